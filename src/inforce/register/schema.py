"""The tables of the store. Instants are whole microseconds since 1970-01-01T00:00Z."""

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, LargeBinary, MetaData, String, Table, Text

VERSION = 7
"""1: the first. 2: ``delta`` and ``delta_change``. 3: keys of names part words at full stops.
4: ``mark``. 5: ``minimum``. 6: ``report``, ``extraction`` and ``verdict``. 7: keys of numbers beside
those of names."""

metadata = MetaData()

LET_GO = "let go"
"""The key in ``meta`` of the time until which states of the store are to be opened anew."""
meta = Table("meta", metadata, Column("key", String, primary_key=True), Column("value", Text, nullable=False))

register = Table(
    "register", metadata, Column("id", Integer, primary_key=True), Column("name", String, nullable=False, unique=True)
)

edition = Table(  # exact bytes, whenever they were retrieved
    "edition",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("register", ForeignKey("register.id"), nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("form", String, nullable=False),  # "" where nothing could be read
    Column("parts", Text, nullable=False),  # names of the parts it carries, one space between
    Column("published", String),  # EDTF
    Column("entries", Integer, nullable=False),
    Column("size", BigInteger, nullable=False),
    Index("edition_by_sha", "register", "sha256"),
)

edition_file = Table(
    "edition_file",
    metadata,
    Column("edition", ForeignKey("edition.id"), primary_key=True),
    Column("name", String, primary_key=True),
    Column("sha256", String(64), nullable=False),
)

look = Table(  # when an edition was retrieved; `at` orders the looks of a register
    "look",
    metadata,
    Column("register", ForeignKey("register.id"), primary_key=True),
    Column("at", BigInteger, primary_key=True),  # the latest instant at which it may have been taken
    Column("earliest", BigInteger, nullable=False),
    Column("edition", ForeignKey("edition.id"), nullable=False),
    Column("quarantine", Text),  # why it is in quarantine; null: in force
)

minimum = Table(  # fewer entries of a look are not believed, whatever stands before it; only where that was asked
    "minimum",
    metadata,
    Column("register", ForeignKey("register.id"), primary_key=True),
    Column("look", BigInteger, primary_key=True),
    Column("entries", Integer, nullable=False),
)

decision = Table(  # what people decided about editions; never changed, only added to
    "decision",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("register", ForeignKey("register.id"), nullable=False),
    Column("look", BigInteger, nullable=False),
    Column("verb", String, nullable=False),  # accept or reject
    Column("who", Text, nullable=False),
    Column("decided", BigInteger, nullable=False),
    Column("why", Text),
)

presence = Table(  # when an entry was on the register
    "presence",
    metadata,
    Column("register", ForeignKey("register.id"), primary_key=True),
    Column("number", String, primary_key=True),
    Column("first", BigInteger, primary_key=True),
    Column("gone", BigInteger),
    sqlite_with_rowid=False,
)

record = Table(  # rows and when editions showed them: the publisher's as written, or (lists/encoded.py) our reading
    "record",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("register", ForeignKey("register.id"), nullable=False),
    Column("number", String, nullable=False),
    Column("part", String, nullable=False),
    Column("raw", LargeBinary, nullable=False),
    Column("first", BigInteger, nullable=False),
    Column("gone", BigInteger),
    Index("record_by_number", "register", "number"),
)

name = Table(  # every name an entry ever bore, and every number but its own, by its key
    "name",
    metadata,
    Column("register", ForeignKey("register.id"), primary_key=True),
    Column("key", Text, primary_key=True),
    Column("number", String, primary_key=True),
    sqlite_with_rowid=False,
)

fetched = Table(  # what a publisher gave for asking again whether a file has changed
    "fetched",
    metadata,
    Column("register", ForeignKey("register.id"), primary_key=True),
    Column("name", String, primary_key=True),
    Column("source", String(64), nullable=False),  # hash of where it came from: addresses may hold secrets
    Column("etag", Text),
    Column("modified", Text),  # Last-Modified as sent
    Column("sha256", String(64), nullable=False),  # of the file in the archive
)

delta = Table(  # what a publisher says itself of one publication; each retrieval that tells more of it is a row
    "delta",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("register", ForeignKey("register.id"), nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("name", String, nullable=False),  # of the file
    Column("source", String, nullable=False),  # its address, or the hash of a user's; "": a file
    Column("at", BigInteger, nullable=False),  # the latest instant at which it may have been retrieved
    Column("earliest", BigInteger, nullable=False),
    Column("after", BigInteger, nullable=False),  # published after this instant
    Column("by", BigInteger, nullable=False),  # and by this one
    Column("occasion", Text),
    Index("delta_by_register", "register", "sha256"),
)

delta_change = Table(  # what a delta says of one entry of its register
    "delta_change",
    metadata,
    Column("delta", ForeignKey("delta.id"), primary_key=True),
    Column("number", String, primary_key=True),
    Column("register", ForeignKey("register.id"), nullable=False),
    Column("kind", String, nullable=False),  # add, remove or change
    Column("name", Text, nullable=False),
    Column("certain", Integer, nullable=False),  # 1 where it says that the entry is on a list of this register
    Index("delta_change_by_number", "register", "number"),
)

told = Table(  # up to which look the changes of a register were told to a destination
    "told",
    metadata,
    Column("register", ForeignKey("register.id"), primary_key=True),
    Column("destination", String, primary_key=True),
    Column("look", BigInteger, nullable=False),
)

mark = Table(  # what people decided about matches; never changed, only added to
    "mark",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("source", String, nullable=False),  # a register, or list: and the name of a file
    Column("entry", String, nullable=False),
    Column("entry_hash", String(64), nullable=False),  # of what the entry said then
    Column("name", Text, nullable=False),  # of the entry
    Column("query", Text, nullable=False),  # all that was asked but the id, JSON
    Column("query_id", Text),  # null: whatever id a query has
    Column("verdict", String, nullable=False),  # true or false
    Column("who", Text, nullable=False),
    Column("decided", BigInteger, nullable=False),
    Column("why", Text, nullable=False),
    Index("mark_by_source", "source"),
)

authorisation = Table(
    "authorisation",
    metadata,
    Column("id", String, primary_key=True),
    Column("document", Text, nullable=False),  # as read from the file, JSON
)

report = Table(  # documents that were kept; `document` holds the text and all that was read of its origin, JSON
    "report",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("sha256", String(64), nullable=False, unique=True),  # of the file, or of the message in it
    Column("name", Text, nullable=False),  # of the file
    Column("added", BigInteger, nullable=False),
    Column("document", Text, nullable=False),
)

extraction = Table(  # what a report says, as read by some version of the rules
    "extraction",
    metadata,
    Column("report", ForeignKey("report.id"), primary_key=True),
    Column("rules", String(64), nullable=False),
    Column("document", Text, nullable=False),
)

verdict = Table(  # what registers said of a claim of a report when they were last asked
    "verdict",
    metadata,
    Column("report", ForeignKey("report.id"), primary_key=True),
    Column("claim", String, primary_key=True),
    Column("register", String, primary_key=True),  # "" where no register was asked
    Column("entry", String),
    Column("verdict", String, nullable=False),
    Column("reason", String),
)
