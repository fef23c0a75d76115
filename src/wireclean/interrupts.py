"""Ctrl-C and SIGTERM: whenever one falls, the exit code says that a command was interrupted, never that it is done.

It is imported before anything else, so that nothing is loaded without it, and so loads nothing itself.
"""

from __future__ import annotations

import signal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import FrameType, TracebackType
    from typing import Any

__all__ = ["Interrupted", "Interrupts"]

_NUMBERS = (signal.SIGINT, signal.SIGTERM)


class Interrupted(SystemExit):
    """A signal came. Its exit code is that of shells: 130 for Ctrl-C, 143 for SIGTERM."""

    def __init__(self, number: int) -> None:
        """Take the number of the signal."""
        super().__init__(128 + number)


class Interrupts:
    """For the time of a `with`, the two signals raise `Interrupted`; in a thread, which hears no signals, nothing changes.

    With `once` a second one is not heard, so that what the first one broke off can be left in order.
    """

    def __init__(self, *, once: bool = False) -> None:
        """Nothing changes before the `with`."""
        self._once = once
        self._before: dict[int, Any] = {}

    def __enter__(self) -> Interrupts:
        for number in _NUMBERS:
            try:
                self._before[number] = signal.signal(number, self._stop)
            except ValueError:  # this is no main thread
                break
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        for number, handler in self._before.items():
            signal.signal(number, handler)

    def ignore(self) -> None:
        """Hear no signal from now on: what is left to do takes no time, and is better done."""
        for number in self._before:
            signal.signal(number, signal.SIG_IGN)

    def _stop(self, number: int, frame: FrameType | None) -> None:
        if self._once:
            self.ignore()
        raise Interrupted(number)
