"""The bylines that pages give lines of their own, and the evidence that a lone name is one.

`Von Ana Lima` says what it is. A bare `Ana Lima` is the writer, the mayor, a photographer or the link to another story:
`lone_names` weighs what stands on the line, above and below it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec.structs import replace

from wireclean.article import Dateline, Span, Timestamp
from wireclean.grammar.byline import (
    FoundByline,
    Reading,
    closing_cues,
    find_closing_byline,
    is_open_craft,
    is_open_cue,
    read_byline_line,
    read_role_line,
    tells_of_somebody,
)
from wireclean.grammar.byline.marks import joint_end
from wireclean.layout import Layout, Line
from wireclean.rulebook.head_times import STAMP_EDGE, is_section, without_buttons
from wireclean.rulebook.lone_names import Block, convinces, is_avatar
from wireclean.rulebook.signatures import signed_bylines

__all__ = ["head_lines", "name_blocks", "page_bylines"]

_MOST_LINES = 150  # navigation and teasers above a page's headline are many
_AFTER_DATELINE = 3
_MOST_PROSE = 4  # standfirst, caption, teaser: with the fourth paragraph the story has begun
_LONGEST_LINE = 180
_LONGEST_STOPPED = 60  # with a full stop at its end: Das Gespräch führte Ana Lima.
_MOST_TOGETHER = 6
_MOST_FOUND = 12  # so many are a list, whatever follows


def page_bylines(layout: Layout, marked: list[FoundByline]) -> list[FoundByline]:
    """Return the bylines that stand on lines of their own above the body, beside the `marked` ones that are known."""
    lines = head_lines(layout)
    found: list[FoundByline] = []
    blocks = list(name_blocks(layout, lines, marked))
    labelled = False
    bare = [block for block in blocks if block.readings[0].cue is None]
    cues = frozenset(
        [byline.name for one in marked for byline in one.bylines]
        + [name for block in blocks if block.readings[0].cue is not None for name in block.names]
    )
    for block in blocks:
        if len(found) >= _MOST_FOUND:
            break
        if labelled and is_open_craft(layout.text[slice(*lines[block.first - 1])]):
            continue  # `Reporter`, a name, `Editor`, and another
        opened = _is_opened(layout.text, lines, block) and not (found and found[-1].end > lines[block.first - 1].start)
        cued = opened or block.readings[0].cue is not None
        labelled = labelled or opened
        if cued or convinces(layout, lines, block, bare, cues):
            found.extend(_bylines(layout, lines, block, opened=opened))
    found.extend(_joined_below(layout, lines, marked))
    known = {byline.name for one in found for byline in one.bylines}
    return [*found, *_closing(layout, lines, known), *signed_bylines(layout)]


def _joined_below(layout: Layout, lines: Sequence[Line], marked: Sequence[FoundByline]) -> Iterator[FoundByline]:
    """Yield the last name of a marked byline that has a line of its own: `and Tom Reed`."""
    for above, line in pairwise(lines):
        if any(one.start < above.end and above.start < one.end for one in marked):
            read = _read_joined(layout, line)
            if read is not None:
                yield FoundByline(read.start, read.end, read.bylines(layout.text))


def name_blocks(layout: Layout, lines: Sequence[Line], marked: Sequence[FoundByline]) -> Iterator[Block]:
    """Yield the lines that read as names, those right below one another together."""
    text, done = layout.text, -1
    for index, line in enumerate(lines):
        if index <= done or (marked and any(one.start < line.end and line.start < one.end for one in marked)):
            continue
        read = _read(layout, line) if _has_shape(text, line) else None
        if read is None and index:
            read = _read_below_cue(layout, lines[index - 1], line)
        if read is None or tells_of_somebody(text, read, line.end):
            continue
        done = index
        block = [read]
        while done + 1 < len(lines) and len(block) < _MOST_TOGETHER:
            below = lines[done + 1]
            more = _read_joined(layout, below)
            if more is None and read.cue is None and _has_shape(text, below):
                more = _read(layout, below)
            if more is None or more.cue is not None:
                break
            done += 1
            block.append(more)
        yield Block(index, done, tuple(block))


def _closing(layout: Layout, lines: list[Line], known: set[str | None]) -> Iterator[FoundByline]:
    """Yield the byline at the end of a headline or standfirst: `... A comment by Ana Lima`."""
    text = layout.text
    cues = layout.cues("HED002") if "HED002" in layout.cued_codes else ()
    if not any(text[start:end].lower() in closing_cues() for start, end in cues) or not lines:
        return
    read = find_closing_byline(text, lines[0].start, lines[:_MOST_CLOSING][-1].end)
    if read is None or known & set(read.names):
        return
    if tuple(layout.free(read.start, read.end)) == (Span(read.start, read.end),):
        yield FoundByline(read.start, read.end, read.bylines(text))


_MOST_CLOSING = 60


def head_lines(layout: Layout) -> list[Line]:
    """Return the lines of the head and the first of the body, as far as a byline may stand."""
    text = layout.text
    prose = 0
    lines = layout.lines[:_MOST_LINES]
    body = next((edit.span.start for edit in layout.edits if isinstance(edit.value, Dateline)), None)
    if body is not None:  # or a standfirst, which papers begin with the place too
        lines = lines[: layout.line_at(body) + 1 + _AFTER_DATELINE]
    for index, (start, end) in enumerate(lines):
        if text[start] not in "*+•-" and layout.is_prose(start, end):
            prose += 1
            if prose >= _MOST_PROSE:
                return lines[: index + 1]
    return lines


_NUMBERED = re.compile(r"\d{1,3}[.)]\s+(?=[^\W\d_]{2,30}\s+[^\W\d_]{2,30}$)")  # an item of a list: 12. Ana Lima
_CANDIDATE = re.compile(r"[\W\d_]{0,40}[^\W\d_]")


def _has_shape(text: str, line: Line) -> bool:
    """Say, with little work, whether a line is as long as bylines are and does not end as a sentence does."""
    start, end = line
    if not _SHORTEST_LINE <= end - start <= _LONGEST_LINE:
        return False
    last = text[end - 1]
    return last not in '?!…"”“»' and (last != "." or end - start <= _LONGEST_STOPPED)


_SHORTEST_LINE = 3


def _read(layout: Layout, line: Line) -> Reading | None:
    """Read a line as a byline, with little work for those that cannot be one."""
    text = layout.text
    if _CANDIDATE.match(text, line.start, line.end) is None or _NUMBERED.match(text, line.start, line.end):
        return None
    if text.count("  ", line.start, line.end) > 1:  # a row of a table
        return None
    free = layout.free(line.start, line.end)
    if len(free) == 1 and free[0].start == line.start and free[0].end == line.end:
        return _of_authors(layout, *line)
    for start, end in free:  # beside a time that was read before
        read = _of_authors(layout, start, end)
        if read is not None and _beside_time(layout, line):
            return read._replace(said=read.said | {"time"})
    return _around_time(layout, line, free) if free and _beside_time(layout, line) else None


def _read_below_cue(layout: Layout, above: Line, line: Line) -> Reading | None:
    """Read a line that is a byline only with the cue that stands above it: `By`, and below it `Ana Lima for the Harbour Post`, `Associated Press`."""
    if above.end - above.start > _LONGEST_CUE or not _has_shape(layout.text, line):
        return None
    cue = layout.text[slice(*above)]
    if not is_open_cue(cue) or tuple(layout.free(*line)) != (Span(*line),):
        return None
    read = read_byline_line(f"{cue} {layout.text[slice(*line)]}")
    if read is None or read.cue is None or read.rest < len(cue) + 1 + line.end - line.start:
        return None
    behind = read.cue.end == len(cue) + 1  # the cue is all that stands above
    return read.moved(line.start - len(cue) - 1)._replace(start=line.start) if behind else None


_LONGEST_CUE = 20  # a line that a page has for nothing but the cue


def _around_time(layout: Layout, line: Line, free: Sequence[Span]) -> Reading | None:
    """Read a line whose time is known already as a whole, for what stands beside a time tells what else does: `10:15 – Ana Lima`."""
    read = _of_authors(layout, *line)
    if read is None or not read.given or "time" not in read.said:
        return None
    behind = layout.text[read.rest : line.end].strip(STAMP_EDGE)  # May 4, 2020 Ana Lima News 2 Comments
    if behind and not is_section(without_buttons(behind)):
        return None
    first, last = read.authors[0].person.start, read.authors[-1].end
    left = next((piece for piece in free if piece.start <= first and last <= piece.end), None)
    return None if left is None else read._replace(start=left.start, end=left.end)


def _read_joined(layout: Layout, line: Line) -> Reading | None:
    """Read the line of a byline's last name: `and Tom Reed`."""
    joined = joint_end(layout.text, line.start, line.end)
    if joined is None or tuple(layout.free(*line)) != (Span(*line),) or not _has_shape(layout.text, line):
        return None
    read = _of_authors(layout, joined, line.end)
    return None if read is None or not read.given else read._replace(start=line.start)


def _of_authors(layout: Layout, start: int, end: int) -> Reading | None:
    read = layout.reading(read_byline_line, layout.text[start:end])
    return read.moved(start) if read is not None and read.authors else None


def _beside_time(layout: Layout, line: Line) -> bool:
    return any(isinstance(edit.value, Timestamp) and line.start <= edit.span.start < line.end for edit in layout.edits)


def _is_opened(text: str, lines: Sequence[Line], block: Block) -> bool:
    """Say whether the line above a block says that names follow: `Von`, `Author of the article:`."""
    return block.first > 0 and is_open_cue(text[slice(*lines[block.first - 1])])


def _bylines(layout: Layout, lines: Sequence[Line], block: Block, *, opened: bool) -> Iterator[FoundByline]:
    """Yield the bylines of a block, with the role, address or cue that has the line beside it."""
    text = layout.text
    first, last, readings = block
    opened = opened and bool(layout.free(*lines[first - 1]))  # else another rule has struck the cue
    above = text[slice(*lines[first - 1])] if first else ""
    below = text[slice(*lines[last + 1])] if last + 1 < len(lines) else ""
    role = next((author.role for one in readings for author in one.authors if author.role), None)
    work = read_role_line(below) if below and role is None and not (opened and is_open_craft(below)) else None
    done: set[str | None] = set()
    for number, one in enumerate(readings):
        last_one = number == len(readings) - 1
        bylines = tuple(byline for byline in one.bylines(text) if byline.name not in done)
        done.update(one.names)
        if work is not None and last_one:
            bylines = tuple(replace(byline, role=byline.role or work) for byline in bylines)
        if not bylines:  # the same name again: struck with it
            bylines = one.bylines(text)[:1]
        led = (opened and not any(map(str.isdigit, above))) or is_avatar(above, one.names)
        start = lines[first - 1].start if led and number == 0 else one.start
        end = lines[last + 1].end if last_one and (work is not None or _HANDLE.fullmatch(below)) else one.end
        yield FoundByline(start, end, bylines)


_HANDLE = re.compile(r"[*+•-]?\s*@\w{2,40}|[\w.+-]{1,60}@[\w.-]{3,80}")
