"""Echoes: acts told by few words after one told in full ("Лондон — в феврале", "ее борт тоже", "Брюссель не последовал")."""

from collections.abc import Iterator
from copy import copy

from inforce.claims.drafts import Draft
from inforce.claims.keepers import keeps_lists
from inforce.claims.model import Action, Status
from inforce.claims.russian.clause_model import INFINITIVE, Clause
from inforce.claims.russian.frames import frames
from inforce.claims.russian.phrase_model import Group
from inforce.claims.russian.scenes import Scene
from inforce.claims.russian.senders import SenderReader
from inforce.claims.russian.status import StatusReader
from inforce.claims.russian.terms import Context, Terms
from inforce.claims.russian.words import MARK, TIME, Word
from inforce.claims.times import TimeRole
from inforce.values import value

_DASHES = "—–-"
_SHORT = 7
"""Elements of the longest stretch after a dash that echoes an act."""


_NEXT = frozenset({"следующим", "следующей", "следующими"})
_COMING = frozenset({"быть", "стать", "оказаться", "стоять", "идти", "считать"})
"""Verbs by which somebody is said to be the next."""
_FEARING = frozenset({"опасаться", "бояться", "надеяться", "рассчитывать", "мечтать"})
"""Verbs by which what is to come is feared or hoped for."""
_OPEN = frozenset({"если", "чтобы", "пока", "когда"})
"""Conjunctions after which a denied verb denies nothing."""
_PLACED = ("в", "под", "из")
_ABOUT = frozenset({"про", "о", "по", "насчет"})
_ACTS = 8
"""Acts looked back over for the one that "Канберра — против X" repeats."""
_TOO = frozenset({"тоже", "также"})
_LATER = frozenset({"позже", "раньше", "ранее", "позднее", "спустя", "следом", "тогда"})
"""Adverbs by which the time of an act is told from that of the one before."""


@value(frozen=True, slots=True)
class Echo:
    """What few words say of an act told before: another ``sender``, another ``target``, another ``when``; ``start``, ``end``: its
    words."""

    draft: Draft
    status: Status
    sender: Group | None
    target: Group | None
    when: str | None
    start: int
    end: int


class EchoReader:
    """Finds the echoes of a sentence. ``drafts``: the claims told so far."""

    def __init__(self, terms: Terms, senders: SenderReader, context: Context, drafts: list[Draft]) -> None:
        self._terms, self._senders, self._context, self._drafts = terms, senders, context, drafts
        self._status = StatusReader()
        self._topic: tuple[int, Group | None] = (-1, None)  # what the last sentence that said so was about
        self._verbs: list[tuple[Clause, Draft]] = []  # by which clause a draft near was told

    def read(self, scene: Scene, begun: int) -> list[Echo]:
        """The echoes of a sentence that tells the drafts from ``begun`` on in full."""
        told = [*self._gapped(scene), *self._too(scene), *self._likewise(scene), *self._same(scene)]
        told = told or list(self._next(scene))
        told += [*self._repeated(scene, begun), *self._but_no(scene)]
        told = told or list(self._answered(scene)) if len(self._drafts) == begun else told
        self._note_topic(scene)
        self._note_verbs(scene, begun)
        full = self._drafts[begun:]
        return [e for e in told if not any(d.start < e.end and e.start < d.end for d in full if e.draft is not d)]

    # --- "Лондон — в феврале", "вторую — в мае" -------------------------------------------------------------------------

    def _gapped(self, scene: Scene) -> Iterator[Echo]:
        elements = scene.elements
        for place, element in enumerate(elements):
            if not (type(element) is Word and element.text in _DASHES and element.kind == MARK and place):
                continue
            before = elements[place - 1]
            last = next((d for d in reversed(self._drafts) if d.scene == scene.number and d.end <= element.start), None)
            if last is None and place == 1:  # "Евросоюз — нет." after a sentence on others
                last = next((d for d in reversed(self._drafts[-2:]) if d.scene == scene.number - 1), None)
            after = self._stretch(scene, place + 1)
            if last is None and after and type(after[0]) is Group and after[0].prep in ("против", "в отношении"):
                last = next(
                    (d for d in reversed(self._drafts[-_ACTS:]) if d.action.starts), None
                )  # "Канберра — против X"
            if last is not None and after and type(before) is Word and (echo := self._dated(last, before, after)):
                yield echo
            if last is None or type(before) is not Group or before.start < last.end:
                continue
            if after is not None and (echo := self._echo(last, before, after)):
                yield echo

    def _dated(self, last: Draft, before: Word, after: list[Group | Word]) -> Echo | None:
        """ "…, в апреле — в канадский": a time, and after the dash another's list or measures."""
        first = after[0]
        if before.kind != TIME or before.time is None or type(first) is not Group or first.prep not in _PLACED:
            return None
        if before.start < last.end or len(after) > 1 or not self._senders.owner(first):
            return None
        return Echo(last, last.status, first, None, str(before.time.value), before.start, first.end)

    # --- "спрашивают про X: ЕС — да, США — нет" --------------------------------------------------------------------------

    def _note_topic(self, scene: Scene) -> None:
        rows = [g for g in scene.groups if g.prep in _ABOUT and g.noun.proper]
        topic = next((g for g in rows if self._terms.fits("party", g, self._context)), None)
        self._topic = (scene.number, topic) if topic is not None else self._topic

    def _answered(self, scene: Scene) -> Iterator[Echo]:
        """ "ЕС — да, 16 декабря; США — нет": which keepers of lists have the party that the sentence before is about."""
        number, topic = self._topic
        if topic is None or scene.number - number > 1:
            return
        for place in range(1, len(scene.elements) - 1):
            mark, before = scene.elements[place], scene.elements[place - 1]
            after = self._stretch(scene, place + 1) if type(mark) is Word and mark.text in _DASHES else None
            acting = self._senders.of_group(before) if type(before) is Group and not before.prep else ()
            if not after or type(before) is not Group or not (acting and keeps_lists(acting[0])):
                continue
            first = after[0]
            said = first.lower if type(first) is Word else ""
            times = [e.time for e in after if type(e) is Word and e.kind == TIME and e.time is not None]
            if said not in ("да", "нет") and not times:
                continue
            status = Status.DENIED if said == "нет" else Status.IN_FORCE
            act = Draft(
                Action.DESIGNATE, status, acting, [], None, before.start, after[-1].end, scene.sentence, scene.number
            )
            when = str(times[0].value) if times else None
            yield Echo(act, status, before, topic, when, before.start, after[-1].end)

    def _stretch(self, scene: Scene, first: int) -> list[Group | Word] | None:
        """What stands between a dash and the next mark; None where it is long or has a verb of its own."""
        found: list[Group | Word] = []
        for place in range(first, len(scene.elements)):
            element = scene.elements[place]
            if type(element) is Word and element.kind == MARK:
                break
            denial = type(element) is Word and element.lower == "нет"
            if (any(c.place == place for c in scene.clauses) and not denial) or len(found) >= _SHORT:
                return None
            found.append(element)
        return found or None

    def _echo(self, last: Draft, before: Group, after: list[Group | Word]) -> Echo | None:
        times = [e.time for e in after if type(e) is Word and e.kind == TIME]
        groups = [e for e in after if type(e) is Group]
        no = any(type(e) is Word and e.lower == "нет" for e in after)
        if (
            last.action is Action.REMAIN
            and not no
            and not (times and times[0] is not None and times[0].role is TimeRole.START)
        ):
            return None
        when = str(times[0].value) if times and times[0] is not None else None
        later = any(type(e) is Word and e.lower in _LATER | _TOO for e in after)
        denied = any(type(e) is Word and e.lower == "нет" for e in after)
        if before.prep in ("под", "в") and self._senders.owner(before) and (times or denied):
            told = Status.DENIED if denied else last.status  # "под британскими — с июня", "в американский — нет"
            return Echo(last, told, before, None, when, before.start, after[-1].end)
        if before.prep in self._terms.aimed and denied and self._terms.fits("party", before, self._context):
            return Echo(last, Status.DENIED, None, before, None, before.start, after[-1].end)  # "против «Беты» — нет"
        acting = self._senders.of_group(before) if not before.prep and "nomn" in before.cases else ()
        negated = any(type(e) is Word and e.lower in ("нет", "не") for e in after)
        status = Status.DENIED if negated else last.status
        end = after[-1].end
        if acting and keeps_lists(acting[0]):
            target = next((g for g in groups if self._terms.fits("party", g, self._context)), None)
            return (
                Echo(last, status, before, target, when, before.start, end)
                if target or times or negated or later
                else None
            )
        seat = next((g for g in groups if g.prep == "в" and self._senders.of_group(g)), None)
        if self._terms.fits("party", before, self._context) and (times or negated) and groups in ([], [seat]):
            return Echo(last, status, seat, before, when, before.start, end)
        return None

    # --- "ее борт тоже", "туда же попал" ---------------------------------------------------------------------------------

    def _too(self, scene: Scene) -> Iterator[Echo]:
        """ "EW-301PJ тоже", "там же теперь X и Y", "по «Альфе» — тоже": a sentence without a verb that adds a party."""
        words = {w.lower for w in scene.words}
        opening = scene.sentence.text.lower()
        as_well = opening.startswith("как и ")
        same = opening.startswith("то же ")
        if not (words & {"тоже", "также", "же"} or as_well) or any(c.verb.text for c in scene.clauses):
            return
        if "же" in words and not (words & {"там", "туда"} or same):
            return
        last = next((d for d in reversed(self._drafts[-4:]) if scene.number - 2 <= d.scene < scene.number), None)
        group = next((g for g in scene.groups if not g.prep and "nomn" in g.cases), None)
        if group is None and ("тоже" in words or same):
            group = next((g for g in scene.groups[:1] if g.prep in self._terms.aimed), None)
        if last is None or group is None:
            return
        if group.noun.place is not None and last.sender:
            yield Echo(last, last.status, group, None, None, scene.sentence.start, group.end)
        elif self._terms.fits("party", group, self._context):
            others = [g for g in scene.groups if g.start > group.end and "nomn" in g.cases and g.noun.proper]
            named = others[0] if as_well and others else group  # "как и его менеджер — «Альфа»"
            yield Echo(last, last.status, None, named, None, scene.sentence.start, named.end)

    # --- "Лондон поступил так же" -----------------------------------------------------------------------------------------

    def _likewise(self, scene: Scene) -> Iterator[Echo]:
        """ "Лондон поступил так же в феврале", "Брюссель этому примеру не последовал": the act told before, by another."""
        near = [d for d in self._drafts[-4:] if scene.number - 2 <= d.scene < scene.number]
        acts = [d for d in near if d.action is not Action.REMAIN]
        last = next((d for d in reversed(acts) if d.status is not Status.DENIED), acts[-1] if acts else None)
        for clause in scene.clauses if last is not None else ():
            if clause.lemma not in self._terms.likewise or not _says_so(clause):
                continue
            subject = next((g for g in clause.groups if not g.prep and "nomn" in g.cases), None)
            sender = self._senders.of_group(subject)
            if last is not None and sender and sender[:1] != last.sender[:1]:
                times = [t.time for t in clause.times if t.time is not None]
                when = str(times[0].value) if times else None
                status = Status.DENIED if clause.negated else _status(clause)
                yield Echo(last, status, subject, None, when, clause.start, clause.end)

    # --- "та же участь постигла X", "такое же решение принял ЕС" ------------------------------------------------------

    def _same(self, scene: Scene) -> Iterator[Echo]:
        """ "Та же участь ждет «Альфу»", "то же касается банка", "аналогичный шаг сделала Канада": the act told before, of another
        or by another."""
        near = [d for d in self._drafts[-6:] if scene.number - 2 <= d.scene <= scene.number]
        acts_ = [d for d in near if d.action is not Action.REMAIN]
        for clause in scene.clauses if acts_ else ():
            rows = [d for d in acts_ if d.scene < scene.number or d.end <= clause.start]
            if not rows:
                continue
            target = self._befallen(clause)
            sender = None if target else self._acting_alike(clause)
            acts = [d for d in rows if d.action.starts or d.action.ends] if sender else rows
            last = (acts or rows)[-1]
            target = target or (self._aimed(clause) if sender else None)
            if not (target or sender):
                continue
            times = [t.time for t in clause.times if t.time is not None]
            planned = self._status.plans(clause) if sender else None
            status = planned or self._status_of_fate(clause, last.status)
            when = str(times[0].value) if times else None if sender else last.when
            yield Echo(last, status, sender, target, when, clause.start, clause.end)

    def _next(self, scene: Scene) -> Iterator[Echo]:
        """ "Следующим будет «Альфа»", "на очереди «Альфа»": the act told before is to befall another."""
        near = [
            d for d in self._drafts[-4:] if scene.number - 2 <= d.scene < scene.number and d.action is not Action.REMAIN
        ]
        last = next((d for d in reversed(near) if d.status is Status.IN_FORCE), None)
        for clause in scene.clauses if last is not None else ():
            queue = any(g.prep == "на" and n.lemma == "очередь" for g in clause.groups for n in g.nouns)
            following = queue or any(w.lower in _NEXT and w.end < clause.end for w in scene.words)
            if not following or clause.negated or (clause.verb.text and clause.lemma not in _COMING):
                continue
            rows = [g for g in clause.groups if not g.prep and "nomn" in g.cases]
            target = next((g for g in rows if g.noun.proper and self._terms.fits("party", g, self._context)), None)
            if target is not None and last is not None:
                feared = clause.upper is not None and clause.upper.lemma in _FEARING
                status = Status.PROPOSED if feared else Status.ANNOUNCED
                yield Echo(last, status, None, target, None, clause.start, clause.end)

    # --- "Госдеп: не снимал", "хотел внести, но не внес" --------------------------------------------------------------

    def _note_verbs(self, scene: Scene, begun: int) -> None:
        told = self._told_by(scene, begun) if len(self._drafts) > begun else []
        self._verbs = told or [(c, d) for c, d in self._verbs if d.scene >= scene.number - 1]

    def _told_by(self, scene: Scene, begun: int) -> list[tuple[Clause, Draft]]:
        rows = [(c, d) for c in scene.clauses for d in self._drafts[begun:]]
        return [(c, d) for c, d in rows if c.lemma in frames().verbs and d.start <= c.verb.start < d.end]

    def _repeated(self, scene: Scene, begun: int) -> Iterator[Echo]:
        """ "Госдеп: не снимал", "хотел внести, но не внес": the verb of an act, of the same or the other aspect, denied alone."""
        if not any(c.negated for c in scene.clauses) or not (self._verbs or len(self._drafts) > begun):
            return
        own = self._told_by(scene, begun)
        for clause in scene.clauses:
            if not (clause.negated and clause.verb.text) or any(clause is c for c, _ in own) or clause.link in _OPEN:
                continue
            near = [
                d for c, d in (*self._verbs, *own) if c.verb.end < clause.verb.start and _same_act(c, clause, d.action)
            ]
            act = next((d for d in reversed(near) if d.status is not Status.DENIED), None)
            if act is None or not self._is_alone(clause) or self._status.alone(clause) is not Status.DENIED:
                continue
            acting = [g for g in clause.groups if g.start >= clause.opened and self._senders.of_group(g)]
            act = _of_one(act, clause)
            yield Echo(act, Status.DENIED, acting[0] if acting else None, None, None, clause.verb.start, clause.end)

    def _but_no(self, scene: Scene) -> Iterator[Echo]:
        """ "С «Альфы» санкции сняли, а с «Беты» нет": the act told before in the sentence, not of another."""
        for clause in scene.clauses:
            if clause.lemma != "нет" or len(clause.groups) != 1 or clause.link not in ("а", "но", ""):
                continue
            other = clause.groups[0]
            act = next((d for d in reversed(self._drafts) if d.scene == scene.number and d.end <= other.start), None)
            aimed = other.prep in self._terms.aimed and self._terms.fits("party", other, self._context)
            if act is not None and aimed and act.status is not Status.DENIED:
                yield Echo(act, Status.DENIED, None, other, None, other.start, clause.verb.end)

    def _is_alone(self, clause: Clause) -> bool:
        """It has no object and nothing under a preposition of its own."""
        groups = [g for g in clause.groups if g.start >= clause.opened]
        if clause.joined is not None and clause.joined.kind == INFINITIVE:
            return False  # "полномочия вводить санкции никто не отменял"
        if clause.says("никто"):
            return not groups  # "полномочия OFAC никто не отменял"
        if any(n.lemma == "никто" for g in groups for n in g.nouns):
            return len(groups) == 1
        return all(not g.prep and "nomn" in g.cases and (g.noun.pronoun or self._senders.of_group(g)) for g in groups)

    def _status_of_fate(self, clause: Clause, told: Status) -> Status:
        escaping = clause.lemma in self._terms.escaping
        if clause.negated != escaping:
            return Status.DENIED
        coming = clause.future or clause.form.tense == "futr" or clause.lemma in ("ждать", "ожидать")
        return Status.ANNOUNCED if coming else told

    def _befallen(self, clause: Clause) -> Group | None:
        """Whom the same befell."""
        fate = next((g for g in clause.groups if g.noun.lemma in self._terms.fates), None)
        concerns = clause.lemma in self._terms.concerning
        if fate is None and not (concerns and (clause.link == "то" or clause.says("то") or clause.says("это"))):
            return None
        parties = (g for g in clause.groups if g is not fate and self._terms.fits("party", g, self._context))
        same = fate is not None and clause.lemma not in self._terms.escaping
        return next((g for g in parties if not same or "nomn" not in g.cases or g.noun.proper), None)

    def _acting_alike(self, clause: Clause) -> Group | None:
        """The state or body that took the same step."""
        row = [n for g in clause.groups if not g.prep for n in g.nouns]
        steps = [n for n in row if any(w.lemma("ADJF", "NPRO") in self._terms.same for w in n.modifiers)]
        if not any(n.lemma in self._terms.decisions or n.lemma in ("шаг", "мера", "ход") for n in steps):
            return None
        seats = [g for g in clause.groups if g.prep == "в"]
        acting = [g for g in clause.groups if not g.prep and g.cases & {"nomn", "ablt"}]
        return next((g for g in (*acting, *seats) if (s := self._senders.of_group(g)) and keeps_lists(s[0])), None)

    def _aimed(self, clause: Clause) -> Group | None:
        rows = [g for g in clause.groups if g.prep in ("против", "в отношении", "для", "по", "с")]
        return next((g for g in rows if self._terms.fits("party", g, self._context)), None)


def _of_one(act: Draft, clause: Clause) -> Draft:
    """ "Не попала", after "вместе с биржей попала и палата": of the subject alone, where it is one that the verb tells of."""
    subjects = [f for f in frames().verbs.get(clause.lemma, ()) if "target" in f.subject]
    if not subjects or clause.form.number != "sing" or len(act.parties) < 2:
        return act
    told = copy(act)
    told.parties = act.parties[:1]
    return told


def _same_act(clause: Clause, other: Clause, action: Action) -> bool:
    """ "Снял", "снимал": verbs that tell the action in the same frame."""
    rows = frames().verbs
    mine = [f for f in rows.get(clause.lemma, ()) if f.action is action]
    return any(its is frame for frame in mine for its in rows.get(other.lemma, ()))


def _status(clause: Clause) -> Status:
    return Status.ANNOUNCED if clause.future or clause.form.tense in ("futr", "pres") else Status.IN_FORCE


def _says_so(clause: Clause) -> bool:
    """ "Так же", "то же самое", "примеру Лондона"."""
    words = {w.lower for w in clause.words} | {n.head.lower for g in clause.groups for n in g.nouns}
    after = clause.lemma == "последовать" and any(g.prep == "за" and g.noun.place for g in clause.groups)
    return after or bool(words & {"так", "то", "примеру", "аналогично", "это", "этого"}) or clause.says("также")
