"""Configuration: where it is found, what it may say, and what is said of a mistake in it."""

from __future__ import annotations

from pathlib import Path

import pytest
from gate import Done, call

import wireclean
from wireclean.settings import Settings, SettingsError, SettingsFinder, find_settings, load_settings

ROOT = Path(__file__).resolve().parent.parent

PACK = """\
name = "herald"

[[rule]]
code = "HERALD001"
name = "herald-furniture"
summary = "A line is the Herald's own furniture."
reason = "It counts only as a whole line."
kind = "line"
phrases = ["More bells"]
fixes = [{ before = "It rang.\\n\\nMore bells", after = "It rang." }]
keeps = ["More bells rang."]
"""


def write(path: Path, content: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")
    return path


def run(*args: str | Path, cwd: Path, stdin: str = "") -> Done:
    return call(*args, cwd=cwd, stdin=stdin.encode("utf-8"))


# --- where it is found


def test_the_nearest_configuration_above_a_file_holds(tmp_path: Path) -> None:
    write(tmp_path / "pyproject.toml", "[tool.wireclean]\nignore = ['GAL']\n")
    write(tmp_path / "a" / "wireclean.toml", "ignore = ['FUR']\n")
    story = write(tmp_path / "a" / "b" / "story.txt", "")
    assert find_settings(story).config.ignore == {"FUR"}
    assert find_settings(tmp_path / "a" / "b").config.ignore == {"FUR"}
    assert find_settings(tmp_path / "other.txt").config.ignore == {"GAL"}
    assert find_settings(story).source == tmp_path / "a" / "wireclean.toml"


def test_wireclean_toml_goes_before_pyproject_toml(tmp_path: Path) -> None:
    write(tmp_path / "pyproject.toml", "[tool.wireclean]\nignore = ['GAL']\n")
    write(tmp_path / "wireclean.toml", "ignore = ['FUR']\n")
    assert find_settings(tmp_path).config.ignore == {"FUR"}


@pytest.mark.parametrize("content", ["", "[project]\nname = 'x'\n", "[tool.other]\nignore = ['GAL']\n", "tool = 3\n"])
def test_a_pyproject_without_the_table_is_passed_over(tmp_path: Path, content: str) -> None:
    write(tmp_path / "wireclean.toml", "ignore = ['FUR']\n")
    write(tmp_path / "a" / "pyproject.toml", content)
    assert find_settings(tmp_path / "a").config.ignore == {"FUR"}


def test_an_empty_table_is_a_configuration(tmp_path: Path) -> None:
    write(tmp_path / "wireclean.toml", "ignore = ['FUR']\n")
    write(tmp_path / "a" / "pyproject.toml", "[tool.wireclean]\n")
    assert find_settings(tmp_path / "a").config == wireclean.Config()


def test_without_a_configuration_the_defaults_hold(tmp_path: Path) -> None:
    found = find_settings(tmp_path)
    assert (found.config, found.source, found) == (wireclean.Config(), None, Settings())


def test_a_finder_reads_each_configuration_once(tmp_path: Path) -> None:
    path = write(tmp_path / "wireclean.toml", "ignore = ['FUR']\n")
    finder = SettingsFinder()
    first = finder(tmp_path / "a" / "b.txt")
    write(path, "ignore = ['GAL']\n")
    assert finder(tmp_path / "a" / "c.txt") is finder(tmp_path / "d.txt") is first
    assert SettingsFinder()(tmp_path / "a" / "b.txt").config.ignore == {"GAL"}
    assert SettingsFinder(Settings())(tmp_path / "a" / "b.txt") == Settings()


# --- what it says


def test_everything_that_may_be_said(tmp_path: Path) -> None:
    write(tmp_path / "packs" / "herald.toml", PACK)
    path = write(
        tmp_path / "wireclean.toml",
        """\
select = ["gal", "HERALD001", "FUR"]
ignore = ["FUR003"]
packs = ["packs/herald.toml"]
include = ["*.txt"]
exclude = ["raw/"]
severity = "warning"
text-field = "body"
id-field = "url"
fail-if = ["GAL > 0.5%"]
baseline = "known.json"

[per-file-ignores]
"archive/*.txt" = ["GAL"]
""",
    )
    found = load_settings(path)
    assert found.config.select == frozenset({"GAL", "HERALD001", "FUR"})
    assert found.config.ignore == {"FUR003"}
    assert [pack.name for pack in found.config.packs] == ["herald"]
    assert (found.include, found.exclude, found.severity) == (("*.txt",), ("raw/",), "warning")
    assert (found.text_field, found.id_field, found.fail_if) == ("body", "url", ("GAL > 0.5%",))
    assert (found.baseline, found.source) == (tmp_path / "known.json", path)
    assert found.per_file_ignores == (("archive/*.txt", ("GAL",)),)


def test_files_have_ignores_of_their_own(tmp_path: Path) -> None:
    content = "ignore = ['NOT']\n[per-file-ignores]\n'archive/*.txt' = ['HED']\n'*.md' = ['FUR001']\n'old/' = ['GAL']\n"
    found = load_settings(write(tmp_path / "wireclean.toml", content))

    def ignored(path: str) -> set[str]:
        return set(found.config_for(tmp_path / path).ignore) - {"NOT"}

    assert ignored("archive/a.txt") == {"HED"}
    assert ignored("archive/deep/a.txt") == ignored("a/archive/b.txt") == ignored("a.txt") == set()
    assert ignored("a.md") == ignored("x/a.md") == {"FUR001"}
    assert ignored("x/old/y/a.md") == {"FUR001", "GAL"}
    assert found.config_for(tmp_path / "a.txt") is found.config
    assert found.config_for(tmp_path / "a.md") is found.config_for(tmp_path / "b.md")
    assert set(found.config_for(tmp_path.parent / "outside.md").ignore) == {"NOT", "FUR001"}


def test_the_command_line_has_the_last_word(tmp_path: Path) -> None:
    found = load_settings(write(tmp_path / "wireclean.toml", "select = ['GAL', 'FUR']\nignore = ['FUR003']\n"))
    changed = found.with_codes(select={"HED"}, ignore={"HED003"})
    assert changed.config.select == frozenset({"HED"})
    assert changed.config.ignore == {"FUR003", "HED003"}
    assert found.with_codes() is found
    with pytest.raises(ValueError, match=r"'HDE'; did you mean HED\?"):
        found.with_codes(ignore={"HDE"})


# --- what is wrong


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("\nselct = ['GAL']", ":2: selct: nothing reads this key; did you mean select?"),
        ("per_file_ignores = {}", ":1: per_file_ignores: nothing reads this key; did you mean per-file-ignores?"),
        ("# ignore\nignore = 'GAL'", ":2: ignore: expected an array, got a string"),
        ("ignore = [\n 'GAL',\n 3]", ":1: ignore[2]: expected a string, got an integer"),
        ("text-field = true", ":1: text-field: expected a string, got true or false"),
        ("severity = 'warn'", ":1: severity: 'warn' is no choice here; did you mean warning?"),
        ("ignore = ['GAL001',\n 'GAL01']", ":2: ignore[2]: no rule or family has the code 'GAL01'; did you mean GAL001?"),
        ("select = ['fru']", ":1: select[1]: no rule or family has the code 'FRU'; did you mean FUR?"),
        ("[per-file-ignores]\n'*.md' = 'GAL'", ":2: per-file-ignores.*.md: expected an array"),
        ("[per-file-ignores]\n'*.md' = ['GLA']", ":2: per-file-ignores.*.md[1]: no rule or family has the code 'GLA'; did you mean GAL?"),
        ("[[ignore]]\na = 1", ":1: ignore[1]: expected a string, got a table"),
        ("ignore = [", ": is not TOML: Invalid value (at end of document)"),
        ("ignore = []\nignore = []\n", ":2: is not TOML: Cannot overwrite a value (at line 2, column 12)"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said(tmp_path: Path, content: str, message: str) -> None:
    path = write(tmp_path / "wireclean.toml", content)
    with pytest.raises(SettingsError) as caught:
        load_settings(path)
    assert str(caught.value) == f"{path}{message}"


def test_the_line_in_a_pyproject_is_that_of_the_table(tmp_path: Path) -> None:
    content = "[tool.other]\nselct = 1\ntext = '''\n[tool.wireclean]\nselct = 1\n'''\n[tool.wireclean]\nselct = 1\n"
    path = write(tmp_path / "pyproject.toml", content)
    with pytest.raises(SettingsError) as caught:
        find_settings(tmp_path)
    assert str(caught.value) == f"{path}:8: tool.wireclean.selct: nothing reads this key; did you mean select?"


def test_a_missing_pack_is_said(tmp_path: Path) -> None:
    path = write(tmp_path / "wireclean.toml", "packs = [\n  'herald.toml',\n]\n")
    with pytest.raises(SettingsError) as caught:
        load_settings(path)
    assert str(caught.value) == f"{path}:2: packs[1]: there is no file 'herald.toml' in {tmp_path}"


def test_the_same_pack_twice_is_said(tmp_path: Path) -> None:
    write(tmp_path / "herald.toml", PACK)
    path = write(tmp_path / "wireclean.toml", "packs = ['herald.toml', 'herald.toml']\n")
    with pytest.raises(SettingsError) as caught:
        load_settings(path)
    assert str(caught.value) == (
        f"{path}:1: packs: two packs have a rule HERALD001; give one of them another code"
    )  # fmt: skip


def test_what_is_no_text_is_said(tmp_path: Path) -> None:
    path = tmp_path / "wireclean.toml"
    path.write_bytes(b"ignore = []\n# M\xfcnster\n")
    with pytest.raises(SettingsError, match=r":2: is not UTF-8"):
        load_settings(path)
    with pytest.raises(SettingsError, match="cannot be read"):
        load_settings(tmp_path)
    with pytest.raises(SettingsError, match=r"has no table \[tool.wireclean\]"):
        load_settings(write(tmp_path / "pyproject.toml", ""))


def test_keys_in_messages_are_inert(tmp_path: Path) -> None:
    path = write(tmp_path / "wireclean.toml", '"\\u001b[2J" = 1\n')
    with pytest.raises(SettingsError) as caught:
        load_settings(path)
    assert str(caught.value).isprintable()


# --- the commands

STORY = "It  rang.\n\nMore bells\n"


def test_commands_take_the_configuration_of_each_file(tmp_path: Path) -> None:
    write(tmp_path / "herald.toml", PACK)
    write(tmp_path / "wireclean.toml", "packs = ['herald.toml']\n")
    write(tmp_path / "a" / "wireclean.toml", "ignore = ['SPC']\n")
    write(tmp_path / "a" / "story.txt", STORY)
    write(tmp_path / "story.txt", STORY)
    assert run("clean", "story.txt", "a/story.txt", cwd=tmp_path).out == "It rang.\n\nIt  rang.\n\nMore bells\n"
    assert run("clean", cwd=tmp_path, stdin=STORY).out == "It rang.\n"
    assert run("clean", "--isolated", "story.txt", cwd=tmp_path).out == "It rang.\n\nMore bells\n"
    chosen = run("clean", "--config", "a/wireclean.toml", "story.txt", cwd=tmp_path)
    assert chosen.out == "It  rang.\n\nMore bells\n"
    assert run("clean", "--ignore", "HERALD", "story.txt", cwd=tmp_path).out == "It rang.\n\nMore bells\n"


def test_a_wrong_configuration_is_one_line_and_exit_code_2(tmp_path: Path) -> None:
    path = write(tmp_path / "wireclean.toml", "selct = ['GAL']\n")
    write(tmp_path / "a" / "story.txt", STORY)
    for command in ("clean", "rules"):
        done = run(command, *(["a/story.txt"] if command == "clean" else []), cwd=tmp_path)
        assert (done.code, done.out) == (2, "")
        assert done.err == "wireclean: wireclean.toml:1: selct: nothing reads this key; did you mean select?\n"
    both = run("clean", "--isolated", "--config", path, "story.txt", cwd=tmp_path)
    assert both.code == 2
    assert "leave one of them out" in both.err


def test_a_pattern_that_takes_too_long_stops_one_file_and_not_the_others(tmp_path: Path) -> None:
    slow = PACK.replace('"line"', '"pattern"').replace('phrases = ["More bells"]', "pattern = '(?:a|a|aa)+\\d'")
    write(tmp_path / "slow.toml", slow)
    write(tmp_path / "wireclean.toml", "packs = ['slow.toml']\n")
    write(tmp_path / "slow.txt", "a" * 3000)
    write(tmp_path / "story.txt", "It rang.\n")
    done = run("clean", "slow.txt", "story.txt", cwd=tmp_path)
    assert (done.code, done.out.strip()) == (2, "It rang.")
    assert done.err.startswith("wireclean: slow.txt: rule HERALD001: the pattern '(?:a|a|aa)+")
    assert done.err.count("\n") == 1


def test_rules_lists_and_shows_the_rules_of_packs(tmp_path: Path) -> None:
    write(tmp_path / "herald.toml", PACK)
    line = "HERALD001  herald-furniture  warning  A line is the Herald's own furniture.\n"
    assert run("rules", "--pack", "herald.toml", "herald", cwd=tmp_path).out == line
    write(tmp_path / "wireclean.toml", "packs = ['herald.toml']\n")
    assert run("rules", "HERALD", cwd=tmp_path).out == line
    assert run("rules", "herald001", cwd=tmp_path).out.startswith("# HERALD001 herald-furniture")
    unknown = run("rules", "--isolated", "HERALD", cwd=tmp_path)
    assert unknown.code == 2
    twice = run("rules", "--pack", "herald.toml", cwd=tmp_path)
    assert twice.code == 2
    assert "two packs have a rule HERALD001" in twice.err


def test_rules_tests_a_pack(tmp_path: Path) -> None:
    write(tmp_path / "good.toml", PACK)
    write(
        tmp_path / "bad.toml",
        PACK.replace('keeps = ["More bells rang."]', 'keeps = ["It\\u001b rang.\\n\\nMore bells"]'),
    )
    good = run("rules", "--test", "good.toml", cwd=tmp_path)
    assert (good.code, good.out) == (0, "good.toml: 1 rule, 2 examples, all hold\n")
    bad = run("rules", "--test", "good.toml", "--test", "bad.toml", cwd=tmp_path)
    assert bad.code == 1
    assert bad.out == (
        "good.toml: 1 rule, 2 examples, all hold\n"
        "HERALD001: keeps: the rule strikes '\\n\\nMore bells'\n"
        "  copy      'It\\x1b rang.\\n\\nMore bells'\n"
        "  expected  'It\\x1b rang.\\n\\nMore bells'\n"
        "  found     'It\\x1b rang.'\n"
        "bad.toml: 1 rule, 2 examples, 1 failure\n"
    )
    missing = run("rules", "--test", "none.toml", cwd=tmp_path)
    assert (missing.code, missing.err) == (
        2,
        "wireclean: none.toml: cannot be read: No such file or directory\n",
    )


def test_the_example_pack_is_tested_by_the_command() -> None:
    assert run("rules", "--test", "examples/herald.toml", cwd=ROOT).code == 0
