"""Web addresses: one request each, within bounds of time; what the server says no to is told as it is."""

from __future__ import annotations

import time
from http.client import HTTPException
from io import BufferedReader, RawIOBase
from typing import Any, BinaryIO, cast
from urllib.error import HTTPError, URLError
from urllib.parse import quote
from urllib.request import Request, urlopen

from pipeline.errors import UnreadableInput

ANSWER_SECONDS = 30.0  # without a byte; a newspaper's server answers in two
WHOLE_SECONDS = 300.0  # for everything: a server that drips bytes would hold up the pile
AGENT = "Standpoint (reads the pages its user names)"
_SAFE = "/:?&=#%+,;@!$'()*~[]"


def fetched(address: str) -> BinaryIO:
    """The bytes behind an address, as a stream; redirects are followed, proxies of the environment used.

    Raises:
        UnreadableInput: If it is no address, nobody answers in time, or the answer is an error; while
            reading, if the connection breaks or takes too long.
    """
    try:
        request = Request(quote(address, safe=_SAFE), headers={"User-Agent": AGENT})  # noqa: S310 - http or https: source.check
        answer = urlopen(request, timeout=ANSWER_SECONDS)  # noqa: S310 - as above
    except HTTPError as cause:
        cause.close()
        raise UnreadableInput(
            f"the server answers {cause.code} {cause.reason}", then="Open it in a browser and save the page"
        ) from cause
    except URLError as cause:
        raise UnreadableInput(f"the address can't be reached ({cause.reason})", then="Check it") from cause
    except (OSError, HTTPException, ValueError) as cause:
        told = str(cause) or type(cause).__name__
        raise UnreadableInput(f"the address can't be reached ({told})", then="Check it") from cause
    return cast("BinaryIO", BufferedReader(_Answer(answer)))


class _Answer(RawIOBase):
    """The body of an answer; what breaks it is told as an unreadable input."""

    def __init__(self, answer: Any) -> None:  # noqa: ANN401 - urlopen gives no better type
        self._answer = answer
        self._until = time.monotonic() + WHOLE_SECONDS

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:  # noqa: ANN401 - the base class takes any writable buffer
        if time.monotonic() > self._until:
            raise UnreadableInput(f"the server takes more than {WHOLE_SECONDS:.0f} s", then="Save the page")
        try:
            part = self._answer.read1(len(buffer))
        except (OSError, HTTPException) as cause:
            raise UnreadableInput("the connection broke before the end", then="Try it again") from cause
        if not part and self._answer.length:  # the server promised more
            raise UnreadableInput("the connection broke before the end", then="Try it again")
        buffer[: len(part)] = part
        return len(part)

    def close(self) -> None:
        self._answer.close()
        super().close()
