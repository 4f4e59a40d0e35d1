"""Permitted: dealings with somebody that are allowed for a time without a licence being named: "завершить сделки с «Альфой» можно
до 8 апреля", "на расчёты с ней дано 90 дней"."""

from collections.abc import Iterator, Sequence

from inforce.claims.lexicon import table
from inforce.claims.model import Action, Status, TargetKind
from inforce.claims.party import Party
from inforce.claims.russian.clause_model import INFINITIVE, PARTICIPLE, Clause
from inforce.claims.russian.drafting import Drafting
from inforce.claims.russian.parties import Parties
from inforce.claims.russian.phrase_model import Group, Noun
from inforce.claims.russian.scenes import Scene
from inforce.claims.russian.senders import SenderReader
from inforce.claims.russian.terms import Context, Terms
from inforce.claims.russian.whens import when_of
from inforce.claims.times import TimeRole

_BACK = 3
"""Sentences back to the act after which a permission without a licence is one of sanctions."""
_DECLARING = frozenset({"признать", "признавать", "признаваться", "объявить", "считать"})
_FORBIDDING = frozenset({"запретить", "запрещать", "запрещаться"})
_ENTERING = frozenset({"въезжать", "въехать", "посещать", "ездить", "появляться"})
_WITH = frozenset({"с", "в отношении", "в пользу", "для", "по"})
_LIMITS = frozenset({TimeRole.END, TimeRole.DURATION})

_ABLE = frozenset({"можно", "вправе", "мочь", "смочь"})
"""Verbs that permit something only where an infinitive says what, and a day until when."""


class PermissionReader:
    """Reads permissions in clauses that told nothing so far."""

    def __init__(
        self, terms: Terms, context: Context, parties: Parties, senders: SenderReader, drafting: Drafting
    ) -> None:
        self._terms, self._context, self._parties = terms, context, parties
        self._senders, self._drafting = senders, drafting
        data = table("measures_ru")["permitting"]
        self._allowing, self._giving, self._spans = (frozenset(data[k]) for k in ("allowing", "giving", "spans"))
        self._refusing, self._requests = frozenset(data["refusing"]), frozenset(data["requests"])
        self._licensed_at = -_BACK  # the last sentence that told of a licence
        self._ending_times = frozenset(data["running_out"])
        self._permitting = self._allowing | self._giving
        self._ending = frozenset(data["ending"])

    def read(self, scene: Scene, begun: int) -> None:
        self._tell_of(scene, begun)
        if any(self._terms.is_licence(n) for g in scene.groups for n in g.nouns):
            self._licensed_at = scene.number

    def _tell_of(self, scene: Scene, begun: int) -> None:
        for clause in scene.clauses:
            self._run_out(scene, clause)
            self._repeal(scene, clause)
            self._bar(scene, clause)
            self._refuse(scene, clause)
            rows = self._rows(scene, clause)
            if not rows or any(d.start < c.end and c.start < d.end for d in self._drafting.told[begun:] for c in rows):
                continue
            groups = [g for row in rows for g in row.groups]
            if self._deals(rows, groups) and (parties := self._parties_of(scene, groups)):
                self._tell(scene, clause, rows, parties)

    def _run_out(self, scene: Scene, clause: Clause) -> None:
        """ "Срок, отведённый на закрытие счетов «Альфы», истёк 31 марта": the time for dealings is over."""
        if clause.lemma not in self._ending_times or clause.negated:
            return
        term = next((g.noun for g in clause.groups if not g.prep and g.noun.lemma in self._spans), None)
        below = next((c for c in scene.clauses if c.antecedent is term and c.kind == PARTICIPLE), None)
        if term is None or below is None:
            return
        groups = [g for g in below.groups if g.prep in ("на", "для", "с")]
        named = [p for g in groups for p in (*self._named(scene, g), *self._owner(scene, g)) if p.proper or p.many]
        if not named or not self._deals([below], groups):
            return
        coming = clause.future or clause.form.tense in ("futr", "pres")
        status = Status.ANNOUNCED if coming else Status.IN_FORCE
        sender = self._senders.likely(None, licensed=True, there=False, before=())
        when = when_of(clause, Action.LAPSE, status)
        self._drafting.add(scene, Action.LAPSE, status, sender, named, when, term.start, clause.end, "лицензия")

    def _repeal(self, scene: Scene, clause: Clause) -> None:
        """ "Признать утратившим силу пункт 7 указа № 82 в части ограничений для «Альфы»": the measure against it ends."""
        if clause.lemma not in _DECLARING or clause.negated:
            return
        spent = any(w.lemma("PRTF") == "утратить" for w in scene.words) and any(
            g.noun.lemma == "сила" for g in scene.groups
        )
        measures = [g for g in scene.groups if self._terms.fits("measure", g, self._context)]
        if not (spent and measures):
            return
        groups = [g for g in scene.groups if g.start > measures[0].start or g is measures[0]]
        found = [p for g in groups for p in (*self._named(scene, g), *self._owner(scene, g)) if p.proper]
        if found:
            sender = self._senders.likely(None, licensed=False, there=False, before=())
            start, end = scene.sentence.start, groups[-1].end
            self._drafting.add(scene, Action.LIFT, Status.IN_FORCE, sender, found[:1], None, start, end)

    def _bar(self, scene: Scene, clause: Clause) -> None:
        """ "Чалбаеву запрещено въезжать в королевство": who may not come in stands in the dative."""
        if clause.lemma not in _FORBIDDING or clause.negated:
            return
        if not any(c.upper is clause and c.kind == INFINITIVE and c.lemma in _ENTERING for c in scene.clauses):
            return
        row = [g for g in clause.groups if not g.prep and "datv" in g.cases and "nomn" not in g.cases]
        found = [p for g in row for n in g.nouns if self._fits(n) for p in self._parties.of(n, scene.number)]
        if found:
            sender = self._senders.likely(None, licensed=False, there=False, before=())
            self._drafting.add(scene, Action.DESIGNATE, Status.IN_FORCE, sender, found, None, clause.start, clause.end)

    def _refuse(self, scene: Scene, clause: Clause) -> None:
        """ "Ходатайство о разрешении на платёж отклонили", and after licences "заявку «Альфы» отклонили"."""
        if clause.lemma not in self._refusing or clause.negated:
            return
        request = next((g for g in clause.groups if g.prep in ("", "в") and g.noun.lemma in self._requests), None)
        if request is None:
            return
        here = [g for g in scene.groups if g.start >= request.end and self._terms.fits("licence", g, self._context)]
        before = scene.number - self._licensed_at <= 1
        if not (here or before) or any(
            d.scene == scene.number and d.start < clause.end for d in self._drafting.told[-3:]
        ):
            return
        found = list(self._owner(scene, request)) or [
            p for d in self._drafting.told[-1:] for p in d.parties if p.proper
        ]
        if found:
            sender = self._senders.likely(None, licensed=True, there=False, before=())
            start, end = min(clause.start, request.start), max([clause.end, *(g.end for g in here)])
            self._drafting.add(scene, Action.LICENSE, Status.DENIED, sender, found, None, start, end, "лицензия")

    def _fits(self, noun: Noun) -> bool:
        return self._terms.noun_fits("party", noun, self._context) or noun.pronoun

    def _rows(self, scene: Scene, clause: Clause) -> list[Clause]:
        """The clause and the infinitives that hang on it, where it permits something for a time."""
        if clause.negated or clause.link == "если" or clause.lemma not in self._permitting:
            return []
        below = [c for c in scene.clauses if c.upper is clause and c.kind == INFINITIVE]
        rows = [clause, *below]
        allowed = clause.lemma in self._allowing and (clause.lemma not in _ABLE or (below and self._is_limited(rows)))
        given = clause.lemma in self._giving and self._is_limited(rows)
        return rows if allowed or given else []

    def _is_limited(self, rows: Sequence[Clause]) -> bool:
        """A day or a stretch of time is given: "дали до 13 августа", "отвели 45 дней", "есть время до июня"."""
        times = [t.time for c in rows for t in c.times if t.time is not None]
        return any(t.role in _LIMITS for t in times) or any(g.noun.lemma in self._spans for c in rows for g in c.groups)

    def _deals(self, rows: Sequence[Clause], groups: Sequence[Group]) -> bool:
        """Dealings, or their end, are what is permitted."""
        if any(self._terms.is_licence(g.noun) and "nomn" in g.cases for g in groups):
            return True  # "лицензия дала покупателям три месяца"
        nouns = {n.lemma for g in groups for each in g.nouns for n in each.chain()}
        return bool(nouns & (self._terms.dealings | self._ending)) or any(c.lemma in self._ending for c in rows)

    def _parties_of(self, scene: Scene, groups: Sequence[Group]) -> list[Party]:
        """With whom: named in the clause, else those told of shortly before."""
        near = any(scene.number - d.scene <= _BACK for d in self._drafting.told[-1:])
        if not (near or self._context.about):
            return []
        found = [p for g in groups if g.prep in _WITH for p in self._named(scene, g)]
        found = found or [p for g in groups for p in self._owner(scene, g)]
        if found or not near or any(g.prep in _WITH and g.noun.pronoun for g in groups):
            return list(dict.fromkeys(found))
        last = self._drafting.told[-1]
        alone = last.action.starts and last.status is not Status.DENIED and len(last.parties) == 1
        return [p for p in last.parties if p.kind.is_listed_by_name] if alone else []

    def _named(self, scene: Scene, group: Group) -> Iterator[Party]:
        for noun in group.nouns:
            chain = [n for n in noun.chain() if n.proper or n.pronoun or n is noun]
            meant = next((n for n in chain if n.proper and n.place is None), None) or (noun if noun.pronoun else None)
            meant = meant or (noun if self._terms.noun_fits("party", noun, self._context) else None)
            if meant is not None and self._terms.noun_fits("target", meant, self._context):
                yield from (p for p in self._parties.of(meant, scene.number) if p.kind is not TargetKind.COUNTRY)

    def _owner(self, scene: Scene, group: Group) -> Iterator[Party]:
        """ "На выход из капитала «Альфы»": the party at the end of what hangs on the dealings."""
        for noun in group.nouns:
            inner = [n for n in noun.chain() if n is not noun and n.proper and n.place is None]
            for each in inner[-1:]:
                yield from self._parties.of(each, scene.number)

    def _tell(self, scene: Scene, clause: Clause, rows: Sequence[Clause], parties: list[Party]) -> None:
        announced = clause.future or clause.form.tense == "futr"
        status = Status.ANNOUNCED if announced else Status.IN_FORCE
        when = next((w for c in rows if (w := when_of(c, Action.LICENSE, status))), None)
        start, end = min(c.start for c in rows), max(c.end for c in rows)
        sender = self._senders.likely(None, licensed=True, there=False, before=())
        self._drafting.add(scene, Action.LICENSE, status, sender, parties, when, start, end, "лицензия")
