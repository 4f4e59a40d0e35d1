"""``inforce read`` and ``inforce check``: reports, what they say, and what the registers say of it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from pathlib import Path

import click

from inforce import contract
from inforce.checking import Checked, moments, read_claims_file, read_file
from inforce.checking import check as check_reports
from inforce.cli.page import page
from inforce.cli.shell import MOMENT, Shell, known_at_option, pass_shell
from inforce.errors import BadInput, UnreadableReport
from inforce.reconcile.model import Verdict

BAD_NEWS, BAD_INPUT = 1, 3

reports_argument = click.argument("reports", nargs=-1, metavar="REPORT...", type=click.Path(path_type=Path))
report_format = click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json", "jsonl"]),
    default="table",
    show_default=True,
    help="For programs: json, or jsonl with one object a file.",
)


@click.command()
@reports_argument
@report_format
@pass_shell
def read(shell: Shell, reports: tuple[Path, ...], form: str) -> None:
    """What reports say: their claims of sanctions measures, who said so and through whom.

    REPORT is a text, a mail, or a folder of them.
    """
    if not reports:
        raise click.UsageError("name a report")
    files, failed = _each(_files(reports), read_file)
    _print(shell, files, form, with_findings=False)
    _report(shell, failed)


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
    type=click.Choice([each.value for each in Verdict]),
    multiple=True,
    help="Exit with 1 where a finding has this verdict; repeatable.",
)
@click.option(
    "--claims",
    "claims_files",
    type=click.Path(path_type=Path),
    multiple=True,
    metavar="FILE",
    help="Check the claims in a file, as 'read --format json' prints them, in place of a report; repeatable.",
)
@report_format
@pass_shell
def check(
    shell: Shell,
    reports: tuple[Path, ...],
    as_of: tuple[datetime, ...],
    known_at: datetime | None,
    fail_on: tuple[str, ...],
    claims_files: tuple[Path, ...],
    form: str,
) -> None:
    """Set the claims of reports against the registers as of a moment.

    Each claim is confirmed, pending, licensed, contradicted or unverifiable, with the editions that prove it. REPORT is
    a text, a mail, or a folder of them.
    """
    asked = tuple(moments(as_of, known_at, shell.now()))
    if bool(reports) == bool(claims_files):
        raise click.UsageError("name reports, or with --claims files of claims")
    reader, given = (read_claims_file, claims_files) if claims_files else (read_file, _files(reports))
    files, failed = _each(given, lambda path: check_reports(reader(path), shell.home, asked))
    if not shell.home.exists:
        shell.err.print(f"No register in {shell.home.folder}; see 'inforce lists import --help'.", soft_wrap=True)
    _print(shell, files, form, with_findings=True)
    _report(shell, failed)
    if any(finding.verdict in fail_on for found in files.values() for each in found for finding in each.findings):
        raise SystemExit(BAD_NEWS)


def _each(
    paths: Iterable[Path], work: Callable[[Path], list[Checked]]
) -> tuple[dict[Path, list[Checked]], list[UnreadableReport]]:
    """The work done on every file, and the errors of those that cannot be read; a single one raises its error."""
    done: dict[Path, list[Checked]] = {}
    failed: list[UnreadableReport] = []
    for path in paths:
        try:
            done[path] = work(path)
        except UnreadableReport as error:
            failed.append(error)
    if failed and not done:
        raise failed[0]
    return done, failed


def _report(shell: Shell, failed: list[UnreadableReport]) -> None:
    for error in failed:
        shell.err.print(f"inforce: {error}", style="red", soft_wrap=True)
    if failed:
        raise SystemExit(BAD_INPUT)


def _files(paths: Iterable[Path]) -> Iterator[Path]:
    """The files named, and all files in folders that are named. Raises BadInput where there is none."""
    for path in paths:
        if path.is_dir():
            found = sorted(file for file in path.rglob("*") if file.is_file() and not file.name.startswith("."))
            if not found:
                raise BadInput(f"{path}: no report in this folder")
            yield from found
        elif path.exists():
            yield path
        else:
            raise BadInput(f"{path}: no such file or folder")


def _print(shell: Shell, files: dict[Path, list[Checked]], form: str, *, with_findings: bool) -> None:
    if form == "table":
        for path, found in files.items():
            for each in found:
                shell.out.print(*page(path.name, each, with_findings=with_findings), sep="\n", soft_wrap=False)
        return
    documents = [
        {
            **({"file": str(path)} if len(files) > 1 or form == "jsonl" else {}),
            **_document(found, with_findings=with_findings),
        }
        for path, found in files.items()
    ]
    if form == "jsonl":
        for document in documents:
            click.echo(contract.dumps(_versioned(document), indent=None))
    else:
        click.echo(contract.dumps(documents[0] if len(documents) == 1 else [_versioned(each) for each in documents]))


def _versioned(document: contract.Json) -> contract.Json:
    """The version of the contract stands first, before the file's name."""
    return {"inforce": document["inforce"], **document}


def _document(found: Sequence[Checked], *, with_findings: bool) -> contract.Json:
    return contract.messages(
        [contract.read_report(each.report, each.extract, each.findings if with_findings else None) for each in found]
    )
