"""How `wireclean.discover` grows with the corpus: `python -m benchmarks.discover`.

Prints a Markdown table: by the number of copies, how long a copy takes in comparison with the smallest corpus (1.0 and less: linear),
and the most memory that the process held. Counting takes its time for each copy; looking at the samples takes the same for every
corpus with so many sources, so it is told apart. Copies are generated, with furniture planted in them.
"""

from __future__ import annotations

import argparse
import multiprocessing
import time
from collections.abc import Iterator
from typing import NamedTuple

import psutil

from wireclean.discovery import Tally, found_in
from wireclean.testing.sources import sources

_PARAGRAPHS = 3000  # that are put together anew for each copy


class Measured(NamedTuple):
    counting: float  # seconds of the processor
    looking: float
    proposals: int
    memory: float  # megabytes


def corpus(copies: int, groups: int) -> Iterator[tuple[str, str]]:
    """Yield so many copies of so many sources in turn, each with its source's name: furniture of its own, and paragraphs of no other."""
    drawn = list(sources(groups, 8))
    furniture = {copy.site: copy.furniture for copy in drawn}
    paragraphs = [
        line for copy in drawn for line in copy.text.split("\n\n") if line.endswith(".") and line.count(" ") > 12
    ]
    sites, pool = list(furniture), paragraphs[:_PARAGRAPHS]
    for number in range(copies):
        site = sites[number % groups]
        story = [f"After {number * 5 + at} days {pool[(number * 7919 + at * 104729) % len(pool)]}" for at in range(5)]
        yield site, "\n\n".join([f"Report {number} of the harbour", *story, *furniture[site]])


def measure(copies: int, groups: int, sample: int) -> Measured:
    """Read the corpus; the time of making it is small beside that."""
    tally = Tally(sample=sample)
    begun = time.process_time()
    for site, text in corpus(copies, groups):
        tally.add(site, text)
    counted = time.process_time()
    found = found_in(tally)
    looked = time.process_time()
    return Measured(counted - begun, looked - counted, len(found.proposals), psutil.Process().memory_info().rss / 1e6)


def main() -> None:
    """Measure each size in a process of its own, and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[20_000, 100_000, 1_000_000])
    parser.add_argument("--sources", type=int, default=200)
    parser.add_argument("--sample", type=int, default=32)
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
