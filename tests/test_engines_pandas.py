"""pandas cleans as a plain loop does: frames and series, to Arrow types and to plain objects."""

from __future__ import annotations

from typing import Any

import pyarrow as pa
import pytest

pd = pytest.importorskip("pandas", reason="pandas is not installed: pip install 'wireclean[pandas]'")

from engine_copy import COLUMNS, COPY, IDS, LOOP, assert_cleaned  # noqa: E402

from wireclean.arrow import articles, clean_batch, schema  # noqa: E402
from wireclean.engines.pandas import clean_frame, clean_series  # noqa: E402

FRAME = pd.DataFrame(COLUMNS, index=[f"row {number}" for number in IDS])


def test_a_frame_is_cleaned() -> None:
    done = clean_frame(FRAME, "body")
    assert list(done.index) == list(FRAME.index)
    assert_cleaned(pa.Table.from_pandas(done, preserve_index=False))


@pytest.mark.parametrize(
    "kind", ["object", "string[python]", "string[pyarrow]", pd.ArrowDtype(pa.large_string())], ids=str
)
def test_every_kind_of_string_series_is_read(kind: Any) -> None:
    series = pd.Series([text if text is not None else pd.NA for text in COPY], dtype=kind)
    assert articles(pa.Table.from_pandas(clean_series(series), preserve_index=False)) == LOOP


def test_columns_have_arrow_types() -> None:
    done = clean_series(FRAME["body"])
    assert list(done.columns) == schema().names
    assert {name: kind.pyarrow_dtype for name, kind in done.dtypes.items()} == {
        field.name: field.type for field in schema()
    }


def test_objects_are_plain_python() -> None:
    done = clean_frame(FRAME, "body", objects=True)
    expected = clean_batch(pa.record_batch({"text": pa.array(COPY)})).to_pylist()
    assert done[schema().names].to_dict("records") == expected
    assert done["edits"].iloc[0][0]["rule"] == LOOP[0].edits[0].rule  # type: ignore[union-attr] # the first is no null


def test_an_index_may_repeat_and_a_frame_may_be_empty() -> None:
    twice = pd.DataFrame({"text": ["a", "b"], "n": [1, 2]}, index=[0, 0])
    assert clean_frame(twice)["n"].to_list() == [1, 2]
    assert list(clean_frame(twice.iloc[:0]).columns) == ["n", *schema().names]
    assert list(clean_series(pd.Series([], dtype=object), objects=True).columns) == schema().names


def test_copy_that_is_all_missing_is_rows_of_nulls() -> None:
    for series in (pd.Series([None, None]), pd.Series([float("nan")] * 2), pd.Categorical([None, None])):
        assert clean_frame(pd.DataFrame({"text": series}))["text"].isna().all()
    assert list(clean_frame(pd.DataFrame({"text": []})).columns) == schema().names


def test_half_a_surrogate_pair_is_read_as_unknown() -> None:
    (text,) = clean_frame(pd.DataFrame({"text": pd.Series(["The bell \ud83d rang."], dtype=object)}))["text"]
    assert text == "The bell \ufffd rang."


def test_a_wrong_column_is_named_with_those_there_are() -> None:
    with pytest.raises(ValueError, match="no column 'copy'; columns: 'id', 'body', 'headline'"):
        clean_frame(FRAME, "copy")


def test_a_column_of_numbers_is_refused() -> None:
    with pytest.raises(TypeError, match="column 'id' holds int64, not strings"):
        clean_frame(FRAME, "id")
    with pytest.raises(TypeError, match="column None holds other objects than strings"):
        clean_series(pd.Series(["a", 1], dtype=object))
