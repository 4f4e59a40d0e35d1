"""Names in Chinese characters that are said otherwise than on the mainland."""

import pytest

from inforce.names.alternatives import alternatives
from inforce.names.building import build
from inforce.names.han import said_elsewhere
from inforce.names.index import Listed
from inforce.names.parts import Kind
from inforce.screening import Query, Screener, Settings

LIST = [
    Listed("1", "KIM, Myong Chol", Kind.PERSON),
    Listed("2", "CHOE, Ryong Su", Kind.PERSON),
    Listed("3", "Mei-ling CHAN WONG", Kind.PERSON),
    Listed("4", "CHENG, Kwok Keung", Kind.PERSON),
    Listed("5", "ZHAO, Jianguo", Kind.PERSON),
]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("金明哲", ["김명철"]),
        ("崔龍洙", ["최룡수"]),
        ("崔龙洙", ["최룡수"]),  # as mainland papers write it
        ("陈黄美玲", ["Chan Wong Mei Ling"]),  # a married woman of Hong Kong
        ("鄭國強", ["Cheng Kwok Keung"]),
        ("郑国强", []),  # of the mainland, as far as it shows
        ("北京大学", []),
        ("王", []),
        ("金明哲公司有限", []),
        ("김명철", []),
        ("Kim Myong Chol", []),
    ],
)
def test_a_name_of_a_korean_or_of_somebody_in_hong_kong_is_known_by_its_characters(name: str, said: list[str]) -> None:
    assert said_elsewhere(name) == said
    assert alternatives(name) == [name, *said]


@pytest.mark.parametrize(
    ("name", "entry"),
    [("金明哲", "1"), ("崔龙洙", "2"), ("陈黄美玲", "3"), ("鄭國強", "4"), ("赵建国", "5"), ("趙建國", "5")],
)
@pytest.mark.parametrize("kind", [Kind.PERSON, Kind.ANY])
def test_it_finds_who_is_listed_as_it_is_said(name: str, entry: str, kind: Kind) -> None:
    (found,) = Screener(build(LIST), Settings(0.7)).screen([Query("q", name, kind)])
    assert [match.entry for match in found] == [entry]
