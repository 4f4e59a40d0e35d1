"""Findings as Markdown, for a ticket: each claim with its verdict and the editions that prove it."""

import re
from collections.abc import Iterable, Iterator

from inforce.checking import Checked
from inforce.claims.model import Claim
from inforce.moment import iso
from inforce.reconcile.model import Finding
from inforce.register.words import NOT_EXAMINED, parted
from inforce.unseen import visible

_MARKUP = re.compile(r"([\\`*_{}\[\]<>#!|~&])")
_OPENS = re.compile(r"[-+=]|(?<=\d)[.)]")
"""What makes a line an item of a list, or the line before it a heading: where it stands first, or behind a number that does."""
_ACTED_ON = re.compile(r"[^\s`]*(?:@|://|\bwww\.|#\d)[^\s`]*", re.IGNORECASE)
"""What trackers act on, escaped or not, unless it is code: mentions, addresses, numbers of other tickets."""


def ticket(named: Iterable[tuple[str, Checked]], receipt: tuple[str, str] | None = None) -> str:
    """The reports one after the other; whatever they hold stays text. ``receipt``: its file's name and its SHA-256."""
    told = "\n".join(line for name, checked in named for line in _lines(name, checked)) + f"\n{_plain(NOT_EXAMINED)}\n"
    return told + (f"\nreceipt {_plain(receipt[0])}, sha256 `{receipt[1]}`\n" if receipt else "")


def _lines(name: str, checked: Checked) -> Iterator[str]:
    report = checked.report
    yield f"## {_plain(report.title or name)}\n"
    source = [report.publisher, ", ".join(report.authors), report.published, report.id]
    yield f"{_plain(' · '.join(part for part in source if part))}\n"
    for note in (*report.notes, *checked.extract.notes):
        yield f"{_plain(note)}\n"
    for claim in checked.extract.claims:
        yield from _of_claim(claim, [each for each in checked.findings if each.claim == claim.id])


def _of_claim(claim: Claim, findings: list[Finding]) -> Iterator[str]:
    speaker = claim.speaker or "the report itself"
    sense = f"{claim.action}, {claim.status}{f', {claim.when}' if claim.when else ''}".replace("_", " ")
    yield f"### {_plain(claim.id)}: {_plain(claim.target.name)}\n"
    yield f"> {_plain(claim.span.text)}\n"
    yield f"{_plain(speaker)}{_plain(f', through {claim.channel}') if claim.channel else ''}; {_plain(sense)}\n"
    for finding in findings:
        yield from _of_finding(finding)


def _of_finding(finding: Finding) -> Iterator[str]:
    reason = f"({finding.reason.value.replace('_', ' ')})" if finding.reason else ""
    lag = f"after {finding.lag}" if finding.lag else ""
    valid, known = (iso(each.replace(microsecond=0)) for each in (finding.moment.valid, finding.moment.known))
    moment = f"as of {valid}" if valid == known else f"as of {valid}, known at {known}"
    yield "- " + " ".join(part for part in (f"**{finding.verdict.value}**", reason, lag, moment) if part)
    if finding.register:
        state = f"{finding.register} {finding.entry or ''}".strip() + f": {finding.state.value.replace('_', ' ')}"
        yield f"  - {_plain(state + (f', changed {finding.changed}' if finding.changed else ''))}"
    for label, values in (("programmes", finding.programmes), ("licences on file", finding.authorisations)):
        if values:
            yield f"  - {label}: {_plain(parted(values))}"
    for edition in finding.editions:
        yield f"  - edition retrieved {_plain(str(edition.look))}, sha256 `{edition.sha256}`"
    for note in finding.remarks:
        yield f"  - {_plain(note)}"
    yield ""


def _plain(text: str) -> str:
    """One line in which nothing is markup, and nothing makes a tracker call somebody or link somewhere."""
    line = visible(" ".join(text.split()))
    first = len(line) - len(line.lstrip("0123456789"))
    written, done = "", 0
    for found in _ACTED_ON.finditer(line):
        written += f"{_escaped(line, done, found.start(), first)}`{found[0]}`"
        done = found.end()
    return written + _escaped(line, done, len(line), first)


def _escaped(line: str, start: int, end: int, first: int) -> str:
    """A stretch of a line, of which ``first`` digits stand at the beginning."""
    escaped = _MARKUP.sub(r"\\\1", line[start:end])
    if start > first or end <= first or not _OPENS.match(line, first):
        return escaped
    return f"{escaped[:first]}\\{escaped[first:]}"
