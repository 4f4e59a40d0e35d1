"""Parties: who a report speaks of, under all their names; what "it", "the airline" and "both" stand for."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import field
from functools import lru_cache
from itertools import islice
from operator import itemgetter

from inforce.claims.gazetteer import Gazetteer, Place
from inforce.claims.groups import Item, is_name_with_article
from inforce.claims.kinds import Kinds, Label
from inforce.claims.lexicon import table
from inforce.claims.model import Target, TargetKind
from inforce.claims.phrases import Noun
from inforce.claims.senders import keeps_lists
from inforce.claims.shapes import shape_of, shape_words
from inforce.claims.short_names import is_introduced, is_short_for
from inforce.claims.words import is_registration
from inforce.values import record

_NEAR = 3
"""Sentences back to which a pronoun reaches."""
_NEAR_WORDS = 300
"""Characters back to which "them" takes up those named together, no measure told."""
_ALIKE = 20
"""Names with the same first or last word that are compared, the latest first."""
_REACH = 60
"""Parties looked at for what a phrase stands for, the latest first."""

_FITS_WELL = 2.4
"""Least score of a party for which a description stands; set by reports composed apart, as is the next."""
_CLOSE = 0.5
"""Parties whose scores differ by less fit a description alike."""
_PAIR = 2
_GENERIC = frozenset({"TV", "IT", "LNG", "LPG", "VIP", "PR", "AI", "GPS", "CCTV", "AIS"})
"""Abbreviations that name nobody: "a TV station", "an LNG carrier"."""
_GENDERS = {"he": "he", "him": "he", "his": "he", "himself": "he", "she": "she", "her": "she", "herself": "she"}
_OF_GENDER = 2.0
"""What a person known to be "he" or "she" gains for that pronoun."""
_SETS = {"pair": 2, "duo": 2, "couple": 2, "trio": 3, "threesome": 3, "quartet": 4}
_DEPUTIES = frozenset({"vice", "deputy", "ex", "co"})
_OTHERS = frozenset({"other", "others", "remaining"})
_NAMED_HERE = 0.6
"""What a party gains by its name in the same sentence."""
_SALIENT = 8
"""Sentences within which a party is spoken of again and again."""
_COUNTED_MENTIONS = 8
_UNNAMED = 4
"""What a party without a name, at which nothing was aimed, loses against others as that which "it" stands for."""
COUNTED = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}


@record(slots=True, eq=False)
class Party:
    """Someone or something that a measure may be aimed at.

    ``sure``: the kind was told, not guessed by the shape of the name. ``proper``: it has a name of its own; otherwise
    ``name`` is the report's description. ``mentions``: (sentence, place in the text, as a subject), in order.
    ``members``: the names of a group, where the report gives them. ``gender``: "he" or "she" of a person, else empty.
    """

    name: str
    kind: TargetKind
    proper: bool
    sure: bool = True
    many: bool = False
    names: list[str] = field(default_factory=list)
    labels: set[str] = field(default_factory=set)
    families: set[int] = field(default_factory=set)
    mentions: list[tuple[int, int, bool]] = field(default_factory=list)
    members: list["Party"] = field(default_factory=list)
    targeted: int = -1
    gender: str = ""

    def target(self) -> Target:
        aliases = dict.fromkeys(n for n in self.names if n != self.name)
        return Target(self.name, TargetKind.GROUP if self.many and not self.proper else self.kind, tuple(aliases))

    def last_before(self, place: int) -> tuple[int, int, bool] | None:
        mentions = self.mentions
        if mentions and mentions[-1][1] < place:
            return mentions[-1]
        number = bisect_left(mentions, place, key=lambda m: m[1])
        return mentions[number - 1] if number else None


class Parties:
    """The parties of one report in the order in which they come up. ``restricted``: what is taken up is told apart by a relative
    clause ("the firm that manages it") and is none spoken of before."""

    def __init__(self, text: str, kinds: Kinds, places: Gazetteer, language: str) -> None:
        self._text, self._kinds, self._places = text, kinds, places
        data = table("kinds")[language]
        self._relational = frozenset(data["relational"]["nouns"])
        self._new = frozenset(data["other"]["words"])
        self._shapes = shape_words(language)
        genders = data.get("genders", {})
        self._genders = {word: gender for gender in ("he", "she") for word in genders.get(gender, ())}
        self._she_names = tuple(genders.get("she_names", ("\0",)))
        self._pronouns = {role: frozenset(words) for role, words in data["pronouns"].items()}
        self._parties: list[Party] = []
        self._by_name: dict[str, Party] = {}
        self._by_end: dict[str, list[Party]] = {}  # by first and last word of a name
        self._pairs: list[tuple[int, list[Party]]] = []
        self._known: dict[tuple[int, int], list[Party]] = {}
        self._heading = False
        self.restricted = False

    def knows(self, name: str) -> bool:
        """A party of this name has come up."""
        return _key(name) in self._by_name or self._shorter(name) is not None

    def __iter__(self) -> Iterator[Party]:
        return iter(self._parties)

    def latest(self) -> Sequence[Party]:
        """The parties that came up last, the latest first."""
        return self._latest()

    def named_in(self, sentence: int) -> list[Party]:
        """The parties with names that a sentence speaks of."""
        return [p for p in self._latest() if p.proper and p.mentions and p.mentions[-1][0] == sentence]

    # --- taking up what a sentence names ------------------------------------------------------------------------------

    def take(self, items: Sequence[Item], sentence: int, *, subject: bool, heading: bool = False) -> list[Party]:
        """The parties that a group names; they count as spoken of from here on. What a heading only describes does not."""
        self._heading = heading
        found: list[Party] = []
        for item in items:
            found += self._take_item(item, sentence, subject=subject)
        if len(found) > 1:
            self._pairs.append((items[0].start, found))
        return found

    def enter(
        self, name: str, kind: TargetKind, aliases: Sequence[str], sentence: int, place: int, *, sure: bool
    ) -> Party:
        """The party of an entry of a list; a surname in front is known in its usual place as well."""
        surname, _, given = name.partition(", ")
        usual = f"{given} {surname}" if given and kind is TargetKind.PERSON else name
        party = self._by_name.get(_key(usual)) or self._by_name.get(_key(name))
        if party is None:
            party = Party(name, kind, proper=True, sure=sure)
            self._parties.append(party)
            self._index(party)
        party.names += [n for n in dict.fromkeys((name, usual, *aliases)) if n not in party.names]
        for known in (name, usual, *aliases):
            self._by_name.setdefault(_key(known), party)
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
        if noun.of is not None and noun.of.name and self.knows(noun.of.name):
            self._take_item(Item(noun.of), sentence, subject=False)  # "the owner of the Calla Blue"
        parties = self._several_named(item, sentence, subject=subject) if item.names else []
        if not parties and noun.determiner in ("the", "this", "that") and not noun.name:
            parties = self._of_two(noun) or self._rest_of(noun) or self._so_many(noun)
        parties = parties or self._named(item) or self._described(item, sentence)
        for party in parties:
            party.mentions.append((sentence, start, subject))
        self._known[key] = parties
        return parties

    def _of_two(self, noun: Noun) -> list[Party]:
        """ "The former", "the latter": the first and the last of two named together."""
        latter = noun.determiner == "the" and "latter" in noun.lowers and not noun.name
        former = noun.determiner == "the" and noun.head == "former" and not noun.name
        if not (latter or former):
            return []
        pair = next((p for place, p in reversed(self._pairs) if place < noun.start and len(p) == _PAIR), [])
        return pair[-1:] if latter else pair[:1]

    def _rest_of(self, noun: Noun) -> list[Party]:
        """ "The other two" of three named together: those that were not spoken of since."""
        count = COUNTED.get(noun.number or noun.head, 0)
        if noun.name or not count or noun.determiner != "the" or _OTHERS.isdisjoint(noun.lowers):
            return []
        for place, together in reversed(self._pairs):
            since = max((p.mentions[0][1] for p in together if p.mentions), default=place)
            rest = [p for p in together if not any(since < m[1] < noun.start for m in p.mentions)]
            if place < noun.start and len(rest) == count < len(together) and all(p.proper for p in together):
                return rest
        return []

    def _so_many(self, noun: Noun) -> list[Party]:
        """ "The pair", "the trio": so many named together last."""
        count = _SETS.get(noun.head, 0) if noun.determiner in ("the", "this", "that") and noun.of is None else 0
        if not count or noun.name:
            return []
        return next((p for place, p in reversed(self._pairs) if place < noun.start and len(p) == count), [])

    def say(self, item: Item, named: Noun, sentence: int) -> None:
        """What a phrase after a comma says of the party that the last words before it name: "the owner of X, a tanker"."""
        for party in self._take_item(Item(named), sentence, subject=False):
            self._describe(party, item.noun)
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
            self._pairs.append((item.start, found))
        return found

    def _named(self, item: Item) -> list[Party]:
        for noun in item.nouns if item.same else (item.noun,):
            if noun.name and (name := self.proper_name(noun)):
                party = self._by_its_name(name, noun, item)
                for other in item.nouns:
                    self._describe(party, other)
                return [party]
        return []

    def proper_name(self, noun: Noun) -> str:
        """The name that a phrase gives its party; empty where the name in it is another's ("the US embassy")."""
        if not noun.name or self._kinds.is_defined_term(noun) or self._is_body(noun):
            return ""
        run = noun.name_words
        if run[-1].place and all(w.place for w in run):
            place = run[-1].place
            if place and place.form == "capital" and (known := self._by_first_word(noun.name)):
                return known.name
            return place.name if place and place.form in ("name", "capital") and noun.head == run[-1].lower else ""
        if noun.label and noun.words[-1].tag == "NN" and noun.head != noun.label:
            return ""  # "Wagner's African gold firms"
        if noun.label and noun.head == noun.label and (noun.name in _GENERIC or not self._goes_with_name(noun)):
            return ""  # "his TV station"
        if len(run) > 1 and is_registration(run[-1].text):
            return run[-1].text  # "the Gulfstream N488RC" is listed by its mark
        return noun.name

    def _by_first_word(self, name: str) -> Party | None:
        """ "Lima" of a report on Lima Shipping Corporation is the firm."""
        known = (p for p in self._by_end.get(_key(name), ()) if p.kind is TargetKind.ORGANISATION and p.targeted >= 0)
        return next((p for p in known if _key(p.name).startswith(_key(name) + " ")), None)

    def _is_body(self, noun: Noun) -> bool:
        """ "the Commission", "the department": a sender's body, no party."""
        if noun.possessor is not None or noun.determiner not in ("the", ""):
            return False
        return bool(self._places.vague(" ".join([w.lower for w in noun.words if w.tag in ("NN", "NP")])))

    def _goes_with_name(self, noun: Noun) -> bool:
        """A noun after a name that says what the name is ("the Belavia airline"), not whom it belongs to."""
        labels = self._kinds.of_word(noun.label)
        named = any(label.kind in (TargetKind.ORGANISATION, TargetKind.VESSEL) and not label.many for label in labels)
        return named and noun.label not in self._relational

    def _by_its_name(self, name: str, noun: Noun, item: Item) -> Party:
        whole, name = name, self._kinds.untitled(name)
        key = _key(name)
        party = self._by_name.get(key) or self._waiting(item) or self._shorter(name)
        if not party:
            kind, sure = self._kind_of(name, item)
            if whole != name:
                kind, sure = TargetKind.PERSON, True
            full = self._with_family_name(name, noun)
            party = Party(full, kind, proper=True, sure=sure, names=[full])
            self._parties.append(party)
            self._by_name[_key(full)] = party
            if full == name:
                self._index(party)
            else:
                self._by_end.setdefault(key, []).append(party)  # the family name alone is the elder's
        else:
            self._learn_kind(party, name, item)
        if not party.proper or (len(name) > len(party.name) and party.name in name):
            party.name, party.proper = name, True
            self._index(party)
        self._by_name.setdefault(key, party)
        party.names += [n for n in (name, whole) if n not in party.names]
        for title in whole.lower().split()[: len(whole.split()) - len(name.split())]:  # "Businessman Kuda Moyo"
            labels = self._kinds.of_word(title)
            party.families.update(label.family for label in labels)
            party.labels.update([title] if labels else [])
        return party

    def _learn_kind(self, party: Party, name: str, item: Item) -> None:
        """A heading's "Marov blacklisted" says less of Marov than "the banker Ilya Marov" below it."""
        if not party.sure and party.proper and item.noun.label:
            kind, sure = self._kind_of(name, item)
            if sure:
                party.kind, party.sure = kind, True

    def _waiting(self, item: Item) -> Party | None:
        """A party known so far only as "its owner", which this phrase names: "X, the owner"."""
        for noun in item.nouns:
            if noun.name or noun.determiner != "the" or noun.head not in self._relational:
                continue
            for party in self._latest():
                if not party.proper and not party.many and noun.head in party.labels:
                    return party
        return None

    def _shorter(self, name: str) -> Party | None:
        """The party whose longer name ends (a person's) or begins (a firm's) with this one; the latest first."""
        words = _key(name).split()
        alike = [p for end in _ends(words) for p in self._by_end.get(end, ())[-_ALIKE:]] if words else []
        for party in reversed(alike):
            longer = _key(party.name).split()
            if len(words) < len(longer) and self._abbreviates(words, longer, party):
                return party
            if len(longer) < len(words) and self._abbreviates(longer, words, party):
                return party
        return None

    def _index(self, party: Party) -> None:
        words = _key(party.name).split()
        for end in _ends(words) if words else ():
            self._by_end.setdefault(end, []).append(party)

    def _abbreviates(self, short: list[str], long: list[str], party: Party) -> bool:
        if party.kind is TargetKind.PERSON or not party.sure:
            family = len(short) == 1 and len(short[0]) > 1 and short[0] in list(_ends(long))[1:]
            return family or (not party.sure and is_introduced(self._text, short, long))
        return is_short_for(self._text, self._kinds, short, long)

    def _with_family_name(self, name: str, noun: Noun) -> str:
        """ "his son Igor" bears the family name of the one spoken of."""
        if " " in name or noun.label not in self._kinds.kin:
            return name
        elder = self._elder(noun)
        if elder and elder.proper and " " in elder.name:
            return f"{name} {elder.name.split()[-1]}"
        return name

    def _elder(self, noun: Noun) -> Party | None:
        if noun.possessor:
            return self._by_name.get(_key(noun.possessor.name))
        return next((p for p in self._latest() if p.kind is TargetKind.PERSON and p.proper), None)

    def _kind_of(self, name: str, item: Item) -> tuple[TargetKind, bool]:
        """The kind of a new name, and whether anything tells it but the shape of the name."""
        shape = shape_of(name, item.noun, self._shapes)
        if is_name_with_article(item.noun) and shape is TargetKind.PERSON:
            shape = TargetKind.VESSEL  # "the Ankara Bay": no person has an article
        own = self._kinds.of_name(name)
        for noun in item.nouns:
            possible = self._kinds.both(noun)
            if own and own in possible:
                return own, True
            if shape in possible and not own:
                return shape, True
            kind = self._kinds.kind(noun)
            if kind is TargetKind.COUNTRY and noun is not item.noun:
                continue  # "Yakov Feldman (Russia)": where, not what
            if kind and kind is not TargetKind.GROUP:
                return kind, True
        return own or shape, own is not None

    def _describe(self, party: Party, noun: Noun) -> None:
        """What a phrase says of a party: its nouns, and itself as another name."""
        self._label(party, noun)
        text = self.words_of(noun)
        if text not in party.names and not noun.is_pronoun and text != party.name:
            party.names.append(text)

    def _label(self, party: Party, noun: Noun) -> None:
        party.gender = party.gender or self._genders.get(noun.label or noun.head, "")
        for label in self._kinds.of_noun(noun):
            party.families.add(label.family)
        if noun.head and not noun.name:
            party.labels.add(noun.head)
        elif noun.label:
            party.labels.add(noun.label)

    # --- descriptions and pronouns ---------------------------------------------------------------------------------------

    def _described(self, item: Item, sentence: int) -> list[Party]:
        noun = item.noun
        if noun.is_pronoun:
            return []
        labels = self._kinds.of_noun(noun)
        if not labels or self._is_body(noun):
            return []
        place = next((w.place for w in noun.words if w.place), None)
        if place is not None and labels[0].kind is TargetKind.COUNTRY and place.form in ("name", "adjective"):
            return []
        known = self._referred(noun, labels, sentence) if not self.restricted else []
        if known:
            for party in known:
                self._describe(party, noun)
            return known
        text = self.words_of(noun)
        said = (self._kinds.kind(other) for other in item.same)  # "the owner, a former minister"
        kind = next((k for k in said if k is not None and k in self._kinds.both(noun)), labels[0].kind)
        party = Party(text, kind, proper=False, many=_is_many(noun, labels), names=[text])
        self._label(party, noun)
        if not self._heading and noun.determiner != "no":
            self._parties.append(party)
        return [party]

    def _referred(self, noun: Noun, labels: tuple[Label, ...], sentence: int) -> list[Party]:
        """The parties that "the airline", "both men", "the two companies" stand for."""
        if (
            noun.determiner not in ("the", "this", "that", "these", "those", "both", "neither", "either")
            or any(w in self._new for w in noun.lowers)
            or noun.possessor
        ):
            return []
        if noun.of or (
            (noun.name and not self._kinds.is_defined_term(noun))
            and not all(w.place and w.place.form == "adjective" for w in noun.name_words)
        ):
            return []
        if _is_many(noun, labels) or noun.determiner in ("either", "neither"):
            return self._several(noun, labels)
        kinds = {label.kind for label in labels}
        able = (p for p in self._latest() if labels[0].kind is not TargetKind.COUNTRY or not _only_sends(p))
        scored = [(self._fit(p, noun, labels, kinds, sentence), -n, p) for n, p in enumerate(able)]
        best = max(scored, key=itemgetter(0, 1), default=None)
        close = {p.name for score, _, p in scored if best is not None and score > best[0] - _CLOSE}
        if best is not None and labels[0].kind is TargetKind.COUNTRY and best[0] > 0:
            return [best[2]]
        if best is None or best[0] < _FITS_WELL or len(close) > 1:
            return []  # what fits several, or none well, stands for itself
        return [best[2]]

    def _several(self, noun: Noun, labels: tuple[Label, ...]) -> list[Party]:
        kinds = {label.kind for label in labels}
        for place, pair in reversed(self._pairs):
            if place < noun.start and all(self._fits_several(p, labels) for p in pair) and _counts(noun, len(pair)):
                return pair
        if noun.determiner == "either":
            return []  # two told apart need not be the two that are meant
        recent = [p for p in self._latest() if p.kind in kinds and p.proper and p.targeted >= 0]
        wanted = 2 if noun.determiner in ("both", "neither", "either") or noun.number == "two" else 0
        return recent[:wanted][::-1] if wanted and len(recent) >= wanted else []

    @staticmethod
    def _fits_several(party: Party, labels: tuple[Label, ...]) -> bool:
        """ "both men" fits any two men, "the bankers" those called so or so alike."""
        return any(
            party.kind is label.kind and (label.family < 0 or label.family in party.families) for label in labels
        )

    def _fit(self, party: Party, noun: Noun, labels: tuple[Label, ...], kinds: set[TargetKind], sentence: int) -> float:
        """How well a description fits a party; 0 or less where it does not. ``kinds``: those of its labels."""
        last = None if party.many else party.last_before(noun.start)
        if not last or self._says_else(party, noun):
            return 0
        if noun.head in party.labels:
            score = 6.0
        elif noun.head in self._kinds.institutions or self._is_institution(party):
            return 0
        elif party.proper and party.kind in kinds and _is_in_name(noun.head, party.name):
            score = 5.5
        elif any(label.family in party.families and label.family >= 0 for label in labels):
            score = 5.0
        elif party.kind not in kinds and (party.sure or not any(label.family < 0 for label in labels)):
            return 0
        elif any(label.family < 0 and label.kind is party.kind for label in labels):
            score = 3.5
        elif not party.labels and not (party.families - {-1}) and (party.kind in kinds or party.targeted >= 0):
            score = 2.5
        else:
            return 0
        here = _NAMED_HERE if party.proper and last[0] == sentence else 0
        return score - min(2.4, 0.3 * (sentence - last[0])) + (0.5 if party.targeted >= 0 else 0) + here

    def _is_institution(self, party: Party) -> bool:
        """ "The company" is no ministry."""
        return party.proper and not self._kinds.institutions.isdisjoint(party.name.lower().split()[:3])

    def _says_else(self, party: Party, noun: Noun) -> bool:
        """ "The state oil company" is no association of banks: words of what it does that the party has not borne."""
        prefix, _, office = noun.head.replace("-", " ").partition(" ")
        if office and prefix in _DEPUTIES and noun.head not in party.labels:
            return True  # "the vice-president" is not the president
        if len(noun.words) == 1 or not (
            said := [w.lower for w in noun.words[:-1] if w.tag == "NN" and w.lower in self._kinds.trades]
        ):
            return False
        known = {*party.labels, *(word for name in party.names for word in name.lower().split())}
        return known.isdisjoint(said)

    def resolve(self, noun: Noun, sentence: int, but: Sequence[Party] = ()) -> list[Party]:
        """The parties that a pronoun stands for, none of ``but``; empty where none is near."""
        word = noun.words[-1].lower if noun.is_pronoun else noun.determiner
        if word in self._pronouns["two"] or word in self._pronouns["several"]:
            return self._plural(noun, word)
        if (counted := COUNTED.get(noun.number or noun.head, 0)) > 2 and noun.is_pronoun:
            together = (pair for place, pair in reversed(self._pairs) if place < noun.start and len(pair) == counted)
            all_of_them = noun.determiner in ("the", "all", "these", "those")  # not "three more"
            aimed = self._last_aimed_at(counted) if all_of_them else []
            return next(together, None) or aimed or (self._counted_group(noun, counted) if all_of_them else [])
        wants_person = word in self._pronouns["person"]
        if not wants_person and word not in self._pronouns["thing"]:
            return []
        best: tuple[float, Party] | None = None
        for party in self._latest():
            fits = self._gender_fits(party, word) if wants_person else 0.0
            if party in but or fits < 0:
                continue
            ship = word in self._pronouns["ship"] and party.kind is TargetKind.VESSEL
            score = self._nearness(party, noun, sentence, person=wants_person and not ship)
            score += fits if score > 0 else 0
            if score > 0 and (best is None or score > best[0]):
                best = (score, party)
        if not best:
            return []
        party = best[1]
        if (
            not party.sure
            and party.kind is not TargetKind.VESSEL
            and (party.kind is TargetKind.PERSON) is not wants_person
        ):
            party.kind, party.sure = (TargetKind.PERSON if wants_person else TargetKind.ORGANISATION), True
        if wants_person and party.kind is TargetKind.PERSON:
            party.gender = party.gender or _GENDERS.get(word, "")
        if wants_person and noun.is_pronoun:
            party.mentions.append((sentence, noun.start, word in ("he", "she")))
        return [party]

    def _gender_fits(self, party: Party, word: str) -> float:
        """What a party gains by a pronoun of its gender; below 0 where it is of the other: "she" is no son, and nobody who was
        "he" before."""
        gender = _GENDERS.get(word, "")
        known = party.gender or ("she" if party.name.lower().endswith(self._she_names) else "")
        if party.kind is not TargetKind.PERSON or not (gender and known):
            return 0.0
        return _OF_GENDER if gender == known else -1.0

    def _nearness(self, party: Party, noun: Noun, sentence: int, *, person: bool) -> float:
        if party.many or party.kind in (TargetKind.COUNTRY, TargetKind.SECTOR, TargetKind.GROUP):
            return 0
        if (party.kind is TargetKind.PERSON) is not person and (party.sure or party.targeted < 0):
            return 0
        last = party.last_before(noun.start)
        if not last:
            return 0
        back = sentence - max(last[0], min(party.targeted, sentence))
        if back > _NEAR:
            return 0
        score = 12.0 - 4 * back + (1.5 if last[2] else 0) + (1 if party.proper else 0)
        aimed_at = party.targeted >= 0 and sentence - party.targeted <= 4
        score += (3 if back <= 1 else 1.5) if aimed_at else 0
        score -= 0 if party.proper or party.targeted >= 0 else _UNNAMED  # "the owner says it expects …"
        return score + last[1] / (noun.start + 1)

    def _plural(self, noun: Noun, word: str) -> list[Party]:
        """ "They", "both": the parties last named together, or a group, or the two last aimed at."""
        wanted = 2 if word in self._pronouns["two"] else 0
        if not wanted and (group := self._group_since(noun)) is not None:
            return [group]
        for place, pair in reversed(self._pairs[-6:]):
            if place < noun.start and (not wanted or len(pair) == wanted) and any(p.targeted >= 0 for p in pair):
                return pair
        if not wanted and self._pairs and (near := self._pair_near(noun)):
            return near
        if wanted:
            if self._pairs and len(self._pairs[-1][1]) == wanted and (near := self._pair_near(noun)):
                return near
            return self._last_aimed_at(wanted) or self._counted_group(noun, wanted)
        groups = [p for p in self._latest() if p.many and p.last_before(noun.start)]
        group = next((p for p in groups if p.targeted >= 0), groups[0] if groups else None)
        return [group] if group else []

    def _counted_group(self, noun: Noun, count: int) -> list[Party]:
        """ "The three" of "three companies": the group of so many spoken of last."""
        groups = (p for p in self._latest() if p.many and not p.members and not p.proper and p.last_before(noun.start))
        fitting = (p for p in groups if p.targeted >= 0 and numbers(p.name, count))
        return list(islice(fitting, 1))

    def _last_aimed_at(self, count: int) -> list[Party]:
        """So many parties with names, spoken of last, at which measures were aimed; empty where there are fewer."""
        aimed = (p for p in self._latest() if p.targeted >= 0 and p.proper)
        recent = sorted(aimed, key=lambda p: -p.mentions[-1][1])
        return recent[:count][::-1] if len(recent) >= count else []

    def _group_since(self, noun: Noun) -> Party | None:
        """A group without names that a measure was aimed at after those named together last."""
        since = self._pairs[-1][0] if self._pairs else -1
        told = (p for p in self._latest() if p.many and not p.members and p.targeted >= 0)
        return next((p for p in told if (last := p.last_before(noun.start)) is not None and last[1] > since), None)

    def _pair_near(self, noun: Noun) -> list[Party]:
        """Those named together last, where that is near: "two ships, X and Y, lost their flag after Z listed them"."""
        place, pair = self._pairs[-1]
        alike = len({p.kind for p in pair if p.sure}) <= 1 and all(p.proper for p in pair)
        return pair if alike and 0 < noun.start - place < _NEAR_WORDS else []

    def is_nobody(self, noun: Noun) -> bool:
        """ "Lifted sanctions on nobody", "delisted no one"."""
        none = self._pronouns["none"]
        return noun.of is None and (noun.head in none or " ".join(noun.lowers) in none)

    def salient(self, sentence: int) -> Party | None:
        """The party with a name that the last sentences speak of most, where they speak of it more than once; a person only
        if a measure was told of him: others may be speaking."""
        counted: list[tuple[int, Party]] = []
        for party in self._latest():
            near = [m for m in party.mentions[-_COUNTED_MENTIONS:] if sentence - m[0] <= _SALIENT]
            listed = party.kind.is_listed_by_name and (party.kind is not TargetKind.PERSON or party.targeted >= 0)
            if party.proper and listed and len(near) > 1 and sentence - near[-1][0] <= _NEAR:
                counted.append((len(near), party))
        best = max((count for count, _ in counted), default=0)
        first = [party for count, party in counted if count == best]
        return first[0] if len(first) == 1 else None

    def join(self, parties: list[Party], place: int) -> None:
        """The parties of one measure may be spoken of together ("both") afterwards."""
        if len(parties) > 1:
            self._pairs.append((place, parties))

    def latest_group(self, place: int) -> Party | None:
        """The group without names last spoken of before a place."""
        return next((p for p in self._latest() if p.many and not p.members and p.last_before(place)), None)

    def place_of(self, word: str) -> Place | None:
        """The state that one word names by itself; None of one that keeps lists."""
        found = self._places.at([word], 0)
        return found[0] if found is not None and found[0].form == "name" and not keeps_lists(found[0].name) else None

    def words_of(self, noun: Noun) -> str:
        """The words of a phrase without its opening article, with what hangs on it by "of"."""
        start = noun.start
        first = (noun.possessor or noun).words[0]
        own = first.tag == "PD" and bool(noun.name)
        if noun.possessor is None and len(noun.words) > _PAIR and _opens_two(noun):
            start = noun.words[1].end  # "both the bank and its owner"
        elif (own or first.lower in ("the", "a", "an")) and noun.words[-1] is not first:
            start = first.end
        return _plain(self._text[start : noun.end])

    def text_at(self, start: int, end: int) -> str:
        """The words between two places, white space folded."""
        return " ".join(self._text[start:end].split())

    def text_between(self, first: Noun, last: Noun) -> str:
        """The words from one phrase to another, without the opening article."""
        start = (
            first.words[0].end if first.words[0].lower in ("the", "a", "an") and len(first.words) > 1 else first.start
        )
        return _plain(self._text[start : last.end])

    def _latest(self) -> Sequence[Party]:
        return self._parties[: -_REACH - 1 : -1]


def _is_many(noun: Noun, labels: tuple[Label, ...]) -> bool:
    if len(noun.words) > _PAIR and _opens_two(noun):
        return any(label.many for label in labels)
    if noun.number and noun.number not in ("one", "1"):
        return True
    return any(label.many for label in labels) or noun.determiner in (
        "both",
        "several",
        "many",
        "these",
        "those",
        "few",
    )


def numbers(name: str, count: int) -> bool:
    """A description says how many: "three companies", "3 tankers"."""
    return any(word == str(count) or COUNTED.get(word) == count for word in name.lower().split()[:2])


def _opens_two(noun: Noun) -> bool:
    first, second = noun.words[:2]
    return first.lower in ("both", "neither", "either") and second.lower in ("the", "a", "an")


def _only_sends(party: Party) -> bool:
    """A state that keeps lists, at which nothing was aimed: "the Republic" is another."""
    return party.kind is TargetKind.COUNTRY and party.targeted < 0 and keeps_lists(party.name)


def _is_in_name(head: str, name: str) -> bool:
    """ "The trader" is told by the name "Northern Trading SA", "the bank" by "Delta Bank"."""
    stem = head[: max(4, len(head) - 2)]
    words = name.lower().split()
    return len(head) > 3 and any(word.startswith(stem) or word.endswith(head) for word in words)  # "Orlanbank"


def _ends(words: list[str]) -> dict[str, None]:
    """The first and last word of a name, the last without its Arabic article too: "al-Khanjar", "Khanjar"."""
    article, dash, bare = words[-1].partition("-")
    return dict.fromkeys((words[0], words[-1], *([bare] if dash and article in _ARTICLES and len(bare) > 2 else ())))


_ARTICLES = frozenset({"al", "el", "ul", "ad", "an", "ar", "as", "at", "az"})


def _counts(noun: Noun, number: int) -> bool:
    if noun.determiner in ("both", "neither", "either"):
        return number == 2
    return COUNTED.get(noun.number, number) == number


@lru_cache(maxsize=10_000)
def _key(name: str) -> str:
    return name.casefold().replace("“", "").replace("”", "").replace('"', "").replace(".", "").replace(",", "")


def _plain(text: str) -> str:
    """White space folded, without the marks of quotations that begin or end within."""
    words = " ".join(text.split())
    return words if '"' not in words and "“" not in words else words.translate(_MARKS)


_MARKS = {ord(mark): None for mark in '"“”'}
