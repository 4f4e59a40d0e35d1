"""How often Python looks for values that hold each other in a circle: seldom, where a program makes many values and ends; where
it goes on, when it has just let most of them go."""

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType

_YOUNG = 20_000
"""Values that a service makes between two looks at the young ones, which take a millisecond or two; CPython's own 700 cost about
a tenth of the time of reading."""
_YOUNG_OF_COMMANDS = 100_000
"""The same of a command: more than it makes of what stays while it checks one report."""
_SURVIVED = 10
"""Looks at the young between two at those that outlived one, some 50 ms: values of a question that goes on during a look are gone
by the next."""
_NEVER = 1_000_000
"""Of these looks between two at the old: a look at the hundred thousands of values that a service holds takes a second, in which
nobody is answered."""


def look_seldom() -> None:
    gc.set_threshold(_YOUNG_OF_COMMANDS, *gc.get_threshold()[1:])


@contextmanager
def not_looked_for() -> Iterator[None]:
    """While hundreds of thousands of values are made, none of which holds another in a circle: looks at them, again and again as
    they become more, took a third of the time of making an index of names."""
    was_looking = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_looking:
            gc.enable()


@contextmanager
def loading() -> Iterator[None]:
    """While modules load nothing is looked for: nearly all that they make stays. It is passed over from then on."""
    was_looking = gc.isenabled()
    with not_looked_for():
        try:
            yield
        finally:
            if was_looking:
                gc.freeze()


def pass_for_old() -> None:
    """All values count as old from now on without being looked at: those that were made since the last look, nearly all of which
    stay, are first looked at when the old are. What was passed over before is so still."""
    passed_over = gc.get_freeze_count()
    gc.freeze()
    if not passed_over:
        gc.unfreeze()


def loaded(module: str) -> ModuleType:
    """A module, loaded so where it is not yet."""
    if module in sys.modules:
        return import_module(module)  # waits where another thread loads it
    with loading():
        return import_module(module)


def look_when_told() -> None:
    """The old are looked at when :func:`look` is called. What is loaded by now stays, and is passed over."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(_YOUNG, _SURVIVED, _NEVER)


def look() -> None:
    """At all there is; what stays is passed over from now on."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()
