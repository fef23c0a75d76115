"""`wireclean clean` and what it shares with `explain`: what is read, what is refused, and where the result goes."""

from __future__ import annotations

import codecs
import io
import json
import os
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from gate import Done, call, check

import wireclean

STORY = "LISBON, May 4 (Reuters) - The bell of Évora weighs a ton.\n\nIt was cast in 1871.\n"
BODY = "The bell of Évora weighs a ton.\n\nIt was cast in 1871.\n"
PACK = Path(__file__).resolve().parent.parent / "examples" / "herald.toml"
NULL = Path(os.devnull)
POSIX = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="links and pipes as POSIX has them")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    write("story.txt", STORY)
    return tmp_path


def write(name: str, content: str | bytes) -> Path:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def clean(*args: str | Path, stdin: bytes = b"") -> Done:
    return call("clean", "--isolated", *args, stdin=stdin)


# --- what is read


@pytest.mark.parametrize("command", ["clean", "explain"])
@pytest.mark.parametrize(
    ("name", "content", "way"),
    [
        ("one.jsonl", '{"body": "The bell rang."}\n', "--text-field"),
        ("one.csv", "body\nThe bell rang.\n", "--text-field"),
        ("one.parquet", b"PAR1\x15\x04", "cannot be read as Parquet"),
        ("one.tsv", "id\ttext\n1\tThe bell rang.\n", "save it as .csv"),
        ("one.warc", "WARC/1.0\r\n", "warcio"),
        ("one.warc.gz", b"\x1f\x8b\x08\x00", "warcio"),
        ("one.xml", "<bell>It rang.</bell>", "none of a format that wireclean reads"),
        ("one.nitf", "<nitf><body>", "not well-formed XML"),
        ("one.html", "<p>The bell rang.</p>", "trafilatura"),
        ("one.docx", b"PK\x03\x04\x14\x00", "pandoc"),
        ("one.pdf", b"%PDF-1.7\n", "pdftotext"),
        ("one.jsonl.gz", b"\x1f\x8b\x08\x00", "wireclean convert"),
    ],
)
def test_a_file_of_another_kind_is_refused_with_what_takes_it(
    command: str, name: str, content: str | bytes, way: str
) -> None:
    write(name, content)
    done = call(command, "--isolated", name)
    assert (done.code, done.raw) == (2, b"")
    assert done.err.startswith(f"wireclean: {name}:")
    assert way in done.err
    assert done.err.count("\n") == 1


@pytest.mark.parametrize(
    ("content", "way"),
    [
        (b"PAR1\x15\x04", "Parquet"),
        (b"\xef\xbb\xbf  <!DOCTYPE html><p>The bell rang.", "trafilatura"),
        (b'<html lang="en"><p>The bell rang.', "trafilatura"),
        (b'<?xml version="1.0"?>\n<html lang="en"><p>The bell rang.', "trafilatura"),
        (b"PK\x03\x04\x14\x00", "pandoc"),
        (b"%PDF-1.7\n", "pdftotext"),
        (b"\x1f\x8b\x08\x00", "unpack"),
    ],
)
def test_so_it_is_on_standard_input_and_without_an_ending(content: bytes, way: str) -> None:
    write("one", content)
    for done in (clean(stdin=content), clean("one")):
        assert (done.code, done.raw) == (2, b"")
        assert way in done.err
        assert done.err.count("\n") == 1


@pytest.mark.parametrize(
    "copy",
    [
        '{"The bell rang," she said.',
        "[1] The bell rang.",
        "{} The bell rang.",
        "HTML is what pages are of.",
        "<b> rang.",
    ],
)
def test_copy_that_only_begins_alike_is_copy(copy: str) -> None:
    assert clean(stdin=copy.encode()).code == 0


MARKED = [
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
]


@pytest.mark.parametrize(("mark", "encoding"), MARKED)
def test_a_mark_at_the_beginning_says_how_a_file_is_encoded(mark: bytes, encoding: str) -> None:
    content = mark + STORY.encode(encoding)
    write("marked.txt", content)
    assert clean("marked.txt").out == BODY
    assert clean("--encoding", "windows-1252", "marked.txt").out == BODY
    assert clean(stdin=content).out == BODY
    assert "Lisbon" in call("explain", "--isolated", "marked.txt").out
    article = wireclean.Article.from_json(clean("--format", "json", "marked.txt").raw)
    assert wireclean.restore(article.text, article.edits) == STORY


@pytest.mark.parametrize(("mark", "encoding"), MARKED)
@pytest.mark.parametrize("name", ["a.txt", "a.jsonl", "a.csv", "a.json"])
def test_check_reads_it_too_and_fix_leaves_it(name: str, mark: bytes, encoding: str) -> None:
    def content(text: str) -> bytes:
        rows = {".txt": f"{text}\n", ".csv": f"text\n{text}\n"}
        return mark + rows.get(Path(name).suffix, json.dumps({"text": text}, ensure_ascii=False) + "\n").encode(
            encoding
        )

    write(name, content("The bell  of Évora rang."))
    done = check(name)
    assert done.code == 1
    assert "Found 1 finding (1 info)" in done.out
    assert check(name, "--fix").code == 0
    assert Path(name).read_bytes() == content("The bell of Évora rang.")
    assert check("-", "--stdin-filename", name, stdin=Path(name).read_bytes()).code == 0


def test_the_mark_takes_no_column() -> None:
    write("marked.txt", codecs.BOM_UTF8 + b"The bell  rang.\n")
    finding = json.loads(check("marked.txt", "--output-format", "json").out)["findings"][0]
    assert (finding["line"], finding["column"]) == (1, 9)


def test_bytes_that_do_not_fit_the_mark_are_named_with_its_encoding() -> None:
    write("marked.txt", codecs.BOM_UTF16_LE + b"T\x00h")
    assert "not valid utf-16-le at byte 4" in clean("marked.txt").err


def test_folders_and_patterns_are_taken_as_check_takes_them() -> None:
    write("in/a.txt", "The bell rang.")
    write("in/below/b.md", "It rang twice.")
    write("in/.hidden.txt", "No.")
    write("in/left.txt", "No.")
    write("in/.gitignore", "left.txt\n")
    for paths in (["in"], ["in/a.txt", "in/below/*"], ["in/**/*.txt", "in/**/*.md"]):
        assert clean(*paths).out == "The bell rang.\n\nIt rang twice.\n"
    explained = call("explain", "--isolated", "in").out
    assert "in/a.txt" in explained
    assert "in/below/b.md" in explained
    none = clean("no*.txt")
    assert (none.code, none.err) == (2, "wireclean: no*.txt: no file matches this pattern\n")


def test_what_holds_no_text_and_was_come_upon_is_passed_over_with_a_word() -> None:
    write("in/a.txt", "The bell rang.")
    write("in/b.pdf", b"%PDF-1.7")
    done = clean("in/*")
    assert (done.code, done.out) == (0, "The bell rang.\n")
    assert done.err.startswith("wireclean: in/b.pdf: passed over: is PDF")
    assert done.err.count("\n") == 1
    nothing = clean("in/*.pdf")
    assert (nothing.code, nothing.raw) == (2, b"")
    assert nothing.err.endswith("wireclean: there was nothing to clean\n")


def test_the_settings_say_which_files_of_a_folder_are_read() -> None:
    write("in/a.txt", "The bell rang.")
    write("in/b.txt", "It rang.")
    write("in/c.wire", "It  rang twice.")
    write("in/wireclean.toml", "include = ['*.wire', 'b.txt']\nexclude = ['b.txt']\n")
    assert call("clean", "in").out == "It rang twice.\n"


def test_on_a_terminal_it_says_what_it_waits_for(monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.TextIOWrapper):
        def isatty(self) -> bool:
            return True

    monkeypatch.setattr("gate.io.TextIOWrapper", Terminal)
    monkeypatch.setenv("NO_COLOR", "1")
    done = clean("--plain", stdin=STORY.encode())
    assert (done.code, done.out) == (0, BODY)
    assert done.err == ("wireclean: reading standard input; end it with Ctrl-D (Ctrl-Z on Windows), or name a file\n")


@POSIX
def test_closed_streams_are_one_line() -> None:
    command = f"{sys.executable} -m wireclean clean"
    for closing, said in (
        ("<&-", "standard input: cannot be read"),
        (">&- story.txt", "standard output: cannot be written"),
    ):
        done = subprocess.run(f"{command} {closing}", shell=True, capture_output=True, text=True, check=False)
        assert (done.returncode, done.stderr) == (2, f"wireclean: {said}: it is closed\n")


# --- which is which


def test_a_line_of_json_says_which_file_it_is_from() -> None:
    write("b.txt", "It rang.")
    lines = [json.loads(line) for line in clean("--format", "json", "story.txt", "b.txt").out.splitlines()]
    assert [line["id"] for line in lines] == ["story.txt", "b.txt"]
    assert json.loads(clean("--format", "json", "b.txt").out)["id"] == "b.txt"
    assert "id" not in json.loads(clean("--format", "json", stdin=b"It rang.").out)
    items = [json.loads(line) for line in clean("--format", "ninjs", "story.txt", "b.txt").out.splitlines()]
    assert [item["altIds"] for item in items] == [
        [{"role": "source", "value": name}] for name in ("story.txt", "b.txt")
    ]


def test_the_schema_of_articles_holds_for_it() -> None:
    jsonschema = pytest.importorskip("jsonschema")
    line = clean("--format", "json", "story.txt").raw
    jsonschema.validate(json.loads(line), wireclean.article.article_schema())
    assert wireclean.Article.from_json(line) == wireclean.clean(STORY)


def test_what_acts_is_escaped_in_json() -> None:
    copy = "The bell \u202etwice\u2066 rang \x9bin \x7f the \u200e \x85 of ##[error] \ud7ff it\u200b rang."
    for form in ("json", "ninjs"):
        line = clean("--format", form, stdin=copy.encode()).out
        assert not {letter for letter in line.rstrip("\n") if not letter.isprintable() and letter != "\ud7ff"}
        assert "##[" not in line
    article = wireclean.Article.from_json(clean("--format", "json", stdin=copy.encode()).raw)
    assert article == wireclean.clean(copy)


# --- where the result goes


@POSIX
@pytest.mark.parametrize("spelling", ["story.txt", "./story.txt", "link.txt", "hard.txt", "sub/../story.txt"])
def test_a_source_is_never_written_over(spelling: str) -> None:
    Path("sub").mkdir()
    Path("link.txt").symlink_to("story.txt")
    Path("hard.txt").hardlink_to("story.txt")
    calls = [
        call("clean", "--isolated", "-o", spelling, "story.txt"),
        call("explain", "--isolated", "--html", spelling, "story.txt"),
        check("-o", spelling, "story.txt"),
    ]
    for done in calls:
        assert (done.code, done.err) == (
            2,
            f"wireclean: {Path(spelling)}: is a file that is read; name another output\n",
        )
    assert Path("story.txt").read_text(encoding="utf-8") == STORY


def test_nor_in_a_folder() -> None:
    write("a.txt", "It  rang.")
    done = clean("-o", ".", "story.txt", "a.txt")
    assert (done.code, done.err.count("is a file that is read")) == (2, 2)
    assert Path("a.txt").read_text(encoding="utf-8") == "It  rang."
    assert clean("-o", ".", "--format", "markdown", "story.txt", "a.txt").code == 0
    assert Path("a.md").read_text(encoding="utf-8") == "It rang.\n"


def test_several_files_need_a_folder_or_something_that_takes_all() -> None:
    write("a.txt", "It  rang.")
    write("out.txt", "before")
    done = clean("-o", "out.txt", "story.txt", "a.txt")
    assert (done.code, "out.txt is one file; name a folder for several" in done.err) == (2, True)
    assert Path("out.txt").read_text(encoding="utf-8") == "before"
    assert clean("-o", os.devnull, "story.txt", "a.txt").code == 0


def test_a_folder_is_written_as_it_is_read_and_not_read_again() -> None:
    write("in/a.txt", "The  bell rang.")
    write("in/below/a.txt", "It  rang.")
    for _ in range(2):
        assert clean("in", "-o", "in/out").code == 0
        files = {path.as_posix() for path in Path("in/out").rglob("*") if path.is_file()}
        assert files == {"in/out/a.txt", "in/out/below/a.txt"}
    assert Path("in/out/below/a.txt").read_text(encoding="utf-8") == "It rang.\n"


def write_to(target: str, command: str) -> Done:
    write("rows.jsonl", json.dumps({"text": STORY}) + "\n")
    calls: dict[str, tuple[str, ...]] = {
        "clean": ("-o", target, "story.txt"),
        "check": ("-o", target, "rows.jsonl"),
        "explain": ("--html", target, "story.txt"),
        "convert": ("-q", "--workers", "1", "--report", target, "rows.jsonl", "out.jsonl"),
    }
    return call(command, "--isolated", *calls[command])


COMMANDS = pytest.mark.parametrize("command", ["clean", "check", "explain", "convert"])


@COMMANDS
def test_a_device_stays_a_device(command: str) -> None:
    done = write_to(os.devnull, command)
    assert (done.code, done.raw, done.err) == (command == "check", b"", "")
    assert not NULL.is_file()


@POSIX
def test_a_pipe_is_written_into() -> None:
    os.mkfifo("pipe")
    got: list[bytes] = []
    reader = threading.Thread(target=lambda: got.append(Path("pipe").read_bytes()))
    reader.start()
    assert clean("-o", "pipe", "story.txt").code == 0
    reader.join(20)
    assert got == [BODY.encode()]
    assert stat.S_ISFIFO(os.stat("pipe").st_mode)


@POSIX
@COMMANDS
def test_a_link_is_followed(command: str) -> None:
    write("there/real", "before").chmod(0o640)
    for number, name in enumerate(("real", "made")):
        Path("link").unlink(missing_ok=True)
        Path("out.jsonl").unlink(missing_ok=True)
        Path("link").symlink_to(f"there/{name}")
        assert write_to("link", command).code == (command == "check")
        assert Path("link").is_symlink()
        assert Path("there", name).read_text(encoding="utf-8") not in ("", "before")
        assert len([*Path("there").iterdir()]) == number + 1
    assert stat.S_IMODE(os.stat("there/real").st_mode) == 0o640


@COMMANDS
def test_a_dash_is_standard_output(command: str) -> None:
    begins = {
        "clean": "The bell of",
        "check": "rows.jsonl:1\n",
        "explain": "<!doctype html>",
        "convert": "<!doctype html>",
    }
    assert write_to("-", command).out.startswith(begins[command])
    assert not Path("-").exists()


def test_pages_of_several_files_need_a_folder() -> None:
    several = call("explain", "--isolated", "--html", "-", "story.txt", write("a.txt", "It rang."))
    assert (several.code, "name a folder" in several.err) == (2, True)


@POSIX
def test_standard_output_by_its_path_is_not_replaced() -> None:
    write("all.txt", "before\n")
    with open("all.txt", "ab") as file:
        command = [sys.executable, "-m", "wireclean", "clean", "-o", "/dev/stdout", "story.txt"]
        assert subprocess.run(command, stdout=file, check=False).returncode == 0
    assert Path("all.txt").read_text(encoding="utf-8") == f"before\n{BODY}"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
@pytest.mark.parametrize(
    "args",
    [
        ["clean", "story.txt"],
        ["explain", "story.txt"],
        ["check", "story.txt"],
        ["rules"],
        ["schema", "pack"],
        ["--help"],
    ],
    ids=lambda args: args[0],
)
def test_a_full_disk_is_one_line(args: list[str]) -> None:
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "wireclean", *args], stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert done.returncode == 2
    assert done.stderr.decode() == "wireclean: standard output: cannot be written: No space left on device\n"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_so_is_a_full_disk_that_is_named() -> None:
    done = clean("-o", "/dev/full", "story.txt")
    assert (done.code, done.err) == (2, "wireclean: /dev/full: cannot be written: No space left on device\n")


# --- what is said of it


EVIL = "ev\x1b[31mil\u202e\x9b"


def acts(shown: str) -> set[str]:
    return {letter for letter in shown if not letter.isprintable() and letter != "\n"}


@pytest.mark.parametrize(
    "args",
    [
        ["clean", f"{EVIL}.txt"],
        ["clean", f"{EVIL}*.txt"],
        ["clean", "-o", f"story.txt/{EVIL}", "story.txt"],
        ["clean", "--config", f"{EVIL}.toml", "story.txt"],
        ["clean", "--ignore", EVIL, "story.txt"],
        ["clean", "--encoding", EVIL, "story.txt"],
        ["clean", "--format", EVIL, "story.txt"],
        ["clean", f"--{EVIL}", "story.txt"],
        ["explain", f"{EVIL}.txt"],
        ["explain", "--html", f"story.txt/{EVIL}", "story.txt"],
        ["rules", EVIL],
        ["rules", "--pack", f"{EVIL}.toml"],
        ["rules", "--test", f"{EVIL}.toml"],
        ["check", f"{EVIL}.txt"],
        ["check", "--config", f"{EVIL}.toml", "story.txt"],
        ["convert", f"{EVIL}.txt", f"{EVIL}.jsonl"],
        [EVIL],
        [f"--{EVIL}"],
    ],
    ids=lambda args: " ".join(args).encode("ascii", "backslashreplace").decode(),
)
def test_nothing_acts_in_a_message(args: list[str]) -> None:
    done = call(*args)
    assert done.code == 2
    assert not acts(done.err)
    assert r"\x1b" in done.err


def test_nor_in_the_name_of_a_pack() -> None:
    write(f"{EVIL}.toml", PACK.read_bytes())
    done = call("rules", "--test", f"{EVIL}.toml")
    assert (done.code, done.err, acts(done.out)) == (0, "", set())
