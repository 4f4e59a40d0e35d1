"""The objects of a verb and what hangs on it by prepositions: to the right, up to where another clause begins."""

from collections.abc import Sequence

from inforce.claims.clause import REACH, Clause, Line, Oblique
from inforce.claims.clause_asides import past_bracket, past_comma, past_dashes, says_after
from inforce.claims.groups import Element, Group
from inforce.claims.lexicon import table
from inforce.claims.phrases import Verb
from inforce.claims.vocabulary import vocabulary
from inforce.claims.words import Word

_PARTICLES = frozenset({"out", "up", "down"})
"""Prepositions that belong to the verb where no object stands before them: "stepped up the pressure"."""

_INSTEAD = frozenset({"rather than", "instead of"})


def find_rest(line: Line, clause: Clause) -> None:
    if len(clause.verb.words) > 1:
        clause.times += [w for w in clause.verb.words if w.tag == "TM"]
    place, loose = clause.place + 1, False
    end = min(len(line.elements), clause.place + REACH)
    while place < end:
        element = line.elements[place]
        if type(element) is Group:
            if loose or not _take_object(line, clause, place):
                if not loose:
                    return
            else:
                clause.last = place
            place += 1
            continue
        if type(element) is Verb:
            if not _is_inside(line, place):
                return
            loose = True
            place += 1
            continue
        further = _word(line, clause, element, place, loose=loose)
        if further is None:
            return
        if element.tag == "WH":
            loose = True
        elif element.tag in (",", "-"):
            loose = False
        place = further


def _take_object(line: Line, clause: Clause, place: int) -> bool:
    element = line.elements[place]
    assert type(element) is Group
    if element.items[0].noun.head == "times" and element.items[0].noun.number:
        return True  # "has prolonged it three times": how often, no object
    if place > clause.place + 1 and _has_relative_object(line, clause):
        return False
    owned = place == clause.place + 1 and (
        (clause.place == 0 and clause.verb.tag == "VG")  # "Unfreezing the reserves is …"
        or (clause.verb.infinitive and type(line.at(clause.place - 1)) is Group)
        or _completes_noun(line, clause)
    )
    if (
        not owned
        and _is_subject_of_next(line, place)
        and (clause.object or clause.verb.tag != "BE" or place > clause.place + 1)
    ):
        return False
    if clause.object is None:
        clause.object = element
    elif clause.second is None and _adjacent(line, place):
        clause.second = element
    else:
        return False
    return True


def _completes_noun(line: Line, clause: Clause) -> bool:
    """ "Reports that Bern delisted the bank are false": the verb after the bank is that of the reports."""
    conjunction = line.soft_left(clause.subject_at - 1) if clause.subject_at > 0 and not clause.relative else -1
    owner = line.at(line.soft_left(conjunction - 1)) if line.tag(conjunction) == "TH" else None
    return type(owner) is Group and clause.verb.lemma not in vocabulary("en").of_saying


def _has_relative_object(line: Line, clause: Clause) -> bool:
    """``whom the EU blacklisted``"""
    word = line.at(clause.subject_at - 1) if clause.subject_at > 0 else None
    return type(word) is Word and word.tag == "WH" and not clause.relative


def _adjacent(line: Line, place: int) -> bool:
    return type(line.at(place - 1)) is Group


def _is_subject_of_next(line: Line, place: int) -> bool:
    at = line.soft_right(place + 1)
    following = line.at(at)
    return (
        type(following) is Verb
        and not says_after(line, place + 1)
        and following.finite
        and following.words[0].tag in ("VZ", "BE", "HV", "MD", "DO", "VD")
        and not (
            following.tag == "VD" and len(following.words) == 1 and line.tag(line.soft_right(at + 1)) in ("IN", "TM")
        )
    )


def _is_inside(line: Line, place: int) -> bool:
    """A participle or relative clause within the object; anything else begins another clause."""
    verb = line.elements[place]
    assert type(verb) is Verb
    quoted = line.tag(place - 1) == '"'  # 'parties "blocked solely under the order" from its list'
    before = line.at(place - 1 - quoted)
    if type(before) is Word:
        return before.tag == "WH"
    return (
        type(before) is Group
        and not verb.infinitive
        and (verb.participle or (verb.tag == "VD" and not line.takes_object(place)))
    )


_BY_VERB = frozenset({"off", "out", "away", "back", "up", "down", "in", "there", "forward", "in place", "in effect"})
"""Adverbs that make another verb of the one before them."""
_AFTER_OBJECTS = frozenset(table("words_en")["after_objects"])


def _word(line: Line, clause: Clause, word: Word, place: int, *, loose: bool) -> int | None:
    """Reads one word to the right of a verb; None where the clause ends."""
    match word.tag:
        case "IN":
            return _preposition(line, clause, word, place, loose=loose)
        case "TM":
            if not loose:
                clause.times.append(word)
                clause.last = place
            return place + 1
        case "RB":
            if word.lower in _BY_VERB or word.lower in _AFTER_OBJECTS:
                clause.particles.append(word.lower)
            return place + 1
        case '"':
            return place + 1
        case "NO":
            return place + 3 if clause.object is None and _corrects(line, place) else place + 1
        case "WH":
            return place + 1 if type(line.at(place - 1)) is Group else None
        case "(":
            return past_bracket(line, clause, place)
        case ",":
            if clause.object is None and (_closes_aside(line, clause, place) or _is_set_against(line, clause, place)):
                return place + 1
            if clause.object is None and (after := _past_contrast(line, clause, place)) is not None:
                return after
            return past_comma(line, place)
        case ":" | "-":
            return _past_mark(line, clause, place)
        case "CC":
            return place + 1 if line.tag(place + 1) == "IN" and not line.clause_follows(place + 2) else None
    return None


def _past_mark(line: Line, clause: Clause, place: int) -> int | None:
    """Over an aside between dashes; else what follows is listed, and the clause ends."""
    after = past_dashes(line, place) if line.tag(place) == "-" else None
    if after is None:
        _listed(line, clause, place)
    return after


def _is_bracketed(line: Line, opened: int, place: int) -> bool:
    return line.tag(opened) == "," and place > opened and line.tag(opened + 1) in ("IN", "TM", "RB")


def _closes_aside(line: Line, clause: Clause, place: int) -> bool:
    """ "Authorised, by means of a general licence, the sale of …": after the aside comes the object; not "X was listed in May,
    Y in June"."""
    if clause.verb.passive and line.tag(place + 2) == "TM":
        return False
    opened = clause.place + 1
    return (
        (_is_bracketed(line, opened, place) or all(line.tag(n) in ("TM", "RB", ",") for n in range(opened, place)))
        and place > opened
        and type(line.at(place + 1)) is Group
        and not line.clause_follows(place + 1)
    )


def _corrects(line: Line, place: int) -> bool:
    """ "Listed not 45 but 27 tankers": a number by itself that is put right."""
    wrong, right = line.at(place + 1), line.at(place + 3)
    but = line.at(place + 2)
    if type(wrong) is not Group or type(right) is not Group or type(but) is not Word or but.lower != "but":
        return False
    return all(w.tag == "CD" for w in wrong.nouns[0].words) and bool(right.nouns[0].number)


def _past_contrast(line: Line, clause: Clause, place: int) -> int | None:
    """ "Is reviewing, not revoking, the listing", "suspended, rather than lifted, it": past the verb that is set against this
    one, to the object of both."""
    link = line.at(place + 1)
    instead = type(link) is Word and link.lower in _INSTEAD
    at = place + 2 if instead or line.tag(place + 1) == "CC" else place + 1
    other = line.at(at)
    contrary = type(other) is Verb and (instead or other.negation == "not") and place == clause.place + 1
    return at + 2 if contrary and line.tag(at + 1) == "," and type(line.at(at + 2)) is Group else None


def _is_set_against(line: Line, clause: Clause, place: int) -> bool:
    """ "…, not revoking, the listing", "but did not lift, the ban": the object of both verbs follows."""
    denied = place == clause.place + 1 and clause.verb.negation == "not" and line.tag(clause.place - 1) in (",", "CC")
    return denied and type(line.at(place + 1)) is Group and not line.clause_follows(place + 1)


def _preposition(line: Line, clause: Clause, word: Word, place: int, *, loose: bool) -> int | None:
    if word.lower == "citing" and any(type(line.at(number)) is Verb for number in range(clause.place + 1, place)):
        return None  # "…, Reuters reported, citing X": of who reports
    following = line.past_quotes(place + 1)
    group = line.at(following)
    if type(group) is Group and _is_particle(clause, word) and clause.object is None and clause.verb.tag != "BE":
        clause.particles.append(word.lower)
        clause.object, clause.last = group, following
        return following + 1
    if type(group) is Group and _is_of_source(clause, line.at(place - 1)):
        return following + 1
    if type(group) is Group:
        clause.obliques.append(Oblique(word.lower, group, loose))
        clause.last = following
        return following + 1
    if type(group) is Verb:
        return None
    if type(group) is Word and group.tag == "TM" and word.lower not in ("over", "back"):
        return place + 1
    if word.lower in ("off", "out", "up", "down", "on", "over"):
        clause.particles.append(word.lower)
    return place + 1


def _is_of_source(clause: Clause, before: Element | None) -> bool:
    """ "According to data from the register": what hangs on the source is no part of the doing."""
    last = clause.obliques[-1] if clause.obliques else None
    return last is not None and last.preposition == "according to" and last.group is before


def _is_particle(clause: Clause, word: Word) -> bool:
    """ "Stepped up the pressure", "rolled over the sanctions": of the verb, with its object after it."""
    if word.lower in _PARTICLES:
        return True
    return word.lower in ("over", "off") and (clause.verb.lemma, word.lower) in vocabulary("en").with_particles


def _past_marks(rest: Sequence[Element]) -> frozenset[int]:
    """The numbers of "(a)", "(2)" before what is listed, and of what is said of each after a comma: "(a) X, a judge; (b) Y"."""
    found: set[int] = set()
    for number in range(len(rest) - 2):
        opened, mark, closed = rest[number : number + 3]
        if type(opened) is Word and opened.tag == "(" and type(closed) is Word and closed.tag == ")":
            label = mark.nouns[0].head if type(mark) is Group else mark.lower if type(mark) is Word else ""
            if len(label) <= 2:
                found |= {number, number + 1, number + 2}
    if found:
        commas = (n for n, e in enumerate(rest) if type(e) is Word and e.tag == ",")
        found |= {n + 1 for n in commas if n + 1 < len(rest) and type(e := rest[n + 1]) is Group and not e.nouns[0].of}
    return frozenset(found)


def _listed(line: Line, clause: Clause, place: int) -> None:
    """What a colon or dash announces, with its times: "two were added: X in May and Y in June"."""
    rest = line.elements[place + 1 :]
    relative = next((n for n, e in enumerate(rest) if type(e) is Word and e.tag == "WH"), len(rest))
    rest = rest[:relative]  # "one name was added: X, a banker who …"
    near = rest[: REACH - 1]
    if any(type(e) is Verb and e.finite and not e.participle_or_past for e in near) or _tells_itself(line, place, near):
        return
    if _is_teller(line, clause, place):
        return
    marked = _past_marks(rest)
    for number, element in enumerate(rest):
        if number in marked:
            continue
        if type(element) is Group:
            following = rest[number + 1] if number + 1 < len(rest) else None
            if type(following) is Verb and (number >= REACH or following.lemma in vocabulary("en").of_saying):
                return  # "…, the ministry said"
            time = following if type(following) is Word and following.tag == "TM" else None
            clause.listed.append((element, time))
            clause.last = place + 1 + number
        elif not (type(element) is Word and (element.tag in (",", "CC", "TM", '"') or (marked and element.tag == ";"))):
            return


def _tells_itself(line: Line, place: int, rest: Sequence[Element]) -> bool:
    """ "… adds five names: on Monday OFAC blacklisted X": behind the colon stands a sentence, whose subject nobody listed."""
    verbs = (n for n, e in enumerate(rest) if n and type(e) is Verb and e.participle_or_past)
    return any(type(rest[n - 1]) is Group and line.takes_object(place + 1 + n) for n in verbs)


def _is_teller(line: Line, clause: Clause, place: int) -> bool:
    """ "Naftan added to the list — Kallas", "200 tankers blacklisted — Kallas": one name in the end of a heading, of who says
    so, where it names none of those spoken of: they have a name, or are several."""
    told, subject = line.at(place + 1), clause.subject
    if (
        type(told) is not Group
        or subject is None
        or line.tag(place + 2) not in ("", ".")
        or len(line.elements) > place + 3
    ):
        return False
    if len(told.items) > 1 or not told.nouns[0].name or told.nouns[0].determiner or told.nouns[0].words[-1].place:
        return False
    noun = subject.items[-1].noun
    several = (bool(noun.number) and noun.number not in ("one", "1")) or (
        line.tag(place) == "-" and noun.head.endswith("s")
    )
    return several or bool(noun.name)
