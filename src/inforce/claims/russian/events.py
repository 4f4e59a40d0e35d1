"""Events that a Russian report tells: visits, talks, releases, arrests, embassies, requests; each once for all its mentions."""

from collections.abc import Iterator

from inforce.claims.event_chains import Mention, same_event
from inforce.claims.event_frames import event_words
from inforce.claims.model import Event
from inforce.claims.russian.event_counts import by_country
from inforce.claims.russian.event_nouns import NounReader
from inforce.claims.russian.event_roles import EventRoles
from inforce.claims.russian.event_verbs import VerbReader
from inforce.claims.russian.lexicon import lexicon
from inforce.claims.russian.phrase_model import Group
from inforce.claims.russian.scenes import Scene, has_event_trace, scenes_of
from inforce.claims.russian.status import StatusReader
from inforce.claims.text import Document

_NEAR = 3
"""Sentences after an event in which its counts by country may stand."""


def find_events(document: Document) -> list[Event]:
    """The events of a report in the order of their words."""
    reader = _Reader(document)
    scenes = scenes_of(document)
    for number, sentence in enumerate(document.sentences):
        if has_event_trace(sentence.text) or reader.counts_near(number):
            reader.read(scenes.at(number))
    return list(reader.found())


class _Reader:
    def __init__(self, document: Document) -> None:
        self._document = document
        self._frames = event_words("ru")
        self._roles = EventRoles(document.text, self._frames, lexicon())
        self._verbs = VerbReader(self._frames, self._roles, StatusReader())
        self._nouns = NounReader(self._frames, self._roles, StatusReader())
        self._known: list[Mention] = []

    def read(self, scene: Scene) -> None:
        """Takes up the events that a sentence tells."""
        here: list[tuple[Mention, str]] = []
        for clause in scene.clauses:
            here += [(self._take(m), "") for m in self._verbs.read(scene, clause)]
            for group in clause.groups:
                if not group.prep and "nomn" in group.cases:
                    self._roles.note(group)
        for place, element in enumerate(scene.elements):
            if isinstance(element, Group):
                told = self._nouns.read(scene, place, element, told_before=bool(self._known))
                here += [(self._take(m), m.link) for m in told]
        self._share_times(here)
        self._add_groups(scene)

    def found(self) -> Iterator[Event]:
        for number, m in enumerate(sorted(self._known, key=lambda m: (m.start, m.end)), 1):
            span = self._document.span(m.start, m.end)
            yield Event(
                f"e{number}", m.type, m.mode, m.actor, m.recipient, m.when, m.status, m.count, m.groups or None, span
            )

    def _take(self, mention: Mention) -> Mention:
        known = same_event(self._known, mention)
        if known is None:
            self._known.append(mention)
            return mention
        known.take(mention)
        self._known.remove(known)
        self._known.append(known)  # the event spoken of last stands last
        return known

    def _share_times(self, here: list[tuple[Mention, str]]) -> None:
        """What lies in another event's time is of that time: "в результате этих переговоров"."""
        during = self._frames.words["during"]
        timed = next((m for m, link in here if m.when and link in during), None)
        for mention, _ in here:
            if mention.when is None and timed is not None and timed.status == mention.status == "occurred":
                mention.when = timed.when

    def counts_near(self, number: int) -> bool:
        """Counts by country of an event told before may stand in a sentence."""
        return any(m.count and 0 <= number - m.scene <= _NEAR for m in self._known[-_NEAR:])

    def _add_groups(self, scene: Scene) -> None:
        counted = [m for m in self._known if m.count and 0 <= scene.number - m.scene <= _NEAR]
        if not counted:
            return
        mention = counted[-1]
        groups = by_country(scene) | mention.groups
        if mention.count and sum(groups.values()) <= mention.count:
            mention.groups = groups
