"""Write fixes back into files: the field that was checked changes, every other byte stays."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from wireclean.cli.outputs import put_in_place
from wireclean.report.result import Splice, spliced

__all__ = ["RewriteError", "replace_file", "rewrite_parquet", "rewrite_text", "stamp"]

Stamp = tuple[int, int, int]


class RewriteError(Exception):
    """A file that cannot be written; the message says why."""


def stamp(path: str) -> Stamp:
    """Return what tells whether a file was changed by somebody else in the meantime."""
    status = os.stat(path)
    return status.st_mtime_ns, status.st_size, status.st_ino


def rewrite_text(path: str, text: str, encoding: str, splices: Sequence[Splice], seen: Stamp) -> None:
    """Carry out the splices in the file whose decoded text is `text`. Raises `RewriteError`."""
    try:
        content = spliced(text, splices).encode(encoding, "surrogateescape")
    except UnicodeEncodeError as error:
        raise RewriteError(f"cannot be written in {encoding}: {error.reason}") from None
    replace_file(path, lambda temporary: Path(temporary).write_bytes(content), seen)


def rewrite_parquet(path: str, name: str, texts: Mapping[int, str], seen: Stamp) -> None:
    """Put new texts, by row from 1, into the column `name` of a Parquet file; schema and other columns stay."""
    import pyarrow  # noqa: PLC0415 - an extra, and there since the file was read
    import pyarrow.parquet  # noqa: PLC0415

    with pyarrow.parquet.ParquetFile(path) as file:
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

    def write(temporary: str) -> Any:
        pyarrow.parquet.write_table(changed, temporary, compression=codecs, row_group_size=rows)

    replace_file(path, write, seen)


def replace_file(path: str, write: Callable[[str], Any], seen: Stamp) -> None:
    """Let `write` fill a temporary file beside `path`, and put it in its place, with the permissions that it had.

    Either the old file is there or the whole new one, whatever happens. A link stays a link. Raises `RewriteError`.
    """

    def demand_unchanged() -> None:
        if stamp(path) != seen:
            raise RewriteError("was changed while it was checked; nothing was written, run again")

    try:
        with put_in_place(os.path.realpath(path), demand_unchanged) as temporary:
            write(temporary)
    except OSError as error:
        raise RewriteError(f"cannot be written: {error.strerror or error}") from None
