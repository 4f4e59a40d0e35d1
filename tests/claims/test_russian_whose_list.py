"""Whose measures they are, and at whom they are aimed, is not told by what they are for, nor by whence their parties are."""

import pytest

from inforce.claims import extract
from inforce.claims.model import Claim
from inforce.reports.model import Block, Report


def claims(sentence: str) -> tuple[Claim, ...]:
    text = f"Новости санкций. {sentence}"
    report = Report("test", text, published="2024-06-17", language="ru", blocks=(Block("paragraph", 0, len(text)),))
    return extract(report).claims


def told(sentence: str) -> set[tuple[str, str, str]]:
    return {(claim.target.name, claim.action.value, claim.status.value) for claim in claims(sentence)}


SENDERS = [
    (
        "Суд ЕС постановил отменить замораживание средств семи членов бывшего украинского правительства.",
        "European Union",
    ),
    ("Россия ввела санкции против 36 граждан Дании. Тогда под ограничения попали члены британского кабмина.", "Russia"),
    (
        "Премьер-министр Канады Жан Дюваль ввёл санкции против десятков чиновников. Японию это удивило.",
        "Canada",
    ),
    (
        "Лондон ввёл санкции против окружения президента Белоруссии из-за событий на Украине. Под ограничения попали три банка.",
        "United Kingdom",
    ),
]


@pytest.mark.parametrize(("sentence", "sender"), SENDERS, ids=[sender for _, sender in SENDERS])
def test_whence_a_party_is_tells_no_sender(sentence: str, sender: str) -> None:
    assert {claim.sender[0] for claim in claims(sentence)} == {sender}


AIMED = [
    ("Персональные санкции, введённые за агрессию России против Украины, продлены Советом ЕС.", "Украина"),
    ("Совет ЕС продлил санкции, введённые из-за войны против Украины.", "Украина"),
    ("Как только всё уладится, санкции должны быть отменены, добавила Меркель.", "Меркель"),
]


@pytest.mark.parametrize(("sentence", "name"), AIMED, ids=[name for _, name in AIMED])
def test_no_measure_is_aimed_at_the_victim_or_at_who_speaks(sentence: str, name: str) -> None:
    assert name not in {claim.target.name for claim in claims(sentence)}


TOLD = [
    ("Суд ЕС отменяет решения о санкциях в отношении граждан Латвии.", {("граждане Латвии", "lift", "in_force")}),
    ("Британские власти отменили заморозку активов Павла Гарина.", {("Павел Гарин", "lift", "in_force")}),
    ("ЕС разморозил активы Игоря Лунина.", {("Игорь Лунин", "lift", "in_force")}),
    ("Заморозка активов банка «Кама» продлена Советом ЕС.", {("Кама", "renew", "in_force")}),
    ("США добавили в чёрный список Госказначейства транспортную фирму «Бук».", {("Бук", "designate", "in_force")}),
    ("США внесли в список Минфина банк «Кама».", {("Кама", "designate", "in_force")}),
    (
        "Власти США обнародовали санкционный список против ряда латвийских чиновников.",
        {("ряд латвийских чиновников", "designate", "in_force")},
    ),
    (
        "Санкции США введены против компаний Gotik Shipping Co (Gotik) и Plio Cargo (Plio).",
        {("Gotik Shipping Co", "designate", "in_force"), ("Plio Cargo", "designate", "in_force")},
    ),
    (
        "Рестрикции США затронули такие компании, как Red Box Ltd и «Эко Шиппинг».",
        {("Red Box Ltd", "designate", "in_force"), ("Эко Шиппинг", "designate", "in_force")},
    ),
    ("США возобновили санкции против банка «Кама».", {("Кама", "designate", "in_force")}),
    ("Ограничения ЕС затрагивают банк «Кама».", {("Кама", "designate", "in_force")}),
    ("В отношении двух последних банков ЕС ввёл санкции.", {("два последних банка", "designate", "in_force")}),
    ("ЕС ввёл санкции против 16 латвийцев из-за ситуации на Украине.", {("16 латвийцев", "designate", "in_force")}),
    (
        "Под действие более жёстких ограничений США попали Кедрбанк и Нивабанк.",
        {("Кедрбанк", "designate", "in_force"), ("Нивабанк", "designate", "in_force")},
    ),
    ("Под санкциями США находятся свыше 1 250 граждан.", {("свыше 1 250 граждан", "remain", "in_force")}),
    (
        "Ограничения ЕС затрагивают все структуры «Камы» и «Ладоги».",
        {("все структуры «Камы» и «Ладоги»", "designate", "in_force")},
    ),
    (
        "В список ЕС вошли: банк «Кама»; завод «Вега»; Игорь Гарин.",
        {
            ("Кама", "designate", "in_force"),
            ("Вега", "designate", "in_force"),
            ("Игорь Гарин", "designate", "in_force"),
        },
    ),
    (
        "Управление по контролю за иностранными активами (OFAC) минфина США расширило санкции против Латвии.",
        {("Латвия", "tighten", "in_force")},
    ),
    (
        "Китай заморозил имущество Kama Systems и Vega Land на своей территории.",
        {("Kama Systems", "designate", "in_force"), ("Vega Land", "designate", "in_force")},
    ),
    ("Суд ЕС не удовлетворил апелляцию Павла Гарина об исключении из списка.", {("Павел Гарин", "delist", "denied")}),
    ("На данный момент Латвия находится под санкциями США.", {("Латвия", "remain", "in_force")}),
    ("Персональные рестрикции ЕС пролонгированы.", {("Персональные рестрикции ЕС", "renew", "in_force")}),
    (
        "Великобритания наложила санкции на суда «Кама» и «Вега».",
        {("Кама", "designate", "in_force"), ("Вега", "designate", "in_force")},
    ),
    ("OFAC заявило о вступлении в силу санкций против «Камы».", {("Кама", "designate", "in_force")}),
    ("OFAC выдало компании «Нефть Латвии» лицензию.", {("Нефть Латвии", "license", "in_force")}),
    ("Санкции США против «Нефти Латвии» вступили в силу.", {("Нефть Латвии", "designate", "in_force")}),
    ("Власти США увеличили срок действия лицензии на операции с «Вегой».", {("Вега", "renew", "in_force")}),
    (
        "Из-за санкций ЕС будет приостановлена выдача виз и заморожены активы Павла Гарина.",
        {("Павел Гарин", "designate", "announced")},
    ),
]


@pytest.mark.parametrize(("sentence", "expected"), TOLD, ids=[sentence[:40] for sentence, _ in TOLD])
def test_what_is_told_is_read(sentence: str, expected: set[tuple[str, str, str]]) -> None:
    assert told(sentence) == expected


def test_a_body_is_named_in_the_nominative_where_it_speaks() -> None:
    spoken = "Банк «Кама» внесён в санкционный список США, следует из сообщения американского Минфина."
    assert {claim.speaker for claim in claims(spoken)} == {"американский Минфин"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Санкции Японии предусматривают замораживание счетов физических и юридических лиц.",
        "Ограничения ЕС предполагают заморозку активов компаний.",
        "Рестрикции США подразумевают блокировку активов и запрет на въезд.",
    ],
)
def test_what_measures_are_is_no_measure(sentence: str) -> None:
    assert claims(sentence) == ()
