"""`python -m benchmarks [FOLDER]`: throughput of `clean` against its peers, and growth on hostile input."""

from __future__ import annotations

import argparse
import re
import time
from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path

import ftfy

import wireclean
from benchmarks.corpus import dirty, from_folder, generated
from benchmarks.hostile import growth

try:
    from cleantext import clean as clean_text
except ModuleNotFoundError:  # an extra: pip install 'wireclean[bench]'
    clean_text = None

_SPACE = re.compile(r"\s+")


def _peers() -> dict[str, Callable[[str], object]]:
    peers: dict[str, Callable[[str], object]] = {
        "wireclean.clean": wireclean.clean,
        "ftfy.fix_text": ftfy.fix_text,
        r're.sub(r"\s+", " ", …)': lambda text: _SPACE.sub(" ", text),
    }
    if clean_text is not None:
        peers["cleantext.clean"] = clean_text
    return peers


def _best(job: Callable[[str], object], texts: Sequence[str], rounds: int) -> float:
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        for text in texts:
            job(text)
        times.append(time.perf_counter() - start)
    return min(times)


def _throughput(name: str, texts: Sequence[str], rounds: int) -> None:
    size = sum(len(text) for text in texts)
    print(
        f"\n{name}: {len(texts)} texts, {size / 1e6:.1f} million characters; time of wireclean.clean over the time of"
    )
    wireclean.clean(texts[0])
    times = {peer: _best(job, texts, rounds) for peer, job in _peers().items()}
    ours = times.pop("wireclean.clean")
    for peer, seconds in times.items():
        print(f"  {peer:28} {ours / seconds:8.3f}")


def _hostile(small: int, doublings: int) -> None:
    print(
        f"\nhostile input, {small / 1e6:g} million characters doubled {doublings} times: time over that of half the length"
    )
    for name, seconds in growth(small, doublings):
        ratios = "  ".join(f"{after / before:5.2f}" for before, after in pairwise(seconds))
        print(f"  {name:18} {ratios}")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, help="measure on the text files of this folder as well")
    parser.add_argument("--rounds", type=int, default=3, help="take the best of so many rounds (default 3)")
    parser.add_argument("--small", type=int, default=500_000, help="shortest hostile input (default 500000 characters)")
    parser.add_argument("--doublings", type=int, default=3, help="how often to double it (default 3)")
    args = parser.parse_args()
    _throughput("clean copy", generated(), args.rounds)
    _throughput("dirty copy", dirty(), args.rounds)
    if args.folder is not None:
        _throughput(str(args.folder), from_folder(args.folder), args.rounds)
    _hostile(args.small, args.doublings)


if __name__ == "__main__":
    main()
