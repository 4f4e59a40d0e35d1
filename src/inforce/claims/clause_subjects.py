"""The subject of a verb: looked for to the left, over parentheses, relative clauses and participles."""

from inforce.claims.clause import REACH, Clause, Line
from inforce.claims.clause_asides import hangs_on_group, is_reduced, opening, says_after
from inforce.claims.clause_links import about_to, had_done
from inforce.claims.clause_sharing import begins_anew, has_main, share
from inforce.claims.groups import Element, Group
from inforce.claims.phrases import Verb
from inforce.claims.words import Word


def find_subject(line: Line, clause: Clause) -> None:
    if clause.verb.infinitive and _take_controller(line, clause):
        return
    if _follows_particle(line, clause) or _take_known(line, clause) or says_after(line, clause.place):
        return
    place = clause.place - 1
    for _ in range(REACH):
        place = line.soft_left(place)
        if place < 0:
            return
        element = line.elements[place]
        if type(element) is Group:
            further = _past_group(line, place)
            if further is None:
                _take_subject(line, clause, place)
                return
            place = further
            continue
        if type(element) is Verb:
            further = _past_reduced(line, place)
            if further is None:
                return
            place = further
            continue
        if element.tag == "WH" or (element.tag == "TH" and _is_relative_that(line, place, clause)):
            _take_antecedent(line, clause, place)
            return
        if element.tag in (",", "-", ")"):
            before = opening(line, place)
            at = _before_comma(line, clause, place, before)
            if at is not None:
                _take_subject(line, clause, at)
                return
            if before is None:
                share(line, clause, place)
                return
            place = before
            continue
        if element.tag == "IN" and place and type(line.at(place - 1)) in (Group, Verb):
            place -= 1  # "Order 14046 of September 2021 is", "the firm he sold through was"
            continue
        if element.tag == "CC":
            share(line, clause, place)
        return


def _follows_particle(line: Line, clause: Clause) -> bool:
    """ "Ruled out lifting", "joined the US in listing X": what is ruled out or done has the subject of the verb before it."""
    place = clause.place - 1
    if clause.verb.tag == "VG" and not clause.verb.finite and line.tag(place) == "IN":
        word = getattr(line.at(place), "lower", "")
        return word in ("in", "by", "against") or (word in _AFTER_VERBS and type(line.at(place - 1)) is Verb)
    return clause.verb.tag == "VG" and line.tag(place) == "RB" and type(line.at(place - 1)) is Verb


def _take_done(line: Line, clause: Clause) -> bool:
    """ "Without sanctions on X being lifted", "despite X being listed": the phrase after that word is the subject."""
    if not clause.verb.passive or clause.verb.words[0].lower != "being":
        return False
    place = clause.place - 1
    far = line.at(place - 1)
    if line.tag(place) == "IN" and type(far) is Group and far.nouns[0].head == "far":
        return True  # "far from being delisted, X …": X stands behind it
    while type(line.at(place)) is Group and line.tag(place - 1) == "IN":
        if getattr(line.at(place - 1), "lower", "") in ("without", "with", "despite"):
            _take_subject(line, clause, place)
            return True
        place -= 2
    return False


_AFTER_VERBS = frozenset({"at", "with", "about", "toward", "towards", "for"})
"""Prepositions between a verb and what its subject is to do: "hinted at lifting"."""


def _past_group(line: Line, place: int) -> int | None:
    """Where to go on from a group that is no subject: one under a preposition, the object of a verbal noun or of a relative
    clause; None where it is the subject."""
    if line.tag(place - 1) == "IN":
        return place - 2
    return place - 3 if _is_done_to(line, place) else _outside_relative(line, place)


def _before_comma(line: Line, clause: Clause, place: int, before: int | None) -> int | None:
    """The place of the subject where the comma at ``place`` tells it at once. ``before``: that before the aside it closes."""
    if _is_aside_participle(line, clause, place):
        return line.head_left(_past_relative(line, before, place))
    named = _is_closed_list(line, clause, place) if before is None else _names_stranded(line, before, place)
    return place - 1 if named else None


def _past_relative(line: Line, before: int | None, place: int) -> int:
    """ "X, which sells boots, first listed in March": X, not the boots. ``before``: the place before what the comma closes."""
    if before is None or type(line.at(line.head_left(before))) is not Group:
        return place - 1
    return before if "WH" in (line.tag(before + 1), line.tag(before + 2)) else place - 1


def _is_closed_list(line: Line, clause: Clause, place: int) -> bool:
    """ "The brothers, A and B, were": a comma closes what opens the sentence, and the verb has its auxiliary."""
    group = line.at(place - 1)
    opens = line.soft_left(place - 2) < 0
    return opens and type(group) is Group and clause.verb.finite and clause.verb.tag != "VB"


def _is_done_to(line: Line, place: int) -> bool:
    """ "A ban on trading old bonds was": the bonds are the object of a verbal noun under a preposition."""
    doing = line.at(place - 1)
    alone = type(doing) is Group and len(doing.items) == 1 and len(doing.items[0].noun.words) == 1
    return alone and type(doing) is Group and doing.nouns[0].head.endswith("ing") and line.tag(place - 2) == "IN"


def _names_stranded(line: Line, before: int, place: int) -> bool:
    """ "The firm he sold through, Corrib Rotor, was": the name between the commas is that of the firm."""
    name = line.at(place - 1)
    alone = line.tag(before + 1) == "," and before + 2 == place - 1
    stranded = line.tag(before) == "IN" and type(line.at(before - 1)) is Verb
    return alone and stranded and type(name) is Group and bool(name.nouns[0].name)


def _take_known(line: Line, clause: Clause) -> bool:
    """The subject where a form of speaking tells it at once: that of a participle, or of what may be one."""
    if _take_done(line, clause):
        return True
    if not (clause.verb.participle_or_past or clause.verb.participle):
        return False
    if (described := _described(line, clause)) is not None:
        clause.subject, clause.subject_at, clause.described = described.object, described.place, True
        return True
    if (had := had_done(line, clause)) is not None:
        _take_subject(line, clause, had + 1)
        return True
    if _is_of_those(line, clause) or _is_reduced_here(line, clause):
        _take_subject(line, clause, clause.place - 1)
        return True
    return False


_DESCRIBES = frozenset({"call", "describe", "list", "portray", "report", "label", "treat", "regard", "show", "keep"})


def _described(line: Line, clause: Clause) -> Clause | None:
    """ "X, which a weekly described as sanctioned", "keeps calling X delisted": the clause whose object X is."""
    if not clause.verb.participle_or_past or clause.verb.tag == "VG" or line.takes_object(clause.place):
        return None
    before = line.soft_left(clause.place - 1)
    if line.tag(before) in ("IN", "SC") and getattr(line.at(before), "lower", "") == "as":
        before = line.soft_left(before - 1)
        upper = line.clauses.get(before) or line.clauses.get(line.soft_left(before - 1))
        return upper if upper is not None and upper.verb.lemma in _DESCRIBES and upper.object is not None else None
    upper = line.clauses.get(line.soft_left(before - 1)) if type(line.at(before)) is Group else None
    called = upper is not None and upper.verb.lemma == "call" and upper.object is not None
    return upper if called else None


def _is_reduced_here(line: Line, clause: Clause) -> bool:
    place = clause.place - 1
    if not (hangs_on_group(line, clause.place) and has_main(line, place)):
        return False
    agent = getattr(line.at(line.soft_right(clause.place + 1)), "lower", "") == "by"
    return line.tag(place - 1) == "IN" or (agent and type(line.at(place - 1)) is Verb)


def _is_of_those(line: Line, clause: Clause) -> bool:
    """ "Among those designated"."""
    owner = line.at(clause.place - 1)
    return type(owner) is Group and owner.items[0].noun.head == "those" and clause.verb.participle_or_past


def _is_aside_participle(line: Line, clause: Clause, place: int) -> bool:
    """``X, first listed in March, …``"""
    if line.tag(line.soft_right(clause.place + 1)) == "TH":
        return False  # "X, who would not be named, revealed that …"
    alone = clause.verb.participle and clause.verb.tag == "VN" and line.soft_left(clause.place - 1) == place
    return alone and not line.takes_object(clause.place) and type(line.at(line.head_left(place - 1))) is Group


_BURDENS = frozenset(
    {"pressure", "onus", "burden", "call", "calls", "demand", "demands", "appeal", "eyes", "influence"}
)
"""What lies on him who is to do something: "pressure on Bern to lift"."""


_LICENCES = frozenset({"licence", "license", "waiver", "exemption", "authorisation", "authorization", "permit"})


def _head_measured(line: Line, place: int) -> int | None:
    """ "Allowed its sanctions on Mali to expire", "wants the ban on Mali to be lifted": the sanctions, the ban."""
    link, head = line.at(place - 1), line.head_left(place)
    group = line.at(head)
    if head == place or type(link) is not Word or type(group) is not Group:
        return None
    if link.lower == "for" and group.items[0].noun.head in _LICENCES:
        return head  # "allowed the licence for X to expire"
    if link.lower not in ("on", "against"):
        return None
    return None if group.items[0].noun.head in _BURDENS else head


def _take_controller(line: Line, clause: Clause) -> bool:
    """The subject of an infinitive: the group before it ("asked Paris to lift", "for the ban to be lifted") or the
    subject of the verb before it ("wants to lift")."""
    before = line.soft_left(clause.place - 1)
    if line.tag(before) in ("SC", "WH"):
        before = line.soft_left(before - 1)
    if line.tag(before) in ("CC", ",") and (earlier := _infinitive_before(line, before)):
        clause.shares, clause.anew = earlier, begins_anew(line, clause, before)
        clause.subject, clause.subject_at = earlier.subject, earlier.subject_at
        return True
    element = line.at(before)
    if (soon := line.clauses.get(-1 if (at := about_to(line, clause.place)) is None else at)) is not None:
        clause.subject, clause.subject_at = soon.subject, soon.subject_at
        return True
    if type(element) is Group and line.tag(before - 1) == "IN":
        if clause.verb.passive and len(line.clauses) == 1:  # a headline: "Sanctions on X to be lifted"
            place = line.head_left(before)
            clause.subject, clause.subject_at = _group(line, place), place
            return True
        link = line.elements[before - 1]
        if (measured := _head_measured(line, before)) is not None:
            clause.subject, clause.subject_at = _group(line, measured), measured
        elif type(link) is Word and link.lower in ("for", "on", "to", "with"):
            clause.subject, clause.subject_at = element, before
        return True
    upper = line.clauses.get(line.soft_left(before - 1)) if type(element) is Group else None
    ranked = type(element) is Group and _is_ranked(element)
    if (
        upper is not None
        and (upper.verb.tag == "BE" or (ranked and upper.verb.lemma == "become"))
        and (ranked or _is_adjective(element))
        and upper.subject is not None
    ):
        clause.subject, clause.subject_at = upper.subject, upper.subject_at  # "sanctions were due to enter into force"
        return True
    if type(element) is Group and type(line.at(line.soft_left(before - 1))) is Verb:
        means = _is_means(element, clause) and line.clauses.get(line.soft_left(before - 1))
        if means and not means.verb.passive and means.subject is not None:
            clause.subject, clause.subject_at = means.subject, means.subject_at
        else:
            clause.subject, clause.subject_at = element, before
        return True
    upper = line.clauses.get(before)
    if upper is None:
        return type(element) is Word
    clause.subject, clause.subject_at = upper.subject, upper.subject_at
    clause.relative = upper.relative
    return True


_LAWS = frozenset({"regulations", "regulation", "order", "act", "law", "rules", "ordinance", "decree", "statute"})


def _is_means(group: Group, clause: Clause) -> bool:
    """ "Amended the regulations to designate X": a law does nothing, whoever changes it does it by it."""
    head = group.items[0].noun.head.rpartition(" ")[2]
    return not clause.verb.passive and len(group.items) == 1 and head in _LAWS


_PLACES = frozenset({"first", "second", "third", "last", "latest", "only"})
_RANKED = frozenset({"the", "first", "second", "third", "last", "latest", "only", "one", "next"})
"""Heads of "was the first to be delisted": an article alone before an adverb, too."""


def _is_ranked(group: Group) -> bool:
    """ "The first", "the first Chinese lender", "the only one"."""
    noun = group.items[0].noun
    among = noun.determiner == "the" and not noun.name and not _PLACES.isdisjoint(noun.lowers)
    return len(group.items) == 1 and (noun.head in _RANKED or among)


def _is_adjective(element: Element | None) -> bool:
    """ "Due", "ready": one plain word after "is"."""
    noun = element.items[0].noun if type(element) is Group and len(element.items) == 1 else None
    return noun is not None and len(noun.words) == 1 and noun.words[0].tag == "NN" and not noun.head.endswith("s")


def _group(line: Line, place: int) -> Group | None:
    element = line.at(place)
    return element if type(element) is Group else None


def _infinitive_before(line: Line, place: int) -> Clause | None:
    """``agreed to freeze … and to ban …``"""
    for before in range(place - 1, max(-1, place - REACH), -1):
        earlier = line.clauses.get(before)
        if earlier is not None:
            return earlier if earlier.verb.infinitive else None
    return None


def _take_subject(line: Line, clause: Clause, place: int) -> None:
    element = line.elements[place]
    assert type(element) is Group
    clause.subject, clause.subject_at = element, place
    clause.first = place
    before = line.soft_left(place - 1)
    clause.negated_subject = bool(element.negated) or (before >= 0 and line.tag(before) == "NO")
    if clause.negated_subject and not element.negated and _is_not_only(line, before, place):
        clause.negated_subject = False
    if clause.verb.participle_or_past and line.tag(before) in ("CC", ","):
        clause.gapped = _passive_before(line, before)


_NOT_ONLY = frozenset({"only", "just", "merely", "simply"})


def _is_not_only(line: Line, negation: int, place: int) -> bool:
    """ "Not only the bank but also its chairman was sanctioned": both were."""
    words = (line.at(n) for n in range(negation + 1, place))
    return any(type(w) is Word and w.lower in _NOT_ONLY for w in words)


def _passive_before(line: Line, place: int) -> Clause | None:
    """``A was added and B removed``: the clause whose auxiliary is left out."""
    for before in range(place - 1, max(-1, place - REACH), -1):
        earlier = line.clauses.get(before)
        if earlier is not None:
            return earlier if earlier.verb.passive and earlier.verb.finite else None
    return None


def _take_antecedent(line: Line, clause: Clause, place: int) -> None:
    """The subject of "who", "which" is the group before."""
    clause.relative = True
    clause.first = place
    before = line.soft_left(place - 1)
    if before >= 0 and line.tag(before) in (",", "-", "IN"):
        before = _before_aside(line, before) if line.tag(before) == "," else line.soft_left(before - 1)
    if line.tag(before - 1) == "IN" and _is_place(line, before):
        before = line.head_left(before)
    element = line.elements[before] if before >= 0 else None
    if type(element) is Group:
        clause.subject, clause.subject_at = element, before


def _is_place(line: Line, place: int) -> bool:
    """ "a bank in Pyongyang which …": it is the bank."""
    element = line.at(place)
    return type(element) is Group and element.items[-1].noun.words[-1].place is not None


def _before_aside(line: Line, place: int) -> int:
    """The place before a comma, or before the participle clause that the comma closes."""
    before = opening(line, place)
    if before is not None and type(line.at(before + 2)) is Verb:
        return before
    return line.soft_left(place - 1)


def _is_relative_that(line: Line, place: int, clause: Clause) -> bool:
    """ "a ban that remains": no subject stands between "that" and the verb."""
    return line.soft_left(clause.place - 1) == place and type(line.at(place - 1)) is Group


def _outside_relative(line: Line, place: int) -> int | None:
    """Where a group is the object of a relative clause before it ("the bank that funds the war was …"), the place
    to go on looking from; None where it is the subject itself."""
    verb = line.soft_left(place - 1)
    element = line.at(verb)
    if type(element) is Verb:
        return _past_reduced(line, verb)
    return None


def _past_reduced(line: Line, place: int) -> int | None:
    """Past a verb that belongs to a relative clause or is a participle after its noun; None where it is a clause of
    its own."""
    verb = line.elements[place]
    assert type(verb) is Verb
    before = line.soft_left(place - 1)
    known = line.clauses.get(place)
    if known and known.relative:
        return known.subject_at if known.subject_at >= 0 else None
    if known and known.gap and known.object is not None:
        return known.first
    if (
        known
        and known.subject_at > 1
        and line.tag(known.subject_at - 1) == "WH"
        and line.tag(known.subject_at - 2) == "IN"
    ):
        return known.subject_at - 3  # "the licence by which firms may buy cocoa was"
    if known and known.link == "that" and type(line.at(-1 if known.governor is None else known.governor)) is Group:
        return known.governor
    if verb.infinitive:
        return _past_infinitive(line, before)
    if verb.tag == "VG" and verb.participle and line.tag(before) == "IN":
        return before - 1  # "the tankers listed for carrying oil were …"
    if line.tag(before) == "CC" and known and known.shares and verb.participle_or_past and not line.takes_object(place):
        return _past_reduced(
            line, known.shares.place
        )  # "the freeze set out in paragraph 1 and adopted in May no longer applies"
    if verb.participle or (verb.tag == "VD" and verb.participle_or_past and not line.takes_object(place)):
        return before if type(line.at(before)) is Group and is_reduced(line, place) else None
    return None


def _past_infinitive(line: Line, before: int) -> int | None:
    """ "plans to extend the ban were …": the infinitive hangs on a noun; "the waiver that let Iraq buy power has …": on a
    relative clause."""
    lets = line.clauses.get(before - 1)
    if lets is not None and lets.relative and lets.subject_at >= 0:
        return lets.subject_at
    if lets is not None and lets.verb.tag == "VG" and not lets.verb.finite and type(line.at(before)) is Group:
        return _past_reduced(line, before - 1)  # "the licence allowing Iraq to buy power has"
    return before if type(line.at(before)) is Group and type(line.at(before - 1)) is not Verb else None
