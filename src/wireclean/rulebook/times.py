"""HED: the times of a story's head: when it was published and when it was updated last."""

from __future__ import annotations

from collections.abc import Iterator

from wireclean.article import Edit
from wireclean.grammar.timestamp import Label
from wireclean.layout import Layout
from wireclean.rulebook.head import head_of
from wireclean.rulebook.head_times import HeadTime
from wireclean.rulebook.rule import Stage, rule

__all__ = ["PUBLISHED", "UPDATED", "published_time", "updated_time"]

PUBLISHED = "HED003"
UPDATED = "HED004"


def _time_edits(layout: Layout, code: str) -> Iterator[Edit]:
    """Yield the edits of the published or the updated time.

    Without a label a time is the published one, save where it stands beside another: then the later is that of the update.
    """
    times = head_of(layout).stamps
    text = layout.text
    for number, time in enumerate(times):
        label = time.label or _unlabelled(text, times, number)
        if code == (PUBLISHED if label == "published" else UPDATED):
            start, end = time.start, time.end
            # the blank before another time goes with that one, which may be struck first
            limit = times[number + 1].start - 1 if number + 1 < len(times) else len(text)
            while end < limit and text[end] in _SEPARATORS:
                end += 1
            yield layout.strike(start, end, code, time.timestamp)


_SEPARATORS = " |·•"


def _unlabelled(text: str, times: list[HeadTime], number: int) -> Label:
    """Say whether a time without a label is that of publication or of an update, by the neighbour before or behind it."""
    time = times[number]
    if number and text[times[number - 1].end : time.start].strip() == "":
        before = times[number - 1]
        if before.label is not None:
            return "updated" if before.label == "published" else "published"
        return "published" if _is_later(before, time, text) or _is_repeated(before, time) else "updated"
    if number + 1 < len(times) and text[time.end : times[number + 1].start].strip() == "":
        after = times[number + 1]
        if after.label is None and _is_later(time, after, text):
            return "updated"
    return "published"


def _is_repeated(first: HeadTime, second: HeadTime) -> bool:
    """Say whether two times without a time of day are one day printed twice: `30.01.2024 30. Januar 2024`."""
    if first.timestamp is None or second.timestamp is None:
        return False
    return first.timestamp.precision == second.timestamp.precision == "day" and (
        first.timestamp.value == second.timestamp.value
    )


def _is_later(first: HeadTime, second: HeadTime, text: str) -> bool:
    """Say whether of two times on lines of their own the first is on a later day; on one line the first is the earlier."""
    if first.timestamp is None or second.timestamp is None or "\n" not in text[first.end : second.start]:
        return False
    return first.timestamp.value.date() > second.timestamp.value.date()


@rule(
    PUBLISHED,
    "published-time",
    stage=Stage.RECOGNITION,
    after=["DAT001"],
    severity="info",
    fixes=[
        (
            "Bell found off Port Ellery\nMay 4, 2020 10:15 a.m. ET\nThe bell of the Aurora weighs more than a ton.",
            "Bell found off Port Ellery\nThe bell of the Aurora weighs more than a ton.",
        ),
        (
            "Glocke vor Port Ellery gefunden\nVeröffentlicht am 4. Mai 2020 um 10:15 Uhr\nDie Glocke wiegt mehr als eine Tonne.",
            "Glocke vor Port Ellery gefunden\nDie Glocke wiegt mehr als eine Tonne.",
        ),
        (
            "Bell found off Port Ellery\nMay 4, 2020 Ana Lima 2 Comments\nThe bell of the Aurora weighs more than a ton.",
            "Bell found off Port Ellery\nAna Lima 2 Comments\nThe bell of the Aurora weighs more than a ton.",
        ),
        (
            "Bell found off Port Ellery\nPublished 3 hours ago\nThe bell of the Aurora weighs more than a ton.",
            "Bell found off Port Ellery\nThe bell of the Aurora weighs more than a ton.",
        ),
    ],
    keeps=["The bell was cast on May 4, 1871, in a foundry that closed on June 8, 1902."],
)
def published_time(layout: Layout) -> Iterator[Edit]:
    """The time of publication stands in the head.

    IPTC calls it firstCreated. On its own line, or glued to headline and byline; a date in a sentence is the story's.
    `3 hours ago` is struck too, but has no value: nobody knows when the copy was seen.
    """
    yield from _time_edits(layout, PUBLISHED)


@rule(
    UPDATED,
    "updated-time",
    stage=Stage.RECOGNITION,
    after=["HED003"],
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
