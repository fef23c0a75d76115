"""The bylines that pages give lines of their own, and the evidence that a lone name is one.

`Von Ana Lima` says what it is. A bare `Ana Lima` is the writer, the mayor, a photographer or the link to another story:
what stands above and below it decides, whether its first word is a given name, and whether the story goes on about a
person of that surname, whom it then is about.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from wireclean.article import Dateline, Span, Timestamp
from wireclean.grammar.byline import (
    FoundByline,
    Reading,
    closing_cues,
    find_closing_byline,
    is_given_name,
    is_open_cue,
    is_time_line,
    read_byline_line,
    read_role_line,
    read_signature,
)
from wireclean.grammar.organizations import organization_named
from wireclean.grammar.sentences import looks_like_prose
from wireclean.layout import Layout, Line

__all__ = ["page_bylines"]

_MOST_LINES = 150  # navigation and teasers above a page's headline are many
_AFTER_DATELINE = 3
_MOST_PROSE = 4  # standfirst, caption, teaser: with the fourth paragraph the story has begun
_LONGEST_LINE = 180
_LONGEST_STOPPED = 60  # with a full stop at its end: Das Gespräch führte Ana Lima.
_MOST_TOGETHER = 6
_MOST_FOUND = 12  # so many are a list, whatever follows
_ENOUGH = 5


def page_bylines(layout: Layout, marked: list[FoundByline]) -> list[FoundByline]:
    """Return the bylines that stand on lines of their own above the body, beside the `marked` ones that are known."""
    text, lines = layout.text, _head_lines(layout)
    found: list[FoundByline] = []
    weak: list[FoundByline] = []  # by nothing but a headline above and prose below
    lone = 0  # bare names: one is the writer, several are a list
    done = -1
    for index, line in enumerate(lines):
        if index <= done or not _has_shape(text, line):
            continue
        if len(found) >= _MOST_FOUND:
            break
        if any(one.start < line.end and line.start < one.end for one in marked):
            continue
        read = _read(layout, line)
        if read is None:
            continue
        done = index
        block = [read]
        while read.cue is None and done + 1 < len(lines) and len(block) < _MOST_TOGETHER:
            more = _read(layout, lines[done + 1]) if _has_shape(text, lines[done + 1]) else None
            if more is None or more.cue is not None:
                break
            done += 1
            block.append(more)
        (weak if _weak(text, lines, index, done, block) else found).extend(_judge(layout, lines, index, done, block))
        lone += read.cue is None and read.authors[0].person.given
    found = found or (weak if len(weak) == lone == 1 and not marked else [])
    known = {byline.name for one in found for byline in one.bylines}
    return [*found, *_closing(layout, lines, known), *_signature(layout)]


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


def _signature(layout: Layout) -> Iterator[FoundByline]:
    """Yield the names that sign the story, alone on its last line, under prose."""
    text, lines = layout.text, layout.lines
    if len(lines) < _SHORTEST_SIGNED or lines[-1].end - lines[-1].start > _LONGEST_SIGNATURE:
        return
    start, end = lines[-1]
    if tuple(layout.free(start, end)) != (Span(start, end),):
        return
    read = layout.reading(read_signature, text[start:end])
    if read is None:
        return
    read = read.moved(start)
    above = [text[slice(*line)] for line in lines[-6:-1]]
    if not (looks_like_prose(above[-1]) or len(above[-1]) >= _LONG) or not any(map(looks_like_prose, above[-3:-1])):
        return
    if any(layout.reading(read_byline_line, line) for line in above[:-1]):
        return  # the last of the stories that the page offers
    if not any(_goes_on_about(text[:_FAR], name) for name in read.names):
        yield FoundByline(read.start, read.end, read.bylines(text))


_MOST_CLOSING = 60
_SHORTEST_SIGNED = 4
_LONGEST_SIGNATURE = 90
_LONG = 160  # a paragraph, whatever quotation mark it ends with


def _weak(text: str, lines: list[Line], first: int, last: int, block: list[Reading]) -> bool:
    """Say whether neither the names nor the lines beside them have anything that belongs to a byline."""
    around = [text[slice(*lines[index])] for index in (first - 1, last + 1) if 0 <= index < len(lines)]
    return not any(read.cue is not None or read.said for read in block) and not any(
        is_open_cue(line) or is_time_line(line) or read_role_line(line) or _FOLLOWS.match(line) for line in around
    )


def _head_lines(layout: Layout) -> list[Line]:
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
    if _CANDIDATE.match(text, line.start, line.end) is None:
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
    return None


def _of_authors(layout: Layout, start: int, end: int) -> Reading | None:
    read = layout.reading(read_byline_line, layout.text[start:end])
    return read.moved(start) if read is not None and read.authors else None


def _beside_time(layout: Layout, line: Line) -> bool:
    return any(isinstance(edit.value, Timestamp) and line.start <= edit.span.start < line.end for edit in layout.edits)


def _judge(layout: Layout, lines: list[Line], first: int, last: int, block: list[Reading]) -> Iterator[FoundByline]:
    """Yield the bylines of a block of name lines if its evidence is enough."""
    text = layout.text
    above = text[slice(*lines[first - 1])] if first else ""
    below = text[slice(*lines[last + 1])] if last + 1 < len(lines) else ""
    read = block[0]
    opened = bool(above) and is_open_cue(above)
    weak = _weak(text, lines, first, last, block)
    if read.cue is None and not opened and not _stands_out(text, block, above, below, weak=weak):
        return
    role = next((author.role for one in block for author in one.authors if author.role), None)
    work = read_role_line(below) if below and role is None else None
    done: set[str | None] = set()
    for number, one in enumerate(block):
        last_one = number == len(block) - 1
        bylines = tuple(byline for byline in one.bylines(text) if byline.name not in done)
        done.update(one.names)
        if work is not None and last_one:
            bylines = tuple(replace(byline, role=byline.role or work) for byline in bylines)
        if not bylines:  # the same name again: struck with it
            bylines = one.bylines(text)[:1]
        start = lines[first - 1].start if opened and number == 0 and not any(map(str.isdigit, above)) else one.start
        end = lines[last + 1].end if last_one and (work is not None or _HANDLE.fullmatch(below)) else one.end
        yield FoundByline(start, end, bylines)


def _stands_out(text: str, block: list[Reading], above: str, below: str, *, weak: bool) -> bool:
    """Say whether names without a marker are a byline, by what stands around and by the names themselves."""
    names = list(dict.fromkeys(name for read in block for name in read.names))
    said = frozenset().union(*(read.said for read in block))
    timed = bool(said & {"time", "reading"}) or (bool(below) and is_time_line(below))
    score = _score_of_lines(block, names, said, above, below, weak=weak)
    people = [author.person for read in block for author in read.authors]
    score += 2 if sum(person.given for person in people) * 2 >= len(people) else 0
    if score + 1 < _ENOUGH - timed:
        return False
    copy = text[:_FAR]
    alone = all(_only_here(copy, name) for name in names)
    score += alone
    if not said >= {"time", "organization"} and any(_goes_on_about(copy, name) for name in names):
        score -= 2 if said & _TELLING else 4
    return score >= (_ENOUGH - 1 if alone and timed else _ENOUGH)


_TELLING = frozenset({"time", "reading", "role", "handle"})
_FAR = 40_000  # whom a story is about it names before


def _score_of_lines(
    block: list[Reading], names: list[str], said: frozenset[str], above: str, below: str, *, weak: bool
) -> int:
    """Count what the lines say for a byline: a time, a role or a handle on its line or beside it, headline, prose."""
    score = 2 * bool(said & _TELLING) + ("organization" in said) + (len(names) < sum(len(read.names) for read in block))
    if below:
        score += 2 * is_time_line(below) + looks_like_prose(below)
        score += 2 * bool(read_role_line(below) or _FOLLOWS.match(below) or _is_organization(below))
    if above:
        score += is_time_line(above)
        if len(above.split()) >= _TITLE_WORDS:
            score += not (weak and looks_like_prose(above))
            folded = above.rstrip(" .)").casefold()
            held = [name.casefold() for name in names if name.casefold() in folded]
            if held and not folded.endswith(tuple(held)):  # the end of a caption is its photographer
                score -= 4
    return score


_TITLE_WORDS = 4
_FOLLOWS = re.compile(
    r"\W{0,4}(?:@\w|[Ff]ollow|FOLLOW|Folgen|Seguir|Suivre|Twitter|Share\b|Teilen|Compartir|Partager|Search for|[\w.+-]{1,60}@\w)"
)


_HANDLE = re.compile(r"[*+•-]?\s*@\w{2,40}|[\w.+-]{1,60}@[\w.-]{3,80}")


def _is_organization(line: str) -> bool:
    return len(line) <= 60 and organization_named(line.strip(" *·•-")) is not None


def _only_here(text: str, name: str) -> bool:
    """Say whether no word of a name stands anywhere without the rest of it."""
    whole = len(re.findall(re.escape(name), text, re.IGNORECASE))
    return all(len(re.findall(rf"\b{re.escape(word)}\b", text, re.IGNORECASE)) <= whole for word in name.split())


def _goes_on_about(text: str, name: str) -> bool:
    """Say whether the surname stands alone somewhere, as that of a person the story is about does."""
    words = name.split()
    if len(words) < _SURNAMED:
        return False
    surname, before = words[-1], words[-2].casefold().rstrip(".")
    at = text.find(surname) if len(surname) >= _SHORTEST_SURNAME else -1
    while at >= 0:
        end = at + len(surname)
        if not _PART_OF_WORD.match(text, end) and (at == 0 or not (text[at - 1].isalnum() or text[at - 1] in ".@/-_")):
            left = text[max(0, at - _LONGEST_WORD) : at]
            word = (left.split()[-1:] or [""])[0].strip(_EDGE) if left[-1:].isspace() else ""
            if word.casefold() != before and not is_given_name(word):  # another's given name is another person
                return True
        at = text.find(surname, end)
    return False


_SURNAMED = 2  # words of a name whose surname may stand alone
_SHORTEST_SURNAME = 3
_LONGEST_WORD = 40
_EDGE = ".,;:()[]\"'“”„‘’*/|"
_PART_OF_WORD = re.compile(r"\w|[@./-]{1,4}\w")
