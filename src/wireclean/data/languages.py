"""What each language brings: its months, its words for bylines and times, its phrases, places and agencies.

One file a language, `languages/*.toml` beside this module. All are read at once and their lists joined, for copy does
not say what language it is in and a Norwegian page holds English buttons. A new language is a new file and nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from itertools import chain, product
from typing import Any, NamedTuple

import tomli

__all__ = [
    "language_agencies",
    "language_lists",
    "language_numbers",
    "language_words",
    "languages_known",
    "parse_language",
    "words_of_language",
]

# What a language file may hold: tables of numbers, tables of lists (`*`: a list for each country code), agencies.
_NUMBERS = frozenset(
    {"months", "solar_months", "lunar_months", "bikram_months", "eras", "weekdays", "units", "days_back"}
)
_LISTS = {
    "language": "words capitals name_articles",
    "times": (
        "published updated dated years month_marks day_marks of ordinals joins hours minutes seconds mornings afternoons"
        " noon midnight ago_before ago_after ago_leads ones reading"
    ),
    "bylines": (
        "by openings written uncued_roles role_tails role_adjectives avatars author_buttons where_inside feminine sentence_ends presents reports"
        " markers labels kinds indefinite titles joins articles whom where beside other_crafts roles leading_roles"
        " telling_roles nobody follow given given_last surnames_first"
    ),
    "never": "ends ends_before_number organizations other",
    "datelines": (
        "labels everyday words forms ands districts village_endings shouted_village_endings papers reporters own closers other_months"
        " posted behind_closers via notices day_months before_days day_words desks"
    ),
    "furniture": "line tail opening prompt section share services page reader reader_buttons reader_marks comments live"
    " promo_begin promo_end list_begin list_end link_notes link_labels made_with commands",
    "invitations": "offers services invites calls joins asks you we brings told",
    "page_states": "leads things states calls",
    "page_voice": "own copula trade rules manners machine help",
    "notes": (
        "contributed reported contributor_words contact source desk_work desk_work_bracketed desk_work_leads edited standards"
        " new_tab correction refiled editors_note advisory parts copyright reserved rights rights_begin rights_go_on about about_is"
        " about_does about_goes_on about_going_on about_heads about_never reach_joins reached reach reach_whom reach_by networks address online signature slashed"
        " sign_off_desk sign_off_with first_printed edition citation aired feed_opens feed_closes source_bare source_of_art"
        " source_heads contact_heads"
        " itself part_of_itself labels made its_author disclaims crafts trademark over"
    ),
    "sentences": "abbreviations attribution before_names closing against domains said told_endings polite_endings",
    "countries": "*",
    "places": "*",
}


# Tables of what pages and papers say in words of their own, apostrophes and all.
_SAID_BY_PAGES = frozenset(("furniture", "invitations", "page_states", "page_voice", "notes", "times"))


class _Languages(NamedTuple):
    numbers: dict[str, dict[str, int]]
    words: dict[str, tuple[str, ...]]
    by_language: dict[str, dict[str, tuple[str, ...]]]
    agencies: tuple[dict[str, Any], ...]


def language_numbers(table: str) -> Mapping[str, int]:
    """Return every language's names of `months` (1 to 12) or `weekdays` (1 is Monday), in lower case.

    Likewise the months of other calendars, the seconds of `units`, the `days_back` of words such as yesterday, and the
    years that an era adds to a year printed with it (`eras`).
    """
    return _languages().numbers[table]


def language_words(name: str) -> tuple[str, ...]:
    """Return every language's words of a list, `furniture.line` or `bylines.markers`, as the files have them.

    Of `countries` and `places`, which have a list for each country: `language_words("places.DE")`. Raises `KeyError` for a
    list that no language can have, which is a slip of the caller's.
    """
    found = _languages().words.get(name)
    return _of_none(name) if found is None else found


def words_of_language(language: str, name: str) -> tuple[str, ...]:
    """Return one language's words of a list or a table of numbers: `words_of_language("en", "times.joins")`.

    Raises `KeyError` for a list that no language can have.
    """
    found = _languages().by_language.get(language, {}).get(name)
    return _of_none(name) if found is None else found


def _of_none(name: str) -> tuple[str, ...]:
    """Return no words for a list that the files may have and do not; raises `KeyError` for any other."""
    table, _, words = name.partition(".")
    if name not in _NUMBERS and _LISTS.get(table) != "*" and words not in _LISTS.get(table, "").split():
        raise KeyError(name)
    return ()


def languages_known() -> tuple[str, ...]:
    """Return the codes of the languages that have a file: `de`, `en`."""
    return tuple(_languages().by_language)


def language_lists(table: str) -> Mapping[str, tuple[str, ...]]:
    """Return every list of a table, by its name there: `language_lists("countries")["DE"]`."""
    return {
        name.partition(".")[2]: words for name, words in _languages().words.items() if name.partition(".")[0] == table
    }


def language_agencies() -> tuple[dict[str, Any], ...]:
    """Return the agencies that stand in language files, as those of `agencies.toml` are written."""
    return _languages().agencies


@cache
def _languages() -> _Languages:
    numbers: dict[str, dict[str, int]] = {table: {} for table in _NUMBERS}
    words: dict[str, dict[str, None]] = {}
    by_language: dict[str, dict[str, tuple[str, ...]]] = {}
    agencies: list[dict[str, Any]] = []
    folder = files(__package__).joinpath("languages")
    for file in sorted((entry for entry in folder.iterdir() if entry.name.endswith(".toml")), key=lambda e: e.name):
        for table, content in parse_language(file.name, file.read_text("utf-8")).items():
            if table == "agency":
                agencies.extend(content)
            elif table in _NUMBERS:
                numbers[table] |= {name.casefold(): number for name, number in content.items()}
                by_language.setdefault(file.name.removesuffix(".toml"), {})[table] = tuple(content)
            else:
                for name, listed in content.items():
                    spelled = chain.from_iterable(map(_spelled_out, listed))
                    entries = tuple(_both_apostrophes(spelled) if table in _SAID_BY_PAGES else spelled)
                    words.setdefault(f"{table}.{name}", {}).update(dict.fromkeys(entries))
                    by_language.setdefault(file.name.removesuffix(".toml"), {})[f"{table}.{name}"] = entries
    joined = {name: tuple(entries) for name, entries in words.items()}
    return _Languages(numbers, joined, by_language, tuple(agencies))


def _both_apostrophes(phrases: Iterable[str]) -> Iterator[str]:
    """Yield phrases, and those with an apostrophe also as printers set it: `l'article`, `l’article`."""
    for phrase in phrases:
        yield phrase
        if "'" in phrase or "’" in phrase:
            yield phrase.translate(_OTHER_APOSTROPHE)


_OTHER_APOSTROPHE = str.maketrans("'’", "’'")


def _spelled_out(entry: str) -> list[str]:
    """Return all that an entry with choices stands for, and any other entry as it is: `{share|save} it`."""
    if "{" not in entry:
        return [entry]
    parts = [part.split("|") if at % 2 else [part] for at, part in enumerate(_CHOICES.split(entry))]
    spelled = (_SPACES.sub(" ", "".join(chosen)).lstrip(" ") for chosen in product(*parts))
    return [
        words if entry[-1] == " " else words.rstrip(" ") for words in spelled
    ]  # an entry may end in a blank of its own


_CHOICES = re.compile(r"[{}]")
_SPACES = re.compile(r" {2,}")  # where nothing was chosen


def parse_language(file: str, source: str) -> dict[str, Any]:
    """Read one file. Raises `ValueError` for a slip in it and for a table or list that nothing reads, naming the file."""
    try:
        tables = tomli.loads(source)
    except tomli.TOMLDecodeError as error:
        raise ValueError(f"languages/{file}: {error}") from error
    for table, content in tables.items():
        if table == "agency" or table in _NUMBERS:
            continue
        if table not in _LISTS:
            tables_known = ", ".join(sorted({*_LISTS, *_NUMBERS, "agency"}))
            raise ValueError(f"languages/{file}: nothing reads a table [{table}]; known: {tables_known}")
        for name in content:
            known = _LISTS[table].split()
            if name not in known and known != ["*"]:
                raise ValueError(f"languages/{file}: nothing reads {name} of [{table}]; known: {', '.join(known)}")
    return tables
