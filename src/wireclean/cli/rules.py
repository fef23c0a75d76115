"""`wireclean rules`: the registry, a family, or one rule's page."""

from __future__ import annotations

import difflib

import click

from wireclean.rulebook import RULES
from wireclean.rulebook.page import rule_page

__all__ = ["rules"]


@click.command()
@click.argument("code", required=False)
def rules(code: str | None) -> None:
    """List the rules; with CODE, show one rule's page, or a family (GAL)."""
    wanted = (code or "").upper()
    if wanted in RULES:
        click.echo(rule_page(RULES[wanted]), nl=False)
        return
    listed = [rule for rule in RULES.values() if not wanted or rule.family == wanted]
    if not listed:
        by_name = {rule.name: rule.code for rule in RULES.values()}
        near = difflib.get_close_matches(wanted, RULES, 1) or [
            by_name[name] for name in difflib.get_close_matches(wanted.lower(), by_name, 1)
        ]
        hint = f"; did you mean {near[0]}?" if near else "; `wireclean rules` lists them all"
        raise click.UsageError(f"there is no rule {code!r}{hint}")
    width = max(len(rule.name) for rule in listed)
    for rule in listed:
        click.echo(f"{rule.code}  {rule.name:{width}}  {rule.severity:7}  {rule.summary}")
