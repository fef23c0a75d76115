"""What `discover` found, on the terminal and as one page that needs no network.

All of it holds pieces of the copy: it reaches the terminal through `inert`, and a page as `frame` says.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from wireclean.discovery import Discovery, Example, Group, Proposal
from wireclean.report.frame import counted, document, escaped, family_styles, json_block, template
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
        copies, stories = counted(group.copies, "copy").replace("copys", "copies"), _stories(group.stories)
        yield f"{inert(group.name)}: {copies}, {stories} looked at, {counted(len(group.proposals), 'proposal')}"
        for one in group.proposals:
            text = one.pattern if len(one.pattern) <= _LONGEST else f"{one.pattern[: _LONGEST - 1]}…"
            yield f"  {one.code}  {one.kind:6}  {one.share:4.0%}  {one.score:4.1f}  {inert(text)}"


def evidence_lines(proposal: Proposal, group: Group) -> Iterator[str]:
    """Yield what the rule looks for, its numbers, and each reason with its weight."""
    yield f"{proposal.kind}: {inert(proposal.pattern)}"
    yield group.numbers_of(proposal)
    for why in proposal.reasons:
        yield f"{why.weight:+.1f} {why.words}"


def discovery_page(found: Discovery, title: str) -> str:
    """Return the page: the groups, and each proposal with its numbers, its reasons and the places where it stands."""
    groups = [group for group in found.groups if group.proposals]
    body = template("discovery.html").substitute(
        title=escaped(title),
        summary=escaped(f"{counted(len(found.groups), 'source')} · {counted(len(found.proposals), 'proposal')}"),
        groups="".join(map(_section, groups))
        or '<p class="none">Nothing recurs that wireclean does not strike already.</p>',
        data=json_block({"kind": "discovery"}),
    )
    return document(f"wireclean discover: {title}", body, family_styles({}))


def _stories(number: int) -> str:
    return f"{number:,} {'story' if number == 1 else 'stories'}"


def _section(group: Group) -> str:
    copies = "1 copy" if group.copies == 1 else f"{group.copies:,} copies"
    return (
        f'<section><h2 dir="auto">{escaped(group.name)}</h2><p class="summary">{copies}, {_stories(group.stories)} looked at</p>'
        f"{''.join(_details(proposal, group) for proposal in group.proposals)}</section>"
    )


def _details(proposal: Proposal, group: Group) -> str:
    reasons = "".join(
        f'<li class="{"for" if why.weight > 0 else "against"}"><b>{why.weight:+.1f}</b> {escaped(why.words)}</li>'
        for why in proposal.reasons
    )
    return (
        f'<details><summary><span class="label">{escaped(proposal.code)} · {escaped(proposal.kind)} · {proposal.share:.0%}</span>'
        f'<span class="said" dir="auto">{escaped(proposal.pattern)}</span></summary>'
        f'<p><span class="code">{escaped(proposal.code)}</span> {escaped(group.numbers_of(proposal))}; score {proposal.score:.1f}</p>'
        f'<ul class="reasons">{reasons}</ul>{"".join(map(_place, proposal.examples))}</details>'
    )


def _place(example: Example) -> str:
    lines = "".join(
        f'<p dir="auto">{f"<del>{escaped(text)}</del>" if struck else escaped(text)}</p>'
        for text, struck in ((example.above, False), (example.text, True), (example.below, False))
        if text
    )
    origin = f'<p class="summary">{escaped(example.origin)}</p>' if example.origin else ""
    return f'<div class="place">{origin}{lines}</div>'
