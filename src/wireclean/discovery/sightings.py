"""One copy of the sample as wireclean itself sees it: its lines, and what becomes of each when the copy is cleaned."""

from __future__ import annotations

from typing import NamedTuple

from wireclean.article import Span
from wireclean.config import Config
from wireclean.data.reasons import weights_of
from wireclean.grammar.sentences import is_paragraph, looks_like_prose
from wireclean.layout import Layout, Line
from wireclean.recognition import Look, looks_at
from wireclean.rulebook.furniture import furniture_key

__all__ = ["Seen", "Sighting", "see"]

_LEFT = 0.5  # of a line: what wireclean leaves more of, it leaves
_PAGE_RULE = "OFF001"  # the judgement by which a line that no rule explains is not the story's


class Sighting(NamedTuple):
    """A line of a copy.

    It is the line `at` of the copy, counted from 0. `left` is the part of it that stays when the copy is cleaned, `field` says that it, or a part, is read into a field. `zone` is
    where it stands: head, body or tail, before, between and behind the paragraphs that stay. `doubt` is the sum by which wireclean
    weighs that it is no part of the story: above 0 speaks for that.
    """

    at: int
    text: str
    key: str
    left: float
    field: bool
    prose: bool
    zone: str
    doubt: float

    @property
    def kept(self) -> bool:
        """Whether most of it stays."""
        return self.left > _LEFT


class Seen(NamedTuple):
    """A copy, what it is called, and its lines in order."""

    text: str
    origin: str
    lines: tuple[Sighting, ...]


def see(text: str, origin: str, config: Config) -> Seen:
    """Clean a copy and return what became of its lines, which are those that rules look at: repaired, and parted where they run on."""
    looks = looks_at(text, config)
    layout, offsets = looks[0]
    struck, read = _marks(text, looks, config)
    doubts = _doubts(layout)
    known: list[tuple[Line, str, float, bool, bool]] = []
    for line in layout.lines:
        span = offsets.span_to_source(Span(*line))
        words = layout.text[line.start : line.end]
        solid = [at for at in range(*span) if not text[at].isspace()]
        left = sum(not struck[at] for at in solid) / max(len(solid), 1)
        known.append((line, words, left, any(read[at] for at in solid), looks_like_prose(words)))
    story = [
        at for at, (_, words, left, field, prose) in enumerate(known) if prose and left > _LEFT and is_paragraph(words)
    ]
    first, last = (story[0], story[-1]) if story else (len(known), -1)
    lines = tuple(
        Sighting(
            at, words, furniture_key(words), left, field, prose,
            "head" if at < first else "tail" if at > last else "body", doubts.get(line.start, 0.0),
        )
        for at, (line, words, left, field, prose) in enumerate(known)
    )  # fmt: skip
    return Seen(text, origin, lines)


def _marks(text: str, looks: list[Look], config: Config) -> tuple[bytearray, bytearray]:
    """Return for each character of the source whether it is struck, and whether it is read into a field."""
    struck, read = bytearray(len(text)), bytearray(len(text))
    rules = config.rules
    for layout, offsets in looks:
        for edit in layout.edits:
            if not config.allows(rules[edit.rule]):
                continue
            start, end = offsets.span_to_source(edit.span)
            if not edit.leaves:
                struck[start:end] = b"\1" * (end - start)
            if edit.value is not None:
                read[start:end] = b"\1" * (end - start)
    return struck, read


def _doubts(layout: Layout) -> dict[int, float]:
    """Return by the start of a line the sum of what speaks for it being no part of the story."""
    weights = weights_of("off-story")
    return {
        judged.start: sum(weights.get(name, 0.0) for name in judged.evidence) - judged.needed
        for judged in layout.judged
        if judged.code == _PAGE_RULE
    }
