"""Clean JSON Lines with Polars, lazily, to Parquet."""

import sys
from pathlib import Path

import polars as pl

from wireclean.engines.polars import clean_expr, clean_frame

if __name__ == "__main__":
    source, target = sys.argv[1:]
    lazy = pl.scan_ndjson(f"{source}/raw.jsonl")
    Path(target).mkdir()
    clean_frame(lazy, "body").sink_parquet(f"{target}/articles.parquet")
    # or a single field, of a struct that holds the whole article
    agencies = lazy.select(clean_expr("body").struct.field("dateline").struct.field("agency"))
    print(agencies.collect()["agency"].to_list())
