"""The looks in force of a register as far as they were known, oldest first. Whatever is asked of them is found by halving,
however many there are."""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Sequence
from copy import copy
from typing import overload

from inforce.lists.formats import form_of
from inforce.register.model import Edition
from inforce.register.store import KeptEdition

NAMES = "names"
"""The form of editions that carry no more than numbers and names."""


class Looks(Sequence[KeptEdition]):
    """A part or a form of an edition is something that it carries."""

    def __init__(self, editions: Iterable[KeptEdition]) -> None:
        self._all = tuple(editions)
        self._times = [each.at for each in self._all]
        self._told = tuple(edition_of(each) for each in self._all)
        self._count = len(self._all)
        self._carriers: dict[str, list[int]] = {}  # positions of the looks that carry a part or a form
        for position, edition in enumerate(self._all):
            for carried in {*edition.parts, *map(form_of, edition.parts)}:
                self._carriers.setdefault(carried, []).append(position)

    def known(self, by: int) -> "Looks":
        """Those taken at or before a time."""
        looks = copy(self)
        looks._count = bisect_right(self._times, by, hi=self._count)
        return looks

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, index: int) -> KeptEdition: ...
    @overload
    def __getitem__(self, index: slice) -> list[KeptEdition]: ...
    def __getitem__(self, index: int | slice) -> KeptEdition | list[KeptEdition]:
        positions = range(self._count)[index]
        return self._all[positions] if isinstance(positions, int) else [self._all[each] for each in positions]

    @property
    def editions(self) -> tuple[Edition, ...]:
        """What answers tell of them."""
        return self._told[: self._count]

    @property
    def newest(self) -> int:
        """When the newest was taken; -1 where there is none."""
        return self._times[self._count - 1] if self._count else -1

    def position(self, at: int) -> int:
        """How many were taken before a time."""
        return bisect_left(self._times, at, hi=self._count)

    def until(self, at: int) -> int:
        """How many were taken at or before a time."""
        return bisect_right(self._times, at, hi=self._count)

    @property
    def parts(self) -> list[str]:
        """Every part that any of them carries."""
        return [each for each, at in self._carriers.items() if ":" in each and at[0] < self._count]

    def last(self, carried: str, among: int) -> KeptEdition | None:
        """The newest of the first ``among`` that carries a part or a form."""
        position = self._last(carried, among)
        return self._all[position] if position >= 0 else None

    def last_of(self, forms: Collection[str], among: int) -> KeptEdition | None:
        """The newest of the first ``among`` that carries one of some forms."""
        position = max((self._last(form, among) for form in forms), default=-1)
        return self._all[position] if position >= 0 else None

    def last_with_details(self, among: int) -> KeptEdition | None:
        """The newest of the first ``among`` that carries more than names."""
        return self.last_of([each for each in self._carriers if ":" not in each and each != NAMES], among)

    def _last(self, carried: str, among: int) -> int:
        positions = self._carriers.get(carried, [])
        place = bisect_left(positions, min(among, self._count))
        return positions[place - 1] if place else -1


def edition_of(kept: KeptEdition) -> Edition:
    """What answers tell of an edition."""
    return Edition(kept.sha256, kept.published, kept.look)
