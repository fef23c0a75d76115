"""Configuration files: `wireclean.toml`, or the table `[tool.wireclean]` of a `pyproject.toml`.

The nearest one above a file holds for it, as with ruff: `wireclean.toml` goes before `pyproject.toml` in one folder, and a
`pyproject.toml` without the table is passed over. Files are not merged. Paths and globs in a file count from its folder.
"""

from __future__ import annotations

import difflib
import os
from collections.abc import Iterable, Mapping
from functools import lru_cache
from os import PathLike
from pathlib import Path
from typing import Annotated, Literal

import msgspec
from msgspec import Meta
from msgspec.structs import replace

from wireclean.config import Config
from wireclean.log import say
from wireclean.packs import load_pack
from wireclean.packs.model import Pack
from wireclean.tomlfile import SettingsError, TomlFile, nearest

__all__ = ["Settings", "SettingsError", "SettingsFile", "SettingsFinder", "find_settings", "load_settings"]

_OWN_FILE = "wireclean.toml"
_PROJECT_FILE = "pyproject.toml"
_TABLE = ("tool", "wireclean")

Glob = Annotated[str, Meta(min_length=1)]
Code = Annotated[str, Meta(min_length=1)]


class SettingsFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename="kebab"):
    """What a `wireclean.toml`, or the table `[tool.wireclean]` of a `pyproject.toml`, may say."""

    select: Annotated[
        tuple[Code, ...] | None,
        Meta(
            description="Run only these rules or families: `GAL001`, `GAL`. Without it, all.",
            examples=[["GAL", "FUR001"]],
        ),
    ] = None
    ignore: Annotated[
        tuple[Code, ...], Meta(description="Do not run these rules or families.", examples=[["HED003"]])
    ] = ()
    packs: Annotated[
        tuple[Glob, ...],
        Meta(description="Rule packs, as paths from the folder of this file.", examples=[["packs/herald.toml"]]),
    ] = ()
    per_file_ignores: Annotated[
        dict[Glob, tuple[Code, ...]],
        Meta(
            description="Rules or families that do not run on some files, by glob as in a `.gitignore`.",
            examples=[{"archive/*.txt": ["HED"]}],
        ),
    ] = {}
    include: Annotated[
        tuple[Glob, ...],
        Meta(
            description="Which files in a folder are read, by glob. Without it, all of a kind that is known.",
            examples=[["*.txt"]],
        ),
    ] = ()
    exclude: Annotated[
        tuple[Glob, ...], Meta(description="Files and folders that are not read, by glob.", examples=[["raw/"]])
    ] = ()
    level: Annotated[
        Literal["gentle", "standard", "thorough"],
        Meta(
            description="How much is struck on evidence that is weighed: `gentle` puts fewest of a story's words at risk, "
            "`thorough` leaves least of the page."
        ),
    ] = "standard"
    severity: Annotated[
        Literal["info", "warning", "error"], Meta(description="The lowest severity of a finding that counts.")
    ] = "info"
    text_field: Annotated[
        str | None,
        Meta(description="The field of a record that holds the text, in JSON, CSV and Parquet.", examples=["body"]),
    ] = None
    id_field: Annotated[
        str | None, Meta(description="The field of a record that names it in findings.", examples=["url"])
    ] = None
    fail_if: Annotated[
        tuple[str, ...],
        Meta(
            description="Limits on the share of documents or characters that a rule touches.", examples=[["GAL > 0.5%"]]
        ),
    ] = ()
    baseline: Annotated[
        str | None,
        Meta(
            description="A file of findings that are known and accepted, as a path from the folder of this file.",
            examples=["wireclean-baseline.json"],
        ),
    ] = None


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """What a configuration file says, checked, its paths made absolute.

    `config` is what `clean` and `check` take; `config_for` is the same with what is ignored in one file. `source` is the
    file, None where there is none.
    """

    config: Config = Config()
    per_file_ignores: tuple[tuple[str, tuple[str, ...]], ...] = ()
    severity: Literal["info", "warning", "error"] = "info"
    text_field: str | None = None
    id_field: str | None = None
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    fail_if: tuple[str, ...] = ()
    baseline: Path | None = None
    source: Path | None = None

    def config_for(self, path: str | PathLike[str]) -> Config:
        """Return the configuration for a file: `config`, and what `per_file_ignores` says of its path."""
        if not self.per_file_ignores:
            return self.config
        folder = self.source.parent if self.source else Path.cwd()
        absolute = Path(os.path.abspath(path))
        inside = absolute.is_relative_to(folder)
        relative = (absolute.relative_to(folder) if inside else absolute.relative_to(absolute.anchor)).as_posix()
        ignored = frozenset(code for glob, codes in self.per_file_ignores if _matches(glob, relative) for code in codes)
        return _ignoring(self.config, ignored) if ignored else self.config

    def with_codes(self, select: Iterable[str] = (), ignore: Iterable[str] = ()) -> Settings:
        """Return the settings as a command line changes them: `select` takes the file's place, `ignore` comes on top.

        Raises `ValueError` for a code that no rule has.
        """
        chosen, off = frozenset(select), frozenset(ignore)
        if not chosen and not off:
            return self
        known = self.config.known_codes()
        for code in sorted(chosen | off):
            if code not in known:
                raise ValueError(
                    f"no rule or family has the code {code!r}{nearest(code, known) or self._by_name(code)}"
                )
        config = self.config
        return replace(self, config=replace(config, select=chosen or config.select, ignore=config.ignore | off))

    def _by_name(self, code: str) -> str:
        """Return the end of an error message that names the code of the rule that is called so, or nearly so."""
        names = {rule.name.upper(): rule.code for rule in self.config.rules.values()}
        near = difflib.get_close_matches(code, names, 1)
        return f"; did you mean {names[near[0]]}?" if near else ""

    def with_packs(self, packs: Iterable[Pack]) -> Settings:
        """Return the settings with more packs. Raises `ValueError` when two rules have one code."""
        config = self.config
        return replace(self, config=replace(config, packs=(*config.packs, *packs)))


@lru_cache(maxsize=256)
def _ignoring(config: Config, codes: frozenset[str]) -> Config:
    """Return one config for one set of codes, so that what is kept by config is found again."""
    return replace(config, ignore=config.ignore | codes)


@lru_cache(maxsize=4096)
def _matches(glob: str, path: str) -> bool:
    from pathspec import GitIgnoreSpec  # noqa: PLC0415 - most files have no ignores of their own

    return bool(GitIgnoreSpec.from_lines([glob]).match_file(path))


class SettingsFinder:
    """Finds the settings that hold for each of many files, and reads each configuration once."""

    def __init__(self, fixed: Settings | None = None) -> None:
        """With `fixed`, those hold for all files and nothing is looked for."""
        self.fixed = fixed
        self._by_folder: dict[Path, Settings] = {}

    def __call__(self, path: str | PathLike[str] | None = None) -> Settings:
        """Return the settings for a file or folder; without one, for the current folder. Raises `SettingsError`."""
        if self.fixed is not None:
            return self.fixed
        place = Path(os.path.abspath(path or "."))
        return self._of_folder(place if os.path.isdir(place) else place.parent)

    def _of_folder(self, folder: Path) -> Settings:
        passed: list[Path] = []
        found: Settings | None = None
        for candidate in (folder, *folder.parents):
            found = self._by_folder.get(candidate) or _settings_in(candidate)
            passed.append(candidate)
            if found is not None:
                break
        settings = found or Settings()
        self._by_folder |= dict.fromkeys(passed, settings)
        return settings


def find_settings(start: str | PathLike[str]) -> Settings:
    """Return the settings that hold for a file or a folder: those of the nearest configuration above it, or the defaults.

    Raises `SettingsError` for a configuration that cannot be used.
    """
    return SettingsFinder()(start)


def load_settings(path: str | PathLike[str]) -> Settings:
    """Read one configuration: a `pyproject.toml`, or a file that is nothing else. Raises `SettingsError`."""
    file = TomlFile(Path(os.path.abspath(path)))
    if file.path.name != _PROJECT_FILE:
        return _settings(file, ())
    if not _has_table(file):
        raise SettingsError(f"{file.shown}: has no table [tool.wireclean]")
    return _settings(file, _TABLE)


def _settings_in(folder: Path) -> Settings | None:
    """Return the settings of the configuration in a folder, if there is one."""
    own, project = folder / _OWN_FILE, folder / _PROJECT_FILE
    if os.path.isfile(own):  # False, too, for a folder that must not be looked into
        return _settings(TomlFile(own), ())
    if os.path.isfile(project):
        file = TomlFile(project)
        if _has_table(file):
            return _settings(file, _TABLE)
    return None


def _has_table(file: TomlFile) -> bool:
    tool = file.content.get("tool")
    return isinstance(tool, Mapping) and "wireclean" in tool


def _settings(file: TomlFile, table: tuple[str, ...]) -> Settings:
    """Check what a file says, and load its packs."""
    said = file.convert(SettingsFile, table)
    folder = file.path.parent
    for index, pack in enumerate(said.packs):
        if not os.path.isfile(folder / pack):
            raise file.fail((*table, "packs", index), f"there is no file {pack!r} in {folder}")
    say("debug", "settings of %s", file.path)
    packs = tuple(load_pack(folder / pack) for pack in said.packs)
    try:
        known = Config(packs=packs).known_codes()
    except ValueError as error:
        raise file.fail((*table, "packs"), str(error)) from None

    def codes(key: tuple[str, ...], named: Iterable[str]) -> tuple[str, ...]:
        found = tuple(code.strip().upper() for code in named)
        for index, code in enumerate(found):
            if code not in known:
                raise file.fail((*table, *key, index), f"no rule or family has the code {code!r}{nearest(code, known)}")
        return found

    return Settings(
        config=Config(
            None if said.select is None else frozenset(codes(("select",), said.select)),
            frozenset(codes(("ignore",), said.ignore)),
            packs,
            said.level,
        ),
        per_file_ignores=tuple(
            (glob, codes(("per-file-ignores", glob), named)) for glob, named in said.per_file_ignores.items()
        ),
        severity=said.severity,
        text_field=said.text_field,
        id_field=said.id_field,
        include=said.include,
        exclude=said.exclude,
        fail_if=said.fail_if,
        baseline=None if said.baseline is None else folder / said.baseline,
        source=file.path,
    )
