"""Read a chunk: what is a record with a text, and what has to be set aside. This runs in the workers."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import msgspec

from wireclean.batch.chunks import Chunk, row_pattern, too_long
from wireclean.batch.plan import Plan, SourceFile
from wireclean.batch.rejects import Reject, rejected

__all__ = ["Record", "encode", "read"]


def _in_words(value: object) -> str:
    """Return a time of pandas, in which pyarrow gives nanoseconds where pandas is installed, as JSON has times."""
    words = getattr(value, "isoformat", None)
    if words is None:
        raise TypeError(f"{type(value).__name__} has no form in JSON")
    return str(words())


encode = msgspec.json.Encoder(decimal_format="string", enc_hook=_in_words).encode
"""Encodes fields of the source as JSON."""


class Record(NamedTuple):
    """A document: its text, its other fields (of JSON as they were written), and where it stood."""

    source: str
    number: int  # of the line, or of the row in a Parquet file; 0 in a file that is one document
    text: str
    other: dict[str, Any]
    raw: Callable[[], bytes]
    row: int = 0  # in the batch

    def set_aside(self, reason: str, message: str, *, rows: bool = False) -> Reject:
        """Return the record as one that is set aside."""
        return _rejected(self.source, self.number, reason, message, self.raw(), rows=rows)


def read(chunk: Chunk, plan: Plan) -> Iterator[Record | Reject]:
    """Yield the records of a chunk in their order."""
    if chunk.reject is not None:
        yield chunk.reject
        return
    for item in _READERS[chunk.kind](chunk, plan):
        if isinstance(item, Record) and len(item.text) > plan.max_length:
            message = f"a text of {len(item.text):,} characters; --max-length is {plan.max_length:,}"
            yield item.set_aside("text-too-long", message, rows=chunk.kind == ".parquet")
        else:
            yield item


def _rejected(source: str, number: int, reason: str, message: str, raw: bytes, *, rows: bool = False) -> Reject:
    reject = rejected(source, number, reason, message, raw, rows=rows)
    return reject if number else msgspec.structs.replace(reject, line=None)


# --- JSON Lines

_fields = msgspec.json.Decoder(dict[str, msgspec.Raw])
_text = msgspec.json.Decoder(str)
_KINDS = {b"n": "null", b"t": "true or false", b"f": "true or false", b"[": "a list", b"{": "an object"}
_SURROGATE = re.compile(rb"\\u[dD][89a-fA-F]")


def _json_lines(chunk: Chunk, plan: Plan) -> Iterator[Record | Reject]:
    field = plan.text_field
    source = chunk.source
    for number, ended in enumerate(chunk.data.split(b"\n"), chunk.first):
        line = ended.removesuffix(b"\r")
        if not line or line.isspace():
            continue
        if len(line) > plan.longest_line:  # in a chunk that is longer still
            yield rejected(source, number, "line-too-long", too_long(plan, len(line)), line)
            continue
        try:
            other = _fields.decode(line)
            raw = other.pop(field)
            text = _text.decode(raw)
            if not line.isascii():
                line.decode("utf-8")  # the fields that are not read, too
        except Exception as error:
            reason, message = _wrong_line(line, field, error)
            yield rejected(source, number, reason, message, line)
        else:
            yield Record(source, number, text, other, line.__bytes__)


def _wrong_line(line: bytes, field: str, error: Exception) -> tuple[str, str]:
    """Say what is wrong with a line that could not be read, code and message."""
    try:
        line.decode("utf-8")
    except UnicodeDecodeError as wrong:
        return "invalid-utf8", f"not UTF-8: byte 0x{line[wrong.start]:02x} at column {wrong.start + 1}"
    try:
        record = _fields.decode(line)
    except msgspec.ValidationError:
        return "not-an-object", "each line is a JSON object; this is another value"
    except RecursionError:
        return "broken-json", "not valid JSON: nested too deeply"
    except msgspec.DecodeError as wrong:
        if _SURROGATE.search(line) and _loosely(line):
            return "lone-surrogate", "an escape \\ud800 to \\udfff without its other half: no UTF-8 can hold it"
        return "broken-json", f"not valid JSON: {str(wrong).removeprefix('JSON is malformed: ')}"
    raw = record.get(field)
    if raw is None:
        return "missing-field", f"no field {field!r}; {_listed([*record])}"
    kind = bytes(raw)[:1]
    if kind == b"n":
        return "null-text", f"field {field!r} is null"
    if kind != b'"':
        return "wrong-type", f"field {field!r} is {_KINDS.get(kind, 'a number')}, not a text"
    return "broken-json", f"not valid JSON: {error}"


def _loosely(line: bytes) -> bool:
    try:
        json.loads(line)
    except (ValueError, RecursionError):
        return False
    return True


def _listed(names: list[str]) -> str:
    if not names:
        return "it has no fields"
    more = f" and {len(names) - 12} more" if len(names) > 12 else ""
    return f"there are {', '.join(name[:60] for name in names[:12])}{more}"


# --- CSV


def _csv(chunk: Chunk, plan: Plan) -> Iterator[Record | Reject]:
    csv.field_size_limit(max(1 << 17, plan.longest_line))
    header = chunk.header
    column = header.index(plan.text_field)
    pattern = row_pattern(chunk.delimiter)
    number = chunk.first
    position = 0
    source = chunk.source
    while position < len(chunk.data):
        match = pattern.match(chunk.data, position)
        row = match[0] if match else chunk.data[position:]
        position += max(1, len(row))
        at = number
        number += row.count(b"\n")
        if at == 1 or not row.strip(b" \r\n"):  # the names; a blank line
            continue
        row = row.removesuffix(b"\n").removesuffix(b"\r")
        try:
            cells = next(csv.reader([row.decode("utf-8")], delimiter=chunk.delimiter), [])
        except UnicodeDecodeError as wrong:
            message = f"not UTF-8: byte 0x{row[wrong.start]:02x} at byte {wrong.start + 1} of the row"
            yield rejected(source, at, "invalid-utf8", message, row)
            continue
        except csv.Error as wrong:
            yield rejected(source, at, "wrong-columns", f"not a row of CSV: {wrong}", row)
            continue
        if len(cells) != len(header):
            message = f"{_counted(len(cells))} where the first row has {len(header)}"
            yield rejected(source, at, "wrong-columns", message, row)
            continue
        other = dict(zip(header, cells, strict=True))
        text = cells[column]
        del other[plan.text_field]
        yield Record(source, at, text, other, row.__bytes__)


def _counted(cells: int) -> str:
    return "1 field" if cells == 1 else f"{cells} fields"


# --- files of text


def _texts(chunk: Chunk, plan: Plan) -> Iterator[Record | Reject]:
    for file in chunk.files:
        raw = b""
        try:
            raw = _content(file, plan)
            yield Record(file.name, 0, raw.decode("utf-8"), {"id": file.name}, raw.__bytes__)
        except OSError as error:
            yield _rejected(file.name, 0, "unreadable", f"cannot be read: {error.strerror or error}", b"")
        except UnicodeDecodeError as wrong:
            # a text that is cut may end within a character; it is too long in any case
            if len(raw) > 4 * plan.max_length and wrong.start > len(raw) - 4:
                yield _rejected(file.name, 0, "text-too-long", f"a file of {file.size:,} bytes", raw)
                continue
            line = raw.count(b"\n", 0, wrong.start) + 1
            message = f"not UTF-8: byte 0x{raw[wrong.start]:02x} at byte {wrong.start} (line {line})"
            yield _rejected(file.name, 0, "invalid-utf8", message, raw)


def _content(file: SourceFile, plan: Plan) -> bytes:
    """Read a file, but no more than shows that it is too long."""
    with open(file.path, "rb") as opened:
        return opened.read(4 * plan.max_length + 4)


# --- Parquet


def _batch(chunk: Chunk, plan: Plan) -> Iterator[Record | Reject]:
    import pyarrow  # noqa: PLC0415 - an extra

    batch = pyarrow.ipc.open_stream(chunk.data).read_next_batch()
    copy = batch.column(plan.text_field)
    names = [name for name in batch.schema.names if name != plan.text_field]
    others = _values(batch, names) if plan.columns is None or plan.id_field in names else None
    for row in range(batch.num_rows):
        number = chunk.first + row

        def raw(row: int = row) -> bytes:
            try:
                return encode(batch.slice(row, 1).to_pylist()[0])
            except Exception:
                return b""

        try:
            text = copy[row].as_py()
        except UnicodeDecodeError as wrong:
            yield rejected(
                chunk.source, number, "invalid-utf8", f"not UTF-8: {wrong.reason}", _bytes_of(copy, row), rows=True
            )
            continue
        if text is None:
            message = f"column {plan.text_field!r} is null"
            yield rejected(chunk.source, number, "null-text", message, raw(), rows=True)
            continue
        other = others[row] if others is not None else {}
        if isinstance(other, str):
            beginning = msgspec.json.encode({plan.text_field: text})
            yield rejected(chunk.source, number, "wrong-value", other, beginning, rows=True)
            continue
        yield Record(chunk.source, number, text, other, raw, row)


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


_READERS: dict[str, Callable[[Chunk, Plan], Iterator[Record | Reject]]] = {
    ".jsonl": _json_lines,
    ".csv": _csv,
    ".txt": _texts,
    ".parquet": _batch,
}
