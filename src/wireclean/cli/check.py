"""`wireclean check`: the gate. What `clean` would change, as findings and an exit code."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import Literal

import click
import msgspec

from wireclean.cli.files import STDIN, Choice, Found, Globs, choice_of, existing_part, find_files
from wireclean.cli.options import Reading, code_options, known_encoding, settings_options, source_options
from wireclean.cli.outputs import (
    STDOUT,
    OutputError,
    ReadFiles,
    ReportOutput,
    complain,
    say_what_is_awaited,
    write_output,
)
from wireclean.cli.progress import Progress
from wireclean.cli.rewrite import RewriteError, Rewriter
from wireclean.cli.screen import is_terminal
from wireclean.cli.shown_settings import shown_settings
from wireclean.config import Config
from wireclean.findings import Finding, fixable
from wireclean.findings import check as check_text
from wireclean.formats import read_documents
from wireclean.formats.documents import Document, Problem, Splice, spliced
from wireclean.formats.model import Opened
from wireclean.formats.sniffing import kind_of
from wireclean.formats.wording import FormatError
from wireclean.messages import counted
from wireclean.packs.matching import PatternTimeoutError
from wireclean.readers.refusals import refusal_by_name
from wireclean.report.baseline import Baseline, BaselineError
from wireclean.report.inert import inert
from wireclean.report.outcome import Outcome, Report, Write
from wireclean.report.result import Tally
from wireclean.report.text import TextReport, statistics
from wireclean.report.thresholds import SEVERITIES, Limit, counting_codes, parse_limit, readings, table
from wireclean.rulebook.rule import Rule
from wireclean.settings import Settings, SettingsError, SettingsFinder

__all__ = ["check"]

_FORMATS = ("text", "json", "github", "sarif", "junit")
_GATHERED = {"json": "JsonReport", "github": "GithubReport", "sarif": "SarifReport", "junit": "JunitReport"}
_EVERYTHING = Config()
# Fixing some findings and not others can uncover new ones; this ends a quarrel on text that nobody wrote.
_MOST_ROUNDS = 6


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(allow_dash=True), metavar="[PATH]...")
@click.option(
    "--output-format", type=click.Choice(_FORMATS), default="text", show_default=True, help="How to write the findings."
)
@click.option(
    "-o", "--output", "--output-file", type=click.Path(path_type=Path), metavar="OUT", help="Write them to this file."
)
@code_options
@click.option("--severity", type=click.Choice(SEVERITIES), help="Only findings of this severity and above count.")
@click.option("--statistics", is_flag=True, help="Show how often each rule found something, not each finding.")
@click.option("--max-findings", type=click.IntRange(0), metavar="N", help="Show no more than N findings; all count.")
@click.option("--fix", is_flag=True, help="Write the cleaned text back into the files.")
@click.option("--diff", is_flag=True, help="Show what --fix would change, and change nothing.")
@click.option(
    "--baseline", type=click.Path(path_type=Path), metavar="FILE",
    help="Accept the findings that FILE lists; only new ones count.",
)  # fmt: skip
@click.option(
    "--write-baseline",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Make or update FILE: accept what is there.",
)
@click.option(
    "--fail-if", multiple=True, metavar="LIMIT",
    help="Fail when a rule touches more than a share of the documents ('GAL > 0.5%'), more than so many of them "
    "('GAL > 3': the fourth fails), or more than a share of the characters ('any chars > 2%'), and no longer for any finding. "
    "May be given several times.",
)  # fmt: skip
@click.option("--exit-zero", is_flag=True, help="End with 0 whatever is found; with 2 still for errors.")
@source_options
@click.option("--id-field", metavar="NAME", help="The field of a record that tells it from others.")
@click.option("--encoding", default="utf-8", show_default=True, callback=known_encoding, help="How files are encoded.")
@click.option("--exclude", multiple=True, metavar="GLOB", help="Pass over what matches in folders.")
@click.option("--force-exclude", is_flag=True, help="Pass over it even where it is named, as pre-commit does.")
@click.option("--stdin-filename", metavar="NAME", help="What standard input is called, and so what kind of file it is.")
@click.option("--show-settings", is_flag=True, help="Show which settings hold for each PATH, and check nothing.")
@settings_options
def check(
    paths: tuple[str, ...],
    output_format: str,
    output: Path | None,
    select: frozenset[str],
    ignore: frozenset[str],
    severity: Literal["info", "warning", "error"] | None,
    statistics: bool,
    max_findings: int | None,
    fix: bool,
    diff: bool,
    baseline: Path | None,
    write_baseline: Path | None,
    fail_if: tuple[str, ...],
    exit_zero: bool,
    reading: Reading,
    id_field: str | None,
    encoding: str,
    exclude: tuple[str, ...],
    force_exclude: bool,
    stdin_filename: str | None,
    show_settings: bool,
    settings: SettingsFinder,
) -> None:
    """Report what `clean` would change in files, folders and glob patterns, in the current folder when none is named, or in
    standard input (`-`).

    Taken are the same sources as for `clean`: text, wires, feeds, ninjs, exports of archives and records. What a text prints
    otherwise than its source declares is a finding, too (DEC). In folders all files of these kinds are checked, save those
    that .gitignore names.
    Exit code 0: nothing found; 1: findings, or a limit exceeded; 2: an error in the call or in a file (all others are checked).
    """
    _demand_sense(fix or diff, bool(fail_if), baseline, write_baseline)
    paths = paths or (".",)
    if output is not None and str(output) == STDOUT:
        output = None
    try:
        lookup = _Lookup(settings, select, ignore, exclude)
        here = lookup.settings()
        if show_settings:
            said = {
                "severity": severity,
                "fail_if": fail_if,
                "baseline": baseline,
                "exclude": exclude,
                "id_field": id_field,
            }
            said |= {"text_field": reading.text_field}
            overridden = {name: value for name, value in said.items() if value}
            for shown in shown_settings(
                lambda path: msgspec.structs.replace(lookup.settings(path), **overridden), paths
            ):
                click.echo(shown, nl=False)
            return
        counting = counting_codes(here.config.rules.values(), select, ignore, severity)
        known = here.config.known_codes()
        limits = [parse_limit(text, known, counting) for text in fail_if or (() if fix or diff else here.fail_if)]
        path = write_baseline or baseline or here.baseline
        accepted = None
        if path is not None:
            accepted = Baseline(path) if write_baseline and not path.exists() else Baseline.load(path)
        if output is not None:
            ReadFiles(paths).demand_apart(output)
    except (SettingsError, BaselineError, OutputError) as error:
        raise _refused(error) from None
    except ValueError as error:
        raise click.UsageError(inert(str(error))) from None
    run = _Run(
        lookup=lookup,
        severity=severity,
        reading=reading,
        id_field=id_field,
        encoding=encoding,
        stdin_name=stdin_filename,
        baseline=accepted,
        accepting=write_baseline is not None,
        most=max_findings,
        mode="diff" if diff else "fix" if fix else "check",
    )
    with ReportOutput(output) as out:
        # What the command itself writes is no copy, even where it lies among it.
        own = {os.path.realpath(file) for file in (path, output) if file is not None}
        files = (
            found
            for found in find_files(paths, lookup.choice, force_exclude=force_exclude)
            if not own or found.path == STDIN or os.path.realpath(found.path) not in own
        )
        report = _report(output_format, out, statistics)
        try:
            run.over(files, report, out)
        except SettingsError as error:  # of a configuration in a folder below
            raise _refused(error) from None
        if not run.tally.documents and not run.tally.problems:
            complain("there was nothing to check")
        code = _end(run, report, out, limits, output_format, statistics, write_baseline, paths)
    raise SystemExit(0 if exit_zero and code == 1 else code)


def _refused(error: Exception) -> SystemExit:
    """Say in one line what is wrong with a file that decides over the run."""
    complain(str(error))
    return SystemExit(2)


def _demand_sense(fixing: bool, limited: bool, baseline: Path | None, write_baseline: Path | None) -> None:
    """Refuse what contradicts itself."""
    if fixing and limited:
        raise click.UsageError("--fail-if measures and --fix changes; run one after the other")
    if write_baseline is not None and (fixing or limited or baseline is not None):
        raise click.UsageError("--write-baseline goes without --baseline, --fix, --diff and --fail-if")


# --- settings


class _Lookup:
    """Which settings, and so which rules, hold for a file: those of the nearest configuration above it."""

    def __init__(
        self, find: SettingsFinder, select: frozenset[str], ignore: frozenset[str], exclude: tuple[str, ...]
    ) -> None:
        self._find = find
        self._select = select
        self._ignore = ignore
        self._exclude = Globs(".", exclude)
        self._narrowed: dict[Path | None, Settings] = {}
        self._by_folder: dict[str | None, Settings] = {}
        self._choices: dict[Path | None, Choice] = {}
        self.rules: dict[str, Rule] = {}

    def settings(self, path: str | None = None) -> Settings:
        """Return the settings for a file, or for the run. Raises `SettingsError`."""
        folder = os.path.dirname(path) if path is not None and not os.path.isdir(path) else path
        if folder not in self._by_folder:
            settings = self._find(folder or ".")
            if settings.source not in self._narrowed:
                try:
                    self._narrowed[settings.source] = settings.with_codes(self._select, self._ignore)
                except ValueError as error:  # a code that this configuration does not know
                    raise SettingsError(str(error)) from None
                self.rules |= settings.config.rules
            self._by_folder[folder] = self._narrowed[settings.source]
        return self._by_folder[folder]

    def config(self, settings: Settings, path: str) -> Config | None:
        """Return which rules run over a file, None for all that come with wireclean."""
        config = settings.config_for(path) if settings.per_file_ignores else settings.config
        return None if config == _EVERYTHING else config

    def choice(self, path: str) -> Choice:
        """Return which files of a folder are read. Raises like `settings`."""
        settings = self.settings(existing_part(path))
        if settings.source not in self._choices:
            self._choices[settings.source] = choice_of(settings, self._exclude)
        return self._choices[settings.source]


# --- the run


@dataclass
class _Run:
    """One call: what it looks for, and what it has seen."""

    lookup: _Lookup
    severity: Literal["info", "warning", "error"] | None
    reading: Reading
    id_field: str | None
    encoding: str
    stdin_name: str | None
    baseline: Baseline | None
    accepting: bool  # the baseline is being written
    most: int | None
    mode: Literal["check", "fix", "diff"]
    tally: Tally = field(default_factory=Tally)
    hidden: int = 0
    shown: int = 0
    fixed: int = 0
    fixed_files: int = 0
    left: int = 0  # findings that no fix mends

    def over(self, files: Iterable[Found | Problem], report: Report, out: ReportOutput) -> None:
        """Check every file."""
        work = [*files] if is_terminal(sys.stderr) else files
        sizes = [_size(item) for item in work] if isinstance(work, list) else []
        done = 0
        with Progress(sum(sizes)) as progress:
            out.before_writing = progress.hide
            for number, found in enumerate(work):
                if isinstance(found, Problem):
                    self._note(found, report, progress)
                else:
                    self._file(found, report, out, progress, done)
                done += sizes[number] if sizes else 0

    def _file(self, found: Found, report: Report, out: ReportOutput, progress: Progress, done: int) -> None:
        place = self.stdin_name or "." if found.path == STDIN else found.path
        settings = self.lookup.settings(place)
        config = self.lookup.config(settings, place)
        refusal = refusal_by_name(found.path) if self.reading.told == "auto" and found.path != STDIN else None
        if refusal is not None:
            passed = refusal if found.named else f"passed over: {refusal}"
            self._note(Problem(found.path, None, passed, fatal=found.named), report, progress)
            return
        wanted = self.reading.wanted(settings.text_field, self.id_field or settings.id_field)
        file = self._opened(found, meant=found.named or not wanted.known)
        if file.path is None and self.stdin_name is None:
            with contextlib.suppress(UnicodeError, OSError):  # which reading will tell
                content = file.read()
                file = file._replace(content=content, kind=kind_of(file.name, content.text, wanted))
        rewriter: Rewriter | None = None
        if self.mode != "check":
            try:
                rewriter = Rewriter(file, wanted.text_field)
            except (OSError, UnicodeError):
                rewriter = None  # reading will say what is wrong
            file = rewriter.file if rewriter else file
        for item in read_documents(file, wanted):
            if isinstance(item, Problem):
                self._note(item, report, progress)
                continue
            try:
                counted = self._findings(item, config, self.severity or settings.severity)
            except PatternTimeoutError as error:
                self._note(Problem(item.path, item.where.line, str(error)), report, progress)
                continue
            if rewriter is not None and counted:
                if not item.fixable:
                    message = "is read, but not written back; `wireclean clean` gives its text"
                    self._note(Problem(item.path, item.where.line, message), report, progress)
                    continue
                mended = fixable(item.text, counted)
                rewriter.take(item, mended, self._settled(item, mended, config, self.severity or settings.severity))
                self.left += len(counted) - len(mended)
                counted = ()
            self.tally.add(item, counted)
            if not self.accepting:
                report.document(item, self._cut(counted), config)
            progress.at(done + item.holder.offset)
            progress.document()
        if rewriter is not None:
            self._finish_file(rewriter, report, out, progress)

    def _opened(self, found: Found, meant: bool) -> Opened:
        if found.path == STDIN:
            say_what_is_awaited()
            return Opened(None, self.stdin_name or "<stdin>", self.encoding, meant)
        return Opened(found.path, found.path, self.encoding, meant)

    def _findings(self, document: Document, config: Config | None, severity: str) -> Sequence[Finding]:
        """Return the findings of a document that count."""
        if self.baseline is None:
            findings: Sequence[Finding] = check_text(document.text, config=config, declared=document.declared)
            return findings if severity == "info" else _grave(findings, severity)
        # All rules look, so that a finding is known by the same surroundings whichever rules are chosen.
        everything = config and msgspec.structs.replace(config, select=None, ignore=frozenset())
        findings = check_text(
            document.text, config=None if everything == _EVERYTHING else everything, declared=document.declared
        )
        counted = [
            finding
            for finding in _grave(findings, severity)
            if config is None or config.allows(config.rules[finding.rule])
        ]
        new = self.baseline.new(document.path, document.text, findings, counted)
        if self.accepting:
            return counted
        self.tally.accepted += len(counted) - len(new)
        return new

    def _settled(
        self, document: Document, findings: Sequence[Finding], config: Config | None, severity: str
    ) -> str | None:
        """Return the fixed text where one round of fixes does not settle it: some findings are left on purpose."""
        if severity == "info" or self.baseline is not None:
            return None
        text = document.text
        rounds = 0
        while findings and rounds < _MOST_ROUNDS:
            text = spliced(text, [Splice(*finding.span, finding.fix) for finding in findings])
            findings = fixable(text, _grave(check_text(text, config=config, declared=document.declared), severity))
            rounds += 1
        return text if rounds > 1 else None

    def _cut(self, findings: Sequence[Finding]) -> Sequence[Finding]:
        """Return the findings that are still to be shown."""
        if self.most is None:
            return findings
        room = max(0, self.most - self.shown)
        shown = findings[:room]
        self.shown += len(shown)
        self.hidden += len(findings) - len(shown)
        return shown

    def _note(self, problem: Problem, report: Report, progress: Progress) -> None:
        progress.hide()
        complain(str(problem))
        self.tally.problems += problem.fatal
        report.problem(problem)

    def _finish_file(self, rewriter: Rewriter, report: Report, out: ReportOutput, progress: Progress) -> None:
        if self.mode == "diff":
            shown = rewriter.diff()
            if isinstance(shown, Problem):
                self._note(shown, report, progress)
                return
            out.write(shown)
        else:
            try:
                rewriter.write(out.write_bytes)
            except (RewriteError, FormatError) as error:
                self._note(Problem(rewriter.file.name, None, str(error)), report, progress)
                return
        self.fixed += rewriter.findings
        self.fixed_files += rewriter.findings > 0


def _size(item: Found | Problem) -> int:
    try:
        return os.stat(item.path).st_size if isinstance(item, Found) and item.path != STDIN else 0
    except OSError:
        return 0


def _grave(findings: Sequence[Finding], severity: str) -> Sequence[Finding]:
    """Return the findings of at least this severity."""
    if severity == "info":
        return findings
    counting = SEVERITIES[SEVERITIES.index(severity) :]
    return [finding for finding in findings if finding.severity in counting]


# --- the ending


def _end(
    run: _Run,
    report: Report,
    out: ReportOutput,
    limits: Sequence[Limit],
    output_format: str,
    wants_statistics: bool,
    write_baseline: Path | None,
    paths: Sequence[str],
) -> int:
    """Write what is left to write, and return the exit code."""
    tally = run.tally
    observed = readings(limits, tally)
    if run.accepting and run.baseline is not None and write_baseline is not None:
        try:
            write_output(write_baseline, run.baseline.updated())
        except OutputError as error:
            complain(str(error))
            return 2
        files = counted(len(tally.files), "file")
        out.write(f"Accepted {counted(tally.total, 'finding')} in {files}: {inert(str(write_baseline))}\n")
        return 2 if tally.problems else 0
    if run.baseline is not None:
        tally.stale = run.baseline.stale
    if tally.problems:
        code = 2
    elif run.mode == "diff":
        code = 1 if run.fixed or run.left else 0
    elif limits:
        code = 1 if any(reading.broken for reading in observed) else 0
    else:
        code = 1 if tally.total or run.left else 0
    if run.mode == "check":
        report.finish(Outcome(tally, observed, run.hidden, code, run.lookup.rules))
        # What a person wants to see beside what a program reads.
        if wants_statistics and output_format != "text":
            click.echo(statistics(tally), err=True, nl=False)
        if observed and output_format not in ("text", "github"):
            click.echo(table(observed), err=True, nl=False)
    else:
        said = "Would fix" if run.mode == "diff" else "Fixed"
        line = f"{said} {counted(run.fixed, 'finding')} in {counted(run.fixed_files, 'file')}."
        click.echo(line, err=True)
        if run.left:
            click.echo(
                f"{counted(run.left, 'finding')} left: what the source declares, a person has to compare.", err=True
            )
        if (
            run.mode == "fix" and output_format != "text" and STDIN not in paths
        ):  # a program reads what is left: nothing
            report.finish(Outcome(tally, (), 0, code, run.lookup.rules))
    return code


def _report(output_format: str, out: ReportOutput, wants_statistics: bool) -> Report:
    write: Write = out.write
    if output_format == "text":
        return TextReport(write, colour=out.colour, statistics=wants_statistics)
    make = getattr(import_module(f"wireclean.report.{output_format}"), _GATHERED[output_format])
    report: Report = make(write, complain) if output_format == "sarif" else make(write)
    return report
