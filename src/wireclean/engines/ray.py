"""Ray Data: articles from a dataset of copy, over all the machines of a cluster.

    import ray
    from wireclean.engines.ray import clean_dataset

    dataset = ray.data.read_parquet("raw/")
    clean_dataset(dataset, "body").write_parquet("clean/")

The dataset that comes out has the columns of `wireclean.arrow.clean_batch`. Options of `map_batches` are passed on:
`clean_dataset(dataset, "body", batch_size=1024, concurrency=8)`. To call `map_batches` yourself, give it `cleaner("body")`
with `batch_format="pyarrow"`.

Needs the extra `wireclean[ray]`, on the workers as well.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from typing import Any

from wireclean.arrow import clean_table
from wireclean.config import Config

try:
    from ray.data import Dataset
except ImportError as error:
    raise ImportError("wireclean.engines.ray needs Ray Data; install it with: pip install 'wireclean[ray]'") from error

__all__ = ["clean_dataset", "cleaner"]


def cleaner(
    text: str = "text", *, config: Config | None = None, reference: date | datetime | None = None
) -> Callable[[Any], Any]:
    """Return the function for `map_batches(..., batch_format="pyarrow")`: a table of copy in, one of articles out."""
    return partial(clean_table, text=text, config=config, reference=reference)


def clean_dataset(
    dataset: Dataset,
    text: str = "text",
    *,
    config: Config | None = None,
    reference: date | datetime | None = None,
    **options: Any,
) -> Dataset:
    """Clean the column `text` of a dataset. Lazy, as Ray Data is: an error of the column's name comes with the rows."""
    cleaned: Dataset = dataset.map_batches(
        cleaner(text, config=config, reference=reference), batch_format="pyarrow", **options
    )
    return cleaned
