"""Clean what is more, or other, than one str: many texts, by several processes if that is wanted, and a file."""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from itertools import islice
from typing import TYPE_CHECKING, Any, Literal, overload

from wireclean.arguments import demand_day, demand_text, kind_of_argument
from wireclean.article import Article
from wireclean.config import Config, demand_config
from wireclean.log import say
from wireclean.pipeline import clean
from wireclean.readers import read
from wireclean.readers.copy import Copy, ReadError

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

__all__ = ["WorkerDiedError", "clean_file", "clean_many"]

_CHUNK = 16  # texts that a process takes at a time: one costs milliseconds, and handing it over a fraction of one
_AHEAD = 2  # chunks for each process that are under way or done before the oldest is asked for


class WorkerDiedError(RuntimeError):
    """A process of `clean_many` ended while it cleaned a text, such as for want of memory.

    >>> issubclass(WorkerDiedError, RuntimeError)
    True
    """


def clean_file(
    path: str | os.PathLike[str],
    *,
    format: str = "auto",
    encoding: str = "auto",
    config: Config | None = None,
    reference: date | datetime | None = None,
) -> Article:
    """Clean a file that holds one story: plain text, a wire, NITF, ninjs, a page. What it declares wins over what it prints.

    `format` and `encoding` are those of `read`, `config` and `reference` those of `clean`. Settings of a `wireclean.toml` are
    for the commands; `wireclean.settings.find_settings(path).config_for(path)` gives them.

    Raises like `read` and `clean`, and `wireclean.ReadError` for a file of no story or of several: those are for
    `clean_many(read(path))`.

    >>> import wireclean
    >>> wireclean.clean_file("examples/harbour.txt").headline
    "Port Ellery council approves plan to raise sunken ship's bell"
    """
    if not isinstance(path, str | os.PathLike):
        raise TypeError(f"clean_file takes a path, not {kind_of_argument(path)}")
    copies = [*islice(read(path, format=format, encoding=encoding), 2)]
    if len(copies) != 1:
        held = "holds several stories; clean_many(read(path)) cleans each" if copies else "holds no story"
        raise ReadError("several" if copies else "no-text", f"{os.fspath(path)} {held}")
    return clean(copies[0].text, config=config, reference=reference, declared=copies[0].declared)


@overload
def clean_many(
    texts: Iterable[str | Copy],
    *,
    workers: int | None = ...,
    on_error: Literal["raise"] = ...,
    config: Config | None = ...,
    reference: date | datetime | None = ...,
) -> Iterator[Article]: ...


@overload
def clean_many(
    texts: Iterable[str | Copy],
    *,
    workers: int | None = ...,
    on_error: Literal["return"],
    config: Config | None = ...,
    reference: date | datetime | None = ...,
) -> Iterator[Article | Exception]: ...


def clean_many(
    texts: Iterable[str | Copy],
    *,
    workers: int | None = None,
    on_error: Literal["raise", "return"] = "raise",
    config: Config | None = None,
    reference: date | datetime | None = None,
) -> Iterator[Article] | Iterator[Article | Exception]:
    """Yield the article of each text, in order, as they are asked for.

    `texts` is any iterable of str, or of what `read` yields, whose declared fields count; it may have no end. `workers` None
    cleans here, a number in so many processes: worth their seconds of start from some hundred texts on. At most 32 texts for
    each process are read ahead, so that memory stays bounded. A script that asks for processes needs the usual
    `if __name__ == "__main__":`. With `on_error="return"` the exception stands in the place of an article that cannot be
    made: of what is no str, of a pack's pattern that takes too long, of a process that died (`wireclean.WorkerDiedError`). With
    `"raise"` it is raised there. What the iterable itself raises is always raised.

    Raises `TypeError` and `ValueError` for wrong options, at once.

    >>> import wireclean
    >>> [article.text for article in wireclean.clean_many(["The bell  rang.", "It weighs a ton ."])]
    ['The bell rang.', 'It weighs a ton.']
    >>> found = wireclean.clean_many(["The bell  rang.", None], on_error="return")
    >>> [type(one).__name__ for one in found]
    ['Article', 'TypeError']
    """
    demand_config("clean_many", config)
    demand_day("clean_many", reference)
    if isinstance(texts, str | bytes):
        raise TypeError(
            f"clean_many takes an iterable of texts, not one {kind_of_argument(texts)}; clean takes one text"
        )
    if on_error not in ("raise", "return"):
        raise ValueError(f"clean_many: on_error is 'raise' or 'return', not {on_error!r}")
    if workers is not None and (not isinstance(workers, int) or workers < 1):
        raise ValueError(f"clean_many: workers is a number of processes from 1, or None, not {workers!r}")
    options = {"config": config, "reference": reference}
    handed = map(_handed, texts)
    found = (_outcome(one, options) for one in handed) if workers is None else _by_processes(handed, workers, options)
    return found if on_error == "return" else _raising(found)


def _raising(found: Iterator[Article | Exception]) -> Iterator[Article]:
    for outcome in found:
        if isinstance(outcome, Exception):
            raise outcome
        yield outcome


def _handed(text: object) -> str | Copy | Exception:
    """Return the text, or what is wrong with it: what is none need not be one that another process can be given."""
    try:
        if not isinstance(text, Copy):
            demand_text("clean_many", text)
    except TypeError as error:
        return error
    return text  # type: ignore[return-value]  # demand_text looked at it


def _outcome(text: str | Copy | Exception, options: dict[str, Any]) -> Article | Exception:
    try:
        if isinstance(text, Copy):
            return clean(text.text, declared=text.declared, **options)
        return text if isinstance(text, Exception) else clean(text, **options)
    except Exception as error:
        return error


# --- processes

_Chunk = list[str | Copy | Exception]


def _outcomes(chunk: _Chunk, options: dict[str, Any]) -> list[Article | Exception]:
    """Clean a chunk, in a process of its own."""
    return [_outcome(text, options) for text in chunk]


def _by_processes(
    texts: Iterator[str | Copy | Exception], workers: int, options: dict[str, Any]
) -> Iterator[Article | Exception]:
    """Yield what becomes of each text, in order; chunks are handed out as long as few are under way."""
    from concurrent.futures.process import BrokenProcessPool  # noqa: PLC0415 - loaded by those who want processes

    crew = _Crew(workers, options)
    waiting: deque[tuple[_Chunk, Future[list[Article | Exception]]]] = deque()
    try:
        while True:
            while len(waiting) < _AHEAD * workers and (chunk := [*islice(texts, _CHUNK)]):
                waiting.append((chunk, crew.start(chunk)))
                if waiting[0][1].done():  # it need not wait for texts that may come slowly
                    break
            if not waiting:
                return
            try:
                outcomes = waiting[0][1].result()
            except BrokenProcessPool:  # of which of the texts under way? One at a time they tell
                crew.end()
                again = [text for chunk, _ in waiting for text in chunk]
                say("warning", "a process died; the %d texts under way are cleaned again, one at a time", len(again))
                waiting.clear()
                yield from (crew.alone(text) for text in again)
                continue
            waiting.popleft()
            yield from outcomes
    finally:
        crew.end()


class _Crew:
    """The processes. When one dies all of them end, and the next chunk starts new ones."""

    def __init__(self, workers: int, options: dict[str, Any]) -> None:
        self._workers = workers
        self._options = options
        self._pool: ProcessPoolExecutor | None = None

    def start(self, chunk: _Chunk) -> Future[list[Article | Exception]]:
        """Have a process clean a chunk; where one has died, that is what the future says."""
        from concurrent.futures import Future, ProcessPoolExecutor  # noqa: PLC0415 - loaded by those who want processes
        from concurrent.futures.process import BrokenProcessPool  # noqa: PLC0415 - loaded by those who want processes

        from wireclean.processes import process_context  # noqa: PLC0415 - loaded by those who want processes

        if self._pool is None:
            say("info", "starting %d processes", self._workers)
            self._pool = ProcessPoolExecutor(self._workers, process_context(), _hear_no_interrupt)
        try:
            return self._pool.submit(_outcomes, chunk, self._options)
        except BrokenProcessPool as error:
            broken: Future[list[Article | Exception]] = Future()
            broken.set_exception(error)
            return broken

    def alone(self, text: str | Copy | Exception) -> Article | Exception:
        """Clean one text while nothing else is under way: a process that dies now died of it."""
        from concurrent.futures.process import BrokenProcessPool  # noqa: PLC0415 - loaded by those who want processes

        try:
            return self.start([text]).result()[0]
        except BrokenProcessPool:
            self.end()
            size = len(text.text if isinstance(text, Copy) else str(text))
            return WorkerDiedError(f"the process died that cleaned this text of {size:,} characters")

    def end(self) -> None:
        """Let the processes go; what they have not begun is dropped."""
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)
            self._pool = None
            say("info", "ended the processes")


def _hear_no_interrupt() -> None:
    """Leave Ctrl-C to the process that asked for the articles."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
