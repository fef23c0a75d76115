"""Findings as SARIF 2.1.0, which code hosts and editors read: rules with their help, results, fixes.

GitHub's code scanning refuses a file of more than 25,000 results and stores 5,000 of one, the most severe first. A file that
it refused would show nothing, so none is made: what is least severe is left out, and the file and standard error say how much.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from functools import cache
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path
from typing import Any
from urllib.parse import quote

from wireclean import __version__
from wireclean.config import Config
from wireclean.edits import words_within
from wireclean.evidence import Weighed
from wireclean.findings import Finding
from wireclean.formats.documents import Document, Problem, Region
from wireclean.messages import cut
from wireclean.report.baseline import fingerprints
from wireclean.report.evidence import Why
from wireclean.report.inert import inert
from wireclean.report.json import encode
from wireclean.report.outcome import Outcome, Write
from wireclean.rulebook.page import rule_page
from wireclean.rulebook.rule import Rule

__all__ = ["SarifReport"]

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {"error": "error", "warning": "warning", "info": "note"}
# The limits of GitHub's code scanning.
_MOST_RESULTS = 25_000
_MOST_STORED = 5_000
_LONGEST_NAME = 255
_LONGEST_DESCRIPTION = 1024
_ROOT = "%SRCROOT%"  # what relative addresses are relative to: the folder of the call


class SarifReport:
    """Gather the findings and write one SARIF log with one run at the end."""

    def __init__(self, write: Write, say: Callable[[str], None] | None = None) -> None:
        """Write to `write`; what a person should hear beside it goes to `say`."""
        self._write = write
        self._say = say
        self._results: dict[str, list[tuple[int, str]]] = {
            level: [] for level in _LEVELS.values()
        }  # each encoded, which takes less room
        self._cut = 0
        self._rules: dict[str, int] = {}
        self._named: dict[str, Finding] = {}
        self._notes: list[dict[str, Any]] = []

    def document(self, document: Document, findings: Sequence[Finding], config: Config | None) -> None:
        """Take the findings of a document."""
        if not findings:
            return
        address = _address(document.path)
        why = Why(document, config)
        for finding, fingerprint in zip(findings, fingerprints(document.text, findings), strict=True):
            held = self._results[_LEVELS[finding.severity]]
            if len(held) >= _MOST_RESULTS:
                self._cut += 1
                continue
            if finding.rule not in self._rules:
                self._rules[finding.rule] = len(self._rules)
                self._named[finding.rule] = finding
            region = document.region(*words_within(document.text, finding.span))
            struck = document.region(*finding.span)
            place: dict[str, Any] = {"artifactLocation": address}
            if region is not None:
                place["region"] = {**_region(region), "snippet": {"text": finding.snippet}}
            location: dict[str, Any] = {"physicalLocation": place}
            if document.where.record is not None:
                name = document.where.pointer or f"record {document.where.record}"
                location["logicalLocations"] = [
                    {"name": name, "fullyQualifiedName": f"{name}, {finding.line}:{finding.column}", "kind": "element"}
                ]
            result: dict[str, Any] = {
                "ruleId": finding.rule,
                "ruleIndex": self._rules[finding.rule],
                "level": _LEVELS[finding.severity],
                "message": {"text": _plain(f"{finding.message}. {why.words(finding)}.")},
                "locations": [location],
                "partialFingerprints": {"wireclean/v1": fingerprint},
            }
            weighed = why.weighed(finding)
            if weighed is not None:
                result["properties"] = _reasons(why.label(finding), weighed)
            if struck is not None:
                replacement = {
                    "deletedRegion": _region(struck),
                    "insertedContent": {"text": document.literal(finding.fix)},
                }
                result["fixes"] = [
                    {
                        "description": {"text": "Read this in its place." if finding.fix else "Remove it."},
                        "artifactChanges": [{"artifactLocation": address, "replacements": [replacement]}],
                    }
                ]
            held.append((sum(map(len, self._results.values())), encode(result)))

    def problem(self, problem: Problem) -> None:
        """Take something that could not be checked."""
        place: dict[str, Any] = {"artifactLocation": _address(problem.path)}
        if problem.line is not None:
            place["region"] = {"startLine": problem.line}
        self._notes.append(
            {
                "level": "error" if problem.fatal else "note",
                "message": {"text": _plain(inert(problem.message))},
                "locations": [{"physicalLocation": place}],
            }
        )

    def finish(self, outcome: Outcome) -> None:
        """Write the log."""
        every = [result for level in ("error", "warning", "note") for result in self._results[level]]
        self._cut += len(every[_MOST_RESULTS:])
        every = sorted(every[:_MOST_RESULTS])  # in source order again
        self._tell(len(every))
        run = {
            "tool": {
                "driver": {
                    "name": "wireclean",
                    "version": __version__,
                    "semanticVersion": __version__,
                    "rules": [_rule(finding, outcome.rules.get(code)) for code, finding in self._named.items()],
                }
            },
            "columnKind": "unicodeCodePoints",
            "originalUriBaseIds": {_ROOT: {"uri": f"{Path.cwd().as_uri()}/"}},
            "invocations": [
                {
                    "executionSuccessful": outcome.code != 2,
                    "exitCode": outcome.code,
                    "toolExecutionNotifications": self._notes,
                }
            ],
            "properties": {
                "documents": outcome.tally.documents,
                "findingsNotShown": outcome.hidden + self._cut,
                "thresholds": [
                    {
                        "limit": reading.limit.text,
                        "observed": reading.observed,
                        "allowed": reading.limit.allowed,
                        "exceeded": reading.broken,
                    }
                    for reading in outcome.readings
                ],
            },
        }
        results = ",\n".join(result for _, result in every)
        head = f'{{"$schema": "{_SCHEMA}", "version": "2.1.0", "runs": [\n{encode(run)[:-1]}, "results": [\n'
        self._write(f"{head}{results}\n]}}]}}\n")

    def _tell(self, number: int) -> None:
        """Say what is left out here, and what GitHub will leave out."""
        said = []
        if self._cut:
            said.append(
                f"{self._cut:,} findings are not in the SARIF file, the least severe: GitHub refuses one of more than {_MOST_RESULTS:,}"
            )
        if number > _MOST_STORED:
            said.append(
                f"GitHub stores the {_MOST_STORED:,} most severe of these {number:,} results; --severity, --select, --baseline or "
                "fewer files make them fewer"
            )
        for message in said:
            self._notes.append({"level": "warning", "message": {"text": _plain(message)}})
            if self._say is not None:
                self._say(message)


def _reasons(label: str, weighed: Weighed) -> dict[str, Any]:
    """Return the properties of a result: what the stretch is, and what speaks for it and against it."""
    properties: dict[str, Any] = {"label": label}
    if weighed.total is not None:
        properties |= {"total": weighed.total, "needed": weighed.needed}
    reasons: list[dict[str, Any]] = []
    for reason in weighed.reasons:
        weight = {} if reason.weight is None else {"weight": reason.weight}
        reasons.append({"feature": reason.feature, "words": reason.words, "side": reason.side, **weight})
    return properties | {"reasons": reasons}


def _region(region: Region) -> dict[str, Any]:
    return {
        "startLine": region.line,
        "startColumn": region.column,
        "endLine": region.end_line,
        "endColumn": region.end_column,
        "charOffset": region.offset,
        "charLength": region.length,
    }


def _address(path: str) -> dict[str, Any]:
    """Address a file from the folder of the call if it lies below it, else by itself."""
    relative = os.path.relpath(path) if os.path.isabs(path) else os.path.normpath(path)
    if relative.startswith("..") or os.path.isabs(relative):
        absolute = os.path.abspath(path).replace(os.sep, "/")
        return {"uri": f"file://{'' if absolute.startswith('/') else '/'}{_quoted(absolute)}"}
    return {"uri": _quoted(relative.replace(os.sep, "/")), "uriBaseId": _ROOT}


def _quoted(path: str) -> str:
    """Quote a path for an address; bytes of a name that is no text are quoted as they are."""
    try:
        return quote(os.fsencode(path))
    except UnicodeEncodeError:  # a name that was not read from a disk
        return quote(path.encode("utf-8", "replace"))


def _plain(message: str) -> str:
    """Escape what would be a link or a placeholder in a message."""
    return message.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]").replace("{", "{{").replace("}", "}}")


def _rule(finding: Finding, rule: Rule | None) -> dict[str, Any]:
    """Describe a rule, with its page as help."""
    descriptor: dict[str, Any] = {
        "id": finding.rule,
        "name": finding.name[:_LONGEST_NAME],
        "shortDescription": {"text": finding.message[:_LONGEST_DESCRIPTION]},
        "defaultConfiguration": {"level": _LEVELS[finding.severity]},
        "helpUri": _help_address(finding.rule),
        "help": {"text": finding.message},
    }
    if rule is not None:
        descriptor["shortDescription"] = {"text": rule.summary[:_LONGEST_DESCRIPTION]}
        descriptor["fullDescription"] = {
            "text": cut(f"{rule.summary} {' '.join(rule.reason.split())}", _LONGEST_DESCRIPTION)
        }
        descriptor["help"] = {"text": f"{rule.summary}\n\n{rule.reason}", "markdown": rule_page(rule)}
        descriptor["properties"] = {"tags": [rule.family, rule.stage.name.lower()]}
    return descriptor


@cache
def _documentation() -> str | None:
    """Return where the package says that its documentation is."""
    try:
        addresses = metadata("wireclean").get_all("Project-URL") or []
    except PackageNotFoundError:
        return None
    for label, _, address in (entry.partition(", ") for entry in addresses):
        if label.lower() == "documentation":
            return str(address).rstrip("/")
    return None


def _help_address(code: str) -> str:
    """Address a rule's page; a package without a documentation site has a name for it, which `help` spells out."""
    site = _documentation()
    return f"{site}/rules/{quote(code)}.html" if site else f"urn:wireclean:rule:{quote(code)}"
