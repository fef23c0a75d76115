"""Findings for a person: grouped by document, each with its place in the copy, and in colour on a terminal."""

from __future__ import annotations

from collections.abc import Sequence

from wireclean.config import Config
from wireclean.edits import words_within
from wireclean.findings import Finding
from wireclean.formats.documents import Document, Problem
from wireclean.messages import counted, cut
from wireclean.report.columns import columns
from wireclean.report.evidence import Why
from wireclean.report.inert import inert, width
from wireclean.report.outcome import Outcome, Write
from wireclean.report.result import Tally, is_fixable
from wireclean.report.thresholds import table

__all__ = ["TextReport", "counted", "statistics", "summary"]

_LEAD = 24  # characters of the line before what was found
_FOUND = 48
_ROOM = 88  # of a line in all
_LONGEST_FIX = 40
_FIXABLE = "[*] "
_REASON = "       = "
_INDENT = "       | "  # a runner looks for its commands behind blanks too, so copy never begins a line

_COLOURS = {"error": "\x1b[31m", "warning": "\x1b[33m", "info": "\x1b[34m", "bold": "\x1b[1m", "dim": "\x1b[2m"}
_PLAIN = dict.fromkeys(_COLOURS, "")


class TextReport:
    """Write findings as text. With `statistics` only the counts by rule are shown."""

    def __init__(self, write: Write, *, colour: bool = False, statistics: bool = False) -> None:
        """Write to `write`; `colour` for a terminal."""
        self._write = write
        self._marks = _COLOURS if colour else _PLAIN
        self._reset = "\x1b[0m" if colour else ""
        self._statistics = statistics

    def document(self, document: Document, findings: Sequence[Finding], config: Config | None) -> None:
        """Write the findings of a document below its name."""
        if not findings or self._statistics:
            return
        marks, reset = self._marks, self._reset
        why = Why(document, config)
        parts = [f"{marks['bold']}{inert(document.heading)}{reset}\n"]
        for finding in findings:
            severity = finding.severity
            colour = marks[severity]
            place = f"{finding.line}:{finding.column}"
            parts.append(
                f"  {place:<7}{colour}{severity:<8}{reset}{marks['bold']}{finding.rule}{reset} "
                f"{_FIXABLE if is_fixable(document, finding) else ''}{inert(finding.message)}\n"
                f"{_excerpt(document.text, finding, colour, reset)}"
                f"{marks['dim']}{_REASON}{inert(why.words(finding, _ROOM))}{reset}\n"
            )
        parts.append("\n")
        self._write("".join(parts))

    def problem(self, problem: Problem) -> None:
        """Leave problems to standard error."""

    def finish(self, outcome: Outcome) -> None:
        """Write the counts, the limits and the sum."""
        if self._statistics:
            self._write(statistics(outcome.tally, colour=bool(self._reset)))
        if outcome.hidden:
            self._write(f"... and {counted(outcome.hidden, 'more finding')} not shown (--max-findings)\n")
        if outcome.readings:
            self._write(table(outcome.readings, colour=bool(self._reset)))
        self._write(summary(outcome.tally))


def _excerpt(text: str, finding: Finding, colour: str, reset: str) -> str:
    """Return the line that holds the finding, cut to fit, and below it a mark under what was found and what to do."""
    start, end = words_within(text, finding.span)
    begin = max(start - finding.column + 1, start - _LEAD)
    lead = inert(text[begin:start])
    if begin > start - finding.column + 1:
        lead = f"…{lead}"
    if end - start > _FOUND:
        found, tail = f"{inert(text[start : start + _FOUND - 1])}…", ""
    else:
        found = inert(text[start:end])
        room = max(0, _ROOM - len(lead) - len(found))
        stop = text.find("\n", end, end + room)
        tail = inert(text[end : stop if stop >= 0 else end + room])
        if stop < 0 and end + room < len(text):
            tail += "…"
    mark = "^" * max(1, width(found))
    return (
        f"{_INDENT}{lead}{colour}{found}{reset}{tail}".rstrip()
        + f"\n{_INDENT}{' ' * width(lead)}{colour}{mark} {_advice(finding)}{reset}\n"
    )


def _advice(finding: Finding) -> str:
    """Say in a few words what the fix does."""
    fix = finding.fix
    if not fix:
        return "remove"
    shown = inert(cut(fix, _LONGEST_FIX))
    return f'insert "{shown}"' if finding.span.start == finding.span.end else f'read "{shown}"'


def statistics(tally: Tally, *, colour: bool = False) -> str:
    """Return a table of the rules that found something, the busiest first."""
    rows = [
        (f"{number:,}", f"{tally.touched_documents[code]:,}", code, tally.names[code])
        for code, number in sorted(tally.findings.items(), key=lambda item: (-item[1], item[0]))
    ]
    if not rows:
        return ""
    return columns([("findings", "documents", "rule", ""), *rows], numbers={0, 1}, colour=colour)


def summary(tally: Tally) -> str:
    """Return the last line: how much was found in how much copy."""
    checked = counted(tally.documents, "document")
    if tally.total:
        kinds = ", ".join(
            f"{tally.severities[severity]:,} {severity}"
            for severity in ("error", "warning", "info")
            if tally.severities[severity]
        )
        dirty = tally.touched_documents["any"]
        line = f"Found {counted(tally.total, 'finding')} ({kinds}) in {dirty:,} of {checked}."
    else:
        line = f"No findings in {checked}."
    if tally.accepted:
        line += f" The baseline accepts {tally.accepted:,}."
    if tally.stale:
        line += (
            f" {counted(tally.stale, 'finding')} in the baseline {'is' if tally.stale == 1 else 'are'} gone; "
            "--write-baseline drops them."
        )
    if tally.problems:
        line += f" {counted(tally.problems, 'problem')} in reading."
    if tally.fixable:
        line += f"\n{_FIXABLE}{tally.fixable:,} fixable with --fix."
    return line + "\n"
