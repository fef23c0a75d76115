"""The recipes of docs/engines.md are files, and the files run: each cleans the same copy, as a plain loop does."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import wireclean

parquet = pytest.importorskip("pyarrow.parquet", reason="pyarrow is not installed: pip install 'wireclean[batch]'")

from wireclean.arrow import articles  # noqa: E402

RECIPES = Path(__file__).resolve().parent.parent / "examples" / "engines"
ROWS = [json.loads(line) for line in (RECIPES / "raw.jsonl").read_text(encoding="utf-8").splitlines()]
LOOP = {row["id"]: wireclean.clean(row["body"]) for row in ROWS}
OFFLINE = {"HF_HUB_OFFLINE": "1", "HF_DATASETS_OFFLINE": "1", "RAY_USAGE_STATS_ENABLED": "0"}


def run(recipe: str, target: Path, **environment: str) -> str:
    done = subprocess.run(
        [sys.executable, RECIPES / recipe, RECIPES, target],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=os.environ | OFFLINE | {"HF_HOME": str(target.parent / "hf")} | environment,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    return done.stdout


@pytest.mark.parametrize(
    ("recipe", "engine"),
    [
        ("ray_dataset.py", "ray.data"),
        ("spark_dataframe.py", "pyspark"),
        ("hf_dataset.py", "datasets"),
        ("polars_frame.py", "polars"),
        ("pandas_frame.py", "pandas"),
    ],
)
def test_a_recipe_writes_the_articles(recipe: str, engine: str, tmp_path: Path) -> None:
    pytest.importorskip(engine, reason=f"{engine} is not installed")
    environment = {}
    if engine == "pyspark":
        from engine_copy import java_home, java_needed  # noqa: PLC0415

        home = java_home()
        if home is None:
            pytest.skip(java_needed())
        environment = {"JAVA_HOME": home, "PYSPARK_PYTHON": sys.executable, "SPARK_LOCAL_IP": "127.0.0.1"}
    said = run(recipe, tmp_path / "clean", **environment)
    table = parquet.read_table(tmp_path / "clean")
    assert dict(zip(table.column("id").to_pylist(), articles(table), strict=True)) == LOOP
    if engine in ("polars", "pandas"):
        assert said.rstrip().endswith(("['AP', 'Reuters', None]", "['AP', 'Reuters', <NA>]"))


def test_the_datatrove_recipe_writes_the_articles(tmp_path: Path) -> None:
    pytest.importorskip("datatrove", reason="datatrove is not installed")
    run("datatrove_pipeline.py", tmp_path / "clean")
    lines = [line for path in (tmp_path / "clean").iterdir() for line in path.read_text(encoding="utf-8").splitlines()]
    rows = [json.loads(line) for line in lines]
    assert [row["text"] for row in rows] == [article.text for article in LOOP.values()]
    assert [row["metadata"]["headline"] for row in rows] == [article.headline for article in LOOP.values()]


def test_every_recipe_is_in_the_docs() -> None:
    page = (RECIPES.parent.parent / "docs" / "engines.md").read_text(encoding="utf-8")
    assert all(f"../examples/engines/{recipe.name}" in page for recipe in RECIPES.glob("*.py"))
