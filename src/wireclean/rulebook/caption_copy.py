"""Where the head, the paragraphs and the lines that may be captions stand in one copy that has cues of captions."""

from __future__ import annotations

import re
from functools import cached_property

import regex

from wireclean.data.page_words import PageWords, page_words
from wireclean.grammar.byline import find_byline, is_given_name
from wireclean.grammar.credit import (
    WholeCredit,
    behind_buttons,
)
from wireclean.grammar.language import likely_languages
from wireclean.grammar.names import is_name, read_name
from wireclean.grammar.opening import choose_opening, read_openings
from wireclean.grammar.organizations import organization_named
from wireclean.grammar.sentences import count_words, ends_sentence, is_paragraph, without_stop
from wireclean.grammar.timestamp import find_timestamps, is_timestamp
from wireclean.grammar.titles import title_like
from wireclean.layout import Layout, Line
from wireclean.rows import role_at
from wireclean.rulebook.caption_lines import (
    NEAR,
    CaptionLine,
    is_short,
    limit,
)

__all__ = ["LETTER", "LISTED", "STOP", "CaptionCopy", "has_time_or_byline", "is_sure"]

STOP = regex.compile(r"""(?<!(?<!\p{L})\p{Lu})[.!?]["”»]? +["“„«]?\p{Lu}""")
LETTER = re.compile(r"[^\W\d_]{2}")
LISTED = re.compile(r"[*+•·▪►▶>#–—-]|\d{1,3}[.)]? |\d{1,2}[:.]\d\d ")  # a line of a list, or of a log
_ENDS_WITH_CLOCK = re.compile(r"\b\d{1,2}:\d{2}\Z")
_CLOSERS = ")）]】 "  # behind a caption's credit
_SURE_DATELINE = 1.0  # how much must speak for a place that stands alone
_LISTS_AUTHORS = 40  # characters of a line that names an author and his work, whatever the first word is
_GOES_ON = ("…", "...")  # how a line begins that another goes on in


class CaptionCopy:
    """One copy as captions are looked for in it: its lines that nothing has claimed, and what they are besides captions."""

    def __init__(self, layout: Layout, lines: list[CaptionLine]) -> None:
        """Take `lines`, which are those of `layout` that nothing has claimed; nothing is reckoned before it is asked for."""
        self.layout = layout
        self.text = layout.text
        self.lines = lines

    @cached_property
    def _spoken(self) -> PageWords:
        return page_words(self.layout.reading(likely_languages, self.text))

    @cached_property
    def headline(self) -> int:
        """The first line that says something, which is never a caption: the headline, or the first paragraph. Buttons and times may stand before it."""
        first = next((index for index in range(len(self.lines)) if self._opens(index)), 0)
        return self._below_picture(first) or first

    @cached_property
    def floor(self) -> int:
        """The line below which captions stand: that of the headline, or the one above the picture that stands before it."""
        first = next((index for index in range(len(self.lines)) if self._opens(index)), 0)
        return self.headline if self.headline == first else first - 1

    @property
    def head(self) -> int:
        """Where the line begins that holds the headline, if the copy has one."""
        return self.lines[self.headline].start if self.lines else 0

    def _below_picture(self, first: int) -> int:
        """Return the headline that stands below a picture: a sentence with its credit, a title, and a byline or time; 0 without one."""
        lines = self.lines
        if not lines or not ends_sentence(self.printed(first).rstrip(_CLOSERS)):
            return 0
        closing, title = lines[first].says.closing, first + 1
        if closing is None or closing.bare or closing.signs:
            whole = lines[title].whole if title < len(lines) else None
            if whole is None or not is_sure(whole):
                return 0
            title = self.last_of(title) + 1
        if title >= len(lines) or not (self._opens(title) and title_like(self.printed(title))):
            return 0
        below = self.layout.line_at(lines[title].start) + 1
        rows = self.layout.lines[below : below + 1]
        return title if any(map(self.is_of_head, rows)) else 0

    def is_of_head(self, row: Line) -> bool:
        """Say whether a line holds a byline or a time."""
        return role_at(self.layout, *row) == "byline" or self.layout.reading(has_time_or_byline, self.text[slice(*row)])

    def is_above_head(self, index: int) -> bool:
        """Say whether a byline or a time stands below a line, before the next paragraph, and no more than one paragraph above it."""
        if self.paragraphs_above(index) > 1:
            return False
        at = self.layout.line_at(self.lines[index].start) + 1
        for row in self.layout.lines[at : at + limit("head")]:
            if is_paragraph(self.text[slice(*row)]):
                return False
            if self.is_of_head(row):
                return True
        return False

    def is_in_head(self, index: int) -> bool:
        """Say whether a line stands where captions of the first picture do: one paragraph at most above it, and one at least below."""
        return self.paragraphs_above(index) <= 1 and index < self.last_paragraph

    def paragraphs_above(self, index: int) -> int:
        """Return how many paragraphs stand above a line."""
        return sum(one < index for one in self.paragraphs)

    @cached_property
    def paragraphs(self) -> frozenset[int]:
        """Which lines read as paragraphs of a story."""
        return frozenset(index for index in range(len(self.lines)) if is_paragraph(self.printed(index)))

    @cached_property
    def first_paragraph(self) -> int:
        """The index of the first paragraph, that of the end without any."""
        return min(self.paragraphs, default=len(self.lines))

    @cached_property
    def last_paragraph(self) -> int:
        """The index of the last paragraph, -1 without any."""
        backwards = range(len(self.lines) - 1, -1, -1)
        return next((index for index in backwards if is_paragraph(self.printed(index))), -1)

    def fold(self, index: int) -> str:
        """Return a line in small letters."""
        return self.printed(index).casefold()

    def printed(self, index: int) -> str:
        """Return a line as it is printed."""
        line = self.lines[index]
        return self.text[line.start : line.end]

    def _opens(self, index: int) -> bool:
        line = self.lines[index]
        printed = self.printed(index)
        if line.whole is not None or line.caption or count_words(printed) < limit("fewest_words"):
            return False
        return not self.layout.reading(has_time_or_byline, printed)

    def is_candidate(self, index: int) -> bool:
        """Say whether a line can be a caption at all: no credit, time, name, mark, and no long paragraph."""
        if not self.floor < index < len(self.lines) or index == self.headline:
            return False
        line, printed = self.lines[index], self.printed(index)
        if line.whole is not None or line.caption or not self.layout.reading(_may_be_caption, printed):
            return False
        if self.opens_story(index):
            return False
        if self._spoken.of_pages(printed) and not self._shows_a_picture(index):
            return False
        return ends_sentence(printed) or printed.casefold() != self.fold(self.headline)

    def _shows_a_picture(self, index: int) -> bool:
        """Say whether the credit that a photographer has stands right below a phrase, or the first picture's caption: `session` is of the picture then."""
        whole = self.lines[index + 1].whole if index + 1 < len(self.lines) else None
        return (
            whole is not None
            and (index not in self.paragraphs or self.paragraphs_above(index) == 0)
            and count_words(self.printed(index)) >= limit("fewest_words")
            and whole.credit.photographer is not None
            and is_sure(whole)
            and self.text.count("\n", self.lines[index].end, self.lines[index + 1].start) == 1
        )

    def whole_of(self, first: int, last: int, caption: str, taken: set[int]) -> tuple[int, int]:
        """Return the first and last line of a caption with those beside it that print it again, for the blind, or are its buttons."""
        folded = _words_of(caption)

        def belongs(index: int) -> bool:
            if not self.floor < index < len(self.lines) or index in taken or index == self.headline:
                return False
            printed = self.printed(index)
            cut = printed.rstrip(".… ") if printed.endswith(_GOES_ON) else ""
            if len(cut) >= limit("shortest") and folded.startswith(cut.casefold()):
                return True
            return _words_of(printed) == folded or behind_buttons(printed, 0, len(printed)) == len(printed)

        while belongs(first - 1):
            first -= 1
        while belongs(last + 1):
            last += 1
        return first, last

    def last_of(self, index: int) -> int:
        """Return the last line of the credit that begins on a line: its name may stand below its label, or it is printed again."""
        lines = self.lines
        whole, last = lines[index].whole, index
        if whole is not None and whole.label and index + 1 < len(lines) and lines[index + 1].whole is not None:
            return index + 1
        while last + 1 < len(lines) and self.fold(last + 1) == self.fold(index):
            last += 1
        return last

    def opens_story(self, index: int) -> bool:
        """Say whether a line begins with a dateline, as the story does and no caption."""
        if not 0 <= index < len(self.lines):
            return False
        line = self.lines[index]
        readings = self.layout.reading(read_openings, self.text[line.start : line.end])
        found = choose_opening(self.text, line.start, line.end, readings) if readings else None
        return found is not None and (found.strong or found.weight >= _SURE_DATELINE)


def _words_of(line: str) -> str:
    """Return a line without what one of two prints of a caption may have more than the other: capitals, and the stop at its end."""
    return without_stop(line.rstrip()).casefold()


def _may_be_caption(line: str) -> bool:
    """Say whether a line can be a caption at all: no time, name, author, mark of a page or of a list, and no long paragraph."""
    if len(line) > limit("long") or is_short(line) or len(STOP.findall(line)) >= limit("sentences"):
        return False
    if line[0].islower() or line.startswith(_GOES_ON) or LISTED.match(line) or LETTER.search(line) is None:
        return False
    if is_name(line) or (" " not in line and line[0].isupper()):
        return False
    if ends_sentence(line):
        return len(line) > NEAR or not is_timestamp(line, 0, len(line))  # `May 4, 2020 10:15 a.m.`
    name = read_name(line)
    listed = name is not None and line[name.end : name.end + 1] in tuple(",;")
    if listed and (len(line) < _LISTS_AUTHORS or is_given_name(line.split(maxsplit=1)[0])):
        return False
    return not has_time_or_byline(line)


def has_time_or_byline(line: str) -> bool:
    """Say whether a short line that is no sentence holds a time stamp or an author."""
    if len(line) > NEAR or ends_sentence(line):
        return False
    return _ENDS_WITH_CLOCK.search(line) is not None or bool(find_timestamps(line) or find_byline(line))


def is_sure(whole: WholeCredit) -> bool:
    """Say whether a credit is one in any place, and names a person or an organisation that is known, and not just any words.

    Scripts without capitals do not tell names from other words. A person with a stroke beside an outlet is one too, whoever that
    is: `Ana Lima/The Gazette`.
    """
    credit, named = whole.credit, whole.credit.organization or ""
    if credit.photographer is not None:
        slashed = "/" in credit.text and bool(named)
        return whole.sure or (slashed and is_given_name(credit.photographer.split(maxsplit=1)[0]))
    if not whole.sure:
        return False
    return organization_named(named) is not None or (bool(named) and named.upper() == named.lower())
