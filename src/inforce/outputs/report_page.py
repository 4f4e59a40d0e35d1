"""A report as one self-contained page: its text with the claims underlined, and beside it what the registers showed.

The page needs no network and no script, and forbids itself both: whatever a report holds stays text.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from importlib.resources import files

from jinja2 import BaseLoader, Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from inforce.checking import Checked, Subject
from inforce.claims.model import Claim
from inforce.moment import Interval, iso
from inforce.outputs.listing_svg import line
from inforce.outputs.markup import CLAIM, SAID, Piece, marked, speaker_numbers
from inforce.outputs.text import xml_safe
from inforce.reconcile.model import Finding, Reason
from inforce.register.model import Edition, Listing
from inforce.register.words import NOT_EXAMINED

REASONS: Mapping[Reason, str] = {
    Reason.NO_REGISTER: "no register kept here tells of it",
    Reason.NO_EDITION: "no edition tells of that time",
    Reason.TARGET_NOT_FOUND: "nobody of that name is found",
    Reason.AMBIGUOUS_TARGET: "several may be meant",
    Reason.NOT_ASSERTED: "it is not told as a fact",
    Reason.STATE: "the register shows otherwise",
    Reason.TIME: "it was at another time",
}
"""Why, for people."""
Histories = Mapping[Subject, tuple[Listing, ...]]


@dataclass(frozen=True, slots=True)
class Card:
    """A claim beside the text, with its findings."""

    claim: Claim
    findings: tuple[Finding, ...]

    @property
    def verdict(self) -> str:
        """For its colour: the first finding's."""
        return self.findings[0].verdict.value if self.findings else "claim"


@dataclass(frozen=True, slots=True)
class Sheet:
    """One report on the page. ``number`` tells the parts of several reports on one page apart. ``verdicts`` are by the
    marks of claims, ``voices`` (the speakers' names) by those of statements."""

    number: int
    name: str
    checked: Checked
    cards: tuple[Card, ...]
    speakers: Mapping[str, int]
    verdicts: Mapping[str, str]
    voices: Mapping[str, str]

    @property
    def tally(self) -> Mapping[str, int]:
        """How many findings of each verdict there are, the most frequent first."""
        return dict(Counter(each.verdict.value for card in self.cards for each in card.findings).most_common())

    def verdict_of(self, claim: str) -> str:
        return self.verdicts[CLAIM + claim]

    def pieces(self) -> Iterator[Piece]:
        return marked(self.checked.report.text, self.checked.extract)

    def classes(self, piece: Piece) -> str:
        """What lies over a piece, as class names of the page's style."""
        found: list[str] = []
        for mark in piece.marks:
            if mark in self.verdicts:
                found += ["claim", f"v-{self.verdicts[mark]}"]
            else:
                found += ["said", f"s{self.speakers[self.voices[mark]]}"]
        return " ".join(dict.fromkeys(found))

    def title(self, piece: Piece) -> str:
        """Who speaks, for whoever points at the words or has them read out."""
        return ", ".join(dict.fromkeys(self.voices[mark] for mark in piece.marks if mark in self.voices))

    def cards_of(self, piece: Piece) -> str:
        """The ids of the cards on the claims that a piece is part of."""
        claims = (mark.removeprefix(CLAIM) for mark in piece.marks if mark in self.verdicts)
        return " ".join(f"f{self.number}-{claim}" for claim in claims)

    def claim_ids(self, piece: Piece) -> list[str]:
        """Of the claims whose words begin with a piece."""
        return [mark.removeprefix(CLAIM) for mark in piece.first_of if mark in self.verdicts]


def page(
    named: Iterable[tuple[str, Checked]], histories: Histories, made: datetime, receipt: tuple[str, str] | None = None
) -> str:
    """The page of one or several reports, each with its name; ``made`` is told on it, and the ``receipt`` from which all of it is
    derived again: its file's name and its SHA-256."""
    frame = {"made": iso(made), "receipt": receipt, "link": None, "style": style("page"), "not_examined": NOT_EXAMINED}
    return environment().get_template("report.html.j2").render(**frame, **_told(named, histories))


def sheets(named: Iterable[tuple[str, Checked]], histories: Histories, link: Callable[[Finding], str]) -> Markup:
    """The same without head and foot, to be put into another page that has the style. ``link``: the address of the entry of a
    finding."""
    told = environment().get_template("sheets.html.j2").render(**_told(named, histories), link=link)
    return Markup(told)  # noqa: S704 - a template of ours


def _told(named: Iterable[tuple[str, Checked]], histories: Histories) -> dict[str, object]:
    return {
        "sheets": [_sheet(number, name, checked) for number, (name, checked) in enumerate(named, 1)],
        "history": lambda finding: _history(finding, histories),
        "edition": edition_words,
    }


def edition_words(edition: Edition) -> str:
    published = f", published {edition.published}" if edition.published else ""
    return f"retrieved {edition.look}{published}, sha256 {edition.sha256}"


def _sheet(number: int, name: str, checked: Checked) -> Sheet:
    of_claim: dict[str, list[Finding]] = {}
    for finding in checked.findings:
        of_claim.setdefault(finding.claim, []).append(finding)
    cards = tuple(Card(claim, tuple(of_claim.get(claim.id, ()))) for claim in checked.extract.claims)
    statements = checked.extract.statements
    verdicts = {CLAIM + card.claim.id: card.verdict for card in cards}
    voices = {SAID + each.id: each.speaker.name for each in statements}
    return Sheet(number, name, checked, cards, speaker_numbers(statements), verdicts, voices)


def _history(finding: Finding, histories: Histories) -> Markup:
    listings = histories.get(Subject.of(finding), ()) if finding.entry else ()
    if not listings:
        return Markup("")
    return Markup(line(listings, finding.moment.valid, f"{finding.register} {finding.entry}"))  # noqa: S704 - its own XML


@cache
def environment() -> Environment:
    return templates_in(PackageLoader("inforce.outputs", "data"))


def templates_in(loader: BaseLoader) -> Environment:
    """Templates of pages: everything is escaped, and what is missing is an error."""
    environment = Environment(
        loader=loader, autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True, finalize=_shown,
    )  # fmt: skip
    environment.filters["words"] = lambda value: str(value).replace("_", " ")
    environment.filters["between"] = between
    environment.filters["instant"] = instant
    environment.filters["reason"] = REASONS.__getitem__
    environment.filters["days"] = days
    return environment


def days(lag: str) -> str:
    """A lag for people: ``P25D`` is ``25 days``, ``P20D/P104D`` is ``20 to 104 days``."""
    numbers = [each.removeprefix("P").removesuffix("D") for each in lag.split("/")]
    return f"{' to '.join(numbers)} day{'' if numbers == ['1'] else 's'}"


def instant(at: datetime) -> str:
    """For people: ``2023-08-03 18:43:40Z``."""
    return iso(at.replace(microsecond=0)).replace("T", " ")


def between(interval: Interval) -> str:
    """An interval in words: ``after 2023-08-03 18:43:40Z, by 2023-08-09 18:43:27Z``."""
    after = f"after {instant(interval.after)}" if interval.after else ""
    by = f"by {instant(interval.by)}" if interval.by else ""
    return ", ".join(filter(None, (after, by))) or "at a time that is not known"


def _shown(value: object) -> object:
    """Text as a page can hold it: no control characters of others'."""
    return xml_safe(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def style(*names: str) -> Markup:
    """Style sheets of ours, one after the other, without their comments."""
    sheets = files("inforce.outputs")
    css = "".join(sheets.joinpath(f"data/{name}.css").read_text(encoding="utf-8") for name in names)
    return Markup(re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL))  # noqa: S704 - our own file
