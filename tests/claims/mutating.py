"""Reports damaged in every way that mail, the web and people have: what is tried, and what must hold of each.

``seeds`` are sound reports; a case is a seed, a kind of damage and a number that decides where it strikes, so that any case can
be run again. ``run`` reads a case and finds its claims, and tells what is wrong: a crash, more time than is allowed, a span
whose words are not in the text. Used by the tests with few cases, by ``benchmarks/mutations.py`` with thousands.
"""

import signal
import time
import tomllib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from inforce import contract
from inforce.claims import extract
from inforce.claims.model import Extract
from inforce.errors import UnreadableReport
from inforce.reports import Report, read
from inforce.spans import Span

SAMPLES = Path(__file__).parents[1] / "reports"
LONG = 1_000_000
"""Bytes of the longest line that is put in."""
CAST = 4.0e-5
"""Seconds of processor time a byte may take above ``PATIENCE``: several times what the slowest sound reports take."""
PATIENCE = 5.0


@dataclass(frozen=True, slots=True)
class Seed:
    name: str
    data: bytes

    @property
    def ending(self) -> str:
        return Path(self.name).suffix


@dataclass(frozen=True, slots=True)
class Damage:
    """``heavy``: it makes a report of a megabyte or so, and is tried more rarely."""

    name: str
    do: Callable[[Random, Seed], bytes]
    heavy: bool = False


@dataclass(slots=True)
class Tally:
    read: int = 0
    refused: int = 0
    claims: int = 0
    spans: int = 0
    size: int = 0
    slowest: tuple[float, str] = (0.0, "")
    kinds: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)


Reader = Callable[[bytes, Seed, Tally], None]


class Hung(Exception):
    """A case took longer than it may."""


def seeds(folders: Sequence[Path] = ()) -> list[Seed]:
    """The samples of the tests of reading, and all reports in the folders given."""
    samples = [tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(SAMPLES.glob("*/*.toml"))]
    own = [
        Seed(
            f"sample{n}{case.get('ending', '.txt')}",
            case["text"].removeprefix("\n").encode(case.get("encoding", "utf-8")),
        )
        for n, case in enumerate(samples)
    ]
    kinds = {".txt", ".eml", ".html", ".mbox"}
    files = (path for folder in folders for path in sorted(folder.iterdir()) if path.suffix in kinds)
    return own + [Seed(path.name, path.read_bytes()) for path in files]


def cases(some: Sequence[Seed], count: int, *, every: int = 100) -> Iterator[tuple[Seed, Damage, int]]:
    """So many cases, the kinds of damage in turn; a heavy one once in ``every``."""
    light, heavy = [d for d in DAMAGES if not d.heavy], [d for d in DAMAGES if d.heavy]
    for number in range(count):
        damage = heavy[number // every % len(heavy)] if number % every == 0 else light[number % len(light)]
        yield some[(number * 7 + number // len(DAMAGES)) % len(some)], damage, number


def run(seed: Seed, damage: Damage, number: int, tally: Tally, reader: "Reader | None" = None) -> None:
    """One case; what is wrong with it goes into the tally. ``reader``: what reads it, Inforce unless another is given."""
    data, name = damage.do(Random(f"{seed.name}-{damage.name}-{number}"), seed), f"{number} {damage.name} {seed.name}"
    tally.kinds[damage.name] += 1
    tally.size += len(data)
    begun = time.process_time()
    try:
        with _Limit(PATIENCE + CAST * len(data)):
            (reader or _read)(data, seed, tally)
    except Hung as hung:
        tally.wrong.append(f"{name}: {hung}")
    except Exception as error:  # whatever it is, it is a crash
        tally.wrong.append(f"{name}: {type(error).__name__}: {error}")
    tally.slowest = max(tally.slowest, (time.process_time() - begun, f"{name}, {len(data):,} bytes"))


def _read(data: bytes, seed: Seed, tally: Tally) -> None:
    try:
        reports = read(data, name=f"case{seed.ending}")
    except UnreadableReport as error:
        assert "\n" not in str(error), "a refusal of several lines"
        tally.refused += 1
        return
    tally.read += 1
    for report in reports:
        found = extract(report)
        tally.claims += len(found.claims)
        tally.spans += check(report, found)
        contract.dumps(contract.read_report(report, found)).encode()


def check(report: Report, found: Extract) -> int:
    """The number of spans. Raises AssertionError where one does not lie in the text, or a link leads nowhere."""
    spans = list(_spans(found))
    for span in spans:
        assert 0 <= span.start < span.end <= len(report.text), f"{span} does not lie in the text"
        assert report.text[span.start : span.end] == span.text, f"{span} is not the words of the text"
    place = 0
    for block in report.blocks:
        assert place <= block.start < block.end <= len(report.text), f"{block} is out of order"
        assert not report.text[place : block.start].strip(), f"words before {block} lie in no block"
        place = block.end
    known = {statement.id for statement in found.statements}
    assert {claim.statement for claim in found.claims} <= known | {None}, "a claim of a statement that is not there"
    assert {statement.within for statement in found.statements} <= known | {None}, "within what is not there"
    within = {statement.id: statement.within for statement in found.statements}
    for name in known:
        upper, steps = within[name], 0
        while upper is not None:
            upper, steps = within[upper], steps + 1
            assert steps <= len(known), "statements within each other in a circle"
    return len(spans)


def _spans(found: Extract) -> Iterator[Span]:
    yield from (claim.span for claim in found.claims)
    yield from (event.span for event in found.events)
    for statement in found.statements:
        yield from statement.content
        if statement.cue:
            yield statement.cue


class _Limit:
    """Raises Hung in its block after so many seconds of processor time; where the system has no such timer, never."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds

    def __enter__(self) -> None:
        if hasattr(signal, "setitimer"):
            self._before = signal.signal(signal.SIGVTALRM, self._ring)
            signal.setitimer(signal.ITIMER_VIRTUAL, self._seconds)

    def __exit__(self, *_: object) -> None:
        if hasattr(signal, "setitimer"):
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)
            signal.signal(signal.SIGVTALRM, self._before)

    def _ring(self, *_: object) -> None:
        msg = f"more than {self._seconds:.1f} s"
        raise Hung(msg)


# --- damage -----------------------------------------------------------------------------------------------------------

_QUOTES = [c.encode() for c in "\"'“”„«»‘’()[]"]
_ODD = [
    c.encode()
    for c in "\u00ad\u00a0\u200b\u200e\u200f\u202e\u2066\u0301\ufeff\u2028\u0085\x0b\x0c\x1c\U0001f600\u0130\u1e9e\ufb01\u01c5"
]
_ENDS = [b"\n", b"\r\n", b"\r", b"\n\n", b"\x0b", b"\x0c", "\u2028".encode(), "\u0085".encode()]
_WORDS = [
    b"sanctions ", b"the United States lifted sanctions on ", b"he said that ", b"and ", b"A, ", b"of the ", b"which ",
    "санкции против ".encode(), "заявил, что ".encode(), "компании и ".encode(), b"2024-05-01 ", b"1,", b"Mr. ", b"U.S. ",
    b'"', "«".encode(), b"(", b"not ", b"> ", b"will be ", b"in May ",
]  # fmt: skip


def _places(chance: Random, data: bytes, most: int) -> list[int]:
    return [chance.randrange(len(data) + 1) for _ in range(chance.randint(1, most))]


def _put(chance: Random, seed: Seed, some: Sequence[bytes], most: int) -> bytes:
    data = seed.data
    for place in _places(chance, data, most):
        data = data[:place] + chance.choice(some) + data[place:]
    return data


def _flipped(chance: Random, seed: Seed) -> bytes:
    data = bytearray(seed.data)
    for _ in range(chance.choice([1, 4, 32, 256])):
        data[chance.randrange(len(data))] = chance.randrange(256)
    return bytes(data)


def _cut_out(chance: Random, seed: Seed) -> bytes:
    data = seed.data
    for _ in range(chance.randint(1, 6)):
        place = chance.randrange(len(data) + 1)
        data = data[:place] + data[place + chance.choice([1, 3, 20, 300]) :]
    return data or b"x"


def _cut_off(chance: Random, seed: Seed) -> bytes:
    place = chance.randrange(1, len(seed.data))
    return seed.data[:place] if chance.random() < 0.7 else seed.data[place:]


def _marks_lost(chance: Random, seed: Seed) -> bytes:
    """Marks of one or two kinds taken out here and there: tags cut, quotations unbalanced, headers broken."""
    marks = chance.sample([b"<", b">", b'"', b"=", b"/", b";", b":", b"--", *_QUOTES], 2)
    data = seed.data
    for mark in marks:
        parts = data.split(mark)
        data = parts[0] + b"".join((b"" if chance.random() < 0.4 else mark) + part for part in parts[1:])
    return data or b"x"


def _shuffled(chance: Random, seed: Seed) -> bytes:
    lines = seed.data.split(b"\n")
    picked = (
        [chance.choice(lines) for _ in range(len(lines))] if chance.random() < 0.5 else chance.sample(lines, len(lines))
    )
    return b"\n".join(picked) or b"x"


def _spliced(chance: Random, seed: Seed) -> bytes:
    """The seed into itself, and at times words of the trade."""
    half = seed.data[chance.randrange(len(seed.data)) :]
    place = chance.randrange(len(seed.data))
    return seed.data[:place] + half + seed.data[place:]


def _recoded(chance: Random, seed: Seed) -> bytes:
    text = seed.data.decode("utf-8", "replace")
    charset = chance.choice(
        ["utf-16", "utf-16-le", "utf-32", "cp1251", "koi8-r", "cp866", "latin-1", "utf-7", "shift_jis"]
    )
    return text.encode(charset, "replace")


def _newlines(chance: Random, seed: Seed) -> bytes:
    parts = seed.data.split(b"\n")
    return parts[0] + b"".join(chance.choice(_ENDS) + part for part in parts[1:])


def _no_newlines(chance: Random, seed: Seed) -> bytes:
    return seed.data.replace(b"\n", chance.choice([b" ", b"", b"\t"]))


def _capitals(chance: Random, seed: Seed) -> bytes:
    text = seed.data.decode("utf-8", "replace")
    return chance.choice([text.upper, text.lower, text.title, text.swapcase])().encode()


def _long_line(chance: Random, seed: Seed) -> bytes:
    place = chance.randrange(len(seed.data))
    words = chance.choice(
        [*_WORDS, *_QUOTES, b"x", b" ", b"<", b"<b>", b"=", b".", b"\xff", seed.data.replace(b"\n", b" ")]
    )
    return seed.data[:place] + (words * (LONG // len(words) + 1))[:LONG] + seed.data[place:]


def _many_lines(chance: Random, seed: Seed) -> bytes:
    place = chance.randrange(len(seed.data))
    line = chance.choice([*seed.data.splitlines(), *_WORDS, b">", b"--", b"From: a@b.c", b"From a Mon May 1 2023"])
    return seed.data[:place] + b"\n" + (line + b"\n") * (LONG // 2 // (len(line) + 1)) + seed.data[place:]


def _deep_tags(chance: Random, seed: Seed) -> bytes:
    depth = chance.choice([300, 3_000, 100_000])
    tag = chance.choice([b"div", b"span", b"blockquote", b"table><tr><td", b"b", b"a href='x'", b"article"])
    return b"<html><body>" + b"<%s>" % tag * depth + b"<p>" + seed.data


def _deep_quotes(chance: Random, seed: Seed) -> bytes:
    depth, mark = chance.choice([40, 400, 4_000]), chance.choice([b"> ", *_QUOTES, '«“„"('.encode()])
    place = chance.randrange(len(seed.data))
    return seed.data[:place] + b"\n" + mark * depth + seed.data[place:]


def _deep_mail(chance: Random, seed: Seed) -> bytes:
    """Mails in mails, or multiparts in multiparts."""
    data, depth = seed.data, chance.choice([5, 60, 300])
    inner = chance.random() < 0.5
    for number in range(depth):
        if inner:
            data = b"Subject: %d\nContent-Type: message/rfc822\n\n" % number + data
        else:
            edge = b"e%d" % number
            data = b'Content-Type: multipart/mixed; boundary="%s"\n\n--%s\n%s\n--%s--\n' % (edge, edge, data, edge)
    return b"From: a@example.org\nMIME-Version: 1.0\n" + data


def _many_parts(chance: Random, seed: Seed) -> bytes:
    count = chance.choice([200, 3_000, 20_000])
    kind = chance.choice([b"text/plain", b"text/html", b"message/rfc822", b"multipart/mixed; boundary=y", b"x/y"])
    body = seed.data[: 200_000_000 // count // 100]
    head = b'From: a@example.org\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="x"\n\n'
    return head + (b"--x\nContent-Type: " + kind + b"\n\n" + body + b"\n") * count + b"--x--\n"


DAMAGES: tuple[Damage, ...] = (
    Damage("bytes flipped", _flipped),
    Damage("stretches cut out", _cut_out),
    Damage("cut off", _cut_off),
    Damage("marks lost", _marks_lost),
    Damage("quotation marks put in", lambda chance, seed: _put(chance, seed, _QUOTES, 12)),
    Damage("odd characters put in", lambda chance, seed: _put(chance, seed, _ODD, 40)),
    Damage("words of the trade put in", lambda chance, seed: _put(chance, seed, _WORDS, 30)),
    Damage("lines shuffled", _shuffled),
    Damage("spliced into itself", _spliced),
    Damage("in another charset", _recoded),
    Damage("other newlines", _newlines),
    Damage("no newlines", _no_newlines),
    Damage("other capitals", _capitals),
    Damage("quotations in quotations", _deep_quotes),
    Damage("mails in mails", _deep_mail),
    Damage("a line of a megabyte", _long_line, heavy=True),
    Damage("thousands of lines", _many_lines, heavy=True),
    Damage("thousands of tags in tags", _deep_tags, heavy=True),
    Damage("thousands of MIME parts", _many_parts, heavy=True),
)
