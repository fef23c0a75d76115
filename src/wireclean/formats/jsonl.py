"""JSON Lines: a JSON object a line."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterable, Iterator
from itertools import islice
from json.decoder import JSONDecodeError
from typing import Any

import msgspec

from wireclean.formats.cuts import lines_cut, too_long_chunk
from wireclean.formats.decoding import MARK, encoding_of
from wireclean.formats.documents import Document, FileText, Problem, Where
from wireclean.formats.json import document_of, few_without_field, json_object, skip_space
from wireclean.formats.model import Chunk, Format, Opened, Record, SourceFile, Wanted
from wireclean.formats.objects import record_of, sampled_types, wrong_record
from wireclean.formats.packed import Bytes
from wireclean.formats.rejects import Reject, rejected
from wireclean.formats.wording import FormatError, demand_decoded, too_long

__all__ = ["FORMAT"]


# --- documents, with their places


def _documents(file: Opened, wanted: Wanted) -> Iterator[Document | Problem]:
    """Read a record a line, one at a time."""
    if file.content is not None or file.path is None:
        text, encoding = file.read()
        yield from _from_lines(io.StringIO(text, newline="\n"), file.name, wanted, encoding)
        return
    with open(file.path, "rb") as opened:
        encoding = encoding_of(opened.peek(4)[:4], file.encoding)
        lines = io.TextIOWrapper(opened, encoding, "surrogateescape", newline="\n")
        yield from _from_lines(lines, file.name, wanted, encoding)


def _from_lines(lines: Iterable[str], path: str, wanted: Wanted, encoding: str) -> Iterator[Document | Problem]:
    def items() -> Iterator[Document | Problem]:
        offset = record = 0
        for number, line in enumerate(lines, 1):
            begin = skip_space(line, len(MARK) if number == 1 and line.startswith(MARK) else 0)
            if begin < len(line):
                record += 1
                yield _document(path, FileText(line, number, offset), begin, record, wanted, encoding)
            offset += len(line)

    return few_without_field(path, items(), wanted, "records")


def _document(
    path: str, holder: FileText, begin: int, record: int, wanted: Wanted, encoding: str
) -> Document | Problem:
    line, number = holder.text, holder.first_line
    try:
        demand_decoded(line, number, encoding)
        if line[begin] != "{":
            return Problem(path, number, "not a JSON object; each line of a .jsonl file is one")
        members, end = json_object(line, begin)
        if skip_space(line, end) < len(line):
            raise JSONDecodeError("Extra data", line, end)
    except FormatError as error:
        return Problem(path, error.line, error.message)
    except JSONDecodeError as error:
        return Problem(path, number, f"not valid JSON: {error.msg} at column {error.pos + 1}")
    except (ValueError, RecursionError) as error:  # a number or a nesting beyond all measure
        return Problem(path, number, f"not valid JSON: {error}")
    return document_of(path, members, wanted, holder, Where(number, record))


# --- records, in chunks


def _chunks(file: SourceFile, wanted: Wanted, size: int) -> Iterator[Chunk]:
    with Bytes(file) as content:
        for cut in lines_cut(content.blocks(), size, wanted.longest_line):
            done = content.position
            if cut.length is None:
                records = cut.data.count(b"\n")
                yield Chunk(0, ".jsonl", file.name, cut.first, cut.data, done=done, documents=records)
            else:
                yield too_long_chunk(file, wanted, cut, done)


_fields = msgspec.json.Decoder(dict[str, msgspec.Raw])
_SURROGATE = re.compile(rb"\\u[dD][89a-fA-F]")


def _records(chunk: Chunk, wanted: Wanted) -> Iterator[Record | Reject]:
    field = wanted.text_field
    source = chunk.source
    for number, ended in enumerate(chunk.data.split(b"\n"), chunk.first):
        line = ended.removesuffix(b"\r")
        if not line or line.isspace():
            continue
        if len(line) > wanted.longest_line:  # in a chunk that is longer still
            yield rejected(source, number, "line-too-long", too_long(len(line), wanted.longest_line), line)
            continue
        try:
            other = _fields.decode(line)
            if not line.isascii():
                line.decode("utf-8")  # the fields that are not read, too
            record = record_of(source, number, other, line.__bytes__, wanted)
        except Exception as error:
            reason, message = _wrong_line(line, field, error)
            yield rejected(source, number, reason, message, line)
        else:
            yield record


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
    return wrong_record(record, field, error)


def _loosely(line: bytes) -> bool:
    try:
        json.loads(line)
    except (ValueError, RecursionError):
        return False
    return True


# --- the fields of a file

_SAMPLE = Wanted(max_length=1 << 20)
_objects = msgspec.json.Decoder(dict[str, Any])


def _sampled(file: SourceFile, wanted: Wanted) -> dict[str, str]:
    """Return the fields of the first lines of a file, and the type that holds all their values."""
    records = []
    for chunk in islice(_chunks(file, _SAMPLE, 1 << 20), 1):
        for line in chunk.data.split(b"\n"):
            try:
                records.append(_objects.decode(line))
            except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
                continue
    return sampled_types(records)


FORMAT = Format(
    endings=(".jsonl", ".ndjson"),
    documents=_documents,
    chunks=_chunks,
    records=_records,
    fields=_sampled,
    converted=(".jsonl", ".ndjson"),
    packed=True,
    varying=True,
)
