"""Spoken of: whom a measure without a target of its own is on, by the words in it or by what was said before."""

from inforce.claims.aims import Aims
from inforce.claims.clause import Clause
from inforce.claims.drafts import named
from inforce.claims.fillers import core
from inforce.claims.gazetteer import Place
from inforce.claims.groups import Group, Item
from inforce.claims.keepers import keeps_lists, union_members
from inforce.claims.model import TargetKind
from inforce.claims.parsing import Scene
from inforce.claims.party import Party
from inforce.claims.phrase_names import is_ordinal
from inforce.claims.phrase_places import words_of
from inforce.claims.phrases import Noun, chain, noun_of
from inforce.claims.recalling import BROAD, number_of
from inforce.claims.terms import Term

_REFERRING = frozenset({"the", "this", "that", "these", "those", "its", "such", "any", "his", "their"})
_OF_COUNTRIES = frozenset({"name", "adjective", "capital"})
_OF_STATES = frozenset({"name", "adjective"})
_FURTHER = frozenset({"further", "fresh", "new", "additional", "more", "extra", "tougher", "harsher"})
_ASKING = frozenset({
    "say", "tell", "call", "urge", "ask", "demand", "want", "press", "push", "seek", "propose", "welcome", "back", "support",
    "oppose", "warn", "threaten", "agree", "announce", "veto", "block", "vote", "host", "join", "lobby",
})  # fmt: skip
"""Verbs of those who speak of measures, at whom they are not aimed."""
_ON_GOODS = frozenset({"ban", "embargo"})
_POINTING = frozenset({"this", "these", "that", "those", "such"})


class SpokenTargets(Aims):
    """Remembers measures that are only spoken of, and countries; finds whom "the sanctions" mean."""

    def of_measure(self, scene: Scene, group: Group, clause: Clause | None = None) -> list[Party]:
        """At whom a measure, a licence or frozen assets are aimed, by their own words or by what was said before."""
        found = list(self._aimed(scene, group, tuple(self._terms.aimed)))
        noun = group.items[0].noun
        if not found and noun.determiner == "whose":
            found = self._antecedent(scene, group)
        if not found and self._terms.of(noun) & Term.LISTING and noun.determiner in ("his", "her", "its", "their"):
            found = self._parties.resolve(noun, scene.number)
        if not found and clause is not None:
            found = self._aimed_by_clause(scene, clause, group)
        for item in group.items:
            named_here = [p for name in item.names for p in self._item(scene, name)]
            found = found or named_here or self._within(scene, item.noun) or self._within(scene, core(item.noun))
        if not found and clause is not None:
            found = self._under(scene, clause) or self._opening(scene, group) or self._borne_by(scene, clause, noun)
        if found and group.nouns[0].of is not None:
            found += self._joined_to_of(scene, group)
        if self._terms.of(noun) & Term.PROGRAMME:
            found = [self._programme_on(scene, p) for p in found]
        return found or self._of_sender(clause, noun) or self._spoken_of(scene, group)

    def counted_listings(self, scene: Scene, group: Group) -> list[Party]:
        """ "Added four designations under the regime", "20 new listings": so many parties, where nothing else tells whose."""
        noun = group.items[0].noun
        alone = bool(noun.number) and noun.of is None and not group.items[0].names and len(group.items) == 1
        if not alone or not self._terms.of(noun) & Term.LISTING or self.aimed_at(scene, group):
            return []
        return [Party(self._parties.words_of(noun), TargetKind.GROUP, proper=False, many=True)]

    def _of_sender(self, clause: Clause | None, noun: Noun) -> list[Party]:
        """ "The Union prolonged its own sanctions": those of the subject, if any were told, else on the state spoken of."""
        subject = clause.subject.items[0].noun if clause is not None and clause.subject is not None else None
        place = subject.words[-1].place if subject is not None and noun.determiner in ("its", "their") else None
        if place is None or not keeps_lists(place.jurisdiction) or not self._terms.of(noun) & Term.MEASURE:
            return []
        return self.recalled.of_owner(noun, place.jurisdiction) or self._of_country(noun)

    def _borne_by(self, scene: Scene, clause: Clause, noun: Noun) -> list[Party]:
        """ "X had its sanctions lifted": those that X bears, unless X keeps lists itself."""
        if noun.determiner not in ("its", "his", "her", "their") or not self._terms.of(noun) & Term.PLAIN_MEASURE:
            return []
        had = next((c for c in scene.clauses if c is not clause and c.place == clause.governor), None)
        if had is None or had.subject is None or had.verb.lemma not in ("have", "get", "see", "want"):
            return []
        place = had.subject.items[0].noun.words[-1].place
        keeper = place is not None and keeps_lists(place.jurisdiction)
        return [] if keeper else [p for p in self.group(scene, had.subject) if p.proper]

    @staticmethod
    def _programme_on(scene: Scene, party: Party) -> Party:
        """ "The sanctions regime for Mali" is a programme that bears the country's name."""
        if party.kind is not TargetKind.COUNTRY:
            return party
        party.targeted = scene.number  # "the country" may be said of it afterwards
        return Party(party.name, TargetKind.PROGRAMME, proper=True, names=list(party.names), mentions=party.mentions)

    def _under(self, scene: Scene, clause: Clause) -> list[Party]:
        """ "Sanctions under the Russia regulations": those of a programme on a country."""
        for oblique in clause.obliques:
            words = [w for n in oblique.group.nouns for w in n.words] if oblique.preposition == "under" else []
            for word in words:
                if word.place and word.place.form in ("name", "adjective") and not keeps_lists(word.place.jurisdiction):
                    return [self._country(scene, oblique.group.items[0].noun, word.place)]
        return []

    def speak(self, scene: Scene, group: Group) -> None:
        """Remembers at whom a measure that is only spoken of is aimed ("The arms embargo on X. It runs out …")."""
        parties = list(self._aimed(scene, group, tuple(self._terms.aimed))) or self._within(scene, group.items[0].noun)
        if parties and self._terms.of(group.items[0].noun) & Term.PROGRAMME:
            parties = [self._programme_on(scene, p) for p in parties]
        noun = group.items[0].noun
        if not parties and self._terms.of(noun) & Term.PROGRAMME and len(noun.words) > 2:
            parties = [self._described(scene, noun, TargetKind.PROGRAMME)]  # "its human rights regime"
        if parties:
            self.recalled.note(scene, group, parties)

    def _joined_to_of(self, scene: Scene, group: Group) -> list[Party]:
        """``the listing of X and Y``: Y goes with X."""
        own = [item for item in group.items[1:] if not self._terms.of(item.noun)]
        return [p for item in own for p in self._item(scene, item)]

    def _within(self, scene: Scene, noun: Noun) -> list[Party]:
        """ "Mali sanctions", "its sanctions", "the assets of X": the target stands in the phrase itself."""
        if noun.of and not noun.of.is_pronoun and not self._terms.of(noun.of):
            return self._parties.take([Item(noun.of)], scene.number, subject=False)
        if noun.possessor and not self._sends(noun.possessor):
            return self._parties.take([Item(noun.possessor)], scene.number, subject=False)
        if noun.possessor and (place := self._suffers(noun.possessor)) is not None:
            return [self._country(scene, noun, place)]
        for word in noun.words[:-1]:
            if word.place and word.place.form in ("name", "adjective") and not keeps_lists(word.place.jurisdiction):
                return [self._country(scene, noun, word.place)]
        for word in noun.words[:-1]:
            if word.lower.endswith("-related") and (known := self._parties.place_of(word.lower[: -len("-related")])):
                return [self._country(scene, noun, known)]  # "Russia-related sanctions"
        return self._named_before(scene, noun) or self._goods(scene, noun)

    def _named_before(self, scene: Scene, noun: Noun) -> list[Party]:
        """ "Belavia sanctions": the party whose name stands before a measure, unless that is a programme's or a sender's."""
        name = tuple(w for w in noun.words[:-1] if w.tag == "NP" and not is_ordinal(w))
        if not name or not self._terms.is_on_name(noun):
            return []
        bearer = noun_of(name, name[-1].lower, name=self._parties.text_at(name[0].start, name[-1].end))
        return self._parties.take([Item(bearer)], scene.number, subject=False)

    def _goods(self, scene: Scene, noun: Noun) -> list[Party]:
        """ "The maritime services ban", "a gold embargo": the goods stand before the measure."""
        before = [w for w in noun.words[:-1] if w.tag == "NN"]
        last = before[-1].lower if before else ""
        sector = any(label.kind is TargetKind.SECTOR for label in self._kinds.of_word(last))
        if noun.head not in _ON_GOODS or not sector or last in self._terms.modifiers:
            return []
        text = self._parties.text_at(before[0].start, before[-1].end)
        return [
            Party(text, TargetKind.SECTOR, proper=False, names=[text], mentions=[(scene.number, noun.start, False)])
        ]

    @staticmethod
    def _suffers(noun: Noun) -> Place | None:
        """ "Somalia's arms embargo": a state that keeps no lists."""
        place = noun.words[-1].place
        return place if place is not None and place.form == "name" and not keeps_lists(place.jurisdiction) else None

    def _sends(self, noun: Noun) -> bool:
        return any(w.place for w in noun.words)

    def _spoken_of(self, scene: Scene, group: Group) -> list[Party]:
        """ "Those measures", "the sanctions", "them": the parties of the measure spoken of before, else the measure itself."""
        nouns = [n for item in group.items for n in item.nouns]
        known = next((n for n in nouns if self._terms.of(n) & (Term.MEASURE | Term.LICENCE)), nouns[0])
        if (
            known is not nouns[0]
            and nouns[0].determiner in _REFERRING
            and (earlier := self.recalled.last_aimed(nouns[0]))
        ):
            return earlier  # "its predecessor, General License 4"
        if self._is_further(scene, group) and (state := self._state_of(scene)) is not None:
            return [state]
        return self.spoken_of(scene, known)

    def _is_further(self, scene: Scene, group: Group) -> bool:
        """ "Fresh sanctions", "further sanctions": more of them, on whom nothing said before need tell."""
        noun = group.items[0].noun
        if noun.determiner in _REFERRING or not self._terms.of(noun) & Term.PLAIN_MEASURE or noun.of is not None:
            return False
        before = scene.word_at((scene.place_of(group) or 0) - 1)
        return not _FURTHER.isdisjoint(noun.lowers) or (before is not None and before.lower in _FURTHER)

    def _state_of(self, scene: Scene) -> Party | None:
        """The one state in a sentence that may be the target of measures, who neither asks for them nor belongs to a union that
        keeps lists."""
        asking = {id(c.subject) for c in scene.clauses if c.subject is not None and c.verb.lemma in _ASKING}
        found: dict[str, Party] = {}
        for _, group in scene.groups:
            for noun in group.nouns if id(group) not in asking else ():
                for word in words_of(noun):
                    place = word.place
                    if place is not None and place.form in _OF_STATES and _may_be_target(place.jurisdiction):
                        found.setdefault(place.jurisdiction, self._country(scene, noun, place))
        return next(iter(found.values())) if len(found) == 1 else None

    def topic_of(self, noun: Noun) -> list[Party]:
        """The country that the paragraph is on, where a measure without a target of its own is spoken of."""
        topic = self.recalled.topic(noun)
        return [topic] if topic is not None else []

    def spoken_of(self, scene: Scene, noun: Noun) -> list[Party]:
        licence = bool(self._terms.of(noun) & Term.LICENCE)
        if (topic := self.recalled.topic(noun)) is not None:
            return [topic]
        owner = self._terms.sender(noun)
        if licence and number_of(noun) and not noun.is_pronoun:
            return self._numbered(scene, noun)
        if owner is not None and keeps_lists(owner.jurisdiction):
            told = self.recalled.of_owner(noun, owner.jurisdiction) or self._of_country(noun)
            if told:
                return told
        listing = noun.determiner == "the" and self._terms.of(noun) & Term.LISTING
        if noun.name and owner is None and (listing or self._terms.is_programme_of(noun)):
            return [
                self._described(scene, noun, TargetKind.PROGRAMME)
            ]  # "the Balkans designations", "Magnitsky sanctions"
        bare = len(noun.words) == 1 and noun.head.endswith("s") and bool(self._terms.of(noun) & Term.PLAIN_MEASURE)
        refers = noun.is_pronoun or noun.determiner in _REFERRING or licence or bare or noun.possessor is not None
        if noun.head == "measures" and noun.determiner == "the" and self._terms.of(noun) & Term.MEASURE:
            told = self.recalled.last_aimed(noun)
            if told and (all(p.kind in BROAD for p in told) or self._is_all_told(scene, told)):
                return told
            return self.recalled.country() or [self._described(scene, noun, TargetKind.PROGRAMME)]  # all of them
        if refers and (earlier := self.recalled.last_aimed(noun)):
            return earlier
        if self._drafts and self._drafts[-1].scene == scene.number and not noun.name:
            return named(self._drafts[-1])
        if not self._terms.of(noun) & (Term.MEASURE | Term.LICENCE):
            return []
        personal = noun.head.startswith("sanction") or bool(self._terms.of(noun) & Term.LISTING)
        if (refers or bare) and personal and (salient := self._parties.salient(scene.number)) is not None:
            return [salient]  # "the sanctions are lifted" in a report on one airline
        counted = noun.number and self._terms.of(noun) & Term.LISTING  # "ten new designations"
        kind = TargetKind.GROUP if counted else TargetKind.PROGRAMME
        if noun.determiner in _POINTING and not counted:
            return self.recalled.country()  # "these measures" are no name, and nothing told which
        return [self._described(scene, noun, kind)] if refers or len(noun.words) > 1 else []

    def _is_all_told(self, scene: Scene, aimed: list[Party]) -> bool:
        """ "The EU sanctioned X. It later lifted the measures": just now, and on no others, a report told of measures."""
        near = bool(self._drafts) and scene.number - self._drafts[-1].scene <= 1
        return near and all(p in aimed for draft in self._drafts for p in draft.parties)

    def _numbered(self, scene: Scene, noun: Noun) -> list[Party]:
        """ "General License 8": whom it was told of, else the licence itself."""
        return self.recalled.last_aimed(noun) or [self._described(scene, noun, TargetKind.PROGRAMME)]

    def _of_country(self, noun: Noun) -> list[Party]:
        """ "The EU's arms embargo" in a report on Venezuela: a measure on a state, where none else was told."""
        broad = self._terms.of(noun) & (Term.PLAIN_MEASURE | Term.PROGRAMME) and not self._terms.of(noun) & Term.LISTING
        return self.recalled.country() if broad or noun.head in ("measures", "restrictions") else []

    def _count_countries(self, scene: Scene) -> None:
        for _, group in scene.groups:
            for item in group.items:
                for noun in chain(item.noun):
                    for word in noun.words if noun.possessor is None else (*noun.words, *noun.possessor.words):
                        if word.place and word.place.form in _OF_COUNTRIES and not keeps_lists(word.place.jurisdiction):
                            self.recalled.mention(self._country(scene, noun, word.place))

    def enter(self, scene: Scene) -> None:
        """A paragraph that opens with a country alone ("MALI.", "Iran:") is about it."""
        group = scene.group_at(0)
        closing = scene.word_at(1)
        place = group.items[0].noun.words[-1].place if group is not None and len(group.items) == 1 else None
        short = len(scene.elements) <= 3
        ends = closing is not None and (closing.tag == ":" or (closing.tag in (".", "-") and short))
        ends = ends or len(scene.elements) == 1
        named_alone = place is not None and place.form == "name" and not keeps_lists(place.jurisdiction) and ends
        country = self._country(scene, group.items[0].noun, place) if group and place and named_alone else None
        self.recalled.begin(scene.sentence.block, country, heading=len(scene.elements) == 1)
        self._count_countries(scene)


def _may_be_target(state: str) -> bool:
    return not keeps_lists(state) and state not in union_members()
