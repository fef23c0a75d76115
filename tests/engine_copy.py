"""What the tests of all engines share: invented copy with a null, and the articles that a plain loop makes of it."""

from __future__ import annotations

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
