"""Channels: the outlets through which words came, in a Russian report."""

from inforce.claims.model import Channel
from inforce.claims.russian.attribution_model import Attribution
from inforce.claims.russian.cues import Cues
from inforce.claims.russian.morphology import plain
from inforce.claims.russian.naming import described, nominative
from inforce.claims.russian.phrase_model import Group, Noun
from inforce.claims.russian.same_names import alike
from inforce.claims.russian.scenes import Scene
from inforce.claims.text import Document


class Channels:
    """The outlets that one report names."""

    def __init__(self, document: Document, cues: Cues) -> None:
        self._document, self._cues = document, cues

    def is_outlet(self, group: Group) -> bool:
        """A group names an outlet."""
        return self._outlet(group.noun) is not None

    def named(self, group: Group) -> Channel | None:
        """The outlet that a group names."""
        return self._outlet(group.noun)

    def of(self, scene: Scene, attribution: Attribution, carrier: Attribution | None) -> Channel | None:
        """The outlet through which the words came."""
        for group in (
            attribution.given,
            carrier.subject if carrier else None,
            attribution.subject if attribution.cited or attribution.possessive else None,
        ):
            if group is not None and (channel := self._outlet(group.noun)):
                return channel
        if attribution.clause is not None:
            for group in attribution.clause.groups:
                if group.prep in ("в", "на") and group.noun.lemma in self._cues.occasions:
                    for each in group.noun.chain():
                        if channel := self._outlet(each):
                            return channel
                if (
                    not group.prep
                    and "datv" in group.cases
                    and group is not attribution.subject
                    and (channel := self._own(group.noun))
                ):
                    return channel
            for group in attribution.clause.groups:
                if group.prep in ("в ответ на", "с", "в") and any(
                    (channel := self._own(n)) for n in group.noun.chain() if n is not group.noun or group.prep != "в"
                ):
                    return channel
        return self._quoting(scene, attribution)

    def _quoting(self, scene: Scene, attribution: Attribution) -> Channel | None:
        """ "…, слова которой приводит БелТА"; "…, цитирует его ТАСС"."""
        for clause in scene.clauses:
            if (
                clause.lemma in ("приводить", "цитировать", "передавать", "процитировать", "привести")
                and clause is not attribution.clause
            ):
                for group in clause.groups:
                    if not group.prep and "nomn" in group.cases and (channel := self._outlet(group.noun)):
                        return channel
        return None

    def _outlet(self, noun: Noun) -> Channel | None:
        name = (
            nominative(noun, self._document.text) if noun.proper else noun.head.text if noun.head.kind == "name" else ""
        )
        key = plain(name)
        if noun.lemma in self._cues.labels:
            return Channel(
                name or described(noun, self._document.text, noun.cases),
                self._cues.outlets.get(key, self._cues.labels[noun.lemma]),
            )
        if key and key in self._cues.outlets:
            return Channel(name, self._cues.outlets[key])
        for word in noun.names:
            lemma = word.lemma("NOUN") if word.forms else ""
            if lemma in self._cues.outlets and len(noun.names) == 1:
                return Channel(name, self._cues.outlets[lemma])
        return self._own(noun)

    def _own(self, noun: Noun) -> Channel | None:
        """The report's own newsroom."""
        publisher = plain(self._document.report.publisher or "").strip('«»" ')
        if not publisher or not noun.proper:
            return None
        name = nominative(noun, self._document.text)
        words = plain(name).split()
        theirs = publisher.replace(".", " ").split()
        return Channel(name, "outlet") if words and all(any(alike(w, t) for t in theirs) for w in words) else None
