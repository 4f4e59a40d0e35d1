"""Targets: at whom a measure is aimed, from the places of a frame or from what was said before."""

from collections.abc import Iterator, Sequence

from inforce.claims.arguments import Filled
from inforce.claims.clause import Clause
from inforce.claims.drafts import Draft, named
from inforce.claims.fillers import core
from inforce.claims.gazetteer import Place
from inforce.claims.group_members import MemberFinder
from inforce.claims.groups import Group, Item, is_name_with_article
from inforce.claims.kinds import Kinds
from inforce.claims.model import Action, TargetKind
from inforce.claims.parsing import ORDINALS, Scene
from inforce.claims.parties import Parties, Party
from inforce.claims.phrases import Noun, Verb, chain
from inforce.claims.recalling import Recalled, number_of
from inforce.claims.senders import keeps_lists
from inforce.claims.terms import Term, Terms
from inforce.claims.words import Word

EQUATES = frozenset({"be", "include", "comprise", "name"})
"""Verbs whose object names those whom the subject describes."""
_REACH = 12
_FEW = 2
_LAST = 8
"""Claims looked back at for the party whose entry is spoken of."""
_REFERRING = frozenset({"the", "this", "that", "these", "those", "its", "such", "any", "his", "their"})
_SITUATIONS = frozenset({"situation", "crisis", "developments", "events"})
_PERTAINS = frozenset({"pertain", "relate", "apply", "extend"})
_COVERS = frozenset(
    {
        "concern",
        "involve",
        "target",
        "cover",
        "exempt",
        "permit",
        "allow",
        "authorise",
        "authorize",
        "affect",
        "hit",
        "let",
    }
)
_FAVOURS = frozenset({"give", "grant", "shield", "spare", "protect", "enable", "help", "free", "benefit"})
"""Verbs of a relative clause whose object is whom a licence favours: "a licence that gave X a year of relief"."""
_LOOSE = frozenset({"to", "for", "at", "over", "towards", "toward"})
"""Prepositions that belong to a measure only where no other phrase stands between."""
_AGENTS = frozenset({"by", "from", "of", "under", "pursuant to"})
_COVERING = frozenset({"targeting", "covering", "against"})
_PROLONGS = frozenset({"extend", "renew", "prolong"})
_ON_GOODS = frozenset({"ban", "embargo"})
_ANNOUNCED = frozenset({"following", "below"})
_DEALT = ("with", "involving", "for", "to", "relating to", "related to")
_DEALT_IN = (*_DEALT, "in", "by")


class TargetReader:
    """Finds the parties that a claim is about."""

    def __init__(self, terms: Terms, kinds: Kinds, parties: Parties, drafts: list[Draft]) -> None:
        self._terms, self._kinds, self._parties, self._drafts = terms, kinds, parties, drafts
        self.recalled = Recalled(terms, drafts)
        self._named = MemberFinder(kinds, terms)

    def of(self, scene: Scene, clause: Clause, filled: Filled) -> list[Party]:
        """The parties of a filled frame, those that go along with them included."""
        parties: list[Party] = []
        for role in ("target", "party", "person", "banned", "dealings"):
            if role in filled.roles:
                named_below = [p for p, _ in self.listed(scene, clause, filled.roles[role])]
                parties += named_below or self._direct(scene, clause, filled.roles[role], role)
        if "entry" in filled.roles:
            parties += self._of_entry(scene, core(filled.roles["entry"].items[0].noun))
        if "listing" in filled.roles:
            group = filled.roles["listing"]
            below = [p for names, _ in clause.listed for item in names.items for p in self._item(scene, item)]
            parties += below or self.of_measure(scene, group, clause)
        if "assets" in filled.roles:
            parties += self._owners(scene, filled.roles["assets"])
        for item in filled.roles["assets"].items if "assets" in filled.roles else ():
            named_here = [p for name in item.names for p in self._item(scene, name)]
            parties = parties or named_here or self._within(scene, item.noun)
        if parties and "assets" in filled.roles and filled.roles["assets"].nouns[0].of is not None:
            parties += self._joined_to_of(scene, filled.roles["assets"])
        parties = parties or self._extended_to(scene, clause, filled)
        for role in ("measure", "licence", "assets", "relief"):
            if role in filled.roles and not parties:
                parties += self.of_measure(scene, filled.roles[role], clause)
        for group in filled.extra:
            parties += self.group(scene, group)
        parties = self._with_members(scene, clause, filled.roles.get("target"), parties)
        if parties and (others := self._with_them(scene, clause)) is not None:
            parties += self.group(scene, others)
        return list(dict.fromkeys(parties))

    def _with_members(self, scene: Scene, clause: Clause, group: Group | None, parties: list[Party]) -> list[Party]:
        """ "Six targets were designated, among them X and Y": X and Y stand for the six."""
        if group is None or not parties or any(p.proper and not p.many for p in parties):
            return parties
        under = [o.group for o in clause.obliques if o.preposition in self._terms.among and o.group is not group]
        members = [p for names in under for p in self._as_members(scene, group, names)]
        members = members or self._past_list(scene, clause, group)
        return members if any(p.proper for p in members) else parties

    def _past_list(self, scene: Scene, clause: Clause, group: Group) -> list[Party]:
        """ "Let two producers off its blacklist, X and Y": the names after the list are those of the two."""
        for oblique in clause.obliques:
            first, *rest = oblique.group.nouns
            names = [Item(n) for n in rest if n.name and not self._terms.of(n)]
            if self._terms.of(first) & Term.LIST and names and len(names) == len(rest):
                return self._as_members(scene, group, Group(tuple(names))) if self._kinds.many(group.nouns[0]) else []
        return []

    def _extended_to(self, scene: Scene, clause: Clause, filled: Filled) -> list[Party]:
        """ "The transaction ban was extended to eleven airports": the airports."""
        to = clause.oblique("to") if filled.frame.action is Action.TIGHTEN else None
        measure = filled.roles.get("measure")
        if to is None or self._is_period(to.group) or measure is None:
            return []
        if measure.items[0].noun.head.endswith(("embargo", "regime")):
            return []  # an embargo on a country that is widened to other goods
        return self._aim_group(scene, to.group)

    @staticmethod
    def _with_them(scene: Scene, clause: Clause) -> Group | None:
        """ "… under sanctions, and with him his wife and their firm": the wife and the firm."""
        at = max(clause.last, clause.place) + 1
        while (word := scene.word_at(at)) is not None and word.tag in (",", "TM"):
            at += 1
        joint, link, whom = scene.word_at(at), scene.word_at(at + 1), scene.group_at(at + 2)
        if (
            joint is None
            or link is None
            or whom is None
            or joint.lower != "and"
            or link.lower not in ("with", "alongside")
        ):
            return None
        return scene.group_at(at + 3) if whom.items[0].noun.is_pronoun else None

    def listed(self, scene: Scene, clause: Clause, group: Group) -> list[tuple[Party, Word | None]]:
        """The names, with their times, that stand after a colon: "one name was added: X"."""
        noun = group.items[-1].noun
        if not clause.listed or not (self._kinds.many(noun) or self._terms.of(noun) & Term.ENTRY or noun.number):
            return []
        return [(p, time) for names, time in clause.listed for item in names.items for p in self._item(scene, item)]

    # --- named directly ---------------------------------------------------------------------------------------------

    def _direct(self, scene: Scene, clause: Clause, group: Group, role: str) -> list[Party]:
        if role == "dealings" and (permitted := self._permitted(scene, group)):
            return permitted
        if role in ("banned", "dealings") and self._deals(group):
            banned = role == "banned"  # "prohibited dealings in sovereign debt"
            dealt = list(self._aimed(scene, group, _DEALT_IN if banned else _DEALT))
            return dealt or [self._banned(scene, group.items[0].noun)]
        if role == "banned":
            return [self._described(scene, group.items[0].noun, TargetKind.SECTOR)]
        if (equated := self._equated(scene, group)) is not None:
            return self._as_members(scene, group, equated)
        group = self._those(scene, group)
        items = group.items
        if (
            clause.relative
            and clause.subject is group
            and len(items) > 1
            and clause.verb.words[0].lower in ("was", "is", "has")
        ):
            items = items[-1:]
        if clause.relative and clause.subject is group and (owner := self._whose(scene, clause, items[-1].noun)):
            return self._item(scene, Item(owner))
        return self._group(scene, items, group)

    def permitted(self, scene: Scene, clause: Clause) -> list[Party]:
        """With whom one may deal: "dealings with X may be wound down", "firms may close accounts at X"."""
        groups = [g for g in (clause.subject, clause.object) if g is not None and self._deals(g)]
        return next((found for g in groups if (found := list(self._aimed(scene, g, _DEALT)))), [])

    def _permitted(self, scene: Scene, group: Group) -> list[Party]:
        """ "allows companies to go on supplying X": X is whom they may deal with."""
        at = scene.place_of(group)
        opening = scene.elements[at + 1] if at is not None and at + 1 < len(scene.elements) else None
        if at is None or not (isinstance(opening, Verb) and opening.infinitive):
            return []
        for number in range(at + 2, min(at + 2 + _REACH, len(scene.elements))):
            element = scene.elements[number]
            if isinstance(element, Word) and element.tag in (".", ";", ":", ",", "TM"):
                return []
            if isinstance(element, Group) and (found := list(self._objects(scene, element))):
                return found
        return []

    @staticmethod
    def _equated(scene: Scene, group: Group) -> Group | None:
        """ "The firms designated include X and Y": X and Y."""
        equated = next((c for c in scene.clauses if c.subject is group and c.verb.lemma in EQUATES), None)
        named_so = equated is not None and equated.object is not None and _names_all(equated.object, group)
        return equated.object if equated is not None and named_so else None

    @staticmethod
    def _those(scene: Scene, group: Group) -> Group:
        """ "X and Y were among those designated": X and Y."""
        if group.items[0].noun.head != "those":
            return group
        among = (
            c for c in scene.clauses for o in c.obliques if o.group is group and o.preposition in ("among", "amongst")
        )
        whole = next((c for c in among if c.verb.lemma == "be" and c.subject is not None), None)
        return whole.subject if whole is not None and whole.subject is not None else group

    def _whose(self, scene: Scene, clause: Clause, noun: Noun) -> Noun | None:
        """ "the director of X, which has been listed": "which" is X."""
        word = scene.word_at(clause.first)
        labels = self._kinds.of_noun(noun)
        is_person = bool(labels) and labels[0].kind is TargetKind.PERSON
        return noun.of if word and word.lower in ("which", "that") and is_person and noun.of and noun.of.name else None

    def _banned(self, scene: Scene, noun: Noun) -> Party:
        """Of "imports of gold" the gold."""
        return self._described(scene, noun.of or noun, TargetKind.SECTOR)

    def _deals(self, group: Group) -> bool:
        return any(self._terms.of(n) & Term.DEALINGS for noun in group.nouns for n in chain(noun))

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
        if len(following.items) > 2:  # "two managers of a bank, an importer, a spy and a general"
            own = own or [
                i
                for i in following.items[1:]
                if (i.noun.determiner in ("a", "an") or i.noun.number) and self._kinds.of_noun(i.noun)
            ]
        return [p for item in own for p in self._item(scene, item)]

    def _is_one(self, items: Sequence[Item]) -> bool:
        """ "more than twenty businessmen and politicians", "seafood and textile exports": one description; so are three sorts
        of goods or more."""
        sorts = [self._kinds.of_noun(item.noun) for item in items if not item.noun.name and not item.noun.is_pronoun]
        if len(items) > _FEW and len(sorts) == len(items) and all(s and s[0].kind is TargetKind.SECTOR for s in sorts):
            return True
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
        if not labels:
            return []
        text = self._parties.words_of(item.noun)
        party = Party(
            text, labels[0].kind, proper=False, many=True, names=[text], mentions=[(scene.number, item.start, False)]
        )
        return [party]

    def _item(self, scene: Scene, item: Item) -> list[Party]:
        noun = core(item.noun)
        if (item.noun.is_pronoun or noun is not item.noun) and item.same:
            return self._parties.take([item], scene.number, subject=False)
        if noun is not item.noun and item.noun.number and not noun.is_pronoun:
            return self._partitive(scene, item, noun)
        if noun is not item.noun and not noun.is_pronoun:
            item = Item(noun, item.same, item.end)
        if noun.is_pronoun:
            return self._parties.resolve(noun, scene.number)
        found = self._parties.take([item], scene.number, subject=False)
        if found:
            return found
        if self._terms.of(noun) & Term.ENTRY:
            return self._of_entry(scene, noun)
        return [self._described(scene, noun, TargetKind.SECTOR)] if not self._terms.of(noun) else []

    def _of_entry(self, scene: Scene, noun: Noun) -> list[Party]:
        """ "its entry", "whose entry", "300 names", "the following entries"."""
        if _ANNOUNCED & set(noun.lowers):
            return [self._described(scene, noun, TargetKind.GROUP)]
        whose = [e for e in scene.elements if isinstance(e, Group) and e.items[0].noun is noun]
        if noun.determiner == "whose" and whose and (owner := self._antecedent(scene, whose[0])):
            return owner  # "a company whose entry vanished"
        if noun.determiner in ("its", "his", "her", "their"):
            return self._parties.resolve(noun, scene.number)
        if noun.possessor:
            return self._parties.take([Item(noun.possessor)], scene.number, subject=False)
        group = next(
            (e for e in scene.elements if isinstance(e, Group) and any(core(n) is noun for n in e.nouns)), None
        )
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
            if labels and one and not party.sure:
                party.kind = labels[0].kind if labels[0].kind.is_listed_by_name else party.kind
        return found

    def _owners(self, scene: Scene, group: Group) -> list[Party]:
        """ "its assets": of what was spoken of."""
        noun = group.items[0].noun
        if noun.determiner == "whose":
            return self._antecedent(scene, group)
        return self._parties.resolve(noun, scene.number) if noun.determiner in ("its", "his", "her", "their") else []

    def _antecedent(self, scene: Scene, group: Group) -> list[Party]:
        """ "X, whose assets were frozen": X."""
        at = scene.place_of(group)
        if at is None:
            return []
        before = at - 2 if (word := scene.word_at(at - 1)) is not None and word.tag == "," else at - 1
        owner = scene.group_at(before)
        return self._group(scene, owner.items[-1:], owner) if owner is not None else []

    # --- by a measure --------------------------------------------------------------------------------------------------

    def aimed_at(self, scene: Scene, group: Group) -> list[Party]:
        """At whom a measure is aimed by its own words: "sanctions on X"."""
        return list(self._aimed(scene, group, tuple(self._terms.aimed)))

    def of_measure(self, scene: Scene, group: Group, clause: Clause | None = None) -> list[Party]:
        """At whom a measure, a licence or frozen assets are aimed, by their own words or by what was said before."""
        found = list(self._aimed(scene, group, tuple(self._terms.aimed)))
        noun = group.items[0].noun
        if not found and noun.determiner == "whose":
            found = self._antecedent(scene, group)
        if not found and self._terms.of(noun) & Term.LISTING and noun.determiner in ("his", "her", "its", "their"):
            found = self._parties.resolve(noun, scene.number)
        if not found and clause is not None:
            found = self._aimed_by_clause(scene, clause, group)
        for item in group.items:
            named_here = [p for name in item.names for p in self._item(scene, name)]
            found = found or named_here or self._within(scene, item.noun) or self._within(scene, core(item.noun))
        if not found and clause is not None:
            found = self._under(scene, clause) or self._opening(scene, group)
        if found and group.nouns[0].of is not None:
            found += self._joined_to_of(scene, group)
        if self._terms.of(noun) & Term.PROGRAMME:
            found = [self._programme_on(scene, p) for p in found]
        return found or self._of_sender(clause, noun) or self._spoken_of(scene, group)

    def _of_sender(self, clause: Clause | None, noun: Noun) -> list[Party]:
        """ "The Union prolonged its own sanctions": those of the subject, if any were told, else on the state spoken of."""
        subject = clause.subject.items[0].noun if clause is not None and clause.subject is not None else None
        place = subject.words[-1].place if subject is not None and noun.determiner in ("its", "their") else None
        if place is None or not keeps_lists(place.jurisdiction) or not self._terms.of(noun) & Term.MEASURE:
            return []
        return self.recalled.of_owner(noun, place.jurisdiction) or self._of_country(noun)

    @staticmethod
    def _programme_on(scene: Scene, party: Party) -> Party:
        """ "The sanctions regime for Mali" is a programme that bears the country's name."""
        if party.kind is not TargetKind.COUNTRY:
            return party
        party.targeted = scene.number  # "the country" may be said of it afterwards
        return Party(party.name, TargetKind.PROGRAMME, proper=True, names=list(party.names), mentions=party.mentions)

    def _aimed(self, scene: Scene, group: Group, prepositions: tuple[str, ...]) -> Iterator[Party]:
        """The groups under a preposition after a measure, over "imposed", times and who sends it."""
        at = scene.place_of(group)
        if at is None:
            return
        number, last, skipped = at + 1, min(at + _REACH, len(scene.elements)), False
        while number < last:
            element, following = scene.elements[number], scene.group_at(number + 1)
            covered = self._covered(scene, number)
            if covered is not None:
                yield from self._objects(scene, covered)
                return
            if isinstance(element, Verb):
                if not element.participle_or_past and not element.participle:
                    return
                number += 1
            elif isinstance(element, Group):
                if not (element.items[0].noun.is_pronoun and self._imposed(scene, number + 1)):
                    return
                number += 2
            elif element.tag == "IN" and (done := self._done_to(scene, number + 1)) and element.lower in prepositions:
                yield from self._aim_group(scene, done)
                return
            elif element.tag == "IN" and following:
                listed = self._terms.of(following.items[0].noun) & Term.LIST
                if skipped and element.lower in _LOOSE:
                    return  # "the lifting of sanctions during her visit to Washington"
                skipped = skipped or element.lower not in _AGENTS
                aimed = element.lower in prepositions and (
                    element.lower != "at" or isinstance(scene.elements[number - 1], Verb)
                )
                if aimed and not self._is_period(following) and not listed:
                    yield from self._objects(scene, following)
                    yield from self._further(scene, number + 2, prepositions)
                    return
                number += 2
            elif element.tag in ("TM", '"', "RB") or self._covering_follows(scene, number):
                number += 1
            else:
                return

    def _done_to(self, scene: Scene, number: int) -> Group | None:
        """ "A ban on trading old bonds": the bonds."""
        verb = scene.elements[number] if number < len(scene.elements) else None
        if isinstance(verb, Verb) and verb.tag == "VG" and verb.lemma not in _COVERS:
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
        if isinstance(element, Verb):
            following = scene.group_at(number + 1)
            if element.tag == "VG" and element.lemma in _PROLONGS and following:
                return self._covered_by(scene, following)
            return following if element.tag == "VG" and element.lemma in _COVERS else None
        return self._relative_object(scene, number)

    @staticmethod
    def _covering_follows(scene: Scene, number: int) -> bool:
        """``, extending …``, ``, exempting …``"""
        comma = scene.word_at(number)
        verb = scene.elements[number + 1] if number + 1 < len(scene.elements) else None
        covers = isinstance(verb, Verb) and verb.tag == "VG" and verb.lemma in _COVERS | _PROLONGS
        covers = covers or (isinstance(verb, Word) and verb.lower in _COVERING)
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
        if self._deals(group) and (dealt := list(self._aimed(scene, group, _DEALT_IN))):
            yield from dealt
            return
        yield from self._aim_group(scene, group)

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
        if word is None or word.tag not in ("WH", "TH"):
            return None
        clause = next((c for n in range(number + 1, number + 5) if (c := scene.clause_at(n)) is not None), None)
        to = clause.oblique("to") if clause is not None and clause.verb.lemma in _PERTAINS else None
        if to is not None:
            return to.group
        return clause.object if clause is not None and clause.verb.lemma in _COVERS | _FAVOURS else None

    def _imposed(self, scene: Scene, number: int) -> bool:
        """``the measures it imposed on X``"""
        verb = scene.elements[number] if number < len(scene.elements) else None
        return isinstance(verb, Verb) and verb.lemma in (
            "impose",
            "introduce",
            "adopt",
            "place",
            "have",
            "put",
            "announce",
        )

    def _aim_group(self, scene: Scene, group: Group) -> list[Party]:
        """The parties of a group, or what it says, where it names a sector or goods."""
        if group.items[0].noun.head in _SITUATIONS and (at := scene.place_of(group)) is not None:
            word, where = scene.word_at(at + 1), scene.group_at(at + 2)
            if word is not None and where is not None and word.lower == "in":
                return self._group(scene, where.items, where)  # "in view of the situation in Venezuela"
        found = self._group(scene, group.items, group)
        if found or group.items[0].noun.is_pronoun:
            return found
        return [self._described(scene, item.noun, TargetKind.SECTOR) for item in group.items]

    def _aimed_by_clause(self, scene: Scene, clause: Clause, group: Group) -> list[Party]:
        """``sanctions were imposed on X``"""
        if clause.object is not group and clause.subject is not group:
            return []
        for oblique in clause.obliques:
            term = self._terms.of(oblique.group.items[0].noun)
            aimed = oblique.preposition in ("on", "against", "upon", "for", "over", "from")
            if aimed and not term & (Term.LIST | Term.MEASURE) and not self._is_period(oblique.group):
                return self.group(scene, oblique.group)
        return []

    def _opening(self, scene: Scene, group: Group) -> list[Party]:
        """ "For the refinery the licence expires on Wednesday": the refinery."""
        word, whom = scene.word_at(0), scene.group_at(1)
        licence = self._terms.of(group.items[0].noun) & Term.LICENCE
        if not licence or word is None or whom is None or word.lower != "for" or scene.word_at(2) is not None:
            return []
        return [p for p in self.group(scene, whom) if p.kind.is_listed_by_name]

    def _under(self, scene: Scene, clause: Clause) -> list[Party]:
        """ "Sanctions under the Russia regulations": those of a programme on a country."""
        for oblique in clause.obliques:
            words = [w for n in oblique.group.nouns for w in n.words] if oblique.preposition == "under" else []
            for word in words:
                if word.place and word.place.form in ("name", "adjective") and not keeps_lists(word.place.jurisdiction):
                    return [self._country(scene, oblique.group.items[0].noun, word.place)]
        return []

    def speak(self, scene: Scene, group: Group) -> None:
        """Remembers at whom a measure that is only spoken of is aimed ("The arms embargo on X. It runs out …")."""
        parties = list(self._aimed(scene, group, tuple(self._terms.aimed))) or self._within(scene, group.items[0].noun)
        if parties and self._terms.of(group.items[0].noun) & Term.PROGRAMME:
            parties = [self._programme_on(scene, p) for p in parties]
        noun = group.items[0].noun
        if not parties and self._terms.of(noun) & Term.PROGRAMME and len(noun.words) > 2:
            parties = [self._described(scene, noun, TargetKind.PROGRAMME)]  # "its human rights regime"
        if parties:
            self.recalled.note(scene, group, parties)

    def _joined_to_of(self, scene: Scene, group: Group) -> list[Party]:
        """``the listing of X and Y``: Y goes with X."""
        own = [item for item in group.items[1:] if not self._terms.of(item.noun)]
        return [p for item in own for p in self._item(scene, item)]

    def _within(self, scene: Scene, noun: Noun) -> list[Party]:
        """ "Mali sanctions", "its sanctions", "the assets of X": the target stands in the phrase itself."""
        if noun.of and not noun.of.is_pronoun and not self._terms.of(noun.of):
            return self._parties.take([Item(noun.of)], scene.number, subject=False)
        if noun.possessor and not self._sends(noun.possessor):
            return self._parties.take([Item(noun.possessor)], scene.number, subject=False)
        for word in noun.words[:-1]:
            if word.place and word.place.form in ("name", "adjective") and not keeps_lists(word.place.jurisdiction):
                return [self._country(scene, noun, word.place)]
        return self._named_before(scene, noun) or self._goods(scene, noun)

    def _named_before(self, scene: Scene, noun: Noun) -> list[Party]:
        """ "Belavia sanctions": the party whose name stands before a measure, unless that is a programme's or a sender's."""
        name = tuple(w for w in noun.words[:-1] if w.tag == "NP")
        if not name or not self._terms.is_on_name(noun):
            return []
        bearer = Noun(name, name[-1].lower, name=self._parties.text_at(name[0].start, name[-1].end))
        return self._parties.take([Item(bearer)], scene.number, subject=False)

    def _goods(self, scene: Scene, noun: Noun) -> list[Party]:
        """ "The maritime services ban", "a gold embargo": the goods stand before the measure."""
        before = [w for w in noun.words[:-1] if w.tag == "NN"]
        last = before[-1].lower if before else ""
        sector = any(label.kind is TargetKind.SECTOR for label in self._kinds.of_word(last))
        if noun.head not in _ON_GOODS or not sector or last in self._terms.modifiers:
            return []
        text = self._parties.text_at(before[0].start, before[-1].end)
        return [
            Party(text, TargetKind.SECTOR, proper=False, names=[text], mentions=[(scene.number, noun.start, False)])
        ]

    def _sends(self, noun: Noun) -> bool:
        return any(w.place for w in noun.words)

    def _country(self, scene: Scene, noun: Noun, place: Place) -> Party:
        kind = TargetKind.PROGRAMME if self._terms.of(noun) & Term.PROGRAMME else TargetKind.COUNTRY
        party = Party(place.name, kind, proper=True, names=[place.name, self._parties.words_of(noun)])
        party.mentions.append((scene.number, noun.start, False))
        return party

    # --- by what was said before ------------------------------------------------------------------------------------

    def _spoken_of(self, scene: Scene, group: Group) -> list[Party]:
        """ "Those measures", "the sanctions", "them": the parties of the measure spoken of before, else the measure itself."""
        nouns = [n for item in group.items for n in item.nouns]
        known = next((n for n in nouns if self._terms.of(n) & (Term.MEASURE | Term.LICENCE)), nouns[0])
        if (
            known is not nouns[0]
            and nouns[0].determiner in _REFERRING
            and (earlier := self.recalled.last_aimed(nouns[0]))
        ):
            return earlier  # "its predecessor, General License 4"
        return self.spoken_of(scene, known)

    def topic_of(self, noun: Noun) -> list[Party]:
        """The country that the paragraph is on, where a measure without a target of its own is spoken of."""
        topic = self.recalled.topic(noun)
        return [topic] if topic is not None else []

    def spoken_of(self, scene: Scene, noun: Noun) -> list[Party]:
        licence = bool(self._terms.of(noun) & Term.LICENCE)
        if (topic := self.recalled.topic(noun)) is not None:
            return [topic]
        owner = self._terms.sender(noun)
        if licence and number_of(noun) and not noun.is_pronoun:
            return self._numbered(scene, noun)
        if owner is not None and keeps_lists(owner.jurisdiction):
            told = self.recalled.of_owner(noun, owner.jurisdiction) or self._of_country(noun)
            if told:
                return told
        listing = noun.determiner == "the" and self._terms.of(noun) & Term.LISTING
        if noun.name and owner is None and (listing or self._terms.is_programme_of(noun)):
            return [
                self._described(scene, noun, TargetKind.PROGRAMME)
            ]  # "the Balkans designations", "Magnitsky sanctions"
        bare = len(noun.words) == 1 and noun.head.endswith("s") and bool(self._terms.of(noun) & Term.PLAIN_MEASURE)
        refers = noun.is_pronoun or noun.determiner in _REFERRING or licence or bare or noun.possessor is not None
        if noun.head == "measures" and noun.determiner == "the" and self._terms.of(noun) & Term.MEASURE:
            return self.recalled.country() or [self._described(scene, noun, TargetKind.PROGRAMME)]  # all of them
        if refers and (earlier := self.recalled.last_aimed(noun)):
            return earlier
        if self._drafts and self._drafts[-1].scene == scene.number and not noun.name:
            return named(self._drafts[-1])
        if not self._terms.of(noun) & (Term.MEASURE | Term.LICENCE):
            return []
        personal = noun.head.startswith("sanction") or bool(self._terms.of(noun) & Term.LISTING)
        if (refers or bare) and personal and (salient := self._parties.salient(scene.number)) is not None:
            return [salient]  # "the sanctions are lifted" in a report on one airline
        counted = noun.number and self._terms.of(noun) & Term.LISTING  # "ten new designations"
        kind = TargetKind.GROUP if counted else TargetKind.PROGRAMME
        return [self._described(scene, noun, kind)] if refers or len(noun.words) > 1 else []

    def _numbered(self, scene: Scene, noun: Noun) -> list[Party]:
        """ "General License 8": whom it was told of, else the licence itself."""
        return self.recalled.last_aimed(noun) or [self._described(scene, noun, TargetKind.PROGRAMME)]

    def _of_country(self, noun: Noun) -> list[Party]:
        """ "The EU's arms embargo" in a report on Venezuela: a measure on a state, where none else was told."""
        broad = self._terms.of(noun) & (Term.PLAIN_MEASURE | Term.PROGRAMME) and not self._terms.of(noun) & Term.LISTING
        return self.recalled.country() if broad or noun.head in ("measures", "restrictions") else []

    def _count_countries(self, scene: Scene) -> None:
        for _, group in scene.groups:
            for noun in (part for whole in group.nouns for part in chain(whole)):
                for word in (*noun.words, *(noun.possessor.words if noun.possessor else ())):
                    place = word.place
                    if place and place.form in ("name", "adjective", "capital") and not keeps_lists(place.jurisdiction):
                        self.recalled.mention(self._country(scene, noun, place))

    def enter(self, scene: Scene) -> None:
        """A paragraph that opens with a country alone ("MALI.", "Iran:") is about it."""
        group = scene.group_at(0)
        closing = scene.word_at(1)
        place = group.items[0].noun.words[-1].place if group is not None and len(group.items) == 1 else None
        ends = closing is not None and closing.tag in (".", ":", "-") and len(scene.elements) <= 3
        ends = ends or len(scene.elements) == 1
        named_alone = place is not None and place.form == "name" and not keeps_lists(place.jurisdiction) and ends
        country = self._country(scene, group.items[0].noun, place) if group and place and named_alone else None
        self.recalled.begin(scene.sentence.block, country, heading=len(scene.elements) == 1)
        self._count_countries(scene)


def _names_all(names: Group, group: Group) -> bool:
    """The object of an equation names those whom its subject only describes."""
    nameless = not any(n.name for n in group.nouns)
    return nameless and all(n.name and (not n.determiner or is_name_with_article(n) or n.label) for n in names.nouns)
