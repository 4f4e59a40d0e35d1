"""In Russian: those among whom something was done, what packages hold, names that are titles, parted and lone denials, calls of
lawmakers, and the words that make a short report one on measures."""

import pytest

from inforce.claims import Claim, extract
from inforce.claims.model import Action, Status
from inforce.reports.model import Block, Report


def claims(text: str) -> tuple[Claim, ...]:
    blocks = (Block("paragraph", 0, len(text)),)
    return tuple(extract(Report("t", text, published="2025-11-06", language="ru", blocks=blocks)).claims)


def told(text: str) -> set[tuple[str, Action, Status]]:
    return {(c.target.name, c.action, c.status) for c in claims(text)}


@pytest.mark.parametrize(
    ("text", "action"),
    [
        ("США смягчили санкции. В числе исключённых из списка — «Альфа» и «Бета».", Action.DELIST),
        ("Среди исключённых из санкционного списка ЕС — «Альфа» и «Бета».", Action.DELIST),
        ("В числе внесённых в список OFAC оказались «Альфа» и «Бета».", Action.DESIGNATE),
        ("США исключили из списка SDN пять фирм. Среди исключённых значатся «Альфа» и «Бета».", Action.DELIST),
    ],
)
def test_those_named_after_the_number_are_of_those_done_to(text: str, action: Action) -> None:
    assert {("Альфа", action, Status.IN_FORCE), ("Бета", action, Status.IN_FORCE)} <= told(text)


@pytest.mark.parametrize(
    "text",
    [
        "США ввели санкции. Среди исключённых из университета — студенты «Альфы».",
        "Среди исключённых из санкционного списка ЕС «Альфы» нет.",
        "Среди исключённых из санкционного списка ЕС «Альфа» не значится.",
    ],
)
def test_who_is_not_of_their_number_is_not_delisted(text: str) -> None:
    assert not {c for c in claims(text) if c.target.name == "Альфа" and c.status is Status.IN_FORCE}


@pytest.mark.parametrize(
    "text",
    [
        "ЕС утвердил 20-й пакет санкций. Пакет включает меры против банка «Альфа».",
        "Новый пакет санкций ЕС содержит ограничения в отношении банка «Альфа».",
        "Двадцатый пакет предусматривает меры против банка «Альфа», сообщили в ЕС.",
        "В пакет вошли меры против банка «Альфа».",
    ],
)
def test_what_a_package_holds_against_somebody_is_on_him(text: str) -> None:
    assert ("Альфа", Action.DESIGNATE, Status.IN_FORCE) in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Пакет включает меры поддержки против роста цен. ЕС ввёл санкции.",
        "Пакет включает меры против коррупции.",
        "Пакет включает меры против мошенников. ЕС ввёл санкции.",
    ],
)
def test_a_package_of_other_measures_is_on_nobody(text: str) -> None:
    assert not [c for c in claims(text) if "Пакет" in c.span.text]


def test_banks_named_by_what_they_are_of_are_two() -> None:
    names = {c.target.name for c in claims("США ввели санкции против Банка Москвы и Банка развития Белоруссии.")}
    assert names == {"Банк Москвы", "Банк развития Белоруссии"}
    assert {c.target.name for c in claims("США ввели санкции против Банка «Альфа» и Банка Москвы.")} == {
        "Альфа",
        "Банк Москвы",
    }


def test_a_bank_without_a_capital_is_the_one_told_of() -> None:
    names = [c.target.name for c in claims("США ввели санкции против банка «Альфа». В мае с банка сняли санкции.")]
    assert set(names) == {"Альфа"}


@pytest.mark.parametrize(
    "text",
    [
        "Санкции с «Альфы» не были, вопреки сообщениям СМИ, сняты.",
        "Санкции с «Альфы» так и не были, несмотря на обещания Вашингтона, сняты.",
        "Не США сняли санкции с «Альфы».",
    ],
)
def test_a_denial_reaches_its_verb(text: str) -> None:
    assert told(text) == {("Альфа", Action.LIFT, Status.DENIED)}


def test_who_did_it_instead_did_it() -> None:
    assert told("Не Великобритания, а США сняли санкции с «Альфы».") == {("Альфа", Action.LIFT, Status.IN_FORCE)}


def test_the_time_of_a_participle_is_not_that_of_the_verb() -> None:
    (claim,) = claims("Введённые в 2021 году против «Альфы» санкции США отменены.")
    assert (claim.action, claim.when) == (Action.LIFT, None)


def test_measures_lifted_before_may_be_put_back() -> None:
    assert told("Снятые ранее с «Альфы» ограничения США вернули.") == {("Альфа", Action.DESIGNATE, Status.IN_FORCE)}


@pytest.mark.parametrize(
    ("text", "sender"),
    [
        ("Сенаторы США призвали снять санкции с «Альфы».", ("United States",)),
        ("Депутаты Верховной рады призвали США ввести санкции против «Альфы».", ("United States",)),
        ("Депутаты Госдумы призвали снять санкции с «Альфы».", ()),
        ("Посол Белоруссии призвал снять санкции с «Альфы».", ()),
    ],
)
def test_lawmakers_call_for_what_their_own_state_is_to_do(text: str, sender: tuple[str, ...]) -> None:
    assert [c.sender for c in claims(text)] == [sender]


@pytest.mark.parametrize(
    "text",
    [
        "Завод «Альфа» попал под ограничения.",
        "Танкер «Альфа» попал под британские ограничения.",
        "Под ограничения ЕС подпал банк «Альфа».",
    ],
)
def test_who_falls_under_restrictions_is_designated(text: str) -> None:
    assert told(text) == {("Альфа", Action.DESIGNATE, Status.IN_FORCE)}


@pytest.mark.parametrize(
    "text",
    [
        "Посёлок попал под карантинные ограничения.",
        "Отель «Альфа» попал под ограничения на поливку газонов.",
        "Банк попал под ограничения ЦБ на вклады.",
        "Депутат попал под ограничения по возрасту.",
    ],
)
def test_restrictions_of_other_kinds_are_no_measures(text: str) -> None:
    assert not claims(text)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Совет ЕС постановил ограничить ввоз белорусского калия.", Status.DECIDED),
        ("Великобритания намерена запретить ввоз российского урана.", Status.ANNOUNCED),
        ("ЕС предложил запретить импорт российского СПГ.", Status.PROPOSED),
    ],
)
def test_bans_told_by_infinitives_are_as_far_as_the_verb_above(text: str, status: Status) -> None:
    assert [(c.action, c.status) for c in claims(text)] == [(Action.IMPOSE, status)]


def test_what_goes_on_after_a_gerund_is_its_object() -> None:
    text = "ЕС расширил список, добавив в него пять позиций санкций, в том числе банк «Альфа» и завод «Бета»."
    assert {("Альфа", Action.DESIGNATE, Status.IN_FORCE), ("Бета", Action.DESIGNATE, Status.IN_FORCE)} <= told(text)


def test_a_participle_of_parties_goes_with_the_party_and_not_with_the_measure() -> None:
    found = claims("Санкции в отношении верфи «Альфа», ранее попавшей под ограничения США, ввела и Япония.")
    assert {(c.target.name, c.sender[0]) for c in found} == {("Альфа", "Japan"), ("Альфа", "United States")}


def test_an_exclusion_from_a_list_is_no_licence() -> None:
    assert told("Бизнесмен Иван Гарин добился исключения из санкционного списка ЕС.") == {
        ("Иван Гарин", Action.DELIST, Status.IN_FORCE)
    }


def test_a_licence_prolonged_is_for_whom_it_lets_do_something() -> None:
    found = claims("OFAC продлило лицензию, позволяющую сербской NIS закупать нефть.")
    assert ("NIS", Action.RENEW) in {(c.target.name, c.action) for c in found}
    assert {c.sender[0] for c in found} == {"United States"}


def test_a_licence_that_permits_is_told_once() -> None:
    found = claims("Минфин США опубликовал генеральную лицензию № 128А, которая разрешает обслуживание АЗС «Альфы».")
    assert len(found) == 1


@pytest.mark.parametrize(
    ("text", "action"),
    [
        ("После исключения из SDN банк «Альфа» возобновил расчёты в долларах.", Action.DELIST),
        ("После внесения в санкционный список ЕС завод «Альфа» остановил экспорт.", Action.DESIGNATE),
        ("После внесения «Альфы» в список SDN банк «Бета» закрыл её счета.", Action.DESIGNATE),
    ],
)
def test_what_was_done_before_something_else_was_done_to_its_subject(text: str, action: Action) -> None:
    assert told(text) == {("Альфа", action, Status.IN_FORCE)}


def test_who_tells_of_an_exclusion_was_not_excluded() -> None:
    assert not claims("После исключения из SDN, сообщил банк «Альфа», расчёты возобновлены.")


@pytest.mark.parametrize(
    "text",
    [
        "Санкции против банка «Альфа» США восстанавливать не намерены.",
        "США не намерены восстанавливать снятые ранее с «Альфы» санкции.",
    ],
)
def test_measures_that_nobody_puts_back_are_denied(text: str) -> None:
    assert told(text) == {("Альфа", Action.DESIGNATE, Status.DENIED)}


def test_a_name_that_no_dictionary_has_leaves_the_row_its_cases() -> None:
    assert {c.target.name for c in claims("ЕС внёс в чёрный список порты Кулеви и Каримун.")} == {"Кулеви", "Каримун"}
