"""Pronouns: the parties that "it", "she", "them" and "the three" stand for."""

from collections.abc import Sequence
from itertools import islice

from inforce.claims.cues import WITH_CUES, cues
from inforce.claims.lexicon import table
from inforce.claims.model import TargetKind
from inforce.claims.party import COUNTED, Party, numbers
from inforce.claims.party_roll import Roll
from inforce.claims.phrases import Noun

NEAR = 3
"""Sentences back to which a pronoun reaches."""
_NEAR_WORDS = 300
"""Characters back to which "them" takes up those named together, no measure told."""
_GENDERS = {"he": "he", "him": "he", "his": "he", "himself": "he", "she": "she", "her": "she", "herself": "she"}
_OF_GENDER = 2.0
"""What a person known to be "he" or "she" gains for that pronoun."""
_UNNAMED = 4
"""What a party without a name, at which nothing was aimed, loses against others as that which "it" stands for."""
_BY_SHAPE = 5.0
"""What a party whose kind is only guessed gains as that which "it" stands for: less than any that is known to be a thing."""
_OURS = ("my ", "our ")
"""How parties are called by who speaks of them as his own ("my client"), whom nobody else's pronoun takes up."""
_PAIR = 2


class Pronouns:
    """Finds whom a pronoun stands for among the parties that have come up."""

    def __init__(self, roll: Roll, language: str) -> None:
        self._roll = roll
        data = table("kinds")[language]
        self._words = {role: frozenset(words) for role, words in data["pronouns"].items()}
        told = cues(language).speakers if language in WITH_CUES else {}
        self._called = {sex: told.get(sex, frozenset()) for sex in ("women_called", "men_called")}
        self._she_names = tuple(data.get("genders", {}).get("she_names", ("\0",)))

    def resolve(self, noun: Noun, sentence: int, but: Sequence[Party] = ()) -> list[Party]:
        """The parties that a pronoun stands for, none of ``but``; empty where none is near."""
        word = noun.words[-1].lower if noun.is_pronoun else noun.determiner
        if word in self._words["two"] or word in self._words["several"]:
            return self._plural(noun, word) or self._near_by_name(noun, word, sentence)
        if (counted := COUNTED.get(noun.number or noun.head, 0)) > _PAIR and noun.is_pronoun:
            return self._counted(noun, counted)
        person = word in self._words["person"]
        party = self._single(noun, word, sentence, but) if person or word in self._words["thing"] else None
        if party is None:
            return []
        _learn(party, word, person=person)
        if person and noun.is_pronoun:
            party.mentions.append((sentence, noun.start, word in ("he", "she")))
        return [party]

    def _single(self, noun: Noun, word: str, sentence: int, but: Sequence[Party]) -> Party | None:
        person = word in self._words["person"]
        best: tuple[float, Party] | None = None
        for party in self._roll.latest():
            fits = self._gender_fits(party, word) if person else 0.0
            if party in but or fits < 0 or (not party.proper and party.name.lower().startswith(_OURS)):
                continue
            ship = word in self._words["ship"] and party.kind is TargetKind.VESSEL
            score = _nearness(party, noun, sentence, person=person and not ship)
            if not score and not person and self._may_be_thing(party, noun, sentence):
                score = _BY_SHAPE
            score += fits if score > 0 else 0
            if score > 0 and (best is None or score > best[0]):
                best = (score, party)
        return best[1] if best else None

    def _may_be_thing(self, party: Party, noun: Noun, sentence: int) -> bool:
        """ "Falcon Gems said it had …": a subject of the same sentence that only the shape of its name makes a person."""
        last = party.last_before(noun.start)
        guessed = party.proper and party.kind is TargetKind.PERSON and not party.sure and not party.many
        return guessed and last is not None and last[0] == sentence and last[2] and not self._by_first_name(party)

    def _gender_fits(self, party: Party, word: str) -> float:
        """What a party gains by a pronoun of its gender; below 0 where it is of the other: "she" is no son, and nobody who was
        "he" before."""
        gender = _GENDERS.get(word, "")
        known = party.gender or ("she" if party.name.lower().endswith(self._she_names) else self._by_first_name(party))
        if party.kind is not TargetKind.PERSON or not (gender and known):
            return 0.0
        return _OF_GENDER if gender == known else -1.0

    def _by_first_name(self, party: Party) -> str:
        """ "Anne Duval" is "she", "Oleg Sanin" "he"; empty where the first names tell nothing."""
        first = party.name.split()[:-1]
        women, men = (not self._called[sex].isdisjoint(first) for sex in ("women_called", "men_called"))
        return "" if women == men else "she" if women else "he"

    def is_nobody(self, noun: Noun) -> bool:
        """ "Lifted sanctions on nobody", "delisted no one"."""
        none = self._words["none"]
        return noun.of is None and (noun.head in none or " ".join(noun.lowers) in none)

    # --- several at once ----------------------------------------------------------------------------------------------

    def _counted(self, noun: Noun, count: int) -> list[Party]:
        """ "The three": so many named together, or aimed at, or a group of so many."""
        together = (pair for place, pair in reversed(self._roll.together) if place < noun.start and len(pair) == count)
        all_of_them = noun.determiner in ("the", "all", "these", "those")  # not "three more"
        aimed = self._last_aimed_at(count) if all_of_them else []
        return next(together, None) or aimed or (self._counted_group(noun, count) if all_of_them else [])

    def _plural(self, noun: Noun, word: str) -> list[Party]:
        """ "They", "both": the parties last named together, or a group, or the two last aimed at."""
        wanted = 2 if word in self._words["two"] else 0
        if not wanted and (group := self._group_since(noun)) is not None:
            return [group]
        for place, pair in reversed(self._roll.together[-6:]):
            if place < noun.start and (not wanted or len(pair) == wanted) and any(p.targeted >= 0 for p in pair):
                return pair
        if not wanted and self._roll.together and (near := self._pair_near(noun)):
            return near
        if wanted:
            if self._roll.together and len(self._roll.together[-1][1]) == wanted and (near := self._pair_near(noun)):
                return near
            return self._last_aimed_at(wanted) or self._counted_group(noun, wanted)
        groups = [p for p in self._roll.latest() if p.many and p.last_before(noun.start)]
        group = next((p for p in groups if p.targeted >= 0), groups[0] if groups else None)
        return [group] if group else []

    def _near_by_name(self, noun: Noun, word: str, sentence: int) -> list[Party]:
        """ "Amended the entry of X and corrected that of Y; both …": the only two by name near by."""
        if word not in self._words["two"]:
            return []
        near = [
            p
            for p in self._roll.latest()
            if p.proper and p.kind.is_listed_by_name and (last := p.last_before(noun.start)) and sentence - last[0] <= 1
        ]
        return near[::-1] if len(near) == _PAIR and near[0].kind is near[1].kind else []

    def _counted_group(self, noun: Noun, count: int) -> list[Party]:
        """ "The three" of "three companies": the group of so many spoken of last."""
        groups = (
            p for p in self._roll.latest() if p.many and not p.members and not p.proper and p.last_before(noun.start)
        )
        fitting = (p for p in groups if p.targeted >= 0 and numbers(p.name, count))
        return list(islice(fitting, 1))

    def _last_aimed_at(self, count: int) -> list[Party]:
        """So many parties with names, spoken of last, at which measures were aimed; empty where there are fewer."""
        aimed = (p for p in self._roll.latest() if p.targeted >= 0 and p.proper)
        recent = sorted(aimed, key=lambda p: -p.mentions[-1][1])
        return recent[:count][::-1] if len(recent) >= count else []

    def _group_since(self, noun: Noun) -> Party | None:
        """A group without names that a measure was aimed at after those named together last."""
        since = self._roll.together[-1][0] if self._roll.together else -1
        told = (p for p in self._roll.latest() if p.many and not p.members and p.targeted >= 0)
        return next((p for p in told if (last := p.last_before(noun.start)) is not None and last[1] > since), None)

    def _pair_near(self, noun: Noun) -> list[Party]:
        """Those named together last, where that is near: "two ships, X and Y, lost their flag after Z listed them"."""
        place, pair = self._roll.together[-1]
        alike = len({p.kind for p in pair if p.sure}) <= 1 and all(p.proper for p in pair)
        return pair if alike and 0 < noun.start - place < _NEAR_WORDS else []


def _learn(party: Party, word: str, *, person: bool) -> None:
    """What a pronoun tells of the party for which it stands."""
    told = (party.kind is TargetKind.PERSON) is person
    if not party.sure and party.kind is not TargetKind.VESSEL and not told:
        party.kind, party.sure = (TargetKind.PERSON if person else TargetKind.ORGANISATION), True
    if person and party.kind is TargetKind.PERSON:
        party.gender = party.gender or _GENDERS.get(word, "")


def _nearness(party: Party, noun: Noun, sentence: int, *, person: bool) -> float:
    if party.many or party.kind in (TargetKind.COUNTRY, TargetKind.SECTOR, TargetKind.GROUP):
        return 0
    if (party.kind is TargetKind.PERSON) is not person and (party.sure or party.targeted < 0):
        return 0
    last = party.last_before(noun.start)
    if not last:
        return 0
    back = sentence - max(last[0], min(party.targeted, sentence))
    if back > NEAR:
        return 0
    score = 12.0 - 4 * back + (1.5 if last[2] else 0) + (1 if party.proper else 0)
    aimed_at = party.targeted >= 0 and sentence - party.targeted <= 4
    score += (3 if back <= 1 else 1.5) if aimed_at else 0
    score -= 0 if party.proper or party.targeted >= 0 else _UNNAMED  # "the owner says it expects …"
    return score + last[1] / (noun.start + 1)
