"""What a query and a listed entry tell beside their names: births, countries, identifiers."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache, lru_cache
from typing import Any

import msgspec

from inforce import edtf
from inforce.edtf import Period
from inforce.errors import BadTime
from inforce.knowledge import knowledge
from inforce.names.fold import fold


@dataclass(frozen=True, slots=True)
class Facts:
    """``births``: as written (:func:`born`); ``countries``: names or codes; ``identifiers``: pairs of a type, which may be
    empty (``imo``, ``passport``, ``swift``, ``tax``), and a value."""

    births: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    identifiers: tuple[tuple[str, str], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.births or self.countries or self.identifiers)


def encoded(facts: Facts) -> str:
    """For :attr:`inforce.names.index.Listed.told`."""
    return msgspec.json.encode((facts.births, facts.countries, facts.identifiers)).decode() if facts else ""


@lru_cache(maxsize=20_000)
def decoded(told: str) -> Facts:
    if not told:
        return Facts()
    kinds = tuple[tuple[str, ...], tuple[str, ...], tuple[tuple[str, str], ...]]
    return Facts(*msgspec.json.decode(told, type=kinds))


# Births


_NUMBERS = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})")
_YEAR_FIRST = re.compile(r"(\d{4})[./-](\d{1,2})[./-](\d{1,2})|((?:18|19|20)\d\d)(\d\d)(\d\d)")
_WORDS = re.compile(r"(?:(\d{1,2})\.?[ -])?([a-zа-я]{3,9})\.?,?[ -](\d{4})")
_MONTH_FIRST = re.compile(r"([a-z]{3,9})\.? (\d{1,2}),? (\d{4})")
_YEARS = re.compile(r"(\d{4})\s*(?:-|–|to|/|and)\s*(\d{4})")
_ABOUT = re.compile(r"^(?:circa|approximately|approx\.?|about|around|ca?\.?)\s*")
_MIDNIGHT = re.compile(r"[t ]00:00(?::00(?:\.0+)?)?(?:z|[+-]00:?00)?$")
_OF_YEAR = re.compile(r"(?<=\d)\s*(?:г\.?|года)(?:\s*р\.?)?$")
_MONTHS = {
    name: number
    for names in ("jan feb mar apr may jun jul aug sep oct nov dec", "янв фев мар апр мая июн июл авг сен окт ноя дек")
    for number, name in enumerate(names.split(), 1)
} | {"май": 5}
APPROXIMATE = timedelta(days=731)
"""What "circa" leaves open on either side."""


LONGEST_BIRTH = 80
"""Letters; no date of birth that can be read has more."""


def born(text: str) -> tuple[Period, ...]:
    """The stretches of time that a date of birth may mean, in UTC: EDTF (``1958``, ``1958-03``, ``1958~``, ``1957/1959``),
    ``1957-1959``, ``circa 1958``, ``1 March 1958``, ``March 1, 1958``, ``1 марта 1958 г.``, ``1958/03/01``, ``19580301``,
    each with midnight or without; ``3/4/1958`` both ways. None where nothing of it can be read."""
    plain = text.strip().lower()
    return _born(plain) if len(plain) <= LONGEST_BIRTH else ()


@lru_cache(maxsize=50_000)
def _born(plain: str) -> tuple[Period, ...]:
    bare = _ABOUT.sub("", plain)
    found = [each for each in map(_period, _as_edtf(_OF_YEAR.sub("", _MIDNIGHT.sub("", bare)))) if each]
    is_about = bare != plain or plain.endswith(("~", "%"))
    return tuple(each.widened(APPROXIMATE) if is_about else each for each in found)


def _as_edtf(text: str) -> list[str]:
    if years := _YEARS.fullmatch(text):
        return [f"{years[1]}/{years[2]}"]
    if numbers := _NUMBERS.fullmatch(text):
        a, b, year = numbers.groups()
        return list(dict.fromkeys(f"{year}-{month:0>2}-{day:0>2}" for day, month in ((a, b), (b, a))))
    if parts := _YEAR_FIRST.fullmatch(text):
        year, month, day = filter(None, parts.groups())
        return [f"{year}-{month:0>2}-{day:0>2}"]
    return [_in_words(text) or text]


def _in_words(text: str) -> str:
    """``1 march 1958``, ``march 1, 1958`` and ``march 1958`` in figures; empty where a text is none of them."""
    if words := _WORDS.fullmatch(text):
        day, month, year = words.groups(default="")
    elif words := _MONTH_FIRST.fullmatch(text):
        month, day, year = words.groups()
    else:
        return ""
    number = _MONTHS.get(month[:3], 0)
    return f"{year}-{number:02}" + (f"-{day:0>2}" if day else "") if number else ""


def _period(text: str) -> Period | None:
    try:
        return edtf.period(text, UTC)
    except (BadTime, ValueError, OverflowError):
        return None


def is_day(period: Period) -> bool:
    return period.first is not None and period.last is not None and period.last - period.first < timedelta(days=1)


def year_of(instant: datetime | None) -> int:
    return instant.year if instant else 0


# Identifiers


def plain_identifier(value: str) -> str:
    """Letters and figures only, in capitals, without the word IMO: ``IMO 9187629`` is ``9187629``."""
    bare = "".join(letter for letter in value.upper() if letter.isalnum())
    return bare.removeprefix("IMO") if bare.removeprefix("IMO").isdecimal() else bare


LONGEST_REMEMBERED = 80
"""Letters of a value that is remembered with what it is; files may hold values of any length."""


def is_nothing(value: str) -> bool:
    """Whether a field tells that there is nothing to tell: ``N/A``, ``unknown``, ``-``, ``0``, ``XXXX``."""
    return (_is_nothing if len(value) <= LONGEST_REMEMBERED else _is_nothing.__wrapped__)(value)


@lru_cache(maxsize=50_000)
def _is_nothing(value: str) -> bool:
    plain = "".join(letter for letter in value.upper() if letter.isalnum())
    return len(set(plain)) < 2 or plain in points("nothing")["words"]


def is_identifier(kind: str, value: str) -> bool:
    """Whether a value can be an identifier of a type, as an IMO number has seven figures; of no type, any but nothing."""
    is_short = len(kind) + len(value) <= LONGEST_REMEMBERED
    return (_is_identifier if is_short else _is_identifier.__wrapped__)(kind, value)


@lru_cache(maxsize=50_000)
def _is_identifier(kind: str, value: str) -> bool:
    shape = points("shapes").get(kind, "")
    return not is_nothing(value) and (not shape or re.fullmatch(shape, plain_identifier(value)) is not None)


@lru_cache(maxsize=2000)
def type_of(label: str) -> str:
    """The type of an identifier by its publisher's label; empty where the label tells none that is known."""
    words = f" {fold(label)} "
    return next((kind for kind, told in _types().items() if any(f" {each} " in words for each in told)), "")


@cache
def _types() -> Mapping[str, list[str]]:
    return dict(points("types"))


@cache
def points(what: str) -> Mapping[str, Any]:  # Any: TOML holds numbers and lists
    """A table of ``data/qualifying.toml``."""
    return dict(knowledge("screening", "qualifying")[what])


def told_in(text: str) -> tuple[str, ...]:
    """Several values of a field, with ``|`` or ``;`` between them."""
    return tuple(filter(None, map(str.strip, re.split(r"[|;]", text))))


def together(several: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, several)))
