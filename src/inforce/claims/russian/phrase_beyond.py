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
        if type(office) is Group and type(charge) is Group and not charge.prep and _is_parted(office):
            if _name(office, charge.noun):
                del found[place + 1]
        elif type(charge) is Group and charge.prep in _CHARGES and _is_office(office):
            assert type(office) is Group
            _bear(office, found, place)
        place += 1
    return found


def _bear(office: Group, found: list[Element], place: int) -> None:
    """Gives the office at a place the name that follows what it is for."""
    end = place + 1  # the last of the groups that tell what it is for: "при организациях в Женеве"
    while end + 1 < len(found) and _is_charge(found[end + 1]):
        end += 1
    after = found[end + 1] if end + 1 < len(found) else None
    charge = found[place + 1]
    assert type(charge) is Group
    if type(after) is Group and not after.prep and _name(office, after.noun):
        del found[end + 1]
        if end > place + 1:
            del found[place + 2 : end + 1]
    elif end > place + 1:
        return
    elif (last := _last(charge)) is not None and last.gen is not None and _name(office, last.gen):
        charge.end = last.end = last.head.end
        last.gen = None
    elif not _takes_from(office, charge):
        return
    if charge.prep in _WHERE:
        del found[place + 1]  # it tells no more than the office: "президент на переходный период"


def _is_charge(element: Element) -> bool:
    return type(element) is Group and element.prep in _CHARGES


def _takes_from(office: Group, charge: Group) -> bool:
    """ "По политике безопасности Кая Каллас": takes a person's name from the thing to which it seems apposed; whether it did."""
    thing = list(charge.nouns[-1].chain())[-1]
    person = office.nouns[-1]
    apposed = len(thing.names) > 1 and thing.head not in thing.names and not thing.animate
    if not apposed or not _first_name_cases(thing) & person.cases:
        return False
    person.names, person.end = list(thing.names), thing.end
    thing.names, thing.end = [], thing.head.end
    charge.end = charge.nouns[-1].end = thing.end
    office.end = person.end
    return True


def _is_office(element: Element) -> bool:
    if type(element) is not Group:
        return False
    noun = element.nouns[-1]
    return noun.animate and not noun.proper and not noun.pronoun and bool(noun.lemma)


def _is_parted(office: Group) -> bool:
    """ "Министр горного дела и энергетики": what the office is for is two things, of which one was read as beside it."""
    first, last = office.noun, office.nouns[-1]
    if first is last or last.animate or last.proper or last.place is not None or first.gen is None:
        return False
    return first.animate and not first.proper and not first.pronoun and not first.plural and bool(first.lemma)


def _last(group: Group) -> Noun | None:
    noun: Noun | None = group.nouns[-1]
    while noun is not None and noun.gen is not None and not noun.gen.proper:
        noun = noun.gen
    return noun


def _first_name_cases(name: Noun) -> frozenset[str]:
    """Those in which the first name of a full name may be: "безопасности Кая Каллас" need not be in the genitive."""
    first = name.names[0].forms if len(name.names) > 1 and name.names[0].kind == WORD else ()
    return frozenset(form.case for form in first if form.name == "Name" and form.number != "plur" and form.case)


def _name(office: Group, name: Noun) -> bool:
    """Gives the office the name of a person where it stands in its case; whether it did."""
    noun = office.noun if _is_parted(office) else office.nouns[-1]
    bare = name.head in name.names and name.head.kind == WORD and name.place is None
    cases = name.cases | ({"accs"} if "gent" in name.cases else set()) | _first_name_cases(name)
    if not bare or not noun.cases & cases:
        return False
    noun.names, noun.cases = name.names, noun.cases & cases
    if noun is office.noun:
        office.nouns = [noun]
    noun.end = name.end
    office.end = max(office.end, name.end)
    office.cases = (office.cases & noun.cases) or office.cases
    return True
