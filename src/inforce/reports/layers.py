"""Layers around an article that the text itself shows: list pages, digests, forwards, answered mail.

Each verb marks the lines of its layers on the sheet and returns the layers in the order of the text.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator

from inforce.edtf import period
from inforce.reports.dates import find_date, header_date
from inforce.reports.headers import Headers, read_attribution, read_headers
from inforce.reports.knowledge import Phrases
from inforce.reports.lines import Sheet
from inforce.reports.model import Wrapping

_PAGE_HEAD = Phrases("wrapping", "list_page", "head")
_POSTED = Phrases("wrapping", "list_page", "posted")
_POSTED_TO = Phrases("wrapping", "list_page", "to")
_PAGE_TAIL = Phrases("wrapping", "list_page", "tail")
_ARCHIVE = Phrases("wrapping", "list_page", "archive_opens")
_POST_HEAD = Phrases("wrapping", "post", "head")
_POST_FROM = Phrases("wrapping", "post", "from")
_FORWARDED = Phrases("wrapping", "forward", "marks")
_ORIGINAL = Phrases("wrapping", "forward", "replied")
_FORWARD_ENDS = Phrases("wrapping", "forward", "ends")
_WROTE = Phrases("wrapping", "reply", "closes")
_DIGEST_HEAD = Phrases("wrapping", "digest", "head_opens")
_DIGEST_TITLE = Phrases("wrapping", "digest", "title_holds")
_DIGEST_MESSAGE = Phrases("wrapping", "digest", "message")
_DIGEST_FOOTER = Phrases("wrapping", "digest", "footer")
_DIGEST_NAME = Phrases("wrapping", "digest", "name")

QUOTED, REMARK = "earlier mail that is quoted", "a remark above a forwarded mail"
"""What ``Sheet.aside`` counts."""
_PAGE_LINES = 30
"""Lines from the top in which a list page or a digest shows itself."""
_TAIL_LINES = 15
_TEXT = 90
"""A line longer than this belongs to the message, not to the head of its page."""
_POST_LINES = 3
"""Lines from the top in which a text may say that it was passed on, unless who passed it on stands above."""
_REMARK_WORDS = 150
"""Longest remark of a forwarder: above that, what stands over a forward is an article of its own."""
_DECORATION = " \t-–—=*_>:."
_QUOTE = re.compile(r"\A> ?")
_QUOTED_TWICE = re.compile(r"\s*> ?>")
_CLOCK = re.compile(r"\d{1,2}:\d\d")


def list_page(sheet: Sheet) -> list[Wrapping]:
    """The head that a group's or archive's page prints over each message, and the buttons under the last."""
    text = next((n for n in range(len(sheet)) if len(sheet.lines[n].bare) > _TEXT), len(sheet))
    top = [n for n in range(min(_PAGE_LINES, text)) if _is_page_head(sheet.lines[n].bare)]
    posts = [n for n in range(len(sheet)) if _POSTED.is_all_of(sheet.lines[n].bare)]
    layers = [_post(sheet, number, first=number == posts[0]) for number in posts]
    if not posts and len(top) >= 2:
        layers.append(_page(sheet, top[-1]))
    for number in range(len(sheet)) if layers else range(max(0, len(sheet) - _TAIL_LINES), len(sheet)):
        line = sheet.lines[number].bare
        if (layers or number > 2) and (_PAGE_TAIL.is_all_of(line) or (layers and _ARCHIVE.opens(line))):
            sheet.mark("wrapping", number)
    return layers


def _named(found: re.Match[str]) -> str | None:
    """What the brackets of a phrase hold."""
    return next((words for words in found.groups() if words), None)


def _is_page_head(line: str) -> bool:
    return _PAGE_HEAD.is_all_of(line) is not None or _ARCHIVE.opens(line) is not None


def _post(sheet: Sheet, unread: int, *, first: bool) -> Wrapping:
    """Poster, "unread", date and recipients; for the first post also all that stands above it on the page."""
    name = unread - 1 if unread and not _is_page_head(sheet.lines[unread - 1].bare) else None
    start = 0 if first and unread < _PAGE_LINES else unread if name is None else name
    after, when, to = unread + 1, None, None
    while after < min(unread + 4, len(sheet)):
        line = sheet.lines[after].bare
        recipient = _POSTED_TO.is_all_of(line)
        if recipient:
            to = _named(recipient)
        elif when is None and find_date(line) and _CLOCK.search(line):
            when = header_date(line)
        else:
            break
        after += 1
    sheet.mark("wrapping", start, after)
    subject = sheet.lines[0].bare if first and not _is_page_head(sheet.lines[0].bare) and name != 0 else None
    sender = sheet.lines[name].bare if name is not None else None
    return Wrapping("list-page", sender, to, subject, when, sheet.lines[start].start, sheet.lines[after - 1].end)


def _page(sheet: Sheet, last: int) -> Wrapping:
    """An archive's page: subject, poster, date and the links to the neighbours."""
    dated = next(
        (n for n in range(last + 1) if find_date(sheet.lines[n].bare) and _CLOCK.search(sheet.lines[n].bare)), None
    )
    sheet.mark("wrapping", 0, last + 1)
    when = header_date(sheet.lines[dated].bare) if dated is not None else None
    sender = sheet.lines[1].bare if dated is not None and dated > 1 else None
    return Wrapping("list-page", sender, None, sheet.lines[0].bare, when, sheet.lines[0].start, sheet.lines[last].end)


def digest(sheet: Sheet) -> list[Wrapping]:
    """A list's digest: its head, the headers of each message in it, its footer."""
    top = range(min(_PAGE_LINES, len(sheet)))
    titled = next(
        (n for n in top if len(sheet.lines[n].bare) < 200 and _DIGEST_TITLE.within(sheet.lines[n].bare)), None
    )
    heads = [n for n in top if _DIGEST_HEAD.opens(sheet.lines[n].bare)]
    messages = [n for n in range(len(sheet)) if _DIGEST_MESSAGE.is_all_of(sheet.lines[n].bare.strip(_DECORATION))]
    if len(heads) + (titled is not None) < 2 and not (heads and messages):
        return []
    after = next((n for n in messages if not heads or n > heads[-1]), heads[-1] + 1 if heads else 1)
    sheet.mark("wrapping", 0, after)
    name = _digest_name(sheet)
    subject = sheet.lines[titled].bare if titled is not None else None
    layers = [Wrapping("digest", None, name, subject, None, sheet.lines[0].start, sheet.lines[after - 1].end)]
    layers += [_layer(sheet, "mail", n, read_headers(sheet, n + 1), name) for n in messages if n >= after]
    footer = next((n for n in range(after, len(sheet)) if _DIGEST_FOOTER.is_all_of(sheet.lines[n].bare)), len(sheet))
    sheet.mark("footer", footer, len(sheet))
    return layers


def _digest_name(sheet: Sheet) -> str | None:
    for line in (*sheet.lines[:_PAGE_LINES], *sheet.lines[-_TAIL_LINES:]):
        found = _DIGEST_NAME.is_all_of(line.bare)
        if found:
            return _named(found)
    return None


def posts(sheet: Sheet) -> list[Wrapping]:
    """Messages passed on in a messenger: who passed one on (``forward``), and the channel that it comes from (``post``)."""
    layers: list[Wrapping] = []
    headed = False
    for number, line in enumerate(sheet.lines):
        if sheet.roles[number] is not None or len(line.bare) > _TEXT + _TEXT:
            headed = False
        elif head := _POST_HEAD.is_all_of(line.bare):
            sheet.mark("wrapping", number)
            layers.append(Wrapping("forward", head[1], None, None, header_date(head[2]), line.start, line.end))
            headed = True
        elif (headed or number < _POST_LINES) and (source := _POST_FROM.is_all_of(line.bare)):
            sheet.mark("wrapping", number)
            layers.append(Wrapping("post", _named(source), None, None, None, line.start, line.end))
        else:
            headed = False
    return layers


def forwards(sheet: Sheet, *, answered: bool) -> list[Wrapping]:
    """Forwarded mails, the outermost first, with the remarks of those who passed them on.

    ``answered``: the mail is a reply, so an "original message" in it is quoted and not read.
    """
    layers: list[Wrapping] = []
    content = 0
    for number, after, headers in _marks(sheet):
        if answered and not _FORWARDED.is_all_of(sheet.lines[number].bare.strip(_DECORATION)):
            sheet.mark("wrapping", number, after)
            sheet.set_aside(QUOTED, after, len(sheet))
            break
        if not (layers and _follows(layers[-1].when, headers.when)):
            _mark_remark(sheet, content, number)
        layers.append(_layer(sheet, "forward", number, headers))
        content = max(after, headers.after)
    return layers


def _follows(earlier: str | None, later: str | None) -> bool:
    """A message written after the one above it is not passed on by it: they stand in a row, and both are read."""
    if not earlier or not later:
        return False
    above, below = period(earlier).last, period(later).first
    return above is not None and below is not None and above < below


def forwarded_in_quotes(text: str) -> str:
    """The text without one mark of quotation in each line, from where a forward that is quoted as a whole begins."""
    lines = text.split("\n")
    for number, line in enumerate(lines):
        if 5 < len(line) < 160 and _FORWARDED.is_all_of(line.strip(_DECORATION)):
            following = next((each for each in lines[number + 1 :] if each.strip(" >\t")), "")
            if following.startswith(">") and ":" in following[:40]:
                rest = [_QUOTE.sub("", each, count=1) for each in lines[number + 1 :]]
                return "\n".join(lines[: number + 1] + rest)
    return text


def _marks(sheet: Sheet) -> Iterator[tuple[int, int, Headers]]:
    """Each mark of a forward (or the first of its headers), the line after it, and its headers."""
    after = 0
    for number in range(len(sheet)):
        if number < after or sheet.roles[number] is not None:
            continue
        line = sheet.lines[number].bare
        bare = line.strip(_DECORATION) if len(line) < 160 else ""
        if bare and _FORWARD_ENDS.is_all_of(bare):
            sheet.mark("wrapping", number)
        elif bare and (_FORWARDED.is_all_of(bare) or _ORIGINAL.is_all_of(bare)) and _announces(sheet, number, bare):
            headers = read_headers(sheet, number + 1)
            headers = headers if headers.fields else read_attribution(sheet, number + 1)
            after = max(number + 1, headers.after)
            yield number, after, headers
        elif len(line) < 300 and ":" in line[:40] and (headers := read_headers(sheet, number)).is_mail:
            after = headers.after
            yield number, after, headers


def _announces(sheet: Sheet, number: int, bare: str) -> bool:
    """Rules or a colon around the words, or headers under them: an article may have the words as a headline."""
    line = sheet.lines[number].bare
    return len(line) > len(bare) + 3 or line.endswith(":") or bool(read_headers(sheet, number + 1).fields)


def attachments(sheet: Sheet, remarks: tuple[tuple[int, int], ...]) -> None:
    """Remarks in a mail above a message that is attached to it, by where they stand."""
    starts = [line.start for line in sheet.lines]
    for start, end in remarks:
        _mark_remark(sheet, bisect_left(starts, start), bisect_left(starts, end))


def _mark_remark(sheet: Sheet, first: int, last: int) -> None:
    remark = [n for n in range(first, last) if sheet.roles[n] is None]
    if sum(len(sheet.lines[n].bare.split()) for n in remark) <= _REMARK_WORDS:
        sheet.set_aside(REMARK, first, last)


def _layer(sheet: Sheet, kind: str, mark: int, headers: Headers, recipient: str | None = None) -> Wrapping:
    after = max(mark + 1, headers.after)
    sheet.mark("wrapping", mark, after)
    start, end = sheet.lines[mark].start, sheet.lines[after - 1].end
    return Wrapping(kind, headers.sender, headers.recipient or recipient, headers.subject, headers.when, start, end)


def quotations(sheet: Sheet, layers: list[Wrapping]) -> None:
    """Earlier mail quoted in a reply, with the line that says who wrote it.

    Where the forward itself is quoted, as some programs do, its lines are the article and are left alone; so are the lines
    quoted once where nothing else stands below a forward.
    """
    forwarded = [n for n, line in enumerate(sheet.lines) if line.quoted and sheet.roles[n] is not None]
    if forwarded and any(layer.kind == "forward" for layer in layers):
        return
    kept = _quoted_alone(sheet, layers)
    for number in sheet.untold():
        after = _attribution(sheet, number) if sheet.roles[number] is None else None
        if number in kept:
            continue
        if sheet.lines[number].quoted:
            sheet.set_aside(QUOTED, number)
        elif after and _quotes_follow(sheet, after):
            sheet.mark("wrapping", number, after)
        elif after and _is_mail_line(sheet, number, after):
            sheet.mark("wrapping", number, after)
            sheet.set_aside(QUOTED, after, len(sheet))
            break


def _quoted_alone(sheet: Sheet, layers: list[Wrapping]) -> frozenset[int]:
    """The lines quoted once below the last forward, where all below it is quoted but for who wrote what is quoted deeper."""
    below = max((layer.end for layer in layers if layer.kind == "forward"), default=None)
    if below is None:
        return frozenset()
    left = [number for number in sheet.untold() if sheet.lines[number].start >= below]
    once = {n for n in left if sheet.lines[n].quoted and not _QUOTED_TWICE.match(sheet.text, sheet.lines[n].start)}
    others = (n for n in left if not sheet.lines[n].quoted)
    return frozenset() if any(not _introduces(sheet, n) for n in others) else frozenset(once)


def _introduces(sheet: Sheet, number: int) -> bool:
    """The line, or the next with it, says who wrote what is quoted after it."""
    after = next((after for n in (number - 1, number) if n >= 0 and (after := _attribution(sheet, n))), None)
    return after is not None and number < after and _quotes_follow(sheet, after)


def _attribution(sheet: Sheet, number: int) -> int | None:
    """The line after "On … X wrote:", which may fill two lines; None where this line does not begin one."""
    if len(sheet.lines[number].bare) > 200:
        return None
    two = number + 1 < len(sheet) and not sheet.lines[number + 1].gap
    for after in (number + 1, number + 2) if two else (number + 1,):
        words = " ".join(line.bare for line in sheet.lines[number:after])
        if len(words) < 300 and words.endswith(":") and (_closes(words) or "@" in words) and find_date(words):
            return after
    return None


def _closes(words: str) -> bool:
    return any(_WROTE.is_all_of(" ".join(words.split()[-count:])) for count in (1, 2))


def _quotes_follow(sheet: Sheet, after: int) -> bool:
    return after < len(sheet) and sheet.lines[after].quoted


def _is_mail_line(sheet: Sheet, first: int, after: int) -> bool:
    """A date, a time of day or an address: said of mail, not of a letter that an article cites."""
    words = " ".join(line.bare for line in sheet.lines[first:after])
    return "@" in words and _CLOCK.search(words) is not None
