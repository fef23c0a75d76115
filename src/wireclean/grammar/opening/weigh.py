"""Weighs a reading of an opening: what speaks for it and against it, by the weights of `data/openings.toml`.

A reading whose weights add up to nothing or more is an opening. Each weight stands for one thing that a reader of wire
copy would name: a known town, capitals, an agency, a dash, a lede that reads as a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from wireclean.data import load
from wireclean.data.languages import words_of_language
from wireclean.grammar.opening.lede import Lede, read_lede
from wireclean.grammar.opening.letters import UPPER, day_pattern, may_open_day
from wireclean.grammar.opening.reading import Reading, spells
from wireclean.grammar.opening.sites import Site
from wireclean.grammar.places import is_place

__all__ = ["evidence_of", "may_convince", "weigh"]

_NEAR = 1000  # how far before and behind other lines may show a transcript or a list
_LINE_ENDS = re.compile(r"[^\S\n]*+ (?: \n | \Z | (?<=\n) )", re.VERBOSE)
_NOTHING_ELSE = re.compile(r"\s*+\Z")
_SPACED_DASH = re.compile(r"\s[–—-]\s")
# Roma - Lazio 2-1, Roma - Lazio: la squadra
_MATCH = re.compile(
    rf"(?:[^\W\d_]++[ ]){{1,3}}+\d{{1,3}}[:–-]\d{{1,3}}(?!\d) | (?:[{UPPER}][^\W\d_]*+[ ]?){{1,2}}+:[ ]", re.VERBOSE
)
_SPEAKER = re.compile(rf"^\s{{0,8}}+ [{UPPER}] [{UPPER}\ .'’-]{{1,30}}+ :\s", re.VERBOSE | re.MULTILINE)
_LISTED = re.compile(
    rf"""
    ^ \s{{0,8}}+ [•*-]?+ \s?+
    (?P<name> [{UPPER}] [^\W\d_]{{2,20}}+ (?: \ [{UPPER}] [^\W\d_]{{2,20}}+ ){{0,2}}+ ) :\s
    """,
    re.VERBOSE | re.MULTILINE,
)


def weigh(text: str, reading: Reading, stop: int) -> float:
    """Return how well a reading of `text[:stop]` convinces.

    What begins at `stop` is looked at for a lede that goes on there, or stands below its place, and for other lines that open
    as this one does: those show a transcript or a list.
    """
    weights = _weights()
    return round(weights["bias"] + sum(weights[name] for name in evidence_of(text, reading, stop)), _PLACES)


_PLACES = 3  # of a sum of weights: what is beyond them is no evidence, but how the machine adds


@cache
def _weights() -> Mapping[str, float]:
    return {
        f"{table}.{name}" if table else name: float(weight)
        for table, entries in load("openings.toml").items()
        for name, weight in (entries.items() if isinstance(entries, dict) else ((table, entries),))
        for table in ([table] if isinstance(entries, dict) else [""])
    }


@cache
def _at_best() -> float:
    """Return the most that anything but the reading itself can speak for it: its lede, an indent, the customs of papers."""
    weights = _weights()
    ledes = [weight for name, weight in weights.items() if name.startswith("lede.") and name != "lede.indented"]
    customs = [weight for name, weight in weights.items() if name.startswith("bare.") and weight > 0]
    return max(ledes) + weights["lede.indented"] + sum(customs)


def may_convince(reading: Reading) -> bool:
    """Say whether a reading can be an opening whatever stands beside it; most that can be read are none."""
    if reading.stop == "closed":
        return True
    weights = _weights()
    found = weights["bias"] + sum(weights[name] for name in _of_reading(reading))
    if reading.stop == "line":
        found += max(weights["stop.line"], weights["stop.end"])
    return round(found + _at_best(), _PLACES) >= 0


def evidence_of(text: str, reading: Reading, stop: int) -> Iterator[str]:
    """Yield the name of each weight that counts besides the bias: `place.town`, `stop.dash`."""
    if reading.stop == "closed":  # brackets and words of its script say that it is an opening
        yield "stop.closed"
        return
    # nothing behind it on its line, neither to be read nor struck already
    above = _NOTHING_ELSE.match(text, reading.end, stop) is not None and _LINE_ENDS.match(text, reading.end) is not None
    lede = read_lede(text, reading.end, stop, beyond=above and bool(reading.sites))
    yield from _of_reading(reading)
    indented = text[max(0, reading.first - 3) : reading.first] == "   "
    bare = reading.credit is None and reading.day is None
    if reading.day is not None and not reading.sites and reading.credit is None:
        yield "day.telex" if indented and reading.day.isupper() else "day.alone"
    if reading.stop == "line":
        yield "stop.line" if lede.text else "stop.end"
    shape = "nothing" if not lede.text and not reading.sites else lede.shape
    if not (indented and shape == "other"):
        yield f"lede.{shape}"
    if indented:
        yield "lede.indented"
    if bare:
        yield from _of_bare_places(text, reading, lede)


def _of_reading(reading: Reading) -> Iterator[str]:
    """Yield what the parts of a reading say for themselves, whatever stands around it."""
    credit = reading.credit
    yield from _of_places(reading)
    if credit is not None:
        yield f"credit.{credit.kind}" if credit.marked else "credit.bare"
        runs_on = not credit.marked and (credit.dashed or reading.day is None) and reading.stop in ("space", "glued")
        if runs_on and not _is_caseless(reading):
            yield "credit.run_on"
        unlike_a_word = credit.kind in ("letters", "words") or (credit.kind == "word" and not credit.name.istitle())
        if unlike_a_word and reading.day is not None and reading.sites:
            yield "credit.behind_day"
        if credit.kind == "word" and reading.stop in ("dash", "hyphen") and _are_plain_towns(reading):
            yield "credit.behind_capitals"
        if any(spells(site.name, credit.name) and not site.town for site in reading.sites):
            yield "credit.spelt"
        if not reading.sites:
            alone = "alone" if credit.marked else "bare_alone"
            yield f"credit.{alone if reading.day is None else 'with_day'}"
    if reading.day is not None:
        yield "day.number" if reading.day.isdigit() else "day.written"
        if reading.sites and credit is None and reading.day.isupper() and reading.stop == "colon":
            yield "day.caption"
    yield from _of_stop(reading)


def _are_plain_towns(reading: Reading) -> bool:
    """Say whether the places are towns that are known, in capitals or in a script that has none."""
    return bool(reading.sites) and all((site.shouted or site.caseless) and site.town for site in reading.sites)


def _of_places(reading: Reading) -> Iterator[str]:
    if not reading.sites:
        return
    sites = reading.sites
    ranks = [_rank(site, reading) for site in sites]
    yield ranks[0] if len(ranks) == 1 else min(ranks, key=lambda name: _weights()[name])
    if all(site.shouted for site in sites):
        yield "place.shouted"
    elif _is_caseless(reading):
        yield "place.caseless"
    if all(site.label for site in sites):
        yield "place.label"
    if all(site.everyday for site in sites) and reading.credit is None and reading.day is None:
        yield "place.everyday"


def _is_caseless(reading: Reading) -> bool:
    return bool(reading.sites) and all(site.caseless for site in reading.sites)


def _rank(site: Site, reading: Reading) -> str:
    """Name what is known of a place."""
    if site.region is not None and (site.region_known or reading.credit is None) and not site.abbreviated:
        return "place.unknown" if not site.region_known else "place.placed" if site.town else "place.in_region"
    if site.of(400):
        return "place.of_400"
    if site.of(100):
        return "place.of_100"
    if site.of(1) or site.part:
        return "place.town"
    if site.village or (site.land and site.shouted):
        return "place.village"
    if site.town:
        return "place.country"
    return "place.named" if site.named and reading.credit is not None else "place.unknown"


def _of_stop(reading: Reading) -> Iterator[str]:
    if reading.stop in ("space", "glued"):
        credit = reading.credit
        marked = reading.bracketed or (credit is not None and credit.marked)
        if reading.stop == "glued":
            yield "stop.glued_behind_credit" if marked else "stop.glued_behind_words"
        else:
            yield "stop.space_behind_credit" if marked else "stop.space_behind_words"
        if credit is not None and credit.kind != "agency":
            yield "stop.open_paper"
    elif reading.stop != "line":  # of that it depends on what the next one holds
        yield f"stop.{reading.stop}"
    if reading.bracketed:
        yield "place.bracketed"


def _of_bare_places(text: str, reading: Reading, lede: Lede) -> Iterator[str]:
    """Name what counts where neither agency nor day speaks for a place: the customs of papers, rows and titles."""
    if not reading.sites:
        yield "bare.nothing"
        return
    shouted = all(site.shouted for site in reading.sites)
    kind = "hyphen" if reading.stop == "glued_hyphen" else reading.stop
    case = "capitals" if shouted else "title"
    form = "bracket" if reading.bracketed else f"{case} {kind}"
    customs = [words_of_language(language, "datelines.forms") for language in lede.languages]
    if customs and all(form in custom for custom in customs):
        yield "bare.custom"
    elif customs and all(customs) and (case, kind) == ("title", "colon") and not reading.bracketed:
        yield "bare.uncustomary"
    if reading.stop == "colon":
        if all(site.colons for site in reading.sites):
            yield "bare.colon_country"
        if all(site.region is not None and "," in site.region for site in reading.sites):
            yield "bare.full_address"
        if _is_listed(text, reading, shouted=shouted):
            yield "bare.listed"
    elif reading.stop == "stop" and 0 < lede.first_sentence <= 30:
        yield "bare.listed"
    if not shouted and (_SPACED_DASH.search(lede.text[:60]) is not None or _MATCH.match(lede.text) is not None):
        yield "bare.second_dash"
    if may_open_day(lede.text, 0) and day_pattern().match(
        lede.text
    ):  # a caption: `MANCHESTER, ENGLAND - SEPTEMBER 28: `
        yield "day.caption"


def _is_listed(text: str, reading: Reading, *, shouted: bool) -> bool:
    """Say whether other lines nearby open as this one did: then `JACKSON: ` is a speaker, `Mumbai: ` one of a list."""
    for stretch in (max(0, reading.start - _NEAR), reading.start), (reading.end, reading.end + 3 * _NEAR):
        if shouted:
            if _SPEAKER.search(text, *stretch) is not None:
                return True
        elif any(is_place(other["name"], 50) for other in _LISTED.finditer(text, *stretch)):
            return True
    return False
