"""What a decision about an edition makes of entries: who leaves or comes by it, beside the looks in force around it. Pure."""

from dataclasses import dataclass

from inforce.moment import Look


@dataclass(frozen=True, slots=True)
class Around:
    """What a look in force before or after an edition shows."""

    look: Look
    numbers: frozenset[str]


@dataclass(frozen=True, slots=True)
class Consequence:
    """Of an edition that lists ``here``: put in force between two looks (None: there is none), or taken out from there."""

    here: frozenset[str]
    before: Around | None
    after: Around | None

    @property
    def left(self) -> frozenset[str]:
        """Entries of the look before that the edition does not list."""
        return self.before.numbers - self.here if self.before else frozenset()

    @property
    def came(self) -> frozenset[str]:
        """Entries that the look before does not show."""
        return self.here - self.before.numbers if self.before else self.here

    def in_force(self) -> str:
        """What is so while the edition is in force, a sentence."""
        if self.before is None:
            return (
                f"no look in force is before it: whoever is not among its {len(self.here)} entries counts as not listed"
            )
        had, of = len(self.before.numbers), f"of the look before it ({self.before.look})"
        if not self.left:
            return f"none of the {had} entries {of} leaves by it, {_came(self.came)}"
        leave = "leaves" if len(self.left) == 1 else "leave"
        return f"{len(self.left)} of the {had} entries {of} {leave} by it, {_came(self.came)}{self._back()}"

    def out_of_force(self) -> str:
        """What is so without the edition, a sentence."""
        later = f" until the look after it ({self.after.look})" if self.after else ""
        if self.before is None:
            return f"no look in force is before it: what was listed is not known{later}"
        return (
            f"the look before it ({self.before.look}) counts{later}: {len(self.left)} entries that left by it are listed on, "
            f"{len(self.came)} that came by it are not"
        )

    def _back(self) -> str:
        if self.after is None:
            return "; no look after it brings any of them back"
        return f"; {len(self.left & self.after.numbers)} of them are back at the look after it ({self.after.look})"


def _came(numbers: frozenset[str]) -> str:
    return f"{len(numbers)} come{'s' if len(numbers) == 1 else ''}"
