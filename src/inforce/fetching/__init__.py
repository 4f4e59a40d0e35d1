"""Registers fetched from their publishers, again and again, and what changed told on.

``fetch`` is one polite look at a register; ``watch`` repeats it. This package alone speaks to a network, and only where
a command says so. Time, chance and the environment are arguments.
"""
