"""Fit `data/rests.toml`: how likely what stands at the end of copy that lost its line breaks is the page's.

    python scripts/fit_rests.py FOLDER [--write]

FOLDER holds labelled copy as `fit_weights.py` reads it. Each copy is set in one line, as it is printed, without what stands around its
story, and cut within a sentence of it, as feeds cut theirs; what the rules that look before this judgement leave at its end is learned
from. Folds are by site, and what each threshold would lose is printed of sites that were not learned from. Needs the `fit` extra
(scipy); wireclean itself does not.
"""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

import numpy as np
from fit_weights import PROSE
from labelled import DATA, FOLDS, fit_arguments, fitted_odds, fold_of, folded, records, site_of, write_weights

from wireclean.config import Config
from wireclean.recognition import lay_out
from wireclean.rests import rests_of

WEIGHTS = DATA / "rests.toml"
SEEN = 12  # a feature that fewer sentences have tells nothing of other copy
PRIOR = 1.0  # what it costs that a weight is not 0, times half its square
DEEP = 4  # sentences of the story that are learned from, of each copy: those before them are never judged
TESTED = (2.0, 1.0, 0.5, 0.0, -0.5, -1.0, -1.5)  # log odds from which on a sentence is struck


class Example(NamedTuple):
    """A sentence: the number, site and kind of its copy, its features, its words, and whether it is the story's."""

    copy: int
    site: str
    kind: str
    features: tuple[str, ...]
    words: int
    story: bool


def main() -> None:
    """Fit, print and write."""
    arguments = fit_arguments(__doc__).parse_args()
    examples = [*read(arguments.folder)]
    weights_of = [fitted([one for one in examples if fold_of(one.site) != fold]) for fold in range(FOLDS)]
    for needed in TESTED:
        struck: list[bool] = []
        for _, group in groupby(examples, key=lambda one: one.copy):
            goes_on = True
            for one in group:
                weights = weights_of[fold_of(one.site)]
                odds = weights["base"] + sum(weights.get(feature, 0.0) for feature in one.features)
                goes_on = goes_on and odds >= needed
                struck.append(goes_on)
        show(examples, needed, struck)
    if arguments.write:
        weights = fitted(examples)
        write_weights(WEIGHTS, "features", weights.pop("base"), weights)


def read(folder: Path) -> Iterator[Example]:
    """Yield the sentences at the ends of the copies of a folder, of each the last first."""
    config = Config(ignore=["OFF003"])
    number = 0
    for path in sorted(folder.glob("*.jsonl*")):
        prose = path.name.split(".")[0] in PROSE
        for record in records(path):
            gold = record.get("gold") or {}
            if not prose and not (isinstance(gold, Mapping) and gold.get("paragraphs")):
                continue
            text = " ".join(record["text"].split())
            body = text if prose else " ".join(" ".join(gold["paragraphs"]).split())
            kinds = {"prose": body, "cut": body[: len(body) * (60 + zlib.crc32(body.encode()) % 40) // 100]}
            if not prose:
                kinds["layouts"] = text
            loose = "" if prose else folded(" ".join(gold.get("loose") or ()))
            for kind, copy in kinds.items():
                number += 1
                yield from _examples(copy, f" {folded(body)} ", loose, number, site_of(record), kind, config)


def _examples(copy: str, body: str, loose: str, number: int, site: str, kind: str, config: Config) -> Iterator[Example]:
    layout = lay_out(copy, config)
    story, behind = 0, "behind.nothing"
    for rest in rests_of(layout):
        words = folded(" ".join(layout.text[slice(*stretch)] for stretch in rest.stretches))
        if not words or words in loose:
            continue
        own = f" {words} " in body or (kind == "cut" and words in body)
        yield Example(number, site, kind, (*rest.features, behind), rest.words, own)
        behind = "behind.nothing" if own else "behind.struck"
        story += own
        if story >= DEEP:
            return


def fitted(examples: list[Example]) -> dict[str, float]:
    """Fit the log odds of each feature, and `base`; a copy counts as the root of its number of sentences."""
    off = [not example.story for example in examples]
    sentences = Counter(one.copy for one in examples)
    share = np.array([sentences[one.copy] ** -0.5 for one in examples])
    return fitted_odds([example.features for example in examples], off, share, SEEN, PRIOR)


def show(examples: list[Example], needed: float, struck: list[bool]) -> None:
    """Print, for each kind of copy, how many words of the page's and of the story's are struck from some log odds on."""
    parts = []
    for kind in sorted({one.kind for one in examples}):
        gone = there = lost = sentences = 0
        for one, strike in zip(examples, struck, strict=True):
            if one.kind == kind:
                there += 0 if one.story else one.words
                gone += one.words if strike and not one.story else 0
                lost += one.words if strike and one.story else 0
                sentences += strike and one.story
        parts.append(f"{kind}: {gone} of {there} words of the page gone, {lost} of the story's in {sentences}")
    print(f"  {needed}  {'; '.join(parts)}")


if __name__ == "__main__":
    main()
