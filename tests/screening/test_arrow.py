"""Arrow record batches: answered row by row, as one process answers."""

import csv
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as parquet
import pytest
from hypothesis import given
from hypothesis import strategies as st

from inforce.errors import BadTable
from inforce.screening.arrow import columns_of, rows_of, schema, screen_batches
from inforce.screening.facts import Facts
from inforce.screening.indexes import of_list
from inforce.screening.model import Query, Settings
from inforce.screening.parallel import opened
from inforce.screening.reading import queries, query_of

NAMES = ["Sergei Shchukin", "Сергей Щукин", "Romashka", "Peter Sorel", "", "Hana Sorel", "Sorel, Hanna", "Trading"]


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("arrow")
    rows = [("id", "name", "schema"), ("1", "Sergey SHCHUKIN", "Person"), ("2", "SOREL, Hana", "Person")]
    with (folder / "list.csv").open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([*rows, ("3", "ROMASHKA TRADING", "Company")])
    return of_list(folder / "list.csv", folder / "indexes")


@given(st.lists(st.lists(st.sampled_from(NAMES), max_size=9), max_size=4))
def test_batches_are_answered_row_by_row_however_they_are_cut(index: Path, batches: list[list[str]]) -> None:
    given_ = [
        pa.RecordBatch.from_pydict({"id": [str(n) for n in range(len(names))], "name": pa.array(names, pa.string())})
        for names in batches
    ]
    answers = list(screen_batches(given_, index, Settings(threshold=0.5)))
    assert [each.schema for each in answers] == [schema()] * len(batches)
    screener = opened(index, Settings(threshold=0.5))
    for names, answer in zip(batches, answers, strict=True):
        alone = [screener.screen([Query("", name)])[0] for name in names]
        told = answer.to_pydict()
        assert told["id"] == [str(n) for n in range(len(names))]
        assert [[(m["entry"], m["score"]) for m in each] for each in told["matches"]] == [
            [(match.entry, match.score) for match in each] for each in alone
        ]


def test_cells_without_a_value_and_numbers_are_taken(index: Path) -> None:
    batch = pa.RecordBatch.from_pydict({"id": [7, None], "name": [None, "Hana Sorel"]})
    (answer,) = screen_batches([batch], index)
    assert answer.column("id").to_pylist() == ["7", ""]
    assert [len(each) for each in answer.column("matches").to_pylist()] == [0, 1]


def test_a_table_without_ids_is_refused(index: Path) -> None:
    with pytest.raises(BadTable, match="no column of ids"):
        list(screen_batches([pa.RecordBatch.from_pydict({"name": ["x"]})], index))


def test_cells_say_the_same_as_those_of_a_file(tmp_path: Path) -> None:
    columns = {"id": [7.0], "name": ["Hana Sorel"], "birth": [1958.0], "country": [["RU", "BY"]]}
    table = pa.table(columns)
    parquet.write_table(table, tmp_path / "q.parquet")
    (batch,) = table.to_batches()
    known = columns_of(batch.schema.names)
    assert [query_of(row, known) for row in rows_of(batch, known)] == list(queries(tmp_path / "q.parquet"))
    assert query_of(next(rows_of(batch, known)), known) == Query(
        "7", "Hana Sorel", facts=Facts(("1958",), ("RU", "BY"))
    )
