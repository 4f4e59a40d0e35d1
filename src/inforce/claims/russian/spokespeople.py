"""Who speaks in a Russian clause: subject, body under "в", those cited, those to whom words were given."""

from inforce.claims.model import TargetKind
from inforce.claims.russian.attribution_model import Attribution
from inforce.claims.russian.clause_model import FINITE, GERUND, INFINITIVE, SHORT, Clause
from inforce.claims.russian.cues import Cues
from inforce.claims.russian.lexicon import lexicon
from inforce.claims.russian.phrase_model import Group, Noun
from inforce.claims.russian.scenes import Scene
from inforce.claims.russian.words import Word

QUALIFYING = frozenset({"знакомый", "близкий", "осведомленный", "пожелавший", "попросивший"})
"""Words that open an aside that tells more of a source."""


class SpeakerFinder:
    """Finds who is who around a verb of saying."""

    def __init__(self, cues: Cues) -> None:
        self._cues = cues

    def people(self, clause: Clause, attribution: Attribution) -> None:
        """Who spoke, to whom, and whom he cites."""
        attribution.cited = next((g for g in clause.groups if g.prep in self._cues.citing and self.may_speak(g)), None)
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

    def beyond(self, scene: Scene, clause: Clause, attribution: Attribution) -> None:
        """Who spoke where he does not stand in the clause: before its aside, or as subject of the verb before a gerund."""
        subject = attribution.subject
        if clause.relative and clause.antecedent is not None and subject is not None:
            attribution.subject = _whole(scene, clause, clause.antecedent) or subject
        elif clause.kind == INFINITIVE and subject is None and clause.upper is not None:
            attribution.subject = self._subject(clause.upper, None)
        elif clause.kind == GERUND and subject is None:
            earlier = [c for c in scene.clauses if c.kind == FINITE and c.place < clause.place and not c.link]
            attribution.subject = self._subject(earlier[-1], None) if earlier else None
        elif (subject is None or self.is_outlet(subject)) and clause.form.number == "plur":
            aside = _before_aside(scene, clause)
            if aside is not None and self.may_speak(aside):
                attribution.given, attribution.subject = subject or attribution.given, aside

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
        certain = [g for g in row if "accs" not in g.cases or g.noun.animate or g.noun.pronoun or _opens(clause, g)]
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


def _whole(scene: Scene, clause: Clause, antecedent: Noun) -> Group | None:
    """ "Пресс-служба Лукашенко, которая сообщила": the phrase that agrees with the verb, where "который" was given a part."""
    gender = clause.form.gender
    if not gender or antecedent.gender == gender:
        return None
    ends = (g for g in scene.groups if g.start < antecedent.start and g.end == antecedent.end)
    return next((g for g in ends if g.noun.gender == gender), None)


def _before_aside(scene: Scene, clause: Clause) -> Group | None:
    """ "Два чиновника, знакомых с переговорами, рассказали": the group before the aside that closes before a clause."""
    elements = scene.elements
    closing = clause.first - 1
    if closing < 3 or not _is_comma(elements[closing]):
        return None
    opening = next((n for n in range(closing - 1, 0, -1) if _is_comma(elements[n])), 0)
    first = elements[opening + 1]
    group = elements[opening - 1] if opening else None
    told = type(first) is Word and first.lemma("ADJF") in QUALIFYING
    return group if told and type(group) is Group and "nomn" in group.cases and not group.prep else None


def _is_comma(element: object) -> bool:
    return type(element) is Word and element.text == ","


def _opens(clause: Clause, group: Group) -> bool:
    """A name before the verb says, whoever without cases stands behind it: "Коул сообщил Лукашенко"."""
    return group.noun.proper and group.start < clause.verb.start


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
