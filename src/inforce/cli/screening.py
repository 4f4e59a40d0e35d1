"""``inforce screen`` and ``inforce compare``: names against lists and registers, and against one another."""

import csv
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from itertools import chain, islice
from math import isnan
from pathlib import Path
from tempfile import TemporaryDirectory

import click
import msgspec
from rich.text import Text

from inforce import contract
from inforce.cli.given import There, a_file
from inforce.cli.receipting import receipt_option
from inforce.cli.recording import receipted
from inforce.cli.shell import MOMENT, Shell, known_at_option, pass_shell
from inforce.moment import asked_about
from inforce.names.parts import Kind
from inforce.outputs.sheets import cells
from inforce.receipts.editions import deltas_of, editions_of
from inforce.register.register import View
from inforce.register.words import NOT_EXAMINED, beside_names, doubt
from inforce.screening.asking import Asked, screening
from inforce.screening.columns import kind_of
from inforce.screening.comparing import compare as compare_names
from inforce.screening.marks import Answer, Judged, Standing
from inforce.screening.model import LIMIT, LOWEST_THRESHOLD, THRESHOLD, Match, Settings
from inforce.screening.reading import noticed_of, pairs
from inforce.screening.remarks import Remarks, number_of
from inforce.unseen import escaped

FORMATS = ["table", "jsonl", "csv"]
STANDARD_INPUT = Path("-")
file_argument = a_file


def _chosen(context: click.Context, option: click.Parameter, values: tuple[str, ...]) -> dict[str, str]:  # noqa: ARG001
    parted = [value.partition("=") for value in values]
    for what, sign, column in parted:
        if not (what and sign and column):
            raise click.BadParameter("expected WHAT=COLUMN, such as name=Customer")
    return {what: column for what, _, column in parted}


def _a_number(context: click.Context, option: click.Parameter, value: float) -> float:  # noqa: ARG001
    """Bounds let NaN pass, as it is neither below nor above anything."""
    if isnan(value):
        raise click.BadParameter("nan is not a number")
    return value


column_option = click.option(
    "--column",
    "columns",
    multiple=True,
    metavar="WHAT=COLUMN",
    callback=_chosen,
    help="Which column is which (id, name, kind ...), where that is not guessed; repeatable.",
)
sheet_option = click.option("--sheet", metavar="NAME", help="The sheet of a workbook  [default: the first]")
form_option = click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="table",
    show_default=True,
    help="For programs: jsonl or csv.",
)


@click.command()
@click.argument("file", metavar="FILE", type=There(dir_okay=False, allow_dash=True))
@click.option(
    "--register", "registers", metavar="R", multiple=True, help="A register; repeatable  [default: all with editions]"
)
@click.option("--as-of", "as_of", type=MOMENT, metavar="TIME", help="The registers as of this moment  [default: now]")
@known_at_option("now")
@click.option(
    "--list",
    "listed",
    type=file_argument,
    metavar="LIST",
    help="Against a list of your own instead: columns id, name, schema, aliases, weak_aliases; | between aliases.",
)
@click.option(
    "--threshold",
    type=click.FloatRange(LOWEST_THRESHOLD, 1),
    callback=_a_number,
    default=THRESHOLD,
    show_default=True,
    help="Lowest score told.",
)
@click.option(
    "--limit", type=click.IntRange(1, 100), default=LIMIT, show_default=True, help="Most matches told for a name."
)
@click.option(
    "--processes", type=click.IntRange(1, 256), help="Processes at work  [default: one a core, for large files]"
)
@receipt_option
@click.option(
    "--keep", metavar="NAME", help="Keep the names and the receipt in the home folder, for 'inforce lookback'."
)
@sheet_option
@column_option
@form_option
@pass_shell
def screen(
    shell: Shell,
    file: Path,
    registers: tuple[str, ...],
    as_of: datetime | None,
    known_at: datetime | None,
    listed: Path | None,
    threshold: float,
    limit: int,
    processes: int | None,
    receipt: Path | None,
    keep: str | None,
    sheet: str | None,
    columns: dict[str, str],
    form: str,
) -> None:
    """Which names of a FILE may be those of listed parties, and why.

    FILE is CSV or JSON lines, or - for either of them on standard input; Excel and Parquet with the extra 'tables'. A score
    is 1 less what each difference costs; the reasons tell all of them. Columns for dates of birth, countries and
    identifiers (passport, tax, imo, swift) qualify it.
    """
    if listed and (registers or as_of or known_at):
        raise click.UsageError("--list goes without --register, --as-of and --known-at")
    if listed and keep:
        raise click.UsageError("--keep goes with registers: their changes are what is looked back at")
    if file == STANDARD_INPUT and (receipt or keep):
        raise click.UsageError("--receipt and --keep need a file: standard input cannot be read again")
    now = shell.now()
    moment = asked_about(as_of, known_at, now)
    asked = Asked(Settings(threshold, limit), columns, moment, () if listed else _asked(shell, registers), sheet)
    remarks = Remarks()
    _tell(shell, [f"{listed}: {said}" for said in noticed_of(listed)] if listed else [])
    with (
        _read(file) as names,
        receipted(shell.home, asked, names, listed, receipt=receipt, kept_as=keep) as record,
        screening(shell.home, asked, names, listed, processes, remarks) as found,
    ):
        _tell_doubts(shell, found.views)
        record.editions, record.deltas = editions_of(found.views), deltas_of(found.views)
        _SCREENS[form](shell, _counted(shell, record.tally.of(found.answers), remarks))
    shell.err.print(NOT_EXAMINED, style="dim", soft_wrap=True)


@contextmanager
def _read(file: Path) -> Iterator[Path]:
    """A file; standard input as a file of its own, JSON lines where it begins with a brace."""
    if file != STANDARD_INPUT:
        yield file
        return
    with TemporaryDirectory() as folder:
        source = sys.stdin.buffer
        first = source.readline()
        names = Path(folder) / ("standard input.jsonl" if first.lstrip().startswith(b"{") else "standard input.csv")
        with names.open("wb") as written:
            written.write(first)
            shutil.copyfileobj(source, written)
        yield names


def _asked(shell: Shell, names: tuple[str, ...]) -> tuple[str, ...]:
    """The registers named, or every one that has editions. Raises UnknownRegister, and StoreUnusable where none of their
    editions is in force."""
    with shell.home.reading() as session:
        found = [shell.home.register(session, name) for name in names] or shell.home.asked(session)
        shell.home.refuse_unanswerable(found)
    return tuple(each.name for each in found)


def _tell_doubts(shell: Shell, views: Iterable[View]) -> None:
    """Where the absence of a match means nothing."""
    for view in views:
        for told in beside_names(view):
            lead = "a name without a match may have been listed. " if told == doubt(view) else ""
            shell.err.print(f"{view.register}: {lead}{told}", soft_wrap=True)


def _counted(shell: Shell, found: Iterator[Answer], remarks: Remarks) -> Iterator[Answer]:
    """All of them; says how many on the way and at the end, and what was noticed of the file."""
    count = matched = silent = 0
    for answer in found:
        if not count:
            _tell(shell, remarks.before())
        yield answer
        count += 1
        matched += bool(answer.matches)
        silent += len(answer.silent)
        if count % 100_000 == 0:
            shell.err.print(f"{count:,} names", style="dim")
    if not count:
        _tell(shell, remarks.before())
    shell.err.print(f"{number_of(count - remarks.nameless, 'name')} screened, {matched:,} with matches.")
    _tell(shell, remarks.after())
    if silent:
        said = "match was marked false and is silent" if silent == 1 else "matches were marked false and are silent"
        shell.err.print(f"{silent:,} {said}; see 'inforce mark log'.")


def _tell(shell: Shell, said: Iterable[str]) -> None:
    for each in said:
        shell.err.print(Text(each), soft_wrap=True)


def _screen_lines(shell: Shell, found: Iterable[Answer]) -> None:  # noqa: ARG001
    encode, write = msgspec.json.Encoder().encode, sys.stdout.write
    for answer in found:
        write(escaped(encode(contract.screened(answer)).decode()))
        write("\n")


def _screen_csv(shell: Shell, found: Iterable[Answer]) -> None:  # noqa: ARG001
    out = csv.writer(sys.stdout, lineterminator="\n")
    answers = iter(found)
    first = list(islice(answers, 1))  # a file that is refused leaves no header
    out.writerow(["id", "query", "register", "entry", "state", "name", "score", "because", "decision"])
    for answer in chain(first, answers):
        for judged in (*answer.matches, *answer.silent):
            match, query = judged.match, answer.query
            row = [query.id, query.name, match.register, match.entry, match.state, match.name, match.score]
            out.writerow(cells([*row, "; ".join(told(match)), decision_words(judged)]))


def _screen_table(shell: Shell, found: Iterable[Answer]) -> None:
    for answer in found:
        if answer.matches or answer.silent:
            shell.out.print(Text(f"{answer.query.id}  {answer.query.name}", style="bold"), soft_wrap=True)
        for judged in answer.matches:
            match = judged.match
            where = f"{match.register} {match.entry}, {match.state}" if match.register else match.entry
            kind = "" if match.kind is Kind.ANY else f"  {match.kind}"
            shell.out.print(f"  {match.score:.2f}  {where}{kind}  {match.name}", soft_wrap=True)
            shell.out.print(f"        {'; '.join(told(match))}", style="dim", soft_wrap=True)
            if judged.mark:
                shell.out.print(f"        {decision_words(judged)}", style="yellow", soft_wrap=True)
        for judged in answer.silent:
            line = f"  silent: {judged.match.entry}  {judged.match.name}; {decision_words(judged)}"
            shell.out.print(line, style="dim", soft_wrap=True)


def decision_words(judged: Judged) -> str:
    """In words: ``marked false by A. Clerk on 2026-11-27: born in another year``; empty where nothing was decided."""
    if (mark := judged.mark) is None:
        return ""
    changed = "" if judged.standing in (None, Standing.HOLDS) else f" ({judged.standing.value})"
    return f"marked {mark.verdict} by {mark.who} on {mark.decided.date()}: {mark.why}{changed}"


def told(match: Match) -> list[str]:
    """The reasons in words, those that cost something with their points."""
    return [each.words if abs(each.points) < 0.0005 else f"{each.words} {each.points:+.3f}" for each in match.because]


_SCREENS: dict[str, Callable[[Shell, Iterable[Answer]], None]] = {
    "jsonl": _screen_lines,
    "csv": _screen_csv,
    "table": _screen_table,
}


@click.command()
@click.argument("names", nargs=-1, required=True, metavar="FILE | NAME NAME")
@click.option(
    "--kind",
    type=click.Choice([each.value for each in Kind]),
    default=Kind.ANY.value,
    show_default=True,
    help="What two names are names of.",
)
@column_option
@form_option
@pass_shell
def compare(shell: Shell, names: tuple[str, ...], kind: str, columns: dict[str, str], form: str) -> None:
    """How alike two names are, and why: two NAMEs, or every pair of a FILE (columns name1, name2, schema)."""
    match names:
        case (file,):
            _compare_file(shell, Path(file), columns, form)
        case (one, other):
            _show_pair(shell, "1", one, other, kind_of(kind), form)
        case _:
            raise click.UsageError("give a FILE, or two names in quotes")


def _compare_file(shell: Shell, file: Path, columns: dict[str, str], form: str) -> None:
    if form == "csv":
        click.echo("id,score")
    for pair in pairs(file, columns):
        _show_pair(shell, pair.id, pair.one, pair.other, pair.kind, form)


def _show_pair(shell: Shell, key: str, one: str, other: str, kind: Kind, form: str) -> None:
    scored = compare_names(one, other, kind)
    match form:
        case "jsonl":
            because = contract.reasons(scored.because)
            document = contract.document({"id": key, "score": scored.score, "because": because})
            click.echo(contract.dumps(document, indent=None))
        case "csv":
            csv.writer(sys.stdout, lineterminator="\n").writerow(cells([key, scored.score]))
        case _:
            shell.out.print(Text(f"{scored.score:.2f}  {one} | {other}", style="bold"), soft_wrap=True)
            for each in scored.because:
                shell.out.print(f"  {each.points:+.3f}  {each.words}", soft_wrap=True)
