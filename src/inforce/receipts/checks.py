"""What a receipt holds of reports that were checked."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from inforce import contract
from inforce.checking import Checked
from inforce.errors import BadReceipt, BadTime
from inforce.home import Home
from inforce.moment import Moment, iso, parse_instant
from inforce.receipts.editions import cited_by, deltas_of, editions_of
from inforce.receipts.hashing import rules
from inforce.receipts.model import EditionHash, FileHash, Receipt, Sum
from inforce.receipts.sealing import canonical
from inforce.reconcile.authorisations import decode
from inforce.reconcile.model import Finding
from inforce.reconcile.reconcile import TOLERANCE

PACKAGES = ("inforce.claims", "inforce.names", "inforce.reconcile", "inforce.reports")
LIBRARIES = ("anyascii", "lxml", "pymorphy3", "rapidfuzz")


def receipt_of(
    home: Home, made: datetime, moments: Sequence[Moment], inputs: Iterable[FileHash], checked: Iterable[Checked],
    *, are_claims: bool, tolerance: timedelta = TOLERANCE,
) -> Receipt:  # fmt: skip
    """The receipt of reports checked. ``are_claims``: the files held claims that somebody else has read. A tolerance is among
    the settings where it is not the usual one."""
    checked = list(checked)
    findings = [each for one in checked for each in one.findings]
    editions, deltas, authorisations = _against(home, moments, findings)
    return Receipt(
        kind="check",
        made=iso(made),
        rules=dict(rules(PACKAGES, LIBRARIES)),
        settings={
            "moments": " ".join(map(_told, moments)),
            "input": "claims" if are_claims else "reports",
            **({} if tolerance == TOLERANCE else {"tolerance": str(tolerance.days)}),
        },
        lists=(),
        editions=editions,
        deltas=deltas,
        decisions=authorisations,
        inputs=tuple(inputs),
        result=_result(checked),
        cited=cited_by(findings, editions),
    )


def asked_by(receipt: Receipt, where: object) -> tuple[tuple[Moment, ...], bool]:
    """The moments that a receipt asks about, and whether its files hold claims. Raises BadReceipt."""
    try:
        pairs = [text.split("@") for text in receipt.settings["moments"].split()]
        moments = tuple(Moment(parse_instant(valid), parse_instant(known)) for valid, known in pairs)
        return moments, {"claims": True, "reports": False}[receipt.settings["input"]]
    except (KeyError, ValueError, BadTime):
        raise BadReceipt(f"{where}: whole, but its settings are not those of a check") from None


def tolerance_of(receipt: Receipt, where: object) -> timedelta:
    """How far from a claimed time changes counted, in whole days. Raises BadReceipt."""
    days = receipt.settings.get("tolerance", str(TOLERANCE.days))
    if not (days.isascii() and days.isdigit() and len(days) < 6):
        raise BadReceipt(f"{where}: whole, but its settings are not those of a check")
    return timedelta(days=int(days))


def _told(moment: Moment) -> str:
    return f"{iso(moment.valid)}@{iso(moment.known)}"


def _against(
    home: Home, moments: Iterable[Moment], findings: Sequence[Finding]
) -> tuple[tuple[EditionHash, ...], tuple[EditionHash, ...], Sum]:
    """The editions on either side of the moments, the deltas around them and on the parties found, and the authorisations
    that the findings name."""
    if not home.exists:
        return (), (), _sum([])
    with home.reading() as session:
        registers = home.registers(session)
        views = [each.as_of(moment) for moment in moments for each in registers.values()]
        found = dict.fromkeys((each.register, each.entry, each.moment) for each in findings)
        named = [(registers[name].as_of(at), entry) for name, entry, at in found if name in registers and entry]
        used = {each for finding in findings for each in finding.authorisations}
        on_file = (document for document in session.authorisations() if decode(document).id in used)
        return editions_of(views), deltas_of(views, named), _sum([document.encode() for document in on_file])


def _result(checked: Iterable[Checked]) -> Sum:
    """A line for each report: the hash of its text, its claims and its findings in the contract's form."""
    lines, claims, findings = [], 0, 0
    for each in checked:
        told = contract.read_report(each.report, each.extract, [replace(one, follows=None) for one in each.findings])
        lines.append(canonical({key: told[key] for key in ("claims", "findings")} | {"report": each.report.id}))
        claims += len(each.extract.claims)
        findings += len(each.findings)
    digest = hashlib.sha256(b"".join(lines)).hexdigest()
    return Sum(digest, {"reports": len(lines), "claims": claims, "findings": findings})


def _sum(authorisations: Sequence[bytes]) -> Sum:
    return Sum(hashlib.sha256(b"\n".join(authorisations)).hexdigest(), {"authorisations": len(authorisations)})
