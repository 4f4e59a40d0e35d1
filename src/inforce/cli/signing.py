"""``inforce sign``: a receipt signed with a key of the user's."""

from pathlib import Path

import click

from inforce.cli.given import a_file
from inforce.cli.shell import Shell, pass_shell
from inforce.receipts import unseal
from inforce.receipts.signing import sign


@click.command("sign")
@click.argument("receipt", type=a_file)
@click.option(
    "--key", type=a_file, required=True, metavar="FILE", help="A key of OpenSSH: private, or public with an agent."
)
@pass_shell
def sign_(shell: Shell, receipt: Path, key: Path) -> None:
    """Sign a RECEIPT with a key of yours, into a file of its own beside it: RECEIPT.sig.

    The signature is made by OpenSSH's ssh-keygen (8.2 or newer), which asks for the passphrase; 'inforce verify --signature'
    or ssh-keygen itself checks it. A receipt that was changed is not signed.
    """
    unseal(receipt.read_bytes(), receipt)
    shell.out.print(f"signed: {sign(receipt, key)}", soft_wrap=True)
