"""What the tests of all engines share: invented copy with a null, and the articles that a plain loop makes of it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from importlib.metadata import version
from pathlib import Path
from typing import Any

import wireclean
from benchmarks.corpus import dirty, generated
from wireclean.arrow import articles

COPY: list[str | None] = [*dirty(8), None, *generated(8), "", "LISBON, May 4 (Reuters) - The bell weighs a ton.", None]
LOOP = [None if text is None else wireclean.clean(text) for text in COPY]
IDS = list(range(len(COPY)))
SECTIONS = ["harbour" if number % 2 else None for number in IDS]
COLUMNS = {"id": IDS, "body": COPY, "headline": SECTIONS}
"""A source whose copy is in `body`, and which has a column that is called like one of the article's."""


def assert_cleaned(table: Any) -> None:
    """Compare an Arrow table that an engine made of `COLUMNS` with the plain loop; order does not matter."""
    table = table.sort_by("id")
    assert table.column_names[:2] == ["id", "source_headline"]
    assert table.column("id").to_pylist() == IDS
    assert table.column("source_headline").to_pylist() == SECTIONS
    assert articles(table) == LOOP


def _javas() -> range:
    """Return which Java a Spark runs on: 4 needs 17 or newer, 3 reads 8 to 17. The newest are left alone: Spark lags."""
    return range(17, 22) if int(version("pyspark").split(".")[0]) >= 4 else range(8, 18)


def java_needed() -> str:
    """Say which Java is missing."""
    return f"no Java {_javas()[0]} to {_javas()[-1]}, which PySpark {version('pyspark')} runs on"


def java_home() -> str | None:
    """Return the home of a Java that fits PySpark: that of the environment, of the path, or one installed."""
    named = os.environ.get("JAVA_HOME")
    on_path = shutil.which("java")
    homes = [Path(named)] if named else []
    homes += [Path(on_path).resolve().parent.parent] if on_path else []
    homes += sorted(Path("/usr/lib/jvm").glob("*")) if Path("/usr/lib/jvm").is_dir() else []
    for home in homes:
        java = home / "bin" / "java"
        if java.exists():
            said = subprocess.run([java, "-version"], capture_output=True, text=True, check=False).stderr
            found = re.search(r'version "(?:1\.)?(\d+)', said)
            if found and int(found[1]) in _javas():
                return str(home)
    return None
