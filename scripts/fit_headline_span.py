"""Fit the weights of `[run_on]` in `data/headlines.toml`: where a headline begins and ends in copy that lost its line breaks.

    python scripts/fit_headline_span.py FOLDER [--write]

FOLDER holds labelled copy, `.jsonl` or `.jsonl.gz`, a record a line:

    {"text": "...", "site": "herald", "gold": {"headline": "Bell found off Port Ellery", "paragraphs": ["The bell of ...", "..."]}}

Each text is read with its line breaks as blanks. From the paragraphs a copy without a headline is made, its first sentence above a
byline: none of its readings but the whole sentence is right. Each site counts as the root of its number of copies. Folds are by `site`, so that what is printed of each is of sites that were
not learned from. `--write` fits on all and writes the file. Needs the `fit` extra; wireclean itself does not.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple
from unittest.mock import patch

import numpy as np
from labelled import DATA, FOLDS, fit_arguments, fold_of, matrix_of, records, site_of
from scipy.optimize import minimize

from wireclean import seams
from wireclean.grammar.headline_span import readings
from wireclean.grammar.sentences import sentence_end

WEIGHTS = DATA / "headlines.toml"
SEEN = 6  # a feature that fewer copies have tells nothing of others
BARE = 0.5  # how much a copy without a headline counts, which is made of one that has it
STRENGTH = 0.5  # with which weights are held to 0
BYLINE = " By Ana Lima May 4, 2020 "
LEAST, MOST = 40, 220  # characters of a sentence that stands above a byline


class Stretch(NamedTuple):
    """The readings of one copy's head: its site, whether it has a headline, the features of each, and which is right, or -1."""

    site: str
    titled: bool
    features: tuple[tuple[str, ...], ...]
    right: int


def main() -> None:
    """Fit, print and write."""
    arguments = fit_arguments(__doc__).parse_args()
    stretches = [*read(arguments.folder)]
    counts = Counter(name for one in stretches for name in {name for line in one.features for name in line})
    names = sorted(name for name, times in counts.items() if times >= SEEN)
    hits: Counter[bool] = Counter()
    for fold in range(FOLDS):
        weights = fitted([one for one in stretches if fold_of(one.site) != fold], names)
        for one in stretches:
            if fold_of(one.site) == fold:
                hits[one.titled] += int((matrix_of(one.features, names) @ weights).argmax()) == one.right
    for titled, label in ((True, "with a headline"), (False, "without")):
        print(f"{label}: {hits[titled]} of {sum(one.titled == titled for one in stretches)}")
    if arguments.write:
        write(dict(zip(names, fitted(stretches, names).tolist(), strict=True)))


def read(folder: Path) -> Iterator[Stretch]:
    """Yield the heads of the records of a folder in which the readings of a stretch are weighed."""
    for path in sorted(folder.glob("*.jsonl*")):
        for record in records(path):
            gold = record.get("gold")
            if not isinstance(gold, Mapping) or not gold.get("headline"):
                continue
            yield from _stretch(site_of(record), " ".join(record["text"].split()), " ".join(gold["headline"].split()))
            body = " ".join(" ".join(gold.get("paragraphs", ())).split())
            end = sentence_end(body, 0, len(body))
            if LEAST < end < MOST:
                yield from _stretch(site_of(record), body[:end].strip() + BYLINE + body[end:].strip(), None)


def _stretch(site: str, text: str, headline: str | None) -> Iterator[Stretch]:
    """Yield the first stretch that is weighed of a text in one line, if one is."""
    asked: list[tuple[int, int, str | None, bool]] = []

    def note(_: str, start: int, stop: int, language: str | None, *, pictured: bool = False) -> None:
        asked.append((start, stop, language, pictured))

    with patch.object(seams, "headline_span", note):
        seams.find_seams(text)
    if not asked:
        return
    start, stop, language, pictured = asked[0]
    while text[start] == " ":
        start += 1
    begin, end = start, stop
    if headline is not None:
        begin = text.find(headline, max(0, start - FEW), stop + FEW)
        end = begin + len(headline)
        if begin < 0:
            return
    found = [*readings(text, start, stop, language, pictured)]
    right = (at for at, (first, last, _) in enumerate(found) if _same(text, first, begin) and _same(text, last, end))
    yield Stretch(site, headline is not None, tuple(tuple(features) for *_, features in found), next(right, -1))


FEW = 8  # characters that the ends of a headline and of a stretch may be apart
MARKS = re.compile(r"[\s\"“«‘(|·•:–—/,-]*")


def _same(text: str, one: int, other: int) -> bool:
    """Say whether nothing but marks stands between two places."""
    return MARKS.fullmatch(text, min(one, other), max(one, other)) is not None


def fitted(stretches: Sequence[Stretch], names: Sequence[str]) -> Any:
    """Return the weights by which the right reading of each stretch is likeliest."""
    known = [one for one in stretches if one.right >= 0]
    matrix = matrix_of([line for one in known for line in one.features], names)
    sizes = np.array([len(one.features) for one in known])
    firsts = np.cumsum(sizes) - sizes
    owner = np.repeat(np.arange(len(known)), sizes)
    rows = firsts + np.array([one.right for one in known])
    times = Counter((one.site, one.titled) for one in known)
    counted = np.array([times[one.site, one.titled] ** -0.25 * (1.0 if one.titled else BARE) for one in known])

    def loss(weights: Any) -> tuple[float, Any]:
        odds = matrix @ weights
        grown = np.exp(odds - np.maximum.reduceat(odds, firsts)[owner])
        share = grown / np.add.reduceat(grown, firsts)[owner]
        total = counted @ -np.log(share[rows] + 1e-12) + STRENGTH / 2 * (weights @ weights)
        share[rows] -= 1
        share *= counted[owner]
        return float(total), matrix.T @ share + STRENGTH * weights

    return minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B").x


def write(weights: Mapping[str, float]) -> None:
    """Write the weights into their table, those that say something."""
    lines = "".join(f'"{name}" = {weight:.2f}\n' for name, weight in weights.items() if abs(weight) >= LEAST_WEIGHT)
    text = WEIGHTS.read_text(encoding="utf-8")
    WEIGHTS.write_text(TABLE.sub(lambda match: match[1] + lines + "\n", text, count=1), encoding="utf-8")


LEAST_WEIGHT = 0.05
TABLE = re.compile(r"(\[run_on\.weights\]\n)(?:\S[^\n]*\n)*\n")


if __name__ == "__main__":
    main()
