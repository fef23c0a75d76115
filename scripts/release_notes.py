"""What a release says of itself: the part of the changelog for a tag.

    python scripts/release_notes.py v0.1.0

Ends with 1 and says why when the tag is not the version of the package, or the changelog has no dated part for it: such a tag is
not to be published.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

__all__ = ["notes"]

ROOT = Path(__file__).resolve().parent.parent


def notes(tag: str, version: str, changelog: str) -> str:
    """Return the part of `changelog` for `tag`. Raises `ValueError` when it is none of this version, or there is no such part."""
    if tag != f"v{version}":
        raise ValueError(f"the tag is {tag} and the version {version}; a release is tagged v{version}")
    part = re.search(
        rf"^## {re.escape(version)}, \d{{4}}-\d\d-\d\d\n(.*?)(?=^## |\Z)", changelog, re.MULTILINE | re.DOTALL
    )
    if part is None:
        raise ValueError(f"CHANGELOG.md has no part `## {version}, YYYY-MM-DD`")
    return part[1].strip() + "\n"


def main() -> int:
    """Print the notes of the tag that is named."""
    version = re.search(
        r'^__version__ = "(.+)"$', (ROOT / "src/wireclean/__init__.py").read_text("utf-8"), re.MULTILINE
    )
    try:
        if version is None or len(sys.argv) != 2:
            raise ValueError("name one tag, such as v0.1.0")
        print(notes(sys.argv[1], version[1], (ROOT / "CHANGELOG.md").read_text("utf-8")), end="")
    except ValueError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
