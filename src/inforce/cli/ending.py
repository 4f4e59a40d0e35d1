"""How a command ends that nobody reads any more, or that somebody interrupts: quietly, or with one line; nothing half done."""

import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any

import click

from inforce.cli.commands import Commands
from inforce.unseen import visible

INTERRUPTED = 128 + signal.SIGINT
"""The exit status that shells give a program which SIGINT ended."""
UNREAD = 141
"""The exit status that shells give a program which SIGPIPE ended (13 everywhere; Windows has no name for it)."""


class Interrupted(KeyboardInterrupt):
    """``str()`` says what of the work is kept."""


@contextmanager
def kept_when_interrupted(kept: Callable[[], str]) -> Iterator[None]:
    """Says what is kept where somebody interrupts what is done in it. Raises Interrupted."""
    try:
        yield
    except KeyboardInterrupt:
        raise Interrupted(kept()) from None


class Program(Commands):
    """The group of all commands, which end in order."""

    def make_context(self, *args: Any, **kwargs: Any) -> click.Context:
        with _in_order():
            return super().make_context(*args, **kwargs)

    def invoke(self, ctx: click.Context) -> Any:
        with _in_order():
            return super().invoke(ctx)


@contextmanager
def _in_order() -> Iterator[None]:
    """Ends the program with UNREAD where its output is no longer read, and with INTERRUPTED and a line where it is
    interrupted. What is printed has left the program when the context ends."""
    try:
        try:
            yield
        finally:
            _flush_output()
    except BrokenPipeError:
        _discard_output()
        raise SystemExit(UNREAD) from None
    except click.ClickException as error:
        raise _visible(error) from None
    except KeyboardInterrupt as interruption:
        told = str(interruption) or "nothing is left half done"
        with suppress(OSError):
            click.echo(f"inforce: interrupted; {told}", err=True)
        raise SystemExit(INTERRUPTED) from None


def _visible(error: click.ClickException) -> click.ClickException:
    """The error; one that repeats what nobody may see, such as the name that others gave a file, without that."""
    if visible(told := error.format_message()) == told:
        return error
    if isinstance(error, click.UsageError):
        return click.UsageError(visible(told), error.ctx)
    return click.ClickException(visible(told))


def _flush_output() -> None:
    """Raises BrokenPipeError, and OSError that says where, such as of a full disk."""
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        _discard_output()
        raise OSError(error.errno, error.strerror, "standard output") from None


def _discard_output() -> None:
    """What the streams still hold goes nowhere, so that the interpreter can flush them when it ends."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, stream.fileno())
            os.close(nowhere)
