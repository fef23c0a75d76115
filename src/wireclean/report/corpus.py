"""The sums of a run over a corpus, on a terminal.

Reasons and names may hold pieces of the input: they reach the terminal through `inert`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from wireclean.batch.summary import FIELDS, Summary
from wireclean.messages import counted
from wireclean.packs.registry import RULES
from wireclean.report.charts import by_number, share_of
from wireclean.report.inert import inert, width
from wireclean.rulebook.rule import Rule

if TYPE_CHECKING:
    from rich.console import Console

__all__ = ["print_summary"]

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
            [(name, said, number, (number, share_of(number, summary.documents))) for name, said, number in fields],
            whole=summary.documents,
        )
    if summary.rejected:
        _chart(
            console,
            "Set aside",
            ("records",),
            [(reason, "", number, (number,)) for reason, number in by_number(summary.rejected)],
        )


def _totals(summary: Summary) -> str:
    parts = [counted(summary.documents, "document"), counted(summary.edits, "edit")]
    aside = sum(summary.rejected.values())
    return " · ".join([*parts, f"{aside:,} set aside"] if aside else parts)


def _sizes(summary: Summary) -> str:
    removed = summary.characters_in - summary.characters_out
    share = share_of(abs(removed), summary.characters_in)
    word = "less" if removed >= 0 else "more"
    return f"{summary.characters_in:,} characters in, {summary.characters_out:,} out: {share} {word}"


def _pace(summary: Summary) -> str:
    seconds = summary.seconds
    rate = f"{summary.documents / seconds:,.0f} documents and {summary.characters_in / seconds / 1e6:,.2f} million characters a second"
    return f"{seconds:,.1f} s: {rate}"


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
