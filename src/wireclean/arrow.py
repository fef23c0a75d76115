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

import os
import re
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, date, datetime, timedelta, timezone
from itertools import accumulate, chain, islice
from operator import attrgetter
from os import PathLike
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import msgspec

from wireclean.article import Article
from wireclean.config import Config
from wireclean.formats.parquet import holds_strings
from wireclean.in_place import put_in_place
from wireclean.pipeline import clean

try:
    import pyarrow as pa
except ModuleNotFoundError as error:
    raise ImportError("wireclean.arrow needs pyarrow; install it with: pip install 'wireclean[batch]'") from error

__all__ = [
    "articles",
    "clean_batch",
    "clean_table",
    "kept_columns",
    "schema",
    "text_column",
    "to_batch",
    "write_parquet",
]

# ------------------------------------------------------------------------------------------------------------- types
#
# What stands in which column follows from the types of the article's fields, here and nowhere else. Columns are built from
# flat lists, one for each leaf, which costs a fraction of what a dict for each value would: all edits of the batch are one
# list, then their `before` one list, and offsets say which edits are whose.


class _Leaf:
    """Values that Arrow has a type for, and None."""

    def __init__(self, kind: Any) -> None:
        self.type: Any = kind

    def column(self, values: Sequence[Any]) -> Any:
        """Return values as an Arrow array."""
        column = pa.array(values, self.type)
        if isinstance(column, pa.ChunkedArray):  # offsets of 32 bits do not reach further
            raise ValueError("the batch holds more than two gigabytes of text in one column; make smaller batches")
        return column

    def read(self, column: Any) -> list[Any]:
        """Return the values of an Arrow array."""
        values: list[Any] = column.to_pylist()
        return values


class _Json(_Leaf):
    """Values of one of several types, as JSON."""

    def __init__(self, hint: Any) -> None:
        super().__init__(pa.string())
        self._encode = msgspec.json.Encoder().encode
        self._decode = msgspec.json.Decoder(hint).decode

    def column(self, values: Sequence[Any]) -> Any:
        return super().column([None if value is None else self._encode(value) for value in values])

    def read(self, column: Any) -> list[Any]:
        return [None if value is None else self._decode(value) for value in column.to_pylist()]


class _Tuple:
    """Tuples of any length."""

    def __init__(self, item: _Kind) -> None:
        self._item = item
        self.type: Any = pa.list_(item.type)

    def column(self, values: Sequence[Any]) -> Any:
        offsets = pa.array([0, *accumulate(map(len, values))], pa.int32())
        return pa.ListArray.from_arrays(offsets, self._item.column(list(chain.from_iterable(values))))

    def read(self, column: Any) -> list[Any]:
        items = iter(self._item.read(column.flatten()))
        return [tuple(islice(items, size)) for size in column.value_lengths().to_pylist()]


class _Optional:
    """Structs or None."""

    def __init__(self, kind: _Kind) -> None:
        self._kind = kind
        self.type: Any = kind.type

    def column(self, values: Sequence[Any]) -> Any:
        column = self._kind.column([value for value in values if value is not None])
        return column if len(column) == len(values) else column.take(_places_of(values))

    def read(self, column: Any) -> list[Any]:
        return _with_gaps(self._kind.read(column.drop_null() if column.null_count else column), column)


class StructColumns:
    """Structs and named tuples. A `datetime` in one is two columns: the wall clock as printed and `utc_offset`."""

    def __init__(self, struct: Any) -> None:
        self._struct = struct
        self._parts: list[tuple[str, _Kind, Callable[[Any], Any]]] = []
        self._times: list[int] = []
        for name, hint in _hints(struct).items():
            if hint is datetime:
                self._times.append(len(self._parts))
                self._parts.append((name, _Leaf(pa.timestamp("us")), _wall_clock(name)))
                self._parts.append(("utc_offset", _Leaf(pa.int32()), _utc_offset(name)))
            else:
                self._parts.append((name, _kind_of(hint), attrgetter(name)))
        self.type: Any = pa.struct([(name, kind.type) for name, kind, _ in self._parts])

    def columns(self, values: Sequence[Any]) -> list[Any]:
        """Return an Arrow array for each part."""
        return [kind.column(list(map(get, values))) for _, kind, get in self._parts]

    def column(self, values: Sequence[Any]) -> Any:
        return pa.StructArray.from_arrays(self.columns(values), fields=list(self.type))

    def read_columns(self, columns: Iterable[Any]) -> list[Any]:
        """Return the structs that these columns make."""
        parts = [kind.read(column) for (_, kind, _), column in zip(self._parts, columns, strict=True)]
        for at in reversed(self._times):
            parts[at : at + 2] = [list(map(_aware, *parts[at : at + 2]))]
        return list(map(self._struct, *parts))

    def read(self, column: Any) -> list[Any]:
        return self.read_columns(column.flatten())


_Kind = _Leaf | _Tuple | _Optional | StructColumns


def _hints(struct: Any) -> dict[str, Any]:
    if issubclass(struct, msgspec.Struct):
        return {field.name: field.type for field in msgspec.structs.fields(struct)}
    return get_type_hints(struct)


def _kind_of(hint: Any) -> _Kind:
    """Return how values of a type stand in Arrow."""
    leaf = _LEAVES.get(hint)
    if leaf is not None:
        return _Leaf(leaf)
    origin, choices = get_origin(hint), [choice for choice in get_args(hint) if choice is not type(None)]
    if origin in (Union, UnionType):
        if len(choices) > 1:
            return _Json(hint)
        kind = _kind_of(choices[0])
        return kind if isinstance(kind, _Leaf) else _Optional(kind)
    if origin is Literal:
        return _kind_of(type(choices[0]))
    return _Tuple(_kind_of(choices[0])) if origin is tuple else StructColumns(hint)


_LEAVES = {str: pa.string(), int: pa.int64(), float: pa.float64(), bool: pa.bool_(), date: pa.date32()}


def _wall_clock(name: str) -> Callable[[Any], datetime]:
    return lambda struct: getattr(struct, name).replace(tzinfo=None)


def _utc_offset(name: str) -> Callable[[Any], int | None]:
    def offset(struct: Any) -> int | None:
        away: timedelta | None = getattr(struct, name).utcoffset()
        return None if away is None else away // timedelta(seconds=1)

    return offset


def _aware(value: datetime, offset: int | None) -> datetime:
    if offset is None:
        return value
    return value.replace(tzinfo=timezone(timedelta(seconds=offset)) if offset else UTC)


def _places_of(rows: Sequence[object]) -> Any:
    """Return where each row stands among those that are there; null for None."""
    counted = accumulate(row is not None for row in rows)
    return pa.array([None if row is None else count - 1 for row, count in zip(rows, counted, strict=True)], pa.int64())


def _with_gaps(values: list[Any], column: Any) -> list[Any]:
    """Set `values` where `column` is not null, and None where it is."""
    if not column.null_count:
        return values
    following = iter(values)
    return [next(following) if valid else None for valid in column.is_valid().to_pylist()]


_ROWS = StructColumns(Article)
_ARTICLE = pa.schema(list(_ROWS.type))

# ------------------------------------------------------------------------------------------------------------- columns


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
    if not holds_strings(kind):
        raise TypeError(
            f"column {text!r} holds {kind}, not strings; columns: {', '.join(map(repr, source.names))}. "
            "Cast it, or say with text= which column holds the copy"
        )
    return kept


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


def to_batch(found: Iterable[Article | None]) -> Any:
    """Return articles as a `pyarrow.RecordBatch` of `schema()`; None is a row of nulls.

    Raises `ValueError` when a column of strings would exceed two gigabytes: make smaller batches; and
    `UnicodeEncodeError`, a `ValueError` too, for half a surrogate pair, which Arrow's UTF-8 cannot carry
    (`text_column` reads copy that has some).
    """
    rows = list(found)
    present = [row for row in rows if row is not None]
    columns = _ROWS.columns(present)
    if len(present) < len(rows):
        places = _places_of(rows)
        columns = [column.take(places) for column in columns]
    return pa.RecordBatch.from_arrays(columns, schema=_ARTICLE)


def write_parquet(found: Iterable[Article | None], path: str | PathLike[str]) -> int:
    """Write articles to a Parquet file of `schema()` as they come, some thousand at a time, and return how many there were.

    With `wireclean.clean_many` a corpus of any size goes through in bounded memory. The file is there whole or
    not at all. Raises like `to_batch`, `OSError` where nothing can be written, and what the iterable raises.

    >>> from pathlib import Path
    >>> from tempfile import mkdtemp
    >>> from wireclean import clean_many
    >>> path = Path(mkdtemp()) / "articles.parquet"
    >>> write_parquet(clean_many(["LISBON (AP) - The bell weighs a ton.", "It rang."]), path)
    2
    >>> import pyarrow.parquet
    >>> articles(pyarrow.parquet.read_table(path))[0].dateline.agency
    'AP'
    """
    from pyarrow.parquet import ParquetWriter  # noqa: PLC0415 - loads slowly, and only files need it

    rows, source = 0, iter(found)
    with put_in_place(os.path.realpath(path)) as unfinished, ParquetWriter(unfinished, _ARTICLE) as writer:
        while chunk := [*islice(source, _MOST_ROWS)]:
            writer.write_batch(to_batch(chunk))
            rows += len(chunk)
    return rows


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
    return _with_gaps(_ROWS.read_columns(present.columns), batch.column("text"))
