"""Clean JSON Lines with datatrove; `SlurmPipelineExecutor` takes the same pipeline to a cluster."""

import sys

from datatrove.executor import LocalPipelineExecutor
from datatrove.pipeline.readers import JsonlReader
from datatrove.pipeline.writers import JsonlWriter

from wireclean.engines.datatrove import ArticleCleaner

if __name__ == "__main__":
    source, target = sys.argv[1:]
    LocalPipelineExecutor(
        [
            JsonlReader(source, text_key="body", glob_pattern="*.jsonl"),
            ArticleCleaner(),
            JsonlWriter(target, compression=None),
        ],
        tasks=1,
        logging_dir=f"{target}-logs",
    ).run()
