"""A register of several lists, of which a sender keeps some: the view of those alone.

The US Consolidated Screening List holds the Treasury's lists beside Commerce's: who stands on the former alone bears out no
measure of Commerce.
"""

from collections.abc import Callable
from datetime import datetime
from functools import cached_property

from inforce.lists.model import Entry
from inforce.register.model import Listing
from inforce.register.register import View
from inforce.register.sayings import Common


class OwnLists(View):
    """A view in which only entries of some lists are found: those whose programmes name one of ``codes``."""

    def __init__(self, view: View, codes: frozenset[str]) -> None:
        self.__dict__.update(view.__dict__)
        self.codes = codes

    @property
    def title(self) -> str:
        return f"{self.register} ({', '.join(sorted(self.codes))})"

    def entry(self, number: str, at: datetime | None = None) -> Entry | None:
        found = super().entry(number, at)
        return found if found and not self.codes.isdisjoint(found.programmes) else None

    def listings(self, number: str) -> tuple[Listing, ...]:
        return super().listings(number) if self.entry(number) else ()

    def numbers(self, at: datetime | None = None) -> frozenset[str]:
        shown, _ = self.around(at)
        return self._own.numbers(shown) if shown else frozenset()

    def common(self, meant: Callable[[str], bool], says: Callable[[tuple[str, ...]], bool]) -> Common:
        return super().common(meant, lambda programmes: not self.codes.isdisjoint(programmes) and says(programmes))

    @cached_property
    def _own(self) -> Common:
        """All entries of the lists, with the looks that show them there."""
        return self.common(self.codes.__contains__, bool)
