"""What a page says of itself beside its words: JSON-LD (schema.org), ``<meta>``, ``<time>``, ``<title>``."""

import json
from collections.abc import Iterator
from typing import Any

from inforce.reports.dates import header_date
from inforce.reports.knowledge import table
from inforce.reports.markup import Element, is_hidden, words_of
from inforce.reports.people import names_in
from inforce.reports.provenance import Told
from inforce.reports.subjects import fold

_DEEPEST = 6
_LONGEST = 500_000
_MOST_AUTHORS = 8
_SEVERAL = 2
_ASIDE = frozenset({"wrapping", "footer", "related", "caption"})
_MOST_BESIDE = 25
"""Words of a block that is a line of date, byline and labels; of more it is prose."""

Json = Any  # Any: whatever a page's author put there; every reader checks


def told_by(root: Element) -> Told:
    """Title, outlet, authors and time of publication as the page's own fields give them."""
    meta = _metas(root)
    linked = _own_article(list(_articles(root)), [*_heads(root), *meta["title"], *_titles(root)])
    published = [*_texts(linked.get("datePublished")), *meta["published"], *_times(root)]
    publishers = [*_texts(_name(linked.get("publisher"))), *meta["publisher"]]
    titles = [*_texts(linked.get("headline")), *meta["title"], *_titles(root)]
    return Told(
        titles=tuple(dict.fromkeys(" ".join(each.split()) for each in titles)),
        publisher=next((name for each in publishers if 1 < len(name := " ".join(each.split())) <= 60), None),
        authors=_authors(linked, meta["author"]),
        published=next((date for each in published if (date := header_date(each))), None),
    )


def _own_article(told: list[dict[str, Json]], titles: list[str]) -> dict[str, Json]:
    """The article of the page's own title: pages describe those that they link to as well. Empty where none is surely it."""
    if len(told) < _SEVERAL:
        return told[0] if told else {}
    folded = [words for title in titles if (words := fold(title))]
    for each in told:
        headlines = [words for headline in _texts(each.get("headline")) if (words := fold(headline))]
        if any(title.startswith(headline) or headline.startswith(title) for headline in headlines for title in folded):
            return each
    return {}


def _heads(root: Element) -> list[str]:
    return [words_of(head) for head in root.iter("h1")]


def _articles(root: Element) -> Iterator[dict[str, Json]]:
    """Articles in the page's JSON-LD, however deep they are wrapped."""
    for script in root.iter("script"):
        words = script.text or ""
        if "ld+json" not in (script.get("type") or "").lower() or len(words) > _LONGEST:
            continue
        try:
            yield from _of_article_type(json.loads(words), 0)
        except (ValueError, RecursionError):
            continue


def _of_article_type(value: Json, depth: int) -> Iterator[dict[str, Json]]:
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for each in value:
            yield from _of_article_type(each, depth + 1)
    elif isinstance(value, dict):
        kinds = value.get("@type")
        if any(kind.lower().rpartition("/")[2] in table("page")["meta"]["articles"] for kind in _texts(kinds)):
            yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _of_article_type(value.get(key), depth + 1)


def _texts(value: Json) -> list[str]:
    """The words of a value; halves of characters, which JSON can escape, are replaced."""
    value = value.get("@value") if isinstance(value, dict) else value
    rows = value if isinstance(value, list) else [value]
    sound = [each.encode("utf-8", "replace").decode() for each in rows if isinstance(each, str)]
    return [words for each in sound if (words := each.strip())]


def _name(value: Json) -> Json:
    """The name of a person or organisation, however schema.org's readers wrote it."""
    if isinstance(value, dict):
        return value.get("name")
    return [name for each in value if isinstance(name := _name(each), str)] if isinstance(value, list) else value


def _metas(root: Element) -> dict[str, list[str]]:
    """The contents of ``<meta>`` by what they tell, the most trusted first."""
    found: dict[str, list[str]] = {}
    for meta in root.iter("meta"):
        content = (meta.get("content") or "").strip()
        for key in (meta.get("property"), meta.get("name"), meta.get("itemprop")):
            if key and content:
                found.setdefault(key.strip().lower(), []).append(content)
    keys = table("page")["meta"]
    return {
        kind: [text for key in keys[kind] for text in found.get(key, ())]
        for kind in ("published", "publisher", "author", "title")
    }


def _times(root: Element) -> Iterator[str]:
    """Times of the page itself, marked as that of publication or first of all: none of its furniture, none within a sentence."""
    times = [time for time in root.iter("time") if time.get("datetime") and not _stands_aside(time)]
    marked = [time for time in times if "publish" in f"{time.get('itemprop') or ''} {time.get('class') or ''}".lower()]
    blocks = {time: _block_of(time) for time in times}
    prose = {block for block in set(blocks.values()) if block is not None and _is_prose(block)}
    first = next((time for time in times if blocks[time] not in prose), None)
    for time in marked if first is None else [*marked, first]:
        yield time.get("datetime") or ""


def _stands_aside(time: Element) -> bool:
    roles = table("page")["roles"]
    return any(is_hidden(each) or roles.get(each.tag) in _ASIDE for each in (time, *time.iterancestors()))


def _block_of(time: Element) -> Element | None:
    blocks = table("page")["elements"]["blocks"]
    return next((each for each in time.iterancestors() if each.tag in blocks), None)


def _is_prose(block: Element) -> bool:
    """A time in it stands within a sentence."""
    return len(words_of(block).split()) > _MOST_BESIDE


def _titles(root: Element) -> Iterator[str]:
    for title in root.iter("title"):
        if title.text and title.text.strip():
            yield title.text
            return


def _authors(linked: dict[str, Json], meta: list[str]) -> tuple[str, ...]:
    """Persons only: many pages name the newsroom as the author."""
    for told in (_texts(_name(linked.get("author"))), meta):
        names = [name for each in told for name in names_in(each)]
        if names:
            return tuple(dict.fromkeys(names))[:_MOST_AUTHORS]
    return ()
