"""How `wireclean convert` grows with workers and with the corpus: `python -m benchmarks.convert`.

Prints two Markdown tables: how many times faster two workers are than one, and the most memory that the processes of a
run hold together, by the number of articles. Articles are generated, from JSON Lines to Parquet.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psutil

_WORDS = [
    "harbour",
    "ship",
    "diver",
    "museum",
    "bronze",
    "quay",
    "tide",
    "crew",
    "rope",
    "deck",
    "archive",
    "mayor",
    "storm",
    "north",
    "bell",
    "captain",
]


def article(chance: random.Random, number: int) -> str:
    """Return invented copy: head, dateline, a few paragraphs, a tail."""
    paragraphs = [
        ". ".join(" ".join(chance.choices(_WORDS, k=chance.randint(6, 18))).capitalize() for _ in range(3)) + "."
        for _ in range(chance.randint(2, 5))
    ]
    head = f"Bell number {number} weighs a ton\nBy Ana Lima\n\nLISBON, May {number % 28 + 1} (Reuters) - "
    return head + "\n\n".join(paragraphs) + "\n\n(Reporting by Ana Lima; Editing by Tom Reed)"


def generate(path: Path, number: int) -> None:
    """Write a corpus."""
    chance = random.Random(number)
    with open(path, "w", encoding="utf-8") as file:
        for index in range(number):
            file.write(json.dumps({"id": index, "text": article(chance, index)}) + "\n")


def convert(source: Path, dest: Path, workers: int, chunk_size: str) -> tuple[float, float]:
    """Return the seconds of a run, and the most megabytes that its processes held together."""
    call = [sys.executable, "-m", "wireclean", "convert", source, dest, "--force", "--quiet", "--isolated"]
    begun = time.perf_counter()
    process = subprocess.Popen([*map(str, call), "--workers", str(workers), "--chunk-size", chunk_size])
    watched = psutil.Process(process.pid)
    most = 0.0
    while process.poll() is None:
        held = 0
        try:
            for each in (watched, *watched.children(recursive=True)):
                held += _memory(each)
        except psutil.Error:
            continue
        most = max(most, held / 1e6)
        time.sleep(0.05)
    if process.returncode:
        raise SystemExit(process.returncode)
    return time.perf_counter() - begun, most


def _memory(process: psutil.Process) -> int:
    """Return the bytes that a process holds; of those that several share its part, where the system tells (Linux)."""
    held = process.memory_full_info()
    return int(getattr(held, "pss", held.rss))


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--ratio-at", type=int, default=100_000, help="articles for the ratio of two workers to one")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--chunk-size", default="4M")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        source, dest = Path(folder, "in.jsonl"), Path(folder, "out.parquet")
        if options.ratio_at:
            generate(source, options.ratio_at)
            ratios = []
            for _ in range(options.rounds):
                one, two = (convert(source, dest, workers, options.chunk_size)[0] for workers in (1, 2))
                ratios.append(one / two)
            print("| articles | 2 workers, times as fast as 1 |\n| ---: | ---: |")
            print(f"| {options.ratio_at:,} | {sorted(ratios)[len(ratios) // 2]:.2f} |\n", flush=True)
        if options.sizes:
            print("| articles | most memory, MB, 2 workers |\n| ---: | ---: |", flush=True)
        for size in options.sizes:
            generate(source, size)
            print(f"| {size:,} | {convert(source, dest, 2, options.chunk_size)[1]:,.0f} |", flush=True)


if __name__ == "__main__":
    main()
