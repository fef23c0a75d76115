"""Fit `data/bylines.toml`: how likely names on a line of their own, without `By`, are the story's byline.

    python scripts/fit_bylines.py FOLDER [--write]

FOLDER holds labelled copy, `.jsonl` or `.jsonl.gz`, a record a line:

    {"text": "...", "site": "herald", "gold": {"names": ["Ana Lima"]}}        the authors, all of them
    {"text": "...", "id": "herald/17", "gold": {"authors": ["Ana Lima"]}}     a page's own metadata, which may name too few

Each record is read by the rules that look before the byline; every block of names in the head that no cue explains is learned from.
Folds are by `site` (or by `id`), so that what is printed of each is of sites that were not learned from. The file's table `prior`
says what is known of a feature without any copy: a weight stays near it where few blocks speak. What its table `fixed` says
stays as it is. `--write` fits on all and writes the file. Needs the `fit` extra; wireclean itself does not.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from labelled import (
    DATA,
    FOLDS,
    fit_arguments,
    fold_of,
    folded,
    known_weights,
    matrix_of,
    records,
    site_of,
    write_weights,
)
from scipy.optimize import minimize
from scipy.special import expit

from wireclean.config import Config
from wireclean.recognition import lay_out
from wireclean.rulebook.lone_names import evidence
from wireclean.rulebook.page_bylines import head_lines, name_blocks

WEIGHTS = DATA / "bylines.toml"
SEEN = 8  # a feature that fewer blocks have tells nothing of other copy
STRENGTH = 3.0  # with which a weight is held to what the file's `prior` says of its feature, or to 0
PARTIAL = 0.5  # how much a block of a page counts, whose metadata may name too few
TESTED = (0.5, 0.6, 0.7, 0.8, 0.9)


class Row(NamedTuple):
    """A block of names: its site, what kind of copy it stands in, its features, and whether it is the byline."""

    site: str
    kind: str
    features: tuple[str, ...]
    byline: bool
    names: tuple[str, ...]


def main() -> None:
    """Fit, print and write."""
    parser = fit_arguments(__doc__)
    parser.add_argument("--show", type=int, default=0, help="show so many of the blocks that are judged wrong")
    arguments = parser.parse_args()
    rows = list(read(arguments.folder))
    names, known, free = known_weights(WEIGHTS, (row.features for row in rows), SEEN)
    matrix = matrix_of([row.features for row in rows], names)
    byline = np.array([row.byline for row in rows]).astype(int)
    weight = np.array([PARTIAL if row.kind == "pages" else 1.0 for row in rows])
    folds = np.array([fold_of(row.site) for row in rows])
    probability = np.zeros(len(rows))
    for fold in range(FOLDS):
        base, weights = fitted(matrix[folds != fold], byline[folds != fold], weight[folds != fold], known, free)
        probability[folds == fold] = expit(base + matrix[folds == fold] @ weights)
    show(rows, probability)
    wrong = [i for i, row in enumerate(rows) if (probability[i] >= 0.7) != row.byline and row.kind == "layouts"]
    for index in wrong[: arguments.show]:
        print(
            f"{probability[index]:.2f}", rows[index].byline, rows[index].site, rows[index].names, rows[index].features
        )
    if arguments.write:
        base, weights = fitted(matrix, byline, weight, known, free)
        write_weights(WEIGHTS, "features", base, dict(zip(names, weights.tolist(), strict=True)))


def read(folder: Path) -> Iterator[Row]:
    """Yield the blocks of names in the records of a folder."""
    config = Config(ignore=["HED002", "HED005", "HED006", "HED007", "HED008", "OFF001"])
    for path in sorted(folder.glob("*.jsonl*")):
        for record in records(path):
            gold = record.get("gold")
            if not isinstance(gold, Mapping) or not ("names" in gold or gold.get("authors")):
                continue
            kind = "layouts" if "names" in gold else "pages"
            wanted = {folded(name) for name in gold.get("names", gold.get("authors"))}
            layout = lay_out(record["text"], config)
            lines = head_lines(layout)
            found = list(name_blocks(layout, lines, ()))
            blocks = [block for block in found if block.readings[0].cue is None]
            cued = frozenset(name for block in found if block.readings[0].cue is not None for name in block.names)
            for block in blocks:
                yield Row(
                    site_of(record),
                    kind,
                    tuple(evidence(layout, lines, block, blocks, cued)),
                    not wanted.isdisjoint(map(folded, block.names)),
                    tuple(block.names),
                )


def fitted(matrix: Any, byline: Any, weight: Any, prior: Any, free: Any) -> tuple[float, Any]:
    """Return the base and the weights that tell the bylines best, held to `prior`; those that are not `free` are what it says."""
    sign = 2 * byline - 1

    def loss(values: Any) -> tuple[float, Any]:
        odds = values[0] + matrix @ values[1:]
        wrong = expit(-sign * odds)
        apart = values[1:] - prior
        total = (weight * np.logaddexp(0, -sign * odds)).sum() + STRENGTH / 2 * (apart @ apart)
        pull = -weight * sign * wrong
        return total, np.concatenate([[pull.sum()], free * (matrix.T @ pull + STRENGTH * apart)])

    found = minimize(loss, np.concatenate([[0.0], prior]), jac=True, method="L-BFGS-B")
    return float(found.x[0]), found.x[1:]


def show(rows: list[Row], probability: Any) -> None:
    """Print, for each kind of copy, what a threshold finds of the bylines and how many of its finds are right."""
    byline = np.array([row.byline for row in rows])
    kinds = np.array([row.kind for row in rows])
    for threshold in TESTED:
        parts = []
        for kind in ("layouts", "pages"):
            there = kinds == kind
            found = there & (probability >= threshold)
            right = (found & byline).sum()
            parts.append(f"{kind}: {right} of {(there & byline).sum()} found, {right} of {found.sum()} right")
        print(f"{threshold}  {'; '.join(parts)}")


if __name__ == "__main__":
    main()
