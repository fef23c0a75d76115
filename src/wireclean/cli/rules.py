"""`wireclean rules`: the registry, a family, or one rule's page; and a rule pack put to its own test."""

from __future__ import annotations

import difflib
import sys
from pathlib import Path

import click

from wireclean.cli.options import complete_codes, settings_options
from wireclean.cli.screen import is_terminal, make_console, terminal_width
from wireclean.data.reasons import judgement_of, weights_of
from wireclean.messages import counted, cut
from wireclean.packs import PackFailure, load_pack, test_pack
from wireclean.report.columns import columns
from wireclean.report.inert import inert
from wireclean.report.json import encode
from wireclean.report.rule import print_rule
from wireclean.rulebook.page import rule_page
from wireclean.rulebook.rule import Rule
from wireclean.settings import SettingsError, SettingsFinder

__all__ = ["rules"]

_LONGEST_SHOWN = 400
_WIDEST = 100  # columns in which prose is still read with ease


@click.command()
@click.argument("code", required=False, shell_complete=complete_codes)
@click.option(
    "--output-format", type=click.Choice(["text", "json"]), default="text", show_default=True,
    help="How to write them; a rule's page is set on a terminal and Markdown in a pipe.",
)  # fmt: skip
@click.option(
    "--pack", "packs", multiple=True, type=click.Path(path_type=Path), metavar="PACK",
    help="List the rules of this rule pack too.",
)  # fmt: skip
@click.option(
    "--test", "tested", multiple=True, type=click.Path(path_type=Path), metavar="PACK",
    help="Run the examples of this rule pack; exit code 1 when one does not hold.",
)  # fmt: skip
@settings_options
def rules(
    code: str | None, output_format: str, packs: tuple[Path, ...], tested: tuple[Path, ...], settings: SettingsFinder
) -> None:
    """List the rules; with CODE, show one rule's page, or a family (GAL).

    The rules of the packs that the settings name are among them.
    """
    if tested:
        if code is not None:
            raise click.UsageError("--test runs all examples of a pack; leave CODE out")
        results = [_tested(path) for path in tested]
        raise SystemExit(0 if all(results) else 1)
    try:
        known = settings().with_packs(map(load_pack, packs)).config.rules
    except SettingsError:
        raise
    except ValueError as error:
        raise click.UsageError(str(error)) from None
    wanted = (code or "").upper()
    if wanted in known:
        if output_format == "json":
            click.echo(encode(_described_rule(known[wanted])))
        elif is_terminal(sys.stdout):
            print_rule(known[wanted], make_console(sys.stdout, width=min(terminal_width(), _WIDEST)))
        else:
            click.echo(rule_page(known[wanted]), nl=False)
        return
    listed = [rule for rule in known.values() if not wanted or rule.family == wanted]
    if not listed:
        by_name = {rule.name: rule.code for rule in known.values()}
        near = difflib.get_close_matches(wanted, known, 1) or [
            by_name[name] for name in difflib.get_close_matches(wanted.lower(), by_name, 1)
        ]
        hint = f"; did you mean {near[0]}?" if near else "; `wireclean rules` lists them all"
        raise click.UsageError(f"there is no rule {code!r}{hint}")
    if output_format == "json":
        click.echo("[" + ",\n".join(encode(_described_rule(rule)) for rule in listed) + "]")
        return
    click.echo(columns([(rule.code, rule.name, rule.severity, rule.summary) for rule in listed]), nl=False)


def _described_rule(rule: Rule) -> dict[str, object]:
    """Return what a program wants to know of a rule."""
    judgement = judgement_of(rule.code)
    return {
        "code": rule.code,
        "name": rule.name,
        "family": rule.family,
        "stage": rule.stage.name.lower(),
        "severity": rule.severity,
        "summary": rule.summary,
        "reason": rule.reason,
        "fixes": [{"before": example.before, "after": example.after} for example in rule.fixes],
        "keeps": rule.keeps,
        "weights": weights_of(judgement) if judgement else None,
    }


def _tested(path: Path) -> bool:
    """Run the examples of a pack, say how it went, and return whether all of them hold."""
    pack = load_pack(path)
    failures = test_pack(pack)
    for failure in failures:
        click.echo("\n".join(_described(failure)))
    examples = sum(len(rule.fixes) + len(rule.keeps) for rule in pack.rules)
    tried = f"{counted(len(pack.rules), 'rule')}, {counted(examples, 'example')}"
    if not failures:
        click.echo(f"{inert(str(path))}: {tried}, all hold")
        return True
    click.echo(f"{inert(str(path))}: {tried}, {counted(len(failures), 'failure')}")
    return False


def _described(failure: PackFailure) -> list[str]:
    """Show what was to be and what is, one under the other, control characters as escapes."""
    lines = [f"{failure.code}: {failure.kind}: {failure.message}", f"  copy      {_shown(failure.example)}"]
    if failure.kind != "timeout":
        lines += [f"  expected  {_shown(failure.expected)}", f"  found     {_shown(failure.found)}"]
    return lines


def _shown(text: str) -> str:
    return repr(cut(text, _LONGEST_SHOWN))
