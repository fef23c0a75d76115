"""Hypothesis strategies that make wire copy together with its truth, to test wireclean or your own pipeline.

Each strategy draws a `Sample`: the `text` as a wire or a scraper would leave it, and the `truth` that a reader would
find in it. `layouts` draws heads, openings, galleries and pages in many layouts, `seeded` the same ones each time.
`wires` draws whole files of the formats that `wireclean.read` knows, as bytes. `sources` makes many copies of sources that have
furniture of their own planted in them. People, places and events are invented;
the forms are those of the wires.

>>> from hypothesis import given
>>> import wireclean
>>> from wireclean.testing import articles
>>> @given(articles())
... def test_my_ingest(sample):
...     assert wireclean.clean(sample.text).paragraphs == sample.truth.paragraphs
>>> test_my_ingest()

Needs the extra `wireclean[test]`.
"""

from __future__ import annotations

from wireclean.testing.copy import (
    ArticleTruth,
    CaptionTruth,
    DatelineTruth,
    Sample,
    articles,
    bylines,
    captions,
    datelines,
    galleries,
    headlines,
    names,
    paragraphs,
    prose,
    timestamps,
)
from wireclean.testing.heads import LayoutTruth, PictureTruth
from wireclean.testing.layouts import LAYOUTS, layouts, seeded
from wireclean.testing.sources import SourceCopy, sources
from wireclean.testing.wires import WIRE_FORMATS, WireFile, WireTruth, damaged_wires, wires

__all__ = [
    "LAYOUTS",
    "WIRE_FORMATS",
    "ArticleTruth",
    "CaptionTruth",
    "DatelineTruth",
    "LayoutTruth",
    "PictureTruth",
    "Sample",
    "SourceCopy",
    "WireFile",
    "WireTruth",
    "articles",
    "bylines",
    "captions",
    "damaged_wires",
    "datelines",
    "galleries",
    "headlines",
    "layouts",
    "names",
    "paragraphs",
    "prose",
    "seeded",
    "sources",
    "timestamps",
    "wires",
]
