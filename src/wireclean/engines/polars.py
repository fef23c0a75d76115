"""Polars: articles from a Series, an expression, a DataFrame or a LazyFrame.

    import polars as pl
    from wireclean.engines.polars import clean_expr, clean_frame

    clean_frame(pl.scan_parquet("raw.parquet"), "body").sink_parquet("clean.parquet")

    frame.with_columns(article=clean_expr("body")).select(pl.col("article").struct.field("headline"))

`clean_frame` gives the columns of `wireclean.arrow.clean_batch`: those kept have their Polars types. `clean_expr` and
`clean_series` give one struct a row, whose fields are the article's. Cleaning is Python and runs on one core at a time;
for more, split the work among processes (`wireclean convert --workers`).

Needs the extra `wireclean[polars]`.
"""

from __future__ import annotations

from datetime import date, datetime
from functools import partial
from typing import TypeVar

from wireclean.arrow import clean_table, kept_columns, schema
from wireclean.config import Config

try:
    import polars as pl
    import pyarrow as pa
except ImportError as error:
    raise ImportError(
        "wireclean.engines.polars needs polars; install it with: pip install 'wireclean[polars]'"
    ) from error

__all__ = ["ARTICLE", "clean_expr", "clean_frame", "clean_series"]

Frame = TypeVar("Frame", pl.DataFrame, pl.LazyFrame)


def _article_type() -> pl.Struct:
    frame = pl.from_arrow(schema().empty_table())
    assert isinstance(frame, pl.DataFrame)  # a table gives a frame
    return pl.Struct(frame.schema)


ARTICLE = _article_type()
"""The type of an article: a struct with its fields."""


def clean_series(
    series: pl.Series, *, config: Config | None = None, reference: date | datetime | None = None
) -> pl.Series:
    """Return a Series of articles (`ARTICLE`) for one of copy. Raises `TypeError` when it does not hold strings."""
    copy = pa.table({series.name: series.to_arrow()})
    frame = pl.from_arrow(clean_table(copy, series.name, config=config, reference=reference))
    assert isinstance(frame, pl.DataFrame)
    return frame.to_struct(series.name).cast(ARTICLE)


def clean_expr(
    copy: str | pl.Expr = "text", *, config: Config | None = None, reference: date | datetime | None = None
) -> pl.Expr:
    """Return the expression of articles for a column, or an expression, of copy.

    Null copy gives a struct whose fields are null: ask one of them, `article.struct.field("text").is_null()`.
    """
    column = pl.col(copy) if isinstance(copy, str) else copy
    return column.map_batches(
        partial(clean_series, config=config, reference=reference), return_dtype=ARTICLE, is_elementwise=True
    )


def clean_frame(
    frame: Frame, text: str = "text", *, config: Config | None = None, reference: date | datetime | None = None
) -> Frame:
    """Clean the column `text` of a frame; a LazyFrame stays lazy, and streams when it is collected or sunk so.

    Raises `ValueError` as `clean_batch` does; copy that is no strings is a `TypeError`, of a LazyFrame when it is collected.
    """
    names = frame.collect_schema().names()
    kept = [pl.nth(index).alias(new) for index, new in kept_columns(names, text)]  # by name, `^a.*$` would be a pattern
    copy = pl.nth(names.index(text))
    article = clean_expr(copy, config=config, reference=reference).alias("\0article")  # a name no column has
    return frame.select(*kept, article).unnest("\0article")
