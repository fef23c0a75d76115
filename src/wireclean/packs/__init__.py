"""Rule packs: a source's own rules in a TOML file, read, and put to their own test.

>>> import wireclean
>>> from wireclean.packs import load_pack
>>> pack = load_pack("examples/herald.toml")
>>> config = wireclean.Config(packs=(pack,))
>>> wireclean.clean("The bell weighs a ton.\\n\\nMore from the Harbour Herald", config=config).text
'The bell weighs a ton.'
"""

from __future__ import annotations

from collections.abc import Iterator
from os import PathLike
from pathlib import Path
from typing import Literal

import msgspec

from wireclean.log import say
from wireclean.packs.matching import PatternTimeoutError
from wireclean.packs.model import Pack, PackRule
from wireclean.packs.registry import rule_set
from wireclean.rulebook.rule import Rule
from wireclean.tomlfile import SettingsError, TomlFile

__all__ = [
    "Pack",
    "PackError",
    "PackFailure",
    "PackRule",
    "PatternTimeoutError",
    "load_pack",
    "pack_rules",
    "test_pack",
]


class PackError(SettingsError):
    """A rule pack that cannot be used; the message names file, place and mistake."""


class PackFailure(msgspec.Struct, frozen=True):
    """An example that its rule does not live up to.

    `kind` says which of the rule's examples it is; `expected` and `found` are the copy as it should be and as it is.
    """

    code: str
    kind: Literal["fixes", "keeps", "again", "timeout"]
    example: str
    expected: str
    found: str
    message: str


def load_pack(path: str | PathLike[str]) -> Pack:
    """Read a rule pack. Raises `PackError`, which names file, line and key, and the nearest word that is known."""
    file = TomlFile(Path(path), PackError)
    pack = file.convert(Pack)
    try:
        rule_set((pack,))
    except ValueError as error:
        raise PackError(f"{path}: {error}") from None
    say("debug", "rule pack %s of %s: %d rules", pack.name, path, len(pack.rules))
    return pack


def pack_rules(pack: Pack) -> tuple[Rule, ...]:
    """Return what a pack's rules are made into: rules as those of `wireclean.rules`, to look at or to call."""
    rules = rule_set((pack,)).rules
    return tuple(rules[data.code] for data in pack.rules)


def test_pack(pack: Pack) -> tuple[PackFailure, ...]:
    """Run every rule's own examples, and return those that do not hold.

    A rule alone must make `after` of a fix's `before` and leave `after` alone; in no copy of `keeps` may it find anything,
    with all other rules at work.
    """
    return tuple(failure for rule in pack_rules(pack) for failure in _failures(rule))


def _failures(rule: Rule) -> Iterator[PackFailure]:
    for example in rule.fixes:
        before, after = example.before, example.after
        try:
            found = rule(before)
            if found != after:
                message = "the rule does not find it" if found == before else "the rule makes something else of it"
                yield PackFailure(rule.code, "fixes", before, after, found, message)
            elif rule(after) != after:
                message = "the rule finds more in what it has mended itself"
                yield PackFailure(rule.code, "again", after, after, rule(after), message)
        except PatternTimeoutError as error:
            yield PackFailure(rule.code, "timeout", before, after, before, str(error))
    for kept in rule.keeps:
        try:
            struck = rule.strikes(kept)
        except PatternTimeoutError as error:
            yield PackFailure(rule.code, "timeout", kept, kept, kept, str(error))
            continue
        if struck:
            message = f"the rule strikes {', '.join(map(repr, struck))}"
            yield PackFailure(rule.code, "keeps", kept, kept, rule(kept), message)
