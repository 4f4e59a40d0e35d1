"""The top of an article: its title, outlet, authors and date, told from the lines above the first paragraph."""

from dataclasses import dataclass, field

from inforce.reports.datelines import find_dateline
from inforce.reports.dates import Stamp
from inforce.reports.furniture import Roles
from inforce.reports.mastheads import Meta, read_meta
from inforce.reports.outlets import Sign, Weight, clean_name, has_outlet_word, is_known
from inforce.reports.people import names_in
from inforce.reports.pieces import Piece
from inforce.reports.subjects import fold

_MOST_LINES = 12
_LATE_BYLINES = 4
"""Pieces after a standfirst in which byline and date may still stand."""
_MOST_WORDS = 6
_OUTLET = 4
"""Score from which a first line is the outlet's name, not the title: two good signs."""
_FEWEST_SHARED = 3


@dataclass(frozen=True, slots=True)
class Known:
    """What is known from outside the text: subjects of mail, best first, without "Fwd:"; names of outlets, folded."""

    titles: tuple[str, ...] = ()
    outlets: frozenset[str] = frozenset()


@dataclass(slots=True)
class Head:
    """What the top of an article says. ``after``: the number of the piece where it ends."""

    after: int
    title: str | None = None
    title_at: int | None = None
    signs: list[Sign] = field(default_factory=list)
    authors: list[str] = field(default_factory=list)
    stamps: list[Stamp] = field(default_factory=list)

    def take(self, meta: Meta) -> None:
        self.signs += meta.signs
        self.authors += [name for name in meta.authors if name not in self.authors]
        if meta.stamp:
            self.stamps.append(meta.stamp)


def read_head(pieces: list[Piece], roles: Roles, known: Known) -> Head:
    """Read the top of an article and give its pieces their roles."""
    head = Head(_end_of_head(pieces, roles))
    metas = {n: meta for n in range(head.after) if roles[n] is None and (meta := _meta(pieces[n], known))}
    for number, meta in metas.items():
        head.take(meta)
        roles[number] = meta.role
    candidates = [n for n in range(head.after) if roles[n] is None and not pieces[n].is_prose]
    _take_title(head, candidates, pieces, roles, known, metas)
    for number in candidates:
        _take_rest(head, number, pieces, roles)
    return head


def _end_of_head(pieces: list[Piece], roles: Roles) -> int:
    """Where the first paragraph begins; below a standfirst in sentences, where byline and date end."""
    free = [n for n in range(len(pieces)) if roles[n] is None]
    first = next((n for n in free if _is_body(pieces[n])), len(pieces))
    after = min(first, _MOST_LINES)
    for number in range(first + 1, min(first + _LATE_BYLINES, len(pieces))) if first <= after else ():
        if roles[number] is None and pieces[number].is_prose:
            break
        meta = read_meta(pieces[number].text) if roles[number] is None else None
        if meta and (meta.dated or meta.byline):
            after = number + 1
    return after


def _is_body(piece: Piece) -> bool:
    if piece.preset == "h1":
        return False
    return (piece.is_prose and read_meta(piece.text) is None) or (
        piece.words > 8 and find_dateline(piece.text) is not None
    )


def _meta(piece: Piece, known: Known) -> Meta | None:
    """What a line of the head says beside the title; a line that is the title says no more than that."""
    if piece.preset == "h1" or _is_titled(piece.text, known):
        return None
    meta = read_meta(piece.text)
    if meta is None and piece.preset == "byline":
        return Meta(authors=names_in(piece.text), byline=True)
    return meta


def _is_titled(text: str, known: Known) -> bool:
    return any(_same_title(fold(text), fold(title)) for title in known.titles)


def _same_title(text: str, title: str) -> bool:
    """Equal, or one is the beginning of the other: subjects are cut short, or carry the outlet behind."""
    if not text or not title:
        return False
    short, long = sorted((text, title), key=len)
    return text == title or (len(short.split()) >= _FEWEST_SHARED and f"{long} ".startswith(f"{short} "))


def _take_title(
    head: Head, candidates: list[int], pieces: list[Piece], roles: Roles, known: Known, metas: dict[int, Meta]
) -> None:
    """Choose the title among the lines that say nothing else, and take what stands above it for the outlet."""
    by_tag = [n for n in candidates if pieces[n].preset == "h1"]
    by_subject = [n for title in known.titles for n in candidates if _same_title(fold(pieces[n].text), fold(title))]
    sure = next(iter(by_tag or by_subject), None)
    above = [n for n in candidates if sure is not None and n < sure]
    while sure is None and len(above) < len(candidates):
        number = candidates[len(above)]
        if _outlet_score(number, candidates, pieces, known, metas) < _OUTLET:
            sure = number
        else:
            above.append(number)
    for number in above:
        if _outlet_score(number, candidates, pieces, known, metas) + (2 if by_subject or by_tag else 0) >= _OUTLET:
            head.signs.append(Sign(Weight.HEAD, clean_name(pieces[number].text)))
            roles[number] = "wrapping"
    if sure is not None:
        head.title, head.title_at = pieces[sure].text, sure
        roles[sure] = "title"


def _outlet_score(number: int, candidates: list[int], pieces: list[Piece], known: Known, metas: dict[int, Meta]) -> int:
    """How much a line at the top looks like an outlet's name."""
    text = pieces[number].text
    if len(text.split()) > _MOST_WORDS or pieces[number].ends_sentence or text[-1] in ":,;":
        return 0
    later = [n for n in candidates if n > number]
    score = 1 if len(text.split()) <= 4 else 0
    score += 3 if fold(text) in known.outlets or is_known(text) else 0
    score += 2 if has_outlet_word(text) else 0
    score += 2 if later and (following := metas.get(number + 1)) and (following.dated or following.issue) else 0
    score += 1 if later and text.isupper() and not pieces[later[0]].text.isupper() else 0
    return score + (2 if _recurs(text, number, pieces) else 0)


def _recurs(text: str, number: int, pieces: list[Piece]) -> bool:
    """The words come back within the sentences below, as an outlet names itself: "told the Quayside Post"."""
    sought = text.casefold().strip('«»"“” ').removeprefix("the ")
    return any(sought in piece.text.casefold() for piece in pieces[number + 1 :] if piece.is_prose)


def _take_rest(head: Head, number: int, pieces: list[Piece], roles: Roles) -> None:
    """What is neither outlet nor title: bare names under it, standfirsts."""
    if roles[number] is not None:
        return
    authors = names_in(pieces[number].text)
    if authors and head.title_at is not None and (number > head.title_at or not head.authors):
        head.authors += [name for name in authors if name not in head.authors]
        roles[number] = "byline"
    else:
        text = pieces[number].text
        roles[number] = (
            "dateline" if text.isupper() and len(text.split()) <= 3 and find_dateline(f"{text} - A") else "headline"
        )
