"""Who said what: the statements of a Russian report."""

from collections.abc import Iterable, Iterator, Sequence

from inforce.claims.model import Speaker, Statement
from inforce.claims.quotes import Quote
from inforce.claims.russian.attribution_model import Attribution
from inforce.claims.russian.attributions import AttributionReader
from inforce.claims.russian.channels import Channels
from inforce.claims.russian.cues import cues
from inforce.claims.russian.morphology import plain
from inforce.claims.russian.phrase_model import Group
from inforce.claims.russian.scenes import Scene, has_trace, scenes_of
from inforce.claims.russian.speaking import Speakers
from inforce.claims.statement_drafts import StatementDraft, finished
from inforce.claims.text import Document, Sentence
from inforce.spans import Span

_QUOTED = 0.9
"""Share of the letters of a statement in quotation marks from which it is direct speech."""
_EDGES = " \t\n,;:—–-.\u00a0"


def find_statements(document: Document) -> list[Statement]:
    """The statements of a document in the order of their words, ``s1``, ``s2`` …; inner ones name the outer."""
    return _Reader(document).read()


class _Reader:
    def __init__(self, document: Document) -> None:
        self._document = document
        self._cues = cues()
        self._scenes = scenes_of(document)
        self._attributions = AttributionReader(self._cues)
        self._speakers = Speakers(document, self._cues)
        self._channels = Channels(document, self._cues)
        self._drafts: list[StatementDraft] = []

    def read(self) -> list[Statement]:
        for number, sentence in enumerate(self._document.sentences):
            if self._is_worth_reading(sentence):
                scene = self._scenes.at(number)
                self._speakers.meet(scene)
                drafts = list(self._of_scene(scene))
                self._drafts += drafts or self._continued(scene)
        return self._finished()

    def _is_worth_reading(self, sentence: Sentence) -> bool:
        return not self._document.is_long or any(self._cues.is_cue(t.lower) for t in sentence.tokens)

    def _finished(self) -> list[Statement]:
        drafts = sorted(self._drafts, key=lambda d: d.place)
        for number, draft in enumerate(drafts):
            outer = self._outer(draft, drafts[max(0, number - 12) : number + 12])
            if outer is not None and not outer.is_within(draft):
                draft.outer = outer
        return finished(drafts)

    @staticmethod
    def _outer(draft: StatementDraft, others: Sequence[StatementDraft]) -> StatementDraft | None:
        place = draft.cue or draft.content[0]
        held = [o for o in others if o is not draft and o.holds(place.start, place.end)]
        return min(held, key=lambda o: sum(s.end - s.start for s in o.content), default=None)

    # --- one sentence ------------------------------------------------------------------------------------------------

    def _of_scene(self, scene: Scene) -> Iterator[StatementDraft]:
        found = [a for a in self._attributions.read(scene) if not self._is_within_speech(a) and not self._is_idle(a)]
        found = [
            a
            for a in found
            if not (
                a.weak
                and any(
                    o is not a and not (o.subject and o.aside and self._channels.is_outlet(o.subject)) and _holds(o, a)
                    for o in found
                )
            )
        ]
        for attribution in found:
            self._reach_over_asides(scene, attribution)
        self._carry_before(scene)
        carriers = {id(a): self._carrier_of(a, found) for a in found}
        previous: StatementDraft | None = None
        for attribution in found:
            if carriers[id(attribution)] is not None or _carries_back(attribution, found):
                continue
            carrier = next((a for a in found if carriers[id(a)] is attribution), None)
            draft = self._draft(scene, attribution, carrier, found, previous)
            if draft is not None:
                previous = draft
                yield draft

    def _reach_over_asides(self, scene: Scene, attribution: Attribution) -> None:
        """ "…, рассказал источник, близкий к правительству, …": what tells more of the source is none of what he said."""
        if attribution.aside and attribution.subject is not None:
            end = self._speakers.stretch(scene, attribution.subject)
            attribution.own = (attribution.own[0], max(attribution.own[1], end))

    def _carry_before(self, scene: Scene) -> None:
        """ "Его слова приводит ТАСС": the outlet carried what was said in the sentence before."""
        for clause in scene.clauses:
            words = [g for g in clause.groups if not g.prep and g.noun.lemma == "слово"]
            whose = any(w.lower in ("его", "ее", "её", "их") for g in words for w in g.noun.modifiers)
            if clause.lemma in self._cues.quoting and whose:
                outlet = next((g for g in clause.groups if g not in words and self._channels.is_outlet(g)), None)
                if outlet is not None:
                    self._give_channel(scene, outlet)

    def _give_channel(self, scene: Scene, outlet: Group) -> bool:
        """Names the outlet that carried the statements of the sentence before; False where it has none."""
        before = self._document.sentences[scene.number - 1] if scene.number else None
        told = [d for d in self._drafts[-4:] if before is not None and before.start <= d.content[0].start < before.end]
        channel = self._channels.named(outlet)
        for draft in told:
            if draft.channel is None and channel is not None and channel.name != draft.speaker.name:
                draft.channel = channel
        return bool(told)

    def _is_idle(self, attribution: Attribution) -> bool:
        """What was said is no clause, and no measure is asked for in it."""
        if not attribution.weak or attribution.clause is None:
            return False
        lemma = attribution.clause.lemma
        if lemma in self._cues.infinitive:
            return not any(has_trace(self._document.text[a:b]) for a, b in attribution.pieces)
        return lemma not in self._cues.telling

    def _is_within_speech(self, attribution: Attribution) -> bool:
        """The words of an attribution stand in the quotation of somebody."""
        quote = self._document.quotes.at(attribution.cue[0])
        if quote is None or quote.end - quote.start < 12:
            return False
        inner = self._document.text[quote.start : quote.end]
        if len(inner.split()) < 2:
            return False  # "«Коммерсантъ»: …"
        dashed = any(mark in inner for mark in ("— ", "– ", "- "))
        return not (dashed and attribution.aside and self._dashed(attribution))

    def _dashed(self, attribution: Attribution) -> bool:
        before = self._document.text[max(0, attribution.own[0] - 3) : attribution.own[0]]
        return any(mark in before for mark in "—–-")

    def _carrier_of(self, attribution: Attribution, found: Sequence[Attribution]) -> Attribution | None:
        """ "…, передает ТАСС": an outlet beside another who speaks carries his words."""
        told = any(a is not attribution and a.subject is not None and not a.weak for a in found)
        if (
            attribution.subject is None
            or (attribution.cited is not None and not told)
            or not attribution.aside
            or not self._channels.is_outlet(attribution.subject)
        ):
            return None
        if attribution.lemma and attribution.lemma not in self._cues.carrying:
            return None
        others = [
            a
            for a in found
            if a is not attribution
            and not (a.weak and a.clause is not None and a.clause.lemma in self._cues.infinitive)
            and not (a.subject is not None and self._channels.is_outlet(a.subject) and a.aside)
        ]
        before = [a for a in others if a.own[0] < attribution.own[0]]
        return (before or others)[-1] if others else None

    def _draft(
        self,
        scene: Scene,
        attribution: Attribution,
        carrier: Attribution | None,
        found: Sequence[Attribution],
        previous: StatementDraft | None,
    ) -> StatementDraft | None:
        speaker = self._speakers.of(scene, attribution, previous.speaker if previous else None)
        if speaker is None:
            return None
        pieces = self._pieces(scene, attribution, found)
        if not pieces or self._only_carries(scene, attribution):
            return None
        channel = self._channels.of(scene, attribution, carrier)
        if channel is not None and channel.name == speaker.name:
            channel = None
        content = tuple(pieces)
        self._speakers.spoke(speaker, attribution, scene)
        cue = Span.of(self._document.text, *attribution.cue)
        return StatementDraft(
            speaker, cue, content, channel, attribution.kind, self._mode(content), scene.sentence.block
        )

    def _only_carries(self, scene: Scene, attribution: Attribution) -> bool:
        """ "Об этом пишет «Вестник»" after somebody's words: the outlet carried them."""
        outlet = attribution.subject if attribution.back and attribution.cited is None else None
        return outlet is not None and self._channels.is_outlet(outlet) and self._give_channel(scene, outlet)

    # --- what was said -----------------------------------------------------------------------------------------------

    def _pieces(self, scene: Scene, attribution: Attribution, found: Sequence[Attribution]) -> list[Span]:
        if attribution.back:
            return self._before_dash(scene, attribution) or self._sentence_before(scene)
        away = [a.own for a in found if a is not attribution and a.aside] + (
            [attribution.own] if attribution.aside else []
        )
        pieces = self._quoted(scene, attribution) or attribution.pieces
        return [span for piece in pieces for part in _without(piece, away) if (span := self._trimmed(*part))]

    def _quoted(self, scene: Scene, attribution: Attribution) -> list[tuple[int, int]]:
        """Speech in quotation marks around an attribution: all of it, also where it began in a sentence before."""
        if not attribution.aside or not attribution.lemma:
            return []
        start, end = attribution.own
        before = self._document.quotes.at(max(scene.sentence.start, start - 1)) or self._quote_closing(scene, start)
        if before is None:
            return []
        inner = self._document.text[before.start : before.end]
        if len(inner.split()) < 2 or self._document.text[scene.sentence.start : before.start].strip(_EDGES + '"«»“„'):
            return []
        pieces = [(before.start, before.end)]
        later = (
            [
                q
                for q in self._document.quotes.begun(end, scene.sentence.end)
                if not self._document.text[end : q.start].strip(_EDGES)
            ]
            if before.end <= start
            else []
        )
        pieces += [(q.start, q.end) for q in later]
        if before.end <= start and not later and len(attribution.pieces) > 1:
            pieces += attribution.pieces[1:]
        return pieces

    def _quote_closing(self, scene: Scene, place: int) -> Quote | None:
        """The quotation that closes right before a place."""
        for quote in self._document.quotes.between(scene.sentence.start - 1, place + 1):
            if scene.sentence.start < quote.end <= place and not self._document.text[quote.end : place].strip(_EDGES):
                return quote
        return None

    def _before_dash(self, scene: Scene, attribution: Attribution) -> list[Span]:
        """ "США сняли санкции — об этом пишут каналы": what was said stands before in the same sentence."""
        start = attribution.own[0]
        before = self._document.text[scene.sentence.start : start].rstrip(" \u00a0")
        told = any(c.verb.text and c.verb.end < start for c in scene.clauses)
        if not (told and before[-1:] in ("—", "–", "-", ";")):
            return []
        span = self._trimmed(scene.sentence.start, start)
        return [span] if span else []

    def _sentence_before(self, scene: Scene) -> list[Span]:
        number = scene.number - 1
        if number < 0:
            return []
        before = self._document.sentences[number]
        text = before.text
        if before.block != scene.sentence.block and before.headline and number and not text:
            return []
        span = self._trimmed(before.start, before.end)
        return [span] if span else []

    def _trimmed(self, start: int, end: int) -> Span | None:
        """A piece without marks and white space at its edges, with the quotation marks that belong to it."""
        text = self._document.text
        while start < end and text[start] in _EDGES + "»”)":
            start += 1
        while start < end and text[end - 1] in _EDGES + "(":
            end -= 1
        opening = text[start : start + 2].lower()
        if opening in ("и ", "а ") and end - start > 4 and self._document.quotes.at(start) is None:
            start += 2
        return Span.of(text, start, end) if end - start > 1 and any(c.isalnum() for c in text[start:end]) else None

    def _mode(self, content: Iterable[Span]) -> str:
        inside = total = 0
        for span in content:
            places = range(span.start, span.end, 3)
            total += len(places)
            for quote in self._document.quotes.between(span.start, span.end):
                if len(self._document.text[quote.start : quote.end].split()) > 1:
                    inside += len([place for place in places if quote.start <= place < quote.end])
        if inside >= _QUOTED * total:
            return "direct"
        return "mixed" if inside else "indirect"

    def _continued(self, scene: Scene) -> list[StatementDraft]:
        """A sentence all in quotation marks goes on with the words of the one who spoke in the same paragraph."""
        if not self._drafts or self._drafts[-1].block != scene.sentence.block or scene.sentence.headline:
            return []
        quote = self._document.quotes.at(scene.sentence.start)
        if quote is None or quote.end < scene.sentence.end - 2 or len(scene.sentence.text.split()) < 3:
            return []
        last = self._drafts[-1]
        if last.holds(scene.sentence.start, scene.sentence.end - 2) or any(
            d.holds(scene.sentence.start + 1, scene.sentence.end - 3) for d in self._drafts[-4:]
        ):
            return []
        later = self._document.sentences[scene.number + 1] if scene.number + 1 < len(self._document.sentences) else None
        if later is not None and quote.end > later.start:
            return []
        span = self._trimmed(scene.sentence.start, scene.sentence.end)
        return (
            [
                StatementDraft(
                    Speaker(last.speaker.name), None, (span,), last.channel, last.kind, "direct", scene.sentence.block
                )
            ]
            if span
            else []
        )


def _carries_back(attribution: Attribution, found: Sequence[Attribution]) -> bool:
    """ "Об этом он сказал прессе, сообщает корреспондент": no words but those that tell who said what stands before."""
    told = [a for a in found if a is not attribution and a.back]
    return (
        attribution.aside
        and bool(told)
        and all(any(a.own[0] <= s and e - 2 <= a.own[1] for a in told) for s, e in attribution.pieces)
    )


def _holds(outer: Attribution, inner: Attribution) -> bool:
    return any(a <= inner.cue[0] < b for a, b in outer.pieces)


def _without(piece: tuple[int, int], away: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    parts = [piece]
    for start, end in away:
        parts = [p for a, b in parts for p in ((a, min(b, start)), (max(a, end), b)) if p[0] < p[1]]
    return sorted(parts)


__all__ = ["Group", "find_statements", "plain"]
