"""Which party of a register a claim's target is.

Names are tried as the report gives them, then without what a report may put around them ("Belarusian airline Belavia");
the register's names that they fit word for word, in whatever spelling or script, say who may be meant
(:mod:`inforce.names.fitting`). Nothing is guessed from a description ("the Kazakh daughter of X"): it is not found.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from enum import IntEnum

from inforce.claims.model import Target, TargetKind
from inforce.lists.model import Entry, Kind, Quality
from inforce.names import fold, name_key
from inforce.names.alternatives import alternatives
from inforce.names.fitting import Extent, Fit, is_in_some_case
from inforce.names.parts import Kind as NameKind
from inforce.names.renderings import Spelling
from inforce.reconcile.narrowing import are_countries, is_daughter, is_of_group, narrowed
from inforce.reconcile.party import Party, parties
from inforce.reconcile.readings import Source, is_name, readings
from inforce.register.register import View
from inforce.values import value

LONE_WORD = 4
"""A single word of fewer letters is no evidence where it is only a part of a name."""


class Closeness(IntEnum):
    """How a report's name fits a register's, the closest first."""

    SAME = 0
    SAME_BUT_FORM = 1  # the legal form, or a word that says what it is, is left out or another
    SPELT = 2  # likewise, but spelt otherwise, translated, or written by its sound
    PART = 3  # all its words are in the register's name
    FAMILY = 4  # a family name that one person of the register bears
    NEARLY = 5  # a short form, an initial, another case, or letters that differ between scripts
    FORMER = 6  # a name that the register gave the party at another time than the moment's
    WEAK = 7  # an alias that the publisher itself calls weak


_FARTHEST = {Source.NAME: Closeness.WEAK, Source.ALIAS: Closeness.FAMILY, Source.EXONYM: Closeness.SPELT}
"""The least that a reading must fit a name by where it comes from."""


_MEMBERS = (TargetKind.ORGANISATION, TargetKind.PERSON)


@value(frozen=True, slots=True)
class Found:
    """``reading``: the words that were looked for; ``name``: the register's name that they fit; ``because``: what is not
    the same in both, in words; ``by``: which other number of the entry they are, where they are one. ``aside``: parties of
    which it is another name, no primary one; ``lone``: one word of a name that says more of it than a country."""

    party: Party
    reading: str
    name: str
    closeness: Closeness
    because: tuple[str, ...] = ()
    by: str | None = None
    aside: tuple[Party, ...] = ()
    lone: bool = False


@value(frozen=True, slots=True)
class Several:
    """Different parties fit the name equally well; or, ``partial``, they have one word in their names that does not
    tell who is meant."""

    reading: str
    parties: tuple[Party, ...]
    partial: bool = False


Resolution = Found | Several | None


@value(frozen=True, slots=True)
class _Match:
    number: str
    name: str
    closeness: Closeness
    of_kind: bool
    is_family_name: bool
    is_primary: bool  # of two names that fit equally well the primary one tells more
    fit: Fit | None  # None where it was found by a number
    by: str | None = None  # that number, where it is not the one under which the entry is kept

    @property
    def words(self) -> int:
        return self.fit.words if self.fit else 1

    @property
    def because(self) -> tuple[str, ...]:
        return self.fit.because if self.fit else ()

    @property
    def rank(self) -> tuple[bool, Closeness]:
        """The nearest first."""
        return not self.of_kind, self.closeness


def resolve(target: Target, view: View) -> Resolution:
    """The party that a target's name, or else an alias of it, names; None where no entry ever matched."""
    asked = list(readings(target))
    kind = NameKind(target.kind.value)
    found = _first_of(target, view, asked) or _first_of(
        target, view, (each for each in asked if is_in_some_case(each[0], kind)), freely=True
    )
    return found or (_as_person(target, view) if target.kind is TargetKind.ORGANISATION else None)


def _as_person(target: Target, view: View) -> Resolution:
    """Reports do not always tell a person from a firm: one whom a given and a family name name, or all whom a family name
    may mean."""
    found = resolve(replace(target, kind=TargetKind.PERSON), view)
    if isinstance(found, Found) and found.closeness > Closeness.PART:
        return Several(found.reading, (found.party,), partial=True)
    return found


def main_member(target: Target, view: View) -> Found | None:
    """The party that a group is told by: one that its name, or another name of it, wholly names ("the Doe children, Jane and
    Jack"). None of a group that is only counted or described."""
    for kind in _MEMBERS:
        found = resolve(replace(target, kind=kind), view)
        if isinstance(found, Found) and found.closeness <= Closeness.SPELT and is_name(found.reading):
            return found
    return None


def _first_of(target: Target, view: View, asked: Iterable[tuple[str, Source]], *, freely: bool = False) -> Resolution:
    """The closest that any reading finds. ``freely``: as another case of a name."""
    best: Resolution = None
    for reading, source in asked:
        found = _look_up(reading, source, target, view, freely=freely)
        match found, best:
            case Found(closeness=Closeness.SAME | Closeness.SAME_BUT_FORM | Closeness.SPELT), _:
                return found
            case (Found(), None) | (Several(), None):
                best = found
            case Found() as one, Several(parties=several) if _is_among(one.party, several):
                best = one
    return best


def _look_up(reading: str, source: Source, target: Target, view: View, *, freely: bool) -> Resolution:
    matches = sorted(_matches(reading, target.kind, view, freely=freely), key=lambda each: each.rank)
    if not matches or matches[0].closeness > _FARTHEST[source]:
        return None
    if not _tells(reading, target.kind, matches):
        return _by_one_word(reading, target.kind, view, matches, source)
    nearest = [match for match in matches if match.rank == matches[0].rank]
    found = parties(view, [match.number for match in nearest])
    if all(is_daughter(party, target) for party in found):
        found = parties(view, [match.number for match in matches])
    fitting = narrowed(found, target)
    found = (_primary(fitting, nearest) or fitting) if len(fitting) > 1 else fitting
    if len(found) > 1:
        return Several(reading, found)
    one = replace(_found(found[0], reading, matches), aside=tuple(each for each in fitting if each not in found))
    if one.lone and is_of_group(one.name, reading) and source is Source.NAME:
        return Several(reading, (one.party,), partial=True)
    return one


def _primary(found: tuple[Party, ...], nearest: list[_Match]) -> tuple[Party, ...]:
    """Of parties that a whole name fits, those whose primary name it is."""
    if nearest[0].closeness > Closeness.SPELT:
        return ()
    primary = {match.number for match in nearest if match.is_primary}
    return tuple(party for party in found if not primary.isdisjoint(party.numbers))


def _found(party: Party, reading: str, matches: list[_Match]) -> Found:
    match = next(match for match in matches if match.number in party.numbers)
    left = match.fit.left if match.fit else ()
    lone = match.closeness is Closeness.PART and match.words < 2 and not (left and are_countries(left))
    return Found(party, reading, match.name, match.closeness, match.because, match.by, lone=lone)


def _by_one_word(reading: str, kind: TargetKind, view: View, matches: list[_Match], source: Source) -> Resolution:
    """A person by a family name that nobody else on the register bears; otherwise all whose names have the word, where
    there are several."""
    found = parties(view, [match.number for match in matches])
    bearers = [match for match in matches if match.is_family_name]
    if kind is TargetKind.PERSON and len(found) == 1 and bearers:
        return Found(found[0], reading, bearers[0].name, Closeness.FAMILY, bearers[0].because)
    told = len(found) > 1 or kind is TargetKind.PERSON
    return Several(reading, found, partial=True) if told and source is Source.NAME else None


def _matches(reading: str, kind: TargetKind, view: View, *, freely: bool) -> Iterator[_Match]:
    """The entries that a reading fits. One of another kind counts only where the whole name is the same, or where the
    reading is a person's family name."""
    fitting = {number: list[Fit]() for number in _numbered(reading, view)} or _by_entry(
        view.fits(reading, NameKind(kind.value), freely=freely)
    )
    for number, fits in fitting.items():
        if (entry := view.entry(number)) is None:
            continue
        match = (
            _match(entry, fits, kind, is_latin=reading.isascii())
            if fits
            else _match_by_number(entry, kind, view.found_by(number, reading))
        )
        if match is None:
            continue
        if match.closeness <= Closeness.SPELT or match.of_kind or match.is_family_name or _in_family_name(match):
            yield match


def _numbered(reading: str, view: View) -> list[str]:
    """The entries of which a reading is a number. Figures alone are only taken for the number under which an entry is kept:
    years, resolutions and whatever else has a number in a report would be the number of some record."""
    number = reading.strip()
    if view.listings(number):
        return [number]
    mixed = any(map(str.isdigit, number)) and any(map(str.isalpha, number))
    return view.numbered(number) if mixed else []


def _match_by_number(entry: Entry, kind: TargetKind, by: str | None) -> _Match:
    of_kind = entry.kind in {Kind.UNKNOWN, Kind(kind.value)}
    return _Match(
        entry.number, entry.name, Closeness.SAME, of_kind, is_family_name=False, is_primary=True, fit=None, by=by
    )


def _in_family_name(match: _Match) -> bool:
    """A person's family name has the words and more: "MADURO MOROS, Nicolas"."""
    family, comma, _ = match.name.partition(",")
    left = {fold(word) for word in match.fit.left} if match.fit else set()
    return bool(comma) and not set(fold(family).split()) <= left


def _by_entry(fits: Iterable[Fit]) -> dict[str, list[Fit]]:
    found: dict[str, list[Fit]] = {}
    for fit in fits:
        found.setdefault(fit.entry, []).append(fit)
    return found


def _match(entry: Entry, fits: list[Fit], kind: TargetKind, *, is_latin: bool) -> _Match | None:
    """An entry with the nearest of its names. None where none is near."""
    of_kind = entry.kind in {Kind.UNKNOWN, Kind(kind.value)}
    near = [(close, fit) for fit in fits if (close := _closeness(fit, entry, is_latin=is_latin)) is not None]
    if not near:
        return None
    closeness, nearest = min(near, key=lambda each: (each[0], each[1].name != entry.name))
    is_family = any(fit.is_family for fit in fits)
    is_primary = name_key(nearest.name) == name_key(entry.name)
    return _Match(entry.number, nearest.name, closeness, of_kind, is_family, is_primary, nearest)


def _closeness(fit: Fit, entry: Entry, *, is_latin: bool) -> Closeness | None:
    """None where the name only resembles a weak alias. Another script is spelt in several ways, none of which is the nearer
    for being like the listed one."""
    key = name_key(fit.name)
    qualities = [name.quality for name in entry.names if key in map(name_key, alternatives(name.text))]
    if not qualities:
        return Closeness.FORMER
    if set(qualities) == {Quality.WEAK}:
        whole = fit.is_sure and fit.extent <= Extent.FORM
        return Closeness.WEAK if whole else None
    if not fit.is_sure or (fit.extent is Extent.PART and fit.spelling is Spelling.RENDERED):
        return Closeness.NEARLY
    if fit.extent is Extent.PART:
        return Closeness.PART
    if fit.spelling > (Spelling.SAME if is_latin else Spelling.SPELT):
        return Closeness.SPELT
    return Closeness.SAME if fit.extent is Extent.SAME else Closeness.SAME_BUT_FORM


def _tells(reading: str, kind: TargetKind, matches: list[_Match]) -> bool:
    """Who is meant: by a whole name, or by a part of several words. One word is not enough where persons may be meant,
    whose family names others bear; where it is very short, or nearly so only; or where the register's name goes on to
    tell one firm from another ("X", "X Photonics")."""
    nearest = matches[0]
    if nearest.words > 1 or nearest.closeness <= Closeness.SPELT:
        return True
    long = len(fold(reading)) >= LONE_WORD and nearest.closeness is not Closeness.NEARLY
    goes_on = nearest.fit is not None and not are_countries(nearest.fit.left)
    return long and not goes_on and kind is not TargetKind.PERSON and all(match.of_kind for match in matches)


def _is_among(party: Party, several: tuple[Party, ...]) -> bool:
    return any(set(party.numbers) & set(other.numbers) for other in several)
