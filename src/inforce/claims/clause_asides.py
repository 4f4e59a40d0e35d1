"""What may be left out of a sentence: asides between commas, relative clauses, participles after their noun."""

from inforce.claims.clause import REACH, Clause, Line
from inforce.claims.groups import Group
from inforce.claims.phrases import Verb
from inforce.claims.vocabulary import vocabulary
from inforce.claims.words import Word

INTRANSITIVE = frozenset(
    {
        "remain",
        "stay",
        "fail",
        "die",
        "founder",
        "expire",
        "lapse",
        "rise",
        "fall",
        "appear",
        "seem",
        "become",
        "occur",
        "happen",
        "elapse",
    }
)
"""Verbs that have no passive: their past forms are no participles after a noun."""
_SAYS_ALONE = frozenset({"say", "report", "write", "add", "claim", "note", "explain", "confirm", "insist"})
"""Verbs that may stand before who says it, without whom it is said to."""
_NOMINATIVE = frozenset({"he", "she", "they", "we", "i", "who"})


def says_after(line: Line, place: int) -> bool:
    """ "Canada listed the broker, Ivan Petrov, says the minister": a verb of saying before its subject, where the comma before it
    closes what the object of another verb is."""
    verb, before, upper = line.at(place), line.at(place - 1), line.at(place - 2)
    if type(verb) is not Verb or verb.lemma not in _SAYS_ALONE or len(verb.words) > 1:
        return False
    described = type(before) is Group and bool(before.items[-1].same)
    if not described or type(line.at(place + 1)) is not Group or type(line.at(place + 2)) is Verb:
        return False
    relative = (known := line.clauses.get(place - 2)) is not None and known.relative
    return type(upper) is Verb and not relative and upper.lemma not in vocabulary("en").of_saying


def opening(line: Line, place: int) -> int | None:
    """The place before the parenthesis that ends with the mark at ``place``; None where it is no parenthesis."""
    closing = line.tag(place)
    wanted = {",": (",", "-"), "-": ("-",), ")": ("(",)}[closing]
    for before in range(place - 1, max(-1, place - REACH), -1):
        tag = line.tag(before)
        if tag == "WH":
            return _before_relative(line, before)
        if hangs_on_group(line, before):
            owner = line.head_left(before - 1)
            within = line.tag(owner - 1) == "IN" and line.tag(owner - 2) == ","
            return owner - 3 if within else before - 1  # ", in remarks carried by X,"
        if tag in wanted and _is_parenthesis(line, before + 1, place):
            return before - 1
        if tag in (";", ".", ":"):
            return None
    return None


def hangs_on_group(line: Line, place: int) -> bool:
    """A participle directly after its noun: "a carrier based in …"."""
    verb = line.at(place)
    if type(verb) is not Verb or (verb.lemma in INTRANSITIVE and verb.tag == "VD"):
        return False
    if verb.lemma == "turn" and getattr(line.at(place + 1), "lower", "") == "out":
        return False  # "reports that it lifted sanctions on X turned out to be false"
    owner = line.at(place - 1)
    if type(owner) is not Group or owner.items[0].noun.head in _NOMINATIVE or line.tag(place - 2) == "WH":
        return False  # "which London listed in 2020"
    return (verb.participle_or_past or verb.participle) and is_reduced(line, place) and not line.takes_object(place)


def _before_relative(line: Line, place: int) -> int:
    before = line.soft_left(place - 1)
    if line.tag(before) == "IN" and line.tag(before - 1) == ",":
        before -= 1  # ", contrary to what the paper wrote,"
    return line.soft_left(before - 1) if line.tag(before) in (",", "-", "IN") else before


def _is_parenthesis(line: Line, start: int, end: int) -> bool:
    """What stands between two commas may be left out: an aside, an apposition, a participle, a word of who says so."""
    first = line.elements[start] if start < end else None
    if type(first) is Word:
        return first.tag in ("WH", "IN", "RB", "SC", "TM", "(", "NO", '"') or (
            first.tag == "CC" and line.tag(start + 1) in ("IN", "RB", "NO")
        )
    if type(first) is Group and first.items[0].noun.determiner == "whose":
        return True  # "the lender, whose chairman is listed, was …"
    if type(first) is Verb:
        return not first.finite or (end - start <= 3 and type(line.at(start + 1)) is Group) or first.tag == "VN"
    verbs = [e for e in line.elements[start:end] if type(e) is Verb]
    return (
        not verbs
        or (end - start <= 5 and type(line.elements[end - 1]) is Verb)
        or line.tag(start + 1) == "WH"
        or not any(v.finite for v in verbs)
    )


def is_reduced(line: Line, place: int) -> bool:
    """The verb at a place is a participle that hangs on the noun before it: "firms based in Oslo", "firms added"."""
    verb, following = line.at(place), line.at(place + 1)
    if type(verb) is Verb and verb.tag == "VG":
        return True
    if type(following) is Verb and type(verb) is Verb:
        owner = line.at(place - 1)
        told = type(owner) is Group and owner.items[0].noun.head != "those"
        return told and verb.participle_or_past and following.finite  # "the firms added include …"
    return type(following) is Word and following.tag in ("IN", "TM", "RB")


# --- to the right of a verb


def past_comma(line: Line, place: int) -> int | None:
    """Over a comma where the clause goes on after it."""
    following = line.at(place + 1)
    if type(following) is Word:
        if following.tag in ("IN", "TM", "RB"):
            return (
                place + 1
                if not (following.tag == "IN" and line.clause_follows(place + 2))
                else _past_aside(line, place)
            )
        if following.tag == "WH":
            return _after_closing(line, place + 1)
        return None
    if type(following) is Verb and following.participle:
        return _after_closing(line, place + 1)
    return _past_aside(line, place)


def _past_aside(line: Line, place: int) -> int | None:
    """Over ", she said," and the like, where a comma closes it and a preposition follows."""
    for ahead in range(place + 1, min(place + 6, len(line.elements))):
        if line.tag(ahead) == ",":
            return ahead + 1 if line.tag(ahead + 1) in ("IN", "TM") else None
    return None


def past_dashes(line: Line, place: int) -> int | None:
    """Over what stands between two dashes, where a preposition goes on: "sanctions - including visa bans - on X"."""
    for ahead in range(place + 1, min(place + REACH, len(line.elements))):
        element = line.elements[ahead]
        if line.tag(ahead) in (".", ";", ":") or (type(element) is Verb and element.finite):
            return None
        if line.tag(ahead) == "-":
            return ahead + 1 if line.tag(ahead + 1) in ("IN", "TM") else None
    return None


def _after_closing(line: Line, place: int) -> int | None:
    for ahead in range(place, min(place + REACH, len(line.elements))):
        if line.tag(ahead) in (".", ";"):
            return None
        if line.tag(ahead) == ",":
            return ahead + 1 if line.tag(ahead + 1) in ("IN", "TM") else None
    return None


def past_bracket(line: Line, clause: Clause, place: int) -> int | None:
    """The place after the bracket that is open at a place, whose times go to the clause; None where it does not close near by."""
    for ahead in range(place, min(place + REACH, len(line.elements))):
        inside = line.elements[ahead]
        if type(inside) is Word and inside.tag == "TM":
            clause.times.append(inside)
        if line.tag(ahead) == ")":
            return ahead + 1
    return None
