"""Files that are there whole or not at all: written under another name and then put in their place."""

from __future__ import annotations

import contextlib
import os
import stat
import tempfile
from collections.abc import Callable, Iterator

__all__ = ["put_in_place"]


@contextlib.contextmanager
def put_in_place(target: str, last_look: Callable[[], None] | None = None) -> Iterator[str]:
    """Give a temporary file to write to; it becomes `target` when the block ends well, and is removed otherwise.

    `target` is no link. A file that it was keeps its permissions and, where this is allowed, its owner. `last_look` is
    called right before the file takes its place, and may raise to prevent it. Raises `OSError`.
    """
    before = os.stat(target) if os.path.lexists(target) else None
    if before is not None and not os.access(target, os.W_OK):
        raise PermissionError(0, "it is read-only")
    if before is not None and stat.S_ISDIR(before.st_mode):
        raise IsADirectoryError(0, "it is a directory")
    folder, name = os.path.split(target)
    handle, temporary = tempfile.mkstemp(dir=folder, prefix=f".{name[:40]}.")
    try:
        os.close(handle)
        yield temporary
        os.chmod(temporary, stat.S_IMODE(before.st_mode) if before is not None else 0o666 & ~_umask())
        if before is not None and hasattr(os, "chown"):
            with contextlib.suppress(OSError):  # only root may give a file away
                os.chown(temporary, before.st_uid, before.st_gid)
        _settle(temporary)
        if last_look is not None:
            last_look()
        os.replace(temporary, target)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(temporary)
        raise
    with contextlib.suppress(OSError):  # not every system lets a folder be opened
        _settle(folder)


def _settle(path: str) -> None:
    """Have what was written to `path` reach the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
