"""Parties: who a Russian report speaks of, and what "он", "перевозчик" and "оба" stand for."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache

from inforce.claims.lexicon import table
from inforce.claims.model import TargetKind
from inforce.claims.parties import Party
from inforce.claims.russian.cues import cues
from inforce.claims.russian.lexicon import Lexicon, label_key
from inforce.claims.russian.morphology import plain
from inforce.claims.russian.naming import nominative
from inforce.claims.russian.phrase_model import Group, Noun
from inforce.claims.russian.words import NAME, Word

_REACH = 4
"""Sentences back to which a pronoun or a description reaches."""
_LATEST = 40
"""Parties looked at for what a phrase stands for, the latest first."""
_ENDING = 3
"""Letters of the longest ending that two forms of one name differ by."""
_AIRCRAFT = re.compile(r"(?:[A-Z]{1,2}|[А-Я]{1,2}|\d[A-Z])-[A-ZА-Я0-9]{3,5}\Z")
_CYRILLIC = re.compile(r"[А-Яа-яЁё]")

_MINISTRIES = frozenset(
    {"минфин", "минторг", "мид", "госдеп", "минюст", "минобороны", "минэкономики", "цб", "центробанк"}
)
"""Short names of ministries, which are no parties of measures where nothing says whose they are."""
_ORDER = {"первый": 0, "второй": 1, "третий": 2, "последний": -1}
"""Ordinals that stand for one of several told of together, by its place among them."""


@dataclass(slots=True)
class _Told:
    """When a party was spoken of, and of what genders and numbers the words for it were."""

    sentence: int = -1
    place: int = -1
    subject: bool = False
    genders: set[str] = field(default_factory=set)


class Parties:
    """The parties of one report in the order in which they come up."""

    def __init__(self, text: str, lexicon: Lexicon, outlets: Iterable[str] = ()) -> None:
        self._text, self._lexicon = text, lexicon
        self._families = _families()
        self._parties: list[Party] = []
        self._told: dict[int, _Told] = {}
        self._by_stem: dict[str, list[Party]] = {}
        self._known: dict[int, Party] = {}
        self._nouns: list[Noun] = []  # keeps the identity of those known
        self._outlets = frozenset(cues().outlets) | {plain(name) for name in outlets}
        self._pairs: list[tuple[int, list[Party]]] = []

    # --- taking up what a sentence names -----------------------------------------------------------------------------

    def take(self, group: Group, sentence: int, *, subject: bool, cases: frozenset[str] | None = None) -> None:
        """Notes who a group names."""
        if self._is_whereabouts(group):
            return
        found = [
            p
            for noun in group.nouns
            for n in noun.chain()
            if n.proper and not self._is_outlet(n) and (p := self._named(n, cases if n is noun else None))
        ]
        for party, noun in ((p, n) for n in group.nouns if (p := self._known.get(id(n)))):
            self._note(party, noun, sentence, subject=subject)
        heads = [p for n in group.nouns if (p := self._known.get(id(n)))]
        if len(heads) > 1:
            self._pairs.append((sentence, heads))
        for party in found:
            told = self._told.setdefault(id(party), _Told())
            if told.sentence < sentence:  # it hangs on another
                told.sentence, told.place, told.subject = sentence, group.start, False

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

    def _note(self, party: Party, noun: Noun, sentence: int, *, subject: bool) -> None:
        told = self._told.setdefault(id(party), _Told())
        told.sentence, told.place, told.subject = sentence, noun.start, subject
        gender = _gender_of(noun)
        if gender:
            told.genders.add(gender)

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
            if _fuller(name, party.name) and len(name.split()) > len(party.name.split()):
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
                if _agree(words, theirs, person=party.kind is TargetKind.PERSON):
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
            return kinds[0]
        if noun.head.kind == NAME or not noun.proper:
            return TargetKind.ORGANISATION
        if (
            self._lexicon.is_firm(name)
            and len(noun.names) < 3
            and not any(f.name in ("Name", "Patr") for f in noun.names[0].forms)
        ):
            return TargetKind.ORGANISATION
        if not noun.names:
            return TargetKind.ORGANISATION
        last = noun.names[-1]
        if any(f.name in ("Name", "Surn", "Patr") for w in noun.names for f in w.forms if f.score > 0.05):
            return TargetKind.PERSON
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
        if noun.head.lower in self._lexicon.both and not self._is_counted_anew(noun):
            return self._several(noun.head.lower)
        if noun.head.is_a("NUMR") and noun.gen is None and not noun.lemma.startswith("перв"):
            return [self._description(noun, cases)]
        if (place := _ORDER.get(noun.lemma)) is not None and noun.head.lower in self._lexicon.substantives:
            return self._in_order(place, sentence)
        if noun.pronoun:
            return self._pronoun(noun, sentence, but)
        if noun.lemma == "тот" and noun.head.lower in ("тот", "та", "того", "ту", "той") and noun.gen is None:
            near = [p for p in self._parties[-_LATEST:] if sentence - self._told.get(id(p), _Told()).sentence <= 1]
            return [max(near, key=lambda p: self._told[id(p)].place)] if near else []
        if fresh:
            return [self._description(noun, cases)]
        return self._described(noun, sentence, cases)

    def _several(self, word: str) -> list[Party]:
        """ "Оба", "все три": those told of together last."""
        count = 2 if word.startswith(("об", "дво", "два", "две", "двух", "двум")) else 3 if word.startswith("тр") else 0
        row = next((p for _, p in reversed(self._pairs) if len(p) >= max(count, 2)), [])
        return list(row[-count:]) if count else list(row)

    def _is_counted_anew(self, noun: Noun) -> bool:
        """ "Еще троих": others than those told of together."""
        return not any(len(row) > 1 for _, row in self._pairs[-1:]) or noun.count != ""

    def _in_order(self, place: int, sentence: int) -> list[Party]:
        """ "Первую исключили, вторая остается": of those told of together."""
        row = self._pairs[-1] if self._pairs else None
        if row is None or sentence - row[0] > _REACH or not -len(row[1]) <= place < len(row[1]):
            return []
        return [row[1][place]]

    def _country(self, noun: Noun) -> Party:
        assert noun.place is not None
        name = nominative(noun, self._text) if noun.head.forms else noun.head.name or noun.head.text
        party = self._same(name)
        if party is None:
            form = noun.place.form
            kind = TargetKind.COUNTRY if form in ("name", "capital") else TargetKind.ORGANISATION
            party = Party(name, kind, proper=True, names=[name])
            self._parties.append(party)
            self._index(party, name)
        return party

    def _pronoun(self, noun: Noun, sentence: int, but: frozenset[str] = frozenset()) -> list[Party]:
        many = noun.number == "plur" or noun.head.lower in ("они", "их", "ими", "них", "им", "ним", "ними")
        if many and self._pairs and sentence - self._pairs[-1][0] <= _REACH:
            return list(self._pairs[-1][1])
        best = [
            (t.sentence, t.subject, t.place, p)
            for p in self._parties[-_LATEST:]
            if (t := self._told.get(id(p)))
            and p.kind is not TargetKind.COUNTRY
            and p.name not in but
            and sentence - t.sentence <= _REACH
            and (t.sentence < sentence or t.place < noun.start)
            and _fits(noun, p, t)
        ]
        if noun.head.lower in (
            "ее",
            "нее",
            "ней",
            "она",
            "нею",
        ):  # of a firm whose gender nothing tells: rather a woman
            best = [b for b in best if "femn" in self._told[id(b[3])].genders] or best
        best.sort(key=lambda b: (b[0], b[1], b[2]), reverse=True)
        return [best[0][3]] if best else []

    def _described(self, noun: Noun, sentence: int, cases: frozenset[str] | None) -> list[Party]:
        """ "перевозчик", "чеченский лидер": somebody named before, else the description itself."""
        kinds = self._lexicon.kinds(noun.lemma)
        if (
            kinds
            and noun.plural
            and not noun.count
            and not any(w.is_a("ADJF") and not w.place for w in noun.modifiers)
            and self._pairs
            and noun.gen is None
        ):
            row = [p for p in self._pairs[-1][1] if p.kind in kinds]
            if len(row) > 1 and sentence - self._pairs[-1][0] <= 2 * _REACH:
                return row
        if kinds and not noun.plural and not noun.count and not self._is_new(noun):
            families = self._families.get(noun.label, set()) or self._families.get(noun.lemma, set())
            before = [p for p in self._parties[-_LATEST:] if self._told.get(id(p), _Told()).place < noun.start]
            for party in sorted(before, key=lambda p: self._told.get(id(p), _Told()).place, reverse=True):
                if (
                    noun.lemma in party.labels
                    or families & party.families
                    or (-1 in families and party.kind in kinds and not noun.modifiers and noun.gen is None)
                ):
                    return [party]
            row = [p for p in self._parties[-_LATEST:] if p.kind in kinds and not p.labels and p.proper]
            told = sorted((p for p in row if p.targeted >= 0), key=lambda p: p.targeted)
            if families and (told or len(row) == 1):
                return told[-1:] or row
        return [self._description(noun, cases)]

    def _description(self, noun: Noun, cases: frozenset[str] | None) -> Party:
        kinds = self._lexicon.kinds(noun.lemma)
        name = nominative(noun, self._text, cases)
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


def _gender_of(noun: Noun) -> str:
    """That of the noun; of a name in quotation marks that of the adjective before it: "ташкентская «Альфа»"."""
    if not noun.head.quoted:
        return noun.gender
    told = [{f.gender for f in w.forms if f.case in noun.cases and f.gender} for w in noun.modifiers if w.is_a("ADJF")]
    return told[0].pop() if told and len(told[0]) == 1 else ""


def _agree(words: list[str], theirs: list[str], *, person: bool) -> bool:
    """All words of the shorter name are words of the longer in some case; one word alone is a family name, or the first of a
    body's name ("Озон" of "Озон Банк"), not what hangs on it ("Сирия" of "Центральный банк Сирии")."""
    short, long_ = sorted((words, theirs), key=len)
    if not all(any(alike(a, b) for b in long_) for a in short):
        return False
    if len(short) == len(long_):
        return True
    if len(short) > 1:
        return False
    last = alike(short[0], long_[-1])
    first = len(long_) == 2 and alike(short[0], long_[0]) and len(short[0]) > 4
    return (person and last) or first


def alike(a: str, b: str) -> bool:
    """Two forms of one word."""
    if a == b:
        return True
    if not (a.isalpha() and _CYRILLIC.match(a) and _CYRILLIC.match(b)):
        return False
    shared = 0
    for x, y in zip(a, b, strict=False):
        if x != y:
            break
        shared += 1
    return (
        shared >= 3
        and len(a) - shared <= _ENDING
        and len(b) - shared <= _ENDING
        and shared >= max(len(a), len(b)) - _ENDING
    )


def _fuller(name: str, known: str) -> bool:
    return _agree(name.lower().split(), known.lower().split(), person=True)


def _fits(noun: Noun, party: Party, told: _Told) -> bool:
    if noun.number == "plur":
        return False
    genders = told.genders
    wanted = noun.gender
    lower = noun.head.lower
    if lower in ("его", "него", "ему", "нему", "им", "ним", "нем", "он"):
        wanted = "masc"
    elif lower in ("ее", "нее", "ей", "ней", "она"):
        wanted = "femn"
    if party.kind is TargetKind.PERSON:
        return not genders or not wanted or wanted in genders
    return not genders or wanted in genders or ("neut" in genders and wanted == "masc")


@cache
def _families() -> Mapping[str, set[int]]:
    """The sets of labels that a party may go by, by number; -1 are those that fit any."""
    data = table("kinds")["ru"]
    found: dict[str, set[int]] = {}
    number = 0
    for name in ("person", "organisation", "vessel", "aircraft", "country"):
        for lemma in data[name].get("wide", ()):
            found.setdefault(label_key(lemma), set()).add(-1)
        for row in data[name].get("sets", ()):
            for lemma in row:
                found.setdefault(label_key(lemma), set()).add(number)
            number += 1
    return found


def _is_place_name(word: Word) -> bool:
    return bool(word.forms) and all(form.name == "Geox" for form in word.forms)
