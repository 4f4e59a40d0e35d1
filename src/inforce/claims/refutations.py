"""Refutations: a sentence that calls what was told before it false, or true: "This is not true.", "None of it is correct.", "An
official called the report nonsense.", "OFAC did no such thing."."""

from collections.abc import Mapping
from functools import cache

from inforce.claims.clause import Clause
from inforce.claims.doings import Reader
from inforce.claims.drafts import Draft
from inforce.claims.groups import Group
from inforce.claims.lexicon import table
from inforce.claims.model import Status
from inforce.claims.parsing import Scene
from inforce.claims.phrases import Noun
from inforce.claims.speakers import Speeches
from inforce.claims.unsaid import UnsaidWords, unsaid_words

_NEAR = 2
"""Sentences back to what is called false."""
_DRAFTS = 12
"""Claims looked back at for those of one sentence."""


@cache
def refutation_words(language: str) -> Mapping[str, frozenset[str]]:
    """``[refutations]`` of ``status_LANGUAGE.toml``."""
    return {name: frozenset(words) for name, words in table(f"status_{language}")["refutations"].items()}


class Refutations:
    """Reads clauses that say of the claim told last whether it is so."""

    def __init__(self, reader: Reader, speeches: Speeches, language: str) -> None:
        self._reader, self._speeches = reader, speeches
        self._words: Mapping[str, frozenset[str]] = refutation_words(language)
        self._said: UnsaidWords = unsaid_words(language)

    def clause(self, scene: Scene, clause: Clause) -> bool:
        """Takes up such a clause; whether it is one."""
        if clause.verb.modal or clause.relative or clause.link == "if" or self._is_wanted(scene, clause):
            return False
        true = self._verdict(clause)
        told = self._told(scene) if true is not None else []
        for draft in told:
            self._judge(scene, clause, draft, true=bool(true))
        return bool(told)

    def _is_wanted(self, scene: Scene, clause: Clause) -> bool:
        """An infinitive, but that of "turned out to be false"."""
        upper = scene.clause_at(clause.governor)
        turned = upper is not None and upper.verb.lemma in self._words["copulas"] and upper.verb.lemma != "be"
        return clause.verb.infinitive and not turned

    def _verdict(self, clause: Clause) -> bool | None:
        """Whether the claim before is called true; None where nothing is said of it."""
        lemma, subject, object_ = clause.verb.lemma, clause.subject, clause.object
        if lemma in self._words["copulas"]:
            if subject is None:
                return self._is_there(clause)
            true = self._predicate(clause) if self._is_claim(subject.items[0].noun) else None
            none = bool(subject.negated) or self._is_none(subject.items[0].noun)
            return true if true is None or not none else not true
        if lemma in self._words["calls"] and object_ is not None:
            return False if self._is_called_false(clause) and not clause.verb.negation else None
        if lemma in self._words["does"]:
            return False if any(self._is_no_such(g) for g in (subject, object_) if g is not None) else None
        return None

    def _predicate(self, clause: Clause) -> bool | None:
        """ "Is false", "is not true", "is a false claim"; "is a fake airline" says nothing of what was told."""
        words = {w.lower for w in clause.verb.words} | {*clause.verb.adverbs}
        groups = [clause.object, clause.second]
        for noun in (n for g in groups if g is not None for n in g.nouns):
            words |= set(noun.lowers) if noun.head in self._words["claims"] else {noun.head}
        negated = bool(clause.verb.negation) or (clause.object is not None and bool(clause.object.negated))
        if not words.isdisjoint(self._said.false):
            return None if negated else False
        return None if words.isdisjoint(self._said.true) else not negated

    def _is_there(self, clause: Clause) -> bool | None:
        """ "There is no truth in the report"."""
        groups = [o.group for o in clause.obliques if o.preposition in ("in", "to")]
        about = any(self._is_claim(g.items[0].noun) for g in groups)
        denied = clause.object is not None and bool(clause.object.negated)
        true = clause.object is not None and clause.object.items[0].noun.head in self._said.true
        return False if about and denied and true else None

    def _is_called_false(self, clause: Clause) -> bool:
        """ "Called the report nonsense", "described it as fake"."""
        assert clause.object is not None
        noun = clause.object.items[0].noun
        false = self._said.false
        after = [
            g for g in (clause.second, *(o.group for o in clause.obliques if o.preposition == "as")) if g is not None
        ]
        if self._is_claim(noun):
            return any(not false.isdisjoint(n.lowers) for g in after for n in g.nouns) or not false.isdisjoint(
                clause.verb.adverbs
            )
        first, *more = [
            w.lower for w in noun.words if w.lower not in ("the", "a", "an")
        ]  # "the report nonsense", "this a lie"
        return noun.head in false and bool(more) and more[-1] == noun.head and first in self._words["claims"]

    def _is_no_such(self, group: Group) -> bool:
        """ "No such thing", "nothing of the sort"."""
        noun = group.items[0].noun
        of = noun.of.head if noun.of is not None else ""
        such = noun.head in self._words["such"] and "such" in noun.lowers
        return (such and (bool(group.negated) or "no" in noun.lowers)) or (
            self._is_none(noun) and of in self._words["such"]
        )

    def _is_claim(self, noun: Noun) -> bool:
        """ "This", "the report", "the whole story", "none of it"."""
        if noun.of is not None:
            return self._is_none(noun) and self._is_claim(noun.of)
        return noun.head in self._words["claims"] and noun.determiner in self._words["determiners"] and not noun.name

    def _is_none(self, noun: Noun) -> bool:
        return noun.head in self._words["none"]

    def _told(self, scene: Scene) -> list[Draft]:
        """What somebody says in the last sentence with claims, in the same paragraph."""
        drafts = self._reader.drafts
        last = drafts[-1] if drafts else None
        if last is None or not 0 < scene.number - last.scene <= _NEAR or last.sentence.headline:
            return []
        here = [d for d in drafts[-_DRAFTS:] if d.scene == last.scene and not d.asked]
        if any(d.disowned is not None for d in here):
            return []  # the report has denied it already
        said = [d for d in here if d.reported or self._speeches.at(d.start) is not None]
        return said if last.sentence.block == scene.sentence.block else []

    def _judge(self, scene: Scene, clause: Clause, draft: Draft, *, true: bool) -> None:
        by_somebody = self._speeches.at(clause.verb.start) is not None
        undone = clause.verb.lemma in self._words["does"]  # "announced that it would; it did no such thing"
        if self._speeches.at(draft.start) is None and not by_somebody and not undone:
            draft.status = draft.status if true else _contrary(draft.status)
            return
        status = draft.status if true else _contrary(draft.status)
        start = min(clause.verb.start, clause.subject.start if clause.subject is not None else clause.verb.start)
        end = max(clause.verb.end, scene.elements[max(clause.last, clause.place)].end)
        acting = self._reader.senders.from_above((clause,)) if undone else ()
        sender = acting or draft.sender  # "London did no such thing"
        told = draft.action, status, sender, list(draft.parties), draft.when if true else None
        self._reader.add(scene, *told, start, end)


def _contrary(status: Status) -> Status:
    """What is so where it is not so that this is so: of a denial nothing follows for sure."""
    return Status.HYPOTHETICAL if status in (Status.DENIED, Status.HYPOTHETICAL) else Status.DENIED
