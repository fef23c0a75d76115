"""`python -OO` strips docstrings and assertions; everything works without them."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

import wireclean
from wireclean.rulebook.rule import Stage, rule

COPY = "LISBON, May 4 (Reuters) - The bell weighs  a ton.\n\n(Reporting by Ana Lima)\n"


def stripped(*arguments: str) -> str:
    command = [sys.executable, "-OO", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert (done.returncode in (0, 1), done.stderr) == (True, "")  # check ends with 1 when it finds something
    return done.stdout


def test_an_article_is_the_same() -> None:
    program = f"import wireclean; print(wireclean.to_json(wireclean.clean({COPY!r})))"
    assert wireclean.Article.from_json(stripped("-c", program)) == wireclean.clean(COPY)


def test_findings_are_the_same_and_say_the_rules_name() -> None:
    program = (
        "import json, wireclean\n"
        f"found = wireclean.check({COPY!r})\n"
        "print(json.dumps([[one.rule, one.span, one.message] for one in found]))"
    )
    found = json.loads(stripped("-c", program))
    assert [(code, tuple(span)) for code, span, _ in found] == [(one.rule, one.span) for one in wireclean.check(COPY)]
    assert all(message for _, _, message in found)


@pytest.mark.parametrize(
    ("command", "shown"),
    [
        (["clean", "COPY"], "The bell weighs a ton."),
        (["check", "COPY"], "SPC"),
        (["check", "--output-format", "sarif", "COPY"], '"SPC'),
        (["explain", "COPY"], "SPC"),
        (["rules"], "GAL001"),
        (["rules", "GAL001"], "## It keeps"),
        (["schema", "config"], '"per-file-ignores"'),
        (["schema", "pack"], '"match-case"'),
        (["schema", "article"], '"captions"'),
        (["--help"], "convert"),
    ],
    ids=lambda part: " ".join(part) if isinstance(part, list) else "",
)
def test_commands_work(tmp_path: Path, command: list[str], shown: str) -> None:
    path = tmp_path / "copy.txt"
    path.write_text(COPY, encoding="utf-8")
    assert shown in stripped("-m", "wireclean", *(str(path) if part == "COPY" else part for part in command))


def test_a_corpus_is_converted_by_processes_that_strip_too(tmp_path: Path) -> None:
    records, articles = tmp_path / "records.jsonl", tmp_path / "articles.jsonl"
    records.write_text(json.dumps({"text": COPY}) + "\n", encoding="utf-8")
    stripped("-m", "wireclean", "convert", "--quiet", str(records), str(articles))
    assert json.loads(articles.read_text("utf-8"))["text"] == wireclean.clean(COPY).text


def test_a_rule_without_a_reason_is_refused_where_docstrings_are_kept() -> None:
    make = rule("XYZ001", "bell-note", stage=Stage.RECOGNITION, fixes=[("a", "b")], keeps=["c"])
    with pytest.raises(ValueError, match="needs a summary, a reason"):
        make(lambda layout: ())
