"""Discourse: what a text carries from sentence to sentence: the round of measures told last, to which names told later
belong, and the day of the section that the words stand in."""

from collections.abc import Sequence

from inforce.claims.drafts import Draft
from inforce.claims.model import Action, Status
from inforce.claims.party import Party
from inforce.claims.sections import Sections
from inforce.claims.text import Document, Sentence
from inforce.values import value

_REACH = 6
"""Sentences back to the round that a sentence adds names to."""
_DRAFTS = 8
"""Claims looked back at."""
_ROUNDS = frozenset({Action.DESIGNATE, Action.IMPOSE, Action.DELIST, Action.LIFT})
"""What may be done to several at once."""


@value(frozen=True, slots=True)
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

    def draft(self, sentence: Sentence, scene: int) -> Draft:
        """A claim on nobody yet, of the same act, told by a sentence."""
        return Draft(
            self.action, self.status, self.sender, [], self.when, sentence.start, sentence.end, sentence, scene
        )


class Discourse:
    """What was told so far. ``drafts`` is the reader's own list, the claims in the order in which they are read."""

    def __init__(self, document: Document, drafts: Sequence[Draft]) -> None:
        self.sections = Sections.of(document)
        self._drafts = drafts
        self.announced: Round | None = None
        self._topic: tuple[int, Party] | None = None

    def enter_topic(self, block: int, party: Party) -> None:
        """A paragraph opens with a party that the rest of it is on."""
        self._topic = (block, party)

    def topic(self, block: int) -> Party | None:
        """The party that a paragraph is on, by its opening."""
        return self._topic[1] if self._topic is not None and self._topic[0] == block else None

    def last(self, scene: int, reach: int) -> Draft | None:
        """The claim told last, within some sentences."""
        told = self._drafts[-1] if self._drafts else None
        return told if told is not None and scene - told.scene <= reach else None

    def act(self, scene: int, reach: int = _REACH, named: Sequence[Party] = ()) -> Draft | None:
        """The last act that the story itself tells, within some sentences; one on those ``named``, where there is any."""
        acts = (d for d in reversed(self._drafts[-_DRAFTS:]) if scene - d.scene <= reach and is_act(d))
        last = next(acts, None)
        if last is None or not named:
            return last
        return next((d for d in (last, *acts) if any(p in d.parties for p in named)), last)

    def same_act(self, draft: Draft) -> list[Draft]:
        """The claims that tell with one of the same act on others."""
        return [d for d in self._drafts[-_DRAFTS:] if d.scene == draft.scene and d.action is draft.action]

    def announce(self, told: Round) -> None:
        """A package or batch is told of before anybody in it is named."""
        self.announced = told

    def round(self, scene: int, place: int) -> Round | None:
        """The round told last before a sentence, near enough and in the same section."""
        told = next((r for d in reversed(self._drafts[-_DRAFTS:]) if (r := Round.of(d)) is not None), None)
        announced = self.announced
        if announced is not None and (told is None or told.scene <= announced.scene):
            told = announced
        if told is None or scene - told.scene > _REACH:
            return None
        here = self.sections.number_at(place) == self.sections.number_at(told.sentence.start)
        return told if here else None

    def when_of(self, draft: Draft) -> str | None:
        """The time of the round announced in the sentence before, for an act of its sender that tells none."""
        told = self.announced
        if told is None or told.sentence.block != draft.sentence.block or draft.scene - told.scene > 2:
            return None
        return told.when if told.sender[:1] == draft.sender[:1] and told.action is draft.action else None

    def day_of(self, draft: Draft) -> str | None:
        """The day of an act that tells none itself, by the section that it stands in."""
        decided = draft.status is Status.DECIDED
        return self.sections.day_at(draft.start) if is_act(draft) or decided else None


def is_act(draft: Draft) -> bool:
    """Told as done, by the story itself."""
    return draft.status is Status.IN_FORCE and draft.action is not Action.REMAIN and not draft.background
