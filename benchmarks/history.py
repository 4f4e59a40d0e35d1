"""Real histories imported from an unpacked folder, beside the least that has to be done with them."""

import sys
import tarfile
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from commands import PROGRAM, Run, inforce_run, run, size
from table import Row, below

FLOORS = Path(__file__).with_name("floors.py")
TIMES = 3


def unpack(archive: Path, folder: Path) -> Path:
    """The files of a history, and all of them in the system's cache."""
    with tarfile.open(archive) as tar:
        tar.extractall(folder, filter="data")
    for path in folder.rglob("*"):
        if path.is_file():
            path.read_bytes()
    return folder


def imported(name: str, register: str, folder: Path, homes: Path, floor: str, times: int = TIMES) -> Iterator[Row]:
    """Rows on an import beside its floor, both as processes of their own and by turns; the quickest run of each counts.

    The last home stays at ``homes/times - 1``.
    """
    floors, imports = list[Run](), list[Run]()
    for turn in range(times):
        floors.append(run(sys.executable, FLOORS, floor, folder))
        imports.append(inforce_run(homes / str(turn), "lists", "import", folder, "--register", register))
    files = [path for path in folder.rglob("*") if path.is_file()]
    least, quickest = min(each.wall for each in floors), min(each.wall for each in imports)
    total = sum(path.stat().st_size for path in files)
    yield Row(f"{name}: files", f"{len(files)}, {total / 1e6:.0f} MB")
    yield Row(f"{name}: floor ({floor})", f"{least:.2f} s")
    told = f"{quickest:.2f} s, {1000 * quickest / len(files):.0f} ms a file"
    yield below(f"{name}: import / floor, wall clock", quickest / least, 3, "x", told, 2)
    least, busiest = min(each.cpu for each in floors), min(each.cpu for each in imports)
    yield Row(f"{name}: import / floor, processor time", f"{busiest / least:.2f} x ({busiest:.2f} s on all cores)")
    yield below(f"{name}: peak memory of the import", max(each.memory for each in imports), 400, "MB")


def kept(name: str, register: str, folder: Path, home: Path, target: Path) -> Iterator[Row]:
    """Rows on what an import keeps: how much room it takes, and that all of it is had back."""
    again = inforce_run(home, "lists", "import", folder, "--register", register)
    yield Row(f"{name}: the same import again", f"{again.wall:.2f} s")
    store = size(home) - size(home / "archive")
    told = f"archive {size(home / 'archive') / 1e6:.1f}, store {store / 1e6:.1f}"
    yield below(f"{name}: store and archive together", size(home) / 1e6, 12, "MB", told, 1)
    back = inforce_run(home, "lists", "export", register, "--to", target)
    files = [path for path in folder.rglob("*") if path.is_file()]
    same = sum(_digest(path) == _exported(target, path.name) for path in files)
    figure = f"{same} of {len(files)}, {back.wall:.1f} s"
    yield Row(f"{name}: files exported bit for bit", figure, "all", same == len(files))


def _exported(target: Path, name: str) -> str | None:
    found = list(target.glob(f"*/{name}"))
    return _digest(found[0]) if len(found) == 1 else None


def _digest(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest()


def start_of_the_program(home: Path) -> Iterator[Row]:
    """Rows on questions as a user asks them, with the start of the program."""
    questions = {
        "was 44541 --as-of": ("was", "44541", "--as-of", "2023-08-10"),
        "was NAME --as-of": ("was", "TORNADO CASH", "--as-of", "2022-11-10"),
        "history 44541": ("history", "44541"),
    }
    yield Row("inforce --version", f"{min(run(PROGRAM, '--version').wall for _ in range(TIMES)):.2f} s")
    for title, command in questions.items():
        yield Row(f"inforce {title}", f"{min(inforce_run(home, *command).wall for _ in range(TIMES)):.2f} s")
