"""A report out of a text and what came with it: layers told apart, the article read, its words put in blocks."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import field
from datetime import tzinfo

from inforce.errors import UnreadableReport
from inforce.reports import furniture, layers, provenance, sections, trimmings
from inforce.reports.datelines import Dateline, find_dateline
from inforce.reports.furniture import Roles
from inforce.reports.heads import Head, Known, read_head
from inforce.reports.knowledge import Phrases
from inforce.reports.language import language_of
from inforce.reports.lines import Preset, Sheet, place_in, seen
from inforce.reports.mastheads import Meta, read_byline, read_closing_byline, read_meta
from inforce.reports.model import Block, Report, Wrapping
from inforce.reports.outlets import Sign, Weight, choose, clean_name, copyright_owner, has_outlet_word, is_known
from inforce.reports.people import bare_names_in
from inforce.reports.pieces import Piece, pieces_of
from inforce.reports.provenance import Told
from inforce.reports.subjects import is_reply
from inforce.values import replace, value

FURNITURE = frozenset({"wrapping", "footer", "related", "caption"})
MAX_LINES = 200_000
"""Lines of one report, blank ones aside: a book has a tenth of them. A text of more is a list or a log."""
_ABOUT = Phrases("article", "byline", "about")
_LAST_PIECES = 4
_LOOK = 400
_NEWS = 3
"""Words beside a date in the last lines that may be news rather than an outlet."""
_WORTH_TELLING = 8
"""Words of somebody that are left unread; fewer are a greeting or "see below"."""
_ENTRY = re.compile(r"\[[A-Z][A-Z0-9-]{2,20}\]\.?\Z|; DOB \d")
"""What an entry of a list ends with, or tells: "NILE LINES - CAIRO (a.k.a. NILE) … [SDGT].", which opens with no dateline."""
_ABOUT_AUTHOR = 30
"""Words of a note about an author."""


@value(frozen=True, slots=True)
class Source:
    """What a reader of a format hands over.

    ``presets``: what mark-up says of stretches of the text, in order. ``envelope``: layers told outside the text, the
    outermost first. ``told``: what the format itself says of the article. ``flowed``: lines that end with a space go on.
    ``remarks``: stretches of the text that a mail has above a message attached to it.
    """

    id: str
    text: str
    presets: tuple[Preset, ...] = ()
    envelope: tuple[Wrapping, ...] = ()
    told: Told = field(default_factory=Told)
    notes: tuple[str, ...] = ()
    flowed: bool = False
    remarks: tuple[tuple[int, int], ...] = ()


def identity(data: bytes) -> str:
    """A report's id: the SHA-256 of its bytes."""
    return f"sha256:{hashlib.sha256(data).hexdigest()}"


def compose(source: Source, zone: tzinfo | None = None) -> Report:
    """The report in a text. ``zone``: that of times of day for which neither the report nor its outlet names one.

    Raises UnreadableReport where the text has more than ``MAX_LINES`` lines.
    """
    sheet = Sheet.of(source.text, source.presets, flowed=source.flowed)
    if len(sheet) > MAX_LINES:
        raise UnreadableReport(f"more than {MAX_LINES} lines; a report is one article or mail, cut out what is meant")
    wrapping = _unwrap(sheet, source.envelope, source.remarks)
    around = _around(sheet, wrapping)
    remark = trimmings.source_named(sheet)
    pieces = pieces_of(sheet)
    roles: Roles = [None] * len(pieces)
    owners = list(_owners(sheet))
    head = _read_article(pieces, roles, provenance.known_before(around, source.told, remark, owners))
    opening = _opening(sheet, pieces, roles)
    return replace(
        _published(source, head, opening, around, remark, owners, zone),
        language=_language(pieces, roles) or language_of(source.text),
        wrapping=wrapping,
        blocks=tuple(_blocks(sheet, pieces, roles, opening)),
        notes=(*source.notes, *_set_aside(sheet)),
    )


def _set_aside(sheet: Sheet) -> Iterator[str]:
    """What of people's own words was left unread, if it is more than "FYI"."""
    for what, words in sheet.aside.items():
        if words >= _WORTH_TELLING:
            yield f"not read: {what} ({words} words)"


def _published(
    source: Source,
    head: Head,
    opening: Dateline | None,
    around: tuple[Wrapping, ...],
    remark: str | None,
    owners: list[Sign],
    zone: tzinfo | None,
) -> Report:
    """Title, outlet, authors and time, by all that tells of them."""
    publisher = choose([*provenance.signs(head, opening, around, source.told, remark), *owners], source.text)
    stamps = head.stamps + ([opening.stamp] if opening and opening.stamp else []) or provenance.remarked(remark)
    published, inferred = provenance.published(stamps, head.below, around, source.told, publisher, zone)
    return Report(
        id=source.id,
        text=source.text,
        title=provenance.title(head, around, source.told, publisher),
        publisher=publisher,
        authors=provenance.authors(head, around, source.told, publisher),
        published=published,
        zone_inferred=inferred,
    )


def _unwrap(sheet: Sheet, envelope: tuple[Wrapping, ...], remarks: tuple[tuple[int, int], ...]) -> tuple[Wrapping, ...]:
    """Mark all that is not the article; the layers, the outermost first."""
    for number, line in enumerate(sheet.lines):
        if line.preset in FURNITURE:
            sheet.mark(line.preset, number)
    layers.attachments(sheet, remarks)
    found = [*envelope, *layers.list_page(sheet), *layers.digest(sheet)]
    found += layers.posts(sheet)
    answered = bool(found) and is_reply(found[-1].subject or "")
    found += layers.forwards(sheet, answered=answered)
    layers.quotations(sheet, found)
    trimmings.rules(sheet)
    trimmings.signatures(sheet, mailed=bool(found))
    trimmings.footers(sheet)
    trimmings.farewells(sheet)
    trimmings.signed(sheet, [layer.sender.partition("<")[0] for layer in found if layer.sender])
    trimmings.late_footers(sheet)
    trimmings.tail(sheet)
    trimmings.salutations(sheet, mailed=bool(found))
    return tuple(found)


def _around(sheet: Sheet, wrapping: tuple[Wrapping, ...]) -> tuple[Wrapping, ...]:
    """The layers around the first article; one below words to be read belongs to the next, as in a digest."""
    first = next((sheet.lines[number].start for number in sheet.untold()), len(sheet.text))
    return tuple(layer for layer in wrapping if layer.start <= first)


def _read_article(pieces: list[Piece], roles: Roles, known: Known) -> Head:
    furniture.corrections(pieces, roles)
    furniture.captions(pieces, roles)
    furniture.related(pieces, roles)
    sections.headings(pieces, roles)
    head = read_head(pieces, roles, known)
    furniture.teasers(pieces, roles, head.after)
    _read_foot(head, pieces, roles)
    furniture.plain(pieces, roles)
    return head


def _read_foot(head: Head, pieces: list[Piece], roles: Roles) -> None:
    """Names and dates under an article."""
    last = [n for n in range(head.after, len(pieces)) if roles[n] is None][-_LAST_PIECES:]
    authors = list(head.authors)
    foot = foot_note = True
    for number in reversed(last):
        text = pieces[number].text
        foot = foot and not pieces[number].is_prose
        if pieces[number].is_item:
            continue
        names = read_closing_byline(text) or read_byline(text) or (foot and bare_names_in(text))
        meta = read_meta(text)
        if names:
            roles[number] = "byline"
            head.authors += [] if authors else names
        elif foot_note := foot_note and _is_about_author(pieces[number], head.authors):
            roles[number] = "byline"
        elif meta and meta.dated and not _tells_more(meta):
            roles[number] = "dateline"
            head.below += [meta.stamp] if meta.stamp else []


def _tells_more(meta: Meta) -> bool:
    """What stands beside the date is no outlet that is known as one, but perhaps news: "12 September - EU delists bank"."""
    names = [sign.name for sign in meta.signs]
    return any(len(name.split()) >= _NEWS and not (is_known(name) or has_outlet_word(name)) for name in names)


def _is_about_author(piece: Piece, authors: list[str]) -> bool:
    """A last line that begins with an author's name: "Ann Lee covers trade for the Quayside Post"."""
    if piece.words > _ABOUT_AUTHOR:
        return False
    rest = next((piece.text.removeprefix(each) for each in authors if piece.text.startswith(each)), "")
    return _ABOUT.opens(rest.lstrip(" ,—–-")) is not None


def _opening(sheet: Sheet, pieces: list[Piece], roles: Roles) -> Dateline | None:
    """The dateline with which the first paragraph opens; its ``end`` counts in the report's text."""
    first = next((p for p, role in zip(pieces, roles, strict=True) if role == "paragraph"), None)
    if first is None or _ENTRY.search(first.text):
        return None
    words = sheet.text[first.start : min(first.end, first.start + _LOOK)]
    line = find_dateline(seen(words))
    end = first.start + place_in(words, line.end) if line else first.end
    return replace(line, end=end) if line and end < first.end else None


def _owners(sheet: Sheet) -> Iterator[Sign]:
    """Who claims the copyright under the article, and whom it names as its source."""
    for role, line in zip(sheet.roles, sheet.lines, strict=True):
        if role in FURNITURE and (owner := copyright_owner(line.bare)):
            yield Sign(Weight.COPYRIGHT, owner)
        elif role == "footer" and (source := trimmings.source_in(line.bare)):
            yield Sign(Weight.CREDIT, clean_name(source))


def _language(pieces: list[Piece], roles: Roles) -> str | None:
    return language_of(" ".join(p.text for p, role in zip(pieces, roles, strict=True) if role not in FURNITURE))


def _blocks(sheet: Sheet, pieces: list[Piece], roles: Roles, opening: Dateline | None) -> Iterator[Block]:
    """All lines as blocks, in order: pieces as they are, neighbouring lines of one wrapping together."""
    by_line = {piece.first: (piece, role or "paragraph") for piece, role in zip(pieces, roles, strict=True)}
    number = 0
    while number < len(sheet):
        if number in by_line:
            piece, role = by_line[number]
            yield from _block(sheet.text, piece, role, opening)
            number = piece.after
            continue
        first, role = number, sheet.roles[number] or "wrapping"
        while number < len(sheet) and number not in by_line and sheet.roles[number] == sheet.roles[first]:
            number += 1
        yield Block(role, sheet.lines[first].start, sheet.lines[number - 1].end)


def _block(text: str, piece: Piece, role: str, opening: Dateline | None) -> Iterator[Block]:
    """A piece as one block; the first paragraph without the dateline that opens it."""
    if opening is None or not piece.start < opening.end < piece.end:
        yield Block(role, piece.start, piece.end)
        return
    line = text[piece.start : opening.end].rstrip()
    rest = text[opening.end : piece.end]
    yield Block("dateline", piece.start, piece.start + len(line))
    yield Block(role, piece.end - len(rest.lstrip()), piece.end)
