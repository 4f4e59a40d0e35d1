"""git-history (PyPI) beside an import from the same git repository."""

import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from commands import Run, inforce_run, run
from table import Row, skipped

VERSION = "0.8"
PATIENCE = 600
"""Seconds after which git-history is stopped; the ratio is then a lower bound. On a disk it waits at nearly every row."""
MEMORY = Path("/dev/shm")
_COLUMNS = "number name type programme title call_sign vessel_type tonnage gross flag owner remarks".split()
_CONVERT = (
    'csv.DictReader(io.StringIO(content.decode("utf-8").rstrip("\\x1a")), fieldnames=['
    + ",".join(f'"{column}"' for column in _COLUMNS)
    + "])"
)


def git_history(folder: Path, work: Path) -> Iterator[Row]:
    """Both read the whole history from one repository, ours with its start: on the disk, with defaults; and in a file
    system in memory with git-history's write-ahead log, the best that can be done for it, where it waits for nothing."""
    what = f"git-history {VERSION} / import"
    if not shutil.which("git"):
        yield skipped(what, "no git")
        return
    try:
        peer = _environment(work / "peer")
    except (OSError, subprocess.CalledProcessError):
        yield skipped(what, "git-history cannot be installed")
        return
    files = [path for path in sorted(folder.rglob("*.csv")) if path.stat().st_size]
    at_least, told, _ = _beside(peer, files, work / "disk")
    yield Row(f"{what}, {len(files)} editions on disk", told, "at least 20 x", at_least >= 20)
    if MEMORY.is_dir():
        with TemporaryDirectory(prefix="inforce-bench-", dir=MEMORY) as name:
            _, told, busy = _beside(peer, files, Path(name), "--wal")
            yield Row(f"{what}, in memory, wall clock", told)
            yield Row(f"{what}, in memory, processor time", busy)


def _beside(peer: Path, files: Sequence[Path], work: Path, *options: str) -> tuple[float, str, str]:
    """The ratio of wall clocks, it and both times in words, and the same of processor time; the quickest of three runs
    of ours, one of theirs."""
    repository = _repository(files, work / "repository")
    importing = ("lists", "import", repository, "--path", "sdn.csv", "--register", "us-ofac-sdn")
    ours = [inforce_run(work / f"home-{turn}", *importing) for turn in range(3)]
    theirs, stopped = _their_run(peer, repository, work / "peer.db", options)
    wall, busy = min(each.wall for each in ours), min(each.cpu for each in ours)
    more = "more than " if stopped else ""
    told = f"{more}{theirs.wall / wall:.0f} x ({more}{theirs.wall:.0f} s / {wall:.1f} s)"
    return theirs.wall / wall, told, "" if stopped else f"{theirs.cpu / busy:.0f} x ({theirs.cpu:.0f} s / {busy:.1f} s)"


def _environment(folder: Path) -> Path:
    run(sys.executable, "-m", "venv", folder)
    run(folder / "bin" / "pip", "install", "--quiet", f"git-history=={VERSION}")
    return folder / "bin" / "git-history"


def _repository(files: Sequence[Path], folder: Path) -> Path:
    """A repository with one commit for each file, at the time in its name."""
    subprocess.run(["git", "init", "-q", "-b", "main", folder], check=True)
    with subprocess.Popen(["git", "-C", folder, "fast-import", "--quiet"], stdin=subprocess.PIPE) as importing:
        assert importing.stdin
        for path in files:
            when = datetime.strptime(path.stem, "%Y-%m-%dT%H%M%SZ").replace(tzinfo=UTC)
            data = path.read_bytes()
            importing.stdin.write(
                b"commit refs/heads/main\ncommitter A <a@example.org> %d +0000\ndata 0\n" % when.timestamp()
                + b"M 100644 inline sdn.csv\ndata %d\n%s\n" % (len(data), data)
            )
    subprocess.run(["git", "-C", folder, "checkout", "-q", "main"], check=True)  # git-history wants the file there
    return folder


def _their_run(program: Path, repository: Path, database: Path, options: Sequence[str]) -> tuple[Run, bool]:
    """What it took, and whether it was stopped; how much of a processor it had used by then is not known."""
    command: list[str | Path] = [program, "file", database, "sdn.csv", "--repo", repository, "--branch", "main"]
    command += ["--silent", "--id", "number", "--import", "csv", "--import", "io", "--convert", _CONVERT, *options]
    try:
        return run("timeout", str(PATIENCE), *command), False
    except subprocess.CalledProcessError as error:
        if error.returncode != 124:
            raise
        return Run(PATIENCE, 0, 0, ""), True
