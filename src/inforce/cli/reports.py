"""``inforce read`` and ``inforce check``: reports, what they say, and what the registers say of it."""

import sys
from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

import click

from inforce import contract
from inforce.checking import Check, Checked, checker, histories, moments, read_claims_file, read_file
from inforce.claims import DEFAULT, Step
from inforce.cli.folders import STDIN, files_of
from inforce.cli.models import model_options, pipeline_of
from inforce.cli.receipting import begin_receipt, receipt_option
from inforce.cli.shell import BAD_INPUT, BAD_NEWS, MOMENT, Shell, known_at_option, pass_shell
from inforce.errors import UnreadableReport
from inforce.reading_many import Reader, reading
from inforce.reconcile import TOLERANCE
from inforce.reconcile.model import Verdict
from inforce.reports.reading import read_bytes

UNREAD = "unread"

reports_argument = click.argument("reports", nargs=-1, metavar="REPORT...", type=click.Path(path_type=Path))
report_format = click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json", "jsonl", "html", "md"]),
    default="table",
    show_default=True,
    help="For programs. json: an object for one file, a list for several; jsonl: a line with an object for each file. "
    "For people. html: one page that needs nothing else; md: Markdown for a ticket.",
)


@click.command()
@reports_argument
@model_options
@report_format
@pass_shell
def read(shell: Shell, reports: tuple[Path, ...], form: str, model: str | None, endpoint: str | None) -> None:
    """What reports say: their claims of sanctions measures, who said so and through whom.

    REPORT is a text, a mail, a mailbox, a web page, a folder of them, or - for standard input. A report in a language that
    is not read says so, and is no error.

    With --model another model is asked as well: an installed spaCy pipeline or, with --endpoint, one behind an
    OpenAI-compatible address, to which the reports are sent (the key: $INFORCE_MODEL_KEY). Only claims whose words stand in
    the report are taken, and a note tells which.
    """
    if not reports:
        raise click.UsageError("name a report, or - for standard input")
    pipeline = pipeline_of(model, endpoint)
    alone = pipeline is not DEFAULT  # models are asked one report after the other
    reader: Reader = partial(read_one, pipeline=pipeline) if alone else read_one
    lines = Lines(with_findings=False) if form == "jsonl" else None
    files, failed = each_report(shell, files_of(shell, reports), reader, told=lines, processes=1 if alone else None)
    if lines is None:
        _print(shell, files, form, with_findings=False)
    report_failures(shell, failed)


@click.command()
@reports_argument
@click.option(
    "--as-of",
    "as_of",
    type=MOMENT,
    multiple=True,
    metavar="TIME",
    help="The moment asked about; repeatable  [default: now]",
)
@known_at_option("the moment asked")
@click.option(
    "--fail-on",
    type=click.Choice([*(each.value for each in Verdict), UNREAD]),
    multiple=True,
    help="Exit with 1 where a finding has this verdict, or a report is in a language not read; repeatable.",
)
@click.option(
    "--claims",
    "claims_files",
    type=click.Path(path_type=Path),
    multiple=True,
    metavar="FILE",
    help="Check the claims in a file, as 'read --format json' prints them, in place of a report; repeatable.",
)
@click.option(
    "--tolerance",
    type=click.IntRange(0, 366),
    default=TOLERANCE.days,
    show_default=True,
    metavar="DAYS",
    help="How far from the time that a claim gives a register's change still bears it out.",
)
@receipt_option
@report_format
@pass_shell
def check(
    shell: Shell,
    reports: tuple[Path, ...],
    as_of: tuple[datetime, ...],
    known_at: datetime | None,
    fail_on: tuple[str, ...],
    claims_files: tuple[Path, ...],
    tolerance: int,
    receipt: Path | None,
    form: str,
) -> None:
    """Set the claims of reports against the registers as of a moment.

    Each claim is confirmed, pending, licensed, contradicted or unverifiable, with the editions that prove it. REPORT is
    a text, a mail, a mailbox, a web page, a folder of them, or - for standard input. A report in a language that is not
    read says so, and has no findings: --fail-on unread exits with 1 for it.
    """
    now, allowed = shell.now(), timedelta(days=tolerance)
    asked = tuple(moments(as_of, known_at, now))
    if bool(reports) == bool(claims_files):
        raise click.UsageError("name reports, or with --claims files of claims")
    reader: Reader = read_claims_file if claims_files else read_one
    given = claims_files or tuple(files_of(shell, reports))
    receipting = begin_receipt(receipt, given)
    lines = Lines(with_findings=True, kept=receipting is not None) if form == "jsonl" else None
    files, failed = each_report(shell, given, reader, checker(shell.home, asked, tolerance=allowed), lines)
    if not shell.home.exists:
        shell.err.print(f"No register in {shell.home.folder}; see 'inforce lists import --help'.", soft_wrap=True)
    kept = (
        receipting.made(shell.home, now, asked, files, are_claims=bool(claims_files), tolerance=allowed)
        if receipting and not failed
        else None
    )
    told = (receipting.path.name, receipting.fingerprint(kept)) if receipting and kept else None
    if lines is None:
        _print(shell, files, form, with_findings=True, receipt=told)
    if receipting and kept:
        receipting.write(kept)
    report_failures(shell, failed)
    news = lines.news if lines is not None else _news(each for found in files.values() for each in found)
    if not news.isdisjoint(fail_on):
        raise SystemExit(BAD_NEWS)


def _news(checked: Iterable[Checked]) -> set[str]:
    """What ``--fail-on`` may ask about: the verdicts, and whether a report was not read."""
    told = list(checked)
    verdicts = {finding.verdict.value for each in told for finding in each.findings}
    return verdicts | {UNREAD for each in told if each.extract.unread}


def read_one(path: Path, pipeline: Sequence[Step] = DEFAULT) -> list[Checked]:
    """Raises UnreadableReport."""
    if path != STDIN:
        return read_file(path, pipeline=pipeline)
    return read_file(read_bytes(sys.stdin.buffer), name="standard input", pipeline=pipeline)


def each_report(
    shell: Shell,
    paths: Iterable[Path],
    read: Reader = read_one,
    opening: AbstractContextManager[Check] | None = None,
    told: Callable[[Path, list[Checked]], list[Checked]] | None = None,
    *,
    processes: int | None = None,
) -> tuple[dict[Path, list[Checked]], list[UnreadableReport]]:
    """Every file read, in several processes where there is much to read, with what is done by what is opened for it; and the
    errors of those that cannot be read; a single one raises its error. ``told``: tells of each at once, and gives what of it is
    to be kept."""
    done: dict[Path, list[Checked]] = {}
    failed: list[UnreadableReport] = []
    given = tuple(paths)
    with reading(given, read, 1 if STDIN in given else processes) as outcomes, opening or nullcontext(list) as then:
        for path in given:
            with _at_work(shell, path):
                found = next(outcomes)
                if isinstance(found, UnreadableReport):
                    failed.append(found)
                    continue
                done[path] = then(found)
            if told is not None:
                done[path] = told(path, done[path])
    if failed and not done:
        raise failed[0]
    return done, failed


def _at_work(shell: Shell, path: Path) -> AbstractContextManager[object]:
    """What is being read, on a terminal, while it is being read."""
    return shell.err.status(f"reading {path.name}") if shell.is_watched else nullcontext()


def report_failures(shell: Shell, failed: list[UnreadableReport]) -> None:
    for error in failed:
        shell.err.print(f"inforce: {error}", style="red", soft_wrap=True)
    if failed:
        raise SystemExit(BAD_INPUT)


def _print(
    shell: Shell,
    files: dict[Path, list[Checked]],
    form: str,
    *,
    with_findings: bool,
    receipt: tuple[str, str] | None = None,
) -> None:
    """``receipt``: the name and the SHA-256 of the receipt that will be written, for pages that people hand on."""
    if form in {"table", "html", "md"}:
        _print_for_people(shell, files, form, with_findings=with_findings, receipt=receipt)
        return
    documents = [
        {**({"file": str(path)} if len(files) > 1 else {}), **_document(found, with_findings=with_findings)}
        for path, found in files.items()
    ]
    click.echo(contract.dumps(documents[0] if len(documents) == 1 else [_versioned(each) for each in documents]))


@dataclass(slots=True)
class Lines:
    """A line of JSON for each file as soon as it is read; of what it says no more is kept than ``news``, unless ``kept``."""

    with_findings: bool
    kept: bool = False
    news: set[str] = field(default_factory=set)

    def __call__(self, path: Path, found: list[Checked]) -> list[Checked]:
        document = {"file": str(path), **_document(found, with_findings=self.with_findings)}
        click.echo(contract.dumps(_versioned(document), indent=None))
        self.news |= _news(found)
        return found if self.kept else []


def _print_for_people(
    shell: Shell, files: dict[Path, list[Checked]], form: str, *, with_findings: bool, receipt: tuple[str, str] | None
) -> None:
    named = [(path.name, each) for path, found in files.items() for each in found]
    # Only here: programs, which ask most, wait for none of these.
    if form == "html":
        from inforce.outputs.report_page import page as html_page

        told = histories((each for _, each in named), shell.home)
        click.echo(html_page(named, told, shell.now().replace(microsecond=0), receipt), nl=False)
    elif form == "md":
        from inforce.outputs.ticket import ticket

        click.echo(ticket(named, receipt), nl=False)
    else:
        _print_pages(shell, files, with_findings=with_findings)


def _print_pages(shell: Shell, files: dict[Path, list[Checked]], *, with_findings: bool) -> None:
    """A page for each report, an empty line between them; of several files each has its name."""
    from inforce.cli.page import page

    first = True
    for path, found in files.items():
        for each in found:
            if not first:
                shell.out.print()
            first = False
            if len(files) > 1:
                shell.out.print(str(path), style="dim", soft_wrap=True)
            for part in page(path.name, each, with_findings=with_findings):
                shell.out.print(part, soft_wrap=False)


def _versioned(document: contract.Json) -> contract.Json:
    """The version of the contract stands first, before the file's name."""
    return {"inforce": document["inforce"], **document}


def _document(found: Sequence[Checked], *, with_findings: bool) -> contract.Json:
    return contract.messages(
        [contract.read_report(each.report, each.extract, each.findings if with_findings else None) for each in found]
    )
