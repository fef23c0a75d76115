"""Read the files a command is given, and say in one line what is wrong with one that cannot be read."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

__all__ = ["STDIN", "SourceError", "read_source", "write_file"]

STDIN = "-"


class SourceError(Exception):
    """A file that cannot be read or written; the message says which, why, and what to do."""


def read_source(name: str, encoding: str, errors: str) -> str:
    """Return the text of a file, or of standard input for `-`. Raises `SourceError`."""
    shown = "standard input" if name == STDIN else name
    try:
        raw = sys.stdin.buffer.read() if name == STDIN else Path(name).read_bytes()
    except IsADirectoryError:
        raise SourceError(f"{shown}: is a directory; name the files in it") from None
    except OSError as error:
        if Path(name).is_dir():  # Windows answers with a permission error
            raise SourceError(f"{shown}: is a directory; name the files in it") from None
        raise SourceError(f"{shown}: cannot be read: {error.strerror or error}") from None
    try:
        return raw.decode(encoding, errors)
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise SourceError(
            f"{shown}: not valid {encoding} at byte {error.start} (line {line}, byte 0x{raw[error.start]:02x}); "
            "name its encoding with --encoding, or choose --errors replace"
        ) from None


def write_file(path: Path, content: str) -> None:
    """Write UTF-8 to a temporary file beside `path` and rename it, so that no half file is left. Raises `SourceError`."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content.encode("utf-8"))
            os.chmod(temporary, 0o666 & ~_umask())
            os.replace(temporary, path)
        except BaseException:
            os.unlink(temporary)
            raise
    except OSError as error:
        raise SourceError(f"{path}: cannot be written: {error.strerror or error}") from None


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
