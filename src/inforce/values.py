"""Values that are made by the ten thousand: frozen as the type checker sees them, cheap to make when the program runs.

``@value(frozen=True, slots=True)`` stands where ``@dataclass(frozen=True, slots=True)`` would and means the same to a reader and
to mypy, which refuses every assignment to a field. A frozen dataclass is guarded when the program runs as well, and takes
about five times as long to make (CPython 3.11): each field is set through ``object.__setattr__``. Only for the words and phrases
of a text, of which every report makes thousands.
"""

from typing import TYPE_CHECKING

__all__ = ["value"]

if TYPE_CHECKING:
    from dataclasses import dataclass as value
else:
    from dataclasses import dataclass

    def value(*, frozen, slots, order=False):
        """A dataclass with slots that can be compared and hashed by its fields."""
        assert frozen
        return dataclass(slots=slots, order=order, unsafe_hash=True)
