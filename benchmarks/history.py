"""Import the whole real history of OFAC's list and ask it questions: seconds and bytes, for docs/performance.md."""

import os
import platform
import tarfile
from pathlib import Path
from tempfile import TemporaryDirectory

from commands import HISTORY, SDN, inforce, median_of, size

IMPORT = ("lists", "import", HISTORY, "--register", "us-ofac-sdn")
QUESTIONS = {
    "was 44541 --as-of": ("was", "44541", "--as-of", "2023-08-10"),
    "was NAME --as-of": ("was", "TORNADO CASH", "--as-of", "2022-11-10"),
    "history 44541": ("history", "44541"),
    "lists changes (a month)": ("lists", "changes", "us-ofac-sdn", "--since", "2023-05-01", "--until", "2023-06-01"),
}
TIMES = 5


def unpacked() -> tuple[int, int]:
    """Files and bytes in the archive."""
    with tarfile.open(HISTORY) as archive:
        sizes = [member.size for member in archive if member.isfile()]
    return len(sizes), sum(sizes)


def megabytes(count: int) -> str:
    return f"{count / 1e6:.1f} MB"


def main(home: Path) -> None:
    files, total = unpacked()
    print(f"machine                   {platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}")
    print(f"downloads                 {files} files, {megabytes(total)}")
    _, first = inforce(home, *IMPORT)
    print(f"import                    {first:.1f} s, {1000 * first / files:.0f} ms a download")
    _, again = inforce(home, *IMPORT)
    print(f"import again              {again:.1f} s")
    whole, archive = size(home), size(home / "archive")
    print(
        f"home                      {megabytes(whole)}, of which archive {megabytes(archive)} (1:{total / archive:.0f})"
    )
    for title, command in QUESTIONS.items():
        seconds = median_of([inforce(home, *command)[1] for _ in range(TIMES)])
        print(f"{title:25} {seconds:.2f} s, median of {TIMES}")


if __name__ == "__main__":
    if not SDN.is_dir():
        raise SystemExit(f"skipped: the real list is not there: {SDN}")
    with TemporaryDirectory() as folder:
        main(Path(folder, "home"))
