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
from typing import NamedTuple, TypeVar
from zlib import crc32

import msgspec

from wireclean.article import Article, Edit
from wireclean.data import agencies

__all__ = ["BESIDE", "FIELDS", "SHARES", "RuleCount", "Sample", "Summary"]

BESIDE = 60
"""How many characters of the copy on either side of an edit a sample holds at most."""

SHARES = 10
"""In how many steps the share of a document that was removed is counted; the step 0 is nothing at all."""

_SAMPLES = 3  # of a rule's edits, shown in a report
_LONGEST = 240  # characters of an edit that a sample shows

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


class Sample(NamedTuple):
    """One edit of a rule as a report shows it: the copy around it, what was struck, and what was read instead.

    `rank` decides which edits are shown, so that parts of a corpus add up to the samples of the whole.
    """

    rank: int
    lead: str
    before: str
    after: str
    tail: str


class Summary(msgspec.Struct, frozen=True):
    """The sums of a run, or of a part of one.

    `documents` are those that were cleaned; `rejected` counts by reason those that were set aside. `fields` says how many
    articles have a field at all, `languages`, `agencies` and `years` how many were read as what: the agency of the dateline
    or else of the byline, the year of the first day that is known. `shares` counts the documents by the tenth of them that
    was removed, 0 for nothing at all. `samples` are a few edits of each rule that struck or read something, picked by a
    hash of their text. Two summaries add up with `+`, and what was nowhere counted has no key.
    """

    documents: int = 0
    rejected: dict[str, int] = {}
    characters_in: int = 0
    characters_out: int = 0
    rules: dict[str, RuleCount] = {}
    fields: dict[str, int] = {}
    languages: dict[str, int] = {}
    agencies: dict[str, int] = {}
    years: dict[int, int] = {}
    shares: dict[int, int] = {}
    samples: dict[str, tuple[Sample, ...]] = {}
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
        languages: Counter[str] = Counter()
        named: Counter[str] = Counter()
        years: Counter[int] = Counter()
        shares: Counter[int] = Counter()
        edits: Counter[str] = Counter()
        touched: Counter[str] = Counter()
        removed: Counter[str] = Counter()
        samples = _Samples()
        for source, article in pairs:
            documents += 1
            characters_in += len(source)
            characters_out += len(article.text)
            for name in FIELDS:
                if getattr(article, name):
                    fields[name] += 1
            if article.language:
                languages[article.language] += 1
            agency, year = _agency_of(article), _year_of(article)
            if agency:
                named[agency] += 1
            if year:
                years[year] += 1
            gone = 0
            if article.edits:
                codes = [edit.rule for edit in article.edits]
                edits.update(codes)
                touched.update(set(codes))
                for edit in article.edits:
                    less = len(edit.before) - len(edit.replacement)
                    if less > 0:
                        gone += less
                        removed[edit.rule] += less
                    samples.offer(source, edit)
            shares[-(-SHARES * gone // len(source)) if gone else 0] += 1
        return cls(
            documents,
            dict(rejected or {}),
            characters_in,
            characters_out,
            {code: RuleCount(edits[code], touched[code], removed[code]) for code in edits},
            {name: number for name, number in fields.items() if number},
            dict(languages),
            dict(named),
            dict(years),
            dict(shares),
            samples.taken(),
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
            _added(self.languages, other.languages),
            _added(self.agencies, other.agencies),
            _added(self.years, other.years),
            _added(self.shares, other.shares),
            {
                code: _lowest((*self.samples.get(code, ()), *other.samples.get(code, ())))
                for code in (*self.samples, *other.samples)
            },
            self.seconds + other.seconds,
        )

    @property
    def edits(self) -> int:
        """How many edits were made in all."""
        return sum(count.edits for count in self.rules.values())

    @property
    def removed(self) -> int:
        """How many characters the edits removed in all."""
        return sum(count.characters for count in self.rules.values())

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
_Key = TypeVar("_Key")


def _added(one: Mapping[_Key, int], other: Mapping[_Key, int]) -> dict[_Key, int]:
    both = dict(one)
    for key, number in other.items():
        both[key] = both.get(key, 0) + number
    return both


def _agency_of(article: Article) -> str | None:
    """Return the short name of the agency that the copy is from."""
    if article.dateline and article.dateline.agency:
        return article.dateline.agency
    for byline in article.bylines:
        agency = agencies().named(byline.organization) if byline.organization else None
        if agency is not None:
            return agency.short
    return None


def _year_of(article: Article) -> int | None:
    stamp = article.published or article.updated
    if stamp is not None:
        return stamp.value.year
    return article.dateline.date.year if article.dateline and article.dateline.date else None


# --- samples


class _Samples:
    """Keep the edits of each rule whose texts have the lowest hashes: a fair pick, whatever order they come in."""

    def __init__(self) -> None:
        self._found: dict[str, dict[int, Sample]] = {}

    def offer(self, source: str, edit: Edit) -> None:
        """Take an edit, if it is among those to keep."""
        start, end = edit.span
        words = f"{edit.before.strip()}\x00{edit.replacement.strip()}"
        if not edit.before.strip() and not edit.replacement.strip():  # space says nothing without what stands beside it
            words = source[max(0, start - BESIDE) : end + BESIDE]
        rank = crc32(words.encode("utf-8", "surrogatepass"))
        found = self._found.setdefault(edit.rule, {})
        if len(found) == _SAMPLES and rank > max(found):
            return
        sample = Sample(
            rank,
            _sound(source[max(0, start - BESIDE) : start]),
            _sound(_cut(edit.before)),
            _sound(_cut(edit.replacement)),
            _sound(source[end : end + BESIDE]),
        )
        found[rank] = min(sample, found.get(rank, sample))
        if len(found) > _SAMPLES:
            del found[max(found)]

    def taken(self) -> dict[str, tuple[Sample, ...]]:
        """Return what was kept, by rule."""
        return {code: _lowest(found.values()) for code, found in self._found.items()}


def _lowest(samples: Iterable[Sample]) -> tuple[Sample, ...]:
    """Return the samples to keep: of each rank the first, and the lowest ranks."""
    kept: dict[int, Sample] = {}
    for sample in sorted(samples):
        kept.setdefault(sample.rank, sample)
    return tuple(kept.values())[:_SAMPLES]


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def _sound(text: str) -> str:
    """Return text that JSON can hold: halves of surrogate pairs become U+FFFD."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
