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
PATIENCE = 1200
"""Seconds after which git-history is stopped; the ratio is then a lower bound."""
MEMORY = Path("/dev/shm")
"""Where there is a file system in memory both work there: git-history waits for the disk at nearly every row."""
_COLUMNS = "number name type programme title call_sign vessel_type tonnage gross flag owner remarks".split()
_CONVERT = (
    'csv.DictReader(io.StringIO(content.decode("utf-8").rstrip("\\x1a")), fieldnames=['
    + ",".join(f'"{column}"' for column in _COLUMNS)
    + "])"
)


def git_history(folder: Path) -> Iterator[Row]:
    """Both on the whole history in one repository."""
    what = f"git-history {VERSION} / import, from the same repository"
    if not shutil.which("git"):
        yield skipped(what, "no git")
        return
    with TemporaryDirectory(prefix="inforce-bench-", dir=MEMORY if MEMORY.is_dir() else None) as name:
        work = Path(name)
        try:
            peer = _environment(work / "peer")
        except (OSError, subprocess.CalledProcessError):
            yield skipped(what, "git-history cannot be installed")
            return
        files = [path for path in sorted(folder.rglob("*.csv")) if path.stat().st_size]
        repository = _repository(files, work / "repository")
        importing = ("lists", "import", repository, "--path", "sdn.csv", "--register", "us-ofac-sdn")
        own = min(inforce_run(work / f"home-{turn}", *importing).wall for turn in range(2))
        theirs, stopped = _their_time(peer, repository, work / "peer.db")
    figure = (
        f"{'more than ' if stopped else ''}{theirs / own:.0f} x ({theirs:.0f} s / {own:.1f} s, {len(files)} editions)"
    )
    yield Row(what, figure, "at least 20 x", theirs / own >= 20)


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
    return folder


def _their_time(program: Path, repository: Path, database: Path) -> tuple[float, bool]:
    """Seconds, and whether it was stopped."""
    command: list[str | Path] = [
        program,
        "file",
        database,
        "sdn.csv",
        "--repo",
        repository,
        "--branch",
        "main",
        "--wal",
        "--silent",
    ]
    options = ["--id", "number", "--import", "csv", "--import", "io", "--convert", _CONVERT]
    try:
        return run("timeout", str(PATIENCE), *command, *options).wall, False
    except subprocess.CalledProcessError as error:
        if error.returncode != 124:
            raise
        return PATIENCE, True
