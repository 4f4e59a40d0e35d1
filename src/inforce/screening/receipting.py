"""What a receipt holds of a screening: what was asked, and the hash of all that was found."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping

import msgspec

from inforce.errors import BadReceipt
from inforce.receipts.hashing import rules
from inforce.receipts.model import Sum
from inforce.screening.model import Match, Settings
from inforce.screening.parallel import Answered
from inforce.screening.reading import Chosen

_COLUMN = "column "


def screening_rules() -> dict[str, str]:
    """The versions of all that decides a score beside names and lists."""
    return dict(rules(("inforce.names", "inforce.screening"), ("anyascii", "numpy", "rapidfuzz")))


def told(settings: Settings, columns: Chosen) -> dict[str, str]:
    """What was asked, as it stands in a receipt."""
    chosen = {f"{_COLUMN}{what}": column for what, column in columns.items()}
    return {"threshold": str(settings.threshold), "limit": str(settings.limit), **chosen}


def asked(settings: Mapping[str, str], where: object) -> tuple[Settings, dict[str, str]]:
    """The settings and the columns that a receipt tells. Raises BadReceipt."""
    columns = {key.removeprefix(_COLUMN): column for key, column in settings.items() if key.startswith(_COLUMN)}
    try:
        return Settings(float(settings["threshold"]), int(settings["limit"])), columns
    except (KeyError, ValueError):
        raise BadReceipt(f"{where}: whole, but it does not tell the threshold and the limit of a screening") from None


class Tally:
    """Sums up answers as they pass: a line of JSON for each name, ``[id, [[entry, score, listed name], …]]``, scores
    with four places, all lines hashed together."""

    def __init__(self) -> None:
        self._digest = hashlib.sha256()
        self._names = self._matches = 0

    def of(self, found: Iterable[Answered]) -> Iterator[Answered]:
        """The same answers, summed up."""
        encode = msgspec.json.Encoder().encode
        for query, matches in found:
            self._digest.update(encode((query.id, [_line(match) for match in matches])))
            self._digest.update(b"\n")
            self._names += 1
            self._matches += len(matches)
            yield query, matches

    def sum(self) -> Sum:
        """Of all that has passed."""
        return Sum(self._digest.hexdigest(), {"names": self._names, "matches": self._matches})


def _line(match: Match) -> tuple[str, str, str]:
    return match.entry, f"{match.score:.4f}", match.name
