"""A rule pack as text: TOML that a person reads, above each rule a comment with the numbers that it was found by."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import msgspec

from wireclean.packs.model import Pack, PackExample, PackRule
from wireclean.tomlfile import toml_string

__all__ = ["pack_text"]


def pack_text(pack: Pack, comments: Mapping[str, Iterable[str]]) -> str:
    """Return the file of `pack`, above each rule the comments that stand under its code."""
    lines = [
        "# Proposed by `wireclean discover`. Read each rule before you keep it, and test the file: wireclean rules --test FILE",
        f"name = {toml_string(pack.name)}",
    ]
    if pack.about:
        lines.append(f"about = {toml_string(pack.about)}")
    for rule in pack.rules:
        lines += ["", *(f"# {_plain(line)}" for line in comments.get(rule.code, ())), "[[rule]]", *_keys(rule)]
    return "\n".join(lines) + "\n"


def _keys(rule: PackRule) -> Iterator[str]:
    yield f"code = {toml_string(rule.code)}"
    yield f"kind = {toml_string(str(rule.__struct_config__.tag))}"
    for field in msgspec.structs.fields(type(rule)):
        value = getattr(rule, field.name)
        if field.name != "code" and value != field.default:
            yield f"{field.encode_name} = {_value(value)}"


def _value(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, PackExample):
        return f"{{ before = {toml_string(value.before)}, after = {toml_string(value.after)} }}"
    if isinstance(value, tuple):
        one_line = f"[{', '.join(map(_value, value))}]"
        return one_line if len(one_line) <= 100 else "[\n" + "".join(f"    {_value(each)},\n" for each in value) + "]"
    return toml_string(str(value))


def _plain(text: str) -> str:
    return "".join(letter if letter.isprintable() else "?" for letter in text)
