"""Readings: what a filled frame says once tense, negation and the words above it are counted in."""

from inforce.claims.arguments import Filled
from inforce.claims.clause import Clause
from inforce.claims.model import Action, Status
from inforce.claims.parsing import Scene
from inforce.claims.status import Standing, StatusReader
from inforce.claims.times import TimeMention, TimeRole

_ACTS = frozenset(
    {"add", "insert", "append", "inscribe", "enter", "delete", "restore", "reinstate", "readd", "enrol"}
) | {"hit", "slap", "strike", "punish"}
"""Verbs that tell of an act in the present as well: a notice says them of what it does."""

_DRAFTED = frozenset({"draft", "proposed", "planned", "mooted", "leaked", "provisional"})
"""What makes of a list one that is not yet adopted."""


def read_as(
    filled: Filled, clause: Clause, standing: Standing, words: StatusReader, scene: Scene
) -> tuple[Action, Status]:
    """The action and status of a filled frame."""
    action, status = filled.frame.action, standing.status
    asking = filled.frame.status is Status.PROPOSED and status is Status.ANNOUNCED and clause.verb.progressive
    if filled.frame.status is Status.DENIED and status is Status.DENIED:
        status = Status.PROPOSED if "drafted" in filled.roles else Status.IN_FORCE  # "did not escape sanctions"
    elif filled.frame.status and (status is Status.IN_FORCE or asking):  # "is seeking a waiver"
        status = filled.frame.status
    if action is Action.LIFT and "listing" in filled.kinds:
        action = Action.DELIST  # "the court annulled the listing of X"
    if status is Status.IN_FORCE and "list" in filled.roles and _is_drafted(filled):
        return Action.DESIGNATE, Status.DENIED if action is Action.DELIST else Status.PROPOSED
    if (
        action is Action.LIFT
        and status is Status.IN_FORCE
        and clause.verb.lemma == "waive"
        and _is_for_now(clause, scene)
    ):
        action = Action.SUSPEND  # "waived for 180 days"
    action = _in_part(action, filled, clause, words)
    if action is Action.REMAIN:
        if standing.status is Status.IN_FORCE and _comes_up(filled, clause, standing, scene):
            return Action.DESIGNATE, Status.IN_FORCE
        return _remaining(filled, clause, standing)
    if standing.ceased and action in (Action.DESIGNATE, Action.IMPOSE):
        return Action.DELIST if action is Action.DESIGNATE else Action.LIFT, status
    if standing.ceased and action is Action.LIFT and clause.verb.lemma == "be":
        return Action.DESIGNATE, status  # "is no longer free of sanctions"
    if action in (Action.DESIGNATE, Action.IMPOSE) and _is_to_stay(clause):
        return Action.REMAIN, Status.IN_FORCE
    if status is not Status.IN_FORCE or scene.sentence.headline:
        return action, status
    if action in (Action.DESIGNATE, Action.IMPOSE) and _lasts(clause, standing, words, scene):
        return Action.REMAIN, status
    if _is_scheduled(action, clause, standing) or _is_declared(action, clause, standing):
        return action, Status.ANNOUNCED
    return action, status


def _in_part(action: Action, filled: Filled, clause: Clause, words_of: StatusReader) -> Action:
    """ "Partially lifted", "lifted some of the sanctions", "not all were lifted" eases; "lifted for six months" suspends;
    "extended the scope" tightens, and so do "tougher sanctions"; sanctions that "are back in force" are imposed."""
    measure = filled.roles.get("measure")
    words = set(measure.items[0].noun.lowers) if measure is not None else set()
    adverbs = {*clause.verb.adverbs, *clause.particles}
    if action in _STOPS and measure is not None and words_of.is_in_part(clause):
        return Action.EASE
    if action is Action.LIFT and measure is not None:
        if adverbs & _PARTLY or words & _SOME:
            return Action.EASE
        return Action.SUSPEND if adverbs & _FOR_A_TIME or _for_a_term(clause) else action
    if action is Action.RENEW and words & _SCOPES:
        return Action.TIGHTEN
    if action is Action.IMPOSE and words & _TOUGHER:
        return Action.TIGHTEN
    back = action is Action.REMAIN and measure is not None and "back" in adverbs and clause.verb.lemma == "be"
    return Action.IMPOSE if back else action


_STOPS = frozenset({Action.LIFT, Action.SUSPEND})
_PARTLY = frozenset({"partially", "partly", "gradually"})
_FOR_A_TIME = frozenset({"temporarily", "provisionally", "briefly"})
_SOME = frozenset({"some", "most", "part", "several", "certain", "many", "few", "half"})
_SCOPES = frozenset({"scope", "reach", "range", "coverage"})
_TOUGHER = frozenset({"tougher", "stricter", "tighter", "harsher", "stronger", "stiffer"})


def _is_drafted(filled: Filled) -> bool:
    """ "Is on the draft list"."""
    return any(not _DRAFTED.isdisjoint(n.lowers) for n in filled.roles["list"].nouns)


def _is_for_now(clause: Clause, scene: Scene) -> bool:
    """ "Waived for 180 days", "waived, not lifted"."""
    lifted = (c for c in scene.clauses if c.verb.lemma in _LIFTED and c.place > clause.place)
    return _for_a_term(clause) or any(c.verb.negation and c.shares is clause for c in lifted)


_LIFTED = frozenset({"lift", "remove", "end"})


def _for_a_term(clause: Clause) -> bool:
    """ "For ten years": how long from now on."""
    return any(w.lower.startswith("for ") for w in clause.times) or any(
        o.preposition == "for" and o.group.items[0].noun.head in ("years", "months", "year") for o in clause.obliques
    )


def _remaining(filled: Filled, clause: Clause, standing: Standing) -> tuple[Action, Status]:
    """ "Is on the list": with "no longer" it has left, with "not" it never was put there, with "will be" it is to come."""
    status = standing.status
    by_party = filled.frame.subject == {"target"}
    if clause.relative and clause.verb.finite and not clause.verb.modal and status.is_intention:
        status = Status.IN_FORCE  # "announced plans to drop sanctions that have been in place since 1979"
    if _is_of_licence(filled):
        return _licensed(status, ceased=standing.ceased)
    if standing.ceased:  # "will cease to apply" is yet to come
        to_come = status if status.is_intention else Status.IN_FORCE
        return Action.DELIST if "list" in filled.roles or filled.implied else Action.LIFT, to_come
    if status is Status.DENIED and (by_party or clause.verb.lemma == "apply"):
        return Action.DESIGNATE, status
    if status is Status.IN_FORCE and clause.verb.lemma == "apply" and _for_a_term(clause):
        return Action.DESIGNATE, status  # "the sanctions apply for ten years to 38 individuals"
    if status in (Status.IN_FORCE, Status.DENIED) or (
        clause.verb.modal in ("will", "would") and clause.verb.lemma != "be"
    ):
        return Action.REMAIN, Status.IN_FORCE if status is not Status.DENIED else status
    stays = clause.verb.lemma in ("remain", "stay", "continue")
    return (Action.DESIGNATE if by_party and not stays else Action.REMAIN), status


def _is_of_licence(filled: Filled) -> bool:
    """ "The licence for X remains valid": it is not the listing that remains. One with a number stands for itself."""
    licence = filled.roles.get("licence")
    if licence is None or "measure" in filled.roles:
        return False
    last = licence.items[0].noun.words[-1]
    return last.tag not in ("CD", "NP") and not last.text[-1].isdigit()


def _licensed(status: Status, *, ceased: bool) -> tuple[Action, Status]:
    """ "The licence remains valid" permits, "is no longer valid" has run out."""
    to_come = status if status.is_intention or status is Status.HYPOTHETICAL else Status.IN_FORCE
    if ceased:
        return Action.LAPSE, to_come
    return Action.LICENSE, Status.DENIED if status is Status.DENIED else to_come


def _comes_up(filled: Filled, clause: Clause, standing: Standing, scene: Scene) -> bool:
    """ "Two new names appear on the list", "X appeared on it on Thursday", "widened its list to include X": X was put there."""
    lemma, list_ = clause.verb.lemma, filled.roles.get("list")
    if list_ is None or standing.ceased or standing.kept or "still" in clause.verb.adverbs:
        return False
    if "target" in filled.roles and filled.frame.subject == {"list"}:
        return clause.verb.infinitive and bool(standing.above) and standing.above[0].verb.lemma in _WIDENS
    if lemma not in _COMING_UP or filled.frame.subject != {"target"}:
        return False
    fresh = any(not _FRESH.isdisjoint(n.lowers) for n in filled.roles["target"].nouns)
    mentions = (scene.times[w.start] for w in clause.times if w.start in scene.times)
    return fresh or (lemma == "appear" and clause.verb.past and any(m.role is TimeRole.POINT for m in mentions))


_COMING_UP = frozenset({"appear", "figure", "feature"})
_FRESH = frozenset({"new", "newest", "fresh", "additional", "further", "more"})
_WIDENS = frozenset({"extend", "expand", "widen", "broaden", "enlarge", "update", "amend", "lengthen", "revise"})
"""What is done to a list so that it includes somebody."""


def _is_to_stay(clause: Clause) -> bool:
    """ "Would remain blacklisted": is and is to be."""
    verb = clause.verb
    return verb.modal in ("will", "would", "shall") and "still" in verb.adverbs and verb.passive and not verb.negation


def _lasts(clause: Clause, standing: Standing, words: StatusReader, scene: Scene) -> bool:
    """A designation told as a state: "is sanctioned", "has been listed since 2021", "continues to be listed"."""
    if standing.kept or any("keeps" in words.classes(c) for c in standing.above[:1]):
        return True
    carrier = words.borrowed(clause)
    if "still" in (*clause.verb.adverbs, *carrier.adverbs):
        return True
    if carrier.modal or carrier.progressive or carrier.infinitive:
        return False
    mentions = [scene.times[w.start] for w in clause.times if w.start in scene.times]
    if not carrier.passive:  # "the EU has listed X since March"
        acts = any(w.tag == "TM" for w in carrier.words)  # "has since then listed 25 people": one after the other
        return carrier.perfect and not acts and any(m.span.text.lower().startswith("since") for m in mentions)
    if not carrier.perfect and (clause.verb.lemma in _ACTS or "now" in carrier.adverbs):
        return False  # "48 persons are added to Annex 8"
    if not carrier.perfect:
        return not carrier.past and not any(_dates(m) for m in mentions)
    return any(m.role in (TimeRole.START, TimeRole.DURATION) for m in mentions)


def _dates(mention: TimeMention) -> bool:
    """ "Is designated as of today", not "since 2019": the day of the act."""
    opens = mention.span.text.lower().startswith("since")
    return mention.role is TimeRole.POINT or (mention.role is TimeRole.START and not opens)


def _is_scheduled(action: Action, clause: Clause, standing: Standing) -> bool:
    """ "Expires on 18 October"; not "let it expire"."""
    if standing.above and standing.above[0].verb.lemma in ("let", "see", "make", "allow"):
        return False
    return (
        action is Action.LAPSE
        and not clause.verb.past
        and not clause.verb.perfect
        and not clause.verb.participle_or_past
    )


def _is_declared(action: Action, clause: Clause, standing: Standing) -> bool:
    """ "The sanctions are lifted, effective at once": declared, not told as done."""
    return action is Action.LIFT and standing.state and clause.verb.passive and not clause.verb.perfect
