"""From a candidate to a rule of a pack, with the examples it was found by as its tests."""

from __future__ import annotations

import heapq
import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec
import regex

from wireclean.data import load
from wireclean.discovery.blocks import pattern_of_block
from wireclean.discovery.candidates import Candidate, Place, Sample
from wireclean.discovery.shapes import pattern_of
from wireclean.packs import pack_rules
from wireclean.packs.model import LineRule, Pack, PackExample, PackRule, PatternRule, PrefixRule, SuffixRule
from wireclean.rulebook.furniture import EDGE, without_numbers
from wireclean.rulebook.rule import Rule

__all__ = ["drafts_for", "family_of_group", "with_tests"]

_SHORT = 3  # words: so few count only with the capitals that the source prints
_LONGEST_PHRASE = 280
_LONGEST_LINK = 250
_ROOM = 60  # characters by which a line behind a label may be longer than those that were seen
_LONGEST_CONTEXT = 160
_HOST = re.compile(r"[\w-]{1,60}(?:\.[\w-]{1,60}){1,8}")
_NUMBER = re.compile(r"\d[\d.,]{0,12}")
_LONGEST_CUE = 40
_MOST_TRIED = 8
_FIXES = 2
_STAND_IN = (PackExample("", ""),)


def family_of_group(name: str, taken: set[str]) -> str:
    """Return the letters of the codes of a group's rules, which no other group of `taken` has.

    >>> family_of_group("www.port-ellery.example", set()), family_of_group("20min", set())
    ('PORTELLERY', 'MINX')
    """
    host = name.removeprefix("www.")
    plain = unicodedata.normalize("NFKD", host.partition(".")[0] if _HOST.fullmatch(host) else host).upper()
    letters = "".join(letter for letter in plain if "A" <= letter <= "Z")[:12].ljust(4, "X")
    family, number = letters, 1
    while family in taken:
        number += 1
        family = letters[:12] + "".join(chr(ord("A") + int(digit)) for digit in str(number))
    taken.add(family)
    return family


def drafts_for(found: Iterable[Candidate], family: str) -> list[tuple[Candidate, PackRule]]:
    """Return the candidates with their rules, numbered in their order, whose examples stand in for those that come."""
    drafts: list[tuple[Candidate, PackRule]] = []
    for candidate in found:
        number = len(drafts) + 1
        draft = _draft(candidate, f"{family}{number:03}", f"{family.lower()}-{candidate.kind}-{number}")
        if draft is not None:
            drafts.append((candidate, draft))
    return drafts


def with_tests(
    drafts: Iterable[tuple[Candidate, PackRule]], pack: Pack, sample: Sample
) -> Iterator[tuple[Candidate, PackRule]]:
    """Yield those of the drafts that have examples: of what the rule does, and of what it leaves alone. `pack` holds them all."""
    made = {rule.code: rule for rule in pack_rules(pack)}
    for candidate, draft in drafts:
        fixes = tuple(_fixes(made[draft.code], candidate, sample))
        keeps = tuple(_keeps(made[draft.code], candidate, sample)) if fixes else ()
        if keeps:
            yield candidate, msgspec.structs.replace(draft, fixes=fixes, keeps=keeps)


# --- what it looks for


def _draft(candidate: Candidate, code: str, name: str) -> PackRule | None:
    """Return the rule without its examples."""
    texts = {place.text for place in candidate.places}
    text = candidate.text
    # no file should hold half a surrogate pair, or a mark that turns text around
    if not text.replace("\n", "").isprintable():
        return None
    said: dict[str, str] = load("discovery.toml")["kinds"][candidate.kind]
    shared: dict[str, Any] = {"code": code, "name": name, "fixes": _STAND_IN, "keeps": (), **said}
    match candidate.kind:
        case "line":
            phrase = _phrase(candidate)
            if len(phrase) > _LONGEST_PHRASE:
                start = phrase[:_LONGEST_PHRASE].rpartition(" ")[0] or phrase[:_LONGEST_PHRASE]
                longest = min(2000, max(map(len, texts)) + _ROOM)
                return PrefixRule(**shared, phrases=(start,), whole_line=True, longest=longest)
            exact = len(phrase.split()) <= _SHORT and len({each.strip(EDGE) for each in texts}) == 1
            return LineRule(**shared, phrases=(phrase,), match_case=exact)
        case "label":
            longest = min(_LONGEST_LINK, max(len(place.line.text) for place in candidate.places) + _ROOM)
            return PrefixRule(**shared, phrases=(text,), whole_line=True, longest=longest, one_sentence=True)
        case "shape":
            return PatternRule(**shared, pattern=pattern_of(candidate.key), cues=_cues(candidate))
        case "block":
            begin, _, end = text.partition("\n")
            return PatternRule(**shared, pattern=pattern_of_block(begin, end), cues=_cues(candidate))
        case "prefix" | "suffix" if len(texts) == 1 and 1 < len(text) <= _LONGEST_PHRASE:
            kind = PrefixRule if candidate.kind == "prefix" else SuffixRule
            return kind(**shared, phrases=(text,), match_case=True)
        case _:
            numbered = _NUMBER.sub("\x00", text)
            pattern = regex.escape(numbered, special_only=True, literal_spaces=True).replace("\x00", r"\d[\d.,]{0,12}")
            return PatternRule(**shared, pattern=rf"(?<!\w){pattern}(?!\w)", cues=_cues(candidate))


def _phrase(candidate: Candidate) -> str:
    """Return the line as a phrase, with `#` for numbers where they vary."""
    bare = {place.text.strip(EDGE) or place.text for place in candidate.places}
    text = candidate.text.strip(EDGE) or candidate.text
    return text if len({each.casefold() for each in bare}) == 1 else without_numbers(text)


def _cues(candidate: Candidate) -> tuple[str, ...]:
    """Return the longest stretch that all places have, so that the pattern is tried only where it can match."""
    marks = (
        re.split(r"[\x00-\x04]", candidate.key)
        if candidate.kind == "shape"
        else _NUMBER.split(candidate.text.partition("\n")[0])
    )
    longest = max((mark.strip() for mark in marks), key=len)[:_LONGEST_CUE].strip()
    return (longest,) if len(longest) > 1 else ()


# --- its tests


def _told_apart(candidate: Candidate) -> list[Place]:
    """Return a place for each thing that the candidate says, of those that wireclean leaves."""
    return [*{place.text + place.line.text: place for place in candidate.kept}.values()]


def _fixes(rule: Rule, candidate: Candidate, sample: Sample) -> Iterator[PackExample]:
    """Yield places, with what stands above and below them, as tests of the rule; those that it does not pass are left out."""
    found: list[PackExample] = []
    for place in _told_apart(candidate)[:_MOST_TRIED]:
        before = _with_context(place, sample)
        after = rule(before)
        fix = PackExample(before, after)
        if after != before and fix not in found and rule(after) == after:
            found.append(fix)
            yield fix
        if len(found) == _FIXES:
            return


def _with_context(place: Place, sample: Sample) -> str:
    lines, at = sample.copies[place.copy].lines, place.line.at
    own = range(at, at + place.length)
    near = lines[max(0, at - 1) : at + place.length + 1]
    return "\n\n".join(line.text if line.at in own else _shortened(line.text) for line in near)


def _shortened(text: str) -> str:
    if len(text) <= _LONGEST_CONTEXT:
        return text
    return text[:_LONGEST_CONTEXT].rpartition(" ")[0] or text[:_LONGEST_CONTEXT]


def _keeps(rule: Rule, candidate: Candidate, sample: Sample) -> Iterator[str]:
    """Yield the line of a story that is most like what the rule looks for, of those that it leaves alone."""
    words = frozenset(candidate.text.casefold().split())
    own = {
        line.text
        for place in candidate.places
        for line in sample.copies[place.copy].lines[place.line.at : place.line.at + place.length]
    }
    paragraphs = {line.text for _, line in sample.prose if line.key not in sample.recurring} - own
    others = paragraphs or {line.text for copy in sample.copies for line in copy.lines if line.kept} - own
    for text in heapq.nlargest(_MOST_TRIED, others, key=lambda text: (*_alike(words, text), text)):
        if not rule.strikes(text):
            yield text
            return


def _alike(words: frozenset[str], paragraph: str) -> tuple[int, int]:
    return len(words & frozenset(paragraph.casefold().split())), -len(paragraph)
