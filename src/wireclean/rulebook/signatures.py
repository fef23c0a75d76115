"""Bylines that the story itself holds: before its first words, in brackets, and below or behind its last.

`〔記者王小明／台北報導〕`, `Pewarta: Ana Lima`, `(Ana Lima)`, and a bare name that is the last line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from wireclean.article import Span
from wireclean.grammar.byline import FoundByline, Reading, may_be_dense, read_byline_line, read_signature
from wireclean.grammar.sentences import ends_sentence, looks_like_prose
from wireclean.layout import Layout, Line
from wireclean.rulebook.lone_names import goes_on_about, only_here
from wireclean.rulebook.notes.sign_offs import sign_off

__all__ = ["signed_bylines"]

_SHORTEST_SIGNED = 4  # lines of copy that may be signed
_LONGEST_SIGNATURE = 90
_MOST_SIGNED = 3  # names below one another
_LONG = 160  # a paragraph, whatever quotation mark it ends with
_NEAR = 6  # lines, of which one more is prose


def signed_bylines(layout: Layout) -> Iterator[FoundByline]:
    """Yield the bylines that open or sign the story, whatever its head says: the printed text is judged without it."""
    yield from _opening(layout)
    if len(layout.lines) < _SHORTEST_SIGNED - 1:
        return
    ways = (_last_lines, _below_the_story, _under_the_last_paragraph, _behind_the_story)
    short = len(layout.lines) < _SHORTEST_SIGNED  # signed only in brackets behind the last sentence
    yield from next(filter(None, (list(way(layout)) for way in (ways[-1:] if short else ways))), [])


# ------------------------------------------------------------------------------------------------ before the story

_OPENING = re.compile(r"[〔【［\[（(](?P<inside>[^〔【［\[（(）)］\]】〕\n]{4,30})[）)］\]】〕]\s{0,2}(?=\S)")
_BRACKETS = "〔【［[（("
_MOST_ABOVE = 40


def _opening(layout: Layout) -> Iterator[FoundByline]:
    """Yield the byline in brackets that the first words of the story are glued to."""
    text = layout.text
    for start, end in layout.lines[:_MOST_ABOVE]:
        opening = _OPENING.match(text, start, end) if text[start] in _BRACKETS else None
        if opening is None or not _is_told(text[opening.end() : end]):
            continue
        read = layout.reading(read_byline_line, opening["inside"])
        if read is not None and read.cue is not None and read.authors and _is_free(layout, start, opening.end()):
            read = read.moved(opening.start("inside"))
            yield FoundByline(start, opening.end(), read.bylines(text))
        return


def _is_told(words: str) -> bool:
    """Say whether words are a sentence of the story's, which in Chinese and Japanese is short, beside a bracket that names its author."""
    return looks_like_prose(words) or (
        len(words) >= _SHORTEST_DENSE and may_be_dense(words[-2:], 0, 2) and ends_sentence(words)
    )


_SHORTEST_DENSE = 8

# ------------------------------------------------------------------------------------------------ at its end


def _last_lines(layout: Layout) -> Iterator[FoundByline]:
    """Yield the names that sign the story, alone on its last lines, under prose."""
    lines = layout.lines
    signed: list[Reading] = []
    while len(signed) < _MOST_SIGNED:
        read = _signature_on(layout, lines[-1 - len(signed)])
        if read is None:
            break
        signed.insert(0, read)
    above = lines[: len(lines) - len(signed)]
    if signed and _ends_a_story(layout, above):
        yield from _found(layout, signed)


_MOST_BELOW = 8
_FAR_BELOW = 60  # lines that a page may print below its story
_MOST_PROSE = 2  # of them that read as prose: a notice, a plea


def _tail(layout: Layout, prose: int = 0) -> Iterator[int]:
    """Yield the lines from the last one up to the story's last paragraph, those that are struck left out.

    So many lines of `prose` may be the page's.
    """
    lines = layout.lines
    for index in range(len(lines) - 1, max(_SHORTEST_SIGNED - 3, len(lines) - _FAR_BELOW), -1):
        if layout.free(*lines[index]):
            yield index
            if layout.is_prose(*lines[index]):
                prose -= 1
                if prose < 0:
                    return


def _below_the_story(layout: Layout) -> Iterator[FoundByline]:
    """Yield who is named right below the story, in brackets, behind a label or a title, whatever the page adds: `Pewarta: Ana Lima`."""
    text, lines = layout.text, layout.lines
    dense = not text.isascii()
    may_name = {
        index
        for index, (start, end) in enumerate(lines[-_FAR_BELOW:], max(len(lines) - _FAR_BELOW, 0))
        if end - start <= _LONGEST_SIGNATURE
        and (text[end - 1] in _CLOSING or _LABEL.match(text, start, end) or (dense and may_be_dense(text, start, end)))
    }
    for index in _tail(layout, _MOST_PROSE) if may_name else ():
        if index not in may_name:
            continue
        start = lines[index].start
        read = _labelled_on(layout, lines[index]) or (
            _signature_on(layout, lines[index]) if text[start] in _BRACKETS else None
        )
        if read is not None and _ends_a_story(layout, lines[:index], read):
            yield from _found(layout, [read])
            return


def _under_the_last_paragraph(layout: Layout) -> Iterator[FoundByline]:
    """Yield the bare names right below the last paragraph, with what the page adds below them; nobody else is named there."""
    lines = layout.lines
    last = next(
        (i for i in range(len(lines) - 1, -1, -1) if layout.reading(_is_told, layout.text[slice(*lines[i])])), -1
    )
    if not 0 <= len(lines) - last - 2 < _MOST_BELOW:
        return
    signed: list[Reading] = []
    for line in lines[last + 1 : last + 2 + _MOST_SIGNED]:
        read = _signature_on(layout, line)
        if read is None:
            break
        signed.append(read)
    if not 0 < len(signed) <= _MOST_SIGNED or not _ends_a_story(layout, lines[: last + 1]):
        return
    copy = layout.text.lower()
    if all(only_here(copy, name) for read in signed for name in read.names):
        yield from _found(layout, signed)


_LABEL = re.compile(r"[^\W\d_][\w ]{2,30}[:：]")


def _labelled_on(layout: Layout, line: Line) -> Reading | None:
    read = layout.reading(read_byline_line, layout.text[slice(*line)]) if _is_free(layout, *line) else None
    labelled = read is not None and read.cue is not None and read.cue.kind == "label" and bool(read.authors)
    return read.moved(line.start) if read is not None and labelled else None


_BEHIND = re.compile(
    r"\s(?P<signed>\([^\W\d_][^()\n]{4,60}\))$|(?P<dense>[（【［][^\W\d_][^（）【】［］\n]{2,40}[）】］])$"
)
_CLOSING = ")）】］"


def _behind_the_story(layout: Layout) -> Iterator[FoundByline]:
    """Yield the names in brackets that end the last paragraph: `... in the spring. (Ana Lima)`."""
    text, lines = layout.text, layout.lines
    closed = {end for _, end in lines[-_FAR_BELOW:] if text[end - 1] in _CLOSING}
    for index in _tail(layout) if closed else ():
        start, end = lines[index]
        if end not in closed:
            continue
        free = layout.free(start, end)[-1]
        if free.end != end:
            continue
        behind = _BEHIND.search(text, max(free.start, end - _LONGEST_SIGNATURE), end)
        if behind is None:
            continue
        at = behind.start(behind.lastgroup or 0)
        told = text[start:at].rstrip()
        if not _is_told(told) or not ends_sentence(told) or _LABEL.match(told):
            continue  # `Top photo: The bell at dusk. (Ana Lima)`
        read = _read_signature(layout, text[at:end])
        if read is not None and _has_prose(layout, lines[max(0, index - _NEAR) : index]):
            yield from _found(layout, [read.moved(at)])
            return


def _signature_on(layout: Layout, line: Line) -> Reading | None:
    if line.end - line.start > _LONGEST_SIGNATURE or not _is_free(layout, *line):
        return None
    read = _read_signature(layout, layout.text[slice(*line)])
    return None if read is None else read.moved(line.start)


def _read_signature(layout: Layout, line: str) -> Reading | None:
    return read_signature(line, lambda words: layout.reading(read_byline_line, words))


def _is_free(layout: Layout, start: int, end: int) -> bool:
    end = start + len(layout.text[start:end].rstrip())
    return tuple(layout.free(start, end)) == (Span(start, end),)


def _ends_a_story(layout: Layout, above: Sequence[Line], read: Reading | None = None) -> bool:
    """Say whether prose stands right above, and no byline near, which would make it the last of the stories of a page.

    Lines that are struck already, links to other stories for the most part, do not count, nor does the agency's name that closes it,
    nor a byline that names no more than the signature that was `read`.
    """
    last = next((index for index in range(len(above) - 1, -1, -1) if _says_more(layout, above[index])), -1)
    above = above[: last + 1]
    if len(above) < _SHORTEST_SIGNED - 1:
        return False
    start, end = above[-1]
    if not (layout.reading(_is_told, layout.text[start:end]) or end - start >= _LONG) or not _has_prose(
        layout, above[-_NEAR:-1]
    ):
        return False
    free = (layout.text[slice(*line)] for line in above[-_NEAR:-1] if layout.free(*line))
    signed = set() if read is None else set(read.names)
    readers = ((line, read_signature if line[0] in _DASHES else read_byline_line) for line in free)
    return not any(_is_byline_of_others(line, layout.reading(reader, line), signed) for line, reader in readers)


def _is_byline_of_others(line: str, read: Reading | None, signed: set[str]) -> bool:
    """Say whether a line is a byline, and not by chance: where letters have no capitals a word may look like a name, `原标题：`."""
    if read is None or signed.issuperset(read.names or ("",)):
        return False
    return read.cue is not None or read.given or not may_be_dense(line, 0, len(line))


def _says_more(layout: Layout, line: Line) -> bool:
    """Say whether a line is left, and more than how a wire closes a story: `(PAP)`."""
    if not layout.free(*line):
        return False
    return line.end - line.start > _LONGEST_SIGN_OFF or sign_off(layout.text[slice(*line)]) is None


_LONGEST_SIGN_OFF = 30


def _has_prose(layout: Layout, lines: Sequence[Line]) -> bool:
    return any(layout.reading(_is_told, layout.text[slice(*line)]) for line in lines)


_DASHES = "–—-"
_QUOTES = ("”", '"', "»", "’", "“")
_BLANK = 8  # white space between the last paragraph and the signature


def _found(layout: Layout, signed: Sequence[Reading]) -> Iterator[FoundByline]:
    text = layout.text
    if any(goes_on_about(text, name) for read in signed for name in read.names):
        return
    first = signed[0].start
    if text[first] in _DASHES and text[max(0, first - _BLANK) : first].rstrip().endswith(_QUOTES):
        return  # whom a quotation is by
    for read in signed:
        yield FoundByline(read.start, read.end, read.bylines(text))
