"""Captions that their own line or label tells: a label before them, their button below, a credit at their end or before them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, cached_property

from wireclean.article import Caption, Span
from wireclean.data import agencies, load
from wireclean.data.languages import language_words
from wireclean.data.page_words import words_in
from wireclean.data.phrasebook import any_of
from wireclean.grammar.credit import (
    ClosingCredit,
    behind_buttons,
    closing_credit,
    credit_label,
    credit_words,
    whole_credit,
)
from wireclean.grammar.credit.words import words_of
from wireclean.grammar.names import is_name
from wireclean.grammar.sentences import count_words, ends_sentence, is_paragraph
from wireclean.grammar.timestamp import find_relative
from wireclean.rulebook.caption_copy import LETTER, LISTED, STOP, CaptionCopy, has_time_or_byline
from wireclean.rulebook.caption_lines import (
    CLOSERS,
    NOTHING,
    OPENERS,
    CaptionLine,
    file_end,
    front_of,
    is_short,
    limit,
)

__all__ = ["ToldCaptions", "ends_told", "hides_captions", "without_copyright"]

_SYLLABLE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_FULL_STOPS = "。."
_LABELLED = re.compile(r"[^\s:：]{1,8}[:：]")
_COPYRIGHT = re.compile(r"(?:\([cC]\)|[©ⓒ])\Z")
_IMAGES = re.compile(
    r"\A\d{1,2}(?=[A-Z][a-z]|A\s|[“\"])"
)  # how many pictures there are, glued to the caption of the first
_QUOTE = re.compile(r"[\"“”„«»]")
_NAMES_NEXT = (":", "：")
_DASHES = ("-", "–", "—")


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


class ToldCaptions:
    """The captions of one copy that need no weighing of what stands beside them."""

    def __init__(self, copy: CaptionCopy) -> None:
        """Look in `copy`."""
        self._copy = copy

    def labelled(self) -> Iterator[tuple[int, int, Caption | None]]:
        """Yield the captions that a label opens, by their first and last lines; without a caption a label whose caption is gone."""
        for index, line in enumerate(self._copy.lines):
            if line.caption and not (index <= self._copy.headline and self._points(line)):
                yield self._labelled(index)

    def _points(self, line: CaptionLine) -> bool:
        """Say whether a line opens with a word that points to a picture, as headlines do: `Pictured: Divers raise the ferry`."""
        return self._copy.text[line.start : line.caption].rstrip(" :：").casefold() in credit_words("pointing")

    def _labelled(self, index: int) -> tuple[int, int, Caption | None]:
        """Read a caption that a label opens, on its line or the next, with the credit above or below."""
        line = self._copy.lines[index]
        first, last = index, index
        start, end = line.caption, line.end
        if start >= end:
            last = index + 1
            following = self._copy.lines[last] if last < len(self._copy.lines) else None
            if following is None or following.whole or following.caption or is_short(self._copy.printed(last)):
                return index, index, None
            start, end = self._copy.lines[last].start, self._copy.lines[last].end
        credit = None
        closing = closing_credit(self._copy.text, start, end)
        above = self._copy.lines[index - 1].whole if index else None
        below = self._copy.lines[last + 1].whole if last + 1 < len(self._copy.lines) else None
        if closing is not None and closing.start > start and not closing.kind:
            credit, stop = closing.credit, closing.start
        elif above is not None and not above.label:
            first, credit, stop = index - 1, above.credit, end
        elif below is not None and not below.label and not below.labels_caption:
            last, credit, stop = last + 1, below.credit, end
        else:
            stop = end
        return first, last, Caption(self._copy.text[start:stop].rstrip(), credit, None, None, Span(start, end))

    def buttoned(self) -> Iterator[tuple[int, int, Caption]]:
        """Yield the captions that their button proves on the line below: `Hide Caption`."""
        rows = self._copy.layout.lines
        for index in range(self._copy.floor + 1, len(self._copy.lines)):
            line = self._copy.lines[index]
            below = self._copy.layout.line_at(line.start) + 1
            if (
                below < len(rows)
                and self._copy.text[slice(*rows[below])] in _hides()
                and self._copy.is_candidate(index)
            ):
                printed = self._copy.printed(index)
                if line.says.closing is None and behind_buttons(printed, 0, len(printed)) < len(printed):
                    yield index, index, Caption(printed, None, None, None, Span(line.start, line.end))

    def closed(self) -> Iterator[tuple[int, Caption]]:
        """Yield the lines that end in their credit, as captions.

        Where many paragraphs end in the name of an organisation they are a paper's news in brief, each with its source; where two end in a
        name behind a dash, each has its author.
        """
        found: list[tuple[int, Caption, bool]] = []
        dashed = sum([self._is_dashed(line) for line in self._copy.lines if line.says.closing is not None])
        for index, line in enumerate(self._copy.lines):
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
                lead = self._copy.printed(index) if closing is None or whole else self._lead(index, closing)
                credit = None if closing is None or whole else closing.credit
                front = front_of(lead)
                caption = Caption(lead[front.end :], credit, front.number, front.total, Span(line.start, line.end))
                found.append((index, caption, closing is not None and closing.signs and closing.bare))
        signed = sum(signs for *_, signs in found)
        briefs = signed > 1 and signed * limit("briefs") > len(self._copy.paragraphs)
        yield from ((index, caption) for index, caption, signs in found if not (signs and briefs))

    def _opened(self, index: int) -> Iterator[tuple[int, Caption, bool]]:
        """Yield the caption behind the credit that a line begins with: one sentence, and no headline."""
        line = self._copy.lines[index]
        opening, begin = line.says.opening, line.start + line.says.lead
        lead = self._copy.text[begin : line.end]
        if (
            opening is not None
            and index > self._copy.floor
            and len(lead) <= limit("long")
            and STOP.search(lead) is None
        ):
            yield index, Caption(lead, opening.credit, None, None, Span(begin, line.end)), False

    def _signs_the_story(self, index: int, closing: ClosingCredit) -> bool:
        """Say whether what stands behind the copy's last paragraph says who wrote it: `(Ana Lima, APA, 3.5.2023)`, `(AP, AFP)`, `(c)AFP`.

        It holds several things, of which none is of pictures, no stroke stands between name and agency, and another paragraph
        stands above. Or it is a sentence of a script of syllables, where captions are phrases and no full stop is theirs: what is
        credited there are the story's pictures.
        """
        if index < self._copy.last_paragraph or not self._copy.paragraphs_above(index):
            return False
        told = without_copyright(self._lead(index, closing).rstrip())
        if ends_told(told) and self._copy.printed(index).startswith(told) and _LABELLED.match(told) is None:
            return True
        printed = self._copy.text[closing.start : self._copy.lines[index].end]
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
        text, line = self._copy.text, self._copy.lines[index]
        start, end, closing = line.start, line.end, line.says.closing
        if closing is None:
            return None
        if closing.kind and index + 1 < len(self._copy.lines) and self._copy.lines[index + 1].whole:
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
        if not lead or find_relative(lead) is not None or is_short(lead) or LETTER.search(lead) is None:
            return None
        if (len(lead) > limit("first_line") or STOP.search(lead)) and index <= self._copy.floor:
            return None  # the headline may be part of it
        file = file_end(lead) > 0
        if not file and len(STOP.findall(lead)) >= limit("sentences"):
            return None
        if not file and len(lead) > limit("long") and (closing.bare or not ends_sentence(lead)):
            return None
        if closing.placed and not self._copy.is_above_head(index):
            return None
        if closing.bare or closing.signs:  # stories are signed so, and lines of authors read so
            if index > self._copy.last_paragraph or all(map(is_name, _joins().split(lead))) or LISTED.match(lead):
                return None
            if count_words(lead) < limit("fewest_words"):
                return None
            if not ends_sentence(lead) and has_time_or_byline(text[start:end]):
                return None
            if whole_credit(text, start, closing.start) is not None:
                return None
            sourced = (
                front.end == 0
                and (text[end - 1] in CLOSERS or any(mark in closing.credit.text for mark in _NAMES_NEXT))
                and _is_agency(closing.credit.organization or "")
            )
            told = index > self._copy.first_paragraph and not self._copy.is_above_head(index)
            if sourced and told and ends_sentence(lead) and not self._shows(index, lead):
                return None  # `..., the board said. (Reuters)` names whose news it is
            if self._is_dashed(line) and not self._copy.is_in_head(index):
                return None  # `..., she said. - Ana Lima`
        return closing

    def _shows(self, index: int, lead: str) -> bool:
        """Say whether a sentence with an agency in brackets behind it, among the story's paragraphs, may be a caption.

        It is the only such line, more of the story stands below it than above, and nobody speaks in it.
        """
        return (
            2 * self._copy.paragraphs_above(index) <= len(self._copy.paragraphs)
            and self._sourced == 1
            and STOP.search(lead) is None
            and _QUOTE.search(lead) is None
            and _attributions().isdisjoint(words_in(lead))
        )

    @cached_property
    def _sourced(self) -> int:
        """How many lines end in an agency in brackets."""
        closings = [line.says.closing for line in self._copy.lines]
        return sum(one is not None and one.signs and one.bare for one in closings)

    def _is_dashed(self, line: CaptionLine) -> bool:
        """Say whether a line ends in a name behind a dash, as captions do, and letters and short reviews too: `The bell rings. - Ana Lima`."""
        closing = line.says.closing
        return closing is not None and closing.bare and self._copy.text[line.start + closing.start] in _DASHES

    def _lead(self, index: int, closing: ClosingCredit) -> str:
        lead = self._copy.text[self._copy.lines[index].start : closing.start].rstrip()
        return _IMAGES.sub("", lead[credit_label(lead) :])  # `Foto: The bell (Ana Lima/Gazette)`


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
