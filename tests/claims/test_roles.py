"""Which of the roles that a frame wants is tried first depends on nothing but the roles."""

import os
import subprocess
import sys

from inforce.claims.arguments import in_order

ASKED = """
from inforce.claims.arguments import in_order
from inforce.claims.frames import frames
for verb, told in sorted(frames("en").verbs.items()):
    for _, frame in told:
        print(verb, in_order(frame.object), in_order(frame.subject))
"""


def orders(seed: str) -> str:
    told = {**os.environ, "PYTHONHASHSEED": seed}
    return subprocess.run([sys.executable, "-c", ASKED], capture_output=True, text=True, check=True, env=told).stdout


def test_roles_are_tried_in_the_same_order_whatever_the_hash_seed() -> None:
    first = orders("1")
    assert "'licence', 'measure'" in first
    assert first == orders("2") == orders("77")


def test_a_licence_is_tried_before_a_measure_and_the_target_last() -> None:
    assert in_order(frozenset({"target", "measure", "licence"})) == ["licence", "measure", "target"]
