"""Screening in Spark: the same function on every executor, the index shipped to each once. Needs the extra ``spark``.

::

    import inforce.spark
    from inforce.screening.indexes import of_list

    index = of_list(Path("list.csv"), Path("indexes"))     # made once; a file that every process maps
    found = inforce.spark.screen(customers, index)         # a DataFrame: id, matches
    found.select("id", F.explode("matches").alias("match")).select("id", "match.entry", "match.score")

Executors need Inforce installed, in the version of the driver. Results are those of ``inforce screen``: each depends on its
name and the index alone, never on how rows are spread. Decisions on matches are not applied here.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable, Iterator
from functools import cache, partial
from hashlib import file_digest
from pathlib import Path
from typing import TYPE_CHECKING

from inforce.errors import StoreUnusable
from inforce.names.mapped import load
from inforce.screening.arrow import columns_of, screen_batches
from inforce.screening.model import Settings
from inforce.screening.reading import Chosen

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import DataFrame, SparkSession

SCHEMA = (
    "id string, matches array<struct<entry: string, score: double, name: string,"
    " because: array<struct<points: double, words: string>>>>"
)
"""Of what is found, as Spark writes it; a row for each name."""


def screen(
    names: DataFrame,
    index: Path,
    settings: Settings = Settings(),  # noqa: B008 - a frozen value
    columns: Chosen | None = None,
) -> DataFrame:
    """The names of a DataFrame against the index in a file: ``id`` and ``matches`` for each row (:data:`SCHEMA`).

    ``columns``: what a column is, by what it is, where its name does not tell: ``{"name": "Customer"}``. Nothing is
    screened before Spark is asked for the result. Raises BadTable, StoreUnusable.
    """
    columns_of(names.columns, columns)
    shipped = _ship(names.sparkSession, index)
    return names.mapInArrow(partial(_screen, shipped, settings, dict(columns or {})), SCHEMA)


def _ship(spark: SparkSession, index: Path) -> str:
    """Hand the index to every executor, under a name that tells its content: another index never takes its place."""
    if load(index) is None:
        raise StoreUnusable(f"{index}: not an index of names")
    with index.open("rb") as file:
        name = f"inforce-{file_digest(file, 'sha256').hexdigest()[:24]}.names"
    copy = Path(_folder().name, name)
    if not copy.exists():
        shutil.copyfile(index, copy)
    spark.sparkContext.addFile(str(copy))  # a second time does nothing, but for another context
    return name


@cache
def _folder() -> tempfile.TemporaryDirectory[str]:
    """From which Spark hands indexes out; it goes when the driver's process ends."""
    return tempfile.TemporaryDirectory(prefix="inforce-spark-")


def _screen(
    shipped: str, settings: Settings, columns: Chosen, batches: Iterable[pa.RecordBatch]
) -> Iterator[pa.RecordBatch]:
    """On an executor."""
    from pyspark import SparkFiles

    return screen_batches(batches, SparkFiles.get(shipped), settings, columns)
