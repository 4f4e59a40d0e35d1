"""What the modifications of a target in SECO's list say: its dated acts, and whether it is listed."""

from collections.abc import Iterable

from inforce.lists.fields import Field, each_once, knowledge
from inforce.lists.model import Act, ActKind
from inforce.lists.seco_names import DATA


def is_listed(modifications: Iterable[Field], at: str | None) -> bool:
    """What the modification with the latest effective day says. On one day the first one in the list counts (the list
    has the newest first). One that is to take effect after ``at`` does not count yet; a target without any is listed.
    """
    dated = [(effective(each), _kind(each)) for each in modifications]
    past = [(day, kind) for day, kind in dated if at is None or day <= at]
    if not past:
        return not dated
    latest = max(day for day, _ in past)
    return next(kind for day, kind in past if day == latest) is not ActKind.DELISTED


def effective(modification: Field) -> str:
    """The day on which a modification takes effect; that of its publication or enactment where it has no other."""
    days = (modification.get(f"{kind}-date") for kind in ("effective", "publication", "enactment"))
    return next(filter(None, days), "")


def _kind(modification: Field) -> ActKind:
    return ActKind(knowledge(DATA)["modifications"].get(modification.get("modification-type"), ActKind.REGULATED))


def acts_of(modifications: Iterable[Field], programme: str | None) -> tuple[Act, ...]:
    """The modifications as acts, in the order in which they take effect."""
    acts = (
        Act(
            _kind(each),
            f"enacted {each.get('enactment-date')}" if each.get("enactment-date") else None,
            each.get("publication-date") or None,
            each.get("effective-date") or None,
            programme or None,
        )
        for each in modifications
    )
    return each_once(sorted(acts, key=lambda act: act.in_force or act.published or ""))
