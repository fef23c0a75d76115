"""Write what a command makes: to a file, to what a link leads to, into a device or pipe, or to standard output.

A file is there whole or not at all, and what a call reads is never written over.
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import stat
import sys
from collections.abc import Iterable
from pathlib import Path

import click

from wireclean.cli.screen import is_terminal, wants_colour
from wireclean.in_place import put_in_place
from wireclean.report.inert import inert

__all__ = [
    "STDOUT",
    "OutputError",
    "ReadFiles",
    "ReportOutput",
    "complain",
    "discard_stdout",
    "say_what_is_awaited",
    "why_unwritable",
    "write_output",
    "write_stdout",
]

STDOUT = "-"

# Names for what is open in this process. Opened anew, a file behind one would be written from its beginning.
_OPEN_FILE = re.compile(r"/dev/(?:(?P<name>stdout|stderr)|fd/(?P<number>\d{1,9}))|/proc/self/fd/(?P<link>\d{1,9})")


class OutputError(Exception):
    """Something that cannot be written; the message says what, why, and what to do."""


def complain(message: str) -> None:
    """Say in one line on standard error what is wrong; nothing in the message, such as a file's name, acts there."""
    prefix = click.style("wireclean:", "red", bold=True) if wants_colour(sys.stderr) else "wireclean:"
    click.echo(f"{prefix} {inert(message)}", err=True, color=True)


def say_what_is_awaited() -> None:
    """Tell a person at a terminal that standard input is read from there, which looks like a command that hangs."""
    if is_terminal(sys.stdin):
        complain("reading standard input; end it with Ctrl-D (Ctrl-Z on Windows), or name a file")


def write_output(path: Path, content: str) -> None:
    """Write text in UTF-8 to `path`, or to standard output for `-`. Raises `OutputError`."""
    encoded = content.encode("utf-8", "backslashreplace")
    if str(path) == STDOUT:
        write_stdout(encoded)
        return
    try:
        opened = _OPEN_FILE.fullmatch(os.path.abspath(path))
        if opened is not None:
            for stream in filter(None, (sys.stdout, sys.stderr)):
                stream.flush()
            number = {"stdout": 1, "stderr": 2}.get(opened["name"]) or int(opened["number"] or opened["link"])
            with os.fdopen(os.dup(number), "wb") as file:
                file.write(encoded)
        elif path.exists() and not path.is_file() and not path.is_dir():  # a device, a pipe
            with open(path, "wb") as file:
                file.write(encoded)
        else:
            target = os.path.realpath(path)
            os.makedirs(os.path.dirname(target), exist_ok=True)
            with put_in_place(target) as temporary:
                Path(temporary).write_bytes(encoded)
    except OSError as error:
        raise OutputError(f"{path}: cannot be written: {error.strerror or error}") from None


def write_stdout(content: bytes) -> None:
    """Write to standard output. Raises `OutputError` when there is none, and `OSError` when it takes no more."""
    if sys.stdout is None:
        raise OutputError("standard output: cannot be written: it is closed")
    sys.stdout.buffer.write(content)


def discard_stdout() -> None:
    """Let what standard output did not take go nowhere, or Python would try, and fail, to write it once more at exit."""
    with contextlib.suppress(OSError, io.UnsupportedOperation):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


def why_unwritable(path: Path) -> str | None:
    """Say, before the work, why `write_output` would fail; None when nothing speaks against it."""
    if str(path) == STDOUT or _OPEN_FILE.fullmatch(os.path.abspath(path)):
        return None
    target = Path(os.path.realpath(path))
    if target.is_dir():
        return "it is a directory"
    if target.exists() and not os.access(target, os.W_OK):
        return "it is read-only"
    if target.exists() and not target.is_file():
        return None
    folder = next(folder for folder in target.parents if folder.exists())
    if not folder.is_dir() or not os.access(folder, os.W_OK):
        return f"{folder} is no folder to write in"
    return None


class ReadFiles:
    """The files that a call reads, whatever their names: links and other spellings of a path lead to the same file."""

    def __init__(self, paths: Iterable[str]) -> None:
        """Take paths; those that are no files are passed over."""
        self._known = {identity for identity in map(_identity, paths) if identity is not None}

    def demand_apart(self, target: Path) -> None:
        """Raise `OutputError` if `target` is one of them."""
        if _identity(target) in self._known:
            raise OutputError(f"{target}: is a file that is read; name another output")


def _identity(path: str | Path) -> tuple[int, int] | None:
    try:
        status = os.stat(path)
    except (OSError, ValueError):
        return None
    return (status.st_dev, status.st_ino) if stat.S_ISREG(status.st_mode) else None


class ReportOutput:
    """Standard output, or a file that is there only once it is whole."""

    def __init__(self, path: Path | None) -> None:
        """Take None for standard output."""
        self._path = path
        self._parts: list[str] = []
        self._terminal = path is None and is_terminal(sys.stdout)
        self.colour = path is None and wants_colour(sys.stdout)
        self.before_writing = _nothing

    def __enter__(self) -> ReportOutput:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: object) -> None:
        if self._path is None:
            sys.stdout.flush()
        elif error is None:
            try:
                write_output(self._path, "".join(self._parts))
            except OutputError as failed:
                raise click.UsageError(inert(str(failed))) from None

    def write(self, text: str) -> None:
        """Write text, which is inert, in UTF-8."""
        if self._path is not None:
            self._parts.append(text)
        elif self._terminal:
            self.before_writing()
            click.echo(text, nl=False, color=self.colour)
        elif text:
            sys.stdout.buffer.write(text.encode("utf-8"))

    def write_bytes(self, content: bytes) -> None:
        """Write the fixed text of standard input."""
        self.before_writing()
        sys.stdout.buffer.write(content)


def _nothing() -> None:
    """Do nothing before something is written."""
