"""Clean JSON Lines with Ray Data, to Parquet."""

import sys

import ray

from wireclean.engines.ray import clean_dataset

if __name__ == "__main__":
    source, target = sys.argv[1:]
    dataset = ray.data.read_json(f"{source}/raw.jsonl")
    clean_dataset(dataset, "body").write_parquet(target)
