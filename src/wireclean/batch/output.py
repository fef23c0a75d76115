"""The work folder beside the destination, and how the destination comes out of it whole or not at all.

In the folder grow the result and what is set aside, chunk by chunk in order; the journal has a line for each chunk that
is in. Parquet cannot grow, for what tells where everything stands is at its end: its chunks stay files of their own until
all are there, and are then written as one. A run that goes on believes the journal as far as the files agree with it,
cuts off what is beyond, and continues with the next chunk. At the end the result is made durable and renamed to its name.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import zlib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import IO, Literal

import msgspec

from wireclean.batch.failure import RefusedError, StoppedError
from wireclean.batch.plan import Plan
from wireclean.batch.rows import compressed, join_parquet
from wireclean.batch.sources import REJECTED
from wireclean.batch.summary import Summary
from wireclean.batch.workers import Done, part_path

__all__ = ["Output", "is_work_left", "partial_path", "rejected_path"]

_DATA, _REJECTED, _JOURNAL, _RUN = "data", "rejected", "journal", "run.json"


def partial_path(destination: Path) -> Path:
    """Return the work folder of a destination."""
    return destination.with_name(f"{destination.name}.partial")


def rejected_path(destination: Path) -> Path:
    """Return the file of what is set aside."""
    return destination.with_name(f"{destination.name}{REJECTED}")


def is_work_left(destination: Path) -> bool:
    """Say whether a run was interrupted and has left its work folder. Nothing is made or changed.

    Raises `RefusedError` when a run is still at work there, or when what has the folder's name is none.
    """
    folder = partial_path(destination)
    if not os.path.lexists(folder):
        return False
    if folder.is_symlink() or not folder.is_dir():
        raise RefusedError(f"{folder}: is not the work folder of a run, which goes there; take it away, or rename DEST")
    with contextlib.suppress(FileNotFoundError):
        _lock(folder, "rb").close()
    return True


def _lock(folder: Path, mode: Literal["ab", "rb"]) -> IO[bytes]:
    """Return the lock of a work folder, held until it is closed. Raises `RefusedError` when another run has it."""
    lock: IO[bytes] = open(folder / "lock", mode)  # noqa: SIM115 - closed by the caller
    try:
        import fcntl  # noqa: PLC0415 - not on Windows
    except ModuleNotFoundError:
        return lock
    try:
        fcntl.flock(lock, (fcntl.LOCK_EX if mode == "ab" else fcntl.LOCK_SH) | fcntl.LOCK_NB)
    except OSError:
        lock.close()
        raise _at_work(folder) from None
    return lock


def _at_work(folder: Path) -> RefusedError:
    return RefusedError(f"{folder}: another run is writing here; wait for it, or end it")


class _Entry(msgspec.Struct, frozen=True):
    """A line of the journal: how much a finished chunk has added to each file, and what it sums up to."""

    chunk: int
    data: tuple[int, int]  # length and CRC-32, also below
    rejected: tuple[int, int]
    done: int
    summary: Summary


class Output:
    """What a run writes. Every error of the file system is a `StoppedError` that says what is wrong."""

    def __init__(self, destination: Path, plan: Plan) -> None:
        """Nothing is made or touched before `begin` or `resume`."""
        self.destination = destination
        self.folder = partial_path(destination)
        self.rejected = rejected_path(destination)
        self.summary = Summary()
        self.chunks = 0  # finished
        self.done = 0  # bytes of the source
        self._plan = plan
        self._parquet = plan.destination.kind == ".parquet"
        self._files: dict[str, IO[bytes]] = {}
        self._lock: IO[bytes] | None = None
        self._size = 0
        self._parts: list[Path] = []  # of Parquet, in order

    def begin(self, fingerprint: Mapping[str, object]) -> None:
        """Make the work folder, in place of one that is there."""
        with self._explained():
            if is_work_left(self.destination):
                self._locked()
                shutil.rmtree(self.folder)
                self._unlock()
            try:
                self.folder.mkdir(parents=True)
            except FileExistsError:
                if self.folder.is_dir():  # made by another run this very moment
                    raise _at_work(self.folder) from None
                raise
            self._locked()
            self._open("wb")
            content = msgspec.json.format(msgspec.json.encode(fingerprint), indent=1)
            run = self.folder / _RUN
            run.with_suffix(".new").write_bytes(content)
            os.replace(run.with_suffix(".new"), run)

    def resume(self, fingerprint: Mapping[str, object]) -> None:
        """Go on in the work folder. Raises `ConvertError` when it is that of another run."""
        with self._explained():
            self._locked()
            try:
                before = msgspec.json.decode((self.folder / _RUN).read_bytes(), type=dict[str, object])
            except (OSError, msgspec.DecodeError):
                self._unlock()
                self.begin(fingerprint)  # killed before it had begun
                return
            now = msgspec.json.decode(msgspec.json.encode(fingerprint), type=dict[str, object])
            different = [key for key in {**before, **now} if before.get(key) != now.get(key)]
            if different:
                raise RefusedError(
                    f"{self.folder} is of a run that differs in {_listed(different, before, now)}; "
                    "call it as it was called, or start over with --force"
                )
            self._open("r+b")
            self._believe()
            for part in set(self.folder.glob("part-*")) - set(self._parts):
                part.unlink()

    def add(self, done: Done) -> None:
        """Take a finished chunk in; it must be the next one."""
        with self._explained():
            if done.size and not self._parquet:
                part = part_path(self.folder, done.number)
                with open(part, "rb") as file:
                    shutil.copyfileobj(file, self._files[_DATA], 1 << 20)
                part.unlink()
            self._files[_REJECTED].write(done.rejects)
            for name in (_DATA, _REJECTED):
                self._files[name].flush()
            entry = _Entry(
                done.number,
                (done.size, done.check),
                (len(done.rejects), zlib.crc32(done.rejects)),
                done.done,
                Summary.from_json(done.summary),
            )
            self._files[_JOURNAL].write(msgspec.json.encode(entry) + b"\n")
            self._files[_JOURNAL].flush()
            self._count(entry)

    def finish(self, naming: Callable[[], None] | None = None) -> None:
        """Make the result durable and give it its name; remove the work folder.

        `naming` is called when the result is whole, before it gets its name.
        """
        with self._explained():
            data = self._files[_DATA]
            if self._parquet:
                data.seek(0)
                data.truncate()
                join_parquet(self._plan, self._parts, data)
            elif not self._size and self._plan.destination.packed:
                data.write(compressed(b"", self._plan.destination.packed))
            for name in (_DATA, _REJECTED):
                self._files[name].flush()
                os.fsync(self._files[name].fileno())
            self._close()
            if naming:
                naming()
            if self.summary.rejected:
                os.replace(self.folder / _REJECTED, self.rejected)
            else:
                self.rejected.unlink(missing_ok=True)
            os.replace(self.folder / _DATA, self.destination)
            _sync_folder(self.destination.parent)
            self.discard()

    def discard(self) -> None:
        """Remove the work folder."""
        self._close()
        shutil.rmtree(self.folder, ignore_errors=True)
        self._unlock()

    def close(self) -> None:
        """Leave the work folder to the next run."""
        self._close()
        self._unlock()

    def _count(self, entry: _Entry) -> None:
        self.summary += entry.summary
        self.chunks += 1
        self.done = entry.done
        self._size += entry.data[0]
        if self._parquet and entry.data[0]:
            self._parts.append(part_path(self.folder, entry.chunk))

    def _open(self, mode: str) -> None:
        for name in (_DATA, _REJECTED, _JOURNAL):
            path = self.folder / name
            if mode == "r+b":
                path.touch()
            self._files[name] = open(path, mode)  # noqa: SIM115 - closed in `_close`

    def _close(self) -> None:
        for file in self._files.values():
            with contextlib.suppress(OSError):
                file.close()
        self._files = {}

    def _believe(self) -> None:
        """Read the journal as far as the files agree with it, and cut everything off there."""
        files = {name: self._files[name] for name in (_DATA, _REJECTED)}
        journal = self._files[_JOURNAL]
        ends = dict.fromkeys(files, 0)
        end = 0
        for line in journal:
            try:
                entry = msgspec.json.decode(line, type=_Entry)
            except (msgspec.DecodeError, UnicodeDecodeError):
                break
            if not line.endswith(b"\n") or entry.chunk != self.chunks:
                break
            if not self._holds(entry) or not _agrees(files[_REJECTED], *entry.rejected):
                break
            self._count(entry)
            ends = {name: file.tell() for name, file in files.items()}
            end += len(line)
        for file, at in ((journal, end), *((files[name], ends[name]) for name in files)):
            file.seek(at)
            file.truncate()

    def _holds(self, entry: _Entry) -> bool:
        """Say whether the rows of a chunk are there, as the journal has them."""
        if not self._parquet:
            return _agrees(self._files[_DATA], *entry.data)
        if not entry.data[0]:
            return True
        try:
            with open(part_path(self.folder, entry.chunk), "rb") as part:
                return _agrees(part, *entry.data) and not part.read(1)
        except FileNotFoundError:
            return False

    # --- the file system

    @contextlib.contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            where = self.folder if self.folder.exists() else self.destination
            raise StoppedError(f"{where}: cannot be written: {error.strerror or error}") from None

    def _locked(self) -> None:
        """See to it that no two runs work in the folder."""
        if self._lock is None:
            self._lock = _lock(self.folder, "ab")

    def _unlock(self) -> None:
        if self._lock is not None:
            self._lock.close()
            self._lock = None


def _agrees(file: IO[bytes], length: int, check: int) -> bool:
    found = 0
    while length:
        block = file.read(min(length, 1 << 20))
        if not block:
            return False
        found = zlib.crc32(block, found)
        length -= len(block)
    return found == check


def _listed(keys: list[str], before: Mapping[str, object], now: Mapping[str, object]) -> str:
    def shown(value: object) -> str:
        text = msgspec.json.encode(value).decode("utf-8")
        return text if len(text) <= 60 else f"{text[:57]}..."

    return "; ".join(f"{key} (was {shown(before.get(key))}, is {shown(now.get(key))})" for key in keys)


def _sync_folder(folder: Path) -> None:
    """Make a renaming durable, where folders can be synced."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
