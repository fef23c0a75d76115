"""The console examples of README and docs do what they show; the Python ones run as doctests."""

from __future__ import annotations

import doctest
import importlib
import pkgutil
import re
import shlex
import subprocess
import sys
import tomllib
from contextlib import suppress
from importlib.metadata import PackageNotFoundError, packages_distributions, requires
from pathlib import Path

import pytest
from gate import call
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import wireclean

ROOT = Path(__file__).resolve().parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")), *sorted((ROOT / "docs" / "api").glob("*.md"))]
CONSOLE = re.compile(r"^```console\n(.*?)^```", re.DOTALL | re.MULTILINE)


def sessions() -> list[tuple[str, str, str]]:
    """Return page, command and expected output of every `$ wireclean ...` in the pages; what several show alike once."""
    found: dict[tuple[str, str], str] = {}
    for page in PAGES:
        for block in CONSOLE.findall(page.read_text(encoding="utf-8")):
            for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
                command, _, output = part.partition("\n")
                if command.startswith("wireclean "):
                    found.setdefault((command, output.rstrip("\n")), page.name)
    return [(page, command, output) for (command, output), page in found.items()]


@pytest.mark.parametrize(("page", "command", "output"), sessions())
def test_a_console_example_shows_what_happens(page: str, command: str, output: str) -> None:
    said, _, pipe = command.partition(" | ")
    done = call(*shlex.split(said)[1:], cwd=ROOT)
    shown = done.out + done.err
    if pipe.startswith("head -"):
        shown = "".join(shown.splitlines(keepends=True)[: int(pipe.removeprefix("head -"))])
    assert shown.rstrip("\n") == output


MODULES = [module.name for module in pkgutil.walk_packages(wireclean.__path__, "wireclean.")]


@pytest.mark.parametrize("name", ["wireclean", *(name for name in MODULES if not name.endswith("__main__"))])
def test_examples_in_docstrings(name: str) -> None:
    try:
        module = importlib.import_module(name)
    except ImportError as error:
        if "pip install 'wireclean[" not in str(error):
            raise
        pytest.skip(str(error))
    assert doctest.testmod(module).failed == 0


def test_there_are_console_examples() -> None:
    assert sessions()


# --- what the pages are built with

DOCUMENTED = sorted({name for page in PAGES for name in re.findall(r"automodule:: (\S+)", page.read_text("utf-8"))})


def required(extra: str) -> set[str]:
    """Return the distributions that `wireclean[extra]` brings, as far as they are installed."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"][extra]]
    found: set[str] = set()
    while wanted:
        requirement = Requirement(wanted.pop())
        name = canonicalize_name(requirement.name)
        if name == "wireclean":
            wanted += (one for more in requirement.extras for one in project["optional-dependencies"][more])
        elif name not in found and (requirement.marker is None or requirement.marker.evaluate({"extra": ""})):
            found.add(name)
            with suppress(PackageNotFoundError):
                wanted += (one for one in requires(name) or () if "extra ==" not in one)
    return found


def test_the_docs_extra_brings_what_the_documented_modules_import() -> None:
    brought = required("docs")
    others = [
        name
        for name, owners in packages_distributions().items()
        if name != "wireclean" and brought.isdisjoint(map(canonicalize_name, owners))
    ]
    assert "pytest" in others  # which nothing of the docs imports
    program = f"import sys; sys.modules |= dict.fromkeys({others!r}); import {', '.join(DOCUMENTED)}"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, cwd=ROOT, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_every_public_name_has_a_place_in_the_api_pages() -> None:
    api = "\n".join(page.read_text("utf-8") for page in PAGES if page.parent.name == "api")
    placed = set(re.findall(r"^\.\. (?:auto|py:)\w+:: (?:wireclean\.)?(\w+)$", api, re.MULTILINE))
    assert set(wireclean.__all__) - placed == set()


# --- links

LINK = re.compile(r"\]\((?!\w+:)(?P<page>[^)#\s]*)(?:#(?P<place>[^)\s]+))?\)")


def places(page: Path) -> set[str]:
    """Return what a link can name in a page: its headings as they are in addresses, and the places that are named."""
    text = re.sub(r"^```.*?^```", "", page.read_text("utf-8"), flags=re.MULTILINE | re.DOTALL)
    headings = re.findall(r"^#{1,6} (.+)$", text, re.MULTILINE)
    named = re.findall(r"^\((\S+)\)=$", text, re.MULTILINE)
    return {*named, *(re.sub(r"[^\w -]", "", heading.lower()).strip().replace(" ", "-") for heading in headings)}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_links_lead_somewhere(page: Path) -> None:
    text = re.sub(r"^```.*?^```|`[^`\n]+`", "", page.read_text("utf-8"), flags=re.MULTILINE | re.DOTALL)
    for link in LINK.finditer(text):
        target = (page.parent / link["page"]).resolve() if link["page"] else page
        if target.parent.name == "rules":  # which are made when the docs are built
            assert target.stem == "index" or target.stem in wireclean.rules
            continue
        assert target.exists(), link[0]
        assert not link["place"] or link["place"] in places(target), link[0]
