"""Find and read the copy that `clean` and `explain` are given: files of text, wires, feeds and records, each with what it declares.

What holds no text is refused in one line that says what takes it.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from wireclean.cli.files import STDIN, Found, choice_of, existing_part, find_files
from wireclean.cli.options import Reading
from wireclean.cli.outputs import OutputError, complain, say_what_is_awaited
from wireclean.formats import format_told, read_documents
from wireclean.formats.decoding import MARK, Decoded, decode
from wireclean.formats.documents import Document, Problem
from wireclean.formats.model import Opened
from wireclean.formats.sniffing import kind_of, packed_ending
from wireclean.packs.matching import PatternTimeoutError
from wireclean.readers.detection import told_format
from wireclean.readers.refusals import refusal_by_bytes, refusal_by_name
from wireclean.settings import SettingsFinder

__all__ = ["SourceError", "find_sources", "over_copies", "read_copies"]


class SourceError(Exception):
    """A file that cannot be read as copy; the message says which, why, and what to do."""


_REACH = 1 << 16  # characters that show which format a file is in


def find_sources(paths: Sequence[str], settings: SettingsFinder, output: Path | None) -> Iterator[Found | Problem]:
    """Yield the files that `paths` name (files, folders, glob patterns, `-`); without any, standard input.

    What is come upon in a folder or by a pattern and holds no text is passed over with a word, and what stands in an
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
        refusal = refusal_by_name(found.path) if isinstance(found, Found) and not found.named else None
        yield found if refusal is None else Problem(found.path, None, f"passed over: {refusal}", fatal=False)


def over_copies(
    work: Sequence[Found | Problem],
    read: Callable[[Found], Iterator[Document | Problem]],
    opened: Callable[[Found], Callable[[Document, int], None]],
    verb: str,
) -> bool:
    """Do something with each text of each file, and complain of what cannot be; say whether all went well.

    `read` yields the texts of a file, and `opened` returns what is done with each, of which it is told the number in its file.
    """
    well = True
    for found in work:
        if isinstance(found, Problem):
            complain(str(found))
            well &= not found.fatal
            continue
        number = 0
        try:
            use = opened(found)
            for copy in read(found):
                if isinstance(copy, Problem):
                    complain(str(copy))
                    well &= not copy.fatal
                    continue
                number += 1
                use(copy, number)
        except (SourceError, OutputError) as error:
            well = False
            complain(str(error))
        except PatternTimeoutError as error:
            well = False
            complain(f"{found.path}: {error}")
    if not any(isinstance(found, Found) or found.fatal for found in work):
        well = False
        complain(f"there was nothing to {verb}")
    return well


def read_copies(
    found: Found, settings: SettingsFinder, encoding: str, errors: str, reading: Reading
) -> Iterator[Document | Problem]:
    """Yield the texts of a file, or of standard input for `-`, and a `Problem` for each that cannot be read.

    Raises `SourceError` for a file that cannot be read at all.
    """
    name = found.path
    shown = "standard input" if name == STDIN else name
    refusal = refusal_by_name(name) if reading.told == "auto" else None
    if refusal is not None:
        raise SourceError(f"{shown}: {refusal}")
    here = settings(None if name == STDIN else name)
    wanted = reading.wanted(here.text_field, here.id_field)
    content = _content(name, shown)
    refusal = refusal_by_bytes(content[:16]) if reading.told != "text" else None
    if refusal is not None:
        raise SourceError(f"{shown}: {refusal}")
    if packed_ending(content[:16]) == ".parquet":
        if name == STDIN:
            raise SourceError(f"{shown}: is Parquet, which cannot be read from there; name the file")
        yield from read_documents(Opened(name, name, encoding, kind=f"{name}.parquet"), wanted)
        return
    decoded = _decoded(content, shown, encoding, errors, reading)
    kind = kind_of(name, decoded.text, wanted)
    text = decoded.text.removeprefix(MARK)
    if format_told(kind, reading.told).name == ".txt" and (reading.told == "text" or told_format(text) == "text"):
        yield Document(shown, text)
        return
    yield from read_documents(Opened(None, shown, encoding, found.named, decoded, kind), wanted)


def _content(name: str, shown: str) -> bytes:
    if name == STDIN and sys.stdin is None:
        raise SourceError(f"{shown}: cannot be read: it is closed")
    if name == STDIN:
        say_what_is_awaited()
    try:
        return sys.stdin.buffer.read() if name == STDIN else Path(name).read_bytes()
    except OSError as error:
        raise SourceError(f"{shown}: cannot be read: {error.strerror or error}") from None


def _decoded(content: bytes, shown: str, encoding: str, errors: str, reading: Reading) -> Decoded:
    """Return the text of a file; of one that shows its own encoding with the bytes that are not of `encoding` left in it."""
    try:
        return decode(content, encoding, "strict")
    except UnicodeDecodeError as error:
        start = content[:_REACH].decode("latin-1")
        told = reading.told if reading.told != "auto" else told_format(start)
        if told not in ("text", "archive", "records"):
            return decode(content, encoding, "surrogateescape")
        if errors != "strict":
            return decode(content, encoding, errors)
        line = content.count(b"\n", 0, error.start) + 1
        raise SourceError(
            f"{shown}: not valid {error.encoding} at byte {error.start} (line {line}, byte 0x{content[error.start]:02x}); "
            "name its encoding with --encoding, or choose --errors replace"
        ) from None
