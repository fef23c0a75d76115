"""The marked-up copy on a terminal, or with brackets for marks in a pipe."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, TextIO

from wireclean.article import Article, Edit
from wireclean.explanation import Explanation, Stretch
from wireclean.messages import cut
from wireclean.report.inert import inert
from wireclean.report.marked import Row, by_family, family_name, family_of, fields, rows

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

__all__ = ["explain"]

_GUTTER = 16  # line number, code, and a bar: CI systems look for commands behind blanks, so copy never begins a line
_MARGIN_CODE = 8
_LONGEST_FIELD = 300
_WEIGHT = 7  # columns of a weight before its words
_STYLES = {"kept": "", "struck": "red strike", "added": "green underline"}
_PLAIN = {"kept": ("", ""), "struck": ("[-", "-]"), "added": ("{+", "+}")}


def explain(source: str, explained: Explanation, stream: TextIO, *, title: str, colour: bool, width: int) -> None:
    """Write the source with its edits and their reasons, the fields and a legend to `stream`.

    In colour what is struck is red and struck through, what is added green and underlined; without, the marks are
    `[-...-]` and `{+...+}`. The copy is not trusted: nothing in it reaches the terminal as a command.
    """
    from rich.console import Console  # noqa: PLC0415 - rich is for what a person looks at, and takes time to load
    from rich.text import Text  # noqa: PLC0415 - rich loads slowly, and only a terminal needs it

    console = Console(
        file=stream, width=max(width, 40), force_terminal=colour, no_color=not colour, color_system="auto" if colour else None,
        highlight=False, markup=False, emoji=False, soft_wrap=False, legacy_windows=False,
    )  # fmt: skip
    if colour and console.color_system is None:
        console = Console(
            file=stream, width=max(width, 40), force_terminal=True, color_system="standard",
            highlight=False, markup=False, emoji=False, legacy_windows=False,
        )  # fmt: skip
    console.print(Text(f"── {inert(title)}", "bold"))
    console.print()
    article = explained.article
    why = _by_line(explained)
    for row in rows(source, article.edits):
        _print_row(console, row, article.edits, colour)
        for stretch in why.get(row.number, ()):
            _print_reasons(console, stretch)
    _print_fields(console, article)
    _print_legend(console, article, len(source), colour)


def _print_row(console: Console, row: Row, edits: Sequence[Edit], colour: bool) -> None:
    from rich.text import Text  # noqa: PLC0415 - rich loads slowly, and only a terminal needs it

    copy = Text(no_wrap=False)
    for piece in row.pieces:
        opening, closing = ("", "") if colour else _PLAIN[piece.kind]
        copy.append(f"{opening}{inert(piece.text)}{closing}", _STYLES[piece.kind])
    lines: list[Text] = list(copy.wrap(console, console.width - _GUTTER, overflow="fold")) or [Text()]
    codes = list(_margin(row, edits))
    for position in range(max(len(lines), len(codes))):
        number = str(row.number) if position == 0 else ""
        code = codes[position] if position < len(codes) else ""
        line = Text()
        line.append(f"{number:>4} ", "dim")
        line.append(f"{code:<{_MARGIN_CODE}} ", "cyan")
        line.append("│ ", "dim")
        if position < len(lines):
            line.append_text(lines[position])
        line.rstrip()
        console.print(line, no_wrap=True, overflow="ignore", crop=False)


def _by_line(explained: Explanation) -> dict[int, list[Stretch]]:
    """Return what is explained below each line: all but repairs, whose rule is reason enough."""
    found: dict[int, list[Stretch]] = {}
    for stretch in (*explained.stretches, *explained.kept):
        if stretch.outcome != "mended":
            found.setdefault(stretch.line, []).append(stretch)
    for stretches in found.values():
        stretches.sort(key=lambda stretch: stretch.span)
    return found


def _print_reasons(console: Console, stretch: Stretch) -> None:
    """Write what a stretch is and why: reasons with weights one below the other, others in a row."""
    from rich.text import Text  # noqa: PLC0415 - rich loads slowly, and only a terminal needs it

    stays = "stays: " if stretch.outcome == "kept" else ""
    paragraphs = [(0, f"{stays}{stretch}")]
    if stretch.total is not None and stretch.needed is not None:
        paragraphs = [(0, f"{stays}{stretch.verdict}")]
        for reason in stretch.reasons:
            weight = "" if reason.weight is None else f"{reason.weight:+.1f}"
            paragraphs.append((_WEIGHT, f"{weight:>{_WEIGHT - 1}} {reason.words}"))
    code = stretch.rule
    for indent, paragraph in paragraphs:
        lead = ""
        for words in Text(inert(paragraph)).wrap(console, console.width - _GUTTER - indent, overflow="fold"):
            line = Text(f"{'':>4} {code:<{_MARGIN_CODE}.{_MARGIN_CODE}} ╎ {lead}")
            line.append_text(words)
            line.stylize("dim")
            line.rstrip()
            console.print(line, no_wrap=True, overflow="ignore", crop=False)
            code, lead = "", " " * indent


def _margin(row: Row, edits: Sequence[Edit]) -> Iterator[str]:
    """Yield the codes of a row's edits for the margin, each once, as many as there is room for beside most rows."""
    counts: dict[str, int] = {}
    for index in row.begins:
        code = edits[index].rule
        counts[code] = counts.get(code, 0) + 1
    shown = list(counts.items())
    for code, number in shown[:6]:
        yield (
            f"{code}×{number}"[:_MARGIN_CODE] if 1 < number < 10 else f"{code}×…"[:_MARGIN_CODE] if number > 9 else code
        )
    if len(shown) > 6:
        yield f"+{len(shown) - 6}"


def _print_fields(console: Console, article: Article) -> None:
    from rich.text import Text  # noqa: PLC0415 - rich loads slowly, and only a terminal needs it

    found = fields(article)
    if not found:
        return
    console.print()
    console.print(Text("Fields", "bold"))
    size = max(len(field.label) for field in found)
    for field in found:
        text = inert(cut(field.text, _LONGEST_FIELD))
        codes = " ".join(dict.fromkeys(article.edits[index].rule for index in field.edits))
        wrapped = Text(f"{text}  {codes}").wrap(console, console.width - size - 5, overflow="fold")
        for position, line in enumerate(wrapped):
            lead = Text()
            lead.append(f"  {field.label if position == 0 else '':<{size}} ", "cyan")
            lead.append("│ ", "dim")
            lead.append_text(line)
            lead.rstrip()
            console.print(lead, no_wrap=True, overflow="ignore", crop=False)


def _print_legend(console: Console, article: Article, size: int, colour: bool) -> None:
    from rich.text import Text  # noqa: PLC0415 - rich loads slowly, and only a terminal needs it

    edits = article.edits
    console.print()
    if not edits:
        console.print(Text("No edits: the copy is clean."))
        return
    console.print(Text("Edits", "bold"))
    names = by_family(edits)
    for family, number in names.items():
        codes = sorted({edit.rule for edit in edits if family_of(edit.rule) == family})
        console.print(
            Text(inert(f"  {number:>5,}  {family}  {family_name(family):<11}  {' '.join(codes)}")), soft_wrap=True
        )
    struck = sum(len(edit.before) for edit in edits if not edit.leaves)
    added = sum(len(edit.replacement) for edit in edits if not edit.leaves)
    console.print(
        Text(f"  {len(edits):>5,}  in all: {struck:,} of {size:,} characters struck, {added:,} added"), soft_wrap=True
    )
    legend = Text("  ")
    for kind, word in (("struck", "struck"), ("added", "added")):
        opening, closing = ("", "") if colour else _PLAIN[kind]
        legend.append(f"{opening}{word}{closing}", _STYLES[kind])
        legend.append("   ")
    legend.append("· space  ↵ line end  ¶ paragraph  ␣ added space")
    console.print(legend, soft_wrap=True)
