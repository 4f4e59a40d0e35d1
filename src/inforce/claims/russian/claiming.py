"""Claiming: of a frame with what fills it the act that it tells: its status, sender, parties and time."""

from collections.abc import Sequence

from inforce.claims.model import Action, Status
from inforce.claims.party import Party
from inforce.claims.russian.acting import ActorReader
from inforce.claims.russian.acts import ActReader, is_until
from inforce.claims.russian.clause_model import GERUND, PARTICIPLE, Clause
from inforce.claims.russian.drafting import Drafting
from inforce.claims.russian.filled import Filled
from inforce.claims.russian.lexicon import lexicon
from inforce.claims.russian.noun_claiming import NounClaims
from inforce.claims.russian.phrase_model import Group, Noun
from inforce.claims.russian.scenes import Scene
from inforce.claims.russian.senders import SenderReader
from inforce.claims.russian.sparing import SparingReader
from inforce.claims.russian.status import StatusReader
from inforce.claims.russian.targets import TargetReader
from inforce.claims.russian.terms import Terms
from inforce.claims.russian.whens import bounds, when_of
from inforce.claims.speakers import Speeches, is_told_by
from inforce.values import value

_NAMED_AFTER = 2
"""Sentences after an act on several in which a list without a verb names them."""


@value(frozen=True, slots=True)
class _Act:
    """What a clause tells, and where."""

    action: Action
    status: Status
    sender: tuple[str, ...]
    start: int
    end: int


class ClaimMaker:
    """Adds the acts of a sentence to the drafts."""

    def __init__(
        self,
        terms: Terms,
        senders: SenderReader,
        status: StatusReader,
        targets: TargetReader,
        speeches: Speeches,
        drafting: Drafting,
    ) -> None:
        self._terms, self._senders, self._status, self._targets = terms, senders, status, targets
        self._speeches, self._drafting = speeches, drafting
        self._sparing = SparingReader(targets, senders)
        self._acts = ActReader(terms, status, speeches)
        self._actors = ActorReader(terms, senders, status, speeches, drafting)
        self._nouns = NounClaims(terms, senders, status, targets, drafting, self._actors)

    def enter(self, scene: Scene) -> None:
        """Takes note of the packages of measures that a sentence tells of."""
        self._acts.packages.note(scene)

    def noun(self, scene: Scene, clause: Clause | None, filled: Filled, carrier: Group | None) -> None:
        """What a noun of doing tells; ``carrier``: the noun before it ("решение о снятии")."""
        if clause is None or not self._is_by_court(clause, filled):
            self._nouns.tell(scene, clause, filled, carrier)

    def verb(
        self,
        scene: Scene,
        clause: Clause,
        filled: Filled,
        *,
        ordered: bool,
        below: bool,
        listed: bool = False,
        home: tuple[str, ...] = (),
    ) -> None:
        """What a clause tells. ``ordered``: it is an item of a decree, of the state or body ``home``; ``below``: whom it is about
        stands below; ``listed``: it is an item that says what the measures named above do."""
        if self._is_by_court(clause, filled) or self._rules_out(scene, clause, filled):
            return
        status = self._acts.status_of(scene, clause, filled, ordered=ordered)
        lone = self._sparing.lone(clause) if status is Status.DENIED else ()
        status = self._acts.seen_closer(scene, clause, status, listed=listed, lone=bool(lone))
        if status is None or self._is_of_nobody(clause, filled):
            return
        spared = self._sparing.contrasted(scene, clause, filled)
        parties = self._targets.of(scene, clause, filled)
        if not (parties or below or spared[0]) or self._lacks_entries(filled):
            return
        subject = self._subject(clause, filled)
        sender = home or lone or self._sender(scene, clause, filled, subject, parties)
        action, status = self._acts.reading(filled.frame.action, status, clause, filled)
        if action is Action.REMAIN and status is Status.IN_FORCE and self._names_those_told(scene, clause, parties):
            action = self._drafting.told[-1].action
            sender = sender if self._senders.owner(filled.roles.get("list")) else self._told_last(sender)
        act = _Act(action, status, sender, *bounds(clause, filled, subject))
        if spared[0]:
            self._add_spared(scene, clause, filled, act, spared)
        if parties or below:
            senders = [sender] if subject is not None else self._actors.each(scene, clause, filled, sender)
            self._add(scene, clause, filled, act, parties, senders)

    def _add(
        self,
        scene: Scene,
        clause: Clause,
        filled: Filled,
        act: _Act,
        parties: list[Party],
        senders: Sequence[tuple[str, ...]],
    ) -> None:
        """The act, of each of its senders; beside a denial what is denied, where somebody has told it."""
        when = _when(clause, filled, act.action, act.status)
        aside, verb = self._is_aside(clause), clause.verb.start
        rumoured, disowned = self._rumoured(clause, act.status)
        for each in senders:
            for told in (rumoured, act.status) if rumoured is not None else (act.status,):
                self._drafting.add(
                    scene,
                    act.action,
                    told,
                    each,
                    parties,
                    when,
                    act.start,
                    act.end,
                    filled.measure,
                    verb,
                    background=aside,
                    disowned=disowned if told is Status.DENIED else None,
                )

    def _add_spared(
        self, scene: Scene, clause: Clause, filled: Filled, act: _Act, spared: tuple[list[Party], int]
    ) -> None:
        """Of those whom the sentence spares the opposite."""
        parties, end = spared
        action = Action.DESIGNATE if act.action is Action.REMAIN else act.action
        status = Status.IN_FORCE if act.status is Status.DENIED else Status.DENIED
        place = act.start, max(act.end, end)
        told = action, status, act.sender, parties, None
        self._drafting.add(scene, *told, *place, filled.measure, clause.verb.start)

    def _rumoured(self, clause: Clause, status: Status) -> tuple[Status | None, tuple[int, int] | None]:
        """Beside a denial the status of what is denied, where it was told by somebody, and where that saying is called false."""
        if status is not Status.DENIED:
            return None, None
        statement = self._speeches.at(clause.verb.start)
        rumoured = self._status.as_rumoured(clause) if statement else None
        false = self._status.false.falsely_said(clause)
        disowned = (false.start, false.verb.end) if false is not None else None
        if disowned is not None and is_told_by(statement, disowned):
            rumoured = self._status.alone(clause)
        return rumoured, disowned

    def _subject(self, clause: Clause, filled: Filled) -> Group | None:
        """Who acts, where that is no role of the frame."""
        subject = None if filled.frame.subject else self._actors.subject(clause)
        return None if subject is not None and filled.holds(subject) else subject

    def _sender(
        self, scene: Scene, clause: Clause, filled: Filled, subject: Group | None, parties: Sequence[Party]
    ) -> tuple[str, ...]:
        agents = [*filled.agents, *self._actors.asked(clause), *self._actors.seats(clause)]
        agents = [g for g in agents if not any(g is t for t in filled.targets)]  # "позволяющую сербской NIS закупать"
        told = self._actors.decreeing(scene, clause) or self._actors.spoken_for(clause)
        told = told or self._senders.of_group(self._acts.packages.maker_of(filled.roles.get("list"), scene))
        return told or self._actors.of(clause, filled, subject, agents, parties)

    def _told_last(self, sender: tuple[str, ...]) -> tuple[str, ...]:
        return self._drafting.told[-1].sender or sender

    def _is_of_nobody(self, clause: Clause, filled: Filled) -> bool:
        """ "Приняла пакет, расширив ограничения"; "лица, включенные в перечень", "лиц, в отношении которых применяются меры"."""
        if clause.kind == GERUND and filled.frame.action is Action.TIGHTEN and not filled.targets:
            return True
        whose = clause.antecedent if clause.kind == PARTICIPLE else None
        if whose is not None and _is_general(whose) and any(whose in g.nouns for g in filled.targets):
            return True
        which = clause.antecedent if clause.relative else None
        return which is not None and _is_general(which) and lexicon().bears_names(which.lemma)

    def _lacks_entries(self, filled: Filled) -> bool:
        """ "Новых имен в списке нет"."""
        lines = [n.lemma in self._terms.entries for g in filled.targets for n in g.nouns if not n.gen]
        return filled.frame.lacking and "list" in filled.roles and bool(lines) and all(lines)

    def _names_those_told(self, scene: Scene, clause: Clause, parties: Sequence[Party]) -> bool:
        """ "Одобрены санкции против одиннадцати человек. В списке X и Y": they are those of the act."""
        last = self._drafting.told[-1] if self._drafting.told else None
        if last is None or clause.verb.text or clause.times or not 0 < scene.number - last.scene <= _NAMED_AFTER:
            return False
        several = all(p.many or not p.proper for p in last.parties)
        return last.action.starts and last.status is not Status.DENIED and several and all(p.proper for p in parties)

    @staticmethod
    def _rules_out(scene: Scene, clause: Clause, filled: Filled) -> bool:
        """ "Источник не исключает, что санкции снимут": what is ruled out stands below, nobody leaves a list."""
        out = filled.frame.action is Action.DELIST and "list" not in filled.roles
        return out and any(c.upper is clause and c.link == "что" for c in scene.clauses)

    def _is_by_court(self, clause: Clause, filled: Filled) -> bool:
        """ "Суд санкционировал арест счетов": what courts seize and let others seize is under no sanctions by that."""
        if "assets" not in filled.roles or not filled.frame.action.starts:
            return False
        rows = [g for g in clause.groups if not g.prep and ("nomn" in g.cases or g.cases == {"ablt"})]
        return any(g.noun.lemma in self._terms.courts and not filled.holds(g) for g in rows)

    def _is_aside(self, clause: Clause) -> bool:
        """ "Внесенный в список", "который внесли", "ранее внесли": told by the way, of a time before the story's."""
        depends = clause.relative or clause.antecedent is not None or clause.link in self._terms.aside
        return clause.kind == PARTICIPLE or depends or any(w.lower in self._terms.earlier for w in clause.words)


def _when(clause: Clause, filled: Filled, action: Action, status: Status) -> str | None:
    """The time of the act; of what was in force until a day that day."""
    if not (filled.frame.action is Action.REMAIN and action.ends and is_until(clause)):
        return when_of(clause, action, status)
    until = when_of(clause, Action.LAPSE, status)
    return until.removeprefix("../") if until is not None else None


def _is_general(noun: Noun) -> bool:
    """A plural without a name or a number, of which nothing else is told."""
    return noun.plural and not (noun.proper or noun.count or noun.pronoun or noun.gen or noun.modifiers)
