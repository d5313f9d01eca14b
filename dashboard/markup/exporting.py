"""The words and the script of saving a figure."""

from __future__ import annotations

import html
import re

# Once the button that saves is there it is clicked, so that one click on a format saves the file. Where
# scripts are blocked the button is clicked by hand.
_CLICK = (
    "{let n=0;const t=setInterval(()=>{const b=document.querySelector('.st-key-KEY button');n+=1;"
    "if(b&&!b.disabled){clearInterval(t);b.click()}if(n>200)clearInterval(t)},50)}"
)
_KEY = re.compile("[a-z-]+")
# A page that is drawn anew may replace what has the focus: it is given for as long as that takes. There is no
# “<” before a letter or digit: Streamlit drops a script that has one.
_FOCUS = (
    "{let n=0;const t=setInterval(()=>{const b=document.querySelector("
    "'[class*=\"st-key-KEY\"] :is(input,button)');n+=1;const a=document.activeElement;"
    "if(b&&!b.disabled&&(a===document.body||3>n))b.focus();if(n>40)clearInterval(t)},50)}"
)
_WIDGET = re.compile("[A-Za-z]+-[0-9a-f]+-[0-9]+")


def file_name(noun: str, day: str, kind: str) -> str:
    """What a file is called."""
    return f"standpoint-{noun}-{day}.{kind}"


def click(key: str, occasion: int) -> str:
    """The script that clicks a button once.

    Args:
        key: The button's key, a word of ours: no word of data gets into a script.
        occasion: A number that no other click has; a browser runs the same script once.
    """
    if _KEY.fullmatch(key) is None:
        raise ValueError(key)
    return f"<script>/*{occasion}*/{_CLICK.replace('KEY', key)}</script>"


def focus(key: str, occasion: int) -> str:
    """The script that puts the keyboard on the button or box of a key, once it is there.

    Args:
        key: The widget's key, or how it begins, a word of ours.
        occasion: A number that no other time has.
    """
    if _WIDGET.fullmatch(key) is None:
        raise ValueError(key)
    return f"<script>/*{occasion}*/{_FOCUS.replace('KEY', key)}</script>"


def same_by(line: str) -> str:
    """The command that writes the same, folded."""
    told = html.escape(line)
    return (
        '<details class="sp-small sp-same"><summary>The same by command</summary>'
        f'<code class="sp-command">{told}</code></details>'
    )
