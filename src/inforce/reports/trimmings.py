"""What people and programs put around an article within a mail: salutations, farewells, signatures, footers, rules."""

import re
from collections.abc import Iterable

from inforce.reports.knowledge import Phrases
from inforce.reports.lines import Line, Sheet
from inforce.reports.mastheads import is_navigation
from inforce.reports.pieces import paragraph_end, width_of

_SALUTATION = Phrases("wrapping", "opening", "salutation")
_REMARK = Phrases("wrapping", "opening", "remark")
_SOURCE = Phrases("wrapping", "opening", "source")
_FAREWELL = Phrases("wrapping", "closing", "farewell")
_SIGNATURE = Phrases("wrapping", "closing", "signature")
_DEVICE = Phrases("wrapping", "closing", "device")
_FOOTER = Phrases("wrapping", "footer", "opens")
_BUTTON = Phrases("wrapping", "footer", "buttons")
_LABEL = Phrases("wrapping", "footer", "labels")
_LATE_FOOTER = Phrases("wrapping", "footer", "late_opens")
_LATE_WORDS = Phrases("wrapping", "footer", "late_holds")

_RULE = re.compile(r"[-–—_=*~#•·.+\s]{3,}|\*|[-–—]{2}")
_LIST_RULE = re.compile(r"_{20,}")
_BARS = re.compile(r"\s*[|•·»/]\s*")
_LINK = re.compile(r"[<(\[]?(?:https?://|www\.|mailto:)\S+[>)\]]?|[<(]?[^\s@]{1,80}@[^\s@]{1,80}\.\w{2,20}[>)]?")
_PRINTED = re.compile(
    r"\d{1,2}[./]\d{1,2}[./]\d{2,4},? \d{1,2}:\d\d(?: ?[AP]M)?\s{2,}\S.*|https?://\S+\s+\d{1,3}/\d{1,3}|[-–—] ?\d{1,3} ?[-–—]"
)
"""What browsers print above and below each page: the time and the page's title, its address and number; a number alone."""
_WORD = re.compile(r"[^\W\d_]+")
_INITIALS = re.compile(r"[^\W\d_]\.?(?:\s?[^\W\d_]\.)?")
_STOPPED = re.compile(r"\w{3}[.!?]\s*\Z")
_ENDS = re.compile(r"[.!?…:;]['\"»”’)\]]*\Z")

_FOOTER_LENGTH = 400
_NOTICE_LENGTH = 1200
"""Notices of confidentiality are a paragraph long."""
_SIGNATURE_LINES = 15
_SIGNATURE_LENGTH = 200
_LEAST_RULE = 4
_SENTENCE = 8
"""Words of a sentence with a full stop; names of offices and addresses have fewer, or none."""
_MOTTO = 25
"""Words of a saying that people put under their names."""
_FAREWELL_LINES = 6
_FAREWELL_LENGTH = 60
_TOP_LINES = 4
_LATE_LINES = 10
_TAIL_WORDS = 12
_TOP_MENU = 6


def rules(sheet: Sheet) -> None:
    """Lines of dashes, stars and the like; the sign of a mailing list's footer under a rule of underscores."""
    for number in sheet.untold():
        line = sheet.lines[number].bare
        if not line:
            sheet.mark("wrapping", number)  # nothing but marks of quotation
        elif len(line) < 200 and _RULE.fullmatch(line) and not _SIGNATURE.is_all_of(line):
            last = number == len(sheet) - 1
            if _LIST_RULE.fullmatch(line) and not last and "mailing list" in sheet.lines[number + 1].bare.lower():
                sheet.mark("footer", number, min(number + 8, len(sheet)))
            sheet.mark("wrapping", number)


def footers(sheet: Sheet) -> None:
    """Subscriptions, antivirus, confidentiality, devices, buttons, tags, bare links."""
    width = width_of(sheet)
    for number in sheet.untold():
        line = sheet.lines[number].bare
        if len(line) <= _NOTICE_LENGTH and _FOOTER.opens(line):
            sheet.mark("footer", number, paragraph_end(sheet, number, width))
        elif number < _TOP_MENU and is_navigation(line):
            continue  # the article's top tells its outlet by it
        elif len(line) <= _FOOTER_LENGTH and _PRINTED.fullmatch(line):
            sheet.mark("wrapping", number)
        elif _DEVICE.is_all_of(line) or _is_buttons(line) or _is_labelled(line) or _is_link(line):
            sheet.mark("footer", number)


def _is_labelled(line: str) -> bool:
    """Tags, sources and links behind a label; a sentence behind it is none."""
    label, colon, rest = line.partition(":")
    return (
        bool(colon) and len(line) <= 160 and not _STOPPED.search(rest) and _LABEL.is_all_of(label.strip()) is not None
    )


def _is_link(line: str) -> bool:
    """Bare addresses are furniture: nothing is said in them."""
    return len(line) <= 300 and _LINK.fullmatch(line) is not None


def tail(sheet: Sheet) -> None:
    """What stands below the first footer under the article, as long as it is no sentence: addresses, names, links."""
    last = max((n for n in sheet.untold() if len(sheet.lines[n].bare.split()) > _TAIL_WORDS), default=-1)
    foot = next((n for n in range(last + 1, len(sheet)) if _FOOTER.opens(sheet.lines[n].bare)), len(sheet))
    if last >= 0:
        sheet.mark("footer", foot, len(sheet))


def _is_buttons(line: str) -> bool:
    return len(line) <= 120 and all(_BUTTON.is_all_of(part) for part in _BARS.split(line) if part)


def late_footers(sheet: Sheet) -> None:
    """Copyright, contact and terms among the last lines of the article; a longer paragraph ends the search."""
    rest = sheet.untold()
    body = next(
        (n for n in rest if len(sheet.lines[n].bare) > _FAREWELL_LENGTH and _ENDS.search(sheet.lines[n].bare[-4:])), 0
    )
    width = width_of(sheet)
    for number in reversed(rest[-_LATE_LINES:]):
        if number <= body:
            break
        if _is_late_footer(sheet.lines[number].bare):
            sheet.mark("footer", number, paragraph_end(sheet, number, width))


def _is_late_footer(line: str) -> bool:
    if len(line) <= _SIGNATURE_LENGTH and (_LATE_WORDS.within(line) or _is_address(line)):
        return True
    return len(line) <= _FOOTER_LENGTH and _LATE_FOOTER.opens(line) is not None


def _is_address(line: str) -> bool:
    """Where to write to: an address of mail at the end of the line."""
    words = line.rstrip(" .")
    return "@" in words and (len(words.split()) <= 6 or ("@" in words[words.rfind(" ") :] and len(words.split()) <= 12))


def signatures(sheet: Sheet, *, mailed: bool) -> None:
    """From a line of two dashes (RFC 3676, 4.3) to the end of that mail. Where an article follows, the line is a rule."""
    width = width_of(sheet)
    for number in sheet.untold():
        if not _SIGNATURE.is_all_of(sheet.lines[number].bare) or len(sheet.lines[number].bare) >= _LEAST_RULE:
            continue
        end = _end_of(sheet, number + 1, _SIGNATURE_LINES, _SIGNATURE_LENGTH)
        if _words_of_prose(sheet, number + 1, end, width) > (_MOTTO if mailed else 0):
            end = number + 1
        sheet.mark("footer" if end > number + 1 else "wrapping", number, end)


def _words_of_prose(sheet: Sheet, first: int, end: int, width: int | None) -> int:
    """Words in paragraphs that are sentences and no footers."""
    words = 0
    while first < end:
        after = min(end, paragraph_end(sheet, first, width))
        text = " ".join(line.bare for line in sheet.lines[first:after])
        count = len(text.split())
        words += count if count >= _SENTENCE and _STOPPED.search(text[-4:]) and not _FOOTER.opens(text) else 0
        first = after
    return words


def farewells(sheet: Sheet) -> None:
    """The line "Regards," and those under it, where nothing but the end of the mail follows."""
    for number in sheet.untold():
        line = sheet.lines[number].bare
        if len(line) > _FAREWELL_LENGTH or not _FAREWELL.is_all_of(line.rstrip(" ,.!")):
            continue
        end = _end_of(sheet, number + 1, _FAREWELL_LINES, _FAREWELL_LENGTH)
        if end == len(sheet) or sheet.roles[end] is not None:
            sheet.mark("wrapping", number, end)


def _end_of(sheet: Sheet, first: int, most: int, longest: int) -> int:
    """The first line from here that is told apart already, too long, or beyond ``most`` lines."""
    end = first
    while end < min(first + most, len(sheet)) and sheet.roles[end] is None and len(sheet.lines[end].bare) <= longest:
        end += 1
    return end


def signed(sheet: Sheet, senders: Iterable[str]) -> None:
    """A last line of a mail that is initials, or some of the words of a sender's name."""
    names = [set(_WORD.findall(sender.lower())) for sender in senders]
    rest = sheet.untold()
    for number in rest[1:]:
        line = sheet.lines[number].bare
        last = number + 1 == len(sheet) or sheet.roles[number + 1] is not None
        words = set(_WORD.findall(line.lower())) if last and len(line) < _FAREWELL_LENGTH else set()
        if words and (_INITIALS.fullmatch(line) or any(words <= name for name in names)):
            sheet.mark("wrapping", number)


def salutations(sheet: Sheet, *, mailed: bool) -> None:
    """Greetings ("Dear all,") and short remarks of the sender above the article, in the first lines that are left.

    ``mailed``: the text came in a mail; elsewhere a first line may begin with such a word and be a headline, unless it
    ends with a comma or a mark of exclamation.
    """
    for number in sheet.untold()[:_TOP_LINES]:
        line = sheet.lines[number]
        greets = _greets(line) and (mailed or (line.bare[-1] in ",!" and len(line.bare.split()) <= 4))
        if not greets and not (mailed and _remarks(line)):
            break
        sheet.mark("wrapping", number)


def _greets(line: Line) -> bool:
    return len(line.bare) <= _FAREWELL_LENGTH and line.bare[-1] in ",.!:" and _SALUTATION.opens(line.bare) is not None


def _remarks(line: Line) -> bool:
    """A sentence, not a headline: it has its full stop. Whatever names its source is a remark."""
    if len(line.bare) > 300 or not _ENDS.search(line.bare[-4:]):
        return False
    return _REMARK.opens(line.bare) is not None or source_in(line.bare) is not None


def source_named(sheet: Sheet) -> str | None:
    """What follows "Source:" in the remarks of a sender: the outlet, perhaps with a date."""
    for number, line in enumerate(sheet.lines):
        if sheet.roles[number] == "wrapping" and len(line.bare) < 400:
            found = source_in(line.bare)
            if found:
                return found
    return None


def source_in(line: str) -> str | None:
    """The words behind "Source:" in a line, if it has it at the beginning of a sentence."""
    for sentence in re.split(r"(?<=[.!?])\s+", line):
        head, colon, rest = sentence.partition(":")
        if colon and rest.strip() and _SOURCE.is_all_of(head.strip()):
            return rest.strip()
    return None
