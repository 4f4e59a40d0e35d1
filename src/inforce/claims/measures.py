"""Measures: the claims that a report makes of sanctions, sentence by sentence."""

from collections.abc import Iterator, Sequence

from inforce.claims.anaphora import Echoes, echo_words
from inforce.claims.arguments import ArgumentReader, Context, Filled, core
from inforce.claims.clauses import Clause
from inforce.claims.drafts import Draft, fitting, named
from inforce.claims.events import EventReader
from inforce.claims.frames import frames
from inforce.claims.gazetteer import gazetteer
from inforce.claims.groups import Group
from inforce.claims.kinds import kinds
from inforce.claims.lexicon import table
from inforce.claims.model import Action, Claim, Statement, Status
from inforce.claims.parsing import Scene, read_scenes
from inforce.claims.parties import Parties, Party
from inforce.claims.senders import Focus, SenderReader
from inforce.claims.speakers import Speeches
from inforce.claims.status import Standing, StatusReader, status_words
from inforce.claims.targets import TargetReader
from inforce.claims.terms import Term, terms
from inforce.claims.text import Document
from inforce.claims.whens import when_of


def find_claims(document: Document, statements: Sequence[Statement]) -> list[Claim]:
    """The claims of a report in the order of their words."""
    return MeasureReader(document, statements).read()


class MeasureReader:
    """Reads the measures of one report; what was read before tells what "it" and "the list" are."""

    def __init__(self, document: Document, statements: Sequence[Statement]) -> None:
        language = document.language
        self._document, self._speeches = document, Speeches(statements)
        self._terms, self._kinds = terms(language), kinds(language)
        self.parties = Parties(document.text, self._kinds, language)
        self._arguments = ArgumentReader(frames(language), self._terms, self._kinds)
        self._status = StatusReader(status_words(language), self._terms)
        self.senders = SenderReader(self._terms, gazetteer(language), Focus())
        self._about = is_about_sanctions(document)
        self.drafts: list[Draft] = []
        self._targets = TargetReader(self._terms, self._kinds, self.parties, self.drafts)
        self._events = EventReader(self, frames(language), self._terms, self._status, self._targets)
        self._echoes = Echoes(self, echo_words(language), self._terms, self._targets)
        self._list_spoken = self._measure_spoken = False

    def read(self) -> list[Claim]:
        for scene in read_scenes(self._document):
            self._scene(scene)
        return list(self._claims())

    @property
    def context(self) -> Context:
        return Context(self._about, self._list_spoken, self._measure_spoken or bool(self.drafts))

    def spoken_at(self, place: int) -> bool:
        return self._speeches.at(place) is not None

    # --- one sentence ----------------------------------------------------------------------------------------------------

    def _scene(self, scene: Scene) -> None:
        subjects = {c.subject_at for c in scene.clauses}
        for place, element in enumerate(scene.elements):
            if isinstance(element, Group):
                self.parties.take(element.items, scene.number, subject=place in subjects)
        for clause in scene.clauses:
            self._clause(scene, clause)
        self._events.read(scene)
        self._note_terms(scene)

    def _note_terms(self, scene: Scene) -> None:
        for element in scene.elements:
            if isinstance(element, Group):
                for noun in element.nouns:
                    term = self._terms.of(noun)
                    if Term.LIST in term and (owner := self.senders.owner(element)):
                        self.senders.focus.list = owner
                    self._list_spoken = self._list_spoken or Term.LIST in term
                    self._measure_spoken = self._measure_spoken or Term.PLAIN_MEASURE in term

    def _clause(self, scene: Scene, clause: Clause) -> None:
        filled = self._arguments.best(clause, self.context)
        if filled is None:
            self._echoes.clause(scene, clause)
            return
        standing = self._status.of_clause(scene, clause, spoken=self.spoken_at(clause.verb.start))
        reading = read_as(filled, clause, standing, self._status, scene)
        if reading is None:
            return
        action, status = reading
        parties = self._targets.of(scene, clause, filled)
        if not parties:
            return
        sender = self.senders.of(scene, clause, filled, standing.above)
        when = when_of(scene, clause, action, status, standing.above)
        self.add(scene, action, status, sender, parties, when, *bounds(scene, clause))

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
        self.drafts.append(draft)
        self.senders.focus.note(sender)
        for party in parties:
            party.targeted = scene.number
        self.parties.join(parties, start)
        return draft

    # --- from drafts to claims --------------------------------------------------------------------------------------------

    def _claims(self) -> Iterator[Claim]:
        number, seen = 0, set()
        for draft in sorted(self.drafts, key=lambda d: (d.start, d.end)):
            for party in named(draft):
                key = (draft.action, draft.status, party.name, draft.start)
                if key in seen:
                    continue
                seen.add(key)
                number += 1
                span = self._document.span(draft.start, draft.end)
                statement = self._speeches.over(span)
                yield Claim(
                    f"c{number}",
                    draft.sender,
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


def read_as(
    filled: Filled, clause: Clause, standing: Standing, words: StatusReader, scene: Scene
) -> tuple[Action, Status] | None:
    """The action and status of a filled frame, where state, negation and the verbs above it make another of them."""
    action, status = filled.frame.action, standing.status
    if action is Action.REMAIN:
        if standing.ceased:
            return Action.DELIST if "list" in filled.roles else Action.LIFT, Status.IN_FORCE
        if status is Status.DENIED and filled.frame.subject == {"target"}:
            return Action.DESIGNATE, status
        return (
            (action, status)
            if status in (Status.IN_FORCE, Status.DENIED) or clause.verb.modal
            else (Action.DESIGNATE, status)
        )
    if action is Action.DESIGNATE and status is Status.IN_FORCE and lasts(clause, standing, words, scene):
        return Action.REMAIN, Status.IN_FORCE
    if standing.ceased and action in (Action.DESIGNATE, Action.IMPOSE):
        return Action.DELIST if action is Action.DESIGNATE else Action.LIFT, Status.IN_FORCE
    if (
        action is Action.LAPSE
        and status is Status.IN_FORCE
        and not (clause.verb.past or clause.verb.perfect)
        and not scene.sentence.headline
    ):
        return action, Status.ANNOUNCED
    if (
        action is Action.LIFT
        and status is Status.IN_FORCE
        and standing.state
        and clause.verb.passive
        and not clause.verb.perfect
        and not scene.sentence.headline
    ):
        return action, Status.ANNOUNCED
    return action, status


def lasts(clause: Clause, standing: Standing, words: StatusReader, scene: Scene) -> bool:
    """A designation told as a state: "is sanctioned", "has been listed since 2021", "continues to be listed"."""
    verb = clause.verb
    if any("keeps" in words.words.verbs.get(c.verb.lemma, ()) for c in standing.above[:1]):
        return True
    carrier = words.borrowed(clause)
    if "still" in verb.adverbs or "still" in carrier.adverbs:
        return True
    if carrier.passive and not carrier.past and not carrier.perfect and not carrier.modal and not carrier.progressive:
        return not scene.sentence.headline
    mentions = [scene.times[w.start] for w in clause.times if w.start in scene.times]
    return carrier.passive and carrier.perfect and any(m.role in ("start", "duration") for m in mentions)


def bounds(scene: Scene, clause: Clause) -> tuple[int, int]:
    """Where the words of a clause begin and end."""
    own = clause.verb.start
    start = own
    if clause.subject is not None and clause.shares is None:
        group = scene.elements[clause.subject_at]
        start = group.start
    last = scene.elements[max(clause.last, clause.place)]
    return min(start, own), max(last.end, clause.verb.end)


def is_about_sanctions(document: Document) -> bool:
    """The report has a word that only sanctions have."""
    text = document.text.lower()
    return any(word in text for word in table(f"measures_{document.language}")["about"])


__all__ = ["MeasureReader", "core", "find_claims"]
