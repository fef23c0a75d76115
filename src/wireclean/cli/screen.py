"""What all commands know of the terminal: whether it is one, and whether colour is wanted there.

`NO_COLOR` and `FORCE_COLOR` hold for standard output and standard error, in every command: the first turns colour off, the second
turns it on in a pipe, and where both are set there is none. Without them colour is for terminals, but not for a `dumb` one.
"""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from rich.console import Console

__all__ = ["is_terminal", "make_console", "terminal_width", "wants_colour"]


def is_terminal(stream: TextIO | None) -> bool:
    """Say whether a person looks at a stream; it may be closed."""
    return stream is not None and stream.isatty()


def wants_colour(stream: TextIO | None) -> bool:
    """Say whether a stream is written in colour."""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return is_terminal(stream) and os.environ.get("TERM") != "dumb"


def terminal_width() -> int:
    """Return the columns of the terminal; 80 where there is none."""
    return shutil.get_terminal_size((80, 24)).columns


def make_console(stream: TextIO, *, width: int | None = None) -> Console:
    """Return what rich writes to a stream with: plain copy, in colour where that is wanted."""
    from rich.console import Console  # noqa: PLC0415 - rich loads slowly, and only what a person looks at needs it

    colour = wants_colour(stream)
    return Console(
        file=stream, width=width, force_terminal=colour, no_color=not colour,
        highlight=False, markup=False, emoji=False, legacy_windows=False,
    )  # fmt: skip
