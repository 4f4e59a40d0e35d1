"""Events: visits, meetings, releases, arrests, embassies closed and opened, requests, refusals; no sanctions measures."""

from collections.abc import Iterator

from inforce.claims.event_chains import Mention
from inforce.claims.event_counts import by_country
from inforce.claims.event_frames import event_words, last_words
from inforce.claims.event_keeping import NEAR, EventKeeper
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


class EventReader:
    """Reads the events of one report, scene by scene; ``found`` gives each once, for all its mentions."""

    def __init__(self, document: Document) -> None:
        language = self._language = document.language
        self._frames = event_words(language)
        self._roles = EventRoles(self._frames, kinds(language))
        status = StatusReader(status_words(language), terms(language))
        self._verbs = VerbReader(self._frames, self._roles, status)
        self._nouns = NounReader(self._frames, self._roles, status)
        self._places = gazetteer(language)
        self._kept = EventKeeper(document, self._frames.words["during"])

    def read(self, scene: Scene) -> None:
        """Takes up the events that a sentence tells."""
        here: list[tuple[Mention, str]] = []
        for clause in scene.clauses:
            if clause.verb.lemma in self._frames.verbs:
                here += [(self._kept.take(m), "") for m in self._verbs.read(scene, clause)]
            self._roles.note(clause.subject)
        told = [m for m, _ in here if m.type == "CONSULT" and m.scene == scene.number]
        by_noun, takes_up = self.may_tell_by_noun(scene), self.may_take_up(scene)
        for place, group in scene.groups if by_noun or takes_up else ():
            if by_noun and self._nouns.may_tell(group):
                for mention in self._nouns.read(scene, place, group, told_before=bool(self._kept.known)):
                    if any(m.start <= mention.start < m.end and m.mode == mention.mode for m in told):
                        continue  # "held talks with X" is told by its verb
                    here.append((self._kept.take(mention), mention.link))
            if takes_up and self._kept.known:
                here += self._taken_up(scene, place, group)
        self._kept.share_times(here)
        self._date_visits()
        self._kept.add_groups(scene.number, lambda: by_country(scene, self._places))

    def may_tell_by_noun(self, scene: Scene) -> bool:
        """The sentence has a word with which a noun for an event ends."""
        return not last_words(self._language).isdisjoint(scene.sentence.held)

    def may_take_up(self, scene: Scene) -> bool:
        """ "Those talks": the sentence has a word that takes up what was told."""
        return not _TAKES_UP.isdisjoint(scene.sentence.held)

    def found(self) -> Iterator[Event]:
        """The events in the order of their words."""
        yield from self._kept.found()

    def _taken_up(self, scene: Scene, place: int, group: Group) -> Iterator[tuple[Mention, str]]:
        """ "As a result of those talks": the visit or meeting told last."""
        word, noun = scene.word_at(place - 1), group.items[0].noun
        if word is None or (noun.of is None and noun.determiner not in _TAKES_UP):
            return
        for noun in chain(group.items[0].noun):
            if noun.head in self._frames.words["chain"] and noun.determiner in _TAKES_UP:
                link = word.lower if noun is group.items[0].noun else "following"  # "the result of those talks"
                yield from ((m, link) for m in [m for m in self._kept.known if m.type == "CONSULT"][-1:])

    def _date_visits(self) -> None:
        """A visit is of the day of the meeting for which it was made."""
        for visit in self._kept.known:
            if visit.mode == "visit" and visit.when is None and visit.status == "occurred":
                meeting = next((m for m in self._kept.known if self._is_on_visit(m, visit)), None)
                visit.when = meeting.when if meeting else None

    @staticmethod
    def _is_on_visit(meeting: Mention, visit: Mention) -> bool:
        near = abs(meeting.scene - visit.scene) <= NEAR
        return (
            meeting.mode == "meet" and meeting.when is not None and near and bool(set(meeting.actor) & set(visit.actor))
        )
