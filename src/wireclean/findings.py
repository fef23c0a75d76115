"""What `check` reports: each edit that cleaning would make, with the line it stands in and what to do."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec
from msgspec.structs import replace

from wireclean.arguments import demand_text
from wireclean.article import Span
from wireclean.config import Config, demand_config
from wireclean.data.reasons import called
from wireclean.declared import Declared, demand_declared
from wireclean.differences import find_differences
from wireclean.edits import words_within
from wireclean.messages import cut
from wireclean.recognition import edited
from wireclean.rulebook.rule import Rule, Severity, Stage

__all__ = ["Finding", "check", "fixable"]


class Finding(msgspec.Struct, frozen=True, gc=False):
    """What `check` says of one place: the rule, where, and what to do.

    `message` says it in plain words: `remove: gallery slot`, `mend: doubled space`, `compare: headline differs`. `line` and
    `column` are where the words stand that the rule found, past line ends and white space before them; they count from 1, in
    code points. `snippet` is the text that the rule found, cut when it is long; `fix` is what to read for all of `span`:
    nothing, when the text is to be struck.

    >>> from wireclean import check
    >>> finding = check("The bell  weighs a ton.")[0]
    >>> finding.rule, finding.message, finding.line, finding.column, finding.snippet, finding.fix
    ('SPC002', 'mend: doubled space', 1, 9, '  ', ' ')
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


def check(text: str, *, config: Config | None = None, declared: Declared | None = None) -> tuple[Finding, ...]:
    """Report what `clean` would change, without changing it; in source order. Raises like `clean`.

    Where the text prints something else than is `declared`, that is a finding of the family `DEC`; its `fix` is what stands
    there, since a person has to decide.

    >>> from wireclean import check
    >>> [(finding.line, finding.message) for finding in check("The bell rang.\\n\\nAdvertisement\\n\\nIt weighs  a ton.")]
    [(3, 'remove: furniture line'), (5, 'mend: doubled space')]
    """
    demand_text("check", text)
    demand_declared("check", declared)
    config = demand_config("check", config)
    rules = config.rules
    edits, cleaned = edited(text, config, declared)
    found = [
        (edit.span, words_within(text, edit.span).start, rules[edit.rule], _message(rules[edit.rule]), edit.replacement)
        for edit in edits
        if not edit.leaves
    ]
    if declared:
        everything = replace(config, select=None, ignore=frozenset())
        if config != everything:  # what rules read that are off is compared all the same
            edits, cleaned = edited(text, everything, declared)
        found += [
            (
                span,
                span.start,
                rule,
                f"compare: {called(rule.code, rule.name)}; the source declares {said!r}",
                text[slice(*span)],
            )
            for span, rule, said in find_differences(edits, cleaned, declared)
            if config.allows(rule)
        ]
        found.sort(key=lambda one: (one[1], one[0]))
    findings: list[Finding] = []
    line = 1
    line_start = position = 0
    for span, start, rule, message, fix in found:
        line += text.count("\n", position, start)
        newline = text.rfind("\n", position, start)
        if newline >= 0:
            line_start = newline + 1
        position = start
        column = start - line_start + 1
        snippet = cut(text[slice(*span)], _LONGEST_SNIPPET)
        findings.append(Finding(rule.code, rule.name, message, span, line, column, rule.severity, snippet, fix))
    return tuple(findings)


def _message(rule: Rule) -> str:
    """Say what to do: rules that recognise something strike it, the others mend."""
    verb = "remove" if rule.stage in (Stage.RECOGNITION, Stage.WIRE) else "mend"
    return f"{verb}: {called(rule.code, rule.name)}"


def fixable(text: str, findings: Iterable[Finding]) -> list[Finding]:
    """Return those of a text's findings that a fix mends; what differs from what is declared is for a person."""
    return [finding for finding in findings if finding.fix != text[slice(*finding.span)]]
