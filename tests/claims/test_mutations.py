"""Damaged reports: no crash, no hang, no span that is not in the text. Thousands of cases: benchmarks/mutations.py."""

import pytest

from inforce.claims.model import Claim, Extract
from inforce.reports import read
from inforce.spans import Span
from tests.claims import mutating
from tests.claims.mutating import DAMAGES, Damage, Seed, Tally

SEEDS = mutating.seeds()


@pytest.mark.parametrize("damage", [d for d in DAMAGES if not d.heavy], ids=lambda damage: damage.name)
def test_a_damaged_report_is_read_or_refused_and_its_spans_are_its_words(damage: Damage) -> None:
    tally = Tally()
    for number in range(6):
        mutating.run(SEEDS[(number * 5 + len(damage.name)) % len(SEEDS)], damage, number, tally)
    assert tally.wrong == []
    assert tally.read + tally.refused == 6


def test_cases_are_the_same_whenever_they_are_asked_for() -> None:
    first, again = (list(mutating.cases(SEEDS, 250)) for _ in range(2))
    assert first == again
    assert {damage for _, damage, _ in first} >= {d for d in DAMAGES if not d.heavy}
    assert sum(damage.heavy for _, damage, _ in first) == 3


CRASHING = Seed("a.txt", b"The bank was delisted on Monday, the ministry said.\n")
WHOLE = Damage("none", lambda _, seed: seed.data)


def test_a_refusal_is_no_crash() -> None:
    tally = Tally()
    mutating.run(SEEDS[0], Damage("nothing", lambda *_: b""), 0, tally)
    assert (tally.refused, tally.read, tally.wrong) == (1, 0, [])


@pytest.mark.parametrize(
    "error", [KeyError("x"), RecursionError("deep"), AssertionError("no"), UnicodeEncodeError("u", "", 0, 1, "")]
)
def test_whatever_a_reader_raises_is_told_as_a_crash(error: Exception) -> None:
    def crashing(_: bytes, __: Seed, ___: Tally) -> None:
        raise error

    tally = Tally()
    mutating.run(CRASHING, WHOLE, 7, tally, crashing)
    assert tally.wrong == [f"7 none a.txt: {type(error).__name__}: {error}"]
    mutating.run(CRASHING, WHOLE, 8, tally)
    assert len(tally.wrong) == 1, "the same report is sound to the reader itself"
    assert tally.read == 1


def test_a_report_that_takes_too_long_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    tally = Tally()
    monkeypatch.setattr(mutating, "PATIENCE", 1e-3)
    monkeypatch.setattr(mutating, "CAST", 0.0)
    long = Damage("long", lambda _, seed: seed.data * 400)
    mutating.run(next(s for s in SEEDS if s.ending == ".txt"), long, 1, tally)
    assert len(tally.wrong) == 1
    assert "more than 0.0 s" in tally.wrong[0]


def test_a_span_that_is_not_in_the_text_is_told() -> None:
    (report,) = read(b"The bank was delisted on Monday, the ministry said.\n", name="a.txt")
    from inforce.claims import extract

    (claim, *_) = extract(report).claims
    moved = Claim(**{n: getattr(claim, n) for n in claim.__slots__} | {"span": Span(0, 3, "the")})
    with pytest.raises(AssertionError, match="is not the words of the text"):
        mutating.check(report, Extract(claims=(moved,)))


def test_seeds_are_of_every_format() -> None:
    assert {seed.ending for seed in SEEDS} >= {".txt", ".eml", ".html"}
    assert all(isinstance(seed, Seed) and seed.data for seed in SEEDS)


@pytest.mark.parametrize(
    "text",
    [
        "Sanctions news\n\n" + "to not " * 3 + "sanctions.",
        "SANCTIONS TO\n\nTO IN MAY NOT",
        "Санкции\n\n" + "«" * 20_000 + " против банка",
        "Sanctions\n\n" + "The minister visited Cairo on 6 May 2024.\n\n" * 1_500,
    ],
    ids=["to alone", "headline", "marks", "one event again and again"],
)
def test_what_once_broke_or_took_for_ever_is_read(text: str) -> None:
    tally = Tally()
    mutating.run(Seed("a.txt", text.encode()), Damage("none", lambda _, seed: seed.data), 0, tally)
    assert tally.wrong == []
