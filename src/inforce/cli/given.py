"""Files that a command is given: one that is not there, or is no file, is bad input and no wrong use."""

import os
from pathlib import Path
from typing import Any

import click

from inforce.errors import BadInput


class There(click.Path):
    """A path that must be there and may be read. ``convert`` raises BadInput, one line."""

    def __init__(self, **settings: Any) -> None:  # Any: the settings of click.Path
        super().__init__(path_type=Path, exists=True, **settings)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        try:
            return super().convert(value, param, ctx)
        except click.BadParameter:
            raise BadInput(f"{os.fsdecode(value)}: {self._trouble(os.fsdecode(value))}") from None

    def _trouble(self, name: str) -> str:
        if not os.path.lexists(name):
            return "no such file; check the name"
        if Path(name).is_dir() and not self.dir_okay:
            return "a folder, where a file is meant; name a file in it"
        return "cannot be read; check where it leads and its permissions"


a_file = There(dir_okay=False)
"""A file that is there."""
