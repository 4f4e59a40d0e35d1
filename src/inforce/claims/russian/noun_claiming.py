"""Claiming by nouns: of a noun of doing with what fills it ("снятие санкций с X") the act that it tells."""

from collections.abc import Sequence

from inforce.claims.model import Action, Status
from inforce.claims.party import Party
from inforce.claims.russian.acting import ActorReader
from inforce.claims.russian.clause_model import Clause
from inforce.claims.russian.doings import SINCE
from inforce.claims.russian.drafting import Drafting
from inforce.claims.russian.filled import Filled
from inforce.claims.russian.lexicon import lexicon
from inforce.claims.russian.phrase_model import Group
from inforce.claims.russian.scenes import Scene
from inforce.claims.russian.senders import SenderReader
from inforce.claims.russian.status import StatusReader
from inforce.claims.russian.status_words import status_words
from inforce.claims.russian.targets import TargetReader
from inforce.claims.russian.terms import Terms
from inforce.claims.russian.whens import when_of
from inforce.claims.russian.words import Word

_AGAINST = frozenset({"на", "против"})
"""Prepositions between a complaint and what it is brought against."""


class NounClaims:
    """Adds what nouns of doing tell to the drafts."""

    def __init__(
        self,
        terms: Terms,
        senders: SenderReader,
        status: StatusReader,
        targets: TargetReader,
        drafting: Drafting,
        actors: ActorReader,
    ) -> None:
        self._terms, self._senders, self._status, self._targets = terms, senders, status, targets
        self._drafting, self._actors, self._words = drafting, actors, status_words()

    def tell(self, scene: Scene, clause: Clause | None, filled: Filled, carrier: Group | None) -> None:
        """What a noun of doing tells; ``carrier``: the noun before it ("решение о снятии")."""
        group = filled.event
        assert group is not None
        status = self._status.of_event(group, clause, group.prep, carrier, headline=scene.sentence.headline)
        annulled = carrier is None and not group.prep and self._status.cancels(clause)
        ended = annulled and (filled.frame.action.starts or filled.frame.action is Action.RENEW)
        status = Status.IN_FORCE if ended else status
        status = self._of_predicate(scene, group) if status is None and clause is None else status
        contested = self._is_contested(clause, filled, carrier)
        if status is None or (contested and status is Status.DENIED):
            return  # "отклонил жалобу на включение": it stays as it was
        parties = self._parties_of_noun(scene, clause, filled, carrier, status)
        if not parties or (clause is not None and self._is_what_measures_do(clause, filled, parties)):
            return
        others = self._status.presupposes(clause)
        subject = self._actors.subject(clause) if clause is not None and not others else None
        thanked = [g for g in clause.groups if not g.prep and "nomn" not in g.cases] if clause and others else []
        sender = self._actors.of(
            clause, filled, subject, [*filled.agents, *self._actors.asked(clause), *thanked], parties
        )
        action = filled.frame.action
        when = when_of(clause, action, status)
        start = min([group.start, *([carrier.start] if carrier else []), *([clause.verb.start] if clause else [])])
        ends = [group.end, *(g.end for g in filled.roles.values()), *(g.end for g in filled.targets)]
        end = max([*ends, *([clause.verb.end] if clause else [])])
        if contested:
            action = _end_of(filled)
        elif carrier is not None and action.starts and self._is_upheld(clause, carrier):
            action, status = Action.REMAIN, Status.IN_FORCE
        elif ended or (carrier is not None and action.starts and self._status.cancels(clause)):
            action, status = _end_of(filled), Status.IN_FORCE
        aside = status is not Status.DECIDED  # what a noun tells of may be of any day
        told = action, status, sender, parties, when
        announcers = self._announcers(clause) if clause is not None and carrier is None else ()
        self._drafting.add(scene, *told, start, end, filled.measure, background=aside, announcers=announcers)

    def _announcers(self, clause: Clause) -> tuple[str, ...]:
        """ "Как пишет ТАСС, министр Олег Гарин объявил о снятии": who by name is told to announce it."""
        if not self._status.announces(clause):
            return ()
        acting = [g for g in clause.groups if not g.prep and "nomn" in g.cases]
        return tuple(" ".join(w.name or w.text for w in n.names) for g in acting for n in g.nouns if n.names)

    def _is_what_measures_do(self, clause: Clause, filled: Filled, parties: Sequence[Party]) -> bool:
        """ "Санкции предусматривают замораживание счетов физических лиц": what measures mean for those under them."""
        rows = [g for g in clause.groups if not g.prep and "nomn" in g.cases and g is not filled.event]
        measures = any(n.lemma in self._terms.measures for g in rows for n in g.nouns)
        return clause.lemma in self._words.entails and measures and not any(p.proper for p in parties)

    def _of_predicate(self, scene: Scene, group: Group) -> Status | None:
        """ "Снятие санкций с X — одно из требований", "… — вопрос двух недель": what a doing is said to be after a dash."""
        if group.prep == "за":
            before = [g for g in scene.groups if g.end <= group.start]
            return Status.PROPOSED if before and "nomn" in before[-1].cases and not before[-1].prep else None
        dash = next((n for n, e in enumerate(scene.elements) if e.start > group.end and e.__class__ is Word), None)
        mark = scene.elements[dash] if dash is not None else None
        if dash is None or type(mark) is not Word or mark.text not in "—–-" or "nomn" not in group.cases or group.prep:
            return None
        said = {n.lemma for e in scene.elements[dash + 1 : dash + 4] if type(e) is Group for n in e.noun.chain()}
        if said & self._words.wishes:
            return Status.PROPOSED
        return Status.ANNOUNCED if "вопрос" in said and said & lexicon().spans else None

    def _parties_of_noun(
        self, scene: Scene, clause: Clause | None, filled: Filled, carrier: Group | None, status: Status
    ) -> list[Party]:
        asked = clause is not None and not filled.targets and self._is_of_another(clause, filled)
        parties = self._targets.of_wanted(scene, clause) if asked and clause is not None else []
        if not parties and carrier is not None and not filled.targets and carrier.noun.lemma in self._words.pleas:
            told = self._targets.of_carrier(scene, carrier) or self._pleading(scene, clause)
            parties = [p for p in told if p.kind.is_listed_by_name]
        parties = parties or self._targets.of(scene, clause, filled)
        if not parties and carrier is not None:
            parties = self._targets.of_carrier(scene, carrier)
        if not parties and filled.implied and clause is not None:
            parties = self._targets.of_wanted(scene, clause)
        if not parties and clause is not None and self._status.wants_for_itself(clause):
            parties = self._pleading(scene, clause)
        if not parties and clause is not None and self._is_since(clause, filled):
            parties = self._pleading(scene, clause)
        if not parties and carrier is not None and status is Status.DECIDED:
            parties = list(self._drafting.told[-1].parties) if self._drafting.told else []
        return parties

    def _pleading(self, scene: Scene, clause: Clause | None) -> list[Party]:
        """ "Олег Гарин подал иск об отмене санкций": the subject, where he is named and acts for nobody."""
        rows = [g for g in clause.groups if not g.prep and "nomn" in g.cases] if clause is not None else []
        named = [g for g in rows if g.noun.proper and not self._senders.of_group(g)]
        return self._targets.of_group(scene, named[0]) if named else []

    def _is_upheld(self, clause: Clause | None, carrier: Group) -> bool:
        """ "Суд оставил в силе решение о включении", "оставил без изменений указ о санкциях"."""
        if clause is None or clause.negated or not clause.past or carrier.noun.lemma not in self._terms.decisions:
            return False
        kept = [g for g in clause.groups if g.prep in ("в", "без") and g.start > clause.verb.start]
        return clause.lemma in self._words.leaves and any(self._terms.said_to_last(n) for g in kept for n in g.nouns)

    def _is_contested(self, clause: Clause | None, filled: Filled, carrier: Group | None) -> bool:
        """ "Жалоба на включение в список", "оспорил продление санкций": what is wanted is the end of what was done."""
        if not (filled.frame.action.starts or filled.frame.action is Action.RENEW) or filled.event is None:
            return False
        if carrier is not None:
            complains = carrier.nouns[-1].lemma in self._words.complaints
            return complains and filled.event.prep in _AGAINST
        return clause is not None and not filled.event.prep and clause.lemma in self._words.contests

    @staticmethod
    def _is_since(clause: Clause, filled: Filled) -> bool:
        """ "После исключения из SDN банк «Альфа» возобновил расчёты": of whom nobody else is told, the subject is meant."""
        since = filled.event is not None and filled.event.prep in SINCE and "list" in filled.roles
        return since and not filled.targets and clause.lemma not in lexicon().saying

    def _is_of_another(self, clause: Clause, filled: Filled) -> bool:
        """ "Отказал Ивану Гарину в снятии санкций": at whom bare measures are aimed stands in the dative."""
        measure = filled.roles.get("measure")
        gen = measure.noun.gen if measure is not None else None
        bare = measure is not None and (gen is None or gen.place is not None) and not measure.noun.modifiers
        datives = [g for g in clause.groups if not g.prep and "datv" in g.cases and "nomn" not in g.cases]
        return bare and self._status.wants_for_itself(clause) and any(g.noun.proper for g in datives)


def _end_of(filled: Filled) -> Action:
    """By what an act of the frame is ended."""
    return Action.DELIST if "list" in filled.roles or "list" in filled.frame.needs else Action.LIFT
