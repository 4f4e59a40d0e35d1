"""Bytes to text: the right charset, or none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inforce.reports.charset import _score, decode, mend

RUSSIAN = "Совет продлил ограничения против банка до мая. Об этом сообщила пресс-служба."
ENGLISH = "The council decided – “for now” – to keep the café on its list."
DECLARED = [None, "utf-8", "us-ascii", "iso-8859-1", "windows-1251", "koi8-r", "x-nobody-knows", "punycode", "rot13"]


@pytest.mark.parametrize("declared", DECLARED)
@pytest.mark.parametrize("charset", ["utf-8", "windows-1251", "koi8-r", "cp866"])
def test_russian_is_read_whatever_charset_is_declared(charset: str, declared: str | None) -> None:
    decoded = decode(RUSSIAN.encode(charset), declared)
    assert decoded is not None
    assert decoded.text == RUSSIAN
    assert bool(decoded.notes) == (charset != (declared or "utf-8"))


@pytest.mark.parametrize("declared", DECLARED)
@pytest.mark.parametrize("charset", ["utf-8", "windows-1252"])
def test_english_with_typographic_marks_is_read_whatever_charset_is_declared(
    charset: str, declared: str | None
) -> None:
    decoded = decode(ENGLISH.encode(charset), declared)
    assert decoded is not None
    assert decoded.text == ENGLISH


@pytest.mark.parametrize(
    ("charset", "taken_for"), [("utf-8", "latin-1"), ("windows-1251", "windows-1252"), ("koi8-r", "windows-1251")]
)
def test_text_garbled_before_is_put_right_and_said_so(charset: str, taken_for: str) -> None:
    mended = mend(RUSSIAN.encode(charset).decode(taken_for))
    assert mended.text == RUSSIAN
    assert mended.notes


@pytest.mark.parametrize("text", [RUSSIAN, ENGLISH, "Straße, Łódź, ÇA VA", "日本", "", "Ñandú"])
def test_sound_text_is_left_alone(text: str) -> None:
    assert mend(text).text == text
    assert mend(text).notes == ()


def test_a_cut_utf8_file_is_read_with_a_note() -> None:
    decoded = decode(RUSSIAN.encode()[:-1] + b"\xd0")
    assert decoded is not None
    assert decoded.text.endswith("\ufffd")
    assert "U+FFFD" in decoded.notes[0]


@given(st.binary(max_size=60), st.sampled_from(DECLARED))
def test_mojibake_is_never_silent(data: bytes, declared: str | None) -> None:
    decoded = decode(data, declared)
    if decoded is not None and "\ufffd" in decoded.text and "\ufffd".encode() not in data:
        assert decoded.notes


@given(st.text(alphabet="the and of и в на что ÐÑâ€ abЖж.", max_size=80), st.floats(-2, 2))
def test_a_score_is_counted_to_the_end_where_it_may_be_more_than_what_is_asked_for(text: str, least: float) -> None:
    whole, asked = _score(text), _score(text, least)
    assert asked == whole if whole > max(least, 0) else asked <= max(least, 0)


MORE = "Об этом сообщил посол в пятницу, а банк отказался от комментариев."


@pytest.mark.parametrize("declared", DECLARED)
@pytest.mark.parametrize("charset", ["windows-1251", "koi8-r", "cp866"])
@pytest.mark.parametrize(("once", "again"), [(1, 1), (30, 1), (1, 30)])
def test_a_file_of_two_charsets_is_read_line_by_line_and_told(
    charset: str, declared: str | None, once: int, again: int
) -> None:
    first, second = f"{RUSSIAN}\n" * once, f"{MORE}\n" * again
    for data in (first.encode() + second.encode(charset), first.encode(charset) + second.encode()):
        decoded = decode(data, declared)
        assert decoded is not None
        assert decoded.text == first + second
        assert decoded.notes == (f"some lines are in utf-8, others are not; these are read as {charset}",)


def test_damage_in_a_line_of_utf8_is_no_other_charset() -> None:
    decoded = decode(f"{RUSSIAN}\n{MORE}\n".encode() * 3 + RUSSIAN.encode()[:-40] + b"\xd0\n")
    assert decoded is not None
    assert decoded.text.startswith(RUSSIAN)
    assert "U+FFFD" in decoded.notes[0]


def test_characters_written_as_halves_are_put_together_and_half_of_one_is_told() -> None:
    for data, text in (
        (b"Ann \xed\xa0\xbd\xed\xb8\x80 Lee", "Ann \U0001f600 Lee"),
        (b"Bel\xed\xa0\x80avia", "Bel\ufffdavia"),
    ):
        decoded = decode(data)
        assert decoded is not None
        assert decoded.text == text
        assert decoded.notes


SIGNS = "\u0085\u00a0\u2028\u2026\u2014\u201c\u201d\u2019«»€é·•№ä"


@given(st.lists(st.sampled_from([*"the council of banks said listed".split(), *RUSSIAN.split(), *SIGNS]), min_size=1))
def test_what_signs_a_sound_text_has_it_is_left_alone(words: list[str]) -> None:
    text = " ".join([ENGLISH, *words, RUSSIAN])
    assert mend(text).text == text


@pytest.mark.parametrize("sign", SIGNS)
def test_a_sign_between_sentences_is_no_trace_of_another_charset(sign: str) -> None:
    text = f"The council listed a bank.{sign}{sign}The bank said nothing.{sign}"
    assert mend(text).text == text
