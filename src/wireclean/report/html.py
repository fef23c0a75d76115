"""The marked-up copy as one page that needs no network, and an index of several.

The copy is not trusted: it enters a page only as `frame` says.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any, NamedTuple, TypeVar

from wireclean.article import Article, Edit
from wireclean.batch.summary import Summary
from wireclean.edits import OffsetMap
from wireclean.explanation import Explanation, Reason, Stretch
from wireclean.glance import described
from wireclean.messages import cut
from wireclean.packs.registry import RULES
from wireclean.report.charts import rule_bars
from wireclean.report.frame import family_classes, page, visible
from wireclean.report.marked import DRAWN_SPACE, Piece, Row, by_family, family_name, family_of, fields, rows
from wireclean.rulebook.rule import Rule

__all__ = ["Entry", "article_page", "index_page"]

_CHUNK = 6000  # characters of rows that are laid out together, once they come near the window
_LONGEST_ROW = 4000
_LONGEST_VALUE = 600
_MOST_CODES = 6  # in the margin of one row
_Shown = TypeVar("_Shown")
_TAGS = {"struck": "del", "added": "ins"}


class Entry(NamedTuple):
    """What the index says of one page."""

    title: str
    link: str
    summary: Summary

    @classmethod
    def of(cls, title: str, link: str, source: str, article: Article) -> Entry:
        """Sum up a page."""
        return cls(title, link, Summary.of([(source, article)]))


def article_page(
    title: str,
    source: str,
    explained: Explanation,
    *,
    folder: str = "",
    index: str | None = None,
    rules: Mapping[str, Rule] = RULES,
) -> str:
    """Return the page of one article; `rules` are those of its edits.

    `folder` is what `title` begins with if it is the path of a file, `index` the address of the index that the page belongs to.
    Raises `ImportError` where the extra `wireclean[report]` is not installed.
    """
    article = explained.article
    edits = article.edits
    families = by_family(edits)
    classes = family_classes(families)
    found = fields(article)
    return page(
        "article.html",
        title=title,
        families=classes,
        data=_data(explained, classes, [field.edits for field in found], rules),
        folder=folder,
        index=index,
        size=len(source),
        struck=sum(len(edit.before) for edit in edits if not edit.leaves),
        number=len(edits),
        filters=[(classes[family], family, number) for family, number in families.items()],
        fields=[
            (
                classes[family_of(edits[field.edits[0]].rule)] if field.edits else "",
                field.label,
                cut(field.text, _LONGEST_VALUE),
            )
            for field in found
        ],
        kept=[_Kept.of(source, stretch) for stretch in explained.kept],
        source=_chunks(_source(rows(source, edits), edits, classes), _Line.room),
        clean=_chunks(_clean(article.paragraphs), _Part.room),
    )


def index_page(entries: Sequence[Entry], *, rules: Mapping[str, Rule] = RULES) -> str:
    """Return the index: what was found by rule, and the files. Raises like `article_page`."""
    whole = sum((entry.summary for entry in entries), Summary())
    classes = family_classes(map(family_of, whole.rules))
    folder = _folder([entry.title for entry in entries])
    return page(
        "index.html",
        title="All files",
        families=classes,
        data={"kind": "index"},
        whole=whole,
        folder=folder,
        bars=rule_bars(whole, classes, rules),
        entries=[
            {
                "title": entry.title.removeprefix(folder),
                "link": entry.link,
                "edits": entry.summary.edits,
                "rules": sorted(entry.summary.rules, key=lambda code: (-entry.summary.rules[code].edits, code)),
                "size": entry.summary.characters_in,
                "share": 100 * entry.summary.removed / max(1, entry.summary.characters_in),
            }
            for entry in entries
        ],
    )


def _folder(titles: Sequence[str]) -> str:
    """Return the folder in which all files of several stand, with its slash."""
    if len(titles) < 2:
        return ""
    first, last = min(titles), max(titles)
    same = next((at for at, (one, other) in enumerate(zip(first, last, strict=False)) if one != other), len(first))
    return first[: first.rfind("/", 0, same) + 1]


# --- parts of a page


class _Kept(NamedTuple):
    """A stretch that stayed although something spoke against it."""

    line: int
    text: str
    rule: str
    sum: str
    reasons: list[tuple[str, str, str]]

    @classmethod
    def of(cls, source: str, stretch: Stretch) -> _Kept:
        return cls(
            stretch.line,
            cut(source[slice(*stretch.span)], _LONGEST_VALUE),
            stretch.rule,
            stretch.verdict,
            [_reason(reason) for reason in stretch.reasons],
        )


def _reason(reason: Reason) -> tuple[str, str, str]:
    weight = reason.weight
    shown = "" if weight is None else f"{'−' if weight < 0 else '+'}{abs(weight):.1f}"
    return reason.side, shown, reason.words


class _Mark(NamedTuple):
    """Copy of one edit in a row, or (`edit` below zero) copy that none speaks of; pieces have tag, class and text."""

    edit: int
    css: str
    begins: bool
    pieces: list[tuple[str, str, str]]


class _Line(NamedTuple):
    """A row of the source with the codes in its margin."""

    number: int
    labels: list[tuple[str, str]]
    more: int
    marks: list[_Mark]
    goes_on: bool

    def room(self) -> int:
        """Return about how much room it takes, in characters."""
        return 60 + sum(len(text) for mark in self.marks for _, _, text in mark.pieces)


def _chunks(lines: Iterable[_Shown], room: Callable[[_Shown], int]) -> list[list[_Shown]]:
    """Part lines into chunks, each of which the browser lays out only when it comes near the window."""
    chunks: list[list[_Shown]] = [[]]
    size = 0
    for line in lines:
        if size > _CHUNK:
            chunks.append([])
            size = 0
        size += room(line)
        chunks[-1].append(line)
    return chunks


def _source(lines: Iterable[Row], edits: Sequence[Edit], classes: dict[str, str]) -> Iterator[_Line]:
    begun: set[int] = set()
    for row, goes_on in (part for line in lines for part in _folded(line)):
        marks = []
        for index, pieces in groupby(row.pieces, key=lambda piece: piece.edit):
            css = ""
            if index >= 0:
                css = classes[family_of(edits[index].rule)] + (" v" if edits[index].value is not None else "")
            shown = [
                (_TAGS.get(piece.kind, ""), "" if piece.text.strip(DRAWN_SPACE) else "blank", piece.text)
                for piece in pieces
            ]
            marks.append(_Mark(index, css, index not in begun, shown))
            begun.add(index)
        counts = Counter(edits[index].rule for index in row.begins)
        labels = [
            (classes[family_of(code)], f"{code}×{number}" if number > 1 else code)
            for code, number in list(counts.items())[:_MOST_CODES]
        ]
        yield _Line(row.number, labels, len(counts) - len(labels), marks, goes_on)


def _folded(row: Row) -> Iterator[tuple[Row, bool]]:
    """Part a row that is longer than a page, as flattened copy is; say of each part whether another follows.

    A browser lays out a paragraph as a whole, and one of a megabyte takes it many seconds.
    """
    if sum(len(piece.text) for piece in row.pieces) <= _LONGEST_ROW:
        yield row, False
        return
    number, begun, pieces, size = row.number, 0, list[Piece](), 0
    for piece in row.pieces:
        for text in _portions(piece.text):
            if size + len(text) > _LONGEST_ROW and pieces:
                here = bisect_right(row.begins, max(held.edit for held in pieces), begun)
                yield Row(number, pieces, row.begins[begun:here]), True
                number, begun, pieces, size = 0, here, [], 0
            pieces.append(Piece(piece.kind, text, piece.edit))
            size += len(text)
    yield Row(number, pieces, row.begins[begun:]), False


def _portions(text: str) -> Iterator[str]:
    """Cut text behind a space into portions that fit a row."""
    position = 0
    while len(text) - position > _LONGEST_ROW:
        space = text.rfind(" ", position + _LONGEST_ROW // 2, position + _LONGEST_ROW)
        end = space + 1 if space >= 0 else position + _LONGEST_ROW
        yield text[position:end]
        position = end
    yield text[position:]


class _Part(NamedTuple):
    """A paragraph of the clean text, or a part of a long one (`number` below zero: of one that is begun)."""

    number: int
    css: str
    text: str

    def room(self) -> int:
        """Return about how much room it takes, in characters."""
        return 60 + len(self.text)


def _clean(paragraphs: Sequence[str]) -> Iterator[_Part]:
    for number, paragraph in enumerate(paragraphs):
        kind = "table" if "\n" in paragraph else "prose"
        portions = list(_portions(paragraph))
        for part, text in enumerate(portions):
            yield _Part(-1 if part else number, f"{kind} goes-on" if part < len(portions) - 1 else kind, text)


def _data(
    explained: Explanation, classes: dict[str, str], found: list[tuple[int, ...]], rules: Mapping[str, Rule]
) -> dict[str, Any]:
    """Return what the script needs: rules once, and of each edit its rule, clean paragraph, value and reasons.

    The reason for a repair is its rule.
    """
    article = explained.article
    codes = list(dict.fromkeys(edit.rule for edit in article.edits))
    offsets = OffsetMap(article.edits)
    starts: list[int] = []
    position = 0
    for paragraph in article.paragraphs:
        starts.append(position)
        position += len(paragraph) + 2
    places = [max(0, bisect_right(starts, offsets.to_clean(edit.span.start)) - 1) for edit in article.edits]
    numbers = {code: number for number, code in enumerate(codes)}
    return {
        "kind": "article",
        "rules": [
            [code, rule.name if rule else "", rule.summary if rule else "", rule.reason if rule else "",
             classes[family_of(code)], family_name(family_of(code))]
            for code, rule in ((code, rules.get(code)) for code in codes)
        ],
        "edits": [[numbers[edit.rule], place] for edit, place in zip(article.edits, places, strict=True)],
        "values": {
            str(index): [type(edit.value).__name__ if not isinstance(edit.value, str | tuple) else "", visible(cut(described(edit.value), _LONGEST_VALUE))]
            for index, edit in enumerate(article.edits)
            if edit.value is not None
        },
        "why": {
            str(index): [stretch.verdict, [[*map(visible, _reason(reason))] for reason in stretch.reasons]]
            for index, stretch in enumerate(explained.stretches)
            if stretch.outcome != "mended"
        },
        "fields": found,
    }  # fmt: skip
