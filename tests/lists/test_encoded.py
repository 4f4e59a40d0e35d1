from inforce.lists import encoded
from inforce.lists.model import Act, ActKind, Address, Details, Entry, Identifier, Kind, Name, Quality

ENTRY = Entry(
    "QDi.001",
    Kind.PERSON,
    (Name("Omar Said"), Name("Omar Saeed", Quality.WEAK, "aka")),
    ("Al-Qaida",),
    Details(
        births=("1953",),
        identifiers=(Identifier("Passport", "A1", "Egypt"),),
        acts=(Act(ActKind.LISTED, "SC/1", "2020-01-02"),),
    ),
    (Address(("Corniche 1",), "Egypt"),),
    frozenset({"kind", "addresses"}),
)


def test_an_entry_is_had_back_from_its_row() -> None:
    assert encoded.decode(encoded.encode(ENTRY)) == ENTRY


def test_equal_entries_have_equal_rows() -> None:
    part = encoded.part("test", [ENTRY, encoded.decode(encoded.encode(ENTRY))])
    assert [part.number(row) for row in part.rows] == ["QDi.001"]
    assert encoded.assemble("QDi.001", [(part.name, row) for row in part.rows]) == ENTRY
