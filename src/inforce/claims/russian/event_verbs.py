"""Events told by a Russian verb: who did what to whom, by the cases of its clause."""

from collections.abc import Iterator
from dataclasses import dataclass

from inforce.claims.event_chains import Mention
from inforce.claims.event_frames import EventVerb, EventWords
from inforce.claims.event_standing import STATUS
from inforce.claims.model import Status
from inforce.claims.russian.clause_model import FINITE, INFINITIVE, PARTICIPLE, SHORT, Clause
from inforce.claims.russian.event_counts import count_of
from inforce.claims.russian.event_roles import EventRoles, lies_in
from inforce.claims.russian.event_times import value_of
from inforce.claims.russian.filled import agrees
from inforce.claims.russian.phrase_model import Group
from inforce.claims.russian.scenes import Scene
from inforce.claims.russian.status import StatusReader

_CASES = frozenset({"datv", "ablt", "gent"})
_THINGS = frozenset({"embassy", "relations", "pact", "aid", "relief", "forces", "road"})
"""Roles of objects that are no recipients themselves."""
_COUNTED = frozenset({"captive", "held", "forces", "prize", "envoys", "relief"})
_ASKING = frozenset({"REQUEST", "THREATEN", "AGREE", "REJECT", "ACCUSE"})
"""Types whose present tense tells that it was done: "просит снять"."""


@dataclass(slots=True)
class _Filled:
    actor: Group | None
    direct: Group | None
    under: Group | None

    @property
    def groups(self) -> list[Group]:
        return [g for g in (self.actor, self.direct, self.under) if g is not None]


class VerbReader:
    """Reads the events that clauses tell."""

    def __init__(self, frames: EventWords, roles: EventRoles, status: StatusReader) -> None:
        self._frames, self._roles, self._status = frames, roles, status

    def read(self, scene: Scene, clause: Clause) -> Iterator[Mention]:
        lemma, passive = clause.lemma, _is_passive(clause)
        frames = self._frames.verbs.get(lemma, ())
        if not frames and lemma.endswith(("ся", "сь")):
            frames, passive = self._frames.verbs.get(lemma[:-2], ()), True
            frames = tuple(f for f in frames if f.mode != "discontinue")  # "поставки прекратятся" by themselves
        if clause.kind == INFINITIVE and clause.upper is not None and self._is_act(clause.upper):
            return  # "договорились открыть": what is agreed belongs to the agreement
        for frame in frames:
            filled = self._fill(scene, clause, frame, passive=passive)
            status = self._status_of(scene, clause, frame) if filled else None
            if filled is None or status is None:
                continue
            yield self._mention(scene, clause, frame, filled, status, passive=passive)
            return

    def _mention(
        self, scene: Scene, clause: Clause, frame: EventVerb, filled: _Filled, status: str, *, passive: bool
    ) -> Mention:
        affected = filled.direct or filled.under
        counted = filled.direct if frame.object in _COUNTED else filled.actor if frame.subject in _COUNTED else None
        actor = self._roles.names(filled.actor) if frame.subject != "exchange" else ()
        recipient = () if frame.object in _THINGS else self._roles.names(affected)
        if not actor and (passive or clause.form.number == "plur"):
            actor = lies_in(clause.groups)
        if frame.object in _THINGS or frame.mode == "visit":
            recipient = (*recipient, *(p for p in lies_in(clause.groups) if p not in (*recipient, *actor)))
        start, end = _bounds(scene, clause, frame, filled)
        return Mention(
            frame.type, frame.mode, actor, recipient, value_of(clause), status, count_of(counted), start, end,
            scene.number, scene.sentence.headline, verbal=clause.kind != PARTICIPLE,
        )  # fmt: skip

    def _is_act(self, upper: Clause) -> bool:
        return any(frame.act for frame in self._frames.verbs.get(upper.lemma, ()))

    # --- who is who --------------------------------------------------------------------------------------------------

    def _fill(self, scene: Scene, clause: Clause, frame: EventVerb, *, passive: bool) -> _Filled | None:
        if (frame.negated and not clause.negated) or (passive and not frame.object):
            return None
        if frame.complement and not _complemented(clause, frame):
            return None
        if clause.form.person in ("1per", "2per"):
            return None  # "просим учесть"
        actor, direct = self._passive(clause, frame) if passive else self._active(clause, frame)
        under = self._under(clause, frame, actor, direct)
        acts = frame.act and self._has_act(scene, clause)
        if frame.both and (direct is None or under is None):
            return None
        if (frame.object or frame.under) and direct is None and under is None and not acts:
            return None
        if frame.act and not acts:
            return None
        if self._asks_for_itself(scene, clause, frame) or self._is_measured(clause, frame):
            return None
        impersonal = passive or (clause.form.number == "plur" and clause.kind == FINITE) or clause.kind == INFINITIVE
        if actor is None and not (impersonal and (frame.object or acts)):
            return None
        if frame.act and direct is None:
            direct = self._asked(clause, actor)
        return _Filled(actor, direct, under)

    def _asks_for_itself(self, scene: Scene, clause: Clause, frame: EventVerb) -> bool:
        """ "Просил не называть его имени" asks nothing of anybody."""
        words = self._frames.words["anonymous"]
        return frame.type == "REQUEST" and any(
            c.upper is clause and c.kind == INFINITIVE and c.negated and c.lemma in words for c in scene.clauses
        )

    def _is_measured(self, clause: Clause, frame: EventVerb) -> bool:
        """ "Из перечня выпустили", "программу санкций свернули": a measure, told as a claim."""
        if frame.mode not in ("release", "discontinue"):
            return False
        groups = [g for g in clause.groups if g.prep in ("", "из", "из-под", "от", "из-за")]
        words = self._frames.words["measured"]
        return any(part.lemma in words for g in groups for n in g.nouns for part in n.chain() if g.prep != "из-за")

    def _active(self, clause: Clause, frame: EventVerb) -> tuple[Group | None, Group | None]:
        bare = [g for g in clause.groups if not g.prep]
        source = clause
        if clause.kind == INFINITIVE and clause.upper is not None:
            source = clause.upper
        subjects = [g for g in source.groups if not g.prep and "nomn" in g.cases and agrees(source, g)]
        if not subjects and clause.joined is not None and clause.kind != INFINITIVE:
            subjects = [g for g in clause.joined.groups if not g.prep and g.cases == {"nomn"} and agrees(clause, g)]
        if not subjects and clause.antecedent is not None and clause.kind == PARTICIPLE:
            noun = clause.antecedent
            subjects = [Group([noun], "", noun.start, noun.end, frozenset({"nomn"}))]
        fitting = [g for g in subjects if self._roles.fits(frame.subject, g)]
        if frame.act and clause.kind == FINITE:  # "и попросил МИД вмешаться": whom he asked
            above = clause.joined or clause.upper
            asked = [g for g in fitting if "accs" in g.cases and g.start > clause.verb.start]
            others_ = [g for g in above.groups if not g.prep and "nomn" in g.cases] if above is not None else []
            if asked and others_ and len(asked) == len(fitting):
                fitting = [g for g in others_ if self._roles.fits(frame.subject, g)][:1]
        others = [g for g in bare if "accs" in g.cases or (clause.negated and "gent" in g.cases)]
        ranked = sorted(fitting, key=lambda g: ("accs" in g.cases, bool(g.noun.count), g.start))
        if len(ranked) == 1 and frame.object and _may_be_object(ranked[0]) and clause.form.number == "plur":
            ranked = []
        actor = ranked[0] if ranked else None
        direct = next(
            (g for g in others if g is not actor and frame.object and self._roles.fits(frame.object, g)), None
        )
        return actor, direct

    def _passive(self, clause: Clause, frame: EventVerb) -> tuple[Group | None, Group | None]:
        agents = [g for g in clause.groups if not g.prep and "ablt" in g.cases and "nomn" not in g.cases]
        agents = [g for g in agents if g.noun.lemma not in frame.complement]  # "объявлены персонами нон грата"
        actor = next((g for g in agents if self._roles.fits(frame.subject, g)), None)
        if clause.kind == PARTICIPLE:
            noun = clause.antecedent
            row = [Group([noun], "", noun.start, noun.end, noun.cases)] if noun is not None else []
        else:
            row = [g for g in clause.groups if not g.prep and "nomn" in g.cases and agrees(clause, g)]
        return actor, next((g for g in row if self._roles.fits(frame.object, g)), None)

    def _under(self, clause: Clause, frame: EventVerb, actor: Group | None, direct: Group | None) -> Group | None:
        for role, prepositions in frame.under.items():
            for group in clause.groups:
                if group is actor or group is direct:
                    continue
                told = group.prep in prepositions if group.prep else bool(_only_case(group) & prepositions & _CASES)
                if told and self._roles.fits(role, group):
                    return group
        return None

    def _has_act(self, scene: Scene, clause: Clause) -> bool:
        """An infinitive, a clause with "чтобы", a group under "о" hangs on the verb, or what is asked for is its object."""
        hangs = any(c.upper is clause and (c.kind == INFINITIVE or c.link == "чтобы") for c in scene.clauses)
        about = any(g.prep in ("о", "к") and g.start > clause.verb.start for g in clause.groups)
        return hangs or about or any(not g.prep and _only_case(g) & {"gent", "ablt"} for g in clause.groups)

    def _asked(self, clause: Clause, actor: Group | None) -> Group | None:
        """Of whom something is asked: "просила МИД ввести", "предложил Минску"."""
        row = [g for g in clause.groups if not g.prep and g is not actor and g.cases & {"accs", "datv"}]
        named = [g for g in row if self._roles.fits("body", g) or self._roles.fits("official", g)]
        return named[0] if named else None

    # --- how far it has come -----------------------------------------------------------------------------------------

    def _status_of(self, scene: Scene, clause: Clause, frame: EventVerb) -> str | None:
        if clause.kind == PARTICIPLE:
            return "occurred"
        status = self._status.of_clause(clause, headline=scene.sentence.headline, lasting=True)
        if frame.negated:
            return "ongoing" if frame.lasting else "occurred"
        if status is Status.HYPOTHETICAL:
            return None  # what is only supposed has not come up
        if status is None or (clause.kind == INFINITIVE and status is Status.PROPOSED and frame.type == "REQUEST"):
            return None
        if frame.status:
            return "denied" if status is Status.DENIED else frame.status
        present = clause.kind == FINITE and clause.form.tense == "pres" and frame.type not in _ASKING
        if present and not self._frames.words["habit"].isdisjoint(scene.sentence.held):
            return None  # "каждую осень министры встречаются"
        if status is Status.IN_FORCE and present and not scene.sentence.headline:
            return "ongoing"
        return STATUS[status]


def _may_be_object(group: Group) -> bool:
    """One that may stand in the accusative as well, unless it is a number of people: "Около 300 человек перекрыли мост"."""
    counted = bool(group.noun.count) or {"gent", "nomn"} <= group.cases
    return "accs" in group.cases and not group.many and not (group.noun.animate and counted)


def _only_case(group: Group) -> frozenset[str]:
    return group.cases if "nomn" not in group.cases and "accs" not in group.cases else frozenset()


def _is_passive(clause: Clause) -> bool:
    return clause.kind == SHORT or (clause.kind == PARTICIPLE and clause.form.voice == "pssv")


def _complemented(clause: Clause, frame: EventVerb) -> bool:
    return any(n.lemma in frame.complement for g in clause.groups for noun in g.nouns for n in noun.chain())


def _bounds(scene: Scene, clause: Clause, frame: EventVerb, filled: _Filled) -> tuple[int, int]:
    """The words of an event: its verb with who and whom, and what is asked for."""
    groups = [g for g in (*clause.groups, *filled.groups) if scene.sentence.start <= g.start]
    if clause.kind == INFINITIVE and clause.upper is not None:
        groups.append(Group([], "", clause.upper.verb.start, clause.upper.verb.end, frozenset()))
    starts = [clause.verb.start, *(g.start for g in groups), *(t.start for t in clause.times)]
    ends = [clause.verb.end, *(g.end for g in groups), *(t.end for t in clause.times)]
    if frame.type in ("REQUEST", "THREATEN", "AGREE"):
        ends += [c.end for c in scene.clauses if c.upper is clause and c.kind == INFINITIVE]
    return min(starts), max(ends)
