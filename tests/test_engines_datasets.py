"""Hugging Face datasets clean as a plain loop does: mapped, streamed, and in dicts."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

os.environ |= {"HF_HUB_OFFLINE": "1", "HF_DATASETS_OFFLINE": "1", "HF_HUB_DISABLE_TELEMETRY": "1"}
datasets = pytest.importorskip("datasets", reason="datasets is not installed: pip install 'wireclean[datasets]'")

from engine_copy import COLUMNS, COPY, LOOP, assert_cleaned  # noqa: E402

from wireclean.arrow import articles, schema  # noqa: E402
from wireclean.engines.datasets import articles_features, clean_dataset  # noqa: E402

datasets.disable_progress_bars()


@pytest.fixture
def source() -> Any:
    return datasets.Dataset.from_dict(COLUMNS)


def rows(dataset: Any) -> Any:
    return dataset.with_format("arrow")[:]


def test_a_dataset_is_cleaned(source: Any) -> None:
    done = clean_dataset(source, "body", batch_size=5)
    assert done.features == articles_features(source.features, "body")
    assert_cleaned(rows(done))


def test_processes_give_the_same(source: Any) -> None:
    assert_cleaned(rows(clean_dataset(source, "body", num_proc=2)))


@pytest.mark.parametrize("batch_size", [1, 5, 1000])
def test_a_stream_is_cleaned(source: Any, batch_size: int) -> None:
    stream = clean_dataset(source.to_iterable_dataset(num_shards=2), "body", batch_size=batch_size)
    assert stream.features == articles_features(source.features, "body")
    found = list(stream)
    assert [list(row) for row in found] == [list(stream.features)] * len(COPY)
    assert_cleaned(stream.features.arrow_schema.empty_table().from_pylist(found, schema=stream.features.arrow_schema))


def test_a_stream_may_call_its_copy_as_the_article_does() -> None:
    for name in ("text", "headline"):
        source = datasets.Dataset.from_dict({"id": [1, 2], name: ["LISBON (AP) — One.", None], "Notes": ["a", "b"]})
        found = list(clean_dataset(source.to_iterable_dataset(), name))
        whole = list(clean_dataset(source, name))
        assert found == whole
        assert [(row["id"], row["source_Notes"], row["text"]) for row in found] == [(1, "a", "One."), (2, "b", None)]


def test_the_cache_does_not_depend_on_the_order_of_a_set(source: Any) -> None:
    made = []
    for seed in "123":
        code = (
            "import datasets, wireclean, wireclean.engines.datasets as engine; datasets.disable_caching();"
            "config = wireclean.Config(select=frozenset({'DAT', 'HED', 'GAL', 'FUR'}), ignore=frozenset({'GAL001', 'HED002'}));"
            "print(datasets.fingerprint.Hasher.hash(engine._settings(config, None)))"
        )
        done = subprocess.run(
            [sys.executable, "-c", code], env=os.environ | {"PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True
        )  # fmt: skip
        made.append(done.stdout)
    assert len(set(made)) == 1


def test_a_stream_has_to_know_its_columns() -> None:
    def rows() -> Iterator[dict[str, str | None]]:
        return ({"body": text} for text in COPY)

    features = datasets.Features(body=datasets.Value("string"))
    stream = clean_dataset(datasets.IterableDataset.from_generator(rows, features=features), "body", batch_size=3)
    assert [row["text"] for row in stream] == [article and article.text for article in LOOP]
    with pytest.raises(ValueError, match="does not know its columns; give it features"):
        clean_dataset(datasets.IterableDataset.from_generator(rows), "body")


def test_a_dict_of_datasets_is_cleaned(source: Any) -> None:
    done = clean_dataset(datasets.DatasetDict({"train": source, "test": source}), "body")
    assert isinstance(done, datasets.DatasetDict)
    assert_cleaned(rows(done["test"]))


def test_kept_columns_have_their_features(source: Any) -> None:
    labelled = source.cast_column("id", datasets.ClassLabel(names=[f"n{number}" for number in range(len(COPY))]))
    done = clean_dataset(labelled, "body")
    assert done.features["id"] == labelled.features["id"]
    assert articles(rows(done)) == LOOP


def test_a_file_of_it_has_the_articles(source: Any, tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    clean_dataset(source, "body").to_parquet(tmp_path / "clean.parquet")
    assert_cleaned(parquet.read_table(tmp_path / "clean.parquet"))


def test_the_cache_knows_the_version(source: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    first = clean_dataset(source, "body")._fingerprint
    assert clean_dataset(source, "body")._fingerprint == first
    monkeypatch.setattr("wireclean.engines.datasets.__version__", "another")
    assert clean_dataset(source, "body")._fingerprint != first


def test_an_empty_dataset_has_its_columns(source: Any) -> None:
    assert clean_dataset(source.select([]), "body").column_names == ["id", "source_headline", *schema().names]


def test_a_wrong_column_is_named_with_those_there_are(source: Any) -> None:
    with pytest.raises(ValueError, match="no column 'copy'; columns: 'id', 'body', 'headline'"):
        clean_dataset(source, "copy")
    with pytest.raises(TypeError, match="holds int64, not strings"):
        clean_dataset(source, "id")
