"""A language is a file: its months, words, phrases, places and agencies are read from it and from nowhere else."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import wireclean
from wireclean.data import languages
from wireclean.data.languages import language_lists, language_numbers, language_words, words_of_language

PACKAGE = Path(wireclean.__file__).parent
FILES = sorted((PACKAGE / "data" / "languages").glob("*.toml"))

# Ellerish is spoken on the island of Ellery and nowhere else.
ELLERISH = """
[months]
murzo = 3
sepemb = 9

[weekdays]
mondor = 1

[times]
published = ["oitgegeben"]
updated = ["nooigemak"]
joins = ["ob"]
hours = ["oor"]

[bylines]
markers = ["vun der feder"]

[furniture]
line = ["reklamendo"]
opening = ["lees ook dit:"]

[notes]
signature = ["ELPO"]

[countries]
GB = ["Ellerei"]

[places]
GB = ["Puort Ellerie"]

[[agency]]
short = "ELPO"
name = "Ellerpost"
aliases = ["Ellerpost"]
dateline = ["ELPO"]
"""

ELLERISH_COPY = """De klokk vun de Aurora is funnen

Oitgegeben: mondor 2 murzo 2020 ob 17.45 oor

Vun der feder Ana Lima

PUORT ELLERIE, Ellerei (ELPO) - De klokk vun de Aurora is funnen wurren, sega de schipper dat an de haven.

Reklamendo

Lees ook dit: Wo de klokk funnen is

Se wegt mehr as een ton un hett dorden jaaren an de grund liggt, sega de schipper.

ELPO
"""

READ = """
import sys, wireclean
print(wireclean.to_json(wireclean.clean(sys.stdin.read())))
"""


def read_with(package_root: Path, copy: str) -> wireclean.Article:
    """Clean `copy` in a process of its own, with the wireclean that lies in `package_root`."""
    done = subprocess.run(
        [sys.executable, "-c", READ],
        input=copy,
        env={"PYTHONPATH": str(package_root), "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return wireclean.Article.from_json(done.stdout)


def test_a_made_up_language_needs_its_file_and_nothing_else(tmp_path: Path) -> None:
    shutil.copytree(PACKAGE, tmp_path / "wireclean", ignore=shutil.ignore_patterns("__pycache__"))
    before = read_with(tmp_path, ELLERISH_COPY)
    assert before.published is None
    assert not any(edit.rule == "FUR001" for edit in before.edits)

    (tmp_path / "wireclean" / "data" / "languages" / "xx.toml").write_text(ELLERISH, encoding="utf-8")
    article = read_with(tmp_path, ELLERISH_COPY)
    assert any(edit.rule == "FUR001" and "Reklamendo" in edit.before for edit in article.edits)
    assert article.headline == "De klokk vun de Aurora is funnen"
    assert [byline.name for byline in article.bylines] == ["Ana Lima"]
    assert article.published is not None
    assert article.published.value.isoformat() == "2020-03-02T17:45:00"
    assert article.dateline is not None
    assert [(place.name, place.region, place.country) for place in article.dateline.places] == [
        ("Puort Ellerie", "Ellerei", "GB")
    ]
    assert article.dateline.agency == "ELPO"
    assert [note.text for note in article.notes] == ["ELPO"]
    assert article.paragraphs == (
        "De klokk vun de Aurora is funnen wurren, sega de schipper dat an de haven.",
        "Se wegt mehr as een ton un hett dorden jaaren an de grund liggt, sega de schipper.",
    )


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_file_is_well_formed(file: Path) -> None:
    tables = languages.parse_language(file.name, file.read_text("utf-8"))
    for month in tables.get("months", {}).values():
        assert 1 <= month <= 12
    for weekday in tables.get("weekdays", {}).values():
        assert 1 <= weekday <= 7
    for table, lists in tables.items():
        if table == "agency":
            continue
        for name, words in lists.items():
            if isinstance(words, int):
                continue
            assert all(isinstance(word, str) and word.strip() and word.lstrip() == word for word in words), (
                table,
                name,
            )
            assert len(words) == len(set(words)), f"[{table}] {name} of {file.name} says something twice"


def test_the_words_of_all_languages_are_joined() -> None:
    assert language_numbers("months")["march"] == 3
    assert "advertisement" in language_words("furniture.line")
    assert words_of_language("xx", "furniture.line") == ()
    for name in ("furniture.no_such_list", "no_such_table.line", "furniture"):
        with pytest.raises(KeyError, match=name):
            language_words(name)
        with pytest.raises(KeyError, match=name):
            words_of_language("en", name)
    assert set(language_lists("furniture")) >= {"line", "opening"}


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("[furnitur]\nline = []", r"languages/xx\.toml: nothing reads a table \[furnitur\]; known: .*furniture"),
        ("[furniture]\nlines = []", r"languages/xx\.toml: nothing reads lines of \[furniture\]; known: line"),
        ("[furniture\nline = []", r"languages/xx\.toml: .*line 1"),
    ],
)
def test_a_slip_in_a_file_is_named(source: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        languages.parse_language("xx.toml", source)


def test_a_slip_in_toml_is_a_toml_error_too() -> None:
    with pytest.raises(ValueError, match="languages") as caught:
        languages.parse_language("xx.toml", "[")
    assert isinstance(caught.value.__cause__, tomllib.TOMLDecodeError)


def test_the_worked_example_of_the_docs_is_a_language_file() -> None:
    page = Path(__file__).parents[1].joinpath("docs", "languages.md").read_text("utf-8")
    example = page.split("```toml\n", 1)[1].split("```", 1)[0]
    assert languages.parse_language("docs.toml", example)
    assert json.dumps(languages.parse_language("docs.toml", example), ensure_ascii=False)
