"""The head of every page: the button that copies a link, and the note that data are not the newest."""

from __future__ import annotations

import datetime as dt
import html

from dashboard.markup.words import note

# The address as it stands, and the state of the data it was read from: the link shows the same tomorrow.
# Where the browser gives no access to the clipboard (plain http), an old command is tried, and else the
# link is shown to be copied by hand.
_COPY = """
{const button=document.getElementById('sp-copy'),told=document.getElementById('sp-copied');
if(button&&!button.dataset.ready){button.dataset.ready='1';button.addEventListener('click',async()=>{
const link=new URL(location.href);link.searchParams.set('data',button.dataset.state);
let done=false;try{await navigator.clipboard.writeText(link.href);done=true}catch{
const area=document.createElement('textarea');area.value=link.href;document.body.append(area);area.select();
done=document.execCommand('copy');area.remove();button.focus()}
told.textContent=done?'Link copied.':link.href;setTimeout(()=>{if(done)told.textContent=''},4000)})}}
"""


def state(finished: dt.datetime | None) -> str:
    """Of when the data are: when the newest run was finished, UTC."""
    return "" if finished is None else f'<span class="sp-state">Data of {moment(finished)}</span>'


def copy_link(snapshot: str) -> str:
    """The button and its script.

    Args:
        snapshot: The name of the state of the data; the link will show the same.
    """
    named = html.escape(snapshot)
    button = f'<button type="button" id="sp-copy" data-state="{named}">Copy link</button>'
    return (
        f'<span class="sp-copy">{button}'
        f'<span id="sp-copied" role="status" aria-live="polite"></span></span><script>{_COPY}</script>'
    )


def newer() -> str:
    """Says that newer data have come while the page stood open."""
    return '<p class="sp-small" role="status">The store has newer data since this page was drawn.</p>'


def pinned(finished: dt.datetime | None) -> str:
    """Says that a link shows older data than there are."""
    when = "" if finished is None else f" of {moment(finished)}"
    return note([f"You see the data{when}, as the link asks. The store has newer data since."])


def moment(when: dt.datetime) -> str:
    """A moment as pages tell it."""
    return f"{when.day} {when:%b %Y, %H:%M} UTC"
