"""`python -m benchmarks.engines [SOURCE]`: what each engine adds to a plain loop over `clean`, and the inputs of the cost model.

Every engine cleans the same copy on one core, once to warm up and then in rounds, each beside a round of the loop; the table
has the median of their ratios. An engine that is not installed or does not start is left out, with its reason. Prints Markdown, the
tables of `docs/scale.md`. Generated copy repeats itself, which flatters Parquet: give a SOURCE of your own text files to plan with.
"""

from __future__ import annotations

import argparse
import gc
import logging
import multiprocessing
import os
import sys
import tempfile
import time
import warnings
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from statistics import median

import psutil
import pyarrow as pa
import pyarrow.parquet as pq

import wireclean
from benchmarks.corpus import dirty, from_source, generated
from wireclean.arrow import clean_batch, clean_table, to_batch

Job = Callable[[], object]
Engine = Callable[[list[str]], AbstractContextManager[Job]]


def _arrow(texts: list[str]) -> AbstractContextManager[Job]:
    table = pa.table({"text": texts})
    return nullcontext(lambda: clean_table(table))


def _polars(texts: list[str]) -> AbstractContextManager[Job]:
    import polars as pl

    from wireclean.engines.polars import clean_frame

    frame = pl.DataFrame({"text": texts})
    return nullcontext(lambda: clean_frame(frame))


def _pandas(texts: list[str]) -> AbstractContextManager[Job]:
    import pandas as pd

    from wireclean.engines.pandas import clean_frame

    frame = pd.DataFrame({"text": texts})
    return nullcontext(lambda: clean_frame(frame))


def _datasets(texts: list[str]) -> AbstractContextManager[Job]:
    import datasets

    from wireclean.engines.datasets import clean_dataset

    datasets.disable_progress_bars()
    dataset = datasets.Dataset.from_dict({"text": texts})
    return nullcontext(lambda: clean_dataset(dataset, load_from_cache_file=False))


def _datatrove(texts: list[str]) -> AbstractContextManager[Job]:
    from datatrove.data import Document

    from wireclean.engines.datatrove import ArticleCleaner

    def job() -> object:
        documents = (Document(text=text, id=str(number)) for number, text in enumerate(texts))
        return sum(1 for _ in ArticleCleaner().run(documents))

    return nullcontext(job)


@contextmanager
def _ray(texts: list[str]) -> Iterator[Job]:
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
    import ray
    import ray.data

    from wireclean.engines.ray import clean_dataset

    ray.init(num_cpus=1, include_dashboard=False, log_to_driver=False, logging_level=logging.ERROR)
    try:
        ray.data.DataContext.get_current().enable_progress_bars = False
        logging.getLogger("ray.data").setLevel(logging.ERROR)
        dataset = ray.data.from_arrow(pa.table({"text": texts})).materialize()
        yield lambda: clean_dataset(dataset).materialize()
    finally:
        ray.shutdown()


@contextmanager
def _spark(texts: list[str]) -> Iterator[Job]:
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    from pyspark.sql import SparkSession

    from wireclean.engines.spark import clean_dataframe

    builder = SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false")
    session = builder.config("spark.driver.host", "127.0.0.1").getOrCreate()
    session.sparkContext.setLogLevel("OFF")
    try:
        frame = session.createDataFrame([(text,) for text in texts], "text string").coalesce(1).cache()
        frame.count()
        yield lambda: clean_dataframe(frame).write.format("noop").mode("overwrite").save()
    finally:
        session.stop()


ENGINES: dict[str, Engine] = {
    "`clean_batch` (Arrow)": _arrow,
    "Polars": _polars,
    "pandas": _pandas,
    "Hugging Face datasets": _datasets,
    "datatrove": _datatrove,
    "Ray Data": _ray,
    "PySpark": _spark,
}


def _seconds(job: Job) -> float:
    start = time.perf_counter()
    job()
    return time.perf_counter() - start


def _copy(count: int) -> list[str]:
    half = (count + 1) // 2
    return [text for pair in zip(generated(half), dirty(half), strict=True) for text in pair][:count]


def _held(texts: list[str]) -> tuple[int, float]:
    """Return the bytes that a process holds ready to clean, and how many more for a byte of a batch that it cleans.

    For a process of its own, whose peak this is: that of the whole batch over that of its first quarter.
    """
    import resource

    copy = pa.record_batch({"text": pa.array(texts)})
    quarter = copy.slice(0, len(texts) // 4)
    ready = 0
    peaks: list[int] = []
    for batch in (quarter, copy):
        clean_batch(batch)
        peaks.append(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024)
        gc.collect()
        ready = ready or psutil.Process().memory_info().rss
    return ready, (peaks[1] - peaks[0]) / sum(len(text.encode()) for text in texts[len(quarter) :])


def _cost_model(texts: list[str], seconds: float) -> None:
    articles = [wireclean.clean(text) for text in texts]
    batch = to_batch(articles)
    size = sum(len(text.encode()) for text in texts)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "articles.parquet")
        pq.write_table(pa.Table.from_batches([batch]), path, compression="zstd")
        parquet = path.stat().st_size
    building = min(_seconds(lambda: to_batch(articles)) for _ in range(3))
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
        ready, held = pool.submit(_held, texts).result()
    rows = {
        "`kb`, kB of copy in an article": f"{size / len(texts) / 1000:.2f}",
        "`t`, microseconds to clean a kB, one core": f"{seconds * 1e6 / (size / 1000):.0f}",
        "`b`, of which building the Arrow batch": f"{building / seconds:.1%}",
        "`out_arrow`, bytes out a byte in, Arrow in memory": f"{batch.nbytes / size:.2f}",
        "`out_jsonl`, bytes out a byte in, JSON Lines": f"{sum(len(wireclean.to_json(article).encode()) + 1 for article in articles) / size:.2f}",
        "`out_parquet`, bytes out a byte in, Parquet (zstd)": f"{parquet / size:.2f}",
        "`ready`, MB that a process holds before its first batch": f"{ready / 1e6:.0f}",
        "`held`, bytes held a byte in, while a batch is cleaned": f"{held:.1f}",
        "`edits`, edits an article": f"{sum(len(article.edits) for article in articles) / len(texts):.1f}",
    }
    print("\n| input | measured |\n| --- | ---: |")
    for name, value in rows.items():
        print(f"| {name} | {value} |")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.engines", description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, help="measure on the text files of this folder")
    parser.add_argument("--articles", type=int, default=2000, help="how many articles at most (default 2000)")
    parser.add_argument("--rounds", type=int, default=3, help="take the best of so many rounds (default 3)")
    args = parser.parse_args()
    warnings.simplefilter("ignore")
    texts = _copy(args.articles) if args.folder is None else from_source(args.folder)[: args.articles]

    def loop() -> object:
        return [wireclean.clean(text) for text in texts]

    wireclean.clean(texts[0])
    plain = min(_seconds(loop) for _ in range(args.rounds))
    print(f"{len(texts)} articles on one core; time over that of a plain loop over `clean`.\n")
    print("| engine | time over the loop's | start-up, in articles cleaned meanwhile |\n| --- | ---: | ---: |")
    left_out = []
    for name, engine in ENGINES.items():
        start = time.perf_counter()
        try:
            with engine(texts) as job:
                first = time.perf_counter() - start + _seconds(job)
                pairs = [(_seconds(job), _seconds(loop)) for _ in range(args.rounds)]
        except Exception as error:
            left_out.append(f"{name}: {str(error).splitlines()[0]}")
            continue
        plain = min(plain, *(seconds for _, seconds in pairs))
        ratio = median(ours / theirs for ours, theirs in pairs)
        startup = max(0.0, first - min(ours for ours, _ in pairs)) / plain * len(texts)
        print(f"| {name} | {ratio:.2f} | {startup:,.0f} |", flush=True)
    _cost_model(texts, plain)
    for reason in left_out:
        print(f"\nleft out: {reason}")


if __name__ == "__main__":
    main()
