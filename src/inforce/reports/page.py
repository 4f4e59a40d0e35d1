"""Pages: the article found by structure, everything around it told apart by tag, class words and density of links.

The canonical text holds all words that a reader sees and that are not crossed out, without the numbers of notes, block by block
with a blank line between, white space folded.
"""

import re
from collections.abc import Iterator
from functools import cache

from inforce.errors import UnreadableReport
from inforce.reports.charset import decode, looks_binary, mend
from inforce.reports.compose import FURNITURE, Source, identity
from inforce.reports.knowledge import table
from inforce.reports.lines import Preset
from inforce.reports.markup import PREFORMATTED, Chunk, Element, chunks, class_words, joined, parse, struck_words
from inforce.reports.metadata import told_by

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE)
_PROSE = 80
"""Characters of a paragraph; shorter blocks are headlines, bylines, links."""
_MOSTLY = 0.5
_SHOWN = 60
"""Characters that a note repeats."""
_NEARLY_ALL = 0.8
_WHOLE_PAGE = frozenset({"html", "body", "article", "main"})


def sources(data: bytes) -> list[Source]:
    """The one source in a page. Raises UnreadableReport where it has no words."""
    return [source_of(data)]


def source_of(data: bytes, charset: str | None = None) -> Source:
    """The source in a page; ``charset``: what came with it says. Raises UnreadableReport where it has no words."""
    told = _CHARSET.search(data[:4096])
    decoded = decode(data, charset or (told[1].decode("ascii") if told else None))
    if decoded is None:
        what = "binary data, not a page" if looks_binary(data) else "no charset gives plausible text"
        raise UnreadableReport(f"{what}; save the page again")
    mended = mend(decoded.text)
    root, cut = parse(mended.text)
    parts = list(_parts(root)) if root is not None else []
    if cut and not parts:
        raise UnreadableReport("a page whose words stand behind elements nested thousands deep; save them as text")
    if root is None or not parts:
        raise UnreadableReport("a page without words; it may need a browser to show them, save it from there")
    text, presets = joined(parts)
    notes = (*decoded.notes, *mended.notes, *cut, *left_out(root))
    return Source(identity(data), text, presets, told=told_by(root), notes=notes)


def left_out(root: Element) -> tuple[str, ...]:
    """A note, where words are crossed out."""
    words = struck_words(root)
    return (f"left out, as it is crossed out: {words[:_SHOWN]!r}",) if words else ()


def mail_body(markup: str) -> tuple[str, tuple[Preset, ...], tuple[str, ...]]:
    """The words of a mail's HTML part, with notes. Mail has no navigation: only titles, items and captions are told."""
    root, cut = parse(markup)
    if root is None:
        return "", (), cut
    kept = {"h1": "h1", "li": "li", "figcaption": "caption", PREFORMATTED: PREFORMATTED}
    return *joined([(chunk.text, kept.get(chunk.tag)) for chunk in chunks(root)]), (*cut, *left_out(root))


def _parts(root: Element) -> Iterator[tuple[str, str | None]]:
    """Text and preset of each block of a page."""
    found = list(chunks(root))
    roles = _Roles(found, {number for number, chunk in enumerate(found) if _is_prose(chunk)})
    article = _article(found, roles)
    title = _title(found, article)
    if article is not None and title is not None and article.tag not in _article_tags():
        article = _with_title(found[title], article)
    begun = False
    for number, chunk in enumerate(found):
        role, inside = roles.of(number), _within(chunk, article)
        if role == "h1" and number != title:
            role = "h2"
        elif role not in FURNITURE and role != "h1":
            titled = inside if title is None else number > title
            role = _placed(chunk, role, inside=inside, begun=begun, titled=titled)
        begun = begun or (inside and number in roles.prose and role not in FURNITURE)
        yield chunk.text, role or (PREFORMATTED if chunk.is_preformatted else None)


def _placed(chunk: Chunk, role: str | None, *, inside: bool, begun: bool, titled: bool) -> str | None:
    """The role of a block by where it stands and how much of it is links.

    ``begun``: a paragraph of the article stands above it; ``titled``: its title does.
    """
    linked = chunk.linked > _MOSTLY
    if inside and not (linked and not titled):
        return "related" if begun and linked and not _is_sentence(chunk) else role
    if begun:
        return "related"
    return role if titled and not linked else "wrapping"


def _title(found: list[Chunk], article: Element | None) -> int | None:
    """The first ``h1`` of the article, else of the page."""
    titles = [number for number, chunk in enumerate(found) if chunk.tag == "h1"]
    return next((number for number in titles if _within(found[number], article)), next(iter(titles), None))


def _article(found: list[Chunk], roles: "_Roles") -> Element | None:
    """The element that holds the article: the one around most of the paragraphs that no furniture claims."""
    weights: dict[Element, int] = {}
    for number in roles.prose:
        if roles.of(number) in FURNITURE:
            continue
        for element in found[number].path:
            weights[element] = weights.get(element, 0) + len(found[number].text)
    if not weights:
        return None
    total = max(weights.values())
    named = [element for element in weights if element.tag in _article_tags() and weights[element] > _MOSTLY * total]
    if named:
        return max(named, key=lambda element: (weights[element], _depth(element)))
    return max((e for e in weights if weights[e] > _NEARLY_ALL * total), key=_depth)


def _with_title(title: Chunk, article: Element) -> Element:
    """The element around title and article, short of the whole page: tables may stand beside the paragraphs."""
    around = [element for element in article.iterancestors() if element in title.path]
    return around[0] if around and around[0].tag not in ("html", "body") and article not in title.path else article


def _depth(element: Element) -> int:
    return sum(1 for _ in element.iterancestors())


def _within(chunk: Chunk, article: Element | None) -> bool:
    return article is None or article in chunk.path


def _is_prose(chunk: Chunk) -> bool:
    return (
        len(chunk.text) >= _PROSE
        and chunk.linked < _MOSTLY
        and chunk.tag not in ("h1", "h2", "figcaption", "nav", "footer")
    )


def _is_sentence(chunk: Chunk) -> bool:
    return len(chunk.text) >= _PROSE and chunk.text[-1] in '.!?…»”"'


class _Roles:
    """What tags, ARIA roles and class words say of the blocks of a page."""

    def __init__(self, found: list[Chunk], prose: set[int]) -> None:
        self._found = found
        self.prose = prose
        self._weights: dict[Element, int] = {}
        for number in prose:
            for element in found[number].path:
                self._weights[element] = self._weights.get(element, 0) + 1
        self._most = len(prose)
        self._told: dict[Element, str | None] = {}

    def of(self, number: int) -> str | None:
        """The role by the innermost furniture around a block; else by its own tag."""
        path = self._found[number].path
        for element in path:
            if element not in self._told:
                self._told[element] = self._said(element)
        said = [role for element in path if (role := self._told[element])]
        furniture = [role for role in said if role in FURNITURE]
        if furniture:
            return furniture[-1]
        if path and path[-1].tag == "tr" and _is_data(path[-1]):
            return "li"
        return said[-1] if said else None

    def _said(self, element: Element) -> str | None:
        tag = str(element.tag)
        if tag in _WHOLE_PAGE or 2 * self._weights.get(element, 0) > self._most > 0:
            return None
        by_tag = table("page")["roles"].get(tag)
        if tag == "header":
            by_tag = "wrapping" if self._is_page_header(element) else None
        if (by_class := _by_class(element)) == "correction":  # also where the tag is that of furniture
            return by_class
        by_aria = table("page")["aria"].get((element.get("role") or "").lower())
        heading = by_tag in ("h1", "h2")
        return by_aria or (by_tag if by_tag in FURNITURE else None) or (None if heading else by_class) or by_tag

    def _is_page_header(self, element: Element) -> bool:
        """A header that is not that of the article."""
        return element.find(".//h1") is None and not any(a.tag in _article_tags() for a in element.iterancestors())


def _is_data(row: Element) -> bool:
    """A row of cells without blocks in them, which layout tables have."""
    return all(
        cell.tag in ("td", "th") or cell.tag not in table("page")["elements"]["blocks"]
        for cell in row.iterdescendants()
    )


def _by_class(element: Element) -> str | None:
    words = class_words(f"{element.get('class') or ''} {element.get('id') or ''}")
    found = next((role for role, listed in _class_roles() if words & listed), None) if words else None
    return found or next(
        (role for role, begun in _class_openings() if any(word.startswith(begun) for word in words)), None
    )


@cache
def _class_roles() -> tuple[tuple[str, frozenset[str]], ...]:
    return tuple((role, frozenset(listed)) for role, listed in table("page")["classes"].items())


@cache
def _class_openings() -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((role, tuple(begun)) for role, begun in table("page")["class_openings"].items())


@cache
def _article_tags() -> frozenset[str]:
    return frozenset(table("page")["elements"]["article"])
