"""Reports in two languages: each paragraph is read in its own, and what both say stands together."""

import re
from collections.abc import Mapping

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
    """What two readings of one report found. The ids of the second go on from those of the first."""
    said, told, done = len(first.statements), len(first.claims), len(first.events)
    statements = {each.id: f"s{said + n}" for n, each in enumerate(second.statements, 1)}
    return Extract(
        statements=(*first.statements, *(_statement(each, statements) for each in second.statements)),
        events=(*first.events, *(_event(each, done + n) for n, each in enumerate(second.events, 1))),
        claims=(*first.claims, *(_claim(each, told + n, statements) for n, each in enumerate(second.claims, 1))),
        unread=first.unread,
        notes=tuple(dict.fromkeys((*first.notes, *second.notes))),
    )


def _statement(value: Statement, ids: Mapping[str, str]) -> Statement:
    return replace(value, id=ids[value.id], within=ids[value.within] if value.within else None)


def _event(value: Event, number: int) -> Event:
    return replace(value, id=f"e{number}")


def _claim(value: Claim, number: int, ids: Mapping[str, str]) -> Claim:
    return replace(value, id=f"c{number}", statement=ids[value.statement] if value.statement else None)
