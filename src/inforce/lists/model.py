"""An entry of a register: one listed party, as its publisher describes it."""

from dataclasses import field
from enum import StrEnum

from inforce.values import value

RELATION = "Relation: "
"""How the label of a fact begins whose value is another party and which tells how the two relate."""


class Kind(StrEnum):
    PERSON = "person"
    ORGANISATION = "organisation"
    VESSEL = "vessel"
    AIRCRAFT = "aircraft"
    UNKNOWN = "unknown"  # the form that was read does not say


class Quality(StrEnum):
    """What the publisher says of a name."""

    PRIMARY = "primary"
    STRONG = "strong"
    WEAK = "weak"  # broad or generic: too common to be a match by itself
    FORMER = "former"


@value(frozen=True, slots=True)
class Name:
    """``kind`` is the publisher's own word: ``aka``, ``fka``, ``nka``; ``name`` for the primary one.

    ``language``: the publisher's code or word for it, None where it does not say.
    """

    text: str
    quality: Quality = Quality.PRIMARY
    kind: str = "name"
    language: str | None = None


@value(frozen=True, slots=True)
class Identifier:
    """``Passport D08531177 (Iran)``: ``country`` and the two days are as the source writes them."""

    type: str
    value: str
    country: str | None = None
    issued: str | None = None
    expires: str | None = None


@value(frozen=True, slots=True)
class Address:
    parts: tuple[str, ...]
    country: str | None = None
    remarks: str | None = None


class ActKind(StrEnum):
    """What a publisher states to have done on a day."""

    LISTED = "listed"
    AMENDED = "amended"
    DELISTED = "delisted"
    REGULATED = "regulated"  # a legal act of which the publisher does not say which of these it was


@value(frozen=True, slots=True)
class Act:
    """A dated act that the publisher states for an entry. Days are EDTF, None where not stated."""

    kind: ActKind
    title: str | None = None  # number or title of the regulation, notice or resolution
    published: str | None = None
    in_force: str | None = None
    programme: str | None = None
    source: str | None = None  # address at which the publisher says the act can be read


@value(frozen=True, slots=True)
class Details:
    """What remarks or structured fields tell of a party. Dates of birth are EDTF (``1951~`` is circa 1951)."""

    births: tuple[str, ...] = ()
    birthplaces: tuple[str, ...] = ()
    nationalities: tuple[str, ...] = ()
    citizenships: tuple[str, ...] = ()
    gender: str | None = None
    identifiers: tuple[Identifier, ...] = ()
    links: tuple[str, ...] = ()  # names of other entries: "Linked To: …"
    positions: tuple[str, ...] = ()
    established: tuple[str, ...] = ()  # of organisations, EDTF
    listed_on: tuple[str, ...] = ()  # listing dates that the publisher states, EDTF
    acts: tuple[Act, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()  # other labelled facts, as written: ("Vessel Type", "Tug")
    remarks: tuple[str, ...] = ()  # what no pattern explains, as written


@value(frozen=True, slots=True)
class Entry:
    """One listed party under the publisher's own number.

    ``names``: the primary name first. ``programmes``: all of them, in the publisher's codes. ``missing`` names what the
    form that was read does not carry (``programmes``, ``aliases`` …): empty there means unknown, not none.
    """

    number: str
    kind: Kind
    names: tuple[Name, ...]
    programmes: tuple[str, ...] = ()
    details: Details = field(default_factory=Details)
    addresses: tuple[Address, ...] = ()
    missing: frozenset[str] = frozenset()

    @property
    def name(self) -> str:
        """The primary name."""
        return self.names[0].text if self.names else ""
