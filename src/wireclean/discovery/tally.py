"""What is kept of the copies while they stream past: for each group a count of its lines, and a sample of its copies.

Both are sketches of bounded size, so a million copies take no more room than a thousand. Both can be merged, so parts of a corpus
can be read in many processes: the sample holds the copies whose texts have the smallest hashes, which depends neither on their order nor
on how they were parted, and in which a text that is printed twice stands once.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Mapping
from hashlib import blake2b
from typing import Any, NamedTuple

import msgspec

from wireclean.rulebook.furniture import furniture_key

__all__ = ["SAMPLE", "GroupTally", "Sampled", "Tally", "lines_of"]

SAMPLE = 256  # copies of a group that are looked at closely: a line in one of fifty of them is seen five times

_LG_LINES = 12  # 2 ** 12 counters for the lines of a group: what stands in one of a thousand of its lines is counted
_LONGEST_LINE = 1000  # characters; what is longer is no line that a page prints again and again
_LONGEST_COPY = 20_000  # characters of a copy that are looked at: its head and its tail, in equal parts


def _sketches() -> Any:
    """Return the library of sketches, an extra. Raises `ImportError`, which names it."""
    try:
        import datasketches  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise ImportError(
            "wireclean.discover needs datasketches; install it with: pip install 'wireclean[discover]'"
        ) from error
    return datasketches


class Sampled(NamedTuple):
    """A copy of the sample: its text, and what it is called."""

    text: str
    origin: str


class _Packed(msgspec.Struct, frozen=True):
    """A group as bytes."""

    copies: int
    lines: bytes
    sample: tuple[tuple[int, str, str], ...]


class GroupTally:
    """What is kept of one group."""

    def __init__(self, size: int) -> None:
        """Keep a sample of `size` copies."""
        self.copies = 0
        self._size = size
        self._lines = _sketches().frequent_strings_sketch(_LG_LINES)
        self._sample: dict[int, Sampled] = {}
        self._largest: list[int] = []  # a heap of the negative hashes

    def add(self, text: str, origin: str) -> None:
        """Count a copy."""
        self.copies += 1
        for key in {furniture_key(line) for line in lines_of(text) if 1 < len(line) <= _LONGEST_LINE}:
            if key:
                self._lines.update(key)
        number = int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")
        self._keep(number, text, origin)

    def _keep(self, number: int, text: str, origin: str) -> None:
        full = len(self._sample) >= self._size
        if number in self._sample or (full and number > -self._largest[0]):
            return
        if len(text) > _LONGEST_COPY:
            half = _LONGEST_COPY // 2
            text = f"{text[:half]}\n{text[-half:]}"
        self._sample[number] = Sampled(text, origin)
        heapq.heappush(self._largest, -number)
        if full:
            del self._sample[-heapq.heappop(self._largest)]

    def printed(self, key: str) -> int:
        """Return in how many copies of the group a line stands, at the least."""
        return int(self._lines.get_lower_bound(key))

    @property
    def sample(self) -> list[Sampled]:
        """The sample, always in the same order."""
        return [self._sample[number] for number in sorted(self._sample)]

    def merge(self, other: GroupTally) -> None:
        """Take in what another tally has of the same group."""
        self.copies += other.copies
        self._lines.merge(other._lines)
        for number, (text, origin) in other._sample.items():
            self._keep(number, text, origin)

    def packed(self) -> _Packed:
        """Return the group in a form that can be encoded."""
        sample = tuple((number, *self._sample[number]) for number in sorted(self._sample))
        return _Packed(self.copies, self._lines.serialize(), sample)

    @classmethod
    def unpacked(cls, packed: _Packed, size: int) -> GroupTally:
        """Return the group that was packed."""
        group = cls(size)
        group.copies = packed.copies
        group._lines = _sketches().frequent_strings_sketch.deserialize(packed.lines)
        for number, text, origin in packed.sample:
            group._keep(number, text, origin)
        return group


class Tally:
    """What is kept of all groups: a part of the answer, which can be added to, merged with others, and sent as bytes.

    >>> one, other = Tally(), Tally()
    >>> one.add("herald", "The bell weighs a ton.")
    >>> other.add("herald", "The crane is there.")
    >>> one.merge(Tally.from_bytes(other.to_bytes()))
    >>> one.groups["herald"].copies
    2
    """

    def __init__(self, *, sample: int = SAMPLE) -> None:
        """Keep a sample of so many copies of each group. Raises `ValueError` for fewer than 2."""
        if sample < 2:
            raise ValueError(f"sample must be at least 2, not {sample}: what stands once recurs in nothing")
        self.sample = sample
        self._groups: dict[str, GroupTally] = {}

    def add(self, group: str, text: str, origin: str = "") -> None:
        """Count a copy of `group`; `origin` is what a report calls it."""
        if group not in self._groups:
            self._groups[group] = GroupTally(self.sample)
        self._groups[group].add(text, origin)

    @property
    def groups(self) -> Mapping[str, GroupTally]:
        """The groups by name, sorted."""
        return dict(sorted(self._groups.items()))

    def merge(self, other: Tally) -> None:
        """Take in what `other` has counted, over other copies of the same corpus. Raises `ValueError` for another size of sample."""
        if other.sample != self.sample:
            raise ValueError(f"a tally with samples of {other.sample} cannot be merged with one of {self.sample}")
        for name, group in other._groups.items():
            if name not in self._groups:
                self._groups[name] = GroupTally(self.sample)
            self._groups[name].merge(group)

    def to_bytes(self) -> bytes:
        """Return the tally as bytes, to be sent to another process or kept in a file."""
        encoded: bytes = msgspec.msgpack.encode((self.sample, dict(self._packed())))
        return encoded

    def _packed(self) -> Iterator[tuple[str, Any]]:
        for name, group in self.groups.items():
            yield name, group.packed()

    @classmethod
    def from_bytes(cls, data: bytes) -> Tally:
        """Return the tally that `to_bytes` wrote. Raises `ValueError` for anything else."""
        try:
            sample, groups = msgspec.msgpack.decode(data, type=tuple[int, dict[str, _Packed]])
        except msgspec.DecodeError as error:
            raise ValueError(f"these bytes are no tally of wireclean.discovery: {error}") from None
        tally = cls(sample=sample)
        for name, packed in groups.items():
            tally._groups[name] = GroupTally.unpacked(packed, sample)
        return tally


def lines_of(text: str) -> list[str]:
    """Return the lines of a copy that hold something, without the white space around them."""
    return [line for line in map(str.strip, text.replace("\r", "\n").split("\n")) if line]
