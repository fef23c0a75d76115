"""How `wireclean.discover` grows with the corpus: `python -m benchmarks.discover`.

Prints a Markdown table: by the number of copies, how long a copy takes in comparison with the smallest corpus (1.0 and less: linear),
and the most memory that the process held. Counting takes its time for each copy; looking at the samples takes the same for every
corpus with so many sources, so it is told apart. Copies are generated, with furniture planted in them.
"""

from __future__ import annotations

import argparse
import multiprocessing
import time
from typing import NamedTuple

import psutil

from wireclean.config import Config
from wireclean.discovery import Tally, found_in
from wireclean.testing.sources import sources


class Measured(NamedTuple):
    counting: float  # seconds of the processor
    looking: float
    proposals: int
    memory: float  # megabytes


def measure(copies: int, groups: int, sample: int) -> Measured:
    """Read so many copies of so many sources; the time of generating them does not count."""
    tally = Tally(sample=sample)
    counting = 0.0
    for copy in sources(groups, copies // groups):
        begun = time.process_time()
        tally.add(copy.site, copy.text)
        counting += time.process_time() - begun
    begun = time.process_time()
    found = found_in(tally, Config())
    looking = time.process_time() - begun
    most = psutil.Process().memory_info()
    return Measured(counting, looking, len(found.proposals), getattr(most, "peak_wset", most.rss) / 1e6)


def main() -> None:
    """Measure each size in a process of its own, and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[20_000, 100_000, 1_000_000])
    parser.add_argument("--sources", type=int, default=200)
    parser.add_argument("--sample", type=int, default=64)
    options = parser.parse_args()
    print(
        "| copies | time of counting a copy, over that of the first row | counting, s | looking, s | rules | memory, MB |"
    )
    print("| ---: | ---: | ---: | ---: | ---: | ---: |", flush=True)
    first = 0.0
    for size in options.sizes:
        with multiprocessing.get_context("spawn").Pool(1) as pool:
            found = pool.apply(measure, (size, options.sources, options.sample))
        each = found.counting / size
        first = first or each
        print(
            f"| {size:,} | {each / first:.2f} | {found.counting:.0f} | {found.looking:.0f} | {found.proposals:,} "
            f"| {found.memory:,.0f} |",
            flush=True,
        )


if __name__ == "__main__":
    main()
