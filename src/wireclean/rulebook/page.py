"""One rule's page in Markdown: for `wireclean rules CODE` and for the documentation, from the rule itself."""

from __future__ import annotations

from wireclean.data.reasons import file_of, judgement_of, weighed_in, weights_of, words_for
from wireclean.rulebook.rule import Rule

__all__ = ["rule_page"]


def rule_page(rule: Rule) -> str:
    """Return what there is to say of `rule` as Markdown: what it finds, why, its examples before and after, its weights."""
    lines = [f"# {rule.code} {rule.name}", "", rule.summary, "", rule.reason, ""]
    lines += [f"Family {rule.family}, stage {rule.stage.name.lower()}, severity {rule.severity}.", ""]
    if rule.yields_to_prose:
        lines += [
            "A full sentence with paragraphs of the story above and below it stays, whatever words it opens with.",
            "",
        ]
    for number, example in enumerate(rule.fixes):
        lines += ["and" if number else "## It changes", ""]
        lines += [*_block(example.before), "", "into", "", *_block(example.after), ""]
    lines += ["## It keeps", ""]
    for kept in rule.keeps:
        lines += [*_block(kept), ""]
    return "\n".join([*lines, *_weights(rule.code)])


def _weights(code: str) -> list[str]:
    """Show what the rule's judgement weighs, what speaks most for it first; nothing for a rule that does not weigh."""
    judgement = judgement_of(code)
    if judgement is None:
        return []
    ranked = sorted(weights_of(judgement).items(), key=lambda pair: (-pair[1], pair[0]))
    lines = [
        "## It weighs",
        "",
        f"{weighed_in(judgement)} What holds is added up; the weights, and from which sum the rule acts, are in `data/{file_of(judgement)}`.",
        "",
        "| weight | what it says | name |",
        "| ---: | --- | --- |",
    ]
    lines += [f"| {weight:+.2f} | {words_for(judgement, name) or name} | `{name}` |" for name, weight in ranked]
    return [*lines, ""]


def _block(text: str) -> list[str]:
    """Fence copy, its unprintable characters as escapes so that they can be seen."""
    shown = "\n".join(
        "".join(letter if letter.isprintable() else letter.encode("unicode_escape").decode() for letter in line)
        for line in text.split("\n")
    )
    return ["```text", shown, "```"]
