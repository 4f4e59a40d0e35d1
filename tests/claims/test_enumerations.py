"""Enumerations are read to their end, and names beside a count stand for those counted."""

import pytest

from inforce.claims import extract
from inforce.reports import read
from tests.claims.drills import claims_of


def told(text: str) -> list[str]:
    found = claims_of(f"News of sanctions.\n\n{text}\n")
    return [c.target.name for c in found if c.action.value in ("designate", "delist")]


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        (
            "The US sanctioned the tanker Calla Blue, the firm that manages it and the captain.",
            ["Calla Blue", "firm", "captain"],
        ),
        (
            "The Treasury blacklisted Northfold Bank, the company that owns it, its chairman Ilya Marov and two subsidiaries.",
            ["Northfold Bank", "company", "Ilya Marov", "two subsidiaries"],
        ),
        (
            "Canada sanctioned Ilya Marov, the man who built the network, his wife Olga Marova and Delmar Shipping.",
            ["Ilya Marov", "Olga Marova", "Delmar Shipping"],
        ),
        (
            "Britain has sanctioned Ilya Marov, the broker who advised him, and Delmar Shipping.",
            ["Ilya Marov", "broker", "Delmar Shipping"],
        ),
    ],
)
def test_an_enumeration_goes_on_past_a_relative_clause(text: str, targets: list[str]) -> None:
    assert told(text) == targets


@pytest.mark.parametrize(
    "text",
    [
        "The US sanctioned Northfold Bank, the lender that financed the pipeline and the port.",
        "The US sanctioned Northfold Bank, the lender that financed the pipeline, and its chairman said it would appeal.",
        "The US sanctioned Northfold Bank, which the pipeline and the port had financed.",
        "The US sanctioned Northfold Bank, the lender that it had freed.",
    ],
)
def test_what_belongs_to_the_relative_clause_or_to_another_is_no_member(text: str) -> None:
    assert told(text) == ["Northfold Bank"]


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        (
            "Japan froze the assets of three banks, namely Northfold Bank and Delta Bank.",
            ["Northfold Bank", "Delta Bank"],
        ),
        ("Seven people, among whom the banker Ilya Marov, were removed from the EU list.", ["Ilya Marov"]),
        ("The UK has sanctioned four companies, including Belavia and Grodno Azot.", ["Belavia", "Grodno Azot"]),
        ("Britain froze assets of the lender in three banks, including Delta Bank.", ["lender"]),
        (
            "OFAC delisted six tankers and the companies that own them, including Bright Sea Maritime.",
            ["Bright Sea Maritime"],
        ),
        (
            "Britain froze the assets of the tycoon and of three companies he controls, among them Delta Steel.",
            ["tycoon", "Delta Steel"],
        ),
        (
            "The three – Marta Iluk, Gleb Iluk and Oleg Iluk – were listed by the UK.",
            ["Marta Iluk", "Gleb Iluk", "Oleg Iluk"],
        ),
        (
            "Two of those targeted, Northfold Bank and its chief executive Ivan Sokol, were listed by the EU in 2023.",
            ["Northfold Bank", "Ivan Sokol"],
        ),
        (
            "Also hit: Dubai trader Coral Fuels DMCC, Hong Kong's Sunway Shipping Ltd and their owner, Raj Mehra.",
            ["Coral Fuels DMCC", "Sunway Shipping Ltd", "Raj Mehra"],
        ),
        ("The US sanctioned 31 firms in China, India and Turkey.", ["31 firms"]),
        ("Japan imposed a ban on exports to 31 companies.", ["31 companies"]),
        ("Japan banned exports to 31 entities in China, India and Turkey.", ["31 entities"]),
        ("Britain imposed a ban on dealings with Northfold Bank.", ["Northfold Bank"]),
        ("Japan imposed a ban on exports to Russia.", []),
        ("The EU listed the firms that run them, and Bright Sea Maritime complained.", ["firms"]),
        ("Seven people, among whom Ilya Marov was the eldest, were removed from the EU list.", ["Seven people"]),
    ],
)
def test_names_beside_a_count_are_those_counted(text: str, targets: list[str]) -> None:
    assert told(text) == targets


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The US sanctioned Belarusian Potash Co.", ["Belarusian Potash Co"]),
        ("The US sanctioned Iranian Steel Ltd and the Belarusian Delta Bank.", ["Iranian Steel Ltd", "Delta Bank"]),
        ("The US sanctioned Russian Northfold Ltd.", ["Northfold Ltd"]),
    ],
)
def test_an_adjective_before_goods_and_a_legal_form_is_of_the_name(text: str, names: list[str]) -> None:
    assert told(text) == names


def standing(text: str) -> list[str]:
    found = claims_of(f"News of sanctions.\n\n{text}\n")
    return [f"{','.join(c.sender[:1])} {c.target.name}" for c in found if c.action.value == "remain"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "HM Treasury amended the entry for Orlan Bank and corrected that of Delta Bank; both are still under sanctions.",
            ["United Kingdom Orlan Bank", "United Kingdom Delta Bank"],
        ),
        (
            "The General Court annulled the listing of Marta Iluk but upheld that of Delta Bank.",
            ["European Union Delta Bank"],
        ),
        (
            "The General Court annulled the listing of Marta Iluk and upheld those of Delta Bank and Orlan Bank.",
            ["European Union Delta Bank", "European Union Orlan Bank"],
        ),
        (
            "Two of those listed in 2021, Orlan Bank and Delta Bank, are still under EU sanctions.",
            ["European Union Orlan Bank", "European Union Delta Bank"],
        ),
    ],
)
def test_both_and_those_of_are_found(text: str, told: list[str]) -> None:
    assert standing(text) == told


def test_both_of_a_person_and_a_bank_or_of_three_is_nobody() -> None:
    text = "The Treasury praised Orlan Bank, Delta Bank and Northfold Bank; both are still under UK sanctions."
    assert not any("Bank" in each for each in standing(text))


@pytest.mark.parametrize("opening", ["These include", "They include", "Those listed include", "These are"])
def test_names_set_out_below_these_include_are_members(opening: str) -> None:
    text = f"The UK designated 14 targets today. {opening}:\n\n- Northfold Bank\n- Calla Blue\n- Delmar Lines\n"
    (report,) = read(text.encode(), name="a.txt")
    assert [c.target.name for c in extract(report).claims][-3:] == ["Northfold Bank", "Calla Blue", "Delmar Lines"]


def test_these_include_is_a_sentence() -> None:
    text = "The UK designated 14 targets today. These include Northfold Bank and Delmar Lines."
    assert told(text)[-2:] == ["Northfold Bank", "Delmar Lines"]


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("The UK sanctioned the tanker Lady R.", [("Lady R", "vessel")]),
        ("The EU sanctioned the company General Motors.", [("General Motors", "organisation")]),
        (
            "OFAC listed the tankers Alfa, Beta and Captain Cook.",
            [("Alfa", "vessel"), ("Beta", "vessel"), ("Captain Cook", "vessel")],
        ),
        (
            "The UK listed the tankers Alfa and Beta, their owner Ilya Marov and Gamma Shipping Ltd.",
            [("Alfa", "vessel"), ("Beta", "vessel"), ("Ilya Marov", "person"), ("Gamma Shipping Ltd", "organisation")],
        ),
        (
            "The UK listed the tankers Alfa, Gamma Shipping Ltd and Ilya Marov.",
            [("Alfa", "vessel"), ("Gamma Shipping Ltd", "organisation"), ("Ilya Marov", "person")],
        ),
        ("The EU listed the tanker Alfa and Captain Ilya Marov.", [("Alfa", "vessel"), ("Ilya Marov", "person")]),
        ("The EU listed the bank chairman General Ilya Marov.", [("Ilya Marov", "person")]),
    ],
)
def test_a_ship_is_no_person_whatever_it_is_called_and_ships_are_told_of_together(
    text: str, targets: list[tuple[str, str]]
) -> None:
    found = claims_of(f"News of sanctions.\n\n{text}\n")
    assert [(c.target.name, c.target.kind.value) for c in found] == targets
