"""What a wire is read into: its parts that are no story, and what its head says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Literal, NamedTuple

from wireclean.article import Byline, Note, Standfirst, Timestamp
from wireclean.data import load
from wireclean.data.phrasebook import any_of

__all__ = ["SIGN", "SIGNED_END", "Part", "PartKind", "Wire", "beginnings", "lines_from"]

PartKind = Literal["frame", "head", "code", "desk"]


class Part(NamedTuple):
    """A stretch of a wire that is no story: which it is, what was read in it, and what stands for it in the text."""

    start: int
    end: int
    kind: PartKind
    value: str | Standfirst | tuple[Byline, ...] | Note | None = None
    replacement: str = ""


class Wire(NamedTuple):
    """A wire: its standard, what of it is no story, in order, and what its head says.

    `meta` has `id`, `slug`, `priority`, `category`, `words` and the like, as printed; `sent` is the time below the story. `cut` says that the frame was opened and
    never closed: part of the wire is missing.
    """

    format: Literal["anpa", "iptc7901"]
    parts: tuple[Part, ...]
    meta: Mapping[str, str]
    sent: Timestamp | None
    cut: bool
    signed: bool  # it stands between the lines of a telex


_FRAME = load("wires.toml")["frame"]
SIGN = f"(?:{any_of(_FRAME['opens'])})"
"""The part of a pattern that matches what opens a wire of telex lines."""
SIGNED_END = re.compile(
    rf"^ (?:{any_of(_FRAME['ends'])}) (?=[ \t\x04]{{0,8}} (?:[\r\n]|\Z))", re.VERBOSE | re.MULTILINE
)
"""The line that ends such a wire."""
_BEGIN = re.compile(
    rf"[\x00\x16]{{0,16}} (?: (?P<soh>\x01) \s{{0,4}} {SIGN}? | ^{SIGN} (?=\s) \s{{0,4}} \x01? )",
    re.VERBOSE | re.MULTILINE,
)


def beginnings(text: str, at: int = 0, *, signed: bool) -> Iterator[int]:
    """Yield where wires begin in a capture of a line: at SOH, or if they are `signed` also at a line that opens one."""
    for found in _BEGIN.finditer(text, at):
        if signed or found["soh"]:
            yield found.start()


_LINE = re.compile(r"(?P<words>[^\r\n\u2028\u2029]*+)(?P<end>\r\n|[\n\r\u2028\u2029]|\Z)")


def lines_from(text: str, at: int, most: int = 1 << 30) -> Iterator[re.Match[str]]:
    """Yield the lines of `text` from `at` on: `words` is what stands on each, `end` its line end."""
    for _ in range(most):
        line = _LINE.match(text, at)
        if line is None or at >= len(text):
            return
        yield line
        at = line.end()
