"""Drafting: the acts told so far in one Russian report, and the claims that they make in the end."""

import re
from collections.abc import Iterator

from inforce.claims.discourse import Discourse
from inforce.claims.drafts import Draft, named
from inforce.claims.model import Action, Claim, Status
from inforce.claims.party import Party
from inforce.claims.russian.cues import cues
from inforce.claims.russian.scenes import Scene
from inforce.claims.russian.senders import SenderReader
from inforce.claims.russian.terms import Terms
from inforce.claims.speakers import Speeches
from inforce.claims.tellers import Tellers
from inforce.claims.text import Document

_NOT = "не "
"""What is shown with the verb that it turns round."""
_SINCE = re.compile(r"\d{4}-\d\d-\d\d/\.\.")
_JOINED = 4
"""Sentences back to which "одновременно", "кроме того" reach."""
_LOOKED_AT = 6
"""Drafts looked back over for the time of one."""


class Drafting:
    """Keeps the drafts of one report in the order in which they were read (``told``)."""

    def __init__(self, document: Document, speeches: Speeches, senders: SenderReader, terms: Terms) -> None:
        self._document, self._speeches, self._senders, self._terms = document, speeches, senders, terms
        self._tellers = Tellers(speeches, cues().outlets, document.report.publisher)
        self.told: list[Draft] = []
        self._discourse = Discourse(document, self.told)
        self._verbs: dict[int, int] = {}  # of a draft where its verb stands

    def add(
        self,
        scene: Scene,
        action: Action,
        status: Status,
        sender: tuple[str, ...],
        parties: list[Party],
        when: str | None,
        start: int,
        end: int,
        measure: str = "",
        verb: int | None = None,
        *,
        background: bool = False,
        disowned: tuple[int, int] | None = None,
        announcers: tuple[str, ...] = (),
    ) -> None:
        """An act told in a sentence. ``measure``: its noun; ``verb``: where its verb stands; ``background``: it is told by the
        way, of a time before the story's; ``disowned``, ``announcers``: as in ``Draft``."""
        if status is Status.PROPOSED:
            sender = self._senders.union_of(sender)
        if status is Status.IN_FORCE and (action.starts or action.ends) and self._is_to_come(when, start):
            status = Status.ANNOUNCED  # "сняты — но только с 1 апреля"
        draft = Draft(
            action, status, sender, parties, when, start, end, scene.sentence, scene.number, background, measure
        )
        draft.disowned, draft.announcers = disowned, announcers
        if status is Status.IN_FORCE and when is None and action is not Action.REMAIN:
            draft.when = self._time_of_story(draft, scene)
        self.told.append(draft)
        if verb is not None:
            self._verbs[id(draft)] = verb
        self._senders.focus.note(sender)
        for party in parties:
            party.targeted = scene.number

    def say(self, draft: Draft, place: int) -> None:
        """Whose words stand at a place tells the act."""
        self._verbs[id(draft)] = place

    def _is_to_come(self, when: str | None, place: int) -> bool:
        """It holds from a day on that is after the report's."""
        published = self._document.published_at(place)
        day = when[:10] if when is not None and _SINCE.fullmatch(when) else None
        return day is not None and published is not None and day > published[: len(day)]

    def repeat(self, scene: Scene, draft: Draft, parties: list[Party], start: int, end: int) -> None:
        """The act of a draft, told of further parties."""
        told = draft.action, draft.status, draft.sender, parties, draft.when
        self.add(scene, *told, start, end, background=draft.background)

    def _time_of_story(self, draft: Draft, scene: Scene) -> str | None:
        """The time of the act told before: of the same kind in the sentence before, or joined to this by "одновременно"."""
        joined = any(w.lower in self._terms.joining for w in scene.words)
        told: list[str] = []
        for earlier in reversed(self.told[-_LOOKED_AT:]):
            near = earlier.scene >= draft.scene - 1 and earlier.sentence.block == draft.sentence.block
            if not near and not (joined and earlier.scene >= draft.scene - _JOINED):
                break
            if earlier.status is not Status.IN_FORCE or earlier.action is Action.REMAIN or not earlier.when:
                continue
            if earlier.sender[:1] == draft.sender[:1] and (joined or earlier.action is draft.action):
                told.append(earlier.when)
        if joined:
            return max(told, default=None)  # the others are told of a time before
        return told[0] if told else None

    def claims(self) -> Iterator[Claim]:
        """The claims in the order of their words, each once."""
        number, seen = 0, set[object]()
        for draft in sorted((d for d in self.told if not d.asked), key=lambda d: (d.start, d.end)):
            draft.when = draft.when or self._discourse.day_of(draft)
            for party in named(draft):
                key = (draft.action, draft.status, draft.sender[:1], party.name, draft.scene, draft.when)
                if key not in seen:
                    seen.add(key)
                    number += 1
                    sender = draft.sender or self._senders.focus.nearest(draft.scene)
                    yield self._finished(f"c{number}", draft, party, sender)

    def _finished(self, name: str, draft: Draft, party: Party, sender: tuple[str, ...]) -> Claim:
        text = self._document.text
        denied = text[max(0, draft.start - len(_NOT)) : draft.start].lower() == _NOT
        span = self._document.span(draft.start - len(_NOT) if denied else draft.start, draft.end)
        statement = self._speeches.over(span)
        if statement is None and (verb := self._verbs.get(id(draft))) is not None:
            statement = self._speeches.at(verb)
        return self._tellers.claim(name, draft, party, sender, span, statement)
