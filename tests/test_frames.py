"""DataFrames in and out, and the same through a real Spark."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas
import polars
import pytest

from conftest import FIXTURES, SOURCE
from csto_events import CstoEventsError, EmptyArticleError, Extractor, extract_frame

pytestmark = pytest.mark.filterwarnings("ignore:.*multi-threaded:DeprecationWarning")

PATHS = sorted((FIXTURES / "articles").glob("ru-2022-01-0*.txt"))[:10]
ROWS: list[dict[str, Any]] = [
    {"id": path.stem, "text": path.read_text("utf-8"), "published": None, "other": 1}
    for path in PATHS
]
ROWS += [
    {
        "id": "told",
        "text": "Беларусь направит в Казахстан роту миротворцев ОДКБ.",
        "published": "2022-01-06",
        "other": 1,
    },
    {"id": "empty", "text": " ", "published": None, "other": 1},
    {"id": "none", "text": None, "published": None, "other": 1},
]


@pytest.fixture(scope="module")
def expected(extractor: Extractor) -> list[tuple[str, str]]:
    """The article and the id of each record, in order."""
    found = []
    for row in ROWS[:-2]:
        told = extractor(row["text"], published=row["published"])
        found += [(row["id"], record.id) for record in told.records]
    return found


def test_polars_in_polars_out(expected: list[tuple[str, str]]) -> None:
    records, articles = extract_frame(polars.DataFrame(ROWS))
    assert records.select("article", "id").rows() == expected
    assert records.schema["published"] == polars.Date
    assert articles["article"].to_list() == [row["id"] for row in ROWS]
    assert articles["error"].to_list()[-2:] == ["EmptyArticleError", "ArticleError"]
    assert articles["records"].sum() == len(expected)


def test_pandas_in_pandas_out(expected: list[tuple[str, str]]) -> None:
    frame = pandas.DataFrame(ROWS, index=range(50, 50 + len(ROWS)))
    frame["published"] = pandas.to_datetime(frame["published"])
    records, articles = extract_frame(frame, workers=2, start="fork")
    assert list(zip(records["article"], records["id"], strict=True)) == expected
    assert articles["number"].tolist() == list(range(len(ROWS)))
    assert articles["error"].isna().sum() == len(ROWS) - 2
    assert str(records["published"].dtype).startswith("datetime64")
    nothing = extract_frame(frame.head(0))
    assert list(nothing.records.dtypes) == list(records.dtypes)


def test_the_column_has_to_be_there() -> None:
    frame = polars.DataFrame({"body": ["ОДКБ"]})
    with pytest.raises(CstoEventsError, match=r"no column 'text' \(there are body\)"):
        extract_frame(frame)
    assert len(extract_frame(frame, text="body").articles) == 1
    with pytest.raises(EmptyArticleError, match="0: the article is empty"):
        extract_frame(polars.DataFrame({"text": ["\t"]}), on_error="raise")


# --- Spark --------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def session() -> Iterator[Any]:
    if shutil.which("java") is None and "JAVA_HOME" not in os.environ:
        pytest.skip("Spark needs Java, and there is none: install a JRE to run this test")
    sql = pytest.importorskip("pyspark.sql")
    with pytest.MonkeyPatch.context() as patch:
        # The workers are processes of Spark's: they import what is tested here, and from here.
        paths = [str(SOURCE.parent), str(Path(__file__).parent), os.environ.get("PYTHONPATH", "")]
        patch.setenv("PYTHONPATH", os.pathsep.join(paths))
        patch.setenv("PYSPARK_PYTHON", sys.executable)
        builder = sql.SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false")
        session = builder.config("spark.sql.shuffle.partitions", "2").getOrCreate()
        yield session
        session.stop()


@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")
@pytest.mark.filterwarnings("ignore:PySpark does not yet fully support pandas:FutureWarning")
def test_spark_finds_the_same(session: Any, expected: list[tuple[str, str]]) -> None:
    from csto_events.faces import spark

    kinds = "id string, text string, published string, other int"
    given = [tuple(row.values()) for row in ROWS]
    frame = session.createDataFrame(given, kinds).repartition(2)
    told = spark.extract(frame)
    assert told.columns == list(spark.COLUMNS)
    found = told.collect()
    assert sorted((r.article, r.id) for r in found if r.error is None) == sorted(expected)
    assert {(r.article, r.error) for r in found if r.error is not None} == {
        ("empty", "EmptyArticleError"),
        ("none", "ArticleError"),
    }
    [day] = {str(r.published) for r in found if r.article == "told"}
    assert day == "2022-01-06"
    with pytest.raises(CstoEventsError, match="no column 'body'"):
        spark.extract(frame, text="body")
