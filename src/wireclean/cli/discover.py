"""`wireclean discover`: what sources print again and again, as a proposed rule pack."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import click
import msgspec

from wireclean.batch.chunks import chunks
from wireclean.batch.failure import ConvertError
from wireclean.batch.sources import find_sources
from wireclean.cli.options import Reading, config_of, settings_options, source_options
from wireclean.cli.outputs import STDOUT, OutputError, ReadFiles, complain, why_unwritable, write_output
from wireclean.cli.review import reviewed
from wireclean.discovery import SAMPLE, Discovery, Tally, found_in
from wireclean.discovery.grouping import group_of_fields
from wireclean.formats import FORMATS, read_records
from wireclean.formats.model import Record, SourceFile, Wanted, with_text_field
from wireclean.formats.rejects import Reject
from wireclean.formats.wording import FormatError
from wireclean.messages import counted
from wireclean.report.discovery import discovery_page, slug, summary_lines
from wireclean.report.frame import demand_pages
from wireclean.report.inert import inert
from wireclean.settings import SettingsFinder

__all__ = ["discover"]

_CHUNK = 1 << 22  # bytes of a source that are held at a time
_PLACES = ("folder", "file")
_MOST_TOLD = 5


class _Source(NamedTuple):
    """What is read, and how it is parted into groups: by a field, or by where its files lie."""

    path: str
    files: list[SourceFile]
    wanted: Wanted
    by: str | None


@click.command()
@click.argument("source")
@click.option(
    "--by", metavar="NAME",
    help="What tells sources apart: a field of the records (of an address its host counts), or `folder` or `file`.  "
    "[default: site, source, url and the like where records have them, else folder]",
)  # fmt: skip
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), metavar="PACK",
    help="Write the rule pack here, or to standard output for `-`; for a folder (one that is there, or a name without an "
    "ending), one pack for each source.",
)  # fmt: skip
@click.option("--review", is_flag=True, help="Ask of each proposal whether it goes into the pack.")
@click.option(
    "--html", "page", type=click.Path(path_type=Path), metavar="OUT",
    help="Write what was found as a page, too. Needs wireclean[report].",
)  # fmt: skip
@click.option(
    "--sample", type=click.IntRange(2, 100_000), default=SAMPLE, show_default=True, metavar="N",
    help="Look at so many copies of each source closely.",
)  # fmt: skip
@source_options
@settings_options
def discover(
    source: str,
    by: str | None,
    output: Path | None,
    review: bool,
    page: Path | None,
    sample: int,
    reading: Reading,
    settings: SettingsFinder,
) -> None:
    """Read many copies of one or more sources, find what each prints again and again, and propose a rule pack.

    SOURCE is a file, a folder or a glob pattern of the kinds that `convert` takes. What wireclean strikes by itself is not
    proposed. Each rule comes with the examples it was found by as its tests, and with its numbers. Exit code 0: all was read;
    1: done, but records could not be read; 2: an error, nothing was written. Needs wireclean[discover].
    """
    if review and output is None:
        raise click.UsageError("--review chooses what goes into a pack; name it with -o PACK.toml")
    try:
        if page is not None:
            demand_pages()
        files = find_sources(source, [str(path) for path in (output, page) if path is not None], reading.told)
        _demand_writable(files, output, page)
        here = settings(source if os.path.lexists(source) else ".")
        wanted = _with_known_text(files, reading.wanted(here.text_field, here.id_field))
        tally = Tally(sample=sample)
        unread = _count(_Source(source, files, wanted, by), tally)
        found = found_in(
            tally, config_of(settings, source if os.path.lexists(source) else None, frozenset(), frozenset())
        )
        written_to_stdout = output is not None and str(output) == STDOUT
        if review:
            found = reviewed(found)
        elif not written_to_stdout:
            click.echo("".join(f"{line}\n" for line in summary_lines(found)), nl=False)
        if output is not None:
            _write(found, output, quiet=written_to_stdout)
        if page is not None:
            write_output(page, discovery_page(found, os.path.basename(os.path.abspath(source))))
    except (ConvertError, FormatError, OutputError, ImportError) as error:
        complain(str(error))
        raise SystemExit(2) from None
    if unread:
        complain(f"{counted(unread, 'record')} could not be read")
        raise SystemExit(1)


# --- reading


def _with_known_text(files: list[SourceFile], wanted: Wanted) -> Wanted:
    """Find the field of the text where a known extractor wrote the first file."""
    fields = FORMATS[files[0].kind].fields
    return with_text_field(wanted, fields(files[0], wanted)) if wanted.known and fields is not None else wanted


def _count(source: _Source, tally: Tally) -> int:
    """Count all copies, and return how many records could not be read. Raises `ConvertError` when nothing says a group."""
    unread = 0
    for record in _records(source):
        if isinstance(record, Reject):
            unread += 1
            if unread <= _MOST_TOLD:
                complain(f"{record.source}:{record.line}: {record.message}")
            continue
        group = _group_of(record, source)
        if group:
            tally.add(group, record.text, f"{record.source}:{record.number}" if record.number else record.source)
    if not tally.groups:
        hint = (
            f"no record has a field {source.by!r}; choose another with --by" if source.by else "there is no copy in it"
        )
        raise ConvertError(f"{source.path}: {hint}")
    return unread


def _records(source: _Source) -> Iterator[Record | Reject]:
    for chunk in chunks(source.files, source.wanted, _CHUNK):
        yield from read_records(chunk, source.wanted)


def _group_of(record: Record, source: _Source) -> str:
    if source.by not in _PLACES:
        found = group_of_fields(_Fields(record), source.by)
        if found or source.by is not None:
            return found
    if source.by == "file":
        return record.source
    return os.path.dirname(record.source) or os.path.basename(os.path.abspath(source.path))


class _Fields(Mapping[str, Any]):
    """The fields of a record, of which only those that are asked for are decoded."""

    def __init__(self, record: Record) -> None:
        self._fields = {**record.meta, **record.other}

    def __getitem__(self, name: str) -> Any:
        value = self._fields[name]
        return msgspec.json.decode(value) if isinstance(value, msgspec.Raw) else value

    def __iter__(self) -> Iterator[str]:
        return iter(self._fields)

    def __len__(self) -> int:
        return len(self._fields)


# --- writing


def _demand_writable(files: list[SourceFile], output: Path | None, page: Path | None) -> None:
    """Refuse, before the work, what could not be written, or would be written over a source. Raises `OutputError`."""
    sources = ReadFiles(file.path for file in files)
    for path in (output, page):
        if path is None or (path is output and _is_folder(path)):
            continue
        sources.demand_apart(path)
        wrong = why_unwritable(path)
        if wrong is not None:
            raise OutputError(f"{path}: cannot be written: {wrong}")


def _is_folder(path: Path) -> bool:
    return path.is_dir() or (path.suffix == "" and str(path) != STDOUT)


def _write(found: Discovery, output: Path, *, quiet: bool) -> None:
    """Write the pack, or one for each group, and say what was written. Raises `OutputError`."""
    if not found.proposals:
        complain("nothing is written: there is no rule to write")
        return
    if not _is_folder(output):
        _write_pack(found, output, slug(output.stem if str(output) != STDOUT else ""), quiet)
        return
    names: set[str] = set()
    for group, alone in found.by_group():
        name = slug(group)
        number = 1
        while name in names:
            number += 1
            name = f"{slug(group)}-{number}"
        names.add(name)
        _write_pack(alone, output / f"{name}.toml", name, quiet)


def _write_pack(found: Discovery, path: Path, name: str, quiet: bool) -> None:
    write_output(path, found.to_toml(name))
    if not quiet:
        click.echo(f"{inert(str(path))}: {counted(len(found.proposals), 'rule')}")
