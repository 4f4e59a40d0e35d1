"""Mail: the text part of a message, with its headers as the outermost layer.

Of alternatives the plain text counts, unless it is a stub that points to the HTML. A forwarded message that is
attached comes after the text of the mail that carries it, as a forward. Newlines become ``\\n``.
"""

import re
from base64 import b64decode
from codecs import BOM_UTF8
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from functools import lru_cache
from quopri import decodestring
from typing import Any, TypeVar

from inforce.errors import UnreadableReport
from inforce.reports import page
from inforce.reports.charset import decode, mend
from inforce.reports.compose import Source, identity
from inforce.reports.dates import header_date
from inforce.reports.layers import forwarded_in_quotes
from inforce.reports.lines import Preset, without_flowing_spaces
from inforce.reports.model import Wrapping
from inforce.values import replace

T = TypeVar("T")

MOST_PARTS = 100
"""Multipart boundaries and attached messages in one mail. Real mail has a few; each level costs time and stack."""
LONGEST_HEADER = 10_000
"""Bytes of one header that says how a part is coded. Real ones have some hundred; Python's parser is quadratic."""

_NESTING = re.compile(rb"boundary\s{0,4}=|message/rfc822", re.IGNORECASE)
_CONTENT_HEADER = re.compile(rb"^(?:content-|mime-)[a-z-]{1,30}:[^\n]*(?:\n[ \t][^\n]*)*", re.IGNORECASE | re.MULTILINE)
_NEWLINE = re.compile(r"\r\n?")
_SURROGATE = re.compile("[\ud800-\udfff]")
_STUB_WORDS = 60
"""A plain text this short beside an HTML four times as long only says that the mail is HTML."""
_ENCODED = re.compile(r"=\?[^?\s]{1,60}\?[bBqQ]\?[^?\s]{0,200}\?=")
"""A word of a header in a charset of its own (RFC 2047)."""
_QUOTED = 60
"""Characters of a header that a note repeats."""
_REPORTS = (
    ".txt", ".text", ".md", ".eml", ".mbox", ".html", ".htm", ".mht", ".mhtml", ".pdf", ".doc", ".docx", ".rtf", ".odt",
    ".msg", ".zip", "winmail.dat",
)  # fmt: skip
"""How files are called that may hold a report."""
_SHOWN = 2_000
"""Characters of a header that are read."""

_MALFORMED = (LookupError, ValueError, TypeError, AttributeError, AssertionError, MessageError)
"""What Python's mail parser raises on headers that no mail program writes."""


_HEADERS_KEPT = 256
"""Headers of which what they say is kept: a mail's are asked for many times, and most mails have the same."""


class _Policy(policy.EmailPolicy):
    """Takes each header apart once."""

    def header_fetch_parse(self, name: str, value: str) -> Any:  # Any: as in the email package
        return _taken_apart(name, value)


@lru_cache(maxsize=_HEADERS_KEPT)
def _taken_apart(name: str, value: str) -> Any:
    return policy.default.header_fetch_parse(name, value)


_POLICY = _Policy()


@dataclass(slots=True)
class _Body:
    """The text of a mail or of a part, while it is gathered; ``unread``: notes on attachments."""

    charset: str | None = None
    text: str = ""
    html: bool = False
    flowed: bool = False
    presets: tuple[Preset, ...] = ()
    layers: tuple[Wrapping, ...] = ()
    remarks: tuple[tuple[int, int], ...] = ()
    notes: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()
    unreadable: str | None = None

    def add(self, other: "_Body") -> None:
        """Put another part's text behind this one's, a blank line between."""
        shift = len(self.text.rstrip()) + 2 if self.text.strip() else 0
        if shift and other.layers and not self.layers:
            self.remarks += ((0, shift),)
        self.text = f"{self.text.rstrip()}\n\n{other.text}" if shift else other.text
        self.presets += tuple((start + shift, end + shift, role) for start, end, role in other.presets)
        self.layers += tuple(_shifted(layer, shift) for layer in other.layers)
        self.remarks += tuple((start + shift, end + shift) for start, end in other.remarks)
        self.notes += other.notes
        self.unread += other.unread
        self.unreadable = self.unreadable or other.unreadable
        self.charset = self.charset or other.charset
        self.html = self.html or other.html
        self.flowed = self.flowed or other.flowed

    @property
    def words(self) -> int:
        return len(self.text.split())


def sources(data: bytes) -> list[Source]:
    """The one source in a mail. Raises UnreadableReport where no part of it is text."""
    return [source_of(data)]


def source_of(data: bytes) -> Source:
    """The text and the headers of one message. Raises UnreadableReport."""
    _check(data)
    try:
        message = _parsed(data.removeprefix(BOM_UTF8).lstrip(b"\r\n"))
        if (page := _saved_page(message)) is not None:
            return replace(page, id=identity(data))
        body = _body_of(message)
        envelope = _layer("mail", message, body)
    except RecursionError:
        raise UnreadableReport("a mail nested too deep; save the message that is meant by itself") from None
    if not body.text.strip():
        raise UnreadableReport(
            body.unreadable or "a mail without text; what it says may be in an attachment, save that by itself"
        )
    return Source(
        identity(data),
        body.text,
        body.presets,
        (envelope, *body.layers),
        notes=tuple(dict.fromkeys([*body.notes, *body.unread])),
        flowed=body.flowed,
        remarks=body.remarks,
    )


def _check(data: bytes) -> None:
    if len(_NESTING.findall(data)) > MOST_PARTS:
        raise UnreadableReport(
            f"a mail of more than {MOST_PARTS} nested parts; save the message that is meant by itself"
        )
    if any(len(found[0]) > LONGEST_HEADER for found in _CONTENT_HEADER.finditer(data)):
        raise UnreadableReport(f"a mail with a header of more than {LONGEST_HEADER} bytes; save its text as .txt")


def _parsed(data: bytes) -> Message:
    try:
        return message_from_bytes(data, policy=_POLICY)
    except _MALFORMED:
        return message_from_bytes(data, policy=policy.compat32)


def _body_of(part: Message) -> _Body:
    """The text in a part and in the parts within it."""
    kind = _said(part.get_content_type, "text/plain")
    if kind == "multipart/alternative" and part.is_multipart():
        return _best([_body_of(each) for each in _within(part)])
    if kind == "message/rfc822" and part.is_multipart():
        return _attached_mail([_uncoded(part, each) for each in _within(part)])
    if part.is_multipart():
        shown = [each for each in _within(part) if not _is_attachment(each)] or _within(part)
        body = _gathered(shown)
        body.unread += tuple(_unread(each) for each in _within(part) if each not in shown and _has_words(each))
        return body
    if kind in ("text/plain", "text/html"):
        return _text_of(part, kind)
    if kind.startswith("multipart/"):  # without the boundary that it should name: its lines are all that there is
        return _text_of(part, "text/plain")
    return _Body(unread=(_unread(part),) if _has_words(part) else ())


def _has_words(part: Message) -> bool:
    """A part that is not shown and yet may hold a report: text, a mail, or a file that is called so."""
    kind, name = _said(part.get_content_type, ""), str(_said(part.get_filename, None) or "")
    return kind.startswith(("text/", "message/")) or name.lower().endswith(_REPORTS)


def _unread(part: Message) -> str:
    name = " ".join(str(_said(part.get_filename, None) or _said(part.get_content_type, "")).split())
    return f"the attachment {name[:_QUOTED]!r} was not read; save it and read it by itself"


def _within(part: Message) -> list[Message]:
    payload = part.get_payload()
    return [each for each in payload if isinstance(each, Message)] if isinstance(payload, list) else []


def _is_attachment(part: Message) -> bool:
    kind = _said(part.get_content_type, "")
    return kind != "message/rfc822" and _said(part.get_content_disposition, None) == "attachment"


def _gathered(parts: list[Message]) -> _Body:
    body = _Body()
    for part in parts:
        body.add(_body_of(part))
    return body


def _best(bodies: list[_Body]) -> _Body:
    """Of alternatives the plain text, unless it says next to nothing beside the HTML, or mails are attached to that alone. What
    was left unread of the others is told of all the same."""
    plain = next((body for body in bodies if body.text.strip() and not body.html), None)
    rich = next((body for body in bodies if body.text.strip() and body.html), None)
    best = plain or rich or (bodies[0] if bodies else _Body())
    if plain and rich:
        if rich.layers and not plain.layers:
            best = rich
        elif _is_stub(plain, rich):
            best = rich
            rich.notes += ("the plain text of the mail is a stub; its HTML was read",)
    best.unread = tuple(dict.fromkeys(note for body in bodies for note in body.unread))
    return best


def _is_stub(plain: _Body, rich: _Body) -> bool:
    """A short plain text that says next to nothing beside the HTML, or other words than that: "View this mail in a browser"."""
    if plain.words >= _STUB_WORDS or rich.words <= plain.words:
        return False
    own, shown = set(plain.text.lower().split()), set(rich.text.lower().split())
    return rich.words > 4 * plain.words or 2 * len(own & shown) < len(own)


def _attached_mail(messages: list[Message]) -> _Body:
    """A mail attached to another: its text, and its headers as a forward."""
    body = _Body()
    for message in messages:
        inner = _body_of(message)
        inner.layers = (_layer("forward", message, inner), *inner.layers)
        body.add(inner)
    return body


def _uncoded(part: Message, message: Message) -> Message:
    """An attached mail whose bytes are coded, which they may not be (RFC 2046, 5.2.1) and with some programs are."""
    coding = str(_said(lambda: part["Content-Transfer-Encoding"], None) or "").strip().lower()
    if coding not in ("base64", "quoted-printable") or message.keys():
        return message
    try:
        data = message.as_bytes()
        data = b64decode(data) if coding == "base64" else decodestring(data)
        _check(data)
    except (*_MALFORMED, UnreadableReport):
        return message
    return _parsed(data)


def _saved_page(message: Message) -> Source | None:
    """The page in a web archive (MHTML, RFC 2557): nobody sent it to anybody, and its parts have addresses of their own."""
    root = next((part for part in message.walk() if not part.is_multipart()), message)
    sent = any(name in message for name in ("To", "Cc", "Received", "Message-ID"))
    located = (
        "Content-Location" in root
        or "Snapshot-Content-Location" in message
        or "@" not in (_raw(message, "From") or "@")
    )
    if sent or not located or _said(root.get_content_type, "") != "text/html":
        return None
    data = root.get_payload(decode=True)
    return page.source_of(data, _said(root.get_content_charset, None)) if isinstance(data, bytes) else None


def _text_of(part: Message, kind: str) -> _Body:
    charset = _said(part.get_content_charset, None)
    try:
        data = part.get_payload(decode=True)
    except _MALFORMED:
        data = None
    if not isinstance(data, bytes) or not data.strip():
        return _Body()
    decoded = decode(data, charset)
    if decoded is None:
        told = f"declared charset {charset!r}" if charset else "no charset declared"
        return _Body(unreadable=f"the text of the mail cannot be decoded ({told}); save it as UTF-8 text")
    mended = mend(decoded.text)
    notes = (*decoded.notes, *mended.notes, *(f"damaged part: {type(each).__name__}" for each in part.defects))
    text = _NEWLINE.sub("\n", mended.text)
    if kind == "text/html":
        text, presets, left_out = page.mail_body(text)
        return _Body(charset, text, html=True, presets=presets, notes=notes + left_out)
    flowed = str(_said(lambda: part.get_param("format"), None)).lower() == "flowed"
    if flowed and str(_said(lambda: part.get_param("delsp"), None)).lower() == "yes":
        text = without_flowing_spaces(text)
    return _Body(charset, forwarded_in_quotes(text), flowed=flowed, notes=notes)


def _layer(kind: str, message: Message, body: _Body) -> Wrapping:
    """The headers of a message as a layer. They stand outside the text, so the layer has no place in it. What cannot be
    read of them is noted."""
    layer = Wrapping(
        kind,
        sender=_header(message, "From", body.charset),
        recipient=_header(message, "To", body.charset),
        subject=_header(message, "Subject", body.charset),
        when=header_date(_header(message, "Date", body.charset) or ""),
    )
    body.notes += tuple(_doubts(message, layer))
    return layer


def _doubts(message: Message, layer: Wrapping) -> Iterator[str]:
    date = _raw(message, "Date")
    if date and layer.when is None:
        yield f"the date of the {layer.kind} cannot be read: {date[:_QUOTED]!r}"
    for name in ("From", "Subject"):
        if lost := [word for word in _ENCODED.finditer(_raw(message, name) or "") if not _decoded_word(word)]:
            yield f"in the header {name} of the {layer.kind} this cannot be decoded: {lost[0][0][:_QUOTED]!r}"


def _header(message: Message, name: str, charset: str | None) -> str | None:
    """A header's words, decoded; raw bytes in it are read as the body's charset or as what is plausible."""
    if (raw := _raw(message, name)) is None:
        return None
    if _SURROGATE.search(raw):
        decoded = decode(raw.encode("utf-8", "surrogateescape"), charset)
        raw = decoded.text if decoded else _SURROGATE.sub("\ufffd", raw)
    try:
        words = str(make_header(decode_header(raw)))
    except _MALFORMED:
        words = _ENCODED.sub(_decoded_word, raw)
    words = " ".join(_SURROGATE.sub("\ufffd", words).split())
    return mend(words).text or None


def _raw(message: Message, name: str) -> str | None:
    """A header as it was sent."""
    raw = next((str(value) for key, value in message.raw_items() if key.lower() == name.lower()), None)
    return raw[:_SHOWN] if raw is not None else None


def _decoded_word(found: re.Match[str]) -> str:
    """An encoded word (RFC 2047) in its charset, or in one that is plausible; nothing where none is."""
    try:
        ((data, charset),) = decode_header(found[0])
    except _MALFORMED:
        return ""
    decoded = decode(data, charset) if isinstance(data, bytes) else None
    return decoded.text if decoded else ""


def _said(ask: Callable[[], T], otherwise: T) -> T:
    """What a part says of itself; ``otherwise`` where it cannot be read."""
    try:
        return ask()
    except _MALFORMED:
        return otherwise


def _shifted(layer: Wrapping, by: int) -> Wrapping:
    return replace(layer, start=layer.start + by, end=layer.end + by)
