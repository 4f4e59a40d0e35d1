"""Contents: where in a sentence what was said stands, by how the verb of saying is built in."""

from itertools import pairwise

from inforce.claims.russian.attribution_model import Attribution, own_words
from inforce.claims.russian.clause_model import FINITE, GERUND, INFINITIVE, Clause
from inforce.claims.russian.cues import Cues
from inforce.claims.russian.morphology import plain
from inforce.claims.russian.phrase_model import Group, Noun
from inforce.claims.russian.scenes import Scene
from inforce.claims.russian.words import MARK, Word

_DASHES = "—–-"
_CONTENT_LINKS = frozenset(
    {"что", "чтобы", "как", "будто", "якобы", "ли", "почему", "когда", "где", "кто", "какой", "сколько"}
)
_VERB_FIRST = 3
"""Words that may stand before the verb of an aside ("как ранее сообщил")."""


class ContentReader:
    """Finds the pieces of what was said for an attribution by a verb."""

    def __init__(self, cues: Cues) -> None:
        self._cues = cues

    def fill(self, scene: Scene, clause: Clause, attribution: Attribution) -> bool:
        """Gives an attribution its pieces; False where nothing was said."""
        ways = (self._after_that, self._after_colon, self._around, self._about, self._object, self._infinitive)
        return any(way(scene, clause, attribution) for way in ways)

    def _after_that(self, scene: Scene, clause: Clause, attribution: Attribution) -> bool:
        """ "X заявил, что …": from the conjunction to the end."""
        for other in scene.clauses:
            if (
                (other.upper is clause or self._is_let_know(other.upper, clause))
                and other.link in _CONTENT_LINKS
                and other.first >= clause.last - 1
                and other.place > clause.place
            ):
                start = self._content_start(scene, other, clause)
                attribution.pieces = [
                    (start, self._end_of_content(scene, start, clause, rumour=clause.lemma in self._cues.rumour))
                ]
                return True
            if other.upper is clause and other.link == "что" and other.place < clause.place:
                start = self._content_start(scene, other, other)
                attribution.pieces = [(start, scene.elements[other.last - 1].end)]
                return True
        return self._after_bare_that(scene, clause, attribution)

    def _after_bare_that(self, scene: Scene, clause: Clause, attribution: Attribution) -> bool:
        """ "X сообщил, что …" where no verb was found after the conjunction."""
        rest = scene.elements[clause.last : clause.last + 3]
        words = [e.lower if type(e) is Word else "" for e in rest]
        if (
            len(rest) < 3
            or words[:2] != [",", "что"]
            or words[2] == "и"
            or clause.kind not in (FINITE, GERUND, INFINITIVE)
        ):
            return False
        if attribution.subject is not None and attribution.subject.start > rest[1].start:
            before = (g for g in clause.groups if g.end <= clause.verb.start and not g.prep and "nomn" in g.cases)
            attribution.subject = next(before, None)
            if attribution.subject is None:
                return False
        attribution.pieces = [(rest[2].start, self._end_of_content(scene, rest[2].start))]
        return True

    @staticmethod
    def _is_let_know(upper: Clause | None, clause: Clause) -> bool:
        """ "Дал понять, что …"."""
        return upper is not None and upper.upper is clause and upper.lemma in ("понять", "знать")

    def _content_start(self, scene: Scene, other: Clause, clause: Clause) -> int:
        """After the conjunction itself: "что" is no part of what was said."""
        place = clause.last
        begin = other.first if other is clause else clause.place + 1
        for number in range(begin, len(scene.elements)):
            element = scene.elements[number]
            if type(element) is Word and element.lower == "что" and number <= other.place:
                following = scene.elements[number + 1 :]
                while (
                    following and type(following[0]) is Word and following[0].kind == MARK and following[0].text in ",:"
                ):
                    following = following[1:]
                return following[0].start if following else element.end
            if number >= other.place:
                break
        place = max(place, clause.place + 1)
        for number in range(place, len(scene.elements)):
            element = scene.elements[number]
            if not (type(element) is Word and element.kind == MARK):
                return element.start
        return scene.sentence.end

    def _end_of_content(self, scene: Scene, start: int, clause: Clause | None = None, *, rumour: bool = False) -> int:
        """The end of the sentence, or where the one who speaks goes on with another verb of saying, or of doing."""
        for other in scene.clauses if clause is not None else ():
            if clause is not None and other.verb.start > start and self._goes_on_with(scene, clause, other):
                return scene.elements[other.first].start
        for other in scene.clauses:
            if (
                other.verb.start > start
                and other.upper is None
                and other.link in ("и", "а", "но", "однако")
                and other.lemma in self._cues.verbs
                and other.kind == FINITE
            ):
                return scene.elements[other.first].start
        for element, following in pairwise(scene.elements):
            if type(element) is not Word or element.start <= start:
                continue
            answered = (
                rumour and element.text == "," and type(following) is Word and following.lower in ("но", "однако")
            )
            if element.text == ";" or answered:
                return element.start
        return scene.sentence.end

    @staticmethod
    def _goes_on_with(scene: Scene, clause: Clause, other: Clause) -> bool:
        """ "Заявил, что меры сняты, и выразил надежду": the comma before "и" closes what was said, and the verb after it has no
        subject but that of the verb of saying."""
        before = scene.elements[other.first - 1] if other.first else None
        closes = type(before) is Word and before.text == "," and other.link == "и" and other.kind == FINITE
        own = any(not g.prep and "nomn" in g.cases and g.start < other.verb.start for g in other.groups)
        form, told = other.form, clause.form
        agrees = form.number == told.number and form.tense == told.tense and form.gender == told.gender
        return closes and not own and agrees and other.place - other.first <= 2

    def back(self, scene: Scene, clause: Clause, attribution: Attribution) -> bool:
        """ "Об этом заявил X", "такое мнение высказал Y": what was said stands in the sentence before."""
        if self._has_colon(scene, clause):
            return False
        if clause.lemma in self._cues.learning and not self._is_outlet(attribution.subject):
            return False  # "компания узнала об этом из письма"
        for group in clause.groups:
            noun = group.noun
            about = group.prep in ("о", "в") and noun.head.lower in ("этом", "чем", "том")
            stepped = group.prep == "с" and clause.lemma in ("выступить", "выступать")  # "с таким заявлением выступил"
            plain = (not group.prep or stepped) and (
                (
                    noun.head.lower == "это"
                    and not _opens_quotation(scene, noun)
                    and clause.lemma in ("заявить", "сообщить", "подтвердить", "сказать", "сообщать")
                )
                or (
                    noun.lemma in self._cues.back_nouns
                    and any(w.lower in self._cues.back_words or w.lemma() in ("такой", "этот") for w in noun.modifiers)
                )
            )
            if about or plain:
                attribution.back = True
                return True
        alone = (
            clause.first == 0
            and clause.place == 0
            and clause.lemma in self._cues.carrying
            and attribution.subject is not None
        )
        attribution.back = alone
        return alone

    def _is_outlet(self, group: Group | None) -> bool:
        nouns = group.nouns if group is not None else ()
        names = (plain(" ".join(w.name or w.text for w in n.names)) for n in nouns)
        return any(n.lemma in self._cues.labels for n in nouns) or any(name in self._cues.outlets for name in names)

    @staticmethod
    def _has_colon(scene: Scene, clause: Clause) -> bool:
        """What was said follows after a colon."""
        mark = scene.elements[clause.last] if clause.last < len(scene.elements) else None
        return type(mark) is Word and mark.text == ":" and clause.last + 1 < len(scene.elements)

    def _after_colon(self, scene: Scene, clause: Clause, attribution: Attribution) -> bool:
        after = [g for g in clause.groups if g.start > clause.verb.start]
        if any(g.prep == "о" and g.noun.head.lower not in ("этом", "том") for g in after):
            return False
        if not self._has_colon(scene, clause) or self._repeats_deed(clause):
            return False
        attribution.pieces = [(scene.elements[clause.last + 1].start, scene.sentence.end)]
        return True

    def _repeats_deed(self, clause: Clause) -> bool:
        """ "Эту ошибку Вашингтон повторил: …": what was done is told after the colon, not what was said."""
        if clause.lemma not in self._cues.repeating:
            return False
        objects = [g for g in clause.groups if not g.prep and "accs" in g.cases and not g.noun.proper]
        return any(g.noun.lemma not in self._cues.voiced for g in objects) or any(g.prep == "за" for g in clause.groups)

    def _around(self, scene: Scene, clause: Clause, attribution: Attribution) -> bool:
        """ "…, — сказал X", "…, сообщает Y", "как пишет Z, …"."""
        words = [e for e in scene.elements[clause.first : clause.place] if type(e) is Word]
        groups = [e for e in scene.elements[clause.first : clause.place] if type(e) is Group]
        as_ = clause.link == "как"
        first = clause.place - clause.first <= _VERB_FIRST and not [
            g for g in groups if not g.prep and "nomn" in g.cases and not g.noun.pronoun
        ]
        if clause.kind == GERUND or clause.relative or len(words) > _VERB_FIRST:
            return False
        if not as_ and not (clause.mark and clause.mark in "," + _DASHES and first):
            return False
        if clause.link and not as_ and clause.link not in ("и", "а"):
            return False
        if (
            attribution.subject is None
            and clause.form.number != "plur"
            and not attribution.there
            and attribution.cited is None
        ):
            return False
        own = attribution.own
        subject = attribution.subject
        if subject is not None and not own[0] <= subject.start < own[1]:
            return False
        attribution.aside = True
        self._surround(scene, attribution, clause.first, clause.last, always=as_ and clause.first == 0)
        return bool(attribution.pieces)

    def _surround(self, scene: Scene, attribution: Attribution, first: int, last: int, *, always: bool = False) -> None:
        """What was said stands before the attribution, and after it where the sentence goes on."""
        start, end = attribution.own
        pieces = []
        goes_on = end < scene.sentence.end and (always or first == 0 or self._goes_on(scene, first, last))
        begin = self.begin_of_content(scene, start, closes=not goes_on)
        if begin < start:
            pieces.append((begin, start))
        if goes_on:
            pieces.append((end, scene.sentence.end))
        elif end < scene.sentence.end:
            attribution.own = (start, scene.sentence.end)
        attribution.pieces = pieces

    def begin_of_content(self, scene: Scene, end: int, *, closes: bool = False) -> int:
        """After the last colon or semicolon before an aside: what stands before those is told by the report. ``closes``: nothing
        is told after the aside."""
        begin = scene.sentence.start
        depth = 0
        for element in scene.elements:
            if type(element) is not Word or element.end > end:
                continue
            depth += (element.text in "«“„") - (element.text in "»”")
            if element.text in (";", ":") and depth <= 0:
                begin = element.end
        return self._begin_of_clause(scene, begin, end, closes=closes)

    def _begin_of_clause(self, scene: Scene, begin: int, end: int, *, closes: bool) -> int:
        """After "в котором", or after "…, и" where what was begun there has its verb after the aside."""
        verbs = [c.verb.start for c in scene.clauses if c.verb.text and begin <= c.verb.start < end]
        last = max(verbs, default=begin)
        for element in scene.elements:
            if type(element) is Word and max(begin, last) < element.start and element.end <= end:
                joins = element.lower in ("и", "а", "но", "однако") and bool(verbs) and not closes
                if element.lemma("ADJF", "NPRO") == "который" or joins:
                    return element.end
        return begin

    def _goes_on(self, scene: Scene, first: int, last: int) -> bool:
        """The sentence goes on after an aside: a dash reopens it, or what stands before is no clause of its own."""
        marks = [e.text for e in scene.elements[last : last + 2] if type(e) is Word and e.kind == MARK]
        if any(m in _DASHES for m in marks) and scene.elements[first - 1 if first else 0].end:
            return True
        before = [c for c in scene.clauses if c.place < first]
        after = [c for c in scene.clauses if c.place >= last and c.kind != GERUND]
        if not any(c.verb.text for c in before) and last + 1 < len(scene.elements):
            return True
        if not after:
            return False
        if (
            not before
            or not any(c.verb.text for c in before)
            or all(c.link in ("если", "когда", "хотя", "поскольку", "пока") for c in before)
        ):
            return True
        opening = next((e for e in scene.elements[last:] if not (type(e) is Word and e.kind == MARK)), None)
        return type(opening) is Word and opening.lower in (
            "но",
            "а",
            "и",
            "однако",
            "поэтому",
            "хотя",
            "поскольку",
            "если",
        )

    def _about(self, scene: Scene, clause: Clause, attribution: Attribution) -> bool:
        if clause.lemma not in self._cues.about:
            return False
        group = next((g for g in clause.groups if g.prep == "о" and g.start > clause.verb.start), None)
        if group is None or attribution.subject is None:
            return False
        attribution.pieces = [(group.start, own_words(scene, clause)[1])]
        attribution.weak = True
        return True

    def _object(self, scene: Scene, clause: Clause, attribution: Attribution) -> bool:
        if clause.lemma not in self._cues.object or attribution.subject is None:
            return False
        subject = attribution.subject
        group = next(
            (
                g
                for g in clause.groups
                if g is not subject and not g.prep and g.cases & {"accs"} and g is not attribution.given
            ),
            None,
        )
        if group is None:
            return False
        end = max(e.end for e in scene.elements[clause.first : clause.last] if e is not subject)
        if group.noun.head.lower == "это" and clause.lemma not in ("назвать", "называть", "счесть", "считать"):
            attribution.back = True
            return True
        if clause.lemma in ("назвать", "называть", "счесть", "считать"):
            pieces = [(group.start, group.end)]
            before = [
                e.end for e in scene.elements[clause.first : clause.place] if e.start > group.start and e is not subject
            ]
            if group.start < clause.verb.start and before:
                pieces = [(group.start, max(before))]
            rest: list[Group | Word] = [
                g for g in clause.groups if g.start > clause.verb.start and g is not subject and g is not group
            ]
            words = [w for w in clause.words if w.start > clause.verb.start]
            tail = [x for x in (*rest, *words) if x.start > group.end or group.end <= clause.verb.start]
            if tail:
                pieces.append((min(x.start for x in tail), max(x.end for x in tail)))
            attribution.pieces = pieces
        else:
            attribution.pieces = [(group.start, end if end > group.start else group.end)]
        attribution.weak = True
        return True

    def _infinitive(self, scene: Scene, clause: Clause, attribution: Attribution) -> bool:
        if clause.lemma not in self._cues.infinitive or attribution.subject is None:
            return False
        other = next(
            (c for c in scene.clauses if c.upper is clause and c.kind == "infinitive" and c.place > clause.place), None
        )
        if other is None:
            return False
        attribution.weak = True
        attribution.pieces = [(other.verb.start, max(other.end, scene.elements[max(other.last - 1, other.place)].end))]
        return True


def _opens_quotation(scene: Scene, noun: Noun) -> bool:
    """ "«Это ошибка», — сказал он": a word of what is quoted takes up nothing."""
    before = scene.sentence.text[: max(noun.start - scene.sentence.start, 0)].rstrip()
    return before[-1:] in ("«", '"', "“", "„")
