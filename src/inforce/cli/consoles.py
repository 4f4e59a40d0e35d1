"""The consoles on which commands show what people read: as wide as the terminal, and nothing on them that nobody sees."""

from collections.abc import Iterable
from typing import Any

from rich.console import Console, ConsoleOptions, RenderableType
from rich.segment import Segment

from inforce.unseen import visible

WIDTH = 100
"""Columns of a table where the output is no terminal and COLUMNS is not set."""


class _Shown(Console):
    """A console on which whatever is shown is visible."""

    def render(self, renderable: RenderableType, options: ConsoleOptions | None = None) -> Iterable[Segment]:
        for segment in super().render(renderable, options):
            yield segment if segment.control else Segment(visible(segment.text), segment.style)

    def on_broken_pipe(self) -> None:
        """Nobody reads any more: what that means for the program is decided where it ends, for all its output alike."""
        raise BrokenPipeError


def console(stream: Any, columns: str) -> Console:
    """Of the terminal's width, or as wide as COLUMNS says."""
    asked = int(columns) if columns.isdecimal() and int(columns) else None
    width = asked or (None if stream.isatty() else WIDTH)
    return _Shown(file=stream, width=width, highlight=False, soft_wrap=False, emoji=False, markup=False)
