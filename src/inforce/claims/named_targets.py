"""Named targets: the parties that a group of phrases names or describes, with those who follow it by name."""

from abc import ABC, abstractmethod
from collections.abc import Sequence

from inforce.claims.drafts import Draft
from inforce.claims.fillers import core
from inforce.claims.gazetteer import Place
from inforce.claims.group_members import MemberFinder
from inforce.claims.groups import Group, Item
from inforce.claims.kinds import Kinds
from inforce.claims.model import TargetKind
from inforce.claims.parsing import Scene
from inforce.claims.parties import Parties
from inforce.claims.party import COUNTED, Party, numbers
from inforce.claims.phrases import Noun
from inforce.claims.recalling import Recalled
from inforce.claims.terms import Term, Terms

_ALL = frozenset({"all", "everyone", "everybody"})
_BUT = frozenset({"but", "except", "save", "bar", "apart", "excluding"})
_OBJECTIVE = frozenset({"it", "him", "her", "them"})
_NEAR_GROUP = 3
"""Sentences back to the group of which "nine" are some."""
_FEW = 2
"""Sorts of goods that are still told one by one."""


class NamedTargets(ABC):
    """Finds the parties of a group."""

    def __init__(self, terms: Terms, kinds: Kinds, parties: Parties, drafts: list[Draft]) -> None:
        self._terms, self._kinds, self._parties, self._drafts = terms, kinds, parties, drafts
        self.recalled = Recalled(terms, drafts)
        self._named = MemberFinder(kinds, terms)

    @abstractmethod
    def _of_entry(self, scene: Scene, noun: Noun) -> list[Party]:
        """ "its entry", "whose entry", "300 names", "the following entries"."""

    def resolve(self, scene: Scene, noun: Noun) -> list[Party]:
        """Whom a pronoun or "his", "its" before a noun stands for."""
        return self._parties.resolve(noun, scene.number)

    def is_plain_measure(self, group: Group) -> bool:
        """ "Sanctions", "an asset freeze", with nothing that takes up one told before."""
        noun = group.items[0].noun
        return bool(self._terms.of(noun) & Term.PLAIN_MEASURE) and noun.determiner in ("", "a", "an", "new", "more")

    def described(self, scene: Scene, noun: Noun) -> list[Party]:
        """A group told by the words of a phrase alone: "the six", "the EU's last round"."""
        return [self._described(scene, noun, TargetKind.GROUP)]

    def such(self, noun: Noun) -> list[Party]:
        """ "No such firm": the party of that kind at which a measure was aimed last."""
        kinds = {label.kind for label in self._kinds.of_noun(noun)}
        aimed = [p for p in self._parties.latest() if p.targeted >= 0 and p.proper and p.kind in kinds]
        return [max(aimed, key=lambda p: p.targeted)] if aimed else []

    def group(self, scene: Scene, group: Group) -> list[Party]:
        """The parties of a group, its members where names follow it ("including X and Y")."""
        return self._group(scene, group.items, group)

    def _group(self, scene: Scene, items: Sequence[Item], group: Group) -> list[Party]:
        found: list[Party] = []
        if self._is_one(items):
            named_below = self._members(scene, group)
            return named_below if any(p.proper for p in named_below) else [self._together(scene, items)]
        for item in items:
            found += self._item(scene, item)
        members = self._members(scene, group)
        if any(p.proper for p in members):
            found = [p for p in found if not p.many] + [p for p in members if p not in found]
        return found + self._beyond(scene, group)

    def _beyond(self, scene: Scene, group: Group) -> list[Party]:
        """``the firm behind the pipeline and its director, X``: "its" goes with the firm, not with the pipeline."""
        at = scene.place_of(group)
        word = scene.word_at(at + 1) if at is not None else None
        following = scene.group_at(at + 2) if at is not None else None
        if word is None or following is None or word.tag != "IN" or self._terms.of(following.items[0].noun):
            return []
        own = [item for item in following.items[1:] if item.noun.determiner in ("its", "his", "her", "their")]
        own = own or self._set_off(scene, following)
        if len(following.items) > 2:  # "two managers of a bank, an importer, a spy and a general"
            own = own or [
                i
                for i in following.items[1:]
                if (i.noun.determiner in ("a", "an") or i.noun.number) and self._kinds.of_noun(i.noun)
            ]
        return [p for item in own for p in self._item(scene, item)]

    @staticmethod
    def _set_off(scene: Scene, group: Group) -> list[Item]:
        """ "X and the firms related to it, as well as Y,": Y goes with X, and the firms are related to "it" alone."""
        first, *others = group.items
        if not others or not first.noun.is_pronoun:
            return []
        start = first.noun.end - scene.sentence.start
        return others if scene.sentence.text[start : start + 1] == "," else []

    def _is_one(self, items: Sequence[Item]) -> bool:
        """ "more than twenty businessmen and politicians", "seafood and textile exports": one description; so are three sorts
        of goods or more."""
        sorts = [self._kinds.of_noun(item.noun) for item in items if not item.noun.name and not item.noun.is_pronoun]
        if len(items) > _FEW and len(sorts) == len(items) and all(s and s[0].kind is TargetKind.SECTOR for s in sorts):
            return True
        if len(items) > 1 and all(_is_adjective(item.noun) for item in items[:-1]) and not items[-1].noun.name:
            return self._kinds.many(items[-1].noun)  # "five Iranian and Emirati firms"
        if len(items) < 2 or any(n.name or n.is_pronoun for item in items for n in item.nouns):
            return False
        if any(n.possessor for item in items[1:] for n in item.nouns):
            return False
        return not any(item.noun.determiner or item.noun.number for item in items[1:]) and self._kinds.many(
            items[-1].noun
        )

    def _together(self, scene: Scene, items: Sequence[Item]) -> Party:
        first = self._parties.words_of(items[0].noun)
        whole = self._parties.text_between(items[0].noun, items[-1].noun)
        labels = self._kinds.of_noun(items[-1].noun)
        kind = labels[0].kind if labels else TargetKind.SECTOR
        return Party(
            whole,
            kind,
            proper=False,
            many=kind is not TargetKind.SECTOR,
            names=[whole, first],
            mentions=[(scene.number, items[0].start, False)],
        )

    def _partitive(self, scene: Scene, item: Item, noun: Noun) -> list[Party]:
        """ "two of its executives": several, told by what they are."""
        if item.names:
            return self._parties.take([item], scene.number, subject=False)
        labels = self._kinds.of_noun(noun)
        if not labels and noun.head != "own":
            return []
        text = self._parties.words_of(item.noun)
        kind = labels[0].kind if labels else TargetKind.GROUP  # "three of its own"
        party = Party(text, kind, proper=False, many=True, names=[text], mentions=[(scene.number, item.start, False)])
        return [party]

    def _item(self, scene: Scene, item: Item) -> list[Party]:
        noun = core(item.noun)
        if self._parties.is_nobody(noun):
            return []
        if (item.noun.is_pronoun or noun is not item.noun) and (item.same or item.names):
            return self._parties.take([item], scene.number, subject=False)
        if noun is not item.noun and item.noun.number and not noun.is_pronoun:
            return self._partitive(scene, item, noun)
        if noun is not item.noun and not noun.is_pronoun:
            item = Item(noun, item.same, item.end)
        counted = noun.is_pronoun or noun.words[-1].tag == "CD"
        if counted and {"other", "remaining"} & set(noun.lowers) and noun.determiner == "the":
            rest = self._parties.take([item], scene.number, subject=False)
            return rest or [self._described(scene, noun, TargetKind.GROUP)]
        if noun.head == "those" and (whole := self._those_who(scene, noun)) is not None:
            return [whole]
        if noun.is_pronoun and _is_all_but(scene, noun):
            return [self._described(scene, noun, TargetKind.GROUP)]
        if noun.is_pronoun:
            some = noun is not item.noun and item.noun.number and noun.number
            if (part := self._part_of_group(scene, noun)) is not None:
                return [part]
            return self._of_others(scene, item, noun) or (
                [self._described(scene, item.noun, TargetKind.SECTOR)] if some else []
            )  # "five of the six"
        found = self._parties.take([item], scene.number, subject=False)
        if found:
            return found
        if self._terms.of(noun) & Term.ENTRY:
            return self._of_entry(scene, noun)
        return [self._described(scene, noun, TargetKind.SECTOR)] if not self._terms.of(noun) else []

    def _those_who(self, scene: Scene, noun: Noun) -> Party | None:
        """ "Sanctions on those who built the bridge": whoever did, told by these words."""
        of_them = (c for c in scene.clauses if c.relative and c.subject is not None)
        clause = next((c for c in of_them if c.subject is not None and noun in c.subject.nouns), None)
        opening = scene.word_at(clause.place - 1) if clause is not None else None
        if clause is None or opening is None or opening.lower not in ("who", "whose"):
            return None
        text = self._parties.text_at(noun.start, scene.elements[max(clause.last, clause.place)].end)
        at = [(scene.number, noun.start, False)]
        return Party(text, TargetKind.GROUP, proper=False, many=True, names=[text], mentions=at)

    def _part_of_group(self, scene: Scene, noun: Noun) -> Party | None:
        """ "Of the 14 ships, nine were freed": nine, not the fourteen."""
        count = COUNTED.get(noun.head, 0) or (int(noun.head) if noun.head.isdecimal() else 0)
        if not count or noun.determiner or noun.of is not None:
            return None
        whole = self._parties.latest_group(noun.start)
        near = whole is not None and scene.number - whole.mentions[-1][0] <= _NEAR_GROUP
        if whole is None or not near or numbers(whole.name, count):
            return None
        return self._described(scene, noun, TargetKind.GROUP)

    def _of_others(self, scene: Scene, item: Item, noun: Noun) -> list[Party]:
        """Whom a pronoun stands for; as an object none but a reflexive stands for the subject of its clause."""
        found = self._parties.resolve(noun, scene.number)
        clause = next((c for c in scene.clauses if c.object is not None and item in c.object.items), None)
        if len(found) != 1 or noun.head not in _OBJECTIVE or clause is None or clause.subject is None:
            return found
        own = (
            self._parties.take(clause.subject.items, scene.number, subject=True) if clause.subject.nouns[0].head else []
        )
        if found[0] not in own:
            return found
        return self._parties.resolve(noun, scene.number, but=own) or (found if found[0].proper else [])

    def _described(self, scene: Scene, noun: Noun, kind: TargetKind) -> Party:
        text = self._parties.words_of(noun)
        if kind is TargetKind.SECTOR and noun.number and noun.number not in ("one", "1"):
            kind = TargetKind.GROUP  # "three refiners": a number of whatever is listed
        return Party(
            text,
            kind,
            proper=False,
            many=kind is TargetKind.GROUP,
            names=[text],
            mentions=[(scene.number, noun.start, False)],
        )

    def _country(self, scene: Scene, noun: Noun, place: Place) -> Party:
        kind = TargetKind.PROGRAMME if self._terms.of(noun) & Term.PROGRAMME else TargetKind.COUNTRY
        party = Party(place.name, kind, proper=True, names=[place.name, self._parties.words_of(noun)])
        party.mentions.append((scene.number, noun.start, False))
        return party

    def members(self, scene: Scene, group: Group) -> list[Party]:
        """The parties by name that follow a group: "the removal of several bankers, including X and Y"."""
        found = self._members(scene, group)
        return found if any(p.proper for p in found) else []

    def _members(self, scene: Scene, group: Group) -> list[Party]:
        names = self._named.after(scene, group)
        return self._as_members(scene, group, names) if names is not None else []

    def named_as(self, scene: Scene, group: Group, names: Group) -> list[Party]:
        """The parties whose names follow what they are called: "designated vessels include X"."""
        found = self.group(scene, names) if any(n.of or not n.name for n in names.nouns) else []
        return found or self._as_members(scene, group, names)

    def _as_members(self, scene: Scene, group: Group, names: Group) -> list[Party]:
        """The names of some of a group are of its kind: "two insurers, among them Ural Re"."""
        found = [p for item in names.items for p in self._item(scene, item)]
        labels = self._kinds.of_noun(group.items[-1].noun)
        one = len({label.kind for item in group.items for label in self._kinds.of_noun(item.noun)[:1]}) == 1
        for party in found:
            if labels and one and not party.sure and party.kind is not TargetKind.COUNTRY:
                party.kind = labels[0].kind if labels[0].kind.is_listed_by_name else party.kind
        return found

    def _antecedent(self, scene: Scene, group: Group) -> list[Party]:
        """ "X, whose assets were frozen": X."""
        at = scene.place_of(group)
        if at is None:
            return []
        before = at - 2 if (word := scene.word_at(at - 1)) is not None and word.tag == "," else at - 1
        owner = scene.group_at(before)
        return self._group(scene, owner.items[-1:], owner) if owner is not None else []


def _is_all_but(scene: Scene, noun: Noun) -> bool:
    """ "Everyone but X", "all except Y": who is not spared."""
    following = scene.sentence.text[noun.end - scene.sentence.start :].split(maxsplit=1)
    return noun.head in _ALL and bool(following) and following[0] in _BUT


def _is_adjective(noun: Noun) -> bool:
    """ "Five Iranian", of "five Iranian and Emirati firms"."""
    place = noun.words[-1].place
    return place is not None and place.form == "adjective"
