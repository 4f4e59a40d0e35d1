"""Acts: what a frame comes to in its clause: which action it is there, and how far it has come."""

from itertools import pairwise

from inforce.claims.model import Action, Status
from inforce.claims.russian.clause_model import INFINITIVE, PARTICIPLE, SHORT, Clause
from inforce.claims.russian.filled import Filled
from inforce.claims.russian.lexicon import lexicon
from inforce.claims.russian.packages import Packages
from inforce.claims.russian.phrase_model import Group
from inforce.claims.russian.scenes import Scene
from inforce.claims.russian.status import StatusReader
from inforce.claims.russian.terms import Terms
from inforce.claims.russian.words import MARK, NUMBER
from inforce.claims.speakers import Speeches
from inforce.claims.times import TimeRole

_PARTS = frozenset({"часть", "половина", "половину", "ряд", "некоторые"})
_STILL_TOLD = frozenset({"уже", "еще", "пока"})
_RESUMING = frozenset({"возобновить", "возобновлять", "возобновиться"})
"""Verbs by which measures that had ended are put on again, and by which those that end are not prolonged."""
_STILL = ("по-прежнему", "все еще", "до сих пор")


class ActReader:
    """Reads the action and its status."""

    def __init__(self, terms: Terms, status: StatusReader, speeches: Speeches) -> None:
        self._terms, self._status, self._speeches = terms, status, speeches
        self.packages = Packages(terms, status)

    def status_of(self, scene: Scene, clause: Clause, filled: Filled, *, ordered: bool) -> Status | None:
        frame = filled.frame
        lasting = (
            frame.action is Action.REMAIN
            or frame.permits
            or "suspension" in frame.subject
            or (
                frame.subject == {"measure"} and "target" in frame.genitive | frame.object
            )  # "ограничения касаются двух фирм"
            or (frame.action is Action.LICENSE and "licence" in frame.subject)
        )
        status = (
            self._status.of_planned(clause)
            if frame.planned
            else self._status.of_clause(clause, headline=scene.sentence.headline, lasting=lasting)
        )
        if status is Status.HYPOTHETICAL and (ordered or self._orders(scene, clause)):
            status = Status.IN_FORCE
        if status is Status.IN_FORCE and filled.lemma in frame.decided:
            status = Status.DECIDED
        if status in (Status.IN_FORCE, Status.ANNOUNCED) and (holding := self._holding(clause, filled)) is not None:
            status = self._as_far_as(holding, scene, status)
        if "pack" in filled.roles:
            status = self._of_pack(scene, filled, status)
        if status is not None and self._status.false.calls_untrue(scene.elements, clause):
            status = Status.DENIED if status is not Status.DENIED else Status.HYPOTHETICAL  # "неправда, что не сняли"
        if status not in (None, Status.DENIED) and self._status.false.leaves_open(scene.elements, clause):
            status = Status.HYPOTHETICAL
        if status is Status.IN_FORCE and _is_not_by(scene, clause):
            status = Status.DENIED
        if status is not None and frame.lacking:
            status = Status.DENIED
        if frame.spares or frame.turned:
            status = _turned(status, spares=frame.spares)
        if status is Status.IN_FORCE and frame.status is not None:
            status = frame.status
        if frame.status is Status.PROPOSED and status in (Status.ANNOUNCED, Status.HYPOTHETICAL):
            status = Status.PROPOSED  # "хотела бы видеть в списке", "думает над запретом"
        return status

    def _holding(self, clause: Clause, filled: Filled) -> Group | None:
        """What holds those told of: a list or package, or the subject: "пакет включает банк"."""
        placed = (g for g in clause.groups if g.prep == "в" and self.packages.is_package(g))
        subjects = (g for g in clause.groups if not g.prep and "nomn" in g.cases and not filled.holds(g))
        return filled.roles.get("list") or next(placed, None) or next(subjects, None)

    def _as_far_as(self, holding: Group, scene: Scene, status: Status) -> Status:
        """ "В проект пакета включены X", "пакет включает X": what a package holds is as far as the package."""
        told = self.packages.of(holding, scene)
        if told in (Status.PROPOSED, Status.ANNOUNCED):
            return told
        return Status.IN_FORCE if told is not None else status

    def _of_pack(self, scene: Scene, filled: Filled, status: Status | None) -> Status | None:
        """ "Пакет включает меры против X": they are as far as the package told of last."""
        measure, pack = filled.roles.get("measure"), filled.roles["pack"]
        struck = [n for g in filled.targets for n in g.nouns]
        listed = any(n.proper or n.count or n.place is not None for each in struck for n in each.chain())
        if measure is None or measure is pack or not listed:
            return None  # "меры поддержки против роста цен", "меры против мошенников"
        return self._as_far_as(pack, scene, Status.IN_FORCE) if status is Status.ANNOUNCED else status

    @staticmethod
    def _orders(scene: Scene, clause: Clause) -> bool:
        """ "Продлить до 1 мая действие мер в отношении …": an infinitive with which a sentence begins and ends is an order."""
        first = next((w for w in scene.words if w.kind != MARK and w.kind != NUMBER), None)
        alone = clause.kind == INFINITIVE and clause.upper is None and clause.verb is first
        said = any(w.text in "—–?!" or w.lower in ("бы", "ли") for w in scene.words)
        return alone and not said and all(c.kind == PARTICIPLE or c.relative or c is clause for c in scene.clauses)

    def seen_closer(
        self, scene: Scene, clause: Clause, status: Status | None, *, listed: bool, lone: bool
    ) -> Status | None:
        """The status by what stands elsewhere in the sentence. ``lone``: one alone is told to have done it."""
        if lone:
            return Status.IN_FORCE if clause.past else Status.HYPOTHETICAL
        if status is Status.IN_FORCE:
            alleged = self._status.false.is_alleged(clause) and self._speeches.at(clause.verb.start) is None
            return Status.HYPOTHETICAL if alleged or _is_or_not(scene, clause) else status
        item = listed and status is Status.ANNOUNCED and clause.form.tense == "pres"
        return Status.IN_FORCE if item else status

    def reading(self, action: Action, status: Status, clause: Clause, filled: Filled) -> tuple[Action, Status]:
        """ "Больше не в списке" has left it; "не значится" never was there."""
        measure = filled.roles.get("measure")
        if action is Action.LIFT and measure is not None and _PARTS & {measure.noun.lemma, measure.noun.count}:
            action = Action.EASE  # "снял часть санкций"
        if action is Action.RENEW and filled.lemma in _RESUMING and "licence" not in filled.roles:
            action = Action.RENEW if status in (Status.DENIED, Status.HYPOTHETICAL) else Action.DESIGNATE
        if action is Action.LIFT and status is not Status.DENIED and self._is_for_a_time(clause):
            action = Action.SUSPEND  # "временно снял санкции"
        ceased = clause.says("больше") or clause.says("более") or clause.says("уже")
        if (action is Action.REMAIN or (action.starts and not clause.past)) and status is Status.DENIED and ceased:
            return (Action.DELIST if "list" in filled.roles else Action.LIFT), Status.IN_FORCE
        if action is Action.REMAIN and status is Status.IN_FORCE and clause.past and is_until(clause):
            return (Action.DELIST if "list" in filled.roles else Action.LAPSE), status  # "действовали до марта"
        if action is Action.REMAIN and status is Status.IN_FORCE and "list" in filled.roles and clause.says("теперь"):
            return Action.DESIGNATE, status
        upper = clause.upper
        if clause.kind == INFINITIVE and upper is not None and upper.lemma in self._terms.ceasing and not upper.negated:
            kept = self._status.of_clause(upper, headline=False) or status
            if action in (Action.REMAIN, Action.LICENSE):
                ended = Action.LAPSE if "target" not in filled.frame.subject else Action.DELIST
                return ended, kept
        lasting = any(w.lower in _STILL for w in clause.words)
        if action.starts and status is Status.IN_FORCE and clause.kind == SHORT and lasting:
            return Action.REMAIN, status
        if action is Action.LICENSE and status is Status.DENIED and ceased:
            return Action.LAPSE, Status.IN_FORCE
        by_party = not filled.roles.keys() & {"measure"} - {"list"} or filled.frame.under.keys() & {"measure"}
        if action is Action.REMAIN and status is Status.DENIED and by_party and "target" in filled.frame.subject:
            return Action.DESIGNATE, status
        return action, status

    @staticmethod
    def _is_for_a_time(clause: Clause) -> bool:
        """ "Временно", "на 90 дней", "на полгода": a measure lifted for a stretch of time is suspended."""
        lasting = any(g.prep == "на" and g.noun.lemma in lexicon().spans for g in clause.groups)
        return lasting or any(w.lower in ("временно", "ненадолго") for w in clause.words)


def _is_or_not(scene: Scene, clause: Clause) -> bool:
    """ "Сняли санкции или нет, не уточнили"."""
    row = [w.lower for w in scene.words if w.start > clause.verb.start]
    until = row.index(",") if "," in row else len(row)
    return any(pair == ("или", "нет") for pair in pairwise(row[:until]))


def is_until(clause: Clause) -> bool:
    """An imperfective in the past, with the time at which it ended: "действовали до марта"."""
    months = any(g.prep == "до" and g.noun.lemma in lexicon().spans for g in clause.groups)
    ended = any(t.time is not None and t.time.role is TimeRole.END for t in clause.times)
    return clause.form.aspect == "impf" and (months or ended) and not any(w.lower in _STILL_TOLD for w in clause.words)


def _turned(status: Status | None, *, spares: bool) -> Status | None:
    """Of a verb by which an act is not done ("обошли"), or of one that tells something only where it is denied."""
    if status is Status.DENIED:
        return Status.IN_FORCE
    return (status if status in (Status.HYPOTHETICAL, None) else Status.DENIED) if spares else None


def _is_not_by(scene: Scene, clause: Clause) -> bool:
    """ "Не США сняли санкции": of a state told not to have done it, where nobody is named instead."""
    denied = next((w for w in clause.words if w.lower == "не" and w.end < clause.verb.start), None)
    if denied is None or any(w.lower in ("а", "но") for w in scene.words):
        return False
    after = next((g for g in clause.groups if g.start == denied.end + 1), None)
    return after is not None and not after.prep and "nomn" in after.cases and after.noun.place is not None
