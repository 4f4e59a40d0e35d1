"""A report: a document that was read, and the wrapping that it came in."""

from dataclasses import field

from inforce.values import value


@value(frozen=True, slots=True)
class Wrapping:
    """One layer around the article: a list page, a forward, a mail, a digest.

    ``kind`` is ``mail``, ``forward``, ``post`` (the channel that a message comes from), ``list-page``, ``digest`` or ``page``;
    ``when`` is EDTF with the zone where one is given; ``start`` and ``end`` bound the layer's own lines in the canonical
    text (its headers).
    """

    kind: str
    sender: str | None = None
    recipient: str | None = None
    subject: str | None = None
    when: str | None = None
    start: int = 0
    end: int = 0


@value(frozen=True, slots=True)
class Block:
    """A stretch of the canonical text and what it is.

    ``role``: ``title``, ``headline`` (of this article, a part of it or a teaser of another), ``byline``, ``dateline``,
    ``paragraph``, ``item`` (of a list), ``caption``, ``related``, ``wrapping`` (headers, list pages), ``footer``,
    ``correction``.
    """

    role: str
    start: int
    end: int


@value(frozen=True, slots=True)
class Report:
    """A document read: who published it, when, in what wrapping; its canonical text.

    ``text`` is the canonical text; all offsets count its code points. ``published`` is EDTF, with a zone where the
    report names or implies one (``zone_inferred`` says that it was implied). ``blocks`` are in order, do not overlap,
    and leave out nothing but white space. ``notes`` tell where the reader had to fall back: another charset than the
    one declared, damaged parts, the HTML of a mail whose text was empty.
    """

    id: str
    text: str
    title: str | None = None
    publisher: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    zone_inferred: bool = False
    language: str | None = None
    wrapping: tuple[Wrapping, ...] = ()
    blocks: tuple[Block, ...] = field(default=(), repr=False)
    notes: tuple[str, ...] = ()
