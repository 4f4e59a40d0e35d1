"""Who said what: the statements of a report."""

import re
from collections.abc import Iterator, Sequence

from inforce.claims.attribution import Attribution
from inforce.claims.attributions import find_attributions
from inforce.claims.carriers import Carriers
from inforce.claims.channels import Channels
from inforce.claims.cues import WITH_CUES, Cues, cues
from inforce.claims.describing import describer
from inforce.claims.model import Channel, Speaker, Statement, StatementKind
from inforce.claims.naming import full_names
from inforce.claims.phrases import Noun, Verb
from inforce.claims.said import Said, said_by
from inforce.claims.speaking import Speakers
from inforce.claims.statement_drafts import StatementDraft, finished
from inforce.claims.subjects import Subject, find_subject, tag_at
from inforce.claims.text import HEADLINES, Document
from inforce.claims.turns import turns_of
from inforce.claims.units import Quoted, Unit, UnitReader
from inforce.claims.verdicts import labels_of
from inforce.spans import Span
from inforce.values import replace

_LABELLED = 2
"""Elements of a name with its colon."""
_LATELY = 40
"""Statements looked back over for the one that holds a quotation or goes on in it."""


def find_statements(doc: Document) -> list[Statement]:
    """The statements of a document in the order of their words, ``s1``, ``s2`` …; inner ones name the outer.

    A document in a language whose cues are not written down has none.
    """
    if doc.language not in WITH_CUES:
        return []
    words = cues(doc.language)
    units = list(UnitReader(doc, words).units())
    return _Reader(doc, words, units).read()


class _Reader:
    def __init__(self, doc: Document, words: Cues, units: Sequence[Unit]) -> None:
        self._doc, self._cues, self._units = doc, words, units
        names = full_names(units, words)
        self._full = names
        self._describer = describer(words)
        self._channels = Channels(doc, words, frozenset(names))
        self._carriers = Carriers(words, self._channels)
        self._speakers = Speakers(doc, words, self._channels, names)
        self._labels = labels_of(doc.language)
        self._turns = turns_of(doc)
        self._drafts: list[StatementDraft] = []
        self._previous: Unit | None = None

    def read(self) -> list[Statement]:
        for number, unit in enumerate(self._units):
            self._speakers.meet(unit, number)
            drafts = list(self._unit(unit))
            self._drafts += drafts or self._continued(unit)
            if unit.within is None:
                self._previous = unit
        return finished(self._drafts)

    # --- one unit ---------------------------------------------------------------------------------------------------

    def _unit(self, unit: Unit) -> Iterator[StatementDraft]:
        labelled = [*self._turn(unit), *self._headed_by_outlet(unit), *self._closed_by_speaker(unit)]
        said = said_by(unit, [*labelled, *find_attributions(unit, self._cues)])
        said, channels = self._carriers.without(unit, said)
        outer = self._outer(unit)
        made: list[tuple[Said, StatementDraft]] = []
        for item in said:
            draft = self._draft(unit, item, made[-1][1] if made else None, channels.get(id(item)), outer)
            twin = next((d for s, d in made if draft and _repeats(item, draft, s, d)), None)
            if draft and twin:
                twin.channel = twin.channel or draft.channel
            elif draft:
                held = [d for s, d in made if s.holds(item.attribution)]
                draft.outer = held[-1] if held else outer
                made.append((item, draft))
        for item, draft in made:
            for other, inner in made:
                holds = other is not item and other.holds(item.attribution) and draft.outer in (None, outer)
                if holds and not inner.is_within(draft):
                    draft.outer = inner
        yield from (draft for _, draft in made)

    def _turn(self, unit: Unit) -> Iterator[Attribution]:
        """ "Ana Ruiz: We were never asked." where such names open several paragraphs."""
        first = unit.elements[0] if unit.elements and self._turns and unit.within is None else None
        if type(first) is not Noun or first.name not in self._turns or tag_at(unit.elements, 1) != ":":
            return
        if len(unit.elements) > _LABELLED and type(unit.elements[2]) is not Quoted:
            yield Attribution(0, 2, None, None, Subject(0, 1), (2, len(unit.elements)))

    def _headed_by_outlet(self, unit: Unit) -> Iterator[Attribution]:
        """ "Bloomberg: Trump weighs lifting the sanctions", in titles and press reviews: what that outlet tells."""
        first = unit.elements[0] if unit.elements and unit.within is None else None
        if type(first) is not Noun or tag_at(unit.elements, 1) != ":" or self._channels.is_publisher(first):
            return
        outlet = self._channels.outlet(unit.elements, 0)
        if outlet is None or outlet.kind == "social":
            return
        heads = unit.role in HEADLINES
        if any(type(e) is Verb and (heads or e.finite) for e in unit.elements[_LABELLED:]):
            yield Attribution(0, _LABELLED, None, None, Subject(0, 1), (_LABELLED, len(unit.elements)))

    def _closed_by_speaker(self, unit: Unit) -> Iterator[Attribution]:
        """ "Sanctions will be lifted - Moor", as agencies end a title: who says it, or what outlet tells it."""
        last = len(unit.elements) - 1
        if (
            unit.role not in HEADLINES
            or unit.within is not None
            or last < _LABELLED
            or tag_at(unit.elements, last - 1) != "-"
        ):
            return
        noun = unit.elements[last]
        if type(noun) is not Noun or self._channels.is_publisher(noun) or not self._may_close(noun):
            return
        if any(type(e) is Verb for e in unit.elements[: last - 1]):
            yield Attribution(last, last + 1, None, None, Subject(last, last + 1), left=True)

    def _may_close(self, noun: Noun) -> bool:
        named = bool(noun.name) and noun.name.split()[-1] in self._full
        known = noun.name.lower() in self._cues.outlets
        return named or known or self._describer.is_person(self._describer.words(noun))

    def _outer(self, unit: Unit) -> StatementDraft | None:
        """The statement in whose quotation a unit stands."""
        if unit.within is None:
            return None
        return next((d for d in reversed(self._drafts[-_LATELY:]) if d.holds(unit.start, unit.end)), None)

    def _draft(
        self,
        unit: Unit,
        item: Said,
        before: StatementDraft | None,
        channel: Channel | None,
        outer: StatementDraft | None,
    ) -> StatementDraft | None:
        found = item.attribution
        speaker = self._speaker(unit, found, before, outer)
        content = self._content(unit, item)
        if speaker is None or not content:
            return None
        cue = self._span(unit, *found.cue_at) if found.cue_at else None
        channel = self._channel(
            unit, found, channel, before if before and before.speaker.name == speaker.name else None
        )
        if channel and channel.name == speaker.name:
            channel = None
        self._speakers.note_medium(unit, found.adjuncts, speaker.name, channel)
        kind, mode = self._kind(found, content), self._mode(content)
        return StatementDraft(speaker, cue, content, channel, kind, mode, unit.block)

    def _speaker(
        self, unit: Unit, found: Attribution, before: StatementDraft | None, outer: StatementDraft | None
    ) -> Speaker | None:
        if found.subject is None:
            if before:
                return replace(before.speaker, text=None)
            subject = self._main_subject(unit, found)
            return self._speakers.resolve(unit, subject) if subject else None
        noun = unit.elements[found.subject.first]
        assert type(noun) is Noun
        lower = noun.words[0].lower
        if " ".join(noun.lowers) in self._labels and tag_at(unit.elements, found.subject.last) == ":":
            return None  # "False: “…”"
        if len(noun.words) == 1 and lower in self._cues.speakers["we"]:
            return None
        alone = found.subject.last - found.subject.first == 1
        if noun.is_pronoun and noun.words[0].tag != "PR" and alone and not self._describer.is_some(noun):
            return None
        after = found.right is not None and not found.left
        speaker = self._speakers.resolve(unit, found.subject, outer.speaker.name if outer else None, after=after)
        unknown = noun.words[0].tag == "PR" and speaker.name == lower
        return None if unknown and unit.within else speaker

    def _channel(
        self, unit: Unit, found: Attribution, carrier: Channel | None, before: StatementDraft | None
    ) -> Channel | None:
        """The channel named, that of the document that speaks, or that of the speaker's words in the same sentence."""
        if channel := carrier or self._channels.of(unit, found) or self._outlet_meant(unit, found):
            return channel
        noun = unit.elements[found.subject.first] if found.subject else None
        writing = self._speakers.documents.of(noun) if type(noun) is Noun else None
        if writing:
            return writing.channel
        return before.channel if before and found.cue and not found.audience else None

    def _outlet_meant(self, unit: Unit, found: Attribution) -> Channel | None:
        """ "It printed, on the word of a broker, that …": the outlet that "it" is."""
        if found.outlet is None:
            return None
        name = self._speakers.resolve(unit, found.outlet, spoke=False).name
        known = name == self._doc.report.publisher or name.lower() in self._cues.outlets
        return Channel(name, self._cues.outlets.get(name.lower(), "outlet")) if known else None

    def _main_subject(self, unit: Unit, found: Attribution) -> Subject | None:
        """The subject of the nearest finite verb before ", adding that"."""
        for number in range(found.first - 1, -1, -1):
            element = unit.elements[number]
            if type(element) is Verb and not element.infinitive and element.tag != "VG":
                subject = find_subject(unit.elements, number)
                if subject is None or not (subject.relative or tag_at(unit.elements, subject.first - 1) == "WH"):
                    return subject
        return None

    # --- what is said -----------------------------------------------------------------------------------------------

    def _span(self, unit: Unit, first: int, last: int) -> Span:
        return self._doc.span(unit.elements[first].start, unit.elements[last - 1].end)

    def _content(self, unit: Unit, item: Said) -> tuple[Span, ...]:
        if item.attribution.back:
            before = self._previous
            if before is None or unit.block - before.block > 1:  # a paragraph may be "Reuters writes about this."
                return ()
            return (self._doc.span(before.start, before.end),)
        return tuple(self._stretch(unit, first, last) for first, last in item.ranges)

    def _stretch(self, unit: Unit, first: int, last: int) -> Span:
        """The words of elements, with the quotation marks that stand around them."""
        start, end = unit.elements[first].start, unit.elements[last - 1].end
        before = unit.elements[first - 1].end if first else unit.start
        after = unit.elements[last].start if last < len(unit.elements) else unit.end
        text = self._doc.text
        while start > before and text[start - 1] in _MARKS:
            start -= 1
        while end < after and text[end] in _MARKS:
            end += 1
        opening = next((w for w in self._cues.speakers["conjunctions"] if text[start:end].startswith(w + " ")), "")
        return self._doc.span(start + len(opening), end)

    def _mode(self, content: Sequence[Span]) -> str:
        quoted = [self._doc.quotes.at(s.start) for s in content]
        if all(q and s.end <= q.end for q, s in zip(quoted, content, strict=True)):
            return "direct"
        return "mixed" if any(not _DOUBLE.isdisjoint(s.text) for s in content) else "indirect"

    def _kind(self, found: Attribution, content: Sequence[Span]) -> StatementKind:
        if found.kind not in (StatementKind.OPINION, StatementKind.ASSERTION):
            return found.kind
        text = f" {' '.join(word for s in content for word in _WORD.findall(s.text.lower()))} "
        if found.kind is StatementKind.OPINION:  # what somebody believes to be the cause
            return StatementKind.EXPLANATION if any(map(text.__contains__, self._cues.reasons)) else found.kind
        return next((kind for kind, words in self._cues.content if any(map(text.__contains__, words))), found.kind)

    # --- quotations without a cue -----------------------------------------------------------------------------------

    def _continued(self, unit: Unit) -> list[StatementDraft]:
        """A quotation alone, right after words of a speaker: the speaker goes on."""
        spoken = [e for e in unit.elements if type(e) is Quoted]
        alone = spoken and all(type(e) is Quoted or tag_at((e,), 0) in _PUNCTUATION for e in unit.elements)
        if not alone or unit.within or not self._drafts or not self._previous or unit.block - self._previous.block > 1:
            return []
        last = next((d for d in reversed(self._drafts[-_LATELY:]) if d.outer is None), None)
        if last is None or not self._follows(unit, last):
            return []
        content = tuple(self._doc.span(e.start, e.end) for e in spoken)
        if last.mode == "direct" and self._is_next(unit, last):
            last.content += content  # "No," she said. "Never."
            return []
        return [
            StatementDraft(
                replace(last.speaker, text=None), None, content, last.channel, last.kind, "direct", unit.block
            )
        ]

    def _is_next(self, unit: Unit, last: StatementDraft) -> bool:
        """The last words of the draft, or its cue, stand in the sentence before, in the same paragraph."""
        before = self._previous
        said = max(last.content[-1].end, last.cue.end if last.cue else 0)
        return before is not None and before.block == unit.block and before.start <= said <= before.end

    def _follows(self, unit: Unit, last: StatementDraft) -> bool:
        """The speaker's last words stand in the same block, or end the one before."""
        here = self._doc.sentence_at(last.content[-1].start)
        return here is not None and unit.block - here.block <= 1


def _repeats(item: Said, draft: StatementDraft, other: Said, told: StatementDraft) -> bool:
    """ "He said that …, the agency quotes him as saying": one statement; "Roe wants it lifted, he said" is two."""
    again = draft.speaker.name == told.speaker.name and item.attribution.left and item.holds(other.attribution)
    return again and other.attribution.kind is StatementKind.ASSERTION


_WORD = re.compile(r"\w+(?:['’]\w+)?")
_MARKS = frozenset("\"“”„«»‘’'")
_DOUBLE = frozenset('"“”„«»')
_PUNCTUATION = frozenset({".", ",", ";", ":", "-"})
