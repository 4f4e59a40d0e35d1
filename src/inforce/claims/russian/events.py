"""Events that a Russian report tells: visits, talks, releases, arrests, embassies, requests; each once for all its mentions."""

from inforce.claims.event_chains import Mention
from inforce.claims.event_frames import event_words
from inforce.claims.event_keeping import EventKeeper
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


def find_events(document: Document) -> list[Event]:
    """The events of a report in the order of their words."""
    reader = _Reader(document)
    scenes = scenes_of(document)
    for number, sentence in enumerate(document.sentences):
        if has_event_trace(sentence.text) or reader.kept.counts_near(number):
            reader.read(scenes.at(number))
    return list(reader.kept.found())


class _Reader:
    def __init__(self, document: Document) -> None:
        self._frames = event_words("ru")
        self._roles = EventRoles(document.text, self._frames, lexicon())
        self._verbs = VerbReader(self._frames, self._roles, StatusReader())
        self._nouns = NounReader(self._frames, self._roles, StatusReader())
        self.kept = EventKeeper(document, self._frames.words["during"])

    def read(self, scene: Scene) -> None:
        """Takes up the events that a sentence tells."""
        here: list[tuple[Mention, str]] = []
        for clause in scene.clauses:
            here += [(self.kept.take(m), "") for m in self._verbs.read(scene, clause)]
            for group in clause.groups:
                if not group.prep and "nomn" in group.cases:
                    self._roles.note(group)
        for place, element in enumerate(scene.elements):
            if type(element) is Group:
                told = self._nouns.read(scene, place, element, told_before=bool(self.kept.known))
                here += [(self.kept.take(m), m.link) for m in told]
        self.kept.share_times(here)
        self.kept.add_groups(scene.number, lambda: by_country(scene))
