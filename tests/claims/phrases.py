"""The banks of short passages (`tests/heldout/phrases/LANGUAGE.toml`): what each claims, and how much of it is found.

    [[passage]]
    id = "en-0001"                  # never changed: it decides the half
    title = "..."                   # optional: a headline above the text, or alone
    text = "..."                    # one to three sentences, or the lines of a list
    published = "2024-05-02"        # optional: the day of the report
    claims = ["designate in_force | Nordvik Shipping or Nordvik | United States | speaker=Ann Roe | when=2024-05-01"]
    statements = ["Ann Roe | said"] # optional: speaker | cue
    events = ["CONSULT visit"]      # optional: PLOVER type and mode

A claim is "action status | target | sender"; " or " parts what is accepted alike in any place, senders of one measure are parted
by " + ", "-" stands for none. What follows is checked only where it is given. A claim that starts with "?" is weak: finding it is
neither rewarded nor punished. ``claims = []`` is a passage that claims nothing.

Each passage is read as one of a report that speaks of sanctions: a line of wrapping above it says so, so that everyday words may
be terms.
"""

import re
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from inforce.claims import Claim, Extract, extract
from inforce.reports.model import Block, Report

BANKS = Path(__file__).resolve().parent.parent / "heldout" / "phrases"
DAY = "2024-05-02"
ABOVE = {"english": "Subject: news of sanctions\n\n", "russian": "Тема: новости о санкциях\n\n"}
SMALL = frozenset("a an the of for and in at to on by its his her their и в на по из для к с о об от".split())
ITEM = re.compile(r"\s*(?:[-–—•*·]|\(?\d{1,2}[.)]|\([a-z]\))\s")
ENDING = {"delist", "lift"}


@dataclass(frozen=True)
class Wanted:
    """One line of a passage's claims; each field holds what is accepted alike."""

    action: frozenset[str]
    status: frozenset[str]
    target: tuple[str, ...]
    sender: tuple[frozenset[str], ...]
    weak: bool
    more: dict[str, tuple[str, ...]]

    @classmethod
    def parse(cls, line: str) -> "Wanted":
        doing, target, sender, *more = (part.strip() for part in line.removeprefix("?").split("|"))
        action, status = doing.split(" ", 1)
        senders = tuple(
            frozenset(s.strip() for s in one.split("+") if s.strip() != "-") for one in sender.split(" or ")
        )
        pairs = (part.split("=", 1) for part in more)
        beside = {key: tuple(values.split(" or ")) for key, values in pairs}
        weak = line.startswith("?")
        return cls(
            frozenset(action.split("/")),
            frozenset(status.split("/")),
            tuple(target.split(" or ")),
            senders,
            weak,
            beside,
        )


@dataclass(frozen=True)
class Passage:
    id: str
    report: Report
    claims: tuple[Wanted, ...]
    statements: tuple[tuple[str, ...], ...]
    events: tuple[str, ...]

    @property
    def is_open(self) -> bool:
        """Six of ten may be looked at; which ones, their numbers decide by a hash."""
        return sha256(self.id.encode()).digest()[0] % 10 < 6


def passages(language: str) -> list[Passage]:
    """The bank of a language (``english``, ``russian``), in its order."""
    bank = tomllib.loads((BANKS / f"{language}.toml").read_text("utf-8"))["passage"]
    return [
        Passage(
            str(each["id"]),
            _report(each, language),
            tuple(Wanted.parse(line) for line in each["claims"]),
            tuple(tuple(part.strip() for part in line.split("|")) for line in each.get("statements", ())),
            tuple(each.get("events", ())),
        )
        for each in bank
    ]


def _report(each: dict[str, str], language: str) -> Report:
    title, body, above = each.get("title", ""), each.get("text", "").strip(), ABOVE[language]
    text = above + "\n\n".join(part for part in (title, body) if part)
    blocks = [Block("wrapping", 0, len(above.rstrip()))]
    if title:
        blocks.append(Block("title", len(above), len(above) + len(title)))
    start = len(text) - len(body)
    for line in body.split("\n") if body else ():
        if line.strip():
            blocks.append(Block("item" if ITEM.match(line) else "paragraph", start, start + len(line)))
        start += len(line) + 1
    day = each.get("published", DAY)
    return Report(each["id"], text, title=title or None, published=day, language=language[:2], blocks=tuple(blocks))


@dataclass(frozen=True)
class Read:
    """How one passage was read: the claims wanted with what was found of each, and what was found beside them."""

    passage: Passage
    found: Extract
    pairs: tuple[tuple[Wanted, Claim | None], ...]
    beside: tuple[Claim, ...]

    @property
    def right(self) -> bool:
        return not self.beside and all(c and marks(w, c) >= {"found", "status", "sender"} for w, c in self.pairs)


def read(passage: Passage) -> Read:
    found = extract(passage.report)
    core = [w for w in passage.claims if not w.weak]
    partner, left = _paired(core, found.claims)
    weak = [w for w in passage.claims if w.weak]
    beside = tuple(c for c in left if not any(marks(w, c) & {"action", "target"} for w in weak))
    return Read(passage, found, tuple((w, partner.get(n)) for n, w in enumerate(core)), beside)


def _paired(core: Sequence[Wanted], claims: Sequence[Claim]) -> tuple[dict[int, Claim], list[Claim]]:
    """One to one, what agrees most first; a claim with neither the action nor the target of any is nobody's."""
    ranked = sorted(
        ((_score(w, c), -n, -m) for n, w in enumerate(core) for m, c in enumerate(claims) if _score(w, c)), reverse=True
    )
    partner: dict[int, Claim] = {}
    taken: set[int] = set()
    for _, n, m in ranked:
        if -n not in partner and -m not in taken:
            partner[-n] = claims[-m]
            taken.add(-m)
    whole = {n for n, c in partner.items() if "found" in marks(core[n], c)}
    used = {id(partner[n]) for n in whole}
    return partner, [c for c in claims if id(c) not in used]


def _score(wanted: Wanted, claim: Claim) -> int:
    got = marks(wanted, claim)
    return 8 * ("found" in got) + 4 * ("target" in got) + 4 * ("action" in got) + ("status" in got) + ("sender" in got)


def marks(wanted: Wanted, claim: Claim) -> set[str]:
    """Which of the fields of a claim are right."""
    stances = {_stance(a, s) for a in wanted.action for s in wanted.status}
    action, status = _stance(str(claim.action), str(claim.status))
    got = {"action"} if action in {a for a, _ in stances} else set()
    if any(same_name(name, claim.target.name) for name in wanted.target):
        got.add("target")
    if status in {s for _, s in stances}:
        got.add("status")
    if any(one == frozenset(claim.sender[:1]) or one == frozenset(claim.sender) for one in wanted.sender):
        got.add("sender")
    if "speaker" in wanted.more and any(same_name(n, claim.speaker or "-") for n in wanted.more["speaker"]):
        got.add("speaker")
    if "when" in wanted.more and (claim.when or "-") in wanted.more["when"]:
        got.add("when")
    return got | ({"found"} if {"action", "target"} <= got else set())


def _stance(action: str, status: str) -> tuple[str, str]:
    return ("remain", "in_force") if status == "denied" and action in ENDING else (action, status)


def same_name(one: str, other: str) -> bool:
    """One's words lie within the other's, or most are shared; endings may differ."""
    if one == other:
        return True
    mine, yours = _words(one), _words(other)
    shared = sum(any(_alike(a, b) for b in yours) for a in mine)
    return bool(shared) and (shared >= min(len(mine), len(yours)) or shared / (len(mine) + len(yours) - shared) >= 0.6)


def _words(name: str) -> list[str]:
    plain = "".join(c for c in unicodedata.normalize("NFKD", name).casefold() if not unicodedata.combining(c))
    return [w for w in dict.fromkeys(re.findall(r"\w+", plain)) if w not in SMALL]


def _alike(one: str, other: str) -> bool:
    short = min(len(one), len(other))
    if short < 4 or abs(len(one) - len(other)) > 3 or any(c.isdigit() for c in one + other):
        return one == other
    return one[: max(4, short - 2)] == other[: max(4, short - 2)]


def tally(reads: Iterable[Read]) -> Counter[str]:
    """What was wanted, found and right over some passages."""
    out: Counter[str] = Counter()
    for each in reads:
        out["passages"] += 1
        out["passages right"] += each.right
        out["beside"] += len(each.beside)
        if not each.passage.claims:
            out["empty"] += 1
            out["empty right"] += not each.beside
        for wanted, claim in each.pairs:
            out["wanted"] += 1
            got = marks(wanted, claim) if claim else set()
            out.update(f"{field} right" for field in got & {"action", "target", "found"})
            if "found" in got:
                out.update(f"{field} asked" for field in ("status", "sender", *wanted.more))
                out.update(f"{field} right" for field in got & {"status", "sender", "speaker", "when"})
        _tally_more(each, out)
    return out


def _tally_more(each: Read, out: Counter[str]) -> None:
    said = [s.speaker.name for s in each.found.statements]
    for speaker, *_ in each.passage.statements:
        out["statements"] += 1
        out["statements right"] += any(same_name(speaker, name) for name in said)
    done = [(e.type, e.mode) for e in each.found.events]
    for event in each.passage.events:
        kind, _, mode = event.partition(" ")
        out["events"] += 1
        out["events right"] += any(kind == t and mode in ("", m or "") for t, m in done)
