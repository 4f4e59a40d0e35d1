"""A report's own text in a terminal: its claims underlined and numbered, what each speaker says in a colour of his own."""

from collections.abc import Iterator, Mapping

from rich.style import Style
from rich.text import Text

from inforce.checking import Checked
from inforce.claims.model import Extract
from inforce.claims.text import HEADLINES, READ
from inforce.outputs.markup import CLAIM, SAID, marked, speaker_numbers
from inforce.reports.model import Report
from inforce.spans import Span

COLOURS = ("cyan", "green", "yellow", "magenta", "blue", "red")
"""One for each number that ``speaker_numbers`` gives, all of the sixteen that every terminal has."""

_PLAIN, _UNDERLINED, _BOLD, _DIM = Style(), Style(underline=True), Style(bold=True), Style(dim=True)
_HEADLINE, _UNREAD = "headline", "unread"


def reading(checked: Checked) -> list[Text]:
    """The text with its marks, and which colour is whose.

    What is not read (headers, captions, related links, footers) is dim, titles and headlines are bold. The number before
    the words of a claim is that of its row in the table.
    """
    report, found = checked.report, checked.extract
    styles, numbers = _styles(found), {CLAIM + claim.id: n for n, claim in enumerate(found.claims, 1)}
    text = Text()
    for piece in marked(report.text, found, _roles(report)):
        for mark in piece.first_of:
            if mark in numbers:
                text.append(f"[{numbers[mark]}]", style=_BOLD)
        text.append(piece.text, style=Style.combine([_PLAIN, *(styles[mark] for mark in piece.marks)]))
    text.rstrip()
    return [text, *_legend(found)]


def _styles(found: Extract) -> Mapping[str, Style]:
    of_speakers = speaker_numbers(found.statements)
    said = {SAID + each.id: Style(color=COLOURS[of_speakers[each.speaker.name]]) for each in found.statements}
    claims = {CLAIM + each.id: _UNDERLINED for each in found.claims}
    return {**said, **claims, _HEADLINE: _BOLD, _UNREAD: _DIM}


def _roles(report: Report) -> Iterator[tuple[str, Span]]:
    """Marks of the blocks that are shown otherwise than running text."""
    for block in report.blocks:
        if block.role in HEADLINES or block.role not in READ:
            mark = _HEADLINE if block.role in HEADLINES else _UNREAD
            yield mark, Span(block.start, block.end, report.text[block.start : block.end])


def _legend(found: Extract) -> Iterator[Text]:
    speakers = speaker_numbers(found.statements)
    if speakers:
        names = Text(" · ").join(Text(name, style=COLOURS[number]) for name, number in speakers.items())
        yield Text.assemble(("\nWho speaks: ", "bold"), names, "\n")
