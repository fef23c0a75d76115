"""`wireclean convert` loses nothing: bad records are set aside, and a run that was ended goes on as if it had not been."""

from __future__ import annotations

import base64
import json
import os
import random
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import zstandard
from click.testing import CliRunner
from test_convert import SOURCES, aside, lines, read_lines, records, run, write_jsonl

import wireclean
from wireclean.batch.chunks import chunks
from wireclean.batch.failure import ConvertError
from wireclean.batch.plan import Destination, Plan
from wireclean.batch.rows import rows_of
from wireclean.batch.run import Run, convert
from wireclean.batch.sources import find_sources
from wireclean.cli import main
from wireclean.formats import read_records

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="processes are ended by signals")


@contextmanager
def running(*args: object, cwd: Path) -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen(
        [sys.executable, "-m", "wireclean", "convert", *map(str, args)],
        cwd=cwd, stderr=subprocess.PIPE, text=True, encoding="utf-8",
    )  # fmt: skip
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def finished_chunks(partial: Path) -> int:
    try:
        return (partial / "journal").read_bytes().count(b"\n")
    except OSError:
        return 0


def wait_until(process: subprocess.Popen[str], partial: Path, chunks: int) -> None:
    while finished_chunks(partial) < chunks and process.poll() is None:
        time.sleep(0.002)


def workers_of(process: subprocess.Popen[str]) -> list[psutil.Process]:
    """Return the workers; the server that they are copies of stands between them and the run."""
    return [
        child
        for child in psutil.Process(process.pid).children(recursive=True)
        if child.ppid() != process.pid and "forkserver" in " ".join(child.cmdline())
    ]


COPY_OF_SOME_LENGTH = "\n\n".join(f"The bell number {n} weighs a ton, and rang at noon on the quay." for n in range(60))


# --- bad records

GOOD = '{"id": 1, "text": "LISBON (AP) — One."}'
BAD_LINES = [
    (b'{"id": 2, "text": "cut', "broken-json"),
    (b'{"id": 2, "text": "a"} {"text": "b"}', "broken-json"),
    (b'{"id": NaN, "text": "a"}', "broken-json"),
    (b'{"id": 2, "text": "a\x00b"}', "broken-json"),
    (b'{"text": ' + b"[" * 5000 + b"]" * 5000 + b"}", "broken-json"),
    (b"\x00\x00", "broken-json"),
    (b"LISBON (AP) - a line of copy", "broken-json"),
    (b'["a"]', "not-an-object"),
    (b'"a"', "not-an-object"),
    (b"null", "not-an-object"),
    (b'{"id": 2, "body": "a"}', "missing-field"),
    (b"{}", "missing-field"),
    (b'{"id": 2, "text": 3}', "wrong-type"),
    (b'{"id": 2, "text": ["a"]}', "wrong-type"),
    (b'{"id": 2, "text": {"a": 1}}', "wrong-type"),
    (b'{"id": 2, "text": true}', "wrong-type"),
    (b'{"id": 2, "text": null}', "null-text"),
    (b'{"id": 2, "text": "caf\xe9"}', "invalid-utf8"),
    (b'{"id": "caf\xe9", "text": "a"}', "invalid-utf8"),
    (b'{"id": 2, "text": "a \\ud83d b"}', "lone-surrogate"),
    (b'{"id": "\\udc00", "text": "a"}', "lone-surrogate"),
    (b'{"id": 2, "text": "' + b"long " * 300 + b'"}', "text-too-long"),
    (b'{"id": 2, "text": "' + b"long " * 300_000 + b'"}', "line-too-long"),
]


@pytest.mark.parametrize("out", ["out.jsonl", "out.parquet"])
def test_every_kind_of_bad_line_is_set_aside_and_no_good_one(tmp_path: Path, out: str) -> None:
    content = b"\xef\xbb\xbf"  # a byte order mark is no part of the first line
    expected = []
    number = good = 0
    for bad, reason in BAD_LINES:
        content += GOOD.encode() + b"\r\n" + b"\n" + bad + b"\n"
        number += 3
        good += 1
        expected.append((number, reason, bad))
    content += GOOD.encode()
    (tmp_path / "in.jsonl").write_bytes(content)
    for workers, size in ((2, "300"), (1, "4M")):
        shown = run("in.jsonl", out, "--max-length", 1000, "--workers", workers, "--chunk-size", size, "--force",
                    cwd=tmp_path, code=1)  # fmt: skip
        assert f"{len(BAD_LINES)} records were set aside, see {out}.rejected.jsonl" in shown.err
        read = pq.read_table(tmp_path / out).to_pylist() if out.endswith("parquet") else read_lines(tmp_path / out)
        assert [row["text"] for row in read] == ["One."] * (good + 1)
        found = aside(tmp_path / out)
        assert [(row["line"], row["reason"]) for row in found] == [(at, reason) for at, reason, _ in expected]
        for row, (_, _, bad) in zip(found, expected, strict=True):
            raw = row["raw"].encode() if "raw" in row else base64.b64decode(row["raw_base64"])
            assert row["source"] == "in.jsonl"
            assert row["message"]
            if "raw_bytes" in row:
                assert row["raw_bytes"] == len(bad)
                assert bad.startswith(raw)
            else:
                assert raw == bad


def test_what_escapes_can_say_is_good(tmp_path: Path) -> None:
    rows = ['{"text": "a\\u0000b"}', '{"text": "\\ud83d\\ude00"}', '{"text": "a", "text": "b"}']
    (tmp_path / "in.jsonl").write_text("\n".join(rows))
    run("in.jsonl", "out.jsonl", cwd=tmp_path)
    assert [row["text"] for row in read_lines(tmp_path / "out.jsonl")] == [
        wireclean.clean(text).text for text in ("a\0b", "😀", "b")
    ]


def test_bad_rows_of_csv(tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_bytes(
        b'id,text\n1,"One\nand ""more"""\n2\n3,three,3\n4,caf\xe9\n\n5,5" pipe\n'
        + b"6,"
        + b"x" * 1500
        + b'\n7,seven\n8,"open\n9,nine\n'
    )
    run("in.csv", "out.jsonl", "--max-length", 1000, cwd=tmp_path, code=1)
    read = read_lines(tmp_path / "out.jsonl")
    assert [row["id"] for row in read] == ["1", "5", "7", "9"]
    assert read[1]["text"] == '5" pipe'
    assert [(row["line"], row["reason"]) for row in aside(tmp_path / "out.jsonl")] == [
        (4, "wrong-columns"), (5, "wrong-columns"), (6, "invalid-utf8"), (9, "text-too-long"), (11, "unclosed-quote"),
    ]  # fmt: skip


def test_a_quote_that_the_last_line_leaves_open_is_seen(tmp_path: Path) -> None:
    for end in ("", "\n"):
        (tmp_path / "in.csv").write_text(f'id,text\n1,one\n2,"open{end}', encoding="utf-8")
        run("in.csv", "out.jsonl", "--force", cwd=tmp_path, code=1)
        assert [row["id"] for row in read_lines(tmp_path / "out.jsonl")] == ["1"]
        assert [(row["line"], row["reason"]) for row in aside(tmp_path / "out.jsonl")] == [(3, "unclosed-quote")]


def test_bad_rows_of_parquet_and_bad_files(tmp_path: Path) -> None:
    broken = pa.Array.from_buffers(pa.string(), 1, [None, pa.py_buffer(b"\0\0\0\0\2\0\0\0"), pa.py_buffer(b"\xff\xfe")])
    text = pa.concat_arrays([pa.array(["LISBON (AP) — One.", None]), broken, pa.array(["x" * 2000, "Two."])])
    pq.write_table(pa.table({"text": text, "n": [1, 2, 3, 4, 5]}), tmp_path / "in.parquet")
    for out in ("out.parquet", "out.jsonl"):
        run("in.parquet", out, "--max-length", 1000, cwd=tmp_path, code=1)
        assert [(row["row"], row["reason"]) for row in aside(tmp_path / out)] == [
            (2, "null-text"), (3, "invalid-utf8"), (4, "text-too-long"),
        ]  # fmt: skip
    assert pq.read_table(tmp_path / "out.parquet")["n"].to_pylist() == [1, 5]
    texts = tmp_path / "texts"
    texts.mkdir()
    (texts / "a.txt").write_text("LISBON (AP) — One.", encoding="utf-8")
    (texts / "b.txt").write_bytes(b"one\ncaf\xe9")
    (texts / "c.txt").write_text("é" * 5000)
    (texts / "d.txt").symlink_to("nowhere")
    run("texts", "texts.jsonl", "--max-length", 1000, cwd=tmp_path, code=1)
    assert len(read_lines(tmp_path / "texts.jsonl")) == 1
    assert [(row["source"], row["reason"]) for row in aside(tmp_path / "texts.jsonl")] == [
        ("b.txt", "invalid-utf8"),
        ("c.txt", "text-too-long"),
        ("d.txt", "unreadable"),
    ]


def test_a_return_inside_a_row_of_csv_is_no_end_of_it(tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_bytes(b"id,text\r\na,One.\rTwo.\r\nb,Three.\r\n")
    run("in.csv", "out.jsonl", cwd=tmp_path, code=1)
    assert [row["text"] for row in read_lines(tmp_path / "out.jsonl")] == ["Three."]
    assert [(row["line"], row["raw"]) for row in aside(tmp_path / "out.jsonl")] == [(2, "a,One.\rTwo.")]
    (tmp_path / "in.csv").write_text("a\ttext\tb\n1\tOne.\t2\n\t\t\n", encoding="utf-8")
    run("in.csv", "tabs.jsonl", cwd=tmp_path)
    assert [row["text"] for row in read_lines(tmp_path / "tabs.jsonl")] == ["One.", ""]


def test_values_that_json_has_no_form_for(tmp_path: Path) -> None:
    texts = ["One.", "Two.", "Three."]
    broken = pa.array([b"a", b"\xff", b"c"], pa.binary()).buffers()
    columns = {
        "nanoseconds": pa.array([0, 1, None], pa.timestamp("ns")),
        "far": pa.array([0, 400_000_000_000_000_000, None], pa.timestamp("us")),
        "broken": pa.StringArray.from_buffers(3, broken[1], broken[2]),
    }
    for name, column in columns.items():
        pq.write_table(pa.table({"text": texts, name: column}), tmp_path / f"{name}.parquet")
    for name, value in (("nanoseconds", "1970-01-01T00:00:00.000000001"), ("far", "14645-06-30T15:06:40.000000")):
        run(f"{name}.parquet", f"{name}.jsonl", cwd=tmp_path)
        assert [row[name] for row in read_lines(tmp_path / f"{name}.jsonl")] == ["1970-01-01T00:00:00", value, None]
    run("broken.parquet", "broken.jsonl", cwd=tmp_path, code=1)
    assert [row["text"] for row in read_lines(tmp_path / "broken.jsonl")] == ["One.", "Three."]
    assert [(row["row"], row["reason"]) for row in aside(tmp_path / "broken.jsonl")] == [(2, "wrong-value")]
    run("broken.parquet", "broken.parquet.parquet", cwd=tmp_path)  # which carries any value


def test_columns_that_do_not_go_together_are_told(tmp_path: Path) -> None:
    twice = pa.Table.from_arrays([pa.array(["a"]), pa.array(["b"])], names=["text", "text"])
    pq.write_table(twice, tmp_path / "twice.parquet")
    said = run("twice.parquet", "out.jsonl", cwd=tmp_path, code=2).err
    assert said == "wireclean: twice.parquet: two columns are called 'text'; rename one of them\n"
    (tmp_path / "in").mkdir()
    for name, values in (("a", [2**53 + 1]), ("b", [0.5])):
        pq.write_table(pa.table({"text": ["One."], "id": values}), tmp_path / "in" / f"{name}.parquet")
    assert "leave it out with --drop id" in run("in", "out.parquet", cwd=tmp_path, code=2).err
    run("in", "out.parquet", "--drop", "id", "--force", cwd=tmp_path)


def test_files_with_odd_names_and_pipes(tmp_path: Path) -> None:
    texts = tmp_path / "texts"
    texts.mkdir()
    (texts / "a.txt").write_text("One.", encoding="utf-8")
    os.mkfifo(texts / "b.txt")
    Path(os.fsdecode(os.fsencode(texts) + b"/caf\xe9.txt")).write_text("Two.", encoding="utf-8")
    run("texts", "out.jsonl", cwd=tmp_path)
    assert [row["id"] for row in read_lines(tmp_path / "out.jsonl")] == ["a.txt", "caf\\xe9.txt"]


def test_a_run_writes_over_nothing_that_it_reads_or_writes(tmp_path: Path) -> None:
    write_jsonl(tmp_path / "out.jsonl.rejected.jsonl", [{"raw": "One."}])
    write_jsonl(tmp_path / "in.jsonl", [{"text": "One."}])
    for arguments, said in (
        (
            ("out.jsonl.rejected.jsonl", "out.jsonl", "--text-field", "raw"),
            "is the source, and the records set aside go there",
        ),
        (("in.jsonl", "out.jsonl", "--report", "in.jsonl"), "in.jsonl: is the source"),
        (("in.jsonl", "out.jsonl", "--report", "out.jsonl"), "give the report another name"),
        (("in.jsonl", "out.jsonl", "--report", "."), "cannot be written"),
    ):
        assert said in run(*arguments, cwd=tmp_path, code=2).err
    assert read_lines(tmp_path / "out.jsonl.rejected.jsonl") == [{"raw": "One."}]
    assert read_lines(tmp_path / "in.jsonl") == [{"text": "One."}]
    assert not (tmp_path / "out.jsonl").exists()


def test_a_rest_of_the_source_is_kept_beside_that_of_the_run(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.csv").write_text("text,source_rest\nOne.,kept\n", encoding="utf-8")
    write_jsonl(tmp_path / "in" / "b.jsonl", [{"text": "Two.", "n": 1}])
    run("in", "out.parquet", cwd=tmp_path)
    assert pq.read_table(tmp_path / "out.parquet")["source_source_rest"].to_pylist() == ["kept", None]


def test_a_source_that_changes_is_told(tmp_path: Path) -> None:
    path = tmp_path / "in.jsonl"
    write_jsonl(path, [{"text": "One."}] * 5)
    (file,) = find_sources(str(path))
    pieces = chunks([file], Plan(destination=Destination(".jsonl", "")), 20)
    next(pieces)
    path.write_text('{"text": "Two."}\n', encoding="utf-8")
    with pytest.raises(ConvertError, match="was changed while it was read"):
        list(pieces)


def test_repeated_values_do_not_fill_the_memory(tmp_path: Path) -> None:
    for kind in (pa.string(), pa.dictionary(pa.int32(), pa.string())):
        texts = pa.array([f"{n % 5} " * 20_000 for n in range(2000)], pa.string()).cast(kind)
        pq.write_table(pa.table({"text": texts}), tmp_path / "in.parquet")
        (file,) = find_sources(str(tmp_path / "in.parquet"))
        plan = Plan(destination=Destination(".jsonl", ""))
        pieces = list(chunks([file], plan, 1 << 20))
        assert max(len(piece.data) for piece in pieces) < 3 << 20
        assert sum(1 for piece in pieces for _ in read_records(piece, plan)) == 2000
    zstd = zstandard.ZstdCompressor(level=3).compress(b'{"text": "' + b"x" * 500_000 + b'"}\n') * 300
    (tmp_path / "in.jsonl.zst").write_bytes(zstd)
    (file,) = find_sources(str(tmp_path / "in.jsonl.zst"))
    assert max(len(piece.data) for piece in chunks([file], plan, 1 << 20)) < 3 << 20


def test_strict_does_not_finish_a_run_that_set_records_aside(tmp_path: Path) -> None:
    corpus(tmp_path / "in.jsonl", 1500)
    with running("in.jsonl", "out.jsonl", "--chunk-size", "5K", cwd=tmp_path) as process:
        wait_until(process, tmp_path / "out.jsonl.partial", 5)
        process.kill()
    said = run("in.jsonl", "out.jsonl", "--chunk-size", "5K", "--resume", "--strict", cwd=tmp_path, code=1).err
    assert "were set aside before the run was interrupted; nothing was written (--strict)" in said
    assert not (tmp_path / "out.jsonl").exists()
    run("in.jsonl", "out.jsonl", "--chunk-size", "5K", "--resume", cwd=tmp_path, code=1)


def test_the_time_of_reading_is_no_documents_time(tmp_path: Path) -> None:
    texts = [tmp_path / f"{n}.txt" for n in range(3)]
    for text in texts:
        text.write_text("One.", encoding="utf-8")
    plan = Plan(destination=Destination(".jsonl", ""))
    files = find_sources(str(tmp_path))
    (chunk,) = chunks(files, plan, 1 << 20)
    told: list[int] = []
    rows_of(chunk, plan, begin=told.append, aside={})
    assert told[:6] == [0, -1, 1, -1, 2, -1]


def test_strict_stops_at_the_first(tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_bytes(lines(records(20)) + b'{"text": 1}\nbroken\n' + lines(records(20)))
    shown = run("in.jsonl", "out.jsonl", "--strict", "--chunk-size", "500", cwd=tmp_path, code=1).err
    assert "in.jsonl, line 21: wrong-type" in shown
    assert os.listdir(tmp_path) == ["in.jsonl"]


def test_an_old_list_of_rejects_does_not_stay(tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_bytes(b"broken\n" + lines(records(2)))
    run("in.jsonl", "out.jsonl", cwd=tmp_path, code=1)
    write_jsonl(tmp_path / "in.jsonl", records(2))
    run("in.jsonl", "out.jsonl", "--force", cwd=tmp_path)
    assert not (tmp_path / "out.jsonl.rejected.jsonl").exists()


# --- a run that is killed


def corpus(path: Path, number: int = 300) -> None:
    rows = records(number)
    content = lines(rows).splitlines(keepends=True)
    for at in range(25, number, 50):
        content.insert(at, b'{"text": 7}\n')
    path.write_bytes(b"".join(content))


@pytest.mark.parametrize("out", ["out.jsonl.gz", "out.parquet"])
def test_killed_at_random_moments_and_resumed_it_is_the_same(tmp_path: Path, out: str) -> None:
    corpus(tmp_path / "in.jsonl")
    options = ("--chunk-size", "2K", "--quiet")
    run("in.jsonl", f"whole-{out}", *options, "--workers", 2, cwd=tmp_path, code=1)
    whole = (tmp_path / f"whole-{out}").read_bytes()
    rejected = (tmp_path / f"whole-{out}.rejected.jsonl").read_bytes()
    chance = random.Random(out)
    partial = tmp_path / f"{out}.partial"
    moments = 0
    resumed = 0
    while moments < 4:
        (tmp_path / out).unlink(missing_ok=True)
        (tmp_path / f"{out}.rejected.jsonl").unlink(missing_ok=True)
        for kill in range(chance.randint(2, 4)):  # the same run is killed again and again
            with running(
                "in.jsonl", out, *options, "--workers", chance.randint(1, 2), "--resume", cwd=tmp_path
            ) as process:
                wait_until(process, partial, finished_chunks(partial) + chance.randint(0 if kill else 1, 12))
                time.sleep(chance.random() * 0.02)
                ended = process.poll() is not None
                process.kill()
            if ended:
                break
            moments += 1
            resumed += finished_chunks(partial)
            assert not (tmp_path / out).exists() or (tmp_path / out).read_bytes() == whole
        if not (tmp_path / out).exists():
            run("in.jsonl", out, *options, "--workers", 2, "--resume", cwd=tmp_path, code=1)
        assert (tmp_path / out).read_bytes() == whole
        assert (tmp_path / f"{out}.rejected.jsonl").read_bytes() == rejected
        assert not partial.exists()
    assert resumed  # there was something to go on from


def test_files_that_do_not_agree_with_the_journal_are_cut_back(tmp_path: Path) -> None:
    corpus(tmp_path / "in.jsonl", 200)
    for out in ("out.jsonl", "out.parquet"):
        run("in.jsonl", f"whole-{out}", "--chunk-size", "2K", cwd=tmp_path, code=1)
        partial = tmp_path / f"{out}.partial"
        with running("in.jsonl", out, "--chunk-size", "2K", "--workers", 1, cwd=tmp_path) as process:
            wait_until(process, partial, 4)
        held = partial / ("data" if out.endswith(".jsonl") else "part-00000002")
        with open(held, "r+b") as file:  # as a machine without power leaves it
            file.seek(-3, os.SEEK_END)
            file.write(b"\0\0\0")
        with open(partial / "journal", "ab") as file:
            file.write(b'{"chunk": 99')
        run("in.jsonl", out, "--chunk-size", "2K", "--resume", cwd=tmp_path, code=1)
        assert (tmp_path / out).read_bytes() == (tmp_path / f"whole-{out}").read_bytes()


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_an_interrupt_leaves_a_run_that_can_go_on(tmp_path: Path, number: int, code: int) -> None:
    corpus(tmp_path / "in.jsonl", 1000)
    with running("in.jsonl", "out.jsonl", "--chunk-size", "2K", "--workers", 2, cwd=tmp_path) as process:
        wait_until(process, tmp_path / "out.jsonl.partial", 3)
        workers = workers_of(process)
        process.send_signal(number)
        shown = process.communicate(timeout=20)[1]
        assert process.returncode == code
        assert "interrupted; out.jsonl is not written, and the same call with --resume goes on" in shown
        assert "Traceback" not in shown
        assert not psutil.wait_procs(workers, timeout=5)[1]
    assert not (tmp_path / "out.jsonl").exists()
    again = run("in.jsonl", "out.jsonl", cwd=tmp_path, code=2).err
    assert "of a run that was interrupted: go on with --resume, or start over with --force" in again
    run("in.jsonl", "out.jsonl", "--resume", "--chunk-size", "2K", cwd=tmp_path, code=1)
    assert len(read_lines(tmp_path / "out.jsonl")) == 1000


def test_workers_do_not_outlive_a_killed_run(tmp_path: Path) -> None:
    corpus(tmp_path / "in.jsonl", 1000)
    with running("in.jsonl", "out.jsonl", "--chunk-size", "2K", "--workers", 2, cwd=tmp_path) as process:
        wait_until(process, tmp_path / "out.jsonl.partial", 2)
        workers = workers_of(process)
        assert workers
        process.kill()
        assert not psutil.wait_procs(workers, timeout=10)[1]


def test_another_call_or_source_is_not_resumed(tmp_path: Path) -> None:
    corpus(tmp_path / "in.jsonl", 700)
    with running("in.jsonl", "out.jsonl", "--chunk-size", "2K", "--workers", 1, cwd=tmp_path) as process:
        wait_until(process, tmp_path / "out.jsonl.partial", 2)
        process.send_signal(signal.SIGSTOP)  # it is still there, and does not finish
        shown = run("in.jsonl", "out.jsonl", "--resume", "--chunk-size", "2K", cwd=tmp_path, code=2).err
        assert "another run is writing here" in shown
        process.kill()
    shown = run("in.jsonl", "out.jsonl", "--resume", "--chunk-size", "3K", "--keep", "id", cwd=tmp_path, code=2).err
    assert 'differs in chunk-size (was 2048, is 3072); keep (was null, is ["id"])' in shown
    assert "start over with --force" in shown
    with open(tmp_path / "in.jsonl", "ab") as file:
        file.write(b"\n")
    assert (
        "differs in source" in run("in.jsonl", "out.jsonl", "--resume", "--chunk-size", "2K", cwd=tmp_path, code=2).err
    )
    run("in.jsonl", "out.jsonl", "--force", "--chunk-size", "3K", cwd=tmp_path, code=1)


# --- workers


def test_a_worker_that_dies_costs_nothing(tmp_path: Path) -> None:
    corpus(tmp_path / "in.jsonl", 700)
    run("in.jsonl", "whole.jsonl", cwd=tmp_path, code=1)
    with running("in.jsonl", "out.jsonl", "--workers", 2, "--chunk-size", "20K", cwd=tmp_path) as process:
        wait_until(process, tmp_path / "out.jsonl.partial", 1)
        for child in workers_of(process)[:1]:
            child.kill()
        shown = process.communicate(timeout=120)[1]
    assert "a worker died (SIGKILL)" in shown
    assert process.returncode == 1
    assert (tmp_path / "out.jsonl").read_bytes() == (tmp_path / "whole.jsonl").read_bytes()


def test_a_document_that_kills_or_holds_its_worker_is_set_aside(tmp_path: Path) -> None:
    # What no text does, a defect in a library might: the module stands for one.
    (tmp_path / "hook").mkdir()
    (tmp_path / "hook" / "sitecustomize.py").write_text(
        "import sys\n"
        "if any('forkserver' in word for word in sys.argv + sys.orig_argv):\n"
        "    import os, time\n"
        "    import wireclean.pipeline as pipeline\n"
        "    plain = pipeline.clean\n"
        "    def clean(text, **options):\n"
        "        if text == 'die': os.abort()\n"
        "        if text == 'exit': os._exit(3)\n"
        "        if text == 'hang': time.sleep(600)\n"
        "        if text == 'raise': raise RuntimeError('no')\n"
        "        return plain(text, **options)\n"
        "    pipeline.clean = clean\n"
    )
    rows = [{"text": text} for text in ("One.", "die", "Two.", "hang", "Three.", "exit", "raise", "Four.")]
    write_jsonl(tmp_path / "in.jsonl", rows)
    path = os.pathsep.join([str(tmp_path / "hook"), os.environ.get("PYTHONPATH", "")])
    for out in ("out.jsonl", "out.parquet"):
        done = subprocess.run(
            [sys.executable, "-m", "wireclean", "convert", "in.jsonl", out, "--timeout", "1", "--workers", "2"],
            cwd=tmp_path, env={**os.environ, "PYTHONPATH": path}, capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.returncode == 1, done.stderr
        read = pq.read_table(tmp_path / out).to_pylist() if "parquet" in out else read_lines(tmp_path / out)
        assert [row["text"] for row in read] == ["One.", "Two.", "Three.", "Four."]
        assert [(row["line"], row["reason"], json.loads(row["raw"])["text"]) for row in aside(tmp_path / out)] == [
            (2, "worker-died", "die"), (4, "timeout", "hang"), (6, "worker-died", "exit"), (7, "clean-failed", "raise"),
        ]  # fmt: skip
        assert "in.jsonl, line 2: a worker died (SIGABRT); it is tried once more" in done.stderr
        assert "in.jsonl, line 4 took longer than 1 seconds; it is set aside" in done.stderr


def test_a_document_on_which_a_pattern_takes_too_long_is_set_aside(tmp_path: Path) -> None:
    (tmp_path / "slow.toml").write_text(
        "name = 'slow'\n[[rule]]\ncode = 'SLOW1'\nname = 'slow'\nsummary = 'A number.'\nreason = 'A test.'\n"
        "kind = 'pattern'\npattern = '(?:a|a|aa)+\\d'\nfixes = [{ before = 'It rang. aa1', after = 'It rang.' }]\nkeeps = ['It rang.']\n"
    )
    (tmp_path / "wireclean.toml").write_text("packs = ['slow.toml']\n")
    write_jsonl(tmp_path / "in.jsonl", [{"text": text} for text in ("It rang. aa1", "a" * 5000 + "!", "It rang.")])
    done = subprocess.run(
        [sys.executable, "-m", "wireclean", "convert", "in.jsonl", "out.jsonl", "--workers", "1"],
        cwd=tmp_path, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 1, done.stderr
    assert [row["text"] for row in read_lines(tmp_path / "out.jsonl")] == ["It rang.", "It rang."]
    (row,) = aside(tmp_path / "out.jsonl")
    assert (row["line"], row["reason"]) == (2, "pattern-timeout")
    assert "SLOW1" in row["message"]


# --- a full disk


def test_a_full_disk_is_an_error_and_what_is_finished_stays(tmp_path: Path) -> None:
    corpus(tmp_path / "in.jsonl", 700)
    run("in.jsonl", "whole.jsonl", "--chunk-size", "20K", cwd=tmp_path, code=1)
    limit = (tmp_path / "whole.jsonl").stat().st_size // 2
    program = (
        "import resource, signal, sys\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        f"resource.setrlimit(resource.RLIMIT_FSIZE, ({limit}, {limit}))\n"
        "from wireclean.cli import main\n"
        "main(sys.argv[1:])\n"
    )
    call = [sys.executable, "-c", program, "convert", "in.jsonl", "out.jsonl", "--chunk-size", "20K"]
    done = subprocess.run(call, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert (
        "out.jsonl.partial: cannot be written: File too large; what is finished is kept, --resume goes on"
        in done.stderr
    )
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "out.jsonl").exists()
    assert finished_chunks(tmp_path / "out.jsonl.partial") > 1
    run("in.jsonl", "out.jsonl", "--chunk-size", "20K", "--resume", cwd=tmp_path, code=1)
    assert (tmp_path / "out.jsonl").read_bytes() == (tmp_path / "whole.jsonl").read_bytes()


def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    write_jsonl(tmp_path / "in.jsonl", records(2))
    (tmp_path / "file").write_text("no folder")
    shown = run("in.jsonl", "file/out.jsonl", cwd=tmp_path, code=2).err
    assert "cannot be written" in shown
    assert "Traceback" not in shown


def test_fields_that_are_nowhere_in_the_first_records_are_told(tmp_path: Path) -> None:
    write_jsonl(tmp_path / "in.jsonl", [{"id": 1, "text": "One."}])
    said = run("in.jsonl", "out.jsonl", "-q", "--id-field", "nr", "--keep", "id,desk", cwd=tmp_path).err
    assert said.splitlines() == [
        "wireclean: there is no field 'nr' in the first records (--id-field); there are id, text",
        "wireclean: there is no field 'desk' in the first records (--keep); there are id, text",
    ]
    (tmp_path / "in.csv").write_text("id,text\n1,One.\n", encoding="utf-8")
    assert (
        "no column 'desk' to keep; there are id, text"
        in run("in.csv", "a.jsonl", "--keep", "id,desk", cwd=tmp_path, code=2).err
    )
    dropped = run("in.csv", "a.jsonl", "-q", "--drop", "desk", cwd=tmp_path).err
    assert dropped == "wireclean: there is no field 'desk' (--drop); there are id, text\n"


def test_a_field_that_no_record_has_is_told(tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_text('{"body": "The bell weighs a ton."}\n' * 3)
    for out in ("out.jsonl", "out.jsonl.gz", "out.parquet"):
        shown = run("in.jsonl", out, cwd=tmp_path, code=2).err
        assert "wireclean: no record has a field 'text'; there are body (choose with --text-field)\n" in shown
        assert os.listdir(tmp_path) == ["in.jsonl"]
    (tmp_path / "in.jsonl").write_text('{"body": "a"}\nbroken\n{"b2": "a"}\n')
    assert "there are body, b2 (choose" in run("in.jsonl", "out.jsonl", cwd=tmp_path, code=2).err
    (tmp_path / "out.jsonl").write_text("mine")
    run("in.jsonl", "out.jsonl", "--force", cwd=tmp_path, code=2)
    assert (tmp_path / "out.jsonl").read_text() == "mine"
    (tmp_path / "in.jsonl").write_text('{"body": "a"}\n{"text": null}\n')  # a record has it
    run("in.jsonl", "out.jsonl", "--force", cwd=tmp_path, code=1)
    assert len(aside(tmp_path / "out.jsonl")) == 2


# --- what is there already


def refusal(*args: str) -> str:
    """Return what a call says that is refused before anything is read; it runs in this process."""
    done = CliRunner().invoke(main, ["convert", *args])
    assert done.exit_code == 2, done.output
    return done.output


def test_a_source_that_is_not_there_is_told_before_anything_of_dest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("there.jsonl").write_text("mine")
    Path("left.jsonl.partial").mkdir()
    Path("gone.jsonl").symlink_to("nowhere")
    for dest in ("there.jsonl", "left.jsonl", "folder", "out.docx", "none/out.jsonl"):
        assert refusal("none.jsonl", dest) == "wireclean: none.jsonl: there is no such file or folder\n"
        assert refusal("gone.jsonl", dest) == "wireclean: gone.jsonl: is a link, and what it leads to is not there\n"
        assert "none/*.jsonl: there is no file to read" in refusal("none/*.jsonl", dest)


def test_a_link_that_leads_nowhere_is_not_written_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write_jsonl(tmp_path / "in.jsonl", records(2))
    Path("out.jsonl").symlink_to("elsewhere/out.jsonl")
    assert refusal("in.jsonl", "out.jsonl") == (
        "wireclean: out.jsonl: is a link, and what it leads to is not there; --force puts the file in its place\n"
    )
    assert os.readlink("out.jsonl") == "elsewhere/out.jsonl"
    run("in.jsonl", "out.jsonl", "--force", cwd=tmp_path)
    assert len(read_lines(tmp_path / "out.jsonl")) == 2


@pytest.mark.parametrize("options", [(), ("--force",), ("--resume",)])
def test_what_only_has_the_name_of_a_work_folder_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, options: tuple[str, ...]
) -> None:
    monkeypatch.chdir(tmp_path)
    write_jsonl(tmp_path / "in.jsonl", records(2))
    Path("mine").mkdir()
    Path("a.jsonl.partial").symlink_to("mine")
    Path("b.jsonl.partial").symlink_to("nowhere")
    Path("c.jsonl.partial").write_text("mine")
    before = sorted(os.listdir())
    for name in "abc":
        said = refusal("in.jsonl", f"{name}.jsonl", *options)
        assert said.startswith(f"wireclean: {name}.jsonl.partial: is not the work folder of a run")
    assert sorted(os.listdir()) == before
    assert not os.listdir("mine")


@pytest.mark.parametrize("options", [(), ("--force",), ("--resume",)])
def test_a_run_beside_a_live_one_is_told_so(tmp_path: Path, options: tuple[str, ...]) -> None:
    corpus(tmp_path / "in.jsonl", 700)
    with running("in.jsonl", "out.jsonl", "--chunk-size", "2K", "--workers", 1, cwd=tmp_path) as process:
        wait_until(process, tmp_path / "out.jsonl.partial", 2)
        process.send_signal(signal.SIGSTOP)  # it is still there, and does not finish
        before = (tmp_path / "out.jsonl.partial" / "journal").read_bytes()
        said = run("in.jsonl", "out.jsonl", *options, "--chunk-size", "2K", cwd=tmp_path, code=2).err
        assert said == "wireclean: out.jsonl.partial: another run is writing here; wait for it, or end it\n"
        assert (tmp_path / "out.jsonl.partial" / "journal").read_bytes() == before


def test_one_way_on_is_named_and_it_is_one(tmp_path: Path) -> None:
    corpus(tmp_path / "in.jsonl", 1000)
    with running("in.jsonl", "out.jsonl", "--chunk-size", "2K", "--workers", 1, cwd=tmp_path) as process:
        wait_until(process, tmp_path / "out.jsonl.partial", 2)
        os.utime(tmp_path / "in.jsonl")  # as if somebody wrote to it
        said = process.communicate(timeout=60)[1]
    assert process.returncode == 2
    line = said.splitlines()[-1]
    assert line == "wireclean: in.jsonl: was changed while it was read; when that is mended, start over with --force"
    assert "--resume" not in line
    assert (
        "differs in source" in run("in.jsonl", "out.jsonl", "--resume", "--chunk-size", "2K", cwd=tmp_path, code=2).err
    )
    run("in.jsonl", "out.jsonl", "--force", "--chunk-size", "50K", cwd=tmp_path, code=1)


@pytest.mark.parametrize("name", ["in.jsonl.gz", "in.jsonl.zst", "in.parquet"])
@pytest.mark.parametrize("content", [b"", b"\0\0\0\0"])
def test_a_packed_file_with_nothing_in_it_is_broken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, content: bytes
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / name).write_bytes(content)
    assert refusal(name, "out.jsonl").startswith(f"wireclean: {name}: broken")
    assert os.listdir() == [name]


# --- an interrupt, wherever it falls

_AT_AN_IMPORT = """
import os, signal, sys
left = int(sys.argv.pop(1))
number = getattr(signal, sys.argv.pop(1))
def hook(event, arguments):
    global left
    if event == "import":
        left -= 1
        if not left:
            os.kill(os.getpid(), number)
from wireclean.__main__ import main
sys.addaudithook(hook)
main()
"""


@pytest.mark.parametrize("command", ["convert", "check"])
def test_an_interrupt_at_an_import_is_no_end_of_a_run(tmp_path: Path, command: str) -> None:
    write_jsonl(tmp_path / "in.jsonl", records(2))
    call = ["convert", "in.jsonl", "out.jsonl", "--force"] if command == "convert" else ["check", "in.jsonl"]
    for at in (1, 12, 60, 150, 300) if command == "convert" else (1, 60):
        number = signal.SIGTERM if at == 12 else signal.SIGINT
        program = [sys.executable, "-c", _AT_AN_IMPORT, str(at), number.name, *call]
        done = subprocess.run(program, cwd=tmp_path, capture_output=True, text=True, check=False)
        assert done.returncode == 128 + number, done.stderr
        assert "Traceback" not in done.stderr
        assert "wireclean: interrupted" in done.stderr
    assert not list(tmp_path.glob(".*"))


def hears_sigterm(process: subprocess.Popen[str]) -> bool:
    """Say whether a process has a handler for SIGTERM, which Python has none for."""
    status = Path(f"/proc/{process.pid}/status").read_text()
    caught = int(re.search(r"SigCgt:\s*([0-9a-f]+)", status)[1], 16)  # type: ignore[index]
    return bool(caught >> (signal.SIGTERM - 1) & 1)


@pytest.mark.skipif(sys.platform != "linux", reason="it is seen in /proc when the process hears signals")
def test_an_interrupt_at_any_time_is_told_from_the_end(tmp_path: Path) -> None:
    corpus(tmp_path / "in.jsonl", 400)
    chance = random.Random(5)
    codes = []
    for number in range(8):
        with running(
            "in.jsonl", "out.jsonl", "--force", "--workers", 1, "--chunk-size", "20K", cwd=tmp_path
        ) as process:
            while not hears_sigterm(process):  # before that, Python itself is starting
                time.sleep(0.001)
            time.sleep(number * chance.random() * 0.2)
            process.send_signal(signal.SIGINT)
            said = process.communicate(timeout=60)[1]
        codes.append(process.returncode)
        if process.returncode == 1:
            assert "records were set aside" in said  # it was done before
            assert (tmp_path / "out.jsonl").exists()
            (tmp_path / "out.jsonl").unlink()
        else:
            assert not (tmp_path / "out.jsonl").exists()
            assert process.returncode == 130, said
            assert "wireclean: interrupted" in said
            assert "Traceback" not in said
    assert 130 in codes


# --- how far a run is


@pytest.mark.parametrize("name", ["in.jsonl", "in.csv", "in.parquet", "texts"])
def test_progress_is_told_within_a_chunk(tmp_path: Path, name: str) -> None:
    rows = [{"id": number, "text": COPY_OF_SOME_LENGTH} for number in range(400)]
    if name == "texts":
        (tmp_path / name).mkdir()
        for row in rows:
            (tmp_path / name / f"{row['id']}.txt").write_text(COPY_OF_SOME_LENGTH, encoding="utf-8")
    else:
        SOURCES[name](tmp_path / name, rows)
    files = tuple(find_sources(str(tmp_path / name)))
    total = sum(file.size for file in files)
    plan = Plan(destination=Destination(".jsonl", ""))
    told: list[tuple[int, int]] = []
    convert(
        Run(files, tmp_path / "out.jsonl", plan, chunk_size=1 << 30),
        progress=lambda done, summary: told.append((done, summary.documents)),
    )
    assert told == sorted(told)
    assert (told[0], told[-1]) == ((0, 0), (total, 400))
    between = [documents for done, documents in told if 0 < done < total]
    assert between
    assert all(0 < documents < 400 for documents in between)
