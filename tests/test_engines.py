"""Importing an adapter without its engine is an error that names the extra; importing the package needs none."""

from __future__ import annotations

import importlib
import sys

import pytest

pytest.importorskip("pyarrow", reason="pyarrow is not installed: pip install 'wireclean[batch]'")

ENGINES = {
    "datatrove": "datatrove.pipeline.base",
    "ray": "ray.data",
    "spark": "pyspark.sql.pandas.types",
    "datasets": "datasets",
    "polars": "polars",
    "pandas": "pandas",
}


@pytest.mark.parametrize("engine", ENGINES)
def test_without_pyarrow_the_error_names_an_extra(engine: str, monkeypatch: pytest.MonkeyPatch) -> None:
    importlib.import_module("wireclean.engines")
    for module in (f"wireclean.engines.{engine}", "wireclean.arrow"):
        monkeypatch.delitem(sys.modules, module, raising=False)
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(ImportError, match=r"pip install 'wireclean\[batch\]'"):
        importlib.import_module(f"wireclean.engines.{engine}")


@pytest.mark.parametrize("engine", ENGINES)
def test_without_the_engine_the_error_names_the_extra(engine: str, monkeypatch: pytest.MonkeyPatch) -> None:
    importlib.import_module("wireclean.engines")
    monkeypatch.delitem(sys.modules, f"wireclean.engines.{engine}", raising=False)
    for module in [ENGINES[engine].split(".")[0], ENGINES[engine]]:
        monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(ImportError, match=rf"pip install 'wireclean\[{engine}\]'"):
        importlib.import_module(f"wireclean.engines.{engine}")
