"""Repair: characters and spacing mended until nothing is left to mend, before anything is recognised."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from wireclean.article import Edit
from wireclean.config import Config
from wireclean.edits import apply, chain
from wireclean.grammar.wire import may_be_wire
from wireclean.layout import Layout
from wireclean.packs.registry import RULES
from wireclean.rulebook.characters import suspects
from wireclean.rulebook.rule import Rule, Stage

__all__ = ["Draft", "repair", "set_paragraphs", "unframe"]


class Draft:
    """Copy under the editor's pencil: what came in, how it reads now, and the edits between the two."""

    def __init__(self, source: str) -> None:
        """Begin with the copy as it came."""
        self.source = source
        self.edits: list[Edit] = []
        self.layout = Layout(source)

    @property
    def text(self) -> str:
        """How the copy reads now."""
        return self.layout.text

    def take(self, found: list[Edit]) -> None:
        """Carry out edits of the copy as it reads now."""
        self.edits = chain(self.source, self.edits, self.text, found)
        self.layout = Layout(apply(self.text, found))

    def run(self, rules: Iterable[Rule]) -> bool:
        """Let rules work one after the other, each on what the one before left; say whether anything changed."""
        changed = False
        for rule in rules:
            if found := [*rule.find(self.layout)]:
                self.take(found)
                changed = True
        return changed


def unframe(draft: Draft, config: Config) -> bool:
    """Take the story out of its wire, if the copy is one; say whether it was.

    That comes before control characters are mended, and again where what stood above the wire was struck.
    """
    if may_be_wire(draft.text):
        found = [edit for rule in _allowed(Stage.WIRE, config) for edit in rule.find(draft.layout)]
        if found:
            draft.take(sorted(found, key=lambda edit: edit.span))
            return True
    return False


def repair(draft: Draft, config: Config) -> None:
    """Mend the characters of a draft and its spacing, until nothing is left to mend."""
    spaced = True
    while (
        spaced
    ):  # a space that goes can show what a character was: of `Â` at the end of a line it is told by what is beside it
        changed = True
        while changed:  # what one rule repairs can be what another was waiting for
            draft.layout.suspects = odd = suspects(draft.text)
            changed = draft.run(_allowed(Stage.CHARACTERS, config) if odd else ())
        spaced = draft.run(_allowed(Stage.SPACING, config)) and bool(odd)


def set_paragraphs(draft: Draft, config: Config) -> bool:
    """Set what is left of a draft in paragraphs; say whether that changed anything."""
    return draft.run(_allowed(Stage.PARAGRAPHS, config))


@lru_cache(maxsize=64)
def _allowed(stage: Stage, config: Config) -> tuple[Rule, ...]:
    return tuple(rule for rule in RULES.values() if rule.stage is stage and config.allows(rule))
