"""The whole job: repair the copy, recognise what its stretches are, and gather what the edits hold into an article.

`wireclean.repair` mends characters and spacing, `wireclean.recognition` lets the rules decide, `wireclean.assembly` gathers.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from functools import reduce

from wireclean.arguments import demand_day, demand_text, kind_of_argument
from wireclean.article import Article
from wireclean.assembly import assemble
from wireclean.config import Config, demand_config
from wireclean.declared import Declared, demand_declared
from wireclean.log import say
from wireclean.packs.compiled import PackedRule
from wireclean.packs.registry import RULES
from wireclean.recognition import edited
from wireclean.rulebook.rule import Rule, run_by

__all__ = ["RULES", "clean", "compose"]

Normalizer = Callable[[str], str]


def clean(
    text: str,
    *,
    config: Config | None = None,
    reference: date | datetime | None = None,
    declared: Declared | None = None,
) -> Article:
    """Turn raw copy into an article. Never raises on any str.

    `reference` is a day on which the copy was current, such as that of its file: it gives a dateline without a year its
    year. Nothing depends on today's date. `declared` is what the source says of the story beside its text: it wins over what
    the text prints. Raises `TypeError` for arguments of other types, and with rule packs
    `wireclean.packs.PatternTimeoutError` when a pattern of theirs takes too long: nothing is cleaned by halves.

    >>> from wireclean import clean
    >>> article = clean("LISBON, May 4 (Reuters) - The bell weighs a ton.\\n\\nAdvertisement\\n\\nIt was cast in 1871.")
    >>> article.paragraphs
    ('The bell weighs a ton.', 'It was cast in 1871.')
    >>> article.dateline.places[0].name, [edit.rule for edit in article.edits]
    ('Lisbon', ['DAT001', 'FUR001'])
    """
    demand_text("clean", text)
    demand_day("clean", reference)
    demand_declared("clean", declared)
    edits, cleaned = edited(text, demand_config("clean", config), declared)
    say("debug", "cleaned %d characters to %d with %d edits", len(text), len(cleaned), len(edits))
    return assemble(cleaned, edits, reference, declared)


@run_by
def _run(rule: Rule, text: str, alone: bool) -> Article:
    """Return what cleaning makes of `text`, with the edits of one rule alone or with those of all rules beside it."""
    packs = (rule.pack,) if isinstance(rule, PackedRule) else ()
    return clean(text, config=Config(select=[rule.code] if alone else None, packs=packs))


def compose(*normalizers: Normalizer) -> Normalizer:
    """Return the normalizer that applies `normalizers` from left to right.

    A normalizer is any function from str to str: a rule of `wireclean.rules`, or your own. Raises `TypeError` for what
    cannot be called.

    >>> from wireclean import compose, rules
    >>> tidy = compose(rules["SPC002"], rules["SPC003"], str.strip)
    >>> tidy(" The bell , cast  in 1871. ")
    'The bell, cast in 1871.'
    """
    for normalizer in normalizers:
        if not callable(normalizer):
            raise TypeError(f"compose takes functions from str to str, not {kind_of_argument(normalizer)}")

    def composed(text: str) -> str:
        return reduce(lambda done, normalizer: normalizer(done), normalizers, text)

    return composed
