"""The forms in which a time of day is printed: one entry of `FORMS` each, with an example and a shape.

A new form is a new entry: the numbers in it are hour, minute and second, in this order. What may stand beside a time is
the same for all: the half of the day before it or behind it, a word such as `Uhr`, a zone.
"""

from __future__ import annotations

from typing import NamedTuple

from wireclean.article import Precision
from wireclean.grammar.timestamp.tokens import Row
from wireclean.grammar.timestamp.zones import ZONE

__all__ = ["CLOCK", "Clock", "read_clock"]


class Form(NamedTuple):
    """A form of a time of day: its name, an example and its shape."""

    name: str
    example: str
    shape: str


# A dot may be that of a decimal number: 18.31 needs a word before it, or a half, a word or a zone behind it, or the end
# of the line; of two figures either side, a word with a capital.
_DOTTED = r"(?(joined)|(?=[ ]?<:half>|[ ]?<:hours>|,?[ ]?[(]?<:zone>|[ ]?(?:\Z|[|•·]|<:label>)|(?<=<:minute>[.]<:minute>)[ ]W))"
_COUNTED_BACK = r"(?![.]?[ ]<:ago_after>)"

FORMS = (
    Form("colon", "10:15:05.123", r"<:number>[:：]<:minute>(?::<:minute>(?:[.,]<:digits>)?|[.]<:digits>)?(?![:]<:digits>)"),
    Form("dot", "18.31 GMT", rf"<:number>[.]<:minute>(?![.]?<:digits>|%){_DOTTED}"),
    Form("hours and minutes", "10h15", r"<:number>[ ]?<:hours>[ ]?(?:<:minute>(?:[ ]?<:minutes>)?|<:number>[ ]?<:minutes>)(?:[ ]?<:number>[ ]?<:seconds>)?"),
    Form("hour", "5 p.m.", rf"<:number>(?=[ ]?(?:<:half>|<:hours>){_COUNTED_BACK})"),
    Form("four figures", "1509 GMT", r"<:clock>(?=[ ]?[(]?<:zone>|[ ]?<:hours>)"),
    Form("noon", "noon", r"(?:<:number>[ ])?<:noon>"),
)  # fmt: skip

# A time of day and what belongs to it. Groups `ahead`, `clock`, `half`, `zone_ahead`, `zone`, `bracketed`, `offset`.
CLOCK = rf"""
    (?: (?P<zone_ahead> <:zone> )[ ] )? (?: <half=ahead>[ ]? )?
    (?P<clock> {"|".join(form.shape for form in FORMS)} )
    (?: [ ]?<half>[.]? )? (?: [ ]?<:hours>[.]? )? {ZONE}
"""


class Clock(NamedTuple):
    """A time of day, to the minute or the second; midnight of precision "day" if none is printed."""

    time: tuple[int, int, int]
    precision: Precision


def read_clock(row: Row, slots: dict[str, tuple[int, int]]) -> Clock | None:
    """Return the time of day in the slots of a shape; None for one that does not exist.

    13:45 PM and 0:15 AM are slips with one possible meaning, which is taken. Where the half of the day is a word and no
    AM or PM, 0:15 may be a quarter past noon: 午後0時15分.
    """
    if "clock" not in slots:
        return Clock((0, 0, 0), "day")
    first, stop = slots["clock"]
    numbers = [at for at in range(first, stop) if row.text[row.starts[at]].isdecimal()]
    noon = next((int(found) for at in range(first, stop) if (found := row.value(at, "noon")) is not None), None)
    if noon is not None:
        return Clock((noon, 0, 0), "minute")
    figures = [row.number(at) for at in numbers][:3]
    if len(figures) == 1 and row.ends[numbers[0]] - row.starts[numbers[0]] == 4:
        figures = [*divmod(figures[0], 100)]  # 1509 GMT
    if len(numbers) > 2 and row.codes[numbers[2] - 1] == "." and row.codes[numbers[1] - 1] != ".":
        figures = figures[:2]  # a fraction
    hour, minute, second = (*figures, 0, 0)[:3]
    half = slots.get("half") or slots.get("ahead")
    if half is not None:
        later = int(row.value(half[0], "half") or 0)
        word = row.printed(*half)
        latin = word[0] < "\u0250" and "half" in slots
        if latin and ((later and not hour) or (not later and hour > 12)):
            return None
        hour = hour % 12 + later if hour <= 12 else hour
    if hour > 23 or minute > 59 or second > 59:
        return None
    return Clock((hour, minute, second), "minute" if len(figures) < 3 else "second")
