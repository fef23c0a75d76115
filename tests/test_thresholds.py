"""Limits on how much of a corpus a rule may touch."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from gate import DIRTY, STORY, check

import wireclean
from wireclean.formats.documents import Document
from wireclean.report.result import Tally
from wireclean.report.thresholds import parse_limit, readings

CODES = {*wireclean.rules, *(rule.family for rule in wireclean.rules.values())}


@pytest.fixture(autouse=True)
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two hundred documents, three of them with a line of furniture."""
    monkeypatch.chdir(tmp_path)
    texts = [DIRTY] * 3 + [STORY.rstrip("\n")] * 197
    Path("corpus.jsonl").write_text("".join(json.dumps({"text": text}) + "\n" for text in texts), encoding="utf-8")


@pytest.mark.parametrize(
    ("limit", "code"),
    [
        ("FUR > 1%", 1), ("FUR > 2%", 0), ("FUR001 > 1.5%", 0), ("fur001 >= 1.5 %", 1), ("any>1.4%", 1), ("any >= 100%", 0), ("any > 99.9%", 0), ("any > 500", 0), ("GAL > 0%", 0),
        ("FUR docs > 2", 1), ("FUR documents > 3", 0), ("FUR > 3", 0), ("any chars > 0.5%", 1), ("any characters > 10%", 0),
        ("SPC002 chars > 5", 1), ("SPC002 chars > 6", 0),
    ],
)  # fmt: skip
def test_a_limit_decides_the_exit_code(limit: str, code: int) -> None:
    assert check("corpus.jsonl", "--fail-if", limit).code == code


def test_any_broken_limit_fails() -> None:
    assert check("corpus.jsonl", "--fail-if", "GAL > 0%", "--fail-if", "DAT > 0%").code == 1


def test_findings_alone_do_not_fail_and_problems_do() -> None:
    assert check("corpus.jsonl").code == 1
    assert check("corpus.jsonl", "--fail-if", "any > 50%").code == 0
    assert check("corpus.jsonl", "missing.txt", "--fail-if", "any > 50%").code == 2


def test_the_table_shows_observed_against_allowed() -> None:
    done = check("corpus.jsonl", "--statistics", "--fail-if", "FUR > 1%", "--fail-if", "any chars > 5%")
    lines = [line.split() for line in done.out.splitlines()]
    assert ["FUR", "documents", "3", "200", "1.5%", "<=", "1%", "EXCEEDED"] in lines
    touched = str(3 * sum(finding.span.end - finding.span.start for finding in wireclean.check(DIRTY)))
    row = next(line for line in lines if line[:2] == ["any", "characters"])
    assert (row[2], row[-1]) == (touched, "ok")
    machine = check("corpus.jsonl", "--output-format", "json", "--fail-if", "FUR > 1%")
    assert "EXCEEDED" in machine.err
    assert json.loads(machine.out)["thresholds"] == [
        {"limit": "FUR > 1%", "touched": 3, "of": 200, "observed": 1.5, "allowed": 1.0, "exceeded": True}
    ]


@pytest.mark.parametrize(
    ("limit", "says"),
    [
        ("GAL", "write it as 'GAL > 0.5%'"), ("GAL < 1%", "cannot read the limit"), ("GAL > 1% x", "cannot read"),
        ("GAL > -1%", "cannot read"), ("GALL > 1%", "did you mean GAL?"), ("GAL01 > 1%", "did you mean GAL001?"), ("GAL lines > 1%", "neither `docs` nor `chars`"),
        ("\x1b[31m > 1%", "\\x1b"), ("any > 500%", "could never fail"), ("GAL chars > 100%", "could never fail"),
        ("GAL >= 100.5%", "could never fail"), ("fur>100.0 %", "could never fail"), ("GAL >= 0", "could never pass"), ("any chars >= 0.0%", "could never pass"),
    ],
)  # fmt: skip
def test_a_limit_that_cannot_be_read_is_an_error_in_the_call(limit: str, says: str) -> None:
    done = check("corpus.jsonl", "--fail-if", limit)
    assert done.code == 2
    assert says in done.err
    assert "\x1b" not in done.err


@pytest.mark.parametrize(
    ("limit", "options", "code"),
    [
        ("GAL > 1%", ["--select", "FUR"], 2), ("GAL001 > 1%", ["--ignore", "GAL"], 2), ("GAL > 0%", ["--ignore", "GAL001"], 0),
        ("DAT > 1%", ["--severity", "warning"], 2), ("FUR > 1%", ["--severity", "warning"], 1), ("any > 1%", ["--select", "FUR"], 1),
        ("FUR001 > 1%", ["--select", "FUR"], 1),
    ],
)  # fmt: skip
def test_a_limit_on_what_the_call_does_not_count_could_never_fail(limit: str, options: list[str], code: int) -> None:
    done = check("corpus.jsonl", "--fail-if", limit, *options)
    assert (done.code, "could never fail: no finding of" in done.err) == (code, code == 2)


def test_nothing_of_nothing_is_no_share() -> None:
    reading = readings([parse_limit("any > 0%", CODES)], Tally())[0]
    assert (reading.observed, reading.broken) == (0.0, False)


def test_a_document_counts_once_for_a_family_and_once_for_any() -> None:
    text = "The bell  rang ,  and rang."
    tally = Tally()
    tally.add(Document("a.txt", text), wireclean.check(text))
    assert tally.findings["SPC002"] == 2
    assert tally.touched_documents["SPC002"] == tally.touched_documents["SPC"] == tally.touched_documents["any"] == 1
    assert tally.touched_characters["SPC"] == tally.touched_characters["any"] == 5
