"""git-history (PyPI) beside an import from the same git repository."""

import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from commands import inforce_run, run
from table import Row, skipped

VERSION = "0.8"
COMMITS = 2
"""On a disk git-history takes a minute or more for each of the first commits."""
PATIENCE = 900
"""Seconds after which git-history is stopped; the ratio is then a lower bound."""
MEMORY = Path("/dev/shm")
_COLUMNS = "number name type programme title call_sign vessel_type tonnage gross flag owner remarks".split()
_CONVERT = (
    'csv.DictReader(io.StringIO(content.decode("utf-8").rstrip("\\x1a")), fieldnames=['
    + ",".join(f'"{column}"' for column in _COLUMNS)
    + "])"
)


def git_history(folder: Path, work: Path) -> Iterator[Row]:
    """Both on the first editions of the history on the disk, with their defaults; and on the whole history in a file
    system in memory, where git-history does not have to wait for the disk at nearly every row."""
    what = f"git-history {VERSION} / import, the same repository"
    if not shutil.which("git"):
        yield skipped(what, "no git")
        return
    try:
        peer = _environment(work / "peer")
    except (OSError, subprocess.CalledProcessError):
        yield skipped(what, "git-history cannot be installed")
        return
    files = [path for path in sorted(folder.rglob("*.csv")) if path.stat().st_size]
    ratio, told = _beside(peer, files[:COMMITS], work / "disk")
    yield Row(f"{what}, first {COMMITS} editions on disk", told, "at least 20 x", ratio >= 20)
    if MEMORY.is_dir():
        with TemporaryDirectory(prefix="inforce-bench-", dir=MEMORY) as name:
            yield Row(f"{what}, {len(files)} editions in memory", _beside(peer, files, Path(name), "--wal")[1])


def _beside(peer: Path, files: Sequence[Path], work: Path, *options: str) -> tuple[float, str]:
    """The ratio, and both times in words."""
    repository = _repository(files, work / "repository")
    importing = ("lists", "import", repository, "--path", "sdn.csv", "--register", "us-ofac-sdn")
    own = min(inforce_run(work / f"home-{turn}", *importing).wall for turn in range(3))
    theirs, stopped = _their_time(peer, repository, work / "peer.db", options)
    return theirs / own, f"{'more than ' if stopped else ''}{theirs / own:.0f} x ({theirs:.0f} s / {own:.1f} s)"


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


def _their_time(program: Path, repository: Path, database: Path, options: Sequence[str]) -> tuple[float, bool]:
    """Seconds, and whether it was stopped."""
    command: list[str | Path] = [program, "file", database, "sdn.csv", "--repo", repository, "--branch", "main"]
    command += ["--silent", "--id", "number", "--import", "csv", "--import", "io", "--convert", _CONVERT, *options]
    try:
        return run("timeout", str(PATIENCE), *command).wall, False
    except subprocess.CalledProcessError as error:
        if error.returncode != 124:
            raise
        return PATIENCE, True
