"""Edits: apply them, take them back, chain them, and map offsets through them. Nothing of news is known here.

A list of edits is in source order and does not overlap. Between source and clean text an offset maps through the
edits before it; inside a replaced stretch only the two ends have a counterpart.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from wireclean.article import Edit, Span

__all__ = ["OffsetMap", "apply", "chain", "part_pairs", "restore"]

_new = tuple.__new__  # makes a named tuple without its slower constructor


def apply(source: str, edits: Iterable[Edit]) -> str:
    """Return `source` with every edit carried out.

    Raises `ValueError` when an edit does not fit: out of order, outside the source, or another text at its place.
    """
    pieces: list[str] = []
    position = 0
    for edit in edits:
        start, end = edit.span
        if not position <= start <= end <= len(source) or source[start:end] != edit.before:
            raise ValueError(_misfit(edit, "source", source[start:end]))
        pieces.append(source[position:start])
        pieces.append(edit.replacement)
        position = end
    pieces.append(source[position:])
    return "".join(pieces)


def restore(text: str, edits: Iterable[Edit]) -> str:
    """Return the source that `edits` made into `text`: the way back of `apply`.

    Raises `ValueError` when `text` is not what these edits give.
    """
    pieces: list[str] = []
    position = 0  # in text
    shift = 0  # text offset minus source offset
    for edit in edits:
        start = edit.span.start + shift
        end = start + len(edit.replacement)
        if start < position or text[start:end] != edit.replacement:
            raise ValueError(_misfit(edit, "text", text[start:end]))
        pieces.append(text[position:start])
        pieces.append(edit.before)
        position = end
        shift += len(edit.replacement) - len(edit.before)
    pieces.append(text[position:])
    return "".join(pieces)


def _misfit(edit: Edit, where: str, found: str) -> str:
    expected = edit.before if where == "source" else edit.replacement
    start, end = edit.span
    return f"edit {edit.rule} at {start}-{end} expects {expected!r} in the {where} but finds {found!r}"


class OffsetMap:
    """Offsets of the source to offsets of the clean text, and back, in code points.

    An offset inside a changed stretch has no exact counterpart: it maps to where the other text of that stretch
    starts, or with `end=True` to where it ends. At the seam of an edit a start leans right and an end leans left,
    so that a span does not swallow what was struck beside it.
    """

    __slots__ = ("_clean_ends", "_clean_starts", "_source_ends", "_source_starts")

    def __init__(self, edits: Iterable[Edit]) -> None:
        """Build the map of `edits`, which are in source order and do not overlap."""
        self._source_starts: list[int] = []
        self._source_ends: list[int] = []
        self._clean_starts: list[int] = []
        self._clean_ends: list[int] = []
        shift = 0
        for edit in edits:
            start, end = edit.span
            self._source_starts.append(start)
            self._source_ends.append(end)
            self._clean_starts.append(start + shift)
            self._clean_ends.append(start + shift + len(edit.replacement))
            shift += len(edit.replacement) - (end - start)

    def to_clean(self, offset: int, *, end: bool = False) -> int:
        """Map an offset of the source into the clean text."""
        return _map(offset, end, self._source_starts, self._source_ends, self._clean_starts, self._clean_ends)

    def to_source(self, offset: int, *, end: bool = False) -> int:
        """Map an offset of the clean text into the source."""
        return _map(offset, end, self._clean_starts, self._clean_ends, self._source_starts, self._source_ends)

    def span_to_clean(self, span: Span) -> Span:
        """Map a span of the source; a span that was struck maps to an empty one."""
        start = self.to_clean(span.start)
        return Span(start, max(start, self.to_clean(span.end, end=True)))

    def span_to_source(self, span: Span) -> Span:
        """Map a span of the clean text to the stretch of the source it came from."""
        start = self.to_source(span.start)
        return Span(start, max(start, self.to_source(span.end, end=True)))


def _map(
    offset: int,
    end: bool,
    from_starts: list[int],
    from_ends: list[int],
    to_starts: list[int],
    to_ends: list[int],
) -> int:
    if end:
        index = bisect_left(from_ends, offset)
        if index == len(from_ends):
            return offset + (to_ends[-1] - from_ends[-1] if index else 0)
        if offset <= from_starts[index]:
            return offset + to_starts[index] - from_starts[index]
        return to_ends[index]
    index = bisect_right(from_starts, offset) - 1
    if index < 0:
        return offset
    if offset >= from_ends[index]:
        return offset + to_ends[index] - from_ends[index]
    return to_starts[index]


def chain(source: str, first: Sequence[Edit], middle: str, second: Sequence[Edit]) -> list[Edit]:
    """Return the edits that do to `source` what `first` and then `second` do.

    `first` leads from `source` to `middle`; `second` speaks of `middle`. Where the two touch the same characters
    they become one edit under the rule of the second, which saw the whole: mojibake inside a caption that is
    struck is part of the strike. Only a strike that read something stays apart, and so does any strike within white
    space: the later edit is parted around it. An edit that ends up changing nothing and reading nothing is dropped.
    """
    if not first:
        return list(second)
    if not second:
        return list(first)
    second = list(second)
    chained: list[Edit] = []
    add = chained.append
    shift = 0  # middle offset minus source offset, after the first edits already passed
    i = j = 0
    last_i, last_j = len(first), len(second)
    while i < last_i and j < last_j:
        one, two = first[i], second[j]
        start, end = one.span
        one_start = start + shift
        one_end = one_start + len(one.replacement)
        two_start, two_end = two.span
        if one_end < two_start or (one_end == two_start and (one_start < one_end or two_start < two_end)):
            add(one)
            shift = one_end - end
            i += 1
        elif two_end < one_start or (two_end == one_start and (one_start < one_end or two_start < two_end)):
            add(_moved(two, -shift))
            j += 1
        elif one_start == one_end and two_start < two_end and (one.value is not None or two.before.isspace()):
            inside = one_start - two_start
            head, tail = two.before[:inside], two.before[inside:]
            here, later = (None, two.value) if head.isspace() else (two.value, None)
            add(Edit(Span(two_start - shift, one_start - shift), head, two.replacement, two.rule, here))
            second[j] = Edit(Span(one_start, two_end), tail, "", two.rule, later)
        else:
            i, j, shift, merged = _merge(source, first, middle, second, i, j, shift)
            if merged.before != merged.replacement or merged.value is not None:
                add(merged)
    chained += first[i:]
    chained += [_moved(two, -shift) for two in second[j:]] if shift else second[j:]
    return chained


def part_pairs(edits: list[Edit]) -> list[Edit]:
    """Part the edits whose `before` has both halves of a surrogate pair side by side, between the halves.

    JSON reads the escapes of two such halves as the one character that they stand for, and the edit would not be read as
    it was written.
    """
    if all(edit.before.isascii() or _PAIR.search(edit.before) is None for edit in edits):
        return edits
    parted: list[Edit] = []
    printed: dict[str, str] = {}  # the halves repeat, and a string takes more room than an edit
    for edit in edits:
        before, first = edit.before, edit.span.start
        start, replacement, value = 0, edit.replacement, edit.value
        source_start = first
        for seam in _PAIR.finditer(before):
            end, source_end = seam.start(), first + seam.start()
            part = before[start:end]
            part = printed.setdefault(part, part)
            parted.append(Edit(Span(source_start, source_end), part, replacement, edit.rule, value))
            start, source_start, replacement, value = end, source_end, "", None
        rest = Edit(Span(source_start, edit.span.end), before[start:], replacement, edit.rule, value) if start else edit
        parted.append(rest)
    return parted


_PAIR = re.compile("(?<=[\ud800-\udbff])(?=[\udc00-\udfff])")


def _moved(edit: Edit, by: int) -> Edit:
    if not by:
        return edit
    start, end = edit.span
    return Edit(_new(Span, (start + by, end + by)), edit.before, edit.replacement, edit.rule, edit.value)


def _merge(
    source: str, first: Sequence[Edit], middle: str, second: Sequence[Edit], i: int, j: int, shift: int
) -> tuple[int, int, int, Edit]:
    """Make one edit of the run of overlapping edits that starts at `first[i]` and `second[j]`."""
    first_start = first[i].span.start + shift
    start = min(first_start, second[j].span.start)
    source_start = start - shift
    end = start
    marks: list[Edit] = []
    while True:
        if j < len(second) and (second[j].span.start < end or not marks):
            end = max(end, second[j].span.end)
            marks.append(second[j])
            j += 1
        elif i < len(first) and (first[i].span.start + shift < end or first[i].span.start + shift == start):
            one = first[i]
            end = max(end, one.span.start + shift + len(one.replacement))
            shift += len(one.replacement) - len(one.before)
            i += 1
        else:
            break
    source_end = end - shift
    position, pieces = start, []
    for mark in marks:
        pieces.append(middle[position : mark.span.start])
        pieces.append(mark.replacement)
        position = mark.span.end
    pieces.append(middle[position:end])
    lead = max(marks, key=lambda mark: (mark.value is not None, len(mark.before)))
    span = Span(source_start, source_end)
    return i, j, shift, Edit(span, source[source_start:source_end], "".join(pieces), lead.rule, lead.value)
