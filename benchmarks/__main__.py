"""`python -m benchmarks [SOURCE ...]`: `clean` against its peers and the floor, and growth on hostile input.

Every figure of time is a ratio of times taken in one run on the same texts. What is printed is Markdown. The exit status is
1 when the time of a hostile pattern grows faster than its length.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from itertools import pairwise
from pathlib import Path

from benchmarks.clock import best_times
from benchmarks.corpus import dirty, from_source, generated
from benchmarks.hostile import MOST_GROWTH, MOST_ROOM, PATTERNS, all_patterns, grown, room, seconds
from benchmarks.peers import peers


def _ratios(corpora: Mapping[str, Sequence[str]], rounds: int) -> None:
    known = dict(peers())
    missing = [name for name, job in known.items() if job is None]
    jobs = {name: job for name, job in known.items() if job is not None}
    columns = [best_times(jobs, texts, rounds) for texts in corpora.values()]
    print("\n## Time of wireclean.clean over the time of\n")
    heads = [
        f"{name}: {len(texts):,} texts, {sum(map(len, texts)) / 1e6:.1f} M characters"
        for name, texts in corpora.items()
    ]
    print(f"| | {' | '.join(heads)} |\n| --- |{' ---: |' * len(heads)}")
    for peer in jobs:
        if peer != "wireclean.clean":
            ratios = " | ".join(f"{times['wireclean.clean'] / times[peer]:.3f}" for times in columns)
            print(f"| `{peer}` | {ratios} |")
    if missing:
        print(f"\nNot installed, so left out: {', '.join(missing)}; `pip install 'wireclean[bench]'` has them.")


def _hostile(small: int, doublings: int) -> bool:
    """Print how time grows, and how much room is taken; say whether time never grew faster than it may."""
    print("\n## Growth on hostile input: time over that of half the length\n")
    print(f"At most {MOST_GROWTH}; what takes less than a tenth of a second is too short to tell.\n")
    lengths = [f"{small * 2**step / 1e6:g} M" for step in range(1, doublings + 1)]
    print(f"| copy | {' | '.join(lengths)} |\n| --- |{' ---: |' * doublings}")
    linear = True
    for name, pattern in all_patterns():
        times = seconds(pattern, small, doublings)
        linear = linear and not grown(times)
        ratios = " | ".join(f"{after / before:.2f}" for before, after in pairwise(times))
        print(f"| {_cell(name)}{' **too much**' if grown(times) else ''} | {ratios} |", flush=True)
    print("\n## Room on hostile input: megabytes at the most for a megabyte of copy in UTF-8\n")
    print(f"At most {MOST_ROOM}, save where every few characters have an edit or a line of their own.\n")
    print("| copy | megabytes |\n| --- | ---: |")
    for name, pattern in PATTERNS.items():
        print(f"| {_cell(name)} | {room(pattern, 4 * small):.0f} |", flush=True)
    return linear


def _cell(name: str) -> str:
    return name.replace("|", "\\|")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument(
        "sources",
        nargs="*",
        type=Path,
        metavar="SOURCE",
        help="measure on these folders, or files of JSON Lines, as well",
    )
    parser.add_argument("--rounds", type=int, default=3, help="take the best of so many rounds (default 3)")
    parser.add_argument("--small", type=int, default=64_000, help="shortest hostile input (default 64000 characters)")
    parser.add_argument("--doublings", type=int, default=7, help="how often to double it (default 7, 0 for none)")
    args = parser.parse_args()
    corpora = {"clean copy": generated(), "dirty copy": dirty()}
    corpora |= {source.name: from_source(source) for source in args.sources}
    _ratios(corpora, args.rounds)
    if args.doublings and not _hostile(args.small, args.doublings):
        raise SystemExit("time grew faster than the length of the input")


if __name__ == "__main__":
    main()
