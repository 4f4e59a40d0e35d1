"""Senders: whose list, measure or licence it is."""

from collections.abc import Sequence

from inforce.claims.arguments import Filled
from inforce.claims.clause import Clause
from inforce.claims.entries import heading_action
from inforce.claims.focus import EnglishFocus
from inforce.claims.gazetteer import Gazetteer, Place
from inforce.claims.groups import Group
from inforce.claims.keepers import has_register, keeps_lists, only_answers
from inforce.claims.parsing import Scene
from inforce.claims.phrase_places import is_mere_place, note_places
from inforce.claims.phrases import Noun, chain
from inforce.claims.terms import Term, Terms

_SHARED = frozenset({"consolidated list"})
"""Names of lists that several keepers have."""
_PAPERS = Term.LIST | Term.INSTRUMENT | Term.DECISION
_LONGEST_SECTION = 5
"""Words of a heading over a section."""


class SenderReader:
    """Finds the sender of a claim: the owner of the list, the subject, who stands after "by", who is in focus."""

    def __init__(self, terms: Terms, places: Gazetteer, focus: EnglishFocus) -> None:
        self._terms, self._places, self.focus = terms, places, focus
        self._block = -1

    def enter(self, scene: Scene) -> None:
        """Takes note of the states and bodies that a sentence names."""
        places: list[Place] = []
        for number, group in scene.groups:
            found: list[Place] = []
            for item in group.items:
                note_places(item.noun, found)
            before = scene.word_at(number - 1) if found else None
            places += found if before is None else [p for p in found if _may_act(p, before.lower)]
        named = [place.jurisdiction for place in places if keeps_lists(place.jurisdiction)]
        self.focus.mention(named)
        for _, group in scene.groups if named else ():
            if len(group.items) == 2:
                both = [n.words[-1].place for n in group.nouns]
                if all(p is not None and keeps_lists(p.jurisdiction) for p in both):
                    self.focus.pair = tuple(p.jurisdiction for p in both if p is not None)
        if self._is_section(scene):
            self._turn_to(self._section(scene))
        self._open_paragraph(scene)
        if (headed := self._heading(scene)) is not None:
            self.focus.sender = self.focus.keeper = self.focus.subject = headed.sender

    def _turn_to(self, place: Place | None) -> None:
        """What follows is of a section's keeper of lists, or of none."""
        self.focus.section = place.sender if place is not None else ()
        self.focus.turn()
        self.focus.keeper = self.focus.section or self.focus.keeper

    def _open_paragraph(self, scene: Scene) -> None:
        """ "Britain is down to three men.", "The American story is different.": a paragraph that opens with one who keeps
        lists is about his."""
        group = scene.group_at(0)
        opens = scene.sentence.block != self._block and not scene.sentence.headline
        self._block = scene.sentence.block
        if not opens or group is None or len(group.items) > 1 or len(self.focus.here) != 1:
            return
        place = next((w.place for w in group.items[0].noun.words if w.place), None)
        if place is not None and place.jurisdiction == self.focus.here[0] and place.form != "list":
            self.focus.sender = place.sender

    def _is_section(self, scene: Scene) -> bool:
        """A heading of a few words, without a full stop, that is no title of the whole. One that tells of an act
        ("Designations") or announces what follows ("The persons are:") leaves the section what it is."""
        sentence = scene.sentence
        opens = scene.number > 0 or sentence.role == "headline"
        if len(sentence.text.split()) > _LONGEST_SECTION or sentence.role == "title" or not opens:
            return False
        last = sentence.text.rstrip()[-1:]
        if last == ":":
            return self._section(scene) is not None
        return last not in '.;,?!"”' and heading_action(sentence, "en") is None

    @staticmethod
    def _section(scene: Scene) -> Place | None:
        """ "European Union", "UK:" over the paragraphs on their measures."""
        group = scene.group_at(0)
        colon = len(scene.elements) == 2 and (word := scene.word_at(1)) is not None and word.tag == ":"
        alone = group is not None and len(group.items) == 1 and (len(scene.elements) == 1 or colon)
        noun = group.items[0].noun if group is not None and alone else None
        place = noun.words[-1].place if noun is not None and len(noun.words) == (2 if noun.determiner else 1) else None
        return place if place is not None and keeps_lists(place.jurisdiction) and place.form != "adjective" else None

    @staticmethod
    def _heading(scene: Scene) -> Place | None:
        """ "EU: …", "3/ UK: …", "Canada." at the head of a paragraph: whose measures it is about."""
        for number in range(min(4, len(scene.elements) - 1)):
            group, mark = scene.group_at(number), scene.word_at(number + 1)
            place = group.items[0].noun.words[-1].place if group is not None and len(group.items) == 1 else None
            if (
                place is not None
                and mark is not None
                and mark.tag in (":", ".", "-")
                and keeps_lists(place.jurisdiction)
            ):
                return place if group is not None and not group.items[0].noun.determiner else None
            if group is not None and not group.items[0].noun.head.isdigit():
                return None
        return None

    def leave(self, scene: Scene) -> None:
        """Remembers the state or body that was the subject of a sentence."""
        subject = next((c.subject for c in scene.clauses if c.subject and not c.relative), None)
        place = subject.items[-1].noun.words[-1].place if subject else None
        if place and place.form != "list":
            self.focus.subject = place.sender

    def of(self, scene: Scene, clause: Clause, filled: Filled, above: tuple[Clause, ...]) -> tuple[str, ...]:
        listed = filled.roles.get("list")
        owner = self.owner(listed) if listed else ()
        if owner:
            self.focus.keeper = owner
        acting = self._acting(filled.roles.get("sender"), scene)
        own = bool(acting) and listed is not None and listed.items[0].noun.determiner in ("its", "their")
        if owner and not own and not (acting and acting[0] == owner[0]):
            return owner
        found = (
            (acting and (*acting, *self._beside(filled, scene, acting)))
            or self._of_acting(filled)
            or self.of_measure(scene, filled)
            or self._of_governor(scene, clause)
            or self.from_above(above)
            or self._seat(scene, clause)
            or self._entered(clause)
            or self._located(clause)
        )
        if found:
            if listed is not None:
                self.focus.keeper = found
            return found
        return (self.focus.keeper if listed is not None or filled.implied else ()) or self.likely()

    def _beside(self, filled: Filled, scene: Scene, acting: tuple[str, ...]) -> tuple[str, ...]:
        """ "The UK, together with Canada and the US, announced": those who do it too."""
        group = filled.roles.get("sender")
        at = scene.place_of(group) if group is not None else None
        if at is None:
            return ()
        at += 2 if (comma := scene.word_at(at + 1)) is not None and comma.tag == "," else 1
        link, others = scene.word_at(at), scene.group_at(at + 1)
        beside = [others] if link is not None and others is not None and link.lower in self._terms.along else []
        found = [name for g in (*beside, *filled.extra) for name in self._keepers(g)]
        return tuple(dict.fromkeys(name for name in found if name not in acting))

    @staticmethod
    def _keepers(group: Group) -> list[str]:
        """The states and unions of a group all of whose members keep lists."""
        places = [n.words[-1].place for n in group.nouns]
        named = [p.jurisdiction for p in places if p is not None and p.form in ("name", "capital", "body")]
        return named if len(named) == len(places) and all(keeps_lists(name) for name in named) else []

    def named_in(self, lowers: Sequence[str]) -> tuple[str, ...]:
        """The first keeper of lists that some words name."""
        found = (place for n in range(len(lowers)) if (place := self._places.at(lowers, n)) is not None)
        return next((place.sender for place, _ in found if keeps_lists(place.jurisdiction)), ())

    def likely(self) -> tuple[str, ...]:
        """Who is in focus; one who keeps no lists only where the sentence names nobody else."""
        sender = self.focus.sender
        if sender and sender[:1] == self.focus.main()[:1]:
            return sender
        found = sender if sender and keeps_lists(sender[0]) else self.focus.nearby() or sender
        return found or (self.focus.only() if self.focus.begun else ())

    @staticmethod
    def _of_governor(scene: Scene, clause: Clause) -> tuple[str, ...]:
        """ "Welcomed Washington's decision to lift": of whom the noun is on which the doing hangs."""
        governing = scene.group_at(clause.governor)
        owner = governing.items[0].noun.possessor if governing is not None and clause.verb.infinitive else None
        place = next((w.place for w in owner.words if w.place), None) if owner is not None else None
        return place.sender if place is not None and keeps_lists(place.jurisdiction) else ()

    def _of_acting(self, filled: Filled) -> tuple[str, ...]:
        """ "The EU's sanctions hit X": theirs."""
        group = filled.roles.get("acting")
        return self.owner(group) if group is not None else ()

    @staticmethod
    def _seat(scene: Scene, clause: Clause) -> tuple[str, ...]:
        """ "In London, where he was sanctioned in 2022", "In Washington it is still on the list"."""
        opening = scene.word_at(0)
        seat = (
            scene.group_at(clause.governor)
            if clause.link == "where"
            else scene.group_at(1)
            if opening and opening.lower == "in"
            else None
        )
        place = seat.items[0].noun.words[-1].place if seat else None
        return place.sender if place and place.form in ("capital", "name") and keeps_lists(place.jurisdiction) else ()

    def _entered(self, clause: Clause) -> tuple[str, ...]:
        """ "Listed in an annex of the European Union", "in the annex to the EU's decision": whose paper it is."""
        if not clause.verb.passive or clause.verb.lemma != "list":
            return ()
        papers = (o.group for o in clause.obliques if o.preposition in ("in", "on", "under", "to"))
        own = (self.owner(g) for g in papers if self._terms.of(g.items[0].noun) & _PAPERS)
        return next((found for found in own if found), ())

    @staticmethod
    def _located(clause: Clause) -> tuple[str, ...]:
        """ "Remains subject to an asset freeze in the United Kingdom"."""
        seats = (o.group for o in clause.obliques if o.preposition == "in" and len(o.group.items) == 1)
        places = (g.items[0].noun.words[-1].place for g in seats if not g.items[0].noun.of)
        done_to = clause.verb.passive or clause.object is None  # "sanctions hit men who fight in Ukraine"
        keeps = keeps_lists if done_to else has_register
        found = (p for p in places if p and p.form in ("name", "capital") and keeps(p.jurisdiction))
        return next((p.sender for p in found), ())

    def owner(self, group: Group) -> tuple[str, ...]:
        """Whose list, measure or licence a group is, by its own words."""
        for noun in group.nouns:
            for part in chain(noun):
                place = self._terms.sender(part)
                if part is not noun and self._modifies_party(part):
                    continue
                seat = place is not None and part.possessor is not None and keeps_lists(place.jurisdiction)
                if place and (place.form != "capital" or seat) and self._owns(part, place):
                    own = part.head in _SHARED and part.determiner in ("its", "their")
                    others = [n for n in self.focus.here if n != place.jurisdiction] if own else []
                    return tuple(others) if len(others) == 1 else place.sender  # "the Council … its Consolidated List"
        return ()

    def _modifies_party(self, noun: Noun) -> bool:
        """ "The designation of three Russian businessmen": whose they are says nothing of who did it."""
        return noun.words[-1].place is None and not self._terms.of(noun)

    @staticmethod
    def _owns(noun: Noun, place: Place) -> bool:
        """ "the EU list", "Russia's list", "the Russian stop-list" are theirs; "the Haiti list", "the Libyan embargo" are not."""
        if place.form in ("body", "list") or keeps_lists(place.jurisdiction):
            return True
        if noun.possessor is not None:
            return only_answers(place.name)  # "Somalia's arms embargo" is on Somalia
        return place.form == "adjective" and only_answers(place.name)

    def _acting(self, group: Group | None, scene: Scene | None = None) -> tuple[str, ...]:
        """The states and bodies that a group names, the widest first; those that "it", "they" stand for."""
        if group is None:
            return ()
        found = list(self._listed_before(group, scene)) if scene is not None and scene.sentence.headline else []
        for noun in group.nouns:
            if noun.head in ("both", "neither") and noun.is_pronoun and noun.of is None:
                return self.focus.pair
            if scene is not None and noun.is_pronoun and noun.head in ("it", "they"):
                return self._before(scene, noun)
            place = self.place_of(noun)
            if place:
                found += [name for name in place.sender if name not in found]
        return tuple(found)

    def _listed_before(self, group: Group, scene: Scene) -> tuple[str, ...]:
        """ "Canada, Australia impose sanctions": in a heading a comma does for "and"."""
        at, comma = scene.place_of(group), scene.word_at(1)
        first = scene.group_at(0) if at == 2 and comma is not None and comma.tag == "," else None
        place = self.place_of(first.items[0].noun) if first is not None and len(first.items) == 1 else None
        return place.sender if place is not None and keeps_lists(place.jurisdiction) else ()

    def _before(self, scene: Scene, noun: Noun) -> tuple[str, ...]:
        """The state or body last named as a party of its own before a pronoun."""
        found: tuple[str, ...] = ()
        subjects = [c.subject for c in scene.clauses if c.subject is not None and not c.verb.infinitive]
        acting = [g for g in subjects if g.start < noun.start and not g.items[-1].noun.is_pronoun]
        for element in acting or scene.elements:
            if type(element) is Group and element.start < noun.start:
                noun_before = element.items[-1].noun
                place = noun_before.words[-1].place
                if place and (place.form in ("name", "capital", "body") or noun_before.determiner == "the"):
                    found = place.sender
        return found or self.focus.subject

    def place_of(self, noun: Noun) -> Place | None:
        """The state or body that a phrase names or that acts through it ("the US Treasury", "American officials")."""
        place = next((w.place for w in reversed(noun.words) if w.place and not is_mere_place(w, noun)), None)
        if place and noun.head == "committee" and not keeps_lists(place.jurisdiction):
            return next(iter(self._places.vague("committee")), place)  # "its Haiti committee"
        if place and place.form in ("name", "adjective") and not keeps_lists(place.jurisdiction):
            return None if self._terms.is_statute(noun) else place  # "prohibited by the Belarus Sanctions Regulations"
        if place:
            return place
        if noun.possessor and (place := next((w.place for w in noun.possessor.words if w.place), None)):
            return place
        if (
            noun.of
            and self._terms.of(noun) & Term.INSTRUMENT == Term.NONE
            and (place := next((w.place for w in noun.of.words if w.place), None))
        ):
            return place
        return self._vague(noun)

    def _vague(self, noun: Noun) -> Place | None:
        """ "the department", "the bloc": who is meant is named beside it or in focus."""
        if noun.determiner not in ("the", ""):
            return None
        words = [w.lower for w in noun.words if w.tag in ("NN", "NP")]
        found = self._places.vague(" ".join(words)) or self._places.vague(noun.head)
        if not found and noun.name and len(words) > 1:
            found = self._places.vague(words[0])  # "the Biden team"
        near = [*self.focus.here, *self.focus.sender[:1], *(c[0] for c in self.focus.counts)]
        fitting = [p for name in near for p in found if p.jurisdiction == name]
        named = noun.words[-1].text[:1].isupper()  # "the Council" of a notice that names nobody else
        alone = len(found) == 1 and not near
        return fitting[0] if fitting else found[0] if found and (named or alone) else None

    def of_measure(self, scene: Scene, filled: Filled) -> tuple[str, ...]:
        """The owner that a measure or licence names: "EU measures", "sanctions imposed by Japan"."""
        for role in ("measure", "licence"):
            group = filled.roles.get(role)
            if not group:
                continue
            place = self._measure_place(scene, group)
            if place:
                return place
            of = group.items[0].noun.of
            whose = of.words[-1].place if of is not None and "target" in filled.roles else None
            if whose is not None and whose.form in ("name", "body"):
                return whose.sender  # "X is subjected to sanctions of Iran"
        return ()

    def _measure_place(self, scene: Scene, group: Group) -> tuple[str, ...]:
        for noun in group.nouns:
            place = self._terms.sender(noun)
            if place and self.is_sender_of_measure(noun, place):
                return place.sender
            of = noun.of.words[-1].place if noun.of is not None else None
            if of is not None and keeps_lists(of.jurisdiction) and of.form in ("name", "body"):
                return of.sender  # "the measures of the European Union"
        return self.after(scene, group)

    def is_sender_of_measure(self, noun: Noun, place: Place) -> bool:
        """ "EU sanctions" are by the Union; "Mali sanctions" are on Mali."""
        if noun.possessor is not None and place.form == "name" and not keeps_lists(place.jurisdiction):
            return only_answers(place.name)
        if place.form == "adjective" and self._terms.is_statute(noun):
            return keeps_lists(place.jurisdiction)
        if noun.possessor or place.form in ("adjective", "body", "list"):
            return True
        return keeps_lists(place.jurisdiction)

    def after(self, scene: Scene, group: Group) -> tuple[str, ...]:
        """``sanctions … by the EU``"""
        at = scene.place_of(group)
        if at is None:
            return ()
        place = at + 1
        for number in range(place, min(place + 6, len(scene.elements))):
            word, following = scene.word_at(number), scene.group_at(number + 1)
            if word and word.lower in ("by", "from") and following:
                if self._is_of_goods(scene, number - 1, group):
                    break
                return (self.owner(following) if word.lower == "from" else ()) or self._acting(following)
            if word and word.tag in (",", ".", ";"):
                break
        return ()

    def _is_of_goods(self, scene: Scene, place: int, group: Group) -> bool:
        """ "Curbs on debt issued by the ministry", "a ban on oil produced by Iran": who makes the goods imposes nothing."""
        clause = scene.clause_at(place)
        if clause is None:
            return False
        of_others = clause.governor is not None and clause.subject is not None and clause.subject is not group
        return of_others or clause.verb.lemma in self._terms.making

    def from_above(self, above: tuple[Clause, ...]) -> tuple[str, ...]:
        """The subject of a verb above: "Washington intends to lift"."""
        for clause in above:
            by = clause.oblique("by")
            for group in (by.group if by else None, clause.subject):
                if group and (found := self._acting(group)) and (keeps_lists(found[0]) or len(found) > 1):
                    return found
        return ()


def _may_act(place: Place, preposition: str) -> bool:
    """ "In Brussels" may tell who takes measures; "against Ukraine", "the war in Ukraine" tell where a war is fought."""
    return preposition != "against" and (preposition != "in" or has_register(place.jurisdiction))
