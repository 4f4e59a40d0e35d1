"""A publisher on loopback that answers as it is told to, well or badly."""

import gzip
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread

NO_FIELDS: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class Asked:
    """A request as it came, and the client's port: one for each connection."""

    method: str
    target: str
    headers: Mapping[str, str]
    body: bytes = b""
    port: int = 0


Answer = Callable[["_Handler"], None]


class Publisher:
    """Answers each path with its answers one after the other, and then with the last of them for ever."""

    def __init__(self) -> None:
        self.requests: list[Asked] = []
        self.ending = Event()
        self._answers: dict[str, list[Answer]] = {}
        self._server = _Server(("127.0.0.1", 0), _Handler)
        self._server.publisher = self
        self._thread = Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        self._thread.start()

    def close(self) -> None:
        self.ending.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def serve(self, path: str, *answers: Answer) -> str:
        """From now on; returns the URL."""
        self._answers[path] = list(answers)
        return self.url(path)

    def url(self, path: str) -> str:
        host, port = self._server.server_address[:2]
        return f"http://{host!s}:{port}{path}"

    def next_answer(self, path: str) -> Answer:
        answers = self._answers.get(path) or [status(404)]
        return answers.pop(0) if len(answers) > 1 else answers[0]

    def asked_for(self, path: str) -> list[Asked]:
        return [each for each in self.requests if each.target.partition("?")[0] == path]


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    publisher: Publisher

    def handle_error(self, request: object, client_address: object) -> None:
        """Clients that went away are what some tests are about."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Server

    @property
    def publisher(self) -> Publisher:
        return self.server.publisher

    def do_GET(self) -> None:
        length = int(self.headers.get("Content-Length") or 0)
        asked = Asked(
            self.command, self.path, dict(self.headers.items()), self.rfile.read(length), self.client_address[1]
        )
        self.publisher.requests.append(asked)
        self.publisher.next_answer(self.path.partition("?")[0])(self)

    do_POST = do_GET  # noqa: N815

    def log_message(self, *_: object) -> None:
        pass

    def head(self, code: int, fields: Mapping[str, str]) -> None:
        self.send_response(code)
        for name, value in fields.items():
            self.send_header(name, value)
        self.end_headers()

    def trickle(self, data: bytes, pause: float) -> None:
        for byte in data:
            if self.publisher.ending.wait(pause):
                break
            self.wfile.write(bytes([byte]))
            self.wfile.flush()


def status(code: int, **fields: str) -> Answer:
    """Nothing but a status; header fields with ``_`` for ``-``."""
    named = {name.replace("_", "-"): value for name, value in fields.items()}
    return lambda handler: handler.head(code, {"Content-Length": "0", **named})


def after(wait: Callable[[], None], other: Answer) -> Answer:
    """An answer that comes late."""

    def answer(handler: _Handler) -> None:
        wait()
        other(handler)

    return answer


def body(
    data: bytes, etag: str | None = None, modified: str | None = None, fields: Mapping[str, str] = NO_FIELDS
) -> Answer:
    """A sound answer; 304 to whoever has it already."""

    def answer(handler: _Handler) -> None:
        known = (handler.headers.get("If-None-Match"), handler.headers.get("If-Modified-Since"))
        own = {name: value for name, value in (("ETag", etag), ("Last-Modified", modified)) if value}
        if (etag and known[0] == etag) or (modified and not known[0] and known[1] == modified):
            handler.head(304, own)
        else:
            handler.head(200, {"Content-Length": str(len(data)), **own, **fields})
            handler.wfile.write(data)

    return answer


def redirect(url: str, code: int = 302) -> Answer:
    return status(code, Location=url)


def cut(data: bytes, after: int, fields: Mapping[str, str] = NO_FIELDS) -> Answer:
    """Announces all and sends a part."""

    def answer(handler: _Handler) -> None:
        handler.head(200, {"Content-Length": str(len(data)), **fields})
        handler.wfile.write(data[:after])
        handler.close_connection = True

    return answer


def cut_chunks(data: bytes) -> Answer:
    """A chunk that is not whole."""

    def answer(handler: _Handler) -> None:
        handler.head(200, {"Transfer-Encoding": "chunked"})
        handler.wfile.write(f"{len(data) * 2:x}\r\n".encode() + data)
        handler.close_connection = True

    return answer


def longer_than_announced(data: bytes, announced: int) -> Answer:
    def answer(handler: _Handler) -> None:
        handler.head(200, {"Content-Length": str(announced)})
        handler.wfile.write(data)
        handler.close_connection = True

    return answer


def shorter_than_announced(data: bytes, announced: int, seconds: float) -> Answer:
    """All that there is, and then the connection stays open for a while."""

    def answer(handler: _Handler) -> None:
        handler.head(200, {"Content-Length": str(announced)})
        handler.wfile.write(data)
        handler.publisher.ending.wait(seconds)
        handler.close_connection = True

    return answer


def drip(data: bytes, pause: float, *, announced: bool = True) -> Answer:
    """A byte now and then."""

    def answer(handler: _Handler) -> None:
        handler.head(200, {"Content-Length": str(len(data))} if announced else {"Connection": "close"})
        handler.trickle(data, pause)
        handler.close_connection = True

    return answer


def drip_head(pause: float) -> Answer:
    """Header fields without end, a byte now and then."""

    def answer(handler: _Handler) -> None:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\n")
        handler.trickle(b"X-Padding: none\r\n" * 1000, pause)
        handler.close_connection = True

    return answer


def silence(seconds: float) -> Answer:
    """Nothing for a while."""

    def answer(handler: _Handler) -> None:
        handler.publisher.ending.wait(seconds)
        handler.close_connection = True

    return answer


def no_http(data: bytes) -> Answer:
    def answer(handler: _Handler) -> None:
        handler.wfile.write(data)
        handler.close_connection = True

    return answer


def packed(data: bytes, etag: str | None = None) -> Answer:
    return body(gzip.compress(data), etag, fields={"Content-Encoding": "gzip"})


@contextmanager
def publishing() -> Iterator[Publisher]:
    publisher = Publisher()
    try:
        yield publisher
    finally:
        publisher.close()
