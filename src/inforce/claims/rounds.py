"""Rounds: packages and batches that are told of first, and then whom they cover ("Ministers adopted a package. It lists 118
tankers", "the move, which also covers X")."""

from collections.abc import Mapping
from functools import cache

from inforce.claims.clause import Clause
from inforce.claims.discourse import Discourse, Round
from inforce.claims.doings import Reader
from inforce.claims.lexicon import table
from inforce.claims.model import Action, Status, TargetKind
from inforce.claims.parsing import Scene
from inforce.claims.phrases import Noun
from inforce.claims.status import StatusReader
from inforce.claims.targets import TargetReader
from inforce.claims.whens import when_of
from inforce.values import value

_NAMES = frozenset({"name", "list"})
"""Verbs that also in the past tell whom "it" covers: "It named one man, X"."""
_REFERS = frozenset({"the", "this", "that", "these", "those", "its", "their"})


@value(frozen=True, slots=True)
class RoundWords:
    """The words of ``[rounds]`` in ``measures_LANGUAGE.toml``. ``adopts``: by verb, how far a round has come with it."""

    nouns: frozenset[str]
    takes_up: frozenset[str]
    pronouns: frozenset[str]
    covers: frozenset[str]
    adopts: Mapping[str, Status]


@cache
def round_words(language: str) -> RoundWords:
    data = table(f"measures_{language}")["rounds"]
    adopts = {verb: Status(name) for name, verbs in data["adopts"].items() for verb in verbs}
    nouns, takes_up, pronouns, covers = (frozenset(data[name]) for name in ("nouns", "takes_up", "pronouns", "covers"))
    return RoundWords(nouns, takes_up, pronouns, covers, adopts)


class RoundReader:
    """Takes note of rounds, and reads whom they are said to cover."""

    def __init__(
        self, reader: Reader, words: RoundWords, targets: TargetReader, status: StatusReader, discourse: Discourse
    ) -> None:
        self._reader, self._words, self._targets = reader, words, targets
        self._status, self._discourse = status, discourse

    def note(self, scene: Scene, clause: Clause) -> None:
        """Remembers a round that a clause tells of."""
        reached = self._words.adopts.get(clause.verb.lemma)
        if reached is None:
            return
        group = clause.subject if clause.verb.passive else clause.object
        if group is None or not self._is_round(group.items[0].noun) or scene.sentence.headline:
            return
        standing = self._status.of_clause(scene, clause)
        if standing is None or standing.status in (Status.DENIED, Status.HYPOTHETICAL):
            return
        status = reached if standing.status is Status.IN_FORCE else standing.status
        sender = self._reader.senders.owner(group) or self._reader.senders.from_above((clause,))
        sender = sender or self._reader.senders.likely() or self._reader.senders.focus.likeliest()
        when = when_of(scene, clause, Action.DESIGNATE, status, standing.above)
        told = Round(Action.DESIGNATE, status, sender, when, scene.sentence, scene.number)
        self._discourse.announce(told)

    def _is_round(self, noun: Noun) -> bool:
        inner = noun.of if noun.of is not None and noun.of.head in self._words.nouns else noun
        return inner.head in self._words.nouns

    def covers(self, scene: Scene, clause: Clause) -> bool:
        """Takes up whom a round is said to cover; whether the clause says so."""
        subject, object_, verb = clause.subject, clause.object, clause.verb
        if verb.lemma not in self._words.covers:
            return False
        plain = verb.finite and not (verb.negation or verb.passive or verb.modal)
        if not plain or subject is None or object_ is None or len(subject.items) > 1:
            return False
        told = self._meant(scene, clause, subject.items[0].noun)
        if told is None:
            return False
        parties = [p for p in self._targets.group(scene, object_) if _is_listed(p.kind) and (p.proper or p.many)]
        if not parties:
            return False
        start = clause.verb.start if clause.relative else subject.start
        end = max(object_.end, scene.elements[max(clause.last, clause.place)].end)
        status = Status.IN_FORCE if told.status is Status.DECIDED and clause.verb.past else told.status
        draft = self._reader.add(scene, told.action, status, told.sender, parties, told.when, start, end)
        draft.background = clause.relative
        return True

    def _meant(self, scene: Scene, clause: Clause, noun: Noun) -> Round | None:
        """The round that the subject stands for: "it" only one announced in the sentence before."""
        told = self._discourse.round(scene.number, scene.sentence.start)
        if told is None:
            return None
        if noun.is_pronoun:
            past = clause.verb.past and clause.verb.lemma not in _NAMES
            near = told is self._discourse.announced and scene.number - told.scene <= 1 and not past
            return told if near and noun.head in self._words.pronouns and not clause.relative else None
        refers = noun.determiner in _REFERS and noun.possessor is None and not noun.name
        return told if refers and (self._is_round(noun) or noun.head in self._words.takes_up) else None


def _is_listed(kind: TargetKind) -> bool:
    return kind.is_listed_by_name or kind is TargetKind.GROUP
