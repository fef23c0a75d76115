"""One rule's page in Markdown: for `wireclean rules CODE` and for the documentation, from the rule itself."""

from __future__ import annotations

from wireclean.rulebook.rule import Rule

__all__ = ["rule_page"]


def rule_page(rule: Rule) -> str:
    """Return what there is to say of `rule` as Markdown: what it finds, why, and its examples before and after."""
    lines = [f"# {rule.code} {rule.name}", "", rule.summary, "", rule.reason, ""]
    lines += [f"Family {rule.family}, stage {rule.stage.name.lower()}, severity {rule.severity}.", ""]
    if rule.yields_to_prose:
        lines += [
            "A full sentence with paragraphs of the story above and below it stays, whatever words it opens with.",
            "",
        ]
    for example in rule.fixes:
        lines += ["## It changes", "", *_block(example.before), "", "into", "", *_block(example.after), ""]
    for kept in rule.keeps:
        lines += ["## It keeps", "", *_block(kept), ""]
    return "\n".join(lines)


def _block(text: str) -> list[str]:
    """Fence copy, its unprintable characters as escapes so that they can be seen."""
    shown = "\n".join(
        "".join(letter if letter.isprintable() else letter.encode("unicode_escape").decode() for letter in line)
        for line in text.split("\n")
    )
    return ["```text", shown, "```"]
