"""Credits in running text: in brackets, behind a label, around a slash or "via", where an organisation is known.

A credit without brackets ends where its words do, and not in the sentence after it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import regex

from wireclean.article import Credit
from wireclean.grammar.credit.known import PART, SLASH, read_credit
from wireclean.grammar.credit.words import TAG, agency_forms, label_pattern
from wireclean.grammar.names import is_name, joins_names, read_name
from wireclean.grammar.organizations import organization_named, read_organization

__all__ = ["FoundCredit", "find_credits"]

_LONGEST = 200


class FoundCredit(NamedTuple):
    """A credit in a text: `text[start:end]` is all of it, brackets included."""

    start: int
    end: int
    credit: Credit


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
_TAGS_HERE = regex.compile(rf"{TAG}{{1,3}}+", regex.VERBOSE)
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
        credit = read_credit(" ".join(printed.split()))
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
    forms = "|".join(sorted(agency_forms(), key=lambda form: (-len(form), form)))
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
    own = _STRINGER.match(text, at, stop) or PART.match(text, at, min(stop, at + 70))
    via = _VIA_HERE.match(text, own.end(), stop) if own is not None else None
    known = read_organization(text, via.end(), stop) if via is not None else None
    known = known or read_organization(text, at, stop)
    if known is None:
        return None
    end = _with_tags(text, known[1], stop)
    following = _VIA_HERE.match(text, end, stop) or SLASH.match(text, end, stop)
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
    for label in label_pattern().finditer(text, max(low, begin - 24), begin):
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
    if PART.fullmatch(text[begin:at].replace("/", " ")) is None:
        return None
    return _made(text, _with_label(text, floor, begin), _with_tags(text, known[1], stop))


_SENTENCE_END = regex.compile(r"(?:(?<!\p{Lu})[.!?]|[)”\"|:;])\s")


def _after_label(text: str, floor: int, at: int, stop: int) -> FoundCredit | None:
    """Read a credit that its label opens: `Photo by Ana Lima/Getty Images`, `Photo: Ana Lima, AP`, `Image copyright AP`."""
    begin = at if text[at] == "©" else max(floor, text.rfind("\n", floor, at) + 1, at - 20)
    for label in label_pattern().finditer(text, begin, min(stop, at + 40)):
        if label.start() <= at < label.end() and not text[max(floor, label.start() - 1) : label.start()].isalnum():
            break
    else:
        return None
    known = read_organization(text, label.end(), stop)
    if known is not None:
        following = SLASH.match(text, known[1], stop)
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
    credit = read_credit(printed)
    return None if credit is None else FoundCredit(begin, end, credit)
