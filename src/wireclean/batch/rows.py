"""Turn a chunk into the bytes that stand in the result: clean its records, encode the rows. This runs in the workers."""

from __future__ import annotations

import gzip
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import IO, Any

import msgspec

from wireclean.article import Article
from wireclean.batch.columns import REST, fitting, free_name, is_wanted
from wireclean.batch.failure import ConvertError
from wireclean.batch.plan import Plan
from wireclean.batch.summary import Summary
from wireclean.formats import FORMATS, read_records
from wireclean.formats.model import Chunk, Record, encode
from wireclean.formats.parquet import arrow_types
from wireclean.formats.rejects import Reject
from wireclean.formats.wording import needs
from wireclean.forms import FORMS
from wireclean.packs.matching import PatternTimeoutError
from wireclean.pipeline import clean

__all__ = ["Rows", "compressed", "join_parquet", "rows_of"]


class Rows(msgspec.Struct, frozen=True):
    """What became of a chunk. `data` is part of the result, or for Parquet a file of its own."""

    data: bytes
    rejects: tuple[Reject, ...]
    summary: Summary


def rows_of(
    chunk: Chunk,
    plan: Plan,
    *,
    begin: Callable[[int], None],
    aside: Mapping[int, tuple[str, str]],
) -> Rows:
    """Clean and encode a chunk. `begin` is told which document comes next, and -1 when it is done.

    `aside` are documents that were found out as not to be cleaned, with reason and message.
    """
    config = plan.configs[chunk.config]
    rejects: list[Reject] = []
    records: list[Record] = []
    articles: list[Article] = []
    for index, record in enumerate(read_records(chunk, plan)):
        if isinstance(record, Reject):
            rejects.append(record)
        elif index in aside:
            rejects.append(record.set_aside(*aside[index]))
        else:
            begin(index)
            try:
                article = clean(record.text, config=config, reference=plan.reference, declared=record.declared)
            except PatternTimeoutError as error:
                rejects.append(record.set_aside("pattern-timeout", str(error)))
            except Exception as error:  # clean promises not to; a run of days must not hang on that
                message = f"cleaning failed: {type(error).__name__}: {error}"
                rejects.append(record.set_aside("clean-failed", message))
            else:
                records.append(record)
                articles.append(article)
            begin(-1)  # what is read next is not this document's time
    summary = Summary.of(
        zip((record.text for record in records), articles, strict=True),
        rejected=Counter(reject.reason for reject in rejects),
    )
    if not records:
        return Rows(b"", tuple(rejects), summary)
    if plan.destination.kind == ".parquet":
        return Rows(_parquet(chunk, plan, records, articles), tuple(rejects), summary)
    lines = _lines(plan, records, articles) if plan.form == "json" else _form_lines(plan, records, articles)
    return Rows(compressed(lines, plan.destination.packed), tuple(rejects), summary)


# --- lines


def _lines(plan: Plan, records: Sequence[Record], articles: Sequence[Article]) -> bytes:
    """Return the articles as JSON, each with the other fields of its record."""
    out: list[bytes] = []
    everything = plan.keep is None and not plan.drop
    for record, article in zip(records, articles, strict=True):
        other = record.other
        if not everything:
            other = {name: value for name, value in other.items() if plan.keeps(name)}
        if other:
            if any(name.lower() in _NAMES for name in other):
                other = {free_name(name, other): value for name, value in other.items()}
            out.append(encode(other)[:-1])
            out.append(b",")
            out.append(encode(article)[1:])
        else:
            out.append(encode(article))
        out.append(b"\n")
    return b"".join(out)


_NAMES = frozenset(Article.__struct_fields__)


def _form_lines(plan: Plan, records: Sequence[Record], articles: Sequence[Article]) -> bytes:
    """Return the articles in another form, which has no place for other fields than the name of the record."""
    write = FORMS[plan.form].write
    out: list[bytes] = []
    for record, article in zip(records, articles, strict=True):
        name = record.other.get(plan.id_field) if plan.id_field is not None else record.other.get("id")
        if isinstance(name, msgspec.Raw):
            name = _said(bytes(name))
        elif name is not None and not isinstance(name, str):
            name = encode(name).decode("utf-8")
        out.append(write(article, name, record.meta).encode("utf-8"))
        out.append(b"\n")
    return b"".join(out)


def _said(raw: bytes) -> str | None:
    """Return a name as JSON has it: a string, or anything else as it is written, were it a number that no machine holds."""
    if raw == b"null":
        return None
    return msgspec.json.decode(raw, type=str) if raw.startswith(b'"') else raw.decode("utf-8")


def compressed(data: bytes, packed: str) -> bytes:
    """Pack a chunk so that it stands by itself: members of gzip, and frames of zstd, may follow each other."""
    if packed == ".gz":
        return gzip.compress(data, 6, mtime=0)
    if packed == ".zst":
        try:
            import zstandard  # noqa: PLC0415 - an extra
        except ModuleNotFoundError:
            raise needs("writing .zst", "zstandard") from None
        return zstandard.ZstdCompressor(level=3).compress(data)
    return data


# --- Parquet


def _parquet(chunk: Chunk, plan: Plan, records: Sequence[Record], articles: Sequence[Article]) -> bytes:
    import pyarrow as pa  # noqa: PLC0415 - an extra

    from wireclean.arrow import to_batch  # noqa: PLC0415 - needs pyarrow, an extra

    columns = plan.columns or ()
    types = arrow_types(column.type for column in columns)
    read_columns = FORMATS[chunk.kind].columns
    if read_columns is not None:
        batch = read_columns(chunk)
        if len(records) < batch.num_rows:
            batch = batch.take(pa.array([record.row for record in records], pa.int64()))
        arrays = [
            _as_json(batch.column(column.name), kind, column.name)
            if column.name in batch.schema.names
            else pa.nulls(len(records), kind)
            for column, kind in zip(columns, types, strict=True)
        ]
        if plan.rest:
            arrays.append(pa.nulls(len(records), pa.string()))
    else:
        arrays = _arrays(plan, records, types)
    found = to_batch(articles)
    arrays.extend(found.columns)
    return _written(pa.Table.from_arrays(arrays, schema=_schema(plan)))


def _as_json(array: Any, kind: Any, name: str) -> Any:
    """Return a column as the type that the result has: its own, or JSON where the files of the source differ."""
    import pyarrow as pa  # noqa: PLC0415 - an extra

    if array.type == kind:
        return array
    if pa.types.is_floating(kind):
        try:
            return array.cast(kind)
        except pa.ArrowInvalid as error:
            raise ConvertError(
                f"column {name!r} is of whole numbers in one file and of others in another, which cannot hold them: "
                f"{error}; cast it in one of the files, or leave it out with --drop {name}"
            ) from None
    return pa.array([None if value is None else encode(value).decode("utf-8") for value in array.to_pylist()], kind)


def _arrays(plan: Plan, records: Sequence[Record], types: Sequence[Any]) -> list[Any]:
    import pyarrow as pa  # noqa: PLC0415 - an extra

    columns = plan.columns or ()
    known = {column.name for column in columns}
    values: list[list[Any]] = [[] for _ in columns]
    rest: list[str | None] = []
    for record in records:
        left: dict[str, Any] = {}
        other = record.other
        for column, cells in zip(columns, values, strict=True):
            value = other.get(column.name)
            if isinstance(value, msgspec.Raw):
                try:
                    value = fitting(column.type, value)
                except ValueError:
                    left[column.name] = value
                    value = None
            elif value is not None and column.type == "json":
                value = encode(value).decode("utf-8")
            cells.append(value)
        if plan.rest and not known.issuperset(other):
            left |= {name: value for name, value in other.items() if name not in known and is_wanted(plan, name)}
        rest.append(encode(left).decode("utf-8") if left else None)
    arrays = [pa.array(cells, kind) for cells, kind in zip(values, types, strict=True)]
    if plan.rest:
        arrays.append(pa.array(rest, pa.string()))
    return arrays


def _schema(plan: Plan) -> Any:
    import pyarrow as pa  # noqa: PLC0415 - an extra

    from wireclean.arrow import schema  # noqa: PLC0415 - needs pyarrow, an extra

    columns = plan.columns or ()
    own = [
        pa.field(column.written, kind)
        for column, kind in zip(columns, arrow_types(column.type for column in columns), strict=True)
    ]
    return pa.schema([*own, *([pa.field(REST, pa.string())] if plan.rest else []), *schema()])


def _written(table: Any) -> bytes:
    """Write a table as a Parquet file of one row group, packed fast: it is read once more when the result is put together."""
    import pyarrow as pa  # noqa: PLC0415 - an extra
    import pyarrow.parquet as pq  # noqa: PLC0415 - an extra

    sink = pa.BufferOutputStream()
    pq.write_table(table, sink, row_group_size=max(1, table.num_rows), compression="snappy", write_statistics=False)
    data: bytes = sink.getvalue().to_pybytes()
    return data


def join_parquet(plan: Plan, parts: Iterable[Path], out: IO[bytes]) -> None:
    """Write the Parquet files of `parts` as one, a row group each, in their order."""
    import pyarrow as pa  # noqa: PLC0415 - an extra
    import pyarrow.parquet as pq  # noqa: PLC0415 - an extra

    compression = "zstd" if pa.Codec.is_available("zstd") else "snappy"
    with pq.ParquetWriter(out, _schema(plan), compression=compression) as writer:
        for part in parts:
            table = pq.ParquetFile(part).read(use_threads=False)
            writer.write_table(table, row_group_size=table.num_rows)
