"""What names are taken apart into."""

from enum import IntEnum, StrEnum

from inforce.names.words import Word
from inforce.values import value


class Kind(StrEnum):
    """What a name is a name of. ``ANY`` where that is not known."""

    PERSON = "person"
    ORGANISATION = "organisation"
    VESSEL = "vessel"
    AIRCRAFT = "aircraft"
    ANY = "any"

    def may_be(self, other: "Kind") -> bool:
        return self is other or self is ANY or other is ANY


PERSON, ORGANISATION, VESSEL, AIRCRAFT, ANY = Kind
"""The kinds by themselves: CPython 3.11 looks a member of an enumeration up ten times as slowly as a name of a module."""


class Role(IntEnum):
    """What a word is in its name."""

    WORD = 0
    INITIAL = 1
    NUMBER = 2
    FORM = 3  # a legal form
    TITLE = 4  # a title, or what stands before a ship's name
    PARTICLE = 5  # a small word: an article, "son of", "and"


WORD, INITIAL, NUMBER, FORM, TITLE, PARTICLE = Role


@value(frozen=True, slots=True, eq=False)
class Part:
    """A word in its name. ``written``: as the name writes it. ``form``: the class of a legal form."""

    word: Word
    role: Role
    written: str
    is_surname: bool = False
    form: str | None = None


@value(frozen=True, slots=True, eq=False)
class Name:
    """A name taken apart. Empty ``parts``: nothing in it can be read."""

    text: str
    kind: Kind
    parts: tuple[Part, ...]
