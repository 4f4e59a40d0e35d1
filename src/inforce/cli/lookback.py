"""``inforce lookback``: names screened before, against what changed in the registers since."""

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import click
import msgspec
from rich.text import Text

from inforce import contract
from inforce.cli.given import a_file
from inforce.cli.screening import decision_words, told
from inforce.cli.shell import Shell, format_option, pass_shell
from inforce.errors import BadInput, BadReceipt
from inforce.moment import Moment
from inforce.receipts import Receipt, unseal
from inforce.receipts.hashing import file_hash
from inforce.register.register import View
from inforce.register.words import NOT_EXAMINED
from inforce.screening.asking import Asked
from inforce.screening.kept import kept_screening, kept_screenings, tell
from inforce.screening.lookback import New
from inforce.screening.model import Query
from inforce.screening.reading import queries
from inforce.screening.receipting import asked_by
from inforce.screening.remarks import number_of
from inforce.screening.since import baseline, looked_back
from inforce.unseen import escaped


@dataclass(frozen=True, slots=True)
class _Run:
    """A screening to be looked back at. ``name``: under which it is kept, None where it is not; ``since``: by register."""

    title: str
    asked: Asked
    file: Path
    since: Mapping[str, datetime]
    name: str | None = None


@click.command()
@click.argument("names", metavar="[NAME...]", nargs=-1)
@click.option(
    "--receipt",
    "given",
    type=(a_file, a_file),
    metavar="RECEIPT FILE",
    help="Look back at a screening that is not kept: its receipt and its file of names.",
)
@format_option("jsonl")
@pass_shell
def lookback(shell: Shell, names: tuple[str, ...], given: tuple[Path, Path] | None, form: str) -> None:
    """Screen names again against what changed since: entries added or amended. Only what is new is told.

    NAMEs are those of screenings kept with 'screen --keep'; all of them where none is named. What was told of a kept
    screening is not told again.
    """
    if names and given:
        raise click.UsageError("name kept screenings, or give --receipt RECEIPT FILE")
    runs = [_of_receipt(*given)] if given else list(_kept(shell, names))
    if not runs:
        raise BadInput("no screening is kept yet; keep one with 'inforce screen … --keep NAME', or give --receipt")
    for run in runs:
        _look_back(shell, run, form)
    shell.err.print(NOT_EXAMINED, style="dim", soft_wrap=True)


def _of_receipt(path: Path, file: Path) -> _Run:
    """Raises BadInput."""
    receipt = unseal(path.read_bytes(), path)
    if file_hash(file).sha256 not in {each.sha256 for each in receipt.inputs}:
        raise BadInput(f"{file}: not the file of names that {path} was made of")
    return _run(str(path), receipt, file, {})


def _kept(shell: Shell, names: Iterable[str]) -> Iterator[_Run]:
    found = [kept_screening(shell.home, name) for name in names] if names else kept_screenings(shell.home)
    for each in found:
        yield _run(each.name, each.receipt, each.file, each.told, each.name)


def _run(title: str, receipt: Receipt, file: Path, told_: Mapping[str, datetime], name: str | None = None) -> _Run:
    """Raises BadReceipt where a receipt is not that of a screening against registers."""
    asked = asked_by(receipt.settings, title)
    since = {register: baseline(receipt.editions, register) for register in asked.registers}
    if not asked.registers or None in since.values():
        raise BadReceipt(f"{title}: not the receipt of a screening against registers, in editions that there were")
    return _Run(title, asked, file, {r: told_.get(r) or at for r, at in since.items() if at}, name)


def _look_back(shell: Shell, run: _Run, form: str) -> None:
    now = shell.now()
    with shell.home.reading() as session:
        views = [shell.home.register(session, name).as_of(Moment(now, now)) for name in run.since]
        newest = {view.register: view.editions()[-1].look.known for view in views if view.editions()}
        count = fresh = 0
        for query, news in _each(shell, run, views):
            count += 1
            fresh += len(news)
            if news:
                _FORMS[form](shell, run, query, news)
    shell.err.print(
        f"{run.title}: {number_of(count, 'name')} looked back at, {number_of(fresh, 'new match', 'new matches')}.",
        soft_wrap=True,
    )
    sys.stdout.flush()
    if run.name:
        tell(shell.home, run.name, {**run.since, **newest})


def _each(shell: Shell, run: _Run, views: list[View]) -> Iterator[tuple[Query, list[New]]]:
    """Every query with what is new about it in any register, the best first."""
    sources = [
        looked_back(
            shell.home,
            view,
            run.since[view.register],
            queries(run.file, run.asked.columns, sheet=run.asked.sheet),
            run.asked.settings,
        )
        for view in views
    ]
    for each in zip(*sources, strict=True):
        found = [new for _, news in each for new in news]
        yield each[0][0], sorted(found, key=lambda new: -new.found.match.score)


def _lines(shell: Shell, run: _Run, query: Query, news: list[New]) -> None:  # noqa: ARG001
    new = [{**contract.match(each.judged), "change": _change(each), "was": each.found.was} for each in news]
    document = contract.document({"screening": run.title, "id": query.id, "query": query.name, "new": new})
    sys.stdout.write(escaped(msgspec.json.encode(document).decode()) + "\n")


def _table(shell: Shell, run: _Run, query: Query, news: list[New]) -> None:  # noqa: ARG001
    shell.out.print(Text(f"{query.id}  {query.name}", style="bold"), soft_wrap=True)
    for each in news:
        match, was = each.found.match, f", was {each.found.was:.2f}" if each.found.was is not None else ""
        where = f"{match.register} {match.entry}, {_change(each)}, {match.state}"
        shell.out.print(f"  {match.score:.2f}{was}  {where}  {match.name}", soft_wrap=True)
        shell.out.print(f"        {'; '.join(told(match))}", style="dim", soft_wrap=True)
        if each.judged.mark:
            shell.out.print(f"        {decision_words(each.judged)}", style="yellow", soft_wrap=True)


def _change(new: New) -> str:
    return "added" if new.found.is_added else "amended"


_FORMS: dict[str, Callable[[Shell, _Run, Query, list[New]], None]] = {"jsonl": _lines, "table": _table}
