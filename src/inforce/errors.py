"""Everything that can go wrong, in one tree.

::

    InforceError                     exit status 3; one line: what, where, what next
    ├── BadInput                     what was given cannot be used
    │   ├── BadTime                  a moment, date or interval that cannot be read
    │   ├── BrokenEdition            a download that is not an edition of the list it should be
    │   │   ├── AnotherList          it is one of another list, as far as can be told
    │   │   └── LostContent          a content that a history in git tells of, and its repository has not
    │   ├── TimesClash               another edition of the same register is kept for the same time
    │   ├── UnreadableReport         a report that is empty, too large or not text
    │   ├── BadClaims                a file of claims that does not have the documented form
    │   ├── BadTable                 a file of names or a list that does not have the columns it needs
    │   ├── BadReceipt               a receipt that was changed, or is of another version
    │   ├── UnknownReport            no report of that name or hash is kept, or several are
    │   ├── TooMuch                  more queries, names or facts than the service takes at once
    │   └── BadAuthorisations        a file of licences that does not have the documented form
    ├── UnknownRegister              no register of that name is known or imported
    ├── UnknownState                 an answer that would pass ignorance off as absence
    ├── FetchFailed                  a publisher did not hand over its list
    │   └── FetchUnderWay            another process is fetching the same register
    ├── NotDelivered                 a command or a webhook did not take what it was told
    ├── ModelFailed                  a model that was to read a report did not answer, or not as agreed
    ├── MissingExtra                 something asked for needs a package that is not installed
    ├── Busy                         the service is at work on as much as it can; asked again it may answer
    └── StoreUnusable                the home folder cannot be written, or is of another version
        ├── StoreLost                it can no longer be read through a transaction that is held open
        ├── NothingInForce           no edition of what is asked is in force
        ├── StillRead                what was removed stays in the store's files as long as somebody reads them
        └── NotWhole                 a file of the archive is missing, or no longer what was written

Ordinary absence (an entry never listed, a report without a date) is no error: it is ``None`` or an empty list.
Wrong use of a command or an option is click's ``UsageError`` (exit status 2).
"""

from pathlib import Path
from typing import ClassVar


class InforceError(Exception):
    """Base of all errors of this package. ``str(error)`` is one line for people."""


class BadInput(InforceError):
    """What was given cannot be used; nothing was changed."""


class BadTime(BadInput):
    """A moment, date or interval that cannot be read."""


class BrokenEdition(BadInput):
    """A download that cannot be an edition of its register: empty, truncated, another format."""


class AnotherList(BrokenEdition):
    """A download that is an edition of another list, as far as can be told: so may those beside it be."""


class LostContent(BrokenEdition):
    """A content that a history in git tells of, and that its repository does not hand out whole: no edition of anybody's."""


class TimesClash(BadInput):
    """Another edition of the same register was retrieved at the same time, or the same one as something else."""


class UnreadableReport(BadInput):
    """A report that is empty, too large or not text."""


class BadClaims(BadInput):
    """A file of claims that is not what ``inforce read --format json`` prints."""


class BadTable(BadInput):
    """A file of names, or a list to screen against, that cannot be read or lacks a column."""


class BadReceipt(BadInput):
    """A receipt that was changed after it was written, is of another version, or is none."""


class UnknownReport(BadInput):
    """No report that is kept bears that name or hash, or several do."""


class TooMuch(BadInput):
    """More queries, names or facts than the service takes at once."""


class BadAuthorisations(BadInput):
    """A file of authorisations that does not have the documented form."""


class UnknownRegister(InforceError):
    """No register of that name is known, or none of its editions has been imported."""


class UnknownState(InforceError):
    """What is asked for would tell of a state that is not known; it was not written."""


class FetchFailed(InforceError):
    """A publisher did not hand over its list; nothing was changed.

    ``again``: seconds after which it says that it may be asked again, where it says so.
    """

    def __init__(self, message: str, again: float | None = None) -> None:
        super().__init__(message)
        self.again = again


class FetchUnderWay(FetchFailed):
    """Another process is fetching the same register."""


class NotDelivered(InforceError):
    """A command or a webhook did not take what it was told; it will be told again."""


class ModelFailed(InforceError):
    """A model that was asked to read a report did not answer, or not in the form agreed."""


class MissingExtra(InforceError):
    """Something asked for needs a package that is not installed; the sentence names the extra that brings it."""


class Busy(InforceError):
    """The service is at work on as much as it can be at once; asked again in a moment it may answer."""


class StoreUnusable(InforceError):
    """The home folder cannot be read or written, or was made by another version."""


class StoreLost(StoreUnusable):
    """The store can no longer be read through a transaction that is held open; through another it may."""


class NothingInForce(StoreUnusable):
    """No edition of the registers asked is in force: nothing found there would mean nothing."""


class StillRead(StoreUnusable):
    """What was removed from the store stays in its files as long as another process reads the state before."""


class NotWhole(StoreUnusable):
    """A file of the archive is missing, cannot be read, or no longer holds what was written; ``what`` says which."""

    WAY_OUT: ClassVar = "import the same download again, or put the file back from a backup"

    def __init__(self, file: Path, what: str) -> None:
        super().__init__(f"{file}: {what}; {self.WAY_OUT} ('inforce lists verify' tells what is lost by it)")
        self.file = file
        self.what = what
