"""Filled frames: a way of saying with what fills its roles, as a value."""

from dataclasses import field

from inforce.claims.russian.clause_model import INFINITIVE, Clause
from inforce.claims.russian.frames import Frame
from inforce.claims.russian.phrase_model import Group, Noun
from inforce.values import record


@record(slots=True, eq=False)
class Filled:
    """A frame with what fills its roles; ``object`` among them is what the verb acts on, whatever it is. ``event``: the
    phrase with the noun of doing, where no verb tells it; ``implied``: the list is left out; ``agents``: who acts in the
    instrumental; ``loose``: what the measure may be aimed at by its preposition alone; ``passive``: the object is the
    subject; ``told``: whom it is about was told before; ``settled``: groups with the case in which the frame has them."""

    frame: Frame
    lemma: str
    roles: dict[str, Group] = field(default_factory=dict)
    weight: float = 0.0
    targets: list[Group] = field(default_factory=list)
    implied: bool = False
    event: Group | None = None
    agents: list[Group] = field(default_factory=list)
    loose: Group | None = None
    passive: bool = False
    told: bool = False
    settled: list[tuple[Group, str]] = field(default_factory=list)

    def give(self, role: str, group: Group) -> None:
        """The group is what the verb acts on."""
        self.roles[role] = group
        self.roles["object"] = group
        self.weight += 1.0 if role != "target" else 0.5
        if role in ("target", "party"):
            self.targets.append(group)

    def settle(self) -> None:
        """Of a name in the dative no other case is asked: "разрешило «Лукойлу» продать"."""
        for group, case in self.settled:
            for noun in group.nouns:
                noun.cases = (noun.cases & {case}) or noun.cases

    @property
    def measure(self) -> str:
        """The noun of the measure, or of what it permits or bans; empty where none is told."""
        group = self.roles.get("measure") or self.roles.get("licence") or self.roles.get("banned")
        return group.noun.lemma or "санкция" if group else ""

    def holds(self, group: Group) -> bool:
        """The group fills one of the roles."""
        return any(each is group for each in self.roles.values())


def is_attribute(target: Group, placed: Group) -> bool:
    """ "Лишила регистрации четыре судна из британского списка": it says which they are, not what was done."""
    noun = target.nouns[-1]
    several = bool(noun.count or noun.plural) and not noun.proper
    return several and 0 <= placed.start - target.end <= 1


def _is_in_row(clause: Clause, group: Group) -> bool:
    """One of several that are the subject together, parted by what is told of the first: "попали банк из Вены, завод и порт"."""
    later = group.start > clause.verb.start

    def may_be(g: Group) -> bool:
        return not g.prep and (g.cases == {"nomn"} or (later and "nomn" in g.cases))

    return may_be(group) and any(g is not group and may_be(g) for g in clause.groups)


def agrees(clause: Clause, group: Group) -> bool:
    """The verb may have the group for its subject."""
    form = clause.form
    if clause.kind == INFINITIVE or not form.number:
        return True
    if len(group.nouns) > 1:
        return True
    noun = group.noun
    if noun.count:
        return True
    number = noun.number or _number_as_subject(noun)
    if number and number != form.number:
        return form.number == "plur" and _is_in_row(clause, group)
    if form.gender and noun.gender and noun.number == "sing" and form.gender != noun.gender:
        return noun.animate or noun.proper
    return True


def _number_as_subject(noun: Noun) -> str:
    """The number of its nominative, where its forms differ: "компании" is one in the dative and many in the nominative."""
    if noun.proper and not noun.lemma:
        return ""  # the ending of a name tells little
    numbers = {f.number for f in noun.head.forms if f.case == "nomn" and f.pos == "NOUN"}
    return numbers.pop() if len(numbers) == 1 else ""
