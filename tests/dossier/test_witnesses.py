"""Which mentions are of one thing, and how many independent witnesses they make."""

import json
from dataclasses import replace
from textwrap import fill

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inforce.claims.model import (
    Action,
    Channel,
    Claim,
    Event,
    Extract,
    Speaker,
    Statement,
    StatementKind,
    Status,
    Target,
    TargetKind,
)  # fmt: skip
from inforce.dossier.gathering import things
from inforce.dossier.kept import Kept
from inforce.dossier.mentions import Mention, countries, mentions
from inforce.dossier.outlets import outlet
from inforce.dossier.persons import same_person
from inforce.dossier.sameness import is_same
from inforce.dossier.witnesses import Tie, chains, tie
from inforce.edtf import period
from inforce.knowledge import knowledge
from inforce.moment import parse_moment
from inforce.reports.model import Block, Report
from inforce.spans import Span
from tests.commands import Run

PASSAGE = (
    "The harbour master said on Monday that eleven ships had been let go after a week at anchor off the northern mole."
)


def kept(number: int, publisher: str | None = None, published: str = "2024-03-12") -> Kept:
    report = Report(f"sha256:{number:064}", "", publisher=publisher, published=published)
    return Kept(number, f"r{number}.txt", parse_moment("2024-03-20"), report, Extract(), "")


def told(
    item: Claim | Event, number: int, publisher: str | None = None, speaker: str | None = None, channel: str | None = None,
    passage: str = "", published: str = "2024-03-12",
) -> Mention:  # fmt: skip
    when = period(item.when) if item.when else period(published)
    return Mention(kept(number, publisher, published), item, speaker, channel, passage, when, item.when is not None)


def claim(
    target: str = "Nile Lines", action: str = "lift", status: str = "announced", when: str | None = None
) -> Claim:
    named = Target(target, TargetKind.ORGANISATION)
    return Claim("c1", ("United States",), named, Action(action), Status(status), when, Span(0, 0, ""))


def event(
    count: int | None = 52, when: str | None = "2024-03-11", actor: str = "Sudan", mode: str | None = "release"
) -> Event:
    return Event("e1", "RETREAT", mode, (actor,), (), when, "occurred", count, None, Span(0, 0, ""))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (claim(), claim("the Sudanese carrier Nile Lines"), True),
        (claim(), claim("NILE LINES LLC"), True),
        (claim(), claim(action="delist"), True),
        (claim(), claim("Delta Lines"), False),
        (claim(), claim(status="denied"), False),
        (claim(), claim(action="designate"), False),
        (claim(), replace(claim(), sender=("European Union",)), False),
        (claim(), replace(claim(), sender=("US Department of the Treasury",)), True),
        (claim(when="2024-03-11"), claim(when="2024-03-15"), True),
        (claim(when="2024-03-11"), claim(when="2024-06"), False),
        (claim(action="remain", when="2023/.."), claim(action="remain", when="2024-03-12"), True),
        (event(), event(count=50), True),
        (event(), event(actor="Khartoum"), True),
        (event(), event(actor="Chad"), False),
        (event(), event(mode=None), True),
        (event(), event(mode="withdraw"), False),
        (event(), event(when="2024-03-12"), True),
        (event(), event(when="2024-01-11"), False),
        (event(), event(when=None), True),
    ],
)
def test_two_mentions_are_of_one_thing(one: Claim | Event, other: Claim | Event, same: bool) -> None:
    assert is_same(told(one, 1), told(other, 2)) is same
    assert is_same(told(other, 2), told(one, 1)) is same


def test_a_later_report_without_a_day_is_not_taken_for_one_of_an_earlier_event() -> None:
    assert not is_same(told(event(), 1), told(event(when=None), 2, published="2024-09-01"))


def test_targets_under_one_entry_are_the_same_whatever_they_are_called() -> None:
    one, other = told(claim(), 1), told(claim("Linie Nilowe"), 2)
    entry = frozenset({"us-ofac-sdn:1"})
    assert not is_same(one, other)
    assert is_same(replace(one, entries=entry), replace(other, entries=entry))


TIES = [
    ({"speaker": "John Cole"}, {"speaker": "Cole"}, Tie.SAME_SPEAKER),
    ({"speaker": "White House envoy John Cole"}, {"speaker": "John Cole"}, Tie.SAME_SPEAKER),
    ({"speaker": "US President Donald Trump"}, {"speaker": "President Gitanas Nauseda"}, None),
    ({"speaker": "John Cole", "channel": "Tass"}, {"speaker": "Ann Hill", "channel": "TASS"}, Tie.SAME_CHANNEL),
    ({"channel": "Tass"}, {"publisher": "TASS"}, Tie.TAKEN_FROM),
    ({"publisher": "TASS"}, {"channel": "Tass"}, Tie.TAKEN_FROM),
    ({"speaker": "BelTA"}, {"channel": "БелТА"}, Tie.SAME_CHANNEL),
    ({"speaker": "Maria Zakharova"}, {"speaker": "Мария Захарова"}, Tie.SAME_SPEAKER),
    ({"channel": "AP", "speaker": "a diplomat"}, {"channel": "the Associated Press"}, Tie.SAME_CHANNEL),
    ({"channel": "Reuters"}, {"speaker": "агентство «Рейтер»"}, Tie.SAME_CHANNEL),
    ({"channel": "Russian news agency TASS"}, {"publisher": "ТАСС"}, Tie.TAKEN_FROM),
    ({"channel": "Interfax"}, {"channel": "Interfax-Ukraine"}, None),
    ({"channel": "X", "speaker": "John Cole"}, {"channel": "X", "speaker": "Ann Hill"}, None),
    ({"publisher": "The Herald"}, {"publisher": "Herald"}, Tie.SAME_OUTLET),
    ({"publisher": "Herald", "speaker": "Ann Hill"}, {"publisher": "Herald", "speaker": "John Cole"}, None),
    ({"publisher": "Herald"}, {"publisher": "Herald", "speaker": "John Cole"}, Tie.SAME_OUTLET),
    ({"publisher": "Herald"}, {"publisher": "Courier"}, None),
    ({}, {}, None),
]


@pytest.mark.parametrize(("one", "other", "expected"), TIES)
def test_what_ties_two_mentions_is_told(one: dict[str, str], other: dict[str, str], expected: Tie | None) -> None:
    found = tie(told(event(), 1, **one), told(event(), 2, **other))
    assert (found[0] if found else None) is expected
    back = tie(told(event(), 2, **other), told(event(), 1, **one))
    assert (back[0] if back else None) is expected


def test_copied_words_are_one_chain_and_other_words_are_not() -> None:
    one, copy = told(event(), 1, "Herald", passage=PASSAGE), told(event(), 2, "Courier", passage=f"As told: {PASSAGE}")
    own = told(
        event(),
        3,
        "Gazette",
        passage="Eleven ships left the northern mole on Monday; crews had waited since the week before.",
    )
    (first, second) = chains([one, copy, own])
    assert (first.places, second.places) == ((0, 1), (2,))
    assert [each.tie for each in first.links] == [Tie.SAME_WORDS]


def test_a_witness_without_a_name_is_said_to_be_one() -> None:
    found = chains([
        told(event(), 1, "Herald", speaker="John Cole"),
        told(event(), 2, "Courier", speaker="an American envoy"),
        told(event(), 3, "Gazette"),
    ])  # fmt: skip
    assert [each.named for each in found] == [True, False, True]


def test_what_belongs_together_with_a_third_belongs_together() -> None:
    found = chains([
        told(event(), 1, "Herald", channel="Tass"),
        told(event(), 2, "Courier", speaker="John Cole"),
        told(event(), 3, "Gazette", speaker="Cole", channel="TASS"),
    ])  # fmt: skip
    assert [each.places for each in found] == [(0, 1, 2)]


SOURCES = st.fixed_dictionaries({
    "publisher": st.sampled_from([None, "Herald", "Courier", "Tass"]),
    "speaker": st.sampled_from([None, "John Cole", "Cole", "Ann Hill"]),
    "channel": st.sampled_from([None, "Tass", "X"]),
    "passage": st.sampled_from(["", PASSAGE]),
})  # fmt: skip


@given(st.lists(SOURCES, max_size=7), st.randoms())
def test_every_mention_is_in_one_chain_and_their_number_does_not_depend_on_their_order(sources, random) -> None:  # type: ignore[no-untyped-def]
    mentions = [told(event(), number, **source) for number, source in enumerate(sources)]
    found = chains(mentions)
    assert sorted(place for each in found for place in each.places) == list(range(len(mentions)))
    random.shuffle(mentions)
    assert len(chains(mentions)) == len(found)


@given(st.lists(st.tuples(st.sampled_from([50, 52, None]), st.sampled_from(["Sudan", "Chad"])), max_size=6))
def test_every_mention_is_of_exactly_one_thing(kinds: list[tuple[int | None, str]]) -> None:
    mentions = [told(event(count, actor=actor), number) for number, (count, actor) in enumerate(kinds)]
    found = things(mentions)
    assert sorted(each.kept.number for thing in found for each in thing.mentions) == list(range(len(mentions)))
    assert len(found) == len({actor for _, actor in kinds})


SAME_PERSON = [
    ("Cole", "White House envoy John Cole"),
    ("J. Cole", "John Cole"),
    ("John Cole", "Джон Коул"),
    ("John Coale", "John Cole"),
    ("John Coale", "Джон Коул"),
    ("Coale", "Коул"),
    ("Jane Reid", "Jane Reed"),
    ("Tom Clarke", "Tom Clark"),
    ("Sergei Lavrov", "Sergey Lavrov"),
    ("Volodymyr Zelensky", "Зеленский"),
    ("Alexander Lukashenko", "президент Белоруссии Александр Григорьевич Лукашенко"),
    ("Friedrich Merz", "Фридрих Мерц"),
    ("Russian Foreign Ministry", "Foreign Ministry of Russia"),
    ("МИД России", "the Russian foreign ministry"),
    ("Russian Foreign Ministry spokeswoman Maria Zakharova", "МИД России"),
    ("US Treasury", "the Treasury Department"),
    ("A Kremlin spokesman", "the Kremlin"),
]
OTHERS = [
    ("American President", "The President"),
    ("John Cole", "John Cale"),
    ("Ann Hill", "Ann Hall"),
    ("Peter Rose", "Peter Ross"),
    ("John Coale", "Joan Coale"),
    ("John Pike", "John Peake"),
    ("Ivan Petrov", "Иван Сидоров"),
    ("Alexander Lukashenko", "Виктор Лукашенко"),
    ("Russian Foreign Ministry", "Belarusian Foreign Ministry"),
    ("МИД России", "МИД Белоруссии"),
    ("Russian Foreign Ministry", "Russian Defence Ministry"),
    ("Russian Foreign Ministry", "A Russian foreign ministry official"),
    ("A Western diplomat", "Western officials"),
    ("A Kremlin official", "the Kremlin"),
]


@pytest.mark.parametrize(("one", "other", "same"), [*((*p, True) for p in SAME_PERSON), *((*p, False) for p in OTHERS)])
def test_one_person_or_body_is_known_in_any_script_and_spelling(one: str, other: str, same: bool) -> None:
    assert same_person(one, other) is same
    assert same_person(other, one) is same


@pytest.mark.parametrize(
    "speaker", ["A Western diplomat", "An official", "Sources", "Two people close to the talks", "Источник"]
)
def test_a_capital_at_the_beginning_of_a_sentence_names_nobody(speaker: str) -> None:
    assert [each.named for each in chains([told(event(), 1, speaker=speaker)])] == [False]


@pytest.mark.parametrize(
    "speaker", ["Cole", "OFAC", "US Treasury", "Russian Foreign Ministry", "White House", "Тихановская"]
)
def test_persons_and_bodies_are_named(speaker: str) -> None:
    assert [each.named for each in chains([told(event(), 1, speaker=speaker)])] == [True]


def test_no_outlet_goes_by_the_name_of_another() -> None:
    rows = knowledge("dossier", "chains")["outlets"]
    names = [outlet(name) for row in rows for name in {outlet(each): each for each in row}.values()]
    assert len(names) == len(set(names)) == len(rows)


LINES = (
    "The envoy flew home on Friday.\n{}\nThe carrier has flown old jets since it lost its lessors, and its passengers have got\n"
    "used to long stops on the way to places that are near.\n"
)


def of_lines(number: int, said: str, width: int) -> Mention:
    text = fill(LINES.format(said).replace("\n", " "), width)
    start = text.index(said.split()[0])
    item = replace(claim(), span=Span(start, start + 20, text[start : start + 20]))
    report = replace(kept(number).report, text=text, blocks=(Block("paragraph", 0, len(text)),))
    (found,) = mentions(replace(kept(number), report=report, extract=Extract((), (), (item,))), {})
    return found


def test_a_text_that_is_mailed_twice_is_one_witness_however_its_lines_are_broken() -> None:
    one, other = (of_lines(n, "Washington lifted sanctions on Nile Lines.", width) for n, width in ((1, 40), (2, 72)))
    assert len(chains([one, other])) == 1


def test_a_line_too_short_to_be_a_copy_is_one_in_a_text_that_is() -> None:
    texts = [f"US frees {name}\n\n{PASSAGE} {PASSAGE[::-1]}" for name in ("Nile Lines", "Nile Line")]
    own = [
        "Ships wait in the roads as lawyers read the small print of a notice that nobody in port has seen yet today."
    ]
    made = [
        replace(told(claim(), n, passage=text.split("\n")[0]), kept=replace(kept(n), report=replace(kept(n).report, text=text)))
        for n, text in enumerate([*texts, f"US frees Nile Lines\n\n{own[0]} {own[0].upper()}"])
    ]  # fmt: skip
    assert [each.places for each in chains(made)] == [(0, 1), (2,)]


def test_of_many_reports_of_one_line_those_that_are_one_text_are_found() -> None:
    bodies = [" ".join(f"{word}{place}" for place in range(60)) for word in ("roads", "moles", "lawyers", "notices")]
    texts = [
        bodies[0],
        bodies[1],
        bodies[0] + " " + bodies[1][:80],
        bodies[2],
        bodies[1],
        bodies[3] + " " + bodies[2][:30],
    ]
    made = [
        replace(told(claim(), n, passage="US frees Nile Lines"), kept=replace(kept(n), report=replace(kept(n).report, text=text)))
        for n, text in enumerate(texts)
    ]  # fmt: skip
    assert [each.places for each in chains(made)] == [(0, 2), (1, 4), (3,), (5,)]


def test_what_a_claim_takes_in_with_its_source_is_of_that_source() -> None:
    text = "The United States will lift sanctions on Nile Lines, TASS reported, citing Mark Stone"
    said = Span(0, 51, text[:51])
    item = replace(claim(), span=Span(0, len(text), text))
    statement = Statement(
        "s1", Speaker("Mark Stone"), None, (said,), Channel("TASS", "agency"), "indirect", StatementKind.PREDICTION
    )
    report = replace(kept(1).report, text=text)
    (found,) = mentions(replace(kept(1), report=report, extract=Extract((statement,), (), (item,))), {})
    assert (found.speaker, found.channel) == ("Mark Stone", "TASS")
    background = replace(item, target=Target("Delta Lines", TargetKind.ORGANISATION))
    (found,) = mentions(replace(kept(1), report=report, extract=Extract((statement,), (), (background,))), {})
    assert (found.speaker, found.channel) == (None, None)


def test_offices_and_countries_alone_name_nobody() -> None:
    assert not same_person("American President", "The President")
    assert countries(["Russian foreign ministry", "the US Treasury", "nobody"]) == {"Russia", "United States"}


def test_an_agency_quoted_by_two_outlets_is_one_witness_and_an_own_report_another(newsroom: Run) -> None:
    newsroom("add", "reports")
    found = json.loads(newsroom("reports", "witnesses", "--format", "json").stdout)
    release = next(each for each in found if each["kind"] == "event")
    assert (release["type"], len(release["mentions"]), release["independent"]) == ("RETREAT", 3, 2)
    lifted = next(each for each in found if each["kind"] == "claim" and each["action"] == "lift")
    assert lifted["independent"] == 2
    names = [{lifted["mentions"][place]["name"] for place in each["mentions"]} for each in lifted["witnesses"]]
    assert sorted(map(sorted, names)) == [["copy.txt", "herald.txt"], ["courier.txt"]]
    assert "independent witnesses" in newsroom("reports", "witnesses").stdout
