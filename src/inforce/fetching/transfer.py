"""One file of a register over HTTP: asked for conditionally, followed through redirects, streamed to disk."""

import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_to_datetime
from hashlib import sha256
from http import HTTPStatus
from pathlib import Path

import httpx

from inforce.fetching.addresses import Peers
from inforce.fetching.sources import ListFile
from inforce.fetching.wire import CUT_OFF, Interrupted, Refused, Wire
from inforce.register.store import Validators

Progress = Callable[[str, int, int | None], None]
"""Told of a file's name, the bytes received, and the bytes to come where the publisher says so."""

_REDIRECTS = {301, 302, 303, 307, 308}
_LATER = {408, 425, 429}
_PIECE = 1 << 20
_LONGEST = 30 * 86_400.0
_FIELD = 1024
"""Characters of a validator: no honest one is longer."""


@dataclass(frozen=True, slots=True)
class Received:
    """A file on disk: its SHA-256, its size unpacked, and what to ask with the next time."""

    validators: Validators
    size: int


def transfer(
    wire: Wire,
    file: ListFile,
    known: Validators | None,
    target: Path,
    now: Callable[[], datetime],
    progress: Progress,
) -> Received | None:
    """Fetch a file to ``target``; None where the publisher says that it is as ``known``.

    Raises Interrupted where another attempt may go better, else Refused.
    """
    url, place, peers = _parsed(file.url), file.place, Peers()
    for _ in range(wire.limits.redirects + 1):
        source = sha256(place.encode()).hexdigest()
        asked = _conditions(known, source)
        with wire.request("GET", url, asked, check_peer=peers.check) as response:
            if response.status_code in _REDIRECTS:
                url = redirected(url, response)
                place = f"{url.scheme}://{url.netloc.decode()}{url.path}"  # what follows "?" may be a signature
                continue
            if response.status_code == HTTPStatus.NOT_MODIFIED and asked:
                return None
            _refuse_status(response, url.host, now())
            digest, size = _saved(wire, response, target, lambda got, of: progress(file.name, got, of))
            etag, modified = (_validator(response, field) for field in ("ETag", "Last-Modified"))
            return Received(Validators(source, etag, modified, digest), size)
    raise Refused(f"{url.host} redirects in a circle (more than {wire.limits.redirects} times)")


def _parsed(url: str) -> httpx.URL:
    try:
        return httpx.URL(url)
    except (httpx.InvalidURL, ValueError):
        raise Refused("the address is malformed") from None


def _conditions(known: Validators | None, source: str) -> dict[str, str]:
    """Header fields that ask for a file only where it has changed; none at a place that did not give them."""
    if known is None or known.source != source:
        return {}
    fields = {"If-None-Match": known.etag, "If-Modified-Since": known.modified}
    return {name: value for name, value in fields.items() if value}


def _validator(response: httpx.Response, field: str) -> str | None:
    value = str(response.headers.get(field, ""))
    return value if value.isascii() and 0 < len(value) <= _FIELD else None


def redirected(url: httpx.URL, response: httpx.Response) -> httpx.URL:
    """Where an answer leads. Raises Refused where that is not HTTP, or no longer encrypted."""
    try:
        target = url.join(response.headers["Location"])
    except (KeyError, httpx.InvalidURL, ValueError):
        raise Refused(f"{url.host} redirects to nowhere") from None
    if target.scheme not in {url.scheme, "https"}:
        raise Refused(f"{url.host} redirects to an address that is not https")
    return target


def _refuse_status(response: httpx.Response, host: str, now: datetime) -> None:
    status = response.status_code
    if status == HTTPStatus.OK:
        return
    told = f"{host} answered {status} {HTTPStatus(status).phrase if status in list(HTTPStatus) else ''}".rstrip()
    if status in _LATER or status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        raise Interrupted(told, retry_after(response.headers.get("Retry-After", ""), now))
    if status in {HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN}:
        told += "; some publishers let nobody in who does not say who asks: give --contact"
    raise Refused(told)


def retry_after(text: str, now: datetime) -> float | None:
    """Seconds from a Retry-After field (RFC 9110, 10.2.3): a number of them, or a date; at most thirty days.

    None where it says neither.
    """
    if text.strip().isdecimal():
        return min(float(text), _LONGEST)
    try:
        at = parsedate_to_datetime(text)
    except ValueError:
        return None
    return min(max(0.0, (at - now).total_seconds()), _LONGEST) if at.tzinfo else None


def _saved(
    wire: Wire, response: httpx.Response, target: Path, progress: Callable[[int, int | None], None]
) -> tuple[str, int]:
    """The SHA-256 and the size of a body, which is at ``target`` then. Raises Refused where it is too large."""
    coding = response.headers.get("Content-Encoding", "identity").strip().lower()
    if coding not in {"identity", "", "gzip", "x-gzip"}:
        raise Refused(f"{response.url.host} packed its answer in a way that was not asked for")
    packed = "gzip" in coding
    length = response.headers.get("Content-Length", "")
    announced = int(length) if length.isdecimal() and not packed else None
    too_much = f"{response.url.host} sends more than {wire.limits.size >> 20} MiB"
    if announced and announced > wire.limits.size:
        raise Refused(too_much)
    raw = _bounded(response.iter_raw(), wire.limits.size, too_much)
    digest, size = sha256(), 0
    with target.open("wb") as out:
        try:
            for piece in _bounded(_unpacked(raw, response.url.host) if packed else raw, wire.limits.size, too_much):
                out.write(piece)
                digest.update(piece)
                size += len(piece)
                progress(size, announced)
        except httpx.ReadTimeout:
            if announced is None or wire.time_is_up:
                raise
            told = f"{response.url.host} announced {announced} bytes, sent {size}"
            raise Interrupted(f"{told} and was then silent for {wire.limits.silence:g} s") from None
    return digest.hexdigest(), size


def _bounded(pieces: Iterable[bytes], limit: int, otherwise: str) -> Iterator[bytes]:
    size = 0
    for piece in pieces:
        size += len(piece)
        if size > limit:
            raise Refused(otherwise)
        yield piece


def _unpacked(pieces: Iterable[bytes], host: str) -> Iterator[bytes]:
    """A gzip body in pieces of at most a mebibyte, however much one packed byte may stand for."""
    member, begun = zlib.decompressobj(wbits=31), False
    try:
        for piece in pieces:
            while piece:
                begun = True
                yield member.decompress(piece, _PIECE)
                piece = member.unconsumed_tail
                if member.eof:
                    piece = member.unused_data
                    member, begun = zlib.decompressobj(wbits=31), False
    except zlib.error:
        raise Interrupted(f"{host} sent a body that cannot be unpacked") from None
    if begun:
        raise Interrupted(CUT_OFF.format(host=host))
