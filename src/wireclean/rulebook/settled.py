"""Whether a round of cleaning leaves nothing for the next: a short cut past a second look at most copy.

Cleaning repeats until it changes nothing. On copy whose head and tail came off in whole lines the second round can be
told to be idle without running it; the property tests hold this short cut to the long way round.
"""

from __future__ import annotations

import re

from wireclean.article import Dateline
from wireclean.grammar.dateline import match_dateline
from wireclean.grammar.titles import title_like
from wireclean.layout import Layout
from wireclean.rulebook import bylines, datelines, headlines, notes, times
from wireclean.rulebook.bylines import holds_head
from wireclean.rulebook.gallery import has_counter
from wireclean.rulebook.head import AFTER_PROSE, LONGEST_LATE
from wireclean.rulebook.notes import LONGEST_LAST_WORD, has_last_word

__all__ = ["is_settled"]

# The rules that judge a whole line, which may be another line without its dateline.
_READS_LEDE = frozenset(
    ("FUR002", "FUR004", "FUR006", "NOT001", "NOT002", "NOT003", "NOT004", "NOT005", "NOT007", "NOT010")
)
_SINGLE_BREAK = re.compile(r"\n(?=[^\n])(?<=[^\n]\n)")
# The rules that read nothing but the line of their cue: a cue left over in a line that nothing changed is left for good.
_READS_ONE_LINE = _READS_LEDE.union(
    ("DAT001", "FUR003", "HED002", "CAP001", "CAP002", "CAP003", "GAL001", "NOT009", "SGN003")
)
_DATELINE_REACH = 1500
_CREDIT_REACH = 150
# The rules that look at the beginning or the end of the copy: what was struck there has given them another.
_OF_ENDS = (
    datelines.dateline,
    times.published_time,
    times.updated_time,
    bylines.byline,
    headlines.headline,
    notes.last_word,
    notes.agency_initials,
    notes.about,
)
_CUED_AT_ENDS = ("DAT001", "HED002")


def is_settled(layout: Layout, cleaned: str) -> bool:
    """Say whether the edits of recognition on `layout`, which led to `cleaned`, surely leave no further work."""
    if _SINGLE_BREAK.search(cleaned) or has_counter(layout):
        return False
    if "  " in cleaned or "\t" in cleaned:
        return False  # the columns of a table, of which rows may be gone
    if any(layout.free(*cue) for code in layout.cued_codes - _READS_ONE_LINE for cue in layout.cues(code)):
        return False
    dated = False
    reads_lede = layout.cued_codes & _READS_LEDE
    for edit in layout.edits:
        line = layout.lines[layout.line_at(edit.span.start + len(edit.before) - len(edit.before.lstrip()))]
        left = layout.free(line.start, line.end)
        dated = dated or isinstance(edit.value, Dateline)
        if left and (len(left) > 1 or left[0].end != line.end or not isinstance(edit.value, Dateline)):
            return False  # something of the line is left, and it is not the lede behind its dateline
        if left and any(layout.cued(code, *left[0]) for code in reads_lede):
            return False  # the lede is a line now, and may be read as one
    return (_quiet_head(layout, dated) and _quiet_tail(layout)) or _idle_ends(layout, cleaned)


def _idle_ends(layout: Layout, cleaned: str) -> bool:
    """Say whether the rules that look at the ends of the copy find nothing in what is left of it."""
    if any(layout.free(*cue) for code in _CUED_AT_ENDS for cue in layout.cues(code)):
        return False
    left = Layout(cleaned)
    return not any(edit for rule in _OF_ENDS for edit in rule.find(left))


def _quiet_head(layout: Layout, dated: bool) -> bool:
    """Say whether the first line left is prose, and nothing in or below it could now be read as a part of a head."""
    text = layout.text
    position, first = next(
        ((number, left[0]) for number, line in enumerate(layout.lines) if (left := layout.free(line.start, line.end))),
        (0, None),
    )
    if first is None:
        return False
    start, end = first
    if not layout.is_prose(start, end) or text.endswith("m.", start, end):
        return False
    if title_like(text[start:end]) or match_dateline(text, start, end) is not None:
        return False
    if not dated:  # then this line and those below it were looked at as what they are now
        return True
    if layout.cued("DAT001", start, start + _DATELINE_REACH):
        return False
    if layout.cued("CAP001", start, start + _CREDIT_REACH):
        return False
    if holds_head(layout, start, end, early=True):
        return False
    late = layout.lines[position + 1 : position + 1 + AFTER_PROSE]
    return not any(
        line.end - line.start <= LONGEST_LATE and holds_head(layout, line.start, line.end, early=False) for line in late
    )


def _quiet_tail(layout: Layout) -> bool:
    """Say whether the last line left is too long for a sign-off and does not end in one."""
    for line in reversed(layout.lines):
        left = layout.free(line.start, line.end)
        if left:
            start, end = left[-1]
            return end - start > LONGEST_LAST_WORD and not has_last_word(layout.text, start, end)
    return False
