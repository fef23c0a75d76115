"""Fit `data/weights.toml`: how likely a line that no rule explains is no part of the story.

    python scripts/fit_weights.py FOLDER [--write]

FOLDER holds labelled copy, `.jsonl` or `.jsonl.gz`, a record a line:

    {"text": "...", "site": "herald", "gold": {"paragraphs": ["...", "..."], "loose": ["..."]}}    every other line is the page's
    {"text": "...", "id": "herald/17", "gold": {"body": "..."}}                        a page: what is not the body may be anything
    {"text": "...", "id": "story-9", "line": "..."}                                    copy without furniture: all is the story's

`loose` is what may stand or go. Each record is read by the rules that look before this judgement; what they leave unexplained
is learned from. Folds are by `site` (or by `id` where there is none), so that the figures of each fold are of sites that were
not learned from. What each fold shows is printed; `--write` fits on all and writes the file. Needs the
`fit` extra (scikit-learn); wireclean itself does not.
"""

from __future__ import annotations

import argparse
import zlib
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from labelled import DATA, FOLDS, folded, matrix_of, records, write_weights
from scipy.sparse import diags
from sklearn.linear_model import LogisticRegression

from wireclean.config import Config
from wireclean.data import load
from wireclean.recognition import lay_out
from wireclean.segments import table_of

WEIGHTS = DATA / "weights.toml"
SEEN = 30  # a feature that fewer lines have tells nothing of other copy
STRENGTH = 0.1  # of the prior that a weight is near 0, as scikit-learn's C
FEWER = 10**0.5  # sentences have fewer features, which tell more: so much further from 0 may a weight of theirs be
PARTIAL = 0.6  # how much a line of a page counts, whose labels are only "in the body" and "not in it"
TESTED = (0.25, 0.5, 1.0)  # words of the story that a strike is expected to lose
PROSE = ("control", "reuters")  # files of copy without furniture whose records say no more


class Row(NamedTuple):
    """A line that nothing explains: its copy, its features, whether it is the story's, and its words."""

    copy: int
    features: tuple[str, ...]
    story: bool
    words: int


class Copy(NamedTuple):
    """What a record is for the folds and figures."""

    site: str
    kind: str
    words: int  # of the story


def main() -> None:
    """Fit, print and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--write", action="store_true", help="fit on all copy and write the weights")
    parser.add_argument("--every", type=int, default=1, help="of the pages, read each Nth")
    arguments = parser.parse_args()
    copies, rows = read(arguments.folder, arguments.every)
    names = [name for name, count in Counter(f for row in rows for f in row.features).items() if count >= SEEN]
    names.sort()
    matrix = matrix_of([row.features for row in rows], names) @ diags(reach_of(names))
    off = np.array([not row.story for row in rows]).astype(int)
    weight = np.array([PARTIAL if copies[row.copy].kind == "pages" else 1.0 for row in rows])
    folds = np.array([zlib.crc32(copies[row.copy].site.encode()) % FOLDS for row in rows])
    probability = np.zeros(len(rows))
    for fold in range(FOLDS):
        model = fitted(matrix[folds != fold], off[folds != fold], weight[folds != fold])
        probability[folds == fold] = model.predict_proba(matrix[folds == fold])[:, 1]
        print(f"fold {fold}:")
        show(copies, rows, probability, off, folds == fold)
    print("all folds:")
    show(copies, rows, probability, off, np.ones(len(rows), dtype=bool))
    if arguments.write:
        model = fitted(matrix, off, weight)
        weights = (model.coef_[0] * reach_of(names)).tolist()
        write_weights(WEIGHTS, "off-story.features", float(model.intercept_[0]), dict(zip(names, weights, strict=True)))


def read(folder: Path, every: int) -> tuple[list[Copy], list[Row]]:
    """Read the records of a folder and the lines that the rules leave unexplained in them."""
    config = Config(ignore=["OFF001"])
    copies: list[Copy] = []
    rows: list[Row] = []
    for path in sorted(folder.glob("*.jsonl*")):
        for record in records(path):
            gold = record.get("gold") or {}
            if not isinstance(gold, Mapping):
                continue
            clean = path.name.split(".")[0] in PROSE
            kind = "layouts" if "paragraphs" in gold else "pages" if gold.get("body") and not clean else "prose"
            if kind == "prose" and "line" not in record and not clean:
                continue
            if kind == "pages" and zlib.crc32(str(record["id"]).encode()) % every:
                continue
            layout = lay_out(record["text"], config)
            table = table_of(layout)
            story = Story(gold, record.get("line"))
            words = 0
            for segment in table.segments:
                text = layout.text[segment.start : segment.end]
                label = story.holds(text)
                words += segment.words * bool(label)
                if segment.features and table.witnessed and label is not None:
                    rows.append(Row(len(copies), segment.features, label, segment.words))
            site = record.get("site") or str(record["id"])
            copies.append(Copy(site, kind, words))
    return copies, rows


class Story:
    """What of a copy is the story's."""

    def __init__(self, gold: Mapping[str, Any], line: str | None) -> None:
        """Take the labels of a record."""
        self._paragraphs = [folded(paragraph) for paragraph in gold.get("paragraphs") or ()]
        self._loose = [folded(part) for text in gold.get("loose") or () for part in (text, *text.split("\n"))]
        self._body = f" {folded(gold['body'])} " if gold.get("body") else ""
        self._line = folded(line) if line else ""
        self._all = not self._paragraphs and not self._body

    def holds(self, text: str) -> bool | None:
        """Say whether a line is the story's; None where the labels do not say."""
        words = folded(text)
        if self._all:
            return True if not self._line or self._line in words else None
        if self._body:
            few = len(words.split()) < 3
            return None if few and words in self._body else f" {words} " in self._body if words else False
        if any(words and (words == part or (len(words) > 20 and words in part)) for part in self._paragraphs):
            return True
        if any(part and len(part) > 30 and part in words for part in self._paragraphs):
            return True
        if any(
            part and (words == part or (len(part) > 12 and (part in words or words in part))) for part in self._loose
        ):
            return None
        return len(words.split()) > 2 and any(words in part for part in self._paragraphs)


def reach_of(names: list[str]) -> Any:
    """Return the values of the features where they are there: what is larger needs a smaller weight."""
    return np.array([FEWER if name.startswith("told.") else 1.0 for name in names])


def fitted(matrix: Any, off: Any, weight: Any) -> Any:
    """Fit the weights."""
    return LogisticRegression(C=STRENGTH, solver="liblinear").fit(matrix, off, sample_weight=weight)


def show(copies: list[Copy], rows: list[Row], probability: Any, off: Any, chosen: Any) -> None:
    """Print, for each kind of copy, what a threshold strikes of the page's lines and of the story's words."""
    kinds = np.array([copies[row.copy].kind for row in rows])
    words = np.array([row.words for row in rows])
    held = {row.copy for row, taken in zip(rows, chosen, strict=True) if taken}
    risk = (1 - probability) * (words + load("weights.toml")["off-story"]["spare"])
    for threshold in TESTED:
        struck = chosen & (risk <= threshold)
        parts = []
        for kind in ("layouts", "pages", "prose"):
            total = sum(copies[copy].words for copy in held if copies[copy].kind == kind)
            lost = words[struck & (kinds == kind) & (off == 0)].sum()
            gone, there = (struck & (kinds == kind) & (off == 1)).sum(), (chosen & (kinds == kind) & (off == 1)).sum()
            parts.append(f"{kind}: {gone} of {there} lines gone, {lost / max(total, 1):.5f} of the words lost")
        print(f"  {threshold}  {'; '.join(parts)}")


if __name__ == "__main__":
    main()
