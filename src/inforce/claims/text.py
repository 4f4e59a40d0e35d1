"""The text of a report as the grammar reads it: blocks, sentences, tokens, quotations, all with exact offsets."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import field

from inforce.claims.lexicon import language_of
from inforce.claims.posts import posts_of, words_begin
from inforce.claims.quotes import Quotes, find_quotes
from inforce.claims.sentences import find_sentences
from inforce.patterns import later
from inforce.reports.model import Block, Report
from inforce.spans import Span
from inforce.values import value

READ = frozenset({"title", "headline", "paragraph", "item", "correction"})
"""Roles of the blocks that are read; the others are wrapping, furniture or captions."""

HEADLINES = frozenset({"title", "headline"})

USUAL_LENGTH = 300
"""Sentences up to which a report is read whole; of a longer one, those near a trace of a measure and the lists below them."""

_PLAIN = r"""
    (?:[^\W\d_]\.){2,}(?:[-‐‑][^\W\d_]+)*                      # U.S. a.k.a. U.S.-led
  | \d+(?:[.,:]\d+)+                                           # 1,500 17:00 14.10
  | (?<=\w)['’]s\b                                             # a possessive stands alone
  | \w+(?:(?:['’](?!s\b)|[-‐‑/&]|\.(?=(?:РФ|рф|ru|com|by)\b))\w+)*(?:(?<=[^\W\d_])\+(?!\w))?  # al-Houthi, 9H-ABC, ДОМ.РФ, EN+
  | \S
"""
_ADDRESS = r"https?://\S+ | [\w.+-]{1,64}@[\w.…-]+"
"""One word."""
_TOKEN = re.compile(_PLAIN, re.VERBOSE)
_TOKEN_OR_ADDRESS = later(f"{_ADDRESS} | {_PLAIN}", re.VERBOSE)
_PARAGRAPH = re.compile(r"\S(?:.|\n(?!\s*\n))*")


@value(frozen=True, slots=True)
class Token:
    """A word, number or mark: ``report.text[start:end] == text``."""

    text: str
    start: int
    end: int
    lower: str


@value(frozen=True, slots=True)
class Sentence:
    """``report.text[start:end] == text``; ``role`` is that of the block numbered ``block``. ``lowers``: its tokens in lower case;
    ``held``: which of them there are, by which it is told what need not be looked for in the sentence. ``cut``, ``carried``: of
    one that was too long to be read whole, as in ``Stretch``."""

    start: int
    end: int
    text: str
    role: str
    block: int
    tokens: tuple[Token, ...] = field(repr=False)
    lowers: tuple[str, ...] = field(repr=False)
    held: frozenset[str] = field(repr=False)
    cut: bool = False
    carried: bool = False

    @property
    def headline(self) -> bool:
        return self.role in HEADLINES

    @property
    def span(self) -> Span:
        return Span(self.start, self.end, self.text)


@value(frozen=True, slots=True)
class Document:
    """A report cut into what is read. ``blocks`` and ``sentences`` are in the order of the text; only blocks of the
    roles in ``READ`` are among them. ``language`` is one that the data files cover. ``dated``: where a later message of the
    same text begins, and its time in EDTF. ``posts``: where those of a live blog begin. ``shared``: what one
    reader made of the document and others need as well.

    Its text is the report's without the signs that nobody sees (``legible``); ``extract`` puts what is found in it back to
    its place in the report."""

    report: Report
    language: str
    blocks: tuple[Block, ...]
    sentences: tuple[Sentence, ...]
    quotes: Quotes = field(repr=False)
    dated: tuple[tuple[int, str], ...] = ()
    posts: tuple[int, ...] = ()
    shared: dict[str, object] = field(default_factory=dict, repr=False, compare=False)

    @property
    def text(self) -> str:
        return self.report.text

    @property
    def is_long(self) -> bool:
        """It has more sentences than are read whole."""
        return len(self.sentences) > USUAL_LENGTH

    def span(self, start: int, end: int) -> Span:
        """The words between two places, without white space at their ends."""
        return Span.of(self.report.text, start, end)

    def published_at(self, place: int) -> str | None:
        """When the words at a place were published (EDTF): the report, or the message in it that they belong to."""
        number = bisect_right(self.dated, place, key=lambda each: each[0]) - 1
        return self.dated[number][1] if number >= 0 else self.report.published

    def sentence_at(self, place: int) -> Sentence | None:
        """The sentence that holds a place of the text."""
        number = bisect_right(self.sentences, place, key=lambda s: s.start) - 1
        found = self.sentences[number] if number >= 0 else None
        return found if found and place < found.end else None


def read_document(report: Report) -> Document:
    """Blocks, sentences, tokens and quotations of a report."""
    language = language_of(report.language)
    blocks = tuple(b for b in report.blocks or _paragraphs(report.text) if b.role in READ)
    quotes = Quotes(q for b in blocks for q in find_quotes(report.text, b.start, b.end))
    posts = posts_of(report.text, blocks)
    sentences = tuple(s for number, b in enumerate(blocks) for s in _sentences(report.text, number, b, posts, language))
    return Document(report, language, blocks, sentences, quotes, tuple(_dated(report, sentences)), posts)


def _dated(report: Report, sentences: Sequence[Sentence]) -> Iterator[tuple[int, str]]:
    """The messages below the first words that are read, as in a digest or a thread."""
    first = sentences[0].start if sentences else len(report.text)
    yield from sorted((layer.start, layer.when) for layer in report.wrapping if layer.when and layer.start > first)


def tokens(text: str, start: int, end: int) -> tuple[Token, ...]:
    """The words, numbers and marks of ``text[start:end]``."""
    addressed = text.find("@", start, end) >= 0 or text.find("://", start, end) >= 0
    found = (_TOKEN_OR_ADDRESS if addressed else _TOKEN).finditer(text, start, end)
    return tuple([Token(word := match[0], match.start(), match.end(), word.lower()) for match in found])


def _sentences(text: str, number: int, block: Block, posts: Sequence[int], language: str) -> Iterator[Sentence]:
    for start, end, cut, carried in find_sentences(text, words_begin(text, block, posts), block.end, language):
        told = tokens(text, start, end)
        lowers = tuple([token.lower for token in told])
        yield Sentence(start, end, text[start:end], block.role, number, told, lowers, frozenset(lowers), cut, carried)


def _paragraphs(text: str) -> Iterator[Block]:
    """Blocks of a report whose parts nobody told apart: what stands between blank lines."""
    for found in _PARAGRAPH.finditer(text):
        yield Block("paragraph", *found.span())
