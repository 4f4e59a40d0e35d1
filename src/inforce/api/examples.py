"""A party by example, in FollowTheMoney's words, as names to be looked for."""

from collections.abc import Mapping, Sequence

from inforce.errors import BadInput
from inforce.names.parse import Kind

KINDS: Mapping[str, Kind] = {
    "Thing": Kind.ANY,
    "LegalEntity": Kind.ANY,
    "Person": Kind.PERSON,
    "Organization": Kind.ORGANISATION,
    "Company": Kind.ORGANISATION,
    "PublicBody": Kind.ORGANISATION,
    "Vessel": Kind.VESSEL,
    "Airplane": Kind.AIRCRAFT,
    "Vehicle": Kind.ANY,
    "Asset": Kind.ANY,
}
"""Which kind of party a schema means; others cannot be listed."""
_NAMES = ("name", "alias", "previousName", "weakAlias", "abbreviation")
_GIVEN = ("firstName", "secondName", "middleName", "fatherName")
"""In the order in which they stand in a full name."""
MOST = 20
"""Names of one example that are looked for."""


def kind_of_schema(schema: str) -> Kind:
    """Raises BadInput for a schema of which nothing can be listed."""
    if schema not in KINDS:
        raise BadInput(f"nothing of the schema {schema!r} can be listed; use one of {', '.join(KINDS)}")
    return KINDS[schema]


def names_of(schema: str, properties: Mapping[str, object]) -> tuple[Kind, list[str]]:
    """The kind, and the names, the surest first. Raises BadInput where there is none."""
    told = {key: _texts(value) for key, value in properties.items()}
    names = [name for key in _NAMES for name in told.get(key, ())]
    if not names and told.get("lastName"):
        given = " ".join(part for key in _GIVEN for part in told.get(key, ())[:1])
        names = [f"{given} {last}".strip() for last in told["lastName"]]
    if not names:
        raise BadInput("a query needs a name: the property 'name', or 'firstName' and 'lastName'")
    return kind_of_schema(schema), list(dict.fromkeys(names))[:MOST]


def _texts(value: object) -> Sequence[str]:
    values = value if isinstance(value, list) else [value]
    return [text for each in values if isinstance(each, str) and (text := each.strip())]
