"""wireclean turns scraped newswire text into a typed article and accounts for every character it touched.

>>> import wireclean
>>> article = wireclean.clean("LISBON, May 4 (Reuters) - The bell weighs a ton.\\n\\n(Reporting by Ana Lima)")
>>> article.text
'The bell weighs a ton.'
>>> article.dateline.places[0].name, article.dateline.agency
('Lisbon', 'Reuters')

Names are loaded when they are first used, so that importing the package costs next to nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from wireclean.article import (
        Article,
        Byline,
        Caption,
        Credit,
        Dateline,
        Edit,
        Note,
        Place,
        Span,
        Standfirst,
        Timestamp,
        article_schema,
        to_json,
    )
    from wireclean.config import Config
    from wireclean.declared import Declared
    from wireclean.discovery import Discovery, Proposal, discover
    from wireclean.edits import OffsetMap, apply, restore
    from wireclean.explanation import Explanation, Reason, Stretch, explain
    from wireclean.findings import Finding, check
    from wireclean.grammar.byline import parse_byline
    from wireclean.grammar.credit import parse_credit
    from wireclean.grammar.opening import parse_dateline
    from wireclean.grammar.timestamp import parse_timestamp
    from wireclean.packs.registry import RULES as rules  # noqa: N811 - the registry's public name
    from wireclean.pipeline import clean, compose
    from wireclean.readers import read
    from wireclean.readers.copy import Copy, Origin, ReadError
    from wireclean.rulebook.rule import Rule

__version__ = "0.1.0"

__all__ = [
    "Article",
    "Byline",
    "Caption",
    "Config",
    "Copy",
    "Credit",
    "Dateline",
    "Declared",
    "Discovery",
    "Edit",
    "Explanation",
    "Finding",
    "Note",
    "OffsetMap",
    "Origin",
    "Place",
    "Proposal",
    "ReadError",
    "Reason",
    "Rule",
    "Span",
    "Standfirst",
    "Stretch",
    "Timestamp",
    "apply",
    "article_schema",
    "check",
    "clean",
    "compose",
    "discover",
    "explain",
    "parse_byline",
    "parse_credit",
    "parse_dateline",
    "parse_timestamp",
    "read",
    "restore",
    "rules",
    "to_json",
]

_HOMES = {
    **dict.fromkeys(("clean", "compose"), "wireclean.pipeline"),
    **dict.fromkeys(("Finding", "check"), "wireclean.findings"),
    "Config": "wireclean.config",
    "Declared": "wireclean.declared",
    **dict.fromkeys(("Discovery", "Proposal", "discover"), "wireclean.discovery"),
    **dict.fromkeys(("OffsetMap", "apply", "restore"), "wireclean.edits"),
    **dict.fromkeys(("Explanation", "Reason", "Stretch", "explain"), "wireclean.explanation"),
    **dict.fromkeys(("Copy", "Origin", "ReadError"), "wireclean.readers.copy"),
    "read": "wireclean.readers",
    "Rule": "wireclean.rulebook.rule",
    "rules": "wireclean.pipeline",  # which runs them
    **{f"parse_{form}": f"wireclean.grammar.{form}" for form in ("byline", "credit", "timestamp")},
    "parse_dateline": "wireclean.grammar.opening",
}


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module 'wireclean' has no attribute {name!r}")
    home = import_module(_HOMES.get(name, "wireclean.article"))
    value = home.RULES if name == "rules" else getattr(home, name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
