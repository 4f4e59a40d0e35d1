"""Status: how far an action has come, from the verb's own form and from the words that it hangs on."""

from collections.abc import Mapping
from functools import cache

from inforce.claims.clause import Clause
from inforce.claims.groups import Group
from inforce.claims.lexicon import table
from inforce.claims.model import Status
from inforce.claims.parsing import Scene
from inforce.claims.phrases import Verb, chain
from inforce.claims.terms import Term, Terms
from inforce.claims.unsaid import Unsaid, UnsaidWords, unsaid_words
from inforce.values import value

_DEPTH = 5
_COPULAS = frozenset({"be", "remain", "stay", "seem", "look", "appear", "become"})
_GROUNDS = frozenset({"reason", "reasons", "need", "grounds", "cause", "basis", "desire", "appetite", "case", "sense"})
"""Of which there may be none for a doing: "sees no reason to lift"."""
_DRAFTED = frozenset({"draft", "proposed", "planned", "mooted"})
_ENTERTAINED = frozenset({"gerund", "at", "with", "to", "about", "toward", "towards"})
"""Links between a verb and a gerund of its own subject."""
_TOLD_ANYWAY = frozenset({"why", "how", "where", "because", "since", "after", "when"})
"""Links of clauses that tell what was done whatever stands above: "did not say why it had listed X" tells that it had."""
_OF_NONE = frozenset({"on", "in", "under", "against", "from", "upon"})
_ASSERTING = frozenset({"", "gerund", "by", "after", "following", "besides", "when", "while"})


@value(frozen=True, slots=True)
class StatusWords:
    """The words that decide status: of a verb's lemma the classes that it belongs to; modals; links."""

    verbs: Mapping[str, frozenset[str]]
    modals: Mapping[str, str]
    links: Mapping[str, str]
    ceased: frozenset[str]
    ready: frozenset[str]
    unready: frozenset[str]
    maybe: frozenset[str]
    false: frozenset[str]
    true: frozenset[str]
    predicates: Mapping[str, Status]
    off: frozenset[str]
    unsaid: UnsaidWords


@cache
def status_words(language: str) -> StatusWords:
    data = table(f"status_{language}")
    verbs: dict[str, set[str]] = {}
    for name, lemmas in data["verbs"].items():
        for lemma in lemmas:
            verbs.setdefault(lemma, set()).add(name)
    words = data["words"]
    return StatusWords(
        {lemma: frozenset(names) for lemma, names in verbs.items()},
        {modal: name for name, modals in data["modals"].items() for modal in modals},
        {link: name for name, links in data["links"].items() for link in links},
        frozenset(words["ceased"]),
        frozenset(words["ready"]),
        frozenset(words["unready"]),
        frozenset(words["hypothetical"]),
        frozenset(words["false"]),
        frozenset(words["true"]),
        {word: Status(name) for name, said in data["predicates"].items() if name != "off" for word in said},
        frozenset(data["predicates"]["off"]),
        unsaid_words(language),
    )


@value(frozen=True, slots=True)
class Standing:
    """The status of a doing, with what else its verbs tell.

    ``ceased``: "no longer". ``state``: told as lasting, not as done;
    ``kept``: said to go on. ``above``: the clauses it hangs on, the nearest first. ``disowned``: that among them whose words are
    called false by whoever reports them ("BelTA falsely reported that").
    """

    status: Status
    ceased: bool = False
    state: bool = False
    kept: bool = False
    above: tuple[Clause, ...] = ()
    disowned: Clause | None = None


class StatusReader:
    """Composes status over a clause and what it hangs on."""

    def __init__(self, words: StatusWords, terms: Terms) -> None:
        self.words, self._terms, self._unsaid = words, terms, Unsaid(words.unsaid)

    def of_clause(self, scene: Scene, clause: Clause, *, spoken: bool = False) -> Standing | None:
        """The status of what a clause tells. ``spoken``: within somebody's statement. None where it is only mentioned
        ("a first step in lifting the sanctions")."""
        verb = self.borrowed(clause)
        negated, ceased = self._negation(clause, clause.verb if _is_opposed(scene, clause) else verb)
        almost = _is_all_but(scene, clause) or self._unsaid.is_almost((*clause.verb.adverbs, *verb.adverbs))
        status = self._own(verb, headline=scene.sentence.headline)
        reported = spoken or clause.link == "that"
        above = self._above(scene, clause)
        if status is None:
            status = self._ungoverned(clause, verb, above, reported=reported)
        if self._is_subjunctive(clause, verb):
            status = Status.HYPOTHETICAL if above and above[0].verb.tag == "BE" else Status.PROPOSED
        if clause.place == 0 and verb.tag == "VG" and not above:
            status = self._of_subject(scene, clause) or status
        status = self._conditional(scene, clause, verb, status)
        nothing = bool(clause.object and clause.object.negated) or _is_on_none(clause) or almost
        if negated != nothing and not ceased:
            if status is Status.HYPOTHETICAL and self.words.links.get(clause.link) == "hypothetical":
                return None  # "if the Council does not prolong it" is "unless it does"
            status = Status.DENIED
        if above and "ceases" in self.classes(above[0]) and clause.link == "to":
            return self._ceased(verb, above)
        governed = self._governed(scene, clause, status, above)
        if governed is Status.IN_FORCE and self._is_mentioned(clause, verb) and not self._is_enacted(clause, above):
            return None
        return Standing(
            governed, ceased, self._is_state(verb), above=tuple(above), disowned=self._disowned(clause, above)
        )

    def _disowned(self, clause: Clause, above: list[Clause]) -> Clause | None:
        said = bool(above) and clause.governor == above[0].place and clause.link in ("that", "")
        return above[0] if said and "says" in self.classes(above[0]) and self._unsaid.is_false(above[0]) else None

    @staticmethod
    def _is_subjunctive(clause: Clause, verb: Verb) -> bool:
        """ "Demands that Washington lift", "it is not realistic that the USA remove": a plain form after one state."""
        plain = verb.tag == "VB" and len(verb.words) == 1 and clause.link == "that" and clause.shares is None
        if not plain or clause.subject is None or len(clause.subject.items) > 1:
            return False
        noun = clause.subject.items[0].noun
        place = noun.words[-1].place
        return place is not None and place.form in ("name", "capital", "body")

    def _ceased(self, verb: Verb, above: list[Clause]) -> Standing:
        """ "Ceased to be listed"; "has never ceased to be listed" is still so."""
        negated, _ = self._negation(above[0], self.borrowed(above[0]))
        status = self._own(self.borrowed(above[0]), headline=False) or Status.ANNOUNCED
        if negated:
            return Standing(Status.IN_FORCE, kept=True, above=tuple(above))
        return Standing(status, ceased=True, state=self._is_state(verb), above=tuple(above))

    def _is_enacted(self, clause: Clause, above: list[Clause]) -> bool:
        """ "Joined the UK in sanctioning X"; "enacted the decision applying sanctions to X"."""
        if not above:
            return False
        subject = clause.subject.items[0].noun if clause.subject is not None else None
        decided = subject is not None and bool(self._terms.of(subject) & Term.DECISION)
        joins = clause.link == "in" and above[0].verb.lemma in ("join", "follow", "copy", "emulate", "echo")
        rules = subject is not None and self._terms.of(subject) & Term.INSTRUMENT and not subject.name
        if clause.link == "that" and rules:
            return True  # "laid regulations banning imports of X"
        return joins or (decided and "enacts" in self.classes(above[0]))

    @staticmethod
    def _is_mentioned(clause: Clause, verb: Verb) -> bool:
        """A word in -ing after a preposition tells of no act, unless it says by or after what something was done."""
        return verb.tag == "VG" and not verb.finite and clause.link not in _ASSERTING

    def of_noun(self, scene: Scene, place: int, *, negated: bool) -> Standing | None:
        """The status of a doing told by a noun ("the lifting of …") in the group at a place; None where nothing tells."""
        above, status = self._above_group(scene, place)
        if status is None:
            return None
        if negated:
            status = Status.DENIED
        return Standing(status, above=tuple(above))

    def classes(self, clause: Clause) -> frozenset[str]:
        """What a verb, with its particle ("ruled out"), does to the doing below it."""
        for particle in clause.particles:
            if found := self.words.verbs.get(f"{clause.verb.lemma}:{particle}"):
                return found
        return self.words.verbs.get(clause.verb.lemma, frozenset())

    # --- the verb's own form --------------------------------------------------------------------------------------------

    def borrowed(self, clause: Clause) -> Verb:
        """The verb group that carries tense and modal: after "and" that of the verb before."""
        own = clause.verb
        if clause.shares and (own.participle or own.tag == "VB") and (own.tag != "VD" or clause.shares.verb.passive):
            return self.borrowed(clause.shares)
        if clause.inverted:
            return clause.inverted.verb
        if clause.gapped and clause.object is None:
            return self.borrowed(clause.gapped)
        return own

    def _own(self, verb: Verb, *, headline: bool) -> Status | None:
        """What the form of the verb says; None where only what stands above can tell."""
        if any(a in self.words.maybe for a in verb.adverbs):
            return Status.HYPOTHETICAL
        if verb.modal:
            name = self.words.modals.get(verb.modal, "announced")
            return None if name == "future_in_past" else Status(name)
        if verb.infinitive:
            return Status.ANNOUNCED if headline else None
        if verb.progressive and not verb.perfect:
            return Status.ANNOUNCED
        if verb.tag == "VG" and not verb.finite:
            return Status.ANNOUNCED if headline else None
        return Status.IN_FORCE

    def _is_state(self, verb: Verb) -> bool:
        return not verb.modal and not verb.infinitive and (not verb.past or verb.perfect)

    def _negation(self, clause: Clause, verb: Verb) -> tuple[bool, bool]:
        word = clause.verb.negation or (verb.negation if verb is not clause.verb else "")
        if word == "not" and _is_not_only(clause.verb if clause.verb.negation else verb):
            word = ""
        ceased = word in self.words.ceased
        return (bool(word) != clause.negated_subject) and not ceased, ceased

    def _ungoverned(self, clause: Clause, verb: Verb, above: list[Clause], *, reported: bool) -> Status:
        """ "would", infinitives and gerunds."""
        subject = clause.subject.items[0].noun if clause.subject else None
        if (
            subject
            and clause.link != "by"
            and not subject.name
            and (self._terms.of(subject) & Term.PROPOSAL or _DRAFTED & set(subject.lowers))
        ):
            return Status.PROPOSED
        if verb.modal:
            return Status.ANNOUNCED if reported or above else Status.HYPOTHETICAL
        if verb.tag == "VG":
            return Status.IN_FORCE
        return Status.IN_FORCE if above or clause.governor is not None else Status.PROPOSED

    def _conditional(self, scene: Scene, clause: Clause, verb: Verb, status: Status) -> Status:
        """Under "if", or in a sentence whose "if" or "unless" decides whether it comes about."""
        if self.words.links.get(clause.link) == "hypothetical" and clause.link not in ("until", "once", "till"):
            return Status.HYPOTHETICAL
        if self.words.links.get(clause.link) == "denied" or _is_far(clause):
            return Status.DENIED
        if _is_before(scene, clause):
            return Status.HYPOTHETICAL
        open_end = verb.modal in ("would", "could", "might", "may") or (
            not verb.past and not verb.perfect and not verb.modal
        )
        if open_end and self._has_condition(scene, clause):
            return Status.HYPOTHETICAL if verb.modal or status is not Status.IN_FORCE or self._lapses(verb) else status
        return status

    @staticmethod
    def _has_condition(scene: Scene, clause: Clause) -> bool:
        """An "if" or "unless" stands in the sentence, not over this clause itself."""
        if clause.link in ("if", "unless"):
            return False
        words = ((n, scene.word_at(n)) for n in range(len(scene.elements)))
        at = next((n for n, w in words if w and w.tag == "SC" and w.lower in ("if", "unless")), None)
        if at is None:
            return False
        return not any(c.shares is not None and clause.place < c.place < at and c.verb.modal for c in scene.clauses)

    @staticmethod
    def _lapses(verb: Verb) -> bool:
        return verb.tag in ("VZ", "VB")

    # --- what it hangs on ------------------------------------------------------------------------------------------------

    def _above(self, scene: Scene, clause: Clause) -> list[Clause]:
        """The clauses on which a clause hangs, directly or by a noun, the nearest first."""
        found: list[Clause] = []
        place = clause.governor
        for _ in range(_DEPTH):
            upper = scene.clause_at(place) or self._clause_of_group(scene, place)
            if not upper or upper in found or upper is clause:
                break
            found.append(upper)
            place = upper.governor
        return found

    def _clause_of_group(self, scene: Scene, place: int | None) -> Clause | None:
        """The clause in which a group is subject or object."""
        group = scene.group_at(place)
        if group is None:
            return None
        own = [c for c in scene.clauses if c.object is group or (c.subject is group and not c.verb.infinitive)]
        under = [c for c in scene.clauses if any(o.group is group for o in c.obliques)]  # the nearest is the last
        return own[0] if own else under[-1] if under else None

    def _governed(self, scene: Scene, clause: Clause, status: Status, above: list[Clause]) -> Status:
        """Goes up from the doing and lets each word above it change its status."""
        noun = self._noun_of(scene, clause.governor)
        if noun is not None and clause.link in ("to", "of", "for", "on", "that", "about", "over"):
            status = self.by_noun(noun, status)
            if status is Status.PROPOSED and above and above[0].object is noun and self._turns_down(above[0]):
                return Status.DENIED  # "rejected an application to annul"
            if (
                clause.link == "that"
                and not clause.relative
                and (unsaid := self._explained(scene, clause, noun, above))
            ):
                return unsaid if status is not Status.DENIED else Status.HYPOTHETICAL
            if above and status.is_intention and self._takes_back(above[0], noun):
                return Status.DENIED
            if above and above[0].object is noun and "enacts" in self.classes(above[0]):
                return self._own(self.borrowed(above[0]), headline=False) or status
        direct = clause
        for upper in above[1:] if clause.described else above:
            status = self._by_verb(upper, direct, status, saying=direct is not clause and self._says(direct))
            direct = upper
        return status

    def _explained(self, scene: Scene, clause: Clause, noun: Group, above: list[Clause]) -> Status | None:
        """What the noun that a clause with "that" explains takes back of it."""
        assert clause.governor is not None
        before = scene.group_at(clause.governor - 1)
        labelled = (
            before is not None and (word := scene.word_at(clause.governor - 2)) is not None and word.lower == "as"
        )
        upper = next((c for c in above[:1] if c.object is noun), None)
        negated = upper is not None and self._negation(upper, self.borrowed(upper))[0]
        return self._unsaid.of_noun(noun, before if labelled else None, negated=negated)

    def _takes_back(self, upper: Clause, noun: Group) -> bool:
        """ "Reversed its decision to lift", "the decision to lift was reversed"."""
        taken = upper.subject if upper.verb.passive else upper.object
        return taken is noun and not upper.verb.negation and not upper.verb.modal and "reverses" in self.classes(upper)

    def _turns_down(self, clause: Clause) -> bool:
        return "denies" in self.classes(clause) or clause.verb.lemma in ("refuse", "lose", "fail")

    def _noun_of(self, scene: Scene, place: int | None) -> Group | None:
        return scene.group_at(place)

    def by_noun(self, group: Group, status: Status) -> Status:
        """ "the decision to lift", "no plans to ease", "a proposal to designate"."""
        noun = group.items[0].noun
        term = Term.NONE
        for part in chain(noun):
            term = self._terms.of(part) or term
        if group.negated and (term & (Term.DECISION | Term.PLAN | Term.PROPOSAL) or noun.head in _GROUNDS):
            return Status.DENIED
        if term & Term.DECISION:
            return Status.DECIDED
        if term & Term.PLAN:
            return Status.ANNOUNCED
        if term & Term.PROPOSAL:
            return Status.PROPOSED
        return status

    def _says(self, clause: Clause) -> bool:
        return "says" in self.classes(clause)

    def _by_verb(self, upper: Clause, lower: Clause, status: Status, *, saying: bool = False) -> Status:
        """What a verb above does to the status of what stands below it. ``saying``: the verb below only says it."""
        verb = upper.verb
        classes = self.words.verbs.get(f"{verb.lemma}:{lower.link}") or self.classes(upper)  # "is thinking of listing"
        told = lower.link in ("that", "") and lower.verb.finite
        negated, _ = self._negation(upper, self.borrowed(upper))
        said = self._unsaid.of_said(upper, lower, classes, negated=negated) if told else None
        if said is not None:
            taken_back = status in (Status.DENIED, Status.HYPOTHETICAL)
            return Status.HYPOTHETICAL if taken_back else said
        if verb.lemma == "have" and lower.link == "to" and "yet" in (*verb.adverbs, *upper.particles):
            unsaid = saying and self._unsaid.of_saying(upper, lower, refused=True)
            return unsaid or Status.DENIED  # "has yet to list X", "has yet to say whether"
        if (
            lower.verb.tag == "VG"
            and "enacts" in classes
            and lower.subject is not None
            and lower.subject is upper.object
        ):
            return status  # "signed a decree sanctioning X"
        if lower.verb.finite and negated and lower.link in _TOLD_ANYWAY:
            return status
        if status is Status.HYPOTHETICAL and _is_asked(upper, lower):
            return status
        effect = self._effect(verb, classes, told=told or (lower.link == "gerund" and "denies" in classes))
        if effect is Status.DECIDED and not told and (self.borrowed(upper).modal or upper.verb.infinitive):
            effect = Status.PROPOSED  # "is to vote on listing X"
        if not told and saying:
            refused = negated or effect is Status.DENIED
            if (said := self._unsaid.of_saying(upper, lower, refused=refused)) is not None:
                return said
        if effect is None:
            effect = self._by_predicate(upper, lower)
        if (
            effect is None
            and not classes
            and not negated
            and status is Status.IN_FORCE
            and _is_entertained(upper, lower)
        ):
            return Status.PROPOSED
        if effect is None:
            turned = negated and not lower.verb.finite
            return Status.DENIED if turned and status is not Status.HYPOTHETICAL else status
        if negated and effect is not Status.DENIED:
            return Status.DENIED
        if negated and not self._is_false(upper):
            kept = told or "fails" in classes or status is not Status.IN_FORCE
            return status if kept else Status.HYPOTHETICAL  # "has not ruled out lifting"
        if effect is Status.DENIED and status is Status.DENIED:
            return Status.DENIED
        return self._stronger(effect, status, told=told)

    def _effect(self, verb: Verb, classes: frozenset[str], *, told: bool) -> Status | None:
        if verb.passive and "due" in classes and not told:
            return Status.ANNOUNCED
        if ("denies" in classes and told) or ("refuses" in classes and not told) or ("fails" in classes and not told):
            return Status.DENIED
        if told and "doubts" in classes:
            return Status.HYPOTHETICAL
        if told and not classes & {"announces", "decides", "wants"}:
            return None
        if "decides" in classes and not (told and ("says" in classes or verb.lemma == "determine")):
            return Status.DECIDED
        if told and "says" in classes:
            return None
        if "wants" in classes:
            return Status.PROPOSED
        if classes & {"announces", "intends"} and not told:
            return Status.ANNOUNCED
        return None

    def _by_predicate(self, upper: Clause, lower: Clause) -> Status | None:
        """ "is ready to lift", "is unlikely to ease"; reports that it did so "are false", "are not true"."""
        said = {w.lower for w in upper.verb.words} | {lower.link}  # "is about to"
        groups = [upper.object, *(o.group for o in upper.obliques)]
        said |= {w for g in groups if g for n in g.nouns for w in n.lowers}
        if lower.link == "that" and (said & self.words.false or (upper.verb.negation and said & self.words.true)):
            return Status.DENIED
        if upper.verb.tag != "BE" or lower.link not in ("to", "about"):
            return None
        if said & self.words.unready:
            return Status.HYPOTHETICAL
        return Status.ANNOUNCED if said & self.words.ready else None

    def is_false(self, clause: Clause) -> bool:
        """ "Are false", "is not true"."""
        said = {w.lower for w in clause.verb.words}
        groups = [clause.object, *(o.group for o in clause.obliques)]
        said |= {w for g in groups if g for n in g.nouns for w in n.lowers}
        return bool(said & self.words.false) or bool(clause.verb.negation and said & self.words.true)

    def _is_false(self, upper: Clause) -> bool:
        """The negation belongs to what is said to be true ("is not true"), not to a denial ("did not deny")."""
        return not self.classes(upper) & {"denies", "refuses", "fails"}

    @staticmethod
    def _stronger(effect: Status, status: Status, *, told: bool) -> Status:
        """What stands above wins, but a denial or a condition below stays."""
        if status in (Status.DENIED, Status.HYPOTHETICAL) and told:
            return status
        if effect is Status.PROPOSED and status is Status.HYPOTHETICAL:
            return Status.PROPOSED
        return status if status is Status.DENIED else effect

    def _of_subject(self, scene: Scene, clause: Clause) -> Status | None:
        """ "Lifting the sanctions is a condition": what is said of a doing that opens the sentence."""
        groups = [g for g in (clause.object, *(o.group for o in clause.obliques)) if g is not None]
        said = next((c for c in scene.clauses if c is not clause and c.subject in groups and not c.relative), None)
        if said is None:
            return None
        if said.verb.modal == "would":
            return Status.HYPOTHETICAL
        return self._predicate(said)

    def _predicate(self, clause: Clause) -> Status | None:
        """What is said of a doing by "is": "is on the table", "is out of the question", "is not an option"."""
        if clause.verb.lemma not in _COPULAS:
            return None
        object_ = [w for n in (clause.object.nouns if clause.object is not None else ()) for w in n.lowers]
        told = [*object_, *clause.verb.adverbs, *(w.lower for w in clause.verb.words)]
        found = next((self.words.predicates[w] for w in told if w in self.words.predicates), None)
        for oblique in clause.obliques:
            status = self.words.predicates.get(oblique.group.items[0].noun.head)
            if found is None and status is not None:
                found = Status.DENIED if oblique.preposition in self.words.off else status
        return (
            Status.DENIED if found is not None and clause.verb.negation and found is not Status.HYPOTHETICAL else found
        )

    # --- nouns of doing ---------------------------------------------------------------------------------------------------

    def _above_group(self, scene: Scene, place: int) -> tuple[list[Clause], Status | None]:
        group = scene.group_at(place)
        assert group is not None
        status = self._by_preceding(scene, place)
        clause = self._clause_of_group(scene, place)
        if clause is None:
            return [], status
        above = [clause, *self._above(scene, clause)]
        status = self._of_event(clause, group, status)
        if status is None:
            return above, None
        negated, _ = self._negation(clause, self.borrowed(clause))
        if negated and not group.negated:
            status = Status.DENIED
        return above, self._governed(scene, clause, status, above[1:])

    def _by_preceding(self, scene: Scene, place: int) -> Status | None:
        """ "talks on an extension", "a request for removal": a noun and a preposition before the doing."""
        link = scene.word_at(place - 1)
        noun = scene.group_at(place - 2)
        if (
            not link
            or not noun
            or link.tag != "IN"
            or link.lower not in ("on", "for", "about", "over", "to", "of", "against")
        ):
            return None
        status = self.by_noun(noun, Status.IN_FORCE)
        upper = self._clause_of_group(scene, place - 2)
        if status is Status.PROPOSED and upper is not None and upper.object is noun and self._turns_down(upper):
            return Status.DENIED  # "rejected its petition for delisting"
        return None if status is Status.IN_FORCE else status

    @staticmethod
    def _takes_place(clause: Clause) -> bool:
        return clause.verb.lemma != "take" or (
            clause.object is not None and clause.object.items[0].noun.head in ("effect", "place")
        )

    def _of_event(self, clause: Clause, group: Group, status: Status | None) -> Status | None:
        """What the verb says of a doing that is its subject or object."""
        if status is not None:
            return status
        classes = self.classes(clause)
        under = next((o.preposition for o in clause.obliques if o.group is group), "")
        if clause.subject is group and (said := self._predicate(clause)) is not None:
            return said
        if "equals" in classes and (clause.object is group or under == "to"):
            return Status.IN_FORCE if clause.verb.negation else None
        if under in ("in favour of", "in favor of"):
            return Status.PROPOSED
        agreed = clause.verb.lemma in ("agree", "decide", "settle") and under in ("on", "to")  # "agreed on sanctions"
        agreed = agreed or (clause.verb.lemma == "sign" and under == "on" and "off" in clause.particles)
        if under and not agreed and not ("wants" in classes and under in ("for", "on", "about", "over")):
            return None
        if classes & {"denies", "refuses"}:
            return Status.DENIED
        if "announces" in classes:
            return Status.ANNOUNCED
        if "decides" in classes:
            return Status.DECIDED
        if "contains" in classes and clause.object is group and clause.subject is not None:
            notice = self._terms.of(clause.subject.items[0].noun) & (Term.NOTICE | Term.INSTRUMENT | Term.STEP)
            return self._own(self.borrowed(clause), headline=False) if notice else None
        if (
            "happens" in classes
            and clause.subject is group
            and not clause.verb.infinitive
            and self._takes_place(clause)
        ):
            return self._own(self.borrowed(clause), headline=False)
        if "performs" in classes and clause.verb.passive and clause.subject is group:
            return self._own(self.borrowed(clause), headline=False)
        if "obtains" in classes and clause.object is group and clause.subject is not None:
            return self._own(self.borrowed(clause), headline=False)
        if "wants" in classes and (under or "wants_for" not in classes):
            return Status.PROPOSED
        return Status.PROPOSED if "intends" in classes else None


def _is_not_only(verb: Verb) -> bool:
    """ "Did not only lift the sanctions but also …"."""
    words = [w.lower for w in verb.words]
    at = words.index("not") if "not" in words else len(words)
    return words[at + 1 : at + 2] in (["only"], ["just"], ["merely"], ["simply"], ["solely"]) and words[
        at + 2 : at + 3
    ] != ["yet"]


def _is_opposed(scene: Scene, clause: Clause) -> bool:
    """ "Was not renewed but expired": "but" leaves the negation behind."""
    before = scene.word_at(clause.place - 1)
    return before is not None and before.lower in ("but", "yet") and clause.shares is not None


def _is_all_but(scene: Scene, clause: Clause) -> bool:
    """ "Has all but lifted the sanctions"."""
    before = scene.word_at(clause.place - 1)
    group = scene.group_at(clause.place - 2) if before is not None and before.lower == "but" else None
    return group is not None and group.items[-1].noun.head == "all"


def _is_far(clause: Clause) -> bool:
    """ "Far from lifting the sanctions"."""
    return clause.verb.tag == "VG" and clause.subject is not None and clause.subject.items[0].noun.head == "far"


def _is_before(scene: Scene, clause: Clause) -> bool:
    """ "Before the US lifts the sanctions, all must be freed": not yet."""
    if clause.verb.tag not in ("VZ", "VB") or clause.verb.infinitive or clause.verb.modal:
        return False
    word = scene.word_at(clause.subject_at - 1) if clause.subject_at > 0 else None
    return (word is not None and word.lower == "before") or clause.oblique("before") is not None


def _is_entertained(upper: Clause, lower: Clause) -> bool:
    """A doing of his own that somebody has to do with by a verb of which nothing is known ("flirts with lifting", "floats
    lifting") is not told as done; by what is done and "in" doing what, it is."""
    own = lower.verb.tag == "VG" and not lower.verb.finite and upper.verb.finite and not upper.verb.passive
    if not own or upper.verb.tag == "BE" or lower.subject not in (None, upper.subject):
        return False
    return lower.link in _ENTERTAINED or (lower.link == "for" and upper.object is None)


def _is_asked(upper: Clause, lower: Clause) -> bool:
    """ "Asked whether it had lifted"."""
    return lower.link in ("whether", "if") and upper.verb.lemma in ("ask", "wonder", "inquire", "enquire")


def _is_on_none(clause: Clause) -> bool:
    """ "Is on none", "put X on nothing", "lifted the sanctions on no airline"."""
    nouns = (o.group.items[0].noun for o in clause.obliques if o.preposition in _OF_NONE and not o.loose)
    return any(n.head in ("none", "nothing", "neither") or n.determiner == "no" for n in nouns)
