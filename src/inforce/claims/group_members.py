"""Members: the names that follow a phrase for several and say who they are ("…, including X and Y", "two lenders in Kyrgyzstan, X
and Y", "directors who were sanctioned in 2022, X and Y")."""

from inforce.claims.groups import Element, Group
from inforce.claims.kinds import Kinds
from inforce.claims.lexicon import table
from inforce.claims.model import TargetKind
from inforce.claims.parsing import Scene
from inforce.claims.party import COUNTED
from inforce.claims.phrases import Verb
from inforce.claims.terms import Terms
from inforce.claims.words import Word

_GROUNDS = frozenset(table("measures_en")["nouns"]["grounds"])
_REACH = 12
"""Elements after a phrase among which its names are looked for."""


class MemberFinder:
    """Finds the names by what stands between them and the phrase."""

    def __init__(self, kinds: Kinds, terms: Terms) -> None:
        self._kinds, self._terms = kinds, terms

    def after(self, scene: Scene, group: Group) -> Group | None:
        """``…, including X and Y``; ``three firms linked to him - X, Y and Z -``"""
        at = scene.place_of(group)
        if at is None:
            return None
        past = self._past_relative(scene, at + 1)
        for number in range(past or at + 1, min(at + 1 + _REACH, len(scene.elements))):
            element, following = scene.elements[number], scene.group_at(number + 1)
            if type(element) is Word:
                if past and element.tag == "," and following and self._names_all_of(following, group):
                    return following
                if element.tag == "IN" and following and (rest := self._past_place(following, group)) is not None:
                    return rest
                if (whom := self._among_whom(scene, number)) is not None:
                    return whom
                if following and self._is_among_them(scene, number):
                    return following
                if following and element.lower in self._terms.among:
                    return None if self.is_of_another(scene, group, following) else following
                if following and (
                    (element.tag in ("-", ":") and self._are_named(scene, number, following, group))
                    or (element.tag == "," and number > at + 1 and self._names_all_of(following, group))
                ):
                    return following
                if element.tag not in (",", "IN", "TM", "RB", '"', "-", ":"):
                    return None
            elif type(element) is Verb and not (element.participle or element.participle_or_past):
                return None
        return None

    def is_of_another(self, scene: Scene, group: Group, names: Group) -> bool:
        """ "Listed two banks for ties to groups such as X", "…, including X" of "for financing armed groups, including X": the
        names are of several others that stand nearer: right before, or named as a ground and of the same kind."""
        at, end = scene.place_of(group), scene.place_of(names)
        if at is None or end is None:
            return False
        others = [
            n for n in range(at + 1, end) if (g := scene.group_at(n)) is not None and self._kinds.many(g.nouns[-1])
        ]
        if not others:
            return False
        nearest = others[-1]
        if nearest == end - 2:
            return True
        before = (scene.word_at(n) for n in range(at + 1, nearest))
        grounds = any(word is not None and word.lower in _GROUNDS for word in before)
        return grounds and self._may_be_of(scene.elements[nearest], names, self._kinds.kind(group.nouns[-1]))

    def _may_be_of(self, others: Element, names: Group, own: TargetKind | None) -> bool:
        """The names are of the kind of several others, as far as their words tell; two words are rather a person's."""
        several = self._kinds.kind(others.nouns[-1]) if type(others) is Group else None
        kinds = [self._kinds.kind(noun) for noun in names.nouns]
        if own is TargetKind.PERSON is not several and all(len(noun.name.split()) > 1 for noun in names.nouns):
            kinds = [kind or own for kind in kinds]
        return several is None or any(kind in (None, several) for kind in kinds)

    @staticmethod
    def _past_relative(scene: Scene, number: int) -> int:
        """Past "who were sanctioned in 2022" after a phrase; 0 where no such clause follows."""
        word = scene.word_at(number)
        if word is not None and word.tag == ",":
            number += 1
            word = scene.word_at(number)
        if _is_contact(scene, number):
            return number + 2
        if word is None or word.tag != "WH":
            return 0
        clause = next((c for n in range(number + 1, number + 4) if (c := scene.clause_at(n)) is not None), None)
        return max(clause.last, clause.place) + 1 if clause is not None and clause.relative else 0

    @staticmethod
    def _among_whom(scene: Scene, number: int) -> Group | None:
        """``seven people, among whom the banker X, were …``"""
        among, whom = scene.elements[number], scene.word_at(number + 1)
        if whom is None or whom.tag != "WH" or among.lower not in ("among", "amongst"):  # type: ignore[union-attr] # a word
            return None
        comma = scene.word_at(number + 3)
        return scene.group_at(number + 2) if comma is not None and comma.tag in (",", ".", "-", ")") else None

    @staticmethod
    def _is_among_them(scene: Scene, number: int) -> bool:
        """``six companies, X among them``"""
        word, after = scene.word_at(number), scene.elements[number + 2] if number + 2 < len(scene.elements) else None
        told = after.words[-1] if type(after) is Verb else after
        return (
            word is not None
            and type(told) is Word
            and word.tag in (",", "-", "(")
            and told.lower in ("among them", "amongst them", "included")
        )

    def _are_named(self, scene: Scene, number: int, names: Group, group: Group) -> bool:
        """Names behind a dash or colon; one alone in the end of "200 tankers blacklisted — Kallas" is of who says so."""
        ends = number + 2 >= len(scene.elements)
        counted = COUNTED.get(group.items[-1].noun.number, 0) > 1 or group.items[-1].noun.number.isdigit()
        dashed = type(mark := scene.elements[number]) is Word and mark.tag == "-"
        tells = ends and len(names.items) == 1 and (counted or dashed)
        return self._names_only(names, group) and not tells

    def _names_only(self, names: Group, group: Group) -> bool:
        """A list of names after a dash is that of a phrase for several."""
        return self._kinds.many(group.items[-1].noun) and all(n.name and not n.determiner for n in names.nouns)

    def _names_all_of(self, names: Group, group: Group) -> bool:
        """ "Two more lenders in Kyrgyzstan, X and Y": as many names as the phrase counts."""
        counted = COUNTED.get(group.items[-1].noun.number, 0)
        return len(names.items) == counted and self._names_only(names, group)

    def _past_place(self, names: Group, group: Group) -> Group | None:
        """ "Two lenders in Kyrgyzstan, X and Y": X and Y, where the place has been taken for the first of them."""
        place = names.items[0].noun.words[-1].place
        rest = Group(names.items[1:]) if place is not None and len(names.items) > 1 else None
        return rest if rest is not None and self._names_all_of(rest, group) else None


def _is_contact(scene: Scene, number: int) -> bool:
    """ "Three companies he controls": a clause without a relative."""
    whose = scene.group_at(number)
    verb = scene.elements[number + 1] if number + 1 < len(scene.elements) else None
    pronoun = whose is not None and len(whose.items) == 1 and whose.items[0].noun.is_pronoun
    return pronoun and type(verb) is Verb and verb.finite
