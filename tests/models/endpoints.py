"""A fake model behind a real address on loopback."""

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass(slots=True)
class Endpoint:
    """``answer``: what the model writes; ``status`` and ``body`` override all of the answer. ``asked``: what came in.
    ``pause``: seconds between the bytes of an answer; ``head_pause``: between those of its head."""

    answer: str = '{"claims": []}'
    status: int = 200
    body: bytes | None = None
    headers: dict[str, str] = field(default_factory=dict)
    asked: list[dict[str, Any]] = field(default_factory=list)
    url: str = ""
    pause: float = 0.0
    head_pause: float = 0.0


@contextmanager
def served(endpoint: Endpoint) -> Iterator[Endpoint]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            sent = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            key = self.headers.get("Authorization")
            endpoint.asked.append({"path": self.path, "key": key, **sent})
            if endpoint.head_pause:
                self._drip_head()
                return
            told = {"choices": [{"message": {"role": "assistant", "content": endpoint.answer}}]}
            body = endpoint.body if endpoint.body is not None else json.dumps(told).encode()
            self.send_response(endpoint.status)
            for name, value in endpoint.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            for number in range(len(body)) if endpoint.pause else ():
                time.sleep(endpoint.pause)
                with suppress(OSError):  # nobody waits for it any longer
                    self.wfile.write(body[number : number + 1])
            if not endpoint.pause:
                self.wfile.write(body)

        def _drip_head(self) -> None:
            for byte in b"HTTP/1.0 200 OK\r\nX-Waits: a while longer\r\n\r\n":
                time.sleep(endpoint.head_pause)
                with suppress(OSError):  # nobody waits for it any longer
                    self.wfile.write(bytes([byte]))

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    endpoint.url = f"http://127.0.0.1:{server.server_port}/v1"
    try:
        yield endpoint
    finally:
        server.shutdown()
        server.server_close()
