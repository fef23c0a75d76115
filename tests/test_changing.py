"""The worked examples of docs/changing.md: each change, made in a copy of the package, does what the page shows."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

import pytest

import wireclean

PACKAGE = Path(wireclean.__file__).parent
PAGE = Path(__file__).parents[1] / "docs" / "changing.md"
BLOCK = re.compile(r"^```(diff|console)\n(.*?)^```", re.DOTALL | re.MULTILINE)


class Example(NamedTuple):
    """A change, and the sessions that show it."""

    name: str
    diff: str
    sessions: tuple[str, ...]


def examples() -> list[Example]:
    """Return each change of the page with the console blocks below it."""
    found: list[Example] = []
    for title, *section in (re.split(r"\n+", part, maxsplit=1) for part in PAGE.read_text("utf-8").split("\n## ")[1:]):
        blocks = BLOCK.findall("\n".join(section))
        for is_diff, group in groupby(blocks, key=lambda block: block[0] == "diff"):
            content = [block[1] for block in group]
            if is_diff:
                found.append(Example(f"{title} {len(found)}", "".join(content), ()))
            else:
                found[-1] = found[-1]._replace(sessions=tuple(content))
    return found


EXAMPLES = examples()


def made(root: Path, diff: str) -> list[str]:
    """Make the change of a diff below `root`, and return the files it touches."""
    touched = []
    for part in re.split(r"^\+\+\+ ", diff, flags=re.MULTILINE)[1:]:
        name, _, body = part.partition("\n")
        touched.append(name)
        path = root / name
        text = path.read_text("utf-8") if path.exists() else ""
        for hunk in body.split("@@\n"):
            lines = hunk.splitlines(keepends=True)
            before = "".join(line[1:] for line in lines if line[0] in " -")
            after = "".join(line[1:] for line in lines if line[0] in " +")
            if before:
                places = [*re.finditer(f"^{re.escape(before)}", text, re.MULTILINE)]
                assert len(places) == 1, f"{name} holds {before!r} {len(places)} times"
                text = text[: places[0].start()] + after + text[places[0].end() :]
            else:
                text += after
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return touched


def differences(root: Path, sessions: tuple[str, ...]) -> Iterator[tuple[str, str, str]]:
    """Run console blocks in `root`: a new `cat` lays a file there; yield other commands whose output is not the page's."""
    for session in sessions:
        for part in re.split(r"^\$ ", session, flags=re.MULTILINE)[1:]:
            command, _, shown = part.partition("\n")
            program, *arguments = shlex.split(command)
            if program == "cat" and not (root / arguments[0]).exists():
                (root / arguments[0]).write_text(shown, encoding="utf-8")
                continue
            if program == "cat":
                found = (root / arguments[0]).read_text("utf-8")
            else:
                found = subprocess.run(
                    [sys.executable, *arguments],
                    cwd=root,
                    env=os.environ | {"PYTHONPATH": str(root / "src"), "PYTHONUTF8": "1"},
                    stdout=subprocess.PIPE,
                    stderr=subprocess.STDOUT,
                    encoding="utf-8",
                    check=False,
                ).stdout
            if _plain(found) != _plain(shown):
                yield command, shown, found


def _plain(output: str) -> str:
    """Return output without the spaces at the ends of lines, which Markdown has and the page has not."""
    return "\n".join(line.rstrip() for line in output.rstrip().splitlines())


@pytest.mark.parametrize("example", EXAMPLES, ids=[example.name for example in EXAMPLES])
def test_a_worked_example_is_one_change_in_two_files_at_most(example: Example, tmp_path: Path) -> None:
    shutil.copytree(PACKAGE, tmp_path / "src" / "wireclean")
    assert any(differences(tmp_path, example.sessions)), "it does what the page shows without the change"
    for left in tmp_path.iterdir():
        if left.is_file():
            left.unlink()
    assert len(made(tmp_path, example.diff)) <= 2
    assert [*differences(tmp_path, example.sessions)] == []


def test_the_page_has_every_example() -> None:
    assert {example.name[0] for example in EXAMPLES} == set("1234567")
    assert all(example.sessions for example in EXAMPLES)
