"""Run by names.py in a process of its own: names that nobody should send, and how much time and memory they take."""

import random
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from inforce.names.mapped import load
from inforce.screening import Query, Screener
from names_file import memory_at_most

SYLLABLES = [first + vowel + last for first in "bdfgklmnprstvz" for vowel in "aeiou" for last in ("", "n", "r", "sh")]


def names(what: str, count: int) -> Iterator[str]:
    chance = random.Random(5)
    for at in range(count):
        match what:
            case "empty":
                yield ""
            case "the same name":
                yield "Sergei Ivanovich Shchukin"
            case "numbers":
                yield f"{at} {at + 1}"
            case "10,000 letters":
                yield "".join(chance.choices("abcdefghijklmnopqrstuvwxyz", k=10_000))
            case "10,000 words":
                yield " ".join(chance.choices(SYLLABLES, k=10_000))
            case "spaces":
                yield f"Sorel{' ' * 980}/ {at:x}"
            case "combining marks":
                yield "".join(chance.choices("\u0301\u0327\u0483\u064b", k=40))
            case "control characters":
                yield "".join(map(chr, chance.choices(range(32), k=40)))
            case "mixed scripts":
                yield "".join(chance.choices("abcабвαβγابجאבג한국中文カナ ", k=20))
            case _:
                yield " ".join("".join(chance.choices(SYLLABLES, k=3)) for _ in range(2)) + f" {at:x}"


def main(file: str, what: str, count: int) -> None:
    index = load(Path(file))
    assert index
    start, found = time.process_time(), 0
    for _, matches in Screener(index).each(Query(str(at), name) for at, name in enumerate(names(what, count))):
        found += bool(matches)
    spent = time.process_time() - start
    print(f"{count / spent:,.0f} a second and core, {found:,} with matches, {memory_at_most():,.0f} MB at most")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
