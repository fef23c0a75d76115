"""Fit the weights of `data/captions.toml`: whether the line beside a credit, or before it, is a photo's caption.

    python scripts/fit_captions.py FOLDER [--write]

FOLDER holds labelled copy, `.jsonl` or `.jsonl.gz`, a record a line:

    {"text": "...", "site": "herald", "gold": {"captions": ["..."], "paragraphs": ["...", "..."]}}
    {"text": "...", "id": "herald/17", "gold": {"body": "..."}}                        a page: what is the body's is no caption
    {"text": "...", "id": "story-9"}                                                   copy without captions

Each copy is read by the rules that look before captions; what may be a caption then is learned from. Folds are by `site` (or by
`id` where there is none), and each site counts alike. A weight has the sign that `SIGNS` names. What the folds show is printed:
captions found, and how many of those claimed are none, at several margins beyond even odds. `enough` is the margin that is best
on the folds, where a line lost that is no caption costs as much as ten captions left; `--write` fits on all copy and writes the
file. Needs the `fit` extra (scipy); wireclean itself does not.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import numpy as np
from labelled import DATA, fit_arguments, fold_of, folded, records
from scipy.optimize import minimize

from wireclean.config import Config
from wireclean.packs.registry import RULES
from wireclean.recognition import lay_out
from wireclean.rulebook.caption_copy import CaptionCopy
from wireclean.rulebook.caption_evidence import Readings
from wireclean.rulebook.caption_lines import lines_of

WEIGHTS = DATA / "captions.toml"
FOLDS = 6
SEEN = 10  # evidence that fewer readings have keeps the weight that the file gives it
PRIOR = 0.5  # how strongly weights are held near 0
PARTIAL = 0.25  # how much a reading of a page counts: its labels say what is no caption, and not what is one
COST = 10  # how many captions left are as bad as one line lost that is none: the first law of the library
TESTED = (-1.0, -0.75, -0.5, -0.25, 0.0, 0.25, 0.5, 0.75, 1.0, 1.5, 2.0)


class Example(NamedTuple):
    """A reading of one copy, and whether it is a caption there; `story` says that its words are the body's, `page` that the labels are partial."""

    site: str
    copy: int
    lines: frozenset[int]
    evidence: tuple[str, ...]
    caption: bool
    story: bool
    page: bool
    text: str


def main() -> None:
    """Fit, print and write."""
    parser = fit_arguments(__doc__)
    parser.add_argument("--every", type=int, default=1, help="of the pages, read each Nth")
    parser.add_argument("--misses", action="store_true", help="print what the folds judge wrongly")
    arguments = parser.parse_args()
    examples = read(arguments.folder, arguments.every)
    scores = np.zeros(len(examples))
    folds = np.array([fold_of(example.site, FOLDS) for example in examples])
    for fold in range(FOLDS):
        weights = fitted([example for example, at in zip(examples, folds, strict=True) if at != fold])
        scores[folds == fold] = [margin(weights, e) for e, at in zip(examples, folds, strict=True) if at == fold]
    weights = fitted(examples)
    weights["enough"] += best_margin(examples, scores)
    print(", ".join(f"{name} {weight:.1f}" for name, weight in sorted(weights.items(), key=lambda w: -w[1])))
    if arguments.misses:
        print_misses(examples, scores)
    if arguments.write:
        write(weights)


def read(folder: Path, every: int) -> list[Example]:
    """Read what may be a caption in the records of a folder."""
    before: list[str] = []
    for code in RULES:
        if code == "CAP001":
            break
        before.append(code)
    config = Config(select=before)
    examples: list[Example] = []
    copy = 0
    for path in sorted(folder.glob("*.jsonl*")):
        for record in records(path):
            gold = record.get("gold") or {"body": record["text"]}
            if not isinstance(gold, Mapping) or not ("captions" in gold or gold.get("body")):
                continue
            page = "captions" not in gold
            if "gold" in record and page and fold_of(str(record["id"]), every):
                continue
            captions = {folded(caption) for caption in gold.get("captions") or ()}
            body = folded(gold.get("body") or " ".join(gold.get("paragraphs") or ()))
            layout = lay_out(record["text"], config)
            copy += 1
            for reading in Readings(CaptionCopy(layout, lines_of(layout))).beside():
                words = folded(reading.caption.text)
                story = words in body and words not in captions
                if page and (not story or "printed_again" in reading.evidence):
                    continue  # a page's labels do not say what its captions are, nor which of two prints is the story's
                lines = frozenset(range(reading.first, reading.last + 1))
                site = record.get("site") or str(record["id"]).rsplit("-", 1)[0]
                examples.append(
                    Example(
                        site,
                        copy,
                        lines,
                        reading.evidence,
                        words in captions,
                        story,
                        page,
                        reading.caption.text,
                    )
                )
    return examples


def fitted(examples: list[Example]) -> dict[str, float]:
    """Fit log odds to each kind of evidence, and what makes the odds even; every site counts as its root number of examples."""
    counts = Counter(name for example in examples for name in example.evidence)
    names = sorted(name for name, count in counts.items() if count >= SEEN)
    at = {name: i for i, name in enumerate(names)}
    matrix = np.zeros((len(examples), len(names) + 1))
    matrix[:, -1] = 1
    for row, example in enumerate(examples):
        matrix[row, [at[name] for name in example.evidence if name in at]] = 1
    labels = np.array([1.0 if example.caption else -1.0 for example in examples])
    sites = Counter(example.site for example in examples)
    share = np.array([sites[example.site] ** -0.5 * (PARTIAL if example.page else 1) for example in examples])

    def cost(weights: np.ndarray) -> tuple[float, np.ndarray]:
        reach = labels * (matrix @ weights)
        slope = -share * labels / (1 + np.exp(reach))
        held = np.append(weights[:-1], 0)
        return float(share @ np.logaddexp(0, -reach) + PRIOR / 2 * held @ held), matrix.T @ slope + PRIOR * held

    bounds = [SIGNS.get(name, (None, None)) for name in names] + [(None, None)]
    weights = minimize(cost, np.zeros(len(names) + 1), jac=True, method="L-BFGS-B", bounds=bounds).x
    return {**dict(zip(names, weights[:-1].tolist(), strict=True)), "enough": -float(weights[-1])}


_FOR, _AGAINST = (0.0, None), (None, 0.0)
SIGNS = {
    **dict.fromkeys(("above", "sure", "buttons", "habit", "alike", "only", "tight", "tight_among_blank"), _FOR),
    **dict.fromkeys(
        (
            "phrase_above",
            "printed_again",
            "paragraph_opposite",
            "credit_beyond",
            "slot",
            "brief",
            "only_below",
            "short_below",
            "bracketed",
            "story_beyond",
            "parted",
        ),
        _FOR,
    ),
    **dict.fromkeys(
        ("signs", "phrase_below", "sentences", "paragraph", "paragraph_below", "unnamed", "last", "lede"), _AGAINST
    ),
}


def margin(weights: Mapping[str, float], example: Example) -> float:
    """Say how far the evidence goes beyond what is enough."""
    return sum(weights.get(name, 0) for name in example.evidence) - weights["enough"]


def taken(examples: list[Example], scores: np.ndarray, least: float) -> list[int]:
    """Return the readings that stand when the best of those that share a line is taken first, as the rule does."""
    held: dict[int, set[int]] = {}
    found: list[int] = []
    for i in sorted(range(len(examples)), key=lambda i: -scores[i]):
        lines = held.setdefault(examples[i].copy, set())
        if scores[i] >= least and lines.isdisjoint(examples[i].lines):
            lines.update(examples[i].lines)
            found.append(i)
    return found


def best_margin(examples: list[Example], scores: np.ndarray) -> float:
    """Return the margin at which the folds gain most; print captions found and what is claimed that is none, at each."""
    total = len({(example.copy, example.text) for example in examples if example.caption})
    gains: dict[float, float] = {}
    for least in TESTED:
        found = [examples[i] for i in taken(examples, scores, least)]
        right = len({(example.copy, example.text) for example in found if example.caption})
        others = [example for example in found if not example.caption]
        gains[least] = right - COST * sum(PARTIAL if example.page else 1 for example in others)
        story = sum(example.story for example in others)
        print(
            f"  at {least:5}: {right} of {total} captions, {len(others)} others, {story} of them the story's: {gains[least]}"
        )
    return max(gains, key=lambda least: gains[least])


def print_misses(examples: list[Example], scores: np.ndarray) -> None:
    """Print what is judged wrongly, with what speaks for it."""
    found = set(taken(examples, scores, 0))
    for i in sorted(range(len(examples)), key=lambda i: scores[i]):
        example = examples[i]
        if (i in found) != example.caption:
            kind = "missed" if example.caption else "story" if example.story else "other"
            print(
                f"  {kind} {scores[i]:5.1f} {example.site} {example.text[:60]!r} {', '.join(sorted(example.evidence))}"
            )


def write(weights: Mapping[str, float]) -> None:
    """Write the weights into the data file; its comments stay."""
    fitted, limits, rest = WEIGHTS.read_text(encoding="utf-8").partition("[limits]\n")
    for name, weight in weights.items():
        fitted = re.sub(rf"(?m)^({name} += )[-\d.]+", rf"\g<1>{weight:.1f}", fitted)
    WEIGHTS.write_text(fitted + limits + rest, encoding="utf-8")


if __name__ == "__main__":
    main()
