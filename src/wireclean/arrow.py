"""Articles as Arrow columns: a batch of copy in, a batch of typed articles out.

This is what everything that works batch-wise goes through: `wireclean convert` and the adapters of `wireclean.engines`.

>>> import pyarrow as pa
>>> from wireclean.arrow import articles, clean_batch, schema
>>> copy = ["LISBON, May 4 (Reuters) - The bell weighs a ton.\\n\\n(Reporting by Ana Lima)", None]
>>> batch = clean_batch(pa.record_batch({"id": [7, 8], "text": copy}))
>>> batch.schema.names[:4], batch.num_rows
(['id', 'headline', 'standfirst', 'bylines'], 2)
>>> batch.column("text").to_pylist()
['The bell weighs a ton.', None]
>>> batch.column("dateline")[0].as_py()["places"]
[{'name': 'Lisbon', 'region': None, 'country': 'PT'}]
>>> articles(batch)[0].notes[0].kind
'contributors'

The columns carry the fields of `wireclean.Article` under their own names; two of them have no Arrow type and are written so:

- a time stamp's `value` is the wall clock as printed (`timestamp[us]` without a zone), and `utc_offset` its distance
  from UTC in seconds, null when the zone is not known;
- an edit's `value`, which is of another type for each rule, is JSON, null when the rule read nothing.

Nothing is lost: `articles` gives back the same articles. Needs the extra `wireclean[batch]`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, date, datetime, timedelta, timezone
from itertools import accumulate, chain
from typing import Any, TypeVar

import msgspec

from wireclean.article import Article, Byline, Caption, Credit, Dateline, Edit, Note, Place, Span, Timestamp, Value
from wireclean.pipeline import Config, clean

try:
    import pyarrow as pa
except ModuleNotFoundError as error:
    raise ImportError("wireclean.arrow needs pyarrow; install it with: pip install 'wireclean[batch]'") from error

__all__ = ["articles", "clean_batch", "clean_table", "kept_columns", "schema", "text_column", "to_batch"]

Item = TypeVar("Item")

# ------------------------------------------------------------------------------------------------------------- types

_STRING = pa.string()
_SPAN = pa.struct([("start", pa.int64()), ("end", pa.int64())])
_PLACE = pa.struct([("name", _STRING), ("region", _STRING), ("country", _STRING)])
_BYLINE = pa.struct(
    [
        ("name", _STRING),
        ("role", _STRING),
        ("organization", _STRING),
        ("place", _PLACE),
        ("text", _STRING),
        ("span", _SPAN),
    ]
)
_DATELINE = pa.struct(
    [("places", pa.list_(_PLACE)), ("agency", _STRING), ("date", pa.date32()), ("text", _STRING), ("span", _SPAN)]
)
_TIMESTAMP = pa.struct(
    [
        ("value", pa.timestamp("us")),
        ("utc_offset", pa.int32()),
        ("precision", _STRING),
        ("zone", _STRING),
        ("ambiguous", pa.bool_()),
        ("text", _STRING),
        ("span", _SPAN),
    ]
)
_CREDIT = pa.struct([("photographer", _STRING), ("organization", _STRING), ("text", _STRING)])
_CAPTION = pa.struct(
    [("text", _STRING), ("credit", _CREDIT), ("index", pa.int64()), ("total", pa.int64()), ("span", _SPAN)]
)
_NOTE = pa.struct([("kind", _STRING), ("text", _STRING), ("span", _SPAN)])
_EDIT = pa.struct(
    [("span", _SPAN), ("before", _STRING), ("replacement", _STRING), ("rule", _STRING), ("value", _STRING)]
)
_ARTICLE = pa.schema(
    [
        ("headline", _STRING),
        ("standfirst", _STRING),
        ("bylines", pa.list_(_BYLINE)),
        ("dateline", _DATELINE),
        ("published", _TIMESTAMP),
        ("updated", _TIMESTAMP),
        ("language", _STRING),
        ("text", _STRING),
        ("paragraphs", pa.list_(_STRING)),
        ("captions", pa.list_(_CAPTION)),
        ("notes", pa.list_(_NOTE)),
        ("edits", pa.list_(_EDIT)),
    ]
)

_encode = msgspec.json.Encoder().encode
_decode = msgspec.json.Decoder(Value).decode


def schema(source: Any = None, *, text: str = "text") -> Any:
    """Return the schema of articles or, for the schema of a `source`, that of what `clean_batch` makes of it.

    Raises `ValueError` and `TypeError` as `clean_batch` does.

    >>> schema(pa.schema([("id", pa.int64()), ("body", pa.string())]), text="body").names[:3]
    ['id', 'headline', 'standfirst']
    """
    if source is None:
        return _ARTICLE
    return pa.schema([source.field(at).with_name(name) for at, name in _kept(source, text)] + list(_ARTICLE))


def clean_batch(
    batch: Any, text: str = "text", *, config: Config | None = None, reference: date | datetime | None = None
) -> Any:
    """Clean the column `text` of a `pyarrow.RecordBatch`: the other columns as they are, then those of `schema()`.

    The column of copy is replaced by the article, from which `wireclean.restore` makes it again. A column that is
    called like one of the article's, in whatever case, is kept as `source_<name>`. A null gives a row of nulls. The copy
    may be `string`, `large_string` or `string_view`, or a dictionary of these.

    Raises `ValueError` when there is no such column, or two, when a `source_<name>` is taken, and when a row is no valid
    UTF-8; `TypeError` when the column does not hold strings.
    """
    if not isinstance(batch, pa.RecordBatch):
        raise TypeError(
            f"clean_batch takes a pyarrow.RecordBatch, not {type(batch).__name__}; clean_table takes tables"
        )
    kept = _kept(batch.schema, text)
    copy = _copy_of(batch, text)
    found = to_batch(None if raw is None else clean(raw, config=config, reference=reference) for raw in copy)
    return pa.RecordBatch.from_arrays(
        [batch.column(at) for at, _ in kept] + found.columns, schema=schema(batch.schema, text=text)
    )


def clean_table(
    table: Any, text: str = "text", *, config: Config | None = None, reference: date | datetime | None = None
) -> Any:
    """Clean a `pyarrow.Table` as `clean_batch` cleans a batch, some thousand rows at a time.

    So a table may be larger than a batch can be, and no more articles than those of some thousand rows are held as
    Python objects. What comes out has its rows in as many chunks.
    """
    if not isinstance(table, pa.Table):
        raise TypeError(f"clean_table takes a pyarrow.Table, not {type(table).__name__}; clean_batch takes batches")
    batches = table.to_batches(max_chunksize=_MOST_ROWS)
    done = [clean_batch(batch, text, config=config, reference=reference) for batch in batches]
    return pa.Table.from_batches(done, schema=schema(table.schema, text=text))


_MOST_ROWS = 2048


def _copy_of(batch: Any, text: str) -> list[str | None]:
    column = batch.column(batch.schema.get_field_index(text))
    try:
        copy: list[str | None] = column.to_pylist()
    except UnicodeDecodeError:  # engines that do not check put any bytes into a column of strings
        for row in range(len(column)):
            try:
                column[row].as_py()
            except UnicodeDecodeError as error:
                raise ValueError(
                    f"row {row} of column {text!r} is no valid UTF-8 ({error.reason} at byte {error.start}); "
                    "decode it by its own encoding first, or leave it out"
                ) from None
        raise
    return copy


def kept_columns(names: Sequence[Any], text: Any = "text") -> list[tuple[int, Any]]:
    """Return index and new name of the columns that stay when the column `text` of a table is cleaned.

    Names are compared as Spark, DuckDB and other databases do, without regard to case. Raises `ValueError` as
    `clean_batch` does.

    >>> kept_columns(["id", "text", "headline"])
    [(0, 'id'), (2, 'source_headline')]
    """
    count = list(names).count(text)
    if count != 1:
        columns = ", ".join(map(repr, names)) or "none"
        problem = f"{count} columns are called {text!r}" if count else f"there is no column {text!r}"
        raise ValueError(f"{problem}; columns: {columns}. Say which holds the copy with text=")
    taken = {_folded(name) for name in names if name != text}
    kept = []
    for index, name in enumerate(names):
        if name == text:
            continue
        new = f"source_{name}" if _folded(name) in _FIELDS else name
        if new != name and _folded(new) in taken:
            raise ValueError(
                f"column {name!r} has the name of a field of the article, and {new!r}, as which it would be kept, "
                "is taken; rename one of them"
            )
        kept.append((index, new))
        taken.add(_folded(new))
    return kept


_FIELDS = frozenset(_ARTICLE.names)


def _folded(name: Any) -> Any:
    return name.lower() if isinstance(name, str) else name


def _kept(source: Any, text: str) -> list[tuple[int, str]]:
    """Return what `kept_columns` does for an Arrow schema; refuse copy that is no strings."""
    kept = kept_columns(source.names, text)
    kind = source.field(text).type
    if not _holds_strings(kind):
        raise TypeError(
            f"column {text!r} holds {kind}, not strings; columns: {', '.join(map(repr, source.names))}. "
            "Cast it, or say with text= which column holds the copy"
        )
    return kept


def _holds_strings(kind: Any) -> bool:
    if pa.types.is_dictionary(kind):
        kind = kind.value_type
    return bool(
        pa.types.is_string(kind)
        or pa.types.is_large_string(kind)
        or pa.types.is_null(kind)
        or pa.types.is_string_view(kind)
    )


def text_column(copy: Sequence[str | None]) -> Any:
    """Return copy as an Arrow column. Half a surrogate pair, which UTF-8 cannot carry, is read as U+FFFD.

    >>> text_column(["The bell \\ud83d rang.", None]).to_pylist() == ["The bell \\ufffd rang.", None]
    True
    """
    try:
        return pa.array(copy, pa.large_string())
    except UnicodeEncodeError:
        whole = [None if text is None else _SURROGATE.sub("\ufffd", text) for text in copy]
        return pa.array(whole, pa.large_string())


_SURROGATE = re.compile("[\ud800-\udfff]")


# ------------------------------------------------------------------------------------------------- articles to columns
#
# Columns are built from flat lists, one for each leaf, which costs a fraction of what a dict for each value would: all
# edits of the batch are one list, then their `before` one list, and offsets say which edits are whose.


def to_batch(found: Iterable[Article | None]) -> Any:
    """Return articles as a `pyarrow.RecordBatch` of `schema()`; None is a row of nulls.

    Raises `ValueError` when a column of strings would exceed two gigabytes: make smaller batches; and
    `UnicodeEncodeError`, a `ValueError` too, for half a surrogate pair, which Arrow's UTF-8 cannot carry
    (`text_column` reads copy that has some).
    """
    rows = list(found)
    present = [row for row in rows if row is not None]
    columns = [
        _strings([row.headline for row in present]),
        _strings([row.standfirst for row in present]),
        _lists([row.bylines for row in present], _bylines),
        _nullable([row.dateline for row in present], _datelines),
        _nullable([row.published for row in present], _timestamps),
        _nullable([row.updated for row in present], _timestamps),
        _strings([row.language for row in present]),
        _strings([row.text for row in present]),
        _lists([row.paragraphs for row in present], _strings),
        _lists([row.captions for row in present], _captions),
        _lists([row.notes for row in present], _notes),
        _lists([row.edits for row in present], _edits),
    ]
    if len(present) < len(rows):
        places = _places_of(rows)
        columns = [column.take(places) for column in columns]
    return pa.RecordBatch.from_arrays(columns, schema=_ARTICLE)


def _places_of(rows: Sequence[object]) -> Any:
    """Return where each row stands among those that are there; null for None."""
    counted = accumulate(row is not None for row in rows)
    return pa.array([None if row is None else count - 1 for row, count in zip(rows, counted, strict=True)], pa.int64())


def _nullable(values: list[Item | None], build: Callable[[list[Item]], Any]) -> Any:
    column = build([value for value in values if value is not None])
    return column if len(column) == len(values) else column.take(_places_of(values))


def _lists(values: list[tuple[Item, ...]], build: Callable[[list[Item]], Any]) -> Any:
    offsets = pa.array([0, *accumulate(map(len, values))], pa.int32())
    return pa.ListArray.from_arrays(offsets, build(list(chain.from_iterable(values))))


def _struct(kind: Any, *columns: Any) -> Any:
    return pa.StructArray.from_arrays(columns, fields=list(kind))


def _strings(values: Sequence[str | bytes | None]) -> Any:
    column = pa.array(values, _STRING)
    if isinstance(column, pa.ChunkedArray):  # offsets of 32 bits do not reach further
        raise ValueError("the batch holds more than two gigabytes of text in one column; make smaller batches")
    return column


def _spans(spans: list[Span]) -> Any:
    return _struct(
        _SPAN, pa.array([span[0] for span in spans], pa.int64()), pa.array([span[1] for span in spans], pa.int64())
    )


def _places(places: list[Place]) -> Any:
    return _struct(
        _PLACE,
        _strings([place.name for place in places]),
        _strings([place.region for place in places]),
        _strings([place.country for place in places]),
    )


def _bylines(bylines: list[Byline]) -> Any:
    return _struct(
        _BYLINE,
        _strings([byline.name for byline in bylines]),
        _strings([byline.role for byline in bylines]),
        _strings([byline.organization for byline in bylines]),
        _nullable([byline.place for byline in bylines], _places),
        _strings([byline.text for byline in bylines]),
        _spans([byline.span for byline in bylines]),
    )


def _datelines(datelines: list[Dateline]) -> Any:
    return _struct(
        _DATELINE,
        _lists([dateline.places for dateline in datelines], _places),
        _strings([dateline.agency for dateline in datelines]),
        pa.array([dateline.date for dateline in datelines], pa.date32()),
        _strings([dateline.text for dateline in datelines]),
        _spans([dateline.span for dateline in datelines]),
    )


def _timestamps(stamps: list[Timestamp]) -> Any:
    return _struct(
        _TIMESTAMP,
        pa.array([stamp.value.replace(tzinfo=None) for stamp in stamps], pa.timestamp("us")),
        pa.array([_offset(stamp.value) for stamp in stamps], pa.int32()),
        _strings([stamp.precision for stamp in stamps]),
        _strings([stamp.zone for stamp in stamps]),
        pa.array([stamp.ambiguous for stamp in stamps], pa.bool_()),
        _strings([stamp.text for stamp in stamps]),
        _spans([stamp.span for stamp in stamps]),
    )


def _offset(value: datetime) -> int | None:
    away = value.utcoffset()
    return None if away is None else away // timedelta(seconds=1)


def _credits(found: list[Credit]) -> Any:
    return _struct(
        _CREDIT,
        _strings([credit.photographer for credit in found]),
        _strings([credit.organization for credit in found]),
        _strings([credit.text for credit in found]),
    )


def _captions(captions: list[Caption]) -> Any:
    return _struct(
        _CAPTION,
        _strings([caption.text for caption in captions]),
        _nullable([caption.credit for caption in captions], _credits),
        pa.array([caption.index for caption in captions], pa.int64()),
        pa.array([caption.total for caption in captions], pa.int64()),
        _spans([caption.span for caption in captions]),
    )


def _notes(notes: list[Note]) -> Any:
    return _struct(
        _NOTE,
        _strings([note.kind for note in notes]),
        _strings([note.text for note in notes]),
        _spans([note.span for note in notes]),
    )


def _edits(edits: list[Edit]) -> Any:
    return _struct(
        _EDIT,
        _spans([edit.span for edit in edits]),
        _strings([edit.before for edit in edits]),
        _strings([edit.replacement for edit in edits]),
        _strings([edit.rule for edit in edits]),
        _strings([None if edit.value is None else _encode(edit.value) for edit in edits]),
    )


# ------------------------------------------------------------------------------------------------- columns to articles


def articles(batch: Any) -> list[Article | None]:
    """Return the articles of a batch or table, as `clean` made them; None where the copy was null.

    The columns of `schema()` are read by name and others are left alone, so this takes what `clean_batch` gave, also
    after it was written to Parquet and read again. Raises `ValueError` when columns of an article are missing.
    """
    if not isinstance(batch, pa.RecordBatch | pa.Table):
        raise TypeError(f"articles takes a pyarrow.RecordBatch or Table, not {type(batch).__name__}")
    missing = [name for name in _ARTICLE.names if name not in batch.schema.names]
    if missing:
        raise ValueError(f"these are no articles: columns missing: {', '.join(missing)}")
    rows = batch.select(_ARTICLE.names)
    if not isinstance(rows, pa.Table):
        rows = pa.Table.from_batches([rows])
    rows = rows.cast(_ARTICLE)  # engines write string as large_string or string_view, and list as large_list
    return [article for part in rows.to_batches() for article in _read_batch(part)]


def _read_batch(batch: Any) -> list[Article | None]:
    present = batch.filter(batch.column("text").is_valid()) if batch.column("text").null_count else batch
    fields = [
        present.column("headline").to_pylist(),
        present.column("standfirst").to_pylist(),
        _read_lists(present.column("bylines"), _read_bylines),
        _read_nullable(present.column("dateline"), _read_datelines),
        _read_nullable(present.column("published"), _read_timestamps),
        _read_nullable(present.column("updated"), _read_timestamps),
        present.column("language").to_pylist(),
        present.column("text").to_pylist(),
        _read_lists(present.column("paragraphs"), lambda column: column.to_pylist()),
        _read_lists(present.column("captions"), _read_captions),
        _read_lists(present.column("notes"), _read_notes),
        _read_lists(present.column("edits"), _read_edits),
    ]
    return _with_gaps(list(map(Article, *fields)), batch.column("text"))


def _with_gaps(values: list[Item], column: Any) -> list[Item | None]:
    """Set `values` where `column` is not null, and None where it is."""
    if not column.null_count:
        return list(values)
    following = iter(values)
    return [next(following) if valid else None for valid in column.is_valid().to_pylist()]


def _read_nullable(column: Any, read: Callable[[Any], list[Item]]) -> list[Item | None]:
    return _with_gaps(read(column.drop_null() if column.null_count else column), column)


def _read_lists(column: Any, read: Callable[[Any], list[Item]]) -> list[tuple[Item, ...]]:
    items = iter(read(column.flatten()))
    sizes = column.value_lengths().to_pylist()
    return [tuple(next(items) for _ in range(size)) for size in sizes]


def _read_leaves(column: Any, *names: str) -> list[list[Any]]:
    children = dict(zip([field.name for field in column.type], column.flatten(), strict=True))
    return [children[name].to_pylist() for name in names]


def _read_spans(column: Any) -> list[Span]:
    return list(map(Span, *_read_leaves(column, "start", "end")))


def _read_places(column: Any) -> list[Place]:
    return list(map(Place, *_read_leaves(column, "name", "region", "country")))


def _read_bylines(column: Any) -> list[Byline]:
    name, role, organization, text = _read_leaves(column, "name", "role", "organization", "text")
    place = _read_nullable(column.field("place"), _read_places)
    return list(map(Byline, name, role, organization, place, text, _read_spans(column.field("span"))))


def _read_datelines(column: Any) -> list[Dateline]:
    places = _read_lists(column.field("places"), _read_places)
    agency, day, text = _read_leaves(column, "agency", "date", "text")
    return list(map(Dateline, places, agency, day, text, _read_spans(column.field("span"))))


def _read_timestamps(column: Any) -> list[Timestamp]:
    value, offset, *rest = _read_leaves(column, "value", "utc_offset", "precision", "zone", "ambiguous", "text")
    return list(map(Timestamp, map(_aware, value, offset), *rest, _read_spans(column.field("span"))))


def _aware(value: datetime, offset: int | None) -> datetime:
    if offset is None:
        return value
    return value.replace(tzinfo=timezone(timedelta(seconds=offset)) if offset else UTC)


def _read_credits(column: Any) -> list[Credit]:
    return list(map(Credit, *_read_leaves(column, "photographer", "organization", "text")))


def _read_captions(column: Any) -> list[Caption]:
    text, index, total = _read_leaves(column, "text", "index", "total")
    credit = _read_nullable(column.field("credit"), _read_credits)
    return list(map(Caption, text, credit, index, total, _read_spans(column.field("span"))))


def _read_notes(column: Any) -> list[Note]:
    kind, text = _read_leaves(column, "kind", "text")
    return list(map(Note, kind, text, _read_spans(column.field("span"))))


def _read_edits(column: Any) -> list[Edit]:
    before, replacement, rule, value = _read_leaves(column, "before", "replacement", "rule", "value")
    values = [None if json is None else _decode(json) for json in value]
    return list(map(Edit, _read_spans(column.field("span")), before, replacement, rule, values))
