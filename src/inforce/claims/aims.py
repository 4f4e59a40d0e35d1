"""Aims: at whom a measure, a licence or an entry is aimed by its own words ("sanctions on X", "a licence that covers Y")."""

from collections.abc import Iterator

from inforce.claims.aim_words import aim_words
from inforce.claims.clause import Clause
from inforce.claims.drafts import named
from inforce.claims.fillers import core
from inforce.claims.groups import Group, Item
from inforce.claims.keepers import keeps_lists
from inforce.claims.model import TargetKind
from inforce.claims.named_targets import NamedTargets
from inforce.claims.parsing import ORDINALS, Scene, apposes
from inforce.claims.party import Party
from inforce.claims.phrases import Noun, Verb, chain
from inforce.claims.terms import Term
from inforce.claims.words import Word

_REACH = 12
"""Elements after a phrase among which what it is about is looked for."""
_LAST = 8
"""Claims looked back at for the party whose entry is spoken of."""


class Aims(NamedTargets):
    """Follows the words of a measure to its target."""

    def _deals(self, group: Group) -> bool:
        return any(self._terms.of(n) & Term.DEALINGS for noun in group.nouns for n in chain(noun))

    def _of_entry(self, scene: Scene, noun: Noun) -> list[Party]:
        """ "its entry", "whose entry", "300 names", "the following entries"."""
        if aim_words().announced & set(noun.lowers):
            return [self._described(scene, noun, TargetKind.GROUP)]
        whose = [e for e in scene.elements if type(e) is Group and e.items[0].noun is noun]
        if noun.determiner == "whose" and whose and (owner := self._antecedent(scene, whose[0])):
            return owner  # "a company whose entry vanished"
        if noun.determiner in ("its", "his", "her", "their"):
            return self._parties.resolve(noun, scene.number)
        if noun.possessor:
            return self._parties.take([Item(noun.possessor)], scene.number, subject=False)
        group = next((e for e in scene.elements if type(e) is Group and any(core(n) is noun for n in e.nouns)), None)
        if (
            group is not None
            and not noun.number
            and (found := list(self._aimed(scene, group, ("for", "of", "on", "concerning"))))
        ):
            return found
        if noun.of is not None:
            return self._parties.take([Item(noun.of)], scene.number, subject=False)
        if noun.determiner in ("the", "this", "that") and not noun.number and self._drafts:
            told = (d for d in reversed(self._drafts[-_LAST:]) if any(p.proper or p.many for p in d.parties))
            return next((named(d) for d in told), [])
        return [self._described(scene, noun, TargetKind.GROUP)]

    def aimed_at(self, scene: Scene, group: Group) -> list[Party]:
        """At whom a measure is aimed by its own words: "sanctions on X"."""
        return list(self._aimed(scene, group, tuple(self._terms.aimed)))

    def _aimed(self, scene: Scene, group: Group, prepositions: tuple[str, ...]) -> Iterator[Party]:
        """The groups under a preposition after a measure, over "imposed", times and who sends it."""
        at = scene.place_of(group)
        if at is None:
            return
        number, last, skipped = at + 1, min(at + _REACH, len(scene.elements)), False
        while number < last:
            element, following = scene.elements[number], scene.group_at(number + 1)
            covered = self._covered(scene, number) or self._holder(scene, number)
            if covered is not None:
                yield from self._objects(scene, covered)
                return
            if type(element) is Verb:
                if not element.participle_or_past and not element.participle:
                    return
                number += 1
            elif type(element) is Group:
                if not (element.items[0].noun.is_pronoun and self._imposed(scene, number + 1)):
                    return
                number += 2
            elif (
                element.tag == "IN"
                and (done := self._done_to(scene, number + 1))
                and element.lower in prepositions
                and (
                    element.lower != "for" or self._terms.of(group.items[0].noun) & Term.LICENCE
                )  # else why, not at whom
            ):
                yield from self._aim_group(scene, done)
                return
            elif element.tag == "IN" and following:
                listed = self._terms.of(following.items[0].noun) & Term.LIST
                if skipped and element.lower in aim_words().loose:
                    return  # "the lifting of sanctions during her visit to Washington"
                skipped = skipped or element.lower not in aim_words().agents
                aimed = element.lower in prepositions and (
                    element.lower != "at" or type(scene.elements[number - 1]) is Verb
                )
                if aimed and self._is_kind_of_measure(scene, number, following):
                    number += 2  # "the framework for restrictive measures against Belarus"
                    continue
                if aimed and (armed := self._armed(scene, number)) is not None:
                    yield from self._objects(scene, armed)
                    return
                if aimed and not self._is_period(following) and not listed:
                    yield from self._objects(scene, following)
                    yield from self._further(scene, number + 2, prepositions)
                    return
                number += 2
            elif (
                element.tag in ("TM", '"', "RB")
                or self._covering_follows(scene, number)
                or self._goes_on(scene, number)
            ):
                number += 1
            else:
                return

    @staticmethod
    def _armed(scene: Scene, number: int) -> Group | None:
        """ "The embargo on arms deliveries to Cyprus": the state that is not to have them."""
        arms, link, whom = scene.group_at(number + 1), scene.word_at(number + 2), scene.group_at(number + 3)
        if arms is None or link is None or whom is None or link.lower not in ("to", "for", "against"):
            return None
        words = {w for n in arms.nouns for part in chain(n) for w in part.lowers}
        place = whom.items[0].noun.words[-1].place
        return whom if not aim_words().arms.isdisjoint(words) and place is not None and place.form == "name" else None

    @staticmethod
    def _goes_on(scene: Scene, number: int) -> bool:
        """ "A second round of sanctions, on diesel and other products, takes effect": between commas, on what it is."""
        link, whom, closing = scene.word_at(number + 1), scene.group_at(number + 2), scene.word_at(number + 3)
        on = link is not None and link.lower in ("on", "against", "targeting") and whom is not None
        return on and scene.word_at(number).tag == "," and closing is not None and closing.tag == ","  # type: ignore[union-attr] # a word

    def _is_kind_of_measure(self, scene: Scene, number: int, group: Group) -> bool:
        """What stands under "for" is itself a measure on somebody."""
        link, further = scene.word_at(number + 2), scene.group_at(number + 3)
        measure = bool(self._terms.of(group.items[0].noun) & Term.PLAIN_MEASURE) and len(group.items) == 1
        aimed = link is not None and link.lower in self._terms.aimed and further is not None
        return measure and aimed and scene.word_at(number).lower in ("for", "of", "on")  # type: ignore[union-attr] # a preposition

    def _done_to(self, scene: Scene, number: int) -> Group | None:
        """ "A ban on trading old bonds": the bonds."""
        verb = scene.elements[number] if number < len(scene.elements) else None
        if type(verb) is Verb and verb.tag == "VG" and verb.lemma not in aim_words().covers:
            return scene.group_at(number + 1)
        gerund = scene.group_at(number)
        alone = gerund is not None and len(gerund.items) == 1 and len(gerund.items[0].noun.words) == 1
        doing = gerund.items[0].noun.head if gerund is not None and alone else ""
        return scene.group_at(number + 1) if doing.endswith("ing") else None

    def _further(self, scene: Scene, number: int, prepositions: tuple[str, ...]) -> Iterator[Party]:
        """``… and with the Central Bank``"""
        joint, word, following = scene.word_at(number), scene.word_at(number + 1), scene.group_at(number + 2)
        if joint and word and following and joint.tag == "CC" and word.lower in prepositions:
            yield from self._objects(scene, following)

    def _covered(self, scene: Scene, number: int) -> Group | None:
        """What "exempting", "targeting", ", which authorises" after a licence or measure is about."""
        element = scene.elements[number]
        if type(element) is Verb:
            following = scene.group_at(number + 1)
            if element.tag == "VG" and element.lemma in aim_words().prolongs and following:
                return self._covered_by(scene, following)
            return following if element.tag == "VG" and element.lemma in aim_words().covers else None
        return self._relative_object(scene, number)

    @staticmethod
    def _holder(scene: Scene, number: int) -> Group | None:
        """ "The licence held by X"."""
        held, by = scene.elements[number], scene.word_at(number + 1)
        is_held = type(held) is Verb and held.lemma == "hold" and held.participle_or_past
        return scene.group_at(number + 2) if is_held and by is not None and by.lower == "by" else None

    @staticmethod
    def _covering_follows(scene: Scene, number: int) -> bool:
        """``, extending …``, ``, exempting …``"""
        comma = scene.word_at(number)
        verb = scene.elements[number + 1] if number + 1 < len(scene.elements) else None
        covers = type(verb) is Verb and verb.tag == "VG" and verb.lemma in aim_words().covers | aim_words().prolongs
        covers = covers or (type(verb) is Word and verb.lower in aim_words().covering)
        return comma is not None and comma.tag == "," and covers

    def _covered_by(self, scene: Scene, group: Group) -> Group | None:
        """``issued a licence, extending the authorisation for X``: X."""
        at = scene.place_of(group)
        word = scene.word_at(at + 1) if at is not None else None
        licence = self._terms.of(group.items[0].noun) & Term.LICENCE
        return (
            scene.group_at(at + 2) if at is not None and word and licence and word.lower in self._terms.aimed else None
        )

    def _objects(self, scene: Scene, group: Group) -> Iterator[Party]:
        """``exempting transactions with X``: X; ``permitting the winding down of dealings with X``: X."""
        if self._parties.is_nobody(group.nouns[0]):
            return
        owned = group.items[0].noun.possessor is not None  # "Iran's trade in gold" is Iran's
        if not owned and self._deals(group) and (dealt := list(self._aimed(scene, group, aim_words().dealt_in))):
            yield from dealt
            return
        yield from self.used(scene, group) or self._aim_group(scene, group)

    def used(self, scene: Scene, group: Group) -> list[Party]:
        """ "The use of the aircraft X and Y": the aircraft, with which one may deal."""
        first = group.items[0].noun
        hulls = self._kinds.of_noun(first.of) if first.head in aim_words().uses and first.of is not None else ()
        if first.of is None or not any(label.kind.is_craft for label in hulls):
            return []
        items = (Item(first.of, group.items[0].same, group.items[0].end, group.items[0].names), *group.items[1:])
        return self._group(scene, items, Group(items))

    def _is_period(self, group: Group) -> bool:
        noun = group.items[0].noun
        return (noun.head in self._terms.periods or noun.head in ORDINALS) and not noun.name

    @staticmethod
    def _relative_object(scene: Scene, number: int) -> Group | None:
        """``a licence, which authorises transactions …``: the object of the relative clause that begins here."""
        word = scene.word_at(number)
        if word is not None and word.tag == ",":
            number += 1
            word = scene.word_at(number)
        if word is not None and word.tag == "IN" and (by := scene.word_at(number + 1)) is not None and by.tag == "WH":
            may = next((c for n in range(number + 2, number + 6) if (c := scene.clause_at(n)) is not None), None)
            allowed = may is not None and may.verb.modal in ("may", "can", "could")
            return may.object if may is not None and allowed else None  # "the licence by which firms may buy cocoa"
        if word is None or word.tag not in ("WH", "TH"):
            return None
        clause = next((c for n in range(number + 1, number + 5) if (c := scene.clause_at(n)) is not None), None)
        to = clause.oblique("to") if clause is not None and clause.verb.lemma in aim_words().pertains else None
        if to is not None:
            return to.group
        return (
            clause.object
            if clause is not None and clause.verb.lemma in aim_words().covers | aim_words().favours
            else None
        )

    def _imposed(self, scene: Scene, number: int) -> bool:
        """``the measures it imposed on X``"""
        verb = scene.elements[number] if number < len(scene.elements) else None
        return type(verb) is Verb and verb.lemma in aim_words().imposes

    def _aim_group(self, scene: Scene, group: Group) -> list[Party]:
        """The parties of a group, or what it says, where it names a sector or goods."""
        if group.items[0].noun.head in aim_words().situations and (at := scene.place_of(group)) is not None:
            word, where = scene.word_at(at + 1), scene.group_at(at + 2)
            if word is not None and where is not None and word.lower == "in":
                return self._group(scene, where.items, where)  # "in view of the situation in Venezuela"
        if (country := self._of_regulations(scene, group)) is not None:
            return [country]
        if _is_numbered_paper(group):
            return []
        found = self.held_by(scene, group) or self._group(scene, group.items, group)
        if found or group.items[0].noun.is_pronoun:
            return found
        return [self._described(scene, item.noun, TargetKind.SECTOR) for item in group.items]

    def _of_regulations(self, scene: Scene, group: Group) -> Party | None:
        """ "Transactions prohibited by the Syrian Sanctions Regulations": those with Syria."""
        noun = group.items[0].noun
        if len(group.items) > 1 or not self._kinds.is_paper(noun):
            return None
        place = next((w.place for w in noun.words if w.place and w.place.form in ("name", "adjective")), None)
        return self._country(scene, noun, place) if place is not None and not keeps_lists(place.jurisdiction) else None

    def held_by(self, scene: Scene, group: Group) -> list[Party]:
        """ "The assets of a former minister, X": whose they are, with the name that follows."""
        noun = group.items[0].noun
        if noun.determiner in ("its", "his", "her", "their") and self._terms.of(noun) & Term.ASSETS and noun.of is None:
            return self._parties.resolve(noun, scene.number)  # "the freeze on his accounts"
        owner = noun.of or (noun.possessor if noun.possessor is not None and noun.possessor.name else None)
        several = len(group.items) > 1 or bool(group.items[0].names) or (owner is not None and self._kinds.many(owner))
        if owner is None or owner.is_pronoun or several or not self._terms.of(noun) & Term.ASSETS:
            return []
        at = scene.place_of(group)
        comma, following = (scene.word_at(at + 1), scene.group_at(at + 2)) if at is not None else (None, None)
        named = following is not None and comma is not None and comma.tag == "," and len(following.items) == 1
        if following is not None and named and apposes(owner, following.items[0].noun, self._kinds):
            return self._item(scene, Item(owner, (following.items[0].noun,), following.end))
        fund = self._terms.of(owner) == Term.ASSETS and owner.head == "fund"  # "the assets of a Libyan fund"
        return [self._described(scene, owner, TargetKind.ORGANISATION)] if fund else self._item(scene, Item(owner))

    def _aimed_by_clause(self, scene: Scene, clause: Clause, group: Group) -> list[Party]:
        """``sanctions were imposed on X``"""
        if clause.object is not group and clause.subject is not group:
            return []
        if clause.subject is group and clause.verb.passive and (borne := self._borne_from(scene, group)):
            return borne
        for oblique in clause.obliques:
            term = self._terms.of(oblique.group.items[0].noun)
            aimed = oblique.preposition in ("on", "against", "upon", "for", "over", "from")
            aimed = aimed and oblique.group.items[0].noun.head not in aim_words().books
            if aimed and not term & (Term.LIST | Term.MEASURE) and not self._is_period(oblique.group):
                return self.group(scene, oblique.group)
        return []

    def _borne_from(self, scene: Scene, group: Group) -> list[Party]:
        """ "The sanctions from X were lifted", as translations have it; "from the EU" tells whose they are."""
        at = scene.place_of(group)
        link, whom = (scene.word_at(at + 1), scene.group_at(at + 2)) if at is not None else (None, None)
        if link is None or whom is None or link.lower != "from" or not whom.nouns[0].name:
            return []
        named = any(w.place for w in whom.nouns[0].words)
        return [] if named else [p for p in self.group(scene, whom) if p.proper and p.kind.is_listed_by_name]

    def _opening(self, scene: Scene, group: Group) -> list[Party]:
        """ "For the refinery the licence expires on Wednesday": the refinery."""
        word, whom = scene.word_at(0), scene.group_at(1)
        licence = self._terms.of(group.items[0].noun) & Term.LICENCE
        if not licence or word is None or whom is None or word.lower != "for" or scene.word_at(2) is not None:
            return []
        return [p for p in self.group(scene, whom) if p.kind.is_listed_by_name]


def _is_numbered_paper(group: Group) -> bool:
    """ "Directive 4", "Executive Order 14024", "E.O. 13902": what forbids, and is no party."""
    noun = group.items[0].noun
    numbered = len(group.items) == 1 and len(noun.words) > 1 and noun.words[-1].text[0].isdigit()
    return numbered and any(w.lower.rstrip(".") in aim_words().papers for w in noun.words[:-1])
