"""Meaning: whether what fills a frame is of sanctions: its measure, who acts, the list that may be left out."""

from inforce.claims.keepers import keeps_lists
from inforce.claims.model import Action
from inforce.claims.russian.clause_model import INFINITIVE, SHORT, Clause
from inforce.claims.russian.filled import Filled, agrees
from inforce.claims.russian.phrase_model import Group
from inforce.claims.russian.senders import SenderReader
from inforce.claims.russian.terms import Context, Terms

_APPEARING = frozenset({"опубликовать", "публиковать", "разместить", "обнародовать"})
"""What is done to a paper that appears."""
_STAYING = frozenset({"оставаться", "остаться"})


class Meaning:
    """Asks of a filled frame whether it tells of sanctions. ``recent``: a list was told of in the sentence before."""

    def __init__(self, terms: Terms, senders: SenderReader, context: Context) -> None:
        self._terms, self._senders, self._context = terms, senders, context

    def means_it(self, clause: Clause, filled: Filled, *, passive: bool) -> bool:
        """What fills the frame is of sanctions."""
        frame = filled.frame
        if frame.plain and not self._is_plain(clause, filled):
            return False
        if frame.coined and not self._is_coined(clause):
            return False
        if (frame.planned or frame.turned) and "measure" in filled.roles and filled.roles["measure"].noun.pronoun:
            return False
        if frame.lacking and not filled.targets and filled.roles.keys() == {"measure"}:
            return not filled.roles["measure"].noun.pronoun  # "их попросту нет": of what, nothing tells
        if "licence" in filled.roles and frame.action is Action.LAPSE and any(g.prep == "у" for g in clause.groups):
            return False  # "отозвали лицензию у брокера": that to work
        if self._only_appears(clause, filled) or self._strikes_aside(clause, filled):
            return False
        measure = filled.roles.get("measure")
        if frame.action.starts and measure is not None and not filled.targets and self._terms.is_decision(measure.noun):
            return False  # "это решение принял президент": what it is, was told before
        if "licence" in filled.roles and self._is_from_list(clause, filled.roles["licence"]):
            return False
        if frame.kept and not frame.object and not any(n.proper for g in filled.targets for n in g.nouns):
            return False  # "взялся за фанеру"
        if "network" in filled.roles and (clause.negated or (clause.upper is not None and clause.upper.negated)):
            return False  # "отключать банк от SWIFT никто не предлагал"
        return not self._is_private(clause, filled, passive=passive)

    @staticmethod
    def _strikes_aside(clause: Clause, filled: Filled) -> bool:
        """ "Санкции ударят по экономике": what follows from them, by a verb that else tells whom they are on."""
        struck = filled.frame.subject == {"measure"} and "target" in filled.frame.object and not filled.targets
        return struck and any(g.prep == "по" for g in clause.groups)

    @staticmethod
    def _only_appears(clause: Clause, filled: Filled) -> bool:
        """ "Документ опубликован на сайте": the paper told of before, of which nothing else is said."""
        licence = filled.roles.get("licence")
        bare = licence is not None and licence.noun.lemma == "документ" and not filled.targets
        return bare and clause.kind == SHORT and clause.lemma in _APPEARING

    def _is_from_list(self, clause: Clause, licence: Group) -> bool:
        """ "Добился исключения из списка": no exemption."""
        after = next((g for g in clause.groups if g.start >= licence.end), None)
        out = licence.noun.lemma == "исключение" and after is not None and after.prep == "из"
        return out and after is not None and self._terms.fits("list", after, self._context)

    def _is_coined(self, clause: Clause) -> bool:
        """ "OFAC назначает X", and after that "также назначен Y": no office is told to which somebody is appointed."""
        offices = [g for g in clause.groups if (g.cases == {"ablt"} and not g.prep) or g.prep == "на"]
        if any(not self._senders.of_group(g) for g in offices):
            return False
        self._context.coined = self._context.coined or self.is_by_keeper(clause)
        return self._context.coined

    def is_by_keeper(self, clause: Clause) -> bool:
        """Who acts keeps lists: "американцы его отпустят"."""
        source = clause.upper if clause.kind == INFINITIVE and clause.upper is not None else clause
        if source.joined is not None and not any(not g.prep and g.cases == {"nomn"} for g in source.groups):
            source = source.joined  # "Совет продлил меры и вычеркнул троих"
        rows = [g for g in (*clause.groups, *source.groups) if not g.prep and ("nomn" in g.cases or "ablt" in g.cases)]
        return any(keeps_lists(found[0]) for g in rows if (found := self._senders.of_group(g)))

    def _is_private(self, clause: Clause, filled: Filled, *, passive: bool) -> bool:
        """ "Бейсбольная лига смягчила санкцию": who acts is no state and acts for none."""
        if self._is_of_another_law(clause, filled):
            return True
        if passive or filled.frame.subject or "measure" not in filled.roles:
            return False
        rows = [
            g for g in clause.groups if not g.prep and "nomn" in g.cases and not filled.holds(g) and agrees(clause, g)
        ]
        if not rows or any(self._senders.of_group(g) or self._senders.is_vague(g) for g in rows):
            return False
        if filled.roles["measure"].noun.lemma in self._terms.plain and all(g.noun.lemma == "суд" for g in rows):
            return False  # "суд отменил санкции"
        return all(self._terms.is_private(n) for g in rows for n in g.nouns)

    def _is_of_another_law(self, clause: Clause, filled: Filled) -> bool:
        """ "ФИФА сняла санкции", "Россельхознадзор ввел запрет": who acts bans and lists under a law of its own."""
        for group in clause.groups:
            acting = not group.prep and ("nomn" in group.cases or group.cases == {"ablt"}) and not filled.holds(group)
            if acting and not group.noun.place and self._terms.is_other_authority(group.noun):
                return True
        return False

    def _is_plain(self, clause: Clause, filled: Filled) -> bool:
        group = filled.roles.get("measure")
        if group is None:
            return False
        aimed = any(g.prep in ("против", "в отношении") for g in filled.targets) or any(
            g.prep == "на" and self._terms.is_banned(g.noun) for g in clause.groups
        )
        struck = any(
            self._terms.fits("party", g, self._context) for g in filled.targets
        )  # "ограничения коснутся 45 судов"
        loose = struck and self._context.about and group.noun.lemma in self._terms.everyday
        return aimed or loose or any(self._terms.is_plain(n) or n.pronoun for n in group.nouns)

    @staticmethod
    def _is_bare(clause: Clause, filled: Filled) -> bool:
        """ "Верфь остаётся": nothing is said but who stays."""
        others = [g for g in clause.groups if not any(g is t for t in filled.targets)]
        said = [w for w in clause.words if w.start > clause.verb.start and w.pos not in ("PRCL", "CONJ")]
        return clause.verb.text != "" and not others and not said

    def _is_line(self, filled: Filled) -> bool:
        """ "Имя Романа Кирова снимут": somebody's line on a list, whatever list it is."""
        entry = filled.roles.get("entry")
        gen = entry.noun.gen if entry is not None and "list" in filled.frame.needs else None
        return gen is not None and gen.proper and self._terms.is_target(gen, self._context)

    def is_there(self, clause: Clause) -> bool:
        """ "Попал туда": the list spoken of."""
        row = [*clause.words, *(clause.upper.words if clause.kind == INFINITIVE and clause.upper is not None else ())]
        return clause.link in self._terms.there or any(w.lower in self._terms.there for w in row)

    def needs_met(self, clause: Clause, filled: Filled, *, recent: bool) -> bool:
        frame = filled.frame
        if not frame.needs or frame.needs & filled.roles.keys():
            return True
        if "list" in frame.needs and self._context.list and self.is_there(clause):
            filled.implied = True
            filled.weight += 1.2
            return bool(filled.targets)
        if self._is_line(filled):
            filled.implied = True
            return self._context.list
        if filled.lemma not in frame.alone or not (self._context.list or self._context.measure):
            return False
        if filled.lemma in _STAYING and not (recent and self._is_bare(clause, filled)):
            return False
        places = frame.under.get("list", frozenset()) | {"из", "в"}
        away = any(g.prep in places and not any(n.place or n.proper for n in g.nouns) for g in clause.groups)
        if "entry" in filled.roles and not away:
            filled.implied = True
            return True
        if away or not (filled.targets or filled.told):
            return False
        filled.implied = True
        if filled.told:
            return True
        nouns = [n for g in filled.targets for n in g.nouns]
        named = any(n.proper or n.pronoun or (n.count and n.lemma in self._terms.entries) for n in nouns)
        several = any(n.head.is_a("NUMR") and n.gen is None for g in filled.targets for n in g.nouns)
        return named or recent or self.is_by_keeper(clause) or (several and self._is_by_state(clause))

    def _is_by_state(self, clause: Clause) -> bool:
        """ "Будапешт требует вычеркнуть троих"."""
        source = clause.upper if clause.kind == INFINITIVE and clause.upper is not None else clause
        return any(not g.prep and "nomn" in g.cases and self._senders.of_group(g) for g in source.groups)
