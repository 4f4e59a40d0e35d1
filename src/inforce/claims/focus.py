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
        self.begun: list[int] = []
        """Of a live blog, the numbers of the sentences with which its posts begin."""
        self._headed: tuple[dict[Sender, int], dict[str, int], Sender] | None = None
        self._of_posts: set[str] = set()

    def begin_post(self, scene: int) -> None:
        """A post of a live blog begins with a sentence: only what stands above all posts tells whose measures each is on."""
        self.begun.append(scene)
        if self._headed is None:
            self._headed = dict(self.counts), dict(self.mentions), self.sender
        self._of_posts |= self.keepers()
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

    def keepers(self) -> set[str]:
        """The states and unions named so far, or of whom there are claims, in a live blog those of the post and the head."""
        return {*self.mentions, *(s[0] for s in self.counts)}

    def of_posts(self) -> Sender:
        """Whose measures the posts of a live blog are on where neither they nor its head tell: the only one that any names."""
        named = self._of_posts | self.keepers()
        return tuple(named) if len(named) == 1 else ()

    def main(self) -> Sender:
        """The state or union that most claims so far are of."""
        return max(self.counts, key=lambda s: self.counts[s], default=())

    def nearby(self) -> Sender:
        """The one keeper of lists that the sentence names, where it names no other."""
        return (self.here[0],) if len(self.here) == 1 else ()


class EnglishFocus(Focus):
    """``pair``: the two keepers of lists named last side by side, for whom "both" stands."""

    def __init__(self) -> None:
        super().__init__()
        self.pair: Sender = ()
        self._head: Sender = ()

    def begin_post(self, scene: int) -> None:
        self._head = self._head if self.begun else self.likeliest()
        super().begin_post(scene)
        self.pair = ()

    def of_report(self) -> Sender:
        """Whose measures are meant where nothing near tells; of a live blog, not whose one post of many is on."""
        return (self._head or self.of_posts()) if self.begun else self.likeliest()

    def likeliest(self) -> Sender:
        """The main sender, else the keeper of lists that the report names most."""
        weighed: dict[Sender, int] = {(s,): n for s, n in self.mentions.items()}
        for sender, count in self.counts.items():
            weighed[sender[:1]] = weighed.get(sender[:1], 0) + 2 * count
        return max(weighed, key=lambda s: weighed[s], default=()) if self.counts or len(weighed) == 1 else ()

    def only(self) -> Sender:
        """The one keeper of lists named so far, where no other was."""
        named = self.keepers()
        return tuple(named) if len(named) == 1 else ()
