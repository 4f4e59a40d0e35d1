"""Claims of clauses: what a clause that fills a frame says was done, to whom, by whom and when."""

from collections.abc import Sequence

from inforce.claims.act_times import ActTimes, lasting
from inforce.claims.arguments import Filled
from inforce.claims.claim_bounds import bounds
from inforce.claims.clause import Clause, Oblique
from inforce.claims.determinations import determining
from inforce.claims.doings import Reader
from inforce.claims.drafts import Draft
from inforce.claims.generics import Generics
from inforce.claims.groups import Group
from inforce.claims.lexicon import table
from inforce.claims.model import Action, Status
from inforce.claims.others import Others
from inforce.claims.parsing import Scene
from inforce.claims.party import Party
from inforce.claims.readings import read_as
from inforce.claims.speakers import Speeches, is_told_by
from inforce.claims.status import Standing, StatusReader
from inforce.claims.targets import EQUATES, TargetReader
from inforce.claims.terms import Term, Terms
from inforce.claims.told_elsewhere import adds_goods, hangs_on_measure, is_of_freed, is_permitted, is_presupposed
from inforce.claims.whens import between, when_of
from inforce.values import record, replace

_OF_A_DAY = frozenset(
    {Action.DESIGNATE, Action.DELIST, Action.LIFT, Action.SUSPEND, Action.IMPOSE, Action.TIGHTEN, Action.EASE}
)
_COVERS = frozenset({"cover", "include", "encompass"})
"""Verbs by which something is widened to others."""
_BY_COURTS = frozenset({Action.LIFT, Action.SUSPEND, Action.DELIST, Action.REMAIN, Action.LAPSE})
"""What courts may do to a state's sanctions as well."""
_BOUND = frozenset(table("measures_en")["nouns"]["bound"])
_COURTS = frozenset({"court", "courts", "judge", "judges", "tribunal", "magistrate", "magistrates"})


@record(slots=True, eq=False)
class _Told:
    """What a clause says: an act upon parties, as far as it has come."""

    clause: Clause
    filled: Filled
    action: Action
    standing: Standing
    status: Status
    parties: list[Party]


class ClauseClaims:
    """Takes up what the clauses of one report claim. ``presupposing``: clauses of the sentence that tell
    nothing by themselves; ``of_sport``: the last sentence on bans of federations."""

    def __init__(
        self,
        reader: Reader,
        speeches: Speeches,
        status: StatusReader,
        targets: TargetReader,
        times: ActTimes,
        others: Others,
        generics: Generics,
        terms: Terms,
        reverses: frozenset[str],
    ) -> None:
        self._reader, self._speeches, self._status, self._targets = reader, speeches, status, targets
        self._times, self._others, self._generics, self._terms, self._reverses = (
            times,
            others,
            generics,
            terms,
            reverses,
        )
        self.presupposing: list[Clause] = []
        self._covering: Clause | None = None
        self.of_sport = -1

    def read(self, scene: Scene, clause: Clause, filled: Filled) -> None:
        """Takes up what a clause says."""
        told = self._told(scene, clause, filled)
        if told is None:
            return
        self._forget_governor(scene, clause, filled)
        if self._claim_each(scene, told):
            return
        for by in _agents(clause, filled):
            if by is not None:
                filled.roles["sender"] = by.group
            self._act(scene, told, by)

    def _told(self, scene: Scene, clause: Clause, filled: Filled) -> _Told | None:
        """What a clause says; None where it claims nothing of a state's measures."""
        drafts = self._reader.drafts
        standing = self._status.of_clause(scene, clause, spoken=self._speeches.at(clause.verb.start) is not None)
        if standing is None or self._is_of_sport(scene, filled) or self._generics.is_general(scene, clause):
            return None
        if is_permitted(scene, clause, filled, drafts) or self._generics.is_vague(filled.roles.get("measure")):
            return None
        action, status = read_as(filled, clause, standing, self._status, scene)
        if self._status.is_in_part(clause) and action is not Action.EASE:
            self.presupposing.append(clause)  # "not all banks were delisted" tells of none of them
            return None
        if clause is self._covering:
            return None  # told with the clause above
        parties = self._targets.of(scene, clause, filled)
        covering = _covering(scene, clause) if action is Action.RENEW and "measure" in filled.roles else None
        if covering is not None and covering.object is not None:
            self._covering, action = covering, Action.TIGHTEN
            parties, filled.end = self._targets.group(scene, covering.object), covering.object.end
            if parties and all(p.proper and p.kind.is_listed_by_name for p in parties):
                action = Action.DESIGNATE
        if not parties and "banned" in filled.roles:
            self.presupposing.append(clause)  # "banned entry to the country"
        if not parties or self._is_of_others(clause, filled, parties) or adds_goods(clause, filled, parties):
            return None
        if _are_those_told(scene, clause, action, parties, drafts):
            self.presupposing.append(clause)
            return None
        if hangs_on_measure(scene, clause, filled) or is_of_freed(scene, clause, filled, parties, drafts):
            return None
        if (undone := self._undone(scene, clause, filled)) is not None:
            action, status = Action.DELIST, undone
        if action is Action.TIGHTEN and _is_widened_to(clause, parties):
            action = Action.DESIGNATE  # "the freeze was widened to the family trust, X"
        return _Told(clause, filled, action, standing, self._as_of(scene, clause, action, status), parties)

    def _as_of(self, scene: Scene, clause: Clause, action: Action, status: Status) -> Status:
        """ "Go on the list as of next Tuesday" is yet to come."""
        to_come = status is Status.IN_FORCE and action in _OF_A_DAY and self._times.is_yet_to_come(scene, clause)
        return Status.ANNOUNCED if to_come else status

    def _act(self, scene: Scene, told: _Told, by: Oblique | None) -> None:
        """Takes up an act of one sender."""
        clause, filled, above = told.clause, told.filled, told.standing.above
        ours = _is_ours(filled)
        sender = self._ours(clause) if ours else self._reader.senders.of(scene, clause, filled, above)
        parties = [party for party in told.parties if not self._binds(party, sender)]
        if not parties:
            return
        when = self._when(scene, told, by)
        if when is None and is_presupposed(scene, clause, filled):
            self.presupposing.append(clause)
            return
        action = lasting(told.action, told.status, clause, when)
        if (found := determining(above)) is not None and filled.frame.action.starts:
            action = filled.frame.action  # "determined that the property of X is blocked"
            when = when or when_of(scene, found, action, told.status, ())
        start, end = bounds(scene, clause, above, self._reader.drafts)
        draft = self._reader.add(scene, action, told.status, sender, parties, when, start, max(end, filled.end))
        draft.ours = ours
        draft.reported = clause.link == "that" or any("says" in self._status.classes(c) for c in above)
        self._times.place(draft, clause, filled)
        if told.standing.disowned is not None:
            self._disown(scene, draft, clause, told.standing.disowned)

    def _binds(self, party: Party, sender: tuple[str, ...]) -> bool:
        """ "Dealings by U.S. persons" of an American rule: those who must keep it, not those at whom it is aimed."""
        whose, _, head = party.name.lower().rpartition(" ")
        if party.proper or head not in _BOUND or " " in whose or not sender:
            return False
        return self._reader.senders.named_in([whose])[:1] == sender[:1]

    def _when(self, scene: Scene, told: _Told, by: Oblique | None) -> str | None:
        when = between(scene, told.clause, by) if by else None
        when = when or when_of(scene, told.clause, told.action, told.status, told.standing.above)
        if told.action.ends and when is not None and when.endswith("/..") and _is_of_past(told.clause):
            return None  # "the sanctions, in force since 2009, were ended"
        prolonged = told.action is Action.RENEW and told.status is Status.IN_FORCE
        return None if prolonged and self._times.is_to_come(scene, when) else when

    def _ours(self, clause: Clause) -> tuple[str, ...]:
        """ "We lifted the sanctions": the speaker's state, by what this sentence or another says of him, or the only keeper of
        lists that was named; none where nothing tells."""
        told = self._reader.senders.focus.nearby()
        speech = self._speeches.at(clause.verb.start) if not told else None
        for words in self._speeches.named_by(speech.speaker.name) if speech is not None else ():
            told = told or self._reader.senders.named_in(words.lower().split())
        return told or self._reader.senders.focus.only()

    def _disown(self, scene: Scene, draft: Draft, clause: Clause, upper: Clause) -> None:
        """ "BelTA falsely reported that …": the report denies it, and BelTA says it."""
        draft.disowned = upper.verb.start, upper.verb.end
        if is_told_by(self._speeches.at(clause.verb.start), draft.disowned):
            own = self._status.of_clause(scene, replace(clause, governor=None))
            told = own.status if own is not None else Status.IN_FORCE
            self._reader.add(scene, draft.action, told, draft.sender, draft.parties, draft.when, draft.start, draft.end)

    def _is_of_sport(self, scene: Scene, filled: Filled) -> bool:
        """A federation's ban on a club is none of a state; nor is what else its sentence says of the ban."""
        groups = [filled.roles[role] for role in ("sender", "measure") if role in filled.roles]
        if any(self._terms.is_of_sport(n) for g in groups for n in g.nouns):
            self.of_sport = scene.number
        measure = filled.roles.get("measure")
        refers = measure is not None and measure.items[0].noun.determiner in ("this", "that")
        return self.of_sport == scene.number or (refers and self.of_sport == scene.number - 1)

    def _undone(self, scene: Scene, clause: Clause, filled: Filled) -> Status | None:
        """ "The court annulled the decision listing X": what becomes of X's listing; None where nothing is undone."""
        if filled.frame.action is not Action.DESIGNATE:
            return None
        participle = clause.verb.tag == "VG" and not clause.verb.finite
        paper = clause.subject if participle else scene.group_at(clause.governor) if clause.verb.infinitive else None
        if paper is None or not (participle or self._terms.of(paper.items[-1].noun) & Term.DECISION):
            return None
        papers = (
            c for c in scene.clauses if c.verb.lemma in self._reverses and (c.object is paper or c.subject is paper)
        )
        upper = next((c for c in papers if (c.subject is paper) == c.verb.passive), None)
        above = self._status.of_clause(scene, upper) if upper is not None else None
        return above.status if above is not None else None

    def _is_of_others(self, clause: Clause, filled: Filled, parties: Sequence[Party]) -> bool:
        """A judge who penalises lawyers, a state that opens its own trade."""
        sender = filled.roles.get("sender")
        court = _is_court(sender)
        if self._others.penalises(sender) and not (filled.frame.action in _BY_COURTS and court):
            return True
        if court and _is_freezing_order(filled.roles.get("measure")):
            return True
        place = self._reader.senders.place_of(sender.items[0].noun) if sender is not None else None
        return self._others.is_trade(clause, filled, place, parties)

    def _forget_governor(self, scene: Scene, clause: Clause, filled: Filled) -> None:
        """ "its intent to remove", "a proposal to suspend": the noun before an infinitive is no sender."""
        governing = scene.group_at(clause.governor)
        if (
            governing is not None
            and filled.roles.get("sender") is governing
            and self._status.by_noun(governing, Status.IN_FORCE) is not Status.IN_FORCE
        ):
            del filled.roles["sender"]

    def _claim_each(self, scene: Scene, told: _Told) -> bool:
        """``two were delisted: X in May and Y in June`` tells of two acts."""
        clause, filled, above = told.clause, told.filled, told.standing.above
        group = filled.roles.get("target")
        listed = self._targets.listed(scene, clause, group) if group is not None else []
        if not listed or not all(time for _, time in listed):
            return False
        sender = self._reader.senders.of(scene, clause, filled, above)
        for party, time in listed:
            mention = scene.times.get(time.start) if time else None
            when = str(mention.value) if mention else None
            words = bounds(scene, clause, above, self._reader.drafts)
            self._reader.add(scene, told.action, told.status, sender, [party], when, *words)
        return True

    def specify(self, scene: Scene, clause: Clause, filled: Filled, told: Draft) -> None:
        """ "A licence, issued on Friday, allows dealings with X": X is whom the licence issued is for."""
        if all(p.proper for p in told.parties):
            return
        parties = self._targets.of(scene, clause, filled)
        if parties:
            told.parties = parties
            told.end = max(told.end, scene.elements[max(clause.last, clause.place)].end)


def _covering(scene: Scene, clause: Clause) -> Clause | None:
    """ "Extended the ban to cover barges": the infinitive that tells to what it was widened."""
    if clause.times:
        return None  # "extended the sanctions for a year to cover the election"
    measure = clause.subject if clause.object is None else clause.object
    after = (c for c in scene.clauses if c.place > clause.place and c.verb.infinitive and c.verb.lemma in _COVERS)
    return next(
        (c for c in after if c.governor == clause.place or (c.subject is measure and c.subject is not None)), None
    )


def _are_those_told(
    scene: Scene, clause: Clause, action: Action, parties: Sequence[Party], drafts: Sequence[Draft]
) -> bool:
    """ "Those listed are subject to a freeze": whose listing has been told says nothing new of it."""
    those = clause.subject is not None and clause.subject.nouns[0].head == "those" and len(clause.verb.words) == 1
    if not those or clause.times or clause.obliques:
        return False
    after = (c for c in scene.clauses if c.place > clause.place)
    main = next((c for c in after if c.subject is clause.subject or c.governor == clause.place), None)
    told = {p for d in drafts if d.action is action for p in d.parties}
    names = main is not None and main.verb.lemma in EQUATES and main.object is not None and main.object.nouns[0].name
    return main is not None and not names and told.issuperset(parties)


def _is_of_past(clause: Clause) -> bool:
    """ "Were ended": an act of a moment, not "have been lifted since"."""
    return clause.verb.past and not clause.verb.perfect


def _agents(clause: Clause, filled: Filled) -> list[Oblique | None]:
    """``by the UK in September and by the EU in October`` tells of two acts."""
    by = [o for o in clause.obliques if o.preposition == "by"]
    return list(by) if len(by) > 1 and "sender" in filled.roles else [None]


def _is_freezing_order(measure: Group | None) -> bool:
    """ "A London court lifted the freezing order against X": an order of its own, in a suit."""
    noun = measure.items[0].noun if measure is not None else None
    return noun is not None and noun.head in ("order", "orders") and "freezing" in noun.lowers


def _is_court(sender: Group | None) -> bool:
    return sender is not None and any(not _COURTS.isdisjoint(n.lowers) for n in sender.nouns)


def _is_ours(filled: Filled) -> bool:
    sender = filled.roles.get("sender")
    return sender is not None and sender.items[0].noun.head in ("we", "i") and sender.items[0].noun.is_pronoun


def _is_widened_to(clause: Clause, parties: Sequence[Party]) -> bool:
    """To parties by name, who are thereby listed."""
    to = clause.oblique("to")
    by_name = to is not None and any(n.name for item in to.group.items for n in item.nouns)
    return by_name and all(p.proper and p.kind.is_listed_by_name for p in parties)
