"""Edits: apply them, take them back, chain them, and map offsets through them. Nothing of news is known here.

A list of edits is in source order and does not overlap. Between source and clean text an offset maps through the
edits before it; inside a replaced stretch only the two ends have a counterpart.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from msgspec import structs

from wireclean.article import Edit, Span

__all__ = ["OffsetMap", "apply", "chain", "part_pairs", "restore", "words_within"]

_new = tuple.__new__  # makes a named tuple without its slower constructor


def apply(source: str, edits: Iterable[Edit]) -> str:
    """Return `source` with every edit carried out.

    Raises `ValueError` when an edit does not fit: out of order, outside the source, or another text at its place.

    >>> from wireclean import apply, clean
    >>> source = "The bell , cast  in 1871."
    >>> apply(source, clean(source).edits)
    'The bell, cast in 1871.'
    """
    pieces: list[str] = []
    position, last = 0, len(source)
    for edit in edits:
        start, end = edit.span
        if not position <= start <= end <= last or source[start:end] != edit.before:
            raise ValueError(_misfit(edit, "source", source[start:end]))
        pieces += (source[position:start], edit.replacement)
        position = end
    pieces.append(source[position:])
    return "".join(pieces)


def restore(text: str, edits: Iterable[Edit]) -> str:
    """Return the source that `edits` made into `text`: the way back of `apply`.

    Raises `ValueError` when `text` is not what these edits give.

    >>> from wireclean import clean, restore
    >>> article = clean("The bell , cast  in 1871.")
    >>> restore(article.text, article.edits)
    'The bell , cast  in 1871.'
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


def words_within(text: str, span: Span) -> Span:
    """Return where the words of a stretch stand, without the white space at its ends: what a reader is pointed to.

    White space alone stands where it begins, and no further than to the end of that line.

    >>> text = "It rang.\\n\\nAdvertisement\\n\\nIt rang."
    >>> words_within(text, Span(8, 25))
    Span(start=10, end=23)
    >>> words_within(text, Span(8, 10))
    Span(start=8, end=8)
    """
    start, end = span
    found = text[start:end]
    words = found.strip()
    if not words:
        return Span(start, start + len(found.partition("\n")[0].rstrip("\r")))
    start += len(found) - len(found.lstrip())
    return Span(start, start + len(words))


def _misfit(edit: Edit, where: str, found: str) -> str:
    expected = edit.before if where == "source" else edit.replacement
    start, end = edit.span
    return f"edit {edit.rule} at {start}-{end} expects {expected!r} in the {where} but finds {found!r}"


class OffsetMap:
    """Offsets of the source to offsets of the clean text, and back, in code points.

    An offset inside a changed stretch has no exact counterpart: it maps to where the other text of that stretch
    starts, or with `end=True` to where it ends. What an edit leaves as it was maps exactly. At the seam of an edit a start leans right and an end leans left,
    so that a span does not swallow what was struck beside it.

    >>> from wireclean import OffsetMap, clean
    >>> offsets = OffsetMap(clean("LISBON (AP) - The bell weighs a ton.").edits)
    >>> offsets.to_clean(14), offsets.to_source(0)
    (0, 14)
    """

    __slots__ = ("_clean_ends", "_clean_starts", "_source_ends", "_source_starts")

    def __init__(self, edits: Iterable[Edit]) -> None:
        """Build the map of `edits`, which are in source order and do not overlap."""
        edits = [edit for edit in edits if not edit.leaves]
        spans = [edit.span for edit in edits]
        self._source_starts = [start for start, _ in spans]
        self._source_ends = [end for _, end in spans]
        self._clean_starts: list[int] = []
        self._clean_ends: list[int] = []
        shift = 0
        for (start, end), edit in zip(spans, edits, strict=True):
            self._clean_starts += (start + shift,)
            shift += len(edit.replacement) - (end - start)
            self._clean_ends += (end + shift,)

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

    `first` leads from `source` to `middle`; `second` speaks of `middle`. Where the two touch the same characters they become
    one edit under the rule of the second, which saw the whole: mojibake inside a caption that is struck is part of the
    strike. No value is lost on the way: what read something stays an edit of its own, and so does any strike within white
    space; the later edit is parted around it. An edit that ends up changing nothing and reading nothing is dropped.
    """
    if not first:
        return list(second)
    if not second:
        return list(first)
    first, second = _beside(first, middle, second)
    chained: list[Edit] = []
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
            chained.append(one)
            shift = one_end - end
            i += 1
        elif two_end < one_start or (two_end == one_start and (one_start < one_end or two_start < two_end)):
            chained.append(_moved(two, -shift))
            j += 1
        else:
            next_i, next_j, end = _touching(first, second, i, j, shift)
            chained += _merged(source, first[i:next_i], middle, second[j:next_j], shift, end)
            shift += sum(len(one.replacement) - len(one.before) for one in first[i:next_i])
            i, j = next_i, next_j
    chained += first[i:]
    chained += [_moved(two, -shift) for two in second[j:]] if shift else second[j:]
    return chained


def _beside(first: Sequence[Edit], middle: str, second: Sequence[Edit]) -> tuple[Sequence[Edit], Sequence[Edit]]:
    """Return the two lists of `chain` with each edit that leaves its text cut down to words that the other list leaves too.

    So a line that fills a field and stays in the text does not swallow the repairs inside it.
    """
    if not [edit for edit in (*first, *second) if edit.value is not None and edit.leaves]:
        return first, second
    shift = 0
    put: list[Span] = []  # where the middle text has what the edits of the first list put there
    for edit in first:
        start = edit.span.start + shift
        put.append(Span(start, start + len(edit.replacement)))
        shift += len(edit.replacement) - len(edit.before)
    marks = [edit.span for edit in second]
    return (
        [
            _moved(_cut_down(edit, at, middle, marks), edit.span.start - at.start) if edit.leaves else edit
            for edit, at in zip(first, put, strict=True)
        ],
        [_cut_down(edit, edit.span, middle, put) if edit.leaves else edit for edit in second],
    )


def _cut_down(edit: Edit, at: Span, middle: str, others: Iterable[Span]) -> Edit:
    """Return the part of an edit, which stands `at` a place of `middle`, before the first of `others` or between two.

    The first part with words in it; where there is none, the whole.
    """
    position, end = at
    for start, resume in (*others, Span(end, end)):
        if resume < position:
            continue
        words = middle[position : min(start, end)]
        if words.strip():
            return Edit(Span(position, position + len(words)), words, words, edit.rule, edit.value)
        position = max(position, resume)
        if position >= end:
            break
    return Edit(at, edit.before, edit.replacement, edit.rule, edit.value)


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


def _touching(first: Sequence[Edit], second: Sequence[Edit], i: int, j: int, shift: int) -> tuple[int, int, int]:
    """Return where a run of edits ends that touch each other: in `first`, in `second` and in the middle text.

    It begins with `first[i]` and `second[j]`; `shift` is the middle offset minus the source offset before them.
    """
    start = min(first[i].span.start + shift, second[j].span.start)
    end, marked = start, False
    while True:
        if j < len(second) and (second[j].span.start < end or not marked):
            end, marked = max(end, second[j].span.end), True
            j += 1
        elif i < len(first) and (first[i].span.start + shift < end or first[i].span.start + shift == start):
            one = first[i]
            end = max(end, one.span.start + shift + len(one.replacement))
            shift += len(one.replacement) - len(one.before)
            i += 1
        else:
            return i, j, end


class _Part(NamedTuple):
    """Where an edit begins that a run of touching edits is parted into, and the edit that gives it its rule and value."""

    source: int
    middle: int
    owner: Edit | None


def _merged(
    source: str, first: Sequence[Edit], middle: str, second: Sequence[Edit], shift: int, end: int
) -> list[Edit]:
    """Return the edits that a run of touching edits becomes: one, or one for each that must not be lost."""
    parts = _parts(first, second, shift)
    start = parts[0].middle
    begins = OffsetMap(second)  # a replacement stands where its mark begins, in whichever part that is
    offset = begins.to_clean(start, end=True)
    result = "".join(_applied(middle, second, start, end))
    shift += sum(len(one.replacement) - len(one.before) for one in first)
    stops = [(part.source, begins.to_clean(part.middle, end=True) - offset) for part in parts[1:]]
    stops.append((end - shift, len(result)))
    lead = max(second, key=lambda mark: len(mark.before))
    merged: list[Edit] = []
    at = 0
    for part, (stop, until) in zip(parts, stops, strict=True):
        owner = part.owner or lead
        merged.append(Edit(Span(part.source, stop), source[part.source : stop], result[at:until], owner.rule))
        at = until
    carriers: dict[int, int] = {}  # which part carries the value of an edit: its first that is more than white space
    for index, part in enumerate(parts):
        if part.owner is not None and part.owner.value is not None:
            before = carriers.setdefault(id(part.owner), index)
            if not merged[before].before.strip() and merged[index].before.strip():
                carriers[id(part.owner)] = index
    for index in carriers.values():
        carrier = parts[index].owner
        merged[index] = structs.replace(merged[index], value=carrier and carrier.value)
    return [edit for edit in merged if edit.before != edit.replacement or edit.value is not None]


def _parts(first: Sequence[Edit], second: Sequence[Edit], shift: int) -> list[_Part]:
    """Part a run of touching edits before and behind each edit that stays apart, and before each mark that reads something."""
    start = min(first[0].span.start + shift, second[0].span.start)
    parts = [_Part(start - shift, start, None)]
    current: Edit | None = None  # the last mark that reads something
    marks = deque(second)
    mark: Edit | None = None

    def mark_until(stop: int, source_stop: int, floor: int) -> None:
        """Part before the marks that begin before `stop`; none inside a first edit, which ends at `stop`, begins at `floor`."""
        nonlocal current, mark
        while marks and marks[0].span.start < stop:
            mark = marks.popleft()
            if mark.value is None:
                continue
            current = mark
            if parts[-1].owner is None:
                parts[-1] = parts[-1]._replace(owner=mark)
            elif mark.span.start < floor:
                parts.append(_Part(mark.span.start - shift, mark.span.start, mark))
            else:
                parts.append(_Part(source_stop, stop, mark))

    for one in first:
        begin = one.span.start + shift
        finish = begin + len(one.replacement)
        mark_until(begin, one.span.start, begin)
        white = begin == finish and mark is not None and mark.span.end > begin and mark.before.isspace()
        if one.value is not None or white:
            parts.append(_Part(one.span.start, begin, one))
            goes_on = current is not None and current.span.end > finish
            parts.append(_Part(one.span.end, finish, current if goes_on else None))
        mark_until(finish, one.span.end, begin)
        shift += len(one.replacement) - len(one.before)
    last = second[-1].span.end + 1
    mark_until(last, last - shift, last)
    return parts


def _applied(text: str, edits: Iterable[Edit], start: int, end: int) -> Iterator[str]:
    """Yield the pieces of a stretch of `text` with `edits` carried out, all of which lie in it."""
    for edit in edits:
        yield text[start : edit.span.start]
        yield edit.replacement
        start = edit.span.end
    yield text[start:end]
