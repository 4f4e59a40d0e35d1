"""Which party a claim's target is taken for."""

from collections.abc import Iterator

import pytest

from inforce.claims.model import Target, TargetKind
from inforce.moment import Moment, parse_moment
from inforce.reconcile import words
from inforce.reconcile.readings import bare, core
from inforce.reconcile.resolve import Closeness, Found, Resolution, Several, resolve
from tests.conftest import Keeper, csv_file, sdn_row
from tests.reconcile.ledger import views
from tests.register.test_numbers import SUFFIXED

ROWS = (
    sdn_row(11, "LIMITED LIABILITY COMPANY HARROW BANK"),
    sdn_row(12, "SUBSIDIARY BANK HARROW BANK JOINT STOCK COMPANY"),
    sdn_row(13, "OPEN JOINT STOCK COMPANY KESTRELAIR MALTESE AIRLINES"),
    sdn_row(14, "KESTRELAIR ONE", "aircraft"),
    sdn_row(15, "DOLGOV, Andrey Semenovich", "individual"),
    sdn_row(16, "DOLGOVA, Marina", "individual"),
    sdn_row(17, "PUBLIC JOINT STOCK COMPANY ZARYABANK"),
    sdn_row(18, "GENERAL MOTOWORKS LLC"),
    sdn_row(19, "MOTOWORKS TRADE"),
    sdn_row(20, "WINTER PALACE", "vessel"),
    sdn_row(21, "NORTH GATE OIL", remarks="a.k.a. 'GATEWAY'."),
    sdn_row(22, "SOUTH GATE OIL", remarks="a.k.a. 'GATEWAY'."),
    sdn_row(25, "HARROW, John", "individual"),
    sdn_row(26, "QUARLES, Ada", "individual", remarks="DOB 1950."),
    sdn_row(27, "QUARLES, Bert", "individual", remarks="DOB 1960."),
    sdn_row(28, "HERRERA LUNA, Inés", "individual"),
    sdn_row(29, "FELIX B. HERRERA S.A."),
    sdn_row(30, "OAKAPPLE TRADING S.A."),
    sdn_row(32, "SCIENTIFIC AND TECHNICAL CENTER SYCAMORE"),
    sdn_row(31, "BRACKENRIDGE, Oswin Tobias", "individual"),
    sdn_row(23, "PILGRIM STEEL CO LTD", remarks="a.k.a. 'PILSTEEL'."),
)


@pytest.fixture(scope="module")
def names(tmp_path_factory: pytest.TempPathFactory) -> Keeper:
    keeper = Keeper(tmp_path_factory.mktemp("names"))
    keeper.keep(csv_file(*ROWS, sdn_row(24, "KITE LINE")), "2024-01-10T10:00Z")
    keeper.keep(csv_file(*ROWS, sdn_row(24, "BUZZARD FREIGHT")), "2024-01-15T10:00Z")
    return keeper


@pytest.fixture
def find(names: Keeper) -> Iterator["Finder"]:
    moment = parse_moment("2024-01-20")
    with views(names, Moment(moment, moment)) as known:
        yield Finder(known)


class Finder:
    def __init__(self, known: dict) -> None:  # type: ignore[type-arg]
        self._view = known["us-ofac-sdn"]

    def __call__(self, name: str, kind: str = "organisation", *aliases: str) -> Resolution:
        return resolve(Target(name, TargetKind(kind), aliases), self._view)

    def number(self, name: str, kind: str = "organisation", *aliases: str) -> str | None:
        """The entry found, ``several`` or None."""
        match self(name, kind, *aliases):
            case Found(party=party):
                return party.numbers[0]
            case Several():
                return "several"
            case _:
                return None


@pytest.mark.parametrize(
    ("name", "kind", "number"),
    [
        ("Harrow Bank", "organisation", "11"),
        ("Harrow Bank LLC", "organisation", "11"),
        ("Subsidiary Bank Harrow Bank JSC", "organisation", "12"),
        ("JSC Harrow Bank", "organisation", "11"),
        ("Kestrelair", "organisation", "13"),
        ("the Ruritanian airline Kestrelair", "organisation", None),  # a nationality that nobody knows
        ("the Belarusian airline Kestrelair", "organisation", "13"),
        ("Kestrelair", "aircraft", None),  # of its aircraft one has that name and a number
        ("Kestrelair One", "aircraft", "14"),
        ("Andrey Dolgov", "person", "15"),
        ("Dolgov Andrey", "person", "15"),
        ("Андрей Долгов", "person", "15"),
        ("the businessman Andrey Dolgov", "person", "15"),
        ("Dolgov", "person", "15"),  # a family name that one person bears
        ("Quarles", "person", "several"),  # and one that two do
        ("Andrey", "person", "several"),  # a given name is nobody's
        ("Harrow", "organisation", "11"),  # a bank's, a daughter's of it, and a person's
        ("Harrow", "person", "several"),
        ("Marina Dolgova", "person", "16"),
        ("Зарябанк", "organisation", "17"),
        ("банк «Зарябанк»", "organisation", "17"),
        ("General Motoworks", "organisation", "18"),
        ("General Motoworld", "organisation", None),
        ("Winter Palace", "organisation", "20"),  # the whole name of another kind
        ("Winter", "organisation", None),  # a part of the name of another kind
        ("the yacht Winter Palace", "vessel", "20"),
        ("the Kazakh daughter of Harrow Bank", "organisation", None),
        ("Harrow Bank's Kazakh subsidiary", "organisation", None),
        ("Pilgrim Steel", "organisation", "23"),
        ("Pilsteel", "organisation", "23"),
        ("Kite Line", "organisation", "24"),  # as the register called it before
        ("Gateway", "organisation", "several"),
        ("Gate Oil", "organisation", "several"),
        ("oil", "organisation", "several"),
        ("17", "organisation", "17"),
        ("«»", "organisation", None),
        ("", "organisation", None),
    ],
)
def test_a_target_is_found_by_its_name(find: Finder, name: str, kind: str, number: str | None) -> None:
    assert find.number(name, kind) == number


@pytest.mark.parametrize(
    ("name", "aliases", "number"),
    [
        ("the lender", ("Harrow Bank",), "11"),
        ("the carrier", ("the flag carrier", "Kestrelair"), "13"),
        ("Gate Oil", ("North Gate Oil",), "21"),
        ("Harrow Bank", ("Kestrelair",), "11"),  # the name goes before its aliases
        ("the lender", ("the bank", "bank"), None),  # descriptions are no names
        ("the lender", ("Gateway",), None),  # a weak alias of the register for an alias of the report
    ],
)
def test_aliases_help_where_the_name_alone_does_not_tell(
    find: Finder, name: str, aliases: tuple[str, ...], number: str | None
) -> None:
    assert find.number(name, "organisation", *aliases) == number


def test_a_word_that_does_not_tell_who_is_meant_is_said_to_be_one(find: Finder) -> None:
    found = find("Quarles", "person")
    assert isinstance(found, Several)
    assert (found.partial, [party.numbers for party in found.parties]) == (True, [("26",), ("27",)])


def test_how_close_the_name_is_is_told(find: Finder) -> None:
    closeness = [
        found.closeness
        for name in (
            "Limited Liability Company Harrow Bank",
            "Harrow Bank",
            "Zariabank",
            "Kestrelair",
            "Dolgov",
            "A. Dolgov",
            "Kite Line",
            "Pilsteel",
        )
        if isinstance(found := find(name, "person" if "Dolgov" in name else "organisation"), Found)
    ]
    assert closeness == list(Closeness)


@pytest.mark.parametrize(
    ("name", "left"),
    [
        ("the Ruritanian airline Kestrelair", "Ruritanian airline Kestrelair"),  # a nationality that nobody knows
        ("the Polish private-jet operator Kestrel Air", "Kestrel Air"),
        ("General Motoworks", "General Motoworks"),
        ("Russian Railways", "Russian Railways"),
        ("the tanker 9H-ABC", "9H-ABC"),
        ("the daughter of Harrow", "the daughter of Harrow"),
        ("танкер «Заря»", "«Заря»"),
        ("the", "the"),
    ],
)
def test_the_description_before_a_name_is_left_out(name: str, left: str) -> None:
    assert bare(name) == left


def test_a_name_of_nothing_but_legal_forms_is_kept() -> None:
    assert (core("Harrow Bank, Co. Ltd."), core("LLC")) == ("harrow bank", "llc")


@pytest.mark.parametrize(
    ("asked", "found"),
    [("MLi.901", True), ("mli.901", True), ("MLi.901.1", True), ("7100001", False), ("MLi.902", False)],
)
def test_a_target_is_found_by_a_number_that_figures_alone_do_not_make(keeper: Keeper, asked: str, found: bool) -> None:
    """Figures alone are too common in reports to be the number of some record."""
    keeper.keep({"un.xml": SUFFIXED}, "2024-03-01T10:00Z", register="un-sc")
    moment = parse_moment("2024-03-02")
    with views(keeper, Moment(moment, moment)) as known:
        match resolve(Target(asked, TargetKind.PERSON), known["un-sc"]):
            case Found() as resolved:
                assert found
                assert resolved.party.numbers[0] == "MLi.901"
                by = "by its Reference number as printed MLi.901 .1." if asked.endswith(".1") else None
                told = words.taken_for(resolved)
                assert (told is None) is (by is None)
                assert (told or "").endswith(by or "")
            case nobody:
                assert (found, nobody) == (False, None)


def test_who_is_read_as_a_firm_may_be_a_person(find: Finder) -> None:
    """Reports do not always tell one from the other."""
    assert find.number("Oswin Brackenridge") == "31"
    assert find.number("Brackenridge", "person") == "31"
    match find("Brackenridge"):
        case Several(parties=(party,), partial=True):
            assert party.numbers == ("31",)
        case other:
            raise AssertionError(other)


def test_a_firms_name_with_a_familys_in_it_is_not_the_family(find: Finder) -> None:
    """A person of the register has the word in a family name of two."""
    match find("Herrera"):
        case Several(parties=several, partial=True):
            assert {party.numbers[0] for party in several} == {"28", "29"}
        case other:
            raise AssertionError(other)


def test_one_word_of_a_longer_name_is_told_with_a_caution(find: Finder) -> None:
    match find("Sycamore"):
        case Found() as found:
            assert "may mean one that is not listed" in (words.taken_for(found) or "")
        case other:
            raise AssertionError(other)
    of_country = find("Kestrelair")
    assert isinstance(of_country, Found)
    assert "may mean" not in (words.taken_for(of_country) or "")
    whole = find("Oakapple Trading")
    assert isinstance(whole, Found)
    assert "may mean" not in (words.taken_for(whole) or "")


def test_a_firm_is_not_taken_for_another_of_its_group(find: Finder) -> None:
    match find("Oakapple"):
        case Several(parties=(party,), partial=True):
            assert party.numbers == ("30",)
        case other:
            raise AssertionError(other)
    assert find.number("Oakapple Trading") == "30"
    assert isinstance(find("Оакаппле"), Several)


def test_of_parties_of_one_name_the_one_whose_first_name_it_is_is_taken_and_the_other_told(keeper: Keeper) -> None:
    rows = csv_file(sdn_row(1, "DELTA BANK", programme="IRAN"), sdn_row(2, "ORION BANK", programme="DPRK"))
    keeper.keep({"sdn.csv": rows, "alt.csv": csv_file('2,77,"aka","DELTA BANK",-0- ')}, "2024-03-01T10:00Z")
    moment = parse_moment("2024-03-02")
    with views(keeper, Moment(moment, moment)) as known:
        resolved = resolve(Target("Delta Bank", TargetKind.ORGANISATION), known["us-ofac-sdn"])
        assert isinstance(resolved, Found)
        assert resolved.party.numbers == ("1",)
        assert "another name of ORION BANK (2) as well" in (words.named_likewise(resolved) or "")
