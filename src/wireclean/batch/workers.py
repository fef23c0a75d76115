"""Processes that clean chunks, and who watches over them.

Each worker has one chunk at a time and writes its rows to a file of their own; the watcher hears no more than how long
that is. A worker says in shared memory which document it is at, so that one that dies or takes too long is known by its
document: the chunk is done again by a fresh worker, without that document.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import pickle
import signal
import sys
import time
import zlib
from collections.abc import Iterator, Mapping
from itertools import islice
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from wireclean.batch.failure import ConvertError, StoppedError
from wireclean.batch.plan import Plan
from wireclean.batch.rows import rows_of
from wireclean.formats import read_records
from wireclean.formats.model import Chunk, Record
from wireclean.formats.wording import FormatError
from wireclean.processes import get_ready, process_context

__all__ = ["Done", "Lost", "Underway", "Workers", "part_path"]

_EVERY = 0.1  # seconds between two looks at the workers
_AHEAD = 3  # chunks per worker that may be under way or done before the oldest that is not
_MOST_DEATHS = 3  # of workers between two documents, before it is not the document's fault


class Done(msgspec.Struct, frozen=True):
    """A chunk that is finished: its rows are in a file, which is `size` bytes long."""

    number: int
    size: int
    check: int  # CRC-32 of the rows
    rejects: bytes  # lines
    first_reject: str  # in words, "" for none
    summary: bytes
    done: int


class Lost(NamedTuple):
    """A document that ended its worker, or was too slow; told as it happens."""

    message: str


class Underway(NamedTuple):
    """How much is done beyond the last chunk that was handed on: documents, and about how many bytes of the source."""

    documents: int
    done: int


class _Failed(msgspec.Struct, frozen=True):
    """A worker that cannot go on, and no document is to blame: the disk is full, or a package is missing."""

    message: str
    stopped: bool = False  # by what has nothing to do with source and call


def part_path(folder: str | os.PathLike[str], number: int) -> Path:
    """Return the file of a chunk's rows."""
    return Path(folder) / f"part-{number:08}"


# --- in the worker


def _work(connection: Connection, plan: Plan, folder: str, place: Any) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the one who watches decides
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    _die_with_parent()
    get_ready()
    while True:
        try:
            chunk, aside = pickle.loads(connection.recv_bytes())
        except (EOFError, OSError):
            return
        try:
            done: Done | _Failed = _finish(chunk, plan, folder, place, aside)
        except (ConvertError, FormatError) as error:
            done = _Failed(str(error))
        except OSError as error:
            done = _Failed(f"the rows cannot be written: {error.strerror or error}", stopped=True)
        except MemoryError:
            os._exit(1)
        except Exception as error:
            done = _Failed(
                f"chunk {chunk.number} of {chunk.source or 'the text files'}: {type(error).__name__}: {error}"
            )
        place[0] = -1
        try:
            connection.send_bytes(pickle.dumps(done))
        except OSError:
            return


def _die_with_parent() -> None:
    """See to it that no worker stays behind when the main process is killed (Linux; elsewhere it ends with its chunk).

    The server that started the worker ends with the main process, and the worker with the server.
    """
    if sys.platform == "linux":
        import ctypes  # noqa: PLC0415 - not on every build of Python

        with contextlib.suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(1, signal.SIGKILL)  # PR_SET_PDEATHSIG
        parent = multiprocessing.parent_process()
        if parent is not None and not parent.is_alive():
            os._exit(1)


def _finish(chunk: Chunk, plan: Plan, folder: str, place: Any, aside: dict[int, tuple[str, str]]) -> Done:
    def begin(index: int) -> None:
        place[0] = index
        place[1] += 1
        if index >= 0:
            place[2] = index

    rows = rows_of(chunk, plan, begin=begin, aside=aside)
    if rows.data:
        part = part_path(folder, chunk.number)
        own = part.with_name(f"{part.name}.{os.getpid()}")
        with open(own, "wb") as file:
            file.write(rows.data)
        os.replace(own, part)
    first = rows.rejects[0] if rows.rejects else None
    where = "" if first is None else f", line {first.line}" if first.line else f", row {first.row}" if first.row else ""
    return Done(
        chunk.number,
        len(rows.data),
        zlib.crc32(rows.data),
        b"".join(msgspec.json.encode(reject) + b"\n" for reject in rows.rejects),
        "" if first is None else f"{first.source}{where}: {first.reason}: {first.message}",
        rows.summary.to_json(),
        chunk.done,
    )


# --- in the main process


class _Task:
    """A chunk of `size` bytes of the source, and what is known of its documents from earlier tries."""

    def __init__(self, chunk: Chunk, size: int) -> None:
        self.chunk = chunk
        self.size = size
        self.aside: dict[int, tuple[str, str]] = {}
        self.deaths: dict[int, int] = {}


class _Worker:
    def __init__(self, context: Any, plan: Plan, folder: str) -> None:
        # the document that it is at, how often that has changed, and how many of its chunk it is done with
        self.place = context.RawArray("q", [-1, 0, 0])
        self.connection, theirs = context.Pipe()
        self.process = context.Process(target=_work, args=(theirs, plan, folder, self.place), daemon=True)
        with _interrupts_held():
            self.process.start()
        theirs.close()
        self.task: _Task | None = None
        self.begun = 0
        self.since = time.monotonic()

    def give(self, task: _Task) -> None:
        self.task = task
        self.place[2] = 0
        self.since = time.monotonic()
        with contextlib.suppress(OSError):  # it died: the watcher will see
            self.connection.send_bytes(pickle.dumps((task.chunk, task.aside), pickle.HIGHEST_PROTOCOL))

    def lasting(self, now: float) -> float:
        """Return for how long it has been at its document, 0 between documents."""
        index, begun, _ = self.place
        if begun != self.begun or index < 0:
            self.begun, self.since = begun, now
        return now - self.since

    def end(self) -> int | None:
        """Kill it, if it is alive, and return its exit code."""
        with contextlib.suppress(OSError):
            self.process.kill()
        self.process.join()
        self.connection.close()
        code: int | None = self.process.exitcode
        return code


@contextlib.contextmanager
def _interrupts_held() -> Iterator[None]:
    """Keep Ctrl-C from what is started until it can say what to do about it; the mask goes to the child."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


class Workers:
    """A number of workers, for the time of a `with`."""

    def __init__(self, plan: Plan, folder: str | os.PathLike[str], count: int, timeout: float) -> None:
        """They are started when there is work for them; `timeout` 0 is none."""
        self._plan = plan
        self._folder = os.fspath(folder)
        self._count = count
        self._timeout = timeout
        self._context = process_context()
        self._workers: list[_Worker] = []

    def __enter__(self) -> Workers:
        return self

    def __exit__(self, *_: object) -> None:
        for worker in self._workers:
            worker.end()

    def over(self, chunks: Iterator[Chunk], done: int = 0) -> Iterator[Done | Lost | Underway]:
        """Yield the chunks as they are finished, in their order, and between them how far the workers are.

        `done` is how many bytes of the source lie before the first. Raises `ConvertError` when no worker can go on.
        """
        finished: dict[int, Done] = {}
        tasks: dict[int, _Task] = {}  # that are not handed on yet
        told = time.monotonic()
        again: list[_Task] = []
        upcoming = next(chunks, None)
        following = upcoming.number if upcoming is not None else 0
        while upcoming is not None or again or finished or any(worker.task for worker in self._workers):
            while True:
                ahead = following + _AHEAD * self._count
                if again:
                    task = again.pop()
                elif upcoming is not None and upcoming.number < ahead:
                    task = _Task(upcoming, upcoming.done - done)
                else:
                    break
                worker = self._idle()
                if worker is None:
                    if task.chunk is not upcoming:
                        again.append(task)
                    break
                worker.give(task)
                if task.chunk is upcoming:
                    tasks[upcoming.number], done = task, upcoming.done
                    upcoming = next(chunks, None)
            for event in self._events():
                if isinstance(event, Done):
                    finished[event.number] = event
                elif isinstance(event, _Task):
                    again.append(event)
                else:
                    yield event
            while following in finished:
                yield finished.pop(following)
                del tasks[following]
                following += 1
            if time.monotonic() - told >= _EVERY:
                told = time.monotonic()
                yield self._underway(tasks, finished)

    def _underway(self, tasks: Mapping[int, _Task], finished: Mapping[int, Done]) -> Underway:
        at = {worker.task.chunk.number: int(worker.place[2]) for worker in self._workers if worker.task}
        documents = done = 0
        for number, task in tasks.items():
            whole = task.chunk.documents
            passed = whole if number in finished else min(at.get(number, 0), whole)
            documents += passed
            done += task.size * passed // max(1, whole)
        return Underway(documents, done)

    def _idle(self) -> _Worker | None:
        for worker in self._workers:
            if worker.task is None:
                return worker
        if len(self._workers) < self._count:
            self._workers.append(_Worker(self._context, self._plan, self._folder))
            return self._workers[-1]
        return None

    def _events(self) -> Iterator[Done | Lost | _Task]:
        """Wait a moment for the workers; yield what is done, what is lost, and what has to be done again."""
        busy = [worker for worker in self._workers if worker.task is not None]
        ready = wait([*(worker.connection for worker in busy), *(worker.process.sentinel for worker in busy)], _EVERY)
        now = time.monotonic()
        for worker in busy:
            if worker.connection in ready:
                try:
                    answer = pickle.loads(worker.connection.recv_bytes())
                except (EOFError, OSError):
                    yield from self._died(worker)
                    continue
                if isinstance(answer, _Failed):
                    raise (StoppedError if answer.stopped else ConvertError)(answer.message)
                worker.task = None
                yield answer
            elif worker.process.sentinel in ready:
                yield from self._died(worker)
            elif self._timeout and worker.lasting(now) > self._timeout:
                yield from self._too_slow(worker)

    def _too_slow(self, worker: _Worker) -> Iterator[Lost | _Task]:
        index = int(worker.place[0])
        task = worker.task
        if index < 0 or task is None:
            return
        self._workers.remove(worker)
        worker.end()
        task.aside[index] = ("timeout", f"cleaning took longer than {self._timeout:g} seconds (--timeout)")
        yield Lost(f"{_named(self._plan, task, index)} took longer than {self._timeout:g} seconds; it is set aside")
        yield task

    def _died(self, worker: _Worker) -> Iterator[Lost | _Task]:
        index = int(worker.place[0])
        task = worker.task
        self._workers.remove(worker)
        how = _cause(worker.end())
        if task is None:
            return
        deaths = task.deaths[index] = task.deaths.get(index, 0) + 1
        if index < 0:
            if deaths >= _MOST_DEATHS:
                raise StoppedError(
                    f"workers died ({how}) {deaths} times while reading or writing chunk {task.chunk.number}; "
                    "if memory ran out, fewer --workers help, or a smaller --chunk-size, which takes --force"
                )
            yield Lost(f"a worker died ({how}); its chunk is done again")
        elif deaths > 1:
            task.aside[index] = (
                "worker-died",
                f"the worker died ({how}), and died again when this was tried once more",
            )
            yield Lost(f"{_named(self._plan, task, index)}: a worker died ({how}) again; the document is set aside")
        else:
            yield Lost(f"{_named(self._plan, task, index)}: a worker died ({how}); it is tried once more")
        yield task


def _cause(code: int | None) -> str:
    if code is not None and code < 0:
        try:
            return signal.Signals(-code).name
        except ValueError:
            return f"signal {-code}"
    return f"exit code {code}"


def _named(plan: Plan, task: _Task, index: int) -> str:
    """Say where a document of a chunk stands, which takes reading the chunk once more."""
    try:
        item = next(islice(read_records(task.chunk, plan), index, None))
    except Exception:
        return f"document {index + 1} of chunk {task.chunk.number}"
    if isinstance(item, Record) and item.number:
        return f"{item.source}, {'line' if item.row is None else 'row'} {item.number}"
    return item.source
