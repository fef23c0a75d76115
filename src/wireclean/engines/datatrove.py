"""datatrove: a step that cleans documents, for the local, Slurm and Ray executors alike.

    from datatrove.executor import LocalPipelineExecutor
    from datatrove.pipeline.readers import JsonlReader
    from datatrove.pipeline.writers import JsonlWriter
    from wireclean.engines.datatrove import ArticleCleaner

    LocalPipelineExecutor([JsonlReader("raw"), ArticleCleaner(), JsonlWriter("clean")], tasks=8).run()

A document's `text` becomes the article's; the other fields of the article go into its `metadata` under their names, as
dicts and lists of plain values, and metadata that was called so before is kept as `source_<name>`. Statistics: `total`,
`doc_len` (characters left), `removed` (characters fewer), `edits`, and one count for each rule, `rule_FUR001`.

Needs the extra `wireclean[datatrove]`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from datetime import date, datetime
from itertools import islice
from typing import Any

from wireclean.arrow import clean_batch, schema, text_column
from wireclean.config import Config

try:
    import pyarrow as pa
    from datatrove.pipeline.base import PipelineStep
except ImportError as error:
    raise ImportError(
        "wireclean.engines.datatrove needs datatrove; install it with: pip install 'wireclean[datatrove]'"
    ) from error

__all__ = ["ArticleCleaner", "parquet_schema"]

_FIELDS = tuple(name for name in schema().names if name != "text")


class ArticleCleaner(PipelineStep):  # type: ignore[misc] # datatrove is untyped
    """A step that cleans `text` and writes the article's fields into `metadata`.

    `fields` says which of them (all, when it is None); to be able to restore the source, keep `edits`. Documents pass
    in batches of `batch_size` and keep their order. Half a surrogate pair, which no Arrow column and no JSON file can
    carry, is read as U+FFFD.
    """

    type = "✂️ - FORMAT"
    name = "📰 wireclean"

    def __init__(
        self,
        *,
        fields: Collection[str] | None = None,
        config: Config | None = None,
        reference: date | datetime | None = None,
        batch_size: int = 256,
    ) -> None:
        """Set what each document is cleaned with; see the class."""
        super().__init__()
        unknown = sorted(set(fields or ()) - set(_FIELDS))
        if unknown:
            raise ValueError(f"no such fields: {', '.join(unknown)}; there are {', '.join(_FIELDS)}")
        if batch_size < 1:
            raise ValueError(f"batch_size must be at least 1, not {batch_size}")
        self.fields = tuple(name for name in _FIELDS if fields is None or name in fields)
        self.config = config
        self.reference = reference
        self.batch_size = batch_size

    def run(self, data: Iterable[Any] | None, rank: int = 0, world_size: int = 1) -> Iterator[Any]:
        """Clean the documents of `data`, in order; `rank` and `world_size` do not matter to this step."""
        documents = iter(data or ())
        while batch := list(islice(documents, self.batch_size)):
            with self.track_time("batch"):
                rows = self._cleaned(batch)
            for document, row in zip(batch, rows, strict=True):
                self._count(document.text, row)
                document.text = row["text"]
                document.metadata = self._renamed(document.metadata) | {name: row[name] for name in self.fields}
                self.update_doc_stats(document)
                yield document

    def _cleaned(self, documents: list[Any]) -> list[dict[str, Any]]:
        copy = text_column([document.text for document in documents])
        batch = clean_batch(pa.record_batch({"text": copy}), config=self.config, reference=self.reference)
        rows: list[dict[str, Any]] = batch.select(sorted({*self.fields, "text", "edits"})).to_pylist()
        return rows

    def _count(self, source: str, row: dict[str, Any]) -> None:
        self.stat_update("total")
        self.stat_update("removed", value=len(source) - len(row["text"]))
        self.stat_update("edits", value=len(row["edits"]))
        for rule, count in Counter(edit["rule"] for edit in row["edits"]).items():
            self.stat_update(f"rule_{rule}", value=count)

    def _renamed(self, metadata: dict[str, Any]) -> dict[str, Any]:
        """Keep metadata that is called like a field as `source_<name>`, as `clean_batch` keeps columns."""
        renamed: dict[str, Any] = {}
        for name, value in metadata.items():
            new = f"source_{name}" if name in self.fields else name
            if new != name and new in metadata:
                raise ValueError(
                    f"metadata {name!r} has the name of a field of the article, and {new!r}, as which it would be kept, "
                    "is taken; rename one of them, or leave the field out with fields="
                )
            renamed[new] = value
        return renamed


def parquet_schema(fields: Collection[str] | None = None, **metadata: Any) -> Any:
    """Return the schema of what datatrove's `ParquetWriter` writes of cleaned documents, for its `schema=`.

    Without it the writer takes the types from the first documents, and fails at the first that has a field which they
    had not. `fields` are those of the `ArticleCleaner`; `metadata` gives the Arrow types of what else documents carry.

    >>> parquet_schema(["headline"], url=pa.string()).field("metadata").type
    StructType(struct<url: string, headline: string>)
    """
    own = [schema().field(name) for name in _FIELDS if fields is None or name in fields]
    held = pa.struct([*metadata.items(), *own])
    return pa.schema([("text", pa.string()), ("id", pa.string()), ("metadata", held)])
