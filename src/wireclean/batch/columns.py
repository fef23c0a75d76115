"""Which fields the source has; which of them stand in a Parquet file beside the article's, and of which types.

A Parquet file has its columns from the first row to the last, and JSON does not say what will come. So the types are
taken from the first lines of each file; what does not fit later is not lost, nor is its record: it stands as JSON in one
more column, `source_rest`. Fields that the options name are looked for in the same lines.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from typing import Any

import msgspec
from msgspec.structs import replace

from wireclean.article import Article
from wireclean.batch.failure import ConvertError
from wireclean.batch.plan import Column, Plan
from wireclean.formats import FORMATS
from wireclean.formats.model import SourceFile, with_text_field
from wireclean.formats.objects import json_type
from wireclean.formats.wording import listed, needs

__all__ = [
    "ARTICLE",
    "REST",
    "demand_fields",
    "fitting",
    "free_name",
    "no_text_field",
    "unseen_fields",
    "with_columns",
    "with_known_text",
]

ARTICLE = frozenset(Article.__struct_fields__)
REST = "source_rest"

_EXACT = 1 << 53  # whole numbers up to here are exact as floats


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
    """Refuse files whose records all have the same fields, but not those asked for, before anything is written.

    Raises `ConvertError`, and `FormatError` for a file that cannot be read.
    """
    for file in files:
        form = FORMATS[file.kind]
        if form.varying or form.chunks is None:
            continue
        names = _fields_of(file, plan)
        for field, option in ((plan.text_field, "--text-field"), (plan.id_field, "--id-field")):
            if field is not None and names and field not in names:
                raise ConvertError(
                    f"{file.path}: no column {field!r}; there are {listed(names)} (choose with {option})"
                )


def _fields_of(file: SourceFile, plan: Plan) -> dict[str, str]:
    fields = FORMATS[file.kind].fields
    return fields(file, plan) if fields is not None else {}


def unseen_fields(files: Sequence[SourceFile], plan: Plan) -> Iterator[str]:
    """Tell of each field that the options name and that no record shows, as far as a look at the first ones goes.

    Raises `ConvertError` for one that is to be kept, where the first rows of all files say that there is none.
    """
    seen = _seen(files, plan)
    if not seen:
        return
    sure = len(files) <= _MOST_LOOKED_AT and not _varies(files)
    asked = [(plan.text_field, "--text-field"), (plan.id_field, "--id-field")]
    asked += [(name, "--keep") for name in plan.keep or ()] + [(name, "--drop") for name in plan.drop]
    for name, option in asked:
        nested = option == "--text-field" and name is not None and name.partition(".")[0] in seen
        if name is not None and name not in seen and not nested:
            if sure and option == "--keep":
                raise ConvertError(f"no column {name!r} to keep; there are {listed(seen)}")
            where = "" if sure else " in the first records"
            yield f"there is no field {name!r}{where} ({option}); there are {listed(seen)}"


def no_text_field(files: Sequence[SourceFile], plan: Plan) -> ConvertError:
    """Return the error for a source of which no record has the field of the text: it names those that the first have."""
    return ConvertError(
        f"no record has a field {plan.text_field!r}; there are {listed(_seen(files, plan))} (choose with --text-field)"
    )


def _seen(files: Sequence[SourceFile], plan: Plan) -> dict[str, str]:
    """Return the fields that the first records of the first files have, in their order."""
    seen: dict[str, str] = {}
    for file in files[:_MOST_LOOKED_AT]:
        seen |= _fields_of(file, plan)
    return seen


def with_known_text(files: Sequence[SourceFile], plan: Plan) -> Plan:
    """Return the plan with the field of the text that the records of a known extractor have, where no other is named."""
    return with_text_field(plan, _seen(files, plan)) if plan.known else plan


_MOST_LOOKED_AT = 20  # files, before a corpus of many is read


def _varies(files: Iterable[SourceFile]) -> bool:
    return any(FORMATS[file.kind].varying for file in files)


def with_columns(plan: Plan, files: Sequence[SourceFile]) -> Plan:
    """Return the plan of a run into Parquet with its columns. Raises `ConvertError`."""
    try:
        import pyarrow  # noqa: F401, PLC0415 - an extra: only whether it is there
    except ModuleNotFoundError:
        raise needs("writing .parquet", "pyarrow") from None
    types: dict[str, str] = {}
    for file in files:
        for name, kind in _fields_of(file, plan).items():
            types[name] = _common(types.get(name, kind), kind)
    rest = _varies(files)
    names = [name for name in types if name != plan.text_field and plan.keeps(name)]
    if REST in names and all(FORMATS[file.kind].varying for file in files):
        names.remove(REST)  # which then stands in the rest
    reserved = ARTICLE | {REST} if rest else ARTICLE
    columns = tuple(Column(name, free_name(name, names, reserved), types[name]) for name in names)
    return replace(plan, columns=columns, rest=rest)


def _common(one: str, other: str) -> str:
    if one == other:
        return one
    return "float64" if {one, other} == {"int64", "float64"} else "json"


def fitting(kind: str, raw: msgspec.Raw) -> Any:
    """Return a value of JSON as a column of a type holds it, None for null. Raises `ValueError` if it does not fit."""
    if bytes(raw) == b"null":
        return None
    if kind == "json":
        return bytes(raw).decode("utf-8")
    value = msgspec.json.decode(raw)
    found = json_type(value)
    if found == kind:
        return value
    if kind == "float64" and found == "int64" and -_EXACT <= value <= _EXACT:
        return float(value)
    raise ValueError(kind)


def is_wanted(plan: Plan, name: str) -> bool:
    """Say whether a field of a record is kept."""
    return name != plan.text_field and plan.reads(name) and plan.keeps(name)
