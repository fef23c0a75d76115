"""pandas: articles from a Series or a DataFrame.

    import pandas as pd
    from wireclean.engines.pandas import clean_frame, clean_series

    articles = clean_frame(pd.read_json("raw.jsonl", lines=True), "body")
    articles["dateline"].struct.field("agency").value_counts()

The columns are those of `wireclean.arrow.clean_batch`, with Arrow types (`pd.ArrowDtype`), which keep what is nested and
what is null and have the accessors `.struct` and `.list`; with `objects=True` they are plain Python objects instead: str,
dict, list, None. The index stays, and kept columns have their pandas types.

Needs the extra `wireclean[pandas]`.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from wireclean.arrow import clean_table, kept_columns, text_column
from wireclean.config import Config

try:
    import pandas as pd
    import pyarrow as pa
except ImportError as error:
    raise ImportError(
        "wireclean.engines.pandas needs pandas; install it with: pip install 'wireclean[pandas]'"
    ) from error

__all__ = ["clean_frame", "clean_series"]


def clean_series(
    series: Any, *, config: Config | None = None, reference: date | datetime | None = None, objects: bool = False
) -> Any:
    """Return a DataFrame of articles for a Series of copy, with its index. None, NaN and NA are a row of nulls.

    Half a surrogate pair, which no Arrow column can carry, is read as U+FFFD.

    Raises `TypeError` when the Series does not hold strings.
    """
    name = series.name if isinstance(series.name, str) else "text"
    done = clean_table(pa.table({name: _copy_of(series)}), name, config=config, reference=reference)
    if objects:
        columns = {name: pd.Series(done.column(name).to_pylist(), dtype=object) for name in done.column_names}
        return pd.DataFrame(columns).set_axis(series.index)
    return done.to_pandas(types_mapper=pd.ArrowDtype).set_axis(series.index)


def _copy_of(series: Any) -> Any:
    try:
        copy = pa.Array.from_pandas(series)
    except UnicodeEncodeError:
        return text_column([text if isinstance(text, str) else None for text in series])
    except (pa.ArrowInvalid, pa.ArrowTypeError) as error:
        raise TypeError(f"column {series.name!r} holds other objects than strings: {error}") from None
    return copy if copy.null_count < len(copy) else pa.nulls(len(copy), pa.string())  # NaN alone are numbers to pandas


def clean_frame(
    frame: Any,
    text: str = "text",
    *,
    config: Config | None = None,
    reference: date | datetime | None = None,
    objects: bool = False,
) -> Any:
    """Clean the column `text` of a DataFrame. Raises `ValueError` and `TypeError` as `clean_batch` does."""
    kept = kept_columns(list(frame.columns), text)
    others = frame.iloc[:, [index for index, _ in kept]].set_axis([name for _, name in kept], axis=1)
    cleaned = clean_series(frame[text], config=config, reference=reference, objects=objects)
    return pd.concat([others, cleaned], axis=1)
