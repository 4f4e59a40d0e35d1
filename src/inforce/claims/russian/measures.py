"""Measures: the claims that a Russian report makes of sanctions, sentence by sentence.

What one sentence tells is carried to the next: the acts told so far (``drafting``), who was spoken of (``salience``), whose
measures and lists they are (``senders``), what "он", "список", "она" of a licence stand for (``terms``).
"""

from collections.abc import Iterator, Sequence

from inforce.claims.drafts import Draft
from inforce.claims.model import Action, Claim, Statement, Status
from inforce.claims.posts import post_at
from inforce.claims.russian.about import is_about, speaks_of_list
from inforce.claims.russian.appositions import described, identified
from inforce.claims.russian.bracketed import BracketReader
from inforce.claims.russian.claiming import ClaimMaker
from inforce.claims.russian.clause_model import INFINITIVE, PARTICIPLE, Clause
from inforce.claims.russian.doings import DoingReader
from inforce.claims.russian.drafting import Drafting
from inforce.claims.russian.echoes import Echo, EchoReader
from inforce.claims.russian.filled import Filled
from inforce.claims.russian.filling import Filler
from inforce.claims.russian.frames import frames
from inforce.claims.russian.lexicon import lexicon
from inforce.claims.russian.listed import ListedReader
from inforce.claims.russian.loose import LooseFiller
from inforce.claims.russian.numbered import NumberedReader
from inforce.claims.russian.parties import Parties
from inforce.claims.russian.permitted import PermissionReader
from inforce.claims.russian.phrase_model import Group
from inforce.claims.russian.questions import answer_to
from inforce.claims.russian.rows import RowReader
from inforce.claims.russian.scenes import Scene, is_heading, is_item, is_line, scenes_of, traces
from inforce.claims.russian.senders import SenderReader
from inforce.claims.russian.short_names import introduced
from inforce.claims.russian.status import StatusReader
from inforce.claims.russian.targets import TargetReader
from inforce.claims.russian.terms import Context, terms
from inforce.claims.russian.verbless import VerblessReader
from inforce.claims.russian.words import MARK, WORD
from inforce.claims.speakers import Speeches
from inforce.claims.text import Document
from inforce.claims.verdicts import Verdicts, verdict_words

_Doing = tuple[Clause | None, Filled, Group | None]
"""A noun of doing: the clause in which it stands, what fills it, the noun that carries it."""
_OPENING = 3
"""Sentences and words from the beginning in which a decree says that it is one, and an item what it orders."""
_HEAD = 3
"""Sentences from the beginning in which a decree names whose it is."""
_BEFORE, _AFTER = 3, 3
"""Sentences read before and after a trace of a measure in longer texts, and after each line of the list below it."""


def find_claims(document: Document, statements: Sequence[Statement]) -> list[Claim]:
    """The claims of a report in the order of their words."""
    return MeasureReader(document, statements).read()


class MeasureReader:
    """Reads the measures of one report; what was read before tells what "он" and "список" are."""

    def __init__(self, document: Document, statements: Sequence[Statement]) -> None:
        self._document, self._terms, self._frames = document, terms(), frames()
        speeches = Speeches(statements)
        self.parties = Parties(document.text, lexicon(), [document.report.publisher or ""], document.posts)
        self.senders, self._status = SenderReader(), StatusReader()
        self.context = Context(about=is_about(document.text), list=speaks_of_list(document.text))
        self._drafting = Drafting(document, speeches, self.senders, self._terms)
        self.drafts = self._drafting.told
        self._filler = Filler(self._frames, self._terms, self.senders, self.context)
        self._loose = LooseFiller(self._frames, self._terms, self.senders, self.context, self._filler, self.drafts)
        self._doings = DoingReader(self._frames, self._terms, self._filler, self.context)
        self._targets = TargetReader(document.text, self._terms, self.parties, self.senders, self.context, self.drafts)
        self._maker = ClaimMaker(self._terms, self.senders, self._status, self._targets, speeches, self._drafting)
        self._echoes = EchoReader(self._terms, self.senders, self.context, self.drafts)
        self._listed = ListedReader(self._terms, self.context, self.parties, self._drafting)
        self._rows = RowReader(self._frames, self._terms, self.context, self.parties, self.senders, self._drafting)
        self._verbless = VerblessReader(self._terms, self.context, self.parties, self.senders, self._drafting)
        self._permitted = PermissionReader(self._terms, self.context, self.parties, self.senders, self._drafting)
        self._numbered = NumberedReader(
            self._frames, self._terms, self.context, self.parties, self.senders, self._drafting
        )
        self._brackets = BracketReader(self._terms, self.context, self.parties, self.senders, self._drafting)
        self._post = 0
        self._block, self._opening = -1, False  # no full sentence of the paragraph was read yet
        self._verdicts = Verdicts(verdict_words("ru"))
        self._question: list[Draft] = []  # what the last question told
        self._asked_at = -1
        self._itemized = False  # the items that follow say what the measures named above do
        self._ordering = False  # the items that follow say what a body has decreed

    def read(self) -> list[Claim]:
        if not self.context.about:
            return []
        scenes = scenes_of(self._document)
        for number in self._worth_reading():
            self._scene(scenes.at(number))
        return list(self._drafting.claims())

    def _worth_reading(self) -> Iterator[int]:
        sentences = self._document.sentences
        near = traces(sentences)
        if near and not self._document.is_long:
            yield from range(len(sentences))
            return
        done = 0
        for number in near:
            yield from range(max(done, number - _BEFORE), number)
            done, last = max(done, number), number + _AFTER
            while done < len(sentences) and done <= last:
                last = done + _AFTER if is_line(sentences[done]) or sentences[done].carried else last
                yield done
                done += 1

    def _scene(self, scene: Scene) -> None:
        if scene.sentence.block != self._block:
            self._block, self._opening = scene.sentence.block, True
            if (post := post_at(self._document.posts, scene.sentence.start)) != self._post:
                self._post = post
                self.senders.focus.begin_post(scene.number)
            self.senders.focus.turn()
            self._targets.heading = []
        self.senders.enter(scene.groups, scene.number, heading=is_heading(scene), opening=self._opening)
        self._opening = self._opening and not scene.clauses
        self._note_terms(scene)
        self._maker.enter(scene)
        if scene.sentence.text.endswith("?") and self._document.quotes.at(scene.sentence.start) is None:
            self._ask(scene)
            return  # what a question presupposes is told by its answer
        self._answer(scene)
        begun = len(self.drafts)
        self._read(scene, begun)
        self._verdicts.read(scene.sentence, scene.number, self.drafts[begun:])
        if asked := [d for d in self.drafts[begun:] if d.asked]:
            self._question, self._asked_at = asked, scene.number
        self._turn_to(scene, begun)

    def _ask(self, scene: Scene) -> None:
        """What a question tells, kept for a "да" or "нет"."""
        begun = len(self.drafts)
        self._read(scene, begun)
        self._question, self._asked_at = self.drafts[begun:], scene.number
        del self.drafts[begun:]

    def _answer(self, scene: Scene) -> None:
        """ "Да", "нет" after a question whether a measure was taken."""
        word = next((w for w in scene.words if w.kind == WORD), None)
        if not self._question or word is None or scene.number - self._asked_at > 1 or word.lower not in ("да", "нет"):
            return
        status = Status.DENIED if word.lower == "нет" else Status.IN_FORCE
        start, end = scene.sentence.start, scene.sentence.end
        if any(w.kind == MARK and w.text in "—–-" and w.start > word.end for w in scene.words):
            start, end = word.start, word.end  # "«Нет», — ответил Гарин"
        for asked in self._question:
            self._drafting.add(scene, asked.action, status, asked.sender, asked.parties, asked.when, start, end)

    def _turn_to(self, scene: Scene, begun: int) -> None:
        """Takes note of what the next sentence is about, where it has no subject: a line of a name, the party told of last."""
        if len(scene.groups) == 1 and not scene.clauses and scene.groups[0].noun.proper and is_heading(scene):
            self._targets.topic = self._targets.heading = self.parties.of(scene.groups[0].noun, scene.number)
        else:
            told = self.drafts[begun:]
            self._targets.topic = list(told[-1].parties) if told and len(told[-1].parties) == 1 else []

    def _read(self, scene: Scene, begun: int) -> None:
        self._filler.open = scene.sentence.text.endswith(":")
        if self._listed.item(scene):
            return
        self._listed.among(scene)
        events = self._doings.read(scene)
        recent = any(d.scene >= scene.number - 2 and not d.measure for d in self.drafts[-4:])
        self._filler.enter(scene.clauses, topic=bool(self._targets.topic), recent=recent)
        filled = [(c, f) for c in scene.clauses if (f := self._filler.best(c))]
        for noun, name in identified(scene):
            self.parties.identify(noun, name)
        if scene.sentence.carried:
            self._listed.carried(scene, scenes_of(self._document).at(scene.number - 1))
        self._take_parties(scene, [f for _, f in filled] + [f for _, f, _ in events])
        for name, noun in described(scene):
            self.parties.describe(name, noun)
        for noun, short in introduced(scene):
            self.parties.call(noun, short)
        if self._numbered.read(scene):
            return
        waiting = [e for e in events if not any(self._is_measure_of(e[1], f) for _, f in filled)]
        for clause, found in filled:
            waiting = self._tell_events(scene, waiting, begun, clause.start)
            if not (self._is_told_after(found, filled) or self._is_told_below(clause, filled)):
                ordered = self._is_ordered(scene, clause)
                listed = self._itemized and is_item(scene)
                home = self._home() if ordered else ()
                self._maker.verb(
                    scene, clause, found, ordered=ordered, below=self._filler.open, listed=listed, home=home
                )
        self._tell_events(scene, waiting, begun, scene.sentence.end)
        for clause, found in self._loose.read(scene, begun):
            self._maker.verb(scene, clause, found, ordered=False, below=False)
        self._permitted.read(scene, begun)
        self._listed.among_told(scene, begun)
        self._listed.among_which(scene, begun)
        self._rows.read(scene, begun)
        self._verbless.read(scene, begun)
        self._brackets.read(scene)
        self._settle(scene, begun)
        for echo in self._echoes.read(scene, begun):
            self._echo(scene, echo)
        self._remember_subject(scene)
        self._deny(scene)
        self._open_list(scene, begun)

    def _settle(self, scene: Scene, begun: int) -> None:
        """What the sentence asks is as the answer in it has it."""
        for draft in self.drafts[begun:]:
            if (answer := answer_to(scene, draft)) is not None:
                draft.status = answer.status
                self._drafting.say(draft, answer.place)

    def _tell_events(self, scene: Scene, waiting: list[_Doing], begun: int, place: int) -> list[_Doing]:
        """Tells what the nouns of doing before a place tell, where their clause ends before it as well; returns the others."""
        later = []
        for told in waiting:
            within, doing, carrier = told
            assert doing.event is not None
            if max(doing.event.end, within.end if within is not None else 0) > place:
                later.append(told)
            elif not any(self._same_words(doing, d) for d in self.drafts[begun:]):
                self._maker.noun(scene, within, doing, carrier)
        return later

    def _open_list(self, scene: Scene, begun: int) -> None:
        """A colon at the end: the lines that follow name parties, or say what is ordered."""
        if self._filler.open:
            self._ordering = any(self._status.decides(c) for c in scene.clauses)
            named = any(self._terms.fits("measure", g, self.context) for g in scene.groups if "nomn" in g.cases)
            self._itemized = named and not any(c.verb.text for c in scene.clauses)
        elif not is_item(scene):
            self._ordering = self._itemized = False
        if self._filler.open and len(self.drafts) > begun:
            self._listed.open(self.drafts[begun:])
        elif not scene.sentence.headline and scene.sentence.block != self._listed.block:
            self._listed.heads = []

    def _is_told_after(self, found: Filled, filled: Sequence[tuple[Clause, Filled]]) -> bool:
        """ "Выпустил лицензию, которая разрешает …": what the licence permits is told after it."""
        licence = found.roles.get("licence")
        if licence is None or found.frame.action is not Action.LICENSE:
            return False
        after = [f for c, f in filled if f is not found and f.frame.permits and c.antecedent in licence.nouns]
        alone = not self.drafts  # nobody was told of whom it may be for
        return any(f.targets or (alone and "covered" in f.roles) for f in after)

    def _is_told_below(self, clause: Clause, filled: Sequence[tuple[Clause, Filled]]) -> bool:
        """ "Запрет продолжает действовать": the infinitive tells it; "решил не продлевать санкции, введенные против X": what was
        put on is told of by the way."""
        if any(c.upper is clause and c.kind == INFINITIVE and self._status.only_does(clause) for c, _ in filled):
            return True
        if clause.kind != PARTICIPLE or clause.times or clause.antecedent is None:
            return False
        others = [f.roles.get("measure") for c, f in filled if c is not clause]
        return any(clause.antecedent in n.chain() for g in others if g is not None for n in g.nouns)

    def _take_parties(self, scene: Scene, filled: Sequence[Filled]) -> None:
        objects = {id(g) for f in filled for g in f.targets}
        saying = {id(g) for c in scene.clauses if c.lemma in lexicon().saying for g in c.groups}
        for group in scene.groups:
            cases = None
            if id(group) in objects and group.prep == "" and "accs" in group.cases:
                roles = next((f for f in filled if any(g is group for g in f.targets)), None)
                active = roles is not None and not roles.passive and roles.roles.get("object") is group
                cases = frozenset({"accs", "gent"}) if active else None
            subject = "nomn" in group.cases and not group.prep
            spoke = subject and id(group) in saying
            self.parties.take(group, scene.number, subject=subject, cases=cases, spoke=spoke)

    def _note_terms(self, scene: Scene) -> None:
        told = [n for g in scene.groups for n in g.nouns if n.lemma in self._terms.measures and n.number == "sing"]
        rows = [[g for g in c.groups if not g.prep and "nomn" in g.cases][:1] for c in scene.clauses]
        subjects = [n for row in rows or [scene.groups] for g in row for n in g.nouns]
        named = any(n.proper and not self.senders.place_of(n) for n in subjects)
        self.context.gender = told[-1].gender if told else "" if named else self.context.gender
        for group in scene.groups:
            for noun in group.nouns:
                if not self._terms.may_tell(noun):
                    continue
                if self._terms.is_list(noun, self.context) and not noun.pronoun:
                    self.context.list = True
                    if owner := self.senders.owner(group, among=True):
                        self.senders.focus.keeper = owner
                if not noun.pronoun and self._terms.is_licence(noun):
                    self.context.licence = self.context.measure = True
                    self.context.paper = noun.gender if noun.number != "plur" else self.context.paper
                if self._terms.is_measure(noun, self.context):
                    self.context.measure = True

    def _remember_subject(self, scene: Scene) -> None:
        for clause in scene.clauses:
            for group in clause.groups:
                if not group.prep and "nomn" in group.cases and (found := self.senders.of_group(group)):
                    self.senders.focus.subject = found
                    return

    def _is_measure_of(self, doing: Filled, filled: Filled) -> bool:
        """ "Заморозка активов X продлена": the doing is the measure of the verb."""
        event = doing.event
        return event is not None and filled.roles.get("measure") is event and self._terms.freezes(event.noun)

    def _same_words(self, found: Filled, draft: Draft) -> bool:
        return (
            found.event is not None
            and draft.start <= found.event.start < draft.end
            and draft.action is found.frame.action
        )

    def _home(self) -> tuple[str, ...]:
        """Who orders in a decree: the state or body that its first lines name ("Кишинёв, 7 июня")."""
        numbers = range(min(_HEAD, len(self._document.sentences)))
        head = [scenes_of(self._document).at(n) for n in numbers]
        opening = [scene for scene in head if not any(c.kind == INFINITIVE for c in scene.clauses)]
        found = next((s for scene in opening for g in scene.groups if (s := self.senders.of_group(g))), ())
        return found or self._written_from()

    def _written_from(self) -> tuple[str, ...]:
        """The state of the dateline."""
        lines = [b for b in self._document.report.blocks if b.role == "dateline"]
        words = " ".join(self._document.text[b.start : b.end] for b in lines)
        return self.senders.place_in(words)

    def _is_ordered(self, scene: Scene, clause: Clause) -> bool:
        """ "3. Отменить санкции …": an infinitive that opens an item of a decree."""
        if clause.kind != INFINITIVE or clause.upper is not None or not is_item(scene) or clause.place > _OPENING:
            return False
        if self._ordering:
            return True
        opening = " ".join(s.text.lower() for s in self._document.sentences[:_OPENING])
        return any(word in opening for word in self._terms.orders)

    def _deny(self, scene: Scene) -> None:
        """ "Это не так", "посольство отрицало это": the claim told before is denied."""
        lower = scene.sentence.text.lower()
        found = next((p for phrase in self._status.untrue if (p := lower.find(phrase)) >= 0), -1)
        near = [d for d in self.drafts[-4:] if scene.number - 2 <= d.scene < scene.number + (found >= 0)]
        last = near[-1] if near else None
        if last is not None and (last.status is Status.DENIED or not (last.action.starts or last.action.ends)):
            return
        if found >= 0 and last is not None:
            start, end = scene.sentence.start + found, scene.sentence.end
            start = last.start if last.scene == scene.number else start
            self._drafting.add(scene, last.action, Status.DENIED, last.sender, list(last.parties), None, start, end)
            return
        for clause in scene.clauses:
            if self._status.denies(clause) and any(g.noun.head.lower == "это" and not g.prep for g in clause.groups):
                here = [d for d in self.drafts[-4:] if d.scene == scene.number and d.end <= clause.start]
                last = here[-1] if here else last
                if last is None:
                    return
                parties = list(last.parties)
                self._drafting.add(
                    scene, last.action, Status.DENIED, last.sender, parties, None, clause.start, clause.end
                )
                return

    def _echo(self, scene: Scene, echo: Echo) -> None:
        """An act told by few words after one told in full."""
        sender = self.senders.of_group(echo.sender) or echo.draft.sender
        parties = list(echo.draft.parties)
        if echo.target is not None:
            cases = frozenset({"accs", "gent"}) if "nomn" not in echo.target.cases else None
            parties = [p for n in echo.target.nouns for p in self.parties.of(n, scene.number, cases)]
        action = echo.draft.action
        if action is Action.REMAIN and echo.status is Status.DENIED:
            action = Action.DESIGNATE  # "банк под санкциями, завод — нет"
        if parties:
            self._drafting.add(scene, action, echo.status, sender, parties, echo.when, echo.start, echo.end)
