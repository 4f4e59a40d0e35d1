"""``docs/contract.md`` tells every field and every term of what ``read`` and ``check`` print, and no other."""

import re
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

import pytest

from inforce import contract
from inforce.checking import checker, read_file
from inforce.claims.channels import KINDS
from inforce.claims.model import Action, StatementKind, Status, TargetKind
from inforce.home import Home
from inforce.knowledge import knowledge
from inforce.moment import Moment
from inforce.reconcile.model import Reason, Verdict
from inforce.register.model import State

PAGE = (Path(__file__).parents[1] / "docs" / "contract.md").read_text(encoding="utf-8")
SECTIONS = dict(re.findall(r"^###? (\w+)\n(.*?)(?=^##|\Z)", PAGE, re.MULTILINE | re.DOTALL))
REPORT = (
    "From: Nile News <news@nile.example>\nTo: a@b.example\nSubject: Relief for Nile Lines\n"
    "Date: Mon, 6 May 2024 10:00:00 +0200\n\nRelief for Nile Lines\n\n"
    '"The United States lifted sanctions on Nile Lines on Monday," envoy Ann Poole told the Reuters agency in Cairo.\n\n'
    "The foreign minister of Egypt visited Belarus on Sunday, and Belarus released 14 prisoners on 5 May 2024.\n"
)


def first_column(section: str) -> list[str]:
    return re.findall(r"^\| `(\w+)` \|", SECTIONS[section], re.MULTILINE)


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    now = datetime(2024, 5, 7, tzinfo=UTC)
    with checker(Home(tmp_path_factory.mktemp("home")), [Moment(now, now)]) as check:
        (checked,) = check(read_file(REPORT.encode(), name="a.eml"))
    printed = contract.read_report(checked.report, checked.extract, checked.findings)
    assert printed.pop("inforce") == "1"
    return printed


@pytest.mark.parametrize("section", ["claims", "statements", "events", "findings"])
def test_every_field_stands_on_the_page_in_the_order_in_which_it_is_printed(told: dict[str, Any], section: str) -> None:
    assert told[section], "the report of this test has one of each"
    assert list(told[section][0]) == first_column(section)


def test_every_field_of_a_report_and_of_its_wrapping_stands_on_the_page(told: dict[str, Any]) -> None:
    assert list(told) == ["report", "statements", "events", "claims", "findings"]
    assert list(told["report"]) == first_column("report")
    assert list(told["report"]["wrapping"][0]) == first_column("wrapping")


@pytest.mark.parametrize(
    ("section", "terms"),
    [
        ("action", Action),
        ("status", Status),
        ("kind", TargetKind),
        ("verdict", Verdict),
        ("reason", Reason),
        ("state", State),
    ],
)
def test_every_term_stands_on_the_page(section: str, terms: type[StrEnum]) -> None:
    assert first_column(section) == [term.value for term in terms]


def test_terms_without_a_table_of_their_own_stand_on_the_page() -> None:
    quoted = set(re.findall(r"`([\w-]+)`", SECTIONS["statements"] + SECTIONS["events"]))
    assert {kind.value for kind in StatementKind} | set(KINDS) <= quoted


@pytest.mark.parametrize("section", ["events_en", "events_ru"])
def test_events_have_a_type_and_a_mode_in_the_way_of_plover(section: str) -> None:
    told: dict[str, Any] = knowledge("claims", section)
    rules = [rule for rules in told.values() if isinstance(rules, list) for rule in rules if "type" in rule]
    assert rules
    assert all(rule["type"].isupper() and rule.get("mode", "x").islower() for rule in rules)


def test_a_mailbox_gives_its_messages_under_one_name() -> None:
    box = f"From a@b.example Mon May  6 10:00:00 2024\n{REPORT}\n" * 2
    found = read_file(box.encode(), name="a.mbox")
    printed: dict[str, Any] = contract.messages([contract.read_report(each.report, each.extract) for each in found])
    assert list(printed) == ["inforce", "messages"]
    assert [list(each)[:2] for each in printed["messages"]] == [["inforce", "report"]] * 2
