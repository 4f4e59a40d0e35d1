"""Parties: who a report speaks of, under all their names; what "it", "the airline" and "both" stand for."""

from collections.abc import Iterator, Sequence

from inforce.claims.gazetteer import Gazetteer, Place
from inforce.claims.groups import Item
from inforce.claims.keepers import keeps_lists
from inforce.claims.kinds import Kinds, Label
from inforce.claims.model import TargetKind
from inforce.claims.party import Party, is_many
from inforce.claims.party_descriptions import Descriptions
from inforce.claims.party_names import Namer
from inforce.claims.party_roll import Roll
from inforce.claims.party_sets import of_several
from inforce.claims.phrases import Noun
from inforce.claims.pronouns import NEAR, Pronouns
from inforce.values import replace

_SALIENT = 8
"""Sentences within which a party is spoken of again and again."""
_COUNTED_MENTIONS = 8


class Parties:
    """The parties of one report in the order in which they come up. ``restricted``: what is taken up is told apart by a relative
    clause ("the firm that manages it") and is none spoken of before."""

    def __init__(self, text: str, kinds: Kinds, places: Gazetteer, language: str) -> None:
        self._text, self._kinds, self._places = text, kinds, places
        self._roll = Roll(text, kinds)
        self._names = Namer(text, kinds, places, self._roll, language)
        self._descriptions = Descriptions(kinds, self._roll, language)
        self._pronouns = Pronouns(self._roll, language)
        self._known: dict[tuple[int, int], list[Party]] = {}
        self._heading = False
        self.restricted = False

    def knows(self, name: str) -> bool:
        """A party of this name has come up."""
        return self._roll.named(name) is not None or self._roll.shorter(name) is not None

    def __iter__(self) -> Iterator[Party]:
        return iter(self._roll.all)

    def named_in(self, sentence: int) -> list[Party]:
        """The parties with names that a sentence speaks of."""
        return [p for p in self.latest() if p.proper and p.mentions and p.mentions[-1][0] == sentence]

    # --- taking up what a sentence names ------------------------------------------------------------------------------

    def take(self, items: Sequence[Item], sentence: int, *, subject: bool, heading: bool = False) -> list[Party]:
        """The parties that a group names; they count as spoken of from here on. What a heading only describes does not."""
        self._heading = heading
        found: list[Party] = []
        for item in items if len(items) == 1 else self._named_together(items):
            found += self._take_item(item, sentence, subject=subject)
        if len(found) > 1:
            self._share_family_name(items, found)
            self._roll.together.append((items[0].start, found))
        return found

    def _share_family_name(self, items: Sequence[Item], found: Sequence[Party]) -> None:
        """ "The brothers Ivan and Petr Malik", "Ivan and Petr Malik, brothers": the first is a Malik too."""
        told = (items[0].noun.label, *(n.head for n in items[-1].same if not n.name))
        kin = any(word in self._kinds.kin and word.endswith("s") for word in told)
        given, *family = found[-1].name.split()
        if not kin or len(found) != len(items) or len(family) != 1 or given == found[0].name:
            return
        for party in found[:-1]:
            if party.proper and " " not in party.name:
                party.name, party.kind = f"{party.name} {family[0]}", TargetKind.PERSON
                party.names.append(party.name)
                self._roll.index(party)

    def _named_together(self, items: Sequence[Item]) -> Iterator[Item]:
        """ "X Ltd and the tankers Alfa, Beta and Lady R": what the first is told to be, those after it are that have a name
        alone."""
        label = ""
        for item in items:
            if self._is_of_craft(item.noun):
                label = item.noun.label
            elif not self._is_bare(item.noun):
                label = ""
            yield replace(item, noun=replace(item.noun, label=label)) if label and len(items) > 1 else item

    def _is_of_craft(self, noun: Noun) -> bool:
        """ "The tankers Alfa": a name with a word for several ships or aircraft."""
        labels = self._kinds.of_word(noun.label) if noun.label and noun.name else ()
        return any(each.many and each.kind.is_craft for each in labels)

    def _is_bare(self, noun: Noun) -> bool:
        """A name that nothing tells of, not even a word in it."""
        told = noun.label or noun.determiner or noun.possessor
        return bool(noun.name) and not told and self._kinds.of_name(noun.name) is not TargetKind.ORGANISATION

    def enter(
        self, name: str, kind: TargetKind, aliases: Sequence[str], sentence: int, place: int, *, sure: bool
    ) -> Party:
        """The party of an entry of a list; a surname in front is known in its usual place as well."""
        surname, _, given = name.partition(", ")
        usual = f"{given} {surname}" if given and kind is TargetKind.PERSON else name
        party = self._roll.named(usual) or self._roll.named(name)
        if party is None:
            party = Party(name, kind, proper=True, sure=sure)
            self._roll.all.append(party)
            self._roll.index(party)
        elif sure and not party.sure:
            party.kind, party.sure = kind, True
        party.names += [n for n in dict.fromkeys((name, usual, *aliases)) if n not in party.names]
        for known in (name, usual, *aliases):
            self._roll.call(party, known)
        party.mentions.append((sentence, place, True))
        return party

    def _take_item(self, item: Item, sentence: int, *, subject: bool) -> list[Party]:
        noun = item.noun
        start = noun.start
        key = (start, noun.end)
        if (known := self._known.get(key)) is not None:
            return known
        if noun.possessor is not None and not noun.possessor.is_pronoun:
            self._take_item(Item(noun.possessor), sentence, subject=False)
        if noun.of is not None and noun.of.name and (noun.is_pronoun or self.knows(noun.of.name)):
            self._take_item(Item(noun.of), sentence, subject=False)  # "the owner of the Calla Blue"
        parties = self._several_named(item, sentence, subject=subject) if item.names else []
        if not parties and noun.determiner in ("the", "this", "that") and not noun.name:
            parties = of_several(self._roll, noun)
        if not parties:
            named = self._names.named(item)
            parties = [named] if named else self._described(item, sentence)
        for party in parties:
            party.mentions.append((sentence, start, subject))
        self._known[key] = parties
        return parties

    def say(self, item: Item, named: Noun, sentence: int) -> None:
        """What a phrase after a comma says of the party that the last words before it name: "the owner of X, a tanker"."""
        for party in self._take_item(Item(named), sentence, subject=False):
            self._names.describe(party, item.noun)
            self._known[(item.start, item.noun.end)] = [party]

    def _several_named(self, item: Item, sentence: int, *, subject: bool) -> list[Party]:
        found = [p for name in item.names for p in self._take_item(name, sentence, subject=subject)]
        labels = self._kinds.of_noun(item.noun) or (self._kinds.of_noun(item.noun.of) if item.noun.of else ())
        of_them = item.noun.of is not None and item.noun.of.is_pronoun  # "four tankers, three of them - X, Y and Z"
        group = self.latest_group(item.start) if of_them and found else None
        for party in found:
            if not party.sure and (labels or group):
                party.kind, party.sure = labels[0].kind if labels or group is None else group.kind, True
        if len(found) > 1:
            self._roll.together.append((item.start, found))
        return found

    def _described(self, item: Item, sentence: int) -> list[Party]:
        """The parties that a phrase without a name describes, or a new one."""
        noun = item.noun
        labels = self._kinds.of_noun(noun) if not noun.is_pronoun else ()
        if not labels or self._names.is_body(noun):
            return []
        place = next((w.place for w in noun.words if w.place), None)
        if place is not None and labels[0].kind is TargetKind.COUNTRY and place.form in ("name", "adjective"):
            return []
        known = self._descriptions.referred(noun, labels, sentence) if not self.restricted else []
        for party in known:
            self._names.describe(party, noun)
        return known or [self._newly_described(item, labels)]

    def _newly_described(self, item: Item, labels: tuple[Label, ...]) -> Party:
        noun, text = item.noun, self.words_of(item.noun)
        said = (self._kinds.kind(other) for other in item.same)  # "the owner, a former minister"
        kind = next((k for k in said if k is not None and k in self._kinds.both(noun)), labels[0].kind)
        party = Party(text, kind, proper=False, many=is_many(noun, labels), names=[text])
        self._names.label(party, noun)
        if not self._heading and noun.determiner != "no":
            self._roll.all.append(party)
        return party

    def begin_post(self, place: int) -> None:
        """Nobody of the posts before is meant by a pronoun or description from here on."""
        self._roll.begin_post(place)

    # --- what is asked of them ----------------------------------------------------------------------------------------

    def latest(self) -> Sequence[Party]:
        """The parties that came up last, the latest first."""
        return self._roll.latest()

    def resolve(self, noun: Noun, sentence: int, but: Sequence[Party] = ()) -> list[Party]:
        """The parties that a pronoun stands for, none of ``but``; empty where none is near."""
        return self._pronouns.resolve(noun, sentence, but)

    def is_nobody(self, noun: Noun) -> bool:
        """ "Lifted sanctions on nobody", "delisted no one"."""
        return self._pronouns.is_nobody(noun)

    def proper_name(self, noun: Noun) -> str:
        """The name that a phrase gives its party; empty where the name in it is another's ("the US embassy")."""
        return self._names.proper_name(noun)

    def words_of(self, noun: Noun) -> str:
        """The words of a phrase without its opening article, with what hangs on it by "of"."""
        return self._names.words_of(noun)

    def text_between(self, first: Noun, last: Noun) -> str:
        """The words from one phrase to another, without the opening article."""
        return self._names.text_between(first, last)

    def salient(self, sentence: int) -> Party | None:
        """The party with a name that the last sentences speak of most, where they speak of it more than once; a person only
        if a measure was told of him: others may be speaking."""
        counted: list[tuple[int, Party]] = []
        for party in self.latest():
            near = [m for m in party.mentions[-_COUNTED_MENTIONS:] if sentence - m[0] <= _SALIENT]
            listed = party.kind.is_listed_by_name and (party.kind is not TargetKind.PERSON or party.targeted >= 0)
            if party.proper and listed and len(near) > 1 and sentence - near[-1][0] <= NEAR:
                counted.append((len(near), party))
        best = max((count for count, _ in counted), default=0)
        first = [party for count, party in counted if count == best]
        return first[0] if len(first) == 1 else None

    def join(self, parties: list[Party], place: int) -> None:
        """The parties of one measure may be spoken of together ("both") afterwards."""
        if len(parties) > 1:
            self._roll.together.append((place, parties))

    def latest_group(self, place: int) -> Party | None:
        """The group without names last spoken of before a place."""
        return next((p for p in self.latest() if p.many and not p.members and p.last_before(place)), None)

    def place_of(self, word: str) -> Place | None:
        """The state that one word names by itself; None of one that keeps lists."""
        found = self._places.at([word], 0)
        return found[0] if found is not None and found[0].form == "name" and not keeps_lists(found[0].name) else None

    def text_at(self, start: int, end: int) -> str:
        """The words between two places, white space folded."""
        return " ".join(self._text[start:end].split())
