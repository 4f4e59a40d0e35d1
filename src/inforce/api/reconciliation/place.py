"""A service of the reconciliation API: a dataset as of a moment, which stands in its address.

``/reconcile/us-ofac-sdn`` answers as of now, ``/reconcile/us-ofac-sdn/at/2023-08-10`` as of that day, and
``…/at/2023-08-10/known/2024-01-01`` from what was known by then: clients keep the address, and so the moment.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated
from urllib.parse import quote

from fastapi import Depends, Request

from inforce.api.answering import Now, parsed
from inforce.api.opensanctions.asked import views_of
from inforce.api.parties import numbers_of
from inforce.errors import BadInput
from inforce.moment import Moment, asked_about

if TYPE_CHECKING:
    from inforce.api.current import Current
    from inforce.register.register import View

ROOT = "/reconcile"
ADDRESSES = (
    ROOT + "/{dataset}",
    ROOT + "/{dataset}/at/{as_of}",
    ROOT + "/{dataset}/at/{as_of}/known/{known_at}",
)
"""Of one service each; all routes below are there under each of them."""
SERVICE = re.compile(re.sub(r"{\w+}", "[^/]+", "|".join(ADDRESSES)))


@dataclass(frozen=True, slots=True)
class Place:
    """``base``: the address of the whole service; ``times``: how the moment was written, empty for now."""

    base: str
    dataset: str
    times: tuple[str, ...]
    moment: Moment

    @property
    def address(self) -> str:
        at = "".join(
            f"/{word}/{quote(time, safe=':')}" for word, time in zip(("at", "known"), self.times, strict=False)
        )
        return f"{self.base}{ROOT}/{quote(self.dataset, safe='')}{at}"

    @property
    def title(self) -> str:
        at = "".join(f", {word} {time}" for word, time in zip(("as of", "known at"), self.times, strict=False))
        return f"Inforce: {self.dataset}{at}"

    def views(self, current: Current) -> list[View]:
        """Raises UnknownRegister."""
        return views_of(current, self.moment, self.dataset)

    def found(self, current: Current, key: str) -> tuple[View, str] | None:
        """The register and the number of an entity's id, listed at the moment or not; None of nobody's."""
        of = {view.register: view for view in self.views(current)}
        there = ((of[name], number) for name, number in numbers_of(key, of))
        return next(((view, number) for view, number in there if number in view.find(number)), None)


def place_of(request: Request, now: Now, dataset: str, as_of: str | None = None, known_at: str | None = None) -> Place:
    """Raises BadTime."""
    if known_at and not as_of:
        raise BadInput("known_at goes with as_of: the address is /reconcile/DATASET/at/AS_OF/known/KNOWN_AT")
    times = tuple(each for each in (as_of, known_at) if each)
    moment = asked_about(parsed(as_of), parsed(known_at), now)
    return Place(str(request.base_url).rstrip("/"), dataset, times, moment)


AskedPlace = Annotated[Place, Depends(place_of)]
