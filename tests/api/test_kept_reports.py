"""Reports that are kept, lines of time, lags and receipts over HTTP."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx
import pytest
from lxml import html

from inforce.api.access import Scope, Tokens
from inforce.api.app import create_app
from inforce.api.settings import Settings
from tests.api.conftest import serving
from tests.commands import in_home, run_command
from tests.conftest import SDN, Keeper, csv_file, sdn_row
from tests.dossier.conftest import REPORTS
from tests.dossier.test_keeping import holding

NILE, DELTA = sdn_row(1, "NILE LINES", programme="SUDAN-EO14098"), sdn_row(2, "DELTA LINES")


@pytest.fixture(scope="module")
def keeper(tmp_path_factory: pytest.TempPathFactory) -> Keeper:
    """Nile Lines is listed in February 2024 and no more in April."""
    keeper = Keeper(tmp_path_factory.mktemp("newsroom"))
    both, days = [NILE, DELTA], ("2024-01-25", "2024-02-10", "2024-03-13", "2024-04-03")
    for day, rows in zip(days, ([DELTA], both, both, [DELTA]), strict=True):
        keeper.keep(csv_file(*rows), f"{day}T10:00Z", keep_broken=True)
    return keeper


@pytest.fixture(scope="module")
def newsroom(keeper: Keeper) -> Iterator[httpx.Client]:
    with serving(create_app(keeper.home, Settings(looked=0.05))) as address, httpx.Client(base_url=address) as client:
        for name, text in REPORTS.items():
            answer = client.post("/v1/reports", params={"name": name}, content=text.encode())
            assert (answer.status_code, answer.json()["new"]) == (201, 1)
        yield client


def test_a_report_that_is_kept_is_read_again_and_not_kept_twice(newsroom: httpx.Client) -> None:
    again = newsroom.post("/v1/reports", params={"name": "copy.txt"}, content=REPORTS["copy.txt"].encode())
    assert (again.status_code, again.json()["new"]) == (200, 0)
    kept = newsroom.get("/v1/reports").json()
    assert {each["name"] for each in kept} == set(REPORTS)
    told = newsroom.get("/v1/reports/herald.txt").json()
    assert told["report"]["text"] == REPORTS["herald.txt"]
    assert newsroom.get(f"/v1/reports/{told['report']['id'][7:19]}").json() == told
    assert newsroom.get("/v1/reports/none.txt").status_code == 404


def test_a_report_that_is_called_otherwise_now_is_told_to_be_so_and_has_a_name_to_ask_for(keeper: Keeper) -> None:
    with serving(create_app(keeper.home, Settings(looked=0.05))) as address, httpx.Client(base_url=address) as client:
        client.post("/v1/reports", params={"name": "one.txt"}, content=b"One of its own.")
        again = client.post("/v1/reports", params={"name": "two.txt"}, content=b"One of its own.")
        assert again.json()["notes"] == ["kept before as one.txt, and called two.txt now"]
        refused = client.post("/v1/reports", params={"name": "../../one.txt"}, content=b"Another.")
        assert (refused.status_code, "no slash" in refused.json()["detail"]) == (400, True)
        client.delete("/v1/reports/two.txt")


def test_two_states_stand_in_one_line_of_time(newsroom: httpx.Client, keeper: Keeper) -> None:
    told = newsroom.get("/v1/timeline", params={"one": "US", "other": "Sudan"}).json()
    assert told["between"] == ["United States", "Sudan"]
    printed = run_command(*in_home(keeper.home), "timeline", "--between", "US", "SD", "--format", "json")
    assert json.loads(printed.stdout) == told
    none = newsroom.get("/v1/timeline", params={"one": "US", "other": "SD", "since": "2025-01-01"}).json()
    assert (none["line"], none["from"]) == ([], "2025-01-01T00:00:00Z")


@pytest.mark.parametrize(
    ("params", "words"),
    [
        ({"one": "US", "other": "United States"}, "two different states"),
        ({"one": "US", "other": "Atlantis"}, "'Atlantis'"),
        ({"one": "US", "other": "SD", "since": "2024-02-01", "until": "2024-01-01"}, "before its beginning"),
    ],
)
def test_what_is_no_line_of_time_is_refused(newsroom: httpx.Client, params: dict[str, str], words: str) -> None:
    answer = newsroom.get("/v1/timeline", params=params)
    assert answer.status_code == 400
    assert words in answer.json()["detail"]


def test_how_long_an_announcement_took(newsroom: httpx.Client, keeper: Keeper) -> None:
    told = newsroom.get(f"/v1/registers/{SDN}/lag").json()
    printed = run_command(*in_home(keeper.home), "lag", "--register", SDN, "--format", "json")
    assert json.loads(printed.stdout) == told
    assert len(told["announcements"]) == 1
    assert newsroom.get(f"/v1/registers/{SDN}/lag", params={"action": "designate"}).json()["announcements"] == []
    assert newsroom.get(f"/v1/registers/{SDN}/lag", params={"action": "hope"}).status_code == 400
    assert newsroom.get("/v1/registers/nope/lag").status_code == 404


def test_the_page_of_two_states_works_without_a_script(newsroom: httpx.Client) -> None:
    answer = newsroom.get("/timeline", params={"one": "US", "other": "SD"}, headers={"Accept": "text/html"})
    assert answer.status_code == 200
    page: Any = html.fromstring(answer.text)
    assert page.xpath("//svg[contains(@class, 'timeline')]")
    assert not page.xpath("//*[@style] | //style")
    assert page.xpath("//link/@href[contains(., 'timeline.css')]")
    assert newsroom.get("/static/timeline.css").status_code == 200
    assert "Nile Lines" in answer.text
    assert newsroom.get(page.xpath("//a[text()='JSON']/@href")[0]).json()["between"] == ["United States", "Sudan"]


def verified(client: httpx.Client, receipt: bytes, *files: tuple[str, bytes]) -> httpx.Response:
    sent = [("receipt", ("receipt.json", receipt)), *(("file", each) for each in files)]
    return client.post("/v1/verify", files=sent)


def test_a_receipt_is_made_and_verified_here_and_by_the_command(
    newsroom: httpx.Client, keeper: Keeper, tmp_path: Path
) -> None:
    name, text = "herald.txt", REPORTS["herald.txt"].encode()
    asked = {"name": name, "as_of": "2024-03-20", "form": "receipt"}
    answer = newsroom.post("/v1/check", params=asked, content=text)
    assert "attachment" in answer.headers["content-disposition"]
    told = verified(newsroom, answer.content, (name, text)).json()
    assert (told["kind"], told["same"], told["differences"]) == ("check", True, [])
    other = verified(newsroom, answer.content, (name, text + b" ")).json()
    assert not other["same"]
    assert "the input is another" in other["differences"][0]
    changed = verified(newsroom, answer.content.replace(b"2024-03-20", b"2024-03-21"), (name, text))
    assert (changed.status_code, "changed after it was written" in changed.json()["detail"]) == (400, True)
    (tmp_path / name).write_bytes(text)
    (tmp_path / "receipt.json").write_bytes(answer.content)
    done = run_command(*in_home(keeper.home), "verify", tmp_path / "receipt.json", tmp_path / name)
    assert (done.returncode, "the same as" in done.stdout) == (0, True)


def test_a_receipt_of_the_command_is_verified_here(newsroom: httpx.Client, keeper: Keeper, tmp_path: Path) -> None:
    for name, text in (("names.csv", "id,name\n1,Nile Line\n"), ("list.csv", "id,name\nx,NILE LINES\n")):
        (tmp_path / name).write_text(text, encoding="utf-8")
    done = run_command(
        *in_home(keeper.home), "screen", "names.csv", "--list", "list.csv", "--receipt", "r.json", folder=tmp_path
    )
    assert done.returncode == 0, done.stderr
    receipt, names, against = ((tmp_path / name).read_bytes() for name in ("r.json", "names.csv", "list.csv"))
    assert "'list'" in verified(newsroom, receipt, ("names.csv", names)).json()["detail"]
    sent = {"receipt": ("r.json", receipt), "file": ("../../names.csv", names), "list": ("list.csv", against)}
    assert newsroom.post("/v1/verify", files=sent).json()["same"] is True


def test_the_page_of_a_report_hands_out_its_receipt_and_what_was_checked(newsroom: httpx.Client) -> None:
    text = REPORTS["courier.txt"].encode()
    shown = newsroom.post("/report", files={"report": ("courier.txt", text)}, data={"as_of": "2024-03-20"})
    page: Any = html.fromstring(shown.text)
    sent = {}
    for form in page.xpath("//section[@aria-labelledby='receipt']//form"):
        fields = {each.get("name"): each.get("value") for each in form.xpath(".//input")}
        sent[form.get("action")] = newsroom.post(form.get("action"), data=fields)
    assert sent["/report/file"].content == text
    assert sent["/report/file"].headers["content-disposition"] == 'attachment; filename="courier.txt"'
    assert verified(newsroom, sent["/report/receipt"].content, ("courier.txt", text)).json()["same"] is True
    assert newsroom.post("/report/file", data={"given": "*", "name": "x"}).status_code == 400


def test_keeping_needs_the_right_to(keeper: Keeper) -> None:
    secret = Tokens(keeper.home.folder).add("reader", [Scope.READ, Scope.SCREEN], datetime.now(UTC))
    with (
        serving(create_app(keeper.home, Settings(looked=0.05, tokens=True))) as address,
        httpx.Client(base_url=address, headers={"Authorization": f"Bearer {secret}"}) as client,
    ):
        assert client.get("/v1/reports").status_code == 200
        assert client.post("/v1/reports", content=b"text").status_code == 403
        assert client.delete("/v1/reports/herald.txt").status_code == 403


def test_a_report_is_forgotten_without_a_trace(newsroom: httpx.Client, keeper: Keeper) -> None:
    extra = "KHARTOUM, 1 April 2024 - The United States will lift sanctions on Delta Lines, an envoy said.\n"
    newsroom.post("/v1/reports", params={"name": "extra.txt"}, content=extra.encode())
    assert holding(keeper.home.folder, "KHARTOUM, 1 April 2024")
    with serving(create_app(keeper.home, Settings(looked=0.05))):  # as another process of the same service
        answer = newsroom.delete("/v1/reports/extra.txt")
    assert (answer.status_code, answer.json()["notes"]) == (200, []), "each lets the state before go"
    assert not holding(keeper.home.folder, "KHARTOUM, 1 April 2024")
    assert "extra.txt" not in {each["name"] for each in newsroom.get("/v1/reports").json()}
