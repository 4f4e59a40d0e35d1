"""Names as words in their places: what is a legal form, a title, an initial, a surname."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from enum import IntEnum, StrEnum
from functools import cache, lru_cache
from itertools import accumulate, chain, groupby

from rapidfuzz.distance import OSA

from inforce.names.knowledge import table
from inforce.names.scripts import NO_HABITS, WHOLE, script, script_of
from inforce.names.scripts import habits as habits_of
from inforce.names.spelling import learn, look_of
from inforce.names.words import SEPARATORS, Separators, Word, readings_in, word
from inforce.values import value

MOST_LETTERS = 1000
"""Letters of a name that are looked at; no name of a register has half as many."""
MOST_WORDS = 32
"""Words of a name that are looked at."""
SLIPS_FROM = 6
"""Letters from which a word of a legal form may be misspelt."""
SERVANT = "abd"
"""The first word of "Abd al-Rahman" and its like, however it is written."""
SERVANTS = frozenset({"abd", "Abd", "ABD"})
WITHOUT_INITIALS = frozenset({"han", "hangul", "kana", "arabic", "hebrew", "other"})
"""Scripts in which a single letter is a word."""
SHORTEST_ALTERNATIVE = 5
"""Letters of a part of a name that is a name by itself: "A/S", "and/or" and "Import/Export" stand in names too."""
LONGEST_RUN_IN = 10
"""Letters from which a word is looked at for a legal form that has run into it."""
LONG_FORM = 12
"""Letters of a legal form that may be broken in two, or run into the next word."""
ARTICLE = "ال"
"""The Arabic article, which is written together with its word."""


class Kind(StrEnum):
    """What a name is a name of. ``ANY`` where that is not known."""

    PERSON = "person"
    ORGANISATION = "organisation"
    VESSEL = "vessel"
    AIRCRAFT = "aircraft"
    ANY = "any"

    def may_be(self, other: "Kind") -> bool:
        return self is other or Kind.ANY in (self, other)


class Role(IntEnum):
    """What a word is in its name."""

    WORD = 0
    INITIAL = 1
    NUMBER = 2
    FORM = 3  # a legal form
    TITLE = 4  # a title, or what stands before a ship's name
    PARTICLE = 5  # a small word: an article, "son of", "and"


@value(frozen=True, slots=True, eq=False)
class Part:
    """A word in its name. ``written``: as the name writes it. ``form``: the class of a legal form."""

    word: Word
    role: Role
    written: str
    is_surname: bool = False
    form: str | None = None


@value(frozen=True, slots=True, eq=False)
class Name:
    """A name taken apart. Empty ``parts``: nothing in it can be read."""

    text: str
    kind: Kind
    parts: tuple[Part, ...]


Spaced = tuple[list[str], frozenset[str], bool]
"""What stands between the spaces and signs of a name, the habits of its romanisation, and whether it is in ASCII."""
Said = list[tuple[str, str]]
"""Words of a name, each after the letters that the name itself has for it."""
_INITIALS = re.compile(r"\b([^\W\d_])\.(?=\s*-?\s*[^\W\d_])")
_WORDS = r"[^\W\d_][\w'’]+\.?(?:[\s,-]+[^\W\d_][\w'’]+\.?){0,2}"
_WITH_INITIALS = re.compile(rf"\s*(?:{_WORDS}[\s,]+)?(?:[^\W\d_]\.-?){{1,3}}(?:[^\W\d_](?!\w))?\s*(?:{_WORDS})?\s*")


def may_have_initials(text: str) -> bool:
    """Whether a name of unknown kind may be a person's with letters written together that are initials: "Sorel H.V."."""
    return "." in text and _WITH_INITIALS.fullmatch(text[:MOST_LETTERS]) is not None


def parse(text: str, kind: Kind = Kind.ANY) -> Name:
    """A name taken apart, as names of its kind are. Never fails: what cannot be read is left out."""
    return _parsed(text, kind, *_said_words(spaced_words(text, kind), kind))


def parse_together(names: Sequence[tuple[str, Kind]]) -> list[Name]:
    """:func:`parse` of many names; the spelling keys of their words are found all at once."""
    said = [_said_words(spaced, kind) for spaced, (_, kind) in zip(spaced_together(names), names, strict=True)]
    written: dict[frozenset[str], set[str]] = {}
    for words, habits in said:
        written.setdefault(habits, set()).update(each for _, each in words)
    lowered = ((each.lower(), habits) for habits, those in written.items() for each in those)
    learn(chain.from_iterable(readings_in(each, habits) for each, habits in lowered))
    return [_parsed(text, kind, *each) for (text, kind), each in zip(names, said, strict=True)]


def _parsed(text: str, kind: Kind, words: list[tuple[str, str]], habits: frozenset[str]) -> Name:
    if habits:
        read = [(said, found) for said, each in words if (found := word(each.lower(), habits))]
    else:
        read = [(said, found) for said, each in words if (found := word(each.lower()))]
    parts = _roles(read, kind)
    if kind is Kind.PERSON:
        parts = _with_surnames(parts, text)
    return Name(text, kind, tuple(parts))


def written_words(text: str, kind: Kind) -> tuple[list[str], frozenset[str]]:
    """The words of a name as written (endings as they are always written), and the habits of its romanisation."""
    words, habits = _said_words(spaced_words(text, kind), kind)
    return [each for _, each in words], habits


def _said_words(spaced: Spaced, kind: Kind) -> tuple[Said, frozenset[str]]:
    """The same, each after the letters that the name itself has for it: "ulla" for the "allah" of "Nasrulla"."""
    units, habits, is_ascii = spaced
    how = habits, kind is Kind.PERSON or (kind is Kind.ANY and not is_ascii), is_ascii
    words: Said = []
    for each in units:
        said = _said(each, how)
        if not is_ascii and words[-1:] == [(SERVANT, SERVANT)] and [word_ for _, word_ in said] == ["allah"]:
            words[-1] = ("abdullah", "abdullah")
        else:
            words += said
    return words[:MOST_WORDS], habits


@lru_cache(maxsize=60_000)
def _said(written: str, how: tuple[frozenset[str], bool, bool]) -> tuple[tuple[str, str], ...]:
    """What stands between spaces. ``how``: the arguments of :func:`parts_of`, by which one remembers quicker than by name."""
    habits, is_person, is_ascii = how
    parts = parts_of(written, habits, is_person=is_person, is_ascii=is_ascii)
    if parts[-1] not in ENDINGS or not written.isascii():
        return tuple((part, part) for part in parts)
    before = "".join(parts[:-1])
    said = written[len(before) :] if written.startswith(before) else parts[-1]
    return *((part, part) for part in parts[:-1]), (said, parts[-1])


_SPELT = re.compile(r"(?<!\S)[^\W\d_](?: [^\W\d_]){3,}(?!\S)")
"""Letters with a space between each."""


def _unspelt(text: str) -> str:
    """ "P A R T Y" as "PARTY", so that more spaces than one part words: "N A M E  O F"."""
    return _SPELT.sub(_together, text)


_UNSEEN_SPACE = re.compile("(\\w)[\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]+(?=(\\w))")
"""Spaces of no width and marks of direction within a word."""


def _spaced(unseen: re.Match[str]) -> str:
    """A small letter before it and a capital after it: two words."""
    return f"{unseen[1]} " if unseen[1].islower() and unseen[2].isupper() else unseen[1]


def _together(spelt: re.Match[str]) -> str:
    return spelt[0] if script(spelt[0][0]) in WITHOUT_INITIALS else spelt[0].replace(" ", "")


def spaced_words(text: str, kind: Kind) -> tuple[list[str], frozenset[str], bool]:
    """What stands between the spaces and signs of a name, the habits of its romanisation, and whether it is in ASCII."""
    if len(text) > MOST_LETTERS:
        text = text[:MOST_LETTERS]
    if kind is Kind.PERSON and "." in text:
        text = _INITIALS.sub(r"\1  ", text)
    if text.isascii():
        return _unspelt(text).translate(SEPARATORS).split(), NO_HABITS, True
    plain = _unspelt(_UNSEEN_SPACE.sub(_spaced, unicodedata.normalize("NFKC", text)[:MOST_LETTERS]))
    return plain.translate(SEPARATORS).split(), habits_of(plain), False


def spaced_together(names: Sequence[tuple[str, Kind]]) -> list[tuple[list[str], frozenset[str], bool]]:
    """:func:`spaced_words` of many names, those in ASCII all at once."""
    plain = "\n".join([_on_a_line(text, kind) for text, kind in names if text.isascii()])
    lines = iter(_unspelt(plain).translate(_LINES).split("\n"))
    return [
        (next(lines).split(), NO_HABITS, True) if text.isascii() else spaced_words(text, kind) for text, kind in names
    ]


def _on_a_line(text: str, kind: Kind) -> str:
    text = text[:MOST_LETTERS]
    if kind is Kind.PERSON and "." in text:
        text = _INITIALS.sub(r"\1  ", text)
    return text.replace("\n", " ")


_LINES = Separators({ord("\n"): "\n"})


def parts_of(written: str, habits: frozenset[str], *, is_person: bool, is_ascii: bool) -> tuple[str, ...]:
    """The words of what stands between spaces: "Abdulrahman" is "Abd" and "rahman", "COMPANYRomashka" in the name of a firm
    "COMPANY" and "Romashka"; words of scripts that write no spaces in names, letter by letter. ``is_ascii``: whether the
    whole name is."""
    if not is_ascii:
        return _parts(written, in_whole=is_person and WHOLE in habits)
    parts = _servant(written) or _ending(written) or (written,)
    return parts if is_person else tuple(part for each in parts for part in _run_in(each))


ENDINGS = frozenset({"allah", "din"})
"""Words that end other names, "of God" and "of the religion", and are written together with them in many ways."""
NEIGHBOURLY = frozenset({SERVANT, "allah"})
"""Words that may be one with those beside them, where a name is not in ASCII."""


_ALTERNATIVES = re.compile(
    r"\s*/\s*|\s+(?:a\.?k\.?a\.?|f\.?k\.?a\.?|formerly known as|also known as)[\s:]+", re.IGNORECASE
)


_BORN = re.compile(
    r"^(.+?)[\s,(]+(?:née|nee|born|geb\.|geborene|урожд\.|урожд[её]нная|roz\.|ur\.)\s+([^\s,()]+)\)?$", re.IGNORECASE
)
_HINTS = re.compile(r"/|\b[af]\.?k\.?a|known as|n[eé]e |born |geb|roz\.|ur\.|урожд", re.IGNORECASE)
"""Without one of these a text gives one name."""


def alternatives(text: str) -> list[str]:
    """A text that gives several names ("X/Y", "X a.k.a. Y", "Anna X née Y") as those names, after itself."""
    if two := _in_two_scripts(text[:MOST_LETTERS]):
        return [text, *two]
    if not _HINTS.search(text[:MOST_LETTERS]):
        return [text]
    if born := _BORN.match(text[:MOST_LETTERS]):
        married, maiden = born.groups()
        given = married.split()[:-1] or [married]
        return [text, married, " ".join([*given, maiden])]
    found = [part.strip(" ,;()") for part in _ALTERNATIVES.split(text[:MOST_LETTERS])]
    if len(found) < 2 or any(len(part) < SHORTEST_ALTERNATIVE for part in found):
        return [text]
    return [text, *found]


def _parts(written: str, *, in_whole: bool) -> tuple[str, ...]:
    written = _native(written)
    if written == "allah":
        return (written,)
    if written.isascii():
        return _servant(written) or _ending(written) or (written,)
    if script_of(written[0]) in ("han", "hangul"):
        return (_run_together(written) or (written,)) if in_whole else tuple(written)
    if two := _run_together(written):
        return two
    if written.startswith(ARTICLE) and len(written) > len(ARTICLE) + 1:
        return "al", _native(written[len(ARTICLE) :])
    return _servant(written) or (written,)


def _run_in(written: str) -> tuple[str, ...]:
    """A legal form that runs into the next word, as two words."""
    if len(written) < LONGEST_RUN_IN:
        return (written,)
    lower = written.lower()
    for form in table("words")["run_in"]:
        if lower.startswith(form) and len(lower) >= len(form) + 3:
            return written[: len(form)], written[len(form) :]
    return (written,)


def _run_together(written: str) -> tuple[str, ...] | None:
    """ "Abd al-X", "X al-din" and "X Allah" as other scripts write them without a space."""
    for opening, word_ in table("persons")["openings"].items():
        if written.startswith(opening) and len(written) > len(opening) + 1:
            return word_, _native(written[len(opening) :])
    for ending, word_ in table("persons")["run_in_endings"].items():
        if written.endswith(ending) and len(written) > len(ending) + 1:
            return _native(written[: -len(ending)]), word_
    return None


def _native(written: str) -> str:
    """Small words of names that another script writes without their vowels."""
    return _natives().get(written.lower(), written)


@cache
def _natives() -> dict[str, str]:
    return dict(table("persons")["native"])


def _servant(written: str) -> tuple[str, ...] | None:
    if written[:3] not in SERVANTS:
        return None
    lower = written.lower()
    if lower in _table("servant_whole") or lower.endswith(_patronymics()):
        return None
    for opening in _servants():
        if lower.startswith(opening):
            rest = written[len(opening) :]
            return (SERVANT, rest) if len(rest) >= 4 else (SERVANT,) if not rest else None
    return None


def _ending(written: str) -> tuple[str, ...] | None:
    """ "Saifullah" as "Saif" and "allah", "Noureddine" as "Nour" and "din"; either alone as it is always written."""
    lower = written.lower()
    if not lower.endswith(tuple(_endings())) or lower in _table("servant_whole"):
        return None
    ending = next(each for each in _endings() if lower.endswith(each))
    before = written[: -len(ending)]
    if not before:
        return (_endings()[ending],)
    return (before, _endings()[ending]) if len(before) >= table("persons")["ending_from"] else None


def with_whole_ending(text: str) -> str | None:
    """A word in small Latin letters that ends as "Nasralla" does (read from another script, which is not parted), with the
    ending as it is always written; None of others."""
    parts = _ending(text)
    return "".join(parts) if parts and "".join(parts) != text else None


@cache
def _endings() -> dict[str, str]:
    """Words that end others, by how they are written there, the longest first."""
    known = [(ending, name) for name, endings in table("persons")["endings"].items() for ending in endings]
    return dict(sorted(known, key=lambda each: -len(each[0])))


@cache
def _patronymics() -> tuple[str, ...]:
    return tuple(table("persons")["patronymics"])


@cache
def _servants() -> tuple[str, ...]:
    return tuple(sorted(table("persons")["servant"], key=len, reverse=True))


_ASCII_LETTER = re.compile("[A-Za-z]")
_NOT_LATIN = re.compile("[^\\W\\d_\u0000-\u024f\u1e00-\u1eff]")
SCRIPTS_FROM = 2
"""Words in each of two scripts from which they are two names, where no brackets say so."""


def _in_two_scripts(text: str) -> list[str] | None:
    """A name that is given again in another script: "Minsk Works (Мінскі завод)"."""
    if text.isascii() or not (_ASCII_LETTER.search(text) and _NOT_LATIN.search(text)):
        return None
    runs = [(script_, list(words)) for script_, words in groupby(text.split(), _script_of_word) if script_]
    if len(runs) != 2 or [script_ for script_, _ in runs].count("latin") != 1:
        return None
    if "(" not in text and min(len(words) for _, words in runs) < SCRIPTS_FROM:
        return None
    return [" ".join(words).strip(" ,;()") for _, words in runs]


def _script_of_word(word_: str) -> str:
    """None of signs and figures."""
    letters = "".join(filter(str.isalpha, word_))
    return script(letters) if letters else ""


# Roles


def _roles(read: Sequence[tuple[str, Word]], kind: Kind) -> list[Part]:
    if kind is Kind.PERSON:
        parts = [Part(word_, role_of(word_, written, kind), written) for written, word_ in read]
    else:
        parts = _with_forms(read, kind)
    return _with_titles(_with_first_names(_with_sums(parts), kind), kind)


def _with_forms(read: Sequence[tuple[str, Word]], kind: Kind) -> list[Part]:
    """Runs of words that are legal forms as one part each."""
    parts: list[Part] = []
    at, beginnings = 0, _forms()[1]
    while at < len(read):
        written, word_ = read[at]
        if form_word(word_) in beginnings and (form := _form(read, at)):
            name, length = form
            run = read[at : at + length]
            parts.append(Part(_joined(run), Role.FORM, " ".join(w for w, _ in run), form=name))
            at += length
            continue
        parts.append(Part(word_, role_of(word_, written, kind), written))
        at += 1
    return parts


def _with_sums(parts: list[Part]) -> list[Part]:
    """ "Forty four" and "forty 4" are one number."""
    if not any(map(_is_tens, parts)):
        return parts
    summed: list[Part] = []
    for part in parts:
        tens = summed[-1] if summed else None
        if tens and _is_tens(tens) and part.role is Role.NUMBER and 0 < (part.word.number or 0) < 10:
            total = word(str((tens.word.number or 0) + (part.word.number or 0)))
            assert total is not None
            summed[-1] = Part(total, Role.NUMBER, f"{tens.written} {part.written}")
        else:
            summed.append(part)
    return summed


def _is_tens(part: Part) -> bool:
    number = part.word.number
    if number is None or not 20 <= number < 100 or number % 10:
        return False
    return part.role is Role.NUMBER and part.word.text.isalpha()


def _with_first_names(parts: list[Part], kind: Kind) -> list[Part]:
    """A small word that begins a person's name may be a short form: "Ben Sorel"."""
    if kind is not Kind.PERSON or len(parts) < 2:
        return parts
    parts, first = _with_syllables(parts), parts[0]
    can_be = first.role is Role.PARTICLE and first.word.nicknames and first.word.text != "al"
    is_short_form = can_be and parts[1].role is Role.WORD
    return [Part(first.word, Role.WORD, first.written), *parts[1:]] if is_short_form else parts


def _with_syllables(parts: list[Part]) -> list[Part]:
    """Small words of other languages are words among Chinese and Korean syllables: "Ri Yong Il"."""
    if len(parts) < 3 or not any(part.role is Role.PARTICLE for part in parts):
        return parts
    others = [part for part in parts if part.role is not Role.PARTICLE]
    if len(others) < 2 or not all(part.role is Role.WORD and part.word.is_east_asian for part in others):
        return parts
    return [
        Part(part.word, Role.WORD, part.written) if part.word.text in _table("also_syllables") else part
        for part in parts
    ]


def role_of(word: Word, written: str, kind: Kind) -> Role:
    """What a word is by itself, that is, where it is no part of a legal form and no title."""
    text = word.text
    if word.number is not None:
        return Role.WORD if kind is Kind.PERSON and not word.has_digit else Role.NUMBER
    if kind is Kind.PERSON or kind is Kind.ANY:
        if len(text) == 1 and (written.isascii() or script_of(written[0]) not in WITHOUT_INITIALS):
            return Role.INITIAL
        if text == SERVANT or text in _table("particles"):
            return Role.PARTICLE
    return Role.PARTICLE if kind is not Kind.PERSON and text in _joining() else Role.WORD


def _joined(run: Sequence[tuple[str, Word]]) -> Word:
    if len(run) == 1:
        return run[0][1]
    joined = word("".join(w.text for _, w in run))
    assert joined is not None
    return joined


def _form(read: Sequence[tuple[str, Word]], at: int) -> tuple[str, int] | None:
    """The longest run of words from ``at`` that is a legal form, however parted: its class and how many words."""
    forms, beginnings = _forms()
    found, run = None, ""
    for length, (_, word_) in enumerate(read[at : at + 6], 1):
        run += form_word(word_)
        if run not in beginnings:
            break
        if run in forms:
            found = forms[run], length
    return found


@cache
def _forms() -> tuple[dict[str, str], frozenset[str]]:
    """Legal forms written together, with their classes; and all that they begin with."""
    found: dict[str, str] = {}
    learn(
        each for phrases in table("forms").values() for phrase in phrases for each in phrase.split() if each.isascii()
    )
    for name, phrases in table("forms").items():
        for phrase in phrases:
            found.setdefault("".join(w.text for each in phrase.split() if (w := word(each))), name)
    return found, frozenset(form[:length] for form in found for length in range(1, len(form) + 1))


def may_be_form(word_: Word) -> bool:
    """A word that may be, or be a part of, a legal form."""
    text = form_word(word_)
    return text in _words_of_forms() or text in _forms()[1] or text in _pieces_of_forms()


def is_form(word_: Word) -> bool:
    """A word that is a legal form by itself."""
    return form_word(word_) in _forms()[0]


@cache
def _pieces_of_forms() -> frozenset[str]:
    """What the words of a long legal form may be broken into, or run together to."""
    return frozenset(piece for phrases in table("forms").values() for phrase in phrases for piece in _pieces(phrase))


def _pieces(phrase: str) -> Iterator[str]:
    """Runs of letters that begin or end with a word of the phrase."""
    words = [w.text for each in phrase.split() if (w := word(each))]
    form, bounds = "".join(words), {0, *accumulate(map(len, words))}
    if len(form) >= LONG_FORM:
        for start in range(len(form)):
            for end in range(start + 4, len(form) + 1):
                if start in bounds or end in bounds:
                    yield form[start:end]


@cache
def _words_of_forms() -> frozenset[str]:
    return frozenset(
        w.text for phrases in table("forms").values() for p in phrases for each in p.split() if (w := word(each))
    )


def may_be_title(word_: Word) -> bool:
    """A word that may stand before a name without being a part of it."""
    return word_.text in _titles() or word_.text in _before("vessels") or word_.text in _before("firms")


@lru_cache(maxsize=60_000)
def form_word(word_: Word) -> str:
    """A word, or the long word of legal forms that it is but for a slip."""
    text, known = word_.text, _form_words()
    if word_.has_digit and not text.isdecimal():
        return _form_shapes().get(look_of(text), text)
    if len(text) < SLIPS_FROM or text in known or word_.is_common:
        return text
    near = [form for form in known.get(text[0], ()) if OSA.distance(text, form, score_cutoff=2) <= 1 + (len(form) > 9)]
    return near[0] if near else text


@cache
def _form_shapes() -> dict[str, str]:
    """Words of legal forms by what they look like: "J5C"."""
    return {look_of(text): text for text in sorted(_words_of_forms(), reverse=True) if len(text) > 1}


@cache
def _form_words() -> dict[str, tuple[str, ...]]:
    """The long words of legal forms: themselves, and by their first letters."""
    long = sorted(text for text in _words_of_forms() if len(text) >= SLIPS_FROM)
    by_letter = {letter: tuple(text for text in long if text[0] == letter) for letter in {text[0] for text in long}}
    return by_letter | dict.fromkeys(long, ())


def _with_titles(parts: list[Part], kind: Kind) -> list[Part]:
    """Titles at the beginning (and after persons' names) told as such, where enough else is left to be a name."""
    if kind is not Kind.PERSON:
        return _with_title_before(parts, kind)
    if _titles().isdisjoint([part.word.text for part in parts]):
        return parts
    titled, words = list(parts), _name_words(parts)
    for at, part in enumerate(parts):
        if _is_title(part.word.text, kind, words - 1, is_first=at == 0):
            words -= part.role is Role.WORD
            titled[at] = Part(part.word, Role.TITLE, part.written)
    return titled


def _with_title_before(parts: list[Part], kind: Kind) -> list[Part]:
    parts = _with_two_letters(parts, _before("firms" if kind is Kind.ORGANISATION else "vessels"))
    if parts and _is_title(parts[0].word.text, kind, _name_words(parts) - 1, is_first=True):
        return [Part(parts[0].word, Role.TITLE, parts[0].written), *parts[1:]]
    return parts


def _name_words(parts: Sequence[Part]) -> int:
    return sum(part.role in (Role.WORD, Role.INITIAL) for part in parts)


def _with_two_letters(parts: list[Part], known: frozenset[str]) -> list[Part]:
    """ "M/V", "M/s" and the like, which stand as two letters."""
    first = parts[:2]
    if len(parts) < 3 or len(first[0].word.text) > 1 or len(first[1].word.text) > 1:
        return parts
    if "".join(part.word.text for part in first) not in known:
        return parts
    return [*(Part(part.word, Role.TITLE, part.written) for part in first), *parts[2:]]


def _is_title(text: str, kind: Kind, left: int, *, is_first: bool) -> bool:
    match kind:
        case Kind.PERSON:
            return text in _titles() and left >= (2 if text in _table("also_names") else 1)
        case Kind.VESSEL | Kind.AIRCRAFT:
            return is_first and left >= 0 and text in _before("vessels")
        case Kind.ORGANISATION:
            return is_first and left >= 1 and text in _before("firms")
        case Kind.ANY:
            return is_first and left >= 1 and text in _titles() and text not in _table("also_names")


# Surnames


def _with_surnames(parts: list[Part], text: str) -> list[Part]:
    """The surname marked where the name shows it: in capitals beside other words, or before the only comma."""
    surnames = _by_capitals(parts) or _before_comma(parts, text)
    if not surnames:
        return parts
    return [Part(p.word, p.role, p.written, is_surname=True) if at in surnames else p for at, p in enumerate(parts)]


def _by_capitals(parts: Sequence[Part]) -> set[int]:
    words = [at for at, part in enumerate(parts) if part.role is Role.WORD and len(part.written) > 1]
    capitals = {at for at in words if parts[at].written.isupper()}
    return capitals if len(capitals) < len(words) else set()


def _before_comma(parts: Sequence[Part], text: str) -> set[int]:
    if text.count(",") != 1:
        return set()
    first = text.partition(",")[0].translate(SEPARATORS).split()
    return (
        {at for at, part in enumerate(parts[: len(first)]) if part.role is Role.WORD}
        if len(first) < len(parts)
        else set()
    )


@cache
def _table(name: str) -> frozenset[str]:
    return frozenset(table("persons")[name])


@cache
def _titles() -> frozenset[str]:
    return frozenset(
        w.text for each in table("persons")["titles"] if " " not in each and (w := word(each.replace("-", "")))
    )


@cache
def _joining() -> frozenset[str]:
    return frozenset(table("words")["joining"])


@cache
def _before(kind: str) -> frozenset[str]:
    """What stands before the names of ships or of firms."""
    return frozenset(each.replace(" ", "") for each in table("words")[kind])
