"""What a receipt holds of a screening: what was asked, and the hash of all that was found."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

import msgspec

from inforce.errors import BadInput, BadReceipt
from inforce.moment import Moment, iso, parse_instant
from inforce.receipts.hashing import rules
from inforce.receipts.model import EditionHash, FileHash, Receipt, Sum
from inforce.screening.asking import Asked
from inforce.screening.marks import Answer, Judged
from inforce.screening.model import Match, Settings

if TYPE_CHECKING:
    from inforce.register.store import KeptMark

_COLUMN = "column "
TABLES = (("inforce.claims", "countries.toml"), ("inforce.lists", "countries.toml"))
"""What names countries, from other packages."""


def screening_rules() -> dict[str, str]:
    """The versions of all that decides a score beside names and lists."""
    return dict(rules(("inforce.names", "inforce.screening"), ("anyascii", "numpy", "rapidfuzz"), TABLES))


def told(asked: Asked) -> dict[str, str]:
    """What was asked, as it stands in a receipt."""
    settings, moment = asked.settings, asked.moment
    return {
        "threshold": str(settings.threshold),
        "limit": str(settings.limit),
        "as_of": iso(moment.valid),
        "known_at": iso(moment.known),
        "registers": " ".join(asked.registers),
        **({"sheet": asked.sheet} if asked.sheet else {}),
        **{f"{_COLUMN}{what}": column for what, column in asked.columns.items()},
    }


def asked_by(told: Mapping[str, str], where: object) -> Asked:
    """What a receipt tells to have been asked. Raises BadReceipt."""
    columns = {key.removeprefix(_COLUMN): column for key, column in told.items() if key.startswith(_COLUMN)}
    try:
        settings = Settings(float(told["threshold"]), int(told["limit"]))
        moment = Moment(parse_instant(told["as_of"]), parse_instant(told["known_at"]))
        return Asked(settings, columns, moment, tuple(told["registers"].split()), told.get("sheet"))
    except (KeyError, ValueError, BadInput):
        raise BadReceipt(f"{where}: whole, but its settings are not those of a screening") from None


def receipt_of(
    asked: Asked,
    tally: Tally,
    file: FileHash,
    listed: FileHash | None,
    editions: Sequence[EditionHash],
    deltas: Sequence[EditionHash],
) -> Receipt:
    """The receipt of a screening of a ``file`` that was made as it was known to be ``asked``, against a list or the registers."""
    return Receipt(
        kind="screen",
        made=iso(asked.moment.known),
        rules=screening_rules(),
        settings=told(asked),
        lists=(listed,) if listed else (),
        editions=tuple(editions),
        deltas=tuple(deltas),
        decisions=tally.decisions(),
        inputs=(file,),
        result=tally.result(),
    )


class Tally:
    """Sums up answers as they pass.

    The result: a line of JSON for each name, ``[id, matches, silent matches]``, a match as ``[register, entry, state,
    score, listed name]``, the score with four places; all lines hashed together. The decisions: a line for each that bore
    on a match, in the order of matches.
    """

    def __init__(self) -> None:
        self._result, self._decisions = hashlib.sha256(), hashlib.sha256()
        self._counts = {"names": 0, "matches": 0, "silent": 0}
        self._decided = 0

    def of(self, answers: Iterable[Answer]) -> Iterator[Answer]:
        """The same answers, summed up."""
        encode = msgspec.json.Encoder().encode
        for answer in answers:
            line = (
                answer.query.id,
                [_line(each.match) for each in answer.matches],
                [_line(each.match) for each in answer.silent],
            )
            self._result.update(encode(line) + b"\n")
            self._count(answer)
            yield answer

    def _count(self, answer: Answer) -> None:
        self._counts["names"] += 1
        self._counts["matches"] += len(answer.matches)
        self._counts["silent"] += len(answer.silent)
        for each in (*answer.matches, *answer.silent):
            if each.mark:
                self._decided += 1
                self._decisions.update(_decision(each, each.mark))

    def result(self) -> Sum:
        """Of all that has passed."""
        return Sum(self._result.hexdigest(), dict(self._counts))

    def decisions(self) -> Sum:
        return Sum(self._decisions.hexdigest(), {"decisions": self._decided})


def _line(match: Match) -> tuple[str, ...]:
    return match.register or "", match.entry, match.state or "", f"{match.score:.4f}", match.name


def _decision(judged: Judged, mark: KeptMark) -> bytes:
    fields = (mark.source, mark.entry, mark.verdict, mark.who, iso(mark.decided), mark.why, judged.standing)
    return msgspec.json.encode(fields) + b"\n"
