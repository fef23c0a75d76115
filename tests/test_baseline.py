"""A baseline accepts what is there and nothing else, wherever it moves."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from gate import DIRTY, STORY, check
from hypothesis import given
from hypothesis import strategies as st

import wireclean
from wireclean.formats.documents import Splice, spliced
from wireclean.report.baseline import Baseline, BaselineError, fingerprints
from wireclean.testing import articles


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    write("copy/a.txt", DIRTY)
    return tmp_path


def write(path: str, content: str) -> None:
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_text(content, encoding="utf-8")


def accept(*paths: str) -> None:
    assert check(*(paths or ("copy",)), "--write-baseline", "base.json").code == 0


def test_what_is_there_is_accepted_and_new_dirt_is_not() -> None:
    done = check("copy", "--write-baseline", "base.json")
    assert (done.code, done.out) == (0, "Accepted 3 findings in 1 file: base.json\n")
    known = check("copy", "--baseline", "base.json")
    assert (known.code, known.out) == (0, "No findings in 1 document. The baseline accepts 3.\n")
    write("copy/a.txt", DIRTY + "\nShare on Facebook\n")
    done = check("copy", "--baseline", "base.json", "--output-format", "json")
    assert done.code == 1
    assert [finding["rule"] for finding in json.loads(done.out)["findings"]] == ["FUR003"]
    write("copy/b.txt", DIRTY)
    assert check("copy/b.txt", "--baseline", "base.json").code == 1


def test_moved_lines_stay_accepted() -> None:
    accept()
    write("copy/a.txt", DIRTY.rstrip("\n") + "\n\nThe bell was sold.\n\nIt was sold again in 1902.\n")
    assert check("copy", "--baseline", "base.json").code == 0
    write(
        "copy/a.txt",
        DIRTY.replace("\n\n", "\n\nThe bell is on show in a hall by the sea, where it was rung at noon.\n\n", 1),
    )
    assert check("copy", "--baseline", "base.json").code == 0


def test_what_stands_elsewhere_is_not_accepted_for_its_words() -> None:
    accept()
    write("copy/a.txt", "The harbour board met.\n\nAdvertisement\n\nIt rejected higher fees for the ferry.\n")
    assert check("copy", "--baseline", "base.json").code == 1


def test_a_second_copy_of_an_accepted_finding_is_new() -> None:
    body = "The bell rang at noon.\n\nAdvertisement\n\nThe bell rang at noon.\n"
    write("copy/a.txt", f"{STORY}\n{body}\n{STORY}")
    accept()
    write("copy/a.txt", f"{STORY}\n{body}\n{STORY}\n{body}\n{STORY}")
    done = check("copy", "--baseline", "base.json", "--output-format", "json")
    assert len(json.loads(done.out)["findings"]) == 1


def test_records_may_change_places() -> None:
    rows = [json.dumps({"text": text}) + "\n" for text in (DIRTY, "The bell  rang.", STORY.rstrip())]
    write("copy/a.jsonl", "".join(rows))
    accept()
    write("copy/a.jsonl", "".join(reversed(rows)))
    assert check("copy", "--baseline", "base.json").code == 0


def test_stale_entries_are_counted_and_dropped() -> None:
    write("copy/b.txt", "The bell  rang.\n")
    accept()
    write("copy/a.txt", STORY)
    done = check("copy/a.txt", "--baseline", "base.json")
    assert (done.code, "3 findings in the baseline are gone; --write-baseline drops them." in done.out) == (0, True)
    Path("copy/b.txt").unlink()
    assert "4 findings in the baseline are gone" in check("copy", "--baseline", "base.json").out
    accept()
    assert json.loads(Path("base.json").read_text(encoding="utf-8"))["files"] == {}


def test_files_that_are_not_checked_keep_their_entries() -> None:
    write("copy/b.txt", "The bell  rang.\n")
    accept()
    write("copy/a.txt", "The bell  rang.\n\nIt  rang.\n")
    accept("copy/a.txt")
    assert check("copy", "--baseline", "base.json").code == 0


def test_names_are_relative_to_the_baseline(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    accept()
    monkeypatch.chdir(folder / "copy")
    assert check("a.txt", "--baseline", "../base.json").code == 0
    assert check(folder / "copy" / "a.txt", "--baseline", folder / "base.json").code == 0


def test_it_holds_for_any_choice_of_rules() -> None:
    accept()
    for choice in (["--select", "SPC"], ["--ignore", "DAT"], ["--severity", "warning"]):
        assert check("copy", "--baseline", "base.json", *choice).code == 0


def test_fix_leaves_what_is_accepted() -> None:
    accept()
    write("copy/a.txt", DIRTY + "\nThe bell  rang.\n")
    assert check("copy", "--baseline", "base.json", "--fix").code == 0
    assert Path("copy/a.txt").read_text(encoding="utf-8") == DIRTY + "\nThe bell rang.\n"


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("{", "is not a baseline"),
        ("[]", "is not a baseline"),
        ('{"wireclean_baseline": 9, "files": {}}', "of version 9"),
    ],
)
def test_a_baseline_that_cannot_be_read_is_an_error(content: str, says: str) -> None:
    write("base.json", content)
    done = check("copy", "--baseline", "base.json")
    assert (done.code, says in done.err) == (2, True)


def test_no_baseline_is_an_error_that_says_how_to_make_one() -> None:
    done = check("copy", "--baseline", "base.json")
    assert (done.code, "make it with --write-baseline base.json" in " ".join(done.err.split())) == (2, True)
    with pytest.raises(BaselineError):
        Baseline.load(Path("base.json"))


@given(articles(), st.data())
def test_mending_some_findings_does_not_make_the_others_new(sample: object, data: st.DataObject) -> None:
    text = sample.text  # type: ignore[attr-defined]
    findings = wireclean.check(text)
    known = fingerprints(text, findings)
    mended = data.draw(st.integers(0, len(findings) - 1))
    left = spliced(text, [Splice(*findings[mended].span, findings[mended].fix)])
    after = wireclean.check(left)
    kept = [finding for index, finding in enumerate(findings) if index != mended]
    # Where a strike joins two lines the rules may see something else; what they see as before must be known.
    if [(one.rule, one.snippet.strip()) for one in kept] == [(one.rule, one.snippet.strip()) for one in after]:
        assert fingerprints(left, after) == known[:mended] + known[mended + 1 :]
