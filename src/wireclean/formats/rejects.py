"""Records that are set aside: where each stood, why, and the record as it was."""

from __future__ import annotations

import base64

import msgspec

__all__ = ["REASONS", "Reject", "rejected"]

REASONS = {
    "broken-json": "the line is not valid JSON",
    "clean-failed": "cleaning the text raised an error",
    "invalid-utf8": "bytes that are not UTF-8",
    "line-too-long": "a line longer than any text within --max-length needs",
    "lone-surrogate": "half a surrogate pair in an escape, which no UTF-8 can hold",
    "missing-field": "the record has no field of that name",
    "not-an-object": "the line is JSON, but not an object",
    "null-text": "the text is null",
    "pattern-timeout": "a pattern of a rule pack took too long",
    "text-too-long": "the text has more characters than --max-length",
    "timeout": "cleaning took longer than --timeout",
    "unclosed-quote": "a field in quotes that is not closed",
    "unreadable": "the file cannot be read",
    "worker-died": "the worker process died on this document, twice",
    "wrong-columns": "the row has another number of fields than the first",
    "wrong-type": "the text is not a string",
    "wrong-value": "another field holds a value that JSON has no form for",
}
"""The reasons by code. Codes are stable; what they mean is documented."""

_LONGEST_RAW = 1 << 20


class Reject(msgspec.Struct, frozen=True, omit_defaults=True):
    """A record that was set aside. `line` counts from 1; in a Parquet file it is `row` instead.

    The record stands in `raw`, or in `raw_base64` where it is not UTF-8; of one that is longer than a mebibyte only the
    beginning, and `raw_bytes` says how long it was.
    """

    source: str
    reason: str
    message: str
    line: int | None = None
    row: int | None = None
    raw: str | None = None
    raw_base64: str | None = None
    raw_bytes: int | None = None


def rejected(
    source: str,
    number: int,
    reason: str,
    message: str,
    raw: bytes,
    *,
    rows: bool = False,
    length: int | None = None,
) -> Reject:
    """Set a record aside: that of line or row `number`, 0 in a file that is one.

    `length` is how long it was, when `raw` is only its beginning.
    """
    whole = len(raw) if length is None else length
    kept = raw[:_LONGEST_RAW]
    text: str | None = None
    coded: str | None = None
    try:
        text = kept.decode("utf-8")
    except UnicodeDecodeError as error:
        if len(kept) < whole and error.start > len(kept) - 4:  # a character that was cut in two
            kept = kept[: error.start]
            text = kept.decode("utf-8")
        else:
            coded = base64.b64encode(kept).decode("ascii")
    return Reject(
        source,
        reason,
        message,
        line=None if rows else number or None,
        row=number if rows else None,
        raw=text,
        raw_base64=coded,
        raw_bytes=whole if len(kept) < whole else None,
    )
