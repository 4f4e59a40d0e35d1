"""FollowTheMoney JSON lines: one entity a line, as OpenSanctions and others export them.

A party is listed where it is a target of the data set: ``target`` is true, or ``sanction`` is among its topics, or a
``Sanction`` entity names it that has not ended by the time up to which the file says it has seen anything; where no
entity of a file says any of this, every party in it is. Programmes and dates come from the party and from its
``Sanction`` entities: beginning, end and authority of each are acts of the entry. ``data/ftm.toml`` says which field each
property fills and which are ignored; a property named nowhere is told, and kept among the facts under its own name.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from typing import Any

import msgspec

from inforce.errors import BrokenEdition
from inforce.knowledge import knowledge
from inforce.lists.edition import Part, Reading
from inforce.lists.model import Act, ActKind, Address, Details, Entry, Identifier, Kind, Name, Quality
from inforce.lists.numbers import among
from inforce.lists.registers import RegisterFacts
from inforce.lists.unknown import UnknownFields

FORM = "ftm"
_QUALITIES = {"strong": (Quality.STRONG, "aka"), "weak": (Quality.WEAK, "aka"), "former": (Quality.FORMER, "fka")}


class Entity(msgspec.Struct, frozen=True):
    """The fields of an entity that matter here; every other top-level field (caption, referents, first_seen, datasets,
    origin) is ignored."""

    id: str
    schema: str
    properties: dict[str, list[str]] = {}
    target: bool = False
    last_seen: str | None = None
    last_change: str | None = None


_decoder = msgspec.json.Decoder(Entity)


def _model() -> dict[str, dict[str, Any]]:
    return knowledge("lists", "ftm")


@cache
def _kinds() -> dict[str, Kind]:
    return {schema: Kind(str(kind)) for schema, kind in _model()["kinds"].items()}


def looks_like(data: bytes) -> bool:
    return data.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] == b"{"


def read(files: Mapping[str, bytes], facts: RegisterFacts) -> Reading:
    """One edition from one file of JSON lines. Raises BrokenEdition."""
    if len(files) != 1:
        raise BrokenEdition(f"{', '.join(sorted(files))}: a FollowTheMoney edition is one file")
    (name, data), *_ = files.items()
    lines = enumerate(map(bytes.strip, data.removeprefix(b"\xef\xbb\xbf").split(b"\n")), 1)
    entities = [(row, _decode(name, number, row)) for number, row in lines if row]
    number = _numbering(facts)
    sanctions = {row: entity for row, entity in entities if entity.schema == "Sanction"}
    seen = max((at for _, each in entities for at in (each.last_seen, each.last_change) if at), default=None)
    open_ = (entity for entity in sanctions.values() if not _ended(entity, seen))
    parties = _listed_parties(entities, {x for entity in open_ for x in entity.properties.get("entity", [])})
    if not parties:
        raise BrokenEdition(f"{name}: no party in {len(entities)} lines")
    return Reading(
        FORM,
        {
            f"{FORM}:party": Part(f"{FORM}:party", frozenset(parties), number, lambda _: None, lists=True),
            f"{FORM}:sanction": Part(f"{FORM}:sanction", frozenset(sanctions), number, lambda _: None),
        },
        frozenset(map(number, parties)),
        remarks=tuple(_remarks(entity for _, entity in entities)),
    )


def _ended(sanction: Entity, seen: str | None) -> bool:
    """It had ended by the time up to which the file has seen anything; not where either is not told."""
    ends = _values([sanction.properties], _model()["sanction"]["ends"])
    return bool(ends) and seen is not None and max(ends) < seen[:10]


def _remarks(entities: Iterable[Entity]) -> list[str]:
    """Schemata and properties that no table names."""
    model, unknown, schemata = _model(), UnknownFields(), Counter[str]()
    of_parties = frozenset(name for names in model["properties"].values() for name in names) | {"gender"}
    of_sanctions = _named_of_sanctions()
    auxiliary = {*model["auxiliary"]["taken"], *model["auxiliary"]["ignored"]}
    for entity in entities:
        if entity.schema in model["kinds"] or entity.schema == "Sanction":
            named = of_sanctions if entity.schema == "Sanction" else of_parties
            if strange := entity.properties.keys() - named:
                unknown.meet((f"{entity.schema}/{name}", "") for name in strange)
        elif entity.schema not in auxiliary:
            schemata[entity.schema] += 1
    told = [f"schema {name} is not known; {count} entities are left out" for name, count in sorted(schemata.items())]
    return [*told, *unknown.remarks()]


@cache
def _named_of_sanctions() -> frozenset[str]:
    table = _model()["sanction"]
    return frozenset(name for names in table.values() for name in names)


def _decode(name: str, number: int, row: bytes) -> Entity:
    """The entity of a line; ``number`` is the line's. Raises BrokenEdition."""
    where = f"{name}: line {number} ({row[:40].decode('utf-8', 'replace')!r})"
    try:
        entity = _decoder.decode(row)
    except msgspec.ValidationError:
        told = "is not an entity: it should have an id, a schema and properties, each of them a list of texts"
        raise BrokenEdition(f"{where} {told}") from None
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise BrokenEdition(f"{where} is not JSON; cut off?") from None
    if b"\\u0000" in row and _holds_a_nul(entity):
        raise BrokenEdition(f"{where} holds a NUL, and no text has one; damaged?")
    return entity


def _holds_a_nul(entity: Entity) -> bool:
    return any("\0" in text for texts in ([entity.id], *entity.properties.values()) for text in texts)


def _numbering(facts: RegisterFacts) -> Callable[[bytes], str]:
    """The publisher's number of the party that a line tells of: ``ofac-44541`` is entry 44541 of OFAC's lists."""
    pattern = re.compile(facts.entry_id) if facts.entry_id else None

    def number(row: bytes) -> str:
        entity = _decoder.decode(row)
        party = entity.properties.get("entity", [""])[0] if entity.schema == "Sanction" else entity.id
        match = pattern.fullmatch(party) if pattern else None
        return match[1] if match else party

    return number


def _listed_parties(entities: list[tuple[bytes, Entity]], sanctioned: set[str]) -> list[bytes]:
    parties = [(row, entity) for row, entity in entities if entity.schema in _model()["kinds"]]
    listed = [
        row
        for row, entity in parties
        if entity.target or "sanction" in entity.properties.get("topics", []) or entity.id in sanctioned
    ]
    return listed or [row for row, _ in parties]


def assemble(number: str, rows: Iterable[tuple[str, bytes]]) -> Entry | None:
    """The entry that the rows of a party and of its sanctions describe; None where the party is not among them."""
    entities = [_decoder.decode(row) for _, row in rows]
    party = next((entity for entity in entities if entity.schema != "Sanction"), None)
    if party is None:
        return None
    sanctions = [entity.properties for entity in entities if entity.schema == "Sanction"]
    values = {field: _values([party.properties], names) for field, names in _model()["properties"].items()}
    programmes = _values([party.properties, *sanctions], _model()["sanction"]["programmes"])
    return Entry(
        number=number,
        kind=Kind(_kinds().get(party.schema, Kind.UNKNOWN)),
        names=_names(values),
        programmes=programmes,
        details=_details(party, values, sanctions),
        addresses=tuple(Address((address,)) for address in values["addresses"]),
        missing=frozenset() if programmes else frozenset({"programmes"}),
    )


def _details(party: Entity, values: Mapping[str, tuple[str, ...]], sanctions: list[dict[str, list[str]]]) -> Details:
    """``values``: the party's by field; ``sanctions``: the properties of each."""
    labels, written = _model()["properties"]["identifiers"], party.properties
    return Details(
        births=values["births"],
        birthplaces=values["birthplaces"],
        nationalities=values["nationalities"],
        citizenships=values["citizenships"],
        positions=values["positions"],
        established=values["established"],
        remarks=values["remarks"],
        gender=next(iter(written.get("gender", ())), None),
        identifiers=tuple(Identifier(label, value) for label in labels for value in written.get(label, ())),
        listed_on=_values(sanctions, _model()["sanction"]["listed_on"]),
        acts=tuple(dict.fromkeys(act for sanction in sanctions for act in _acts(sanction))),
        facts=tuple(dict.fromkeys((*_other_facts(party), *(f for each in sanctions for f in _facts(each))))),
    )


def _values(properties: Iterable[Mapping[str, list[str]]], names: Iterable[str]) -> tuple[str, ...]:
    """Every value of some properties, each once, in order."""
    names = tuple(names)
    return tuple(dict.fromkeys(value for each in properties for name in names for value in each.get(name, ())))


def _acts(sanction: Mapping[str, list[str]]) -> Iterator[Act]:
    """That a measure began, and that it ended, as far as a ``Sanction`` tells it."""
    table = _model()["sanction"]

    def first(field: str) -> str | None:
        return next(iter(_values([sanction], table[field])), None)

    programme, authority = first("programmes"), first("authorities")
    if first("starts") or first("published") or authority:
        kind = ActKind.LISTED if first("starts") or first("published") else ActKind.REGULATED
        yield Act(kind, authority, first("published"), first("starts"), programme, first("sources"))
    for end in _values([sanction], table["ends"]):
        yield Act(ActKind.DELISTED, authority, None, end, programme)


def _facts(sanction: Mapping[str, list[str]]) -> Iterator[tuple[str, str]]:
    """What else it tells; properties that no table names under their own name."""
    labels: Mapping[str, str] = _model()["sanction"]["facts"]
    for name, values in sanction.items():
        if label := labels.get(name) or (name if name not in _named_of_sanctions() else None):
            yield from ((label, value) for value in values)


def numbers_of(row: bytes) -> tuple[Identifier, ...]:
    """The publisher's numbers that a ``Sanction`` tells of its party."""
    return tuple(among(_facts(_decoder.decode(row).properties)))


def _names(values: Mapping[str, tuple[str, ...]]) -> tuple[Name, ...]:
    primary, *others = values["name"] or ("",)
    names = [Name(primary)] if primary else []
    names += [Name(text, Quality.STRONG, "aka") for text in others]
    names += [Name(text, *how) for field, how in _QUALITIES.items() for text in values[field]]
    return tuple(names)


def _other_facts(party: Entity) -> tuple[tuple[str, str], ...]:
    known = {name for names in _model()["properties"].values() for name in names} | {"gender"}
    return tuple((key, value) for key, values in party.properties.items() if key not in known for value in values)
