"""Units: sentences as who-said-what needs them, with each spoken quotation as one element.

A quotation that runs over several sentences joins them into one unit, so that a quotation and the words that say whose
it is stand together.
"""

from collections.abc import Iterator, Sequence
from typing import final

from inforce.claims.cues import Cues, Form, joining_words
from inforce.claims.phrase_finding import find_phrases
from inforce.claims.phrases import Noun, Verb
from inforce.claims.quotes import Quote
from inforce.claims.tagged import tagged_sentences
from inforce.claims.text import Document, Sentence, Token
from inforce.claims.timewords import Told
from inforce.claims.words import QUOTES, VERBS, Style, Word
from inforce.values import replace, value

SPOKEN = 5
"""Words from which on a quotation within a sentence is speech, not a term in quotation marks."""

LONGEST = 6000
"""Characters of the longest quotation that joins sentences; in a longer one a mark is missing."""

_NAMING_REACH = 12
"""Words before a quotation among which "called" or "described" makes a name of it."""

_THAT = joining_words("that")
_ENDS = frozenset(".,!?…")
_SPEECH_FOLLOWS = frozenset({":", ",", "—", "–"})


@final
@value(frozen=True, slots=True)
class Quoted:
    """A spoken quotation, with its marks from ``start`` to ``end``."""

    start: int
    end: int
    inner_start: int
    inner_end: int

    @property
    def words(self) -> tuple[Word, ...]:
        return ()


Element = Noun | Verb | Word | Quoted


@value(frozen=True, slots=True)
class Unit:
    """A stretch of a block and its elements. ``within``: the quotation that it is the inside of."""

    start: int
    end: int
    block: int
    role: str
    elements: tuple[Element, ...]
    within: Quoted | None = None


class UnitReader:
    """Cuts a document into units."""

    def __init__(self, doc: Document, cues: Cues) -> None:
        self._doc, self._cues = doc, cues
        self._tagged = tagged_sentences(doc)

    def units(self) -> Iterator[Unit]:
        sentences = self._doc.sentences
        number = 0
        while number < len(sentences):
            after = self._last_joined(number) + 1
            joined = sentences[number:after]
            unit = self._unit(joined, number)
            yield unit
            if Quoted in map(type, unit.elements):
                for element in unit.elements:
                    if type(element) is Quoted:
                        yield from self._inside(element, joined)
            number = after

    def _last_joined(self, number: int) -> int:
        """The last sentence of the unit that begins with a sentence."""
        sentences = self._doc.sentences
        end = sentences[number].end
        while (quote := self._doc.quotes.at(end - 1)) and quote.end - quote.start <= LONGEST:
            following = sentences[number + 1] if number + 1 < len(sentences) else None
            if quote.end <= end or not following or following.block != sentences[number].block:
                break
            number, end = number + 1, following.end
        return number

    def _unit(self, sentences: Sequence[Sentence], number: int) -> Unit:
        first, last = sentences[0], sentences[-1]
        tokens = first.tokens if first is last else [token for s in sentences for token in s.tokens]
        spoken = [q for q in self._quotes(first.start, last.end) if self._is_spoken(q, first.start, tokens)]
        if len(sentences) == 1 and not spoken:
            elements = self._read_already(number, first.held)
        else:
            held = frozenset().union(*[s.held for s in sentences])
            told = self._tagged.times.told_by(self._doc.text, first.start, last.end, tokens, held)
            elements = self._elements(list(_outside(tokens, spoken)), spoken, first.start, last.end, told)
        return Unit(first.start, last.end, first.block, first.role, elements)

    def _read_already(self, number: int, held: frozenset[str]) -> tuple[Element, ...]:
        """The elements of a sentence without speech: those of its phrases, unless a word is read anew as a verb of saying.
        ``held``: which tokens it has."""
        tagged = self._tagged.of(number)
        words = tagged.words
        if not QUOTES.isdisjoint(held) and '"' in [w.tag for w in words]:
            words = [w for w in words if w.tag != '"']
        as_cues = words if self._cues.may_be_read_anew.isdisjoint(held) else self._as_cues(words)
        return tuple(tagged.parts) if as_cues is tagged.words else tuple(find_phrases(as_cues))

    def _quotes(self, start: int, end: int) -> list[Quote]:
        return [q for q in self._doc.quotes.begun(start, end) if q.end <= end]

    def _is_spoken(self, quote: Quote, start: int, tokens: Sequence[Token]) -> bool:
        inner = self._doc.text[quote.inner_start : quote.inner_end].rstrip()
        if inner[-1:] in _ENDS or len(inner.split()) >= SPOKEN or quote.start == start:
            return True
        before = [t for t in tokens if t.end <= quote.start][-_NAMING_REACH:]
        if before and (before[-1].text in _SPEECH_FOLLOWS or before[-1].lower in self._cues.forms):
            return True
        return any(form.cue.takes & {"calls", "as"} for t in before for form in self._cues.forms.get(t.lower, ()))

    def _inside(self, quoted: Quoted, sentences: Sequence[Sentence]) -> Iterator[Unit]:
        """The sentences within a quotation."""
        for sentence in sentences:
            start, end = max(sentence.start, quoted.inner_start), min(sentence.end, quoted.inner_end)
            tokens = [t for t in sentence.tokens if start <= t.start and t.end <= end]
            if len(tokens) >= SPOKEN:
                told = self._tagged.times.told_by(self._doc.text, sentence.start, end, sentence.tokens, sentence.held)
                elements = self._elements(tokens, (), sentence.start, end, told)
                yield Unit(start, end, sentence.block, sentence.role, elements, quoted)

    def _elements(
        self, tokens: Sequence[Token], spoken: Sequence[Quote], start: int, end: int, told: Sequence[Told]
    ) -> tuple[Element, ...]:
        style = Style(not self._doc.text[start:end].isupper(), self._tagged.names)
        times = [
            (t.lead.start, t.end) for t in told if not any(q.start < t.end and t.lead.start < q.end for q in spoken)
        ]
        words = self._tagged.tagger.tag(tokens, style, times)
        starts = {q.start: q for q in spoken}
        words = [w for w in words if w.tag != '"' or w.start in starts]
        words = self._as_cues(words)
        return tuple(_element(part, starts) for part in find_phrases(words))

    def _as_cues(self, words: list[Word]) -> list[Word]:
        """The words with those that are verbs of saying read as such; the same list where none is read anew."""
        may = self._cues.may_be_read_anew
        anew = {
            n: read
            for n, word in enumerate(words)
            if word.lower in may and (read := self._as_cue(words, n)) is not word
        }
        return [anew.get(n, word) for n, word in enumerate(words)] if anew else words

    def _as_cue(self, words: Sequence[Word], number: int) -> Word:
        """A word that the tagger took for a noun, read as a verb of saying where its place says so: "…, X reports."."""
        word = words[number]
        if word.tag == "DT" and word.lower in _THAT and _tag(words, number + 1) == "NP":
            return replace(word, tag="TH")
        if word.tag not in VERBS and word.lower in self._cues.quoted_forms and _lower(words, number + 2) == "as":
            return replace(word, tag=self._cues.quoted_forms[word.lower], lemma=word.lower)
        forms = self._cues.forms.get(word.lower)
        if not forms or word.tag in VERBS or word.text[0].isupper():
            return word
        if any(f.particle and number + 1 < len(words) and words[number + 1].lower == f.particle for f in forms):
            return replace(word, tag=_finite_tag(forms, "they"), lemma=forms[0].cue.lemma.partition(" ")[0])
        before, after = _tag(words, number - 1), _tag(words, number + 1)
        tag = _finite_tag(forms, words[number - 1].lower if number else "")
        follows_subject = before in ("NP", "NN", "PR", ")") and after in ("", ",", ".", '"', ":", "TH", ";", "TM")
        follows_subject = follows_subject or (before in (",", ")") and after in ("TH", '"', ":"))
        refers = before in ("NP", "NN") and _lower(words, number + 1) == "with"
        follows_subject = follows_subject or (refers and _lower(words, number + 2) in self._cues.referring)
        inverted = before in (",", '"') and after in ("NP", "DT", "PR", "NN")
        if tag and (follows_subject or inverted) and not _has_verb(words, number, before):
            return replace(word, tag=tag, lemma=forms[0].cue.lemma)
        return word


def _finite_tag(forms: Sequence[Form], before: str) -> str:
    """The base form is finite only after a plural."""
    tags = ("VZ", "VD", "VB") if before.endswith("s") or before in ("they", "we", "i", "people") else ("VZ", "VD")
    return next((tag for tag in tags for form in forms if tag in form.tags), "")


def _has_verb(words: Sequence[Word], number: int, before: str) -> bool:
    """The words since the last comma have a verb already."""
    if before in (",", '"'):
        return False
    for word in reversed(words[:number]):
        if word.tag in (",", '"', ";", ":", "."):
            return False
        if word.tag in VERBS or word.tag in ("BE", "HV", "DO", "MD"):
            return True
    return False


def _lower(words: Sequence[Word], number: int) -> str:
    return words[number].lower if 0 <= number < len(words) else ""


def _tag(words: Sequence[Word], number: int) -> str:
    return words[number].tag if 0 <= number < len(words) else ""


def _element(part: Noun | Verb | Word, starts: dict[int, Quote]) -> Element:
    if type(part) is Word and part.tag == '"':
        quote = starts[part.start]
        return Quoted(quote.start, quote.end, quote.inner_start, quote.inner_end)
    return part


def _outside(tokens: Sequence[Token], spoken: Sequence[Quote]) -> Iterator[Token]:
    """The tokens outside of quotations, with one mark for each quotation."""
    number = 0
    for quote in spoken:
        while number < len(tokens) and tokens[number].start < quote.start:
            yield tokens[number]
            number += 1
        yield Token('"', quote.start, quote.end, '"')
        while number < len(tokens) and tokens[number].start < quote.end:
            number += 1
    yield from tokens[number:]
