"""Histories of lists that somebody scraped into git: which commits are looks, and what each look shows.

A commit is a look where a file named is another one than in the commit before: the scraper had just retrieved it. A
commit that leaves every one of them as it was says nothing of the publisher (somebody mended a README, or another list
had changed), unless the user knows that only the scraper commits, and says so (``every_commit``). Merges are no looks:
what they bring was retrieved when its own commit was made. Several files are one set, retrieved together.

The time of a look is the committer's: when the commit that stands there was made, right after the retrieval. Where a
history was rewritten later, the author's time is the older one and nearer to the truth (``clock="author"``).
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from io import BytesIO
from itertools import groupby
from pathlib import Path, PurePosixPath
from typing import IO

from inforce.errors import BadInput, LostContent
from inforce.lists.clocks import Commit, apart, backwards
from inforce.lists.downloads import Download
from inforce.lists.git import Blob, Contents, Repository
from inforce.lists.members import MAX_FILE, Member
from inforce.moment import Look, iso

_ALIKE = 90
"""Per cent of a file that a commit must leave as it was for git's other file to count as the same under a new name."""
_RENAMES = 50
"""Names that one file may have had; more are no history of a list."""


@dataclass(frozen=True, slots=True)
class State:
    """The files of a set at a commit, by path."""

    commit: Commit
    files: dict[str, Blob]


@dataclass(frozen=True, slots=True)
class History:
    """Downloads in order of time, and what people should know of them. ``left_out``: looks that the repository tells of
    and whose contents it has not."""

    downloads: list[Download]
    remarks: tuple[str, ...]
    left_out: tuple[str, ...] = ()


@contextmanager
def open_history(
    path: Path, paths: Sequence[str], branch: str = "HEAD", clock: str = "committer", *, every_commit: bool = False
) -> Iterator[History]:
    """The looks that a repository tells of; contents are readable while the context is open.

    ``paths`` are the files of one set within the repository. Raises BadInput where it cannot be read, or a path was
    never in it, BadTime where a commit's time is impossible.
    """
    repository = Repository.at(path)
    cut = _cut(repository)
    start = _start(repository, branch)
    slots, remarks = _names(repository, start, [_within(each) for each in paths])
    touching = [] if every_commit else [name for names in slots for name in names]
    commits = _commits(repository, start, touching)
    damaged = _damaged(repository, commits, slots)
    states = _states(repository, [c for c in commits if c.name not in damaged], slots, cut, every_commit=every_commit)
    left_out = _left_out([commit for commit in reversed(commits) if commit.name in damaged], clock)
    if not states:
        why = left_out[0] if left_out else _why(cut, every=every_commit)
        raise BadInput(f"{path}: no commit of {branch} to read {', '.join(paths)} from: {why}")
    kept, passed_over = _one_a_second(states, clock)
    remarks += [*passed_over, *_of_shallow(cut, kept[0], clock), *_of_clocks(repository, start, kept, clock)]
    with repository.contents() as contents:
        yield History([_download(state, clock, contents) for state in kept], tuple(remarks), tuple(left_out))


def _why(cut: Sequence[str], *, every: bool) -> str:
    return "the clone is shallow; 'git fetch --unshallow' brings the history" if cut and not every else "none holds it"


def _within(path: str) -> str:
    """A path within a repository as git writes it. Raises BadInput."""
    parts = PurePosixPath(path).parts
    if not parts or path.startswith("/") or ".." in parts or "\n" in path:
        raise BadInput(f"--path {path!r}: name a file within the repository, from its top folder")
    return str(PurePosixPath(path))


def _start(repository: Repository, branch: str) -> str:
    """The commit that a branch, tag or name stands for."""
    arguments = ("rev-parse", "--verify", "--quiet", "--end-of-options", f"{branch}^{{commit}}")
    if not repository.asks(*arguments):
        there = repository.ask("for-each-ref", "--count=5", "--format=%(refname:short)", "refs/heads").split()
        told = f"; its branches: {', '.join(there)}" if there else "; it has no branch yet"
        raise BadInput(f"{repository.path}: {branch} is no commit{told}; name one with --branch")
    start = repository.ask(*arguments).split()[-1]
    if _is_partial(repository) and (lacking := repository.lacking(start)):
        raise BadInput(
            f"{repository.path}: a partial clone (made with --filter), which lacks {lacking} contents of its history; "
            "clone it again without --filter"
        )
    return start


def _is_partial(repository: Repository) -> bool:
    """The repository may lack contents by right, whoever made it or changed its settings."""
    if repository.asks("config", "--get-regexp", r"^(remote\..*\.promisor|extensions\.partialclone)$"):
        return True
    packs = repository.path / repository.ask("rev-parse", "--git-path", "objects/pack").rstrip("\n")
    return next(packs.glob("*.promisor"), None) is not None


def _left_out(damaged: Sequence[Commit], clock: str) -> list[str]:
    """Commits that write a content which the repository has not, the oldest first, as one sentence."""
    if not damaged:
        return []
    first, last = damaged[0], damaged[-1]
    which = f"commit {first.name[:12]} of {iso(first.at(clock))}"
    if len(damaged) > 1:
        which = f"{len(damaged)} commits, from {which} to {last.name[:12]} of {iso(last.at(clock))}"
    return [f"{which}: git has not the content that was committed (missing or damaged; see 'git fsck'): no look"]


def _cut(repository: Repository) -> tuple[str, ...]:
    """In a shallow clone, the commits at which it was cut: what they changed cannot be told."""
    if repository.ask("rev-parse", "--is-shallow-repository").strip() != "true":
        return ()
    file = repository.path / repository.ask("rev-parse", "--git-path", "shallow").rstrip("\n")
    return tuple(file.read_text("ascii", "replace").split())


def _names(repository: Repository, start: str, paths: Sequence[str]) -> tuple[list[list[str]], list[str]]:
    """Every name that each file had, the newest first, and a remark for each renaming."""
    bases = [PurePosixPath(path).name.lower() for path in paths]
    if twice := next((base for base in bases if bases.count(base) > 1), None):
        raise BadInput(f"--path: two files of one set are called {twice}; import them apart")
    slots, remarks = [], []
    for path in paths:
        names, told = _names_of(repository, start, path)
        slots.append(names)
        remarks += told
    return slots, remarks


def _names_of(repository: Repository, start: str, path: str) -> tuple[list[str], list[str]]:
    if not (commits := _commits(repository, start, [path])):
        raise BadInput(f"{repository.path}: no commit has a file {path!r}; {_nearest(repository, start, path)}")
    if not repository.blobs(f"{commit.name}:{path}" for commit in commits):
        raise BadInput(f"{repository.path}: {path!r} is a folder; name the files in it, each with --path")
    names, remarks, current = [path], [], path
    while len(names) < _RENAMES and (found := _renamed(repository, start, current)):
        current, commit = found
        if current in names or "\n" in current:
            break
        names.append(current)
        remarks.append(f"{names[-2]} was called {current} before commit {commit[:12]}; its history is read under both")
    return names, remarks


def _nearest(repository: Repository, start: str, path: str) -> str:
    """Where a file of that name lies now, or what lies at the top."""
    every = repository.ask("ls-tree", "-r", "-z", "--name-only", "--full-tree", start).split("\0")[:-1]
    name = PurePosixPath(path).name.lower()
    same = [each for each in every if PurePosixPath(each).name.lower() == name][:5]
    return f"did you mean {', '.join(same)}?" if same else f"it holds {', '.join(every[:5]) or 'no file'} …"


def _renamed(repository: Repository, start: str, path: str) -> tuple[str, str] | None:
    """The name that a file had before, and the commit that renamed it."""
    commits = [commit.name for commit in _commits(repository, start, [path])]
    blobs = repository.blobs(f"{commit}{of}:{path}" for commit in commits for of in ("", "^"))
    added = [each for each in commits if f"{each}:{path}" in blobs and f"{each}^:{path}" not in blobs]
    if not added:
        return None
    first = added[-1]
    pairs = ("diff-tree", "-r", f"-M{_ALIKE}%", "--no-commit-id", "--name-status", "-z", "--diff-filter=R", first)
    fields = repository.ask(*pairs).split("\0")
    return next(((was, first) for was, now in zip(fields[1::3], fields[2::3], strict=False) if now == path), None)


def _commits(repository: Repository, start: str, paths: Sequence[str]) -> list[Commit]:
    """Commits but merges from the newest to the oldest; only those that touch some paths, where there are any."""
    asked = ("rev-list", "--no-merges", "--full-history", "--format=%H %ct %at", start, "--", *paths)
    lines = (line.split() for line in repository.ask(*asked).splitlines() if not line.startswith("commit "))
    return [Commit(name, int(committed), int(authored)) for name, committed, authored in lines]


def _damaged(repository: Repository, commits: Sequence[Commit], slots: Iterable[Iterable[str]]) -> list[str]:
    """Commits that write a content which the repository lacks."""
    names = [name for slot in slots for name in slot]
    written = list(repository.written((commit.name for commit in commits), names))
    there = {blob.oid for blob in repository.blobs(oid for *_, oid in written if oid.strip("0")).values()}
    return list(dict.fromkeys(commit for commit, _, oid in written if oid.strip("0") and oid not in there))


def _states(
    repository: Repository,
    commits: Sequence[Commit],
    slots: Sequence[Sequence[str]],
    cut: Sequence[str],
    *,
    every_commit: bool,
) -> list[State]:
    """The files at each commit that is a look, from the oldest commit to the newest."""
    names = [name for slot in slots for name in slot]
    asked = [f"{commit.name}{of}:{name}" for commit in commits for of in ("", "^") for name in names]
    blobs = repository.blobs(asked)
    found = []
    for commit in reversed(commits):
        files = _set(blobs, commit.name, slots)
        changed = commit.name not in cut and files != _set(blobs, f"{commit.name}^", slots)
        if files and (every_commit or (changed and not _only_renamed(files, blobs, commit, slots))):
            found.append(State(commit, files))
    return found


def _set(blobs: dict[str, Blob], at: str, slots: Iterable[Iterable[str]]) -> dict[str, Blob]:
    """The files of a set at a commit, each under the newest of its names that is there."""
    found = {}
    for slot in slots:
        name = next((name for name in slot if f"{at}:{name}" in blobs), None)
        if name is not None:
            found[name] = blobs[f"{at}:{name}"]
    return found


def _only_renamed(
    files: dict[str, Blob], blobs: dict[str, Blob], commit: Commit, slots: Iterable[Iterable[str]]
) -> bool:
    return list(files.values()) == list(_set(blobs, f"{commit.name}^", slots).values())


def _one_a_second(states: Sequence[State], clock: str) -> tuple[list[State], list[str]]:
    """In order of time; of several commits of one second, which a register cannot tell apart, the last counts."""
    kept, remarks = [], []
    for second, group in groupby(sorted(states, key=lambda s: s.commit.at(clock)), key=lambda s: s.commit.at(clock)):
        together = list(group)
        kept.append(together[-1])
        if over := [state.commit.name[:12] for state in together[:-1]]:
            shown = ", ".join(over[:3]) + (" …" if len(over) > 3 else "")
            remarks.append(f"{len(together)} commits at {iso(second)}: the last counts, passed over: {shown}")
    return kept, remarks


def _of_shallow(cut: Sequence[str], first: State, clock: str) -> list[str]:
    if not cut:
        return []
    begins = iso(first.commit.at(clock))
    return [f"the clone is shallow: its history is cut before {begins}; 'git fetch --unshallow' brings the rest"]


def _of_clocks(repository: Repository, start: str, states: Iterable[State], clock: str) -> list[str]:
    commits = [state.commit for state in states]
    lines = repository.ask("rev-list", "--topo-order", "--reverse", "--parents", start, "--").splitlines()
    parents = {name: befores for name, *befores in map(str.split, lines)}
    return [*apart(commits, clock), *backwards(commits, parents, clock)]


def _download(state: State, clock: str, contents: Contents) -> Download:
    members = tuple(
        Member(PurePosixPath(name), None, partial(opened, contents, blob)) for name, blob in state.files.items()
    )
    paths = ", ".join(state.files)
    return Download(Look.at(state.commit.at(clock)), members, f"{paths} at commit {state.commit.name[:12]}")


def opened(contents: Contents, blob: Blob) -> IO[bytes]:
    if blob.size > MAX_FILE:
        raise OSError(f"{blob.size >> 20} MiB in the repository, at most {MAX_FILE >> 20} are read")
    try:
        return BytesIO(contents.read(blob.oid))
    except OSError as error:
        raise LostContent(f"{error}; see 'git fsck'") from None
