"""Discourse: what a text carries from sentence to sentence: the round of measures told last, to which names told later
belong, and the day of the section that the words stand in."""

from collections.abc import Sequence
from dataclasses import dataclass

from inforce.claims.drafts import Draft
from inforce.claims.model import Action, Status
from inforce.claims.sections import Sections
from inforce.claims.text import Document, Sentence

_REACH = 6
"""Sentences back to the round that a sentence adds names to."""
_ROUNDS = frozenset({Action.DESIGNATE, Action.IMPOSE, Action.DELIST, Action.LIFT})
"""What may be done to several at once."""


@dataclass(frozen=True, slots=True)
class Round:
    """What one sender does to several at once: a package, a batch of listings. ``scene``: the number of its sentence."""

    action: Action
    status: Status
    sender: tuple[str, ...]
    when: str | None
    sentence: Sentence
    scene: int

    @classmethod
    def of(cls, draft: Draft) -> "Round | None":
        """The round that a claim tells of, None where nobody else can join it."""
        told = draft.status not in (Status.DENIED, Status.HYPOTHETICAL) and not draft.background
        if draft.action not in _ROUNDS or not told or draft.sentence.headline:
            return None
        action = Action.DESIGNATE if draft.action is Action.IMPOSE else draft.action
        return cls(action, draft.status, draft.sender, draft.when, draft.sentence, draft.scene)


class Discourse:
    """What was told so far. ``drafts`` is the reader's own list, the claims in the order in which they are read."""

    def __init__(self, document: Document, drafts: Sequence[Draft]) -> None:
        self.sections = Sections.of(document)
        self._drafts = drafts
        self._announced: Round | None = None

    def announce(self, told: Round) -> None:
        """A package or batch is told of before anybody in it is named."""
        self._announced = told

    def round(self, scene: int, place: int) -> Round | None:
        """The round told last before a sentence, near enough and in the same section."""
        told = next((r for d in reversed(self._drafts[-_REACH:]) if (r := Round.of(d)) is not None), None)
        announced = self._announced
        if announced is not None and (told is None or told.scene < announced.scene):
            told = announced
        if told is None or scene - told.scene > _REACH:
            return None
        here = self.sections.number_at(place) == self.sections.number_at(told.sentence.start)
        return told if here else None

    def day_of(self, draft: Draft) -> str | None:
        """The day of an act that tells none itself, by the section that it stands in."""
        act = draft.status is Status.IN_FORCE and draft.action is not Action.REMAIN and not draft.background
        return self.sections.day_at(draft.start) if act else None
