"""Clean JSON Lines with pandas, to Parquet."""

import sys
from pathlib import Path

import pandas as pd

from wireclean.engines.pandas import clean_frame

if __name__ == "__main__":
    source, target = sys.argv[1:]
    frame = clean_frame(pd.read_json(f"{source}/raw.jsonl", lines=True), "body")
    Path(target).mkdir()
    frame.to_parquet(f"{target}/articles.parquet")
    print(frame["dateline"].struct.field("agency").to_list())
