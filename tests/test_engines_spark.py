"""PySpark cleans as a plain loop does, on a real Spark in local mode."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

pytest.importorskip("pyspark", reason="PySpark is not installed: pip install 'wireclean[spark]'")

from engine_copy import COLUMNS, assert_cleaned, java_home, java_needed
from pyspark.sql import SparkSession

from wireclean.arrow import schema
from wireclean.engines.spark import articles_schema, clean_dataframe

# Spark asks for pandas to run `mapInArrow`, which makes no use of it, and warns of one that is newer than itself.
pytestmark = pytest.mark.filterwarnings("ignore:PySpark does not yet fully support pandas:FutureWarning")


@pytest.fixture(scope="module")
def spark() -> Iterator[Any]:
    home = java_home()
    if home is None:
        pytest.skip(java_needed())
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("JAVA_HOME", home)
        patch.setenv("PYSPARK_PYTHON", sys.executable)
        patch.setenv("SPARK_LOCAL_IP", "127.0.0.1")
        session = (
            SparkSession.builder.master("local[2]")
            .config("spark.ui.enabled", "false")
            .config("spark.sql.shuffle.partitions", "2")
            .config("spark.sql.session.timeZone", "Asia/Tokyo")  # must not touch a printed time
            .config("spark.driver.memory", "1g")
            .getOrCreate()
        )
        session.sparkContext.setLogLevel("OFF")
        yield session
        session.stop()


@pytest.fixture(scope="module")
def source(spark: Any) -> Any:
    rows = list(zip(*COLUMNS.values(), strict=True))
    return spark.createDataFrame(rows, "id long not null, body string, headline string")


def test_a_dataframe_is_cleaned(source: Any) -> None:
    done = clean_dataframe(source.repartition(3), "body")
    assert done.schema == articles_schema(source.schema, "body")
    rows = done.collect()
    names = done.schema.names
    table = pa.Table.from_pylist(
        [{name: row.asDict(recursive=True)[name] for name in names} for row in rows],
        schema=pa.schema([("id", pa.int64()), ("source_headline", pa.string()), *schema()]),
    )
    assert_cleaned(table)


def test_parquet_that_spark_writes_holds_the_articles(source: Any, tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    clean_dataframe(source, "body").write.parquet(str(tmp_path / "clean"))
    assert_cleaned(parquet.read_table(tmp_path / "clean"))


def test_a_column_may_be_called_like_a_field_in_another_case(spark: Any, tmp_path: Path) -> None:
    frame = spark.createDataFrame([(1, "LISBON (AP) — One.", "b")], "id long, text string, Headline string")
    done = clean_dataframe(frame)
    assert done.schema.names[:3] == ["id", "source_Headline", "headline"]
    done.write.parquet(str(tmp_path / "clean"))
    assert [tuple(row) for row in done.select("source_headline", "text").collect()] == [("b", "One.")]


def test_the_schema_has_ddl(source: Any) -> None:
    ddl = articles_schema(source.schema, "body").toDDL()
    assert ddl.startswith(
        "id BIGINT NOT NULL,source_headline STRING,headline STRING,standfirst STRING,bylines ARRAY<STRUCT<name: STRING"
    )
    assert "value: TIMESTAMP_NTZ" in ddl


def test_a_wrong_column_is_named_with_those_there_are(source: Any) -> None:
    with pytest.raises(ValueError, match="no column 'copy'; columns: 'id', 'body', 'headline'"):
        clean_dataframe(source, "copy")
    with pytest.raises(TypeError, match="column 'id' holds bigint, not strings"):
        clean_dataframe(source, "id")
