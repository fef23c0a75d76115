"""`wireclean clean`: files, folders or standard input to one of the forms of an article."""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path, PurePath

import click

from wireclean.cli.files import STDIN, Found
from wireclean.cli.options import code_options, config_of, reading_options, settings_options
from wireclean.cli.outputs import STDOUT, OutputError, ReadFiles, complain, write_output, write_stdout
from wireclean.cli.sources import SourceError, find_texts, read_text_file
from wireclean.formats.documents import Problem
from wireclean.forms import FORMS
from wireclean.packs.matching import PatternTimeoutError
from wireclean.pipeline import clean as clean_text
from wireclean.report.inert import data_json
from wireclean.settings import SettingsFinder

__all__ = ["clean"]


@click.command()
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option(
    "--format", "form", type=click.Choice(list(FORMS)), default="text", show_default=True,
    help="; ".join(f"{name}: {form.about}" for name, form in FORMS.items()) + ".",
)  # fmt: skip
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), metavar="OUT",
    help="Write to this file, or to standard output for `-`; for several files, or an existing folder, one file each "
    "in OUT.",
)  # fmt: skip
@reading_options
@code_options
@settings_options
def clean(
    paths: tuple[str, ...],
    form: str,
    output: Path | None,
    encoding: str,
    errors: str,
    reference: datetime | None,
    select: frozenset[str],
    ignore: frozenset[str],
    settings: SettingsFinder,
) -> None:
    """Clean files, folders and glob patterns, or standard input when none is named (or for `-`).

    In folders .txt and .md files are cleaned, save those that .gitignore names. A file that cannot be read is reported on
    standard error and the others are still done; the exit code is then 2.
    """
    work = [*find_texts(paths, settings, output)]
    wanted = FORMS[form]
    out = _Output(output, paths, work, wanted.ending, parted=not wanted.lines)
    day: date | None = reference.date() if reference else None
    failed = not any(isinstance(found, Found) for found in work)
    for found in work:
        if isinstance(found, Problem):
            complain(str(found))
            failed |= found.fatal
            continue
        name = None if found.path == STDIN else found.path
        try:
            config = config_of(settings, name, select, ignore)
            article = clean_text(read_text_file(found.path, encoding, errors), config=config, reference=day)
            written = wanted.write(article, name)
            out.write(found, data_json(written) if wanted.lines == ".jsonl" else written)
        except (SourceError, OutputError) as error:
            failed = True
            complain(str(error))
        except PatternTimeoutError as error:
            failed = True
            complain(f"{found.path}: {error}")
    if not any(isinstance(found, Found) or found.fatal for found in work):
        complain("there was nothing to clean")
    if failed:
        raise SystemExit(2)


class _Output:
    """Standard output, one file, or a folder with a file for each that was read."""

    def __init__(
        self, output: Path | None, paths: Sequence[str], work: Sequence[Found | Problem], ending: str, parted: bool
    ) -> None:
        """`parted` asks for an empty line between the articles on standard output."""
        self._path = None if output is None or str(output) == STDOUT else output
        folders = [PurePath(path) for path in paths if os.path.isdir(path)]
        several = len(work) > 1 or bool(folders)
        self._folder: Path | None = None
        if self._path is not None:
            if several and self._path.is_file():
                raise click.UsageError(f"{self._path} is one file; name a folder for several")
            if self._path.is_dir() or (several and not self._path.exists()):
                self._folder = self._path
        self._walked = folders
        self._sources = ReadFiles(found.path for found in work)
        self._ending = ending
        self._parted = parted
        self._begun = False
        self._written: set[Path] = set()

    def write(self, found: Found, content: str) -> None:
        """Write the article of a file. Raises `OutputError`."""
        content = content if content.endswith("\n") or not content else f"{content}\n"
        if self._path is None:
            write_stdout(
                ("\n" if self._begun and self._parted else "").encode() + content.encode("utf-8", "backslashreplace")
            )
            self._begun = True
            return
        target = self._path if self._folder is None else self._folder / self._name(found)
        if self._folder is not None and target in self._written:
            raise OutputError(f"{found.path}: {target} already holds another file of this call; clean them apart")
        self._sources.demand_apart(target)
        write_output(target, content)
        self._written.add(target)

    def _name(self, found: Found) -> Path:
        """Return what the file of an article is called in the folder: as its source, in the same folders below."""
        path = PurePath("stdin" if found.path == STDIN else found.path)
        walked = next(
            (folder for folder in self._walked if not found.named and path.is_relative_to(folder)), path.parent
        )
        return Path(path.relative_to(walked).parent, f"{path.stem}{self._ending}")
