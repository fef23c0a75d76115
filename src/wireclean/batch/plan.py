"""What a run does, decided before it starts: everything that the bytes of the result depend on."""

from __future__ import annotations

import os
from datetime import date

import msgspec

from wireclean.pipeline import Config

__all__ = ["Column", "Destination", "Plan", "SourceFile", "destination_of"]


class SourceFile(msgspec.Struct, frozen=True):
    """One file to read. `name` is what records of it are called: relative to the folder it was found in."""

    path: str
    name: str
    kind: str  # the name's ending without the compression: .txt, .jsonl, .csv, .parquet
    packed: str  # "", ".gz" or ".zst"
    size: int
    modified: int  # nanoseconds
    config: int = 0  # index into the plan's configs


class Column(msgspec.Struct, frozen=True):
    """A column of the source that is kept in a Parquet file. `type` is a name of `columns.TYPES`, "" for as it was read."""

    name: str
    written: str
    type: str


class Destination(msgspec.Struct, frozen=True):
    """What is written: `.jsonl` or `.parquet`, and how it is packed."""

    kind: str
    packed: str


def destination_of(path: str | os.PathLike[str]) -> Destination | None:
    """Return what the name of a file says is to be written there, None for what cannot be written."""
    stem, ending = os.path.splitext(os.fspath(path).lower())
    packed = ending if ending in (".gz", ".zst") else ""
    kind = os.path.splitext(stem)[1] if packed else ending
    if kind == ".ndjson":
        kind = ".jsonl"
    if kind == ".jsonl" or (kind == ".parquet" and not packed):
        return Destination(kind, packed)
    return None


class Plan(msgspec.Struct, frozen=True):
    """How records become rows. Workers are given it once; the same plan over the same files gives the same bytes."""

    destination: Destination
    configs: tuple[Config, ...] = (Config(),)
    text_field: str = "text"
    id_field: str | None = None
    keep: tuple[str, ...] | None = None
    drop: tuple[str, ...] = ()
    form: str = "json"  # or "ninjs"
    reference: date | None = None
    max_length: int = 1_000_000
    columns: tuple[Column, ...] | None = None  # of a Parquet file, beside the article's
    rest: bool = False  # whether fields without a column are kept in one column of JSON

    def keeps(self, name: str) -> bool:
        """Say whether a column of the source, other than the text's, is written."""
        return name not in self.drop and (self.keep is None or name in self.keep)

    @property
    def longest_line(self) -> int:
        """The bytes that a line or record may have: what the longest text may take in JSON, and as much for the rest."""
        return 12 * self.max_length + (1 << 20)
