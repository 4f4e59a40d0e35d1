"""Groups: noun phrases joined by commas and "and", each with its appositions."""

from collections.abc import Callable, Sequence
from dataclasses import field
from typing import NamedTuple, final

from inforce.claims.instruments import INSTRUMENTS
from inforce.claims.name_rows import Names
from inforce.claims.phrases import Noun, Part, Verb, with_of
from inforce.claims.vocabulary import vocabulary
from inforce.claims.words import FINITE, Tags, Word
from inforce.values import value

Apposes = Callable[[Noun, Noun], bool]
"""Whether the second phrase, between commas, says what the first is."""

Many = Callable[[Noun], bool]
"""Whether a phrase names several without their names."""

_OBJECTS = frozenset({"it", "him", "her", "them"})
_NOMINATIVE = frozenset({"he", "she", "they", "we", "i"})
_WHERE = frozenset(
    {"at", "behind", "in", "with", "for", "from", "near", "outside", "over", "close to", "linked to", "by"}
)
_LISTS = frozenset({"list", "blacklist", "register", "roster", "registry", "annex", "schedule"})
_CLOSES_APPOSITION = frozenset({",", ".", ")", "-", ";", ":", "CC"})
_JOINS = frozenset({",", "CC"})
_PARTS_CLAUSES = frozenset({";", ":", ".", "SC", "TH", "WH", "-"})
_MAY_SAY_MORE = frozenset({",", ":", "-", "(", "IN", "CC"})
"""Tags of words by which a group may go on."""
_CALLS = frozenset({"call", "name", "dub", "title", "nickname", "rename", "christen", "re-name"})
_OPENS_NAMES = frozenset({",", ":", "-", "("})
_OPENS_SAME = frozenset({"", "(", ",", "-", "IN"})
"""Tags (none of a phrase) of what may open the names of several, or what says the same as a phrase."""
_REFLEXIVE = frozenset({"himself", "herself", "itself", "themselves"})
_WHOSE = frozenset({"its", "his", "her", "their", "the"})
_AIMS = frozenset({"on", "against", "from"})
"""Prepositions of measures that are said again of another's: "sanctions on X, and Canada on Y"."""
_LONGEST_STATE = 2
"""Words of a state or its capital: "the EU"."""
_OPEN_ROWS = frozenset({"on", "against", "from", "including", "such as"})
"""Prepositions under which names may stand in a row without "and"."""
_CLOSES_ROW = frozenset({".", ";", ")", "-", '"', "IN", "TM"})
_LONGEST_LIST = 2_000
"""Names of a list: no more stand in the longest stretch that is read as one sentence."""
_LONGEST_APPOSITION = 14
"""Parts of what stands between commas and says who somebody is."""
_LONGEST_CHAIN = 16
"""Parts of "the head of the office of the bank of …"."""


@value(frozen=True, slots=True)
class Item:
    """One member of a group: a noun phrase and the phrases between commas, dashes or brackets that say the same.

    ``names``: of a phrase for several ("two vessels, X and Y,") their names. ``end`` is the place in the text where the
    last of all these ends.
    """

    noun: Noun
    same: tuple[Noun, ...] = ()
    end: int = 0
    names: tuple["Item", ...] = ()

    @property
    def start(self) -> int:
        return self.noun.start

    @property
    def nouns(self) -> tuple[Noun, ...]:
        return (self.noun, *self.same)


@final
@value(frozen=True, slots=True)
class Group:
    """Noun phrases that fill one place in a clause; ``negated`` where "no", "none", "neither" opens it, ``either``
    where "or" joins them."""

    items: tuple[Item, ...]
    negated: str = ""
    either: bool = field(default=False)

    @property
    def start(self) -> int:
        return self.items[0].start

    @property
    def end(self) -> int:
        return self.items[-1].end

    @property
    def nouns(self) -> list[Noun]:
        """The phrases of all members, without appositions."""
        items = self.items
        return [items[0].noun] if len(items) == 1 else [item.noun for item in items]


Element = Group | Verb | Word

_WITHIN = frozenset({"IN", "(", ")", "TM"})
_FRONTED = _WITHIN | {",", "CC"}
"""Tags of words within the phrases with which a sentence may open, and of those among several."""

_Opening = tuple[Item, int]
"""The first of a row of names, and the number of the part with which it begins."""


class Grouped(NamedTuple):
    """The elements of a sentence, and by their places those that are groups, words and verbs."""

    elements: list[Element]
    groups: list[tuple[int, Group]]
    words: dict[int, Word]
    verbs: list[int]


def _is_participle(part: Part) -> bool:
    return type(part) is Verb and part.participle_or_past and len(part.words) == 1


def find_groups(parts: Sequence[Part], apposes: Apposes, many: Many, names: Names, *, carried: bool = False) -> Grouped:
    """The elements of a sentence: groups, verb groups and the words between them. ``carried``: it goes on with a list."""
    return _Reader(parts, apposes, many, names, carried=carried).read()


class _Reader:
    def __init__(self, parts: Sequence[Part], apposes: Apposes, many: Many, names: Names, *, carried: bool) -> None:
        self._carried = carried
        self._parts, self._apposes, self._many, self._names = parts, apposes, many, names
        tags, nouns = Tags(), dict[int, Noun]()
        for number, part in enumerate(parts):
            if type(part) is Word:
                tags[number] = part.tag
            else:
                tags[number] = ""
                if type(part) is Noun:
                    nouns[number] = part
        self._tag, self._noun = tags.__getitem__, nouns.get
        self._no_lists: set[tuple[int, bool, bool]] = set()  # commas that were looked at and open no list

    def read(self) -> Grouped:
        elements, groups, words, verbs = list[Element](), list[tuple[int, Group]](), dict[int, Word](), list[int]()
        parts, number, count = self._parts, 0, len(self._parts)
        after_verb = False
        while number < count:
            part = parts[number]
            if type(part) is Noun:
                group, number = self._group(number, after_verb=after_verb)
                groups.append((len(elements), group))
                elements.append(group)
                continue
            if type(part) is Word:
                words[len(elements)] = part
                if part.tag in _PARTS_CLAUSES or (part.tag in _JOINS and self._verb_comes(number + 1)):
                    after_verb = False
            else:
                verbs.append(len(elements))
                after_verb = after_verb or not self._may_be_reduced(number)
            elements.append(part)
            number += 1
        return Grouped(elements, groups, words, verbs)

    def _may_be_reduced(self, number: int) -> bool:
        """A participle after its noun and before "by" ("a draft circulated by X and Y would …") opens no clause."""
        part = self._parts[number]
        return (
            type(part) is Verb
            and part.participle_or_past
            and type(self._parts[number - 1]) is Noun
            and self._lower(number + 1) == "by"
        )

    # --- one group ---

    def _group(self, number: int, *, after_verb: bool) -> tuple[Group, int]:
        if (alone := self._alone(number)) is not None:
            return Group((Item(alone, (), alone.end),), _negation(alone)), number + 1
        item, after = self._item(number)
        if self._tag(after) not in _JOINS and (self._tag(after) != "" or self._tag(after - 1) != ","):
            return Group((item,), _negation(item.noun)), after
        items = [item]
        after_verb = after_verb and self._tag(number - 1) != ","
        fronted = self._is_fronted(number)
        after_verb = after_verb or fronted
        in_row = self._may_open_row(number, after_verb=after_verb)
        either = False
        while len(items) < _LONGEST_LIST:
            comma = after - 1 if self._tag(after) == "" and self._tag(after - 1) == "," else after
            if self._tag(comma) not in (",", "CC"):
                break
            opening = (item, number) if in_row and len(items) == 1 else None
            more, further = self._listed(comma, after_verb=after_verb, opening=opening)
            if not more:
                more, further = self._joined(after, after_verb=after_verb, of=items[0].noun.of is not None)
            if not more or self._acts_too(more, number, further) or (fronted and self._leads_to_verb(further)):
                break
            either = (
                either
                or self._lower(further - 1) == "or"
                or any(self._lower(n) in ("or", "nor") for n in range(after, further))
            )
            items += more
            after = further
        return Group(tuple(items), _negation(items[0].noun), either), after

    def _acts_too(self, items: Sequence[Item], number: int, after: int) -> bool:
        """ "Lifted sanctions on X and Canada on Y", "listed the minister and London his deputy": Canada and London do so, to whom
        stands at ``after``. ``number``: where the group begins."""
        last = items[-1].noun
        place = last.words[-1].place
        if place is None or place.form == "adjective" or len(last.words) > _LONGEST_STATE or items[-1].same:
            return False
        whom = self._noun(after)
        if whom is not None:
            return whom.determiner in _WHOSE
        again = (
            self._tag(after) == "IN" and self._lower(after) in _AIMS and self._lower(after) == self._lower(number - 1)
        )
        party = self._noun(after + 1) if again else None
        return party is not None and (bool(party.name) or party.determiner in _WHOSE - {"the"})

    def _alone(self, number: int) -> Noun | None:
        """The phrase at a place, where nothing can go on with it."""
        noun = self._noun(number)
        after = self._parts[number + 1] if number + 1 < len(self._parts) else None
        if type(after) is Word:
            return noun if after.tag not in _MAY_SAY_MORE else None
        return noun if after is None or (type(after) is Verb and after.lemma not in _CALLS) else None

    def _joined(self, number: int, *, after_verb: bool, of: bool = False) -> tuple[list[Item], int]:
        """``[,] and X``; ``of``: after "the assets of W" also "and of X"."""
        start = number
        if self._tag(number) == "," and self._tag(number + 1) == "CC":
            number += 1
        if self._tag(number) != "CC" or self._lower(number) in ("but", "yet", "but not"):
            return [], start
        number += 1
        if self._tag(number) == "RB" and self._noun(number + 1):
            number += 1
        if of and self._lower(number) == "of":
            number += 1
        noun = self._noun(number)
        if not noun or _opens_clause(noun):
            return [], start
        item, after = self._item(number)
        if after_verb and self._verb_at(after) and not self._says_more(noun, after):
            return [], start
        if after_verb and self._tag(start) == "," and self._opens_with_two(after):
            return [], start
        return [item], after

    def _is_fronted(self, number: int) -> bool:
        """ "According to X, Y and Z were …", "In a note posted by X, Y and Z were …": the phrase at a place is within what the
        sentence opens with, and its subject is still to come."""
        if not number or self._tag(0) != "IN":
            return False
        before = self._parts[1:number]
        return all(type(p) is Noun or (type(p) is Word and p.tag in _WITHIN) or _is_participle(p) for p in before)

    def _leads_to_verb(self, number: int) -> bool:
        """Nothing but phrases stands between a place and a finite verb, whose subject they hold."""
        for part in self._parts[number:]:
            if type(part) is Verb:
                return part.finite and not part.participle_or_past
            if type(part) is Word and part.tag not in _FRONTED:
                return False
        return False

    def _opens_with_two(self, number: int) -> bool:
        """ "…, and X and his wife were": two of them are the subject of what comes."""
        return (
            self._tag(number) == "CC"
            and self._noun(number + 1) is not None
            and self._verb_at(self._with_of(number + 1)[1])
        )

    def _says_more(self, noun: Noun, number: int) -> bool:
        """ "Banks and firms linked to the war": a participle says more of the firms; "… and shares fell" opens a clause."""
        verb = self._parts[number] if number < len(self._parts) else None
        behind = number + 2 if self._tag(number + 1) == "RB" else number + 1  # "blocked solely under"
        if type(verb) is not Verb or not verb.participle_or_past or noun.name or self._tag(behind) != "IN":
            return False
        form = vocabulary("en").verbs.get(verb.words[-1].lower)
        return (form is None or "VN" in form[1]) and noun.determiner in ("", "other", "several", "some")

    def _listed(self, number: int, *, after_verb: bool, opening: _Opening | None = None) -> tuple[list[Item], int]:
        """``, X, Y and Z``: a list is one only where "and" or "or" ends it, or where it is a row of names with its opening."""
        start, items, commas = number, list[Item](), list[int]()
        if (number, after_verb, opening is None) in self._no_lists:
            return [], start
        while len(items) < _LONGEST_LIST:
            number -= self._is_past_comma(number)  # that of an apposition: "X, a trader, Y and Z"
            if self._tag(number) != "," or not self._noun(number + 1):
                break
            commas.append(number)
            item, number = self._item(number + 1)
            items.append(item)
        if not items:
            return [], start
        last, after = self._joined(number, after_verb=after_verb)
        if last:
            return items + last, after
        row, after = self._row(opening, items, commas[-1], number) if opening is not None else ([], start)
        if not row:
            self._no_lists.update((comma, after_verb, opening is None) for comma in commas)
            return [], start
        return row, after

    def _may_open_row(self, number: int, *, after_verb: bool) -> bool:
        """Names that begin at a part may stand in a row without "and": after a verb or a colon, not under any preposition."""
        before = self._tag(number - 1) if number else ""
        if self._carried and number == 0:
            return True
        return (after_verb or before == ":") and (before != "IN" or self._lower(number - 1) in _OPEN_ROWS)

    def _row(self, opening: _Opening, items: list[Item], comma: int, number: int) -> tuple[list[Item], int]:
        """What follows the first of a row of names without "and". ``comma``: the part before the last of them, ``number``: the
        part after it."""
        if self._told_by(number) and len(items) > 1:
            items, number = items[:-1], comma  # "listed X, Y, Z, Reuters reported"
        elif not self._closes_row(number, len(items)):
            return [], number
        first, at = opening
        row = self._names.row(first, items)
        sure = at == 0 or self._tag(at - 1) in _OPENS_NAMES or len(row) != 1
        return (row if sure or self._names.are_two(first.noun, row[0].noun) else []), number

    def _closes_row(self, number: int, items: int) -> bool:
        """The sentence ends after a row of names, or goes on with a preposition or a time."""
        if self._tag(number) == "," and items > 1:
            number += 1  # "listed X, Y, Z, in a first step"
            return self._tag(number) in ("IN", "TM")
        return number >= len(self._parts) or self._tag(number) in _CLOSES_ROW

    def _told_by(self, number: int) -> bool:
        part = self._parts[number] if number < len(self._parts) else None
        return type(part) is Verb and part.lemma in vocabulary("en").of_saying

    def _is_past_comma(self, number: int) -> bool:
        """A phrase begins right behind a comma that has been passed already."""
        return self._noun(number) is not None and self._tag(number - 1) == ","

    def _item(self, number: int) -> tuple[Item, int]:
        """A phrase with what hangs on it by "of", its brackets and its appositions."""
        noun, after = self._with_of(number)
        if self._tag(after) in _OPENS_NAMES and (named := self._names_of_several(noun, after)):
            return Item(noun, (), named[0][-1].end, tuple(named[0])), named[1]
        if noun.number and self._lower(after) in _WHERE and (named := self._names_further_on(noun, after)):
            return Item(noun, (), named[0][-1].end, tuple(named[0])), named[1]
        if self._is_some_of_those(noun, after) and (named := self._names_of_several(noun, after + 1)):
            return Item(noun, (), named[0][-1].end, tuple(named[0])), named[1]
        if self._tag(after) == "," and (one := self._name_of_one(noun, after)):
            return Item(noun, (), one.end, (one,)), after + 2 + (self._tag(after + 2) == ",")
        end, same = noun.end, list[Noun]()
        if (again := self._noun(after)) is not None and len(again.words) == 1 and again.words[0].lower in _REFLEXIVE:
            after += 1
        while self._tag(after) in _OPENS_SAME and (more := self._one_more(noun, same, after)):
            found, further = more
            if further == after:
                break
            same += found
            end = max([end, *(n.end for n in found)])
            after = further
        return Item(noun, tuple(same), end), after

    def _one_more(self, noun: Noun, same: list[Noun], after: int) -> tuple[list[Noun], int] | None:
        """What says the same as a phrase and begins at a part, by the kind of that part."""
        match self._tag(after):
            case "":
                return self._called(after)
            case "(":
                return self._bracketed(after)
            case "," | "-":
                return self._apposition(noun, same, after)
            case "IN":
                return self._far_apposition(noun, same, after)
        return None

    def _names_of_several(self, noun: Noun, number: int) -> tuple[list[Item], int] | None:
        """``two vessels, X and Y,``; ``the companies - X, Y and Z -``; ``four generals: W, X, Y and Z``"""
        if not (self._many(noun) or _is_number(noun) or (self._tag(number) == "," and _is_plural(noun))):
            return None
        first = self._noun(number + 1)
        if not first or not first.name or (first.determiner and not is_name_with_article(first)):
            return None
        item, after = self._item(number + 1)
        more, after = self._listed(after, after_verb=False, opening=(item, number + 1))
        if not more:
            more, after = self._joined(after, after_verb=False)
        if not more and self._tag(number) == ",":
            return None
        if self._verb_at(after) and self._tag(number) == ",":
            return None
        closed = self._tag(after) in (",", ")") or self._tag(after) == self._tag(number) == "-"
        return [item, *more], after + 1 if closed else after

    def _name_of_one(self, noun: Noun, number: int) -> Item | None:
        """ "The removal of one bank, X, from the list": X is whose removal it is."""
        of, named = noun.of, self._noun(number + 1)
        if of is None or of.name or named is None or not named.name or named.determiner:
            return None
        one = of.number in ("one", "1") or of.determiner in ("one", "a", "an")
        closed = self._tag(number + 2) in (",", ".", ";")
        its = self._apposes(of, named) and not self._apposes(noun, named)  # "the head of a bank, X,"
        return Item(named, (), named.end) if one and closed and its else None

    def _is_some_of_those(self, noun: Noun, number: int) -> bool:
        """ "Two of those targeted, X and Y,": past the participle."""
        those = noun.of is not None and noun.of.head == "those"
        part = self._parts[number] if those and number < len(self._parts) else None
        return type(part) is Verb and part.participle_or_past and self._tag(number + 1) == ","

    def _names_further_on(self, noun: Noun, number: int) -> tuple[list[Item], int] | None:
        """``The two managers at the heart of the affair, X and Y,``"""
        between = self._noun(number + 1)
        if noun.name or between is None or not self._many(noun) or self._many(between) or between.head in _LISTS:
            return None
        if between.name and between.words[-1].place is None:
            return None
        after = self._with_of(number + 1)[1]
        listed = self._noun(after + 1) if between.words[-1].place is not None else None
        if listed is not None and listed.words[-1].place is not None and not listed.determiner:
            return None  # "31 firms in China, India and Turkey"
        if self._tag(after) == "IN" and (further := self._noun(after + 1)) is not None and not self._many(further):
            after = self._with_of(after + 1)[1]  # "with ties to the palace"
        return self._names_of_several(noun, after) if self._tag(after) == "," else None

    def _with_of(self, number: int) -> tuple[Noun, int]:
        noun = self._parts[number]
        assert type(noun) is Noun
        after = number + 1
        while (
            self._tag(after) == "IN"
            and self._lower(after) == "of"
            and (of := self._noun(after + 1))
            and after - number < _LONGEST_CHAIN
        ):
            noun, after = with_of(noun, of), after + 2
        return noun, after

    def _called(self, number: int) -> tuple[list[Noun], int] | None:
        """``a company called X``"""
        part = self._parts[number] if number < len(self._parts) else None
        if type(part) is not Verb or not part.participle_or_past or part.lemma not in _CALLS:
            return None
        other = self._noun(number + 1)
        return ([other], number + 2) if other and other.name and not other.determiner else None

    def _bracketed(self, number: int) -> tuple[list[Noun], int] | None:
        if self._tag(number) != "(":
            return None
        for end in range(number + 1, min(number + 16, len(self._parts))):
            if self._tag(end) == "TM":
                return None
            if self._tag(end) == ")":
                inside = [p for p in self._parts[number + 1 : end] if type(p) is Noun and p.name]
                if self._is_titled(end + 1):
                    return [], end + 1  # "the Special Economic Measures (Haiti) Regulations"
                return inside, end + 1
        return None

    def _is_titled(self, number: int) -> bool:
        """The last word of a law's title, behind the bracket in it."""
        title = self._noun(number)
        return (
            title is not None and len(title.words) == 1 and title.head in INSTRUMENTS and title.words[0].text.istitle()
        )

    def _apposition(self, noun: Noun, same: list[Noun], number: int) -> tuple[list[Noun], int] | None:
        """``, the owner of the bank,``"""
        if self._tag(number) not in (",", "-") or noun.determiner == "no":
            return None
        opened = number + 1
        while self._tag(opened) == "RB":
            opened += 1
        other = self._noun(opened)
        if not other or _opens_clause(other) or not all(self._apposes(n, other) for n in (noun, *same)):
            return None
        other, after = self._with_of(opened)
        if self._does_to_it(after):
            return None
        closing = self._past_modifiers(self._past_brackets(after))
        describes = other.determiner in ("a", "an") or (other.determiner and not other.name)
        if describes and (joined := self._past_joined(closing)):
            return [other], joined  # "X, a lender and a backer of the war, was"
        if closing < len(self._parts) and self._tag(closing) not in _CLOSES_APPOSITION:
            return None
        if self._starts_list(closing, other):
            return None
        within = [p for p in self._parts[after:closing] if type(p) is Verb or (type(p) is Word and p.tag == "WH")]
        if within:
            return [other], after
        return [other], closing + 1 if self._closes(closing) else closing

    def _does_to_it(self, number: int) -> bool:
        """ "Orlan Bank, the company that owns it": another, by what it does to the first."""
        if self._tag(number) != "WH" or self._noun(number + 2) is None:
            return False
        verb, whom = self._parts[number + 1], self._noun(number + 2)
        return type(verb) is Verb and whom is not None and whom.is_pronoun and whom.head in _OBJECTS

    def _past_joined(self, number: int) -> int:
        """Past what "and" joins to an apposition ("the owner of X and a director of Y,", "minister for culture and sport,"),
        where a comma and a verb follow; 0 where something else does."""
        joined = False
        for ahead in range(number, min(number + _LONGEST_APPOSITION, len(self._parts))):
            part = self._parts[ahead]
            if type(part) is Noun:
                before = self._tag(ahead - 1)
                own = part.determiner in ("a", "an", "the") or not (part.name or part.determiner or part.number)
                if before in ("CC", ",") and not own:
                    return 0
            elif type(part) is Word and part.tag == "," and joined and self._verb_at(ahead + 1):
                return ahead + 1
            elif type(part) is Word and part.tag == "CC" and part.lower == "and":
                joined = True
            elif not (type(part) is Word and part.tag in (",", "IN")):
                return 0
        return 0

    def _far_apposition(self, noun: Noun, same: list[Noun], number: int) -> tuple[list[Noun], int] | None:
        """``the man at the centre of the affair, X,``"""
        if noun.name or same or self._tag(number) != "IN" or not self._noun(number + 1):
            return None
        between, after = self._with_of(number + 1)
        other = self._noun(after + 1)
        if (
            not other
            or not other.name
            or other.determiner
            or (self._apposes(between, other) and not self._apposes(noun, other))
        ):
            return None
        return self._apposition(noun, same, after)

    def _past_brackets(self, number: int) -> int:
        """ "Its manager, Blue Reef (UAE)": past what stands in brackets."""
        inside = self._bracketed(number)
        return inside[1] if inside is not None else number

    def _closes(self, number: int) -> bool:
        """The comma after an apposition belongs to it, unless it opens something else."""
        return self._tag(number) in (",", "-") and self._tag(number + 1) not in ("WH", "SC")

    def _starts_list(self, number: int, other: Noun) -> bool:
        """What looks like an apposition is the first of several: "X, Y, Z and W"."""
        if self._tag(number) == "CC" and self._noun(number + 1):
            return bool(other.name) and not other.determiner
        following = self._noun(number + 1)
        return (
            self._tag(number) == ","
            and bool(following)
            and bool(other.name)
            and not other.determiner
            and bool(following and following.name and not following.determiner)
        )

    def _past_modifiers(self, number: int) -> int:
        """Past prepositions with their phrases, times, and clauses without a comma that hang on a phrase."""
        while number < len(self._parts):
            part = self._parts[number]
            if type(part) is Word and part.tag == "IN" and self._noun(number + 1):
                number = self._with_of(number + 1)[1]
                if part.lower == "between" and self._tag(number) == "CC" and self._noun(number + 1):
                    number = self._with_of(number + 1)[1]  # "between Washington and Tehran"
            elif type(part) is Word and part.tag == "TM":
                number += 1
            elif (type(part) is Word and part.tag == "WH") or self._is_participle(number):
                return self._next_mark(number)
            else:
                break
        return number

    def _is_participle(self, number: int) -> bool:
        """A participle after its noun: "based in Oslo", "known as X"."""
        part = self._parts[number]
        if type(part) is not Verb:
            return False
        return part.participle or (part.participle_or_past and self._tag(number + 1) in ("IN", "TM"))

    def _next_mark(self, number: int) -> int:
        while number < len(self._parts) and self._tag(number) not in (",", ".", ")", ";", ":", "-"):
            number += 1
        return number

    # --- looking ---

    def _lower(self, number: int) -> str:
        if (noun := self._noun(number)) is not None:
            return noun.words[0].lower if len(noun.words) == 1 else ""
        part = self._parts[number] if number < len(self._parts) else None
        return part.lower if type(part) is Word else ""

    def _verb_at(self, number: int) -> bool:
        """A verb whose subject the phrase before would be."""
        while self._tag(number) in ("RB", "TM"):
            number += 1
        part = self._parts[number] if number < len(self._parts) else None
        return type(part) is Verb and not part.infinitive and (part.finite or part.tag in ("VN", "VD"))

    def _verb_comes(self, number: int) -> bool:
        """A new clause with a subject of its own begins here."""
        for ahead in range(number, min(number + 6, len(self._parts))):
            part = self._parts[ahead]
            if type(part) is Verb:
                return ahead > number and part.words[0].tag in FINITE
            if type(part) is Word and part.tag in (",", ";", ".", "CC", "WH"):
                return False
        return False


def is_name_with_article(noun: Noun) -> bool:
    """ "the Tornesch": ships are named so."""
    return noun.determiner == "the" and not noun.label and noun.words[-1].tag == "NP" and noun.of is None


def _is_number(noun: Noun) -> bool:
    """ "The three – X, Y and Z –"."""
    return noun.determiner in ("the", "these") and noun.words[-1].tag == "CD" and len(noun.words) == 2 and not noun.name


def _is_plural(noun: Noun) -> bool:
    """ "The dissidents": several of whatever kind."""
    return noun.determiner == "the" and not noun.name and noun.of is None and noun.head[-1:] == "s" != noun.head[-2:-1]


def _opens_clause(noun: Noun) -> bool:
    return len(noun.words) == 1 and noun.words[0].lower in _NOMINATIVE


def _negation(noun: Noun) -> str:
    return (
        noun.determiner
        if noun.determiner in ("no", "neither")
        else noun.head
        if noun.head in ("none", "nobody", "neither", "nothing")
        else ""
    )
