"""Which outlet published an article: evidence from its masthead, its subject, its sender, weighed."""

import re
from collections.abc import Iterable
from enum import IntEnum
from functools import cache
from zoneinfo import ZoneInfo

from inforce.patterns import later
from inforce.reports.knowledge import Phrases, table
from inforce.reports.people import OUTLET_WORDS
from inforce.reports.subjects import fold
from inforce.values import replace, value

_NAMED = Phrases("article", "masthead", "opens")
_BODIES = Phrases("article", "masthead", "bodies")
_FEED = Phrases("article", "masthead", "feeds")
_COPYRIGHT = re.compile(
    r"(?:\(c\)|©|copyright)[\s©]*(?:\(c\)\s*)?(?:by\s+)?(?:\d{4}(?:\s?[–-]\s?\d{4})?)?[\s,]*(?P<name>[^.,|;\n©]{2,60})",
    re.IGNORECASE,
)
_TAIL_OF_COPYRIGHT = later(
    r"\s+(?:\d{4}.*|all rights.*|все права.*|media|group|ltd|llc|inc|gmbh|ооо|ao|ао)\Z", re.IGNORECASE
)
_QUOTED = re.compile(r"[«\"“„](?P<name>[^«»\"“”„]{2,60})[»\"”“]")
_WORD = re.compile(r"[^\W\d_]+")
_MAY_BE_FEED = re.compile(r"rss|atom|feed", re.IGNORECASE)
_AROUND = " \t.,:;|()[]–—-"
_SMALL = frozenset({"of", "the", "and", "for", "in", "on", "и", "на", "в"})
_MOST_WORDS = 6
_LONGEST_FORM = 3
"""Letters of a legal form in capitals: "AG", "LLC"."""


class Weight(IntEnum):
    """How good a sign of the outlet is. A masthead is printed to say it; an address may be anybody's."""

    SENDER = 1  # a person's own mail
    LIST = 2  # the tag of a mailing list
    CREDIT = 3  # "Source: X" under an article
    OUTLET_SENDER = 4
    COPYRIGHT = 5
    AGENCY = 6  # in a dateline: an outlet may have taken the report from it
    SUBJECT = 6
    SOURCE = 6  # "Source: X" in a remark
    HEAD = 7  # the first line, by its place and words
    MASTHEAD = 8  # with a date or an issue, in quotation marks, or after "From the desk of"
    TITLED = 9  # the subject is the title followed by the outlet; a page's own meta data


@value(frozen=True, slots=True)
class Sign:
    weight: Weight
    name: str


def choose(signs: Iterable[Sign], text: str) -> str | None:
    """The best sign's outlet; of signs of one weight the first. Capitals are undone where another form is known."""
    named = (replace(sign, name=without_feed(sign.name)) if _MAY_BE_FEED.search(sign.name) else sign for sign in signs)
    ranked = sorted((sign for sign in named if _is_usable(sign.name)), key=lambda sign: -sign.weight)
    if not ranked:
        return None
    name = ranked[0].name
    same = [sign.name for sign in ranked if fold(sign.name) == fold(name) and not sign.name.isupper()]
    return same[0] if same else _lowered(name, text)


def clean_name(words: str) -> str:
    """An outlet's name without the word for what it is ("newspaper", «газета»), quotation marks and stops."""
    quoted = _QUOTED.search(words)
    named = _NAMED.opens(words)
    rest = words[named.end() :] if named and words[named.end() :].strip(" :,.") else words
    name = quoted["name"] if quoted and (named or words.strip(" .,:;")[:1] in '«"“„') else rest
    name = name.strip(" \t.,:;–—-")
    return re.sub(r"\Athe (?=[A-Z])", "", name) if named else name


def is_feed(words: str) -> bool:
    """What a feed calls itself and nothing else: "RSS feed"."""
    return _FEED.is_all_of(words) is not None


def without_feed(name: str) -> str:
    """An outlet's name without what is said of its feed: "Quayside Post RSS feed"; nothing of a feed that has no other name."""
    words = name.split()
    for cut in range(len(words)):
        if is_feed(" ".join(words[cut:]).strip(_AROUND)):
            return " ".join(words[:cut]).strip(_AROUND)
        if is_feed(" ".join(words[: len(words) - cut]).strip(_AROUND)):
            return " ".join(words[len(words) - cut :]).strip(_AROUND)
    return name


def is_quoted(words: str) -> bool:
    """Nothing but a name in quotation marks, perhaps after the word for an outlet: «Портал „X“», "X"."""
    found = _QUOTED.search(words)
    if not found:
        return False
    before, after = words[: found.start()].strip(" :"), words[found.end() :].strip(" .,:;")
    return not after and (not before or _NAMED.is_all_of(before) is not None)


def is_announced(words: str) -> bool:
    """A word for an outlet and a name of few words, with a capital: "From the desk of the X", "Газета X"."""
    named = _NAMED.opens(words)
    rest = words[named.end() :].strip(' :,.«"“') if named else ""
    return bool(rest) and len(rest.split()) <= _MOST_WORDS and (rest[0].isupper() or rest.startswith("the "))


def has_outlet_word(words: str) -> bool:
    """One of the words is of names of outlets: "news", "газета"."""
    return any(word in OUTLET_WORDS.words for word in _WORD.findall(words.lower()))


def has_body_word(words: str) -> bool:
    """A ministry, a chamber, a law firm: they publish under their own name."""
    return any(word in _BODIES.words for word in _WORD.findall(words.lower()))


def is_body_name(words: str) -> bool:
    """ "Council of the EU", "Foreign Ministry", "Quay Bank AG": the word for the body ends it, is told of what it is, or has a
    legal form after it; not "Treasury Removes Names". In Cyrillic any words with it."""
    parts = words.split()
    if not words.isascii():
        return has_body_word(words)
    at = next((n for n, part in enumerate(parts) if has_body_word(part)), len(parts))
    after = parts[at + 1].strip(",.") if at + 1 < len(parts) else ""
    told = after.lower() in _SMALL or not after or (after.isupper() and len(after) <= _LONGEST_FORM)
    return at < len(parts) and told and all(part[0].isupper() or part in _SMALL for part in parts)


def is_known(name: str) -> bool:
    """One of the outlets in ``data/outlets.toml``."""
    return fold(name) in _zones()


def zone_of(name: str | None) -> ZoneInfo | None:
    """The zone that an outlet means where it gives a time of day without one; None where nothing is known of it."""
    zone = _zones().get(fold(name)) if name else None
    return ZoneInfo(zone) if zone else None


def copyright_owner(line: str) -> str | None:
    """Who is named in "© 2023 The Harbour Post. Terms" and its kin."""
    found = _COPYRIGHT.search(line[:200])
    if not found:
        return None
    name = _TAIL_OF_COPYRIGHT.sub("", found["name"].strip()).strip(" -–—")
    return (
        name
        if _is_usable(name) and name[0].isupper() and not name.lower().startswith(("all rights", "все права"))
        else None
    )


def _is_usable(name: str) -> bool:
    return 1 < len(name) <= 80 and any(c.isalpha() for c in name)


def _lowered(name: str, text: str) -> str:
    """A masthead in capitals as the text writes the name, otherwise with capitals at the words; "TASS" stays."""
    if not name.isupper() or len(_WORD.findall(name)) < 2:
        return name
    for found in re.finditer(re.escape(name), text, re.IGNORECASE):
        if not found[0].isupper() and not found[0].islower():
            return found[0]
    words = [
        w if not w.isalpha() else w.lower() if n and w.lower() in _SMALL else w.capitalize()
        for n, w in enumerate(name.split(" "))
    ]
    return " ".join(words)


@cache
def _zones() -> dict[str, str]:
    return {fold(name): outlet["zone"] for outlet in table("outlets")["outlet"] for name in outlet["names"]}
