"""Which fields the source has; which of them stand in a Parquet file beside the article's, and of which types.

A Parquet file has its columns from the first row to the last, and JSON does not say what will come. So the types are
taken from the first lines of each file; what does not fit later is not lost, nor is its record: it stands as JSON in one
more column, `source_rest`. Fields that the options name are looked for in the same lines.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from itertools import islice
from typing import Any

import msgspec
from msgspec.structs import replace

from wireclean.article import Article
from wireclean.batch.chunks import chunks, csv_header, parquet_file, wanted
from wireclean.batch.failure import ConvertError, needs
from wireclean.batch.plan import Column, Plan, SourceFile

__all__ = [
    "ARTICLE",
    "REST",
    "arrow_types",
    "demand_fields",
    "fitting",
    "free_name",
    "no_text_field",
    "unseen_fields",
    "with_columns",
]

ARTICLE = frozenset(Article.__struct_fields__)
REST = "source_rest"

_SAMPLE = 1 << 20
_EXACT = 1 << 53  # whole numbers up to here are exact as floats
_JSON = "json"
_objects = msgspec.json.Decoder(dict[str, Any])


def free_name(name: str, taken: Iterable[str], reserved: Set[str] = ARTICLE) -> str:
    """Return what a column of the source is called in the result: a `reserved` name, or one taken, gets `source_`.

    Names are compared as databases do, without regard to case.
    """
    if name.lower() not in reserved:
        return name
    folded = {other.lower() for other in taken}
    while name.lower() in reserved or name.lower() in folded:
        name = f"source_{name}"
    return name


def demand_fields(files: Sequence[SourceFile], plan: Plan) -> None:
    """Refuse CSV and Parquet files that have no such column, before anything is written. Raises `ConvertError`."""
    for file in files:
        names: Sequence[str] = ()
        if file.kind == ".csv":
            names = csv_header(file)[0]
        elif file.kind == ".parquet":
            with parquet_file(file) as (pyarrow, reading):
                names = reading.schema_arrow.names
                twice = next((name for index, name in enumerate(names) if name in names[:index]), None)
                if twice is not None:
                    raise ConvertError(f"{file.path}: two columns are called {twice!r}; rename one of them")
                if plan.text_field in names:
                    kind = reading.schema_arrow.field(plan.text_field).type
                    kind = kind.value_type if pyarrow.types.is_dictionary(kind) else kind
                    if not (
                        pyarrow.types.is_string(kind)
                        or pyarrow.types.is_large_string(kind)
                        or pyarrow.types.is_null(kind)
                        or pyarrow.types.is_string_view(kind)
                    ):
                        raise ConvertError(f"{file.path}: column {plan.text_field!r} is {kind}, not a text")
        if not names:
            continue
        for field, option in ((plan.text_field, "--text-field"), (plan.id_field, "--id-field")):
            if field is not None and field not in names:
                raise ConvertError(
                    f"{file.path}: no column {field!r}; there are {_listed(names)} (choose with {option})"
                )


def unseen_fields(files: Sequence[SourceFile], plan: Plan) -> Iterator[str]:
    """Tell of each field that the options name and that no record shows, as far as a look at the first ones goes.

    Raises `ConvertError` for one that is to be kept, where the first rows of all files say that there is none.
    """
    seen = _seen(files, plan)
    if not seen:
        return
    sure = len(files) <= _MOST_LOOKED_AT and all(file.kind != ".jsonl" for file in files)
    asked = [(plan.text_field, "--text-field"), (plan.id_field, "--id-field")]
    asked += [(name, "--keep") for name in plan.keep or ()] + [(name, "--drop") for name in plan.drop]
    for name, option in asked:
        if name is not None and name not in seen:
            if sure and option == "--keep":
                raise ConvertError(f"no column {name!r} to keep; there are {_listed(seen)}")
            where = "" if sure else " in the first records"
            yield f"there is no field {name!r}{where} ({option}); there are {_listed(seen)}"


def no_text_field(files: Sequence[SourceFile], plan: Plan) -> ConvertError:
    """Return the error for a source of which no record has the field of the text: it names those that the first have."""
    return ConvertError(
        f"no record has a field {plan.text_field!r}; there are {_listed(_seen(files, plan))} (choose with --text-field)"
    )


def _seen(files: Sequence[SourceFile], plan: Plan) -> dict[str, None]:
    """Return the fields that the first records of the first files have, in their order."""
    seen: dict[str, None] = {}
    for file in files[:_MOST_LOOKED_AT]:
        if file.kind == ".csv":
            seen.update(dict.fromkeys(csv_header(file)[0]))
        elif file.kind == ".parquet":
            with parquet_file(file) as (_, reading):
                seen.update(dict.fromkeys(reading.schema_arrow.names))
        elif file.kind == ".txt":
            seen.update(dict.fromkeys(("id", plan.text_field)))
        else:
            seen.update(dict.fromkeys(_sampled(file, plan)))
    return seen


_MOST_LOOKED_AT = 20  # files, before a corpus of many is read


def _listed(names: Iterable[str]) -> str:
    names = list(names)
    return ", ".join(names[:12]) + (f" and {len(names) - 12} more" if len(names) > 12 else "")


def with_columns(plan: Plan, files: Sequence[SourceFile]) -> Plan:
    """Return the plan of a run into Parquet with its columns. Raises `ConvertError`."""
    try:
        import pyarrow  # noqa: F401, PLC0415 - an extra
    except ModuleNotFoundError:
        raise needs("writing .parquet", "pyarrow") from None
    types: dict[str, str] = {}
    rest = False
    texts = False
    for file in files:
        if file.kind == ".txt":
            found = {} if texts else {"id": "string"}
            texts = True
        elif file.kind == ".csv":
            found = dict.fromkeys(csv_header(file)[0], "string")
        elif file.kind == ".parquet":
            with parquet_file(file) as (_, reading):
                found = {field.name: _named(field.type) for field in reading.schema_arrow}
        else:
            rest = True
            found = _sampled(file, plan)
        for name, kind in found.items():
            types[name] = _common(types.get(name, kind), kind)
    names = [name for name in types if name != plan.text_field and plan.keeps(name)]
    if REST in names and all(file.kind == ".jsonl" for file in files):
        names.remove(REST)  # which then stands in the rest
    reserved = ARTICLE | {REST} if rest else ARTICLE
    columns = tuple(Column(name, free_name(name, names, reserved), types[name]) for name in names)
    return replace(plan, columns=columns, rest=rest)


def _named(kind: Any) -> str:
    """Return a type as a string: the plain ones by name, others as a schema of one field."""
    import pyarrow  # noqa: PLC0415 - an extra

    for name, plain in (
        ("string", pyarrow.string()),
        ("int64", pyarrow.int64()),
        ("float64", pyarrow.float64()),
        ("bool", pyarrow.bool_()),
    ):
        if kind == plain:
            return name
    return str(pyarrow.schema([("", kind)]).serialize().to_pybytes().hex())


def arrow_types(columns: Iterable[Column]) -> list[Any]:
    """Return the Arrow types of columns."""
    import pyarrow  # noqa: PLC0415 - an extra

    plain = {
        "string": pyarrow.string(),
        "int64": pyarrow.int64(),
        "float64": pyarrow.float64(),
        "bool": pyarrow.bool_(),
        _JSON: pyarrow.string(),
    }
    return [
        plain[column.type]
        if column.type in plain
        else pyarrow.ipc.read_schema(pyarrow.py_buffer(bytes.fromhex(column.type))).field(0).type
        for column in columns
    ]


def _common(one: str, other: str) -> str:
    if one == other:
        return one
    return "float64" if {one, other} == {"int64", "float64"} else _JSON


def _sampled(file: SourceFile, plan: Plan) -> dict[str, str]:
    """Return the fields of the first lines of a file, and the type that holds all their values."""
    seen: dict[str, set[str]] = {}
    for chunk in islice(chunks([file], replace(plan, max_length=_SAMPLE), _SAMPLE), 1):
        for line in chunk.data.split(b"\n"):
            try:
                record = _objects.decode(line)
            except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
                continue
            for name, value in record.items():
                kinds = seen.setdefault(name, set())
                if value is not None:
                    kinds.add(_type_of(value))
    return {
        name: next(iter(kinds)) if len(kinds) == 1 else "float64" if kinds == {"int64", "float64"} else _JSON
        for name, kinds in seen.items()
    }


def _type_of(value: object) -> str:
    if isinstance(value, bool):
        return "bool"
    if isinstance(value, int):
        return "int64" if -(1 << 63) <= value < 1 << 63 else _JSON
    if isinstance(value, float):
        return "float64"
    return "string" if isinstance(value, str) else _JSON


def fitting(kind: str, raw: msgspec.Raw) -> Any:
    """Return a value of JSON as a column of a type holds it, None for null. Raises `ValueError` if it does not fit."""
    if bytes(raw) == b"null":
        return None
    if kind == _JSON:
        return bytes(raw).decode("utf-8")
    value = msgspec.json.decode(raw)
    found = _type_of(value)
    if found == kind:
        return value
    if kind == "float64" and found == "int64" and -_EXACT <= value <= _EXACT:
        return float(value)
    raise ValueError(kind)


def is_wanted(plan: Plan, name: str) -> bool:
    """Say whether a field of a record is kept."""
    return name != plan.text_field and wanted(plan, name) and plan.keeps(name)
