"""A party of the UK Sanctions List, whether its CSV or its XML form was read.

Both forms give the same groups of fields (a name with its type and strength, an address of eight lines …); this module
makes an entry of them, so that a party gives the same entry in either form as far as both carry it. What names and
codes mean is in ``data/uk_party.toml``.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from inforce.edtf import Point
from inforce.errors import BadTime
from inforce.lists import encoded
from inforce.lists.edition import Reading
from inforce.lists.fields import knowledge
from inforce.lists.model import Act, ActKind, Address, Details, Entry, Identifier, Kind, Name, Quality
from inforce.lists.unknown import Fact, UnknownFields

_DATE = re.compile(r"(?i)(\d\d|dd)/(\d\d|mm)/(\d{4})(?: 00:00:00)?")
_YEAR = re.compile(r"\d{4}")
_IMO = re.compile(r"(?i)IMO\s*(?=\d)")
_MARKED_AS_TEXT = re.compile(r"'(?=[\d+(])")  # by a spreadsheet, before a number

Values = tuple[str, ...]


class Party:
    """The groups of fields that a file has for one party, each value of a group once, in the order of the file.

    It is asked only when everything has been put into it.
    """

    def __init__(self) -> None:
        self._groups: dict[str, dict[Values | str, None]] = {}
        self._said: dict[str, list[Values]] = {}

    def take(self, group: str, values: Iterable[Values | str]) -> None:
        """More values of a group; the value of a group of one field may come as it stands."""
        self._groups.setdefault(group, {}).update(dict.fromkeys(values))

    def join(self, other: "Party") -> None:
        """What another record has for the same party."""
        for group, values in other._groups.items():
            self.take(group, values)

    def all(self, group: str) -> list[Values]:
        """The values of a group that say something, white space folded."""
        if group not in self._groups:
            return []
        if group not in self._said:
            written = (values if isinstance(values, tuple) else (values,) for values in self._groups[group])
            found = dict.fromkeys(tuple(map(_cleaned, values)) for values in written)
            self._said[group] = [values for values in found if any(values)]
        return self._said[group]

    def each(self, group: str) -> tuple[str, ...]:
        """The values of a group of one field."""
        return tuple(values[0] for values in self.all(group))

    def first(self, group: str) -> str:
        return next((values[0] for values in self.all(group)), "")


def _cleaned(text: str) -> str:
    text = " ".join(text.split())
    return _MARKED_AS_TEXT.sub("", text, count=1) if text.startswith("'") else text


@cache
def _table(name: str) -> dict[str, str]:
    table: dict[str, str] = knowledge("uk_party")[name]
    return table


def entry_of(number: str, party: Party) -> Entry:
    """The entry of a party. Fields of the group ``unknown`` (path and value) are kept as facts."""
    births, genders = party.each("birth"), party.each("gender")
    designated = party.each("designated")
    return Entry(
        number=number,
        kind=Kind(_table("kinds").get(party.first("kind").casefold(), Kind.UNKNOWN)),
        names=tuple(dict.fromkeys(_names(party))),
        programmes=party.each("regime"),
        details=Details(
            births=_known(births),
            birthplaces=tuple(dict.fromkeys(", ".join(filter(None, place)) for place in party.all("birthplace"))),
            nationalities=party.each("nationality"),
            gender=genders[0].casefold() if genders else None,
            identifiers=tuple(dict.fromkeys(_identifiers(party))),
            positions=party.each("position"),
            listed_on=_known(designated),
            acts=tuple(_acts(party)),
            facts=tuple(dict.fromkeys(_facts(party))),
            remarks=(*party.each("other"), *party.each("reasons")),
        ),
        addresses=tuple(
            Address(tuple(filter(None, lines)), country or None) for *lines, country in party.all("address")
        ),
    )


def reading_of(form: str, parties: dict[str, Party], published: str | None, strange: Iterable[str] = ()) -> Reading:
    """The edition that parties by number make up; they are used up by it.

    ``strange``: unknown fields that belong to no party.
    """
    unknown, words, numbers = UnknownFields(), set[str](), frozenset(parties)
    part = encoded.part(form, _entries(parties, unknown, words))
    unknown.outside(strange)
    remarks = (
        *(() if published else ("the date of publication is missing",)),
        *(f"{word} is not known" for word in sorted(words)),
        *unknown.remarks(),
    )
    return Reading(form, {part.name: part}, numbers, published, remarks)


def _entries(parties: dict[str, Party], unknown: UnknownFields, words: set[str]) -> Iterator[Entry]:
    while parties:
        number, party = parties.popitem()
        unknown.meet((path, value) for path, value in party.all("unknown"))
        words.update(_strange_words(party))
        yield entry_of(number, party)


def _strange_words(party: Party) -> Iterator[str]:
    """Words that no table explains."""
    yield from (f"kind {word!r}" for word in party.each("kind") if word.casefold() not in _table("kinds"))
    for *_, kind, strength in party.all("name"):
        if kind.casefold() not in _table("name_types"):
            yield f"name type {kind!r}"
        if strength.casefold() not in _table("strengths"):
            yield f"alias strength {strength!r}"


@lru_cache(maxsize=1 << 16)
def edtf(written: str) -> str | None:
    """``03/02/1961``, ``dd/02/1961`` and ``dd/mm/1961`` as EDTF, as precise as they are; None where no year is known.

    The publisher writes letters for an unknown part, or zeros; a day without its month is left out.
    """
    if _YEAR.fullmatch(written):
        return written
    if not (found := _DATE.fullmatch(written)):
        return None
    day, month = (int(part) if part.isdigit() else 0 for part in found.group(1, 2))
    try:
        return str(Point(int(found[3]), month or None, (day or None) if month else None))
    except BadTime:
        return None


def _known(written: Iterable[str]) -> tuple[str, ...]:
    return tuple(date for date in dict.fromkeys(map(edtf, written)) if date)


def _names(party: Party) -> Iterator[Name]:
    """The primary name first, then all others as they stand, those in other scripts last."""
    names = [(" ".join(filter(None, parts)), kind, strength) for *parts, kind, strength in party.all("name")]
    named = [name for name in names if name[0]]
    primaries = [name for name in named if _quality(name[1], name[2]) is Quality.PRIMARY]
    primary = next(iter([*primaries, *named]), None)
    if primary:
        yield Name(primary[0])
    for text, kind, strength in named:
        if (text, kind, strength) != primary:
            quality = _quality(kind, strength)
            yield Name(text, Quality.STRONG if quality is Quality.PRIMARY else quality, kind.casefold())
    for text, _, language in party.all("non_latin"):
        if text:
            yield Name(text, Quality.STRONG, "non-latin script", language or None)


def _quality(kind: str, strength: str) -> Quality:
    by_kind = Quality(_table("name_types").get(kind.casefold(), Quality.STRONG))
    return by_kind if by_kind is Quality.PRIMARY else Quality(_table("strengths").get(strength.casefold(), by_kind))


def _identifiers(party: Party) -> Iterator[Identifier]:
    for group, label in _table("identifiers").items():
        for value, *_ in party.all(group):
            if value:
                yield Identifier(label, _IMO.sub("", value, count=1) if group == "imo" else value)


def _acts(party: Party) -> Iterator[Act]:
    """The last update: an amendment, unless it is the designation itself."""
    designated = _known(party.each("designated"))
    for updated in _known(party.each("updated")):
        yield Act(ActKind.LISTED if updated in designated else ActKind.AMENDED, published=updated)


def _facts(party: Party) -> Iterator[Fact]:
    """What no other part of an entry takes."""
    for group, label in _table("facts").items():
        for value in party.each(group):
            parts = value.split("|") if group == "measures" else [value]
            yield from ((label, part.strip()) for part in parts if part.strip())
    for group, label in _table("identifiers").items():
        for value, *about in party.all(group):
            yield from ((f"{label} {value}".strip(), words) for words in about if words)
    yield from ((f"Script of {text}", script) for text, script, _ in party.all("non_latin") if script)
    yield from (("Gender", gender) for gender in party.each("gender")[1:])
    for group, label in (("birth", "D.O.B"), ("designated", "Date Designated"), ("updated", "Last Updated")):
        yield from ((label, written) for written in party.each(group) if not edtf(written))
    yield from ((path, value) for path, value in party.all("unknown"))
