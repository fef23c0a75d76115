"""CSV: a record a row, and the first row names the fields; the delimiter is the one that this row has most."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from wireclean.formats.cuts import Cut, passed, too_long_chunk
from wireclean.formats.decoding import MARK
from wireclean.formats.documents import Document, FileText, Form, Problem, Where
from wireclean.formats.model import Chunk, Format, Opened, Record, SourceFile, Wanted, with_text_field
from wireclean.formats.packed import BOM, Bytes, open_bytes
from wireclean.formats.rejects import Reject, rejected
from wireclean.formats.wording import FormatError, no_field, undecoded
from wireclean.messages import counted

__all__ = ["BARE", "FORMAT", "is_table", "row_pattern", "rows_cut"]

_DELIMITERS = ",;\t|"
_EMPTY = "is empty; the first row of a .csv file names the fields"


def _delimiter(first_row: str) -> str:
    return max(_DELIMITERS, key=first_row.count)


def is_table(text: str, wanted: Wanted) -> bool:
    """Say whether a text is a table: its first row names several fields, and one of them is that of the text."""
    first, _, rest = text.partition("\n")
    if not rest.strip() or len(first) > _LONGEST_HEADER:
        return False
    try:
        names = next(csv.reader([first.removesuffix("\r")], delimiter=_delimiter(first)), [])
    except csv.Error:
        return False
    return 1 < len(names) == len(set(names)) and all(names) and with_text_field(wanted, names).text_field in names


_LONGEST_HEADER = 4000  # characters


class _Quoted(Form):
    """Between the quotes of a field."""

    escape = re.compile('""')

    def literal(self, text: str, *, ascii_only: bool) -> str:
        """Double the quotes."""
        return text.replace('"', '""')


class _Bare(Form):
    """A field without quotes, which gets some when it needs them."""

    unfit = re.compile(rf'["\r\n{_DELIMITERS}]')

    def whole(self, text: str, *, ascii_only: bool) -> str:
        """Put the field in quotes if it needs them."""
        return f'"{_QUOTED.literal(text, ascii_only=ascii_only)}"' if self.unfit.search(text) else text


_QUOTED = _Quoted()
BARE = _Bare()


# --- documents, with their places

# A field in quotes (quotes in it doubled), or anything up to the next delimiter or line end.
_CELL = '(?:"((?:[^"]|"")*+)"|([^"{mark}\r\n][^{mark}\r\n]*+|))({mark}|\r\n|\n|\r|\\Z)'


class _Cell(NamedTuple):
    value: str
    start: int
    end: int
    form: Form


def _rows(text: str, begin: int, delimiter: str) -> Iterator[tuple[int, list[_Cell]]]:
    """Yield where each row begins, and its cells. Raises `FormatError` at a quote that is not closed or stands loose."""
    pattern = re.compile(_CELL.replace("{mark}", re.escape(delimiter)))
    index = begin
    start, row = begin, list[_Cell]()
    while index < len(text) or row:
        match = pattern.match(text, index)
        if match is None:
            line = text.count("\n", 0, index) + 1
            raise FormatError("a field in quotes is not closed, or has text after its quotes", line=line)
        quoted, bare, mark = match.groups()
        if quoted is None:
            row.append(_Cell(bare, *match.span(2), BARE))
        else:
            row.append(_Cell(quoted.replace('""', '"'), *match.span(1), _QUOTED))
        index = match.end()
        if mark != delimiter:
            if len(row) > 1 or row[0].value or row[0].form is _QUOTED:
                yield start, row
            start, row = index, []


def _documents(file: Opened, wanted: Wanted) -> Iterator[Document | Problem]:
    text, _ = file.read()
    holder = FileText(text)
    begin = len(MARK) if text.startswith(MARK) else 0
    first = re.compile(r"[^\r\n]*+").match(text, begin)
    rows = _rows(text, begin, _delimiter(first[0] if first else ""))
    _, names = next(rows, (0, []))
    fields = [cell.value for cell in names]
    if not fields:
        raise FormatError(_EMPTY)
    wanted = with_text_field(wanted, fields)
    if wanted.text_field not in fields:
        raise FormatError(no_field(wanted.text_field, fields), line=1)
    column = fields.index(wanted.text_field)
    named = fields.index(wanted.id_field) if wanted.id_field in fields else None
    for number, (begin, row) in enumerate(rows, 1):
        line = holder.position(begin)[0]
        if len(row) != len(fields):
            yield Problem(file.name, line, f"{len(row)} fields where the first row has {len(fields)}")
            continue
        value, start, end, form = row[column]
        if undecoded(value):
            yield Problem(file.name, line, "bytes that are not of the encoding; name it with --encoding")
            continue
        where = Where(line, number, None, None if named is None else row[named].value)
        said = wanted.says({name: cell.value for name, cell in zip(fields, row, strict=True)})
        yield Document(file.name, value, where, holder=holder, start=start, end=end, form=form, declared=said)


# --- records, in chunks

# A row: fields with a delimiter after each but the last, up to a line's end. A field may begin with a part in quotes, in
# which quotes are doubled and lines may end; what stands behind the quotes belongs to the field.
_ROW = r"(?:{field}{mark})*+{field}(?:\n|\Z)"
_FIELD = r'(?:"(?:[^"]++|"")*+"?+)?+[^{mark}\n]*+'
_CLOSED_FIELD = r'(?:"(?:[^"]++|"")*+"|(?!"))[^{mark}\n]*+'


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
                length, after = passed(blocks)
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


def _chunks(file: SourceFile, wanted: Wanted, size: int) -> Iterator[Chunk]:
    header, delimiter = _header(file)
    with Bytes(file) as content:
        for cut in rows_cut(content.blocks(), delimiter, size, wanted.longest_line):
            done = content.position
            if cut.length is None:
                yield Chunk(
                    0,
                    ".csv",
                    file.name,
                    cut.first,
                    cut.data,
                    header=header,
                    delimiter=delimiter,
                    done=done,
                    documents=cut.data.count(b"\n"),
                )
            elif cut.length > len(cut.data):
                yield too_long_chunk(file, wanted, cut, done)
            else:
                message = "a field in quotes is not closed; only its first line is set aside, the next is read as a row"
                reject = rejected(file.name, cut.first, "unclosed-quote", message, cut.data)
                yield Chunk(0, "", file.name, cut.first, reject=reject, done=done)


def _header(file: SourceFile) -> tuple[tuple[str, ...], str]:
    """Return the fields that the first row names, and the delimiter. Raises `FormatError`."""
    with open_bytes(file) as raw:
        first = raw.readline(1 << 20)
        delimiter = _delimiter(first.decode("latin-1"))
        head = first + (raw.read(1 << 20) if first.count(b'"') % 2 else b"")
    match = row_pattern(delimiter).match(head.removeprefix(BOM))
    try:
        names = next(csv.reader([(match[0] if match else b"").decode("utf-8")], delimiter=delimiter), [])
    except (UnicodeDecodeError, csv.Error) as error:
        raise FormatError(f"the first row, which names the fields, cannot be read: {error}", file.path) from None
    if not names:
        raise FormatError(_EMPTY, file.path)
    twice = next((name for index, name in enumerate(names) if name in names[:index]), None)
    if twice is not None:
        raise FormatError(f"the first row names the field {twice!r} twice; rename one of them", file.path)
    return tuple(names), delimiter


def _records(chunk: Chunk, wanted: Wanted) -> Iterator[Record | Reject]:
    csv.field_size_limit(max(1 << 17, wanted.longest_line))
    header = chunk.header
    column = header.index(wanted.text_field)
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
            message = f"{counted(len(cells), 'field')} where the first row has {len(header)}"
            yield rejected(source, at, "wrong-columns", message, row)
            continue
        other = dict(zip(header, cells, strict=True))
        text = cells[column]
        declared = wanted.says(other)
        del other[wanted.text_field]
        yield Record(source, at, text, other, row.__bytes__, declared=declared)


def _fields(file: SourceFile, wanted: Wanted) -> dict[str, str]:
    return dict.fromkeys(_header(file)[0], "string")


FORMAT = Format(
    endings=(".csv",), documents=_documents, chunks=_chunks, records=_records, fields=_fields, converted=(".csv",)
)
