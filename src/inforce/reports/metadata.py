"""What a page says of itself beside its words: JSON-LD (schema.org), ``<meta>``, ``<time>``, ``<title>``."""

import json
from collections.abc import Iterator
from typing import Any

from inforce.reports.dates import header_date
from inforce.reports.knowledge import table
from inforce.reports.markup import Element
from inforce.reports.people import names_in
from inforce.reports.provenance import Told

_DEEPEST = 6
_LONGEST = 500_000
_MOST_AUTHORS = 8

Json = Any  # Any: whatever a page's author put there; every reader checks


def told_by(root: Element) -> Told:
    """Title, outlet, authors and time of publication as the page's own fields give them."""
    linked = next(_articles(root), {})
    meta = _metas(root)
    published = [*_texts(linked.get("datePublished")), *meta["published"], *_times(root)]
    publishers = [*_texts(_name(linked.get("publisher"))), *meta["publisher"]]
    titles = [*_texts(linked.get("headline")), *meta["title"], *_titles(root)]
    return Told(
        titles=tuple(dict.fromkeys(" ".join(each.split()) for each in titles)),
        publisher=next((name for each in publishers if 1 < len(name := " ".join(each.split())) <= 60), None),
        authors=_authors(linked, meta["author"]),
        published=next((date for each in published if (date := header_date(each))), None),
    )


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
        if any(kind.lower() in table("page")["meta"]["articles"] for kind in _texts(kinds)):
            yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _of_article_type(value.get(key), depth + 1)


def _texts(value: Json) -> list[str]:
    if isinstance(value, str):
        return [value.strip()] if value.strip() else []
    return [each.strip() for each in value if isinstance(each, str) and each.strip()] if isinstance(value, list) else []


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
    """Times within the page, marked as that of publication or first of all."""
    times = [time for time in root.iter("time") if time.get("datetime")]
    marked = [time for time in times if "publish" in f"{time.get('itemprop') or ''} {time.get('class') or ''}".lower()]
    for time in marked + times[:1]:
        yield time.get("datetime") or ""


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
