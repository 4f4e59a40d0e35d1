"""Attributions: the words of a sentence that tell who said something, and where in it his words stand."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from inforce.claims.model import StatementKind, TargetKind
from inforce.claims.russian.clauses import FINITE, GERUND, SHORT, STATE, Clause
from inforce.claims.russian.cues import Cues
from inforce.claims.russian.lexicon import lexicon
from inforce.claims.russian.phrases import Group
from inforce.claims.russian.scenes import Scene
from inforce.claims.russian.words import MARK, Word

_DASHES = "—–-"
_CONTENT_LINKS = frozenset(
    {"что", "чтобы", "как", "будто", "якобы", "ли", "почему", "когда", "где", "кто", "какой", "сколько"}
)
_VERB_FIRST = 3
"""Words that may stand before the verb of an aside ("как ранее сообщил")."""


@dataclass(slots=True, eq=False)
class Attribution:
    """Who said something in a sentence.

    ``own``: where its words stand; ``pieces``: where what was said stands (offsets in the text, within the sentence);
    ``subject``: who spoke, None where it is whoever spoke before; ``body``: the body under "в" that spoke; ``cited``: whom the
    subject cites; ``given``: to whom the words were given; ``back``: what was said stands in the sentence before;
    ``aside``: it stands within or after what was said; ``weak``: what was said is no clause.
    """

    kind: StatementKind
    cue: tuple[int, int]
    own: tuple[int, int]
    subject: Group | None = None
    possessive: Word | None = None
    cited: Group | None = None
    given: Group | None = None
    pieces: list[tuple[int, int]] = field(default_factory=list)
    back: bool = False
    aside: bool = False
    there: bool = False
    lemma: str = ""
    weak: bool = False
    clause: Clause | None = None


class AttributionReader:
    """Finds the attributions of a sentence."""

    def __init__(self, cues: Cues) -> None:
        self._cues = cues

    def read(self, scene: Scene) -> list[Attribution]:
        found = [a for clause in scene.clauses if (a := self._of_clause(scene, clause))]
        found += self._of_adjuncts(scene)
        found += self._of_belief(scene)
        found += self._of_heading(scene, found)
        return sorted(found, key=lambda a: a.own)

    # --- verbs of saying ---------------------------------------------------------------------------------------------

    def _of_clause(self, scene: Scene, clause: Clause) -> Attribution | None:
        kind = self._kind(clause) or self._kind_by_place(scene, clause)
        if kind is None:
            return None
        attribution = Attribution(
            kind, (clause.verb.start, clause.verb.end), self._own(scene, clause), lemma=clause.lemma, clause=clause
        )
        self._people(clause, attribution)
        if attribution.cited is None and attribution.subject is not None and self.is_outlet(attribution.subject):
            attribution.cited = next((g for g in scene.groups if g.prep in self._cues.citing), None)
        if self._back(scene, clause, attribution):
            return attribution
        if clause.lemma in self._cues.quoting:
            self._quoted_by(clause, attribution)
        for place in (
            self._after_that,
            self._after_colon,
            self._around,
            self._about,
            self._object,
            self._infinitive,
        ):
            if place(scene, clause, attribution):
                return attribution
        return None

    def _quoted_by(self, clause: Clause, attribution: Attribution) -> None:
        """ "Цитирует агентство одного из них": the subject carries, whom it quotes speaks."""
        subject = attribution.subject
        whose_ = next((w for w in subject.noun.modifiers if w.lower in ("его", "ее", "их")), None) if subject else None
        if whose_ is not None and clause.lemma in ("цитировать", "процитировать"):  # "цитирует его агентство"
            attribution.possessive = whose_
            return
        words = next((g for g in clause.groups if g.noun.lemma == "слово" and g.noun.gen is not None), None)
        if words is not None and words.noun.gen is not None:  # "приводит агентство слова министра"
            whose = words.noun.gen
            attribution.cited = Group([whose], "", whose.start, whose.end, whose.cases)
            return
        row = [
            g
            for g in clause.groups
            if not g.prep
            and g is not attribution.subject
            and g.cases & {"accs", "gent"}
            and g.start > clause.verb.start
        ]
        if row and attribution.subject is not None and clause.lemma in ("цитировать", "процитировать"):
            attribution.cited = row[-1]

    def _kind(self, clause: Clause) -> StatementKind | None:
        lemma = clause.verb.lemma("ADJS") if clause.verb.is_a("ADJS") else clause.lemma
        if lemma in ("исключить", "исключать") and clause.negated and clause.kind == FINITE:
            return StatementKind.OPINION  # "не исключил, что"
        if (
            lemma not in self._cues.verbs
            or clause.negated
            or clause.future
            or clause.form.tense == "futr"
            or clause.link == "если"
        ):
            return None
        if (
            clause.kind not in (FINITE, GERUND)
            and not (clause.kind in (STATE, SHORT) and lemma in self._cues.states)
            and not (clause.kind == SHORT and clause.lemma in self._cues.passive)
        ):
            return None
        if clause.says("бы"):
            return None
        return self._cues.verbs[lemma]

    @staticmethod
    def _kind_by_place(scene: Scene, clause: Clause) -> StatementKind | None:
        """ "«…», — усмехается X": between a closed quotation and its end any verb is one of saying."""
        before = [e.text for e in scene.elements[max(0, clause.first - 3) : clause.first] if isinstance(e, Word)]
        marks = "".join(before)
        dashed = (
            bool(before)
            and before[-1] in _DASHES
            and any(m in marks for m in ("»,", "»!", "»?", '",', "”,", '"!', '"?'))
        )
        verb_first = clause.place - clause.first <= (2 if clause.negated else 1)
        return StatementKind.ASSERTION if dashed and verb_first and clause.kind == FINITE else None

    def _own(self, scene: Scene, clause: Clause) -> tuple[int, int]:
        elements = scene.elements
        last = max(clause.first, clause.last - 1)
        return elements[clause.first].start, elements[last].end

    def _people(self, clause: Clause, attribution: Attribution) -> None:
        """Who spoke, to whom, and whom he cites."""
        attribution.cited = next((g for g in clause.groups if g.prep in self._cues.citing), None)
        attribution.there = any(w.lower in self._cues.there for w in clause.words)
        attribution.given = self._recipient(clause)
        subject = self._subject(clause, attribution.given)
        shares = clause.link or clause.kind == GERUND
        if subject is None and clause.joined is not None and shares and clause.form.number != "plur":
            subject = self._subject(clause.joined, None)  # "похвалил и пообещал"
        if subject is None and clause.relative and clause.antecedent is not None:
            noun = clause.antecedent
            subject = (
                Group([noun], "", noun.start, noun.end, frozenset({"nomn"}))
                if clause.groups and "nomn" in clause.groups[0].cases
                else None
            )
        if (
            (subject is None and clause.form.number == "plur")
            or clause.lemma in self._cues.impersonal
            or (clause.kind == SHORT and clause.lemma in self._cues.passive)
        ):
            subject = self._body(clause) or subject
        attribution.subject = subject

    def _recipient(self, clause: Clause) -> Group | None:
        """ "Рассказал «Коммерсанту»": the outlet in the dative; a name without cases is one where another is the subject."""
        for group in clause.groups:
            if group.prep or "datv" not in group.cases or not self.is_outlet(group):
                continue
            others = [
                g for g in clause.groups if g is not group and not g.prep and "nomn" in g.cases and self.may_speak(g)
            ]
            if "nomn" not in group.cases or others or self._body(clause) is not None:
                return group
        return None

    def _subject(self, clause: Clause, given: Group | None) -> Group | None:
        row = [
            g
            for g in clause.groups
            if not g.prep and "nomn" in g.cases and g is not given and self.may_speak(g) and _agrees(clause, g)
        ]
        certain = [g for g in row if "accs" not in g.cases or g.noun.animate or g.noun.pronoun]
        return (certain or row)[0] if row else None

    def may_speak(self, group: Group) -> bool:
        noun = group.noun
        if noun.pronoun:
            return (
                (noun.number == "plur" and noun.head.lower == "они")
                or noun.head.lower in ("он", "она", "кто")
                or noun.lemma in ("он", "она", "они")
            )
        if noun.proper or noun.place is not None or noun.animate:
            return True
        lemma = noun.lemma
        if any(kind is TargetKind.ORGANISATION for kind in lexicon().kinds(lemma)):
            return True
        return (
            lemma in self._cues.bare
            or lemma in self._cues.bodies
            or lemma in self._cues.labels
            or lemma in self._cues.documents
            or noun.head.lemma("NUMR", "ADJF", "NPRO") in ("один", "двое", "трое", "многие", "некоторый")
            or noun.head.lower
            in ("один", "одна", "двое", "трое", "многие", "некоторые", "другой", "другие", "оба", "последний")
        )

    def _body(self, clause: Clause) -> Group | None:
        """ "Сообщили в пресс-службе": the body under "в"; "говорится в заявлении X": the paper."""
        papers = clause.lemma in self._cues.impersonal or clause.kind == SHORT
        for group in clause.groups:
            noun = group.noun
            if group.prep in ("на сайте", "на странице") and papers:  # "на сайте Минфина сообщается"
                return Group([noun], "в", noun.start, group.end, noun.cases)
            if group.prep == "из" and clause.lemma == "следовать" and noun.lemma in self._cues.documents:
                return group
            if group.prep not in ("в", "на") or (group.prep == "на" and noun.lemma not in self._cues.occasions):
                continue
            if noun.lemma in self._cues.documents:
                if papers:
                    return group
            elif noun.place is not None or noun.lemma in self._cues.bodies or noun.proper:
                return group
        return None

    def is_outlet(self, group: Group) -> bool:
        """A group names an outlet, or says that it is one."""
        noun = group.noun
        if noun.lemma in self._cues.labels:
            return True
        name = " ".join(w.name or w.text for w in noun.names).lower().replace("ё", "е")
        return (bool(name) and name in self._cues.outlets) or any(
            w.lemma("NOUN") in self._cues.outlets for w in noun.names
        )

    # --- where what was said stands ----------------------------------------------------------------------------------

    def _after_that(self, scene: Scene, clause: Clause, attribution: Attribution) -> bool:
        """ "X заявил, что …": from the conjunction to the end."""
        for other in scene.clauses:
            if (
                other.upper is clause
                and other.link in _CONTENT_LINKS
                and other.first >= clause.last - 1
                and other.place > clause.place
            ):
                start = self._content_start(scene, other, clause)
                attribution.pieces = [
                    (start, self._end_of_content(scene, start, rumour=clause.lemma in self._cues.rumour))
                ]
                return True
            if other.upper is clause and other.link == "что" and other.place < clause.place:
                start = self._content_start(scene, other, other)
                attribution.pieces = [(start, scene.elements[other.last - 1].end)]
                return True
        return False

    def _content_start(self, scene: Scene, other: Clause, clause: Clause) -> int:
        """After the conjunction itself: "что" is no part of what was said."""
        place = clause.last
        begin = other.first if other is clause else clause.place + 1
        for number in range(begin, len(scene.elements)):
            element = scene.elements[number]
            if isinstance(element, Word) and element.lower == "что" and number <= other.place:
                following = scene.elements[number + 1 :]
                while (
                    following
                    and isinstance(following[0], Word)
                    and following[0].kind == MARK
                    and following[0].text in ",:"
                ):
                    following = following[1:]
                return following[0].start if following else element.end
            if number >= other.place:
                break
        place = max(place, clause.place + 1)
        for number in range(place, len(scene.elements)):
            element = scene.elements[number]
            if not (isinstance(element, Word) and element.kind == MARK):
                return element.start
        return scene.sentence.end

    def _end_of_content(self, scene: Scene, start: int, *, rumour: bool = False) -> int:
        """The end of the sentence, or where the one who speaks goes on with another verb of saying."""
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
            if not isinstance(element, Word) or element.start <= start:
                continue
            answered = (
                rumour and element.text == "," and isinstance(following, Word) and following.lower in ("но", "однако")
            )
            if element.text == ";" or answered:
                return element.start
        return scene.sentence.end

    @staticmethod
    def _has_colon(scene: Scene, clause: Clause) -> bool:
        """What was said follows after a colon."""
        mark = scene.elements[clause.last] if clause.last < len(scene.elements) else None
        return isinstance(mark, Word) and mark.text == ":" and clause.last + 1 < len(scene.elements)

    def _back(self, scene: Scene, clause: Clause, attribution: Attribution) -> bool:
        """ "Об этом заявил X", "такое мнение высказал Y": what was said stands in the sentence before."""
        if self._has_colon(scene, clause):
            return False
        for group in clause.groups:
            noun = group.noun
            about = group.prep in ("о", "в") and noun.head.lower in ("этом", "чем", "том")
            plain = not group.prep and (
                (
                    noun.head.lower == "это"
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

    def _after_colon(self, scene: Scene, clause: Clause, attribution: Attribution) -> bool:
        after = [g for g in clause.groups if g.start > clause.verb.start]
        if any(g.prep == "о" and g.noun.head.lower not in ("этом", "том") for g in after):
            return False
        if not self._has_colon(scene, clause):
            return False
        attribution.pieces = [(scene.elements[clause.last + 1].start, scene.sentence.end)]
        return True

    def _around(self, scene: Scene, clause: Clause, attribution: Attribution) -> bool:
        """ "…, — сказал X", "…, сообщает Y", "как пишет Z, …"."""
        words = [e for e in scene.elements[clause.first : clause.place] if isinstance(e, Word)]
        groups = [e for e in scene.elements[clause.first : clause.place] if isinstance(e, Group)]
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
        begin = self._begin_of_content(scene, start)
        if begin < start:
            pieces.append((begin, start))
        if end < scene.sentence.end and (always or first == 0 or self._goes_on(scene, first, last)):
            pieces.append((end, scene.sentence.end))
        elif end < scene.sentence.end:
            attribution.own = (start, scene.sentence.end)
        attribution.pieces = pieces

    def _begin_of_content(self, scene: Scene, end: int) -> int:
        """After the last colon or semicolon before an aside: what stands before those is told by the report."""
        begin = scene.sentence.start
        depth = 0
        for element in scene.elements:
            if not isinstance(element, Word) or element.end > end:
                continue
            depth += (element.text in "«“„") - (element.text in "»”")
            if element.text in (";", ":") and depth <= 0:
                begin = element.end
        return self._begin_of_clause(scene, begin, end)

    def _begin_of_clause(self, scene: Scene, begin: int, end: int) -> int:
        """After "в котором" or after "…, и" where what was begun there has no verb before the aside."""
        verbs = [c.verb.start for c in scene.clauses if c.verb.text and begin <= c.verb.start < end]
        last = max(verbs, default=begin)
        for element in scene.elements:
            if isinstance(element, Word) and max(begin, last) < element.start and element.end <= end:
                joins = element.lower in ("и", "а", "но", "однако") and bool(verbs)
                if element.lemma("ADJF", "NPRO") == "который" or joins:
                    return element.end
        return begin

    def _goes_on(self, scene: Scene, first: int, last: int) -> bool:
        """The sentence goes on after an aside: a dash reopens it, or what stands before is no clause of its own."""
        marks = [e.text for e in scene.elements[last : last + 2] if isinstance(e, Word) and e.kind == MARK]
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
        opening = next((e for e in scene.elements[last:] if not (isinstance(e, Word) and e.kind == MARK)), None)
        return isinstance(opening, Word) and opening.lower in (
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
        attribution.pieces = [(group.start, self._own(scene, clause)[1])]
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

    # --- without a verb ----------------------------------------------------------------------------------------------

    def _of_adjuncts(self, scene: Scene) -> Iterator[Attribution]:
        """ "По словам X", "по его данным", "согласно заявлению Y"."""
        for place, group in enumerate(scene.elements):
            if not isinstance(group, Group):
                continue
            kind = StatementKind.OPINION if group.prep in self._cues.opinion else StatementKind.ASSERTION
            possessive = None
            if group.prep in self._cues.prepositions:
                if not self.may_speak(group) and group.noun.gen is None:
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
            before = [e for e in scene.elements[:first] if not (isinstance(e, Word) and e.kind == MARK)]
            joint = before[-1] if before else None
            start = self._begin_of_content(scene, attribution.own[0])
            if isinstance(joint, Word) and joint.lower in ("и", "а", "но", "однако", "что", "причем"):
                start = attribution.own[1]
            attribution.pieces = [
                p for p in ((start, attribution.own[0]), (attribution.own[1], scene.sentence.end)) if p[0] < p[1]
            ]
            yield attribution

    def _of_belief(self, scene: Scene) -> Iterator[Attribution]:
        """ "Если верить X, …": X is who says it."""
        for clause in scene.clauses:
            group = next((g for g in clause.groups if not g.prep and "datv" in g.cases and "nomn" not in g.cases), None)
            if clause.lemma != "верить" or clause.link != "если" or group is None:
                continue
            own = self._own(scene, clause)
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
            if isinstance(element, Word) and element.kind == MARK:
                return place, last
            if any(c.place == last for c in scene.clauses):
                return place, place + 1
            last += 1
        return place, place + 1

    def _of_heading(self, scene: Scene, found: list[Attribution]) -> Iterator[Attribution]:
        """ "Песков: санкции …": who speaks stands before a colon in a heading."""
        elements = [e for e in scene.elements if not (isinstance(e, Word) and ":" in e.text and e.text[0].isdigit())]
        if len(elements) < 3 or any(not a.weak for a in found):
            return
        group, mark = elements[0], elements[1]
        if (
            isinstance(group, Group)
            and isinstance(mark, Word)
            and mark.text == ":"
            and not group.prep
            and len(group.nouns) == 1
            and "nomn" in group.cases
        ) and self._may_head(scene, group):
            yield Attribution(
                StatementKind.ASSERTION,
                (group.start, group.end),
                (group.start, mark.end),
                group,
                pieces=[(elements[2].start, scene.sentence.end)],
            )

    def _may_head(self, scene: Scene, group: Group) -> bool:
        """ "Песков: …" anywhere; in a heading a body or an official as well ("МИД: …")."""
        noun = group.noun
        if any(f.name in ("Name", "Surn") for w in noun.names for f in w.forms):
            return True
        named = noun.proper or noun.place is not None or noun.animate
        return scene.sentence.headline and named and self.may_speak(group)


def _agrees(clause: Clause, group: Group) -> bool:
    form = clause.form
    if not form.number or len(group.nouns) > 1 or group.noun.count:
        return True
    noun = group.noun
    if noun.number and form.number != noun.number:
        return False
    if form.gender and noun.gender and form.gender != noun.gender:
        return noun.animate or noun.proper or noun.place is not None
    return True
