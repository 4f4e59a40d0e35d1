"""Listings said to be untouched: in which nothing has changed, or which a search does not find."""

from inforce.claims.clause import Clause
from inforce.claims.doings import Reader
from inforce.claims.echo_words import EchoWords
from inforce.claims.groups import Group, Item
from inforce.claims.model import Action, Status
from inforce.claims.parsing import Scene
from inforce.claims.party import Party
from inforce.claims.phrases import chain
from inforce.claims.targets import TargetReader
from inforce.claims.terms import Term, Terms
from inforce.claims.whens import when_of


class Untouched:
    """Reads clauses that deny a change or an entry; each method tells whether it did."""

    def __init__(self, reader: Reader, words: EchoWords, terms: Terms, targets: TargetReader) -> None:
        self._reader, self._words, self._terms, self._targets = reader, words, terms, targets

    def unchanged(self, scene: Scene, clause: Clause) -> bool:
        """ "There has been no change in the designation"."""
        group = clause.object or clause.subject
        if not group or not group.negated or group.items[0].noun.head not in self._words.changes:
            return False
        noun = group.items[0].noun
        below = [o.group for o in clause.obliques if o.preposition in ("in", "to", "of", "on")]
        for candidate in ([Group((Item(noun.of),))] if noun.of else []) + below:
            if self._terms.of(candidate.items[0].noun) & (Term.MEASURE | Term.LIST) or _is_status(candidate):
                parties = self._owner(scene, candidate) or (
                    self._targets.of_measure(scene, candidate)
                    if candidate in scene.elements
                    else self._targets.recalled.last_aimed(noun)
                )
                if parties:
                    sender = self._reader.senders.owner(candidate) or self._reader.senders.focus.sender
                    self._reader.add(
                        scene,
                        Action.DELIST,
                        Status.DENIED,
                        sender,
                        parties,
                        None,
                        min(clause.verb.start, group.start),
                        scene.elements[max(clause.last, clause.place)].end,
                    )
                    return True
        return False

    def _owner(self, scene: Scene, group: Group) -> list[Party]:
        """ "In his status", "to the bank's designation": whose it is."""
        noun = group.items[0].noun
        if noun.determiner in ("his", "her", "its", "their"):
            return self._targets.resolve(scene, noun)
        return self._targets.group(scene, Group((Item(noun.possessor),))) if noun.possessor is not None else []

    def no_entry(self, scene: Scene, clause: Clause) -> bool:
        """ "A search for X in the list returned no entry"."""
        group = clause.object
        if not group or clause.verb.lemma not in self._words.finds:
            return False
        noun = group.items[0].noun
        such = "such" in noun.lowers and bool(self._targets.such(noun))  # "turned up no such firm": the one spoken of
        if not such and noun.head not in self._words.hits:
            return False
        if not group.negated and not clause.verb.negation and noun.words[0].lower not in ("no", "no such"):
            return False
        listed = next((e for e in scene.elements if type(e) is Group and self._is_list(e)), None)
        sought = group if such else self._sought(scene)
        if not listed or not sought:
            return False
        starts = [listed.start, sought.start, clause.verb.start]
        start = min([*starts, clause.subject.start] if clause.subject else starts)
        end = max(group.end, listed.end, sought.end, clause.verb.end)
        parties = self._targets.such(noun) if such else self._targets.group(scene, sought)
        if not parties:
            return False
        sender = self._reader.senders.owner(listed) or self._reader.senders.focus.sender
        when = when_of(scene, clause, Action.REMAIN, Status.IN_FORCE, ()) or self._time_within(scene)
        self._reader.add(scene, Action.DESIGNATE, Status.DENIED, sender, parties, when, start, end)
        return True

    def _time_within(self, scene: Scene) -> str | None:
        return next((str(m.value) for m in scene.times.values() if m.role == "point"), None)

    def _sought(self, scene: Scene) -> Group | None:
        for place in range(len(scene.elements)):
            word, following = scene.word_at(place), scene.group_at(place + 1)
            if word and following and word.lower in ("for", "under", "on", "of") and not self._is_list(following):
                return following
        return None

    def _is_list(self, group: Group) -> bool:
        return any(self._terms.of(n) & Term.LIST for noun in group.nouns for n in chain(noun))


def _is_status(group: Group) -> bool:
    """ "Its sanctions status", "the status of X"."""
    return group.items[0].noun.head in ("status", "position", "listing")
