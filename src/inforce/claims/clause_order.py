"""Words out of their usual order: objects before the subject, subjects after the verb."""

from inforce.claims.clause import Clause, Line, Oblique
from inforce.claims.groups import Group
from inforce.claims.lexicon import table
from inforce.claims.phrases import Verb
from inforce.claims.vocabulary import vocabulary
from inforce.claims.words import Word

_COMING = frozenset({"appear", "figure", "feature", "emerge"})
_JOINING = frozenset({"join", "follow", "accompany"})
_ASKING = frozenset({"ask", "answer", "reply"})
_TELLING = frozenset(table("words_en")["verbs"]["telling"])


def find_gap(line: Line, clause: Clause) -> None:
    """The object of "the ship that London listed", "the mixer it first sanctioned" stands before the subject."""
    if (
        clause.object is not None
        or clause.verb.passive
        or clause.subject is None
        or clause.subject_at < 1
        or clause.shares
    ):
        return
    before = clause.subject_at - 1
    if line.tag(before) == "TH" and _is_told(line, before - 1):
        return
    if line.tag(before) in ("WH", "TH"):
        before -= 1
        before -= 1 if line.tag(before) == "," else 0
    elif not clause.subject.items[0].noun.is_pronoun:
        return
    element = line.at(before)
    if type(element) is Group and not clause.verb.infinitive:
        clause.object = element
        clause.first = before
        clause.gap = True


def _past_phrases(line: Line, place: int) -> int:
    """Over prepositional phrases back to a participle: "among those sanctioned by Bern on Friday is X"."""
    before = place
    while type(line.at(before)) is Group and line.tag(before - 1) == "IN":
        before = line.soft_left(before - 2)
    if type(line.at(before - 1)) is Verb and line.elements[before - 1].lemma in _JOINING:  # type: ignore[union-attr] # a verb
        before -= 1  # "joining them on the list is X"
    verb = line.at(before)
    among = (line.tag(before - 2) == "IN" and before - 2 <= 1) or line.soft_left(before - 1) < 0
    return before if type(verb) is Verb and _is_fronted(verb) and among else place


def _is_fronted(verb: Verb) -> bool:
    """ "Sanctioned on Friday was X", "being designated today are X and Y"."""
    joins = (
        verb.tag == "VG" and len(verb.words) == 1 and verb.lemma in _JOINING
    )  # "joining them on the list are X and Y"
    return verb.participle_or_past or (verb.passive and verb.words[0].lower == "being") or joins


def _is_told(line: Line, place: int) -> bool:
    """ "Told its readers that …", "said through a lawyer that …": the readers are no object of what follows."""
    if line.tag(place - 1) == "IN":
        said = line.at(line.soft_left(place - 2))
        return type(line.at(place)) is Group and type(said) is Verb and said.lemma in vocabulary("en").of_saying
    verb = line.at(line.soft_left(place - 1))
    return type(line.at(place)) is Group and type(verb) is Verb and verb.lemma in _TELLING


def invert(line: Line, clause: Clause) -> None:
    """ "Among those listed is X", "Also removed were X and Y", "Under the ban fell X": the subject stands last."""
    lemma = clause.verb.lemma
    names = lemma == "add" and all(n.name for group, _ in clause.listed for n in group.nouns)
    says = (lemma in vocabulary("en").of_saying or lemma in _ASKING) and not clause.verb.perfect and not names
    acts = clause.subject is not None and not clause.subject.items[0].noun.number  # not "two went with him: X and Y"
    comes = lemma in _COMING and clause.subject is not None  # "a new name appeared: X"
    announced = clause.verb.tag == "BE" or (acts and not (clause.verb.passive or says or comes))
    # "has designated: (a) X; (b) Y", "added to its list: X and Y"
    if clause.object is None and announced and clause.listed:  # "Added were: X and Y"
        clause.object = Group(tuple(item for group, _ in clause.listed for item in group.items))
    if clause.object is None or clause.verb.infinitive or clause.second is not None:
        return
    before = (
        _past_phrases(line, line.soft_left(clause.place - 1))
        if clause.verb.tag == "BE"
        else line.soft_left(clause.place - 1)
    )
    fronted = line.at(before)
    own = clause.subject is not None and not (type(fronted) is Verb and _is_fronted(fronted))
    if own:
        return
    if clause.verb.tag == "BE" and type(fronted) is Verb and _is_fronted(fronted):
        earlier = line.clauses[before]
        earlier.subject, earlier.subject_at = clause.object, clause.last
        earlier.inverted, earlier.first, earlier.last = clause, before, clause.last
        clause.subject = clause.object = None
    elif type(fronted) is Group and line.tag(before - 1) == "IN" and before - 1 <= 1:
        link = line.elements[before - 1]
        assert type(link) is Word
        clause.obliques.append(Oblique(link.lower, fronted))
        clause.subject, clause.object = clause.object, None
        clause.first = before - 1
