"""When: which of the times of a clause is that of the action."""

import re
from collections.abc import Iterable, Iterator
from datetime import timedelta

from inforce.claims.clause import Clause, Oblique
from inforce.claims.model import Action, Status
from inforce.claims.parsing import Scene
from inforce.claims.times import TimeMention, TimeRole
from inforce.edtf import Range, period
from inforce.patterns import later

_RANK = {
    Action.REMAIN: (TimeRole.START, TimeRole.POINT, TimeRole.DURATION),
    Action.LICENSE: (TimeRole.POINT, TimeRole.START, TimeRole.END, TimeRole.DURATION),
    Action.LAPSE: (TimeRole.POINT, TimeRole.END),
    Action.SUSPEND: (TimeRole.POINT, TimeRole.START, TimeRole.DURATION),
}
_USUAL = (TimeRole.POINT, TimeRole.START)
_ACTS = frozenset({Action.DESIGNATE, Action.DELIST, Action.LIFT, Action.SUSPEND, Action.RENEW})
"""Acts of one day: what begins with a day is that day's."""
_NEWS = timedelta(days=31)
"""How long before its report an act is news, whose day the sentences after it may leave out."""
_ALSO = later(r"\b(?:also|too|as well|likewise|alongside|at the same time)\b", re.IGNORECASE)
_PLANNED = (Status.PROPOSED, Status.ANNOUNCED, Status.DECIDED)


def when_of(scene: Scene, clause: Clause, action: Action, status: Status, above: tuple[Clause, ...]) -> str | None:
    """The time of an action in EDTF: its own, else that of a clause joined to it, else, of what is still to come, that of
    its announcement."""
    wanted = _RANK.get(action, _USUAL)
    for nearby in _joined(scene, clause, lasting=action is Action.REMAIN):
        told = told_of(scene, nearby)
        if action is Action.RENEW:
            told = [m for m in told if not _ends_term(scene, m)]
        elif action in _FOR_A_TIME and nearby.object is not None and not nearby.verb.passive:
            told = [m for m in told if not _is_term(m, nearby)]
        found = best(told, wanted)
        if found:
            return str((_point(found) if action in _ACTS and _takes_effect(found) else found).value)
    if status in _PLANNED or (clause.verb.tag == "VG" and clause.link == "that"):  # "laid regulations banning imports"
        for upper in above:
            found = best(told_of(scene, upper), (TimeRole.POINT,))
            if found:
                return str(found.value)
    return None


def goes_on(earlier: str | None, words: str, published: str | None) -> bool:
    """The time of an act (EDTF) holds for the same act in the next sentence: for news, and where that says "also".

    ``published`` is the time of the report in EDTF; without one all is news.
    """
    if earlier is None or published is None or _ALSO.search(words):
        return True
    last, day = period(earlier).last, period(published).first
    return last is None or day is None or last >= day - _NEWS


_FOR_A_TIME = frozenset({Action.LICENSE, Action.SUSPEND})
_HOLDS = frozenset({"have", "hold", "enjoy", "use", "keep", "need"})


def _is_term(mention: TimeMention, clause: Clause) -> bool:
    """ "Has suspended the ban for 180 days", "allowing dealings for six months": how long it is to last, not since when."""
    value = mention.value
    since = mention.role is TimeRole.DURATION and isinstance(value, Range) and value.end is None
    return since and clause.verb.lemma not in _HOLDS


def _ends_term(scene: Scene, mention: TimeMention) -> bool:
    """ "Extended to 30 September": how long, not when."""
    before = scene.sentence.text[: mention.span.start - scene.sentence.start].split()
    return bool(before) and before[-1].lower() in ("to", "through", "till", "until")


def between(scene: Scene, clause: Clause, by: Oblique) -> str | None:
    """Of two acts of one clause the time that follows this agent."""
    starts = sorted(o.group.start for o in clause.obliques if o.preposition == by.preposition)
    after = next((s for s in starts if s > by.group.start), scene.sentence.end)
    told = [m for w in clause.times if by.group.start < w.start < after and (m := scene.times.get(w.start))]
    found = best(told, _USUAL)
    return str(found.value) if found else None


def best(mentions: list[TimeMention], wanted: tuple[TimeRole, ...]) -> TimeMention | None:
    """The first time of the role that counts most."""
    ranked = [m for role in wanted for m in mentions if m.role is role]
    return ranked[0] if ranked else None


def _joined(scene: Scene, clause: Clause, *, lasting: bool) -> Iterator[Clause]:
    """The clause itself and those that "and" joins to it, whose time holds for both; a state has none of the act before."""
    yield clause
    told_on = clause.shares is not None and clause.verb.tag == clause.shares.verb.tag == "VD" and not lasting
    if clause.shares and (told_on or not clause.verb.finite):
        yield clause.shares
    if clause.gapped:
        yield clause.gapped
    yield from (
        c for c in scene.clauses if c.shares is clause and c.verb.past == clause.verb.past and not c.verb.perfect
    )


def told_of(scene: Scene, clause: Clause) -> list[TimeMention]:
    """The times of a clause: between subject and verb, after the verb, before the subject."""
    inside = _times(scene, clause, range(clause.place - 1, clause.subject_at, -1)) if clause.subject_at >= 0 else []
    after = [scene.times[w.start] for w in clause.times if w.start in scene.times]
    found = [*inside, *after, *_before(scene, clause)]
    return [_turned(m) for m in found] if clause.verb.negation and not clause.verb.modal else found


def _turned(mention: TimeMention) -> TimeMention:
    """ "Did not list it until May": what ends in May is that it did not."""
    value = mention.value
    if mention.role is TimeRole.END and isinstance(value, Range) and value.end is not None:
        return TimeMention(mention.span, value.end, TimeRole.POINT)
    return mention


def _before(scene: Scene, clause: Clause) -> list[TimeMention]:
    """``On Friday, the EU …``; ``since June 2021, when the EU …``"""
    taken = {w.start for c in scene.clauses for w in c.times if c.place < clause.place}
    first = clause.subject_at if clause.subject_at >= 0 and not clause.shares else clause.place
    if clause.subject is not None and clause.verb.start < clause.subject.start:
        first = clause.first  # "only in May did the EU …"
    number = first - 1
    opened = False
    while number >= 0:
        word = scene.word_at(number)
        if (
            word is None
            or word.tag not in ("TM", ",", "RB", "SC", "WH")
            or (word.tag in ("SC", "WH") and word.lower != "when")
        ):
            break
        opened = opened or word.lower == "when"
        if word.tag == "TM" and word.start in scene.times and (opened or word.start not in taken):
            return [_point(scene.times[word.start]) if opened else scene.times[word.start]]
        number -= 1
    return []


def _takes_effect(mention: TimeMention) -> bool:
    """ "With effect from today", "as of 1 August", not "since 2012", "from 2012 onwards"."""
    words = mention.span.text.lower()
    return not words.startswith("since") and not words.endswith("onwards") and not words.endswith("onward")


def _point(mention: TimeMention) -> TimeMention:
    """ "Since June 2021, when …": the time itself, without its open end."""
    value = mention.value
    if mention.role is TimeRole.START and isinstance(value, Range) and value.start is not None:
        return TimeMention(mention.span, value.start, TimeRole.POINT)
    return mention


def _times(scene: Scene, clause: Clause, places: Iterable[int]) -> list[TimeMention]:
    """The times among some elements that belong to no other verb between them."""
    found: list[TimeMention] = []
    taken = {w.start for c in scene.clauses for w in c.times if c is not clause}
    for place in places:
        word = scene.word_at(place)
        if word is None:
            if scene.clause_at(place) is not None and not clause.verb.infinitive:
                break
            continue
        if word.tag == "TM" and word.start in scene.times and word.start not in taken:
            found.append(scene.times[word.start])
    return found
