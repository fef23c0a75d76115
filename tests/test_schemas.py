"""The schemas say what is read: shipped as generated, and of one mind with the readers."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import msgspec
import pytest
from gate import call

from wireclean import packs
from wireclean.article import Article
from wireclean.schemas import SCHEMAS, config_schema, pack_schema, schema_json, with_key_tables
from wireclean.settings import load_settings

ROOT = Path(__file__).resolve().parent.parent
RENEW = "it is out of date: run python scripts/write_schemas.py"


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_shipped_schema_is_the_generated_one(name: str) -> None:
    shipped = files("wireclean.data").joinpath("schemas", f"{name}.schema.json").read_text("utf-8")
    assert shipped == schema_json(name), RENEW


def _of_other_habits(schema: Any, of: str = "") -> Any:
    """Return a schema that says the same: docstrings indented, choices and keywords in another order."""
    if isinstance(schema, str) and of == "description":
        return schema.replace("\n", "\n        ")
    if isinstance(schema, list):
        return [
            _of_other_habits(part) for part in (reversed(schema) if of in ("anyOf", "enum", "required") else schema)
        ]
    if not isinstance(schema, dict) or of in ("default", "examples"):
        return schema
    items = schema.items() if of == "properties" else reversed(schema.items())
    named = of in ("properties", "$defs")  # its keys are names, not keywords
    return {key: _of_other_habits(part, "" if named else key) for key, part in items}


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_does_not_hang_on_msgspecs_habits(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    ours, theirs = schema_json(name), msgspec.json.schema
    other = _of_other_habits(theirs(Article))
    assert json.dumps(other) != json.dumps(theirs(Article))
    monkeypatch.setattr(msgspec.json, "schema", lambda struct: _of_other_habits(theirs(struct)))
    assert schema_json(name) == ours


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_is_printed(name: str) -> None:
    done = call("schema", name)
    assert (done.code, done.out) == (0, schema_json(name))
    assert json.loads(done.out)["$schema"] == "https://json-schema.org/draft/2020-12/schema"


@pytest.mark.parametrize("page", ["configuration.md", "rule-packs.md"])
def test_the_tables_of_keys_are_those_of_the_schema(page: str) -> None:
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    assert "<!-- keys: " in text
    assert with_key_tables(text) == text, RENEW


def test_every_key_has_a_row_and_a_meaning() -> None:
    table = with_key_tables("<!-- keys: config -->\n<!-- end -->")
    rows = dict(re.findall(r"^\| `([a-z-]+)` \|.*\| ([^|]*) \|$", table, re.MULTILINE))
    assert rows.keys() == config_schema()["properties"].keys()
    assert all(rows.values())


def _objects(schema: Any) -> Iterator[dict[str, Any]]:
    if isinstance(schema, dict):
        if "properties" in schema:
            yield schema
        for key, part in schema.items():
            if key not in ("if", "then"):
                yield from _objects(part)
    elif isinstance(schema, list):
        for part in schema:
            yield from _objects(part)


@pytest.mark.parametrize("schema", [config_schema(), pack_schema()], ids=["config", "pack"])
def test_editors_can_complete_and_refuse(schema: dict[str, Any]) -> None:
    for described in _objects(schema):
        assert described["additionalProperties"] is False
        for key, value in described["properties"].items():
            assert value.get("description"), key
    assert "null" not in json.dumps(schema)


# --- a small reader of schemas, so that they and the structs are held against each other


def _fits(value: Any, schema: Any, definitions: dict[str, Any]) -> bool:
    if isinstance(schema, bool):
        return schema
    if "$ref" in schema:
        return _fits(value, definitions[schema["$ref"].rpartition("/")[2]], definitions)
    if "anyOf" in schema:
        return any(_fits(value, choice, definitions) for choice in schema["anyOf"])
    if "enum" in schema:
        return value in schema["enum"]
    if "const" in schema:
        return bool(value == schema["const"])
    if "if" in schema:
        return not _fits(value, schema["if"], definitions) or _fits(value, schema["then"], definitions)
    if schema.get("type", "object") == "object":
        known, other = schema.get("properties", {}), schema.get("additionalProperties", True)
        return (
            isinstance(value, dict)
            and all(key in value for key in schema.get("required", ()))
            and all(_fits(value, part, definitions) for part in schema.get("allOf", ()))
            and all(
                _fits(item, known[key], definitions) if key in known else _fits(item, other, definitions)
                for key, item in value.items()
            )
        )
    if schema["type"] == "array":
        return (
            isinstance(value, list)
            and len(value) >= schema.get("minItems", 0)
            and all(_fits(item, schema["items"], definitions) for item in value)
        )
    if schema["type"] == "string":
        return (
            isinstance(value, str)
            and schema.get("minLength", 0) <= len(value) <= schema.get("maxLength", len(value))
            and re.search(schema.get("pattern", ""), value) is not None
        )
    if schema.get("type") == "boolean":
        return isinstance(value, bool)
    assert schema["type"] == "integer"
    number = isinstance(value, int) and not isinstance(value, bool)
    return number and schema.get("minimum", value) <= value <= schema.get("maximum", value)


CONFIGURATIONS = [
    ("", True),
    ("select = ['GAL']\nignore = []\n[per-file-ignores]\n'*.md' = ['FUR']", True),
    ("severity = 'error'\ntext-field = 'body'\nbaseline = 'x.json'\nfail-if = ['GAL > 1%']", True),
    ("selct = []", False),
    ("select = 'GAL'", False),
    ("severity = 'eror'", False),
    ("text-field = 3", False),
    ("include = ['']", False),
    ("[per-file-ignores]\n'*.md' = 'FUR'", False),
]


@pytest.mark.parametrize(("content", "good"), CONFIGURATIONS)
def test_the_schema_and_the_reader_of_configurations_agree(tmp_path: Path, content: str, good: bool) -> None:
    path = tmp_path / "wireclean.toml"
    path.write_text(content, encoding="utf-8")
    assert _fits(tomllib.loads(content), config_schema(), {}) is good
    if good:
        load_settings(path)
    else:
        with pytest.raises(ValueError, match=re.escape(str(path))):
            load_settings(path)


HERALD = (ROOT / "examples" / "herald.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("old", "new", "good"),
    [
        ("", "", True),
        ('zone = "head"', 'zone = "tail"', True),
        ("longest = 160", "longest = 1", True),
        ("longest = 160", "longest = 0", False),
        ("longest = 160", "longst = 160", False),
        ('zone = "head"', 'zone = "foot"', False),
        ('kind = "suffix"', 'kind = "sufix"', False),
        ("HERALD003", "HER003", False),
        ('reason = "Both', 'raison = "Both', False),
        ('becomes = "caption"', 'becomes = "picture"', False),
        ("match-case = true", "match-case = 1", False),
        ("end = [", "ends = [", False),
        ("pattern = ", "phrases = ['aa']\npattern = ", False),
        ("cues = ", "longest = 20_000\ncues = ", True),
        ("longest = 160", "longest = 20_000", False),
        ('becomes = "signature"', "whole-line = true", True),
        ("agencies = [{ short", "agencies = [{ shrot", False),
        ('phrases = ["— HH/AL", "— HH/TR"]', "phrases = []", False),
    ],
)
def test_the_schema_and_the_reader_of_packs_agree(tmp_path: Path, old: str, new: str, good: bool) -> None:
    assert old in HERALD
    content = HERALD.replace(old, new, 1) if old else HERALD
    path = tmp_path / "pack.toml"
    path.write_text(content, encoding="utf-8")
    schema = pack_schema()
    assert _fits(tomllib.loads(content), schema, schema["$defs"]) is good
    if good:
        packs.load_pack(path)
    else:
        with pytest.raises(packs.PackError, match=re.escape(str(path))):
            packs.load_pack(path)


# --- what the pages show

FENCE = re.compile(r"^```toml\n(.*?)^```", re.DOTALL | re.MULTILINE)


def test_the_tutorial_builds_the_example_pack(tmp_path: Path) -> None:
    page = (ROOT / "docs" / "rule-packs.md").read_text(encoding="utf-8")
    path = tmp_path / "herald.toml"
    path.write_text("\n".join(FENCE.findall(page)), encoding="utf-8")
    pack = packs.load_pack(path)
    assert pack == packs.load_pack(ROOT / "examples" / "herald.toml")
    assert packs.test_pack(pack) == ()


def test_the_configurations_shown_can_be_used(tmp_path: Path) -> None:
    shown = FENCE.findall((ROOT / "docs" / "configuration.md").read_text(encoding="utf-8"))
    (tmp_path / "examples").mkdir()
    (tmp_path / "examples" / "herald.toml").write_text(HERALD, encoding="utf-8")
    for content in shown:
        path = tmp_path / "wireclean.toml"
        path.write_text(content, encoding="utf-8")
        assert load_settings(path).config.ignore == {"HED003"}
    assert len(shown) >= 2
