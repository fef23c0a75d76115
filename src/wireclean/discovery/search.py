"""From tallies to proposals: look at each group's sample, weigh what recurs, make rules of it and try them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

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
_NEAR = 2.0  # below what is needed: what other groups say can lift nothing farther


class _Weighed(NamedTuple):
    candidate: Candidate
    features: tuple[str, ...]


def found_in(tally: Tally, config: Config | None = None) -> Discovery:
    """Return what the groups of `tally` print again and again. `config` is what their copies are cleaned with, all rules for None.

    Raises `TypeError` for another config.
    """
    config = demand_config("found_in", config)
    groups = tally.groups
    weighed = {}
    for name, group in groups.items():
        sample = Sample([see(text, origin, config) for text, origin in group.sample])
        weighed[name] = sample, [*_promising(sample)]
    keys = {one.candidate.key for _, near in weighed.values() for one in near if one.candidate.kind == "line"}
    elsewhere = Elsewhere(groups, keys)
    families: set[str] = set()
    return Discovery(
        tuple(
            Group(
                name,
                groups[name].copies,
                sample.stories,
                tuple(_proposed(name, groups[name], sample, near, elsewhere, families, config)),
            )
            for name, (sample, near) in weighed.items()
        )
    )


def _promising(sample: Sample) -> Iterator[_Weighed]:
    for candidate in candidates(sample):
        features = tuple(weigh(candidate, sample))
        if score_of(features) >= needed() - _NEAR:
            yield _Weighed(candidate, features)


def _proposed(
    name: str,
    group: GroupTally,
    sample: Sample,
    near: Iterable[_Weighed],
    elsewhere: Elsewhere,
    families: set[str],
    config: Config,
) -> Iterator[Proposal]:
    features = {
        one.candidate: (
            *one.features,
            *(elsewhere.features(one.candidate.key, name) if one.candidate.kind == "line" else ()),
        )
        for one in near
    }
    ranked = sorted(
        (one for one in features if score_of(features[one]) >= needed()),
        key=lambda one: (-score_of(features[one]), one.kind, one.key),
    )[:_MOST_RULES]
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
