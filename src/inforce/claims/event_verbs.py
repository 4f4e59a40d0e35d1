"""Events told by a verb: who did what to whom, by the frames of a language."""

from collections.abc import Iterator

from inforce.claims.arguments import is_passive
from inforce.claims.clause import Clause
from inforce.claims.event_chains import Mention
from inforce.claims.event_counts import count_of
from inforce.claims.event_frames import EventVerb, EventWords
from inforce.claims.event_roles import EventRoles, lies_in
from inforce.claims.event_standing import STATUS, value_of
from inforce.claims.groups import Group
from inforce.claims.model import Status
from inforce.claims.parsing import Scene
from inforce.claims.phrases import chain
from inforce.claims.status import StatusReader
from inforce.claims.times import TimeMention
from inforce.claims.whens import told_of

_THINGS = frozenset({"embassy", "relations", "pact", "aid"})
"""Roles of objects that are no recipients themselves."""
_PARTICLES = frozenset({"off", "out", "up", "down", "over", "back"})
"""Particles of verbs that the grammar may take for prepositions: "broke off relations"."""


_BESIDE_MEASURES = frozenset({"discontinue", "release"})
_ENDS_OF_BOTH = frozenset("dtgk")
"""Letters with which pasts end that are participles as well ("seized", "met", "hung", "struck")."""

_NEAR = 2
"""Elements after a verb within which the verb stands that completes it."""

_PHONES = frozenset({"telephone", "phone", "video", "videolink"})


class VerbReader:
    """Reads the events that clauses tell."""

    def __init__(self, frames: EventWords, roles: EventRoles, status: StatusReader) -> None:
        self._frames, self._roles, self._status = frames, roles, status

    def read(self, scene: Scene, clause: Clause) -> Iterator[Mention]:
        for frame in self._frames.verbs.get(clause.verb.lemma, ()):
            filled = self._fill(scene, clause, frame)
            if filled is None or self._is_habit(scene, clause):
                continue
            actor, recipient, affected = filled
            status = self._status_of(scene, clause, frame)
            if status is None:
                return
            told = told_of(scene, clause) or _of_cleft(scene, clause)
            by_phone = frame.type == "CONSULT" and any(o.group.items[0].noun.head in _PHONES for o in clause.obliques)
            yield Mention(
                frame.type,
                "call" if by_phone else frame.mode,
                self._roles.names(actor),
                self._roles.recipients(recipient)
                if frame.object not in _THINGS
                else self._states(clause, recipient, actor),
                value_of(told),
                status,
                count_of(affected),
                *_bounds(scene, clause, recipient, frame),
                scene.number,
                scene.sentence.headline,
                verbal=True,
            )
            return

    def _is_habit(self, scene: Scene, clause: Clause) -> bool:
        """ "Routinely releases prisoners", "every autumn they meet"."""
        words, verb = self._frames.words, clause.verb
        again = not (verb.past or verb.perfect) and verb.finite and not words["every"].isdisjoint(scene.sentence.held)
        return again or not words["habit"].isdisjoint(verb.adverbs)

    def _fill(
        self, scene: Scene, clause: Clause, frame: EventVerb
    ) -> tuple[Group | None, Group | None, Group | None] | None:
        """Actor, recipient and whom it affects; None where the clause does not fill the frame."""
        if frame.particle and frame.particle not in clause.particles and not clause.oblique(frame.particle):
            return None
        if frame.negated and not clause.verb.negation:
            return None
        passive = is_passive(clause) or (
            self._may_be_participle(clause)
            and clause.object is None
            and bool(frame.object)
            and not self._has_done(clause, frame)
        )
        if frame.passive and not passive:
            return None
        by = clause.oblique("by")
        if passive and frame.object:
            actor, affected = (by.group if by and self._is_agent(scene, by.group) else None), clause.subject
        else:
            actor, affected = self._subject(scene, clause), clause.object
        if actor is None and (not passive or frame.subject == "weapon"):
            return None
        if actor is not None and not self._roles.fits(frame.subject, actor):
            return None
        return self._fill_rest(scene, clause, frame, actor, affected)

    def _may_be_participle(self, clause: Clause) -> bool:
        """Not of verbs whose past is another word than their participle ("broke", "withdrew"), nor of those never used so."""
        verb = clause.verb
        told_apart = verb.words[-1].tag == "VD" and verb.words[-1].lower[-1] not in _ENDS_OF_BOTH
        return verb.participle_or_past and not told_apart and verb.lemma not in self._frames.words["never_undergone"]

    def _has_done(self, clause: Clause, frame: EventVerb) -> bool:
        """ "The minister met with the envoy": who did it and to whom stand in their places, so that it is no participle."""
        subject = clause.subject
        if subject is None or not self._roles.fits(frame.subject, subject):
            return False
        return any(
            o.preposition in words and self._roles.fits(role, o.group)
            for role, words in frame.under.items()
            for o in clause.obliques
        )

    @staticmethod
    def _is_agent(scene: Scene, group: Group) -> bool:
        """Of "released after a visit by X" X is not who released."""
        at = scene.place_of(group)
        before = scene.elements[at - 2] if at is not None and at >= 2 else None
        return type(before) is not Group or before.items[-1].noun.words[-1].place is not None

    @staticmethod
    def _subject(scene: Scene, clause: Clause) -> Group | None:
        """The subject; of ", accusing X" that of the clause before."""
        if clause.verb.tag != "VG" or clause.verb.finite:
            return clause.subject
        earlier = [c for c in scene.clauses if c.place < clause.place and c.subject and c.verb.finite]
        return earlier[-1].subject if earlier else clause.subject

    def _fill_rest(
        self, scene: Scene, clause: Clause, frame: EventVerb, actor: Group | None, affected: Group | None
    ) -> tuple[Group | None, Group | None, Group | None] | None:
        under = next(
            (
                o.group
                for role, words in frame.under.items()
                for o in clause.obliques
                if o.preposition in words and self._roles.fits(role, o.group)
            ),
            None,
        )
        particles = _PARTICLES if frame.object in _THINGS else ()
        after = [affected, *(o.group for o in clause.obliques if o.preposition in particles)]
        direct = next((g for g in after if g is not None and frame.object and self._roles.fits(frame.object, g)), None)
        if frame.object == "talks" and direct is None:
            return None
        if frame.complement and not self._complemented(scene, clause, frame):
            return None
        if frame.both and (under is None or (direct is None and bool(frame.object))):
            return None
        if frame.act and direct is None and not self._has_act(scene, clause):
            return None
        if (frame.object or frame.under) and direct is None and under is None and not frame.act:
            return None
        if frame.type == "REJECT" and frame.act and self._keeps_silent(scene, clause):
            return None
        if frame.type == "ASSAULT" and clause.verb.tag == "VG" and not clause.verb.finite:
            return None  # "threatened to go on striking ships"
        if (frame.mode in _BESIDE_MEASURES or frame.type == "ASSAULT") and self._is_measured(clause, direct):
            return None
        if frame.named and not (
            direct and actor and any(n.name or n.is_pronoun for n in (*direct.nouns, *actor.nouns))
        ):
            return None
        counts = affected is not None and affected.items[0].noun.head in ("times", "time", "days", "day", "home")
        if not frame.object and affected is not None and not counts and not frame.complement and not frame.act:
            return None
        if frame.type == "REQUEST" and frame.both and not self._has_act(scene, clause):
            return None
        if frame.type == "REQUEST" and self._asks_for_itself(scene, clause):
            return None
        counted = (
            direct if frame.object in ("captive", "forces", "prize", "envoys") else actor if frame.complement else None
        )
        return actor, (under if frame.object == "talks" else direct or under), counted

    def _keeps_silent(self, scene: Scene, clause: Clause) -> bool:
        """ "Refused to comment"."""
        words = self._frames.words["silent"]
        return any(c.governor == clause.place and c.link == "to" and c.verb.lemma in words for c in scene.clauses)

    def _is_measured(self, clause: Clause, direct: Group | None) -> bool:
        """ "Ended the sanctions programme", "freed the agent from sanctions": a measure, told as a claim."""
        groups = [direct, *(o.group for o in clause.obliques if o.preposition in ("from", "of", "on"))]
        nouns = [n for g in groups if g is not None for n in g.nouns]
        return any(not self._frames.words["measured"].isdisjoint(part.lowers) for n in nouns for part in chain(n))

    @staticmethod
    def _complemented(scene: Scene, clause: Clause, frame: EventVerb) -> bool:
        said = {w for g in (clause.object, clause.second) if g for n in g.nouns for w in n.lowers}
        said |= {c.verb.lemma for c in scene.clauses if _completes(c, clause, frame)}
        return bool(frame.complement & (said | set(clause.particles) | set(clause.verb.adverbs)))

    @staticmethod
    def _asks_for_itself(scene: Scene, clause: Clause) -> bool:
        """ "Asked not to be named" asks nothing of anybody."""
        return any(
            c.governor == clause.place and c.link == "to" and c.verb.negation and c.verb.passive for c in scene.clauses
        )

    @staticmethod
    def _has_act(scene: Scene, clause: Clause) -> bool:
        """An infinitive or a clause with "that" hangs on the verb."""
        under = [scene.place_of(o.group) for o in clause.obliques]
        return any(c.link in ("to", "that") and c.governor in (clause.place, *under) for c in scene.clauses)

    def _status_of(self, scene: Scene, clause: Clause, frame: EventVerb) -> str | None:
        standing = self._status.of_clause(scene, clause)
        if standing is None or standing.status is Status.HYPOTHETICAL:
            return None  # what is only supposed has not come up
        if frame.status:
            return "denied" if standing.status is Status.DENIED else frame.status
        if frame.negated or (frame.lasting and standing.status is Status.IN_FORCE and _is_lasting(clause)):
            return "ongoing"
        if standing.status is Status.PROPOSED and clause.verb.infinitive and frame.type != "REQUEST":
            return "hypothetical"
        if clause.verb.progressive and standing.status is Status.ANNOUNCED:
            return "ongoing"
        return STATUS[standing.status]

    def _states(self, clause: Clause, thing: Group | None, actor: Group | None) -> tuple[str, ...]:
        """Of relations broken, an embassy closed the other state: "with Belgium", "in Minsk"."""
        groups = [o.group for o in clause.obliques if o.preposition in ("with", "in", "to", "between")]
        places = [place for group in (*([thing] if thing else []), *groups) for place in lies_in(group)]
        own = self._roles.names(actor)
        return tuple(dict.fromkeys(place for place in places if place not in own))


def _of_cleft(scene: Scene, clause: Clause) -> list[TimeMention]:
    """ "It was not until spring that they came"."""
    upper = scene.clause_at(clause.governor)
    cleft = (
        upper is not None and upper.verb.lemma == "be" and upper.subject and upper.subject.items[0].noun.head == "it"
    )
    return told_of(scene, upper) if upper is not None and cleft else []


def _is_lasting(clause: Clause) -> bool:
    """ "Closed since 2022", "is closed": a state, not the act."""
    state = clause.verb.passive and not clause.verb.past
    return state or clause.verb.participle or any("since" in w.lower for w in clause.times)


def _is_asked(lower: Clause, clause: Clause, frame: EventVerb) -> bool:
    """What is asked for or threatened belongs to the words of the event."""
    recipient = clause.object is not None and lower.subject is clause.object
    hangs = lower.governor == clause.place or (recipient and lower.verb.infinitive)
    return frame.type in ("REQUEST", "THREATEN") and hangs and lower.link in ("to", "that")


def _completes(lower: Clause, clause: Clause, frame: EventVerb) -> bool:
    """ "Set free", "let them go"."""
    return 0 < lower.place - clause.place <= _NEAR and lower.verb.lemma in frame.complement


def _bounds(scene: Scene, clause: Clause, recipient: Group | None, frame: EventVerb) -> tuple[int, int]:
    end = max(clause.verb.end, scene.elements[max(clause.last, clause.place)].end, recipient.end if recipient else 0)
    end = max([end, *(scene.elements[max(c.last, c.place)].end for c in scene.clauses if _is_asked(c, clause, frame))])
    if frame.complement:
        end = max([end, *(c.verb.end for c in scene.clauses if _completes(c, clause, frame))])
    subject = clause.subject if clause.shares is None else None
    start = min(clause.verb.start, subject.start) if subject is not None else clause.verb.start
    return min(start, recipient.start) if recipient is not None and is_passive(clause) else start, end
