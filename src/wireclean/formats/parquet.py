"""Parquet: a record a row, and the text in a column of strings. Needs the extra `wireclean[batch]`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import repeat
from typing import Any

import msgspec

from wireclean.formats.documents import Document, Problem, Where
from wireclean.formats.model import Chunk, Format, Opened, Record, SourceFile, Wanted, encode, with_text_field
from wireclean.formats.rejects import Reject, rejected
from wireclean.formats.wording import FormatError, id_of, needs, no_field

__all__ = ["FORMAT", "arrow_types", "holds_strings"]


@contextmanager
def _opened(path: str, broken: str, also: type[Exception]) -> Iterator[tuple[Any, Any]]:
    """Open a file; yield pyarrow and the file. What pyarrow finds wrong is a `FormatError` that begins with `broken`.

    So is every error of the kind `also`.
    """
    try:
        import pyarrow  # noqa: PLC0415 - an extra
        import pyarrow.parquet  # noqa: PLC0415 - an extra
    except ModuleNotFoundError:
        raise needs("reading .parquet", "pyarrow") from None
    try:
        with pyarrow.parquet.ParquetFile(path) as file:
            yield pyarrow, file
    except (pyarrow.ArrowException, also) as error:
        raise FormatError(f"{broken}: {str(error).splitlines()[0][:300]}", path) from None


def holds_strings(kind: Any) -> bool:
    """Say whether a column of an Arrow type holds strings, or nothing at all."""
    from pyarrow import types  # noqa: PLC0415 - an extra

    kind = kind.value_type if types.is_dictionary(kind) else kind
    return any(holds(kind) for holds in (types.is_string, types.is_large_string, types.is_string_view, types.is_null))


def _way(schema: Any, name: str) -> list[str]:
    """Return the column that a name leads to, and the fields of structs in it; nothing where there is none."""
    from pyarrow import types  # noqa: PLC0415 - an extra

    if name in schema.names:
        return [name]
    first, *inner = name.split(".")
    if not inner or first not in schema.names:
        return []
    kind = schema.field(first).type
    for part in inner:
        if not types.is_struct(kind) or kind.get_field_index(part) < 0:
            return []
        kind = kind.field(part).type
    return [first, *inner]


def _kind(schema: Any, way: list[str]) -> Any:
    kind = schema.field(way[0]).type
    for part in way[1:]:
        kind = kind.field(part).type
    return kind


def _led(batch: Any, way: list[str]) -> Any:
    """Return the column at the end of a way; null in rows where a struct on it is."""
    import pyarrow.compute  # noqa: PLC0415 - an extra

    column = batch.column(way[0])
    return pyarrow.compute.struct_field(column, way[1:]) if len(way) > 1 else column


# --- documents


def _documents(file: Opened, wanted: Wanted) -> Iterator[Document | Problem]:
    if file.path is None:
        raise FormatError("a .parquet file cannot be read from standard input; name the file")
    with _opened(file.path, "cannot be read as Parquet", UnicodeError) as (_, opened):
        schema = opened.schema_arrow
        wanted = with_text_field(wanted, schema.names)
        name = wanted.text_field
        way = _way(schema, name)
        if not way:
            raise FormatError(no_field(name, schema.names))
        kind = _kind(schema, way)
        if not holds_strings(kind):
            raise FormatError(f"field {name!r} is {kind}, not a text")
        own = [wanted.id_field] if wanted.id_field != name and wanted.id_field in schema.names else []
        saying = wanted.shape(schema.names) is not None
        others = [
            column for column in schema.names if saying and wanted.declares(column) and column not in (way[0], *own)
        ]
        row = 0
        for batch in opened.iter_batches(batch_size=1024, columns=[way[0], *own, *others]):
            ids = batch.column(own[0]).to_pylist() if own else repeat(None)
            said = batch.select([way[0], *others]).to_pylist() if saying else repeat(None)
            for text, named, record in zip(_led(batch, way).to_pylist(), ids, said, strict=False):
                row += 1
                if text is None:
                    yield Problem(file.name, None, f"row {row}: field {name!r} is null, not a text")
                else:
                    declared = None if record is None else wanted.says(record)
                    yield Document(
                        file.name,
                        text,
                        Where(None, row, None, id_of(named)),
                        form=None,
                        declared=declared,
                        fixable=len(way) == 1,
                    )


def _rewritten(path: str, name: str, texts: dict[int, str]) -> Callable[[str], object]:
    """Return what writes a file with new texts, by row from 1, in the column `name`; schema and other columns stay."""
    with _opened(path, "cannot be read as Parquet", UnicodeError) as (pyarrow, file):
        table = file.read()
        group = file.metadata.row_group(0)
        index = table.schema.get_field_index(name)
        codecs: Any = {
            group.column(number).path_in_schema: group.column(number).compression.replace("UNCOMPRESSED", "NONE")
            for number in range(group.num_columns)
        }
        rows = group.num_rows
    field = table.schema.field(index)
    column = table.column(index).to_pylist()
    for row, text in texts.items():
        column[row - 1] = text
    changed = table.set_column(index, field, pyarrow.array(column, type=field.type))
    return lambda target: pyarrow.parquet.write_table(changed, target, compression=codecs, row_group_size=rows)


# --- records, in chunks

_ROWS = 512  # are decoded at a time: what the file says of its size is that of packed values, and of repeated ones


def _chunks(file: SourceFile, wanted: Wanted, size: int) -> Iterator[Chunk]:
    with _opened(file.path, "broken Parquet", OSError) as (pyarrow, reading):
        way = _way(reading.schema_arrow, wanted.text_field)
        names = [name for name in reading.schema_arrow.names if wanted.reads(name) or name in way[:1]]
        rows = reading.metadata.num_rows
        first = 1
        batches = reading.iter_batches(batch_size=_ROWS, columns=names, use_threads=False)
        lifted = (_lifted(batch, way, wanted) for batch in batches) if len(way) > 1 else batches
        for batch in _sized(lifted, wanted.text_field, size):
            sink = pyarrow.BufferOutputStream()
            with pyarrow.ipc.new_stream(sink, batch.schema) as stream:
                stream.write_batch(batch)
            data = sink.getvalue().to_pybytes()
            done = file.size * (first + batch.num_rows - 1) // max(1, rows)
            yield Chunk(0, ".parquet", file.name, first, data, done=done, documents=batch.num_rows)
            first += batch.num_rows


def _lifted(batch: Any, way: list[str], wanted: Wanted) -> Any:
    """Return a batch with the text of a struct as a column of its own."""
    lifted = batch.append_column(wanted.text_field, _led(batch, way))
    return lifted if wanted.reads(way[0]) else lifted.drop_columns([way[0]])


def _sized(batches: Iterator[Any], text: str, size: int) -> Iterator[Any]:
    """Put batches together, and part them, so that each has about `size` bytes, and at least a row."""
    import pyarrow  # noqa: PLC0415 - an extra

    def joined(held: list[Any]) -> Any:
        return held[0] if len(held) == 1 else pyarrow.Table.from_batches(held).combine_chunks().to_batches()[0]

    held: list[Any] = []
    weight = 0
    for batch in batches:
        for part in _parted(_plain(batch, text), size):
            weight += _weight(part)
            held.append(part)
            if weight >= size:
                yield joined(held)
                held, weight = [], 0
    if held:
        yield joined(held)


def _plain(batch: Any, text: str) -> Any:
    """Return a batch whose text is no dictionary and no view, of which nobody knows how much a row unpacks to."""
    import pyarrow  # noqa: PLC0415 - an extra

    index = batch.schema.get_field_index(text)
    column = batch.column(index)
    if pyarrow.types.is_dictionary(column.type):
        column = column.dictionary_decode()
    return batch.set_column(index, text, column.cast(pyarrow.large_string()))


def _weight(batch: Any) -> int:
    """Return the bytes of a batch, but for what all its slices share."""
    return sum(column.nbytes for column in batch.columns if not hasattr(column, "dictionary"))


def _parted(batch: Any, size: int) -> Iterator[Any]:
    weight, half = _weight(batch), batch.slice(0, batch.num_rows // 2)
    if weight <= size or batch.num_rows <= 1 or _weight(half) >= weight:
        yield batch
        return
    yield from _parted(half, size)
    yield from _parted(batch.slice(half.num_rows), size)


def _columns(chunk: Chunk) -> Any:
    import pyarrow  # noqa: PLC0415 - an extra

    return pyarrow.ipc.open_stream(chunk.data).read_next_batch()


def _records(chunk: Chunk, wanted: Wanted) -> Iterator[Record | Reject]:
    batch = _columns(chunk)
    copy = batch.column(wanted.text_field)
    names = [name for name in batch.schema.names if name != wanted.text_field]
    saying = wanted.shape(batch.schema.names) is not None
    others = _values(batch, names) if saying or wanted.reads_others or wanted.id_field in names else None
    for row in range(batch.num_rows):
        number = chunk.first + row

        def raw(row: int = row) -> bytes:
            try:
                return encode(batch.slice(row, 1).to_pylist()[0])
            except Exception:
                return b""

        def aside(reason: str, message: str, raw: bytes, number: int = number) -> Reject:
            return rejected(chunk.source, number, reason, message, raw, rows=True)

        try:
            text = copy[row].as_py()
        except UnicodeDecodeError as wrong:
            yield aside("invalid-utf8", f"not UTF-8: {wrong.reason}", _bytes_of(copy, row))
            continue
        if text is None:
            yield aside("null-text", f"column {wanted.text_field!r} is null", raw())
            continue
        other = others[row] if others is not None else {}
        if isinstance(other, str):
            yield aside("wrong-value", other, msgspec.json.encode({wanted.text_field: text}))
            continue
        declared = wanted.says(other, batch.schema.names) if saying else None
        yield Record(chunk.source, number, text, other, raw, row, declared)


def _values(batch: Any, names: list[str]) -> list[dict[str, Any] | str]:
    """Return the other fields of each row; of one with a value that Python has no type for, in words what it is."""
    others = batch.select(names)
    for index, name in enumerate(names):  # microseconds are as Python has them, whether pandas is installed or not
        column = others.column(index)
        if getattr(column.type, "unit", "") == "ns" and hasattr(column, "cast"):
            others = others.set_column(index, name, _in_microseconds(column))
    try:
        rows: list[dict[str, Any] | str] = others.to_pylist()
    except (
        Exception
    ):  # nanoseconds, a year beyond 9999, a string that is no UTF-8: few rows, of which each is looked at
        rows = [_row_of(others, row) for row in range(others.num_rows)]
    return rows


def _in_microseconds(column: Any) -> Any:
    import pyarrow  # noqa: PLC0415 - an extra

    kind = column.type
    if pyarrow.types.is_timestamp(kind):
        coarser = pyarrow.timestamp("us", tz=kind.tz)
    else:
        coarser = pyarrow.duration("us") if pyarrow.types.is_duration(kind) else pyarrow.time64("us")
    try:
        return column.cast(coarser)
    except pyarrow.ArrowInvalid:  # which would lose nanoseconds
        return column


def _row_of(others: Any, row: int) -> dict[str, Any] | str:
    import pyarrow  # noqa: PLC0415 - an extra

    values: dict[str, Any] = {}
    for name, column in zip(others.schema.names, others.columns, strict=True):
        try:
            values[name] = column[row].as_py()
        except Exception as error:
            if not pyarrow.types.is_timestamp(column.type):
                return f"column {name!r}: {type(error).__name__}: {error}"
            printed: str = column.slice(row, 1).cast(pyarrow.string())[0].as_py()
            values[name] = printed.replace(" ", "T", 1)
    return values


def _bytes_of(column: Any, row: int) -> bytes:
    """Return the bytes of a string that is none."""
    import pyarrow  # noqa: PLC0415 - an extra

    value: bytes = column.slice(row, 1).cast(pyarrow.large_binary())[0].as_py()
    return value


# --- the fields of a file


def _fields(file: SourceFile, wanted: Wanted) -> dict[str, str]:
    with _opened(file.path, "broken Parquet", OSError) as (_, reading):
        schema = reading.schema_arrow
        names = schema.names
        twice = next((name for index, name in enumerate(names) if name in names[:index]), None)
        if twice is not None:
            raise FormatError(f"two columns are called {twice!r}; rename one of them", file.path)
        way = _way(schema, wanted.text_field)
        fields = {field.name: _named(field.type) for field in schema}
        if way:
            kind = _kind(schema, way)
            if not holds_strings(kind):
                raise FormatError(f"column {wanted.text_field!r} is {kind}, not a text", file.path)
            fields[wanted.text_field] = _named(kind)
        return fields


def _plain_types() -> dict[str, Any]:
    import pyarrow  # noqa: PLC0415 - an extra

    types = pyarrow.string(), pyarrow.int64(), pyarrow.float64(), pyarrow.bool_(), pyarrow.string()
    return dict(zip(("string", "int64", "float64", "bool", "json"), types, strict=True))


def _named(kind: Any) -> str:
    """Return a type as a string: the plain ones by name, others as a schema of one field."""
    import pyarrow  # noqa: PLC0415 - an extra

    for name, plain in _plain_types().items():
        if kind == plain:
            return name
    return str(pyarrow.schema([("", kind)]).serialize().to_pybytes().hex())


def arrow_types(names: Iterable[str]) -> list[Any]:
    """Return the Arrow types that `Format.fields` names."""
    import pyarrow  # noqa: PLC0415 - an extra

    plain = _plain_types()
    return [
        plain[name] if name in plain else pyarrow.ipc.read_schema(pyarrow.py_buffer(bytes.fromhex(name))).field(0).type
        for name in names
    ]


FORMAT = Format(
    endings=(".parquet",),
    documents=_documents,
    rewritten=_rewritten,
    chunks=_chunks,
    records=_records,
    fields=_fields,
    columns=_columns,
    converted=(".parquet",),
)
