"""Answers as files that other programs read: CSV, Atom, SVG, FollowTheMoney lines, Parquet."""
