"""Names in bylines and in ``From`` lines: who is a person, who is an outlet."""

import re

from inforce.reports.knowledge import Phrases
from inforce.values import value

OUTLET_WORDS = Phrases("article", "masthead", "words")
_ROLES = Phrases("article", "masthead", "roles")
_OFFICES = Phrases("article", "byline", "office")
_POSTS = Phrases("article", "byline", "posts")
_PARTICLES = Phrases("article", "byline", "particles")

_LONGEST_NAME = 45
_MOST_NAMES = 160
"""Characters of a byline: half a dozen names."""
_WORD = re.compile(r"[^\W\d_]+")
_INITIALS = re.compile(r"(?:[^\W\d_]\.-?){1,3}")
_PART_OF_NAME = re.compile(r"[^\W\d_][^\W\d_'’`-]*(?:['’`-][^\W\d_]+)*")
_BETWEEN_NAMES = re.compile(r"\s*(?:[,;|/&•·]|\s(?:and|with|и|та|а также)\s)\s*")
_PLACE = re.compile(r"[A-ZА-ЯЁ][\w-]+(?:\s[A-ZА-ЯЁ][\w-]+)?")
_AT = re.compile(r"\s+(?:(?:in|at|for)\s+\S+(?:\s+\S+){0,4}|(?:из|в|для)\s+[«\"A-ZА-ЯЁ]\S*(?:\s+\S+){0,3})\Z")
"""Where somebody is, or for whom he writes: a few words, in Russian with a capital; else it is a sentence."""
_ADDRESS = re.compile(r"(?:mailto:)?([^\s<>()\[\]\":]{1,100}@[^\s<>()\[\]\":]{1,100})")
_MARKS = " \t'*<>[]()"
_VIA = re.compile(r"\s+(?:via|через)\s+.*", re.IGNORECASE | re.DOTALL)


def is_name(words: str) -> bool:
    """Two to four capitalised words, initials or particles, as personal names are written: "A. B. Brandt"."""
    if len(words) > _LONGEST_NAME or not 2 <= len(parts := words.split()) <= 4:
        return False
    if any(part.lower() in OUTLET_WORDS.words or part.lower() in _OFFICES.words for part in parts):
        return False
    full = [p for p in parts if _is_full(p)]
    rest = [p for p in parts if p not in full]
    small = all(_INITIALS.fullmatch(p) or p.lower() in _PARTICLES.words for p in rest)
    one_case = all(p.isupper() for p in full) or not any(p.isupper() and len(p) > 2 for p in full)
    return bool(full) and small and one_case


def _is_full(part: str) -> bool:
    """A name written out: "Brandt", "Jean-Pierre", "al-Rahman"."""
    particle, hyphen, rest = part.partition("-")
    if hyphen and particle.lower() in _PARTICLES.words:
        part = rest
    return len(part) > 1 and part[0].isupper() and _PART_OF_NAME.fullmatch(part) is not None


def bare_names_in(line: str) -> tuple[str, ...]:
    """Names on a line of their own, without "by": not in capitals, which are headings."""
    return () if line.isupper() else names_in(line)


def names_in(words: str) -> tuple[str, ...]:
    """The persons named in a byline ("A B, C D and E F, senior correspondent"); empty where something else is said."""
    if len(words) > _MOST_NAMES:
        return ()
    found: list[str] = []
    for part in _BETWEEN_NAMES.split(words.strip(" .:,;()[]*_")):
        name = _AT.sub("", part).strip(" .()[]") if not _INITIALS.fullmatch(part) else part
        name = part.strip(" ()[]") if is_name(part.strip(" ()[]")) else name
        if is_name(name):
            found.append(name)
        elif not found or not (_is_post(part) or _PLACE.fullmatch(part) or "@" in part):
            return ()
    return tuple(found)


def _is_post(words: str) -> bool:
    parts = words.lower().split()
    return not parts or parts[0] in _POSTS.words or parts[-1] in _POSTS.words or any(p in _OFFICES.words for p in parts)


@value(frozen=True, slots=True)
class Sender:
    """What a ``From`` line names. ``shown`` is the name, or the address where there is no name."""

    name: str | None
    address: str | None

    @property
    def shown(self) -> str | None:
        """The name, or where there is none the address."""
        return self.name or self.address

    @property
    def is_outlet(self) -> bool:
        """A newsroom or newsletter rather than a person: by its name, or by its address."""
        if not self.name:
            return False
        if any(word.lower() in OUTLET_WORDS.words for word in _WORD.findall(self.name)) or self._names_domain():
            return True
        local = (self.address or "").partition("@")[0].lower()
        return local in _ROLES.words or (not is_name(self.name) and len(self.name.split()) > 1)

    def _names_domain(self) -> bool:
        domain = re.sub(r"\W", "", (self.address or "").partition("@")[2].rpartition(".")[0].lower())
        return len(name := "".join(_WORD.findall((self.name or "").lower()))) > 3 and name in domain


def sender_of(value: str) -> Sender:
    """The name and address in a ``From`` line, in the forms of mail programs and of list pages."""
    value = " ".join(value.split())[:400]
    address = _ADDRESS.search(value)
    words = value[: address.start()].strip(_MARKS) or value[address.end() :].strip(_MARKS) if address else value
    name = _in_order(_unquoted(_VIA.sub("", words).strip(_MARKS)))
    return Sender(name or None, address[1] if address else None)


def _unquoted(words: str) -> str:
    """Without the quotation marks around the whole of a name; those around a part of it stay."""
    quoted = len(words) > 1 and words[0] in '"“«' and words[-1] in '"”»'
    return words[1:-1].strip(_MARKS) if quoted or (words.count('"') == 1 and '"' in (words[0], words[-1])) else words


def _in_order(name: str) -> str:
    """The other way round where the last name stands first: "Doe, John"."""
    last, comma, first = name.partition(", ")
    return f"{first} {last}" if comma and is_name(f"{first} {last}") and " " not in last else name
