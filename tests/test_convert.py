"""`wireclean convert`: what is written is what a plain loop over `clean` gives, whatever is read and by how many."""

from __future__ import annotations

import csv
import gzip
import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import zstandard
from gate import Done, call
from hypothesis import assume, given
from hypothesis import strategies as st

import wireclean
from wireclean.arrow import articles
from wireclean.formats.csv import row_pattern, rows_cut
from wireclean.formats.cuts import lines_cut

COPY = (
    "Bell weighs a ton\nBy Ana Lima\n\nLISBON, May {day} (Reuters) - The bell number {n} weighs a ton — and “more”.\n\n"
    "Divers found it off Port Ellery.\n\n(Reporting by Ana Lima; Editing by Tom Reed)",
    'PORT ELLERY (AP) — The bell, number {n}, hangs again.\n\nIt rang on Monday, "loud" and clear.',
    "Nothing is wrong with copy number {n}, which has, commas; and one line.",
    "",
)


def copy(number: int) -> str:
    return COPY[number % len(COPY)].format(n=number, day=number % 28 + 1)


def run(*args: str | int | Path, cwd: Path | None = None, code: int | None = 0) -> Done:
    """Run `wireclean convert`, by one worker where the test does not say how many: each more takes its time to start."""
    args = args if "--workers" in args or "--help" in args else (*args, "--workers", 1)
    done = call("convert", *map(str, args), cwd=cwd)
    if code is not None:
        assert done.code == code, done.err
    return done


def records(number: int = 40) -> list[dict[str, Any]]:
    return [{"id": index, "text": copy(index), "desk": f"d{index % 3}", "score": index / 4} for index in range(number)]


def lines(rows: list[dict[str, Any]]) -> bytes:
    return b"".join(msgspec.json.encode(row) + b"\n" for row in rows)


def write_jsonl(path: Path, rows: list[dict[str, Any]]) -> None:
    path.write_bytes(lines(rows))


def write_gzip(path: Path, rows: list[dict[str, Any]]) -> None:
    half = len(rows) // 2  # two members
    path.write_bytes(gzip.compress(lines(rows[:half])) + gzip.compress(lines(rows[half:])))


def write_zstd(path: Path, rows: list[dict[str, Any]]) -> None:
    half = len(rows) // 2
    pack = zstandard.ZstdCompressor().compress
    path.write_bytes(pack(lines(rows[:half])) + pack(lines(rows[half:])))


def write_csv(path: Path, rows: list[dict[str, Any]]) -> None:
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, rows[0].keys())
    writer.writeheader()
    writer.writerows(rows)
    path.write_bytes(b"\xef\xbb\xbf" + out.getvalue().encode())


def write_parquet(path: Path, rows: list[dict[str, Any]]) -> None:
    pq.write_table(pa.Table.from_pylist(rows), path, row_group_size=7)


SOURCES: dict[str, Callable[[Path, list[dict[str, Any]]], None]] = {
    "in.jsonl": write_jsonl,
    "in.ndjson": write_jsonl,
    "in.jsonl.gz": write_gzip,
    "in.jsonl.zst": write_zstd,
    "in.csv": write_csv,
    "in.parquet": write_parquet,
}


def read_lines(path: Path) -> list[dict[str, Any]]:
    data = path.read_bytes()
    if path.suffix == ".gz":
        data = gzip.decompress(data)
    elif path.suffix == ".zst":
        data = zstandard.ZstdDecompressor().stream_reader(data, read_across_frames=True).read()
    return [msgspec.json.decode(line) for line in data.splitlines()]


def aside(dest: Path) -> list[dict[str, Any]]:
    return read_lines(dest.with_name(f"{dest.name}.rejected.jsonl"))


def assert_equal(dest: Path, rows: list[dict[str, Any]]) -> None:
    """Compare a result with a plain loop over `clean`."""
    plain = [wireclean.clean(row["text"]) for row in rows]
    if dest.suffix == ".parquet":
        table = pq.read_table(dest)
        assert articles(table) == plain
        found = table.select(["id", "desk", "score"]).to_pylist()
    else:
        read = read_lines(dest)
        names = wireclean.Article.__struct_fields__
        assert [
            wireclean.Article.from_json(msgspec.json.encode({name: row[name] for name in names})) for row in read
        ] == plain
        found = [{name: row[name] for name in ("id", "desk", "score")} for row in read]
    assert found == [{name: row[name] for name in ("id", "desk", "score")} for row in rows]


@pytest.mark.parametrize("name", SOURCES)
def test_every_form_in_and_out_is_a_plain_loop(tmp_path: Path, name: str) -> None:
    rows = records()
    SOURCES[name](tmp_path / name, rows)
    expected = [{key: str(value) for key, value in row.items()} for row in rows] if name == "in.csv" else rows
    packed = ("out.jsonl.gz", "out.jsonl.zst") if name == "in.jsonl" else ()
    read_alike = name in ("in.ndjson", "in.jsonl.gz", "in.jsonl.zst")  # as in.jsonl, but for its name or its packing
    for out in ("out.jsonl",) if read_alike else ("out.jsonl", "out.parquet", *packed):
        results = set()
        # what is written does not know what was read, so each reader is asked once with one process and with three
        both = out == "out.jsonl" and name in ("in.jsonl", "in.csv", "in.parquet")
        for workers in (1, 3) if both or (name, out) == ("in.jsonl", "out.parquet") else (3,):
            dest = tmp_path / out
            run(tmp_path / name, dest, "--workers", workers, "--chunk-size", "1K", "--force", "--isolated")
            results.add(dest.read_bytes())
        assert len(results) == 1
        assert_equal(tmp_path / out, expected)
    assert not list(tmp_path.glob("*.partial"))
    assert not list(tmp_path.glob("*.rejected.jsonl"))


@pytest.mark.parametrize("out", ["out.jsonl", "out.parquet"])
def test_a_folder_of_texts(tmp_path: Path, out: str) -> None:
    source = tmp_path / "copy"
    names = [f"{folder}/{index:02}.txt" for folder in ("a", "b") for index in range(10)]
    for index, name in enumerate(names):
        (source / name).parent.mkdir(parents=True, exist_ok=True)
        (source / name).write_text(copy(index), encoding="utf-8")
    (source / ".hidden.txt").write_text("no")
    (source / "notes.md").write_text("no")
    run(source, tmp_path / out, "--chunk-size", "1K", "--workers", 2)
    if out == "out.parquet":
        table = pq.read_table(tmp_path / out)
        assert table["id"].to_pylist() == names
        assert articles(table) == [wireclean.clean(copy(index)) for index in range(20)]
    else:
        read = read_lines(tmp_path / out)
        assert [row["id"] for row in read] == names
        assert [row["text"] for row in read] == [wireclean.clean(copy(index)).text for index in range(20)]


def test_a_folder_of_files_and_a_pattern(tmp_path: Path) -> None:
    source = tmp_path / "in"
    source.mkdir()
    write_jsonl(source / "a.jsonl", records(5))
    write_gzip(source / "b.jsonl.gz", records(6))
    write_csv(source / "c.csv", records(7))
    write_parquet(source / "d.parquet", records(8))
    (source / "e.txt").write_text("LISBON (AP) — One.")
    run(source, source / "out.jsonl", "--workers", 2)
    read = read_lines(source / "out.jsonl")
    assert len(read) == 27
    assert read[-1]["id"] == "e.txt"
    run(source, source / "out.parquet")  # out.jsonl is a source now
    assert pq.read_table(source / "out.parquet").num_rows == 54
    run(source / "*.jsonl.gz", tmp_path / "glob.jsonl")
    assert len(read_lines(tmp_path / "glob.jsonl")) == 6


def test_fields_that_are_called_like_the_articles(tmp_path: Path) -> None:
    row = {"body": "LISBON (AP) — One.", "text": "other", "headline": 1, "source_headline": 2}
    write_jsonl(tmp_path / "in.jsonl", [row])
    for out in ("out.jsonl", "out.parquet"):
        run(tmp_path / "in.jsonl", tmp_path / out, "--text-field", "body")
        read = pq.read_table(tmp_path / out).to_pylist() if "parquet" in out else read_lines(tmp_path / out)
        assert read[0]["text"] == "One."
        assert read[0]["source_text"] == "other"
        assert read[0]["source_source_headline"] == 1
        assert read[0]["source_headline"] == 2
        assert "body" not in read[0]


def test_keep_and_drop(tmp_path: Path) -> None:
    write_jsonl(tmp_path / "in.jsonl", records(3))
    for out, options, names in (
        ("out.jsonl", ("--keep", "id"), {"id"}),
        ("out.parquet", ("--keep", "id,desk"), {"id", "desk"}),
        ("out.jsonl", ("--drop", "id", "--drop", "desk"), {"score"}),
        ("out.parquet", ("--drop", "id"), {"desk", "score"}),
    ):
        run(tmp_path / "in.jsonl", tmp_path / out, "--force", *options)
        read = pq.read_table(tmp_path / out).to_pylist() if "parquet" in out else read_lines(tmp_path / out)
        other = set(read[0]) - set(wireclean.Article.__struct_fields__) - {"source_rest"}
        assert other == names
        if "parquet" in out:
            assert {row["source_rest"] for row in read} == {None}


def test_what_fits_no_column_is_kept_all_the_same(tmp_path: Path) -> None:
    first = [{"text": "One.", "n": 1, "s": "a", "nest": {"b": [1]}}] * 20
    filler = [{"text": "x" * 1000, "n": 2, "s": "b", "nest": None}] * 1500
    odd = {"text": "Two.", "n": "three", "s": "c", "late": 1.50, "nest": [1]}
    write_jsonl(tmp_path / "in.jsonl", [*first, *filler, odd])
    run(tmp_path / "in.jsonl", tmp_path / "out.parquet")
    table = pq.read_table(tmp_path / "out.parquet")
    last = table.slice(table.num_rows - 1).to_pylist()[0]
    assert (last["n"], last["s"], last["nest"]) == (None, "c", "[1]")
    assert json.loads(last["source_rest"]) == {"n": "three", "late": 1.5}
    assert table["n"].to_pylist()[:20] == [1] * 20
    assert table["source_rest"].null_count == table.num_rows - 1


def test_numbers_stay_as_they_were_written(tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_text('{"n":1.50,"big":123456789012345678901234567890,"text":"One.","e":1E5}\n')
    run(tmp_path / "in.jsonl", tmp_path / "out.jsonl")
    assert (tmp_path / "out.jsonl").read_text().startswith(
        '{"n":1.50,"big":123456789012345678901234567890,"e":1E5,"headline":'
    )  # fmt: skip


def test_parquet_keeps_types_and_splits_row_groups(tmp_path: Path) -> None:
    table = pa.table(
        {
            "text": pa.array([copy(index) for index in range(50)]).dictionary_encode(),
            "tags": pa.array([[str(index)] for index in range(50)]),
            "at": pa.array(list(range(50)), pa.timestamp("ms", "UTC")),
            "small": pa.array(list(range(50)), pa.int8()),
        }
    )
    pq.write_table(table, tmp_path / "in.parquet")
    run(tmp_path / "in.parquet", tmp_path / "out.parquet", "--chunk-size", "500")
    file = pq.ParquetFile(tmp_path / "out.parquet")
    assert file.metadata.num_row_groups > 5
    for name in ("tags", "at", "small"):
        assert file.read()[name].combine_chunks() == table[name].combine_chunks()
        assert file.schema_arrow.field(name).type == table.schema.field(name).type
    file.close()


def test_ninjs(tmp_path: Path) -> None:
    write_jsonl(tmp_path / "in.jsonl", [{"url": "https://example.org/1", "text": copy(0)}, {"text": copy(1)}])
    run(tmp_path / "in.jsonl", tmp_path / "out.jsonl", "--format", "ninjs", "--id-field", "url")
    first, second = read_lines(tmp_path / "out.jsonl")
    assert first["uri"] == "https://example.org/1"
    assert first["headlines"][0]["value"] == "Bell weighs a ton"
    assert second["uri"].startswith("ni:///")


def test_rules_and_reference_and_settings(tmp_path: Path) -> None:
    (tmp_path / "wireclean.toml").write_text('text-field = "body"\nignore = ["NOT"]\n')
    write_jsonl(tmp_path / "in.jsonl", [{"body": copy(0)}])
    run(tmp_path / "in.jsonl", tmp_path / "out.jsonl", "--reference", "2024-06-01", "--ignore", "HED")
    row = read_lines(tmp_path / "out.jsonl")[0]
    assert row["dateline"]["date"] == "2024-05-01"
    assert "Reporting by" in row["text"]
    assert row["headline"] is None
    assert "no field 'text'" in run(
        tmp_path / "in.jsonl", tmp_path / "b.jsonl", "--isolated", "--strict", code=1
    ).err  # fmt: skip
    assert not (tmp_path / "b.jsonl").exists()


def test_nothing_comes_of_nothing(tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_bytes(b"\n  \n")
    for out in ("out.jsonl", "out.jsonl.gz", "out.jsonl.zst", "out.parquet"):
        run(tmp_path / "in.jsonl", tmp_path / out)
    assert read_lines(tmp_path / "out.jsonl") == read_lines(tmp_path / "out.jsonl.gz") == []
    assert read_lines(tmp_path / "out.jsonl.zst") == []
    table = pq.read_table(tmp_path / "out.parquet")
    assert table.num_rows == 0
    assert articles(table) == []


def test_the_summary_and_its_page(tmp_path: Path) -> None:
    write_jsonl(tmp_path / "in.jsonl", records(8))
    shown = run(tmp_path / "in.jsonl", tmp_path / "out.jsonl", "--report", tmp_path / "report.html").err
    assert "8 documents" in shown
    assert "DAT001" in shown
    assert "█" in shown
    assert "DAT001" in (tmp_path / "report.html").read_text(encoding="utf-8")
    assert run(tmp_path / "in.jsonl", tmp_path / "out.jsonl", "--force", "--quiet").err == ""


# --- what is refused


def test_refusals(tmp_path: Path) -> None:
    write_jsonl(tmp_path / "in.jsonl", records(2))
    write_csv(tmp_path / "in.csv", records(2))
    write_parquet(tmp_path / "in.parquet", records(2))
    (tmp_path / "there.jsonl").write_text("mine")
    (tmp_path / "empty").mkdir()
    for args, said in (
        (("in.jsonl", "there.jsonl"), "there.jsonl: is there already; --force writes over it"),
        (("in.jsonl", "in.jsonl", "--force"), "is the source"),
        (("none.jsonl", "out.jsonl"), "there is no such file or folder"),
        (("empty", "out.jsonl"), "there is no file to read"),
        (("in.jsonl", "out.docx"), "does not say what to write"),
        (("in.jsonl", "empty"), "does not say what to write"),
        (("in.csv", "out.jsonl", "--text-field", "body"), "no column 'body'; there are id, text, desk, score"),
        (("in.parquet", "out.jsonl", "--text-field", "id"), "column 'id' is int64, not a text"),
        (("in.jsonl", "out.parquet", "--format", "ninjs"), "name DEST .jsonl"),
        (("in.jsonl", "out.jsonl", "--keep", "a", "--drop", "b"), "leave one of them out"),
        (("in.jsonl", "out.jsonl", "--chunk-size", "many"), "is no size"),
        (("in.jsonl", "none/of/it.jsonl", "--select", "XYZ"), "XYZ"),
    ):
        assert said in run(*args, cwd=tmp_path, code=2).err.replace("\n", " ")
    assert (tmp_path / "there.jsonl").read_text() == "mine"
    assert not list(tmp_path.glob("*.partial"))


@pytest.mark.parametrize("name", ["in.jsonl.gz", "in.jsonl.zst", "in.parquet"])
def test_a_file_that_was_cut(tmp_path: Path, name: str) -> None:
    SOURCES[name](tmp_path / name, records(500))
    whole = (tmp_path / name).read_bytes()
    (tmp_path / name).write_bytes(whole[: len(whole) // 2])
    shown = run(tmp_path / name, tmp_path / "out.jsonl", code=2).err
    assert f"{name}: broken" in shown
    if "parquet" not in name:
        assert "byte" in shown
    assert not (tmp_path / "out.jsonl").exists()


@pytest.mark.parametrize("name", ["in.jsonl.gz", "in.jsonl.zst", "in.parquet"])
def test_a_file_with_a_wrong_byte_in_it(tmp_path: Path, name: str) -> None:
    SOURCES[name](tmp_path / name, records(500))
    data = bytearray((tmp_path / name).read_bytes())
    for at in range(len(data) // 3, len(data) // 3 + 40):
        data[at] ^= 0x5A
    (tmp_path / name).write_bytes(data)
    done = run(tmp_path / name, tmp_path / "out.jsonl", code=None)
    if done.code == 2:
        assert f"{name}: broken" in done.err
        assert not (tmp_path / "out.jsonl").exists()
    assert "Traceback" not in done.err


@pytest.mark.parametrize(
    ("package", "args"), [("pyarrow", ("in.jsonl", "o.parquet")), ("zstandard", ("in.jsonl", "o.jsonl.zst"))]
)
def test_a_missing_extra_is_named(tmp_path: Path, package: str, args: tuple[str, str]) -> None:
    write_jsonl(tmp_path / "in.jsonl", records(2))
    (tmp_path / "hide" / package).mkdir(parents=True)
    (tmp_path / "hide" / package / "__init__.py").write_text(
        f"raise ModuleNotFoundError({package!r}, name={package!r})"
    )
    path = os.pathsep.join([str(tmp_path / "hide"), os.environ.get("PYTHONPATH", "")])
    start = [sys.executable, "-m", "wireclean", "convert"]
    done = subprocess.run(
        [*start, *args],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": path},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert f"needs {package}; install it with: pip install 'wireclean[batch]'" in done.stderr
    plain = subprocess.run(
        [*start, "in.jsonl", "plain.jsonl"], cwd=tmp_path, env={**os.environ, "PYTHONPATH": path}, check=False
    )
    assert plain.returncode == 0


# --- cutting and joining


@given(st.lists(st.binary(max_size=40)), st.integers(1, 60), st.integers(1, 50))
def test_cutting_keeps_every_line(blocks: list[bytes], size: int, longest: int) -> None:
    whole = b"".join(blocks)
    all_lines = whole.split(b"\n")
    number = 1
    for cut in lines_cut(iter(blocks), size, longest):
        assert cut.first == number
        if cut.length is not None:
            line = all_lines[number - 1]
            assert line.startswith(cut.data)
            assert len(line) == cut.length > longest
            number += 1
            continue
        assert cut.data
        found = cut.data.split(b"\n")
        ended = cut.data.endswith(b"\n")
        assert (
            found[: -1 if ended else None] == all_lines[number - 1 : number - 1 + cut.data.count(b"\n") + (not ended)]
        )
        number += cut.data.count(b"\n") + (not ended)
    assert number >= len(all_lines) - (all_lines[-1] == b"")


@given(
    st.lists(st.lists(st.text(alphabet='a",\né\r ', max_size=6), min_size=2, max_size=3), max_size=12),
    st.integers(1, 40),
    st.integers(1, 30),
)
def test_cutting_keeps_every_row(rows: list[list[str]], size: int, block: int) -> None:
    out = io.StringIO(newline="")
    csv.writer(out).writerows(rows)
    data = out.getvalue().encode()
    found = []
    number = 1
    for cut in rows_cut((data[at : at + block] for at in range(0, len(data), block)), ",", size, 10_000):
        assert cut.length is None
        assert cut.first == number
        number += cut.data.count(b"\n")
        position = 0
        while position < len(cut.data):
            match = row_pattern(",").match(cut.data, position)
            assert match
            found.append(next(csv.reader(io.StringIO(match[0].decode(), newline=""))))
            position = match.end()
    assert found == rows


@given(st.binary(max_size=60), st.integers(1, 20), st.integers(1, 20), st.integers(1, 20))
def test_cutting_loses_no_byte_of_csv(data: bytes, block: int, size: int, longest: int) -> None:
    cuts = list(rows_cut((data[at : at + block] for at in range(0, len(data), block)), ",", size, longest))
    # A line that is too long is reported by its length and not carried on, nor is the line ending behind it.
    assume(all(cut.length in (None, len(cut.data)) for cut in cuts))
    assume(all(cut.length is None or cut.data.endswith(b"\n") or data.endswith(cut.data) for cut in cuts))
    assert b"".join(cut.data for cut in cuts) == data
    assert [cut.first for cut in cuts] == [
        1 + b"".join(cut.data for cut in cuts[:index]).count(b"\n") for index in range(len(cuts))
    ]
