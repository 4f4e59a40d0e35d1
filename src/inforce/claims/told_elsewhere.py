"""What a sentence tells by another of its clauses: a clause that fills a frame and still makes no claim of its own."""

from collections.abc import Sequence

from inforce.claims.arguments import Filled
from inforce.claims.clause import Clause
from inforce.claims.clause_asides import INTRANSITIVE
from inforce.claims.drafts import SAME_SENTENCE, Draft
from inforce.claims.kinds import Kinds
from inforce.claims.model import Action
from inforce.claims.parsing import Scene
from inforce.claims.party import Party

_PARTS = frozenset(
    {"section", "part", "table", "article", "paragraph", "chapter", "question", "form", "box", "field", "annex"}
)
"""Parts of papers, before their numbers."""
_PERMITS = frozenset({"permit", "allow", "authorise", "authorize", "license", "licence"})
_TAKES_IN = frozenset({"cover", "include"})
_ORDERS = frozenset({"order", "orders", "regulation", "regulations", "rule", "rules", "decree", "decision"})


def is_told_by_order(scene: Scene, clause: Clause, filled: Filled) -> bool:
    """ "Issued an order lifting the sanctions": what is ordered is told by the participle."""
    measure = filled.roles.get("measure")
    if measure is None or filled.frame.action is not Action.IMPOSE:
        return False
    paper = measure.items[0].noun
    if _ORDERS.isdisjoint([part for w in paper.lowers for part in w.split()]):
        return False
    return any(c.subject is measure and c is not clause and c.verb.tag == "VG" for c in scene.clauses)


def is_act_itself(filled: Filled) -> bool:
    """ "HAS ADOPTED THIS REGULATION", "This Decision shall enter into force": the act that is read, on nobody by itself."""
    measure = filled.roles.get("measure")
    noun = measure.items[0].noun if measure is not None and "target" not in filled.roles else None
    if noun is None or noun.determiner != "this" or noun.of is not None:
        return False
    return noun.words[-1].text[0].isupper() and noun.words[-1].lower in _ORDERS


def is_by_rule(clause: Clause) -> bool:
    """ "All transactions prohibited by the Venezuela Sanctions Regulations": which they are, as licences have it."""
    by = clause.oblique("by") if clause.verb.participle_or_past and clause.verb.lemma == "prohibit" else None
    if by is None or len(clause.verb.words) > 1 or clause.subject is None:
        return False
    return not _ORDERS.isdisjoint(part for w in by.group.items[0].noun.lowers for part in w.split())


_SUMS = frozenset({"number", "total", "tally", "count"})
_BRINGS = frozenset({"bring", "take", "push", "raise", "lift"})


def is_counted_up(scene: Scene, clause: Clause) -> bool:
    """ "Bringing to a dozen the number of banks cut off": how many there are by now, no act of its own."""
    noun = clause.subject.items[0].noun if clause.subject is not None else None
    upper = scene.clause_at(clause.governor) if noun is not None and noun.head in _SUMS else None
    return upper is not None and upper.verb.lemma in _BRINGS and upper.verb.tag == "VG"


def is_of_paper(scene: Scene, clause: Clause, kinds: Kinds) -> bool:
    """ "The data listed in Section III": what stands in a part of a paper and is no party."""
    subject = clause.subject
    under = scene.word_at(clause.place + 1) if clause.verb.participle_or_past and subject is not None else None
    where = scene.group_at(clause.place + 2) if under is not None and under.lower in ("in", "under", "at") else None
    if subject is None or where is None or not where.items[0].noun.name or subject.items[0].noun.name:
        return False
    opening = where.items[0].noun.words[0].lower
    return opening in _PARTS and not kinds.of_noun(subject.items[0].noun)


def is_presupposed(scene: Scene, clause: Clause, filled: Filled) -> bool:
    """ "The sanctions imposed on X were repealed": of what the sentence is on, only what became of it is told."""
    measure = filled.roles.get("measure")
    hangs = clause.verb.participle_or_past and clause.subject is measure and clause.inverted is None
    if measure is None or not hangs or filled.frame.action is not Action.IMPOSE:
        return False
    others = (c for c in scene.clauses if c is not clause and (c.subject is measure or c.object is measure))
    return any(
        c.verb.finite and (not c.verb.participle_or_past or c.object is measure or c.verb.lemma in INTRANSITIVE)
        for c in others
    )


def hangs_on_measure(scene: Scene, clause: Clause, filled: Filled) -> bool:
    """ "Lifted the measures applying to X": at whom they are aimed, no claim of its own."""
    measure = filled.roles.get("measure")
    hangs = clause.verb.tag == "VG" and not clause.verb.finite and measure is not None and clause.subject is measure
    if not hangs or filled.frame.action is not Action.REMAIN:
        return False
    return any(
        c.object is measure or (c.subject is measure and c.verb.finite) for c in scene.clauses if c is not clause
    )


def adds_goods(clause: Clause, filled: Filled, parties: Sequence[Party]) -> bool:
    """ "Widened the ban, adding nickel": no list is spoken of there."""
    named = any(p.proper or p.many for p in parties)
    if clause.verb.infinitive and "acting" in filled.roles and not named:
        return clause.verb.lemma in _TAKES_IN  # "the embargo was widened to cover jet fuel"
    adjunct = clause.verb.tag == "VG" and not clause.verb.finite and clause.governor is None
    return adjunct and filled.implied and not named


def is_permitted(scene: Scene, clause: Clause, filled: Filled, drafts: Sequence[Draft]) -> bool:
    """ "Authorises transactions prohibited by the regulations": what a licence permits is not told as prohibited."""
    participle = not clause.verb.finite or len(clause.verb.words) - len(clause.verb.adverbs) == 1
    if not filled.frame.action.starts or not participle:
        return False
    here = drafts[-1] if drafts else None
    licensed = here is not None and here.scene == scene.number and here.action is Action.LICENSE
    above = (c for c in scene.clauses if c.object is clause.subject and c is not clause)
    return any(licensed or c.verb.lemma in _PERMITS for c in above)


def is_of_freed(
    scene: Scene, clause: Clause, filled: Filled, parties: Sequence[Party], drafts: Sequence[Draft]
) -> bool:
    """ "Removed 518 persons blocked under the order": what had been done to those who are freed, by no name of theirs."""
    hangs = clause.relative or (clause.verb.participle_or_past and not clause.verb.passive)
    if filled.frame.action is not Action.DESIGNATE or not hangs or any(p.proper for p in parties):
        return False
    here = [d for d in drafts[-SAME_SENTENCE:] if d.scene == scene.number and d.action.ends]
    names = {p.name for p in parties}
    return any(names <= {p.name for p in d.parties} for d in here)


def told_already(scene: Scene, clause: Clause, filled: Filled, drafts: Sequence[Draft]) -> Draft | None:
    """The draft of the same sentence to which the clause belongs: "issued a licence that permits …", "removed X, ending
    the freeze"."""
    here = [d for d in drafts[-SAME_SENTENCE:] if d.scene == scene.number]
    licence = filled.roles.get("licence")
    if filled.frame.action is Action.LICENSE and licence is not None and licence is clause.subject:
        own = clause.verb.finite and not (clause.relative or clause.shares or clause.verb.participle_or_past)
        held = (d for d in here if d.start <= licence.start < d.end)
        return next(
            (d for d in held if not own or d.action is Action.LICENSE), None
        )  # "the waiver, which ends in May, lets X"
    adjunct = clause.verb.tag == "VG" and not clause.verb.finite and clause.governor is None
    if here and adjunct and filled.frame.action is Action.LICENSE and here[-1].action is Action.LICENSE:
        return here[-1]  # "issued General License 4, authorising dealings with X"
    same = here and (filled.frame.action is here[-1].action or (filled.frame.action.ends and here[-1].action.ends))
    refers = all(g.items[0].noun.is_pronoun for role, g in filled.roles.items() if role in ("measure", "target"))
    return here[-1] if same and adjunct and (filled.frame.action.ends or refers) else None
