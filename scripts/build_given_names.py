"""Build the table of given names from Faker: `python scripts/build_given_names.py`.

Reads the first names of every locale of the package `faker` (https://github.com/joke2k/faker, MIT licence) that prints
them in an alphabet (Latin to Georgian; not in Chinese, Japanese or Korean), and writes `src/wireclean/data/given_names.txt.gz`: a folded name a line,
sorted. The same release of faker gives the same bytes.
"""

from __future__ import annotations

import gzip
import io
import pkgutil
import re
import sys
from collections.abc import Iterator, Mapping
from importlib import import_module
from importlib.metadata import version
from pathlib import Path
from typing import Any

import faker.providers.person as people

TARGET = Path(__file__).parents[1] / "src" / "wireclean" / "data" / "given_names.txt.gz"
HEADER = """\
# Given names of many languages, from Faker {version} (https://github.com/joke2k/faker), Copyright (c) 2012 Daniele
# Faraglia, MIT licence; changed: folded, merged and cut by scripts/build_given_names.py.
"""
# In the scripts of India two characters, a letter and a sign, are the shortest names.
NAME = re.compile(r"[a-zà-ʯͰ-ӿ]{3,20}(?:-[a-zà-ʯͰ-ӿ]{2,20})?|[\u0531-\u10ff]{2,24}")


def names_of(provider: type[Any]) -> Iterator[str]:
    """Yield the given names of one locale, as they are printed."""
    for attribute, words in vars(provider).items():
        if attribute.startswith("first_names") and isinstance(words, Mapping | tuple | list):
            yield from (word for word in words if isinstance(word, str))


def table() -> list[str]:
    """Return every given name once, folded and in order."""
    names: set[str] = set()
    for module in pkgutil.iter_modules(people.__path__):
        provider = import_module(f"{people.__name__}.{module.name}").Provider
        for name in names_of(provider):
            folded = name.strip().casefold()
            if NAME.fullmatch(folded):
                names.add(folded)
    return sorted(names)


def main() -> int:
    """Write the table."""
    lines = table()
    buffer = io.BytesIO()
    with gzip.GzipFile(fileobj=buffer, mode="wb", mtime=0, compresslevel=9) as out:
        out.write(HEADER.format(version=version("faker")).encode())
        out.write("\n".join(lines).encode() + b"\n")
    TARGET.write_bytes(buffer.getvalue())
    print(f"{len(lines)} names, {TARGET.stat().st_size} bytes: {TARGET}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
