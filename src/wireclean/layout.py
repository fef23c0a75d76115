"""The copy laid out for the rules: its lines, what has been claimed already, and where cues stand.

Offsets are code points of `Layout.text`, which is the text as the stage before left it.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right, insort
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from operator import attrgetter
from typing import Any, Literal, NamedTuple, TypeVar

import ahocorasick_rs

from wireclean.article import Edit, Span, Value
from wireclean.grammar.sentences import looks_like_prose
from wireclean.tables import table_rows

__all__ = ["LEVELS", "CueTable", "Hits", "Judged", "Layout", "Level", "Line", "fold", "undotted"]

Level = Literal["gentle", "standard", "thorough"]
LEVELS: tuple[Level, ...] = ("gentle", "standard", "thorough")

_T = TypeVar("_T")
_new = tuple.__new__  # makes a named tuple without its slower constructor
_SOLID = re.compile(r"\S")
_SURROGATE = re.compile(r"[\ud800-\udfff]")


# Where the cues of each rule stand in a text, in order: by rule code the starts and the ends. Bare numbers, for hostile
# copy has a cue at every character.
Hits = Mapping[str, tuple["array[int]", "array[int]"]]
# What grammars read in lines, by grammar and line.
Readings = dict[tuple[Callable[[str], Any], str], Any]
_NO_HITS = (array("q"), array("q"))
_span_of = attrgetter("span")
_start_of = attrgetter("span.start")


class Line(NamedTuple):
    """A line that is not blank, without the white space around it."""

    start: int
    end: int


class Judged(NamedTuple):
    """A stretch that was weighed for a rule: the names of the weights that counted, and the sum from which it acts.

    `amounts` says how often each counted, where that need not be once.
    """

    start: int
    end: int
    code: str
    evidence: tuple[str, ...]
    needed: float
    amounts: tuple[float, ...] = ()


class Layout:
    """A text and what the rules of one stage know of it together."""

    def __init__(self, text: str, hits: Hits | None = None, readings: Readings | None = None) -> None:
        """Lay out `text`; `hits` are the places of each rule's cues, by rule code.

        `readings` are those of an earlier layout of the same copy, whose lines need not be read again.
        """
        self.text = text
        self._hits: Hits = hits or {}
        self.readings: Readings = {} if readings is None else readings
        self.suspects: frozenset[str] | None = None  # reckoned once by the rules of characters
        self.head: Any = None  # likewise by the rules of the head
        self.pieces: tuple[int, Any] = (-1, None)  # what is free of the head, and after how many claims it was reckoned
        self.level: Level = "standard"  # how sure a judgement must be to strike
        self.judged: list[Judged] = []  # what was weighed, whatever came of it
        self.spared = False  # whether prose was spared that a rule would have struck
        self.run_on = False  # whether the copy lost its line breaks: then the last line is all of the story
        self._raw_lines: list[str] | None = None
        self._words: list[str] | None = None
        self._rows: set[int] | None = None
        self._lines: list[Line] | None = None
        self._starts_of_lines: list[int] | None = None
        self._edits: list[Edit] = []
        self._sorted = True  # whether `_edits` are in the order of the text
        self._taken = bytearray(len(text))  # a byte for each character: 1 where it is claimed
        self._points: list[int] = []  # where empty stretches are claimed
        self._struck: dict[int, int] = {}  # by index of a line: up to where nothing of it is known to be left

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
                start, size = after, len(line)
                after += size + 1
                if words is not line:
                    start += size - len(line.lstrip())
                    size = len(words)
                if size:
                    lines.append(_new(Line, (start, start + size)))
        return self._lines

    def is_prose(self, start: int, end: int) -> bool:
        """Say whether a stretch reads as body copy; several rules ask it of the same lines."""
        return self.reading(looks_like_prose, self.text[start:end])

    def reading(self, grammar: Callable[[str], _T], line: str) -> _T:
        """Return what a grammar reads in a line, as a string of its own; the same words are read once."""
        key = grammar, line
        if key not in self.readings:
            self.readings[key] = grammar(line)
        found: _T = self.readings[key]
        return found

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
        taken = self._taken
        if taken.find(1, start, end) >= 0 or (start == end and taken[max(start - 1, 0) : start + 1] == b"\1\1"):
            return False
        if start == end:
            insort(self._points, start)
        elif self._points and bisect_right(self._points, start) < bisect_left(self._points, end):
            return False
        taken[start:end] = b"\1" * (end - start)
        self._sorted = self._sorted and (not self._edits or self._edits[-1].span <= edit.span)
        self._edits.append(edit)
        return True

    @property
    def claims(self) -> int:
        """How many stretches have been claimed."""
        return len(self._edits)

    @property
    def edits(self) -> list[Edit]:
        """What has been claimed, in the order of the text."""
        if not self._sorted:
            self._edits.sort(key=_span_of)
            self._sorted = True
        return self._edits

    def edits_in(self, start: int, end: int) -> Sequence[Edit]:
        """Return the claims that hold part of a stretch, in order."""
        edits = self.edits
        first = bisect_right(edits, start, key=_start_of)
        if first and edits[first - 1].span.end > start:
            first -= 1
        return edits[first : bisect_left(edits, end, first, key=_start_of)]

    def is_free(self, start: int, end: int) -> bool:
        """Say whether no claim holds anything of a stretch."""
        return self._taken.find(1, start, end) < 0

    def free(self, start: int, end: int) -> Sequence[Span]:
        """Return what is left of a stretch beside the claims, without the white space around it."""
        if self._edits and self._taken.find(1, start, end) >= 0:
            return list(self._free_around_claims(start, end))
        text = self.text
        if start < end and "!" <= text[start] <= "~" and "!" <= text[end - 1] <= "~":  # no space, as in most lines
            return (_new(Span, (start, end)),)
        piece = self._stripped(start, end)
        return (piece,) if piece.start < piece.end else ()

    def _free_around_claims(self, start: int, end: int) -> Iterator[Span]:
        taken = self._taken
        while 0 <= start < end:
            stop = taken.find(1, start, end)
            stop = end if stop < 0 else stop
            piece = self._stripped(start, stop)
            if piece.start < piece.end:
                yield piece
            start = taken.find(0, stop, end)

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
        starts, _ = self._hits.get(code, _NO_HITS)
        index = bisect_left(starts, start)
        return index < len(starts) and starts[index] < end

    def cues_in(self, code: str, start: int, end: int) -> list[Span]:
        """Return the cues of a rule that begin in the stretch: where each begins and ends."""
        starts, ends = self._hits.get(code, _NO_HITS)
        first, last = bisect_left(starts, start), bisect_left(starts, end)
        return list(map(Span, starts[first:last], ends[first:last]))

    def cues(self, code: str) -> Iterator[Span]:
        """Yield where a rule's cues stand, in order."""
        return map(Span, *self._hits.get(code, _NO_HITS))

    def cue_lines(self, code: str) -> Iterator[Line]:
        """Yield each line that holds one of a rule's cues, once, in order."""
        last = -1
        for start in self._hits.get(code, _NO_HITS)[0]:
            index = bisect_right(self._line_starts, start) - 1
            if index != last:
                last = index
                yield self.lines[index]

    def strike(self, start: int, end: int, code: str, value: Value = None) -> Edit:
        """Make the edit that strikes a stretch, with the free spaces and line breaks that would be left doubled."""
        text = self.text
        taken = self._taken
        if start == 0 or taken[start - 1] or text[start - 1] in " \n":
            while end < len(text) and text[end] == " " and not taken[end]:
                end += 1
        if end == len(text) or text[end] == "\n":
            while start > 0 and text[start - 1] == " " and not taken[start - 1]:
                start -= 1
            if self.opens_line(start):  # a whole line goes with its line break
                following = _SOLID.search(text, end)
                resume = len(text) if following is None else following.start()
                claimed = taken.find(1, end, resume)
                resume = resume if claimed < 0 else claimed
                if resume < len(text):
                    end = max(end, text.rfind("\n", end, resume) + 1)
                else:
                    end = resume
                    while start > 0 and text[start - 1].isspace() and not taken[start - 1]:
                        start -= 1
        return Edit(Span(start, end), text[start:end], "", code, value)

    def opens_line(self, offset: int) -> bool:
        """Say whether nothing is left of a line before `offset`.

        A claim is never taken back, so what is known to be struck is not walked again, however many strikes ask.
        """
        index = self.line_at(offset)
        if index < 0 or self.text.find("\n", self.lines[index].end, offset) >= 0:
            return True  # in the white space before a line
        at = self._struck.get(index, self.lines[index].start)
        while at < offset:
            at = self._taken.find(0, at, offset)
            if at < 0:
                at = offset
            elif self.text[at].isspace():
                at += 1
            else:
                break
        self._struck[index] = at
        return at >= offset


_STRETCH = 1 << 14  # characters scanned at once: the automaton's own list of matches takes far more room than the hits


class CueTable:
    """Every rule's cues in one Aho-Corasick automaton: one pass over the copy says which rules have work."""

    def __init__(self, cues: Mapping[str, frozenset[str]]) -> None:
        """Build the automaton of `cues`, lower-case phrases by rule code."""
        codes: dict[str, list[str]] = {}
        for code, phrases in cues.items():
            for phrase in sorted(phrases):
                codes.setdefault(phrase, []).append(code)
        self._codes = list(codes.values())
        self._longest = max(map(len, codes), default=1)
        self._automaton = ahocorasick_rs.AhoCorasick(
            list(codes), implementation=ahocorasick_rs.Implementation.ContiguousNFA
        )

    def scan(self, text: str) -> Hits:
        """Return where the cues stand, by rule code; a rule without a hit is not in the answer."""
        hits: dict[str, tuple[array[int], array[int]]] = {}
        table = self._codes
        folded = fold(text)
        for offset in range(0, len(text), _STRETCH):
            for index, start, end in self._matches(folded[offset : offset + _STRETCH + self._longest - 1]):
                if start >= _STRETCH:
                    continue  # the next stretch has it
                for code in table[index]:
                    if code not in hits:
                        hits[code] = array("q"), array("q")
                    starts, ends = hits[code]
                    starts.append(offset + start)
                    ends.append(offset + end)
        return hits

    def _matches(self, folded: str) -> list[tuple[int, int, int]]:
        try:
            return self._automaton.find_matches_as_indexes(folded, overlapping=True)
        except UnicodeEncodeError:  # the automaton reads UTF-8, which cannot carry lone surrogates
            return self._automaton.find_matches_as_indexes(_SURROGATE.sub("\ufffd", folded), overlapping=True)


def fold(text: str) -> str:
    """Lower-case without moving any offset."""
    lowered = text.lower()
    if len(lowered) != len(text):  # a capital I with a dot grows
        lines = (undotted(line).replace("İ", "i") for line in text.split("\n"))
        lowered = "".join(low if len(low := letter.lower()) == 1 else letter for letter in "\n".join(lines))
    return lowered


def undotted(line: str) -> str:
    """Return a line with the Turkish capitals that have no dot as they are in lower case, where it is all in capitals."""
    return line.replace("I", "ı") if "İ" in line and line.isupper() else line
