"""Events: visits, meetings, releases, arrests, embassies closed and opened, requests, refusals; no sanctions measures."""

from collections.abc import Iterator

from inforce.claims.event_chains import Mention, same_event
from inforce.claims.event_counts import by_country
from inforce.claims.event_frames import event_words
from inforce.claims.event_nouns import NounReader
from inforce.claims.event_roles import EventRoles
from inforce.claims.event_verbs import VerbReader
from inforce.claims.gazetteer import gazetteer
from inforce.claims.groups import Group
from inforce.claims.kinds import kinds
from inforce.claims.model import Event
from inforce.claims.parsing import Scene
from inforce.claims.phrases import chain
from inforce.claims.status import StatusReader, status_words
from inforce.claims.terms import terms
from inforce.claims.text import Document

_TAKES_UP = frozenset({"those", "these", "that", "this"})
_NEAR = 3
"""Sentences after an event in which its counts by country may stand."""


class EventReader:
    """Reads the events of one report, scene by scene; ``found`` gives each once, for all its mentions."""

    def __init__(self, document: Document) -> None:
        language = document.language
        self._document = document
        self._frames = event_words(language)
        self._roles = EventRoles(self._frames, kinds(language))
        status = StatusReader(status_words(language), terms(language))
        self._verbs = VerbReader(self._frames, self._roles, status)
        self._nouns = NounReader(self._frames, self._roles, status)
        self._places = gazetteer(language)
        self._known: list[Mention] = []

    def read(self, scene: Scene) -> None:
        """Takes up the events that a sentence tells."""
        here: list[tuple[Mention, str]] = []
        for clause in scene.clauses:
            here += [(self._take(m), "") for m in self._verbs.read(scene, clause)]
            self._roles.note(clause.subject)
        for place, element in enumerate(scene.elements):
            if isinstance(element, Group):
                here += [
                    (self._take(m), m.link)
                    for m in self._nouns.read(scene, place, element, told_before=bool(self._known))
                ]
                here += [(m, link) for m, link in self._taken_up(scene, place, element)]
        self._share_times(here)
        self._add_groups(scene)

    def found(self) -> Iterator[Event]:
        """The events in the order of their words."""
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

    def _taken_up(self, scene: Scene, place: int, group: Group) -> Iterator[tuple[Mention, str]]:
        """ "As a result of those talks": the visit or meeting told last."""
        word = scene.word_at(place - 1)
        for noun in chain(group.items[0].noun):
            if noun.head in self._frames.words["chain"] and noun.determiner in _TAKES_UP and word is not None:
                link = word.lower if noun is group.items[0].noun else "following"  # "the result of those talks"
                yield from ((m, link) for m in [m for m in self._known if m.type == "CONSULT"][-1:])

    def _share_times(self, here: list[tuple[Mention, str]]) -> None:
        """What is told as lying in another event's time is of that time: "as a result of those talks", "timed to coincide with
        the visit"; a visit is of the day of the meeting for which it was made."""
        during = self._frames.words["during"]
        timed = next((m for m, link in here if m.when and link in during), None)
        for mention, _ in here:
            if mention.when is None and timed is not None and timed.status == mention.status == "occurred":
                mention.when = timed.when
        for visit in self._known:
            if visit.mode == "visit" and visit.when is None and visit.status == "occurred":
                meeting = next((m for m in self._known if self._is_on_visit(m, visit)), None)
                visit.when = meeting.when if meeting else None

    @staticmethod
    def _is_on_visit(meeting: Mention, visit: Mention) -> bool:
        near = abs(meeting.scene - visit.scene) <= _NEAR
        return (
            meeting.mode == "meet" and meeting.when is not None and near and bool(set(meeting.actor) & set(visit.actor))
        )

    def _add_groups(self, scene: Scene) -> None:
        counted = [m for m in self._known if m.count and 0 <= scene.number - m.scene <= _NEAR]
        if not counted:
            return
        mention = counted[-1]
        groups = by_country(scene, self._places) | mention.groups
        if mention.count and sum(groups.values()) <= mention.count:
            mention.groups = groups
