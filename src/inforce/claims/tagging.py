"""Words of a sentence with the tags that the grammar needs.

Tags: ``DT`` determiner, ``PD`` possessive determiner, ``PS`` 's, ``PR`` pronoun, ``CD`` number, ``NN`` noun or adjective,
``NP`` name, ``VB VZ VD VN VG`` forms of verbs, ``BE HV DO MD`` auxiliaries, ``TO``, ``NO`` negator, ``IN`` preposition,
``SC`` subordinator, ``TH`` that, ``WH`` relative, ``CC`` conjunction, ``RB`` adverb, ``TM`` a time; marks stand for
themselves (``, ; : . ( ) - "``).
"""

import re
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from inforce.claims.gazetteer import Gazetteer, Place
from inforce.claims.text import Token
from inforce.claims.vocabulary import Vocabulary


class Word(NamedTuple):
    """One word of the grammar, or several that stand for one. ``lemma`` is given for verbs, ``place`` for names that the
    gazetteer knows."""

    text: str
    start: int
    end: int
    lower: str
    tag: str
    lemma: str = ""
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Style:
    """How a sentence is written: whether capitals tell names from other words, and which names the report has.

    ``names``: words in lower case that stand with a capital within other sentences of the report."""

    capitals: bool
    names: frozenset[str] = field(default=frozenset(), repr=False)


MARKS: Mapping[str, str] = {
    ",": ",", ";": ";", ":": ":", ".": ".", "?": ".", "!": ".", "…": ".", "(": "(", "[": "(", ")": ")", "]": ")",
    "–": "-", "—": "-", "-": "-", "|": ";",
    "/": "-", "•": ";", '"': '"', "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": '"', "’": "'", "'": "'",
}  # fmt: skip
VERBS = frozenset({"VB", "VZ", "VD", "VN", "VG"})
FINITE = frozenset({"VZ", "VD", "BE", "HV", "DO", "MD"})
COPULAS = frozenset({"remain", "stay"})
AUXILIARIES = frozenset({"BE", "HV", "DO", "MD"})
_VERBAL = VERBS | {"BE", "HV", "DO", "MD"}
NOMINAL = frozenset({"NN", "NP", "CD", "PR"})
OPENS_PHRASE = frozenset({"DT", "PD", "NP", "CD", "PR", "NN"})
_REGISTRATION = re.compile(r"(?:[A-Z]{1,2}|[0-9][A-Z]|[A-Z][0-9])-[A-Z0-9]{3,5}\Z|N[0-9]{2,5}[A-Z]{1,2}\Z")
_DERIVED = re.compile(
    r"[^\W\d_]{3,}-(?:based|born|linked|owned|flagged|backed|registered|listed|led|controlled|made|related|run|funded|aligned|occupied|bound|imposed|style|era|held|built|managed|operated|affiliated|supplied|origin|wide)\Z"
)
_ROMAN = re.compile(r"[IVX]{1,6}\Z")
_NUMBERED = frozenset(
    {"annex", "schedule", "title", "part", "article", "list", "appendix", "chapter", "category", "tier", "table"}
)
_PARTICIPLE = re.compile(r"[a-z-]{3,}ed\Z")
_GERUND = re.compile(r"[a-z-]{3,}ing\Z")
_CLAUSE_REACH = 10


def is_registration(word: str) -> bool:
    """A registration mark of an aircraft: 9H-ABC, RA-02801, N123AB."""
    return bool(_REGISTRATION.match(word))


class Tagger:
    """Tags the tokens of sentences of one language."""

    def __init__(self, words: Vocabulary, places: Gazetteer, common: Container[str] = frozenset()) -> None:
        """``common``: nouns known as such, whose capital at the start of a sentence makes no name."""
        self.words, self.places, self._common = words, places, common
        self._eager = False  # a sentence without a verb is read again, taking for one what may be one

    @property
    def eager(self) -> bool:
        return self._eager

    def tag(self, tokens: Sequence[Token], style: Style, times: Sequence[tuple[int, int]] = ()) -> list[Word]:
        """The words of one sentence. ``times``: bounds of its times, each of which becomes one word ``TM``."""
        lowers = [t.lower for t in tokens]
        words = self._pass(tokens, lowers, style, times)
        if not any(w.tag in _VERBAL for w in words):
            self._eager = True
            words = self._pass(tokens, lowers, style, times)
            self._eager = False
        return words

    def _pass(
        self, tokens: Sequence[Token], lowers: list[str], style: Style, times: Sequence[tuple[int, int]]
    ) -> list[Word]:
        out: list[Word] = []
        number, when = 0, 0
        while number < len(tokens):
            while when < len(times) and times[when][1] <= tokens[number].start:
                when += 1
            if (
                when < len(times)
                and times[when][0] <= tokens[number].start
                and not self._is_numbered_body(tokens, lowers, number, style)
            ):
                number = self._time(tokens, number, times[when], out)
            else:
                number = self._next(tokens, lowers, number, style, out)
                if when < len(times) and out[-1].end > times[when][0] > out[-1].start and out[-1].tag != "NP":
                    number = self._split(tokens, lowers, number, times[when][0], out)
        return out

    @staticmethod
    def _split(tokens: Sequence[Token], lowers: list[str], number: int, start: int, out: list[Word]) -> int:
        """Of a run of words ("with effect from") whose end belongs to a time, only the first part stays."""
        run = out.pop()
        while tokens[number - 1].start >= start:
            number -= 1
        last = tokens[number - 1]
        out.append(Word(run.text[: last.end - run.start], run.start, last.end, lowers[number - 1], run.tag))
        return number

    def _is_numbered_body(self, tokens: Sequence[Token], lowers: list[str], number: int, style: Style) -> bool:
        """ "the 1988 Committee": a body's name that begins with what looks like a year."""
        return lowers[number][0].isdigit() and self._place(tokens, lowers, number, style) is not None

    @staticmethod
    def _time(tokens: Sequence[Token], number: int, bounds: tuple[int, int], out: list[Word]) -> int:
        last = number
        while last + 1 < len(tokens) and tokens[last + 1].start < bounds[1]:
            last += 1
        text = " ".join(t.text for t in tokens[number : last + 1])
        out.append(Word(text, tokens[number].start, tokens[last].end, text.lower(), "TM"))
        return last + 1

    def _next(self, tokens: Sequence[Token], lowers: list[str], number: int, style: Style, out: list[Word]) -> int:
        """Adds the word that begins at a token; returns the number of the token after it."""
        token = tokens[number]
        lower = lowers[number]
        taken = self._place(tokens, lowers, number, style) if lower in self.places.names else None
        if taken is None and lower in self.words.together:
            taken = self._run(tokens, lowers, number)
        if taken:
            word, count = taken
            out.append(word)
            return number + count
        tag, lemma = self._tag(tokens, lowers, number, style, out)
        out.append(Word(token.text, token.start, token.end, token.lower, tag, lemma))
        return number + 1

    def _place(self, tokens: Sequence[Token], lowers: list[str], number: int, style: Style) -> tuple[Word, int] | None:
        found = self.places.at(lowers, number)
        if not found:
            return None
        place, count = found
        text = tokens[number].text
        if not _is_written_as(place, text, capitals=style.capitals):
            return None
        last = tokens[number + count - 1]
        words = " ".join(t.text for t in tokens[number : number + count]) if count > 1 else text
        return Word(words, tokens[number].start, last.end, words.lower(), "NP", place=place), count

    def _run(self, tokens: Sequence[Token], lowers: list[str], number: int) -> tuple[Word, int] | None:
        for rest, tag in self.words.together.get(lowers[number], ()):
            after = number + 1
            if tuple(lowers[after : after + len(rest)]) == rest:
                last = tokens[number + len(rest)]
                lower = " ".join(lowers[number : number + 1 + len(rest)])
                return Word(lower, tokens[number].start, last.end, lower, tag), 1 + len(rest)
        return None

    def _tag(
        self, tokens: Sequence[Token], lowers: list[str], number: int, style: Style, out: list[Word]
    ) -> tuple[str, str]:
        token, lower = tokens[number], lowers[number]
        first = token.text[0]
        if not first.isalnum():
            return _mark(lower, tokens, number), ""
        if first.isdigit() or is_registration(token.text):
            return ("CD" if lower.replace(",", "").replace(".", "").replace("-", "").isdigit() else "NP"), ""
        if out and out[-1].lower in _NUMBERED and _ROMAN.match(token.text):
            return "CD", ""
        if first.isupper() and self._is_name(tokens, lowers, number, style, out):
            return "NP", ""
        if _DERIVED.search(token.text):
            return "NN", ""
        if lower in ("itself", "themselves", "himself", "herself") and out and out[-1].tag in ("BE", "HV"):
            return "RB", ""
        if lower in self.words.closed and not (lower.endswith("ing") and out and out[-1].tag in ("DT", "PD")):
            return self._closed(lowers, number, out), ""
        if lower in self.words.plain:
            return "NN", ""
        return self._open(lowers, number, out)

    def _is_name(self, tokens: Sequence[Token], lowers: list[str], number: int, style: Style, out: list[Word]) -> bool:
        """A word with a capital is a name, unless the capital is that of a sentence or of a heading."""
        text, lower = tokens[number].text, lowers[number]
        if not style.capitals:
            return lower in style.names and lower not in self.words.closed and lower not in self.words.verbs
        if len(text) > 1 and text.isupper():
            return lower not in self.words.closed and not (lower in self._common and self._stands_alone(tokens, number))
        if _DERIVED.search(text) or (number + 1 < len(tokens) and _DERIVED.search(tokens[number + 1].text)):
            return False
        if lower in self.words.closed:
            return self._is_short_name(tokens, number, out)
        if out and out[-1].tag not in ('"', "(", ":", "-"):
            return True
        return self._is_name_at_start(tokens, lowers, number, style)

    @staticmethod
    def _is_short_name(tokens: Sequence[Token], number: int, out: list[Word]) -> bool:
        """ "Than Zaw", "Ho Chi Minh": a capital within a sentence on a word that is else a small one."""
        if not out or out[-1].tag in ('"', "(", ":", "-", ";") or tokens[number].lower in ("the", "i"):
            return False
        following = tokens[number + 1].text if number + 1 < len(tokens) else ""
        return out[-1].tag == "NP" or following[:1].isupper()

    @staticmethod
    def _stands_alone(tokens: Sequence[Token], number: int) -> bool:
        """A word in capitals beside none ("the VLCC Young Crane"), not part of a name in capitals."""
        beside = [tokens[n].text for n in (number - 1, number + 1) if 0 <= n < len(tokens)]
        return not any(len(t) > 1 and t.isupper() for t in beside)

    def _is_name_at_start(self, tokens: Sequence[Token], lowers: list[str], number: int, style: Style) -> bool:
        lower = lowers[number]
        following = tokens[number + 1] if number + 1 < len(tokens) else None
        if lower in style.names:
            return True
        if lower in self._common and not (following and following.text[0].isupper()):
            return False
        if lower in self.words.verbs or lower in self.words.plain or lower.endswith("ly"):
            return False
        return not (
            following
            and following.text[0].isalpha()
            and following.text.islower()
            and not self._may_follow_name(following.lower)
        )

    def _may_follow_name(self, lower: str) -> bool:
        return lower in self.words.closed or (lower in self.words.verbs and lower not in self.words.also_nouns)

    def _closed(self, lowers: list[str], number: int, out: list[Word]) -> str:
        tags = self.words.closed[lowers[number]]
        if len(tags) == 1:
            return tags[0]
        return _choose_closed(self, lowers, number, tags, out)

    def _open(self, lowers: list[str], number: int, out: list[Word]) -> tuple[str, str]:
        lower = lowers[number]
        known = self.words.verbs.get(lower)
        if not known and _last(out) in ("MD", "DO") and lower.isalpha():
            return "VB", lower
        if known:
            tag = _choose_verb(self, lowers, number, known, out)
            return (tag, known[0]) if tag in VERBS else (tag, "")
        if lower.endswith("ly"):
            return "RB", ""
        if _PARTICIPLE.match(lower):
            tag = _choose_verb(self, lowers, number, (lower[:-2], _PAST_FORMS), out)
            return (tag, lower[:-2]) if tag in VERBS else (tag, "")
        if _GERUND.match(lower):
            tag = _choose_verb(self, lowers, number, (lower[:-3], _GERUND_FORM), out)
            return (tag, lower[:-3]) if tag in VERBS else (tag, "")
        if (
            lower.endswith("s")
            and out
            and out[-1].tag in ("NN", "NP", "PR", "WH")
            and self._follows(lowers, number, ("the", "a", "an", "that", "its", "his", "their"))
        ):
            return "VZ", lower[:-1]
        return "NN", ""

    def _follows(self, lowers: list[str], number: int, words: tuple[str, ...]) -> bool:
        return number + 1 < len(lowers) and lowers[number + 1] in words

    def starts_phrase(self, lowers: list[str], number: int) -> bool:
        """A noun phrase may begin at this token."""
        if number >= len(lowers):
            return False
        lower = lowers[number]
        tags = self.words.closed.get(lower)
        if tags:
            return tags[0] in OPENS_PHRASE
        return (
            lower[0].isalnum()
            and not lower.endswith("ly")
            and not (lower in self.words.verbs and lower not in self.words.also_nouns)
        )

    def has_verb_ahead(self, lowers: list[str], number: int) -> bool:
        """A finite verb stands between this token and the next mark."""
        for lower in lowers[number : number + _CLAUSE_REACH]:
            if lower in MARKS:
                return False
            tags = self.words.closed.get(lower)
            if tags and tags[0] in AUXILIARIES:
                return True
            forms = self.words.verbs.get(lower)
            if forms and forms[1] & _FINITE_FORMS and forms[0] not in self.words.also_nouns:
                return True
            if forms and "VD" in forms[1] and "VB" not in forms[1]:
                return True
        return False


def _has_finite(out: list[Word]) -> bool:
    """The clause so far has its verb."""
    for word in reversed(out[-_CLAUSE_REACH:]):
        if word.tag in ("TH", "SC", "WH", ",", ";", ":", ".", "-", '"'):
            return False
        if word.tag in FINITE:
            return True
    return False


def _is_infinitive_ahead(tagger: Tagger, lowers: list[str], number: int) -> bool:
    """ "to lift": a word before it that may be a verb is one ("the Union plans to lift")."""
    form = tagger.words.verbs.get(lowers[number + 1]) if lowers[number] == "to" and number + 1 < len(lowers) else None
    return bool(form) and "VB" in form[1]  # type: ignore[index] # asked first


def _is_written_as(place: Place, text: str, *, capitals: bool) -> bool:
    """The capitals of a word allow it to be this place's name ("us", "Car", "turkey" are none)."""
    if place.initials:
        return text.isupper() and (capitals or len(text) > 1)
    return not text[0].islower() or not capitals


_PAST_FORMS = frozenset({"VD", "VN"})
_GERUND_FORM = frozenset({"VG"})
_FINITE_FORMS = frozenset({"VD", "VZ"})
_AFTER_NOUN_OPENERS = frozenset({"DT", "PD", "CD", "PS"})
_NEGATIONS = frozenset({"NO", "RB"})


def _mark(text: str, tokens: Sequence[Token], number: int) -> str:
    if text in ("'s", "’s"):
        before = tokens[number - 1].lower if number else ""
        return "BE" if before in ("it", "he", "she", "that", "there", "what", "who") else "PS"
    tag = MARKS.get(text, ";" if text in ("·", "*", "#") else "NN")
    if tag == "-" and number and tokens[number - 1].end == tokens[number].start:
        return ","
    if tag == "'":
        owner = tokens[number - 1] if number else None
        return "PS" if owner and owner.end == tokens[number].start and owner.lower.endswith("s") else '"'
    return tag


def _last(out: list[Word]) -> str:
    """The tag of the last word that is no adverb or negation."""
    for word in reversed(out):
        if word.tag not in _NEGATIONS:
            return word.tag
    return ""


def _choose_closed(tagger: Tagger, lowers: list[str], number: int, tags: tuple[str, ...], out: list[Word]) -> str:
    lower = lowers[number]
    before = out[-1].tag if out else ""
    if lower == "that":
        return _choose_that(tagger, lowers, number, before)
    if lower == "to":
        after = number + 1
        while after < len(lowers) and (
            lowers[after].endswith("ly") or tagger.words.closed.get(lowers[after]) == ("RB",)
        ):
            after += 1
        form = tagger.words.verbs.get(lowers[after]) if after < len(lowers) else None
        is_verb = (form and "VB" in form[1]) or (after < len(lowers) and lowers[after] in ("be", "have", "do"))
        return (
            "TO"
            if is_verb and not (form and form[0] in tagger.words.also_nouns and _is_noun_here(tagger, lowers, after))
            else "IN"
        )
    if lower == "her":
        return (
            "PD"
            if tagger.starts_phrase(lowers, number + 1) and not tagger._follows(lowers, number, ("the", "a"))
            else "PR"
        )
    if lower in ("which", "what"):
        return "WH"
    if lower == "as" and _is_past_form(tagger, lowers, number + 1):
        return "IN"
    if "SC" in tags and "IN" in tags:
        return "SC" if tagger.has_verb_ahead(lowers, number + 1) and lower != "like" else "IN"
    if lower == "one" and before in ("DT", "PD", "NP", "NN", "CD"):
        return "NN"
    if lower in (
        "off",
        "out",
        "along",
        "around",
        "inside",
        "outside",
        "below",
        "above",
        "behind",
        "across",
        "near",
        "up",
        "down",
    ):
        return "IN" if "IN" in tags and tagger.starts_phrase(lowers, number + 1) else "RB"
    if lower == "so":
        return "SC" if tagger._follows(lowers, number, ("that",)) else "RB"
    if lower in ("yet", "plus", "nor"):
        return "RB" if before in ("", "NO", "BE", "HV", "RB", ",") or lower == "yet" else tags[-1]
    return tags[0]


def _is_past_form(tagger: Tagger, lowers: list[str], number: int) -> bool:
    """ "as blocked property": a participle, not a clause, follows."""
    form = tagger.words.verbs.get(lowers[number]) if number < len(lowers) else None
    return form is not None and "VN" in form[1] and tagger.starts_phrase(lowers, number + 1)


def _is_noun_here(tagger: Tagger, lowers: list[str], number: int) -> bool:
    """ "to list prices" against "to lists": a word after "to" that is also a noun is one where no object follows."""
    following = lowers[number + 1] if number + 1 < len(lowers) else ""
    tags = tagger.words.closed.get(following, ())
    return following in tagger.words.closed and tags[0] in ("IN", "CC", "BE", "HV") and tags != ("IN", "DT")


def _choose_that(tagger: Tagger, lowers: list[str], number: int, before: str) -> str:
    following = lowers[number + 1] if number + 1 < len(lowers) else ""
    tags = tagger.words.closed.get(following, ())
    if before in ("IN", "CC") and not (tags and tags[0] in OPENS_PHRASE):
        one = tagger.starts_phrase(lowers, number + 1) and (before == "IN" or not following.endswith("s"))
        return "DT" if one else ("WH" if tags and tags[0] in AUXILIARIES else "TH")
    if not tagger.starts_phrase(lowers, number + 1):
        is_verb = (tags and tags[0] in AUXILIARIES) or following in tagger.words.verbs
        return (
            "WH"
            if is_verb and before in NOMINAL | {",", ")"}
            else ("PR" if before in ("", "IN", ",", "CC", '"') or following in ("", ".", ";") else "TH")
        )
    if before in ("", ",", ";", ":", '"', "-"):
        return "DT" if not tags else "TH"
    if before in VERBS and not tags and following not in tagger.words.closed:
        return "TH" if tagger.has_verb_ahead(lowers, number + 1) or following[-1:] == "s" else "DT"
    return "TH"


def _choose_verb(
    tagger: Tagger, lowers: list[str], number: int, known: tuple[str, frozenset[str]], out: list[Word]
) -> str:
    """The tag of a word that may be a form of a verb."""
    lemma, forms = known
    before = _last(out)
    if "VG" in forms:
        return _choose_gerund(tagger, lowers, number, out)
    if "VN" in forms and before in ("BE", "HV"):
        return "VN"
    if "VB" in forms and before in ("TO", "MD", "DO"):
        return "VB"
    if "VD" in forms or "VN" in forms:
        return _choose_past(tagger, lowers, number, forms, out)
    return _choose_present(tagger, lowers, number, lemma, "VZ" if "VZ" in forms else "VB", out)


def _choose_gerund(tagger: Tagger, lowers: list[str], number: int, out: list[Word]) -> str:
    before = out[-1].tag if out else ""
    following = lowers[number + 1] if number + 1 < len(lowers) else ""
    if _last(out) == "BE":
        return "VG"
    if before in VERBS and out[-1].lemma not in tagger.words.before_gerunds:
        return "NN" if tagger.starts_phrase(lowers, number + 1) and following not in tagger.words.closed else "VG"
    if before == "IN" and following in ("", ".", ",", ";", "and", "or", '"', "”"):
        return "NN"
    if (
        before in VERBS
        and not tagger.starts_phrase(lowers, number + 1)
        and following in ("by", "in", "on", ".", ",", "within", "from", "before", "after")
    ):
        return "NN"
    if (
        before in ("DT", "PD", "PS", "CD")
        or following == "of"
        or (out and out[-1].lower in ("under", "against", "between"))
    ):
        return "NN"
    if (
        before in ("NN", "NP")
        and not tagger.starts_phrase(lowers, number + 1)
        and following in (",", ".", "'s", "’s", "", ")")
    ):
        return "NN"
    return "VG"


def _choose_past(tagger: Tagger, lowers: list[str], number: int, forms: frozenset[str], out: list[Word]) -> str:
    before = out[-1].tag if out else ""
    if out and "VN" in forms and (out[-1].lemma in COPULAS or out[-1].lower in ("those", "these")):
        return "VN"
    following = lowers[number + 1] if number + 1 < len(lowers) else ""
    tags = tagger.words.closed.get(following, ())
    noun_follows = (
        bool(following)
        and following[0].isalnum()
        and not tags
        and following not in tagger.words.verbs
        and not following.endswith("ly")
    )
    if before in _AFTER_NOUN_OPENERS or (before in ("NN", "IN") and noun_follows and before == "IN"):
        return "NN" if noun_follows or before in ("DT", "PD", "PS") else "VN"
    if before in ("", ",", ";", ":", "-", "(", "TM", "IN", "TO", "SC", "RB"):
        lastly = _last(out)
        if before == "RB" and lastly in NOMINAL:
            return "VD" if "VD" in forms else "VN"
        return "VN" if "VN" in forms else "VD"
    if before == "CC":
        earlier = next((w.tag for w in reversed(out) if w.tag in VERBS), "VN")
        return earlier if earlier in forms else ("VD" if "VD" in forms else "VN")
    return "VD" if "VD" in forms else "VN"


def _choose_present(tagger: Tagger, lowers: list[str], number: int, lemma: str, tag: str, out: list[Word]) -> str:
    before = out[-1].tag if out else ""
    if lemma not in tagger.words.also_nouns:
        return tag if before not in ("DT", "PS") else "NN"
    if before in ("DT", "PD", "PS", "CD", "IN", "BE", "HV", "VB", "VZ", "VD", "VN", "VG", ""):
        return "NN"
    if before in ("PR", "WH", "MD", "TO", "DO"):
        return tag
    if before not in ("NN", "NP", "RB", "CC", ")", ",", "TM", '"'):
        return "NN"
    return _noun_or_verb(tagger, lowers, number, tag, out)


def _noun_or_verb(tagger: Tagger, lowers: list[str], number: int, tag: str, out: list[Word]) -> str:
    """A word after a noun that may be noun or verb is a verb where an object follows and no other verb is near."""
    following = lowers[number + 1] if number + 1 < len(lowers) else ""
    tags = tagger.words.closed.get(following, ())
    if tagger.eager and (out[-1].tag in NOMINAL or out[-1].tag == ",") and not any(w.tag in VERBS for w in out):
        return tag
    if _has_finite(out) and out[-1].tag != "CC":
        return "NN"
    if tags and (tags[0] in ("DT", "PD", "CD", "PR", "TH") or _is_infinitive_ahead(tagger, lowers, number + 1)):
        return tag
    if tags or not tagger.starts_phrase(lowers, number + 1):
        return "NN"
    return "NN" if tagger.has_verb_ahead(lowers, number + 1) else tag
