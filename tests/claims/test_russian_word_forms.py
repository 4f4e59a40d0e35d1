"""Readings of Russian words: what is not asked of a word would tell nothing."""

import pytest

from inforce.claims.russian.morphology import forms_of, inflected, plain
from inforce.claims.russian.word_forms import _substantive, _substantivized, read_word


@pytest.mark.parametrize(
    "word",
    [
        "заключенных",
        "осуждённому",
        "управляющая",
        "раненым",
        "высших",
        "введенные",
        "подсанкционного",
        "российскую",
        "учившихся",
    ],
)
def test_a_participle_of_which_nothing_is_asked_is_no_noun(word: str) -> None:
    forms = tuple(f for f in forms_of(word) if f.pos in ("PRTF", "ADJF"))
    asked = [plain(inflected(plain(word), f, "nomn", "masc", "sing") or "") for f in forms]
    assert [f.lemma for f in _substantive(plain(word), forms)] == [a for a in asked if a in _substantivized()]


def test_a_participle_that_is_a_noun_by_itself_is_one_in_every_case() -> None:
    for word in ("удерживаемых", "удерживаемому", "подозреваемыми"):
        nouns = [f.lemma for f in read_word(word, opening=False, shouted=False)[2] if f.pos == "NOUN"]
        assert nouns
        assert set(nouns) <= _substantivized()
    assert not any(f.pos == "NOUN" for f in read_word("введенных", opening=False, shouted=False)[2])
