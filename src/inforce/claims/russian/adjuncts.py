"""Attributions without a verb of saying: "по словам X", "если верить Y", "Песков: …"."""

from collections.abc import Iterator

from inforce.claims.model import StatementKind
from inforce.claims.russian.attribution_model import Attribution, own_words
from inforce.claims.russian.contents import ContentReader
from inforce.claims.russian.cues import Cues
from inforce.claims.russian.morphology import is_known
from inforce.claims.russian.phrase_model import Group
from inforce.claims.russian.scenes import Scene
from inforce.claims.russian.spokespeople import SpeakerFinder
from inforce.claims.russian.words import MARK, Word


class AdjunctReader:
    """Finds the attributions that no verb of saying makes."""

    def __init__(self, cues: Cues, who: SpeakerFinder, contents: ContentReader) -> None:
        self._cues, self._who, self._contents = cues, who, contents

    def read(self, scene: Scene, found: list[Attribution]) -> list[Attribution]:
        """Those of a sentence; ``found``: those by verbs."""
        told = [*self._of_adjuncts(scene), *self._of_belief(scene)]
        return [*told, *self._of_heading(scene, [*found, *told])]

    def _of_adjuncts(self, scene: Scene) -> Iterator[Attribution]:
        """ "По словам X", "по его данным", "согласно заявлению Y"."""
        for place, group in enumerate(scene.elements):
            if type(group) is not Group:
                continue
            kind = StatementKind.OPINION if group.prep in self._cues.opinion else StatementKind.ASSERTION
            possessive = None
            if group.prep in self._cues.prepositions:
                if not self._who.may_speak(group) and group.noun.gen is None:
                    continue
            elif group.prep == "по" and group.noun.lemma in self._cues.voiced:
                possessive = next((w for w in group.noun.modifiers if w.lower in ("его", "ее", "их")), None)
                if possessive is None:
                    continue
                kind = StatementKind.OPINION if group.noun.lemma in ("мнение", "оценка") else kind
            elif not (group.prep == "согласно" and self._speaks(group)):
                continue
            first, last = self._stretch(scene, place)
            attribution = Attribution(
                kind,
                (group.start, group.end),
                (scene.elements[first].start, scene.elements[last - 1].end),
                group,
                possessive,
                aside=True,
            )
            before = [e for e in scene.elements[:first] if not (type(e) is Word and e.kind == MARK)]
            joint = before[-1] if before else None
            start = self._contents.begin_of_content(scene, attribution.own[0])
            if type(joint) is Word and joint.lower in ("и", "а", "но", "однако", "что", "причем"):
                start = attribution.own[1]
            attribution.pieces = [
                p for p in ((start, attribution.own[0]), (attribution.own[1], scene.sentence.end)) if p[0] < p[1]
            ]
            yield attribution

    def _of_belief(self, scene: Scene) -> Iterator[Attribution]:
        """ "Если верить X, …", "как стало известно X, …": X is who says it."""
        for clause in scene.clauses:
            group = next((g for g in clause.groups if not g.prep and "datv" in g.cases and "nomn" not in g.cases), None)
            known = clause.link == "как" and clause.verb.lower == "известно"  # "как стало известно «Вестнику»"
            if group is None or not (known or (clause.lemma == "верить" and clause.link == "если")):
                continue
            own = own_words(scene, clause)
            pieces = [(scene.sentence.start, own[0]), (own[1], scene.sentence.end)]
            found = Attribution(StatementKind.ASSERTION, (clause.verb.start, clause.verb.end), own, group, aside=True)
            found.pieces = [p for p in pieces if p[0] < p[1]]
            yield found

    def _speaks(self, group: Group) -> bool:
        return group.noun.lemma in self._cues.documents and group.noun.gen is not None

    def _stretch(self, scene: Scene, place: int) -> tuple[int, int]:
        """The elements of an adjunct: to the next mark where no verb stands before it."""
        last = place + 1
        while last < len(scene.elements):
            element = scene.elements[last]
            if type(element) is Word and element.kind == MARK:
                return place, last
            if any(c.place == last for c in scene.clauses):
                return place, place + 1
            last += 1
        return place, place + 1

    def _of_heading(self, scene: Scene, found: list[Attribution]) -> Iterator[Attribution]:
        """ "Песков: санкции …": who speaks stands before a colon in a heading."""
        elements = [e for e in scene.elements if not (type(e) is Word and ":" in e.text and e.text[0].isdigit())]
        if len(elements) < 3 or any(not a.weak for a in found):
            return
        group, mark = elements[0], elements[1]
        named = type(group) is Group and type(mark) is Group and _is_named_by(group, mark)
        yield from self._heading(scene, elements[1:] if named else elements, named=named)

    def _heading(self, scene: Scene, elements: list[Group | Word], *, named: bool) -> Iterator[Attribution]:
        """``elements``: those of a sentence from the one who may speak on; ``named``: what he is stands before his name."""
        if len(elements) < 3:
            return
        group, mark = elements[0], elements[1]
        beside = mark if type(mark) is Group else None
        if beside is not None and (beside.prep in self._cues.citing or beside.prep in ("в", "для", "на")):
            mark = elements[2]  # "ТАСС со ссылкой на X: …", "Иванов в эфире СТВ: …"
        else:
            beside = None
        if (
            type(group) is Group
            and type(mark) is Word
            and mark.text == ":"
            and not group.prep
            and len(group.nouns) == 1
            and "nomn" in group.cases
        ) and (named or self._may_head(scene, group) or self._is_before_quote(group, elements)):
            after = elements[3 if beside is not None else 2 :]
            if not after or (beside is not None and not self._gives_words(beside)):
                return
            told = Attribution(
                StatementKind.ASSERTION,
                (group.start, group.end),
                (group.start, mark.end),
                group,
                pieces=[(after[0].start, scene.sentence.end)],
            )
            told.cited = beside if beside is not None and beside.prep in self._cues.citing else None
            yield told

    def _is_before_quote(self, group: Group, elements: list[Group | Word]) -> bool:
        """ "Посол Фу Цун: «…»": with a quotation after the colon an official speaks anywhere."""
        opening = elements[2]
        quoted = type(opening) is Word and opening.text in '«“"„'
        return quoted and (group.noun.proper or group.noun.animate) and self._who.may_speak(group)

    def _gives_words(self, group: Group) -> bool:
        """Whom an outlet cites, or where words were given: "в эфире", "в телеграм-канале"."""
        return group.prep in self._cues.citing or group.noun.lemma in self._cues.occasions

    def _may_head(self, scene: Scene, group: Group) -> bool:
        """ "Песков: …" anywhere; in a heading a body or an official as well ("МИД: …")."""
        noun = group.noun
        told = any(c.verb.text for c in scene.clauses)
        if not told and noun.proper and not any(is_known(w.lower) or w.place for w in noun.names):
            return False  # "Алерт: обзор изменений"
        if any(f.name in ("Name", "Surn") for w in noun.names for f in w.forms):
            return True
        if self._who.is_outlet(group) and noun.proper:
            return True  # "Bloomberg: …"
        if noun.place is not None and noun.place.form == "body":
            return True  # "Госдеп: не снимали"
        named = noun.proper or noun.place is not None or noun.animate
        return scene.sentence.headline and named and self._who.may_speak(group)


def _is_named_by(group: Group, name: Group) -> bool:
    """ "Официальный представитель МИД КНР" + "Ван Вэньбинь": what somebody is, and right after it his name."""
    told = group.noun.animate and not group.prep and "nomn" in group.cases and not group.noun.proper
    return told and not name.prep and bool(name.noun.names) and not name.noun.lemma and name.start - group.end <= 1
