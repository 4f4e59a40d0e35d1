"""Names beyond a stretch of words: "комиссар ЕС по правам человека Жозеп Боррель" is one phrase with his name."""

from collections.abc import Sequence

from inforce.claims.russian.phrase_model import Element, Group, Noun
from inforce.claims.russian.words import WORD

_CHARGES = ("по", "на", "в", "при")
"""Prepositions under which stands what an office is for, where and for how long."""
_WHERE = ("на", "в", "при")


def named_beyond(elements: Sequence[Element]) -> list[Element]:
    """Elements where a person named after what his office is for bears that name."""
    found = list(elements)
    place = 0
    while place + 1 < len(found):
        office, charge = found[place], found[place + 1]
        if type(charge) is Group and charge.prep in _CHARGES and _is_office(office):
            assert type(office) is Group
            after = found[place + 2] if place + 2 < len(found) else None
            if type(after) is Group and not after.prep and _name(office, after.noun):
                del found[place + 2]
            elif (last := _last(charge)) is not None and last.gen is not None and _name(office, last.gen):
                charge.end = last.end = last.head.end
                last.gen = None
            else:
                charge = office
            if type(charge) is Group and charge.prep in _WHERE:
                del found[place + 1]  # it tells no more than the office: "президент на переходный период"
        place += 1
    return found


def _is_office(element: Element) -> bool:
    if type(element) is not Group:
        return False
    noun = element.nouns[-1]
    return noun.animate and not noun.proper and not noun.pronoun and bool(noun.lemma)


def _last(group: Group) -> Noun | None:
    noun: Noun | None = group.nouns[-1]
    while noun is not None and noun.gen is not None and not noun.gen.proper:
        noun = noun.gen
    return noun


def _name(office: Group, name: Noun) -> bool:
    """Gives the office the name of a person where it stands in its case; whether it did."""
    noun = office.nouns[-1]
    bare = name.head in name.names and name.head.kind == WORD and name.place is None
    cases = name.cases | ({"accs"} if "gent" in name.cases else set())
    if not bare or not noun.cases & cases:
        return False
    noun.names, noun.cases = name.names, noun.cases & cases
    noun.end = name.end
    office.end = max(office.end, name.end)
    office.cases = (office.cases & noun.cases) or office.cases
    return True
