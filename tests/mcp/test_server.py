"""The package's own client asks the server over standard input and output, as assistants do."""

import json
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import anyio
import pytest

pytest.importorskip("mcp", reason="the extra 'mcp' is not installed")

from mcp.client import Client
from mcp.client.stdio import StdioServerParameters, stdio_client

from inforce.home import Home
from inforce.mcp.answers import MOST
from tests.api.conftest import AFTER, BEFORE, FIRST, SECOND, edition
from tests.conftest import SDN, Keeper, csv_file, sdn_row

REPORT = "WASHINGTON, 6 January 2024 - The US Treasury has removed Calm Harbour Lines from its sanctions list, the firm said."

Ask = Callable[..., Awaitable[dict[str, Any]]]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    keeper = Keeper(tmp_path_factory.mktemp("assisted"))
    keeper.keep(edition(BEFORE), FIRST)
    keeper.keep(edition(AFTER), SECOND)
    return keeper.home


def talking(home: Path, talk: Callable[[Client, Ask], Awaitable[None]]) -> None:
    """A conversation with a server of its own."""

    async def run() -> None:
        command = StdioServerParameters(command=sys.executable, args=["-m", "inforce", "--home", str(home), "mcp"])
        async with Client(stdio_client(command)) as client:

            async def ask(tool: str, **given: Any) -> dict[str, Any]:
                answer = await client.call_tool(tool, given)
                assert not answer.is_error, answer.content
                assert answer.structured_content is not None
                assert json.loads(answer.content[0].text) == answer.structured_content  # type: ignore[union-attr]
                return dict(answer.structured_content)

            await talk(client, ask)

    anyio.run(run)


def test_an_assistant_can_ask_everything_and_is_told_what_is_unknown(home: Home) -> None:
    async def talk(client: Client, ask: Ask) -> None:
        assert "unknown" in (client.instructions or "")
        tools = {each.name: each for each in (await client.list_tools()).tools}
        assert set(tools) == {
            "was", "history", "changes", "programme", "screen", "registers", "coverage", "read_report", "check_report",
        }  # fmt: skip
        assert all(each.description and each.annotations and each.annotations.read_only_hint for each in tools.values())

        told = await ask("was", who="Romashka Trading", as_of="2024-01-06")
        assert told["answers"][0]["state"] == "not_listed"
        assert told["said"][0].startswith(f"ROMASHKA TRADING LLC ({SDN} 2) was NOT LISTED as of 2024-01-06")
        assert told["said"][-1].startswith("Not listed is not 'not sanctioned'")

        told = await ask("was", who="2", as_of="2024-01-03")
        assert "was UNKNOWN as of 2024-01-03" in told["said"][0]
        assert "it was removed some time between" in told["said"][0]

        told = await ask("was", who="Nobody Special", as_of="2023-12-01")
        assert told["answers"] == []
        assert "Unknown: the first edition was retrieved at" in told["said"][1]

        told = await ask("was", who="4", as_of="2024-01-06", known_at="2024-01-02")
        assert told["answers"] == []

        told = await ask("history", who="2")
        assert told["histories"][0]["changes"][0]["change"] == "removed"

        told = await ask("changes", register=SDN, since="2024-01-02", until="2024-06-01")
        assert {each["change"] for each in told["changes"]} == {"added", "removed"}
        assert any(each.startswith("Unknown: what changed between") for each in told["said"])

        told = await ask("programme", code="testing", as_of="2024-01-06")
        assert told["programmes"][0]["count"] == {"least": 3, "most": 3}
        told = await ask("programme", code="TESTIN")
        assert "Did you mean TESTING?" in told["said"][0]

        parties = [
            {"name": "Siarhei Shchukin", "births": ["1958"], "identifiers": ["passport MP1234567"]},
            {"name": "Nobody"},
        ]
        told = await ask("screen", parties=parties, as_of="2024-01-06")
        assert told["answers"][0]["matches"][0]["entry"] == "1"
        assert any("the entry has it" in each["words"] for each in told["answers"][0]["matches"][0]["because"])
        assert "'Nobody': no listed name is like it enough." in told["said"]

        assert (await ask("registers"))["registers"][0]["in_force"] == 2
        kinds = [each["kind"] for each in (await ask("coverage", register=SDN))["coverage"]["stretches"]]
        assert kinds == ["before_first", "known", "after_last"]

    talking(home.folder, talk)


def test_a_report_is_read_and_checked(home: Home) -> None:
    async def talk(_: Client, ask: Ask) -> None:
        told = await ask("read_report", text=REPORT)
        (report,) = told["reports"]
        span = report["claims"][0]["span"]
        assert REPORT[span["start"] : span["end"]] == span["text"]

        told = await ask("check_report", text=REPORT, as_of=["2024-01-06"])
        (finding,) = told["reports"][0]["findings"]
        assert (finding["entry"], finding["verdict"]) == ("3", "contradicted")
        assert any("CONTRADICTED" in each and "as of 2024-01-06" in each for each in told["said"])

        told = await ask("check_report", text="The weather in Minsk was fine on Friday, as everybody could see.")
        assert told["said"][0] == "No claim of a sanctions measure was found."

    talking(home.folder, talk)


def test_of_what_is_told_by_the_hundred_the_sentences_are_too_and_the_rest_is_counted(tmp_path: Path) -> None:
    keeper = Keeper(tmp_path)
    keeper.keep(
        csv_file(*(sdn_row(at, f"NILE LINES {at}" if at > 130 else "NILE LINES") for at in range(1, 141))), FIRST
    )

    async def talk(_: Client, ask: Ask) -> None:
        for tool, documents in (("was", "answers"), ("history", "histories")):
            told = await ask(tool, who="Nile Lines")
            assert len(told[documents]) == MOST
            assert sum(each.startswith("NILE LINES (") for each in told["said"]) == MOST
            assert "30 more are not told here; ask about one register or a shorter time." in told["said"]
        told = await ask("programme", code="TESTING", as_of="2024-01-02")
        assert len(told["programmes"][0]["members"]) == MOST
        assert "40 more members are not told here." in told["said"]

    talking(keeper.home.folder, talk)


def test_an_error_is_told_in_one_line(home: Home) -> None:
    async def talk(client: Client, _: Ask) -> None:
        for tool, given, words in (
            ("was", {"who": "x", "as_of": "yesterday"}, "'yesterday'"),
            ("was", {"who": "x", "as_of": "2999-01-01"}, "has not come yet"),
            ("coverage", {"register": "nope"}, "nope"),
            ("screen", {"parties": []}, "parties"),
            ("screen", {"parties": [{"name": "x", "kind": "persn"}]}, "kind 'persn'"),
            ("read_report", {"text": "\x00\x01" * 500}, "report"),
        ):
            answer = await client.call_tool(tool, given)
            assert answer.is_error
            assert words in answer.content[0].text  # type: ignore[union-attr]
            assert "Traceback" not in answer.content[0].text  # type: ignore[union-attr]

    talking(home.folder, talk)


def test_a_home_without_a_store_is_told_as_such(tmp_path: Path) -> None:
    async def talk(client: Client, ask: Ask) -> None:
        answer = await client.call_tool("was", {"who": "Belavia"})
        assert answer.is_error
        told = await ask("check_report", text=REPORT, as_of=["2024-01-06"])
        assert told["reports"][0]["findings"][0]["verdict"] == "unverifiable"

    talking(tmp_path / "none", talk)
