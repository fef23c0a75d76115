"""A run: from the files of a corpus to one file of articles, from its beginning or from where it was left."""

from __future__ import annotations

import hashlib
import importlib.metadata
from collections.abc import Callable, Iterator, Sequence
from itertools import dropwhile
from pathlib import Path

import msgspec

from wireclean.batch.chunks import chunks
from wireclean.batch.columns import no_text_field
from wireclean.batch.output import Output
from wireclean.batch.plan import Plan
from wireclean.batch.summary import Summary
from wireclean.batch.workers import Lost, Underway, Workers
from wireclean.formats import FORMATS
from wireclean.formats.model import Chunk, SourceFile

__all__ = ["RejectedError", "Run", "convert", "fingerprint"]


class RejectedError(Exception):
    """A record was set aside, and the run is strict."""


class Run(msgspec.Struct, frozen=True):
    """One call: what is read and written, and how. What the bytes of the result depend on is in `plan` and `chunk_size`."""

    files: tuple[SourceFile, ...]
    destination: Path
    plan: Plan
    chunk_size: int = 1 << 22
    workers: int = 1
    timeout: float = 30.0
    resume: bool = False
    strict: bool = False


def convert(
    run: Run,
    *,
    progress: Callable[[int, Summary], None] | None = None,
    notice: Callable[[str], None] | None = None,
    naming: Callable[[], None] | None = None,
) -> Summary:
    """Do it, and return the sums. `progress` is told bytes of the source and sums, `notice` what happens to workers.

    `naming` is called when the result is whole and gets its name next: from then on the run is done. When no record has the
    field of the text, nothing is written and it is a `ConvertError`.

    Raises `ConvertError` when the run cannot go on and, if it is strict, `RejectedError` at the first record that is set
    aside. What is finished by then stays in the work folder, for a run with `resume`.
    """
    output = Output(run.destination, run.plan)
    try:
        marks = fingerprint(run)
        if run.resume and output.folder.exists():
            output.resume(marks)
            if run.strict and output.summary.rejected:
                raise RejectedError(
                    f"{sum(output.summary.rejected.values()):,} records were set aside before the run was interrupted"
                )
        else:
            output.begin(marks)
        if progress:
            progress(output.done, output.summary)
        begun = output.chunks
        pieces: Iterator[Chunk] = dropwhile(
            lambda chunk: chunk.number < begun, chunks(run.files, run.plan, run.chunk_size)
        )
        with Workers(run.plan, output.folder, run.workers, run.timeout) as workers:
            for event in workers.over(pieces, output.done):
                if isinstance(event, Underway):
                    if progress:
                        progress(output.done + event.done, output.summary + Summary(event.documents))
                    continue
                if isinstance(event, Lost):
                    if notice:
                        notice(event.message)
                    continue
                if run.strict and event.first_reject:
                    output.discard()
                    raise RejectedError(event.first_reject)
                output.add(event)
                if progress:
                    progress(output.done, output.summary)
        if not output.summary.documents and set(output.summary.rejected) - _SHAPELESS == {"missing-field"}:
            output.discard()
            raise no_text_field(run.files, run.plan)
        output.finish(naming)
        return output.summary
    finally:
        output.close()


# Reasons for which a record is set aside before anybody knows its fields.
_SHAPELESS = frozenset(
    {"broken-json", "invalid-utf8", "line-too-long", "lone-surrogate", "not-an-object", "unreadable"}
)


def fingerprint(run: Run) -> dict[str, object]:
    """Return what must be the same for a run to be continued: the source, the options, the versions at work."""
    plan = run.plan
    return {
        "version": _version("wireclean"),
        "pyarrow": _version("pyarrow") if _uses_arrow(run.files, plan) else None,
        "zstandard": _version("zstandard") if plan.destination.packed == ".zst" else None,
        "number of source files": len(run.files),
        "source": _digest([(file.name, file.size, file.modified) for file in run.files]),
        "chunk-size": run.chunk_size,
        "text-field": plan.text_field,
        "id-field": plan.id_field,
        "from": plan.told,
        "map": plan.declared,
        "keep": plan.keep,
        "drop": plan.drop,
        "format": plan.form,
        "reference": plan.reference,
        "max-length": plan.max_length,
        "timeout": run.timeout,
        "rules": _digest([repr_of(config) for config in plan.configs]),
        "columns": _digest(plan.columns),
    }


def repr_of(config: object) -> object:
    """Return a configuration in a form that is the same in every process: sets are sorted."""
    return msgspec.to_builtins(config, order="deterministic")


def _uses_arrow(files: Sequence[SourceFile], plan: Plan) -> bool:
    return plan.destination.kind == ".parquet" or any(FORMATS[file.kind].columns is not None for file in files)


def _digest(value: object) -> str:
    return hashlib.sha256(msgspec.json.encode(value, order="deterministic")).hexdigest()[:16]


def _version(package: str) -> str | None:
    try:
        return importlib.metadata.version(package)
    except importlib.metadata.PackageNotFoundError:
        return None
