"""How a note stands in the copy: on a line that its words open, or behind the story's last sentence."""

from __future__ import annotations

from collections.abc import Iterator

from wireclean.article import Edit, Note, NoteKind, Span
from wireclean.grammar.sentences import ends_sentence
from wireclean.layout import Layout

__all__ = ["closing_sentences", "cue_lines", "opening_lines", "stops_before", "strike_note"]

_DASHES = " \u2014\u2013-_*"
_LEAD = _DASHES + "([（【［〔"


def strike_note(layout: Layout, start: int, end: int, code: str, kind: NoteKind) -> Edit:
    """Strike a note together with the dashes that introduce it; the note itself is without them."""
    text = layout.text
    first = start
    while first < end and text[first] in _DASHES:
        first += 1
    while start > 0 and text[start - 1] in _DASHES:
        start -= 1
    if start > 0 and text[start - 1] not in "\n":  # leave the space after the sentence before to `strike`
        while start < first and text[start] == " ":
            start += 1
    return layout.strike(start, end, code, Note(kind, text[first:end], Span(first, end)))


def cue_lines(layout: Layout, code: str) -> Iterator[tuple[Span, Span]]:
    """Yield each cue of a rule with the line it stands in."""
    for cue in layout.cues(code):
        line = layout.lines[layout.line_at(cue.start)]
        yield cue, Span(line.start, line.end)


def opening_lines(layout: Layout, code: str, longest: int = 600) -> Iterator[Span]:
    """Yield the lines that begin with one of a rule's cues, dashes and an opening bracket allowed before it."""
    for cue, line in cue_lines(layout, code):
        lead = cue.start - line.start
        if lead <= 8 and line.end - line.start <= longest and not layout.text[line.start : cue.start].strip(_LEAD):
            yield line


def stops_before(text: str, offset: int) -> bool:
    """Say whether a sentence, or a bracket or quotation behind one, ends before `offset`."""
    before = text[max(0, offset - 8) : offset].rstrip()
    return ends_sentence(before) or before[-1:] in ')]”"'


_LONGEST_CLOSE = 400
_LEAST_STORY = 400


def closing_sentences(layout: Layout, code: str) -> Iterator[Span]:
    """Yield the copy's last sentences from the first that opens with one of a rule's cues: what is glued behind the story.

    The cue stands behind a full stop in the last line that is not furniture or a note, not far from its end, and far from
    the beginning of the copy: above a story there are such notes too.
    """
    text = layout.text
    last = next((line for line in reversed(layout.lines) if layout.free(*line)), None)
    if last is None:
        return
    for cue in layout.cues_in(code, *last):
        if (
            cue.start == 0
            or text[cue.start].islower()
            or text[cue.start - 1] != " "
            or not stops_before(text, cue.start)
        ):
            continue
        # Copy that says it again and again is no story with a note behind it, and would be peeled sentence by sentence.
        if cue.start >= _LEAST_STORY and last.end <= cue.start + _LONGEST_CLOSE:
            yield Span(cue.start, last.end)
        return
