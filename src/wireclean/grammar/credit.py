"""Photo credits: `(Ana Lima/Pool Photo via AP)`, `AP Photo/Ana Lima`, `Photo by Ana Lima/Getty Images`, `REUTERS/Ana Lima`.

A credit is a list of parts between slashes, commas and "via": a photographer, organisations, and words such as Pool or
File that say how the photo came. What makes it one is a label, an agency's own form, or an organisation that is known;
a bracket that merely names an agency, `(Reuters)`, is a dateline's and no credit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

import regex

from wireclean.arguments import demand_text
from wireclean.article import Credit
from wireclean.data import load
from wireclean.grammar.names import is_name, joins_names, read_name, recase
from wireclean.grammar.organizations import Organization, organization_named, read_organization

__all__ = ["FoundCredit", "credit_label", "credit_words", "find_credits", "parse_credit"]

_LONGEST = 200


class FoundCredit(NamedTuple):
    """A credit in a text: `text[start:end]` is all of it, brackets included."""

    start: int
    end: int
    credit: Credit


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
    return _read(printed)


# ------------------------------------------------------------------------------------------------ one credit

# A bracket and, at the end of the string, another that says the same again: `(Photo by Ana Lima / AFP) (Photo by ...)`.
_BRACKETED = regex.compile(r"[(\[](?P<credit>[^()\[\]]++)[)\]](?:\s*+[(\[][^()\[\]]*+[)\]]){0,2}+[\s.]*+\Z")


@cache
def credit_words(table: str) -> frozenset[str]:
    """Return a table of words around credits, in lower case: `pool`, `labels`."""
    return frozenset(load("photo_organizations.toml")["words"][table])


@cache
def _forms() -> dict[str, str]:
    forms: dict[str, str] = load("photo_organizations.toml")["forms"]
    return forms


@cache
def _label() -> regex.Pattern[str]:
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
_TAG = r"(?: [^\S\n]{0,2}+ [,/] [^\S\n]{0,2}+ (?i: file(?:[ ](?:photo|image))?+ | pool(?:[ ]photo)?+ | handout | staff | stringer | files ) (?![\p{L}/]) (?![^\S\n]via\b) )"
_TAGS = regex.compile(rf"{_TAG}{{1,3}}+\.?+\Z", regex.VERBOSE)
_VIA = regex.compile(r"\s++via\s++")
_SLASH = regex.compile(r"\s*+/\s*+")
_PARTS = regex.compile(r"\s*+/\s*+|,\s++|\s++[-–—|]\s++|\s++for\s++(?=[Tt]he\s|USA)")
# A part of a credit: words with capitals and small ones between: `Ukrainian Police Press Office`, `Friends of the Sea`.
_PART = regex.compile(
    r"""
    (?: (?:The|the|U\.S\.|\d{2,4}) \s )?+ [\p{Lu}\d@] [\p{L}\p{M}\p{N}.&'’@_!-]*+
    (?: \s (?: (?:of|the|and|for|de|la|le|del|der|di|da|do|van|von|den|al|bin|at|in|&) \s ){0,3}+ [\p{Lu}\d&] [\p{L}\p{M}\p{N}.&'’!-]*+ ){0,9}+
    """,
    regex.VERBOSE,
)


def credit_label(text: str) -> int:
    """Return the length of the label that opens a credit, 0 when there is none."""
    label = _label().match(text)
    return 0 if label is None else label.end()


@lru_cache(maxsize=4096)  # a gallery has the same few credits in all its slots, and each of them twice
def _read(printed: str) -> Credit | None:
    """Read a credit without brackets."""
    label = _label().match(printed)
    body = printed[label.end() :] if label is not None else printed
    tagged, body = body, _TAGS.sub("", body.rstrip(" .")).strip()
    if not body:
        return None
    credit = _own_form(body, printed, tagged="/" in tagged)
    if credit is not None:
        return credit
    *sources, last = _VIA.split(body)
    distributor = _organization(last) if sources or label is not None else None
    if sources and (distributor is None or len(sources) > 2):
        return None
    source = " via ".join(sources) if sources else body
    if not source and distributor is not None:
        return Credit(None, distributor.short, printed)
    parts = [part.removesuffix("-Pool") for part in _PARTS.split(source)]
    parts = [part for part in parts if part and part.casefold() not in credit_words("pool")]
    staff = bool(parts) and any(part.casefold() in ("staff", "handout") for part in _SLASH.split(printed))
    if not parts:
        return Credit(None, distributor.short, printed) if distributor is not None else None
    if len(parts) > 5 or not all(map(_is_part, parts[1:])):
        return None
    user = label is not None and len(parts) > 1 and _USER.fullmatch(parts[0]) is not None
    if not user and not _is_part(parts[0]):
        return None
    return _from_parts(parts, distributor, printed, labelled=label is not None or bool(sources), staff=staff)


_USER = regex.compile(r"[\p{Ll}\d_]{3,30}")  # who sells through a photo service: `Image: bellringer / Getty Images`


def _is_part(part: str) -> bool:
    return _PART.fullmatch(part) is not None or organization_named(part) is not None


def _own_form(body: str, printed: str, *, tagged: bool) -> Credit | None:
    """Read a credit that begins with its agency: `AP Photo/Ana Lima`, `REUTERS/Stringer`, `AP Photo`."""
    form, *rest = _SLASH.split(body)
    agency = _forms().get(" ".join(form.split(",")[0].split()))
    if agency is None:
        return None
    if not rest:
        return Credit(None, agency, printed) if " " in form or tagged else None
    name = rest[0].split(",")[0].strip()
    if organization_named(name) is not None or len(rest) > 3:
        return None
    if name.casefold() in credit_words("pool"):
        return Credit(None, agency, printed)
    if _PART.fullmatch(name) is None or len(name.split()) > 6:
        return None
    return Credit(recase(" ".join(name.split())), agency, printed)


def _from_parts(
    parts: list[str], distributor: Organization | None, printed: str, *, labelled: bool, staff: bool
) -> Credit | None:
    """Tell photographer and organisation among the parts of a credit."""
    known = [_organization(part) for part in parts]
    sold = any(one is not None and one.sells_photos for one in (*known, distributor))
    if known[0] is not None and len(parts) > 1 and known[1] is None and is_name(parts[1]):  # EPA-EFE/Ana Lima
        parts, known = [parts[1], parts[0], *parts[2:]], [None, known[0], *known[2:]]
    photographer = None
    if known[0] is None and (is_name(parts[0]) or (len(parts) > 1 and sold and " " not in parts[0])):
        photographer = recase(" ".join(parts[0].split())) if " " in parts[0] else parts[0]
        parts, known = parts[1:], known[1:]
    own = None
    for part, one in zip(parts, known, strict=True):
        own = own or (one.short if one is not None else " ".join(part.removeprefix("the ").split()))
    if not (labelled or staff or any(known)) or (photographer is None and not labelled and not sold):
        return None
    return Credit(photographer, own or (distributor.short if distributor is not None else None), printed)


def _organization(words: str) -> Organization | None:
    """Return the known organisation that `words` is, `for` a client or not: `Getty Images for the Port Ellery Trust`."""
    found = read_organization(words)
    if found is None:
        return None
    organization, end = found
    rest = words[end:]
    return organization if not rest or rest.startswith((" for ", "/")) or _PARTS.match(rest) else None


# ------------------------------------------------------------------------------------------------ credits in copy

_CUES = (
    "/",
    " via ",
    "hoto",
    "HOTO",
    "ourtesy",
    "redit",
    "andout",
    "mage",
    "©",
    "icture",
    "oto",
    "OTO",
    "ild",
    "ото",
    "rédit",
    "eeld:",
    "uva:",
)
_BRACKET = regex.compile(r"[(\[]([^()\[\]]{2,200}+)[)\]]")
_SPACE = regex.compile(r"[^\S\n]++")
# What follows the name of an agency that repeats a credit before it: `(AP Photo/Ana Lima) AP Show More`.
_REPEATED = regex.compile(
    r"\s{0,3}(?P<agency>AP|Reuters|REUTERS|AFP|Getty Images|UPI)(?=\s*+(?:\Z|\n|Show\s(?:More|Less)|Read\sMore|Hide|\d|[|\]]))"
)
_TAGS_HERE = regex.compile(rf"{_TAG}{{1,3}}+", regex.VERBOSE)
_VIA_HERE = regex.compile(r"[^\S\n]{1,2}via[^\S\n]{1,2}")
_NEAR = 90  # how far before its slash a credit can begin


def find_credits(text: str, start: int = 0, end: int | None = None) -> list[FoundCredit]:
    """Find every photo credit in `text[start:end]`, in order; a bracket in prose is none.

    A credit without brackets ends where its words do, and not in the sentence after it.

    >>> [found.credit.text for found in find_credits("The bell rings. (AP Photo/Ana Lima) REUTERS/Tom Reed The sea is calm.")]
    ['AP Photo/Ana Lima', 'REUTERS/Tom Reed']
    """
    stop = len(text) if end is None else min(end, len(text))
    if all(text.find(cue, start, stop) < 0 for cue in _CUES):
        return []
    found: list[FoundCredit] = []
    bracketed = {one.start: one for one in _in_brackets(text, start, stop)}
    for one in sorted([*bracketed.values(), *_bare(text, start, stop, [*bracketed.values()])]):
        if not found or one.start >= found[-1].end:
            found.append(one)
        elif one.start in bracketed and found[-1].start not in bracketed:
            found[-1] = one
    return [credit for one in found for credit in (one, *_repeated(text, one, stop))]


def _in_brackets(text: str, start: int, stop: int) -> Iterator[FoundCredit]:
    for bracket in _BRACKET.finditer(text, start, stop):
        printed = bracket[1]
        if "\n\n" in printed or not any(cue in printed for cue in _CUES):
            continue
        credit = _read(" ".join(printed.split()))
        if credit is not None:
            credit = Credit(credit.photographer, credit.organization, printed.strip())
            yield FoundCredit(bracket.start(), bracket.end(), credit)


def _repeated(text: str, before: FoundCredit, stop: int) -> Iterator[FoundCredit]:
    """Yield the agency that stands alone directly after a credit in brackets."""
    if text[before.end - 1] in ")]":
        match = _REPEATED.match(text, before.end, stop)
        organization = organization_named(match["agency"]) if match is not None else None
        if match is not None and organization is not None:
            yield FoundCredit(match.start("agency"), match.end(), Credit(None, organization.short, match["agency"]))


_MARK = re.compile(
    r"/| via |[hF]oto|[HF]OTO|mage|redit|rédit|ourtesy|©|icture|[Bb]ild(?:er|rechte|quelle)?:|[Фф]ото:|eeld:|uva:"
)


def _bare(text: str, start: int, stop: int, bracketed: list[FoundCredit]) -> Iterator[FoundCredit]:
    """Yield the credits without brackets around them; those in `bracketed`, in order, are known."""
    done = start
    inside = 0  # the bracket that the mark may stand in
    for mark in _MARK.finditer(text, start, stop):
        at = mark.start()
        while inside < len(bracketed) and bracketed[inside].end <= at:
            inside += 1
        if at < done or (inside < len(bracketed) and bracketed[inside].start <= at):
            continue
        if mark[0] == "/":
            if not text[max(done, at - 30) : at].rstrip().rpartition(" ")[2].strip("(/\n")[:1].isupper():
                continue
            credit = _after_form(text, done, at, stop) or _around_slash(text, done, at, stop)
        elif mark[0] == " via ":
            credit = _before_via(text, done, at, stop)
        else:
            credit = _after_label(text, done, at, stop)
        if credit is not None:
            begin = credit.start - 2
            yield credit._replace(start=begin) if begin >= done and text.startswith("© ", begin) else credit
            done = credit.end


@cache
def _form_before() -> regex.Pattern[str]:
    forms = "|".join(sorted(_forms(), key=lambda form: (-len(form), form)))
    return regex.compile(rf"(?<![\p{{L}}\p{{N}}/])(?:{forms})\s?\Z")


def _after_spaces(text: str, at: int, stop: int) -> int:
    spaces = _SPACE.match(text, at, stop)
    return at if spaces is None else spaces.end()


def _after_form(text: str, floor: int, slash: int, stop: int) -> FoundCredit | None:
    """Read `REUTERS/Ana Lima/File Photo`, `AP Photo/Ana Lima, File`: an agency's form, its slash and a name."""
    form = _form_before().search(text[max(floor, slash - 22) : slash])
    if form is None:
        return None
    begin = slash - (min(22, slash - floor) - form.start())
    at = _after_spaces(text, slash + 1, stop)
    stringer = _STRINGER.match(text, at, stop)
    end = stringer.end() if stringer is not None else _name_end(text, at, stop)
    return None if end is None else _made(text, begin, _with_tags(text, end, stop))


_STRINGER = regex.compile(r"(?:Stringer|STRINGER|Handout|HANDOUT|Pool|POOL|Staff)(?!\p{L})")
_SMALL = regex.compile(r"[^\S\n]{1,2}(?!(?:via|and|for|of|hide|toggle)\b)\p{Ll}")
_WORD = regex.compile(r"\S++")


def _name_end(text: str, at: int, stop: int) -> int | None:
    """Return where the photographer's name that begins at `at` ends.

    Where a sentence follows (`Ana Lima Divers have found`), that is after two words, three with an initial or particle.
    """
    name = read_name(text, at, stop)
    if name is None:
        return None
    words = list(_WORD.finditer(text, at, name.end))
    if len(words) > 2 and not name.shouted and name.ending == "clean" and _SMALL.match(text, name.end, stop):
        count = 2
        while count < len(words) and joins_names(words[count - 1][0]):
            count += 1
        return words[count - 1].end()
    return name.end


def _with_tags(text: str, end: int, stop: int) -> int:
    """Return the end of a credit with what may follow the name: `, File`, `/Handout via REUTERS`."""
    tags = _TAGS_HERE.match(text, end, stop)
    return end if tags is None else tags.end()


def _around_slash(text: str, floor: int, slash: int, stop: int) -> FoundCredit | None:
    """Read `Ana Lima/AP`, `Ana Lima/Getty Images`, `Ana Lima/The Port Ellery Herald via AP`."""
    at = _after_spaces(text, slash + 1, stop)
    end = _organizations_end(text, at, stop)
    if end is None:
        return None
    begin = _name_begin(text, floor, slash)
    return None if begin is None else _made(text, begin, end)


def _organizations_end(text: str, at: int, stop: int) -> int | None:
    """Return the end of what follows a slash: a known organisation, another after a slash or "via", and tags."""
    own = _STRINGER.match(text, at, stop) or _PART.match(text, at, min(stop, at + 70))
    via = _VIA_HERE.match(text, own.end(), stop) if own is not None else None
    known = read_organization(text, via.end(), stop) if via is not None else None
    known = known or read_organization(text, at, stop)
    if known is None:
        return None
    end = _with_tags(text, known[1], stop)
    following = _VIA_HERE.match(text, end, stop) or _SLASH.match(text, end, stop)
    more = read_organization(text, following.end(), stop) if following is not None else None
    return end if more is None else _with_tags(text, more[1], stop)


# The words before a slash: those that may be a name's, back to where a sentence, bracket or small word ends.
_CAPITAL = regex.compile(r"\p{Lu}[\p{L}\p{M}'’.-]*+\Z")
_CLOSES = frozenset('.!?…)]”"|:;>')


def _name_begin(text: str, floor: int, end: int) -> int | None:
    """Return where the name that ends at `end` begins: after a sentence, or else two words before, three with a particle."""
    low = max(floor, end - _NEAR, text.rfind("\n", floor, end) + 1)
    words = list(_WORD.finditer(text, low, end))
    run: list[regex.Match[str]] = []
    closed = not words or words[0].start() == low
    for word in reversed(words):
        if not (_CAPITAL.match(word[0]) or (run and joins_names(word[0]))):
            closed = word[0][-1] in _CLOSES or word[0].casefold() == "by"
            break
        if run and word[0][-1] == "." and len(word[0].strip(".")) > 2 and not joins_names(word[0]):
            closed = True
            break
        run.insert(0, word)
    counts = [len(run)] if closed and len(run) <= 4 else []
    count = 2
    while count < len(run) and joins_names(run[-count][0]):
        count += 1
    for size in dict.fromkeys([*counts, count]):
        if 2 <= size <= len(run) and is_name(text[run[-size].start() : end].rstrip()):
            begin = run[-size].start()
            labelled = _with_label(text, low, begin)
            byline = labelled == begin and _BYLINE.search(text[low:begin]) is not None
            return None if byline else labelled
    return None


_BYLINE = regex.compile(r"(?:\b[Bb]y|\band)\s++\Z")  # the name after it is an author's


def _with_label(text: str, low: int, begin: int) -> int:
    """Take the label that stands before a name with it: `Photo by `."""
    for label in _label().finditer(text, max(low, begin - 24), begin):
        if label.end() == begin and not text[max(low, label.start() - 1) : label.start()].isalnum():
            return label.start()
    return begin


def _before_via(text: str, floor: int, at: int, stop: int) -> FoundCredit | None:
    """Read `Ana Lima via Getty Images`, `Handout via REUTERS`, `Port Ellery Police via AP`, after a sentence only."""
    known = read_organization(text, at + len(" via "), stop)
    if known is None:
        return None
    low = max(floor, at - _NEAR, text.rfind("\n", floor, at) + 1)
    begin = low
    for sentence in _SENTENCE_END.finditer(text, low, at):
        begin = sentence.end()
    if begin == low > floor and text[low - 1] != "\n":
        return None
    begin = _after_spaces(text, begin, at)
    if _PART.fullmatch(text[begin:at].replace("/", " ")) is None:
        return None
    return _made(text, _with_label(text, floor, begin), _with_tags(text, known[1], stop))


_SENTENCE_END = regex.compile(r"(?:(?<!\p{Lu})[.!?]|[)”\"|:;])\s")


def _after_label(text: str, floor: int, at: int, stop: int) -> FoundCredit | None:
    """Read a credit that its label opens: `Photo by Ana Lima/Getty Images`, `Photo: Ana Lima, AP`, `Image copyright AP`."""
    begin = at if text[at] == "©" else max(floor, text.rfind("\n", floor, at) + 1, at - 20)
    for label in _label().finditer(text, begin, min(stop, at + 40)):
        if label.start() <= at < label.end() and not text[max(floor, label.start() - 1) : label.start()].isalnum():
            break
    else:
        return None
    known = read_organization(text, label.end(), stop)
    if known is not None:
        following = _SLASH.match(text, known[1], stop)
        more = read_organization(text, following.end(), stop) if following is not None else None
        named = _name_end(text, following.end(), stop) if following is not None and more is None else None
        whole = _with_tags(text, named or (more or known)[1], stop)  # Foto: AFP/Ana Lima
        if text[at] == "©" and text[whole:stop].partition("\n")[0].strip(" ."):  # a copyright line
            return None
        return _made(text, label.start(), whole)
    line = text[label.start() : stop].partition("\n")[0][:_LONGEST].rstrip()
    credit = _made(text, label.start(), label.start() + len(line)) if _YEAR.search(line) is None else None
    if credit is not None and (credit.credit.photographer or _SHARED.search(line)):
        return credit
    name = _name_end(text, label.end(), stop)
    if name is None:
        return None
    gap = _GAP.match(text, name, stop)
    end = _organizations_end(text, gap.end(), stop) if gap is not None else None
    if end is None:
        if text[name:stop].strip(" .)"):
            return None
        end = name
    return _made(text, label.start(), end)


_YEAR = regex.compile(r"\b(?:19|20)\d\d\b")  # of a copyright line
_SHARED = regex.compile(r"/|\svia\s")
_GAP = regex.compile(r"\s?/\s?|,\s|\s(?:via|for)\s")


def _made(text: str, begin: int, end: int) -> FoundCredit | None:
    printed = text[begin:end]
    credit = _read(printed)
    return None if credit is None else FoundCredit(begin, end, credit)
