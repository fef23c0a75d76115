"""The words around credits, from `data/photo_organizations.toml`, and the patterns made of them."""

from __future__ import annotations

from functools import cache

import regex

from wireclean.data import load

__all__ = ["TAG", "agency_forms", "credit_label", "credit_words", "label_pattern", "words_of"]


@cache
def credit_words(table: str) -> frozenset[str]:
    """Return a table of words around credits, in lower case: `pool`, `labels`."""
    return frozenset(load("photo_organizations.toml")["words"][table])


@cache
def agency_forms() -> dict[str, str]:
    """Return the agencies as their own photographers' credits begin, and their short names: `AP Photo`."""
    forms: dict[str, str] = load("photo_organizations.toml")["forms"]
    return forms


@cache
def label_pattern() -> regex.Pattern[str]:
    """Read what opens a credit: `Photo by `, `PHOTO: `, `Image copyright `, `Courtesy of `, `Credit...`, `© `."""
    labels = "|".join(sorted(credit_words("labels"), key=lambda label: (-len(label), label)))
    return regex.compile(
        rf"""
        (?: (?i:file[ ]photo[ ]?:[ ]) )?+
        (?: (?i: photo | photos | photograph | photographs | photography | image | images | picture | pictures | illustration | video )
              \s (?i: by | courtesy(?:[ ]of)?+ | provided[ ]by | copyright | from | via ) (?: \s*+ : )?+ \s++
          | (?i:{labels}) (?: \s*+ : \s*+ | \s?+\.\.\.\s*+ | [ ]-[ ] )
          | (?: Courtesy | COURTESY ) (?: [ ](?i:of|photo) )?+ (?: \s*+ [:/] )?+ \s*+
          | (?: Handout | HANDOUT ) (?: [ ] (?:from|by|photo[ ]from) \s++ | [ ]?/[ ]? )
          | © \s*+
        ) (?: © \s*+ )?+""",
        regex.VERBOSE,
    )


# `, File`  `/File Photo`  `, Pool`  `/Handout`  ` (file)`: how the photo came, at the end of a credit.
TAG = r"(?: [^\S\n]{0,2}+ [,/] [^\S\n]{0,2}+ (?i: file(?:[ ](?:photo|image))?+ | pool(?:[ ]photo)?+ | handout | staff | stringer | files ) (?![\p{L}/]) (?![^\S\n]via\b) )"


def credit_label(text: str) -> int:
    """Return the length of the label that opens a credit, 0 when there is none."""
    label = label_pattern().match(text)
    return 0 if label is None else label.end()


@cache
def words_of(name: str) -> tuple[str, ...]:
    """Return a table of words around credits, the longest first, as a pattern wants them."""
    words = load("photo_organizations.toml")["words"][name]
    return tuple(sorted(words, key=lambda word: (-len(word), word)))
