"""The marked-up copy as one page that needs no network, and an index of several.

The copy is not trusted. It enters a page in two ways only: as text through `_text`, and inside a block of JSON through
`_json`. A strict Content-Security-Policy names the hashes of the page's one style and one script, so even a mistake
here would run nothing.
"""

from __future__ import annotations

import base64
import hashlib
import html
import json
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from itertools import groupby
from string import Template
from typing import Any, NamedTuple

from wireclean.article import Article, Edit
from wireclean.edits import OffsetMap
from wireclean.report.marked import DRAWN_SPACE, Piece, Row, by_family, described, family_name, family_of, fields, rows
from wireclean.rulebook import RULES
from wireclean.rulebook.rule import Rule

__all__ = ["Entry", "article_page", "index_page"]

# What nobody sees, or what turns the text around, is shown by name; joiners that letters and emoji need stay.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff\U000e0000-\U000e007f]"
)
_CHUNK = 6000  # characters of rows that are laid out together, once they come near the window
_LONGEST_ROW = 4000
_LONGEST_VALUE = 600
_MOST_CODES = 6  # in the margin of one row

# Hues after Okabe and Ito, dark enough for paper and light enough for the night; a pack's families share the last.
_COLOURS = {
    "ENC": ("#0a5a9c", "#82c4f8"),
    "SPC": ("#58606c", "#b0bac8"),
    "PAR": ("#665d4e", "#c2b7a3"),
    "GAL": ("#a1400a", "#ff9f70"),
    "FUR": ("#9a2a69", "#f29ccb"),
    "NOT": ("#00654c", "#62d3ad"),
    "SGN": ("#655500", "#d9c65f"),
    "CAP": ("#7d5200", "#f2bb52"),
    "DAT": ("#473bab", "#b7aeff"),
    "HED": ("#005b79", "#74d2ea"),
}
_OTHER_COLOUR = ("#3d4148", "#d4d8de")


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
        return cls(title, link, len(source), sum(len(edit.before) for edit in article.edits), dict(counts))


def article_page(
    title: str, source: str, article: Article, *, index: str | None = None, rules: Mapping[str, Rule] = RULES
) -> str:
    """Return the page of one article; `index` is the address of the index it belongs to, `rules` are those of its edits."""
    edits = article.edits
    families = by_family(edits)
    classes = {family: f"f{number}" for number, family in enumerate(families)}
    found = fields(article)
    struck = sum(len(edit.before) for edit in edits)
    body = _template("page.html").substitute(
        title=_text(title),
        home=f'<a class="home" href="{html.escape(index, quote=True)}">All files</a>' if index else "",
        summary=(
            f"{_counted(len(edits), 'edit')} · {struck:,} of {_counted(len(source), 'character')} struck"
            if edits
            else "No edits: the copy is clean"
        ),
        filters="".join(_filter(family, number, classes[family]) for family, number in families.items()),
        fields="".join(_field(number, field, edits, classes) for number, field in enumerate(found))
        or '<p class="none">No field was read.</p>',
        source=_source(rows(source, edits), edits, classes),
        clean=_clean(article.paragraphs),
        data=_json(_data(article, classes, [field.edits for field in found], rules)),
    )
    return _document(title, body, _family_styles(classes))


def index_page(entries: Sequence[Entry], *, rules: Mapping[str, Rule] = RULES) -> str:
    """Return the index: what was found by rule, and the files."""
    totals: Counter[str] = Counter()
    touched: Counter[str] = Counter()
    for entry in entries:
        totals.update(entry.rules)
        touched.update(entry.rules.keys())
    ranked = sorted(totals.items(), key=lambda item: (-item[1], item[0]))
    families = {family_of(code) for code in totals}
    order = [*(family for family in _COLOURS if family in families), *sorted(families - _COLOURS.keys())]
    classes = {family: f"f{number}" for number, family in enumerate(order)}
    body = _template("index.html").substitute(
        summary=f"{_counted(len(entries), 'file')} · {_counted(sum(totals.values()), 'edit')} · {_counted(len(totals), 'rule')}",
        chart=_chart(ranked, touched, classes, rules),
        rows="".join(_entry(entry) for entry in entries),
        data=_json({"kind": "index"}),
    )
    return _document("wireclean: all files", body, _family_styles(classes))


# --- parts of a page


def _filter(family: str, number: int, css: str) -> str:
    return (
        f'<button type="button" class="filter {css}" aria-pressed="true" data-family="{css}">'
        f'<span class="code">{_text(family)}</span> {_text(family_name(family))} <span class="count">{number:,}</span></button>'
    )


def _field(number: int, field: Any, edits: Sequence[Edit], classes: dict[str, str]) -> str:
    text = field.text if len(field.text) <= _LONGEST_VALUE else f"{field.text[: _LONGEST_VALUE - 1]}…"
    css = classes[family_of(edits[field.edits[0]].rule)] if field.edits else ""
    return (
        f'<button type="button" class="field {css}" id="field{number}" data-field="{number}" aria-pressed="false">'
        f'<span class="label">{_text(field.label)}</span><span class="said" dir="auto">{_text(text)}</span></button>'
    )


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
            else "".join(_text(piece.text) for piece in pieces)
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
        f"<{tags[piece.kind]}{_blank(piece.text)}>{_text(piece.text)}</{tags[piece.kind]}>"
        for piece in pieces
        if piece.kind in tags
    )
    return f'<span class="e {family}{held}" data-i="{index}"{name}>{copy}</span>'


def _blank(drawn: str) -> str:
    """Return the class of a mark that is nothing but drawn space."""
    return "" if drawn.strip(DRAWN_SPACE) else ' class="blank"'


def _margin(row: Row, edits: Sequence[Edit], classes: dict[str, str]) -> str:
    counts = Counter(edits[index].rule for index in row.begins)
    shown = list(counts.items())
    labels = "".join(
        f'<b class="{classes[family_of(code)]}">{_text(code)}{f"×{number}" if number > 1 else ""}</b>'
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
            parts.append(f'{between}<p{name} class="{kind}{on}" dir="auto">{_text(text)}</p>')
    return "".join([*parts, "</div>"]) if paragraphs else '<p class="none">Nothing is left of the copy.</p>'


def _data(
    article: Article, classes: dict[str, str], found: list[tuple[int, ...]], rules: Mapping[str, Rule]
) -> dict[str, Any]:
    """Return what the script needs: rules once, and of each edit its rule, clean paragraph and value."""
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
        spoken = f"{code} {name}: {_counted(number, 'edit')} in {_counted(touched[code], 'file')}"
        bars.append(
            f'<a href="#{_attribute(code)}" class="bar {classes[family_of(code)]}" data-rule="{_attribute(code)}" '
            f'aria-label="{_attribute(spoken)}"><title>{_text(spoken)}</title>'
            f'<rect class="hit" x="0" y="{top}" width="100%" height="36"/>'
            f'<text x="2" y="{top + 15}"><tspan class="code">{_text(code)}</tspan> {_text(name)}</text>'
            f'<text class="count" x="100%" y="{top + 15}" dx="-2" text-anchor="end">{number:,}</text>'
            f'<rect class="value" x="2" y="{top + 22}" width="{max(0.4, 99.6 * number / most):.2f}%" height="8" rx="2"/></a>'
        )
    label = "Edits by rule; a bar leaves only the files with edits of its rule in the list"
    return f'<svg role="group" aria-label="{label}" width="100%" height="{len(ranked) * 38 + 2}">{"".join(bars)}</svg>'


def _entry(entry: Entry) -> str:
    edits = sum(entry.rules.values())
    share = 100 * entry.struck / entry.size if entry.size else 0.0
    codes = sorted(entry.rules, key=lambda code: (-entry.rules[code], code))
    listed = " ".join(_attribute(code) for code in codes)
    link = _attribute(entry.link)
    return (
        f'<tr data-rules="{listed}"><th scope="row"><a href="{link}">{_text(entry.title)}</a></th>'
        f'<td data-v="{edits}">{edits:,}</td><td data-v="{len(codes)}">{len(codes)}</td>'
        f'<td data-v="{entry.size}">{entry.size:,}</td><td data-v="{share:.4f}">{share:.1f} %</td></tr>'
    )


# --- the frame


def visible(text: str) -> str:
    """Return `text` with what nobody sees, or what turns the text around, shown by name.

    >>> visible("bell\\u202e\\x1b")
    'bell⟨U+202E⟩␛'
    """
    return _UNSEEN.sub(_shown, text)


def _shown(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code < 0x20:
        return chr(0x2400 + code)
    return "␡" if code == 0x7F else f"⟨U+{code:04X}⟩"


def _text(text: str) -> str:
    return html.escape(visible(text), quote=True)


def _attribute(text: str) -> str:
    return html.escape(visible(text), quote=True)


def _json(data: dict[str, Any]) -> str:
    """Return JSON that cannot end the script block it stands in."""
    encoded = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for letter in "<>&\u2028\u2029":
        encoded = encoded.replace(letter, f"\\u{ord(letter):04x}")
    return encoded


def _document(title: str, body: str, families: str) -> str:
    style = f"{_asset('style.css')}\n{families}"
    script = _asset("page.js")
    policy = (
        f"default-src 'none'; script-src '{_digest(script)}'; style-src '{_digest(style)}'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )
    return _template("frame.html").substitute(policy=policy, title=_text(title), style=style, script=script, body=body)


def _family_styles(classes: dict[str, str]) -> str:
    """Return the colours of the families of a page, and the rules that show a family's marks as plain copy."""
    light, dark, off = [], [], []
    for family, css in classes.items():
        by_day, by_night = _COLOURS.get(family, _OTHER_COLOUR)
        light.append(f".{css}{{--c:{by_day}}}")
        dark.append(f".{css}{{--c:{by_night}}}")
        off.append(
            f".off-{css} .e.{css}{{background:none;border:0;cursor:auto}}"
            f".off-{css} .e.{css} del{{color:inherit;text-decoration:none}}"
            f".off-{css} .e.{css} del.blank{{color:transparent;background:none}}"
            f".off-{css} .e.{css} ins,.off-{css} .margin .{css}{{display:none}}"
        )
    night = "".join(dark)
    at_night = "".join(rule.replace(".f", ':root[data-theme="dark"] .f', 1) for rule in dark)
    return (
        "".join(light)
        + "@media screen and (prefers-color-scheme:dark){"
        + "".join(rule.replace(".f", ':root:not([data-theme="light"]) .f', 1) for rule in dark)
        + "}@media screen{"
        + at_night
        + "}"
        + "".join(off)
        if night
        else ""
    )


@cache
def _asset(name: str) -> str:
    return (files("wireclean.report") / name).read_text(encoding="utf-8")


@cache
def _template(name: str) -> Template:
    return Template(_asset(name))


def _digest(content: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(content.encode("utf-8")).digest()).decode("ascii")


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
