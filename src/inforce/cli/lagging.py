"""``inforce lag``: how long announcements took to reach a register."""

from collections.abc import Iterator

import click
from rich.table import Table
from rich.text import Text

from inforce import contract
from inforce.claims.model import Claim
from inforce.cli.keeping import NONE
from inforce.cli.shell import Shell, format_option, pass_shell
from inforce.dossier import documents, words
from inforce.dossier.asking import ACTIONS, lags_in
from inforce.dossier.lags import Lag, Lags
from inforce.lists.registers import register_facts
from inforce.moment import iso
from inforce.outputs.sheets import sheet

_COLUMNS = (
    "published", "report", "publisher", "action", "target", "status", "speaker", "entry", "verdict", "least_days",
    "most_days", "after", "by", "reports",
)  # fmt: skip


@click.command("lag")
@click.option("--register", "register", required=True, metavar="R", help="The register, e.g. us-ofac-sdn.")
@click.option("--action", "actions", multiple=True, type=click.Choice(ACTIONS), help="Only these; repeatable.")
@format_option("json", "csv")
@pass_shell
def lag(shell: Shell, register: str, actions: tuple[str, ...], form: str) -> None:
    """How long announcements took to reach a register, by the reports that are kept ('inforce add').

    Each announcement counts once, from the first report that has it. A lag is an interval, for a change lies between two looks
    and a report is dated by its day; what the register does not show yet has waited so long at least.
    """
    register_facts(register)
    found = lags_in(shell.home, register, actions or ACTIONS, shell.now())
    if found is None:
        shell.err.print(NONE)
        if form == "json":
            click.echo(contract.dumps(documents.no_lags(register)))
    elif form == "json":
        click.echo(contract.dumps(documents.lags(found)))
    elif form == "csv":
        click.echo(sheet(_COLUMNS, _rows(found)), nl=False)
    elif not found.told:
        shell.err.print(
            f"No report that is kept announces what {register} shows; {found.untold} tell of more than it does."
        )
    else:
        shell.out.print(_table(found))
        shell.out.print(_summary(found), soft_wrap=True)


def _table(found: Lags) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold")
    for column in ("Published", "Announced", "First told by", "Entry", "Verdict"):
        table.add_column(column, overflow="fold")
    table.add_column("Days", justify="right")
    for each in found.told:
        told = each.mention
        by = f"{told.speaker or 'newsroom'} ({told.kept.name})"
        table.add_row(
            told.kept.report.published or "-", words.title(each.thing), by, each.finding.entry or "-",
            each.finding.verdict.value, days(each),
        )  # fmt: skip
    return table


def days(lag: Lag) -> str:
    if lag.most is None:
        return f"≥ {lag.least}, waiting"
    return f"{lag.least} to {lag.most}"


def _summary(found: Lags) -> Text:
    shown = len(found.told) - found.waiting
    told = f"{shown} shown, {found.waiting} waiting, as of {iso(found.asked.replace(microsecond=0))}"
    if found.untold:
        told += f"; {found.untold} of which {found.register} tells no lag"
    if median := found.median:
        least, most = median
        told += f"; median between {least:g} and {f'{most:g}' if most is not None else '?'} days"
    return Text(told)


def _rows(found: Lags) -> Iterator[list[str]]:
    for each in found.told:
        told, claim, changed = each.mention, each.mention.item, each.finding.changed
        assert isinstance(claim, Claim)
        after, by = (
            iso(at) if at else ""
            for at in ((changed.after, changed.by) if changed and each.most is not None else (None, None))
        )
        yield [
            told.kept.report.published or "", told.kept.name, told.publisher or "", claim.action.value, claim.target.name,
            claim.status.value, told.speaker or "", each.finding.entry or "", each.finding.verdict.value, str(each.least),
            "" if each.most is None else str(each.most), after, by, str(each.thing.reports),
        ]  # fmt: skip
