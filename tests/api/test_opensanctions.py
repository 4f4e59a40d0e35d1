"""The published client of the OpenSanctions API, unchanged, against this service."""

import json
from collections.abc import Iterator

import httpx
import pytest
from yente_client import Client, Company, Person
from yente_client.exceptions import BadRequestError, NotFoundError

from inforce.api.app import create_app
from inforce.api.settings import Settings
from inforce.register.words import MAIN_NAMES_ONLY
from tests.api.conftest import serving
from tests.conftest import SDN, Keeper, sdn_file


@pytest.fixture
def yente(address: str) -> Iterator[Client]:
    with Client(base_url=address) as client:
        yield client


def test_it_lives_and_can_answer(yente: Client) -> None:
    assert yente.healthz().status == yente.readyz().status == "ok"


def test_a_person_is_matched_and_the_reasons_are_told(yente: Client) -> None:
    found = yente.match(Person(name="Siarhei Shchukin"))
    assert found.top is not None
    assert (found.top.id, found.top.schema_, found.top.match) == ("ofac-1", "Person", True)
    assert "Sergey" in (found.top.explanations["name"].detail or "")


def test_given_and_family_names_make_a_name(yente: Client) -> None:
    found = yente.match(Person(firstName="Sergey", lastName="Shchukin"))
    assert [each.id for each in found.matches] == ["ofac-1"]


def test_who_is_not_listed_has_no_match(yente: Client) -> None:
    assert yente.match(Company(name="Romashka Trading")).results == []
    assert yente.match(Person(name="Petra Nobody")).results == []


def test_a_batch_comes_back_whole(yente: Client) -> None:
    asked = [Company(name="Calm Harbour Lines"), Person(name="Hana Maria Sorel"), Person(name="Petra Nobody")]
    found = dict(yente.match_iter(enumerate(asked)))
    assert [[each.id for each in found[key].results] for key in range(3)] == [["ofac-3"], ["ofac-4"], []]


def test_entities_can_be_left_out(yente: Client) -> None:
    assert yente.match(Company(name="Calm Harbour Lines"), exclude_entities=["ofac-3"]).results == []


def test_search_finds_by_name_and_counts(yente: Client) -> None:
    found = yente.search("harbour")
    assert [each.id for each in found.results] == ["ofac-3"]
    assert {each.name: each.count for each in found.facets["datasets"].values} == {SDN: 1}
    assert yente.search("").total.value == 3
    assert [each.id for each in yente.search("", offset=2).results] == ["ofac-4"]


def test_an_entity_with_its_sanctions(yente: Client) -> None:
    found = yente.fetch("ofac-3")
    assert found.caption == "CALM HARBOUR LINES"
    (sanction,) = found.properties["sanctions"]
    assert not isinstance(sanction, str)
    assert sanction.properties["program"] == ["TESTING"]
    assert yente.adjacent("ofac-3").adjacent["sanctions"].total.value == 1


def test_who_was_removed_is_not_found_and_the_detail_says_so(yente: Client) -> None:
    with pytest.raises(NotFoundError, match="removed"):
        yente.fetch("ofac-2")
    with pytest.raises(NotFoundError):
        yente.fetch("ofac-99")


def test_the_catalogue_names_the_registers(yente: Client) -> None:
    found = yente.datasets()
    assert {each.name: each.entity_count for each in found.datasets} == {"default": 3, SDN: 3}
    assert found.outdated == [SDN]  # its last look is of 2024
    assert found.index_stale


def test_there_is_one_algorithm(yente: Client) -> None:
    assert yente.algorithms().best == "inforce"
    with pytest.raises(BadRequestError, match="logic-v2"):
        yente.match(Person(name="Siarhei Shchukin"), algorithm="logic-v2")


def test_an_unknown_dataset_is_not_found(yente: Client) -> None:
    with pytest.raises(NotFoundError, match="nope"):
        yente.search("x", datasets=["nope"])


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({"birthDate": "1958-03-01"}, "the same day as the entry"),
        ({"nationality": "by"}, "agrees with Belarus"),
        ({"passportNumber": "mp 1234567"}, "the entry has it"),
    ],
)
def test_what_agrees_beside_the_name_raises_the_score_and_is_told(
    yente: Client, told: dict[str, str], words: str
) -> None:
    bare, with_fact = yente.match(Person(name="Siarhei Shchukin")), yente.match(Person(name="Siarhei Shchukin", **told))
    assert bare.top
    assert with_fact.top
    assert with_fact.top.score > bare.top.score
    assert words in (with_fact.top.explanations["name"].detail or "")


def test_what_contradicts_lowers_it(yente: Client) -> None:
    found = yente.match(Person(name="Sergey Ivanovich Shchukin", birthDate="1991-07-12", passportNumber="AB7654321"))
    assert found.top
    assert found.top.score < 1
    assert "contradicts 1958-03-01" in (found.top.explanations["name"].detail or "")


def test_what_is_linked_comes_by_the_page(yente: Client) -> None:
    assert yente.adjacent("ofac-3", offset=1).adjacent["sanctions"].results == []


def test_who_was_removed_and_is_no_longer_looked_for_is_told_as_unknown(client: httpx.Client) -> None:
    then = client.get("/entities/ofac-2", params={"as_of": "2024-01-06"}).json()["detail"]
    assert "not listed at the moment, removed" in then
    now = client.get("/entities/ofac-2").json()["detail"]
    assert "not known" in now
    assert "counts for 30 days" in now
    assert "not listed" not in now


def test_what_it_is_worth_that_nobody_is_found_is_told(client: httpx.Client) -> None:
    nobody = {"queries": {"a": {"schema": "Person", "properties": {"name": ["Petra Nobody"]}}}}
    for answer in (
        client.post("/match/default", json=nobody),
        client.get("/search/default", params={"q": "Petra Nobody"}),
    ):
        assert "counts for 30 days" in answer.headers["x-absence"]
    assert "x-absence" not in client.get("/search/default", params={"q": "harbour"}).headers


def test_topics_that_no_entry_has_find_nothing(yente: Client) -> None:
    assert yente.match(Person(name="Siarhei Shchukin"), topics=["role.pep"]).results == []
    assert yente.search("harbour", topics=["role.pep"]).results == []


def test_datasets_excluded_are_not_searched_and_those_included_are_all_that_is(client: httpx.Client) -> None:
    def found(**asked: str) -> list[str]:
        return [
            each["id"] for each in client.get("/search/default", params={"q": "harbour", **asked}).json()["results"]
        ]

    assert found(include_dataset=SDN) == found() == ["ofac-3"]
    assert found(exclude_dataset=SDN) == found(exclude_dataset="all") == []
    for way in ("include_dataset", "exclude_dataset"):
        assert client.get("/search/default", params={"q": "harbour", way: "nope"}).status_code == 404


def test_half_of_a_character_is_no_name(client: httpx.Client) -> None:
    asked = '{"queries": {"%s": {"schema": "Person", "properties": {"name": ["%s"]}}}}'
    for key, name in (("a", r"\ud800"), (r"\ud800", "Petra Nobody")):
        answer = client.post(
            "/match/default", content=asked % (key, name), headers={"Content-Type": "application/json"}
        )
        assert (answer.status_code, "lone surrogate" in answer.json()["detail"]) == (400, True)


def test_a_party_says_whether_it_was_listed_or_that_is_not_known(client: httpx.Client) -> None:
    for moment, state in (("2024-01-05T10:00Z", "listed"), ("2024-12-01", "unknown")):
        (found,) = client.get("/search/default", params={"q": "harbour", "as_of": moment}).json()["results"]
        assert found["state"] == state


def test_every_name_and_fact_of_an_example_is_compared(yente: Client) -> None:
    strangers = [f"Petra Nobody the {count}th" for count in range(60)]
    found = yente.match(Person(name=[*strangers, "Sergey Ivanovich Shchukin"]))
    assert [each.id for each in found.matches] == ["ofac-1"]
    numbers = [f"AB{count:07}" for count in range(60)]
    found = yente.match(Person(name="Siarhei Shchukin", passportNumber=[*numbers, "MP1234567"]))
    assert found.top
    assert "the entry has it" in (found.top.explanations["name"].detail or "")


def test_more_names_than_a_request_may_hold_are_refused(client: httpx.Client) -> None:
    names = [f"Petra Nobody the {count}th" for count in range(10_001)]
    asked = {"queries": {"a": {"schema": "Person", "properties": {"name": names}}}}
    answer = client.post("/match/default", json=asked)
    assert (answer.status_code, answer.json()["detail"]) == (413, "10,001 names; 10,000 at most in one request")


def test_results_below_the_cutoff_are_not_told(yente: Client) -> None:
    likeness = yente.match(Person(name="Siarhei Shchukin")).results[0].score
    assert yente.match(Person(name="Siarhei Shchukin"), cutoff=likeness + 0.01).results == []
    assert yente.match(Person(name="Siarhei Shchukin"), cutoff=likeness, threshold=1.0).matches == []
    assert len(yente.match(Person(name="Siarhei Shchukin"), cutoff=likeness, threshold=1.0).results) == 1


def test_a_name_that_is_no_text_is_told_to_be_none(client: httpx.Client) -> None:
    asked = {"queries": {"a": {"schema": "Person", "properties": {"name": [1]}}}}
    answer = client.post(f"/match/{SDN}", json=asked)
    assert (answer.status_code, answer.json()["detail"]) == (400, "a query needs a name, and 'name' holds no text: [1]")


def test_changed_since_tells_those_that_changed_and_not_those_that_another_form_tells(keeper: Keeper) -> None:
    named = {1: "NILE LINES", 2: "DELTA LINES", 3: "NILE BOATS"}
    keeper.keep(sdn_file({number: named[number] for number in (1, 2)}), "2024-01-01T10:00Z")
    told = [{"id": f"ofac-{n}", "schema": "Thing", "properties": {"name": [each]}} for n, each in named.items()]
    keeper.keep({"derived.json": "\n".join(map(json.dumps, told)).encode()}, "2024-01-03", "names")
    with serving(create_app(keeper.home, Settings(looked=0.05))) as address, httpx.Client(base_url=address) as client:
        params = {"as_of": "2024-01-04", "changed_since": "2024-01-02"}
        found = client.get(f"/search/{SDN}", params=params).json()["results"]
        assert [each["id"] for each in found] == ["ofac-3"]


def test_nobody_was_first_seen_after_being_last_seen(keeper: Keeper) -> None:
    keeper.keep(sdn_file({1: "NILE LINES"}), "2024-01-01")
    keeper.keep(sdn_file({1: "NILE LINES", 2: "DELTA LINES"}), "2024-01-03")
    with serving(create_app(keeper.home, Settings(looked=0.05))) as address, httpx.Client(base_url=address) as client:
        found = client.get("/entities/ofac-2", params={"as_of": "2024-01-05"}).json()
        assert found["first_seen"] <= found["last_seen"]


def test_who_was_removed_is_not_said_to_have_been_in_no_edition(client: httpx.Client) -> None:
    example = {"queries": {"a": {"schema": "Company", "properties": {"name": ["Romashka Trading"]}}}}
    search = client.get(f"/search/{SDN}", params={"q": "Romashka Trading", "as_of": "2024-01-06"})
    match = client.post(f"/match/{SDN}?as_of=2024-01-06", json=example)
    assert search.json()["results"] == match.json()["responses"]["a"]["results"] == []
    for answer in (search, match):
        assert "editions" not in answer.headers["x-absence"]
        assert answer.headers["x-absence"].startswith(f"{SDN}: {MAIN_NAMES_ONLY} Not listed is not")
