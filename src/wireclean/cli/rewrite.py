"""Write fixes back into files: the field that was checked changes, every other byte stays."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path

from wireclean.findings import Finding
from wireclean.formats import format_of
from wireclean.formats.documents import Document, Problem, Splice, spliced
from wireclean.formats.model import Opened
from wireclean.in_place import put_in_place
from wireclean.report.diff import unified_diff

__all__ = ["RewriteError", "Rewriter"]


class RewriteError(Exception):
    """A file that cannot be written; the message says why."""


class Rewriter:
    """The fixes of one file, until they are written or shown."""

    def __init__(self, file: Opened, text_field: str) -> None:
        """Read the file, unless it is binary. Raises `OSError` and `UnicodeError`."""
        self.findings = 0
        self._text_field = text_field
        self._rewritten = format_of(file.name).rewritten
        self._seen = (0, 0, 0) if file.path is None else _stamp(file.path)
        self.file = file if self._rewritten else file._replace(content=file.read())
        self._splices: list[Splice] = []
        self._texts: dict[int, str] = {}  # of a binary file, by record

    def take(self, document: Document, findings: Sequence[Finding], settled: str | None) -> None:
        """Take the findings of a document; `settled` is the fixed text if it is more than their fixes."""
        self.findings += len(findings)
        if self._rewritten:
            self._texts[document.where.record or 0] = document.fixed(findings) if settled is None else settled
        elif settled is None:
            self._splices += document.splices(findings)
        else:
            self._splices.append(document.whole(settled))

    def diff(self) -> str | Problem:
        """Return the fixes as a unified diff."""
        if self.file.content is not None:
            return unified_diff(self.file.name, self.file.content.text, self._splices)
        message = f"a {format_of(self.file.name).name} file has no lines to compare; --fix writes it"
        return Problem(self.file.name, None, message) if self._texts else ""

    def write(self, stdout: Callable[[bytes], None]) -> None:
        """Write the file, or to `stdout` for standard input. Raises `RewriteError`, and `FormatError` for a binary file."""
        path, content = self.file.path, self.file.content
        if content is None:
            if path is not None and self._rewritten is not None and self._texts:
                _replace(path, self._rewritten(path, self._text_field, self._texts), self._seen)
            return
        if path is not None and not self._splices:
            return
        try:
            new = spliced(content.text, self._splices).encode(content.encoding, "surrogateescape")
        except UnicodeEncodeError as error:
            raise RewriteError(f"cannot be written in {content.encoding}: {error.reason}") from None
        if path is None:
            stdout(new)
        else:
            _replace(path, lambda temporary: Path(temporary).write_bytes(new), self._seen)


def _stamp(path: str) -> tuple[int, int, int]:
    """Return what tells whether a file was changed by somebody else in the meantime."""
    status = os.stat(path)
    return status.st_mtime_ns, status.st_size, status.st_ino


def _replace(path: str, write: Callable[[str], object], seen: tuple[int, int, int]) -> None:
    """Let `write` fill a temporary file beside `path`, and put it in its place, with the permissions that it had.

    Either the old file is there or the whole new one, whatever happens. A link stays a link. Raises `RewriteError`.
    """

    def demand_unchanged() -> None:
        if _stamp(path) != seen:
            raise RewriteError("was changed while it was checked; nothing was written, run again")

    try:
        with put_in_place(os.path.realpath(path), demand_unchanged) as temporary:
            write(temporary)
    except OSError as error:
        raise RewriteError(f"cannot be written: {error.strerror or error}") from None
