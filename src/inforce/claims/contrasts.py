"""Contrasts: whom a sentence sets against those whom its act touches ("on X but not on Y", "not X but Y", "all but X", "neither
X nor Y", "everyone except X"): of him the act is denied. Set against nobody ("no one except X"), he alone is touched."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import cache

from inforce.claims.doings import Reader
from inforce.claims.drafts import Draft
from inforce.claims.groups import Group, Item
from inforce.claims.lexicon import table
from inforce.claims.model import Action, Status, TargetKind
from inforce.claims.parsing import Scene
from inforce.claims.party import Party
from inforce.claims.targets import TargetReader
from inforce.claims.terms import Term, Terms
from inforce.claims.text import Token
from inforce.values import value

_OPENS = frozenset("\"“”„«‘'*_")
_COMMON = frozenset({"and", "but", "with", "the", "for", "of", "from", "than"})
_OTHERS = frozenset({"other than", "apart from"})
"""Phrases that except from nobody as well, but from all only in places."""
_LONGEST = 4
"""Words of the longest phrase that spares."""
_INSTEAD = 4
"""Words between "not" with its noun and the "but" that belongs to it."""


@value(frozen=True, slots=True)
class ContrastWords:
    """``[contrasts]`` of ``measures_LANGUAGE.toml``; ``spares``: phrases by their last word, without it; ``signs``: of each the
    word without which a sentence need not be looked through."""

    spares: Mapping[str, tuple[tuple[str, ...], ...]]
    all: frozenset[str]
    after_all: frozenset[str]
    measures: frozenset[str]
    excepting: frozenset[str]
    nobody: frozenset[str]
    prepositions: frozenset[str]
    signs: frozenset[str]


@cache
def contrast_words(language: str) -> ContrastWords:
    data = table(f"measures_{language}")["contrasts"]
    spares: dict[str, list[tuple[str, ...]]] = {}
    for phrase in data["spares"]:
        *before, last = phrase.split()
        spares.setdefault(last, []).append(tuple(before))
    found = {last: tuple(phrases) for last, phrases in spares.items()}
    signs = {max(phrase.split(), key=lambda word: (word not in _COMMON, len(word))) for phrase in data["spares"]}
    return ContrastWords(
        found,
        frozenset(data["all"]),
        frozenset(data["after_all"]),
        frozenset(data["measures"]),
        frozenset(data["excepting"]),
        frozenset(data["nobody"]),
        frozenset(data["prepositions"]),
        frozenset(signs | {"not", *data["after_all"]}),
    )


@value(frozen=True, slots=True)
class _Spared:
    """A noun that is spared, the one beside it, the words by which (and where they stand), and whether the other one follows."""

    item: Item
    beside: Item | None
    sign: str
    start: int
    turned: bool


class Contrasts:
    """Takes those who are spared out of what a sentence has told, and denies it of them."""

    def __init__(self, reader: Reader, words: ContrastWords, terms: Terms, targets: TargetReader) -> None:
        self._reader, self._words, self._terms, self._targets = reader, words, terms, targets

    def read(self, scene: Scene, begun: int) -> None:
        """Looks for those spared where a sentence has told something since the draft numbered ``begun``."""
        if len(self._reader.drafts) == begun or self._words.signs.isdisjoint(scene.sentence.held):
            return
        tokens = scene.sentence.tokens
        starts = [t.start for t in tokens]
        items = [item for _, group in scene.groups for item in group.items]
        for number, item in enumerate(items):
            if (sign := self._sign(tokens, bisect_left(starts, item.start))) is None:
                continue
            first, last = sign
            turned = tokens[first].lower == "not" and self._turns(tokens, bisect_left(starts, item.start))
            other = number + 1 if turned or first == 0 else number - 1
            beside = items[other] if 0 <= other < len(items) else None
            phrase = " ".join(t.lower for t in tokens[first : last + 1])
            found = _Spared(item, beside, phrase, tokens[first].start, turned)
            if self._is_of_nobody([t.lower for t in tokens[:first]], phrase):
                self._affirm(scene, begun, item)
            elif self._terms.of(item.noun) & Term.PLAIN_MEASURE:
                self._spare_measure(scene, begun, found)
            else:
                self._spare(scene, begun, found)
        self._forget_all(begun)

    def _forget_all(self, begun: int) -> None:
        """ "Everyone but X" tells of X; who the others are is not told."""
        drafts = self._reader.drafts
        bare = [p for d in drafts[begun:] for p in d.parties if p.name.lower() in self._words.all]
        drafts[begun:] = [d for d in drafts[begun:] if d.parties != bare[:1]] if bare else drafts[begun:]

    def _sign(self, tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
        """The first and last token of the phrase that spares the noun at a token; None where none does."""
        before = self._past_signs(tokens, at - 1)
        found = self._phrase(tokens, before, at) if before >= 0 else None
        if found is not None or before <= 0 or tokens[before].lower not in self._words.prepositions:
            return None if found is None else (found, before)
        before = self._past_signs(tokens, before - 1)
        if before > 0 and tokens[before].lower in self._words.measures:  # "except for the measures against X"
            before = self._past_signs(tokens, before - 1)
            before -= 1 if before > 0 and tokens[before].lower == "the" else 0
        found = self._phrase(tokens, before, at) if before >= 0 else None
        return None if found is None else (found, before)

    def _phrase(self, tokens: Sequence[Token], before: int, at: int) -> int | None:
        """Where the phrase begins that ends with a token and spares the noun at another."""
        last, opened = tokens[before].lower, tokens[before - 1].lower if before else ""
        if last == "not":
            return (
                before
                if opened in (",", "but", "and", "though", "although", "yet") or self._turns(tokens, at)
                else None
            )
        if last in self._words.after_all and not (opened == "," and last != "but"):
            whole = {t.lower for t in tokens[max(0, before - _LONGEST) : before]}
            return None if whole.isdisjoint(self._words.all) or opened == "," else before
        for phrase in self._words.spares.get(last, ()):
            if tuple(t.lower for t in tokens[max(0, before - len(phrase)) : before]) == phrase:
                return before - len(phrase)
        return None

    @staticmethod
    def _past_signs(tokens: Sequence[Token], place: int) -> int:
        while place >= 0 and tokens[place].text in _OPENS:
            place -= 1
        return place

    @staticmethod
    def _turns(tokens: Sequence[Token], at: int) -> bool:
        """ "But" follows the noun, and a mark at most stands before it."""
        following = [t.lower for t in tokens[at + 1 : at + 1 + _INSTEAD]]
        return "but" in following and not {".", ";", "not"} & set(following[: following.index("but")])

    def _is_of_nobody(self, before: Sequence[str], sign: str) -> bool:
        """ "No one was removed except X": what the exception is from, by the nearest word before it that tells."""
        if sign not in self._words.excepting and sign not in self._words.after_all and sign not in _OTHERS:
            return False
        telling = (word for word in reversed(before) if word in self._words.nobody or word in self._words.all)
        return next(telling, "") in self._words.nobody

    def _affirm(self, scene: Scene, begun: int, item: Item) -> None:
        """Of the one excepted what is denied of all others is so."""
        parties = [p for p in self._targets.group(scene, Group((item,))) if p.kind.is_listed_by_name]
        for draft in self._reader.drafts[begun:] if parties else ():
            others = [p for p in draft.parties if not _is_one_of(p, parties)]
            if draft.status is Status.DENIED and all(p.name.split()[0].lower() in self._words.nobody for p in others):
                verb = next((c.verb for c in scene.clauses if draft.start <= c.verb.start < draft.end), None)
                draft.status = Status.ANNOUNCED if verb is not None and verb.modal else Status.IN_FORCE
                draft.parties, draft.end = parties, max(draft.end, item.end)

    def _adds(self, scene: Scene, found: _Spared) -> bool:
        """ "Apart from the generals, the list has two banks": what opens so goes along, unless all others are told of."""
        opens = found.start == scene.sentence.start and found.sign in ("apart from", "excluding")
        return opens and self._words.all.isdisjoint(scene.sentence.held)

    def _spare(self, scene: Scene, begun: int, found: _Spared) -> None:
        if self._adds(scene, found):
            return
        spared = [p for p in self._targets.group(scene, Group((found.item,))) if p.kind.is_listed_by_name]
        beside = self._targets.group(scene, Group((found.beside,))) if found.beside is not None and spared else []
        for draft in self._reader.drafts[begun:] if spared else ():
            if draft.status is Status.DENIED and found.sign != "nor":
                continue
            held = [p for p in draft.parties if _is_one_of(p, spared)]
            excepts = found.sign in self._words.excepting or found.sign in self._words.after_all
            outside = excepts and draft is self._excepted(begun, found)
            if held or outside or any(p in draft.parties for p in beside):
                self._deny(scene, begun, draft, spared, found)
            if held and draft.status is not Status.DENIED:
                self._take_out(draft, held)
                if found.turned:
                    self._put_in(draft, beside, found)

    def _spare_measure(self, scene: Scene, begun: int, found: _Spared) -> None:
        """ "Lifted the travel ban on X but not the asset freeze": that stays, on X or on whom it is said to be."""
        ended = [d for d in self._reader.drafts[begun:] if d.start < found.start and d.action.ends]
        told = next((d for d in reversed(ended) if d.status is not Status.DENIED), None)
        if told is None or found.turned or not told.lists_by_name:
            return
        own = self._targets.aimed_at(scene, Group((found.item,)))
        named = [p for p in told.parties if p.kind.is_listed_by_name or p.kind is TargetKind.COUNTRY]
        if parties := own or named:
            self._reader.add(scene, told.action, Status.DENIED, told.sender, parties, None, found.start, found.item.end)

    def _excepted(self, begun: int, found: _Spared) -> Draft | None:
        """The act told last before an exception, the first where that opens the sentence."""
        told = [d for d in self._reader.drafts[begun:] if d.status is not Status.DENIED]
        before = [d for d in told if d.start < found.start]
        return before[-1] if before else next(iter(told), None)

    def _take_out(self, draft: Draft, spared: Sequence[Party]) -> None:
        draft.parties = [p for p in draft.parties if p not in spared]
        if not draft.parties:
            self._reader.drafts.remove(draft)

    def _put_in(self, draft: Draft, instead: Sequence[Party], found: _Spared) -> None:
        """ "Not X but Y": the act touches Y."""
        draft.parties += [p for p in instead if p not in draft.parties and p.kind.is_listed_by_name]
        draft.end = max(draft.end, found.beside.end if found.beside is not None else 0)
        if draft.parties and draft not in self._reader.drafts:
            self._reader.drafts.append(draft)

    def _deny(self, scene: Scene, begun: int, told: Draft, spared: list[Party], found: _Spared) -> None:
        action = Action.DESIGNATE if told.action is Action.REMAIN else told.action
        denied = (d for d in self._reader.drafts[begun:] if d.status is Status.DENIED and d.action is action)
        if not any(p in d.parties for d in denied for p in spared):
            self._reader.add(scene, action, Status.DENIED, told.sender, spared, None, found.start, found.item.end)


def _is_one_of(party: Party, spared: Sequence[Party]) -> bool:
    """One of those spared; those who have no name of their own by the words of the same sentence."""
    return party in spared or (not party.proper and any(not p.proper and p.name == party.name for p in spared))
