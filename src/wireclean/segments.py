"""The table of segments: every line of the copy with its features, for one judgement over all of them.

The features say how a line looks, where it stands and what stands beside it. None of them is a word: what is known of words
are cues, which the language files hold, and the words that this copy itself uses often.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from wireclean.article import Edit
from wireclean.data.page_words import PageWords, page_words
from wireclean.grammar.language import tell_language
from wireclean.grammar.sentences import ends_sentence, is_paragraph
from wireclean.grammar.titles import is_figures
from wireclean.layout import Layout

__all__ = ["ROLES", "Segment", "Table", "may_be_witnessed", "table_of"]

# What the rules that looked before say of a line, by the family of the rule that holds it.
ROLES = {
    "HED001": "byline",
    "HED002": "byline",
    "HED003": "stamp",
    "HED004": "stamp",
    "HED005": "headline",
    "HED006": "headline",
    "HED007": "standfirst",
    "DAT": "dateline",
    "CAP": "caption",
    "GAL": "caption",
    "NOT": "note",
    "SGN": "note",
}
# A title and a note stand in any copy, and a dateline in that of wires, whose tables and lists are their own.
_PROVES_NOTHING = frozenset(("prose", "free", "mixed", "headline", "dateline", "note", "table", "beside", "list"))
_OTHER = "page"  # what any other rule holds: furniture, menus, links

_DENSE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\u0e00-\u0e7f]")  # scripts without spaces between words
_UNSTOPPED = re.compile(r"[\u0e00-\u0e7f]")  # Thai has no full stop; a line of some length is a sentence
_UNSTOPPED_SENTENCE = 25
_WORD = re.compile(r"[^\W\d_]+")
_DENSE_PAIR = re.compile(r"(?=([\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{2}))")
_LETTERS_OF_A_STEM = 5
_LONG_WORD = 4
_COMMON = 24  # words that the copy uses most are its function words
_LENGTHS = (1, 2, 3, 5, 8, 12, 18, 27, 40, 60)  # words, by which lines are long or short
_PROSE_WORDS = 9  # of a finished sentence that proves that a story is told
_FEW, _SOME = 3, 12  # words of a button and of a title
_LONG = 27  # words that no line of a page's own has, unless it ends as a sentence
_LONGEST = 75  # words that no sentence of a page's own has
_NAME = re.compile(r"\b[A-ZÀ-ÞА-ЯЁ][^\W\d_]{2,}")
_LABEL = re.compile(r"[0-9]{1,2}[.)] (?=\w)|(?P<label>[^\W\d_][^:.!?]{1,40}):(?= )")  # with what a list's lines open
_PARTING = re.compile(r"^[*•–-](?= )|(?<= )[–—-]{1,2}(?= )|:(?= )|, |\(|/|\||[$€£%]")
_MARKS = {
    "at": re.compile(r"@|https?:|www\.|\.com\b"),
    "copyright": re.compile(r"[©®]"),
    "bar": re.compile(r"[|»›→▶►•·/]"),
    "clock": re.compile(r"\b[0-9]{1,2}[:.h][0-9]{2}\b"),
    "year": re.compile(r"\b(?:19|20)[0-9]{2}\b"),
    "colon": re.compile(r"[:：](?!\d)"),
    "quote": re.compile(r"[“”„«»\"「」『』]"),
    "bracket": re.compile(r"[(\[（【]"),
    "hash": re.compile(r"#\w"),
}


class Segment(NamedTuple):
    """A line that is not blank: its stretch, what is known of it, how many words it has, and its features.

    `role` is what a rule before said of it (`byline`, `caption`, `page` ...), `prose` for body copy that nobody claimed,
    `table` for figures and rows, `beside` for the lines next to one, `list` for a list among the paragraphs, and `free` for what
    nothing explains. Features are names that `data/weights.toml` weighs; a line that is not judged has none.
    """

    start: int
    end: int
    role: str
    words: int
    features: tuple[str, ...]


class Table(NamedTuple):
    """The segments of a copy in order."""

    segments: tuple[Segment, ...]

    @property
    def witnessed(self) -> bool:
        """Whether the copy tells a story, and a rule found something that clean text cannot hold: a page or a wire."""
        roles = {segment.role for segment in self.segments}
        return "prose" in roles and not roles <= _PROVES_NOTHING


class _Line:
    """A line while its features are gathered."""

    __slots__ = (
        "content",
        "end",
        "ended",
        "judged",
        "length",
        "norm",
        "paragraph",
        "parts",
        "role",
        "shape",
        "spoken",
        "start",
        "sure",
        "text",
        "words",
    )

    def __init__(self, layout: Layout, start: int, end: int, role: str, words: PageWords) -> None:
        self.start, self.end = start, end
        self.text = text = layout.text[start:end]
        self.words = [word.casefold() for word in _WORD.findall(text)]
        dense = 0 if text.isascii() else len(_DENSE.findall(text))
        self.length = len(text.split()) + dense // 2
        self.ended = ends_sentence(text) or (
            dense * 2 > len(text) and _UNSTOPPED.search(text) is not None and dense >= _UNSTOPPED_SENTENCE
        )
        self.content = {
            word[:_LETTERS_OF_A_STEM] for word in self.words if len(word) >= _LONG_WORD or word[:1] > "\u0370"
        }
        if dense:
            self.content.update(_DENSE_PAIR.findall(text))
        self.norm = " ".join(self.words) or text
        first = "a" if text[0].isalpha() else "9" if text[0].isdigit() else text[0]
        self.shape = (first, self.ended, self.length > _FEW, text[-1].isalnum())
        self.role = role
        self.spoken = (0, 0)
        self.parts = frozenset(_PARTING.findall(text))
        if role == "free":
            self.spoken = words.counts(text)
            if self.length > _LONG if not self.ended else self.length >= _PROSE_WORDS:
                self.role = "prose"
        self.paragraph = self.role == "prose" and is_paragraph(text)
        self.sure = self.role == "prose" and (
            role != "free" or (self.length > _LONGEST or (self.paragraph and sum(self.spoken) * 12 <= self.length))
        )
        self.judged = self.role == "free" or (self.role == "prose" and role == "free" and self.length <= _LONGEST)


def _rows(layout: Layout) -> Iterator[tuple[int, int, str]]:
    """Yield the rows of the table: the lines, and of a line in which a rule found a byline or a time what else is in it."""
    for start, end in layout.lines:
        role = _role(layout, start, end)
        yield start, end, role


def _role(layout: Layout, start: int, end: int) -> str:
    free = layout.free(start, end)
    if len(free) == 1 and free[0] == (start, end):
        return "free"
    edits = layout.edits
    index = bisect_right(edits, start, key=lambda edit: edit.span.start)
    first = edits[index - 1] if index and edits[index - 1].span.end > start else edits[index]
    if free:
        return "prose" if first.rule.startswith("DAT") else "mixed"
    return _role_of(first)


def _role_of(edit: Edit) -> str:
    return ROLES.get(edit.rule) or ROLES.get(edit.rule[:3], _OTHER)


def may_be_witnessed(layout: Layout) -> bool:
    """Say, without a table, whether any rule found something that clean text cannot hold; most wire copy has none."""
    return any(_role_of(edit) not in _PROVES_NOTHING for edit in layout.edits)


def table_of(layout: Layout) -> Table:
    """Return the segments of a layout, with the claims of the rules that have looked at it."""
    spoken = page_words(tell_language(layout.text))
    lines = [_Line(layout, *row, spoken) for row in _rows(layout)]
    for line, number in zip(lines, _numbers(layout), strict=True):
        if line.role == "free" and (number in layout.rows or is_figures(line.text)):
            line.role = "table"
    _join_wrapped(lines, layout.text)
    _know_labels(lines)
    for one, other in (*pairwise(lines), *pairwise(reversed(lines))):
        if one.role in ("table", "beside") and other.role == "free" and not other.ended:
            other.role = "beside"
    for run in _free_runs(lines):
        if _is_list(lines, run):
            for line in lines[run.start : run.stop]:
                line.role = "list"
    for index, line in enumerate(lines):
        if line.role == "prose" and 0 < index < len(lines) - 1 and lines[index - 1].sure and lines[index + 1].sure:
            line.judged = line.judged and not line.paragraph
    for line in lines:
        if line.role != "free" and line.role != "prose":
            line.judged = False
    prose = [index for index, line in enumerate(lines) if line.sure]
    prose = prose or [index for index, line in enumerate(lines) if line.role == "prose"]
    first, last = (prose[0], prose[-1]) if prose else (len(lines), -1)
    counts: Counter[str] = Counter()
    stems: Counter[str] = Counter()
    for index in prose:
        counts.update(lines[index].words)
        stems.update(lines[index].content)
    common = {word for word, count in counts.most_common(_COMMON) if count > 1}
    twins = Counter(line.norm for line in lines)
    names = _own_names(lines, stems)
    zones = [_zone(index, first, last) for index in range(len(lines))]
    heads = _heads(lines, first)
    runs = _runs(lines)
    segments: list[Segment] = []
    for index, line in enumerate(lines):
        features: tuple[str, ...] = ()
        if line.judged:
            own = _own(line, layout)
            told = _told(line, stems, common, twins)
            if not names.isdisjoint(line.words):
                told.append("named")
            features = (*own, *told, *_place(lines, index, zones, prose, heads), *runs[index])
            if line.role == "prose":
                features = tuple(f"told.{feature}" for feature in _telling(features, zones[index]))
        segments.append(Segment(line.start, line.end, line.role, line.length, features))
    return Table(tuple(segments))


def _join_wrapped(lines: Sequence[_Line], text: str) -> None:
    """Know the lines of a paragraph that is broken in mid-sentence as prose: one does not end, and the next goes on in lower case."""
    start = 0
    for index in range(1, len(lines) + 1):
        if index < len(lines) and _goes_on(lines[index - 1], lines[index], text):
            continue
        chain = lines[start:index]
        if len(chain) > 1 and sum(line.length for line in chain) >= _PROSE_WORDS:
            for line in chain:
                line.role, line.sure, line.judged = "prose", True, False
        start = index


def _goes_on(line: _Line, other: _Line, text: str) -> bool:
    return (
        line.role in ("free", "prose")
        and other.role in ("free", "prose")
        and not line.ended
        and other.text[0].islower()
        and line.length > _FEW
        and text.count("\n", line.end, other.start) == 1
    )


def _numbers(layout: Layout) -> Iterator[int]:
    """Yield the number among all lines of each line that is not blank."""
    return (number for number, words in enumerate(layout.words) if words)


def _telling(features: tuple[str, ...], zone: str) -> Iterator[str]:
    """Yield the features that tell a sentence of the page's from one of the story's: how it looks tells nothing."""
    for feature in features:
        family, _, rest = feature.partition(".")
        if family in _OF_SENTENCES and not rest.startswith("prose."):
            yield feature
            if family == "spoken":
                yield f"{zone}.{feature}"


_OF_SENTENCES = frozenset(
    ("spoken", "page", "reader", "said", "above", "below", "tail", "words", "taken", "named", "twin", "cue")
)


def _bucket(value: float, bounds: Sequence[float]) -> int:
    return sum(value > bound for bound in bounds)


def _own(line: _Line, layout: Layout) -> list[str]:
    """Return how a line looks by itself."""
    text = line.text
    features = [f"words.{_bucket(line.length, _LENGTHS)}"]
    if line.ended:
        features.append("ended")
    elif text[-1] in ":：":
        features.append("ends.colon")
    elif text[-1] in ",;、，":
        features.append("ends.comma")
    elif text.endswith(("...", "…")):
        features.append("ends.dots")
    elif text[-1] in ")]）】":
        features.append("ends.bracket")
    first = text[0]
    kind = (
        "digit"
        if first.isdigit()
        else "upper"
        if first.isupper()
        else "lower"
        if first.islower()
        else "letter"
        if first.isalpha()
        else "mark"
    )
    features.append(f"starts.{kind}")
    page, reader = line.spoken
    said = min(page, 2) + min(reader, 2)
    features.append(f"page.{_bucket(page, (0, 1, 2, 4))}")
    features.append(f"reader.{_bucket(reader, (0, 1, 2, 4))}")
    features.append(f"spoken.{_bucket((page + reader) / max(line.length, 1), (0.0, 0.06, 0.12, 0.2, 0.3, 0.45))}")
    if line.role == "prose":
        features.append(f"said.{said}")
    cased = [word for word in text.split() if word[:1].isalpha() and word[0].lower() != word[0].upper()]
    if cased:
        capitals = sum(word[0].isupper() for word in cased) / len(cased)
        features.append(f"capitals.{_bucket(capitals, (0.2, 0.4, 0.7, 0.99))}")
        if len(text) > 3 and text.upper() == text and text.lower() != text:
            features.append("shouted")
    digits = sum(map(str.isdigit, text)) / len(text)
    if digits:
        features.append(f"digits.{_bucket(digits, (0.05, 0.2, 0.5))}")
    features += [f"mark.{name}" for name, pattern in _MARKS.items() if pattern.search(text)]
    families = {code[:3] for code in layout.cued_codes if layout.cued(code, line.start, line.end)}
    features += [f"cue.{family}" for family in sorted(families)]
    return features


def _told(line: _Line, stems: Counter[str], common: set[str], twins: Counter[str]) -> list[str]:
    """Return what the copy's own words say of a line: whether the story takes up its words, and how a sentence it reads."""
    features: list[str] = []
    own = 1 if line.role == "prose" else 0
    if line.content:
        taken = sum(stems[stem] > own for stem in line.content) / len(line.content)
        features.append(f"taken.{_bucket(taken, (0.0, 0.15, 0.3, 0.5, 0.8))}")
    if line.words:
        share = sum(word in common for word in line.words) / len(line.words)
        features.append(f"common.{_bucket(share, (0.0, 0.1, 0.2, 0.3))}")
    else:
        features.append("wordless")
    if twins[line.norm] > 1:
        features.append("twin")
    return features


def _own_names(lines: Sequence[_Line], stems: Counter[str]) -> set[str]:
    """Return the words with a capital that several lines of the page have and the story has not: what the page calls itself."""
    counts: Counter[str] = Counter()
    for line in lines:
        if not line.sure:
            counts.update({word.casefold() for word in _NAME.findall(line.text)})
    return {word for word, count in counts.items() if count > 1 and not stems[word[:_LETTERS_OF_A_STEM]]}


def _zone(index: int, first: int, last: int) -> str:
    if last < 0:
        return "none"
    return "head" if index < first else "tail" if index > last else "body"


class _Heads(NamedTuple):
    """Where in the head a rule found something: the first and the last such line."""

    first: int
    last: int


def _heads(lines: Sequence[_Line], first: int) -> _Heads:
    found = [
        index for index, line in enumerate(lines[:first]) if line.role in ("byline", "stamp", "headline", "dateline")
    ]
    return _Heads(found[0], found[-1]) if found else _Heads(-1, -1)


def _place(lines: Sequence[_Line], index: int, zones: Sequence[str], prose: Sequence[int], heads: _Heads) -> list[str]:
    """Return where a line stands: its zone, its neighbours, how far prose is on either side."""
    zone, line = zones[index], lines[index]
    size = "s" if line.length <= _FEW else "m" if line.length <= _SOME else "l"
    features = [f"zone.{zone}", f"{zone}.{size}.{'ended' if line.ended else 'open'}"]
    beside: list[str] = []
    for name, step in (("above", -1), ("below", 1)):
        at, distance = index + step, 1
        beside.append(_beside(lines, at))
        features.append(f"{name}.{beside[-1]}")
        features.append(f"{name}2.{_beside(lines, at + step)}")
        while 0 <= at < len(lines) and not lines[at].sure:
            at, distance = at + step, distance + 1
        reached = 0 <= at < len(lines)
        features.append(f"{name}.prose.{_bucket(distance, (1, 2, 3, 5, 9)) if reached else 'none'}")
    features.append(f"between.{beside[0]}.{beside[1]}")
    if zone == "head" and heads.first >= 0:
        features.append("head.above" if index < heads.first else "head.below" if index > heads.last else "head.within")
    if zone == "tail":
        features.append(f"tail.{_bucket(index - prose[-1], (1, 2, 4, 8, 16))}")
    if index == 0:
        features.append("first")
    if index == len(lines) - 1:
        features.append("last")
    return features


def _beside(lines: Sequence[_Line], index: int) -> str:
    if not 0 <= index < len(lines):
        return "edge"
    line = lines[index]
    if line.role != "free":
        return "told" if line.role == "prose" and not line.sure else line.role
    return "sentence" if line.ended and line.length > 3 else "short" if line.length <= 4 else "line"


def _free_runs(lines: Sequence[_Line]) -> Iterator[range]:
    """Yield the runs of neighbouring lines that nothing explains."""
    start = 0
    for index in range(len(lines) + 1):
        if index == len(lines) or lines[index].role != "free":
            if index > start:
                yield range(start, index)
            start = index + 1


def _know_labels(lines: Sequence[_Line]) -> None:
    """Know as a table what opens with a label that comes again and again (`Rate:`), or with its number in a count."""
    labels = [_label(line) for line in lines]
    counts = Counter(labels)
    for line, label in zip(lines, labels, strict=True):
        if label and counts[label] >= _LIST:
            line.role, line.judged = "table", False


def _label(line: _Line) -> str:
    """Return the label that a line opens with, none if it speaks of pages; of a number in a count only that it is one."""
    if line.role not in ("free", "prose"):
        return ""
    match = _LABEL.match(line.text)
    if match is None:
        return ""
    return match["label"] or "number"


def _is_list(lines: Sequence[_Line], run: range) -> bool:
    """Say whether a run of lines below a paragraph is a list of the story's own: several lines that are set alike.

    At the end of the copy, where pages have lists of their own, the lines must be parted alike too, as dates and places are.
    """
    if run.start == 0 or lines[run.start - 1].role != "prose":
        return False
    if run.stop < len(lines) and lines[run.stop].role == "prose":
        return max(Counter(line.shape for line in lines[run.start : run.stop]).values()) >= _LIST
    parts = Counter(mark for line in lines[run.start : run.stop] for mark in line.parts)
    most = max(parts.values(), default=0)
    return most >= _ROWS and most * 3 >= len(run) * 2


_ROWS = 5  # lines that are parted alike are a table, or nearly
_LIST = 3  # lines that are set alike are no accident


def _runs(lines: Sequence[_Line]) -> list[tuple[str, ...]]:
    """Return, for each free line, how many free lines stand together there and how many of those are set alike.

    A list of the story's own (results, dates, ingredients) is a long run of lines that are alike.
    """
    features: list[tuple[str, ...]] = [()] * len(lines)
    for run in _free_runs(lines):
        shapes = Counter(line.shape for line in lines[run.start : run.stop])
        parts = Counter(mark for line in lines[run.start : run.stop] for mark in line.parts)
        length = f"run.{_bucket(len(run), (1, 2, 4, 8))}"
        for at in run:
            line = lines[at]
            alike = f"alike.{_bucket(shapes[line.shape] - 1, (0, 1, 3, 7))}"
            parted = max((parts[mark] for mark in line.parts), default=0)
            features[at] = (length, alike, f"parted.{_bucket(parted, (0, 1, 2, 4, 8))}")
    return features
