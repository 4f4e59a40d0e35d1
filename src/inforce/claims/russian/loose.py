"""Loose: a second look at a clause that fits no way of saying, where a list or a measure stands in it or was just told of.

The preposition and the case tell what is done ("под санкции", "из списка"), whatever the verb and wherever the party stands; or
the verb tells it by a figure of speech ("накрыло", "обошли", "выпустили") that means a measure only next to one.
"""

from collections.abc import Iterator, Sequence

from inforce.claims.drafts import Draft
from inforce.claims.keepers import keeps_lists
from inforce.claims.model import Action
from inforce.claims.russian.clause_model import FINITE, INFINITIVE, PARTICIPLE, SHORT, Clause
from inforce.claims.russian.filled import Filled, agrees, is_attribute
from inforce.claims.russian.filling import Filler
from inforce.claims.russian.frames import Frame, Frames
from inforce.claims.russian.phrase_model import Group
from inforce.claims.russian.scenes import Scene
from inforce.claims.russian.senders import SenderReader
from inforce.claims.russian.terms import Context, Terms

_NEAR = 2
"""Sentences back to the measure beside which a figure of speech means one."""
_BELOW = 2
"""Clauses up to which the party of an infinitive is looked for."""


class LooseFiller:
    """Fills what the grammar of ``Filler`` left; ``drafts``: the acts told so far."""

    def __init__(
        self,
        frames: Frames,
        terms: Terms,
        senders: SenderReader,
        context: Context,
        filler: Filler,
        drafts: Sequence[Draft],
    ) -> None:
        self._frames, self._terms, self._senders, self._context = frames, terms, senders, context
        self._filler, self._drafts = filler, drafts

    def read(self, scene: Scene, begun: int) -> Iterator[tuple[Clause, Filled]]:
        """The clauses that tell nothing yet, with what they tell loosely; ``begun``: the first draft of the sentence."""
        for clause in scene.clauses:
            told = self._drafts[begun:]
            if any(d.start < clause.end and clause.start < d.end for d in told):
                continue
            if (
                found := self._placed(scene.clauses, clause) or self._figured(scene, clause) or self._put_on(clause)
            ) is not None:
                below = next((c for c in scene.clauses if c.upper is clause and c.kind == INFINITIVE), None)
                yield below or clause, found  # "из-под санкций могут вытащить"

    # --- by preposition and case -------------------------------------------------------------------------------------

    def _placed(self, clauses: Sequence[Clause], clause: Clause) -> Filled | None:
        if clause.kind == PARTICIPLE and clause.antecedent is None:
            return None  # "среди исключенных из списка X нет"
        if clause.lemma in self._frames.looking or any(self._is_of_another_law(g) for g in clause.groups):
            return None
        for group in clause.groups:
            for frame in self._frames.placed:
                role = next(iter(frame.needs))
                if group.prep not in frame.under[role] or not self._stands(clause, group, frame.case):
                    continue
                if not self._terms.fits(role, group, self._context) or self._hangs(clause, group):
                    continue
                if frame.action is Action.REMAIN and any(c.upper is clause for c in clauses if c.kind == INFINITIVE):
                    continue  # "за годы в списке успела разоружиться"
                target = self._target(clause, group, goods=role == "measure")
                if target is not None and not (group.prep == "из" and is_attribute(target, group)):
                    return self._filled(clause, self._of_struck(group) or frame, role, group, target)
        return None

    def _of_struck(self, group: Group) -> Frame | None:
        """ "Стал одной из целей санкций": one of those struck, not out of them."""
        struck = group.prep == "из" and group.noun.lemma in self._terms.struck
        return next((f for f in self._frames.placed if f.action is Action.DESIGNATE), None) if struck else None

    @staticmethod
    def _stands(clause: Clause, group: Group, case: str) -> bool:
        """In the case; a noun without cases stands in that of place where no verb moves anything: "под эмбарго"."""
        if group.cases == {case}:
            return True
        return case in group.cases and (not clause.verb.text) == (case in ("ablt", "loct"))

    def _hangs(self, clause: Clause, group: Group) -> bool:
        """ "Запрос на исключение из списка", "лица под санкциями": it hangs on a noun of doing or on one before the verb."""
        if group.noun.pronoun:
            return True
        rows = (g for g in reversed(clause.groups) if g.end <= group.start and not g.noun.pronoun)
        before = next(rows, None)  # "жалобу на включение его в список"
        return before is not None and any(n.lemma in self._frames.nouns for n in before.nouns[-1].chain())

    def _target(self, clause: Clause, placed: Group, *, goods: bool) -> Group | None:
        """The party that the clause is most likely about: another than who acts, named rather than described. ``goods``: it may
        be goods or a trade."""
        rows = [clause]
        while rows[-1].kind == INFINITIVE and rows[-1].upper is not None and len(rows) <= _BELOW:
            rows.append(rows[-1].upper)
        found = [g for row in rows for g in row.groups if g is not placed and self._may_be_meant(g, goods=goods)]
        objects = [g for g in found if "accs" in g.cases and "nomn" not in g.cases]
        open_ = [g for g in found if "accs" in g.cases and "nomn" in g.cases]
        subjects = [g for g in found if "nomn" in g.cases and any(agrees(row, g) for row in rows)]
        acting = any(self._acts(g) for row in rows for g in row.groups) or self._is_transitive(clause)
        ranked = [*objects, *open_, *([] if acting or objects else subjects)]
        return min(ranked, key=lambda g: (not self._is_named(g), abs(g.start - clause.verb.start)), default=None)

    def _is_of_another_law(self, group: Group) -> bool:
        """ "Роскомнадзор вывел из-под блокировки": who bans and lets off under a law of its own."""
        acting = not group.prep and "nomn" in group.cases and group.noun.place is None
        return acting and self._terms.is_other_authority(group.noun)

    def _is_transitive(self, clause: Clause) -> bool:
        """ "Компания включила дом в список": who puts somebody or something on a list is not who is put there."""
        active = clause.kind in (FINITE, INFINITIVE)
        return active and any("target" in f.object and f.needs for f in self._frames.verbs.get(clause.lemma, ()))

    def _may_be_meant(self, group: Group, *, goods: bool) -> bool:
        if group.prep or self._acts(group):
            return False
        party = self._terms.fits("party", group, self._context) or (goods and self._terms.is_banned(group.noun))
        return party or (group.noun.pronoun and self._terms.fits("target", group, self._context))

    def _acts(self, group: Group) -> bool:
        """A state or body that keeps lists, or a court, as the subject."""
        if group.noun.lemma in self._terms.courts and not group.prep and "nomn" in group.cases:
            return True
        sender = self._senders.of_group(group) if not group.prep and "nomn" in group.cases else ()
        return bool(sender) and keeps_lists(sender[0]) and not group.noun.proper

    @staticmethod
    def _is_named(group: Group) -> bool:
        return any(n.proper for n in group.nouns)

    def _filled(self, clause: Clause, frame: Frame, role: str, group: Group, target: Group) -> Filled:
        passive = clause.kind == SHORT
        filled = Filled(frame, clause.lemma, passive=passive)
        filled.roles[role] = group
        filled.targets.append(target)
        if "nomn" not in target.cases and not passive:
            filled.roles["object"] = target
        return filled

    # --- by who does it to whom --------------------------------------------------------------------------------------

    def _put_on(self, clause: Clause) -> Filled | None:
        """ "Лондон отгрузил санкций «Альфе»": one who keeps lists, sanctions, and a party in the place of whom they are put on,
        whatever the verb."""
        if clause.lemma in self._frames.neutral or clause.lemma in self._frames.verbs or clause.kind != FINITE:
            return None
        if not any(self._keeps(g) and agrees(clause, g) for g in clause.groups):
            return None
        measure = next((g for g in clause.groups if self._is_object(clause, g)), None)
        target = next((g for g in clause.groups if measure is not None and self._is_aim(g)), None)
        if measure is None or target is None:
            return None
        frame = next(f for f in self._frames.verbs["ввести"] if "measure" in f.object)
        filled = Filled(frame, clause.lemma)
        filled.roles["measure"] = filled.roles["object"] = measure
        filled.targets.append(target)
        return filled

    def _keeps(self, group: Group) -> bool:
        sender = self._senders.of_group(group) if not group.prep and "nomn" in group.cases else ()
        return bool(sender) and keeps_lists(sender[0])

    def _is_object(self, clause: Clause, group: Group) -> bool:
        placed = not group.prep and bool(group.cases & {"accs", "gent"}) and not group.noun.pronoun
        plain = placed and any(self._terms.is_plain(n) for n in group.nouns)
        return plain and self._terms.fits("measure", group, self._context) and group.start > clause.start

    def _is_aim(self, group: Group) -> bool:
        placed = group.prep in ("против", "в отношении", "на", "для", "к") or (
            not group.prep and "datv" in group.cases and "nomn" not in group.cases
        )
        return placed and not group.hangs and self._terms.fits("party", group, self._context)

    # --- by a figure of speech ---------------------------------------------------------------------------------------

    def _figured(self, scene: Scene, clause: Clause) -> Filled | None:
        rows = self._frames.figures.get(clause.lemma, ())
        if not rows or not self._is_near(scene) or self._is_put_elsewhere(clause):
            return None
        best: Filled | None = None
        for frame in rows:
            found = self._filler.fill(clause, frame, clause.lemma, passive=clause.kind == SHORT)
            if found is not None and (frame.subject or self._is_done(clause, found)) and self._is_meant(found):
                best = found if best is None or found.weight > best.weight else best
        return best

    def _is_put_elsewhere(self, clause: Clause) -> bool:
        """ "В работу включены ведомства": the verb puts somebody on a list, and what he is put in is none."""
        if not any("list" in frame.needs for frame in self._frames.verbs.get(clause.lemma, ())):
            return False
        placed = [
            g for g in clause.groups if g.prep == "в" and g.cases == {"accs"} and g.noun.lemma and not g.noun.pronoun
        ]
        return bool(placed) and not any(
            self._terms.fits(r, g, self._context) for g in clause.groups for r in ("list", "measure")
        )

    @staticmethod
    def _is_meant(found: Filled) -> bool:
        """Who is let off by a figure of speech is named or was told of: "освобождены 23 активиста" are set free."""
        nouns = [n for g in found.targets for n in g.nouns]
        return found.frame.action is not Action.LIFT or any(n.proper or n.pronoun for n in nouns)

    def _is_near(self, scene: Scene) -> bool:
        """A measure, a list or an act on one is told of here or was just before."""
        if any(scene.number - d.scene <= _NEAR for d in self._drafts[-1:]):
            return True
        return any(self._terms.fits(r, g, self._context) for g in scene.groups for r in ("list", "measure"))

    def _is_done(self, clause: Clause, found: Filled) -> bool:
        """By one who keeps lists, or by nobody who is named: "не тронули", "его накрыло"."""
        source = clause.upper if clause.kind == INFINITIVE and clause.upper is not None else clause
        alone = source.joined is not None and not any(not g.prep and g.cases == {"nomn"} for g in source.groups)
        source = source.joined if alone and source.joined is not None and source.form.number != "plur" else source
        subjects = [
            g
            for g in source.groups
            if not g.prep and "nomn" in g.cases and agrees(source, g) and not any(g is t for t in found.targets)
        ]
        acting = [g for g in subjects if (s := self._senders.of_group(g)) and keeps_lists(s[0])]
        unnamed = source.kind == FINITE and (source.form.number == "plur" or source.form.gender == "neut")
        nobody = clause.negated and any(g.noun.head.lower == "никто" for g in source.groups)
        nobody = nobody or (clause.negated and source.says("никто"))  # "фирму никто не трогал"
        return (
            bool(acting) or nobody or clause.kind == SHORT or (unnamed and not any(agrees(source, g) for g in subjects))
        )
