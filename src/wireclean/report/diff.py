"""A unified diff from the splices themselves: no searching for what changed, so linear in the length of the file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from wireclean.formats.documents import Splice, spliced
from wireclean.report.inert import inert, inert_lines

__all__ = ["unified_diff"]

_CONTEXT = 3


class _Change(NamedTuple):
    """Old lines `start` to `end` (from 0) become `lines`."""

    start: int
    end: int
    lines: list[str]


def unified_diff(path: str, text: str, splices: Sequence[Splice]) -> str:
    """Return the diff that the splices, in order, make of `text`; nothing in it is obeyed by who shows it."""
    lines = _lines(text)
    changes = [
        change for change in (_trimmed(one, lines) for one in _changes(text, lines, splices)) if change is not None
    ]
    if not changes:
        return ""
    name = inert(path)
    parts = [f"--- {name}\n+++ {name}\n"]
    shift = 0
    for hunk in _hunks(changes):
        first = max(0, hunk[0].start - _CONTEXT)
        last = min(len(lines), hunk[-1].end + _CONTEXT)
        body: list[str] = []
        position = first
        added = removed = 0
        for change in hunk:
            body += [_line(" ", line) for line in lines[position : change.start]]
            body += [_line("-", line) for line in lines[change.start : change.end]]
            body += [_line("+", line) for line in change.lines]
            removed += change.end - change.start
            added += len(change.lines)
            position = change.end
        body += [_line(" ", line) for line in lines[position:last]]
        old, new = last - first, last - first - removed + added
        parts.append(f"@@ -{_range(first, old)} +{_range(first + shift, new)} @@\n")
        parts += body
        shift += added - removed
    return "".join(parts)


def _lines(text: str) -> list[str]:
    """Part a text after every newline, and nowhere else."""
    lines = [f"{line}\n" for line in text.split("\n")]
    last = lines.pop()[:-1]
    return [*lines, last] if last else lines


def _changes(text: str, lines: Sequence[str], splices: Sequence[Splice]) -> Iterator[_Change]:
    """Widen the splices to whole lines; those that touch the same line, or the next one, are one change."""
    number = start = 0  # the line that is looked at, and where it starts
    index = 0
    while index < len(splices):
        while number < len(lines) and start + len(lines[number]) <= splices[index].start:
            if number == len(lines) - 1 and not lines[number].endswith("\n"):
                break  # what is added at the very end belongs to the last line
            start += len(lines[number])
            number += 1
        first, begin, group = number, start, list[Splice]()
        while index < len(splices):
            following = splices[index]
            if group and following.start >= start:
                break
            group.append(following)
            # All lines that the splice touches, and one more if it takes a line's end and so joins it to the next.
            while number < len(lines) and (start <= following.end or number == first):
                start += len(lines[number])
                number += 1
            index += 1
        old = text[begin:start]
        inner = [Splice(one.start - begin, one.end - begin, one.literal) for one in group]
        yield _Change(first, number, _lines(spliced(old, inner)))


def _trimmed(change: _Change, lines: Sequence[str]) -> _Change | None:
    """Leave out lines that the change keeps at its start and end; None if it keeps all."""
    start, end, new = change
    kept = 0
    while start < end and kept < len(new) and lines[start] == new[kept]:
        start += 1
        kept += 1
    stop = len(new)
    while start < end and kept < stop and lines[end - 1] == new[stop - 1]:
        end -= 1
        stop -= 1
    return _Change(start, end, new[kept:stop]) if start < end or kept < stop else None


def _hunks(changes: Sequence[_Change]) -> Iterator[list[_Change]]:
    """Group changes that have less than twice the context between them."""
    hunk: list[_Change] = []
    for change in changes:
        if hunk and change.start - hunk[-1].end > 2 * _CONTEXT:
            yield hunk
            hunk = []
        hunk.append(change)
    yield hunk


def _line(mark: str, line: str) -> str:
    if line.endswith("\n"):
        return _inert(mark, line[:-1]) + "\n"
    return _inert(mark, line) + "\n\\ No newline at end of file\n"


def _inert(mark: str, line: str) -> str:
    """Show a line; behind the blank of a line that is kept, a runner would still read a command."""
    return mark + (inert_lines(line) if mark == " " else "\t".join(inert(part) for part in line.split("\t")))


def _range(first: int, length: int) -> str:
    start = first + 1 if length else first
    return f"{start}" if length == 1 else f"{start},{length}"
