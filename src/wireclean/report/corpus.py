"""The sums of a run over a corpus, on a terminal and as one page that needs no network."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from wireclean.batch.summary import FIELDS, Summary
from wireclean.report.inert import inert, width
from wireclean.rulebook import RULES
from wireclean.rulebook.rule import Rule

if TYPE_CHECKING:
    from rich.console import Console

__all__ = ["print_summary"]

_LEAST_BAR = 8
_MOST_BAR = 40
_EIGHTHS = " ▏▎▍▌▋▊▉"


def print_summary(summary: Summary, console: Console, *, rules: Mapping[str, Rule] = RULES) -> None:
    """Write the sums: what went in and came out, the rules with a bar for each, the fields found, what was set aside.

    The bars are characters, so they read without colour, and the lines fit the console. `rules` are those that ran;
    what else a reason for setting aside may hold of the input reaches the terminal inert.
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
        rejected = sorted(summary.rejected.items(), key=lambda item: (-item[1], item[0]))
        _chart(console, "Set aside", ("records",), [(reason, "", number, (number,)) for reason, number in rejected])


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


def counted(number: int, noun: str) -> str:
    """Return a number with its noun.

    >>> counted(1, "edit"), counted(1200, "edit")
    ('1 edit', '1,200 edits')
    """
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


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
    numbers_take = sum(sizes) + 2 * len(sizes)
    room = max(console.width, 40) - 2 - numbers_take
    labels = [inert(f"{label}  {said}" if said else label) for label, said, _, _ in rows]
    longest = min(max(map(width, [title, *labels])), max(12, room - _LEAST_BAR - 2))
    bar = min(_MOST_BAR, room - longest - 2)
    console.print()
    head = "".join(f"  {word:>{size}}" for word, size in zip(heads, sizes, strict=True))
    _print(console, [("bold", _fitted(title, longest)), ("dim", head)])
    most = whole or max(row[2] for row in rows)
    for label, (_, _, number, _), row in zip(labels, rows, cells, strict=True):
        numbers = "".join(f"  {cell:>{size}}" for cell, size in zip(row, sizes, strict=True))
        drawn = _bar(number, most, bar) if bar >= _LEAST_BAR else ""
        _print(console, [("", f"  {_fitted(label, longest)}"[: longest + 2]), ("", numbers), ("cyan", f"  {drawn}")])


def _fitted(text: str, columns: int) -> str:
    """Return inert text in so many columns, cut with an ellipsis."""
    if width(text) > columns:
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
    for style, text in parts:
        line.append(text, style)
    line.rstrip()
    console.print(line, soft_wrap=True)
