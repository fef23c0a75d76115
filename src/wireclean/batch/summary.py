"""The sums of a run over a corpus: they add up over chunks and workers, and go through JSON.

>>> from wireclean import clean
>>> copy = "LISBON, May 4 (Reuters) - The bell weighs a ton."
>>> summary = Summary.of([(copy, clean(copy))])
>>> summary.documents, summary.fields["dateline"], summary.rules["DAT001"].characters
(1, 1, 26)
>>> (summary + summary).documents
2
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

import msgspec

from wireclean.article import Article

__all__ = ["FIELDS", "RuleCount", "Summary"]

FIELDS = tuple(name for name in Article.__struct_fields__ if name not in ("text", "paragraphs", "edits"))
"""The fields of an article that a summary counts; `bylines`, `captions` and `notes` when there is at least one."""


class RuleCount(msgspec.Struct, frozen=True):
    """What one rule did: its edits, the documents with at least one of them, and the characters that they removed.

    Removed is what an edit leaves less than there was; an edit that makes the copy longer removes nothing.
    """

    edits: int = 0
    documents: int = 0
    characters: int = 0

    def __add__(self, other: RuleCount) -> RuleCount:
        return RuleCount(self.edits + other.edits, self.documents + other.documents, self.characters + other.characters)


class Summary(msgspec.Struct, frozen=True):
    """The sums of a run, or of a part of one.

    `documents` are those that were cleaned; `rejected` counts by reason those that were set aside. `fields` says how many
    articles have a field at all. Two summaries add up with `+`, and what was nowhere counted has no key.
    """

    documents: int = 0
    rejected: dict[str, int] = {}
    characters_in: int = 0
    characters_out: int = 0
    rules: dict[str, RuleCount] = {}
    fields: dict[str, int] = {}
    seconds: float = 0.0

    @classmethod
    def of(
        cls,
        pairs: Iterable[tuple[str, Article]],
        *,
        rejected: Mapping[str, int] | None = None,
        seconds: float = 0.0,
    ) -> Summary:
        """Sum up sources with their articles, in one pass; `rejected` are the documents set aside, by reason."""
        documents = characters_in = characters_out = 0
        fields = dict.fromkeys(FIELDS, 0)
        edits: Counter[str] = Counter()
        touched: Counter[str] = Counter()
        removed: Counter[str] = Counter()
        for source, article in pairs:
            documents += 1
            characters_in += len(source)
            characters_out += len(article.text)
            for name in FIELDS:
                if getattr(article, name):
                    fields[name] += 1
            if article.edits:
                codes = [edit.rule for edit in article.edits]
                edits.update(codes)
                touched.update(set(codes))
                for edit in article.edits:
                    less = len(edit.before) - len(edit.replacement)
                    if less > 0:
                        removed[edit.rule] += less
        return cls(
            documents,
            dict(rejected or {}),
            characters_in,
            characters_out,
            {code: RuleCount(edits[code], touched[code], removed[code]) for code in edits},
            {name: number for name, number in fields.items() if number},
            seconds,
        )

    def __add__(self, other: Summary) -> Summary:
        return Summary(
            self.documents + other.documents,
            _added(self.rejected, other.rejected),
            self.characters_in + other.characters_in,
            self.characters_out + other.characters_out,
            {
                code: self.rules.get(code, _NONE) + other.rules.get(code, _NONE)
                for code in (*self.rules, *(code for code in other.rules if code not in self.rules))
            },
            _added(self.fields, other.fields),
            self.seconds + other.seconds,
        )

    @property
    def edits(self) -> int:
        """How many edits were made in all."""
        return sum(count.edits for count in self.rules.values())

    def ranked(self) -> list[tuple[str, RuleCount]]:
        """Return the rules with their counts, the one with the most edits first."""
        return sorted(self.rules.items(), key=lambda item: (-item[1].edits, item[0]))

    def to_json(self) -> bytes:
        """Return the summary as JSON; `from_json` gives it back equal."""
        return msgspec.json.encode(self)

    @classmethod
    def from_json(cls, data: str | bytes) -> Summary:
        """Read what `to_json` wrote. Raises `msgspec.DecodeError` for anything else."""
        return msgspec.json.decode(data, type=cls)


_NONE = RuleCount()


def _added(one: Mapping[str, int], other: Mapping[str, int]) -> dict[str, int]:
    return {key: one.get(key, 0) + other.get(key, 0) for key in (*one, *(key for key in other if key not in one))}
