"""What is noticed of a file of names while it is read: nothing of it is passed over in silence."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

FEW = 5
"""Words of a kind that are told one by one."""


@dataclass(slots=True)
class Remarks:
    """``columns``: by what they are read as. ``unread``: the other ones. ``later``, ``later_unread``: those that
    the first row has not. ``sheets``: those of a workbook that are not read.
    ``header``: the columns that a first line names; ``is_empty``: no row follows. ``twice``: columns that it names more
    than once. ``nameless``: rows without a name. ``ragged``: rows with more fields than the first line names, and ``at``,
    the first of them. ``kinds``, ``births``, ``countries``, ``identifiers``: words that could not be read, and how often.
    ``names_of``: of a list, the first name of each id; ``shared``: ids that other names have too."""

    columns: Mapping[str, str] = field(default_factory=dict)
    unread: tuple[str, ...] = ()
    later: dict[str, str] = field(default_factory=dict)
    later_unread: Counter[str] = field(default_factory=Counter)
    sheets: tuple[str, ...] = ()
    twice: frozenset[str] = frozenset()
    header: tuple[str, ...] = ()
    is_empty: bool = False
    nameless: int = 0
    nameless_means: str = "nothing was screened for them"
    ragged: int = 0
    at: int = 0
    kinds: Counter[str] = field(default_factory=Counter)
    births: Counter[str] = field(default_factory=Counter)
    countries: Counter[str] = field(default_factory=Counter)
    identifiers: Counter[str] = field(default_factory=Counter)
    names_of: dict[str, str] = field(default_factory=dict)
    shared: Counter[str] = field(default_factory=Counter)

    def names(self, header: Iterable[str]) -> None:
        counted = Counter(header)
        self.header = tuple(filter(None, counted))
        self.twice = frozenset(column for column, count in counted.items() if count > 1)

    def is_later(self, columns: Iterable[str], read: Mapping[str, str]) -> None:
        self.later |= read
        self.later_unread.update(column[:40] for column in columns if column not in read.values())

    def is_listed(self, entry: str, name: str) -> None:
        if self.names_of.setdefault(entry, name) != name:
            self.shared[entry] += 1

    def is_ragged(self, line: int) -> None:
        self.ragged += 1
        self.at = self.at or line

    def before(self) -> list[str]:
        """What is known when reading begins."""
        told = [f"{what} = {column}" for what, column in self.columns.items()]
        unread = f" Not read: {', '.join(self.unread)}." if self.unread else ""
        said = [f"Columns read: {', '.join(told)}.{unread}"] if told else []
        return [*said, *self.beside()]

    def beside(self) -> list[str]:
        """That a workbook has other sheets."""
        names = ", ".join(self.sheets)
        return [f"Only one sheet is read; not read: {names} (choose with --sheet)."] if names else []

    def after(self) -> list[str]:
        """What was noticed on the way."""
        said = []
        if self.is_empty:
            said.append("The file has no rows beside the names of its columns: nothing was screened.")
        if self.nameless:
            said.append(f"{_rows_have(self.nameless)} no name: {self.nameless_means}.")
        if self.ragged:
            said.append(
                f"{_rows_have(self.ragged)} more fields than the first line names (the first is line {self.at:,}): "
                "the fields beyond are not read. Is a name with a comma left without quotes?"
            )
        if self.later:
            told = ", ".join(f"{what} = {column}" for what, column in self.later.items())
            said.append(f"Columns that the first row has not, read from where they begin: {told}.")
        if self.later_unread:
            said.append(f"Columns that the first row has not, not read: {_few(self.later_unread)}.")
        if self.kinds:
            said.append(f"Kinds that are not known, taken as any: {_few(self.kinds)}.")
        if self.births:
            said.append(f"Dates of birth that cannot be read, not counted: {_few(self.births)}.")
        if self.countries:
            said.append(f"Countries that are not known, held against no entry: {_few(self.countries)}.")
        if self.identifiers:
            said.append(f"Identifiers that cannot be of their type, held against no entry: {_few(self.identifiers)}.")
        if self.shared:
            said.append(f"Ids of several rows with different names, taken as one entry: {_few(self.shared)}.")
        return said


def number_of(count: int, thing: str, things: str = "") -> str:
    """In words: ``1 name``, ``2,000 names``; ``things`` where the plural is not the word with an s."""
    return f"{count:,} {thing if count == 1 else things or f'{thing}s'}"


def _rows_have(count: int) -> str:
    return number_of(count, "row has", "rows have")


def _few(words: Counter[str]) -> str:
    told = [f"{word!r} ({count:,})" for word, count in words.most_common(FEW)]
    more = len(words) - len(told)
    return ", ".join(told) + (f" and {more:,} more" if more > 0 else "")
