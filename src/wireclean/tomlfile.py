"""TOML files that people write, read into structs; a mistake in one is an error that says where it is and what was meant.

`tomllib` gives values without their places. A place is found afterwards, and only when there is a mistake to report: the
key is renamed, or the value changed, where it might stand, and the place is where that changes what was read.
"""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

import msgspec
from msgspec import inspect

__all__ = ["SettingsError", "TomlFile", "nearest", "toml_string"]

Struct = TypeVar("Struct", bound=msgspec.Struct)
Key = str | int

_LARGEST = 4_000_000  # bytes; nobody writes more, and a file named by mistake may be of any size
_MOST_READ = 4_000_000  # characters that are read again to find a place; beyond them the line stays unsaid
_AT = re.compile(r"(?P<problem>.*) - at `\$(?P<path>[^`]*)`", re.DOTALL)
_STEP = re.compile(r"\.(?P<key>[^.\[\]]+)|\[(?P<index>\d+)\]")
_MISSING = re.compile(r"Object missing required field `(?P<key>[^`]*)`")
# What msgspec calls things, and what TOML does.
_TOML_NAMES = {"`array`": "an array", "`object`": "a table", "`str`": "a string", "`int`": "an integer", "`bool`": "true or false", "`float`": "a number", "`null`": "nothing"}  # fmt: skip


class SettingsError(ValueError):
    """A file of settings or of rules that cannot be used; the message names file, place and mistake, and says what to do."""


def nearest(wrong: str, known: Iterable[str]) -> str:
    """Return the end of an error message that names the nearest known word, or all when none is near."""
    words = sorted(known)
    found = difflib.get_close_matches(wrong, words, 1) or difflib.get_close_matches(wrong.upper(), words, 1)
    if found:
        return f"; did you mean {found[0]}?"
    return f"; known: {', '.join(words)}" if len(words) <= 24 else ""


def toml_string(text: str) -> str:
    """Write a string as TOML has it: letters of all scripts as they are, what does not print as its escape.

    Half of a surrogate pair, for which TOML has no form, becomes U+FFFD.

    >>> print(toml_string('the "bell"\x7f'))
    "the \\"bell\\"\\U0000007f"
    """
    return f'"{_ESCAPED.sub(_escape, text)}"'


_ESCAPED = re.compile(r'["\\\\]|[^\x20-\x7e]')
_SHORT_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}


def _escape(match: re.Match[str]) -> str:
    letter = match[0]
    if "\ud800" <= letter <= "\udfff":
        return "\ufffd"
    if letter in _SHORT_ESCAPES:
        return _SHORT_ESCAPES[letter]
    return letter if letter.isprintable() else f"\\U{ord(letter):08x}"


class TomlFile:
    """A file and what is in it."""

    def __init__(self, path: Path, error: type[SettingsError] = SettingsError) -> None:
        """Read `path`. Raises `error` when it cannot be read or is no TOML."""
        self.path = path
        self._error = error
        self.shown = shown = _shown(path)
        try:
            with path.open("rb") as file:
                raw = file.read(_LARGEST + 1)
        except OSError as problem:
            raise error(f"{shown}: cannot be read: {problem.strerror or problem}") from None
        if len(raw) > _LARGEST:
            raise error(f"{shown}: is larger than {_LARGEST:,} bytes; is it the file you meant?")
        try:
            self.source = raw.decode("utf-8-sig").replace("\r\n", "\n")
        except UnicodeDecodeError as problem:
            line = raw.count(b"\n", 0, problem.start) + 1
            raise error(f"{shown}:{line}: is not UTF-8, which TOML is written in; save it as UTF-8") from None
        try:
            self.content: dict[str, Any] = tomllib.loads(self.source)
        except (tomllib.TOMLDecodeError, RecursionError) as problem:
            place = re.search(r"at line (\d+)", str(problem))
            line_of = f":{place[1]}" if place else ""
            raise error(f"{shown}{line_of}: is not TOML: {problem}") from None

    def fail(self, path: Sequence[Key], problem: str) -> SettingsError:
        """Make the error that says what is wrong at `path`, the keys that lead there from the top of the file."""
        line = self._line_of(path)
        where = f"{self.shown}:{line}" if line else self.shown
        keys = "".join(
            f"[{key + 1}]" if isinstance(key, int) else f".{key if key.isprintable() else ascii(key)}" for key in path
        ).lstrip(".")
        return self._error(f"{where}: {keys}: {problem}" if keys else f"{where}: {problem}")

    def convert(self, to: type[Struct], table: Sequence[str] = ()) -> Struct:
        """Return the file, or a table of it, as a struct. Raises the file's error for what does not fit."""
        content: Any = self.content
        for key in table:
            content = content[key]
        self._check(content, inspect.type_info(to), list(table))
        try:
            return msgspec.convert(content, to)
        except msgspec.ValidationError as problem:
            found = _AT.fullmatch(str(problem))
            steps = _STEP.finditer(found["path"]) if found else ()
            path: list[Key] = [*table, *(step["key"] or int(step["index"]) for step in steps)]
            text = found["problem"] if found else str(problem)
            missing = _MISSING.fullmatch(text)
            if missing:
                text = f"{missing['key']} is missing"
            text = text.replace(" | null`", "`")  # a key that may be missing cannot be null in TOML
            for name, words in _TOML_NAMES.items():
                text = text.replace(name, words)
            raise self.fail(path, text.replace("Expected ", "expected ", 1)) from None

    def _check(self, value: Any, kind: inspect.Type, path: list[Key]) -> None:
        """Find the first key that nothing reads and the first word that is none of a choice."""
        if isinstance(kind, inspect.Metadata):
            self._check(value, kind.type, path)
        elif isinstance(kind, inspect.VarTupleType) and isinstance(value, list):
            for index, item in enumerate(value):
                self._check(item, kind.item_type, [*path, index])
        elif isinstance(kind, inspect.DictType) and isinstance(value, dict):
            for key, item in value.items():
                if isinstance(kind.value_type, inspect.VarTupleType) and not isinstance(item, list):
                    raise self.fail([*path, key], "expected an array")  # msgspec would not say of which key
                self._check(item, kind.value_type, [*path, key])
        elif isinstance(kind, inspect.LiteralType) and isinstance(value, str):
            if value not in kind.values:
                words = [str(word) for word in kind.values]
                raise self.fail(path, f"{value!r} is no choice here{nearest(value, words)}")
        elif isinstance(kind, inspect.UnionType):
            self._check_union(value, kind, path)
        elif isinstance(kind, inspect.StructType) and isinstance(value, dict):
            fields = {field.encode_name: field.type for field in kind.fields}
            for key, item in value.items():
                if key in fields:
                    self._check(item, fields[key], [*path, key])
                elif key != kind.tag_field:
                    known = [*fields, *([kind.tag_field] if kind.tag_field else ())]
                    raise self.fail([*path, key], f"nothing reads this key{nearest(key, known)}")

    def _check_union(self, value: Any, kind: inspect.UnionType, path: list[Key]) -> None:
        structs = {choice.tag: choice for choice in kind.types if isinstance(choice, inspect.StructType)}
        field = next((choice.tag_field for choice in structs.values()), None)
        if field is None:
            for choice in kind.types:
                self._check(value, choice, path)
        elif isinstance(value, dict) and field in value:
            tag = value[field]
            if tag in structs:
                self._check(value, structs[tag], path)
            elif isinstance(tag, str):
                raise self.fail([*path, field], f"{tag!r} is no choice here{nearest(tag, map(str, structs))}")

    def _line_of(self, path: Sequence[Key]) -> int | None:
        """Return the line of a key or of a string in an array; of what holds it where it has no line of its own."""
        while path:
            found = _reach(self.content, path)
            for start, end, new, probed in self._probes(path, found):
                try:
                    content = tomllib.loads(self.source[:start] + new + self.source[end:])
                except tomllib.TOMLDecodeError:
                    continue
                if _reach(content, probed) is not _NOTHING and (
                    probed != path or _reach(content, path) not in (_NOTHING, found)
                ):
                    return self.source.count("\n", 0, start) + 1
            path = path[:-1]
        return None

    def _probes(self, path: Sequence[Key], found: Any) -> Iterator[tuple[int, int, str, Sequence[Key]]]:
        """Yield what to put where, and the path that then leads somewhere if that was the place."""
        last = path[-1]
        most = min(200, _MOST_READ // (len(self.source) + 1))
        if isinstance(last, str):
            probe = f"{last}-wireclean-probe".replace("\\", "").replace('"', "")
            forms = re.escape(last)
            places = re.finditer(rf"(?<![\w-])(?:\"{forms}\"|'{forms}'|{forms})(?![\w-])", self.source)
            for match in islice(places, most):
                yield match.start(), match.end(), f'"{probe}"', [*path[:-1], probe]
        elif isinstance(found, str) and found.isprintable():
            places = re.finditer(re.escape(found), self.source)
            for match in islice(places, most):
                yield match.start(), match.end(), f"{found}-probe", path


def _shown(path: Path) -> str:
    """Return a path as a person in the current folder would write it."""
    try:
        return str(path.relative_to(Path.cwd()))
    except (ValueError, OSError):
        return str(path)


_NOTHING = object()


def _reach(content: Any, path: Sequence[Key]) -> Any:
    """Follow the keys of `path`; what is not there is `_NOTHING`."""
    for key in path:
        if isinstance(key, str) and isinstance(content, dict):
            content = content.get(key, _NOTHING)
        elif isinstance(key, int) and isinstance(content, list) and key < len(content):
            content = content[key]
        else:
            return _NOTHING
    return content
