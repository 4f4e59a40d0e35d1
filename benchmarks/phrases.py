"""How many claims of short passages are found, by field: totals of both halves of a bank, errors of the open one alone.

python benchmarks/phrases.py english|russian [--missed] [--by-action]    the format of a bank: tests/claims/phrases.py
"""

import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests.claims.phrases import Read, Wanted, marks, passages, read, tally

FIELDS = ("action", "target")
OF_FOUND = ("status", "sender", "speaker", "when")


def main(language: str, *, missed: bool, by_action: bool) -> None:
    reads = [read(passage) for passage in passages(language)]
    halves = {"open": [r for r in reads if r.passage.is_open], "sealed": [r for r in reads if not r.passage.is_open]}
    for name, half in halves.items():
        print(f"{name}: {told(tally(half))}")
    if by_action:
        for action in sorted({min(w.action) for r in halves["open"] for w, _ in r.pairs}):
            part = [r for r in halves["open"] if any(action in w.action for w, _ in r.pairs)]
            print(f"  {action:10} {told(tally(part))}")
    for each in halves["open"] if missed else ():
        if not each.right:
            print(error(each))


def told(counts: Counter[str]) -> str:
    """One line of totals."""
    found, wanted, beside = counts["found right"], counts["wanted"], counts["beside"]
    parts = [
        f"{counts['passages']} passages ({counts['passages right']} right)",
        f"{wanted} claims P {ratio(found, found + beside)} R {ratio(found, wanted)}",
        f"F {ratio(2 * found, wanted + found + beside)}",
        *(f"{field} {ratio(counts[f'{field} right'], wanted)}" for field in FIELDS),
        "of found " + " ".join(f"{f} {ratio(counts[f'{f} right'], counts[f'{f} asked'])}" for f in OF_FOUND),
        f"without a claim {ratio(counts['empty right'], counts['empty'])} of {counts['empty']}",
        *(
            f"{kind} {ratio(counts[f'{kind} right'], counts[kind])} of {counts[kind]}"
            for kind in ("statements", "events")
        ),
    ]
    return "; ".join(parts)


def ratio(some: int, of: int) -> str:
    return f"{some / of:.3f}" if of else "-"


def error(each: Read) -> str:
    """A passage that was not read right: what was wanted and what was found."""
    _, _, text = each.passage.report.text.partition("\n\n")
    lines = [f"\n{each.passage.id}  {text}"]
    for wanted, claim in each.pairs:
        lacks = {"found", "status", "sender"} - (marks(wanted, claim) if claim else set())
        if lacks:
            lines.append(f"  wanted {line(wanted)}   ({', '.join(sorted(lacks))})")
    paired = [claim for _, claim in each.pairs if claim]
    lines += [f"  found  {claim_line(c)}" for c in (*paired, *(c for c in each.beside if c not in paired))]
    return "\n".join(lines)


def line(wanted: Wanted) -> str:
    doing = f"{'/'.join(sorted(wanted.action))} {'/'.join(sorted(wanted.status))}"
    return f"{doing} | {' or '.join(wanted.target)} | {senders(wanted.sender)}"


def claim_line(claim: object) -> str:
    return f"{claim.action} {claim.status} | {claim.target.name} | {'+'.join(claim.sender)} | «{claim.span.text}»"  # type: ignore[attr-defined]


def senders(some: Iterable[Iterable[str]]) -> str:
    return " or ".join("+".join(sorted(one)) or "-" for one in some)


if __name__ == "__main__":
    words = sys.argv[1:]
    if not words or words[0].startswith("-"):
        raise SystemExit("usage: python benchmarks/phrases.py LANGUAGE [--missed] [--by-action]")
    main(words[0], missed="--missed" in words, by_action="--by-action" in words)
