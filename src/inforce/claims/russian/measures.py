"""Measures: the claims that a Russian report makes of sanctions, sentence by sentence."""

import re
from collections.abc import Iterator, Sequence

from inforce.claims.drafts import Draft, fitting, named
from inforce.claims.model import Action, Claim, Statement, Status
from inforce.claims.parties import Party
from inforce.claims.russian.clause_model import FINITE, INFINITIVE, PARTICIPLE, SHORT, Clause
from inforce.claims.russian.doings import DoingReader
from inforce.claims.russian.echoes import Echo, EchoReader
from inforce.claims.russian.filling import Filled, Filler, agrees
from inforce.claims.russian.frames import frames
from inforce.claims.russian.lexicon import lexicon
from inforce.claims.russian.parties import Parties
from inforce.claims.russian.phrase_model import Group, Noun
from inforce.claims.russian.scenes import Scene, scenes_of, traces
from inforce.claims.russian.senders import SenderReader
from inforce.claims.russian.status import StatusReader
from inforce.claims.russian.targets import TargetReader
from inforce.claims.russian.terms import Context, Terms, is_about, speaks_of_list
from inforce.claims.russian.whens import above, bounds, when_of
from inforce.claims.russian.words import WORD, Word
from inforce.claims.senders import keeps_lists
from inforce.claims.speakers import Speeches
from inforce.claims.text import Document

_NUMBERED = re.compile(r"\(?\d{1,3}[.)]\s")
_USUAL_LENGTH = 300
"""Sentences up to which a report is read whole."""
_JOINED = 4
"""Sentences back to which "одновременно", "кроме того" reach."""
_OPENING = 3
"""Sentences and words from the beginning in which a decree says that it is one, and an item what it orders."""
_HEADING = 3
"""Words of the longest line that stands over others as a heading."""
_BEFORE = 3
"""Sentences read before a trace of a measure in longer texts."""


def find_claims(document: Document, statements: Sequence[Statement]) -> list[Claim]:
    """The claims of a report in the order of their words."""
    return MeasureReader(document, statements).read()


class MeasureReader:
    """Reads the measures of one report; what was read before tells what "он" and "список" are."""

    def __init__(self, document: Document, statements: Sequence[Statement]) -> None:
        self._document, self._speeches = document, Speeches(statements)
        self._terms = Terms(lexicon())
        self._frames = frames()
        self.parties = Parties(document.text, lexicon(), [document.report.publisher or ""])
        self.senders = SenderReader()
        self._status = StatusReader()
        self.context = Context(about=is_about(document.text), list=speaks_of_list(document.text))
        self.drafts: list[Draft] = []
        self._filler = Filler(self._frames, self._terms, self.senders, self.context)
        self._doings = DoingReader(self._frames, self._terms, self._filler, self.context)
        self._targets = TargetReader(document.text, self._terms, self.parties, self.senders, self.context, self.drafts)
        self._echoes = EchoReader(self._terms, self.senders, self.context, self.drafts)
        self._block = -1
        self._listing: list[Draft] = []
        self._question: list[Draft] = []  # what the last question told
        self._asked_at = -1
        self._ordering = False  # the items that follow say what a body has decreed
        self._verbs: dict[int, int] = {}  # of a draft where its verb stands

    def read(self) -> list[Claim]:
        if not self.context.about:
            return []
        scenes = scenes_of(self._document)
        for number in self._worth_reading():
            self._scene(scenes.at(number))
        return list(self._claims())

    def _worth_reading(self) -> Iterator[int]:
        near = traces(self._document.sentences)
        if near and len(self._document.sentences) <= _USUAL_LENGTH:
            yield from range(len(self._document.sentences))
            return
        done = 0
        for number in near:
            yield from range(max(done, number - _BEFORE), number + 1)
            done = max(done, number + 1)

    def _scene(self, scene: Scene) -> None:
        if scene.sentence.block != self._block:
            self._block = scene.sentence.block
            self.senders.focus.turn()
            self._targets.heading = []
        self.senders.enter(scene.groups, scene.number, heading=_is_heading(scene))
        self._note_terms(scene)
        if scene.sentence.text.endswith("?") and self._document.quotes.at(scene.sentence.start) is None:
            self._ask(scene)
            return  # what a question presupposes is told by its answer
        self._answer(scene)
        begun = len(self.drafts)
        self._read(scene, begun)
        self._turn_to(scene, begun)

    def _ask(self, scene: Scene) -> None:
        """What a question tells, kept for a "да" or "нет"."""
        begun = len(self.drafts)
        self._read(scene, begun)
        self._question, self._asked_at = self.drafts[begun:], scene.number
        del self.drafts[begun:]

    def _answer(self, scene: Scene) -> None:
        """ "Да", "нет" after a question whether a measure was taken."""
        word = next((w.lower for w in scene.words if w.kind == WORD), "")
        if not self._question or scene.number - self._asked_at > 1 or word not in ("да", "нет"):
            return
        status = Status.DENIED if word == "нет" else Status.IN_FORCE
        for asked in self._question:
            start, end = scene.sentence.start, scene.sentence.end
            self._add_draft(scene, asked.action, status, asked.sender, asked.parties, asked.when, start, end)

    def _turn_to(self, scene: Scene, begun: int) -> None:
        """Takes note of what the next sentence is about, where it has no subject: a line of a name, the party told of last."""
        if len(scene.groups) == 1 and not scene.clauses and scene.groups[0].noun.proper and _is_heading(scene):
            self._targets.topic = self._targets.heading = self.parties.of(scene.groups[0].noun, scene.number)
        else:
            told = self.drafts[begun:]
            self._targets.topic = list(told[-1].parties) if told and len(told[-1].parties) == 1 else []

    def _read(self, scene: Scene, begun: int) -> None:
        self._filler.open = scene.sentence.text.endswith(":")
        if self._entry(scene):
            return
        self._among(scene)
        events = self._doings.read(scene)
        self._filler.clauses, self._filler.topic = scene.clauses, bool(self._targets.topic)
        self._filler.recent = any(d.scene >= scene.number - 2 and not d.measure for d in self.drafts[-4:])
        filled = [(c, f) for c in scene.clauses if (f := self._filler.best(c))]
        self._take_parties(scene, [f for _, f in filled] + [f for _, f, _ in events])
        for named_noun, apposed in _appositions(scene):
            self.parties.describe(named_noun, apposed)
        for clause, found in filled:
            if not self._is_told_after(found, filled):
                self._claim(scene, clause, found)
        for within, doing, carrier in events:
            if not any(self._same_words(doing, d) for d in self.drafts[begun:]):
                self._claim_event(scene, within, doing, carrier)
        self._among_which(scene, begun)
        for echo in self._echoes.read(scene):
            self._echo(scene, echo)
        self._remember_subject(scene)
        self._deny(scene)
        if self._filler.open:
            self._ordering = any(self._status.decides(c) for c in scene.clauses)
        elif not _is_item(scene):
            self._ordering = False
        if self._filler.open and len(self.drafts) > begun:
            self._listing = self.drafts[begun:]
        elif not scene.sentence.headline:
            self._listing = []

    def _is_told_after(self, found: Filled, filled: Sequence[tuple[Clause, Filled]]) -> bool:
        """ "Выпустил лицензию, которая разрешает …": what the licence permits is told after it."""
        licence = found.roles.get("licence")
        if licence is None or found.frame.action is not Action.LICENSE:
            return False
        return any(f.frame.permits and f.targets and c.antecedent in licence.nouns for c, f in filled)

    def _take_parties(self, scene: Scene, filled: Sequence[Filled]) -> None:
        objects = {id(g) for f in filled for g in f.targets}
        for group in scene.groups:
            cases = None
            if id(group) in objects and group.prep == "" and "accs" in group.cases:
                roles = next((f for f in filled if any(g is group for g in f.targets)), None)
                active = roles is not None and not roles.passive and roles.roles.get("object") is group
                cases = frozenset({"accs", "gent"}) if active else None
            self.parties.take(group, scene.number, subject="nomn" in group.cases and not group.prep, cases=cases)

    def _note_terms(self, scene: Scene) -> None:
        told = [n for g in scene.groups for n in g.nouns if n.lemma in self._terms.measures and n.number == "sing"]
        named = any(n.proper for g in scene.groups for n in g.nouns if not g.prep and "nomn" in g.cases)
        self.context.gender = told[-1].gender if told else "" if named else self.context.gender
        for group in scene.groups:
            for noun in group.nouns:
                if self._terms.is_list(noun, self.context) and not noun.pronoun:
                    self.context.list = True
                    if owner := self.senders.owner(group, among=True):
                        self.senders.focus.keeper = owner
                if not noun.pronoun and self._terms.is_licence(noun):
                    self.context.licence = self.context.measure = True
                if self._terms.is_measure(noun, self.context):
                    self.context.measure = True

    def _remember_subject(self, scene: Scene) -> None:
        for clause in scene.clauses:
            for group in clause.groups:
                if not group.prep and "nomn" in group.cases and (found := self.senders.of_group(group)):
                    self.senders.focus.subject = found
                    return

    def _same_words(self, found: Filled, draft: Draft) -> bool:
        return (
            found.event is not None
            and draft.start <= found.event.start < draft.end
            and draft.action is found.frame.action
        )

    def _claim_event(self, scene: Scene, clause: Clause | None, filled: Filled, carrier: Group | None) -> None:
        group = filled.event
        assert group is not None
        status = self._status.of_event(group, clause, group.prep, carrier, headline=scene.sentence.headline)
        if status is None:
            return
        parties = self._targets.of(scene, clause, filled)
        if not parties and carrier is not None:
            parties = self._targets.of_carrier(scene, carrier)
        if not parties and filled.implied and clause is not None:
            parties = self._targets.of_wanted(scene, clause)
        if not parties and carrier is not None and status is Status.DECIDED:
            parties = list(self.drafts[-1].parties) if self.drafts else []
        if not parties:
            return
        subject = self._subject(clause) if clause is not None else None
        listed, measure = filled.roles.get("list"), filled.roles.get("measure") or filled.roles.get("licence")
        sender = self.senders.of(
            subject, [*filled.agents, *self._asked(clause)], listed, measure, self._governors(clause)
        )
        when = when_of(clause, filled.frame.action, status)
        ends = [group.end, *(g.end for g in filled.roles.values()), *(g.end for g in filled.targets)]
        start = min([group.start, *(g.start for g in [carrier] if g)])
        start, end = (
            (min(start, clause.verb.start), max(*ends, clause.verb.end)) if clause is not None else (start, max(ends))
        )
        action = filled.frame.action
        if carrier is not None and action.starts and self._status.cancels(clause):
            action, status = Action.LIFT, Status.IN_FORCE
        self._add(scene, filled, status, sender, parties, when, start, end, action=action)

    def _claim(self, scene: Scene, clause: Clause, filled: Filled) -> None:
        action = filled.frame.action
        lasting = (
            action is Action.REMAIN
            or filled.frame.permits
            or (action is Action.LICENSE and "licence" in filled.frame.subject)
        )
        status = self._status.of_clause(clause, headline=scene.sentence.headline, lasting=lasting)
        if filled.frame.planned:
            status = self._status.of_planned(clause)
        if status is None:
            return
        if status is Status.HYPOTHETICAL and self._is_ordered(scene, clause):
            status = Status.IN_FORCE
        if status is Status.IN_FORCE and filled.lemma in filled.frame.decided:
            status = Status.DECIDED
        if filled.frame.lacking:
            status = Status.DENIED
        if status is Status.IN_FORCE and filled.frame.status is not None:
            status = filled.frame.status
        whose = clause.antecedent if clause.kind == PARTICIPLE else None
        if whose is not None and _is_general(whose) and any(whose in g.nouns for g in filled.targets):
            return  # "лица, включенные в перечень": nobody in particular
        parties = self._targets.of(scene, clause, filled)
        if not parties and not self._filler.open:
            return
        subject = None if filled.frame.subject else self._subject(clause)
        if subject is not None and any(subject is g for g in filled.roles.values()):
            subject = None
        listed, measure = filled.roles.get("list"), filled.roles.get("measure") or filled.roles.get("licence")
        sender = self._spoken_for(clause) or self.senders.of(
            subject,
            [*filled.agents, *self._asked(clause), *self._seats(clause)],
            listed,
            measure,
            self._governors(clause),
        )
        action, status = self._reading(action, status, clause, filled)
        when = when_of(clause, action, status)
        start, end = bounds(clause, filled, subject)
        self._add(scene, filled, status, sender, parties, when, start, end, action=action)
        self._verbs[id(self.drafts[-1])] = clause.verb.start

    def _is_ordered(self, scene: Scene, clause: Clause) -> bool:
        """ "3. Отменить санкции …": an infinitive that opens an item of a decree."""
        if clause.kind != INFINITIVE or clause.upper is not None or not _is_item(scene) or clause.place > _OPENING:
            return False
        if self._ordering:
            return True
        opening = " ".join(s.text.lower() for s in self._document.sentences[:_OPENING])
        return any(word in opening for word in self._terms.orders)

    def _reading(self, action: Action, status: Status, clause: Clause, filled: Filled) -> tuple[Action, Status]:
        """ "Больше не в списке" has left it; "не значится" never was there."""
        ceased = clause.says("больше") or clause.says("более") or clause.says("уже")
        if (action is Action.REMAIN or (action.starts and not clause.past)) and status is Status.DENIED and ceased:
            return (Action.DELIST if "list" in filled.roles else Action.LIFT), Status.IN_FORCE
        upper = clause.upper
        if clause.kind == INFINITIVE and upper is not None and upper.lemma in self._terms.ceasing and not upper.negated:
            kept = self._status.of_clause(upper, headline=False) or status
            if action in (Action.REMAIN, Action.LICENSE):
                ended = Action.LAPSE if "target" not in filled.frame.subject else Action.DELIST
                return ended, kept
        lasting = any(w.lower in ("по-прежнему", "все еще", "до сих пор") for w in clause.words)
        if action.starts and status is Status.IN_FORCE and clause.kind == SHORT and lasting:
            return Action.REMAIN, status
        if action is Action.LICENSE and status is Status.DENIED and ceased:
            return Action.LAPSE, Status.IN_FORCE
        by_party = not filled.roles.keys() & {"measure"} - {"list"} or filled.frame.under.keys() & {"measure"}
        if action is Action.REMAIN and status is Status.DENIED and by_party and "target" in filled.frame.subject:
            return Action.DESIGNATE, status
        return action, status

    def _subject(self, clause: Clause | None) -> Group | None:
        """The state or body that acts: no one who asks it of another."""
        seen = 0
        while clause is not None and seen < 4:
            if self._status.is_asked(clause):
                return None
            for group in clause.groups:
                if not group.prep and "nomn" in group.cases and agrees(clause, group) and self.senders.of_group(group):
                    return group
            for group in clause.groups:
                if not group.prep and "nomn" in group.cases and agrees(clause, group) and self.senders.is_vague(group):
                    return group
            clause = clause.upper if clause.kind == INFINITIVE else clause.joined
            seen += 1
        return None

    def _asked(self, clause: Clause | None) -> list[Group]:
        """ "Предложил Швейцарии заморозить": of whom it is asked; "Госдума просила МИД": one of the asker's own state."""
        rows = [clause, *above(clause)] if clause is not None else []
        for row in rows[:2]:
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
        return self.senders.of_words(statement.speaker.text or statement.speaker.name) if statement else ()

    def _seats(self, clause: Clause) -> list[Group]:
        """ "В ЕС сняли", "в Вашингтоне решили": who acts stands under "в"."""
        return [
            g
            for g in clause.groups
            if g.prep == "в"
            and any(n.place and keeps_lists(n.place.jurisdiction) for n in g.nouns)
            and clause.form.number == "plur"
        ]

    def _deny(self, scene: Scene) -> None:
        """ "Это не так", "посольство отрицало это": the claim told before is denied."""
        last = next((d for d in reversed(self.drafts[-4:]) if scene.number - 2 <= d.scene < scene.number), None)
        if last is None or last.status is Status.DENIED or not (last.action.starts or last.action.ends):
            return
        lower = scene.sentence.text.lower()
        found = next((p for phrase in self._status.untrue if (p := lower.find(phrase)) >= 0), -1)
        if found >= 0:
            start, end = scene.sentence.start + found, scene.sentence.end
            self._add_draft(scene, last.action, Status.DENIED, last.sender, list(last.parties), None, start, end)
            return
        for clause in scene.clauses:
            if self._status.denies(clause) and any(g.noun.head.lower == "это" and not g.prep for g in clause.groups):
                parties = list(last.parties)
                self._add_draft(scene, last.action, Status.DENIED, last.sender, parties, None, clause.start, clause.end)
                return

    def _echo(self, scene: Scene, echo: Echo) -> None:
        """An act told by few words after one told in full."""
        sender = self.senders.of_group(echo.sender) or echo.draft.sender
        parties = list(echo.draft.parties)
        if echo.target is not None:
            cases = frozenset({"accs", "gent"}) if "nomn" not in echo.target.cases else None
            parties = [p for n in echo.target.nouns for p in self.parties.of(n, scene.number, cases)]
        if parties:
            self._add_draft(scene, echo.draft.action, echo.status, sender, parties, echo.when, echo.start, echo.end)

    def _entry(self, scene: Scene) -> bool:
        """A line below "в список внесены:" names a party of that claim."""
        if not self._listing or not _is_item(scene) or any(c.kind == FINITE and c.verb.text for c in scene.clauses):
            return False
        group = next((g for g in scene.groups if not g.prep), None)
        if group is None or not group.noun.proper:
            return False
        cases = frozenset({"nomn"}) if "nomn" in group.cases else None
        self.parties.take(group, scene.number, subject=False, cases=cases)
        parties = [p for n in group.nouns if n.proper for p in self.parties.of(n, scene.number, cases)]
        for draft in self._listing:
            draft.parties = [p for p in draft.parties if p.proper]
            self._add_draft(
                scene,
                draft.action,
                draft.status,
                draft.sender,
                list(parties),
                draft.when,
                group.start,
                scene.sentence.end,
            )
        return True

    def _among(self, scene: Scene) -> None:
        """ "Среди них — X, Y и Z": names of the parties of the claim before."""
        if not self.drafts or self.drafts[-1].scene < scene.number - 2:
            return
        last = self.drafts[-1]
        opening = scene.elements[0] if scene.elements else None
        if not (isinstance(opening, Group) and opening.prep in ("среди", "в") and self._terms.is_among(opening)):
            return
        semicolon = next((w.start for w in scene.words if w.text == ";"), scene.sentence.end)
        groups = [g for g in scene.groups[1:] if not g.prep and "nomn" in g.cases and g.end <= semicolon]
        if any(c.place >= 0 and c.verb.start < semicolon for c in scene.clauses) and not _dashed(scene):
            return
        parties = [
            p
            for g in groups
            for n in g.nouns
            if self._terms.noun_fits("target", n, self.context) and (n.proper)
            for p in self.parties.of(n, scene.number)
        ]
        if parties:
            self._add_draft(
                scene,
                last.action,
                last.status,
                last.sender,
                parties,
                last.when,
                scene.sentence.start,
                max(g.end for g in groups),
            )

    def _among_which(self, scene: Scene, begun: int) -> None:
        """ "…, среди которых X и Y": names of some of those told of in the same sentence."""
        place = next((n for n, e in enumerate(scene.elements) if isinstance(e, Word) and _is_which(scene, n)), None)
        last = self.drafts[-1] if len(self.drafts) > begun else None
        if place is None or last is None or last.status is Status.DENIED:
            return
        row = [e for e in scene.elements[place + 1 : place + 3] if isinstance(e, Group) and not e.prep]
        parties = [p for g in row for n in g.nouns if n.proper for p in self.parties.of(n, scene.number)]
        if parties:
            end = max(g.end for g in row)
            self._add_draft(scene, last.action, last.status, last.sender, parties, last.when, last.start, end)

    def _add(
        self,
        scene: Scene,
        filled: Filled,
        status: Status,
        sender: tuple[str, ...],
        parties: list[Party],
        when: str | None,
        start: int,
        end: int,
        *,
        action: Action | None = None,
    ) -> None:
        group = filled.roles.get("measure") or filled.roles.get("licence") or filled.roles.get("banned")
        measure = group.noun.lemma or "санкция" if group else ""
        self._add_draft(scene, action or filled.frame.action, status, sender, parties, when, start, end, measure)

    def _add_draft(
        self,
        scene: Scene,
        action: Action,
        status: Status,
        sender: tuple[str, ...],
        parties: list[Party],
        when: str | None,
        start: int,
        end: int,
        measure: str = "",
    ) -> None:
        if status is Status.PROPOSED:
            sender = self.senders.union_of(sender)
        draft = Draft(action, status, sender, parties, when, start, end, scene.sentence, scene.number, measure=measure)
        if status is Status.IN_FORCE and when is None and action is not Action.REMAIN:
            draft.when = self._time_of_story(draft, scene)
        self.drafts.append(draft)
        self.senders.focus.note(sender)
        for party in parties:
            party.targeted = scene.number

    def _time_of_story(self, draft: Draft, scene: Scene) -> str | None:
        """The time of the act told before: of the same kind in the sentence before, or joined to this by "одновременно"."""
        joined = any(w.lower in self._terms.joining for w in scene.words)
        told: list[str] = []
        for earlier in reversed(self.drafts[-6:]):
            near = earlier.scene >= draft.scene - 1 and earlier.sentence.block == draft.sentence.block
            if not near and not (joined and earlier.scene >= draft.scene - _JOINED):
                break
            if earlier.status is not Status.IN_FORCE or earlier.action is Action.REMAIN or not earlier.when:
                continue
            if earlier.sender[:1] == draft.sender[:1] and (joined or earlier.action is draft.action):
                told.append(earlier.when)
        if joined:
            return max(told, default=None)  # the others are told of a time before
        return told[0] if told else None

    def _claims(self) -> Iterator[Claim]:
        number, seen = 0, set[object]()
        for draft in sorted(self.drafts, key=lambda d: (d.start, d.end)):
            for party in named(draft):
                key = (draft.action, draft.status, draft.sender[:1], party.name, draft.scene, draft.when)
                if key not in seen:
                    seen.add(key)
                    number += 1
                    yield self._finished(
                        f"c{number}", draft, party, draft.sender or self.senders.focus.nearest(draft.scene)
                    )

    def _finished(self, name: str, draft: Draft, party: Party, sender: tuple[str, ...]) -> Claim:
        span = self._document.span(draft.start, draft.end)
        statement = self._speeches.over(span)
        if statement is None and (verb := self._verbs.get(id(draft))) is not None:
            statement = self._speeches.at(verb)
        return Claim(
            name,
            sender,
            party.target(),
            fitting(draft.action, party),
            draft.status,
            draft.when,
            span,
            statement.speaker.name if statement else None,
            statement.channel.name if statement and statement.channel else None,
            statement.id if statement else None,
            draft.sentence.headline,
        )


def _appositions(scene: Scene) -> Iterator[tuple[Noun, Noun]]:
    """ "Тарек Сааб, генеральный прокурор,": a name and the common noun between commas after it."""
    elements = scene.elements
    for place in range(len(elements) - 3):
        match elements[place : place + 4]:
            case [Group() as first, Word(text=","), Group(nouns=[second], prep="") as other, Word(text="," | ".")]:
                if first.noun.proper and not second.proper and first.cases & other.cases:
                    yield first.nouns[-1], second


def _is_which(scene: Scene, place: int) -> bool:
    """ "Среди которых", "в числе которых"."""
    element, before = scene.elements[place], scene.elements[place - 1] if place else None
    which = isinstance(element, Word) and element.lower == "которых"
    among = isinstance(before, Word) and before.lower == "среди"
    return which and (among or (isinstance(before, Group) and before.noun.lemma == "число"))


def _is_general(noun: Noun) -> bool:
    """A plural without a name or a number, of which nothing else is told."""
    return noun.plural and not (noun.proper or noun.count or noun.pronoun or noun.gen or noun.modifiers)


def _is_heading(scene: Scene) -> bool:
    """ "3. ЕС.", "Великобритания": a line of one or two words."""
    return 0 < len([w for w in scene.words if w.kind != "mark"]) <= _HEADING and not any(
        c.verb.text for c in scene.clauses
    )


def _is_item(scene: Scene) -> bool:
    """A line of a list: told so, or beginning with a dash or a bullet."""
    return (
        scene.sentence.role == "item"
        or scene.sentence.text[0] in "—–-•·*▪■●►✅"
        or bool(_NUMBERED.match(scene.sentence.text))
    )


def _dashed(scene: Scene) -> bool:
    return any(w.text in "—–-" for w in scene.words[:8])
