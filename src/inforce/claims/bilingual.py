"""Reports in two languages: each paragraph is read in its own, and what both say stands together."""

import re
from collections.abc import Mapping, Sequence

from inforce.claims.model import Claim, Event, Extract, Statement
from inforce.claims.text import READ
from inforce.reports.language import language_of
from inforce.reports.model import Block, Report
from inforce.values import replace

_LETTERS: Mapping[str, re.Pattern[str]] = {"en": re.compile("[A-Za-z]+"), "ru": re.compile("[А-Яа-яЁё]+")}
"""The letters of the languages that are read: they tell which of the two a paragraph is in."""
_OTHER = {"en": "ru", "ru": "en"}
_WORDS = 6
"""Words of the least paragraph that is in a language of its own; fewer are a name or a title that is cited."""


def parted(report: Report) -> tuple[Report, Report | None]:
    """The report, or what of it is in its own language and what is in the other one, with the same text and places."""
    own = report.language or ""
    if (other := _OTHER.get(own)) is None or not report.blocks or _LETTERS[other].search(report.text) is None:
        return report, None
    theirs = {block for block in report.blocks if block.role in READ and _is_in(report.text, block, own, other)}
    words = " ".join(report.text[block.start : block.end] for block in report.blocks if block in theirs)
    if not theirs or language_of(words) != other:
        return report, None
    rest = tuple(block for block in report.blocks if block not in theirs)
    return (
        replace(report, blocks=rest),
        replace(report, language=other, blocks=tuple(block for block in report.blocks if block in theirs)),
    )


def _is_in(text: str, block: Block, own: str, other: str) -> bool:
    words = text[block.start : block.end]
    found = _LETTERS[other].findall(words)
    return len(found) >= _WORDS and sum(map(len, found)) > sum(map(len, _LETTERS[own].findall(words)))


def together(first: Extract, second: Extract) -> Extract:
    """What two readings of one report found. The ids of the second go on from the highest of the first, also where a note names
    them; what refers to a statement that a step took away refers to none."""
    statements = _renumbered("s", first.statements, second.statements)
    events = _renumbered("e", first.events, second.events)
    claims = _renumbered("c", first.claims, second.claims)
    ids = {**statements, **events, **claims}
    notes = (_ID.sub(lambda found: ids.get(found[0], found[0]), note) for note in second.notes)
    return Extract(
        statements=(*first.statements, *(_statement(each, statements) for each in second.statements)),
        events=(*first.events, *(replace(each, id=events[each.id]) for each in second.events)),
        claims=(*first.claims, *(_claim(each, claims, statements) for each in second.claims)),
        unread=first.unread,
        notes=tuple(dict.fromkeys((*first.notes, *notes))),
    )


_ID = re.compile(r"\b[sec]\d+\b")
_NUMBER = re.compile(r"\d+\Z")


def _renumbered(
    letter: str, first: Sequence[Statement | Event | Claim], second: Sequence[Statement | Event | Claim]
) -> dict[str, str]:
    """New ids by the old ones of the second."""
    told = [int(number[0]) for each in first if (number := _NUMBER.search(each.id))]
    return {each.id: f"{letter}{number}" for number, each in enumerate(second, max(told, default=0) + 1)}


def _statement(value: Statement, ids: Mapping[str, str]) -> Statement:
    return replace(value, id=ids[value.id], within=ids.get(value.within or ""))


def _claim(value: Claim, ids: Mapping[str, str], statements: Mapping[str, str]) -> Claim:
    return replace(value, id=ids[value.id], statement=statements.get(value.statement or ""))
