"""What a sentence speaks of, taken up before its clauses are read: parties, lists and measures."""

from inforce.claims.doings import Reader
from inforce.claims.groups import Group
from inforce.claims.kinds import Kinds
from inforce.claims.parsing import Scene, apposes
from inforce.claims.phrases import chain
from inforce.claims.targets import TargetReader
from inforce.claims.terms import Term, Terms

_WHERE = frozenset({"in", "at", "near", "outside", "around", "across", "off", "through", "via"})
_REGIMES = frozenset({"regime", "embargo"})


class SpokenOf:
    """Takes up what each sentence speaks of. ``list``, ``measure``: one was spoken of so far."""

    def __init__(self, reader: Reader, terms: Terms, kinds: Kinds, targets: TargetReader) -> None:
        self._reader, self._terms, self._kinds, self._targets = reader, terms, kinds, targets
        self.list = self.measure = False

    def take(self, scene: Scene) -> None:
        """Takes up the parties, the lists and the measures of a sentence."""
        self._take_parties(scene)
        self._note_terms(scene)

    def _take_parties(self, scene: Scene) -> None:
        subjects, heading = {c.subject_at for c in scene.clauses}, scene.sentence.headline
        for place, group in scene.groups:
            word = scene.word_at(place - 1)
            if word is not None and word.lower in _WHERE and self._is_whereabouts(group):
                continue
            if word is not None and word.tag == ",":
                self._say(scene, place, group)
            after = scene.word_at(place + 1)
            self._reader.parties.restricted = after is not None and after.tag == "WH"  # "the firm that manages it"
            self._reader.parties.take(group.items, scene.number, subject=place in subjects, heading=heading)
            self._reader.parties.restricted = False

    def _say(self, scene: Scene, place: int, group: Group) -> None:
        """ "the owner of X, a tanker": what follows the comma says what X is."""
        before = scene.group_at(place - 2)
        if before is None or len(group.items) > 1 or group.nouns[0].name:
            return
        *_, last = chain(before.items[-1].noun)
        if last is not before.items[-1].noun and last.name and apposes(last, group.nouns[0], self._kinds):
            self._reader.parties.say(group.items[0], last, scene.number)

    def _is_whereabouts(self, group: Group) -> bool:
        """ "in Frankfurt": a name alone after a preposition of place, not met before, is a place."""
        noun = group.items[0].noun
        named = bool(noun.name) and not noun.label and not noun.determiner and len(group.items) == 1
        return named and not self._reader.parties.knows(noun.name)

    def _note_terms(self, scene: Scene) -> None:
        """Remembers that a list, a measure is spoken of, and whose the list is."""
        for _, group in scene.groups:
            for noun in group.nouns:
                term = self._terms.of(noun)
                if not term and noun.head not in _REGIMES:
                    continue
                if term & Term.LIST and (owner := self._reader.senders.owner(group)):
                    self._reader.senders.focus.keeper = owner
                if (
                    term & (Term.MEASURE | Term.LISTING | Term.LICENCE) or noun.head in _REGIMES
                ) and noun is group.items[0].noun:
                    self._targets.speak(scene, group)
                self.list = self.list or bool(term & Term.LIST)
                self.measure = self.measure or bool(term & Term.PLAIN_MEASURE)
