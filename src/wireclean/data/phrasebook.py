"""The phrases of all languages, read from `phrases/*.toml` beside this file."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

__all__ = ["Phrases", "phrases"]


class Phrases(NamedTuple):
    """What the rules look for, by the list of the data file; lower case unless case counts."""

    furniture_line: frozenset[str]
    furniture_opening: frozenset[str]
    services: frozenset[str]
    share_bar: re.Pattern[str]
    contributed: frozenset[str]
    reported: frozenset[str]
    contributor_words: frozenset[str]
    correction: frozenset[str]
    editors_note: frozenset[str]
    signature: frozenset[str]
    contact: frozenset[str]
    abbreviations: frozenset[str]
    domains: frozenset[str]


@cache
def phrases() -> Phrases:
    """Return the phrases, every language's together. Raises `ValueError` for a list with an unknown name."""
    lists: dict[str, set[str]] = {}
    for folder in sorted(files(__package__).joinpath("phrases").iterdir(), key=lambda entry: entry.name):
        if folder.name.endswith(".toml"):
            for name, values in _lists(folder.name, tomllib.loads(folder.read_text("utf-8"))):
                lists.setdefault(name, set()).update(values)
    return Phrases(
        furniture_line=frozenset(lists["furniture.line"]),
        furniture_opening=frozenset(lists["furniture.opening"]),
        services=frozenset(lists["furniture.services"]),
        share_bar=_share_bar(lists["furniture.share"]),
        contributed=frozenset(lists["notes.contributed"]),
        reported=frozenset(lists["notes.reported"]),
        contributor_words=frozenset(lists["notes.contributor_words"]),
        correction=frozenset(lists["notes.correction"]),
        editors_note=frozenset(lists["notes.editors_note"]),
        signature=frozenset(lists["notes.signature"]),
        contact=frozenset(lists["notes.contact"]),
        abbreviations=frozenset(lists["sentences.abbreviations"]),
        domains=frozenset(lists["sentences.domains"]),
    )


_KNOWN = frozenset(
    {f"furniture.{name}" for name in ("line", "opening", "share", "services")}
    | {"sentences.abbreviations", "sentences.domains"}
    | {
        f"notes.{name}"
        for name in (
            "contributed",
            "reported",
            "contributor_words",
            "correction",
            "editors_note",
            "signature",
            "contact",
        )
    }
)


def _lists(file: str, tables: dict[str, Any]) -> Iterator[tuple[str, list[str]]]:
    for table, entries in tables.items():
        for name, values in entries.items():
            if f"{table}.{name}" not in _KNOWN:
                raise ValueError(f"phrases/{file}: no rule reads the list {table}.{name}; known: {sorted(_KNOWN)}")
            yield f"{table}.{name}", values


def _share_bar(words: set[str]) -> re.Pattern[str]:
    """Match two or more share words side by side, capitalised or upper case as buttons are."""
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    forms = "|".join(re.escape(form) for word in longest_first for form in dict.fromkeys(_button_forms(word)))
    return re.compile(rf"(?<![\w@.])(?>(?:{forms})(?:(?!\w)|(?=[A-Z]))[ |·•/]*+){{2,60}}")


def _button_forms(word: str) -> Iterator[str]:
    """Yield the ways a button prints a word; one with a capital in the list is printed so and no other way."""
    if not word.islower():
        yield word
        return
    yield word.title()
    yield word.capitalize()
    yield word.upper()
