"""Screening: names × lists, or registers as of a moment → matches, each with its reasons."""

from inforce.screening.model import Match, Query, Settings
from inforce.screening.registers import screen
from inforce.screening.screener import Screener

__all__ = ["Match", "Query", "Screener", "Settings", "screen"]
