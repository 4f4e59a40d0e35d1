"""What OFAC tells of a party, label by label: the same in all of its forms.

Remarks of the CSV form (``DOB 17 Feb 1967``), the ``idList`` of ``sdnList``, and the features and identity documents of
the ADVANCED and ENHANCED forms are all labels with values. ``data/ofac_remarks.toml`` says what each label fills; names
and addresses of the richer forms are put together here as the CSV form writes them.
"""

import calendar
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache

from inforce.knowledge import knowledge
from inforce.lists.model import Act, ActKind, Address, Details, Identifier, Name, Quality
from inforce.patterns import later
from inforce.values import value

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DAY = later(r"(?:(?:(\d{1,2}) )?([A-Z][a-z]{2}) )?(\d{4})\Z")
_YEARS = later(r"(\d{4})-(\d{4})\Z")
_ABBREVIATION = later(r"\b[A-Z]\.\Z|\b(?i:Co|Ltd|Ltda|Inc|Corp|Est|Jr|Sr)\.\Z")
_LONGEST = len("Corp.") + 1  # of these; what stands before them does not matter
_DIRECTIVE = later(r"(Listing|Effective) Date \((.+)\)\Z")
_TAIL = later(
    r"(?P<value>.*?)(?: \((?P<country>[^()]+)\))?(?: issued (?P<issued>\d.*?))?(?: expires (?P<expires>\d.*?))?\Z"
)
SIMPLE_FORMS_LACK = frozenset({"other scripts", "listing dates", "measures", "relations", "notes"})
"""What the CSV form and ``sdnList`` do not carry, as :class:`Entry` names it in ``missing``."""
_STREET = ("ADDRESS1", "ADDRESS2", "ADDRESS3")


@value(frozen=True, slots=True)
class Labels:
    """``fields``: label → field of Details. ``names``: the label of a richer form → that of the CSV form."""

    fields: Mapping[str, str]
    names: Mapping[str, str]
    identifiers: frozenset[str]
    facts: frozenset[str]
    patterns: tuple[str, ...]
    currency: str
    given_names: frozenset[str]

    def identifies(self, label: str) -> bool:
        return label in self.identifiers or label.startswith(self.currency)


@cache
def labels() -> Labels:
    data = knowledge("lists", "ofac_remarks")
    return Labels(
        fields={label: field for field, each in data["fields"].items() for label in each},
        names=data["names"],
        identifiers=frozenset(data["identifiers"]),
        facts=frozenset(map(_bare, data["facts"])),
        patterns=tuple(data["patterns"]),
        currency=data["currency"],
        given_names=frozenset(data["given_names"]),
    )


@cache
def destination(written: str) -> tuple[str, str]:
    """What a label fills and how the CSV form has it: a field of Details; ``acts`` for the dates of directives;
    ``strange`` where no table names it, which is kept as a fact all the same."""
    label, known = label_of(written), labels()
    if field := known.fields.get(label):
        return field, label
    if known.identifies(label):
        return "identifiers", label
    if _DIRECTIVE.match(label):
        return "acts", label
    named = label in known.facts or any(re.fullmatch(pattern, label) for pattern in known.patterns)
    return "facts" if named else "strange", label


@cache
def label_of(written: str) -> str:
    """A label as the CSV form has it, without the colon or dash before its value."""
    bare = _bare(written.replace("’", "'"))
    return labels().names.get(bare, bare)


def _bare(label: str) -> str:
    return label.strip().removesuffix(":").removesuffix(" -")


class Particulars:
    """What is told of one party, collected; ``strange`` holds labels that no table names."""

    def __init__(self) -> None:
        self._texts: defaultdict[str, list[str]] = defaultdict(list)
        self._identifiers: list[Identifier] = []
        self._facts: list[tuple[str, str]] = []
        self._directives: dict[str, dict[str, str]] = {}
        self.strange: set[str] = set()

    def tell(self, written: str, value: str) -> None:
        """A label and its value; that of an identifier may end with country, days of issue and of expiry."""
        field, label = destination(written)
        if field == "identifiers":
            self.identify(label, value)
        elif field == "acts":
            kind, title = _DIRECTIVE.findall(label)[0]
            self._directives.setdefault(title, {})[kind] = edtf(value)
        elif field in ("facts", "strange"):
            self.fact(label, value)
            if field == "strange":
                self.strange.add(label)
        else:
            self._texts[field].append(edtf(value) if field in ("births", "established") else value)

    def identify(
        self,
        written: str,
        value: str,
        country: str | None = None,
        issued: str | None = None,
        expires: str | None = None,
    ) -> None:
        """An identifier, whatever its label; what is not given may stand at the end of its value."""
        tail = _TAIL.match(value)
        if tail and tail["value"]:
            value, country = tail["value"], country or tail["country"]
            issued, expires = issued or tail["issued"], expires or tail["expires"]
        self._identifiers.append(Identifier(label_of(written), value, country, issued, expires))

    def fact(self, label: str, value: str) -> None:
        self._facts.append((label, without_final_stop(value)))

    def remark(self, text: str) -> None:
        self._texts["remarks"].append(without_final_stop(text))

    def link(self, name: str) -> None:
        self._texts["links"].append(name)

    def details(self, listed_on: Iterable[str] = (), acts: Iterable[Act] = ()) -> Details:
        texts = {field: tuple(dict.fromkeys(values)) for field, values in self._texts.items()}
        genders = texts.pop("gender", ())
        return Details(
            gender=genders[0].casefold() if genders else None,
            identifiers=tuple(dict.fromkeys(self._identifiers)),
            listed_on=tuple(listed_on),
            acts=(*acts, *self._directive_acts()),
            facts=tuple(dict.fromkeys(self._facts)),
            **texts,
        )

    def _directive_acts(self) -> Iterable[Act]:
        """``Listing Date (EO 14024 Directive 2)`` dates a directive against the party, not its place on the list."""
        for title, days in self._directives.items():
            yield Act(ActKind.LISTED, title, days.get("Listing"), days.get("Effective"))


def without_final_stop(text: str) -> str:
    """Prose without its full stop; that of an abbreviation stays."""
    ends = text.endswith(".") and not _ABBREVIATION.search(text, max(0, len(text) - _LONGEST))
    return text[:-1] if ends else text


def edtf(text: str) -> str:
    """OFAC's dates as EDTF: ``17 Feb 1967``, ``circa 1951``, ``1951 to 1953``; as written where it is no such date."""
    about = text.startswith("circa ")
    exact = _YEARS.sub(r"\1 to \2", text.removeprefix("circa "))
    ends = [_day(end) for end in exact.split(" to ")]
    if len(ends) > 2 or not all(ends):
        return text
    return "/".join(f"{end}{'~' if about else ''}" for end in ends)


def _day(text: str) -> str | None:
    match = _DAY.match(text.removeprefix("circa "))
    if not match or (match[2] and match[2] not in MONTHS):
        return None
    day, month, year = match.groups()
    return "-".join([year, *([f"{MONTHS.index(month) + 1:02}"] if month else []), *([f"{int(day):02}"] if day else [])])


def date_words(first: date, last: date, *, about: bool = False) -> str:
    """Days from first to last as OFAC writes them: ``17 Oct 1990``, ``Oct 1990``, ``1951 to 1953``, ``circa 1951``."""
    ends = dict.fromkeys((_end_words(first, first, last), _end_words(last, first, last)))
    return ("circa " if about else "") + " to ".join(ends)


def _end_words(end: date, first: date, last: date) -> str:
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return f"{end.year}"
    if first.day == 1 and last.day == calendar.monthrange(last.year, last.month)[1]:
        return f"{MONTHS[end.month - 1]} {end.year}"
    return f"{end.day:02} {MONTHS[end.month - 1]} {end.year}"


def name_of(parts: Iterable[tuple[str, str]]) -> str:
    """A name of its parts (type and words) as the CSV form writes it: the surname or the whole name of a body in
    capitals, given names after a comma, a nickname alone as it is."""
    given_names = labels().given_names
    given: list[str] = []
    family: list[str] = []
    for kind, words in parts:
        (given if kind in given_names else family).append(words)
    return ", ".join(filter(None, (" ".join(filter(None, family)).upper(), " ".join(filter(None, given)))))


def alias(text: str, written: str, *, weak: bool, language: str | None = None) -> Name:
    """``written``: ``A.K.A.``, ``f.k.a.``, ``aka`` …; a former name is that, weak or not."""
    kind = _alias_kind(written)
    quality = Quality.FORMER if kind == "fka" else Quality.WEAK if weak else Quality.STRONG
    return Name(text, quality, kind, language)


@cache
def _alias_kind(written: str) -> str:
    return written.replace(".", "").casefold()


def address_of(lines: Mapping[str, str], country: str | None) -> Address | None:
    """Parts of a location (``ADDRESS1`` …) as an address in the lines of the CSV form; None where there is nothing."""
    street = ", ".join(filter(None, map(lines.get, _STREET)))
    place = ", ".join(filter(None, (lines.get("CITY"), lines.get("STATE/PROVINCE"))))
    city = " ".join(filter(None, (place, lines.get("POSTAL CODE"))))
    region = lines.get("REGION")
    where = country or (f"Region: {region}" if region else None)
    beyond = region if country and country != f"Region: {region}" else None
    parts = tuple(filter(None, (street, city, beyond)))
    return Address(parts, where) if parts or where else None
