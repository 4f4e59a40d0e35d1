"""Speakers: who speaks in a Russian report, by name, by description and by pronoun."""

from inforce.claims.lexicon import table
from inforce.claims.model import Speaker
from inforce.claims.posts import post_at
from inforce.claims.russian.attribution_model import Attribution
from inforce.claims.russian.cues import Cues
from inforce.claims.russian.describing import described_by, fits, tells_whose
from inforce.claims.russian.naming import described, nominative
from inforce.claims.russian.phrase_model import Group, Noun
from inforce.claims.russian.same_names import alike
from inforce.claims.russian.scenes import Scene
from inforce.claims.russian.spokespeople import QUALIFYING
from inforce.claims.russian.voices import Voice, gender_of, is_ministry, told_gender
from inforce.claims.russian.words import MARK, Word
from inforce.claims.text import Document

_LATELY = 3
"""Sentences back to which a body that spoke is the one whose paper is quoted."""
_REACH = 6
"""Sentences back to which "он" and "эксперт" reach."""


_FIRMS = frozenset({"компания", "фирма", "авиакомпания", "холдинг", "корпорация", "концерн", "банк", "завод"})
"""Nouns for a firm that may take up any that spoke by its name."""

_SOURCES = frozenset({"источник", "собеседник"})
"""Who is named by what is beside him only: an outlet's name there is not his."""


class Speakers:
    """The speakers of one report."""

    def __init__(self, document: Document, cues: Cues) -> None:
        self._document, self._cues = document, cues
        self._full: dict[str, list[tuple[str, str]]] = {}  # of a family name's beginning the full names
        self._spoken: list[Voice] = []
        self._named: list[Voice] = []
        self._post = 0
        self._outlets: list[tuple[int, str, str]] = []  # sentence, label, name of each outlet met
        self._one = frozenset({"один", "одна", "одного", "одной", "одному"})
        self._institutions = frozenset(table("kinds")["ru"]["institutions"]["nouns"])

    # --- who is named ------------------------------------------------------------------------------------------------

    def meet(self, scene: Scene) -> None:
        """Notes the people and bodies that a sentence names; nobody of another post of a live blog is meant from here on."""
        if (post := post_at(self._document.posts, scene.sentence.start)) != self._post:
            self._post = post
            self._spoken, self._named, self._outlets = [], [], []
        for group in scene.groups:
            for noun in group.nouns:
                for each in noun.chain():
                    proper = each.proper
                    if each.names and each.lemma in self._cues.labels:
                        self._outlets.append((scene.number, each.lemma, nominative(each, self._document.text)))
                    if len(each.names) > 1 and each.names[0].kind == "word":
                        name = nominative(each, self._document.text)
                        family = name.split()[-1].lower()
                        row = self._full.setdefault(family[:3], [])
                        if (family, name) not in row:
                            row.append((family, name))
                    if proper and (each.animate or self._is_person(each)):
                        name = self._fuller(nominative(each, self._document.text))
                        self._named.append(
                            Voice(
                                name,
                                scene.number,
                                told_gender(each, name),
                                {each.lemma},
                                each,
                                body=False,
                                plural=False,
                            )
                        )
                    elif (each.place is not None and each.place.form == "body") or (
                        (each.lemma in self._institutions and self._owner_named(each)) or is_ministry(each.lemma)
                    ):
                        self._named.append(
                            Voice(
                                self._body_name(each),
                                scene.number,
                                each.gender,
                                {each.lemma or each.head.lemma("NOUN")},
                                each,
                                body=True,
                                plural=False,
                            )
                        )

    def _is_person(self, noun: Noun) -> bool:
        return any(f.name in ("Name", "Surn", "Patr") for w in noun.names for f in w.forms)

    @staticmethod
    def _owner_named(noun: Noun) -> bool:
        return (noun.gen is not None and (noun.gen.place is not None or noun.gen.proper)) or any(
            w.place for w in noun.modifiers
        )

    def _fuller(self, name: str) -> str:
        """A family name alone with its first name, where the report gives it."""
        if " " in name:
            return name
        for family, full in self._full.get(name.lower()[:3], ()):
            if alike(name.lower(), family):
                return full
        return name

    # --- who speaks --------------------------------------------------------------------------------------------------

    def of(self, scene: Scene, attribution: Attribution, before: Speaker | None) -> Speaker | None:
        """The speaker of an attribution; None where the report speaks of no one."""
        if attribution.possessive is not None:
            word = attribution.possessive
            gender = {"его": "masc", "ее": "femn"}.get(word.lower, "")
            found = self._subject_named(scene, word.start, gender) or self._pronoun(
                scene, gender, word.start, plural=word.lower == "их"
            )
            return Speaker(found or word.lower, word.text)
        group = attribution.cited if attribution.cited is not None else attribution.subject
        if group is None:
            return self._unnamed(attribution, before)
        noun = group.noun
        text = self._document.text[noun.start : self.stretch(scene, group)]
        if noun.head.lower in self._one:
            return Speaker(self._one_of(scene, group), text)
        if noun.pronoun or noun.head.lower in ("он", "она", "они"):
            if noun.head.lower in ("я", "мы", "вы", "кто", "никто"):
                return None
            plural = noun.head.lower in ("они", "их")
            found = self._just_named(scene, noun) or self._pronoun(scene, noun.gender, noun.start, plural=plural)
            return Speaker(found or noun.head.lower, text)
        if (one := _jointly_titled(group, attribution)) is not None:
            return Speaker(self._name(one, group), self._document.text[noun.start : one.end])
        if noun.lemma in _SOURCES and all(w.text[:1] in '«“"' for w in noun.names):
            return Speaker(self._description(noun, group, scene), text)  # "источник «Вестника» в отрасли"
        if noun.proper or (noun.place is not None and noun.head.kind == "name"):
            return Speaker(self._name(noun, group), text)
        bare = (
            noun.gen is None
            and not [w for w in noun.modifiers if w.pos in ("ADJF", "PRTF") and w.lower not in ("сам", "сама")]
            and text == self._document.text[noun.start : noun.end]
        )
        anew = attribution.clause is not None and attribution.clause.link == "как"
        if bare and not noun.count and noun.number != "plur" and (known := self._bare(scene, noun, anew=anew)):
            return Speaker(known, text)
        if not noun.count and noun.number != "plur" and (meant := self._meant(scene, noun)):
            return Speaker(meant, text)
        if noun.lemma in self._cues.documents:
            return self._of_document(scene, noun, text, before)
        return Speaker(self._description(noun, group, scene) + self._whose(scene, noun), text)

    def _whose(self, scene: Scene, noun: Noun) -> str:
        """ "Представитель ведомства (Минфин США)": whose he is, where only the text before tells."""
        gen = noun.gen
        if gen is None or gen.gen is not None or gen.modifiers or gen.proper or gen.place is not None:
            return ""
        known = self._bare(scene, gen) if gen.lemma in self._institutions else None
        return f" ({known})" if known else ""

    def _one_of(self, scene: Scene, group: Group) -> str:
        """ "Один из них": of those who spoke before."""
        text = self._document.text
        end = self.stretch(scene, group)
        words = text[group.noun.start : end]
        many = [s for s in self._spoken if s.plural and scene.number - s.sentence <= _REACH]
        if words.lower().endswith(("из них", "из собеседников")) and many:
            return f"{words.rsplit(' ', 1)[0]} {many[-1].name}"
        return words[:1].lower() + words[1:]

    def _unnamed(self, attribution: Attribution, before: Speaker | None) -> Speaker | None:
        """ "Там добавили", "отметив": whoever spoke before."""
        if attribution.there and self._spoken:
            bodies = [s for s in self._spoken if s.body]
            return Speaker((bodies or self._spoken)[-1].name, None)
        if before is not None:
            return Speaker(before.name, None)
        clause = attribution.clause
        if clause is not None and clause.form.number == "plur":
            return None
        goes_on = clause is not None and clause.first == 0 and clause.link in ("и", "а", "но")  # "И добавил, что …"
        if attribution.aside or goes_on or (clause is not None and clause.kind == "gerund"):
            return Speaker(self._spoken[-1].name, None) if self._spoken else None
        return None

    def _name(self, noun: Noun, group: Group) -> str:
        if noun.place is not None and not noun.proper:
            return self._body_name(noun)
        faked = any(w.lemma("ADJF", "PRTF") in self._cues.faked for w in noun.modifiers)
        if faked or noun.lemma in self._cues.fakes:
            return described(noun, self._document.text, noun.cases)  # "клон The Guardian" is not The Guardian
        if (
            noun.lemma in ("пресс-служба", "представитель", "представительница")
            and noun.gen is not None
            and not noun.names
        ):
            return described(noun, self._document.text, noun.cases)
        if (
            noun.proper
            and noun.lemma
            and noun.gen is not None
            and noun.head not in noun.names
            and noun.lemma in self._cues.bodies
            and noun.lemma not in self._cues.labels
        ):
            return described(noun, self._document.text, noun.cases)
        return self._fuller(nominative(noun, self._document.text, _cases(group)))

    def _body_name(self, noun: Noun) -> str:
        return described(noun, self._document.text, noun.cases)

    def _description(self, noun: Noun, group: Group, scene: Scene) -> str:
        end = self.stretch(scene, group)
        return described(noun, self._document.text, _cases(group)) + self._document.text[noun.end : end]

    def stretch(self, scene: Scene, group: Group) -> int:
        """Where the words for a speaker end: with the place that he speaks from ("собеседник издания в комитете")."""
        place = next((n for n, e in enumerate(scene.elements) if e is group), None)
        end = group.noun.end
        if place is None or (group.noun.proper and group.noun.head in group.noun.names) or group.noun.place is not None:
            return end
        for element in scene.elements[place + 1 : place + 4]:
            if (
                type(element) is Group
                and element.prep in ("в", "из", "при")
                and element.noun.head.lower not in ("четверг", "эфире", "интервью")
                and element.start - end < 3
                and (element.noun.lemma not in self._cues.occasions or group.noun.head.lower in self._one)
            ):
                end = element.end
            else:
                if type(element) is Word and element.text == "," and self._is_qualified(scene, place):
                    return self._qualified_end(scene, place, end)
                break
        return end

    def _is_qualified(self, scene: Scene, place: int) -> bool:
        """ "Чиновник, знакомый с ситуацией, …"."""
        following = scene.elements[place + 2] if place + 2 < len(scene.elements) else None
        return type(following) is Word and following.lemma("ADJF") in QUALIFYING

    def _qualified_end(self, scene: Scene, place: int, end: int) -> int:
        for element in scene.elements[place + 2 :]:
            if type(element) is Word and element.kind == MARK:
                return end
            end = element.end
        return end

    def _bare(self, scene: Scene, noun: Noun, *, anew: bool = False) -> str | None:
        """ "Эксперт", "дипломат", "ведомство": who spoke or was named before. ``anew``: "как сообщил дипломат" tells of another
        unless one was called so."""
        lemma = noun.lemma
        if lemma in self._cues.labels:
            row_ = [o for o in self._outlets if scene.number - o[0] <= 2 * _REACH]
            same_ = [o for o in row_ if o[1] == lemma or o[1].endswith(lemma)]
            return (same_ or row_)[-1][2] if row_ else None
        if lemma in self._institutions:
            row = [s for s in (*self._named, *self._spoken) if s.body and scene.number - s.sentence <= 2 * _REACH]
            same = [s for s in row if lemma in s.labels]
            ranked = sorted(same or row, key=lambda s: s.sentence)
            return ranked[-1].name if ranked else None
        if lemma in _FIRMS and (firm := self._firm_that_spoke(scene)):
            return firm
        if lemma not in self._cues.bare:
            called = [
                s for s in self._spoken if lemma in s.labels and not s.body and scene.number - s.sentence <= _REACH
            ]
            return called[-1].name if called and not called[-1].plural else None  # "по словам брокера"
        row = [s for s in self._spoken if not s.body and not s.plural and scene.number - s.sentence <= _REACH]
        if not row:
            row = [s for s in self._named if lemma in s.labels and scene.number - s.sentence <= _REACH]
        same = [s for s in row if lemma in s.labels]
        found = same or ([] if anew else row)
        return found[-1].name if found else None

    def _firm_that_spoke(self, scene: Scene) -> str | None:
        """ "В компании", "фирма": the body by name, no state's, that spoke last."""
        row = [s for s in self._spoken if s.body and s.noun.place is None and scene.number - s.sentence <= _LATELY]
        return row[-1].name if row and row[-1].noun.names else None

    def _meant(self, scene: Scene, noun: Noun) -> str | None:
        """ "Белорусский лидер", "глава МИД РФ", "американское ведомство": of those named before the last whom it fits."""
        told = described_by(noun)
        if not tells_whose(told) or noun.lemma in self._cues.documents or noun.lemma in self._cues.labels:
            return None
        if noun.lemma in ("ведомство", "регулятор"):
            bodies = [s for s in self._named if s.body and s.sentence < scene.number and s.noun is not noun]
            return next((s.name for s in reversed(bodies) if told.places & described_by(s.noun).places), None)
        if not noun.animate:
            return None
        people = (s for s in reversed(self._named) if not s.body and s.sentence < scene.number and s.noun.lemma)
        return next((s.name for s in people if fits(told, described_by(s.noun))), None)

    def _subject_named(self, scene: Scene, place: int, gender: str) -> str | None:
        """ "… поддержал премьер Туск: по его словам": the person who did something before in the sentence."""
        for group in reversed(scene.groups):
            noun = group.noun
            before = group.end <= place and not group.prep and "nomn" in group.cases
            named = noun.proper and not any(c.isdigit() for w in noun.names for c in w.text)
            person = named and self._is_person(noun) and noun.gender in (gender, "")
            if before and person and noun.lemma not in self._cues.labels:
                return self._fuller(nominative(noun, self._document.text))
        return None

    def _just_named(self, scene: Scene, pronoun: Noun) -> str | None:
        """The outlet or person that was a subject earlier in the same sentence."""
        for group in reversed(scene.groups):
            noun = group.noun
            before = group.end <= pronoun.start and not group.prep and "nomn" in group.cases
            if before and noun.proper and noun.lemma in self._cues.labels and noun.gender in (pronoun.gender, ""):
                return nominative(noun, self._document.text)
        return None

    def _pronoun(self, scene: Scene, gender: str, place: int, *, plural: bool) -> str | None:
        row = [
            s
            for s in self._spoken
            if scene.number - s.sentence <= _REACH
            and s.plural == plural
            and (not gender or not s.gender or s.gender == gender)
        ]
        if row:
            return row[-1].name
        named = [
            s
            for s in self._named
            if not plural
            and scene.number - s.sentence <= 2
            and s.noun.end <= place
            and not s.body
            and (not gender or not s.gender or s.gender == gender)
        ]
        return named[-1].name if named else None

    def _of_document(self, scene: Scene, noun: Noun, text: str, before: Speaker | None) -> Speaker | None:
        """ "В заявлении министерства": whose paper it is."""
        gen = noun.gen
        if gen is not None:
            if gen.proper or (gen.place is not None and gen.head.kind == "name"):
                return Speaker(
                    self._name(gen, Group([gen], "", gen.start, gen.end, gen.cases)),
                    self._document.text[gen.start : gen.end],
                )
            if known := self._bare(scene, gen) if gen.gen is None and not gen.modifiers else None:
                return Speaker(known, self._document.text[gen.start : gen.end])
            meant = self._meant(scene, gen)
            return Speaker(
                meant or described(gen, self._document.text, frozenset({"gent"})),
                self._document.text[gen.start : gen.end],
            )
        if before is not None:
            return Speaker(before.name, text)
        near = [s for s in (*self._named, *self._spoken) if s.body and scene.number - s.sentence <= _REACH]
        bodies = [s for s in near if s.sentence < scene.number] or near
        bodies = [s for s in self._spoken if s.body and scene.number - s.sentence <= _LATELY] or bodies
        return (
            Speaker(bodies[-1].name, text)
            if bodies
            else Speaker(described(noun, self._document.text, noun.cases), text)
        )

    def spoke(self, speaker: Speaker, attribution: Attribution, scene: Scene) -> None:
        """Takes note of who spoke."""
        group = attribution.cited or attribution.subject
        unsaid = group is None or attribution.possessive is not None or group.noun.pronoun
        if group is None or unsaid or speaker.name != nominative(group.noun, self._document.text):
            known = next((s for s in (*reversed(self._spoken), *reversed(self._named)) if s.name == speaker.name), None)
            if known is not None:
                labels = known.labels if group is None or unsaid else known.labels | {group.noun.lemma}
                self._spoken.append(
                    Voice(
                        known.name, scene.number, known.gender, labels, known.noun, body=known.body, plural=known.plural
                    )
                )
                return
        if group is None or unsaid:
            return
        noun = group.noun
        quoted = bool(noun.names) and noun.names[0].text[:1] in '«“"'
        body = noun.place is not None or noun.lemma in self._cues.bodies or group.prep == "в" or quoted
        plural = (noun.plural and noun.place is None) or (
            len(group.nouns) > 1 and _jointly_titled(group, attribution) is None
        )
        gender = gender_of(noun)
        self._spoken.append(
            Voice(speaker.name, scene.number, gender, {noun.lemma}, noun, body=body and not noun.animate, plural=plural)
        )


def _jointly_titled(group: Group, attribution: Attribution) -> Noun | None:
    """ "Эксперт и изготовитель приборов Анна Дрозд заявила": two words for one, who bears the name; None where they are two."""
    first, last, clause = group.noun, group.nouns[-1], attribution.clause
    if first is last or first.proper or first.place is not None or not (first.animate and last.animate and last.names):
        return None
    return last if clause is not None and clause.form.number == "sing" else None


def _cases(group: Group) -> frozenset[str]:
    if group.prep in ("в", "на"):
        return frozenset({"loct"})
    return frozenset({"nomn"}) if not group.prep and "nomn" in group.cases else group.cases
