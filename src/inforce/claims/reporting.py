"""Reporting verbs: who says what by a verb of saying."""

from collections.abc import Sequence

from inforce.claims.attribution import Attribution
from inforce.claims.complements import complement, object_end, segment_end
from inforce.claims.cues import Cue, Cues, Form, joining_words
from inforce.claims.describing import describer
from inforce.claims.model import StatementKind
from inforce.claims.phrases import Noun, Verb
from inforce.claims.stating import by_clearness, by_state
from inforce.claims.subjects import Subject, chain_right, find_subject, is_noun, lower_at, tag_at, with_apposition
from inforce.claims.units import Element, Quoted

_FACTS = joining_words("facts")
_HEARSAY = joining_words("hearsay")

_STATING = frozenset({"be", "remain", "sound", "seem", "feel", "make", "let"})
_NAMES = frozenset({"calls", "as", "asked"})
"""What verbs take whose participle says something without a clause: ", calling it a gift"."""

UNREAL = joining_words("unreal")
"""Modals under which speech is foreseen, wanted or supposed: no statement of the document."""


class ReportingVerbs:
    """Reads the verbs of one unit."""

    def __init__(self, elements: Sequence[Element], cues: Cues) -> None:
        self._elements, self._cues, self._describer = elements, cues, describer(cues)
        self._quotes = Quoted in map(type, elements)

    def read(self, verb: Verb, number: int) -> Attribution | None:
        if verb.negation or verb.modal in UNREAL:
            return self._before_quote(verb, number)
        if verb.lemma in self._cues.light_verbs and (light := self._light(verb, number)):
            return light
        form = self._form(verb, number)
        if verb.lemma in _STATING and (stated := self._stated(verb, number)):
            return stated
        if form is None:
            return self._before_quote(verb, number)
        heard = self._at(number - 1)
        if form.cue.lemma in self._cues.stating["goes_round"] and type(heard) is Noun and heard.head in _HEARSAY:
            return None  # "claims circulating that": nobody circulates them
        place = number + 1 if form.particle else number
        if verb.words[-1].tag in ("VN", "VD") and (as_told := self._as_told_by(form.cue, number)):
            return as_told
        if verb.passive:
            return self._passive(form.cue, number, place)
        if verb.infinitive:
            return self._infinitive(form.cue, number, place)
        if verb.tag == "VG" and verb.participle:
            return self._participle(form.cue, number, place)
        if verb.tag == "VN" and verb.participle and not self._may_be_past(form, number):
            return None
        return self._inverted(form.cue, number, place) or self._active(form.cue, number, place)

    def _stated(self, verb: Verb, number: int) -> Attribution | None:
        found = by_state(self._elements, verb, number, self._cues) or by_clearness(
            self._elements, verb, number, self._cues
        )
        return None if found is None or (found.subject and self._is_unreal(found.subject)) else found

    def _before_quote(self, verb: Verb, number: int) -> Attribution | None:
        """ "The embassy would not be drawn: “…”", "the manager laughed: “…”": a colon gives the quotation to the subject."""
        if not self._quotes:
            return None
        colon = next(
            (n for n in range(number + 1, min(number + 6, len(self._elements))) if tag_at(self._elements, n) == ":"), 0
        )
        quoted = self._at(colon + 1) if colon else None
        between = self._elements[number + 1 : colon]
        if type(quoted) is not Quoted or any(type(e) in (Verb, Quoted) for e in between) or not verb.finite:
            return None
        subject = find_subject(self._elements, number)
        noun = self._at(subject.first) if subject is not None else None
        if subject is None or type(noun) is not Noun or noun.head in self._cues.speakers["mute"]:
            return None
        cue = Cue(verb.lemma, StatementKind.ASSERTION, frozenset({"speech"}))
        return Attribution(
            subject.first, colon + 1, cue, (number, number + 1), subject, (colon + 1, len(self._elements))
        )

    def _form(self, verb: Verb, number: int) -> Form | None:
        """The verb of saying that the last word of a verb group is a form of."""
        for form in self._cues.forms.get(verb.words[-1].lower, ()):
            if form.particle:
                if lower_at(self._elements, number + 1) == form.particle:
                    return form
            elif verb.words[-1].tag in form.tags or verb.words[-1].tag in ("VD", "VN"):
                return form
        return None

    def _may_be_past(self, form: Form, number: int) -> bool:
        """A participle without an auxiliary may be a past tense: "Cole, who …, noted", "and added"."""
        if "VD" not in form.tags or (lower_at(self._elements, number + 1) == "by" and not self._by_medium(number + 2)):
            return False
        before = tag_at(self._elements, number - 1)
        if before in (",", ")", "-", "CC", "TM", "RB", "WH") or type(self._at(number - 1)) is Quoted:
            return True
        after = self._at(number + 1)
        return is_noun(self._elements, number - 1) and (
            tag_at(self._elements, number + 1) in ("TH", ",", ":", ".", "") or type(after) is Quoted
        )

    def _by_medium(self, number: int) -> bool:
        """ "Said by phone"."""
        return lower_at(self._elements, number) in self._cues.channels["media"]

    def _at(self, number: int) -> Element | None:
        return self._elements[number] if 0 <= number < len(self._elements) else None

    def _active(self, cue: Cue, number: int, place: int) -> Attribution | None:
        subject = find_subject(self._elements, number)
        shares = subject is None and tag_at(self._elements, self._past_adverbs(number)) == "CC"
        if (subject is None and not shares) or (subject and self._is_unreal(subject)):
            return None
        first = number if subject is None else subject.first
        return self._completed(cue, number, place, subject, first, shares=shares)

    def _is_unreal(self, subject: Subject) -> bool:
        """Nobody says it, or it is only supposed: "no one said", "if the judge agreed"."""
        noun = self._elements[subject.first]
        nobody = self._cues.speakers["nobody"]
        mute = self._cues.speakers["mute"]
        if type(noun) is Noun and (noun.determiner in nobody or noun.head in nobody | mute):
            return True
        before = lower_at(self._elements, subject.first - 1)
        return tag_at(self._elements, subject.first - 1) == "SC" and before not in _FACTS

    def _completed(
        self,
        cue: Cue,
        number: int,
        place: int,
        subject: Subject | None,
        first: int,
        *,
        shares: bool = False,
        alone: bool = False,
    ) -> Attribution | None:
        taken = complement(self._elements, place, cue)
        if cue.lemma == "add" and taken.said is not None and self._puts(place, taken.said):
            return None
        if cue.lemma in ("reject", "dismiss") and taken.said is not None and self._is_plea(taken.said):
            return None
        if cue.lemma == "echo" and taken.said is not None and not self._is_of_words(taken.said):
            return None
        if (back := self._back_at(cue, place, alone=alone)) is not None:
            return Attribution(
                first,
                back + 1,
                cue,
                (number, place + 1),
                subject,
                shares=shares,
                back=True,
                adjuncts=self._adjuncts(back, cue),
            )
        found = Attribution(first, taken.last, cue, (number, place + 1), subject, shares=shares, clause=taken.clause)
        found.audience, found.adjuncts = taken.audience, list(taken.adjuncts)
        as_clause = first > 0 and lower_at(self._elements, first - 1) == "as"
        if taken.said is not None:
            found.right = (taken.said, len(self._elements) if taken.clause else object_end(self._elements, taken.said))
            found.left = self._interrupts(found, cue)
        elif as_clause and first == 1 and tag_at(self._elements, taken.last) == ",":
            found.first, found.right = 0, (taken.last + 1, len(self._elements))
        elif self._may_follow(cue, first, taken.last) and not (subject and subject.relative):
            found.left = True
            found.first = first - 1 if as_clause else first
        else:
            return None
        return found

    def _puts(self, place: int, said: int) -> bool:
        """ "It added two firms to the list": things are added there, and nothing is said, where no verb of theirs follows."""
        if said != place + 1 or type(self._at(said)) is not Noun:
            return False
        verbs = (e for e in self._elements[said : segment_end(self._elements, said)] if type(e) is Verb)
        return not any(v.finite and not v.participle_or_past for v in verbs)

    def _is_plea(self, said: int) -> bool:
        """ "Rejected the appeal": ruled, and said nothing."""
        noun = self._at(said)
        return type(noun) is Noun and noun.head in self._cues.stating["pleas"]

    def _is_of_words(self, said: int) -> bool:
        """ "Echoed the call", "her words": said again; who echoes sanctions puts them on."""
        noun = self._at(said)
        return type(noun) is Quoted or (type(noun) is Noun and noun.head in self._cues.stating["echoed"])

    def _interrupts(self, found: Attribution, cue: Cue) -> bool:
        """ "Q," he said, "Q": a quotation or a clause before the subject goes on after the verb."""
        said = found.right[0] if found.right else 0
        resumed = tag_at(self._elements, said - 1) in (",", ":") and type(self._at(said)) is Quoted
        before = self._at(found.first - 1)
        spoken = type(before) is Quoted or (
            tag_at(self._elements, found.first - 1) == "," and said and tag_at(self._elements, said - 1) == ":"
        )
        return "after" in cue.takes and resumed and (spoken or tag_at(self._elements, found.first - 1) == ",")

    def _may_follow(self, cue: Cue, first: int, last: int) -> bool:
        """What is said stands before: a mark or "as" parts it from the subject, and nothing follows the verb."""
        before = self._at(first - 1)
        spoken = type(before) is Quoted or (
            tag_at(self._elements, first - 1) == "," and type(self._at(first - 2)) is Quoted
        )
        if "speech" in cue.takes:
            return spoken
        if "after" not in cue.takes:
            return False
        if spoken:
            return True
        if type(self._at(last)) in (Noun, Verb):
            return False
        return tag_at(self._elements, first - 1) in (",", "-", ".", ":") or lower_at(self._elements, first - 1) == "as"

    def _back_at(self, cue: Cue, place: int, *, alone: bool) -> int | None:
        """Where the word stands that gives what was said before to the verb; None where none does."""
        if self._points_back(cue, place, alone=alone):
            return place + 1
        noun = self._at(place + 2)
        about = lower_at(self._elements, place + 1) in ("about", "on") and cue.lemma in self._cues.back_about
        if not about or type(noun) is not Noun or tag_at(self._elements, place + 3) not in ("", ".", ",", ";"):
            return None
        return place + 2 if len(noun.words) == 1 and noun.head == "this" else None  # "Reuters writes about this."

    def _points_back(self, cue: Cue, place: int, *, alone: bool) -> bool:
        """ "confirmed this", "confirmed the report", "footage of X stating this"; not "said this was so"."""
        noun = self._at(place + 1)
        if type(noun) is not Noun or cue.lemma not in self._cues.back_verbs:
            return False
        lower, following = noun.words[0].lower, self._at(place + 2)
        if len(noun.words) == 1 and lower in self._cues.back_words:
            return alone or not (type(following) is Verb and following.finite)
        return (
            noun.head in self._cues.back_nouns
            and noun.determiner in ("this", "that", "the")
            and cue.lemma in ("confirm", "corroborate")
        )

    def _adjuncts(self, place: int, cue: Cue) -> list[tuple[int, int]]:
        return list(complement(self._elements, place, cue).adjuncts)

    def _inverted(self, cue: Cue, number: int, place: int) -> Attribution | None:
        """ "…", said a trader in Oslo."""
        before = self._at(number - 1)
        so = lower_at(self._elements, number - 1) in self._cues.so and tag_at(self._elements, number - 2) in (
            "",
            ".",
            ";",
        )
        if so and is_noun(self._elements, place + 1):
            subject = with_apposition(self._elements, place + 1, chain_right(self._elements, place + 1))
            return Attribution(number - 1, subject.last, cue, (number, place + 1), subject, back=True)
        if "after" not in cue.takes or not (
            type(before) is Quoted or tag_at(self._elements, number - 1) in (",", "-", ".")
        ):
            return None
        noun = self._at(place + 1)
        if "told" in cue.takes or type(noun) is not Noun:
            return None
        if not self._describer.may_speak(noun) and noun.head not in self._cues.speakers["documents"]:
            return None
        after = chain_right(self._elements, place + 1)
        following = self._at(after)
        if type(following) is Verb and (following.finite or following.tag == "VN"):
            return None
        subject = with_apposition(self._elements, place + 1, after)
        found = Attribution(number, after, cue, (number, place + 1), subject, left=True)
        taken = complement(self._elements, after - 1, cue)
        found.adjuncts, found.last = list(taken.adjuncts), taken.last
        if taken.said is not None and type(self._at(taken.said)) is Quoted:
            found.right = (taken.said, len(self._elements))
        return found

    def _past_adverbs(self, number: int) -> int:
        place = number - 1
        while tag_at(self._elements, place) in ("RB", "TM"):
            place -= 1
        return place

    def _infinitive(self, cue: Cue, number: int, place: int) -> Attribution | None:
        """ "went on to say that"."""
        before = self._at(number - 1)
        on = 1 if lower_at(self._elements, number - 1) == "on" else 0
        before = self._at(number - 1 - on)
        copula = self._at(number - 2)
        if lower_at(self._elements, number - 1) in self._cues.stating["hasty"] and type(copula) is Verb:
            subject = find_subject(self._elements, number - 2) if copula.lemma == "be" else None  # "was quick to deny"
            return self._completed(cue, number, place, subject, subject.first) if subject else None
        if type(before) is not Verb or before.lemma not in self._cues.kept or before.negation or before.modal in UNREAL:
            return None
        subject = find_subject(self._elements, number - 1 - on)
        return self._completed(cue, number, place, subject, subject.first) if subject else None

    def _as_told_by(self, cue: Cue, number: int) -> Attribution | None:
        """ "As reported by the press service, …", "…, as was noted by X"."""
        if lower_at(self._elements, number - 1) != "as" or lower_at(self._elements, number + 1) != "by":
            return None
        if "after" not in cue.takes or not is_noun(self._elements, number + 2):
            return None
        agent = with_apposition(self._elements, number + 2, chain_right(self._elements, number + 2))
        found = Attribution(number - 1, agent.last, cue, (number, number + 1), agent)
        if number > 1:
            found.left = tag_at(self._elements, number - 2) in (",", "-")
            return found if found.left else None
        begins = max(agent.last, agent.apposition[1] if agent.apposition else 0) + 1
        found.right = (begins, len(self._elements))
        return found if begins < len(self._elements) and tag_at(self._elements, begins - 1) == "," else None

    def _participle(self, cue: Cue, number: int, place: int) -> Attribution | None:
        """ ", adding that …"; "was quoted as saying"; "a video of X saying that …"."""
        before = tag_at(self._elements, number - 1)
        if lower_at(self._elements, number - 1) == "as":
            return self._quoted_as(cue, number, place)
        if number == 0:
            return self._opening(cue, place)
        carried = self._at(number - 2)
        if lower_at(self._elements, number - 1) in ("on", "by") and type(carried) is Verb and carried.finite:
            subject = find_subject(self._elements, number - 2)  # "went on saying", "responded by saying"
            return self._completed(cue, number, place, subject, subject.first) if subject else None
        if is_noun(self._elements, number - 1):
            subject = Subject(number - 1, number)
            found = self._completed(cue, number, place, subject, number - 1, alone=True)
            return found if found and (found.back or found.right) and found.clause else None
        names = before == "," and cue.takes & _NAMES
        if before not in (",", "CC", "RB", "-", "") or not ("clause" in cue.takes or names):
            return None
        found = self._completed(cue, number, place, None, number, shares=True)
        return found if found and found.right and found.clause and not found.left else None

    def _opening(self, cue: Cue, place: int) -> Attribution | None:
        """ "Confirming that the four were coming home, the president praised …": the subject of the main clause says it."""
        taken = complement(self._elements, place, cue)
        if taken.said is None or not taken.clause:
            return None
        for comma in range(taken.said + 1, len(self._elements) - 1):
            if tag_at(self._elements, comma) == "," and is_noun(self._elements, comma + 1):
                after = chain_right(self._elements, comma + 1)
                verb = self._at(after)
                if type(verb) is Verb and verb.words[-1].tag in ("VD", "VZ", "VB", "BE", "VN", "VG"):
                    subject = Subject(comma + 1, after)
                    return Attribution(0, taken.last, cue, (0, place + 1), subject, (taken.said, comma))
        return None

    def _quoted_as(self, cue: Cue, number: int, place: int) -> Attribution | None:
        """ "X was quoted by the agency as saying that …", "the agency quotes X as saying"."""
        for back in range(number - 2, max(-1, number - 8), -1):
            verb = self._at(back)
            if type(verb) is not Verb:
                continue
            if verb.words[-1].lower not in self._cues.quoted_forms or verb.negation or verb.modal in UNREAL:
                return None
            if verb.passive:
                subject, outlet = find_subject(self._elements, back), self._agent(back, number)
            else:
                subject, outlet = Subject(back + 1, number - 1), find_subject(self._elements, back)
            if subject is None:
                return None
            first = min(subject.first, outlet.first if outlet else subject.first)
            found = self._completed(cue, number, place, subject, first)
            if found:
                found.outlet = outlet
            return found
        return None

    def _agent(self, verb: int, end: int) -> Subject | None:
        """ "by X" after a passive verb."""
        for number in range(verb + 1, min(end, len(self._elements))):
            if lower_at(self._elements, number) == "by" and is_noun(self._elements, number + 1):
                return with_apposition(self._elements, number + 1, chain_right(self._elements, number + 1))
            if type(self._at(number)) is Verb:
                return None
        return None

    def _passive(self, cue: Cue, number: int, place: int) -> Attribution | None:
        """ "This was stated by X."."""
        subject = find_subject(self._elements, number)
        if subject is not None and "told" in cue.takes and (told := self._told_by(cue, subject, number, place)):
            return told
        if subject is None or cue.lemma not in self._cues.back_verbs:
            return None
        noun = self._elements[subject.first]
        if type(noun) is not Noun:
            return None
        alone = len(noun.words) == 1 and noun.words[0].lower in self._cues.back_words
        named = noun.head in self._cues.back_nouns and noun.determiner in ("this", "that", "the")
        agent = self._agent(place, len(self._elements)) if alone or named else None
        if agent is None:
            return None
        if alone and subject.first > 1 and tag_at(self._elements, subject.first - 1) in ("-", ",", ";"):
            return Attribution(
                subject.first, agent.last, cue, (number, place + 1), agent, left=True
            )  # "… - this was said by X"
        return Attribution(subject.first, agent.last, cue, (number, place + 1), agent, back=True)

    def _told_by(self, cue: Cue, subject: Subject, number: int, place: int) -> Attribution | None:
        """ "The board was informed by his solicitors that …": the solicitors say it."""
        agent = self._agent(place, place + 5)
        if agent is None or tag_at(self._elements, agent.last) != "TH" or agent.last + 1 >= len(self._elements):
            return None
        begins = agent.last + 1
        return Attribution(subject.first, begins, cue, (number, place + 1), agent, (begins, len(self._elements)))

    def _light(self, verb: Verb, number: int) -> Attribution | None:
        """ "voiced the hope that …"."""
        noun = self._at(number + 1)
        if type(noun) is not Noun or noun.head not in self._cues.light_nouns:
            return None
        if (
            verb.infinitive
            or tag_at(self._elements, number + 2) not in ("TH", "WH")
            or lower_at(self._elements, number + 2) != "that"
        ):
            return None
        subject = find_subject(self._elements, number)
        shares = subject is None and tag_at(self._elements, self._past_adverbs(number)) == "CC"
        if subject is None and not shares:
            return None
        first = subject.first if subject else number
        cue = Cue(noun.head, StatementKind.OPINION, frozenset({"clause"}))
        return Attribution(
            first, number + 3, cue, (number, number + 2), subject, (number + 3, len(self._elements)), shares=shares
        )
