"""Reports that are read at one time, in threads as the service reads them, are read each for itself."""

import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from inforce.checking import read_file
from inforce.claims.russian.scenes import scenes_of
from inforce.claims.text import Document, read_document
from inforce.reports import read


@pytest.fixture
def hurried() -> Iterator[None]:
    """Threads take turns after every few steps."""
    usual = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)
    yield
    sys.setswitchinterval(usual)


def document(text: str) -> Document:
    return read_document(read(text.encode(), name="a.txt")[0])


def test_the_scenes_of_a_document_are_its_own_whichever_was_asked_for_last() -> None:
    one, other = (document(f"США ввели санкции против банка «{name}».") for name in ("Вега", "Тарос"))
    mine, yours = scenes_of(one), scenes_of(other)
    assert scenes_of(one) is mine and scenes_of(other) is yours
    assert [scenes.at(0).sentence for scenes in (mine, yours)] == [one.sentences[0], other.sentences[0]]


def told(text: str) -> list[tuple[str, str]]:
    (read_one,) = read_file(text.encode(), name="a.txt")
    return [(claim.target.name, claim.span.text) for claim in read_one.extract.claims]


@pytest.mark.usefixtures("hurried")
@pytest.mark.parametrize(
    "text",
    [
        "США ввели санкции против банка «{}». Песков заявил, что компанию «{}» исключат из списка. Это произойдёт в марте.",
        "The United States sanctioned {} Bank. Mr Cole said that {} Lines would be delisted in March.",
    ],
)
def test_two_reports_read_in_two_threads_are_told_as_each_is_alone(text: str) -> None:
    texts = [text.format("Вега", "Лиман"), text.format("Тарос", "Мирена")]
    alone, begin = [told(each) for each in texts], Barrier(2)

    def again(each: str) -> list[list[tuple[str, str]]]:
        begin.wait()
        return [told(each) for _ in range(12)]

    with ThreadPoolExecutor(2) as threads:
        found = list(threads.map(again, texts))
    assert all(alone)
    assert found == [[each] * 12 for each in alone]
