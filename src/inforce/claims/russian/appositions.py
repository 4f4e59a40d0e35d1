"""Appositions: a common noun and a name beside it that tell of one party: "Тарек Сааб, генеральный прокурор"."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from inforce.claims.russian.phrase_model import Element, Group, Noun
from inforce.claims.russian.scenes import Scene
from inforce.claims.russian.words import MARK, WORD, Word

_DASHES = "—–-"
_CLOSING = '»”"'
_ENDS = ",.;:)!?"


def described(scene: Scene) -> Iterator[tuple[Noun, Noun]]:
    """A name and the common noun between commas after it."""
    for first, second in _parted(scene, ","):
        if first.noun.proper and not second.noun.proper:
            yield first.nouns[-1], second.noun


def identified(scene: Scene) -> Iterator[tuple[Noun, Noun]]:
    """A common noun and the name that says who it is: right after it ("гражданина Латвии Мариса Озолиньша"), between commas
    ("муж ее, Борис Ротенберг,", "партнер, банк «Вега»,") or after a dash ("дочка — VTB Europe")."""
    for first, second in (*_parted(scene, "," + _DASHES), *_adjacent(scene), *_numbered(scene)):
        noun, name = first.nouns[-1], second.noun
        common = bool(noun.lemma) and not (noun.proper or noun.pronoun or noun.count)
        if common and noun.number != "plur" and name.proper and name.place is None:
            yield noun, name


def _parted(scene: Scene, marks: str) -> Iterator[tuple[Group, Group]]:
    """Groups with one of the marks between them, the second alone up to the next mark and in a case of the first; between the
    first and the mark may stand whose it is ("муж ее, …")."""
    elements = scene.elements
    for place, mark in enumerate(elements[:-1]):
        if type(mark) is not Word or mark.kind != MARK or mark.text not in marks or place == 0:
            continue
        named = _past_participle(elements, place + 1)
        second = elements[named]
        if type(second) is not Group or second.prep or len(second.nouns) != 1:
            continue
        beyond = named + 1
        while beyond < len(elements) and _is_whereabouts(elements[beyond]):
            beyond += 1  # "однофамилец, фирма «Караказан» из Бурсы"
        after = elements[beyond] if beyond < len(elements) else None
        first = _before(elements, place)
        if first is not None and (after is None or _is_mark(after, _ENDS + _DASHES)) and first.cases & second.cases:
            yield first, second


def _past_participle(elements: Sequence[Element], place: int) -> int:
    """The place after a participle and where: "их оператор — зарегистрированная в Дубае Lagoon Shipping"."""
    first = elements[place]
    if type(first) is Word and first.is_a("PRTF") and place + 2 < len(elements):
        return place + 2 if _is_whereabouts(elements[place + 1]) else place
    return place


def _is_whereabouts(element: Element) -> bool:
    return type(element) is Group and element.prep in ("из", "в") and len(element.nouns) == 1


def _before(elements: Sequence[Element], place: int) -> Group | None:
    """The group before a mark, what closes a quotation and whose it is passed over."""
    place -= 1
    if place > 0 and _is_mark(elements[place], _CLOSING):
        place -= 1
    first = elements[place]
    while place > 0 and type(first) is Group and _hangs(first) and type(elements[place - 1]) is Group:
        place -= 1
        first = elements[place]
    return first if type(first) is Group else None


def _hangs(group: Group) -> bool:
    """Whose somebody is, or where: "муж ее", "фирма того же менеджера", "структура холдинга в Дубае"."""
    seated = group.prep in ("в", "из") and group.noun.place is not None
    return group.noun.pronoun or (not group.prep and group.cases == {"gent"}) or seated


def _is_mark(element: Element, marks: str) -> bool:
    return type(element) is Word and element.kind == MARK and element.text in marks


def _adjacent(scene: Scene) -> Iterator[tuple[Group, Group]]:
    """ "Его сестру Сауле Исмаилову": a person and a name without a mark between, whose ending the dictionary does not know."""
    for first, second in pairwise(scene.elements):
        if type(first) is Group and type(second) is Group and _may_name(first, second):
            yield first, second


def _may_name(first: Group, second: Group) -> bool:
    """ "Главы разведки Уганды генерала Абеля Кандихо": a person, and a name or another office with the name."""
    office = not second.prep and second.noun.animate and bool(first.cases & second.cases)
    return first.noun.animate and (_is_bare_name(second) or office)


def _numbered(scene: Scene) -> Iterator[tuple[Group, Group]]:
    """ "Самолет с бортовым номером EW-301PJ"."""
    for first, second in pairwise(scene.elements):
        numbered = type(second) is Group and second.prep == "с" and second.noun.lemma == "номер"
        if numbered and type(first) is Group and type(second) is Group and second.noun.names:
            yield first, second


def _is_bare_name(group: Group) -> bool:
    head = group.noun.head
    return not group.prep and head in group.noun.names and head.kind == WORD
