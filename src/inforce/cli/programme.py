"""``inforce programme``: who was listed under a programme."""

from collections.abc import Iterable, Iterator
from datetime import datetime

import click
from rich.text import Text

from inforce import contract, documents
from inforce.cli.asking import asked, register_option, tell_absence, words
from inforce.cli.shell import MOMENT, Shell, format_option, known_at_option, pass_shell
from inforce.moment import Interval, asked_about, iso
from inforce.moment import shortly as shown
from inforce.outputs.columns import identifier
from inforce.outputs.sheets import joined, sheet
from inforce.register.programmes import Roll, codes, near, roll
from inforce.register.register import View
from inforce.register.words import about_roll, how_many, no_such_programme, since


@click.command()
@click.argument("code", metavar="PROGRAMME", type=words)
@click.option("--as-of", "as_of", type=MOMENT, metavar="TIME", help="The moment asked about  [default: now]")
@known_at_option("now")
@register_option
@format_option("json", "csv")
@pass_shell
def programme(
    shell: Shell, code: str, as_of: datetime | None, known_at: datetime | None, register: str | None, form: str
) -> None:
    """Who was listed under a programme (in the publisher's code, e.g. BELARUS-EO14038), since when, and how many.

    Where the looks at the registers do not tell, the number is a bound, or unknown. Capitals do not matter. A code under
    which no entry ever was is told to be so, with those that may have been meant. --format json
    has the count over time too; csv has a row for each entry, those that may have been members marked unknown.
    """
    now = shell.now()
    moment = asked_about(as_of, known_at, now)
    with shell.home.reading() as session:
        views = [each.as_of(moment) for each in asked(shell, session, register)]
        rolls = {view.register: (found, about_roll(found, view)) for view in views if (found := roll(view, code))}
        if not rolls:
            told = [view.carrying_details() for view in views]
            tell_absence(shell, f"programme {code}", told, form, lambda view: _unheard_of(view, code), "")
    if form == "json":
        click.echo(contract.dumps([documents.programme(found, notes) for found, notes in rolls.values()]))
    elif form == "csv":
        click.echo(sheet(_COLUMNS, (row for found, _ in rolls.values() for row in _rows(found))), nl=False)
        for found, notes in rolls.values():
            for note in notes:
                shell.err.print(f"{found.register}: {note}", soft_wrap=True)
    else:
        for found, notes in rolls.values():
            _show(shell, found, notes)


def _unheard_of(view: View, code: str) -> str:
    return no_such_programme(view, near(code, codes(view)))


_COLUMNS = (
    "register", "programme", "as_of", "known_at", "entry", "other_numbers", "name", "member",
    "since_after", "since_by", "until_after", "until_by",
)  # fmt: skip


def _rows(found: Roll) -> Iterator[tuple[str, ...]]:
    """One row an entry: those that surely were members, then those that may have been."""
    fixed = (found.register, found.code, iso(found.moment.valid), iso(found.moment.known))
    for member, those in (("yes", found.members), ("unknown", found.undecided)):
        for each in those:
            until = each.until or Interval(None, None)
            times = (each.since.after, each.since.by, until.after, until.by)
            numbers = joined(map(identifier, each.numbers))
            yield (*fixed, each.entry, numbers, each.name, member, *(iso(time) if time else "" for time in times))


def _show(shell: Shell, found: Roll, notes: Iterable[str]) -> None:
    title = f"{found.register} {found.code}: {how_many(found)} as of {shown(found.moment.valid)}"
    shell.out.print(Text(title, style="bold"), soft_wrap=True)
    for note in notes:
        shell.out.print(Text(f"  {note}", style="dim"), soft_wrap=True)
    for each in found.members:
        shell.out.print(f"  {each.entry:>8}  {each.name}  {since(each.since)}", soft_wrap=True)
    for each in found.undecided:
        left = f", left some time in {each.until}" if each.until else ""
        shell.out.print(f"  {each.entry:>8}  {each.name}  undecided: {since(each.since)}{left}", soft_wrap=True)
    told = ", ".join(f"{count} at {time.date()}" for time, count in found.counts)
    shell.out.print(Text(f"  looks that carry programmes showed: {told}", style="dim"), soft_wrap=True)
