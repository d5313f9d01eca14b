"""Web addresses, on loopback: what is served is read, and what is not says why."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from pipeline.ingest import address
from pipeline.ingest.read import count_inputs, read_inputs
from pipeline.records import RawRecord, RejectedInput

PAGE = (
    "<!DOCTYPE html><html><body><article><p>The bridge is closed. Café au lait.</p></article></body></html>"
)
FEED = (
    "<rss><channel><title>The Ledger</title><item><link>https://ledger.example/a</link>"
    "<description>The bridge is closed.</description></item></channel></rss>"
)
BODIES = {
    "/story": ("text/html", PAGE.encode()),
    "/story.php?id=1": ("text/html", PAGE.encode()),
    "/caf%C3%A9": ("text/html", PAGE.encode()),
    "/feed.xml": ("application/rss+xml", FEED.encode()),
    "/rows.csv": ("text/csv", b"id,text\n1,The bridge is closed.\n2,The ferry runs.\n"),
    "/picture": ("image/png", b"\x89PNG\r\n\x1a\n" + b"0" * 40),
    "/empty": ("text/html", b""),
}


class Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        if self.path == "/moved":
            self.send_response(301)
            self.send_header("Location", "/story")
            self.end_headers()
        elif self.path == "/broken":
            self.send_response(200)
            self.send_header("Content-Length", "5000")
            self.end_headers()
            self.wfile.write(PAGE.encode())
        elif self.path == "/slow":
            self.send_response(200)
            self.end_headers()
            for _ in range(40):
                self.wfile.write(b"a word and another one ")
                self.wfile.flush()
                time.sleep(0.05)
        elif self.path in BODIES:
            kind, body = BODIES[self.path]
            self.send_response(200)
            self.send_header("Content-Type", kind)
            self.end_headers()
            self.wfile.write(body)
        else:
            self.send_error(404)

    def log_message(self, *_args: object) -> None:
        """Nothing: the test's output is not the server's."""


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    made = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=made.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{made.server_port}"
    made.shutdown()
    thread.join()
    made.server_close()


def read(*addresses: str) -> list[RawRecord | RejectedInput]:
    return list(read_inputs(addresses))


@pytest.mark.parametrize("path", ["/story", "/story.php?id=1", "/moved", "/café"])
def test_a_page_is_read_and_knows_its_address(server, path) -> None:
    (record,) = read(server + path)
    assert isinstance(record, RawRecord)
    assert (record.kind, record.ref, record.url) == ("html", server + path, server + path)
    assert "Café au lait" in record.payload


def test_a_feed_gives_its_entries_with_their_own_addresses(server) -> None:
    (record,) = read(f"{server}/feed.xml")
    assert isinstance(record, RawRecord)
    assert (record.url, record.source) == ("https://ledger.example/a", "The Ledger")


def test_a_table_is_told_by_its_ending(server) -> None:
    assert [record.ref for record in read(f"{server}/rows.csv")] == ["1", "2"]


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/nowhere", "server answers 404 Not Found"),
        ("/picture", "PNG picture"),
        ("/empty", "is empty"),
        ("/broken", "connection broke"),
    ],
)
def test_what_can_t_be_had_is_rejected_with_its_reason_and_the_rest_goes_through(server, path, words) -> None:
    bad, good = read(server + path, f"{server}/story")
    assert isinstance(bad, RejectedInput)
    assert words in bad.reason
    assert isinstance(good, RawRecord)


@pytest.mark.parametrize("name", ["http://127.0.0.1:9/x", "http://no such host.invalid/a"])
def test_nobody_there_is_a_rejection(name) -> None:
    (bad,) = read(name)
    assert isinstance(bad, RejectedInput)
    assert "can't be reached" in bad.reason


def test_a_server_that_drips_is_left(server, monkeypatch) -> None:
    monkeypatch.setattr(address, "WHOLE_SECONDS", 0.3)
    begun = time.monotonic()
    (bad,) = read(f"{server}/slow")
    assert time.monotonic() - begun < 2
    assert isinstance(bad, RejectedInput)
    assert "takes more than" in bad.reason


def test_how_many_records_an_address_has_is_not_known(server) -> None:
    assert count_inputs([f"{server}/story"]) is None
