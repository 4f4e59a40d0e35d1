"""Instruments: "the Syria (Sanctions) (EU Exit) (Amendment) Regulations 2025", whose brackets are of their name.

Statutory instruments of the United Kingdom bear their subject and what they do in brackets (Office of Public Sector Information,
Statutory Instrument Practice, 2.2); those on sanctions are "(Sanctions)", whatever else they are. Canada's under its Special
Economic Measures Act are "Special Economic Measures (STATE) Regulations" or "Order".
"""

from collections.abc import Sequence

from inforce.claims.gazetteer import Place
from inforce.claims.words import Word

INSTRUMENTS = frozenset({"regulations", "order"})
_UNITED_KINGDOM = Place("United Kingdom", "list")
_CANADA = Place("Canada", "list")
_OF_CANADA = "special economic measures"
_YEAR = len("2025")


def with_instruments(words: list[Word]) -> list[Word]:
    """The words of a sentence with the brackets and the year of each such title as one name, which tells the sender."""
    out: list[Word] = []
    for word in words:
        titled = out and out[-1].tag == ")" and word.lower in INSTRUMENTS and word.text[0].isupper()
        opens = _opens(out) if titled else 0
        special = _opens_special(out) if titled and not opens else None
        if opens:
            parts = [*out[opens:], word]
            del out[opens:]
            out.append(_title(parts))
        elif special is not None:
            parts = [*out[special:], word]
            del out[special:]
            out.append(_title(parts, place=_CANADA))
        elif out and out[-1].place is _UNITED_KINGDOM and _is_year(word):
            out[-1] = _title([out[-1], word], out[-1].lower)
        else:
            out.append(word)
    return out


def _opens(out: Sequence[Word]) -> int:
    """Where the brackets before a title's last word begin; 0 where they are none of a title on sanctions."""
    opens, of_sanctions = len(out), False
    while opens and out[opens - 1].tag == ")":
        opens -= 2
        while opens and out[opens].tag not in ("(", ")"):
            of_sanctions = of_sanctions or out[opens].lower == "sanctions"
            opens -= 1
        if out[opens].tag != "(":
            return 0
    return opens if of_sanctions and opens and out[opens - 1].tag == "NP" else 0


def _opens_special(out: Sequence[Word]) -> int | None:
    """Where "Special Economic Measures (Russia)" begins; None where the words end otherwise."""
    first = next((n for n in range(len(out) - 1, -1, -1) if out[n].tag == "("), 0) - 1
    return first if first >= 0 and out[first].lower == _OF_CANADA else None


def _title(parts: Sequence[Word], lower: str = "", place: Place = _UNITED_KINGDOM) -> Word:
    text, end = "", parts[0].start
    for part in parts:
        text += (" " if text and part.start > end else "") + part.text
        end = part.end
    amends = any("amendment" in part.lower or "revocation" in part.lower for part in parts)
    lower = lower or ("sanctions amendment regulations" if amends else "sanctions regulations")
    return Word(text, parts[0].start, end, lower, "NP", place=place)


def _is_year(word: Word) -> bool:
    return len(word.text) == _YEAR and word.text.isdecimal()
