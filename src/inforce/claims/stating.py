"""Stating: words of saying that are no verbs of saying: "was adamant that", "made it clear that", "a report in X that"."""

from collections.abc import Sequence

from inforce.claims.attribution import Attribution
from inforce.claims.channels import outlet_labels
from inforce.claims.cues import Cue, Cues
from inforce.claims.model import StatementKind
from inforce.claims.phrases import Noun, Verb
from inforce.claims.subjects import Subject, chain_right, find_subject, is_noun, lower_at, tag_at
from inforce.claims.units import Element


def by_state(elements: Sequence[Element], verb: Verb, number: int, cues: Cues) -> Attribution | None:
    """ "The minister was adamant that …"."""
    if verb.lemma not in cues.stating["copulas"] or lower_at(elements, number + 1) not in cues.stating["states"]:
        return None
    return _said_after(elements, number, number + 2, StatementKind.OPINION)


def by_clearness(elements: Sequence[Element], verb: Verb, number: int, cues: Cues) -> Attribution | None:
    """ "The minister made it clear that …", "let it be known that …"."""
    if verb.lemma not in ("make", "let") or lower_at(elements, number + 1) != "it":
        return None
    told = elements[number + 2] if number + 2 < len(elements) else None
    words = told.words if type(told) in (Noun, Verb) else ()  # type: ignore[union-attr]
    if not words or words[-1].lower not in cues.stating["clear"]:
        return None
    return _said_after(elements, number, number + 3, StatementKind.ASSERTION)


def _said_after(elements: Sequence[Element], verb: int, that: int, kind: StatementKind) -> Attribution | None:
    subject = find_subject(elements, verb)
    if subject is None or tag_at(elements, that) not in ("TH", "WH") or lower_at(elements, that) != "that":
        return None
    cue = Cue("state", kind, frozenset({"clause"}))
    return Attribution(subject.first, that + 1, cue, (verb, that), subject, (that + 1, len(elements)))


def by_report(elements: Sequence[Element], number: int, cues: Cues) -> Attribution | None:
    """ "Reports in the Herald that the yard had been sold were wrong": the Herald says it."""
    noun = elements[number]
    if type(noun) is not Noun or noun.head not in cues.stating["reports"] or tag_at(elements, number + 1) != "IN":
        return None
    if lower_at(elements, number + 1) not in ("in", "by", "on", "from", "of") or not is_noun(elements, number + 2):
        return None
    after = chain_right(elements, number + 2)
    if not _is_outlet(elements[number + 2], cues) or lower_at(elements, after) != "that" or after + 1 >= len(elements):
        return None
    cue = Cue("report", StatementKind.ASSERTION, frozenset({"clause"}))
    end = _verdict(elements, after + 1, cues) if number == 0 else len(elements)
    return Attribution(number, after + 1, cue, (number, number + 1), Subject(number + 2, after), (after + 1, end))


def _is_outlet(noun: Element, cues: Cues) -> bool:
    """It bears an outlet's name, or a noun beside its name says that it is one ("the website Delmi")."""
    if type(noun) is not Noun or not noun.name:
        return False
    known = noun.name.lower().removeprefix("the ") in cues.outlets
    labels = outlet_labels(cues)
    return known or noun.name.split()[-1] in cues.channels["name_words"] or any(w.lower in labels for w in noun.words)


def _verdict(elements: Sequence[Element], first: int, cues: Cues) -> int:
    """Where "was wrong" ends what a report is told to say."""
    for number in range(len(elements) - 1, first, -1):
        element = elements[number]
        if (
            type(element) is Verb
            and element.lemma == "be"
            and lower_at(elements, number + 1) in cues.stating["verdicts"]
        ):
            return number
    return len(elements)
