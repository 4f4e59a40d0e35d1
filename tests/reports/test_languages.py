"""The language of a text, by its words and by the letters of its alphabet."""

import pytest

from inforce.reports.language import language_of

RUSSIAN = (
    "ЕС продлил меры против порта до 28 февраля 2026 года, сказала Каллас в четверг в Брюсселе после встречи в Варшаве."
)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (RUSSIAN, "ru"),  # none of ы, э, ъ, and every function word is Ukrainian too
        ("США сняли санкции с порта.", "ru"),
        ("Санкции против порта действовали до марта.", "ru"),
        ("Указ про порт: контракт до серпня.", "ru"),  # nothing tells otherwise
        ("Санкції проти порту діяли до березня.", "uk"),
        ("Уряд зняв санкції з порту, повідомив речник. Це рішення було ухвалено в четвер у столиці.", "uk"),
        ("Урад зняў санкцыі з порта, паведаміў прэс-сакратар. Гэта рашэнне было прынята ў чацвер.", "be"),
        ("Правителството вдигна санкциите срещу пристанището, каза говорителят, който беше в София.", "bg"),
    ],
)
def test_letters_tell_languages_that_share_their_words(text: str, language: str) -> None:
    assert language_of(text) == language


def test_a_ukrainian_headline_is_not_taken_for_russian() -> None:
    assert language_of("Санкції скасовано") != "ru"
