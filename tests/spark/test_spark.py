"""Screening in Spark's local mode: the same results as here. Run by ``make test-spark``, in an environment of its own."""

import csv
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from inforce.errors import BadTable, StoreUnusable
from inforce.screening.indexes import of_list
from inforce.screening.model import Settings
from inforce.screening.parallel import opened
from inforce.screening.reading import queries

pytest.importorskip("pyspark", reason="Spark is tested by 'make test-spark', in an environment of its own")

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

GIVEN = "Sergei Siarhei Olga Hana Peter Maria Mohammed Aleksandr Viktor Iryna".split()
FAMILY = "Shchukin Sorel Lukashevich Novak Haddad Petrov Kravchenko Meier Botha Tanaka".split()
LISTED = [(f"x-{at}", f"{GIVEN[at % 10]} {FAMILY[at * 7 % 10]}", "Person") for at in range(0, 100, 3)]
LISTED += [("o-1", "ROMASHKA TRADING LLC", "Organization"), ("o-2", "АО Ромашка", "Organization")]
NAMES = [(f"q{at}", f"{FAMILY[at // 10 % 10]}, {GIVEN[at % 10]} {at // 100}".removesuffix(" 0")) for at in range(2500)]
NAMES += [("odd", ""), ("long", "Romashka " * 500), ("marks", "\u0301\u0302"), ("two", "OOO Romashka Trading")]


@pytest.fixture(scope="module")
def spark() -> Iterator["SparkSession"]:
    from pyspark.sql import SparkSession

    os.environ["PYSPARK_PYTHON"] = sys.executable
    made = (
        SparkSession.builder.master("local[2]")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.sql.execution.arrow.maxRecordsPerBatch", "301")
        .config("spark.sql.shuffle.partitions", "3")
        .getOrCreate()
    )
    yield made
    made.stop()


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("spark")
    with (folder / "list.csv").open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([("id", "name", "schema"), *LISTED])
    return of_list(folder / "list.csv", folder / "indexes")


@pytest.fixture(scope="module")
def names(spark: "SparkSession") -> "DataFrame":
    return spark.createDataFrame(NAMES, "customer string, written string")


COLUMNS = {"id": "customer", "name": "written"}


def found(frame: "DataFrame") -> dict[str, list[tuple[str, float, str, list[tuple[float, str]]]]]:
    return {
        row.id: [(m.entry, m.score, m.name, [(b.points, b.words) for b in m.because]) for m in row.matches]
        for row in frame.collect()
    }


@pytest.mark.parametrize("settings", [Settings(), Settings(threshold=0.5, limit=2)])
def test_spark_finds_what_one_process_finds(
    names: "DataFrame", index: Path, tmp_path: Path, settings: Settings
) -> None:
    import inforce.spark

    with (tmp_path / "names.csv").open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([("customer", "written"), *NAMES])
    here = {
        query.id: [(m.entry, m.score, m.name, [(round(b.points, 4), b.words) for b in m.because]) for m in matches]
        for query, matches in opened(index, settings).each(queries(tmp_path / "names.csv", COLUMNS))
    }
    assert sum(map(len, here.values())) > 500
    assert found(inforce.spark.screen(names.repartition(5), index, settings, COLUMNS)) == here


def test_what_is_found_does_not_depend_on_how_rows_are_spread(names: "DataFrame", index: Path) -> None:
    import inforce.spark

    few = names.where("customer < 'q12'")
    one = found(inforce.spark.screen(few.coalesce(1), index, columns=COLUMNS))
    assert one == found(inforce.spark.screen(few.repartition(7), index, columns=COLUMNS))
    assert len(one) == few.count()


def test_an_index_made_anew_is_shipped_anew(spark: "SparkSession", index: Path, tmp_path: Path) -> None:
    import inforce.spark

    asked = spark.createDataFrame([("1", "Romashka Trading"), ("2", "Zvezda Lines")], "id string, name string")
    (tmp_path / "list.csv").write_text("id,name,schema\nz,ZVEZDA LINES,Organization\n")
    other = of_list(tmp_path / "list.csv", tmp_path / "indexes")
    same_name = tmp_path / index.name
    same_name.write_bytes(other.read_bytes())
    hits = {
        path: {key for key, matches in found(inforce.spark.screen(asked, path)).items() if matches}
        for path in (index, same_name)
    }
    assert hits == {index: {"1"}, same_name: {"2"}}


def test_what_cannot_be_screened_is_refused_before_anything_is_done(names: "DataFrame", index: Path) -> None:
    import inforce.spark

    with pytest.raises(BadTable, match="no column of names"):
        inforce.spark.screen(names.select("customer"), index, columns={"id": "customer"})
    with pytest.raises(BadTable, match="no column of ids"):
        inforce.spark.screen(names, index, columns={"name": "written"})
    with pytest.raises(StoreUnusable, match="not an index"):
        inforce.spark.screen(names, Path(__file__), columns=COLUMNS)
