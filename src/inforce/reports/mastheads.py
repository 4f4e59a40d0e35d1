"""Lines that say when and by whom an article was published, and nothing else: mastheads, datelines, bylines."""

import re

from inforce.reports.datelines import find_dateline
from inforce.reports.dates import LEADS, UPDATED, Stamp, find_date
from inforce.reports.knowledge import Phrases
from inforce.reports.outlets import (
    Sign,
    Weight,
    clean_name,
    has_outlet_word,
    is_announced,
    is_feed,
    is_known,
    is_quoted,
)
from inforce.reports.people import is_name, names_in
from inforce.values import value

_BYLINE = Phrases("article", "byline", "opens")
_CLOSING_BYLINE = Phrases("article", "byline", "closing_opens")
_OFFICE = Phrases("article", "byline", "office")
_ISSUE = Phrases("article", "masthead", "issues")
_RUBRIC = Phrases("article", "related", "rubrics")
_BUTTON = Phrases("wrapping", "footer", "buttons")
_COUNTER = Phrases("wrapping", "footer", "counters")
_SECTION = Phrases("article", "related", "heads", "maybe_heads")
_CREDIT = Phrases("article", "caption", "opens")
_RANGE = Phrases("article", "masthead", "ranges")
_WEEK = Phrases("article", "masthead", "weeks")
_BY_MACHINE = Phrases("article", "masthead", "by_machine")
_TRANSLATED = Phrases("article", "masthead", "translated")
_SMALL = Phrases("article", "masthead", "small_in_places")

BARS = re.compile(r"\s*[|•·]\s*|\s+(?:/|[–—-]{1,2}|»|›|>|::)\s+|\s{4,}")
_OF_BARS = frozenset("|•·/–—-»›>:")
_SENTENCE = re.compile(r"[.:;]\s+")
_BLANKS = re.compile(r"\s{4}")
_MARKS = " \t.,:;()[]–—-*_"
_LONGEST = 160
_LONGEST_NOTE = 110
"""Characters of a line that says that a program translated the article."""
_PREPOSITION = re.compile(r"\s+(?:of|for|from|on|от|за|на)\Z", re.IGNORECASE)
_MOST_WORDS = 6
_FEWEST_SAID = 3
"""Words of a sentence after a dateline."""


@value(frozen=True, slots=True)
class Meta:
    """``stamp``: the date of publication; ``other_date``: some other date is told, of an update; ``week``: the week told of."""

    stamp: Stamp | None = None
    other_date: bool = False
    signs: tuple[Sign, ...] = ()
    authors: tuple[str, ...] = ()
    byline: bool = False
    issue: bool = False
    navigation: bool = False
    week: Stamp | None = None

    @property
    def dated(self) -> bool:
        """It tells a day."""
        return self.stamp is not None or self.other_date or self.week is not None

    @property
    def role(self) -> str:
        """The role of a block that says this."""
        if self.dated:
            return "dateline"
        return "byline" if self.byline or self.authors else "wrapping"


def read_meta(line: str) -> Meta | None:
    """What a line of a masthead says; None where it says anything else."""
    if len(line) > _LONGEST or opens_sentence(line):
        return None
    if len(line) <= _LONGEST_NOTE and _BY_MACHINE.within(line):
        return _of_note(line) or Meta()
    if is_navigation(line):
        return Meta(navigation=True)
    if (noted := _of_note(line)) is not None:
        return noted
    parts = [part for part in BARS.split(line) if part.strip(_MARKS)]
    counted = [part for part in parts if not _COUNTER.is_all_of(part.strip(_MARKS))]
    if 0 < len(counted) < len(parts):
        parts, line = counted, " | ".join(counted)
    return (_of_parts(parts) if len(parts) > 1 else None) or _part(line)


def _of_note(line: str) -> Meta | None:
    """ "[Machine translation. Original: the Quay Herald, 22 December 2022]": when and by whom what was translated appeared."""
    if line[:1] + line[-1:] not in ("[]", "()") or (stamp := find_date(line)) is None or stamp.year is None:
        return None
    translated = _TRANSLATED.within(line)
    if line[0] == "(" and not translated:
        return None
    told = _SENTENCE.split(line[1 : stamp.start])
    name = clean_name(told[-1].split(",")[0]) if translated and len(told) > 1 else ""
    words = name.removeprefix("the ").split()
    named = (
        0 < len(words) <= _MOST_WORDS and words[0][0].isupper() and not LEADS.opens(name) and not UPDATED.opens(name)
    )
    return Meta(stamp, signs=(Sign(Weight.MASTHEAD, " ".join(words)),) if named else ())


def opens_sentence(line: str) -> bool:
    """A dateline and the sentence that it opens, as in a flash: "MINSK, Sept 11 (Agency) - The bank has been delisted."."""
    dateline = find_dateline(line)
    said = line[dateline.end :].rstrip("\"'»”)] \t") if dateline else ""
    return said.endswith((".", "!", "?", "…")) and len(said.split()) >= _FEWEST_SAID and _part(said) is None


def _of_parts(parts: list[str]) -> Meta | None:
    """Parts that each say something of the kind; one other may stand among them."""
    told = [(part, _part(part)) for part in parts]
    others = [part for part, meta in told if meta is None]
    metas = [meta for _, meta in told if meta is not None]
    if len(others) > 1 and any(meta.dated for meta in metas):  # "Outlet | 19 January 2024 | Ann Author"
        writers = [part for part in others if is_name(part.strip(_MARKS))]
        metas += [Meta(authors=(part.strip(_MARKS),), byline=True) for part in writers]
        others = [part for part in others if part not in writers]
    if not metas or len(others) > 1:
        return None
    joined = _joined(metas)
    if others and any(is_feed(part.strip(_MARKS)) for part, _ in told) and not _is_proper(others[0].strip(_MARKS)):
        return joined  # "Sanctions news - RSS feed": what the feed is about
    return _with_other(joined, others[0]) if others else joined


def _is_proper(name: str) -> bool:
    """Known as an outlet, or with a capital at each word as a name has."""
    return is_known(name) or all(word[0].isupper() or word in _SMALL.words for word in name.split())


def is_navigation(line: str) -> bool:
    """A page's menu on one line: sections and buttons, three or more."""
    if not _may_be_parted(line):
        return False
    parts = [part.strip(_MARKS) for part in BARS.split(line[:_LONGEST]) if part.strip(_MARKS)]
    return len(parts) >= 3 and all(_BUTTON.is_all_of(part) or _RUBRIC.is_all_of(part) for part in parts)


def _may_be_parted(line: str) -> bool:
    """The line has a sign that a bar has: one of its own, or four blanks."""
    return not _OF_BARS.isdisjoint(line) or _BLANKS.search(line) is not None


def read_byline(line: str) -> tuple[str, ...] | None:
    """The authors that a byline names, none where it names an office; None where the line is no byline."""
    found = _BYLINE.opens(line)
    if not found or len(line) > _LONGEST:
        return None
    rest = line[found.end() :].strip(_MARKS)
    authors = names_in(rest)
    offices = any(word.strip(_MARKS) in _OFFICE.words for word in (found[0] + " " + rest).lower().split())
    return authors if authors or (offices and len(rest.split()) <= 8) else None


def _by_agency(line: str) -> str | None:
    """The agency in "By Quayside Wire", which stands where a name would."""
    found = _BYLINE.opens(line)
    rest = line[found.end() :].strip(_MARKS) if found else ""
    named = 0 < len(rest.split()) <= 4 and rest[0].isupper() and not names_in(rest)
    return rest if named and (has_outlet_word(rest) or is_known(rest) or rest.isupper()) else None


def read_closing_byline(line: str) -> tuple[str, ...] | None:
    """Those who reported, from "(Reporting by A B; editing by C D)" at the end of an article."""
    if len(line) > 300 or not _CLOSING_BYLINE.opens(line.strip("([* ")):
        return None
    first = re.split(r"[;.]\s", line.strip("([*]) ."))[0]
    named = _CLOSING_BYLINE.opens(first)
    return names_in(first[named.end() :]) if named else None


def is_rubric(line: str) -> bool:
    """Nothing but names of sections, perhaps with a time: "Politics / International news"."""
    if len(line) > 80:
        return False
    parts = [part.strip(_MARKS) for part in BARS.split(line) if part.strip(_MARKS)]
    rubrics = [part for part in parts if _RUBRIC.is_all_of(part)]
    return bool(rubrics) and all(part in rubrics or _only_date(part) for part in parts)


def _only_date(part: str) -> bool:
    meta = _dated(part)
    return meta is not None and not meta.signs and not meta.authors


def _part(part: str) -> Meta | None:
    """What one part of a masthead is."""
    if _ISSUE.is_all_of(part) and not find_date(part):
        return Meta(issue=True)
    if (
        _BUTTON.is_all_of(part)
        or is_feed(part)
        or _RUBRIC.is_all_of(part)
        or _SECTION.is_all_of(part)
        or (_CREDIT.opens(part) and len(part) < 60)
    ):
        return Meta()
    if (agency := _by_agency(part)) is not None:
        return Meta(signs=(Sign(Weight.AGENCY, agency),), byline=True)
    if is_quoted(part) or (is_announced(part) and not find_date(part)):
        return Meta(signs=(Sign(Weight.MASTHEAD, clean_name(part)),))
    authors = read_byline(part)
    return Meta(authors=authors, byline=True) if authors is not None else _dated(part)


def _dated(part: str) -> Meta | None:
    """A date and what stands beside it: nothing, a place, an outlet, names, an issue."""
    stamp = find_date(part)
    if stamp is None:
        return None
    before, after = part[: stamp.start], part[stamp.end :]
    if before.rstrip().endswith(":") and _RANGE.is_all_of(before.strip(_MARKS)):
        return None
    if not after.strip(_MARKS) and _WEEK.is_all_of(before.strip(_MARKS)):
        return Meta(week=stamp)
    if find_date(after):
        after = _without_update(after)
    updated = UPDATED.opens(before.lstrip(_MARKS)) is not None
    rest = _PREPOSITION.sub("", _without_lead(before)).strip(_MARKS) + " " + after.strip(_MARKS)
    meta = _beside_date(rest.strip())
    if meta is None:
        return None
    return Meta(None if updated else stamp, updated, meta.signs, meta.authors, meta.byline, meta.issue)


def _without_lead(words: str) -> str:
    words = words.strip(_MARKS)
    lead = LEADS.opens(words) or UPDATED.opens(words)
    return words[lead.end() :] if lead and lead.end() >= len(words.rstrip(_MARKS)) else words


def _without_update(words: str) -> str:
    """Nothing of "…, updated 13 May 2024": what is said of a later date says nothing of the outlet."""
    second = find_date(words)
    before = words[: second.start].strip(_MARKS) if second else words
    return "" if second and UPDATED.is_all_of(before) else words


def _beside_date(rest: str) -> Meta | None:
    """What stands beside a date, part by part between commas."""
    metas = [_beside(part.strip(_MARKS)) for part in rest.split(",") if part.strip(_MARKS)]
    told = [meta for meta in metas if meta is not None]
    return _joined(told) if len(told) == len(metas) else _beside(rest)


def _beside(rest: str) -> Meta | None:
    words = rest.split()
    if not words or _ISSUE.is_all_of(rest) or _RUBRIC.is_all_of(rest):
        return Meta(issue=bool(words))
    authors = read_byline(rest)
    if authors is not None:
        return Meta(authors=authors, byline=True)
    if is_quoted(rest) or is_announced(rest) or is_known(rest):
        return Meta(signs=(Sign(Weight.MASTHEAD, clean_name(rest)),))
    if rest.isupper() and len(words) <= 5 and not has_outlet_word(rest):
        return Meta()  # a place
    if is_name(rest):
        return Meta(authors=(rest,), byline=True)
    capitals = all(word[0].isupper() or word in _SMALL.words for word in words)
    if len(words) <= 4 and words[0][0].isupper() and has_outlet_word(rest):
        return Meta(signs=(Sign(Weight.MASTHEAD, rest),))
    return Meta() if len(words) <= 3 and capitals else None  # a place


def _joined(metas: list[Meta]) -> Meta:
    return Meta(
        stamp=next((meta.stamp for meta in metas if meta.stamp), None),
        other_date=any(meta.other_date for meta in metas),
        signs=tuple(sign for meta in metas for sign in meta.signs),
        authors=tuple(name for meta in metas for name in meta.authors),
        byline=any(meta.byline for meta in metas),
        issue=any(meta.issue for meta in metas),
        week=next((meta.week for meta in metas if meta.week), None),
    )


def _with_other(meta: Meta, other: str) -> Meta | None:
    """The one part of a masthead that is neither date nor issue nor section is the outlet, or who wrote."""
    name = other.strip(_MARKS)
    if is_name(name) and (meta.dated or meta.byline):
        return _joined([meta, Meta(authors=(name,), byline=True)])
    outlet = meta.dated or meta.issue or is_known(name) or has_outlet_word(name)
    if not outlet or len(name.split()) > _MOST_WORDS or not name[:1].isupper() or name[-1:] in "?!":
        return None
    return _joined([meta, Meta(signs=(Sign(Weight.MASTHEAD, clean_name(name)),))])
