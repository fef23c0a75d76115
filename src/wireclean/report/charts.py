"""What the pages of a corpus draw: bars, columns and samples, worked out from the sums of a run."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from wireclean.article import Edit, Span
from wireclean.batch.summary import BESIDE, SHARES, Sample, Summary
from wireclean.report.marked import DRAWN_SPACE, family_name, family_of, rows
from wireclean.rulebook.rule import Rule

__all__ = [
    "Bar",
    "Column",
    "Part",
    "RuleBar",
    "bars",
    "by_number",
    "composition",
    "rule_bars",
    "share_columns",
    "share_of",
    "year_columns",
]

_LEAST = 0.4  # per cent of the width: what is not nothing can be seen
_MOST_BARS = 10
_MOST_COLUMNS = 32
_MOST_TICKS = 7
_STEPS = (1, 2, 5, 10, 20, 50, 100, 500)  # years that share a column
_TAGS = {"struck": "del", "added": "ins"}


def by_number(counts: Mapping[str, int]) -> list[tuple[str, int]]:
    """Return what was counted, most first."""
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))


def share_of(part: int, whole: int) -> str:
    """Return a share in per cent, in which a few are never none and not quite all never all.

    >>> share_of(1, 8), share_of(1, 5000), share_of(4999, 5000), share_of(0, 0)
    ('12.5 %', '< 0.1 %', '> 99.9 %', '0 %')
    """
    if not whole or not part:
        return "0 %"
    share = 100 * part / whole
    return "< 0.1 %" if share < 0.1 else "> 99.9 %" if 99.9 < share < 100 else f"{share:.1f} %".replace(".0 %", " %")


class Bar(NamedTuple):
    """A row with a bar below it: its label, its number, its share of the whole, and the bar's length in per cent."""

    label: str
    number: int
    share: str
    width: float


def bars(counts: Sequence[tuple[str, int]], whole: int, *, rest: str = "", most: int = _MOST_BARS) -> list[Bar]:
    """Return a bar for each count, as long as its share of the `whole`; those beyond the first `most` are one, called `rest`."""
    shown = [*counts[:most]]
    if len(counts) > most:
        shown.append((f"{len(counts) - most} {rest}", sum(number for _, number in counts[most:])))
    return [
        Bar(label, number, share_of(number, whole), max(_LEAST, 100 * number / whole) if number else 0)
        for label, number in shown
    ]


class Column(NamedTuple):
    """A column: where it stands and how high it is in per cent, what stands below it, if anything, and what it says."""

    left: float
    width: float
    height: float
    tick: str
    number: int
    said: str


def share_columns(summary: Summary) -> list[Column]:
    """Return how many documents lost how much of themselves, in tenths; the first column is of those that lost nothing."""
    step = 100 // SHARES
    said = ["nothing", *(f"{step * (tenth - 1)} to {step * tenth} %" for tenth in range(1, SHARES + 1))]
    counts = [(f"{step * tenth}", summary.shares.get(tenth, 0), said[tenth]) for tenth in range(SHARES + 1)]
    return _columns(counts, len(counts)) if summary.documents else []


def year_columns(summary: Summary) -> list[Column]:
    """Return how many documents are of which year, with a column for each, or for several, where they span many."""
    if not summary.years:
        return []
    first, last = min(summary.years), max(summary.years)
    step = next((step for step in _STEPS if last // step - first // step < _MOST_COLUMNS), _STEPS[-1])
    counts = dict.fromkeys(range(first // step * step, last + 1, step), 0)
    for year, number in summary.years.items():
        counts[year // step * step] += number
    span = " to {}" if step > 1 else ""
    return _columns(
        [(str(year), number, f"{year}{span.format(year + step - 1)}") for year, number in counts.items()], _MOST_TICKS
    )


def _columns(counts: Sequence[tuple[str, int, str]], ticks: int) -> list[Column]:
    most = max((number for _, number, _ in counts), default=0)
    every = -(-len(counts) // ticks)
    width = 100 / len(counts)
    return [
        Column(at * width, width, 100 * number / most if most else 0, "" if at % every else tick, number, said)
        for at, (tick, number, said) in enumerate(counts)
    ]


class Part(NamedTuple):
    """A stretch of the one bar that is all characters."""

    css: str
    label: str
    number: int
    share: str
    left: float
    width: float


def composition(summary: Summary, classes: Mapping[str, str]) -> list[Part]:
    """Return what the characters of the corpus were: the story, and what was removed, by family, most first."""
    removed: dict[str, int] = {}
    for code, count in summary.rules.items():
        family = family_of(code)
        removed[family] = removed.get(family, 0) + count.characters
    counts = [("", "kept", max(0, summary.characters_in - summary.removed))]
    counts += [(classes[family], family_name(family), number) for family, number in by_number(removed) if number]
    whole = sum(number for _, _, number in counts)
    parts, left = [], 0.0
    for css, label, number in counts if whole else ():
        width = 100 * number / whole
        parts.append(Part(css, label, number, share_of(number, whole), left, width))
        left += width
    return parts


# --- rules


class RuleBar(NamedTuple):
    """What a rule did: its counts, its bar in per cent of the longest, and samples as pieces of tag, class and text."""

    code: str
    name: str
    summary: str
    css: str
    edits: int
    documents: int
    characters: int
    width: float
    samples: list[list[tuple[str, str, str]]]


def rule_bars(summary: Summary, classes: Mapping[str, str], rules: Mapping[str, Rule]) -> list[RuleBar]:
    """Return the rules that made edits, the one with the most first."""
    ranked = summary.ranked()
    return [
        RuleBar(
            code,
            rules[code].name if code in rules else "",
            rules[code].summary if code in rules else "",
            classes[family_of(code)],
            count.edits,
            count.documents,
            count.characters,
            max(_LEAST, 100 * count.edits / max(1, ranked[0][1].edits)),
            [list(_pieces(sample, code)) for sample in summary.samples.get(code, ())],
        )
        for code, count in ranked
    ]


def _pieces(sample: Sample, code: str) -> Iterator[tuple[str, str, str]]:
    """Yield the pieces of a sample, from whole words on to whole words; a line end is a mark between two of them."""
    lead, tail = sample.lead.lstrip("\n"), sample.tail.rstrip("\n")
    if len(lead) == BESIDE and " " in lead:
        lead = f"… {lead.partition(' ')[2]}"
    if len(tail) == BESIDE and " " in tail:
        tail = f"{tail.rpartition(' ')[0]} …"
    start = len(lead)
    edit = Edit(Span(start, start + len(sample.before)), sample.before, sample.after, code)
    begun = False
    for row in rows(f"{lead}{sample.before}{tail}", [edit]):
        if row.pieces and begun:
            yield "", "line-end", " ⏎ "
        for piece in row.pieces:
            begun = True
            if piece.kind == "kept":
                yield "", "around" if piece.edit < 0 else "", piece.text
            else:
                yield _TAGS[piece.kind], "" if piece.text.strip(DRAWN_SPACE) else "blank", piece.text
