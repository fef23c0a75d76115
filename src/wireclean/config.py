"""Which rules run, and how sure of itself a judgement must be."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import force_setattr

from wireclean.arguments import codes, kind_of_argument
from wireclean.layout import LEVELS, Level
from wireclean.packs.model import Pack
from wireclean.packs.registry import RULES, rule_set
from wireclean.rulebook.rule import Rule, Stage

__all__ = ["ALL_RULES", "Config", "demand_config"]


class Config(msgspec.Struct, frozen=True, cache_hash=True, forbid_unknown_fields=True):
    """Which rules run, and how sure of itself a judgement must be.

    `level` says how much is struck on evidence that is weighed: `gentle` puts fewest of the story's words at risk, `thorough`
    leaves least of the page. `select` and `ignore` name codes (`GAL001`) or families (`GAL`) in any iterable of str; `select=None` is every rule.
    `packs` bring rules of their own (`wireclean.packs.load_pack`). Raises `ValueError` for a code that no rule has, and for
    one that two have, and `TypeError` for what names no codes or is no pack, such as a bare str.

    >>> sorted(Config(select=["GAL", "FUR001"]).select)
    ['FUR001', 'GAL']
    """

    select: frozenset[str] | None = None
    ignore: frozenset[str] = frozenset()
    packs: tuple[Pack, ...] = ()
    level: Level = "standard"

    if TYPE_CHECKING:

        def __init__(
            self,
            select: Iterable[str] | None = None,
            ignore: Iterable[str] = (),
            packs: Iterable[Pack] = (),
            level: Level = "standard",
        ) -> None:
            """Take any iterable; the fields keep what can be hashed."""

    def __post_init__(self) -> None:
        if self.select is not None:
            force_setattr(self, "select", codes("select", self.select))
        force_setattr(self, "ignore", codes("ignore", self.ignore))
        force_setattr(self, "packs", _packs(self.packs))
        if self.level not in LEVELS:
            raise ValueError(f"no level is called {self.level!r}; there are {', '.join(LEVELS)}")
        known = self.known_codes()
        for code in sorted((self.select or frozenset()) | self.ignore):
            if code not in known:
                raise ValueError(f"no rule or family has the code {code!r}; `wireclean rules` lists them")

    @property
    def rules(self) -> Mapping[str, Rule]:
        """The rules by code: those of the packs and wireclean's own, whether they run or not."""
        return rule_set(self.packs).rules if self.packs else RULES

    def known_codes(self) -> frozenset[str]:
        """Return what `select` and `ignore` may name: the codes and families of all rules."""
        return frozenset(self.rules) | {rule.family for rule in self.rules.values()}

    def allows(self, rule: Rule) -> bool:
        """Say whether `rule` runs."""
        if rule.code in self.ignore or rule.family in self.ignore:
            return False
        return self.select is None or rule.code in self.select or rule.family in self.select

    def calmer(self) -> Config:
        """Return this without its packs, or if it has none without any rule that recognises something."""
        if self.packs:
            own = RULES.keys() | {rule.family for rule in RULES.values()}
            return Config(None if self.select is None else self.select & own, self.ignore & own, (), self.level)
        return Config(rule.code for rule in RULES.values() if rule.stage is not Stage.RECOGNITION and self.allows(rule))


def _packs(given: Iterable[Pack]) -> tuple[Pack, ...]:
    """Return the packs of any iterable. Raises `TypeError` for anything else."""
    if isinstance(given, Iterable) and not isinstance(given, str):
        found = tuple(given)
        if all(isinstance(pack, Pack) for pack in found):
            return found
        said = f"{kind_of_argument(next(pack for pack in found if not isinstance(pack, Pack)))} among them"
    else:
        said = f"{kind_of_argument(given)}{'; write [pack]' if isinstance(given, Pack) else ''}"
    raise TypeError(f"Config: packs takes rule packs, as wireclean.packs.load_pack reads them, not {said}")


ALL_RULES = Config()


def demand_config(caller: str, config: Config | None) -> Config:
    """Return the configuration, all rules for None. Raises `TypeError` for anything else, naming the caller."""
    if config is None:
        return ALL_RULES
    if not isinstance(config, Config):
        raise TypeError(f"{caller}: config is a wireclean.Config, not {kind_of_argument(config)}")
    return config
