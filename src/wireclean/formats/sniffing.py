"""What a file holds whose name does not say it, such as standard input: told by its first bytes and characters."""

from __future__ import annotations

import json
import re

from wireclean.formats import csv, format_of
from wireclean.formats.decoding import MARK
from wireclean.formats.model import Wanted
from wireclean.readers.detection import told_format

__all__ = ["ending_of", "kind_of", "packed_ending"]

_PACKED = ((b"PAR1", ".parquet"), (b"\x1f\x8b", ".jsonl.gz"), (b"\x28\xb5\x2f\xfd", ".jsonl.zst"))
_JSON = re.compile(r'\s{0,1000}(?:\[\s{0,1000})?\{\s{0,1000}"(?:[^"\\\n]|\\.){0,1000}"\s{0,1000}:')
_LIST = re.compile(r"\s{0,1000}\[")


def packed_ending(start: bytes) -> str | None:
    """Return the ending of a binary file that begins so, None for one that may be text."""
    return next((ending for mark, ending in _PACKED if start.startswith(mark)), None)


def ending_of(text: str, wanted: Wanted) -> str:
    """Return the ending that a file with this text, or this beginning, would have; .txt for copy and for wires.

    JSON shows itself by the first key of an object, a table by a first row that names the field of the text.
    """
    start = text.removeprefix(MARK)
    if _JSON.match(start) is not None:
        several = _LIST.match(start) is None and _is_first_of_lines(start.lstrip())
        return ".jsonl" if several else ".json"
    told = told_format(start)
    if told not in ("text", "anpa", "iptc7901", "archive"):
        return ".xml"
    return ".csv" if told == "text" and csv.is_table(start, wanted) else ".txt"


def kind_of(name: str, text: str, wanted: Wanted) -> str:
    """Return what a file of this name is read as: what its name says, or where that says nothing what it holds."""
    return name if format_of(name).name != ".txt" else f"{name}{ending_of(text, wanted)}"


def _is_first_of_lines(start: str) -> bool:
    """Say whether an object of JSON ends with its line, and something stands below it."""
    line, _, rest = start.partition("\n")
    if not rest.strip():
        return False
    try:
        json.loads(line)
    except (ValueError, RecursionError):
        return False
    return True
