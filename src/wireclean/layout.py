"""The copy laid out for the rules: its lines, what has been claimed already, and where cues stand.

Offsets are code points of `Layout.text`, which is the text as the stage before left it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence, Set
from typing import Any, NamedTuple

import ahocorasick_rs

from wireclean.article import Edit, Span, Value
from wireclean.grammar.sentences import looks_like_prose
from wireclean.tables import table_rows

__all__ = ["CueTable", "Hits", "Layout", "Line"]

_new = tuple.__new__  # makes a named tuple without its slower constructor
_SOLID = re.compile(r"\S")
_SURROGATE = re.compile(r"[\ud800-\udfff]")


# Where the cues of each rule stand in a text, in order: start and end by rule code.
Hits = Mapping[str, Sequence[tuple[int, int]]]


class Line(NamedTuple):
    """A line that is not blank, without the white space around it."""

    start: int
    end: int


class Layout:
    """A text and what the rules of one stage know of it together."""

    def __init__(self, text: str, hits: Hits | None = None) -> None:
        """Lay out `text`; `hits` are the places of each rule's cues, by rule code."""
        self.text = text
        self._hits: Hits = hits or {}
        self.edits: list[Edit] = []
        self.suspects: frozenset[str] | None = None  # reckoned once by the rules of characters
        self.head: Any = None  # likewise by the rules of the head
        self.pieces: tuple[int, Any] = (-1, None)  # what is free of the head, and after how many claims it was reckoned
        self.spared = False  # whether prose was spared that a rule would have struck
        self.claimed: list[Span] = []  # in the order of the claims
        self._raw_lines: list[str] | None = None
        self._words: list[str] | None = None
        self._rows: set[int] | None = None
        self._lines: list[Line] | None = None
        self._prose: dict[tuple[int, int], bool] = {}
        self._starts_of_lines: list[int] | None = None
        self._starts: list[int] = []  # of the claims, sorted
        self._ends: list[int] = []

    @property
    def raw_lines(self) -> list[str]:
        """Every line as it is, blank ones too."""
        if self._raw_lines is None:
            self._raw_lines = self.text.split("\n")
        return self._raw_lines

    @property
    def words(self) -> list[str]:
        """What stands on every line, without the white space around it; empty for a blank one."""
        if self._words is None:
            self._words = [line.strip() for line in self.raw_lines]
        return self._words

    @property
    def rows(self) -> set[int]:
        """The indices in `raw_lines` of the rows of tables."""
        if self._rows is None:
            self._rows = table_rows(self.words)
        return self._rows

    @property
    def lines(self) -> list[Line]:
        """The lines that are not blank, in order."""
        if self._lines is None:
            self._lines = lines = []
            after = 0
            for line, words in zip(self.raw_lines, self.words, strict=True):
                start, after = after, after + len(line) + 1
                size = len(words)
                if size:
                    if size < after - start - 1:
                        start += len(line) - len(line.lstrip())
                    lines.append(_new(Line, (start, start + size)))
        return self._lines

    def is_prose(self, start: int, end: int) -> bool:
        """Say whether a stretch reads as body copy; several rules ask it of the same lines."""
        known = self._prose.get((start, end))
        if known is None:
            known = self._prose[start, end] = looks_like_prose(self.text[start:end])
        return known

    def line_at(self, offset: int) -> int:
        """Return the index in `lines` of the line that holds or precedes `offset`; -1 before the first."""
        return bisect_right(self._line_starts, offset) - 1

    @property
    def _line_starts(self) -> list[int]:
        if self._starts_of_lines is None:
            self._starts_of_lines = [line.start for line in self.lines]
        return self._starts_of_lines

    def claim(self, edit: Edit) -> bool:
        """Record an edit unless an earlier one holds part of its stretch; say whether it was recorded."""
        start, end = edit.span
        index = bisect_right(self._starts, start)
        if index and self._ends[index - 1] > start:
            return False
        if index < len(self._starts) and self._starts[index] < end:
            return False
        self._starts.insert(index, start)
        self._ends.insert(index, end)
        self.edits.insert(index, edit)
        self.claimed.append(edit.span)
        return True

    def free(self, start: int, end: int) -> Sequence[Span]:
        """Return what is left of a stretch beside the claims, without the white space around it."""
        starts = self._starts
        if starts:
            index = bisect_right(starts, start)
            if (index and self._ends[index - 1] > start) or (index < len(starts) and starts[index] < end):
                if index and self._ends[index - 1] >= end:
                    return ()
                return list(self._free_around_claims(start, end, max(index - 1, 0)))
        text = self.text
        if start < end and not text[start].isspace() and not text[end - 1].isspace():
            return (_new(Span, (start, end)),)
        piece = self._stripped(start, end)
        return (piece,) if piece.start < piece.end else ()

    def _free_around_claims(self, start: int, end: int, index: int) -> Iterator[Span]:
        while start < end:
            stop, resume = end, end
            while index < len(self._starts):
                if self._ends[index] > start:
                    stop, resume = min(max(self._starts[index], start), end), self._ends[index]
                    break
                index += 1
            piece = self._stripped(start, stop)
            if piece.start < piece.end:
                yield piece
            start = max(resume, start)
            index += 1

    def _stripped(self, start: int, end: int) -> Span:
        text = self.text
        while start < end and text[start].isspace():
            start += 1
        while start < end and text[end - 1].isspace():
            end -= 1
        return _new(Span, (start, end))

    @property
    def cued_codes(self) -> Set[str]:
        """The codes of the rules that have a cue in the text."""
        return self._hits.keys()

    def cued(self, code: str, start: int, end: int) -> bool:
        """Say whether one of a rule's cues begins in the stretch."""
        hits = self._hits.get(code, ())
        index = bisect_left(hits, (start,))
        return index < len(hits) and hits[index][0] < end

    def cues_in(self, code: str, start: int, end: int) -> Sequence[tuple[int, int]]:
        """Return the cues of a rule that begin in the stretch: where each begins and ends."""
        hits = self._hits.get(code, ())
        return hits[bisect_left(hits, (start,)) : bisect_left(hits, (end,))]

    def cues(self, code: str) -> list[Span]:
        """Return where a rule's cues stand, in order."""
        return [Span(start, end) for start, end in self._hits.get(code, ())]

    def cue_lines(self, code: str) -> Iterator[Line]:
        """Yield each line that holds one of a rule's cues, once, in order."""
        last = -1
        for start, _ in self._hits.get(code, ()):
            index = bisect_right(self._line_starts, start) - 1
            if index != last:
                last = index
                yield self.lines[index]

    def strike(self, start: int, end: int, code: str, value: Value = None) -> Edit:
        """Make the edit that strikes a stretch, with the free spaces and line breaks that would be left doubled."""
        text = self.text
        index = bisect_right(self._starts, start)
        floor = self._ends[index - 1] if index else 0
        ceiling = self._starts[index] if index < len(self._starts) else len(text)
        if start == floor or text[start - 1] in " \n":
            while end < ceiling and text[end] == " ":
                end += 1
        if end == len(text) or text[end] == "\n":
            while start > floor and text[start - 1] == " ":
                start -= 1
            line = text.rfind("\n", 0, start) + 1
            if not self.free(line, start):  # a whole line goes with its line break
                following = _SOLID.search(text, end, ceiling)
                resume = ceiling if following is None else following.start()
                if resume < len(text):
                    end = max(end, text.rfind("\n", end, resume) + 1)
                else:
                    end = resume
                    while start > floor and text[start - 1].isspace():
                        start -= 1
        return Edit(Span(start, end), text[start:end], "", code, value)


class CueTable:
    """Every rule's cues in one Aho-Corasick automaton: one pass over the copy says which rules have work."""

    def __init__(self, cues: Mapping[str, frozenset[str]]) -> None:
        """Build the automaton of `cues`, lower-case phrases by rule code."""
        codes: dict[str, list[str]] = {}
        for code, phrases in cues.items():
            for phrase in sorted(phrases):
                codes.setdefault(phrase, []).append(code)
        self._codes = list(codes.values())
        self._automaton = ahocorasick_rs.AhoCorasick(list(codes), implementation=ahocorasick_rs.Implementation.DFA)

    def scan(self, text: str) -> Hits:
        """Return where the cues stand, by rule code; a rule without a hit is not in the answer."""
        hits: dict[str, list[tuple[int, int]]] = {}
        table = self._codes
        folded = _fold(text)
        try:
            matches = self._automaton.find_matches_as_indexes(folded, overlapping=True)
        except UnicodeEncodeError:  # the automaton reads UTF-8, which cannot carry lone surrogates
            matches = self._automaton.find_matches_as_indexes(_SURROGATE.sub("\ufffd", folded), overlapping=True)
        for index, start, end in matches:
            for code in table[index]:
                if code in hits:
                    hits[code].append((start, end))
                else:
                    hits[code] = [(start, end)]
        return hits


def _fold(text: str) -> str:
    """Lower-case without moving any offset."""
    lowered = text.lower()
    if len(lowered) != len(text):  # a few letters, such as capital I with a dot, grow
        lowered = "".join(low if len(low := letter.lower()) == 1 else letter for letter in text)
    return lowered
