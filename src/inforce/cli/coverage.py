"""``inforce lists coverage``: which stretches of time are known, and how well."""

from datetime import datetime

import click
from rich.text import Text

from inforce import contract, documents
from inforce.cli.shell import MOMENT, Shell, format_option, known_at_option, pass_shell
from inforce.outputs.years import CELLS, SIGNS, Covered, by_year, cells, covered_by
from inforce.register.coverage import Coverage, Gap, longest_gap, looks_by_month

_STYLES = {"█": "green", "▓": "green", "▒": "green", "·": "red", "?": "yellow", ":": "red"}


@click.command("coverage")
@click.argument("register", required=False)
@click.option("--until", type=MOMENT, metavar="TIME", help="Show time until then  [default: now]")
@known_at_option("now")
@format_option("json", "svg")
@pass_shell
def coverage_(shell: Shell, register: str | None, until: datetime | None, known_at: datetime | None, form: str) -> None:
    """Which stretches of time a register (or each) is known for, and how well: looks, gaps, quarantine.

    Where it is not known, no answer says "not listed". A gap is a time between two looks that is longer than a look
    counts (30 days); behind the last look the register is known for as long.
    """
    end = until or shell.now()
    known = min(known_at or shell.now(), end)
    with shell.home.reading() as session:
        home = shell.home
        asked = [home.register(session, register)] if register else list(home.registers(session).values())
        found = [(each, covered_by(each, end, known)) for each in asked]
    if form == "json":
        click.echo(contract.dumps([documents.coverage(each, end, known) for each, _ in found]))
    elif form == "svg":
        from inforce.outputs.coverage_svg import picture

        click.echo(picture([covered for _, covered in found]), nl=False)
    else:
        for _, covered in found:
            _show(shell, covered)
        for sign, words in SIGNS.items():
            shell.out.print(Text.assemble((f"{sign} ", _STYLES.get(sign, "")), (words, "dim")))
        shell.out.print(Text("Numbers: looks in force in each month.", style="dim"))


def _show(shell: Shell, covered: Covered) -> None:
    shell.out.print(Text(f"{covered.register}  {covered.title}", style="bold"), soft_wrap=True)
    shell.out.print(f"  {_summary(covered)}", soft_wrap=True)
    if gap := longest_gap(covered.in_force):
        shell.out.print(f"  longest time between two looks: {_days(gap)}, ({gap.after}, {gap.by}]", soft_wrap=True)
    months = looks_by_month(covered.in_force, covered.quarantined)
    shell.out.print(Text("       " + "".join(f"{name:<{CELLS}}" for name in "JFMAMJJASOND"), style="dim"))
    for year in covered.years():
        row = Text(f"  {year} ")
        for sign in cells(covered, year):
            row.append(sign, style=_STYLES.get(sign, ""))
        shell.out.print(row, soft_wrap=True)
        counts = "".join(f"{count or '':<{CELLS}}" for count in by_year(months, year))
        shell.out.print(Text(f"       {counts}".rstrip(), style="dim"), soft_wrap=True)
    shell.out.print()


def _summary(covered: Covered) -> str:
    aside = f", {len(covered.quarantined)} in quarantine" if covered.quarantined else ""
    if not covered.in_force:
        return f"no look in force{aside}"
    known = sum((s.end - s.start).total_seconds() for s in covered.stretches if s.start and s.within is Coverage.KNOWN)
    whole = (covered.stretches[-1].end - covered.in_force[0].latest).total_seconds()
    share = f"; known for {known / whole:.1%} of the time since the first" if whole > 0 else ""
    looks = covered.in_force
    taken = f"1 look at {looks[0]}" if len(looks) == 1 else f"{len(looks)} looks from {looks[0]} to {looks[-1]}"
    return f"{taken}{aside}{share}"


def _days(gap: Gap) -> str:
    return f"{gap.length.total_seconds() / 86400:.1f} days"
