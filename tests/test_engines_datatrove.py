"""A datatrove pipeline cleans as a plain loop does, and counts what was done."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("datatrove", reason="datatrove is not installed: pip install 'wireclean[datatrove]'")

from datatrove.data import Document
from datatrove.executor import LocalPipelineExecutor
from datatrove.pipeline.readers import JsonlReader
from datatrove.pipeline.writers import JsonlWriter, ParquetWriter
from engine_copy import COPY

import wireclean
from wireclean.arrow import clean_batch, schema
from wireclean.engines.datatrove import ArticleCleaner, parquet_schema

TEXTS = [text for text in COPY if text]  # datatrove's readers leave out documents without text


def documents(**metadata: Any) -> list[Any]:
    return [Document(text=text, id=str(number), metadata=dict(metadata)) for number, text in enumerate(TEXTS)]


def expected() -> list[dict[str, Any]]:
    import pyarrow as pa  # noqa: PLC0415

    rows: list[dict[str, Any]] = clean_batch(pa.record_batch({"text": TEXTS})).to_pylist()
    return rows


@pytest.mark.parametrize("batch_size", [1, 5, 256])
def test_documents_are_cleaned_in_order(batch_size: int) -> None:
    done = list(ArticleCleaner(batch_size=batch_size).run(iter(documents())))
    assert [document.id for document in done] == [str(number) for number in range(len(TEXTS))]
    assert [document.text for document in done] == [wireclean.clean(text).text for text in TEXTS]
    assert [{**document.metadata, "text": document.text} for document in done] == expected()


def test_a_pipeline_runs_from_file_to_file(tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    for part in range(2):
        lines = [json.dumps({"id": str(number), "body": text, "desk": "harbour"}) for number, text in enumerate(TEXTS)]
        (raw / f"{part}.jsonl").write_text("\n".join(lines[part::2]), encoding="utf-8")
    stats = LocalPipelineExecutor(
        [
            JsonlReader(str(raw), text_key="body"),
            ArticleCleaner(),
            JsonlWriter(str(tmp_path / "clean"), compression=None),
        ],
        tasks=2,
        workers=1,
        logging_dir=str(tmp_path / "logs"),
    ).run()
    rows = {}
    for path in (tmp_path / "clean").iterdir():
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            rows[row["id"]] = row
    assert len(rows) == len(TEXTS)
    for number, text in enumerate(TEXTS):
        article, row = wireclean.clean(text), rows[str(number)]
        assert row["text"] == article.text
        assert row["metadata"]["desk"] == "harbour"
        assert row["metadata"]["headline"] == article.headline
        assert [edit["before"] for edit in row["metadata"]["edits"]] == [edit.before for edit in article.edits]
    counted = next(step for step in stats.stats if "wireclean" in step.name).stats
    assert counted["total"].total == len(TEXTS)
    assert counted["edits"].total == sum(len(wireclean.clean(text).edits) for text in TEXTS)
    assert counted["rule_DAT001"].total == sum(
        edit.rule == "DAT001" for text in TEXTS for edit in wireclean.clean(text).edits
    )


def test_metadata_is_kept() -> None:
    done = next(ArticleCleaner().run(iter(documents(url="a", headline="of the feed"))))
    assert done.metadata["url"] == "a"
    assert done.metadata["source_headline"] == "of the feed"
    assert done.metadata["headline"] == wireclean.clean(TEXTS[0]).headline


def test_fields_can_be_chosen() -> None:
    done = next(ArticleCleaner(fields=["dateline", "headline"]).run(iter(documents())))
    assert list(done.metadata) == ["headline", "dateline"]
    kept = next(ArticleCleaner(fields=["dateline"]).run(iter(documents(headline="of the feed"))))
    assert list(kept.metadata) == ["headline", "dateline"]
    with pytest.raises(ValueError, match=r"'headline'.*'source_headline'.*taken"):
        next(ArticleCleaner().run(iter(documents(headline="a", source_headline="b"))))
    with pytest.raises(ValueError, match="no such fields: text, title; there are headline, standfirst, bylines"):
        ArticleCleaner(fields=["title", "text"])
    with pytest.raises(ValueError, match="at least 1"):
        ArticleCleaner(batch_size=0)
    assert set(next(ArticleCleaner().run(iter(documents()))).metadata) == set(schema().names) - {"text"}


def test_parquet_has_every_field_whatever_the_first_documents_have(tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    import pyarrow as pa  # noqa: PLC0415

    plain = [Document(text=f"Bell {number}.", id=f"p{number}") for number in range(3)]
    with ParquetWriter(str(tmp_path), batch_size=2, schema=parquet_schema(url=pa.string())) as writer:
        for document in ArticleCleaner().run(iter([*plain, *documents(url="a")])):
            writer.write(document)
    (path,) = tmp_path.glob("*.parquet")
    rows = parquet.read_table(path).to_pylist()
    assert [row["text"] for row in rows[3:]] == [wireclean.clean(text).text for text in TEXTS]
    assert [{**row["metadata"], "text": row["text"]} for row in rows[3:]] == [{"url": "a", **row} for row in expected()]


def test_half_a_surrogate_pair_does_not_end_the_run() -> None:
    done = list(ArticleCleaner().run(iter([Document(text="The bell \ud83d rang.", id="1")])))
    assert done[0].text == wireclean.clean("The bell \ufffd rang.").text


def test_no_documents_are_no_documents() -> None:
    assert list(ArticleCleaner().run(None)) == []
