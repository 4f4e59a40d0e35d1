"""A checked report as people see it in a terminal: claims in their words, and beside them what the registers showed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from string import ascii_lowercase

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from inforce.checking import Checked
from inforce.claims.model import Claim, Status
from inforce.cli import show
from inforce.cli.reading import reading
from inforce.cli.show import STATE_STYLES, STATE_WORDS
from inforce.moment import shortly
from inforce.reconcile.model import Finding, Verdict
from inforce.register.model import Edition
from inforce.register.words import parted
from inforce.reports.model import Report

VERDICT_STYLES = {
    Verdict.CONFIRMED: "bold green",
    Verdict.PENDING: "bold yellow",
    Verdict.LICENSED: "bold cyan",
    Verdict.CONTRADICTED: "bold red",
    Verdict.UNVERIFIABLE: "bold magenta",
}


ROWS = 200
"""Claims of one table: setting out thousands at once takes as many seconds and as much memory before the first is seen."""


@dataclass(slots=True)
class Footnotes:
    """Editions and remarks, each told once under the table and referred to by letter or number."""

    editions: dict[Edition, str] = field(default_factory=dict)
    notes: dict[str, str] = field(default_factory=dict)

    def edition(self, edition: Edition) -> str:
        return self.editions.setdefault(edition, _letters(len(self.editions)))

    def note(self, note: str) -> str:
        return self.notes.setdefault(note, str(len(self.notes) + 1))

    def lines(self) -> Iterator[Text]:
        for edition, letter in self.editions.items():
            yield Text(f"edition {letter}  {show.edition(edition)}", style="dim")
        for note, number in self.notes.items():
            yield Text(f"({number})  {note}", style="dim")


def _letters(number: int) -> str:
    """a, b … z, aa, ab …"""
    rest, last = divmod(number, len(ascii_lowercase))
    return (_letters(rest - 1) if rest else "") + ascii_lowercase[last]


def page(name: str, checked: Checked, *, with_findings: bool) -> Iterator[RenderableType]:
    """The report's head, its text and its claims; with findings the claims and what the registers showed, without the text.
    Each part is to be shown before the next is asked for: of many claims the first are there while the others are set out."""
    yield from _head(name, checked.report)
    for note in (*checked.report.notes, *checked.extract.notes):
        yield Text(f"note: {note}", style="yellow")
    if not with_findings and not checked.extract.unread:
        yield Text()
        yield from reading(checked)
    claims = checked.extract.claims
    if not claims:
        yield Text("" if checked.extract.unread else "No claim of a sanctions measure found.")
    elif not with_findings:
        yield from _claims_tables(claims)
    else:
        footnotes = Footnotes()
        yield from _findings_tables(checked, footnotes)
        yield from footnotes.lines()


def _head(name: str, report: Report) -> Iterator[Text]:
    yield Text(report.title or name, style="bold")
    source = [report.publisher, ", ".join(report.authors), report.published, report.language]
    if told := " · ".join(part for part in source if part):
        yield Text(told, style="dim")
    for layer in report.wrapping:
        yield Text("in: " + " · ".join(part for part in (layer.kind, layer.sender, layer.when) if part), style="dim")


def _claims_tables(claims: Sequence[Claim]) -> Iterator[Table]:
    numbers = [f"[{number}]" for number in range(1, len(claims) + 1)]
    for first in range(0, len(claims), ROWS):
        table = _table(("", 0), ("What the report says", 5), ("Sender", 2), ("Target", 3))
        table.columns[0].width = len(numbers[-1])
        for number, claim in zip(numbers[first : first + ROWS], claims[first : first + ROWS], strict=True):
            sender = ", ".join(claim.sender) or "-"
            table.add_row(number, _claim(claim), sender, f"{claim.target.name} ({claim.target.kind})")
        yield table


def _findings_tables(checked: Checked, footnotes: Footnotes) -> Iterator[Table]:
    asked = {finding.moment for finding in checked.findings}
    dated = len(asked) > 1 or any(moment.known != moment.valid for moment in asked)
    of_claim: dict[str, list[Finding]] = {}
    for finding in checked.findings:
        of_claim.setdefault(finding.claim, []).append(finding)
    claims = checked.extract.claims
    for first in range(0, len(claims), ROWS):
        table = _table(("What the report says", 5), ("Verdict", 2), ("What the register showed", 5))
        for claim in claims[first : first + ROWS]:
            told: Text | str = _claim(claim, of=f"{claim.target.name}: ")
            for finding in of_claim.get(claim.id, []):
                table.add_row(told, _verdict(finding, dated=dated), _register(finding, footnotes))
                told = ""
        yield table


def _table(*columns: tuple[str, int]) -> Table:
    table = Table(show_lines=True, header_style="bold", expand=True)
    for column, ratio in columns:
        table.add_column(column, overflow="fold", ratio=ratio or None)
    return table


def _claim(claim: Claim, *, of: str = "") -> Text:
    """``of``: whom it concerns, where no column tells that."""
    when = f", {claim.when}" if claim.when else ""
    words = " ".join(claim.span.text.split())
    sense = of + f"{claim.action}, {claim.status}{when}".replace("_", " ")
    style = "bold" if claim.status is Status.DENIED else "dim"  # a verdict on a denial is easily read the wrong way
    return Text.assemble((words, "underline"), "\n", _voice(claim), "\n", (sense, style))


def _voice(claim: Claim) -> str:
    speaker = claim.speaker or "the report itself"
    return f"— {speaker}, through {claim.channel}" if claim.channel else f"— {speaker}"


def _verdict(finding: Finding, *, dated: bool) -> Text:
    valid, known = finding.moment.valid, finding.moment.known
    aside = f", known at {shortly(known)}" if known != valid else ""
    text = Text(f"as of {shortly(valid)}{aside}\n", style="dim") if dated else Text()
    text.append(finding.verdict.value, style=VERDICT_STYLES[finding.verdict])
    for detail in (finding.reason.value.replace("_", " ") if finding.reason else None, finding.lag):
        if detail:
            text.append(f"\n{detail}", style="dim")
    return text


def _register(finding: Finding, footnotes: Footnotes) -> Text:
    lines: list[Text] = []
    if finding.register:
        entry = f"{finding.register} {finding.entry or ''}".strip()
        lines.append(Text.assemble(f"{entry}: ", (STATE_WORDS[finding.state], STATE_STYLES[finding.state])))
    editions = ", ".join(footnotes.edition(edition) for edition in finding.editions)
    notes = " ".join(f"({footnotes.note(note)})" for note in finding.remarks)
    for label, value in (
        ("changed", str(finding.changed) if finding.changed else ""),
        ("programme", parted(finding.programmes)),
        ("licences on file", ", ".join(finding.authorisations)),
        ("editions", editions),
        ("notes", notes),
    ):
        if value:
            lines.append(Text(f"{label} {value}", style="dim"))
    return Text("\n").join(lines)
