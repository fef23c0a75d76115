"""Arrow batches hold the same articles as a plain loop over `clean`, and give them back."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any, Literal

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

pa = pytest.importorskip("pyarrow", reason="pyarrow is not installed: pip install 'wireclean[batch]'")

import wireclean  # noqa: E402
from wireclean.arrow import StructColumns, articles, clean_batch, clean_table, schema, to_batch, write_parquet  # noqa: E402
from wireclean.article import (  # noqa: E402
    Article,
    Byline,
    Caption,
    Credit,
    Dateline,
    Edit,
    Note,
    Place,
    Span,
    Standfirst,
    Timestamp,
)
from wireclean.testing import articles as stories  # noqa: E402

STORY = (
    "Port Ellery council approves plan to raise ship's bell ANA LIMA, Associated Press May 4, 2020 "
    "Updated: May 4, 2020 10:21 a.m. EDT\n"
    "1 of 2 Divers Tom Reed, left, and Ruth Novak hold a model of the bell. (Joe Hart/Pool Photo via AP) Joe Hart/AP "
    "Show More Show Less\n2 of 2\n"
    "PORT ELLERY, Nova Scotia (AP) — The council voted Monday to raise the bell.It hangs  â€œlowâ€\x9d.\n"
    "___\nAssociated Press writer Tom Reed in Oslo contributed to this report.\n"
)
WIRE = "LISBON, May 4 (Reuters) - The bell weighs a ton.\n\n(Reporting by Ana Lima)"


def batch_of(*texts: str | None, **columns: list[Any]) -> Any:
    return pa.record_batch({**columns, "text": pa.array(texts, pa.string())})


def test_a_batch_of_one_column_has_the_schema_of_articles() -> None:
    done = clean_batch(batch_of(STORY, WIRE))
    assert done.schema == schema()
    assert done.schema.names == list(Article.__struct_fields__)
    done.validate(full=True)


def test_columns_are_those_of_the_article() -> None:
    article = wireclean.clean(STORY)
    row = clean_batch(batch_of(STORY)).to_pylist()[0]
    assert row["headline"] == article.headline
    assert row["paragraphs"] == list(article.paragraphs)
    assert row["bylines"][0]["name"] == "Ana Lima"
    assert row["dateline"]["places"] == [{"name": "Port Ellery", "region": "Nova Scotia", "country": "CA"}]
    assert row["updated"]["value"] == datetime(2020, 5, 4, 10, 21)
    assert row["updated"]["utc_offset"] == -4 * 3600
    assert row["published"]["utc_offset"] is None
    assert [(edit["span"]["start"], edit["rule"]) for edit in row["edits"]] == [
        (edit.span.start, edit.rule) for edit in article.edits
    ]
    assert {type(edit["value"]) for edit in row["edits"]} == {str, type(None)}


@settings(max_examples=60)
@given(st.lists(st.one_of(st.none(), stories().map(lambda sample: sample.text)), max_size=4))
def test_articles_come_back_as_they_were(texts: list[str | None]) -> None:
    assert articles(clean_batch(batch_of(*texts))) == [
        None if text is None else wireclean.clean(text) for text in texts
    ]


@settings(max_examples=200)
@given(st.lists(st.text(st.characters(codec="utf-8")), max_size=4))
def test_articles_of_any_text_come_back(texts: list[str]) -> None:
    assert articles(clean_batch(batch_of(*texts))) == [wireclean.clean(text) for text in texts]


# --- every value that an article can hold, whether today's rules read it or not

_words = st.text(st.characters(codec="utf-8"), max_size=8)
_maybe = st.none() | _words
_spans = st.builds(Span, st.integers(0, 2**40), st.integers(0, 2**40))
_places = st.builds(Place, _words, _maybe, _maybe)
_bylines = st.builds(Byline, _maybe, _maybe, _maybe, st.none() | _places, _words, _spans)
_datelines = st.builds(
    Dateline, st.lists(_places, max_size=2).map(tuple), _maybe, st.none() | st.dates(), _words, _spans
)
_zones = st.none() | st.just(UTC) | st.integers(-86399, 86399).map(lambda away: timezone(timedelta(seconds=away)))
_stamps = st.builds(
    Timestamp,
    st.datetimes(timezones=_zones),
    st.sampled_from(("day", "minute", "second")),
    _maybe,
    st.booleans(),
    _words,
    _spans,
)
_credits = st.builds(Credit, _maybe, _maybe, _words)
_counts = st.none() | st.integers(0, 2**40)
_captions = st.builds(Caption, _words, st.none() | _credits, _counts, _counts, _spans)
_notes = st.builds(Note, st.sampled_from(("correction", "advisory", "about")), _words, _spans)
# JSON, in which an edit's value is kept, has offsets of whole minutes; the grammar reads no others
_minutes = st.none() | st.integers(-1439, 1439).map(lambda away: timezone(timedelta(minutes=away)))
_values = st.one_of(
    st.none(), _words, _datelines, _bylines, st.lists(_bylines, max_size=2).map(tuple), _captions, _credits, _notes,
    st.builds(Standfirst, _words, _spans),
    st.builds(Timestamp, st.datetimes(timezones=_minutes), st.just("day"), _maybe, st.booleans(), _words, _spans),
)  # fmt: skip


def _some(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.lists(strategy, max_size=3).map(tuple)


_articles = st.builds(
    Article, _maybe, _maybe, _some(_bylines), st.none() | _datelines, st.none() | _stamps, st.none() | _stamps, _maybe,
    _words, _some(_words), _some(_captions), _some(_notes), _some(st.builds(Edit, _spans, _words, _words, _words, _values)),
)  # fmt: skip


@settings(max_examples=150)
@given(st.lists(st.none() | _articles, max_size=5), st.integers(0, 5), st.integers(0, 5))
def test_every_article_goes_there_and_back(rows: list[Article | None], start: int, length: int) -> None:
    batch = to_batch(rows)
    batch.validate(full=True)
    assert articles(batch) == rows
    assert articles(batch.slice(start, length)) == rows[start : start + length]


class _Deck(msgspec.Struct, frozen=True, tag="deck", tag_field="type"):
    text: str
    span: Span


class _Wider(msgspec.Struct, frozen=True):
    """What an article may become: columns follow from the types of its fields."""

    headline: str | None
    deck: _Deck | None
    language: str | None
    score: float | None
    moments: tuple[Timestamp, ...]
    kind: Literal["story", "brief"]
    value: str | _Deck | Note | None


_decks = st.builds(_Deck, _words, _spans)
_wider = st.builds(
    _Wider, _maybe, st.none() | _decks, _maybe, st.none() | st.floats(allow_nan=False), _some(_stamps),
    st.sampled_from(("story", "brief")), st.none() | _words | _decks | _notes,
)  # fmt: skip


@settings(max_examples=60)
@given(st.lists(_wider, max_size=4))
def test_a_new_field_needs_no_second_edit(rows: list[_Wider]) -> None:
    columns = StructColumns(_Wider)
    assert [field.name for field in columns.type] == list(_Wider.__struct_fields__)
    assert columns.read(columns.column(rows)) == rows


def test_parquet_keeps_articles(tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    table = pa.Table.from_batches([clean_batch(batch_of(STORY, None, WIRE))])
    parquet.write_table(table, tmp_path / "articles.parquet")
    again = parquet.read_table(tmp_path / "articles.parquet")
    assert again.schema == table.schema
    assert articles(again) == [wireclean.clean(STORY), None, wireclean.clean(WIRE)]


# --- columns of the source


def test_other_columns_stay_first_and_as_they_are() -> None:
    source = pa.record_batch(
        {"id": pa.array([1, 2], pa.int8()), "body": [STORY, WIRE], "tags": [["a"], None], "text": ["x", "y"]}
    )
    done = clean_batch(source, "body")
    assert done.schema.names == ["id", "tags", "source_text", *schema().names]
    assert done.schema == schema(source.schema, text="body")
    for kept, name in (("id", "id"), ("tags", "tags"), ("source_text", "text")):
        assert done.column(kept).equals(source.column(name))
    assert articles(done) == [wireclean.clean(STORY), wireclean.clean(WIRE)]


def test_a_null_is_a_row_of_nulls() -> None:
    done = clean_batch(batch_of(None, WIRE, None, id=[1, 2, 3])).to_pylist()
    assert done[0] == {"id": 1, **dict.fromkeys(schema().names)}
    assert done[1]["text"] == "The bell weighs a ton."
    assert articles(clean_batch(batch_of(None, None))) == [None, None]


def test_an_empty_text_is_an_empty_article_not_a_null() -> None:
    assert articles(clean_batch(batch_of("", "   "))) == [wireclean.clean(""), wireclean.clean("   ")]
    assert clean_batch(batch_of("")).column("edits").to_pylist() == [[]]


def test_a_batch_of_no_rows_has_its_columns() -> None:
    assert clean_batch(batch_of()).schema == schema()
    assert articles(clean_batch(batch_of())) == []


@pytest.mark.parametrize(
    "kind",
    [
        pa.string(),
        pa.large_string(),
        pa.string_view(),
        pa.dictionary(pa.int32(), pa.string()),
        pa.dictionary(pa.int8(), pa.large_string()),
    ],
    ids=str,
)
def test_every_kind_of_string_column_is_read(kind: Any) -> None:
    copy = [WIRE, None, WIRE]
    made = (
        pa.array(copy, kind) if kind == pa.string_view() else pa.array(copy).cast(kind)
    )  # some releases cannot cast to it
    source = pa.record_batch({"text": made})
    assert clean_batch(source).equals(clean_batch(batch_of(WIRE, None, WIRE)))


def test_a_column_of_nulls_without_a_type_is_read() -> None:
    assert articles(clean_batch(pa.record_batch({"text": pa.nulls(2)}))) == [None, None]


def test_a_slice_is_cleaned_alone() -> None:
    assert articles(clean_batch(batch_of(STORY, None, WIRE, STORY).slice(1, 2))) == [None, wireclean.clean(WIRE)]


def test_a_table_is_cleaned_chunk_by_chunk() -> None:
    table = pa.Table.from_batches([batch_of(STORY), batch_of(None, WIRE)])
    done = clean_table(table)
    assert articles(done) == [wireclean.clean(STORY), None, wireclean.clean(WIRE)]
    assert clean_table(table.slice(0, 0)).schema == schema()


def test_config_and_reference_are_passed_on() -> None:
    config = wireclean.Config(ignore=frozenset({"DAT"}))
    assert articles(clean_batch(batch_of(WIRE), config=config)) == [wireclean.clean(WIRE, config=config)]
    dated = articles(clean_batch(batch_of(WIRE), reference=date(2020, 6, 1)))[0]
    assert dated is not None
    assert dated.dateline is not None
    assert dated.dateline.date == date(2020, 5, 4)


def test_engines_wider_types_are_read() -> None:
    done = clean_batch(batch_of(STORY, WIRE))
    wide = pa.Table.from_batches([done]).cast(
        pa.schema([field.with_type(pa.large_string()) if field.type == pa.string() else field for field in done.schema])
    )
    assert articles(wide) == articles(done)


# --- errors


def test_a_wrong_column_is_named_with_those_there_are() -> None:
    with pytest.raises(ValueError, match=r"no column 'body'; columns: 'id', 'text'\..*text="):
        clean_batch(batch_of(WIRE, id=[1]), "body")


def test_two_columns_of_the_name_are_refused() -> None:
    with pytest.raises(ValueError, match="2 columns are called 'text'"):
        clean_batch(pa.RecordBatch.from_arrays([pa.array(["a"]), pa.array(["b"])], names=["text", "text"]))


def test_a_column_of_numbers_is_refused() -> None:
    with pytest.raises(TypeError, match="column 'id' holds int64, not strings"):
        clean_batch(batch_of(WIRE, id=[1]), "id")


def test_a_source_name_that_is_taken_is_refused() -> None:
    with pytest.raises(ValueError, match=r"'headline'.*'source_headline'.*taken"):
        clean_batch(batch_of(WIRE, source_headline=["a"], headline=["b"]))


def test_names_are_compared_without_regard_to_case() -> None:
    done = clean_batch(batch_of(WIRE, Headline=["a"], TEXT=["b"]))
    assert done.schema.names[:2] == ["source_Headline", "source_TEXT"]
    with pytest.raises(ValueError, match=r"'Headline'.*'source_Headline'.*taken"):
        clean_batch(batch_of(WIRE, SOURCE_headline=["a"], Headline=["b"]))


def test_a_row_that_is_no_utf_8_is_named() -> None:
    whole = pa.array([b"One.", b"a\xff b", None], pa.binary())
    broken = pa.StringArray.from_buffers(3, whole.buffers()[1], whole.buffers()[2], whole.buffers()[0])
    with pytest.raises(ValueError, match=r"row 1 of column 'text' is no valid UTF-8 \(.* at byte 1\)"):
        clean_batch(pa.record_batch({"text": broken}))


def test_tables_and_batches_are_told_apart() -> None:
    table = pa.table({"id": [1], "text": [WIRE]})
    with pytest.raises(TypeError, match=r"a pyarrow.RecordBatch, not Table; clean_table takes tables"):
        clean_batch(table)
    with pytest.raises(TypeError, match=r"a pyarrow.Table, not RecordBatch; clean_batch takes batches"):
        clean_table(batch_of(WIRE))
    with pytest.raises(TypeError, match="RecordBatch or Table, not dict"):
        articles({"text": [WIRE]})


def test_a_long_table_is_cleaned_in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("wireclean.arrow._MOST_ROWS", 3)
    done = clean_table(pa.table({"text": [f"Bell {number}." for number in range(10)]}))
    assert done.column("text").num_chunks == 4
    assert done.column("text").to_pylist() == [f"Bell {number}." for number in range(10)]


def test_a_batch_without_articles_is_refused() -> None:
    with pytest.raises(ValueError, match="columns missing: headline, standfirst, bylines"):
        articles(batch_of(WIRE))


def test_without_pyarrow_the_error_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "wireclean.arrow")
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(ImportError, match=r"pip install 'wireclean\[batch\]'"):
        importlib.import_module("wireclean.arrow")


def test_a_parquet_file_is_there_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "articles.parquet"

    def found() -> Iterator[Article]:
        yield wireclean.clean("The bell rang.")
        raise OSError("the feed is gone")

    with pytest.raises(OSError, match="the feed is gone"):
        write_parquet(found(), path)
    assert [*tmp_path.iterdir()] == []
    with pytest.raises(OSError, match="nowhere"):
        write_parquet([], tmp_path / "nowhere" / "articles.parquet")
    made = [wireclean.clean(f"The bell  weighs {number} tons.") for number in range(3)]
    assert write_parquet(iter([*made, None]), path) == 4
    parquet = pytest.importorskip("pyarrow.parquet")
    assert articles(parquet.read_table(path)) == [*made, None]
    assert [file.name for file in tmp_path.iterdir()] == ["articles.parquet"]
