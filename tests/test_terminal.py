"""What a person sees: colour, errors with hints, an article on the screen, rules as pages, completion."""

from __future__ import annotations

import io
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.shell_completion import BashComplete
from gate import DIRTY, STORY, Screen, call
from hypothesis import given
from hypothesis import strategies as st

import wireclean
from wireclean.cli import main
from wireclean.cli.progress import Bar
from wireclean.cli.screen import make_console, wants_colour
from wireclean.report.reading import print_article
from wireclean.report.rule import print_rule

HARBOUR = Path(__file__).resolve().parent.parent / "examples" / "harbour.txt"
ESCAPE = re.compile(r"\x1b\[[\d;]*m")


@pytest.fixture(autouse=True)
def no_wishes(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm")


# --- colour


@pytest.mark.parametrize(
    ("terminal", "wishes", "colour"),
    [
        (True, {}, True), (False, {}, False), (True, {"NO_COLOR": "1"}, False), (False, {"FORCE_COLOR": "1"}, True),
        (True, {"NO_COLOR": "1", "FORCE_COLOR": "1"}, False), (True, {"TERM": "dumb"}, False), (True, {"NO_COLOR": ""}, True),
    ],
)  # fmt: skip
def test_colour_is_wanted_alike_everywhere(
    terminal: bool, wishes: dict[str, str], colour: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in wishes.items():
        monkeypatch.setenv(name, value)
    stream = (Screen if terminal else io.TextIOWrapper)(io.BytesIO(), "utf-8")
    assert wants_colour(stream) is colour
    (tmp_path / "a.txt").write_text(DIRTY, encoding="utf-8")
    env = {"TERM": "xterm", **wishes}
    calls = [("check", "a.txt"), ("explain", "a.txt"), ("clean", "missing.txt")]
    if terminal:
        calls += [("clean", "a.txt"), ("rules", "FUR001")]
    for args in calls:
        done = call(*args, cwd=tmp_path, terminal=terminal, env=env)
        assert bool(ESCAPE.search(done.out + done.err)) is colour, args
    assert wants_colour(None) is (bool(wishes.get("FORCE_COLOR")) and not wishes.get("NO_COLOR"))


# --- errors


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["clen"], "there is no command 'clen'; did you mean clean? (see wireclean --help)"),
        (["wash"], "there is no command 'wash'; there are "),
        (["rules", "GAL01"], "there is no rule 'GAL01'; did you mean GAL001? (see wireclean rules --help)"),
        (["rules", "gallery-slt"], "there is no rule 'gallery-slt'; did you mean GAL001? (see wireclean rules --help)"),
        (["clean", "--select", "FURR", "-"], "no rule or family has the code 'FURR'; did you mean FUR? (see wireclean clean --help)"),
        (["clean", "--ignore", "share-bar", "-"], "no rule or family has the code 'SHARE-BAR'; did you mean FUR003? (see wireclean clean --help)"),
        (["schema", "\x1b[31m"], None),
    ],
)  # fmt: skip
def test_a_mistake_in_the_call_is_one_line_with_a_hint(args: list[str], said: str | None) -> None:
    done = call(*args)
    assert (done.code, done.out, done.err.count("\n")) == (2, "", 1)
    assert "\x1b" not in done.err
    assert said is None or done.err.startswith(f"wireclean: {said}")


def test_a_call_without_a_command_shows_the_help() -> None:
    done = call()
    assert (done.out + done.err).startswith("Usage: wireclean ")


# --- an article on the screen


def test_clean_shows_fields_and_text_on_a_terminal(tmp_path: Path) -> None:
    done = call("clean", HARBOUR, terminal=True, env={"NO_COLOR": "1"})
    lines = done.out.splitlines()
    assert lines[:4] == [
        "Port Ellery council approves plan to raise sunken ship's bell",
        "By Ana Lima, Associated Press",
        "Port Ellery, Nova Scotia · AP · published 2020-05-04 · updated 2020-05-04 10:21",
        "· en",
    ]
    assert "Captions" in lines
    assert "Notes" in lines
    assert "23 edits, 714 characters less; wireclean explain" in " ".join(lines[-2:])
    assert max(map(len, lines)) <= 80


@pytest.mark.parametrize("args", [["--plain"], ["--format", "text"], ["-o", "-"]])
def test_who_wants_the_text_only_gets_it_on_a_terminal_too(args: list[str], tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(DIRTY, encoding="utf-8")
    plain = call("clean", "a.txt", cwd=tmp_path)
    assert (
        call("clean", "a.txt", *args, cwd=tmp_path, terminal=True).out
        == plain.out
        == f"{wireclean.clean(DIRTY).text}\n"
    )


def test_several_files_are_told_apart_on_a_terminal(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(DIRTY, encoding="utf-8")
    (tmp_path / "b.jsonl").write_text(
        json.dumps({"text": STORY.rstrip()}) + "\n" + json.dumps({"text": DIRTY}) + "\n", "utf-8"
    )
    done = call("clean", "a.txt", "b.jsonl", cwd=tmp_path, terminal=True, env={"NO_COLOR": "1"})
    assert [line for line in done.out.splitlines() if line.startswith("── ")] == [
        "── a.txt",
        "── b.jsonl",
        "── b.jsonl#2",
    ]
    assert "No edits: the copy is clean" in done.out


@given(st.text(alphabet="ab \n\x1b\x07\x9b\u202e\u2028\ud800é鐘.", max_size=80), st.sampled_from([20, 80]))
def test_no_copy_gives_the_terminal_an_order(copy: str, width: int) -> None:
    stream = io.StringIO()
    console = make_console(stream, width=width)
    print_article(wireclean.clean(f"{copy}\nBy Ana Lima\n\n{copy}"), console)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2028\ud800]", stream.getvalue())


# --- rules


def test_a_rule_s_page_is_set_on_a_terminal_and_markdown_in_a_pipe() -> None:
    page = call("rules", "HED005", terminal=True, env={"NO_COLOR": "1"}).out
    assert page.startswith("HED005 headline  info  recognition\n")
    assert re.search(
        r"^  \+2\.00  it is the first line, and no other line of the head reads as a title$", page, re.MULTILINE
    )
    assert "- │ " in page
    assert "+ │ " in page
    assert "```" not in page
    assert "# HED005" not in page
    assert call("rules", "HED005").out.startswith("# HED005 headline\n")


def test_every_rule_has_a_page_that_keeps_to_the_width() -> None:
    for rule in wireclean.rules.values():
        stream = io.StringIO()
        print_rule(rule, make_console(stream, width=60))
        assert rule.code in stream.getvalue()
        assert max(map(len, stream.getvalue().splitlines())) <= 60


def test_rules_as_json() -> None:
    listed = json.loads(call("rules", "--output-format", "json").out)
    assert [rule["code"] for rule in listed] == [*wireclean.rules]
    one = json.loads(call("rules", "gal001", "--output-format", "json").out)
    rule = wireclean.rules["GAL001"]
    assert (one["name"], one["summary"], one["severity"], one["weights"]) == (rule.name, rule.summary, "warning", None)
    assert one["fixes"][0] == {"before": rule.fixes[0].before, "after": rule.fixes[0].after}
    family = json.loads(call("rules", "hed", "--output-format", "json").out)
    assert {rule["family"] for rule in family} == {"HED"}
    assert next(rule for rule in family if rule["code"] == "HED005")["weights"]["alone"] == 2


# --- the bar


def test_the_bar_is_drawn_with_lines_where_they_can_be_written(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = io.BytesIO()
    shown = Screen(raw, "utf-8", write_through=True)
    monkeypatch.setattr(sys, "stderr", shown)
    monkeypatch.setenv("COLUMNS", "60")
    moments = iter(range(100))
    monkeypatch.setattr("time.monotonic", lambda: float(next(moments)))
    with Bar("cleaning", 4) as bar:
        bar.show(1, "1,234 documents, 812/s, and more than there is room for")
    first, end = raw.getvalue().decode().split("\r\x1b[2K")[1:]
    assert ESCAPE.sub("", first) == "cleaning ━━━━━━──────────────────  25%  1,234 documents, "
    assert len(ESCAPE.sub("", first)) < 60
    assert "\x1b[36m" in first
    assert end == ""


# --- completion


def completed(*words: str) -> list[str]:
    found = BashComplete(main, {}, "wireclean", "_WIRECLEAN_COMPLETE").get_completions([*words[:-1]], words[-1])
    return [item.value for item in found]


def test_commands_options_and_codes_are_completed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert completed("c") == ["clean", "convert", "check", "completion"]
    assert completed("check", "--out") == ["--output-format", "--output", "--output-file"]
    assert completed("check", "--output-format", "s") == ["sarif"]
    assert completed("check", "--select", "gal") == ["GAL", "GAL001", "GAL002"]
    assert completed("clean", "--ignore", "FUR001,GAL00") == ["FUR001,GAL001", "FUR001,GAL002"]
    assert completed("rules", "GAL0") == ["GAL001", "GAL002"]
    (tmp_path / "wireclean.toml").write_text(f"packs = ['{HARBOUR.with_name('herald.toml')}']\n", encoding="utf-8")
    assert completed("rules", "HERALD00")[0] == "HERALD001"
    (tmp_path / "wireclean.toml").write_text("packs = 3\n", encoding="utf-8")
    assert completed("rules", "HERALD00") == []


def test_paths_are_completed_by_the_shell() -> None:
    complete = BashComplete(main, {}, "wireclean", "_WIRECLEAN_COMPLETE")
    for command in ("check", "clean", "explain", "convert"):
        assert [item.type for item in complete.get_completions([command], "a")] == ["file"]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_each_shell_has_its_script(shell: str) -> None:
    script = call("completion", shell).out
    assert f"_WIRECLEAN_COMPLETE={shell}_complete" in script
    assert shell != "fish" or 'string split --max 1 ","' in script
    if shutil.which(shell):
        subprocess.run([shell, "-n"], input=script.encode(), check=True)
