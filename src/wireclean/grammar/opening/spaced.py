"""Reads the openings of scripts that put spaces between words: Latin, Cyrillic, Greek, Arabic, Devanagari and others.

The text is walked once from its first word. Days, brackets and known agencies are anchors; the words between them are
places. Commas, full stops, slashes and dashes join the parts, in any order. Wherever a part has ended and something that
can end an opening follows, a reading is handed on; which of them is one at all is weighed elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from wireclean.data import agencies
from wireclean.data.languages import language_numbers, language_words
from wireclean.data.phrasebook import any_of
from wireclean.grammar.opening.brackets import Parts, roles
from wireclean.grammar.opening.letters import DAY, EDGES, LOWER, UNCASED, UPPER, WORD, day_pattern, may_open_day
from wireclean.grammar.opening.reading import Credit, Person, Reading, Stop, agency_named
from wireclean.grammar.opening.reporters import NAME_WORD, is_person, reporters_before, with_signers
from wireclean.grammar.opening.signs import REACH
from wireclean.grammar.opening.sites import Site, read_sites, without_weekday
from wireclean.grammar.places import is_place, is_region
from wireclean.grammar.sentences import after_spaces

__all__ = ["read_spaced"]

_MOST_STEPS = 40
_MOST_WORDS = 8  # of a place, its region and country


_NOTICE = re.compile(
    rf"\s*+ (?P<notice> (?:{any_of(language_words('datelines.notices'))}) \s{{0,2}}+ -{{1,2}}+ \s{{0,2}}+ )?+",
    re.VERBOSE,
)

_WORD = re.compile(WORD, re.VERBOSE)

_BARE_DAY = re.compile(r"\d\d?(?=\s*\()")  # MADRID, 3 (EUROPA PRESS)
_LED_DAY = re.compile(r"\d\d?(?![\d./-])")  # behind a word for day: તા. 4
_LOOSE = re.compile(
    rf"[{UPPER}{LOWER}] [{LOWER}.]{{1,15}}+ (?: \ [{LOWER}.]{{1,15}}+ ){{0,2}}+ (?= (?P<gap> ,\ {{1,3}}+ ) )",
    re.VERBOSE,
)
# `(AP)`, `--(BUSINESS WIRE)`, `/TASS/`, ` / ACCESSWIRE / `.
_BRACKET = re.compile(
    r"""
    (?P<lead> [—–-] -?+ )?+ \ ?+
    (?: \( \s?+ (?P<round> [^()\n]{1,60}+ ) \)
      | \| \s (?P<bar> [^|\n]{1,40}+ ) (?=\|)
      | \[ (?P<square> [^\[\]\n]{1,40}+ ) \]
      | / \s?+ (?P<slash> [^\W\d_][^/\n]{1,38}+ (?: / [^\W\d_][^/\s]{1,20}+ (?=/) )?+ ) /
    )
    """,
    re.VERBOSE,
)
_BEFORE_BRACKET = tuple("([/| -–—")  # what `_BRACKET` can begin with
_NAME = re.compile(r"[^\W_] [^\s,:;()/\[\]|–—،।]{0,30}+ (?: \ [^\W_] [^\s,:;()/\[\]|–—،।]{0,30}+ ){0,3}+", re.VERBOSE)
_JOINT = re.compile(r"[^\S\n]{0,9}+ (?: (?: [,،.፣] (?!\d) | ۔ ) [^\S\n]{0,9}+ )?+ | (?<=\W) \s{0,9}+", re.VERBOSE)
_SLASH = re.compile(
    rf"\s? / (?=\s?[{UPPER}{UNCASED}]|(?<=[{UNCASED}]/)\s?\d) (?! \s [^\s/]{{2,30}}+ \s / ) \s?", re.VERBOSE
)
_PERSON = re.compile(rf"[,،]\ ?+ (?P<name> {NAME_WORD} (?: \ ?{NAME_WORD} ){{1,2}}+ )", re.VERBOSE)

# What ends an opening: dashes, the `_` of the ANPA wire, EFE's `.-`, a colon, TASS's full stop, the danda. `\x97` is a
# dash that lost its code page. A single hyphen needs a space behind it, for `NEW-` may go on.
_STOP = re.compile(
    r"""
    \s*+
    (?: (?P<dash> \.? (?: --++ | [—―\x97] [—―-]*+ | _++ ) )
      | (?P<hyphen> (?<=\s) ـ (?=\s) | (?: \.\ ?+ )?+ [–-] (?: (?=\s|\Z) | (?<= \) [–-] ) | (?<= \)\ [–-] ) ) )
      | (?P<colon> [:៖፦] (?![\d/]) (?: -(?=\s) )?+ | (?<=\)) ; )
      | (?P<equals> = (?=\s) )
      | (?P<bar> [|।∙] )
      | (?P<quote> " (?=\s) )
      | (?P<slash> / (?=\s) )
      | (?P<stop> \. (?!\w) )
    )
    \s*+
    """,
    re.VERBOSE,
)
# A site by its address, as the papers of Indonesia print theirs: `Liputan6.com, Jakarta - `.
_BARE_DOMAIN = re.compile(
    r"[^\W\d_][\w-]{2,20}+ (?: \.[a-z]{2,4} (?: \.[a-z]{2} )?+ | \.[A-Z]{2,4} ) (?= ,[ ] | [ ][–—-] | /[ ] )",
    re.VERBOSE,
)
# An agency that no table has, behind place and day: `МОСКВА, 4 мая - НАМЕ. `, `LVIV. May 4. Harbour Post - `; in quotation
# marks behind a place: `لندن - «الميناء»: `.
_UNKNOWN = re.compile(
    rf"""
    (?P<name> [{UPPER}]{{2,5}}[ ] (?: [«“"] [^«»“”"\n]{{2,30}}+ [»”"] | [\w-]{{2,20}}+\.[A-Za-z]{{2,4}} )
      | [{UPPER}][\w-]{{2,20}}+ (?: [ ][{UPPER}][\w-]{{2,20}}+ ){{0,2}}+ )
    (?: (?P<stop> \. (?=\s) ) | (?= [ ]?[–—-]\s | /\s ) )
    """,
    re.VERBOSE,
)
_QUOTED = re.compile(
    r"[«“\"] (?P<name> [^\W\d_][^«»“”\"\n]{1,30}+ ) [»”\"] (?= \s*+ (?: [:–—-] | \Z | \n ) | [^:\n]{1,20} : )",
    re.VERBOSE,
)
_IN_QUOTES = re.compile(r"[«“\"] (?P<name> [^\W\d_][^«»“”\"\n]{1,30}+ ) [»”\"] (?=\s)", re.VERBOSE)
_DASHES = ("-", "–", "—")
_GAPS = (", ", "، ")
_QUOTES = ("«", "“", '"')
_CASELESS_LETTER = re.compile(rf"[{UNCASED}]")


@cache
def _day_and_hyphen() -> re.Pattern[str]:
    return re.compile(rf"{DAY} \s{{0,3}}+ -\s", re.VERBOSE)


def read_spaced(text: str, start: int, stop: int) -> Iterator[Reading]:
    """Yield every way to read an opening at `start`, white space before it allowed, shortest first."""
    notice = _NOTICE.match(text, start, stop)
    at = start if notice is None else notice.end()
    first = notice.start("notice") if notice is not None and notice["notice"] else at
    people, behind = reporters_before(text, at, stop)
    if people:
        walk = _Walk(text, first, behind, stop)
        walk.people = people
        yield from (reading for reading in walk.readings() if reading.credit is not None)
    for reading in _Walk(text, first, at, stop).readings():
        yield with_signers(text, reading, stop)


class _Walk(Parts):
    """One walk over the first words of a text: where it is, and the parts that it has passed."""

    def __init__(self, text: str, start: int, at: int, stop: int) -> None:
        super().__init__()
        self.text = text
        self.start = start  # with a notice before it
        self.first = at
        self.at = at
        self.stop = stop
        self.reach = min(stop, at + REACH)
        self.words = 0  # since then
        self.open: int | None = None  # where the words of a place began that no anchor has ended yet
        self.joined = False  # behind a dash another place may follow
        self.last = at  # where the last part ended
        self.dated = -1  # where the day ended, its full stop included

    def readings(self) -> Iterator[Reading]:
        """Walk, and yield a reading wherever one could end."""
        for _ in range(_MOST_STEPS):
            if self.at >= self.reach:
                return
            anchored = self._anchor()
            if anchored is None:
                return
            if not anchored:
                word = (self._loose() if self.open is None else None) or _WORD.match(self.text, self.at, self.reach)
                if word is None or (self.sites and self.open is None and not self.joined):
                    return
                if self.open is None:
                    self.open, self.words = self.at, 0
                self.words += 1
                if self.words > _MOST_WORDS:
                    return
                self.at = self.last = at = word.end()
                following = self.text[at + 1 : at + 2]
                if (
                    self.text[at : at + 1] == " "
                    and self.text[at - 1] != "."
                    and following.isalnum()
                    and following != "ـ"
                ):
                    self.at += 1  # another word: nothing can end here
                    continue
            yield from self._ends(anchored)
            if not self._join():
                return

    def _loose(self) -> re.Match[str] | None:
        """Return the words of a place in small letters that stand here before a day and a hyphen: `st paul, april 7 - `."""
        place = _LOOSE.match(self.text, self.at, self.reach)
        if place is None or not may_open_day(self.text, place.end("gap")):
            return None
        return None if _day_and_hyphen().match(self.text, place.end("gap"), self.reach) is None else place

    def _anchor(self) -> bool | None:
        """Pass a day, a bracket or an agency; False when a word stands here, None when the walk is over."""
        text, at = self.text, self.at
        lead = self._before_day()
        begins = at if lead is None else lead.end()
        day = day_pattern().match(text, begins, self.reach) if may_open_day(text, begins) else None
        if day is None and self.open is not None and text[at - 2 : at] == ", ":
            day = _BARE_DAY.match(text, at, self.reach)
        if day is None and lead is not None and _CASELESS_LETTER.match(text, at) is not None:
            day = _LED_DAY.match(text, begins, self.reach)
        if day is not None:
            if self.day is not None or not self._close(at, dated=True):
                return None
            self.day, self.at = day[0].strip().rstrip(","), day.end()
            self.last = self.dated = day.start() + len(day[0].rstrip())
            return True
        bracket = self._bracket_at(at)
        if bracket is not None:
            return True if self._bracket(bracket) else None
        agency = self._agency()
        if agency is None:
            return False
        name, end = agency
        if not self._close(at):
            return False
        dashed = text[self.first : at].rstrip().endswith(_DASHES)
        self.credit, self.at = Credit(name, "agency", marked=text[at] in _QUOTES, dashed=dashed), end
        self.last = end
        self._person()
        self._place_behind()
        return True

    def _before_day(self) -> re.Match[str] | None:
        """Return the small words that lead from a place to a day here: `, le 4 mai`, `, samedi 4 mai`, ` في 4 مايو`."""
        if self.open is None:
            return None
        text, at = self.text, self.at
        behind_comma = text[at - 2 : at] in _GAPS
        if not behind_comma and (text[at - 1 : at] != " " or _CASELESS_LETTER.match(text, at) is None):
            return None
        return _before_day().match(text, at, self.reach)

    def _close(self, at: int, *, dated: bool = False) -> bool:
        """End the words of a place; False when they are none. Before a day, a weekday is no part of one."""
        if self.open is None:
            return True
        printed = self.text[self.open : at]
        sites = read_sites((without_weekday(printed) if dated else printed).strip(EDGES + "/"))
        if sites is None or (self.sites and not self.joined):
            return False
        self.sites, self.open, self.joined = (*self.sites, *sites), None, False
        return True

    def _agency(self) -> tuple[str, int] | None:
        """Read the longest agency whose name begins here, or a site by its address."""
        if self.credit is not None:
            return None
        known = self._known_agency()
        if known is not None:
            return known
        domain = _BARE_DOMAIN.match(self.text, self.at, self.reach)
        return self._unknown_agency() if domain is None else (domain[0], domain.end())

    def _unknown_agency(self) -> tuple[str, int] | None:
        """Read an agency that no table has: in quotation marks behind a place, or behind a place and a day."""
        text, at = self.text, self.at
        if text[at : at + 1] in _QUOTES and (self.sites or self.open is not None):
            quoted = _QUOTED.match(text, at, self.reach) or self._known_in_quotes(at)
            return None if quoted is None else (agency_named(quoted["name"]) or quoted["name"], quoted.end())
        if self.day is None or not self.sites or self.open is not None:
            return None
        unknown = _UNKNOWN.match(text, at, self.reach)
        dashed = text[self.first : at].rstrip().endswith(_DASHES)
        if unknown is None or (dashed and unknown["stop"] is None) or is_place(unknown["name"]):
            return None
        if unknown["stop"] and unknown["name"].istitle() and unknown["name"].isalpha():
            return None  # Rep. Ana Lima
        return unknown["name"], unknown.end("name")

    def _known_in_quotes(self, at: int) -> re.Match[str] | None:
        """Return a known agency in quotation marks, which needs no mark behind it: لندن: «الميناء» أعلن."""
        quoted = _IN_QUOTES.match(self.text, at, self.reach)
        return quoted if quoted is not None and agency_named(quoted["name"]) is not None else None

    def _known_agency(self) -> tuple[str, int] | None:
        """Read the longest agency whose name begins here; one word in title case needs a part before it."""
        if self.text[self.at : self.at + 2].rstrip(" .-") not in _first_letters():
            return None
        match = _NAME.match(self.text, self.at, self.reach)
        words = "" if match is None else match[0]
        first = words.partition(" ")[0]
        if first not in _first_words() and first.rstrip(".-") not in _first_words():
            return None
        known = agencies()
        while words:
            name = words.rstrip(".-")
            agency = known.in_dateline(name)
            if agency is not None and self._stands_bare(name):
                return agency.short, self.at + len(name)
            words = words.rpartition(" ")[0]
        return None

    def _stands_bare(self, name: str) -> bool:
        """Say whether a name without brackets is the agency here, and no place, region or everyday word."""
        before = self.text[self.first : self.at].rstrip()
        if self.open is not None and before[-1:] in ",،":
            return not is_region(name) and (name.isupper() or not is_place(name, 50))  # but: FORT WASHINGTON, PA
        if self.open is not None and before[-1:] not in ",،.":
            place = self.text[self.open : self.at]
            if is_place(place + name) or (place != place.upper() and not name.isupper()):
                return False  # SANTA ANA, Par Belga
        if not before:
            return not is_place(name) and (" " in name or not name.istitle() or "." in name)
        return not is_place(name, 50)

    def _person(self) -> None:
        """Pass the reporter behind an agency: `РИА Новости, А. `; the name must be the end of the sentence or line."""
        match = _PERSON.match(self.text, self.at, self.reach)
        if match is None:
            return
        ended = _STOP.match(self.text, match.end(), self.stop)
        if ended is not None and not match["name"].isupper() and is_person(match["name"]):
            self.people = (Person(match["name"], None, match.start("name"), match.end("name")),)
            self.at = self.last = match.end()

    def _place_behind(self) -> None:
        """Pass the known place behind an agency and a slash, in scripts without capitals: `ایسنا/تهران`."""
        slash = _SLASH.match(self.text, self.at, self.reach) if not self.sites else None
        word = None if slash is None else _WORD.match(self.text, slash.end(), self.reach)
        if word is not None and is_place(word[0], 50) and _CASELESS_LETTER.match(word[0]) is not None:
            self.sites = read_sites(word[0]) or ()
            self.at = self.last = word.end()

    def _bracket_at(self, at: int) -> re.Match[str] | None:
        """Return brackets that begin here; slashes are some only around an agency, for others part places."""
        if self.text[at : at + 1] not in _BEFORE_BRACKET:
            return None
        bracket = _BRACKET.match(self.text, at, self.reach)
        if bracket is not None and bracket["slash"] is not None:
            inside = bracket["slash"].strip()
            if agency_named(inside) is None and roles().match(inside) is None and not self._may_be_slashed(inside):
                return None
        return bracket

    def _may_be_slashed(self, inside: str) -> bool:
        """Say whether an agency that no table has may stand between slashes: behind a day, `London, May 4 /Harbour/.`."""
        placed = bool(self.sites) or self.open is not None
        return self.day is not None and placed and not is_place(inside) and not is_region(inside)

    def _bracket(self, bracket: re.Match[str]) -> bool:
        """Pass brackets or slashes if they hold a part of an opening."""
        text = self.text
        inside = (bracket["round"] or bracket["bar"] or bracket["square"] or bracket["slash"]).strip()
        begins = bracket.start() if bracket["lead"] is None else bracket.start("lead")
        empty = self.open is None and not self.sites
        if bracket["lead"] and empty:
            return False
        if not self._close(begins):
            return False
        offset = text.index(inside, bracket.start())
        if bracket["square"] is not None and not self.sites:
            return False
        # --(Example)-
        lead = (
            bracket["lead"] is not None
            and text[bracket.end("lead")] == "("
            and text[bracket.end() :][:1] in ("-", "–", "—")
        )
        if bracket["lead"] and not lead and agency_named(inside) is None:
            return False
        if not self.take_inside(inside, offset, lead=lead):
            return False
        self.at = self.last = bracket.end()
        return True

    def _join(self) -> bool:
        """Go on to the next part; False when nothing joins one."""
        text = self.text
        slash = _SLASH.match(text, self.at, self.reach) if self.open is not None else None
        if slash is not None and self._bracket_at(self.at) is None:
            self.at, self.words = slash.end(), 0
            return True
        dash = _STOP.match(text, self.at, self.reach)
        if dash is not None and (dash["dash"] or dash["hyphen"]):
            led = _BRACKET.match(text, at := after_spaces(text, self.at, self.reach), self.reach)
            if led is not None and led["lead"]:
                self.at = at
                return True
            return self._join_behind(dash.end())
        if dash is not None and dash["colon"] and self._credit_at(dash.end()) and self._close(self.last):
            self.at = dash.end()  # لندن: «الميناء», Berlin: (hib/ABC)
            return True
        if self._join_agency():
            return True
        joint = _JOINT.match(text, self.at, self.reach)
        if self.credit is not None and not self.credit.marked and not self.sites and "," not in text[self.at :][:2]:
            return self._join_place()
        if joint is None or (joint.end() == self.at and text[self.at : self.at + 1] not in ("(", "[", "/")):
            return False
        self.at = joint.end()
        return True

    def _join_agency(self) -> bool:
        """Go on behind a hyphen between a place and an agency that is known, as SANA prints them: `دمشق-سانا`."""
        text, at = self.text, self.at
        if self.open is None or self.credit is not None or text[at : at + 1] != "-":
            return False
        if _CASELESS_LETTER.match(text, at + 1) is None or not self._close(at):
            return False
        self.at = at + 1
        return self._known_agency() is not None

    def _credit_at(self, at: int) -> bool:
        """Say whether an agency stands at `at` in quotation marks, or one that is known in brackets."""
        bracket = _BRACKET.match(self.text, at, self.reach) if self.text[at : at + 1] == "(" else None
        if bracket is not None:
            return agency_named(bracket["round"]) is not None
        if self.credit is not None or self.text[at : at + 1] not in _QUOTES:
            return False
        return _QUOTED.match(self.text, at, self.reach) is not None or self._known_in_quotes(at) is not None

    def _join_place(self) -> bool:
        """Go on to the known place between an agency in capitals and a dash: `ACN Girona - `."""
        text, at = self.text, self.at
        word = _WORD.match(text, at + 1, self.reach) if text[at : at + 1] == " " and text[:at].isupper() else None
        if word is None or not is_place(word[0].rstrip("."), 50):
            return False
        dash = _STOP.match(text, word.end() - word[0].endswith("."), self.reach)
        if dash is None or not (dash["dash"] or dash["hyphen"]):
            return False
        self.at = at + 1
        return True

    def _join_behind(self, at: int) -> bool:
        """Go on behind a dash, where a day, an agency or, behind an agency, a place follows."""
        if self.open is not None and not self._close(self.last):
            return False
        self.at = at
        if self.day is None and self.sites and day_pattern().match(self.text, at, self.reach):
            return True
        if self.day is not None and not self.sites:
            return self.credit is None  # May 4, 2020 – LISBON –
        if self.credit is not None:
            return not self.sites
        if self._agency() is not None:
            return bool(self.sites)
        self.joined = bool(self.sites) and self.day is None and all(site.shouted and site.known for site in self.sites)
        return self.joined  # JERUSALEM - TEL AVIV --

    def _ends(self, anchored: bool) -> Iterator[Reading]:
        """Yield the readings that end here, if what follows can end one."""
        text, at = self.text, self.last
        if (
            self.open is not None
            and text[at - 1] == "."
            and "." not in text[at - 5 : at - 1]
            and not text[at : at + 1].strip()
        ):
            whole = read_sites(text[self.open : at - 1])
            if whole and len(whole[-1].name) > 3 and all(map(_may_end, whole)):
                yield self._reading((*self.sites, *whole), at - 1, after_spaces(text, at, self.stop), "stop")
        if self.open is not None and text[at - 1] == "." and text[at : at + 1] in _DASHES:
            at -= 1  # LIMA, PERÚ.-
        stop = _STOP.match(text, at, self.stop)
        if stop is not None and stop.lastgroup is not None:
            kind, end = _STOPS[stop.lastgroup], stop.end()
            if (
                kind == "hyphen"
                and not text[stop.start()].isspace()
                and text[stop.start() - 1] not in ".)"
                and text[stop.start()] != "."
            ):
                kind = "glued_hyphen"
        else:
            end = after_spaces(text, at, self.stop)
            kind = "line" if end == self.stop or "\n" in text[at:end] else "glued" if end == at else "space"
            if kind == "space" and anchored and self.dated == at and text[at - 1] == ".":
                kind = "stop"  # Hamburg, 4.5.2020. Die
            if kind != "line" and not anchored:
                return
        sites = () if self.open is None else read_sites(text[self.open : at])
        if sites is not None:
            yield self._reading((*self.sites, *sites), at, end, kind)

    def _reading(self, sites: tuple[Site, ...], last: int, end: int, stop: Stop) -> Reading:
        return Reading(
            self.start, self.first, last, end, stop, sites, self.day, self.credit, self.people, self.bracketed
        )


def _may_end(site: Site) -> bool:
    """Say whether a full stop behind a place can end an opening: `Berlin. Die`, but not `Mr. Lima`."""
    return site.known or site.village or site.part


# A quotation mark is a dash that lost its code page; the slash is that of press releases.
_STOPS: dict[str, Stop] = {
    "dash": "dash", "quote": "dash", "hyphen": "hyphen", "colon": "colon", "equals": "equals", "bar": "bar", "slash": "bar", "stop": "stop",
}  # fmt: skip


@cache
def _first_words() -> frozenset[str]:
    """Return the words that the names of agencies begin with."""
    return frozenset(name.partition(" ")[0] for name in agencies().by_dateline)


@cache
def _before_day() -> re.Pattern[str]:
    """Read the small words between a place and a day: `Paris, le 4 mai`, `Lima, lunes 4 de mayo`."""
    weekday, lead = any_of(language_numbers("weekdays")), any_of(language_words("datelines.before_days"))
    return re.compile(rf"(?: (?:{weekday}) ,?[ ] )?+ (?: (?:{lead}) [ ] )?+ (?<=[ ]) (?=\d)", re.VERBOSE)


@cache
def _first_letters() -> frozenset[str]:
    return frozenset(word[:2].rstrip(".-") for word in _first_words())
