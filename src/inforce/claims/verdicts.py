"""Verdicts: what a report of rumours says of the words that it checks ("False: …", "Claim: … Verdict: false", a headline in
quotation marks with "how a fake spread")."""

from collections.abc import Sequence
from functools import cache

from inforce.claims.drafts import Draft
from inforce.claims.lexicon import table
from inforce.claims.model import Action, Status
from inforce.claims.text import Sentence
from inforce.values import value

_LONGEST = 3
"""Words of the longest label before a colon."""
_NEAR = 3
"""Sentences from a claim to the verdict on it."""
_QUOTED = frozenset("\"“”„«»'‘’")


@value(frozen=True, slots=True)
class VerdictWords:
    """``[labels]`` of ``status_LANGUAGE.toml``."""

    claim: frozenset[str]
    verdict: frozenset[str]
    false: frozenset[str]
    true: frozenset[str]
    supposed: frozenset[str]
    hoax: frozenset[str]
    alone: frozenset[str]


@cache
def verdict_words(language: str) -> VerdictWords:
    return VerdictWords(**{name: frozenset(words) for name, words in table(f"status_{language}")["labels"].items()})


@cache
def labels_of(language: str) -> frozenset[str]:
    """All of them, which are nobody's names."""
    words = verdict_words(language)
    return words.claim | words.verdict | words.false | words.true | words.supposed


def label_of(sentence: Sentence) -> str:
    """The words before a colon with which a sentence opens, in small letters; empty where none or too many do."""
    head = sentence.tokens[: _LONGEST + 1]
    colon = next((n for n, token in enumerate(head) if token.text == ":"), 0)
    words = (token.lower for token in head[:colon])
    return " ".join(word for word in words if any(letter.isalnum() for letter in word))  # "❗️Фейк:", "❌ Ложь:"


class Verdicts:
    """Keeps the claim checked last until its verdict."""

    def __init__(self, words: VerdictWords) -> None:
        self._words = words
        self._checked: list[tuple[Draft, Status]] = []
        self._at = -1
        self._hoax = -2  # the number of the last sentence that is only a label

    def read(self, sentence: Sentence, number: int, told: Sequence[Draft]) -> None:
        """``told``: the drafts of the sentence; ``number``: of the sentence in the report."""
        if ":" in sentence.text[:60]:
            self._label(label_of(sentence), sentence, number, told)
        if number - self._hoax == 1:
            for draft in told:
                if draft.status is Status.IN_FORCE and draft.action is not Action.REMAIN:
                    draft.status = Status.DENIED
        if len(sentence.tokens) <= _LONGEST and self._is_label_alone(sentence):
            self._hoax = number
        if told and sentence.headline and not self._words.hoax.isdisjoint(t.lower for t in sentence.tokens):
            for draft in told:
                if _is_quoted(sentence, draft):
                    draft.status = Status.DENIED

    def _is_label_alone(self, sentence: Sentence) -> bool:
        """ "❌ Фейк.": a sign and a word for what is told next."""
        words = [token.lower for token in sentence.tokens if any(letter.isalnum() for letter in token.text)]
        signed = not sentence.text[:1].isalnum() and sentence.text[:1] not in _QUOTED
        return signed and len(words) == 1 and words[0] in self._words.alone

    def _label(self, label: str, sentence: Sentence, number: int, told: Sequence[Draft]) -> None:
        words = self._words
        if label in words.false:
            for draft in told:
                draft.status = Status.DENIED if draft.status is not Status.DENIED else Status.HYPOTHETICAL
        elif label in words.supposed:
            for draft in told:
                draft.status = Status.HYPOTHETICAL
        elif label in words.claim and told:
            self._checked, self._at = [(draft, draft.status) for draft in told], number
            for draft in told:
                draft.status = Status.HYPOTHETICAL
        elif label in words.verdict and 0 < number - self._at <= _NEAR:
            said = {token.lower for token in sentence.tokens}
            for draft, status in self._checked:
                if said & words.false:
                    draft.status = Status.DENIED if status is not Status.DENIED else Status.HYPOTHETICAL
                elif said & words.true:
                    draft.status = status


def _is_quoted(sentence: Sentence, draft: Draft) -> bool:
    """The words of a draft are all that stands between two quotation marks."""
    before = sentence.text[: draft.start - sentence.start].rstrip()[-1:]
    after = sentence.text[draft.end - sentence.start :].lstrip()[:1]
    return before in _QUOTED and after in _QUOTED and bool(before and after)
