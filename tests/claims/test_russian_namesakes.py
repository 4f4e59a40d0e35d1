"""In Russian a name that is part of another's is another party, unless the text says that it is short for it."""

import pytest

from inforce.claims import Action, Status, extract
from inforce.reports.model import Block, Report


def told(text: str) -> set[tuple[Action, Status, str]]:
    blocks = (Block("paragraph", 0, len(text)),)
    report = Report("t", text, published="2024-05-02", language="ru", blocks=blocks)
    return {(c.action, c.status, c.target.name) for c in extract(report).claims}


@pytest.mark.parametrize(
    ("text", "freed", "kept"),
    [
        ("США сняли санкции с «Ладога нефти», но не с «Ладоги».", "Ладога нефти", "Ладога"),
        ("США сняли санкции со «Сбербанк Европа», но не со Сбербанка.", "Сбербанк Европа", "Сбербанк"),
        ("США сняли санкции с «Вымпел холдинга». С банка «Вымпел» санкции не сняты.", "Вымпел холдинг", "Вымпел"),
        ("США сняли санкции с «Уралхима». С «Уралсиба» санкции не сняты.", "Уралхим", "Уралсиб"),
        ("США сняли санкции с «Белавиа». С «Белаза» санкции не сняты.", "Белавиа", "Белаз"),
    ],
)
def test_a_firm_is_told_from_one_whose_name_begins_alike(text: str, freed: str, kept: str) -> None:
    assert told(text) == {(Action.LIFT, Status.IN_FORCE, freed), (Action.LIFT, Status.DENIED, kept)}


@pytest.mark.parametrize(
    "text",
    [
        "ЕС ввёл санкции против Ладожского металлургического комбината (ЛМК). Санкции с ЛМК не сняты.",
        "ЕС ввёл санкции против «Ладога-Восток» (далее — «Ладога»). Санкции с «Ладоги» не сняты.",
        "ЕС ввёл санкции против Павла Гарина. Санкции с Гарина не сняты.",
        "ЕС ввёл санкции против «Ладога Банка». Санкции с «Ладоги» не сняты.",
    ],
)
def test_a_short_name_that_the_text_gives_is_the_same_party(text: str) -> None:
    assert len({name for _, _, name in told(text)}) == 1


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("США ввели санкции против «Ладожнефти».", "Ладожнефть"),
        ("Завод торговал с «Ладожнефтью», попавшей под санкции США.", "Ладожнефть"),
        ("ЕС снял санкции с «Оскольстали».", "Оскольсталь"),
        ("США ввели санкции против «Ладога Банка».", "Ладога Банк"),
        ("США ввели санкции против «Ладога-банка Казахстан».", "Ладога-банк Казахстан"),
        ("США ввели санкции против «Вымпела» и «Уралпрома».", "Уралпром"),
    ],
)
def test_a_name_in_quotation_marks_is_told_in_the_nominative(text: str, name: str) -> None:
    assert name in {each for _, _, each in told(text)}
