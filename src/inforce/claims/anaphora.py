"""Echoes: words that take up a claim made before ("so was X", "X followed in July", "the decision was taken on …")."""

from functools import cache

from inforce.claims.by_verb import AUXILIARY, ByVerb
from inforce.claims.clause import Clause
from inforce.claims.discourse import Discourse
from inforce.claims.doings import Reader
from inforce.claims.drafts import Draft
from inforce.claims.echo_words import EchoWords
from inforce.claims.frames import Frames
from inforce.claims.groups import Group
from inforce.claims.introductions import Introductions
from inforce.claims.keepers import keeps_lists
from inforce.claims.likewise import Likewise, likewise_verbs
from inforce.claims.model import Action, Status
from inforce.claims.parsing import Scene
from inforce.claims.phrases import Noun
from inforce.claims.status import StatusReader
from inforce.claims.targets import EQUATES, TargetReader
from inforce.claims.terms import Term, Terms
from inforce.claims.untouched import Untouched
from inforce.claims.whens import when_of
from inforce.values import replace

_FAR = 5
"""Sentences back to the act of which another is next to be the target."""
_NEAR = 2
"""Sentences back to which an echo reaches."""


class Echoes:
    """Reads clauses that only the sentence before explains. Each rule below takes up one way of speaking; the first that
    fits is the one."""

    def __init__(
        self,
        reader: Reader,
        words: EchoWords,
        terms: Terms,
        targets: TargetReader,
        status: StatusReader,
        frames: Frames,
        discourse: Discourse,
    ) -> None:
        self._reader, self._words, self._terms, self._targets = reader, words, terms, targets
        self._status, self._events = status, frames.events
        self._discourse = discourse
        self._likewise = Likewise(reader, words, terms, status, discourse, targets)
        self._untouched = Untouched(reader, words, terms, targets)
        self._introductions = Introductions(reader, words.introduces, targets, frames)
        self.rules = _rules(words)

    def clause(self, scene: Scene, clause: Clause) -> bool:
        """Takes up a clause without a measure of its own; whether it is an echo."""
        return self.rules.read(self, scene, clause)

    def _introduces(self, scene: Scene, clause: Clause) -> bool:
        return self._introductions.clause(scene, clause, self._earlier)

    def _does_likewise(self, scene: Scene, clause: Clause) -> bool:
        return self._likewise.clause(scene, clause)

    # --- the same was done to another --------------------------------------------------------------------------------

    def _so(self, scene: Scene, clause: Clause) -> bool:
        """ "So was X", "as were its owner and manager", "nor is Y"."""
        if not clause.object or clause.verb.tag not in ("BE", "HV", "DO"):
            return False
        before = scene.word_at(clause.place - 1)
        opening = before.lower if before else ""
        negative = opening in self._words.nor or clause.verb.negation in self._words.nor
        if not (negative or opening in self._words.so):
            return False
        earlier = self._earlier(scene)
        if not earlier:
            return False
        status = Status.DENIED if negative and earlier.status is Status.IN_FORCE else earlier.status
        places = [self._reader.senders.place_of(n) for n in clause.object.nouns]
        if all(places) and clause.verb.tag != "BE":  # "as have Latvia and Estonia"
            senders = tuple(dict.fromkeys(p.jurisdiction for p in places if p))
            start, end = min(clause.verb.start, clause.object.start), clause.object.end
            self._reader.add(scene, earlier.action, status, senders, list(earlier.parties), earlier.when, start, end)
            return True
        self._again(scene, clause, earlier, clause.object, status, earlier.when)
        return True

    def _follows(self, scene: Scene, clause: Clause) -> bool:
        """ "X followed in July, together with Y"; "the EU has not followed"."""
        goes = clause.verb.lemma in ("go", "come") and _goes_along(clause)
        if not (goes or clause.verb.lemma in self._words.follows) or not clause.subject or clause.verb.passive:
            return False
        if clause.subject.negated:
            return False  # "no flights will follow"
        if clause.oblique("on", "through", "up") or set(clause.particles) - {"there"}:
            return False  # "follow through on their commitments"
        if any(c.link == "in" and c.verb.tag == "VG" for c in scene.clauses):
            return False  # "joined the UK in sanctioning X" tells the act itself
        if clause.object and not self._joins(scene, clause.object):
            return False
        named_here = self._reader.parties.named_in(scene.number)
        act = self._discourse.act(scene.number, named=named_here) if goes or clause.verb.lemma == "follow" else None
        earlier = act or self._earlier(scene)
        last = self._earlier(scene)
        if last is not None and last.scene == scene.number and last.status is Status.IN_FORCE and last.action.ends:
            earlier = last  # "London had lifted the ban in March; Bern followed in May"
        state = last is not None and last.scene == scene.number and last.action is Action.REMAIN
        if last is not None and state and last.status is Status.IN_FORCE and clause.object is None:
            earlier = replace(last, action=Action.DESIGNATE)  # "Brussels has had him on its list, and Bern followed"
        if not earlier or clause.verb.modal not in ("", "will") or not (earlier.action.starts or earlier.action.ends):
            return False
        when = when_of(scene, clause, earlier.action, Status.IN_FORCE, ())
        status = Status.DENIED if clause.verb.negation else Status.ANNOUNCED if clause.verb.modal else Status.IN_FORCE
        if clause.verb.infinitive:
            standing = self._status.of_clause(scene, clause)
            status = standing.status if standing else Status.PROPOSED
        senders = [self._reader.senders.place_of(n) for n in clause.subject.nouns]
        if all(senders):
            names = tuple(dict.fromkeys(p.jurisdiction for p in senders if p))
            end = max(clause.verb.end, scene.elements[max(clause.last, clause.place)].end)
            self._reader.add(
                scene, earlier.action, status, names, list(earlier.parties), when, clause.subject.start, end
            )
        else:
            self._again(scene, clause, earlier, clause.subject, status, when)
        return True

    def _joined_by(self, scene: Scene, clause: Clause) -> bool:
        """ "They were joined on the list by X", "were followed by Y": what was done to them was done to X."""
        by = clause.oblique("by")
        earlier = self._earlier(scene)
        if not clause.verb.passive or by is None or earlier is None or clause.verb.modal or clause.verb.negation:
            return False
        on_list = any(self._terms.of(o.group.items[0].noun) & Term.LIST for o in clause.obliques)
        them = clause.subject is not None and bool(
            set(self._targets.group(scene, clause.subject)) & {p for d in self._recent(scene) for p in d.parties}
        )
        if not (on_list or them) or not (earlier.action.starts or earlier.action.ends):
            return False
        when = when_of(scene, clause, earlier.action, Status.IN_FORCE, ())
        self._again(scene, replace(clause, obliques=[]), earlier, by.group, Status.IN_FORCE, when)
        return True

    def _joins(self, scene: Scene, group: Group) -> bool:
        """ "Followed Washington", "joined him there": a sender, or one at whom a measure was aimed."""
        if all(self._reader.senders.place_of(n) for n in group.nouns):
            return True
        noun, earlier = group.items[0].noun, self._earlier(scene)
        return earlier is not None and earlier.action.starts and noun.is_pronoun and len(noun.words) == 1

    def _same_fate(self, scene: Scene, clause: Clause) -> bool:
        """ "X met the same fate"."""
        if clause.verb.lemma not in self._words.meets or not clause.subject:
            return False
        earlier = self._earlier(scene)
        befalls = clause.verb.lemma == "befall"  # "the same fate befell X"
        fate, whom = (clause.subject, clause.object) if befalls else (clause.object, clause.subject)
        noun = fate.items[0].noun if fate else None
        told = noun is not None and noun.head in self._words.fates and {"same", "similar"} & set(noun.lowers)
        if not told or not earlier:
            return False
        if clause.verb.modal or clause.verb.negation or not (earlier.action.starts or earlier.action.ends):
            return False
        when = when_of(scene, clause, earlier.action, Status.IN_FORCE, ()) or earlier.when
        if whom is not None:
            self._again(scene, clause, earlier, whom, Status.IN_FORCE, when)
        return whom is not None

    def _next(self, scene: Scene, clause: Clause) -> bool:
        """ "Two ministers were next in line", "X will be next": the same is to be done to X."""
        if clause.verb.lemma != "be" or not clause.subject:
            return False
        told = clause.object.items[0].noun.lowers if clause.object else list(clause.verb.adverbs) + clause.particles
        follows = scene.word_at(clause.place + 1)
        is_next = "next" in told[:2] or (follows is not None and follows.lower == "next")
        earlier = self._discourse.act(scene.number, _FAR) if is_next else None
        if not earlier or not earlier.action.starts:
            return False
        if clause.verb.negation or clause.subject.items[0].noun.head in ("what", "who", "that", "it", "this"):
            return False
        asked = clause.link in ("whether", "if")
        status = Status.HYPOTHETICAL if asked or clause.verb.modal in ("may", "might", "could") else Status.ANNOUNCED
        when = when_of(scene, clause, earlier.action, status, ())
        places = [self._reader.senders.place_of(n) for n in clause.subject.nouns]
        keepers = tuple(dict.fromkeys(p.jurisdiction for p in places if p is not None and keeps_lists(p.jurisdiction)))
        if len(keepers) < len(places):
            self._again(scene, clause, earlier, clause.subject, status, when)
            return True
        status = (
            Status.IN_FORCE if clause.verb.past and status is Status.ANNOUNCED else status
        )  # "Canada was next, in June"
        end = max(clause.verb.end, scene.elements[max(clause.last, clause.place)].end)
        parties = list(earlier.parties)
        self._reader.add(scene, earlier.action, status, keepers, parties, when, clause.subject.start, end)
        return True

    def _in_notice(self, scene: Scene, clause: Clause) -> bool:
        """ "X was named in the same notice"."""
        if clause.verb.lemma not in self._words.named or not clause.verb.passive or not clause.subject:
            return False
        same = any(
            self._terms.of(o.group.items[0].noun) & Term.NOTICE and "same" in o.group.items[0].noun.lowers
            for o in clause.obliques
        )
        earlier = self._discourse.act(scene.number, _NEAR) if same else None
        if not earlier:
            return False
        self._again(scene, clause, earlier, clause.subject, earlier.status, earlier.when)
        return True

    def _again(
        self, scene: Scene, clause: Clause, earlier: Draft, group: Group, status: Status, when: str | None
    ) -> None:
        parties = [p for p, _ in self._targets.listed(scene, clause, group)] or self._targets.group(scene, group)
        for oblique in clause.obliques:
            if oblique.preposition in self._terms.along:
                parties += self._targets.group(scene, oblique.group)
        if parties:
            start, end = (
                min(clause.verb.start, group.start),
                max(clause.verb.end, scene.elements[max(clause.last, clause.place)].end, group.end),
            )
            self._reader.add(scene, earlier.action, status, earlier.sender, parties, when, start, end)

    # --- names, times, denials for what was told before -----------------------------------------------------------------

    def _dated(self, scene: Scene, clause: Clause) -> bool:
        """ "The decision was taken on 30 July", "the delisting took effect on Friday": the time of the claim before, where
        that has none."""
        if clause.verb.lemma not in self._words.dated or clause.verb.modal or clause.verb.negation:
            return False
        told = [g.items[0].noun for g in (clause.subject, clause.object) if g]
        if not any(self._is_doing(n) and n.determiner in ("the", "this", "that", "its", "their") for n in told):
            return False
        when = when_of(scene, clause, Action.DELIST, Status.IN_FORCE, ())
        for draft in self._recent(scene):
            if (
                draft.when is None
                and when
                and draft.status is Status.IN_FORCE
                and draft.action is not Action.REMAIN
                and not draft.background
            ):
                draft.when = self._reader.clock.told = when
        return when is not None

    def _reversed(self, scene: Scene, clause: Clause) -> bool:
        """ "That step was undone six weeks later", "the decision was reversed": the act told before ends."""
        if clause.verb.lemma not in self._words.reverses or not clause.verb.passive or clause.subject is None:
            return False
        noun, earlier = clause.subject.items[0].noun, self._discourse.act(scene.number, 1)
        refers = noun.determiner in ("the", "this", "that") and noun.of is None and noun.possessor is None
        if not refers or noun.head not in self._words.doings or earlier is None or not earlier.action.starts:
            return False
        standing = self._status.of_clause(scene, clause)
        if standing is None:
            return False
        when = when_of(scene, clause, Action.LIFT, standing.status, standing.above)
        end = max(clause.verb.end, scene.elements[max(clause.last, clause.place)].end)
        start = clause.subject.start
        self._reader.add(scene, Action.LIFT, standing.status, earlier.sender, list(earlier.parties), when, start, end)
        return True

    def _is_doing(self, noun: Noun) -> bool:
        return noun.head in self._words.doings or noun.head in self._events

    def _denial(self, scene: Scene, clause: Clause) -> bool:
        """ "The ministry denied it within the hour"."""
        if (
            clause.verb.lemma not in self._words.denies
            or clause.verb.negation
            or not clause.object
            or clause.verb.passive
        ):
            return False
        noun = clause.object.items[0].noun
        earlier = self._earlier(scene)
        if (
            noun.head not in self._words.reports
            or noun.determiner not in ("", "the", "this", "that", "these", "such")
            or not earlier
            or earlier.scene == scene.number
        ):
            return False
        if earlier.status in (Status.DENIED, Status.HYPOTHETICAL) or (
            noun.is_pronoun and scene.number - earlier.scene > 1
        ):
            return False
        start = clause.subject.start if clause.subject else clause.verb.start
        self._reader.add(
            scene,
            earlier.action,
            Status.DENIED,
            earlier.sender,
            list(earlier.parties),
            None,
            start,
            scene.elements[clause.last].end,
        )
        return True

    def _such_step(self, scene: Scene, clause: Clause) -> bool:
        """ "Ministers discussed such a step last week": the same is wanted or not wanted by others."""
        if not clause.object or clause.object.items[0].noun.determiner not in ("such", "this", "that"):
            return False
        earlier = self._earlier(scene)
        if clause.object.items[0].noun.head not in self._words.doings or not earlier:
            return False
        standing = self._status.of_noun(scene, scene.place_of(clause.object) or 0, negated=False)
        if not standing or standing.status is Status.IN_FORCE:
            return False
        when = when_of(scene, clause, earlier.action, standing.status, ())
        start = clause.subject.start if clause.subject else clause.verb.start
        self._reader.add(
            scene,
            earlier.action,
            standing.status,
            earlier.sender,
            list(earlier.parties),
            when,
            start,
            scene.elements[clause.last].end,
        )
        return True

    def _unchanged(self, scene: Scene, clause: Clause) -> bool:
        return self._untouched.unchanged(scene, clause)

    def _no_entry(self, scene: Scene, clause: Clause) -> bool:
        return self._untouched.no_entry(scene, clause)

    # --- what was told before ---------------------------------------------------------------------------------------------

    def _earlier(self, scene: Scene) -> Draft | None:
        """The last draft, if it is near."""
        return self._discourse.last(scene.number, _NEAR)

    def _recent(self, scene: Scene) -> list[Draft]:
        """The drafts of the last sentence that made any."""
        drafts = self._reader.drafts
        earlier = self._earlier(scene)
        return [d for d in drafts[-12:] if earlier and d.scene == earlier.scene] if earlier else []


@cache
def _rules(words: EchoWords) -> ByVerb[Echoes]:
    return ByVerb(
        (Echoes._introduces, EQUATES),
        (Echoes._so, AUXILIARY),
        (Echoes._follows, words.follows | {"go", "come"}),
        (Echoes._same_fate, words.meets),
        (Echoes._next, {"be"}),
        (Echoes._in_notice, words.named),
        (Echoes._denial, words.denies),
        (Echoes._such_step, None),
        (Echoes._unchanged, None),
        (Echoes._no_entry, words.finds),
        (Echoes._reversed, words.reverses),
        (Echoes._joined_by, words.follows | {"accompany"}),
        (Echoes._dated, words.dated),
        (Echoes._does_likewise, likewise_verbs(words)),
    )


def _goes_along(clause: Clause) -> bool:
    """ "Went with him": with one spoken of."""
    along = clause.oblique("with")
    return along is not None and along.group.items[0].noun.is_pronoun and len(clause.obliques) == 1
