"""Options that commands share: which configuration holds, and which rules run."""

from __future__ import annotations

import codecs
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import click
from click.shell_completion import CompletionItem

from wireclean.cli.outputs import complain
from wireclean.config import Config
from wireclean.formats.model import Wanted
from wireclean.packs.matching import PatternTimeoutError
from wireclean.readers.detection import FORMATS
from wireclean.readers.records import DECLARABLE
from wireclean.settings import Settings, SettingsError, SettingsFinder, load_settings

__all__ = [
    "Reading",
    "code_options",
    "complete_codes",
    "config_of",
    "known_encoding",
    "reading_options",
    "settings_options",
    "source_options",
]

Command = TypeVar("Command", bound=Callable[..., Any])


def settings_options(command: Command) -> Command:
    """Give a command `--config` and `--isolated`, and hand it what they come to as `settings`, a `SettingsFinder`.

    What is wrong with a configuration, or with a pattern of one, is one line on standard error and exit code 2.
    """

    @click.option(
        "--config", "config_file", type=click.Path(path_type=Path), metavar="FILE",
        help="Take the settings of this file, not of the nearest wireclean.toml or pyproject.toml.",
    )  # fmt: skip
    @click.option("--isolated", is_flag=True, help="Take no settings from files.")
    @wraps(command)
    def with_settings(*args: Any, config_file: Path | None, isolated: bool, **options: Any) -> Any:
        if config_file is not None and isolated:
            raise click.UsageError("--config names a file of settings and --isolated wants none; leave one of them out")
        try:
            fixed = load_settings(config_file) if config_file is not None else Settings() if isolated else None
            return command(*args, settings=SettingsFinder(fixed), **options)
        except (SettingsError, PatternTimeoutError) as error:
            complain(str(error))
            raise SystemExit(2) from None

    return with_settings  # type: ignore[return-value]  # click passes what the command itself no longer asks for


class Reading(NamedTuple):
    """How files are read: the format that all are in, or `auto`; the field of the text; what other fields declare."""

    told: str = "auto"
    text_field: str | None = None
    declared: tuple[tuple[str, str], ...] = ()

    def wanted(self, text_field: str | None = None, id_field: str | None = None) -> Wanted:
        """Return what is read of records; `text_field` is what settings say. Without either, known extractors have their own."""
        named = self.text_field or text_field
        return Wanted(
            named or "text", id_field, declared=self.declared, known=named is None and not self.declared, told=self.told
        )  # fmt: skip


def source_options(command: Command) -> Command:
    """Give a command `--from`, `--text-field` and `--map`, and hand it what they come to as `reading`, a `Reading`."""

    @click.option(
        "--from", "told", type=click.Choice(["auto", *FORMATS]), default="auto", show_default=True,
        help="The format of the files; auto: told by known roots and header lines, all else is plain text.",
    )  # fmt: skip
    @click.option(
        "--text-field",
        metavar="NAME",
        help="The field that holds the text of a record, behind dots in an inner object (article.body).  [default: text]",
    )
    @click.option(
        "--map", "mapped", multiple=True, callback=_mapped, metavar="FIELD=NAME,...",
        help="What fields of a record declare of its text: headline=title,bylines=author,published=date. Records of "
        "trafilatura, newspaper4k, news-please, fundus and CC-News need none.",
    )  # fmt: skip
    @wraps(command)
    def with_sources(
        *args: Any, told: str, text_field: str | None, mapped: tuple[tuple[str, str], ...], **options: Any
    ) -> Any:
        return command(*args, reading=Reading(told, text_field, mapped), **options)

    return with_sources  # type: ignore[return-value]  # click passes what the command itself no longer asks for


def _mapped(context: click.Context, parameter: click.Parameter, values: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    found: dict[str, str] = {}
    for part in (part for value in values for part in value.split(",") if part.strip()):
        field, sign, name = (piece.strip() for piece in part.partition("="))
        if not sign or not name or field not in DECLARABLE:
            raise click.BadParameter(
                f"{part.strip()!r} is no FIELD=NAME; the fields are {', '.join(DECLARABLE)}, as in headline=title"
            )
        found[field] = name
    return tuple(found.items())


def reading_options(command: Command) -> Command:
    """Give a command `--encoding`, `--errors` and `--reference`: how its files are read."""
    for option in (
        click.option(
            "--reference", type=click.DateTime(["%Y-%m-%d"]), metavar="YYYY-MM-DD",
            help="A day on which the copy was current: gives a dateline without a year its year.",
        ),
        click.option(
            "--errors", type=click.Choice(["strict", "replace", "ignore"]), default="strict", show_default=True,
            help="What to do with bytes that are not of that encoding.",
        ),
        click.option(
            "--encoding", default="utf-8", show_default=True, callback=known_encoding,
            help="How the files are encoded; what is XML or a wire shows it itself.",
        ),
    ):  # fmt: skip
        command = option(command)
    return command


def known_encoding(context: click.Context, parameter: click.Parameter, value: str) -> str:
    """Return the name of an encoding of text, which a user may write in several ways."""
    try:
        b"a".decode(value, "ignore")  # which refuses what is a codec, but none of text
        return codecs.lookup(value).name
    except (LookupError, UnicodeError):
        raise click.BadParameter(f"there is no encoding {value!r}; try utf-8 or windows-1252") from None


def complete_codes(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Return the rules and families whose codes begin like the last of a list with commas."""
    before, comma, begun = incomplete.rpartition(",")
    try:
        rules = SettingsFinder()(None).config.rules.values()
    except SettingsError:  # which is said when the command runs
        rules = Config().rules.values()
    families: dict[str, list[str]] = {}
    for rule in rules:
        families.setdefault(rule.family, []).append(rule.name)
    known = {family: f"all {len(names)} rules: {', '.join(names)}" for family, names in families.items()}
    known |= {rule.code: rule.summary for rule in rules}
    return [
        CompletionItem(f"{before}{comma}{code}", help=said)
        for code, said in sorted(known.items())
        if code.startswith(begun.upper())
    ]


def code_options(command: Command) -> Command:
    """Give a command `--select` and `--ignore`, each a set of codes."""
    command = click.option(
        "--ignore",
        multiple=True,
        callback=_codes,
        shell_complete=complete_codes,
        metavar="CODE",
        help="Do not run these rules or families.",
    )(command)
    return click.option(
        "--select",
        multiple=True,
        callback=_codes,
        shell_complete=complete_codes,
        metavar="CODE",
        help="Run only these rules or families (GAL,FUR001).",
    )(command)


def _codes(context: click.Context, parameter: click.Parameter, values: tuple[str, ...]) -> frozenset[str]:
    return frozenset(code.strip().upper() for value in values for code in value.split(",") if code.strip())


def config_of(settings: SettingsFinder, path: str | None, select: frozenset[str], ignore: frozenset[str]) -> Config:
    """Return which rules run over a file, by its configuration and by the command line; `path` None is no file."""
    try:
        chosen = settings(path).with_codes(select, ignore)
    except SettingsError:
        raise
    except ValueError as error:
        raise click.UsageError(str(error)) from None
    return chosen.config if path is None else chosen.config_for(path)
