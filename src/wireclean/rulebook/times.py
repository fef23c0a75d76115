"""HED: the times of a story's head: when it was published and when it was updated last."""

from __future__ import annotations

from collections.abc import Iterator

from wireclean.article import Edit
from wireclean.layout import Layout
from wireclean.rulebook.head import head_of
from wireclean.rulebook.rule import Stage, rule

__all__ = ["PUBLISHED", "UPDATED", "published_time", "updated_time"]

PUBLISHED = "HED003"
UPDATED = "HED004"


def _time_edits(layout: Layout, code: str) -> Iterator[Edit]:
    """Yield the edits of the published or the updated time; without labels the first is published."""
    updated_seen = published_seen = False
    for stamp in head_of(layout).stamps:
        label = stamp.label or ("updated" if published_seen and not updated_seen else "published")
        published_seen = published_seen or label == "published"
        updated_seen = updated_seen or label == "updated"
        if code == (PUBLISHED if label == "published" else UPDATED):
            start, end = stamp.start, stamp.end
            text = layout.text
            while end < len(text) and text[end] in " |·•":
                end += 1
            yield layout.strike(start, end, code, stamp.timestamp)


@rule(
    PUBLISHED,
    "published-time",
    stage=Stage.RECOGNITION,
    severity="info",
    fixes=[
        (
            "Bell found off Port Ellery\nMay 4, 2020 10:15 a.m. ET\nThe bell of the Aurora weighs more than a ton.",
            "Bell found off Port Ellery\nThe bell of the Aurora weighs more than a ton.",
        )
    ],
    keeps=["The bell was cast on May 4, 1871, in a foundry that closed on June 8, 1902."],
)
def published_time(layout: Layout) -> Iterator[Edit]:
    """The time of publication stands in the head.

    IPTC calls it firstCreated. On its own line, or glued to headline and byline; a date in a sentence is the story's.
    """
    yield from _time_edits(layout, PUBLISHED)


@rule(
    UPDATED,
    "updated-time",
    stage=Stage.RECOGNITION,
    severity="info",
    fixes=[
        (
            "Bell found off Port Ellery\nUpdated: May 4, 2020 10:15 a.m.\nThe bell of the Aurora weighs more than a ton.",
            "Bell found off Port Ellery\nThe bell of the Aurora weighs more than a ton.",
        )
    ],
    keeps=["The list was updated on May 4, 2020, by the board of the museum in the town."],
)
def updated_time(layout: Layout) -> Iterator[Edit]:
    """The time of the last update stands in the head.

    IPTC calls it versionCreated. It carries a label, or is the second of two times.
    """
    yield from _time_edits(layout, UPDATED)
