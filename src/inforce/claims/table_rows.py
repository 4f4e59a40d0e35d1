"""Table rows: tables pasted into a text, a line each ("12 May 2025 | OFAC | X Ltd | Entity | Added")."""

from collections.abc import Sequence

from inforce.claims.doings import Reader
from inforce.claims.drafts import Draft
from inforce.claims.entries import heading_action, row_action
from inforce.claims.entry_kinds import kind_of_cell, looks_like
from inforce.claims.model import Action, Status
from inforce.claims.parsing import Scene
from inforce.claims.text import Document, Sentence
from inforce.values import value

_MARK = "|"
_LEAST = 3
"""Cells of a row."""
_LONGEST_CELL = 4
"""Words of a cell that says what was done, or of what kind a party is."""
_LONGEST_NAME = 12
_ROWS = 200
"""Rows between a row and what stands over its table."""


@value(frozen=True, slots=True)
class Cell:
    """The words of a row between two marks, ``start`` to ``end`` in the text, without white space at their ends."""

    text: str
    start: int
    end: int

    @property
    def words(self) -> tuple[str, ...]:
        return tuple(self.text.lower().split())


def cells_of(sentence: Sentence) -> tuple[Cell, ...]:
    """The cells of a line, none where it is no row of a table."""
    parts, place = sentence.text.split(_MARK), sentence.start
    found = []
    for part in parts if len(parts) >= _LEAST else ():
        start = place + len(part) - len(part.lstrip())
        found.append(Cell(part.strip(), start, start + len(part.strip())))
        place += len(part) + 1
    return tuple(cell for cell in found if cell.text)


class TableReader:
    """Makes drafts of rows that say who was put on a list or taken off it."""

    def __init__(self, reader: Reader, document: Document) -> None:
        self._reader, self._document = reader, document

    def read(self, scene: Scene) -> bool:
        """Takes up a row; whether the line is one."""
        if _MARK not in scene.sentence.held:
            return False
        cells = cells_of(scene.sentence)
        if len(cells) < _LEAST:
            return False
        action = self._action(cells) or self._action_above(scene)
        named = self._named(scene, cells)
        if action is not None and action is not Action.REMAIN and named is not None:
            self._enter(scene, cells, named, action)
        return True

    def _action(self, cells: Sequence[Cell]) -> Action | None:
        language = self._document.language
        short = (c.words for c in cells if len(c.words) <= _LONGEST_CELL)
        return next((told for words in short if (told := row_action(words, language)) is not None), None)

    def _action_above(self, scene: Scene) -> Action | None:
        """What the heading over the table says: "Removals"."""
        for number in range(scene.number - 1, max(-1, scene.number - _ROWS), -1):
            above = self._document.sentences[number]
            if not cells_of(above):
                return heading_action(above, self._document.language)
        return None

    def _named(self, scene: Scene, cells: Sequence[Cell]) -> Cell | None:
        """The cell with the party's name: the first that is neither a day nor a keeper of lists, nor says what was done or to
        whom; None in the row of headings."""
        if not any(self._when(scene, c) or self._sender(c) for c in cells):
            return None
        language = self._document.language
        return next(
            (
                c
                for c in cells
                if not (
                    self._when(scene, c)
                    or self._sender(c)
                    or row_action(c.words, language)
                    or kind_of_cell(c.words, language)
                )
                and c.text[0].isupper()
                and len(c.words) <= _LONGEST_NAME
            ),
            None,
        )

    @staticmethod
    def _when(scene: Scene, cell: Cell) -> str | None:
        """The day that a cell is and says nothing beside."""
        mention = scene.times.get(cell.start)
        return str(mention.value) if mention is not None and mention.span.end >= cell.end else None

    def _sender(self, cell: Cell) -> tuple[str, ...]:
        return self._reader.senders.named_in(cell.words) if len(cell.words) <= _LONGEST_CELL else ()

    def _enter(self, scene: Scene, cells: Sequence[Cell], named: Cell, action: Action) -> None:
        senders = self._reader.senders
        sender = (
            next((by for c in cells if (by := self._sender(c))), ()) or senders.likely() or senders.focus.likeliest()
        )
        told = next((k for c in cells if (k := kind_of_cell(c.words, self._document.language))), None)
        kind = told or looks_like(named.text)
        party = self._reader.parties.enter(named.text, kind, (), scene.number, named.start, sure=told is not None)
        when = next((day for c in cells if (day := self._when(scene, c))), None)
        sentence = scene.sentence
        draft = Draft(
            action, Status.IN_FORCE, sender, [party], when, sentence.start, sentence.end, sentence, scene.number
        )
        draft.set_out = True
        self._reader.drafts.append(draft)
        party.targeted = scene.number
