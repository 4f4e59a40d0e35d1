"""How fast reports are read: characters a second over the development reports repeated up to 5 MB, and over single long texts.

    python benchmarks/reading.py [--profile | --where | --new]

Two curves are printed. "reports": the annotated reports, one after the other, repeated until so many characters are read; "one
text": the same words as a single report of that length. The clock is the processor time of
``extract`` (one core); the files are read before. The best of three runs for the small sizes.

``--new`` reads the held-out reports of `tests/heldout` once in a process that has read the others, and once more: what words
cost that were not met before.

``--where`` counts the bytecodes that each stage executes over the reports once, which no other work on the machine changes.
"""

import cProfile
import pstats
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fnmatch import fnmatch
from itertools import cycle
from pathlib import Path
from types import CodeType, FrameType
from typing import Any

from inforce.claims import extract
from inforce.cycles import look_seldom
from inforce.reports import read
from inforce.reports.model import Block, Report

Trace = Any  # what sys.settrace takes returns itself
REPORTS = Path(__file__).resolve().parent.parent.parent / "shared" / "evaluation" / "reports"
HELD_OUT = Path(__file__).resolve().parent.parent / "tests" / "heldout"
SIZES = (50_000, 200_000, 1_000_000, 5_000_000)
STAGES = {
    "sentences and words": "text sentences quotes legible words word_forms morphology looks capitals places gazetteer",
    "times": "times timewords timeforms timevalues timeunits timesetting whens edtf event_times",
    "tags": "tagging tagged verb_forms small_words lookahead vocabulary headlinese",
    "phrases and groups": "phrases groups phrase_* segments appositions agreement kinds terms",
    "clauses": "clause clauses clause_* parsing scenes",
    "who says what": "statements units attribution* reporting subjects channels speaking said complements carriers cues"
    " describing naming documents contents adjuncts spokespeople speakers joint",
    "parties and senders": "parties senders targets spoken_targets named_targets recalling aims same_names salience more_targets",
    "events": "event_* events",
}
"""Stages by the modules of claims whose bytecodes are theirs; the rest is what is claimed of measures."""


def reports(folder: Path = REPORTS) -> list[Report]:
    files = (path for path in sorted(folder.rglob("*")) if path.suffix in {".txt", ".eml", ".html", ".mbox"})
    return [report for path in files for report in read(path)]


def repeated(some: Sequence[Report], size: int) -> Iterator[Report]:
    """Reports over and over, until so many characters are reached."""
    for report in cycle(some):
        yield report
        size -= len(report.text)
        if size <= 0:
            return


def as_one(some: Sequence[Report], size: int) -> Report:
    """One report of so many characters, of the words of the English ones."""
    blocks: list[Block] = []
    texts: list[str] = []
    at = 0
    for report in repeated([r for r in some if r.language == "en"], size):
        blocks += [replace(block, start=block.start + at, end=block.end + at) for block in report.blocks]
        texts.append(report.text + "\n\n")
        at += len(texts[-1])
    return Report("benchmark", "".join(texts), title=None, published="2024-05-01", language="en", blocks=tuple(blocks))


def timed(some: Sequence[Report], runs: int) -> float:
    best = float("inf")
    for _ in range(runs):
        start = time.process_time()
        for report in some:
            extract(report)
        best = min(best, time.process_time() - start)
    return best


def show(kind: str, size: int, seconds: float) -> None:
    print(f"{kind:10} {size:>10,} characters {seconds:8.2f} s {size / seconds:>10,.0f} characters/s", flush=True)


def main() -> None:
    look_seldom()  # as every command does
    some = reports()
    timed(some, 1)  # data files are loaded once
    for size in SIZES:
        batch = list(repeated(some, size))
        show("reports", sum(len(r.text) for r in batch), timed(batch, 3 if size < 1_000_000 else 1))
    for size in SIZES:
        one = as_one(some, size)
        show("one text", len(one.text), timed([one], 3 if size < 1_000_000 else 1))


def new() -> None:
    """Reports that the process has not met, and the same again, in each language."""
    look_seldom()  # as every command does
    timed(reports(), 1)  # data files are loaded once, and common words met
    unmet = reports(HELD_OUT)
    for language in ("en", "ru"):
        batch = [report for report in unmet if report.language == language]
        size = sum(len(report.text) for report in batch)
        for kind in ("new", "again"):
            show(f"{language}, {kind}", size, timed(batch, 1))


def where() -> None:
    """The bytecodes of each stage for each character, in English and Russian."""
    some = reports()
    timed(some, 1)  # data files are loaded once
    for language in ("en", "ru"):
        batch = [report for report in some if report.language == language]
        counted = bytecodes(batch)
        total, size = counted.total(), sum(len(report.text) for report in batch)
        print(f"{language}: {total / size:,.0f} bytecodes a character")
        for stage, count in counted.most_common():
            print(f"    {stage:30} {100 * count / total:5.1f} %")


def bytecodes(batch: Sequence[Report]) -> Counter[str]:
    """How many are executed, by stage."""
    counted, stages = Counter[CodeType](), Counter[str]()

    def entered(frame: FrameType, *_: object) -> Trace:
        frame.f_trace_opcodes, frame.f_trace_lines = True, False
        return executed

    def executed(frame: FrameType, event: str, *_: object) -> Trace:
        counted[frame.f_code] += event == "opcode"
        return executed

    sys.settrace(entered)
    for report in batch:
        extract(report)
    sys.settrace(None)
    for code, count in counted.items():
        stages[stage_of(Path(code.co_filename).stem)] += count
    return stages


def stage_of(module: str) -> str:
    told = (stage for stage, modules in STAGES.items() if any(fnmatch(module, each) for each in modules.split()))
    return next(told, "what is claimed of measures")


def profile() -> None:
    batch = list(repeated(reports(), 300_000))
    timed(batch[:40], 1)
    with cProfile.Profile() as profiler:
        timed(batch, 1)
    pstats.Stats(profiler).sort_stats("tottime").print_stats(35)


if __name__ == "__main__":
    if not REPORTS.is_dir():
        raise SystemExit(f"skipped: the annotated reports are not there: {REPORTS}")
    {"--profile": profile, "--where": where, "--new": new}.get("".join(sys.argv[1:]), main)()
