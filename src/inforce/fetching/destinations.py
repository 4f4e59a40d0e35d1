"""Where news goes: lines of JSON, a command of the user's, a webhook."""

import hmac
import shlex
import subprocess
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from datetime import timedelta
from hashlib import sha256

import httpx

from inforce import contract
from inforce.errors import NotDelivered
from inforce.fetching.addresses import Resolve, refuse_private, refuse_private_peer, resolve
from inforce.fetching.patience import persistently
from inforce.fetching.telling import News, delivery_id, document
from inforce.fetching.terms import Clock, Limits
from inforce.fetching.wire import Interrupted, Refused, Wire

WEBHOOK = Limits(silence=15, total=120, redirects=0)


@dataclass(frozen=True, slots=True)
class Lines:
    """One JSON object a line, for each change."""

    write: Callable[[str], None]
    name: str = "lines"

    def tell(self, news: News) -> None:
        for change in news.changes:
            self.write(contract.dumps(contract.change(change, news.register), indent=None))


@dataclass(frozen=True, slots=True)
class Command:
    """A command that gets all news as one JSON object on its standard input, and succeeds where it has taken it.

    It is run as it is, by no shell. ``show`` takes what it prints.
    """

    arguments: Sequence[str]
    show: Callable[[str], None]
    seconds: float = 600

    @property
    def name(self) -> str:
        return _named("command", shlex.join(self.arguments))

    def tell(self, news: News) -> None:
        self.send(_encoded(news))

    def send(self, body: bytes) -> None:
        """Raises NotDelivered."""
        program = self.arguments[0]
        try:
            done = subprocess.run(  # noqa: S603 - the user's own command
                self.arguments,
                input=body.decode() + "\n",
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                encoding="utf-8",
                errors="replace",
                timeout=self.seconds,
                check=False,
            )
        except subprocess.TimeoutExpired:
            raise NotDelivered(f"{program}: ended after {self.seconds:g} s without having taken the news") from None
        except OSError as error:
            raise NotDelivered(f"{program}: cannot be run ({error.strerror})") from None
        for line in done.stdout.splitlines():
            self.show(f"{program}: {line}")
        if done.returncode:
            raise NotDelivered(f"{program}: exit status {done.returncode}; the news will be told again")


@dataclass(frozen=True, slots=True)
class Webhook:
    """A URL that gets all news as one JSON object by POST, signed; see ``signature``. It is never redirected."""

    url: str = field(repr=False)
    secret: bytes = field(repr=False)
    agent: str
    clock: Clock
    limits: Limits = WEBHOOK
    allow_private: bool = False
    resolve: Resolve = resolve

    @property
    def name(self) -> str:
        return _named("webhook", self.url)

    def tell(self, news: News) -> None:
        self.send(_encoded(news))

    def send(self, body: bytes) -> None:
        """Raises NotDelivered."""
        try:
            url = httpx.URL(self.url)
        except (httpx.InvalidURL, ValueError):
            raise NotDelivered("the address of the webhook is malformed") from None
        ends = self.clock.now() + timedelta(seconds=self.limits.total)
        with closing(Wire(self.agent, self.limits)) as wire, wire.within(self.limits.total):
            try:
                persistently(
                    lambda: self._post(wire, url, body),
                    self.limits,
                    self.clock,
                    lambda: (ends - self.clock.now()).total_seconds(),
                )
            except Refused as error:
                raise NotDelivered(f"webhook: {error}; the news will be told again") from None

    def _post(self, wire: Wire, url: httpx.URL, body: bytes) -> None:
        """Raises Interrupted, Refused."""
        check = (lambda _: None) if self.allow_private else refuse_private_peer
        if not self.allow_private:
            refuse_private(url.host, url.port or (443 if url.scheme == "https" else 80), self.resolve)
        with wire.request("POST", url, self._headers(body), body, check) as answer:
            status = answer.status_code
        if status >= 500 or status in {408, 425, 429}:
            raise Interrupted(f"{url.host} answered {status}")
        if not 200 <= status < 300:
            raise Refused(f"{url.host} answered {status}")

    def _headers(self, body: bytes) -> Mapping[str, str]:
        """Signed anew for each attempt, so that the other side may refuse what is old."""
        timestamp = str(int(self.clock.now().timestamp()))
        return {
            "Content-Type": "application/json",
            "Inforce-Delivery": delivery_id(self.name, body),
            "Inforce-Timestamp": timestamp,
            "Inforce-Signature": f"sha256={signature(self.secret, timestamp, body)}",
        }


def _encoded(news: News) -> bytes:
    return contract.dumps(document(news), indent=None).encode()


def signature(secret: bytes, timestamp: str, body: bytes) -> str:
    """HMAC-SHA256, in hexadecimal, of the seconds since 1970 as written in ``Inforce-Timestamp``, a full stop, and the
    body: whoever has the secret can tell that both are ours, and compares the time with the clock."""
    return hmac.new(secret, timestamp.encode() + b"." + body, "sha256").hexdigest()


def _named(kind: str, text: str) -> str:
    return f"{kind}:{sha256(text.encode()).hexdigest()[:16]}"
