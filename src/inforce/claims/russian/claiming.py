"""Claiming: of a frame with what fills it the act that it tells: its status, sender, parties and time."""

from collections.abc import Sequence
from itertools import pairwise

from inforce.claims.model import Action, Status
from inforce.claims.party import Party
from inforce.claims.russian.clause_model import GERUND, INFINITIVE, PARTICIPLE, SHORT, Clause
from inforce.claims.russian.drafting import Drafting
from inforce.claims.russian.filled import Filled, agrees
from inforce.claims.russian.joint import joint_keepers
from inforce.claims.russian.lexicon import lexicon
from inforce.claims.russian.phrase_model import Group, Noun
from inforce.claims.russian.scenes import Scene
from inforce.claims.russian.senders import SenderReader
from inforce.claims.russian.sparing import SparingReader
from inforce.claims.russian.status import StatusReader
from inforce.claims.russian.targets import TargetReader
from inforce.claims.russian.terms import Terms
from inforce.claims.russian.whens import above, bounds, when_of
from inforce.claims.russian.words import MARK, NUMBER, Word
from inforce.claims.senders import keeps_lists
from inforce.claims.speakers import Speeches, is_told_by
from inforce.claims.times import TimeRole

_SEEN = 4
"""Clauses up to which the one who acts is looked for."""
_DRAFTS = 20
"""Drafts looked back over for who took measures against a party before."""
_PARTS = frozenset({"часть", "половина", "половину", "ряд", "некоторые"})
_WISHES = frozenset({"требование", "условие", "цель", "задача", "просьба", "предмет", "мечта", "приоритет", "тема"})
"""What a measure, or its end, is said to be that is only wanted."""
_PLEAS = frozenset({"иск", "жалоба", "апелляция", "ходатайство", "прошение", "заявление", "удовлетворение"})
"""What somebody brings before a court for himself."""
_NAMED_AFTER = 2
"""Sentences after an act on several in which a list without a verb names them."""
_STILL_TOLD = frozenset({"уже", "еще", "пока"})
_RESUMING = frozenset({"возобновить", "возобновлять", "возобновиться"})
"""Verbs by which measures that had ended are put on again, and by which those that end are not prolonged."""
_ENTAILING = frozenset({"предусматривать", "предполагать", "подразумевать", "включать", "означать"})
"""Verbs by which it is said what measures are."""
_STILL = ("по-прежнему", "все еще", "до сих пор")


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

    # --- what a verb tells -------------------------------------------------------------------------------------------

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
        frame = filled.frame
        if self._is_by_court(clause, filled):
            return
        status = self._status_of(scene, clause, filled, ordered=ordered)
        lone = self._sparing.lone(clause) if status is Status.DENIED else ()
        status = self._seen_closer(scene, clause, status, listed=listed, lone=bool(lone))
        if status is None or (clause.kind == GERUND and frame.action is Action.TIGHTEN and not filled.targets):
            return  # "приняла пакет, расширив ограничения"
        whose = clause.antecedent if clause.kind == PARTICIPLE else None
        if whose is not None and _is_general(whose) and any(whose in g.nouns for g in filled.targets):
            return  # "лица, включенные в перечень": nobody in particular
        which = clause.antecedent if clause.relative else None
        if which is not None and _is_general(which) and lexicon().bears_names(which.lemma):
            return  # "лиц, в отношении которых применяются меры"
        spared, spared_end = self._sparing.contrasted(scene, clause, filled)
        parties = self._targets.of(scene, clause, filled)
        lines = [n.lemma in self._terms.entries for g in filled.targets for n in g.nouns if not n.gen]
        nobody = frame.lacking and "list" in filled.roles and bool(lines) and all(lines)
        if not (parties or below or spared) or nobody:
            return  # "новых имен в списке нет"
        subject = None if frame.subject else self._subject(clause)
        if subject is not None and any(subject is g for g in filled.roles.values()):
            subject = None
        agents = [*filled.agents, *self._asked(clause), *self._seats(clause)]
        decreed = self._decreeing(scene, clause)
        sender = (
            home
            or lone
            or decreed
            or self._spoken_for(clause)
            or self._sender(clause, filled, subject, agents, parties)
        )
        action, status = self._reading(frame.action, status, clause, filled)
        if action is Action.REMAIN and status is Status.IN_FORCE and self._names_those_told(scene, clause, parties):
            action = self._drafting.told[-1].action
            sender = (
                sender if self._senders.owner(filled.roles.get("list")) else self._drafting.told[-1].sender or sender
            )
        start, end = bounds(clause, filled, subject)
        when = _when(clause, filled, action, status)
        aside, verb = self._is_aside(clause), clause.verb.start
        if spared:
            denied = Action.DESIGNATE if action is Action.REMAIN else action
            told = Status.IN_FORCE if status is Status.DENIED else Status.DENIED
            self._drafting.add(
                scene, denied, told, sender, spared, None, start, max(end, spared_end), _measure(filled), verb
            )
        if not (parties or below):
            return
        rumoured = self._status.as_rumoured(clause) if status is Status.DENIED and self._speeches.at(verb) else None
        false = self._status.false.falsely_said(clause) if status is Status.DENIED else None
        disowned = (false.start, false.verb.end) if false is not None else None
        if disowned is not None and is_told_by(self._speeches.at(verb), disowned):
            rumoured = self._status.alone(clause)
        for each in [sender] if subject is not None else self._each(scene, clause, filled, sender):
            for told in (rumoured, status) if rumoured is not None else (status,):
                self._drafting.add(
                    scene,
                    action,
                    told,
                    each,
                    parties,
                    when,
                    start,
                    end,
                    _measure(filled),
                    verb,
                    background=aside,
                    disowned=disowned if told is Status.DENIED else None,
                )

    def _seen_closer(
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

    def _names_those_told(self, scene: Scene, clause: Clause, parties: Sequence[Party]) -> bool:
        """ "Одобрены санкции против одиннадцати человек. В списке X и Y": they are those of the act."""
        last = self._drafting.told[-1] if self._drafting.told else None
        if last is None or clause.verb.text or clause.times or not 0 < scene.number - last.scene <= _NAMED_AFTER:
            return False
        several = all(p.many or not p.proper for p in last.parties)
        return last.action.starts and last.status is not Status.DENIED and several and all(p.proper for p in parties)

    def _is_by_court(self, clause: Clause, filled: Filled) -> bool:
        """ "Суд санкционировал арест счетов": what courts seize and let others seize is under no sanctions by that."""
        if "assets" not in filled.roles or not filled.frame.action.starts:
            return False
        rows = [g for g in clause.groups if not g.prep and ("nomn" in g.cases or g.cases == {"ablt"})]
        return any(g.noun.lemma in self._terms.courts and not filled.holds(g) for g in rows)

    def _each(self, scene: Scene, clause: Clause, filled: Filled, sender: tuple[str, ...]) -> Sequence[tuple[str, ...]]:
        """Those whose the measure is, each apart: "под санкциями США и ЕС"; the one sender where no others are told."""
        group = filled.roles.get("list") or filled.roles.get("measure")
        names = joint_keepers(scene.words, group, clause.end) if group is not None else []
        return [(name,) for name in names] if names and sender[:1] == (names[0],) else [sender]

    def _is_aside(self, clause: Clause) -> bool:
        """ "Внесенный в список", "который внесли", "ранее внесли": told by the way, of a time before the story's."""
        depends = clause.relative or clause.antecedent is not None or clause.link in self._terms.aside
        return clause.kind == PARTICIPLE or depends or any(w.lower in self._terms.earlier for w in clause.words)

    def _status_of(self, scene: Scene, clause: Clause, filled: Filled, *, ordered: bool) -> Status | None:
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
        if status is Status.IN_FORCE and (listed := filled.roles.get("list")) and listed.noun.lemma == "проект":
            status = Status.PROPOSED  # "в проект пакета включены"
        if status not in (None, Status.DENIED) and self._status.false.calls_untrue(scene.elements, clause):
            status = Status.DENIED
        if status not in (None, Status.DENIED) and self._status.false.leaves_open(scene.elements, clause):
            status = Status.HYPOTHETICAL
        if status is not None and frame.lacking:
            status = Status.DENIED
        if frame.spares or frame.turned:
            status = _turned(status, spares=frame.spares)
        if status is Status.IN_FORCE and frame.status is not None:
            status = frame.status
        if frame.status is Status.PROPOSED and status in (Status.ANNOUNCED, Status.HYPOTHETICAL):
            status = Status.PROPOSED  # "хотела бы видеть в списке", "думает над запретом"
        return status

    @staticmethod
    def _orders(scene: Scene, clause: Clause) -> bool:
        """ "Продлить до 1 мая действие мер в отношении …": an infinitive with which a sentence begins and ends is an order."""
        first = next((w for w in scene.words if w.kind != MARK and w.kind != NUMBER), None)
        alone = clause.kind == INFINITIVE and clause.upper is None and clause.verb is first
        said = any(w.text in "—–?!" or w.lower in ("бы", "ли") for w in scene.words)
        return alone and not said and all(c.kind == PARTICIPLE or c.relative or c is clause for c in scene.clauses)

    def _reading(self, action: Action, status: Status, clause: Clause, filled: Filled) -> tuple[Action, Status]:
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
        if action is Action.REMAIN and status is Status.IN_FORCE and clause.past and _is_until(clause):
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

    # --- what a noun of doing tells ----------------------------------------------------------------------------------

    def noun(self, scene: Scene, clause: Clause | None, filled: Filled, carrier: Group | None) -> None:
        """What a noun of doing tells; ``carrier``: the noun before it ("решение о снятии")."""
        group = filled.event
        assert group is not None
        if clause is not None and self._is_by_court(clause, filled):
            return
        status = self._status.of_event(group, clause, group.prep, carrier, headline=scene.sentence.headline)
        annulled = carrier is None and not group.prep and self._status.cancels(clause)
        ended = annulled and (filled.frame.action.starts or filled.frame.action is Action.RENEW)
        status = Status.IN_FORCE if ended else status
        status = self._of_predicate(scene, group) if status is None and clause is None else status
        if status is None:
            return
        parties = self._parties_of_noun(scene, clause, filled, carrier, status)
        if not parties or (clause is not None and self._is_what_measures_do(clause, filled, parties)):
            return
        others = self._status.presupposes(clause)
        subject = self._subject(clause) if clause is not None and not others else None
        thanked = [g for g in clause.groups if not g.prep and "nomn" not in g.cases] if clause and others else []
        sender = self._sender(clause, filled, subject, [*filled.agents, *self._asked(clause), *thanked], parties)
        action = filled.frame.action
        when = when_of(clause, action, status)
        start = min([group.start, *([carrier.start] if carrier else []), *([clause.verb.start] if clause else [])])
        ends = [group.end, *(g.end for g in filled.roles.values()), *(g.end for g in filled.targets)]
        end = max([*ends, *([clause.verb.end] if clause else [])])
        if ended or (carrier is not None and action.starts and self._status.cancels(clause)):
            listed = "list" in filled.roles or "list" in filled.frame.needs
            action, status = (Action.DELIST if listed else Action.LIFT), Status.IN_FORCE
        aside = status is not Status.DECIDED  # what a noun tells of may be of any day
        self._drafting.add(scene, action, status, sender, parties, when, start, end, _measure(filled), background=aside)

    def _is_what_measures_do(self, clause: Clause, filled: Filled, parties: Sequence[Party]) -> bool:
        """ "Санкции предусматривают замораживание счетов физических лиц": what measures mean for those under them."""
        rows = [g for g in clause.groups if not g.prep and "nomn" in g.cases and g is not filled.event]
        measures = any(n.lemma in self._terms.measures for g in rows for n in g.nouns)
        return clause.lemma in _ENTAILING and measures and not any(p.proper for p in parties)

    @staticmethod
    def _of_predicate(scene: Scene, group: Group) -> Status | None:
        """ "Снятие санкций с X — одно из требований", "… — вопрос двух недель": what a doing is said to be after a dash."""
        if group.prep == "за":
            before = [g for g in scene.groups if g.end <= group.start]
            return Status.PROPOSED if before and "nomn" in before[-1].cases and not before[-1].prep else None
        dash = next((n for n, e in enumerate(scene.elements) if e.start > group.end and e.__class__ is Word), None)
        mark = scene.elements[dash] if dash is not None else None
        if dash is None or type(mark) is not Word or mark.text not in "—–-" or "nomn" not in group.cases or group.prep:
            return None
        said = {n.lemma for e in scene.elements[dash + 1 : dash + 4] if type(e) is Group for n in e.noun.chain()}
        if said & _WISHES:
            return Status.PROPOSED
        return Status.ANNOUNCED if "вопрос" in said and said & lexicon().spans else None

    def _parties_of_noun(
        self, scene: Scene, clause: Clause | None, filled: Filled, carrier: Group | None, status: Status
    ) -> list[Party]:
        asked = clause is not None and not filled.targets and self._is_of_another(clause, filled)
        parties = self._targets.of_wanted(scene, clause) if asked and clause is not None else []
        if not parties and carrier is not None and not filled.targets and carrier.noun.lemma in _PLEAS:
            told = self._targets.of_carrier(scene, carrier) or self._pleading(scene, clause)
            parties = [p for p in told if p.kind.is_listed_by_name]
        parties = parties or self._targets.of(scene, clause, filled)
        if not parties and carrier is not None:
            parties = self._targets.of_carrier(scene, carrier)
        if not parties and filled.implied and clause is not None:
            parties = self._targets.of_wanted(scene, clause)
        if not parties and clause is not None and self._status.wants_for_itself(clause):
            parties = self._pleading(scene, clause)
        if not parties and carrier is not None and status is Status.DECIDED:
            parties = list(self._drafting.told[-1].parties) if self._drafting.told else []
        return parties

    def _pleading(self, scene: Scene, clause: Clause | None) -> list[Party]:
        """ "Олег Гарин подал иск об отмене санкций": the subject, where he is named and acts for nobody."""
        rows = [g for g in clause.groups if not g.prep and "nomn" in g.cases] if clause is not None else []
        named = [g for g in rows if g.noun.proper and not self._senders.of_group(g)]
        return self._targets.of_group(scene, named[0]) if named else []

    def _is_of_another(self, clause: Clause, filled: Filled) -> bool:
        """ "Отказал Ивану Гарину в снятии санкций": at whom bare measures are aimed stands in the dative."""
        measure = filled.roles.get("measure")
        gen = measure.noun.gen if measure is not None else None
        bare = measure is not None and (gen is None or gen.place is not None) and not measure.noun.modifiers
        datives = [g for g in clause.groups if not g.prep and "datv" in g.cases and "nomn" not in g.cases]
        return bare and self._status.wants_for_itself(clause) and any(g.noun.proper for g in datives)

    # --- who acts ----------------------------------------------------------------------------------------------------

    def _sender(
        self,
        clause: Clause | None,
        filled: Filled,
        subject: Group | None,
        agents: Sequence[Group],
        parties: Sequence[Party],
    ) -> tuple[str, ...]:
        listed, measure = filled.roles.get("list"), filled.roles.get("measure") or filled.roles.get("licence")
        licensed = "licence" in filled.roles
        told = self._senders.of(subject, agents, listed, measure, self._governors(clause))
        told = self._senders.union_of(told) if self._status.blocks(clause) else told or self._union_asked(clause)
        there = clause is not None and self._is_there(clause)
        before = self._against(parties)
        told = told or self._of_speaker(clause, before)
        sender = told or self._senders.likely(listed, licensed=licensed, there=there, before=before)
        if licensed and sender:
            self._senders.license(sender)
        return sender

    def _of_speaker(self, clause: Clause | None, before: tuple[str, ...]) -> tuple[str, ...]:
        """ "Санкции будут сняты", says who acts for the state that last took measures against the party."""
        if clause is None or not before or self._senders.nearby():
            return ()
        statement = self._speeches.at(clause.verb.start)
        own = self._senders.of_words(statement.speaker.text or statement.speaker.name) if statement else ()
        return own if any(own[:1] == d.sender[:1] for d in self._drafting.told[-_DRAFTS:]) else ()

    def _decreeing(self, scene: Scene, clause: Clause) -> tuple[str, ...]:
        """ "Трамп подписал указ, которым санкции снимаются": who made the decree that does it."""
        paper = clause.antecedent if clause.relative else None
        if paper is None or paper.lemma not in self._terms.decisions:
            return ()
        owner = next((c for c in scene.clauses if c is not clause and any(paper in g.nouns for g in c.groups)), None)
        return self._senders.of_group(self._subject(owner)) if owner is not None else ()

    def _union_asked(self, clause: Clause | None) -> tuple[str, ...]:
        """ "Венгрия требует исключить X из списка": what a member state asks for, its union is to do."""
        for row in [clause, *above(clause)][:_SEEN] if clause is not None else ():
            if self._status.is_asked(row):
                subjects = [g for g in row.groups if not g.prep and "nomn" in g.cases]
                named = next((s for g in subjects if (s := self._senders.of_group(g))), ())
                union = self._senders.union_of(named)
                return union if union != named else ()
        return ()

    def _is_there(self, clause: Clause) -> bool:
        """ "Попал туда": into the list spoken of last."""
        return clause.link in self._terms.there or any(w.lower in self._terms.there for w in clause.words)

    def _against(self, parties: Sequence[Party]) -> tuple[str, ...]:
        """Who took measures against one of these before."""
        near = reversed(self._drafting.told[-_DRAFTS:])
        return next((d.sender for d in near if d.sender and any(p in d.parties for p in parties)), ())

    def _subject(self, clause: Clause | None) -> Group | None:
        """The state or body that acts: no one who asks it of another."""
        seen = 0
        below = clause
        while clause is not None and seen < _SEEN:
            if clause.kind == INFINITIVE and clause.governor is not None and self._senders.of_group(clause.governor):
                return clause.governor  # "приветствует решение США снять санкции"
            if self._status.is_asked(clause) or clause.lemma in self._terms.bargaining:
                return None
            subjects = [g for g in clause.groups if not g.prep and "nomn" in g.cases]
            subjects = [g for g in subjects if not _is_contrasted(clause, g)]
            opened = clause.opened
            subjects.sort(key=lambda g: g.start < opened)  # "Лукашенко: Трамп снял"
            for group in subjects:
                if agrees(clause, group) and self._senders.of_group(group):
                    return group
            for group in subjects:
                if agrees(clause, group) and self._senders.is_vague(group):
                    return group
            clause = clause.upper if clause.kind == INFINITIVE else _joined(clause)
            seen += 1
        return self._hidden(below) if below is not None else None

    def _hidden(self, clause: Clause) -> Group | None:
        """ "Из всех белорусских компаний США исключили …": a state without cases right before its verb hangs on nothing."""
        for group in clause.groups:
            last = list(group.nouns[-1].chain())[-1]
            unchanging = last.place is not None and not last.head.forms and last.end + 1 == clause.verb.start
            if group.prep and group.noun is not last and unchanging and self._senders.place_of(last) is not None:
                return Group([last], "", last.start, last.end, frozenset({"nomn"}))
        return None

    def _asked(self, clause: Clause | None) -> list[Group]:
        """ "Предложил Швейцарии заморозить": of whom it is asked; "Госдума просила МИД": one of the asker's own state."""
        rows = [clause, *above(clause)] if clause is not None else []
        for row in rows[:2]:
            if row.lemma in self._terms.bargaining:
                return [g for g in row.groups if g.prep == "с" and any(n.place for n in g.nouns)]
            if not self._status.is_asked(row):
                continue
            asked = [g for g in row.groups if not g.prep and g.cases & {"datv", "accs"}]
            named = [g for g in asked if "nomn" not in g.cases and any(n.place for n in g.nouns)]
            bodies = [g for g in asked if g.noun.lemma and self._terms.is_public(g.noun)]
            if named or bodies:
                return named or [g for g in row.groups if "nomn" in g.cases and any(n.place for n in g.nouns)]
        return []

    def _governors(self, clause: Clause | None) -> list[Clause]:
        return [c for c in above(clause) if not self._status.is_asked(c)]

    def _spoken_for(self, clause: Clause) -> tuple[str, ...]:
        """ "Мы снимаем санкции": the state of the one who speaks."""
        if not any(not g.prep and g.noun.head.lower in ("мы", "я") for g in clause.groups):
            return ()
        statement = self._speeches.at(clause.verb.start)
        return self._senders.of_words(statement.speaker.text or statement.speaker.name) if statement else ()

    def _seats(self, clause: Clause) -> list[Group]:
        """ "В ЕС сняли", "в Вашингтоне решили": who acts stands under "в"."""
        return [
            g
            for g in clause.groups
            if g.prep == "в"
            and any(n.place and keeps_lists(n.place.jurisdiction) for n in g.nouns)
            and clause.form.number == "plur"
        ]


def _when(clause: Clause, filled: Filled, action: Action, status: Status) -> str | None:
    """The time of the act; of what was in force until a day that day."""
    if not (filled.frame.action is Action.REMAIN and action.ends and _is_until(clause)):
        return when_of(clause, action, status)
    until = when_of(clause, Action.LAPSE, status)
    return until.removeprefix("../") if until is not None else None


def _is_contrasted(clause: Clause, group: Group) -> bool:
    """ "Не Австралия, а Новая Зеландия внесла": who did not do it."""
    return any(w.lower == "не" and w.end + 1 == group.start for w in clause.words)


def _is_or_not(scene: Scene, clause: Clause) -> bool:
    """ "Сняли санкции или нет, не уточнили"."""
    row = [w.lower for w in scene.words if w.start > clause.verb.start]
    until = row.index(",") if "," in row else len(row)
    return any(pair == ("или", "нет") for pair in pairwise(row[:until]))


def _is_until(clause: Clause) -> bool:
    """An imperfective in the past, with the time at which it ended: "действовали до марта"."""
    months = any(g.prep == "до" and g.noun.lemma in lexicon().spans for g in clause.groups)
    ended = any(t.time is not None and t.time.role is TimeRole.END for t in clause.times)
    return clause.form.aspect == "impf" and (months or ended) and not any(w.lower in _STILL_TOLD for w in clause.words)


def _joined(clause: Clause) -> Clause | None:
    """The clause before that has the same subject; not who speaks before a colon: "Лукашенко поблагодарил: санкции сняты"."""
    before = clause.joined
    if before is None or clause.mark != ":" or before.lemma not in lexicon().saying:
        return before
    rows = [g for g in before.groups if not g.prep and "nomn" in g.cases]
    return before if any(n.place is not None for g in rows for n in g.nouns) else None


def _measure(filled: Filled) -> str:
    group = filled.roles.get("measure") or filled.roles.get("licence") or filled.roles.get("banned")
    return group.noun.lemma or "санкция" if group else ""


def _turned(status: Status | None, *, spares: bool) -> Status | None:
    """Of a verb by which an act is not done ("обошли"), or of one that tells something only where it is denied."""
    if status is Status.DENIED:
        return Status.IN_FORCE
    return (status if status in (Status.HYPOTHETICAL, None) else Status.DENIED) if spares else None


def _is_general(noun: Noun) -> bool:
    """A plural without a name or a number, of which nothing else is told."""
    return noun.plural and not (noun.proper or noun.count or noun.pronoun or noun.gen or noun.modifiers)
