"""The sums of a run: what was found, by rule and by family."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from wireclean.findings import Finding, fixable
from wireclean.formats.documents import Document

__all__ = ["Tally", "family_of", "is_fixable"]


def family_of(code: str) -> str:
    """Return the letters of a rule's code: GAL of GAL001."""
    return code.rstrip("0123456789")


def is_fixable(document: Document, finding: Finding) -> bool:
    """Say whether --fix mends a finding; what differs from what is declared is for a person, and wires are not written back."""
    return document.fixable and bool(fixable(document.text, [finding]))


@dataclass
class Tally:
    """What a run has seen: how much of the copy, by rule, by family, and (under `any`) by any of them."""

    documents: int = 0
    characters: int = 0
    files: set[str] = field(default_factory=set)
    names: dict[str, str] = field(default_factory=dict)
    severities: Counter[str] = field(default_factory=Counter)
    findings: Counter[str] = field(default_factory=Counter)
    touched_documents: Counter[str] = field(default_factory=Counter)
    touched_characters: Counter[str] = field(default_factory=Counter)
    accepted: int = 0  # by the baseline
    stale: int = 0  # in the baseline, and no longer found
    problems: int = 0
    fixable: int = 0  # of the findings, those that --fix mends

    def add(self, document: Document, findings: Sequence[Finding]) -> None:
        """Count a document and what was found in it."""
        self.documents += 1
        self.characters += len(document.text)
        if not findings:
            return
        self.files.add(document.path)
        struck: dict[str, int] = {}
        for finding in findings:
            code = finding.rule
            start, end = finding.span
            self.fixable += is_fixable(document, finding)
            if code not in self.names:
                self.names[code] = finding.name
            self.findings[code] += 1
            self.severities[finding.severity] += 1
            struck[code] = struck.get(code, 0) + end - start
        for code in [*struck]:
            for wider in (family_of(code), "any"):
                struck[wider] = struck.get(wider, 0) + struck[code]
        for key, characters in struck.items():
            self.touched_documents[key] += 1
            self.touched_characters[key] += characters

    @property
    def total(self) -> int:
        """How many findings there are."""
        return self.findings.total()
