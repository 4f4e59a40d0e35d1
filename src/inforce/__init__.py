"""What was announced of sanctions, set against what the official registers said at that moment.

The whole way in one line each::

    from pathlib import Path
    import inforce

    home = inforce.Home(Path("~/registers").expanduser())
    with home.reading() as session:
        view = home.register(session, "us-ofac-sdn").as_of(
            inforce.Moment(inforce.parse_moment("2023-08-10"), inforce.parse_moment("2024-01-01"))
        )
        answer = view.was("44541")                      # state, since when, programmes, editions, notes
        found = list(inforce.screen(["Belavia"], [view], home.folder / "indexes"))  # matches, each with its reasons
    (report,) = inforce.read(Path("report.txt"))
    claims = inforce.extract(report).claims             # sender, target, action, status, time, speaker, exact words
    checked = inforce.check([inforce.Checked(report, inforce.extract(report))], home, [view.moment])
    findings = checked[0].findings                      # verdicts with their evidence

Time is always an argument; nothing here reads the clock or the network. Errors are in :mod:`inforce.errors`.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from inforce.checking import Checked, check, read_file
    from inforce.claims import extract
    from inforce.claims.model import Action, Claim, Event, Extract, Statement, Status, Target, TargetKind
    from inforce.home import Home
    from inforce.moment import Interval, Look, Moment, parse_moment
    from inforce.reconcile import Authorisation, Finding, Reason, Verdict
    from inforce.register.model import Answer, Edition, Listing, Standing, State
    from inforce.register.register import Register, View
    from inforce.reports import read
    from inforce.reports.model import Report
    from inforce.screening import Match, Query, Screener, Settings, screen
    from inforce.screening.comparing import compare
    from inforce.spans import Span

__version__ = "0.1.0"
"""Here too, beside pyproject.toml: to look it up among all that is installed takes longer than to read most files."""

_WHERE = {
    "inforce.checking": "Checked check read_file",
    "inforce.claims": "extract",
    "inforce.claims.model": "Action Claim Event Extract Statement Status Target TargetKind",
    "inforce.home": "Home",
    "inforce.moment": "Interval Look Moment parse_moment",
    "inforce.reconcile": "Authorisation Finding Reason Verdict",
    "inforce.register.model": "Answer Edition Listing Standing State",
    "inforce.register.register": "Register View",
    "inforce.reports": "read",
    "inforce.reports.model": "Report",
    "inforce.screening": "Match Query Screener Settings screen",
    "inforce.screening.comparing": "compare",
    "inforce.spans": "Span",
}
_MODULES = {name: module for module, names in _WHERE.items() for name in names.split()}

__all__ = [
    "Action", "Answer", "Authorisation", "Checked", "Claim", "Edition", "Event", "Extract", "Finding", "Home",
    "Interval", "Listing", "Look", "Match", "Moment", "Query", "Reason", "Register", "Report", "Screener", "Settings",
    "Span", "Standing", "State", "Statement", "Status", "Target", "TargetKind", "Verdict", "View", "check", "compare",
    "extract", "parse_moment", "read", "read_file", "screen",
]  # fmt: skip


def __dir__() -> list[str]:
    """With the names whose modules are not loaded yet."""
    return sorted({*globals(), *__all__})


def __getattr__(name: str) -> object:
    """Modules are loaded when a name of theirs is first used, so that ``import inforce`` costs nothing."""
    if name not in _MODULES:
        raise AttributeError(f"module 'inforce' has no attribute {name!r}")
    return getattr(import_module(_MODULES[name]), name)
