"""Others: who penalises, bans and frees without keeping lists of sanctions (courts that fine lawyers, boards, federations,
central banks that supervise), and states that close or open their own trade."""

from collections.abc import Sequence
from functools import cache

from inforce.claims.arguments import Filled
from inforce.claims.clause import Clause
from inforce.claims.gazetteer import Place
from inforce.claims.groups import Group
from inforce.claims.keepers import keeps_lists
from inforce.claims.lexicon import table
from inforce.claims.model import Action, TargetKind
from inforce.claims.parsing import Scene
from inforce.claims.party import Party
from inforce.claims.phrases import Noun, chain
from inforce.values import value

_OWN = frozenset({Action.IMPOSE, Action.LIFT, Action.EASE, Action.SUSPEND, Action.TIGHTEN, Action.RENEW, Action.LAPSE})
_LISTS = frozenset({"list", "relist", "re-list", "delist", "de-list"})
_BROAD = frozenset({TargetKind.SECTOR, TargetKind.PROGRAMME, TargetKind.COUNTRY})


@value(frozen=True, slots=True)
class OtherWords:
    """``authorities``: nouns for who penalises under a law of its own; ``bans``: nouns of a ban on trade; ``trade``: what it is
    on; ``foods``: goods whose trade states shut for want of food; ``exchanges``: words of markets, which list securities;
    ``registers``: nouns for where ships stand under their flag as well; ``books``: what else lists, besides keepers of lists."""

    authorities: frozenset[str]
    bans: frozenset[str]
    trade: frozenset[str]
    foods: frozenset[str]
    exchanges: frozenset[str]
    registers: frozenset[str]
    books: frozenset[str]


@cache
def other_words(language: str) -> OtherWords:
    """The words of ``[others]`` in ``measures_LANGUAGE.toml``."""
    data = table(f"measures_{language}")["others"]
    return OtherWords(
        *(
            frozenset(data[part])
            for part in ("authorities", "bans", "trade", "foods", "exchanges", "registers", "books")
        )
    )


class Others:
    """Tells measures that are no state's sanctions from those that are."""

    def __init__(self, words: OtherWords) -> None:
        self._words = words

    def penalises(self, group: Group | None) -> bool:
        """The group names an authority whose penalties are no sanctions: "a judge in Ohio", "the central bank"."""
        if group is None:
            return False
        noun = group.items[0].noun
        if noun.words[-1].place is not None:
            return False  # "the Russian Federation"
        return any(w in self._words.authorities for w in _heads(noun))

    def is_trade(self, clause: Clause, filled: Filled, sender: Place | None, parties: Sequence[Party]) -> bool:
        """ "India lifted its ban on exports of rice": a state's own trade, or food's."""
        measure = filled.roles.get("measure")
        if measure is None or filled.frame.action not in _OWN or measure.nouns[0].head not in self._words.bans:
            return False
        if not all(p.kind in _BROAD for p in parties):
            return False
        keeper = sender is not None and keeps_lists(sender.jurisdiction)
        groups = [measure, *(o.group for o in clause.obliques)]
        said = {w for g in groups for n in g.nouns for part in chain(n) for w in part.lowers}
        traded = not self._words.trade.isdisjoint(said)
        food = not self._words.foods.isdisjoint(said)
        places = {
            w.place.jurisdiction for g in groups for n in g.nouns for part in chain(n) for w in part.words if w.place
        }
        if keeper or places - {sender.jurisdiction if sender is not None else ""}:
            return False  # "restrictions on North Korean exports"
        own = measure.nouns[0].determiner == "its" and sender is not None
        return (traded and food) or own

    def is_flag_register(self, filled: Filled, sender: Place | None) -> bool:
        """ "Panama struck 125 tankers from its register": of ships, by a state that keeps no lists."""
        listed = filled.roles.get("list")
        if listed is None or listed.items[0].noun.head not in self._words.registers:
            return False
        whose = [
            w.place
            for n in listed.nouns
            for part in (n, n.possessor)
            if part is not None
            for w in part.words
            if w.place
        ]
        states = [place.jurisdiction for place in (sender, *whose) if place is not None]
        return bool(states) and not any(map(keeps_lists, states))

    def lists_securities(self, scene: Scene, clause: Clause, filled: Filled | None) -> bool:
        """ "Forced to delist in New York", "is listed on the stock exchange": a market's list, where no other is named."""
        if clause.verb.lemma not in _LISTS:
            return False
        named = (filled.roles.get("list") or filled.roles.get("measure")) if filled is not None else None
        if named is not None and not self._is_exchange(named):
            return False
        return any(self._is_exchange(group) for _, group in scene.groups) or self._is_in_books(scene, clause)

    def _is_in_books(self, scene: Scene, clause: Clause) -> bool:
        """ "Listed on the owner's website", "listed as being managed by Y", "listed in Hong Kong"."""
        if not clause.verb.passive:
            return False
        link = scene.word_at(clause.place + 1)
        described = scene.clause_at(clause.place + 2) if link is not None and link.lower == "as" else None
        stands = (o.group.items[0].noun.head for o in clause.obliques if o.preposition in ("on", "in", "at"))
        return (described is not None and described.verb.lemma != "sanction") or any(
            head in self._words.books for head in stands
        )

    def _is_exchange(self, group: Group) -> bool:
        words = [" ".join(part.lowers) for noun in group.nouns for part in chain(noun)]
        return any(f" {e} " in f" {w} " for w in words for e in self._words.exchanges)


def _heads(noun: Noun) -> Sequence[str]:
    """The words that tell what somebody is: the last of the phrase, two of them together, and those of a name."""
    last = noun.head
    two = [" ".join(noun.lowers[-2:])] if len(noun.words) > 1 else []
    return [last, *two, *(noun.lowers if noun.name else ())]
