"""The bytes of a file, unpacked, in blocks: no more of them is held than a block."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import IO

from wireclean.formats.model import SourceFile
from wireclean.formats.wording import FormatError, needs

__all__ = ["BOM", "PACKED", "Bytes", "open_bytes"]

PACKED = (".gz", ".zst")
BOM = b"\xef\xbb\xbf"
_BLOCK = 1 << 18
_ZSTD_BLOCK = 1 << 12


class Bytes:
    """The bytes of a file, unpacked, in blocks."""

    def __init__(self, file: SourceFile) -> None:
        """Open the file. Raises `FormatError`."""
        self._file = file
        self._raw: IO[bytes] = open_bytes(file)
        self._unpacked = 0

    def __enter__(self) -> Bytes:
        return self

    def __exit__(self, *_: object) -> None:
        self._raw.close()

    @property
    def position(self) -> int:
        """How far the file itself is read."""
        return min(self._raw.tell(), self._file.size)

    def blocks(self) -> Iterator[bytes]:
        """Yield them, without the byte order mark. Raises `FormatError` for a file that is broken."""
        begun = False
        head = b""
        for block in {"": self._read, ".gz": self._gzip, ".zst": self._zstd}[self._file.packed]():
            self._unpacked += len(block)
            if begun:
                yield block
                continue
            head += block
            begun = len(head) >= len(BOM)
            if begun:
                yield head.removeprefix(BOM)
        if not begun:
            yield head

    def _read(self) -> Iterator[bytes]:
        while True:
            try:
                block = self._raw.read(_BLOCK)
            except OSError as error:
                raise FormatError(f"cannot be read on: {error.strerror or error}", self._file.path) from None
            if not block:
                return
            yield block

    def _gzip(self) -> Iterator[bytes]:
        unpack = zlib.decompressobj(31)
        begun = False
        members = 0
        try:
            for block in self._read():
                packed = block
                while packed:
                    if not begun:
                        packed = packed.lstrip(b"\0")  # padding, which gzip allows between members and after the last
                        if not packed:
                            break
                    begun = True
                    yield unpack.decompress(packed, 4 * _BLOCK)
                    while not unpack.eof and unpack.unconsumed_tail:
                        yield unpack.decompress(unpack.unconsumed_tail, 4 * _BLOCK)
                    packed = unpack.unused_data
                    if unpack.eof:
                        unpack, begun, members = zlib.decompressobj(31), False, members + 1
        except zlib.error as error:
            raise self._broken("gzip", str(error).partition(": ")[2] or str(error)) from None
        if begun or not members:
            raise self._broken("gzip", "the file ends too early, as if it were cut")

    def _zstd(self) -> Iterator[bytes]:
        try:
            import zstandard  # noqa: PLC0415 - an extra
        except ModuleNotFoundError:
            raise needs("reading .zst", "zstandard") from None
        whole = zstandard.ZstdDecompressor(max_window_size=1 << 31)
        unpack = whole.decompressobj()
        begun = False
        frames = 0
        try:
            for block in self._read():
                for start in range(0, len(block), _ZSTD_BLOCK):  # what comes out has no bound but what goes in
                    packed = block[start : start + _ZSTD_BLOCK]
                    while packed:
                        begun = True
                        yield unpack.decompress(packed)
                        packed = unpack.unused_data
                        if unpack.eof:
                            unpack, begun, frames = whole.decompressobj(), False, frames + 1
        except zstandard.ZstdError as error:
            raise self._broken("zstd", str(error)) from None
        if begun or not frames:
            raise self._broken("zstd", "the file ends too early, as if it were cut")

    def _broken(self, form: str, why: str) -> FormatError:
        at = self._raw.tell()
        where = f"at byte {at:,} or before (after {self._unpacked:,} bytes of content): {why}"
        return FormatError(f"broken {form} {where}" if at else f"broken {form}: the file is empty", self._file.path)


def open_bytes(file: SourceFile) -> IO[bytes]:
    """Open a file as it lies there. Raises `FormatError`."""
    try:
        return open(file.path, "rb", buffering=0)
    except OSError as error:
        raise FormatError(f"cannot be read: {error.strerror or error}", file.path) from None
