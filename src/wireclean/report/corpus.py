"""The sums of a run over a corpus, on a terminal and as one page that needs no network.

Reasons and names may hold pieces of the input: they reach the terminal through `inert`, and a page as `frame` says.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from wireclean.batch.summary import FIELDS, Summary
from wireclean.packs.registry import RULES
from wireclean.report.frame import COLOURS, counted, document, escaped, family_styles, json_block, template
from wireclean.report.inert import inert, width
from wireclean.report.marked import family_of
from wireclean.rulebook.rule import Rule

if TYPE_CHECKING:
    from rich.console import Console

__all__ = ["print_summary", "summary_page"]

_LEAST_LABEL = 14
_LEAST_BAR = 8
_MOST_BAR = 40
_EIGHTHS = " ▏▎▍▌▋▊▉"
# What stands for it on a terminal that has only ASCII, or some old code page.
_PLAIN = str.maketrans({"█": "#", "·": "-", "…": "~", **dict.fromkeys("▏▎▍", ":"), **dict.fromkeys("▌▋▊▉", "#")})


def print_summary(summary: Summary, console: Console, *, rules: Mapping[str, Rule] = RULES) -> None:
    """Write the sums: what went in and came out, the rules with a bar for each, the fields found, what was set aside.

    The bars are characters, so they read without colour, and the lines fit the console. `rules` are those that ran.
    """
    _print(console, [("bold", _totals(summary))])
    _print(console, [("", _sizes(summary))])
    if summary.seconds:
        _print(console, [("", _pace(summary))])
    ranked = summary.ranked()
    if ranked:
        heads = ("edits", "documents", "removed")
        rows = [
            (
                code,
                rules[code].name if code in rules else "",
                count.edits,
                (count.edits, count.documents, count.characters),
            )
            for code, count in ranked
        ]
        _chart(console, "Edits by rule", heads, rows)
    if summary.fields:
        fields = [(name, "", summary.fields[name]) for name in FIELDS if name in summary.fields]
        _chart(
            console,
            "Articles with a field",
            ("articles", "share"),
            [(name, said, number, (number, _share(number, summary.documents))) for name, said, number in fields],
            whole=summary.documents,
        )
    if summary.rejected:
        _chart(
            console,
            "Set aside",
            ("records",),
            [(reason, "", number, (number,)) for reason, number in _by_number(summary.rejected)],
        )


def summary_page(summary: Summary, title: str, *, rules: Mapping[str, Rule] = RULES) -> str:
    """Return the sums as one page that needs no network, light and dark; `title` names the corpus."""
    families = {family_of(code) for code in summary.rules}
    order = [*(family for family in COLOURS if family in families), *sorted(families - COLOURS.keys())]
    classes = {family: f"f{number}" for number, family in enumerate(order)}
    by_rule = [
        _Row(
            f'<span class="code">{escaped(code)}</span> {escaped(rules[code].name if code in rules else "")}',
            rules[code].summary if code in rules else "",
            classes[family_of(code)],
            (count.edits, count.documents, count.characters),
        )
        for code, count in summary.ranked()
    ]
    by_field = [
        _Row(name, "", "", (summary.fields[name], _share(summary.fields[name], summary.documents)))
        for name in FIELDS
        if name in summary.fields
    ]
    by_reason = [_Row(escaped(reason), "", "", (number,)) for reason, number in _by_number(summary.rejected)]
    body = template("corpus.html").substitute(
        title=escaped(title),
        summary=escaped(_totals(summary)),
        figures="".join(_figures(summary)),
        rules=_bars("Rule", ("edits", "documents", "removed"), by_rule) or _none("No edits: the copy is clean."),
        fields=_bars("Field", ("articles", "share"), by_field, summary.documents) or _none("No field was read."),
        rejected=_bars("Reason", ("records",), by_reason) or _none("Nothing: every record was cleaned."),
        data=json_block({"kind": "corpus"}),
    )
    return document(title, body, family_styles(classes))


# --- what both say


def _by_number(counts: Mapping[str, int]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))


def _totals(summary: Summary) -> str:
    parts = [counted(summary.documents, "document"), counted(summary.edits, "edit")]
    aside = sum(summary.rejected.values())
    return " · ".join([*parts, f"{aside:,} set aside"] if aside else parts)


def _sizes(summary: Summary) -> str:
    removed = summary.characters_in - summary.characters_out
    share = _share(abs(removed), summary.characters_in)
    word = "less" if removed >= 0 else "more"
    return f"{summary.characters_in:,} characters in, {summary.characters_out:,} out: {share} {word}"


def _pace(summary: Summary) -> str:
    seconds = summary.seconds
    rate = f"{summary.documents / seconds:,.0f} documents and {summary.characters_in / seconds / 1e6:,.2f} million characters a second"
    return f"{seconds:,.1f} s: {rate}"


def _share(part: int, whole: int) -> str:
    """Return a share in per cent, in which a few are never none and not quite all never all."""
    if not whole or not part:
        return "0 %"
    share = 100 * part / whole
    return "< 0.1 %" if share < 0.1 else "> 99.9 %" if 99.9 < share < 100 else f"{share:.1f} %".replace(".0 %", " %")


# --- the terminal


def _chart(
    console: Console,
    title: str,
    heads: tuple[str, ...],
    rows: Sequence[tuple[str, str, int, tuple[int | str, ...]]],
    *,
    whole: int = 0,
) -> None:
    """Write rows of a label, what it is called, numbers, and a bar that is as long as its part of the longest or the whole."""
    cells = [[f"{cell:,}" if isinstance(cell, int) else cell for cell in row[3]] for row in rows]
    sizes = [max(len(head), *(len(row[at]) for row in cells)) for at, head in enumerate(heads)]
    room = max(console.width, 40) - 2
    while len(sizes) > 1 and room - sum(sizes) - 2 * len(sizes) < _LEAST_LABEL:  # what is said last is left out first
        sizes.pop()
    room -= sum(sizes) + 2 * len(sizes)
    labels = [inert(f"{label}  {said}" if said else label) for label, said, _, _ in rows]
    longest = min(max(map(width, [title, *labels])), max(_LEAST_LABEL, room - _LEAST_BAR - 2))
    bar = min(_MOST_BAR, room - longest - 2)
    console.print()
    head = "".join(f"  {word:>{size}}" for word, size in zip(heads, sizes, strict=False))
    _print(console, [("bold", _fitted(title, longest + 2)), ("dim", head)])
    most = whole or max(row[2] for row in rows)
    for label, (_, _, number, _), row in zip(labels, rows, cells, strict=True):
        numbers = "".join(f"  {cell:>{size}}" for cell, size in zip(row, sizes, strict=False))
        drawn = _bar(number, most, bar) if bar >= _LEAST_BAR else ""
        _print(console, [("", f"  {_fitted(label, longest)}"), ("", numbers), ("cyan", f"  {drawn}")])


def _fitted(text: str, columns: int) -> str:
    """Return inert text in so many columns, cut with an ellipsis."""
    if width(text) > columns:
        text = text[: 4 * columns]
        while width(text) > columns - 1:
            text = text[:-1]
        text += "…"
    return text + " " * (columns - width(text))


def _bar(number: int, most: int, columns: int) -> str:
    """Return a bar; what is not nothing is at least a sliver."""
    eighths = max(1, round(8 * columns * number / most)) if number else 0
    return "█" * (eighths // 8) + _EIGHTHS[eighths % 8].strip()


def _print(console: Console, parts: list[tuple[str, str]]) -> None:
    from rich.text import Text  # noqa: PLC0415 - rich is for what a person looks at, and takes time to load

    line = Text()
    plain = console.options.ascii_only
    for style, text in parts:
        shown = (
            text.translate(_PLAIN).encode(console.encoding, "backslashreplace").decode(console.encoding)
            if plain
            else text
        )
        line.append(shown, style)
    line.rstrip()
    console.print(line, soft_wrap=True)


# --- the page


class _Row(NamedTuple):
    """A row of a table with bars: its label as HTML, what it means, its colour, and its numbers, the first drawn."""

    label: str
    meaning: str
    css: str
    numbers: tuple[int | str, ...]


def _figures(summary: Summary) -> Iterator[str]:
    aside = sum(summary.rejected.values())
    yield _figure("Documents cleaned", f"{summary.documents:,}")
    yield _figure(
        "Set aside", f"{aside:,}", f"{_share(aside, summary.documents + aside)} of the records" if aside else ""
    )
    yield _figure("Edits", f"{summary.edits:,}", f"{summary.edits / max(summary.documents, 1):,.1f} a document")
    yield _figure("Characters in", f"{summary.characters_in:,}")
    removed = summary.characters_in - summary.characters_out
    word = "less" if removed >= 0 else "more"
    yield _figure(
        "Characters out", f"{summary.characters_out:,}", f"{_share(abs(removed), summary.characters_in)} {word}"
    )
    if summary.seconds:
        rate = f"{summary.documents / summary.seconds:,.0f} documents a second"
        yield _figure("Time", f"{summary.seconds:,.1f} s", rate)


def _figure(label: str, number: str, said: str = "") -> str:
    small = f" <small>{escaped(said)}</small>" if said else ""
    return f"<div><dt>{escaped(label)}</dt><dd>{escaped(number)}{small}</dd></div>"


def _none(text: str) -> str:
    return f'<p class="none">{escaped(text)}</p>'


def _bars(label: str, heads: Sequence[str], rows: Sequence[_Row], whole: int = 0) -> str:
    """Return a table in which each row has a bar below it, as long as its part of the whole or of the longest."""
    if not rows:
        return ""
    most = whole or max(int(row.numbers[0]) for row in rows)
    head = "".join(f'<th scope="col">{escaped(text)}</th>' for text in heads)
    lines = "".join(_bar_row(row, most, len(heads) + 1, whole > 0) for row in rows)
    return (
        f'<table class="bars"><thead><tr><th scope="col"><span class="hidden">{escaped(label)}</span></th>{head}</tr></thead>'
        f"<tbody>{lines}</tbody></table>"
    )


def _bar_row(row: _Row, most: int, columns: int, rest: bool) -> str:
    cells = "".join(
        f"<td>{number:,}</td>" if isinstance(number, int) else f"<td>{escaped(number)}</td>" for number in row.numbers
    )
    meaning = f' title="{escaped(row.meaning)}"' if row.meaning else ""
    css = f' class="{row.css}"' if row.css else ""
    share = max(0.4, 100 * int(row.numbers[0]) / most) if most else 0
    ground = '<rect class="rest" width="100%" height="6" rx="2"/>' if rest else ""
    return (
        f'<tr{css}{meaning}><th scope="row" dir="auto">{row.label}</th>{cells}</tr>'
        f'<tr class="drawn {row.css}" aria-hidden="true"><td colspan="{columns}"><svg width="100%" height="6">'
        f'{ground}<rect width="{share:.2f}%" height="6" rx="2"/></svg></td></tr>'
    )
