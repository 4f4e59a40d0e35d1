"""Verb groups: auxiliaries, adverbs and a verb that are said together."""

from collections.abc import Sequence
from itertools import pairwise

from inforce.claims.phrases import Verb
from inforce.claims.words import COPULAS, VERBS, Word

_FOLLOWS = {
    "MD": frozenset({"BE", "HV", "DO", "VB"}),
    "BE": frozenset({"BE", "VN", "VG", "VD"}),
    "HV": frozenset({"BE", "VN", "HV", "VD"}),
    "DO": frozenset({"VB", "HV"}),
    "TO": frozenset({"VB", "BE", "HV", "DO"}),
}
_NOTHING = frozenset[str]()
_PAST_FORMS = frozenset({"VN", "VD"})
_BEFORE_REFLEXIVE = frozenset({"BE", "MD"})
_NEGATIVE = ("n't", "n’t")
_APART = frozenset({"so", "there", "here", "ago"})
_OF_VERBS = frozenset({"out", "off", "up", "down", "away", "back", "on", "over"})
_BESIDE_VERBS = frozenset({"RB", "NO"})
_WITHIN_VERBS = frozenset({"RB", "NO", "TM"})
_REFLEXIVE = frozenset({"itself", "himself", "herself", "themselves"})
_PAST_WORDS = frozenset({"was", "were", "wasn't", "weren't", "had", "hadn't", "did", "didn't"})
_AUXILIARY_LEMMAS = {"BE": "be", "HV": "have", "DO": "do"}
_STARTS = frozenset({"MD", "BE", "HV", "DO", "VB", "VZ", "VD", "VN", "VG"})


def verb_group(words: Sequence[Word], tags: Sequence[str], number: int) -> tuple[Verb | None, int]:
    """The verb group that begins at a word, if any, and the number of the word after it."""
    if tags[number] in VERBS and words[number].lemma not in COPULAS:
        return _alone(words[number]), number + 1
    first, count = number, len(tags)
    while first < count and tags[first] in _BESIDE_VERBS and first - number < 4:
        first += 1
    if first == count or not _starts_group(tags, first):
        return None, number
    chain, after = _chained(words, tags, first)
    if tags[chain[-1]] == "TO":
        after = chain.pop()
    if not chain:
        return None, number
    if tags[chain[-1]] in ("BE", "HV", "DO"):
        after = _trailing(tags, after)
    if chain[0] != number and tags[number] == "RB" and _stands_apart(words, tags, number):
        return None, number
    return _group(words[number:after], [words[n] for n in chain]), after


def _chained(words: Sequence[Word], tags: Sequence[str], first: int) -> tuple[list[int], int]:
    """The auxiliaries and verbs that go on from one, and the number of the word after them."""
    chain, after, count = [first], first + 1, len(tags)
    while after < count:
        ahead = after
        while ahead < count and tags[ahead] in _WITHIN_VERBS:
            ahead += 1
        if ahead < count and tags[ahead] == ",":
            ahead = _past_aside(tags, ahead)
        if ahead + 1 < count and words[ahead].lower in _REFLEXIVE and tags[chain[-1]] in _BEFORE_REFLEXIVE:
            ahead += 1  # "is not itself listed"
        if ahead == count or not _continues(words, tags, chain[-1], ahead):
            break
        chain.append(ahead)
        after = ahead + 1
    return chain, after


def _stands_apart(words: Sequence[Word], tags: Sequence[str], number: int) -> bool:
    """An adverb that is none of the verb after it: "so", "there", and the particle of "ruled out lifting"."""
    lower = words[number].lower
    return lower in _APART or (lower in _OF_VERBS and number > 0 and tags[number - 1] in VERBS)


def _past_aside(tags: Sequence[str], ahead: int) -> int:
    """Over ", however,", ", on 7 June," within a verb group."""
    if ahead + 3 >= len(tags):
        return ahead
    return ahead + 3 if tags[ahead + 1] in ("RB", "TM") and tags[ahead + 2] == "," else ahead


def _trailing(tags: Sequence[str], after: int) -> int:
    """Adverbs and negators after "is": "is not", "was still"."""
    while after < len(tags) and tags[after] in _BESIDE_VERBS:
        after += 1
    return after


def _starts_group(tags: Sequence[str], first: int) -> bool:
    if tags[first] == "TO":
        return not _FOLLOWS["TO"].isdisjoint(tags[first + 1 : first + 4])
    return tags[first] in _STARTS


def _continues(words: Sequence[Word], tags: Sequence[str], last: int, ahead: int) -> bool:
    tag, following = tags[last], tags[ahead]
    if words[last].lemma in COPULAS and tag != "VG":
        return following == "VN" and ahead == last + 1
    if following == "TO":
        obliges = ahead == last + 1 and (tag == "HV" or words[last].lower == "ought")  # not "has yet to"
        return (tag == "BE" or obliges) and ahead + 1 < len(tags) and tags[ahead + 1] in _FOLLOWS["TO"]
    return following in _FOLLOWS.get(tag, _NOTHING)


def _group(taken: Sequence[Word], chain: list[Word]) -> Verb:
    main = chain[-1]
    if len(taken) == 1:
        return _alone(main)
    tags = [w.tag for w in chain]
    modal, has_to = _modal(chain, tags), ("HV", "TO") in pairwise(tags)
    auxiliary, lasting = tags[-2] if len(tags) > 1 else "", _is_lasting(chain)
    passive = (auxiliary == "BE" or lasting) and main.tag in _PAST_FORMS and main.lemma != "go"
    return Verb(
        tuple(taken),
        main.lemma or _AUXILIARY_LEMMAS.get(main.tag, main.lower),
        main.tag,
        modal,
        perfect="HV" in tags[:-1] and not has_to,
        progressive=(auxiliary == "BE" and main.tag == "VG") or "being" in [w.lower for w in chain[:-1]],
        passive=passive,
        infinitive=tags[0] == "TO",
        past=chain[0].tag == "VD" or chain[0].lower in _PAST_WORDS,
        negation=_negation(taken),
        participle_or_past=_may_be_past(taken, main, passive=passive),
        adverbs=(*[w.lower for w in taken if w.tag == "RB"], *(("still",) if lasting else ())),
    )


def _modal(chain: Sequence[Word], tags: Sequence[str]) -> str:
    """The modal of a verb group; "have to" also under another, and none where it was done ("had to lift")."""
    if ("HV", "TO") in pairwise(tags):
        return "" if chain[0].lower == "had" else "have to"
    if "MD" in tags:
        return chain[tags.index("MD")].lower
    return "be to" if "BE" in tags and "TO" in tags[1:] else ""


def _alone(main: Word) -> Verb:
    """A group of one word, as most are."""
    tag, lower = main.tag, main.lower
    lemma = main.lemma or _AUXILIARY_LEMMAS.get(tag, lower)
    return Verb(
        (main,),
        lemma,
        tag,
        lower if tag == "MD" else "",
        past=tag == "VD" or lower in _PAST_WORDS,
        negation=lower if tag == "NO" or lower.endswith(_NEGATIVE) or lower == "cannot" else "",
        participle_or_past=tag in _PAST_FORMS,
    )


def _may_be_past(taken: Sequence[Word], main: Word, *, passive: bool) -> bool:
    """One word that may be a participle or a past: "removed"."""
    if main.tag not in _PAST_FORMS or passive:
        return False
    return len([w for w in taken if w.tag not in _BESIDE_VERBS]) == 1


def _negation(taken: Sequence[Word]) -> str:
    """The negator of a group, or the auxiliary that holds one; empty where there is none."""
    for word in taken:
        if word.tag == "NO" or word.lower.endswith(_NEGATIVE) or word.lower == "cannot":
            return word.lower
    return ""


def _is_lasting(chain: list[Word]) -> bool:
    """ "remains blocked", "stays listed": a passive that is still so."""
    return len(chain) > 1 and chain[-2].lemma in COPULAS
