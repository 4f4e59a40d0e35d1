"""Doings: nouns of doing with what fills their roles: "снятие санкций с X", "исключение из списка"."""

from collections.abc import Sequence

from inforce.claims.russian.clause_model import Clause
from inforce.claims.russian.filled import Filled
from inforce.claims.russian.filling import Filler
from inforce.claims.russian.frames import Frame, Frames
from inforce.claims.russian.phrase_model import Group, Noun
from inforce.claims.russian.scenes import Scene
from inforce.claims.russian.status import StatusReader
from inforce.claims.russian.status_words import status_words
from inforce.claims.russian.terms import Context, Terms
from inforce.claims.russian.words import NUMBER, Word

_INCLUDING = ("в том числе", "включая", "а именно")
_ROW = 6
"""Elements after a noun of doing in which "в том числе" is looked for."""
_CARRIED = 3
"""Groups back to the noun that carries a doing."""

SINCE = frozenset({"после", "с момента", "со дня"})
"""Prepositions before what was done to the subject of the sentence, where nobody else is told."""


class DoingReader:
    """Finds the nouns of doing of a sentence: the clause that each stands in, and the noun that carries it."""

    def __init__(self, frames: Frames, terms: Terms, filler: Filler, context: Context) -> None:
        self._frames, self._terms, self._filler, self._context = frames, terms, filler, context
        self._status = StatusReader()

    def read(self, scene: Scene) -> list[tuple[Clause | None, Filled, Group | None]]:
        found = []
        for place, group in enumerate(scene.elements):
            if type(group) is not Group:
                continue
            for noun in group.nouns:
                for each in noun.chain():
                    if each.lemma in self._frames.nouns and (filled := self._event(scene, place, group, each)):
                        carrier = self._carrier(scene, place, group, each)
                        clause = next((c for c in scene.clauses if any(g is group for g in c.groups)), None)
                        found.append((clause, filled, carrier))
                        break
            if told := self._decreed(scene, place, group):
                found.append(told)
        return found

    def _decreed(self, scene: Scene, place: int, group: Group) -> tuple[Clause | None, Filled, Group | None] | None:
        """ "Указ о санкциях против X": a paper on the measure itself."""
        if (
            group.prep != "о"
            or not self._terms.fits("measure", group, self._context)
            or not self._terms.is_plain(group.noun)
        ):
            return None
        carrier = self._carrier(scene, place, group, group.noun)
        if carrier is None:
            return None
        filled = Filled(self._frames.nouns["введение"][0], "введение", event=group)
        filled.give("measure", group)
        self._aimed(following(scene, place), filled)
        clause = next((c for c in scene.clauses if any(g is group for g in c.groups)), None)
        return (clause, filled, carrier) if filled.targets else None

    def _event(self, scene: Scene, place: int, group: Group, noun: Noun) -> Filled | None:
        after = following(scene, place)
        best: Filled | None = None
        for frame in self._frames.nouns[noun.lemma]:
            filled = Filled(frame, noun.lemma, event=group)
            object_ = noun.gen
            row = [Group([object_], "", object_.start, object_.end, object_.cases)] if object_ is not None else []
            if object_ is not None and group.nouns[-1] is not noun and noun in group.nouns[:1] and len(group.nouns) > 1:
                row += [Group([n], "", n.start, n.end, n.cases) for n in group.nouns[1:]]
            for role in sorted(frame.object | frame.subject, key=lambda r: r == "target"):
                for each in (*row, *(g for g in after if not g.prep and "gent" in g.cases)):
                    if "object" not in filled.roles and self._terms.fits(role, each, self._context):
                        filled.give(role, each)
                        if role == "target":
                            filled.targets += [r for r in row[1:] if self._terms.fits("target", r, self._context)]
            self._filler.under(after, filled)
            if "object" not in filled.roles and "target" in frame.object and "list" in filled.roles:
                self._filler.of_list(filled)
            bare = noun.gen is None and noun.lemma in frame.alone and self._context.list
            wanted = group.prep == "о" or self._is_wanted(scene, group)
            if bare and wanted and "object" not in filled.roles and not noun.modifiers:
                filled.implied = True
                best = best or filled
                continue
            since = group.prep in SINCE or self._is_contested(scene, place, group)
            since = since and "list" in filled.roles  # "после исключения из SDN банк …", "жалоба на включение в SDN"
            if not (since or "object" in filled.roles or self._possessed(noun, frame, filled)):
                continue
            if frame.needs and not frame.needs & filled.roles.keys():
                if noun.lemma not in frame.alone or not (self._context.list or self._context.measure):
                    continue
                filled.implied = True
            self._aimed(after, filled)
            if not filled.targets and "measure" in filled.roles:
                self._aimed(self._beyond(scene, group), filled)
            filled.targets += self._included(scene, place, filled)
            if best is None or filled.weight > best.weight:
                best = filled
        return best

    def _included(self, scene: Scene, place: int, filled: Filled) -> list[Group]:
        """ "Включение 23 компаний, в том числе «Альфы»": who is named of them after a comma."""
        if not filled.targets:
            return []
        for number, element in enumerate(scene.elements[place + 1 : place + 1 + _ROW], place + 1):
            if type(element) is Group and element.prep in _INCLUDING:
                before = scene.elements[number - 1]
                parted = type(before) is Word and before.text == ","
                return [element] if parted and self._terms.fits("target", element, self._context) else []
            if type(element) is Word and (element.text in ".;:" or element.pos in ("VERB", "PRTS", "INFN")):
                break
        return []

    def _is_wanted(self, scene: Scene, group: Group) -> bool:
        """ "Добивается исключения", "отказали в исключении": whose it is only the verb tells."""
        clause = next((c for c in scene.clauses if any(g is group for g in c.groups)), None)
        place = next((n for n, e in enumerate(scene.elements) if e is group), 0)
        before = scene.elements[place - 1] if place else None
        if group.prep == "на" and type(before) is Group and self._status.carries(before.nouns[-1]):
            return True  # "запрос на исключение"
        if clause is not None and group.prep == "о" and self._status.denies(clause):
            return True  # "опроверг сообщения о включении в список"
        return clause is not None and group.prep in ("", "в", "на", "из") and self._status.wants_for_itself(clause)

    def _is_contested(self, scene: Scene, place: int, group: Group) -> bool:
        """ "Иск Гарина против включения в список", "обжаловал включение в список": whose it is the suit or the verb tells."""
        words = status_words()
        if group.prep in ("на", "против"):
            carrier = self._carrier(scene, place, group, group.noun)
            return carrier is not None and carrier.nouns[-1].lemma in words.complaints
        clause = next((c for c in scene.clauses if any(g is group for g in c.groups)), None)
        return clause is not None and not group.prep and clause.lemma in words.contests

    def _possessed(self, noun: Noun, frame: Frame, filled: Filled) -> bool:
        """ "Ее продление", "их снятие": what is done to is a possessive."""
        word = next((w for w in noun.modifiers if w.lower in ("их", "его", "ее")), None)
        if word is None:
            return False
        pronoun = possessor(word)
        group = Group([pronoun], "", word.start, word.end, pronoun.cases)
        if "measure" in frame.object | frame.subject and self._context.measure:
            filled.give("measure", group)
            return True
        if "target" in frame.object | frame.subject:
            filled.give("target", group)
            return True
        return False

    def _carrier(self, scene: Scene, place: int, group: Group, noun: Noun) -> Group | None:
        """ "Решение о снятии", "просьба об исключении"; "проект снятия"."""
        if group.noun is not noun and noun not in group.nouns:
            head = group.noun
            return Group([head], group.prep, head.start, head.end, group.cases) if self._status.carries(head) else None
        if group.prep not in ("о", "по", "на", "за", "к", "с", "против"):
            return None
        for before in reversed(scene.elements[max(place - _CARRIED, 0) : place]):
            if type(before) is not Group:
                return None
            if self._status.carries(before.nouns[-1]):
                return before
            if not (before.hangs or before.noun.proper):
                return None  # "переговоры с Минфином США об исключении", "иск Гульбахор Исмаиловой об исключении"
        return None

    @staticmethod
    def _beyond(scene: Scene, group: Group) -> list[Group]:
        """ "О снятии санкций, действующих с 2004 года, в отношении Сирии": after what stands between commas."""
        return [g for g in scene.groups if g.start > group.end and g.prep in ("в отношении", "против")][:1]

    def _aimed(self, following: Sequence[Group], filled: Filled) -> None:
        prepositions = filled.frame.under.get("target", frozenset())
        if filled.targets or not prepositions:
            return
        for group in following:
            if (
                group.prep in prepositions
                and not group.hangs
                and group not in filled.roles.values()
                and self._terms.fits("target", group, self._context)
            ):
                filled.targets.append(group)
                return


def following(scene: Scene, place: int) -> list[Group]:
    """The groups right after a noun of doing."""
    found: list[Group] = []
    for element in scene.elements[place + 1 : place + 7]:
        if type(element) is Group:
            found.append(element)
        elif element.kind in ("time", NUMBER) or element.lower in ("и", "также", "№"):
            continue
        else:
            break
    return found


def possessor(word: Word) -> Noun:
    """Whom a possessive ("его", "ее", "их") stands for, as a pronoun."""
    number = "plur" if word.lower == "их" else "sing"
    gender = {"его": "masc", "ее": "femn"}.get(word.lower, "")
    cases = frozenset({"gent"})
    return Noun(word, cases, number, gender, animate=False, start=word.start, end=word.end, pronoun=True)
