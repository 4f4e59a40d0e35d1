"""Measures: the claims that a report makes of sanctions, sentence by sentence."""

from collections.abc import Callable, Iterator, Sequence
from functools import cache

from inforce.claims.anaphora import Echoes
from inforce.claims.answers import Answers, answer_words
from inforce.claims.arguments import ArgumentReader, Filled
from inforce.claims.brackets import closed
from inforce.claims.by_verb import AUXILIARY, ByVerb
from inforce.claims.clause import Clause, Oblique
from inforce.claims.clause_asides import INTRANSITIVE
from inforce.claims.commencement import Commencement, commencement_words
from inforce.claims.contrasts import Contrasts, contrast_words
from inforce.claims.cues import cues
from inforce.claims.discourse import Discourse
from inforce.claims.doings import DoingReader
from inforce.claims.drafts import Draft, fitting, named, tells_same
from inforce.claims.echo_words import echo_words
from inforce.claims.ellipses import Ellipses
from inforce.claims.existence import ExistenceReader
from inforce.claims.fillers import Context
from inforce.claims.frames import frames
from inforce.claims.gapping import Gapping
from inforce.claims.gazetteer import gazetteer
from inforce.claims.generics import Generics, generic_words
from inforce.claims.groups import Group
from inforce.claims.headed import HeadedReader
from inforce.claims.in_passing import InPassingReader
from inforce.claims.kinds import kinds
from inforce.claims.lexicon import table
from inforce.claims.loose import LooseReader, points
from inforce.claims.loose_words import loose_words
from inforce.claims.memberships import Memberships, member_words
from inforce.claims.model import Action, Claim, Statement, Status
from inforce.claims.named_later import name_later
from inforce.claims.others import Others, other_words
from inforce.claims.parsing import Clock, Scene, apposes, read_scenes
from inforce.claims.parties import Parties
from inforce.claims.party import Party
from inforce.claims.permissions import PermissionReader, permission_words
from inforce.claims.phrases import chain
from inforce.claims.presupposed import PresupposedReader
from inforce.claims.readings import read_as
from inforce.claims.recalling import number_of
from inforce.claims.refutations import Refutations, refutation_words
from inforce.claims.reversals import Reversals
from inforce.claims.rounds import RoundReader, round_words
from inforce.claims.senders import Focus, SenderReader
from inforce.claims.setting_out import EntryReader
from inforce.claims.speakers import Speeches, is_told_by
from inforce.claims.status import Standing, StatusReader, status_words
from inforce.claims.targets import TargetReader
from inforce.claims.telegraphic import TelegraphicReader
from inforce.claims.terms import Term, terms
from inforce.claims.text import Document
from inforce.claims.topics import TopicReader, topic_words
from inforce.claims.verdicts import Verdicts, verdict_words
from inforce.claims.whens import between, goes_on, when_of
from inforce.values import replace

_DAY = len("2024-01-01")
_SAME_SENTENCE = 24
"""Drafts looked back at for those of the same sentence."""
_WHERE = frozenset({"in", "at", "near", "outside", "around", "across", "off", "through", "via"})
_OF_A_DAY = frozenset({Action.DESIGNATE, Action.DELIST, Action.LIFT, Action.SUSPEND})
_BY_COURTS = frozenset({Action.LIFT, Action.SUSPEND, Action.DELIST, Action.REMAIN, Action.LAPSE})
"""What courts may do to a state's sanctions as well."""
_COURTS = frozenset({"court", "courts", "judge", "judges", "tribunal", "magistrate", "magistrates"})
_REGIMES = frozenset({"regime", "embargo"})
_ASIDE = frozenset({"after", "since", "before", "because", "although", "though", "while", "when", "as", "if", "unless"})
"""Conjunctions of clauses that tell of another time than the story's."""


def find_claims(
    document: Document, statements: Sequence[Statement], also: Callable[[Scene], None] | None = None
) -> list[Claim]:
    """The claims of a report in the order of their words. ``also`` is given each sentence read, for what else is read in it."""
    reader = MeasureReader(document, statements)
    try:
        return reader.read(also)
    finally:
        reader.close()


class MeasureReader:
    """Reads the measures of one report; what was read before tells what "it" and "the list" are."""

    def __init__(self, document: Document, statements: Sequence[Statement]) -> None:
        language = document.language
        self._document, self._speeches = document, Speeches(statements)
        self._terms, self._kinds = terms(language), kinds(language)
        self.parties = Parties(document.text, self._kinds, gazetteer(language), language)
        self._arguments = ArgumentReader(frames(language), self._terms, self._kinds)
        self._status = StatusReader(status_words(language), self._terms)
        self.senders = SenderReader(self._terms, gazetteer(language), Focus())
        self._about = is_about_sanctions(document)
        self.drafts: list[Draft] = []
        self.clock = Clock()
        self._targets = TargetReader(self._terms, self._kinds, self.parties, self.drafts)
        self._doings = DoingReader(self, language, self._status, self._targets)
        self._telegraphic = TelegraphicReader(self, self._targets, language)
        self._existence = ExistenceReader(self, self._terms, self._targets, self._status)
        self._discourse = Discourse(document, self.drafts)
        self._echoes = Echoes(
            self, echo_words(language), self._terms, self._targets, self._status, frames(language), self._discourse
        )
        self._rounds = RoundReader(self, round_words(language), self._targets, self._status, self._discourse)
        self._permissions = PermissionReader(
            self, permission_words(language), self._arguments, self._targets, self._discourse
        )
        self._headed = HeadedReader(self, self._targets, self._discourse, language)
        self._commencement = Commencement(self, commencement_words(language), document)
        self._answers = Answers(self, answer_words(language))
        self._ellipses = Ellipses(self, self._targets, self._discourse)
        self._contrasts = Contrasts(self, contrast_words(language), self._terms, self._targets)
        self._verdicts = Verdicts(verdict_words(language))
        self._reversals = Reversals(self, self._terms, self._status)
        self._refutations = Refutations(self, self._speeches, language)
        self._gapping = Gapping(self, self._targets, self._discourse)
        self._topics = TopicReader(self, topic_words(language), self._terms, self._discourse)
        self._memberships = Memberships(self, member_words(language), self._kinds, self._targets)
        self._entries = EntryReader(self, document, self._memberships, self._discourse)
        self._loose = LooseReader(self, loose_words(language), self._terms, self._status, self._targets, language)
        self._presupposed = PresupposedReader(self, self._terms, self._status, self._targets, language)
        self._in_passing = InPassingReader(self, self._terms, self._targets)
        self._others = Others(other_words(language))
        self._generics = Generics(generic_words(language))
        self._reverses = echo_words(language).reverses
        self._list_spoken = self._measure_spoken = False
        self._presupposing: list[Clause] = []  # clauses of the sentence whose measure another clause tells of
        self._block = self._of_sport = self._of_market = -1
        self.rules = _rules(language)

    def read(self, also: Callable[[Scene], None] | None = None) -> list[Claim]:
        for scene in read_scenes(self._document, self.clock):
            self._scene(scene)
            if also is not None and scene.number >= self.clock.read_to:
                also(scene)
        return list(self._claims())

    def close(self) -> None:
        """Lets go of the readers of single things, which hold this one: without that circle all words are freed at once."""
        vars(self).clear()

    @property
    def context(self) -> Context:
        keeper = bool(self.senders.focus.mentions)
        licence = bool(self.drafts) and self.drafts[-1].action is Action.LICENSE
        return Context(self._about, self._list_spoken, self._measure_spoken or bool(self.drafts), keeper, licence)

    # --- one sentence ----------------------------------------------------------------------------------------------------

    def _scene(self, scene: Scene) -> None:
        if scene.sentence.block != self._block:
            self._block = scene.sentence.block
            self.senders.focus.turn()
        if self._about and self._entries.headed(scene):
            return
        self.senders.enter(scene)
        self._targets.enter(scene)
        self._take_parties(scene)
        self._note_terms(scene)
        begun, self._presupposing = len(self.drafts), []
        for clause in scene.clauses:
            self._clause(scene, clause)
        if not self._headed.read(scene):
            self._topics.read(scene)
        self._telegraphic.read(scene)
        self._doings.read(scene)
        self._gapping.read(scene)
        self._in_passing.read(scene, self.drafts[begun:])
        if self._of_market != scene.number:
            self._loose.read(scene, self.drafts[begun:], self._presupposing)
        self._contrasts.read(scene, begun)
        self._entries.read(scene, self.drafts[begun:])
        if self._about and len(self.drafts) == begun and self._of_sport != scene.number:
            self._presupposed.read(scene)
        if self.drafts:
            self._verdicts.read(scene.sentence, scene.number, self.drafts[begun:])
            self._answers.question(scene, begun)
        self.senders.leave(scene)

    def _take_parties(self, scene: Scene) -> None:
        subjects, heading = {c.subject_at for c in scene.clauses}, scene.sentence.headline
        for place, group in scene.groups:
            word = scene.word_at(place - 1)
            if word is not None and word.lower in _WHERE and self._is_whereabouts(group):
                continue
            if word is not None and word.tag == ",":
                self._say(scene, place, group)
            after = scene.word_at(place + 1)
            self.parties.restricted = after is not None and after.tag == "WH"  # "the firm that manages it"
            self.parties.take(group.items, scene.number, subject=place in subjects, heading=heading)
            self.parties.restricted = False

    def _say(self, scene: Scene, place: int, group: Group) -> None:
        """ "the owner of X, a tanker": what follows the comma says what X is."""
        before = scene.group_at(place - 2)
        if before is None or len(group.items) > 1 or group.nouns[0].name:
            return
        *_, last = chain(before.items[-1].noun)
        if last is not before.items[-1].noun and last.name and apposes(last, group.nouns[0], self._kinds):
            self.parties.say(group.items[0], last, scene.number)

    def _is_whereabouts(self, group: Group) -> bool:
        """ "in Frankfurt": a name alone after a preposition of place, not met before, is a place."""
        noun = group.items[0].noun
        named = bool(noun.name) and not noun.label and not noun.determiner and len(group.items) == 1
        return named and not self.parties.knows(noun.name)

    def _note_terms(self, scene: Scene) -> None:
        """Remembers that a list, a measure is spoken of, and whose the list is."""
        for _, group in scene.groups:
            for noun in group.nouns:
                term = self._terms.of(noun)
                if not term and noun.head not in _REGIMES:
                    continue
                if term & Term.LIST and (owner := self.senders.owner(group)):
                    self.senders.focus.list = owner
                if (
                    term & (Term.MEASURE | Term.LISTING | Term.LICENCE) or noun.head in _REGIMES
                ) and noun is group.items[0].noun:
                    self._targets.speak(scene, group)
                self._list_spoken = self._list_spoken or bool(term & Term.LIST)
                self._measure_spoken = self._measure_spoken or bool(term & Term.PLAIN_MEASURE)

    def _clause(self, scene: Scene, clause: Clause) -> None:
        self._rounds.note(scene, clause)
        if self._rounds.covers(scene, clause) or (self.drafts and self._reversals.clause(scene, clause)):
            return
        filled = self._arguments.best(clause, self.context) if self._arguments.knows(clause) else None
        if clause.verb.participle_or_past and points(scene, clause):
            return  # "the carriers listed below"
        if self._others.lists_securities(scene, clause, filled):
            self._of_market = scene.number
            return
        if filled is not None and _is_told_by_order(scene, clause, filled):
            return
        if filled is None:
            self._unframed(scene, clause)
            return
        if self._dates_earlier(scene, clause, filled):
            return
        told = self._told_already(scene, clause, filled)
        if told is not None:
            if told.action is Action.LICENSE:
                told.when = told.when or when_of(scene, clause, told.action, told.status, ())
                self._specify(scene, clause, filled, told)
        elif clause.link not in ("unless", "how"):
            self._claim(scene, clause, filled)

    def _unframed(self, scene: Scene, clause: Clause) -> bool:
        """A clause that fills no frame: what else it may say of measures."""
        by = clause.oblique("by")
        if by is not None and self._others.penalises(by.group):
            self._of_sport = scene.number  # "banned by his own federation"
        return self.rules.read(self, scene, clause)

    def _dates_earlier(self, scene: Scene, clause: Clause, filled: Filled) -> bool:
        """ "They take effect on 9 May": the day of what was announced in the sentence before."""
        measure = filled.roles.get("measure")
        if measure is None or "effect" not in filled.frame.complement or not self.drafts:
            return False
        noun = measure.items[0].noun
        refers = noun.is_pronoun or noun.determiner in ("the", "these", "those", "this", "that", "its", "their")
        recent = [d for d in self.drafts[-_SAME_SENTENCE:] if 0 < scene.number - d.scene <= 1 and d.status.is_intention]
        when = when_of(scene, clause, Action.IMPOSE, Status.ANNOUNCED, ())
        for draft in recent if refers and when else []:
            draft.when = when.removesuffix("/..") if when else None
        return bool(recent) and refers and when is not None

    def _claim(self, scene: Scene, clause: Clause, filled: Filled) -> None:
        standing = self._status.of_clause(scene, clause, spoken=self._speeches.at(clause.verb.start) is not None)
        if standing is None or self._is_of_sport(scene, filled) or self._generics.is_general(scene, clause):
            return
        if self._is_permitted(scene, clause, filled) or self._generics.is_vague(filled.roles.get("measure")):
            return
        reading = read_as(filled, clause, standing, self._status, scene)
        parties = self._targets.of(scene, clause, filled)
        if not parties or self._is_of_others(clause, filled, parties) or _adds_goods(clause, filled, parties):
            return
        if _hangs_on_measure(scene, clause, filled) or self._is_of_freed(scene, clause, filled, parties):
            return
        if (undone := self._undone(scene, clause, filled)) is not None:
            reading = Action.DELIST, undone
        action, status = reading
        if action is Action.TIGHTEN and _is_widened_to(clause, parties):
            action = Action.DESIGNATE  # "the freeze was widened to the family trust, X"
        if status is Status.IN_FORCE and action in _OF_A_DAY and self._is_yet_to_come(scene, clause):
            status = Status.ANNOUNCED  # "go on the list as of next Tuesday"
        self._forget_governor(scene, clause, filled)
        if self._claim_each(scene, clause, filled, reading, standing):
            return
        for by in self._agents(clause, filled):
            if by is not None:
                filled.roles["sender"] = by.group
            ours = _is_ours(filled)
            sender = self._ours(clause) if ours else self.senders.of(scene, clause, filled, standing.above)
            when = between(scene, clause, by) if by else None
            when = when or when_of(scene, clause, action, status, standing.above)
            when = (
                None if action is Action.RENEW and status is Status.IN_FORCE and self._is_to_come(scene, when) else when
            )
            if when is None and _is_presupposed(scene, clause, filled):
                self._presupposing.append(clause)
                continue
            told = _lasting(action, status, clause, when)
            draft = self.add(
                scene, told, status, sender, parties, when, *bounds(scene, clause, standing.above, self.drafts)
            )
            draft.ours = ours
            draft.reported = clause.link == "that" or any("says" in self._status.classes(c) for c in standing.above)
            self._place_in_time(draft, clause, filled)
            if standing.disowned is not None:
                self._disown(scene, draft, clause, standing.disowned)

    def _ours(self, clause: Clause) -> tuple[str, ...]:
        """ "We lifted the sanctions": the speaker's state, by what this sentence or another says of him, or the only keeper of
        lists that was named; none where nothing tells."""
        told = self.senders.nearby()
        speech = self._speeches.at(clause.verb.start) if not told else None
        for words in self._speeches.named_by(speech.speaker.name) if speech is not None else ():
            told = told or self.senders.named_in(words.lower().split())
        return told or self.senders.focus.only()

    def _disown(self, scene: Scene, draft: Draft, clause: Clause, upper: Clause) -> None:
        """ "BelTA falsely reported that …": the report denies it, and BelTA says it."""
        draft.disowned = upper.verb.start, upper.verb.end
        if is_told_by(self._speeches.at(clause.verb.start), draft.disowned):
            own = self._status.of_clause(scene, replace(clause, governor=None))
            told = own.status if own is not None else Status.IN_FORCE
            self.add(scene, draft.action, told, draft.sender, draft.parties, draft.when, draft.start, draft.end)

    def _is_to_come(self, scene: Scene, when: str | None) -> bool:
        """A day after that of the report: to which a measure was prolonged, not on which it was."""
        published = self._document.published_at(scene.sentence.start)
        return when is not None and published is not None and len(when) == _DAY and when > published[:_DAY]

    def _is_yet_to_come(self, scene: Scene, clause: Clause) -> bool:
        """The present tense with a day after that of the report."""
        if clause.verb.past or clause.verb.perfect or clause.verb.participle_or_past:
            return False
        when = when_of(scene, clause, Action.DELIST, Status.IN_FORCE, ())
        return when is not None and self._is_to_come(scene, when.removesuffix("/.."))

    def _is_of_sport(self, scene: Scene, filled: Filled) -> bool:
        """A federation's ban on a club is none of a state; nor is what else its sentence says of the ban."""
        groups = [filled.roles[role] for role in ("sender", "measure") if role in filled.roles]
        if any(self._terms.is_of_sport(n) for g in groups for n in g.nouns):
            self._of_sport = scene.number
        measure = filled.roles.get("measure")
        refers = measure is not None and measure.items[0].noun.determiner in ("this", "that")
        return self._of_sport == scene.number or (refers and self._of_sport == scene.number - 1)

    def _is_permitted(self, scene: Scene, clause: Clause, filled: Filled) -> bool:
        """ "Authorises transactions prohibited by the regulations": what a licence permits is not told as prohibited."""
        here = self.drafts[-1] if self.drafts else None
        if (
            here is None
            or here.scene != scene.number
            or here.action is not Action.LICENSE
            or not filled.frame.action.starts
        ):
            return False
        participle = not clause.verb.finite or len(clause.verb.words) - len(clause.verb.adverbs) == 1
        return participle and any(c.object is clause.subject and c is not clause for c in scene.clauses)

    def _is_of_freed(self, scene: Scene, clause: Clause, filled: Filled, parties: Sequence[Party]) -> bool:
        """ "Removed 518 persons blocked under the order": what had been done to those who are freed, by no name of theirs."""
        hangs = clause.relative or (clause.verb.participle_or_past and not clause.verb.passive)
        if filled.frame.action is not Action.DESIGNATE or not hangs or any(p.proper for p in parties):
            return False
        here = [d for d in self.drafts[-_SAME_SENTENCE:] if d.scene == scene.number and d.action.ends]
        names = {p.name for p in parties}
        return any(names <= {p.name for p in d.parties} for d in here)

    def _undone(self, scene: Scene, clause: Clause, filled: Filled) -> Status | None:
        """ "The court annulled the decision listing X": what becomes of X's listing; None where nothing is undone."""
        listing = clause.verb.tag == "VG" and not clause.verb.finite and filled.frame.action is Action.DESIGNATE
        if not listing or clause.subject is None:
            return None
        papers = (
            c for c in scene.clauses if c.verb.lemma in self._reverses and clause.subject in (c.object, c.subject)
        )
        upper = next((c for c in papers if (c.subject is clause.subject) == c.verb.passive), None)
        above = self._status.of_clause(scene, upper) if upper is not None else None
        return above.status if above is not None else None

    def _is_of_others(self, clause: Clause, filled: Filled, parties: Sequence[Party]) -> bool:
        """A judge who penalises lawyers, a state that opens its own trade."""
        sender = filled.roles.get("sender")
        if self._others.penalises(sender) and not (filled.frame.action in _BY_COURTS and _is_court(sender)):
            return True
        place = self.senders.place_of(sender.items[0].noun) if sender is not None else None
        return self._others.is_trade(clause, filled, place, parties)

    def _place_in_time(self, draft: Draft, clause: Clause, filled: Filled) -> None:
        """An act without a time of its own is of the time of the act before; what is told on the side moves no clock."""
        draft.background = (clause.verb.past and clause.verb.perfect) or clause.relative or clause.link in _ASIDE
        measure = filled.roles.get("measure")
        draft.measure = measure.items[0].noun.head if measure else ""
        licence = filled.roles.get("licence")
        draft.number = number_of(licence.items[0].noun) if licence else ""
        if draft.background or draft.status is not Status.IN_FORCE or draft.action is Action.REMAIN:
            return
        draft.when = draft.when or self._time_of_story(draft) or self._discourse.when_of(draft)
        self.clock.told = draft.when or self.clock.told

    def _time_of_story(self, draft: Draft) -> str | None:
        """The time of the same act told in the sentence before: the news of these days, or a past that "also" goes on with."""
        for earlier in reversed(self.drafts[-6:-1]):
            if (
                earlier.scene == draft.scene - 1
                and earlier.action is draft.action
                and earlier.sender[:1] == draft.sender[:1]
            ):
                same = earlier.sentence.block == draft.sentence.block and not earlier.background
                published = self._document.published_at(draft.start)
                return earlier.when if same and goes_on(earlier.when, draft.sentence.text, published) else None
        return None

    def _forget_governor(self, scene: Scene, clause: Clause, filled: Filled) -> None:
        """ "its intent to remove", "a proposal to suspend": the noun before an infinitive is no sender."""
        governing = scene.group_at(clause.governor)
        if (
            governing is not None
            and filled.roles.get("sender") is governing
            and self._status.by_noun(governing, Status.IN_FORCE) is not Status.IN_FORCE
        ):
            del filled.roles["sender"]

    def _claim_each(
        self, scene: Scene, clause: Clause, filled: Filled, reading: tuple[Action, Status], standing: Standing
    ) -> bool:
        """``two were delisted: X in May and Y in June`` tells of two acts."""
        group = filled.roles.get("target")
        listed = self._targets.listed(scene, clause, group) if group is not None else []
        if not listed or not all(time for _, time in listed):
            return False
        sender = self.senders.of(scene, clause, filled, standing.above)
        for party, time in listed:
            mention = scene.times.get(time.start) if time else None
            self.add(
                scene,
                *reading,
                sender,
                [party],
                str(mention.value) if mention else None,
                *bounds(scene, clause, standing.above, self.drafts),
            )
        return True

    @staticmethod
    def _agents(clause: Clause, filled: Filled) -> list[Oblique | None]:
        """``by the UK in September and by the EU in October`` tells of two acts."""
        by = [o for o in clause.obliques if o.preposition == "by"]
        return list(by) if len(by) > 1 and "sender" in filled.roles else [None]

    def _specify(self, scene: Scene, clause: Clause, filled: Filled, told: Draft) -> None:
        """ "A licence, issued on Friday, allows dealings with X": X is whom the licence issued is for."""
        if all(p.proper for p in told.parties):
            return
        parties = self._targets.of(scene, clause, filled)
        if parties:
            told.parties = parties
            told.end = max(told.end, scene.elements[max(clause.last, clause.place)].end)

    def _told_already(self, scene: Scene, clause: Clause, filled: Filled) -> Draft | None:
        """The draft of the same sentence to which the clause belongs: "issued a licence that permits …", "removed X, ending
        the freeze"."""
        here = [d for d in self.drafts[-_SAME_SENTENCE:] if d.scene == scene.number]
        licence = filled.roles.get("licence")
        if filled.frame.action is Action.LICENSE and licence is not None and licence is clause.subject:
            return next((d for d in here if d.start <= licence.start < d.end), None)
        adjunct = clause.verb.tag == "VG" and not clause.verb.finite and clause.governor is None
        if here and adjunct and filled.frame.action is Action.LICENSE and here[-1].action is Action.LICENSE:
            return here[-1]  # "issued General License 4, authorising dealings with X"
        same = here and (filled.frame.action is here[-1].action or (filled.frame.action.ends and here[-1].action.ends))
        refers = all(g.items[0].noun.is_pronoun for role, g in filled.roles.items() if role in ("measure", "target"))
        return here[-1] if same and adjunct and (filled.frame.action.ends or refers) else None

    def add(
        self,
        scene: Scene,
        action: Action,
        status: Status,
        sender: tuple[str, ...],
        parties: list[Party],
        when: str | None,
        start: int,
        end: int,
    ) -> Draft:
        """Takes up a draft and lets later sentences refer to it."""
        draft = Draft(action, status, sender, parties, when, start, end, scene.sentence, scene.number)
        if (same := next((d for d in self.drafts[-_SAME_SENTENCE:] if tells_same(d, draft)), None)) is not None:
            same.when = same.when or when
            return same
        self.drafts.append(draft)
        self.senders.focus.note(sender)
        for party in parties:
            party.targeted = scene.number
        self.parties.join(parties, start)
        return draft

    # --- from drafts to claims --------------------------------------------------------------------------------------------

    def _claims(self) -> Iterator[Claim]:
        number, seen = 0, set()
        main = self.senders.focus.likeliest()
        name_later(self.drafts)
        told = (d for d in self.drafts if not d.asked and not self._is_put_right(d))
        for draft in sorted(told, key=lambda d: (d.start, d.end)):
            draft.when = draft.when or self._discourse.day_of(draft)
            for party in named(draft):
                key = (draft.action, draft.status, draft.sender, party.name, draft.start)
                if key not in seen:
                    seen.add(key)
                    number += 1
                    yield self._finished(f"c{number}", draft, party, draft.sender or (() if draft.ours else main))

    def _is_put_right(self, draft: Draft) -> bool:
        """ "It was wrongly said that X had been removed. He stayed on the list.": the next sentence tells what is so instead."""
        if draft.disowned is None or draft.status is not Status.DENIED or not draft.action.ends:
            return False
        later = (d for d in self.drafts if d.scene == draft.scene + 1 and d.action is Action.REMAIN)
        return any(p in d.parties for d in later if d.status is Status.IN_FORCE for p in draft.parties)

    def _finished(self, name: str, draft: Draft, party: Party, sender: tuple[str, ...]) -> Claim:
        end = closed(self._document.text, draft.start, draft.end, draft.sentence.end)
        span = self._document.span(draft.start, end)
        statement = self._speeches.over(span)
        if draft.disowned is not None and statement is not None and is_told_by(statement, draft.disowned):
            statement = self._speeches.named(statement.within)
        speaker = statement.speaker.name if statement else None
        channel = statement.channel.name if statement and statement.channel else None
        if speaker and self._is_outlet(speaker) and (announcer := self._speeches.announcer(draft.announcers)):
            speaker, channel = announcer, speaker  # "according to the agency, the visit was to announce …"
        return Claim(
            name,
            sender,
            party.target(),
            fitting(draft.action, party),
            draft.status,
            draft.when,
            span,
            speaker,
            channel,
            statement.id if statement else None,
            draft.sentence.headline,
        )

    def _is_outlet(self, name: str) -> bool:
        return name.lower() in cues(self._document.language).outlets or name == self._document.report.publisher


_ORDERS = frozenset({"order", "orders", "regulation", "regulations", "rule", "rules", "decree"})


def _is_told_by_order(scene: Scene, clause: Clause, filled: Filled) -> bool:
    """ "Issued an order lifting the sanctions": what is ordered is told by the participle."""
    measure = filled.roles.get("measure")
    if measure is None or filled.frame.action is not Action.IMPOSE:
        return False
    paper = measure.items[0].noun
    if _ORDERS.isdisjoint([part for w in paper.lowers for part in w.split()]):
        return False
    return any(c.subject is measure and c is not clause and c.verb.tag == "VG" for c in scene.clauses)


def _lasting(action: Action, status: Status, clause: Clause, when: str | None) -> Action:
    """ "X, sanctioned by the EU since 2022": a state, told by a participle."""
    since = (
        clause.verb.participle_or_past
        and not clause.verb.past
        and any(w.lower.startswith("since") for w in clause.times)
    )
    lasts = since and action is Action.DESIGNATE and status is Status.IN_FORCE and (when or "").endswith("/..")
    return Action.REMAIN if lasts else action


def _is_court(sender: Group | None) -> bool:
    return sender is not None and any(not _COURTS.isdisjoint(n.lowers) for n in sender.nouns)


def _hangs_on_measure(scene: Scene, clause: Clause, filled: Filled) -> bool:
    """ "Lifted the measures applying to X": at whom they are aimed, no claim of its own."""
    measure = filled.roles.get("measure")
    hangs = clause.verb.tag == "VG" and not clause.verb.finite and measure is not None and clause.subject is measure
    if not hangs or filled.frame.action is not Action.REMAIN:
        return False
    return any(
        c.object is measure or (c.subject is measure and c.verb.finite) for c in scene.clauses if c is not clause
    )


def _adds_goods(clause: Clause, filled: Filled, parties: Sequence[Party]) -> bool:
    """ "Widened the ban, adding nickel": no list is spoken of there."""
    adjunct = clause.verb.tag == "VG" and not clause.verb.finite and clause.governor is None
    return adjunct and filled.implied and not any(p.proper or p.many for p in parties)


@cache
def _rules(language: str) -> ByVerb[MeasureReader]:
    """What a clause that fills no frame may say of measures."""
    return ByVerb(
        (lambda reader, scene, clause: reader._permissions.clause(scene, clause), None),
        (
            lambda reader, scene, clause: reader._refutations.clause(scene, clause),
            refutation_words(language)["copulas"]
            | refutation_words(language)["calls"]
            | refutation_words(language)["does"],
        ),
        (lambda reader, scene, clause: reader._existence.clause(scene, clause), {"be"}),
        (
            lambda reader, scene, clause: reader._memberships.clause(scene, clause, reader._discourse),
            member_words(language).equates,
        ),
        (
            lambda reader, scene, clause: reader._commencement.clause(scene, clause),
            commencement_words(language).verbs,
        ),
        (lambda reader, scene, clause: reader._answers.clause(scene, clause), answer_words(language).verbs),
        (lambda reader, scene, clause: reader._ellipses.clause(scene, clause), AUXILIARY),
        (lambda reader, scene, clause: reader._echoes.clause(scene, clause), None),
    )


def _is_ours(filled: Filled) -> bool:
    sender = filled.roles.get("sender")
    return sender is not None and sender.items[0].noun.head in ("we", "i") and sender.items[0].noun.is_pronoun


def _is_widened_to(clause: Clause, parties: Sequence[Party]) -> bool:
    """To parties by name, who are thereby listed."""
    to = clause.oblique("to")
    by_name = to is not None and any(n.name for item in to.group.items for n in item.nouns)
    return by_name and all(p.proper and p.kind.is_listed_by_name for p in parties)


def _is_presupposed(scene: Scene, clause: Clause, filled: Filled) -> bool:
    """ "The sanctions imposed on X were repealed": of what the sentence is on, only what became of it is told."""
    measure = filled.roles.get("measure")
    hangs = clause.verb.participle_or_past and clause.subject is measure and clause.inverted is None
    if measure is None or not hangs or filled.frame.action is not Action.IMPOSE:
        return False
    others = (c for c in scene.clauses if c is not clause and (c.subject is measure or c.object is measure))
    return any(
        c.verb.finite and (not c.verb.participle_or_past or c.object is measure or c.verb.lemma in INTRANSITIVE)
        for c in others
    )


def bounds(scene: Scene, clause: Clause, above: Sequence[Clause], drafts: Sequence[Draft]) -> tuple[int, int]:
    """Where the words of a clause begin and end. A subject stays out where another claim stands between it and its verb."""
    start, end = clause.verb.start, scene.elements[max(clause.last, clause.place)].end
    upper = next(iter(above), None)
    governing = scene.group_at(clause.governor)
    if clause.verb.infinitive and governing is not None:
        start, end = governing.start, max(end, upper.verb.end if upper else end)
    elif clause.verb.infinitive and upper is not None:
        start = _start(scene, upper, drafts)
    elif clause.shares is None and not clause.verb.infinitive and clause.turned is None:
        start = _start(scene, clause, drafts)
    return min(start, clause.verb.start), max(end, clause.verb.end)


def _start(scene: Scene, clause: Clause, drafts: Sequence[Draft]) -> int:
    subject = clause.subject
    if subject is None or clause.shares is not None:
        return clause.verb.start
    told_between = any(
        d.scene == scene.number and subject.end < d.end <= clause.verb.start for d in drafts[-_SAME_SENTENCE:]
    )
    return clause.verb.start if told_between else min(clause.verb.start, subject.start)


def is_about_sanctions(document: Document) -> bool:
    """The report has a word that only sanctions have."""
    text = document.text.lower()
    data = table(f"measures_{document.language}")
    return any(word in text for word in data["about"]) or any(word in text for word in data["about_lists"])
