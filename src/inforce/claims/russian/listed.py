"""Listed: the names that lines below a colon, "среди них" or "ими стали" add to an act told before."""

from collections.abc import Iterator, Sequence

from inforce.claims.drafts import SAME_SENTENCE, Draft
from inforce.claims.model import Status
from inforce.claims.party import Party
from inforce.claims.russian.clause_model import FINITE, PARTICIPLE, SHORT, STATE, Clause
from inforce.claims.russian.drafting import Drafting
from inforce.claims.russian.parties import Parties
from inforce.claims.russian.phrase_model import Element, Group
from inforce.claims.russian.scenes import Scene, is_item, name_starts
from inforce.claims.russian.terms import Context, Terms
from inforce.claims.russian.words import Word

_LONGEST_ROW = 12
"""Items up to which those of a list count as told of together ("оба", "они")."""
_BACK = 2
"""Sentences back to which "среди них" reaches."""
_LINKS = frozenset({"быть", "стать", "оказаться", "являться"})
"""Verbs by which "ими" is told to be somebody."""


class ListedReader:
    """Reads sentences that name more of those at whom an act was aimed."""

    def __init__(self, terms: Terms, context: Context, parties: Parties, drafting: Drafting) -> None:
        self._terms, self._context, self._parties, self._drafting = terms, context, parties, drafting
        self.heads: list[Draft] = []
        """What the sentence with the colon told, whose items follow."""
        self._row: list[Party] = []  # those named by the items so far
        self.block = -1
        """The paragraph of the last item, in which more may be told of it."""

    def open(self, heads: list[Draft]) -> None:
        """A sentence with a colon: its items follow."""
        self.heads, self._row = heads, []

    def item(self, scene: Scene) -> bool:
        """A line below "в список внесены:" names a party of that act; whether it is one."""
        if not self.heads or not is_item(scene) or any(c.kind == FINITE and c.verb.text for c in scene.clauses):
            return False
        first = name_starts(scene)
        group = next((g for g in scene.groups if not g.prep and g.start >= first), None)
        if group is None or not (parties := self._of_item(scene, group)):
            return False
        if len(self._row) < _LONGEST_ROW:
            self._row += parties
            self._parties.row(scene.number, group.start, self._row)
        for draft in self.heads:
            draft.parties = [p for p in draft.parties if p.proper and _is_named_in(draft, p)]
            self._drafting.repeat(scene, draft, list(parties), group.start, scene.sentence.end)
        self.block = scene.sentence.block
        return True

    def carried(self, scene: Scene, before: Scene) -> None:
        """A list too long to be read as one sentence goes on: with names of the act that the part before ends with a party of."""
        row = list(_row(scene)) if before.groups else []
        if not row:
            return
        last = before.groups[-1]
        known = self._parties.of(last.nouns[-1], before.number, last.cases or None)
        told = self._drafting.told[-SAME_SENTENCE:]
        acts = [d for d in told if d.scene == before.number and any(p in d.parties for p in known)]
        parties = [p for g in row for p in self._in_row(scene, g, g.cases & last.cases or None)] if acts else []
        for act in acts if parties else ():
            self._drafting.repeat(scene, act, parties, row[0].start, row[-1].end)

    def _in_row(self, scene: Scene, group: Group, cases: frozenset[str] | None) -> list[Party]:
        self._parties.take(group, scene.number, subject=False, cases=cases)
        return [p for n in group.nouns if n.proper for p in self._parties.of(n, scene.number, cases)]

    def _of_item(self, scene: Scene, group: Group) -> list[Party]:
        if group.noun.proper:
            cases = _OBJECT if _is_object(scene, group) else frozenset({"nomn"}) if "nomn" in group.cases else None
            self._parties.take(group, scene.number, subject=False, cases=cases)
            return [p for n in group.nouns if n.proper for p in self._parties.of(n, scene.number, cases)]
        party = self._parties.titled(group.noun) if self._is_titled(scene, group) else None
        return [party] if party else []

    def _is_titled(self, scene: Scene, group: Group) -> bool:
        """ "Национальный клиринговый центр": a line that begins with a capital as names do, and is no more than a name."""
        noun = group.noun
        first = min([noun.head, *noun.modifiers], key=lambda w: w.start)
        alone = len(scene.groups) == 1 and not scene.clauses
        paper = self._terms.is_licence(noun, self._context) or self._terms.is_measure(noun, self._context)
        firm = alone and not paper and self._terms.is_firm(noun)
        target = firm or self._terms.is_target(noun, self._context)
        return "nomn" in noun.cases and first.capital and not noun.count and target

    def among(self, scene: Scene) -> None:
        """ "Среди них — X, Y и Z", "из них двое — X и Y", "ими стали X и Y": some of the parties of the act before."""
        last = self._drafting.told[-1] if self._drafting.told else None
        if last is None or last.scene < scene.number - _BACK:
            return
        of_several = last.action.starts and any(p.many for p in last.parties)
        first = (self._noted(scene) if of_several else None) or self._first_named(scene)
        if first is None:
            return
        semicolon = next((w.start for w in scene.words if w.text == ";"), scene.sentence.end)
        groups = [g for g in scene.elements[first:] if type(g) is Group and self._may_name(g) and g.end <= semicolon]
        parties = self._named(groups, scene)
        if parties:
            self._drafting.repeat(scene, last, parties, scene.sentence.start, max(g.end for g in groups))

    @staticmethod
    def _may_name(group: Group) -> bool:
        return (not group.prep and "nomn" in group.cases) or group.prep in ("в том числе", "включая")

    def _first_named(self, scene: Scene) -> int | None:
        """Where the names begin in a sentence that tells who those of the act before are; None where it is none."""
        if self._is_in_number(scene):
            return _NUMBER
        place = _first_group(scene.elements)
        opening = scene.elements[place] if place is not None else None
        if place is None or type(opening) is not Group:
            return None
        told = [c for c in scene.clauses if c.verb.text]
        dash = next((n for n, e in enumerate(scene.elements) if type(e) is Word and e.text in "—–-"), None)
        if self._terms.is_among(opening):
            if any(c.place >= 0 for c in told) and not (dash is not None and dash < _FAR):
                return None
            after = dash + 1 if dash is not None and dash < _FAR else place + 1
            return after if dash is not None or opening.prep not in ("из", "") else None
        linked = opening.noun.head.lower == "ими" and any(c.lemma in _LINKS and c.upper is None for c in told[:1])
        return told[0].place + 1 if linked else None

    def _noted(self, scene: Scene) -> int | None:
        """Where the names begin in "из заметных — X и Y", "из новых имён — X", "из российских — X"; None in others."""
        dash = next((n for n, e in enumerate(scene.elements[:_FAR]) if type(e) is Word and e.text in "—–-"), 0)
        row = scene.elements[max(dash - 2, 0) : dash]
        if not row or any(c.verb.text for c in scene.clauses):
            return None
        last = row[-1]
        if type(last) is Group:
            words = last.noun.modifiers if last.prep == "из" and last.noun.number == "plur" else []
            told = last.noun.lemma in self._terms.entries or self._terms.is_target(last.noun, self._context)
            return dash + 1 if told and any(self._is_noted(w) for w in words) else None
        under = type(row[0]) is Word and row[0].lower == "из"
        return dash + 1 if under and len(row) > 1 and self._is_noted(last) else None

    def _is_noted(self, word: Word) -> bool:
        """ "Заметных", "наших", "российских", "китайских": of whom a report tells names."""
        several = any(f.case == "gent" and f.number == "plur" for f in word.forms)
        lemma = word.lemma("ADJF", "NPRO")
        return several and (lemma in self._terms.noted or lemma in ("наш", "свой") or word.place is not None)

    @staticmethod
    def _is_in_number(scene: Scene) -> bool:
        """ "В их числе бывший министр Олег Рогов": "числе" is no noun of its own there."""
        words = [e.lower for e in scene.elements[:_NUMBER] if type(e) is Word]
        verbs = [c for c in scene.clauses if c.verb.text and c.kind != PARTICIPLE]
        return words in (["в", "их", "числе"], ["в", "этом", "числе"]) and not verbs

    def _named(self, groups: Sequence[Group], scene: Scene) -> list[Party]:
        nouns = [n for g in groups for n in g.nouns if n.proper and self._terms.noun_fits("target", n, self._context)]
        return list(dict.fromkeys(p for n in nouns for p in self._parties.of(n, scene.number)))

    def among_told(self, scene: Scene, begun: int) -> None:
        """ "…; к их числу принадлежат X и Y", "среди целей названы X и Y": a clause that names some of them."""
        last = self._drafting.told[-1] if self._drafting.told else None
        for clause in scene.clauses if last is not None and last.scene >= scene.number - _BACK else ():
            among = [g for g in clause.groups if g.prep and self._terms.is_among(g)]
            opening = any(g.prep in ("из", "среди") and g.noun.pronoun and g.start < clause.verb.start for g in among)
            telling = clause.kind in (STATE, SHORT) and opening and not clause.negated  # "из них нам знакома «Кавья»"
            noted = self._is_for_readers(clause)
            if not noted and (not among or not (clause.lemma in self._terms.naming or telling)):
                continue
            groups = [g for g in clause.groups if self._may_name(g)]
            parties = self._named(groups, scene)
            full = any(d.start < clause.end and clause.start < d.end for d in self._drafting.told[begun:])
            if parties and last is not None and not full:
                self._drafting.repeat(scene, last, parties, clause.start, clause.end)

    def _is_for_readers(self, clause: Clause) -> bool:
        """ "Для наших клиентов существенны X и Y", "нам интересны X и Y"."""
        short = clause.kind in (STATE, SHORT) and not clause.negated and clause.lemma in self._terms.noted
        return short and any(g.prep == "для" or (not g.prep and g.cases == {"datv"}) for g in clause.groups)

    def among_which(self, scene: Scene, begun: int) -> None:
        """ "…, среди которых X и Y": names of some of those told of in the same sentence."""
        if len(self._drafting.told) == begun:
            return
        place = next((n for n in range(len(scene.elements)) if _is_which(scene, n)), None)
        begins = scene.elements[place].start if place is not None else 0
        before = [d for d in self._drafting.told[begun:] if d.start < begins]
        last = max(before, key=lambda d: (d.start, min(d.end, begins)), default=None)
        if place is None or last is None or last.status is Status.DENIED:
            return
        row = [e for e in scene.elements[place + 1 : place + 3] if type(e) is Group and not e.prep]
        told = {p for d in self._drafting.told[begun:] for p in d.parties}
        named = [p for g in row for n in g.nouns if n.proper for p in self._parties.named_among(n, scene.number)]
        parties = [p for p in named if p not in told]
        if parties:
            self._drafting.repeat(scene, last, parties, last.start, max(g.end for g in row))


def _row(scene: Scene) -> Iterator[Group]:
    """The groups that follow each other at the beginning of a sentence."""
    for element in scene.elements:
        if type(element) is Group:
            if element.prep:
                return
            yield element
        elif element.text not in _JOINS:
            return


_JOINS = frozenset({",", ";", "и"})
_NUMBER = 3
"""Words of "в их числе"."""
_OBJECT = frozenset({"accs", "gent"})
_FAR = 8
"""Elements before which the dash of "среди них — …" stands."""


def _first_group(elements: Sequence[Element]) -> int | None:
    """The group that opens a sentence, no more than small words before it."""
    for place, element in enumerate(elements[:3]):
        if type(element) is Group:
            return place
    return None


def _is_which(scene: Scene, place: int) -> bool:
    """ "Среди которых", "в числе которых", within a sentence "среди них" and "из них"."""
    element, before = scene.elements[place], scene.elements[place - 1] if place else None
    if type(element) is Group:
        parted = type(before) is Word and before.text in ",—–-("
        return parted and element.prep in ("среди", "из") and element.noun.head.lower == "них"
    if element.lower == "числе" and place > 1:
        return [e.lower if type(e) is Word else "" for e in scene.elements[place - 2 : place]] == ["в", "их"]
    which = element.lower == "которых"
    among = type(before) is Word and before.lower in ("среди", "из")
    return which and (among or (type(before) is Group and before.noun.lemma == "число"))


def _is_object(scene: Scene, group: Group) -> bool:
    """ "Александра Шорина, гражданина Молдовы": what stands beside the name tells that it is the object of the words above."""
    beside = next((g for g in scene.groups if g.start >= group.end and not g.prep), None)
    described = beside is not None and not (beside.noun.proper or beside.noun.pronoun)
    return described and beside is not None and "nomn" not in beside.cases and bool(beside.cases & _OBJECT)


def _is_named_in(draft: Draft, party: Party) -> bool:
    """The words of the act name the party; whom they leave out is named by the lines below."""
    return any(draft.sentence.start <= place < draft.sentence.end for _, place, _ in party.mentions)
