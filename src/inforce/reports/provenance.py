"""Who published an article, who wrote it, when: the article's own words first, then the layers around it."""

from collections.abc import Iterator
from datetime import date, tzinfo

from inforce.reports.datelines import Dateline
from inforce.reports.dates import Stamp, day_of, nearest_year
from inforce.reports.heads import Head, Known
from inforce.reports.mastheads import read_meta
from inforce.reports.model import Wrapping
from inforce.reports.outlets import Sign, Weight, clean_name, zone_of
from inforce.reports.people import is_name, names_in, sender_of
from inforce.reports.subjects import fold, is_forward, split_outlet, tag_of, title_of
from inforce.values import replace, value

Layers = tuple[Wrapping, ...]


@value(frozen=True, slots=True)
class Told:
    """What a format's own fields say of the article (a page's meta data); empty where it has none."""

    titles: tuple[str, ...] = ()
    publisher: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None


def known_before(layers: Layers, told: Told, source: str | None, owners: list[Sign]) -> Known:
    """Titles and outlets named outside the article.

    ``source``: what stands after "Source:" in a remark; ``owners``: those who claim the copyright.
    """
    titles = _titles(layers, told)
    outlets = [split_outlet(title)[1] for title in titles]
    senders = [sender_of(layer.sender).name for layer in layers if layer.sender and sender_of(layer.sender).is_outlet]
    names = [*outlets, *senders, told.publisher, _named_source(source), *(owner.name for owner in owners)]
    subjects = (*titles, *(split_outlet(title)[0] for title in titles))
    return Known(tuple(map(fold, subjects)), frozenset(fold(name) for name in names if name))


def title(head: Head, layers: Layers, told: Told, publisher: str | None) -> str | None:
    """The article's headline; else the subject, without the outlet at its end. An outlet's name alone is none."""
    titles = _titles(layers, told)
    told_so = head.title or (split_outlet(titles[0])[0] if titles else None)
    return None if told_so and publisher and fold(told_so) == fold(publisher) else told_so


def signs(head: Head, opening: Dateline | None, layers: Layers, told: Told, source: str | None) -> Iterator[Sign]:
    """All that tells the outlet, save for what stands in the article's footer."""
    if told.publisher:
        yield Sign(Weight.TITLED, told.publisher)
    for each in _titles(layers, told):
        left, outlet = split_outlet(each)
        if outlet:
            yield Sign(Weight.TITLED if head.title and fold(left) == fold(head.title) else Weight.SUBJECT, outlet)
    yield from head.signs
    if opening and opening.agency:
        yield Sign(Weight.AGENCY, opening.agency)
    if named := _named_source(source):
        yield Sign(Weight.SOURCE, named)
    yield from _senders(layers)


def remarked(source: str | None) -> list[Stamp]:
    """The date in "Source: the feed of X, 1 May 2024"."""
    meta = read_meta(source) if source else None
    return [meta.stamp] if meta and meta.stamp else []


def authors(head: Head, layers: Layers, told: Told, publisher: str | None) -> tuple[str, ...]:
    """Bylines; for a contribution to a list, its sender."""
    named = told.authors or tuple(head.authors)
    last = layers[-1] if layers else None
    if named or last is None or last.kind != "mail":
        return named
    name = sender_of(last.sender or "").name
    lists = {tag_of(last.subject or ""), *(layer.recipient for layer in layers if layer.kind == "digest")}
    return (name,) if name and publisher in lists and names_in(name) else ()


def published(
    stamps: list[Stamp], below: list[Stamp], layers: Layers, told: Told, publisher: str | None, zone: tzinfo | None
) -> tuple[str | None, bool]:
    """When the article was published (EDTF), and whether its zone was inferred.

    ``stamps``: of its top and its dateline; ``below``: of its last lines, which count where there are no others. A date in
    the article counts, also where the page's own fields (which may tell of another article) differ by more than a day; a
    mail's own date only where the article has none, or where the outlet itself sent the mail on that day. A date without
    a year gets it from the layers.
    """
    known = next((day for layer in reversed(layers) if (day := day_of(layer.when))), day_of(told.published))
    best = _best(stamps, known)
    if best is not None and _days_apart(best, day_of(told.published)) > 1:
        told = replace(told, published=None)
    best = best or _best(below, known)
    exact = _same_day(told.published, best) or (_sent_by_outlet(layers, publisher) if told.published is None else None)
    if told.published and (best is None or exact is None or not best.clock or "T" in told.published):
        return told.published, False
    if best is None:
        return next((layer.when for layer in reversed(layers) if layer.when), None), False
    if not best.clock and exact and day_of(exact) == day_of(best.edtf):
        return exact, False
    home = zone_of(publisher) or zone
    if best.clock and best.zone is None and home:
        return replace(best, zone=home).edtf, True
    return best.edtf, False


def _best(stamps: list[Stamp], known: date | None) -> Stamp | None:
    """The one that says most; of equal ones the first."""
    dated = [found for stamp in stamps if (found := _in_year(stamp, known))]
    return max(dated, key=lambda stamp: (stamp.day is not None, stamp.clock is not None), default=None)


def _days_apart(stamp: Stamp, day: date | None) -> int:
    """Days between two dates; 0 where one of them is not known to the day."""
    told = day_of(stamp.edtf) if stamp.day is not None else None
    return abs((told - day).days) if told and day else 0


def _titles(layers: Layers, told: Told) -> list[str]:
    """Titles that the article may have, from the innermost subject outwards."""
    subjects = [_without_sender(layer) for layer in reversed(layers) if layer.subject and layer.kind != "digest"]
    return [found for each in (*told.titles, *subjects) if (found := title_of(each))]


def _without_sender(layer: Wrapping) -> str:
    """A newsletter's subject without its name in front: "Quay News: Port listed"."""
    subject = title_of(layer.subject or "") or ""
    name = sender_of(layer.sender or "").name or ""
    rest = subject[len(name) :].lstrip(" :|–—-")
    bar = subject[len(name) : len(name) + 3].strip(" ")[:1]
    named = name and subject.casefold().startswith(name.casefold()) and bar in (":", "|", "–", "—", "-") and rest
    return rest if named else layer.subject or ""


def _named_source(words: str | None) -> str | None:
    """The outlet in "the feed of X, 1 May 2024"."""
    if not words:
        return None
    meta = read_meta(words)
    return meta.signs[0].name if meta and meta.signs else clean_name(words.split(",")[0])


def _senders(layers: Layers) -> Iterator[Sign]:
    """The list of a digest; the newsroom that sent a mail; whoever wrote a mail that was not forwarded."""
    for layer in reversed(layers):
        if layer.kind == "digest" and layer.recipient:
            yield Sign(Weight.MASTHEAD, layer.recipient)
        sender = sender_of(layer.sender or "")
        if layer.kind == "post" and sender.name and not is_name(sender.name):
            yield Sign(Weight.OUTLET_SENDER, clean_name(sender.name))
        elif sender.is_outlet and layer.kind in ("forward", "mail"):
            yield Sign(Weight.OUTLET_SENDER, clean_name(sender.name or ""))
    last = layers[-1] if layers else None
    if last and last.kind == "mail":
        if tag := tag_of(last.subject or ""):
            yield Sign(Weight.LIST, tag)
        yield Sign(Weight.SENDER, sender_of(last.sender or "").name or "")


def _in_year(stamp: Stamp, known: date | None) -> Stamp | None:
    if stamp.year is not None:
        return stamp
    return nearest_year(stamp, known) if known else None


def _same_day(edtf: str | None, stamp: Stamp | None) -> str | None:
    return edtf if edtf and stamp and day_of(edtf) == day_of(stamp.edtf) else None


def _sent_by_outlet(layers: Layers, publisher: str | None) -> str | None:
    """The time at which the outlet itself mailed the article, where that mail is the only layer."""
    if not publisher or len(layers) != 1 or layers[0].kind != "mail" or is_forward(layers[0].subject or ""):
        return None
    name = sender_of(layers[0].sender or "").name
    return layers[0].when if name and fold(name) == fold(publisher) else None
