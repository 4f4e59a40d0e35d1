"""``inforce was`` and ``inforce history``: questions to the registers."""

from datetime import datetime

import click
from rich.text import Text

from inforce import contract
from inforce.cli.shell import MOMENT, Shell, format_option, known_at_option, pass_shell
from inforce.cli.show import CHANGE_STYLES, edition, plain_interval, state
from inforce.cli.show import moment as shown
from inforce.moment import Moment, iso
from inforce.register.history import Change, entry_changes
from inforce.register.model import Answer, State
from inforce.register.programmes import Membership, counts, memberships
from inforce.register.register import Register, View
from inforce.register.store import Session
from inforce.register.words import NOT_EXAMINED

BAD_NEWS = 1

register_option = click.option(
    "--register", "register", metavar="R", help="Ask one register  [default: every register that has editions]"
)


@click.command()
@click.argument("who", metavar="NAME|ENTRY")
@click.option("--as-of", "as_of", type=MOMENT, metavar="TIME", help="The moment asked about  [default: now]")
@known_at_option("now")
@register_option
@click.option(
    "--fail-on", type=click.Choice([each.value for each in State]), help="Exit with 1 where an entry is in this state."
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
    moment = Moment(as_of or now, known_at or now)
    with shell.home.reading() as session:
        views = [each.as_of(moment) for each in _asked(shell, session, register)]
        answers = [view.was(number) for view in views for number in view.find(who)]
        reach = [_reach(view) for view in views]
    if form == "json":
        click.echo(contract.dumps([contract.answer(each) for each in answers]))
    else:
        _show_answers(shell, who, answers, reach)
    if fail_on and any(answer.state.value == fail_on for answer in answers):
        raise SystemExit(BAD_NEWS)


def _asked(shell: Shell, session: Session, name: str | None) -> list[Register]:
    return [shell.home.register(session, name)] if name else list(shell.home.registers(session).values())


def _reach(view: View) -> str:
    """Which looks stand around the moment: what an empty answer rests on."""
    before, after = view.around()
    told = [f"last look {before.look}" if before else "no look before", f"next {after.look}" if after else ""]
    return f"{view.register}: {', '.join(filter(None, told))}"


def _show_answers(shell: Shell, who: str, answers: list[Answer], reach: list[str]) -> None:
    if not answers:
        shell.out.print(f"No entry ever listed bears the name or number {who!r} in:", soft_wrap=True)
        for line in reach:
            shell.out.print(f"  {line}", soft_wrap=True)
        shell.out.print(NOT_EXAMINED, style="dim", soft_wrap=True)
    for answer in answers:
        _show_answer(shell, answer)


def _show_answer(shell: Shell, answer: Answer) -> None:
    title = Text.assemble((f"{answer.register} {answer.entry}", "bold"), f"  {answer.name}")
    shell.out.print(title, soft_wrap=True)
    shell.out.print(Text.assemble(f"  as of {shown(answer.moment.valid)}: ", state(answer.state)), soft_wrap=True)
    for label, value in (
        ("listed since", plain_interval(answer.listed) if answer.listed else ""),
        ("removed", plain_interval(answer.removed) if answer.removed else ""),
        ("programmes", ", ".join(answer.programmes)),
        ("editions", "\n               ".join(edition(each) for each in answer.editions)),
    ):
        if value:
            shell.out.print(f"  {label:<13}{value}", soft_wrap=True)
    for note in answer.notes:
        shell.out.print(f"  {note}", style="dim", soft_wrap=True)


@click.command()
@click.argument("entry", metavar="ENTRY|NAME")
@known_at_option("now")
@register_option
@format_option("json")
@pass_shell
def history(shell: Shell, entry: str, known_at: datetime | None, register: str | None, form: str) -> None:
    """Everything that editions showed of an entry: comings, goings, amendments."""
    moment = Moment(shell.now(), known_at or shell.now())
    documents = []
    with shell.home.reading() as session:
        for view in (each.as_of(moment) for each in _asked(shell, session, register)):
            for number in view.find(entry):
                documents.append(_history(view, number))
                if form == "table":
                    _show_history(shell, view, number)
    if form == "json":
        click.echo(contract.dumps(documents))
    elif not documents:
        shell.out.print(f"No entry ever listed bears the name or number {entry!r}.", soft_wrap=True)


def _history(view: View, number: str) -> contract.Json:
    found = view.entry(number)
    return contract.document(
        {
            "register": view.register,
            "entry": number,
            "name": found.name if found else "",
            "listings": [contract.listing(each) for each in view.listings(number)],
            "changes": [contract.change(each, view.register) for each in entry_changes(view, number)],
        }
    )


def _show_history(shell: Shell, view: View, number: str) -> None:
    found = view.entry(number)
    shell.out.print(
        Text.assemble((f"{view.register} {number}", "bold"), f"  {found.name if found else ''}"), soft_wrap=True
    )
    if found:
        shell.out.print(f"  kind        {found.kind.value}", soft_wrap=True)
        shell.out.print(f"  programmes  {', '.join(found.programmes) or '-'}", soft_wrap=True)
    for listing in view.listings(number):
        shell.out.print(f"  listed      since {listing.start}", soft_wrap=True)
        shell.out.print(f"  removed     {listing.end or 'not so far'}", soft_wrap=True)
    for change in entry_changes(view, number):
        _show_change(shell, change)


def _show_change(shell: Shell, change: Change) -> None:
    kind = (f"  {change.kind.value:<12}", CHANGE_STYLES[change.kind])
    shell.out.print(
        Text.assemble(kind, f"{plain_interval(change.when)}  edition {change.edition.sha256[:12]}"), soft_wrap=True
    )
    for what, before, after in change.amended:
        shell.out.print(f"              {what}: {before or '-'} → {after or '-'}", soft_wrap=True)


@click.command()
@click.argument("code", metavar="PROGRAMME")
@click.option("--as-of", "as_of", type=MOMENT, metavar="TIME", help="The moment asked about  [default: now]")
@known_at_option("now")
@register_option
@format_option("json")
@pass_shell
def programme(
    shell: Shell, code: str, as_of: datetime | None, known_at: datetime | None, register: str | None, form: str
) -> None:
    """Who was listed under a programme (in the publisher's code, e.g. BELARUS-EO14038), since when, and how many."""
    now = shell.now()
    moment = Moment(as_of or now, known_at or now)
    documents = []
    with shell.home.reading() as session:
        for view in (each.as_of(moment) for each in _asked(shell, session, register)):
            if found := memberships(view, code):
                documents.append(_programme(view, code, found))
                if form == "table":
                    _show_programme(shell, view, code, found)
    if form == "json":
        click.echo(contract.dumps(documents))
    elif not documents:
        shell.out.print(f"No entry was ever listed under {code!r}.", soft_wrap=True)


def _programme(view: View, code: str, found: list[Membership]) -> contract.Json:
    return contract.document(
        {
            "register": view.register,
            "programme": code,
            "as_of": iso(view.moment.valid),
            "known_at": iso(view.moment.known),
            "members": [
                {
                    "entry": each.entry,
                    "name": each.name,
                    "since": contract.interval(each.since),
                    "until": contract.interval(each.until),
                }
                for each in found
                if each.covers(view.moment.valid)
            ],
            "counts": [{"from": iso(time), "count": count} for time, count in counts(found)],
        }
    )


def _show_programme(shell: Shell, view: View, code: str, found: list[Membership]) -> None:
    members = [each for each in found if each.covers(view.moment.valid)]
    title = f"{view.register} {code}: {len(members)} entries as of {shown(view.moment.valid)}"
    shell.out.print(Text(title, style="bold"), soft_wrap=True)
    for each in members:
        shell.out.print(f"  {each.entry:>8}  {each.name}  since {each.since}", soft_wrap=True)
    told = ", ".join(f"{count} from {time.date()}" for time, count in counts(found))
    shell.out.print(Text(f"  count: {told}", style="dim"), soft_wrap=True)
