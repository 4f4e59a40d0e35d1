"""Text of others' as XML can hold it."""

import re

_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\u007e\u00a0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 forbids, and control characters that it discourages (https://www.w3.org/TR/xml/#charsets)."""


def xml_safe(text: str) -> str:
    """The text, with what XML cannot hold replaced by U+FFFD. Markup is left to the writer of the XML."""
    return _NOT_IN_XML.sub("\N{REPLACEMENT CHARACTER}", text)
