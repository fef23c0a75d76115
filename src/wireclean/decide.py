"""The judgement over the table of segments: weights say how likely a line that nothing explains is no part of the story.

The weights are data (`data/weights.toml`), fitted by `scripts/fit_weights.py` on labelled copy in folds by site. Only lines that no
rule explains are judged, and only in copy in which a rule found something that clean text cannot hold, so that clean text
is left alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from math import log
from typing import NamedTuple

from wireclean.data import load
from wireclean.layout import Judged, Level
from wireclean.segments import Segment, Table

__all__ = ["off_story"]


class _Weights(NamedTuple):
    """The weights of one label: its log odds where nothing is known, what each feature adds, and how much may be at risk."""

    base: float
    features: Mapping[str, float]
    spare: float  # words that count beside those of the line, so that a single word is not struck on a guess
    risk: Mapping[str, float]  # by level: how many words of the story a strike may be expected to lose


@cache
def _weights() -> _Weights:
    table = load("weights.toml")["off-story"]
    return _Weights(table["base"], table["features"], table["spare"], table["risk"])


def off_story(table: Table, level: Level, judged: list[Judged]) -> Iterator[Segment]:
    """Yield the segments that nothing explains and that are so likely no part of the story that they are struck.

    A long line must be surer than a short one: what counts is how many words of the story a strike is expected to lose. A
    sentence with prose on both sides stays, whatever speaks against it. What was weighed goes to `judged`, struck or not.
    """
    if not table.witnessed:
        return
    weights = _weights()
    segments = table.segments
    needed = [log((segment.words + weights.spare) / weights.risk[level] - 1) for segment in segments]
    off = [
        segment.features and _odds(segment, weights) >= least for segment, least in zip(segments, needed, strict=True)
    ]
    kept = [segment.role == "prose" and not struck for segment, struck in zip(segments, off, strict=True)]
    for index, segment in enumerate(segments):
        among_prose = segment.role == "prose" and index and kept[index - 1] and any(kept[index + 1 : index + 2])
        if segment.features and not among_prose:
            judged.append(Judged(segment.start, segment.end, "OFF001", ("base", *segment.features), needed[index]))
            if off[index]:
                yield segment


def _odds(segment: Segment, weights: _Weights) -> float:
    """Return the log odds that a segment is no part of the story."""
    known = weights.features.get
    return weights.base + sum([known(feature, 0.0) for feature in segment.features])
