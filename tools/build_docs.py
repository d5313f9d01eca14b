"""Write or check the generated pages: docs/schema.md, docs/commands.md, the figures in docs/method.md.

python tools/build_docs.py --check    exit 1 and name the pages that are out of date
python tools/build_docs.py --write    write them
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))  # run as a script, from any folder

from pipeline.schema import TABLES  # noqa: E402 - after the path is set
from pipeline.table import Table  # noqa: E402 - as above
from tools.command_pages import commands_page  # noqa: E402

GATE = ROOT / "data" / "gold" / "gate.json"
GATE_BEGIN = "<!-- figures: written by tools/build_docs.py from data/gold/gate.json -->"
GATE_END = "<!-- end of figures -->"
NOTHING_MEASURED = "Nothing is measured yet: `data/gold/gate.json` does not exist."


def schema_page(tables: Mapping[str, Table]) -> str:
    """docs/schema.md: every table, every column."""
    parts = [
        "# Tables\n",
        "Generated from `pipeline/schema.py` by `python tools/build_docs.py --write`.\n",
        "Spans are characters, half-open: `start` is the first character, `end` the first one after it.",
        "They count in `articles.text`; the alignment leads from there into `articles.raw`.\n",
        "| table | holds |",
        "|---|---|",
        *[f"| [{table.name}](#{table.name}) | {table.sentence} |" for table in tables.values()],
    ]
    for table in tables.values():
        parts += [f"\n## {table.name}\n", f"{table.sentence} Key: `{table.key}`.\n"]
        parts += ["| column | type | unit | range | null means | |", "|---|---|---|---|---|---|"]
        for column in table.columns:
            cells = (column.kind, column.unit, column.range, column.null, column.sentence)
            parts.append(f"| `{column.name}` | " + " | ".join(map(_cell, cells)) + " |")
    return "\n".join(parts) + "\n"


def gate_table(path: Path) -> str:
    """The pinned figures of the gate, with the command that measures them."""
    if not path.exists():
        return NOTHING_MEASURED
    pinned = json.loads(path.read_text(encoding="utf-8"))
    lines = [
        f"Measured by `{pinned['command']}`, pinned by `standpoint gate --update`.\n",
        "| figure | pinned | n | data | what it is |",
        "|---|---|---|---|---|",
    ]
    for name, entry in pinned["figures"].items():
        cells = (f"`{name}`", entry["floor"], f"{entry['n']:g}", entry["data"], entry["meaning"])
        lines.append("| " + " | ".join(map(_cell, cells)) + " |")
    return "\n".join(lines)


def with_figures(page: str, table: str) -> str:
    """The page with what stands between the two marks replaced by the table."""
    before, _, rest = page.partition(GATE_BEGIN)
    _, _, after = rest.partition(GATE_END)
    if not rest or GATE_END not in rest:
        msg = f"docs/method.md lacks its marks: {GATE_BEGIN} and {GATE_END}"
        raise ValueError(msg)
    return f"{before}{GATE_BEGIN}\n{table}\n{GATE_END}{after}"


def pages() -> dict[Path, str]:
    """Every generated page with the content it should have."""
    method = ROOT / "docs" / "method.md"
    return {
        ROOT / "docs" / "schema.md": schema_page(TABLES),
        ROOT / "docs" / "commands.md": commands_page(),
        method: with_figures(method.read_text(encoding="utf-8"), gate_table(GATE)),
    }


def main(arguments: Sequence[str] | None = None) -> int:
    """Exit code 0 when all pages are up to date or were written, 1 otherwise."""
    parser = argparse.ArgumentParser(description="Write or check the generated pages of docs/.")
    choice = parser.add_mutually_exclusive_group(required=True)
    choice.add_argument("--check", action="store_true")
    choice.add_argument("--write", action="store_true")
    options = parser.parse_args(arguments)
    stale = [path for path, page in pages().items() if not path.exists() or path.read_text("utf-8") != page]
    if options.write:
        for path in stale:
            path.write_text(pages()[path], encoding="utf-8")
    for path in stale:
        print(f"{path.relative_to(ROOT)}: {'written' if options.write else 'out of date'}")
    if stale and options.check:
        print("Run: python tools/build_docs.py --write", file=sys.stderr)
        return 1
    return 0


def _cell(value: object) -> str:
    return str("" if value is None else value).replace("|", "\\|").replace("\n", " ")


if __name__ == "__main__":
    sys.exit(main())
