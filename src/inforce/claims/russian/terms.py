"""Terms: what a Russian phrase is in a measure: a list, a measure, a licence, a party."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from inforce.claims.lexicon import table
from inforce.claims.model import TargetKind
from inforce.claims.russian.lexicon import Lexicon, lexicon
from inforce.claims.russian.phrase_model import Group, Noun
from inforce.claims.russian.words import Word

_COLLECTIVE = ("ое", "оих", "оим", "оими", "еро", "ерых", "ерым", "ерыми")
"""Endings of collective numerals, which are people: "ещё троих"."""
_ROLES = (
    "assets",
    "forbidden",
    "sanctioned",
    "force",
    "unchanged",
    "aim",
    "ceiling",
    "veto",
    "suspension",
    "void",
    "pack",
)
"""Roles that nouns and adjectives fill by their lemma alone."""
_STANDS_FOR = {"": (), "masc": ("он", "его"), "femn": ("она", "ее"), "neut": ("оно", "его")}


@dataclass(slots=True)
class Context:
    """What was told before: ``about``: the report speaks of sanctions; ``list``, ``measure``, ``licence``: one was spoken of;
    ``gender``, ``paper``: of the measure and of the licence in the singular spoken of last; ``coined``: a keeper of lists was
    told to do what a verb says that elsewhere means something else ("OFAC назначает X")."""

    about: bool = False
    list: bool = False
    measure: bool = False
    licence: bool = False
    coined: bool = False
    paper: str = ""
    gender: str = ""


class Terms:
    """Asks of phrases what they may be."""

    def __init__(self, lexicon: Lexicon) -> None:
        data = table("measures_ru")
        nouns = data["nouns"]
        self._lexicon = lexicon
        self._public = frozenset(table("kinds")["ru"]["institutions"]["nouns"]) - {"суд"}
        self.lists, self.measures = frozenset(nouns["list"]), frozenset(nouns["measure"])
        self.plain = frozenset(nouns["plain"])
        self.everyday = frozenset(nouns["everyday"])
        self.wrapping = frozenset(nouns["wrapping"])
        self.modifiers = frozenset(nouns["modifiers"])
        self.licences = frozenset(nouns["licence"])
        self._of_role = {role: frozenset(nouns[role]) for role in _ROLES}
        self.packs = self._of_role["pack"]
        self._candidates = frozenset(nouns["candidate"])
        self._networks = frozenset(nouns["network"])
        self._rules = {role: frozenset(nouns[role]) for role in ("rule", "bound")}
        self._granting = frozenset(nouns["granting"])
        self.papers = frozenset(nouns["paper"])
        self.entries = frozenset(nouns["entry"])
        self.dealt = frozenset(nouns["dealt"])
        self.dealings, self.never = frozenset(nouns["dealings"]), frozenset(nouns["never"])
        self._authorities = frozenset(data["others"]["authorities"])
        self._laws = frozenset(nouns["law"])
        self.allowing = frozenset(data["permitting"]["allowing"])
        self._named_laws = dict(data["laws"])
        self._outlawed = frozenset(nouns["outlawed"])
        self.decisions = frozenset(nouns["decision"])
        self.decrees = frozenset({"распоряжение", "указ", "приказ", "постановление"})
        self.against = dict(nouns["against"])
        self.together = frozenset(data["told"]["together"])
        self.adding = frozenset(data["told"]["adding"])
        self.bargaining = frozenset(data["told"]["bargaining"])
        self.lawmakers = frozenset(data["told"]["lawmakers"])
        self.joining = frozenset(data["told"]["joining"])
        self.ceasing = frozenset(data["told"]["ceasing"])
        self.earlier, self.aside = frozenset(data["told"]["earlier"]), frozenset(data["told"]["aside"])
        self.orders = tuple(data["told"]["orders"])
        self.likewise = frozenset(data["told"]["likewise"])
        self.naming_done = frozenset(data["told"]["naming_done"])
        self.naming = frozenset(data["told"]["naming"])
        self.noted = frozenset(data["told"]["noted"])
        self.pointing = frozenset(data["told"]["pointing"])
        self.like = frozenset(data["told"]["like"]) | self.pointing
        self.same, self.fates = frozenset(data["told"]["same"]), frozenset(data["told"]["fates"])
        self.concerning, self.escaping = frozenset(data["told"]["concerning"]), frozenset(data["told"]["escaping"])
        self.blow, self.struck = frozenset(nouns["blow"]), frozenset(nouns["struck"])
        self.entry_of = frozenset(nouns["entry_of"])
        self.there = frozenset(nouns["there"])
        self.courts = frozenset(data["others"]["courts"])
        self.other = frozenset(nouns["other"])
        self._other_lists = frozenset(nouns["other_lists"])
        self.aimed, self.permits = frozenset(nouns["aimed"]), frozenset(nouns["permits"])
        self._telling = self.lists | self.measures | self.plain | self.wrapping | self.licences | self._granting
        self._telling |= (
            self.papers | self.decisions | self.decrees | self.struck | {"пакет", "проект", "режим", "срок"}
        )
        self._telling |= frozenset(nouns["law"])

    def freezes(self, noun: Noun) -> bool:
        """ "Заморозка активов X": a measure on what somebody owns."""
        return noun.lemma in self.measures and noun.gen is not None and noun.gen.lemma in self._of_role["assets"]

    def fits(self, role: str, group: Group, context: Context) -> bool:
        for noun in group.nouns:  # noqa: SIM110 - a loop is faster, and this is asked of most groups for many frames
            if self.noun_fits(role, noun, context):
                return True
        return False

    def noun_fits(self, role: str, noun: Noun, context: Context) -> bool:
        match role:
            case "target":
                return self.is_target(noun, context)
            case "party":
                named = noun.proper or self._is_ordinal(noun) or self._lexicon.bears_names(noun.lemma)
                return named and self.is_target(noun, context)
            case "measure":
                return self.is_measure(noun, context)
            case "list":
                return self.is_list(noun, context)
            case "licence":
                return self.is_licence(noun, context)
            case "place":
                return noun.lemma == "место" and context.list
            case "entry":
                return (noun.lemma in self.entries and not noun.count) or (
                    noun.lemma in ("один", "одна") and noun.gen is not None and noun.gen.lemma in self.entries
                )
            case "covered":
                return context.licence and self._may_be_covered(noun, context)
            case "dealings" | "banned":
                return self._is_dealing(role, noun, context)
            case "blow":
                free = noun.gen is None or self.is_measure(noun.gen, context)  # "под каток санкций"
                return context.about and noun.lemma in self.blow and free
            case "network" | "candidate" | "rule" | "bound":
                return self._is_subject_to_rule(role, noun, context)
            case "struck":
                return noun.lemma in self.struck and self._is_of_measure(noun, context)
            case "outlaws" | "outlawed":
                return (role == "outlawed" or noun.number == "plur") and self._is_outlawed(noun)
            case "barred":
                return context.about and noun.lemma in self.entry_of
        return noun.lemma in self._of_role.get(role, frozenset())

    def _is_subject_to_rule(self, role: str, noun: Noun, context: Context) -> bool:
        """A payment network, a candidate for a list, what a state sets like a measure."""
        if role == "network":
            return any(w.lower in self._networks for w in (noun.head, *noun.names))
        if role == "candidate":
            return context.list and noun.lemma in self._candidates and not noun.proper
        return context.about and noun.lemma in self._rules[role]

    def _is_outlawed(self, noun: Noun) -> bool:
        """ "К подсанкционным организациям", "террористической организацией", "террористом"."""
        words = (noun.head, *noun.modifiers)
        return any(w.lemma("ADJF", "PRTF") in self._outlawed or w.lemma("NOUN") in self._outlawed for w in words)

    def _is_of_measure(self, noun: Noun, context: Context) -> bool:
        gen = noun.gen
        return gen is not None and (self.is_measure(gen, context) or self.is_list(gen, context))

    def may_tell(self, noun: Noun) -> bool:
        """It may be a list, a measure or a licence: it is a word for one, stands for one, or bears a name or place."""
        if noun.pronoun or noun.names or noun.place is not None or noun.head.pos in ("ADJF", "PRTF"):
            return True
        return noun.lemma in self._telling or noun.head.lower == "ничего"

    def is_list(self, noun: Noun, context: Context) -> bool:
        if noun.place is not None and noun.place.form == "list":
            return True
        if noun.pronoun:
            return context.list and noun.head.lower in ("него", "нее", "них", "нем")
        if noun.head.pos == "ADJF" and noun.place is not None and noun.head.kind == "word":
            return context.list and noun.number == "sing"
        lemma = noun.lemma
        if lemma in self.lists or self._head_in(noun, self.lists):
            return (context.about or self._modified(noun)) and not self._is_other_list(noun)
        if lemma == "пакет":
            return context.about and bool(noun.modifiers or noun.gen)  # "попал в 14-й пакет"
        if lemma == "проект" and noun.gen is not None:
            return self.is_list(noun.gen, context)
        return lemma in self.struck and noun.number == "plur" and self._is_of_measure(noun, context)

    def _is_other_list(self, noun: Noun) -> bool:
        """A register of another kind: "судовой реестр", "реестр недобросовестных поставщиков"."""
        if any(w.lemma("ADJF", "PRTF") in self._other_lists for w in noun.modifiers):
            return True
        if noun.gen is not None and noun.gen.number != "plur" and not noun.gen.proper and self._is_house(noun.gen):
            return True  # "черный список отеля"
        inner = list(noun.gen.chain()) if noun.gen is not None else []
        words = {w.lemma("ADJF", "PRTF") for n in inner for w in n.modifiers} | {n.lemma for n in inner}
        return bool(words & self._other_lists)

    def _is_named_law(self, noun: Noun) -> bool:
        """ "Закон Цезаря", "907-я поправка", "национальная чрезвычайная ситуация": on what measures rest."""
        if noun.lemma in ("ситуация", "положение"):
            told = {w.lemma("ADJF") for w in noun.modifiers}
            return {"чрезвычайный", "национальный"} <= told
        numbered = any(w.text[0].isdigit() for w in noun.modifiers)
        return numbered or bool(noun.names) or (noun.gen is not None and noun.gen.proper)

    def law_against(self, noun: Noun) -> str:
        """At whom a law is aimed that is known by its name ("закон Цезаря", "«закон Цезаря»"); "" where it is none."""
        if not (noun.names or noun.lemma in self._laws):
            return ""
        names = [w.name or w.text for n in noun.chain() for w in n.names]
        words = " ".join([noun.lemma, *names]).strip().lower() if names else ""
        words = f"закон{words.removeprefix('закона')}" if words.startswith("закона ") else words
        return next((state for name, state in self._named_laws.items() if words.startswith(name)), "")

    def _is_government(self, noun: Noun) -> bool:
        """ "Сирийский режим", "режим Асада": no regime of sanctions."""
        gen = noun.gen
        ruled = any(w.place and w.place.form == "adjective" for w in noun.modifiers) and gen is None
        return (ruled or (gen is not None and gen.proper)) and not self._modified(noun)

    def _is_house(self, noun: Noun) -> bool:
        """A firm that keeps a list of its own."""
        return self.is_private(noun) and noun.place is None and not any(w.place for w in noun.modifiers)

    def is_measure(self, noun: Noun, context: Context) -> bool:
        if noun.head.lower == "ничего":
            return context.about  # "ничего против нее не вводили"
        if noun.pronoun and noun.number == "sing":
            return bool(context.gender) and noun.head.lower in _STANDS_FOR.get(context.gender, ())
        if noun.pronoun:
            return context.measure and noun.head.lower in ("их", "они", "им", "ними", "них")
        if noun.modifiers and self._is_other(noun):
            return False
        lemma = noun.lemma
        if (noun.names or lemma in self._laws) and self.law_against(noun):
            return context.about
        if lemma == "режим" and self._is_government(noun):
            return False
        if lemma in self.decrees and noun.gen is None and not noun.modifiers and noun.number == "sing":
            return context.measure
        if lemma in self.decisions:
            return context.measure and any(w.lemma("ADJF") in ("этот", "данный", "такой") for w in noun.modifiers)
        if lemma in self.plain:
            return True
        if lemma in self._laws:
            return context.about and self._is_named_law(noun)
        if noun.head.pos in ("ADJF", "PRTF") and noun.head.kind == "word" and not noun.modifiers:
            return context.about and (noun.place is not None or lemma in self._lexicon.measured)
        if lemma in self.measures:
            return context.about or self._modified(noun)
        if lemma in self.wrapping and noun.gen is not None:
            return self.is_measure(noun.gen, context) and not noun.gen.pronoun
        return False

    def is_decision(self, noun: Noun) -> bool:
        """ "Это решение": a paper or act by which something was decided."""
        return noun.lemma in self.decisions

    def _is_other(self, noun: Noun) -> bool:
        """No measure of a state, or one that is asked for: "судебный запрет", "какие меры действуют"."""
        asked = "nomn" in noun.cases and any(w.lemma("ADJF", "NPRO") == "какой" for w in noun.modifiers)
        return asked or any(w.lemma("ADJF") in self.other for w in noun.modifiers)

    def is_plain(self, noun: Noun) -> bool:
        """The measure is one of sanctions by its own words."""
        if noun.lemma == "пакет" and (noun.gen is None or noun.gen.place is not None or self.is_plain(noun.gen)):
            return True
        keeper = noun.gen is not None and noun.gen.place is not None
        owned = keeper or any(w.place and w.place.form == "adjective" for w in noun.modifiers)
        return (owned and noun.lemma in self.measures) or any(
            n.lemma in self.plain or self._modified(n) for n in noun.chain()
        )

    def is_licence(self, noun: Noun, context: Context | None = None) -> bool:
        if noun.pronoun:
            return (
                context is not None
                and context.licence
                and noun.head.lower in ("ее", "она", *_STANDS_FOR[context.paper])
            )
        if noun.names and noun.names[0].name.startswith("GL"):
            return True
        if noun.lemma in self.papers and not noun.gen and not noun.modifiers:
            return context is not None and context.licence
        lemma = noun.lemma
        if lemma == "исключение" and noun.gen is not None and (noun.gen.proper or noun.gen.animate):
            return False  # "исключение патриарха Кирилла": from a list
        if lemma in self.licences:
            return True
        if lemma == "срок" and noun.gen is None and any(w.lower in ("его", "ее") for w in noun.modifiers):
            return context is not None and context.licence  # "срок ее истекает"
        wrapped = lemma in self.wrapping or lemma in self._granting
        return wrapped and any(n.lemma in self.licences for n in noun.chain())

    def _modified(self, noun: Noun) -> bool:
        return any(w.lemma("ADJF", "PRTF") in self.modifiers for w in noun.modifiers)

    def _head_in(self, noun: Noun, lemmas: frozenset[str]) -> bool:
        return bool(noun.names) and any(w.lower in lemmas for w in noun.names)

    def is_target(self, noun: Noun, context: Context) -> bool:
        if noun.pronoun:
            return (
                noun.head.lower not in self._lexicon.speaking
                and noun.head.lower not in self._lexicon.demonstratives
                and noun.lemma not in ("кто", "что", "себя")
            )
        if noun.place is not None and noun.place.form == "list":
            return False
        if noun.proper:
            return noun.lemma not in self.lists and not any(w.lemma("NOUN") in self.measures for w in noun.names)
        if noun.place is not None:
            return True
        if noun.gen is None and (noun.head.lower in self._lexicon.both or noun.head.is_a("NUMR")):
            return not noun.count or noun.head.lower.endswith(_COLLECTIVE)  # "потом ещё три" are months
        if noun.gen is not None and noun.head.pos == "NUMR":
            return self.is_target(noun.gen, context)  # "сто с лишним компаний"
        if noun.lemma == "тот" and noun.head.lower in ("тот", "та", "ту") and noun.gen is None and not noun.modifiers:
            return True
        if self._is_ordinal(noun):
            return noun.gen is None
        lemma = noun.lemma
        if noun.count and lemma in self.entries:
            return context.list  # "четыре записи"
        if lemma in ("остальной", "прочий") and noun.head.lower in self._lexicon.substantives:
            return noun.gen is None  # "против остальных"
        if lemma in ("один", "одна") and not noun.modifiers and noun.gen is None:
            return True  # "один из них"
        if lemma == "режим" and self._is_government(noun):
            return True
        if (
            lemma in self.measures
            or lemma in self.lists
            or lemma in self.licences
            or lemma in self.never
            or (lemma in self.wrapping and noun.gen is None and lemma != "группа")
        ):
            return False
        if self.is_part(noun) and noun.gen is not None:
            return self.is_target(noun.gen, context)
        return (
            bool(self._lexicon.kinds(lemma))
            or noun.animate
            or (bool(noun.count) and noun.gen is not None and self.is_target(noun.gen, context))
        )

    def is_part(self, noun: Noun) -> bool:
        """ "Ряд банков", "действие санкций": what hangs on it is meant; "система платежных карт" is a party of its own."""
        named = noun.lemma == "система" and noun.gen is not None and not self._lexicon.is_measure_word(noun.gen.lemma)
        return noun.lemma in self.wrapping and not named

    def said_of(self, role: str, words: Sequence[Word]) -> Group | None:
        """The word among some that fills a role, as a group: dealings are "запрещенными", somebody is "подсанкционным"."""
        word = next((w for w in words if w.lemma("ADJF", "PRTF") in self._of_role[role]), None)
        if word is None:
            return None
        cases = frozenset({"ablt"})
        return Group(
            [Noun(word, cases, "", "", animate=False, start=word.start, end=word.end)], "", word.start, word.end, cases
        )

    def may_be_sector(self, noun: Noun) -> bool:
        """Some noun that may be a trade or goods: "на авиализинг"."""
        known = noun.lemma in self.never or noun.lemma in self.measures or noun.lemma in self.lists
        known = known or noun.lemma in self._lexicon.spans
        return bool(noun.lemma) and not (known or noun.animate or noun.pronoun or noun.count)

    def may_be_dealing(self, noun: Noun) -> bool:
        """Not a stretch of time nor a pronoun: "продлить ее на полгода"."""
        return not noun.pronoun and noun.lemma not in self._lexicon.spans

    def _is_dealing(self, role: str, noun: Noun, context: Context) -> bool:
        if role == "banned":
            return context.about and self.is_banned(noun)
        return any(n.lemma in self.dealings for n in noun.chain())

    def is_firm(self, noun: Noun) -> bool:
        """A word made as names of firms are: "Сбербанк"."""
        return noun.head.capital and self._lexicon.is_firm(noun.head.text)

    def _is_ordinal(self, noun: Noun) -> bool:
        ordinal = noun.head.lower in self._lexicon.substantives
        return ordinal and noun.lemma in ("первый", "второй", "третий", "последний")

    def _may_be_covered(self, noun: Noun, context: Context) -> bool:
        """Whatever a licence may be told to permit: dealings, goods, a party."""
        if (
            noun.pronoun
            or noun.lemma in self._lexicon.spans
            or self.is_licence(noun, context)
            or noun.head.is_a("NUMR")
        ):
            return False
        named = noun.head.quoted and noun.head in noun.names  # "разрешает «Альфе» работать"
        measure = self.is_measure(noun, context) or self.is_list(noun, context)
        return not (named or measure) and noun.place is None

    def is_other_authority(self, noun: Noun) -> bool:
        """ "Роспотребнадзор", "ФИФА", "налоговая": no keeper of sanctions lists, unless a state stands beside it."""
        named = {w.lower for w in (noun.head, *noun.names)} | {noun.lemma, noun.head.lemma("NOUN")}
        if any(w.place for w in noun.modifiers) or (noun.gen is not None and noun.gen.place is not None):
            return False
        return bool(named & self._authorities) and not (noun.names and noun.head not in noun.names)

    def is_public(self, noun: Noun) -> bool:
        return noun.lemma in self._public or noun.lemma in ("мид", "минфин", "минобороны", "минторг", "минюст")

    def is_among(self, group: Group) -> bool:
        """ "Среди них", "в их числе", "среди подсанкционных лиц"."""
        noun = group.noun
        if noun.lemma == "число":
            return any(w.lower in ("их", "этом") for w in noun.modifiers) or noun.gen is not None
        if noun.lemma in ("имя", "фамилия", "название") and not group.prep:
            return any(w.lower == "их" for w in noun.modifiers) or noun.number == "plur"
        if group.prep == "из":
            return noun.pronoun and noun.head.lower == "них"
        if group.prep != "среди":
            return False
        return (
            noun.pronoun
            or noun.head.lower in self._lexicon.demonstratives
            or (noun.lemma == "последний" and noun.gen is None)
            or bool(self._lexicon.kinds(noun.lemma))
            or noun.lemma in ("новичок", "цель", "мишень")
        )

    def is_private(self, noun: Noun) -> bool:
        """A body that is none of a state: a league, a bank."""
        return TargetKind.ORGANISATION in self._lexicon.kinds(noun.lemma) and noun.lemma not in self._public

    def said_to_last(self, noun: Noun) -> bool:
        """ "В силе", "без изменений"."""
        return noun.lemma in self._of_role["force"] | self._of_role["unchanged"]

    def is_activity(self, noun: Noun) -> bool:
        """ "Полёты", "транзит", "въезд": what somebody does that may be banned."""
        activity = noun.lemma in self.dealings or TargetKind.SECTOR in self._lexicon.kinds(noun.lemma)
        return (activity or noun.lemma in self.entry_of) and not noun.proper

    def is_banned(self, noun: Noun) -> bool:
        return any(
            each.lemma in self.dealings or TargetKind.SECTOR in self._lexicon.kinds(each.lemma) for each in noun.chain()
        )


@cache
def terms() -> Terms:
    """The terms of ``measures_ru.toml``."""
    return Terms(lexicon())
