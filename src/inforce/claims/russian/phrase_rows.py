"""Rows: groups in the same case with "и" or commas between them made one."""

from itertools import pairwise

from inforce.claims.russian.lexicon import Lexicon
from inforce.claims.russian.morphology import is_known
from inforce.claims.russian.phrase_model import Element, Group, Noun
from inforce.claims.russian.word_forms import any_case, family_forms
from inforce.claims.russian.words import WORD, Word

_PLACED = ("в", "на", "из", "под")
"""Prepositions under which a bare name is most often that of a place."""
_OF_PEOPLE = ("Name", "Surn")
_INSIDE = 3
"""Elements from a participle to the noun that it tells more of."""


def joined(elements: list[Element], lexicon: Lexicon) -> list[Element]:
    """Groups in the same case with "и" or commas between them made one."""
    found: list[Element] = []
    number = barren = 0
    ahead = _ands_ahead(elements, lexicon)
    while number < len(elements):
        element = elements[number]
        if type(element) is Group and not element.noun.pronoun:
            taken = 1
            if number >= barren:
                taken, barren = _row(elements, number, lexicon, ahead)
            _share_family(element)
            _settle_people(element)
            found.append(element)
            number += taken
        else:
            found.append(element)
            number += 1
    return found


def _ands_ahead(elements: list[Element], lexicon: Lexicon) -> list[bool]:
    """At each place whether groups with commas between them lead from there to an "и"; told once for all of a sentence."""
    ahead = [False] * (len(elements) + 2)
    for place in range(len(elements) - 1, -1, -1):
        joint, after = _joint(elements, place, lexicon)
        leads_on = joint == "," and after < len(elements) and type(elements[after]) is Group
        ahead[place] = joint == "and" or (leads_on and ahead[after + 1])
    return ahead


def _row(elements: list[Element], number: int, lexicon: Lexicon, ahead: list[bool]) -> tuple[int, int]:
    """Takes into a group those that follow it in a row; how many elements that were, and the place before which no other row
    begins: "«Альфа», «Бета», банк" is none from any of its names."""
    group = elements[number]
    assert type(group) is Group
    pending: list[Group] = []
    cases = group.cases  # of those pending too
    place = done = number + 1
    barren = 0
    while place < len(elements):
        joint, after = _joint(elements, place, lexicon)
        after = _past_participle(elements, after, lexicon) if joint == "and" else after
        other = elements[after] if joint and after < len(elements) else None
        if type(other) is Group and not pending and not other.prep and _is_of_owners(group.nouns[-1], other.noun):
            group.nouns[-1].end = group.end = other.end
            place = done = after + 1
            continue
        if type(other) is not Group or other.noun.pronoun or not _alike(group, other, cases, lexicon):
            break
        if joint == "," and other.noun.place is not None and _is_dash(elements, after + 1):
            break  # "…, Швейцария — нет"
        if joint == "," and (other.noun.place is None) != (group.nouns[-1].place is None) and other.noun.place:
            break  # "…, «Мыс Таран», Великобритания внесла"
        if joint == "," and (_opens_clause(elements, after) or _is_speaker(elements, number, lexicon)):
            break
        if joint == "," and not pending and _describes(group.nouns[-1], other.noun):
            _take(group, [other])
            del group.nouns[-len(other.nouns) - 1]
            place = done = after + 1
            cases = group.cases
            continue
        pending.append(other)
        cases = (cases & other.cases) or cases
        place = after + 1
        if joint == "and":
            _take(group, pending)
            pending, done, cases = [], place, group.cases
        elif not ahead[place] and not (group.noun.proper and other.noun.proper):
            barren = after
            break  # neither joined by "и" nor names alone
    if pending and _names_only(group, pending):
        _take(group, pending)
        done = place
    return done - number, barren


def _settle_people(group: Group) -> None:
    """ "Против Олега Гарина и Евгения Седова", "с министров Гарина и Рогова": what the preposition governs tells a man's name
    from a woman's."""
    for noun in group.nouns if group.prep else ():
        if any(f.name in _OF_PEOPLE for w in noun.names[:1] if not w.quoted for f in w.forms):
            noun.cases = (noun.cases & group.cases) or noun.cases


def _share_family(group: Group) -> None:
    """ "Бориса и Аркадия Гариных", "Бориса и Аркадия Ротенбергов": the family name of both stands once, in the plural."""
    for first, second in pairwise(group.nouns):
        if len(first.names) != 1 or len(second.names) != 2 or first.names[0].quoted:
            continue
        given, family = (first.names[0], second.names[0]), second.names[1]
        lemma = next((f.lemma for f in family.forms if f.number == "plur" and f.name == "Surn"), "")
        if not lemma or not all(any(f.name == "Name" for f in w.forms) for w in given):
            continue
        first.names.append(_of_one(lemma, given[0], first.cases, given[0].end))
        second.names[1] = _of_one(lemma, given[1], second.cases, family.end)


def _of_one(lemma: str, given: Word, cases: frozenset[str], end: int) -> Word:
    """The family name of the one whose first name is given, in the nominative; it stands at the end of the first name."""
    woman = all(f.gender == "femn" for f in given.forms if f.name == "Name" and f.case in cases)
    lower = lemma + "а" * (woman and bool(family_forms(lemma)))
    return Word(WORD, lower.capitalize(), lower, given.start, end, any_case(lower, "Surn"), "NOUN")


def _past_participle(elements: list[Element], place: int, lexicon: Lexicon) -> int:
    """ "«Альфа» и контролируемый им холдинг «Бета»": the noun of a row after the participle that tells whose it is."""
    word = elements[place] if place < len(elements) else None
    if type(word) is not Word or not word.is_a("PRTF") or word.lemma("PRTF") in lexicon.measure_verbs:
        return place
    told = {(f.case, f.number) for f in word.forms if f.pos == "PRTF"}
    for beyond in range(place + 1, min(place + 1 + _INSIDE, len(elements))):
        other = elements[beyond]
        if type(other) is not Group:
            return place
        forms = {(f.case, f.number) for f in other.noun.head.forms} if not other.prep and not other.noun.pronoun else ()
        if told.intersection(forms):
            return beyond
    return place


def _is_of_owners(noun: Noun, other: Noun) -> bool:
    """ "Все структуры «Камы» и «Веги»": a second owner beside the first."""
    first = noun.gen
    owners = [n for n in (first, other) if n is not None and n.head.quoted and n.head in n.names]
    return len(owners) == 2 and noun.plural and not noun.proper and "gent" in other.cases


def _shares_label(group: Group, other: Group) -> bool:
    """ "Внёс танкеры «Кама» и «Вега»": names after the plural of what they are stand in the nominative, whatever its case."""
    label, bare = group.nouns[0], all(n.head.quoted and n.head in n.names for n in other.nouns)
    return bare and bool(label.lemma) and label.number != "sing" and bool(label.names) and label.names[0].quoted


def _describes(before: Noun, noun: Noun) -> bool:
    """ "Министра спорта, главу комитета Михаила Гарина": two offices of the one who is named after the second."""
    offices = [n for n in (before, noun) if n.lemma and n.animate and n.number == "sing" and not (n.pronoun or n.count)]
    return len(offices) == 2 and bool(noun.names) and not before.proper and not noun.names[0].quoted


def _is_guessed(label: Noun, other: Noun) -> bool:
    """ "Порты Кулеви и Каримун": the cases of a name that no dictionary has are guessed, those of the word before are not."""
    several = label.number == "plur" and bool(label.lemma) and bool(label.names)
    return several and not other.lemma and not other.head.quoted and not is_known(other.head.lower)


def _take(group: Group, others: list[Group]) -> None:
    for other in others:
        if _shares_label(group, other):
            for noun in other.nouns:
                noun.head, noun.known_lemma = group.nouns[0].head, None
        elif not _is_guessed(group.noun, other.noun):
            group.cases = (group.cases & other.cases) or group.cases
        group.nouns += other.nouns
        group.end = other.end
        for noun in other.nouns if group.prep and not group.noun.lemma else ():  # not "банков «Вега» и «Нова»"
            noun.cases = (noun.cases & group.cases) or noun.cases  # "против «Росбанка» и «Уралсиба»"


def _joint(elements: list[Element], place: int, lexicon: Lexicon) -> tuple[str, int]:
    """What joins the element before a place to the one after: "," or "and"; where that is."""
    word = elements[place]
    if type(word) is not Word:
        return "", place
    if word.text == ",":
        run = _and_at(elements, place + 1, lexicon)
        return ("and", run) if run else (",", place + 1)
    run = _and_at(elements, place, lexicon)
    return ("and", run) if run else ("", place)


def _and_at(elements: list[Element], place: int, lexicon: Lexicon) -> int:
    words = [e.lower if type(e) is Word else "" for e in elements[place : place + 2]]
    if words and words[0] == "а" and (len(words) < 2 or words[1] not in ("также", "еще")):
        return 0  # "«Альфа», а Сеул не включил": another clause
    if words and words[0] in lexicon.and_words:
        return place + (2 if len(words) > 1 and words[1] in ("также", "еще") else 1)
    return 0


def _alike(group: Group, other: Group, cases: frozenset[str], lexicon: Lexicon) -> bool:
    """``cases``: what those of the row so far may all stand in."""
    if other.prep and other.prep != group.prep:
        return False
    shared = cases & other.cases
    if not shared and not (other.noun.head.quoted and any(w.quoted for w in group.nouns[-1].names)):
        return False
    mine, its = group.nouns[-1], other.noun
    person = mine.animate or any(f.name in ("Name", "Surn", "Patr") for w in mine.names for f in w.forms)
    if group.prep in _PLACED and not mine.lemma and not person and its.lemma and its.proper and "nomn" in other.cases:
        return False  # "терминал в Карасу и банк «Керемет»"
    if its.proper and its.animate and not (mine.proper or mine.animate or mine.place or lexicon.is_label(mine.lemma)):
        return False  # "занимает должность, а также спикер Игорь Тарасов"
    return not (
        lexicon.is_measure_word(mine.lemma) != lexicon.is_measure_word(its.lemma) and not (mine.proper and its.proper)
    )


def _is_dash(elements: list[Element], place: int) -> bool:
    element = elements[place] if place < len(elements) else None
    return type(element) is Word and element.text in "—–-"


def _opens_clause(elements: list[Element], place: int) -> bool:
    """After a comma a noun with its verb begins a clause of its own, save where a row goes on."""
    following = elements[place + 1] if place + 1 < len(elements) else None
    return type(following) is Word and following.pos in ("VERB", "PRTS", "ADJS", "PRED", "ADVB", "PRCL")


def _is_speaker(elements: list[Element], number: int, lexicon: Lexicon) -> bool:
    """ "…, сообщила канцелярия, шесть литовцев": the noun after a verb of saying stands alone."""
    before = elements[number - 1] if number else None
    return type(before) is Word and before.pos == "VERB" and before.lemma("VERB") in lexicon.saying


def _names_only(group: Group, others: list[Group]) -> bool:
    """A row without "и" is one of names: "«Альфа», «Бета», «Гамма»"."""
    return all(n.proper for g in (group, *others) for n in g.nouns)
