"""Lists too long to be read as one sentence: they are cut between names, and what follows is told of the same act."""

import pytest

from inforce.claims import extract
from inforce.claims.model import Claim, Extract
from inforce.claims.sentences import LONGEST, find_sentences
from inforce.claims.text import USUAL_LENGTH
from inforce.reports import read

ENGLISH = "BRUSSELS, Nov 14, 2025 (Northern Wire) - "
RUSSIAN = "МОСКВА, 14 ноября 2025 г. (Агентство «Север») — "
IN_PARTS = f"a sentence of more than {LONGEST:,} characters was read in parts"
COUNT = 500


def found(text: str) -> Extract:
    (report,) = read(f"{text}\n".encode())
    return extract(report)


def targets(claims: tuple[Claim, ...]) -> list[str]:
    return [claim.target.name for claim in claims]


def firms(count: int = COUNT) -> list[str]:
    first = [f"{a}{b}{c}{d}or" for a in "BDKLMNPRST" for b in "aeiou" for c in "lrn" for d in "aeio"]
    return [f"{name} Shipping" for name in first[:count]]


def people(count: int = 200) -> list[str]:
    given = ["Ilya", "Pyotr", "Oleg", "Ivan", "Artem", "Sergei", "Pavel", "Andrei", "Viktor", "Denis"]
    family = [f"{a}{b}{c}ov" for a in "BDKLMNPRST" for b in "aeiou" for c in ("rin", "lad", "nik", "ros")]
    return [f"{given[n % 10]} {family[n]}" for n in range(count)]


def banks(count: int = COUNT) -> list[str]:
    first = [f"{a}{b}{c}{d}тор" for a in "БДКЛМНПРСТ" for b in "аеиоу" for c in "лрн" for d in "аеио"]
    return first[:count]


@pytest.mark.parametrize(
    ("opening", "between"),
    [
        ("The EU sanctioned the following companies: ", ", "),
        ("The EU sanctioned the following companies: ", "; "),
        ("The EU put the following companies on its list: ", ", "),
        ("The EU put the following companies on its list: ", "; "),
        ("The EU on Friday sanctioned ", ", "),
        ("Britain lifted sanctions on ", ", "),
    ],
)
def test_each_name_of_a_long_list_is_told(opening: str, between: str) -> None:
    read_ = found(f"{ENGLISH}{opening}{between.join(firms())}.")
    assert targets(read_.claims) == firms()
    assert len({(claim.action, claim.status, claim.sender, claim.when) for claim in read_.claims}) == 1
    assert read_.notes == (IN_PARTS,)


def test_what_ends_a_long_list_is_no_part_of_it() -> None:
    names = ", ".join(firms()[:-1]) + f" and {firms()[-1]}"
    assert targets(found(f"{ENGLISH}The EU sanctioned {names}, the ministry said.").claims) == firms()
    assert targets(found(f"{ENGLISH}The EU sanctioned {names}, Reuters reported.").claims) == firms()


def test_people_are_told_as_well() -> None:
    assert targets(found(f"{ENGLISH}The EU blacklisted {', '.join(people())}.").claims) == people()


def test_brackets_are_not_cut() -> None:
    names = ", ".join(f"{name} (IMO {9_100_000 + n}, Panama)" for n, name in enumerate(firms(150)))
    assert targets(found(f"{ENGLISH}The EU sanctioned the following vessels: {names}.").claims) == firms(150)


@pytest.mark.parametrize(
    "opening",
    ["Евросоюз ввел санкции против компаний ", "Под санкции ЕС попали банки ", "Евросоюз внес в список банки "],
)
def test_each_name_of_a_long_russian_list_is_told(opening: str) -> None:
    read_ = found(f"{RUSSIAN}{opening}{', '.join(f'«{name}»' for name in banks())}.")
    assert targets(read_.claims) == banks()
    assert read_.notes == (IN_PARTS,)


def test_a_long_list_of_others_is_not_told_of_the_act_before_it() -> None:
    idle = f"The port also handles {', '.join(firms())}."
    text = f"{ENGLISH}The EU sanctioned Amber Lines after its ships had called at Grodno. {idle}"
    assert targets(found(text).claims) == ["Amber Lines"]


def test_what_is_no_list_is_cut_at_white_space_and_noted() -> None:
    text = f"{ENGLISH}The EU sanctioned Amber Lines {'and so on ' * 500}."
    assert "Amber Lines" in targets(found(text).claims)
    assert found(text).notes == (IN_PARTS,)


def test_stretches_go_on_behind_a_separator() -> None:
    text = "The list: " + ", ".join(firms())
    stretches = list(find_sentences(text, 0, len(text), "en"))
    assert [stretch.carried for stretch in stretches] == [False, *(True for _ in stretches[1:])]
    assert all(stretch.end - stretch.start <= LONGEST for stretch in stretches)
    assert ", ".join(text[stretch.start : stretch.end] for stretch in stretches) == text


@pytest.mark.parametrize("count", [20, 40, 120])
def test_a_list_behind_a_colon_goes_on_with_the_times_of_its_names(count: int) -> None:
    days = [f"on {1 + number % 28} May" for number in range(count)]
    names = [f"{name} {day}" for name, day in zip(firms(count), days, strict=True)]
    read_ = found(f"{ENGLISH}The EU put these firms on its list: {', '.join(names[:-1])} and {names[-1]}.")
    assert targets(read_.claims) == firms(count)
    assert [claim.when for claim in read_.claims] == [f"2025-05-{1 + number % 28:02}" for number in range(count)]


@pytest.mark.parametrize("count", [3, 40, 120])
def test_who_says_so_is_none_of_those_listed(count: int) -> None:
    names = ", ".join(firms(count)[:-1]) + f" and {firms(count)[-1]}"
    assert targets(found(f"{ENGLISH}The EU put these firms on its list: {names}, the ministry said.").claims) == firms(
        count
    )


def test_a_report_too_long_to_be_read_whole_is_noted() -> None:
    idle = " ".join(["The weather in the capital was fine."] * (USUAL_LENGTH - 1))
    assert found(f"{ENGLISH}The EU sanctioned Amber Lines. {idle}").notes == ()
    longer = found(f"{ENGLISH}The EU sanctioned Amber Lines. {idle} Shops were open.")
    assert longer.notes == (f"more than {USUAL_LENGTH} sentences: read where words tell of measures",)
