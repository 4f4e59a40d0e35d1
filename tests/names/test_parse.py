from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inforce.names.alternatives import alternatives, may_have_initials
from inforce.names.parse import parse, parse_together
from inforce.names.parts import Kind, Part, Role
from inforce.names.written import MOST_WORDS, spaced_together, spaced_words


def roles(text: str, kind: Kind) -> list[tuple[str, Role]]:
    return [(part.word.text, part.role) for part in parse(text, kind).parts]


def test_a_legal_form_of_several_words_is_one_part() -> None:
    assert roles("Nile Lines Limited Liability Company", Kind.ORGANISATION) == [
        ("nile", Role.WORD),
        ("lines", Role.WORD),
        ("limitedliabilitycompany", Role.FORM),
    ]


def test_letters_with_full_stops_are_initials_of_a_person_and_a_form_of_a_company() -> None:
    assert roles("S.A. Orlov", Kind.PERSON) == [("s", Role.INITIAL), ("a", Role.INITIAL), ("orlov", Role.WORD)]
    assert roles("Orlov S.A.", Kind.ORGANISATION) == [("orlov", Role.WORD), ("sa", Role.FORM)]


@pytest.mark.parametrize(
    "name", ["Dr. Hana Sorel", "Sheikh Hana Sorel", "Ayatollah Hana Sorel", "Ayatullah Hana Sorel", "Hana Sorel PhD"]
)
def test_titles_are_no_part_of_a_persons_name(name: str) -> None:
    assert [text for text, role in roles(name, Kind.PERSON) if role is Role.WORD] == ["hana", "sorel"]


def test_a_title_that_is_also_a_name_is_one_where_little_else_is_left() -> None:
    assert roles("Amir Sorel", Kind.PERSON)[0] == ("amir", Role.WORD)
    assert roles("Amir Hana Sorel", Kind.PERSON)[0] == ("amir", Role.TITLE)


@pytest.mark.parametrize("name", ["Hana Maria SOREL", "SOREL, Hana Maria"])
def test_the_surname_is_told_by_capitals_or_a_comma(name: str) -> None:
    assert [part.word.text for part in parse(name, Kind.PERSON).parts if part.is_surname] == ["sorel"]


def test_a_servant_of_god_is_parted_from_whom_he_serves() -> None:
    assert roles("Abdulrahman", Kind.PERSON) == roles("Abd Rahman", Kind.PERSON)


@pytest.mark.parametrize(
    ("written", "read"),
    [("Щукин", "shchukin"), ("김정", "gim jeong"), ("王小", "wang xiao"), ("Πέτρος", "petros"), ("オバマ", "obama")],
)
def test_other_scripts_are_read_in_latin_letters(written: str, read: str) -> None:
    assert " ".join(part.word.text for part in parse(written).parts) == read


def test_marked_letters_are_read_bare_and_with_their_sound() -> None:
    assert parse("Šojgu").parts[0].word.texts == ("sojgu", "shojgu")


@pytest.mark.parametrize("text", ["", " ", "\u0301" * 500, "\0\x1b[", "...", "\u202e\u200f"])
def test_what_cannot_be_read_has_no_parts(text: str) -> None:
    assert parse(text).parts == ()


def test_very_long_names_are_cut() -> None:
    assert len(parse("word " * 100_000).parts) == MOST_WORDS


@given(st.text(max_size=80), st.sampled_from(Kind))
def test_any_text_is_taken_apart_into_latin_words(text: str, kind: Kind) -> None:
    for part in parse(text, kind).parts:
        assert part.word.text.isascii()
        assert part.word.text.isalnum()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Minsk Works (Мінскі завод)", ["Minsk Works", "Мінскі завод"]),
        ("Hana Sorel هانا سوريل", ["Hana Sorel", "هانا سوريل"]),
        ("ООО Romashka", []),
        ("Romashka (Minsk)", []),
        ("Сорель Хана", []),
    ],
)
def test_a_name_that_is_given_again_in_another_script_is_two_names(text: str, names: list[str]) -> None:
    assert alternatives(text) == [text, *names]


@given(st.lists(st.tuples(st.text(max_size=20) | st.text("A.-&\n\x85 xš", max_size=20), st.sampled_from(Kind))))
def test_names_parted_together_are_parted_as_each_alone(names: list[tuple[str, Kind]]) -> None:
    assert spaced_together(names) == [spaced_words(text, kind) for text, kind in names]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("N I L E  L I N E S", ["NILE", "LINES"]),
        ("S O R E L Hana", ["SOREL", "Hana"]),
        ("С о р е л ь", ["Сорель"]),
        ("J R R Sorel", ["J", "R", "R", "Sorel"]),
        ("A. B. C. D. Sorel", ["A", "B", "C", "D", "Sorel"]),
        ("A.B.C.D. Sorel", ["A", "B", "C", "D", "Sorel"]),
    ],
)
def test_a_word_that_is_spelt_letter_by_letter_is_one_and_initials_are_not(text: str, words: list[str]) -> None:
    assert [part.written for part in parse(text, Kind.PERSON).parts] == words


def told(parts: Iterable[Part]) -> list[tuple[object, ...]]:
    return [(part.word, part.role, part.written, part.is_surname, part.form) for part in parts]


@given(st.lists(st.tuples(st.text(max_size=20) | st.text("A.-&Ltdz абд\x85", max_size=20), st.sampled_from(Kind))))
def test_names_taken_apart_together_are_as_each_alone(names: list[tuple[str, Kind]]) -> None:
    alone = [parse(text, kind) for text, kind in names]
    together = parse_together(names)
    assert [(name.text, name.kind) for name in together] == names
    assert [told(name.parts) for name in together] == [told(name.parts) for name in alone]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Hana\u00a0Maria \t aka\tPetra Kessler\t", ["Hana\u00a0Maria", "Petra Kessler"]),
        ("Sorel Trading / also known as Kessler Works", ["Sorel Trading", "Kessler Works"]),
        ("Hana Kessler (née Sorel)", ["Hana Kessler", "Hana Sorel"]),
        ("Hana Kessler,\tgeb. Sorel", ["Hana Kessler", "Hana Sorel"]),
        ("\t (née Sorel)", []),
        ("Max Born", []),
        ("Nakamura Sorel", []),
        (f"Hana{' ' * 900}née Sorel", ["Hana", "Hana Sorel"]),
        (f"Hana Kessler {' ' * 900}/", []),
    ],
)
def test_names_of_one_text_are_told_without_what_stands_between_them(text: str, names: list[str]) -> None:
    assert alternatives(text) == [text, *names]


@pytest.mark.parametrize("text", ["Sorel VV", "VV Sorel", "Sorel, VV", "SOREL VV", "Sorel V.V.", "Сорель ВВ"])
def test_capitals_without_a_vowel_are_initials_of_a_person(text: str) -> None:
    assert sorted(roles(text, Kind.PERSON))[-2:] == sorted(roles("Sorel V. V.", Kind.PERSON))[-2:]
    assert may_have_initials(text)


@pytest.mark.parametrize(
    ("text", "word"), [("Wei Sheng NG", "ng"), ("Hana Sorel MD", "md"), ("Li XU", "xu"), ("VV", "vv")]
)
def test_titles_surnames_and_syllables_in_capitals_are_no_initials(text: str, word: str) -> None:
    assert word in [part.word.text for part in parse(text, Kind.PERSON).parts]


@pytest.mark.parametrize(
    "text", ["Sorel BV", "Sorel KG", "MV Sorel", "Sorel VVV", "Sorel 4 VV", "Sorel", "VV", "A VV B"]
)
def test_legal_forms_and_what_stands_before_ships_are_no_initials(text: str) -> None:
    assert not may_have_initials(text)
