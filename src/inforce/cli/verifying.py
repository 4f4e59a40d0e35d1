"""``inforce verify``: what a receipt stands for is derived again."""

from collections.abc import Sequence
from pathlib import Path

import click
import msgspec

from inforce import contract
from inforce.checking import check, read_claims_file, read_file
from inforce.cli.shell import BAD_NEWS, Shell, format_option, pass_shell
from inforce.receipts import FileHash, Receipt, unseal
from inforce.receipts.differences import Difference, differences
from inforce.receipts.editions import deltas_of, editions_of, not_whole
from inforce.receipts.hashing import file_hash
from inforce.receipts.signing import Signature
from inforce.receipts.signing import check as check_signature

a_file = click.Path(path_type=Path, exists=True, dir_okay=False)


@click.command("verify")
@click.argument("receipt", type=a_file)
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=a_file)
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

    The editions it rests on are hashed again too. With --signature, it must also be signed, by somebody whom --signers names.
    Exit status 0: the same; 1: not the same, or not so signed, and why; 3: the receipt was changed, or cannot be read.
    """
    if signers and not signature:
        raise click.UsageError("--signers tells whose --signature counts: name the signature too")
    data = receipt.read_bytes()
    then = unseal(data, receipt)
    if then.lists and not listed:
        raise click.UsageError(f"the screening was against {then.lists[0].name}: name that file with --list")
    now = _derived(shell, receipt, then, files, listed)
    signed = check_signature(data, signature, signers) if signature else None
    lost = [*not_whole(shell.home, then.editions), *not_whole(shell.home, then.deltas or (), "delta file")]
    found = [*lost, *differences(then, now)]
    _tell(shell, then, found, signed, form)
    if any(each.bears for each in found) or (signed and signed.problem):
        raise SystemExit(BAD_NEWS)


def _derived(shell: Shell, where: Path, then: Receipt, files: Sequence[Path], listed: Path | None) -> Receipt:
    """A receipt made now of what another asks for; of other files nothing is derived."""
    lists = (file_hash(listed),) if listed else ()
    given = {file_hash(file): file for file in files}
    by_hash = {hash_.sha256: file for hash_, file in given.items()}
    if set(by_hash) != _hashes(then.inputs) or _hashes(lists) != _hashes(then.lists):
        return msgspec.structs.replace(then, inputs=tuple(given), lists=lists)
    ordered = [by_hash[each.sha256] for each in then.inputs]
    derive = _screened if then.kind == "screen" else _checked
    return derive(shell, where, then, ordered, listed)


def _hashes(files: Sequence[FileHash]) -> set[str]:
    return {each.sha256 for each in files}


def _screened(shell: Shell, where: Path, then: Receipt, files: Sequence[Path], listed: Path | None) -> Receipt:
    from inforce.screening.asking import screening
    from inforce.screening.receipting import Tally, asked_by, screening_rules

    asked, tally = asked_by(then.settings, where), Tally()
    with screening(shell.home, asked, files[0], listed) as found:
        for _ in tally.of(found.answers):
            pass
        editions, deltas = editions_of(found.views), deltas_of(found.views)
    sums = {"decisions": tally.decisions(), "result": tally.result()}
    return msgspec.structs.replace(then, rules=screening_rules(), editions=editions, deltas=deltas, **sums)


def _checked(shell: Shell, where: Path, then: Receipt, files: Sequence[Path], _: Path | None) -> Receipt:
    from inforce.receipts.checks import asked_by, receipt_of

    moments, are_claims = asked_by(then, where)
    reader = read_claims_file if are_claims else read_file
    checked = [each for file in files for each in check(reader(file), shell.home, moments)]
    return receipt_of(shell.home, shell.now(), moments, then.inputs, checked, are_claims=are_claims)


def _tell(shell: Shell, then: Receipt, found: list[Difference], signed: Signature | None, form: str) -> None:
    grave, remarks = [each for each in found if each.bears], [each for each in found if not each.bears]
    if form == "json":
        fields: contract.Json = {
            "kind": then.kind,
            "made": then.made,
            "same": not grave,
            "differences": [str(each) for each in grave],
            "remarks": [str(each) for each in remarks],
            "signature": _signature(signed),
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
    if signed:
        told = f"signature: {signed.problem}" if signed.problem else f"signed by {signed.who} ({signed.key})"
        shell.out.print(told, style="red" if signed.problem else "", soft_wrap=True)


def _signature(signed: Signature | None) -> contract.Json | None:
    if signed is None:
        return None
    return {"fits": signed.fits, "signer": signed.who, "key": signed.key, "problem": signed.problem or None}
