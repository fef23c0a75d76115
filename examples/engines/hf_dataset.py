"""Clean JSON Lines with Hugging Face datasets, to Parquet."""

import sys
from pathlib import Path

from datasets import load_dataset

from wireclean.engines.datasets import clean_dataset

if __name__ == "__main__":
    source, target = sys.argv[1:]
    dataset = load_dataset("json", data_files=f"{source}/raw.jsonl", split="train")
    Path(target).mkdir()
    clean_dataset(dataset, "body").to_parquet(f"{target}/articles.parquet")
