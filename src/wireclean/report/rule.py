"""A rule's page on a terminal: what it finds and why, its examples, its weights."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from wireclean.data.reasons import file_of, judgement_of, weighed_in, weights_of, words_for
from wireclean.report.inert import inert
from wireclean.rulebook.rule import Rule

if TYPE_CHECKING:
    from rich.console import Console

__all__ = ["print_rule"]

_SEVERITIES = {"error": "red", "warning": "yellow", "info": "blue"}


def print_rule(rule: Rule, console: Console) -> None:
    """Write what `rule_page` says, set for a terminal: prose as wide as the console, copy behind a bar, weights in columns."""
    from rich.text import Text  # noqa: PLC0415 - rich loads slowly, and only a terminal needs it

    def heading(words: str) -> None:
        console.print()
        console.print(Text(words, "bold"))

    title = Text.assemble((rule.code, "bold cyan"), " ", (rule.name, "bold"))
    title.append(f"  {rule.severity}", _SEVERITIES[rule.severity])
    title.append(f"  {rule.stage.name.lower()}", "dim")
    console.print(title)
    console.print(Text(_prose(rule.summary)))
    for paragraph in rule.reason.split("\n\n"):
        console.print()
        console.print(Text(_prose(paragraph)))
    if rule.yields_to_prose:
        console.print()
        console.print(
            Text("A full sentence with paragraphs of the story above and below it stays, whatever words it opens with.")
        )
    for number, example in enumerate(rule.fixes):
        if not number:
            heading("It changes")
        else:
            console.print()
        _print_copy(console, example.before, "red", "-")
        _print_copy(console, example.after, "green", "+")
    for number, kept in enumerate(rule.keeps):
        if not number:
            heading("It keeps")
        else:
            console.print()
        _print_copy(console, kept, "", " ")
    _print_weights(console, rule.code, heading)


def _prose(text: str) -> str:
    """Return a paragraph of a docstring without the marks of code, on one line for the console to wrap."""
    return inert(" ".join(text.split()).replace("`", ""))


def _print_copy(console: Console, copy: str, style: str, mark: str) -> None:
    from rich.text import Text  # noqa: PLC0415 - rich loads slowly, and only a terminal needs it

    for line in copy.split("\n"):
        for part in Text(inert(line)).wrap(console, console.width - 6, overflow="fold") or [Text()]:
            shown = Text.assemble("  ", (f"{mark} │ ", style or "dim"), part)
            shown.rstrip()
            console.print(shown, no_wrap=True, overflow="ignore", crop=False)


def _print_weights(console: Console, code: str, heading: Callable[[str], None]) -> None:
    from rich.text import Text  # noqa: PLC0415 - rich loads slowly, and only a terminal needs it

    judgement = judgement_of(code)
    if judgement is None:
        return
    heading("It weighs")
    console.print(
        Text(f"{weighed_in(judgement)} What holds is added up; the weights are in data/{file_of(judgement)}.")
    )
    for name, weight in sorted(weights_of(judgement).items(), key=lambda pair: (-pair[1], pair[0])):
        words = Text(words_for(judgement, name) or name).wrap(console, console.width - 9, overflow="fold")
        for number, line in enumerate(words):
            lead = "" if number else f"{weight:+.2f}"
            style = "green" if weight > 0 else "red" if weight < 0 else "dim"
            console.print(Text.assemble((f"{lead:>7}  ", style), line), no_wrap=True, overflow="ignore", crop=False)
