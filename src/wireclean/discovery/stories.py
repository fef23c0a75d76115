"""Which copies of a sample tell the same story: one story in several papers, its corrections and its rewrites count as one.

Two copies tell the same story when they share most of their runs of words. Of each copy's runs those with the smallest hashes are
compared (a bottom-k sketch), and only of copies that have at least one in common.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from zlib import crc32

from wireclean.discovery.sightings import Seen

__all__ = ["story_numbers"]

_WORD = re.compile(r"\w+")
_RUN = 4  # words: shorter runs are common speech
_KEPT = 48  # runs of a copy that are compared
_MOST = 0.5  # of them are shared by copies of one story; a paragraph in common, of background or of the page, is less
_CROWD = 24  # copies with a run in common: more of them have it from the page


def story_numbers(copies: Sequence[Seen]) -> list[int]:
    """Return for each copy the number of its story, counted from 0 in the order of the copies."""
    sketches = [_runs(copy) for copy in copies]
    holders: dict[int, list[int]] = defaultdict(list)
    for at, sketch in enumerate(sketches):
        for run in sketch:
            holders[run].append(at)
    numbers: list[int] = []
    stories = 0
    for at, sketch in enumerate(sketches):
        shared = Counter(other for run in sketch if len(holders[run]) <= _CROWD for other in holders[run] if other < at)
        twin = next((other for other, common in shared.most_common(1) if _alike(common, sketch, sketches[other])), None)
        if twin is None:
            numbers.append(stories)
            stories += 1
        else:
            numbers.append(numbers[twin])
    return numbers


def _alike(common: int, one: frozenset[int], other: frozenset[int]) -> bool:
    return common >= _MOST * min(len(one), len(other))


def _runs(copy: Seen) -> frozenset[int]:
    """Return the smallest hashes of the runs of words in the paragraphs of a copy that stay, or of all its lines."""
    prose = [line.text for line in copy.lines if line.prose and line.kept] or [line.text for line in copy.lines]
    hashes: set[int] = set()
    for line in prose:
        words = _WORD.findall(line.casefold())
        hashes.update(crc32(" ".join(words[at : at + _RUN]).encode()) for at in range(max(1, len(words) - _RUN + 1)))
    return frozenset(sorted(hashes)[:_KEPT])
