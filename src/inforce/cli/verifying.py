"""``inforce verify``: what a receipt stands for is derived again."""

from pathlib import Path

import click

from inforce import contract
from inforce.cli.folders import files_of
from inforce.cli.given import There, a_file
from inforce.cli.shell import BAD_NEWS, Shell, format_option, pass_shell
from inforce.receipts import Receipt, unseal
from inforce.receipts.deriving import unlike, verification
from inforce.receipts.differences import Difference, parted
from inforce.receipts.signing import Signature
from inforce.receipts.signing import check as check_signature

a_path = There()


@click.command("verify")
@click.argument("receipt", type=a_file)
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=a_path)
@click.option("--list", "listed", type=a_file, metavar="LIST", help="The list that was screened against.")
@click.option("--signature", type=a_file, metavar="SIG", help="The receipt's signature, as 'inforce sign' makes it.")
@click.option("--signers", type=a_file, metavar="FILE", help="Whose keys count: OpenSSH's file of allowed signers.")
@format_option("json")
@pass_shell
def verify(
    shell: Shell,
    receipt: Path,
    files: tuple[Path, ...],
    listed: Path | None,
    signature: Path | None,
    signers: Path | None,
    form: str,
) -> None:
    """Derive what a RECEIPT of 'screen' or 'check' stands for again, from the FILEs it was made of: is it the same?

    FILE may be the folder of reports that was checked. The editions it rests on are hashed again too. With --signature, it must
    also be signed, by somebody whom --signers names. Exit status 0: the same; 1: not the same, or not so signed, and why; 3: the
    receipt was changed, or cannot be read.
    """
    if signers and not signature:
        raise click.UsageError("--signers tells whose --signature counts: name the signature too")
    data = receipt.read_bytes()
    then = unseal(data, receipt)
    if then.lists and not listed:
        raise click.UsageError(f"the screening was against {then.lists[0].name}: name that file with --list")
    signed = check_signature(data, signature, signers) if signature else None
    found = unlike(shell.home, receipt, then, _files(shell, then, files), listed, shell.now())
    _tell(shell, then, found, signed, form)
    if any(each.bears for each in found) or (signed and signed.problem):
        raise SystemExit(BAD_NEWS)


def _files(shell: Shell, then: Receipt, paths: tuple[Path, ...]) -> list[Path]:
    """Those named, and the reports in folders, as 'check' takes them."""
    if then.kind == "screen" and (folder := next((path for path in paths if path.is_dir()), None)):
        raise click.UsageError(f"{folder} is a folder: a screening was of one file, name that")
    return list(files_of(shell, paths))


def _tell(shell: Shell, then: Receipt, found: list[Difference], signed: Signature | None, form: str) -> None:
    grave, remarks = parted(found)
    if form == "json":
        click.echo(contract.dumps(verification(then, found, signed)))
        return
    counts = ", ".join(f"{number:,} {what}" for what, number in then.result.counts.items())
    state = "differs from" if grave else "the same as"
    shell.out.print(f"{state} what was found on {then.made}: {counts}", soft_wrap=True)
    for each in grave:
        shell.out.print(f"  {each}", style="red", soft_wrap=True)
    for each in remarks:
        shell.err.print(f"  {each}", style="dim", soft_wrap=True)
    if signed:
        told = f"signature: {signed.problem}" if signed.problem else f"signed by {signed.who} ({signed.key})"
        shell.out.print(told, style="red" if signed.problem else "", soft_wrap=True)
