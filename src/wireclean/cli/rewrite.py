"""Write fixes back into files: the field that was checked changes, every other byte stays."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from wireclean.cli.outputs import put_in_place
from wireclean.formats.decoding import Decoded
from wireclean.formats.documents import Splice, spliced

__all__ = ["RewriteError", "replace_file", "rewrite_text", "stamp"]

Stamp = tuple[int, int, int]


class RewriteError(Exception):
    """A file that cannot be written; the message says why."""


def stamp(path: str) -> Stamp:
    """Return what tells whether a file was changed by somebody else in the meantime."""
    status = os.stat(path)
    return status.st_mtime_ns, status.st_size, status.st_ino


def rewrite_text(path: str, content: Decoded, splices: Sequence[Splice], seen: Stamp) -> None:
    """Carry out the splices in the file whose decoded text is `content`. Raises `RewriteError`."""
    try:
        new = spliced(content.text, splices).encode(content.encoding, "surrogateescape")
    except UnicodeEncodeError as error:
        raise RewriteError(f"cannot be written in {content.encoding}: {error.reason}") from None
    replace_file(path, lambda temporary: Path(temporary).write_bytes(new), seen)


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
