"""``inforce was`` and ``inforce history``: questions to the registers."""

from datetime import datetime

import click
from rich.text import Text

from inforce import contract, documents
from inforce.cli.asking import asked, register_option, tell_absence, words
from inforce.cli.shell import BAD_NEWS, MOMENT, Shell, format_option, known_at_option, pass_shell
from inforce.cli.show import CHANGE_STYLES, edition, numbers, plain_interval, state
from inforce.lists.numbers import printed
from inforce.moment import Moment, asked_about
from inforce.moment import shortly as shown
from inforce.register.history import Change, entry_changes
from inforce.register.model import Answer, State
from inforce.register.register import View
from inforce.register.words import about_listing, follows, found_by, parted, stated_alone


@click.command()
@click.argument("who", metavar="NAME|ENTRY", type=words)
@click.option("--as-of", "as_of", type=MOMENT, metavar="TIME", help="The moment asked about  [default: now]")
@known_at_option("now")
@register_option
@click.option(
    "--fail-on",
    type=click.Choice([each.value for each in State]),
    help="Exit with 1 where an entry is in this state, or, where none is found, a register leaves it so.",
)
@format_option("json")
@pass_shell
def was(
    shell: Shell,
    who: str,
    as_of: datetime | None,
    known_at: datetime | None,
    register: str | None,
    fail_on: str | None,
    form: str,
) -> None:
    """Was someone listed at a moment, and what could be known of it?

    Prints the state (listed, not listed, unknown), since when, under which programmes, and the editions that prove it.
    """
    now = shell.now()
    moment = asked_about(as_of, known_at, now)
    with shell.home.reading() as session:
        views = [each.as_of(moment) for each in asked(shell, session, register)]
        answers = [documents.answer(view, number, who) for view in views for number in view.parties(who)]
        states = {answer.state for answer in answers}
        if not answers:
            states = {view.standing(who).state for view in views}
            tell_absence(shell, repr(who), views, form)
    if form == "json":
        click.echo(contract.dumps([contract.answer(each) for each in answers]))
    else:
        _show_answers(shell, answers)
    if fail_on in states:
        raise SystemExit(BAD_NEWS)


def _show_answers(shell: Shell, answers: list[Answer]) -> None:
    for answer in answers:
        _show_answer(shell, answer)


def _show_answer(shell: Shell, answer: Answer) -> None:
    title = Text.assemble((f"{answer.register} {answer.entry}", "bold"), f"  {answer.name}")
    shell.out.print(title, soft_wrap=True)
    shell.out.print(Text.assemble(f"  as of {shown(answer.moment.valid)}: ", state(answer.state)), soft_wrap=True)
    for label, value in (
        ("also", numbers(answer.numbers)),
        ("listed since", plain_interval(answer.listed) if answer.listed else ""),
        ("removed", plain_interval(answer.removed) if answer.removed else ""),
        ("programmes", parted(answer.programmes)),
        ("stated", ", ".join(answer.stated)),
        ("editions", "\n               ".join(edition(each) for each in answer.editions)),
    ):
        if value:
            shell.out.print(f"  {label:<13}{value}", soft_wrap=True)
    for note in answer.notes:
        shell.out.print(f"  {note}", style="dim", soft_wrap=True)


@click.command()
@click.argument("entry", metavar="ENTRY|NAME", type=words)
@known_at_option("now")
@register_option
@format_option("json")
@pass_shell
def history(shell: Shell, entry: str, known_at: datetime | None, register: str | None, form: str) -> None:
    """Everything that editions showed of an entry: comings, goings, amendments."""
    moment = Moment(shell.now(), known_at or shell.now())
    found = []
    with shell.home.reading() as session:
        views = [each.as_of(moment) for each in asked(shell, session, register)]
        for view in views:
            for number in view.parties(entry):
                found.append(documents.history(view, number, entry))
                if form == "table":
                    _show_history(shell, view, number, entry)
        if not found:
            tell_absence(shell, repr(entry), views, form)
    if form == "json":
        click.echo(contract.dumps(found))


def _show_history(shell: Shell, view: View, number: str, who: str) -> None:
    found = view.entry(number)
    name = found.name if found else view.alone.name_of(number)
    shell.out.print(Text.assemble((f"{view.register} {number}", "bold"), f"  {name}"), soft_wrap=True)
    for note in (*found_by(view, number, who), *filter(None, [follows(view)])):
        shell.out.print(f"  {note}", style="dim", soft_wrap=True)
    if found:
        if also := numbers(printed(found)):
            shell.out.print(f"  also        {also}", soft_wrap=True)
        shell.out.print(f"  kind        {found.kind.value}", soft_wrap=True)
        shell.out.print(f"  programmes  {parted(found.programmes) or '-'}", soft_wrap=True)
    if told := stated_alone(view, number):
        shell.out.print(f"  {told}", style="dim", soft_wrap=True)
    for listing in view.listings(number):
        shell.out.print(f"  listed      since {listing.start}", soft_wrap=True)
        shell.out.print(f"  removed     {listing.end or f'not by the last look, {listing.last.look}'}", soft_wrap=True)
        for note in about_listing(view, number, listing):
            shell.out.print(f"              {note}", style="dim", soft_wrap=True)
    for change in entry_changes(view, number):
        _show_change(shell, change)


def _show_change(shell: Shell, change: Change) -> None:
    kind = (f"  {change.kind.value:<12}", CHANGE_STYLES[change.kind])
    shell.out.print(
        Text.assemble(kind, f"{plain_interval(change.when)}  edition {change.edition.sha256[:12]}"), soft_wrap=True
    )
    for what, before, after in change.amended:
        shell.out.print(f"              {what}: {before or '-'} → {after or '-'}", soft_wrap=True)
