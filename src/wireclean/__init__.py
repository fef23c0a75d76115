"""wireclean turns scraped newswire text into a typed article and accounts for every character it touched.

>>> import wireclean
>>> article = wireclean.clean("LISBON, May 4 (Reuters) - The bell weighs a ton.\\n\\n(Reporting by Ana Lima)")
>>> article.text
'The bell weighs a ton.'
>>> article.dateline.places[0].name, article.dateline.agency
('Lisbon', 'Reuters')
"""

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
    Timestamp,
    article_schema,
    to_json,
)
from wireclean.edits import OffsetMap, apply, restore
from wireclean.grammar.byline import parse_byline
from wireclean.grammar.credit import parse_credit
from wireclean.grammar.dateline import parse_dateline
from wireclean.grammar.timestamp import parse_timestamp
from wireclean.pipeline import Config, Finding, check, clean, compose
from wireclean.rulebook import RULES as rules  # noqa: N811 - the contract's name for the registry
from wireclean.rulebook.rule import Rule

__version__ = "0.1.0"

__all__ = [
    "Article",
    "Byline",
    "Caption",
    "Config",
    "Credit",
    "Dateline",
    "Edit",
    "Finding",
    "Note",
    "OffsetMap",
    "Place",
    "Rule",
    "Span",
    "Timestamp",
    "apply",
    "article_schema",
    "check",
    "clean",
    "compose",
    "parse_byline",
    "parse_credit",
    "parse_dateline",
    "parse_timestamp",
    "restore",
    "rules",
    "to_json",
]
