"""Files that are no copy, told by their names and first bytes, and what takes the text out of each."""

from __future__ import annotations

import os
from typing import NamedTuple

__all__ = ["refusal_by_bytes", "refusal_by_name"]


class _Refused(NamedTuple):
    """A form of file: by which endings and first bytes it is known, and what takes it."""

    endings: tuple[str, ...]
    first_bytes: tuple[bytes, ...]
    message: str


_REFUSED = (
    _Refused(
        (".tsv", ".xlsx", ".xls", ".ods"),
        (),
        "is a table; save it as .csv, which wireclean takes",
    ),
    _Refused(
        (".pdf",),
        (b"%PDF-",),
        "is PDF, not plain text; take the text out first, such as with `pdftotext story.pdf story.txt`",
    ),
    _Refused(
        (".warc", ".arc"),
        (b"WARC/1",),
        "is a web archive; take its pages out first with warcio, as docs/recipes.md shows",
    ),
    _Refused(
        (".docx", ".odt", ".rtf", ".epub", ".doc"),
        (rb"{\rtf", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"PK\x03\x04"),
        "is a word processor's file, not plain text; take the text out first, such as with "
        "`pandoc --wrap=none -t plain story.docx -o story.txt`",
    ),
    _Refused(
        (".gz", ".zst", ".bz2", ".xz", ".zip"),
        (b"\x1f\x8b", b"\x28\xb5\x2f\xfd", b"BZh", b"\xfd7zXZ\x00"),
        "is packed; unpack it first (`wireclean convert` takes .jsonl.gz and .jsonl.zst as they are)",
    ),
    _Refused(
        (".jpg", ".jpeg", ".png", ".gif", ".webp"),
        (b"\xff\xd8\xff", b"\x89PNG", b"GIF8"),
        "is a picture; it holds no text",
    ),
)


def refusal_by_name(name: str) -> str | None:
    """Say what takes a file of this name, None where its name does not speak against it."""
    stem, ending = os.path.splitext(name.lower())
    if ending == ".gz" and stem.endswith(".warc"):
        ending = ".warc"
    return next((form.message for form in _REFUSED if ending in form.endings), None)


def refusal_by_bytes(start: bytes) -> str | None:
    """Say what takes a file that begins so, None for one that may be copy."""
    return next((form.message for form in _REFUSED if start.startswith(form.first_bytes)), None)
