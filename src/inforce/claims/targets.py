"""Targets: at whom a measure is aimed, from the places of a frame or from what was said before."""

from inforce.claims.aim_words import aim_words
from inforce.claims.arguments import Filled
from inforce.claims.clause import Clause
from inforce.claims.enumerations import further_members
from inforce.claims.fillers import ENTRANCES, core
from inforce.claims.groups import Group, Item, is_name_with_article
from inforce.claims.keepers import keeps_lists
from inforce.claims.model import Action, TargetKind
from inforce.claims.parsing import Scene
from inforce.claims.party import COUNTED, Party
from inforce.claims.phrases import Noun, Verb
from inforce.claims.spoken_targets import SpokenTargets
from inforce.claims.terms import Term
from inforce.claims.words import Word

_LISTING = frozenset({Action.DESIGNATE, Action.DELIST})
EQUATES = frozenset({"be", "include", "comprise", "name"})
"""Verbs whose object names those whom the subject describes."""
_POWERS = frozenset({"freeze", "sanction", "designate", "seize", "block", "blacklist", "list", "ban", "confiscate"})
"""What whoever is empowered does to others."""
_REACH = 12
"""Elements after a phrase among which what it is about is looked for."""
_PARTNERS = ("to", "with")


class TargetReader(SpokenTargets):
    """Finds the parties that a claim is about."""

    def of(self, scene: Scene, clause: Clause, filled: Filled) -> list[Party]:
        """The parties of a filled frame, those that go along with them included."""
        parties: list[Party] = []
        if "measure" in filled.roles and self._is_on_nobody(clause):
            return []
        for role in ("target", "party", "person", "banned", "dealings", "deals"):
            if role in filled.roles and not (role == "deals" and parties):
                group = filled.roles[role]
                named_below = [p for p, _ in self.listed(scene, clause, group)]
                dealt = role == "target" and filled.frame.action is Action.LICENSE and self._deals(group)
                barred = self._barred_from(scene, clause, group) if role == "banned" else []
                filled.end = max([0, *(g.end for g in barred)])
                named_below = named_below or [p for g in barred for p in self.group(scene, g)]
                parties += named_below or self._direct(scene, clause, group, "dealings" if dealt else role)
        parties += self._behind(scene, clause, filled)
        if filled.frame.action is Action.LICENSE and "licence" in filled.roles and "target" in filled.roles:
            parties = self._favoured(scene, filled) or parties
        if "entry" in filled.roles:
            parties += self._of_entry(scene, core(filled.roles["entry"].items[0].noun))
        if "listing" in filled.roles:
            group = filled.roles["listing"]
            below = [p for names, _ in clause.listed for item in names.items for p in self._item(scene, item)]
            parties += below or self.counted_listings(scene, group) or self.of_measure(scene, group, clause)
        held = filled.roles.get("assets") or filled.roles.get("privileges")
        if held is not None:
            parties = self._of_assets(scene, held, parties)
        parties = parties or self._extended_to(scene, clause, filled)
        if "acting" in filled.roles and "licence" in filled.roles and not parties:
            parties += [
                p for p in self.aimed_at(scene, filled.roles["acting"]) if p.proper
            ]  # "the sanctions allow for it"
        for role in ("measure", "licence", "assets", "privileges", "relief"):
            if role in filled.roles and not parties:
                group = filled.roles[role]
                to_goods = role == "measure" and self._is_widened(scene, filled, group)
                counted = self.counted_listings(scene, group) if role == "measure" else []
                spoken = self._spoken_of(scene, group) if to_goods else []
                parties += counted or (spoken if to_goods else self.of_measure(scene, group, clause))
                if role == "measure" and any(p.many and not p.proper for p in parties):
                    parties = (
                        self.members(scene, group) or parties
                    )  # "the designation of three traders, namely X and Y"
        for group in filled.extra:
            parties += [p for p in self.group(scene, group) if not (parties and _is_keeper(p))]
        if "target" in filled.roles and filled.frame.action in _LISTING:
            self._take_for_somebody(parties)
        parties = self._with_members(scene, clause, filled.roles.get("target"), parties)
        if parties and (others := self._with_them(scene, clause)) is not None:
            parties += self.group(scene, others)
        return list(dict.fromkeys(parties))

    def _of_assets(self, scene: Scene, group: Group, parties: list[Party]) -> list[Party]:
        """Those told already, with whose the assets are."""
        parties += self._owners(scene, group) or self.held_by(scene, group)
        for item in group.items:
            named_here = [p for name in item.names for p in self._item(scene, name)]
            parties = parties or named_here or self._within(scene, item.noun)
        if parties and group.nouns[0].of is not None:
            parties += self._joined_to_of(scene, group)
        if any(p.many and not p.proper for p in parties) and (members := self.members(scene, group)):
            return [p for p in parties if not p.many] + members  # "the assets of three banks, namely X, Y and Z"
        return parties

    def _is_on_nobody(self, clause: Clause) -> bool:
        """ "Would lift sanctions on nobody"."""
        return any(
            o.preposition in self._terms.aimed and self._parties.is_nobody(o.group.nouns[0]) for o in clause.obliques
        )

    def _favoured(self, scene: Scene, filled: Filled) -> list[Party]:
        """ "Hungary wants an exemption for X": X, where the licence says for whom it is to be."""
        found = [p for p in self.aimed_at(scene, filled.roles["licence"]) if p.kind.is_listed_by_name]
        return found if any(p.proper for p in found) else []

    def _take_for_somebody(self, parties: list[Party]) -> None:
        """ "Listed the Orthodox patriarch": who is put on a list or taken off it is somebody, unless known for goods or trade."""
        for party in parties:
            head = party.name.lower().rpartition(" ")[2]
            if party.kind is TargetKind.SECTOR and not party.proper and not self._kinds.of_word(head):
                party.kind = TargetKind.GROUP if party.many or head.endswith("s") else TargetKind.ORGANISATION

    def _with_members(self, scene: Scene, clause: Clause, group: Group | None, parties: list[Party]) -> list[Party]:
        """ "Six targets were designated, among them X and Y": X and Y stand for the six."""
        if group is None or not parties or any(p.proper and not p.many for p in parties):
            return parties
        under = [o.group for o in clause.obliques if o.preposition in self._terms.among and o.group is not group]
        own = [names for names in under if not self._named.is_of_another(scene, group, names)]
        members = [p for names in own for p in self._as_members(scene, group, names)]
        members = members or self._past_list(scene, clause, group)
        return members if any(p.proper for p in members) else parties

    def _past_list(self, scene: Scene, clause: Clause, group: Group) -> list[Party]:
        """ "Let two producers off its blacklist, X and Y": the names after the list are those of the two; not "200 tankers were
        put on the list, X and Y said"."""
        count = group.nouns[0].number
        for oblique in clause.obliques:
            first, *rest = oblique.group.nouns
            names = [Item(n) for n in rest if n.name and not self._terms.of(n)]
            if not (self._terms.of(first) & Term.LIST and names and len(names) == len(rest)):
                continue
            at = scene.place_of(oblique.group)
            says = at is not None and at + 1 < len(scene.elements) and type(scene.elements[at + 1]) is Verb
            if says or (count and COUNTED.get(count) != len(names)) or not self._kinds.many(group.nouns[0]):
                return []
            return self._as_members(scene, group, Group(tuple(names)))
        return []

    def _extended_to(self, scene: Scene, clause: Clause, filled: Filled) -> list[Party]:
        """ "The transaction ban was extended to eleven airports": the airports."""
        to = clause.oblique("to") if filled.frame.action is Action.TIGHTEN else None
        measure = filled.roles.get("measure")
        if to is None or self._is_period(to.group) or measure is None or to.group.items[0].noun.words[-1].tag == "CD":
            return []  # "the cap was cut to $47"
        if measure.items[0].noun.head.endswith(("embargo", "regime")):
            return []  # an embargo on a country that is widened to other goods
        return self._aim_group(scene, to.group)

    @staticmethod
    def _is_widened(scene: Scene, filled: Filled, group: Group) -> bool:
        """ "Extend the arms embargo to ammunition": what it is on is told elsewhere."""
        at = scene.place_of(group)
        link = scene.word_at(at + 1) if at is not None else None
        on_country = group.items[0].noun.head.endswith(("embargo", "regime"))
        return filled.frame.action is Action.TIGHTEN and on_country and link is not None and link.lower == "to"

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
        several = self._kinds.many(noun) or noun.number or "following" in noun.lowers
        if not clause.listed or not (several or self._terms.of(noun) & Term.ENTRY):
            return []
        return [(p, time) for names, time in clause.listed for item in names.items for p in self._item(scene, item)]

    def _direct(self, scene: Scene, clause: Clause, group: Group, role: str) -> list[Party]:
        if role == "dealings" and self._is_empowered(scene, group):
            return []
        if role == "dealings" and (permitted := self._permitted(scene, group) or self.used(scene, group)):
            return permitted
        if role in ("banned", "dealings") and self._deals(group):
            dealt = list(self._aimed(scene, group, aim_words().dealt)) if role == "dealings" else []
            dealt = dealt or list(
                self._aimed(scene, group, aim_words().dealt_in)
            )  # "prohibited dealings in sovereign debt"
            return dealt or [self._banned(scene, group.items[0].noun)]
        if role == "dealings" and (supplied := self._supplied(scene, group)):
            return supplied
        if role == "banned":
            noun = group.items[0].noun
            if noun.head in ENTRANCES and noun.of is not None and self._kinds.of_noun(noun.of):
                return self._item(scene, Item(noun.of))  # "banned the entry of nine legislators"
            if noun.head in ENTRANCES:
                return self._kept_out(scene, clause, group)
            return [self._described(scene, noun, TargetKind.SECTOR)]
        if (equated := self._equated(scene, group)) is not None:
            return self._as_members(scene, group, equated)
        if role == "target" and self._deals(group) and (dealt := self._kept_from(scene, group)):
            return dealt
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

    def _behind(self, scene: Scene, clause: Clause, filled: Filled) -> list[Party]:
        """ "Sanctioned X, the firm that manages it and the captain": the firm and the captain."""
        group = filled.roles.get("target")
        if group is None or clause.object is not group:
            return []
        further = further_members(scene, group, self._kinds)
        filled.end = further[-1].end if further else filled.end
        return [p for item in further for p in self._item(scene, item)]

    def permitted(self, scene: Scene, clause: Clause) -> list[Party]:
        """With whom one may deal: "dealings with X may be wound down", "firms may close accounts at X"."""
        under = (o.group for o in clause.obliques if o.preposition == "for")  # "the deadline for dealings with X"
        groups = [g for g in (clause.subject, clause.object, *under) if g is not None and self._deals(g)]
        return next((found for g in groups if (found := list(self._aimed(scene, g, aim_words().dealt)))), [])

    def _permitted(self, scene: Scene, group: Group) -> list[Party]:
        """ "allows companies to go on supplying X": X is whom they may deal with."""
        at = scene.place_of(group)
        opening = scene.elements[at + 1] if at is not None and at + 1 < len(scene.elements) else None
        if at is None or not (type(opening) is Verb and opening.infinitive):
            return []
        for number in range(at + 2, min(at + 2 + _REACH, len(scene.elements))):
            element = scene.elements[number]
            if type(element) is Word and element.tag in (".", ";", ":", ",", "TM"):
                return []
            if type(element) is Group and element.items[0].noun.head == "place":
                return []  # "to take place"
            if type(element) is Group:
                found = self._dealt_with(scene, number) or list(self._objects(scene, element))
                if any(p.proper for p in found):
                    return found
                return self._let(scene, group) or self._let_described(scene, group) or found
        return []

    def _let(self, scene: Scene, group: Group) -> list[Party]:
        """ "Allows Chevron to go on pumping oil": the firm by name, where nobody is dealt with."""
        found = [p for p in self._group(scene, group.items, group) if p.proper]
        return [p for p in found if p.kind.is_listed_by_name]

    def _let_described(self, scene: Scene, group: Group) -> list[Party]:
        """ "Lets the lender process payments": the one firm or person spoken of, who may deal in goods."""
        noun = group.items[0].noun
        one = noun.determiner == "the" and not self._kinds.many(noun) and not noun.number and len(group.items) == 1
        found = self._group(scene, group.items, group) if one else []
        return [p for p in found if p.kind.is_listed_by_name and not p.many]

    def _is_empowered(self, scene: Scene, group: Group) -> bool:
        """ "Would allow the president to impose sanctions": no licence."""
        at = scene.place_of(group)
        doing, whom = (scene.elements[at + 1 : at + 2], scene.group_at(at + 2)) if at is not None else ([], None)
        infinitive = bool(doing) and type(doing[0]) is Verb and doing[0].infinitive
        if infinitive and doing[0].lemma in _POWERS:  # type: ignore[union-attr] # a verb, as was asked
            return True
        return infinitive and whom is not None and bool(self._terms.of(whom.items[0].noun) & Term.PLAIN_MEASURE)

    def _dealt_with(self, scene: Scene, place: int) -> list[Party]:
        """ "To pay fees to X": a party by name under a preposition right after the object."""
        link, whom = scene.word_at(place + 1), scene.group_at(place + 2)
        if link is None or whom is None or link.lower not in ("to", "with", "at") or not whom.nouns[0].name:
            return []
        return [p for p in self._group(scene, whom.items, whom) if p.proper and p.kind.is_listed_by_name]

    def _supplied(self, scene: Scene, group: Group) -> list[Party]:
        """ "A licence for spare parts for X": for goods, X is who is dealt with."""
        at, noun = scene.place_of(group), group.nouns[-1]
        link, whom = (scene.word_at(at + 1), scene.group_at(at + 2)) if at is not None else (None, None)
        goods = noun.words[-1].tag == "NN" and self._kinds.kind(noun) in (None, TargetKind.SECTOR)
        if link is None or whom is None or link.lower not in ("for", "to") or not goods or not whom.nouns[0].name:
            return []
        return [p for p in self._group(scene, whom.items, whom) if p.proper and p.kind.is_listed_by_name]

    @staticmethod
    def _equated(scene: Scene, group: Group) -> Group | None:
        """ "The firms designated include X and Y": X and Y."""
        equated = next((c for c in scene.clauses if c.subject is group and c.verb.lemma in EQUATES), None)
        if equated is None and group.items[0].noun.head == "those" and scene.place_of(group) == 0:
            equated = next((c for c in scene.clauses if c.subject is None and c.verb.lemma in EQUATES), None)
        those = group.items[0].noun.head == "those" and equated is not None and equated.verb.lemma != "be"
        named_so = equated is not None and equated.object is not None and (those or _names_all(equated.object, group))
        return equated.object if equated is not None and named_so else None

    @staticmethod
    def _those(scene: Scene, group: Group) -> Group:
        """ "X and Y were among those designated": X and Y."""
        noun = group.items[0].noun
        one_of = noun.head == "one" and noun.of is not None  # "was one of 27 ships banned"
        if not (noun.head == "those" or one_of or (noun.number and not noun.name)):
            return group
        being = [c for c in scene.clauses if c.verb.lemma == "be" and c.subject is not None and not c.relative]
        for clause in being:
            among = any(o.group is group and o.preposition in ("among", "amongst") for o in clause.obliques)
            named = clause.subject is not None and any(n.name for n in clause.subject.nouns)
            if clause.subject is not None and (among or (one_of and clause.object is group)) and (named or among):
                return clause.subject
        return group

    def _kept_from(self, scene: Scene, group: Group) -> list[Party]:
        """ "A ban on exports to 31 firms", "on dealings with X": the firms and X."""
        found = list(self._aimed(scene, group, _PARTNERS))
        return found if found and all(p.kind.is_listed_by_name or p.many for p in found) else []

    def _kept_out(self, scene: Scene, clause: Clause, group: Group) -> list[Party]:
        """ "Banned entry to the envoy X", "entry into the country has been closed to X": X."""
        under = [o.group for o in clause.obliques if o.preposition in ("to", "for")]
        found = [*self._aimed(scene, group, ("to", "for")), *(p for g in under for p in self.group(scene, g))]
        return list(dict.fromkeys(p for p in found if p.kind is TargetKind.PERSON or (p.many and not p.proper)))

    def _barred_from(self, scene: Scene, clause: Clause, group: Group) -> list[Group]:
        """ "Prohibited banks from dealing with X", "barred ports from servicing the tankers X and Y": X and Y, where some of them
        are told by name."""
        at = scene.place_of(group)
        link = scene.word_at(at + 1) if at is not None and clause.object is group else None
        if at is None or link is None or link.lower != "from":
            return []
        doing, trade = scene.clause_at(at + 2), scene.group_at(at + 2)
        partners = []
        if trade is not None and (self._deals(trade) or trade.nouns[0].head.endswith("ing")):
            under = scene.word_at(at + 3)
            partners = [
                scene.group_at(at + 4)
                if under is not None and under.lower in aim_words().dealt
                else scene.group_at(at + 3)
            ]
        if doing is not None and doing.verb.tag == "VG":
            partners = [doing.object, *(o.group for o in doing.obliques if o.preposition in aim_words().dealt)]
        groups = [g for g in partners if g is not None]
        found = [[p for p in self.group(scene, g) if p.kind.is_listed_by_name] for g in groups]
        return [g for g, its in zip(groups, found, strict=True) if any(p.proper for p in its)]

    def _whose(self, scene: Scene, clause: Clause, noun: Noun) -> Noun | None:
        """ "the director of X, which has been listed": "which" is X."""
        word = scene.word_at(clause.first)
        labels = self._kinds.of_noun(noun)
        is_person = bool(labels) and labels[0].kind is TargetKind.PERSON
        return noun.of if word and word.lower in ("which", "that") and is_person and noun.of and noun.of.name else None

    def _banned(self, scene: Scene, noun: Noun) -> Party:
        """Of "imports of gold" the gold."""
        return self._described(scene, noun.of or noun, TargetKind.SECTOR)

    def _owners(self, scene: Scene, group: Group) -> list[Party]:
        """ "its assets": of what was spoken of."""
        noun = group.items[0].noun
        if noun.determiner == "whose":
            return self._antecedent(scene, group)
        return self._parties.resolve(noun, scene.number) if noun.determiner in ("its", "his", "her", "their") else []


def _is_keeper(party: Party) -> bool:
    """ "Sanctioned X together with Canada": who does it too, at whom nothing is aimed."""
    return party.kind is TargetKind.COUNTRY and keeps_lists(party.name)


def _names_all(names: Group, group: Group) -> bool:
    """The object of an equation names those whom its subject only describes."""
    nameless = not any(n.name for n in group.nouns)
    return nameless and all(n.name and (not n.determiner or is_name_with_article(n) or n.label) for n in names.nouns)
