"""Sphinx configuration; rule pages come from the registry, tables of keys from the schemas, and pages of the project from its root."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import wireclean
from wireclean.report.marked import family_name
from wireclean.rulebook.page import rule_page
from wireclean.rulebook.rule import Stage
from wireclean.schemas import with_key_tables

project = "wireclean"
author = "the wireclean authors"
release = wireclean.__version__

extensions = ["myst_parser", "sphinx.ext.autodoc"]
html_theme = "furo"
html_title = f"wireclean {release}"
html_static_path = ["_static"]
html_css_files = ["wireclean.css"]
html_show_sphinx = html_show_copyright = False
html_theme_options = {
    "light_css_variables": {
        "color-brand-primary": "#9a2a69",
        "color-brand-content": "#0a5a9c",
        "font-stack--headings": "'Iowan Old Style', 'Palatino Linotype', Palatino, Charter, Georgia, serif",
    },
    "dark_css_variables": {"color-brand-primary": "#f29ccb", "color-brand-content": "#82c4f8"},
}
MOST_CUES = 40  # that a rule's page lists
PROJECT_PAGES = ("changelog", "contributing")  # as their files in the root of the project are called, in capitals
exclude_patterns = ["_build"]
myst_heading_anchors = 3
default_role = "code"  # docstrings mark code as Markdown does
autodoc_member_order = "bysource"
autodoc_typehints = "description"
suppress_warnings = ["ref.python"]  # several names are re-exported at the top of the package


def write_rule_pages(app: Any) -> None:
    """Write one page a rule and an index of all, by family."""
    rules = list(wireclean.rules.values())
    families: dict[str, list[wireclean.Rule]] = {}
    for rule in rules:
        families.setdefault(rule.family, []).append(rule)
    index = [
        "# Rules",
        "",
        "In the order in which they look at the copy. A page says what a rule finds and why it exists, what it changes and what it "
        "must keep (its tests), by which evidence it acts on its own example, and, where it weighs, every weight. "
        "`wireclean rules CODE` shows the same on a terminal.",
        "",
        f"There are {len(rules)}: "
        + ", ".join(f"[{family_name(family).lower()}](#{family.lower()}) `{family}`" for family in families)
        + ".",
        "",
    ]
    for family, members in families.items():
        index += [f"({family.lower()})=", f"## {family_name(family)}", ""]
        index += ["| code | name | severity | finds |", "| --- | --- | --- | --- |"]
        index += [
            f"| [{rule.code}]({rule.code}.md) | {rule.name} | {rule.severity} | {rule.summary} |" for rule in members
        ]
        index += [""]
    index += [
        "```{toctree}",
        ":hidden:",
        "",
        *(rule.code for members in families.values() for rule in members),
        "```",
        "",
    ]
    pages = {"index": "\n".join(index)} | {rule.code: f"{rule_page(rule)}{evidence(rule)}" for rule in rules}
    write_pages(Path(app.srcdir) / "rules", pages)


def evidence(rule: wireclean.Rule) -> str:
    """Say what leads a rule to its places, and what speaks for its own first example."""
    lines = []
    if rule.cues:
        cues = sorted(filter(None, map(str.strip, rule.cues)))
        said = (
            ", ".join(f"`{cue}`" for cue in cues)
            if len(cues) <= MOST_CUES
            else f"{len(cues):,} phrases of the language files"
        )
        lines += ["## It looks for", "", f"{said}.", ""]
        lines += ["A phrase leads the rule to its places; it never decides alone.", ""]
    if rule.after:
        linked = (f"[{code}]({code}.md)" if code in wireclean.rules else f"`{code}`" for code in sorted(rule.after))
        lines += [f"It looks after {', '.join(linked)}, which know better what is theirs.", ""]
    if rule.stage is Stage.RECOGNITION:
        found = (stretch for example in rule.fixes for stretch in wireclean.explain(example.before).stretches)
        stretch = next((stretch for stretch in found if stretch.rule == rule.code), None)
        if stretch is not None:
            lines += ["## Why it acts", "", "What `wireclean explain` says of an example above:", "", "```text"]
            if stretch.total is not None:
                lines += [f"{stretch.label} {stretch.total:.1f}, struck from {stretch.needed:.1f}"]
            lines += [
                reason.words if reason.weight is None else f"{reason.weight:+5.1f}  {reason.words}"
                for reason in stretch.reasons
            ]
            lines += ["```", ""]
    return "\n".join(lines)


def write_project_pages(app: Any) -> None:
    """Take the changelog and the like, which lie in the root of the project, in among the pages."""
    source = Path(app.srcdir)
    pages = {}
    for name in PROJECT_PAGES:
        path = source.parent / f"{name.upper()}.md"
        if path.exists():
            pages[name] = re.sub(r"(?<=\]\()(?!\w+:|#)", "../../", path.read_text(encoding="utf-8"))
            for root, page in (("README", "index"), *((name.upper(), f"project/{name}") for name in PROJECT_PAGES)):
                pages[name] = pages[name].replace(f"](../../{root}.md", f"](../{page}.md")
    write_pages(source / "project", pages)


def write_pages(folder: Path, pages: dict[str, str]) -> None:
    """Write pages, those that changed, so that an unchanged one need not be read again."""
    folder.mkdir(exist_ok=True)
    for path in folder.glob("*.md"):
        if path.stem not in pages:
            path.unlink()
    for name, content in pages.items():
        path = folder / f"{name}.md"
        if not path.exists() or path.read_text(encoding="utf-8") != content:
            path.write_text(content, encoding="utf-8")


def add_project_pages(app: Any, name: str, source: list[str]) -> None:
    """Name the pages of the project in the navigation, those that there are."""
    if name == "index":
        there = [f"project/{page}" for page in PROJECT_PAGES if (Path(app.srcdir) / "project" / f"{page}.md").exists()]
        source[0] = source[0].replace("\nchanging\n", "\n".join(["", "changing", *there, ""]))


def write_key_tables(app: Any, name: str, source: list[str]) -> None:
    """Set the tables of keys in a page as the schemas have them now."""
    source[0] = with_key_tables(source[0])


def setup(app: Any) -> None:
    """Hook the generated parts into the build."""
    app.connect("builder-inited", write_rule_pages)
    app.connect("builder-inited", write_project_pages)
    app.connect("source-read", write_key_tables)
    app.connect("source-read", add_project_pages)
