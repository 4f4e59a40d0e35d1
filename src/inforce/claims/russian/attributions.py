"""Attributions: the words of a sentence that tell who said something, and where in it his words stand."""

from inforce.claims.model import StatementKind
from inforce.claims.russian.adjuncts import AdjunctReader
from inforce.claims.russian.attribution_model import Attribution, own_words
from inforce.claims.russian.clause_model import FINITE, GERUND, INFINITIVE, SHORT, STATE, Clause
from inforce.claims.russian.contents import ContentReader
from inforce.claims.russian.cues import Cues
from inforce.claims.russian.phrase_model import Group
from inforce.claims.russian.scenes import Scene
from inforce.claims.russian.spokespeople import SpeakerFinder
from inforce.claims.russian.words import Word

_DASHES = "—–-"


class AttributionReader:
    """Finds the attributions of a sentence."""

    def __init__(self, cues: Cues) -> None:
        self._cues, self._who, self._contents = cues, SpeakerFinder(cues), ContentReader(cues)
        self._adjuncts = AdjunctReader(cues, self._who, self._contents)

    def read(self, scene: Scene) -> list[Attribution]:
        found = [a for clause in scene.clauses if (a := self._of_clause(scene, clause))]
        found += self._adjuncts.read(scene, found)
        return sorted(found, key=lambda a: a.own)

    def _of_clause(self, scene: Scene, clause: Clause) -> Attribution | None:
        kind = self._kind(clause) or self._kind_by_place(scene, clause)
        if kind is None:
            return None
        attribution = Attribution(
            kind, (clause.verb.start, clause.verb.end), own_words(scene, clause), lemma=clause.lemma, clause=clause
        )
        self._who.people(clause, attribution)
        self._who.beyond(scene, clause, attribution)
        if attribution.cited is None and attribution.subject is not None and self._who.is_outlet(attribution.subject):
            attribution.cited = next(
                (g for g in scene.groups if g.prep in self._cues.citing and self._who.may_speak(g)), None
            )
        if self._contents.back(scene, clause, attribution):
            return attribution
        if clause.lemma in self._cues.quoting:
            self._quoted_by(clause, attribution)
        return attribution if self._contents.fill(scene, clause, attribution) else None

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
            and not self._is_chained(clause)
            and not (clause.kind in (STATE, SHORT) and lemma in self._cues.states)
            and not (clause.kind == SHORT and clause.lemma in self._cues.passive)
        ):
            return None
        if clause.says("бы"):
            return None
        return self._cues.verbs[lemma]

    def _is_chained(self, clause: Clause) -> bool:
        """ "Поспешил опровергнуть, что …"."""
        upper = clause.upper
        done = clause.kind == INFINITIVE and upper is not None and upper.kind == FINITE and not upper.negated
        return done and upper is not None and upper.lemma in self._cues.chained and upper.form.tense == "past"

    @staticmethod
    def _kind_by_place(scene: Scene, clause: Clause) -> StatementKind | None:
        """ "«…», — усмехается X": between a closed quotation and its end any verb is one of saying."""
        before = [e.text for e in scene.elements[max(0, clause.first - 3) : clause.first] if type(e) is Word]
        marks = "".join(before)
        dashed = (
            bool(before)
            and before[-1] in _DASHES
            and any(m in marks for m in ("»,", "»!", "»?", '",', "”,", '"!', '"?'))
        )
        verb_first = clause.place - clause.first <= (2 if clause.negated else 1)
        return StatementKind.ASSERTION if dashed and verb_first and clause.kind == FINITE else None
