"""Files that are sent: taken from the body or a form, and laid out for whoever reads files."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import msgspec
from starlette.datastructures import UploadFile

from inforce.errors import BadInput

if TYPE_CHECKING:
    from fastapi import Request

T = TypeVar("T")
Sent = tuple[str, bytes]
"""A file: its name, and what is in it."""


async def sent_file(request: Request, name: str, field: str) -> tuple[bytes, str]:
    """What was sent as the body, or as the file of a form; and what it is called. Raises BadInput where there is nothing."""
    if request.headers.get("content-type", "").startswith("multipart/form-data"):
        async with request.form(max_files=1, max_fields=10) as form:
            given = form.get(field)
            if not isinstance(given, UploadFile):
                raise BadInput(f"the form has no file {field!r}")
            return await given.read(), given.filename or name
    if body := await request.body():
        return body, name
    raise BadInput(f"no {field}: send the file as the body, or as the file {field!r} of a form")


def parsed_as(type_: type[T], text: str, what: str) -> T:
    """JSON that was sent. Raises BadInput, also for what is nested too deep."""
    try:
        return msgspec.json.decode(text.encode(errors="replace"), type=type_)
    except (msgspec.DecodeError, RecursionError) as error:
        raise BadInput(f"{what}: {error}") from None


@contextmanager
def laid_out(*files: Sent) -> Iterator[list[Path]]:
    """Files for as long as they are read, each in a folder of its own under its own name without folders: its ending tells its
    form. Errors call them by that name: where they lie is nobody's business."""
    with tempfile.TemporaryDirectory(prefix="inforce-") as folder:
        try:
            yield [_written(Path(folder, str(at)), each) for at, each in enumerate(files)]
        except BadInput as error:
            raise type(error)(_without(folder, len(files), str(error))) from None


def _written(folder: Path, sent: Sent) -> Path:
    folder.mkdir()
    path = folder / (Path(sent[0].replace("\\", "/")).name[-100:] or "file")
    path.write_bytes(sent[1])
    return path


def _without(folder: str, count: int, words: str) -> str:
    for at in range(count):
        words = words.replace(f"{Path(folder, str(at))}/", "")
    return words
