"""Ray Data cleans as a plain loop does."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any

import pyarrow as pa
import pytest

os.environ |= {"RAY_USAGE_STATS_ENABLED": "0", "RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO": "0"}
ray = pytest.importorskip("ray", reason="Ray is not installed: pip install 'wireclean[ray]'")
pytest.importorskip("ray.data", reason="Ray Data is not installed: pip install 'wireclean[ray]'")

from engine_copy import COLUMNS, assert_cleaned  # noqa: E402

from wireclean.arrow import schema  # noqa: E402
from wireclean.engines.ray import clean_dataset, cleaner  # noqa: E402

# Ray 2 warns of settings of its own, which it makes itself.
pytestmark = pytest.mark.filterwarnings("ignore:`[a-z0-9_]+` is deprecated::ray.data.context")


@pytest.fixture(scope="module", autouse=True)
def cluster() -> Iterator[None]:
    try:
        ray.init(num_cpus=2, include_dashboard=False, log_to_driver=False, object_store_memory=200_000_000)
    except Exception as error:
        pytest.skip(f"Ray does not start here: {error}")
    ray.data.DataContext.get_current().enable_progress_bars = False
    yield
    ray.shutdown()


def rows(dataset: Any) -> Any:
    return pa.concat_tables([table for table in ray.get(dataset.to_arrow_refs()) if table.num_rows])


def test_a_dataset_is_cleaned() -> None:
    source = ray.data.from_arrow(pa.table(COLUMNS)).repartition(3)
    assert_cleaned(rows(clean_dataset(source, "body", batch_size=4)))


def test_a_wrong_column_is_named_with_those_there_are() -> None:
    source = ray.data.from_arrow(pa.table(COLUMNS))
    with pytest.raises(Exception, match="no column 'copy'; columns: 'id', 'body', 'headline'"):  # Ray wraps errors
        clean_dataset(source, "copy").materialize()


def test_the_function_can_be_given_to_map_batches() -> None:
    source = ray.data.from_arrow(pa.table({"text": ["LISBON (AP) — The bell rang."]}))
    done = source.map_batches(cleaner(), batch_format="pyarrow")
    assert [row["text"] for row in done.take_all()] == ["The bell rang."]
    assert done.schema().names == schema().names
