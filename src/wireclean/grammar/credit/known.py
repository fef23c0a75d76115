"""A credit by who is named in it: `Ana Lima/Pool Photo via AP`, `AP Photo/Ana Lima`, `Photo by Ana Lima/Getty Images`.

A credit is a list of parts between slashes, commas and "via": a photographer, organisations, and words such as Pool or
File that say how the photo came. What makes it one is a label, an agency's own form, or an organisation that is known;
a bracket that merely names an agency, `(Reuters)`, is a dateline's and no credit.
"""

from __future__ import annotations

from functools import lru_cache

import regex

from wireclean.arguments import demand_text
from wireclean.article import Credit
from wireclean.grammar.byline import is_given_name
from wireclean.grammar.credit.words import TAGS, agency_forms, credit_label, credit_words, worded
from wireclean.grammar.names import is_name, recase
from wireclean.grammar.organizations import Organization, organization_named, read_organization, source_named
from wireclean.grammar.sentences import without_stop

__all__ = ["PART", "SLASH", "parse_credit", "read_credit"]

_LONGEST = 200


def parse_credit(text: str) -> Credit | None:
    """Read a string that is one photo credit, in brackets or not; None when it is none.

    `organization` is the photographer's own when one is named that is not a mere pool, else the one the photo came
    through; an agency goes by its short name, any other as printed. `text` is the credit without its brackets.

    >>> parse_credit("(Ana Lima/The Port Ellery Herald via AP, Pool)").organization
    'The Port Ellery Herald'
    >>> parse_credit("AP Photo/Ana Lima").photographer
    'Ana Lima'
    >>> parse_credit("(AP)") is None
    True
    """
    demand_text("parse_credit", text)
    printed = text.strip()
    bracketed = _BRACKETED.match(printed)
    if bracketed is not None:
        printed = bracketed["credit"].strip()
    if not 2 <= len(printed) <= _LONGEST or "\n\n" in printed:
        return None
    return read_credit(printed)


# A bracket and, at the end of the string, another that says the same again: `(Photo by Ana Lima / AFP) (Photo by ...)`.
_BRACKETED = regex.compile(r"[(\[](?P<credit>[^()\[\]]++)[)\]](?:\s*+[(\[][^()\[\]]*+[)\]]){0,2}+[\s.]*+\Z")

SLASH = regex.compile(r"\s*+/\s*+")


_LAST_TAGS = rf"{TAGS} \.?+ \Z"
_VIA = r"\s++ (?:<through>) \s++"
# what stands between the parts of a credit: marks, and "for" before a paper's name.
_JOINTS = r"\s*+/\s*+ | ,\s++ | \s++[-–—|]\s++ | \s++ (?:<whom>) \s++ (?= (?i:<articles>)\s | \p{Lu}{2,20}+\s )"
# a part of a credit: words with capitals and small ones between: `Ukrainian Police Press Office`, `Friends of the Sea`.
PART = r"""
        (?: (?: (?i:<articles>) | U\.S\. | \d{2,4} ) \s )?+ [\p{Lu}\d@] [\p{L}\p{M}\p{N}.&'’@_!-]*+
        (?: \s (?: (?: <small> | & ) \s ){0,3}+ [\p{Lu}\d&] [\p{L}\p{M}\p{N}.&'’!-]*+ ){0,9}+
        """


@lru_cache(maxsize=4096)  # a gallery has the same few credits in all its slots, and each of them twice
def read_credit(printed: str) -> Credit | None:
    """Read a credit without brackets."""
    label = credit_label(printed)
    tagged = without_stop(printed[label:].rstrip())
    body = worded(_LAST_TAGS).sub("", tagged).strip() if "," in tagged or "/" in tagged else tagged.strip()
    if not body:
        return None
    credit = _own_form(body, printed, tagged="/" in tagged)
    if credit is not None:
        return credit
    vias = [*worded(_VIA).finditer(body)]
    last = body[vias[-1].end() :] if vias else body
    distributor = _organization(last) if vias or label else None
    if vias and (distributor is None or len(vias) > 2):
        return None
    source = body[: vias[-1].start()] if vias else body
    parts = [worded(_POOLED).sub("", part) for part in worded(_JOINTS).split(source)]
    parts = [part for part in parts if part and part.casefold() not in credit_words("pool")]
    if not parts:
        return Credit(None, distributor.short, printed) if distributor is not None else None
    if len(parts) > 5 or not all(map(_is_part, parts[1:])):
        return None
    user = label and len(parts) > 1 and _USER.fullmatch(parts[0]) is not None
    if not user and not _is_part(parts[0]):
        return None
    staff = "/" in printed and any(part.casefold() in credit_words("own") for part in SLASH.split(printed))
    return _from_parts(parts, distributor, printed, labelled=bool(label or vias), staff=staff)


_POOLED = r"-(?i:<nameless>)\Z"
_USER = regex.compile(r"[\p{Ll}\d_]{3,30}")  # who sells through a photo service: `Image: bellringer / Getty Images`


def _is_part(part: str) -> bool:
    return worded(PART).fullmatch(part) is not None or organization_named(part) is not None


def _own_form(body: str, printed: str, *, tagged: bool) -> Credit | None:
    """Read a credit that begins with its agency: `AP Photo/Ana Lima`, `REUTERS/Stringer`, `AP Photo`."""
    form, *rest = SLASH.split(body)
    agency = agency_forms().get(" ".join(form.split(",")[0].split()))
    if agency is None:
        return None
    if not rest:
        return Credit(None, agency, printed) if " " in form or tagged else None
    name = rest[0].split(",")[0].strip()
    if organization_named(name) is not None or len(rest) > 3:
        return None
    if name.casefold() in credit_words("pool"):
        return Credit(None, agency, printed)
    if worded(PART).fullmatch(name) is None or len(name.split()) > 6:
        return None
    return Credit(recase(" ".join(name.split())), agency, printed)


def _from_parts(
    parts: list[str], distributor: Organization | None, printed: str, *, labelled: bool, staff: bool
) -> Credit | None:
    """Tell photographer and organisation among the parts of a credit."""
    known = [_organization(part) for part in parts]
    if not (labelled or staff or any(known)):
        return None
    sold = any(one is not None and one.sells_photos for one in (*known, distributor))
    first = known[0] is not None or (labelled and not is_name(parts[0]))
    if (
        first and len(parts) > 1 and known[1] is None and _is_person(parts[1], sure=known[0] is None)
    ):  # EPA-EFE/Ana Lima
        parts, known = [parts[1], parts[0], *parts[2:]], [None, known[0], *known[2:]]
    photographer = None
    if known[0] is None and (is_name(parts[0]) or (len(parts) > 1 and sold and " " not in parts[0])):
        photographer = recase(" ".join(parts[0].split())) if " " in parts[0] else parts[0]
        parts, known = parts[1:], known[1:]
    own = None
    for part, one in zip(parts, known, strict=True):
        own = own or (one.short if one is not None else " ".join(_without_small_article(part).split()))
    if photographer is None and not labelled and not sold:
        return None
    return Credit(photographer, own or (distributor.short if distributor is not None else None), printed)


def _is_person(part: str, *, sure: bool) -> bool:
    """Say whether a part is a name, behind who is not known one that is surely a person's."""
    return is_name(part) and (not sure or is_given_name(part.split(maxsplit=1)[0]))


def _organization(words: str) -> Organization | None:
    """Return the known organisation that `words` is, `for` a client or not: `Getty Images for the Port Ellery Trust`."""
    found = read_organization(words)
    if found is None:
        return source_named(words)  # PAP, by its name in datelines
    organization, end = found
    rest = words[end:]
    return organization if not rest or worded(_GOES_ON).match(rest) else None


_GOES_ON = rf"/ | [ ](?:<whom>)[ ] | {_JOINTS}"


def _without_small_article(part: str) -> str:
    """Drop the article that a sentence has before a name; with a capital it is part of the name."""
    first, _, rest = part.partition(" ")
    return rest if rest and first in credit_words("articles") else part
