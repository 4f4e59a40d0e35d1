"""Names of every make stand for the same party in whatever case a sentence has them."""

import pytest

from inforce.claims import extract
from inforce.reports.model import Block, Report

FRAMES = {
    "nomn": "Под санкции США попал вчера и {}.",
    "accs": "США внесли в санкционный список {}.",
    "gent": "Великобритания ввела санкции против {} и банка «Заря».",
    "with": "С {} санкции США сняты.",
}
NAMES = [  # in the nominative, the accusative, the genitive
    ("Ренат Садыков", "Рената Садыкова", "Рената Садыкова"),
    ("Сафи Дагло", "Сафи Дагло", "Сафи Дагло"),
    ("Ирина Лозован", "Ирину Лозован", "Ирины Лозован"),
    ("Алексей Лунгу", "Алексея Лунгу", "Алексея Лунгу"),
    ("Александра Лесникова", "Александру Лесникову", "Александры Лесниковой"),
    ("Виктор Черных", "Виктора Черных", "Виктора Черных"),
    ("Ладога Банк", "Ладога Банк", "Ладога Банка"),
    ("Вымпелкалий", "«Вымпелкалий»", "«Вымпелкалия»"),
    ("Ладроса", "«Ладросу»", "«Ладросы»"),
    ("Заря-Авиа", "«Заря-Авиа»", "«Заря-Авиа»"),
    ("Минский завод медпрепаратов", "Минский завод медпрепаратов", "Минского завода медпрепаратов"),
    ("Нефтяная индустрия Молдавии", "Нефтяную индустрию Молдавии", "Нефтяной индустрии Молдавии"),
    ("Дальний", "порт Дальний", "порта Дальний"),
]


def targets(sentence: str) -> set[str]:
    text = f"Новости санкций. {sentence}"
    report = Report("test", text, published="2024-06-17", language="ru", blocks=(Block("paragraph", 0, len(text)),))
    return {claim.target.name for claim in extract(report).claims}


@pytest.mark.parametrize("names", NAMES, ids=lambda names: names[0])
def test_a_name_is_told_in_the_nominative_whatever_its_case(names: tuple[str, str, str]) -> None:
    name, object_, owner = names
    shown = f"«{name}»" if object_.startswith("«") else object_ if name in object_ else name
    told = {"nomn": shown, "accs": object_, "gent": owner, "with": owner}
    found = {case: targets(frame.format(told[case])) for case, frame in FRAMES.items()}
    assert all(name in names for names in found.values()), found


@pytest.mark.parametrize("owner", ["национальной компании", "крупного банка", "государственного перевозчика"])
def test_a_measure_does_not_hang_on_the_party_before_it(owner: str) -> None:
    assert targets(f"Министр объявил, что с {owner} санкции снимаются.")


def test_a_report_without_a_publisher_still_names_bodies_by_their_adjective() -> None:
    told = targets("Контракт с Нижневским заводом можно продлевать, ЕС его из списка убрал.")
    assert told == {"Нижневский завод"}
