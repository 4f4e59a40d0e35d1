"""The log of the service on standard error: a line of JSON for each event, or of words for whoever sits at a terminal."""

from __future__ import annotations

import logging
from datetime import UTC, datetime
from enum import StrEnum
from typing import TYPE_CHECKING

import msgspec

from inforce.moment import iso
from inforce.unseen import escaped

if TYPE_CHECKING:
    from inforce.contract import Json

FIELDS = "fields"
"""Under which an event brings what it tells beside its words: ``extra={FIELDS: {...}}``."""


class Form(StrEnum):
    """How lines are written."""

    JSON = "json"
    TEXT = "text"


class Lines(logging.Formatter):
    """``{"when", "level", "logger", "event", …}``, times in UTC; ``trace`` where an error was not foreseen."""

    def format(self, record: logging.LogRecord) -> str:
        return msgspec.json.encode(told(self, record)).decode()


class Words(logging.Formatter):
    """``2026-01-01T10:00:00.123Z info request: method=GET status=200 …``"""

    def format(self, record: logging.LogRecord) -> str:
        fields = told(self, record)
        head = f"{fields.pop('when')} {fields.pop('level')} {fields.pop('event')}"
        trace, _ = fields.pop("trace", None), fields.pop("logger")
        beside = " ".join(f"{name}={value}" for name, value in fields.items())
        line = escaped(" ".join((f"{head}: {beside}" if beside else head).splitlines()))
        return f"{line}\n{trace}" if trace else line


def told(formatter: logging.Formatter, record: logging.LogRecord) -> Json:
    """What a record tells."""
    when = iso(datetime.fromtimestamp(round(record.created, 3), UTC))
    head: Json = {"when": when, "level": record.levelname.lower(), "logger": record.name, "event": record.getMessage()}
    trace: Json = {"trace": formatter.formatException(record.exc_info)} if record.exc_info else {}
    return {**head, **getattr(record, FIELDS, {}), **trace}


def config(form: Form) -> Json:
    """For :func:`logging.config.dictConfig`: our loggers and uvicorn's, and nobody else's."""
    made = {Form.JSON: "inforce.api.logs.Lines", Form.TEXT: "inforce.api.logs.Words"}[form]
    ours = {"handlers": ["stderr"], "level": "INFO", "propagate": False}
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"line": {"()": made}},
        "handlers": {
            "stderr": {"class": "logging.StreamHandler", "formatter": "line", "stream": "ext://sys.stderr"},
        },
        "loggers": {"inforce": ours, "uvicorn": ours},
    }
