"""What a word that stands above a doing does to its status: "decided to", "no plans to", "is unlikely to", "denied that"."""

from collections.abc import Sequence

from inforce.claims.clause import Clause
from inforce.claims.groups import Group
from inforce.claims.model import Status
from inforce.claims.parsing import Scene
from inforce.claims.phrases import Verb, chain
from inforce.claims.status_words import StatusWords
from inforce.claims.terms import Term, Terms
from inforce.claims.unsaid import Unsaid
from inforce.claims.verb_status import VerbForms

_BARE = 2
"""Words of "did not", which answers what is heard."""


class Governors:
    """Goes up from a doing and lets each noun and verb that it hangs on change its status."""

    def __init__(self, words: StatusWords, terms: Terms, forms: VerbForms, unsaid: Unsaid) -> None:
        self._words, self._terms, self._forms, self._unsaid = words, terms, forms, unsaid
        self._retracting = frozenset(verb.partition(":")[0] for verb in words.kinds["retracting"])

    def classes(self, clause: Clause) -> frozenset[str]:
        """What a verb, with its particle ("ruled out"), does to the doing below it."""
        for particle in clause.particles:
            if found := self._words.verbs.get(f"{clause.verb.lemma}:{particle}"):
                return found
        return self._words.verbs.get(clause.verb.lemma, frozenset())

    def governed(self, scene: Scene, clause: Clause, status: Status, above: list[Clause]) -> Status:
        """Goes up from the doing and lets each word above it change its status."""
        if clause.link == "that" and not clause.relative and (against := self._against_hearsay(scene, clause)):
            return against if status is not Status.DENIED else Status.HYPOTHETICAL
        noun = scene.group_at(clause.governor)
        if noun is not None and clause.link in ("to", "of", "for", "on", "that", "about", "over"):
            status = self.by_noun(noun, status) if not self._is_so(noun, clause) else status
            turned = above and noun is (above[0].subject if above[0].verb.passive else above[0].object)
            if status is Status.PROPOSED and turned and self.turns_down(above[0]):
                return Status.DENIED  # "rejected an application to annul", "the amendment to sanction X was defeated"
            if (
                clause.link == "that"
                and not clause.relative
                and (unsaid := self._explained(scene, clause, noun, above))
            ):
                return unsaid if status is not Status.DENIED else Status.HYPOTHETICAL
            if above and status.is_intention and self._takes_back(above[0], noun):
                return Status.DENIED
            if above and above[0].object is noun and self._enacts(above[0]):
                return self._enacted(above[0], noun, status)
        paper = clause.subject if clause.verb.tag == "VG" and not clause.verb.finite else None
        if paper is not None and above and above[0].object is paper and self._enacts(above[0]):
            return self._enacted(above[0], paper, status)  # "signed a bill sanctioning X"
        if paper is not None and status.is_intention and self._is_given_up(scene, paper):
            return Status.DENIED  # "the clause sanctioning X was dropped from the bill"
        direct, seen = clause, False
        for upper in above[1:] if clause.described else above:
            if direct is clause and status is Status.DENIED and self._is_undone(scene, upper, clause):
                status = self._forms.own(self._forms.borrowed(clause), headline=False) or Status.HYPOTHETICAL
            else:
                saying = direct is not clause and self._says(direct) and not seen
                status = self._by_verb(scene, upper, direct, status, saying=saying)
            seen = _sees_done(upper, direct)
            status = self._forms.seen_done(upper, above, status) if seen else status
            if self._is_under_condition(upper, direct):
                status = Status.HYPOTHETICAL  # "should London decide to lift"
            paper = scene.group_at(upper.governor)
            if paper is not None and upper.link in ("to", "of", "for"):
                status = self.by_noun(paper, status)  # "efforts to have X delisted"
            direct = upper
        if status.is_intention and (came := self._outcome(scene, [clause, *above])) is not None:
            status = came
        if status.is_intention and "short" in scene.sentence.held and self._falls_short(scene, clause):
            return Status.DENIED
        return self._unless_retracted(scene, clause, status, above)

    def _is_so(self, noun: Group, clause: Clause) -> bool:
        """ "It is the case that": what follows is so."""
        return clause.link == "that" and noun.items[0].noun.head in self._words.unsaid.true

    def _enacts(self, upper: Clause) -> bool:
        return upper.verb.finite and "enacts" in self.classes(upper)

    def _enacted(self, upper: Clause, paper: Group, status: Status) -> Status:
        """ "Adopted a decision to lift" is done; a bill that is passed is no law yet, and by a single chamber not decided."""
        done = self._forms.own(self._forms.borrowed(upper), headline=False) or status
        if done is not Status.IN_FORCE or upper.verb.lemma not in self._words.kinds["passing"]:
            return done
        if self._words.kinds["bills"].isdisjoint(paper.nouns[0].lowers):
            return done
        chamber = upper.subject is not None and self._is_chamber(upper.subject)
        return Status.PROPOSED if chamber else Status.DECIDED

    def _is_chamber(self, group: Group) -> bool:
        """One chamber of a parliament, or a committee of it."""
        return not self._words.kinds["chambers"].isdisjoint(w for n in group.nouns for w in n.lowers)

    def _is_under_condition(self, upper: Clause, lower: Clause) -> bool:
        """The clause above stands under "if", and what hangs on it is what it would do."""
        if lower.relative or lower.verb.finite or upper.relative:
            return False
        link = upper.link
        return self._words.links.get(link) == "hypothetical" and link not in ("until", "once", "till", "whether")

    def _is_undone(self, scene: Scene, upper: Clause, clause: Clause) -> bool:
        """ "It is not true that the EU did not lift": one negation takes back the other."""
        plain = clause.verb.finite and bool(clause.verb.negation) and not clause.negated_subject
        return plain and upper.verb.tag == "BE" and self._by_predicate(scene, upper, clause) is Status.DENIED

    def _outcome(self, scene: Scene, chain: Sequence[Clause]) -> Status | None:
        """What became of "a bid to delist X", "efforts to have X delisted": they failed, came to nothing, paid off."""
        nouns = [g for c in chain if (g := scene.group_at(c.governor)) is not None]
        for clause in scene.clauses:
            if not any(clause.subject is noun for noun in nouns) or not clause.verb.finite or clause.verb.modal:
                continue
            ends = {clause.verb.lemma, *(f"{clause.verb.lemma} {p}" for p in clause.particles)}
            ends |= {f"{clause.verb.lemma} {o.preposition} {o.group.items[0].noun.head}" for o in clause.obliques}
            ends |= {
                f"{clause.verb.lemma} {n.head}" for n in (clause.object.nouns if clause.object is not None else ())
            }
            for name, status in (("failing", Status.DENIED), ("succeeding", Status.IN_FORCE)):
                if not ends.isdisjoint(self._words.kinds[name]):
                    return Status.DENIED if clause.verb.negation and status is Status.IN_FORCE else status
        return None

    def _falls_short(self, scene: Scene, clause: Clause) -> bool:
        """ "Voted 51-48 to lift X, falling short of the 60 votes needed"."""
        after = (c for c in scene.clauses if c.place > clause.place and c.verb.lemma == "fall" and not c.verb.negation)
        short = (n for c in after if (g := scene.group_at(c.place + 1)) is not None for n in g.nouns)
        wanted = (n.of for n in short if n.head == "short" and n.of is not None)
        return any(not self._words.kinds["votes"].isdisjoint(n.lowers) for n in wanted)

    def _unless_retracted(self, scene: Scene, clause: Clause, status: Status, above: list[Clause]) -> Status:
        """ "Retracted its statement that", "deleted a post saying that", "the notice listing X has been withdrawn": open, or of a
        paper no more so."""
        taking = [c for c in scene.clauses if c.verb.lemma in self._retracting]
        if not taking:
            return status
        paper = clause.subject if clause.verb.tag == "VG" and not clause.verb.finite else None
        issued = Term.NOTICE | Term.INSTRUMENT | Term.DECISION | Term.STEP
        paper = paper if paper is not None and self._terms.of(paper.items[0].noun) & issued else None
        told = [scene.group_at(clause.governor), paper, *(c.subject for c in above if self._says(c))]
        for other in taking:
            taken = other.subject if other.verb.passive else other.object
            back = not other.verb.negation and not other.verb.modal and self._is_retracting(other)
            if back and taken is not None and any(taken is group for group in told if group is not None):
                return Status.DENIED if taken is paper else Status.HYPOTHETICAL
        return status

    def _is_retracting(self, clause: Clause) -> bool:
        """ "Retracted", "walked back"."""
        verbs = (clause.verb.lemma, *(f"{clause.verb.lemma}:{p}" for p in clause.particles))
        return any(verb in self._words.kinds["retracting"] for verb in verbs)

    def _explained(self, scene: Scene, clause: Clause, noun: Group, above: list[Clause]) -> Status | None:
        """What the noun that a clause with "that" explains takes back of it."""
        assert clause.governor is not None
        before = scene.group_at(clause.governor - 1)
        labelled = (
            before is not None and (word := scene.word_at(clause.governor - 2)) is not None and word.lower == "as"
        )
        upper = next((c for c in above[:1] if c.object is noun or any(o.group is noun for o in c.obliques)), None)
        negated = upper is not None and self._forms.negation(upper, self._forms.borrowed(upper))[0]
        return self._unsaid.of_noun(noun, before if labelled else None, negated=negated)

    def _against_hearsay(self, scene: Scene, clause: Clause) -> Status | None:
        """ "Contrary to reports that X was delisted": it was not; "despite claims that" leaves it open, unless "it did not"."""
        place = clause.governor
        hearsay = scene.elements[place] if place else None
        if place is None or hearsay is None:
            return None
        if type(hearsay) is Verb:  # "contrary to media reports that"
            heard, place = hearsay.words[-1].lower, place - 1
        else:
            noun = scene.group_at(place)
            heard = noun.items[0].noun.head if noun is not None else ""
        link = scene.word_at(place - 1) if place > 0 and heard in self._words.kinds["hearsay"] else None
        if link is None or link.lower not in self._words.ties["despite"]:
            return Status.DENIED if link is not None and link.lower in self._words.ties["contrary"] else None
        later = (c for c in scene.clauses if c.place > clause.place)
        return Status.DENIED if any(self._says_no(scene, c) for c in later) else Status.HYPOTHETICAL

    @staticmethod
    def _says_no(scene: Scene, clause: Clause) -> bool:
        """ "It did not", "they were not", with nothing behind it."""
        verb, after = clause.verb, clause.place + 1
        is_bare = verb.negation and verb.tag in ("BE", "DO", "HV") and len(verb.words) <= _BARE
        following = scene.word_at(after)
        ends = after >= len(scene.elements) or (following is not None and not following.lower.isalpha())
        return bool(is_bare) and ends

    def _is_given_up(self, scene: Scene, paper: Group) -> bool:
        """What becomes of a paper by whatever is said of it in the sentence."""
        return any(c.verb.finite and self._takes_back(c, paper) for c in scene.clauses)

    def _takes_back(self, upper: Clause, noun: Group) -> bool:
        """ "Reversed its decision to lift", "the decision to lift was reversed"."""
        taken = upper.subject if upper.verb.passive else upper.object
        return taken is noun and not upper.verb.negation and not upper.verb.modal and "reverses" in self.classes(upper)

    def turns_down(self, clause: Clause) -> bool:
        """A clause denies what hangs on it, or turns down what was asked."""
        return "denies" in self.classes(clause) or clause.verb.lemma in self._words.kinds["turning_down"]

    def by_noun(self, group: Group, status: Status) -> Status:
        """ "the decision to lift", "no plans to ease", "a proposal to designate"."""
        noun = group.items[0].noun
        term = Term.NONE
        for part in chain(noun):
            term = self._terms.of(part) or term
        if group.negated and (
            term & (Term.DECISION | Term.PLAN | Term.PROPOSAL) or noun.head in self._words.kinds["grounds"]
        ):
            return Status.DENIED
        if noun.head in self._words.kinds["refusals"]:
            return Status.HYPOTHETICAL if group.negated else Status.DENIED
        if term & Term.DECISION:
            return Status.DECIDED
        if term & Term.PLAN:
            return Status.ANNOUNCED
        if term & Term.PROPOSAL:
            return Status.PROPOSED
        return status

    def _says(self, clause: Clause) -> bool:
        return "says" in self.classes(clause)

    def _by_verb(self, scene: Scene, upper: Clause, lower: Clause, status: Status, *, saying: bool = False) -> Status:
        """What a verb above does to the status of what stands below it. ``saying``: the verb below only says it."""
        verb = upper.verb
        if self._passes_through(scene, upper, lower):
            return status
        classes = self._words.verbs.get(f"{verb.lemma}:{lower.link}") or self.classes(upper)  # "is thinking of listing"
        told = lower.link in ("that", "") and lower.verb.finite
        negated, _ = self._forms.negation(upper, self._forms.borrowed(upper))
        said = self._unsaid.of_said(upper, lower, classes, negated=negated) if told else None
        if said is not None:
            taken_back = status in (Status.DENIED, Status.HYPOTHETICAL)
            return Status.HYPOTHETICAL if taken_back else said
        if verb.lemma == "have" and lower.link == "to" and "yet" in (*verb.adverbs, *upper.particles):
            unsaid = saying and self._unsaid.of_saying(upper, lower, refused=True)
            return unsaid or Status.DENIED  # "has yet to list X", "has yet to say whether"
        if saying and lower.verb.lemma in self._words.unsaid.factive and not told:
            return status  # "failed to notify X that it had been listed"
        if self._leaves(upper, lower, classes, status, negated=negated, told=told):
            return status
        effect = self._effect(verb, classes, told=told or (lower.link == "gerund" and "denies" in classes))
        if effect is Status.DECIDED and not told and (self._forms.borrowed(upper).modal or upper.verb.infinitive):
            effect = Status.PROPOSED  # "is to vote on listing X"
        if not told and saying:
            refused = negated or effect is Status.DENIED
            if (said := self._unsaid.of_saying(upper, lower, refused=refused)) is not None:
                return said
        if effect is None:
            effect = self._by_predicate(scene, upper, lower) or self._turned_out(scene, upper, lower)
        if (
            effect is None
            and not classes
            and not negated
            and status is Status.IN_FORCE
            and self._is_entertained(upper, lower)
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

    def _leaves(
        self, upper: Clause, lower: Clause, classes: frozenset[str], status: Status, *, negated: bool, told: bool
    ) -> bool:
        """The verb above changes nothing of what stands below it."""
        if (
            lower.verb.tag == "VG"
            and "enacts" in classes
            and lower.subject is not None
            and lower.subject is upper.object
        ):
            return True  # "signed a decree sanctioning X"
        if negated and told and ("doubts" in classes or ("denies" in classes and upper.negated_subject)):
            return True  # "nobody disputes that"
        if lower.verb.finite and negated and lower.link in self._words.ties["told_anyway"]:
            return True
        return status is Status.HYPOTHETICAL and self._is_asked(upper, lower)

    def _effect(self, verb: Verb, classes: frozenset[str], *, told: bool) -> Status | None:
        if verb.passive and "due" in classes and not told:
            return Status.ANNOUNCED
        if ("denies" in classes and told) or ("refuses" in classes and not told) or ("fails" in classes and not told):
            return Status.DENIED
        if "doubts" in classes and (told or verb.passive):
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

    def _by_predicate(self, scene: Scene, upper: Clause, lower: Clause) -> Status | None:
        """ "is ready to lift", "is unlikely to ease"; reports that it did so "are false", "are not true"."""
        said = {w.lower for w in upper.verb.words} | {lower.link}  # "is about to"
        groups = [upper.object, *(o.group for o in upper.obliques)]
        said |= {w for g in groups if g for n in g.nouns for w in n.lowers}
        if lower.link == "that" and (
            said & self._words.unsaid.false or (_is_negated(scene, upper) and said & self._words.unsaid.true)
        ):
            return Status.DENIED
        if upper.verb.tag != "BE" or lower.link not in ("to", "about"):
            return None
        if said & self._words.kinds["unready"]:
            return Status.HYPOTHETICAL
        return Status.ANNOUNCED if said & self._words.kinds["ready"] else None

    def _turned_out(self, scene: Scene, upper: Clause, lower: Clause) -> Status | None:
        """Reports that it did so "turned out to be false", "proved to be untrue"."""
        if lower.link != "that" or upper.verb.lemma not in self._words.kinds["turning_out"]:
            return None
        being = next((c for c in scene.clauses if c.governor == upper.place and c.verb.tag == "BE"), None)
        return Status.DENIED if being is not None and self.is_false(being) else None

    def _passes_through(self, scene: Scene, upper: Clause, lower: Clause) -> bool:
        """ "A bill to sanction X cleared the committee": the bill goes on, and nothing is decided."""
        paper = scene.group_at(lower.governor)
        if paper is None or upper.subject is not paper or upper.verb.passive:
            return False
        return "decides" in self.classes(upper) and not self._words.kinds["bills"].isdisjoint(paper.nouns[0].lowers)

    def is_false(self, clause: Clause) -> bool:
        """ "Are false", "is not true"."""
        said = {w.lower for w in clause.verb.words}
        groups = [clause.object, *(o.group for o in clause.obliques)]
        said |= {w for g in groups if g for n in g.nouns for w in n.lowers}
        return bool(said & self._words.unsaid.false) or bool(clause.verb.negation and said & self._words.unsaid.true)

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

    def disowned(self, clause: Clause, above: list[Clause]) -> Clause | None:
        """The verb above whose words are called false by whoever reports them, None where none is."""
        said = bool(above) and clause.governor == above[0].place and clause.link in ("that", "")
        return above[0] if said and "says" in self.classes(above[0]) and self._unsaid.is_false(above[0]) else None

    def is_enacted(self, clause: Clause, above: list[Clause]) -> bool:
        """ "Joined the UK in sanctioning X"; "enacted the decision applying sanctions to X"."""
        if not above:
            return False
        subject = clause.subject.items[0].noun if clause.subject is not None else None
        decided = subject is not None and bool(self._terms.of(subject) & Term.DECISION)
        joins = clause.link == "in" and above[0].verb.lemma in self._words.kinds["joining"]
        rules = subject is not None and self._terms.of(subject) & Term.INSTRUMENT and not subject.name
        if clause.link == "that" and rules:
            return True  # "laid regulations banning imports of X"
        return joins or (decided and "enacts" in self.classes(above[0]))

    def _is_entertained(self, upper: Clause, lower: Clause) -> bool:
        """A doing of his own that somebody has to do with by a verb of which nothing is known ("flirts with lifting", "floats
        lifting") is not told as done; by what is done and "in" doing what, it is."""
        own = lower.verb.tag == "VG" and not lower.verb.finite and upper.verb.finite and not upper.verb.passive
        if not own or upper.verb.tag == "BE" or lower.subject not in (None, upper.subject):
            return False
        return lower.link in self._words.ties["entertained"] or (lower.link == "for" and upper.object is None)

    def _is_asked(self, upper: Clause, lower: Clause) -> bool:
        """ "Asked whether it had lifted"."""
        return lower.link in self._words.ties["asked"] and upper.verb.lemma in self._words.kinds["asking"]


def _sees_done(upper: Clause, lower: Clause) -> bool:
    """ "Would see X listed", "wants to get X delisted": what becomes of X comes about only as far as the seeing does."""
    return lower.link == "to" and lower.governor == upper.place and lower.verb.participle_or_past


def _is_negated(scene: Scene, clause: Clause) -> bool:
    """ "Are not true", also 'are "not true"'."""
    place = scene.place_of(clause.object) if clause.object is not None else None
    before = scene.word_at(place - 1) if place else None
    return bool(clause.verb.negation) or (before is not None and before.tag == "NO")
