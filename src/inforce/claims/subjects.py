"""Subjects: the words before a verb of saying that tell whose it is."""

from collections.abc import Sequence

from inforce.claims.cues import joining_words
from inforce.claims.phrases import Noun, Verb
from inforce.claims.units import Element, Quoted
from inforce.claims.words import Word
from inforce.values import value

_REACH = 6
"""Commas looked back over for the subject of a verb that follows a parenthesis."""

_HANGS = joining_words("hangs")
_HANGS_ON_NAMES = joining_words("hangs_on_names")
_RELATIVES = joining_words("relatives")
_PERSONAL = joining_words("personal")
_AND = joining_words("and")
_OPENS_CLAUSE = joining_words("as") | joining_words("that")


@value(frozen=True, slots=True)
class Subject:
    """Elements ``first`` to ``last`` (exclusive) and those of its apposition and other modifiers between commas.

    ``relative``: it stands before "who". ``inverted``: it stands after the verb.
    """

    first: int
    last: int
    apposition: tuple[int, int] | None = None
    modifiers: tuple[tuple[int, int], ...] = ()
    relative: bool = False
    inverted: bool = False


def tag_at(elements: Sequence[Element], number: int) -> str:
    """The tag of a word; "" for phrases and places outside."""
    if 0 <= number < len(elements):
        element = elements[number]
        if type(element) is Word:
            return element.tag
    return ""


def lower_at(elements: Sequence[Element], number: int) -> str:
    """The one word that stands at a place, in lower case; "" where there are several or none."""
    if 0 <= number < len(elements):
        element = elements[number]
        if type(element) is Word:
            return element.lower
        if type(element) is Noun and len(element.words) == 1:
            return element.words[0].lower
    return ""


def is_noun(elements: Sequence[Element], number: int) -> bool:
    """A noun phrase stands at a place."""
    return 0 <= number < len(elements) and type(elements[number]) is Noun


def ends_phrase(elements: Sequence[Element], number: int) -> bool:
    """A comma or full stop, or the end, stands at an element."""
    return number >= len(elements) or tag_at(elements, number) in (",", ".")


def chain_left(elements: Sequence[Element], last: int) -> int:
    """The first element of the noun phrase that ends with element ``last``, over prepositions and short participles."""
    first = last
    while True:
        tag = tag_at(elements, first - 1)
        if tag == "IN" and is_noun(elements, first - 2):
            first -= 2
        elif tag == "IN" and _is_participle(elements, first - 2) and is_noun(elements, first - 3):
            first -= 3
        elif (
            tag == "IN"
            and _is_reduced(elements, first - 2)
            and is_noun(elements, first - 3)
            and tag_at(elements, first - 4) != "CC"
        ):
            first -= 3  # "people briefed on the matter"
        elif _is_reduced(elements, first - 1) and is_noun(elements, first - 2) and tag_at(elements, first - 3) != "CC":
            first -= 2
        elif tag == "RB" and tag_at(elements, first - 2) == "PS" and is_noun(elements, first - 3):
            first -= 3  # "the panel's last report"
        elif tag == "CC" and lower_at(elements, first - 1) in _AND and is_noun(elements, first - 2):
            first -= 2
        elif tag == "IN" and tag_at(elements, first - 2) == ")" and (opened := _opening_bracket(elements, first - 2)):
            if not is_noun(elements, opened - 1):
                return first
            first = opened - 1
        elif tag == ")" and (opened := _opening_bracket(elements, first - 1)) and is_noun(elements, opened - 1):
            first = opened - 1
        else:
            return first


_LONGEST_CHAIN = 200
"""Elements of a noun phrase with all that hangs on it; what is longer is a run of names, of which each begins another."""


def chain_right(elements: Sequence[Element], first: int) -> int:
    """The element after the noun phrase that begins with ``first``: what hangs on it by "of", "at", a participle."""
    after, longest = first + 1, first + _LONGEST_CHAIN
    while after < longest:
        element = elements[after] if after < len(elements) else None
        if type(element) is not Word:
            if not _is_participle(elements, after) or tag_at(elements, after + 1) != "IN":
                return after
            if not is_noun(elements, after + 2):
                return after
            after += 3
            continue
        tag, lower = element.tag, element.lower
        if tag == "IN" and is_noun(elements, after + 1) and (lower in _HANGS or _hangs(elements, after)):
            after += 2
        elif tag == "(" and (closed := _closing_bracket(elements, after)):
            after = closed + 1
        elif tag == "CC" and lower in _AND and is_noun(elements, after + 1) and not _verb_follows(elements, after + 2):
            after += 2
        else:
            break
    return after


def _hangs(elements: Sequence[Element], preposition: int) -> bool:
    """ "a lawyer in Riga", "the ambassador to Chad": the preposition's noun is a place or a name."""
    noun = elements[preposition + 1]
    lower = lower_at(elements, preposition)
    named = type(noun) is Noun and bool(noun.name)
    return lower in _HANGS_ON_NAMES and named


def _verb_follows(elements: Sequence[Element], number: int) -> bool:
    return number < len(elements) and type(elements[number]) is Verb


def _is_participle(elements: Sequence[Element], number: int) -> bool:
    element = elements[number] if 0 <= number < len(elements) else None
    return type(element) is Verb and element.participle and not element.negation


def _is_reduced(elements: Sequence[Element], number: int) -> bool:
    """ "A post shared by thousands said": a past form before another finite verb is a participle."""
    element = elements[number] if 0 <= number < len(elements) else None
    return (
        type(element) is Verb
        and not element.negation
        and len(element.words) == 1
        and element.tag in ("VN", "VD")
        and element.words[0].lower.endswith("ed")
    )


def _opening_bracket(elements: Sequence[Element], closing: int) -> int | None:
    for number in range(closing - 1, max(-1, closing - 12), -1):
        if tag_at(elements, number) == "(":
            return number
    return None


def _closing_bracket(elements: Sequence[Element], opening: int) -> int | None:
    for number in range(opening + 1, min(opening + 12, len(elements))):
        if tag_at(elements, number) == ")":
            return number
    return None


def find_subject(elements: Sequence[Element], verb: int) -> Subject | None:
    """The subject before the verb at element ``verb``; None where there is none, or it is shared ("and added")."""
    last = verb - 1
    while tag_at(elements, last) in ("RB", "TM"):
        last -= 1
    if is_noun(elements, last):
        return _after_preposed(elements, chain_left(elements, last), last + 1)
    tag = tag_at(elements, last)
    if tag == "WH" and lower_at(elements, last) in _RELATIVES:
        return _antecedent(elements, last)
    if tag in (",", "-"):
        return _before_parenthesis(elements, last)
    if tag == ")" and (opened := _opening_bracket(elements, last)) and is_noun(elements, opened - 1):
        return Subject(chain_left(elements, opened - 1), opened)
    return None


def _after_preposed(elements: Sequence[Element], first: int, last: int) -> Subject | None:
    """A phrase that a preposition opens is no subject: only its last noun may be ("After the vote China said")."""
    if tag_at(elements, first - 1) == "IN" and lower_at(elements, first - 1) not in _OPENS_CLAUSE:
        return None
    return Subject(first, last)


def _antecedent(elements: Sequence[Element], relative: int) -> Subject | None:
    """The phrase before "who"; before "which" only its last noun."""
    last = relative - 1
    while tag_at(elements, last) in (",", "-", "TM"):
        last -= 1
    if not is_noun(elements, last):
        return None
    first = chain_left(elements, last) if lower_at(elements, relative) in _PERSONAL else last
    return Subject(first, last + 1, relative=True)


def _before_parenthesis(elements: Sequence[Element], closing: int) -> Subject | None:
    """ "X, who …, said": from the comma before the verb back to the comma that opened the parenthesis."""
    place = closing
    for _ in range(_REACH):
        opening = next((n for n in range(place - 1, 0, -1) if tag_at(elements, n) in (",", "-")), 0)
        if not opening or any(type(e) is Quoted for e in elements[opening:closing]):
            return None
        last = opening - 1
        if tag_at(elements, last) in ("DT", "CD") and _is_apposition(elements, opening + 1, closing):
            return Subject(opening + 1, closing)  # "another, Ana Ruiz, said"
        if _is_age(elements, last):
            place = opening  # "Ann Roe, 54, who chairs the board, said"
            continue
        if is_noun(elements, last) or tag_at(elements, last) == ")":
            within = (opening + 1, closing)
            if _is_apposition(elements, *within):
                return _with_apposition(elements, last, within)
            if (_is_modifier(elements, opening + 1) or _is_aside(elements, *within)) and is_noun(elements, last):
                first = chain_left(elements, last)
                return Subject(first, last + 1, _name_before(elements, first), (within,))
        place = opening
    return None


def _is_age(elements: Sequence[Element], number: int) -> bool:
    """A number alone."""
    noun = elements[number] if number >= 0 else None
    return type(noun) is Noun and len(noun.words) == 1 and noun.words[0].text.isdigit()


def _with_apposition(elements: Sequence[Element], last: int, within: tuple[int, int]) -> Subject | None:
    if not is_noun(elements, last):
        return None
    return Subject(chain_left(elements, last), last + 1, within)


def _name_before(elements: Sequence[Element], first: int) -> tuple[int, int] | None:
    """ "X, a lawyer in Y, who …, said": the phrase before the comma where it is a name and nothing else."""
    if tag_at(elements, first - 1) != "," or not is_noun(elements, first - 2):
        return None
    noun = elements[first - 2]
    opens = chain_left(elements, first - 2)
    alone = opens == 0 or tag_at(elements, opens - 1) in (",", ";")
    return (opens, first - 1) if type(noun) is Noun and noun.name and alone else None


def with_apposition(elements: Sequence[Element], first: int, after: int) -> Subject:
    """A subject after its verb or preposition, with an apposition: "said Ana Ruiz, a trader"."""
    apposition = None
    if tag_at(elements, after) == "," and is_noun(elements, after + 1):
        end = chain_right(elements, after + 1)
        if ends_phrase(elements, end):
            apposition = (after + 1, end)
    return Subject(first, after, apposition, inverted=True)


def _is_apposition(elements: Sequence[Element], first: int, last: int) -> bool:
    """Nothing but a noun phrase."""
    return (
        first < last
        and is_noun(elements, first)
        and chain_left(elements, last - 1) <= first
        and is_noun(elements, last - 1)
    )


def _is_aside(elements: Sequence[Element], first: int, last: int) -> bool:
    """Adverbs and times alone: ", for its part,"."""
    return first < last and all(tag_at(elements, n) in ("RB", "TM") for n in range(first, last))


def _is_modifier(elements: Sequence[Element], first: int) -> bool:
    """What begins here says more of the noun before: a relative clause, a participle, a preposition."""
    element = elements[first] if first < len(elements) else None
    if type(element) is Verb:
        return element.participle
    return tag_at(elements, first) in ("WH", "IN", "TM") or (
        tag_at(elements, first) == "RB" and _is_modifier(elements, first + 1)
    )
