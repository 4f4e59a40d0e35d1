"""``inforce timeline``: what the reports that are kept and the registers tell of two states, in one line of time."""

from datetime import datetime

import click
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from inforce import contract
from inforce.cli.keeping import NONE
from inforce.cli.shell import MOMENT, Shell, pass_shell
from inforce.dossier import documents, words
from inforce.dossier.asking import all_kept, beginning, pair_of, timeline_between, window_of
from inforce.dossier.between import Said
from inforce.dossier.sameness import Thing
from inforce.dossier.stages import Lean
from inforce.dossier.timeline import Point, Timeline
from inforce.dossier.turnover import Turnover
from inforce.dossier.witnesses import independent

LEANS = {Lean.TOWARDS: "green", Lean.APART: "red", Lean.BOTH: "yellow"}
LONGEST = 300
"""Characters of a statement in a table; JSON and HTML have all of it."""


@click.command("timeline")
@click.option("--between", "pair", nargs=2, required=True, metavar="STATE STATE", help="Codes (ISO 3166) or names.")
@click.option("--from", "since", type=beginning, metavar="TIME", help="From this time on (a date: from its beginning).")
@click.option("--to", "until", type=MOMENT, metavar="TIME", help="Until this time (a date: to its end).")
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json", "html"]),
    default="table",
    show_default=True,
    help="json: for programs; html: one page that needs nothing else.",
)
@pass_shell
def timeline_(shell: Shell, pair: tuple[str, str], since: datetime | None, until: datetime | None, form: str) -> None:
    """Events, claims, statements and changes of registers between two states, in one line of time.

    They are those of the reports that are kept ('inforce add'). Each stands once, with all who tell of it; explanations and
    opinions stand beside the line under their authors' names; stages tell which way the relation is said to move. What
    contradicts something else is marked.
    """
    states, window = pair_of(*pair), window_of(since, until)
    if not all_kept(shell.home):
        shell.err.print(NONE)
    found = timeline_between(shell.home, states, window, shell.now())
    if not found.points and form == "table":
        shell.err.print(f"Nothing between {' and '.join(states)} is told by the reports and registers kept here.")
        return
    if form == "json":
        click.echo(contract.dumps(documents.timeline(found, window)))
    elif form == "html":
        from inforce.outputs.timeline_page import page  # only here: templates take a moment to load

        click.echo(page(found, window, shell.now().replace(microsecond=0)), nl=False)
    else:
        shell.out.print(*_sheet(found), sep="\n")


def _sheet(found: Timeline) -> list[RenderableType]:
    marked: dict[int, list[int]] = {}
    for number, each in enumerate(found.contradictions, 1):
        for place in each.places:
            marked.setdefault(place, []).append(number)
    return [
        Text(f"{found.pair[0]} – {found.pair[1]}", style="bold"),
        _line(found, marked),
        *([Text("\nWhat the registers do not tell", style="bold"), *map(Text, found.remarks)] if found.remarks else []),
        *_contradictions(found),
        *_stages(found),
        *_beside(found),
    ]


def _line(found: Timeline, marked: dict[int, list[int]]) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold")
    for column in ("When", "", "What", "Told by"):
        table.add_column(column, overflow="fold")
    for place, point in enumerate(found.points):
        marks = " ".join(f"!{number}" for number in marked.get(place, ()))
        what = Text(shortened(words.what(point)), style=LEANS[point.lean] if point.lean else "")
        if marks:
            what.append(f" {marks}", style="bold red")
        table.add_row(words.when(point), point.lane.value, what, _tellers(point))
    return table


def _tellers(point: Point) -> str:
    match point.item:
        case Thing(mentions=mentions):
            names = dict.fromkeys(f"{each.speaker or 'newsroom'} ({each.kept.name})" for each in mentions)
            count = independent(mentions)
            return "; ".join(names) + (f" – {count} independent" if len(names) > 1 else "")
        case Turnover() as change:
            return f"edition {change.edition.sha256[:12]}, {change.edition.look}"
        case said:
            return f"{said.author} ({said.kept.name})"


def shortened(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"


def _contradictions(found: Timeline) -> list[RenderableType]:
    told = [Text(f"!{number}  {each.words}", style="red") for number, each in enumerate(found.contradictions, 1)]
    return [Text("\nContradictions", style="bold"), *told] if told else []


def _stages(found: Timeline) -> list[RenderableType]:
    lines: list[RenderableType] = []
    for stage in found.stages:
        lines.append(
            Text(f"{words.months(stage)}  {stage.lean.value}", style=LEANS[stage.lean]).append(
                f" ({len(stage.places)})", style="dim"
            )
        )
        lines += [Text(f"    {_quoted(each)}") for each in stage.said]
    return [Text("\nThe relation, as it is told", style="bold"), *lines] if lines else []


def _beside(found: Timeline) -> list[RenderableType]:
    lines: list[RenderableType] = []
    for author, told_ in found.beside.items():
        lines.append(Text(author, style="bold"))
        lines += [Text(f"  {each.statement.kind.value}: {shortened(each.words)} ({each.kept.name})") for each in told_]
    return [Text("\nBeside the line: explanations and opinions", style="bold"), *lines] if lines else []


def _quoted(each: Said) -> str:
    return f"{each.author}, {each.statement.kind.value}: {words.quoted(shortened(each.words))} ({each.kept.name})"
