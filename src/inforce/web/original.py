"""A web page as it was sent, for people to see beside what was read in it: sanitised, and shown in a frame that runs nothing.

The library keeps the elements that are named here and no others; of their attributes it keeps what lays out tables. Nothing
that leads anywhere or is loaded from anywhere stays: no links, no pictures, no styles.
"""

import nh3

from inforce.reports.beginnings import is_page
from inforce.reports.charset import decode

TAGS = frozenset(
    "article aside b blockquote br caption cite code col colgroup dd del details div dl dt em figcaption figure footer "
    "h1 h2 h3 h4 h5 h6 header hr i ins li main mark ol p pre q s section small span strong sub summary sup table tbody td "
    "tfoot th thead time tr u ul".split()
)
ATTRIBUTES = {"td": {"colspan", "rowspan"}, "th": {"colspan", "rowspan"}, "time": {"datetime"}}
GONE = {"script", "style", "noscript", "template", "iframe", "object", "svg", "math", "head", "title"}
"""Whose content goes with them; of other elements that are not kept the words stay."""


def original(data: bytes) -> str | None:
    """Markup that may be shown; None of what is no web page, or no text."""
    if not is_page(data[:4096]) or not (found := decode(data)):
        return None
    return nh3.clean(
        found.text, tags=set(TAGS), attributes=ATTRIBUTES, clean_content_tags=GONE, link_rel=None, url_schemes=set()
    )
