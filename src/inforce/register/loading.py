"""The files of downloads read into memory, the next download while the one before it is worked on."""

from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Executor, Future
from dataclasses import dataclass

from inforce.errors import BrokenEdition, LostContent
from inforce.lists.downloads import Download
from inforce.register.archive import name_of


@dataclass(frozen=True, slots=True)
class Loaded:
    """A download, its files and their SHA-256 by file name.

    ``problem``: the files cannot be unpacked; they are here as they lie there, or not at all where nobody hands them out.
    """

    download: Download
    files: Mapping[str, bytes]
    names: Mapping[str, str]
    problem: BrokenEdition | None


def load(download: Download) -> Loaded:
    problem: BrokenEdition | None = None
    try:
        files = download.files()
    except LostContent as error:
        return Loaded(download, {}, {}, error)
    except BrokenEdition as error:
        files, problem = download.packed_files(), error
    return Loaded(download, files, {name: name_of(data) for name, data in files.items()}, problem)


def loaded_ahead(downloads: Iterable[Download], beside: Executor) -> Iterator[Loaded]:
    """Every download in order; one at a time is read, for members of one archive share its place in the file."""
    coming: Future[Loaded] | None = None
    for download in downloads:
        ready = coming.result() if coming else None
        coming = beside.submit(load, download)
        if ready:
            yield ready
    if coming:
        yield coming.result()
