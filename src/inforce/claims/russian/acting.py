"""Acting: whose the measure is that a clause tells: the subject, those asked, the owner of the list, the state of the speaker."""

from collections.abc import Sequence

from inforce.claims.keepers import keeps_lists
from inforce.claims.party import Party
from inforce.claims.russian.clause_model import INFINITIVE, Clause
from inforce.claims.russian.drafting import Drafting
from inforce.claims.russian.filled import Filled, agrees
from inforce.claims.russian.joint import joint_keepers
from inforce.claims.russian.lexicon import lexicon
from inforce.claims.russian.phrase_model import Group
from inforce.claims.russian.scenes import Scene
from inforce.claims.russian.senders import SenderReader
from inforce.claims.russian.status import StatusReader
from inforce.claims.russian.terms import Terms
from inforce.claims.russian.whens import above
from inforce.claims.speakers import Speeches

_SEEN = 4
"""Clauses up to which the one who acts is looked for."""
_DRAFTS = 20
"""Drafts looked back over for who took measures against a party before."""


class ActorReader:
    """Finds who acts."""

    def __init__(
        self, terms: Terms, senders: SenderReader, status: StatusReader, speeches: Speeches, drafting: Drafting
    ) -> None:
        self._terms, self._senders, self._status = terms, senders, status
        self._speeches, self._drafting = speeches, drafting

    def of(
        self,
        clause: Clause | None,
        filled: Filled,
        subject: Group | None,
        agents: Sequence[Group],
        parties: Sequence[Party],
    ) -> tuple[str, ...]:
        listed, measure = filled.roles.get("list"), filled.roles.get("measure") or filled.roles.get("licence")
        licensed = "licence" in filled.roles
        told = self._senders.of(subject, agents, listed, measure, self._governors(clause))
        told = self._senders.union_of(told) if self._status.blocks(clause) else told or self._union_asked(clause)
        there = clause is not None and self._is_there(clause)
        before = self._against(parties)
        told = told or self._of_speaker(clause, before)
        sender = told or self._senders.likely(listed, licensed=licensed, there=there, before=before)
        if licensed and sender:
            self._senders.license(sender)
        return sender

    def _of_speaker(self, clause: Clause | None, before: tuple[str, ...]) -> tuple[str, ...]:
        """ "Санкции будут сняты", says who acts for the state that last took measures against the party."""
        if clause is None or not before or self._senders.focus.nearby():
            return ()
        statement = self._speeches.at(clause.verb.start)
        own = self._senders.of_words(statement.speaker.text or statement.speaker.name) if statement else ()
        return own if any(own[:1] == d.sender[:1] for d in self._drafting.told[-_DRAFTS:]) else ()

    def decreeing(self, scene: Scene, clause: Clause) -> tuple[str, ...]:
        """ "Трамп подписал указ, которым санкции снимаются": who made the decree that does it."""
        paper = clause.antecedent if clause.relative else None
        if paper is None or paper.lemma not in self._terms.decisions:
            return ()
        owner = next((c for c in scene.clauses if c is not clause and any(paper in g.nouns for g in c.groups)), None)
        return self._senders.of_group(self.subject(owner)) if owner is not None else ()

    def _union_asked(self, clause: Clause | None) -> tuple[str, ...]:
        """ "Венгрия требует исключить X из списка": what a member state asks for, its union is to do."""
        for row in [clause, *above(clause)][:_SEEN] if clause is not None else ():
            if self._status.is_asked(row):
                subjects = [g for g in row.groups if not g.prep and "nomn" in g.cases]
                named = next((s for g in subjects if (s := self._senders.of_group(g))), ())
                union = self._senders.union_of(named)
                return union if union != named else ()
        return ()

    def _is_there(self, clause: Clause) -> bool:
        """ "Попал туда": into the list spoken of last."""
        return clause.link in self._terms.there or any(w.lower in self._terms.there for w in clause.words)

    def _against(self, parties: Sequence[Party]) -> tuple[str, ...]:
        """Who took measures against one of these before."""
        near = reversed(self._drafting.told[-_DRAFTS:])
        return next((d.sender for d in near if d.sender and any(p in d.parties for p in parties)), ())

    def subject(self, clause: Clause | None) -> Group | None:
        """The state or body that acts: no one who asks it of another."""
        seen = 0
        below = clause
        while clause is not None and seen < _SEEN:
            if clause.kind == INFINITIVE and clause.governor is not None and self._senders.of_group(clause.governor):
                return clause.governor  # "приветствует решение США снять санкции"
            if self._status.is_asked(clause) or clause.lemma in self._terms.bargaining or self._status.receives(clause):
                return None
            subjects = [g for g in clause.groups if not g.prep and "nomn" in g.cases]
            subjects = [g for g in subjects if not _is_contrasted(clause, g)]
            opened = clause.opened
            subjects.sort(key=lambda g: g.start < opened)  # "Лукашенко: Трамп снял"
            for group in subjects:
                if agrees(clause, group) and self._senders.of_group(group):
                    return group
            for group in subjects:
                if agrees(clause, group) and self._senders.is_vague(group):
                    return group
            clause = clause.upper if clause.kind == INFINITIVE else _joined(clause)
            seen += 1
        return self._hidden(below) if below is not None else None

    def _hidden(self, clause: Clause) -> Group | None:
        """ "Из всех белорусских компаний США исключили …": a state without cases right before its verb hangs on nothing."""
        for group in clause.groups:
            last = list(group.nouns[-1].chain())[-1]
            unchanging = last.place is not None and not last.head.forms and last.end + 1 == clause.verb.start
            if group.prep and group.noun is not last and unchanging and self._senders.place_of(last) is not None:
                return Group([last], "", last.start, last.end, frozenset({"nomn"}))
        return None

    def asked(self, clause: Clause | None) -> list[Group]:
        """ "Предложил Швейцарии заморозить": of whom it is asked; "Госдума просила МИД": one of the asker's own state."""
        rows = [clause, *above(clause)] if clause is not None else []
        for row in rows[:2]:
            if row.lemma in self._terms.bargaining:
                return [g for g in row.groups if g.prep == "с" and any(n.place for n in g.nouns)]
            if not self._status.is_asked(row):
                continue
            asked = [g for g in row.groups if not g.prep and g.cases & {"datv", "accs"}]
            named = [g for g in asked if "nomn" not in g.cases and any(n.place for n in g.nouns)]
            bodies = [g for g in asked if g.noun.lemma and self._terms.is_public(g.noun)]
            if named or bodies:
                return named or [g for g in row.groups if "nomn" in g.cases and any(n.place for n in g.nouns)]
        return self._lawmakers(rows[:2])

    def _lawmakers(self, rows: Sequence[Clause]) -> list[Group]:
        """ "Сенаторы США призвали снять санкции": of their own state, or its union, where no other is asked."""
        calling = [c for c in rows if self._status.is_asked(c)]
        subjects = [g for c in calling for g in c.groups if not g.prep and "nomn" in g.cases and agrees(c, g)]
        called = [g for g in subjects if any(n.lemma in self._terms.lawmakers for n in g.noun.chain())]
        others = [g for c in rows for g in c.groups if g not in called and any(n.place is not None for n in g.nouns)]
        return [] if others else [g for g in called if self._keeps(self._senders.union_of(self._senders.of_group(g)))]

    @staticmethod
    def _keeps(sender: tuple[str, ...]) -> bool:
        return bool(sender) and keeps_lists(sender[0])

    def _governors(self, clause: Clause | None) -> list[Clause]:
        return [c for c in above(clause) if not self._status.is_asked(c)]

    def spoken_for(self, clause: Clause) -> tuple[str, ...]:
        """ "Мы снимаем санкции": the state of the one who speaks."""
        if not any(not g.prep and g.noun.head.lower in ("мы", "я") for g in clause.groups):
            return ()
        statement = self._speeches.at(clause.verb.start)
        return self._senders.of_words(statement.speaker.text or statement.speaker.name) if statement else ()

    def seats(self, clause: Clause) -> list[Group]:
        """ "В ЕС сняли", "в Вашингтоне решили": who acts stands under "в"."""
        return [
            g
            for g in clause.groups
            if g.prep == "в"
            and any(n.place and keeps_lists(n.place.jurisdiction) for n in g.nouns)
            and clause.form.number == "plur"
        ]

    def each(self, scene: Scene, clause: Clause, filled: Filled, sender: tuple[str, ...]) -> Sequence[tuple[str, ...]]:
        """Those whose the measure is, each apart: "под санкциями США и ЕС"; the one sender where no others are told."""
        group = filled.roles.get("list") or filled.roles.get("measure")
        names = joint_keepers(scene.words, group, clause.end) if group is not None else []
        return [(name,) for name in names] if names and sender[:1] == (names[0],) else [sender]


def _is_contrasted(clause: Clause, group: Group) -> bool:
    """ "Не Австралия, а Новая Зеландия внесла": who did not do it."""
    return any(w.lower == "не" and w.end + 1 == group.start for w in clause.words)


def _joined(clause: Clause) -> Clause | None:
    """The clause before that has the same subject; not who speaks before a colon: "Лукашенко поблагодарил: санкции сняты"."""
    before = clause.joined
    if before is None or clause.mark != ":" or before.lemma not in lexicon().saying:
        return before
    rows = [g for g in before.groups if not g.prep and "nomn" in g.cases]
    return before if any(n.place is not None for g in rows for n in g.nouns) else None
