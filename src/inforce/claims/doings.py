"""Doings: told by a noun ("the lifting of sanctions", "talks on an extension")."""

from collections.abc import Sequence
from functools import cache
from typing import Protocol

from inforce.claims.clause import Clause
from inforce.claims.drafts import SAME_SENTENCE, Draft
from inforce.claims.fillers import Context
from inforce.claims.frames import Doing, frames
from inforce.claims.generics import Generics, generic_words
from inforce.claims.groups import Group, Item
from inforce.claims.keepers import keeps_lists
from inforce.claims.lexicon import table
from inforce.claims.model import Action, Status, TargetKind
from inforce.claims.parsing import Clock, Scene
from inforce.claims.parties import Parties
from inforce.claims.party import Party
from inforce.claims.phrases import Noun, chain
from inforce.claims.senders import SenderReader
from inforce.claims.status import Standing, StatusReader
from inforce.claims.targets import TargetReader
from inforce.claims.terms import Term, terms
from inforce.claims.whens import when_of
from inforce.values import value


class Reader(Protocol):
    """What reads measures: takes up drafts, knows the parties and senders."""

    parties: Parties
    senders: SenderReader
    drafts: list[Draft]
    clock: Clock

    @property
    def context(self) -> Context: ...

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
    ) -> Draft: ...


def announcers(above: Sequence[Clause], status: StatusReader) -> tuple[str, ...]:
    """Who is told to announce: the subject of the verb of announcing, or the one whose visit or step it is."""
    clause = next((c for c in above if "announces" in status.classes(c)), None)
    if clause is None or clause.subject is None:
        return ()
    nouns = [part for n in clause.subject.nouns for part in chain(n)]
    owners = [n.possessor for n in nouns if n.possessor is not None]
    return tuple(n.name for n in (*nouns, *owners) if n.name)


_NEAR_OF = 6
"""Elements after "the end of …" among which "and of …" goes on with it."""
_BARE = Doing(Action.IMPOSE, frozenset())


@value(frozen=True, slots=True)
class _Words:
    """The words of ``[doings]`` in ``measures_en.toml``, where each is told."""

    reports: frozenset[str]
    reviews: frozenset[str]
    indefinite: frozenset[str]
    batches: frozenset[str]
    ordinals: tuple[str, ...]
    bare_measures: frozenset[str]
    fights: frozenset[str]
    requests: frozenset[str]
    answers: frozenset[str]


@cache
def _words() -> _Words:
    data = table("measures_en")["doings"]
    sets = {name: frozenset(words) for name, words in data.items() if name != "ordinals"}
    return _Words(**sets, ordinals=tuple(data["ordinals"]))


@cache
def _telling_nouns(language: str) -> frozenset[str]:
    """Words of which a sentence has one where it has a noun of doing, or one for a measure or for what is said of one; of
    several that are one noun the last."""
    measures = (noun.rpartition(" ")[2] for noun, term in terms(language).nouns.items() if term & Term.MEASURE)
    return frozenset({*frames(language).events, *measures, *_words().bare_measures, *_words().reports})


class DoingReader:
    """Makes drafts of nouns of doing, where what stands above them says how far it has come."""

    def __init__(self, reader: Reader, language: str, status: StatusReader, targets: TargetReader) -> None:
        self._reader, self._status, self._targets = reader, status, targets
        self._generics = Generics(generic_words(language))
        self._frames, self._terms, self._telling = frames(language), terms(language), _telling_nouns(language)

    def may_tell(self, scene: Scene) -> bool:
        """A sentence that has a noun of doing, or one for a measure or for what is said of one."""
        return not self._telling.isdisjoint(scene.sentence.held)

    def read(self, scene: Scene) -> None:
        if not self.may_tell(scene):
            return
        for place, group in scene.groups:
            for item in group.items:
                noun = item.noun
                if self._of(noun) or (noun.of is not None and noun.head in _words().reports):
                    self._item(scene, place, group, item)

    def _of(self, noun: Noun) -> tuple[Doing, ...]:
        """The doings that a noun may name; "sanctions" by themselves, where wanted or refused, are to be imposed."""
        head = noun.head
        found = self._frames.events.get(head.rpartition(" ")[2] if " " in head else head, ())
        counted = noun.determiner == "the" and any(
            w.endswith(_words().ordinals) for w in noun.lowers
        )  # "the 18th package"
        if head in _words().batches and (noun.determiner in _words().indefinite or counted):
            of = noun.of is not None and self._terms.of(noun.of) & Term.PLAIN_MEASURE
            if of or (counted and noun.of is None and "sanctions" in noun.lowers):
                return (*found, _BARE)  # "a fifth package of sanctions on X"
        bare = noun.determiner in _words().indefinite and (
            self._terms.of(noun) & Term.PLAIN_MEASURE or head in _words().bare_measures
        )
        return (*found, _BARE) if bare else found

    def _item(self, scene: Scene, place: int, group: Group, item: Item) -> None:
        noun = item.noun
        if noun.of is not None and noun.head in _words().reports and self._of(noun.of):
            self._reported(scene, place, group, item)
            return
        for event in self._of(noun):
            parties = self._targets.aimed_at(scene, group) if event is _BARE else self._whose(scene, group, item, event)
            if parties and event is not _BARE and "target" in event.of and not any(p.proper for p in parties):
                parties = self._targets.members(scene, group) or parties
            if not parties or self._terms.is_of_sport(noun) or (event is _BARE and self._is_taken(scene, group, noun)):
                continue
            if event is not _BARE and self._is_told(scene, group, event, parties):
                return
            if _is_fought(scene, place):
                continue  # "his appeal against the British listing is pending"
            standing = self._status.of_noun(scene, place, negated=bool(group.negated)) or self._answered(
                scene, place, event
            )
            if standing is None or (
                standing.above and standing.above[0].verb.lemma == "mean" and _opens(standing, group)
            ):
                return  # "the listings mean that …" tells what they come to, not what is meant to be done
            clause = standing.above[0] if standing.above else None
            sender = self._sender(scene, group, standing.above)
            when = when_of(scene, clause, event.action, standing.status, standing.above[1:]) if clause else None
            reviewed = event.action is Action.DESIGNATE and clause is not None and clause.verb.lemma in _words().reviews
            action = Action.DELIST if reviewed and standing.status is Status.PROPOSED else event.action
            if action is Action.LIFT and noun.of is not None and self._listing(noun.of) is not None:
                action = Action.DELIST
            draft = self._reader.add(
                scene, action, standing.status, sender, parties, when, *self._bounds(scene, place, group, clause)
            )
            draft.announcers = announcers(standing.above, self._status)
            draft.measure = noun.of.head if noun.of and self._is_measure(noun.of) else ""
            return

    def _is_told(self, scene: Scene, group: Group, event: Doing, parties: list[Party]) -> bool:
        """The verb above has told the doing itself: "approved the addition of X to its list"."""
        told = (
            d
            for d in self._reader.drafts[-SAME_SENTENCE:]
            if d.scene == scene.number and (d.action is event.action or (d.action.starts and event.action.starts))
        )
        names = [p.name for p in parties]
        return any(d.start <= group.start < d.end and [p.name for p in d.parties] == names for d in told)

    def _is_taken(self, scene: Scene, group: Group, noun: Noun) -> bool:
        """ "Wants the sanctions on X lifted": the clause has told what is to become of them."""
        for clause in scene.clauses:
            if group in (clause.subject, clause.object):
                frames = self._frames.verbs.get(clause.verb.lemma, ())
                if any(
                    not f.action.starts and "measure" in f.object | f.subject and not f.complement for _, f in frames
                ):
                    return True  # "are due to expire"
        told = self._reader.drafts[-SAME_SENTENCE:]
        here = (d for d in told if d.scene == scene.number and d.start <= noun.start < d.end)
        return any(d.action.ends or (d.action is Action.IMPOSE and d.measure == noun.head) for d in here)

    def _reported(self, scene: Scene, place: int, group: Group, item: Item) -> None:
        """ "Reports of X's delisting are false"."""
        clause = next((c for c in scene.clauses if c.subject is group), None)
        doing = item.noun.of
        if clause is None or doing is None or not self._status.is_false(clause):
            return
        inner = Item(doing)
        for event in self._of(doing):
            parties = self._parties(scene, Group((inner,)), inner, event)
            if parties:
                sender = self._sender(scene, group, (clause,))
                bounds = self._bounds(scene, place, group, clause)
                self._reader.add(scene, event.action, Status.DENIED, sender, parties, None, *bounds)
                return

    def _answered(self, scene: Scene, place: int, event: Doing) -> Standing | None:
        """ "Canada marked the anniversary with sanctions on X": imposed by whoever did so."""
        link = scene.word_at(place - 1)
        if event is not _BARE or link is None or link.lower != "with":
            return None
        clause = next((c for c in scene.clauses if any(o.group is scene.group_at(place) for o in c.obliques)), None)
        if clause is None or clause.subject is None or not self._reader.senders.from_above((clause,)):
            return None
        return self._status.of_clause(scene, clause)

    def _whose(self, scene: Scene, group: Group, item: Item, event: Doing) -> list[Party]:
        """So many parties ("20 new designations"), or those whose doing it is, or whose listing is annulled."""
        of = item.noun.of
        listing = self._listing(of) if of is not None and "measure" in event.of else None
        if of is not None and listing is not None:
            inner = Item(of)
            return self._parties(scene, Group((inner,)), inner, listing)  # "the annulment of his listing"
        counted = self._targets.counted_listings(scene, group) if "target" in event.of else []
        return counted or self._parties(scene, group, item, event)

    def _parties(self, scene: Scene, group: Group, item: Item, event: Doing) -> list[Party]:
        """Whose doing it is: after "of", before 's, or (with an article) what was last spoken of."""
        noun = item.noun
        of = noun.of or self._under_to(scene, group, event)
        if of is not None:
            if self._is_measure(of):
                if not event.of & {"measure", "licence"}:
                    return []
                return self._of_measure(scene, group, of)
            if "target" not in event.of:
                return []
            if item.names:  # "the removal of two firms, X and Y,"
                return self._targets.group(scene, Group(item.names))
            return self._targets.group(scene, Group((Item(of),))) + self._joined(scene, group, item)
        if event.of & {"measure"} and self._is_compound(noun):
            return self._targets.aimed_at(scene, group) or self._targets.spoken_of(scene, noun)
        if noun.possessor and "target" in event.of:
            return self._reader.parties.take([Item(noun.possessor)], scene.number, subject=False)
        if noun.determiner in ("its", "his", "her", "their"):
            if "target" not in event.of and len(self._of(noun)) > 1:
                return []  # "its removal" is that of a party
            return self._reader.parties.resolve(noun, scene.number)
        asking = scene.group_at((scene.place_of(group) or 0) - 2)
        if noun.determiner == "" and "target" in event.of and (whose := self._asked_by(scene, group)) is not None:
            return self._reader.parties.take(whose.items, scene.number, subject=False)
        asked = asking.items[0].noun if asking is not None and noun.determiner == "" else None
        asker = (asked.possessor or asked.of) if asked is not None else None
        if asker is not None and "target" in event.of and self._terms.of(asking.items[0].noun) & Term.PROPOSAL:  # type: ignore[union-attr] # asked first
            return self._reader.parties.take([Item(asker)], scene.number, subject=False)
        if noun.determiner == "" and "target" in event.of and (seeker := self._seeker(scene, group)):
            return seeker
        if "following" in noun.lowers:
            return [Party(self._reader.parties.words_of(noun), TargetKind.GROUP, proper=False, many=True)]
        within = next(
            (c for c in scene.clauses if c.object is group or any(o.group is group for o in c.obliques)), None
        )
        if self._generics.is_how_to(scene, within):
            return []
        return (
            self._targets.recalled.last_aimed(noun)
            if noun.determiner in ("the", "this", "that", "any", "a", "an", "")
            and "target" in event.of
            and self._reader.drafts
            else []
        )

    def _listing(self, noun: Noun) -> Doing | None:
        """ "His listing", "the designation of X", as what is annulled."""
        return next((d for d in self._of(noun) if d.action is Action.DESIGNATE and "target" in d.of), None)

    def _asked_by(self, scene: Scene, group: Group) -> Group | None:
        """ "A petition by X for delisting", "the request from X for removal": X."""
        at = scene.place_of(group)
        link = scene.word_at(at - 1) if at is not None else None
        whose, by, asking = (scene.group_at((at or 0) - 2), scene.word_at((at or 0) - 3), scene.group_at((at or 0) - 4))
        if link is None or link.lower != "for" or by is None or by.lower not in ("by", "from") or asking is None:
            return None
        return whose if self._terms.of(asking.items[0].noun) & Term.PROPOSAL else None

    def _seeker(self, scene: Scene, group: Group) -> list[Party]:
        """ "X is seeking removal", "X petitioned for delisting", "X won removal from the list": X is whom it is for."""
        clause = next(
            (c for c in scene.clauses if c.object is group or any(o.group is group for o in c.obliques)), None
        )
        if (requester := self._requester(scene, group)) is not None:
            return [p for p in self._targets.group(scene, requester) if p.proper and p.kind.is_listed_by_name]
        if clause is None or clause.subject is None or not self._status.classes(clause) & {"wants", "obtains"}:
            return []
        under = clause.object is not group and clause.oblique("for") is None
        if under or self._reader.senders.place_of(clause.subject.items[0].noun) is not None:
            return []
        return [p for p in self._targets.group(scene, clause.subject) if p.proper and p.kind.is_listed_by_name]

    def _requester(self, scene: Scene, group: Group) -> Group | None:
        """ "X filed a request for delisting with Y", "X approached Y with a request for removal": X."""
        at = scene.place_of(group) or 0
        link, asking = scene.word_at(at - 1), scene.group_at(at - 2)
        if link is None or link.lower != "for" or asking is None:
            return None
        noun = asking.items[0].noun
        if noun.head not in _words().requests or noun.possessor is not None or noun.of is not None:
            return None
        filed = (c for c in scene.clauses if c.object is asking or any(o.group is asking for o in c.obliques))
        clause = next(filed, None)
        subject = (
            clause.subject if clause is not None and not clause.verb.passive and not clause.verb.negation else None
        )
        keeps = subject is None or self._reader.senders.place_of(subject.items[0].noun) is not None
        return None if keeps or (clause is not None and clause.verb.lemma in _words().answers) else subject

    def _is_compound(self, noun: Noun) -> bool:
        """ "Sanctions relief", "the embargo's extension"."""
        before = [w.lower for w in noun.words[:-1]]
        owned = noun.possessor is not None and self._is_measure(noun.possessor)
        return owned or any(self._terms.nouns.get(w, Term.NONE) & Term.PLAIN_MEASURE for w in before)

    def _joined(self, scene: Scene, group: Group, item: Item) -> list[Party]:
        """ "The removal of X, Y and Z": Y and Z go with X, up to the next doing."""
        rest = group.items[group.items.index(item) + 1 :]
        others = next((n for n, other in enumerate(rest) if self._of(other.noun)), len(rest))
        own = tuple(other for other in rest[:others] if not self._terms.of(other.noun))
        return self._targets.group(scene, Group(own)) if own else []

    def _of_measure(self, scene: Scene, group: Group, of: Noun) -> list[Party]:
        at = scene.place_of(group)
        under = scene.group_at(at + 2) if at is not None and group.items[0].noun.of is None else None
        if under is not None and (found := self._targets.aimed_at(scene, under)):
            return found
        own = self._targets.aimed_at(scene, group) or self._named_before(scene, of) or self._targets.topic_of(of)
        own += self._and_of(scene, at) if own and at is not None else []
        return own or self._targets.of_measure(scene, group) or self._targets.spoken_of(scene, of)

    def _named_before(self, scene: Scene, of: Noun) -> list[Party]:
        """ "The lifting of Belavia sanctions": whom the measure is named by."""
        return self._targets.of_measure(scene, Group((Item(of),))) if of.name and len(of.words) > 1 else []

    def _and_of(self, scene: Scene, at: int) -> list[Party]:
        """ "The end of the blockade against X and of the measures against Y": Y too."""
        for place in range(at + 1, min(at + _NEAR_OF, len(scene.elements))):
            word, of, measure = scene.word_at(place), scene.word_at(place + 1), scene.group_at(place + 2)
            if word is not None and word.tag == "CC" and of is not None and of.lower == "of" and measure is not None:
                return self._targets.aimed_at(scene, measure) if self._is_measure(measure.items[0].noun) else []
        return []

    def _under_to(self, scene: Scene, group: Group, event: Doing) -> Noun | None:
        """ "An end to the sanctions on X", "relief from the embargo": the measure under another preposition."""
        at = scene.place_of(group)
        link, following = (scene.word_at(at + 1), scene.group_at(at + 2)) if at is not None else (None, None)
        if link is None or following is None or link.lower not in ("to", "from") or "measure" not in event.of:
            return None
        return following.items[0].noun if self._is_measure(following.items[0].noun) else None

    def _is_measure(self, noun: Noun) -> bool:
        return bool(self._terms.of(noun) & (Term.MEASURE | Term.LICENCE))

    def _sender(self, scene: Scene, group: Group, above: tuple[Clause, ...]) -> tuple[str, ...]:
        senders = self._reader.senders
        named = senders.owner(group) or senders.after(scene, group) or senders.from_above(above)
        lists = (o.group for c in above[:1] for o in c.obliques if self._terms.of(o.group.items[0].noun) & Term.LIST)
        owned = next((owner for listed in lists if (owner := senders.owner(listed))), ())
        return named or owned or self._addressed(group, above) or senders.likely()

    def _addressed(self, group: Group, above: tuple[Clause, ...]) -> tuple[str, ...]:
        """ "Filed a request for delisting with the EU": who is asked can do it."""
        asked = (
            o.group for c in above[:1] for o in c.obliques if o.preposition in ("with", "to") and o.group is not group
        )
        places = (self._reader.senders.place_of(g.items[0].noun) for g in asked)
        return next((p.sender for p in places if p is not None and keeps_lists(p.jurisdiction)), ())

    @staticmethod
    def _bounds(scene: Scene, place: int, group: Group, clause: Clause | None) -> tuple[int, int]:
        end = group.end
        for number in range(place + 1, min(place + 5, len(scene.elements)), 2):
            word, following = scene.word_at(number), scene.group_at(number + 1)
            if not (word and word.tag == "IN" and following):
                break
            end = following.end
        start = group.start
        if clause:
            start, end = min(start, clause.verb.start), max(end, clause.verb.end)
            if clause.subject is group:
                start = group.start
        return start, end


def _opens(standing: Standing, group: Group) -> bool:
    """The verb above has the noun of doing for its subject."""
    return standing.above[0].subject is group and standing.status is Status.PROPOSED


def _is_fought(scene: Scene, place: int) -> bool:
    """What an appeal or a lawsuit is against has been done already."""
    link, before = scene.word_at(place - 1), scene.group_at(place - 2)
    against = link is not None and link.lower == "against" and before is not None
    return against and before is not None and before.items[-1].noun.head in _words().fights
