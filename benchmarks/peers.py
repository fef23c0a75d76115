"""What wireclean.clean is measured against, as far as it is installed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial
from importlib import import_module

import ftfy

import wireclean

__all__ = ["FLOOR", "Job", "Peer", "peers"]

Job = Callable[[str], object]
Peer = tuple[str, Job | None]

_SPACE = re.compile(r"\s+")
FLOOR: Job = partial(_SPACE.sub, " ")


def peers() -> Iterator[Peer]:
    """Yield name and job of every peer; what is not installed has no job.

    Each does what it does when nothing is set, on one text at a time. None of them does what wireclean does: ftfy repairs
    characters, clean-text normalizes them, C4's filters drop lines and whole documents.
    """
    yield "wireclean.clean", wireclean.clean
    yield "ftfy.fix_text", ftfy.fix_text
    yield "clean-text: clean", _clean_text()
    yield "datatrove: FTFYFormatter", _formatter()
    yield "datatrove: C4QualityFilter", _filter("C4QualityFilter")
    yield "datatrove: C4ParagraphFilter", _filter("C4ParagraphFilter")
    yield r're.sub(r"\s+", " ", text)', FLOOR


def _clean_text() -> Job | None:
    try:
        job: Job = import_module("cleantext").clean
    except ModuleNotFoundError:
        return None
    return job


def _formatter() -> Job | None:
    try:
        job: Job = import_module("datatrove.pipeline.formatters").FTFYFormatter().format
    except ModuleNotFoundError:
        return None
    return job


def _filter(name: str) -> Job | None:
    try:
        document = import_module("datatrove.data").Document
        step = getattr(import_module("datatrove.pipeline.filters"), name)()
        step.filter(document(text="The bell weighs a ton.", id="0"))  # loads its sentence splitter, if that is there
    except ImportError:
        return None
    return lambda text: step.filter(document(text=text, id="0"))  # a document of its own: the step changes it
