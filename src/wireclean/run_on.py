"""Copy that lost its line breaks, laid out with the breaks that its anchors show.

The rules read lines. So run-on copy is shown to them with a line break at each seam, and what they claim is moved back to the
copy as it stands. What nobody strikes is printed as it was: a seam alone changes nothing.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from wireclean.article import Byline, Credit, Edit, Span, Value, place_of
from wireclean.seams import Seam

__all__ = ["RunOn"]

# Rules that read a line by where it stands, and by its shape; the others have words of their own to prove it.
_BY_PLACE = ("HED", "OFF001", "OFF002", "CAP", "FUR009")
SEAM = "SPC005"  # the rule of spacing that parts what grew together: a seam that is struck beside leaves a blank


class RunOn:
    """A text, and the same text with a line break at each of its seams."""

    def __init__(self, text: str, seams: Sequence[Seam]) -> None:
        """Part `text` at `seams`, which are in order and apart."""
        self._text = text
        pieces: list[str] = []
        self._put: list[int] = []  # where line breaks were put between two letters, in the parted text
        at = 0
        for start, end, _ in seams:
            pieces.append(text[at:start])
            if start == end:
                self._put.append(start + len(self._put))
            at = end
        pieces.append(text[at:])
        self.parted = "\n".join(pieces)
        self._stops = {seam.start for seam in seams if text[seam.start : seam.end] == "."}
        self._doubted = [seam.doubted for seam in seams if seam.doubted is not None]
        self.edits = [Edit(Span(*seam[:2]), text[seam.start : seam.end], "\n", SEAM) for seam in seams]

    def edits_of_text(self, found: Iterable[Edit]) -> list[Edit]:
        """Return edits of the parted text as edits of the text.

        Where all goes that stood between two words which stay, a blank is left between them.
        """
        moved = [edit for edit in map(self._moved, found) if edit.before or edit.replacement or edit.value is not None]
        if self._doubted:
            moved = [*self._without_doubted(moved)]
        if self._stops:
            moved = [*self._with_stops(moved)]
        return [*_apart(self._text, moved)]

    def _with_stops(self, edits: list[Edit]) -> Iterator[Edit]:
        """Yield edits; a line that stays keeps the stop that has closed it, though the break before the next line goes."""
        end = 0
        for edit in edits:
            start = edit.span.start
            stays = start > end and start in self._stops and edit.before
            yield replace(edit, span=Span(start + 1, edit.span.end), before=edit.before[1:]) if stays else edit
            end = edit.span.end

    def _without_doubted(self, edits: list[Edit]) -> Iterator[Edit]:
        """Yield edits; what was read beside a doubted seam, which may be one sentence, fills its field and stays in the text."""
        for edit in edits:
            by_place = edit.rule.startswith(_BY_PLACE)
            if (
                edit.leaves
                or not by_place
                or not any(start < edit.span.end and edit.span.start < end for start, end in self._doubted)
            ):
                yield edit
            elif edit.value is not None:
                yield replace(edit, replacement=edit.before)

    def _at(self, offset: int) -> int:
        return offset - bisect_left(self._put, offset)

    def _span(self, span: Span) -> Span:
        return Span(self._at(span.start), self._at(span.end))

    def _moved(self, edit: Edit) -> Edit:
        span = self._span(edit.span)
        before = self._text[span.start : span.end]
        replacement = before if edit.leaves else edit.replacement
        return Edit(span, before, replacement, edit.rule, self._value(edit.value))

    def _value(self, value: Value) -> Value:
        if value is None or isinstance(value, Credit):
            return value
        if isinstance(value, str):
            return value.replace("\n", " ")
        if isinstance(value, tuple):
            return tuple(map(self._byline, value))
        span = self._span(place_of(value))
        text = value.text
        return replace(value, span=span, text=self._text[span.start : span.end] if "\n" in text else text)

    def _byline(self, byline: Byline) -> Byline:
        span = self._span(place_of(byline))
        text = byline.text
        return replace(byline, span=span, text=self._text[span.start : span.end] if "\n" in text else text)


def _apart(text: str, edits: list[Edit]) -> Iterator[Edit]:
    """Yield edits; the last of a row of strikes between two words that stay leaves a blank."""
    first = 0  # where the row of strikes begins to which an edit belongs
    for number, edit in enumerate(edits):
        start, end = edit.span
        if not number or edits[number - 1].span.end < start or edits[number - 1].replacement:
            first = start
        follows = number + 1 < len(edits) and edits[number + 1].span.start == end
        glued = first > 0 and end < len(text) and not (text[first - 1].isspace() or text[end].isspace())
        parts = glued and start < end and not edit.replacement and not follows
        yield replace(edit, replacement=" ") if parts else edit
