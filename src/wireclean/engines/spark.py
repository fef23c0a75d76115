"""PySpark: articles from a DataFrame of copy, by `mapInArrow`.

    from pyspark.sql import SparkSession
    from wireclean.engines.spark import clean_dataframe

    spark = SparkSession.builder.getOrCreate()
    clean_dataframe(spark.read.parquet("raw/"), "body").write.parquet("clean/")

The DataFrame that comes out has the columns of `wireclean.arrow.clean_batch`: those kept have their Spark types, and a
time stamp's wall clock is a `timestamp_ntz`, so the session's time zone does not touch it. To call `mapInArrow`
yourself, give it `cleaner("body")` and `articles_schema(frame.schema, "body")`, which has the DDL too: `.toDDL()`.

Needs the extra `wireclean[spark]`, on the executors as well, and a Java that fits the PySpark.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import Any

from wireclean.arrow import clean_batch, kept_columns, schema
from wireclean.config import Config

try:
    from pyspark.sql.pandas.types import from_arrow_schema
    from pyspark.sql.types import StringType, StructField, StructType
except ImportError as error:
    raise ImportError(
        "wireclean.engines.spark needs PySpark; install it with: pip install 'wireclean[spark]'"
    ) from error

__all__ = ["articles_schema", "clean_dataframe", "cleaner"]


def articles_schema(source: StructType, text: str = "text") -> StructType:
    """Return the schema of what comes out for a DataFrame of the schema `source`.

    Raises `ValueError` and `TypeError` as `clean_batch` does.
    """
    kept = kept_columns(source.names, text)
    kind = source[text].dataType
    if not isinstance(kind, StringType):
        raise TypeError(
            f"column {text!r} holds {kind.simpleString()}, not strings; cast it, or say with text= which one"
        )
    fields = [
        StructField(name, source.fields[index].dataType, source.fields[index].nullable, source.fields[index].metadata)
        for index, name in kept
    ]
    return StructType(fields + from_arrow_schema(schema(), prefer_timestamp_ntz=True).fields)


def cleaner(
    text: str = "text", *, config: Config | None = None, reference: date | datetime | None = None
) -> Callable[[Iterator[Any]], Iterator[Any]]:
    """Return the function for `mapInArrow`: batches of copy in, batches of articles out."""

    def clean_batches(batches: Iterator[Any]) -> Iterator[Any]:
        for batch in batches:
            yield clean_batch(batch, text, config=config, reference=reference)

    return clean_batches


def clean_dataframe(
    frame: Any, text: str = "text", *, config: Config | None = None, reference: date | datetime | None = None
) -> Any:
    """Clean the column `text` of a DataFrame. A wrong name or type of the column is an error at once; the rest is lazy."""
    return frame.mapInArrow(cleaner(text, config=config, reference=reference), articles_schema(frame.schema, text))
