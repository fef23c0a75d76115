"""Cut the source into chunks, each of which a worker can turn into rows on its own.

Where the cuts are depends on the source and the size of a chunk alone, never on the workers, so that any number of them
gives the same bytes. Little is done here for each byte, because nobody helps: lines are cut at a line's end in blocks,
rows of CSV at a line's end outside quotes.
"""

from __future__ import annotations

import csv
import os
import re
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from typing import IO, Any, Literal, NamedTuple

import msgspec

from wireclean.batch.failure import ConvertError, needs
from wireclean.batch.plan import Plan, SourceFile
from wireclean.batch.rejects import Reject, rejected

__all__ = [
    "Chunk",
    "chunks",
    "csv_header",
    "lines_cut",
    "open_bytes",
    "parquet_file",
    "row_pattern",
    "rows_cut",
    "too_long",
    "wanted",
]

_BLOCK = 1 << 18
_ZSTD_BLOCK = 1 << 12
_BOM = b"\xef\xbb\xbf"


class Chunk(msgspec.Struct, frozen=True):
    """A part of the source. `data` holds whole lines, rows of CSV, or an Arrow stream; of text files it names the paths.

    `first` is the number of the first line or row. `done` is how many bytes of all sources are read with it. `documents` is
    how many there are, but for blank lines and fields of several: progress is told by it.
    """

    number: int
    kind: Literal[".txt", ".jsonl", ".csv", ".parquet", "reject"]
    source: str
    first: int
    data: bytes = b""
    config: int = 0
    header: tuple[str, ...] = ()
    delimiter: str = ","
    files: tuple[SourceFile, ...] = ()
    reject: Reject | None = None
    done: int = 0
    documents: int = 0


def chunks(files: Sequence[SourceFile], plan: Plan, size: int) -> Iterator[Chunk]:
    """Yield the chunks of all files, numbered from 0. Raises `ConvertError` for a file that cannot be read on."""
    number = 0
    done = 0
    texts: list[SourceFile] = []
    weight = 0
    for file in files:
        if texts and (file.kind != ".txt" or weight >= size or file.config != texts[0].config):
            yield _texts(number, texts, done)
            number, texts, weight = number + 1, [], 0
        if file.kind == ".txt":
            texts.append(file)
            # a file is work even when it is empty
            weight += min(file.size, 4 * plan.max_length) + 256
            done += file.size
            continue
        for chunk in _READERS[file.kind](file, plan, size):
            yield msgspec.structs.replace(chunk, number=number, config=file.config, done=done + chunk.done)
            number += 1
        _demand_unchanged(file)
        done += file.size
    if texts:
        yield _texts(number, texts, done)


def _texts(number: int, files: Sequence[SourceFile], done: int) -> Chunk:
    return Chunk(
        number, ".txt", "", 1, config=files[0].config, files=tuple(files), done=done, documents=len(files)
    )  # fmt: skip


def _demand_unchanged(file: SourceFile) -> None:
    """Refuse a file that was written to while it was read. Raises `ConvertError`."""
    try:
        status = os.stat(file.path)
    except OSError as error:
        raise ConvertError(f"{file.path}: cannot be read: {error.strerror or error}") from None
    if (status.st_size, status.st_mtime_ns) != (file.size, file.modified):
        raise ConvertError(f"{file.path}: was changed while it was read")


# --- bytes


class _Reading:
    """The bytes of a file, unpacked, in blocks; it says how far the file itself is read."""

    def __init__(self, file: SourceFile) -> None:
        self._file = file
        self._raw: IO[bytes] = open_bytes(file)
        self._unpacked = 0

    def __enter__(self) -> _Reading:
        return self

    def __exit__(self, *_: object) -> None:
        self._raw.close()

    @property
    def position(self) -> int:
        return min(self._raw.tell(), self._file.size)

    def blocks(self) -> Iterator[bytes]:
        reader = {"": self._plain, ".gz": self._gzip, ".zst": self._zstd}[self._file.packed]
        for block in reader():
            if block:
                self._unpacked += len(block)
                yield block

    def _read(self) -> Iterator[bytes]:
        while True:
            try:
                block = self._raw.read(_BLOCK)
            except OSError as error:
                raise ConvertError(f"{self._file.path}: cannot be read on: {error.strerror or error}") from None
            if not block:
                return
            yield block

    def _plain(self) -> Iterator[bytes]:
        return self._read()

    def _gzip(self) -> Iterator[bytes]:
        unpack = zlib.decompressobj(31)
        begun = False
        members = 0
        try:
            for block in self._read():
                packed = block
                while packed:
                    if not begun:
                        packed = packed.lstrip(b"\0")  # padding, which gzip allows between members and after the last
                        if not packed:
                            break
                    begun = True
                    yield unpack.decompress(packed, 4 * _BLOCK)
                    while not unpack.eof and unpack.unconsumed_tail:
                        yield unpack.decompress(unpack.unconsumed_tail, 4 * _BLOCK)
                    packed = unpack.unused_data
                    if unpack.eof:
                        unpack, begun, members = zlib.decompressobj(31), False, members + 1
        except zlib.error as error:
            raise self._broken("gzip", str(error).partition(": ")[2] or str(error)) from None
        if begun or not members:
            raise self._broken("gzip", "the file ends too early, as if it were cut")

    def _zstd(self) -> Iterator[bytes]:
        try:
            import zstandard  # noqa: PLC0415 - an extra
        except ModuleNotFoundError:
            raise needs("reading .zst", "zstandard") from None
        whole = zstandard.ZstdDecompressor(max_window_size=1 << 31)
        unpack = whole.decompressobj()
        begun = False
        frames = 0
        try:
            for block in self._read():
                for start in range(0, len(block), _ZSTD_BLOCK):  # what comes out has no bound but what goes in
                    packed = block[start : start + _ZSTD_BLOCK]
                    while packed:
                        begun = True
                        yield unpack.decompress(packed)
                        packed = unpack.unused_data
                        if unpack.eof:
                            unpack, begun, frames = whole.decompressobj(), False, frames + 1
        except zstandard.ZstdError as error:
            raise self._broken("zstd", str(error)) from None
        if begun or not frames:
            raise self._broken("zstd", "the file ends too early, as if it were cut")

    def _broken(self, form: str, why: str) -> ConvertError:
        if not self._raw.tell():
            return ConvertError(f"{self._file.path}: broken {form}: the file is empty")
        return ConvertError(
            f"{self._file.path}: broken {form} at byte {self._raw.tell():,} or before "
            f"(after {self._unpacked:,} bytes of content): {why}"
        )


def open_bytes(file: SourceFile) -> IO[bytes]:
    """Open a file as it lies there. Raises `ConvertError`."""
    try:
        return open(file.path, "rb", buffering=0)
    except OSError as error:
        raise ConvertError(f"{file.path}: cannot be read: {error.strerror or error}") from None


# --- lines


class Cut(NamedTuple):
    """Whole lines; or, when `length` is set, the beginning of one that is too long. `first` is the number of the first."""

    first: int
    data: bytes
    length: int | None = None


def lines_cut(blocks: Iterator[bytes], size: int, longest: int) -> Iterator[Cut]:
    """Cut bytes into runs of whole lines, each of about `size` bytes and at least a line.

    A line of more than `longest` bytes is not kept whole: it comes alone, its beginning only.

    >>> [cut.data for cut in lines_cut(iter([b"one\\ntw", b"o\\nthree"]), 5, 100)]
    [b'one\\ntwo\\n', b'three']
    """
    line = 1
    held = bytearray()
    seen = 0  # between the size and here no line ends
    for block in blocks:
        held += block
        while len(held) >= size:
            end = held.find(b"\n", max(seen, size - 1)) + 1
            if not end:
                seen = len(held)
                if seen - size <= longest:
                    break
                end = held.rfind(b"\n", 0, size) + 1  # where the line begins that is too long
            data = bytes(held[:end])
            del held[:end]
            if data:
                yield Cut(line, data)
                line += data.count(b"\n")
            if seen - size > longest:
                length, after = _passed(blocks)
                yield Cut(line, bytes(held), len(held) + length)
                line += 1
                held = bytearray(after)
            seen = 0
    if held:
        yield Cut(line, bytes(held))


def _passed(blocks: Iterator[bytes]) -> tuple[int, bytes]:
    """Read on to the end of the line; return how long the rest of it is, and what follows in its block."""
    length = 0
    for block in blocks:
        end = block.find(b"\n")
        if end >= 0:
            return length + end, block[end + 1 :]
        length += len(block)
    return length, b""


# --- rows of CSV

# A row: fields with a delimiter after each but the last, up to a line's end. A field may begin with a part in quotes, in
# which quotes are doubled and lines may end; what stands behind the quotes belongs to the field.
_ROW = r"(?:{field}{mark})*+{field}(?:\n|\Z)"
_FIELD = r'(?:"(?:[^"]++|"")*+"?+)?+[^{mark}\n]*+'
_CLOSED_FIELD = r'(?:"(?:[^"]++|"")*+"|(?!"))[^{mark}\n]*+'
_DELIMITERS = ",;\t|"


@cache
def row_pattern(delimiter: str, *, closed: bool = False) -> re.Pattern[bytes]:
    """Return what matches a row; unless `closed`, quotes may be left open at the end."""
    pattern = _ROW.replace("{field}", _CLOSED_FIELD if closed else _FIELD).replace("{mark}", re.escape(delimiter))
    return re.compile(pattern.encode("ascii"))


def rows_cut(blocks: Iterator[bytes], delimiter: str, size: int, longest: int) -> Iterator[Cut]:
    """Cut bytes into runs of whole rows of CSV, each of about `size` bytes and at least a row.

    Where quotes stay open to the end, or for `longest` bytes, the line that opens them comes alone, with its length; of
    a line that is longer than that, its beginning only.
    """
    row = row_pattern(delimiter)
    whole = row_pattern(delimiter, closed=True)
    line = 1
    held = bytearray()
    done = 0  # rows are whole up to here
    ended = False
    while not ended:
        block = next(blocks, None)
        ended = block is None
        held += block or b""
        while done < len(held):
            match = row.match(held, done)
            end = match.end() if match else len(held)
            if end < len(held) or (ended and whole.fullmatch(held, done)):
                done = end
                if done >= size:
                    data = bytes(held[:done])
                    del held[:done]
                    done = 0
                    yield Cut(line, data)
                    line += data.count(b"\n")
                continue
            if not ended and end - done <= longest:
                break
            if done:
                data = bytes(held[:done])
                yield Cut(line, data)
                line += data.count(b"\n")
            end = held.find(b"\n", done) + 1
            if not end and not ended:  # no quote is to blame
                data = bytes(held[done:])
                length, after = _passed(blocks)
                yield Cut(line, data, len(data) + length)
                line += 1
                held, done = bytearray(after), 0
                continue
            end = end or len(held)
            data = bytes(held[done:end])
            del held[:end]
            done = 0
            yield Cut(line, data, len(data))
            line += 1
    if held:
        yield Cut(line, bytes(held))


# --- readers of a file each


def _lines(file: SourceFile, plan: Plan, size: int) -> Iterator[Chunk]:
    with _Reading(file) as reading:
        for cut in lines_cut(_without_bom(reading.blocks()), size, plan.longest_line):
            if cut.length is None:
                yield Chunk(
                    0, ".jsonl", file.name, cut.first, cut.data, done=reading.position, documents=cut.data.count(b"\n")
                )
            else:
                yield _too_long(file, plan, cut.first, cut.data, cut.length, reading.position)


def _too_long(file: SourceFile, plan: Plan, line: int, data: bytes, length: int, done: int) -> Chunk:
    reject = rejected(file.name, line, "line-too-long", too_long(plan, length), data, length=length)
    return Chunk(0, "reject", file.name, line, reject=reject, done=done)


def too_long(plan: Plan, length: int) -> str:
    """Say why a line of so many bytes is not read."""
    return f"a line of {length:,} bytes; no text within --max-length needs more than {plan.longest_line:,}"


def csv_header(file: SourceFile) -> tuple[tuple[str, ...], str]:
    """Return the fields that the first row names, and the delimiter: the one that this row has most."""
    with open_bytes(file) as raw:
        first = raw.readline(1 << 20)
        delimiter = max(_DELIMITERS, key=first.decode("latin-1").count)
        head = first + (raw.read(1 << 20) if first.count(b'"') % 2 else b"")
    head = head.removeprefix(_BOM)
    match = row_pattern(delimiter).match(head)
    try:
        names = next(csv.reader([(match[0] if match else b"").decode("utf-8")], delimiter=delimiter), [])
    except (UnicodeDecodeError, csv.Error) as error:
        raise ConvertError(f"{file.path}: the first row, which names the fields, cannot be read: {error}") from None
    if not names:
        raise ConvertError(f"{file.path}: is empty; the first row of a .csv file names the fields")
    twice = next((name for index, name in enumerate(names) if name in names[:index]), None)
    if twice is not None:
        raise ConvertError(f"{file.path}: the first row names the field {twice!r} twice; rename one of them")
    return tuple(names), delimiter


def _csv(file: SourceFile, plan: Plan, size: int) -> Iterator[Chunk]:
    header, delimiter = csv_header(file)
    with _Reading(file) as reading:
        for cut in rows_cut(_without_bom(reading.blocks()), delimiter, size, plan.longest_line):
            if cut.length is None:
                yield Chunk(
                    0,
                    ".csv",
                    file.name,
                    cut.first,
                    cut.data,
                    header=header,
                    delimiter=delimiter,
                    done=reading.position,
                    documents=cut.data.count(b"\n"),
                )
            elif cut.length > len(cut.data):
                yield _too_long(file, plan, cut.first, cut.data, cut.length, reading.position)
            else:
                message = "a field in quotes is not closed; only its first line is set aside, the next is read as a row"
                reject = rejected(file.name, cut.first, "unclosed-quote", message, cut.data)
                yield Chunk(0, "reject", file.name, cut.first, reject=reject, done=reading.position)


def _without_bom(blocks: Iterator[bytes]) -> Iterator[bytes]:
    first = b""
    for block in blocks:
        first += block
        if len(first) >= len(_BOM):
            break
    yield first.removeprefix(_BOM)
    yield from blocks


def _parquet(file: SourceFile, plan: Plan, size: int) -> Iterator[Chunk]:
    with parquet_file(file) as (pyarrow, reading):
        names = [name for name in reading.schema_arrow.names if wanted(plan, name)]
        rows = reading.metadata.num_rows
        first = 1
        batches = reading.iter_batches(batch_size=_PARQUET_ROWS, columns=names, use_threads=False)
        for batch in _sized(batches, plan.text_field, size):
            sink = pyarrow.BufferOutputStream()
            with pyarrow.ipc.new_stream(sink, batch.schema) as stream:
                stream.write_batch(batch)
            data = sink.getvalue().to_pybytes()
            done = file.size * (first + batch.num_rows - 1) // max(1, rows)
            yield Chunk(0, ".parquet", file.name, first, data, done=done, documents=batch.num_rows)
            first += batch.num_rows


_PARQUET_ROWS = (
    512  # are decoded at a time: what the file says of its size is that of packed values, and of repeated ones
)


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


def wanted(plan: Plan, name: str) -> bool:
    """Say whether a column is read at all."""
    return name in (plan.text_field, plan.id_field) or plan.keeps(name)


@contextmanager
def parquet_file(file: SourceFile) -> Iterator[tuple[Any, Any]]:
    """Open a Parquet file; yield pyarrow and the file. What is wrong with it is a `ConvertError`."""
    try:
        import pyarrow  # noqa: PLC0415 - an extra
        import pyarrow.parquet  # noqa: PLC0415
    except ModuleNotFoundError:
        raise needs("reading .parquet", "pyarrow") from None
    try:
        with pyarrow.parquet.ParquetFile(file.path) as reading:
            yield pyarrow, reading
    except (pyarrow.ArrowException, OSError) as error:
        raise ConvertError(f"{file.path}: broken Parquet: {str(error).splitlines()[0][:300]}") from None


_READERS: dict[str, Callable[[SourceFile, Plan, int], Iterator[Chunk]]] = {
    ".jsonl": _lines,
    ".csv": _csv,
    ".parquet": _parquet,
}
