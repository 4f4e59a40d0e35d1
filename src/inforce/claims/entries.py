"""Entries: lines of a list set out below a sentence ("The following individual has been added …:")."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice, takewhile

from inforce.claims.lexicon import table
from inforce.claims.text import Sentence

_PERSON = re.compile(r"\(individual\)|;\s*(?:DOB|POB|nationality)\b|\bDOB\b", re.IGNORECASE)
_NUMBER = re.compile(r"(?:\(?\d{1,3}[.)]|[-•*–])\s+")
_END_OF_PERSON = re.compile(r"\s*(?:\(|;|\[|$)")
_END_OF_FIRM = re.compile(r"\s*(?:,|\(|;|\[|$)")


@dataclass(frozen=True, slots=True)
class Entry:
    """The name of one line, with its place in the text; ``person`` where the line says that it is one."""

    name: str
    start: int
    end: int
    person: bool


@cache
def _announcers(language: str) -> frozenset[str]:
    return frozenset(table(f"measures_{language}")["entries"]["announced"])


def announces_entries(sentence: Sentence, language: str) -> bool:
    """The sentence says that names follow ("the following", "below")."""
    return any(t.lower in _announcers(language) for t in sentence.tokens)


def is_line(sentence: Sentence) -> bool:
    """A line of a list rather than prose: it begins with a name in capitals or carries the marks of a register."""
    first = next((t.text for t in sentence.tokens if t.text[0].isalpha()), "")
    return bool(_PERSON.search(sentence.text)) or (len(first) > 1 and first.isupper())


def entry_of(sentence: Sentence) -> Entry | None:
    """The name at the head of a line: ``SURNAME, Given Names`` of a person, what stands before the first comma of a firm."""
    number = _NUMBER.match(sentence.text)
    begin = number.end() if number else 0
    person = bool(_PERSON.search(sentence.text))
    end = (_END_OF_PERSON if person else _END_OF_FIRM).search(sentence.text, begin)
    name = sentence.text[begin : end.start()].rstrip(" ,.") if end else ""
    if not name or len(name) > 160:
        return None
    if sentence.text[begin + len(name) : begin + len(name) + 1] == "." and re.search(
        r"\.[A-Z]$|(?:LTD|CO|INC|CORP|S\.A)$", name, re.IGNORECASE
    ):
        name += "."
    return Entry(name, sentence.start + begin, sentence.start + begin + len(name), person)


def lines_after(sentences: Sequence[Sentence], number: int) -> list[Sentence]:
    """The lines of a list that follow a sentence directly."""
    return list(takewhile(is_line, islice(sentences, number + 1, None)))
