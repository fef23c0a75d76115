"""Why there is a finding, in a line: what the rule saw there."""

from __future__ import annotations

from collections.abc import Mapping

from wireclean.article import Edit, Span
from wireclean.config import Config
from wireclean.evidence import Evidence, Weighed
from wireclean.explanation import label_for
from wireclean.findings import Finding
from wireclean.formats.documents import Document
from wireclean.packs.matching import PatternTimeoutError
from wireclean.recognition import edited
from wireclean.rulebook.rule import Rule, Stage

__all__ = ["Why"]

_MOST = 3  # reasons in a line


class Why:
    """What speaks for the findings of one document. Looking once more costs about twice what finding them did."""

    def __init__(self, document: Document, config: Config | None) -> None:
        """Look at the document once more, as the rules did; `config` None is all rules."""
        config = config or Config()
        self._rules: Mapping[str, Rule] = config.rules
        self._edits: dict[tuple[str, Span], Edit] = {}
        self._evidence: Evidence | None = None
        try:
            self._evidence = Evidence(document.text, config, document.declared)
            edits, _ = edited(document.text, config, document.declared)
            self._edits = {(edit.rule, edit.span): edit for edit in edits}
        except (
            PatternTimeoutError
        ):  # the findings are there; that a second look takes too long is no reason to lose them
            pass

    def weighed(self, finding: Finding) -> Weighed | None:
        """Return the reasons of a finding; None for a repair, whose rule is reason enough, and for what is only compared."""
        edit = self._edits.get((finding.rule, finding.span))
        if edit is None or self._evidence is None or self._rules[finding.rule].stage is not Stage.RECOGNITION:
            return None
        return self._evidence.of(edit)

    def label(self, finding: Finding) -> str:
        """Say what the stretch of a finding is: `byline`, `contributors`."""
        return label_for(self._rules[finding.rule], self._edits.get((finding.rule, finding.span)))

    def words(self, finding: Finding, room: int | None = None) -> str:
        """Say in a line what speaks for a finding, the strongest first; of several as many as fit in `room` characters."""
        weighed = self.weighed(finding)
        if weighed is None:
            return self._rules[finding.rule].summary.rstrip(".")
        said = ""
        for reason in [reason.words for reason in weighed.reasons if reason.side == "for"][:_MOST]:
            if said and room is not None and len(said) + len(reason) + 2 > room:
                break
            said = f"{said}; {reason}" if said else reason
        return said or self._rules[finding.rule].summary.rstrip(".")
