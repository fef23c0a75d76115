"""The forms of file that copy comes in, one module each: how it is read, where it stands in the file, how it is written back.

A new form is a module with a `Format`, and its entry in `FORMATS`. `check` reads documents from a file, `convert` cuts it into
chunks and reads records from them.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from wireclean.formats import csv, json, jsonl, parquet, text, wires
from wireclean.formats.documents import Document, Problem
from wireclean.formats.model import Chunk, Format, Opened, Record, Wanted
from wireclean.formats.packed import PACKED
from wireclean.formats.rejects import Reject
from wireclean.formats.wording import FormatError

__all__ = [
    "ENDINGS",
    "FORMATS",
    "converted_format",
    "converted_names",
    "format_of",
    "format_told",
    "read_documents",
    "read_records",
]

FORMATS: Mapping[str, Format] = MappingProxyType(
    {form.name: form for form in (text.FORMAT, jsonl.FORMAT, json.FORMAT, csv.FORMAT, parquet.FORMAT, wires.FORMAT)}
)
ENDINGS: Mapping[str, Format] = MappingProxyType({ending: form for form in FORMATS.values() for ending in form.endings})


def format_of(name: str) -> Format:
    """Return the form of a file, by its name; what is not known is plain text."""
    return ENDINGS.get(os.path.splitext(name)[1].lower(), text.FORMAT)


def format_told(name: str, told: str) -> Format:
    """Return the form of a file by its name, unless it is told which of the formats of `wireclean.readers` it is in."""
    if told == "auto":
        return format_of(name)
    return text.FORMAT if told == "text" else wires.FORMAT


def converted_format(name: str, told: str = "auto") -> tuple[Format, str] | None:
    """Return the form of a file for `convert`, and how it is packed, by its name; None for what is not read.

    Where `told` says which of the formats of `wireclean.readers` it is in, its name does not count.
    """
    if told != "auto":
        return (text.FORMAT if told == "text" else wires.FORMAT), ""
    stem, ending = os.path.splitext(name.lower())
    packed = ending if ending in PACKED else ""
    ending = os.path.splitext(stem)[1] if packed else ending
    form = ENDINGS.get(ending)
    if form is None or ending not in form.converted or (packed and not form.packed):
        return None
    return form, packed


def converted_names() -> str:
    """List the endings that `convert` reads."""
    return ", ".join(
        ending + (f"[{'|'.join(PACKED)}]" if form.packed else "")
        for form in FORMATS.values()
        for ending in form.converted
    )


def read_documents(file: Opened, wanted: Wanted) -> Iterator[Document | Problem]:
    """Yield the documents of a file, and a `Problem` for each of its records that cannot be read, or for the file."""
    try:
        yield from format_told(file.kind or file.name, wanted.told).documents(file, wanted)
    except FormatError as error:
        yield Problem(file.name, error.line, error.message)
    except OSError as error:
        yield Problem(file.name, None, f"cannot be read: {error.strerror or error}")
    except UnicodeError as error:
        encoding = getattr(error, "encoding", file.encoding)
        yield Problem(file.name, None, f"not valid {encoding}: {error}; name the encoding with --encoding")


def read_records(chunk: Chunk, wanted: Wanted) -> Iterator[Record | Reject]:
    """Yield the records of a chunk in their order."""
    read = FORMATS[chunk.kind].records if chunk.kind else None
    if read is None:
        if chunk.reject is not None:
            yield chunk.reject
        return
    for item in read(chunk, wanted):
        if isinstance(item, Record) and len(item.text) > wanted.max_length:
            message = f"a text of {len(item.text):,} characters; --max-length is {wanted.max_length:,}"
            yield item.set_aside("text-too-long", message)
        else:
            yield item
