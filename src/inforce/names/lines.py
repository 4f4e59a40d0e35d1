"""Rules of spelling applied to many words at once, each on a line of its own: several times as quick as word by word."""

import re
from collections.abc import Callable, Iterable, Sequence

Rules = Sequence[tuple[Callable[[str, str], str], str]]
"""What replaces a pattern in a text, and by what; in order."""


def rules_of(written: Iterable[tuple[str, str]]) -> Rules:
    """Patterns and what stands for them. A pattern may not match the end of a line."""
    return tuple((re.compile(pattern, re.MULTILINE).sub, replacement) for pattern, replacement in written)


def on_lines(rules: Rules, words: Iterable[str]) -> list[str]:
    """Words after the rules. Words have no ends of lines in them; of none, there is an empty one."""
    lines = "\n".join(words)
    for pattern, replacement in rules:
        lines = pattern(replacement, lines)
    return lines.split("\n")
