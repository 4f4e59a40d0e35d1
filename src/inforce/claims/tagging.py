"""Words of a sentence with their tags: a place, a run of words, a name, or a word of its class."""

import re
import sys
from collections.abc import Container, Mapping, Sequence
from itertools import pairwise

from inforce.claims.capitals import Names, is_name, is_written_as
from inforce.claims.committees import COMMITTEE, RESOLUTIONS, without_titles
from inforce.claims.gazetteer import Gazetteer
from inforce.claims.hull_labels import LABELS, without_labels
from inforce.claims.instruments import INSTRUMENTS, with_instruments
from inforce.claims.lexicon import table
from inforce.claims.lookahead import follows, has_finite, is_listing, last_tag, starts_phrase
from inforce.claims.looks import BEFORE_NUMBERS, Looks, looks_of
from inforce.claims.small_words import choose_closed
from inforce.claims.text import Token
from inforce.claims.verb_forms import choose_verb, is_verb_after_adverb, is_wanted, leads_to_doing
from inforce.claims.vocabulary import Vocabulary
from inforce.claims.words import AUXILIARIES, QUOTES, VERBS, Style, Word, mark_of
from inforce.values import replace

_BEFORE_VERBS = frozenset({"MD", "DO", "TO"})
_MAY_BE_BEFORE_VERBS = _BEFORE_VERBS | {"RB", "NO", "TM", ","}
"""Tags after which a verb may come, or over which one has to look back for what comes before."""
_ROMAN = re.compile(r"[IVX]{1,6}\Z")
_NUMBERED = frozenset(
    {
        "annex",
        "schedule",
        "title",
        "section",
        "paragraph",
        "part",
        "article",
        "list",
        "appendix",
        "chapter",
        "category",
        "tier",
        "table",
    }
)
_PARTICIPLE = re.compile(r"[a-z-]{3,}ed\Z")
_GERUND = re.compile(r"[a-z-]{3,}ing\Z")
_PAST_FORMS = frozenset({"VD", "VN"})
_GERUND_FORM = frozenset({"VG"})
_SUBJECTS = frozenset({"it", "he", "she", "they", "we"})
_COMPOUND = re.compile(r"[a-z]{3,}(?:-[a-z]+)*-[a-z]{2,}(?:ed|ing)\Z")
_VERBAL = (VERBS | AUXILIARIES) - {"VG"}
"""Tags of which a sentence has one that does not depend on another: "Trump hints at lifting" has none but that of "hints"."""
_TITLES = frozenset(table("abbreviations")["en"]["titles"])
_FIRMS = frozenset(table("abbreviations")["en"]["firms"])
_AFTER_NOUNS = frozenset(table("words_en")["after_nouns"])
_AFTER_OBJECTS = frozenset(table("words_en")["after_objects"])
_ON_THE_PAGE = frozenset(table("words_en")["on_the_page"])
_DONE_BY = frozenset(table("jurisdictions")["done_by"])
_ALL = frozenset({"both", "all", "each"})
_OBJECTS = ("it", "them", "him", "her", "us")
_NEVER = sys.maxsize
_SHORT_FORM = 3
"""Letters of "Sun", "Jan"."""


class Tagger:
    """Tags the tokens of sentences of one language."""

    def __init__(self, words: Vocabulary, places: Gazetteer, common: Container[str] = frozenset()) -> None:
        """``common``: nouns known as such, whose capital at the start of a sentence makes no name."""
        self.words, self.places, self._names = words, places, Names(words, common)
        self._calendar, self._looks = words.calendar, looks_of(words.language)
        self._eager = False  # a sentence without a verb is read again, taking for one what may be one

    def tag(
        self,
        tokens: Sequence[Token],
        style: Style,
        times: Sequence[tuple[int, int]] = (),
        lowers: Sequence[str] | None = None,
    ) -> list[Word]:
        """The words of one sentence. ``times``: bounds of its times, each of which becomes one word ``TM``; ``lowers``: its
        tokens in lower case, where they are known."""
        lowers = [t.lower for t in tokens] if lowers is None else lowers
        words = self._pass(tokens, lowers, style, times)
        if _VERBAL.isdisjoint([w.tag for w in words]):
            self._eager = True
            words = self._pass(tokens, lowers, style, times)
            self._eager = False
        return self._put_right(words, frozenset(lowers), timed=bool(times))

    def _put_right(self, words: list[Word], held: frozenset[str], *, timed: bool) -> list[Word]:
        """The words with the tags that those around them give them. ``held``: which there are, in lower case."""
        if not (_AFTER_NOUNS.isdisjoint(held) and _AFTER_OBJECTS.isdisjoint(held)):
            words = _with_adjectives_behind(words)
        if not _ON_THE_PAGE.isdisjoint(held):
            words = _with_pointers(words)
        if not _FIRMS.isdisjoint(held):
            words = _with_forms(words)
        if not LABELS.isdisjoint(held):
            words = without_labels(words)
        if "(" in held and not INSTRUMENTS.isdisjoint(held):
            words = with_instruments(words)
        if COMMITTEE in held and not RESOLUTIONS.isdisjoint(held):
            words = without_titles(words)
        if "i" in held:
            words = _with_numerals(words)
        if not QUOTES.isdisjoint(held):
            words = _without_scare_quotes(words)
        if timed:
            words = _with_dated(words)
        if not _ALL.isdisjoint(held):
            words = _with_all(words, self.words.verbs)
        return _with_conjunctions(words) if "that" in held else words

    def _pass(
        self, tokens: Sequence[Token], lowers: Sequence[str], style: Style, times: Sequence[tuple[int, int]]
    ) -> list[Word]:
        out: list[Word] = []
        known = self._looks
        number, when, count = 0, 0, len(tokens)
        begins = times[0][0] if times else _NEVER  # where the next time begins
        while number < count:
            token = tokens[number]
            text, end = token.text, token.end
            looks = known[text]
            if (
                (sure := looks.sure)
                and end <= begins
                and (sure != "NN" or not out or out[-1].tag not in _MAY_BE_BEFORE_VERBS)
                and not (looks.unless and number + 1 < count and lowers[number + 1] in looks.unless)
            ):  # of most words no more is asked
                out.append(Word(text, token.start, end, text, sure))
                number += 1
                continue
            if looks.open and not looks.fixed and end <= begins:
                tag, lemma = self._of_open_class(lowers, number, out)
                out.append(Word(text, token.start, end, token.lower, tag, lemma))
                number += 1
                continue
            while begins < _NEVER and times[when][1] <= token.start:
                when += 1
                begins = times[when][0] if when < len(times) else _NEVER
            if (
                begins <= token.start
                and not self._is_numbered_body(tokens, lowers, number, style)
                and not self._ends_name(tokens, number, times[when], out)
                and not _begins_name(tokens, lowers, number, times[when])
            ):
                number = self._time(tokens, number, times[when], out)
                continue
            number = self._next(tokens, lowers, number, style, out)
            last = out[-1]
            if last.end > begins > last.start and last.tag != "NP":
                number = self._split(tokens, lowers, number, begins, out)
        return out

    @staticmethod
    def _split(tokens: Sequence[Token], lowers: Sequence[str], number: int, start: int, out: list[Word]) -> int:
        """Of a run of words ("with effect from") whose end belongs to a time, only the first part stays."""
        run = out.pop()
        while tokens[number - 1].start >= start:
            number -= 1
        last = tokens[number - 1]
        out.append(Word(run.text[: last.end - run.start], run.start, last.end, lowers[number - 1], run.tag))
        return number

    def _is_numbered_body(self, tokens: Sequence[Token], lowers: Sequence[str], number: int, style: Style) -> bool:
        """ "the 1988 Committee": a body's name that begins with what looks like a year."""
        return lowers[number][0].isdigit() and self._place(tokens, lowers, number, style) is not None

    @staticmethod
    def _ends_name(tokens: Sequence[Token], number: int, bounds: tuple[int, int], out: list[Word]) -> bool:
        """ "the Mindanao Sun": one word with a capital right after a name is its end, no day of the week."""
        one = (
            tokens[number].end in (bounds[1], bounds[1] - 1)
            and tokens[number].text[0].isupper()
            and tokens[number].text.isalpha()
            and not tokens[number].lower.endswith("day")
        )
        return (
            one
            and bool(out)
            and out[-1].tag == "NP"
            and out[-1].place is None
            and number > 0
            and tokens[number - 1].text[0].isupper()
        )

    @staticmethod
    def _time(tokens: Sequence[Token], number: int, bounds: tuple[int, int], out: list[Word]) -> int:
        last = number
        while last + 1 < len(tokens) and tokens[last + 1].start < bounds[1]:
            last += 1
        text = " ".join(t.text for t in tokens[number : last + 1])
        out.append(Word(text, tokens[number].start, tokens[last].end, text.lower(), "TM"))
        return last + 1

    def _next(self, tokens: Sequence[Token], lowers: Sequence[str], number: int, style: Style, out: list[Word]) -> int:
        """Adds the word that begins at a token; returns the number of the token after it."""
        token = tokens[number]
        looks = self._looks[token.text]
        if (
            (fixed := looks.fixed)
            and not (looks.unless and number + 1 < len(lowers) and lowers[number + 1] in looks.unless)
            and not (fixed == "NN" and last_tag(out) in _BEFORE_VERBS)
        ):
            if token.text == "." and self._is_of_initial(tokens, number, out):
                initial = out[-1]
                out[-1] = replace(initial, text=f"{initial.text}.", end=token.end, lower=f"{initial.lower}.")
            elif token.text != "." or not self._abbreviates_title(tokens, number, out):
                out.append(Word(token.text, token.start, token.end, token.text, fixed))
            return number + 1
        taken = self._place(tokens, lowers, number, style) if looks.opens_place else None
        if taken is None and looks.capital and "-" in token.text:
            taken = self._double(token) or self._done_by(token)
        if taken is None and looks.opens_run:
            taken = self._run(tokens, lowers, number)
            if taken and self._is_infinitive_after(lowers, number, taken, out):
                taken = None  # "to wind down", "were due to expire"
        if taken:
            word, count = taken
            out.append(word)
            return number + count
        tag, lemma = self._tag(tokens, lowers, number, looks, style, out)
        out.append(Word(token.text, token.start, token.end, token.lower, tag, lemma))
        return number + 1

    @staticmethod
    def _abbreviates_title(tokens: Sequence[Token], number: int, out: list[Word]) -> bool:
        """ "Mr. Gertler", "Norvik Inc. of Panama": the full stop of a title or a legal form within a name."""
        before, after = out[-1] if out else None, tokens[number + 1 : number + 2]
        if before is None or before.end != tokens[number].start or not after:
            return False
        if before.tag == "NP" and before.lower in _FIRMS:
            return after[0].text[0].islower()  # "Norvik Inc. of Panama"
        return before.lower in _TITLES and after[0].text[0].isupper()

    @staticmethod
    def _is_of_initial(tokens: Sequence[Token], number: int, out: list[Word]) -> bool:
        """ "Ana M. Ruiz": the full stop of a middle name's first letter."""
        if len(out) < 2 or len(out[-1].text) != 1 or out[-1].tag != "NP" or out[-1].end != tokens[number].start:
            return False
        first, after = out[-2], tokens[number + 1 : number + 2]
        return first.tag == "NP" and not first.place and bool(after) and after[0].text[0].isupper()

    def _place(
        self, tokens: Sequence[Token], lowers: Sequence[str], number: int, style: Style
    ) -> tuple[Word, int] | None:
        found = self.places.at(lowers, number)
        if not found:
            return None
        place, count = found
        text = tokens[number].text
        long_list = place.form == "list" and count > 2  # "its specially designated nationals list"
        if not long_list and not is_written_as(place, text, capitals=style.capitals):
            return None
        last = tokens[number + count - 1]
        words = " ".join(t.text for t in tokens[number : number + count]) if count > 1 else text
        return Word(words, tokens[number].start, last.end, words.lower(), "NP", place=place), count

    def _done_by(self, token: Token) -> tuple[Word, int] | None:
        """ "EU-imposed", "U.S.-issued": by a state or union, as its adjective tells."""
        state, _, doing = token.lower.partition("-")
        found = self.places.at([state], 0) if doing in _DONE_BY and state in self.places.names else None
        if found is None or not is_written_as(found[0], token.text[: len(state)], capitals=False):
            return None
        place = replace(found[0], form="adjective")
        return Word(token.text, token.start, token.end, token.lower, "NP", place=place), 1

    def _double(self, token: Token) -> tuple[Word, int] | None:
        """ "Russian-Israeli": an adjective of two countries, that of the last."""
        parts = token.lower.split("-")
        found = [self.places.at([part], 0) if part in self.places.names else None for part in parts]
        places = [f[0] for f in found if f is not None and f[0].form == "adjective"]
        whole = len(places) == len(parts) == 2
        return (Word(token.text, token.start, token.end, token.lower, "NP", place=places[1]), 1) if whole else None

    def _run(self, tokens: Sequence[Token], lowers: Sequence[str], number: int) -> tuple[Word, int] | None:
        after = number + 1
        runs = self.words.together[lowers[number]]
        following = lowers[after] if after < len(lowers) else ""
        for rest, tag in (*runs.get(following, ()), *runs.get("", ())):
            if tuple(lowers[after : after + len(rest)]) == rest:
                last = tokens[number + len(rest)]
                lower = " ".join(lowers[number : number + 1 + len(rest)])
                return Word(lower, tokens[number].start, last.end, lower, tag), 1 + len(rest)
        return None

    def _tag(
        self, tokens: Sequence[Token], lowers: Sequence[str], number: int, looks: Looks, style: Style, out: list[Word]
    ) -> tuple[str, str]:
        lower = lowers[number]
        if looks.mark:
            return _mark(lower, tokens, number), ""
        if lower in BEFORE_NUMBERS and _is_before_number(tokens, number):
            return "NN", ""
        if looks.figure:
            return ("NP" if self._is_hull_number(tokens, lowers, number, out) else looks.figure), ""
        if looks.capital and (tag := self._capital(tokens, lowers, number, style, out)):
            return tag, ""
        if looks.derived:
            return "NN", ""
        if looks.reflexive and out and out[-1].tag in ("BE", "HV"):
            return "RB", ""
        if looks.closed:
            return looks.closed, ""
        if lower in self.words.closed and not (
            lower.endswith("ing")
            and lower != "being"
            and out
            and (out[-1].tag in ("DT", "PD", "BE") or (out[-1].tag == "NO" and last_tag(out) == "BE"))
        ):
            return self._closed(lowers, number, out), ""
        return self._of_open_class(lowers, number, out)

    def _of_open_class(self, lowers: Sequence[str], number: int, out: list[Word]) -> tuple[str, str]:
        """A noun, an adjective, an adverb or a verb."""
        if lowers[number] in self.words.plain and not self._is_verb_here(lowers, number, out):
            return "NN", ""
        return self._open(lowers, number, out)

    def _is_hull_number(self, tokens: Sequence[Token], lowers: Sequence[str], number: int, out: list[Word]) -> bool:
        """ "Imico Neka 456": a number that ends a name of two words or more."""
        named = len(out) > 1 and out[-1].tag == out[-2].tag == "NP" and out[-1].place is None and out[-2].place is None
        if not named or not lowers[number].isdigit() or len(lowers[number]) > 4 or out[-1].lower in _NUMBERED:
            return False
        following = tokens[number + 1] if number + 1 < len(tokens) else None
        return following is None or not following.text[0].isalnum() or following.lower in self.words.closed

    def _capital(
        self, tokens: Sequence[Token], lowers: Sequence[str], number: int, style: Style, out: list[Word]
    ) -> str:
        """The tag of a word with a capital where the capital tells it."""
        if out and out[-1].lower in _NUMBERED and _ROMAN.match(tokens[number].text):
            return "CD"
        if self._is_of_calendar(lowers, number, out):
            return "TM"
        return "NP" if is_name(self._names, tokens, lowers, number, style, out) else ""

    def _is_verb_here(self, lowers: Sequence[str], number: int, out: list[Word]) -> bool:
        """A word that is else a noun is a verb after "to", a modal, or an adverb between subject and object."""
        return lowers[number] in self.words.verbs and (
            last_tag(out) in _BEFORE_VERBS
            or (
                lowers[number] == "following"
                and last_tag(out) == "BE"
                and starts_phrase(self.words, lowers, number + 1)
            )
            or is_verb_after_adverb(self.words, lowers, number, out)
            or (bool(out) and out[-1].tag == "NP" and is_wanted(self.words, lowers, number, out))
            or (bool(out) and out[-1].lower in _SUBJECTS and starts_phrase(self.words, lowers, number + 1))
            or (_opens_relative(out) and follows(lowers, number, _OBJECTS))
            or (self._eager and lowers[number] in _LISTING and is_listing(self.words, lowers, number, out))
        )

    def _closed(self, lowers: Sequence[str], number: int, out: list[Word]) -> str:
        return choose_closed(self.words, lowers, number, self.words.closed[lowers[number]], out)

    def _is_of_calendar(self, lowers: Sequence[str], number: int, out: list[Word]) -> bool:
        """A month or weekday that could not be placed: a time all the same, no name. "May" and "March" need a day beside
        them."""
        lower = lowers[number]
        if lower not in self._calendar:
            return False
        beside = (lowers[number + 1] if number + 1 < len(lowers) else "", out[-1].lower if out else "")
        plain = lower not in self.words.verbs and lower not in self.words.closed
        return (plain and not (out and out[-1].tag == "NP")) or any(word[:1].isdigit() for word in beside)

    def _is_infinitive_after(
        self, lowers: Sequence[str], number: int, taken: tuple[Word, int], out: list[Word]
    ) -> bool:
        if taken[0].tag == "NN":
            return last_tag(out) in ("TO", "MD")
        after = number + taken[1]
        verb = self.words.verbs.get(lowers[after]) if after < len(lowers) else None
        plain = tuple(lowers[after : after + 1]) == ("be",) or (verb is not None and "VB" in verb[1])
        return taken[0].lower == "due to" and last_tag(out) == "BE" and plain

    def _open(self, lowers: Sequence[str], number: int, out: list[Word]) -> tuple[str, str]:
        lower = lowers[number]
        known = self.words.verbs.get(lower)
        if lower.endswith("s") and _opens_relative(out) and (lower == "covers" or follows(lowers, number, _OBJECTS)):
            out[-1] = replace(out[-1], tag="WH")
            return "VZ", known[0] if known else lower[:-1]  # "the pipeline that feeds it"
        if known and known[0] == lower and _opens_relative(out) and follows(lowers, number, _OBJECTS):
            out[-1] = replace(out[-1], tag="WH")
            return "VB", lower  # "the firms that manage them"
        if not known and last_tag(out) in ("MD", "DO") and lower.isalpha() and not lower.endswith("ly"):
            return "VB", lower
        if known:
            tag = choose_verb(self.words, lowers, number, known, out, eager=self._eager)
            if tag == "VB" and _is_of_one(out):
                return "NN", ""  # "in a TV interview"
            return (tag, known[0]) if tag in VERBS else (tag, "")
        if lower.endswith("ly"):
            return "RB", ""
        if _COMPOUND.match(lower) and last_tag(out) not in ("HV", "TO"):
            return "NN", ""  # "asset-freezing sanctions", "wide-ranging", "state-owned"
        if _PARTICIPLE.match(lower):
            tag = choose_verb(self.words, lowers, number, (lower[:-2], _PAST_FORMS), out, eager=self._eager)
            return (tag, lower[:-2]) if tag in VERBS else (tag, "")
        if _GERUND.match(lower):
            tag = choose_verb(self.words, lowers, number, (lower[:-3], _GERUND_FORM), out, eager=self._eager)
            return (tag, lower[:-3]) if tag in VERBS else (tag, "")
        if (
            lower.endswith("s")
            and lower not in self._names.common
            and out
            and out[-1].tag in ("NN", "NP", "PR", "WH")
            and follows(lowers, number, ("the", "a", "an", "that", "its", "his", "their"))
        ):
            return "VZ", lower[:-1]
        if lower.endswith("s") and out and out[-1].tag == "NP" and not has_finite(out):
            if _asks_of_doing(out) and not any(part.isalnum() for part in lowers[number + 1 :]):
                return "VZ", lower[:-1]
            return ("VZ", lower[:-1]) if leads_to_doing(self.words, lowers, number) else ("NN", "")
        return "NN", ""


_LISTING = frozenset({"list", "lists"})


def _asks_of_doing(out: Sequence[Word]) -> bool:
    """ "Why lifting sanctions on X …", "how listing Y …": its verb is still to come."""
    return len(out) > 1 and out[0].lower in ("why", "how") and out[1].tag == "VG"


def _opens_relative(out: Sequence[Word]) -> bool:
    """ "That" right after a noun."""
    return len(out) > 1 and out[-1].lower == "that" and out[-2].tag in ("NN", "NP")


def _with_adjectives_behind(words: list[Word]) -> list[Word]:
    """An adjective between its noun and a preposition hangs on the noun as a participle does: "a tycoon loyal to him"."""
    for number in range(1, len(words)):
        word, after = words[number], words[number + 1] if number + 1 < len(words) else None
        if word.tag not in ("NN", "VB"):
            continue
        if word.lower in _AFTER_NOUNS and _is_behind_noun(words, number):
            if after is not None and after.tag in ("IN", "TO"):
                words[number] = replace(word, tag="VN")
            elif _goes_on(words, number + 1):
                words[number : number + 2] = [replace(w, tag="RB") for w in words[number : number + 2]]
        elif (
            word.lower in _AFTER_OBJECTS and (after is None or after.tag in (".", ",", ";")) and _leaves(words[:number])
        ):
            words[number] = replace(word, tag="RB")  # "leaves the listing of X untouched"
    return words


def _is_behind_noun(words: list[Word], number: int) -> bool:
    """Right behind a noun, over adverbs: "transactions ordinarily incident and necessary to", where "incident and" is as one."""
    number -= 1
    while number and words[number].tag == "RB":
        number -= 1
    return words[number].tag == "NN"


def _goes_on(words: list[Word], number: int) -> bool:
    """ "And" stands there, and behind it another such adjective with a preposition."""
    joined = words[number : number + 3]
    if len(joined) < 3 or joined[0].tag != "CC":
        return False
    return joined[1].lower in _AFTER_NOUNS and joined[2].tag in ("IN", "TO")


def _begins_name(tokens: Sequence[Token], lowers: Sequence[str], number: int, bounds: tuple[int, int]) -> bool:
    """ "Sun Ship Management", "Jan Novak": a short form without its full stop, and a word with a capital right after it."""
    token = tokens[number]
    if token.end != bounds[1] or len(token.text) != _SHORT_FORM or lowers[number] == "may" or not token.text.istitle():
        return False
    after = tokens[number + 1] if number + 1 < len(tokens) else None
    return after is not None and after.start == token.end + 1 and after.text.isalpha() and after.text.istitle()


def _leaves(words: Sequence[Word]) -> bool:
    """A name or noun ends them, and its verb says how things are left."""
    return words[-1].tag in ("NN", "NP") and any(word.lemma in ("leave", "keep") for word in words)


def _with_pointers(words: list[Word]) -> list[Word]:
    """ "The entries specified below", "the name set out above": what points at a place of the page hangs on its noun. Who is
    "listed below" or "below listed" stands on that page and on no list of a state."""
    for number in range(1, len(words)):
        if words[number].lower == "listed" and words[number - 1].lower in _ON_THE_PAGE:
            words[number] = replace(words[number], lower="shown", tag="NN", lemma="")
        if number == 1 or words[number].lower not in _ON_THE_PAGE:
            continue
        back = number - 2 if words[number - 1].tag == "RB" else number - 1  # "set out below"
        verb, before = words[back], words[back - 1] if back else None
        if verb.tag in _PAST_FORMS and before is not None and before.tag in ("NN", "DT"):
            shown = verb.lower == "listed"
            words[back] = replace(verb, tag="VN", lower="shown", lemma="show") if shown else replace(verb, tag="VN")
            words[number] = replace(words[number], tag="RB")
    return words


def _with_forms(words: list[Word]) -> list[Word]:
    """ "Norvik Co., Ltd.": two legal forms with a comma between them are of one name."""
    out: list[Word] = []
    for word in words:
        if word.tag == "NP" and word.lower in _FIRMS:
            marks = 0
            while marks < len(out) and out[-1 - marks].tag in (",", "."):
                marks += 1
            before = out[-1 - marks] if marks < len(out) else None
            if marks and before is not None and before.lower in _FIRMS:
                del out[-marks:]
        out.append(word)
    return out


def _with_numerals(words: list[Word]) -> list[Word]:
    """ "Tinos I", "the tanker Sea Star I was": the numeral one at the end of a name, which is no pronoun."""
    for number in range(1, len(words)):
        before, after = words[number - 1], words[number + 1] if number + 1 < len(words) else None
        if words[number].text != "I" or before.tag != "NP" or before.place is not None:
            continue
        opens = number
        while opens and words[opens - 1].tag == "NP":
            opens -= 1
        told = opens > 0 and words[opens - 1].tag in ("DT", "NN")
        if told or after is None or after.tag not in (*VERBS, *AUXILIARIES, "RB"):
            words[number] = replace(words[number], tag="NP")
    return words


_LONGEST_SCARE = 4
"""Words within quotation marks that only keep a phrase at a distance: "its so-called 'shadow fleet'"."""
_BEFORE_SCARE = frozenset({"IN", "NN", "PS", "PD", "DT", "NP", "CD"})


def _without_scare_quotes(words: list[Word]) -> list[Word]:
    """ "Russia's "shadow fleet" tankers": marks around one or two common nouns within a phrase part nothing."""
    marks = [number for number, word in enumerate(words) if word.tag == '"']
    if all(after - mark > _LONGEST_SCARE + 1 for mark, after in pairwise(marks)):
        return words
    out: list[Word] = []
    number = 0
    while number < len(words):
        word = words[number]
        end = _end_of_scare(words, number) if word.tag == '"' and out and out[-1].tag in _BEFORE_SCARE else 0
        if end and out[-1].tag == "IN" and (end + 1 == len(words) or words[end + 1].tag != "NN"):
            end = 0  # "of "severe" sanctions", not "with "ghosts" at sea"
        if end:
            out += words[number + 1 : end]
            number = end
        else:
            out.append(word)
        number += 1
    return out


def _end_of_scare(words: list[Word], number: int) -> int:
    """The place of the mark that closes a few common nouns; 0 where the quotation is of more than that."""
    for end in range(number + 2, min(number + 2 + _LONGEST_SCARE, len(words))):
        if words[end].tag == '"':
            inside = words[number + 1 : end]
            if inside[-1].tag == ",":
                inside = inside[:-1]
            plain = all(w.tag == "NN" and w.text[0].islower() for w in inside)
            return end if inside and plain else 0
    return 0


def _with_dated(words: list[Word]) -> list[Word]:
    """ "A June licence", "the May 9 sanctions": a day that tells which, not when something was done."""
    for number in range(1, len(words) - 1):
        word = words[number]
        if word.tag != "TM":
            continue
        before, after = words[number - 1], words[number + 1]
        dated = before.tag == "DT" and after.tag == "NN" and word.text[0].isupper()
        if dated and before.lower in ("a", "an", "the"):
            words[number] = replace(word, tag="NN")
    return words


def _with_all(words: list[Word], verbs: Mapping[str, tuple[str, frozenset[str]]]) -> list[Word]:
    """ "Have both been hit", "were all put on it": within a verb "both" and "all" are adverbs."""
    for number in range(1, len(words) - 1):
        after, known = words[number + 1], verbs.get(words[number + 1].lower)
        opened = words[number - 1].tag in ("BE", "HV")
        if opened and words[number].lower in _ALL and known is not None and "VN" in known[1]:
            words[number + 1] = after = replace(after, tag="VN", lemma=known[0])
        within = opened and after.tag in ("BE", "VN", "VG")
        if within and words[number].lower in _ALL and words[number].tag == "DT":
            words[number] = replace(words[number], tag="RB")
    return words


def _with_conjunctions(words: list[Word]) -> list[Word]:
    """ "That" before a name points at nobody: "reported, a day early, that Norilsk Nickel would be listed"."""
    return [
        replace(word, tag="TH")
        if word.lower == "that" and word.tag == "DT" and number + 1 < len(words) and _is_plain_name(words[number + 1])
        else word
        for number, word in enumerate(words)
    ]


def _is_plain_name(word: Word) -> bool:
    return word.tag == "NP" and (word.place is None or word.place.form in ("name", "capital", "body"))


def _is_of_one(out: Sequence[Word]) -> bool:
    """The words so far end in a phrase with "a" and a name or noun: what is one is followed by no base form."""
    if not out or out[-1].tag not in ("NP", "NN"):
        return False
    opens = next((word for word in reversed(out) if word.tag not in ("NP", "NN")), None)
    return opens is not None and opens.tag == "DT" and opens.lower in ("a", "an")


def _is_before_number(tokens: Sequence[Token], number: int) -> bool:
    """ "No. 7", "Regulation (EC) No 1183/2005": a number follows, and no count of things."""
    following = tokens[number + 1 : number + 3]
    if number and tokens[number].text[0] == "N" and following and following[0].text[:1].isdigit():
        return True
    return len(following) == 2 and all(t.text[:1].isdigit() or t.text == "." for t in following)


def _mark(text: str, tokens: Sequence[Token], number: int) -> str:
    if text in ("'s", "’s"):
        before = tokens[number - 1].lower if number else ""
        return "BE" if before in ("it", "he", "she", "that", "there", "what", "who") else "PS"
    tag = mark_of(text)
    if tag == "-" and number and tokens[number - 1].end == tokens[number].start:
        return ","
    if tag == "'":
        owner = tokens[number - 1] if number else None
        return "PS" if owner and owner.end == tokens[number].start and owner.lower.endswith("s") else '"'
    return tag
