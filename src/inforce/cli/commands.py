"""Groups whose commands are loaded when they are used: a question to a register does not wait for all the rest."""

from collections.abc import Mapping
from typing import Any

import click

from inforce.cycles import loaded


class Commands(click.Group):
    """``commands_at`` tells where each command stands, ``package.module:name``, in the order of explanation."""

    def __init__(self, *args: Any, commands_at: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._commands_at = commands_at

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(self._commands_at)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        module, _, name = self._commands_at.get(cmd_name, "").partition(":")
        command: click.Command | None = getattr(loaded(module), name) if module else None
        return command
