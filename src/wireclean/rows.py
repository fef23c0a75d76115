"""The rows of the table of segments: lines, and parts of lines, with what is known of each before anything is judged.

A row that a rule has claimed has the role of that rule's family. What is left is prose, a table, a list, or nothing that is known:
`free`.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise
from typing import TypeVar, cast

from wireclean.article import Edit
from wireclean.data.page_words import PageWords, page_words, words_in
from wireclean.grammar.language import likely_languages
from wireclean.grammar.sentences import ends_line_of_prose, ends_sentence, is_paragraph, sentences_in
from wireclean.grammar.titles import is_figures
from wireclean.layout import Layout

__all__ = ["FEW", "ROLES", "Row", "Wording", "free_runs", "role_at", "role_of", "role_of_rule", "rows_of", "stems_in"]

_T = TypeVar("_T")

# What the rules that looked before say of a line, by the family of the rule that holds it.
ROLES = {
    "HED001": "byline",
    "HED002": "byline",
    "HED009": "byline",
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
    "FUR024": "note",
    "FUR016": "note",  # a page says such things, and a letter from an editor does: alone they prove no page
}
_OTHER = "page"  # what any other rule holds: furniture, menus, links
_UNCLAIMED = frozenset(("prose", "free", "table", "beside", "list", "mixed"))
_PARTED = frozenset(("byline", "stamp", "page"))  # beside such a claim the rest of a line is a row of its own

FEW = 3  # words of a button
_SOME = 12  # words of a title
_LONG = 27  # words that no line of a page's own has, unless it ends as a sentence
_LONGEST = 75  # words that no sentence of a page's own has
_PROSE_WORDS = 9  # of a finished sentence that may be the story's
_KOREAN_BLANKS = 3  # in one of Korean, whose words say as much as two of other languages
_PLAIN = 12  # words among which a paragraph may have one that pages use
_LIST = 3  # lines that are set alike are no accident
_BROKEN = 6  # lines that go on in the next show that the copy was set to a width
_NARROWEST = 35  # code points: no column of type is narrower
_NEARLY = 0.75  # of the width
_ROWS = 5  # lines that are parted alike are a table, or nearly

# Scripts without spaces between words: Chinese, Japanese, Thai, Lao, Burmese, Khmer.
_DENSE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")
_DENSE_PAIR = re.compile(r"(?=([\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{2}))")
_PAIRED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{2}")  # is there any, told much faster
_HANGUL = re.compile(r"[\uac00-\ud7af]")
_UNSTOPPED = re.compile(r"[\u0e00-\u0eff]")  # Thai and Lao have no full stop; a line of some length is a sentence
_UNSTOPPED_SENTENCE = 25
_LETTERS_OF_A_STEM = 5
_LONG_WORD = 4
_ASCII = "\x7f"  # its last character
_LABEL = re.compile(r"[0-9]{1,2}[.)] (?=\w)|(?P<label>[^\W\d_][^:.!?]{1,40}):(?= )")  # with what rows of tables open
_QUOTED = re.compile(r'["“”„«»‘「『].*["“”«»’」』][.,]?\Z')
_SOURCE = re.compile(r"[–—―-]{1,2}+ ?+[^\W\d_]")
_PARTING = re.compile(r"^[*•–-](?= )|(?<= )[–—-]{1,2}(?= )|:(?= )|, |\(|/|\||[$€£%]")


class Wording:
    """What a line says, whatever stands around it: looked at once, however often the copy is laid out.

    `length` counts words; `ended` says whether it ends as a sentence does.
    """

    __slots__ = ("ended", "known_look", "known_spoken", "known_stems", "length", "spoken_by", "text", "words")

    def __init__(self, text: str) -> None:
        """Look at a line."""
        self.text = text
        self.words = words = words_in(text)
        dense = 0 if text.isascii() else len(_DENSE.findall(text))
        self.length = len(words) + dense // 2
        self.ended = ends_line_of_prose(text) or (dense >= _UNSTOPPED_SENTENCE and _UNSTOPPED.search(text) is not None)
        self.known_stems: Mapping[str, int] | None = None
        self.spoken_by: PageWords | None = None
        self.known_spoken: tuple[Sequence[str], Sequence[str]] = ((), ())
        self.known_look: tuple[Callable[[Wording], object] | None, object] = (None, None)

    @property
    def stems(self) -> Mapping[str, int]:
        """What a line says, as the story would take it up, each with how often it comes."""
        if self.known_stems is None:
            self.known_stems = stems_in(Counter(self.words), self.text)
        return self.known_stems

    def spoken(self, by: PageWords) -> tuple[Sequence[str], Sequence[str]]:
        """Return the words of pages in a line, and those with which a page speaks to its reader, by the words of some languages."""
        if self.spoken_by is not by:
            self.spoken_by, self.known_spoken = by, by.spoken(self.text, self.words)
        return self.known_spoken

    def seen(self, look: Callable[[Wording], _T]) -> _T:
        """Return what a look at the line sees; the same look is taken once."""
        known, found = self.known_look
        if known is not look:
            found = look(self)
            self.known_look = look, found
        return cast(_T, found)


class Row:
    """A line, or a part of one, while its features are gathered.

    `sure` says that it is the story's beyond doubt, `judged` that its features are to be weighed. `page` and `reader` are the
    words of pages in it, and those with which a page speaks to its reader.
    """

    __slots__ = (
        "end",
        "ended",
        "judged",
        "length",
        "page",
        "reader",
        "role",
        "start",
        "sure",
        "text",
        "wording",
        "words",
    )

    def __init__(self, wording: Wording, start: int, end: int, role: str, spoken: PageWords) -> None:
        """Look at what stands between `start` and `end` of a copy and says `wording`, of which rules say that it is `role`."""
        self.start, self.end, self.role = start, end, role
        self.text, self.words = wording.text, wording.words
        self.length, self.ended = wording.length, wording.ended
        self.wording = wording
        self.page: Sequence[str] = ()
        self.reader: Sequence[str] = ()
        self.sure = role == "prose"
        self.judged = role == "free"
        if role == "free":
            if self.length > _LONG if not self.ended else self.length >= _PROSE_WORDS or _is_korean(self.text):
                self.role = "prose"
                self.judged = self.length <= _LONGEST
            if self.judged:
                self.page, self.reader = wording.spoken(spoken)
            self.sure = not self.judged or (self.role == "prose" and self._is_plain())

    def _is_plain(self) -> bool:
        """Say whether a row reads as a paragraph that hardly has a word of pages."""
        return (len(self.page) + len(self.reader)) * _PLAIN <= self.length and is_paragraph(self.text)

    @property
    def tells(self) -> bool:
        """Say whether a row is two sentences and more, the last with a full stop, and has no word of pages."""
        return not (self.page or self.reader) and self.text[-1] in ".。" and sentences_in(f"{self.text} .") > 1

    @property
    def stems(self) -> Mapping[str, int]:
        """What a row says, as the story would take it up, each with how often it comes."""
        return self.wording.stems

    @property
    def shape(self) -> tuple[str, bool, bool, bool]:
        """How a row is set: what it begins with, whether it ends, whether it is more than a button, whether a letter is last."""
        first = self.text[0]
        kind = "a" if first.isalpha() else "9" if first.isdigit() else first
        return kind, self.ended, self.length > FEW, self.text[-1].isalnum()

    @property
    def parts(self) -> frozenset[str]:
        """The marks that part a row: commas, dashes between spaces, colons, signs of money."""
        return frozenset(_PARTING.findall(self.text))

    @property
    def norm(self) -> str:
        """What a row says, to find its twins by."""
        return " ".join(self.words) or self.text

    @property
    def label(self) -> str:
        """The label that a row opens with; of a number in a count only that it is one."""
        if self.role not in ("free", "prose"):
            return ""
        match = _LABEL.match(self.text)
        return "" if match is None else match["label"] or "number"

    def settle(self, role: str) -> None:
        """Know a row as the story's, which is not judged."""
        self.role, self.judged = role, False


def _is_korean(text: str) -> bool:
    """Say whether a finished line is a sentence of Korean, which has fewer words than one of other languages."""
    return not text.isascii() and text.count(" ") >= _KOREAN_BLANKS and _HANGUL.search(text) is not None


def stems_in(words: Mapping[str, int], text: str) -> Mapping[str, int]:
    """Return the beginnings of words by which a story takes up what a line says, each with how often it comes.

    `words` come with how often they do; in `text` each pair of letters counts of scripts without spaces between words.
    """
    stems: dict[str, int] = defaultdict(int)
    for word, count in words.items():
        first = word[0]
        if "0" <= first <= "9" or (first > _ASCII and first.isdigit()):
            continue
        if len(word) >= _LONG_WORD or word > "\u0370":
            stems[word[:_LETTERS_OF_A_STEM]] += count
    if not text.isascii() and _PAIRED.search(text) is not None:
        for pair in _DENSE_PAIR.findall(text):
            stems[pair] += 1
    return stems


def role_of(edit: Edit) -> str:
    """Return the role of what a rule claims."""
    return role_of_rule(edit.rule)


@cache
def role_of_rule(code: str) -> str:
    """Return the role of what the rule of a code claims."""
    return ROLES.get(code) or ROLES.get(code[:3], _OTHER)


def rows_of(layout: Layout) -> list[Row]:
    """Return the rows of a layout, with what its claims and their neighbours say of each."""
    spoken = page_words(layout.reading(likely_languages, layout.text))
    rows: list[Row] = []
    numbers = (number for number, words in enumerate(layout.words) if words)
    for line, number in zip(layout.lines, numbers, strict=True):
        for start, end, role in _parts(layout, *line):
            row = Row(layout.reading(Wording, layout.text[start:end]), start, end, role, spoken)
            if row.role == "free" and (number in layout.rows or is_figures(row.text)):
                row.settle("table")
            rows.append(row)
    _join_broken(rows, layout.text)
    _know_tables(rows)
    _know_quotations(rows)
    for run in free_runs(rows):
        if _is_list(rows, run):
            for row in rows[run.start : run.stop]:
                row.settle("list")
    _keep_sentences(rows)
    sure = [index for index, row in enumerate(rows) if row.sure]
    for row in rows[sure[0] : sure[-1]] if sure else ():
        if row.judged and row.ended and row.tells:
            row.judged = (
                False  # so do two in a row among the paragraphs that say nothing of a page, whatever stands beside them
            )
    return rows


def _keep_sentences(rows: Sequence[Row]) -> None:
    """Know as the story's a full sentence with prose on both sides.

    One without a word of pages stays as well where other rules hold the lines between it and that prose, and as the copy's first line.
    """
    free = [row for row in rows if row.role in _UNCLAIMED]
    places = {id(row): place for place, row in enumerate(free)}
    for number, row in enumerate(rows):
        if not (row.judged and row.role == "prose" and (is_paragraph(row.text) or _is_korean(row.text))):
            continue
        if 0 < number < len(rows) - 1 and rows[number - 1].sure and rows[number + 1].sure:
            row.judged = False
        elif not row.page:
            at = places[id(row)]
            above = free[at - 1].sure if at else number == 0
            row.judged = not (above and at + 1 < len(free) and free[at + 1].sure)


def role_at(layout: Layout, start: int, end: int) -> str:
    """Return what the rules that looked before say of a line: `free` for nothing, `mixed` where they hold a part of it."""
    free = layout.free(start, end)
    if len(free) == 1 and free[0] == (start, end):
        return "free"
    first = layout.edits_in(start, end)[0]
    if free:
        return "prose" if first.rule.startswith("DAT") else "mixed"
    return role_of(first)


def _parts(layout: Layout, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """Yield what a line is made of: all of it, or the short rest beside a byline or a time that a rule found in it."""
    role = role_at(layout, start, end)
    if role == "mixed":
        free = layout.free(start, end)
        claims = layout.edits_in(start, end)
        if _PARTED.issuperset(map(role_of, claims)) and all(_is_rest(layout.text[slice(*piece)]) for piece in free):
            parts = [(piece.start, piece.end, "free") for piece in free]
            parts += [
                (edit.span.start, min(edit.span.end, end), role_of(edit))
                for edit in claims
                if start <= edit.span.start < min(edit.span.end, end)
            ]
            yield from sorted(parts)
            return
    yield start, end, role


def _is_rest(text: str) -> bool:
    return len(text.split()) <= _SOME and not ends_sentence(text)


def _join_broken(rows: Sequence[Row], text: str) -> None:
    """Know the lines of paragraphs that are broken in mid-sentence as prose.

    One line does not end, and the next goes on in lower case. Where many do, the copy was set to a width, and a line of nearly
    that width goes on in the next, whatever that begins with.
    """
    goes_on = [_may_go_on(row, below) and below.text[0].islower() for row, below in pairwise(rows)]
    widths = sorted(len(rows[index].text) for index, on in enumerate(goes_on) if on)
    width = widths[len(widths) // 2] if widths else 0
    if len(widths) >= _BROKEN and width >= _NARROWEST:
        goes_on = [
            on or (len(row.text) >= width * _NEARLY and _may_go_on(row, below))
            for on, (row, below) in zip(goes_on, pairwise(rows), strict=True)
        ]
    else:
        goes_on = [
            on and text.count("\n", row.end, below.start) == 1
            for on, (row, below) in zip(goes_on, pairwise(rows), strict=True)
        ]
    start = 0
    for index in range(1, len(rows) + 1):
        if index < len(rows) and goes_on[index - 1]:
            continue
        if index - start > 1 and sum(row.length for row in rows[start:index]) >= _PROSE_WORDS:
            for row in rows[start:index]:
                row.settle("prose")
                row.sure = True
        start = index


def _may_go_on(row: Row, below: Row) -> bool:
    """Say whether a row that has not ended may go on in the next."""
    return not row.ended and row.length > FEW and row.role in ("free", "prose") and below.role in ("free", "prose")


def _know_tables(rows: Sequence[Row]) -> None:
    """Know as a table what opens with a label that comes again and again (`Rate:`) or with a number, and the lines next to one."""
    labels = [row.label for row in rows]
    counts = Counter(labels)
    for row, label in zip(rows, labels, strict=True):
        if label and counts[label] >= _LIST:
            row.settle("table")
    for one, other in (*pairwise(rows), *pairwise(reversed(rows))):
        if one.role in ("table", "beside") and other.role == "free" and not other.ended:
            other.settle("beside")


def _know_quotations(rows: Sequence[Row]) -> None:
    """Know what somebody says on a line of its own, with a dash and the name below it, as the story's."""
    for said, source in pairwise(rows):
        if _QUOTED.match(said.text) and _SOURCE.match(source.text) and source.role == "free":
            source.settle("list")
            if said.role in ("free", "prose"):
                said.settle("prose")


def free_runs(rows: Sequence[Row]) -> Iterator[range]:
    """Yield the runs of neighbouring rows that nothing explains."""
    start = 0
    for index in range(len(rows) + 1):
        if index == len(rows) or rows[index].role != "free":
            if index > start:
                yield range(start, index)
            start = index + 1


def _is_list(rows: Sequence[Row], run: range) -> bool:
    """Say whether a run of rows below a paragraph is a list of the story's own: several that are set alike.

    At the end of the copy, where pages have lists of their own, they must be parted alike too, as dates and places are.
    """
    if len(run) < _LIST or run.start == 0 or rows[run.start - 1].role != "prose":
        return False
    inside = rows[run.start : run.stop]
    if run.stop < len(rows) and rows[run.stop].role == "prose":
        return max(Counter(row.shape for row in inside).values()) >= _LIST
    most = max(Counter(mark for row in inside for mark in row.parts).values(), default=0)
    return most >= _ROWS and most * 3 >= len(run) * 2
