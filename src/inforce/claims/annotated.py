"""Claims that somebody else has read, from a file: an analyst's annotation, or what ``inforce read`` printed.

The file is the JSON of ``inforce read``, or less of it::

    {"report": {"title": null, "published": "2025-09-11T18:09+03:00", …},
     "claims": [{"id": "c1", "sender": ["United States"],
                 "target": {"name": "Belavia", "kind": "organisation", "aliases": []},
                 "action": "lift", "status": "announced", "when": "2025-09-11",
                 "span": {"text": "…"}, "speaker": null, "channel": null}]}

or ``{"messages": [such objects]}``. Other fields are passed over. ``headline`` tells of a claim whether it stands in a title
or headline, whose present tense means the report's day; without it a claim is one whose words stand in the title. Without
``report.text`` the words of the claims, a line each, are the text.
"""

from hashlib import sha256
from pathlib import Path

import msgspec

from inforce import edtf
from inforce.claims.model import Action, Claim, Extract, Status, Target, TargetKind
from inforce.errors import BadClaims, BadTime
from inforce.reports.model import Report
from inforce.spans import Span


class _Target(msgspec.Struct):
    name: str
    kind: TargetKind
    aliases: list[str] = []  # msgspec copies it


class _Span(msgspec.Struct):
    text: str
    start: int | None = None
    end: int | None = None


class _Claim(msgspec.Struct):
    id: str
    target: _Target
    action: Action
    status: Status
    sender: list[str] = []
    when: str | None = None
    span: _Span = msgspec.field(default_factory=lambda: _Span(""))
    speaker: str | None = None
    channel: str | None = None
    statement: str | None = None
    headline: bool | None = None


class _About(msgspec.Struct):
    id: str = ""
    title: str | None = None
    publisher: str | None = None
    authors: list[str] = []
    published: str | None = None
    language: str | None = None
    text: str = ""


class _Annotated(msgspec.Struct):
    claims: list[_Claim]
    report: _About = msgspec.field(default_factory=_About)


class _Messages(msgspec.Struct):
    messages: list[_Annotated]


def read_claims(path: Path) -> list[tuple[Report, Extract]]:
    """The reports of a file with their claims, in its order. Raises BadClaims."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise BadClaims(f"{path}: {error.strerror or error}") from None
    try:
        several = isinstance(found := msgspec.json.decode(data), dict) and "messages" in found
        form: type[_Messages | _Annotated] = _Messages if several else _Annotated
        told = msgspec.json.decode(data, type=form)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise BadClaims(f"{path}: no claims in the form that 'inforce read --format json' prints ({error})") from None
    each = told.messages if isinstance(told, _Messages) else [told]
    return [_read(one, path) for one in each]


def _read(annotated: _Annotated, path: Path) -> tuple[Report, Extract]:
    about = annotated.report
    text = about.text or "\n".join(claim.span.text for claim in annotated.claims)
    return _report(about, text, path), Extract(claims=_claims(annotated, text, path))


def _report(about: _About, text: str, path: Path) -> Report:
    return Report(
        id=about.id or f"sha256:{sha256(text.encode()).hexdigest()}",
        text=text,
        title=about.title,
        publisher=about.publisher,
        authors=tuple(about.authors),
        published=_time(about.published, f"{path}: published"),
        language=about.language,
    )


def _claims(annotated: _Annotated, text: str, path: Path) -> tuple[Claim, ...]:
    seen: set[str] = set()
    for claim in annotated.claims:
        if claim.id in seen:
            raise BadClaims(f"{path}: claim {claim.id}: stands twice in the file; give every claim an id of its own")
        seen.add(claim.id)
    title = " ".join((annotated.report.title or "").split())
    return tuple(_claim(claim, title, text, f"{path}: claim {claim.id}") for claim in annotated.claims)


def _claim(claim: _Claim, title: str, text: str, where: str) -> Claim:
    words = " ".join(claim.span.text.split())
    return Claim(
        id=claim.id,
        sender=tuple(claim.sender),
        target=Target(claim.target.name, claim.target.kind, tuple(claim.target.aliases)),
        action=claim.action,
        status=claim.status,
        when=_time(claim.when, f"{where}: when"),
        span=_span(claim.span, text, where),
        speaker=claim.speaker,
        channel=claim.channel,
        statement=claim.statement,
        headline=bool(words) and words in title if claim.headline is None else claim.headline,
    )


def _span(span: _Span, text: str, where: str) -> Span:
    """The words where they stand in the text: at the place given, else where they stand first."""
    start, end = span.start, span.end
    if start is not None and end is not None and text[start:end] == span.text:
        return Span(start, end, span.text)
    found = text.find(span.text)
    if found < 0:
        raise BadClaims(f"{where}: span: its words do not stand in the report's text")
    return Span(found, found + len(span.text), span.text)


def _time(value: str | None, where: str) -> str | None:
    try:
        if value is not None:
            edtf.parse(value)
    except BadTime as error:
        raise BadClaims(f"{where}: {error}") from None
    return value
