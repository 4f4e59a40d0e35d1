"""The words and forms of time of one language, compiled from ``data/times_LANGUAGE.toml``."""

import re
from collections import deque
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property
from typing import Any

from inforce.claims.lexicon import table
from inforce.claims.remembered import Remembered
from inforce.claims.text import Token
from inforce.claims.timeforms import FIGURES, RUN, Fit, Form, Forms, any_of, lowered, words_at
from inforce.patterns import later
from inforce.values import value

_TABLES = ("month", "weekday", "season", "unit", "number", "ordinal", "which", "direction", "half", "named", "zone")
_OFFSET_ZONE = r"(?:UTC|GMT|МСК|MSK)\s?[+-]\d{1,2}(?::\d\d)?"
_FORM_REACH = 60
"""Characters after a trigger within which the form that holds it ends."""
_TENSE_REACH = 240
"""Characters around a time in which the verb is looked for that tells its tense."""
_PARTING = re.compile(r";|:(?!\d)")
"""What parts a time from a verb before it; no colon within a time of day."""
_TRIGGER_REACH = 40
"""Characters before a trigger within which the form that holds it begins."""
_TRIGGER_TABLES = ("month", "weekday", "season", "unit", "named")
_ELSEWHERE = frozenset({"tense", "leads", "joins", "headings", "numbered"})
"""Tables whose words stand in no form."""
_DIGIT = re.compile(r"\d")
_KEPT = 65_536
"""Words remembered; more than a year of one outlet's news has in common use."""
_LEAD_REACH = 48
"""Characters before a time in which its lead and fillers are looked for."""


@value(frozen=True, slots=True)
class Lead:
    """The words before a time: where they begin and what they make of it (a table of ``[leads]``, or "")."""

    start: int
    role: str
    filled: bool


@value(frozen=True, slots=True)
class Told:
    """A time as the words tell it, not yet set against any calendar."""

    start: int
    end: int
    form: Form
    slots: Mapping[str, str]
    lead: Lead


_FIGURE = re.compile(r"\d+[A-Z]?\b")
_TENS = frozenset(str(ten) for ten in range(20, 100, 10))
_ARTICLE = 2
"""Letters of an article, which stands for one in no longer number."""


class _Traces(Remembered[bool]):
    """Whether a word in lower case may belong to a time, by itself; each told once and remembered."""

    def __init__(self, opens: Container[str]) -> None:
        super().__init__(_KEPT)
        self._opens = opens

    def _told(self, word: str) -> bool:
        """A word that opens a time, or holds a figure or such a word beside other signs ("mid-June"); no mark."""
        if word in self._opens or word.isalpha():
            return word in self._opens
        if len(word) == 1:
            return word.isdecimal()
        return bool(_DIGIT.search(word)) or any(run in self._opens for run in RUN.findall(word))


class TimeWords:
    """The grammar of one language's times."""

    def __init__(self, language: str) -> None:
        data = table(f"times_{language}")
        self._values = {name: _values(data[name]) for name in _TABLES}
        slots = FIGURES | {name: f"(?:{any_of(map(str.lower, _longest_first(data[name])))})" for name in _TABLES}
        cased = {name: _in_capitals(data[name]) for name in data.get("capitalised", ())}
        slots["day"] += data.get("day_suffix", "")
        slots["number"] = _number(data["number"])
        slots["zone"] = rf"(?:{_OFFSET_ZONE.lower()}|{slots['zone']})"
        words = {name: list(_strings(data[name])) for name in _TABLES}
        words["number"].append("1")  # or any figure
        words["zone"] += RUN.findall(_OFFSET_ZONE)
        self.forms = Forms(data["form"], slots, cased, words)
        self._trigger = re.compile(_trigger(data, slots, cased))  # in lower case
        self._cased_trigger = later(
            _trigger(data, slots | {name: f"(?-i:{any_of(told)})" for name, told in cased.items()}, cased),
            re.IGNORECASE,
        )
        self._known = _letters([value for name, value in data.items() if name not in _ELSEWHERE]) | {
            "utc",
            "gmt",
            "msk",
            "мск",
        }
        triggers = [words for n in (*_TRIGGER_TABLES, "triggers") if n in data for words in _strings(data[n])]
        self._opens = _openings(triggers)
        self._may_be_trace = _Traces(self._opens)
        self._leads = {lead: role for role, leads in data["leads"].items() for lead in leads}
        self._articles = {"", *data["articles"]}
        self._lead = re.compile(_lead_pattern(self._leads, data["fillers"]))  # in lower case
        self._of_leads = _letters([*self._leads, *data["fillers"]])
        self.joins: dict[str, frozenset[str]] = {name: frozenset(words) for name, words in data["joins"].items()}
        self._numbered = frozenset(data.get("numbered", ()))
        self.headings = frozenset(data.get("headings", ()))
        self._tenses = data["tense"]
        self.beside: Mapping[str, int] = data.get("beside", {})

    @cached_property
    def _opening(self) -> re.Pattern[str]:
        return re.compile(rf"({_either(map(str.lower, self._leads))})\s")  # in lower case

    @cached_property
    def reported(self) -> re.Pattern[str]:
        """Words between a saying and what was to come then; in lower case."""
        return re.compile(rf"\b(?:{_either(self._tenses['reported'])})\b")

    @cached_property
    def was_to(self) -> re.Pattern[str]:
        """Words of what was to come, told in the past; in lower case."""
        return re.compile(rf"\b(?:{_either(self._tenses['was_to'])})\b")

    @cached_property
    def to_be(self) -> re.Pattern[str]:
        """Infinitives of what is wanted or expected; in lower case."""
        return re.compile(rf"\b(?:{_either(self._tenses['to_be'])})\b(?!.*[,;:])")

    @cached_property
    def _tense(self) -> re.Pattern[str]:
        return _tense_pattern(self._tenses)

    def traces(self, tokens: Sequence[Token]) -> list[Token]:
        """The tokens that may belong to a time: every time holds one."""
        may = self._may_be_trace
        return [
            token
            for number, token in enumerate(tokens)
            if may[token.lower] and (token.lower not in self._opens or self._goes_on(tokens, number))
        ]

    def _goes_on(self, tokens: Sequence[Token], number: int) -> bool:
        """A word that opens a trigger, and the next as that has it: "the" before "turn" alone."""
        seconds = self._opens[tokens[number].lower]
        following = RUN.match(tokens[number + 1].lower) if seconds and number + 1 < len(tokens) else None
        return not seconds or (following is not None and following[0] in seconds)

    def told_by(self, text: str, start: int, end: int, tokens: Sequence[Token], held: Iterable[str]) -> list[Told]:
        """The times that a stretch tells, of which all tokens are given, and those that there are in lower case: looked for where
        one of them is a trace."""
        traces = self.traces(tokens) if any(map(self._may_be_trace.__getitem__, held)) else []
        return self.told(text, start, end, traces) if traces else []

    def told(self, text: str, start: int, end: int, traces: Sequence[Token] | None = None) -> list[Told]:
        """The times that ``text[start:end]`` tells, in order. ``traces``: those of its tokens, where they are known."""
        found = []
        place = start
        while trigger := self._next_trigger(text, place, end, traces):
            fit = self._around(text, place, end, trigger)
            told = self._read(text, start, end, fit) if fit else None
            if told and (number := self._number_of_paper(text, start, told.start)) is not None:
                place = number  # "General License 13 to 30 September"
                continue
            if told:
                found.append(told)
            place = told.end if told else max(fit.start + 1, place + 1) if fit else trigger.end()
        return found

    def _number_of_paper(self, text: str, start: int, place: int) -> int | None:
        """The end of a figure that is the number of a licence or the like, not the day that it looks like."""
        figure = _FIGURE.match(text, place)
        if figure is None or not self._numbered:
            return None
        before = text[max(start, place - _LEAD_REACH) : place].lower().split()
        return figure.end() if before and before[-1] in self._numbered else None

    def _next_trigger(self, text: str, place: int, end: int, traces: Sequence[Token] | None) -> re.Match[str] | None:
        if traces is not None:
            trace = next((t for t in traces if t.end > place), None)
            if trace is None:
                return None
            place = max(place, trace.start)
        lower = lowered(text)
        if lower is None:
            return self._cased_trigger.search(text, place, end)
        for found in self._trigger.finditer(lower, place, end):
            if found["cased"] is None or self.forms.is_capitalised(text[found.start() : found.end()]):
                return found
        return None

    def _around(self, text: str, place: int, end: int, trigger: re.Match[str]) -> Fit | None:
        """A form that may hold a trigger; looked for no farther than any form goes."""
        begin, stop = max(place, trigger.start() - _TRIGGER_REACH), min(end, trigger.end() + _FORM_REACH)
        begin, near = self._near(text, begin, stop, trigger)
        found = self.forms.first(text, begin, near)
        if near == stop and found and found.end == stop < end:
            return self.forms.first(text, begin, end)
        return found

    def _near(self, text: str, begin: int, stop: int, trigger: re.Match[str]) -> tuple[int, int]:
        """The stretch around a trigger whose words all occur in forms: no form goes beyond another word."""
        for run in RUN.finditer(text, begin, stop):
            if run.end() <= trigger.start():
                begin = begin if run[0].lower() in self._known else run.end()
            elif run.start() >= trigger.end() and run[0].lower() not in self._known:
                return begin, run.start()
        return begin, stop

    def _read(self, text: str, start: int, end: int, fit: Fit) -> Told | None:
        """The first form, from the one that fits on, that holds there with the lead that it needs."""
        lead = self._lead_before(text, max(start, fit.start - _LEAD_REACH), fit.start)
        for form, words in self.forms.fitting(text, fit.start, end, fit.number):
            if not form.needs_lead or lead.role or lead.filled:
                return Told(fit.start, words.end(), form, words_at(words, text), lead)
        return None

    def _lead_before(self, text: str, start: int, place: int) -> Lead:
        for run in RUN.finditer(text, start, place):
            if run[0].lower() not in self._of_leads:
                start = run.end()  # no lead goes beyond another word
        before = 1 if start else 0  # tells whether a word begins at the start
        # between them stand words of leads and marks alone, which have as many letters in lower case
        match = self._lead.search(text[start - before : start] + text[start:place].lower(), before)
        if not match:
            return Lead(place, "", filled=False)
        role = self._leads.get(" ".join((match["lead"] or "").split()), "")
        begun = (match.start("fillers") if role == "joint" else match.start()) + start - before
        return Lead(begun, role, filled=match["fillers"].strip() not in self._articles)

    def lead_role(self, words: str) -> str:
        """What the words that a mention begins with make of it: a table of ``[leads]``, or ""."""
        lead = self._opening.match(words.lower())
        return self._leads.get(" ".join(lead.group(1).split()), "") if lead else ""

    def value(self, name: str, word: str) -> str:
        """The value that a word of a table stands for; a figure stands for itself."""
        key = " ".join(word.lower().split()).rstrip(".")
        return self._values[name].get(key, key)

    def number(self, words: str) -> int | None:
        """The number that words of the table or figures stand for: "12", "1,000", "twelve", "forty-two"."""
        value = self.value("number", words)
        if digits := "".join(sign for sign in value if sign.isdecimal()):
            return int(digits)
        parts = [self._values["number"].get(part) for part in re.split(r"[\s-]", value)]
        return sum(int(part) for part in parts if part) if all(parts) else None

    def tense(self, text: str, start: int, place: int, end: int) -> str:
        """``past``, ``perfect``, ``present``, ``beginning``, ``future``: by the verb nearest before ``place``, else after."""
        start = max(start, place - _TENSE_REACH)
        start = max((mark.end() for mark in _PARTING.finditer(text, start, place)), default=start)
        before = deque(_in_lower_case(self._tense, text, start, place), maxlen=1)
        match = (
            before[0]
            if before
            else next(_in_lower_case(self._tense, text, place, min(end, place + _TENSE_REACH)), None)
        )
        told = match.groupdict() if match else {}
        return next((name for name, words in told.items() if words), "past")


def _in_lower_case(pattern: re.Pattern[str], text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """What a pattern in lower case matches in ``text[start:end]``, whatever the case there: letters of either case are slow to
    compare. The places of the matches are none of the text."""
    before = 1 if start else 0  # tells whether a word begins at the start
    return pattern.finditer(text[start - before : end].lower(), before)


@cache
def time_words(language: str) -> TimeWords:
    """Those of ``times_LANGUAGE.toml``."""
    return TimeWords(language)


def _letters(value: object) -> frozenset[str]:
    """All runs of letters in the strings of a table, in lower case."""
    return frozenset(run.lower() for words in _strings(value) for run in RUN.findall(words))


def _strings(value: object) -> Iterator[str]:
    """All strings in a table or a list."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, (list, dict)):
        for each in value.values() if isinstance(value, dict) else value:
            if isinstance(each, str):
                yield each
            else:
                yield from _strings(each)


def _number(words: Mapping[str, Sequence[str]]) -> str:
    """A number as a pattern in lower case: words, tens with ones behind them, or figures that are no part of a longer number."""
    tens = [word for value, spelt in words.items() if value in _TENS for word in spelt]
    others = {value: spelt for value, spelt in words.items() if value not in _TENS}
    ones = [
        word
        for value, spelt in words.items()
        if len(value) == 1
        for word in spelt
        if word.isalpha() and len(word) > _ARTICLE
    ]
    plain = any_of(map(str.lower, _longest_first(others)))
    tens_and_ones = rf"(?:{_either(tens)})(?:[\s-](?:{_either(ones)}))?(?!\w)"
    return rf"(?:{tens_and_ones}|(?:{plain})|(?<!\d[.,])(?:\d{{1,3}}(?:[,\s]\d{{3}})+|\d{{1,4}}))"


def _openings(triggers: Iterable[str]) -> dict[str, frozenset[str]]:
    """By the first word of triggers in lower case the words that must follow it; none where it is one by itself."""
    found: dict[str, frozenset[str]] = {}
    for trigger in triggers:
        first, *rest = trigger.lower().split()
        runs, second = RUN.findall(first), RUN.findall(rest[0])[:1] if rest else []
        alone = len(runs) > 1 or not second
        for run in runs:
            known = found.get(run)
            found[run] = frozenset() if alone or known == frozenset() else frozenset(second) | (known or frozenset())
    return found


def _values(entries: Mapping[str, Iterable[str]]) -> dict[str, str]:
    return {form.lower().rstrip("."): value for value, forms in entries.items() for form in forms}


def _longest_first(entries: Mapping[str, Iterable[str]]) -> list[str]:
    return sorted((form for forms in entries.values() for form in forms), key=len, reverse=True)


def _in_capitals(entries: Mapping[str, Iterable[str]]) -> list[str]:
    """The words of a table that have capitals, as they are written, and all in capitals."""
    return [spelt for form in _longest_first(entries) for spelt in (form, form.upper())]


def _trigger(data: Mapping[str, Any], slots: Mapping[str, str], cased: Container[str]) -> str:  # Any: see lexicon.table
    """What every form has at least one of: a figure, or a word of one of these tables or of a fixed form; those that have
    capitals by themselves."""
    plain = [slots[name] for name in _TRIGGER_TABLES if name not in cased]
    plain += [any_of(map(str.lower, data["triggers"]))] if "triggers" in data else []
    capital = "|".join(slots[name] for name in _TRIGGER_TABLES if name in cased) or r"(?!)"
    return rf"\d|(?<!\w)(?:{'|'.join(plain)}|(?P<cased>{capital}))"


def _lead_pattern(leads: Iterable[str], fillers: Iterable[str]) -> str:
    lead, filler = _either(map(str.lower, leads)), _either(map(str.lower, fillers))
    return rf"(?<!\w)(?:(?P<lead>{lead})\s+)?(?P<fillers>(?:(?:{filler})(?:\s+|(?<=-)))*)\Z"


def _either(words: Iterable[str]) -> str:
    return "|".join(r"\s+".join(map(re.escape, word.split())) for word in sorted(words, key=len, reverse=True))


def _tense_pattern(tense: Mapping[str, Any]) -> re.Pattern[str]:  # Any: lists of words and one pattern
    """Helping verbs with the participle that they rule, and past forms that stand alone; in lower case."""

    def either(name: str) -> str:
        clipped = [re.escape(word) for word in tense[name] if not word[0].isalnum()]  # "'ll"
        return "|".join([any_of(word for word in tense[name] if word[0].isalnum()), *clipped])

    past = rf"(?:{either('past')}|\w{{2,}}(?:{'|'.join(map(re.escape, tense['past_endings']))})\b)"
    helping = "|".join(rf"(?P<{name}>{either(name)})" for name in ("future", "perfect", "present") if tense[name])
    helped = rf"(?>((?:{helping})(?:\s+{tense['chain']}\b)*)?)"
    endings = tense.get("beginning_endings")
    beginning = rf"(?P<beginning>\w{{3,}}(?:{'|'.join(map(re.escape, endings))})\b)" if endings else "(?!)"
    # the participle stands once for both: ruled, or alone where no helping verb is
    return re.compile(rf"(?<!\w){helped}(?:(?(1)(?!)|{beginning})|(?(1)\s+){past}|(?(1)|(?!)))")
