"""Polars cleans as a plain loop does: frames, lazy frames, series and expressions."""

from __future__ import annotations

from datetime import date

import pytest

pl = pytest.importorskip("polars", reason="Polars is not installed: pip install 'wireclean[polars]'")

from engine_copy import COLUMNS, COPY, LOOP, assert_cleaned  # noqa: E402

import wireclean  # noqa: E402
from wireclean.arrow import schema  # noqa: E402
from wireclean.engines.polars import ARTICLE, clean_expr, clean_frame, clean_series  # noqa: E402

FRAME = pl.DataFrame(COLUMNS)


def test_a_frame_is_cleaned() -> None:
    done = clean_frame(FRAME, "body")
    assert isinstance(done, pl.DataFrame)
    assert_cleaned(done.to_arrow())


@pytest.mark.parametrize("engine", ["in-memory", "streaming"])
def test_a_lazy_frame_stays_lazy(engine: str) -> None:
    lazy = clean_frame(FRAME.lazy(), "body")
    assert isinstance(lazy, pl.LazyFrame)
    assert lazy.collect_schema() == clean_frame(FRAME, "body").schema
    assert_cleaned(lazy.collect(engine=engine).to_arrow())


def test_a_lazy_frame_cleans_each_text_once(monkeypatch: pytest.MonkeyPatch) -> None:
    calls = []

    def counted(text: str, **_: object) -> wireclean.Article:
        calls.append(text)
        return wireclean.clean(text)

    monkeypatch.setattr("wireclean.arrow.clean", counted)
    clean_frame(FRAME.lazy(), "body").select("headline", "text", "edits").collect()
    assert sorted(calls) == sorted(text for text in COPY if text is not None)


def test_kept_columns_have_their_types() -> None:
    frame = FRAME.with_columns(pl.col("headline").cast(pl.Categorical), pl.col("id").cast(pl.UInt16))
    done = clean_frame(frame, "body")
    assert done.schema["source_headline"] == pl.Categorical
    assert done.schema["id"] == pl.UInt16


def test_names_are_names_and_no_patterns() -> None:
    frame = pl.DataFrame({"^t.*$": [1, 2], "*": [3, 4], "text": ["a", "b"]})
    done = clean_frame(frame)
    assert done.columns[:2] == ["^t.*$", "*"]
    assert done["^t.*$"].to_list() == [1, 2]
    assert clean_frame(pl.DataFrame({"^b$": ["a"], "b": [1]}), "^b$")["text"].to_list() == ["a"]


def test_a_series_becomes_structs() -> None:
    done = clean_series(pl.Series("copy", COPY))
    assert done.name == "copy"
    assert done.dtype == ARTICLE
    assert [row["text"] for row in done] == [None if article is None else article.text for article in LOOP]
    assert list(clean_series(pl.Series("none", [], dtype=pl.String)).struct.unnest().columns) == schema().names


def test_an_expression_gives_fields() -> None:
    done = FRAME.select(clean_expr("body").struct.field("headline"))
    assert done["headline"].to_list() == [None if article is None else article.headline for article in LOOP]


def test_config_and_reference_are_passed_on() -> None:
    wire = pl.DataFrame({"text": ["LISBON, May 4 (Reuters) - The bell weighs a ton."]})
    dated = clean_frame(wire, reference=date(2020, 6, 1))
    assert dated["dateline"].struct.field("date").to_list() == [date(2020, 5, 4)]
    kept = clean_frame(wire, config=wireclean.Config(ignore=frozenset({"DAT"})))
    assert kept["text"].to_list() == wire["text"].to_list()


def test_a_wrong_column_is_named_with_those_there_are() -> None:
    with pytest.raises(ValueError, match="no column 'copy'; columns: 'id', 'body', 'headline'"):
        clean_frame(FRAME, "copy")
    with pytest.raises(ValueError, match="no column 'copy'"):
        clean_frame(FRAME.lazy(), "copy")


def test_a_column_of_numbers_is_refused() -> None:
    with pytest.raises(TypeError, match="holds int64, not strings"):
        clean_series(FRAME["id"])
    with pytest.raises(Exception, match="holds int64, not strings"):  # Polars wraps what a function raises
        clean_frame(FRAME, "id")
