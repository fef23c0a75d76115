"""Sphinx configuration; rule pages come from the registry and tables of keys from the schemas, at every build."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import wireclean
from wireclean.rulebook.page import rule_page
from wireclean.schemas import with_key_tables

project = "wireclean"
author = "the wireclean authors"
release = wireclean.__version__

extensions = ["myst_parser", "sphinx.ext.autodoc"]
html_theme = "furo"
html_title = "wireclean"
exclude_patterns = ["_build"]
myst_heading_anchors = 3
autodoc_member_order = "bysource"
autodoc_typehints = "description"
suppress_warnings = ["ref.python"]  # several names are re-exported at the top of the package


def write_rule_pages(app: Any) -> None:
    """Write one page a rule and an index of all."""
    folder = Path(app.srcdir) / "rules"
    folder.mkdir(exist_ok=True)
    rules = list(wireclean.rules.values())
    rows = [f"| [{rule.code}]({rule.code}.md) | {rule.name} | {rule.severity} | {rule.summary} |" for rule in rules]
    index = [
        "# Rules",
        "",
        "In the order in which they look at the copy.",
        "",
        "| code | name | severity | finds |",
        "| --- | --- | --- | --- |",
        *rows,
    ]
    index += ["", "```{toctree}", ":hidden:", "", *(rule.code for rule in rules), "```", ""]
    pages = {"index": "\n".join(index)} | {rule.code: rule_page(rule) for rule in rules}
    for name, content in pages.items():
        path = folder / f"{name}.md"
        if not path.exists() or path.read_text(encoding="utf-8") != content:
            path.write_text(content, encoding="utf-8")


def write_key_tables(app: Any, name: str, source: list[str]) -> None:
    """Set the tables of keys in a page as the schemas have them now."""
    source[0] = with_key_tables(source[0])


def setup(app: Any) -> None:
    """Hook the generated parts into the build."""
    app.connect("builder-inited", write_rule_pages)
    app.connect("source-read", write_key_tables)
