"""Run the command, as `wireclean` or `python -m wireclean`."""

from __future__ import annotations

import sys

from wireclean.interrupts import Interrupted, Interrupts

__all__ = ["main"]


def main() -> None:
    """Run the command with the arguments of the process."""
    with Interrupts():
        try:
            from wireclean.cli import main as command  # noqa: PLC0415 - an interrupt may fall while it loads

            command(prog_name="wireclean")
        except Interrupted:
            sys.stderr.write("wireclean: interrupted\n")
            raise


if __name__ == "__main__":
    main()
