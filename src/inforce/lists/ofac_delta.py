"""OFAC's delta files: the publisher's own word on what one publication added, removed and changed.

A delta is no edition: it says nothing of parties that did not change. Entities are described in the words of the
ENHANCED form; in one that changed, the fields that did bear ``action`` and ``oldValue``. ``data/ofac_delta.toml`` holds
namespace, words and sources. Not tested on real files: only on ones written after what these sources say.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from inforce.errors import BrokenEdition
from inforce.lists.fields import knowledge, local
from inforce.lists.ofac_entity import EntityReader
from inforce.lists.ofac_lists import belongs
from inforce.lists.ofac_stream import Accounts, elements, is_root_of, namespace_of
from inforce.lists.unknown import UnknownFields
from inforce.moment import TICK, Interval

if TYPE_CHECKING:
    from lxml.etree import _Element

_FACTS = "ofac_delta"
_A_DAY = timedelta(days=1)
_LIST = "sanctionsLists/sanctionsList"
_PROGRAMME = "sanctionsPrograms/sanctionsProgram"


class DeltaKind(StrEnum):
    ADD = "add"
    REMOVE = "remove"
    CHANGE = "change"


@dataclass(frozen=True, slots=True)
class DeltaEdit:
    """One field that changed: its path below the entity, and its words before and after, None where there are none."""

    kind: DeltaKind
    field: str
    old: str | None
    new: str | None


@dataclass(frozen=True, slots=True)
class DeltaChange:
    """What happened to one party. ``lists`` are the lists of OFAC's that it is named on, ``listed_on`` the days (EDTF)
    on which it was published there, list by list, empty where not told; ``programmes`` those that it keeps or gains.

    The kind is that of the entity in OFAC's data: one that joins or leaves a list while it stays on another is a
    change. ``on`` says what it means for a register.
    """

    kind: DeltaKind
    number: str
    name: str
    lists: tuple[str, ...] = ()
    listed_on: tuple[str, ...] = ()
    programmes: tuple[str, ...] = ()
    edits: tuple[DeltaEdit, ...] = ()

    def on(self, register: str) -> DeltaKind | None:
        """What the change means for ``us-ofac-sdn`` or ``us-ofac-cons``; None where it is on another's lists only."""
        if self.lists and not any(belongs(listed, register) for listed in self.lists):
            return None
        own = {
            edit.kind for edit in self.edits if edit.field == _LIST and belongs(edit.new or edit.old or "", register)
        }
        return own.pop() if self.kind is DeltaKind.CHANGE and len(own) == 1 else self.kind

    def on_the_day(self, register: str, day: date) -> DeltaKind | None:
        """The same for a publication of a day: what is added with an earlier listing date was listed before, and is
        described anew. (The archive's first publication adds the whole list so.)"""
        kind = self.on(register)
        dated = zip(self.lists, self.listed_on, strict=False)
        own = [known for listed, told in dated if belongs(listed, register) and (known := _day(told))]
        late = kind is DeltaKind.ADD and bool(own) and all(abs(each - day) > _A_DAY for each in own)
        return DeltaKind.CHANGE if late else kind


@dataclass(frozen=True, slots=True)
class Delta:
    """One publication. ``published`` bears OFAC's own zone (US Eastern time), so that its date is OFAC's day; OFAC
    writes midnight where it means no more than the day. ``occasion`` is OFAC's word for the kind of publication."""

    published: datetime
    changes: tuple[DeltaChange, ...]
    occasion: str | None = None
    remarks: tuple[str, ...] = ()

    @property
    def when(self) -> Interval:
        """``(after, by]``: the instant, or the day where no more is told."""
        if self.published.time() == time.min:
            zone = ZoneInfo(knowledge(_FACTS)["zone"])
            following = datetime.combine(self.published.date() + _A_DAY, time.min, zone)
            return Interval(self.published.astimezone(UTC), following.astimezone(UTC))
        return Interval(self.published.astimezone(UTC) - TICK, self.published.astimezone(UTC))


def _day(written: str) -> date | None:
    try:
        return date.fromisoformat(written[:10])
    except ValueError:
        return None


def looks_like(data: bytes) -> bool:
    """The root element is ``sanctionsData``, in the namespace of delta files."""
    return is_root_of(_FACTS, data)


def read_delta(data: bytes, name: str = "delta.xml") -> Delta:
    """One delta file; ``name`` is for errors. A publication may change nothing. Raises BrokenEdition."""
    reader = _Reader(name, namespace_of(name, data, _FACTS))
    changes = tuple(reader.changes(data))
    if reader.published is None:
        raise BrokenEdition(f"{name}: does not say when it was published")
    return Delta(reader.published, changes, reader.occasion, tuple(reader.remarks()))


class _Reader:
    """One file; what it says of itself is known when its changes have been read."""

    def __init__(self, name: str, namespace: str) -> None:
        self._name = name
        self._entity = EntityReader(namespace)
        everywhere = knowledge(_FACTS)["everywhere"]["taken"]
        self._accounts = Accounts(_FACTS, also="ofac_enhanced", everywhere=everywhere)
        self._unknown = UnknownFields()
        self._strange: set[str] = set()
        self.published: datetime | None = None
        self.occasion: str | None = None

    def changes(self, data: bytes) -> Iterator[DeltaChange]:
        about, entity = self._entity.tag("publicationInfo"), self._entity.tag("entity")
        for element in elements(self._name, data, (about, entity), self._meet_outside):
            self._meet_outside(element)
            if element.tag == about:
                self.published = self._published(self._entity.text(element, "datePublished"))
                self.occasion = self._entity.text(element, "publicationType") or None
            else:
                yield self._change(element)

    def _meet_outside(self, element: "_Element") -> None:
        self._unknown.outside(name for name, _ in self._accounts.unknown_in(element))

    def _published(self, written: str) -> datetime | None:
        if not written:
            return None
        try:
            moment = datetime.fromisoformat(written)
        except ValueError as error:
            raise BrokenEdition(f"{self._name}: datePublished {written!r} is not a time ({error})") from None
        return moment if moment.tzinfo else moment.replace(tzinfo=ZoneInfo(knowledge(_FACTS)["zone"]))

    def _change(self, entity: "_Element") -> DeltaChange:
        number = (entity.get("id") or "").strip()
        if not number:
            raise BrokenEdition(f"{self._name}: an entity without an id")
        lists = list(self._entity.lists(entity))
        names = [name.text for name in self._entity.names(entity)]
        kept = (
            each for each in entity.iterfind(self._entity.path(_PROGRAMME)) if self._kind(each) is not DeltaKind.REMOVE
        )
        return DeltaChange(
            kind=self._kind(entity) or DeltaKind.CHANGE,
            number=number,
            name=names[0] if names else "",
            lists=tuple(listed for listed, _ in lists),
            listed_on=tuple(day or "" for _, day in lists) if any(day for _, day in lists) else (),
            programmes=tuple(dict.fromkeys(text for each in kept if (text := (each.text or "").strip()))),
            edits=tuple(edit for child in entity for edit in self._edits(child, "")),
        )

    def _kind(self, element: "_Element") -> DeltaKind | None:
        """What an element's ``action`` says; None where it has none."""
        action = (element.get("action") or "").strip().casefold()
        known = knowledge(_FACTS)["actions"]
        if action and action not in known:
            self._strange.add(f"action {action!r} is not known; taken as a change")
        return DeltaKind(known.get(action, DeltaKind.CHANGE)) if action else None

    def _edits(self, element: "_Element", above: str) -> Iterator[DeltaEdit]:
        """What changed in an element and below: each element that bears an action or an old value, once."""
        path = f"{above}/{local(str(element.tag))}".removeprefix("/")
        kind, old = self._kind(element), element.get("oldValue")
        if kind or old is not None:
            words = self._words(element)
            gone = kind is DeltaKind.REMOVE
            yield DeltaEdit(kind or DeltaKind.CHANGE, path, (old or words) if gone else old, None if gone else words)
        for child in element:
            yield from self._edits(child, path)

    def _words(self, element: "_Element") -> str | None:
        told = knowledge(_FACTS)["told"].get(local(str(element.tag)))
        found = element.iter(*map(self._entity.tag, told)) if told else element.iter()
        return " ".join(text for each in found if (text := (each.text or "").strip())) or None

    def remarks(self) -> Iterator[str]:
        yield from sorted(self._strange)
        yield from self._unknown.remarks()
