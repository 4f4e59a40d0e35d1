"""Answers: what became of a request told before ("was refused in 2023", "the answer was no", "None was granted", "the
Japanese side satisfied the request"), and of a question ("No," he said)."""

from collections.abc import Mapping, Sequence
from functools import cache

from inforce.claims.clause import Clause
from inforce.claims.doings import Reader
from inforce.claims.drafts import Draft
from inforce.claims.groups import Group
from inforce.claims.lexicon import table
from inforce.claims.model import Status
from inforce.claims.parsing import Scene
from inforce.claims.text import Token
from inforce.claims.whens import when_of
from inforce.values import value

_NEAR = 3
"""Sentences back to the request."""
_BEFORE_ANSWERS = frozenset("\"“„«‘'—–-:")
_AFTER_ANSWERS = frozenset("\"”’».,;!'—–-")
_REFERS = frozenset({"the", "this", "that", "his", "her", "its", "their", "both", "such", ""})


@value(frozen=True, slots=True)
class AnswerWords:
    """The words of ``[answers]`` in ``measures_LANGUAGE.toml``."""

    requests: frozenset[str]
    refuses: frozenset[str]
    grants: frozenset[str]
    loses: frozenset[str]
    replies: frozenset[str]
    none: frozenset[str]
    yes: frozenset[str]
    no: frozenset[str]
    asks: Mapping[str, str]

    @property
    def verbs(self) -> frozenset[str]:
        """Those of clauses that may answer; of "turn:down" the verb."""
        return frozenset({"be", *self.loses, *(verb.partition(":")[0] for verb in self.refuses | self.grants)})


@cache
def answer_words(language: str) -> AnswerWords:
    data = dict(table(f"measures_{language}")["answers"])
    asks = data.pop("asks")
    return AnswerWords(**{k: frozenset(v) for k, v in data.items()}, asks=asks)


def _is_of_somebody(clause: Clause) -> bool:
    """ "Rejected X's request": that of whom the clause names, not the one told before."""
    groups = (clause.object, clause.subject if clause.verb.passive else None)
    return any(n.possessor is not None and bool(n.possessor.name) for g in groups if g is not None for n in g.nouns)


class Answers:
    """Reads clauses that answer the request told last."""

    def __init__(self, reader: Reader, words: AnswerWords) -> None:
        self._reader, self._words = reader, words

    def clause(self, scene: Scene, clause: Clause) -> bool:
        """Takes up an answer; whether the clause is one."""
        if clause.verb.modal or clause.verb.infinitive or scene.sentence.headline:
            return False
        status = self._outcome(clause) if not _is_of_somebody(clause) else None
        asked = self._asked(scene) if status is not None else None
        if asked is None or status is None:
            return False
        acting = self._reader.senders.from_above((clause,)) if not clause.verb.passive else ()
        when = when_of(scene, clause, asked.action, Status.IN_FORCE, ())
        start = clause.subject.start if clause.subject is not None and clause.shares is None else clause.verb.start
        end = max(clause.verb.end, scene.elements[max(clause.last, clause.place)].end)
        sender = acting or asked.sender
        self._reader.add(
            scene, asked.action, status, sender, list(asked.parties), when, min(start, clause.verb.start), end
        )
        return True

    def question(self, scene: Scene, begun: int) -> None:
        """ "Yes", "no" right after a question, or after "asked whether": it claims what was asked, or denies it. ``begun``:
        the number of drafts before the sentence, which tells nothing else where it answers."""
        if len(self._reader.drafts) > begun:
            within = [d for d in self._reader.drafts[begun:] if d.status is Status.HYPOTHETICAL]
            asked = within if scene.clauses and any(c.link == "whether" for c in scene.clauses) else []
            answer = self._last_word(scene.sentence.tokens) if asked else None
        else:
            asked = [d for d in self._reader.drafts[-4:] if d.asked and 0 < scene.number - d.scene <= 1]
            answer = self._first_word(scene.sentence.tokens) if asked else None
        for draft in asked if answer is not None else ():
            assert answer is not None
            status = Status.DENIED if answer.lower in self._words.no else self._granted(draft)
            told = draft.action, status, draft.sender, list(draft.parties), draft.when
            self._reader.add(scene, *told, answer.start, answer.end)

    def _granted(self, asked: Draft) -> Status:
        """What "yes" makes of a question."""
        first = next((t.lower for t in asked.sentence.tokens if t.text[0].isalpha()), "")
        found = self._words.asks.get(first)
        return Status(found) if found else Status.IN_FORCE if asked.status is Status.HYPOTHETICAL else asked.status

    def _first_word(self, tokens: Sequence[Token]) -> Token | None:
        """The answer with which somebody's words begin."""
        number = 0
        while number < min(3, len(tokens)) and tokens[number].text in _BEFORE_ANSWERS:
            number += 1
        return self._answer_at(tokens, number) if number else None  # unspoken, what follows tells it

    def _last_word(self, tokens: Sequence[Token]) -> Token | None:
        """The answer after a verb of saying: "asked whether …, he said “no”"."""
        answers = self._words.yes | self._words.no
        for number in range(len(tokens) - 1, 0, -1):
            if tokens[number].lower in answers:
                if tokens[number - 1].text not in _BEFORE_ANSWERS:
                    return None  # nobody's words are quoted
                before = number - 1
                while before > 0 and tokens[before].text in (*_BEFORE_ANSWERS, ","):
                    before -= 1
                said = tokens[before].lower in ("said", "says", "answered", "replied", "responded", "saying")
                return self._answer_at(tokens, number) if said else None
        return None

    def _answer_at(self, tokens: Sequence[Token], number: int) -> Token | None:
        """A word of its own: "no", not "no sanctions"."""
        if number >= len(tokens) or tokens[number].lower not in self._words.yes | self._words.no:
            return None
        alone = number + 1 == len(tokens) or tokens[number + 1].text in _AFTER_ANSWERS
        return tokens[number] if alone else None

    def _asked(self, scene: Scene) -> Draft | None:
        """The request told last, if it is near."""
        near = (d for d in reversed(self._reader.drafts[-4:]) if scene.number - d.scene <= _NEAR)
        return next((d for d in near if d.status is Status.PROPOSED), None)

    def _outcome(self, clause: Clause) -> Status | None:
        if clause.verb.lemma == "be":
            return self._said_no(clause)
        if clause.verb.lemma in self._words.loses and self._is_request(clause.object):
            return Status.DENIED  # "lost his appeal"
        granted = self._decided(clause)
        if granted is None or not self._on_request(clause):
            return None
        no = bool(clause.verb.negation) or (clause.subject is not None and self._is_none(clause.subject))
        return Status.IN_FORCE if granted is not no else Status.DENIED

    def _said_no(self, clause: Clause) -> Status | None:
        """ "The answer was no"."""
        reply = clause.subject is not None and clause.subject.items[0].noun.head in self._words.replies
        said = clause.object.items[0].noun.head if clause.object is not None else ""
        return Status.DENIED if reply and said == "no" else None

    def _decided(self, clause: Clause) -> bool | None:
        """Whether the verb grants, refuses, or does neither."""
        for word in (clause.verb.lemma, *(f"{clause.verb.lemma}:{p}" for p in clause.particles)):
            if word in self._words.refuses:
                return False
            if word in self._words.grants:
                return True
        return None

    def _on_request(self, clause: Clause) -> bool:
        """The request is what is decided on; of "he applied, was refused" it goes without saying."""
        if not clause.verb.passive:
            return self._is_request(clause.object)
        if clause.shares is not None or (clause.subject is not None and self._is_none(clause.subject)):
            return True
        return self._is_request(clause.subject)

    def _is_request(self, group: Group | None) -> bool:
        if group is None:
            return False
        noun = group.items[0].noun
        return noun.head in self._words.requests and noun.determiner in _REFERS and len(group.items) == 1

    def _is_none(self, group: Group) -> bool:
        noun = group.items[0].noun
        return noun.head in self._words.none and noun.of is None
