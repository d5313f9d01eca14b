"""kaleido and the browser under it, as we need them: without a network or traces, the same each time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from choreographer.browsers.chromium import Chromium
from kaleido import Kaleido, PageGenerator

from dashboard.rendering.fonts import FAMILY, faces

# Where nobody listens: whatever a page, or the browser by itself, would load from a network fails at once.
_FLAGS = (
    "--proxy-server=127.0.0.1:1",
    "--proxy-bypass-list=<-loopback>",  # this machine's own servers too
    "--disable-background-networking",
    "--disable-domain-reliability",
    "--no-pings",
)
RELOAD_AFTER = 200  # figures; a tab that drew so many starts afresh, whatever it has kept
_NOTHING_ELSE = (
    "<meta http-equiv='Content-Security-Policy' content=\"default-src 'none';"
    " script-src file: 'unsafe-inline' 'unsafe-eval';"
    " style-src 'unsafe-inline'; font-src data:; img-src data: blob:\">"
)
# Plotly draws the ids of clips and patterns by lot. Seeded with the figure, they are the same each time it is
# drawn, and others than those of another figure on one page.
_SEEDED = (
    "<script>{let state = 1; window.standpointSeed = seed => { state = seed >>> 0 };"
    " Math.random = () => { state = (state + 0x6D2B79F5) >>> 0;"
    " let t = Math.imul(state ^ state >>> 15, state | 1);"
    " t ^= t + Math.imul(t ^ t >>> 7, t | 61); return ((t ^ t >>> 14) >>> 0) / 4294967296 }}</script>"
)
# The font is asked for before Plotly measures words with it.
_ASKED = "<script>" + "".join(
    f"document.fonts.load('{style} 13px \"{FAMILY}\"');" for style in ("400", "600", "italic 400")
) + "</script>"  # fmt: skip


class Page(PageGenerator):  # type: ignore[misc] # kaleido publishes no types
    """kaleido's page, with our font and our lots, and no way out."""

    def generate_index(self) -> str:
        """The page."""
        page: str = super().generate_index()
        return page.replace("<style", f"{_NOTHING_ELSE}{_SEEDED}<style>{faces()}</style>{_ASKED}<style", 1)


class Browser(Chromium):
    """A Chromium that stays in our group of processes, and that has no network."""

    def get_cli(self) -> Sequence[str]:
        """Its command."""
        return [*super().get_cli(), *_FLAGS]

    def get_popen_args(self) -> Mapping[str, Any]:
        """How it is started."""
        return {key: value for key, value in super().get_popen_args().items() if key != "start_new_session"}


class Figures(Kaleido):  # type: ignore[misc] # kaleido publishes no types
    """kaleido with one tab, which is not loaded anew after each figure: that took longer than the figure.

    Args:
        program: The browser.
    """

    def __init__(self, program: str) -> None:
        super().__init__(page_generator=Page(mathjax=False), path=program, browser_cls=Browser)
        self._drawn = 0

    async def svg(self, figure: dict[str, Any], width: int, height: int, seed: int) -> str:
        """A figure as SVG, as Plotly makes it; width and height in px."""
        self._drawn += 1
        tab = next(iter(self.tabs.values()))
        # With the font there, whatever the machine does: words are measured in the one they are drawn in.
        ready = f"standpointSeed({seed}); document.fonts.ready.then(() => true)"
        await tab.send_command("Runtime.evaluate", {"expression": ready, "awaitPromise": True})
        options = {"format": "svg", "width": width, "height": height, "scale": 1}
        made: bytes = await self.calc_fig(figure, opts=options)
        return made.decode()

    async def _return_kaleido_tab(self, tab: Any) -> None:  # noqa: ANN401 - no types
        """Hands the tab back; where kaleido has another name for this, it just reloads as it would."""
        if self._drawn % RELOAD_AFTER == 0:
            await super()._return_kaleido_tab(tab)
        else:
            await self.tabs_ready.put(tab)
