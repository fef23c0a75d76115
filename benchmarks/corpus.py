"""Copy to measure on: generated stories, or the user's own."""

from __future__ import annotations

import gzip
import json
import random
from pathlib import Path

__all__ = ["dirty", "from_source", "generated"]

_SUBJECTS = (
    "The harbour board",
    "A court in the capital",
    "The museum’s director",
    "Two divers",
    "The ministry",
    "Fishermen",
)
_VERBS = ("approved", "rejected", "discussed", "described", "postponed", "welcomed", "“cannot accept”")
_OBJECTS = (
    "the plan to raise the bell",
    "a new breakwater",
    "the sale of the lighthouse",
    "a report on the wreck",
    "higher fees",
)
_TAILS = (
    "after a long debate",
    "on Monday",
    "despite protests by residents",
    "in a vote that surprised many",
    "as the weather turned",
)


def _paragraph(rng: random.Random) -> str:
    sentences = (
        f"{rng.choice(_SUBJECTS)} {rng.choice(_VERBS)} {rng.choice(_OBJECTS)} {rng.choice(_TAILS)}."
        for _ in range(rng.randint(2, 5))
    )
    return " ".join(sentences)


def generated(count: int = 400) -> list[str]:
    """Return agency stories as a wire delivers them: head, dateline, a dozen paragraphs, notes."""
    rng = random.Random(20220412)
    stories = []
    for number in range(count):
        lines = [f"Board splits over bell, part {number}", "By Ana Lima, Associated Press", ""]
        body = [_paragraph(rng) for _ in range(rng.randint(6, 14))]
        body[0] = f"LISBON, Portugal (AP) — {body[0]}"
        lines += [f"{paragraph}\n" for paragraph in body]
        lines += ["___", "", "Associated Press writer Tom Reed in Oslo contributed to this report."]
        stories.append("\n".join(lines))
    return stories


def dirty(count: int = 400) -> list[str]:
    """Return the same stories as a scraper leaves them: gallery, doubled spaces, mojibake, share bar, wraps."""
    gallery = "\n".join(
        f"{index} of9 Divers look at the bell of the Aurora in Lisbon, Monday, May 4, 2020. (Joe Hart/Pool Photo via AP) "
        "Joe Hart/AP Show More Show Less"
        for index in range(1, 10)
    )
    stories = []
    for story in generated(count):
        head, _, body = story.partition("\n\n")
        body = body.replace("“", "â€œ").replace(". ", ".  ")
        stories.append(
            f"{head}\n{gallery}\nShare Facebook Twitter LinkedIn Email Print\n\n{body}\nWritten By\nANA LIMA\n"
        )
    return stories


def from_source(source: Path) -> list[str]:
    """Return the texts of a folder or of one file. Raises `SystemExit` when there is none.

    A file of JSON Lines (`.jsonl`, `.jsonl.gz`) holds a text in the field `text` of each line; any other is one text.
    """
    texts: list[str] = []
    for path in sorted(source.rglob("*")) if source.is_dir() else [source]:
        if path.is_file():
            try:
                texts += _texts(path)
            except (ValueError, KeyError, OSError) as error:
                print(f"{path}: left out: {error}")
    if not texts:
        raise SystemExit(f"{source}: no texts there")
    return texts


def _texts(path: Path) -> list[str]:
    if not path.name.endswith((".jsonl", ".jsonl.gz")):
        return [path.read_text(encoding="utf-8")]
    content = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    return [json.loads(line)["text"] for line in content.splitlines()]
