"""The command line: what its commands have in common. Each call is made in this process."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest
from gate import call

import wireclean

STORY = "LISBON, May 4 (Reuters) - The bell weighs a ton.\n\nIt was cast in 1871.\n\n(Reporting by Ana Lima; Editing by Tom Reed)\n"
BODY = "The bell weighs a ton.\n\nIt was cast in 1871.\n"


def test_text_is_the_body_only(tmp_path: Path) -> None:
    story = tmp_path / "story.txt"
    story.write_text(STORY, encoding="utf-8")
    done = call("clean", story)
    assert (done.code, done.out, done.err) == (0, BODY, "")


@pytest.mark.parametrize("args", [[], ["-"]])
def test_standard_input(args: list[str]) -> None:
    assert call("clean", *args, stdin=STORY.encode()).out == BODY


def test_json_is_the_whole_article() -> None:
    done = call("clean", "--format", "json", "--reference", "2020-12-31", stdin=STORY.encode())
    article = wireclean.Article.from_json(done.raw)
    assert wireclean.restore(article.text, article.edits) == STORY
    assert json.loads(done.raw)["dateline"]["date"] == "2020-05-04"


def test_json_of_several_files_is_one_line_each(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(STORY, encoding="utf-8")
    lines = call("clean", "--format", "json", "a.txt", "b.txt", cwd=tmp_path).out.splitlines()
    assert [json.loads(line)["text"] for line in lines] == [BODY.rstrip()] * 2


def test_markdown_escapes_what_markdown_would_read() -> None:
    copy = "Bell *found*\nBy Ana Lima, Associated Press\nLISBON (AP) — The bell_weighs_a ton and [more] than that.\n"
    assert call("clean", "--format", "markdown", stdin=copy.encode()).out == (
        "# Bell \\*found\\*\n\nBy Ana Lima, Associated Press\n\n"
        "**Lisbon (AP)** — The bell\\_weighs\\_a ton and \\[more\\] than that.\n"
    )


def test_the_other_files_are_still_done(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(STORY, encoding="utf-8")
    (tmp_path / "bad.txt").write_bytes(b"The bell\nof M\xfcnster")
    done = call("clean", "missing.txt", "bad.txt", "good.txt", cwd=tmp_path)
    assert done.code == 2
    assert BODY in done.out
    lines = done.err.splitlines()
    assert len(lines) == 2
    assert lines[0].startswith("wireclean: missing.txt: cannot be read: ")
    assert lines[1] == (
        "wireclean: bad.txt: not valid utf-8 at byte 13 (line 2, byte 0xfc); "
        "name its encoding with --encoding, or choose --errors replace"
    )


def test_encoding_and_errors_choose_otherwise(tmp_path: Path) -> None:
    story = tmp_path / "story.txt"
    story.write_bytes(b"The bell of M\xfcnster weighs a ton.")
    assert call("clean", "--encoding", "windows-1252", story).out == "The bell of Münster weighs a ton.\n"
    assert call("clean", "--errors", "replace", story).out == "The bell of M\ufffdnster weighs a ton.\n"
    unknown = call("clean", "--encoding", "utf-9", story)
    assert (unknown.code, "there is no encoding 'utf-9'" in unknown.err) == (2, True)


def test_output_goes_to_a_file_or_a_folder(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(STORY, encoding="utf-8")
    assert call("clean", "a.txt", "-o", "out.txt", cwd=tmp_path).out == ""
    assert (tmp_path / "out.txt").read_text(encoding="utf-8") == BODY
    assert call("clean", "a.txt", "b.txt", "--format", "json", "-o", "out", cwd=tmp_path).code == 0
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["a.json", "b.json"]


def test_no_file_of_a_call_overwrites_another(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.txt").write_text(f"{name.title()} bells rang.", encoding="utf-8")
    done = call("clean", "one/a.txt", "two/a.txt", "-o", "out", cwd=tmp_path)
    assert done.code == 2
    assert "already holds another file of this call" in done.err
    assert (tmp_path / "out" / "a.txt").read_text(encoding="utf-8") == "One bells rang.\n"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere")
def test_an_unwritable_output_is_one_clear_line(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    done = call("clean", "-o", tmp_path / "out.txt", stdin=b"The bell rang.")
    assert done.code == 2
    assert "cannot be written" in done.err


def test_output_that_cannot_be_a_file(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    done = call("clean", "-o", tmp_path / "file" / "out.txt", stdin=b"The bell rang.")
    assert done.code == 2
    assert done.err.count("\n") == 1
    assert "cannot be written" in done.err


def test_rules_can_be_chosen() -> None:
    copy = b"LISBON (AP) \xe2\x80\x94 The bell  weighs a ton."
    assert call("clean", "--ignore", "DAT", stdin=copy).out == "LISBON (AP) — The bell weighs a ton.\n"
    assert call("clean", "--select", "dat001", stdin=copy).out == "The bell  weighs a ton.\n"
    unknown = call("clean", "--ignore", "XYZ", stdin=copy)
    assert unknown.code == 2
    assert "no rule or family has the code 'XYZ'" in unknown.err


def test_rules_lists_all_and_shows_one() -> None:
    listed = call("rules").out
    assert all(code in listed for code in wireclean.rules)
    page = call("rules", "gal001").out
    assert page.startswith("# GAL001 gallery-slot")
    assert "It weighs" not in page
    weighed = call("rules", "HED005").out
    assert re.search(
        r"^\| \+2\.00 \| it is the first line, and no other line of the head reads as a title \| `alone` \|$",
        weighed,
        re.MULTILINE,
    )
    assert re.search(r"^\| -\d\.\d\d \| it is the name of an agency \| `agency` \|$", weighed, re.MULTILINE)
    assert call("rules", "GAL").out.count("\n") == 2
    unknown = call("rules", "GAL01")
    assert unknown.code == 2
    assert "did you mean GAL001?" in unknown.err
