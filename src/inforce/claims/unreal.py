"""Unreal: sentences of a story that somebody made up, of an example or of a plan ("In the film, the US lifts …", "Suppose
the bank was listed …", "Under the bill, X is sanctioned"), which tell of nothing that was done."""

from collections.abc import Mapping, Sequence
from functools import cache

from inforce.claims.drafts import Draft
from inforce.claims.lexicon import table
from inforce.claims.model import Status
from inforce.claims.parsing import Scene

_LONGEST = 5
"""Words of the longest phrase that opens such a sentence, without its preposition."""


@cache
def unreal_words(language: str) -> Mapping[str, frozenset[str]]:
    """``[unreal]`` of ``status_LANGUAGE.toml``."""
    return {name: frozenset(words) for name, words in table(f"status_{language}")["unreal"].items()}


class Unreal:
    """Takes back what such sentences would tell as done."""

    def __init__(self, words: Mapping[str, frozenset[str]]) -> None:
        self._words = words
        self._any = frozenset[str]().union(words["stories"], words["supposing"], words["mocking"], words["plans"])

    def read(self, scene: Scene, told: Sequence[Draft]) -> None:
        """``told``: the drafts of the sentence."""
        if not told or self._any.isdisjoint(scene.sentence.lowers[: _LONGEST + 2]):
            return
        if self._is_made_up(scene.sentence.lowers):
            for draft in told:
                draft.status = Status.HYPOTHETICAL
        elif self._opens_with(scene.sentence.lowers, "under", "plans"):
            for draft in told:
                if draft.status is Status.IN_FORCE and _in_present(scene, draft):
                    draft.status = Status.PROPOSED

    def _is_made_up(self, lowers: Sequence[str]) -> bool:
        first, second = lowers[0], lowers[1] if len(lowers) > 1 else ""
        if first in self._words["supposing"]:
            return second not in self._words["asking"]  # "imagine how X, which was listed in May, …"
        return self._opens_with(lowers, "in", "stories") or self._is_of_story(lowers) or self._is_of_satire(lowers)

    def _opens_with(self, lowers: Sequence[str], preposition: str, nouns: str) -> bool:
        """ "In the film,", "in a scenario drawn up by", "under the bill,"; not "in the film industry,"."""
        if lowers[0] != preposition or len(lowers) < 2 or lowers[1] not in self._words["articles"]:
            return False
        at = self._noun(lowers[: _LONGEST + 1], nouns, 2)
        if at is None or at + 1 >= len(lowers) or lowers[at + 1] not in self._words["behind"]:
            return False
        return lowers[at] not in self._words["instances"] or lowers[1] not in ("a", "an")

    def _is_of_story(self, lowers: Sequence[str]) -> bool:
        """ "The thriller opens with", "the play imagines that"."""
        at = self._noun(lowers[:_LONGEST], "stories", 1) if lowers[0] in self._words["articles"] else None
        return at is not None and at + 1 < len(lowers) and lowers[at + 1] in self._words["telling"]

    def _is_of_satire(self, lowers: Sequence[str]) -> bool:
        """ "The satirical site X wrote that", "a spoof account said"."""
        return lowers[0] in self._words["articles"] and len(lowers) > 1 and lowers[1] in self._words["mocking"]

    def _noun(self, lowers: Sequence[str], nouns: str, first: int) -> int | None:
        return next((n for n in range(first, len(lowers)) if lowers[n] in self._words[nouns]), None)


def _in_present(scene: Scene, draft: Draft) -> bool:
    """The verb of a draft is in the present tense."""
    own = (c.verb for c in scene.clauses if draft.start <= c.verb.start < draft.end)
    return any(not verb.past and not verb.perfect and not verb.participle_or_past for verb in own)
