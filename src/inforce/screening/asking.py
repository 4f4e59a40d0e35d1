"""A screening as it is asked for, and as it is run: by the command, and again from its receipt."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from inforce.home import Home
from inforce.moment import Moment
from inforce.register.register import View
from inforce.screening.marks import Answer
from inforce.screening.model import Settings
from inforce.screening.reading import Chosen, queries
from inforce.screening.registers import answers_in
from inforce.screening.remarks import Remarks
from inforce.screening.run import answers
from inforce.screening.sources import open_list


@dataclass(frozen=True, slots=True)
class Asked:
    """``registers``: none where a list of the user's own is screened against. Editions and decisions after
    ``moment.known`` do not count."""

    settings: Settings
    columns: Chosen
    moment: Moment
    registers: tuple[str, ...] = ()
    sheet: str | None = None


@dataclass(frozen=True, slots=True)
class Screening:
    """``views``: the registers as of the moment."""

    answers: Iterator[Answer]
    views: tuple[View, ...] = ()


@contextmanager
def screening(
    home: Home,
    asked: Asked,
    file: Path,
    listed: Path | None,
    processes: int | None = None,
    remarks: Remarks | None = None,
) -> Iterator[Screening]:
    """The names of a file against a list, else against registers. ``remarks``: what is noticed of the file comes to stand
    there. Raises BadTable, UnknownRegister, StoreUnusable."""
    names, moment = queries(file, asked.columns, remarks, asked.sheet), asked.moment
    if listed:
        yield Screening(answers(home, open_list(home, listed), names, asked.settings, moment.known, processes))
        return
    with home.reading() as session:
        views = tuple(home.register(session, name).as_of(moment) for name in asked.registers)
        yield Screening(answers_in(home, views, names, asked.settings, processes), views)
