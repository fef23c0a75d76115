"""Findings as annotations of a GitHub Actions run: commands that the runner reads from the log."""

from __future__ import annotations

from collections.abc import Sequence

from wireclean.config import Config
from wireclean.edits import words_within
from wireclean.findings import Finding
from wireclean.formats.documents import Document, Problem
from wireclean.report.inert import inert
from wireclean.report.outcome import Outcome, Write
from wireclean.report.text import summary
from wireclean.report.thresholds import table

__all__ = ["GithubReport"]

_COMMANDS = {"error": "error", "warning": "warning", "info": "notice"}


class GithubReport:
    """Write an annotation for each finding as it comes."""

    def __init__(self, write: Write) -> None:
        """Write to `write`."""
        self._write = write

    def document(self, document: Document, findings: Sequence[Finding], config: Config | None) -> None:
        """Write an annotation for each finding, at its place in the file."""
        self._write("".join(self._annotation(document, finding) for finding in findings))

    def _annotation(self, document: Document, finding: Finding) -> str:
        place = [f"file={_property(document.path)}"]
        region = document.region(*words_within(document.text, finding.span))
        at = f"{finding.line}:{finding.column}"
        if region is not None:
            place += [f"line={region.line}", f"endLine={region.end_line}"]
            if region.line == region.end_line:  # columns of several lines are refused
                place += [f"col={region.column}", f"endColumn={region.end_column}"]
        if document.where.record is not None:
            at = f"record {document.where.record}, {at}"
        place.append(f"title={_property(f'{finding.rule} {finding.name}')}")
        found = f' "{finding.snippet}"' if finding.snippet else ""
        message = _data(f"{at} {finding.message}{found}")
        return f"::{_COMMANDS[finding.severity]} {','.join(place)}::{message}\n"

    def problem(self, problem: Problem) -> None:
        """Write an annotation for something that could not be checked."""
        if problem.fatal:
            line = f",line={problem.line}" if problem.line is not None else ""
            self._write(f"::error file={_property(problem.path)}{line},title=wireclean::{_data(problem.message)}\n")

    def finish(self, outcome: Outcome) -> None:
        """Write the limits and the sum; a broken limit is an error of its own."""
        for reading in outcome.readings:
            if reading.broken:
                self._write(f"::error title=wireclean::{_data(f'limit exceeded: {reading.limit.text}')}\n")
        if outcome.readings:
            self._write(table(outcome.readings))
        self._write(summary(outcome.tally))


def _data(text: str) -> str:
    """Write a message so that it stays one line and one message."""
    return inert(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """Write a property so that it ends where it ends."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")
