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
_DEEPEST = 256
"""Elements around a block that are looked at, the outermost: no page is built deeper, but some leave hundreds open."""
_GAVE_UP = "left out: what stands behind elements nested thousands deep; save the page again, or its words as text"
PREFORMATTED = "pre"
_BLANK_LINES = re.compile(r"\n{3,}")
_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")
_NOT_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


@value(frozen=True, slots=True)
class Chunk:
    """The folded words of one block; a ``<br>`` is a newline in them, and each newline in a ``<pre>``. ``path``: the elements
    around them, outermost first, a few hundred at most; ``linked``: the share of its characters that are links."""

    text: str
    path: tuple[Element, ...]
    linked: float

    @property
    def is_preformatted(self) -> bool:
        """Its lines stand as somebody wrote them, with blank ones between."""
        return _is_preformatted(self.path)

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
        lines = [" ".join(line.split()) for line in "".join(self.words).split("\n")]
        if _is_preformatted(path):
            text = _BLANK_LINES.sub("\n\n", "\n".join(lines)).strip("\n")
        else:
            text = "\n".join(line for line in lines if line)
        if text:
            yield Chunk(text, path, min(1.0, self.linked / len(text)))
        self.words.clear()
        self.linked = 0


def _is_preformatted(path: tuple[Element, ...]) -> bool:
    return bool(path) and path[-1].tag == PREFORMATTED


def parse(text: str) -> tuple[Element | None, tuple[str, ...]]:
    """The document element, None where nothing is left of it; and a note, where the parser gave up before the end."""
    text = _NOT_XML.sub(" ", _DECLARATION.sub("", text, count=1))
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        root = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None, ()
    gave_up = any(each.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for each in parser.error_log)
    return root, (_GAVE_UP,) if gave_up else ()


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
                yield from buffer.flush(tuple(path[:_DEEPEST]))
                path.append(element)
            links += tag == "a"
            _add(buffer, "\n" if tag == "br" else " " if tag in ("td", "th") else "", 0)
            _add(buffer, _by_lines(element.text, path), links)
            continue
        if path and path[-1] is element:
            yield from buffer.flush(tuple(path[:_DEEPEST]))
            path.pop()
        links -= tag == "a" and not is_hidden(element)
        _add(buffer, _by_lines(element.tail, path), links)
    yield from buffer.flush(tuple(path[:_DEEPEST]))


def _is_skipped(element: Element, tag: str, whole: "_Whole") -> bool:
    """What no reader sees, and controls; a form around a whole page, as some servers build them, is none."""
    if is_hidden(element):
        return True
    if tag == "form" and whole.is_around(element):
        return False
    return tag in _names("skip") or ((is_struck(element) or is_faint(element)) and not whole.is_mostly(element))


def is_faint(element: Element) -> bool:
    """Its style says that it is hardly to be seen."""
    return _FAINT.search(element.get("style") or "") is not None


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
    """A page, against which an element is weighed; the words of all are counted at once when the first one is."""

    root: Element
    _weights: dict[Element, "_Weight"] = field(default_factory=dict)

    def is_mostly(self, element: Element) -> bool:
        """More than half of the page's words are within it: what it says of them is said of the page, or is a slip."""
        return 2 * self._of(element).words > self._of(self.root).words

    def is_around(self, form: Element) -> bool:
        """The paragraphs of the page are mostly within a form."""
        own = self._of(form).paragraphs
        return own >= _PROSE_IN_FORM and 2 * own > self._of(self.root).paragraphs

    def _of(self, element: Element) -> "_Weight":
        if not self._weights:
            self._weights = dict(_weighed(self.root))
        return self._weights[element]


@dataclass(slots=True)
class _Weight:
    """Characters of the words within an element, and of those in its paragraphs."""

    words: int = 0
    paragraphs: int = 0

    def add(self, words: str | None, *, in_paragraph: bool) -> None:
        length = sum(len(word) + 1 for word in words.split()) if words else 0
        self.words += length
        self.paragraphs += length if in_paragraph else 0


def _weighed(root: Element) -> Iterator[tuple[Element, _Weight]]:
    """The elements of a page that may be weighed against it, itself last."""
    around, paragraphs = [_Weight()], 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if event == "start":
            around.append(_Weight())
            paragraphs += element.tag == "p"
            around[-1].add(element.text, in_paragraph=paragraphs > 0)
            continue
        own = around.pop()
        around[-1].words += own.words
        around[-1].paragraphs += own.paragraphs
        if element is root or element.tag == "form" or is_struck(element) or is_faint(element):
            yield element, own
        paragraphs -= element.tag == "p"
        around[-1].add(element.tail, in_paragraph=paragraphs > 0)


def _is_note_mark(element: Element, before: _Buffer) -> bool:
    """A raised figure behind a word or a stop: the number of a note. Behind a unit of measure it is a power."""
    words = before.words[-1].rstrip() if before.words else ""
    return _NOTE_MARK.fullmatch(words_of(element)) is not None and _BEFORE_NOTE.search(words[-3:]) is not None


def _by_lines(words: str | None, path: list[Element]) -> str | None:
    """Words without newlines, but where they are those of whoever wrote them."""
    if not words:
        return None
    if path and path[-1].tag == PREFORMATTED:
        return words.replace("\r\n", "\n").replace("\r", "\n")
    return words.replace("\n", " ").replace("\r", " ")


def _add(buffer: _Buffer, words: str | None, links: int) -> None:
    if words:
        buffer.words.append(words)
        buffer.linked += len(" ".join(words.split())) if links else 0


def joined(parts: list[tuple[str, str | None]]) -> tuple[str, tuple[Preset, ...]]:
    """Blocks as one canonical text, a blank line between them; the presets say where each stands, but for preformatted ones
    that are nothing else: their lines are told apart as those of a text."""
    texts, presets, place = [], [], 0
    for text, preset in parts:
        texts.append(text)
        if preset != PREFORMATTED:
            presets.append((place, place + len(text), preset or "p"))
        place += len(text) + 2
    return "\n\n".join(texts), tuple(presets)


@lru_cache(maxsize=4096)
def class_words(names: str) -> frozenset[str]:
    """The words in a class or id: "relatedStories cookie-bar" has related, stories, cookie, bar."""
    return frozenset(word for word in re.split(r"[^a-z]+", _CAMEL.sub(" ", names[:500]).lower()) if word)


def is_hidden(element: Element) -> bool:
    """It, or its style, says that it is not shown."""
    return "hidden" in element.attrib or _HIDDEN.search(element.get("style") or "") is not None


def words_of(element: Element) -> str:
    """All words within an element, white space folded."""
    return " ".join("".join(str(words) for words in element.itertext()).split())


@cache
def _names(kind: str) -> frozenset[str]:
    return frozenset(table("page")["elements"][kind])
