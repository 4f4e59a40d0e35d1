"""The rows of a whole register as of one look, read part by part."""

from collections import defaultdict

from inforce.register.looks import Looks
from inforce.register.store import Session
from inforce.values import value


@value(frozen=True, slots=True)
class Content:
    """``rows``: part and row as written, by number. ``apart``: entries that the last edition with some part did not list
    yet; what is nearest to the look must be found for each of them by itself."""

    rows: dict[str, list[tuple[str, bytes]]]
    numbers: frozenset[str]
    apart: frozenset[str]


def content(session: Session, register: int, looks: Looks, reference: int) -> Content:
    """What the looks up to ``reference``, one of them, show."""
    numbers = session.numbers_at(register, reference)
    rows: defaultdict[str, list[tuple[str, bytes]]] = defaultdict(list)
    apart: set[str] = set()
    for part in looks.parts:
        carrier = looks.last(part, looks.until(reference))
        if carrier is None:
            found = session.first_rows(register, part, looks.newest)
        else:
            found = session.numbered_rows_at(register, part, carrier.at)
            apart |= numbers - session.numbers_at(register, carrier.at) if carrier.at != reference else set()
        for number, raw in found:
            rows[number].append((part, raw))
    return Content(rows, numbers, frozenset(apart))
