"""Characters that nobody sees and that do something to what is seen: names and remarks come from others' files.

Control characters move a terminal's cursor, change its colours or write into its title; separators of lines end what
seemed one line; marks of direction turn words around.
"""

from inforce.patterns import later

_CONTROLS = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"
"""All of Unicode's (Cc) but the tab and the ends of line."""
_TURNING = "\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069"
"""Separators of lines, and what turns the direction of writing (https://www.unicode.org/reports/tr9/)."""
IGNORABLE = (
    "\u00ad\u061c\u180e\u200b\u200c\u200e\u200f\u2060\u2066\u2067\u2068\u2069\u202a\u202b\u202c\u202d\u202e\ufeff"
)
"""Default-ignorable characters of running text (Unicode, DerivedCoreProperties); not U+200D, which joins emoji."""
UNBREAKING = "\u00a0\u2007\u2009\u202f"
"""Spaces at which a line does not break."""
_HIDDEN = later(f"[{_CONTROLS}{_TURNING}\r]")
_MOVING = later(f"[{_CONTROLS}]|\r(?!\n)")
_TO_ESCAPE = later(f"[\x7f-\x9f{_TURNING}]")
_SURELY = b"\x7f", b"\xd8\x9c"
_PERHAPS = later(rb"\xc2[\x80-\x9f]"), later(rb"\xe2(?:\x80[\x8e\x8f\xa8-\xae]|\x81[\xa6-\xa9])")
"""What is to be escaped as it stands in UTF-8: each sought by its first byte, which is far quicker than all at once in a text."""
_INSTEAD = "\N{REPLACEMENT CHARACTER}"


def visible(text: str) -> str:
    """Text that cannot move a terminal's cursor or turn its words around: U+FFFD stands for each such character."""
    return _HIDDEN.sub(_INSTEAD, text)


def without_controls(text: str) -> str:
    """Text in which U+FFFD stands for each control character, and for a carriage return that ends no line. Marks of direction
    belong to the spelling of names, and stay."""
    return _MOVING.sub(_INSTEAD, text)


def escaped(json: str) -> str:
    """The same JSON, in which no such character stands but as an escape: the values are the same. (Below U+0020 JSON itself
    demands it.)"""
    return _TO_ESCAPE.sub(lambda found: f"\\u{ord(found[0]):04x}", json)


def escaped_utf8(json: bytes) -> str:
    """:func:`escaped` of JSON in UTF-8, most of which has none of these characters."""
    may_have = any(map(json.__contains__, _SURELY)) or any(each.search(json) for each in _PERHAPS)
    return escaped(json.decode()) if may_have else json.decode()
