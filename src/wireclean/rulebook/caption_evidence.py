"""What speaks for a line being a photo's caption, gathered and weighed once (`data/captions.toml`).

A caption has a credit: in the line above or below it, or at its own end. A credit on a line of its own has its caption on one
side, on the other, or nowhere, and a name alone at the end of a paragraph may be a credit or not. What decides is where the two
stand and how the rest of the copy does it. A line without a credit beside it is never read.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache, cached_property
from itertools import pairwise
from typing import NamedTuple

from wireclean.article import Caption, Credit, Span
from wireclean.data import load
from wireclean.data.page_words import words_in
from wireclean.grammar.credit import (
    has_button,
    without_buttons,
)
from wireclean.grammar.credit.words import words_of
from wireclean.grammar.sentences import count_words, ends_sentence
from wireclean.layout import Judged
from wireclean.rulebook.caption_copy import STOP, CaptionCopy, is_sure
from wireclean.rulebook.caption_lines import (
    OPENERS,
    front_of,
    is_short,
    limit,
)

__all__ = ["Reading", "Readings"]

_ASKS = "?？؟"
_BLANK = 2  # line breaks of a blank line
_SMALL_WORD = 3  # letters of a word that may be an article


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
    """The captions that the lines beside the credits of one copy may be."""

    def __init__(self, copy: CaptionCopy) -> None:
        """Read `copy`; nothing is reckoned before it is asked for."""
        self._copy = copy

    @cached_property
    def _is_spaced(self) -> bool:
        """Whether the copy sets most of its lines apart with blank ones."""
        gaps = [self._copy.text.count("\n", one.end, two.start) > 1 for one, two in pairwise(self._copy.lines)]
        return sum(gaps) * 2 > len(gaps)

    @cached_property
    def _is_blank(self) -> bool:
        """Whether the copy sets its lines apart with blank ones throughout, so that a blank line parts no more than a line end does elsewhere."""
        close = sum(self._copy.text.count("\n", one.end, two.start) == 1 for one, two in pairwise(self._copy.lines))
        return close * 20 < len(self._copy.lines)

    def _is_first(self, index: int) -> bool:
        """Say whether a line stands where no caption but the first picture's does: above all paragraphs, or above the byline or time.

        More than one sentence may be the story's first paragraph, unless byline or time stand below.
        """
        if self._copy.is_above_head(index):
            return True
        return self._copy.paragraphs_above(index) == 0 and STOP.search(self._copy.printed(index)) is None

    @cached_property
    def _begins_below(self) -> bool:
        """Whether the first credit stands right below the byline or time, or above all paragraphs: then captions stand below their credits, and further down as well.

        Among paragraphs alone, what follows a credit is the story's next.
        """
        first = self._credits[0]
        at = self._copy.layout.line_at(self._copy.lines[first].start)
        return self._copy.paragraphs_above(first) == 0 or any(
            map(self._copy.is_of_head, self._copy.layout.lines[max(at - 1, 0) : at])
        )

    @cached_property
    def _known(self) -> Counter[str]:
        return Counter(map(self._copy.fold, range(len(self._copy.lines))))

    @cached_property
    def _candidates(self) -> dict[int, bool]:
        """Whether the lines beside each credit can be captions at all."""
        beside = (at for index in self._credits for at in (index - 1, self._copy.last_of(index) + 1))
        return {at: self._copy.is_candidate(at) for at in beside}

    @cached_property
    def _credits(self) -> list[int]:
        """Return the credits on lines of their own, each once, without those that only sign the story."""
        found: list[int] = []
        after = 0  # a credit may be printed again, or its label stand above the name
        for index, line in enumerate(self._copy.lines):
            whole = line.whole
            if index < after or whole is None or whole.labels_caption:
                continue
            after = self._copy.last_of(index) + 1
            signs = whole.signs or ("©" in whole.credit.text and whole.credit.photographer is None)
            if not (signs and index > self._copy.last_paragraph):
                found.append(index)
        return found

    def beside(self) -> Iterator[Reading]:
        """Yield what stands above and below each credit that has a line of its own, however little speaks for it."""
        for index in self._credits:
            for above in (True, False):
                reading = self._read_beside(index, above=above)
                if reading is not None:
                    yield reading

    def _start(self, index: int) -> int:
        return self._copy.lines[index].start if index < len(self._copy.lines) else len(self._copy.text)

    def _read_beside(self, index: int, *, above: bool) -> Reading | None:
        """Read the line above or below the credit on line `index` as its caption."""
        lines, text = self._copy.lines, self._copy.text
        last = self._copy.last_of(index)
        chosen, other = (index - 1, last + 1) if above else (last + 1, index - 1)
        whole = lines[index].whole
        if whole is not None and whole.label:
            following = lines[last].whole if last > index else None
            whole = None if following is None or following.label else following._replace(sure=True)
        if whole is None or not self._candidates[chosen]:
            return None
        line, printed = lines[chosen], self._copy.printed(chosen)
        paragraph = chosen in self._copy.paragraphs
        if paragraph and len(self._copy.paragraphs) < 2:
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
            "sure": is_sure(whole),
            "signs": whole.signs,
            "buttons": above and (whole.buttons or has_button(text, lines[index].end, self._start(index + 1))),
            "habit": self._one_sided[above] > (not self._candidates[other]),
            "alike": self._gaps[above, gap] > 1,
            "only": not self._candidates[other],
            "tight": gap == 1 or (gap == _BLANK and self._is_blank and self._is_first(chosen)),
            "tight_among_blank": gap == 1 and self._is_spaced,
            "unnamed": paragraph and _is_lone(whole.credit),
            "last": above and chosen == self._copy.last_paragraph,
            "only_below": not above and not self._candidates[other] and self._begins_below,
            "short_below": not above
            and stops
            and not paragraph
            and (
                other in self._copy.paragraphs
                or (not self._candidates[other] and self._begins_below and self._copy.is_in_head(chosen))
            ),
            "phrase_above": above and not stops,
            "brief": above and not paragraph and printed[-1] not in _ASKS and is_sure(whole),
            "phrase_below": not above and not stops,
            "sentences": STOP.search(printed) is not None,
            "printed_again": self._known[printed.casefold()] > 1,
            "paragraph": paragraph,
            "paragraph_below": paragraph and not above,
            "paragraph_opposite": other in self._copy.paragraphs,
            "story_opposite": above and self._copy.opens_story(other),
            "story_beyond": not above and whole.credit.photographer is not None and self._copy.opens_story(beyond),
            "lede": above and self._is_lede(chosen),
            "slot": self._opens_slot(chosen, above=above),
            "bracketed": above and text[lines[index].start] in OPENERS,
            "parted": above and self._copy.is_in_head(chosen) and self._is_parted(last),
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
        self._copy.layout.judged.append(Judged(line.start, line.end, "CAP001", holding, _enough()))
        return Reading(min(chosen, index), max(chosen, last), caption, holding)

    def _ends_story(self, chosen: int, index: int) -> bool:
        """Say whether a short sentence between the last paragraph and the copy's last credit may end the story as well."""
        return chosen - 1 == self._copy.last_paragraph and index == self._credits[-1]

    def _opens_slot(self, index: int, *, above: bool) -> bool:
        """Say whether what stands on a line's own other side, claimed or not, is as short as a picture's number or button."""
        lines = self._copy.layout.lines
        at = self._copy.layout.line_at(self._copy.lines[index].start) + (-1 if above else 1)
        return 0 <= at < len(lines) and is_short(self._copy.text[lines[at].start : lines[at].end])

    def _is_lede(self, index: int) -> bool:
        """Say whether a line is the copy's first paragraph, below its head, and holds most of what the headline says."""
        if index != self._copy.first_paragraph or self._copy.is_above_head(index):
            return False
        said = {word for word in words_in(self._copy.printed(self._copy.headline)) if len(word) > _SMALL_WORD}
        told = set(words_in(self._copy.printed(index)))
        return len(said) > 1 and 2 * len(said & told) >= len(said)

    def _is_parted(self, last: int) -> bool:
        """Say whether a line that something has claimed stands below a credit, and the story below that: a button, the byline, the time."""
        if last + 1 >= len(self._copy.lines):
            return False
        below = self._copy.layout.lines[self._copy.layout.line_at(self._copy.lines[last].start) + 1]
        return below.end <= self._copy.lines[last + 1].start

    def _has(self, index: int, *, above: bool) -> bool:
        """Say whether a credit has a line that can be its caption on a side; a source has none below."""
        whole = self._copy.lines[index].whole
        if not above and whole is not None and whole.sourced:
            return False
        return self._candidates[index - 1 if above else self._copy.last_of(index) + 1]

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
        first, second = (index - 1, index) if above else (self._copy.last_of(index), self._copy.last_of(index) + 1)
        return self._copy.text.count("\n", self._copy.lines[first].end, self._copy.lines[second].start)


def _is_lone(credit: Credit) -> bool:
    """Say whether a credit names one organisation and no more: `Getty`; not `Ellery Police via AP`."""
    return credit.photographer is None and not any(f"{word} " in credit.text for word in words_of("through"))
