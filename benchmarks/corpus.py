"""Copy to measure on: generated stories, or a folder of the user's own."""

from __future__ import annotations

import random
from pathlib import Path

__all__ = ["dirty", "from_folder", "generated"]

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


def from_folder(folder: Path) -> list[str]:
    """Return the texts of a folder: every file that is valid UTF-8. Raises `SystemExit` when there is none."""
    texts = []
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            try:
                texts.append(path.read_text(encoding="utf-8"))
            except (UnicodeDecodeError, OSError):
                print(f"{path}: not readable as UTF-8, left out")
    if not texts:
        raise SystemExit(f"{folder}: no text files there")
    return texts
