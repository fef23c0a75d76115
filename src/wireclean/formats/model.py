"""What a format is, what its functions are given, and what comes out of them."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, NamedTuple, TypeVar

import msgspec
from msgspec.structs import replace

from wireclean.declared import Declared
from wireclean.formats.decoding import Decoded, decode
from wireclean.formats.documents import Document, Problem
from wireclean.formats.rejects import Reject, rejected
from wireclean.readers.records import Shape, declared_by, names_of_shapes, shape_of

__all__ = ["Chunk", "Format", "Opened", "Record", "SourceFile", "Wanted", "encode", "with_text_field"]


class Wanted(msgspec.Struct, frozen=True):
    """Which fields of a record are read, what they declare, and how long its text may be.

    `declared` has pairs of a field of `wireclean.Declared` and the field of a record that says it. With `known`, records of
    extractors that are known declare what they have without that. `told` is the format
    that all files are in, or `auto`.
    """

    text_field: str = "text"
    id_field: str | None = None
    keep: tuple[str, ...] | None = None
    drop: tuple[str, ...] = ()
    max_length: int = 1_000_000
    declared: tuple[tuple[str, str], ...] = ()
    known: bool = False
    told: str = "auto"

    def shape(self, names: Iterable[str]) -> Shape | None:
        """Return which fields of a record with these names declare something; None for none."""
        if self.declared:
            return Shape("", (self.text_field,), tuple((field, (name,)) for field, name in self.declared))
        return shape_of(frozenset(names)) if self.known else None

    def says(self, record: Mapping[str, Any], names: Iterable[str] | None = None) -> Declared | None:
        """Return what a record declares; `names` are all its fields, where some are taken out already."""
        if not self.known and not self.declared:
            return None
        shape = self.shape(record if names is None else names)
        return None if shape is None else declared_by(record, shape)

    def keeps(self, name: str) -> bool:
        """Say whether a field, other than the text's, is kept."""
        return name not in self.drop and (self.keep is None or name in self.keep)

    def reads(self, name: str) -> bool:
        """Say whether a field is read at all."""
        return name in (self.text_field, self.id_field) or self.declares(name) or self.keeps(name)

    def declares(self, name: str) -> bool:
        """Say whether a field may declare something."""
        return any(name == said.partition(".")[0] for _, said in self.declared) or (
            self.known and name in names_of_shapes()
        )

    @property
    def reads_others(self) -> bool:
        """Whether records are to have their other fields as Python values."""
        return True

    @property
    def longest_line(self) -> int:
        """The bytes that a line or record may have: what the longest text may take in JSON, and as much for the rest."""
        return 12 * self.max_length + (1 << 20)


_Wanted = TypeVar("_Wanted", bound=Wanted)


def with_text_field(wanted: _Wanted, names: Iterable[str]) -> _Wanted:
    """Return what is wanted of records with these fields: where none is named, the text is where a known extractor has it."""
    names = frozenset(names)
    shape = wanted.shape(names) if wanted.known and wanted.text_field not in names else None
    found = None if shape is None else next((name for name in shape.text if name in names), None)
    return wanted if found is None else replace(wanted, text_field=found)


@dataclass(frozen=True, kw_only=True)
class Format:
    """One form of file, and all that is done with it. Files are known by the endings of their names.

    `check` reads `documents`, which know where their text stands. `convert` cuts a file into `chunks` in one process and
    reads `records` from them in others; a format in which a file is one document needs no chunks.
    """

    endings: tuple[str, ...]
    """The first is the format's name."""
    documents: Callable[[Opened, Wanted], Iterator[Document | Problem]]
    """Raises `FormatError`, `OSError` and `UnicodeError` for a file that cannot be read on."""
    rewritten: Callable[[str, str, dict[int, str]], Callable[[str], object]] | None = None
    """For a binary file, its field and new texts by record: returns what writes the file anew to another path."""
    records: Callable[[Chunk, Wanted], Iterator[Record | Reject]] | None = None
    """None: `convert` does not read it."""
    chunks: Callable[[SourceFile, Wanted, int], Iterator[Chunk]] | None = None
    """Each of about so many bytes, and not numbered. None: a file is one document. Raises `FormatError`."""
    fields: Callable[[SourceFile, Wanted], dict[str, str]] | None = None
    """The fields of the records, as far as the file's beginning shows, and their types: names of `arrow_types`."""
    converted: tuple[str, ...] = ()
    """The endings by which `convert` knows it."""
    packed: bool = False
    """Whether `convert` also reads it packed."""
    varying: bool = False
    """Whether records of one file may have different fields."""
    columns: Callable[[Chunk], Any] | None = None
    """The columns of a chunk as they are in Arrow, from a format that has such; its records are counted as rows."""

    @property
    def name(self) -> str:
        """What the format is called: its first ending."""
        return self.endings[0]


class Opened(NamedTuple):
    """A file for `check`; without a `path` it is standard input. `meant` says that it was named, or a field of it was."""

    path: str | None
    name: str  # what it is called, and so what form of file it is
    encoding: str = "utf-8"
    meant: bool = True
    content: Decoded | None = None
    kind: str | None = None  # a name of the form that it is in, where its own does not say it

    def read(self) -> Decoded:
        """Return its text, in a form that can be written back byte for byte.

        A mark at its beginning goes before `encoding`. Bytes that are not of the encoding stand as `surrogateescape` leaves
        them. Raises `OSError`, and `UnicodeError` where even that does not help.
        """
        if self.content is not None:
            return self.content
        if self.path is None:
            return decode(sys.stdin.buffer.read(), self.encoding, "surrogateescape")
        with open(self.path, "rb") as file:
            return decode(file.read(), self.encoding, "surrogateescape")


class SourceFile(msgspec.Struct, frozen=True):
    """A file for `convert`. `name` is what records of it are called: relative to the folder it was found in."""

    path: str
    name: str
    kind: str  # the format's name
    packed: str  # "", ".gz" or ".zst"
    size: int
    modified: int  # nanoseconds
    config: int = 0  # index into the plan's configs


class Chunk(msgspec.Struct, frozen=True):
    """A part of the source. `data` holds whole lines, rows of CSV, or an Arrow stream; of whole files there are the paths.

    `first` is the number of the first line or row. `done` is how many bytes of all sources are read with it. `documents` is
    how many there are, but for blank lines and fields of several: progress is told by it.
    """

    number: int
    kind: str
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


class Record(NamedTuple):
    """A document for `convert`: its text, its other fields (of JSON as they were written), and where it stood."""

    source: str
    number: int  # of the line or row; 0 in a file that is one document
    text: str
    other: dict[str, Any]
    raw: Callable[[], bytes]
    row: int | None = None  # in the batch
    declared: Declared | None = None
    meta: Mapping[str, Any] = MappingProxyType({})  # what a wire or feed says of it beside the story

    def set_aside(self, reason: str, message: str) -> Reject:
        """Return the record as one that is set aside."""
        return rejected(self.source, self.number, reason, message, self.raw(), rows=self.row is not None)


def _in_words(value: object) -> str:
    """Return a time of pandas, in which pyarrow gives nanoseconds where pandas is installed, as JSON has times."""
    words = getattr(value, "isoformat", None)
    if words is None:
        raise TypeError(f"{type(value).__name__} has no form in JSON")
    return str(words())


encode = msgspec.json.Encoder(decimal_format="string", enc_hook=_in_words).encode
"""Encodes fields of the source as JSON."""
