"""The line below a wire's story that says when it was sent: `AP-WF-05-04-20 1015GMT<`, `041015 GMT May 20`."""

from __future__ import annotations

import re

from msgspec.structs import replace

from wireclean.article import Span, Timestamp
from wireclean.data import load
from wireclean.data.phrasebook import any_of
from wireclean.grammar.timestamp import parse_timestamp

__all__ = ["SENT", "TRAILER", "time_sent"]

TRAILER = re.compile(
    rf"""
    [\s\x03]{{0,8}} [A-Z]{{2,4}}-[A-Z]{{2,3}}-(?P<month>\d\d)-(?P<day>\d\d)-(?P<year>\d\d)
    [ ]{{1,3}} (?P<hour>\d\d)(?P<minute>\d\d) (?P<zone>{any_of(load("wires.toml")["trailer"]["zones"])})? <? \s{{0,8}}
    """,
    re.VERBOSE,
)
SENT = re.compile(
    r"""
    [\s\x03]{0,8} (?P<day>\d\d)(?P<hour>\d\d)(?P<minute>\d\d) [ ] (?:(?P<zone>[A-Z]{2,4})[ ])?
    (?P<name>[^\W\d_]{3,10})\.? [ ] (?P<year>\d\d(?:\d\d)?) [\s\x04]{0,8}
    """,
    re.VERBOSE,
)


def time_sent(sent: re.Match[str], at: int) -> Timestamp | None:
    """Return the time of a trailer, of which `at` is the beginning."""
    groups = sent.groupdict()
    year = groups["year"]
    century = "" if len(year) > 2 else "19" if int(year) >= _LAST_CENTURY else "20"
    month = groups.get("month")
    day = (
        f"{century}{year}-{month}-{groups['day']}"
        if month
        else f"{int(groups['day'])} {groups['name'].title()} {century}{year}"
    )
    clock = f"{groups['hour']}:{groups['minute']}" + (f" {groups['zone']}" if groups["zone"] else "")
    found = parse_timestamp(f"{day} {clock}")
    if found is None:
        return None
    words = sent[0].strip("\x03\x04 \t\r\n<")
    start = at + sent[0].index(words)
    return replace(found, text=words, span=Span(start, start + len(words)))


_LAST_CENTURY = 70  # wires of IPTC 7901 and ANPA 1312 begin in the seventies
