"""`wireclean check`: which files it reads, what it finds in them, how it ends, and how it writes fixes back."""

from __future__ import annotations

import csv
import io
import json
import os
import shutil
import stat
import subprocess
import sys
import time
import tomllib
from pathlib import Path

import pytest
from gate import DIRTY, STORY, check
from hypothesis import given
from hypothesis import strategies as st

import wireclean
from wireclean.cli.progress import Progress
from wireclean.formats import read_documents
from wireclean.formats.csv import BARE
from wireclean.formats.decoding import Decoded
from wireclean.formats.documents import Document, Problem, Splice, spliced
from wireclean.formats.json import JSON_STRING
from wireclean.formats.model import Opened, Wanted
from wireclean.report.diff import unified_diff

CLEAN = wireclean.clean(DIRTY).text


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(path: str, content: str | bytes) -> Path:
    file = Path(path)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
    return file


def records(path: str, texts: list[str], field: str = "text") -> None:
    write(path, "".join(json.dumps({"id": number, field: text}) + "\n" for number, text in enumerate(texts)))


def opened(name: str, content: str) -> Opened:
    return Opened(name, name, content=Decoded(content, "utf-8"))


def found_in(*args: str) -> list[tuple[str, str]]:
    """Return path and rule of each finding."""
    content = json.loads(check(*args, "--output-format", "json").out)
    return [(finding["path"], finding["rule"]) for finding in content["findings"]]


# --- findings


def test_a_finding_says_what_and_how_to_mend_it() -> None:
    finding = next(finding for finding in wireclean.check(DIRTY) if finding.rule == "SPC002")
    assert (finding.line, finding.column, finding.snippet, finding.fix) == (5, 12, "  ", " ")
    dateline = wireclean.check(DIRTY)[0]
    assert (dateline.rule, dateline.snippet, dateline.fix) == ("DAT001", "LISBON, May 4 (Reuters) - ", "")


def test_a_long_snippet_is_cut() -> None:
    caption = f"1 of 2 {'The bell is lifted from the harbour by a crane. ' * 8}(Joe Hart/AP) Show More Show Less 2 of 2"
    finding = max(wireclean.check(f"{caption}\n\n{STORY}"), key=lambda found: found.span.end - found.span.start)
    assert len(finding.snippet) == 80
    assert finding.snippet.endswith("…")


@given(st.text(alphabet=st.sampled_from("ab .\r\n\u00a0\u200bÃ©—“,&;"), max_size=60))
def test_findings_fix_what_clean_fixes(text: str) -> None:
    findings = wireclean.check(text)
    assert spliced(text, [Splice(*finding.span, finding.fix) for finding in findings]) == wireclean.clean(text).text
    for finding in findings:
        found = text[slice(*finding.span)]
        before = text[: finding.span.start + (len(found) - len(found.lstrip()) if found.strip() else 0)]
        assert finding.line == before.count("\n") + 1
        assert finding.column == len(before) - (before.rfind("\n") + 1) + 1


# --- exit codes


def test_exit_codes() -> None:
    write("clean.txt", STORY)
    write("dirty.txt", DIRTY)
    assert check("clean.txt").code == 0
    assert check("dirty.txt").code == 1
    assert check("clean.txt", "missing.txt").code == 2
    assert check("dirty.txt", "--select", "NONE").code == 2
    assert check("dirty.txt", "--colour").code == 2


@pytest.mark.parametrize("ending", ["", "\n"])
def test_the_line_end_at_the_end_of_a_file_is_no_finding(ending: str) -> None:
    write("a.txt", STORY.rstrip("\n") + ending)
    assert check("a.txt").code == 0


def test_without_a_path_the_current_folder_is_checked_and_standard_input_is_named() -> None:
    write("deep/a.txt", DIRTY)
    done = check(stdin=STORY.encode())
    assert (done.code, "deep/a.txt\n" in done.out) == (1, True)
    assert check("-").code == 0
    assert check("-", stdin=DIRTY.encode()).code == 1
    assert check("-", stdin=STORY.encode()).code == 0


def test_exit_zero_hides_findings_but_no_errors() -> None:
    write("a.txt", DIRTY)
    done = check("a.txt", "--exit-zero")
    assert (done.code, "Found 3 findings" in done.out) == (0, True)
    assert check("a.txt", "--exit-zero", "--fail-if", "FUR > 0").code == 0
    assert check("a.txt", "missing.txt", "--exit-zero").code == 2


def test_findings_say_how_many_are_mended_by_a_fix() -> None:
    write("a.jsonl", json.dumps({"text": f"Bell found\n\n{DIRTY}", "title": "Buoy lost"}) + "\n")
    done = check("a.jsonl", "--map", "headline=title")
    content = json.loads(check("a.jsonl", "--map", "headline=title", "--output-format", "json").out)
    compared = [one for one in content["findings"] if not one["fixable"]]
    assert [one["message"] for one in compared] == ["compare: headline differs; the source declares 'Buoy lost'"]
    total = len(content["findings"])
    assert done.out.endswith(f" in 1 of 1 document.\n[*] {total - 1} fixable with --fix.\n")
    assert (content["summary"]["findings"], content["summary"]["fixable"]) == (total, total - 1)
    assert " DEC001 compare: headline differs" in done.out
    write("clean.txt", STORY)
    assert "fixable" not in check("clean.txt").out


def test_the_settings_are_shown_as_a_configuration() -> None:
    write("a.txt", DIRTY)
    write("deep/b.txt", DIRTY)
    write("deep/wireclean.toml", 'ignore = ["DAT"]\nseverity = "warning"\n[per-file-ignores]\n"b.txt" = ["FUR"]\n')
    done = check("a.txt", "deep/b.txt", "--ignore", "GAL", "--show-settings", isolated=False)
    first, second = (tomllib.loads(part) for part in done.out.split("\n\n"))
    assert done.code == 0
    assert first == {"level": "standard", "ignore": ["GAL"], "severity": "info"}
    assert second == {
        "level": "standard", "ignore": ["DAT", "GAL"], "severity": "warning", "per-file-ignores": {"b.txt": ["FUR"]},
    }  # fmt: skip
    assert "# a.txt: no wireclean.toml or pyproject.toml above it: the defaults\n" in done.out
    assert f"# deep/b.txt: from {Path('deep/wireclean.toml').absolute()}\n" in done.out


def test_what_cannot_be_read_is_reported_and_the_rest_is_checked() -> None:
    write("bad.txt", b"The bell\nof M\xfcnster")
    write("dirty.txt", DIRTY)
    done = check("bad.txt", "missing.txt", "dirty.txt")
    assert done.code == 2
    assert "wireclean: bad.txt:2: not valid utf-8 (byte 0xfc)" in done.err
    assert "wireclean: missing.txt: cannot be read: No such file or directory" in done.err
    assert "FUR001" in done.out
    assert check("bad.txt", "--encoding", "latin-1").code == 1  # hard-wrapped


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read anywhere")
def test_a_forbidden_folder_is_reported() -> None:
    write("closed/a.txt", STORY).parent.chmod(0)
    assert check(".").code == 2


# --- finding files


def test_folders_hold_the_known_kinds_and_named_files_any() -> None:
    for name in ("a.txt", "b.md", "c.py", "deep/d.TXT", ".hidden/e.txt", "story"):
        write(name, DIRTY)
    assert {path for path, _ in found_in(".")} == {"a.txt", "b.md", "deep/d.TXT"}
    assert {path for path, _ in found_in("c.py", "story", ".hidden/e.txt")} == {"c.py", "story", ".hidden/e.txt"}


def test_a_file_is_checked_once() -> None:
    write("a/b.txt", DIRTY)
    assert len(found_in("a", "a/b.txt", "a/*.txt", ".")) == len(wireclean.check(DIRTY[:-1]))


def test_glob_patterns() -> None:
    for name in ("a.txt", "deep/b.txt", "deep/er/c.txt", "deep/d.md"):
        write(name, DIRTY)
    assert {path for path, _ in found_in("**/*.txt")} == {"a.txt", "deep/b.txt", "deep/er/c.txt"}
    assert {path for path, _ in found_in("de*")} == {"deep/b.txt", "deep/er/c.txt", "deep/d.md"}
    nothing = check("*.csv")
    assert (nothing.code, "*.csv: no file matches this pattern" in nothing.err) == (2, True)


def test_gitignore_is_respected_but_for_what_is_named() -> None:
    Path(".git/info").mkdir(parents=True)
    write(".git/info/exclude", "secret/\n")
    write(".gitignore", "*.md\nbuild/\n!keep.md\n/only-here.txt\n")
    write("deep/.gitignore", "*.txt\n!b.txt\n")
    for name in (
        "a.txt", "a.md", "keep.md", "build/a.txt", "deep/a.txt", "deep/b.txt", "deep/only-here.txt", "only-here.txt",
        "secret/a.txt",
    ):  # fmt: skip
        write(name, DIRTY)
    expected = {"a.txt", "keep.md", "deep/b.txt"}
    assert {path for path, _ in found_in(".")} == expected
    assert {path for path, _ in found_in("**/*.*")} == expected
    assert {path for path, _ in found_in("deep")} == {"deep/b.txt"}
    assert {path for path, _ in found_in("build/a.txt")} == {"build/a.txt"}


def test_an_ignored_folder_that_is_named_is_looked_into() -> None:
    Path(".git").mkdir()
    write(".gitignore", "build/\n")
    write("build/a.txt", DIRTY)
    write("build/b.txt", DIRTY)
    write("build/.gitignore", "b.txt\n")
    assert {path for path, _ in found_in("build")} == {"build/a.txt"}
    assert found_in(".") == []


def test_nothing_to_check_is_said() -> None:
    Path("empty").mkdir()
    done = check("empty")
    assert (done.code, done.err) == (0, "wireclean: there was nothing to check\n")


def test_what_the_command_writes_is_no_copy() -> None:
    write("a.txt", DIRTY)
    assert check(".", "--write-baseline", "base.json").code == 0
    for _ in range(2):
        done = check(
            ".", "--baseline", "base.json", "--output-format", "json", "-o", "out.json", "--text-field", "body"
        )
        assert (done.code, done.err) == (0, "")


def test_gitignore_counts_without_a_repository_too() -> None:
    write("copy/.gitignore", "*.md\n")
    write("copy/a.md", DIRTY)
    write("copy/a.txt", DIRTY)
    assert {path for path, _ in found_in("copy")} == {"copy/a.txt"}


def test_exclude() -> None:
    for name in ("a.txt", "old/b.txt", "new/b.txt"):
        write(name, DIRTY)
    assert {path for path, _ in found_in(".", "--exclude", "old")} == {"a.txt", "new/b.txt"}
    assert {path for path, _ in found_in(".", "--exclude", "*/b.txt")} == {"a.txt"}
    assert {path for path, _ in found_in("old/b.txt", "--exclude", "old")} == {"old/b.txt"}
    assert found_in("old/b.txt", "--exclude", "old", "--force-exclude") == []


def test_links_to_folders_are_not_followed() -> None:
    write("a/b.txt", DIRTY)
    try:
        Path("a/loop").symlink_to(Path("a").absolute(), target_is_directory=True)
    except OSError:
        pytest.skip("no links here")
    assert {path for path, _ in found_in(".")} == {"a/b.txt"}


# --- records


def test_a_jsonl_finding_names_the_line_of_its_record() -> None:
    records("corpus.jsonl", [STORY.rstrip(), CLEAN, DIRTY])
    done = check("corpus.jsonl")
    assert done.code == 1
    assert "corpus.jsonl:3\n" in done.out
    assert "corpus.jsonl:1\n" not in done.out
    finding = json.loads(check("corpus.jsonl", "--output-format", "json").out)["findings"][0]
    assert finding["record"] == {"number": 3, "line": 3, "pointer": None, "id": None}
    assert (finding["line"], finding["column"], finding["span"]) == (1, 1, [0, 26])


def test_a_bad_record_is_reported_with_its_line() -> None:
    lines = [
        json.dumps({"text": CLEAN}), "", '{"text": ', '["a"]', '{"text": 3}', '{"text": null}', '{"id": 1}', '{"id": 2}',
        '{"id": 3}', '{"text": "a"} x', '{"text": ' + "[" * 100_000, json.dumps({"text": DIRTY}),
    ]  # fmt: skip
    write("a.jsonl", "\n".join(lines).encode() + b'\n{"text": "\xff"}\n')
    done = check("a.jsonl")
    assert done.code == 2
    reported = [line.removeprefix("wireclean: ") for line in done.err.splitlines()]
    assert [line.split(": ")[0] for line in reported] == [
        "a.jsonl:3", "a.jsonl:4", "a.jsonl:5", "a.jsonl:6", "a.jsonl:7", "a.jsonl:10", "a.jsonl:11", "a.jsonl:13", "a.jsonl",
    ]  # fmt: skip
    assert reported[2] == "a.jsonl:5: field 'text' is a number, not a text"
    assert reported[4] == "a.jsonl:7: no field 'text'; the fields are: id (choose with --text-field)"
    assert reported[-1] == "a.jsonl: 2 more records have no field 'text'"
    assert "a.jsonl:12\n" in done.out


@pytest.mark.parametrize("name", ["a.jsonl", "a.json", "a.csv", "a.parquet"])
def test_a_wrong_field_is_an_error_that_lists_the_fields(name: str) -> None:
    rows = [{"id": "7", "body": DIRTY}]
    if name == "a.csv":
        with Path(name).open("w", newline="", encoding="utf-8") as file:
            writer = csv.DictWriter(file, ["id", "body"])
            writer.writeheader()
            writer.writerows(rows)
    elif name == "a.parquet":
        parquet(name, rows)
    else:
        write(name, json.dumps(rows[0] if name == "a.jsonl" else rows) + "\n")
    done = check(name, "--text-field", "text")
    assert done.code == 2
    assert "no field 'text'; the fields are: id, body" in done.err
    assert check(name, "--text-field", "body").code == 1
    assert "FUR001" in check(name, "--text-field", "body").out


def parquet(name: str, rows: list[dict[str, str]], **options: object) -> None:
    arrow = pytest.importorskip("pyarrow")
    pytest.importorskip("pyarrow.parquet").write_table(arrow.Table.from_pylist(rows), name, **options)


def test_json_is_an_object_or_a_list_of_objects() -> None:
    write("one.json", json.dumps({"text": DIRTY}, indent=2))
    write("list.json", json.dumps([{"text": CLEAN}, 7, {"a/b": 1, "text": DIRTY}], indent=2))
    assert "one.json:2 /text\n" in check("one.json").out
    done = check("list.json")
    assert done.code == 2
    assert "list.json:5: item 2 of the list is not an object" in done.err
    assert "list.json:8 /2/text\n" in done.out
    write("bad.json", '[{"text": "a"},\n}')
    assert "bad.json:2: not valid JSON" in check("bad.json").err
    write("number.json", "7")
    assert "neither a JSON object nor a list" in check("number.json").err


def test_a_manifest_in_a_folder_is_passed_over_with_a_word() -> None:
    write("package.json", '{"name": "port-ellery"}')
    write("a.txt", STORY)
    done = check(".")
    assert (done.code, "package.json: passed over: no field 'text'" in done.err) == (0, True)
    assert check("package.json").code == 2
    assert check(".", "--text-field", "text").code == 2


def test_csv_rows() -> None:
    write("a.csv", f'\ufeffid,text\r\n1,The bell rang.\r\n2,"{DIRTY}"\r\n3\r\n'.encode())
    done = check("a.csv")
    assert "a.csv:3\n" in done.out
    assert "a.csv:9: 1 fields where the first row has 2" in done.err
    write("semicolon.csv", "id;text\n1;The bell,  and the buoy.\n")
    assert found_in("semicolon.csv") == [("semicolon.csv", "SPC002")]
    write("open.csv", 'id,text\n1,"The bell')
    assert "open.csv:2: a field in quotes is not closed" in check("open.csv").err
    write("empty.csv", "")
    assert check("empty.csv").code == 2


@given(
    st.lists(st.lists(st.text(alphabet='ab",;\r\n é', max_size=6), min_size=2, max_size=2), max_size=5), st.booleans()
)
def test_csv_is_read_as_the_standard_library_reads_it(rows: list[list[str]], quote_all: bool) -> None:
    content = io.StringIO(newline="")
    csv.writer(content, quoting=csv.QUOTE_ALL if quote_all else csv.QUOTE_MINIMAL).writerows([["id", "text"], *rows])
    items = [*read_documents(opened("a.csv", content.getvalue()), Wanted())]
    assert [item.text for item in items if isinstance(item, Document)] == [row[1] for row in rows]
    assert not [item for item in items if isinstance(item, Problem)]


def test_parquet_rows() -> None:
    parquet("a.parquet", [{"text": CLEAN}, {"text": DIRTY}])
    done = check("a.parquet")
    assert done.code == 1
    assert "a.parquet row 2\n" in done.out
    write("b.parquet", "no parquet")
    assert "b.parquet: cannot be read as Parquet" in check("b.parquet").err


def test_parquet_without_pyarrow_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    write("a.parquet", "")
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    assert "pip install 'wireclean[batch]'" in check("a.parquet").err


def test_standard_input_of_another_kind() -> None:
    row = json.dumps({"text": DIRTY}).encode()
    done = check("-", "--stdin-filename", "feed.jsonl", stdin=row)
    assert (done.code, "feed.jsonl:1\n" in done.out) == (1, True)


@st.composite
def written(draw: st.DrawFn) -> tuple[str, str, str]:
    """Draw a text, and a file of one kind that holds it."""
    text = draw(st.text(alphabet='ab"\\/,\n\r\t é—😀\x1b\ud800', min_size=1, max_size=30))
    kind = draw(st.sampled_from(["a.jsonl", "a.json", "a.csv", "a.txt"]))
    if kind == "a.csv":
        content = io.StringIO(newline="")
        text = text.replace("\ud800", "")
        csv.writer(content, quoting=draw(st.sampled_from([0, 1]))).writerows([["text", "id"], [text, "1"]])
        return kind, text, content.getvalue()
    if kind == "a.txt":
        text = text.replace("\ud800", "") + "."
        return kind, text, text + draw(st.sampled_from(["", "\n"]))
    row = json.dumps({"id": "é", "text": text, "more": [1, {}]}, ensure_ascii=draw(st.booleans()))
    row = row.replace("\ud800", "\\ud800")
    return kind, text, (f"[{{}}, {row}]" if kind == "a.json" else f"{{}}\n{row}\n")


@given(written(), st.data())
def test_a_stretch_of_text_is_found_in_its_file(drawn: tuple[str, str, str], data: st.DataObject) -> None:
    kind, text, content = drawn
    document = [
        item for item in read_documents(opened(kind, content), Wanted()) if isinstance(item, Document)
    ][-1]  # fmt: skip
    assert document.text == text
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    region = document.region(start, end)
    assert region is not None
    raw = content[region.offset : region.offset + region.length]
    if kind in ("a.json", "a.jsonl"):
        assert json.loads(f'"{raw}"', strict=True) == text[start:end]
    else:
        assert raw.replace('""', '"') == text[start:end] or kind == "a.txt"
    before = content[: region.offset]
    assert (region.line, region.column) == (before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1)


# --- choosing


def test_select_ignore_and_severity() -> None:
    write("a.txt", DIRTY)
    codes = {code for _, code in found_in("a.txt")}
    assert codes == {"DAT001", "FUR001", "SPC002"}
    assert {code for _, code in found_in("a.txt", "--select", "dat,SPC002")} == {"DAT001", "SPC002"}
    assert {code for _, code in found_in("a.txt", "--ignore", "DAT")} == {"FUR001", "SPC002"}
    assert {code for _, code in found_in("a.txt", "--severity", "warning")} == {"FUR001"}
    assert check("a.txt", "--severity", "error").code == 0


def test_statistics_counts_by_rule() -> None:
    records("a.jsonl", [DIRTY, DIRTY, CLEAN])
    done = check("a.jsonl", "--statistics")
    assert done.code == 1
    lines = [line.split() for line in done.out.splitlines()]
    assert ["2", "2", "FUR001", "furniture-line"] in lines
    assert "^" not in done.out


def test_max_findings_shows_fewer_and_counts_all() -> None:
    records("a.jsonl", [DIRTY] * 4)
    total = 4 * len(wireclean.check(DIRTY))
    done = check("a.jsonl", "--max-findings", "5")
    assert done.code == 1
    assert done.out.count(" FUR001 ") + done.out.count(" DAT001 ") + done.out.count(" SPC002 ") <= 5
    assert f"... and {total - 5} more findings not shown" in done.out
    assert f"Found {total} findings" in done.out
    content = json.loads(check("a.jsonl", "--max-findings", "0", "--output-format", "json").out)
    assert (content["findings"], content["summary"]["findings"], content["summary"]["not_shown"]) == ([], total, total)


def test_output_goes_to_a_file() -> None:
    write("a.txt", DIRTY)
    done = check("a.txt", "--output-format", "json", "-o", "out/findings.json")
    assert (done.code, done.out) == (1, "")
    assert json.loads(Path("out/findings.json").read_text(encoding="utf-8"))["findings"]


# --- fixing


def test_fix_writes_the_cleaned_text() -> None:
    file = write("a.txt", DIRTY)
    file.chmod(0o640)
    done = check("a.txt", "--fix")
    assert (done.code, done.out) == (0, "")
    assert done.err == "Fixed 3 findings in 1 file.\n"
    assert file.read_text(encoding="utf-8") == CLEAN + "\n"
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    assert os.listdir() == ["a.txt"]
    again = check("a.txt", "--fix")
    assert (again.code, again.err) == (0, "Fixed 0 findings in 0 files.\n")


def test_fix_keeps_every_other_byte() -> None:
    head, tail = '{"n": 1.50,  "url":"a\\/b", "text":', ', "text2": "Advertisement\\u00e9"  }'
    text = json.dumps("The bell\u00e9  rang.\n\nAdvertisement")
    write("a.jsonl", f"\n{head}{text}{tail}\r\nnonsense\n".encode() + b'{"text": "\xff"}')
    done = check("a.jsonl", "--fix")
    assert done.code == 2
    fixed = json.dumps("The bell\u00e9 rang.")
    expected = f"\n{head}{fixed}{tail}\r\nnonsense\n".encode() + b'{"text": "\xff"}'
    assert Path("a.jsonl").read_bytes() == expected
    write("a.csv", '\ufeffid;text\r\n"1";The bell  rang.\r\n2;"A ""bell""  rang."\r\n')
    assert check("a.csv", "--fix").code == 0
    assert Path("a.csv").read_bytes().decode() == '\ufeffid;text\r\n"1";The bell rang.\r\n2;"A ""bell"" rang."\r\n'
    write("a.json", '[ {"text" : "The bell  rang."} ,\n {"text":"A bell."}]')
    assert check("a.json", "--fix").code == 0
    assert Path("a.json").read_bytes().decode() == '[ {"text" : "The bell rang."} ,\n {"text":"A bell."}]'


def test_fix_keeps_broken_halves_of_characters_escaped() -> None:
    write("a.jsonl", '{"text": "The bell\\udc80 rang—twice  \\"at noon\\"."}\n')
    assert check("a.jsonl", "--fix", "--select", "SPC").code == 0
    assert Path("a.jsonl").read_text(encoding="utf-8") == '{"text": "The bell\\udc80 rang—twice \\"at noon\\"."}\n'
    document = Document("a.json", "é\udc80", form=JSON_STRING)
    assert document.literal("é\udc80") == "é\\udc80"


def test_fix_quotes_a_csv_field_that_needs_it_now() -> None:
    document = Document("a.csv", "a b", form=BARE)
    assert document.whole("a\n\nb").literal == '"a\n\nb"'
    assert document.whole("a c").literal == "a c"


@given(drawn=written())
def test_a_fixed_file_is_clean(drawn: tuple[str, str, str]) -> None:
    kind, text, content = drawn
    documents = [item for item in read_documents(opened(kind, content), Wanted()) if isinstance(item, Document)]
    fixed = spliced(content, [splice for item in documents for splice in item.splices(wireclean.check(item.text))])
    again = [item for item in read_documents(opened(kind, fixed), Wanted()) if isinstance(item, Document)]
    assert again[-1].text == wireclean.clean(text).text


def test_fix_of_parquet_keeps_schema_and_columns() -> None:
    arrow = pytest.importorskip("pyarrow.parquet")
    parquet("a.parquet", [{"id": "1", "text": DIRTY}, {"id": "2", "text": CLEAN}], compression="zstd")
    before = arrow.read_table("a.parquet")
    assert check("a.parquet", "--fix").code == 0
    after = arrow.read_table("a.parquet")
    assert after.schema.equals(before.schema, check_metadata=True)
    assert after.to_pylist() == [{"id": "1", "text": CLEAN}, {"id": "2", "text": CLEAN}]
    assert arrow.ParquetFile("a.parquet").metadata.row_group(0).column(0).compression == "ZSTD"


def test_fix_writes_only_what_counts() -> None:
    file = write("a.txt", DIRTY)
    assert check("a.txt", "--fix", "--select", "SPC").code == 0
    assert file.read_text(encoding="utf-8") == DIRTY.replace("cast  in", "cast in")
    assert check("a.txt", "--fix", "--severity", "warning").code == 0
    assert check("a.txt", "--severity", "warning").code == 0
    assert file.read_text(encoding="utf-8").startswith("LISBON, May 4 (Reuters) - ")


def test_fix_of_standard_input_writes_to_standard_output() -> None:
    done = check("-", "--fix", stdin=DIRTY.encode())
    assert (done.code, done.out) == (0, CLEAN + "\n")


def test_fix_through_a_link_keeps_the_link() -> None:
    write("real/a.txt", DIRTY)
    try:
        Path("link.txt").symlink_to("real/a.txt")
    except OSError:
        pytest.skip("no links here")
    assert check("link.txt", "--fix").code == 0
    assert Path("link.txt").is_symlink()
    assert Path("real/a.txt").read_text(encoding="utf-8") == CLEAN + "\n"


def test_a_failed_write_leaves_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    file = write("a.txt", DIRTY)

    def fail(source: str, target: str) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", fail)
    done = check("a.txt", "--fix")
    assert (done.code, "a.txt: cannot be written: No space left on device" in done.err) == (2, True)
    assert file.read_text(encoding="utf-8") == DIRTY
    assert os.listdir() == ["a.txt"]


def test_a_file_that_changes_meanwhile_is_not_overwritten(monkeypatch: pytest.MonkeyPatch) -> None:
    file = write("a.txt", DIRTY)
    chmod = os.chmod

    def interfere(path: str, mode: int) -> None:
        file.write_text("Somebody else wrote this.", encoding="utf-8")
        chmod(path, mode)

    monkeypatch.setattr(os, "chmod", interfere)
    done = check("a.txt", "--fix")
    assert (done.code, "was changed while it was checked" in done.err) == (2, True)
    assert file.read_text(encoding="utf-8") == "Somebody else wrote this."


def test_diff_changes_nothing_and_shows_all() -> None:
    file = write("a.txt", DIRTY)
    done = check("a.txt", "--diff")
    assert (done.code, done.err) == (1, "Would fix 3 findings in 1 file.\n")
    assert file.read_text(encoding="utf-8") == DIRTY
    assert done.out == (
        "--- a.txt\n+++ a.txt\n@@ -1,5 +1,3 @@\n-LISBON, May 4 (Reuters) - The bell weighs a ton.\n+The bell weighs a ton.\n"
        " \n-Advertisement\n-\n-It was cast  in 1871.\n+It was cast in 1871.\n"
    )
    write("b.txt", STORY)
    assert check("b.txt", "--diff").code == 0


@pytest.mark.skipif(shutil.which("git") is None, reason="git applies the diffs")
@given(st.data())
def test_git_applies_the_diff(data: st.DataObject) -> None:
    text = data.draw(st.text(alphabet="ab\n", max_size=30))
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=6, unique=True)))
    pairs = list(zip(cuts[::2], cuts[1::2], strict=False))
    splices = [Splice(start, end, data.draw(st.text(alphabet="x\n", max_size=3))) for start, end in pairs]
    expected = spliced(text, splices)
    diff = unified_diff("f", text, splices)
    assert diff or expected == text
    if diff and text:  # git wants to be told that a file is new
        Path("f").write_text(text, encoding="utf-8")
        subprocess.run(
            ["git", "apply", "-p0", "--unidiff-zero"], input=diff, text=True, check=True, capture_output=True
        )
        assert (Path("f").read_text(encoding="utf-8") if Path("f").exists() else "") == expected


def test_a_program_that_reads_findings_gets_them_after_a_fix_too() -> None:
    write("a.txt", DIRTY)
    done = check("a.txt", "--fix", "--output-format", "json")
    assert (done.code, json.loads(done.out)["findings"], json.loads(done.out)["summary"]["documents"]) == (0, [], 1)


def test_encodings_that_are_none() -> None:
    write("a.txt", DIRTY)
    for name in ("utf-9", "rot13", "undefined"):
        done = check("a.txt", "--encoding", name)
        assert (done.code, f"there is no encoding '{name}'" in done.err) == (2, True)
    write("b.txt", (DIRTY + "x").encode("utf-16") + b"\x00")
    assert check("b.txt", "--encoding", "utf-16").code == 2
    assert check("--encoding", "utf-16", stdin=b"\xff\xfea").code == 2
    write("c.txt", DIRTY.encode("utf-16"))
    assert check("c.txt", "--encoding", "utf-16", "--fix").code == 0
    assert Path("c.txt").read_text(encoding="utf-16") == CLEAN + "\n"


def test_contradictions_are_refused() -> None:
    write("a.txt", DIRTY)
    assert check("a.txt", "--fix", "--fail-if", "any > 0").code == 2
    assert check("a.txt", "--fix", "--write-baseline", "b.json").code == 2


# --- the settings of a file


def test_settings_hold_for_the_files_below_them() -> None:
    write(
        "wireclean.toml",
        'ignore = ["DAT"]\nexclude = ["raw/"]\ntext-field = "body"\n\n[per-file-ignores]\n"old/*.txt" = ["SPC"]\n',
    )
    write("strict/wireclean.toml", 'severity = "warning"\n')
    for name in ("a.txt", "old/a.txt", "raw/a.txt", "strict/a.txt"):
        write(name, DIRTY)
    write("a.jsonl", json.dumps({"body": DIRTY.rstrip()}) + "\n")
    done = check(".", "--output-format", "json", isolated=False)
    found = {(finding["path"], finding["rule"]) for finding in json.loads(done.out)["findings"]}
    assert found == {
        ("a.txt", "FUR001"), ("a.txt", "SPC002"), ("old/a.txt", "FUR001"), ("a.jsonl", "FUR001"), ("a.jsonl", "SPC002"),
        ("strict/a.txt", "FUR001"),
    }  # fmt: skip
    assert check("raw/a.txt", isolated=False).code == 1
    assert check("raw/a.txt", "--force-exclude", isolated=False).code == 0
    assert check("a.txt", "--ignore", "SPC,FUR", isolated=False).code == 0
    assert check("a.txt", "--select", "DAT", isolated=False).code == 0  # still ignored by the file
    assert check("a.txt", "--select", "DAT").code == 1
    assert check("a.txt", "--config", "strict/wireclean.toml", "--ignore", "FUR", isolated=False).code == 0


def test_settings_name_baseline_limits_and_kinds_of_files() -> None:
    write("wireclean.toml", 'baseline = "base.json"\ninclude = ["*.copy"]\n')
    write("a.copy", DIRTY)
    write("a.txt", DIRTY)
    assert "there is no such baseline" in check(".", isolated=False).err.replace("\n", " ")
    assert check(".", "--write-baseline", "base.json", isolated=False).out.startswith("Accepted 3 findings in 1 file")
    assert check(".", isolated=False).code == 0
    write("wireclean.toml", 'fail-if = ["FUR > 40%"]\n')
    assert check(".", isolated=False).code == 1
    assert check(".", "--fail-if", "FUR > 1", isolated=False).code == 0


def test_a_mistake_in_settings_is_one_error() -> None:
    write("a.txt", DIRTY)
    write("deep/a.txt", DIRTY)
    write("deep/wireclean.toml", 'ignore = ["DAP"]\n')
    done = check(".", isolated=False)
    assert (done.code, "did you mean DAT?" in done.err.replace("\n", " ")) == (2, True)
    write("wireclean.toml", "igmore = []\n")
    assert check("a.txt", isolated=False).code == 2
    assert check("a.txt", "--config", "missing.toml", isolated=False).code == 2


def test_rules_of_packs_are_findings_too() -> None:
    write(
        "herald.toml",
        'name = "herald"\nabout = "The Harbour Herald, an invented paper."\n[[rule]]\ncode = "HERALD001"\n'
        'name = "herald-furniture"\nsummary = "A line is the Herald\'s own furniture."\nreason = "It is not copy."\n'
        'kind = "line"\nphrases = ["The Harbour Herald on your doorstep"]\n'
        'fixes = [{ before = "The bell rang.\\n\\nThe Harbour Herald on your doorstep", after = "The bell rang." }]\n'
        'keeps = ["He wanted the Harbour Herald on your doorstep, or so he said."]\n',
    )
    write("wireclean.toml", 'packs = ["herald.toml"]\n')
    write("a.txt", "The bell weighs a ton.\n\nThe Harbour Herald on your doorstep\n\nIt rang at noon.\n")
    assert "HERALD001 [*] remove: herald furniture" in check("a.txt", isolated=False).out
    assert check("a.txt", "--fail-if", "HERALD > 50%", isolated=False).code == 1
    log = json.loads(check("a.txt", "--output-format", "sarif", isolated=False).out)
    assert log["runs"][0]["tool"]["driver"]["rules"][0]["help"]["markdown"].startswith("# HERALD001 ")
    assert check("a.txt", "--write-baseline", "base.json", "--select", "GAL", isolated=False).code == 0


def test_progress_is_for_terminals_only() -> None:
    records("a.jsonl", [DIRTY] * 3)
    assert check("a.jsonl").err == ""


def test_the_progress_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = io.StringIO()
    monkeypatch.setattr(sys, "stderr", shown)
    moments = iter(range(100))
    monkeypatch.setattr(time, "monotonic", lambda: float(next(moments)))
    with Progress(200, enabled=True) as progress:
        progress.at(50)
        progress.document()
        progress.at(100)
        progress.document()
    first, second, end = shown.getvalue().split("\r\x1b[2K")[1:]
    assert first == "checking ######..................  25%  1 document"
    assert second == "checking ############............  50%  2 documents"
    assert end == ""
    with Progress(200, enabled=False) as progress:
        progress.document()
    assert shown.getvalue().endswith("2 documents\r\x1b[2K")


@pytest.mark.parametrize("form", ["json", "github", "sarif", "junit"])
def test_statistics_beside_what_a_program_reads(form: str) -> None:
    write("a.txt", DIRTY)
    assert "FUR001  furniture-line" in check("a.txt", "--statistics", "--output-format", form).err


def test_help_does_not_load_the_rules() -> None:
    code = (
        "import sys\nfrom wireclean.cli import main\n"
        "try: main(['--help'])\nexcept SystemExit: pass\n"
        "print([name for name in sys.modules if name in ('wireclean.rulebook', 'pathspec', 'wireclean.cli.check')])"
    )
    env = {**os.environ, "PYTHONPATH": str(Path(wireclean.__file__).resolve().parent.parent)}
    done = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"
