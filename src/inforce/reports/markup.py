"""The words of a page in chunks, one for each block element, with what the elements around them say."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache

from lxml import etree, html

from inforce.reports.knowledge import table
from inforce.reports.lines import Preset
from inforce.values import value

Element = etree._Element

_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_HIDDEN = re.compile(
    r"(?:\A|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden|max-height\s*:\s*0(?:px|em|rem|pt|%)?)\s*(?:!|;|\Z)",
    re.IGNORECASE,
)
_FAINT = re.compile(
    r"(?:\A|;)\s*(?:opacity\s*:\s*0?\.?0+|font-size\s*:\s*0+|(?:left|top|text-indent|margin-left)\s*:\s*-\d{3,})"
    r"(?:px|r?em|%|pt)?\s*(?:!|;|\Z)",
    re.IGNORECASE,
)
"""Styles in which words cannot be seen; until their scripts have run, some pages have all of their words so."""
_STRUCK = re.compile(r"(?:\A|;)\s*text-decoration(?:-line)?\s*:[^;]*\bline-through\b", re.IGNORECASE)
_NOTE_MARK = re.compile(r"\[\w{1,3}\]|\d{1,3}|[*†‡]{1,3}")
_BEFORE_NOTE = re.compile(r"(?:[^\W\d_]{3}|[.,;:!?)\]»”’\"'])\Z")
_PROSE_IN_FORM = 150
"""Characters of its paragraphs from which a form that has most of the page's may be the page."""
_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")
_NOT_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


@value(frozen=True, slots=True)
class Chunk:
    """The folded words of one block; a ``<br>`` is a newline in them. ``path``: the elements around them, outermost
    first; ``linked``: the share of its characters that are links."""

    text: str
    path: tuple[Element, ...]
    linked: float

    @property
    def tag(self) -> str:
        """The nearest element that says what the block is: of ``<li><p>`` the ``li``."""
        tags = [str(element.tag) for element in self.path]
        return next((tag for tag in reversed(tags) if tag in table("page")["roles"]), tags[-1] if tags else "p")


@dataclass(slots=True)
class _Buffer:
    words: list[str] = field(default_factory=list)
    linked: int = 0

    def flush(self, path: tuple[Element, ...]) -> Iterator[Chunk]:
        lines = (" ".join(line.split()) for line in "".join(self.words).split("\n"))
        text = "\n".join(line for line in lines if line)
        if text:
            yield Chunk(text, path, min(1.0, self.linked / len(text)))
        self.words.clear()
        self.linked = 0


def parse(text: str) -> Element | None:
    """The document element; None where nothing is left of it."""
    text = _NOT_XML.sub(" ", _DECLARATION.sub("", text, count=1))
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        return html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None


def chunks(root: Element) -> Iterator[Chunk]:
    """All words that a reader of the page sees, in order."""
    buffer, links, whole = _Buffer(), 0, _Whole(root)
    path: list[Element] = []
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            if _is_skipped(element, tag, whole) or (tag == "sup" and _is_note_mark(element, buffer)):
                walk.skip_subtree()
                continue
            if tag in _names("blocks"):
                yield from buffer.flush(tuple(path))
                path.append(element)
            links += tag == "a"
            _add(buffer, "\n" if tag == "br" else " " if tag in ("td", "th") else "", 0)
            _add(buffer, element.text, links)
            continue
        if path and path[-1] is element:
            yield from buffer.flush(tuple(path))
            path.pop()
        links -= tag == "a" and not is_hidden(element)
        _add(buffer, element.tail, links)
    yield from buffer.flush(tuple(path))


def _is_skipped(element: Element, tag: str, whole: "_Whole") -> bool:
    """What no reader sees, and controls; a form around a whole page, as some servers build them, is none."""
    if tag == "form" and (own := _paragraphs_in(element)) >= _PROSE_IN_FORM:
        return is_hidden(element) or 2 * own <= _paragraphs_in(element.getroottree().getroot())
    if tag in _names("skip") or is_hidden(element):
        return True
    return (is_struck(element) or _FAINT.search(element.get("style") or "") is not None) and not whole.is_mostly(
        element
    )


def is_struck(element: Element) -> bool:
    """Its words are crossed out: they are shown as what no longer holds."""
    return element.tag in _names("struck") or _STRUCK.search(element.get("style") or "") is not None


def struck_words(root: Element) -> str | None:
    """The first words of a page that ``chunks`` leaves out because they are crossed out."""
    whole = _Whole(root)
    struck = (each for each in root.iter(etree.Element) if is_struck(each) and not whole.is_mostly(each))
    return next((words for each in struck if (words := words_of(each))), None)


@dataclass(slots=True)
class _Whole:
    """A page, against which an element is weighed; its words are counted when the first one is."""

    root: Element
    _length: int | None = None

    def is_mostly(self, element: Element) -> bool:
        """More than half of the page's words are within it: what it says of them is said of the page, or is a slip."""
        if self._length is None:
            self._length = len(words_of(self.root))
        return 2 * len(words_of(element)) > self._length


def _is_note_mark(element: Element, before: _Buffer) -> bool:
    """A raised figure behind a word or a stop: the number of a note. Behind a unit of measure it is a power."""
    words = before.words[-1].rstrip() if before.words else ""
    return _NOTE_MARK.fullmatch(words_of(element)) is not None and _BEFORE_NOTE.search(words[-3:]) is not None


def _paragraphs_in(element: Element) -> int:
    """Characters of the paragraphs within an element."""
    return sum(len(words_of(each)) for each in element.iter("p"))


def _add(buffer: _Buffer, words: str | None, links: int) -> None:
    if words:
        buffer.words.append(words if words == "\n" else words.replace("\n", " ").replace("\r", " "))
        buffer.linked += len(" ".join(words.split())) if links else 0


def joined(parts: list[tuple[str, str | None]]) -> tuple[str, tuple[Preset, ...]]:
    """Blocks as one canonical text, a blank line between them; the presets say where each stands."""
    texts, presets, place = [], [], 0
    for text, preset in parts:
        texts.append(text)
        presets.append((place, place + len(text), preset or "p"))
        place += len(text) + 2
    return "\n\n".join(texts), tuple(presets)


@lru_cache(maxsize=4096)
def class_words(names: str) -> frozenset[str]:
    """The words in a class or id: "relatedStories cookie-bar" has related, stories, cookie, bar."""
    return frozenset(word for word in re.split(r"[^a-z]+", _CAMEL.sub(" ", names[:500]).lower()) if word)


def is_hidden(element: Element) -> bool:
    return "hidden" in element.attrib or _HIDDEN.search(element.get("style") or "") is not None


def words_of(element: Element) -> str:
    """All words within an element, white space folded."""
    return " ".join("".join(str(words) for words in element.itertext()).split())


@cache
def _names(kind: str) -> frozenset[str]:
    return frozenset(table("page")["elements"][kind])
