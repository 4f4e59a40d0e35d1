"""Bytes to text where the charset is told, told wrongly or not told at all.

The order: a byte order mark; the declared charset, if what it gives can be text; UTF-8; each line in UTF-8 or in another
charset, where files were put together; then the charset whose text looks most like English or Russian. Every departure from
the declared charset (from UTF-8, where none is declared) is told in a note. Where nothing gives text, there is none: mojibake
is never handed on.
"""

import codecs
import math
import re
from operator import itemgetter

from inforce.patterns import later
from inforce.reports.language import stop_word_share
from inforce.values import value

GUESSES = ("windows-1251", "koi8-r", "windows-1252", "cp866", "iso-8859-5")
"""Tried where neither the declared charset nor UTF-8 fits; on a tie the earlier, the commoner one."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"),
)  # fmt: skip
_NO_CHARSETS = frozenset(
    {"idna", "punycode", "raw-unicode-escape", "unicode-escape", "undefined", "mbcs", "oem", "utf-7"}
)
"""Codecs of Python that are no charsets of text, or take quadratic time."""

_MISREAD = (
    ("windows-1252", "utf-8"), ("windows-1251", "utf-8"), ("koi8-r", "utf-8"),
    ("windows-1252", "windows-1251"), ("windows-1252", "koi8-r"),
    ("windows-1251", "koi8-r"), ("koi8-r", "windows-1251"),
)  # fmt: skip
"""Charset that a program took the bytes for, and what they were in."""

_SAMPLE = 20_000
_PLAUSIBLE = 0.25
"""Least score of a guess. Running text scores 0.45 to 0.8, names alone 0.25 to 0.35, wrong charsets below 0.15."""
_RUNNING = 0.45
"""What running text scores at least: no other reading of it can be meant, and none is tried."""
_COMMON_AT_MOST = 0.5
"""What a text scores whose letters are all common ones; as much again, and half more, if all its words are stop words."""
_CLEARLY = 0.15
"""By how much another reading must score better to overrule the one that was declared."""

_HIGH = re.compile(rb"[\x80-\xff]")
_UTF8 = re.compile(
    rb"(?:[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2})(?:[\x00-\x7f]{0,2}[\xc2-\xef][\x80-\xbf]{1,2}){2}"
)
"""Three characters of more than a byte near each other; other charsets put capitals and signs behind small letters so."""
_ENOUGH = 3
"""Bytes or letters of another charset from which a line is in it; fewer are damage, or signs of a sound text."""
_CONTROLS = re.compile(rb"[\x00-\x06\x0e-\x1a\x1c-\x1f\x7f]")
_LETTERS = later(r"[^\W\d_]+")
_COMMON = later(r"[етаоинсрлвЕТАОИНСРЛВetaoinshrlETAOINSHRL]+")
_RUSSIAN = later("[а-яёА-ЯЁ]")
_LATIN, _CYRILLIC = "a-zA-Z", "а-яёА-ЯЁ"
_BAD = later(  # both cases are spelt out: letters of either case are slow to compare
    rf"[{_LATIN}][{_CYRILLIC}]|[{_CYRILLIC}][{_LATIN}]"  # two scripts in a word
    r"|[а-яё][А-ЯЁ]"  # a capital after a small letter: KOI8-R taken for windows-1251 or the reverse
    r"|[\x80-\x9f\ufffd√∙≈≤≥⌠⌡\u2500-\u25a0]"
    r"|[À-ÿ¡-¿ŒœŠšŽžŸƒ€™]{3}"
    r"|[ÃÂÐÑãâðñ][\x80-\xbf€™Œœ“”]"
)


@value(frozen=True, slots=True)
class Decoded:
    text: str
    notes: tuple[str, ...] = ()


def decode(data: bytes, declared: str | None = None) -> Decoded | None:
    """The text of ``data``; None where no charset gives text. A byte order mark is dropped."""
    for mark, charset in _BOMS:
        if data.startswith(mark):
            return _with_mark(data, mark, charset)
    if looks_binary(data):
        return None
    return (
        _as_declared(data, declared)
        or _as_utf8(data, declared)
        or _by_lines(data)
        or _nearly_utf8(data)
        or _guessed(data, declared)
    )


def looks_binary(data: bytes) -> bool:
    """Control characters that no text has: one NUL, or more than one in a hundred bytes."""
    sample = data[: 1 << 20]
    return b"\0" in sample or 100 * len(_CONTROLS.findall(sample)) > len(sample)


def mend(text: str) -> Decoded:
    """Text that was garbled before it came here, put right where the way back is certain."""
    if text.isascii():
        return Decoded(text)
    again = [(pair, whole) for pair in _MISREAD if (whole := _again(text, *pair)) is not None]
    if not again:
        return Decoded(text)
    own = _score(text[:_SAMPLE])
    if own >= _RUNNING:
        return Decoded(text)
    least = own + _CLEARLY
    scored = [(_score(whole[:_SAMPLE], least), pair, whole) for pair, whole in again]
    score, best, whole = max(scored, key=itemgetter(0))
    if score < _PLAUSIBLE or score <= least:
        return Decoded(text)
    return Decoded(whole, (f"the text had been garbled ({best[1]} taken for {best[0]}); it was put right",))


def _with_mark(data: bytes, mark: bytes, charset: str) -> Decoded | None:
    text = _strictly(data[len(mark) :] if charset == "utf-8" else data, charset)
    if text is not None:
        return Decoded(text)
    return _nearly_utf8(data[len(mark) :]) if charset == "utf-8" else None


def _as_declared(data: bytes, declared: str | None) -> Decoded | None:
    text = _strictly(data, declared) if declared else None
    if text is None or declared is None:
        return None
    if text.isascii() or _is(declared, "utf-8"):
        return Decoded(text)
    if _UTF8.search(data) and (mixed := _by_lines(data)) is not None:
        return mixed
    if _HIGH.search(data) and _strictly(data, "utf-8") is not None:
        return None  # bytes of another charset hardly ever happen to be UTF-8
    own = _score(_sample(data, declared))
    if own >= _RUNNING:
        return Decoded(text)
    least = max(own + _CLEARLY, _PLAUSIBLE)
    rivals = (other for other in GUESSES if not _is(declared, other))
    return None if any(_score(_sample(data, other), least) > least for other in rivals) else Decoded(text)


def _as_utf8(data: bytes, declared: str | None) -> Decoded | None:
    text = _strictly(data, "utf-8")
    if text is None:
        return _with_halves(data)
    if declared is None or text.isascii():
        return Decoded(text)
    return Decoded(text, (f"the declared charset {declared!r} does not fit; read as utf-8",))


def _with_halves(data: bytes) -> Decoded | None:
    """UTF-8 in which characters beyond the first 65,536 are written as two halves (CESU-8), or half of one is left."""
    try:
        text = data.decode("utf-8", "surrogatepass").encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    except ValueError:
        return None
    return Decoded(text, ("characters of UTF-8 are written as halves; one without the other stands as U+FFFD",))


def _by_lines(data: bytes) -> Decoded | None:
    """Text put together of files in UTF-8 and in another charset: each line is read as what it is. None where all is of one."""
    lines = data.split(b"\n")
    sound = [_UTF8.search(line) is not None and _strictly(line, "utf-8") is not None for line in lines]
    if not any(sound):
        return None
    rest = b"\n".join(line for line, is_utf8 in zip(lines, sound, strict=True) if not is_utf8)
    if len(_HIGH.findall(rest)) < _ENOUGH or _UTF8.search(rest):
        return None
    if (other := _best_guess(rest)) is None:
        return None
    charset = other[0]
    told = (line.decode("utf-8" if is_utf8 else charset) for line, is_utf8 in zip(lines, sound, strict=True))
    return Decoded("\n".join(told), (f"some lines are in utf-8, others are not; these are read as {charset}",))


def _nearly_utf8(data: bytes) -> Decoded | None:
    """UTF-8 with a few bytes lost, as a cut file or a bad gateway leaves it."""
    text = data.decode("utf-8", "replace")
    lost = text.count("\ufffd")
    sound = len(_HIGH.findall(data)) - lost
    if 20 * lost > sound:
        return None
    return Decoded(text, (f"{lost} damaged characters of UTF-8 stand as U+FFFD",))


def _guessed(data: bytes, declared: str | None) -> Decoded | None:
    if (best := _best_guess(data)) is None:
        return None
    why = (
        f"the declared charset {declared!r} does not fit" if declared else "no charset is declared and it is not UTF-8"
    )
    return Decoded(best[1], (f"{why}; read as {best[0]}",))


def _best_guess(data: bytes) -> tuple[str, str] | None:
    """The charset whose text looks most like one, and that text."""
    scored = ((_score(_sample(data, charset)), charset) for charset in GUESSES)
    ranked = sorted(((score, charset) for score, charset in scored if score >= _PLAUSIBLE), key=lambda each: -each[0])
    return next(((charset, text) for _, charset in ranked if (text := _strictly(data, charset)) is not None), None)


def _score(text: str, least: float = -math.inf) -> float:
    """How much a text looks like English or Russian: about 0.5 where it does, near 0 or below where it is garbled. Once that
    cannot be more than ``least``, no more is counted, and what it is at most is returned."""
    foreign = len(text) - len(text.encode("ascii", "ignore"))
    garbled = min(2.0, 3 * len(_BAD.findall(text)) / max(1, foreign))
    if _COMMON_AT_MOST + 1 - garbled <= least:
        return _COMMON_AT_MOST + 1 - garbled
    letters = _count(_LETTERS, text)
    if not letters:
        return 0.0
    common = _COMMON_AT_MOST * _count(_COMMON, text) / letters
    return common - garbled + (stop_word_share(text) if common + 1 - garbled > least else 1)


def _count(runs: re.Pattern[str], text: str) -> int:
    """The letters of all runs in a text."""
    return sum(map(len, runs.findall(text)))


def _sample(data: bytes, charset: str) -> str:
    first = _HIGH.search(data)
    start = max(0, first.start() - 100) if first else 0
    try:
        return data[start : start + _SAMPLE].decode(charset, "replace")
    except (LookupError, ValueError):
        return ""


def _strictly(data: bytes, charset: str) -> str | None:
    try:
        name = codecs.lookup(charset).name
        return None if name in _NO_CHARSETS else data.decode(name).removeprefix("\ufeff")
    except (LookupError, ValueError):
        return None


def _is(charset: str, name: str) -> bool:
    return codecs.lookup(charset).name == codecs.lookup(name).name


def _again(text: str, taken_for: str, charset: str) -> str | None:
    """What the bytes say in ``charset``, if ``text`` is what a program made of them when it took them for another; None where
    they are not of it."""
    free = _FREE if taken_for == "windows-1252" else "strict"
    try:
        whole = text.encode(taken_for, free).decode(charset)
    except (LookupError, ValueError):
        return None
    russian = taken_for != "windows-1252" or charset == "utf-8" or len(_RUSSIAN.findall(whole)) >= _ENOUGH
    return whole if russian else None


def _byte_of(error: UnicodeError) -> tuple[bytes, int]:
    """Characters that windows-1252 leaves free stand for themselves, as browsers read them."""
    if isinstance(error, UnicodeEncodeError):
        free = error.object[error.start : error.end]
        if all("\x80" <= character <= "\x9f" for character in free):
            return free.encode("latin-1"), error.end
    raise error


_FREE = "inforce.free"
codecs.register_error(_FREE, _byte_of)
