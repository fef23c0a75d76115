"""Findings as JSON, for other programs."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import msgspec

from wireclean.config import Config
from wireclean.findings import Finding
from wireclean.formats.documents import Document, Problem
from wireclean.report.inert import data_json
from wireclean.report.outcome import Outcome, Write
from wireclean.report.result import is_fixable

__all__ = ["JsonReport", "encode"]


def encode(value: object) -> str:
    """Return a value as JSON in which nothing acts."""
    try:
        encoded = msgspec.json.encode(value).decode("utf-8")
    except UnicodeEncodeError:  # half a surrogate pair, which msgspec does not write
        encoded = json.dumps(msgspec.to_builtins(value), ensure_ascii=False)
    return data_json(encoded)


class JsonReport:
    """Gather the findings and write one JSON object at the end."""

    def __init__(self, write: Write) -> None:
        """Write to `write`."""
        self._write = write
        self._findings: list[str] = []  # each encoded as it comes, which takes less room
        self._problems: list[dict[str, Any]] = []

    def document(self, document: Document, findings: Sequence[Finding], config: Config | None) -> None:
        """Take the findings of a document."""
        where = document.where
        record = None
        if where.record is not None:
            record = {"number": where.record, "line": where.line, "pointer": where.pointer, "id": where.id}
        for finding in findings:
            encoded = encode(
                {
                    "path": document.path,
                    "record": record,
                    "line": finding.line,
                    "column": finding.column,
                    "span": [finding.span.start, finding.span.end],
                    "rule": finding.rule,
                    "name": finding.name,
                    "message": finding.message,
                    "severity": finding.severity,
                    "snippet": finding.snippet,
                    "fix": finding.fix,
                    "fixable": is_fixable(document, finding),
                }
            )
            self._findings.append(encoded)

    def problem(self, problem: Problem) -> None:
        """Take something that could not be checked."""
        if problem.fatal:
            self._problems.append({"path": problem.path, "line": problem.line, "message": problem.message})

    def finish(self, outcome: Outcome) -> None:
        """Write the object: findings, problems, limits, sums."""
        tally = outcome.tally
        content = {
            "problems": self._problems,
            "thresholds": [
                {
                    "limit": reading.limit.text,
                    "touched": reading.touched,
                    "of": reading.of,
                    "observed": reading.observed,
                    "allowed": reading.limit.allowed,
                    "exceeded": reading.broken,
                }
                for reading in outcome.readings
            ],
            "summary": {
                "documents": tally.documents,
                "characters": tally.characters,
                "findings": tally.total,
                "fixable": tally.fixable,
                "not_shown": outcome.hidden,
                "accepted_by_baseline": tally.accepted,
                "stale_in_baseline": tally.stale,
                "problems": tally.problems,
                "exit_code": outcome.code,
                "rules": {
                    code: {"name": tally.names[code], "findings": number, "documents": tally.touched_documents[code]}
                    for code, number in sorted(tally.findings.items())
                },
            },
        }
        findings = ",\n".join(self._findings)
        self._write(f'{{"findings": [\n{findings}\n],\n{encode(content)[1:]}\n')
