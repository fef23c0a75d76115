"""Call the command in this process: what it writes, byte for byte, and its exit code."""

from __future__ import annotations

import io
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest import mock

from wireclean.cli import main

STORY = "The bell weighs a ton.\n\nIt was cast in 1871 and hung above the quay of Port Ellery.\n"
DIRTY = "LISBON, May 4 (Reuters) - The bell weighs a ton.\n\nAdvertisement\n\nIt was cast  in 1871.\n"


@dataclass
class Done:
    """What a call left behind."""

    code: int
    raw: bytes
    err: str

    @property
    def out(self) -> str:
        return self.raw.decode("utf-8")


def check(*args: str | Path, stdin: bytes = b"", isolated: bool = True) -> Done:
    """Run `wireclean check`; with the settings of no file, so that a test does not depend on where it runs."""
    return call("check", *(["--isolated"] if isolated else []), *args, stdin=stdin)


def call(*args: str | Path, stdin: bytes = b"") -> Done:
    """Run `wireclean`."""
    out, err = io.BytesIO(), io.BytesIO()
    streams: dict[str, Any] = {
        "stdin": io.TextIOWrapper(io.BytesIO(stdin), "utf-8"),
        "stdout": io.TextIOWrapper(out, "utf-8"),
        "stderr": io.TextIOWrapper(err, "utf-8"),
    }
    code = 0
    with mock.patch.multiple(sys, **streams):
        try:
            main([*map(str, args)], prog_name="wireclean")
        except SystemExit as exit_:
            code = exit_.code if isinstance(exit_.code, int) else 0 if exit_.code is None else 1
        for stream in (streams["stdout"], streams["stderr"]):
            stream.flush()
    return Done(code, out.getvalue(), err.getvalue().decode("utf-8"))
