"""The report of a run over a corpus: one page that needs no network, of what the corpus is made of and what was done to it.

Names, reasons and samples are pieces of the input: they reach the page only as `frame` says.
"""

from __future__ import annotations

from collections.abc import Mapping

from wireclean.batch.summary import FIELDS, Summary
from wireclean.packs.registry import RULES
from wireclean.report.charts import (
    bars,
    by_number,
    composition,
    rule_bars,
    share_columns,
    share_of,
    year_columns,
)
from wireclean.report.frame import family_classes, page
from wireclean.report.marked import family_of
from wireclean.rulebook.rule import Rule

__all__ = ["summary_page"]


def summary_page(summary: Summary, title: str, *, rules: Mapping[str, Rule] = RULES) -> str:
    """Return the sums as one page that needs no network, light and dark; `title` names the corpus.

    Raises `ImportError` where the extra `wireclean[report]` is not installed.
    """
    classes = family_classes(map(family_of, summary.rules))
    documents = summary.documents
    aside = sum(summary.rejected.values())
    return page(
        "corpus.html",
        title=title,
        families=classes,
        data={},
        summary=summary,
        aside=aside,
        aside_share=share_of(aside, documents + aside),
        removed_share=share_of(summary.removed, summary.characters_in),
        parts=composition(summary, classes),
        shares=share_columns(summary),
        years=year_columns(summary),
        fields=bars([(name, summary.fields.get(name, 0)) for name in FIELDS], documents) if summary.fields else [],
        languages=bars(by_number(summary.languages), documents, rest="others"),
        agencies=bars(by_number(summary.agencies), documents, rest="others"),
        reasons=bars(by_number(summary.rejected), aside, rest="other reasons"),
        rules=rule_bars(summary, classes, rules),
    )
