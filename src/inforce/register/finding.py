"""Who is meant by a number or a name: entries of one register, listed now or ever before, as far as was known.

A number is any that the publisher's file prints for an entry; those of several entries are told, and none is chosen.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from inforce.lists.model import Entry, Identifier
from inforce.lists.numbers import number_key, printed
from inforce.lists.registers import known_registers
from inforce.names import name_key
from inforce.register.ledger import Ledger
from inforce.register.looks import Looks
from inforce.register.shown import Shown
from inforce.register.stated import Stated

if TYPE_CHECKING:
    from inforce.names.fitting import Fit
    from inforce.names.parts import Kind
    from inforce.register.naming import Naming


class _Fitting:
    """The names that fit what was ``asked``, the nearest first."""

    def __init__(self, asked: object, found: "list[Fit]") -> None:
        self.asked, self.found = asked, found

    @cached_property
    def nearest(self) -> "dict[str, Fit]":
        """Of each entry the nearest."""
        return {fit.entry: fit for fit in reversed(self.found)}


class Finder:
    """Entries of one register, by the looks in force that were known."""

    def __init__(
        self,
        ledger: Ledger,
        register: str,
        looks: Looks,
        shown: Shown,
        stated: Stated,
        naming: "Callable[[], Naming] | None",
    ) -> None:
        self._ledger = ledger
        self._name = register
        self._looks = looks
        self._shown = shown
        self._stated = stated
        self._naming = naming
        # what was asked last: answers ask for it again
        self._numbered: tuple[str, list[str]] = ("", [])
        self._fitting = _Fitting(None, [])

    def find(self, asked: str) -> list[str]:
        """Numbers of the entries that bear this number or this name (exact or folded).

        Where there are none: of those that have a name with all words of this one, however spelt, the nearest first; of
        those that nearly have, only where none surely does."""
        if known := self.numbered(asked) or self.named(asked):
            return known
        fits = self.fits(asked)
        sure = [fit for fit in fits if fit.is_sure] or fits
        return list(
            dict.fromkeys(fit.entry for fit in sorted(sure, key=lambda fit: (fit.rank[:2], by_number(fit.entry))))
        )

    def numbered(self, asked: str) -> list[str]:
        """Numbers of the entries that ever bore a number, whatever its capitals: those kept under it first. The id of a
        FollowTheMoney entity is that of one entry: where that was ever listed, it alone."""
        if self._numbered[0] != asked:
            self._numbered = asked, self._found_numbered(asked)
        return self._numbered[1]

    def _found_numbered(self, asked: str) -> list[str]:
        meant = self._of_entity(asked)
        if meant and self.was_ever(meant):
            return [meant]
        number = meant or asked.strip()
        key = number_key(number)
        own = [each for each in dict.fromkeys((number, key[1:])) if self.was_ever(each)]
        keyed = self._ledger.keyed(key) if key != "#" else []
        others = (each for each in keyed if each not in own and self.was_ever(each) and self._bore(each, key))
        return [*own, *sorted(others, key=lambda each: (number_key(each) != key, by_number(each)))]

    def _bore(self, number: str, key: str) -> bool:
        """Some row that was known gives an entry a number with a key."""
        return number_key(number) == key or any(number_key(each.value) == key for each in self._shown.printed(number))

    def named(self, name: str) -> list[str]:
        """Numbers of the entries that ever bore this name, exact or folded."""
        if not (key := name_key(name)):
            return []
        numbers = self._ledger.keyed(key)
        found = [number for number in numbers if self.was_ever(number) and self._shown.bore(number, key.__eq__)]
        return sorted(found, key=by_number)

    def fits(self, name: str, kind: "Kind | None" = None, *, freely: bool = False) -> "list[Fit]":
        """The names of entries that have all words of a name, however they are spelt: the nearest first. ``freely``: also
        as another case of the name."""
        if self._naming is None or len(self._looks) == 0:
            return []
        asked = name, kind, freely
        if self._fitting.asked != asked:
            found = self._naming().fits(name, self._looks.newest, kind=kind, freely=freely)
            self._fitting = _Fitting(asked, self._of_entries(found))
        return self._fitting.found

    def _of_entries(self, found: "Sequence[Fit]") -> "list[Fit]":
        """Those of entries that ever were, as far as was known."""
        entries = {fit.entry for fit in found}
        self._ledger.read_presence(entries)
        there = {entry for entry in entries if self.was_ever(entry)}
        return [fit for fit in found if fit.entry in there]

    def was_ever(self, number: str) -> bool:
        """Some look showed the entry, or a list that tells its own past does."""
        return self._shown.was_shown(number) or bool(self._stated.past(number))

    def found_by(self, number: str, asked: str, entry: Entry | None) -> str | None:
        """By which of its numbers or names :meth:`find` finds an entry, as the publisher writes it; None for the number
        under which it is kept and for its first name. ``entry``: as it was at the moment."""
        if number in self.numbered(asked):
            return self._by_number(number, asked, entry)
        found = self._by_name(number, asked, entry)
        return f"its name {found}" if found else None

    def _by_number(self, number: str, asked: str, entry: Entry | None) -> str | None:
        meant = self._of_entity(asked)
        if meant == number:
            return f"its id in FollowTheMoney, {asked.strip()}"
        key = number_key(meant or asked)
        if number_key(number) == key:
            return None
        if now := _with(key, printed(entry) if entry else ()):
            return f"its {now.type} {now.value}"
        ever = _with(key, self._shown.printed(number))
        return f"its {ever.type} {ever.value}, which it bore at another time" if ever else None

    def _by_name(self, number: str, asked: str, entry: Entry | None) -> str | None:
        """The name, with what is not the same in it."""
        key = name_key(asked)
        if entry and name_key(entry.name) == key:
            return None
        if same := next((each for each in self._shown.names(number) if name_key(each) == key), None):
            return repr(same)
        self.fits(asked)
        fit = self._fitting.nearest.get(number)
        if fit is None or (entry and fit.name == entry.name and not fit.because):
            return None
        return f"{fit.name!r}: {'; '.join(fit.because)}" if fit.because else repr(fit.name)

    def _of_entity(self, asked: str) -> str | None:
        """The number that the id of a FollowTheMoney entity stands for: ``ofac-44541``."""
        facts = known_registers().get(self._name)
        match = re.fullmatch(facts.entry_id, asked.strip()) if facts and facts.entry_id else None
        return match[1] if match else None


def _with(key: str, numbers: Iterable[Identifier]) -> Identifier | None:
    return next((each for each in numbers if number_key(each.value) == key), None)


def by_number(number: str) -> tuple[int, str]:
    """To order numbers by."""
    return len(number), number
