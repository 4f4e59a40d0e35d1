"""What ``inforce lists fetch`` and ``inforce watch`` share: the choice of registers, a look at one, how it is told."""

import os
import random
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from typing import Self

import click
from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn

from inforce import contract
from inforce.cli.shell import Shell
from inforce.errors import BrokenEdition, FetchFailed, StoreUnusable
from inforce.fetching.deltas import DeltasFetched
from inforce.fetching.fetch import Fetched, fetch
from inforce.fetching.settings import Settings, read_settings
from inforce.fetching.sources import delta_places, lacking, list_files, main_file, readable_form
from inforce.fetching.terms import Clock, Limits, user_agent
from inforce.fetching.wire import Wire
from inforce.lists.registers import RegisterFacts, known_registers, register_facts
from inforce.register.importing import Outcome

Looking = Callable[[RegisterFacts], Fetched]


def settings_of(shell: Shell) -> Settings:
    """What ``fetch.toml`` in the home folder says. Raises BadInput."""
    return read_settings(shell.home.folder / "fetch.toml")


def looker(
    shell: Shell,
    settings: Settings,
    contact: str | None,
    within: timedelta,
    form: str | None = None,
    urls: Sequence[str] = (),
) -> Looking:
    """What fetches a register once. It raises FetchFailed, and BrokenEdition where what came was quarantined."""
    agent, limits = user_agent(contact or settings.contact), replace(Limits(), total=within.total_seconds())

    def look(facts: RegisterFacts) -> Fetched:
        given = _given(facts, urls, form) or settings.files.get(facts.name)
        files = list_files(facts, os.environ, given=given, form=form)
        with closing(Wire(agent, limits, proxies=True)) as wire, _Bar(shell, facts.name) as bar:
            places = delta_places(facts, settings, elsewhere=given is not None)
            fewest = settings.fewest.get(facts.name)
            found = fetch(shell.home, facts, files, wire, clock(shell), bar.show, fewest=fewest, deltas=places)
        for remark in found.remarks if found.changed else ():
            shell.err.print(f"remark: {facts.name}: {remark}", soft_wrap=True)
        for problem in found.deltas.problems if found.deltas else ():
            shell.err.print(f"not fetched: {facts.name}: deltas: {problem}", style="yellow", soft_wrap=True)
        if found.outcome in {Outcome.QUARANTINED, Outcome.DELTA_BROKEN}:
            raise BrokenEdition(f"{facts.name}: {found.outcome}: {found.reason}; see 'inforce lists'")
        return found

    return look


def clock(shell: Shell) -> Clock:
    return Clock(shell.now, time.sleep, random.Random())  # noqa: S311 - it spreads askers, and guards nothing


def asked(shell: Shell, names: Iterable[str], settings: Settings) -> list[RegisterFacts]:
    """The registers named, or those that have editions here, or, where none has, all that can be read and fetched."""
    if chosen := [register_facts(name) for name in dict.fromkeys(names)]:
        return chosen
    kept = _kept(shell)
    found = [facts for facts in known_registers().values() if facts.name in kept or not kept]
    ready = [facts for facts in found if _ready(facts, settings.files, os.environ)]
    for facts in found:
        if facts not in ready:
            shell.err.print(f"not fetched: {facts.name}: {_why_not(facts)}", soft_wrap=True)
    if not ready:
        raise FetchFailed("no register can be fetched; name one, with --url where it has no address")
    return ready


def _kept(shell: Shell) -> list[str]:
    if not shell.home.exists:
        return []
    try:
        with shell.home.reading() as session:
            return session.registers()
    except StoreUnusable:  # nothing is there yet; where it is worse than that, the fetch will say so
        return []


def _ready(facts: RegisterFacts, settings: Mapping[str, Mapping[str, str]], environment: Mapping[str, str]) -> bool:
    return bool(settings.get(facts.name)) or (readable_form(facts) is not None and lacking(facts, environment) is None)


def _why_not(facts: RegisterFacts) -> str:
    variable = lacking(facts, os.environ)
    return f"the address needs a token in ${variable}" if variable else "no address for a form that can be read"


def _given(facts: RegisterFacts, urls: Iterable[str], form: str | None) -> dict[str, str]:
    """Addresses by file name; one without a name is that of the register's first file."""
    pairs = (url.partition("=") if "://" not in url.partition("=")[0] else ("", "", url) for url in urls)
    given = [(name or main_file(facts, form), url) for name, _, url in pairs]
    names = [name for name, _ in given]
    if twice := next((name for name in names if names.count(name) > 1), None):
        raise click.UsageError(
            f"--url tells two addresses for {twice}; name each file of a set: --url sdn.csv=https://…"
        )
    return dict(given)


class _Bar:
    """Progress on standard error, where that is a terminal."""

    def __init__(self, shell: Shell, register: str) -> None:
        columns = (TextColumn("{task.description}"), BarColumn(), DownloadColumn())
        self._register = register
        self._progress = Progress(*columns, console=shell.err, transient=True, disable=not shell.err.is_terminal)
        self._task = self._progress.add_task(register, total=None)

    def __enter__(self) -> Self:
        self._progress.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._progress.stop()

    def show(self, name: str, received: int, announced: int | None) -> None:
        task = f"{self._register} {name}"
        self._progress.update(self._task, description=task, completed=received, total=announced)


def told(found: Fetched) -> str:
    return f"{_told_of_edition(found)}{_told_of_deltas(found.deltas)}"


def _told_of_deltas(deltas: DeltasFetched | None) -> str:
    if deltas is None or not (deltas.new or deltas.left):
        return ""
    left = f" ({deltas.left} more the next time)" if deltas.left else ""
    return f"; {deltas.new} delta files{left}"


def _told_of_edition(found: Fetched) -> str:
    entries = f"{found.entries} {'entry' if found.entries == 1 else 'entries'}"
    if not found.changed:
        return f"{found.register}: unchanged, {entries}, looked at {found.look}"
    before = "the first" if found.entries_before is None else f"{found.entries_before} before"
    edition = found.sha256[:12]
    return f"{found.register}: new edition {edition}, {entries} ({before}), looked at {found.look}"


def document(found: Fetched) -> contract.Json:
    return contract.document(
        {
            "register": found.register,
            "outcome": "new" if found.changed else "unchanged",
            "retrieved": str(found.look),
            "sha256": found.sha256,
            "entries": found.entries,
            "entries_before": found.entries_before,
            "received": found.received,
            "deltas": _deltas(found.deltas),
        }
    )


def _deltas(deltas: DeltasFetched | None) -> contract.Json | None:
    return {"new": deltas.new, "left": deltas.left, "problems": list(deltas.problems)} if deltas else None
