"""A line of time between two states, what is told in it, how it is drawn."""

import json
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inforce.claims.model import Channel, Claim, Event, Extract, Speaker, Statement, StatementKind, Status
from inforce.dossier.between import Said
from inforce.dossier.contradictions import contradictions
from inforce.dossier.gathering import things
from inforce.dossier.kept import Kept
from inforce.dossier.mentions import Mention, mentions
from inforce.dossier.stages import Lean, speaks_of_relation, stages
from inforce.dossier.timeline import Lane, Timeline, timeline
from inforce.dossier.turnover import Listed, Turnover
from inforce.dossier.words import between_looks
from inforce.edtf import Period
from inforce.errors import BadInput
from inforce.moment import Interval, Look, Moment, parse_instant, parse_moment
from inforce.outputs.timeline_page import page
from inforce.outputs.timeline_svg import picture
from inforce.reconcile.model import Finding, Reason, Verdict
from inforce.register.history import ChangeKind
from inforce.register.model import Edition
from inforce.reports.model import Report
from inforce.spans import Span
from tests.commands import Run
from tests.conftest import Keeper, csv_file, sdn_row
from tests.dossier.test_witnesses import claim, event, told

PAIR = ("United States", "Sudan")
ALWAYS = Period(None, None)
TEXT = "<b>Relations between Washington and Khartoum have thawed</b>"


def statement(text: str, kind: str, speaker: str = "Ann Hill") -> Statement:
    return Statement(
        "s1", Speaker(speaker), None, (Span(0, len(text), text),), Channel("X", "social"), "direct", StatementKind(kind)
    )


def kept(
    number: int, *items: Claim | Event, statements: tuple[Statement, ...] = (), published: str = "2024-03-12"
) -> Kept:
    claims = tuple(each for each in items if isinstance(each, Claim))
    events = tuple(each for each in items if isinstance(each, Event))
    report = Report(f"sha256:{number:064}", TEXT, publisher=f"Outlet {number}", published=published)
    return Kept(number, f"r{number}.txt", parse_moment("2024-03-20"), report, Extract(statements, events, claims), "")


def line(
    *reports: Kept, listed: dict[str, Listed] | None = None, window: Period = ALWAYS, judged: tuple[Finding, ...] = ()
) -> Timeline:
    found = things(each for one in reports for each in mentions(one, {}))
    return timeline(PAIR, reports, found, listed or {}, lambda asked: {each.number: judged for each in asked}, window)


def turnover(
    kind: ChangeKind = ChangeKind.REMOVED, after: str = "2024-03-13T10:00Z", by: str = "2024-04-03T10:00Z"
) -> Turnover:
    when = Interval(parse_instant(after), parse_instant(by))
    edition = Edition("a" * 64, None, Look.at(parse_instant(by)))
    return Turnover("us-ofac-sdn", ("SUDAN-EO14098",), kind, when, edition, (("1", "NILE LINES"),))


SUDANESE = claim("the Sudanese carrier Nile Lines")
VISIT = event(None, actor="United States")


def test_claims_on_a_party_of_the_other_state_and_events_of_both_stand_in_the_line() -> None:
    both = event(None)
    both = both.__class__(**{**{name: getattr(both, name) for name in both.__slots__}, "recipient": ("United States",)})
    found = line(kept(1, SUDANESE, both), kept(2, claim("Delta Lines"), event(None, actor="Chad")))
    assert [point.lane for point in found.points] == [Lane.EVENT, Lane.CLAIM]


@pytest.mark.parametrize(
    ("met", "words", "counts"),
    [
        ("Omar Said", "US envoy Cole met Omar Said in Khartoum", True),
        ("Omar Said", "US envoy Cole met Omar Said in Cairo", False),
        ("Egypt", "US envoy Cole met the Egyptian minister in Khartoum", False),
    ],
)
def test_a_meeting_in_the_other_state_with_somebody_of_no_told_state_is_between_the_two(
    met: str, words: str, counts: bool
) -> None:
    meeting = replace(VISIT, type="CONSULT", mode="meet", recipient=(met,), span=Span(0, len(words), words))
    assert bool(line(kept(1, meeting)).points) is counts


def test_an_event_of_one_side_counts_where_its_report_concerns_the_two() -> None:
    assert len(line(kept(1, SUDANESE, event(52))).points) == 2
    assert line(kept(1, event(52))).points == ()


def test_a_party_that_a_register_carries_under_the_other_state_is_of_it() -> None:
    report = kept(1, claim("Nile Lines"))
    entry = frozenset({"us-ofac-sdn:1"})
    found = things(mentions(report, {"c1": entry}))
    assert timeline(PAIR, [report], found, {}, lambda _: {}, ALWAYS).points == ()
    (point,) = timeline(PAIR, [report], found, {"Sudan": Listed(entry)}, lambda _: {}, ALWAYS).points
    assert point.lane is Lane.CLAIM


def test_changes_of_registers_stand_where_they_were_first_seen() -> None:
    found = line(kept(1, SUDANESE), listed={"Sudan": Listed(changes=(turnover(),))})
    assert [point.lane for point in found.points] == [Lane.CLAIM, Lane.REGISTER]
    assert [stage.lean for stage in found.stages] == [Lean.TOWARDS]


@pytest.mark.parametrize(
    ("after", "by", "told"),
    [
        ("2024-03-13T10:00Z", "2024-04-03T10:00Z", "(2024-03-13, 2024-04-03]"),
        ("2024-03-13T10:00Z", "2024-04-04T00:00Z", "(2024-03-13, 2024-04-03]"),
        ("2024-03-13T05:00Z", "2024-03-13T18:43Z", "(2024-03-13T05:00Z, 2024-03-13T18:43Z]"),
    ],
)
def test_the_bounds_of_a_change_are_days_that_hold_something(after: str, by: str, told: str) -> None:
    assert between_looks(Interval(parse_instant(after), parse_instant(by))) == told


def test_a_look_known_by_its_day_is_shown_in_no_window_from_the_next_day_on() -> None:
    change = replace(turnover(by="2024-04-04T00:00Z"), edition=Edition("a" * 64, None, Look.parse("2024-04-03")))
    listed = {"Sudan": Listed(changes=(change,))}
    assert line(listed=listed, window=Period(parse_instant("2024-04-04T00:00Z"), None)).points == ()
    assert len(line(listed=listed, window=Period(parse_instant("2024-04-03T23:00Z"), None)).points) == 1


def test_what_the_editions_cannot_tell_is_told(keeper: Keeper, newsroom: Run) -> None:
    """Forty days pass between two looks, and the second carries names only: whoever came with it may be of Sudan."""
    rows = [sdn_row(1, "NILE LINES"), sdn_row(2, "DELTA LINES"), sdn_row(3, "ATBARA LINES"), sdn_row(4, "MEROE LINES")]
    keeper.keep(csv_file(*rows), "2024-04-22T10:00Z", carries="names")
    newsroom("add", "reports")
    asked = ("timeline", "--between", "US", "SD", "--format", "json")
    gap, untold = json.loads(newsroom(*asked).stdout)["remarks"]
    between = "between 2024-02-10 and 2024-03-13, between 2024-03-13 and 2024-04-22"
    assert gap == f"us-ofac-sdn was not looked at {between}: who came and left meanwhile is not seen"
    assert untold.startswith(
        "of 2 entries that came to us-ofac-sdn after the edition of 2024-03-13T10:00:00Z no edition tells"
    )
    assert "under those of Sudan" in untold
    assert json.loads(newsroom(*asked, "--to", "2024-02-01").stdout)["remarks"] == []
    assert "What the registers do not tell" in newsroom(*asked[:-2]).stdout
    assert "What the registers do not tell" in newsroom(*asked[:-1], "html").stdout


def test_explanations_and_opinions_stand_beside_the_line_under_their_authors() -> None:
    said = [
        statement("Washington wants a port", kind, name)
        for kind, name in (("opinion", "Ann"), ("explanation", "Ben"), ("assertion", "Cy"))
    ]
    found = line(kept(1, SUDANESE, statements=tuple(said)))
    assert {author: [each.statement.kind.value for each in told] for author, told in found.beside.items()} == {
        "Ann": ["opinion"], "Ben": ["explanation"],
    }  # fmt: skip
    assert [point.item.author for point in found.points if isinstance(point.item, Said)] == ["Cy"]


def test_what_is_said_of_the_relation_stands_with_the_stage_in_which_it_was_said() -> None:
    words = "relations between Washington and Khartoum are good, but not great"
    early = kept(
        1, claim("the Sudanese carrier Nile Lines", "designate", "in_force", "2023-01-10"), published="2023-01-12"
    )
    late = kept(2, SUDANESE, statements=(statement(words, "assertion"), statement("Khartoum is hot", "assertion")))
    found = line(early, late)
    assert [(each.lean, [said.words for said in each.said]) for each in found.stages] == [
        (Lean.APART, []), (Lean.TOWARDS, [words]),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("words", "spoken"),
    [
        ("Ties have warmed", True),
        ("«Отношения» хорошие", True),
        ("He tied the boat", False),
        ("a normalised link", True),
        ("", False),
    ],
)
def test_words_of_the_relation_are_known_by_how_they_begin(words: str, spoken: bool) -> None:
    assert speaks_of_relation(words) is spoken


def test_events_counted_differently_are_a_contradiction_and_alike_are_none() -> None:
    one, other, third = (told(event(count), number, f"Outlet {number}") for number, count in enumerate((52, 50, 52)))
    (found,) = contradictions(things([one, other, third]), {})
    assert found.words == "52 (Outlet 0, r0.txt, and 1 more) against 50 (Outlet 1, r1.txt)"
    assert contradictions(things([one, third]), {}) == []


@pytest.mark.parametrize(
    ("one", "other", "contradicted"),
    [
        (claim(action="lift", status="in_force"), claim(action="remain", status="in_force"), True),
        (claim(action="lift", status="in_force"), claim(action="delist", status="denied"), True),
        (claim(action="lift", status="announced"), claim(action="remain", status="in_force"), False),
        (claim(action="lift", status="in_force"), claim("Delta Lines", action="remain", status="in_force"), False),
        (
            claim(action="lift", status="in_force", when="2024-03-11"),
            claim(action="remain", status="in_force", when="2023-03-11"),
            False,
        ),
        (claim(action="lift", status="in_force"), claim(action="delist", status="in_force"), False),
    ],
)
def test_free_and_under_a_measure_at_one_time_is_a_contradiction(
    one: object, other: object, contradicted: bool
) -> None:
    found = contradictions(things([told(one, 1), told(other, 2)]), {})  # type: ignore[arg-type]
    assert bool(found) is contradicted


def test_reports_that_count_by_groups_may_contradict_each_other() -> None:
    freed, listed = claim(action="lift", status="in_force"), claim(action="remain", status="in_force")
    counted = replace(VISIT, groups={"Lithuania": 6})
    one, other = (list(mentions(kept(number, each, counted), {})) for number, each in ((1, freed), (2, listed)))
    (found,) = contradictions(things([*one, *other]), {})
    assert "r1.txt" in found.words and "r2.txt" in found.words


def test_what_a_register_does_not_bear_out_on_the_day_of_the_report_is_marked() -> None:
    day = parse_instant("2024-03-12T23:59:59Z")
    finding = Finding("c1", Moment(day, day), "us-ofac-sdn", "1", Verdict.CONTRADICTED, Reason.STATE)
    freed = replace(SUDANESE, status=Status.IN_FORCE)
    again = replace(freed, id="c2")
    found = line(kept(1, freed, again), judged=(finding, replace(finding, claim="c2")))
    (told_,) = found.contradictions  # once, though a second claim of the report says the same
    assert told_.words.endswith("us-ofac-sdn (1) does not bear out r1.txt, in state, as of 2024-03-12")
    assert line(kept(1, SUDANESE), judged=(replace(finding, verdict=Verdict.PENDING),)).contradictions == ()
    seen = replace(finding, editions=tuple(Edition(day, None, Look.parse(day)) for day in ("2024-02-20", "2024-03-14")))
    (told_,) = line(kept(1, freed), judged=(seen,)).contradictions
    assert told_.words.endswith("as of 2024-03-12 (its newest edition then: 2024-02-20)")


def test_every_register_that_contradicts_a_claim_is_told() -> None:
    day = parse_instant("2024-03-12T23:59:59Z")
    names = ("us-ofac-sdn", "us-ofac-cons")
    judged = tuple(Finding("c1", Moment(day, day), name, "1", Verdict.CONTRADICTED, Reason.STATE) for name in names)
    found = line(kept(1, replace(SUDANESE, status=Status.IN_FORCE)), judged=judged)
    assert [name in told.words for name, told in zip(names, found.contradictions, strict=True)] == [True, True]


def test_what_has_no_time_is_told_at_the_end_and_in_no_window() -> None:
    undated = kept(1, SUDANESE, published="")
    report = Report(undated.report.id, TEXT)
    undated = Kept(1, "r1.txt", undated.added, report, undated.extract, "")
    dated = kept(2, claim("the Sudanese carrier Nile Lines", "designate", "in_force", "2023-01-10"))
    assert [point.when is None for point in line(undated, dated).points] == [False, True]
    window = Period(parse_instant("2020-01-01T00:00Z"), parse_instant("2025-01-01T00:00Z"))
    assert len(line(undated, dated, window=window).points) == 1


def test_only_what_meets_the_window_is_shown() -> None:
    report = kept(1, SUDANESE)
    day = parse_instant("2024-03-12T12:00Z")
    assert len(line(report, window=Period(day, day)).points) == 1
    assert line(report, window=Period(parse_instant("2024-03-13T00:00Z"), None)).points == ()


@given(st.lists(st.tuples(st.datetimes(), st.sampled_from([Lean.TOWARDS, Lean.APART])), max_size=30))
def test_stages_follow_each_other_hold_every_place_once_and_lean_otherwise_than_the_one_before(
    drawn: list[tuple[object, Lean]],
) -> None:
    leaning = [(place, at, way) for place, (at, way) in enumerate(drawn)]
    found = stages(leaning, [])  # type: ignore[arg-type]
    assert sorted(place for each in found for place in each.places) == list(range(len(drawn)))
    for before, after in pairwise(found):
        assert before.first <= before.last < after.first
        assert before.lean is not after.lean


def sample() -> Timeline:
    hostile = statement(TEXT, "opinion", "<script>alert(1)</script> of Sudan")
    return line(
        kept(1, SUDANESE, event(52), statements=(hostile, statement("Khartoum: <i>calm</i>", "assertion"))),
        kept(2, claim("the Sudanese carrier Nile Lines", status="in_force"), event(50)),
        listed={"Sudan": Listed(changes=(turnover(), turnover(ChangeKind.ADDED, "2023-01-01T10:00Z", "2023-01-02T10:00Z")))},
    )  # fmt: skip


def test_the_picture_is_xml_with_a_sign_for_every_point_and_a_band_for_every_stage() -> None:
    found = sample()
    svg = ET.fromstring(picture(found, [str(number) for number in range(len(found.points))]))
    space = "{http://www.w3.org/2000/svg}"
    assert len(svg.findall(f"{space}a")) == len(found.points)
    assert len([each for each in svg.findall(f"{space}rect") if "band" in each.get("class", "")]) == len(found.stages)
    assert len(list(svg.iter(f"{space}circle"))) == len(
        {place for each in found.contradictions for place in each.places}
    )
    assert picture(line(), []) == ""


def test_the_page_holds_what_reports_say_as_text_and_needs_nothing_else() -> None:
    text = page(sample(), ALWAYS, parse_instant("2024-05-01T00:00Z"))
    assert "<script" not in text
    assert "<i>calm" not in text
    assert "&lt;script&gt;" in text
    assert "default-src 'none'" in text
    assert "http" not in text.replace("http://www.w3.org/2000/svg", "").replace("http-equiv", "")
    assert "52 (Outlet 1, r1.txt) against" in text or "50 (Outlet 2, r2.txt) against" in text


def test_the_command_tells_the_line_in_every_form(newsroom: Run, tmp_path: Path) -> None:
    newsroom("add", "reports")
    shown = newsroom("timeline", "--between", "US", "SD")
    assert shown.returncode == 0, shown.stderr
    for words in ("United States – Sudan", "SUDAN-EO14098", " against ", "2 independent", "!1", "apart (1)"):
        assert words in shown.stdout.replace("independen\nt", "independent"), words
    found = json.loads(newsroom("timeline", "--between", "Sudan", "united states", "--format", "json").stdout)
    assert (found["inforce"], found["between"]) == ("1", ["Sudan", "United States"])
    assert {each["lane"] for each in found["line"]} >= {"event", "claim", "register"}
    for each in found["contradictions"]:
        assert all(0 <= place < len(found["line"]) for place in each["places"])
    assert newsroom("timeline", "--between", "US", "SD", "--format", "html").stdout.startswith("<!DOCTYPE html>")


@pytest.mark.parametrize(
    ("arguments", "status", "told"),
    [
        (("US", "usa"), 3, "two different states"),
        (("US", "Atlantis"), 3, "'Atlantis': no state or union is known"),
        (("US", "SD", "--from", "2024-02-30"), 3, "is not a day"),
        (
            ("US", "SD", "--from", "2025-01-01", "--to", "2024-01-01"),
            3,
            "the end of a line of time is before its beginning",
        ),
        (("US",), 2, "requires 2 arguments"),
        (("EU", "Chad"), 0, "Nothing between European Union and Chad"),
    ],
)
def test_bad_questions_get_one_line(newsroom: Run, arguments: tuple[str, ...], status: int, told: str) -> None:
    result = newsroom("timeline", "--between", *arguments)
    assert (result.returncode, result.stdout) == (status, "")
    assert told in result.stderr
    assert "Traceback" not in result.stderr


def test_an_empty_store_has_an_empty_line(newsroom: Run, keeper: Keeper, tmp_path: Path) -> None:
    if keeper.home.db:
        pytest.skip("the store is the database's, whatever the home folder")
    result = newsroom("--home", tmp_path / "none", "timeline", "--between", "US", "SD", "--format", "json")
    assert (result.returncode, json.loads(result.stdout)["line"]) == (0, [])
    assert "No reports are kept" in result.stderr


def test_what_no_state_is_named_by_is_refused() -> None:
    from inforce.dossier.asking import state_of

    assert [state_of(text) for text in ("BY", "by", "Minsk", "EU", "UN")] == [
        "Belarus",
        "Belarus",
        "Belarus",
        "European Union",
        "United Nations",
    ]
    for text in ("", "ZZ", "US BY", "nobody"):
        with pytest.raises(BadInput, match="no state or union"):
            state_of(text)


def test_a_mention_knows_what_stands_around_it() -> None:
    (found,) = mentions(kept(1, SUDANESE), {})
    assert isinstance(found, Mention)
    assert found.passage == TEXT
