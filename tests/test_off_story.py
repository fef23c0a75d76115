"""Lines that nothing explains: what is judged, what never is, and how the level moves it."""

from __future__ import annotations

from pathlib import Path

import pytest

import wireclean
from wireclean.layout import LEVELS
from wireclean.settings import load_settings

HEAD = "Bell found off Port Ellery\nBy Ana Lima\nMay 4, 2020 10:15 a.m.\n"
STORY = (
    "The bell of the Aurora weighs more than a ton and hangs in the yard of the museum.\n"
    "It was cast in 1871 and sank with the ship, the harbour master of the town said."
)


def struck(text: str, level: str = "standard") -> list[str]:
    config = wireclean.Config(level=level)  # type: ignore[arg-type]  # any str, to try them all
    return [edit.before.strip() for edit in wireclean.clean(text, config=config).edits if edit.rule == "OFF001"]


def test_what_a_page_leaves_below_a_story_goes() -> None:
    assert struck(f"{HEAD}{STORY}\nPort Ellery\n2k") == ["Port Ellery", "2k"]


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize(
    "text",
    [
        f"{STORY}\nPort Ellery\n2k",  # nothing shows that this was a page
        f"{HEAD}{STORY}\nLions        10   2   .833\nHarriers      9   3   .750\nOtters        2  10   .167",
        f"{HEAD}{STORY}\nPort Ellery\nLisbon\nPort Louis\n{STORY[:82]}",  # a list among the paragraphs
        f"{HEAD}{STORY}\nNobody rings it.",
        f"{HEAD}Port Ellery\n2k",  # no story to be off from
    ],
    ids=["clean copy", "table", "list", "sentence", "no story"],
)
def test_what_is_never_judged_stays(text: str, level: str) -> None:
    assert struck(text, level) == []


def test_a_higher_level_strikes_no_less() -> None:
    text = f"{HEAD}{STORY}\nPort Ellery\nWhere the bell hung for a hundred years\nMore\n2k"
    gentle, standard, thorough = (set(struck(text, level)) for level in LEVELS)
    assert gentle <= standard <= thorough


def test_a_level_is_known_and_comes_from_the_settings(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no level is called 'brutal'; there are gentle, standard, thorough"):
        wireclean.Config(level="brutal")  # type: ignore[arg-type]  # the wrong level is the test
    file = tmp_path / "wireclean.toml"
    file.write_text('level = "gentle"\nignore = ["HED003"]\n', encoding="utf-8")
    settings = load_settings(file)
    assert settings.config.level == "gentle"
    assert settings.with_codes(ignore=["GAL"]).config.level == "gentle"
