"""No words of a natural language in recognition code: they stand in the data files, where no Python is needed to add to them.

The test reads the string literals of the code. Docstrings, messages of errors, the examples of rules and names (of keys, of
groups, of files, of what the code itself calls so) are no copy that anything looks for; all other words are.
"""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import wireclean

ROOT = Path(wireclean.__file__).parent
READ = (
    "rulebook",
    "grammar",
    "rows.py",
    "segments.py",
    "decide.py",
    "layout.py",
    "seams.py",
    "recognition.py",
    "repair.py",
)

# No words that copy is searched for, and why they stand in the code.
ALLOWED = {
    "grammar/places.py": ({"ae", "oe", "th"}, "how letters of other alphabets are written in plain ones"),
    "grammar/dates.py": ({"iIİı"}, "a letter and what it is in other cases"),
    "grammar/timestamp/fallback.py": (
        {
            "RELATIVE",
            "BASE",
            "PARSERS",
            "REQUIRE",
            "PARTS",
            "STRICT",
            "PARSING",
            "PREFER",
            "DATES",
            "FROM",
            "DATE",
            "ORDER",
        }
        | {"TIMEZONE", "MDY", "UTC", "en"},
        "settings of dateparser",
    ),
    "grammar/headline_span/ends.py": ({"hangul"}, "names of features"),
    "grammar/headline_span/stretch.py": ({"hangul"}, "the name of a script"),
    "rulebook/lone_names.py": ({"none"}, "names of features"),
    "segments.py": ({"hash", "loose", "none", "prose", "run", "strange", "taken", "words"}, "names of features"),
    "rulebook/page.py": (None, "the prose of a rule's own page, which people read"),
}
# Addresses, encodings and forms of Unicode: written for machines, in no language.
OF_MACHINES = {"http", "https", "www", "com", "utf", "surrogatepass", "macroman", "NFC", "NFKC", "NFKD"}

WORD = re.compile(r"[^\W\d_]{2,}|[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
IDENTIFIER = re.compile(r"[a-z][a-z0-9]*(?:[_.-][a-z0-9]+)*")
FEATURE = re.compile(r"[a-z]+(?:_[a-z]+)*\.(?:[a-z]+(?:_[a-z]+)*)?")  # `ends.dots`, or the beginning of one
# What of a pattern is no text that it looks for: comments, names of groups and slots, flags, escapes, sets.
NO_TEXT = re.compile(
    r"""
      (?<=[ ]) \# [ ] [^\n]* | \(\?P[<=] \w+ [>)]? | \(\?\(\w+\) | <:? [a-z_|=]+ > | \(\?[aiLmsux-]+ [:)] | \\[pP]\{\w+\}
    | \\N\{[^}]*\} | \\u[0-9a-f]{4} | \\x[0-9a-f]{2} | \\[a-zA-Z] | \[ \^? \]? (?: \\. | [^\]\\] )* \]
    """,
    re.VERBOSE,
)
SYNTAX = re.compile(r"\\[a-zA-Z]|\(\?|[|*+?]\)|\)[?*+{]|\[\^?[^\]]+\]|[^\s]\{\d")


def files() -> list[Path]:
    return sorted(
        path for name in READ for path in ((ROOT / name).rglob("*.py") if (ROOT / name).is_dir() else [ROOT / name])
    )


@cache
def names() -> frozenset[str]:
    """Return what the code and the data files call things: variables, fields, keys, groups of patterns, modules."""
    known: set[str] = set()
    for path in ROOT.rglob("*.py"):
        known.add(path.stem)
        source = path.read_text("utf-8")
        known.update(re.findall(r"\(\?P<(\w+)>", source))
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.Name):
                known.add(node.id)
            elif isinstance(node, ast.Attribute):
                known.add(node.attr)
            elif isinstance(node, ast.arg):
                known.add(node.arg)
            elif isinstance(node, ast.keyword):
                known.add(node.arg or "")
            elif isinstance(node, ast.Subscript) and ast.unparse(node.value) == "Literal":
                known.update(str(inner.value) for inner in ast.walk(node.slice) if isinstance(inner, ast.Constant))
    for path in ROOT.rglob("*.toml"):
        known.update(keys(tomllib.loads(path.read_text("utf-8"))))
    return frozenset(known)


def keys(table: object) -> Iterator[str]:
    if isinstance(table, dict):
        for key, value in table.items():
            yield key
            yield from keys(value)
    elif isinstance(table, list):
        for value in table:
            yield from keys(value)


def is_name(text: str) -> bool:
    """Say whether a literal is what the code or a data file calls something: `byline`, `furniture.line`, `FUR001`."""
    if text.endswith((".toml", ".gz", ".txt", ".tsv")) or FEATURE.fullmatch(text) or text in families():
        return True
    return IDENTIFIER.fullmatch(text) is not None and (
        text in names() or all(part in names() for part in re.split(r"[.-]", text))
    )


@cache
def families() -> frozenset[str]:
    rules = wireclean.rules.values()
    return frozenset(wireclean.rules) | {rule.family for rule in rules} | {rule.name for rule in rules}


def no_copy(tree: ast.Module) -> set[int]:
    """Return the ids of the nodes that hold no words to look for: docstrings, errors, examples, annotations, `__all__`."""
    left: set[int] = set()

    def leave(node: ast.AST | None) -> None:
        if node is not None:
            left.update(map(id, ast.walk(node)))

    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and ast.get_docstring(node, clean=False):
            leave(node.body[0])
        if (
            (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant))
            or isinstance(node, ast.Raise)
            or (
                isinstance(node, ast.Assign | ast.AnnAssign)
                and "__all__" in ast.unparse(node.targets[0] if isinstance(node, ast.Assign) else node.target)
            )
        ):
            leave(node)
        elif isinstance(node, ast.Call) and ast.unparse(node.func) == "Form":
            for argument in node.args[:2]:  # its name and an example
                leave(argument)
        elif isinstance(node, ast.Call) and ast.unparse(node.func) == "rule":
            for argument in node.args:
                leave(argument)
            for keyword in node.keywords:
                if keyword.arg in ("fixes", "keeps", "severity"):
                    leave(keyword.value)
        elif isinstance(node, ast.Subscript) and ast.unparse(node.value) == "tuple":  # of a type
            leave(node.slice)
        elif isinstance(node, ast.arg | ast.AnnAssign):
            leave(node.annotation)
        elif isinstance(node, ast.FunctionDef):
            leave(node.returns)
        elif isinstance(node, ast.Call) and ast.unparse(node.func) == "Meta":
            leave(node)
    examples(tree, left)
    return left


def examples(tree: ast.Module, left: set[int]) -> None:
    """Add to `left` what constants are made of that only examples use, one of the other."""
    given = [node for node in tree.body if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name)]
    uses = [node for node in ast.walk(tree) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)]
    before = -1
    while before != len(left):
        before = len(left)
        for node in given:
            used = [id(use) for use in uses if use.id == node.targets[0].id]  # type: ignore[attr-defined]
            if used and left.issuperset(used):
                left.update(map(id, ast.walk(node.value)))


def words_of(source: str) -> Iterator[tuple[int, str]]:
    """Yield the words that a module looks for, each with its line."""
    tree = ast.parse(source)
    left = no_copy(tree)
    for node in ast.walk(tree):
        if id(node) in left or not isinstance(node, ast.Constant) or not isinstance(node.value, str):
            continue
        text = node.value
        if is_name(text):
            continue
        if SYNTAX.search(text):
            text = NO_TEXT.sub(" ", text)
        for word in WORD.findall(text):
            if word not in OF_MACHINES:
                yield node.lineno, word


def words_in(path: str) -> list[str]:
    """Return the words of a file that no entry of `ALLOWED` answers for, each with its line."""
    allowed, _ = ALLOWED.get(path, (set(), ""))
    found = words_of((ROOT / path).read_text("utf-8"))
    return [] if allowed is None else [f"{line}: {word}" for line, word in found if word not in allowed]


PATHS = [path.relative_to(ROOT).as_posix() for path in files()]


@pytest.mark.parametrize("path", PATHS)
def test_code_holds_no_words(path: str) -> None:
    assert words_in(path) == []


def test_every_allowance_is_used() -> None:
    for path, (words, reason) in ALLOWED.items():
        assert reason
        found = {word for _, word in words_of((ROOT / path).read_text("utf-8"))}
        assert found if words is None else words <= found, path


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ('X = re.compile(r"(?P<desk>[Rr]eporting|Writing) by")', ["eporting", "Writing", "by"]),
        ('X = ("stampato da", "scritto")', ["stampato", "da", "scritto"]),
        ('if "日" in text: pass', ["日"]),
        ('text.endswith(f"{name} said")', ["said"]),
        ('"""A docstring."""\ndef f():\n    """Another."""\n    raise ValueError("No such thing")', []),
        ('kind = "byline"\nwords = language_words("notes.contact")\nload("times.toml")', []),
        ('X = re.compile(r"(?P<year>[a-zß]+) \\w{2} \\b # a comment\\n", re.VERBOSE)', []),
        (
            '@rule("NOT001", "contributors", fixes=[("A bell.", "")], keeps=["A mule."], cues=["rung by"])\ndef f(): pass',
            ["rung", "by"],
        ),
    ],
)
def test_words_are_found(source: str, words: list[str]) -> None:
    """The test itself: words are found in patterns, lists and f-strings, and nowhere else."""
    assert [word for _, word in words_of(source)] == words
