"""Short names: what is told in parentheses after a name that it goes by too: "комбинат (НЛМК)", "(далее — «Вега»)"."""

from collections.abc import Iterator, Sequence

from inforce.claims.russian.phrase_model import Noun
from inforce.claims.russian.scenes import Scene
from inforce.claims.russian.words import MARK, Word

_CLOSE = 2
"""Characters between a name and the parenthesis that belongs to it."""
_LONGEST = 8
"""Letters of the longest abbreviation that is set against the words of a name."""
_FROM_HERE = ("далее", "или", "сокращенно", "ранее", "бывший", "бывшая", "бывшее")
"""Words after which another name of the same party stands."""


def introduced(scene: Scene) -> Iterator[tuple[Noun, str]]:
    """A phrase that bears a name, and the other name that stands in parentheses after it."""
    if "(" not in scene.sentence.text:
        return
    for number, word in enumerate(scene.words):
        named = _before(scene, word.start) if word.text == "(" else None
        if named is not None and (short := _short(named, scene.words[number + 1 : number + 8])):
            yield named, short


def _before(scene: Scene, place: int) -> Noun | None:
    near = (n for g in scene.groups for each in g.nouns for n in each.chain() if 0 <= place - n.end <= _CLOSE)
    return next((n for n in near if n.proper or (n.lemma and n.modifiers)), None)


def _short(named: Noun, inside: Sequence[Word]) -> str:
    words = [w for w in inside if w.kind != MARK or w.text == ")"]
    told = bool(words) and words[0].lower.replace("ё", "е") in _FROM_HERE
    words = words[1:] if told else words
    if len(words) < 2 or words[1].text != ")" or (words[0].place is not None and not words[0].quoted):
        return ""
    name = words[0].name or words[0].text
    return name if name[:1].isupper() and (told or _abbreviates(name, named)) else ""


def _abbreviates(short: str, named: Noun) -> bool:
    """Capitals that are letters of the name in their order, the first of them its first."""
    full = " ".join(w.name or w.text for w in sorted(named.words(), key=lambda w: w.start)).lower()
    letters = iter(full)
    capitals = short.isupper() and 1 < len(short) <= _LONGEST
    return capitals and full.startswith(short[0].lower()) and all(letter in letters for letter in short.lower())
