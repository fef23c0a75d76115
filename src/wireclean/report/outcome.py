"""How a run of check ends, and what a report is: something that writes findings down."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from wireclean.report.result import Tally

if TYPE_CHECKING:
    from wireclean.config import Config
    from wireclean.findings import Finding
    from wireclean.formats.documents import Document, Problem
    from wireclean.report.thresholds import Reading
    from wireclean.rulebook.rule import Rule

__all__ = ["Outcome", "Report", "Write"]


@dataclass(frozen=True)
class Outcome:
    """How a run ended: its sums, what was observed of its limits, how many findings were not shown, the rules there are."""

    tally: Tally
    readings: Sequence[Reading] = ()
    hidden: int = 0
    code: int = 0
    rules: Mapping[str, Rule] = field(default_factory=dict)


class Report(Protocol):
    """Something that writes findings down, as they come or at the end."""

    def document(self, document: Document, findings: Sequence[Finding], config: Config | None) -> None:
        """Take a document, those of its findings that are to be shown, and which rules looked: None for all."""

    def problem(self, problem: Problem) -> None:
        """Take something that could not be checked."""

    def finish(self, outcome: Outcome) -> None:
        """Write what is still to be written."""


Write = Callable[[str], None]
