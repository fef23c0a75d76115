"""Findings as JUnit XML: a suite for each file, a failed case for each finding, a passed one for a clean file."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree import ElementTree

from wireclean.config import Config
from wireclean.findings import Finding
from wireclean.formats.documents import Document, Problem
from wireclean.report.evidence import Why
from wireclean.report.inert import inert
from wireclean.report.outcome import Outcome, Write

__all__ = ["JunitReport"]


class JunitReport:
    """Gather the findings by file and write the XML at the end."""

    def __init__(self, write: Write) -> None:
        """Write to `write`."""
        self._write = write
        self._suites: dict[str, ElementTree.Element] = {}

    def document(self, document: Document, findings: Sequence[Finding], config: Config | None) -> None:
        """Take a document's findings."""
        suite = self._suite(document.path)
        why = Why(document, config) if findings else None
        for finding in findings:
            place = f"{document.heading}, {finding.line}:{finding.column}"
            case = self._case(suite, f"{finding.rule} {finding.name} at {place}", document.path)
            failure = ElementTree.SubElement(case, "failure", type=inert(finding.rule), message=inert(finding.message))
            said = [f"{place}: {finding.severity} {finding.snippet}"]
            said += [f'read "{finding.fix}"'] if finding.fix else []
            said += [f"because {why.words(finding)}"] if why is not None else []
            failure.text = "\n".join(map(inert, said))

    def problem(self, problem: Problem) -> None:
        """Take something that could not be checked."""
        if problem.fatal:
            case = self._case(self._suite(problem.path), f"reading {problem}", problem.path)
            ElementTree.SubElement(case, "error", type="unreadable", message=inert(problem.message))

    def finish(self, outcome: Outcome) -> None:
        """Write the whole, the limits as a suite of their own."""
        for reading in outcome.readings:
            case = self._case(self._suite("thresholds"), reading.limit.text, "thresholds")
            if reading.broken:
                seen = f"observed {reading.observed:.4g}, allowed {reading.limit.allowed:g} ({reading.limit.text})"
                ElementTree.SubElement(case, "failure", type="threshold", message=inert(seen))
        root = ElementTree.Element("testsuites", name="wireclean")
        for name, suite in self._suites.items():
            if not len(suite):
                self._case(suite, "no findings", name)
            for key, tag in (("tests", "testcase"), ("failures", "testcase/failure"), ("errors", "testcase/error")):
                suite.set(key, str(len(suite.findall(tag))))
            root.append(suite)
        for key in ("tests", "failures", "errors"):
            root.set(key, str(sum(int(suite.get(key, "0")) for suite in root)))
        ElementTree.indent(root, " ")
        body = ElementTree.tostring(root, encoding="unicode")
        self._write(f'<?xml version="1.0" encoding="UTF-8"?>\n{body}\n')

    def _suite(self, name: str) -> ElementTree.Element:
        if name not in self._suites:
            self._suites[name] = ElementTree.Element("testsuite", name=inert(name))
        return self._suites[name]

    def _case(self, suite: ElementTree.Element, name: str, path: str) -> ElementTree.Element:
        return ElementTree.SubElement(suite, "testcase", name=inert(name), classname=inert(path), time="0")
