"""Imports point downwards only, without a circle: those inside of functions and for types included."""

from __future__ import annotations

import ast
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

import wireclean

ROOT = Path(wireclean.__file__).parent

# From the top down. A part may import what stands below it, and what is in the part itself; `wireclean` is its `__init__`.
LAYERS = (
    {"__main__"},
    {"cli"},
    {"schemas"},
    {"settings"},
    {"engines", "report"},
    {"batch"},
    {"arrow"},
    {"formats"},
    {"wireclean"},
    {"cleaning", "ready"},
    {"processes"},
    {"discovery"},
    {"explanation", "readers"},
    {"evidence"},
    {"pipeline"},
    {"findings"},
    {"differences"},
    {"assembly", "recognition"},
    {"declared"},
    {"repair"},
    {"config"},
    {"packs"},
    {"rulebook"},
    {"blocks", "decide", "rests"},
    {"segments"},
    {"forms", "rows", "run_on"},
    {"layout", "html", "markdown", "ninjs", "seams"},
    {"edits", "glance", "grammar"},
    {"article"},
    {
        "arguments",
        "data",
        "in_place",
        "interrupts",
        "log",
        "messages",
        "struct_schema",
        "tables",
        "testing",
        "tomlfile",
    },
)
LEVELS = {part: -level for level, parts in enumerate(LAYERS) for part in parts}


def modules() -> dict[str, str]:
    """Return the modules of the package by name, with their source."""
    found = {}
    for path in ROOT.rglob("*.py"):
        name = ".".join(("wireclean", *path.relative_to(ROOT).with_suffix("").parts)).removesuffix(".__init__")
        found[name] = path.read_text(encoding="utf-8")
    return found


def imported(source: str, name: str, known: set[str]) -> set[str]:
    """Return which of the modules `known` the module `name` imports, wherever in it."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name}: a relative import"
            for alias in node.names:
                inner = f"{node.module}.{alias.name}"
                names.add(inner if inner in known else str(node.module))
    return (names & known) - {name}


def graph(sources: dict[str, str]) -> dict[str, set[str]]:
    return {name: imported(source, name, set(sources)) for name, source in sources.items()}


def part(module: str) -> str:
    return [*module.split("."), "wireclean"][1]


def upward(imports: dict[str, set[str]]) -> list[str]:
    return sorted(
        f"{name} imports {other}"
        for name, others in imports.items()
        for other in others
        if part(name) != part(other) and LEVELS[part(name)] <= LEVELS[part(other)]
    )


def demand_no_circle(imports: dict[str, set[str]]) -> None:
    TopologicalSorter(imports).prepare()


def test_every_part_stands_in_a_layer() -> None:
    assert {part(name) for name in modules()} == set(LEVELS)


def test_imports_point_downwards() -> None:
    assert upward(graph(modules())) == []


def test_imports_have_no_circle() -> None:
    demand_no_circle(graph(modules()))


def test_an_import_inside_of_a_function_counts() -> None:
    sources = {
        "wireclean.edits": "from wireclean import article\ndef late():\n    from wireclean.pipeline import clean\n",
        "wireclean.article": "",
        "wireclean.pipeline": "import wireclean.edits",
        "wireclean": "",
    }
    imports = graph(sources)
    assert upward(imports) == ["wireclean.edits imports wireclean.pipeline"]
    with pytest.raises(CycleError):
        demand_no_circle(imports)
