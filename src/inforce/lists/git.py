"""The git command as far as histories of lists need it: commits, and the bytes of files at a commit.

Nothing is checked out, fetched or run: a repository may come from anybody. Settings that make git start programs
(hooks, pagers, watchers of the work tree, filters of differences, checkers of signatures) are overruled, variables of
the caller's surroundings that would lead to another repository are dropped, and no transport is allowed, so that a clone
without its contents does not go and fetch them. Settings of the user's own stay in force, ``safe.directory`` among them.
"""

import os
import shutil
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from inforce.errors import BadInput

_OVERRULED = {
    "core.commitGraph": "false",  # it tells times of commits beside the commits themselves
    "core.fsmonitor": "false",
    "core.hooksPath": os.devnull,
    "core.pager": "cat",
    "log.showSignature": "false",
    "protocol.allow": "never",
}
_OWN = {
    "GIT_LITERAL_PATHSPECS": "1",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "LC_ALL": "C",
}
_KEPT = {"GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM", "GIT_CONFIG_NOSYSTEM", "GIT_EXEC_PATH"}
_OTHER_OWNER = "dubious ownership"


@dataclass(frozen=True, slots=True)
class Blob:
    """A file's content at a commit: its name in the repository, and its size in bytes."""

    oid: str
    size: int


@dataclass(frozen=True, slots=True)
class Repository:
    """A repository at a path: the top folder of a work tree, or a bare repository."""

    path: Path
    program: str

    @classmethod
    def at(cls, path: Path) -> "Repository":
        """Raises BadInput where there is no git, or no repository that it will read."""
        if path.is_file():
            raise BadInput(
                f"{path}: a file, and no git repository, of which --path names a file; leave --path out to import this one"
            )
        if not path.is_dir():
            where = "it is read where it lies; clone it first" if "://" in str(path) or ":/" in str(path) else ""
            raise BadInput(f"{path}: no such folder{f' ({where})' if where else ''}")
        program = shutil.which("git")
        if program is None:
            raise BadInput(f"{path}: the command git is needed to read a repository, and is not on the PATH")
        found = cls(path.resolve(), program)
        found.ask("rev-parse", "--git-dir")
        return found

    def ask(self, *arguments: str, told: str = "") -> str:
        """What a command of git prints that is told some lines. Raises BadInput with git's own words."""
        with self._spawn(*arguments, stdin=subprocess.PIPE) as process:
            out, err = process.communicate(os.fsencode(told))
        if process.returncode:
            raise self._refused(err)
        return os.fsdecode(out)

    def asks(self, *arguments: str) -> bool:
        """A command of git succeeds."""
        with self._spawn(*arguments, stdin=subprocess.DEVNULL) as process:
            process.communicate()
        return process.returncode == 0

    def lacking(self, start: str) -> int:
        """How many objects of the history up to a commit are not there."""
        out = self.ask("rev-list", "--objects", "--missing=print", start)
        return sum(line.startswith("?") for line in out.split("\n"))

    def _refused(self, err: bytes) -> BadInput:
        said = err.decode("utf-8", "replace").strip()
        if "not a git repository" in said:
            return BadInput(f"{self.path}: not a git repository; name its top folder, or the bare repository itself")
        if _OTHER_OWNER in said:
            return BadInput(
                f"{self.path}: the repository belongs to another user, and git will not read it; clone it, "
                "or name it under safe.directory in your own git configuration"
            )
        return BadInput(f"{self.path}: git cannot read it ({said.splitlines()[0] if said else 'no reason given'})")

    def _spawn(self, *arguments: str, stdin: int, err: int = subprocess.PIPE) -> "subprocess.Popen[bytes]":
        settings = [word for name, value in _OVERRULED.items() for word in ("-c", f"{name}={value}")]
        command = [self.program, "--no-pager", "-C", str(self.path), *settings, *arguments]
        surroundings = _surroundings(os.environ, self.path)
        return subprocess.Popen(command, stdin=stdin, stdout=subprocess.PIPE, stderr=err, env=surroundings)  # noqa: S603

    def blobs(self, names: Iterable[str]) -> dict[str, Blob]:
        """The contents that names such as ``COMMIT:path`` stand for; names that stand for none are left out.

        No name may hold a line feed.
        """
        asked = list(dict.fromkeys(names))
        form = "--batch-check=%(objecttype) %(objectname) %(objectsize)"
        out = self.ask("cat-file", form, told="".join(f"{name}\n" for name in asked))
        # Names may hold spaces; what is missing is answered by the name itself and the word "missing".
        answers = (line.split(" ") for line in out.split("\n"))
        return {
            name: Blob(answer[1], int(answer[2]))
            for name, answer in zip(asked, answers, strict=False)
            if len(answer) == 3 and answer[0] == "blob" and answer[2].isdigit()
        }

    def written(self, commits: Iterable[str], paths: Iterable[str]) -> Iterator[tuple[str, str, str]]:
        """What each commit writes to some paths: commit, path, the content's name; a removal is told by zeros."""
        asked = ("diff-tree", "--stdin", "-r", "--root", "--raw", "--no-abbrev", "-z", "--no-renames", "--", *paths)
        fields = iter(self.ask(*asked, told="".join(f"{commit}\n" for commit in commits)).split("\0"))
        commit = ""
        for field in fields:
            if field.startswith(":"):
                yield commit, next(fields), field.split(" ")[3]
            else:
                commit = field.strip()

    @contextmanager
    def contents(self) -> Iterator["Contents"]:
        """Hands out contents until the context ends."""
        contents = Contents(self)
        try:
            yield contents
        finally:
            contents.close()

    def handing_out(self) -> "subprocess.Popen[bytes]":
        """A process of git that hands out contents, one after the other."""
        return self._spawn("cat-file", "--batch", stdin=subprocess.PIPE, err=subprocess.DEVNULL)


class Contents:
    """Bytes of files out of a repository, one after the other."""

    def __init__(self, repository: Repository) -> None:
        self._repository = repository
        self._process: subprocess.Popen[bytes] | None = None

    def read(self, oid: str) -> bytes:
        """Raises OSError where git does not hand them out whole."""
        self._process = process = self._process or self._repository.handing_out()
        assert process.stdin
        assert process.stdout
        try:
            return _handed_out(process.stdin, process.stdout, oid)
        except OSError:
            self.close()  # git ends at a content that is damaged; the next one is asked of another process
            raise

    def close(self) -> None:
        """End the process of git, if there is one."""
        if (process := self._process) is None:
            return
        self._process = None
        process.kill()
        with suppress(BrokenPipeError):  # what it was still to be asked
            process.communicate()


def _handed_out(asked: IO[bytes], told: IO[bytes], oid: str) -> bytes:
    """Raises OSError."""
    try:
        asked.write(f"{oid}\n".encode())
        asked.flush()
    except BrokenPipeError:
        raise OSError(f"git ended before it was asked for {oid[:12]}") from None
    head = told.readline().split()
    if len(head) != 3 or head[1] != b"blob":
        raise OSError(f"git has no content {oid[:12]}; damaged?")
    data = told.read(int(head[2]))
    if len(data) < int(head[2]) or told.read(1) != b"\n":
        raise OSError(f"git gave {len(data)} of {int(head[2])} bytes of {oid[:12]}; damaged?")
    return data


def _surroundings(environment: Mapping[str, str], path: Path) -> dict[str, str]:
    """The caller's, without what would lead git elsewhere; it does not look for a repository in the folders above."""
    own = {name: value for name, value in environment.items() if not name.startswith("GIT_") or name in _KEPT}
    return {**own, **_OWN, "GIT_CEILING_DIRECTORIES": str(path.parent)}
