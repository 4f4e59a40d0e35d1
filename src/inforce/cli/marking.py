"""``inforce mark``: what people decide about matches, and the log of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import product
from pathlib import Path

import click
from rich.table import Table
from rich.text import Text

from inforce import contract
from inforce.cli.asking import words
from inforce.cli.deciding import user
from inforce.cli.given import a_file
from inforce.cli.screening import column_option, sheet_option
from inforce.cli.shell import Shell, format_option, pass_shell
from inforce.errors import BadInput
from inforce.moment import Moment, iso
from inforce.names.parts import Kind
from inforce.outputs.sheets import sheet
from inforce.register.store import KeptMark
from inforce.screening.comparing import compare
from inforce.screening.facts import told_in
from inforce.screening.marks import Verdict, query_facts, query_name, query_told
from inforce.screening.model import LOWEST_THRESHOLD, Query
from inforce.screening.reading import Chosen, queries, tells_ids
from inforce.screening.sources import Source, name_of_list, source

SLACK = 0.1
"""By how much two names may be less alike than in a register, which knows how common their words are."""
_ANY_KIND = (
    "It holds for queries that tell no kind; where the file tells one, say it with --kind, or name the row with --in."
)


def _written(context: click.Context, option: click.Parameter, value: str) -> str:  # noqa: ARG001
    if not any(each.isalnum() for each in value):
        raise click.BadParameter("the reason is empty; say in words why they are, or are not, the same party")
    return value


@click.group()
def mark() -> None:
    """Decide on matches: true or false, recorded for ever with who, when and why."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """A query as it is to be marked: for one id, or for all."""

    query: Query
    of_id: str | None


def _marking(verdict: Verdict, help_: str) -> click.Command:
    @mark.command(verdict.value, help=help_)
    @click.argument("query", type=words)
    @click.argument("entry")
    @click.option("--register", metavar="R", help="The register whose ENTRY it is.")
    @click.option("--list", "listed", type=a_file, metavar="LIST", help="The list whose ENTRY it is.")
    @click.option("--in", "file", type=a_file, metavar="FILE", help="QUERY is the id of a row of this file of names.")
    @sheet_option
    @column_option
    @click.option("--id", "query_id", metavar="ID", help="Only for queries with this id  [default: for every id]")
    @click.option(
        "--kind",
        type=click.Choice([each.value for each in Kind]),
        default=Kind.ANY.value,
        show_default=True,
        help="What QUERY is a name of, as its file tells it.",
    )
    @click.option("--who", metavar="NAME", type=words, default=user, help="Who decides  [default: the user's name]")
    @click.option("--why", metavar="TEXT", required=True, callback=_written, help="The reason.")
    @pass_shell
    def decide(
        shell: Shell,
        query: str,
        entry: str,
        register: str | None,
        listed: Path | None,
        file: Path | None,
        sheet: str | None,
        columns: Chosen,
        query_id: str | None,
        kind: str,
        who: str,
        why: str,
    ) -> None:
        if bool(register) == bool(listed):
            raise click.UsageError("say whose ENTRY it is: --register R, or --list LIST")
        if file and query_id:
            raise click.UsageError("with --in FILE, QUERY is the id; leave --id away")
        if not file and (columns or sheet is not None):
            raise click.UsageError("--column and --sheet say how --in FILE is read; give the file")
        asked = (
            _row(file, query, columns, sheet) if file else _Asked(Query(query_id or "", query, Kind(kind)), query_id)
        )
        when = shell.now()
        with source(shell.home, register, listed, Moment(when, when)) as asked_of:
            decided = _mark(asked_of, asked, entry, verdict, who=who, why=why, when=when)
        with shell.home.writing() as store, store.transaction() as session:
            session.add_mark(decided)
        shell.out.print(_sentence(decided), soft_wrap=True)
        if not file and kind == Kind.ANY:
            shell.err.print(_ANY_KIND, soft_wrap=True)

    return decide


true = _marking(
    Verdict.TRUE, "ENTRY is the party that QUERY, a name, asks for. Recorded; undone by 'false'. See 'mark log'."
)
false = _marking(
    Verdict.FALSE,
    "ENTRY is another party than QUERY, a name, asks for: the match stays silent until the entry or the query changes. "
    "Recorded; undone by 'true'. See 'mark log'.",
)


def _row(file: Path, wanted: str, columns: Chosen, sheet: str | None) -> _Asked:
    """The query of a file's row. Raises BadInput where none has the id, or several that ask for different things."""
    found = [query for query in queries(file, columns, sheet=sheet) if query.id == wanted]
    if not found:
        raise BadInput(f"{file}: no row has the id {wanted!r}")
    if len({query_facts(query) for query in found}) > 1:
        raise BadInput(f"{file}: {len(found)} rows with the id {wanted!r} ask for different names; mark by the name")
    return _Asked(found[0], wanted if tells_ids(file, columns, sheet) else None)


def _mark(
    source: Source, asked: _Asked, entry: str, verdict: Verdict, *, who: str, why: str, when: datetime
) -> KeptMark:
    """Raises BadInput where the source has no such entry."""
    said = source.said([entry]).get(entry)
    if said is None:
        raise BadInput(f"{source.name} has no entry {entry!r}; it is the number that 'screen' prints before the name")
    if not _is_like(asked.query, said.names):
        raise BadInput(
            f"{asked.query.name!r} is like no name of {entry} {said.name}: no screening shows that match, so that the "
            "decision would never count; look at the query and the entry"
        )
    return KeptMark(
        source=source.name,
        entry=entry,
        entry_hash=said.sha256,
        name=said.name,
        query=query_facts(asked.query),
        query_id=asked.of_id,
        verdict=verdict.value,
        who=who,
        decided=when,
        why=why,
    )


def _is_like(query: Query, names: Iterable[str]) -> bool:
    """Whether a screening with the lowest threshold might show the match."""
    asked = (query.name, *told_in(query.name))
    return any(compare(one, each, query.kind).score >= LOWEST_THRESHOLD - SLACK for one, each in product(asked, names))


def _sentence(mark: KeptMark) -> str:
    of_id = f" (id {mark.query_id})" if mark.query_id is not None else ""
    means = "is" if mark.verdict == Verdict.TRUE else "is not"
    return (
        f'"{query_name(mark.query)}"{of_id} {means} {mark.entry} {mark.name} ({mark.source}): {mark.why} [{mark.who}]'
    )


@mark.command("log")
@click.option("--register", metavar="R", help="Only those on entries of this register.")
@click.option("--list", "listed", metavar="LIST", type=click.Path(path_type=Path), help="Only those on this list.")
@format_option("json", "csv")
@pass_shell
def log(shell: Shell, register: str | None, listed: Path | None, form: str) -> None:
    """Every decision on a match, oldest first; those undone since too."""
    source_name = name_of_list(listed) if listed else register
    kept: list[KeptMark] = []
    if shell.home.exists:
        with shell.home.reading() as session:
            kept = session.marks(source_name)
    match form:
        case "json":
            click.echo(contract.dumps([contract.document(fields(each)) for each in kept]))
        case "csv":
            _print_csv(kept)
        case _:
            _print_table(shell, kept)


def fields(mark: KeptMark) -> contract.Json:
    """A decision for programs."""
    return {
        "verdict": mark.verdict,
        "who": mark.who,
        "when": iso(mark.decided),
        "why": mark.why,
        "query": query_name(mark.query),
        "kind": str(query_told(mark.query).get("kind", Kind.ANY)),
        "facts": query_told(mark.query).get("facts"),
        "id": mark.query_id,
        "source": mark.source,
        "entry": mark.entry,
        "name": mark.name,
    }


def _print_csv(kept: list[KeptMark]) -> None:
    header = ("when", "who", "verdict", "query", "kind", "facts", "id", "source", "entry", "name", "why")
    rows = ({key: _cell(value) for key, value in fields(each).items()} for each in kept)
    click.echo(sheet(header, ([row[key] for key in header] for row in rows)), nl=False)


def _beside(mark: KeptMark) -> str:
    """What a decision covers beside the name: the kind, where there is one, and that there are facts."""
    told = query_told(mark.query)
    kind = f", {told['kind']}" if told.get("kind", Kind.ANY) != Kind.ANY else ""
    return kind + (f", {contract.dumps(told['facts'], indent=None)}" if told.get("facts") else "")


def _cell(value: object) -> str:
    return contract.dumps(value, indent=None) if isinstance(value, dict) else str(value or "")


def _print_table(shell: Shell, kept: list[KeptMark]) -> None:
    if not kept:
        shell.err.print("No decisions on matches yet; see 'inforce mark --help'.")
        return
    table = Table(box=None, pad_edge=False)
    for column in ("when", "who", "query", "decided", "entry", "why"):
        table.add_column(column, overflow="fold")
    for each in kept:
        of_id = f" ({each.query_id})" if each.query_id is not None else ""
        asked, entry = f"{query_name(each.query)}{of_id}{_beside(each)}", f"{each.entry} {each.name} ({each.source})"
        day = iso(each.decided.replace(microsecond=0))
        table.add_row(*map(Text, (day, each.who, asked, each.verdict, entry, each.why)))
    shell.out.print(table)
