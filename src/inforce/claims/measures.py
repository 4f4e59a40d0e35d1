"""Measures: the claims that a report makes of sanctions, sentence by sentence."""

from collections.abc import Callable, Sequence
from functools import cache

from inforce.claims.act_times import ActTimes
from inforce.claims.anaphora import Echoes
from inforce.claims.answers import Answers, answer_words
from inforce.claims.arguments import ArgumentReader, Filled
from inforce.claims.by_verb import AUXILIARY, ByVerb
from inforce.claims.carried import CarriedReader
from inforce.claims.clause import Clause
from inforce.claims.clause_claims import ClauseClaims
from inforce.claims.commencement import Commencement, commencement_words
from inforce.claims.contrasts import Contrasts, contrast_words
from inforce.claims.denied_behind import DeniedBehind
from inforce.claims.determinations import WARRANTS, Determinations
from inforce.claims.discourse import Discourse
from inforce.claims.doings import DoingReader
from inforce.claims.drafts import SAME_SENTENCE, Draft, tells_same
from inforce.claims.echo_words import echo_words
from inforce.claims.ellipses import Ellipses
from inforce.claims.existence import ExistenceReader
from inforce.claims.fillers import Context
from inforce.claims.finishing import Finisher
from inforce.claims.focus import EnglishFocus
from inforce.claims.frames import frames
from inforce.claims.gapping import Gapping
from inforce.claims.gazetteer import gazetteer
from inforce.claims.generics import Generics, generic_words
from inforce.claims.headed import HeadedReader
from inforce.claims.in_passing import InPassingReader
from inforce.claims.kinds import kinds
from inforce.claims.lexicon import table
from inforce.claims.licence_titles import LicenceTitles
from inforce.claims.loose import LooseReader, points
from inforce.claims.loose_words import loose_words
from inforce.claims.memberships import Memberships, member_words
from inforce.claims.model import Action, Claim, Statement, Status
from inforce.claims.others import Others, other_words
from inforce.claims.parsing import Clock, Scene, read_scenes
from inforce.claims.parties import Parties
from inforce.claims.party import Party
from inforce.claims.permissions import PermissionReader, permission_words
from inforce.claims.pleas import Pleas, plea_words
from inforce.claims.posts import post_at
from inforce.claims.presupposed import PresupposedReader
from inforce.claims.refutations import Refutations, refutation_words
from inforce.claims.reversals import Reversals
from inforce.claims.rounds import RoundReader, round_words
from inforce.claims.senders import SenderReader
from inforce.claims.setting_out import EntryReader
from inforce.claims.speakers import Speeches
from inforce.claims.spoken_of import SpokenOf
from inforce.claims.status import StatusReader, status_words
from inforce.claims.table_rows import TableReader
from inforce.claims.targets import TargetReader
from inforce.claims.telegraphic import TelegraphicReader
from inforce.claims.terms import terms
from inforce.claims.text import Document
from inforce.claims.told_elsewhere import (
    is_act_itself,
    is_by_rule,
    is_counted_up,
    is_of_paper,
    is_told_by_order,
    told_already,
)
from inforce.claims.topics import TopicReader, topic_words
from inforce.claims.unreal import Unreal, unreal_words
from inforce.claims.verdicts import Verdicts, verdict_words
from inforce.claims.whens import when_of

_UNTOLD = frozenset({"unless", "how"})
"""Conjunctions of clauses that claim nothing."""


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
        self.senders = SenderReader(self._terms, gazetteer(language), EnglishFocus())
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
        self._licence_titles = LicenceTitles(self, self._kinds, document.text)
        self._permissions = PermissionReader(
            self, permission_words(language), self._arguments, self._targets, self._discourse
        )
        self._headed = HeadedReader(self, self._targets, self._discourse, language)
        self._commencement = Commencement(self, commencement_words(language), document)
        self._determinations = Determinations(self, frames(language), self._targets)
        self._answers = Answers(self, answer_words(language))
        self._denied_behind = DeniedBehind(self, echo_words(language), self._status)
        self._ellipses = Ellipses(self, self._targets, self._discourse, self._status)
        self._contrasts = Contrasts(self, contrast_words(language), self._terms, self._targets)
        self._verdicts = Verdicts(verdict_words(language))
        self._unreal = Unreal(unreal_words(language))
        self._reversals = Reversals(self, self._terms, self._status)
        self._refutations = Refutations(self, self._speeches, language)
        self._pleas = Pleas(self, plea_words(language), self._terms, self._status, self._targets)
        self._gapping = Gapping(self, self._targets, self._discourse)
        self._carried = CarriedReader(self, self._targets)
        self._topics = TopicReader(self, topic_words(language), self._terms, self._discourse)
        self._memberships = Memberships(self, member_words(language), self._kinds, self._targets)
        self._entries = EntryReader(self, document, self._memberships, self._discourse)
        self._tables = TableReader(self, document)
        self._loose = LooseReader(self, loose_words(language), self._terms, self._status, self._targets, language)
        self._presupposed = PresupposedReader(self, self._terms, self._status, self._targets, language)
        self._in_passing = InPassingReader(self, self._terms, self._targets)
        self._others = Others(other_words(language))
        self._spoken_of = SpokenOf(self, self._terms, self._kinds, self._targets)
        self._times = ActTimes(self, document, self._discourse)
        self._claims = ClauseClaims(
            self,
            self._speeches,
            self._status,
            self._targets,
            self._times,
            self._others,
            Generics(generic_words(language)),
            self._terms,
            echo_words(language).reverses,
        )
        self._block = self._of_market = -1
        self._post = 0
        self.rules = _rules(language)

    def read(self, also: Callable[[Scene], None] | None = None) -> list[Claim]:
        for scene in read_scenes(self._document, self.clock):
            self._scene(scene)
            if also is not None and scene.number >= self.clock.read_to:
                also(scene)
        finisher = Finisher(self._document, self._speeches)
        return list(finisher.claims(self.drafts, self.senders.focus.of_report(), self._discourse.day_of))

    def close(self) -> None:
        """Lets go of the readers of single things, which hold this one: without that circle all words are freed at once."""
        vars(self).clear()

    @property
    def context(self) -> Context:
        keeper = bool(self.senders.focus.mentions)
        licence = bool(self.drafts) and self.drafts[-1].action is Action.LICENSE
        spoken = self._spoken_of
        return Context(self._about, spoken.list, spoken.measure or bool(self.drafts), keeper, licence)

    # --- one sentence ----------------------------------------------------------------------------------------------------

    def _enter_post(self, scene: Scene) -> None:
        """A post of a live blog begins: what those before told is not carried into it."""
        if (post := post_at(self._document.posts, scene.sentence.start)) != self._post:
            self._post = post
            self.parties.begin_post(post)
            self.senders.focus.begin_post(scene.number)

    def _scene(self, scene: Scene) -> None:
        if scene.sentence.block != self._block:
            self._block = scene.sentence.block
            self._enter_post(scene)
            self.senders.focus.turn()
        if self._about and (self._tables.read(scene) or self._entries.headed(scene)):
            return
        self.senders.enter(scene)
        self._targets.enter(scene)
        self._spoken_of.take(scene)
        begun, self._claims.presupposing = len(self.drafts), []
        for clause in scene.clauses:
            self._clause(scene, clause)
        if not self._headed.read(scene):
            self._topics.read(scene)
        self._telegraphic.read(scene)
        self._doings.read(scene)
        self._licence_titles.read(scene, self.drafts[begun:])
        self._carried.read(scene)
        self._gapping.read(scene)
        self._in_passing.read(scene, self.drafts[begun:])
        if self._of_market != scene.number:
            self._loose.read(scene, self.drafts[begun:], self._claims.presupposing)
        self._contrasts.read(scene, begun)
        self._entries.read(scene, self.drafts[begun:])
        if self._about and len(self.drafts) == begun and self._claims.of_sport != scene.number:
            self._presupposed.read(scene)
        self._unreal.read(scene, self.drafts[begun:])
        self._verdicts.read(scene.sentence, scene.number, self.drafts[begun:])
        if self.drafts:
            self._answers.question(scene, begun)
        self.senders.leave(scene)

    def _clause(self, scene: Scene, clause: Clause) -> None:
        if self._speeches.quotes_by(clause.verb.start):
            return
        self._rounds.note(scene, clause)
        if self._rounds.covers(scene, clause) or (self.drafts and self._reversals.clause(scene, clause)):
            return
        filled = self._arguments.best(clause, self.context) if self._arguments.knows(clause) else None
        if clause.verb.participle_or_past and (points(scene, clause) or is_counted_up(scene, clause)):
            return  # "the carriers listed below"
        if clause.verb.participle_or_past and (is_of_paper(scene, clause, self._kinds) or is_by_rule(clause)):
            self._claims.presupposing.append(clause)
            return
        if self._others.lists_securities(scene, clause, filled) or self._is_of_flags(filled):
            self._of_market = scene.number
        elif filled is None:
            self._unframed(scene, clause)
        elif not (is_told_by_order(scene, clause, filled) or is_act_itself(filled)) and not self._times.dates_earlier(
            scene, clause, filled
        ):
            self._framed(scene, clause, filled)

    def _is_of_flags(self, filled: Filled | None) -> bool:
        """A state that keeps no lists strikes ships off its register."""
        if filled is None or "list" not in filled.roles:
            return False
        sender = filled.roles.get("sender")
        return self._others.is_flag_register(filled, self.senders.place_of(sender.items[0].noun) if sender else None)

    def _framed(self, scene: Scene, clause: Clause, filled: Filled) -> None:
        """A clause that fills a frame: a claim, unless it goes on with one of the same sentence."""
        told = told_already(scene, clause, filled, self.drafts)
        if told is None:
            if clause.link not in _UNTOLD:
                self._claims.read(scene, clause, filled)
        elif told.action is Action.LICENSE:
            told.when = told.when or when_of(scene, clause, told.action, told.status, ())
            self._claims.specify(scene, clause, filled, told)

    def _unframed(self, scene: Scene, clause: Clause) -> bool:
        """A clause that fills no frame: what else it may say of measures."""
        by = clause.oblique("by")
        if by is not None and self._others.penalises(by.group):
            self._claims.of_sport = scene.number  # "banned by his own federation"
        return self.rules.read(self, scene, clause)

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
        if (same := next((d for d in self.drafts[-SAME_SENTENCE:] if tells_same(d, draft)), None)) is not None:
            same.when = same.when or when
            return same
        self.drafts.append(draft)
        self.senders.focus.note(sender)
        for party in parties:
            party.targeted = scene.number
        self.parties.join(parties, start)
        return draft


@cache
def _rules(language: str) -> ByVerb[MeasureReader]:
    """What a clause that fills no frame may say of measures."""
    return ByVerb(
        (lambda reader, scene, clause: reader._permissions.clause(scene, clause), None),
        (
            lambda reader, scene, clause: reader._denied_behind.clause(scene, clause),
            echo_words(language).denies | refutation_words(language)["copulas"],
        ),
        (
            lambda reader, scene, clause: reader._refutations.clause(scene, clause),
            refutation_words(language)["copulas"]
            | refutation_words(language)["calls"]
            | refutation_words(language)["does"],
        ),
        (lambda reader, scene, clause: reader._existence.clause(scene, clause), {"be", "exist"}),
        (
            lambda reader, scene, clause: reader._memberships.clause(scene, clause, reader._discourse),
            member_words(language).equates,
        ),
        (lambda reader, scene, clause: reader._determinations.clause(scene, clause), WARRANTS),
        (
            lambda reader, scene, clause: reader._commencement.clause(scene, clause),
            commencement_words(language).verbs,
        ),
        (lambda reader, scene, clause: reader._answers.clause(scene, clause), answer_words(language).verbs),
        (lambda reader, scene, clause: reader._pleas.clause(scene, clause), plea_words(language).refuses),
        (lambda reader, scene, clause: reader._ellipses.clause(scene, clause), AUXILIARY),
        (lambda reader, scene, clause: reader._echoes.clause(scene, clause), None),
    )


def is_about_sanctions(document: Document) -> bool:
    """The report has a word that only sanctions have."""
    text = document.text.lower()
    data = table(f"measures_{document.language}")
    return any(word in text for word in data["about"]) or any(word in text for word in data["about_lists"])
