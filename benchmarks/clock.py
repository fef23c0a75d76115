"""Ratios that hold: the jobs take turns on the same texts, and of the rounds of each the best counts."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Mapping, Sequence

__all__ = ["best_times"]


def best_times(jobs: Mapping[str, Callable[[str], object]], texts: Sequence[str], rounds: int) -> dict[str, float]:
    """Return for each job the seconds of its best round over all texts.

    Taking turns spreads what else the machine does over all jobs. Each job runs once on one text first, so that what is
    loaded late is not measured; garbage is collected between rounds and not during them.
    """
    best = dict.fromkeys(jobs, float("inf"))
    for job in jobs.values():
        job(texts[0])
    for _ in range(rounds):
        for name, job in jobs.items():
            gc.collect()
            gc.disable()
            try:
                start = time.perf_counter()
                for text in texts:
                    job(text)
                best[name] = min(best[name], time.perf_counter() - start)
            finally:
                gc.enable()
    return best
