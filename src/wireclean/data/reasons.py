"""The plain words for what is weighed (`reasons.toml`), and the weights that they belong to, by judgement."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from wireclean.data import load

__all__ = [
    "called",
    "file_of",
    "judgement_of",
    "judgements",
    "label_of",
    "named",
    "weighed_in",
    "weights_of",
    "words_for",
]


def judgement_of(code: str) -> str | None:
    """Return the name of the judgement by which a rule decides (`captions`), None where it weighs nothing."""
    found: str | None = load("reasons.toml")["judgements"].get(code)
    return found


def label_of(code: str) -> str | None:
    """Return what a stretch of a rule is: `headline` for HED005. None for the rules of packs."""
    labels: dict[str, str] = load("reasons.toml")["labels"]
    return labels.get(code) or labels.get(code.rstrip("0123456789"))


def called(code: str, name: str) -> str:
    """Return what a finding of a rule is called: words of its own, else the rule's name, `doubled space` for `doubled-space`."""
    words: str | None = load("reasons.toml")["called"].get(code)
    return words or name.replace("-", " ")


def named(name: str) -> str:
    """Return the words for a neighbour or a family, `a byline` for `byline`; the name itself where there are none."""
    names: dict[str, str] = load("reasons.toml")["names"]
    return names.get(name, name)


def weighed_in(judgement: str) -> str:
    """Say which stretches a judgement weighs: a sentence."""
    said: str = load("reasons.toml")["weighs"][judgement]
    return said


def judgements() -> tuple[str, ...]:
    """Return the names of all judgements."""
    return tuple(load("reasons.toml")["weights"])


def file_of(judgement: str) -> str:
    """Return the name of the data file that holds the weights of a judgement."""
    return str(load("reasons.toml")["weights"][judgement][0])


@cache
def weights_of(judgement: str) -> Mapping[str, float]:
    """Return the weights of a judgement by name, what is added in any case (`base`) among them."""
    file, *path = load("reasons.toml")["weights"][judgement]
    table = load(file)
    for part in path:
        table = table[part]
    if "features" in table:  # beside them stand the bounds
        table = {"base": table["base"], **table["features"]}
    return {name: weight for name, weight in _flat(table, "") if name != "enough"}  # which is the sum that is needed


def _flat(table: Mapping[str, Any], prefix: str) -> Iterator[tuple[str, float]]:
    for name, value in table.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{prefix}{name}.")
        else:
            yield f"{prefix}{name}", float(value)


def words_for(table: str, feature: str, *parts: str) -> str | None:
    """Say a feature of a judgement, or of `evidence`, in words; None where the data has none.

    `parts` fill the places of what is said of any copy: the phrase that stands there, the name that was read.
    """
    sentences: dict[str, str] = load("reasons.toml")[table]
    found = sentences.get(feature)
    if found is not None:
        return found.format(*parts)
    if "&" in feature:  # two that stand together
        both = [words_for(table, one) for one in feature.split("&")]
        return None if None in both else " and ".join(map(str, both))
    pieces = feature.split(".")
    for pattern, sentence in sentences.items():
        expected = pattern.split(".")
        if "*" in expected and len(expected) == len(pieces):
            pairs = list(zip(expected, pieces, strict=True))
            if all(one in ("*", other) for one, other in pairs):
                return sentence.format(*(named(other) for one, other in pairs if one == "*"))
    return words_for(table, ".".join(pieces[1:])) if len(pieces) > 1 else None
