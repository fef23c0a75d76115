"""What a wire is read into: its parts that are no story, and what its head says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Literal, NamedTuple

from wireclean.article import Byline, Note, Standfirst, Timestamp

__all__ = ["Part", "PartKind", "Wire", "lines_from"]

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


_LINE = re.compile(r"(?P<words>[^\r\n\u2028\u2029]*+)(?P<end>\r\n|[\n\r\u2028\u2029]|\Z)")


def lines_from(text: str, at: int, most: int = 1 << 30) -> Iterator[re.Match[str]]:
    """Yield the lines of `text` from `at` on: `words` is what stands on each, `end` its line end."""
    for _ in range(most):
        line = _LINE.match(text, at)
        if line is None or at >= len(text):
            return
        yield line
        at = line.end()
