"""General licences that legal notices tell of: OFAC's stand in the Federal Register days to years after it issued them.

Read is the JSON of the Federal Register's documents (``https://www.federalregister.gov/developers/documentation/api/v1``), a
list or ``{"results": [...]}``, of each document its number, day, title and abstract, under these names or shorter ones::

    {"document_number": "2023-19887", "publication_date": "2023-09-14", "title": "Publication of Belarus Sanctions
     Regulations Web General Licenses 8 and 9", "abstract": "... GLs 8 and 9, each of which was previously ..."}
    {"doc": ..., "date": ..., "title": ..., "summary": ...}

A notice tells the regulations, the numbers, sometimes an expiry. It tells neither what a licence permits nor since when: its
own day is the last on which the licence may have been issued, and the first on which anybody can know it from the notice.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from functools import cache, lru_cache
from typing import Any

import msgspec

from inforce.errors import BadAuthorisations, BadTime
from inforce.knowledge import knowledge
from inforce.moment import parse_day
from inforce.reconcile.authorisations import Authorisation, Scope
from inforce.values import value

ISSUER = "us-ofac"
_NUMBER = r"(?:\d{1,3}(?:-?[A-Z]{1,2})?|[A-Z](?:-\d{1,2})?)(?![\w-])"
_DAY = re.compile(r"\s*(?P<month>[A-Z][a-z]+) (?P<day>\d{1,2}), (?P<year>\d{4})")


@value(frozen=True, slots=True)
class Notices:
    """What was found in a file of notices: ``licences``, one for each number; ``others``, how many notices tell of none;
    ``unknown``, the titles of those whose regulations or numbers are not known here."""

    licences: tuple[Authorisation, ...]
    others: int
    unknown: tuple[str, ...]


class _Notice(msgspec.Struct):
    """A document of the Federal Register; all other fields are passed over."""

    number: str
    date: str
    title: str
    summary: str | None = None


_LONG = {"document_number": "number", "publication_date": "date", "abstract": "summary", "doc": "number"}


def are_notices(records: object) -> bool:
    """The JSON is that of notices, not of the user's own file."""
    found = records["results"] if isinstance(records, dict) and "results" in records else records
    return (
        isinstance(found, list)
        and bool(found)
        and isinstance(found[0], dict)
        and not {"doc", "document_number"}.isdisjoint(found[0])
    )


def read_notices(records: Any, where: object) -> Notices:  # Any: JSON
    """The licences that notices tell of. Raises BadAuthorisations."""
    found = records["results"] if isinstance(records, dict) else records
    notices = [_notice(each, f"{where}: record {place}") for place, each in enumerate(found, 1)]
    telling = [each for each in notices if _is_of_licences(each)]
    read = [(each, tuple(_licences(each))) for each in sorted(telling, key=lambda each: (each.date, each.number))]
    licences = {licence.id: licence for _, of_notice in read for licence in of_notice}
    return Notices(
        tuple(licences.values()),
        len(notices) - len(telling),
        tuple(f"{each.title} ({each.number})" for each, of_notice in read if not of_notice),
    )


@lru_cache(256)
def licence_numbers(text: str) -> tuple[str, ...]:
    """The numbers of general licences that a text names: "General Licenses 8 and 13A", "GL 40D"."""
    return tuple(dict.fromkeys(number for run in _runs().finditer(text) for number in _numbers(run)))


def _numbers(run: re.Match[str]) -> list[str]:
    """Those of a run, in which each may have its own "GL" before it."""
    return re.findall(_NUMBER, re.sub(_either(_words()["again"]), " ", run["numbers"]))


def _notice(record: object, where: str) -> _Notice:
    try:
        fields = {_LONG.get(key, key): value for key, value in dict(record).items()}  # type: ignore[call-overload]
        notice = msgspec.convert(fields, _Notice)
        parse_day(notice.date)
    except (TypeError, ValueError, msgspec.ValidationError, BadTime) as error:
        raise BadAuthorisations(f"{where}: no notice of the Federal Register ({error})") from None
    return notice


def _is_of_licences(notice: _Notice) -> bool:
    """It publishes licences; rules that amend regulations speak of licences too, and number none of them."""
    return all(each in notice.title.casefold() for each in _words()["publishes"])


def _licences(notice: _Notice) -> Iterator[Authorisation]:
    codes = _codes(f"{notice.title} {notice.summary or ''}")
    if not codes:
        return
    for number, end in _numbered(notice).items():
        before, after = _words()["named"]
        regulations = notice.title.partition(before)[2].partition(after)[0] or notice.title
        yield Authorisation(
            id=f"us-fr:{notice.number}:gl-{number.lower()}",
            issuer=ISSUER,
            title=f"{regulations}, General License {number}",
            programmes=codes,
            entries={},
            scope=Scope.UNTOLD,
            start=None,
            end=end,
            source=f"Federal Register {notice.number} ({notice.date})",
            remarks="Issued before this notice; what it permits is not told in it.",
            number=number,
            published=notice.date,
        )


def _numbered(notice: _Notice) -> dict[str, str | None]:
    """Each number with the last day that the notice tells of it, None where it tells none."""
    found: dict[str, str | None] = dict.fromkeys(licence_numbers(notice.title))
    runs = list(_runs().finditer(notice.summary or ""))
    for place, run in enumerate(runs):
        until = runs[place + 1].start() if place + 1 < len(runs) else len(notice.summary or "")
        end = _end((notice.summary or "")[run.end() : until], notice)
        found |= dict.fromkeys(_numbers(run), end)
    return found


def _end(said: str, notice: _Notice) -> str | None:
    """The last day by the words after a run of numbers; where they say that it is past, the notice's is the latest."""
    if any(phrase in said for phrase in _words()["expired"]):
        return notice.date
    for phrase in _words()["expires"]:
        _, found, after = said.partition(f" {phrase}")
        if found and (day := _DAY.match(after)):
            return _day(day)
    return None


def _day(found: re.Match[str]) -> str | None:
    try:
        return (
            datetime.strptime(f"{found['day']} {found['month']} {found['year']}", "%d %B %Y")
            .replace(tzinfo=UTC)
            .date()
            .isoformat()
        )
    except ValueError:
        return None


def _codes(text: str) -> tuple[str, ...]:
    """The programmes of all regulations that a text names."""
    known = knowledge("reconcile", "regulations")[ISSUER]
    return tuple(dict.fromkeys(code for name, codes in known.items() if _named(name, text) for code in codes))


def _named(name: str, text: str) -> bool:
    return re.search(rf"(?<![\w/-]){re.escape(name)}(?![\w/-])", text, re.IGNORECASE) is not None


@cache
def _runs() -> re.Pattern[str]:
    again, joins = _either(_words()["again"]), _either(_words()["between"])
    between = rf"(?:\s*,\s*(?:{joins})?|\s+(?:{joins})\s)\s*(?:(?:{again})\s*)?"
    return re.compile(
        rf"(?<!\w)(?i:{_either(_words()['licence'])})\s*(?:\((?:{again})\)\s*)?(?i:nos?\.?\s*|№\s*)?"
        rf"(?P<numbers>{_NUMBER}(?:{between}{_NUMBER})*)"
    )


def _words() -> dict[str, list[str]]:
    return dict(knowledge("reconcile", "regulations")["words"])


def _either(words: Iterable[str]) -> str:
    """The longest first."""
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))
