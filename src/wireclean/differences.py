"""Where the copy prints something else than its source declares of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from wireclean.article import Dateline, Edit, Span, Timestamp, place_of
from wireclean.data import load
from wireclean.declared import Declared, is_same_dateline, is_same_person, is_same_time
from wireclean.grammar.language import tell_language
from wireclean.grammar.titles import bare_words
from wireclean.rulebook.differences import (
    byline_differs,
    dateline_differs,
    headline_differs,
    language_differs,
    time_differs,
)
from wireclean.rulebook.rule import Rule
from wireclean.rulebook.times import UPDATED

__all__ = ["Difference", "find_differences"]


class Difference(NamedTuple):
    """A place of the source that prints something else, the rule that says so, and what is declared."""

    span: Span
    rule: Rule
    declared: str


def find_differences(edits: Iterable[Edit], text: str, declared: Declared) -> Iterator[Difference]:
    """Yield where the values of `edits` differ from what is declared, in their order; `text` is the clean text."""
    told = tell_language(text) if declared.language is not None else None
    if declared.language is not None and told is not None and not _is_alike(told, declared.language.partition("-")[0]):
        yield Difference(Span(0, 0), language_differs, declared.language)
    for edit in edits:
        value = edit.value
        if isinstance(value, str):
            if declared.headline is not None and bare_words(declared.headline) not in ("", bare_words(value)):
                yield Difference(edit.span, headline_differs, declared.headline)
        elif isinstance(value, tuple):
            names = ", ".join(byline.name or byline.organization or byline.text for byline in declared.bylines)
            for byline in value:
                if names and byline.name and not any(is_same_person(byline, other) for other in declared.bylines):
                    yield Difference(place_of(byline), byline_differs, names)
        elif isinstance(value, Dateline):
            if declared.dateline is not None and not is_same_dateline(value, declared.dateline):
                yield Difference(place_of(value), dateline_differs, declared.dateline.text)
        elif isinstance(value, Timestamp):
            said = declared.updated if edit.rule == UPDATED else declared.published
            if said is not None and not is_same_time(value, said):
                yield Difference(place_of(value), time_differs, said.text)


def _is_alike(one: str, other: str) -> bool:
    """Say whether two codes are of one language."""
    return one == other or any({one, other}.issubset(entry["codes"]) for entry in load("language_codes.toml")["alike"])
