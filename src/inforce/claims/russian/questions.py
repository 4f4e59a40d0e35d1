"""Questions: what a sentence asks and answers itself: "на вопрос, снимут ли санкции, Гарин ответил: «Нет»"."""

from functools import cache

from inforce.claims.drafts import Draft
from inforce.claims.lexicon import table
from inforce.claims.model import Status
from inforce.claims.russian.clause_model import Clause
from inforce.claims.russian.scenes import Scene
from inforce.claims.russian.words import MARK, Word
from inforce.values import value


@value(frozen=True, slots=True)
class Answer:
    """What an answer makes of the act asked about, and where it stands."""

    status: Status
    place: int


def answer_to(scene: Scene, draft: Draft) -> Answer | None:
    """The answer that the sentence of a draft gives to whether it is so; None where it does not ask, or leaves it open."""
    asking = next((c for c in scene.clauses if draft.start <= c.verb.start < draft.end and _asks(c)), None)
    if asking is None or draft.status is not Status.HYPOTHETICAL:
        return None
    for clause in scene.clauses:
        answers = clause.lemma in _words("verbs") and clause is not asking and not clause.negated
        if answers and (found := _said(scene, clause)) is not None:
            no, word = found
            agreed = Status.IN_FORCE if asking.past else Status.ANNOUNCED
            return Answer(Status.DENIED if no else agreed, word.start)
    return None


def _asks(clause: Clause) -> bool:
    return clause.says("ли") or clause.link == "ли"


def _said(scene: Scene, clause: Clause) -> tuple[bool, Word] | None:
    """Whether the answer is no, and its word: an adverb beside the verb, or the first word of what is said."""
    for word in clause.words:
        if word.lower in _words("adverbs_no") or word.lower in _words("adverbs_yes"):
            return word.lower in _words("adverbs_no"), word
    after = [w for w in scene.words if w.start >= clause.end]
    colon = next((n for n, w in enumerate(after) if w.kind == MARK and w.text in ":—–"), None)
    first = next((w for w in after[colon:] if w.kind != MARK), None) if colon is not None else None
    said = (first.name or first.text).lower() if first is not None else ""  # "«Да»" looks like a name
    if first is None or said not in _words("no") | _words("yes"):
        return None
    return said in _words("no"), first


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(table("status_ru")["answers"][name])
