"""The plain words for what is weighed (`reasons.toml`), and the weights that they belong to, by judgement."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from wireclean.data import load

__all__ = ["JUDGEMENTS", "judgement_of", "label_of", "named", "weighed_in", "weights_of", "words_for"]

# Where each judgement's weights stand: the file, and the tables in it, whose names go before those of their weights.
JUDGEMENTS: Mapping[str, str] = {
    "off-story": "weights.toml",
    "openings": "openings.toml",
    "captions": "captions.toml",
    "headlines": "headlines.toml",
}


def judgement_of(code: str) -> str | None:
    """Return the name of the judgement by which a rule decides (`captions`), None where it weighs nothing."""
    found: str | None = load("reasons.toml")["judgements"].get(code)
    return found


def label_of(code: str) -> str | None:
    """Return what a stretch of a rule is: `headline` for HED005. None for the rules of packs."""
    labels: dict[str, str] = load("reasons.toml")["labels"]
    return labels.get(code) or labels.get(code.rstrip("0123456789"))


def named(name: str) -> str:
    """Return the words for a neighbour or a family, `a byline` for `byline`; the name itself where there are none."""
    names: dict[str, str] = load("reasons.toml")["names"]
    return names.get(name, name)


def weighed_in(judgement: str) -> str:
    """Say which stretches a judgement weighs: a sentence."""
    said: str = load("reasons.toml")["weighs"][judgement]
    return said


@cache
def weights_of(judgement: str) -> Mapping[str, float]:
    """Return the weights of a judgement of `JUDGEMENTS` by name, what is added in any case among them."""
    table = load(JUDGEMENTS[judgement])
    if judgement == "off-story":
        table = {"base": table[judgement]["base"], **table[judgement]["features"]}
    else:
        table = table.get("weights", table)
    return dict(_flat(table, ""))


def _flat(table: Mapping[str, Any], prefix: str) -> list[tuple[str, float]]:
    found: list[tuple[str, float]] = []
    for name, value in table.items():
        if isinstance(value, dict):
            found += _flat(value, f"{prefix}{name}.")
        else:
            found.append((f"{prefix}{name}", float(value)))
    return found


def words_for(table: str, feature: str, *parts: str) -> str | None:
    """Say a feature of a judgement, or of `evidence`, in words; None where the data has none.

    `parts` fill the places of what is said of any copy: the phrase that stands there, the name that was read.
    """
    sentences: dict[str, str] = load("reasons.toml")[table]
    found = sentences.get(feature)
    if found is not None:
        return found.format(*parts)
    pieces = feature.split(".")
    for pattern, sentence in sentences.items():
        expected = pattern.split(".")
        if "*" in expected and len(expected) == len(pieces):
            pairs = list(zip(expected, pieces, strict=True))
            if all(one in ("*", other) for one, other in pairs):
                return sentence.format(*(named(other) for one, other in pairs if one == "*"))
    return None
