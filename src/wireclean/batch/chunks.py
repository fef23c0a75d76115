"""Cut the source into chunks, each of which a worker can turn into rows on its own.

Where the cuts are depends on the source and the size of a chunk alone, never on the workers, so that any number of them
gives the same bytes.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from wireclean.batch.failure import ConvertError
from wireclean.formats import FORMATS
from wireclean.formats.model import Chunk, SourceFile, Wanted

__all__ = ["chunks"]


def chunks(files: Sequence[SourceFile], wanted: Wanted, size: int) -> Iterator[Chunk]:
    """Yield the chunks of all files, numbered from 0. Raises `ConvertError` and `FormatError` for a file that cannot be
    read on.
    """
    number = 0
    done = 0
    whole: list[SourceFile] = []  # files that are a document each
    weight = 0
    for file in files:
        cut = FORMATS[file.kind].chunks
        if whole and (weight >= size or (file.kind, file.config) != (whole[0].kind, whole[0].config)):
            yield _of_files(number, whole, done)
            number, whole, weight = number + 1, [], 0
        if cut is None:
            whole.append(file)
            # a file is work even when it is empty
            weight += min(file.size, 4 * wanted.max_length) + 256
            done += file.size
            continue
        for chunk in cut(file, wanted, size):
            yield replace(chunk, number=number, config=file.config, done=done + chunk.done)
            number += 1
        _demand_unchanged(file)
        done += file.size
    if whole:
        yield _of_files(number, whole, done)


def _of_files(number: int, files: Sequence[SourceFile], done: int) -> Chunk:
    first = files[0]
    return Chunk(
        number, first.kind, "", 1, config=first.config, files=tuple(files), done=done, documents=len(files)
    )  # fmt: skip


def _demand_unchanged(file: SourceFile) -> None:
    """Refuse a file that was written to while it was read. Raises `ConvertError`."""
    try:
        status = os.stat(file.path)
    except OSError as error:
        raise ConvertError(f"{file.path}: cannot be read: {error.strerror or error}") from None
    if (status.st_size, status.st_mtime_ns) != (file.size, file.modified):
        raise ConvertError(f"{file.path}: was changed while it was read")
