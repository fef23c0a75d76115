"""Findings as annotations of a GitHub Actions run: commands that the runner reads from the log.

A step's annotations are limited: ten of each kind are shown, 4,096 characters of each message are taken. What is beyond is
written as plain lines of the log, which has no such limit, and the end says how many.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from wireclean.config import Config
from wireclean.edits import words_within
from wireclean.findings import Finding
from wireclean.formats.documents import Document, Problem
from wireclean.messages import counted, cut
from wireclean.report.evidence import Why
from wireclean.report.inert import inert
from wireclean.report.outcome import Outcome, Write
from wireclean.report.text import summary
from wireclean.report.thresholds import table

__all__ = ["GithubReport"]

_COMMANDS = {"error": "error", "warning": "warning", "info": "notice"}
# Of the ten that are shown, one error is kept for limits that are exceeded, and one notice for what this report says of itself.
_MOST = {"error": 9, "warning": 10, "notice": 9}
_LONGEST_MESSAGE = 4096
_LONGEST_TITLE = 255


class GithubReport:
    """Write an annotation for each finding as it comes, as long as GitHub shows them."""

    def __init__(self, write: Write) -> None:
        """Write to `write`."""
        self._write = write
        self._room = Counter(_MOST)
        self._beyond: Counter[str] = Counter()

    def document(self, document: Document, findings: Sequence[Finding], config: Config | None) -> None:
        """Write an annotation for each finding, at its place in the file."""
        why: Why | None = None  # which is asked for what is shown only
        lines = []
        for finding in findings:
            kind = _COMMANDS[finding.severity]
            if self._shows(kind):
                why = why or Why(document, config)
                lines.append(_annotation(kind, document, finding, why.words(finding)))
            else:
                place = f"{document.heading}, {finding.line}:{finding.column}"
                lines.append(f"{kind}: {inert(f'{place}: {finding.rule} {finding.message}')}\n")
        self._write("".join(lines))

    def problem(self, problem: Problem) -> None:
        """Write an annotation for something that could not be checked."""
        if not problem.fatal:
            return
        if self._shows("error"):
            line = f",line={problem.line}" if problem.line is not None else ""
            self._write(f"::error file={_property(problem.path)}{line},title=wireclean::{_data(problem.message)}\n")
        else:
            self._write(f"error: {inert(str(problem))}\n")

    def finish(self, outcome: Outcome) -> None:
        """Write the limits and the sum; broken limits are an error of their own."""
        broken = [reading.limit.text for reading in outcome.readings if reading.broken]
        if broken:
            said = f"limit exceeded: {'; '.join(broken)}"
            self._write(f"::error title=wireclean::{_data(said)}\n")
        if self._beyond:
            more = ", ".join(counted(number, kind) for kind, number in self._beyond.items())
            said = f"{more} more in the log of this step: GitHub shows ten annotations of a kind"
            self._write(f"::notice title=wireclean::{said}\n")
        if outcome.readings:
            self._write(table(outcome.readings))
        self._write(summary(outcome.tally))

    def _shows(self, kind: str) -> bool:
        """Say whether one more annotation of a kind would be shown, and count it."""
        if not self._room[kind]:
            self._beyond[kind] += 1
            return False
        self._room[kind] -= 1
        return True


def _annotation(kind: str, document: Document, finding: Finding, why: str) -> str:
    place = [f"file={_property(document.path)}"]
    region = document.region(*words_within(document.text, finding.span))
    at = f"{finding.line}:{finding.column}"
    if region is not None:
        place += [f"line={region.line}", f"endLine={region.end_line}"]
        if region.line == region.end_line:  # columns of several lines are refused
            place += [f"col={region.column}", f"endColumn={region.end_column}"]
    if document.where.record is not None:
        at = f"record {document.where.record}, {at}"
    place.append(f"title={_property(f'{finding.rule} {finding.name}'[:_LONGEST_TITLE])}")
    found = f' "{finding.snippet}"' if finding.snippet else ""
    return f"::{kind} {','.join(place)}::{_data(f'{at} {finding.message}{found} ({why})')}\n"


def _data(text: str) -> str:
    """Write a message so that it stays one line and one message."""
    return cut(inert(text), _LONGEST_MESSAGE).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """Write a property so that it ends where it ends."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")
