"""Call the command in this process: what it writes, byte for byte, and its exit code."""

from __future__ import annotations

import contextlib
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


class Screen(io.TextIOWrapper):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def call(
    *args: str | Path,
    stdin: bytes = b"",
    cwd: Path | None = None,
    terminal: bool = False,
    env: dict[str, str] | None = None,
) -> Done:
    """Run `wireclean` as from a shell of 80 columns: in the folder `cwd`, with `env` besides; `terminal` for what a person sees."""
    out, err = io.BytesIO(), io.BytesIO()
    stream = Screen if terminal else io.TextIOWrapper
    streams: dict[str, Any] = {
        "stdin": io.TextIOWrapper(io.BytesIO(stdin), "utf-8"),
        "stdout": stream(out, "utf-8"),
        "stderr": stream(err, "utf-8"),
    }
    code = 0
    plain = {"COLUMNS": "80", "TERM": "xterm", "NO_COLOR": "", "FORCE_COLOR": ""}
    with (
        mock.patch.multiple(sys, **streams),
        mock.patch.dict("os.environ", {**plain, **(env or {})} if terminal or env else {"COLUMNS": "80"}),
        contextlib.chdir(cwd or "."),
    ):
        try:
            main([*map(str, args)], prog_name="wireclean")
        except SystemExit as exit_:
            code = exit_.code if isinstance(exit_.code, int) else 0 if exit_.code is None else 1
        for stream in (streams["stdout"], streams["stderr"]):
            stream.flush()
    return Done(code, out.getvalue(), err.getvalue().decode("utf-8"))
