"""Fit `data/weights.toml`: how likely a line that no rule explains is no part of the story.

    python scripts/fit_weights.py FOLDER [--write]

FOLDER holds labelled copy, `.jsonl` or `.jsonl.gz`, a record a line:

    {"text": "...", "site": "herald", "gold": {"paragraphs": ["...", "..."], "loose": ["..."]}}    every other line is the page's
    {"text": "...", "id": "herald/17", "gold": {"body": "..."}}                        a page: what is not the body may be anything
    {"text": "...", "id": "story-9", "line": "..."}                                    copy without furniture: all is the story's

`loose` is what may stand or go. Each record is read by the rules that look before this judgement; what they leave unexplained
is learned from. Folds are by `site` (or by `id` where there is none), so that the figures of each fold are of sites that were
not learned from. What each fold shows is printed; `--write` fits on all and writes the file. Needs the
`fit` extra (scipy); wireclean itself does not.
"""

from __future__ import annotations

import re
import zlib
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from labelled import DATA, FOLDS, fit_arguments, folded, matrix_of, records, write_weights
from scipy.optimize import minimize
from scipy.special import expit

from wireclean.config import Config
from wireclean.data import load
from wireclean.recognition import lay_out
from wireclean.segments import table_of

WEIGHTS = DATA / "weights.toml"
SEEN = 30  # a feature that fewer lines have tells nothing of other copy
PRIOR = 1.2  # what it costs that a weight is not 0, times half its square
FEWER = 10**0.5  # sentences have fewer features, which tell more: so much further from 0 may a weight of theirs be
FOR, AGAINST = (0.0, None), (None, 0.0)
SIGNS = {  # of a count in steps, what each more of it says of the line: that it is the page's, or the story's
    **dict.fromkeys(("spoken", "page", "reader", "said", "tail", "strange"), FOR),
    **dict.fromkeys(("taken", "run.taken", "common"), AGAINST),
}
STEP = re.compile(rf"(?P<count>(?:told\.)?(?P<family>{'|'.join(map(re.escape, SIGNS))}))\.(?P<step>\d+)")
PARTIAL = 0.6  # how much a line of a page counts, whose labels are only "in the body" and "not in it"
TESTED = (0.25, 0.9, 1.5)  # words of the story that a strike is expected to lose
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
    parser = fit_arguments(__doc__)
    parser.add_argument("--every", type=int, default=1, help="of the pages, read each Nth")
    arguments = parser.parse_args()
    copies, rows = read(arguments.folder, arguments.every)
    sites = np.array([zlib.crc32(copies[row.copy].site.encode()) % FOLDS for row in rows])
    off = np.array([not row.story for row in rows])
    probability = np.zeros(len(rows))
    for fold in range(FOLDS):
        weights = fitted(copies, [row for row, site in zip(rows, sites, strict=True) if site != fold])
        held = sites == fold
        probability[held] = [likely(weights, row) for row, here in zip(rows, held, strict=True) if here]
        print(f"fold {fold}:")
        show(copies, rows, probability, off, held)
    print("all folds:")
    show(copies, rows, probability, off, np.ones(len(rows), dtype=bool))
    if arguments.write:
        weights = fitted(copies, rows)
        write_weights(WEIGHTS, "off-story.features", weights.pop("base"), weights)


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


def steps(feature: str) -> list[str]:
    """Return a feature that is a count as all the steps up to it, any other as it is."""
    match = STEP.fullmatch(feature)
    return [f"{match['count']}>{step}" for step in range(1, int(match["step"]) + 1)] if match else [feature]


def fitted(copies: list[Copy], rows: list[Row]) -> dict[str, float]:
    """Fit the log odds of each feature, and `base`; a copy counts as the root of its number of lines, for those are alike.

    A count is fitted step by step, each with its known sign, so that more of it never says less.
    """
    stepped = [[step for feature in row.features for step in steps(feature)] for row in rows]
    counts = Counter(step for row in stepped for step in row)
    names = sorted(name for name, count in counts.items() if count >= SEEN)
    reach = np.array([FEWER if name.startswith("told.") else 1.0 for name in names])
    matrix = matrix_of(stepped, names).multiply(reach).tocsr()
    off = np.array([float(not row.story) for row in rows])
    lines = Counter(row.copy for row in rows)
    share = np.array([lines[row.copy] ** -0.5 * (PARTIAL if copies[row.copy].kind == "pages" else 1) for row in rows])

    def cost(weights: Any) -> tuple[float, Any]:
        odds = matrix @ weights[:-1] + weights[-1]
        slope = share * (expit(odds) - off)
        loss = share @ (np.logaddexp(0, odds) - off * odds) + PRIOR / 2 * weights @ weights
        return float(loss), np.append(matrix.T @ slope, slope.sum()) + PRIOR * weights

    signs = [SIGNS[name.partition(">")[0].removeprefix("told.")] if ">" in name else (None, None) for name in names]
    found = minimize(cost, np.zeros(len(names) + 1), jac=True, method="L-BFGS-B", bounds=[*signs, (None, None)]).x
    by_step = dict(zip(names, (found[:-1] * reach).tolist(), strict=True))
    features = {feature for row in rows for feature in row.features}
    return {"base": float(found[-1])} | {
        feature: sum(by_step.get(step, 0.0) for step in steps(feature)) for feature in features
    }


def likely(weights: Mapping[str, float], row: Row) -> float:
    """Return the probability that a line is no part of the story."""
    return float(expit(weights["base"] + sum(weights.get(feature, 0.0) for feature in row.features)))


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
            lost = words[struck & (kinds == kind) & ~off].sum()
            gone, there = (struck & (kinds == kind) & off).sum(), (chosen & (kinds == kind) & off).sum()
            parts.append(f"{kind}: {gone} of {there} lines gone, {lost / max(total, 1):.5f} of the words lost")
        print(f"  {threshold}  {'; '.join(parts)}")


if __name__ == "__main__":
    main()
