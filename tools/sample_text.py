"""The sample articles as text dumps, JSON Lines and CSV, with the noise of real ones."""

from __future__ import annotations

import csv
import io
import json

import ftfy.bad_codecs

from tools.sample_drafts import NAMES, WIRE, Draft

NOTE = "Sample article for Standpoint. Invented outlet."


def carmel(draft: Draft, *, dated: bool) -> str:
    """A dump with the page's chrome; a path line carries the date where `dated`."""
    related = [title.upper() for title in draft.related]
    middle = len(draft.paragraphs) // 2
    blocks = [
        "Skip to content\nThe Carmel Courier | Home | Security | Diplomacy | Opinion",
        "SHARE THIS ARTICLE\nFacebook | X | WhatsApp | Email",
        draft.headline,
        f"By {draft.byline}",
        f"Photo: {draft.credit}\n{draft.caption}",
        *_paragraphs(draft, {middle: f"READ ALSO: {related[0]}"}),
        "RELATED ARTICLES\n" + "\n".join(related),
        "Sign up for our newsletter: the day from Haifa, in your inbox",
        f"Read this article in\n/news/{draft.date:%Y/%m%d}/{draft.story}" if dated else "Exit mobile version",
        NOTE,
    ]
    return "\n\n".join(blocks) + "\n"


def golden(draft: Draft, *, token: bool) -> str:
    """A dump whose UTF-8 was decoded as GBK somewhere on its way; it begins with a date where `token`."""
    blocks = [
        draft.headline,
        f"|\n{draft.credit}\n{draft.caption}",
        *([draft.byline] if draft.copy_of else []),
        *_paragraphs(draft, {}),
        "MOST READ\n" + "\n".join(draft.related),
        "Give us your feedback",
        f"QR Code to {draft.headline}\nGolden Horn Gazette | Home | Turkey | World | Opinion",
        NOTE,
        "Exit mobile version",
    ]
    garbled = "\n\n".join(blocks).encode().decode("gbk", "ignore")
    return (f" date {draft.date} " if token else "") + garbled + "\n"


def northlight(drafts: list[Draft]) -> str:
    """The agency's articles, one a line."""
    lines = []
    for number, draft in enumerate(drafts):
        record = {
            "id": draft.slug,
            "source": f"{WIRE} (sample)",
            "published": f"{draft.date}T{9 + number % 9:02}:15:00Z",
            "url": f"https://northlight-wire.example{draft.address}",
            "title": draft.headline,
            "text": "\n\n".join(draft.body),
        }
        lines.append(json.dumps(record, ensure_ascii=False))
    return "\n".join(lines) + "\n"


def tidewater(drafts: list[Draft]) -> str:
    """The daily's articles as rows; every other text was UTF-8 read as Windows-1252."""
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\n")
    table.writerow(["id", "title", "text", "source", "url", "published", "authors"])
    for number, draft in enumerate(drafts):
        text = "\n\n".join(
            [
                f"{draft.caption} (Photo: {draft.credit})",
                *_paragraphs(draft, {}),
                "Sign up for the Tidewater Dispatch morning briefing",
                f"Copyright {draft.date.year} Tidewater Dispatch. All rights reserved.",
                NOTE,
            ]
        )
        table.writerow(
            [
                draft.slug,
                draft.headline,
                misread(text) if number % 2 else text,
                f"{NAMES[draft.outlet]} (sample)",
                f"https://www.tidewater-dispatch.example{draft.address}",
                _declared(draft, number),
                WIRE if draft.copy_of else "",
            ]
        )
    return out.getvalue()


def misread(text: str) -> str:
    """UTF-8 read as Windows-1252, as browsers read it: “ becomes â€œ."""
    ftfy.bad_codecs.ok()  # importing it taught Python the codec
    return text.encode().decode("sloppy-windows-1252")


def _declared(draft: Draft, number: int) -> str:
    """The date in one of the forms that spreadsheets hold, two of them of no use without the address."""
    day = draft.date
    forms = (
        f"{day}",
        f"{day:%B} {day.day}, {day.year}",
        f"{day}T16:30:00-04:00",
        f"{day.month}/{day.day}/{day.year}",
        "",
    )
    return forms[number % len(forms)]


def _paragraphs(draft: Draft, inserted: dict[int, str]) -> list[str]:
    """Paragraphs with their subheads, and lines `inserted` before some of them."""
    blocks = []
    for index, paragraph in enumerate(draft.body):
        blocks += [inserted[index]] if index in inserted else []
        blocks += [draft.subheads[index]] if index in draft.subheads else []
        blocks.append(paragraph)
    return blocks
