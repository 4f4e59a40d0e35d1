"""Names as words in their places: what is a legal form, a title, an initial, a surname."""

from collections.abc import Sequence
from functools import cache
from itertools import chain

from inforce.names.endings import SERVANT
from inforce.names.knowledge import persons, table
from inforce.names.legal_forms import form_at, form_word, known_forms
from inforce.names.parts import ANY, FORM, INITIAL, NUMBER, PARTICLE, PERSON, WORD, Kind, Name, Part, Role
from inforce.names.scripts import script_of, without_initials
from inforce.names.spelling import learn
from inforce.names.titles import with_titles
from inforce.names.words import SEPARATORS, Word, readings_in, word
from inforce.names.written import said_words, spaced_together, spaced_words


def parse(text: str, kind: Kind = ANY) -> Name:
    """A name taken apart, as names of its kind are. Never fails: what cannot be read is left out."""
    return _parsed(text, kind, *said_words(spaced_words(text, kind), kind))


def parse_together(names: Sequence[tuple[str, Kind]]) -> list[Name]:
    """:func:`parse` of many names; the spelling keys of their words are found all at once."""
    said = [said_words(spaced, kind) for spaced, (_, kind) in zip(spaced_together(names), names, strict=True)]
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
    if kind is PERSON:
        parts = _with_surnames(parts, text)
    return Name(text, kind, tuple(parts))


def _roles(read: Sequence[tuple[str, Word]], kind: Kind) -> list[Part]:
    if kind is PERSON:
        parts = [Part(word_, role_of(word_, written, kind), written) for written, word_ in read]
    else:
        parts = _with_forms(read, kind)
    return with_titles(_with_first_names(_with_sums(parts), kind), kind)


def _with_forms(read: Sequence[tuple[str, Word]], kind: Kind) -> list[Part]:
    """Runs of words that are legal forms as one part each."""
    parts: list[Part] = []
    at, beginnings = 0, known_forms()[1]
    while at < len(read):
        written, word_ = read[at]
        if form_word(word_) in beginnings and (form := form_at(read, at)):
            name, length = form
            run = read[at : at + length]
            parts.append(Part(_joined(run), FORM, " ".join(w for w, _ in run), form=name))
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
        if tens and _is_tens(tens) and part.role is NUMBER and 0 < (part.word.number or 0) < 10:
            total = word(str((tens.word.number or 0) + (part.word.number or 0)))
            assert total is not None
            summed[-1] = Part(total, NUMBER, f"{tens.written} {part.written}")
        else:
            summed.append(part)
    return summed


def _is_tens(part: Part) -> bool:
    number = part.word.number
    if number is None or not 20 <= number < 100 or number % 10:
        return False
    return part.role is NUMBER and part.word.text.isalpha()


def _with_first_names(parts: list[Part], kind: Kind) -> list[Part]:
    """A small word that begins a person's name may be a short form: "Ben Sorel"."""
    if kind is not PERSON or len(parts) < 2:
        return parts
    parts, first = _with_syllables(parts), parts[0]
    can_be = first.role is PARTICLE and first.word.nicknames and first.word.text != "al"
    is_short_form = can_be and parts[1].role is WORD
    return [Part(first.word, WORD, first.written), *parts[1:]] if is_short_form else parts


def _with_syllables(parts: list[Part]) -> list[Part]:
    """Small words of other languages are words among Chinese and Korean syllables: "Ri Yong Il"."""
    if len(parts) < 3 or not any(part.role is PARTICLE for part in parts):
        return parts
    others = [part for part in parts if part.role is not PARTICLE]
    if len(others) < 2 or not all(part.role is WORD and part.word.is_east_asian for part in others):
        return parts
    return [
        Part(part.word, WORD, part.written) if part.word.text in persons("also_syllables") else part for part in parts
    ]


def role_of(word: Word, written: str, kind: Kind) -> Role:
    """What a word is by itself, that is, where it is no part of a legal form and no title."""
    text = word.text
    if word.number is not None:
        return WORD if kind is PERSON and not word.has_digit else NUMBER
    if kind is PERSON or kind is ANY:
        if len(text) == 1 and (written.isascii() or script_of(written[0]) not in without_initials()):
            return INITIAL
        if text == SERVANT or text in persons("particles"):
            return PARTICLE
    return PARTICLE if kind is not PERSON and text in _joining() else WORD


def _joined(run: Sequence[tuple[str, Word]]) -> Word:
    if len(run) == 1:
        return run[0][1]
    joined = word("".join(w.text for _, w in run))
    assert joined is not None
    return joined


def _with_surnames(parts: list[Part], text: str) -> list[Part]:
    """The surname marked where the name shows it: in capitals beside other words, or before the only comma."""
    surnames = _by_capitals(parts) or _before_comma(parts, text)
    if not surnames:
        return parts
    return [Part(p.word, p.role, p.written, is_surname=True) if at in surnames else p for at, p in enumerate(parts)]


def _by_capitals(parts: Sequence[Part]) -> set[int]:
    words = [at for at, part in enumerate(parts) if part.role is WORD and len(part.written) > 1]
    capitals = {at for at in words if parts[at].written.isupper()}
    return capitals if len(capitals) < len(words) else set()


def _before_comma(parts: Sequence[Part], text: str) -> set[int]:
    if text.count(",") != 1:
        return set()
    first = text.partition(",")[0].translate(SEPARATORS).split()
    return (
        {at for at, part in enumerate(parts[: len(first)]) if part.role is WORD} if len(first) < len(parts) else set()
    )


@cache
def _joining() -> frozenset[str]:
    return frozenset(table("words")["joining"])
