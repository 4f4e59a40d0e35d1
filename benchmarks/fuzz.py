"""Damaged files of every form over the sound edition: no crash, no hang, no false delisting, a reason for each refusal.

    python benchmarks/fuzz.py [CASES]

Exit status 1 where anything went wrong. What is tried and what must hold: tests/lists/fuzzing.py.
"""

import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.lists.fuzzing import DAMAGES, Ring, Tally, real_files, run, samples

CASES = 2000


def main(cases: int) -> int:
    tally, begun = Tally(), time.perf_counter()
    with TemporaryDirectory() as folder:
        seeds = [*samples(), *real_files()]
        rings = [Ring(seed, _made(Path(folder) / str(at))) for at, seed in enumerate(seeds)]
        share = -(-cases // len(rings))
        for ring in rings:
            run(ring, range(share), tally)
    seconds = time.perf_counter() - begun
    told = ", ".join(f"{count} {outcome}" for outcome, count in sorted(tally.outcomes.items()))
    print(f"forms                     {len(rings)} files, {len(DAMAGES)} kinds of damage")
    print(f"cases                     {sum(tally.outcomes.values())}: {told}")
    print(f"time                      {seconds:.0f} s, the slowest case {tally.slowest[0]:.1f} s ({tally.slowest[1]})")
    print(f"crashes, hangs, delistings without ground, refusals without a reason: {len(tally.wrong)}")
    for wrong in tally.wrong:
        print(f"  {wrong}")
    return bool(tally.wrong)


def _made(folder: Path) -> Path:
    folder.mkdir()
    return folder


if __name__ == "__main__":
    raise SystemExit(main(int(sys.argv[1]) if len(sys.argv) > 1 else CASES))
