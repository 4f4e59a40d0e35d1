"""What a receipt stands for, derived again from the files it was made of."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

import msgspec

from inforce import contract
from inforce.checking import checker, read_claims_file, read_file
from inforce.receipts.differences import Difference, differences, parted
from inforce.receipts.editions import deltas_of, editions_of, not_whole
from inforce.receipts.hashing import file_hash

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime
    from pathlib import Path

    from inforce.home import Home
    from inforce.receipts.model import FileHash, Receipt
    from inforce.receipts.signing import Signature


def unlike(
    home: Home, where: object, then: Receipt, files: Sequence[Path], listed: Path | None, now: datetime
) -> list[Difference]:
    """All that is not as it was: the editions that it rests on are hashed again, and the rest is derived. ``where``: what the
    receipt is called in errors. Raises BadReceipt, and what the command of its kind does."""
    lost = [*not_whole(home, then.all_editions), *not_whole(home, then.deltas or (), "delta file")]
    return [*lost, *differences(then, _derived(home, where, then, files, listed, now))]


def _derived(
    home: Home, where: object, then: Receipt, files: Sequence[Path], listed: Path | None, now: datetime
) -> Receipt:
    """A receipt made now of what another asks for; of other files nothing is derived."""
    lists = (file_hash(listed),) if listed else ()
    given = {file_hash(file): file for file in files}
    by_hash = {hash_.sha256: file for hash_, file in given.items()}
    if set(by_hash) != _hashes(then.inputs) or _hashes(lists) != _hashes(then.lists):
        return msgspec.structs.replace(then, inputs=tuple(given), lists=lists)
    ordered = list(_in_order(then.inputs, given, by_hash))
    names = tuple(
        msgspec.structs.replace(each, name=file.name) for each, file in zip(then.inputs, ordered, strict=True)
    )
    if then.kind == "screen":
        done = _screened(home, where, then, ordered[0], listed)
    else:
        done = _checked(home, where, then, ordered, now)
    return msgspec.structs.replace(done, inputs=names)


def _in_order(then: Sequence[FileHash], given: dict[FileHash, Path], by_hash: dict[str, Path]) -> Iterator[Path]:
    """The files that a receipt was made of, as they are called now; of several of the same bytes, each that still bears its name
    under that."""
    theirs = set(then)
    renamed = {hash_: file for hash_, file in given.items() if hash_ not in theirs}
    for each in then:
        other = None if each in given else next((one for one in renamed if one.sha256 == each.sha256), None)
        yield given[each] if each in given else renamed.pop(other) if other else by_hash[each.sha256]


def _hashes(files: Sequence[FileHash]) -> set[str]:
    return {each.sha256 for each in files}


def _screened(home: Home, where: object, then: Receipt, file: Path, listed: Path | None) -> Receipt:
    from inforce.screening.asking import screening
    from inforce.screening.receipting import Tally, asked_by, screening_rules

    asked, tally = asked_by(then.settings, where), Tally()
    with screening(home, asked, file, listed) as found:
        for _ in tally.of(found.answers):
            pass
        editions, deltas = editions_of(found.views), deltas_of(found.views)
    sums = {"decisions": tally.decisions(), "result": tally.result()}
    return msgspec.structs.replace(then, rules=screening_rules(), editions=editions, deltas=deltas, **sums)


def _checked(home: Home, where: object, then: Receipt, files: Sequence[Path], now: datetime) -> Receipt:
    """Reports are read under the names that they had then: the ending of a name tells its format."""
    from inforce.receipts.checks import asked_by, receipt_of, tolerance_of

    moments, are_claims = asked_by(then, where)
    read = (
        read_claims_file(file) if are_claims else read_file(file.read_bytes(), name=called.name)
        for called, file in zip(then.inputs, files, strict=True)
    )
    tolerance = tolerance_of(then, where)
    with checker(home, moments, tolerance=tolerance) as check:
        checked = check(chain.from_iterable(read))
    return receipt_of(home, now, moments, then.inputs, checked, are_claims=are_claims, tolerance=tolerance)


def verification(then: Receipt, found: Sequence[Difference], signed: Signature | None) -> contract.Json:
    """Whether it is the same, what differs, and what is worth a remark."""
    grave, remarks = parted(found)
    return contract.document(
        {
            "kind": then.kind,
            "made": then.made,
            "same": not grave,
            "differences": [str(each) for each in grave],
            "remarks": [str(each) for each in remarks],
            "signature": _signature(signed),
        }
    )


def _signature(signed: Signature | None) -> contract.Json | None:
    if signed is None:
        return None
    return {"fits": signed.fits, "signer": signed.who, "key": signed.key, "problem": signed.problem or None}
