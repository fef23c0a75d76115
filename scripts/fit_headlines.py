"""Fit `data/headlines.toml`: which of the title-like lines above a story is its headline, if one is.

    python scripts/fit_headlines.py FOLDER [--write]

FOLDER holds labelled copy, `.jsonl` or `.jsonl.gz`, a record a line:

    {"text": "...", "site": "herald", "gold": {"headline": "Bell found off Port Ellery"}}
    {"text": "...", "id": "herald/17", "gold": {"title": "Bell found off Port Ellery", "authors": []}}    a page's metadata, which may differ
    {"text": "...", "id": 17, "gold": {"title": "BELL FOUND OFF PORT ELLERY"}}             a wire's; a file of them is one site

Each record is read by the rules that look before the headline, and the lines that may be one compete with each other and with
there being none. Folds are by `site` (or by `id`), so that what is printed of each is of sites that were not learned from, and each
site counts as the root of its number of records. The file's table `prior` says what is known of a feature without any copy: a
weight stays near it where few lines speak. What its table `fixed` says stays as it is. `--write` fits on all and writes the file. Needs the `fit` extra; wireclean itself does not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
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

from wireclean.config import Config
from wireclean.recognition import lay_out
from wireclean.rulebook.head import free_pieces
from wireclean.rulebook.headline_choice import candidates_in, trimmed
from wireclean.rulebook.headline_evidence import evidence_of

WEIGHTS = DATA / "headlines.toml"
SEEN = 8  # a feature that fewer lines have tells nothing of other copy
STRENGTH = 0.5  # with which a weight is held to what the file's `prior` says of its feature, or to 0
PARTIAL = 0.5  # how much a page counts whose metadata name one of its lines,
UNNAMED = 0.25  # and one whose metadata name none: they may word it otherwise
LIKE = 4  # words of a line of which metadata may have more, or fewer
TESTED = (-2.0, -1.0, -0.5, 0.0, 0.5, 1.0)


NO_PROOF = "proof.none"  # what that is worth is `fixed`: copy that nothing proves to have a head is hardly labelled


class Head(NamedTuple):
    """The lines of one copy that may be its headline: its site, its kind, their features, and which it is, or -1."""

    site: str
    kind: str
    features: tuple[tuple[str, ...], ...]
    right: int


def main() -> None:
    """Fit, print and write."""
    arguments = fit_arguments(__doc__).parse_args()
    heads = [head for head in read(arguments.folder) if NO_PROOF not in head.features[0]]
    names, known, free = known_weights(WEIGHTS, (line for head in heads for line in head.features), SEEN)
    folds = [fold_of(head.site) for head in heads]
    best: list[tuple[int, float]] = [(-1, 0.0)] * len(heads)
    for fold in range(FOLDS):
        base, weights = fitted([head for head, at in zip(heads, folds, strict=True) if at != fold], names, known, free)
        for index, head in enumerate(heads):
            if folds[index] == fold:
                odds = base + matrix_of(head.features, names) @ weights
                best[index] = int(odds.argmax()), float(odds.max())
    show(heads, best)
    if arguments.write:
        base, weights = fitted(heads, names, known, free)
        write_weights(WEIGHTS, "features", base, dict(zip(names, weights.tolist(), strict=True)))


def read(folder: Path) -> Iterator[Head]:
    """Yield the heads of the records of a folder that have a line that may be the headline."""
    config = Config(ignore=["HED005", "HED006", "HED007", "HED008", "FUR007", "OFF001"])
    for path in sorted(folder.glob("*.jsonl*")):
        for record in records(path):
            gold = record.get("gold")
            title = folded((gold.get("headline") or gold.get("title") or "") if isinstance(gold, Mapping) else "")
            if not title:
                continue
            layout = lay_out(record["text"], config)
            pieces, candidates = candidates_in(layout, [piece for piece in free_pieces(layout) if piece.early])
            if candidates:
                lines = [folded(layout.text[slice(*trimmed(layout.text, piece, pieces))]) for piece in candidates]
                features = tuple(tuple(found) for _, found in evidence_of(layout, pieces, candidates))
                kind = "layouts" if "headline" in gold else "pages" if "authors" in gold else "wires"
                site = path.stem if kind == "wires" else site_of(record)
                yield Head(site, kind, features, _place(lines, title))


def _place(lines: Sequence[str], title: str) -> int:
    """Return which of the lines is the title, or has it with more or fewer words; -1 for none."""
    if title in lines:
        return lines.index(title)
    like = (i for i, line in enumerate(lines) if len(line.split()) >= LIKE and (line in title or title in line))
    return next(like, -1)


def fitted(heads: Sequence[Head], names: Sequence[str], prior: Any, free: Any) -> tuple[float, Any]:
    """Return the base and the weights by which the right line of each head, or there being none, is likeliest.

    Weights are held to `prior`; those that are not `free` are what it says.
    """
    matrix = matrix_of([line for head in heads for line in head.features], names)
    sizes = np.array([len(head.features) for head in heads])
    owner = np.repeat(np.arange(len(heads)), sizes)
    right = np.array([head.right for head in heads])
    named = right >= 0
    rows = (np.cumsum(sizes) - sizes + right)[named]
    sites = Counter(head.site for head in heads)
    share = np.array([sites[head.site] ** -0.5 for head in heads])
    share *= np.where([head.kind != "pages" for head in heads], 1.0, np.where(named, PARTIAL, UNNAMED))

    def loss(values: Any) -> tuple[float, Any]:
        odds = values[0] + matrix @ values[1:]
        grown = np.exp(odds)
        whole = 1 + np.bincount(owner, grown, minlength=len(heads))  # 1 for there being none
        apart = values[1:] - prior
        total = share @ np.log(whole) - share[named] @ odds[rows] + STRENGTH / 2 * (apart @ apart)
        pull = share[owner] * grown / whole[owner]
        pull[rows] -= share[named]
        return total, np.concatenate([[pull.sum()], free * (matrix.T @ pull + STRENGTH * apart)])

    found = minimize(loss, np.concatenate([[0.0], prior]), jac=True, method="L-BFGS-B")
    return float(found.x[0]), found.x[1:]


def show(heads: Sequence[Head], best: Sequence[tuple[int, float]]) -> None:
    """Print, for each kind of copy, how many headlines are found from which odds, and how many other lines are taken for one."""
    for least in TESTED:
        parts = []
        for kind in ("layouts", "pages", "wires"):
            there = [
                (head.right, line, odds) for head, (line, odds) in zip(heads, best, strict=True) if head.kind == kind
            ]
            taken = [right == line for right, line, odds in there if odds > least]
            known = sum(right >= 0 for right, _, _ in there)
            parts.append(f"{kind}: {sum(taken)} of {known} found, {len(taken) - sum(taken)} others")
        print(f"{least:4}  {'; '.join(parts)}")


if __name__ == "__main__":
    main()
