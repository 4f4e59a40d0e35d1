"""Inforce."""
