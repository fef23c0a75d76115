"""The `wireclean` command. One command a file; `sources` reads what they are given.

Exit codes: 0 done, 2 an error in the call or in a file (the other files are still done).
"""

from __future__ import annotations

import click

from wireclean.cli.clean import clean
from wireclean.cli.rules import rules

__all__ = ["main"]


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="wireclean", message="%(prog)s %(version)s")
def main() -> None:
    """Turn scraped newswire text into typed articles, and account for every character."""


main.add_command(clean)
main.add_command(rules)
