"""FUR: a button or marker of the page that a flattener has glued behind the last sentence of a paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wireclean.article import Edit
from wireclean.data.phrasebook import phrases
from wireclean.grammar.sentences import sentence_start
from wireclean.layout import Layout, Line
from wireclean.rulebook.furniture import furniture_key
from wireclean.rulebook.rule import Stage, rule

__all__ = ["glued_furniture"]


@rule(
    "FUR022",
    "glued-furniture",
    stage=Stage.RECOGNITION,
    after=["OFF001", "OFF002"],
    needs_cue=False,
    fixes=[
        (
            "The bell of the Aurora weighs more than a ton. Story continues below advertisement\n\nIt was cast in 1871.",
            "The bell of the Aurora weighs more than a ton.\n\nIt was cast in 1871.",
        ),
        (
            "“The bell weighs a ton,” the harbour master said. Advertisement",
            "“The bell weighs a ton,” the harbour master said.",
        ),
        (
            "The bell of the Aurora weighs more than a ton. ADVERTISEMENT It was cast in 1871. Story continues below advertisement It rang twice.",
            "The bell of the Aurora weighs more than a ton. It was cast in 1871. It rang twice.",
        ),
        (
            "Scroll down for video The bell of the Aurora weighs more than a ton.",
            "The bell of the Aurora weighs more than a ton.",
        ),
        (
            "The bell of the Aurora weighs more than a ton. Continue reading...",
            "The bell of the Aurora weighs more than a ton.",
        ),
    ],
    keeps=[
        "The bell weighs a ton. He told the boys to read more",
        "The report is by the Port Ellery Observer and U.S. News",
        "Read More Lane is shut, the harbour master said.",
        "What they could not do without was this. Advertisement and more advertisement.",
    ],
)
def glued_furniture(layout: Layout) -> Iterator[Edit]:
    """A paragraph ends, behind its last sentence, in words that are page furniture on a line of their own.

    They have no full stop, begin with a capital, and what stands before them ends as a sentence does, and not in an
    abbreviation. So no sentence of the story is cut.
    """
    text = layout.text
    if layout.run_on and layout.lines:
        yield from _inside(layout, layout.lines[-1])
    for line in layout.lines:
        end = text[max(line.start, line.end - _LONGEST) : line.end]
        if end[-1] in _STOPS and not end.endswith(("...", "…")):
            continue  # as most lines of stories
        start = sentence_start(text, line.end, line.end - len(end))
        if (
            line.start < start < line.end
            and not text[start].islower()
            and _SENTENCE.search(text, max(line.start, start - _BEFORE), start) is not None
            and furniture_key(text[start : line.end]) in phrases().furniture_line
            and layout.is_free(*line)
        ):
            yield layout.strike(start, line.end, "FUR022")


def _inside(layout: Layout, line: Line) -> Iterator[Edit]:
    """Yield the strikes of furniture between two sentences of copy that lost its line breaks, and before the first.

    It is printed in capitals or has three words at least, behind the end of one sentence and before the capital of the next.
    """
    text, known = layout.text, phrases().furniture_line
    for start in (line.start, *(stop.end() for stop in _STOPPED.finditer(text, *line))):
        best = 0
        for end in _ends(text, start, min(line.end, start + _LONGEST)):
            words = text[start:end]
            telling = words.count(" ") >= _FEWEST_WORDS - 1 or (words.isupper() and end - start >= _SHORTEST)
            if telling and words[-1] not in _HEADS and furniture_key(words) in known:
                best = end
        if best and layout.is_free(start, best):
            yield layout.strike(start, best, "FUR022")


def _ends(text: str, start: int, stop: int) -> Iterator[int]:
    """Yield where words from `start` on end before a capital, a quotation mark or the end."""
    for word in _SPACE.finditer(text, start, stop):
        if _OPENS.match(text, word.end()) is not None:
            yield word.start()


_STOPPED = re.compile(r"(?:(?<=[^\W\d_]{3})|(?<=\d{3})|(?<=[)\]%»”\"]))[.!?…][»”’\")]?[ ](?=[A-ZÀ-Þ])")
_SPACE = re.compile(r"[ ]")
_OPENS = re.compile(r"[A-ZÀ-Þ“\"‘«]")
_HEADS = ":："  # behind it stands what the words head: READ MORE: Ferry fares to rise
_FEWEST_WORDS = 3
_SHORTEST = 10
_LONGEST = 80
_BEFORE = 12
_STOPS = '.!?…。।"”’'
# The end of a sentence that is none of an abbreviation: `a ton. `, `said.” `, `1871? `
_SENTENCE = re.compile(r"(?: [^\W\d_]{3} | \d{3} | [)\]%»”\"] ) [.!?…] [»”’\")]? \s* \Z", re.VERBOSE)
