"""Whether a round of cleaning leaves nothing for the next: a short cut past a second look at most copy.

Cleaning repeats until it changes nothing. On copy whose head and tail came off in whole lines the second round can be
told to be idle without running it; the property tests hold this short cut to the long way round.
"""

from __future__ import annotations

import re

from wireclean.article import Dateline, Span
from wireclean.layout import CueTable, Layout, Line
from wireclean.rulebook import bylines, captions, datelines, furniture, headlines, notes, repeats, times
from wireclean.rulebook.gallery import has_counter

__all__ = ["KNOWN", "has_columns", "is_settled"]

# The rules that this short cut is proved for, by the property tests. Copy on which another one acts is looked at again.
KNOWN = frozenset(
    (
        *("GAL001", "GAL002", "CAP001", "CAP002", "CAP003", "DAT001", "SGN001", "SGN002", "SGN003"),
        *("FUR001", "FUR002", "FUR003", "FUR004", "FUR005", "FUR006", "FUR007", "FUR008"),
        *("NOT001", "NOT002", "NOT003", "NOT004", "NOT005", "NOT006", "NOT007", "NOT008", "NOT009", "NOT010", "NOT011"),
        *("HED001", "HED002", "HED003", "HED004", "HED005", "HED006", "HED007", "HED008", "OFF001"),
    )
)
# The rules that judge a whole line, which may be another line without its dateline.
_READS_LEDE = frozenset(
    (
        *("FUR002", "FUR004", "FUR006", "CAP002", "CAP003", "SGN003"),
        *("NOT001", "NOT002", "NOT003", "NOT004", "NOT005", "NOT007", "NOT009", "NOT010"),
    )
)
_SINGLE_BREAK = re.compile(r"\n(?=[^\n])(?<=[^\n]\n)")
# The rules that read nothing but the line of their cue: a cue left over in a line that nothing changed is left for good.
_READS_ONE_LINE = _READS_LEDE.union(("DAT001", "FUR003", "HED002", "CAP001", "CAP002", "GAL001"))
_CREDIT_REACH = 150
_LONGEST_BAR = 120
# The rules that look at the beginning or the end of the copy, or at the line beside: what was struck has given them another.
# Those of the end see the same where the last line stands as it stood.
_READS_AROUND = (
    furniture.furniture_line,
    repeats.story_again,
    datelines.dateline,
    times.published_time,
    times.updated_time,
    bylines.byline,
    headlines.headline,
)
_READS_END = (notes.last_word, notes.agency_initials, notes.about)
_CUED_AROUND = ("DAT001", "HED002")


def has_columns(text: str) -> bool:
    """Say whether clean text has the columns of a table."""
    return "  " in text or "\t" in text


def is_settled(layout: Layout, cleaned: str, cues: CueTable) -> bool:
    """Say whether the edits of recognition on `layout`, which led to `cleaned`, surely leave no further work.

    `cues` are those of all rules.
    """
    if layout.spared and layout.edits:
        return False  # the company of a sentence that stayed may be gone
    for edit in layout.edits:
        if edit.leaves and any(layout.cued(code, *edit.span) for code in layout.cued_codes):
            return False  # a line that stays, though it is claimed, and that another rule may know
    if _SINGLE_BREAK.search(cleaned) or has_counter(layout) or any(edit.rule == "OFF001" for edit in layout.edits):
        return False
    if any(layout.free(*cue) for code in layout.cued_codes - _READS_ONE_LINE for cue in layout.cues(code)):
        return False
    reads_lede = layout.cued_codes & _READS_LEDE
    line, left = Line(0, 0), layout.free(0, 0)
    for edit in layout.edits:
        first = layout.lines[layout.line_at(edit.span.start + len(edit.before) - len(edit.before.lstrip()))]
        if first != line:  # of a line in which much is struck what is left is reckoned once
            line, left = first, layout.free(first.start, first.end)
        if left and (len(left) > 1 or left[0].end != line.end or not isinstance(edit.value, Dateline)):
            return False  # something of the line is left, and it is not the lede behind its dateline
        if left and any(layout.cued(code, *left[0]) for code in reads_lede):
            return False  # the lede is a line now, and may be read as one
        if left and layout.cued("CAP002", left[0].start, left[0].start + _CREDIT_REACH):
            return False  # a credit that opens the line now
        if left and line.end - left[0].start <= _LONGEST_BAR and layout.cued("FUR003", *left[0]):
            return False  # a row of buttons that is all of the line now
    return _idle(layout, cleaned, cues)


def _idle(layout: Layout, cleaned: str, cues: CueTable) -> bool:
    """Say whether the rules that look around find nothing in what is left of the copy."""
    cued = any(layout.free(*cue) for code in _CUED_AROUND for cue in layout.cues(code))
    left = Layout(cleaned, cues.scan(cleaned) if cued else None, layout.readings)
    same_end = tuple(layout.free(*layout.lines[-1])) == (Span(*layout.lines[-1]),)
    rules = _READS_AROUND if same_end else _READS_AROUND + _READS_END
    if layout.credited:  # of a credit on a line of its own the neighbour may be another now
        rules = (captions.caption, *rules)
    return not any(edit for rule in rules for edit in rule.find(left))
