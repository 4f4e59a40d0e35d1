"""Rows: names after a colon or a dash ("дополнил перечень тремя фамилиями: …") or after "речь идет о" that say who is meant."""

from collections.abc import Sequence

from inforce.claims.drafts import Draft
from inforce.claims.keepers import keeps_lists
from inforce.claims.model import Action, Status, TargetKind
from inforce.claims.party import Party
from inforce.claims.russian.clause_model import Clause
from inforce.claims.russian.drafting import Drafting
from inforce.claims.russian.event_counts import number_of_word
from inforce.claims.russian.frames import Frames
from inforce.claims.russian.parties import Parties
from inforce.claims.russian.phrase_model import Element, Group, Noun
from inforce.claims.russian.scenes import Scene
from inforce.claims.russian.senders import SenderReader
from inforce.claims.russian.status import StatusReader
from inforce.claims.russian.terms import Context, Terms
from inforce.claims.russian.whens import when_of
from inforce.claims.russian.words import MARK, NUMBER, Word

_OPENING = frozenset(":—–-")
_BACK = 2
"""Sentences back to the act that a row without one of its own continues."""
_LABELS = {
    **dict.fromkeys(("плюс", "вход", "вошли", "зашли", "новички", "добавлены", "добавили", "новые"), Action.DESIGNATE),
    **dict.fromkeys(("минус", "выход", "вышли", "ушли", "выбыли", "исключены", "убрали", "сняты"), Action.DELIST),
}
"""Words before a colon under which channels name who came onto a list and who left it."""


class RowReader:
    """Reads rows of names that no way of saying took."""

    def __init__(
        self,
        frames: Frames,
        terms: Terms,
        context: Context,
        parties: Parties,
        senders: SenderReader,
        drafting: Drafting,
    ) -> None:
        self._frames, self._terms, self._context, self._parties = frames, terms, context, parties
        self._senders, self._drafting, self._status = senders, drafting, StatusReader()

    def read(self, scene: Scene, begun: int) -> None:
        """The row of a sentence that told the drafts from ``begun`` on."""
        row, place = self._spoken_of(scene), 0
        if not row:
            row, place = self._after_mark(scene)
        parties = self._named(row, scene)
        told = self._drafting.told[begun:]
        if not parties:
            return
        start, end = scene.sentence.start, row[-1].end
        if any(p in d.parties for d in told for p in parties):
            self._go_on(scene, told, parties, end)
            return
        if told:
            last = told[-1]
            if last.status is not Status.DENIED and all(p.many or not p.proper for p in last.parties):
                named = place > 0 and not _is_counted(scene.elements[place - 1], len(parties))
                last.parties = [p for p in last.parties if not (named or p.kind is TargetKind.PROGRAMME)]
                self._drafting.repeat(scene, last, parties, last.start, end)
        elif place == 0:
            if (last_ := self._last(scene)) is not None:
                self._drafting.repeat(scene, last_, parties, start, end)
        else:
            self._tell(scene, scene.elements[:place], parties, end)

    def _go_on(self, scene: Scene, told: Sequence[Draft], parties: list[Party], end: int) -> None:
        """ "В список вошли: «Кама»; «Вега»": those of a row after a colon whose first the verb took."""
        last = next(d for d in reversed(told) if any(p in d.parties for p in parties))
        others = [p for p in parties if not any(p in d.parties for d in told)]
        if others and last.status is not Status.DENIED:
            self._drafting.repeat(scene, last, others, last.start, end)

    # --- where the row is --------------------------------------------------------------------------------------------

    def _spoken_of(self, scene: Scene) -> list[Group]:
        """ "Речь идет о полковнике Питере Рокосуке и его жене"."""
        for clause in scene.clauses[:1]:
            if clause.lemma == "идти" and any(g.noun.lemma == "речь" for g in clause.groups) and not clause.negated:
                first = next((n for n, g in enumerate(clause.groups) if g.prep == "о"), None)
                return [g for g in clause.groups[first:] if g.prep in ("о", "")] if first is not None else []
        return []

    def _after_mark(self, scene: Scene) -> tuple[list[Group], int]:
        """The groups after the first colon, or after a dash, behind which no verb stands; where the mark is."""
        for place, element in enumerate(scene.elements):
            if not (type(element) is Word and element.kind == MARK and element.text in _OPENING and place):
                continue
            after = scene.elements[place + 1 :]
            if element.text != ":" and not self._is_among(scene.elements[max(place - 2, 0) : place]):
                continue
            if any(c.place > place and c.verb.text for c in scene.clauses):
                continue
            if after and type(after[0]) is Word and after[0].kind == NUMBER:  # "следующие позиции: 15. X; 16. Y"
                return [e for e in after if type(e) is Group and not e.prep and e.noun.proper], place
            marks = ";." if element.text != ":" else "."
            stop = next((n for n, e in enumerate(after) if type(e) is Word and e.text in marks), len(after))
            row = [e for e in after[:stop] if type(e) is Group and not e.prep]
            if row and after and after[0] is row[0]:
                return row, place if element.text == ":" else 0  # "из заметных —": of those told before
        return [], 0

    @staticmethod
    def _is_among(before: Sequence[Element]) -> bool:
        """ "Из наших —", "из заметных —"."""
        return len(before) == 2 and all(type(e) is Word for e in before) and _lower(before[0]) == "из"

    def _named(self, row: Sequence[Group], scene: Scene) -> list[Party]:
        nouns = [n for g in row for n in g.nouns if self._may_be_named(n)]
        found = [p for n in nouns for p in self._parties.of(n, scene.number) if p.kind is not TargetKind.COUNTRY]
        return list(dict.fromkeys(found))

    def _may_be_named(self, noun: Noun) -> bool:
        return noun.proper and noun.place is None and self._terms.noun_fits("target", noun, self._context)

    # --- what is told of it ------------------------------------------------------------------------------------------

    def _last(self, scene: Scene) -> Draft | None:
        last = self._drafting.told[-1] if self._drafting.told else None
        near = last is not None and last.scene >= scene.number - _BACK and last.status is not Status.DENIED
        return last if near else None

    def _tell(self, scene: Scene, before: Sequence[Element], parties: list[Party], end: int) -> None:
        """What stands before the mark tells of a list or a measure, or of one who keeps lists and did the same again."""
        groups = [e for e in before if type(e) is Group]
        clause = next((c for c in scene.clauses if c.place < len(before)), None)
        if clause is not None and (clause.negated or clause.form.tense == "futr" or clause.future):
            return
        listed = any(self._terms.fits(role, g, self._context) for g in groups for role in ("list", "measure"))
        listed = listed or any(self._is_listing(n) for g in groups for n in g.nouns)
        label = self._label(before)
        listed = listed or (label is not None and self._context.list)
        sender = next((s for g in groups if (s := self._senders.of_group(g)) and keeps_lists(s[0])), ())
        last = self._last(scene)
        if not listed and (last is None or not sender):
            return
        action = label or self._action(groups, clause) if listed or last is None else last.action
        sender = sender or next((s for g in groups if (s := self._senders.owner(g, among=True))), ())
        sender = sender or self._senders.likely(None, licensed=False, there=False, before=())
        when = when_of(clause, action, Status.IN_FORCE)
        self._drafting.add(scene, action, Status.IN_FORCE, sender, parties, when, scene.sentence.start, end)

    @staticmethod
    def _label(before: Sequence[Element]) -> Action | None:
        """ "Плюс: X", "минус: Y": a word alone before the colon."""
        words = [w for e in before for w in ([e] if type(e) is Word else [e.noun.head] if type(e) is Group else [])]
        words = [w for w in words if w.kind != MARK]
        return _LABELS.get(words[0].lower) if len(words) == 1 else None

    def _is_listing(self, noun: Noun) -> bool:
        """ "Включение", "исключение": what is done to those on a list, by a noun alone."""
        return any("list" in f.needs for f in self._frames.nouns.get(noun.lemma, ()))

    def _action(self, groups: Sequence[Group], clause: Clause | None) -> Action:
        """Off the list where a word of that stands before the row, or one that undoes: "аннулировал включение троих"."""
        nouns = [n for g in groups for noun in g.nouns for n in noun.chain()]
        frames = [f for n in nouns for f in self._frames.nouns.get(n.lemma, ())]
        frames += self._frames.verbs.get(clause.lemma, ()) if clause is not None else ()
        ends = any(f.action in (Action.DELIST, Action.LIFT) for f in frames)
        return Action.DELIST if ends or self._status.cancels(clause) else Action.DESIGNATE


def _is_counted(element: Element, names: int) -> bool:
    """ "Двенадцати компаний: X, Y …": the phrase before a colon counts more than are named, or there is none."""
    if type(element) is not Group:
        return True
    return (number_of_word(element.noun.count) or 0) > names


def _lower(element: Element) -> str:
    return element.lower if type(element) is Word else ""
