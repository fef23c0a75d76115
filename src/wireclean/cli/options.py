"""Options that commands share: which configuration holds, and which rules run."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any, TypeVar

import click

from wireclean.rulebook.pack_rules import PatternTimeoutError
from wireclean.settings import Settings, SettingsError, SettingsFinder, load_settings

__all__ = ["code_options", "settings_options"]

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
            click.echo(f"wireclean: {error}", err=True)
            raise SystemExit(2) from None

    return with_settings  # type: ignore[return-value]  # click passes what the command itself no longer asks for


def code_options(command: Command) -> Command:
    """Give a command `--select` and `--ignore`, each a set of codes."""
    command = click.option(
        "--ignore", multiple=True, callback=_codes, metavar="CODE", help="Do not run these rules or families."
    )(command)
    return click.option(
        "--select",
        multiple=True,
        callback=_codes,
        metavar="CODE",
        help="Run only these rules or families (GAL,FUR001).",
    )(command)


def _codes(context: click.Context, parameter: click.Parameter, values: tuple[str, ...]) -> frozenset[str]:
    return frozenset(code.strip().upper() for value in values for code in value.split(",") if code.strip())
