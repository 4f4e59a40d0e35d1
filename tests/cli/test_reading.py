"""A report in the terminal: its text as it is, with its claims underlined and each speaker's words in one colour."""

import io
import re

import pytest
from rich.console import Console
from rich.table import Table
from rich.text import Text

from inforce.checking import Checked, read_file
from inforce.cli.page import page
from inforce.cli.reading import COLOURS, reading
from inforce.outputs.markup import SPEAKERS

WIRE = (
    "From: a@example.org\nSubject: Nile\n\nEnvoy sees relief for Nile Lines\n\n"
    "The United States lifted sanctions on Nile Lines on Monday.\n\n"
    '"The sanctions on Blue Ferry have been lifted as well," envoy Ann Poole said in Cairo on Monday. '
    'Minister Omar Said told reporters: "The embargo on our ports remains in force."\n'
)


@pytest.fixture(scope="module")
def checked() -> Checked:
    return read_file(WIRE.encode(), name="wire.txt")[0]


def _styled(text: Text, attribute: str) -> list[str]:
    """The stretches of a text with a style, claims' numbers taken out."""
    spans = [s for s in text.spans if getattr(s.style, attribute, None)]
    return [text.plain[s.start : s.end] for s in spans]


def test_the_text_is_the_reports_own_but_for_the_numbers_of_claims(checked: Checked) -> None:
    text = reading(checked)[0]
    assert re.sub(r"\[\d+\]", "", text.plain) == checked.report.text.rstrip()


def test_the_words_of_every_claim_are_underlined_and_numbered_as_in_the_table(checked: Checked) -> None:
    text = reading(checked)[0]
    claims = checked.extract.claims
    underlined = "".join(_styled(text, "underline"))
    assert len(claims) >= 3
    for number, claim in enumerate(claims, 1):
        assert claim.span.text in underlined
        assert f"[{number}]{claim.span.text[:12]}" in text.plain


def test_each_speaker_has_one_colour_in_the_text_and_in_the_legend(checked: Checked) -> None:
    text, legend = reading(checked)
    speakers = {s.speaker.name for s in checked.extract.statements}
    assert {"Ann Poole", "Omar Said"} <= speakers
    colours = {legend.plain[s.start : s.end]: s.style for s in legend.spans}
    said = {s.start: s.style for s in text.spans}
    for statement in checked.extract.statements:
        start = text.plain.index(statement.content[0].text[-20:])
        style = next(style for place, style in sorted(said.items(), reverse=True) if place <= start)
        assert str(style).removeprefix("underline ") == str(colours[statement.speaker.name])


def test_there_is_a_colour_for_every_number_of_a_speaker() -> None:
    assert len(set(COLOURS)) == SPEAKERS


def test_a_report_without_claims_is_shown_with_its_speakers() -> None:
    (calm,) = read_file(b'Rain ahead\n\n"It will rain for the whole of next week," forecaster Ann Poole said.\n')
    out = io.StringIO()
    Console(file=out, width=80).print(*page("a.txt", calm, with_findings=False), sep="\n")
    assert "It will rain" in out.getvalue()
    assert "Who speaks: Ann Poole" in out.getvalue()
    assert "No claim of a sanctions measure found." in out.getvalue()


@pytest.mark.parametrize("with_findings", [False, True])
def test_of_many_claims_the_first_are_shown_before_the_last_are_set_out(with_findings: bool) -> None:
    (long,) = read_file(
        b"Relief\n\n" + b"The EU lifted sanctions on Belavia. The UK lifted sanctions on Nile Lines. " * 210
    )
    shown, out = 0, io.StringIO()
    console = Console(file=out, width=80)
    for part in page("a.txt", long, with_findings=with_findings):
        is_table = isinstance(part, Table)
        assert not isinstance(part, Table) or len(part.rows) <= 200
        console.print(part)
        shown += is_table
    assert shown == len(long.extract.claims) // 200 + 1 > 2
    if not with_findings:
        assert [f"[{n}]" in out.getvalue() for n in (1, 200, 201, len(long.extract.claims))] == [True] * 4
