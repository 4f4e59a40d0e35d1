"""Guards: what makes an edition unbelievable beside the one before it, and what does not."""

import lzma
import tarfile
from collections.abc import Collection, Iterator
from dataclasses import replace

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from inforce.errors import BrokenEdition
from inforce.lists import ftm, ofac_csv
from inforce.lists.edition import Reading
from inforce.lists.formats import read_edition
from inforce.lists.guards import Before, judge, limits_of, notable
from inforce.lists.registers import known_registers, register_facts
from tests.conftest import REAL, csv_file, sdn_row

SDN = replace(register_facts("us-ofac-sdn"), fall=0.2)
FEW = limits_of("us-ofac-sdn").few
OF_OFFICE = REAL / "us-ofac-sdn/sdn-csv-history.tar.xz"
CONSOLIDATED = REAL / "us-ofac-cons/csv-set/2025-12-19/cons_prim.csv.xz"
BLOCKED = REAL / "us-ofac-sdn/csv-set/2023-12-28/sdn.csv.xz"


def sdn(
    numbers: Collection[int], programme: str = "TESTING", kind: str = "individual", remarks: str = "DOB 1951"
) -> Reading:
    """An edition of OFAC's list that names persons by number."""
    rows = (sdn_row(number, f"PERSON {number}", kind, programme, remarks) for number in sorted(numbers))
    return ofac_csv.read({"sdn.csv": csv_file(*rows)})


def before(reading: Reading) -> Before:
    return Before("2030-01-01", reading.numbers, {part.name: part.rows for part in reading.parts.values()})


def joined(*readings: Reading) -> Reading:
    """One edition of the rows of several."""
    (part, *_), numbers = readings[0].parts.values(), frozenset[str]()
    rows = frozenset(row for reading in readings for row in reading.parts[part.name].rows)
    return replace(
        readings[0], parts={part.name: replace(part, rows=rows)}, numbers=numbers.union(*(r.numbers for r in readings))
    )


lists = st.sets(st.integers(1, 400), min_size=1, max_size=150)


# Properties


@given(lists)
def test_an_edition_beside_itself_is_believed(numbers: set[int]) -> None:
    reading = sdn(numbers)
    assert judge(reading, before(reading), SDN) == []


@given(lists, lists)
def test_entries_added_are_never_a_problem(numbers: set[int], more: set[int]) -> None:
    assert judge(sdn(numbers | more), before(sdn(numbers)), SDN) == []


@given(lists, st.integers(0, FEW))
def test_the_loss_of_a_few_is_never_a_problem(numbers: set[int], few: int) -> None:
    left = set(sorted(numbers)[few:]) or {1}
    assert judge(sdn(left), before(sdn(numbers | left)), SDN) == []


@given(lists, st.data())
def test_a_fall_is_a_problem_exactly_where_it_is_more_than_a_few_and_out_of_proportion(
    numbers: set[int], data: st.DataObject
) -> None:
    left = data.draw(st.sets(st.sampled_from(sorted(numbers)), min_size=1))
    lost = len(numbers) - len(left)
    problems = judge(sdn(left), before(sdn(numbers)), SDN)
    assert bool(problems) == (lost > FEW and lost > SDN.fall * len(numbers))


@given(lists, st.data())
def test_what_loses_more_is_no_better(numbers: set[int], data: st.DataObject) -> None:
    left = data.draw(st.sets(st.sampled_from(sorted(numbers)), min_size=1))
    fewer = data.draw(st.sets(st.sampled_from(sorted(left)), min_size=1))
    if judge(sdn(left), before(sdn(numbers)), SDN):
        assert judge(sdn(fewer), before(sdn(numbers)), SDN)


@given(st.integers(20, 150), st.integers(20, 150))
def test_two_lists_without_a_common_number_are_two_lists(here: int, there: int) -> None:
    problems = judge(sdn(range(1, here + 1)), before(sdn(range(1001, there + 1001))), SDN)
    assert any("another list?" in problem for problem in problems)


@given(st.integers(0, 19), st.integers(1, 150))
def test_lists_of_a_few_entries_are_not_judged_by_what_they_share(small: int, large: int) -> None:
    problems = judge(sdn(range(1, small + 2)), before(sdn(range(1001, large + 1001))), replace(SDN, fall=1.0))
    assert bool(problems) == (small + 1 >= 20 and large >= 20)


@given(lists, st.sampled_from(sorted(known_registers())))
def test_every_register_has_limits_and_judging_twice_says_the_same(numbers: set[int], register: str) -> None:
    reading, facts = sdn(numbers, "NS-PLC" if register == "us-ofac-cons" else "TESTING"), register_facts(register)
    assert limits_of(register).minimum > 0
    assert judge(reading, None, facts) == judge(reading, None, facts) == []


# The minimum


def test_a_list_of_a_dozen_entries_is_an_edition_as_good_as_any() -> None:
    assert judge(sdn(range(1, 13)), None, SDN) == []


def test_a_whole_list_far_smaller_than_it_has_ever_been_is_a_problem() -> None:
    assert judge(sdn(range(1, 13)), None, SDN, limits=limits_of(SDN.name)) == [
        "12 entries; no whole edition that is known has fewer than 4500"
    ]


def test_the_limits_can_be_overruled() -> None:
    limits = replace(limits_of("us-ofac-sdn"), minimum=12)
    assert judge(sdn(range(1, 13)), None, SDN, limits=limits) == []


def test_an_unknown_register_has_the_default_limits() -> None:
    assert limits_of("xx-test").minimum == 0
    assert judge(sdn([1]), None, replace(SDN, name="xx-test"), limits=limits_of("xx-test")) == []


def test_a_whole_first_list_without_its_end_mark_may_be_cut_off() -> None:
    rows = [sdn_row(number, f"PERSON {number}", "individual", remarks="DOB 1951") for number in range(1, 31)]
    limits, unended = replace(limits_of("us-ofac-sdn"), minimum=12), csv_file(*rows).removesuffix(b"\x1a")
    reading = ofac_csv.read({"sdn.csv": unended})
    assert judge(reading, None, SDN, limits=limits) == [
        "sdn.csv lacks its end mark, and no edition before tells what should be there; cut off?"
    ]
    assert judge(ofac_csv.read({"sdn.csv": unended + b"\x1a"}), None, SDN, limits=limits) == []
    assert judge(reading, None, SDN) == []


def test_a_first_edition_far_smaller_than_the_list_is_believed_and_told_to_be_a_part() -> None:
    assert notable(sdn(range(1, 13)), None, SDN) == [
        "12 entries; no whole edition that is known has fewer than 4500; a part of it? whoever is not in it is told as not listed"
    ]
    assert notable(sdn(range(1, 4501)), None, SDN) == []


# The first edition of another list


def test_the_programmes_of_a_first_edition_tell_of_which_list_it_is() -> None:
    blocked, others = sdn(range(1, 51), "SDGT"), sdn(range(51, 101), "NS-PLC")
    cons = register_facts("us-ofac-cons")
    assert judge(blocked, None, SDN) == judge(others, None, cons) == []
    assert judge(joined(blocked, others), None, SDN) == judge(joined(blocked, others), None, cons) == []
    assert "100% of its entries bear a programme of the consolidated list" in judge(others, None, SDN)[0]
    assert "only 0% of its entries bear a programme of the consolidated list" in judge(blocked, None, cons)[0]


def test_a_handful_of_entries_does_not_tell_of_which_list_it_is() -> None:
    assert judge(sdn(range(1, 20), "NS-PLC"), None, SDN) == []


def test_beside_another_edition_its_numbers_tell_and_not_its_programmes() -> None:
    others = sdn(range(1, 51), "NS-PLC")
    assert judge(others, before(others), SDN) == []


@pytest.mark.skipif(not CONSOLIDATED.exists(), reason="the real lists are not at hand")
def test_the_real_consolidated_list_is_no_first_edition_of_the_other_nor_the_reverse() -> None:
    cons = register_facts("us-ofac-cons")
    others = ofac_csv.read({"cons_prim.csv": lzma.decompress(CONSOLIDATED.read_bytes())})
    blocked = ofac_csv.read({"sdn.csv": lzma.decompress(BLOCKED.read_bytes())})
    assert judge(others, None, cons, limits=limits_of(cons.name)) == []
    assert judge(blocked, None, SDN, limits=limits_of(SDN.name)) == []
    assert judge(others, None, SDN) != []
    assert judge(blocked, None, cons) != []


# The fall


def test_a_fall_out_of_proportion_tells_both_editions() -> None:
    assert judge(sdn(range(1, 51)), before(sdn(range(1, 101))), SDN) == [
        "50 entries, 50% fewer than the 100 of the edition before (2030-01-01); out of proportion "
        "(50 of the 50 that left were under TESTING, as when a regime ends)"
    ]


def test_each_register_has_its_own_proportion() -> None:
    here, there = sdn(range(1, 86)), before(sdn(range(1, 101)))
    assert judge(here, there, SDN) == []
    assert "15% fewer" in judge(here, there, replace(SDN, fall=0.1))[0]


def test_the_end_of_a_regime_is_told_and_a_fall_across_programmes_is_not() -> None:
    stay, end = sdn(range(1, 101), "KEPT"), sdn(range(101, 141), "ENDED")
    (problem,) = judge(stay, before(joined(stay, end)), SDN)
    assert "40 of the 40 that left were under ENDED" in problem
    mixed = joined(sdn(range(101, 121), "ONE"), sdn(range(121, 141), "OTHER"))
    (problem,) = judge(stay, before(joined(stay, mixed)), SDN)
    assert problem.endswith("out of proportion")


def test_of_very_many_that_left_some_are_looked_at() -> None:
    stay, end = sdn(range(1, 101), "KEPT"), sdn(range(101, 1101), "ENDED")
    (problem,) = judge(stay, before(joined(stay, end)), SDN)
    assert "(334 of the 334 looked at of those that left were under ENDED" in problem


def test_a_fall_is_judged_by_numbers_where_no_rows_are_given() -> None:
    bare = Before("2030-01-01", frozenset(map(str, range(1, 101))))
    (problem,) = judge(sdn(range(1, 51)), bare, SDN)
    assert problem.endswith("out of proportion")


# Another list


def test_a_list_with_other_numbers_is_another_list() -> None:
    assert judge(sdn(range(501, 701)), before(sdn(range(1, 101))), SDN) == [
        "only 0 of 200 entries bear a number of the edition before (2030-01-01); another list?"
    ]


def test_a_smaller_edition_of_the_same_list_is_not_another_list() -> None:
    assert judge(sdn(range(1, 31)), before(sdn(range(1, 201))), replace(SDN, fall=1.0)) == []


# Filling


def test_programmes_that_all_vanish_are_a_problem_though_every_number_is_there() -> None:
    there = before(sdn(range(1, 101)))
    assert judge(sdn(range(1, 101), programme="-0- "), there, SDN) == [
        "a programme is told by 0% of 100 entries looked at; at least 95% were expected"
    ]


def test_kinds_and_dates_of_birth_are_looked_at_as_well() -> None:
    assert judge(sdn(range(1, 101), kind="robot"), None, SDN) == [
        "the kind is told by 0% of 100 entries looked at; at least 95% were expected"
    ]
    assert judge(sdn(range(1, 101), remarks="-0- "), None, SDN) == [
        "a person's date of birth is told by 0% of 100 entries looked at; at least 80% were expected"
    ]


def test_a_list_of_numbers_and_names_alone_is_told_how_to_be_imported() -> None:
    lines = [{"id": f"ofac-{n}", "schema": "Thing", "properties": {"name": [f"PARTY {n}"]}} for n in range(1, 101)]
    reading = ftm.read({"entities.ftm.json": b"\n".join(map(msgspec.json.encode, lines))}, SDN)
    (problem,) = judge(reading, None, SDN)
    assert problem.startswith("the kind is told by 0% of 100")
    assert problem.endswith("(where it carries numbers and names alone, import it with --carries names)")


def test_a_few_new_entries_without_programmes_are_no_change_of_form() -> None:
    stay = sdn(range(1, 101))
    assert judge(joined(stay, sdn(range(101, 116), programme="-0- ")), before(stay), SDN) == []


def test_a_small_list_is_not_judged_by_its_filling() -> None:
    assert judge(sdn(range(1, 20), programme="-0- "), None, SDN) == []
    assert judge(sdn(range(1, 21), programme="-0- "), None, SDN) != []


def test_what_a_form_does_not_carry_is_not_asked_of_it() -> None:
    data = csv_file(*(sdn_row(number, f"PERSON {number}", "individual", "-0- ") for number in range(1, 101)))
    names = read_edition({"sdn.csv": data}, SDN, "names")
    assert judge(names, None, SDN) == []
    assert judge(names, before(sdn(range(1, 101))), SDN) == []


def test_only_a_sample_is_read_of_a_large_list() -> None:
    (problem,) = judge(sdn(range(1, 5001), programme="-0- "), None, SDN)
    assert " of 385 entries looked at" in problem


# The real history


def _real_editions() -> Iterator[tuple[str, Reading]]:
    with tarfile.open(fileobj=lzma.open(OF_OFFICE)) as archive:
        for at, member in enumerate(each for each in archive if each.isfile()):
            if at % 12 == 0 and (file := archive.extractfile(member)):
                try:
                    yield member.name, ofac_csv.read({"sdn.csv": file.read()})
                except BrokenEdition:
                    continue


@pytest.mark.skipif(not OF_OFFICE.exists(), reason="the real history is not at hand")
def test_every_twelfth_edition_of_the_real_history_is_believed() -> None:
    last: Before | None = None
    for name, reading in _real_editions():
        assert judge(reading, last, SDN, limits=limits_of(SDN.name)) == [], name
        last = before(reading)


# Sets


def the_set(main: Collection[int], addressed: Collection[int]) -> Reading:
    rows = (sdn_row(number, f"PERSON {number}", "individual", "TESTING", "DOB 1951") for number in sorted(main))
    places = (f'{number},{number + 9000},-0- ,"Port Orlo","Atlantis",-0- ' for number in sorted(addressed))
    return ofac_csv.read({"sdn.csv": csv_file(*rows), "add.csv": csv_file(*places)})


@given(lists, st.data())
def test_a_set_is_torn_exactly_where_a_file_tells_of_entries_that_the_main_file_lacks(
    numbers: set[int], data: st.DataObject
) -> None:
    main = data.draw(st.sets(st.sampled_from(sorted(numbers)), min_size=1))
    problems = judge(the_set(main, numbers), None, SDN)
    assert bool(problems) == bool(numbers - main)


def test_rows_lost_from_the_main_file_of_a_set_are_noticed_however_few() -> None:
    whole = the_set(range(1, 101), range(1, 101))
    assert judge(the_set([*range(1, 50), *range(52, 101)], range(1, 101)), before(whole), SDN) == [
        "add tells of 2 entries that the main file does not have (50, 51); rows lost, or files of two publications?"
    ]


def test_more_may_be_gone_since_an_edition_of_years_before() -> None:
    here, there = sdn(range(18, 118)), before(sdn(range(1, 101)))  # 17 of a hundred are gone
    facts = replace(SDN, fall=0.1)
    assert "17 of the 100 entries" in judge(here, there, facts)[0]
    assert judge(here, replace(there, years=4.3), facts) == []
    assert "out of proportion" in judge(sdn(range(49, 149)), replace(there, years=50), facts)[0]
