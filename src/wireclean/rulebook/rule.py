"""What a rule is: a code, a name, a reason, its own examples, and a function that finds edits in the copy."""

from __future__ import annotations

import inspect
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from enum import IntEnum
from importlib import import_module
from typing import Literal

from wireclean.article import Article, Edit
from wireclean.layout import Layout

__all__ = ["Example", "Finder", "Reads", "Rule", "Severity", "Stage", "in_order", "rule", "run_by"]

Severity = Literal["error", "warning", "info"]
Finder = Callable[[Layout], Iterable[Edit]]
Reads = Literal["line", "copy"]


class Stage(IntEnum):
    """When a rule looks at the copy. Each stage sees what the stages before it made of the text."""

    WIRE = 0  # all rules on the copy as it came, if that is a wire
    CHARACTERS = 1  # every rule on the text the rule before it left
    SPACING = 2  # likewise; afterwards a paragraph is a line
    RECOGNITION = 3  # all rules on one text, the earlier rule having the first claim on a stretch
    PARAGRAPHS = 4  # what is left, set in paragraphs


@dataclass(frozen=True, slots=True)
class Example:
    """Copy before and after one rule, and nothing but that rule."""

    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing that can be wrong with copy.

    `find` yields edits in the coordinates of the layout it is given. `cues` are lower-case phrases that lead the rule
    to its places; with `needs_cue` one must be in the copy for the rule to have work. Calling a rule on a str applies it
    alone, so a rule is a normalizer. A rule that `yields_to_prose` knows its lines by a phrase, and leaves those that are
    the story's own sentences (`own_prose`). `after` are the codes or families of the rules whose claims it looks at, or which
    know better what a stretch is. A rule that `reads` a line looks at nothing but the lines of its cues; any other may look at
    the whole copy.

    >>> from wireclean import rules
    >>> rule = rules["SPC002"]
    >>> rule.name, rule.severity, rule("The bell  weighs a ton.")
    ('doubled-space', 'info', 'The bell weighs a ton.')
    """

    code: str
    name: str
    summary: str
    reason: str
    stage: Stage
    severity: Severity
    fixes: tuple[Example, ...]
    keeps: tuple[str, ...]
    cues: frozenset[str]
    needs_cue: bool
    yields_to_prose: bool
    after: frozenset[str]
    reads: Reads
    find: Finder = field(repr=False)

    def __call__(self, text: str) -> str:
        """Return `text` with this rule's edits applied and no others."""
        return _runner()(self, text, True).text

    def strikes(self, text: str) -> list[str]:
        """Return what this rule finds in `text` with all others at work."""
        return [edit.before for edit in _runner()(self, text, False).edits if edit.rule == self.code]

    @property
    def family(self) -> str:
        """The letters of the code: ENC, SPC, GAL ..."""
        return self.code.rstrip("0123456789")


def in_order(rules: Iterable[Rule]) -> list[Rule]:
    """Return rules in the order in which they look: by stage, each after those that its `after` names, else by code.

    It does not matter in which order they come. Raises `ValueError` where rules wait for each other in a circle.
    """
    waiting = sorted(rules, key=lambda rule: (rule.stage, rule.code))
    ordered: list[Rule] = []
    while waiting:
        ready = next((rule for rule in waiting if not any(_precedes(other, rule) for other in waiting)), None)
        if ready is None:
            raise ValueError(f"rules wait for each other: {', '.join(rule.code for rule in waiting)}")
        waiting.remove(ready)
        ordered.append(ready)
    return ordered


def _precedes(other: Rule, rule: Rule) -> bool:
    return other is not rule and (
        other.stage < rule.stage
        or other.code in rule.after
        or (other.family in rule.after and other.family != rule.family)
    )


Runner = Callable[[Rule, str, bool], Article]  # whether with no other rule's edits
_RUNS_RULES = "wireclean.pipeline"
_runners: list[Runner] = []


def _runner() -> Runner:
    if not _runners:
        import_module(_RUNS_RULES)
    return _runners[-1]


def run_by(runner: Runner) -> Runner:
    """Make `runner` what a rule does when it is called.

    The pipeline stands above the rules and imports them, so they do not import it: it says once, when it is imported, how a
    rule is run. Whoever calls a rule before that imports it so.
    """
    _runners[:] = [runner]
    return runner


def rule(
    code: str,
    name: str,
    *,
    stage: Stage,
    fixes: Iterable[tuple[str, str]],
    keeps: Iterable[str],
    severity: Severity = "warning",
    cues: Iterable[str] = (),
    needs_cue: bool | None = None,
    yields_to_prose: bool = False,
    after: Iterable[str] = (),
    reads: Reads = "copy",
) -> Callable[[Finder], Rule]:
    """Make a rule of a finder. Its docstring's first line is the summary, the rest the reason.

    Under `python -OO`, which strips docstrings, the name is the summary and there is no reason.
    """

    def make(find: Finder) -> Rule:
        summary, _, reason = inspect.cleandoc(find.__doc__ or "").partition("\n\n")
        stripped = sys.flags.optimize >= 2 and find.__doc__ is None
        if stripped:
            summary = name
        examples = tuple(Example(before, after) for before, after in fixes)
        kept, needed = tuple(keeps), frozenset(cues)
        if not (summary and (reason or stripped) and examples and kept):
            raise ValueError(f"rule {code} needs a summary, a reason, fixes and keeps")
        if any(cue != cue.lower() for cue in needed):
            raise ValueError(f"rule {code}: cues are lower case")
        if reads == "line" and not needed:
            raise ValueError(f"rule {code} reads a line, and needs the cues that lead to it")
        return Rule(
            code,
            name,
            summary,
            reason,
            stage,
            severity,
            examples,
            kept,
            needed,
            bool(needed) if needs_cue is None else needs_cue,
            yields_to_prose,
            frozenset(after),
            reads,
            find,
        )

    return make
