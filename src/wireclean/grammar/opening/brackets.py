"""What brackets and slashes of an opening hold: an agency, a day, a place, its region, a paper, a reporter."""

from __future__ import annotations

import re
from functools import cache

from wireclean.data.languages import language_words
from wireclean.grammar.names import is_name
from wireclean.grammar.opening.letters import QUOTES, day_pattern, may_open_day
from wireclean.grammar.opening.reading import Credit, Person, agency_named, credit_by_form, is_call_sign
from wireclean.grammar.opening.sites import Site, ends_name, read_sites
from wireclean.grammar.places import country_of, is_place, is_region

__all__ = ["Parts", "roles"]

_QUOTE = re.compile(f"[{QUOTES}]")


class Parts:
    """The parts of an opening that were read so far, and how what stands in brackets adds to them."""

    def __init__(self) -> None:
        """Begin with none."""
        self.sites: tuple[Site, ...] = ()
        self.day: str | None = None
        self.credit: Credit | None = None
        self.people: tuple[Person, ...] = ()
        self.bracketed = False  # the place alone is in brackets

    def take_inside(self, inside: str, offset: int, *, lead: bool) -> bool:
        """Take what brackets hold: an agency, a day, a place, its region or other name, a paper, a reporter."""
        agency = agency_named(inside)
        if agency is not None and not (self.credit is None and self.sites and self._is_state(inside)):
            if self.credit is None:
                self.credit = Credit(agency, "agency", marked=True)
            return True
        if day_pattern().fullmatch(inside) is not None:
            taken = self.day is None
            self.day = self.day or inside
            return taken
        if self.sites and self.credit is None and ends_name(inside):
            site = self.sites[-1]
            self.sites = (*self.sites[:-1], site._replace(name=f"{site.name} ({inside})"))  # Halle (Saale)
            return True
        if self.sites and self.credit is None and is_call_sign(inside) and self.sites[-1].signs:
            self.credit = Credit(inside, "letters", marked=True)  # KELO is a town, too
            return True
        if self.day is None and (is_region(inside) or is_place(inside) or not self.sites):
            return self._place_inside(inside)
        if self.credit is not None:
            return False
        return self._credit_inside(inside, offset, lead=lead)

    def _is_state(self, letters: str) -> bool:
        """Say whether two letters in brackets are the state of the town before them: `Lancaster (PA)`, but not `London (PA)`."""
        if len(letters) != 2 or not is_region(letters):
            return False
        site = self.sites[-1]
        return country_of(site.name) in (None, country_of(site.name, letters))

    def _place_inside(self, inside: str) -> bool:
        if not self.sites:
            if self._filed_inside(inside):
                return True
            sites = read_sites(inside)
            self.bracketed = sites is not None and all(site.known for site in sites)
            self.sites = sites if sites is not None and self.bracketed else ()
            return self.bracketed or self._credit_inside(inside, 0, lead=False)
        site = self.sites[-1]
        if is_region(inside):
            region = inside if site.region is None else f"{site.region}, {inside}"
            self.sites = (*self.sites[:-1], site._replace(region=region))
        return True  # or it is the town's other name: Breslau (Wroclaw)

    def _filed_inside(self, inside: str) -> bool:
        """Take a place with its day, and an agency behind it if one stands there: `(Lisbon, May 4, 2020)`, `(Казань, 4 мая, «Гавань»)`."""
        for comma in re.finditer(", ", inside):
            day = day_pattern().match(inside, comma.end()) if may_open_day(inside, comma.end()) else None
            if day is None:
                continue
            sites, credit = read_sites(inside[: comma.start()]), inside[day.end() :].strip(", ")
            agency = agency_named(credit)
            if not sites or not all(site.known for site in sites) or (credit and agency is None):
                return False
            self.sites, self.day = sites, day[0].strip()
            self.credit = Credit(agency, "agency", marked=True) if agency is not None else None
            return True
        return False

    def _credit_inside(self, inside: str, offset: int, *, lead: bool) -> bool:
        """Take a paper that no table has, with its reporter or day, or a reporter of an agency."""
        role = roles().match(inside)
        words = inside[role.end() :].strip() if role is not None else inside
        name, comma, rest = (part.strip() for part in words.replace("،", ",").partition(","))
        if comma:
            desk = agency_named(rest)
            if desk is not None:
                if is_name(name):
                    self._name(name, None, offset + inside.index(name))  # (A B, БТА)
                self.credit = Credit(desk, "agency", marked=True)  # (red, APA)
                return True
            if day_pattern().fullmatch(rest) is not None and self.day is None:
                self.day = rest
            elif not is_name(rest):
                return False
            else:
                self._name(rest, None, offset + inside.rindex(rest))
            agency = agency_named(name)
            self.credit = (
                Credit(agency, "agency", marked=True) if agency is not None else credit_by_form(name, lead=True)
            )
            return self.credit is not None
        if role is not None:
            parts = words.split()
            for size in range(min(3, len(parts)), 0, -1):
                agency = agency_named(" ".join(parts[:size]))
                if agency is not None:
                    self.credit = Credit(agency, "agency", marked=True)
                    person = " ".join(parts[size:])
                    if is_name(person):
                        self._name(person, role[0].strip(), offset + inside.rindex(person))
                    return True
        if not self.sites:
            self.credit = Credit(inside, "paper", marked=True) if is_call_sign(inside) else None
            return self.credit is not None
        person, dash, desk = inside.rpartition(" - ")
        if dash and is_name(person) and agency_named(desk) is not None:  # /A B - БЕЛТА/
            self._name(person, None, offset)
            self.credit = Credit(agency_named(desk) or "", "agency", marked=True)
        elif role is not None and not words:
            self.credit = Credit("", "desk", marked=True)  # (Correspondent)
        else:
            self.credit = credit_by_form(_QUOTE.sub("", inside), lead=lead)
        return self.credit is not None

    def _name(self, name: str, role: str | None, start: int) -> None:
        self.people = (Person(name, role, start, start + len(name)),)


@cache
def roles() -> re.Pattern[str]:
    """Read a word for reporter that opens what brackets hold, and the space behind it."""
    words = sorted(language_words("datelines.reporters"), key=len, reverse=True)
    return re.compile("(?:" + "|".join(map(re.escape, words)) + r")(?!\w)[.:]?\s*", re.IGNORECASE)
