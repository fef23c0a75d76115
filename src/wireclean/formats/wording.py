"""What is said of files and records that cannot be read, the same of every format."""

from __future__ import annotations

import re
from collections.abc import Iterable

__all__ = ["FormatError", "demand_decoded", "id_of", "listed", "needs", "no_field", "too_long", "undecoded"]


class FormatError(Exception):
    """A file that cannot be read or written as a whole. The message says what is wrong and what to do."""

    def __init__(self, message: str, path: str = "", line: int | None = None) -> None:
        """Name the file, where it is not known from elsewhere, and the line."""
        super().__init__(message, path, line)
        self.message, self.path, self.line = message, path, line

    def __str__(self) -> str:
        return f"{self.path}: {self.message}" if self.path else self.message


def needs(what: str, package: str) -> FormatError:
    """Return the error for a package of the extra `[batch]` that is not installed."""
    return FormatError(f"{what} needs {package}; install it with: pip install 'wireclean[batch]'")


def listed(names: Iterable[str]) -> str:
    """List fields, at most a dozen of them."""
    names = list(names)
    more = f" and {len(names) - 12} more" if len(names) > 12 else ""
    return f"{', '.join(name[:60] for name in names[:12])}{more}"


def no_field(name: str, fields: Iterable[str]) -> str:
    """Say to a person who checks that there is no field of the text."""
    names = list(fields)
    there = f"the fields are: {listed(names)}" if names else "there are no fields"
    return f"no field {name!r}; {there} (choose with --text-field)"


def id_of(value: object) -> str | None:
    """Return what names a record, None for what is neither words nor a number."""
    return str(value) if isinstance(value, str | int) else None


def too_long(length: int, longest: int) -> str:
    """Say why a line of so many bytes is not read."""
    return f"a line of {length:,} bytes; no text within --max-length needs more than {longest:,}"


# How bytes that are not of the encoding come out of `surrogateescape`: they stay in the text, can be found, and go back
# into the file as they were.
_UNDECODED = re.compile("[\udc80-\udcff]")


def undecoded(text: str) -> re.Match[str] | None:
    """Return the first byte of a text that is not of its encoding."""
    return None if text.isascii() else _UNDECODED.search(text)


def demand_decoded(text: str, first_line: int, encoding: str) -> None:
    """Raise `FormatError` for bytes that are not of the encoding."""
    wrong = undecoded(text)
    if wrong is not None:
        line = first_line + text.count("\n", 0, wrong.start())
        byte = ord(wrong[0]) - 0xDC00
        raise FormatError(f"not valid {encoding} (byte 0x{byte:02x}); name the encoding with --encoding", line=line)
