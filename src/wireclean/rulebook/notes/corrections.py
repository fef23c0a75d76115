"""NOT: what was corrected, and what the desk tells other editors of a story or of this version of it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wireclean.article import Edit
from wireclean.data.languages import language_numbers, language_words
from wireclean.data.phrasebook import any_of, phrases
from wireclean.grammar.timestamp import find_relative, is_timestamp
from wireclean.layout import Layout
from wireclean.rulebook.notes.lines import closing_sentences, cue_lines, opening_lines, stops_before, strike_note
from wireclean.rulebook.rule import Stage, rule

__all__ = ["correction", "editors_note", "trash_line"]

_REFILED_STORY = language_words("notes.refiled")
_LABELS = tuple(label for label in language_words("notes.correction") if label.endswith(":") and " " not in label)


@rule(
    "NOT004",
    "correction",
    stage=Stage.RECOGNITION,
    after=["NOT005"],
    yields_to_prose=True,
    severity="info",
    cues=phrases().correction.union(
        _REFILED_STORY, (label[:-1] + " " for label in _LABELS), (label[:-1] + "," for label in _LABELS)
    ),
    fixes=[
        (
            "The bell weighs a ton.\n\nThis story has been corrected to show that the bell was cast in 1871, not 1817.",
            "The bell weighs a ton.",
        ),
        (
            "The bell weighs a ton.\n\n(This May 4 story has been refiled to fix the spelling of Ellery in paragraph 2)",
            "The bell weighs a ton.",
        ),
        ("Kello painaa tonnin.\n\nOikaisu 4.5. klo 10.15: Kello on vuodelta 1871, ei 1817.", "Kello painaa tonnin."),
    ],
    keeps=[
        "Korrektur lasen 2019 zwei Leute: Lima und Hart.",
        "He said that this story was updated every year by the villagers.",
        "The judge asked for a correction: none came.",
        "The bell of the Aurora weighs a ton and hangs in the yard of the museum, the harbour master said on Monday.\n\n"
        "An earlier version of this crane fell into the dock and killed a mule.\n\n"
        "It was cast in 1871 for a ship that sank two winters later, and nobody had looked for it since then, he said.",
    ],
)
def correction(layout: Layout) -> Iterator[Edit]:
    """A note says what was corrected or updated.

    It opens its line, stands in brackets that do, or follows the story's last sentence.
    """
    for line in opening_lines(layout, "NOT004"):
        if not _is_time(layout.text, *line) and _is_labelled(layout.text[slice(*line)]):
            yield strike_note(layout, line.start, line.end, "NOT004", "correction")
    for start, end in closing_sentences(layout, "NOT004"):
        yield strike_note(layout, start, end, "NOT004", "correction")
    for _, line in cue_lines(layout, "NOT004"):
        if _REFILED.fullmatch(layout.text, line.start, line.end):
            yield strike_note(layout, line.start, line.end, "NOT004", "correction")


def _is_labelled(line: str) -> bool:
    """Say whether a line that opens with a correction's word has its colon, or the day before that: `Oikaisu 4.5. klo 10.15: ...`"""
    opened = line.lstrip(" —–-_*([")
    if opened.lower().startswith(_WHOLE):
        return True
    dated = _DATED.match(opened)
    words = _WORD.findall(dated["day"].casefold()) if dated is not None else []
    return bool(words) and all(len(word) < _LONG or word in language_numbers("months") for word in words)


_WHOLE = tuple(phrases().correction)
_WORD = re.compile(r"\w+")
_LONG = 5  # letters; `klo`, `Uhr` and their like are shorter
_DATED = re.compile(
    rf"(?i:{any_of(label[:-1] for label in _LABELS)})[ ,(]{{1,3}}(?P<day>(?=[^\n:]{{0,12}}\d)[^\n()]{{3,32}}?)\)?:(?=\s)"
)


def _is_time(text: str, start: int, end: int) -> bool:
    """Say whether a line is a label and its time, which is the head's: `Updated: May 4, 2020`, `Updated: 10:15`."""
    counted_back = find_relative(text, start, end)
    return is_timestamp(text, start, end) or (counted_back is not None and counted_back.end == end)


_REFILED = re.compile(
    rf"""
    \( \w{{1,10}} [ ] (?: [^\W\d_]{{3,9}}\.? [ ] \d{{1,2}} [ ] )? (?: {any_of(_REFILED_STORY)} )\b [^()\n]{{0,300}} \)\.?
    """,
    re.VERBOSE,
)


@rule(
    "NOT005",
    "editors-note",
    stage=Stage.RECOGNITION,
    after=["NOT006"],
    yields_to_prose=True,
    severity="info",
    cues=phrases().editors_note,
    fixes=[
        ("Editor's note: Names in this story were changed.\n\nThe bell weighs a ton.", "The bell weighs a ton."),
        ("Eds: UPDATES with quotes.\n\nThe bell weighs a ton.", "The bell weighs a ton."),
    ],
    keeps=["The editors: Ana Lima and Joe Hart, were absent.", "She read the editor's note aloud."],
)
def editors_note(layout: Layout) -> Iterator[Edit]:
    """A line is a note from or to the editors.

    IPTC calls it edNote. What says that the story is still growing, or came from a feed untouched, is one too. It opens its
    line, or follows the story's last sentence.
    """
    for line in opening_lines(layout, "NOT005", 1200):
        yield strike_note(layout, line.start, line.end, "NOT005", "editors-note")
    for start, end in closing_sentences(layout, "NOT005"):
        yield strike_note(layout, start, end, "NOT005", "editors-note")


_NEW = language_words("notes.advisory")
_TRASH = re.compile(rf"\( (?: {any_of(_NEW)} )\b [^()\n]{{3,240}} \)\.?", re.VERBOSE)
_PARTS = language_words("notes.parts")


@rule(
    "NOT006",
    "trash-line",
    stage=Stage.RECOGNITION,
    after=["SGN003"],
    yields_to_prose=True,
    severity="info",
    cues=[f"({word.lower()}" for word in _NEW],
    fixes=[("(Adds details on the bell in paragraph 3)\nThe bell weighs a ton.", "The bell weighs a ton.")],
    keeps=["He listed what he owns (adds up to a ton, he says) and left.", "(Corrections are welcome.)"],
)
def trash_line(layout: Layout) -> Iterator[Edit]:
    """A bracket tells editors what is new in this version.

    Reuters calls it the trash line. It must be a line of its own, or the end of the copy.
    """
    text = layout.text
    last = len(text.rstrip())
    for cue, line in cue_lines(layout, "NOT006"):
        match = _TRASH.match(text, cue.start, line.end)
        if match and (
            (cue.start == line.start and match.end() == line.end)
            or (match.end() == last and stops_before(text, cue.start) and any(part in match[0] for part in _PARTS))
        ):
            yield strike_note(layout, match.start(), match.end(), "NOT006", "advisory")
