"""From tallies to proposals: look at each group's sample, weigh what recurs, make rules of it and try them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from wireclean.config import Config, demand_config
from wireclean.discovery.candidates import Candidate, Sample, candidates
from wireclean.discovery.elsewhere import Elsewhere
from wireclean.discovery.model import Discovery, Example, Group, Positions, Proposal
from wireclean.discovery.rules import drafts_for, family_of_group, with_tests
from wireclean.discovery.sightings import see
from wireclean.discovery.tally import GroupTally, Tally
from wireclean.discovery.trial import harmless
from wireclean.discovery.weighing import needed, reasons_for, score_of, weigh
from wireclean.packs.model import Pack

__all__ = ["found_in"]

_MOST_RULES = 200  # of a group: a person looks at them all
_EXAMPLES = 3
_LONGEST_SHOWN = 300


def found_in(tally: Tally, config: Config | None = None) -> Discovery:
    """Return what the groups of `tally` print again and again. `config` is what their copies are cleaned with, all rules for None.

    Raises `TypeError` for another config.
    """
    config = demand_config("found_in", config)
    groups = tally.groups
    elsewhere = Elsewhere(groups) if len(groups) > 1 else None
    families: set[str] = set()
    return Discovery(tuple(_group(name, group, elsewhere, families, config) for name, group in groups.items()))


def _group(name: str, group: GroupTally, elsewhere: Elsewhere | None, families: set[str], config: Config) -> Group:
    sample = Sample([see(text, origin, config) for text, origin in group.sample])
    features: dict[Candidate, tuple[str, ...]] = {}
    for candidate in candidates(sample):
        abroad = elsewhere.features(candidate.key, name) if elsewhere and candidate.kind == "line" else ()
        weighed = (*weigh(candidate, sample), *abroad)
        if score_of(weighed) >= needed():
            features[candidate] = weighed
    return Group(name, group.copies, sample.stories, tuple(_proposed(name, group, sample, features, families, config)))


def _proposed(
    name: str,
    group: GroupTally,
    sample: Sample,
    features: Mapping[Candidate, tuple[str, ...]],
    families: set[str],
    config: Config,
) -> Iterator[Proposal]:
    """Yield the candidates that were found likely enough, the likeliest first, as far as their rules pass their tests."""
    ranked = sorted(features, key=lambda one: (-score_of(features[one]), one.kind, one.key))[:_MOST_RULES]
    drafts = drafts_for(ranked, family_of_group(name, families)) if ranked else []
    if not drafts:
        return
    pack = Pack("trial", tuple(rule for _, rule in drafts))
    for candidate, rule in with_tests(harmless(drafts, pack, sample, config), pack, sample):
        stories = sample.stories_of(candidate.places)
        yield Proposal(
            rule,
            candidate.kind,
            stories,
            round(stories / sample.stories, 4),
            group.printed(candidate.key) if candidate.kind == "line" else 0,
            _positions(candidate),
            tuple(_examples(candidate, sample)),
            score_of(features[candidate]),
            reasons_for(features[candidate]),
        )


def _positions(candidate: Candidate) -> Positions:
    zones = [place.line.zone for place in candidate.places]
    return Positions(zones.count("head"), zones.count("body"), zones.count("tail"))


def _examples(candidate: Candidate, sample: Sample) -> Iterator[Example]:
    shown: set[int] = set()
    for place in candidate.kept:
        story = sample.story[place.copy]
        if story not in shown:
            shown.add(story)
            copy, at = sample.copies[place.copy], place.line.at
            end = at + place.length
            text = "\n".join(line.text for line in copy.lines[at:end])
            above = copy.lines[at - 1].text if at else ""
            below = copy.lines[end].text if end < len(copy.lines) else ""
            yield Example(copy.origin, above[-_LONGEST_SHOWN:], text[:_LONGEST_SHOWN], below[:_LONGEST_SHOWN])
        if len(shown) == _EXAMPLES:
            return
