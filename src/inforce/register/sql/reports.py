"""Reports that are kept, what was read in them, and what registers last said of their claims."""

from collections.abc import Iterable
from dataclasses import asdict
from datetime import datetime

from sqlalchemy import delete, insert, select, update

from inforce.register import schema as s
from inforce.register.kept import KeptReport, KeptVerdict, instant, microseconds
from inforce.register.sql.tables import Tables


class Reports(Tables):
    """Reports by number; each stands once, by the hash of what was read."""

    def reports(self) -> list[KeptReport]:
        """All that are kept, in the order in which they were added."""
        query = select(s.report, s.extraction.c.rules, s.extraction.c.document.label("extraction"))
        found = self._connection.execute(query.join(s.extraction).order_by(s.report.c.id)).mappings()
        return [KeptReport(**{**row, "added": instant(row["added"])}) for row in found]

    def has_reports(self) -> bool:
        return self._connection.scalar(select(s.report.c.id).limit(1)) is not None

    def report_id(self, sha256: str) -> int | None:
        return self._connection.scalar(select(s.report.c.id).where(s.report.c.sha256 == sha256))

    def add_report(self, sha256: str, name: str, added: datetime, document: str) -> int:
        values = {"sha256": sha256, "name": name, "added": microseconds(added), "document": document}
        return self._inserted(insert(s.report), values)

    def put_extraction(self, report: int, rules: str, document: str) -> None:
        """What some version of the rules read in a report, in place of what another did."""
        self._connection.execute(delete(s.extraction).where(s.extraction.c.report == report))
        self._connection.execute(insert(s.extraction).values(report=report, rules=rules, document=document))

    def rename_report(self, report: int, name: str) -> None:
        self._connection.execute(update(s.report).where(s.report.c.id == report).values(name=name))

    def remove_report(self, report: int) -> None:
        """The report with all that was read in it. What stays in the files of the store, ``Store.scrub`` removes."""
        for table, column in ((s.verdict, "report"), (s.extraction, "report"), (s.report, "id")):
            self._connection.execute(delete(table).where(table.c[column] == report))

    def let_go(self, until: datetime | None) -> None:
        """Ask whoever holds a state open to open it anew again and again, until a time or (None) no more: what was deleted stays
        in the files of the store as long as anybody reads a state in which it stood, or the log in which it was deleted."""
        self._connection.execute(delete(s.meta).where(s.meta.c.key == s.LET_GO))
        if until is not None:
            self._connection.execute(insert(s.meta).values(key=s.LET_GO, value=str(microseconds(until))))

    def is_to_be_let_go(self, now: datetime) -> bool:
        """Whoever holds a state open is asked to open it anew."""
        until = self._connection.scalar(select(s.meta.c.value).where(s.meta.c.key == s.LET_GO))
        return until is not None and microseconds(now) < int(until)

    def verdicts(self) -> list[KeptVerdict]:
        query = select(s.verdict).order_by(s.verdict.c.report, s.verdict.c.claim, s.verdict.c.register)
        return [KeptVerdict(**row) for row in self._connection.execute(query).mappings()]

    def put_verdicts(self, report: int, verdicts: Iterable[KeptVerdict]) -> None:
        """What registers say of the claims of a report, in place of what they said before."""
        self._connection.execute(delete(s.verdict).where(s.verdict.c.report == report))
        self._many(insert(s.verdict), map(asdict, verdicts))
