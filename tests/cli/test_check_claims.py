"""``check --claims``: claims that somebody else has read, set against the register."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.test_check import db, run
from tests.commands import Result, Run

__all__ = ["db", "run"]

LIFTED = {
    "id": "k7",
    "sender": ["United States"],
    "target": {"name": "Nile Lines", "kind": "organisation"},
    "action": "lift",
    "status": "announced",
    "when": "2024-03-12",
    "span": {"text": "it would lift sanctions on Nile Lines"},
    "core": True,
}
REMAINS = {
    **LIFTED,
    "id": "k9",
    "action": "remain",
    "status": "in_force",
    "when": None,
    "span": {"text": "stays listed"},
}
ABOUT = {"title": "Nile Lines stays listed", "published": "2024-03-12", "channel_notes": None}


def written(folder: Path, document: object) -> Path:
    path = folder / "claims.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    return path


def told(result: Result) -> dict[str, Any]:
    assert result.returncode == 0, result.stderr
    return dict(json.loads(result.stdout))


def test_findings_carry_the_ids_that_the_claims_have_in_the_file(run: Run, tmp_path: Path) -> None:
    path = written(tmp_path, {"report": ABOUT, "claims": [LIFTED, REMAINS]})
    document = told(run("check", "--claims", path, "--as-of", "2024-03-20", "--format", "json"))
    found = [(each["claim"], each["verdict"], each["reason"], each["lag"]) for each in document["findings"]]
    # the second stands in the title: its present tense means the report's own day
    assert found == [("k7", "pending", None, None), ("k9", "confirmed", None, None)]
    assert [claim["id"] for claim in document["claims"]] == ["k7", "k9"]


def test_the_words_of_claims_without_a_text_still_stand_where_they_are_said_to(run: Run, tmp_path: Path) -> None:
    document = told(run("check", "--claims", written(tmp_path, {"claims": [LIFTED, REMAINS]}), "--format", "json"))
    text = document["report"]["text"]
    assert [text[c["span"]["start"] : c["span"]["end"]] for c in document["claims"]] == [
        LIFTED["span"]["text"],  # type: ignore[index]
        REMAINS["span"]["text"],  # type: ignore[index]
    ]


def test_several_messages_stay_several(run: Run, tmp_path: Path) -> None:
    path = written(tmp_path, {"messages": [{"report": ABOUT, "claims": [LIFTED]}, {"claims": [REMAINS]}]})
    document = told(run("check", "--claims", path, "--as-of", "2024-03-09", "--format", "json"))
    assert [[each["claim"] for each in message["findings"]] for message in document["messages"]] == [["k7"], ["k9"]]


def test_what_read_prints_check_takes(run: Run, tmp_path: Path) -> None:
    report, asked = tmp_path / "report.txt", ("--as-of", "2024-04-10", "--format", "json")
    path = written(tmp_path, told(run("read", report, "--format", "json")))
    assert told(run("check", "--claims", path, *asked))["findings"] == told(run("check", report, *asked))["findings"]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "no claims in the form"),
        (b"\xff\xfe", "no claims in the form"),
        (b"[1]", "no claims in the form"),
        (b"[" * 100_000, "no claims in the form"),
        (json.dumps({"claims": [{**LIFTED, "action": "forgive"}]}).encode(), "action"),
        (json.dumps({"claims": [{**LIFTED, "when": "last week"}]}).encode(), "claim k7: when"),
        (json.dumps({"claims": [LIFTED, LIFTED]}).encode(), "stands twice"),
        (json.dumps({"report": {"text": "something else"}, "claims": [LIFTED]}).encode(), "do not stand in"),
        (json.dumps({"report": {"published": "yesterday"}, "claims": []}).encode(), "published"),
    ],
)
def test_a_file_of_another_form_is_refused_in_one_line(run: Run, tmp_path: Path, content: bytes, words: str) -> None:
    path = tmp_path / "claims.json"
    path.write_bytes(content)
    result = run("check", "--claims", path)
    assert (result.returncode, result.stdout, result.stderr.count("\n")) == (3, "", 1)
    assert words in result.stderr


def test_reports_and_claims_together_are_wrong_use(run: Run, tmp_path: Path) -> None:
    path = written(tmp_path, {"claims": [LIFTED]})
    assert run("check", tmp_path / "report.txt", "--claims", path).returncode == 2
    assert run("check").returncode == 2
    assert run("read").returncode == 2


@pytest.mark.parametrize(("headline", "reason"), [(True, "time"), (None, "time"), (False, None)])
def test_whether_a_claim_is_a_headlines_may_be_told_in_so_many_words(
    run: Run, tmp_path: Path, headline: bool | None, reason: str | None
) -> None:
    """A headline's present tense means the day of its report, the rest of them the moment asked."""
    frees = {**LIFTED, "status": "in_force", "when": None, "span": {"text": "Washington frees Nile Lines"}}
    said = frees if headline is None else {**frees, "headline": headline}
    path = written(
        tmp_path, {"report": {"title": "Washington frees Nile Lines", "published": "2024-02-20"}, "claims": [said]}
    )
    (found,) = told(run("check", "--claims", path, "--as-of", "2024-04-05", "--format", "json"))["findings"]
    assert (found["verdict"], found["reason"]) == ("contradicted" if reason else "confirmed", reason)


def test_what_reading_prints_is_judged_as_the_report_is(run: Run, tmp_path: Path) -> None:
    """The headline stands in the text, and the page has a title of its own."""
    text = "<html><head><title>Gulf Shipping Review</title></head><body><h1>US lifts sanctions on Nile Lines</h1>"
    text += (
        "<p>12 March 2024</p><p>The United States lifted sanctions on Nile Lines, the ministry said.</p></body></html>"
    )
    page, read = tmp_path / "page.html", tmp_path / "read.json"
    page.write_text(text, encoding="utf-8")
    read.write_text(run("read", page, "--format", "json").stdout, encoding="utf-8")
    asked = ("--as-of", "2024-04-05", "--format", "json")
    one, other = (told(run("check", *given, *asked)) for given in ((page,), ("--claims", read)))
    assert any(claim["headline"] for claim in one["claims"])
    assert [claim["headline"] for claim in other["claims"]] == [claim["headline"] for claim in one["claims"]]
    assert other["findings"] == one["findings"]


@pytest.mark.parametrize("form", ["json", "table", "md", "html"])
def test_the_time_of_knowledge_is_handed_on_with_the_findings(run: Run, tmp_path: Path, form: str) -> None:
    path = written(tmp_path, {"report": ABOUT, "claims": [LIFTED, REMAINS]})
    asked = ("check", "--claims", path, "--as-of", "2024-03-20", "--known-at", "2024-04-01", "--format", form)
    assert "2024-04-01" in run(*asked).stdout.replace("\n", " ")
