"""Arguments: which frame a clause fills, and with what."""

from collections.abc import Container, Iterator
from dataclasses import field
from functools import cache

from inforce.claims.clause import Clause
from inforce.claims.fillers import Context, Fillers, core
from inforce.claims.frames import Frame, Frames
from inforce.claims.groups import Group, Item
from inforce.claims.kinds import Kinds
from inforce.claims.model import Action, Status
from inforce.claims.phrases import Noun
from inforce.claims.terms import Term, Terms
from inforce.values import record, replace

_OBJECTS = frozenset(
    {
        "entry",
        "step",
        "listing",
        "target",
        "measure",
        "licence",
        "list",
        "assets",
        "privileges",
        "dealings",
        "deals",
        "beside",
        "banned",
        "party",
        "freed",
        "relief",
        "aim",
        "person",
        "market",
        "branded",
        "drafted",
    }
)
_NOMINATIVE = frozenset({"he", "she", "they", "we", "i", "it"})


_STANDS_FOR = {"its": "it", "his": "he", "her": "she", "their": "they"}
"""Possessives and the pronouns of whom they stand for."""
_MAY_BE_IT = ("measure", "list")
_DRAFTED_ALONE = frozenset({"drafted"})
_SUBJECTS_ALONE = (frozenset({"list"}), frozenset({"relief"}), frozenset({"drafted"}))
_LICENCE_ALONE = frozenset({"licence"})
_THERE = frozenset(
    {
        "be",
        "remain",
        "stay",
        "put",
        "place",
        "land",
        "keep",
        "figure",
        "feature",
        "appear",
        "sit",
        "stand",
        "linger",
        "join",
    }
)
"""Verbs after which "there" may be the list spoken of."""

_ANY_OBJECT = frozenset({"list", "measure", "object"})
"""Complements that say no more than what a place may hold."""
_OF_LISTS = frozenset({"listing", "listings", "inclusion", "entry"})
"""Measures that are places on a list: whose listing is annulled is off it."""


@record(slots=True)
class Filled:
    """A frame with the groups of a clause in its places. ``extra``: others who go along with the target; ``implied``: the
    list is left out; ``weight``: how well it fits, of several frames the heaviest counts; ``end``: that of a target's
    members behind its group, 0 where none follow."""

    frame: Frame
    roles: dict[str, Group] = field(default_factory=dict)
    extra: list[Group] = field(default_factory=list)
    implied: bool = False
    weight: float = 0.0
    end: int = 0
    kinds: frozenset[str] = frozenset()


class ArgumentReader:
    """Fits frames to clauses."""

    def __init__(self, frames: Frames, terms: Terms, kinds: Kinds) -> None:
        self._frames, self._terms, self._fillers = frames, terms, Fillers(terms, kinds, frames.events)
        self._fitting: dict[tuple[str, int], bool] = {}  # of the clause that is read, by role and identity of the group

    def fits(self, role: str, group: Group, context: Context) -> bool:
        """Whether some member of a group may fill a place."""
        return self._fillers.fits(role, group, context)

    def _fits(self, role: str, group: Group, context: Context) -> bool:
        """The same of a group of the clause that is read; asked once for all frames."""
        key = role, id(group)
        known = self._fitting.get(key)
        if known is None:
            known = self._fitting[key] = self._fillers.fits(role, group, context)
        return known

    def knows(self, clause: Clause) -> bool:
        """Some frame is of its verb."""
        return clause.verb.lemma in self._frames.verbs

    def best(self, clause: Clause, context: Context) -> Filled | None:
        """The frame that a clause fills best."""
        self._fitting.clear()
        found = [f for f in self._all(clause, context) if f.weight > 0]
        return max(found, key=lambda f: f.weight, default=None)

    def _all(self, clause: Clause, context: Context) -> Iterator[Filled]:
        for particle, frame in self._frames.verbs.get(clause.verb.lemma, ()):
            if (
                particle
                and particle not in clause.particles
                and not clause.oblique(particle)
                and not any(w.lower.startswith(particle) for w in clause.times)  # "dates from April"
            ):
                continue
            filled = self._fill(_with_object(clause, particle) if particle else clause, frame, context)
            if filled:
                yield filled

    def _fill(self, clause: Clause, frame: Frame, context: Context) -> Filled | None:
        if not self._may_fill(clause, frame, context):
            return None
        filled = Filled(frame, weight=1.0)
        if not (self._take_core(clause, filled, context) and self._take_needed(clause, filled, context)):
            return None
        if not ("list" in filled.roles and "list" in frame.complement) and not self._complemented(
            clause, frame, filled.roles
        ):
            return None
        if frame.complement and not frame.complement & _ANY_OBJECT:
            filled.weight += 2.0  # "put sanctions on X on hold" puts none on X
        if "measure" in filled.roles and filled.roles["measure"].items[0].noun.head in _OF_LISTS:
            filled.kinds = frozenset({"listing"})
        along = [o.group for o in clause.obliques if o.preposition in self._terms.along]
        filled.extra = [group for group in along if self._fits("target", group, context)]
        return filled

    # --- subject and object ------------------------------------------------------------------------------------------

    @staticmethod
    def _may_fill(clause: Clause, frame: Frame, context: Context) -> bool:
        """What is there forbids nothing of what the frame is."""
        if (
            clause.object is not None
            and (frame.intransitive or not frame.object)
            and not _takes_complement(clause, frame)
            and not clause.object.items[0].noun.head.endswith(("self", "selves"))
        ):  # "aligned itself with"
            return False
        if frame.action is Action.LICENSE and frame.status is Status.PROPOSED and clause.verb.modal:
            return False  # "whoever holds funds must apply for a licence"
        if frame.intransitive and _stops_doing(clause):
            return False
        told = clause.verb.past or clause.verb.perfect or (clause.verb.participle_or_past and clause.object is not None)
        if not frame.without.isdisjoint(clause.particles) or (frame.past and not told):
            return False
        if frame.bare and (clause.particles or any(o.preposition not in ("until", "till") for o in clause.obliques)):
            return False
        return not frame.listed_context or context.list or "list" in frame.needs

    def _take_core(self, clause: Clause, filled: Filled, context: Context) -> bool:
        frame = filled.frame
        if not frame.object and frame.subject == {"sender"}:
            fits = clause.subject is not None and not is_passive(clause) and self._fillers.is_sender(clause.subject)
            if fits and clause.subject is not None:
                filled.roles["sender"] = clause.subject
            return fits
        if not frame.object:
            active = clause.inverted is not None or not clause.verb.passive  # "gone too are X and Y"
            return active and self._take(frame.subject, clause.subject, filled, context)
        if is_passive(clause) or self._passive_by_place(clause, frame):
            return self._take_passive(clause, filled, context)
        return self._take_active(clause, filled, context)

    def _take_passive(self, clause: Clause, filled: Filled, context: Context) -> bool:
        frame = filled.frame
        by = clause.oblique("by")
        if "sender" not in frame.subject and "licence" not in frame.subject:
            return False
        if frame.subject == _LICENCE_ALONE and (by is None or not self._fits("licence", by.group, context)):
            return False
        if by and frame.sender_needed and not frame.needs and not self._fillers.is_sender(by.group):
            return False  # "banned by his own federation"
        if by:
            filled.roles["sender"] = by.group
        elif (
            frame.sender_needed and not frame.needs and not (frame.agentless and context.about and clause.verb.passive)
        ):
            return False
        (given, *_) = frame.object
        if given in ("licence", "relief") and clause.object is not None and self._fits(given, clause.object, context):
            if clause.subject is None or not self._fits("target", clause.subject, context):
                return False
            filled.roles |= {given: clause.object, "target": clause.subject}  # "the bank was granted a waiver"
            filled.weight += 1.0
            return True
        if self._is_that_of(clause.subject, frame, context) and clause.subject is not None:
            filled.roles["measure"] = clause.subject
            filled.weight += 1.0
            return True
        return self._take(frame.object, self._asker(clause) or clause.subject, filled, context)

    def _asker(self, clause: Clause) -> Group | None:
        """ "X's request to be removed", "the petition of X to be taken off": X is whom it is to be done to."""
        if not clause.verb.infinitive or clause.subject is None or len(clause.subject.items) > 1:
            return None
        noun = clause.subject.items[0].noun
        if noun.name or not self._terms.of(noun) & Term.PROPOSAL:
            return None
        whose = noun.possessor or noun.of
        if whose is None and noun.determiner in _STANDS_FOR:
            owner = replace(noun.words[0], lower=_STANDS_FOR[noun.determiner], tag="PR")
            whose = Noun((owner,), owner.lower)
        return Group((Item(whose),)) if whose is not None else None

    def _take_active(self, clause: Clause, filled: Filled, context: Context) -> bool:
        frame = filled.frame
        if clause.object is None or not self._take_objects(clause, filled, context):
            return False
        subject = clause.subject
        if frame.subject == _LICENCE_ALONE and (subject is None or not self._fits("licence", subject, context)):
            return False
        if frame.subject <= {"measure", "step"}:  # "the sanctions hit X and Y"
            role = next((r for r in frame.subject if subject is not None and self._fits(r, subject, context)), None)
            if role is None or subject is None or subject.items[0].noun.is_pronoun:
                return False
            filled.roles["acting"] = subject
            return True
        if frame.subject == {"target"}:
            return self._take(frame.subject, subject, filled, context)
        if frame.subject in _SUBJECTS_ALONE:
            return self._take(frame.subject, subject, filled, context)
        if subject is not None:
            if "licence" in frame.subject and self._fits("licence", subject, context):
                filled.roles["licence"] = subject
            elif "sender" in frame.subject:
                filled.roles["sender"] = subject
            else:
                return False
        if frame.sender_needed and "licence" in frame.subject:
            return subject is None or "licence" in filled.roles or self._may_allow(subject)
        if frame.sender_needed:
            return subject is not None and (self._fillers.is_sender(subject) or self._is_planned(clause, subject))
        return True

    def _may_allow(self, subject: Group) -> bool:
        """A state, a body, a paper or a rule of theirs; neither a person nor a stroke of luck allows dealings."""
        paper = any(self._terms.of(n) & (Term.INSTRUMENT | Term.DECISION | Term.MEASURE) for n in subject.nouns)
        rules = {w for n in subject.nouns for w in n.lowers}
        return paper or self._fillers.is_sender(subject) or not rules.isdisjoint(self._terms.allowing)

    def _is_planned(self, clause: Clause, subject: Group) -> bool:
        """ "The plan is to ban 50 ships": whoever has made it."""
        plan = any(self._terms.of(n) & (Term.PLAN | Term.PROPOSAL) for n in subject.nouns)
        return plan and clause.verb.modal == "be to"

    def _take_objects(self, clause: Clause, filled: Filled, context: Context) -> bool:
        """The object, or of two ("granted the bank a waiver") the second, the first being the target."""
        second = clause.second
        if (
            second is not None
            and clause.object is not None
            and "licence" in filled.frame.object
            and self._fits("licence", second, context)
        ):
            filled.roles |= {"licence": second, "target": clause.object}
            return True
        if (
            second is not None
            and clause.object is not None
            and clause.object.items[0].noun.head in filled.frame.complement
        ):
            return self._take(filled.frame.object, second, filled, context)  # "left intact the designation of X"
        if self._are_those_on(clause, filled.frame, context) and clause.object is not None:
            filled.roles["measure"] = clause.object
            filled.weight += 1.0
            return True
        return self._take(filled.frame.object, clause.object, filled, context)

    def _are_those_on(self, clause: Clause, frame: Frame, context: Context) -> bool:
        """ "Kept those on X", "imposed fresh ones on X", "upheld that of X": the measures on X, the listing of X."""
        noun = clause.object.items[0].noun if clause.object is not None else None
        if noun is None or not context.measure or "measure" not in frame.object:
            return False
        alone = noun.is_pronoun and len(noun.words) == 1
        if self._is_that_of(clause.object, frame, context):
            return True
        under = clause.oblique("on", "against")
        ones = noun.head == "ones" and under is not None and bool(under.group.nouns[0].name)
        return ((alone and noun.head == "those") or ones) and under is not None

    @staticmethod
    def _is_that_of(group: Group | None, frame: Frame, context: Context) -> bool:
        """ "Upheld that of X", "that of X was upheld": the listing of X, after that of another."""
        noun = group.items[0].noun if group is not None else None
        if noun is None or not context.measure or "measure" not in frame.object or noun.of is None:
            return False
        told = frame.action is Action.REMAIN or frame.action.ends
        return noun.is_pronoun and len(noun.words) == 1 and noun.head in ("that", "those") and told

    def _passive_by_place(self, clause: Clause, frame: Frame) -> bool:
        """ "the ship listed that day", "tanker removed from US list", "X added": no object follows."""
        if not clause.verb.participle_or_past or clause.object is not None or frame.intransitive:
            return False
        wanted = clause.link == "to" and not clause.verb.infinitive  # "wants it lifted"
        return wanted or not (clause.subject and clause.subject.items[0].noun.head in _NOMINATIVE)

    def _take(self, wanted: frozenset[str], group: Group | None, filled: Filled, context: Context) -> bool:
        if group is None:
            return False
        for role in in_order(wanted):
            if role == "licence" and "measure" not in wanted and context.licence and _is_it(group):
                filled.roles[role] = group  # "issued a licence for X. It ends in May"
                filled.weight += 1.5
                return True
            if role in _MAY_BE_IT and group.items[0].noun.is_pronoun and not filled.frame.pronoun:
                continue
            if role in _OBJECTS and self._fits(role, group, context):
                filled.roles[role] = group
                filled.weight += 0.5 if role == "target" else 1.0
                return True
        return False

    # --- what stands under prepositions -----------------------------------------------------------------------------

    def _take_needed(self, clause: Clause, filled: Filled, context: Context) -> bool:
        frame = filled.frame
        for role, prepositions in frame.under.items():
            for oblique in clause.obliques:
                if (
                    oblique.preposition in prepositions
                    and role not in filled.roles
                    and self._fits_under(role, oblique.group, context)
                ):
                    filled.roles[role] = oblique.group
                    filled.weight += 1.5
        if "branded" in frame.needs and clause.second is not None and self._fits("branded", clause.second, context):
            filled.roles["branded"] = clause.second  # "named X a global terrorist"
        if not frame.needs or frame.needs & filled.roles.keys():
            return True
        if frame.needs == _DRAFTED_ALONE:
            return False
        if (
            "there" in (*clause.verb.adverbs, *clause.particles)
            and "list" in frame.needs
            and "on" in frame.under.get("list", ())
            and context.list
            and clause.verb.lemma in _THERE
        ):
            filled.implied = True
            return True
        if frame.particle & set(clause.particles) and context.about and not self._goes_elsewhere(clause):
            filled.implied = True
            return True
        listed = context.about and (context.list or context.measure)
        if clause.inverted and frame.object and listed and "market" not in frame.needs:
            filled.implied = True  # "among those hit are X and Y"
            return True
        target = filled.roles.get("target")
        if "list" in frame.needs and context.list and target and self._is_own_entry(target) and is_passive(clause):
            filled.implied = not self._goes_elsewhere(clause)  # "her name was included in 2004"
            return filled.implied
        told = is_passive(clause) or clause.object is not None or _is_joined_participle(clause)
        if frame.sender_needed and clause.oblique("with", "by", "in") and not clause.oblique("for"):
            return False  # "was hit by a drone", "targeted with missiles"
        entries = target is not None and self._fillers.fits("entry", target, context)  # "got four names deleted"
        filled.implied = (
            frame.alone
            and told
            and context.about
            and (context.list or context.measure or entries)
            and not self._goes_elsewhere(clause)
        )
        return filled.implied

    def _is_own_entry(self, target: Group) -> bool:
        """ "Her name", "the entry of the bank"."""
        noun = core(target.items[0].noun)
        owned = noun.determiner in ("its", "his", "her", "their") or noun.possessor is not None or noun.of is not None
        return owned and bool(self._terms.of(noun) & Term.ENTRY)

    def _goes_elsewhere(self, clause: Clause) -> bool:
        """Something else stands where the list would: "added to the agenda"."""
        return any(
            o.preposition in ("to", "from", "on", "onto", "into", "off", "in")
            and not o.loose
            and o.group.items[0].noun.head not in self._terms.manners
            and not (o.preposition == "in" and self._terms.of(o.group.items[0].noun) & (Term.MEASURE | Term.NOTICE))
            for o in clause.obliques
        )

    def _fits_under(self, role: str, group: Group, context: Context) -> bool:
        if role == "target":
            return self._fits("target", group, context)
        return self._fits(role, group, context)

    def _complemented(self, clause: Clause, frame: Frame, filled_roles: Container[str]) -> bool:
        if frame.adverb and not frame.adverb & (set(clause.verb.adverbs)):
            return False
        if not frame.complement:
            return True
        if "object" in frame.complement and "measure" in filled_roles and clause.verb.lemma in frame.upheld:
            return True
        said = {f"{o.preposition} {o.group.items[0].noun.head}" for o in clause.obliques}
        said |= {w for g in (clause.object, clause.second) if g for w in g.items[0].noun.lowers}
        if clause.subject is not None and is_passive(clause):
            said |= set(clause.subject.items[0].noun.lowers)  # "the price cap was lowered"
        said |= {*clause.verb.adverbs, *clause.particles}
        if frame.complement & {"list", "measure", "object"}:
            return bool(frame.complement & said) or any(
                self._terms.of(o.group.items[0].noun) & (Term.LIST | Term.MEASURE) for o in clause.obliques
            )
        return bool(frame.complement & said)


def _is_joined_participle(clause: Clause) -> bool:
    """ "Designated in 2018 and removed in 2022, the tanker …": a participle beside another."""
    earlier = clause.shares
    alone = clause.verb.participle_or_past and clause.object is None and clause.subject is not None
    return alone and earlier is not None and earlier.verb.participle_or_past and earlier.object is None


def _stops_doing(clause: Clause) -> bool:
    """ "It will stop issuing permits": nothing of it ends."""
    bare = clause.last == clause.place and clause.verb.lemma in ("stop", "cease")
    return bare and clause.subject is not None and clause.subject.items[0].noun.is_pronoun


def _takes_complement(clause: Clause, frame: Frame) -> bool:
    """ "Is history", "ran its course": the object is what the frame wants to be said."""
    if not frame.intransitive and clause.verb.lemma in ("be", "remain", "stay", "take", "find"):
        return True
    return clause.object is not None and not frame.complement.isdisjoint(clause.object.items[0].noun.lowers)


def _with_object(clause: Clause, particle: str) -> Clause:
    """ "Put off a round of designations": what stands after the particle is the object."""
    after = clause.oblique(particle) if clause.object is None and not clause.verb.passive else None
    if after is None:
        return clause
    return replace(clause, object=after.group, obliques=[o for o in clause.obliques if o is not after])


def _is_it(group: Group) -> bool:
    noun = group.items[0].noun
    return noun.is_pronoun and noun.head == "it" and len(group.items) == 1


@cache
def in_order(wanted: frozenset[str]) -> list[str]:
    """The roles that a frame wants in the order in which they are tried, the same in every process: a licence before a measure,
    as licences are measures too; the target last, as it fits most."""
    return sorted(wanted, key=lambda role: (role == "target", role))


def is_passive(clause: Clause) -> bool:
    """The verb is passive by its own auxiliary or by that of a verb before it."""
    if clause.verb.passive or clause.inverted:
        return True
    lender = clause.shares or clause.gapped
    return lender is not None and clause.verb.participle_or_past and clause.object is None and is_passive(lender)
