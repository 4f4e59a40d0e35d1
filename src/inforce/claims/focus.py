"""Focus: whose measures a text is on, as far as it was read."""

Sender = tuple[str, ...]
"""Names of a state or union and of its body, the widest first; () where nobody is told."""


class Focus:
    """Who was spoken of last, and how often each.

    ``sender``: the sender of the act told last; ``keeper``: the owner of the list spoken of last; ``subject``: the state or body
    that was the subject of a sentence last; ``section``: whose measures the heading says that the paragraphs below tell of.
    """

    def __init__(self) -> None:
        self.sender: Sender = ()
        self.keeper: Sender = ()
        self.subject: Sender = ()
        self.section: Sender = ()
        self.here: list[str] = []
        """The keepers of lists that the sentence names, each once."""
        self.counts: dict[Sender, int] = {}
        """How many claims are of each state or union."""
        self.mentions: dict[str, int] = {}
        """How often each keeper of lists was named."""
        self._headed: tuple[dict[Sender, int], dict[str, int], Sender] | None = None

    def begin_post(self) -> None:
        """Of a live blog only what stands above its posts tells whose the measures of each are."""
        if self._headed is None:
            self._headed = dict(self.counts), dict(self.mentions), self.sender
        counts, mentions, self.sender = self._headed
        self.counts, self.mentions = dict(counts), dict(mentions)
        self.keeper = self.subject = ()

    def turn(self) -> None:
        """A new paragraph goes back to the sender of its section, else to the main one."""
        self.sender = self.section or self.main() or self.sender

    def mention(self, names: list[str]) -> None:
        """A sentence names these keepers of lists."""
        for name in names:
            self.mentions[name] = self.mentions.get(name, 0) + 1
        self.here = list(dict.fromkeys(names))

    def note(self, sender: Sender) -> None:
        """A claim is of this sender."""
        if sender:
            self.sender = sender
            self.counts[sender[:1]] = self.counts.get(sender[:1], 0) + 1

    def main(self) -> Sender:
        """The state or union that most claims so far are of."""
        return max(self.counts, key=lambda s: self.counts[s], default=())

    def nearby(self) -> Sender:
        """The one keeper of lists that the sentence names, where it names no other."""
        return (self.here[0],) if len(self.here) == 1 else ()
