"""Drills: sentences made from ways of speaking, with the claims that each must give by construction."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path

from inforce.claims import Claim, extract
from inforce.reports.model import Block, Report

DRILLS = Path(__file__).parent / "cases" / "drills.toml"
PUBLISHED = "2024-05-10"
COUNTRIES = ("Belarus", "Myanmar", "Syria", "Zimbabwe", "Burundi", "Venezuela", "Mali", "Nicaragua")
DAYS = ("Thursday", "6 May 2024", "9 May", "April 3, 2024", "Monday")
VOICES = ("active", "passive", "nominal", "relative", "said", "headline")
_SAME_STANCE = {("delist", "denied"), ("lift", "denied"), ("remain", "in_force")}


@dataclass(frozen=True)
class Drill:
    """One sentence. ``claims``: action and status; ``names``: of its targets; ``voice`` and ``about`` name its kind."""

    text: str
    claims: str
    sender: str
    names: tuple[str, ...]
    voice: str
    about: str


@dataclass(frozen=True)
class Marks:
    """What reading a drill gave: how many of its claims were found, with the status and the sender, and how many beside."""

    wanted: int
    found: int
    status: int
    sender: int
    beside: int


def drills(turns: int = 1) -> Iterator[Drill]:
    """Every way of speaking with every kind of target; ``turns`` different fillings of each."""
    data = tomllib.loads(DRILLS.read_text(encoding="utf-8"))
    senders, days, countries = cycle(data["senders"].values()), cycle(DAYS), cycle(COUNTRIES)
    targets = {kind: cycle(phrases) for kind, phrases in data["targets"].items()}
    for row in data["drill"]:
        for voice in VOICES:
            for pattern in row.get(voice, ()):
                for about in row["about"].split() * turns:
                    country = next(countries)
                    phrase = country if about == "country" else next(targets[about])
                    yield _filled(pattern, row["claims"], next(senders), phrase, country, next(days), voice, about)


def _filled(
    pattern: str, claims: str, sender: list[str], phrase: str, country: str, day: str, voice: str, about: str
) -> Drill:
    subject, possessive, adjective, body, name = sender
    words, _, names = phrase.partition("=")
    text = (
        pattern.replace("{S's}", possessive)
        .replace("{S}", subject)
        .replace("{A}", adjective)
        .replace("{B}", body)
        .replace("{T}", words)
        .replace("{K}", country)
        .replace("{D}", day)
    )
    if pattern.startswith(("{T} ", "Among", "According to {B}, {T}")) or " that {T} " in pattern:
        text = _agreeing(text, many="+" in names or (about == "group" and not words.startswith("a ")))
    text = text.replace(",.", ".").replace(",,", ",").removesuffix(",")
    if "{S" not in pattern and "{A}" not in pattern and "{B}" not in pattern:
        name = ""
    return Drill(text[0].upper() + text[1:], claims, name, tuple((names or words).split("+")), voice, about)


def _agreeing(text: str, *, many: bool) -> str:
    """The sentence with its verb in the plural where the subject is."""
    for one, several in (
        (
            (" was ", " were "),
            (" has ", " have "),
            (" is ", " are "),
            (" remains ", " remain "),
            (" appears ", " appear "),
            (" continues ", " continue "),
        )
        if many
        else ()
    ):
        text = text.replace(one, several, 1)
    return text


def negatives() -> Iterator[str]:
    """Sentences without a measure of a state."""
    for row in tomllib.loads(DRILLS.read_text(encoding="utf-8"))["none"]:
        yield from row["texts"]


def claims_of(text: str, *, headline: bool = False) -> tuple[Claim, ...]:
    """The claims of a text that is a report by itself."""
    role = "title" if headline else "paragraph"
    report = Report("drill", text, published=PUBLISHED, language="en", blocks=(Block(role, 0, len(text)),))
    return extract(report).claims


def marks(drill: Drill) -> Marks:
    """Reads a drill; a claim counts once, by its action and target."""
    action, status = drill.claims.split()
    left = list(claims_of(drill.text, headline=drill.voice == "headline"))
    found = right = sent = 0
    for name in drill.names:
        hit = next((c for c in left if _is(c, action, status, name)), None)
        if hit is not None:
            left.remove(hit)
            found += 1
            right += _stands(hit, action, status)
            sent += not drill.sender or drill.sender in hit.sender
    return Marks(len(drill.names), found, right, sent, sum(not _presupposed(c, action) for c in left))


def _presupposed(claim: Claim, action: str) -> bool:
    """ "Lifted the sanctions that it had imposed": that they were imposed may be told as well."""
    return action in ("lift", "delist") and claim.action.starts and claim.status == "in_force"


def _is(claim: Claim, action: str, status: str, name: str) -> bool:
    words = {name.lower(), name.lower().removeprefix("the ")}
    named = any(n.lower().removeprefix("the ") in words for n in (claim.target.name, *claim.target.aliases))
    same = claim.action == action or {(claim.action, claim.status), (action, status)} <= _SAME_STANCE
    return named and same


def _stands(claim: Claim, action: str, status: str) -> bool:
    return claim.status == status or {(claim.action, claim.status), (action, status)} <= _SAME_STANCE
