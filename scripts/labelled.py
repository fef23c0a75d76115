"""What the scripts that fit weights share: their arguments, labelled copy, its words to compare by, and the file of weights."""

from __future__ import annotations

import argparse
import gzip
import json
import re
import tomllib
import unicodedata
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix
from scipy.special import expit

DATA = Path(__file__).parent.parent / "src" / "wireclean" / "data"
FOLDS = 5
LEAST = 0.05  # a smaller weight says nothing, and is not written
_WORD = re.compile(r"\w+")


def fit_arguments(description: str | None) -> argparse.ArgumentParser:
    """Return the parser of what every script that fits weights is told: where the labelled copy is, and whether to write."""
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="the folder of the labelled copy")
    parser.add_argument("--write", action="store_true", help="fit on all copy and write the weights")
    return parser


def records(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the records of a `.jsonl` or `.jsonl.gz` file."""
    data = path.read_bytes()
    for line in (gzip.decompress(data) if path.suffix == ".gz" else data).splitlines():
        yield json.loads(line)


def folded(text: str) -> str:
    """Return the words of a text to compare by."""
    return " ".join(_WORD.findall(unicodedata.normalize("NFKC", text).casefold()))


def site_of(record: Mapping[str, Any]) -> str:
    """Return the site of a record, by which folds are made: of one that names none, the copy itself is all there is of it."""
    return record.get("site") or str(record["id"])


def fold_of(site: str, folds: int = FOLDS) -> int:
    """Return the fold of a site, the same on every machine."""
    return zlib.crc32(site.encode()) % folds


class Known(NamedTuple):
    """The features that are fitted; what the file of weights says of each before any copy is read, and which are `free` to change."""

    names: list[str]
    prior: Any
    free: Any


def known_weights(path: Path, rows: Iterable[Sequence[str]], least: int) -> Known:
    """Return the features that `least` of the rows have or the tables `prior` and `fixed` of the file `path` name."""
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    prior = table["prior"] | table["fixed"]
    seen = Counter(feature for row in rows for feature in row)
    names = sorted({name for name, count in seen.items() if count >= least} | prior.keys())
    known = np.array([prior.get(name, 0.0) for name in names])
    return Known(names, known, np.array([name not in table["fixed"] for name in names]))


def matrix_of(features: Sequence[Sequence[str]], names: Sequence[str]) -> Any:
    """Return which of the features `names` each row has, as a sparse matrix."""
    place = {name: index for index, name in enumerate(names)}
    columns = [[place[name] for name in row if name in place] for row in features]
    starts = np.cumsum([0, *map(len, columns)])
    flat = [column for row in columns for column in row]
    return csr_matrix((np.ones(len(flat)), flat, starts), shape=(len(features), len(names)))


def fitted_odds(
    features: Sequence[Sequence[str]], off: Sequence[bool], share: Any, least: int, prior: float
) -> dict[str, float]:
    """Fit by logistic regression what each feature that `least` of the rows have adds to the log odds of `off`, and `base`.

    `share` is how much each row counts, `prior` what it costs that a weight is not 0, times half its square.
    """
    counts = Counter(feature for row in features for feature in row)
    names = sorted(name for name, count in counts.items() if count >= least)
    matrix, truth = matrix_of(features, names), np.array(off, dtype=float)

    def cost(weights: Any) -> tuple[float, Any]:
        odds = matrix @ weights[:-1] + weights[-1]
        slope = share * (expit(odds) - truth)
        loss = share @ (np.logaddexp(0, odds) - truth * odds) + prior / 2 * weights @ weights
        return float(loss), np.append(matrix.T @ slope, slope.sum()) + prior * weights

    found = minimize(cost, np.zeros(len(names) + 1), jac=True, method="L-BFGS-B").x
    return {"base": float(found[-1])} | dict(zip(names, found[:-1].tolist(), strict=True))


def write_weights(path: Path, table: str, base: float, weights: Mapping[str, float]) -> None:
    """Write `base` and the last table of a file, that of the weights; what stands before it and is no result of fitting stays."""
    head, _, _ = path.read_text(encoding="utf-8").partition(f"[{table}]")
    head = re.sub(r"(?m)^base = .*$", f"base = {base:.2f}", head)
    lines = [f'"{name}" = {weight:.2f}' for name, weight in sorted(weights.items()) if abs(weight) >= LEAST]
    path.write_text(head + f"[{table}]\n" + "\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(lines)} weights written to {path.name}")
