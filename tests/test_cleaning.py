"""Many texts and files: in order, bounded, lazy, whatever becomes of one of them; and what the logger tells of it."""

from __future__ import annotations

import itertools
import logging
import pickle
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import wireclean
from wireclean.packs import PatternTimeoutError
from wireclean.processes import get_ready, process_context

BELL = "The bell  weighs a ton."
FEED = (
    b'<rss version="2.0"><channel><item><title>Bell found</title><description>The bell weighs a ton.</description></item>'
    b"<item><title>Buoy lost</title><description>The buoy weighs little.</description></item></channel></rss>"
)


def numbered(number: int) -> str:
    return f"The bell  weighs {number} tons."


# --- in this process


def test_articles_come_in_order_and_as_they_are_asked_for() -> None:
    asked: list[int] = []

    def texts() -> Iterator[str]:
        for number in itertools.count():
            asked.append(number)
            yield numbered(number)

    found = wireclean.clean_many(texts())
    assert asked == []
    assert [next(found).text for _ in range(3)] == [f"The bell weighs {number} tons." for number in range(3)]
    assert asked == [0, 1, 2]


def test_what_is_read_brings_what_it_declares() -> None:
    assert [article.headline for article in wireclean.clean_many(wireclean.read(FEED))] == ["Bell found", "Buoy lost"]


def test_options_are_those_of_clean() -> None:
    copy = "LISBON, May 4 (Reuters) - The bell  weighs a ton."
    (article,) = wireclean.clean_many([copy], config=wireclean.Config(select=["DAT"]), reference=date(2020, 6, 1))
    assert article.dateline is not None
    assert (article.text, article.dateline.date) == (BELL, date(2020, 5, 4))


@pytest.mark.parametrize("workers", [None, 1])
def test_an_error_is_raised_in_its_place(workers: int | None, threads: Threads) -> None:
    found = wireclean.clean_many([BELL, b"The bell", BELL], workers=workers)  # type: ignore[list-item]
    assert next(found).text == "The bell weighs a ton."
    with pytest.raises(TypeError, match="takes a str, not bytes"):
        next(found)


@pytest.mark.parametrize("workers", [None, 2])
def test_an_error_is_returned_in_its_place(workers: int | None, threads: Threads) -> None:
    texts: list[Any] = [BELL, None, BELL, lambda: BELL]
    found = [*wireclean.clean_many(texts, workers=workers, on_error="return")]
    assert [type(one).__name__ for one in found] == ["Article", "TypeError", "Article", "TypeError"]


def test_what_the_iterable_raises_is_raised() -> None:
    def texts() -> Iterator[str]:
        yield BELL
        raise OSError("the disk is gone")

    found = wireclean.clean_many(texts(), on_error="return")
    next(found)
    with pytest.raises(OSError, match="the disk is gone"):
        next(found)


@pytest.mark.parametrize(
    ("options", "error", "words"),
    [
        ({"texts": BELL}, TypeError, "not one str; clean takes one text"),
        ({"texts": [], "workers": 0}, ValueError, "a number of processes from 1"),
        ({"texts": [], "on_error": "ignore"}, ValueError, "'raise' or 'return'"),
        ({"texts": [], "config": "GAL"}, TypeError, "clean_many: config is a wireclean.Config"),
        ({"texts": [], "reference": "2020-01-01"}, TypeError, "clean_many: reference is a datetime.date"),
    ],
)
def test_a_wrong_option_is_refused_at_once(options: dict[str, Any], error: type[Exception], words: str) -> None:
    with pytest.raises(error, match=words):
        wireclean.clean_many(**options)


# --- processes, of which threads that can die take the place


class Threads:
    """Stands for the pool of processes: cleans at once, and dies of the texts in `deadly`."""

    deadly: frozenset[str] = frozenset()
    started = 0
    taken: list[int] = []  # noqa: RUF012 - made anew by the fixture

    def __init__(self, workers: int, context: object, initializer: Callable[[], None]) -> None:
        type(self).started += 1
        self._dead = False

    def submit(self, task: Callable[..., object], chunk: list[Any], options: dict[str, Any]) -> Future[object]:
        if self._dead:
            raise BrokenProcessPool("it has died")
        self.taken.append(len(chunk))
        future: Future[object] = Future()
        task, chunk, options = pickle.loads(pickle.dumps((task, chunk, options)))
        if self.deadly.intersection(text for text in chunk if isinstance(text, str)):
            self._dead = True
            future.set_exception(BrokenProcessPool("it died"))
        else:
            future.set_result(task(chunk, options))
        return future

    def shutdown(self, wait: bool, cancel_futures: bool) -> None:
        assert wait
        assert cancel_futures


@pytest.fixture
def threads(monkeypatch: pytest.MonkeyPatch) -> type[Threads]:
    monkeypatch.setattr("concurrent.futures.ProcessPoolExecutor", Threads)
    for name, value in (("deadly", frozenset[str]()), ("started", 0), ("taken", [])):
        monkeypatch.setattr(Threads, name, value)
    return Threads


def test_processes_keep_the_order_and_read_only_so_far_ahead(threads: type[Threads]) -> None:
    read = 0

    def texts() -> Iterator[str]:
        nonlocal read
        for read in itertools.count(1):
            yield numbered(read)

    found = wireclean.clean_many(texts(), workers=2)
    assert (read, threads.started) == (0, 0)
    assert [next(found).text for _ in range(100)] == [f"The bell weighs {number} tons." for number in range(1, 101)]
    assert read <= 100 + 2 * 32
    assert threads.started == 1


def test_a_text_of_which_a_process_dies_is_told_from_the_others(
    threads: type[Threads], caplog: pytest.LogCaptureFixture
) -> None:
    threads.deadly = frozenset({numbered(20)})
    with caplog.at_level("INFO", "wireclean"):
        found = [*wireclean.clean_many(map(numbered, range(80)), workers=2, on_error="return")]
    assert [number for number, one in enumerate(found) if not isinstance(one, wireclean.Article)] == [20]
    assert isinstance(found[20], wireclean.WorkerDiedError)
    assert str(found[20]) == "the process died that cleaned this text of 25 characters"
    assert "a process died" in caplog.text
    assert threads.started == 3
    threads.deadly = frozenset({numbered(0)})
    with pytest.raises(wireclean.WorkerDiedError):
        next(wireclean.clean_many(map(numbered, range(80)), workers=2))


def test_a_real_process_cleans(tmp_path: Path) -> None:
    found = wireclean.clean_many(
        [BELL, wireclean.Copy(BELL, wireclean.Declared(headline="Bell found"), "text", "utf-8")], workers=1
    )
    assert [(article.text, article.headline) for article in found] == [
        ("The bell weighs a ton.", None),
        ("The bell weighs a ton.", "Bell found"),
    ]


@pytest.mark.skipif(sys.platform != "linux", reason="only there a server starts the processes")
def test_a_process_starts_with_everything_in_place() -> None:
    with ProcessPoolExecutor(1, process_context()) as pool:
        assert pool.submit(_is_ready).result()


def _is_ready() -> bool:
    return bool(get_ready.cache_info().currsize)


def test_the_errors_of_packs_come_back_from_a_process() -> None:
    error = pickle.loads(pickle.dumps(PatternTimeoutError("HERALD001", "a+", 0.5)))
    assert (error.code, error.seconds) == ("HERALD001", 0.5)


# --- a file


def test_a_file_is_read_with_what_it_declares(tmp_path: Path) -> None:
    file = tmp_path / "bell.xml"
    file.write_bytes(
        b"<nitf><body><body.head><hedline><hl1>Bell found</hl1></hedline></body.head>"
        b"<body.content><p>The bell weighs a ton.</p></body.content></body></nitf>"
    )
    assert wireclean.clean_file(file).headline == "Bell found"
    assert wireclean.clean_file(str(file), format="text").headline is None


def test_a_file_of_several_stories_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "feed.xml"
    file.write_bytes(FEED)
    with pytest.raises(wireclean.ReadError, match=r"feed\.xml holds several stories; clean_many"):
        wireclean.clean_file(file)
    file.write_bytes(b'<rss version="2.0"><channel></channel></rss>')
    with pytest.raises(wireclean.ReadError, match=r"feed\.xml holds no story"):
        wireclean.clean_file(file)
    with pytest.raises(TypeError, match="clean_file takes a path, not bytes"):
        wireclean.clean_file(b"bell")  # type: ignore[arg-type]
    with pytest.raises(TypeError, match=r"wireclean\.clean_file\(path\)"):
        wireclean.clean(file)  # type: ignore[arg-type]


# --- the logger


def test_the_logger_tells_sizes_and_no_words(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level("DEBUG", "wireclean"):
        [*wireclean.clean_many(wireclean.read(BELL.encode()))]
    assert [(record.name, record.levelname, record.getMessage()) for record in caplog.records] == [
        ("wireclean", "DEBUG", "decoded 23 bytes from ascii"),
        ("wireclean", "DEBUG", "reading 23 characters as text"),
        ("wireclean", "DEBUG", "cleaned 23 characters to 22 with 1 edits"),
    ]
    assert any(isinstance(handler, logging.NullHandler) for handler in logging.getLogger("wireclean").handlers)


def test_importing_loads_nothing_that_is_not_asked_for() -> None:
    heavy = ("concurrent.futures", "dateparser", "ftfy", "hypothesis", "logging", "multiprocessing", "rich")
    code = (
        "import sys, wireclean; print(sorted(m for m in sys.modules if m.startswith('wireclean.')));"
        "wireclean.clean('The bell rang.'); from wireclean.grammar import places;"
        f"print([m for m in sys.modules if m in {heavy!r}], places._gazetteer.cache_info().currsize)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == ["[]", "[] 0"]
