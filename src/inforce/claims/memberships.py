"""Memberships: sentences that name who is in the round of measures told before ("The individuals are X and Y", "The biggest
is Z", "Among them are W and V")."""

from functools import cache

from inforce.claims.clause import Clause
from inforce.claims.discourse import Discourse, Round
from inforce.claims.doings import Reader
from inforce.claims.groups import Group, Item, is_name_with_article
from inforce.claims.kinds import Kinds
from inforce.claims.lexicon import table
from inforce.claims.model import Action, Status, TargetKind
from inforce.claims.parsing import Scene
from inforce.claims.party import Party
from inforce.claims.phrases import Noun
from inforce.claims.targets import TargetReader
from inforce.values import value

_BELOW = frozenset({"below", "following"})
_INCLUDES = frozenset({"include", "comprise"})
_ONLY = frozenset({"only", "sole", "last"})
_DEFINITE = frozenset({"the", "these", "those", "its"})


@value(frozen=True, slots=True)
class MemberWords:
    """The words of ``[members]`` in ``measures_LANGUAGE.toml``."""

    equates: frozenset[str]
    ranked: frozenset[str]
    among: frozenset[str]
    heads: frozenset[str]
    lists: frozenset[str]


@cache
def member_words(language: str) -> MemberWords:
    return MemberWords(**{name: frozenset(words) for name, words in table(f"measures_{language}")["members"].items()})


class Memberships:
    """Reads clauses of "be" and "include" whose object is in the round told last."""

    def __init__(self, reader: Reader, words: MemberWords, kinds: Kinds, targets: TargetReader) -> None:
        self._reader, self._words, self._kinds, self._targets = reader, words, kinds, targets

    def clause(self, scene: Scene, clause: Clause, rounds: Discourse) -> bool:
        """Takes up names that a clause puts into the round told last; whether it does."""
        if clause.verb.lemma not in self._words.equates or clause.verb.modal:
            return False
        if self._only_one(scene, clause):
            return True
        told = rounds.round(scene.number, scene.sentence.start)
        if told is None:
            return False
        if clause.verb.negation:
            return self._left_out(scene, clause, told)
        names = self._named(clause)
        parties = [p for item in names for p in self._targets.group(scene, Group((item,)))]
        parties = [p for p in parties if p.kind.is_listed_by_name and (p.proper or p.many)]
        if not any(p.proper for p in parties):
            return False
        self._of_kind(clause, parties)
        start = min(
            clause.verb.start, *(item.start for item in names), *([clause.subject.start] if clause.subject else [])
        )
        end = max(clause.verb.end, *(item.end for item in names))
        self._reader.add(scene, told.action, told.status, told.sender, parties, told.when, start, end)
        return True

    def _only_one(self, scene: Scene, clause: Clause) -> bool:
        """ "The only bank on the UN list is X": X is on it."""
        if clause.subject is None or clause.object is None or clause.verb.lemma != "be" or clause.verb.negation:
            return False
        at = clause.subject_at
        on, listed = scene.word_at(at + 1), scene.group_at(at + 2)
        alone = not _ONLY.isdisjoint(clause.subject.items[0].noun.lowers) and at + 2 < clause.place
        if not alone or on is None or on.lower != "on" or listed is None or not self._is_list(listed):
            return False
        parties = [p for item in _names(clause.object) for p in self._targets.group(scene, Group((item,)))]
        if parties:
            sender = self._reader.senders.owner(listed) or self._reader.senders.likely()
            start, end = clause.subject.start, clause.object.end
            self._reader.add(scene, Action.REMAIN, Status.IN_FORCE, sender, parties, None, start, end)
        return bool(parties)

    def _is_list(self, group: Group) -> bool:
        return group.items[0].noun.head in self._words.lists or self._reader.senders.owner(group) != ()

    def _left_out(self, scene: Scene, clause: Clause, told: Round) -> bool:
        """ "X is not among them": nothing was done to X."""
        among = scene.word_at(clause.place + 1)
        joined = among is not None and among.lower.partition(" ")[0] in self._words.among
        if clause.subject is None or not (joined or self._is_among(clause)):
            return False
        parties = [p for p in self._targets.group(scene, clause.subject) if p.kind.is_listed_by_name]
        end = scene.elements[max(clause.last, clause.place)].end
        if parties:
            start = clause.subject.start
            self._reader.add(scene, told.action, Status.DENIED, told.sender, parties, None, start, end)
        return bool(parties)

    def opens_list(self, scene: Scene) -> bool:
        """ "The entities are:", "Among them:", "Those listed:": a line whose colon opens the names of a round."""
        if not scene.sentence.text.rstrip().endswith(":"):
            return False
        groups = [e for e in scene.elements if type(e) is Group]
        verbs = {c.verb.lemma for c in scene.clauses}
        if groups and (scene.sentence.held & _BELOW) and self._kinds.many(groups[-1].items[-1].noun):
            return True  # "Firms may deal with the carriers listed below:"
        return len(groups) == 1 and verbs <= self._words.equates and self._picks_all(groups[0])

    def _picks_all(self, group: Group) -> bool:
        noun = group.items[0].noun
        if noun.determiner in _DEFINITE and self._reader.context.about and noun.head in self._words.lists:
            return True  # "The list includes:"
        return self._picks(group) or noun.head in ("them", "they", "these", "those") or self._kinds.many(noun)

    def _named(self, clause: Clause) -> list[Item]:
        """The names on the other side of "be": of "the biggest is X" X, of "X is the biggest", "among them are X and Y" too."""
        subject, object_ = clause.subject, clause.object
        if self._is_among(clause) and subject is not None and (names := _names(subject)):
            return names
        if subject is None or object_ is None:
            return []
        if self._picks(subject) or (subject.items[0].noun.head == "they" and clause.verb.lemma in _INCLUDES):
            return _names(object_)
        return _names(subject) if self._ranks(object_.items[0].noun) and len(object_.items) == 1 else []

    def _is_among(self, clause: Clause) -> bool:
        """ "Among them is X", "X is among those hit"."""
        among = clause.oblique(*self._words.among)
        noun = among.group.items[0].noun if among is not None else None
        if noun is None:
            return False
        return noun.is_pronoun or noun.head == "those" or (noun.determiner in _DEFINITE and self._kinds.many(noun))

    def _picks(self, group: Group) -> bool:
        """The phrase picks some out of the round: "the individuals", "the biggest", "one of them"."""
        noun = group.items[0].noun
        if len(group.items) > 1 or noun.name:
            return False
        if noun.of is not None and noun.of.is_pronoun:
            return bool(noun.number) or noun.head in ("one", "two", "three") or self._ranks(noun)
        if noun.is_pronoun:
            return noun.determiner == "the" and bool(noun.number)  # "the ten include X"
        if noun.head in self._words.heads and not noun.determiner:
            return True  # "Targets include X"
        definite = noun.determiner in _DEFINITE and noun.of is None
        return self._ranks(noun) or (definite and self._kinds.many(noun))

    def _ranks(self, noun: Noun) -> bool:
        return noun.determiner == "the" and not self._words.ranked.isdisjoint(noun.lowers) and not noun.name

    def _of_kind(self, clause: Clause, parties: list[Party]) -> None:
        """ "The individuals are X and Y": X and Y are persons."""
        labels = self._kinds.of_noun(clause.subject.items[0].noun) if clause.subject is not None else ()
        kind = labels[0].kind if labels and labels[0].many else None
        for party in parties:
            known = party.sure or party.kind is TargetKind.COUNTRY
            if kind is not None and kind.is_listed_by_name and not known and kind is not TargetKind.GROUP:
                party.kind, party.sure = kind, True


def _names(group: Group) -> list[Item]:
    """The members of a group, where each has a name."""
    named = [i for i in group.items if any(n.name for n in i.nouns) or i.names or i.noun.number]
    proper = all(
        not i.noun.determiner or i.noun.label or i.same or i.names or is_name_with_article(i.noun) for i in named
    )
    return named if len(named) == len(group.items) and proper else []
