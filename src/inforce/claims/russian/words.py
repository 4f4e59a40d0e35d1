"""Words: the tokens of a Russian sentence with their readings."""

import re
from dataclasses import field
from typing import final

from inforce.claims.gazetteer import Place
from inforce.claims.russian.morphology import Form
from inforce.claims.times import TimeMention
from inforce.values import record

WORD, NUMBER, TIME, NAME, MARK = "word", "number", "time", "name", "mark"
_ARTICLE = re.compile(r"(?:а[лшснтрдз]|э[лшснтр])ь?-[А-ЯЁ]")
"""The article with which names from the Arabic begin: "аш-Шараа", "аль-Асад"."""


@final
@record(slots=True, eq=False)
class Word:
    """A word, number, time, name or mark: ``text`` are its words in the report, ``name`` a name without its quotation marks.

    ``pos`` is the likeliest part of speech; ``opening``: it opens a sentence or a quotation, where a capital says little.
    """

    kind: str
    text: str
    lower: str
    start: int
    end: int
    forms: tuple[Form, ...] = ()
    pos: str = ""
    place: Place | None = None
    name: str = ""
    opening: bool = False
    quoted: bool = False
    time: TimeMention | None = field(default=None, repr=False)
    known_lemma: str | None = field(
        default=None, init=False, repr=False
    )  # of ``noun_lemma``, which is asked many times

    @property
    def noun_lemma(self) -> str:
        """The lemma of the likeliest reading as a noun, else as what may stand for one."""
        if self.known_lemma is None:
            own = self.lemma("NOUN") if self.is_a("NOUN") else self.lemma("NPRO", "ADJF", "PRTF", "NUMR")
            self.known_lemma = own
        return self.known_lemma

    @property
    def capital(self) -> bool:
        """It begins with a capital, after an Arabic article too."""
        first = self.text[0]
        return first.isupper() or (first in "аэ" and _ARTICLE.match(self.text) is not None)

    def is_a(self, *parts: str) -> bool:
        """One of its readings is of these parts of speech."""
        for form in self.forms:  # noqa: SIM110 (asked for every word several times: a loop is twice as fast)
            if form.pos in parts:
                return True
        return False

    def lemma(self, *parts: str) -> str:
        """The lemma of the likeliest reading that is one of these parts of speech."""
        for form in self.forms:
            if not parts or form.pos in parts:
                return form.lemma
        return self.lower
