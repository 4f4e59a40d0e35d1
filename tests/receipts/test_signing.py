"""Signatures over receipts: only those bytes, only those keys, and in words why not."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from inforce.errors import BadInput
from inforce.receipts.signing import check, sign
from tests.commands import Result, Run, in_home, run_command
from tests.receipts.test_sealing import SEALED

pytestmark = pytest.mark.skipif(shutil.which("ssh-keygen") is None, reason="OpenSSH is not installed")


def key(folder: Path, name: str) -> Path:
    path = folder / name
    make = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", name, "-f", str(path)]
    subprocess.run(make, check=True, capture_output=True)
    return path


@pytest.fixture
def ann(tmp_path: Path) -> Path:
    return key(tmp_path, "ann")


@pytest.fixture
def receipt(tmp_path: Path) -> Path:
    path = tmp_path / "receipt.json"
    path.write_bytes(SEALED)
    return path


def signers(folder: Path, who: str, public: Path, options: str = 'namespaces="inforce-receipt"') -> Path:
    path = folder / "signers"
    path.write_text(f"{who} {options} {public.read_text()}")
    return path


def test_a_signed_receipt_is_its_signers(tmp_path: Path, ann: Path, receipt: Path) -> None:
    signature = sign(receipt, ann)
    found = check(SEALED, signature, signers(tmp_path, "ann@example.org", ann.with_suffix(".pub")))
    assert (found.fits, found.who, found.problem) == (True, "ann@example.org", "")
    assert found.key is not None
    assert found.key.startswith("SHA256:")


@pytest.mark.parametrize("at", range(0, len(SEALED), 97))
def test_a_signature_fits_no_other_bytes(ann: Path, receipt: Path, at: int) -> None:
    signature = sign(receipt, ann)
    found = check(SEALED[:at] + bytes([SEALED[at] ^ 1]) + SEALED[at + 1 :], signature, None)
    assert (found.fits, found.who) == (False, None)
    assert "no signature over this receipt" in found.problem


def test_a_key_that_nobody_is_named_with_is_told(tmp_path: Path, ann: Path, receipt: Path) -> None:
    signature = sign(receipt, ann)
    other = signers(tmp_path, "bob@example.org", key(tmp_path, "bob").with_suffix(".pub"))
    found = check(SEALED, signature, other)
    assert (found.fits, found.who) == (True, None)
    assert "names nobody with the key SHA256:" in found.problem
    elsewhere = signers(tmp_path, "ann@example.org", ann.with_suffix(".pub"), 'namespaces="git"')
    assert check(SEALED, signature, elsewhere).who is None


def test_a_signature_over_something_else_is_none_over_a_receipt(tmp_path: Path, ann: Path, receipt: Path) -> None:
    command = ["ssh-keygen", "-Y", "sign", "-f", str(ann), "-n", "git", str(receipt)]
    subprocess.run(command, check=True, capture_output=True)
    assert not check(SEALED, receipt.with_name("receipt.json.sig"), None).fits


def test_without_signers_the_key_is_told_and_the_signer_is_not_known(ann: Path, receipt: Path) -> None:
    found = check(SEALED, sign(receipt, ann), None)
    assert (found.fits, found.who) == (True, None)
    assert "--signers" in found.problem


def test_what_is_no_key_or_no_signature_gets_one_line(ann: Path, receipt: Path) -> None:
    with pytest.raises(BadInput, match="name a private key of OpenSSH") as raised:
        sign(receipt, receipt)
    assert "\n" not in str(raised.value)
    found = check(SEALED, receipt, None)
    assert not found.fits
    assert "\n" not in found.problem


def test_no_signature_is_overwritten(ann: Path, receipt: Path) -> None:
    before = sign(receipt, ann).read_bytes()
    with pytest.raises(BadInput, match="is there already"):
        sign(receipt, ann)
    assert receipt.with_name("receipt.json.sig").read_bytes() == before


@pytest.fixture
def run(tmp_path: Path) -> Run:
    (tmp_path / "names.csv").write_text("id,name\n1,Sergei Shchukin\n", "utf-8")
    (tmp_path / "list.csv").write_text("id,name,schema,aliases\nx-1,Sergey SHCHUKIN,Person,\n", "utf-8")

    def run(*arguments: str) -> Result:
        return run_command(*in_home(tmp_path / "home"), *arguments, folder=tmp_path)

    return run


def test_verify_holds_only_with_the_signature_of_somebody_named(run: Run, tmp_path: Path, ann: Path) -> None:
    run("screen", "names.csv", "--list", "list.csv", "--receipt", "screened.json")
    signed = run("sign", "screened.json", "--key", "ann")
    assert (signed.returncode, signed.stdout) == (0, "signed: screened.json.sig\n"), signed.stderr
    signers(tmp_path, "ann@example.org", ann.with_suffix(".pub"))
    verify = ("verify", "screened.json", "names.csv", "--list", "list.csv", "--signature", "screened.json.sig")
    good = run(*verify, "--signers", "signers")
    assert (good.returncode, good.stderr) == (0, "")
    assert "signed by ann@example.org (SHA256:" in good.stdout
    told = json.loads(run(*verify, "--signers", "signers", "--format", "json").stdout)
    assert (told["same"], told["signature"]["signer"]) == (True, "ann@example.org")
    unknown = run(*verify)
    assert unknown.returncode == 1
    assert "signature: whose key SHA256:" in unknown.stdout


def test_signing_and_verifying_refuse_what_makes_no_sense(run: Run, tmp_path: Path, ann: Path) -> None:
    (tmp_path / "changed.json").write_bytes(SEALED[:-3])
    assert run("sign", "changed.json", "--key", "ann").returncode == 3
    (tmp_path / "receipt.json").write_bytes(SEALED)
    result = run("verify", "receipt.json", "names.csv", "--list", "list.csv", "--signers", "names.csv")
    assert (result.returncode, "name the signature too" in result.stderr) == (2, True)
