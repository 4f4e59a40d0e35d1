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
_LABELLED = 2
_BEFORE_ANSWERS = frozenset("\"“„«‘'—–-:")
_AFTER_ANSWERS = frozenset("\"”’».,;!'—–-")
_LONGEST = 5
"""Words of the longest answer."""
_LONGEST_SAYING = 8
"""Tokens of ", the ministry's spokesman told reporters."."""
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
    says: frozenset[str]
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
        tokens = scene.sentence.tokens
        if len(self._reader.drafts) > begun:
            within = [d for d in self._reader.drafts[begun:] if d.status is Status.HYPOTHETICAL]
            asked = within if self._asks(scene) else []
            answer = self._last_word(tokens) if asked else None
        else:
            asked = [d for d in self._reader.drafts[-4:] if 0 < scene.number - d.scene <= 1 and self._is_asked(d)]
            answer = self._first_word(tokens, dated=bool(scene.times)) if asked else None
        for draft in asked if answer is not None else ():
            assert answer is not None
            first, last = tokens[answer[0]], tokens[answer[1]]
            denied = self._words_at(tokens, *answer) in self._words.no
            status = Status.DENIED if denied else self._granted(draft)
            when = draft.when
            if status is Status.IN_FORCE:
                when = next((str(mention.value) for mention in scene.times.values()), when)  # "Yes, since October."
            told = draft.action, status, draft.sender, list(draft.parties), when
            self._reader.add(scene, *told, first.start, last.end)

    @staticmethod
    def _asks(scene: Scene) -> bool:
        links = [c.link for c in scene.clauses]
        return "whether" in links or ("if" in links and any(c.verb.lemma == "ask" for c in scene.clauses))

    @staticmethod
    def _is_asked(draft: Draft) -> bool:
        """A question, or what somebody was asked: "reporters asked whether …", "Asked whether …, he said:"."""
        words = {t.lower for t in draft.sentence.tokens}
        asks = "asked" in words and ("whether" in words or "if" in words)
        return draft.asked or (draft.status is Status.HYPOTHETICAL and asks)

    def _granted(self, asked: Draft) -> Status:
        """What "yes" makes of a question."""
        first = next((t.lower for t in asked.sentence.tokens if t.text[0].isalpha()), "")
        found = self._words.asks.get(first)
        return Status(found) if found else Status.IN_FORCE if asked.status is Status.HYPOTHETICAL else asked.status

    def _first_word(self, tokens: Sequence[Token], *, dated: bool) -> tuple[int, int] | None:
        """The answer with which somebody's words begin: its first and last token. ``dated``: a time stands beside it."""
        number = 0
        if len(tokens) > _LABELLED and tokens[0].lower in ("a", "answer") and tokens[1].text == ":":
            number = _LABELLED  # "A: No."
        while number < min(3, len(tokens)) and tokens[number].text in _BEFORE_ANSWERS:
            number += 1
        found = self._answer_at(tokens, number)
        if number == _LABELLED and tokens[1].text == ":":
            return found if found is not None and (dated or self._words_at(tokens, *found) in self._words.no) else None
        return found if number or (found is not None and self._is_whole(tokens, found)) else None

    def _is_whole(self, tokens: Sequence[Token], found: tuple[int, int]) -> bool:
        """ "Not yet.", "No.", "No, OFAC says.": all of the sentence; of "Yes." and others unspoken what follows tells it."""
        first, last = found
        if not last and self._words_at(tokens, first, last) not in self._words.no:
            return False
        said = tokens[last + 1].text == "," if last + 1 < len(tokens) else False
        says = (
            said and len(tokens) - last <= _LONGEST_SAYING and not self._words.says.isdisjoint(t.lower for t in tokens)
        )
        return last == len(tokens) - 2 or (says and all(t.text != "," for t in tokens[last + 2 :]))

    def _last_word(self, tokens: Sequence[Token]) -> tuple[int, int] | None:
        """The answer after a verb of saying: "asked whether …, he said “no”", "he said no"."""
        for number in range(len(tokens) - 1, 0, -1):
            before = number - 1
            while before > 0 and tokens[before].text in (*_BEFORE_ANSWERS, ","):
                before -= 1
            if tokens[before].lower in self._words.says and (found := self._answer_at(tokens, number)) is not None:
                return found
        return None

    def _answer_at(self, tokens: Sequence[Token], number: int) -> tuple[int, int] | None:
        """Words of their own: "no", "not yet", not "no sanctions"; the longest."""
        for last in range(min(number + _LONGEST, len(tokens)) - 1, number - 1, -1):
            if self._words_at(tokens, number, last) in self._words.yes | self._words.no:
                alone = last + 1 == len(tokens) or tokens[last + 1].text in _AFTER_ANSWERS
                return (number, last) if alone else None
        return None

    @staticmethod
    def _words_at(tokens: Sequence[Token], first: int, last: int) -> str:
        return " ".join(t.lower for t in tokens[first : last + 1])

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
