"""Whom names are taken for in a register: listed names changed in many ways, and names that are not listed, as targets of
claims. A wrong entry is worse than none: the last line tells how many of those found are wrong.

    python benchmarks/entries.py HOME      a home with the registers imported; see benchmarks/reports.py
"""

import csv
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from commands import EVALUATION
from inforce.claims.model import Target, TargetKind
from inforce.home import Home
from inforce.moment import Moment, parse_moment
from inforce.reconcile.resolve import Found, Resolution, Several, resolve

NAMES = EVALUATION / "names"
LISTED = parse_moment("2023-12-28T20:00Z")
"""The day of the list that the names were taken from."""
KNOWN = parse_moment("2025-12-28")
"""Editions retrieved later give aliases as well."""
KINDS = {"Person": TargetKind.PERSON, "Organization": TargetKind.ORGANISATION, "Vessel": TargetKind.VESSEL}
ANSWERS = ("right", "several", "none", "wrong")


def asked() -> Iterator[tuple[str, str, Target, frozenset[str]]]:
    """Label, kind of change, target, and the entries that are right."""
    with (
        (NAMES / "truth-dev.csv").open(encoding="utf-8") as truths,
        (NAMES / "queries-dev.csv").open(encoding="utf-8") as queries,
    ):
        truth = {row["id"]: row for row in csv.DictReader(truths)}
        for row in csv.DictReader(queries):
            if row["schema"] in KINDS:
                right = frozenset(each.removeprefix("ofac-") for each in truth[row["id"]]["entries"].split("|") if each)
                yield (
                    truth[row["id"]]["label"],
                    truth[row["id"]]["kind"],
                    Target(row["name"], KINDS[row["schema"]]),
                    right,
                )


def answer(found: Resolution, right: frozenset[str]) -> str:
    match found:
        case Found(party=party):
            return "right" if not right.isdisjoint(party.numbers) else "wrong"
        case Several():
            return "several"
        case _:
            return "none"


def main(home: Path) -> None:
    counts: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    with Home(home).reading() as session:
        view = Home(home).register(session, "us-ofac-sdn").as_of(Moment(LISTED, KNOWN))
        for label, kind, target, right in asked():
            counts[label, kind][answer(resolve(target, view), right)] += 1
    print(f"{'label':14} {'kind':22} {'n':>6} " + " ".join(f"{each:>8}" for each in ANSWERS))
    for (label, kind), own in sorted(counts.items()):
        print(f"{label:14} {kind:22} {own.total():6} " + " ".join(f"{own[each]:8}" for each in ANSWERS))
    total = sum(counts.values(), Counter[str]())
    found = total["right"] + total["wrong"]
    print(
        f"of {found} names that were taken for an entry, {total['wrong']} for a wrong one: {total['right'] / found:.4f} right"
    )


if __name__ == "__main__":
    if not NAMES.is_dir():
        raise SystemExit(f"skipped: the names are not there: {NAMES}")
    main(Path(sys.argv[1]))
