"""The marked-up copy as one page that needs no network, and an index of several.

The copy is not trusted: it enters a page only as `frame` says.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any, NamedTuple

from wireclean.article import Article, Edit
from wireclean.edits import OffsetMap
from wireclean.explanation import Explanation, Stretch
from wireclean.glance import described
from wireclean.packs.registry import RULES
from wireclean.report.frame import COLOURS, counted, document, escaped, family_styles, json_block, template, visible
from wireclean.report.marked import DRAWN_SPACE, Piece, Row, by_family, family_name, family_of, fields, rows
from wireclean.rulebook.rule import Rule

__all__ = ["Entry", "article_page", "index_page"]

_CHUNK = 6000  # characters of rows that are laid out together, once they come near the window
_LONGEST_ROW = 4000
_LONGEST_VALUE = 600
_MOST_CODES = 6  # in the margin of one row


class Entry(NamedTuple):
    """What the index says of one page."""

    title: str
    link: str
    size: int
    struck: int
    rules: dict[str, int]

    @classmethod
    def of(cls, title: str, link: str, source: str, article: Article) -> Entry:
        """Sum up a page."""
        counts = Counter(edit.rule for edit in article.edits)
        return cls(
            title, link, len(source), sum(len(edit.before) for edit in article.edits if not edit.leaves), dict(counts)
        )


def article_page(
    title: str, source: str, explained: Explanation, *, index: str | None = None, rules: Mapping[str, Rule] = RULES
) -> str:
    """Return the page of one article; `index` is the address of the index it belongs to, `rules` are those of its edits."""
    article = explained.article
    edits = article.edits
    families = by_family(edits)
    classes = {family: f"f{number}" for number, family in enumerate(families)}
    found = fields(article)
    struck = sum(len(edit.before) for edit in edits)
    body = template("page.html").substitute(
        title=escaped(title),
        home=f'<a class="home" href="{escaped(index)}">All files</a>' if index else "",
        summary=(
            f"{counted(len(edits), 'edit')} · {struck:,} of {counted(len(source), 'character')} struck"
            if edits
            else "No edits: the copy is clean"
        ),
        filters="".join(_filter(family, number, classes[family]) for family, number in families.items()),
        fields="".join(_field(number, field, edits, classes) for number, field in enumerate(found))
        or '<p class="none">No field was read.</p>',
        kept=_kept(source, explained.kept),
        source=_source(rows(source, edits), edits, classes),
        clean=_clean(article.paragraphs),
        data=json_block(_data(explained, classes, [field.edits for field in found], rules)),
    )
    return document(title, body, family_styles(classes))


def index_page(entries: Sequence[Entry], *, rules: Mapping[str, Rule] = RULES) -> str:
    """Return the index: what was found by rule, and the files."""
    totals: Counter[str] = Counter()
    touched: Counter[str] = Counter()
    for entry in entries:
        totals.update(entry.rules)
        touched.update(entry.rules.keys())
    ranked = sorted(totals.items(), key=lambda item: (-item[1], item[0]))
    families = {family_of(code) for code in totals}
    order = [*(family for family in COLOURS if family in families), *sorted(families - COLOURS.keys())]
    classes = {family: f"f{number}" for number, family in enumerate(order)}
    body = template("index.html").substitute(
        summary=f"{counted(len(entries), 'file')} · {counted(sum(totals.values()), 'edit')} · {counted(len(totals), 'rule')}",
        chart=_chart(ranked, touched, classes, rules),
        rows="".join(_entry(entry) for entry in entries),
        data=json_block({"kind": "index"}),
    )
    return document("wireclean: all files", body, family_styles(classes))


# --- parts of a page


def _filter(family: str, number: int, css: str) -> str:
    return (
        f'<button type="button" class="filter {css}" aria-pressed="true" data-family="{css}">'
        f'<span class="code">{escaped(family)}</span> {escaped(family_name(family))} <span class="count">{number:,}</span></button>'
    )


def _field(number: int, field: Any, edits: Sequence[Edit], classes: dict[str, str]) -> str:
    text = field.text if len(field.text) <= _LONGEST_VALUE else f"{field.text[: _LONGEST_VALUE - 1]}…"
    css = classes[family_of(edits[field.edits[0]].rule)] if field.edits else ""
    return (
        f'<button type="button" class="field {css}" id="field{number}" data-field="{number}" aria-pressed="false">'
        f'<span class="label">{escaped(field.label)}</span><span class="said" dir="auto">{escaped(text)}</span></button>'
    )


def _kept(source: str, kept: Sequence[Stretch]) -> str:
    """Return what stayed although something spoke against it, each with its reasons to unfold."""
    if not kept:
        return ""
    parts = []
    for stretch in kept:
        text = escaped(_short(source[slice(*stretch.span)]))
        weights = "".join(
            f'<li class="{reason.side}"><b>{_weight(reason.weight)}</b> {escaped(reason.words)}</li>'
            for reason in stretch.reasons
        )
        parts.append(
            f'<details><summary><span class="label">line {stretch.line:,}</span><span class="said" dir="auto">{text}</span>'
            f'</summary><p><span class="code">{escaped(stretch.rule)}</span> {escaped(_sum(stretch))}</p>'
            f'<ul class="reasons">{weights}</ul></details>'
        )
    return f'<h2 id="kept-title">Stayed, though weighed</h2>{"".join(parts)}'


def _sum(stretch: Stretch) -> str:
    if stretch.total is None or stretch.needed is None:
        return stretch.label
    return f"{stretch.label} {stretch.total:.1f}, struck from {stretch.needed:.1f}"


def _weight(weight: float | None) -> str:
    return "" if weight is None else f"{'−' if weight < 0 else '+'}{abs(weight):.1f}"


def _source(lines: Iterable[Row], edits: Sequence[Edit], classes: dict[str, str]) -> str:
    """Return the rows in chunks, each of which the browser lays out only when it comes near the window."""
    begun: set[int] = set()
    parts: list[str] = ['<div class="chunk">']
    size = 0
    for row, goes_on in (part for line in lines for part in _folded(line)):
        if size > _CHUNK:
            parts.append('</div><div class="chunk">')
            size = 0
        size += 60 + sum(len(piece.text) for piece in row.pieces)
        copy = "".join(
            _mark(index, list(pieces), edits, classes, begun)
            if index >= 0
            else "".join(escaped(piece.text) for piece in pieces)
            for index, pieces in groupby(row.pieces, key=lambda piece: piece.edit)
        )
        css = "row goes-on" if goes_on else "row"
        line = f'<span class="line">{row.number}</span>' if row.number else ""
        parts.append(
            f'<div class="{css}"><div class="margin">{line}{_margin(row, edits, classes)}</div><p dir="auto">{copy}</p></div>'
        )
    return "".join([*parts, "</div>"])


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


def _mark(index: int, pieces: list[Piece], edits: Sequence[Edit], classes: dict[str, str], begun: set[int]) -> str:
    edit = edits[index]
    family = classes[family_of(edit.rule)]
    name = "" if index in begun else f' id="e{index}" tabindex="-1"'
    begun.add(index)
    held = " v" if edit.value is not None else ""
    tags = {"struck": "del", "added": "ins"}
    copy = "".join(
        f"<{tags[piece.kind]}{_blank(piece.text)}>{escaped(piece.text)}</{tags[piece.kind]}>"
        if piece.kind in tags
        else escaped(piece.text)
        for piece in pieces
    )
    return f'<span class="e {family}{held}" data-i="{index}"{name}>{copy}</span>'


def _blank(drawn: str) -> str:
    """Return the class of a mark that is nothing but drawn space."""
    return "" if drawn.strip(DRAWN_SPACE) else ' class="blank"'


def _margin(row: Row, edits: Sequence[Edit], classes: dict[str, str]) -> str:
    counts = Counter(edits[index].rule for index in row.begins)
    shown = list(counts.items())
    labels = "".join(
        f'<b class="{classes[family_of(code)]}">{escaped(code)}{f"×{number}" if number > 1 else ""}</b>'
        for code, number in shown[:_MOST_CODES]
    )
    return labels + (f"<i>+{len(shown) - _MOST_CODES}</i>" if len(shown) > _MOST_CODES else "")


def _clean(paragraphs: Sequence[str]) -> str:
    parts, size = ['<div class="chunk">'], 0
    for number, paragraph in enumerate(paragraphs):
        if size > _CHUNK:
            parts.append('</div><div class="chunk">')
            size = 0
        size += 60 + len(paragraph)
        kind = "table" if "\n" in paragraph else "prose"
        for part, text in enumerate(portions := list(_portions(paragraph))):
            name = "" if part else f' id="p{number}"'
            on = " goes-on" if part < len(portions) - 1 else ""
            between = '</div><div class="chunk">' if part else ""
            parts.append(f'{between}<p{name} class="{kind}{on}" dir="auto">{escaped(text)}</p>')
    return "".join([*parts, "</div>"]) if paragraphs else '<p class="none">Nothing is left of the copy.</p>'


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
            str(index): [type(edit.value).__name__ if not isinstance(edit.value, str | tuple) else "", _short(described(edit.value))]
            for index, edit in enumerate(article.edits)
            if edit.value is not None
        },
        "why": {
            str(index): [_sum(stretch), [[reason.side, _weight(reason.weight), visible(reason.words)] for reason in stretch.reasons]]
            for index, stretch in enumerate(explained.stretches)
            if stretch.outcome != "mended"
        },
        "fields": found,
    }  # fmt: skip


def _short(text: str) -> str:
    shown = text if len(text) <= _LONGEST_VALUE else f"{text[: _LONGEST_VALUE - 1]}…"
    return visible(shown)


# --- the index


def _chart(
    ranked: list[tuple[str, int]], touched: Counter[str], classes: dict[str, str], rules: Mapping[str, Rule]
) -> str:
    """Return bars by rule; each is a link that leaves only the files of its rule in the list."""
    most = max((number for _, number in ranked), default=1)
    bars = []
    for position, (code, number) in enumerate(ranked):
        name = rules[code].name if code in rules else ""
        top = position * 38
        spoken = f"{code} {name}: {counted(number, 'edit')} in {counted(touched[code], 'file')}"
        bars.append(
            f'<a href="#{escaped(code)}" class="bar {classes[family_of(code)]}" data-rule="{escaped(code)}" '
            f'aria-label="{escaped(spoken)}"><title>{escaped(spoken)}</title>'
            f'<rect class="hit" x="0" y="{top}" width="100%" height="36"/>'
            f'<text x="2" y="{top + 15}"><tspan class="code">{escaped(code)}</tspan> {escaped(name)}</text>'
            f'<text class="count" x="100%" y="{top + 15}" dx="-2" text-anchor="end">{number:,}</text>'
            f'<rect class="value" x="2" y="{top + 22}" width="{max(0.4, 99.6 * number / most):.2f}%" height="8" rx="2"/></a>'
        )
    label = "Edits by rule; a bar leaves only the files with edits of its rule in the list"
    return f'<svg role="group" aria-label="{label}" width="100%" height="{len(ranked) * 38 + 2}">{"".join(bars)}</svg>'


def _entry(entry: Entry) -> str:
    edits = sum(entry.rules.values())
    share = 100 * entry.struck / entry.size if entry.size else 0.0
    codes = sorted(entry.rules, key=lambda code: (-entry.rules[code], code))
    listed = " ".join(escaped(code) for code in codes)
    link = escaped(entry.link)
    return (
        f'<tr data-rules="{listed}"><th scope="row"><a href="{link}">{escaped(entry.title)}</a></th>'
        f'<td data-v="{edits}">{edits:,}</td><td data-v="{len(codes)}">{len(codes)}</td>'
        f'<td data-v="{entry.size}">{entry.size:,}</td><td data-v="{share:.4f}">{share:.1f} %</td></tr>'
    )
