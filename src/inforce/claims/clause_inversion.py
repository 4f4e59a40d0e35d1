"""Auxiliaries before their subject: a condition ("had the EU listed X, …", "were it to list X"), or what an opening "only", "not
until" or "nor" brings about ("only in May did the EU list X", "nor has it listed Y")."""

from inforce.claims.clause import Clause, Line
from inforce.claims.groups import Group
from inforce.claims.phrases import Verb
from inforce.claims.words import Word
from inforce.values import replace

_AUXILIARIES = frozenset({"DO", "HV", "MD", "BE"})
_CONDITIONAL = frozenset({"had", "were", "should"})
_OPEN_END = frozenset({"does", "do", "will", "can", "may", "would", "could", "might", "is", "are", "has", "have"})
_BEFORE_CONDITIONS = frozenset({"", ",", ";", ":", "-", "(", "CC", "TH", '"'})
_MARKS = frozenset({";", ":", ".", "-"})
_EXCEPT = frozenset(
    {"other than", "but", "except", "except for", "besides", "apart from", "save", "bar", "beside", "outside"}
)
_ONLY = ("only", "not until", "not till")
_REACH = 8
"""Elements from an auxiliary to its verb."""


def put_subjects_right(line: Line) -> None:
    """Gives the verb of "no state but Canada has listed X", "it was OFAC, not the EU, that delisted X" its real subject."""
    for clause in line.clauses.values():
        if (place := _only_one(line, clause)) is None:
            place = _cleft(line, clause)
        group = line.at(place) if place is not None else None
        if place is not None and type(group) is Group:
            clause.subject, clause.subject_at, clause.negated_subject = group, place, False


def _only_one(line: Line, clause: Clause) -> int | None:
    """ "No state other than Canada": Canada."""
    if not clause.negated_subject or clause.subject_at < 0:
        return None
    place = clause.subject_at + 1
    sign = getattr(line.at(place), "lower", "")
    return place + 1 if sign in _EXCEPT and type(line.at(place + 1)) is Group else None


def _cleft(line: Line, clause: Clause) -> int | None:
    """ "It was OFAC, not the EU, that …": OFAC."""
    place = clause.subject_at
    signs = [line.tag(place - 2), line.tag(place - 1), line.tag(place + 1), line.tag(place + 2)]
    if place < 4 or signs[:3] != [",", "NO", ","] or signs[3] not in ("WH", "TH"):
        return None
    being, it = line.at(place - 4), line.at(place - 5)
    cleft = type(being) is Verb and being.lemma == "be" and type(it) is Group and it.nouns[0].head == "it"
    return place - 3 if cleft and type(line.at(place - 3)) is Group else None


def invert_auxiliaries(line: Line) -> None:
    """Joins each auxiliary that stands before its subject with the verb after it, and says what the sentence makes of it."""
    for place, upper in list(line.clauses.items()):
        verb = upper.verb
        if not _is_auxiliary(verb) or type(line.at(place + 1)) is not Group:
            continue
        clause = _completed(line, place)
        opening = opening_of(line, place)
        if clause is None or (not opening and _has_subject(line, upper)):
            continue
        if verb.words[-1].tag == "BE" and not opening:
            continue
        _join(line, upper, clause)
        turn(clause, opening)


def _is_auxiliary(verb: Verb) -> bool:
    """An auxiliary without its verb, adverbs and a negation before it set aside: "nor did", "only then has"."""
    return verb.words[-1].tag in _AUXILIARIES and all(w.tag in ("RB", "NO", "TM") for w in verb.words[:-1])


def opening_of(line: Line, place: int) -> str:
    """What opens a clause whose auxiliary, at a place, stands before its subject: "if", "only", "nor"; else empty."""
    auxiliary = line.at(place)
    assert type(auxiliary) is Verb
    word = auxiliary.words[-1].lower
    openers = [w.lower for w in (*_before(line, place), *auxiliary.words[:-1])]
    if getattr(line.elements[-1], "text", "") == "?":
        return ""
    if openers[:1] in (["nor"], ["neither"]):
        return "nor"
    if " ".join(openers).startswith(_ONLY) and type(line.at(0)) is not Group:
        return "only if" if word in _OPEN_END else "only"
    before = line.at(place - 1)
    follows = type(before) is Verb and bool(before.modal)  # "Paks would stop were the EU to sanction it"
    if word in _CONDITIONAL and (
        follows
        or (type(before) is not Verb and line.tag(place - 1) in _BEFORE_CONDITIONS and type(before) is not Group)
    ):
        return "if"
    return ""


def turn(clause: Clause, opening: str) -> None:
    """What the opening makes of a clause: "if" over it, or "not" in it."""
    if opening in ("if", "only if"):
        clause.governor, clause.link = None, opening
    elif opening == "nor":
        clause.verb = replace(clause.verb, negation="nor")
    if opening:
        clause.governor = None


def _before(line: Line, place: int) -> list[Word]:
    """The words between the last mark and an auxiliary, groups and verbs left out."""
    found: list[Word] = []
    for number in range(place - 1, -1, -1):
        element = line.at(number)
        if type(element) is Word:
            if element.tag in _MARKS:
                break
            found.append(element)
    return [w for w in reversed(found) if w.tag not in (",", '"', "CC") or w.lower == "nor"]


def _completed(line: Line, place: int) -> Clause | None:
    """The clause of the verb that an auxiliary belongs to, past the subject with what hangs on it."""
    auxiliary = line.at(place)
    assert type(auxiliary) is Verb
    for number in range(place + 2, place + _REACH):
        element = line.at(number)
        if type(element) is Verb:
            fits = _fits(auxiliary, element) and line.soft_left(number - 1) >= place + 1
            return line.clauses.get(number) if fits else None
        if not (type(element) is Group and line.tag(number - 1) == "IN") and line.tag(number) not in ("IN", "RB", "TM"):
            return None
    return None


def _fits(auxiliary: Verb, verb: Verb) -> bool:
    if auxiliary.words[-1].tag == "HV":
        return verb.tag in ("VN", "VD") and (verb.words[0].lower not in ("was", "were", "has", "have", "had"))
    if auxiliary.words[-1].tag == "BE":
        return (verb.infinitive and auxiliary.words[-1].lower == "were") or (
            verb.tag in ("VN", "VD") and len(verb.words) == 1
        )
    bare = verb.tag == "VB" and len(verb.words) - len(verb.adverbs) == 1
    return (bare and not verb.infinitive) or verb.words[0].lower == "be"


def _has_subject(line: Line, upper: Clause) -> bool:
    """ "The firm had its sanctions lifted": a subject of its own stands before the auxiliary."""
    before = line.at(line.soft_left(upper.place - 1))
    return type(before) is Group and before is upper.subject and not before.negated and upper.verb.tag != "DO"


def _join(line: Line, upper: Clause, clause: Clause) -> None:
    subject = line.at(upper.place + 1)
    assert type(subject) is Group
    auxiliary, verb = upper.verb, clause.verb
    clause.verb = replace(
        verb,
        words=(*auxiliary.words, *verb.words),
        modal=auxiliary.modal,
        perfect=auxiliary.words[-1].tag == "HV",
        past=auxiliary.past,
        infinitive=False,
        passive=verb.passive or (auxiliary.words[-1].tag == "BE" and not verb.infinitive),
        negation=auxiliary.negation or verb.negation,
        adverbs=(*auxiliary.adverbs, *verb.adverbs),
    )
    clause.subject, clause.subject_at = subject, upper.place + 1
    clause.first = upper.place
    clause.governor, clause.link = upper.governor, upper.link
    clause.shares = clause.inverted = None
    del line.clauses[upper.place]
