"""OFF: lines that no other rule explains and that are no part of the story: buttons, counts, teasers, a page's own words."""

from __future__ import annotations

from collections.abc import Iterator

from wireclean.article import Edit
from wireclean.decide import off_story
from wireclean.layout import Layout
from wireclean.rulebook.own_prose import is_body
from wireclean.rulebook.rule import Stage, rule
from wireclean.segments import may_be_witnessed, table_of

__all__ = ["off_story_line"]


@rule(
    "OFF001",
    "off-story-line",
    stage=Stage.RECOGNITION,
    after=["HED008"],
    fixes=[
        (
            "Bell found off Port Ellery\nBy Ana Lima\nMay 4, 2020 10:15 a.m.\n"
            "The bell of the Aurora weighs more than a ton and hangs in the yard of the museum.\n"
            "It was cast in 1871 and sank with the ship, the harbour master of the town said.\n"
            "Port Ellery\n2k",
            "Bell found off Port Ellery\nBy Ana Lima\nMay 4, 2020 10:15 a.m.\n"
            "The bell of the Aurora weighs more than a ton and hangs in the yard of the museum.\n"
            "It was cast in 1871 and sank with the ship, the harbour master of the town said.\n",
        ),
    ],
    keeps=[
        "The bell of the Aurora weighs more than a ton and hangs in the yard of the museum.\n\nWhat comes next\n\n"
        "It goes to the museum in May, the board said, and the children of the town may ring it.",
        "Bell found off Port Ellery\nBy Ana Lima\nThe bell of the Aurora weighs more than a ton, and three towns want it.\n"
        "Port Ellery\nLisbon\nPort Louis\nThe board of the museum decides in May which of the three will have it.",
        "Bell found off Port Ellery\nBy Ana Lima\nThe bell of the Aurora weighs more than a ton, and three towns want it.\n"
        "“I heard it ring twice.”\n— Pavel Hart, fisherman\nThe board of the museum decides in May which of them will have it.",
    ],
)
def off_story_line(layout: Layout) -> Iterator[Edit]:
    """A line is no part of the story, by how it looks, where it stands and what it speaks of.

    No list of phrases holds what pages print between the parts of a story. Shape, place, neighbours, the words of pages and the words
    that the story itself uses are weighed together; `wireclean.decide` says how. A full sentence with prose on both sides is
    never struck, and nothing is where no other rule found anything of a page.
    """
    for segment in off_story(table_of(layout), layout.level, layout.judged) if may_be_witnessed(layout) else ():
        if not is_body(layout, segment.start, segment.end):
            yield layout.strike(segment.start, segment.end, "OFF001")
