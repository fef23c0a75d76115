"""The proposals put to the test: what cleaning the sample with their rules changes, beside the lines that they strike.

A rule of a pack looks before wireclean's own. What it strikes can be what another rule tells a field by, and then the rule costs
more than it mends.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from wireclean.article import Article
from wireclean.config import Config
from wireclean.discovery.candidates import Candidate, Sample
from wireclean.grammar.sentences import looks_like_prose
from wireclean.packs.model import Pack, PackRule
from wireclean.pipeline import clean
from wireclean.rulebook.furniture import furniture_key

__all__ = ["harmless"]

_MOST_COPIES = 6  # in which each rule is tried


def harmless(
    drafts: Sequence[tuple[Candidate, PackRule]], pack: Pack, sample: Sample, config: Config
) -> Iterator[tuple[Candidate, PackRule]]:
    """Yield those of the drafts whose rules leave every field, and every other paragraph, of the copies in which they act.

    `pack` holds them all.
    """
    codes = {rule.code for rule in pack.rules}
    before: dict[int, Article] = {}
    for candidate, rule in drafts:
        off = config.ignore | (codes - {rule.code})
        alone = Config(config.select and config.select | codes, off, (*config.packs, pack), config.level)
        for number in list(dict.fromkeys(place.copy for place in candidate.kept))[:_MOST_COPIES]:
            text = sample.copies[number].text
            if number not in before:
                before[number] = clean(text, config=config)
            after = clean(text, config=alone)
            if _fields(after) != _fields(before[number]) or _lost(before[number], after, candidate, sample):
                break
        else:
            yield candidate, rule


def _lost(before: Article, after: Article, candidate: Candidate, sample: Sample) -> bool:
    """Say whether a paragraph is gone that neither recurs nor holds what the rule looks for."""
    left = set(after.paragraphs)
    own = {place.text for place in candidate.places}
    return any(
        paragraph not in left
        and looks_like_prose(paragraph)
        and furniture_key(paragraph) not in sample.recurring
        and not any(text in paragraph for text in own)
        for paragraph in before.paragraphs
    )


def _fields(article: Article) -> tuple[object, ...]:
    return (
        article.headline,
        tuple((byline.name, byline.organization) for byline in article.bylines),
        article.dateline and (article.dateline.places, article.dateline.agency),
        article.published and article.published.value,
        article.updated and article.updated.value,
        tuple(caption.text for caption in article.captions),
    )
