"""Clauses: every verb group of a sentence with its subject, objects and what hangs on it by prepositions.

Clauses are read around their verbs: the subject is looked for to the left, over parentheses and relative clauses, the
objects to the right, up to where another clause begins.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from inforce.claims.groups import Element, Group
from inforce.claims.phrases import Verb
from inforce.claims.tagging import Word

_SOFT = frozenset({"RB", "TM", '"'})
_NOMINATIVE = frozenset({"he", "she", "they", "we", "i", "who"})
_REACH = 60
"""Elements looked at to either side of a verb; longer sentences are lists, not clauses."""


@dataclass(frozen=True, slots=True)
class Oblique:
    """A preposition with its group; ``loose`` where a relative clause stands between it and the verb."""

    preposition: str
    group: Group
    loose: bool = False


@dataclass(slots=True)
class Clause:
    """One verb with its arguments; places are numbers of elements.

    ``subject_at`` and ``last`` bound it; ``shares`` is the clause whose subject (and auxiliary) it shares, ``gapped``
    the one whose auxiliary alone. ``governor``
    is the element on which it hangs (a verb, or a group such as "the decision") with the ``link`` between them
    ("to", "that", a preposition, "if" …). ``relative`` where its subject is "which" or the like, ``gap`` where its object is.
    """

    place: int
    verb: Verb
    subject: Group | None = None
    subject_at: int = -1
    object: Group | None = None
    second: Group | None = None
    obliques: list[Oblique] = field(default_factory=list)
    times: list[Word] = field(default_factory=list)
    particles: list[str] = field(default_factory=list)
    listed: list[tuple[Group, Word | None]] = field(default_factory=list)
    shares: "Clause | None" = None
    gapped: "Clause | None" = None
    inverted: "Clause | None" = None
    governor: int | None = None
    link: str = ""
    relative: bool = False
    gap: bool = False
    negated_subject: bool = False
    first: int = 0
    last: int = 0

    def oblique(self, *prepositions: str) -> Oblique | None:
        return next((o for o in self.obliques if o.preposition in prepositions), None)


def find_clauses(elements: Sequence[Element]) -> list[Clause]:
    """The clauses of a sentence in the order of their verbs."""
    return _Reader(elements).read()


class _Reader:
    def __init__(self, elements: Sequence[Element]) -> None:
        self._elements = elements
        self._by_place: dict[int, Clause] = {}

    def read(self) -> list[Clause]:
        for place, element in enumerate(self._elements):
            if isinstance(element, Verb):
                clause = Clause(place, element, first=place, last=place)
                self._by_place[place] = clause
                self._find_subject(clause)
                self._find_rest(clause)
                self._find_gap(clause)
                self._invert(clause)
                self._find_governor(clause)
        return list(self._by_place.values())

    # --- to the left ------------------------------------------------------------------------------------------------

    def _find_subject(self, clause: Clause) -> None:
        if clause.verb.infinitive and self._take_controller(clause):
            return
        place = clause.place - 1
        if self._hangs_on_group(clause.place) and self._tag(place - 1) == "IN" and self._has_main(place):
            self._take_subject(clause, place)
            return
        for _ in range(_REACH):
            place = self._past_soft_left(place)
            if place < 0:
                return
            element = self._elements[place]
            if isinstance(element, Group):
                if self._tag(place - 1) == "IN":
                    place -= 2
                    continue
                outer = self._outside_relative(place)
                if outer is not None:
                    place = outer
                    continue
                self._take_subject(clause, place)
                return
            if isinstance(element, Verb):
                further = self._past_reduced(place)
                if further is None:
                    return
                place = further
                continue
            if element.tag == "WH" or (element.tag == "TH" and self._is_relative_that(place, clause)):
                self._take_antecedent(clause, place)
                return
            if element.tag in (",", "-", ")"):
                if self._is_aside_participle(clause, place):
                    self._take_subject(clause, self._head_left(place - 1))
                    return
                opening = self._opening(place)
                if opening is None:
                    self._share(clause, place)
                    return
                place = opening
                continue
            if element.tag == "CC":
                self._share(clause, place)
            return

    def _is_aside_participle(self, clause: Clause, place: int) -> bool:
        """``X, first listed in March, …``"""
        alone = clause.verb.participle and clause.verb.tag == "VN" and self._past_soft_left(clause.place - 1) == place
        return (
            alone and not self._takes_object(clause.place) and isinstance(self._at(self._head_left(place - 1)), Group)
        )

    def _head_left(self, place: int) -> int:
        """From the group of a preposition to that on which it hangs: from "Japan" to "the embargo" in "the embargo on Japan"."""
        while self._tag(place - 1) == "IN" and isinstance(self._at(place - 2), Group):
            place -= 2
        return place

    def _take_controller(self, clause: Clause) -> bool:
        """The subject of an infinitive: the group before it ("asked Paris to lift", "for the ban to be lifted") or the
        subject of the verb before it ("wants to lift")."""
        before = self._past_soft_left(clause.place - 1)
        if self._tag(before) in ("SC", "WH"):
            before = self._past_soft_left(before - 1)
        if self._tag(before) in ("CC", ",") and (earlier := self._infinitive_before(before)):
            clause.shares = earlier
            clause.subject, clause.subject_at = earlier.subject, earlier.subject_at
            return True
        element = self._at(before)
        if isinstance(element, Group) and self._tag(before - 1) == "IN":
            link = self._elements[before - 1]
            if isinstance(link, Word) and link.lower in ("for", "on", "to", "with"):
                clause.subject, clause.subject_at = element, before
            return True
        if isinstance(element, Group) and isinstance(self._at(self._past_soft_left(before - 1)), Verb):
            clause.subject, clause.subject_at = element, before
            return True
        upper = self._by_place.get(before)
        if upper is None:
            return isinstance(element, Word)
        clause.subject, clause.subject_at = upper.subject, upper.subject_at
        clause.relative = upper.relative
        return True

    def _infinitive_before(self, place: int) -> Clause | None:
        """``agreed to freeze … and to ban …``"""
        for before in range(place - 1, max(-1, place - _REACH), -1):
            earlier = self._by_place.get(before)
            if earlier is not None:
                return earlier if earlier.verb.infinitive else None
        return None

    def _take_subject(self, clause: Clause, place: int) -> None:
        element = self._elements[place]
        assert isinstance(element, Group)
        clause.subject, clause.subject_at = element, place
        clause.first = place
        before = self._past_soft_left(place - 1)
        clause.negated_subject = bool(element.negated) or (before >= 0 and self._tag(before) == "NO")
        if clause.verb.participle_or_past and self._tag(before) in ("CC", ","):
            clause.gapped = self._passive_before(before)

    def _passive_before(self, place: int) -> Clause | None:
        """``A was added and B removed``: the clause whose auxiliary is left out."""
        for before in range(place - 1, max(-1, place - _REACH), -1):
            earlier = self._by_place.get(before)
            if earlier is not None:
                return earlier if earlier.verb.passive and earlier.verb.finite else None
        return None

    def _take_antecedent(self, clause: Clause, place: int) -> None:
        """The subject of "who", "which" is the group before."""
        clause.relative = True
        clause.first = place
        before = self._past_soft_left(place - 1)
        if before >= 0 and self._tag(before) in (",", "-", "IN"):
            before = self._before_aside(before) if self._tag(before) == "," else self._past_soft_left(before - 1)
        if self._tag(before - 1) == "IN" and self._is_place(before):
            before = self._head_left(before)
        element = self._elements[before] if before >= 0 else None
        if isinstance(element, Group):
            clause.subject, clause.subject_at = element, before

    def _is_place(self, place: int) -> bool:
        """ "a bank in Pyongyang which …": it is the bank."""
        element = self._at(place)
        return isinstance(element, Group) and element.items[-1].noun.words[-1].place is not None

    def _before_aside(self, place: int) -> int:
        """The place before a comma, or before the participle clause that the comma closes."""
        opening = self._opening(place)
        if opening is not None and isinstance(self._at(opening + 2), Verb):
            return opening
        return self._past_soft_left(place - 1)

    def _is_relative_that(self, place: int, clause: Clause) -> bool:
        """ "a ban that remains": no subject stands between "that" and the verb."""
        return self._past_soft_left(clause.place - 1) == place and isinstance(self._at(place - 1), Group)

    def _outside_relative(self, place: int) -> int | None:
        """Where a group is the object of a relative clause before it ("the bank that funds the war was …"), the place
        to go on looking from; None where it is the subject itself."""
        verb = self._past_soft_left(place - 1)
        element = self._at(verb)
        if isinstance(element, Verb):
            return self._past_reduced(verb)
        return None

    def _past_reduced(self, place: int) -> int | None:
        """Past a verb that belongs to a relative clause or is a participle after its noun; None where it is a clause of
        its own."""
        verb = self._elements[place]
        assert isinstance(verb, Verb)
        before = self._past_soft_left(place - 1)
        known = self._by_place.get(place)
        if known and known.relative:
            return known.subject_at if known.subject_at >= 0 else None
        if (
            known
            and known.link == "that"
            and isinstance(self._at(-1 if known.governor is None else known.governor), Group)
        ):
            return known.governor
        if verb.infinitive:
            return self._past_infinitive(before)
        if verb.participle or (verb.tag == "VD" and len(verb.words) == 1 and not self._takes_object(place)):
            return before if isinstance(self._at(before), Group) and self._is_reduced(place) else None
        return None

    def _past_infinitive(self, before: int) -> int | None:
        """ "plans to extend the ban were …": the infinitive hangs on a noun."""
        return before if isinstance(self._at(before), Group) and not isinstance(self._at(before - 1), Verb) else None

    def _is_reduced(self, place: int) -> bool:
        verb, following = self._at(place), self._at(place + 1)
        if isinstance(verb, Verb) and verb.tag == "VG":
            return True
        return isinstance(following, Word) and following.tag in ("IN", "TM", "RB")

    def _takes_object(self, place: int) -> bool:
        return isinstance(self._at(self._past_soft_right(place + 1)), Group)

    def _opening(self, place: int) -> int | None:
        """The place before the parenthesis that ends with the mark at ``place``; None where it is no parenthesis."""
        closing = self._tag(place)
        wanted = {",": (",", "-"), "-": ("-",), ")": ("(",)}[closing]
        for before in range(place - 1, max(-1, place - _REACH), -1):
            tag = self._tag(before)
            if tag == "WH":
                return self._before_relative(before)
            if self._hangs_on_group(before):
                return before - 1
            if tag in wanted and self._is_parenthesis(before + 1, place):
                return before - 1
            if tag in (";", ".", ":"):
                return None
        return None

    def _hangs_on_group(self, place: int) -> bool:
        """A participle directly after its noun: "a carrier based in …"."""
        verb = self._at(place)
        owner = self._at(place - 1)
        if not isinstance(verb, Verb) or not isinstance(owner, Group) or owner.items[0].noun.head in _NOMINATIVE:
            return False
        return (
            (verb.participle_or_past or verb.participle) and self._is_reduced(place) and not self._takes_object(place)
        )

    def _before_relative(self, place: int) -> int:
        before = self._past_soft_left(place - 1)
        return self._past_soft_left(before - 1) if self._tag(before) in (",", "-", "IN") else before

    def _is_parenthesis(self, start: int, end: int) -> bool:
        """What stands between two commas may be left out: an aside, an apposition, a participle, a word of who says so."""
        first = self._elements[start] if start < end else None
        if isinstance(first, Word):
            return first.tag in ("WH", "IN", "RB", "SC", "TM", "(", "NO", '"') or (
                first.tag == "CC" and self._tag(start + 1) in ("IN", "RB", "NO")
            )
        if isinstance(first, Verb):
            return (
                not first.finite or (end - start <= 3 and isinstance(self._at(start + 1), Group)) or first.tag == "VN"
            )
        verbs = [e for e in self._elements[start:end] if isinstance(e, Verb)]
        return (
            not verbs
            or (end - start <= 5 and isinstance(self._elements[end - 1], Verb))
            or self._tag(start + 1) == "WH"
            or not any(v.finite for v in verbs)
        )

    def _share(self, clause: Clause, place: int) -> None:
        """A verb after "and" or a comma shares the subject of the verb before."""
        if not self._may_share(place):
            return
        for before in range(place - 1, max(-1, place - _REACH), -1):
            earlier = self._by_place.get(before)
            if earlier and self._hangs_on_group(before) and not clause.verb.participle and self._has_main(before):
                continue
            if earlier and self._alike(earlier.verb, clause.verb):
                clause.shares = earlier
                clause.subject, clause.subject_at = earlier.subject, earlier.subject_at
                clause.relative, clause.negated_subject = earlier.relative, earlier.negated_subject
                return
            if self._tag(before) in (";", ".", ":"):
                return

    def _has_main(self, place: int) -> bool:
        """A finite verb stands before a participle, in the same clause."""
        for before in range(place - 1, max(-1, place - _REACH), -1):
            if self._tag(before) in (";", ".", ":"):
                return False
            if before in self._by_place:
                return True
        return False

    def _may_share(self, place: int) -> bool:
        return self._tag(place) == "CC" or self._tag(place) == ","

    @staticmethod
    def _alike(earlier: Verb, later: Verb) -> bool:
        """Verbs that "and" may join: both finite, or a participle after a passive or another participle."""
        if later.infinitive:
            return earlier.infinitive
        if later.tag == "VG" and not later.finite:
            return earlier.tag == "VG"
        if later.tag == "VB" and not later.finite:
            return earlier.infinitive or bool(earlier.modal)
        return not earlier.infinitive or later.participle

    # --- to the right -----------------------------------------------------------------------------------------------

    def _find_rest(self, clause: Clause) -> None:
        clause.times += [w for w in clause.verb.words if w.tag == "TM"]
        place, loose = clause.place + 1, False
        end = min(len(self._elements), clause.place + _REACH)
        while place < end:
            element = self._elements[place]
            if isinstance(element, Group):
                if loose or not self._take_object(clause, place):
                    if not loose:
                        return
                else:
                    clause.last = place
                place += 1
                continue
            if isinstance(element, Verb):
                if not self._is_inside(place):
                    return
                loose = True
                place += 1
                continue
            further = self._word(clause, element, place, loose=loose)
            if further is None:
                return
            if element.tag == "WH":
                loose = True
            elif element.tag in (",", "-"):
                loose = False
            place = further

    def _take_object(self, clause: Clause, place: int) -> bool:
        element = self._elements[place]
        assert isinstance(element, Group)
        if place > clause.place + 1 and self._has_relative_object(clause):
            return False
        owned = clause.verb.infinitive and place == clause.place + 1 and isinstance(self._at(clause.place - 1), Group)
        if (
            not owned
            and self._is_subject_of_next(place)
            and (clause.object or clause.verb.tag != "BE" or place > clause.place + 1)
        ):
            return False
        if clause.object is None:
            clause.object = element
        elif clause.second is None and self._adjacent(place):
            clause.second = element
        else:
            return False
        return True

    def _has_relative_object(self, clause: Clause) -> bool:
        """``whom the EU blacklisted``"""
        word = self._at(clause.subject_at - 1) if clause.subject_at > 0 else None
        return isinstance(word, Word) and word.tag == "WH" and not clause.relative

    def _adjacent(self, place: int) -> bool:
        return isinstance(self._at(place - 1), Group)

    def _is_subject_of_next(self, place: int) -> bool:
        following = self._at(self._past_soft_right(place + 1))
        return (
            isinstance(following, Verb)
            and following.finite
            and following.words[0].tag in ("VZ", "BE", "HV", "MD", "DO", "VD")
            and not (
                following.tag == "VD"
                and len(following.words) == 1
                and self._tag(self._past_soft_right(place + 2)) in ("IN", "TM")
            )
        )

    def _is_inside(self, place: int) -> bool:
        """A participle or relative clause within the object; anything else begins another clause."""
        verb = self._elements[place]
        assert isinstance(verb, Verb)
        before = self._at(place - 1)
        if isinstance(before, Word):
            return before.tag == "WH"
        return (
            isinstance(before, Group)
            and not verb.infinitive
            and (verb.participle or (verb.tag == "VD" and not self._takes_object(place)))
        )

    def _word(self, clause: Clause, word: Word, place: int, *, loose: bool) -> int | None:
        """Reads one word to the right of a verb; None where the clause ends."""
        match word.tag:
            case "IN":
                return self._preposition(clause, word, place, loose=loose)
            case "TM":
                if not loose:
                    clause.times.append(word)
                    clause.last = place
                return place + 1
            case "RB":
                if word.lower in ("off", "out", "away", "back", "up", "down", "in", "there"):
                    clause.particles.append(word.lower)
                return place + 1
            case '"' | "NO":
                return place + 1
            case "WH":
                return place + 1 if isinstance(self._at(place - 1), Group) else None
            case "(":
                return self._past_bracket(clause, place)
            case ",":
                return self._past_comma(place)
            case ":" | "-":
                self._listed(clause, place)
                return None
            case "CC":
                return place + 1 if self._tag(place + 1) == "IN" and not self._clause_follows(place + 2) else None
        return None

    def _clause_follows(self, place: int) -> bool:
        return isinstance(self._at(place), Group) and isinstance(self._at(place + 1), Verb)

    def _preposition(self, clause: Clause, word: Word, place: int, *, loose: bool) -> int | None:
        following = self._past_quotes(place + 1)
        group = self._at(following)
        if isinstance(group, Group) and word.lower == "out" and clause.object is None:
            clause.particles.append("out")
            clause.object, clause.last = group, following
            return following + 1
        if isinstance(group, Group):
            clause.obliques.append(Oblique(word.lower, group, loose))
            clause.last = following
            return following + 1
        if isinstance(group, Verb):
            return None
        if isinstance(group, Word) and group.tag == "TM":
            return place + 1
        if word.lower in ("off", "out", "up", "down", "on"):
            clause.particles.append(word.lower)
        return place + 1

    def _listed(self, clause: Clause, place: int) -> None:
        """What a colon or dash announces, with its times: "two were added: X in May and Y in June"."""
        rest = self._elements[place + 1 : place + _REACH]
        if any(isinstance(e, Verb) and e.finite and not e.participle_or_past for e in rest):
            return
        for number, element in enumerate(rest):
            if isinstance(element, Group):
                following = rest[number + 1] if number + 1 < len(rest) else None
                time = following if isinstance(following, Word) and following.tag == "TM" else None
                clause.listed.append((element, time))
                clause.last = place + 1 + number
            elif not (isinstance(element, Word) and element.tag in (",", "CC", "TM", '"')):
                return

    def _past_comma(self, place: int) -> int | None:
        """Over a comma where the clause goes on after it."""
        following = self._at(place + 1)
        if isinstance(following, Word):
            if following.tag in ("IN", "TM", "RB"):
                return (
                    place + 1
                    if not (following.tag == "IN" and self._clause_follows(place + 2))
                    else self._past_aside(place)
                )
            if following.tag == "WH":
                return self._after_closing(place + 1)
            return None
        if isinstance(following, Verb) and following.participle:
            return self._after_closing(place + 1)
        return self._past_aside(place)

    def _past_aside(self, place: int) -> int | None:
        """Over ", she said," and the like, where a comma closes it and a preposition follows."""
        for ahead in range(place + 1, min(place + 6, len(self._elements))):
            if self._tag(ahead) == ",":
                return ahead + 1 if self._tag(ahead + 1) in ("IN", "TM") else None
        return None

    def _after_closing(self, place: int) -> int | None:
        for ahead in range(place, min(place + _REACH, len(self._elements))):
            if self._tag(ahead) in (".", ";"):
                return None
            if self._tag(ahead) == ",":
                return ahead + 1 if self._tag(ahead + 1) in ("IN", "TM") else None
        return None

    def _past_bracket(self, clause: Clause, place: int) -> int | None:
        for ahead in range(place, min(place + _REACH, len(self._elements))):
            inside = self._elements[ahead]
            if isinstance(inside, Word) and inside.tag == "TM":
                clause.times.append(inside)
            if self._tag(ahead) == ")":
                return ahead + 1
        return None

    def _find_gap(self, clause: Clause) -> None:
        """The object of "the ship that London listed", "the mixer it first sanctioned" stands before the subject."""
        if (
            clause.object is not None
            or clause.verb.passive
            or clause.subject is None
            or clause.subject_at < 1
            or clause.shares
        ):
            return
        before = clause.subject_at - 1
        if self._tag(before) in ("WH", "TH"):
            before -= 1
            before -= 1 if self._tag(before) == "," else 0
        elif not clause.subject.items[0].noun.is_pronoun:
            return
        element = self._at(before)
        if isinstance(element, Group) and not clause.verb.infinitive:
            clause.object = element
            clause.first = before
            clause.gap = True

    def _invert(self, clause: Clause) -> None:
        """ "Among those listed is X", "Also removed were X and Y", "Under the ban fell X": the subject stands last."""
        if clause.object is None or clause.verb.infinitive or clause.second is not None:
            return
        before = self._past_soft_left(clause.place - 1)
        fronted = self._at(before)
        own = clause.subject is not None and not (isinstance(fronted, Verb) and fronted.participle_or_past)
        if own:
            return
        if clause.verb.tag == "BE" and isinstance(fronted, Verb) and fronted.participle_or_past:
            earlier = self._by_place[before]
            earlier.subject, earlier.subject_at = clause.object, clause.last
            earlier.inverted, earlier.first, earlier.last = clause, before, clause.last
            clause.subject = clause.object = None
        elif isinstance(fronted, Group) and self._tag(before - 1) == "IN" and before - 1 <= 1:
            link = self._elements[before - 1]
            assert isinstance(link, Word)
            clause.obliques.append(Oblique(link.lower, fronted))
            clause.subject, clause.object = clause.object, None
            clause.first = before - 1

    # --- what a clause hangs on -------------------------------------------------------------------------------------

    def _find_governor(self, clause: Clause) -> None:
        if clause.shares and (not clause.verb.infinitive or clause.shares.verb.infinitive):
            clause.governor, clause.link = clause.shares.governor, clause.shares.link
            return
        start = clause.subject_at if clause.subject_at >= 0 and not clause.relative else clause.place
        if clause.shares:
            start = clause.shares.place
        if clause.verb.infinitive:
            start = clause.place
        place = self._past_adverbials(start - 1)
        element = self._at(place)
        if clause.verb.infinitive:
            if isinstance(element, Group) and clause.subject is not element:
                place = self._head_left(place)
            clause.governor, clause.link = (place if isinstance(element, Group | Verb) else None), "to"
        elif isinstance(element, Verb):
            clause.governor, clause.link = (
                place,
                "that" if clause.subject else ("gerund" if clause.verb.tag == "VG" else ""),
            )
        elif isinstance(element, Word):
            self._link(clause, element, place)

    def _link(self, clause: Clause, word: Word, place: int) -> None:
        if word.tag in ("TH", "IN", "SC", "WH"):
            before = self._past_soft_left(place - 1)
            before = self._head_left(before) if word.tag == "TH" and isinstance(self._at(before), Group) else before
            clause.link = word.lower
            before -= 1 if self._tag(before) == "," and word.lower == "where" else 0
            clause.governor = before if isinstance(self._at(before), Group | Verb) else None
            if word.tag == "WH" and not clause.relative:
                clause.link = ""

    def _past_adverbials(self, place: int) -> int:
        """Over times, adverbs and prepositional phrases between a conjunction and its subject ("that on Friday the …")."""
        place = self._past_soft_left(place)
        if self._tag(place) == ",":
            inner = self._past_soft_left(place - 1)
            if (
                isinstance(self._at(inner), Group)
                and self._tag(inner - 1) == "IN"
                and self._tag(self._past_soft_left(inner - 2)) in ("TH", "SC")
            ):
                return self._past_soft_left(inner - 2)
        return place

    # --- looking ----------------------------------------------------------------------------------------------------

    def _at(self, place: int) -> Element | None:
        return self._elements[place] if 0 <= place < len(self._elements) else None

    def _tag(self, place: int) -> str:
        element = self._at(place)
        return element.tag if isinstance(element, Word) else ""

    def _past_soft_left(self, place: int) -> int:
        while place >= 0 and self._tag(place) in _SOFT:
            place -= 1
        return place

    def _past_soft_right(self, place: int) -> int:
        while place < len(self._elements) and self._tag(place) in _SOFT:
            place += 1
        return place

    def _past_quotes(self, place: int) -> int:
        while place < len(self._elements) and self._tag(place) == '"':
            place += 1
        return place
