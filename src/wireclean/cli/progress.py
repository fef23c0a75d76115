"""A progress bar on standard error, on a terminal only."""

from __future__ import annotations

import sys
import time
from types import TracebackType

from wireclean.report.text import counted

__all__ = ["Progress"]

_WIDTH = 24
_EVERY = 0.1  # seconds


class Progress:
    """How much of the work is done. Where standard error is no terminal it writes nothing."""

    def __init__(self, total: int, *, enabled: bool | None = None) -> None:
        """`total` is the work in any unit, such as bytes; 0 when it is not known."""
        self._total = total
        self._done = 0
        self._documents = 0
        self._shown = False
        self._due = time.monotonic() + _EVERY
        self._enabled = sys.stderr.isatty() if enabled is None else enabled

    def __enter__(self) -> Progress:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.hide()

    def document(self) -> None:
        """Note that one more document is done."""
        self._documents += 1
        if self._enabled and time.monotonic() >= self._due:
            self._show()

    def at(self, work: int) -> None:
        """Note that so much of the total is done."""
        self._done = work

    def hide(self) -> None:
        """Take the bar away, so that something else can be written."""
        if self._shown:
            sys.stderr.write("\r\x1b[2K")
            sys.stderr.flush()
            self._shown = False

    def _show(self) -> None:
        share = min(1.0, self._done / self._total) if self._total else 0.0
        full = round(share * _WIDTH)
        bar = f"[{'#' * full}{'.' * (_WIDTH - full)}] {share:4.0%}  " if self._total else ""
        sys.stderr.write(f"\r\x1b[2Kchecking {bar}{counted(self._documents, 'document')}")
        sys.stderr.flush()
        self._shown = True
        self._due = time.monotonic() + _EVERY
