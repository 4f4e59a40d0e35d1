"""Frozen values that are cheap to make, and their classes too.

``@value(frozen=True, slots=True)`` stands where ``@dataclass(frozen=True, slots=True)`` would and means the same to a reader, to
mypy and to ``dataclasses.replace``. A frozen dataclass takes about ten times as long to make (CPython 3.11): each field is set
through ``object.__setattr__``; and its class takes half a millisecond, for which every command waits. The value is a structure
of msgspec, whose fields are set in C. Not for classes with bases, or with ``__post_init__``. ``@record(slots=True)`` likewise for
the clauses and frames that are filled as a text is read, and may change. ``replace`` makes one of either kind out of another,
with some fields changed; what was remembered of the other is forgotten.

Whether something is such a value is asked with ``type(x) is Word``, and the class is final: where ``isinstance`` says no it takes
ten times as long, as the class of the class is not ``type``.
"""

from typing import TYPE_CHECKING

__all__ = ["record", "remember", "replace", "value"]

if TYPE_CHECKING:
    from dataclasses import dataclass as record
    from dataclasses import dataclass as value
    from dataclasses import replace

    def remember(known: object, name: str, told: object) -> None:
        """Keeps in a field without part in comparisons what was found out of a value, which is asked many times."""

else:
    from dataclasses import MISSING, dataclass, fields
    from operator import attrgetter

    import msgspec
    from msgspec.structs import force_setattr as remember
    from msgspec.structs import replace as _with_changed

    _FORGOTTEN = {}
    """By class, what stands in the fields of a new value in which something is remembered."""

    def replace(known, /, **changes):
        forgotten = _FORGOTTEN.get(known.__class__)
        return _with_changed(known, **changes) if forgotten is None else _with_changed(known, **changes, **forgotten)

    def value(*, frozen, slots, eq=True, order=False, weakref_slot=False):
        """A structure that can be compared and hashed by its fields, or (without ``eq``) is equal to itself alone."""
        assert frozen
        return _structure(slots=slots, frozen=True, order=order, eq=eq, weakref=weakref_slot)

    def record(*, slots, eq=True):
        """A structure whose fields may change."""
        return _structure(slots=slots, frozen=False, order=False, eq=eq, weakref=False)

    def _structure(*, slots, frozen, order, eq, weakref):
        assert slots

        def made(plain):
            plain.__doc__ = (
                plain.__doc__ or plain.__name__
            )  # else dataclass tells its signature, for five times as long
            told = fields(dataclass(init=False, repr=False, eq=False)(plain))
            compared = [each.name for each in told if each.compare]
            own = {each.name for each in told} | {"__dict__", "__weakref__", "__annotations__"}
            body = {name: what for name, what in vars(plain).items() if name not in own}
            if eq and len(compared) < len(told):
                body |= _comparing(attrgetter(*compared))
            structure = msgspec.defstruct(
                plain.__name__,
                [_field(each) for each in told],
                namespace=body,
                module=plain.__module__,
                frozen=frozen,
                eq=eq and len(compared) == len(told),
                order=order,
                weakref=weakref,
                gc=weakref or not frozen,
            )
            if remembering := {each.name: each.default for each in told if not each.init}:
                _FORGOTTEN[structure] = remembering
            return structure

        return made

    def _field(told):
        if told.default is not MISSING:
            return told.name, told.type, told.default
        if told.default_factory is not MISSING:
            return told.name, told.type, msgspec.field(default_factory=told.default_factory)
        return told.name, told.type

    def _comparing(key):
        """How values are compared that have fields without part in it."""

        def __eq__(self, other):  # noqa: N807
            return key(self) == key(other) if other.__class__ is self.__class__ else NotImplemented

        def __hash__(self):  # noqa: N807
            return hash(key(self))

        return {"__eq__": __eq__, "__hash__": __hash__}
