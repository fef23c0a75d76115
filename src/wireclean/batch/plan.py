"""What a run does, decided before it starts: everything that the bytes of the result depend on."""

from __future__ import annotations

import os
from datetime import date

import msgspec

from wireclean.config import Config
from wireclean.formats.model import Wanted
from wireclean.forms import FORMS

__all__ = ["Column", "Destination", "Plan", "destination_of"]


class Column(msgspec.Struct, frozen=True):
    """A column of the source that is kept in a Parquet file. `type` is a name of `arrow_types`."""

    name: str
    written: str
    type: str


class Destination(msgspec.Struct, frozen=True):
    """What is written: `.parquet` or the lines of a form, such as `.jsonl`; and how it is packed."""

    kind: str
    packed: str


def destination_of(path: str | os.PathLike[str]) -> Destination | None:
    """Return what the name of a file says is to be written there, None for what cannot be written."""
    stem, ending = os.path.splitext(os.fspath(path).lower())
    packed = ending if ending in (".gz", ".zst") else ""
    kind = os.path.splitext(stem)[1] if packed else ending
    if kind == ".ndjson":
        kind = ".jsonl"
    if any(form.lines == kind for form in FORMS.values() if form.lines) or (kind == ".parquet" and not packed):
        return Destination(kind, packed)
    return None


class Plan(Wanted, frozen=True, kw_only=True):
    """How records become rows. Workers are given it once; the same plan over the same files gives the same bytes."""

    destination: Destination
    configs: tuple[Config, ...] = (Config(),)
    form: str = "json"  # a name of `FORMS`
    reference: date | None = None
    columns: tuple[Column, ...] | None = None  # of a Parquet file, beside the article's
    rest: bool = False  # whether fields without a column are kept in one column of JSON

    @property
    def reads_others(self) -> bool:
        """Whether records are to have their other fields: not where columns become columns."""
        return self.columns is None
