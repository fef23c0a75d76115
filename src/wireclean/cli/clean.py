"""`wireclean clean`: files, folders or standard input to one of the forms of an article."""

from __future__ import annotations

import os
import shlex
import sys
from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path, PurePath

import click
from click.core import ParameterSource

from wireclean.article import Article
from wireclean.cli.files import STDIN, Found
from wireclean.cli.options import (
    Reading,
    code_options,
    config_of,
    reading_options,
    settings_options,
    source_options,
)
from wireclean.cli.outputs import STDOUT, OutputError, ReadFiles, complain, write_output, write_stdout
from wireclean.cli.screen import is_terminal, make_console, terminal_width
from wireclean.cli.sources import find_sources, over_copies, read_copies
from wireclean.formats.documents import Document, Problem
from wireclean.forms import FORMS
from wireclean.pipeline import clean as clean_text
from wireclean.report.inert import data_json, inert
from wireclean.settings import SettingsFinder

__all__ = ["clean"]

_WIDEST = 100  # columns in which prose is still read with ease


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(allow_dash=True), metavar="[PATH]...")
@click.option(
    "--format", "form", type=click.Choice(list(FORMS)), default="text", show_default=True,
    help="; ".join(f"{name}: {form.about}" for name, form in FORMS.items()) + ".",
)  # fmt: skip
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), metavar="OUT",
    help="Write to this file, or to standard output for `-`; for several files, or an existing folder, one file each "
    "in OUT.",
)  # fmt: skip
@click.option("--plain", is_flag=True, help="Write the text only on a terminal too, as into a pipe.")
@source_options
@reading_options
@code_options
@settings_options
def clean(
    paths: tuple[str, ...],
    form: str,
    output: Path | None,
    plain: bool,
    reading: Reading,
    encoding: str,
    errors: str,
    reference: datetime | None,
    select: frozenset[str],
    ignore: frozenset[str],
    settings: SettingsFinder,
) -> None:
    """Clean files, folders and glob patterns, or standard input when none is named (or for `-`).

    Taken are text, wires (ANPA 1312, IPTC 7901), NITF, NewsML, NewsML-G2, ninjs, RSS, Atom, exports of archives, HTML (with
    wireclean[html]), and records: .json, .jsonl, .csv, .parquet. What they declare of a story wins over what it prints. In
    folders all of these are cleaned, save those that .gitignore names. What cannot be read is reported on standard error and
    the rest is still done; the exit code is then 2.

    On a terminal, and without --format, the fields are shown with the text.
    """
    shown = _shows(form, output, plain)
    work = [*find_sources(paths, settings, output)]
    wanted = FORMS[form]
    out = _Output(output, paths, work, wanted.ending, parted=not wanted.lines)
    day: date | None = reference.date() if reference else None

    def opened(found: Found) -> Callable[[Document, int], None]:
        name = None if found.path == STDIN else found.path
        config = config_of(settings, name, select, ignore)

        def cleaned(copy: Document, number: int) -> None:
            article = clean_text(copy.text, config=config, reference=day, declared=copy.declared)
            if shown:
                _show(article, found, number, parted=len(work) > 1 or number > 1)
                return
            written = wanted.write(article, _named(name, copy, number), copy.meta)
            out.write(found, data_json(written) if wanted.lines == ".jsonl" else written, number)

        return cleaned

    well = over_copies(work, lambda found: read_copies(found, settings, encoding, errors, reading), opened, "clean")
    try:
        out.finish()
    except OutputError as error:
        well = False
        complain(str(error))
    if not well:
        raise SystemExit(2)


def _shows(form: str, output: Path | None, plain: bool) -> bool:
    """Say whether a person looks at what is written and has not said in which form."""
    told = click.get_current_context().get_parameter_source("form") is not ParameterSource.DEFAULT
    return is_terminal(sys.stdout) and output is None and not plain and not told and form == "text"


def _show(article: Article, found: Found, number: int, *, parted: bool) -> None:
    """Write an article on the terminal, below the name of its file if there are several."""
    from wireclean.report.reading import print_article  # noqa: PLC0415 - with rich, which only a terminal needs

    console = make_console(sys.stdout, width=min(terminal_width(), _WIDEST))
    if parted:
        console.print(f"── {inert(found.path)}{'' if number == 1 else f'#{number}'}", style="dim", soft_wrap=True)
    name = None if found.path == STDIN else f"wireclean explain {inert(shlex.quote(found.path))}"
    print_article(article, console, explained_by=name)
    if parted:
        console.print()


def _named(name: str | None, copy: Document, number: int) -> str | None:
    """Return what a text is called: by its own name, else by its file, with its number in that if it is not the first."""
    if copy.where.id is not None:
        return copy.where.id
    return name if name is None or number == 1 else f"{name}#{number}"


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
        self._gathered: list[str] = []
        self._written: set[Path] = set()

    def write(self, found: Found, content: str, number: int) -> None:
        """Write an article, the so-manieth of a file. Raises `OutputError`."""
        content = content if content.endswith("\n") or not content else f"{content}\n"
        if self._path is None:
            write_stdout(
                ("\n" if self._begun and self._parted else "").encode() + content.encode("utf-8", "backslashreplace")
            )
            self._begun = True
            return
        if self._folder is None:  # all articles of the one file that was read go there
            self._gathered.append(content)
            return
        target = self._folder / self._name(found, number)
        if target in self._written:
            raise OutputError(f"{found.path}: {target} already holds another file of this call; clean them apart")
        self._sources.demand_apart(target)
        write_output(target, content)
        self._written.add(target)

    def finish(self) -> None:
        """Write what was gathered for one file. Raises `OutputError`."""
        if self._path is not None and self._gathered:
            self._sources.demand_apart(self._path)
            write_output(self._path, ("\n" if self._parted else "").join(self._gathered))

    def _name(self, found: Found, number: int) -> Path:
        """Return what the file of an article is called in the folder: as its source, in the same folders below.

        Of a source with several articles all but the first have their number, too.
        """
        path = PurePath("stdin" if found.path == STDIN else found.path)
        walked = next(
            (folder for folder in self._walked if not found.named and path.is_relative_to(folder)), path.parent
        )
        part = "" if number == 1 else f"-{number}"
        return Path(path.relative_to(walked).parent, f"{path.stem}{part}{self._ending}")
