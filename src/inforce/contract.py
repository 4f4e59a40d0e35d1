"""The JSON contract: how values are written for programs. Every object begins with the version of the contract."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import msgspec

from inforce.moment import Interval, iso
from inforce.unseen import escaped, escaped_utf8

if TYPE_CHECKING:  # values are only written here; a question to a register need not load the grammar of reports
    from collections.abc import Iterable, Sequence
    from datetime import timedelta

    from inforce.claims.model import Claim, Event, Extract, Statement
    from inforce.dossier.kept import Kept
    from inforce.dossier.mentions import Mention
    from inforce.dossier.outlook import Turned
    from inforce.dossier.sameness import Thing
    from inforce.dossier.witnesses import Chain
    from inforce.lists.model import Identifier
    from inforce.names.score import Because
    from inforce.reconcile.model import Finding
    from inforce.register.coverage import Stretch
    from inforce.register.history import Change
    from inforce.register.model import Answer, Edition, Listing
    from inforce.register.notices import Notice
    from inforce.reports.model import Report, Wrapping
    from inforce.screening.marks import Answer as Answered
    from inforce.screening.marks import Judged
    from inforce.spans import Span

VERSION = "1"

Json = dict[str, object]


def document(fields: Json) -> Json:
    """An object of the contract."""
    return {"inforce": VERSION, **fields}


def dumps(value: object, *, indent: int | None = 2) -> str:
    """JSON that may be shown on a terminal: characters that nobody sees are escaped. Without ``indent`` on one line."""
    try:  # written as Python's own library does, in a third of the time
        told = msgspec.json.format(msgspec.json.encode(value), indent=indent or 0)
    except (TypeError, UnicodeEncodeError):  # a kind of text of its own; the name of a file that is none
        return escaped(json.dumps(value, ensure_ascii=False, indent=indent))
    return escaped_utf8(told)


# Registers


def interval(value: Interval | None) -> Json | None:
    """``(after, by]`` in UTC; null is an open end, or no interval at all."""
    if value is None:
        return None
    return {"after": iso(value.after) if value.after else None, "by": iso(value.by) if value.by else None}


def duration(value: timedelta) -> str:
    """ISO 8601, whole seconds: ``P18DT1H20M``."""
    minutes, seconds = divmod(value.seconds, 60)
    hours, minutes = divmod(minutes, 60)
    clock = "".join(f"{number}{unit}" for number, unit in ((hours, "H"), (minutes, "M"), (seconds, "S")) if number)
    days = f"{value.days}D" if value.days or not clock else ""
    return f"P{days}{'T' if clock else ''}{clock}"


def stretch(value: Stretch) -> Json:
    """A stretch of time known equally well: ``from`` (null: no beginning) and ``until`` in UTC, how many looks
    count in it, how many more are in quarantine, and the ``widest`` distance between two that follow each
    other (a duration)."""
    return {
        "kind": value.kind.value,
        "within": value.within.value,
        "from": iso(value.start) if value.start else None,
        "until": iso(value.end),
        "looks": value.looks,
        "quarantined": value.quarantined,
        "widest": duration(value.widest) if value.widest is not None else None,
    }


def edition(value: Edition) -> Json:
    """``sha256`` in hexadecimal; ``published`` as the publisher writes it; ``retrieved`` in UTC, a day where no more is known."""
    return {"sha256": value.sha256, "published": value.published, "retrieved": str(value.look)}


def answer(value: Answer) -> Json:
    """The state of one entry (``listed``, ``not_listed``, ``unknown``) as of a moment: both its times in UTC, the intervals in
    which it came and went, the editions that prove it, the dates that the register itself states (EDTF)."""
    return document(
        {
            "entry": value.entry,
            "register": value.register,
            "name": value.name,
            "as_of": iso(value.moment.valid),
            "known_at": iso(value.moment.known),
            "state": value.state.value,
            "listed": interval(value.listed),
            "removed": interval(value.removed),
            "programmes": list(value.programmes),
            "editions": [edition(each) for each in value.editions],
            "stated": list(value.stated),
            "narrowed_by": [notice(each) for each in value.narrowed_by],
            "notes": list(value.notes),
            "numbers": numbers(value.numbers),
        }
    )


def numbers(values: Iterable[Identifier]) -> list[Json]:
    """Other numbers that the publisher's file prints for an entry: what each is, in the publisher's words, and the number."""
    return [{"type": each.type, "number": each.value} for each in values]


def notice(value: Notice) -> Json:
    """What a publisher states itself of when an entry came or went."""
    return {
        "turn": value.turn.value,
        "when": interval(value.when),
        "source": value.source,
        "sha256": value.sha256,
        "retrieved": str(value.look),
    }


def listing(value: Listing) -> Json:
    """One time on the register: when it came and when it went, as intervals; ``told`` where the list tells it of its own past."""
    proofs = [value.before, value.first, value.last, value.gone]
    return {
        "listed": interval(value.start),
        "removed": interval(value.end),
        "told": value.told,
        "narrowed_by": [notice(each) for each in (value.start_by, value.end_by) if each],
        "editions": [edition(each) for each in dict.fromkeys(proofs) if each],
    }


def change(value: Change, register: str) -> Json:
    """One change of one entry: when it happened, by which edition it is shown, and, of an amendment, each field then and now."""
    return document(
        {
            "register": register,
            "change": value.kind.value,
            "entry": value.entry,
            "name": value.name,
            "numbers": numbers(value.numbers),
            "when": interval(value.when),
            "edition": edition(value.edition),
            "narrowed_by": notice(value.narrowed_by) if value.narrowed_by else None,
            "amended": [{"what": what, "was": was, "now": now} for what, was, now in value.amended],
        }
    )


# Reports


def read_report(report: Report, extract: Extract, findings: Iterable[Finding] | None = None) -> Json:
    """What ``read`` prints of a report, and, with findings, what ``check`` prints."""
    fields: Json = {
        "report": _report(report, extract.notes),
        "statements": [_statement(each) for each in extract.statements],
        "events": [_event(each) for each in extract.events],
        "claims": [_claim(each) for each in extract.claims],
    }
    if findings is not None:
        fields["findings"] = [finding(each) for each in findings]
    return document(fields)


def messages(objects: Sequence[Json]) -> Json:
    """One report as it is; several of one file under ``messages``."""
    return objects[0] if len(objects) == 1 else document({"messages": list(objects)})


def kept(value: Kept) -> Json:
    """A report that is kept: ``id`` is the SHA-256 of its file or message, ``added`` in UTC, ``rules`` the hash of what read
    it, ``current`` whether today's rules did."""
    return document(
        {
            "id": value.report.id,
            "name": value.name,
            "added": iso(value.added),
            "title": value.report.title,
            "publisher": value.report.publisher,
            "published": value.report.published,
            "language": value.report.language,
            "wrapping": [_wrapping(each) for each in value.report.wrapping],
            "statements": len(value.extract.statements),
            "events": len(value.extract.events),
            "claims": len(value.extract.claims),
            "rules": value.rules,
            "current": value.is_current,
        }
    )


def turned(value: Turned) -> Json:
    """A claim of a report that is kept, of which a register says something else than when it was last asked (``was``)."""
    return document(
        {
            "report": {"id": value.kept.report.id, "name": value.kept.name, "title": value.kept.report.title},
            "claim": _claim(value.claim),
            "was": {"verdict": value.was.verdict, "reason": value.was.reason},
            "finding": finding(value.finding),
        }
    )


def thing(value: Thing, told: Sequence[Chain]) -> Json:
    """One claim or event that reports tell of: as the first of them tells it, ``mentions`` in the order of publication, and
    ``witnesses`` (``told``), each a list of places among the mentions with what ties them."""
    return {
        **_item(value.item),
        "mentions": [mention(each) for each in value.mentions],
        "independent": len(told),
        "witnesses": [
            {
                "mentions": list(chain.places),
                "named": chain.named,
                "because": [
                    {"mentions": [link.one, link.other], "tie": link.tie.value, "by": link.by} for link in chain.links
                ],
            }
            for chain in told
        ],
    }


def mention(value: Mention) -> Json:
    """Where a report tells of a thing: the report, the id of the claim or event in it, who says so and through whom."""
    return {
        "report": value.kept.report.id,
        "name": value.kept.name,
        "publisher": value.publisher,
        "published": value.kept.report.published,
        "id": value.item.id,
        "speaker": value.speaker,
        "channel": value.channel,
        "when": value.item.when,
        "span": span(value.item.span),
    }


def _item(value: Claim | Event) -> Json:
    from inforce.claims.model import Claim  # only here: a question to a register need not load it

    told = _claim(value) if isinstance(value, Claim) else _event(value)
    kind = {"kind": "claim" if isinstance(value, Claim) else "event"}
    return kind | {
        key: each
        for key, each in told.items()
        if key not in {"id", "span", "speaker", "channel", "statement", "headline"}
    }


def _report(value: Report, notes: Iterable[str]) -> Json:
    return {
        "id": value.id,
        "title": value.title,
        "publisher": value.publisher,
        "authors": list(value.authors),
        "published": value.published,
        "language": value.language,
        "wrapping": [_wrapping(each) for each in value.wrapping],
        "notes": [*value.notes, *notes],
        "text": value.text,
    }


def _wrapping(value: Wrapping) -> Json:
    fields = {
        "kind": value.kind,
        "from": value.sender,
        "to": value.recipient,
        "subject": value.subject,
        "when": value.when,
    }
    return {**fields, "start": value.start, "end": value.end}


def span(value: Span) -> Json:
    """Words and their place in the canonical text: code points from ``start`` until before ``end``."""
    return {"start": value.start, "end": value.end, "text": value.text}


def _claim(value: Claim) -> Json:
    return {
        "id": value.id,
        "sender": list(value.sender),
        "target": {"name": value.target.name, "kind": value.target.kind.value, "aliases": list(value.target.aliases)},
        "action": value.action.value,
        "status": value.status.value,
        "when": value.when,
        "span": span(value.span),
        "speaker": value.speaker,
        "channel": value.channel,
        "statement": value.statement,
        "headline": value.headline,
    }


def _statement(value: Statement) -> Json:
    return {
        "id": value.id,
        "speaker": {"name": value.speaker.name, "text": value.speaker.text},
        "cue": span(value.cue) if value.cue else None,
        "content": [span(piece) for piece in value.content],
        "channel": {"name": value.channel.name, "kind": value.channel.kind} if value.channel else None,
        "mode": value.mode,
        "kind": value.kind.value,
        "within": value.within,
    }


def _event(value: Event) -> Json:
    return {
        "id": value.id,
        "type": value.type,
        "mode": value.mode,
        "actor": list(value.actor),
        "recipient": list(value.recipient),
        "when": value.when,
        "status": value.status,
        "count": value.count,
        "groups": value.groups,
        "span": span(value.span),
    }


def finding(value: Finding) -> Json:
    """What a register says of one claim at one moment (UTC; ``known_at``: by the editions retrieved until then).

    ``lag`` is an ISO 8601 duration in days from the report to the change, or its two bounds ``P20D/P104D``; ``changed`` is
    the interval of that change; register, entry and reason are null where there is none."""
    return {
        "claim": value.claim,
        "as_of": iso(value.moment.valid),
        "known_at": iso(value.moment.known),
        "register": value.register,
        "entry": value.entry,
        "verdict": value.verdict.value,
        "reason": value.reason.value if value.reason else None,
        "lag": value.lag,
        "state": value.state.value,
        "changed": interval(value.changed),
        "programmes": list(value.programmes),
        "editions": [edition(each) for each in value.editions],
        "authorisations": list(value.authorisations),
        "notes": list(value.remarks),
    }


# Screening


def reasons(because: Iterable[Because]) -> list[Json]:
    """Why a score is what it is; what costs nothing has 0 points, not -0."""
    return [{"points": round(each.points, 4) + 0.0, "words": each.words} for each in because]


def match(value: Judged) -> Json:
    """A listed entry that may be the party asked about; 1 and the points of its reasons add up to the score. ``decision``:
    what people decided about this match, where they did."""
    found = value.match
    because = reasons(found.because)
    where = {"register": found.register, "state": found.state} if found.register else {}
    told: Json = {"entry": found.entry, **where, "score": found.score, "name": found.name, "because": because}
    if value.mark:
        told["decision"] = {
            "verdict": value.mark.verdict,
            "who": value.mark.who,
            "when": iso(value.mark.decided),
            "why": value.mark.why,
            "holds": value.holds,
            "remark": None if value.holds or value.standing is None else value.standing.value,
        }
    return told


def screened(value: Answered) -> Json:
    """What is said to one query: its matches, the best first, and those that were marked false and stay silent."""
    fields: Json = {"id": value.query.id, "matches": [match(each) for each in value.matches]}
    if value.silent:
        fields["silent"] = [match(each) for each in value.silent]
    return document(fields)
