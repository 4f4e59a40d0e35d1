"""Screening: names × listed names → matches, each with its reasons."""

from inforce.screening.model import Match, Query, Settings
from inforce.screening.screener import Screener

__all__ = ["Match", "Query", "Screener", "Settings"]
