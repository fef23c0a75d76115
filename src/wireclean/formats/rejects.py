"""Records that are set aside: where each stood, why, and the record as it was."""

from __future__ import annotations

import base64

import msgspec

__all__ = ["Reject", "rejected"]

_LONGEST_RAW = 1 << 20


class Reject(msgspec.Struct, frozen=True, omit_defaults=True):
    """A record that was set aside; the reasons are listed in docs/convert.md. `line` counts from 1; in a Parquet file it is `row` instead.

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
