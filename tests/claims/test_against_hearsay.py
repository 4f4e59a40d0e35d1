"""What is told only to be set aside is not told: "contrary to reports that", "until X lifts", "on neither X nor Y"."""

import pytest

from tests.claims.drills import claims_of


def told(text: str) -> set[str]:
    return {f"{c.action} {c.status} {c.target.name}" for c in claims_of(text)}


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Contrary to reports that Northfold Bank was delisted, it remains listed.", "delist denied"),
        (
            "Contrary to media reports that the EU had lifted sanctions on Northfold Bank, the ban stands.",
            "lift denied",
        ),
        ("Contrary to claims that the UK sanctioned Northfold Bank, it did not.", "designate denied"),
        ("Despite claims that the UK sanctioned Northfold Bank, it did not.", "designate denied"),
        ("Despite reports that Northfold Bank was delisted, the bank is not open.", "delist hypothetical"),
        ("Despite reports that Northfold Bank was delisted, it was not, the EU said.", "delist denied"),
        ("In spite of rumours that the EU lifted sanctions on Northfold Bank, it is listed.", "lift hypothetical"),
        ("Contrary to rumours that the EU did not lift sanctions on Northfold Bank, it did.", "lift in_force"),
    ],
)
def test_hearsay_set_aside_is_not_told(text: str, claims: str) -> None:
    found = told(text)
    assert f"{claims} Northfold Bank" in found
    opposite = "denied" if "in_force" in claims else "in_force"
    assert f"{claims.split()[0]} {opposite} Northfold Bank" not in found


@pytest.mark.parametrize(
    "text",
    [
        "Despite the fact that the EU lifted sanctions on Northfold Bank, flights are few.",
        "The broker read reports that the EU lifted sanctions on Northfold Bank.",
        "The airline waited until the EU lifted sanctions on Northfold Bank.",
        "The EU went as far as lifting sanctions on Northfold Bank.",
    ],
)
def test_a_fact_stays_told(text: str) -> None:
    assert "lift in_force Northfold Bank" in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Until the EU lifts sanctions on Northfold Bank, planes stay grounded.",
        "Planes stay grounded until the EU lifts sanctions on Northfold Bank.",
        "Flights will not resume till the US lifts sanctions on Northfold Bank.",
        "Banks wait until the sanctions on Northfold Bank are lifted.",
        "Nothing will change without the EU lifting sanctions on Northfold Bank.",
        "Short of lifting sanctions on Northfold Bank, the EU can do little.",
    ],
)
def test_what_has_still_to_come_is_not_told_as_done(text: str) -> None:
    assert "lift in_force Northfold Bank" not in told(text)


@pytest.mark.parametrize(
    ("text", "action"),
    [
        ("The EU lifted sanctions on neither Northfold Bank nor Delmar Lines.", "lift"),
        ("The EU imposed sanctions on neither Northfold Bank nor Delmar Lines.", "designate"),
        ("Sanctions were lifted on neither Northfold Bank nor Delmar Lines.", "lift"),
        ("The EU removed neither Northfold Bank nor Delmar Lines from its list.", "delist"),
    ],
)
def test_neither_is_denied_of_both(text: str, action: str) -> None:
    assert told(text) == {f"{action} denied Northfold Bank", f"{action} denied Delmar Lines"}


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("It is not true that the EU did not lift sanctions on Northfold Bank.", "lift in_force"),
        ("It is not true that the EU lifted sanctions on Northfold Bank.", "lift denied"),
        ("ЕС не мог не снять санкции с «Нортфолд».", "lift in_force"),
        ("Лондон не может не снять санкции с «Нортфолд».", "lift announced"),
        ("ЕС не мог снять санкции с «Нортфолд».", "lift denied"),
    ],
)
def test_one_negation_takes_back_another(text: str, claim: str) -> None:
    assert [f"{c.action} {c.status}" for c in claims_of(text)] == [claim]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Вопреки сообщениям о том, что ЕС снял санкции с «Нортфолд», банк остается в списке.", "denied"),
        ("Вопреки слухам, что США сняли санкции с «Нортфолд», запрет действует.", "denied"),
        ("Несмотря на сообщения о том, что ЕС снял санкции с «Нортфолд», рейсов нет.", "hypothetical"),
        ("Несмотря на то, что ЕС снял санкции с «Нортфолд», рейсов нет.", "in_force"),
        ("Появились сообщения о том, что ЕС снял санкции с «Нортфолд».", "in_force"),
    ],
)
def test_russian_hearsay_set_aside_is_not_told(text: str, status: str) -> None:
    assert [c.status for c in claims_of(text) if c.action == "lift"] == [status]


@pytest.mark.parametrize(
    "text",
    [
        "The EU sanctioned Northfold Bank. It later lifted the measures.",
        "The EU sanctioned Northfold Bank and half a year later lifted the measures.",
    ],
)
def test_the_measures_are_those_on_the_one_told_of(text: str) -> None:
    assert "lift in_force Northfold Bank" in told(text)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("До тех пор пока ЕС не снимет санкции с «Нортфолд», полетов не будет.", "hypothetical"),
        ("Банк закрыт до тех пор, пока США не снимут санкции с «Нортфолд».", "hypothetical"),
        ("До сих пор ЕС пока не снял санкции с «Нортфолд».", "denied"),
        ("Неправда, что ЕС снял санкции с «Нортфолд».", "denied"),
        ("Неправда, что ЕС не снял санкции с «Нортфолд».", "hypothetical"),
    ],
)
def test_what_has_still_to_come_in_russian(text: str, status: str) -> None:
    assert [c.status for c in claims_of(text) if c.action == "lift"] == [status]


def test_the_measures_of_many_are_nobodys() -> None:
    text = "The EU sanctioned Northfold Bank. The UK sanctioned Delmar Lines. The EU later lifted the measures."
    assert not {"lift in_force Northfold Bank", "lift in_force Delmar Lines"} & told(text)
