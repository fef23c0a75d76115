"""What other groups say of a candidate: what stands in their stories, too, is an agency's text or a topic, and not the source's own."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Set
from itertools import pairwise

from wireclean.discovery.tally import GroupTally, lines_of
from wireclean.grammar.sentences import looks_like_prose
from wireclean.rulebook.furniture import furniture_key

__all__ = ["Elsewhere"]

_SEVERAL = 2  # groups


class Elsewhere:
    """For each line that recurs in a group, the groups in which it stands: between paragraphs, or anywhere else."""

    def __init__(self, groups: Mapping[str, GroupTally]) -> None:
        """Look through the samples of all groups, once for what recurs and once for where it stands."""
        self._in_story: dict[str, Counter[str]] = defaultdict(Counter)
        self._beside: dict[str, Counter[str]] = defaultdict(Counter)
        keys: set[str] = set()
        for group in groups.values():
            copies = Counter(key for text, _ in group.sample for key in {*map(furniture_key, lines_of(text))} if key)
            keys.update(key for key, number in copies.items() if number > 1)
        for name, group in groups.items():
            for text, _ in group.sample:
                self._count(name, lines_of(text), keys)

    def _count(self, name: str, lines: list[str], keys: Set[str]) -> None:
        found = [(at, key) for at, key in enumerate(map(furniture_key, lines)) if key in keys]
        if not found:
            return
        prose = [at for at, line in enumerate(lines) if looks_like_prose(line)]
        story: set[int] = set()
        for before, after in pairwise(prose):
            if after - before == 1:
                story.update((before, after))
        for at, key in found:
            (self._in_story if at in story else self._beside)[key][name] += 1

    def features(self, key: str, group: str) -> Iterable[str]:
        """Yield what the groups other than `group` show of a key."""
        if len(self._in_story[key].keys() - {group}) >= _SEVERAL:
            yield "elsewhere.story"
        elif len(self._beside[key].keys() - {group}) >= _SEVERAL:
            yield "elsewhere.line"
