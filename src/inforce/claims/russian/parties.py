"""Parties: who a Russian report speaks of, and what "он", "перевозчик" and "оба" stand for."""

import re
from collections.abc import Iterable, Sequence

from inforce.claims.lexicon import table
from inforce.claims.model import TargetKind
from inforce.claims.party import Party
from inforce.claims.russian.cues import cues
from inforce.claims.russian.lexicon import Lexicon
from inforce.claims.russian.morphology import is_known, plain
from inforce.claims.russian.naming import nominative
from inforce.claims.russian.phrase_model import Group, Noun
from inforce.claims.russian.salience import REACH, Salience
from inforce.claims.russian.same_names import agree, families, fuller
from inforce.claims.russian.words import NAME, Word

_LATEST = 40
"""Parties looked at for what a phrase stands for, the latest first."""
_AIRCRAFT = re.compile(r"(?:[A-Z]{1,2}|[А-Я]{1,2}|\d[A-Z])-[A-ZА-Я0-9]{3,5}\Z")
_CYRILLIC = re.compile(r"[А-Яа-яЁё]")

_MINISTRIES = frozenset(
    {"минфин", "минторг", "мид", "госдеп", "минюст", "минобороны", "минэкономики", "цб", "центробанк"}
)
"""Short names of ministries, which are no parties of measures where nothing says whose they are."""
_OURS = frozenset({"наш", "мой", "ваш"})
_OPENING = ".!?:;\n—–-•"
"""Marks after which a capital tells nothing."""
_ROLES = frozenset({"эмитент", "истец", "ответчик", "заявитель", "должник", "клиент", "кассатор"})
"""Nouns for the part that a party has in a document, which is the same throughout."""
_OF_PEOPLE = frozenset({"Name", "Surn", "Patr"})
_UNLIKELY = 0.05
"""Likelihood up to which a reading as a person's name is none."""
_NEAR = 8
"""Parties back to which a description is first looked for by the noun that it was called by."""
_ORDER = {"первый": 0, "второй": 1, "третий": 2, "последний": -1}
"""Ordinals that stand for one of several told of together, by its place among them."""


class Parties:
    """The parties of one report in the order in which they come up."""

    def __init__(self, text: str, lexicon: Lexicon, outlets: Iterable[str] = (), posts: Sequence[int] = ()) -> None:
        self._text, self._lexicon = text, lexicon
        self._families = families()
        self._parties: list[Party] = []
        self._kin = frozenset(table("kinds")["ru"]["kin"]["nouns"])
        self._institutions = frozenset(table("kinds")["ru"]["institutions"]["nouns"])
        self._salience = Salience(posts)
        self._by_stem: dict[str, list[Party]] = {}
        self._known: dict[int, Party] = {}  # by the phrase that names or describes it
        self._identified: set[int] = set()  # phrases whose party a name beside them tells
        self._nouns: list[Noun] = []  # keeps the identity of those phrases
        self._outlets = frozenset(cues().outlets) | {plain(name) for name in outlets if name}

    # --- taking up what a sentence names -----------------------------------------------------------------------------

    def take(
        self,
        group: Group,
        sentence: int,
        *,
        subject: bool,
        cases: frozenset[str] | None = None,
        spoke: bool = False,
    ) -> None:
        """Notes who a group names or describes. ``spoke``: it is the subject of a verb of saying."""
        if self._is_whereabouts(group):
            return
        heads = []
        for noun in group.nouns:
            for each in noun.chain():
                party = self._taken(each, sentence, cases if each is noun else None)
                if party is None:
                    self._take_row(each, sentence)
                    continue
                if each is noun:
                    self._salience.note(party, each, sentence, subject=subject, spoke=spoke)
                    heads.append(party)
                else:
                    self._salience.hang(party, sentence, each.start)
        if len(heads) > 1 or (heads and heads[0].many and group.noun.count):
            self._salience.together(sentence, group.start, heads)

    def _take_row(self, noun: Noun, sentence: int) -> None:
        """ "Бизнесменов", after two were named: they are spoken of again."""
        if noun.plural and not noun.pronoun and self._lexicon.bears_names(noun.lemma):
            row = self._described(noun, sentence, None)
            if len(row) > 1:
                self._salience.together(sentence, noun.start, row)

    def _taken(self, noun: Noun, sentence: int, cases: frozenset[str] | None) -> Party | None:
        if noun.proper:
            return None if self._is_outlet(noun) else self._named(noun, cases)
        if noun.pronoun or noun.place is not None or noun.lemma in self._institutions:
            return None
        if not self._lexicon.bears_names(noun.lemma):
            return None
        if id(noun) not in self._known:
            found = self._described(noun, sentence, cases)
            if len(found) != 1:
                return None
            self._known[id(noun)] = found[0]
            self._nouns.append(noun)
        return self._known[id(noun)]

    def _is_whereabouts(self, group: Group) -> bool:
        """ "В Нью-Йорке": a name alone under a preposition of place, not met before."""
        noun = group.noun
        if group.prep not in ("в", "на", "из", "под", "у", "через", "около") or len(group.nouns) > 1 or noun.lemma:
            return False
        return noun.proper and not noun.head.quoted and self._same(nominative(noun, self._text)) is None

    def _is_outlet(self, noun: Noun) -> bool:
        """An outlet, or the report's own newsroom: no party of measures unless said so."""
        if not noun.lemma and any(w.lemma("NOUN") in _MINISTRIES for w in noun.names):
            return True
        return noun.lemma in cues().labels or plain(" ".join(w.name or w.text for w in noun.names)) in self._outlets

    def describe(self, named: Noun, apposed: Noun) -> None:
        """ "Тарек Сааб, генеральный прокурор, …": what stands after a comma says what the one named is."""
        party = self._known.get(id(named))
        if party is not None:
            party.labels |= {apposed.lemma, apposed.label}
            party.families |= self._families.get(apposed.label, set()) or self._families.get(apposed.lemma, set())

    def identify(self, noun: Noun, name: Noun) -> None:
        """ "Муж ее, Борис Ротенберг, …": the common noun before is the one named."""
        if self._is_outlet(name) or not (noun.animate or self._lexicon.bears_names(noun.lemma)):
            return
        cases = noun.cases & name.cases or noun.cases
        whole = (
            name
            if name.lemma
            else Noun(
                noun.head,
                cases,
                noun.number,
                noun.gender,
                noun.animate,
                noun.start,
                name.end,
                noun.modifiers,
                name.names,
            )
        )
        party = self._named(whole, None)
        if party is not None:
            self._known[id(noun)] = self._known[id(name)] = party
            self._identified.add(id(noun))
            self._nouns += [noun, name]
            self.describe(name, noun)

    def call(self, noun: Noun, short: str) -> None:
        """ "Комбинат (НЛМК)": the party of the phrase goes by another name as well."""
        party = self._known.get(id(noun))
        if party is not None and short not in party.names:
            party.names.append(short)
            self._index(party, short)

    def is_identified(self, noun: Noun) -> bool:
        """A name beside the phrase tells who is meant."""
        return id(noun) in self._identified

    def row(self, sentence: int, place: int, parties: Sequence[Party]) -> None:
        """Parties told one after the other in a list are told of together."""
        if len(parties) > 1:
            self._salience.together(sentence, place, list(parties))

    def is_a(self, noun: Noun, party: Party) -> bool:
        """A description may be one of the party."""
        families = self._families.get(noun.label, set()) or self._families.get(noun.lemma, set())
        return noun.lemma in party.labels or bool(families & party.families)

    def titled(self, noun: Noun) -> Party:
        """The party of a line of a list that has no name but its title: "Национальный клиринговый центр"."""
        kinds = self._lexicon.kinds(noun.lemma)
        party = self._entitled(
            self._text[noun.start : noun.end],  # it stands in the nominative
            noun,
            kinds[0] if kinds else TargetKind.ORGANISATION,
        )
        self._known[id(noun)] = party
        self._nouns.append(noun)
        return party

    def _is_title(self, noun: Noun) -> bool:
        """ "Банк развития Белоруссии", "Фонд Кадырова" within a sentence: a capital makes a name of a word with a genitive."""
        if noun.gen is None or noun.plural or noun.count or noun.modifiers or not noun.head.capital:
            return False
        before = self._text[: noun.head.start].rstrip('«„"“ ')
        return bool(before) and before[-1] not in _OPENING

    def _entitled(self, name: str, noun: Noun, kind: TargetKind) -> Party:
        party = self._same(name)
        if party is None:
            party = Party(name, kind, proper=True, names=[name])
            party.labels |= {noun.lemma, noun.label}
            self._index(party, name)
        return party

    def _named(self, noun: Noun, cases: frozenset[str] | None) -> Party | None:
        if id(noun) in self._known:
            return self._known[id(noun)]
        name = nominative(noun, self._text, cases)
        party = self._same(name)
        if party is None:
            party = Party(name, self.kind(noun, name), proper=True, names=[name])
            self._parties.append(party)
            self._index(party, name)
        elif name not in party.names:
            party.names.append(name)
            self._index(party, name)
            if fuller(name, party.name) and len(name.split()) > len(party.name.split()):
                party.name = name
        if noun.lemma:
            party.labels |= {noun.lemma, noun.label}
            party.families |= self._families.get(noun.lemma, set()) | self._families.get(noun.label, set())
        for stem, label in self._lexicon.stems.items():
            if stem in name.lower():
                party.families |= self._families.get(label, set())
        for word in noun.names:
            if self._lexicon.is_label(word.lemma("NOUN")):
                party.labels.add(word.lemma("NOUN"))
                party.families |= self._families.get(word.lemma("NOUN"), set())
        self._known[id(noun)] = party
        self._nouns.append(noun)
        return party

    def _same(self, name: str) -> Party | None:
        """A party known under this name, or by a part of it in another case."""
        words = name.lower().split()
        for party in reversed(self._by_stem.get(words[-1][:3], ())[-_LATEST:]):
            for known in party.names:
                theirs = known.lower().split()
                if agree(words, theirs, person=party.kind is TargetKind.PERSON):
                    return party
        return None

    def _index(self, party: Party, name: str) -> None:
        for word in name.lower().split():
            row = self._by_stem.setdefault(word[:3], [])
            if party not in row[-_LATEST:]:
                row.append(party)

    # --- kinds -------------------------------------------------------------------------------------------------------

    def kind(self, noun: Noun, name: str) -> TargetKind:
        """What kind of party a phrase names."""
        if _AIRCRAFT.match(name):
            return TargetKind.AIRCRAFT
        if noun.lemma and (kinds := self._lexicon.kinds(noun.lemma)):
            if noun.head.quoted or (noun.names and noun.names[0].quoted):
                return next((k for k in kinds if k is not TargetKind.PERSON), kinds[0])  # "трейдер «Альфа»"
            return kinds[0] if kinds[0].is_listed_by_name else TargetKind.ORGANISATION
        if noun.head.kind == NAME or not noun.proper:
            return TargetKind.ORGANISATION
        if (
            self._lexicon.is_firm(name)
            and len(noun.names) < 3
            and not any(f.name in ("Name", "Patr") for f in noun.names[0].forms if is_known(noun.names[0].lower))
        ):
            return TargetKind.ORGANISATION
        if not noun.names:
            return TargetKind.ORGANISATION
        last = noun.names[-1]
        if any(_may_be_of_people(w, noun.cases) for w in noun.names):
            return TargetKind.PERSON
        if any(is_known(w.lower) and not any(f.name in _OF_PEOPLE for f in w.forms) for w in noun.names):
            return TargetKind.ORGANISATION  # "Гродно Азот"
        if len(noun.names) == 1 and last.pos == "ADJF" and not last.quoted and name.endswith(("ый", "ий", "ой", "ая")):
            return TargetKind.PERSON  # "недвижимость Бережного"
        if len(noun.names) > 1 and _CYRILLIC.search(name) and not self._lexicon.is_label(last.lemma("NOUN")):
            return TargetKind.PERSON
        return TargetKind.ORGANISATION

    # --- whom a phrase stands for ------------------------------------------------------------------------------------

    def of(
        self,
        noun: Noun,
        sentence: int,
        cases: frozenset[str] | None = None,
        *,
        fresh: bool = False,
        but: frozenset[str] = frozenset(),
    ) -> list[Party]:
        """The parties that a phrase names or stands for; empty where nothing tells. ``fresh``: a description of someone new;
        ``but``: names of those for whom a pronoun does not stand."""
        if noun.proper:
            if len(noun.names) == 1 and _is_place_name(noun.names[0]) and not noun.lemma and not noun.head.quoted:
                return []
            party = self._named(noun, cases)
            return [party] if party else []
        if noun.place is not None and noun.head.kind == NAME:
            return [self._country(noun)]
        if noun.head.lower in self._lexicon.both and not self._is_counted_anew(noun, sentence):
            several = self._salience.several(noun.head.lower)
            if not noun.lemma.startswith(("двое", "трое")) or all(p.kind is TargetKind.PERSON for p in several):
                return several  # "троих" are people
        if noun.head.is_a("NUMR") and noun.gen is None and not noun.lemma.startswith("перв"):
            return [self._description(noun, cases)]
        if (place := _ORDER.get(noun.lemma)) is not None and noun.head.lower in self._lexicon.substantives:
            return self._salience.in_order(place, noun, sentence)
        if noun.lemma in ("никто", "ничто"):
            return []
        if noun.pronoun:
            return self._salience.pronoun(noun, sentence, but)
        if noun.lemma == "тот" and noun.head.lower in ("тот", "та", "того", "ту", "той") and noun.gen is None:
            return self._salience.before(noun.start)[:1]
        if id(noun) in self._identified:
            return [self._known[id(noun)]]
        if fresh:
            return [self._description(noun, cases)]
        if id(noun) in self._known:
            return [self._known[id(noun)]]
        return self._described(noun, sentence, cases)

    def named_among(self, noun: Noun, sentence: int) -> list[Party]:
        """The parties of a name in a row of those told of, also one that is a place's: "портов, среди которых Высоцк"."""
        party = self._named(noun, None) if noun.place is None else None
        return [party] if party else self.of(noun, sentence)

    def _is_counted_anew(self, noun: Noun, sentence: int) -> bool:
        """ "Еще троих": others than those told of together."""
        return not self._salience.row(sentence, sentence) or noun.count != ""

    def _country(self, noun: Noun) -> Party:
        assert noun.place is not None
        name = nominative(noun, self._text) if noun.head.forms else noun.head.name or noun.head.text
        form = noun.place.form
        kind = TargetKind.COUNTRY if form in ("name", "capital") else TargetKind.ORGANISATION
        rows = self._by_stem.get(name.lower()[:3], ()) if kind is TargetKind.COUNTRY else ()
        party = next((p for p in rows if name in p.names), None)  # "Ливан" is not "Ливия"
        if kind is not TargetKind.COUNTRY:
            party = self._same(name)
        if party is None:
            party = Party(name, kind, proper=True, names=[name])
            self._parties.append(party)
            self._index(party, name)
        return party

    def _described(self, noun: Noun, sentence: int, cases: frozenset[str] | None) -> list[Party]:
        """ "перевозчик", "чеченский лидер": somebody named before, else the description itself."""
        kinds = self._lexicon.kinds(noun.lemma)
        if TargetKind.ORGANISATION in kinds and self._is_title(noun):
            return [self._entitled(nominative(noun, self._text, cases), noun, kinds[0])]
        kin = noun.lemma in self._kin
        if kinds and noun.plural and not (noun.count or noun.gen or kin or self._is_qualified(noun)):
            row = [p for p in self._salience.row(sentence, 2 * REACH) if p.kind in kinds]
            if len(row) > 1:
                return row
        if any(w.lemma("ADJF", "NPRO") in _OURS for w in noun.modifiers):
            return [self._description(noun, cases)]  # "наш клиент" is nobody told of before
        if kinds and not noun.plural and not noun.count and not self._is_new(noun):
            if kin:
                return [p for p in self._salience.before(noun.start) if noun.lemma in p.labels][:1] or [
                    self._description(noun, cases)
                ]
            families = self._families.get(noun.label, set()) or self._families.get(noun.lemma, set())
            before = self._salience.before(noun.start)
            near = [p for p in before[:_NEAR] if noun.lemma in p.labels]
            if near and (noun.lemma in _ROLES or self._is_meant(noun, near[0], kinds)):
                return near[:1]  # "компания" is the one called so, not whatever firm was named last
            if noun.lemma in _ROLES and (first := self._of_report(kinds)) is not None:
                return [first]
            for party in before:
                if noun.lemma in party.labels or (-1 in families and self._is_meant(noun, party, kinds)):
                    return [party]
            if any(w.lower in self._lexicon.possessives for w in noun.modifiers):
                return [self._description(noun, cases)]  # "его министр" is another
            akin = [p for p in before if families & p.families]
            others = [p for p in before if p.kind in kinds and not p.labels and p.proper]
            told = akin or (families and (len(others) == 1 or any(p.targeted >= 0 for p in others)))
            if told and (found := self._salience.described(akin, others, noun, sentence)):
                return found
        return [self._description(noun, cases)]

    def _of_report(self, kinds: Sequence[TargetKind]) -> Party | None:
        """ "Эмитент", of a report in which nobody was called so: the party that it names first."""
        return next((p for p in self._parties[:1] if p.kind in kinds), None)

    @staticmethod
    def _is_meant(noun: Noun, party: Party, kinds: Sequence[TargetKind]) -> bool:
        """ "Компания" stands for any firm."""
        return party.kind in kinds and not noun.modifiers and noun.gen is None

    @staticmethod
    def _is_qualified(noun: Noun) -> bool:
        return any(w.is_a("ADJF") and not w.place for w in noun.modifiers)

    def _description(self, noun: Noun, cases: frozenset[str] | None) -> Party:
        kinds = self._lexicon.kinds(noun.lemma)
        name = nominative(noun, self._text, cases) if noun.lemma != "один" else "один"
        kind = kinds[0] if kinds else TargetKind.GROUP
        many = bool(noun.count) or noun.number == "plur"
        return Party(name, kind, proper=False, many=many and kind.is_listed_by_name, names=[name], labels={noun.lemma})

    @staticmethod
    def _is_new(noun: Noun) -> bool:
        return any(
            w.lemma("ADJF", "NUMR")
            in (
                "новый",
                "другой",
                "еще",
                "один",
                "второй",
                "третий",
                "некий",
                "неназванный",
                "каждый",
                "любой",
                "бывший",
            )
            for w in noun.modifiers
        )


def _may_be_of_people(word: Word, cases: frozenset[str]) -> bool:
    """A word for a person's name; one that the dictionary does not have is guessed to be so in the case where it stands only."""
    forms = [f for f in word.forms if f.name in _OF_PEOPLE and f.score > _UNLIKELY]
    return any(f.case in cases for f in forms) or (bool(forms) and is_known(word.lower))


def _is_place_name(word: Word) -> bool:
    return bool(word.forms) and all(form.name == "Geox" for form in word.forms)
