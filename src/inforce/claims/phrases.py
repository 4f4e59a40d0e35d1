"""Phrases: words grouped into noun phrases and verb groups; all else stays a word."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import field
from itertools import pairwise
from typing import TYPE_CHECKING, final

from inforce.claims.lexicon import table
from inforce.claims.words import COPULAS, VERBS, Word, is_registration
from inforce.values import value

if TYPE_CHECKING:
    from inforce.claims.kinds import Label

_PRONOMINAL = frozenset({"PR", "DT", "CD", "WH"})
_OPENS = frozenset({"DT", "PD", "CD"})
_PARTICLES = frozenset(table("words_en")["names"]["particles"])
_JOINED_BY_FOR = frozenset(table("words_en")["names"]["for"])
_JOINED_BY_OF = frozenset(table("words_en")["names"]["of"])
_BRANCHES = frozenset(table("words_en")["names"]["branches"])
_AFTER_NOUNS = frozenset(table("words_en")["nouns"]["after_nouns"])
_OF_BODIES = frozenset(table("kinds")["en"]["organisation"]["words"])
_LISTS = frozenset({"list", "blacklist"})
_BEFORE_COUNTS = frozenset(table("words_en")["nouns"]["before_counts"])
_GENERAL = frozenset(table("words_en")["names"]["general"])
_LONGEST_QUOTED_NAME = 7


@final
@value(frozen=True, slots=True)
class Noun:
    """A noun phrase, with what hangs on it by "of".

    ``head``: the word that says what it is, in lower case. ``determiner``: "the", "a", "its" …, or empty. ``name``: the
    proper name in it, or empty; ``label``: the common noun that stands directly with the name ("airline").
    ``number``: its numeral. ``possessor``: the phrase before 's. ``is_pronoun``: the phrase is a pronoun, or determiners and
    numerals alone ("both", "the two"). ``start`` and ``end`` are places in the text. Made by :func:`noun_of`.
    """

    words: tuple[Word, ...]
    head: str
    determiner: str = ""
    name: str = ""
    label: str = ""
    number: str = ""
    possessor: "Noun | None" = None
    of: "Noun | None" = None
    is_pronoun: bool = field(default=False, repr=False, compare=False)
    start: int = field(default=-1, repr=False, compare=False)
    end: int = field(default=-1, repr=False, compare=False)
    term: int = field(default=-1, init=False, repr=False, compare=False)  # kept by ``Terms``: asked many times
    labels: "tuple[Label, ...] | None" = field(default=None, init=False, repr=False, compare=False)  # kept by ``Kinds``

    @property
    def lowers(self) -> list[str]:
        words = self.words
        return [words[0].lower] if len(words) == 1 else [w.lower for w in words]

    @property
    def name_words(self) -> list[Word]:
        words = self.words
        if len(words) == 1:
            return [words[0]] if words[0].tag == "NP" else []
        return [w for w in words if w.tag == "NP"]


@final
@value(frozen=True, slots=True)
class Verb:
    """A verb group. ``lemma`` is that of its last verb; ``modal`` its modal ("will", "have to"); ``adverbs`` the adverbs and
    ``negation`` the negator within or before it; ``participle_or_past``: it is one word that may be either ("removed")."""

    words: tuple[Word, ...]
    lemma: str
    tag: str
    modal: str = ""
    perfect: bool = False
    progressive: bool = False
    passive: bool = False
    infinitive: bool = False
    past: bool = False
    negation: str = ""
    adverbs: tuple[str, ...] = field(default=())
    participle_or_past: bool = False

    @property
    def start(self) -> int:
        return self.words[0].start

    @property
    def end(self) -> int:
        return self.words[-1].end

    @property
    def finite(self) -> bool:
        return not self.infinitive and (
            self.tag not in ("VN", "VG")
            or self.passive
            or (len(self.words) > 1 and len([w for w in self.words if w.tag not in ("RB", "NO")]) > 1)
        )

    @property
    def participle(self) -> bool:
        """A participle without an auxiliary; of "listed" only the place tells that it is one."""
        return not self.finite and not self.infinitive


def noun_of(
    words: tuple[Word, ...],
    head: str,
    determiner: str = "",
    name: str = "",
    label: str = "",
    number: str = "",
    possessor: Noun | None = None,
    of: Noun | None = None,
) -> Noun:
    """A phrase of some words, with what they tell of it."""
    last = words[-1]
    pronoun = last.tag in _PRONOMINAL and (len(words) == 1 or _PRONOMINAL.issuperset([w.tag for w in words]))
    start = words[0].start if possessor is None else possessor.start
    end = last.end if of is None else of.end
    return Noun(words, head, determiner, name, label, number, possessor, of, pronoun, start, end)


Part = Noun | Verb | Word


def find_phrases(words: Sequence[Word]) -> list[Part]:
    """The phrases of a sentence in their order."""
    parts: list[Part] = []
    tags = [word.tag for word in words]
    number, count = 0, len(words)
    while number < count:
        tag = tags[number]
        if tag in _MAY_STAND_ALONE and (number + 1 == count or _stands_alone(tags, number)):
            parts.append(_one_word(words[number]))
            number += 1
            continue
        if tag in _MAY_BE_VERB:
            verb, after = verb_group(words, tags, number)
            if verb:
                parts.append(verb)
                number = after
                continue
        if tag in _MAY_BE_NOUN:
            noun, after = noun_phrase(words, tags, number)
            if noun:
                parts.append(noun)
                number = after
                continue
        parts.append(words[number])
        number += 1
    return parts


def _stands_alone(tags: Sequence[str], number: int) -> bool:
    """A noun, name or pronoun with which no phrase goes on."""
    following = tags[number + 1]
    if following in _ENDS_PHRASE:
        return True
    if following in _GOES_ON or following in ("NN", "PS"):
        return False
    return tags[number] != "NP" or tags[number + 2 : number + 3] != ["NP"]  # "Bank of the Isles"


def _one_word(word: Word) -> Noun:
    """A phrase of one word."""
    tag = word.tag
    name = word.text if tag == "NP" else ""
    return Noun((word,), word.lower, "", name, "", "", None, None, tag == "PR", word.start, word.end)


_MAY_STAND_ALONE = frozenset({"NN", "NP", "PR"})
_MAY_BE_VERB = frozenset({"MD", "BE", "HV", "DO", "VB", "VZ", "VD", "VN", "VG", "TO", "RB", "NO"})
_MAY_BE_NOUN = frozenset({"DT", "PD", "CD", "NN", "NP", "PR", '"'})
_ENDS_PHRASE = frozenset({",", ".", ";", ":", "(", ")", "-"})
_GOES_ON = frozenset({"NP", "CD", '"', "RB", "VN", "VG", "CC"})
"""Tags of words that may be within a phrase; others only where they join names ("Bank of the Isles")."""


# --- verb groups ----------------------------------------------------------------------------------------------------

_FOLLOWS = {
    "MD": frozenset({"BE", "HV", "DO", "VB"}),
    "BE": frozenset({"BE", "VN", "VG", "VD"}),
    "HV": frozenset({"BE", "VN", "HV", "VD"}),
    "DO": frozenset({"VB", "HV"}),
    "TO": frozenset({"VB", "BE", "HV", "DO"}),
}
_NOTHING = frozenset[str]()
_PAST_FORMS = frozenset({"VN", "VD"})
_NEGATIVE = ("n't", "n’t")
_APART = frozenset({"so", "there", "here", "ago"})
_OF_VERBS = frozenset({"out", "off", "up", "down", "away", "back", "on", "over"})
_BESIDE_VERBS = frozenset({"RB", "NO"})
_WITHIN_VERBS = frozenset({"RB", "NO", "TM"})
_PAST_WORDS = frozenset({"was", "were", "wasn't", "weren't", "had", "hadn't", "did", "didn't"})
_AUXILIARY_LEMMAS = {"BE": "be", "HV": "have", "DO": "do"}
_STARTS = frozenset({"MD", "BE", "HV", "DO", "VB", "VZ", "VD", "VN", "VG"})


def verb_group(words: Sequence[Word], tags: Sequence[str], number: int) -> tuple[Verb | None, int]:
    """The verb group that begins at a word, if any, and the number of the word after it."""
    if tags[number] in VERBS and words[number].lemma not in COPULAS:
        return _alone(words[number]), number + 1
    first, count = number, len(tags)
    while first < count and tags[first] in _BESIDE_VERBS and first - number < 4:
        first += 1
    if first == count or not _starts_group(tags, first):
        return None, number
    chain = [first]
    after = first + 1
    while after < count:
        ahead = after
        while ahead < count and tags[ahead] in _WITHIN_VERBS:
            ahead += 1
        if ahead < count and tags[ahead] == ",":
            ahead = _past_aside(tags, ahead)
        if ahead == count or not _continues(words, tags, chain[-1], ahead):
            break
        chain.append(ahead)
        after = ahead + 1
    if tags[chain[-1]] == "TO":
        after = chain.pop()
    if not chain:
        return None, number
    if tags[chain[-1]] in ("BE", "HV", "DO"):
        after = _trailing(tags, after)
    if chain[0] != number and tags[number] == "RB" and _stands_apart(words, tags, number):
        return None, number
    return _group(words[number:after], [words[n] for n in chain]), after


def _stands_apart(words: Sequence[Word], tags: Sequence[str], number: int) -> bool:
    """An adverb that is none of the verb after it: "so", "there", and the particle of "ruled out lifting"."""
    lower = words[number].lower
    return lower in _APART or (lower in _OF_VERBS and number > 0 and tags[number - 1] in VERBS)


def _past_aside(tags: Sequence[str], ahead: int) -> int:
    """Over ", however,", ", on 7 June," within a verb group."""
    if ahead + 3 >= len(tags):
        return ahead
    return ahead + 3 if tags[ahead + 1] in ("RB", "TM") and tags[ahead + 2] == "," else ahead


def _trailing(tags: Sequence[str], after: int) -> int:
    """Adverbs and negators after "is": "is not", "was still"."""
    while after < len(tags) and tags[after] in _BESIDE_VERBS:
        after += 1
    return after


def _starts_group(tags: Sequence[str], first: int) -> bool:
    if tags[first] == "TO":
        return not _FOLLOWS["TO"].isdisjoint(tags[first + 1 : first + 4])
    return tags[first] in _STARTS


def _continues(words: Sequence[Word], tags: Sequence[str], last: int, ahead: int) -> bool:
    tag, following = tags[last], tags[ahead]
    if words[last].lemma in COPULAS and tag != "VG":
        return following == "VN" and ahead == last + 1
    if following == "TO":
        obliges = ahead == last + 1 and (tag == "HV" or words[last].lower == "ought")  # not "has yet to"
        return (tag == "BE" or obliges) and ahead + 1 < len(tags) and tags[ahead + 1] in _FOLLOWS["TO"]
    return following in _FOLLOWS.get(tag, _NOTHING)


def _group(taken: Sequence[Word], chain: list[Word]) -> Verb:
    main = chain[-1]
    if len(taken) == 1:
        return _alone(main)
    tags = [w.tag for w in chain]
    modal, has_to = _modal(chain, tags), ("HV", "TO") in pairwise(tags)
    auxiliary, lasting = tags[-2] if len(tags) > 1 else "", _is_lasting(chain)
    passive = (auxiliary == "BE" or lasting) and main.tag in _PAST_FORMS and main.lemma != "go"
    return Verb(
        tuple(taken),
        main.lemma or _AUXILIARY_LEMMAS.get(main.tag, main.lower),
        main.tag,
        modal,
        perfect="HV" in tags[:-1] and not has_to,
        progressive=(auxiliary == "BE" and main.tag == "VG") or "being" in [w.lower for w in chain[:-1]],
        passive=passive,
        infinitive=tags[0] == "TO",
        past=chain[0].tag == "VD" or chain[0].lower in _PAST_WORDS,
        negation=_negation(taken),
        participle_or_past=_may_be_past(taken, main, passive=passive),
        adverbs=(*[w.lower for w in taken if w.tag == "RB"], *(("still",) if lasting else ())),
    )


def _modal(chain: Sequence[Word], tags: Sequence[str]) -> str:
    """The modal of a verb group; "have to" also under another, and none where it was done ("had to lift")."""
    if ("HV", "TO") in pairwise(tags):
        return "" if chain[0].lower == "had" else "have to"
    if "MD" in tags:
        return chain[tags.index("MD")].lower
    return "be to" if "BE" in tags and "TO" in tags[1:] else ""


def _alone(main: Word) -> Verb:
    """A group of one word, as most are."""
    tag, lower = main.tag, main.lower
    lemma = main.lemma or _AUXILIARY_LEMMAS.get(tag, lower)
    return Verb(
        (main,),
        lemma,
        tag,
        lower if tag == "MD" else "",
        past=tag == "VD" or lower in _PAST_WORDS,
        negation=lower if tag == "NO" or lower.endswith(_NEGATIVE) or lower == "cannot" else "",
        participle_or_past=tag in _PAST_FORMS,
    )


def _may_be_past(taken: Sequence[Word], main: Word, *, passive: bool) -> bool:
    """One word that may be a participle or a past: "removed"."""
    if main.tag not in _PAST_FORMS or passive:
        return False
    return len([w for w in taken if w.tag not in _BESIDE_VERBS]) == 1


def _negation(taken: Sequence[Word]) -> str:
    """The negator of a group, or the auxiliary that holds one; empty where there is none."""
    for word in taken:
        if word.tag == "NO" or word.lower.endswith(_NEGATIVE) or word.lower == "cannot":
            return word.lower
    return ""


def _is_lasting(chain: list[Word]) -> bool:
    """ "remains blocked", "stays listed": a passive that is still so."""
    return len(chain) > 1 and chain[-2].lemma in COPULAS


# --- noun phrases ---------------------------------------------------------------------------------------------------


def noun_phrase(words: Sequence[Word], tags: Sequence[str], number: int) -> tuple[Noun | None, int]:
    """The noun phrase that begins at a word, if any, and the number of the word after it."""
    noun, after = _simple(words, tags, number, None)
    while noun and after < len(tags) and tags[after] == "PS":
        owned, further = _simple(words, tags, after + 1, noun)
        if not owned:
            break
        noun, after = owned, further
    return noun, after


def _simple(words: Sequence[Word], tags: Sequence[str], number: int, possessor: Noun | None) -> tuple[Noun | None, int]:
    """A phrase without 's: determiners and numerals, then what stands before the head, then the head."""
    after, count = number, len(tags)
    while after < count and tags[after] in _OPENS:
        after += 1
        if after - number > 1 and tags[after - 1] == "PD":
            break
    opened, plain = after, True
    while after < count:
        tag = tags[after]
        if tag == "NN":  # a plain noun goes on whatever stands before it
            after += 1
            continue
        if tag not in _GOES_ON and (after == opened or tags[after - 1] != "NP" or tag in _ENDS_PHRASE):
            break
        further = _one_more(words, tags, opened, after, number)
        if further == after:
            break
        after, plain = further, False
    if after == number:
        if number < count and tags[number] == "PR":
            word = words[number]
            return noun_of((word,), word.lower, possessor=possessor), number + 1
        return None, number
    return _noun(words[number:after], opened - number, possessor, plain=plain), after


def _one_more(words: Sequence[Word], tags: Sequence[str], opened: int, after: int, number: int) -> int:
    """Takes one more word into a phrase, or several that belong together; the same number where it ends."""
    tag = tags[after]
    if tag == "NP":
        if after > opened and not _goes_on_with_name(words, after):
            return after
        return after + 1
    if tag == "CD":
        return after if after > opened and _is_new_count(words, after) else after + 1
    if tag == '"':
        return _quoted_name(words, after)
    if after + 1 == len(tags):
        return after
    following = tags[after + 1]
    opens = opened > number or (number > 0 and tags[number - 1] == "PS")  # "the EU's last round"
    if tag in ("RB", "VN", "VG") and after == opened and opens and following in ("NN", "NP", "VN", "VG"):
        return after + 1
    if tag in ("VN", "VG") and tags[after - 1] == "RB" and after == opened + 1 and following in ("NN", "NP"):
        return after + 1
    if tag == "CC" and after > opened and _joins_adjectives(words, after):
        return after + 2
    if after > opened and tags[after - 1] == "NP":
        if following == "NP":
            return _joined_name(words, after)
        if following == "DT" and words[after].lower == "for":
            return _joined_by_for(words, after)
    return after


def _goes_on_with_name(words: Sequence[Word], after: int) -> bool:
    """A name goes on with a phrase, but for "removed from its sanctions list Vostok Bank", and for a country after a noun."""
    if words[after].place:
        return not _is_new_place(words, after)
    return words[after - 1].lower.rpartition(" ")[2] not in _LISTS


def _is_new_count(words: Sequence[Word], after: int) -> bool:
    """ "Removed from the list a group of tankers", "flew to Caracas three times": a count that begins a phrase of its own."""
    lower, before = words[after].lower, words[after - 1]
    if lower.isdigit() and before.lower.endswith("list") and after + 1 < len(words):
        return words[after + 1].tag == "NN"  # "removed from the SDN List 518 individuals"
    return " " in lower or (lower.isalpha() and (before.place is not None or _opens_count(words, after)))


def _opens_count(words: Sequence[Word], after: int) -> bool:
    """ "Under that order six firms were listed": a number in letters after a common noun, with a plural behind it, counts
    something else."""
    before, following = words[after - 1], words[after + 1] if after + 1 < len(words) else None
    counts = before.tag == "NN" and before.lower not in _BEFORE_COUNTS
    return counts and following is not None and following.tag in ("NN", "NP")


_TRADES = frozenset(table("words_en")["names"]["trades"])
"""Heads whose branches "and" may join: "the oil and gas sector"."""
_ADJECTIVE = re.compile(r"[a-z-]{3,}(?:al|ic|ive|ous|ary|ial|ean|ible|able|related|linked|based)\Z")


def _joins_adjectives(words: Sequence[Word], after: int) -> bool:
    """ "A medical and pharmaceutical company": "and" between adjectives of one noun."""
    if after + 2 >= len(words) or words[after].lower != "and" or words[after + 2].tag != "NN":
        return False
    before, behind = words[after - 1], words[after + 1]
    return (
        before.tag == behind.tag == "NN"
        and (
            bool(_ADJECTIVE.match(before.lower) and _ADJECTIVE.match(behind.lower))
            or (before.lower in _BRANCHES and behind.lower in _BRANCHES and words[after + 2].lower in _TRADES)
        )
        and not _ADJECTIVE.match(words[after + 2].lower)
    )


def _is_new_place(words: Sequence[Word], after: int) -> bool:
    """A country's name after a common noun begins a phrase of its own ("in March the United States …")."""
    place = words[after].place
    if not place or words[after - 1].tag != "NN" or words[after - 1].lower == "former":
        return False
    if place.form in ("name", "body") and " " in words[after].lower:
        return True
    return place.form in ("name", "capital", "body") and _follows_time(words, after)


def _follows_time(words: Sequence[Word], after: int) -> bool:
    """ "After the coup Washington put …": what stands under a preposition of time, and then the subject."""
    acts = after + 1 < len(words) and words[after + 1].tag in ("VD", "VZ", "HV", "MD", "DO")
    article = words[after - 2] if acts and after > 2 else None
    return article is not None and article.tag == "DT" and words[after - 3].lower in _OF_TIME


_OF_TIME = frozenset({"after", "before", "since", "during", "until"})


def _joined_name(words: Sequence[Word], after: int) -> int:
    """Names joined by a particle, "&" or "of": Salva van Dyk, Drax & Sons, Bank of the Isles."""
    word, before = words[after], words[after - 1].lower.split()[-1]
    if word.lower == "for":
        return _joined_by_for(words, after)
    joins = word.lower in _PARTICLES or word.lower == "&" or (word.lower == "of" and before in _JOINED_BY_OF)
    after_and = words[after + 1].lower if after + 1 < len(words) else ""
    joins = joins or (word.lower == "and" and _is_of_ministry(words, after))
    joins = joins or (
        word.lower == "and" and before in _BRANCHES and after_and in _BRANCHES
    )  # "Delta Oil and Gas Company"
    return after + 2 if joins else after


_MINISTRIES = frozenset({"minister", "ministry", "department", "secretary"})
_FIELDS = frozenset(
    {"foreign", "economic", "social", "home", "internal", "natural", "public", "sport", "sports", "culture", "labour"}
)
"""With the branches of trade, what may follow "and" in the name of a ministry."""


def _is_of_ministry(words: Sequence[Word], after: int) -> bool:
    """ "The Minister of Investment and Foreign Economic Relations"."""
    of = next((n for n in range(after - 1, max(0, after - 5), -1) if words[n].lower == "of"), 0)
    field = words[after + 1].lower if after + 1 < len(words) else ""
    return of > 0 and words[of - 1].lower in _MINISTRIES and (field in _BRANCHES or field in _FIELDS)


def _joined_by_for(words: Sequence[Word], after: int) -> int:
    """ "The Front for Democracy and Justice", "the Movement for the Liberation of Aru": bodies called after what they want."""
    named = after + 2 if words[after + 1].tag == "DT" else after + 1
    plain = named < len(words) and words[named].tag == "NP" and words[named].place is None
    if (
        not plain
        or words[after - 1].lower not in _JOINED_BY_FOR
        or words[after + 1].lower not in ("the", words[named].lower)
    ):
        return after
    end = named + 1
    pair = [w.tag for w in words[end : end + 3]]
    if pair[:2] == ["CC", "NP"] and pair[2:] != ["NP"] and words[end].lower == "and" and words[end + 1].place is None:
        return end + 2
    return end


def _quoted_name(words: Sequence[Word], after: int) -> int:
    """A name in quotation marks within the phrase: the tanker "Delta Star"."""
    for end in range(after + 2, min(after + _LONGEST_QUOTED_NAME, len(words))):
        if words[end].tag == '"':
            inside = words[after + 1 : end]
            named = all(w.tag in ("NP", "CD", "IN", "CC", "DT") for w in inside) and any(w.tag == "NP" for w in inside)
            return end + 1 if named else after
    return after


def _noun(words: Sequence[Word], opened: int, possessor: Noun | None, *, plain: bool) -> Noun:
    """A phrase of some words, of which the first ``opened`` are determiners and numerals; ``plain``: the others are nouns that
    are no names."""
    determiner, number = _opening(words[:opened]) if opened else ("", "")
    name, label = ("", "") if plain else _name_of(words[opened:])
    last = words[-1]
    if last.tag == '"':
        last = words[-2]
    if last.lower in _AFTER_NOUNS and len(words) > 1 and words[-2].tag == "NN":
        last = words[-2]  # "persons responsible"
    return noun_of(tuple(words), last.lower, determiner, name, label, number, possessor)


def _opening(words: Sequence[Word]) -> tuple[str, str]:
    """The first determiner and the first numeral before a phrase, each empty where there is none."""
    if len(words) == 1:
        only = words[0]
        return ("", only.lower) if only.tag == "CD" else (only.lower, "")
    determiner = number = ""
    for word in words:
        if word.tag == "CD":
            number = number or word.lower
        elif not determiner and word.tag in ("DT", "PD"):
            determiner = word.lower
    return determiner, number


def _name_of(words: Sequence[Word]) -> tuple[str, str]:
    """The last run of names in a phrase and the common noun beside it."""
    end = len(words)
    while end and words[end - 1].tag not in ("NP", '"'):
        end -= 1
    start = end
    while start and _in_name(words, start - 1, end):
        start -= 1
    if start == end:
        return "", ""
    while start < end - 1 and _is_adjective(words[start]) and not _is_whole(words[start:end]):
        start += 1
    if end < len(words) and all(w.place for w in words[start:end]):
        return "", ""
    text = _text(words[start:end])
    after = words[end].lower if end < len(words) and words[end].tag == "NN" else ""
    before = words[start - 1].lower if start and words[start - 1].tag == "NN" else ""
    return text, after or before


def _is_whole(words: Sequence[Word]) -> bool:
    """ "Syrian Arab Airlines": an adjective and a name that is none without it."""
    last = words[-1].lower
    between = [w for w in words[1:-1] if w.tag == "NP" and not _is_adjective(w)]
    return last in _OF_BODIES and all(w.lower in _OF_BODIES or w.lower in _GENERAL for w in between)


def _is_adjective(word: Word) -> bool:
    return word.place is not None and word.place.form == "adjective"


def _in_name(words: Sequence[Word], number: int, end: int) -> bool:
    word = words[number]
    if word.tag in ("NP", '"'):
        return True
    if word.tag == "CD":
        return number + 1 < end and number > 0 and words[number - 1].tag == "NP"
    return (
        word.tag in ("IN", "CC", "NN", "DT")
        and number > 0
        and _ends_in_name(words[:number])
        and number + 1 < end
        and (word.lower in _PARTICLES or word.lower in ("of", "&", "and", "for"))
    ) or (word.tag == "DT" and number > 1 and words[number - 1].lower == "for" and words[number - 2].tag == "NP")


def _ends_in_name(words: Sequence[Word]) -> bool:
    """The last of the words is of a name, or a particle after one: "van" in "John van der Berg"."""
    last = words[-1]
    return last.tag == "NP" or (len(words) > 1 and last.lower in _PARTICLES and words[-2].tag == "NP")


def _text(words: Sequence[Word]) -> str:
    """The words of a name as they stand, without quotation marks."""
    text, end = "", -1
    for word in words:
        if word.tag != '"':
            text += (" " if text and word.start > end else "") + word.text
            end = word.end
    return text


def with_of(noun: Noun, of: Noun) -> Noun:
    """The phrase with another hung on it by "of"; it goes to the last of a chain."""
    inner = with_of(noun.of, of) if noun.of else of
    return noun_of(noun.words, noun.head, noun.determiner, noun.name, noun.label, noun.number, noun.possessor, inner)


def chain(noun: Noun | None) -> Iterator[Noun]:
    """A phrase and those that hang on it by "of"."""
    while noun:
        yield noun
        noun = noun.of


def is_mark_of_aircraft(noun: Noun) -> bool:
    for word in noun.words:  # noqa: SIM110 - a loop is faster, and this is asked of every phrase
        if is_registration(word.text):
            return True
    return False


__all__ = [
    "VERBS",
    "Noun",
    "Part",
    "Verb",
    "chain",
    "find_phrases",
    "is_mark_of_aircraft",
    "noun_of",
    "noun_phrase",
    "verb_group",
    "with_of",
]
