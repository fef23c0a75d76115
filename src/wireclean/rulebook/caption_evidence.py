"""What speaks for a line being a photo's caption, gathered and weighed once (`data/captions.toml`).

A caption has a credit: in the line above or below it, or at its own end. A credit on a line of its own has its caption on one
side, on the other, or nowhere, and a name alone at the end of a paragraph may be a credit or not. What decides is where the two
stand and how the rest of the copy does it. A line without a credit beside it is never read.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache, cached_property
from itertools import pairwise
from typing import NamedTuple

import regex

from wireclean.article import Caption, Credit, Span
from wireclean.data import agencies, load
from wireclean.data.languages import language_words
from wireclean.data.page_words import PageWords, page_words, words_in
from wireclean.data.phrasebook import any_of
from wireclean.grammar.byline import find_byline, is_given_name
from wireclean.grammar.credit import (
    ClosingCredit,
    WholeCredit,
    behind_buttons,
    closing_credit,
    credit_label,
    credit_words,
    has_button,
    whole_credit,
    without_buttons,
)
from wireclean.grammar.credit.words import words_of
from wireclean.grammar.language import likely_languages
from wireclean.grammar.names import is_name, read_name
from wireclean.grammar.opening import choose_opening, read_openings
from wireclean.grammar.organizations import organization_named
from wireclean.grammar.sentences import count_words, ends_sentence, is_paragraph, without_stop
from wireclean.grammar.timestamp import find_relative, find_timestamps, is_timestamp
from wireclean.grammar.titles import title_like
from wireclean.layout import Judged, Layout, Line
from wireclean.rows import role_at
from wireclean.rulebook.caption_lines import (
    CLOSERS,
    NEAR,
    NOTHING,
    OPENERS,
    CaptionLine,
    file_end,
    front_of,
    is_short,
    limit,
)

__all__ = ["Reading", "Readings", "ends_told", "hides_captions", "without_copyright"]

_STOP = regex.compile(r"""(?<!(?<!\p{L})\p{Lu})[.!?]["”»]? +["“„«]?\p{Lu}""")
_SYLLABLE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_FULL_STOPS = "。."
_LABELLED = re.compile(r"[^\s:：]{1,8}[:：]")
_COPYRIGHT = re.compile(r"(?:\([cC]\)|[©ⓒ])\Z")
_LETTER = re.compile(r"[^\W\d_]{2}")
_IMAGES = re.compile(
    r"\A\d{1,2}(?=[A-Z][a-z]|A\s|[“\"])"
)  # how many pictures there are, glued to the caption of the first
_LISTED = re.compile(r"[*+•·▪►▶>#–—-]|\d{1,3}[.)]? |\d{1,2}[:.]\d\d ")  # a line of a list, or of a log
_ENDS_WITH_CLOCK = re.compile(r"\b\d{1,2}:\d{2}\Z")
_QUOTE = re.compile(r"[\"“”„«»]")
_ASKS = "?？؟"
_CLOSERS = ")）]】 "  # behind a caption's credit
_SURE_DATELINE = 1.0  # how much must speak for a place that stands alone
_LISTS_AUTHORS = 40  # characters of a line that names an author and his work, whatever the first word is
_BLANK = 2  # line breaks of a blank line
_NAMES_NEXT = (":", "：")
_DASHES = ("-", "–", "—")
_SMALL_WORD = 3  # letters of a word that may be an article
_GOES_ON = ("…", "...")  # how a line begins that another goes on in


@cache
def _joins() -> re.Pattern[str]:
    """Match what stands between two authors."""
    return re.compile(rf",[ ]|[ ](?:{any_of(language_words('bylines.joins'))})[ ]")


@cache
def _hides() -> frozenset[str]:
    return frozenset(load("captions.toml")["words"]["hides"])


def hides_captions(text: str) -> bool:
    """Say whether a copy has a button that stands below captions alone."""
    return any(button in text for button in _hides())


@cache
def _attributions() -> frozenset[str]:
    return frozenset(language_words("sentences.attribution"))


@cache
def _weights() -> dict[str, float]:
    weights: dict[str, float] = load("captions.toml")["weights"]
    return weights


@cache
def _enough() -> float:
    return float(load("captions.toml")["enough"])


class Reading(NamedTuple):
    """A line that may be the caption of the credit beside it: its lines from `first` to `last`, and what speaks for it and against it."""

    first: int
    last: int
    caption: Caption
    evidence: tuple[str, ...]

    @property
    def margin(self) -> float:
        """How far the evidence goes beyond what is enough; below 0 the line is no caption."""
        weights = _weights()
        return round(sum(weights[name] for name in self.evidence) - _enough(), 3)


class Readings:
    """The captions that the lines of one copy may be."""

    def __init__(self, layout: Layout, lines: list[CaptionLine]) -> None:
        """Read `lines`, which are those of `layout` that nothing has claimed; nothing is reckoned before it is asked for."""
        self._layout = layout
        self._text = layout.text
        self._lines = lines

    @cached_property
    def _spoken(self) -> PageWords:
        return page_words(self._layout.reading(likely_languages, self._text))

    @cached_property
    def _is_spaced(self) -> bool:
        """Whether the copy sets most of its lines apart with blank ones."""
        gaps = [self._text.count("\n", one.end, two.start) > 1 for one, two in pairwise(self._lines)]
        return sum(gaps) * 2 > len(gaps)

    @cached_property
    def _is_blank(self) -> bool:
        """Whether the copy sets its lines apart with blank ones throughout, so that a blank line parts no more than a line end does elsewhere."""
        close = sum(self._text.count("\n", one.end, two.start) == 1 for one, two in pairwise(self._lines))
        return close * 20 < len(self._lines)

    @cached_property
    def _headline(self) -> int:
        """The first line that says something, which is never a caption: the headline, or the first paragraph. Buttons and times may stand before it."""
        first = next((index for index in range(len(self._lines)) if self._opens(index)), 0)
        return self._below_picture(first) or first

    @cached_property
    def _floor(self) -> int:
        """The line below which captions stand: that of the headline, or the one above the picture that stands before it."""
        first = next((index for index in range(len(self._lines)) if self._opens(index)), 0)
        return self._headline if self._headline == first else first - 1

    def _below_picture(self, first: int) -> int:
        """Return the headline that stands below a picture: a sentence with its credit, a title, and a byline or time; 0 without one."""
        lines = self._lines
        if not lines or not ends_sentence(self._printed(first).rstrip(_CLOSERS)):
            return 0
        closing, title = lines[first].says.closing, first + 1
        if closing is None or closing.bare or closing.signs:
            whole = lines[title].whole if title < len(lines) else None
            if whole is None or not _is_sure(whole):
                return 0
            title = self._last_of(title) + 1
        if title >= len(lines) or not (self._opens(title) and title_like(self._printed(title))):
            return 0
        below = self._layout.line_at(lines[title].start) + 1
        rows = self._layout.lines[below : below + 1]
        return title if any(map(self._is_of_head, rows)) else 0

    def _is_of_head(self, row: Line) -> bool:
        """Say whether a line holds a byline or a time."""
        return role_at(self._layout, *row) == "byline" or self._layout.reading(
            _has_time_or_byline, self._text[slice(*row)]
        )

    def _is_above_head(self, index: int) -> bool:
        """Say whether a byline or a time stands below a line, before the next paragraph, and no more than one paragraph above it."""
        if self._paragraphs_above(index) > 1:
            return False
        at = self._layout.line_at(self._lines[index].start) + 1
        for row in self._layout.lines[at : at + limit("head")]:
            if is_paragraph(self._text[slice(*row)]):
                return False
            if self._is_of_head(row):
                return True
        return False

    def _is_first(self, index: int) -> bool:
        """Say whether a line stands where no caption but the first picture's does: above all paragraphs, or above the byline or time.

        More than one sentence may be the story's first paragraph, unless byline or time stand below.
        """
        if self._is_above_head(index):
            return True
        return self._paragraphs_above(index) == 0 and _STOP.search(self._printed(index)) is None

    @cached_property
    def _begins_below(self) -> bool:
        """Whether the first credit stands right below the byline or time, or above all paragraphs: then captions stand below their credits, and further down as well.

        Among paragraphs alone, what follows a credit is the story's next.
        """
        first = self._credits[0]
        at = self._layout.line_at(self._lines[first].start)
        return self._paragraphs_above(first) == 0 or any(map(self._is_of_head, self._layout.lines[max(at - 1, 0) : at]))

    def _is_in_head(self, index: int) -> bool:
        """Say whether a line stands where captions of the first picture do: one paragraph at most above it, and one at least below."""
        return self._paragraphs_above(index) <= 1 and index < self._last_paragraph

    def _paragraphs_above(self, index: int) -> int:
        return sum(one < index for one in self._paragraphs)

    @cached_property
    def _known(self) -> Counter[str]:
        return Counter(map(self._fold, range(len(self._lines))))

    @cached_property
    def _candidates(self) -> dict[int, bool]:
        """Whether the lines beside each credit can be captions at all."""
        beside = (at for index in self._credits for at in (index - 1, self._last_of(index) + 1))
        return {at: self._is_candidate(at) for at in beside}

    @cached_property
    def _credits(self) -> list[int]:
        """Return the credits on lines of their own, each once, without those that only sign the story."""
        found: list[int] = []
        after = 0  # a credit may be printed again, or its label stand above the name
        for index, line in enumerate(self._lines):
            whole = line.whole
            if index < after or whole is None or whole.labels_caption:
                continue
            after = self._last_of(index) + 1
            signs = whole.signs or ("©" in whole.credit.text and whole.credit.photographer is None)
            if not (signs and index > self._last_paragraph):
                found.append(index)
        return found

    @cached_property
    def _paragraphs(self) -> frozenset[int]:
        return frozenset(index for index in range(len(self._lines)) if is_paragraph(self._printed(index)))

    @cached_property
    def _first_paragraph(self) -> int:
        return min(self._paragraphs, default=len(self._lines))

    @cached_property
    def _last_paragraph(self) -> int:
        """The index of the last paragraph, -1 without any."""
        backwards = range(len(self._lines) - 1, -1, -1)
        return next((index for index in backwards if is_paragraph(self._printed(index))), -1)

    def beside(self) -> Iterator[Reading]:
        """Yield what stands above and below each credit that has a line of its own, however little speaks for it."""
        for index in self._credits:
            for above in (True, False):
                reading = self._read_beside(index, above=above)
                if reading is not None:
                    yield reading

    def _fold(self, index: int) -> str:
        return self._printed(index).casefold()

    def _printed(self, index: int) -> str:
        line = self._lines[index]
        return self._text[line.start : line.end]

    def _start(self, index: int) -> int:
        return self._lines[index].start if index < len(self._lines) else len(self._text)

    def _opens(self, index: int) -> bool:
        line = self._lines[index]
        printed = self._printed(index)
        if line.whole is not None or line.caption or count_words(printed) < limit("fewest_words"):
            return False
        return not self._layout.reading(_has_time_or_byline, printed)

    def _is_candidate(self, index: int) -> bool:
        """Say whether a line can be a caption at all: no credit, time, name, mark, and no long paragraph."""
        if not self._floor < index < len(self._lines) or index == self._headline:
            return False
        line, printed = self._lines[index], self._printed(index)
        if line.whole is not None or line.caption or not self._layout.reading(_may_be_caption, printed):
            return False
        if self._opens_story(index):
            return False
        if self._spoken.of_pages(printed) and not self._shows_a_picture(index):
            return False
        return ends_sentence(printed) or printed.casefold() != self._fold(self._headline)

    def _shows_a_picture(self, index: int) -> bool:
        """Say whether the credit that a photographer has stands right below a phrase, or the first picture's caption: `session` is of the picture then."""
        whole = self._lines[index + 1].whole if index + 1 < len(self._lines) else None
        return (
            whole is not None
            and (index not in self._paragraphs or self._paragraphs_above(index) == 0)
            and count_words(self._printed(index)) >= limit("fewest_words")
            and whole.credit.photographer is not None
            and _is_sure(whole)
            and self._text.count("\n", self._lines[index].end, self._lines[index + 1].start) == 1
        )

    def whole_of(self, first: int, last: int, caption: str, taken: set[int]) -> tuple[int, int]:
        """Return the first and last line of a caption with those beside it that print it again, for the blind, or are its buttons."""
        folded = _words_of(caption)

        def belongs(index: int) -> bool:
            if not self._floor < index < len(self._lines) or index in taken or index == self._headline:
                return False
            printed = self._printed(index)
            cut = printed.rstrip(".… ") if printed.endswith(_GOES_ON) else ""
            if len(cut) >= limit("shortest") and folded.startswith(cut.casefold()):
                return True
            return _words_of(printed) == folded or behind_buttons(printed, 0, len(printed)) == len(printed)

        while belongs(first - 1):
            first -= 1
        while belongs(last + 1):
            last += 1
        return first, last

    # ------------------------------------------------------------------------------------ a label before the caption

    @property
    def head(self) -> int:
        """Where the line begins that holds the headline, if the copy has one."""
        return self._lines[self._headline].start if self._lines else 0

    def labelled(self) -> Iterator[tuple[int, int, Caption | None]]:
        """Yield the captions that a label opens, by their first and last lines; without a caption a label whose caption is gone."""
        for index, line in enumerate(self._lines):
            if line.caption and not (index <= self._headline and self._points(line)):
                yield self._labelled(index)

    def _points(self, line: CaptionLine) -> bool:
        """Say whether a line opens with a word that points to a picture, as headlines do: `Pictured: Divers raise the ferry`."""
        return self._text[line.start : line.caption].rstrip(" :：").casefold() in credit_words("pointing")

    def _labelled(self, index: int) -> tuple[int, int, Caption | None]:
        """Read a caption that a label opens, on its line or the next, with the credit above or below."""
        line = self._lines[index]
        first, last = index, index
        start, end = line.caption, line.end
        if start >= end:
            last = index + 1
            following = self._lines[last] if last < len(self._lines) else None
            if following is None or following.whole or following.caption or is_short(self._printed(last)):
                return index, index, None
            start, end = self._lines[last].start, self._lines[last].end
        credit = None
        closing = closing_credit(self._text, start, end)
        above = self._lines[index - 1].whole if index else None
        below = self._lines[last + 1].whole if last + 1 < len(self._lines) else None
        if closing is not None and closing.start > start and not closing.kind:
            credit, stop = closing.credit, closing.start
        elif above is not None and not above.label:
            first, credit, stop = index - 1, above.credit, end
        elif below is not None and not below.label and not below.labels_caption:
            last, credit, stop = last + 1, below.credit, end
        else:
            stop = end
        return first, last, Caption(self._text[start:stop].rstrip(), credit, None, None, Span(start, end))

    def buttoned(self) -> Iterator[tuple[int, int, Caption]]:
        """Yield the captions that their button proves on the line below: `Hide Caption`."""
        rows = self._layout.lines
        for index in range(self._floor + 1, len(self._lines)):
            line = self._lines[index]
            below = self._layout.line_at(line.start) + 1
            if below < len(rows) and self._text[slice(*rows[below])] in _hides() and self._is_candidate(index):
                printed = self._printed(index)
                if line.says.closing is None and behind_buttons(printed, 0, len(printed)) < len(printed):
                    yield index, index, Caption(printed, None, None, None, Span(line.start, line.end))

    # ------------------------------------------------------------------------------------ a credit at the caption's end

    def closed(self) -> Iterator[tuple[int, Caption]]:
        """Yield the lines that end in their credit, as captions.

        Where many paragraphs end in the name of an organisation they are a paper's news in brief, each with its source; where two end in a
        name behind a dash, each has its author.
        """
        found: list[tuple[int, Caption, bool]] = []
        dashed = sum([self._is_dashed(line) for line in self._lines if line.says.closing is not None])
        for index, line in enumerate(self._lines):
            if line.says is NOTHING:
                continue
            if line.says.opening is not None:
                found.extend(self._opened(index))
                continue
            closing = None if dashed > 1 and self._is_dashed(line) else self._closing(index)
            if closing is not None and not line.says.of_file and self._signs_the_story(index, closing):
                continue
            if closing is not None or line.says.of_file:
                whole = closing is None or closing.kind
                lead = self._printed(index) if closing is None or whole else self._lead(index, closing)
                credit = None if closing is None or whole else closing.credit
                front = front_of(lead)
                caption = Caption(lead[front.end :], credit, front.number, front.total, Span(line.start, line.end))
                found.append((index, caption, closing is not None and closing.signs and closing.bare))
        signed = sum(signs for *_, signs in found)
        briefs = signed > 1 and signed * limit("briefs") > len(self._paragraphs)
        yield from ((index, caption) for index, caption, signs in found if not (signs and briefs))

    def _opened(self, index: int) -> Iterator[tuple[int, Caption, bool]]:
        """Yield the caption behind the credit that a line begins with: one sentence, and no headline."""
        line = self._lines[index]
        opening, begin = line.says.opening, line.start + line.says.lead
        lead = self._text[begin : line.end]
        if opening is not None and index > self._floor and len(lead) <= limit("long") and _STOP.search(lead) is None:
            yield index, Caption(lead, opening.credit, None, None, Span(begin, line.end)), False

    def _signs_the_story(self, index: int, closing: ClosingCredit) -> bool:
        """Say whether what stands behind the copy's last paragraph says who wrote it: `(Ana Lima, APA, 3.5.2023)`, `(AP, AFP)`, `(c)AFP`.

        It holds several things, of which none is of pictures, no stroke stands between name and agency, and another paragraph
        stands above. Or it is a sentence of a script of syllables, where captions are phrases and no full stop is theirs: what is
        credited there are the story's pictures.
        """
        if index < self._last_paragraph or not self._paragraphs_above(index):
            return False
        told = without_copyright(self._lead(index, closing).rstrip())
        if ends_told(told) and self._printed(index).startswith(told) and _LABELLED.match(told) is None:
            return True
        printed = self._text[closing.start : self._lines[index].end]
        if not is_paragraph(self._lead(index, closing).rstrip()):
            return False
        return (
            printed[0] == "("
            and "," in printed
            and "/" not in printed
            and credit_words("labels").isdisjoint(words_in(printed))
        )

    def _closing(self, index: int) -> ClosingCredit | None:
        """Return the credit that ends a line; None for a paragraph that has one glued to it."""
        text, line = self._text, self._lines[index]
        start, end, closing = line.start, line.end, line.says.closing
        if closing is None:
            return None
        if closing.kind and index + 1 < len(self._lines) and self._lines[index + 1].whole:
            return None  # its credit stands below it
        closing = closing._replace(start=start + closing.start)
        lead = self._lead(index, closing)
        if lead.endswith(_NAMES_NEXT) or (
            text[closing.start] not in OPENERS and _last_word(lead) in words_of("authors")
        ):
            return (
                None  # `... with the words: Photo by Ana Lima`, `... and Ana Lima/Ellery`: the name is the sentence's
            )
        if count_words(lead) < limit("fewest_words") and all(word[0].isupper() for word in lead.split()):
            return None  # a name or an outlet: `Illustration by The Atlantic. Source: Ana Lima / AP`
        front = front_of(lead)
        lead = lead[front.end :]
        if not lead or find_relative(lead) is not None or is_short(lead) or _LETTER.search(lead) is None:
            return None
        if (len(lead) > limit("first_line") or _STOP.search(lead)) and index <= self._floor:
            return None  # the headline may be part of it
        file = file_end(lead) > 0
        if not file and len(_STOP.findall(lead)) >= limit("sentences"):
            return None
        if not file and len(lead) > limit("long") and (closing.bare or not ends_sentence(lead)):
            return None
        if closing.placed and not self._is_above_head(index):
            return None
        if closing.bare or closing.signs:  # stories are signed so, and lines of authors read so
            if index > self._last_paragraph or all(map(is_name, _joins().split(lead))) or _LISTED.match(lead):
                return None
            if count_words(lead) < limit("fewest_words"):
                return None
            if not ends_sentence(lead) and _has_time_or_byline(text[start:end]):
                return None
            if whole_credit(text, start, closing.start) is not None:
                return None
            sourced = (
                front.end == 0
                and (text[end - 1] in CLOSERS or any(mark in closing.credit.text for mark in _NAMES_NEXT))
                and _is_agency(closing.credit.organization or "")
            )
            told = index > self._first_paragraph and not self._is_above_head(index)
            if sourced and told and ends_sentence(lead) and not self._shows(index, lead):
                return None  # `..., the board said. (Reuters)` names whose news it is
            if self._is_dashed(line) and not self._is_in_head(index):
                return None  # `..., she said. - Ana Lima`
        return closing

    def _shows(self, index: int, lead: str) -> bool:
        """Say whether a sentence with an agency in brackets behind it, among the story's paragraphs, may be a caption.

        It is the only such line, more of the story stands below it than above, and nobody speaks in it.
        """
        return (
            2 * self._paragraphs_above(index) <= len(self._paragraphs)
            and self._sourced == 1
            and _STOP.search(lead) is None
            and _QUOTE.search(lead) is None
            and _attributions().isdisjoint(words_in(lead))
        )

    @cached_property
    def _sourced(self) -> int:
        """How many lines end in an agency in brackets."""
        closings = [line.says.closing for line in self._lines]
        return sum(one is not None and one.signs and one.bare for one in closings)

    def _is_dashed(self, line: CaptionLine) -> bool:
        """Say whether a line ends in a name behind a dash, as captions do, and letters and short reviews too: `The bell rings. - Ana Lima`."""
        closing = line.says.closing
        return closing is not None and closing.bare and self._text[line.start + closing.start] in _DASHES

    def _lead(self, index: int, closing: ClosingCredit) -> str:
        lead = self._text[self._lines[index].start : closing.start].rstrip()
        return _IMAGES.sub("", lead[credit_label(lead) :])  # `Foto: The bell (Ana Lima/Gazette)`

    # ------------------------------------------------------------------------------------ a credit on a line of its own

    def _last_of(self, index: int) -> int:
        """Return the last line of the credit that begins on a line: its name may stand below its label, or it is printed again."""
        lines = self._lines
        whole, last = lines[index].whole, index
        if whole is not None and whole.label and index + 1 < len(lines) and lines[index + 1].whole is not None:
            return index + 1
        while last + 1 < len(lines) and self._fold(last + 1) == self._fold(index):
            last += 1
        return last

    def _read_beside(self, index: int, *, above: bool) -> Reading | None:
        """Read the line above or below the credit on line `index` as its caption."""
        lines, text = self._lines, self._text
        last = self._last_of(index)
        chosen, other = (index - 1, last + 1) if above else (last + 1, index - 1)
        whole = lines[index].whole
        if whole is not None and whole.label:
            following = lines[last].whole if last > index else None
            whole = None if following is None or following.label else following._replace(sure=True)
        if whole is None or not self._candidates[chosen]:
            return None
        line, printed = lines[chosen], self._printed(chosen)
        paragraph = chosen in self._paragraphs
        if paragraph and len(self._paragraphs) < 2:
            return None
        gap = self._gap(index, above=above)
        beyond = chosen - 1 if above else chosen + 1
        stops = ends_sentence(printed)
        few = count_words(printed) < limit("fewest_words")
        if whole.sourced and (paragraph or few or not above or (stops and whole.signs)):
            return None  # where the story has it from
        if above and stops and self._ends_story(chosen, index):
            return None  # its last sentence, and whose its pictures are
        evidence = {
            "above": above,
            "sure": _is_sure(whole),
            "signs": whole.signs,
            "buttons": above and (whole.buttons or has_button(text, lines[index].end, self._start(index + 1))),
            "habit": self._one_sided[above] > (not self._candidates[other]),
            "alike": self._gaps[above, gap] > 1,
            "only": not self._candidates[other],
            "tight": gap == 1 or (gap == _BLANK and self._is_blank and self._is_first(chosen)),
            "tight_among_blank": gap == 1 and self._is_spaced,
            "unnamed": paragraph and _is_lone(whole.credit),
            "last": above and chosen == self._last_paragraph,
            "only_below": not above and not self._candidates[other] and self._begins_below,
            "short_below": not above
            and stops
            and not paragraph
            and (
                other in self._paragraphs
                or (not self._candidates[other] and self._begins_below and self._is_in_head(chosen))
            ),
            "phrase_above": above and not stops,
            "brief": above and not paragraph and printed[-1] not in _ASKS and _is_sure(whole),
            "phrase_below": not above and not stops,
            "sentences": _STOP.search(printed) is not None,
            "printed_again": self._known[printed.casefold()] > 1,
            "paragraph": paragraph,
            "paragraph_below": paragraph and not above,
            "paragraph_opposite": other in self._paragraphs,
            "story_opposite": above and self._opens_story(other),
            "story_beyond": not above and whole.credit.photographer is not None and self._opens_story(beyond),
            "lede": above and self._is_lede(chosen),
            "slot": self._opens_slot(chosen, above=above),
            "bracketed": above and text[lines[index].start] in OPENERS,
            "parted": above and self._is_in_head(chosen) and self._is_parted(last),
            "credit_beyond": 0 <= beyond < len(lines) and lines[beyond].whole is not None,
        }
        front = front_of(printed)
        caption = Caption(
            printed[front.end : without_buttons(printed, front.end, len(printed))],
            whole.credit,
            front.number,
            front.total,
            Span(line.start + front.end, line.end),
        )
        holding = tuple(name for name, holds in evidence.items() if holds)
        self._layout.judged.append(Judged(line.start, line.end, "CAP001", holding, _enough()))
        return Reading(min(chosen, index), max(chosen, last), caption, holding)

    def _opens_story(self, index: int) -> bool:
        """Say whether a line begins with a dateline, as the story does and no caption."""
        if not 0 <= index < len(self._lines):
            return False
        line = self._lines[index]
        readings = self._layout.reading(read_openings, self._text[line.start : line.end])
        found = choose_opening(self._text, line.start, line.end, readings) if readings else None
        return found is not None and (found.strong or found.weight >= _SURE_DATELINE)

    def _ends_story(self, chosen: int, index: int) -> bool:
        """Say whether a short sentence between the last paragraph and the copy's last credit may end the story as well."""
        return chosen - 1 == self._last_paragraph and index == self._credits[-1]

    def _opens_slot(self, index: int, *, above: bool) -> bool:
        """Say whether what stands on a line's own other side, claimed or not, is as short as a picture's number or button."""
        lines = self._layout.lines
        at = self._layout.line_at(self._lines[index].start) + (-1 if above else 1)
        return 0 <= at < len(lines) and is_short(self._text[lines[at].start : lines[at].end])

    def _is_lede(self, index: int) -> bool:
        """Say whether a line is the copy's first paragraph, below its head, and holds most of what the headline says."""
        if index != self._first_paragraph or self._is_above_head(index):
            return False
        said = {word for word in words_in(self._printed(self._headline)) if len(word) > _SMALL_WORD}
        told = set(words_in(self._printed(index)))
        return len(said) > 1 and 2 * len(said & told) >= len(said)

    def _is_parted(self, last: int) -> bool:
        """Say whether a line that something has claimed stands below a credit, and the story below that: a button, the byline, the time."""
        if last + 1 >= len(self._lines):
            return False
        below = self._layout.lines[self._layout.line_at(self._lines[last].start) + 1]
        return below.end <= self._lines[last + 1].start

    def _has(self, index: int, *, above: bool) -> bool:
        """Say whether a credit has a line that can be its caption on a side; a source has none below."""
        whole = self._lines[index].whole
        if not above and whole is not None and whole.sourced:
            return False
        return self._candidates[index - 1 if above else self._last_of(index) + 1]

    @cached_property
    def _one_sided(self) -> Counter[bool]:
        """How many credits have a line that can be their caption above and none below, and the other way round (False)."""
        sides = ((self._has(one, above=True), self._has(one, above=False)) for one in self._credits)
        return Counter(above for above, below in sides if above != below)

    @cached_property
    def _gaps(self) -> Counter[tuple[bool, int]]:
        """How many credits have a line that can be their caption above or not, so many line breaks away."""
        return Counter(
            (above, self._gap(one, above=above))
            for one in self._credits
            for above in (True, False)
            if self._has(one, above=above)
        )

    def _gap(self, index: int, *, above: bool) -> int:
        """Return how many line breaks part a credit from the line on a side."""
        first, second = (index - 1, index) if above else (self._last_of(index), self._last_of(index) + 1)
        return self._text.count("\n", self._lines[first].end, self._lines[second].start)


def ends_told(words: str) -> bool:
    """Say whether words end as a sentence of Chinese, Japanese or Korean does: `종은 1톤이 넘는다.`"""
    return _SYLLABLE.match(words[-2:]) is not None and words[-1] in _FULL_STOPS


def without_copyright(words: str) -> str:
    """Return words without the sign of rights that they end in: `(c)`."""
    return _COPYRIGHT.sub("", words).rstrip()


def _is_agency(name: str) -> bool:
    return agencies().named(name) is not None or agencies().in_dateline(name) is not None


def _last_word(line: str) -> str:
    return line.rpartition(" ")[2]


def _words_of(line: str) -> str:
    """Return a line without what one of two prints of a caption may have more than the other: capitals, and the stop at its end."""
    return without_stop(line.rstrip()).casefold()


def _may_be_caption(line: str) -> bool:
    """Say whether a line can be a caption at all: no time, name, author, mark of a page or of a list, and no long paragraph."""
    if len(line) > limit("long") or is_short(line) or len(_STOP.findall(line)) >= limit("sentences"):
        return False
    if line[0].islower() or line.startswith(_GOES_ON) or _LISTED.match(line) or _LETTER.search(line) is None:
        return False
    if is_name(line) or (" " not in line and line[0].isupper()):
        return False
    if ends_sentence(line):
        return len(line) > NEAR or not is_timestamp(line, 0, len(line))  # `May 4, 2020 10:15 a.m.`
    name = read_name(line)
    listed = name is not None and line[name.end : name.end + 1] in tuple(",;")
    if listed and (len(line) < _LISTS_AUTHORS or is_given_name(line.split(maxsplit=1)[0])):
        return False
    return not _has_time_or_byline(line)


def _has_time_or_byline(line: str) -> bool:
    """Say whether a short line that is no sentence holds a time stamp or an author."""
    if len(line) > NEAR or ends_sentence(line):
        return False
    return _ENDS_WITH_CLOCK.search(line) is not None or bool(find_timestamps(line) or find_byline(line))


def _is_lone(credit: Credit) -> bool:
    """Say whether a credit names one organisation and no more: `Getty`; not `Ellery Police via AP`."""
    return credit.photographer is None and not any(f"{word} " in credit.text for word in words_of("through"))


def _is_sure(whole: WholeCredit) -> bool:
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
