"""`wireclean explain`: the source with every edit shown, on the terminal or as a page."""

from __future__ import annotations

import io
import os
import re
import shutil
import sys
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

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
from wireclean.cli.screen import wants_colour
from wireclean.cli.sources import find_sources, over_copies, read_copies
from wireclean.explanation import explain as explain_text
from wireclean.formats.documents import Document, Problem
from wireclean.report.frame import demand_pages
from wireclean.report.html import Entry, article_page, index_page
from wireclean.report.json import encode
from wireclean.settings import SettingsFinder

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from wireclean.explanation import Explanation
    from wireclean.rulebook.rule import Rule

__all__ = ["explain"]

_PIPE_WIDTH = 80


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(allow_dash=True), metavar="[PATH]...")
@click.option(
    "--html", "page", type=click.Path(path_type=Path), metavar="OUT",
    help="Write a page that needs no network, or to standard output for `-`; for several files, or an existing folder, "
    "one page each and index.html. Needs wireclean[report].",
)  # fmt: skip
@click.option(
    "--json",
    "as_json",
    is_flag=True,
    help="Write a line of JSON for each file: path, article, and every stretch with its reasons.",
)
@click.option(
    "--color", type=click.Choice(["auto", "always", "never"]), default="auto", show_default=True,
    help="auto: in colour on a terminal, with [-struck-] and {+added+} in a pipe.",
)  # fmt: skip
@source_options
@reading_options
@code_options
@settings_options
def explain(
    paths: tuple[str, ...],
    page: Path | None,
    as_json: bool,
    color: str,
    reading: Reading,
    encoding: str,
    errors: str,
    reference: datetime | None,
    select: frozenset[str],
    ignore: frozenset[str],
    settings: SettingsFinder,
) -> None:
    """Show what clean does to files, folders and glob patterns, or to standard input, and why: every edit with its rule
    and reasons, and the fields read.

    Taken are the same sources as for `clean`: text, wires, feeds, ninjs, exports of archives and records. A file that cannot
    be read is reported on standard error and the others are still shown; the exit code is then 2.
    """
    if as_json and page is not None:
        raise click.UsageError("--json and --html are two ways to write it; choose one")
    if page is not None:
        try:
            demand_pages()
        except ImportError as error:
            complain(f"--html: {error}")
            raise SystemExit(2) from None
    work = [*find_sources(paths, settings, page)]
    day: date | None = reference.date() if reference else None
    pages = _Pages(page, work, any(map(os.path.isdir, paths))) if page is not None else None
    screen = _Screen(color) if pages is None else None

    def opened(found: Found) -> Callable[[Document, int], None]:
        title = "standard input" if found.path == STDIN else found.path
        config = config_of(settings, None if found.path == STDIN else found.path, select, ignore)

        def shown(copy: Document, number: int) -> None:
            part = "" if number == 1 else f"#{number}"
            explained = explain_text(copy.text, config=config, reference=day, declared=copy.declared)
            if pages is not None:
                pages.add(f"{title}{part}", copy.text, explained, config.rules)
            elif as_json:
                _write_json(f"{found.path}{part}", explained)
            elif screen is not None:
                screen.show(f"{title}{part}", copy.text, explained)

        return shown

    well = over_copies(work, lambda found: read_copies(found, settings, encoding, errors, reading), opened, "explain")
    try:
        if pages is not None:
            pages.finish()
    except OutputError as error:
        well = False
        complain(str(error))
    if not well:
        raise SystemExit(2)


def _write_json(path: str, explained: Explanation) -> None:
    article, stretches, kept = explained.article, explained.stretches, explained.kept
    line = encode({"path": path, "article": article, "stretches": stretches, "kept": kept})
    write_stdout(f"{line}\n".encode())
    sys.stdout.flush()


class _Screen:
    """The terminal, or what standard output is instead."""

    def __init__(self, color: str) -> None:
        self._colour = color == "always" or (color == "auto" and wants_colour(sys.stdout))
        self._width = shutil.get_terminal_size((_PIPE_WIDTH, 24)).columns
        self._shown = 0

    def show(self, title: str, source: str, explained: Explanation) -> None:
        """Write a file's marked-up copy."""
        from wireclean.report.terminal import explain as write  # noqa: PLC0415 - loads rich

        with io.StringIO() as page:
            page.write("\n" if self._shown else "")
            write(source, explained, page, title=title, colour=self._colour, width=self._width)
            write_stdout(page.getvalue().encode("utf-8", "backslashreplace"))
        sys.stdout.flush()
        self._shown += 1


class _Pages:
    """One page, or a folder of pages with an index."""

    def __init__(self, target: Path, work: Sequence[Found | Problem], walked: bool) -> None:
        several = walked or len(work) > 1
        if several and str(target) == STDOUT:
            raise click.UsageError("standard output takes the page of one file; name a folder for --html")
        self._folder = target if several or target.is_dir() else None
        self._target = target
        self._written = False  # whether the one page is
        self._sources = ReadFiles(found.path for found in work)
        self._entries: list[Entry] = []
        self._rules: dict[str, Rule] = {}

    def add(self, title: str, source: str, explained: Explanation, rules: Mapping[str, Rule]) -> None:
        """Write a file's page; `rules` are those that may have made its edits."""
        self._rules |= rules
        folder = title[: title.rfind("/") + 1]
        if self._folder is None:
            if self._written:
                raise OutputError(f"{title}: one page holds one text; name a folder for --html")
            self._written = True
            self._write(self._target, article_page(title, source, explained, folder=folder, rules=rules))
            return
        link = self._name(title)
        page = article_page(title, source, explained, folder=folder, index="index.html", rules=rules)
        self._write(self._folder / link, page)
        self._entries.append(Entry.of(title, link, source, explained.article))

    def _name(self, title: str) -> str:
        """Return a file name that no other page of this call has and that is safe in a link."""
        stem = re.sub(r"[^\w.-]+", "-", Path(title).stem).strip("-.") or "page"
        taken = {entry.link.casefold() for entry in self._entries} | {"index.html"}
        name, number = f"{stem}.html", 2
        while name.casefold() in taken:
            name, number = f"{stem}-{number}.html", number + 1
        return name

    def finish(self) -> None:
        """Write the index of several pages."""
        if self._folder is not None:
            self._write(self._folder / "index.html", index_page(self._entries, rules=self._rules))

    def _write(self, target: Path, content: str) -> None:
        self._sources.demand_apart(target)
        write_output(target, content)
