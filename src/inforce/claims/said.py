"""What is said: the stretches of a unit that an attribution gives to its speaker."""

from collections.abc import Sequence
from dataclasses import field

from inforce.claims.attribution import Attribution
from inforce.claims.cues import joining_words
from inforce.claims.phrases import Noun, Verb
from inforce.claims.subjects import lower_at, tag_at
from inforce.claims.units import Element, Quoted, Unit
from inforce.claims.words import Word
from inforce.values import record

_CLOSES = frozenset({".", ",", ";", ":", "-"})
_BOUNDS = frozenset({",", ";", "-", ":", "CC"})
_CONTRASTS = joining_words("contrasts")
_RESUMES = joining_words("resumes")


@record(slots=True)
class Said:
    """An attribution with the element ranges of what is said."""

    attribution: Attribution
    ranges: list[tuple[int, int]] = field(default_factory=list)

    def holds(self, other: Attribution) -> bool:
        """The words of another attribution lie within what is said."""
        return any(first <= other.first and other.last <= last for first, last in self.ranges)

    def reach(self, elements: Sequence[Element]) -> int:
        """Characters from the first to the last of the attribution's own words and what is said."""
        own = self.attribution
        first = min([own.first, *(first for first, _ in self.ranges)])
        last = max([own.last, *(last for _, last in self.ranges)])
        return elements[last - 1].end - elements[first].start


def said_by(unit: Unit, attributions: Sequence[Attribution]) -> list[Said]:
    """What each attribution of a unit gives to its speaker; one that gives nothing is left out."""
    if not attributions:
        return []
    found = [Said(a, _ranges(unit.elements, a, attributions)) for a in attributions]
    return [s for s in found if s.ranges or s.attribution.back]


def _ranges(elements: Sequence[Element], found: Attribution, others: Sequence[Attribution]) -> list[tuple[int, int]]:
    ranges = []
    if found.left:
        first = _left_bound(elements, found.first)
        if tag_at(elements, _past_times(elements, found.last)) in (",", "-"):
            first = _clause_start(elements, first, found.first)
        if not found.right or _goes_on(elements, found) or is_complete(elements[first : found.first]):
            ranges.append((first, found.first))
        if not found.right and (resumed := _resumed(elements, first, found)):
            ranges.append(_cut(elements, resumed, found, others))
    if found.right:
        ranges.append(_cut(elements, found.right, found, others))
    return [r for r in (_trimmed(elements, *r) for r in ranges) if r]


def _goes_on(elements: Sequence[Element], found: Attribution) -> bool:
    """ "The country, he said, “is no colony”": after a comma the quotation ends what began before."""
    resumed = found.right is not None and tag_at(elements, found.right[0] - 1) == ","
    return resumed and type(elements[0]) in (Noun, Quoted)


def _left_bound(elements: Sequence[Element], first: int) -> int:
    """Where the sentence or the clause after a semicolon begins."""
    for number in range(first - 2, -1, -1):
        if tag_at(elements, number) in (";", ".", ":") and type(elements[number + 1]) is not Quoted:
            return number + 1
    return 0


def _clause_start(elements: Sequence[Element], first: int, last: int) -> int:
    """Where the interrupted clause begins: "…, while the yard, he said, was sold"."""
    for number in range(last - 2, first, -1):
        opens = tag_at(elements, number) in ("SC", "CC") and lower_at(elements, number) not in ("but not", "and not")
        if opens and tag_at(elements, number - 1) == ",":
            begun = number + 1
            marked = any(tag_at(elements, n) in _CLOSES for n in range(begun, last - 1))
            return (
                begun
                if not marked and not is_complete(elements[begun:last]) and is_complete(elements[first:number])
                else first
            )
    return first


def _resumed(elements: Sequence[Element], first: int, found: Attribution) -> tuple[int, int] | None:
    """What is said goes on after the words that interrupt it: "The yard, he said, was sold."."""
    last = _past_times(elements, found.last)
    if tag_at(elements, last) not in (",", "-", ":", ";"):
        return None
    place = last + 1
    following = elements[place] if place < len(elements) else None
    if following is None or tag_at(elements, place) == "WH":
        return None
    if type(following) is Quoted:
        return place, len(elements)
    if not is_complete(elements[first : found.first]):
        return (place, len(elements)) if not _is_gerund(following) else None
    if _is_participle(following):
        return None
    if lower_at(elements, place) in _RESUMES:
        return place, len(elements)
    if tag_at(elements, place) == "CC" and tag_at(elements, last) == "," and is_complete(elements[place:]):
        return place, len(elements)
    return None


def _past_times(elements: Sequence[Element], place: int) -> int:
    while tag_at(elements, place) in ("TM", "RB"):
        place += 1
    return place


def _is_participle(element: Element) -> bool:
    return type(element) is Verb and element.participle


def _is_gerund(element: Element) -> bool:
    return type(element) is Verb and element.tag == "VG" and element.participle


def is_complete(elements: Sequence[Element]) -> bool:
    """A clause with its verb, or a quotation; "If it were so", "Asked whether it was" alone are none."""
    opens = tag_at(elements, 0) == "SC" or (bool(elements) and _is_participle(elements[0]))
    parted = not opens
    for number, element in enumerate(elements):
        if type(element) is Quoted:
            return True
        if opens and tag_at(elements, number) == ",":
            parted = True
        if parted and type(element) is Verb and element.finite and not _is_doubtful(elements, number):
            return True
    return False


def _is_doubtful(elements: Sequence[Element], number: int) -> bool:
    """A base form after a singular is rather a noun: "the county court"."""
    verb, before = elements[number], elements[number - 1] if number else None
    if type(verb) is not Verb or len(verb.words) > 1 or verb.tag != "VB":
        return False
    return type(before) is Noun and before.determiner in ("a", "an", "the") and not before.head.endswith("s")


def _cut(
    elements: Sequence[Element], range_: tuple[int, int], found: Attribution, others: Sequence[Attribution]
) -> tuple[int, int]:
    """Up to where another's words begin beside it; those within it ("said that the court had ruled") do not cut."""
    first, last = range_
    if first + 1 < last and type(elements[first]) is Quoted and _is_gerund(elements[first + 1]):
        return first, first + 1  # "added: “…,” referring to the talks"
    if not found.left or found.right:
        parted = (n for n, e in enumerate(elements[first:last], first) if type(e) is Word and e.tag == ";")
        last = next(parted, last)
    for other in others:
        if other is found or not first < other.first < last or other.first < found.first:
            continue
        bound = other.first
        if other.shares and tag_at(elements, bound - 1) == "CC":
            last = bound
        closes = (
            bool(other.left) and not other.right and tag_at(elements, bound - 1) == ","
        )  # "wants X to lift it, he said"
        ends_quoted = other.left and type(elements[bound - 1]) is Quoted
        if (
            (ends_quoted or _is_bound(elements, bound - 1))
            and (closes or is_complete(elements[first:bound]))
            and not _is_inner(other)
        ):
            last = bound
    return first, last


def _is_bound(elements: Sequence[Element], number: int) -> bool:
    return tag_at(elements, number) in _BOUNDS or lower_at(elements, number) in _CONTRASTS


def _is_inner(other: Attribution) -> bool:
    """The other attribution hangs on a noun in what is said: "…, which he called a farce"."""
    return bool(other.subject and other.subject.relative)


def _trimmed(elements: Sequence[Element], first: int, last: int) -> tuple[int, int] | None:
    while first < last and tag_at(elements, first) in _CLOSES:
        first += 1
    while first < last and (
        tag_at(elements, last - 1) in (*_CLOSES, "CC") or lower_at(elements, last - 1) in _CONTRASTS
    ):
        last -= 1
    return (first, last) if first < last else None
