"""Forms of times: which of them are tried."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inforce.claims.timewords import TimeWords, time_words

WORDS = {
    "en": "Monday|May|June|2024|2023|the|of|between|and|5|12|30|17:30|GMT|last year|of that year|of next week|2024-06-30|"
    "30.06.2024|30/06/2024|to|2023/24|first quarter|second half|2020s|last|next|week|before|ago|two months|day after|Q3|Easter|"
    "spring|beginning of|in|time|–",
    "ru": "мая|июня|2024|2023 года|г.|5|12|30|17:30|МСК|2024-06-30|30.06.2024|весной|прошлого года|прошлого|в первом|квартале|"
    "на следующий день|два|месяца|назад|через|до|по|–|позавчера|понедельник|конце|недели",
}


class Trying(TimeWords):
    """Tries every form that a word opens."""

    def __init__(self, language: str) -> None:
        super().__init__(language)
        self.forms._needed = [[] for _ in range(len(self.forms))]


TRYING = {language: Trying(language) for language in WORDS}


def texts(language: str) -> st.SearchStrategy[str]:
    words = st.sampled_from(WORDS[language].split("|"))
    return st.lists(st.tuples(words, st.sampled_from(["", " ", " ", " ", ", "])), min_size=1, max_size=6).map(
        lambda told: "".join(part for each in told for part in each)
    )


@pytest.mark.parametrize("language", WORDS)
@given(st.data())
def test_a_form_that_is_not_tried_would_not_have_fitted(language: str, data: st.DataObject) -> None:
    text = data.draw(texts(language))
    assert list(fits(time_words(language), text)) == list(fits(TRYING[language], text))


def fits(words: TimeWords, text: str) -> Iterator[tuple[int, int, int]]:
    place = 0
    while fit := words.forms.first(text, place, len(text)):
        yield fit
        place = fit.start + 1
