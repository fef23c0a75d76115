"""SGN: how a wire closes a story: its last word, and the initials of those who handled it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wireclean.article import Edit
from wireclean.data import load
from wireclean.data.languages import language_words
from wireclean.data.phrasebook import any_of, phrases
from wireclean.layout import Layout
from wireclean.rulebook.notes.lines import strike_note
from wireclean.rulebook.rule import Stage, rule

__all__ = ["agency_initials", "last_word"]


@rule(
    "SGN001",
    "last-word",
    stage=Stage.RECOGNITION,
    after=["NOT011"],
    severity="info",
    fixes=[
        ("The bell weighs a ton.\n Reuter", "The bell weighs a ton."),
        ("The bell weighs a ton.\n\nEnditem", "The bell weighs a ton."),
    ],
    keeps=["Reuters", "The bell weighs a ton.\n\nReuters asked again.", "How it ends"],
)
def last_word(layout: Layout) -> Iterator[Edit]:
    """The wire's last word closes the copy: Reuter, Enditem, ends.

    Only as the whole last line of the story, after which nothing but notes and furniture follows; in copy flattened to
    one line only `Reuter`, `REUTER` and `Enditem` after a full stop.
    """
    text = layout.text
    for line in reversed(layout.lines[1:]):
        left = list(layout.free(line.start, line.end))
        if not left:
            continue
        last = left[-1]
        word = text[last.start : last.end]
        if word in phrases().signature:
            yield strike_note(layout, last.start, last.end, "SGN001", "signature")
            continue
        break
    if layout.lines:
        start, end = layout.lines[-1]
        match = _FLAT_WORD.search(text, max(start, end - _FLAT_REACH), end)
        if match and all(span.end <= match.end() for span in layout.free(match.start(), end)):
            yield strike_note(layout, match.start("word"), match.end("word"), "SGN001", "signature")


_FLAT_REACH = 400
_FLAT_WORD = re.compile(rf"[.”\"][ ](?P<word>{any_of(load('filing.toml')['last']['words'])})(?=[ ]|\Z)", re.VERBOSE)


@rule(
    "SGN002",
    "agency-initials",
    stage=Stage.RECOGNITION,
    after=["SGN001"],
    severity="info",
    fixes=[("The bell weighs a ton.\n\nalm/jh/tr", "The bell weighs a ton.")],
    keeps=["The bell weighs a ton.\n\nand/or", "alm/jh/tr"],
)
def agency_initials(layout: Layout) -> Iterator[Edit]:
    """The initials of those who handled the story close it: `abc/de/fg`.

    AFP and dpa sign so. It is the last line, two to five groups of two to four lower-case letters.
    """
    text = layout.text
    for line in reversed(layout.lines[1:]):
        left = list(layout.free(line.start, line.end))
        if not left:
            continue
        word = text[left[-1].start : left[-1].end]
        if left[-1].start == line.start and _INITIALS.fullmatch(word) and word not in _SLASHED:
            yield strike_note(layout, line.start, line.end, "SGN002", "signature")
        break


_INITIALS = re.compile(
    rf"[a-z]{{2,4}}(?:/[a-z]{{2,4}}){{1,4}} | (?:{any_of(load('filing.toml')['initials']['agencies'])})(?:[ ][a-z]{{2,4}}){{2,5}}",
    re.VERBOSE,
)
_SLASHED = language_words("notes.slashed")
