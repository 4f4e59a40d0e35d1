"""The phrases of a sentence, found from its first word to its last."""

from collections.abc import Sequence

from inforce.claims.phrase_nouns import ENDS_PHRASE, GOES_ON, noun_phrase
from inforce.claims.phrase_verbs import verb_group
from inforce.claims.phrases import Noun, Part
from inforce.claims.words import Word

_MAY_STAND_ALONE = frozenset({"NN", "NP", "PR"})
_MAY_BE_VERB = frozenset({"MD", "BE", "HV", "DO", "VB", "VZ", "VD", "VN", "VG", "TO", "RB", "NO"})
_MAY_BE_NOUN = frozenset({"DT", "PD", "CD", "NN", "NP", "PR", '"'})


def find_phrases(words: Sequence[Word]) -> list[Part]:
    """The phrases of a sentence in their order."""
    parts: list[Part] = []
    tags = [word.tag for word in words]
    number, count = 0, len(words)
    while number < count:
        tag = tags[number]
        if tag in _MAY_STAND_ALONE and (number + 1 == count or _stands_alone(tags, number)):
            parts.append(_one_word(words[number]))
            number += 1
            continue
        if tag in _MAY_BE_VERB:
            verb, after = verb_group(words, tags, number)
            if verb:
                parts.append(verb)
                number = after
                continue
        if tag in _MAY_BE_NOUN:
            noun, after = noun_phrase(words, tags, number)
            if noun:
                parts.append(noun)
                number = after
                continue
        parts.append(words[number])
        number += 1
    return parts


def _stands_alone(tags: Sequence[str], number: int) -> bool:
    """A noun, name or pronoun with which no phrase goes on."""
    following = tags[number + 1]
    if following in ENDS_PHRASE:
        return True
    if following in GOES_ON or following in ("NN", "PS"):
        return False
    return tags[number] != "NP" or tags[number + 2 : number + 3] != ["NP"]  # "Bank of the Isles"


def _one_word(word: Word) -> Noun:
    """A phrase of one word."""
    tag = word.tag
    name = word.text if tag == "NP" else ""
    return Noun((word,), word.lower, "", name, "", "", None, None, tag == "PR", word.start, word.end)
