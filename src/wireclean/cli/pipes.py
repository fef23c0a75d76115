"""`convert` from standard input and to standard output: the work is done in a folder of its own, so nothing comes out by halves."""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any, TypeVar

import click

from wireclean.cli.files import STDIN
from wireclean.cli.outputs import STDOUT, complain, write_stdout
from wireclean.readers.detection import told_format

__all__ = ["with_pipes"]

Command = TypeVar("Command", bound=Callable[..., Any])

_SAMPLE = 1 << 20
_MOST_TOLD = 20
_PACKED = ((b"PAR1", ".parquet"), (b"\x1f\x8b", ".jsonl.gz"), (b"\x28\xb5\x2f\xfd", ".jsonl.zst"))


def with_pipes(command: Command) -> Command:
    """Let a command that takes `source` and `dest` take `-` for either."""

    @wraps(command)
    def piped(*args: Any, source: str, dest: Path, resume: bool, **options: Any) -> Any:
        writes = str(dest) == STDOUT
        if source != STDIN and not writes:
            return command(*args, source=source, dest=dest, resume=resume, **options)
        if resume:
            raise click.UsageError("--resume goes on with files; what came through a pipe is gone")
        with tempfile.TemporaryDirectory(prefix="wireclean-") as folder:
            read = str(_spooled(Path(folder))) if source == STDIN else source
            target = Path(folder) / "stdout.jsonl" if writes else dest
            code = 0
            try:
                command(*args, source=read, dest=target, resume=False, **options)
            except SystemExit as end:
                code = end.code if isinstance(end.code, int) else 2
            if writes:
                _hand_on(target)
        raise SystemExit(code)

    return piped  # type: ignore[return-value]  # the same command


def _spooled(folder: Path) -> Path:
    """Put standard input into a file whose name says what it holds."""
    if sys.stdin is None:
        complain("standard input: cannot be read: it is closed")
        raise SystemExit(2)
    sample = sys.stdin.buffer.read(_SAMPLE)
    path = folder / f"stdin{_ending(sample)}"
    with open(path, "wb") as file:
        file.write(sample)
        shutil.copyfileobj(sys.stdin.buffer, file)
    return path


def _ending(sample: bytes) -> str:
    """Return the ending of a file that begins so: packed, JSON Lines, JSON, a format of agencies or feeds, or text."""
    packed = next((ending for start, ending in _PACKED if sample.startswith(start)), None)
    if packed is not None:
        return packed
    text = sample.decode("utf-8", "replace").lstrip("\ufeff \t\r\n")
    if text.startswith("["):
        return ".json"
    if text.startswith("{"):
        return ".jsonl" if _is_json(text.partition("\n")[0]) else ".json"
    told = told_format(text)
    return ".txt" if told in ("text", "anpa", "iptc7901", "archive") else ".xml"


def _is_json(line: str) -> bool:
    try:
        json.loads(line)
    except (ValueError, RecursionError):
        return False
    return True


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
