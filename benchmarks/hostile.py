"""Hostile input: time must grow with length, not faster."""

from __future__ import annotations

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


def growth(small: int, doublings: int) -> Iterator[tuple[str, list[float]]]:
    """Yield for each pattern the seconds at `small` characters and at every doubling."""
    for name, pattern in PATTERNS.items():
        seconds = []
        for step in range(doublings + 1):
            text = pattern * (small * 2**step // len(pattern))
            start = time.perf_counter()
            wireclean.clean(text)
            seconds.append(time.perf_counter() - start)
        yield name, seconds
