"""The bylines that pages give lines of their own, and the evidence that a lone name is one.

`Von Ana Lima` says what it is. A bare `Ana Lima` is the writer, the mayor, a photographer or the link to another story:
what stands above and below it decides, whether its first word is a given name, and whether the story goes on about a
person of that surname, whom it then is about.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from wireclean.article import Byline, Place, Span, Timestamp
from wireclean.grammar.byline import FoundByline
from wireclean.grammar.organizations import organization_named
from wireclean.grammar.page_byline import (
    PageByline,
    is_given_name,
    is_marker_line,
    is_time_line,
    read_page_byline,
    read_role_line,
)
from wireclean.grammar.places import country_of
from wireclean.grammar.sentences import looks_like_prose
from wireclean.layout import Layout, Line

__all__ = ["page_bylines"]

_MOST_LINES = 150  # navigation and teasers above a page's headline are many
_MOST_PROSE = 4  # standfirst, caption, teaser: with the fourth paragraph the story has begun
_LONGEST_LINE = 180
_MOST_TOGETHER = 6
_ENOUGH = 5


def page_bylines(layout: Layout) -> list[FoundByline]:
    """Return the bylines that stand on lines of their own above the body."""
    lines = _head_lines(layout)
    found: list[FoundByline] = []
    weak: list[FoundByline] = []  # by nothing but a headline above and prose below
    index = 0
    while index < len(lines):
        read = _read(layout, lines[index])
        if read is None:
            index += 1
            continue
        last = index
        block = [read]
        while not read.marked and last + 1 < len(lines) and len(block) < _MOST_TOGETHER:
            more = _read(layout, lines[last + 1])
            if more is None or more.marked:
                break
            last += 1
            block.append(more)
        (weak if _weak(layout.text, lines, index, last, block) else found).extend(
            _judge(layout, lines, index, last, block)
        )
        index = last + 1
    return found or weak[:1]


def _weak(text: str, lines: list[Line], first: int, last: int, block: list[PageByline]) -> bool:
    """Say whether neither the names nor the lines beside them have anything that belongs to a byline."""
    around = [text[slice(*lines[index])] for index in (first - 1, last + 1) if 0 <= index < len(lines)]
    return not any(read.marked or read.said for read in block) and not any(
        is_marker_line(line) or is_time_line(line) or read_role_line(line) or _FOLLOWS.match(line) for line in around
    )


def _head_lines(layout: Layout) -> list[Line]:
    """Return the lines of the head and the first of the body, as far as a byline may stand."""
    text = layout.text
    prose = 0
    lines = layout.lines[:_MOST_LINES]
    for index, (start, end) in enumerate(lines):
        if looks_like_prose(text[start:end]):
            prose += 1
            if prose >= _MOST_PROSE:
                return lines[: index + 1]
    return lines


_CANDIDATE = re.compile(r"[\W\d_]{0,40}[^\W\d_]")


def _read(layout: Layout, line: Line) -> PageByline | None:
    """Read a line as a byline, with little work for those that cannot be one."""
    text = layout.text
    if not 3 <= line.end - line.start <= _LONGEST_LINE or text[line.end - 1] in '?!…"”“»':
        return None
    if _CANDIDATE.match(text, line.start, line.end) is None:
        return None
    free = layout.free(line.start, line.end)
    if len(free) == 1 and free[0].start == line.start and free[0].end == line.end:
        return read_page_byline(text, line.start, line.end)
    for start, end in free:  # beside a time that was read before
        read = read_page_byline(text, start, end)
        if read is not None and _beside_time(layout, line):
            return read._replace(said=read.said | {"time"})
    return None


def _beside_time(layout: Layout, line: Line) -> bool:
    return any(isinstance(edit.value, Timestamp) and line.start <= edit.span.start < line.end for edit in layout.edits)


def _judge(layout: Layout, lines: list[Line], first: int, last: int, block: list[PageByline]) -> Iterator[FoundByline]:
    """Yield the bylines of a block of name lines if its evidence is enough."""
    text = layout.text
    above = text[slice(*lines[first - 1])] if first else ""
    below = text[slice(*lines[last + 1])] if last + 1 < len(lines) else ""
    read = block[0]
    opened = bool(above) and is_marker_line(above)
    if (
        not read.marked
        and not opened
        and not _stands_out(text, block, above, below, weak=_weak(text, lines, first, last, block))
    ):
        return
    names = list(dict.fromkeys(name.name for one in block for name in one.names))
    role = next((one.role for one in block if one.role), None)
    work = read_role_line(below) if below and role is None else None
    done: set[str] = set()
    for number, one in enumerate(block):
        bylines = tuple(
            Byline(
                name.name,
                one.role or (work if number == len(block) - 1 else None),
                one.organization,
                Place(one.place, None, country_of(one.place, None)) if one.place else None,
                text[name.start : name.end],
                Span(name.start, name.end),
            )
            for name in one.names
            if name.name not in done
        )
        done.update(name.name for name in one.names)
        if not bylines and names:  # the same name again: struck with it
            name = one.names[0]
            bylines = (Byline(name.name, None, None, None, text[name.start : name.end], Span(name.start, name.end)),)
        start = lines[first - 1].start if opened and number == 0 and not any(map(str.isdigit, above)) else one.start
        end = one.end
        if number == len(block) - 1 and work is not None:
            end = lines[last + 1].end
        yield FoundByline(start, end, bylines)


def _stands_out(text: str, block: list[PageByline], above: str, below: str, *, weak: bool) -> bool:
    """Say whether names without a marker are a byline, by what stands around and by the names themselves."""
    printed = [name for read in block for name in read.names]
    once = list(dict.fromkeys(name.name for name in printed))
    given = sum(is_given_name(name.split()[0]) for name in once)
    said = frozenset().union(*(read.said for read in block))
    score = 2 if given * 2 >= len(once) else 0
    telling = said & {"time", "reading", "role", "handle"}
    score += 2 if telling else 0
    score += 1 if "organization" in said else 0
    below_time = bool(below) and is_time_line(below)
    above_time = bool(above) and is_time_line(above)
    score += 2 if below_time else 0
    score += 1 if above_time else 0
    score += (
        2 if below and (read_role_line(below) is not None or _FOLLOWS.match(below) or _is_organization(below)) else 0
    )
    score += 1 if len(once) < len(printed) else 0
    score += 1 if below and looks_like_prose(below) else 0
    titled = len(above.split()) >= _TITLE_WORDS and not (weak and looks_like_prose(above))
    score += 1 if titled else 0
    alone = all(_only_here(text, name) for name in once)
    score += 1 if alone else 0
    if any(_goes_on_about(text, name) for name in once):
        score -= 0 if said >= {"time", "organization"} else 2 if telling else 4
    closes = above.rstrip(" .)").casefold().endswith(tuple(name.name.casefold() for name in printed))  # a photo credit
    if (
        not closes
        and any(name.name.casefold() in above.casefold() for name in printed)
        and len(above.split()) >= _TITLE_WORDS
    ):
        score -= 4
    if alone and (below_time or "time" in said or "reading" in said):
        return score >= _ENOUGH - 1
    return score >= _ENOUGH


_TITLE_WORDS = 4
_FOLLOWS = re.compile(
    r"\W{0,4}(?:@\w|[Ff]ollow|FOLLOW|Folgen|Seguir|Suivre|Twitter|Share\b|Teilen|Compartir|Partager|Search for|[\w.+-]{1,60}@\w)"
)


def _is_organization(line: str) -> bool:
    return len(line) <= 60 and organization_named(line.strip(" *·•-")) is not None


def _only_here(text: str, name: str) -> bool:
    """Say whether no word of a name stands anywhere without the rest of it."""
    whole = len(re.findall(re.escape(name), text, re.IGNORECASE))
    return all(len(re.findall(rf"\b{re.escape(word)}\b", text, re.IGNORECASE)) <= whole for word in name.split())


def _goes_on_about(text: str, name: str) -> bool:
    """Say whether the surname stands alone somewhere, as that of a person the story is about does."""
    words = name.split()
    surname, before = words[-1], words[-2].casefold().rstrip(".")
    if len(surname) < 3:
        return False
    alone = re.compile(rf"(?:(?P<before>[\w.-]+)\s)?(?<![\w.@/-]){re.escape(surname)}(?![\w@./-]*[\w@])")
    return any((match["before"] or "").casefold().rstrip(".") != before for match in alone.finditer(text))
