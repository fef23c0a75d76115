"""`wireclean convert`: a whole corpus to one file of articles."""

from __future__ import annotations

import math
import os
import re
import shutil
import sys
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import TracebackType

import click
from msgspec.structs import replace

from wireclean.batch.columns import demand_fields, unseen_fields, with_columns, with_known_text
from wireclean.batch.failure import ConvertError, RefusedError, StoppedError
from wireclean.batch.output import is_work_left, partial_path, rejected_path
from wireclean.batch.plan import Destination, Plan, destination_of
from wireclean.batch.run import RejectedError, Run
from wireclean.batch.run import convert as run_over
from wireclean.batch.sources import find_sources
from wireclean.batch.summary import Summary
from wireclean.cli.options import Reading, code_options, config_of, settings_options, source_options
from wireclean.cli.outputs import OutputError, complain, why_unwritable, write_output
from wireclean.cli.pipes import Pipes, with_pipes
from wireclean.cli.progress import Bar
from wireclean.cli.screen import make_console
from wireclean.config import Config
from wireclean.formats.model import SourceFile
from wireclean.formats.wording import FormatError
from wireclean.forms import FORMS
from wireclean.interrupts import Interrupted, Interrupts
from wireclean.messages import counted
from wireclean.report.frame import demand_pages
from wireclean.report.inert import inert
from wireclean.settings import SettingsFinder

__all__ = ["convert"]

_EVERY = 30.0  # seconds between two lines of progress where there is no terminal
_UNITS = {"": 1, "K": 1 << 10, "M": 1 << 20, "G": 1 << 30}


def _bytes(context: click.Context, parameter: click.Parameter, value: str) -> int:
    match = re.fullmatch(r"([1-9][0-9]{0,14})([KMG]?)(?:i?B)?", value.strip(), re.IGNORECASE)
    if match is None:
        raise click.BadParameter(f"{value!r} is no size; try 500K or 4M")
    return min(int(match[1]) * _UNITS[match[2].upper()], 1 << 30)


def _names(context: click.Context, parameter: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(name.strip() for value in values for name in value.split(",") if name.strip())


def _cores() -> int:
    """Return the cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0)) or 1
    return os.cpu_count() or 1


@click.command()
@click.argument("source", type=click.Path(allow_dash=True))
@click.argument("dest", type=click.Path(path_type=Path))
@source_options
@click.option("--id-field", metavar="NAME", help="The field that names a record; what other forms than json call it.")
@click.option("--keep", multiple=True, callback=_names, metavar="NAMES", help="Keep only these other fields (a,b).")
@click.option("--drop", multiple=True, callback=_names, metavar="NAMES", help="Keep all other fields but these.")
@click.option(
    "--format", "form", default="json", show_default=True, type=click.Choice([name for name, form in FORMS.items() if form.lines]),
    help="What a line of DEST holds, as for `clean`; with json the other fields of the record stand beside the article.",
)  # fmt: skip
@click.option(
    "--reference", type=click.DateTime(["%Y-%m-%d"]), metavar="YYYY-MM-DD",
    help="A day on which the copy was current: gives a dateline without a year its year.",
)  # fmt: skip
@click.option(
    "--workers", type=click.IntRange(1, 1024), metavar="N", help="Processes that clean.  [default: all cores]"
)
@click.option(
    "--chunk-size", default="4M", show_default=True, callback=_bytes, metavar="SIZE",
    help="About how many bytes of the source a worker takes at a time.",
)  # fmt: skip
@click.option(
    "--timeout", type=click.FloatRange(0), default=30.0, show_default=True, metavar="SECONDS",
    help="Set a document aside that takes longer; 0 for never.",
)  # fmt: skip
@click.option(
    "--max-length", type=click.IntRange(1, 100_000_000), default=1_000_000, show_default=True, metavar="N",
    help="Set a text aside that has more characters.",
)  # fmt: skip
@click.option("--strict", is_flag=True, help="Stop at the first record that is set aside, and write nothing.")
@click.option("--resume", is_flag=True, help="Go on with a run that was interrupted.")
@click.option("--force", is_flag=True, help="Write over DEST, and start over where a run was interrupted.")
@click.option(
    "--report",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write what the corpus is made of as a page, too (with wireclean[report]).",
)
@click.option("-q", "--quiet", is_flag=True, help="Show no progress and no summary.")
@code_options
@settings_options
@with_pipes
def convert(
    source: str,
    dest: Path,
    reading: Reading,
    id_field: str | None,
    keep: tuple[str, ...],
    drop: tuple[str, ...],
    form: str,
    reference: datetime | None,
    workers: int | None,
    chunk_size: int,
    timeout: float,
    max_length: int,
    strict: bool,
    resume: bool,
    force: bool,
    report: Path | None,
    quiet: bool,
    select: frozenset[str],
    ignore: frozenset[str],
    settings: SettingsFinder,
    pipes: Pipes,
) -> None:
    """Clean a whole corpus: SOURCE to the file DEST.

    SOURCE is a file, a folder, a glob pattern or `-` for standard input, of the kinds that `clean` takes: text, wires, feeds,
    ninjs, exports of archives, HTML (with wireclean[html]) and records in .jsonl and .ndjson (also .gz and .zst), .json, .csv
    and .parquet; .json files are not looked for in folders. DEST is .jsonl (also .gz and .zst) or .parquet, or `-` for JSON
    Lines on standard output. A record that cannot be read goes to DEST.rejected.jsonl with its line and the
    reason, and the run goes on. Exit code 0: all is done; 1: done, but records were set aside; 2: an error, DEST is as it
    was; 130 and 143: interrupted, --resume goes on.
    """
    if keep and drop:
        raise click.UsageError("--keep says what stays and --drop what goes; leave one of them out")
    if not math.isfinite(timeout):
        raise click.UsageError("--timeout is a number of seconds, 0 for never")
    if resume and force:
        raise click.UsageError("--resume goes on and --force starts over; leave one of them out")
    run: Run | None = None
    try:
        with Interrupts(once=True) as interrupts:
            files = find_sources(
                source,
                (str(dest), str(partial_path(dest)), str(rejected_path(dest)), str(report or dest)),
                reading.told,
            )
            destination = _destination(dest, form, bool(keep or drop))
            _demand_apart(files, dest, report)
            _demand_free(dest, resume, force)
            here = settings(source if os.path.lexists(source) else ".")
            files, configs = _configured(files, settings, select, ignore)
            wanted = reading.wanted(here.text_field, id_field or here.id_field)
            plan = Plan(
                destination=destination,
                configs=configs,
                text_field=wanted.text_field,
                id_field=wanted.id_field,
                declared=wanted.declared,
                known=wanted.known,
                told=wanted.told,
                keep=keep or None,
                drop=drop,
                form=form,
                reference=reference.date() if reference else None,
                max_length=max_length,
            )
            plan = with_known_text(files, plan)
            # an id that the settings name need not be in every source
            asked = plan if id_field else replace(plan, id_field=None)
            demand_fields(files, asked)
            for message in unseen_fields(files, asked):
                complain(message)
            if destination.kind == ".parquet":
                plan = with_columns(plan, files)
            run = Run(
                tuple(files), dest, plan, chunk_size, workers or _cores(), timeout, resume=resume, strict=strict
            )  # fmt: skip
            summary = _watched(run, quiet, interrupts.ignore)
            _end(run, summary, configs, report, quiet, source, pipes)
    except RejectedError as error:
        complain(f"{error}; nothing was written (--strict)")
        raise SystemExit(1) from None
    except (ConvertError, FormatError) as error:
        outlook = _outlook(error, dest, pipes) if run is not None else ""
        complain(f"{error}{outlook}")
        raise SystemExit(2) from None
    except Interrupted as stop:
        begun = run is not None and os.path.lexists(partial_path(dest))
        if any(pipes):
            _drop_work(dest, begun)
            what = "nothing is written" if pipes.writes else f"{dest} is not written"
        elif begun:
            what = f"{dest} is not written, and the same call with --resume goes on"
        else:
            what = f"{dest} is as it was, nothing was begun"
        complain(f"interrupted; {what}")
        raise SystemExit(stop.code) from None


def _destination(dest: Path, form: str, choosing: bool) -> Destination:
    """Say what is to be written. Raises `click.UsageError` where the name of the file, or the form, does not go with it."""
    destination = destination_of(dest)
    endings = dict.fromkeys(form.lines for form in FORMS.values() if form.lines)
    if destination is None:
        known = ", ".join(f"{ending}, {ending}.gz, {ending}.zst" for ending in endings)
        raise click.UsageError(f"{inert(str(dest))}: its name does not say what to write; {known} or .parquet do")
    wanted = FORMS[form].lines
    if destination.kind != wanted and (form != "json" or destination.kind != ".parquet"):
        raise click.UsageError(f"--format {form} writes {wanted}: name DEST {wanted}, or another --format")
    if form != "json" and choosing:
        raise click.UsageError(f"--format {form} has no place for other fields (--keep, --drop)")
    return destination


def _drop_work(dest: Path, begun: bool) -> None:
    """Take away what a run has begun that cannot go on: what came through a pipe is gone."""
    if begun:
        shutil.rmtree(partial_path(dest), ignore_errors=True)


def _outlook(error: Exception, dest: Path, pipes: Pipes) -> str:
    """Say how a run that ended in an error goes on: as it was, or from the beginning."""
    begun = not isinstance(error, RefusedError) and (partial_path(dest) / "journal").exists()
    if any(pipes):
        _drop_work(dest, begun)
        return ""
    if not begun:
        return ""
    if isinstance(error, StoppedError):
        return "; what is finished is kept, --resume goes on"
    return "; when that is mended, start over with --force"


def _demand_free(dest: Path, resume: bool, force: bool) -> None:
    """Refuse to write over what is there. Raises `ConvertError`."""
    if dest.is_dir():
        raise ConvertError(f"{dest}: is a directory; name a file in it")
    left = is_work_left(dest)
    if force or (resume and left):
        return
    if left:
        raise ConvertError(
            f"{partial_path(dest)} is of a run that was interrupted: go on with --resume, or start over with --force"
        )
    if dest.exists():
        raise ConvertError(f"{dest}: is there already; --force writes over it")
    if dest.is_symlink():
        raise ConvertError(f"{dest}: is a link, and what it leads to is not there; --force puts the file in its place")


def _demand_apart(files: list[SourceFile], dest: Path, report: Path | None) -> None:
    """Refuse to write one file over another. Raises `ConvertError`."""
    sources = {os.path.realpath(file.path) for file in files}
    written = [dest, rejected_path(dest), *([report] if report is not None else [])]
    for number, path in enumerate(written):
        if os.path.realpath(path) in sources:
            what = "is the source" if path is not written[1] else "is the source, and the records set aside go there"
            raise ConvertError(f"{path}: {what}; name another file")
        if os.path.realpath(path) in map(os.path.realpath, written[:number]):
            raise ConvertError(f"{path}: is what the run writes; give the report another name")
    if report is not None:
        wrong = why_unwritable(report)
        if wrong is not None:
            raise ConvertError(f"{report}: cannot be written: {wrong}")
        try:
            demand_pages()
        except ImportError as error:
            raise ConvertError(f"{report}: cannot be made: {error}") from None


def _configured(
    files: list[SourceFile], settings: SettingsFinder, select: frozenset[str], ignore: frozenset[str]
) -> tuple[list[SourceFile], tuple[Config, ...]]:
    """Say for each file which configuration holds: that of the nearest settings above it, as for `clean`."""
    configs: dict[Config, int] = {}
    folders: dict[str, int] = {}
    found = []
    for file in files:
        folder = os.path.dirname(file.path)
        index = folders.get(folder)
        if index is None:
            index = configs.setdefault(config_of(settings, file.path, select, ignore), len(configs))
            if not settings(file.path).per_file_ignores:
                folders[folder] = index
        found.append(replace(file, config=index) if index else file)
    return found, tuple(configs)


# --- what is seen of it


def _watched(run: Run, quiet: bool, naming: Callable[[], None]) -> Summary:
    total = sum(file.size for file in run.files)
    begun = time.monotonic()
    with _Watch(total, quiet) as watch:
        summary = run_over(run, progress=watch.at, notice=watch.say, naming=naming)
    return summary + Summary(seconds=time.monotonic() - begun)


class _Watch:
    """Progress on standard error: a bar on a terminal, elsewhere a line now and then."""

    def __init__(self, total: int, quiet: bool) -> None:
        self._total = total
        self._quiet = quiet
        self._begun = self._last = time.monotonic()
        self._start: tuple[int, int] | None = None
        self._bar = Bar("cleaning", total, enabled=False if quiet else None)

    def __enter__(self) -> _Watch:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._bar.hide()

    def at(self, done: int, summary: Summary) -> None:
        """Show how far the run is."""
        now = time.monotonic()
        if self._start is None:
            self._start = (done, summary.documents)
        if self._bar.enabled:
            self._bar.show(done, self._said(done, summary, now))
        elif not self._quiet and now - self._last >= _EVERY:
            self._last = now
            share = done / self._total if self._total else 1
            click.echo(f"wireclean: {share:.0%}, {self._said(done, summary, now)}", err=True)

    def _said(self, done: int, summary: Summary, now: float) -> str:
        bytes_before, documents_before = self._start or (0, 0)
        past = max(now - self._begun, 0.001)
        parts = [f"{summary.documents:,} documents", f"{(summary.documents - documents_before) / past:,.0f}/s"]
        if done > bytes_before:
            left = int((self._total - done) * past / (done - bytes_before))
            parts.append(f"{left // 3600}:{left // 60 % 60:02}:{left % 60:02} left")
        if summary.rejected:
            parts.append(f"{sum(summary.rejected.values()):,} set aside")
        return ", ".join(parts)

    def say(self, message: str) -> None:
        """Tell what happened to a worker, whether quiet or not."""
        self._bar.hide()
        complain(message)


def _end(
    run: Run, summary: Summary, configs: tuple[Config, ...], report: Path | None, quiet: bool, source: str, pipes: Pipes
) -> None:
    """Show the sums, write the page, and leave with the exit code."""
    from wireclean.report.corpus import print_summary  # noqa: PLC0415 - after the work

    rules = {code: rule for config in configs for code, rule in config.rules.items()}
    aside = sum(summary.rejected.values())
    if not quiet:
        print_summary(summary, make_console(sys.stderr), rules=rules)
    if aside:
        records = counted(aside, "record was", "records were")
        see = "" if pipes.writes else f", see {rejected_path(run.destination)}"
        complain(f"{records} set aside{see}")
    if report is not None:
        from wireclean.report.corpus_page import summary_page  # noqa: PLC0415 - only a report needs it

        try:
            write_output(report, summary_page(summary, Path(source).name or source, rules=rules))
        except OutputError as error:
            complain(str(error))
            raise SystemExit(2) from None
    raise SystemExit(1 if aside else 0)
