"""A model behind an address is asked as OpenAI's protocol has it, and is not believed."""

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from inforce.claims import DEFAULT, Extract, extract
from inforce.errors import ModelFailed
from inforce.models import from_endpoint
from inforce.models.endpoint import CHUNK, question
from inforce.reports import Report, read
from tests.models.endpoints import Endpoint, served

TEXT = "Quiet day\n\nThe paperwork that kept Nile Lines from the dollar is, as of Monday, history, a clerk wrote.\n"
CLAIM = {
    "words": "The paperwork that kept Nile Lines from the dollar is, as of Monday, history",
    "target": "Nile Lines", "kind": "organisation", "action": "lift", "status": "in_force", "sender": ["United States"],
    "when": None, "speaker": None,
}  # fmt: skip


@pytest.fixture(scope="module")
def report() -> Report:
    return read(TEXT.encode(), name="a.txt")[0]


def _found(report: Report, endpoint: Endpoint, **options: str) -> Extract:
    with served(endpoint):
        return extract(report, [*DEFAULT, from_endpoint(endpoint.url, "m1", **options)])  # type: ignore[arg-type]


def test_what_the_model_finds_is_added_with_a_note(report: Report) -> None:
    endpoint = Endpoint(json.dumps({"claims": [CLAIM]}))
    found = _found(report, endpoint, key="secret")
    assert [(claim.target.name, claim.span.text) for claim in found.claims] == [("Nile Lines", CLAIM["words"])]
    assert found.notes[-1] == "1 claims added by m1 at 127.0.0.1 (c1)"
    (asked,) = endpoint.asked
    assert (asked["path"], asked["model"], asked["key"]) == ("/v1/chat/completions", "m1", "Bearer secret")
    assert [message["role"] for message in asked["messages"]] == ["system", "user"]
    assert "Nile Lines" not in asked["messages"][0]["content"]


def test_the_question_names_every_term_of_the_contract() -> None:
    assert all(word in question() for word in ("delist", "in_force", "vessel"))
    assert "{actions}" not in question()


@pytest.mark.parametrize(
    "answer",
    [
        "",
        "I cannot help with that.",
        "{",
        '{"claims": 7}',
        '{"claims": [1, null, {"words": 3}, {"words": "x"}]}',
        "[" * 100_000,
        json.dumps({"claims": [CLAIM | {"words": "The paperwork is history"}]}),
        json.dumps({"claims": [CLAIM | {"target": "Red Ferry"}]}),
        json.dumps({"claims": [CLAIM | {"speaker": "the President"}]}),
    ],
    ids=lambda answer: answer[:30],
)
def test_an_answer_that_is_no_list_of_claims_of_the_text_adds_nothing(report: Report, answer: str) -> None:
    assert _found(report, Endpoint(answer)).claims == ()


@pytest.mark.parametrize("answer", ["I cannot help with that.", '{"claims": 7}', '{"claims": [1, null]}', "{" * 50])
def test_an_answer_without_a_list_of_claims_is_told_apart_from_one_with_an_empty_one(
    report: Report, answer: str
) -> None:
    assert _found(report, Endpoint(answer)).notes[-1].endswith("; an answer of it held no list of claims")
    assert _found(report, Endpoint('{"claims": []}')).notes[-1] == "0 claims added by m1 at 127.0.0.1"


def test_an_answer_that_was_cut_off_is_told_of(report: Report) -> None:
    written = json.dumps({"claims": [CLAIM, CLAIM]})[:-30]
    body = json.dumps({"choices": [{"message": {"content": written}, "finish_reason": "length"}]}).encode()
    assert (
        _found(report, Endpoint(body=body)).notes[-1].endswith("; an answer of it was cut off; give it room for more")
    )


@pytest.mark.parametrize(
    "told",
    ["Here {is} it:\n```json\n{}\n```", "[1] {}", "{}\nNote: {{x}}", "{}"],
    ids=["before", "a list", "after", "bare"],
)
def test_json_wrapped_in_words_is_read(report: Report, told: str) -> None:
    for told_as in (json.dumps({"claims": [CLAIM]}), json.dumps([CLAIM])):
        assert len(_found(report, Endpoint(told.replace("{}", told_as))).claims) == 1


def test_an_answer_in_parts_is_read(report: Report) -> None:
    parts = [{"type": "text", "text": part} for part in ('{"claims": [', json.dumps(CLAIM), "]}")]
    body = json.dumps({"choices": [{"message": {"content": parts}}]}).encode()
    assert len(_found(report, Endpoint(body=body)).claims) == 1


def test_half_a_character_in_a_report_is_sent_as_a_sign_for_it(report: Report) -> None:
    endpoint = Endpoint()
    _found(replace(report, text=report.text.replace("Quiet", "Qui\ud83d", 1)), endpoint)
    assert "Qui?" in endpoint.asked[0]["messages"][1]["content"]


@pytest.mark.parametrize(
    ("endpoint", "told"),
    [
        (Endpoint(status=401), "refuses: 401"),
        (Endpoint(status=302, headers={"Location": "http://127.0.0.1:1/"}), "refuses: 302"),
        (Endpoint(body=b"<html>"), "does not speak the protocol"),
        (Endpoint(body=b'{"choices": []}'), "does not speak the protocol"),
        (Endpoint(body=b" " * 3_000_000), "without an end"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_an_endpoint_that_fails_is_told_in_one_line(report: Report, endpoint: Endpoint, told: str) -> None:
    with pytest.raises(ModelFailed, match=told) as raised:
        _found(report, endpoint)
    assert "\n" not in str(raised.value)


def test_an_address_that_is_none_or_where_nobody_is_is_told(report: Report) -> None:
    for url in ("ftp://host/v1", "localhost:8000", "http://", "http://[::"):
        with pytest.raises(ModelFailed, match="no address"):
            from_endpoint(url, "m1")
    with pytest.raises(ModelFailed, match="does not answer"):
        extract(report, [from_endpoint("http://127.0.0.1:9/v1", "m1")])


def test_a_long_report_is_sent_in_parts_and_words_are_looked_for_near_theirs() -> None:
    filler = "The weather stayed as it was all through that week, and the week after it as well.\n\n"
    text = "Quiet day\n\n" + filler * (CHUNK // len(filler) + 5) + TEXT.partition("\n\n")[2]
    (report,) = read(text.encode(), name="a.txt")
    endpoint = Endpoint(json.dumps({"claims": [CLAIM]}))
    found = _found(report, endpoint)
    assert len(endpoint.asked) == 2
    assert all(len(asked["messages"][1]["content"]) < 1.1 * CHUNK for asked in endpoint.asked)
    assert len(found.claims) == 1


def test_a_paragraph_longer_than_may_be_sent_at_once_is_sent_in_parts() -> None:
    text = "The weather stayed as it was. " * (2 * CHUNK // 30) + TEXT.partition("\n\n")[2]
    endpoint = Endpoint(json.dumps({"claims": [CLAIM]}))
    found = _found(read(text.encode(), name="a.txt")[0], endpoint)
    sent = [asked["messages"][1]["content"] for asked in endpoint.asked]
    assert len(sent) == 3 and all(len(each) <= CHUNK for each in sent)
    assert len(found.claims) == 1


@pytest.mark.parametrize("endpoint", [Endpoint(pause=0.03), Endpoint(head_pause=0.03)], ids=["body", "head"])
def test_an_answer_that_drips_is_given_up_in_time(report: Report, endpoint: Endpoint) -> None:
    with served(endpoint), pytest.raises(ModelFailed, match=r"not done in 0\.2 seconds"):
        extract(report, [from_endpoint(endpoint.url, "m1", seconds=0.2)])


def test_a_key_that_no_header_can_hold_is_told() -> None:
    with pytest.raises(ModelFailed, match="INFORCE_MODEL_KEY"):
        from_endpoint("http://127.0.0.1:9/v1", "m1", key="ключ")


def test_the_command_asks_only_where_it_is_told_to(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    endpoint = Endpoint(json.dumps({"claims": [CLAIM]}))

    def run(*options: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "inforce", "--home", str(tmp_path / "home"), "read", str(tmp_path / "a.txt")]
        told = {**os.environ, "INFORCE_MODEL_KEY": "secret"}
        return subprocess.run([*command, *options], capture_output=True, text=True, check=False, env=told, timeout=120)

    with served(endpoint):
        assert json.loads(run("--format", "json").stdout)["claims"] == []
        assert endpoint.asked == []
        asked = json.loads(run("--format", "json", "--model", "m1", "--endpoint", endpoint.url).stdout)
    assert [claim["target"]["name"] for claim in asked["claims"]] == ["Nile Lines"]
    assert endpoint.asked[0]["key"] == "Bearer secret"
    failed = run("--model", "m1", "--endpoint", endpoint.url)
    assert (failed.returncode, failed.stderr.count("\n")) == (3, 1)
    assert run("--endpoint", endpoint.url).returncode == 2
