"""In Russian, too: what nobody said is open, what is false is denied, whom a sentence spares is spared; one mark may close two
quotations."""

import pytest

from inforce.claims import Extract, Status, extract
from inforce.reports.model import Block, Report


def read(text: str) -> Extract:
    blocks = (Block("paragraph", 0, len(text)),)
    return extract(Report("t", text, published="2024-05-02", language="ru", blocks=blocks))


def told(text: str) -> list[tuple[str, Status, str | None]]:
    return [(c.target.name, c.status, c.speaker) for c in read(text).claims]


@pytest.mark.parametrize(
    "text",
    [
        "Джон Коул не говорил, что США сняли санкции с «Альфы».",
        "Никто не заявлял, что США сняли санкции с «Альфы».",
        "Нет доказательств, что США сняли санкции с «Альфы».",
        "Нет никаких подтверждений того, что США сняли санкции с «Альфы».",
        "Минфин США не подтвердил, что санкции с «Альфы» сняты.",
        "Представим, что США сняли санкции с «Альфы».",
        "Прежде чем США снимут санкции с «Альфы», нужно освободить всех.",
    ],
)
def test_what_nobody_said_is_open(text: str) -> None:
    assert {status for _, status, _ in told(text)} == {Status.HYPOTHETICAL}


@pytest.mark.parametrize(
    "text",
    [
        "Сообщения о том, что США сняли санкции с «Альфы», не подтвердились.",
        "Неправда, что США сняли санкции с «Альфы».",
        "Это фейк, что США сняли санкции с «Альфы», сказал Коул.",
        "Это не значит, что США сняли санкции с «Альфы».",
        "Эксперт не считает, что США сняли санкции с «Альфы».",
        "США почти сняли санкции с «Альфы».",
        "ЕС передумал снимать санкции с «Альфы».",
        "Решение снять санкции с «Альфы» отменено.",
    ],
)
def test_what_is_called_false_or_was_not_done_is_denied(text: str) -> None:
    assert {status for _, status, _ in told(text)} == {Status.DENIED}


@pytest.mark.parametrize(
    "text",
    [
        "Коул не упомянул, что США сняли санкции с «Альфы».",
        "США не только сняли санкции с «Альфы», но и открыли посольство.",
        "США сняли санкции почти со всех и с «Альфы».",
    ],
)
def test_what_is_taken_for_granted_holds(text: str) -> None:
    assert {status for _, status, _ in told(text)} == {Status.IN_FORCE}


def test_false_words_are_their_speakers_and_denied_by_who_reports_them() -> None:
    text = "Газета «Заря» ошибочно сообщила, что США сняли санкции с «Альфы», заявила Анна Берг."
    assert {(status, speaker) for _, status, speaker in told(text)} >= {(Status.DENIED, "Анна Берг")}
    assert all(speaker != "Анна Берг" for _, status, speaker in told(text) if status is Status.IN_FORCE)


@pytest.mark.parametrize(
    "text",
    [
        "США сняли санкции с «Альфы», а не с «Беты», сказал Коул.",
        "США сняли санкции с «Альфы», но не с «Беты», сказал Коул.",
        "США сняли санкции не с «Беты», а с «Альфы», сказал Коул.",
        "США исключили из списка «Альфу», но не «Бету», сказал Коул.",
    ],
)
def test_whom_a_sentence_spares_it_does_not_touch_and_the_speaker_says_both(text: str) -> None:
    found = read(text)
    assert {(c.target.name, c.status, c.speaker) for c in found.claims} == {
        ("Альфа", Status.IN_FORCE, "Коул"),
        ("Бета", Status.DENIED, "Коул"),
    }
    assert all("Бет" in c.span.text for c in found.claims if c.status is Status.DENIED)


def test_all_but_one() -> None:
    assert ("Альфа", Status.DENIED, None) in told("США сняли санкции со всех, кроме «Альфы».")


def test_one_mark_closes_the_name_and_the_speech_around_it() -> None:
    text = "«Мы сняли санкции с банка «Альфа», — сказал Коул. ЕС включил в список «Бету», сообщила Каллас."
    assert [(c.target.name, c.speaker) for c in read(text).claims] == [("Альфа", "Коул"), ("Бета", "Каллас")]
    assert [s.speaker.name for s in read(text).statements] == ["Коул", "Каллас"]


def test_a_mark_that_closes_the_speech_later_keeps_it_open() -> None:
    text = "«Мы сняли санкции с банка «Альфа», — сказал Коул. — ЕС включил в список «Бету»». Он уехал."
    assert {c.speaker for c in read(text).claims} == {"Коул"}
