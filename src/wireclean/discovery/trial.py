"""The proposals put to the test: what cleaning the sample with their rules changes, beside the lines that they strike.

A rule of a pack looks before wireclean's own. What it strikes can be what another rule tells a field by, and then the rule costs
more than it mends.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from wireclean.article import Article
from wireclean.config import Config
from wireclean.discovery.candidates import Candidate, Sample
from wireclean.grammar.sentences import looks_like_prose
from wireclean.packs.model import Pack, PackRule
from wireclean.pipeline import clean
from wireclean.rulebook.furniture import furniture_key

__all__ = ["harmless"]

_MOST_COPIES = 4  # in which each rule is tried

Draft = tuple[Candidate, PackRule]


def harmless(drafts: Sequence[Draft], pack: Pack, sample: Sample, config: Config) -> Iterator[Draft]:
    """Yield those of the drafts whose rules leave every field, and every other paragraph, of the copies in which they act.

    `pack` holds them all. They are tried together first, and each alone only in copies where that changed more than it should.
    """
    acting: dict[int, list[Draft]] = defaultdict(list)
    for draft in drafts:
        for number in list(dict.fromkeys(place.copy for place in draft[0].kept))[:_MOST_COPIES]:
            acting[number].append(draft)
    codes = {rule.code for rule in pack.rules}
    guilty: set[str] = set()
    for number, here in acting.items():
        text = sample.copies[number].text
        before = clean(text, config=config)

        def harms(some: Sequence[Draft], text: str = text, before: Article = before) -> bool:
            off = config.ignore | (codes - {rule.code for _, rule in some})
            select = None if config.select is None else config.select | codes
            after = clean(text, config=Config(select, off, (*config.packs, pack), config.level))
            return _fields(after) != _fields(before) or _lost(before, after, [draft[0] for draft in some], sample)

        if harms(here):
            guilty.update(
                rule.code for candidate, rule in here if rule.code not in guilty and harms([(candidate, rule)])
            )
    yield from (draft for draft in drafts if draft[1].code not in guilty)


def _lost(before: Article, after: Article, candidates: Sequence[Candidate], sample: Sample) -> bool:
    """Say whether a paragraph is gone that neither recurs nor holds what the rules look for."""
    left = set(after.paragraphs)
    own = {place.text for candidate in candidates for place in candidate.places}
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
