"""Hostile input: time and room must grow with length, not faster.

The patterns are of two kinds: those that somebody thought of, and for every rule with cues its own, made from the registry,
so that a new rule is tried without anybody's doing.
"""

from __future__ import annotations

import cProfile
import gc
import time
import tracemalloc
from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise

import wireclean

__all__ = ["MOST_GROWTH", "MOST_ROOM", "PATTERNS", "all_patterns", "calls", "grown", "of_rules", "room", "seconds"]

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
    "copyright with a name": "© A ",
    "mojibake": "Ã©",
    "entities": "&amp;",
    "toggles": "Show More ",
    "gallery": "1 of 9 A. Show More ",
    "counters without a gallery": "Item 2 of 9 on the list\n",
    "reporters": "(Reporting by A B) ",
    "links of posts": "pic.twitter.com/a ",
    "links of posts to strike": "https://t.co/abcd ",
    "share bars": "Share Facebook X LinkedIn Email Print ",
    "marks out of order": "\u0301\u0323",
    "surrogate pairs": "\ud83d\ude00",
    "lone surrogates": "\ud83d",
    "controls": "\0",
    "underscores": "_",
    "times": "May 4, ",
    "sentences": "The board met. ",
    "lines of furniture below prose": "Most read\nThe board of the town met and the vote was close, it said on Monday night.\n",
    "small tables": "Lions  10  2\nOtters  2  1\n\nThe vote passed\n\n",
}

MOST_GROWTH = 2.4  # times the time of half the length
MOST_ROOM = 60  # megabytes at the most, for a megabyte of copy in UTF-8
_LEAST = 0.1  # seconds: below that the timer's noise is too large a part
_TRIES = 4


def of_rules() -> Mapping[str, str]:
    """Return the patterns of every rule with cues: a cue on one line and on many, all of them, an example cut in half."""
    patterns: dict[str, str] = {}
    for code, rule in wireclean.rules.items():
        if rule.cues:
            cues = sorted(rule.cues, key=lambda cue: (len(cue), cue))
            copy = " ".join(rule.fixes[0].before.split())
            patterns[f"{code}: a cue, one line"] = f"{cues[0]} "
            patterns[f"{code}: a cue, many lines"] = f"{cues[-1]}\n"
            patterns[f"{code}: all cues, one line"] = f"{' '.join(cues)} "
            patterns[f"{code}: an example, one line"] = f"{copy} "
            patterns[f"{code}: half an example, one line"] = f"{copy[: len(copy) // 2]} "
    return patterns


def _text(pattern: str, length: int) -> str:
    return (pattern * (length // len(pattern) + 1))[:length]


def _timed(text: str) -> float:
    gc.collect()
    start = time.process_time()  # what else the machine does is no growth
    wireclean.clean(text)
    return time.process_time() - start


def seconds(pattern: str, small: int, doublings: int) -> list[float]:
    """Return the seconds at `small` characters and at every doubling.

    Where they grow too fast both lengths are tried again, and of each the best counts.
    """
    found = [_timed(_text(pattern, small))]
    for step in range(1, doublings + 1):
        half, text = _text(pattern, small * 2 ** (step - 1)), _text(pattern, small * 2**step)
        found.append(_timed(text))
        for _ in range(_TRIES):
            if not grown(found[-2:]):
                break
            found[-2:] = [min(found[-2], _timed(half)), min(found[-1], _timed(text))]
    return found


def calls(work: Callable[..., object], text: str, config: wireclean.Config | None = None) -> int:
    """Return how many calls `work` makes for a text: the same on every machine, where time is not."""
    profile = cProfile.Profile()
    profile.runcall(work, text, config=config)
    return sum(entry.callcount for entry in profile.getstats())


def grown(times: list[float]) -> bool:
    """Say whether a doubling took more than it may, of those long enough to tell."""
    return any(after >= _LEAST and after > MOST_GROWTH * before for before, after in pairwise(times))


def room(pattern: str, length: int) -> float:
    """Return how many megabytes `clean` takes at the most for a megabyte of the pattern, measured at `length` characters."""
    text = _text(pattern, length)
    wireclean.clean(text[:1000])  # what is loaded once is no part of it
    gc.collect()
    tracemalloc.start()
    try:
        wireclean.clean(text)
        return tracemalloc.get_traced_memory()[1] / len(text.encode("utf-8", "surrogatepass"))
    finally:
        tracemalloc.stop()


def all_patterns() -> Iterator[tuple[str, str]]:
    """Yield the name and the pattern of all that is tried."""
    yield from PATTERNS.items()
    yield from of_rules().items()
