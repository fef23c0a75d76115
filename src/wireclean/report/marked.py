"""The marked-up copy: a source line by line with what was struck and added, and the fields with the edits they came from.

Terminal and page show the same rows; only how they draw them differs.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Literal, NamedTuple

from wireclean.article import Article, Byline, Credit, Edit, Standfirst, Value
from wireclean.glance import described
from wireclean.report.result import family_of

__all__ = [
    "DRAWN_SPACE",
    "Field",
    "Piece",
    "Row",
    "by_family",
    "family_name",
    "family_of",
    "fields",
    "rows",
]

_FAMILY_NAMES = {
    "WIR": "Wire frames",
    "ENC": "Encoding",
    "SPC": "Spacing",
    "PAR": "Paragraphs",
    "GAL": "Gallery",
    "FUR": "Furniture",
    "NOT": "Notes",
    "SGN": "Sign-offs",
    "CAP": "Captions",
    "DAT": "Dateline",
    "HED": "Head",
    "OFF": "Off the story",
    "DEC": "Declared fields",
}
DRAWN_SPACE = "·⇥⍽↵¶␣"
_STRUCK_SPACE = re.compile(r"[^\S\t\n\r\x1c-\x1f\x85\u2028\u2029]")


class Piece(NamedTuple):
    """A stretch of one row that is kept, struck or added; `edit` is the position of its edit, -1 for what none speaks of."""

    kind: Literal["kept", "struck", "added"]
    text: str
    edit: int


class Row(NamedTuple):
    """A line of the source. `begins` are the positions of the edits that begin on it."""

    number: int
    pieces: list[Piece]
    begins: list[int]


class Field(NamedTuple):
    """A parsed field: what it is, what it says, and the edits that it was read from."""

    label: str
    text: str
    edits: tuple[int, ...]


def rows(source: str, edits: Sequence[Edit]) -> list[Row]:
    """Return the lines of `source` with the marks of `edits` in them.

    Space that is struck or added is drawn (`·`, `␣`, `↵`, `¶`), for a struck blank cannot be seen.

    >>> from wireclean.pipeline import clean
    >>> rows("The bell , cast  in 1871.", clean("The bell , cast  in 1871.").edits)[0].pieces[1:4]
    [Piece(kind='struck', text='·', edit=0), Piece(kind='kept', text=', cast', edit=-1), Piece(kind='struck', text='··', edit=1)]
    """
    writer = _Rows()
    position = 0
    for index, edit in enumerate(edits):
        start, end = edit.span
        writer.put("kept", source[position:start], -1)
        writer.row.begins.append(index)
        before, replacement = edit.before, edit.replacement
        if edit.leaves:
            writer.put("kept", before, index)
        elif not before.strip() and replacement.startswith(before):  # a line end that stays, and a blank line after it
            more = replacement[len(before) :]
            writer.put("added", "¶" if more == "\n" else _drawn_added(more), index)
            writer.put("kept", before, -1)
        elif before and not before.strip():
            head, newline, tail = before.partition("\n")
            writer.put("struck", _drawn_struck(head) + ("↵" if newline else ""), index)
            writer.put("added", _drawn_added(replacement), index)
            writer.put("struck", newline + _drawn_struck(tail).replace("\n", "↵\n"), index)
        else:
            writer.put("struck", before, index)
            writer.put("added", _drawn_added(replacement), index)
        position = end
    writer.put("kept", source[position:], -1)
    return [*writer.done, writer.row]


class _Rows:
    def __init__(self) -> None:
        self.done: list[Row] = []
        self.row = Row(1, [], [])

    def put(self, kind: Literal["kept", "struck", "added"], text: str, edit: int) -> None:
        for position, line in enumerate(text.split("\n")):
            if position:
                self.done.append(self.row)
                self.row = Row(self.row.number + 1, [], [])
            if line:
                self.row.pieces.append(Piece(kind, line, edit))


def _drawn_struck(space: str) -> str:
    return _STRUCK_SPACE.sub(lambda match: "·" if match[0] == " " else "⍽", space.replace("\t", "⇥"))


def _drawn_added(text: str) -> str:
    drawn = text.replace("\n\n", "¶").replace("\n", "↵")
    return drawn.replace(" ", "␣") if drawn.isspace() or drawn.strip("¶↵ ") == "" else drawn


# --- fields


def fields(article: Article) -> list[Field]:
    """Return the fields that were read, in the order of a story, each with its edits."""
    carriers = [(index, edit.value) for index, edit in enumerate(article.edits) if edit.value is not None]
    places: dict[Value, list[int]] = {}
    for index, value in carriers:
        places.setdefault(value, []).append(index)
    found: list[Field] = []

    def add(label: str, value: Value) -> None:
        found.append(Field(label, described(value), tuple(places.get(value, ()))))

    if article.headline:
        add("headline", article.headline)
    if article.standfirst:
        read = (
            index for index, value in carriers if isinstance(value, Standfirst) and value.text == article.standfirst
        )
        found.append(Field("standfirst", article.standfirst, tuple(read)))
    people: dict[str, list[int]] = {}
    for index, value in carriers:
        for byline in value if isinstance(value, tuple) else ():
            people.setdefault(_person(byline), []).append(index)
    for byline in article.bylines:
        found.append(Field("byline", described((byline,)), tuple(people.get(_person(byline), ()))))
    for label, stamp in (("published", article.published), ("updated", article.updated)):
        if stamp:
            add(label, stamp)
    if article.dateline:
        add("dateline", article.dateline)
    if article.language:
        found.append(Field("language", article.language, ()))
    for caption in article.captions:
        add("caption", caption)
    found += [Field("credit", described(value), (index,)) for index, value in carriers if isinstance(value, Credit)]
    for note in article.notes:
        add(note.kind, note)
    return found


def _person(byline: Byline) -> str:
    return (byline.name or byline.organization or byline.text).casefold()


# --- families


def family_name(family: str) -> str:
    """Return the word for a family; a pack's own family has only its letters."""
    return _FAMILY_NAMES.get(family, family)


def by_family(edits: Sequence[Edit]) -> dict[str, int]:
    """Return how many edits each family made, in the order of the families above, a pack's own last."""
    counts = Counter(family_of(edit.rule) for edit in edits)
    order = [*_FAMILY_NAMES, *sorted(counts.keys() - _FAMILY_NAMES.keys())]
    return {family: counts[family] for family in order if family in counts}
