"""The tools that assistants see, each with what it is for and what its answers mean."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.metadata import version
from typing import Annotated, Any

from mcp.server import MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp.types import ToolAnnotations
from pydantic import BaseModel, Field

from inforce.errors import InforceError
from inforce.mcp.answers import Answers
from inforce.screening.columns import known_kind
from inforce.screening.facts import Facts, together, type_of
from inforce.screening.model import LIMIT, THRESHOLD, Query, Settings

ABOUT = """Inforce sets what is announced of sanctions against what the official registers said at a moment.

Begin with the sentences under "said" and keep their words: "unknown" is neither "listed" nor "not listed"; what was not found
was not found, which is not "not listed"; "not listed" is not "not sanctioned". An announcement is not a delisting: check_report
tells announced, pending, licensed and in force apart. Times are instants with their zone, or a date, which is its last
instant in UTC. as_of is the time asked about, known_at what could have been known then: editions retrieved later are not seen."""

ONLY_READS = ToolAnnotations(read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False)
LONGEST = 1_000_000
"""Characters of a report."""

AsOf = Annotated[
    str | None, Field(description="The time asked about: 2025-09-11, or 2025-09-11T17:00+03:00. None: now.")
]
KnownAt = Annotated[str | None, Field(description="See only editions retrieved by this time. None: now.")]
Register = Annotated[str | None, Field(description="One register, such as us-ofac-sdn. None: every one that is kept.")]
Who = Annotated[str, Field(min_length=1, max_length=500, description="A name, or the publisher's number of an entry.")]
Text = Annotated[str, Field(min_length=1, max_length=LONGEST, description="The whole report: text, a mail, or HTML.")]
Name = Annotated[
    str, Field(max_length=200, description="What it is called; its ending tells its form: note.txt, x.eml, x.html.")
]


class Party(BaseModel):
    """Somebody to be looked for, with what is known beside the name."""

    name: str = Field(min_length=1, max_length=1000)
    kind: str = Field("any", description="person, organisation, vessel, aircraft or any")
    births: list[str] = Field([], max_length=20, description="Dates of birth: 1958, 1958-03-01")
    countries: list[str] = Field([], max_length=20, description="names or codes")
    identifiers: list[str] = Field([], max_length=20, description="IMO 9187629, passport MP1234567")

    def query(self, at: int) -> Query:
        """Raises BadInput."""
        numbers = tuple((type_of(each), _number(each)) for each in self.identifiers)
        facts = Facts(births=together(self.births), countries=together(self.countries), identifiers=numbers)
        return Query(str(at), self.name, known_kind(self.kind), facts or None)


def _number(identifier: str) -> str:
    """Without the words before it that tell its type."""
    kind, _, number = identifier.strip().rpartition(" ")
    return number if type_of(kind) else identifier


@contextmanager
def told() -> Iterator[None]:
    """An error of ours is told in its one line."""
    try:
        yield
    except InforceError as error:
        raise ToolError(str(error)) from None


def server(answers: Answers) -> MCPServer[Any]:
    """The server with all its tools; none of them changes anything."""
    made: MCPServer[Any] = MCPServer("inforce", title="Inforce", instructions=ABOUT, version=version("inforce"))
    for tool in (*_of_registers(answers), *_of_reports(answers)):
        made.tool(annotations=ONLY_READS)(tool)
    return made


Tool = Callable[..., dict[str, Any]]


def _of_registers(answers: Answers) -> tuple[Tool, ...]:
    def was(who: Who, as_of: AsOf = None, known_at: KnownAt = None, register: Register = None) -> dict[str, Any]:
        """Was someone listed at a moment? The state (listed, not_listed, unknown) of every entry of that name or number, since
        when, under which programmes, and the editions that prove it."""
        with told():
            return answers.was(who, as_of, known_at, register)

    def history(who: Who, known_at: KnownAt = None, register: Register = None) -> dict[str, Any]:
        """Everything that editions showed of an entry: when it came, when it went, what was amended."""
        with told():
            return answers.history(who, known_at, register)

    def changes(
        register: Annotated[str, Field(description="Such as us-ofac-sdn.")],
        since: Annotated[str, Field(description="Changes first seen after this time.")],
        until: Annotated[str | None, Field(description="Changes first seen by this time. None: now.")] = None,
        known_at: KnownAt = None,
    ) -> dict[str, Any]:
        """Entries that a register added, removed or amended within a time, and which stretches of it nobody looked at."""
        with told():
            return answers.changes(register, since, until, known_at)

    def programme(
        code: Annotated[
            str, Field(min_length=1, max_length=300, description="In the publisher's words: BELARUS-EO14038.")
        ],
        as_of: AsOf = None,
        known_at: KnownAt = None,
        register: Register = None,
    ) -> dict[str, Any]:
        """Who was listed under a programme at a moment, since when, and how many."""
        with told():
            return answers.programme(code, as_of, known_at, register)

    def screen(
        parties: Annotated[list[Party], Field(min_length=1, max_length=100)],
        as_of: AsOf = None,
        known_at: KnownAt = None,
        register: Register = None,
        threshold: Annotated[float, Field(ge=0.3, le=1, allow_inf_nan=False)] = THRESHOLD,
        limit: Annotated[int, Field(ge=1, le=50)] = LIMIT,
    ) -> dict[str, Any]:
        """Which of some names may be those of listed parties, how likely, and why. A match is a question for a person, not an
        answer: two people may share a name."""
        with told():
            queries = [each.query(at) for at, each in enumerate(parties, 1)]
            return answers.screen(queries, Settings(threshold, limit), as_of, known_at, register)

    def registers() -> dict[str, Any]:
        """Which registers are kept, from when to when, and whether the newest look still counts."""
        with told():
            return answers.registers()

    def coverage(register: str, known_at: KnownAt = None) -> dict[str, Any]:
        """Which stretches of time a register is known for, and how well. Outside them its answers are unknown."""
        with told():
            return answers.coverage(register, known_at)

    return was, history, changes, programme, screen, registers, coverage


def _of_reports(answers: Answers) -> tuple[Tool, ...]:
    def read_report(text: Text, name: Name = "report.txt") -> dict[str, Any]:
        """Who says what in a report, what happened, and what it claims of sanctions measures; each with its exact words."""
        with told():
            return answers.read(text, name)

    def check_report(
        text: Text,
        as_of: Annotated[
            list[str], Field(max_length=20, description="The registers as of these times. Empty: now.")
        ] = [],  # noqa: B006 - not changed
        known_at: Annotated[str | None, Field(description="None: each time asked about.")] = None,
        name: Name = "report.txt",
    ) -> dict[str, Any]:
        """The claims of a report set against the registers: confirmed, pending (announced, and not yet on the register),
        licensed, contradicted, or unverifiable, each with the editions that prove it."""
        with told():
            return answers.check(text, name, as_of, known_at)

    return read_report, check_report
