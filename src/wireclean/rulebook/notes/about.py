"""NOT: the lines about a story's authors and how to reach them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wireclean.article import Byline, Edit, Note, Span
from wireclean.data.languages import language_words
from wireclean.data.phrasebook import any_of, opened
from wireclean.grammar.byline import is_given_name
from wireclean.grammar.byline.people import dropped_title
from wireclean.grammar.names import is_name, recase
from wireclean.layout import Layout
from wireclean.rulebook.notes.lines import strike_note
from wireclean.rulebook.rule import Stage, rule

__all__ = ["about", "author_told"]


@rule(
    "NOT011",
    "about",
    stage=Stage.RECOGNITION,
    after=["FUR007"],
    severity="info",
    needs_cue=False,
    fixes=[
        (
            "The bell weighs a ton.\n\nAna Lima is a senior reporter covering the harbour for the Ellery Herald. Follow her on X "
            "@alima.",
            "The bell weighs a ton.",
        ),
        ("Die Glocke wiegt eine Tonne.\n\nAna Lima ist Redakteurin im Ressort Hafen.", "Die Glocke wiegt eine Tonne."),
        ("The bell weighs a ton.\n\nAna Lima may be reached at alima@example.net.", "The bell weighs a ton."),
    ],
    keeps=[
        "Ana Lima is a reporter who dives.\n\nThe bell weighs a ton, and nobody knows who made it or why it was lost.",
        "The bell weighs a ton.\n\nHe is a reporter, she said.",
    ],
)
def about(layout: Layout) -> Iterator[Edit]:
    """The last lines say who wrote the story, and how to reach them.

    `NAME is a reporter covering ...`, `NAME can be reached at ...`: a name, the verb, a role or an address, in the last
    lines of the copy, with nothing but furniture and notes after them.
    """
    text = layout.text
    if len(layout.lines) < 2:
        return
    looked = 0
    for line in reversed(layout.lines[1:]):
        left = list(layout.free(line.start, line.end))
        if not left:
            continue
        looked += 1
        if looked > _LAST_LINES or line.end - line.start > _LONGEST_BIO:
            break
        if not (_BIO.match(text, line.start, line.end) or _REACHED.match(text, line.start, line.end)):
            break
        yield strike_note(layout, line.start, line.end, "NOT011", "about")


def author_told(note: Note) -> Byline | None:
    """Return the author whom a note about the author names; None when it names nobody who is surely a person."""
    told = _BIO.match(note.text) or _REACHED.match(note.text) if note.kind == "about" else None
    if told is None:
        return None
    group = "who" if told["who"] else "whom"
    who = (told.groupdict().get(group) or "").rstrip()
    role = who[: dropped_title(who, 0, len(who))].rstrip()  # Contact reporter Ana Lima
    begin = told.start(group) + len(who)
    who = who[len(role) :].lstrip()
    if not is_name(who) or not is_given_name(who.split()[0]):
        return None
    start = note.span.start + begin - len(who)
    return Byline(recase(who), role or None, None, None, who, Span(start, start + len(who)))


_LAST_LINES = 12
_LONGEST_BIO = 500


def _any(name: str) -> str:
    """Return the part of a pattern for a list of the language files, whose words may open the line."""
    return f"(?: {any_of(opened(language_words(f'notes.{name}')))} )"


_PERSON = r"(?:[^\W\d_][\w’'.-]{0,24}[ ]){1,4}"
# Ana Lima is a senior reporter covering the harbour.
_BIO = re.compile(
    rf"""
    (?=[^\W\d_a-z]) (?! (?i:{_any("about_never")}) [ ] ) (?P<who> {_PERSON} ) {_any("about_is")} [ ]
    (?: [\w’'./&-]{{1,24}} ,? [ ] ){{0,8}}? (?i:{_any("about")}) s? (?= [ ]{_any("about_goes_on")}\b | [.,]?\Z )
    """,
    re.VERBOSE,
)
_REACHED = re.compile(
    rf"""
      (?P<who> {_PERSON} ) {_any("reached")} [ ] {_any("reach_by")}\b
    | {_any("reach")} [ ] (?: (?P<whom> {_PERSON} ) {_any("reach_by")} [ ] (?: [^\n]{{0,60}} @ | {_any("networks")}\b ) | {_any("reach_whom")} [ ] {_any("reach_by")}\b )
    | {_any("address")} : [ ] \S+@\S+ \Z
    | [\w.+-]{{2,40}}@[\w-]{{2,40}}(?:\.[a-z]{{2,6}}){{1,3}} \Z
    """,
    re.VERBOSE,
)
