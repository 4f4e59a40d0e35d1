"""What two entries of one name tell for and against being one party."""

import pytest

from inforce.lists.model import Address, Details, Entry, Identifier, Kind, Name
from inforce.register.likeness import Likeness, likeness


def entry(
    *identifiers: tuple[str, str],
    kind: str = "organisation",
    births: tuple[str, ...] = (),
    programmes: tuple[str, ...] = ("ALPHA",),
    country: str | None = None,
    nationality: str | None = None,
) -> Entry:
    details = Details(
        births=births,
        identifiers=tuple(Identifier(*each) for each in identifiers),
        nationalities=(nationality,) if nationality else (),
    )
    places = (Address((), country),) if country else ()
    return Entry("1", Kind(kind), (Name("QUILL TRADING"),), programmes, details, places)


IMO_1, IMO_2 = (
    ("Vessel Registration Identification", "IMO 8931748"),
    ("Vessel Registration Identification", "IMO 9081291"),
)
TAX_1, TAX_2 = ("Tax ID No.", "4802013587"), ("Tax ID No.", "6829115653")


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (entry(IMO_1, kind="vessel"), entry(IMO_2, kind="vessel"), Likeness.CONTRARY),
        (entry(TAX_1), entry(TAX_2), Likeness.CONTRARY),
        (entry(TAX_1, kind="vessel"), entry(TAX_1), Likeness.CONTRARY),
        (entry(births=("1950-03-03",)), entry(births=("1971-10-12",)), Likeness.CONTRARY),
        (entry(births=("1981-03-07",)), entry(births=("1981-09-20",)), Likeness.CONTRARY),
        (entry(births=("1981-03-07",)), entry(births=("1981",), programmes=("BETA",)), Likeness.SURE),
        (entry(births=("1981-03-07",)), entry(births=("1981-09~",)), Likeness.SURE),
        (entry(births=("1950", "1971-10-12")), entry(births=("1971-10-12",)), Likeness.SURE),
        (entry(TAX_1, births=("1950",)), entry(TAX_1, births=("1971",)), Likeness.SURE),
        (entry(TAX_1, TAX_2, programmes=("BETA",)), entry(TAX_2), Likeness.SURE),
        (entry(("Registration Number", "1027601106169")), entry(("Registration ID", "1027601106169")), Likeness.SURE),
        (entry(("Passport", "A123456")), entry(("Passport", "B999999")), Likeness.LIKELY),
        (entry(("Website", "www.quill.example")), entry(("Website", "www.other.example")), Likeness.LIKELY),
        (entry(), entry(), Likeness.LIKELY),
        (entry(), entry(programmes=("BETA", "ALPHA"), country="Cuba"), Likeness.LIKELY),
        (entry(), entry(programmes=("BETA",)), Likeness.OPEN),
        (entry(country="Iran"), entry(programmes=("BETA",), country="Korea, North"), Likeness.OPEN),
        (entry(country="Iran"), entry(programmes=("BETA",), country="Iran"), Likeness.LIKELY),
        (entry(programmes=(), country="Iran"), entry(country="Cuba"), Likeness.OPEN),
        (entry(programmes=()), entry(), Likeness.LIKELY),
        (entry(kind="person", nationality="Iran", programmes=()), entry(kind="unknown", country="Iran"), Likeness.LIKELY),
    ],
)  # fmt: skip
def test_identifiers_and_births_speak_first_then_programmes_and_countries(
    one: Entry, other: Entry, expected: Likeness
) -> None:
    assert likeness(one, other) is expected
    assert likeness(other, one) is expected
