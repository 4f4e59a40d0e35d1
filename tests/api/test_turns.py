"""Whoever asks for much lets others be answered meanwhile."""

import asyncio
import time
from collections.abc import Iterator

from inforce.api.turns import SHARE, by_turns


def test_others_have_their_turn_between_what_takes_long() -> None:
    done: list[str] = []

    def much() -> Iterator[str]:
        for each in ("first", "second", "third"):
            done.append(each)
            time.sleep(SHARE)
            yield each

    async def asked_much() -> list[str]:
        return [each async for each in by_turns(much())]

    async def asked_little() -> None:
        done.append("other")

    async def both() -> list[str]:
        told, _ = await asyncio.gather(asked_much(), asked_little())
        return told

    assert asyncio.run(both()) == ["first", "second", "third"]
    assert done.index("other") < done.index("third")
