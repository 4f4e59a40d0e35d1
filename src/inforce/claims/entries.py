"""Entries: what official notices set out below a sentence ("The following individuals have been added …:")."""

import re
from collections.abc import Sequence
from functools import cache

from inforce.claims.entry_kinds import is_subheading, kind_announced, kind_below, looks_like, role_shown
from inforce.claims.entry_lines import field_of, is_labelled, is_marked, kind_shown, line_of
from inforce.claims.lexicon import table
from inforce.claims.model import Action, TargetKind
from inforce.claims.text import Sentence
from inforce.claims.vocabulary import vocabulary
from inforce.patterns import later
from inforce.values import replace, value

_ITEM = later(
    r"['‘\"“]?(?:\(?(?:\d{1,4}|[a-z]{1,3})[.)]|[-•*–—·▪●]|\d{1,4}(?=\s+[A-Z]))\s+|[A-Z]{2,3}[a-z]?\.?\d{3,4}\b"
)
_MARK = later(r"\(?(?:(?P<number>\d{1,4})[.)]|(?P<letter>[a-z]{1,3})[.)])\s|(?P<sign>[-•*–—·▪●])\s")
"""What an item begins with."""
_NUMBERED_NAME = re.compile(r"[A-Z]{2,3}[a-z]?\.?\d{3,4} Name:")
_NAMING_ITEM = re.compile(r"[-•*–—·▪●]\s[^:]*:\s*\S")
"""An item that names parties itself, "• Delisted: X", and heads nothing."""
_LONGEST_HEADING = 8
_LONGEST_PLAIN = 12
"""Words of a line without any mark that may still be a name."""


_LONGEST_ABBREVIATION = 4
_INDENTED = 16
"""Characters by which a line of a list may be set in."""
_RELATIVE = frozenset({"who", "which", "whose", "that", "where"})


@value(frozen=True, slots=True)
class Entry:
    """A party as a list sets it out, ``start`` to ``end`` in the text: its line, or its number and name.

    ``named_to``: where the name ends. ``sure``: the entry tells what kind of party it is."""

    name: str
    kind: TargetKind
    aliases: tuple[str, ...]
    start: int
    end: int
    named_to: int
    sure: bool


@value(frozen=True, slots=True)
class Entries:
    """The entries below a sentence; ``after`` is the number of the sentence that goes on after them,
    ``under`` the first sentence of them."""

    found: tuple[Entry, ...]
    after: int
    under: Sentence


@cache
def _announcers(language: str) -> frozenset[str]:
    return frozenset(table("entries")["announced"].get(language, ()))


def announces_entries(sentence: Sentence, language: str) -> bool:
    """The sentence says that names follow ("the following", "below"), or ends with a colon."""
    return sentence.text.rstrip().endswith(":") or any(t.lower in _announcers(language) for t in sentence.tokens)


@cache
def _headings(language: str) -> dict[str, Action]:
    rows = table("entries")["headings"].get(language, {})
    return {word: Action(action) for action, words in rows.items() for word in words}


@cache
def _openings(language: str) -> dict[str, Action]:
    rows = table("entries")["openings"].get(language, {})
    return {word: Action(action) for action, words in rows.items() for word in words}


def row_action(words: Sequence[str], language: str) -> Action | None:
    """What a cell of a table says was done: "Added", "Newly listed"."""
    known = _headings(language) | _openings(language)
    return next((known[w] for w in words if w in known), None)


def heading_action(sentence: Sentence, language: str) -> Action | None:
    """What a heading such as "Removals", "Additions to the register" says of the entries below it."""
    if sentence.text.rstrip()[-1:] in ".?!" or _NAMING_ITEM.match(sentence.text):
        return None
    words = [t.lower for t in sentence.tokens if t.text[0].isalpha()]
    known = _headings(language)
    if sentence.text.rstrip().endswith(":"):
        known = known | _openings(language)
    told = (" ".join(words), *words) if len(words) <= _LONGEST_HEADING else ()
    return next((known[w] for w in told if w in known), None)


def entries_after(
    text: str, sentences: Sequence[Sentence], number: int, language: str, *, headed: bool = False
) -> Entries:
    """The entries that stand directly below a sentence, or, ``headed``, below a heading with numbers or marks."""
    found: list[Entry] = []
    first: Sentence | None = None
    at, below = number + 1, kind_announced(sentences[number], language)
    while at < len(sentences):
        sentence = sentences[at]
        if is_subheading(sentence, language):
            below = kind_below(sentence, language)
            at += 1
            continue
        known = field_of(sentence.text)
        carried = _is_carried_on(text, sentences, at)
        depth = _depth(text, first, sentence) if first else 0
        marks = (headed or first) and not (_is_set_out(sentence) or carried)
        wrapped = bool(found) and _is_wrapped(sentences[at - 1], sentence)
        opens = not known and _begins_line(text, sentence) and not (marks or depth or wrapped)
        entry = _opened(sentence, sentences[number], language, carried=carried) if opens else None
        if depth < 0:
            break
        if entry:
            first = first or (sentence if _ITEM.match(sentence.text) else None)
            found.append(entry if entry.sure or below is None else replace(entry, kind=below, sure=True))
        elif found and (known or depth or not _begins_line(text, sentence) or _goes_on(sentence, language)):
            found[-1] = _with_field(found[-1], sentence, known[1] if known else None)
        else:
            break
        at += 1
    return Entries(tuple(found), at, sentences[min(number + 1, len(sentences) - 1)])


def _is_wrapped(before: Sentence, sentence: Sentence) -> bool:
    """The line goes on with the address of the entry above, which an abbreviation ended ("14 Lesnaya Ul." / "Omsk, Russia")."""
    last = before.tokens[-2].text if len(before.tokens) > 1 else ""
    short = before.text.endswith(".") and "," in before.text and len(last) <= _LONGEST_ABBREVIATION and last.isalpha()
    return short and before.block == sentence.block and not _ITEM.match(sentence.text)


def _depth(text: str, first: Sentence, sentence: Sentence) -> int:
    """How an item with another mark than the first stands to it: 1 is set in further, -1 is of the list above; 0 where the
    mark is the same."""
    marks = [_MARK.match(s.text.lstrip("'‘\"“")) for s in (first, sentence)]
    same = marks[1] is None or (marks[0] is not None and marks[0].lastgroup == marks[1].lastgroup)
    if same and (marks[1] is None or marks[1].lastgroup != "sign" or first.text[0] == sentence.text[0]):
        return 0
    if is_marked(sentence.text) or not _begins_line(text, sentence):
        return 0
    return 1 if _indent(text, sentence) > _indent(text, first) else -1


def _indent(text: str, sentence: Sentence) -> int:
    return sentence.start - 1 - text.rfind("\n", max(0, sentence.start - _INDENTED), sentence.start)


def _is_carried_on(text: str, sentences: Sequence[Sentence], at: int) -> bool:
    """The next line carries an entry on ("DOB: …", "Group ID: …"): what stands above it alone is a name."""
    following = sentences[at + 1] if at + 1 < len(sentences) else None
    return following is not None and _begins_line(text, following) and field_of(following.text) is not None


def _is_set_out(sentence: Sentence) -> bool:
    return bool(_ITEM.match(sentence.text)) or is_marked(sentence.text) or is_labelled(sentence.text)


def _opened(sentence: Sentence, above: Sentence, language: str, *, carried: bool) -> Entry | None:
    line = line_of(sentence.text)
    if line is None or (sentence.headline and not (carried or line.marked or _is_set_out(sentence))):
        return None
    if sentence.text.rstrip().endswith(":") and not line.marked:
        return None  # it opens a list of its own
    plain = carried or line.marked or _may_be_plain(sentence, above, language)
    if not plain or (not line.marked and _tells(sentence, line.end, language)):
        return None
    start, end = sentence.start + line.start, sentence.start + line.end
    whole = sentence.end if line.kind is None or is_marked(sentence.text) else end
    told = line.kind or role_shown(line.name, sentence.text, line.end)
    kind = told or looks_like(line.name)
    return (
        Entry(line.name, kind, line.aliases, sentence.start, whole, end, sure=told is not None) if start < end else None
    )


@cache
def _grounds(language: str) -> tuple[str, ...]:
    return tuple(table("entries")["grounds"].get(language, ()))


def _goes_on(sentence: Sentence, language: str) -> bool:
    """A line of data, or of the grounds on which an entry was made ("Designated pursuant to …")."""
    return is_marked(sentence.text) or sentence.text.lower().startswith(_grounds(language))


def _tells(sentence: Sentence, end: int, language: str) -> bool:
    """A verb in small letters among the words up to the name's end makes a sentence of them."""
    verbs = vocabulary(language).verbs
    words = (t for t in sentence.tokens if t.start < sentence.start + end and t.text[0].islower())
    return any(t.lower in verbs and verbs[t.lower][1] & {"VD", "VZ"} for t in words)


def _may_be_plain(sentence: Sentence, above: Sentence, language: str) -> bool:
    """A name and nothing else, or one numbered or with a bullet, with no verb that makes a sentence of it."""
    item = bool(_ITEM.match(sentence.text)) or sentence.block != above.block
    words = vocabulary(language).closed
    first = sentence.tokens[:_LONGEST_PLAIN]
    relative = next((n for n, t in enumerate(first) if n and t.lower in _RELATIVE and first[n - 1].text == ","), None)
    told = any(t.text in words and words[t.text][0] in ("BE", "HV", "MD", "DO") for t in first[:relative])
    shouted = len(sentence.tokens) > 1 and sentence.tokens[0].text.isupper() and len(sentence.tokens[0].text) > 1
    headed = heading_action(above, language) is not None or is_subheading(above, language)
    return item and not told and (shouted or headed or above.text.rstrip().endswith(":"))


def _begins_line(text: str, sentence: Sentence) -> bool:
    """It stands at the beginning of a line, or opens with the number of an entry and "Name:"."""
    if _NUMBERED_NAME.match(sentence.text):
        return True
    before = text[max(0, sentence.start - _INDENTED) : sentence.start].rstrip(" \t")
    return sentence.start == 0 or before.endswith("\n")


def _with_field(entry: Entry, sentence: Sentence, kind: TargetKind | None) -> Entry:
    shown = kind or kind_shown(sentence.text)
    return entry if entry.sure or shown is None else replace(entry, kind=shown, sure=True)
