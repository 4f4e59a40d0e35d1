"""Reports damaged in every way: no crash, no hang, no span that is not in the text.

    python benchmarks/mutations.py [CASES [FIRST]]

Seeds are the samples of the tests and, where they are there, the annotated reports. Exit status 1 where anything went wrong.
What is tried and what must hold: tests/claims/mutating.py. FIRST: the case to begin with.
"""

import resource
import sys
import time
from itertools import islice
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.claims.mutating import DAMAGES, Damage, Tally, cases, run, seeds

CASES = 5000
REPORTS = Path(__file__).resolve().parents[2] / "shared" / "evaluation" / "reports"


def main(count: int, first: int) -> int:
    some, tally, begun = seeds([REPORTS] if REPORTS.is_dir() else []), Tally(), time.perf_counter()
    for seed in some:  # whole: data files are loaded once, and whatever fails here is no damage's doing
        run(seed, Damage("none", lambda _, whole: whole.data), 0, Tally())
    for seed, damage, number in islice(cases(some, first + count), first, None):
        run(seed, damage, number, tally)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform != "darwin" else 1024**2)
    print(
        f"cases    {tally.read} read, {tally.refused} refused, of {len(some)} reports in {len(DAMAGES)} kinds of damage"
    )
    print(f"found    {tally.claims:,} claims; {tally.spans:,} spans looked up in their texts")
    print(f"size     {tally.size / 1e6:.0f} MB in {time.perf_counter() - begun:.0f} s; most memory {memory:.0f} MB")
    print(f"slowest  {tally.slowest[0]:.1f} s of processor time: {tally.slowest[1]}")
    print(f"crashes, hangs, spans that are not in the text: {len(tally.wrong)}")
    for wrong in tally.wrong:
        print(f"  {wrong}")
    return bool(tally.wrong)


if __name__ == "__main__":
    given = [int(each) for each in sys.argv[1:]]
    raise SystemExit(main(*(given + [CASES, 0][len(given) :])[:2]))
