"""Turn the bytes of a file into text: the mark at its beginning says how it is encoded, else the caller does."""

from __future__ import annotations

import codecs
from typing import NamedTuple

__all__ = ["MARK", "Decoded", "decode", "encoding_of"]

# The byte order mark, decoded. It belongs to the file and is no part of the copy.
MARK = "\ufeff"

# That of UTF-32 begins like that of UTF-16, so it goes before it.
_ENCODINGS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


class Decoded(NamedTuple):
    """The text of a file, its mark included, and the encoding in which it is that file again."""

    text: str
    encoding: str


def encoding_of(start: bytes, encoding: str) -> str:
    """Return the encoding that the first four bytes of a file say it has; without a mark, `encoding`."""
    return next((marked for mark, marked in _ENCODINGS if start.startswith(mark)), encoding)


def decode(content: bytes, encoding: str, errors: str) -> Decoded:
    """Return the text of a file. Raises `UnicodeDecodeError` as `bytes.decode` does with these `errors`."""
    encoding = encoding_of(content[:4], encoding)
    return Decoded(content.decode(encoding, errors), encoding)
