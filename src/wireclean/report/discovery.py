"""What `discover` found, on the terminal and as one page that needs no network.

All of it holds pieces of the copy: it reaches the terminal through `inert`, and a page by its template.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Any

from wireclean.discovery import Discovery, Group, Proposal
from wireclean.messages import counted, cut
from wireclean.report.frame import page
from wireclean.report.inert import inert

__all__ = ["discovery_page", "evidence_lines", "slug", "summary_lines"]

_LONGEST = 70


def slug(name: str) -> str:
    """Return a name that a pack can have.

    >>> slug("Port Ellery Herald"), slug("東京")
    ('port-ellery-herald', 'discovered')
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode("ascii").lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:50].strip("-") or "discovered"


def summary_lines(found: Discovery) -> Iterator[str]:
    """Yield a line for each group and below it one for each proposal."""
    for group in found.groups:
        yield f"{inert(group.name)}: {_summary(group)}, {counted(len(group.proposals), 'proposal')}"
        for one in group.proposals:
            yield f"  {one.code}  {one.kind:6}  {one.share:4.0%}  {one.score:4.1f}  {inert(cut(one.pattern, _LONGEST))}"


def evidence_lines(proposal: Proposal, group: Group) -> Iterator[str]:
    """Yield what the rule looks for, its numbers, and each reason with its weight."""
    yield f"{proposal.kind}: {inert(proposal.pattern)}"
    yield group.numbers_of(proposal)
    for why in proposal.reasons:
        yield f"{why.weight:+.1f} {why.words}"


def discovery_page(found: Discovery, title: str) -> str:
    """Return the page: the groups, and each proposal with its numbers, its reasons and the places where it stands.

    Raises `ImportError` without the extra `wireclean[report]`.
    """
    groups = [group for group in found.groups if group.proposals]
    return page(
        "discovery.html",
        title=title,
        families={},
        data={},
        sources=len(found.groups),
        proposals=len(found.proposals),
        groups=[
            {
                "name": group.name,
                "summary": _summary(group),
                "proposals": [_shown(one, group) for one in group.proposals],
            }
            for group in groups
        ],
    )


def _summary(group: Group) -> str:
    return f"{counted(group.copies, 'copy', 'copies')}, {counted(group.stories, 'story', 'stories')} looked at"


def _shown(proposal: Proposal, group: Group) -> dict[str, Any]:
    return {
        "code": proposal.code,
        "kind": proposal.kind,
        "share": f"{proposal.share:.0%}",
        "pattern": proposal.pattern,
        "numbers": group.numbers_of(proposal),
        "score": f"{proposal.score:.1f}",
        "reasons": [
            {"side": "for" if why.weight > 0 else "against", "weight": f"{why.weight:+.1f}", "words": why.words}
            for why in proposal.reasons
        ],
        "places": proposal.examples,
    }
