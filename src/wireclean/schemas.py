"""JSON Schemas of configuration files, rule packs and articles, from the types that read and write them.

`wireclean schema config` prints one; the files in `data/schemas` are what it prints.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Set
from typing import Any

import msgspec

from wireclean.article import article_schema
from wireclean.packs.model import Pack
from wireclean.settings import SettingsFile
from wireclean.struct_schema import struct_schema

__all__ = ["SCHEMAS", "config_schema", "pack_schema", "schema_json", "with_key_tables"]

_KINDS = ("line", "prefix", "suffix", "holds", "block", "pattern", "dateline")
_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def config_schema() -> dict[str, Any]:
    """Return the schema of `wireclean.toml` and of the table `[tool.wireclean]`."""
    return _schema(SettingsFile, "wireclean configuration")


def pack_schema() -> dict[str, Any]:
    """Return the schema of rule packs."""
    schema = _schema(Pack, "wireclean rule pack")
    definitions = schema["$defs"]
    kinds = {kind: definitions.pop(f"{kind.title()}Rule") for kind in _KINDS}
    schema["properties"]["rule"]["items"] = _by_kind(kinds)
    return schema


SCHEMAS = {"config": config_schema, "pack": pack_schema, "article": article_schema}


def schema_json(name: str) -> str:
    """Return a schema of `SCHEMAS` as JSON to read or to put into a file."""
    return json.dumps(SCHEMAS[name](), indent=2, ensure_ascii=False) + "\n"


def _schema(struct: type[msgspec.Struct], title: str) -> dict[str, Any]:
    schema = struct_schema(struct)
    name = schema.pop("$ref").rpartition("/")[2]
    definitions = schema["$defs"]
    top = definitions.pop(name) | {"title": title}
    return {"$schema": _DIALECT, **_in_toml(top), **({"$defs": _in_toml(definitions)} if definitions else {})}


def _by_kind(kinds: Mapping[str, dict[str, Any]]) -> dict[str, Any]:
    """Return one schema for rules of all kinds: every key at hand, and what each kind makes of them.

    With a choice of whole schemas instead, an editor could only say of a rule with one slip that it fits none of them.
    """
    keys: dict[str, Any] = {"kind": {"description": _KIND, "enum": list(kinds)}}
    common = _common(kinds)
    for schema in kinds.values():
        for key, value in schema["properties"].items():
            if key in common:
                keys[key] = value
            elif key != "kind":
                hint = {name: value[name] for name in ("description", "type", "items") if name in value}
                keys.setdefault(key, hint)
    choices = [
        {
            "if": {"properties": {"kind": {"const": kind}}, "required": ["kind"]},
            "then": {
                **{
                    name: schema[name] for name in ("description",) if name in schema
                },  # none where python -OO strips it
                "properties": {
                    key: schema["properties"].get(key, False) for key in keys if key not in {"kind", *common}
                },
                "required": [key for key in schema["required"] if key not in common and key != "kind"],
            },
        }
        for kind, schema in kinds.items()
    ]
    required = ["kind", *(key for key in kinds["line"]["required"] if key in common)]
    return {
        "type": "object",
        "properties": keys,
        "required": required,
        "additionalProperties": False,
        "allOf": choices,
    }


_KIND = "Whether it looks at a whole line, at a line's beginning or end, anywhere in a line, between markers, for a pattern, or for a dateline."


def _common(kinds: Mapping[str, dict[str, Any]]) -> Set[str]:
    """Return the keys that rules of all kinds have."""
    return {key for key in kinds["line"]["properties"] if all(key in kind["properties"] for kind in kinds.values())} - {
        "kind"
    }


def _in_toml(schema: Any) -> Any:
    """Leave out null, which TOML does not have: a key that is None is a key that is not there."""
    if isinstance(schema, list):
        return [_in_toml(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    kept = {key: _in_toml(value) for key, value in schema.items() if not (key == "default" and value is None)}
    choices = [choice for choice in kept.get("anyOf", ()) if choice != {"type": "null"}]
    if choices:
        del kept["anyOf"]
        kept |= choices[0] if len(choices) == 1 else {"anyOf": choices}
    return kept


# --- for the documentation

_TABLE = re.compile(r"(?<=<!-- keys: )(?P<name>[a-z]+)( -->\n)(?s:.*?)(?=<!-- end -->)")


def with_key_tables(page: str) -> str:
    """Return a page of Markdown with the tables of keys in it as the schemas have them.

    A table stands between `<!-- keys: NAME -->` and `<!-- end -->`; the names are `config`, `pack`, `rule` for what all
    rules of packs have, a rule's kind for what it has besides, `example` and `agency`.
    """
    tables = _key_tables()
    return _TABLE.sub(lambda match: f"{match['name']}{match[2]}\n{tables[match['name']]}\n\n", page)


def _key_tables() -> dict[str, str]:
    definitions = _schema(Pack, "")["$defs"]
    kinds = {kind: definitions[f"{kind.title()}Rule"] for kind in _KINDS}
    common = _common(kinds)
    return {
        "config": _key_table(config_schema()),
        "pack": _key_table(pack_schema()),
        "rule": _key_table(kinds["line"], only=common),
        "example": _key_table(definitions["PackExample"]),
        "agency": _key_table(definitions["PackAgency"]),
        **{name: _key_table(kind, only=kind["properties"].keys() - common) for name, kind in kinds.items()},
    }


def _key_table(schema: Mapping[str, Any], only: Set[str] | None = None) -> str:
    """Return a table of the keys that an object of a schema may have."""
    rows = ["| key | value | default | meaning |", "| --- | --- | --- | --- |"]
    required = schema.get("required", ())
    for key, value in schema["properties"].items():
        if only is None or key in only:
            default = f"`{json.dumps(value['default'])}`" if "default" in value else ""
            default = "required" if key in required else default
            rows.append(f"| `{key}` | {_kind(value)} | {default} | {' '.join(_meaning(value))} |")
    return "\n".join(rows)


def _kind(value: Mapping[str, Any]) -> str:
    if "enum" in value:
        return ", ".join(f"`{json.dumps(choice)}`" for choice in value["enum"])
    if value.get("type") == "array":
        item = value["items"].get("type")
        return "array of strings" if item == "string" else "array of tables"
    if value.get("type") == "object":
        return "table of arrays of strings"
    return {"boolean": "true or false"}.get(value.get("type", ""), str(value.get("type", "table")))


def _meaning(value: Mapping[str, Any]) -> Iterator[str]:
    yield value.get("description", "")
    for example in value.get("examples", ()):
        yield f"Example: `{_toml(example)}`"


def _toml(value: Any) -> str:
    """Write an example as it stands in a TOML file."""
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{json.dumps(key)} = {_toml(item)}" for key, item in value.items()) + " }"
    return json.dumps(value, ensure_ascii=False)
