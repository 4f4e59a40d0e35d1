"""``inforce verify``: what a receipt stands for is derived again."""

from collections.abc import Sequence
from pathlib import Path

import click
import msgspec

from inforce import contract
from inforce.cli.shell import Shell, format_option, pass_shell
from inforce.receipts import FileHash, Receipt, unseal
from inforce.receipts.differences import Difference, differences
from inforce.receipts.hashing import file_hash
from inforce.screening.reading import queries
from inforce.screening.receipting import Tally, asked_by, screening_rules
from inforce.screening.run import answers
from inforce.screening.sources import open_list

BAD_NEWS = 1
a_file = click.Path(path_type=Path, exists=True, dir_okay=False)


@click.command("verify")
@click.argument("receipt", type=a_file)
@click.argument("file", type=a_file)
@click.option("--list", "listed", type=a_file, metavar="LIST", help="The list that was screened against.")
@format_option("json")
@pass_shell
def verify(shell: Shell, receipt: Path, file: Path, listed: Path | None, form: str) -> None:
    """Derive what a RECEIPT stands for again, from the FILE it was made of: is it the same?

    Exit status 0: the same; 1: not the same, and why; 3: the receipt was changed, or cannot be read.
    """
    then = unseal(receipt.read_bytes(), receipt)
    if then.lists and not listed:
        raise click.UsageError(f"the screening was against {then.lists[0].name}: name that file with --list")
    found = differences(then, _derived(shell, receipt, then, file, listed))
    _tell(shell, then, found, form)
    if any(each.bears for each in found):
        raise SystemExit(BAD_NEWS)


def _derived(shell: Shell, where: Path, then: Receipt, file: Path, listed: Path | None) -> Receipt:
    """A receipt made now of what another asks for; of another input nothing is derived."""
    lists = (file_hash(listed),) if listed else ()
    now = msgspec.structs.replace(then, rules=screening_rules(), lists=lists, inputs=(file_hash(file),))
    if not (_same(then.inputs, now.inputs) and _same(then.lists, now.lists)):
        return now
    asked, tally = asked_by(then.settings, where), Tally()
    assert listed is not None  # an own list is all that is screened against
    source, names = open_list(shell.home, listed), queries(file, asked.columns)
    for _ in tally.of(answers(shell.home, source, names, asked.settings, asked.known)):
        pass
    return msgspec.structs.replace(now, result=tally.result(), decisions=tally.decisions())


def _same(then: Sequence[FileHash], now: Sequence[FileHash]) -> bool:
    return [each.sha256 for each in then] == [each.sha256 for each in now]


def _tell(shell: Shell, then: Receipt, found: list[Difference], form: str) -> None:
    grave, remarks = [each for each in found if each.bears], [each for each in found if not each.bears]
    if form == "json":
        fields: contract.Json = {
            "kind": then.kind,
            "made": then.made,
            "same": not grave,
            "differences": [str(each) for each in grave],
            "remarks": [str(each) for each in remarks],
        }
        click.echo(contract.dumps(contract.document(fields)))
        return
    counts = ", ".join(f"{number:,} {what}" for what, number in then.result.counts.items())
    state = "differs from" if grave else "the same as"
    shell.out.print(f"{state} what was found on {then.made}: {counts}", soft_wrap=True)
    for each in grave:
        shell.out.print(f"  {each}", style="red", soft_wrap=True)
    for each in remarks:
        shell.err.print(f"  {each}", style="dim", soft_wrap=True)
