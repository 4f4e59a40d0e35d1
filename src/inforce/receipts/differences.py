"""What is not as it was, between a receipt and one made now of what it asks for; pure."""

from collections.abc import Iterable
from dataclasses import dataclass

from inforce.receipts.model import EditionHash, FileHash, Receipt, Sum


@dataclass(frozen=True, slots=True)
class Difference:
    """``bears``: the result is another, or cannot be the same; otherwise it is only worth a remark."""

    words: str
    bears: bool = True

    def __str__(self) -> str:
        return self.words


def parted(found: Iterable[Difference]) -> tuple[list[Difference], list[Difference]]:
    """What bears on the result, and what is only worth a remark."""
    every = list(found)
    return [each for each in every if each.bears], [each for each in every if not each.bears]


def differences(then: Receipt, now: Receipt) -> list[Difference]:
    """All that differs, what went in before what came out."""
    same = then.result == now.result
    return [
        *_files_differ("the input", then.inputs, now.inputs),
        *_files_differ("the list", then.lists, now.lists),
        *_renamed(then.inputs, now.inputs),
        *_editions_differ("edition", then.all_editions, _as_named(then, now)),
        *(_editions_differ("delta file", then.deltas, now.deltas or ()) if then.deltas is not None else ()),
        *_decisions_differ(then, now),
        *_rules_differ(then, now),
        *([] if same else _sums_differ("the result", then.result, now.result)),
    ]


def _files_differ(what: str, then: tuple[FileHash, ...], now: tuple[FileHash, ...]) -> list[Difference]:
    if [each.sha256 for each in then] == [each.sha256 for each in now]:
        return []
    was, is_ = (
        ", ".join(f"{e.name} {e.sha256[:12]} of {e.size:,} bytes" for e in each) or "none" for each in (then, now)
    )
    return [Difference(f"{what} is another: {was} then, {is_} now")]


def _renamed(then: tuple[FileHash, ...], now: tuple[FileHash, ...]) -> list[Difference]:
    """The same bytes under another name; of several files of the same bytes those that no longer bear theirs, in their order."""
    before, after = set(then), set(now)
    new = [each for each in now if each not in before]
    found = list[Difference]()
    for was in (each for each in then if each not in after):
        if is_ := next((each for each in new if each.sha256 == was.sha256), None):
            new.remove(is_)
            found.append(Difference(f"{was.name} is called {is_.name} now", bears=False))
    return found


def _as_named(then: Receipt, now: Receipt) -> tuple[EditionHash, ...]:
    """What counts now, as far as a receipt like the older one names it."""
    return now.editions if then.cited is None else now.all_editions


def _editions_differ(what: str, then: tuple[EditionHash, ...], now: tuple[EditionHash, ...]) -> list[Difference]:
    """Which of them either rests on; what is not rested on may be in force all the same."""
    gone = [each for each in then if each not in now]
    new = [each for each in now if each not in then]
    return [
        *(Difference(f"{what} {_told(each)} is named by the receipt, and not by what is derived now") for each in gone),
        *(Difference(f"{what} {_told(each)} is named by what is derived now, and not by the receipt") for each in new),
    ]


def _told(edition: EditionHash) -> str:
    return f"{edition.sha256[:12]} of {edition.register}, retrieved {edition.retrieved},"


def _sums_differ(what: str, then: Sum, now: Sum) -> list[Difference]:
    if then == now:
        return []
    was, is_ = (", ".join(f"{n:,} {word}" for word, n in each.counts.items()) for each in (then, now))
    return [Difference(f"{what}: {was} then ({then.sha256[:12]}), {is_} now ({now.sha256[:12]})")]


def _decisions_differ(then: Receipt, now: Receipt) -> list[Difference]:
    """Of a check, of the authorisations that findings name. A receipt that does not tell what they cite has the sum of all
    that were on file: others bear only on another result, which is told."""
    if then.kind == "screen":
        return _sums_differ("decisions on matches", then.decisions, now.decisions)
    if then.cited is None:
        return []
    return _sums_differ("authorisations that findings name", then.decisions, now.decisions)


def _rules_differ(then: Receipt, now: Receipt) -> list[Difference]:
    names = sorted({*then.rules, *now.rules})
    return [
        Difference(f"rules: {name} {_short(then.rules.get(name))} then, {_short(now.rules.get(name))} now", bears=False)
        for name in names
        if then.rules.get(name) != now.rules.get(name)
    ]


def _short(rule: str | None) -> str:
    return "none" if rule is None else rule[:12] if len(rule) == 64 else rule
