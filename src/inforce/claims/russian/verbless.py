"""Verbless: what a stretch without a verb tells of a list or a licence: "Мосбиржа — всё, SDN", "лицензия № 60 по «Металлу»"."""

from collections.abc import Iterator, Sequence

from inforce.claims.model import Action, Status
from inforce.claims.russian.drafting import Drafting
from inforce.claims.russian.parties import Parties
from inforce.claims.russian.phrase_model import Element, Group, Noun
from inforce.claims.russian.scenes import Scene, is_heading
from inforce.claims.russian.senders import SenderReader
from inforce.claims.russian.terms import Context, Terms
from inforce.claims.russian.words import MARK, TIME, Word

_NEW = frozenset({"новый", "свежий", "очередной", "последний", "обновленный", "дополнительный"})
_FEW = 2
"""Groups before the dash of "в новом пакете ЕС — …"."""
_HEADED = 4
"""Elements of "Британия — санкции против X"."""
_STOPS = frozenset(".;,:")
_AFTER = frozenset({"по", "для", "на", "с", "в отношении"})
"""Prepositions under which stands what a licence is for."""


class VerblessReader:
    """Reads stretches between marks that no verb stands in and that told nothing so far."""

    def __init__(
        self, terms: Terms, context: Context, parties: Parties, senders: SenderReader, drafting: Drafting
    ) -> None:
        self._terms, self._context, self._parties = terms, context, parties
        self._senders, self._drafting = senders, drafting

    def read(self, scene: Scene, begun: int) -> None:
        """The stretches of a sentence that told the drafts from ``begun`` on."""
        if scene.sentence.headline or is_heading(scene):
            self._struck(scene, begun)
            return
        for first, last in self._stretches(scene):
            told = self._drafting.told[begun:]
            row = scene.elements[first:last]
            if any(d.start < row[-1].end and row[0].start < d.end for d in told):
                continue
            self._listed(scene, row)
            self._entered(scene, row)
            self._licensed(scene, row)

    def _struck(self, scene: Scene, begun: int) -> None:
        """ "Британия — санкции против «Альфы»": a heading of who keeps lists, and after a dash measures on somebody."""
        row = scene.elements
        if len(self._drafting.told) > begun or len(row) < _HEADED or any(c.verb.text for c in scene.clauses):
            return
        sender, dash, measure, target = row[:_HEADED]
        if not (type(sender) is Group and type(dash) is Word and type(measure) is Group and type(target) is Group):
            return
        acting = self._senders.of_group(sender) if "nomn" in sender.cases and not sender.prep else ()
        put = "nomn" in measure.cases and not measure.prep and self._terms.is_plain(measure.noun)
        aimed = target.prep in ("против", "в отношении", "на") and self._terms.fits("target", target, self._context)
        if acting and dash.text in "—–-" and put and aimed and self._terms.fits("measure", measure, self._context):
            nouns = [n for n in target.nouns if self._terms.noun_fits("target", n, self._context)]
            parties = [p for n in nouns for p in self._parties.of(n, scene.number)]
            start, end = sender.start, target.end
            self._drafting.add(
                scene, Action.DESIGNATE, Status.ANNOUNCED, acting, parties, None, start, end, measure.noun.lemma
            )

    @staticmethod
    def _stretches(scene: Scene) -> Iterator[tuple[int, int]]:
        """From mark to mark, where no verb stands between."""
        first = 0
        for place, element in enumerate([*scene.elements, None]):
            if element is not None and not (type(element) is Word and element.kind == MARK and element.text in ".;:"):
                continue
            if first < place and not any(first <= c.place < place and c.verb.text for c in scene.clauses):
                yield first, place
            first = place + 1

    def _listed(self, scene: Scene, row: Sequence[Element]) -> None:
        """ "Мосбиржа и НКЦ — всё, SDN": names, and after a dash a list by its own name."""
        groups = [e for e in row if type(e) is Group]
        dash = next((e for e in row if type(e) is Word and e.text in "—–-"), None)
        names = [n for g in groups if dash and g.end <= dash.start and not g.prep for n in g.nouns if self._named(n)]
        after = [g for g in groups if dash and g.start > dash.start]
        if not names or not after or after[-1].prep or not self._is_list(after[-1].noun):
            return
        self._add(scene, Action.DESIGNATE, names, after[-1], names[0].start, after[-1].end)

    def _entered(self, scene: Scene, row: Sequence[Element]) -> None:
        """ "В новом пакете — 48 компаний", "среди новых фигурантов — «Альфа» и «Бета»": who has come onto a list."""
        dash = next((n for n, e in enumerate(row) if type(e) is Word and e.text in "—–-"), 0)
        before = [e for e in row[:dash] if type(e) is Group]
        after = [e for e in row[dash + 1 :] if type(e) is Group and e.prep in ("", "в том числе", "включая")]
        if not (before and after) or len(before) > _FEW or not self._is_new(before[0]):
            return
        names = [n for g in after for n in g.nouns if self._named(n) or (n.count and n.place is None)]
        fitting = [n for n in names if self._terms.noun_fits("target", n, self._context)]
        if fitting:
            self._add(scene, Action.DESIGNATE, fitting, before[0], before[0].start, after[-1].end)

    def _is_new(self, group: Group) -> bool:
        """A new list or package, or those newly struck."""
        new = any(w.lemma("ADJF") in _NEW for w in group.noun.modifiers) or group.noun.lemma in ("новичок", "пакет")
        if group.prep == "среди":
            return new and (group.noun.lemma in self._terms.struck or group.noun.lemma == "новичок")
        return new and group.prep == "в" and self._terms.fits("list", group, self._context)

    def _licensed(self, scene: Scene, row: Sequence[Element]) -> None:
        """ "Лицензия № 61 — по «Металлу»": whom a licence is for stands right after it."""
        for place, element in enumerate(row):
            if not (type(element) is Group and self._terms.is_licence(element.noun) and not element.prep):
                continue
            aimed = next((e for e in self._following(row, place) if e.prep in _AFTER), None)
            nouns = [n for n in aimed.nouns if self._named(n)] if aimed else []
            if aimed is not None and nouns:
                self._add(scene, Action.LICENSE, nouns, element, element.start, aimed.end)

    @staticmethod
    def _following(row: Sequence[Element], place: int) -> Iterator[Group]:
        """The groups after a licence and its number, up to a mark other than a dash."""
        for element in row[place + 1 : place + 6]:
            if type(element) is Word and element.kind == MARK and element.text in _STOPS:
                return
            if type(element) is Group:
                yield element

    def _named(self, noun: Noun) -> bool:
        return noun.proper and noun.place is None and self._terms.noun_fits("target", noun, self._context)

    @staticmethod
    def _is_list(noun: Noun) -> bool:
        return noun.place is not None and noun.place.form in ("list", "name") and noun.head.text.upper() == "SDN"

    def _add(self, scene: Scene, action: Action, nouns: Sequence[Noun], by: Group, start: int, end: int) -> None:
        parties = [p for n in nouns for p in self._parties.of(n, scene.number)]
        sender = self._senders.owner(by) or self._senders.likely(
            by, licensed=action is Action.LICENSE, there=False, before=()
        )
        times = [w.time for w in scene.words if w.kind == TIME and w.time is not None and start <= w.start < end]
        when = str(times[0].value) if times else None
        if parties:
            self._drafting.add(scene, action, Status.IN_FORCE, sender, parties, when, start, end)
