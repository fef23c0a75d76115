"""Turn scraped newswire text into a typed article, and account for every character that was touched.

Clean
    clean(text)               the article: headline, bylines, dateline, times, paragraphs, captions, notes, edits
    clean_many(texts)         the articles of many texts, in order, by several processes if that is wanted
    clean_file(path)          the article of a file
    read(path)                the stories of a wire, feed, export or page, with what they declare

>>> import wireclean
>>> article = wireclean.clean("LISBON, May 4 (Reuters) - The bell weighs a ton.\\n\\n(Reporting by Ana Lima)")
>>> article.text
'The bell weighs a ton.'
>>> article.dateline.places[0].name, article.dateline.agency
('Lisbon', 'Reuters')

Look
    check(text)               what clean would change, as findings
    explain(text)             what it did and why, with the weight of each reason
    rules                     the rules by their codes; each is a function from str to str
    compose(f, g, ...)        one such function of several

>>> [(finding.rule, finding.message) for finding in wireclean.check("The bell  weighs a ton.")]
[('SPC002', 'mend: doubled space')]
>>> wireclean.rules["SPC002"]("The bell  weighs a ton.")
'The bell weighs a ton.'

Account
    apply(source, edits)      the clean text
    restore(text, edits)      the source
    OffsetMap(edits)          where a place of the one is in the other

>>> source = "The bell  weighs a ton."
>>> edits = wireclean.clean(source).edits
>>> wireclean.apply(source, edits), wireclean.restore("The bell weighs a ton.", edits) == source
('The bell weighs a ton.', True)

Learn
    discover(copies)          what a source prints again and again, as a rule pack with its evidence

Read one line
    parse_byline, parse_dateline, parse_timestamp, parse_credit

>>> wireclean.parse_credit("(AP Photo/Joe Hart)").photographer
'Joe Hart'

Write
    article.to_dict(), to_json(), to_markdown(), to_html(); Article.from_json(data); article_schema()

Choose
    Config(select=, ignore=, packs=, level=)       which rules run, and how sure they must be
    Declared(headline=, bylines=, ...)             what a source says of a story beside its text

Every name has an example in its own help. No call reads a clock, a locale or the network; all may be made from many threads.
`clean` raises for no str. The logger is called `wireclean`; `wireclean.log` says what it tells at which level.

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
    from wireclean.cleaning import WorkerDiedError, clean_file, clean_many
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
    "WorkerDiedError",
    "apply",
    "article_schema",
    "check",
    "clean",
    "clean_file",
    "clean_many",
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
    **dict.fromkeys(("WorkerDiedError", "clean_file", "clean_many"), "wireclean.cleaning"),
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
