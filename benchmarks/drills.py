"""How many claims of drilled sentences are found, by action and by way of speaking.

python benchmarks/drills.py [--missed]    --missed prints each sentence that was not read right
"""

import sys
from collections import defaultdict
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests.claims.drills import Marks, claims_of, drills, marks, negatives  # the tests' generator


def main(*, missed: bool) -> None:
    by_claims: dict[str, list[Marks]] = defaultdict(list)
    by_voice: dict[str, list[Marks]] = defaultdict(list)
    for drill in drills(turns=2):
        found = marks(drill)
        by_claims[drill.claims].append(found)
        by_voice[f"{drill.voice}"].append(found)
        by_voice[f"about {drill.about}"].append(found)
        if missed and (
            found.found < found.wanted or found.beside or found.status < found.found or found.sender < found.found
        ):
            told = [
                f"{c.action} {c.status} {'+'.join(c.sender)} {c.target.name}"
                for c in claims_of(drill.text, headline=drill.voice == "headline")
            ]
            print(f"{drill.claims:22} {drill.text}\n{'':22} {' | '.join(told) or '--'}")
    print(f"{'':22} {'claims':>7} {'recall':>7} {'precis.':>7} {'status':>7} {'sender':>7}")
    for title, rows in (*by_claims.items(), *by_voice.items(), ("all", [m for r in by_claims.values() for m in r])):
        print(line(title, rows))
    told = [text for text in negatives() if claims_of(text)]
    print(f"without a measure: {len(told)} of {len(list(negatives()))} read as one")
    for text in told if missed else ():
        print(f"  {text}")


def line(title: str, rows: list[Marks]) -> str:
    wanted, found = sum(m.wanted for m in rows), sum(m.found for m in rows)
    beside, status, sender = sum(m.beside for m in rows), sum(m.status for m in rows), sum(m.sender for m in rows)
    precision = found / max(1, found + beside)
    shares = (found / wanted, precision, status / max(1, found), sender / max(1, found))
    return f"{title:22} {wanted:7} " + " ".join(f"{share:7.3f}" for share in shares)


if __name__ == "__main__":
    main(missed="--missed" in sys.argv[1:])
