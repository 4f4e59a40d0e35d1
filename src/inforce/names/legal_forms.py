"""Legal forms in names: one word or several, however parted and with slips."""

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import accumulate

from rapidfuzz.distance import OSA

from inforce.names.knowledge import table
from inforce.names.spelling import look_of
from inforce.names.words import Word, text_of

SLIPS_FROM = 6
"""Letters from which a word of a legal form may be misspelt."""
LONG_FORM = 12
"""Letters of a legal form that may be broken in two, or run into the next word."""


def form_at(read: Sequence[tuple[str, Word]], at: int) -> tuple[str, int] | None:
    """The longest run of words from ``at`` that is a legal form, however parted: its class and how many words."""
    forms, beginnings = known_forms()
    found, run = None, ""
    for length, (_, word_) in enumerate(read[at : at + 6], 1):
        run += form_word(word_)
        if run not in beginnings:
            break
        if run in forms:
            found = forms[run], length
    return found


@cache
def known_forms() -> tuple[dict[str, str], frozenset[str]]:
    """Legal forms written together, with their classes; and all that they begin with."""
    found: dict[str, str] = {}
    for name, phrases in table("forms").items():
        for phrase in phrases:
            found.setdefault("".join(map(text_of, phrase.split())), name)
    return found, frozenset(form[:length] for form in found for length in range(1, len(form) + 1))


def may_be_form(word_: Word) -> bool:
    """A word that may be, or be a part of, a legal form."""
    text = form_word(word_)
    return text in _words_of_forms() or text in known_forms()[1] or text in _pieces_of_forms()


def is_form(word_: Word) -> bool:
    """A word that is a legal form by itself."""
    return form_word(word_) in known_forms()[0]


@cache
def _pieces_of_forms() -> frozenset[str]:
    """What the words of a long legal form may be broken into, or run together to."""
    return frozenset(piece for phrases in table("forms").values() for phrase in phrases for piece in _pieces(phrase))


def _pieces(phrase: str) -> Iterator[str]:
    """Runs of letters that begin or end with a word of the phrase."""
    words = [text for each in phrase.split() if (text := text_of(each))]
    form, bounds = "".join(words), {0, *accumulate(map(len, words))}
    if len(form) >= LONG_FORM:
        for start in range(len(form)):
            for end in range(start + 4, len(form) + 1):
                if start in bounds or end in bounds:
                    yield form[start:end]


@cache
def _words_of_forms() -> frozenset[str]:
    texts = (text_of(each) for phrases in table("forms").values() for phrase in phrases for each in phrase.split())
    return frozenset(filter(None, texts))


@lru_cache(maxsize=20_000)
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
