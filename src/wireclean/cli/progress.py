"""The bar that shows, on standard error and on a terminal only, how far a command is."""

from __future__ import annotations

import shutil
import sys
import time
from types import TracebackType

from wireclean.cli.screen import is_terminal, wants_colour
from wireclean.messages import counted

__all__ = ["Bar", "Progress"]

_WIDTH = 24
_EVERY = 0.1  # seconds
_FULL, _EMPTY = "\x1b[36m", "\x1b[2m"  # cyan, dim


class Bar:
    """One line that is written anew. Where standard error is no terminal nothing is."""

    def __init__(self, verb: str, total: int, *, enabled: bool | None = None) -> None:
        """`verb` says what is done; `total` is the work in any unit, such as bytes, 0 when it is not known."""
        self.enabled = is_terminal(sys.stderr) if enabled is None else enabled
        self._verb = verb
        self._total = total
        self._shown = False
        self._due = time.monotonic() + _EVERY

    def __enter__(self) -> Bar:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.hide()

    def show(self, done: int, said: str) -> None:
        """Show how much of the total is done, and what else there is to say; not more often than anybody could read."""
        if not self.enabled or time.monotonic() < self._due:
            return
        share = min(1.0, done / self._total) if self._total else 0.0
        bar = f" {self._drawn(share)} {share:4.0%} " if self._total else ""
        room = shutil.get_terminal_size().columns - len(self._verb) - (_WIDTH + 9 if bar else 0) - 2
        sys.stderr.write(f"\r\x1b[2K{self._verb}{bar} {said[: max(0, room)]}")
        sys.stderr.flush()
        self._shown = True
        self._due = time.monotonic() + _EVERY

    def hide(self) -> None:
        """Take the bar away, so that something else can be written."""
        if self._shown:
            sys.stderr.write("\r\x1b[2K")
            sys.stderr.flush()
            self._shown = False
            self._due = 0.0

    def _drawn(self, share: float) -> str:
        full = round(share * _WIDTH)
        done, left = ("━", "─") if _can_draw() else ("#", ".")
        if not wants_colour(sys.stderr):
            return f"{done * full}{left * (_WIDTH - full)}"
        return f"{_FULL}{done * full}\x1b[0m{_EMPTY}{left * (_WIDTH - full)}\x1b[0m"


def _can_draw() -> bool:
    """Say whether standard error can write the lines of the bar, which ASCII and old code pages do not have."""
    try:
        "━─".encode(getattr(sys.stderr, "encoding", None) or "ascii")
    except (UnicodeEncodeError, LookupError):
        return False
    return True


class Progress:
    """The bar of a command that goes through documents."""

    def __init__(self, total: int, *, enabled: bool | None = None) -> None:
        """`total` is the work in any unit, such as bytes; 0 when it is not known."""
        self._bar = Bar("checking", total, enabled=enabled)
        self._done = 0
        self._documents = 0

    def __enter__(self) -> Progress:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.hide()

    def document(self) -> None:
        """Note that one more document is done."""
        self._documents += 1
        self._bar.show(self._done, counted(self._documents, "document"))

    def at(self, work: int) -> None:
        """Note that so much of the total is done."""
        self._done = work

    def hide(self) -> None:
        """Take the bar away, so that something else can be written."""
        self._bar.hide()
