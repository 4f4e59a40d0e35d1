"""Joint: one measure or list told of several keepers ("под американскими и канадскими санкциями", "списки США и ЕС")."""

from collections.abc import Iterable, Sequence

from inforce.claims.keepers import keeps_lists
from inforce.claims.russian.phrase_model import Group
from inforce.claims.russian.words import Word

_JOINING = frozenset({",", "и"})


def joint_keepers(words: Sequence[Word], group: Group, end: int) -> list[str]:
    """The jurisdictions that a row beside the noun of a group names, up to ``end``; [] where they are not several."""
    place = next((n for n, word in enumerate(words) if word is group.noun.head), None)
    if place is None:
        return []
    if group.noun.place is not None:  # "американскими", with the noun behind the row
        rows = [[w for w in _row(words[place:]) if w.is_a("ADJF")]]
    else:
        rows = [
            [w for w in _row(reversed(words[:place])) if w.is_a("ADJF")][::-1],
            [w for w in _row(words[place + 1 :]) if w.end <= end and _may_own(w)],
        ]
    for row in rows:
        names = list(dict.fromkeys(w.place.jurisdiction for w in row if w.place is not None))
        if len(names) > 1 and all(keeps_lists(name) for name in names):
            return names
    return []


def _row(words: Iterable[Word]) -> Iterable[Word]:
    """Places joined by commas and "и", as far as they go."""
    joined = True
    for word in words:
        if word.place is not None and joined:
            yield word
        elif word.lower not in _JOINING or joined:
            return
        joined = word.place is None


def _may_own(word: Word) -> bool:
    """In the genitive, as far as the word has cases: "США" has none."""
    return not word.forms or any(form.case == "gent" for form in word.forms)
