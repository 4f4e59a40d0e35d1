"""Fillers: what may stand in the places of a frame: a target, a list, a measure, a licence, a sender."""

from collections.abc import Container

from inforce.claims.groups import Group
from inforce.claims.kinds import Kinds
from inforce.claims.model import TargetKind
from inforce.claims.phrases import Noun, chain
from inforce.claims.terms import Term, Terms
from inforce.values import value


@value(frozen=True, slots=True)
class Context:
    """What the report so far allows: ``about`` sanctions at all; a list, a measure is spoken of; ``keeper``: it names one
    who keeps lists, which "its list" may be; ``licence``: the claim told last is of one, which "one" may take up."""

    about: bool
    list: bool
    measure: bool
    keeper: bool = False
    licence: bool = False


_MAY_BE_PERSON = (TargetKind.PERSON, None)
_BY_TERM = {"listing": Term.LISTING, "branded": Term.BRANDED, "licence": Term.LICENCE}
"""Roles that a word of its own tells, wherever it stands."""
_BY_TERM_IN_CONTEXT = {"step": Term.STEP, "assets": Term.ASSETS, "market": Term.MARKET}
"""The same in a report that speaks of sanctions."""

_NO_PARTIES = frozenset("we i us me you nothing something everything what there".split())
"""Pronouns that stand for no party."""
_OF_THE_WHOLE = frozenset(
    "part whole entirety bulk remainder half most number group series set one rest majority round batch wave tranche raft"
    " validity mandate imposition introduction enforcement duration application term scope reach effect effects force operation"
    " range variety swathe bundle array barrage slew web burden remnants last years decades months year decade"
    " rounds batches waves tranches sets packages rafts".split()
)
"""Heads before "of" that say how much of something, or what of it is told."""
ENTRANCES = frozenset({"entry", "entrance", "travel", "visit", "visits", "arrival", "admission"})
"""What is banned for those who are to stay out of a country."""
_STANDS_FOR_LICENCE = frozenset({"one", "period", "deadline", "window"})
"""Heads that take up a licence told before: "it also issued one for X", "to extend the period"."""


class Fillers:
    """Decides by the words of a phrase and by what the report speaks of."""

    def __init__(self, terms: Terms, kinds: Kinds, doings: Container[str]) -> None:
        """``doings``: nouns of doing, which name no party."""
        self._terms, self._kinds, self._doings = terms, kinds, doings

    def fits(self, role: str, group: Group, context: Context) -> bool:
        """Whether some member of a group may fill a place."""
        first = group.items[0].noun
        nouns = [core(first)] if len(group.items) == 1 else [core(item.noun) for item in group.items]
        if role == "target":
            for item in group.items:
                if item.names or any(n.name for n in item.same):
                    return True
            return any(self._may_be_target(n, context) for n in nouns)
        if role in ("licence", "measure"):
            nouns += [n for item in group.items for n in item.same]  # "its predecessor, General License 4,"
        if role == "branded" and any(self._is_listed_one(n) for n in nouns):
            return True
        if role == "licence" and context.licence and any(n.head in _STANDS_FOR_LICENCE for n in nouns):
            return True  # "it also issued one for X"
        term = _BY_TERM.get(role) or (context.about and _BY_TERM_IN_CONTEXT.get(role))
        if role == "drafted":
            return context.about and any(self._is_drafted(n) for n in nouns)
        for noun in nouns:  # noqa: SIM110 - a loop is faster, and this is asked of most groups for many frames
            if self._terms.of(noun) & term if term else self._fills(role, noun, context):
                return True
        return False

    def _fills(self, role: str, noun: Noun, context: Context) -> bool:
        match role:
            case "person":
                return context.about and self._kinds.kind(noun) in _MAY_BE_PERSON and bool(noun.name)
            case "party":
                return self._may_be_target(noun, context) and noun.head not in ("this", "that")
            case "measure":
                return self.is_measure(noun, context)
            case "list":
                return self.is_list(noun, context)
            case "entry":
                return context.about and bool(self._terms.of(noun) & Term.ENTRY) and not noun.name
            case "privileges":
                return context.about and "privilege" in noun.head
            case "relief":
                relief = bool(self._terms.of(noun) & Term.RELIEF)
                return relief and (context.measure or "sanctions" in noun.lowers)
            case "freed":
                return self._under_measure(noun, Term.FREED, context)
            case "aim":
                alone = noun.of is None and noun.determiner == "a" and bool(self._terms.of(noun) & Term.AIM)
                return self._under_measure(noun, Term.AIM, context) or (alone and context.measure)
            case "dealings":
                return context.about and (self.is_dealings(noun) or self._may_be_target(noun, context))
            case "beside":
                return self._may_be_target(noun, context) or noun.is_pronoun
            case "listed":
                return context.about and bool(self._terms.of(noun) & (Term.LISTING | Term.PLAIN_MEASURE))
            case "deals":
                return context.about and self.is_dealings(noun)
            case "banned":
                return context.about and self._may_be_banned(noun)
        return False

    def _may_be_target(self, noun: Noun, context: Context) -> bool:
        if noun.is_pronoun:
            return noun.head not in _NO_PARTIES
        term = self._terms.of(noun)
        if noun.head in self._doings and not noun.name:
            return False
        if term & Term.ENTRY and not noun.name:
            return context.about
        if term & Term.PROGRAMME and noun.words[-1].tag == "NP":
            return False  # "the Syrian Sanctions Regulations"
        if noun.name and not (noun.label == noun.head and term):
            return not noun.words[-1].place or noun.words[-1].place.form in ("name", "capital", "adjective")
        if term & (Term.MEASURE | Term.LIST | Term.LICENCE | Term.PROPOSAL | Term.DECISION | Term.ASSETS):
            return False
        if noun.words[-1].tag == "CD" and noun.determiner in ("the", "these", "those") and not noun.name:
            return True  # "the remaining two"
        return bool(self._kinds.of_noun(noun)) or bool(noun.possessor and self._kinds.of_word(noun.head))

    def is_dealings(self, noun: Noun) -> bool:
        """ "transactions", "the winding down of dealings"."""
        return any(self._terms.of(n) & Term.DEALINGS for n in chain(noun))

    def _may_be_banned(self, noun: Noun) -> bool:
        labels = self._kinds.of_noun(noun)
        return (
            bool(self._terms.of(noun) & Term.DEALINGS)
            or (noun.head in ENTRANCES and not noun.determiner)
            or any(label.kind in (TargetKind.SECTOR, TargetKind.ORGANISATION) and label.many for label in labels)
            or any(label.kind is TargetKind.SECTOR for label in labels)
            or (
                noun.of is not None
                and not noun.of.is_pronoun
                and any(label.many for label in self._kinds.of_noun(noun.of))
            )
        )

    def is_measure(self, noun: Noun, context: Context) -> bool:
        if noun.is_pronoun:
            return context.measure and noun.head in ("it", "them", "they", "these", "those", "this", "that")
        term = self._terms.of(noun)
        return bool(term & Term.PLAIN_MEASURE or (term & Term.MEASURE and context.about))

    def is_list(self, noun: Noun, context: Context) -> bool:
        if noun.is_pronoun:
            return context.list and noun.head in ("it", "them", "that", "this", "one", "theirs", "hers", "ours")
        if noun.head in ("none", "nothing", "neither") and context.list:
            return True  # "is on none"
        if noun.head == "one" and context.list:
            return bool(self._terms.sender(noun))
        if not self._terms.of(noun) & Term.LIST or self._lists_other_things(noun):
            return False
        kept = (
            context.keeper and noun.of is None and noun.determiner in ("its", "the", "their") and len(noun.words) == 2
        )
        return context.about or kept or "blacklist" in noun.head or self._terms.sender(noun) is not None

    def _under_measure(self, noun: Noun, term: int, context: Context) -> bool:
        """ "Free of US sanctions", "the target of sanctions"."""
        return bool(self._terms.of(noun) & term) and noun.of is not None and self.is_measure(noun.of, context)

    def _is_drafted(self, noun: Noun) -> bool:
        """ "The draft", "the proposed package": a paper or measure that nobody has adopted yet."""
        paper = self._terms.of(noun) & (Term.PROPOSAL | Term.MEASURE | Term.INSTRUMENT | Term.LIST)
        return bool(paper) and not self._terms.drafted.isdisjoint(noun.lowers)

    @staticmethod
    def _is_listed_one(noun: Noun) -> bool:
        """ "An SDN", "Specially Designated Nationals": one who stands on that list."""
        place = noun.words[-1].place
        return (
            place is not None and place.form == "list" and noun.determiner in ("a", "an", "") and noun.possessor is None
        )

    def _lists_other_things(self, noun: Noun) -> bool:
        """ "a list of demands": what stands after "of" is no party and no word of sanctions."""
        of = noun.of
        if of is None or of.name or of.is_pronoun or self._terms.sender(of):
            return False
        known = (
            any(
                label.kind is not TargetKind.SECTOR for label in self._kinds.of_noun(of)
            )  # "its list of approved brands"
            or self._terms.of(of)
            or any(w.startswith(("sanction", "designat", "restrict", "block")) for w in of.lowers)
        )
        return not known

    def is_sender(self, group: Group) -> bool:
        """The group names a state or body."""
        return any(w.place for n in group.nouns for w in n.words) or any(
            n.is_pronoun and n.head in ("it", "they", "he", "she") for n in group.nouns
        )


def core(noun: Noun) -> Noun:
    """Of "one of the banks", "some of the sanctions" what stands after "of"."""
    if noun.of and (all(w.tag in ("DT", "CD", "PR") for w in noun.words) or noun.head in _OF_THE_WHOLE):
        return noun.of
    return noun
