"""Naming: people's full names, by the surname that takes them up later."""

from collections.abc import Iterator, Sequence

from inforce.claims.cues import Cues
from inforce.claims.describing import describer
from inforce.claims.phrases import Noun
from inforce.claims.units import Unit

_OF = frozenset({"of", "for", "on"})
"""What goes on with an institution's name: "the Council of the EU"."""


def without_titles(name: str, cues: Cues) -> str:
    """A person's name without titles ("Trade Minister Ana Ruiz"), and without an institution's initials before it."""
    words, titles, bodies = name.split(), cues.speakers["titles"], cues.speakers["bodies"]
    before = [
        n
        for n, w in enumerate(words[:-1])
        if (w.rstrip(".") in titles or (w.lower() in bodies and n + 2 < len(words))) and words[n + 1] not in _OF
    ]
    rest = words[max(before, default=-1) + 1 :]
    words = words if len(rest) == 1 and rest[0].lower() in bodies else rest  # "State Department"
    if len(words) > 2 and words[0].isupper() and len(words[0].rstrip(".")) > 2:
        words = words[1:]
    return " ".join(words)


def full_names(units: Sequence[Unit], cues: Cues) -> dict[str, str]:
    """Of each surname that also stands alone, or beside an office, the first full name in the report."""
    alone, full = set(), dict[str, tuple[str, bool]]()
    tells = describer(cues)
    for noun in _names(units):
        name = without_titles(noun.name, cues)
        words = name.split()
        if len(words) == 1:
            alone.add(words[0])
        elif (
            len(words) <= 4
            and not any(w.place for w in noun.name_words if w.text in words)
            and words[-1].lower() not in cues.speakers["bodies"]
        ):
            described = tells.is_person(tells.words(noun)) or name != noun.name
            full.setdefault(words[-1], (name, described))
    return {last: name for last, (name, described) in full.items() if described or last in alone}


def _names(units: Sequence[Unit]) -> Iterator[Noun]:
    for unit in units:
        for element in unit.elements:
            if type(element) is Noun:
                if element.name:
                    yield element
                if element.possessor is not None and element.possessor.name:
                    yield element.possessor
