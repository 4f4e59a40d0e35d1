"""What the form of a verb tells by itself of how far its action has come, whatever it hangs on."""

from inforce.claims.model import Status
from inforce.claims.russian.clause_model import FINITE, GERUND, Clause
from inforce.claims.russian.status_words import StatusWords


class OwnForms:
    """Reads tense, mood, particles and conjunctions of one clause."""

    def __init__(self, words: StatusWords) -> None:
        self._words = words

    def of(self, clause: Clause, *, headline: bool, lasting: bool) -> Status:
        """What a verb tells by itself. ``headline``: the present is of what was done; ``lasting``: of what goes on."""
        if self.is_hypothetical(clause):
            return Status.HYPOTHETICAL
        if clause.negated or self._is_almost(clause):
            return Status.DENIED
        if self._is_doubtful(clause):
            return Status.HYPOTHETICAL
        if self._is_called_for(clause):
            return Status.PROPOSED
        if clause.future or clause.form.tense == "futr":
            return Status.ANNOUNCED
        if clause.kind == FINITE and clause.form.tense == "pres" and not headline and not lasting:
            return Status.ANNOUNCED
        return Status.IN_FORCE

    @staticmethod
    def _is_almost(clause: Clause) -> bool:
        """ "Почти сняли", not "сняли почти все"."""
        return any(w.lower == "почти" and w.end + 1 == clause.verb.start for w in clause.words)

    def _is_called_for(self, clause: Clause) -> bool:
        """ "Снимите санкции", "пусть снимут", "давайте снимем"."""
        if clause.kind != FINITE or clause.past:
            return False
        before = clause.joined.verb.lower if clause.joined is not None else ""
        calls = self._words.calls
        return not clause.form.tense or before in calls or any(w.lower in calls for w in clause.words)

    def is_hypothetical(self, clause: Clause) -> bool:
        if clause.link == "чем" and (clause.says("прежде") or clause.says("раньше")):
            return True  # "прежде чем США снимут санкции"
        if clause.supposed or clause.link == "если" or clause.says("если") or clause.says("бы"):
            return True
        if clause.says("ли") or clause.link == "ли":
            return True
        before = clause.joined.verb.lower if clause.joined is not None else ""
        if before in self._words.imagines or any(w.lower in self._words.imagines for w in clause.words):
            return True  # "допустим, сняли"
        if clause.kind == GERUND and clause.joined is not None and self.is_hypothetical(clause.joined):
            return True  # "внеся завод в список, Лондон опередил бы Брюссель"
        if clause.link == "как" and clause.says("только") and not clause.past:
            return True  # "как только снимут"
        if clause.link in ("когда", "пока") and (clause.future or clause.form.tense == "futr"):
            return True
        if clause.negated and clause.says("пока") and clause.says("пор"):
            return True  # "до тех пор пока ЕС не снимет"
        if clause.link == "пока" and clause.negated and (clause.upper is not None or clause.joined is not None):
            return True  # alone it is an adverb: "хозяина, Ивана Петрова, пока не тронули"
        return clause.joined is not None and clause.joined.link == "если" and clause.link in ("и", "")

    def _is_doubtful(self, clause: Clause) -> bool:
        lowers = {w.lower for w in clause.words if w.start < clause.verb.end + 40}
        if "может" in lowers and clause.says("быть"):
            return True
        return bool(lowers & self._words.hypothetical - {"бы", "б"})
