"""Which doings are events: done or to come, once; how many of each country; and where envoys meet."""

import pytest

from inforce.claims import extract
from inforce.claims.model import Event
from inforce.reports.model import Block, Report


def events(language: str, text: str) -> tuple[Event, ...]:
    blocks = (Block("paragraph", 0, len(text)),)
    return extract(Report("t", text, language=language, blocks=blocks, published="2025-09-11")).events


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Every autumn the ministers meet in Luxembourg."),
        ("en", "Belarus routinely releases prisoners before a summit."),
        ("en", "She was released from hospital on Monday."),
        ("en", "The tanker arrived in Odesa on Monday."),
        ("en", "The minister arrived in Person on Monday."),
        ("ru", "Каждую осень министры встречаются в Люксембурге."),
        ("ru", "Белоруссия регулярно освобождает заключённых перед саммитом."),
        ("ru", "Танкер прибыл в Одессу в понедельник."),
    ],
)
def test_what_is_done_again_and_again_or_is_everyday_is_no_event(language: str, text: str) -> None:
    assert events(language, text) == ()


@pytest.mark.parametrize(
    ("language", "text", "state", "status"),
    [
        ("en", "The Iranian delegation has arrived in Geneva.", "Switzerland", "occurred"),
        ("en", "The ministers will meet in Jeddah on Monday.", "Saudi Arabia", "planned"),
        ("en", "Each envoy has arrived in Istanbul.", "Turkey", "occurred"),
        ("ru", "Делегация прибыла в Женеву.", "Switzerland", "occurred"),
        ("ru", "Министры встретятся в Стамбуле в понедельник.", "Turkey", "planned"),
    ],
)
def test_a_town_where_envoys_meet_is_of_its_state(language: str, text: str, state: str, status: str) -> None:
    told = events(language, text)
    assert [(e.recipient, e.status) for e in told] == [((state,), status)]


@pytest.mark.parametrize(
    ("language", "text", "count", "groups"),
    [
        ("en", "Fourteen citizens of Poland and Lithuania have been released.", 14, {}),
        (
            "en",
            "Belarus released 14 prisoners: six from Poland and eight from Lithuania.",
            14,
            {"Poland": 6, "Lithuania": 8},
        ),
        ("en", "Citizens of three countries have been released.", None, {}),
        ("ru", "Освобождены четырнадцать граждан Польши и Литвы.", 14, {}),
        ("ru", "Белоруссия освободила 14 заключённых: по семь из Польши и Литвы.", 14, {"Poland": 7, "Lithuania": 7}),
        (
            "ru",
            "Белоруссия освободила 52 заключённых, среди них шесть литовцев, француз и британец.",
            52,
            {"Lithuania": 6, "France": 1, "United Kingdom": 1},
        ),
        ("ru", "Белоруссия освободила 14 заключённых, сообщил британец Коул.", 14, {}),
    ],
)
def test_each_country_has_the_count_that_was_told_of_it(
    language: str, text: str, count: int | None, groups: dict[str, int]
) -> None:
    told = events(language, text)
    assert [(e.count, dict(e.groups or {})) for e in told] == [(count, groups)]
