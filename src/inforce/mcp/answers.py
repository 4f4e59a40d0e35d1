"""What assistants are told: the documents of the contract, and before them what they say in plain sentences.

An assistant reads the sentences first: each names its state with its times, ``unknown`` with its reason, and what was not
found with what that is worth in each register.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from inforce import contract, documents
from inforce.checking import check, moments, read_file
from inforce.moment import Moment, asked_about, parse_moment, shortly
from inforce.register.history import changes
from inforce.register.programmes import codes, near, roll
from inforce.register.words import (
    NOT_EXAMINED,
    about_roll,
    absence,
    beside_names,
    doubt,
    how_many,
    no_such_programme,
    silence,
)
from inforce.screening.registers import answers_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import datetime

    from inforce.checking import Checked
    from inforce.contract import Json
    from inforce.home import Home
    from inforce.reconcile.model import Finding
    from inforce.register.model import Answer
    from inforce.register.register import View
    from inforce.register.store import Session
    from inforce.screening.marks import Answer as Answered
    from inforce.screening.model import Query, Settings

MOST = 100
"""Entries or changes of one answer; how many more there are is told."""


@dataclass(frozen=True, slots=True)
class Answers:
    """Over a home folder. Times are those of the command line; ``clock`` gives the time of a question. Every method raises
    what the command of its name does (InforceError)."""

    home: Home
    clock: Callable[[], datetime]

    def was(self, who: str, as_of: str | None, known_at: str | None, register: str | None) -> Json:
        with self.home.reading() as session:
            views = self._views(session, register, self._moment(as_of, known_at))
            found = [documents.answer(view, number, who) for view in views for number in view.parties(who)]
            said = [_state(each) for each in found[:MOST]] or _nothing(who, views)
            return _told(said, {"answers": [contract.answer(each) for each in found[:MOST]]}, len(found))

    def history(self, who: str, known_at: str | None, register: str | None) -> Json:
        with self.home.reading() as session:
            views = self._views(session, register, self._moment(None, known_at))
            found = [(view, number) for view in views for number in view.parties(who)]
            said = [_state(view.was(number)) for view, number in found[:MOST]] or _nothing(who, views)
            told = [documents.history(view, number, who) for view, number in found[:MOST]]
            return _told(said, {"histories": told}, len(found))

    def changes(self, register: str, since: str, until: str | None, known_at: str | None) -> Json:
        with self.home.reading() as session:
            (view,) = self._views(session, register, self._moment(until, known_at))
            begun = parse_moment(since)
            found = changes(view, begun, view.moment.valid)
            said = [
                f"{len(found)} changes of {register} first shown after {shortly(begun)} and by {shortly(view.moment.valid)}.",
                *silence(view, begun),
            ]
            return _told(said, {"changes": [contract.change(each, register) for each in found[:MOST]]}, len(found))

    def programme(self, code: str, as_of: str | None, known_at: str | None, register: str | None) -> Json:
        with self.home.reading() as session:
            views = self._views(session, register, self._moment(as_of, known_at))
            found = [(view, rolled) for view in views if (rolled := roll(view, code))]
            said, told = [], []
            for view, rolled in found:
                notes = about_roll(rolled, view)
                at = shortly(rolled.moment.valid)
                said += [f"{rolled.register} {rolled.code}: {how_many(rolled)} as of {at}.", *notes]
                whole = documents.programme(rolled, notes)
                told.append(_shortened(whole))
                said += [
                    f"{count - MOST} more {key} are not told here." for key, count in _counts(whole) if count > MOST
                ]
            if not found:
                carrying = [(view.register, view.carrying_details()) for view in views]
                said = [f"{name}: {no_such_programme(view, near(code, codes(view)))}" for name, view in carrying]
            return _told(said, {"programmes": told}, len(told))

    def screen(
        self,
        queries: Sequence[Query],
        settings: Settings,
        as_of: str | None,
        known_at: str | None,
        register: str | None,
    ) -> Json:
        with self.home.reading() as session:
            views = self._views(session, register, self._moment(as_of, known_at))
            found = list(answers_in(self.home, views, queries, settings, processes=1))
            doubts = [f"{view.register}: {told}" for view in views for told in beside_names(view)]
            said = [*(each for answered in found for each in _screened(answered)), *doubts]
            return _told(said, {"answers": [contract.screened(each) for each in found]}, len(found))

    def read(self, text: str, name: str) -> Json:
        found = read_file(text.encode(), name=name)
        claims = [claim for each in found for claim in each.extract.claims]
        said = [f"{len(claims)} claims of sanctions measures. None of them is set against a register here."]
        told = [_without_text(contract.read_report(each.report, each.extract)) for each in found]
        return _told(said, {"reports": told}, len(told))

    def check(self, text: str, name: str, as_of: Sequence[str], known_at: str | None) -> Json:
        asked = tuple(moments(map(parse_moment, as_of), parse_moment(known_at) if known_at else None, self.clock()))
        found = check(read_file(text.encode(), name=name), self.home, asked)
        said = [sentence for each in found for sentence in _verdicts(each)]
        told = [_without_text(contract.read_report(each.report, each.extract, each.findings)) for each in found]
        return _told(said or ["No claim of a sanctions measure was found."], {"reports": told}, len(told))

    def registers(self) -> Json:
        with self.home.reading() as session:
            moment = self._moment(None, None)
            views = [each.as_of(moment) for each in self.home.registers(session).values()]
            said = [_kept(view) for view in views] or ["No register is kept here."]
            ids = {view.register: session.register_id(view.register) or 0 for view in views}
            told = [
                documents.summary(name, session.editions(key), session.decisions(key), every=False)
                for name, key in ids.items()
            ]
            return _told(said, {"registers": told}, len(told))

    def coverage(self, register: str, known_at: str | None) -> Json:
        with self.home.reading() as session:
            now = self.clock()
            known = min(parse_moment(known_at), now) if known_at else now
            told = documents.coverage(self.home.register(session, register), now, known)
            return _told(
                [_kept(self.home.register(session, register).as_of(Moment(now, known)))], {"coverage": told}, 1
            )

    def _moment(self, as_of: str | None, known_at: str | None) -> Moment:
        valid, known = (parse_moment(each) if each else None for each in (as_of, known_at))
        return asked_about(valid, known, self.clock())

    def _views(self, session: Session, register: str | None, moment: Moment) -> list[View]:
        return [each.as_of(moment) for each in self.home.asked(session, register)]


def _told(said: Iterable[str], fields: Json, count: int) -> Json:
    sentences = list(said)
    if count > MOST:
        sentences.append(f"{count - MOST} more are not told here; ask about one register or a shorter time.")
    return contract.document({"said": [*sentences, NOT_EXAMINED], **fields})


def _state(answer: Answer) -> str:
    state = answer.state.value.replace("_", " ").upper()
    at = f"as of {shortly(answer.moment.valid)}, known at {shortly(answer.moment.known)}"
    notes = " ".join(each for each in answer.notes if each != NOT_EXAMINED)
    return f"{answer.name or answer.entry} ({answer.register} {answer.entry}) was {state} {at}. {notes}".strip()


def _nothing(who: str, views: Sequence[View]) -> list[str]:
    return [f"Nothing was found under {who!r}.", *(f"{view.register}: {absence(view)}" for view in views)]


def _screened(answered: Answered) -> Iterator[str]:
    name = answered.query.name
    if not answered.matches:
        yield f"{name!r}: no listed name is like it enough."
    for each in (judged.match for judged in answered.matches):
        listed = "listed" if each.state == "listed" else f"state {each.state}"
        yield f"{name!r}: may be {each.name} ({each.register} {each.entry}, {listed}), score {each.score:.2f}."


def _verdicts(checked: Checked) -> Iterator[str]:
    words = {claim.id: claim.span.text for claim in checked.extract.claims}
    return (_verdict(finding, words[finding.claim]) for finding in checked.findings)


def _verdict(finding: Finding, words: str) -> str:
    why = f" ({finding.reason.value})" if finding.reason else ""
    where = f", {finding.register} {finding.entry or ''}".rstrip() if finding.register else ""
    state = f"; the state was {finding.state.value.replace('_', ' ')}"
    at = shortly(finding.moment.valid)
    return (
        f"{words!r}: {finding.verdict.value.upper()}{why} as of {at}{where}{state}. {' '.join(finding.remarks)}".strip()
    )


def _kept(view: View) -> str:
    looks = view.editions()
    if not looks:
        return f"{view.register}: no edition is known."
    told = f"{len(looks)} editions, from {looks[0].look} to {looks[-1].look}"
    return f"{view.register}: {told}. {doubt(view) or 'The newest look counts at this moment.'}"


def _without_text(report: Json) -> Json:
    """Whoever asks has the text already; places count its code points."""
    told = report["report"]
    assert isinstance(told, dict)
    return {**report, "report": {key: value for key, value in told.items() if key != "text"}}


def _counts(programme: Json) -> Iterator[tuple[str, int]]:
    return ((key, len(value)) for key, value in programme.items() if isinstance(value, list))


def _shortened(programme: Json) -> Json:
    """With so many members as fit; ``count`` has them all."""
    lists = {key: value[:MOST] for key, value in programme.items() if isinstance(value, list)}
    return {**programme, **lists}
