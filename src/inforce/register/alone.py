"""Parties of which the publisher's own word on a publication alone tells: they came and went between two looks, or no look
has been taken since. No edition shows them."""

from functools import cached_property

from inforce.names import name_key
from inforce.register.ledger import Ledger
from inforce.register.notices import Notice
from inforce.register.stated import Stated


class Alone:
    """Such parties of one register, as far as they were known; ``newest`` is the last look that was."""

    def __init__(self, ledger: Ledger, stated: Stated, newest: int) -> None:
        self._ledger = ledger
        self._stated = stated
        self._newest = newest

    @cached_property
    def _names(self) -> dict[str, str]:
        """Their names by number, also of those told of later than was known."""
        return dict(self._ledger.only_in_deltas(self._newest))

    def numbers(self) -> list[str]:
        return [number for number in self._names if self._stated.of(number)]

    def named(self, name: str) -> list[str]:
        """Numbers of those that bear this number or this name."""
        key, asked_for = name_key(name), name.strip()
        fitting = [n for n, told in self._names.items() if n == asked_for or (key and name_key(told) == key)]
        return [number for number in fitting if self._stated.of(number)]

    def name_of(self, number: str) -> str:
        """The name that is stated; empty where the party is none of these, or nothing of it was known."""
        return self._names.get(number, "") if self._stated.of(number) else ""

    def notices(self, number: str) -> list[Notice]:
        """All that is stated of its coming and going; nothing of a party that an edition shows."""
        return self._stated.of(number) if number in self._names else []
