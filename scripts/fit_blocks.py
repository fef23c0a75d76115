"""Fit `data/blocks.toml`: how likely a block of lines behind the story is the page's.

    python scripts/fit_blocks.py FOLDER [--write] [--every N]

FOLDER holds labelled copy as `fit_weights.py` reads it. Each copy is read by the rules that look before this judgement; what
stands together behind its story is learned from. Folds are by site, and what each threshold would lose is printed of sites that
were not learned from. Needs the `fit` extra (scipy); wireclean itself does not.
"""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Mapping
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from fit_weights import PROSE, Story
from labelled import DATA, FOLDS, fit_arguments, fitted_odds, fold_of, records, site_of, write_weights

from wireclean.blocks import Block, blocks_behind, verdicts
from wireclean.config import Config
from wireclean.recognition import lay_out
from wireclean.rows import rows_of
from wireclean.segments import is_witnessed

WEIGHTS = DATA / "blocks.toml"
SEEN = 15  # a feature that fewer blocks have tells nothing of other copy
PRIOR = 1.5  # what it costs that a weight is not 0, times half its square
MOSTLY = 0.3  # of a block's words: with more of the story's it is the story's
TESTED = (0.5, 1.0, 2.0, 3.0, 4.0)  # words of the story that a strike is expected to lose


class Example(NamedTuple):
    """A block: the number and site of its copy, the kind of that, itself, its features, and the words in it that are the story's."""

    copy: int
    site: str
    kind: str
    block: Block
    features: tuple[str, ...]
    story: int

    @property
    def words(self) -> int:
        """The words of the block."""
        return self.block.words


def main() -> None:
    """Fit, print and write."""
    parser = fit_arguments(__doc__)
    parser.add_argument("--every", type=int, default=1, help="of the pages, read each Nth")
    arguments = parser.parse_args()
    examples = read(arguments.folder, arguments.every)
    examples.sort(key=copy_of)
    weights_of = [fitted([one for one in examples if fold_of(one.site) != fold]) for fold in range(FOLDS)]
    for risk in TESTED:
        struck: list[bool] = []
        for _, group in groupby(examples, key=copy_of):
            copy = list(group)
            weights = weights_of[fold_of(copy[0].site)]
            blocks = [example.block for example in copy]
            struck += [verdict.struck for verdict in verdicts(blocks, weights["base"], weights, risk)]
        show(examples, risk, np.array(struck))
    if arguments.write:
        weights = fitted(examples)
        write_weights(WEIGHTS, "features", weights.pop("base"), weights)


def read(folder: Path, every: int) -> list[Example]:
    """Read the blocks behind the stories of a folder of labelled copy."""
    config = Config(ignore=["OFF002"])
    examples: list[Example] = []
    for path in sorted(folder.glob("*.jsonl*")):
        for number, record in enumerate(records(path)):
            gold = record.get("gold") or {}
            clean = path.name.split(".")[0] in PROSE
            if not clean and (not isinstance(gold, Mapping) or not (gold.get("paragraphs") or gold.get("body"))):
                continue
            kind = "prose" if clean else "layouts" if "paragraphs" in gold else str(record.get("extractor", "pages"))
            if kind != "layouts" and zlib.crc32(f"{path.name}{number}".encode()) % every:
                continue
            layout = lay_out(record["text"], config)
            rows = rows_of(layout)
            if not is_witnessed(rows):
                continue
            story = Story({} if clean else gold, None)
            behind = False
            for block in blocks_behind(rows):
                lines = [layout.text[slice(*stretch)] for stretch in block.stretches]
                own = sum(len(line.split()) for line in lines if story.holds(line))
                words = sum(len(line.split()) for line in lines)
                if words:
                    share = round(block.words * own / words)
                    features = (*block.features, f"behind.{'page' if behind else 'story'}")
                    examples.append(Example(number, site_of(record), kind, block, features, share))
                    behind = share < MOSTLY * block.words
    return examples


def fitted(examples: list[Example]) -> dict[str, float]:
    """Fit the log odds of each feature, and `base`; a copy counts as the root of its number of blocks."""
    off = [example.story < MOSTLY * example.words for example in examples]
    blocks = Counter(map(copy_of, examples))
    share = np.array([blocks[copy_of(example)] ** -0.5 for example in examples])
    return fitted_odds([example.features for example in examples], off, share, SEEN, PRIOR)


def copy_of(example: Example) -> tuple[str, str, int]:
    """Return what tells the copy of a block from others."""
    return example.kind, example.site, example.copy


def show(examples: list[Example], risk: float, struck: Any) -> None:
    """Print, for each kind of copy, how many words of the page's and of the story's are struck at a risk."""
    words = np.array([example.words for example in examples])
    story = np.array([example.story for example in examples])
    kinds = np.array([example.kind for example in examples])
    parts = []
    for kind in sorted(set(kinds)):
        here = kinds == kind
        gone, there = (words - story)[here & struck].sum(), (words - story)[here].sum()
        lost = story[here & struck].sum()
        parts.append(f"{kind}: {gone} of {there} words of the page gone, {lost} of the story's")
    print(f"  {risk}  {'; '.join(parts)}")


if __name__ == "__main__":
    main()
