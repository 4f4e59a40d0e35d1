"""What a report says: statements, events and claims, and the terms for them.

The terms are those of the field: actions and statuses as a compliance desk uses them, event types as in PLOVER.
"""

from enum import StrEnum

from inforce.spans import Span
from inforce.values import value


class Action(StrEnum):
    """What a report says was done to a measure."""

    IMPOSE = "impose"  # put on a country, sector or programme
    DESIGNATE = "designate"  # a named target put on a list
    TIGHTEN = "tighten"
    EASE = "ease"  # relaxed in part
    LICENSE = "license"  # stays, but an authorisation permits some dealings
    SUSPEND = "suspend"
    LIFT = "lift"  # ends for a target, a programme or a country
    DELIST = "delist"  # a named target taken off a list, said in so many words
    RENEW = "renew"
    LAPSE = "lapse"
    REMAIN = "remain"  # still listed, still in force

    @property
    def starts(self) -> bool:
        """The action begins a measure."""
        return self in {Action.IMPOSE, Action.DESIGNATE}

    @property
    def ends(self) -> bool:
        """The action ends a measure."""
        return self in {Action.LIFT, Action.DELIST, Action.LAPSE}


class Status(StrEnum):
    """How far the action has come, by the report's own words."""

    PROPOSED = "proposed"  # wanted, discussed, asked for
    ANNOUNCED = "announced"  # said publicly that it will be or is being done
    DECIDED = "decided"  # a competent body has decided; still to be carried out
    IN_FORCE = "in_force"  # stated as a fact that holds or held
    HYPOTHETICAL = "hypothetical"
    DENIED = "denied"  # stated not to be so

    @property
    def is_intention(self) -> bool:
        """Not done yet, but wanted, promised or decided."""
        return self in {Status.PROPOSED, Status.ANNOUNCED, Status.DECIDED}


class TargetKind(StrEnum):
    """What a measure is aimed at."""

    PERSON = "person"
    ORGANISATION = "organisation"
    AIRCRAFT = "aircraft"
    VESSEL = "vessel"
    GROUP = "group"  # given only as a number or a group: "several companies"
    PROGRAMME = "programme"
    COUNTRY = "country"
    SECTOR = "sector"

    @property
    def is_listed_by_name(self) -> bool:
        """Registers carry entries for this kind of target."""
        return self in {TargetKind.PERSON, TargetKind.ORGANISATION, TargetKind.AIRCRAFT, TargetKind.VESSEL}

    @property
    def is_craft(self) -> bool:
        """An aircraft or a vessel."""
        return self in {TargetKind.AIRCRAFT, TargetKind.VESSEL}


class StatementKind(StrEnum):
    ASSERTION = "assertion"
    INTENTION = "intention"
    PREDICTION = "prediction"
    OPINION = "opinion"
    EXPLANATION = "explanation"  # of causes and motives


@value(frozen=True, slots=True)
class Target:
    """``name`` as the report gives it, in the nominative; ``aliases`` are its other names in the same report."""

    name: str
    kind: TargetKind
    aliases: tuple[str, ...] = ()


@value(frozen=True, slots=True)
class Claim:
    """What a report asserts of a sanctions measure.

    ``sender``: who imposes, eases or lifts, in English, the widest body first; ``()`` where nothing tells.
    ``when``: EDTF of the action itself, or None. ``span``: the shortest clause that carries the claim.
    ``speaker``: None is the newsroom's own voice. ``channel``: the outlet through which the speaker's words came.
    ``statement``: the id of the statement that holds the claim. ``headline``: it stands in a title or headline, whose
    present tense means the report's day.
    """

    id: str
    sender: tuple[str, ...]
    target: Target
    action: Action
    status: Status
    when: str | None
    span: Span
    speaker: str | None = None
    channel: str | None = None
    statement: str | None = None
    headline: bool = False


@value(frozen=True, slots=True)
class Speaker:
    """``name`` as resolved, ``text`` as the sentence has it ("the American"); None where no words name him there."""

    name: str
    text: str | None = None


@value(frozen=True, slots=True)
class Channel:
    """An outlet or medium; ``kind`` is ``agency``, ``newspaper``, ``broadcaster``, ``social``, ``document``, ``medium``
    or ``outlet`` where no more is known."""

    name: str
    kind: str


@value(frozen=True, slots=True)
class Statement:
    """Who said what. ``content`` may be in several pieces; ``mode`` is ``direct``, ``indirect`` or ``mixed``;
    ``within`` is the id of the statement that holds this one."""

    id: str
    speaker: Speaker
    cue: Span | None
    content: tuple[Span, ...]
    channel: Channel | None
    mode: str
    kind: StatementKind
    within: str | None = None


@value(frozen=True, slots=True)
class Event:
    """A dated doing between states and bodies that is not a sanctions measure; ``type`` and ``mode`` are PLOVER's.

    ``status``: ``planned``, ``announced``, ``occurred``, ``ongoing``, ``hypothetical`` or ``denied``; ``count`` counts
    people or things as the report does, ``groups`` by English country name.
    """

    id: str
    type: str
    mode: str | None
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    when: str | None
    status: str
    count: int | None
    groups: dict[str, int] | None
    span: Span


@value(frozen=True, slots=True)
class Extract:
    """All that was found in one report. ``unread``: its language, where its measures cannot be read in it.

    ``notes`` tell what was not read, or not surely.
    """

    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    claims: tuple[Claim, ...] = ()
    unread: str | None = None
    notes: tuple[str, ...] = ()
