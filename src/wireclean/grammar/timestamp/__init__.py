"""Time stamps of the wires: a grammar of their own first, dateparser only for what that leaves.

A stamp is a day, with a time and a zone if they are printed, on either side of it, in any language of `data/languages`:

    April 12, 2022 10:21 a.m.          4:36 PM EDT, October 3, 2025        Tuesday 3 November 2015 18.31 GMT
    December 5, 20257:24 PM UTC        03/02/2026 05:00 AM EST             2023-04-28T10:00:05Z
    13. Mai 2026 um 15:44 Uhr          12 de marzo de 2025 - 10:15         18/02/2026 à 14h03
    2026年7月12日 17時45分              2026년 7월 12일 오후 5:45             4 ก.ย. 2567 14:38 น.

Read from the bottom up: `tokens.py` turns copy into tokens, `days.py` and `clock.py` list the forms of days and of times,
`zones.py` and `calendars.py` say what zones and other calendars mean, `finding.py` puts stamps together, `relative.py`
reads `3 hours ago`, `whole.py` a string that is one stamp, `fallback.py` asks dateparser. A new form is one entry in
`days.py` or `clock.py`; a new word is one in a language's file.

Nothing here depends on today, on the locale or on the machine's time zone.
"""

from wireclean.grammar.timestamp.finding import (
    Label,
    Stamp,
    find_timestamps,
    is_label,
    label_of,
    may_hold_timestamp,
    shows_common_year,
    shows_year,
)
from wireclean.grammar.timestamp.relative import RelativeStamp, find_relative, may_be_relative
from wireclean.grammar.timestamp.whole import is_timestamp, parse_timestamp
from wireclean.grammar.timestamp.zones import prints_day_first

__all__ = [
    "Label",
    "RelativeStamp",
    "Stamp",
    "find_relative",
    "find_timestamps",
    "is_label",
    "is_timestamp",
    "label_of",
    "may_be_relative",
    "may_hold_timestamp",
    "parse_timestamp",
    "prints_day_first",
    "shows_common_year",
    "shows_year",
]
