"""`wireclean clean`: files or standard input to text, JSON, Markdown or ninjs."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import click

from wireclean.article import Article, to_json
from wireclean.cli.markdown import to_markdown
from wireclean.cli.options import code_options, config_of, reading_options, settings_options
from wireclean.cli.sources import STDIN, SourceError, read_source, write_file
from wireclean.ninjs import ninjs_json
from wireclean.pipeline import clean as clean_text
from wireclean.rulebook.pack_rules import PatternTimeoutError
from wireclean.settings import SettingsFinder

__all__ = ["clean"]

_WRITERS: dict[str, tuple[str, Callable[[Article], str]]] = {
    "text": (".txt", lambda article: article.text),
    "json": (".json", to_json),
    "markdown": (".md", to_markdown),
    "ninjs": (".ninjs.json", ninjs_json),
}

_LINES = ("json", "ninjs")  # a line for each file, and nothing between


@click.command()
@click.argument("files", nargs=-1, metavar="[FILE]...")
@click.option(
    "--format", "form", type=click.Choice(list(_WRITERS)), default="text", show_default=True,
    help="text: the body only; json: the whole article with its edits, one line a file; markdown: a page to read; "
    "ninjs: IPTC ninjs 3.1, one line a file.",
)  # fmt: skip
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), metavar="OUT",
    help="Write to this file; for several files, or an existing folder, one file each in OUT.",
)  # fmt: skip
@reading_options
@code_options
@settings_options
def clean(
    files: tuple[str, ...],
    form: str,
    output: Path | None,
    encoding: str,
    errors: str,
    reference: datetime | None,
    select: frozenset[str],
    ignore: frozenset[str],
    settings: SettingsFinder,
) -> None:
    """Clean files, or standard input when none is named (or for `-`).

    A file that cannot be read is reported on standard error and the others are still done; the exit code is then 2.
    """
    names = files or (STDIN,)
    suffix, write = _WRITERS[form]
    folder = output if output is not None and (len(names) > 1 or output.is_dir()) else None
    day: date | None = reference.date() if reference else None
    failed = False
    written: set[Path] = set()
    stdout = sys.stdout.buffer
    for position, name in enumerate(names):
        try:
            config = config_of(settings, None if name == STDIN else name, select, ignore)
            content = write(clean_text(read_source(name, encoding, errors), config=config, reference=day))
            content = content if content.endswith("\n") or not content else f"{content}\n"
            if folder is not None:
                target = folder / f"{'stdin' if name == STDIN else Path(name).stem}{suffix}"
                if target in written:
                    raise SourceError(f"{name}: {target} already holds another file of this call; clean them apart")
                written.add(target)
                write_file(target, content)
            elif output is not None:
                write_file(output, content)
            else:
                if position and form not in _LINES:
                    stdout.write(b"\n")
                stdout.write(content.encode("utf-8"))
        except SourceError as error:
            failed = True
            click.echo(f"wireclean: {error}", err=True)
        except PatternTimeoutError as error:
            failed = True
            click.echo(f"wireclean: {name}: {error}", err=True)
    stdout.flush()
    if failed:
        raise SystemExit(2)
