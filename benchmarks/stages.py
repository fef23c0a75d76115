"""`python -m benchmarks.stages [SOURCE]`: where the time of `clean` goes, by stage, and what touching the text costs at all.

A sampling profiler: a timer looks many times a second at what is running, and books it on the stage whose function the
pipeline called. Nothing is wrapped, so nothing is slowed down, and rules that call each other are booked once. Times are
given as shares, and as multiples of the floor, one `re.sub(r"\\s+", " ", text)` over the same texts.
"""

from __future__ import annotations

import argparse
import hashlib
import inspect
import signal
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from types import FrameType

from ahocorasick_rs import AhoCorasick

import wireclean
from benchmarks.clock import best_times
from benchmarks.corpus import dirty, from_source, generated
from benchmarks.peers import FLOOR
from wireclean.report.marked import family_name

__all__ = ["main", "profile"]

_INTERVAL = 0.0005  # seconds
_HOME = str(Path(wireclean.__file__).parent)
# By file, what the pipeline calls there; a rule is booked on its family, whatever file it is in.
_STAGES = {
    "rulebook/characters.py": "repair characters",
    "rulebook/hard_wraps.py": "spacing",
    "rulebook/spacing.py": "spacing",
    "rulebook/paragraphs.py": "paragraphs",
    "layout.py": "line table",
    "edits.py": "apply and chain edits",
    "assembly.py": "assemble the article",
}
_CALLERS = {f"{_HOME}/{file}" for file in ("pipeline.py", "repair.py", "recognition.py")}
_SCANNING = "CueTable.scan"
_ROUNDS = "the looks themselves"


def _families() -> dict[str, str]:
    """Return the stage of every finder by the place of its code, and of every file by the rules that are in it."""
    found: dict[str, str] = {}
    for rule in wireclean.rules.values():
        code = inspect.unwrap(rule.find).__code__
        stage = f"recognise: {family_name(rule.family).lower()} ({rule.family})"
        found[f"{code.co_filename}:{code.co_firstlineno}"] = stage
        found.setdefault(code.co_filename, stage)
    for file, stage in _STAGES.items():
        for place in [place for place in found if place.startswith(f"{_HOME}/{file}")]:
            found[place] = stage
        found[f"{_HOME}/{file}"] = stage
    return found


def profile(job: Callable[[str], object], texts: Sequence[str], rounds: int) -> Counter[str]:
    """Run `job` over the texts and return how many samples fell on each stage."""
    stages = _families()
    samples: Counter[str] = Counter()

    def look(_signal: int, frame: FrameType | None) -> None:
        below: FrameType | None = None  # what the innermost frame of the callers called
        while frame is not None and frame.f_code.co_filename not in _CALLERS:
            below, frame = frame, frame.f_back
        if frame is None:
            return
        while below is not None and not below.f_code.co_filename.startswith(_HOME):
            below = below.f_back if below.f_back is not frame else None
        if below is None:
            samples[_ROUNDS] += 1
            return
        code = below.f_code
        if code.co_qualname == _SCANNING:
            samples["cue scan"] += 1
            return
        place = f"{code.co_filename}:{code.co_firstlineno}"
        samples[stages.get(place) or stages.get(code.co_filename) or _ROUNDS] += 1

    for text in texts:
        job(text)
    before = signal.signal(signal.SIGALRM, look)
    signal.setitimer(signal.ITIMER_REAL, _INTERVAL, _INTERVAL)
    try:
        for _ in range(rounds):
            for text in texts:
                job(text)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
    return samples


def _touches() -> dict[str, Callable[[str], object]]:
    """Return what any cleaner must do at the least, one way or another: look at every character once."""
    cues = sorted({cue for rule in wireclean.rules.values() for cue in rule.cues})
    automaton = AhoCorasick(cues)
    return {
        'one white-space pass: `re.sub(r"\\s+", " ", text)`': FLOOR,
        'one split and join: `" ".join(text.split())`': lambda text: " ".join(text.split()),
        'lines: `text.split("\\n")`': lambda text: text.split("\n"),
        "lower case: `text.lower()`": str.lower,
        f"one automaton scan for all {len(cues):,} cues, lower case included": lambda text: (
            automaton.find_matches_as_indexes(text.lower())
        ),
        "SHA-256 of the UTF-8": lambda text: hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest(),
    }


def _table(name: str, texts: Sequence[str], rounds: int) -> None:
    size = sum(map(len, texts))
    print(f"\n### {name}: {len(texts):,} texts, {size / 1e6:.1f} million characters\n")
    jobs = {"clean": wireclean.clean, **_touches()}
    times = best_times(jobs, texts, rounds)
    whole = times.pop("clean")
    floor = next(iter(times.values()))
    samples = profile(wireclean.clean, texts, rounds)
    total = sum(samples.values())
    print("| stage of `clean` | share | times the floor |\n| --- | ---: | ---: |")
    for stage, number in samples.most_common():
        print(f"| {stage} | {100 * number / total:.1f} % | {whole / floor * number / total:.2f} |")
    print(f"| all | 100 % | {whole / floor:.2f} |")
    print("\n| touching every character | times the floor |\n| --- | ---: |")
    for what, seconds in times.items():
        print(f"| {what} | {seconds / floor:.2f} |")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.stages", description=__doc__)
    parser.add_argument("source", nargs="?", type=Path, help="measure on this folder, or file of JSON Lines, instead")
    parser.add_argument("--rounds", type=int, default=5, help="so many rounds over the texts (default 5)")
    args = parser.parse_args()
    if args.source is not None:
        _table(args.source.name, from_source(args.source), args.rounds)
    else:
        _table("clean copy", generated(), args.rounds)
        _table("dirty copy", dirty(), args.rounds)


if __name__ == "__main__":
    main()
