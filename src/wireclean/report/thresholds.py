"""Limits for a corpus: how much of it a rule may touch, and whether that holds.

A limit reads `GAL > 0.5%`: a rule, a family or `any`; `chars` for a share of the characters in place of the documents;
`>` or `>=`; and a share, or without the `%` a number.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from wireclean.report.columns import columns
from wireclean.report.result import Tally
from wireclean.rulebook.rule import Rule, Severity
from wireclean.tomlfile import nearest

__all__ = ["SEVERITIES", "Limit", "Reading", "parse_limit", "readings", "table"]

_LIMIT = re.compile(
    r"\s{0,9}(?P<who>[^\s>]{1,60})"
    r"(?:\s{1,9}(?P<unit>[A-Za-z]{1,20}))?"
    r"\s{0,9}(?P<sign>>=?)"
    r"\s{0,9}(?P<number>\d{1,15}(?:\.\d{1,15})?)\s{0,9}(?P<percent>%)?\s{0,9}"
)
SEVERITIES: tuple[Severity, ...] = ("info", "warning", "error")
_WHOLE = 100  # per cent
_UNITS: dict[str, Literal["documents", "characters"]] = {
    "documents": "documents", "docs": "documents", "characters": "characters", "chars": "characters",
}  # fmt: skip


@dataclass(frozen=True)
class Limit:
    """One limit: it is broken when what `who` touches, in `unit`, is more than `allowed` (or as much, with `>=`)."""

    text: str
    who: str
    unit: Literal["documents", "characters"]
    inclusive: bool
    allowed: float
    share: bool


@dataclass(frozen=True)
class Reading:
    """What was observed of a limit."""

    limit: Limit
    touched: int
    of: int

    @property
    def observed(self) -> float:
        """The share in per cent, or the number."""
        if not self.limit.share:
            return self.touched
        return 100 * self.touched / self.of if self.of else 0.0

    @property
    def broken(self) -> bool:
        """Whether the run fails."""
        return self.observed >= self.limit.allowed if self.limit.inclusive else self.observed > self.limit.allowed


def counting_codes(
    rules: Iterable[Rule], select: Collection[str], ignore: Collection[str], severity: Severity | None
) -> set[str]:
    """Return the codes and families whose findings count in a call with these options: a limit on others could never fail."""
    least = SEVERITIES.index(severity or "info")
    counting = [
        rule
        for rule in rules
        if SEVERITIES.index(rule.severity) >= least
        and (not select or not {rule.code, rule.family}.isdisjoint(select))
        and {rule.code, rule.family}.isdisjoint(ignore)
    ]
    return {"any", *(code for rule in counting for code in (rule.code, rule.family))}


def parse_limit(text: str, codes: Iterable[str], counting: Collection[str] | None = None) -> Limit:
    """Read a limit such as `GAL > 0.5%`. `codes` are the rules and families there are, `counting` those whose findings count.

    Raises `ValueError` for what is no limit, and for one that could never fail, or never pass.
    """
    match = _LIMIT.fullmatch(text)
    if match is None:
        raise ValueError(f"cannot read the limit {text!r}; write it as 'GAL > 0.5%' or 'any chars > 2%'")
    known = {*codes, "any"}
    who = "any" if match["who"].lower() == "any" else match["who"].upper()
    if who not in known:
        raise ValueError(f"limit {text!r}: no rule or family has the code {match['who']!r}{nearest(who, known)}")
    unit = _UNITS.get((match["unit"] or "documents").lower())
    if unit is None:
        raise ValueError(f"limit {text!r}: {match['unit']!r} is neither `docs` nor `chars`")
    if counting is not None and who not in counting:
        raise ValueError(f"limit {text!r} could never fail: no finding of {who} counts with these options")
    share = match["percent"] is not None
    inclusive, allowed = match["sign"] == ">=", float(match["number"])
    if share and (allowed > _WHOLE or (allowed == _WHOLE and not inclusive)):
        raise ValueError(
            f"limit {text!r} could never fail: a share is 100% at most; name a smaller one, or a number without the %"
        )
    if inclusive and not allowed:
        raise ValueError(f"limit {text!r} could never pass: nothing is less than 0; write > for >=")
    return Limit(" ".join(text.split()), who, unit, inclusive, allowed, share)


def readings(limits: Iterable[Limit], tally: Tally) -> tuple[Reading, ...]:
    """Return what was observed of each limit."""
    found = []
    for limit in limits:
        if limit.unit == "documents":
            found.append(Reading(limit, tally.touched_documents[limit.who], tally.documents))
        else:
            found.append(Reading(limit, tally.touched_characters[limit.who], tally.characters))
    return tuple(found)


def table(found: Sequence[Reading], *, colour: bool = False) -> str:
    """Return the table of observed against allowed."""
    rows = [("limit", "touched", "of", "observed", "allowed", "")]
    for reading in found:
        limit = reading.limit
        sign = "%" if limit.share else ""
        rows.append(
            (
                f"{limit.who} {limit.unit}",
                f"{reading.touched:,}",
                f"{reading.of:,}",
                f"{_number(reading.observed)}{sign}",
                f"{'<' if limit.inclusive else '<='} {limit.allowed:g}{sign}",
                "EXCEEDED" if reading.broken else "ok",
            )
        )
    return columns(rows, numbers=range(1, 5), colour=colour)


def _number(value: float) -> str:
    """Write a number so that a small share is not rounded to nothing."""
    return f"{value:.4g}" if value < 100 else f"{value:,.6g}"
