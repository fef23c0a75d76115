"""`convert` from standard input and to standard output: the work is done in a folder of its own, so nothing comes out by halves."""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import click

from wireclean.cli.files import STDIN
from wireclean.cli.options import Reading
from wireclean.cli.outputs import STDOUT, complain, say_what_is_awaited, write_stdout
from wireclean.formats.model import Wanted
from wireclean.formats.sniffing import ending_of, packed_ending
from wireclean.settings import SettingsFinder

__all__ = ["Pipes", "with_pipes"]

Command = TypeVar("Command", bound=Callable[..., Any])

_SAMPLE = 1 << 20
_MOST_TOLD = 20


class Pipes(NamedTuple):
    """Whether a call reads standard input, and whether it writes standard output: neither is there a second time."""

    reads: bool
    writes: bool


def with_pipes(command: Command) -> Command:
    """Let a command that takes `source` and `dest` take `-` for either, and tell it so as `pipes`."""

    @wraps(command)
    def piped(
        *args: Any, source: str, dest: Path, resume: bool, reading: Reading, settings: SettingsFinder, **options: Any
    ) -> Any:
        pipes = Pipes(source == STDIN, str(dest) == STDOUT)
        options |= {"reading": reading, "pipes": pipes}
        if not any(pipes):
            return command(*args, source=source, dest=dest, resume=resume, settings=settings, **options)
        if resume:
            raise click.UsageError("--resume goes on with files; what came through a pipe is gone")
        with tempfile.TemporaryDirectory(prefix="wireclean-") as folder:
            if pipes.reads:  # what holds in this folder holds for what comes into it
                here = settings(None)
                source, settings = str(_spooled(Path(folder), reading.wanted(here.text_field))), SettingsFinder(here)
            target = Path(folder) / "stdout.jsonl" if pipes.writes else dest
            code = 0
            try:
                command(*args, source=source, dest=target, resume=False, settings=settings, **options)
            except SystemExit as end:
                code = end.code if isinstance(end.code, int) else 2
            if pipes.writes:
                _hand_on(target)
        raise SystemExit(code)

    return piped  # type: ignore[return-value]  # the same command


def _spooled(folder: Path, wanted: Wanted) -> Path:
    """Put standard input into a file whose name says what it holds."""
    if sys.stdin is None:
        complain("standard input: cannot be read: it is closed")
        raise SystemExit(2)
    say_what_is_awaited()
    sample = sys.stdin.buffer.read(_SAMPLE)
    ending = packed_ending(sample) or ending_of(sample.decode("utf-8", "replace"), wanted)
    path = folder / f"stdin{ending}"
    with open(path, "wb") as file:
        file.write(sample)
        shutil.copyfileobj(sys.stdin.buffer, file)
    return path


def _hand_on(target: Path) -> None:
    """Write what was made to standard output, and tell of what was set aside."""
    if target.exists():
        with open(target, "rb") as file:
            while block := file.read(1 << 20):
                write_stdout(block)
    rejected = target.with_name(f"{target.name}.rejected.jsonl")
    if rejected.exists():
        lines = rejected.read_text("utf-8").splitlines()
        for line in lines[:_MOST_TOLD]:
            aside = json.loads(line)
            where = f", line {aside['line']}" if aside.get("line") else ""
            complain(f"{aside['source']}{where}: {aside['reason']}: {aside['message']}")
        if len(lines) > _MOST_TOLD:
            complain(f"and {len(lines) - _MOST_TOLD:,} more were set aside")
