"""Senders: whose list, measure or licence it is."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from inforce.claims.focus import Focus, Sender
from inforce.claims.gazetteer import Place
from inforce.claims.keepers import keeps_lists
from inforce.claims.lexicon import table
from inforce.claims.model import TargetKind
from inforce.claims.russian.clause_model import Clause
from inforce.claims.russian.event_counts import people
from inforce.claims.russian.lexicon import lexicon
from inforce.claims.russian.phrase_model import Group, Noun
from inforce.claims.russian.places import place_at
from inforce.claims.russian.same_names import alike
from inforce.claims.text import tokens

_CAUSES = frozenset({"из-за", "за", "против", "в отношении", "по отношению к", "ввиду", "вокруг", "в связи с"})
"""Prepositions before what measures are taken for or against, which is no sender; ``_WHERE``: before a place alone."""
_WHERE = frozenset({"на", "к", "для"})
_NEAR = 2
"""Sentences in which a keeper of lists named near a claim without a sender is taken for it."""


class RussianFocus(Focus):
    """``opened``: the one keeper of lists that the first sentence of the paragraph names; ``licensor``: in which sentence a
    licence was spoken of last, and who issued it; ``named``: which keeper was named in which sentence."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: Sender = ()
        self.licensor: tuple[int, Sender] = (-1, ())
        self.named: list[tuple[int, str]] = []
        self._head: Sender = ()

    def begin_post(self, scene: int) -> None:
        self._head = self._head if self.begun else self._most()
        super().begin_post(scene)
        self.licensor = (-1, ())

    def turn(self) -> None:
        super().turn()
        self.opened = ()

    def nearest(self, scene: int) -> Sender:
        """The keeper of lists named nearest to a sentence, else the main sender, else the keeper that the report names most."""
        post = bisect_right(self.begun, scene)
        near = [(abs(number - scene), number, name) for number, name in self.named if abs(number - scene) <= _NEAR]
        near = [told for told in near if not self.begun or bisect_right(self.begun, told[1]) == post]
        if near:
            return (min(near)[2],)
        return (self._head or self.of_posts()) if self.begun else self._most()

    def _most(self) -> Sender:
        """The main sender, else the keeper named most."""
        named = max(self.mentions, key=lambda s: self.mentions[s], default="")
        return self.main() or ((named,) if named else ())


class SenderReader:
    """Finds the sender of a claim: the subject, the agent, the owner of the list or measure, who is in focus."""

    def __init__(self) -> None:
        data = table("words_ru")["senders"]
        self._acting, self._vague, self._nationals = (frozenset(data[k]) for k in ("acting", "vague", "nationals"))
        self._institutions = frozenset(table("kinds")["ru"]["institutions"]["nouns"])
        self._decrees = frozenset(table("measures_ru")["nouns"]["decision"])
        self._bodies = self._acting | self._institutions
        self._members = {m: union for union, members in table("jurisdictions")["members"].items() for m in members}
        self._leaders = {name: Place(state, "name") for name, state in data["leaders"].items()}
        self.focus = RussianFocus()
        self._groups: list[Group] = []
        self._scene = 0
        self._people: dict[str, Place] = {}  # family names of those told to act for a state

    def enter(self, groups: Iterable[Group], scene: int, *, heading: bool = False, opening: bool = False) -> None:
        """Takes note of the keepers of lists that a sentence names. ``heading``: all that follows is of the one named;
        ``opening``: it is the first of its paragraph."""
        self._groups, self._scene = list(groups), scene
        for noun in (n for g in self._groups for n in g.nouns if n.names and n.lemma in self._acting):
            if place := self._beside(noun) or self._of_leader(noun):
                self._people[noun.names[-1].lower] = place
        named = [p.jurisdiction for g in self._groups for p in self._acting_in(g) if keeps_lists(p.jurisdiction)]
        self.focus.mention(named)
        self.focus.named += [(scene, name) for name in named]
        acting = {p.jurisdiction for g in self._groups for p in self._told_of(g)} if opening else set()
        keeping = [name for name in acting if keeps_lists(name)]
        if len(keeping) > 1:  # "SECO перенял листинги ЕС": whose the sentence is by its subject
            first = [g for g in self._groups if not g.prep and g.cases & {"nomn"} and "gent" not in g.cases]
            keeping = list({p.jurisdiction for g in first for p in self._told_of(g) if keeps_lists(p.jurisdiction)})
        if len(keeping) == 1:
            self.focus.opened = (keeping[0],)
        if heading:
            self.focus.section = (named[0],) if len(set(named)) == 1 else ()
            self.focus.sender = self.focus.section or self.focus.sender
            self.focus.subject = self.focus.section or self.focus.subject
            self.focus.keeper = self.focus.section

    def _acting_in(self, group: Group) -> Iterable[Place]:
        """The places of a group whose state or body may be the sender: not whence its parties are, nor what measures are for or
        against."""
        if group.prep in _CAUSES:
            return
        for noun in group.nouns:
            if group.prep in _WHERE and noun.place is not None:
                continue
            for each in noun.chain():
                party = bool(each.lemma) and self._is_party(each)
                if party and each is not noun:
                    break  # "заморозка активов членов украинского правительства"
                whence = (
                    () if each.names and each.lemma not in self._acting else each.modifiers
                )  # "сингапурская Red Box"
                yield from [w.place for w in (*whence, each.head, *each.names) if w.place is not None]
                if party:
                    if each.names and each.gen is not None and each.gen.place is not None and not each.gen.head.forms:
                        yield each.gen.place  # "компанию «Кама» OFAC добавило": what has no cases hangs on no name
                    if noun.plural or group.prep or "nomn" not in group.cases:
                        break  # "против представителей Украины"; "канцлер Германии" may act

    def _told_of(self, group: Group) -> Iterable[Place]:
        """The places of a group that may act, not those that only tell where a party is from."""
        for noun in group.nouns:
            for each in noun.chain():
                if each.place is not None:
                    yield each.place
                if each.lemma in people() and each.number == "plur" and not each.count:
                    yield Place(people()[each.lemma], "name")  # "американцы"
                if each.lemma and self._is_party(each):
                    break  # "граждане США"
                yield from [w.place for w in (*each.modifiers, *each.names) if w.place is not None]

    def _is_party(self, noun: Noun) -> bool:
        return lexicon().bears_names(noun.lemma) and noun.lemma not in self._bodies

    def of_group(self, group: Group | None) -> tuple[str, ...]:
        """The states and bodies that a group names or acts for, the widest first."""
        if group is None:
            return ()
        found: list[str] = []
        for noun in group.nouns:
            place = self.place_of(noun)
            found += [name for name in (place.sender if place else ()) if name not in found]
        return tuple(found)

    def place_of(self, noun: Noun) -> Place | None:
        if noun.place is not None:
            return noun.place
        if noun.names and (not noun.lemma or noun.lemma in self._acting):
            family = noun.names[-1].lower
            known = next((p for name, p in self._people.items() if alike(name, family)), None)
            if known is not None:
                return known
            if not noun.names[-1].quoted and (leads := self._leaders.get(noun.names[-1].lemma("NOUN"))) is not None:
                return leads
        if noun.lemma in people() and noun.number == "plur" and not noun.count:
            return Place(people()[noun.lemma], "name")  # "американцы", "швейцарцы"
        if noun.proper and noun.lemma not in self._acting:
            return next((w.place for w in noun.modifiers if w.place), None)
        if noun.lemma in self._decrees:
            return self._beside(noun) or self._of_leader(noun)  # "указом Трампа"
        return self._beside(noun) if self._may_act(noun) else None

    def _may_act(self, noun: Noun) -> bool:
        """A common noun acts for the state beside it: "британский минфин", not "панамский балкер"."""
        if not noun.lemma or noun.lemma in self._acting or noun.lemma in self._institutions:
            return True
        if noun.count or noun.lemma in self._nationals:
            return False  # "восемь граждан Белоруссии"
        kinds = lexicon().kinds(noun.lemma)
        return not kinds or TargetKind.PERSON in kinds

    @staticmethod
    def _beside(noun: Noun) -> Place | None:
        """The state or body that an adjective or a genitive of the phrase names."""
        for word in noun.modifiers:
            if word.place:
                return word.place
        gen = noun.gen
        while gen is not None:
            if gen.place is not None:
                return gen.place
            for word in gen.modifiers:
                if word.place:
                    return word.place
            gen = gen.gen
        return None

    def _of_leader(self, noun: Noun) -> Place | None:
        """ "Представитель президента Дональда Трампа Джон Коул": of whose state he is."""
        inner = [n for n in noun.chain() if n is not noun and n.names and not n.names[-1].quoted]
        return next((p for n in inner if (p := self._leaders.get(n.names[-1].lemma("NOUN"))) is not None), None)

    def is_vague(self, group: Group) -> bool:
        """ "Ведомство", "они": a body spoken of before."""
        return any(
            (n.lemma in self._vague or n.pronoun) and not n.proper
            if n.lemma or n.pronoun
            else all(w.lemma("NOUN") in self._vague for w in n.names)
            for n in group.nouns
        )

    def owner(self, group: Group | None, *, among: bool = False) -> tuple[str, ...]:
        """Whose list or measure a group is, by its own words. ``among``: only those known for lists of their own."""
        if group is None:
            return ()
        found: list[str] = []
        for noun in group.nouns:
            for each in noun.chain():
                if each is not noun and each.lemma and self._is_party(each):
                    break  # "активы членов украинского правительства"
                for place in (each.place, *(w.place for w in each.modifiers), *(w.place for w in each.names)):
                    if place and place.form != "capital" and (not among or keeps_lists(place.jurisdiction)):
                        found += [name for name in place.sender if name not in found]
        return tuple(found)

    def of(
        self,
        subject: Group | None,
        agents: Sequence[Group],
        listed: Group | None,
        measure: Group | None,
        above: Sequence[Clause],
    ) -> tuple[str, ...]:
        """The sender of a measure, by the first of these that tells; () where none does."""
        acting = self.of_group(subject)
        if not acting and subject is not None and self.is_vague(subject):
            acting = self._before(subject) or self.focus.subject or self.focus.sender
        acting = acting or next((s for g in agents if (s := self.of_group(g))), ())
        owner = self.owner(listed)
        if listed is not None and owner:
            self.focus.keeper = owner
        if owner and not (acting and acting[0] == owner[0]):
            return owner
        if listed is not None and acting:
            self.focus.keeper = acting
        found = acting or self.owner(measure, among=True)
        if not found:
            for clause in above:
                for group in clause.groups:
                    if (
                        not group.prep
                        and "nomn" in group.cases
                        and (acting := self.of_group(group))
                        and keeps_lists(acting[0])
                    ):
                        return acting
        return found

    def likely(self, listed: Group | None, *, licensed: bool, there: bool, before: tuple[str, ...]) -> tuple[str, ...]:
        """The sender of a measure where no words of its clause tell: by the sentence, the licence, its party (``before``: who
        took measures against it before; ``there``: "туда"), the list, the paragraph, the section, the report."""
        keeper = self.focus.keeper if listed is not None or there else ()
        told = (
            (self._licensor() if licensed else ())
            or (keeper if there else ())
            or self.focus.nearby()
            or self.focus.opened
            or self.focus.section
        )
        return told or before or keeper or self.focus.sender

    def _licensor(self) -> tuple[str, ...]:
        scene, licensor = self.focus.licensor
        return licensor if self._scene - scene <= _NEAR else ()

    def license(self, sender: tuple[str, ...]) -> None:
        """Takes note of who issued the licence of this sentence."""
        self.focus.licensor = self._scene, sender

    def _before(self, subject: Group) -> tuple[str, ...]:
        """The state or body that was a subject earlier in the same sentence."""
        rows = [g for g in self._groups if g.end <= subject.start and not g.prep and "nomn" in g.cases]
        return next((found for g in reversed(rows) if (found := self.of_group(g)) and keeps_lists(found[0])), ())

    def of_words(self, words: str) -> tuple[str, ...]:
        """The state or body that some words name: "спецпредставитель президента США"."""
        row = tokens(words, 0, len(words))
        found = (place_at(row, number, opening=False, shouted=False) for number in range(len(row)))
        named = next((place[0].sender for place in found if place and keeps_lists(place[0].jurisdiction)), ())
        family = words.split()[-1].lower() if words.split() else ""
        return named or next((p.sender for name, p in self._people.items() if family and alike(name, family)), ())

    def place_in(self, words: str) -> tuple[str, ...]:
        """The first state or body that some words name, whether it keeps lists or not."""
        row = tokens(words, 0, len(words))
        found = (place_at(row, number, opening=False, shouted=False) for number in range(len(row)))
        return next(((place[0].jurisdiction,) for place in found if place), ())

    def union_of(self, sender: tuple[str, ...]) -> tuple[str, ...]:
        """ "Польша допустила смягчение": a member state that wants a measure wants it of its union."""
        union = self._members.get(sender[0]) if sender else None
        return (union,) if union else sender
