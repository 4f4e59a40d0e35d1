"""Transcripts of the real program for the docs; cog blocks call :func:`transcript` and :func:`reference`.

A transcript must come out the same everywhere: fixed width, no colour, UTC, an empty home folder, and nothing of the
machine's own paths in it. Commands run in the project's root, so that a reader of a clone can repeat them.
"""

import os
import shlex
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

import click

ROOT = Path(__file__).resolve().parent.parent
WIDTH = 100


@dataclass(frozen=True)
class Session:
    """Commands that share one home folder, empty at first."""

    home: TemporaryDirectory[str] = field(default_factory=TemporaryDirectory)

    def run(self, command: str) -> str:
        """``$ inforce …`` with all that it prints; a status other than 0 is shown as a shell would show it.

        Raises ValueError where the command is not Inforce's, or where a path of this machine is in the output.
        """
        program, *arguments = shlex.split(command)
        if program != "inforce":
            raise ValueError(f"a transcript runs inforce, not {program!r}")
        ran = subprocess.run(
            [Path(sys.executable).with_name(program), *arguments],
            cwd=ROOT, env=self.surroundings(), text=True, encoding="utf-8", check=False,
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )  # fmt: skip
        self.refuse_paths(command, ran.stdout)
        status = f"$ echo $?\n{ran.returncode}\n" if ran.returncode else ""
        return f"$ {command}\n{trimmed(ran.stdout)}{status}"

    def surroundings(self) -> dict[str, str]:
        return {
            "PATH": os.defpath,
            "HOME": self.home.name,
            "INFORCE_HOME": str(Path(self.home.name, "inforce")),
            "COLUMNS": str(WIDTH),
            "NO_COLOR": "1",
            "TERM": "dumb",
            "PYTHONUNBUFFERED": "1",  # standard output and error in the order of their lines
            "TZ": "UTC",
            "LC_ALL": "C.UTF-8",
        }

    def refuse_paths(self, command: str, output: str) -> None:
        for path in (self.home.name, str(ROOT)):
            if path in output:
                raise ValueError(f"{command!r} prints {path}, which is another one on every machine")


def trimmed(output: str) -> str:
    """Without white space at the ends of lines and without empty lines at the end."""
    lines = [line.rstrip() for line in output.splitlines()]
    while lines and not lines[-1]:
        lines.pop()
    return "".join(f"{line}\n" for line in lines)


def fenced(text: str, language: str) -> str:
    return f"```{language}\n{text}```\n"


def transcript(session: Session, *commands: str) -> None:
    """Prints the commands with their output as one block of Markdown."""
    print("\n" + fenced("\n".join(session.run(command) for command in commands), "console"), end="")


def opening(session: Session, command: str, until: str) -> None:
    """Prints a command with its output as far as the line before the first that has ``until``, and a sign that more comes.

    Raises ValueError where no line has it.
    """
    shown, more, _ = session.run(command).partition(until)
    if not more:
        raise ValueError(f"{command!r} prints no {until!r}")
    print("\n" + fenced(shown[: shown.rindex("\n") + 1] + "[…]\n", "console"), end="")


def table_of(docstring: str, *header: str) -> None:
    """Prints the two-column table of a docstring (one between lines of ``=``) as a table of Markdown."""
    rule, *lines = docstring[docstring.index("\n==") + 1 :].replace("``", "`").splitlines()
    width = rule.index(" ")
    rows: list[list[str]] = [list(header), ["---", "---"]]
    for line in lines[: next(number for number, line in enumerate(lines) if line.startswith("="))]:
        name, told = line[:width].strip(), line[width:].strip()
        if name:
            rows.append([", ".join(f"`{each}`" for each in name.split(", ")), told])
        else:
            rows[-1][1] += f" {told}"
    print("\n" + "".join(f"| {name} | {told} |\n" for name, told in rows), end="")


def reference(command: click.Command, name: str = "inforce", group: click.Context | None = None) -> None:
    """Prints the help of a command and of all its subcommands, a heading each."""
    settings = {**command.context_settings, "terminal_width": WIDTH, "max_content_width": WIDTH}
    context = click.Context(command, info_name=name.rpartition(" ")[2], parent=group, **settings)
    print(f"\n{'#' * (name.count(' ') + 2)} `{name}`\n")
    print(fenced(trimmed(command.get_help(context)), "text"), end="")
    if isinstance(command, click.Group):
        for subname in command.list_commands(context):
            subcommand = command.get_command(context, subname)
            if subcommand and not subcommand.hidden:
                reference(subcommand, f"{name} {subname}", context)
