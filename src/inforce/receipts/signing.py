"""Detached signatures over receipts, with a key of the user's: those of OpenSSH (``ssh-keygen -Y``, 8.2 or newer).

Chosen because whoever keeps an SSH or a hardware key has the means to sign and to check already, without Inforce, and because no
key ever passes through our hands: the program runs ``ssh-keygen`` and reads what it says. The form is that of
https://github.com/openssh/openssh-portable/blob/master/PROTOCOL.sshsig; the namespace keeps a signature over a receipt from being
taken for one over anything else. By hand::

    ssh-keygen -Y sign   -f KEY -n inforce-receipt RECEIPT
    ssh-keygen -Y verify -f SIGNERS -I WHO -n inforce-receipt -s RECEIPT.sig < RECEIPT
"""

import re
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from inforce.errors import BadInput, MissingExtra

NAMESPACE = "inforce-receipt"
PROGRAM = "ssh-keygen"
PATIENCE = 300
"""Seconds for a person to give a passphrase or to touch a key."""
_KEY = re.compile(r"SHA256:[A-Za-z0-9+/]{43}")


@dataclass(frozen=True, slots=True)
class Signature:
    """``fits``: it is over exactly these bytes. ``who``: its signer's name in a file of signers, None where none was given or the
    key is not in it; ``key``: its fingerprint; ``problem``: why it does not fit, or is nobody's known."""

    fits: bool
    who: str | None = None
    key: str | None = None
    problem: str = ""


def sign(receipt: Path, key: Path) -> Path:
    """Sign a receipt with a private key, or with a public one whose private half an agent holds; the signature's file.

    Raises BadInput where a signature is there already or the key cannot sign, MissingExtra without OpenSSH.
    """
    signature = receipt.with_name(f"{receipt.name}.sig")
    if signature.exists():
        raise BadInput(f"{signature}: is there already, and no signature is overwritten; move it away")
    done = _run(["-Y", "sign", "-f", str(key), "-n", NAMESPACE, str(receipt)], data=None)
    if done.returncode or not signature.exists():
        raise BadInput(f"{key}: {_told(done)}; name a private key of OpenSSH, or a public one that an agent holds")
    return signature


def check(receipt: bytes, signature: Path, signers: Path | None) -> Signature:
    """Whether a signature is over the bytes of a receipt, and whose it is by a file of allowed signers.

    Raises MissingExtra without OpenSSH.
    """
    found = _run(["-Y", "check-novalidate", "-n", NAMESPACE, "-s", str(signature)], receipt)
    key = _KEY.search(found.stdout.decode(errors="replace"))
    if found.returncode or key is None:
        return Signature(fits=False, problem=f"{signature}: no signature over this receipt ({_told(found)})")
    if signers is None:
        return Signature(
            fits=True, key=key[0], problem=f"whose key {key[0]} is nothing tells: name a file with --signers"
        )
    return _by_signers(receipt, signature, signers, key[0])


def _by_signers(receipt: bytes, signature: Path, signers: Path, key: str) -> Signature:
    named = _run(["-Y", "find-principals", "-s", str(signature), "-f", str(signers)], receipt)
    for who in named.stdout.decode(errors="replace").split("\n") if not named.returncode else ():
        arguments = ["-Y", "verify", "-f", str(signers), "-I", who, "-n", NAMESPACE, "-s", str(signature)]
        if who and not _run(arguments, receipt).returncode:
            return Signature(fits=True, who=who, key=key)
    return Signature(fits=True, key=key, problem=f"{signers}: names nobody with the key {key} for receipts")


def _run(arguments: Sequence[str], data: bytes | None) -> subprocess.CompletedProcess[bytes]:
    """Without data the terminal stays the program's: it may ask for a passphrase. Raises MissingExtra."""
    program = shutil.which(PROGRAM)
    if program is None:
        raise MissingExtra(f"signatures need OpenSSH's {PROGRAM}, version 8.2 or newer; install OpenSSH")
    try:
        return subprocess.run(  # noqa: S603 - the user's OpenSSH
            [program, *arguments], input=data, capture_output=True, timeout=PATIENCE, check=False
        )
    except subprocess.TimeoutExpired:
        raise BadInput(f"{PROGRAM}: got no answer for {PATIENCE} seconds (a passphrase, a touch of the key)") from None


def _told(done: subprocess.CompletedProcess[bytes]) -> str:
    """What the program says, in a line."""
    said = " ".join((done.stderr or done.stdout).decode(errors="replace").split())
    return said[:200] or f"{PROGRAM} ended with status {done.returncode}"
