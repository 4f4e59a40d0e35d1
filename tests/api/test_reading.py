"""Reports over HTTP."""

import httpx
import pytest

REPORT = """Washington lifts sanctions on Calm Harbour Lines

WASHINGTON, 6 January 2024 - The US Treasury has removed Calm Harbour Lines from its sanctions list, the company said.
"""


def claims(answer: httpx.Response) -> list[dict[str, object]]:
    assert answer.status_code == 200, answer.text
    found: list[dict[str, object]] = answer.json()["claims"]
    return found


def test_a_report_is_read_from_the_body(client: httpx.Client) -> None:
    answer = client.post("/v1/read", content=REPORT.encode(), headers={"Content-Type": "text/plain"})
    text = answer.json()["report"]["text"]
    for claim in claims(answer):
        span = claim["span"]
        assert isinstance(span, dict)
        assert text[span["start"] : span["end"]] == span["text"]
    assert {claim["action"] for claim in claims(answer)} <= {"delist", "lift"}


def test_a_report_is_read_from_a_form(client: httpx.Client) -> None:
    whole = claims(client.post("/v1/read", content=REPORT.encode()))
    assert claims(client.post("/v1/read", files={"report": ("note.txt", REPORT.encode())})) == whole


def test_its_claims_are_set_against_the_registers(client: httpx.Client) -> None:
    answer = client.post("/v1/check", params={"as_of": "2024-01-06"}, content=REPORT.encode())
    assert claims(answer)
    verdicts = {each["verdict"] for each in answer.json()["findings"] if each["entry"] == "3"}
    assert verdicts
    assert "confirmed" not in verdicts  # it is listed still
    ticket = client.post("/v1/check", params={"as_of": "2024-01-06", "form": "md"}, content=REPORT.encode())
    assert ticket.headers["content-type"].startswith("text/markdown")
    assert "Calm Harbour" in ticket.text


@pytest.mark.parametrize(
    ("content", "words"), [(b"", "no report"), (b"\x00\x01\x02" * 500, "report")], ids=["empty", "binary"]
)
def test_what_is_no_report_is_refused_in_one_line(client: httpx.Client, content: bytes, words: str) -> None:
    answer = client.post("/v1/read", content=content)
    assert answer.status_code == 400
    assert words in answer.json()["detail"]


def test_a_form_without_the_file_is_refused(client: httpx.Client) -> None:
    answer = client.post("/v1/check", files={"other": ("note.txt", b"text")})
    assert answer.status_code == 400
    assert "'report'" in answer.json()["detail"]


def test_owners_of_owners_without_end_are_no_fault_of_the_service(client: httpx.Client) -> None:
    answer = client.post("/v1/read", content=b"The U.S. sanctioned " + b"a's " * 1000 + b"Petrov.")
    assert answer.status_code == 200
