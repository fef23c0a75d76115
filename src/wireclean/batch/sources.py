"""Find the files of a corpus: one file, those of a folder, or what a pattern matches; always in the same order."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Iterator

from wireclean.batch.failure import ConvertError
from wireclean.formats import FORMATS, converted_format, converted_names
from wireclean.formats.model import SourceFile
from wireclean.readers.refusals import refusal_by_name

__all__ = ["REJECTED", "find_sources"]

REJECTED = ".rejected.jsonl"


def find_sources(source: str, own: Iterable[str] = (), told: str = "auto") -> list[SourceFile]:
    """Return the files that `source` names, sorted by name; `own` are paths of this run, which are no sources.

    In folders and patterns hidden names, files of other kinds and what runs have set aside are passed over, in folders .json
    files as well, which hold anything. `told` is the format that all files are in, whatever their names. Raises
    `ConvertError` when nothing is there to read.
    """
    ours = {os.path.realpath(path) for path in own}
    if os.path.isdir(source):
        found = [
            (path, os.path.relpath(path, source).replace(os.sep, "/"))
            for path in _walk(source, ours)
            if _is_wanted(path, told)
        ]
    elif os.path.lexists(source):
        if not os.path.exists(source):
            raise ConvertError(f"{source}: is a link, and what it leads to is not there")
        refusal = refusal_by_name(source) if converted_format(source, told) is None else None
        if refusal is not None:
            raise ConvertError(f"{source}: {refusal}")
        if converted_format(source, told) is None:
            raise ConvertError(f"{source}: its name does not say what it holds; read are {converted_names()}")
        found = [(source, os.path.basename(source))]
    elif glob.has_magic(source):
        matches = sorted(glob.glob(source, recursive=True))
        found = [
            (path, path.replace(os.sep, "/"))
            for path in matches
            if os.path.isfile(path)
            and converted_format(path, told)
            and not path.endswith(REJECTED)
            and os.path.realpath(path) not in ours
        ]
    else:
        raise ConvertError(f"{source}: there is no such file or folder")
    if not found:
        raise ConvertError(f"{source}: there is no file to read; read are {converted_names()}")
    return [_source(path, name, told) for path, name in found]


def _is_wanted(path: str, told: str) -> bool:
    return converted_format(path, told) is not None and (told != "auto" or not path.lower().endswith(".json"))


def _walk(folder: str, ours: set[str]) -> Iterator[str]:
    def fail(error: OSError) -> None:
        raise ConvertError(f"{error.filename}: cannot be read: {error.strerror}")

    for parent, folders, files in os.walk(folder, onerror=fail):
        folders[:] = sorted(
            name
            for name in folders
            if not name.startswith(".") and os.path.realpath(os.path.join(parent, name)) not in ours
        )
        for name in sorted(files):
            path = os.path.join(parent, name)
            if name.startswith(".") or name.endswith(REJECTED) or os.path.realpath(path) in ours:
                continue
            if os.path.isfile(path) or os.path.islink(path):  # no pipe; a dead link is told
                yield path


def _source(path: str, name: str, told: str) -> SourceFile:
    form, packed = converted_format(path, told) or (FORMATS[".txt"], "")
    name = os.fsencode(name).decode("utf-8", "backslashreplace")  # a name in another encoding stands in the result, too
    try:
        status = os.stat(path)
    except OSError as error:
        if form.chunks is None and os.path.islink(path):  # one document of many, which is set aside when it is its turn
            return SourceFile(path, name, form.name, packed, 0, 0)
        raise ConvertError(f"{path}: cannot be read: {error.strerror}") from None
    return SourceFile(path, name, form.name, packed, status.st_size, status.st_mtime_ns)
