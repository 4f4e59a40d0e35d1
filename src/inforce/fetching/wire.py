"""Requests over HTTP, one at a time: bounded in time, silent in logs, with every failure in plain words.

Addresses with secrets in them (signed ones, tokens) pass through here; messages name the host alone.
"""

import logging
import ssl
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, closing, contextmanager
from contextvars import ContextVar

import httpcore
import httpx

from inforce.errors import FetchFailed
from inforce.fetching.terms import Limits
from inforce.time_limit import TimeLimit, made

CUT_OFF = "{host} cut the transfer off before all had come that it announced"

_speaking: ContextVar[bool] = ContextVar("speaking", default=False)


class Interrupted(Exception):
    """It may go better later: in ``after`` seconds, where the other side says so."""

    def __init__(self, message: str, after: float | None = None) -> None:
        super().__init__(message)
        self.after = after


class Refused(Exception):
    """It will not go better by asking again; before ``after`` seconds, where the other side says so."""

    def __init__(self, message: str, after: float | None = None) -> None:
        super().__init__(message)
        self.after = after


_A_CONNECTION_EACH = httpx.Limits(max_keepalive_connections=0)
"""No connection is used again: one may end, or hold more of the last answer, just when the next request is on its way."""


class Wire:
    """A client whose connections are checked when they are made and cut when time is up."""

    def __init__(self, agent: str, limits: Limits, *, proxies: bool = False) -> None:
        """``proxies``: proxies and certificates that the environment names are used.

        Raises FetchFailed where those cannot be used.
        """
        self.limits = limits
        self._limit = TimeLimit()
        fields = {"User-Agent": agent, "Accept": "*/*", "Accept-Encoding": "gzip"}
        try:
            self._client = httpx.Client(
                headers=fields, timeout=limits.silence, trust_env=proxies, limits=_A_CONNECTION_EACH
            )
        except (ImportError, ValueError, httpx.InvalidURL):  # their words may hold a password
            raise FetchFailed("the proxy that the environment names cannot be used; an HTTP proxy can") from None

    def close(self) -> None:
        self._client.close()

    @property
    def time_is_up(self) -> bool:
        """The time of ``within`` is over."""
        return self._limit.is_up

    def within(self, seconds: float) -> AbstractContextManager[None]:
        """Whatever is under way after so many seconds is cut off, even where single bytes keep trickling in."""
        return self._limit.of(seconds)

    @contextmanager
    def request(
        self,
        method: str,
        url: httpx.URL,
        headers: Mapping[str, str],
        content: bytes | None = None,
        check_peer: Callable[[str], None] = lambda _: None,
    ) -> Iterator[httpx.Response]:
        """The answer, its body not read yet. ``check_peer`` sees the address connected to before a byte is sent.

        Raises Interrupted and Refused, also for what happens while the body is read.
        """
        if url.scheme not in {"http", "https"} or not url.host:
            raise Refused("the address is neither http nor https")
        with self._in_our_words(url.host):
            extensions = {"trace": self._traced(check_peer)}
            request = self._client.build_request(
                method, url, headers=dict(headers), content=content, extensions=extensions
            )
            with closing(self._client.send(request, stream=True)) as response:
                yield response

    @contextmanager
    def _in_our_words(self, host: str) -> Iterator[None]:
        """The client's log is silent, its errors are explained, and what ends when time is up is refused."""
        token = _speaking.set(True)
        try:
            yield
            self._refuse_late(host)
        except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError) as error:
            self._refuse_late(host)
            raise _explained(error, host, self.limits) from None
        finally:
            _speaking.reset(token)

    def _traced(self, check_peer: Callable[[str], None]) -> Callable[[str, Mapping[str, object]], None]:
        """What the client is to call at each step: connections are checked when they are made."""

        def trace(event: str, info: Mapping[str, object]) -> None:
            if (stream := made(event, info)) is not None:
                self._take(stream, check_peer)

        return trace

    def _take(self, stream: httpcore.NetworkStream, check_peer: Callable[[str], None]) -> None:
        try:
            check_peer(stream.get_extra_info("server_addr")[0])
        except Refused:
            stream.close()
            raise
        self._limit.hold(stream)

    def _refuse_late(self, host: str) -> None:
        if self.time_is_up:
            raise Refused(f"{host} took longer than the time limit of {self.limits.total:g} s")


_WORDS: Sequence[tuple[type[Exception], str, type[Interrupted | Refused], str]] = (
    (httpx.ConnectTimeout, "", Interrupted, "{host} could not be reached within {silence:g} s"),
    (httpx.TimeoutException, "", Interrupted, "{host} was silent for {silence:g} s"),
    (httpx.ConnectError, "CERTIFICATE", Refused, "{host} cannot be trusted ({verdict})"),
    (httpx.ConnectError, "", Interrupted, "{host} cannot be reached ({verdict})"),
    (httpx.ProxyError, "", Interrupted, "the proxy did not let us through to {host}"),
    (httpx.NetworkError, "", Interrupted, "the connection to {host} broke"),
    (httpx.InvalidURL, "", Refused, "{host} redirects to an address that is malformed"),
    (httpx.RemoteProtocolError, "location header", Refused, "{host} redirects to an address that is malformed"),
    (httpx.RemoteProtocolError, "complete message", Interrupted, CUT_OFF),
    (httpx.RemoteProtocolError, "incomplete chunked", Interrupted, CUT_OFF),
    (httpx.RemoteProtocolError, "", Interrupted, "{host} does not answer in sound HTTP"),
    (Exception, "", Refused, "{host} cannot be asked: the address or a header field is malformed"),
)
"""What to say of an error of the client, which its type and a word of its message tell; the first that fits."""


def _explained(error: Exception, host: str, limits: Limits) -> Interrupted | Refused:
    """An error of the client in our words: its own may hold the address."""
    kind, words = next((k, words) for e, word, k, words in _WORDS if isinstance(error, e) and word in str(error))
    return kind(words.format(host=host, silence=limits.silence, verdict=_verdict(error)))


def _verdict(error: Exception) -> str:
    """What the system said of a connection that was not made: ``Connection refused``."""
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return cause.verify_message
        if isinstance(cause, OSError) and cause.strerror:
            return cause.strerror
        cause = cause.__cause__ or cause.__context__
    return "no connection"


class _Silence(logging.Filter):
    """The client's log would show whole addresses: it keeps silent while we speak, and only then."""

    def filter(self, record: logging.LogRecord) -> bool:  # noqa: ARG002
        return not _speaking.get()


for _name in ("httpx", *(f"httpcore.{_part}" for _part in ("connection", "http11", "http2", "proxy", "socks"))):
    logging.getLogger(_name).addFilter(_Silence())
