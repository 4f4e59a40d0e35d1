"""Receipts: one way to write them, and every change of them is noticed."""

import json
import os
import shutil
import subprocess
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import msgspec
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from inforce import contract
from inforce.errors import BadInput, BadReceipt
from inforce.receipts import EditionHash, FileHash, Receipt, Sum, seal, unseal, write_new
from inforce.receipts.sealing import canonical

RECEIPT = Receipt(
    kind="screen",
    made="2026-11-27T10:00:00Z",
    rules={"inforce": "0.1.0", "inforce.names": "ab" * 32},
    settings={"threshold": "0.7", "limit": "5", "column name": "Имя"},
    lists=(FileHash("list.csv", "cd" * 32, 1234),),
    editions=(EditionHash("us-ofac-sdn", "ef" * 32, "2024-05-04"),),
    decisions=Sum("01" * 32, {"decisions": 2}),
    inputs=(FileHash("customers.csv", "23" * 32, 99),),
    result=Sum("45" * 32, {"names": 7, "matches": 3}),
)
SEALED = seal(RECEIPT)
words = st.text(st.characters(codec="utf-8"), max_size=20)
counts = st.dictionaries(words, st.integers(0, 2**53), max_size=3)


def test_a_receipt_is_read_as_it_was_written() -> None:
    assert unseal(SEALED, "here") == RECEIPT


@given(settings=st.dictionaries(words, words, max_size=4), counted=counts, name=words)
def test_any_receipt_is_read_as_it_was_written(settings: dict[str, str], counted: dict[str, int], name: str) -> None:
    changed = msgspec.structs.replace(
        RECEIPT, settings=settings, result=Sum("00" * 32, counted), inputs=(FileHash(name, "00" * 32, 1),)
    )
    assert unseal(seal(changed), "here") == changed


@given(at=st.integers(0, len(SEALED) - 1), byte=st.integers(0, 255))
@example(at=len(SEALED) - 1, byte=ord(" "))
def test_another_byte_anywhere_is_noticed(at: int, byte: int) -> None:
    changed = SEALED[:at] + bytes([byte]) + SEALED[at + 1 :]
    if changed != SEALED:
        with pytest.raises(BadReceipt, match="here"):
            unseal(changed, "here")


def test_every_bit_turned_over_is_noticed() -> None:
    for at in range(len(SEALED)):
        for bit in range(8):
            changed = SEALED[:at] + bytes([SEALED[at] ^ (1 << bit)]) + SEALED[at + 1 :]
            with pytest.raises(BadReceipt):
                unseal(changed, "here")


@given(at=st.integers(0, len(SEALED)), byte=st.binary(min_size=1, max_size=3))
def test_bytes_put_in_are_noticed(at: int, byte: bytes) -> None:
    with pytest.raises(BadReceipt):
        unseal(SEALED[:at] + byte + SEALED[at:], "here")


@given(start=st.integers(0, len(SEALED) - 1), length=st.integers(1, len(SEALED)))
def test_bytes_left_out_are_noticed(start: int, length: int) -> None:
    with pytest.raises(BadReceipt):
        unseal(SEALED[:start] + SEALED[start + length :], "here")


@given(st.binary(max_size=200))
@example(b"[" * 100_000)
@example(b'{"receipt": 1e999}')
@example(b'{"inforce": "%s", "receipt": "1", "sha256": "", "x": "\\ud800"}' % contract.VERSION.encode())
@example(
    b'{"inforce": "%s", "receipt": "1", "sha256": "", "x": %s}' % (contract.VERSION.encode(), b"[" * 900 + b"]" * 900)
)
def test_what_is_no_receipt_is_refused_in_one_line(data: bytes) -> None:
    with pytest.raises(BadReceipt) as refused:
        unseal(data, "here")
    assert "\n" not in str(refused.value)


def test_the_same_fields_in_another_writing_are_noticed() -> None:
    with pytest.raises(BadReceipt, match="damaged"):
        unseal(json.dumps(json.loads(SEALED)).encode(), "here")


def resealed(**changed: object) -> bytes:
    """Somebody seals other fields."""
    from hashlib import sha256

    fields = {key: value for key, value in json.loads(SEALED).items() if key != "sha256"} | changed
    return canonical({**fields, "sha256": sha256(canonical(fields)).hexdigest()})


def test_a_receipt_of_another_version_says_so() -> None:
    with pytest.raises(BadReceipt, match=r"of another version .*'2'.*this Inforce reads '1'"):
        unseal(resealed(receipt="2"), "here")


@pytest.mark.parametrize("changed", [{"kind": "guess"}, {"more": "fields"}, {"made": 3}, {"editions": "none"}])
def test_a_sealed_file_of_another_form_is_refused(changed: dict[str, object]) -> None:
    with pytest.raises(BadReceipt, match="not in the form of a receipt"):
        unseal(resealed(**changed), "here")


def test_a_receipt_is_never_written_over_a_file(tmp_path: Path) -> None:
    path = tmp_path / "receipt.json"
    write_new(path, RECEIPT)
    with pytest.raises(BadInput, match="is there already"):
        write_new(path, msgspec.structs.replace(RECEIPT, made="2030-01-01T00:00:00Z"))
    assert unseal(path.read_bytes(), path) == RECEIPT
    assert list(tmp_path.iterdir()) == [path]


def test_what_stands_beside_a_receipt_is_left_there(tmp_path: Path) -> None:
    """A half that somebody else is writing, or left."""
    path = tmp_path / "receipt.json"
    half = tmp_path / f".receipt.json.{os.getpid()}"
    half.write_text("another's half")
    write_new(path, RECEIPT)
    assert (unseal(path.read_bytes(), path), half.read_text()) == (RECEIPT, "another's half")
    assert sorted(tmp_path.iterdir()) == [half, path]


def test_of_threads_that_write_one_receipt_at_a_time_one_does(tmp_path: Path) -> None:
    path = tmp_path / "receipt.json"

    def write(_: int) -> bool:
        try:
            write_new(path, RECEIPT)
        except BadInput:
            return False
        return True

    with ThreadPoolExecutor(4) as threads:
        assert sum(threads.map(write, range(20))) == 1
    assert unseal(path.read_bytes(), path) == RECEIPT
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.skipif(shutil.which("jq") is None, reason="jq is not here")
def test_anybody_can_hash_a_receipt_without_this_program(tmp_path: Path) -> None:
    path = tmp_path / "receipt.json"
    write_new(path, RECEIPT)
    shown = subprocess.run(["jq", "-S", "del(.sha256)", path], capture_output=True, check=True).stdout
    assert shown == canonical({key: value for key, value in json.loads(SEALED).items() if key != "sha256"})
