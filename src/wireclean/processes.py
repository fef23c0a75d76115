"""How processes that clean copy are started: from one that has everything in place already, where the system can.

To import wireclean and compile its patterns takes a process seconds, and to hold them some 100 MB. On Linux a server does
that once, for as long as the program lives, and each process is a copy of it that shares its memory. Elsewhere each process starts from nothing.
"""

from __future__ import annotations

import multiprocessing
import sys
from functools import cache
from multiprocessing.context import BaseContext

__all__ = ["get_ready", "process_context"]

_READY = "wireclean.ready"  # the module that the server imports; without it, its processes only start later


def process_context() -> BaseContext:
    """Return the `multiprocessing` context by which processes are started. None inherits files or threads of this one."""
    if sys.platform != "linux":  # macOS has servers of processes too, but its libraries do not all bear being copied
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([_READY])
    return context


@cache
def get_ready() -> None:
    """Compile what copy commonly needs, by cleaning an example of each rule; for a process that is timed by its copies."""
    from wireclean.pipeline import RULES, clean  # noqa: PLC0415 - a process that hands out work need not load it

    clean("\n\n".join(example.before for rule in RULES.values() for example in rule.fixes[:1]))
