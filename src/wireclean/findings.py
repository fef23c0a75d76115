"""What `check` reports: each edit that cleaning would make, with the line it stands in and what to do."""

from __future__ import annotations

import msgspec

from wireclean.arguments import demand_text
from wireclean.article import Span
from wireclean.config import Config, demand_config
from wireclean.edits import words_within
from wireclean.recognition import edited
from wireclean.rulebook.rule import Severity

__all__ = ["Finding", "check"]


class Finding(msgspec.Struct, frozen=True, gc=False):
    """What `check` says of one place: the rule, why, where, and what to do.

    `line` and `column` are where the words stand that the rule found, past line ends and white space before them; they
    count from 1, in code points. `snippet` is the text that the rule found, cut when it is long;
    `fix` is what to read for all of `span`: nothing, when the text is to be struck.
    """

    rule: str
    name: str
    message: str
    span: Span
    line: int
    column: int
    severity: Severity
    snippet: str
    fix: str


_LONGEST_SNIPPET = 80


def check(text: str, *, config: Config | None = None) -> tuple[Finding, ...]:
    """Report what `clean` would change, without changing it; in source order. Raises like `clean`."""
    demand_text("check", text)
    config = demand_config("check", config)
    rules = config.rules
    findings: list[Finding] = []
    line = 1
    line_start = position = 0
    for edit in edited(text, config)[0]:
        if edit.leaves:
            continue
        start = words_within(text, edit.span).start
        line += text.count("\n", position, start)
        newline = text.rfind("\n", position, start)
        if newline >= 0:
            line_start = newline + 1
        position = start
        rule = rules[edit.rule]
        column = start - line_start + 1
        snippet = edit.before
        if len(snippet) > _LONGEST_SNIPPET:
            snippet = f"{snippet[: _LONGEST_SNIPPET - 1]}…"
        findings.append(
            Finding(
                rule.code,
                rule.name,
                rule.summary,
                edit.span,
                line,
                column,
                rule.severity,
                snippet,
                edit.replacement,
            )
        )
    return tuple(findings)
