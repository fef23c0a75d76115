"""Which settings hold for a file, as a configuration that would say the same."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from wireclean.report.inert import inert, inert_lines
from wireclean.settings import Settings
from wireclean.tomlfile import toml_string

__all__ = ["shown_settings"]


def shown_settings(find: Callable[[str | None], Settings], paths: Sequence[str]) -> Iterator[str]:
    """Yield, for each of `paths`, where its settings come from and what they are, as TOML. Raises like `find`."""
    for number, path in enumerate(paths):
        settings = find(None if path == "-" else path)
        source = (
            f"from {settings.source}"
            if settings.source
            else "no wireclean.toml or pyproject.toml above it: the defaults"
        )
        rules = settings.config.rules.values()
        running = sum(map(settings.config_for(path).allows, rules))
        lines = [f"# {inert(path)}: {inert(source)}", f"# {running} rules run"]
        lines += (
            [f"# rule packs: {', '.join(inert(pack.name) for pack in settings.config.packs)}"]
            if settings.config.packs
            else []
        )
        lines += [f"{key} = {_toml(value)}" for key, value in _keys(settings)]
        lines += ["[per-file-ignores]"] if settings.per_file_ignores else []
        lines += [f"{_toml(glob)} = {_toml(codes)}" for glob, codes in settings.per_file_ignores]
        yield inert_lines(("\n" if number else "") + "\n".join(lines) + "\n")


def _keys(settings: Settings) -> Iterator[tuple[str, Any]]:
    """Yield what is set, by the names of a configuration; what is not set has no value in TOML."""
    config = settings.config
    yield "level", config.level
    if config.select is not None:
        yield "select", sorted(config.select)
    yield "ignore", sorted(config.ignore)
    yield "severity", settings.severity
    for name in ("text_field", "id_field", "include", "exclude", "fail_if", "baseline"):
        value = getattr(settings, name)
        if value:
            yield name.replace("_", "-"), str(value) if name == "baseline" else value


def _toml(value: str | Sequence[str]) -> str:
    """Return a str or a list of them as TOML."""
    return toml_string(value) if isinstance(value, str) else f"[{', '.join(map(toml_string, value))}]"
