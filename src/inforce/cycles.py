"""How often Python looks for values that hold each other in a circle: seldom, where a program makes many values and ends."""

import gc

_YOUNG = 20_000
"""Values that are made between two looks at the young ones; CPython's own 700 cost about a tenth of the time of reading."""


def look_seldom() -> None:
    gc.set_threshold(_YOUNG, *gc.get_threshold()[1:])
