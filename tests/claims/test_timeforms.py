"""Forms of times: which of them are tried, and in which letters."""

import re
from collections.abc import Callable, Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inforce.claims.timeforms import any_of
from inforce.claims.timewords import TimeWords, time_words
from inforce.values import replace

WORDS = {
    "en": "Monday|May|June|may|MAY|Mon.|mon|march|MARch|"
    "2024|2023|the|of|between|and|5|12|30|17:30|GMT|last year|of that year|of next week|2024-06-30|"
    "30.06.2024|30/06/2024|to|2023/24|first quarter|second half|2020s|last|next|week|before|ago|two months|day after|Q3|Easter|"
    "spring|beginning of|in|time|–|third quarter|Q3 2024|"
    "the turn of the year|New Year's Eve|new year|Moscow time|Eastern time|q|the eve",
    "ru": "мая|июня|2024|2023 года|г.|5|12|30|17:30|МСК|2024-06-30|30.06.2024|весной|прошлого года|прошлого|в первом|квартале|"
    "на следующий день|два|месяца|назад|через|до|по|–|позавчера|понедельник|конце|недели",
}


class Trying(TimeWords):
    """Tries every form that a word opens."""

    def __init__(self, language: str) -> None:
        super().__init__(language)
        self.forms._needed = [[] for _ in range(len(self.forms))]


class Ignoring(TimeWords):
    """Tries every form in the letters of the text, whatever their case."""

    def __init__(self, language: str) -> None:
        super().__init__(language)
        self.forms._forms = [replace(each, is_cased=True) for each in self.forms._forms]


IGNORING = {language: Ignoring(language) for language in WORDS}
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


@pytest.mark.parametrize("language", WORDS)
@given(st.data())
def test_a_form_in_lower_case_fits_what_it_would_in_any_and_tells_the_words_as_they_stand(
    language: str, data: st.DataObject
) -> None:
    written: dict[str, Callable[[str], str]] = {
        "as it is": str,
        "in capitals": str.upper,
        "as a title": str.title,
        "in small letters": str.lower,
    }
    write = written[data.draw(st.sampled_from(sorted(written)))]
    text = data.draw(st.sampled_from(["", "İzmir, "])) + write(data.draw(texts(language)))
    told, others = (list(all_told(words, text)) for words in (time_words(language), IGNORING[language]))
    assert told == others


ENDING_ALIKE = ["a b", "ab b", "c b", "c a b", "a c b"]


@given(
    st.lists(st.lists(st.sampled_from("a b ab c".split()), min_size=1, max_size=3).map(" ".join), max_size=8),
    st.sampled_from(["b", "a", "b c", "a b", ""]),
    st.lists(st.sampled_from("a b ab c".split()), max_size=4).map(" ".join),
)
def test_words_that_end_alike_are_found_as_words_in_a_row_are(words: list[str], one: str, text: str) -> None:
    forms = sorted(filter(None, {*words, *ENDING_ALIKE, one}), key=len, reverse=True)
    plain = re.compile("(?:" + "|".join(re.sub(" ", r"\\s+", form) for form in forms) + r")(?!\w)")
    found, told = plain.match(text), re.match(f"(?:{any_of(forms)})", text)
    assert (found and found.span()) == (told and told.span())


def all_told(words: TimeWords, text: str) -> Iterator[tuple[object, ...]]:
    for each in words.told(text, 0, len(text)):
        yield each.start, each.end, each.form.means, each.slots, each.lead


def fits(words: TimeWords, text: str) -> Iterator[tuple[int, int, int]]:
    place = 0
    while fit := words.forms.first(text, place, len(text)):
        yield fit
        place = fit.start + 1
