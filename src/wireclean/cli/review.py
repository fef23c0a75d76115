"""Ask a person of each proposal whether its rule is kept."""

from __future__ import annotations

import click

from wireclean.discovery import Discovery, Group, Proposal
from wireclean.report.discovery import evidence_lines
from wireclean.report.inert import inert

__all__ = ["reviewed"]

_ANSWERS = {
    "y": "keep it",
    "n": "leave it out",
    "a": "keep it and all that follow",
    "q": "leave it out and all that follow",
}


def reviewed(found: Discovery) -> Discovery:
    """Show every proposal with its context, and return what was accepted."""
    accepted: set[str] = set()
    asked = [(group, proposal) for group in found.groups for proposal in group.proposals]
    help_of_answers = ", ".join(f"{key}: {meaning}" for key, meaning in _ANSWERS.items())
    for number, (group, proposal) in enumerate(asked):
        _show(group, proposal, number + 1, len(asked))
        answer = click.prompt(
            f"Keep it? ({help_of_answers})", type=click.Choice(list(_ANSWERS)), default="n", show_choices=False
        )
        if answer in ("y", "a"):
            accepted.add(proposal.code)
        if answer == "a":
            accepted.update(later.code for _, later in asked[number:])
        if answer in ("a", "q"):
            break
    return found.accept(accepted)


def _show(group: Group, proposal: Proposal, number: int, of: int) -> None:
    click.echo(f"\n[{number} of {of}] {inert(group.name)}  {proposal.code}")
    for line in evidence_lines(proposal, group):
        click.echo(f"  {line}")
    for example in proposal.examples:
        click.echo(f"  --- {inert(example.origin) or 'a copy'}")
        for mark, text in ((" ", example.above), (">", example.text), (" ", example.below)):
            if text:
                click.echo(f"  {mark} {inert(text)}")
