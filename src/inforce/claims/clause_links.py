"""What a clause hangs on: a verb, or a group such as "the decision", with the link between them."""

from inforce.claims.clause import Clause, Line
from inforce.claims.cues import joining_words
from inforce.claims.groups import Group
from inforce.claims.phrases import Verb
from inforce.claims.words import Word

_HAS_DONE = frozenset({"have", "get", "see"})
_HELD = frozenset(
    {
        "hope",
        "hopes",
        "fears",
        "speculation",
        "expectations",
        "expectation",
        "rumours",
        "rumors",
        "signs",
        "fear",
        "bets",
    }
)
"""What is only thought of something, before "that"."""
_HEARSAY = joining_words("hearsay")
_WANTS = frozenset({"want", "need", "like", "prefer"})


def find_governor(line: Line, clause: Clause) -> None:
    """Tells a clause the place of the element that it hangs on (``governor``), and by what word it does (``link``)."""
    if clause.shares and (not clause.verb.infinitive or clause.shares.verb.infinitive):
        clause.governor, clause.link = clause.shares.governor, clause.shares.link
        return
    wanting = line.at(clause.place - 2)
    wants = type(wanting) is Verb and wanting.lemma in _WANTS and clause.subject_at == clause.place - 1
    if (had := had_done(line, clause)) is not None:
        clause.governor, clause.link = had, "to"  # "to have the licence extended"
        return
    if wants and clause.verb.participle_or_past and not line.takes_object(clause.place):
        clause.governor, clause.link = clause.place - 2, "to"  # "wants the bank sanctioned"
        return
    start = clause.subject_at if clause.subject_at >= 0 and not clause.relative else clause.place
    if clause.shares:
        start = clause.shares.place
    if clause.verb.infinitive:
        start = clause.place
    place = _past_adverbials(line, start - 1)
    element = line.at(place)
    if clause.verb.infinitive and (soon := about_to(line, clause.place)) is not None:
        clause.governor, clause.link = soon, "about"
        return
    if clause.verb.infinitive:
        if type(element) is Group and clause.subject is not element:
            place = line.head_left(place)
        clause.governor, clause.link = (place if type(element) in (Group, Verb) else None), "to"
    elif type(element) is Verb:
        clause.governor, clause.link = (
            place,
            "that" if clause.subject else ("gerund" if clause.verb.tag == "VG" else ""),
        )
    elif type(element) is Word:
        _link(line, clause, element, place)


def had_done(line: Line, clause: Clause) -> int | None:
    """ "Had three of its own listed", "got its name struck off": the place of "have" or "get", to whose object it is done."""
    if not clause.verb.participle_or_past or type(line.at(clause.place - 1)) is not Group:
        return None
    whom = line.head_left(clause.place - 1)
    upper = line.at(whom - 1)
    has = type(upper) is Verb and upper.lemma in _HAS_DONE
    return whom - 1 if has and not line.takes_object(clause.place) else None


def about_to(line: Line, place: int) -> int | None:
    """The place of "is" in "is about to freeze", for the place of the infinitive."""
    infinitive = line.at(place)
    before = line.soft_left(place - 1) if type(infinitive) is Verb and infinitive.infinitive else -1
    if getattr(line.at(before), "lower", "") != "about":
        return None
    verb = line.soft_left(before - 1)
    element = line.at(verb)
    return verb if type(element) is Verb and element.tag == "BE" else None


def _link(line: Line, clause: Clause, word: Word, place: int) -> None:
    if word.tag in ("TH", "IN", "SC", "WH"):
        before = line.soft_left(place - 1)
        if word.tag == "TH" and type(line.at(before)) is Group and not _explains(line, before):
            before = line.head_left(before)
        before = _past_where(line, before) if word.tag == "TH" else before
        clause.link = word.lower
        before -= 1 if line.tag(before) == "," and word.lower == "where" else 0
        clause.governor = before if type(line.at(before)) in (Group, Verb) else None
        if word.tag == "WH" and not clause.relative:
            clause.link = ""


def _past_where(line: Line, place: int) -> int:
    """ "Claims circulating on the network that": the clause is what the claims are, wherever they go round."""
    at = place - 2 if line.tag(place - 1) == "IN" else place - (type(line.at(place)) is Group)
    verb, heard = line.at(at), line.at(at - 1)
    goes_round = type(verb) is Verb and verb.tag == "VG" and not verb.finite
    return at - 1 if goes_round and type(heard) is Group and heard.nouns[0].head in _HEARSAY else place


def _explains(line: Line, place: int) -> bool:
    """ "Jumped 20% on hopes that": the clause is what the hopes are, not what the other noun is."""
    group = line.at(place)
    return type(group) is Group and group.nouns[0].head in _HELD and line.tag(place - 1) == "IN"


def _past_adverbials(line: Line, place: int) -> int:
    """Over times, adverbs and prepositional phrases between a conjunction and its subject ("that on Friday the …")."""
    place = line.soft_left(place)
    if line.tag(place) == ",":
        inner = line.soft_left(place - 1)
        if (
            type(line.at(inner)) is Group
            and line.tag(inner - 1) == "IN"
            and line.tag(line.soft_left(inner - 2)) in ("TH", "SC")
        ):
            return line.soft_left(inner - 2)
    return place
