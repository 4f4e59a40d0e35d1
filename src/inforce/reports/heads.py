"""The top of an article: its title, outlet, authors and date, told from the lines above the first paragraph."""

import re
from collections.abc import Iterable
from dataclasses import field

from inforce.reports.datelines import find_dateline
from inforce.reports.dates import Stamp
from inforce.reports.furniture import Roles
from inforce.reports.knowledge import Phrases
from inforce.reports.mastheads import Meta, read_meta
from inforce.reports.outlets import Sign, Weight, clean_name, has_body_word, has_outlet_word, is_body_name, is_known
from inforce.reports.people import bare_names_in, names_in
from inforce.reports.pieces import Piece
from inforce.reports.subjects import fold, split_outlet
from inforce.values import record, value

_REMARK = Phrases("wrapping", "opening", "remark")
_CLOCK = re.compile(r"\W*(?:[01]?\d|2[0-3])[.:h][0-5]\d(?:[.:][0-5]\d)?\s?(?:[ap]\.?m\.?)?\W*", re.IGNORECASE)
"""A time of day and nothing else, as messengers and live blogs print it above each post."""
_MOST_LINES = 12
_LONGEST_TITLE = 300
_LATE_BYLINES = 4
"""Pieces after a standfirst in which byline and date may still stand."""
_LONGEST_OVER_DATELINE = 16
"""Words of a line directly above a dateline that is a title, whatever it ends with."""
_ANNOUNCING = 7
"""Words of a line that ends with a colon and announces a list; shorter ones are labels."""
_MOST_WORDS = 6
_OUTLET = 4
"""Score from which a first line is the outlet's name, not the title: two good signs."""
_SURE_TITLE = 2
"""What stands above the title is the more likely an outlet."""
_PARTICLE = 3
"""Letters of the longest word in an outlet's name that may have no capital: "El Faro de Maracaibo"."""
_KICKER = 3
"""Words of a label above the title."""
_FEWEST_SHARED = 3


@value(frozen=True, slots=True)
class Known:
    """What is known from outside the text, folded: subjects of mail, best first, without "Fwd:"; names of outlets."""

    titles: tuple[str, ...] = ()
    outlets: frozenset[str] = frozenset()


@record(slots=True)
class Head:
    """What the top of an article says. ``after``: the number of the piece where it ends; ``below``: dates under the article and
    other days that count where none is told above it."""

    after: int
    title: str | None = None
    signs: list[Sign] = field(default_factory=list)
    authors: list[str] = field(default_factory=list)
    stamps: list[Stamp] = field(default_factory=list)
    below: list[Stamp] = field(default_factory=list)

    def take(self, meta: Meta) -> None:
        """Takes up what a line tells: who wrote it, and when."""
        self.signs += meta.signs
        self.name(meta.authors)
        self.stamps += [meta.stamp] if meta.stamp else []
        self.below += [meta.week] if meta.week else []

    def name(self, authors: Iterable[str]) -> None:
        """Adds authors, each once."""
        self.authors += [name for name in authors if name not in self.authors]


def read_head(pieces: list[Piece], roles: Roles, known: Known) -> Head:
    """Read the top of an article and give its pieces their roles."""
    head = Head(_end_of_head(pieces, roles, known))
    top = _Top(pieces, known, {n: m for n in range(head.after) if roles[n] is None and (m := _meta(pieces[n], known))})
    for number, meta in top.metas.items():
        head.take(meta)
        roles[number] = meta.role
    for number in range(head.after):
        if roles[number] is None and _REMARK.is_all_of(pieces[number].text):
            roles[number] = "wrapping"  # "FYI" of who passes it on
    over = head.after if head.after < len(pieces) else 0
    top.candidates = [
        n
        for n in range(head.after)
        if roles[n] is None
        and not _CLOCK.fullmatch(pieces[n].text)
        and (_may_be_title(pieces[n], known) or (n == over - 1 and _stands_over_dateline(pieces, n, over)))
    ]
    title = top.title()
    for number in top.candidates:
        if number == title:
            roles[number] = "title"
            head.title, outlet = _without_outlet(pieces[number].text)
            head.signs += [Sign(Weight.HEAD, outlet)] if outlet else []
        else:
            roles[number] = _take_other(head, top, number, title)
    return head


def _without_outlet(title: str) -> tuple[str, str | None]:
    """A title copied from a page's tab, "Title | Quayside Post": only an end that is surely an outlet is cut off."""
    left, outlet = split_outlet(title)
    return (left, outlet) if outlet and (has_outlet_word(outlet) or is_known(outlet)) else (title, None)


def _end_of_head(pieces: list[Piece], roles: Roles, known: Known) -> int:
    """Where the first paragraph begins; below a standfirst in sentences, where byline and date end."""
    free = [n for n in range(len(pieces)) if roles[n] is None]
    first = next((n for n in free if _is_body(pieces[n], known)), len(pieces))
    if (
        first in free
        and (below := [n for n in free if n > first][:1])
        and _stands_over_dateline(pieces, first, below[0])
    ):
        first = below[0]
    after = min(first, _MOST_LINES)
    for number in range(first + 1, min(first + _LATE_BYLINES, len(pieces))) if first <= after else ():
        if (roles[number] is None and pieces[number].is_prose) or (pieces[first].is_item and pieces[number].is_item):
            break
        meta = read_meta(pieces[number].text) if roles[number] is None else None
        if meta and (meta.dated or meta.byline):
            after = number + 1
    return after


def _stands_over_dateline(pieces: list[Piece], number: int, below: int) -> bool:
    """ "A bank and its rival fall foul of U.S." above "SKOPJE, 16 November -": a title, whatever it ends with."""
    piece = pieces[number]
    return piece.words <= _LONGEST_OVER_DATELINE and not piece.is_item and find_dateline(pieces[below].text) is not None


def _is_body(piece: Piece, known: Known) -> bool:
    if _is_title(piece, known):
        return False
    if piece.is_item or (piece.text.endswith(":") and piece.words >= _ANNOUNCING):
        return True
    opened = piece.words > 8 and find_dateline(piece.text) is not None
    return opened or (piece.is_sentence and read_meta(piece.text) is None)


def _meta(piece: Piece, known: Known) -> Meta | None:
    """What a line of the head says beside the title; a line that is the title says no more than that."""
    if _is_title(piece, known):
        return None
    meta = read_meta(piece.text)
    if meta is None and piece.preset == "byline":
        return Meta(authors=names_in(piece.text), byline=True)
    return meta


def _is_title(piece: Piece, known: Known) -> bool:
    """By its tag, or by the subject of the mail that brought it."""
    if len(piece.text) > _LONGEST_TITLE:
        return False
    if piece.preset == "h1" or not known.titles:
        return piece.preset == "h1"
    text = fold(piece.text)
    return text in known.titles or (not piece.is_sentence and any(_same_title(text, title) for title in known.titles))


def _may_be_title(piece: Piece, known: Known) -> bool:
    return not piece.is_sentence or _is_title(piece, known)


def _same_title(text: str, title: str) -> bool:
    """Equal, or one is the beginning of the other: subjects are cut short, or carry the outlet behind."""
    if not text or not title:
        return False
    short, long = sorted((text, title), key=len)
    return text == title or (len(short.split()) >= _FEWEST_SHARED and f"{long} ".startswith(f"{short} "))


@record(slots=True)
class _Top:
    """The lines above the first paragraph. ``metas``: those that say when and by whom; ``candidates``: the others."""

    pieces: list[Piece]
    known: Known
    metas: dict[int, Meta]
    candidates: list[int] = field(default_factory=list)

    def title(self) -> int | None:
        """The candidate that is the title: by its tag, by a subject, else the first that is no outlet's name."""
        by_tag = [n for n in self.candidates if self.pieces[n].preset == "h1"]
        by_subject = [n for title in self.known.titles for n in self.candidates if self._is_titled(n, title)]
        others = (n for n in self.candidates if self.outlet_score(n) < _OUTLET)
        return next((n for n in (*by_tag, *by_subject)), None) if by_tag or by_subject else next(others, None)

    def _is_titled(self, number: int, title: str) -> bool:
        text = fold(self.pieces[number].text)
        return text not in self.known.outlets and _same_title(text, title)

    def outlet_score(self, number: int) -> int:
        """How much a line at the top looks like an outlet's name."""
        text = self.pieces[number].text
        if (
            _REMARK.is_all_of(text)
            or len(text.split()) > _MOST_WORDS
            or self.pieces[number].ends_sentence
            or text[-1] in ":,;"
        ):
            return 0
        following = next((n for n in self.candidates if n > number), None)
        score = 1 if len(text.split()) <= 4 else 0
        score += 3 if fold(text) in self.known.outlets or is_known(text) else 0
        body = has_body_word(text) and is_body_name(text)
        score += 2 if has_outlet_word(text) or body else 0
        score += 3 if (below := self.metas.get(number + 1)) and below.navigation else 0
        if following is not None:
            between = [self.metas[n] for n in range(number + 1, following) if n in self.metas]
            dated = any(meta.dated or meta.issue for meta in between)
            score += 2 if dated else 0
            score += 1 if text.isupper() and not self.pieces[following].text.isupper() else 0
            named = dated or (following == number + 1 and has_outlet_word(text.split()[-1]))
            score += 1 if named and self._is_name_over_sentence(number, following) else 0
            score += 1 if body and following == number + 1 and not dated else 0
        else:
            score += 1 if _is_printed_name(text) else 0  # nothing else may be the title
        return score + (2 if self._recurs(number) else 0)

    def _is_name_over_sentence(self, number: int, following: int) -> bool:
        """A name of two words or more above a line that is longer and written as a sentence is: no kicker."""
        words, below = self.pieces[number].text.split(), self.pieces[following].text.split()
        printed = _is_printed_name(self.pieces[number].text)
        if len(words) < 2 or len(below) <= (1 if printed else 2) * len(words):
            return False
        named = all(word[0].isupper() or len(word) <= _PARTICLE for word in words)
        return named and (printed or sum(word[0].islower() for word in below) > 1)

    def _recurs(self, number: int) -> bool:
        """The words come back within longer ones below, as an outlet names itself: "told the Quayside Post"."""
        sought = self.pieces[number].text.casefold().strip('«»"“” ').removeprefix("the ")
        longer = (piece.text.casefold() for piece in self.pieces[number + 1 :] if piece.words > len(sought.split()) + 2)
        return any(sought in text for text in longer)


def _is_printed_name(text: str) -> bool:
    """ "The Northern Post", "Minsk Observer": two or three words with capitals, the last of which outlets are called by; not
    "Press Review", which may be anybody's."""
    words = text.split()
    own = any(not has_outlet_word(word) and word.lower() != "the" for word in words[:-1])
    return own and len(words) <= 3 and all(w[0].isupper() for w in words) and has_outlet_word(words[-1])


def _beside_date(top: _Top, number: int) -> int:
    """A point for a line under the title that has the date above or below it."""
    return 2 if any((meta := top.metas.get(n)) and meta.dated for n in (number - 1, number + 1)) else 0


def _is_answer(top: _Top, number: int) -> bool:
    """ "A. No." below "Q. …": a turn, and nobody whose first name is cut short."""
    asked = (piece.text.startswith("Q. ") for piece in top.pieces[:number])
    return top.pieces[number].text.startswith("A. ") and any(asked)


def _take_other(head: Head, top: _Top, number: int, title: int | None) -> str:
    """The role of a line that is not the title: an outlet above it, bare names, a standfirst."""
    text = top.pieces[number].text
    above = title is None or number < title
    if above and top.outlet_score(number) + (_SURE_TITLE if title is not None else 0) >= _OUTLET:
        head.signs.append(Sign(Weight.HEAD, clean_name(text)))
        return "wrapping"
    if not above and top.outlet_score(number) + _beside_date(top, number) >= _OUTLET:
        head.signs.append(Sign(Weight.HEAD, clean_name(text)))
        return "wrapping"
    authors = bare_names_in(text) if not _is_answer(top, number) else ()
    if authors and title is not None and (not above or not head.authors):
        head.name(authors)
        return "byline"
    place = text.isupper() and len(text.split()) <= 2 and (number - 1 in top.metas or number + 1 in top.metas)
    if above and title is not None and len(text.split()) <= _KICKER:
        return "wrapping"
    return "dateline" if place else "headline"
