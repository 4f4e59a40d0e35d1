"""What stands between the paragraphs of an article: captions, teasers of others, corrections, items, subheadings.

Each verb looks at the pieces in order and gives a role to those it knows; ``roles`` runs beside ``pieces``.
"""

import re

from inforce.reports.knowledge import Phrases
from inforce.reports.mastheads import BARS, is_rubric
from inforce.reports.pieces import Piece

Roles = list[str | None]

_CAPTION = Phrases("article", "caption", "opens")
_WEAK_CAPTION = Phrases("article", "caption", "weak_opens")
_CREDIT = Phrases("article", "caption", "credits")
_RELATED = Phrases("article", "related", "heads")
_MAY_BE_RELATED = Phrases("article", "related", "maybe_heads")
_CORRECTION = Phrases("article", "correction", "opens")

_CREDITED = re.compile(
    r"[.)»”\"]\s+\(?(?:photos?|images?|pictures?|credit|video|graphics?|фото|снимок|видео|кадр)(?:graph)?\s*(?:by\b|courtesy|[:/©])",
    re.IGNORECASE,
)
_SLASH = re.compile(r"\s[/|]\s")
_HEADLINE = re.compile(r"[\"'“«„‘(]?[A-ZА-ЯЁ\d]")
_CAPTION_LENGTH = 350
_CREDIT_WORDS = 9
_CAPTION_WORDS = 3
_HEADING_LENGTH = 60
_HEADLINE_LENGTH = 120
_HEADLINE_WORDS = 16
_TEASERS = 12


def corrections(pieces: list[Piece], roles: Roles) -> None:
    """Notes of the newsroom on its own errors."""
    for number, piece in enumerate(pieces):
        if roles[number] is None and (piece.preset == "correction" or _CORRECTION.opens(piece.text.lstrip("*_[( "))):
            roles[number] = "correction"


def captions(pieces: list[Piece], roles: Roles) -> None:
    """Words under a picture, with its credit. A line that a caption repeats is left to be read: one copy will do."""
    for number, piece in enumerate(pieces):
        if roles[number] is None and len(piece.text) <= _CAPTION_LENGTH and _is_caption(piece):
            roles[number] = "caption"


def _is_caption(piece: Piece) -> bool:
    if _WEAK_CAPTION.opens(piece.text) and not piece.is_sentence:
        return True
    if _CAPTION.opens(piece.text) or _CREDITED.search(piece.text[-120:]):
        return True
    words, *bars = _SLASH.split(piece.text) if "/" in piece.text or "|" in piece.text else ("",)
    credit = bars[-1] if bars and len(words.split()) >= _CAPTION_WORDS else ""
    return bool(credit) and len(credit.split()) <= _CREDIT_WORDS and _CREDIT.opens(credit) is not None


def related(pieces: list[Piece], roles: Roles) -> None:
    """Teasers: "READ ALSO" with headlines under it, or on its line: "See also: One | Another".

    Above the first paragraph such a heading ("Main news") stands over the article itself.
    """
    body = next((n for n, piece in enumerate(pieces) if piece.is_sentence), len(pieces))
    for number, piece in enumerate(pieces):
        if roles[number] is not None:
            continue
        heading = piece.text.strip(" :.…–—->»*_#") if len(piece.text) <= _HEADING_LENGTH else ""
        if number > body and heading and (_RELATED.is_all_of(heading) or _MAY_BE_RELATED.is_all_of(heading)):
            after = _teasers(pieces, roles, number + 1)
            if after > number + 1 or _RELATED.is_all_of(heading):
                roles[number:after] = ["related"] * (after - number)
        elif _is_related_line(piece):
            roles[number] = "related"


def _teasers(pieces: list[Piece], roles: Roles, first: int) -> int:
    """Where the teasers from piece ``first`` on end: at a blank line if none stands above them, at prose anyway."""
    after = first
    while after < min(first + _TEASERS, len(pieces)) and roles[after] is None:
        piece = pieces[after]
        in_list = piece.is_item and not pieces[first].gap
        if (piece.is_prose and not in_list) or (after > first and piece.gap and not pieces[first].gap):
            break
        after += 1
    return after


def _is_related_line(piece: Piece) -> bool:
    head, colon, rest = piece.text.partition(":")
    label = head.strip(" *_")
    if not colon or not rest.strip() or len(head) > _HEADING_LENGTH:
        return False
    if not _RELATED.is_all_of(label) and not _MAY_BE_RELATED.is_all_of(label):
        return False
    return len(BARS.split(rest.strip())) > 1 or not piece.is_sentence


def teasers(pieces: list[Piece], roles: Roles, first: int) -> None:
    """Headlines of other articles between the paragraphs, told by the rubric under them."""
    for number in range(first, len(pieces)):
        if roles[number] is not None or not is_rubric(pieces[number].text):
            continue
        roles[number] = "related"
        above = number - 1
        if above >= first and roles[above] is None and is_headline(pieces[above]):
            roles[above] = "headline"


def is_headline(piece: Piece) -> bool:
    """A short line that begins like a sentence and does not end like one."""
    text = piece.text
    if len(text) > _HEADLINE_LENGTH or piece.words > _HEADLINE_WORDS or not _HEADLINE.match(text):
        return False
    if text[-1] in "?!":
        return piece.words <= 10
    return not piece.ends_sentence and text[-1] not in ",;:–—-"


def plain(pieces: list[Piece], roles: Roles) -> None:
    """The rest: items of lists, subheadings, paragraphs."""
    bullets = sum(piece.is_item for piece in pieces)
    for number, piece in enumerate(pieces):
        if roles[number] is None:
            listed = piece.preset == "li" or (piece.is_item and bullets > 1)
            roles[number] = "item" if listed else "headline" if is_headline(piece) else "paragraph"
