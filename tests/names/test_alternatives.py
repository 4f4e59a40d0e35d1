"""Texts that may give several names."""

from hypothesis import given
from hypothesis import strategies as st

from inforce.names.alternatives import alternatives, perhaps_several

PIECES = "金明哲|鄭國強|Anna|SOREL|a.k.a.|FKA|a.k.a|known as|also known as|geb.|nee|Tanaka|/|;|Сорель|née".split("|")
texts = st.lists(st.sampled_from([*PIECES, "|"]), max_size=5).map(" ".join)


@given(st.lists(texts | st.text(max_size=12), max_size=6))
def test_texts_that_cannot_give_several_names_are_told_together(given_texts: list[str]) -> None:
    others = set(range(len(given_texts))) - set(perhaps_several(given_texts))
    for text in (given_texts[at] for at in others):
        assert alternatives(text) == [text]
        assert not any(sign in text for sign in "|;")


def test_most_texts_give_one_name() -> None:
    assert perhaps_several(["Anna Sorel", "Romashka LLC", "X a.k.a. Y", "Anna Sorel"]) == [2]


def test_a_name_in_characters_that_is_said_otherwise_elsewhere_may_be_several() -> None:
    assert perhaps_several(["Anna Sorel", "金明哲", "王", "Иван Щукин"]) == [1]
