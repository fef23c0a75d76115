"""The logger `wireclean`: what it says, and at which level.

    DEBUG    each article that was cleaned (sizes and edits, never its words), each file that was read (format, encoding),
             each configuration and rule pack that was loaded
    INFO     the processes that `clean_many` starts and ends
    WARNING  a process that died, and what is done again

It has a `NullHandler`, so nothing is shown until the application says so: `logging.basicConfig(level="DEBUG")`.
"""

from __future__ import annotations

import sys
from functools import cache
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from logging import Logger

__all__ = ["say"]

_LEVELS = {"debug": 10, "info": 20, "warning": 30}  # the numbers of `logging`


def say(level: Literal["debug", "info", "warning"], message: str, *values: object) -> None:
    """Log a message with its values.

    Where nobody has imported `logging`, nobody can have asked to hear anything: it is not loaded for that.
    """
    if "logging" in sys.modules:
        logger = _logger()
        if logger.isEnabledFor(_LEVELS[level]):
            logger.log(_LEVELS[level], message, *values, stacklevel=2)


@cache
def _logger() -> Logger:
    import logging  # noqa: PLC0415 - it is loaded already, see `say`

    logger = logging.getLogger("wireclean")
    logger.addHandler(logging.NullHandler())
    return logger
