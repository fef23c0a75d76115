"""Cut the bytes of a file at the ends of lines, so that each part can be read on its own.

Where the cuts are depends on the bytes and the size alone, never on who reads them, so that any number of workers gives the
same result. Little is done here for each byte, because one process cuts for all.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from wireclean.formats.model import Chunk, SourceFile, Wanted
from wireclean.formats.rejects import rejected
from wireclean.formats.wording import too_long

__all__ = ["Cut", "lines_cut", "passed", "too_long_chunk"]


class Cut(NamedTuple):
    """Whole lines; or, when `length` is set, the beginning of one that is too long. `first` is the number of the first."""

    first: int
    data: bytes
    length: int | None = None


def lines_cut(blocks: Iterator[bytes], size: int, longest: int) -> Iterator[Cut]:
    """Cut bytes into runs of whole lines, each of about `size` bytes and at least a line.

    A line of more than `longest` bytes is not kept whole: it comes alone, its beginning only.

    >>> [cut.data for cut in lines_cut(iter([b"one\\ntw", b"o\\nthree"]), 5, 100)]
    [b'one\\ntwo\\n', b'three']
    """
    line = 1
    held = bytearray()
    seen = 0  # between the size and here no line ends
    for block in blocks:
        held += block
        while len(held) >= size:
            end = held.find(b"\n", max(seen, size - 1)) + 1
            if not end:
                seen = len(held)
                if seen - size <= longest:
                    break
                end = held.rfind(b"\n", 0, size) + 1  # where the line begins that is too long
            data = bytes(held[:end])
            del held[:end]
            if data:
                yield Cut(line, data)
                line += data.count(b"\n")
            if seen - size > longest:
                length, after = passed(blocks)
                yield Cut(line, bytes(held), len(held) + length)
                line += 1
                held = bytearray(after)
            seen = 0
    if held:
        yield Cut(line, bytes(held))


def passed(blocks: Iterator[bytes]) -> tuple[int, bytes]:
    """Read on to the end of the line; return how long the rest of it is, and what follows in its block."""
    length = 0
    for block in blocks:
        end = block.find(b"\n")
        if end >= 0:
            return length + end, block[end + 1 :]
        length += len(block)
    return length, b""


def too_long_chunk(file: SourceFile, wanted: Wanted, cut: Cut, done: int) -> Chunk:
    """Return what becomes of a cut that is the beginning of a line that is too long."""
    length = cut.length or 0
    reject = rejected(
        file.name, cut.first, "line-too-long", too_long(length, wanted.longest_line), cut.data, length=length
    )
    return Chunk(0, "", file.name, cut.first, reject=reject, done=done)
