"""NOT: where a story was printed first: what papers, feeds and syndicates say of it behind its end."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wireclean.article import Edit
from wireclean.data.languages import language_words
from wireclean.data.phrasebook import any_of, opened
from wireclean.grammar.timestamp import find_timestamps, is_timestamp
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
    cues=(
        *_OPENINGS,
        *_FEED_CLOSES,
        *(word for name in ("edition", "citation", "aired") for word in language_words(f"notes.{name}")),
    ),
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
        (
            "The bell weighs a ton, and divers raised it on Monday.\n\nPublished in The Ellery Herald, May 4th, 2020.",
            "The bell weighs a ton, and divers raised it on Monday.",
        ),
        (
            "Die Glocke wiegt eine Tonne.\n\nÜber dieses Thema berichtete das Hafenradio am 4. Mai 2020 um 20:00 Uhr.",
            "Die Glocke wiegt eine Tonne.",
        ),
        (
            "The bell weighs a ton.\n\nMore information: Ana Lima et al, The weight of bells, Sound (2020). DOI: 10.1000/s44",
            "The bell weighs a ton.",
        ),
    ],
    keeps=[
        "Divers raised the bell in spring, and it weighs a ton.\n\nPublished in Lisbon, the book is read in schools since May 4, 2020",
        "The bell weighs a ton, and divers raised it on Monday. Published in Lisbon in 1871, the book tells of it.",
        "The bell weighs a ton.\n\nCitation: a ticket for parking in the yard.",
        "The post of harbour master appeared first on the lists of 1871.\n\nThe bell weighs a ton.",
        "The poem, and a version of this article appeared with it, is lost.",
        "Die Glocke wiegt eine Tonne.\n\nÜber dieses Thema berichtete der Rat hinter verschlossenen Türen.",
    ],
)
def first_printed(layout: Layout) -> Iterator[Edit]:
    """A note says where the story was printed first, or under which headline in the paper.

    `A version of this article appears in print`, `The post X appeared first on Y`. It opens its line or, as feeds glue it,
    follows the story's last sentence. Below the story so do the paper and its day, `Published in The Herald, May 4, 2020`, and the
    study that the story is about, by its number or address.
    """
    for line in opening_lines(layout, "NOT012"):
        if is_timestamp(layout.text, line.start, line.end):
            continue  # Originally published: May 4, 2020
        words = layout.text[line.start : line.end].lstrip(_LEAD)
        in_head = not any(layout.is_prose(*above) for above in layout.lines[: layout.line_at(line.start)])
        if not _is_note(words) or (in_head and words.lower().startswith(_EDITIONS)):
            continue  # in a head that is the story's time
        yield strike_note(layout, line.start, line.end, "NOT012", "editors-note")
    for start, end in closing_sentences(layout, "NOT012"):
        if _is_note(layout.text[start:end]):
            yield strike_note(layout, start, end, "NOT012", "editors-note")
    text = layout.text
    for _, line in cue_lines(layout, "NOT012"):
        feed = _FEED.search(text, max(line.start, line.end - _LONGEST_FEED), line.end)
        if feed and not layout.free(line.end, len(text)):
            yield strike_note(layout, feed.start(), line.end, "NOT012", "editors-note")


def _is_note(words: str) -> bool:
    """Say whether words that open as a note does hold what such a note cannot be without."""
    if words.lower().startswith(_AIRED):
        return bool(find_timestamps(words))
    return not words.lower().startswith(_NEEDING) or _is_edition(words) or _CITED.search(words) is not None


def _is_edition(words: str) -> bool:
    """Say whether words are a paper and its day, behind what says that they are: `Published in The Herald, May 4, 2020`."""
    bare = words.rstrip(" .)")
    stamps = find_timestamps(bare)
    if len(stamps) != 1 or stamps[0].end < len(bare):
        return False
    paper = bare[len(next(filter(words.lower().startswith, _EDITIONS), words)) : stamps[0].start].strip(" ,(")
    return 0 < len(paper.split()) <= _LONGEST_PAPER and all(
        word[0].isupper() or len(word) < _SHORT for word in paper.split()
    )


_EDITIONS = language_words("notes.edition")
_AIRED = language_words("notes.aired")
_NEEDING = (*_EDITIONS, *language_words("notes.citation"))
_CITED = re.compile(r"\b10\.\d{4,5}/\S|https?://")
_LEAD = " —–-_*(["
_LONGEST_PAPER = 6  # words
_SHORT = 4  # letters of an article before its name
_LONGEST_FEED = 320
_FEED = re.compile(
    rf"""
    (?: ^ | (?<=[.!?…”\"“»’)\]][ ]) | (?<=[.!?”][ ][ ]) )
    (?: {any_of(opened(language_words("notes.feed_opens")))} ) [ ] [^\n]{{3,200}}? [ ] (?: {any_of(_FEED_CLOSES)} ) [ ] [^\n]{{2,80}} \Z
    """,
    re.VERBOSE | re.MULTILINE,
)
