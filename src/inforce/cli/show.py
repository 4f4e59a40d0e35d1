"""How values look to people: words, colours, tables."""

from collections.abc import Iterable

from rich.text import Text

from inforce.lists.model import Identifier
from inforce.moment import Interval
from inforce.register.history import ChangeKind
from inforce.register.model import Edition, State

STATE_STYLES = {State.LISTED: "bold red", State.NOT_LISTED: "bold green", State.UNKNOWN: "bold magenta"}
STATE_WORDS = {State.LISTED: "listed", State.NOT_LISTED: "not listed", State.UNKNOWN: "unknown"}
CHANGE_STYLES = {ChangeKind.ADDED: "red", ChangeKind.REMOVED: "green", ChangeKind.AMENDED: "yellow"}


def plain_interval(interval: Interval | None) -> str:
    return str(interval) if interval else "-"


def numbers(values: Iterable[Identifier]) -> str:
    """The other numbers of an entry, each with what it is."""
    return ", ".join(f"{each.type} {each.value}" for each in values)


def state(value: State) -> Text:
    return Text(STATE_WORDS[value], style=STATE_STYLES[value])


def edition(value: Edition) -> str:
    published = f", published {value.published}" if value.published else ""
    return f"{value.look} (sha256 {value.sha256[:12]}{published})"
