"""Complements: what stands after a verb of saying, up to and with what is said."""

from collections.abc import Sequence

from inforce.claims.cues import Cue, joining_words
from inforce.claims.phrases import Noun, Verb
from inforce.claims.subjects import chain_right, is_noun, lower_at, tag_at
from inforce.claims.units import Element, Quoted
from inforce.claims.words import Word
from inforce.values import value

_ADJUNCTS = joining_words("adjuncts")
_HEARSAY = joining_words("hearsay")
_THAT = joining_words("that")
_ASKS = joining_words("asks")
_PARTS_NAMES = frozenset({",", ";", ".", "CC"})
_STOPS = frozenset({",", ";", ":", "-", "."})


@value(frozen=True, slots=True)
class Complement:
    """``said``: the element with which what is said begins, None where it stands before the verb or nowhere;
    ``last``: the element after the verb's own words. ``clause``: what is said is a clause or a quotation.
    ``audience``: the elements of the one spoken to; ``adjuncts``: those of "in …", "to …".
    """

    said: int | None
    last: int
    clause: bool
    audience: tuple[int, int] | None = None
    adjuncts: tuple[tuple[int, int], ...] = ()


def complement(elements: Sequence[Element], verb: int, cue: Cue) -> Complement:
    """What the verb at element ``verb`` (with its particle) takes."""
    if "told" in cue.takes and is_noun(elements, verb + 1):
        told = _taken(elements, verb, cue, (verb + 1, chain_right(elements, verb + 1)))
        if told.said is not None:
            return told
        alone = _taken(elements, verb, cue, None)
        return alone if alone.said is not None or "object" in cue.takes else told
    return _taken(elements, verb, cue, None)


def _taken(elements: Sequence[Element], verb: int, cue: Cue, audience: tuple[int, int] | None) -> Complement:
    place = audience[1] if audience else verb + 1
    place, adjuncts, parted = _past_adjuncts(elements, place, cue)
    found = _said_at(elements, place, cue, direct=not audience and place == verb + 1, parted=parted)
    if found is None:
        return Complement(None, place, clause=True, audience=audience, adjuncts=tuple(adjuncts))
    said, clause = found
    return Complement(said, place, clause, audience, tuple(adjuncts))


def _past_adjuncts(elements: Sequence[Element], place: int, cue: Cue) -> tuple[int, list[tuple[int, int]], bool]:
    """Past times, adverbs and phrases such as "in a written reply"; True where any was a phrase."""
    adjuncts: list[tuple[int, int]] = []
    while place < len(elements):
        tag, lower = tag_at(elements, place), lower_at(elements, place)
        if tag in ("RB", "TM"):
            place += 1
        elif tag == "IN" and lower in _ADJUNCTS and not _is_own(lower, cue) and is_noun(elements, place + 1):
            after = _phrase_end(elements, place + 1)
            adjuncts.append((place, after))
            place = after
        elif tag == "SC" and lower in _ADJUNCTS and (that := _before_that(elements, place)):
            adjuncts.append((place, that))
            place = that
        elif tag == "," and (parted := _bracketed_by_commas(elements, place)):
            adjuncts.append((place + 1, parted - 1))
            place = parted
        else:
            break
    return place, adjuncts, bool(adjuncts)


def _before_that(elements: Sequence[Element], place: int) -> int | None:
    """ "Before the diplomatic corps that …": the element after a phrase up to "that"."""
    after = _phrase_end(elements, place + 1) if is_noun(elements, place + 1) else len(elements)
    return after if tag_at(elements, after) == "TH" else None


def _is_own(preposition: str, cue: Cue) -> bool:
    """The preposition belongs to the verb: "warned against", "described as"."""
    return (
        preposition in cue.prepositions
        or preposition in cue.takes & {"as", "for"}
        or (preposition == "to" and "inf" in cue.takes)
    )


def _phrase_end(elements: Sequence[Element], first: int) -> int:
    after = chain_right(elements, first)
    while tag_at(elements, after) == "IN" and is_noun(elements, after + 1):
        after = chain_right(elements, after + 1)
    return after


def _bracketed_by_commas(elements: Sequence[Element], comma: int) -> int | None:
    """ ", on the word of a broker, that": the element after the second comma where "that" follows it."""
    opening = elements[comma + 1] if comma + 1 < len(elements) else None
    cites = type(opening) is Verb and opening.tag == "VG"  # ", citing two diplomats, that"
    if tag_at(elements, comma + 1) not in ("IN", "TM", "RB") and type(opening) is not Noun and not cites:
        return None
    closing = _closing(elements, comma)
    return (
        closing + 1
        if closing and tag_at(elements, closing + 1) in ("TH", "WH") and lower_at(elements, closing + 1) in _THAT
        else None
    )


def _closing(elements: Sequence[Element], comma: int) -> int:
    """The comma that closes what another opens, past ", which quoted a source"; 0 for none."""
    for number in range(comma + 1, min(comma + 16, len(elements))):
        relative = tag_at(elements, number + 1) == "WH" and lower_at(elements, number + 1) not in _THAT
        if tag_at(elements, number) == "," and not relative:
            return number
    return 0


def _only_names(elements: Sequence[Element], first: int) -> bool:
    """ "The Council added: X; Y; and Z": names alone are listed, not said."""
    nouns = [e for e in elements[first:] if type(e) is Noun]
    rest = (e for e in elements[first:] if type(e) is not Noun)
    return bool(nouns) and all(n.name for n in nouns) and all(type(e) is Word and e.tag in _PARTS_NAMES for e in rest)


def _said_at(
    elements: Sequence[Element], place: int, cue: Cue, *, direct: bool, parted: bool
) -> tuple[int, bool] | None:
    element = elements[place] if place < len(elements) else None
    takes, tag, lower = cue.takes, tag_at(elements, place), lower_at(elements, place)
    speaks = bool(takes & {"clause", "that", "after", "speech"})
    if type(element) is Quoted:
        return (place, True) if speaks or takes & {"calls", "as"} else None
    if lower in _THAT and takes & {"clause", "that"}:
        return (place + 1, True)
    if tag == ":" and speaks and not _only_names(elements, place + 1):
        return (place + 1, True)
    if tag == "," and speaks and place + 1 < len(elements) and type(elements[place + 1]) is Quoted:
        return (place + 1, True)
    if tag in ("SC", "WH") and lower in _ASKS and takes & {"clause", "whether"}:
        return (place, True)
    if type(element) is Verb:
        return _verbal(element, place, takes)
    if lower == "to" and tag == "IN" and "inf" in takes:
        return (place, True)
    if lower in ("as", "for", *cue.prepositions) and _is_own(lower, cue):
        return _after_preposition(elements, place, lower)
    return _nominal(elements, place, takes, direct=direct, parted=parted)


def _after_preposition(elements: Sequence[Element], place: int, lower: str) -> tuple[int, bool] | None:
    """ "against reading it so", "for the ban to be lifted", "as “unjust”": what is said is a doing or a name."""
    rest = elements[place + 1 : segment_end(elements, place)]
    if lower == "as":
        return (place + 1, True) if rest else None
    if lower == "for":
        return (place + 1, True) if any(type(e) is Verb and e.infinitive for e in rest) else None
    return (place, True) if rest and type(rest[0]) is Verb else None


def _verbal(verb: Verb, place: int, takes: frozenset[str]) -> tuple[int, bool] | None:
    if verb.infinitive and "inf" in takes:
        return (place, True)
    if verb.tag == "VG" and verb.participle and "ing" in takes:
        return (place, True)
    return None


def _nominal(
    elements: Sequence[Element], place: int, takes: frozenset[str], *, direct: bool, parted: bool
) -> tuple[int, bool] | None:
    """What begins with a noun: a clause without "that", or an object."""
    if not is_noun(elements, place) and tag_at(elements, place) not in ("RB", "IN", "NO", "CC"):
        return None
    if takes & {"clause", "object"} and lower_at(elements, place + 1) in _THAT and _head(elements, place) in _HEARSAY:
        judged = "object" not in takes and _is_judged(elements, place)
        return (place if judged else place + 2, True)
    if "clause" in takes and is_noun(elements, place) and _is_clause(elements, place):
        return (place, True)
    if not is_noun(elements, place) or parted:
        return None
    end = segment_end(elements, place)
    rest = elements[place + 1 : end]
    if "calls" in takes and direct and _names(elements, place, end):
        return (place, True)
    if "as" in takes and any(type(e) is Word and e.lower == "as" for e in rest):
        return (place, True)
    if "asked" in takes and any(type(e) is Verb and e.infinitive for e in rest):
        return (place, True)
    held = elements[place]
    spoken_of = type(held) is Noun and not held.is_pronoun
    if (
        "done" in takes
        and spoken_of
        and any(type(e) is Verb and e.tag in ("VN", "VD") and len(e.words) == 1 for e in rest)
    ):
        return (place, True)
    noun = elements[place]
    return (place, False) if "object" in takes and direct and type(noun) is Noun and not noun.is_pronoun else None


def object_end(elements: Sequence[Element], place: int) -> int:
    """The element at which an object ends: a mark, but not one within a list ("the removal of A, B and C")."""
    end = segment_end(elements, place)
    number = end
    while tag_at(elements, number) == "," and is_noun(elements, number + 1):
        number = chain_right(elements, number + 1)
        if tag_at(elements, number - 2) == "CC" and is_noun(elements, number - 1):
            return number
    return end


def _head(elements: Sequence[Element], place: int) -> str:
    noun = elements[place]
    return noun.head if type(noun) is Noun else ""


def _is_clause(elements: Sequence[Element], place: int) -> bool:
    """A finite verb follows the noun before any mark; not that of another clause ("counted 43 tankers, the office said")."""
    after = chain_right(elements, place)
    if tag_at(elements, after) == "," and is_noun(elements, after + 1):
        other = chain_right(elements, after + 1)
        if other < len(elements) and type(elements[other]) is Verb:
            return False
    for element in elements[place:]:
        if type(element) is Verb and element.finite:
            return True
        if type(element) is Word and element.tag in (";", ":", ".", "WH"):
            return False
        if type(element) is Quoted:
            return True
    return False


def _is_judged(elements: Sequence[Element], place: int) -> bool:
    """ "Said reports that X was delisted were untrue": two verbs, the second that of the reports."""
    end = segment_end(elements, place)
    return sum(type(e) is Verb and e.finite for e in elements[place:end]) > 1


def _names(elements: Sequence[Element], place: int, end: int) -> bool:
    """ "called it a farce": two phrases, or one that ends in an adjective or a quotation."""
    after = chain_right(elements, place)
    if any(type(e) is Quoted for e in elements[after:end]):
        return True
    if after < end and (is_noun(elements, after) or type(elements[after]) is Quoted):
        return True
    noun = elements[place]
    return type(noun) is Noun and len(noun.words) > 1 and noun.words[0].tag in ("DT", "PD") and after < end


def segment_end(elements: Sequence[Element], place: int) -> int:
    """The element at which a phrase after a verb ends: the next mark or time."""
    return next((n for n in range(place, len(elements)) if tag_at(elements, n) in _STOPS), len(elements))
