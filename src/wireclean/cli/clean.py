"""`wireclean clean`: files or standard input to text, JSON or Markdown."""

from __future__ import annotations

import codecs
import sys
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import click

from wireclean.article import Article, to_json
from wireclean.cli.markdown import to_markdown
from wireclean.cli.options import code_options, settings_options
from wireclean.cli.sources import STDIN, SourceError, read_source, write_file
from wireclean.pipeline import Config
from wireclean.pipeline import clean as clean_text
from wireclean.rulebook.pack_rules import PatternTimeoutError
from wireclean.settings import SettingsError, SettingsFinder

__all__ = ["clean"]

_WRITERS: dict[str, tuple[str, Callable[[Article], str]]] = {
    "text": (".txt", lambda article: article.text),
    "json": (".json", to_json),
    "markdown": (".md", to_markdown),
}


def _known_encoding(context: click.Context, parameter: click.Parameter, value: str) -> str:
    try:
        return codecs.lookup(value).name
    except LookupError:
        raise click.BadParameter(f"there is no encoding {value!r}; try utf-8 or windows-1252") from None


@click.command()
@click.argument("files", nargs=-1, metavar="[FILE]...")
@click.option(
    "--format", "form", type=click.Choice(list(_WRITERS)), default="text", show_default=True,
    help="text: the body only; json: the whole article with its edits, one line a file; markdown: a page to read.",
)  # fmt: skip
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), metavar="OUT",
    help="Write to this file; for several files, or an existing folder, one file each in OUT.",
)  # fmt: skip
@click.option(
    "--encoding", default="utf-8", show_default=True, callback=_known_encoding, help="How the files are encoded."
)
@click.option(
    "--errors", type=click.Choice(["strict", "replace", "ignore"]), default="strict", show_default=True,
    help="What to do with bytes that are not of that encoding.",
)  # fmt: skip
@click.option(
    "--reference", type=click.DateTime(["%Y-%m-%d"]), metavar="YYYY-MM-DD",
    help="A day on which the copy was current: gives a dateline without a year its year.",
)  # fmt: skip
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
            config = _config(settings, name, select, ignore)
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
                if position and form != "json":
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


def _config(settings: SettingsFinder, name: str, select: frozenset[str], ignore: frozenset[str]) -> Config:
    """Return which rules run over a file, by its configuration and by the command line."""
    path = None if name == STDIN else name
    try:
        chosen = settings(path).with_codes(select, ignore)
    except SettingsError:
        raise
    except ValueError as error:
        raise click.UsageError(str(error)) from None
    return chosen.config if path is None else chosen.config_for(path)
