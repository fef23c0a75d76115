"""The judgement over the table of segments: weights say how likely a line that nothing explains is no part of the story.

The weights are data (`data/weights.toml`), fitted by `scripts/fit_weights.py` on labelled copy in folds by site. Only lines that no
rule explains are judged, and only in copy in which a rule found something that clean text cannot hold, so that clean text
is left alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from math import exp, log
from typing import NamedTuple

from wireclean.data import load
from wireclean.layout import Judged, Level
from wireclean.segments import Segment, Table

__all__ = ["off_story"]


class _Weights(NamedTuple):
    """The weights of one label: its log odds where nothing is known, and what each feature adds."""

    base: float
    features: Mapping[str, float]
    strike: Mapping[str, float]  # by level: the probability from which a line is struck


@cache
def _weights() -> _Weights:
    table = load("weights.toml")["off-story"]
    return _Weights(table["base"], table["features"], table["strike"])


def off_story(table: Table, level: Level, judged: list[Judged]) -> Iterator[Segment]:
    """Yield the segments that nothing explains and that are so likely no part of the story that they are struck.

    What was weighed goes to `judged`, struck or not.
    """
    if not table.witnessed:
        return
    weights = _weights()
    strike = weights.strike[level]
    needed = log(strike / (1 - strike))
    for segment in table.segments:
        if segment.role == "free":
            judged.append(Judged(segment.start, segment.end, "OFF001", ("base", *segment.features), needed))
            odds = weights.base + sum(weights.features.get(feature, 0.0) for feature in segment.features)
            probability = 1 / (1 + exp(-odds))
            if probability >= strike:
                yield segment
