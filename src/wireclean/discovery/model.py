"""What `wireclean.discover` returns: groups, each with proposals, each with a rule, its numbers, its places and its reasons."""

from __future__ import annotations

from collections.abc import Collection, Iterator

import msgspec

from wireclean.discovery.candidates import Kind
from wireclean.discovery.weighing import Why, start
from wireclean.discovery.writing import pack_text
from wireclean.packs.model import Pack, PackRule

__all__ = ["Discovery", "Example", "Group", "Positions", "Proposal"]


class Positions(msgspec.Struct, frozen=True):
    """Where something stands in the copies of the sample: before the first paragraph, between paragraphs, behind the last."""

    head: int
    body: int
    tail: int


class Example(msgspec.Struct, frozen=True):
    """A place where it was found: the copy's name, what it says there, and the lines above and below, empty at an end."""

    origin: str
    above: str
    text: str
    below: str


class Proposal(msgspec.Struct, frozen=True):
    """A rule that is proposed, and why.

    `count` is the number of stories of the sample that have it, `share` which part of the group's stories that is, and `printed`
    in how many of all the group's copies the line was counted at the least (0 for what is no whole line). `score` is the sum of the
    weights of `reasons`, and of what is added in any case; what reaches `needed` of `data/discovery.toml` is proposed.

    >>> import wireclean
    >>> from pathlib import Path
    >>> copies = [path.read_text("utf-8") for path in sorted(Path("examples/copies/gazette").glob("*.txt"))]
    >>> proposal = wireclean.discover(copies).proposals[0]
    >>> proposal.kind, proposal.count, proposal.share
    ('line', 5, 0.8333)
    """

    rule: PackRule
    kind: Kind
    count: int
    share: float
    printed: int
    positions: Positions
    examples: tuple[Example, ...]
    score: float
    reasons: tuple[Why, ...]

    @property
    def code(self) -> str:
        """The code of the rule."""
        return self.rule.code

    @property
    def name(self) -> str:
        """The name of the rule."""
        return self.rule.name

    @property
    def pattern(self) -> str:
        """What the rule looks for: its phrase, or its regular expression."""
        found: tuple[str, ...] = getattr(self.rule, "phrases", ()) or getattr(self.rule, "begin", ())
        return found[0] if found else str(getattr(self.rule, "pattern", ""))

    def sum_in_words(self) -> str:
        """Return the score as a sum: what is added in any case, and each reason with its weight."""
        reasons = "; ".join(f"{why.words} {why.weight:+.1f}" for why in self.reasons)
        return f"score {self.score:.1f} = {start():.1f}; {reasons}"


class Group(msgspec.Struct, frozen=True):
    """A source: its name, how many of its copies were read, how many stories the sample of them tells, and what is proposed."""

    name: str
    copies: int
    stories: int
    proposals: tuple[Proposal, ...]

    def numbers_of(self, proposal: Proposal) -> str:
        """Return the numbers of one of the proposals in a line: in how many stories and copies it stands, and where."""
        places = proposal.positions
        said = f"{proposal.count:,} of {self.stories:,} stories ({proposal.share:.0%})"
        if proposal.printed:
            said += f", a line of at least {proposal.printed:,} of {self.copies:,} copies"
        return f"{said}; head {places.head}, body {places.body}, tail {places.tail}"


class Discovery(msgspec.Struct, frozen=True):
    """What was found, group by group.

    >>> import wireclean
    >>> from pathlib import Path
    >>> copies = [path.read_text("utf-8") for path in sorted(Path("examples/copies/gazette").glob("*.txt"))]
    >>> [proposal.pattern for proposal in wireclean.discover(copies).proposals]
    ["Our readers' pictures of the week are on page two", 'Seen from the quay:']
    """

    groups: tuple[Group, ...]

    @property
    def proposals(self) -> tuple[Proposal, ...]:
        """The proposals of all groups."""
        return tuple(proposal for group in self.groups for proposal in group.proposals)

    def accept(self, codes: Collection[str]) -> Discovery:
        """Return this with those proposals only whose rules have one of `codes`."""
        return Discovery(
            tuple(
                msgspec.structs.replace(
                    group, proposals=tuple(proposal for proposal in group.proposals if proposal.code in codes)
                )
                for group in self.groups
            )
        )

    def by_group(self) -> Iterator[tuple[str, Discovery]]:
        """Yield the name of each group for which something is proposed, and what was found in it alone."""
        for group in self.groups:
            if group.proposals:
                yield group.name, Discovery((group,))

    def to_pack(self, name: str = "discovered", about: str = "") -> Pack:
        """Return the rule pack of all proposals. Raises `ValueError` when nothing is proposed, or for a name that no pack can have."""
        if not self.proposals:
            raise ValueError("nothing is proposed, and a pack needs a rule")
        return msgspec.convert(
            {"name": name, "about": about, "rule": [msgspec.to_builtins(one.rule) for one in self.proposals]}, Pack
        )

    def to_toml(self, name: str = "discovered", about: str = "") -> str:
        """Return the rule pack as a file says it, above each rule a comment with its numbers. Raises like `to_pack`."""
        comments = {
            proposal.code: (f"{group.name}: {group.numbers_of(proposal)}", proposal.sum_in_words())
            for group in self.groups
            for proposal in group.proposals
        }
        return pack_text(self.to_pack(name, about), comments)
