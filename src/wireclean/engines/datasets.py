"""Hugging Face datasets: articles by `map`, on a `Dataset`, an `IterableDataset` (streaming) or a dict of them.

    from datasets import load_dataset
    from wireclean.engines.datasets import clean_dataset

    dataset = load_dataset("json", data_files="raw.jsonl")["train"]
    clean_dataset(dataset, "body", num_proc=8).to_parquet("clean.parquet")

What comes out has the columns of `wireclean.arrow.clean_batch`: those kept have their features (class labels, images), the
article's have the features of its Arrow schema. Options of `map` are passed on. The cache of `map` knows wireclean's version:
another version cleans anew. The dataset comes out without a format: set yours with `with_format`.

Needs the extra `wireclean[datasets]`.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from wireclean import __version__
from wireclean.arrow import clean_batch, clean_table, kept_columns, schema, text_column
from wireclean.config import Config
from wireclean.layout import Level

try:
    import pyarrow as pa
    from datasets import Dataset, DatasetDict, Features, IterableDataset, IterableDatasetDict
except ImportError as error:
    raise ImportError(
        "wireclean.engines.datasets needs datasets; install it with: pip install 'wireclean[datasets]'"
    ) from error

__all__ = ["articles_features", "clean_dataset"]


def articles_features(source: Features, text: str = "text") -> Features:
    """Return the features of what comes out for a dataset of the features `source`.

    Raises `ValueError` and `TypeError` as `clean_batch` does.
    """
    schema(source.arrow_schema, text=text)  # refuses a column that holds no strings
    names = list(source)
    kept = {new: source[names[index]] for index, new in kept_columns(names, text)}
    return Features({**kept, **Features.from_arrow_schema(schema())})


def clean_dataset(
    dataset: Any,
    text: str = "text",
    *,
    config: Config | None = None,
    reference: date | datetime | None = None,
    **options: Any,
) -> Any:
    """Clean the column `text` of a dataset, or of each in a dict of datasets.

    Raises `ValueError` and `TypeError` as `clean_batch` does, and `ValueError` for a stream without features.
    """
    if isinstance(dataset, DatasetDict | IterableDatasetDict):
        done = {
            name: clean_dataset(part, text, config=config, reference=reference, **options)
            for name, part in dataset.items()
        }
        return type(dataset)(done)
    if dataset.features is None:
        raise ValueError(
            "the stream does not know its columns; give it features, as in from_generator(..., features=...)"
        )
    features = articles_features(dataset.features, text)
    if isinstance(dataset, IterableDataset):
        return _clean_stream(dataset, features, text, _settings(config, reference), options)
    if not len(dataset):  # `map` would leave it as it is
        return Dataset.from_dict({name: [] for name in features}, features=features)
    cleaned = dataset.with_format("arrow").map(
        _clean,
        batched=True,
        remove_columns=dataset.column_names,
        features=features,
        fn_kwargs={"text": text, "settings": _settings(config, reference), "version": __version__},
        **options,
    )
    return cleaned.with_format(None)


def _clean_stream(
    stream: IterableDataset, features: Features, text: str, settings: _Settings, options: dict[str, Any]
) -> IterableDataset:
    """Clean a stream in lists of plain values.

    In tables datasets would take the type of each batch from its values, so that one without copy is of another type than
    the others, and it would remove the article's own columns with those of the source that are called like them.
    """
    names = list(stream.column_names)
    renamed = {names[index]: new for index, new in kept_columns(names, text) if names[index] != new}
    stream = stream.with_format(None)
    if renamed:
        stream = stream.rename_columns(renamed)
    return stream.map(
        _clean_copy,
        batched=True,
        input_columns=[text],
        remove_columns=None if text in features else [text],
        features=features,
        fn_kwargs={"settings": settings},
        **options,
    )


# What a Config and a reference say, in an order that is the same in every process: the cache compares their bytes.
_Settings = tuple[tuple[str, ...] | None, tuple[str, ...], tuple[Any, ...], Level, date | datetime | None]


def _settings(config: Config | None, reference: date | datetime | None) -> _Settings:
    config = config or Config()
    selected = None if config.select is None else tuple(sorted(config.select))
    return selected, tuple(sorted(config.ignore)), config.packs, config.level, reference


def _arguments(settings: _Settings) -> dict[str, Any]:
    select, ignore, packs, level, reference = settings
    return {"config": Config(select, ignore, packs, level), "reference": reference}


def _clean(table: Any, text: str, settings: _Settings, version: str) -> Any:
    """Clean a table; `version` is there for the fingerprint of the cache alone."""
    return clean_table(table, text, **_arguments(settings))


def _clean_copy(copy: list[str | None], settings: _Settings) -> dict[str, list[Any]]:
    batch = pa.record_batch({"text": text_column(copy)})
    found: dict[str, list[Any]] = clean_batch(batch, **_arguments(settings)).to_pydict()
    return found
