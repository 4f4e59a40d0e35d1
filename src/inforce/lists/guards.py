"""Guards: is an edition what it should be, judged beside the edition before it? Pure: values in, sentences out.

Each problem is one sentence for people; any problem is a reason for quarantine, and a person may overrule it by
accepting the edition. Seven things are judged:

- **minimum**: a list that is smaller than ``Limits.minimum``. A list fetched from its publisher must be the whole one:
  whoever fetches gives the number below which no whole edition is known to have been (``data/guards.toml``). Whoever
  imports a file gives none, and 0 turns it off: a demonstration, a cut or a derived state of a dozen entries is as good
  an edition as any other, and beside a predecessor the fall guards the same thing anyway.
- **fall**: more entries gone, whatever came in their place, than ``RegisterFacts.fall`` allows (and more than a few);
  of an edition of years before more may be gone, ``Limits.yearly`` for each year until ``Limits.most``. The
  sentence says where most of those that left were under one programme, because the end of a regime takes its entries
  out together.
- **cut off**: a file that lacks the mark with which its publisher ends it, and entries with it. (All 308 sound downloads
  of the SDN list end with Ctrl-Z.) Rows that were carried in by hand, without the mark, are welcome while none is lost.
- **torn**: files of one set of which one tells of entries that the main file does not have. (In all complete sets of OFAC's
  CSV form that we have, aliases and addresses are of entries of the main file.)
- **a part left out**: a part that lists entries (a member of the US Consolidated Screening List) is missing with all its
  entries, though the edition before had it. Whole members have been missing for days and come back.
- **another list**: two editions that have hardly a number in common are not editions of one list. Beside no other, the
  programmes of its entries tell of which list of its publisher an edition is, where the form does not.
- **filling**: the shares of entries with a name, a known kind, a programme, persons with a date of birth. They are
  judged where a good part of the rows is new, for a form that changed changes every row; an evenly spread sample of
  rows is read. What a form does not carry (``Entry.missing``) does not count against it.

A first edition has no predecessor: minimum, end mark (where a minimum is given), torn, list and filling are judged. The
limits are in ``data/guards.toml``; ``limits`` overrules them.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache

from inforce.lists.edition import Part, Reading
from inforce.lists.fields import knowledge
from inforce.lists.formats import assemble
from inforce.lists.model import Entry, Kind
from inforce.lists.ofac_lists import another_by_programmes
from inforce.lists.registers import RegisterFacts


class Stranger(str):
    """What is said of an edition that seems to be one of another list."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Before:
    """What the edition in force before shows: when it was retrieved (for people), its numbers, its rows by part, those of
    parts among them that the edition judged does not carry.

    A part that the edition before did not carry, but an earlier one, may be given as that one shows it. ``new``
    (rows, by part) and ``gone`` (numbers) are how the edition judged differs, where that is known already. ``years``: how
    long before the edition judged it was retrieved.
    """

    look: str
    numbers: frozenset[str]
    rows: Mapping[str, frozenset[bytes]] = field(default_factory=dict)
    new: Mapping[str, frozenset[bytes]] = field(default_factory=dict)
    gone: frozenset[str] | None = None
    years: float = 0

    def had_besides(self, reading: Reading) -> frozenset[str]:
        """The numbers that it shows and a reading does not."""
        return self.numbers - reading.numbers if self.gone is None else self.gone

    def lacks(self, part: Part) -> frozenset[bytes]:
        """The rows of a part that it does not show."""
        return self.new[part.name] if part.name in self.new else part.rows - self.rows.get(part.name, frozenset())


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits of a register, as ``data/guards.toml`` explains them."""

    few: int
    notable: float
    judged_from: int
    overlap: float
    renewed: float
    looked_at: int
    of_one: float
    yearly: float
    most: float
    minimum: int
    filled: Mapping[str, float]


@cache
def limits_of(register: str) -> Limits:
    """The limits of a register; a register without its own has the default."""
    default, own = knowledge("guards")["default"], knowledge("guards").get(register, {})
    return Limits(**{**default, **own, "filled": {**default["filled"], **own.get("filled", {})}})


def judge(
    reading: Reading,
    before: Before | None,
    facts: RegisterFacts,
    *,
    limits: Limits | None = None,
) -> list[str]:
    """Every problem of an edition, a sentence each; empty where it can be believed.

    ``before`` is None for a first edition. ``limits``: by default those of the register, without its minimum.
    """
    limits = limits or replace(limits_of(facts.name), minimum=0)
    gone = before.had_besides(reading) if before else frozenset[str]()
    other = list(_another_list(reading, before, gone, limits)) if before else []
    return [
        *_too_few(reading, limits),
        *(_fallen(reading, before, gone, facts, limits) if before and not other else ()),
        *(_cut_off(reading, before, gone) if before else _unended(reading, whole=limits.minimum > 0)),
        *(_left_out(reading, before, gone) if before and not other else ()),
        *(other if before else _of_another_register(reading, facts, limits)),
        *_torn(reading),
        *_poorly_filled(reading, before, limits),
    ]


def notable(reading: Reading, before: Before | None, facts: RegisterFacts, *, whole: bool = False) -> list[str]:
    """What is believed and worth a look all the same, a sentence each: a fall that is large and in proportion, a first
    edition that is smaller than the list has ever been and is not known to be ``whole``."""
    limits = limits_of(facts.name)
    if before is None:
        return (
            []
            if whole
            else [
                f"{told}; a part of it? whoever is not in it is told as not listed"
                for told in _too_few(reading, limits)
            ]
        )
    gone = before.had_besides(reading)
    if len(gone) <= max(limits.few, limits.notable * len(before.numbers)):
        return []
    return [
        f"{len(gone)} of the {len(before.numbers)} entries of the edition before ({before.look}) are gone"
        f"{_who_left(reading, before, gone, limits)}; believed, for that is less than {_allowed(before, facts, limits):.0%}"
    ]


def _too_few(reading: Reading, limits: Limits) -> Iterator[str]:
    if len(reading.numbers) < limits.minimum:
        yield f"{len(reading.numbers)} entries; no whole edition that is known has fewer than {limits.minimum}"


def _fallen(
    reading: Reading, before: Before, gone: frozenset[str], facts: RegisterFacts, limits: Limits
) -> Iterator[str]:
    had, here = len(before.numbers), len(reading.numbers)
    allowed = _allowed(before, facts, limits) * had
    if len(gone) > limits.few and len(gone) > allowed:
        told = (
            f"{here} entries, {(had - here) / had:.0%} fewer than the {had} of the edition before ({before.look})"
            if had - here > allowed
            else f"{len(gone)} of the {had} entries of the edition before ({before.look}) are gone, though there are {here}"
        )
        yield f"{told}; out of proportion{_who_left(reading, before, gone, limits)}"


def _allowed(before: Before, facts: RegisterFacts, limits: Limits) -> float:
    """The share of the entries before that may be gone."""
    return max(facts.fall, min(limits.most, facts.fall + limits.yearly * before.years))


def _cut_off(reading: Reading, before: Before, gone: frozenset[str]) -> Iterator[str]:
    """A file without its end mark that shows less than before was cut between two rows."""
    if reading.unended and gone:
        those = f"an entry of {before.look} is" if len(gone) == 1 else f"{len(gone)} entries of {before.look} are"
        yield f"{', '.join(reading.unended)} lacks its end mark, and {those} not in it; cut off"


def _left_out(reading: Reading, before: Before, gone: frozenset[str]) -> Iterator[str]:
    """Parts of the same form that the edition before listed entries in, and of which nothing is here."""
    for name in sorted(before.rows.keys() - reading.parts.keys()):
        listed = _by_number(reading, name, before.rows[name])
        if listed and listed.keys() <= gone and any(assemble(number, [(name, row)]) for number, row in listed.items()):
            yield (
                f"{name.partition(':')[2]} is missing with all its {len(listed)} entries, which the edition before "
                f"({before.look}) had; left out for a while?"
            )


def _by_number(reading: Reading, name: str, rows: Iterable[bytes]) -> dict[str, bytes]:
    """Rows of a part that a reading does not carry, where it is one of its form: all parts of a form tell numbers alike."""
    others = reading.parts.values() if name.startswith(f"{reading.form}:") else ()
    return {part.number(row): row for part in list(others)[:1] for row in rows}


def _unended(reading: Reading, *, whole: bool) -> Iterator[str]:
    """A whole list without its end mark, and no edition before that would tell what is missing."""
    if whole and reading.unended:
        yield f"{', '.join(reading.unended)} lacks its end mark, and no edition before tells what should be there; cut off?"


def _of_another_register(reading: Reading, facts: RegisterFacts, limits: Limits) -> Iterator[str]:
    """The first edition of a register that its publisher keeps as another."""
    told = [entry for entry in _entries(reading, _new_rows(reading, None, limits)) if "programmes" not in entry.missing]
    if len(told) >= limits.judged_from and (
        another := another_by_programmes(facts.name, [entry.programmes for entry in told])
    ):
        yield Stranger(another)


def _torn(reading: Reading) -> Iterator[str]:
    """Files of one set that tell of entries which its main file does not have."""
    for part in reading.parts.values():
        strangers = {part.number(row) for row in part.rows} - reading.numbers if part.within else set()
        if strangers:
            shown = ", ".join(sorted(strangers, key=lambda number: (len(number), number))[:3])
            yield (
                f"{part.name.partition(':')[2]} tells of {len(strangers)} entries that the main file does not have ({shown}); "
                "rows lost, or files of two publications?"
            )


def _who_left(reading: Reading, before: Before, gone: frozenset[str], limits: Limits) -> str:
    """The programme that most of those who left were under, if there is one; of very many, some are looked at."""
    numbers = frozenset(sorted(gone)[:: max(1, -(-len(gone) // limits.looked_at))])
    left = list(_entries(reading, before.rows, lambda number: number in numbers))
    counted = Counter(programme for entry in left for programme in set(entry.programmes))
    programme, count = max(counted.items(), key=lambda item: (item[1], item[0]), default=("", 0))
    if not left or count < limits.of_one * len(left):
        return ""
    of_them = f"{len(left)} that left" if len(numbers) == len(gone) else f"{len(left)} looked at of those that left"
    return f" ({count} of the {of_them} were under {programme}, as when a regime ends)"


def _another_list(reading: Reading, before: Before, gone: frozenset[str], limits: Limits) -> Iterator[str]:
    smaller, shared = min(len(reading.numbers), len(before.numbers)), len(before.numbers) - len(gone)
    if smaller >= limits.judged_from and shared < limits.overlap * smaller:
        yield Stranger(
            f"only {shared} of {len(reading.numbers)} entries bear a number of the edition before ({before.look}); "
            "another list?"
        )


def _poorly_filled(reading: Reading, before: Before | None, limits: Limits) -> Iterator[str]:
    entries = list(_entries(reading, _new_rows(reading, before, limits)))
    filled = {name: filled for name, (has, _) in _FILLED.items() if (filled := _filled_of(entries, has, limits))}
    nothing_else = not any(filling.share for name, filling in filled.items() if name != "names")
    for name, filling in filled.items():
        if filling.share < (least := limits.filled.get(name, 0.0)):
            told = f"{_FILLED[name][1]} by {filling.share:.0%} of {filling.count} entries looked at"
            only = _ONLY_NAMES if nothing_else and name != "names" else ""
            yield f"{told}; at least {least:.0%} were expected{only}"


_ONLY_NAMES = " (where it carries numbers and names alone, import it with --carries names)"


@dataclass(frozen=True, slots=True)
class _Filling:
    """How many entries something can be asked of, and the share of them that have it."""

    count: int
    share: float


def _filled_of(entries: Iterable[Entry], has: Callable[[Entry], bool | None], limits: Limits) -> _Filling | None:
    """None where it can be asked of too few to be judged."""
    told = [answer for entry in entries if (answer := has(entry)) is not None]
    return _Filling(len(told), sum(told) / len(told)) if len(told) >= limits.judged_from else None


def _new_rows(reading: Reading, before: Before | None, limits: Limits) -> dict[str, list[bytes]]:
    """Rows of the parts that list entries, evenly spread over all of them, so that a small part weighs no more than its
    share; none where most of a part was there before."""
    lacking = {
        part.name: (before.lacks(part) if before else part.rows, part.rows)
        for part in reading.parts.values()
        if part.lists
    }
    new = {
        name: sorted(rows) for name, (rows, all_rows) in lacking.items() if len(rows) > limits.renewed * len(all_rows)
    }
    step = max(1, -(-sum(map(len, new.values())) // limits.looked_at))
    return {name: rows[::step] for name, rows in new.items()}


def _entries(
    reading: Reading, rows: Mapping[str, Iterable[bytes]], wanted: Callable[[str], bool] = lambda _: True
) -> Iterator[Entry]:
    """Entries of rows in the parts that list them."""
    for part in reading.parts.values():
        if not part.lists:
            continue
        for row in rows.get(part.name, ()):
            number = part.number(row)
            if wanted(number) and (entry := assemble(number, [(part.name, row)])):
                yield entry


def _births(entry: Entry) -> bool | None:
    return None if entry.kind is not Kind.PERSON or "details" in entry.missing else bool(entry.details.births)


def _kinds(entry: Entry) -> bool | None:
    return None if "kind" in entry.missing else entry.kind is not Kind.UNKNOWN


def _programmes(entry: Entry) -> bool | None:
    return None if "programmes" in entry.missing else bool(entry.programmes)


_FILLED: Mapping[str, tuple[Callable[[Entry], bool | None], str]] = {
    "names": (lambda entry: bool(entry.name), "a name is told"),
    "kinds": (_kinds, "the kind is told"),
    "programmes": (_programmes, "a programme is told"),
    "births": (_births, "a person's date of birth is told"),
}
"""What is judged: whether an entry has it (None where that cannot be asked of it), and the words for it."""
