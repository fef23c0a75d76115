"""What an agency tells its customers, which is not for publication: where it begins."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from wireclean.data import load

__all__ = ["find_desk_block"]

_AROUND = " \t#*=-–—_.:()[]^<\x02\x03"


@cache
def _openers(name: str) -> frozenset[str]:
    return frozenset(opener.casefold() for opener in load("wires.toml")["desk"][name])


def _is_opener(line: str) -> bool:
    """Say whether a line opens what is not for publication."""
    words = line.strip(_AROUND).casefold()
    return words in _openers("openers") or (line.lstrip().startswith("#") and words in _openers("headings"))


def find_desk_block(lines: Sequence[str]) -> int | None:
    """Return the index of the line that opens what is not for publication, the signs above it included; None without one."""
    found = next((index for index, line in enumerate(lines) if _is_opener(line)), None)
    while found and not lines[found - 1].strip(_AROUND):
        found -= 1
    return found
