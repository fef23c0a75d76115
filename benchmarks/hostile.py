"""Hostile input: time must grow with length, not faster."""

from __future__ import annotations

import gc
import time
from collections.abc import Iterator

import wireclean

__all__ = ["PATTERNS", "growth"]

PATTERNS = {
    "capitals": "A",
    "capital words": "AB ",
    "dots": ".",
    "digits": "1",
    "spaces": " ",
    "1 of": "1 of ",
    "1 of 2": "1 of 2 ",
    "open brackets": "(",
    "By A and": "By A and ",
    "em dash": "—",
    "spaced dashes": " — ",
    "mixed-case names": "Aa ",
    "newlines": "\n",
    "short lines": "Ab\n",
    "hyphen wraps": "the harbour board of the town and its long inter-\nnational debate over fees and rules for\n",
    "agency": "(AP) ",
    "copyright": "© ",
    "mojibake": "Ã©",
    "entities": "&amp;",
    "toggles": "Show More ",
    "times": "May 4, ",
    "sentences": "The board met. ",
}


_RUNS = 3


def _timed(text: str) -> float:
    gc.collect()
    start = time.perf_counter()
    wireclean.clean(text)
    return time.perf_counter() - start


def growth(small: int, doublings: int) -> Iterator[tuple[str, list[float]]]:
    """Yield for each pattern the seconds, the best of a few runs, at `small` characters and at every doubling."""
    for name, pattern in PATTERNS.items():
        seconds = []
        for step in range(doublings + 1):
            text = pattern * (small * 2**step // len(pattern))
            seconds.append(min(_timed(text) for _ in range(_RUNS)))
        yield name, seconds
