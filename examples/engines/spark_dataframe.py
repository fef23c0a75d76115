"""Clean JSON Lines with PySpark, to Parquet."""

import sys

from pyspark.sql import SparkSession

from wireclean.engines.spark import clean_dataframe

if __name__ == "__main__":
    source, target = sys.argv[1:]
    spark = SparkSession.builder.getOrCreate()
    frame = spark.read.json(f"{source}/raw.jsonl", schema="id long, body string")
    clean_dataframe(frame, "body").write.parquet(target)
