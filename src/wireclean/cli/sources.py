"""Find and read the copy that `clean` and `explain` are given, one text a file.

What holds many records or no plain text is refused in one line that says what takes it.
"""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from wireclean.cli.files import STDIN, Found, choice_of, existing_part, find_files
from wireclean.cli.outputs import complain
from wireclean.formats import ENDINGS
from wireclean.formats.decoding import MARK, decode
from wireclean.formats.documents import Problem
from wireclean.settings import SettingsFinder

__all__ = ["SourceError", "find_texts", "read_text_file"]


class SourceError(Exception):
    """A file that cannot be read as copy; the message says which, why, and what to do."""


class _Form(NamedTuple):
    """A form of file that is no plain text: by which endings and first bytes it is known, and what takes it."""

    endings: tuple[str, ...]
    first_bytes: tuple[bytes, ...]
    refusal: str


_RECORDS = _Form(
    tuple(ending for ending, form in ENDINGS.items() if form.chunks is not None),
    (b"PAR1",),
    "holds records, not one text; clean them with `wireclean convert`, which takes .jsonl, .csv and .parquet",
)
_JSON = _Form(
    (".json",),
    (),
    "holds records, not one text; make a .jsonl file of it, such as with `jq -c '.[]'`, and clean that with "
    "`wireclean convert`",
)
_TABLE = _Form(
    (".tsv", ".xlsx", ".xls", ".ods"),
    (),
    "holds records, not one text; save it as .csv and clean that with `wireclean convert`",
)
_HTML = _Form(
    (".html", ".htm", ".xhtml"),
    (),
    "is HTML, not plain text; take the text out first with an extractor, such as `trafilatura < page.html > page.txt`",
)
_PDF = _Form(
    (".pdf",),
    (b"%PDF-",),
    "is PDF, not plain text; take the text out first, such as with `pdftotext story.pdf story.txt`",
)
_WORD = _Form(
    (".docx", ".odt", ".rtf", ".epub", ".doc"),
    (rb"{\rtf", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"PK\x03\x04"),
    "is a word processor's file, not plain text; take the text out first, such as with "
    "`pandoc --wrap=none -t plain story.docx -o story.txt`",
)
_PACKED = _Form(
    (".gz", ".zst", ".bz2", ".xz", ".zip"),
    (b"\x1f\x8b", b"\x28\xb5\x2f\xfd", b"BZh", b"\xfd7zXZ\x00"),
    "is packed; unpack it first (`wireclean convert` takes .jsonl.gz and .jsonl.zst as they are)",
)
_FORMS = (_RECORDS, _JSON, _TABLE, _HTML, _PDF, _WORD, _PACKED)

_HTML_START = re.compile(r"\s{0,1000}(?:<\?xml[^<>]{0,200}>\s{0,1000})?(?:<!doctype\s{1,9}html|<html)\b", re.IGNORECASE)
_JSON_START = re.compile(r'\s{0,1000}(?:\[\s{0,1000})?\{\s{0,1000}"')


def find_texts(paths: Sequence[str], settings: SettingsFinder, output: Path | None) -> Iterator[Found | Problem]:
    """Yield the files that `paths` name (files, folders, glob patterns, `-`); without any, standard input.

    What is come upon in a folder or by a pattern and is no plain text is passed over with a word, and what stands in an
    `output` folder inside of a folder of `paths`, from an earlier call, without one. Raises `SettingsError`.
    """
    own = None if output is None else os.path.join(os.path.realpath(output), "")
    if own is not None and any(os.path.join(os.path.realpath(path), "").startswith(own) for path in paths):
        own = None
    for found in find_files(paths or (STDIN,), lambda path: choice_of(settings(existing_part(path)))):
        if (
            own is not None
            and isinstance(found, Found)
            and not found.named
            and os.path.realpath(found.path).startswith(own)
        ):
            continue
        refusal = _refusal_by_name(found.path) if isinstance(found, Found) and not found.named else None
        yield found if refusal is None else Problem(found.path, None, f"passed over: {refusal}", fatal=False)


def read_text_file(name: str, encoding: str, errors: str) -> str:
    """Return the text of a file, or of standard input for `-`. Raises `SourceError`."""
    shown = "standard input" if name == STDIN else name
    refusal = _refusal_by_name(name)
    if refusal is not None:
        raise SourceError(f"{shown}: {refusal}")
    if name == STDIN and sys.stdin is None:
        raise SourceError(f"{shown}: cannot be read: it is closed")
    if name == STDIN and sys.stdin.isatty():
        complain("reading standard input; end it with Ctrl-D (Ctrl-Z on Windows), or name a file")
    try:
        content = sys.stdin.buffer.read() if name == STDIN else Path(name).read_bytes()
    except OSError as error:
        raise SourceError(f"{shown}: cannot be read: {error.strerror or error}") from None
    form = next((form for form in _FORMS if form.first_bytes and content.startswith(form.first_bytes)), None)
    if form is not None:
        raise SourceError(f"{shown}: {form.refusal}")
    try:
        text = decode(content, encoding, errors).text.removeprefix(MARK)
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise SourceError(
            f"{shown}: not valid {error.encoding} at byte {error.start} (line {line}, byte 0x{content[error.start]:02x}); "
            "name its encoding with --encoding, or choose --errors replace"
        ) from None
    form = _form_of(text)
    if form is not None:
        raise SourceError(f"{shown}: {form.refusal}")
    return text


def _refusal_by_name(name: str) -> str | None:
    ending = os.path.splitext(name)[1].lower()
    return next((form.refusal for form in _FORMS if ending in form.endings), None)


def _form_of(text: str) -> _Form | None:
    """Return what a text is that is no plain one: a page of HTML, or records, one a line or in a list."""
    if _HTML_START.match(text):
        return _HTML
    start = _JSON_START.match(text)
    if start is None:
        return None
    try:
        _, end = json.JSONDecoder().raw_decode(text, len(text) - len(text.lstrip()))
    except (ValueError, RecursionError):
        return None
    return _RECORDS if "[" not in start[0] and text[end:].lstrip()[:1] in ("", "{") else _JSON
