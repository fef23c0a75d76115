"""NOT: where a story was printed first: what papers, feeds and syndicates say of it behind its end."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wireclean.article import Edit
from wireclean.data.languages import language_words
from wireclean.data.phrasebook import any_of, opened
from wireclean.grammar.timestamp import is_timestamp
from wireclean.layout import Layout
from wireclean.rulebook.notes.lines import closing_sentences, cue_lines, opening_lines, strike_note
from wireclean.rulebook.rule import Stage, rule

__all__ = ["first_printed"]

_OPENINGS = language_words("notes.first_printed")
_FEED_CLOSES = language_words("notes.feed_closes")


@rule(
    "NOT012",
    "first-printed",
    stage=Stage.RECOGNITION,
    after=["NOT005"],
    yields_to_prose=True,
    severity="info",
    cues=_OPENINGS + _FEED_CLOSES,
    fixes=[
        (
            "The bell weighs a ton.\n\nA version of this article appears in print on May 4, 2020, on Page A4.",
            "The bell weighs a ton.",
        ),
        (
            "The bell weighs a ton. The post Bell found off Port Ellery appeared first on Ellery Herald .",
            "The bell weighs a ton.",
        ),
        ("Die Glocke wiegt eine Tonne.\n\nDieser Text erschien zuerst im Hafenblatt.", "Die Glocke wiegt eine Tonne."),
    ],
    keeps=[
        "The post of harbour master appeared first on the lists of 1871.\n\nThe bell weighs a ton.",
        "The poem, and a version of this article appeared with it, is lost.",
    ],
)
def first_printed(layout: Layout) -> Iterator[Edit]:
    """A note says where the story was printed first, or under which headline in the paper.

    `A version of this article appears in print`, `The post X appeared first on Y`. It opens its line or, as feeds glue it,
    follows the story's last sentence.
    """
    for line in opening_lines(layout, "NOT012"):
        if is_timestamp(layout.text, line.start, line.end):
            continue  # Originally published: May 4, 2020
        yield strike_note(layout, line.start, line.end, "NOT012", "editors-note")
    for start, end in closing_sentences(layout, "NOT012"):
        yield strike_note(layout, start, end, "NOT012", "editors-note")
    text = layout.text
    for _, line in cue_lines(layout, "NOT012"):
        feed = _FEED.search(text, max(line.start, line.end - _LONGEST_FEED), line.end)
        if feed and not layout.free(line.end, len(text)):
            yield strike_note(layout, feed.start(), line.end, "NOT012", "editors-note")


_LONGEST_FEED = 320
_FEED = re.compile(
    rf"""
    (?: ^ | (?<=[.!?…”\"“»’)\]][ ]) | (?<=[.!?”][ ][ ]) )
    (?: {any_of(opened(language_words("notes.feed_opens")))} ) [ ] [^\n]{{3,200}}? [ ] (?: {any_of(_FEED_CLOSES)} ) [ ] [^\n]{{2,80}} \Z
    """,
    re.VERBOSE | re.MULTILINE,
)
