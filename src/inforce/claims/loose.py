"""Loose reading: of a clause that tells of a measure in a way that no frame knows, what is done and to whom, by what stands
near ("took X within the scope of the sanctions", "X is off Kyiv's \"war sponsors\" register")."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from operator import attrgetter

from inforce.claims.clause import Clause
from inforce.claims.discourse import is_act
from inforce.claims.doings import Reader
from inforce.claims.drafts import Draft
from inforce.claims.frames import frames
from inforce.claims.generics import Generics, generic_words
from inforce.claims.groups import Group
from inforce.claims.keepers import keeps_lists
from inforce.claims.kinds import kinds
from inforce.claims.lexicon import table
from inforce.claims.loose_words import LooseWords, actions_on_measures, telling_verbs
from inforce.claims.model import Action, Status, TargetKind
from inforce.claims.others import Others, other_words
from inforce.claims.parsing import Scene
from inforce.claims.party import Party
from inforce.claims.status import Standing, StatusReader
from inforce.claims.targets import TargetReader
from inforce.claims.terms import Term, Terms, terms
from inforce.claims.text import Token
from inforce.claims.whens import when_of
from inforce.claims.words import Word
from inforce.values import value

_ON_THE_PAGE = frozenset(table("words_en")["on_the_page"])
_REACH = 7
"""Words between a preposition and the list or measure that it stands before."""
_NEAR_SENTENCES = 2
"""Sentences back to the claim after which a keeper's doings go on with the story."""
_NEAR = 6
"""Claims looked back at for an act that goes on."""
_MARKS = frozenset({",", ";", ":", ".", "(", ")"})
_SCOPES = frozenset({"scope", "framework", "reach", "ambit", "umbrella", "weight", "effect", "action"})
_TARGETS = frozenset({TargetKind.GROUP, TargetKind.COUNTRY})
_MISPLACED = (("measure", Term.PLAIN_MEASURE), ("licence", Term.LICENCE))
"""Roles whose groups may stand where their verb would not have them, and the words that tell them."""


@value(frozen=True, slots=True)
class Stretch:
    """A clause and the words that are its own: from its subject, where that stands before it, to the next clause."""

    clause: Clause
    start: int
    end: int

    def holds(self, place: int) -> bool:
        return self.start <= place < self.end


@value(frozen=True, slots=True)
class Cue:
    """The words that tell of a measure, from ``start`` to ``end``. ``stands``: they say that somebody is under it;
    ``measure``: the phrase that names it, where its own words may say at whom it is aimed; ``done``: to what it is done."""

    action: Action
    start: int
    end: int
    stands: bool = False
    measure: Group | None = None
    done: Group | None = None


class LooseReader:
    """Reads the clauses of a sentence that nothing else has read."""

    def __init__(
        self,
        reader: Reader,
        words: LooseWords,
        terms: Terms,
        status: StatusReader,
        targets: TargetReader,
        language: str,
    ) -> None:
        self._reader, self._words, self._terms, self._status, self._targets = reader, words, terms, status, targets
        self._actions, self._doings = actions_on_measures(language), frames(language).events
        self._others, self._generics = Others(other_words(language)), Generics(generic_words(language))
        self._telling, self._nouns = telling_verbs(language), _nouns(language)
        self._papers = kinds(language).papers

    def read(self, scene: Scene, told: Sequence[Draft], passed: Sequence[Clause] = ()) -> None:
        """Makes drafts of what is left. ``told``: those that the sentence has given already; ``passed``: its clauses that tell
        nothing by themselves."""
        if not self._reader.context.about or not self.may_tell(scene):
            return
        left = [
            stretch
            for stretch in stretches(scene)
            if stretch.clause not in passed
            and not points(scene, stretch.clause)
            and not any(d.start < stretch.end and stretch.clause.verb.start < d.end for d in told)
        ]
        nouns = self._nouns
        named = [n for n, lower in enumerate(scene.sentence.lowers) if lower in nouns] if left else []
        for stretch in left:
            cue = self._cue(scene, stretch, named=named)
            if cue is not None and not any(d.start < cue.end and cue.start < d.end for d in told):
                self._claim(scene, stretch, cue)

    def may_tell(self, scene: Scene) -> bool:
        """A sentence that has a noun for a list or measure, or a verb that tells of them, and is not on sports."""
        held = scene.sentence.held
        if not self._terms.sports.isdisjoint(held):
            return False
        telling = self._telling
        return not self._nouns.isdisjoint(held) or any(c.verb.lemma in telling for c in scene.clauses)

    # --- what tells of a measure ----------------------------------------------------------------------------------------

    def _cue(self, scene: Scene, stretch: Stretch, *, named: Sequence[int]) -> Cue | None:
        """``named``: the numbers of the words of the sentence that name lists and measures."""
        if found := self._by_preposition(scene, stretch, named) if named else None:
            return found
        object_ = stretch.clause.object
        elsewhere = object_ is not None and object_.items[0].noun.head in self._words.elsewhere
        if stretch.clause.verb.lemma not in self._telling or elsewhere:
            return None  # "lifted its veto on sanctions", "dropped the case against X"
        return (
            self._strong(stretch.clause)
            or self._misplaced(scene, stretch)
            or self._hinted(scene, stretch.clause)
            or self._by_keeper(scene, stretch.clause)
        )

    def _strong(self, clause: Clause) -> Cue | None:
        """A verb that is enough by itself, unless another authority is its subject ("the stewards sanctioned the jockey")."""
        action = self._words.strong.get(clause.verb.lemma)
        by = clause.oblique("by")
        agent = by.group if by is not None else clause.subject
        if action is None or (action is Action.DESIGNATE and self._others.penalises(agent)):
            return None
        done = clause.object if clause.object is not None and not clause.verb.passive and self._sent(clause) else None
        end = clause.verb.end if done is None else done.end
        return Cue(action, clause.verb.start, end, done=done)

    def _by_preposition(self, scene: Scene, stretch: Stretch, named: Sequence[int]) -> Cue | None:
        tokens = scene.sentence.tokens
        named = [number for number in named if stretch.holds(tokens[number].start)]
        if not named:
            return None
        first = bisect_left(tokens, stretch.start, key=lambda t: t.start)
        tokens, named = tokens[first:], [number - first for number in named]
        stands = stretch.clause.verb.lemma in self._words.stands
        return self._listed(scene, stretch, tokens, named, stands=stands) or self._under(
            stretch, tokens, named, stands=stands
        )

    def _hinted(self, scene: Scene, clause: Clause) -> Cue | None:
        """ "Washington freed the Calla Blue last week", "hit by OFAC on 23 February"; "was freed too", after such an act."""
        lemma = clause.verb.lemma
        particles = (*clause.particles, *(o.preposition for o in clause.obliques))
        action = next(
            (a for p in particles if (a := self._words.hints.get(f"{lemma}:{p}"))), self._words.hints.get(lemma)
        )
        if action is None or not (self._sent(clause) or self._goes_on(scene, clause, action)):
            return None
        return Cue(action, clause.verb.start, clause.verb.end)

    def _sent(self, clause: Clause) -> bool:
        """Who does it keeps lists."""
        by = clause.oblique("by")
        agent = (by.group if by is not None else None) if _is_passive(clause) else clause.subject
        place = self._reader.senders.place_of(agent.items[0].noun) if agent is not None else None
        return place is not None and keeps_lists(place.jurisdiction)

    def _by_keeper(self, scene: Scene, clause: Clause) -> Cue | None:
        """ "The White House will suspend the whole exercise", in the course of a story of measures."""
        action = self._words.keepers.get(clause.verb.lemma)
        if action is not None and self._is_done_too(scene, clause, action):
            return Cue(action, clause.verb.start, clause.verb.end, done=clause.subject)
        if action is None or clause.object is None or clause.verb.passive or not self._sent(clause):
            return None
        noun = clause.object.items[0].noun
        if clause.link == "unless" or clause.object.negated or noun.head in self._words.elsewhere:
            return None
        near = self._reader.drafts[-1:] and scene.number - self._reader.drafts[-1].scene <= _NEAR_SENTENCES
        return Cue(action, clause.verb.start, clause.object.end, done=clause.object) if near else None

    def _is_done_too(self, scene: Scene, clause: Clause, action: Action) -> bool:
        """ "The closure of borders is ended, and the no-fly zone is ended", beside an act of the same kind."""
        if not clause.verb.passive or clause.subject is None or clause.obliques or clause.relative:
            return False
        near = [d for d in self._reader.drafts[-_NEAR:] if d.scene == scene.number]
        return any(d.action.ends and action.ends for d in near)

    def _goes_on(self, scene: Scene, clause: Clause, action: Action) -> bool:
        """In the passive, right after an act of the same kind."""
        if not clause.verb.passive or clause.obliques:
            return False
        near = [d for d in self._reader.drafts[-_NEAR:] if 0 <= scene.number - d.scene <= 1 and is_act(d)]
        alike = (d for d in near if d.action.starts == action.starts and d.action.ends == action.ends)
        return any(d.sentence.block == scene.sentence.block for d in alike)

    def _listed(
        self, scene: Scene, stretch: Stretch, tokens: Sequence[Token], named: Sequence[int], *, stands: bool
    ) -> Cue | None:
        """ "Off Kyiv's register", "to the list of sanctions", "on its Russia sanctions roster"."""
        verb = stretch.clause.verb
        if verb.lemma in self._words.about or self._is_of_doing(scene, stretch):
            return None
        for number in named:
            token = tokens[number]
            listed = self._terms.nouns.get(token.lower, Term.NONE) & Term.LIST and token.start >= verb.end
            at = self._preposition(tokens, number, self._words.off | self._words.onto) if listed else None
            if at is None or not _is_preposition(scene, tokens[at]) or _is_of_source(tokens[max(0, at - _NEAR) : at]):
                continue
            if tokens[at].lower in self._words.off:
                return Cue(Action.DELIST, tokens[at].start, token.end)
            return Cue(Action.REMAIN if stands else Action.DESIGNATE, tokens[at].start, token.end, stands)
        return None

    def _is_of_doing(self, scene: Scene, stretch: Stretch) -> bool:
        """ "The removal of X from the list": the list belongs to the noun."""
        inside = (n for _, g in scene.groups if stretch.holds(g.start) for n in g.nouns)
        return any(n.head in self._doings and not n.name for n in inside)

    def _under(self, stretch: Stretch, tokens: Sequence[Token], named: Sequence[int], *, stands: bool) -> Cue | None:
        """ "Within the scope of sanctions", "is not under sanctions"."""
        for number in named:
            token = tokens[number]
            plain = self._terms.nouns.get(token.lower, Term.NONE) & Term.PLAIN_MEASURE
            at = self._preposition(tokens, number, self._words.under) if plain else None
            if at is not None and token.start >= stretch.clause.verb.end:
                return Cue(Action.REMAIN if stands else Action.DESIGNATE, tokens[at].start, token.end, stands)
        return None

    def _preposition(self, tokens: Sequence[Token], number: int, wanted: frozenset[str]) -> int | None:
        """The preposition before a list or measure, over the words that say whose it is."""
        for at in range(number - 1, max(-1, number - 1 - _REACH), -1):
            word = tokens[at].lower
            if word in wanted or (at and f"{tokens[at - 1].lower} {word}" in wanted):
                return at
            scope = word == "of" and at > 0 and tokens[at - 1].lower in _SCOPES  # "within the scope of sanctions"
            if word in _MARKS or word in self._terms.other_lists or (word == "of" and not scope):
                return None
        return None

    def _misplaced(self, scene: Scene, stretch: Stretch) -> Cue | None:
        """A verb of measures, and a measure or licence that is not where the verb would have it."""
        lemma = stretch.clause.verb.lemma
        if lemma in self._words.stands or lemma in self._words.everyday:
            return None
        actions = self._actions.get(lemma)
        if not actions:
            return None
        held = [(place, g) for place, g in scene.groups if stretch.holds(g.start)]
        other = _is_of_thing(stretch.clause)
        groups = [g for place, g in held if not (other and self._is_circumstance(scene, place))]
        for role, term in _MISPLACED:
            found = next((g for g in groups if any(self._terms.of(n) & term for n in g.nouns)), None)
            if found is not None and role in actions:
                return Cue(actions[role], found.start, found.end, measure=found)
        return None

    def _is_circumstance(self, scene: Scene, place: int) -> bool:
        """ "Ended without sanctions", "under sanctions, his card was cancelled": not what ended or was cancelled."""
        word = scene.word_at(place - 1)
        return word is not None and word.lower in self._words.circumstances

    # --- what it says ---------------------------------------------------------------------------------------------------

    def _claim(self, scene: Scene, stretch: Stretch, cue: Cue) -> None:
        clause = stretch.clause
        if self._generics.is_general(scene, clause):
            return
        standing = self._status.of_clause(scene, clause)
        parties = self._parties(scene, stretch, cue) if standing is not None else []
        parties = [p for p in parties if not self._is_paper(p)]
        if standing is None or not parties or any(_is_addressed(c) for c in (clause, *standing.above)):
            return
        action, status = _read(cue, standing)
        when = when_of(scene, clause, action, status, standing.above)
        start, end = min(stretch.start, clause.verb.start), max(cue.end, clause.verb.end)
        self._reader.add(scene, action, status, self._sender(scene, cue, clause, standing), parties, when, start, end)

    def _is_paper(self, party: Party) -> bool:
        """ "The Global Human Rights Sanctions Regulations 2020 provide for the freezing": on whom, they do not say."""
        words = [w for w in party.name.lower().split() if not w.isdecimal()]
        return party.proper and bool(words) and words[-1] in self._papers

    def _sender(self, scene: Scene, cue: Cue, clause: Clause, standing: Standing) -> tuple[str, ...]:
        senders = self._reader.senders
        owners = (senders.owner(g) for _, g in scene.groups if cue.start <= g.start < cue.end)
        named = next((owner for owner in owners if owner), ())
        return named or senders.from_above((clause, *standing.above)) or senders.likely()

    def _parties(self, scene: Scene, stretch: Stretch, cue: Cue) -> list[Party]:
        """At whom it is aimed: by the words of the measure, by the verb's voice, else whoever stands in the clause."""
        if cue.measure is not None and (aimed := self._targets.aimed_at(scene, cue.measure)):
            return aimed
        if cue.done is not None:
            return self._done_to(scene, cue.done, designates=cue.action is Action.DESIGNATE)
        clause = stretch.clause
        near = self._near(scene, stretch)
        if _is_passive(clause) or cue.stands:
            order = [clause.subject, clause.object, *near]
        elif clause.object is not None and clause.verb.lemma in self._words.strong:
            order = [clause.object]  # "Parliament sanctioned a loan"
        elif clause.object is not None and cue.action is Action.DELIST:
            order = [clause.object, *(g for g in near if g is not clause.subject)]  # who takes off is not taken off
        else:
            order = [clause.object, clause.subject, *near]
        groups = (g for g in order if g is not None and not cue.start <= g.start < cue.end)
        return next((found for g in groups if (found := self._party(scene, g))), [])

    def _done_to(self, scene: Scene, group: Group, *, designates: bool) -> list[Party]:
        """What a keeper does it to: at whom its words aim, whom they name, else what they say."""
        if _is_number(group):
            return []  # "sanctioned five over drone sales"
        found = self._targets.aimed_at(scene, group) or self._targets.group(scene, group)
        if designates and len(found) == 1 and found[0].kind is TargetKind.SECTOR and group.items[0].noun.determiner:
            return self._targets.described(scene, group.items[0].noun)  # "every berth east of Feodosia"
        if found or not group.items[0].noun.is_pronoun:
            return found
        before = (d.parties for d in reversed(self._reader.drafts[-_NEAR:]) if d.start < group.start)
        named = (parties for parties in before if any(p.proper and p.kind.is_listed_by_name for p in parties))
        return list(next(named, ()))  # "London delisted it": whom the claim before was about

    @staticmethod
    def _near(scene: Scene, stretch: Stretch) -> list[Group]:
        """The groups of a clause but those under "by" and who speaks before a colon ("Kallas: no EU sanctions on it")."""
        words = ((scene.word_at(place - 1), group) for place, group in scene.groups)
        near = [g for word, g in words if stretch.holds(g.start) and not (word is not None and word.lower == "by")]
        if ":" not in scene.sentence.held:
            return near
        colons = [e.start for e in scene.elements if type(e) is Word and e.tag == ":"]
        verb = stretch.clause.verb.start
        behind = [g for g in near if not any(g.start < colon < verb for colon in colons)]
        return behind if any(map(_names_somebody, behind)) else near  # "Orlan Bank: NOT listed"

    def _party(self, scene: Scene, group: Group) -> list[Party]:
        """Whom a group names, unless it is a word of measures or one who sends them."""
        noun = group.items[0].noun
        if self._terms.of(noun) & ~Term.ENTRY or noun.head in self._terms.periods:
            return []
        place = self._reader.senders.place_of(noun)
        last = noun.words[-1].place
        if place is not None and keeps_lists(place.jurisdiction) and (not noun.name or last is not None):
            return []
        return [p for p in self._targets.group(scene, group) if p.kind.is_listed_by_name or p.kind in _TARGETS]


def _is_of_thing(clause: Clause) -> bool:
    """What the verb is about is told and is no party by name: "his card was cancelled", "it ended"."""
    about = clause.object if clause.object is not None else clause.subject
    return about is not None and not any(noun.name for noun in about.nouns)


def points(scene: Scene, clause: Clause) -> bool:
    """ "The carriers listed below": a participle that points at a place of the page."""
    if not clause.verb.participle_or_past or len(clause.verb.words) != 1 + len(clause.verb.adverbs):
        return False
    beside = scene.word_at(clause.place + 1), scene.word_at(clause.place - 1)
    below = any(w is not None and w.tag == "RB" and w.lower in _ON_THE_PAGE for w in beside)
    return below or not _ON_THE_PAGE.isdisjoint(clause.verb.adverbs)


@cache
def _nouns(language: str) -> frozenset[str]:
    """Nouns for lists and measures."""
    known = terms(language).nouns
    return frozenset(noun for noun, term in known.items() if term & (Term.LIST | Term.PLAIN_MEASURE))


def _is_passive(clause: Clause) -> bool:
    return clause.verb.passive or (clause.verb.participle_or_past and clause.object is None)


def _read(cue: Cue, standing: Standing) -> tuple[Action, Status]:
    """ "Is not under sanctions" is no listing, "is no longer on the list" the end of one."""
    if standing.ceased:
        return (cue.action if cue.action.ends else Action.DELIST), Status.IN_FORCE
    if cue.stands and standing.status is Status.DENIED:
        return Action.DESIGNATE, Status.DENIED
    return cue.action, standing.status


def _is_of_source(before: Sequence[Token]) -> bool:
    """ "According to data from the register": the list is that of who says so."""
    return any(t.lower == "according" for t in before)


def _is_preposition(scene: Scene, token: Token) -> bool:
    """ "To" before a verb is none."""
    return any(type(e) is Word and e.start <= token.start < e.end for e in scene.elements)


def stretches(scene: Scene) -> Iterator[Stretch]:
    """The clauses of a sentence with the words that are their own."""
    ordered = sorted(scene.clauses, key=attrgetter("place"))
    firsts: list[int] = []
    last = -1
    for clause in ordered:
        own = clause.subject is not None and last < clause.subject_at <= clause.place
        firsts.append(scene.elements[clause.subject_at if own else clause.place].start)
        last = clause.place
    for number, clause in enumerate(ordered):
        start = firsts[number] if number else scene.sentence.start
        yield Stretch(clause, start, firsts[number + 1] if number + 1 < len(ordered) else scene.sentence.end)


def _is_addressed(clause: Clause) -> bool:
    """ "You must check whether you hold accounts for the persons": what readers are to do, of nobody in particular."""
    noun = clause.subject.items[0].noun if clause.subject is not None else None
    return noun is not None and noun.is_pronoun and noun.head == "you" and clause.verb.modal != ""


def _names_somebody(group: Group) -> bool:
    """A name, or a word for one, in the group or behind its "of"."""
    return any(n.name or n.is_pronoun or (n.of is not None and n.of.name) for n in group.nouns)


def _is_number(group: Group) -> bool:
    noun = group.items[0].noun
    return len(noun.words) == 1 and noun.words[0].tag == "CD"
