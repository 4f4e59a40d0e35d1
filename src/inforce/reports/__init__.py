"""A file becomes reports: canonical text with exact offsets, wrapping told apart, publisher, authors and time found.

``read`` takes plain text, mail, mailboxes and pages. Formats live in a table of readers (``reading.READERS``).
"""

from inforce.errors import UnreadableReport
from inforce.reports.model import Block, Report, Wrapping
from inforce.reports.reading import MAX_BYTES, READERS, Reader, read

__all__ = ["MAX_BYTES", "READERS", "Block", "Reader", "Report", "UnreadableReport", "Wrapping", "read"]
